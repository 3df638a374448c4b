//! The packaged `es-loader` before a cluster that verifies signatures: what it sends is signed well, with keys as Lambda
//! gives them.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::time::Duration;

use anyhow::Result;
use serde_json::json;
use siem_tests::aws::{Aws, REGION};
use siem_tests::signature::{Behind, Gate, Refusal, Verifier};
use siem_tests::{EventSourceMapping, Function, OpenSearch, Sandbox};

const SESSION_TOKEN: &str = "IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJHMEUCIQ+a==";

/// A gate before a cluster, for who has the keys of this environment.
async fn gate(aws: &Aws, node: &OpenSearch) -> Result<Gate> {
    let of_env = |name: &str| aws.env().into_iter().find(|(one, _)| one == name).unwrap().1;
    let verifier = Verifier {
        key_id: of_env("AWS_ACCESS_KEY_ID"),
        secret: of_env("AWS_SECRET_ACCESS_KEY"),
        session_token: Some(SESSION_TOKEN.to_owned()),
        region: REGION.to_owned(),
        service: "es".to_owned(),
    };
    Gate::start(verifier, Behind::Service(node.url.clone())).await
}

fn loader(aws: &Aws, gate: &Gate) -> Result<Function> {
    let function = Function::under_test("es-loader")?.envs(aws.env()).env("AWS_SESSION_TOKEN", SESSION_TOKEN);
    Ok(function.env("ENDPOINT", &gate.url).env("ENDPOINT_SERVICE", "es"))
}

fn trail(name: &str) -> String {
    json!({"Records": [{
        "eventVersion": "1.11", "eventID": name, "eventTime": "2026-10-14T09:30:00Z", "eventName": "ConsoleLogin",
        "eventSource": "signin.amazonaws.com", "awsRegion": "eu-west-1", "sourceIPAddress": "203.0.113.9",
        "recipientAccountId": "123456789012",
    }]})
    .to_string()
}

/// Ids of the documents in the cluster, which are those of the events.
async fn events(node: &OpenSearch) -> Result<Vec<String>> {
    let documents = node.documents("log-aws-cloudtrail-*").await?;
    Ok(documents.iter().filter_map(|hit| hit["_id"].as_str().map(str::to_owned)).collect())
}

const KEY: &str = "AWSLogs/123456789012/CloudTrail/eu-west-1/2026/10/14/123456789012_CloudTrail_eu-west-1_x.json";

#[tokio::test]
async fn every_request_of_the_loader_is_accepted() -> Result<()> {
    let (aws, node) = (Aws::shared().await?, OpenSearch::shared().await?);
    let queue = aws.create_log_bucket("signed-well").await?;
    let gate = gate(&aws, &node).await?;
    aws.put_object("signed-well", KEY, trail("signed-well")).await?;
    let batches = EventSourceMapping::new(&aws, &queue).drain(&mut Sandbox::new(loader(&aws, &gate)?), 3).await?;
    assert!(batches[0].returned.is_empty(), "{:#?}", batches[0].invocation);
    assert_eq!(events(&node).await?, ["signed-well"]);

    let passed = gate.passed();
    assert!(passed.iter().all(|one| one.refused.is_none()), "{passed:#?}");
    let bulks = passed.iter().filter(|one| one.request.target.starts_with("/_bulk?"));
    assert!(bulks.count() >= 2, "the log, and the ledger");
    Ok(())
}

#[tokio::test]
async fn with_another_secret_nothing_is_written_and_the_message_comes_back() -> Result<()> {
    let (aws, node) = (Aws::shared().await?, OpenSearch::shared().await?);
    let queue = aws.create_log_bucket("signed-badly").await?;
    let gate = gate(&aws, &node).await?;
    aws.put_object("signed-badly", KEY, trail("signed-badly")).await?;
    // It signs anew until its time is nearly over.
    let loader = loader(&aws, &gate)?.env("AWS_SECRET_ACCESS_KEY", "another").timeout(Duration::from_secs(20));
    let batches = EventSourceMapping::new(&aws, &queue).drain(&mut Sandbox::new(loader), 1).await?;
    let invocation = format!("{:#?}", batches[0].invocation);
    assert_eq!(batches[0].returned.len(), 1, "{invocation}");
    let passed = gate.passed();
    assert!(!passed.is_empty());
    assert!(passed.iter().all(|one| matches!(one.refused, Some(Refusal::Mismatch { .. }))), "{passed:#?}");
    assert!(!events(&node).await?.contains(&"signed-badly".to_owned()));
    assert!(!invocation.contains(SESSION_TOKEN), "{invocation}");
    Ok(())
}
