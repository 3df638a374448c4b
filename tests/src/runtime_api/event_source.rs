//! What stands between a queue and a function on AWS: an event source mapping.

use std::collections::HashSet;

use anyhow::{Context, Result, bail};
use aws_sdk_sqs::types::{Message, MessageSystemAttributeName};
use serde_json::{Map, Value, json};

use super::{Invocation, Sandbox};
use crate::aws::{Aws, Queue, REGION};

/// A mapping from a queue to a function, with partial-batch replies (`ReportBatchItemFailures`), as all of ours have.
pub struct EventSourceMapping<'a> {
    aws: &'a Aws,
    queue: &'a Queue,
    /// Most messages of one event, 1 to 10.
    pub batch_size: i32,
}

/// One event made of messages, and what came of it.
#[derive(Debug)]
pub struct Batch {
    /// The event as the function saw it.
    pub event: Value,
    /// What the function made of it.
    pub invocation: Invocation,
    /// Ids of the messages that are done and were deleted.
    pub deleted: Vec<String>,
    /// Ids of the messages that stay in the queue; they come back when their visibility timeout is over.
    pub returned: Vec<String>,
}

impl<'a> EventSourceMapping<'a> {
    /// A mapping of batches of ten.
    pub fn new(aws: &'a Aws, queue: &'a Queue) -> EventSourceMapping<'a> {
        EventSourceMapping { aws, queue, batch_size: 10 }
    }

    /// Receives one batch and invokes the function with it; `None` when no message is visible.
    pub async fn poll(&self, sandbox: &mut Sandbox) -> Result<Option<Batch>> {
        let messages = self.aws.receive(self.queue, self.batch_size).await?;
        if messages.is_empty() {
            return Ok(None);
        }
        let records = messages.iter().map(|message| self.record(message)).collect::<Result<Vec<_>>>()?;
        let event = json!({ "Records": records });
        let invocation = sandbox.invoke(&event).await?;
        let ids: HashSet<&str> = messages.iter().filter_map(Message::message_id).collect();
        let failures = failed_items(&invocation, &ids);

        let mut batch = Batch { event, invocation, deleted: Vec::new(), returned: Vec::new() };
        for message in &messages {
            let id = message.message_id().unwrap_or_default().to_owned();
            if failures.includes(&id) {
                batch.returned.push(id);
            } else {
                self.aws.delete(self.queue, message).await?;
                batch.deleted.push(id);
            }
        }
        Ok(Some(batch))
    }

    /// Polls until no message is visible. More batches than `most` are an error: something comes back for ever.
    pub async fn drain(&self, sandbox: &mut Sandbox, most: usize) -> Result<Vec<Batch>> {
        let mut batches = Vec::new();
        while let Some(batch) = self.poll(sandbox).await? {
            batches.push(batch);
            if batches.len() > most {
                bail!("{}: more than {most} batches", self.queue.name);
            }
        }
        Ok(batches)
    }

    /// A record of the event, in the shape of "Using Lambda with Amazon SQS".
    fn record(&self, message: &Message) -> Result<Value> {
        let attributes: Map<String, Value> = [
            MessageSystemAttributeName::ApproximateReceiveCount,
            MessageSystemAttributeName::SentTimestamp,
            MessageSystemAttributeName::SenderId,
            MessageSystemAttributeName::ApproximateFirstReceiveTimestamp,
        ]
        .into_iter()
        .filter_map(|name| {
            let value = message.attributes()?.get(&name)?;
            Some((name.as_str().to_owned(), Value::from(value.as_str())))
        })
        .collect();
        let message_attributes: Map<String, Value> = message
            .message_attributes()
            .into_iter()
            .flatten()
            .map(|(name, value)| {
                let value = json!({"stringValue": value.string_value(), "dataType": value.data_type()});
                (name.clone(), value)
            })
            .collect();
        Ok(json!({
            "messageId": message.message_id().context("a message without an id")?,
            "receiptHandle": message.receipt_handle(),
            "body": message.body(),
            "attributes": attributes,
            "messageAttributes": message_attributes,
            "md5OfBody": message.md5_of_body(),
            "eventSource": "aws:sqs",
            "eventSourceARN": self.queue.arn,
            "awsRegion": REGION,
        }))
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Failures {
    All,
    These(HashSet<String>),
}

impl Failures {
    fn includes(&self, id: &str) -> bool {
        match self {
            Failures::All => true,
            Failures::These(ids) => ids.contains(id),
        }
    }
}

/// Those of a batch's messages that stay in the queue.
pub fn returned<'m>(invocation: &Invocation, ids: &[&'m str]) -> Vec<&'m str> {
    let failures = failed_items(invocation, &ids.iter().copied().collect());
    ids.iter().copied().filter(|id| failures.includes(id)).collect()
}

/// Which messages of a batch count as failed ("Reporting batch item failures"): an error, an answer that cannot be
/// read, and an id that is empty or unknown fail the whole batch; no list is no failure.
fn failed_items(invocation: &Invocation, ids: &HashSet<&str>) -> Failures {
    if invocation.function_error.is_some() {
        return Failures::All;
    }
    failed_in_answer(&invocation.payload, ids)
}

fn failed_in_answer(payload: &[u8], ids: &HashSet<&str>) -> Failures {
    let none = Failures::These(HashSet::new());
    if payload.is_empty() {
        return none;
    }
    let Ok(answer) = serde_json::from_slice::<Value>(payload) else { return Failures::All };
    match answer.get("batchItemFailures") {
        None | Some(Value::Null) => none,
        Some(Value::Array(items)) => {
            let listed = items.iter().map(|item| {
                let id = item.get("itemIdentifier")?.as_str()?;
                ids.contains(id).then(|| id.to_owned())
            });
            listed.collect::<Option<HashSet<_>>>().map_or(Failures::All, Failures::These)
        }
        Some(_) => Failures::All,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(answer: &str) -> Failures {
        failed_in_answer(answer.as_bytes(), &HashSet::from(["a", "b"]))
    }

    #[test]
    fn no_list_is_no_failure() {
        for answer in ["", "null", "{}", r#""done""#, r#"{"batchItemFailures":null}"#, r#"{"batchItemFailures":[]}"#] {
            assert_eq!(failed(answer), Failures::These(HashSet::new()), "{answer}");
        }
    }

    #[test]
    fn listed_messages_fail_alone() {
        let answer = r#"{"batchItemFailures":[{"itemIdentifier":"b"}]}"#;
        assert_eq!(failed(answer), Failures::These(HashSet::from(["b".to_owned()])));
    }

    #[test]
    fn a_list_that_makes_no_sense_fails_the_batch() {
        for answer in [
            "not json",
            r#"{"batchItemFailures":"a"}"#,
            r#"{"batchItemFailures":["a"]}"#,
            r#"{"batchItemFailures":[{"itemIdentifier":""}]}"#,
            r#"{"batchItemFailures":[{"itemIdentifier":null}]}"#,
            r#"{"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":"other"}]}"#,
            r#"{"batchItemFailures":[{"itemidentifier":"a"}]}"#,
        ] {
            assert_eq!(failed(answer), Failures::All, "{answer}");
        }
    }
}
