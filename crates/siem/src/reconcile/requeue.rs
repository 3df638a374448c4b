//! What is missing goes to a queue of the loader, as the message with which the loader hands on what it did not come to.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use aws_sdk_sqs::Client;
use aws_sdk_sqs::types::SendMessageBatchRequestEntry;
use siem_lambda::{Range, RangeMessage};

use super::verdict::Missing;
use crate::aws::problem;

/// Messages of one request.
const MAX_BATCH: usize = 10;
/// Requests for messages that a queue did not take.
const MAX_TRIES: u32 = 5;

/// A queue that the loader reads, and what is on its way there.
pub(crate) struct Requeue {
    /// Without one, messages are only counted.
    queue: Option<(Client, String)>,
    waiting: Vec<String>,
    pub(crate) sent: u64,
}

impl Requeue {
    /// To a queue by its name or URL.
    pub(crate) async fn to(queue: &str, client: Client) -> Result<Requeue> {
        let url = if queue.contains("://") {
            queue.to_owned()
        } else {
            let answer = client.get_queue_url().queue_name(queue).send().await;
            let answer = answer.map_err(|error| problem(&error)).with_context(|| format!("the queue {queue}"))?;
            answer.queue_url.with_context(|| format!("the queue {queue} has no URL"))?
        };
        Ok(Requeue { queue: Some((client, url)), waiting: Vec::new(), sent: 0 })
    }

    /// Counts what would be sent.
    pub(crate) fn dry_run() -> Requeue {
        Requeue { queue: None, waiting: Vec::new(), sent: 0 }
    }

    /// Sends a message for each span that is missing.
    pub(crate) async fn add(&mut self, bucket: &str, key: &str, missing: &Missing) -> Result<()> {
        for (start, end) in &missing.spans {
            let message = RangeMessage {
                bucket: bucket.to_owned(),
                key: key.to_owned(),
                version: missing.version.clone(),
                e_tag: None,
                region: None,
                range: Range { start: *start, end: *end, ..Range::WHOLE },
            };
            self.waiting.push(message.to_json());
            if self.waiting.len() == MAX_BATCH {
                self.flush().await?;
            }
        }
        Ok(())
    }

    /// Sends what waits to be sent.
    pub(crate) async fn flush(&mut self) -> Result<()> {
        let messages = std::mem::take(&mut self.waiting);
        if let (Some((client, url)), false) = (&self.queue, messages.is_empty()) {
            send(client, url, &messages).await.with_context(|| format!("the queue {url}"))?;
        }
        self.sent += messages.len() as u64;
        Ok(())
    }
}

async fn send(client: &Client, url: &str, messages: &[String]) -> Result<()> {
    let mut open = Vec::new();
    for (id, message) in messages.iter().enumerate() {
        let entry = SendMessageBatchRequestEntry::builder().id(id.to_string()).message_body(message).build();
        open.push(entry.context("a message")?);
    }
    for tries in 1.. {
        let request = client.send_message_batch().queue_url(url).set_entries(Some(open.clone()));
        let answer = request.send().await.map_err(|error| problem(&error))?;
        let taken: Vec<&str> = answer.successful().iter().map(|entry| entry.id()).collect();
        open.retain(|entry| !taken.contains(&entry.id()));
        if open.is_empty() {
            break;
        }
        if tries == MAX_TRIES {
            let why = answer.failed().first().map(|entry| entry.message().unwrap_or(entry.code()).to_owned());
            bail!("{} messages were not taken: {}", open.len(), why.unwrap_or_default());
        }
        tokio::time::sleep(Duration::from_millis(50 << tries)).await;
    }
    Ok(())
}
