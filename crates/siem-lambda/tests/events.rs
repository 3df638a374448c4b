//! Every shape of event, around every kind of key.

use proptest::prelude::*;
use serde_json::{Value, json};
use siem_lambda::events::{Delivery, Invocation, KeyReading, Message, Work, parse};
use siem_lambda::range::{Range, RangeMessage};

/// Keys, and how S3 writes them into its own notifications.
const KEYS: [(&str, &str); 8] = [
    ("AWSLogs/123456789012/x.gz", "AWSLogs/123456789012/x.gz"),
    ("a+b", "a%2Bb"),
    ("a%2Bb", "a%252Bb"),
    ("100%25", "100%2525"),
    ("a b", "a+b"),
    ("é", "%C3%A9"),
    ("a%zz", "a%25zz"),
    ("a%FF", "a%25FF"),
];

fn s3_record(key_in_message: &str) -> Value {
    json!({
        "eventVersion": "2.1", "eventSource": "aws:s3", "awsRegion": "eu-central-1",
        "eventTime": "2026-01-31T10:00:00.000Z", "eventName": "ObjectCreated:Put",
        "s3": {
            "s3SchemaVersion": "1.0", "configurationId": "all",
            "bucket": {"name": "aes-siem-123456789012-log", "arn": "arn:aws:s3:::aes-siem-123456789012-log"},
            "object": {"key": key_in_message, "size": 1024, "eTag": "d41d8cd9", "versionId": "v1", "sequencer": "0A1B"}
        }
    })
}

fn notification(key_in_message: &str) -> Value {
    json!({"Records": [s3_record(key_in_message)]})
}

fn event_bridge(key: &str) -> Value {
    json!({
        "version": "0", "id": "17793124-05d4-b198-2fde-7ededc63b103", "detail-type": "Object Created",
        "source": "aws.s3", "account": "123456789012", "time": "2026-01-31T10:00:00Z", "region": "eu-central-1",
        "resources": ["arn:aws:s3:::aes-siem-123456789012-log"],
        "detail": {
            "version": "0", "bucket": {"name": "aes-siem-123456789012-log"},
            "object": {"key": key, "size": 1024, "etag": "d41d8cd9", "version-id": "v1", "sequencer": "0A1B"},
            "request-id": "N4N7GDK58NMKJ12R", "requester": "123456789012", "reason": "PutObject"
        }
    })
}

fn queue_record(id: &str, body: &str) -> Value {
    json!({
        "messageId": id, "receiptHandle": format!("handle-{id}"), "body": body,
        "attributes": {"ApproximateReceiveCount": "3", "SentTimestamp": "1769853600000"},
        "messageAttributes": {}, "md5OfBody": "0", "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:eu-central-1:123456789012:aes-siem-sqs-new-logs", "awsRegion": "eu-central-1"
    })
}

fn queue(event: &Value) -> Value {
    json!({"Records": [queue_record("m1", &event.to_string())]})
}

fn sns(event: &Value) -> Value {
    json!({"Records": [{
        "EventSource": "aws:sns", "EventVersion": "1.0", "EventSubscriptionArn": "arn:aws:sns:eu-central-1:123456789012:t:1",
        "Sns": {"Type": "Notification", "MessageId": "n1", "Subject": "Amazon S3 Notification", "Message": event.to_string()}
    }]})
}

fn sns_envelope(event: &Value) -> Value {
    json!({
        "Type": "Notification", "MessageId": "n1", "TopicArn": "arn:aws:sns:eu-central-1:123456789012:t",
        "Subject": "Amazon S3 Notification", "Message": event.to_string(), "Timestamp": "2026-01-31T10:00:00.000Z",
        "SignatureVersion": "1", "Signature": "c2ln", "UnsubscribeURL": "https://sns.eu-central-1.amazonaws.com/"
    })
}

/// A dead letter of an asynchronous invocation: the event as it was, and attributes about the failure.
fn dead_letter(event: &Value) -> Value {
    let mut message = queue(event);
    message["Records"][0]["messageAttributes"] = json!({
        "RequestID": {"stringValue": "8b6c0d3e", "dataType": "String"},
        "ErrorCode": {"stringValue": "200", "dataType": "Number"},
        "ErrorMessage": {"stringValue": "timed out", "dataType": "String"}
    });
    message
}

/// All ways around an event that S3 or EventBridge made, and whether a queue is the outermost.
fn wrapped(event: &Value) -> Vec<(&'static str, Value)> {
    vec![
        ("direct", event.clone()),
        ("queue", queue(event)),
        ("topic", sns(event)),
        ("topic in queue", queue(&sns_envelope(event))),
        ("dead letter", dead_letter(event)),
        ("dead letter of a topic", dead_letter(&sns(event))),
        ("dead letter of a queue", dead_letter(&queue(event))),
        ("topic in queue in dead letter", dead_letter(&queue(&sns_envelope(event)))),
    ]
}

