//! Any JSON as the event of an invocation, bare and in each wrapping: every record of it has an outcome, each object is
//! named once, and a range survives being written and read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use siem_fuzz::{choices, memory};
use siem_lambda::events::parse;
use siem_lambda::range::RangeMessage;

/// So much may be held at once.
const MOST_BYTES: usize = 32 << 20;

fuzz_target!(|input: &[u8]| {
    let Some(([wrapping], bytes)) = choices(input) else { return };
    let Ok(event) = serde_json::from_slice::<Value>(bytes) else { return };
    memory::bounded(MOST_BYTES, || check(&wrap(wrapping, event)));
});

fn check(event: &Value) {
    let invocation = parse(event);
    assert_eq!(invocation, parse(event));
    let records = event.get("Records").and_then(Value::as_array).map_or(1, |records| records.len().max(1));
    assert_eq!(invocation.items.len(), records, "every record of an event has its item");
    let mut named = vec![false; invocation.work.len()];
    for item in &invocation.items {
        assert!(item.work.is_sorted_by(|a, b| a < b));
        item.work.iter().for_each(|&index| named[index] = true);
        let is_skipped = item.skipped.test_events + item.skipped.not_for_us > 0;
        let has_outcome = !item.work.is_empty() || is_skipped || item.not_understood.is_some();
        assert!(has_outcome, "an item without an outcome: {item:?}");
        if let Some((why, parts)) = &item.not_understood {
            assert!(*parts > 0 && why.to_string().len() < 2_000, "{why}");
        }
    }
    assert!(named.iter().all(|named| *named), "work that no item asked for");
    for (index, work) in invocation.work.iter().enumerate() {
        assert!(!invocation.work[..index].contains(work), "{work:?} is named twice");
        assert!(!work.bucket.is_empty() && !work.key.first.is_empty(), "{work:?}");
        let Some(range) = work.range else { continue };
        let message = RangeMessage {
            bucket: work.bucket.clone(),
            key: work.key.first.clone(),
            version: work.version.clone(),
            e_tag: work.e_tag.clone(),
            region: work.region.clone(),
            range,
        };
        let written: Value = serde_json::from_str(&message.to_json()).expect("a range message is JSON");
        assert_eq!(RangeMessage::read(&written).ok().as_ref(), Some(&message));
    }
}

/// What services put around an event: texts in JSON are hard to get right by chance.
fn wrap(choice: u8, event: Value) -> Value {
    let queue = |body: String| {
        json!({"Records": [{"messageId": "m1", "receiptHandle": "h", "body": body, "eventSource": "aws:sqs",
            "attributes": {"ApproximateReceiveCount": "3"},
            "eventSourceARN": "arn:aws:sqs:eu-central-1:123456789012:aes-siem-sqs-new-logs"}]})
    };
    match choice % 4 {
        1 => queue(event.to_string()),
        2 => json!({"Records": [{"EventSource": "aws:sns", "Sns": {"Message": event.to_string()}}]}),
        3 => queue(json!({"Type": "Notification", "MessageId": "n1", "Message": event.to_string()}).to_string()),
        _ => event,
    }
}
