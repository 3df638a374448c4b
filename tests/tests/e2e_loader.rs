//! An object is put into a bucket, S3 tells the queue, the packaged `es-loader` reads it and indexes it into a real
//! OpenSearch, and search finds what was in it.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;
use opensearch_test::prepared;
use serde_json::{Value, json};
use siem_tests::aws::Queue;
use siem_tests::{Aws, Batch, EventSourceMapping, Function, OpenSearch, Sandbox};

mod opensearch_test {
    use super::*;
    use siem_opensearch::TEMPLATES;

    /// The node with our templates.
    pub(super) async fn prepared() -> Result<OpenSearch> {
        let node = OpenSearch::shared().await?;
        for template in TEMPLATES {
            node.put(&format!("{}/{}", template.kind, template.name), &serde_json::from_str(template.body)?).await?;
        }
        Ok(node)
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// CloudTrail records whose ids begin with `name`.
fn trail(name: &str, count: usize) -> Vec<u8> {
    let record = |number: usize| {
        json!({
            "eventVersion": "1.11", "eventID": format!("{name}-{number}"), "eventTime": "2026-10-14T09:30:00Z",
            "eventSource": "signin.amazonaws.com", "eventName": "ConsoleLogin", "awsRegion": "eu-west-1",
            "sourceIPAddress": "203.0.113.9", "userAgent": "Mozilla/5.0", "eventType": "AwsConsoleSignIn",
            "userIdentity": {"type": "IAMUser", "userName": "alice", "accountId": "123456789012",
                "arn": "arn:aws:iam::123456789012:user/alice", "principalId": "AIDAEXAMPLE"},
            "responseElements": {"ConsoleLogin": "Success"}, "recipientAccountId": "123456789012"
        })
    };
    gzip(&serde_json::to_vec(&json!({"Records": (0..count).map(record).collect::<Vec<_>>()})).unwrap())
}

/// A message of nobody.
const NONSENSE: &str = "{\"what\":\"is this\"}";

fn loader(aws: &Aws, node: &OpenSearch) -> Result<Sandbox> {
    Ok(Sandbox::new(Function::under_test("es-loader")?.envs(aws.env()).env("ENDPOINT", &node.url)))
}

async fn drain(aws: &Aws, queue: &Queue, sandbox: &mut Sandbox) -> Result<Vec<Batch>> {
    EventSourceMapping::new(aws, queue).drain(sandbox, 10).await
}

/// Documents of one key, after a refresh.
async fn of_key(node: &OpenSearch, index: &str, key: &str) -> Result<Vec<Value>> {
    node.search(index, &json!({"term": {"@log_s3key": key}})).await
}

#[tokio::test]
async fn a_put_reaches_the_index_and_redelivery_adds_nothing() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    let queue = aws.create_log_bucket("e2e-put-log").await?;
    let mut sandbox = loader(&aws, &node)?;
    let key = "AWSLogs/123456789012/CloudTrail/eu-west-1/2026/10/14/123456789012_CloudTrail_eu-west-1_put.json.gz";

    aws.put_object("e2e-put-log", key, trail("put", 3)).await?;
    let batches = drain(&aws, &queue, &mut sandbox).await?;

    assert!(batches.iter().all(|batch| batch.returned.is_empty()), "{batches:#?}");
    let found = of_key(&node, "log-aws-cloudtrail-2026-10", key).await?;
    assert_eq!(found.len(), 3);
    let document = &found[0]["_source"];
    assert_eq!(document["event"]["action"], json!("ConsoleLogin"));
    assert_eq!(document["user"]["name"], json!("alice"));
    assert_eq!(document["source"]["ip"], json!("203.0.113.9"));
    assert_eq!(document["@timestamp"], json!("2026-10-14T09:30:00Z"));
    assert_eq!(document["cloud"]["account"]["id"], json!("123456789012"));

    // The same message once more, as queues do: every document is there already.
    let again = sandbox.invoke(&batches[0].event).await?;
    assert_eq!(again.ok()?, json!({"batchItemFailures": []}));
    assert!(again.log.iter().any(|line| line.contains("\\\"duplicate\\\":3")), "{:#?}", again.log);
    assert_eq!(of_key(&node, "log-aws-cloudtrail-*", key).await?.len(), 3);
    Ok(())
}

#[tokio::test]
async fn keys_arrive_as_they_are() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    let queue = aws.create_log_bucket("e2e-keys-log").await?;
    let mut sandbox = loader(&aws, &node)?;
    for (number, name) in ["a+b", "a%2Bb", "100%25", "a b", "é"].iter().enumerate() {
        let key = format!("AWSLogs/123456789012/CloudTrail/eu-west-1/{name}.json.gz");
        aws.put_object("e2e-keys-log", &key, trail(&format!("key-{number}"), 1)).await?;
        let batches = drain(&aws, &queue, &mut sandbox).await?;
        assert!(batches.iter().all(|batch| batch.returned.is_empty()), "{name}: {batches:#?}");
        assert_eq!(of_key(&node, "log-aws-cloudtrail-*", &key).await?.len(), 1, "{name}");
    }
    Ok(())
}