fn work(key: &str, second: Option<&str>) -> Work {
    Work {
        bucket: "aes-siem-123456789012-log".to_owned(),
        key: KeyReading { first: key.to_owned(), second: second.map(str::to_owned) },
        version: Some("v1".to_owned()),
        e_tag: None,
        size: Some(1024),
        region: Some("eu-central-1".to_owned()),
        range: None,
    }
}

fn not_understood(event: &Value) -> String {
    let invocation = parse(event);
    assert_eq!((invocation.items.len(), invocation.work.len()), (1, 0));
    invocation.items[0].not_understood.as_ref().map(|(why, _)| why.to_string()).unwrap_or_default()
}

#[test]
fn a_key_of_s3s_notification_is_decoded_once_through_every_wrapper() {
    for (key, in_message) in KEYS {
        for (name, event) in wrapped(&notification(in_message)) {
            let second = (key != in_message).then_some(in_message);
            assert_eq!(parse(&event).work, [work(key, second)], "{name}: {in_message}");
        }
    }
}

#[test]
fn a_key_of_event_bridge_is_never_decoded_through_any_wrapper() {
    let seconds = [None, Some("a b"), Some("a+b"), Some("100%"), None, None, None, None];
    for ((key, _), second) in KEYS.into_iter().zip(seconds) {
        for (name, event) in wrapped(&event_bridge(key)) {
            assert_eq!(parse(&event).work, [work(key, second)], "{name}: {key}");
        }
    }
}

#[test]
fn a_key_of_our_range_message_is_never_decoded() {
    let range = Range { start: 101, end: Some(200), hop: 2, attempt: 1, resume: None };
    for (key, _) in KEYS {
        let message = RangeMessage {
            bucket: "logs".to_owned(),
            key: key.to_owned(),
            version: None,
            e_tag: None,
            region: None,
            range,
        };
        let body: Value = serde_json::from_str(&message.to_json()).unwrap();
        for event in [queue(&body), dead_letter(&body), body] {
            let invocation = parse(&event);
            assert_eq!(invocation.work.len(), 1, "{key}");
            assert_eq!((invocation.work[0].key.first.as_str(), invocation.work[0].range), (key, Some(range)));
        }
    }
}

#[test]
fn the_originals_split_message_is_a_range_whatever_its_source_says() {
    let body = json!({
        "eventSource": "aws:s3",
        "siem": {"start_number": 50_001, "end_number": 100_000},
        "s3": {"bucket": {"name": "logs"}, "object": {"key": "a+b"}}
    });
    for event in [queue(&body), queue(&json!({"Records": [body]}))] {
        let work = &parse(&event).work[0];
        assert_eq!(work.key, KeyReading { first: "a+b".to_owned(), second: Some("a b".to_owned()) });
        assert_eq!(work.range, Some(Range { start: 50_001, end: Some(100_000), ..Range::WHOLE }));
    }
}

#[test]
fn a_record_without_a_source_is_taken_as_it_is() {
    let record = json!({"s3": {"bucket": {"name": "logs"}, "object": {"key": "a%2Bb"}}});
    let expected = KeyReading { first: "a%2Bb".to_owned(), second: Some("a+b".to_owned()) };
    for event in [json!({"Records": [record]}), queue(&record), record] {
        let work = &parse(&event).work;
        assert_eq!((work.len(), &work[0].key, &work[0].version, work[0].size), (1, &expected, &None, None));
    }
}

#[test]
fn security_lakes_message_is_understood() {
    let body = json!({
        "source": "aws.s3", "time": "2026-01-31T10:00:00.000Z", "account": "111122223333", "region": "us-east-1",
        "resources": ["arn:aws:s3:::aws-security-data-lake-us-east-1-abc"], "detail-type": "Object Created",
        "detail": {
            "bucket": {"name": "aws-security-data-lake-us-east-1-abc"},
            "object": {"key": "aws/ROUTE53/2.0/region=us-east-1/accountId=123456789012/eventDay=20260131/x.gz.parquet",
                       "size": 2048, "etag": "0", "version-id": ""}
        }
    });
    let invocation = parse(&queue(&body));
    assert_eq!(invocation.work.len(), 1);
    assert_eq!(invocation.work[0].bucket, "aws-security-data-lake-us-east-1-abc");
    assert_eq!(
        invocation.work[0].key.first,
        "aws/ROUTE53/2.0/region=us-east-1/accountId=123456789012/eventDay=20260131/x.gz.parquet"
    );
    assert_eq!((&invocation.work[0].version, invocation.work[0].size), (&None, Some(2048)));
}

