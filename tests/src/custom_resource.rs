//! CloudFormation's side of a custom resource: events for the function, and the place where its answers arrive.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::Sandbox;
use crate::process::free_port;

/// Takes answers.
pub struct Answers {
    url: String,
    received: UnboundedReceiver<Value>,
    /// What the function printed at the last request.
    pub log: Vec<String>,
}

impl Answers {
    /// Begins to listen.
    ///
    /// # Errors
    /// If there is no port.
    pub async fn start() -> Result<Answers> {
        let port = free_port()?;
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let (sender, received) = unbounded_channel();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                if let Ok(answer) = take(stream).await
                    && sender.send(answer).is_err()
                {
                    return;
                }
            }
        });
        Ok(Answers { url: format!("http://127.0.0.1:{port}/answer?signature=secret"), received, log: Vec::new() })
    }

    /// Has the function make, change (`physical_id` and the properties of before) or delete a resource; its answer.
    ///
    /// # Errors
    /// If the function fails, or does not answer.
    pub async fn ask(
        &mut self,
        sandbox: &mut Sandbox,
        kind: &str,
        logical_id: &str,
        physical_id: Option<&str>,
        properties: &Value,
        before: Option<&Value>,
    ) -> Result<Value> {
        let invocation = sandbox.invoke(&self.event(kind, logical_id, physical_id, properties, before)).await?;
        invocation.ok()?;
        self.log = invocation.log;
        self.taken().context("the function has not answered")
    }

    /// The event of such a request, for who invokes the function himself.
    #[must_use]
    pub fn event(
        &self,
        kind: &str,
        logical_id: &str,
        physical_id: Option<&str>,
        properties: &Value,
        before: Option<&Value>,
    ) -> Value {
        let mut event = json!({
            "RequestType": kind,
            "ResponseURL": self.url,
            "StackId": "arn:aws:cloudformation:eu-west-1:123456789012:stack/aes-siem/1",
            "RequestId": "r-1",
            "ResourceType": "AWS::CloudFormation::CustomResource",
            "LogicalResourceId": logical_id,
            "ResourceProperties": properties,
        });
        if let Some(id) = physical_id {
            event["PhysicalResourceId"] = id.into();
        }
        if let Some(before) = before {
            event["OldResourceProperties"] = before.clone();
        }
        event
    }

    /// The next answer, if there is one.
    pub fn taken(&mut self) -> Option<Value> {
        self.received.try_recv().ok()
    }
}

async fn take(mut stream: TcpStream) -> Result<Value> {
    let mut bytes = Vec::new();
    let body = loop {
        let mut chunk = [0; 4096];
        let count = stream.read(&mut chunk).await?;
        bytes.extend_from_slice(&chunk[..count]);
        let text = String::from_utf8_lossy(&bytes);
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let head = head.to_lowercase();
        let length =
            head.split_once("content-length: ").map_or("", |(_, rest)| rest.lines().next().unwrap_or_default());
        if count == 0 || body.len() >= length.trim().parse().context("an answer without length")? {
            break body.to_owned();
        }
    };
    stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").await?;
    Ok(serde_json::from_str(&body)?)
}
