//! Documents that are refused for their shape go again without what was refused.

use std::time::{Duration, Instant};

use siem_opensearch::{Bulk, BulkReport, BulkWriter, ItemOutcome, RejectClass};

use crate::fake::{Fake, Reply, Request, items};

fn later() -> Instant {
    Instant::now() + Duration::from_secs(60)
}

/// Documents of this shape, and what is said of a bulk of them.
async fn write(writer: &BulkWriter, documents: &[&str], deadline: Instant) -> BulkReport {
    let mut bulk = Bulk::default();
    for (number, document) in documents.iter().enumerate() {
        let action = format!("{{\"create\":{{\"_index\":\"log-x\",\"_id\":\"{number}\"}}}}\n");
        bulk.push(0, number as u64 + 1, action.as_bytes(), format!("{document}\n").as_bytes());
    }
    let (back, report) = writer.write(bulk.clone(), deadline).await;
    assert_eq!(back.bytes, bulk.bytes, "the bulk comes back as it was");
    report
}

/// A refusal of each document that has one of these fields, the first of them; all else is created.
fn refusing(request: &Request, fields: &[&str]) -> Reply {
    let lines = request.lines();
    let item = |document: &String| {
        let found =
            fields.iter().find(|field| document.starts_with('{') && document.contains(&format!("\"{field}\":")));
        found.map_or("{\"create\":{\"status\":201}}".to_owned(), |field| {
            format!(
                "{{\"create\":{{\"status\":400,\"error\":{{\"type\":\"mapper_parsing_exception\",\
                 \"reason\":\"failed to parse field [{field}] of type [long]\"}}}}}}"
            )
        })
    };
    let items: Vec<String> = lines.iter().skip(1).step_by(2).map(item).collect();
    Reply::Body(200, format!("{{\"took\":1,\"errors\":true,\"items\":[{}]}}", items.join(",")))
}

fn moved(paths: &str) -> String {
    format!(
        "\"tags\":[\"siem_healed\"],\"error\":{{\"message\":\"refused by the cluster (mapper_parsing_exception), moved to unmapped: {paths}\"}}"
    )
}

#[tokio::test]
async fn only_what_was_refused_goes_again_and_what_is_refused_next_too() {
    let fake = Fake::start(|_, request| refusing(request, &["a", "b"])).await;
    let documents = ["{\"x\":1}", "{\"a\":1,\"b\":2,\"x\":3}", "{\"b\":4}"];
    let report = write(&fake.writer(), &documents, later()).await;
    assert_eq!(report.outcomes, [ItemOutcome::Indexed, ItemOutcome::Healed, ItemOutcome::Healed]);
    let lines: Vec<Vec<String>> = fake.requests().iter().map(Request::lines).collect();
    assert_eq!(lines.len(), 3);
    let action = |number: usize| format!("{{\"create\":{{\"_index\":\"log-x\",\"_id\":\"{number}\"}}}}");
    let first = "\"unmapped\":[{\"path\":\"a\",\"json\":\"1\"}]";
    assert_eq!(
        lines[1],
        [
            action(1),
            format!("{{\"b\":2,\"x\":3,{},{first}}}", moved("a")),
            action(2),
            format!("{{{},\"unmapped\":[{{\"path\":\"b\",\"json\":\"4\"}}]}}", moved("b")),
        ]
    );
    let both = "\"unmapped\":[{\"path\":\"a\",\"json\":\"1\"},{\"path\":\"b\",\"json\":\"2\"}]";
    assert_eq!(lines[2], [action(1), format!("{{\"x\":3,{},{both}}}", moved("a, b"))]);
}

#[tokio::test]
async fn what_no_healing_helps_is_rejected_for_what_was_said_first() {
    // All is refused, and each time something else is blamed.
    let fake = Fake::start(|number, _| {
        let reason = format!("failed to parse field [f{number}] of type [long]");
        let error = format!("{{\"type\":\"mapper_parsing_exception\",\"reason\":\"{reason}\"}}");
        Reply::Body(200, format!("{{\"items\":[{{\"create\":{{\"status\":400,\"error\":{error}}}}}]}}"))
    })
    .await;
    let report = write(&fake.writer(), &["{\"f0\":1,\"x\":2}"], later()).await;
    let rejected = ItemOutcome::Rejected {
        class: RejectClass::Mapping,
        error_type: "mapper_parsing_exception".into(),
        reason: "failed to parse field [f0] of type [long]".into(),
    };
    assert_eq!(report.outcomes, [rejected]);
    assert_eq!(fake.requests().len(), 3, "as it came, without f0, without all outside ECS");
}

#[tokio::test]
async fn a_healed_document_is_a_duplicate_where_an_earlier_delivery_was_healed() {
    let fake = Fake::start(|number, request| if number == 0 { refusing(request, &["a"]) } else { items(&[409]) }).await;
    assert_eq!(write(&fake.writer(), &["{\"a\":1}"], later()).await.outcomes, [ItemOutcome::Duplicate]);
}

#[tokio::test]
async fn healed_documents_wait_as_others_do() {
    let fake = Fake::start(|number, request| match number {
        1 => items(&[429]),
        2 => Reply::Reset,
        _ => refusing(request, &["a"]),
    })
    .await;
    assert_eq!(write(&fake.writer(), &["{\"a\":1}"], later()).await.outcomes, [ItemOutcome::Healed]);
    let last: Vec<String> = fake.requests()[1..].iter().map(|request| request.lines()[1].clone()).collect();
    assert_eq!(last, vec![format!("{{{},\"unmapped\":[{{\"path\":\"a\",\"json\":\"1\"}}]}}", moved("a")); 3]);
}

#[tokio::test]
async fn what_has_no_id_gets_none() {
    let fake = Fake::start(|_, request| refusing(request, &["a"])).await;
    let mut bulk = Bulk::default();
    bulk.push(0, 1, b"{\"index\":{\"_index\":\"log-x-001\"}}\n", b"{\"a\":1}\n");
    let (_, report) = fake.writer().write(bulk, later()).await;
    assert_eq!(report.outcomes, [ItemOutcome::Healed]);
    let actions: Vec<String> = fake.requests().iter().map(|request| request.lines()[0].clone()).collect();
    assert_eq!(actions, vec!["{\"index\":{\"_index\":\"log-x-001\"}}"; 2]);
}