#[test]
fn a_message_is_told_with_what_its_queue_says() {
    let invocation = parse(&queue(&notification("k")));
    assert_eq!(invocation.delivery, Delivery::Sqs);
    assert_eq!(
        invocation.items[0].message,
        Some(Message {
            id: "m1".to_owned(),
            receipt_handle: Some("handle-m1".to_owned()),
            receive_count: 3,
            queue_arn: Some("arn:aws:sqs:eu-central-1:123456789012:aes-siem-sqs-new-logs".to_owned()),
        })
    );
    for event in [notification("k"), sns(&notification("k")), event_bridge("k")] {
        let invocation = parse(&event);
        assert_eq!((invocation.delivery, &invocation.items[0].message), (Delivery::Direct, &None));
    }
}

#[test]
fn one_message_may_hold_several_objects() {
    let body = json!({"Records": [s3_record("k1"), s3_record("k2"), s3_record("k3")]});
    let invocation = parse(&queue(&body));
    assert_eq!(invocation.items.len(), 1);
    assert_eq!(invocation.items[0].work, [0, 1, 2]);
    assert_eq!(invocation.work[2], work("k3", None));
}

#[test]
fn an_object_named_twice_is_one_work_and_each_message_keeps_its_outcome() {
    let twice = json!({"Records": [s3_record("k1"), s3_record("k1"), s3_record("k2")]}).to_string();
    let event = json!({"Records": [
        queue_record("m1", &twice),
        queue_record("m2", &event_bridge("k2").to_string()),
        queue_record("m3", &notification("k1").to_string())
    ]});
    let invocation = parse(&event);
    assert_eq!(invocation.work, [work("k1", None), work("k2", None)]);
    let places: Vec<&[usize]> = invocation.items.iter().map(|item| item.work.as_slice()).collect();
    assert_eq!(places, [&[0, 1][..], &[1], &[0]]);
}

#[test]
fn different_versions_and_ranges_of_an_object_are_different_work() {
    let mut other_version = s3_record("k");
    other_version["s3"]["object"]["versionId"] = json!("v2");
    let range = json!({"siem": {"start_number": 1, "end_number": 9}, "s3": s3_record("k")["s3"]});
    let event = json!({"Records": [s3_record("k"), other_version, range]});
    assert_eq!(parse(&event).work.len(), 3);
}

#[test]
fn test_events_are_acknowledged_and_counted_in_every_wrapper() {
    let test = json!({
        "Service": "Amazon S3", "Event": "s3:TestEvent", "Time": "2026-01-31T10:00:00.000Z",
        "Bucket": "aes-siem-123456789012-log", "RequestId": "5582815E1AEA5ADF", "HostId": "host"
    });
    for (name, event) in wrapped(&test) {
        let invocation = parse(&event);
        assert_eq!(invocation.skipped().test_events, 1, "{name}");
        assert_eq!((invocation.work.len(), invocation.not_understood()), (0, 0), "{name}");
    }
}

#[test]
fn other_events_are_acknowledged_and_counted_by_name() {
    let mut removed = s3_record("k");
    removed["eventName"] = json!("ObjectRemoved:Delete");
    let mut deleted = event_bridge("k");
    deleted["detail-type"] = json!("Object Deleted");
    let scheduled = json!({"source": "aws.events", "detail-type": "Scheduled Event", "detail": {}});
    let confirmation = json!({
        "Type": "SubscriptionConfirmation", "TopicArn": "arn:aws:sns:eu-central-1:123456789012:t", "Token": "2336412f",
        "Message": "You have chosen to subscribe", "SubscribeURL": "https://sns.eu-central-1.amazonaws.com/"
    });
    for (event, name) in [
        (json!({"Records": [removed]}), "ObjectRemoved:Delete"),
        (deleted, "Object Deleted"),
        (scheduled, "Scheduled Event"),
        (confirmation, "SubscriptionConfirmation"),
        (json!({"Records": []}), "no records"),
    ] {
        for event in [queue(&event), event] {
            let invocation = parse(&event);
            let skipped = invocation.skipped();
            assert_eq!((skipped.not_for_us, skipped.first_name.as_deref()), (1, Some(name)));
            assert_eq!((invocation.work.len(), invocation.not_understood()), (0, 0));
        }
    }
}

#[test]
fn creation_by_any_means_is_loaded() {
    for name in ["ObjectCreated:CompleteMultipartUpload", "ObjectCreated:Copy", "s3:ObjectCreated:Post"] {
        let mut record = s3_record("k");
        record["eventName"] = json!(name);
        assert_eq!(parse(&json!({"Records": [record]})).work, [work("k", None)], "{name}");
    }
}

