//! CloudFormation's side of a custom resource: events for the function, and the place where its answers arrive.

use anyhow::{Context, Result};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{Response, StatusCode};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::Sandbox;
use crate::listener::Listener;

/// Takes answers.
pub struct Answers {
    url: String,
    received: UnboundedReceiver<Value>,
    /// What the function printed at the last request.
    pub log: Vec<String>,
    _listener: Listener,
}

impl Answers {
    /// Begins to listen.
    ///
    /// # Errors
    /// If there is no port.
    pub async fn start() -> Result<Answers> {
        let (sender, received) = unbounded_channel();
        let listener = Listener::start(move |request| {
            let sender = sender.clone();
            async move {
                let body = request.into_body().collect().await.map(|body| body.to_bytes()).unwrap_or_default();
                let mut response = Response::new(Full::new(Bytes::new()));
                let taken = serde_json::from_slice(&body).is_ok_and(|answer| sender.send(answer).is_ok());
                *response.status_mut() = if taken { StatusCode::OK } else { StatusCode::BAD_REQUEST };
                response
            }
        })
        .await?;
        let url = format!("http://{}/answer?signature=secret", listener.address);
        Ok(Answers { url, received, log: Vec::new(), _listener: listener })
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