#[tokio::test]
async fn a_bad_object_stops_nothing_and_leaves_a_dead_letter() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    let queue = aws.create_log_bucket("e2e-bad-log").await?;
    let mut sandbox = loader(&aws, &node)?;
    let whole = trail("bad", 200);
    let place = "AWSLogs/123456789012/CloudTrail/eu-west-1";
    aws.put_object("e2e-bad-log", &format!("{place}/cut.json.gz"), &whole[..whole.len() / 2]).await?;
    aws.put_object("e2e-bad-log", &format!("{place}/good.json.gz"), trail("good", 2)).await?;
    aws.put_object("e2e-bad-log", "nobody/knows.bin", b"x".to_vec()).await?;

    let batches = drain(&aws, &queue, &mut sandbox).await?;

    assert!(batches.iter().all(|batch| batch.returned.is_empty()), "{batches:#?}");
    assert_eq!(of_key(&node, "log-aws-cloudtrail-*", &format!("{place}/good.json.gz")).await?.len(), 2);
    assert!(!of_key(&node, "log-aws-cloudtrail-*", &format!("{place}/cut.json.gz")).await?.is_empty());
    let letters = node.search("log-siem-deadletter-*", &json!({"term": {"bucket": "e2e-bad-log"}})).await?;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0]["_source"]["reason"], json!("truncated"));
    let log: Vec<&String> = batches.iter().flat_map(|batch| &batch.invocation.log).collect();
    assert!(
        log.iter().any(|line| line.contains("\"SkippedLogFileCount\"") && line.contains("\"unknown\"")),
        "{log:#?}"
    );
    assert!(log.iter().all(|line| !line.contains("Mozilla")), "log lines of users are not printed");
    Ok(())
}

#[tokio::test]
async fn a_message_nobody_understands_comes_back_alone() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    let queue = aws.create_log_bucket("e2e-message-log").await?;
    let mut sandbox = loader(&aws, &node)?;
    let key = "AWSLogs/123456789012/CloudTrail/eu-west-1/message.json.gz";
    aws.put_object("e2e-message-log", key, trail("message", 1)).await?;
    aws.send(&queue, NONSENSE).await?;

    let batch = EventSourceMapping::new(&aws, &queue).poll(&mut sandbox).await?.unwrap();

    let records = batch.event["Records"].as_array().unwrap();
    let nonsense = records.iter().find(|record| record["body"] == NONSENSE).unwrap();
    assert_eq!(batch.returned, [nonsense["messageId"].as_str().unwrap()], "{batch:#?}");
    assert_eq!(batch.deleted.len(), records.len() - 1);
    assert!(aws.receive(&queue, 10).await?.is_empty(), "it rests before it comes back");
    assert!(batch.invocation.log.iter().any(|line| line.contains("not understood") && line.contains("(what)")));
    assert_eq!(of_key(&node, "log-aws-cloudtrail-*", key).await?.len(), 1);
    Ok(())
}