#[test]
fn one_bad_record_leaves_the_others_of_its_message_and_event_alone() {
    let body = json!({"Records": [s3_record("k1"), {"eventSource": "aws:s3", "s3": {}}, 7, s3_record("k2")]});
    let event = json!({"Records": [
        queue_record("m1", &body.to_string()),
        queue_record("m2", "{"),
        queue_record("m3", &notification("k3").to_string())
    ]});
    let invocation = parse(&event);
    assert_eq!(invocation.work, [work("k1", None), work("k2", None), work("k3", None)]);
    let failed: Vec<bool> = invocation.items.iter().map(|item| item.failed(|_| false)).collect();
    assert_eq!(failed, [true, true, false]);
    assert_eq!(invocation.items[0].not_understood.as_ref().map(|(_, parts)| *parts), Some(2));
    assert_eq!(invocation.not_understood(), 3);
}

#[test]
fn what_is_not_understood_says_why_and_no_content() {
    let not_json = "the body of a queue message has to be JSON";
    let nothing_known = "no event of S3, SNS, SQS or EventBridge, nor a range message";
    let no_object = "`s3` names no bucket and object";
    for (event, why) in [
        (json!({}), format!("{nothing_known}: an object of 0 members ()")),
        (json!(null), "an event has to be an object: nothing".to_owned()),
        (json!([1, 2]), "an event has to be an object: a list of 2".to_owned()),
        (json!({"Records": 5}), format!("{nothing_known}: an object of 1 members (Records)")),
        (json!({"Records": [{"eventSource": "aws:sqs"}]}), format!("{not_json}: nothing")),
        (json!({"Records": [{"eventSource": "aws:sqs", "body": 5}]}), format!("{not_json}: a number")),
        (json!({"Records": [queue_record("m1", "hello")]}), format!("{not_json}: a text of 5 bytes")),
        (queue(&json!("hello")), "an event has to be an object: a text of 5 bytes".to_owned()),
        (
            json!({"Records": [{"EventSource": "aws:sns", "Sns": {"Message": "hi"}}]}),
            "the message of an SNS event has to be JSON: a text of 2 bytes".to_owned(),
        ),
        (
            queue(&json!({"Type": "Notification", "TopicArn": "t", "Message": "hi"})),
            "the message of an SNS envelope has to be JSON: a text of 2 bytes".to_owned(),
        ),
        (
            notification(""),
            format!("{no_object}: an object of 4 members (s3SchemaVersion, configurationId, bucket, object)"),
        ),
        (
            json!({"s3": {"bucket": {"name": 5}, "object": {"key": "k"}}}),
            format!("{no_object}: an object of 2 members (bucket, object)"),
        ),
        (
            json!({"detail-type": "Object Created", "detail": {"bucket": "logs"}}),
            "`detail` names no bucket and object: an object of 1 members (bucket)".to_owned(),
        ),
        (
            json!({"siem": {"start_number": -1}, "s3": {"bucket": {"name": "b"}, "object": {"key": "k"}}}),
            "a range message has a number that cannot be one: an object of 2 members (siem, s3)".to_owned(),
        ),
    ] {
        assert_eq!(not_understood(&event), why, "{event}");
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let names = prop::sample::select(vec![
        "Records",
        "eventSource",
        "EventSource",
        "body",
        "Sns",
        "Message",
        "Type",
        "TopicArn",
        "Event",
        "detail",
        "detail-type",
        "s3",
        "bucket",
        "object",
        "name",
        "key",
        "siem",
        "start_number",
        "end_number",
        "resume",
        "hop",
        "eventName",
        "versionId",
        "size",
        "messageId",
        "attributes",
    ]);
    let texts = prop::sample::select(vec![
        "aws:s3",
        "aws:sqs",
        "aws:sns",
        "Notification",
        "Object Created",
        "ObjectCreated:Put",
        "s3:TestEvent",
        "a%2",
        "",
        "{\"Records\":[{}]}",
        "[[",
        "{\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"k\"}}}",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        texts.prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map(names.clone().prop_map(str::to_owned), inner, 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn every_item_has_an_outcome(invocation: &Invocation) -> bool {
    invocation.items.iter().all(|item| {
        let skipped = item.skipped.test_events + item.skipped.not_for_us;
        !item.work.is_empty() || skipped > 0 || item.not_understood.is_some()
    })
}

proptest! {
    #[test]
    fn any_json_gives_every_item_an_outcome(event in any_json(), body in any_json()) {
        prop_assert!(every_item_has_an_outcome(&parse(&event)));
        prop_assert!(every_item_has_an_outcome(&parse(&queue(&body))));
        let mixed = json!({"Records": [event, queue_record("m", &body.to_string())]});
        prop_assert!(every_item_has_an_outcome(&parse(&mixed)));
    }
}
