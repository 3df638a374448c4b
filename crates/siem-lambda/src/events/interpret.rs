//! The shapes of events, unwrapped until an object is reached.
//!
//! A queue holds SNS envelopes, which hold EventBridge events or S3 notifications; a dead letter holds a whole event of
//! any kind. Each wrapper is recognised by itself, so every nesting of them is understood without being listed.
//! Sources: "Event message structure" and "EventBridge event message structure" (Amazon S3 user guide), "Using Lambda
//! with Amazon SQS" and "... with Amazon SNS" (Lambda developer guide), "Amazon SNS message and JSON formats".

use std::fmt;

use serde_json::{Map, Value};

use super::{KeyReading, Skipped, Work};
use crate::range::RangeMessage;

/// The most a queue message may hold, as of 2025: a longer text cannot be one.
pub(super) const MAX_BODY_BYTES: usize = 1024 * 1024;

/// The deepest real nesting is six: dead letter, its event, queue record, SNS envelope, notification, record.
const MAX_WRAPPERS: u8 = 12;

/// Names taken from a message are cut to this when they are told.
const MAX_NAME_CHARS: usize = 64;

/// How many member names describe the shape of an object.
const MAX_SHAPE_NAMES: usize = 8;

/// Why a part of an event is not understood. Its text names the shape and never a value, so it can be logged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotUnderstood {
    /// What was looked for.
    pub why: &'static str,
    /// What was found, by kind, size and names of members.
    pub shape: String,
}

impl fmt::Display for NotUnderstood {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.why, self.shape)
    }
}

/// All that one record of the event holds.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) work: Vec<Work>,
    pub(super) skipped: Skipped,
    pub(super) not_understood: Option<NotUnderstood>,
    pub(super) not_understood_parts: u64,
}

impl Findings {
    fn not_for_us(&mut self, name: &str) {
        self.skipped.not_for_us += 1;
        self.skipped.first_name.get_or_insert_with(|| cut(name));
    }

    fn not_understood(&mut self, why: &'static str, found: &Value) {
        self.not_understood_parts += 1;
        self.not_understood.get_or_insert_with(|| NotUnderstood { why, shape: shape(found) });
    }
}

/// Whether this record of an event is a queue message.
pub(super) fn is_queue_record(record: &Value) -> bool {
    text(record, "eventSource") == Some("aws:sqs")
}

/// Unwraps one record of an event, or an event that is no list of records.
pub(super) fn interpret(record: &Value) -> Findings {
    let mut findings = Findings::default();
    unwrap(record, 0, &mut findings);
    findings
}

fn unwrap(value: &Value, wrappers: u8, findings: &mut Findings) {
    if wrappers > MAX_WRAPPERS {
        return findings.not_understood("too many wrappers around each other", value);
    }
    let Some(members) = value.as_object() else {
        return findings.not_understood("an event has to be an object", value);
    };
    if members.get("siem").is_some_and(Value::is_object) {
        return range(value, findings);
    }
    if let Some(records) = members.get("Records").and_then(Value::as_array) {
        if records.is_empty() {
            findings.not_for_us("no records");
        }
        return records.iter().for_each(|record| unwrap(record, wrappers + 1, findings));
    }
    if is_queue_record(value) {
        return unwrap_text(members.get("body"), "the body of a queue message has to be JSON", wrappers, findings);
    }
    if text(value, "EventSource") == Some("aws:sns") {
        let message = value.pointer("/Sns/Message");
        return unwrap_text(message, "the message of an SNS event has to be JSON", wrappers, findings);
    }
    if let Some(kind) = sns_envelope(members) {
        return match kind {
            "Notification" => {
                let message = members.get("Message");
                unwrap_text(message, "the message of an SNS envelope has to be JSON", wrappers, findings)
            }
            confirmation => findings.not_for_us(confirmation),
        };
    }
    if text(value, "Event") == Some("s3:TestEvent") {
        findings.skipped.test_events += 1;
        return;
    }
    if let Some(kind) = text(value, "detail-type")
        && kind != "Object Created"
    {
        return findings.not_for_us(kind);
    }
    if let Some(detail) = members.get("detail") {
        return event_bridge(value, detail, findings);
    }
    if members.contains_key("s3") {
        return notification(value, findings);
    }
    findings.not_understood("no event of S3, SNS, SQS or EventBridge, nor a range message", value);
}

/// Unwraps JSON that is carried as text.
fn unwrap_text(carried: Option<&Value>, why: &'static str, wrappers: u8, findings: &mut Findings) {
    let carried = carried.unwrap_or(&Value::Null);
    let json = carried.as_str().unwrap_or_default();
    if json.len() > MAX_BODY_BYTES {
        return findings.not_understood("longer than a message can be", carried);
    }
    // serde_json stops at 128 levels, which bounds the stack here as well.
    match serde_json::from_str::<Value>(json) {
        Ok(value) => unwrap(&value, wrappers + 1, findings),
        Err(_) => findings.not_understood(why, carried),
    }
}

/// The kind of an SNS envelope, as HTTP and queue subscribers without raw delivery get it.
fn sns_envelope(members: &Map<String, Value>) -> Option<&str> {
    let kind = members.get("Type")?.as_str()?;
    members.get("TopicArn").filter(|arn| arn.is_string())?;
    matches!(kind, "Notification" | "SubscriptionConfirmation" | "UnsubscribeConfirmation").then_some(kind)
}