/// An event of S3's own, with the key as it stands in the message.
fn notification(bucket: &str, key_in_message: &str) -> Value {
    json!({"Records": [{
        "eventVersion": "2.1", "eventSource": "aws:s3", "awsRegion": "eu-west-1", "eventName": "ObjectCreated:Put",
        "s3": {"bucket": {"name": bucket}, "object": {"key": key_in_message, "size": 1}}
    }]})
}

fn event_bridge(bucket: &str, key: &str) -> Value {
    json!({
        "version": "0", "detail-type": "Object Created", "source": "aws.s3", "account": "123456789012",
        "region": "eu-west-1", "detail": {"bucket": {"name": bucket}, "object": {"key": key, "size": 1}}
    })
}

fn in_queue(event: &Value) -> Value {
    json!({"Records": [{
        "messageId": "m1", "receiptHandle": "r", "body": event.to_string(), "eventSource": "aws:sqs",
        "attributes": {"ApproximateReceiveCount": "1"}, "messageAttributes": {}
    }]})
}

#[tokio::test]
async fn an_object_is_found_through_every_wrapper() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    aws.create_bucket("e2e-wrappers-log").await?;
    let mut sandbox = loader(&aws, &node)?;
    let bucket = "e2e-wrappers-log";
    let sns = |event: &Value| json!({"Records": [{"EventSource": "aws:sns", "Sns": {"Message": event.to_string()}}]});
    let envelope =
        |event: &Value| json!({"Type": "Notification", "TopicArn": "arn:aws:sns:x", "Message": event.to_string()});
    let range = |key: &str| json!({"siem": {"start_number": 2, "end_number": 2}, "s3": {"bucket": {"name": bucket}, "object": {"key": key}}});
    let mut redriven = in_queue(&sns(&notification(bucket, "AWSLogs/1/CloudTrail/8+a%2Bb.json.gz")));
    redriven["Records"][0]["messageAttributes"] = json!({"ErrorCode": {"stringValue": "200", "dataType": "Number"}});
    let encoded = |number: u8| notification(bucket, &format!("AWSLogs/1/CloudTrail/{number}+a%2Bb.json.gz"));
    let plain = |number: u8| format!("AWSLogs/1/CloudTrail/{number} a+b.json.gz");
    let none = json!({"batchItemFailures": []});
    let events = [
        (1, encoded(1), Value::Null, 2),
        (2, in_queue(&encoded(2)), none.clone(), 2),
        (3, sns(&encoded(3)), Value::Null, 2),
        (4, in_queue(&envelope(&encoded(4))), none.clone(), 2),
        (5, event_bridge(bucket, &plain(5)), Value::Null, 2),
        (6, in_queue(&event_bridge(bucket, &plain(6))), none.clone(), 2),
        (7, in_queue(&range(&plain(7))), none.clone(), 1),
        (8, redriven, none, 2),
    ];
    for (number, event, reply, count) in events {
        aws.put_object(bucket, &plain(number), trail(&format!("wrapper-{number}"), 2)).await?;
        let invocation = sandbox.invoke(&event).await?;
        assert_eq!(invocation.ok()?, reply, "{number}");
        assert_eq!(of_key(&node, "log-aws-cloudtrail-*", &plain(number)).await?.len(), count, "{number}");
    }
    let test_event = json!({"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": bucket});
    for event in [test_event.clone(), in_queue(&test_event)] {
        let invocation = sandbox.invoke(&event).await?;
        invocation.ok()?;
        assert!(invocation.log.iter().any(|line| line.contains("\"SkippedEventCount\":1")), "{:#?}", invocation.log);
    }
    Ok(())
}

