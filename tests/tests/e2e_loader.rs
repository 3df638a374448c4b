//! An object is put into a bucket, S3 tells the queue, the packaged `es-loader` reads it and indexes it into a real
//! OpenSearch, and search finds what was in it.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::io::Write;

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
    aws.send(&queue, "{\"what\":\"is this\"}").await?;

    let batch = EventSourceMapping::new(&aws, &queue).poll(&mut sandbox).await?.unwrap();

    assert_eq!(batch.returned.len(), 1, "{batch:#?}");
    assert_eq!(of_key(&node, "log-aws-cloudtrail-*", key).await?.len(), 1);
    Ok(())
}
