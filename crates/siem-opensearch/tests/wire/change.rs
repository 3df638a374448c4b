//! Deleting and amending: what was changed meanwhile stays, and every document has its outcome.

use std::time::Duration;

use serde_json::{Value, json};
use siem_opensearch::{Change, Changed, DocumentPlace, Login};

use crate::fake::{Fake, Reply, Request};

fn place(at: usize) -> DocumentPlace {
    DocumentPlace { index: "log-x".into(), id: at.to_string(), state: at.is_multiple_of(2).then_some((at as u64, 3)) }
}

fn deletions(count: usize) -> Vec<(DocumentPlace, Change)> {
    (0..count).map(|at| (place(at), Change::Delete)).collect()
}

async fn change(fake: &Fake, changes: &[(DocumentPlace, Change)]) -> Result<Vec<Changed>, String> {
    let cluster = fake.cluster(Login::None, Duration::from_secs(20));
    cluster.change(changes).await.map_err(|error| error.to_string())
}

fn ids(request: &Request) -> Vec<String> {
    let action = |line: String| serde_json::from_str::<Value>(&line).unwrap()["delete"]["_id"].as_str().unwrap().into();
    request.lines().into_iter().map(action).collect()
}

fn answer(statuses: impl Iterator<Item = u16>) -> Reply {
    let item = |status: u16| match status {
        200 | 404 => json!({"delete": {"status": status}}),
        409 => {
            json!({"delete": {"status": 409, "error": {"type": "version_conflict_engine_exception", "reason": "r"}}})
        }
        429 => json!({"delete": {"status": 429, "error": {"type": "rejected_execution_exception", "reason": "r"}}}),
        _ => json!({"delete": {"status": status, "error": {"type": "security_exception", "reason": "not yours"}}}),
    };
    Reply::Body(200, json!({"items": statuses.map(item).collect::<Vec<_>>()}).to_string())
}

#[tokio::test]
async fn each_document_goes_only_in_the_state_in_which_it_was_seen() {
    let fake = Fake::start(|number, _| match number {
        0 => answer([200, 404, 409, 403, 429].into_iter()),
        1 => Reply::Reset,
        2 => Reply::Body(503, "{}".into()),
        _ => answer([200].into_iter()),
    })
    .await;
    let outcomes = change(&fake, &deletions(5)).await.unwrap();
    let refused = Changed::Refused("security_exception: not yours".into());
    assert_eq!(outcomes, [Changed::Done, Changed::Done, Changed::Otherwise, refused, Changed::Done]);
    let requests = fake.requests();
    let lines: Vec<Value> = requests[0].lines().iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0], json!({"delete": {"_index": "log-x", "_id": "0", "if_seq_no": 0, "if_primary_term": 3}}));
    assert_eq!(lines[1], json!({"delete": {"_index": "log-x", "_id": "1"}}));
    assert!(requests[1..].iter().all(|request| ids(request) == ["4"]));
}

#[tokio::test]
async fn an_amended_document_keeps_what_is_not_named() {
    let fake = Fake::start(|_, _| Reply::Body(200, r#"{"items":[{"update":{"status":200}}]}"#.into())).await;
    let amend = (place(2), Change::Amend(json!({"reason": "mapping"})));
    assert_eq!(change(&fake, &[amend]).await.unwrap(), [Changed::Done]);
    let lines: Vec<Value> = fake.requests()[0].lines().iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let update = json!({"update": {"_index": "log-x", "_id": "2", "if_seq_no": 2, "if_primary_term": 3}});
    assert_eq!(lines, [update, json!({"doc": {"reason": "mapping"}})]);
}

#[tokio::test]
async fn many_go_in_several_requests() {
    let fake = Fake::start(|_, request| answer(ids(request).into_iter().map(|_| 200))).await;
    assert_eq!(change(&fake, &deletions(2001)).await.unwrap(), vec![Changed::Done; 2001]);
    let sizes: Vec<usize> = fake.requests().iter().map(|request| ids(request).len()).collect();
    assert_eq!(sizes, [1000, 1000, 1]);
}

#[tokio::test]
async fn an_answer_that_does_not_fit_is_an_error() {
    let fake = Fake::start(|_, _| answer([200].into_iter())).await;
    let said = change(&fake, &deletions(2)).await.unwrap_err();
    assert!(said.contains("1 items for 2 documents"), "{said}");
}

#[tokio::test]
async fn documents_are_fetched_in_order_and_those_that_are_gone_are_none() {
    let body = r#"{"docs":[{"found":true,"_source":{"@message":"m"}},{"found":false}]}"#;
    let fake = Fake::start(move |_, _| Reply::Body(200, body.into())).await;
    let cluster = fake.cluster(Login::None, Duration::from_secs(20));
    let found = cluster.fetch(&[&place(0), &place(1)], &["@message"]).await.unwrap();
    assert_eq!(found, [Some(json!({"@message": "m"})), None]);
    let said = cluster.fetch(&[&place(0)], &["@message"]).await.unwrap_err().to_string();
    assert!(said.contains("2 documents of 1"), "{said}");
}
