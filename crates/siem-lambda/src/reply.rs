//! What an invocation answers.
//!
//! Source: "Implementing partial batch responses" (Lambda developer guide). The mapping needs
//! `ReportBatchItemFailures`; without it Lambda takes any reply for success of the whole batch.

use serde::Serialize;

use crate::events::{Delivery, Invocation};

/// The messages of the batch that have to come back. Serialises to `{"batchItemFailures":[{"itemIdentifier":…}]}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BatchItemFailures {
    /// One entry per failed message; none means all are acknowledged.
    #[serde(rename = "batchItemFailures")]
    pub failures: Vec<Failure>,
}

/// One message that has to come back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// Its `messageId`. An empty one makes Lambda repeat the whole batch: right for a message that has none.
    #[serde(rename = "itemIdentifier")]
    pub message_id: String,
}

/// The reply for an invocation whose work has ended: `work_failed` tells for each index of [`Invocation::work`] whether
/// it has to be repeated. `None`, thus `null`, for anything that did not come by a queue.
///
/// A message with several objects fails as soon as one of them does; the others are indexed again under the same ids.
pub fn reply(invocation: &Invocation, work_failed: impl Fn(usize) -> bool) -> Option<BatchItemFailures> {
    if invocation.delivery != Delivery::Sqs {
        return None;
    }
    let failures = invocation
        .items
        .iter()
        .filter(|item| item.failed(&work_failed))
        .filter_map(|item| item.message.as_ref())
        .map(|message| Failure { message_id: message.id.clone() })
        .collect();
    Some(BatchItemFailures { failures })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::events::parse;

    fn message(id: &str, keys: &[&str]) -> Value {
        let records: Vec<Value> = keys
            .iter()
            .map(|key| json!({"eventSource": "aws:s3", "s3": {"bucket": {"name": "b"}, "object": {"key": key}}}))
            .collect();
        json!({"messageId": id, "eventSource": "aws:sqs", "body": json!({"Records": records}).to_string()})
    }

    fn failed_ids(event: &Value, failing_keys: &[&str]) -> Value {
        let invocation = parse(event);
        let failed = |index: usize| failing_keys.contains(&invocation.work[index].key.first.as_str());
        serde_json::to_value(reply(&invocation, failed)).unwrap()
    }

    fn failures(ids: &[&str]) -> Value {
        let entries: Vec<Value> = ids.iter().map(|id| json!({"itemIdentifier": id})).collect();
        json!({"batchItemFailures": entries})
    }

    #[test]
    fn only_the_messages_with_failed_objects_come_back() {
        let event = json!({"Records": [message("m1", &["a"]), message("m2", &["b", "c"]), message("m3", &["d"])]});
        assert_eq!(failed_ids(&event, &[]), failures(&[]));
        assert_eq!(failed_ids(&event, &["c"]), failures(&["m2"]));
        assert_eq!(failed_ids(&event, &["a", "b", "c", "d"]), failures(&["m1", "m2", "m3"]));
    }

    #[test]
    fn two_messages_for_one_object_share_its_outcome() {
        let event = json!({"Records": [message("m1", &["a"]), message("m2", &["a", "b"])]});
        assert_eq!(parse(&event).work.len(), 2);
        assert_eq!(failed_ids(&event, &["a"]), failures(&["m1", "m2"]));
        assert_eq!(failed_ids(&event, &["b"]), failures(&["m2"]));
    }

    #[test]
    fn a_message_that_is_not_understood_comes_back_and_the_others_do_not() {
        let nonsense = json!({"messageId": "m2", "eventSource": "aws:sqs", "body": "hello"});
        let event = json!({"Records": [message("m1", &["a"]), nonsense, message("m3", &["b"])]});
        assert_eq!(failed_ids(&event, &[]), failures(&["m2"]));
    }

    #[test]
    fn a_failed_message_without_id_makes_the_batch_come_back() {
        let event = json!({"Records": [{"eventSource": "aws:sqs", "body": "hello"}]});
        assert_eq!(failed_ids(&event, &[]), failures(&[""]));
    }

    #[test]
    fn an_event_without_a_queue_has_no_reply() {
        let direct =
            json!({"Records": [{"eventSource": "aws:s3", "s3": {"bucket": {"name": "b"}, "object": {"key": "k"}}}]});
        assert_eq!(failed_ids(&direct, &["k"]), Value::Null);
        assert_eq!(failed_ids(&json!({}), &[]), Value::Null);
    }
}
