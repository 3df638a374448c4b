//! What became of every object stands in an index, and `siem reconcile` tells from it what is missing.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use anyhow::Result;
use serde_json::{Value, json};
use siem_opensearch::TEMPLATES;
use siem_tests::aws::Queue;
use siem_tests::{Aws, Batch, EventSourceMapping, Function, OpenSearch, Sandbox};

/// The node with our templates.
async fn prepared() -> Result<OpenSearch> {
    let node = OpenSearch::shared().await?;
    for template in TEMPLATES {
        node.put(&format!("{}/{}", template.kind, template.name), &serde_json::from_str(template.body)?).await?;
    }
    Ok(node)
}

fn function(aws: &Aws, node: &OpenSearch) -> Result<Function> {
    Ok(Function::under_test("es-loader")?.envs(aws.env()).env("ENDPOINT", &node.url))
}

async fn drain(aws: &Aws, queue: &Queue, sandbox: &mut Sandbox) -> Result<Vec<Batch>> {
    EventSourceMapping::new(aws, queue).drain(sandbox, 10).await
}

/// The documents that stand for the objects of a bucket, in the order of their keys and first records.
async fn ledger_of(node: &OpenSearch, bucket: &str) -> Result<Vec<Value>> {
    let mut found: Vec<Value> = node
        .search("log-siem-ledger-*", &json!({"term": {"bucket": bucket}}))
        .await?
        .into_iter()
        .map(|hit| hit["_source"].clone())
        .collect();
    found.sort_by_key(|line| (line["key"].as_str().map(str::to_owned), line["first"].as_u64()));
    Ok(found)
}

/// Lines of flow logs, each of which is another.
fn flows(count: usize) -> Vec<u8> {
    let head = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n";
    let line =
        |n: usize| format!("2 123456789012 eni-1 203.0.113.9 10.0.0.5 {n} 22 6 1 44 1791970200 1791970260 REJECT OK\n");
    (head.to_owned() + &(1..=count).map(line).collect::<String>()).into_bytes()
}

const PLACE: &str = "AWSLogs/123456789012/vpcflowlogs/eu-west-1/2026/10/14";

#[tokio::test]
async fn each_object_has_one_line_however_often_it_is_delivered() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    let bucket = "e2e-ledger-log";
    let queue = aws.create_log_bucket(bucket).await?;
    let mut sandbox = Sandbox::new(function(&aws, &node)?);
    let key = format!("{PLACE}/a.log");
    aws.put_object(bucket, &key, flows(3)).await?;
    aws.put_object(bucket, "nobody/knows.bin", b"x".to_vec()).await?;
    let batches = drain(&aws, &queue, &mut sandbox).await?;

    let lines = ledger_of(&node, bucket).await?;
    let told = |line: &Value| json!([line["key"], line["status"], line["reason"], line["read"], line["indexed"]]);
    assert_eq!(
        lines.iter().map(told).collect::<Vec<_>>(),
        [json!([key, "complete", null, 3, 3]), json!(["nobody/knows.bin", "skipped", "unknown_key", 0, 0])]
    );
    assert_eq!(
        (&lines[0]["version"], &lines[0]["first"], lines[0].get("last")),
        (&lines[0]["e_tag"], &json!(1), None),
        "a bucket without versions"
    );
    assert_eq!((&lines[0]["duplicate"], &lines[0]["log_type"]), (&json!(0), &json!("vpcflowlogs")));

    // The same messages once more: the lines are replaced.
    for batch in &batches {
        sandbox.invoke(&batch.event).await?.ok()?;
    }
    let lines = ledger_of(&node, bucket).await?;
    assert_eq!(lines.len(), 2);
    assert_eq!((&lines[0]["indexed"], &lines[0]["duplicate"]), (&json!(3), &json!(3)));

    // What is of a piece stands beside it.
    let piece = json!({"siem": {"start_number": 2, "end_number": 2}, "s3": {"bucket": {"name": bucket}, "object": {"key": key}}});
    aws.send(&queue, &piece.to_string()).await?;
    drain(&aws, &queue, &mut sandbox).await?;
    let lines = ledger_of(&node, bucket).await?;
    assert_eq!(lines.len(), 3);
    assert_eq!((&lines[1]["first"], &lines[1]["last"], &lines[1]["read"]), (&json!(2), &json!(2), &json!(1)));
    Ok(())
}

#[tokio::test]
async fn lines_in_the_index_can_be_switched_off() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    let bucket = "e2e-no-ledger-log";
    let queue = aws.create_log_bucket(bucket).await?;
    aws.put_object(bucket, &format!("{PLACE}/a.log"), flows(1)).await?;
    let batches = drain(&aws, &queue, &mut Sandbox::new(function(&aws, &node)?.env("LEDGER_INDEX", "off"))).await?;
    assert!(batches.iter().flat_map(|batch| &batch.invocation.log).any(|line| line.contains("object loaded")));
    assert_eq!(ledger_of(&node, bucket).await?, [] as [Value; 0]);
    Ok(())
}