fn range(message: &Value, findings: &mut Findings) {
    match RangeMessage::read(message) {
        Ok(read) => findings.work.push(Work {
            bucket: read.bucket,
            key: KeyReading::plain(&read.key),
            version: read.version,
            e_tag: read.e_tag,
            size: None,
            region: read.region,
            range: Some(read.range),
        }),
        Err(error) => findings.not_understood(error.what(), message),
    }
}

fn event_bridge(event: &Value, detail: &Value, findings: &mut Findings) {
    let Some((bucket, key)) = bucket_and_key(detail) else {
        return findings.not_understood("`detail` names no bucket and object", detail);
    };
    findings.work.push(Work {
        bucket: bucket.to_owned(),
        key: KeyReading::plain(key),
        version: version(detail, "/object/version-id"),
        e_tag: None,
        size: size(detail),
        region: text(event, "region").map(str::to_owned),
        range: None,
    });
}

fn notification(record: &Value, findings: &mut Findings) {
    // Records made by hand have no event name, and S3-compatible stores write `s3:` in front of it.
    if let Some(name) = text(record, "eventName")
        && !name.strip_prefix("s3:").unwrap_or(name).starts_with("ObjectCreated:")
    {
        return findings.not_for_us(name);
    }
    let s3 = &record["s3"];
    let Some((bucket, key)) = bucket_and_key(s3) else {
        return findings.not_understood("`s3` names no bucket and object", s3);
    };
    let from_s3 = text(record, "eventSource") == Some("aws:s3");
    findings.work.push(Work {
        bucket: bucket.to_owned(),
        key: if from_s3 { KeyReading::encoded(key) } else { KeyReading::plain(key) },
        version: version(s3, "/object/versionId"),
        e_tag: None,
        size: size(s3),
        region: text(record, "awsRegion").map(str::to_owned),
        range: None,
    });
}

/// Bucket name and key, if both are there and not empty.
pub(crate) fn bucket_and_key(holder: &Value) -> Option<(&str, &str)> {
    let part = |pointer: &str| holder.pointer(pointer).and_then(Value::as_str).filter(|text| !text.is_empty());
    Some((part("/bucket/name")?, part("/object/key")?))
}

/// The version, where the message names one.
pub(crate) fn version(holder: &Value, pointer: &str) -> Option<String> {
    holder.pointer(pointer).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn size(holder: &Value) -> Option<u64> {
    holder.pointer("/object/size").and_then(Value::as_u64)
}

fn text<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    value.get(name).and_then(Value::as_str)
}

/// Kind and size of a value; of an object, the names of its first members too.
fn shape(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(_) => "a boolean".to_owned(),
        Value::Number(_) => "a number".to_owned(),
        Value::String(text) => format!("a text of {} bytes", text.len()),
        Value::Array(elements) => format!("a list of {}", elements.len()),
        Value::Object(members) => {
            let names: Vec<String> = members.keys().take(MAX_SHAPE_NAMES).map(|name| cut(name)).collect();
            let more = if members.len() > MAX_SHAPE_NAMES { ", ..." } else { "" };
            format!("an object of {} members ({}{more})", members.len(), names.join(", "))
        }
    }
}

fn cut(name: &str) -> String {
    name.chars().take(MAX_NAME_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_shape_tells_names_and_sizes_but_no_values() {
        let found = interpret(&json!({"password": "hunter2", "count": 1}));
        assert_eq!(
            found.not_understood.map(|why| why.to_string()).as_deref(),
            Some(
                "no event of S3, SNS, SQS or EventBridge, nor a range message: an object of 2 members (password, count)"
            )
        );
    }

    #[test]
    fn the_shape_of_a_wide_object_with_long_names_is_short() {
        let mut members = Map::new();
        for number in 0..1000 {
            members.insert(format!("{number}{}", "n".repeat(5000)), Value::Null);
        }
        let told = shape(&Value::Object(members));
        assert!(told.starts_with("an object of 1000 members (0nnn"));
        assert!(told.ends_with("n, ...)"));
        assert!(told.len() < 8 * (MAX_NAME_CHARS + 2) + 60);
    }

    #[test]
    fn wrappers_around_each_other_end_at_a_bound() {
        let mut event = json!({"Records": []});
        for _ in 0..100 {
            event = json!({"Records": [event]});
        }
        let found = interpret(&event);
        assert_eq!(found.not_understood.map(|why| why.why), Some("too many wrappers around each other"));
    }

    #[test]
    fn a_body_may_have_a_mebibyte_and_not_a_byte_more() {
        let body = |bytes: usize| {
            let json = json!({"s3": {"bucket": {"name": "b"}, "object": {"key": "k"}}}).to_string();
            format!("{json}{}", " ".repeat(bytes - json.len()))
        };
        let longest = interpret(&json!({"eventSource": "aws:sqs", "body": body(MAX_BODY_BYTES)}));
        assert_eq!(longest.work.len(), 1);
        let longer = interpret(&json!({"eventSource": "aws:sqs", "body": body(MAX_BODY_BYTES + 1)}));
        assert_eq!(
            longer.not_understood.map(|why| why.to_string()).as_deref(),
            Some("longer than a message can be: a text of 1048577 bytes")
        );
    }

    #[test]
    fn a_body_nested_a_hundred_thousand_deep_is_not_understood() {
        let body = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        let found = interpret(&json!({"eventSource": "aws:sqs", "body": body}));
        assert_eq!(
            found.not_understood.map(|why| why.to_string()).as_deref(),
            Some("the body of a queue message has to be JSON: a text of 200000 bytes")
        );
    }
}