#[tokio::test]
async fn a_key_that_finds_nothing_is_read_the_other_way() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    aws.create_bucket("e2e-readings-log").await?;
    let mut sandbox = loader(&aws, &node)?;
    let key = "AWSLogs/123456789012/CloudTrail/eu-west-1/reading+b.json.gz";
    aws.put_object("e2e-readings-log", key, trail("reading", 1)).await?;
    let encoded = key.replace('/', "%2F").replace('+', "%2B");
    // S3's own event with a key that was not encoded; one of EventBridge with a key that was.
    for event in [notification("e2e-readings-log", key), event_bridge("e2e-readings-log", &encoded)] {
        let invocation = sandbox.invoke(&in_queue(&event)).await?;
        assert_eq!(invocation.ok()?, json!({"batchItemFailures": []}));
        assert!(invocation.log.iter().any(|line| line.contains("other reading") && line.contains(key)));
        assert_eq!(of_key(&node, "log-aws-cloudtrail-*", key).await?.len(), 1);
    }
    // Neither reading finds it: told, and no message comes back for ever.
    let invocation =
        sandbox.invoke(&in_queue(&notification("e2e-readings-log", "AWSLogs/1/CloudTrail/no+ne.json.gz"))).await?;
    assert_eq!(invocation.ok()?, json!({"batchItemFailures": []}));
    let letters = node.search("log-siem-deadletter-*", &json!({"term": {"bucket": "e2e-readings-log"}})).await?;
    assert_eq!(letters.iter().map(|letter| &letter["_source"]["reason"]).collect::<Vec<_>>(), ["not_found"]);
    Ok(())
}

/// Answers `AssumeRole`, and keeps what it was asked.
fn token_service() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let kept = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = String::new();
            let mut buffer = [0; 4096];
            // The body is a form whose last parameter may be any: it is whole when it has as many bytes as announced.
            loop {
                let read = stream.read(&mut buffer).unwrap();
                request.push_str(std::str::from_utf8(&buffer[..read]).unwrap());
                let Some((head, body)) = request.split_once("\r\n\r\n") else { continue };
                let length = head.lines().find_map(|line| {
                    let (name, value) = line.split_once(": ")?;
                    name.eq_ignore_ascii_case("content-length").then(|| value.parse::<usize>().unwrap())
                });
                if read == 0 || body.len() >= length.unwrap_or_default() {
                    kept.lock().unwrap().push(body.to_owned());
                    break;
                }
            }
            let answer = "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult>\
                <Credentials><AccessKeyId>ASIAASSUMED</AccessKeyId><SecretAccessKey>assumed</SecretAccessKey>\
                <SessionToken>token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>\
                </AssumeRoleResult></AssumeRoleResponse>";
            let length = answer.len();
            let head = "HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\nconnection: close";
            write!(stream, "{head}\r\ncontent-length: {length}\r\n\r\n{answer}").unwrap();
        }
    });
    (url, asked)
}

