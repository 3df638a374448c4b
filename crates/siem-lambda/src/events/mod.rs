//! From the JSON of an invocation to the objects it asks for.
//!
//! Every record of the event becomes one [`Item`], and every item has an outcome: objects to load, counted skips, or
//! "not understood". Objects named twice are one [`Work`], to which several items point, so that nothing is loaded
//! twice in one invocation and each message still gets its own answer.
//!
//! A message that is not understood fails. It comes back until the queue's `maxReceiveCount` moves it to the
//! dead-letter queue, where somebody finds it; acknowledging it would make it vanish. The caller logs one error line
//! with the message id and [`NotUnderstood`], which holds the shape of the message and nothing of its content.

mod interpret;
mod key;

use std::collections::HashMap;

use serde_json::Value;

use crate::range::Range;
pub use interpret::NotUnderstood;
pub(crate) use interpret::{bucket_and_key, version};
pub use key::KeyReading;

/// One object, or a range of its records, to be loaded.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Work {
    /// Bucket name.
    pub bucket: String,
    /// Object key, in the reading to try first and the one to try next.
    pub key: KeyReading,
    /// The version the message speaks of: what to ask for, never the object's identity.
    pub version: Option<String>,
    /// ETag of the object that a range message speaks of; of new objects it is not kept.
    pub e_tag: Option<String>,
    /// Bytes, as the message says; for metrics and planning only.
    pub size: Option<u64>,
    /// The region the message names: that of the bucket.
    pub region: Option<String>,
    /// Which records; `None` is all of them, and no hand-over happened before.
    pub range: Option<Range>,
}

/// By which service the event came, thus who repeats what fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// An event source mapping of a queue: it wants a partial-batch reply.
    Sqs,
    /// Asynchronously, by S3, SNS or EventBridge, or by hand: nothing is repeated but the invocation as a whole.
    Direct,
}

/// The queue message an item came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// `messageId`; empty if the record has none. An empty identifier in the reply makes Lambda repeat the whole batch.
    pub id: String,
    /// For changing the visibility.
    pub receipt_handle: Option<String>,
    /// How often it was received, this time included.
    pub receive_count: u32,
    /// `eventSourceARN`.
    pub queue_arn: Option<String>,
}

/// Things in an item that are rightly not loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skipped {
    /// `s3:TestEvent`: S3 sends one when notifications are set up.
    pub test_events: u64,
    /// Events that are no creation of an object.
    pub not_for_us: u64,
    /// The name of the first event that was not for us, such as `ObjectRemoved:Delete`; cut short.
    pub first_name: Option<String>,
}

/// One record of the event and all that is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// `None` if it did not come by a queue.
    pub message: Option<Message>,
    /// Indices into [`Invocation::work`].
    pub work: Vec<usize>,
    /// What is acknowledged without being loaded.
    pub skipped: Skipped,
    /// The first part that is not understood, and how many parts are not.
    pub not_understood: Option<(NotUnderstood, u64)>,
}

impl Item {
    /// Whether the item has to be repeated: a part is not understood, or a part of its work failed.
    pub fn failed(&self, work_failed: impl Fn(usize) -> bool) -> bool {
        self.not_understood.is_some() || self.work.iter().any(|&index| work_failed(index))
    }
}

/// One invocation's event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invocation {
    /// How it came.
    pub delivery: Delivery,
    /// The records of the event, in their order.
    pub items: Vec<Item>,
    /// The distinct objects and ranges to load, in the order of first mention.
    pub work: Vec<Work>,
}

impl Invocation {
    /// The sum of all items' skips.
    #[must_use]
    pub fn skipped(&self) -> Skipped {
        let mut sum = Skipped::default();
        for item in &self.items {
            sum.test_events += item.skipped.test_events;
            sum.not_for_us += item.skipped.not_for_us;
            sum.first_name = sum.first_name.or_else(|| item.skipped.first_name.clone());
        }
        sum
    }

    /// How many parts of all items are not understood.
    #[must_use]
    pub fn not_understood(&self) -> u64 {
        self.items.iter().filter_map(|item| item.not_understood.as_ref()).map(|(_, parts)| parts).sum()
    }
}

/// Reads an event of any shape: S3, SNS, EventBridge, a queue holding any of these or our range messages, the replay of
/// dead letters, test events. Never fails as a whole; see [`Item`].
#[must_use]
pub fn parse(event: &Value) -> Invocation {
    let mut collector = Collector::default();
    let mut delivery = Delivery::Direct;
    match event.get("Records").and_then(Value::as_array) {
        Some(records) if !records.is_empty() => {
            for record in records {
                let message = queue_message(record);
                if message.is_some() {
                    delivery = Delivery::Sqs;
                }
                collector.item(message, record);
            }
        }
        _ => collector.item(None, event),
    }
    Invocation { delivery, items: collector.items, work: collector.work }
}

/// Reads what a queue adds to a message, if the record is one of a queue.
fn queue_message(record: &Value) -> Option<Message> {
    if !interpret::is_queue_record(record) {
        return None;
    }
    let text = |name: &str| record.get(name).and_then(Value::as_str).map(str::to_owned);
    let receive_count = record.pointer("/attributes/ApproximateReceiveCount").and_then(|count| {
        count.as_str().and_then(|text| text.parse().ok()).or_else(|| count.as_u64()?.try_into().ok())
    });
    Some(Message {
        id: text("messageId").unwrap_or_default(),
        receipt_handle: text("receiptHandle"),
        receive_count: receive_count.unwrap_or(1),
        queue_arn: text("eventSourceARN"),
    })
}

/// Gathers items, and gives equal work one place.
#[derive(Default)]
struct Collector {
    items: Vec<Item>,
    work: Vec<Work>,
    places: HashMap<Work, usize>,
}

impl Collector {
    fn item(&mut self, message: Option<Message>, record: &Value) {
        let findings = interpret::interpret(record);
        let mut item = Item { message, work: Vec::new(), skipped: findings.skipped, not_understood: None };
        if let Some(first) = findings.not_understood {
            item.not_understood = Some((first, findings.not_understood_parts));
        }
        item.work = findings.work.into_iter().map(|work| self.place(work)).collect();
        item.work.sort_unstable();
        item.work.dedup();
        self.items.push(item);
    }

    fn place(&mut self, work: Work) -> usize {
        let next = self.work.len();
        *self.places.entry(work).or_insert_with_key(|work| {
            self.work.push(work.clone());
            next
        })
    }
}