#[tokio::test]
async fn buckets_of_others_are_read_with_their_roles_and_secrets_stay_secret() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    let (sts, asked) = token_service();
    let function = Function::under_test("es-loader")?
        .envs(aws.env())
        .env("ENDPOINT", &node.url)
        .env("AWS_ENDPOINT_URL_STS", sts)
        .env("CONTROL_TOWER_LOG_BUCKETS", "e2e-tower-log, e2e-tower-other")
        .env("CONTROL_TOWER_ROLE_ARN", "arn:aws:iam::111122223333:role/ct-role")
        .env("CONTROL_TOWER_ROLE_SESSION_NAME", "tower-session")
        .env("SECURITY_LAKE_ROLE_ARN", "arn:aws:iam::111122223333:role/lake-role")
        .env("SECURITY_LAKE_ROLE_SESSION_NAME", "lake-session")
        .env("SECURITY_LAKE_EXTERNAL_ID", "hush-external-id")
        .env("SIEM_USER", "loader")
        .env("SIEM_PASSWORD", "hush-password")
        .env("LOG_LEVEL", "DEBUG")
        .env("POWERTOOLS_LOGGER_LOG_EVENT", "true");
    let mut sandbox = Sandbox::new(function);
    let key = "AWSLogs/123456789012/CloudTrail/eu-west-1/roles.json.gz";
    let mut log = Vec::new();
    for (bucket, role) in [
        ("e2e-own-log", None),
        ("e2e-tower-log", Some(("ct-role", "tower-session", false))),
        ("aws-security-data-lake-eu-west-1-e2e", Some(("lake-role", "lake-session", true))),
    ] {
        aws.create_bucket(bucket).await?;
        aws.put_object(bucket, key, trail(&format!("role-{bucket}"), 1)).await?;
        let invocation = sandbox.invoke(&in_queue(&notification(bucket, key))).await?;
        assert_eq!(invocation.ok()?, json!({"batchItemFailures": []}), "{bucket}");
        log.extend(invocation.log);
        let found = node.search("log-aws-cloudtrail-*", &json!({"term": {"@log_s3bucket": bucket}})).await?;
        assert_eq!(found.len(), 1, "{bucket}");
        let asked = std::mem::take(&mut *asked.lock().unwrap());
        assert_eq!(asked.len(), usize::from(role.is_some()), "{bucket}: {asked:?}");
        if let Some((role, session, has_external_id)) = role {
            assert!(asked[0].contains(&format!("%3Arole%2F{role}")), "{asked:?}");
            assert!(asked[0].contains(&format!("RoleSessionName={session}")), "{asked:?}");
            assert_eq!(asked[0].contains("ExternalId=hush-external-id"), has_external_id, "{asked:?}");
        }
    }
    assert!(log.iter().any(|line| line.contains("ObjectCreated:Put")), "the event was asked for");
    assert!(log.iter().all(|line| !line.contains("hush-") && !line.contains("assumed")), "{log:#?}");
    Ok(())
}

#[tokio::test]
async fn metrics_of_one_invocation_are_told_by_log_type() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    aws.create_bucket("e2e-metrics-log").await?;
    let mut sandbox = loader(&aws, &node)?;
    let flow = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n\
                2 123456789012 eni-1 203.0.113.9 10.0.0.5 40000 22 6 1 44 1791970200 1791970260 REJECT OK\n";
    let place = "AWSLogs/123456789012";
    let (trail_key, flow_key) =
        (format!("{place}/CloudTrail/m.json.gz"), format!("{place}/vpcflowlogs/eu-west-1/m.log"));
    aws.put_object("e2e-metrics-log", &trail_key, trail("metrics", 3)).await?;
    aws.put_object("e2e-metrics-log", &flow_key, flow.as_bytes().to_vec()).await?;
    let mut event = notification("e2e-metrics-log", &trail_key);
    let second = notification("e2e-metrics-log", &flow_key)["Records"][0].clone();
    event["Records"].as_array_mut().unwrap().push(second);
    let invocation = sandbox.invoke(&event).await?;
    invocation.ok()?;
    let metrics: Vec<Value> = invocation
        .log
        .iter()
        .filter(|line| line.starts_with("{\"_aws\""))
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|document: &Value| document.get("logtype").is_some())
        .collect();
    let told: Vec<Value> = metrics
        .iter()
        .map(|m| json!([m["logtype"], m["TotalLogFileCount"], m["TotalLogCount"], m["SuccessLogLoadCount"]]))
        .collect();
    assert_eq!(told, [json!(["cloudtrail", 1, 3, 3]), json!(["vpcflowlogs", 1, 1, 1])]);
    assert!(metrics.iter().all(|m| m["IngestLagSeconds"][0].as_u64().is_some_and(|lag| lag < 600)), "{metrics:#?}");
    Ok(())
}
