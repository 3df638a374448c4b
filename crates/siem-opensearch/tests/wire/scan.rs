//! Scans: every document once, in order, whatever the pages' ends and the network do.

use std::time::Duration;

use serde_json::{Value, json};
use siem_opensearch::{ClusterError, Hit, Login, OrderBy, ScanOptions};

use crate::fake::{Fake, Reply, Request};

const ORDER: [OrderBy<'static>; 2] =
    [OrderBy { field: "key", kind: "keyword" }, OrderBy { field: "ordinal", kind: "long" }];

/// The documents of a cluster: their places in the order, and whatever the search asks for of them.
fn found(places: &[Value], request: &Request) -> Reply {
    let search: Value = serde_json::from_slice(&request.body).unwrap();
    let size = usize::try_from(search["size"].as_u64().unwrap()).unwrap();
    let from = match search.get("search_after") {
        None => 0,
        Some(after) => places.iter().rposition(|place| place == after).unwrap() + 1,
    };
    let hits: Vec<Value> = (from..places.len().min(from + size))
        .map(|at| {
            let source = json!({"key": places[at][0]});
            json!({"_index": "i", "_id": at.to_string(), "_seq_no": at, "_primary_term": 1, "_source": source, "sort": places[at]})
        })
        .collect();
    Reply::Body(200, if hits.is_empty() { "{}".into() } else { json!({"hits": {"hits": hits}}).to_string() })
}

async fn all(fake: &Fake) -> Result<Vec<Hit>, ClusterError> {
    let options = ScanOptions { indices: "log-x-*", query: json!({"match_all": {}}), order: &ORDER, fields: &["key"] };
    let mut scan = fake.cluster(Login::None, Duration::from_secs(20)).scan(&options);
    let mut hits = Vec::new();
    loop {
        let page = scan.next_page().await?;
        if page.is_empty() {
            assert!(scan.next_page().await?.is_empty(), "what has ended stays so");
            return Ok(hits);
        }
        hits.extend(page);
    }
}

fn ids(hits: &[Hit]) -> Vec<String> {
    hits.iter().map(|hit| hit.place.id.clone()).collect()
}

fn numbers(count: usize) -> Vec<String> {
    (0..count).map(|number| number.to_string()).collect()
}

#[tokio::test]
async fn every_document_is_read_once_whatever_the_number() {
    for count in [0, 1, 499, 500, 501, 1234] {
        let places: Vec<Value> = (0..count).map(|at| json!([format!("{at:05}"), at])).collect();
        let fake = Fake::start(move |_, request| found(&places, request)).await;
        assert_eq!(ids(&all(&fake).await.unwrap()), numbers(count), "{count}");
    }
}

#[tokio::test]
async fn documents_that_share_a_place_are_not_lost_between_pages() {
    // Pairs across every page's end, and more of one place than a page holds.
    let pairs: Vec<Value> = (0..1501).map(|at| json!(["k", (at + 1) / 2])).collect();
    let many: Vec<Value> = (0..2300).map(|at| json!(["k", if (100..1800).contains(&at) { 100 } else { at }])).collect();
    for places in [pairs, many] {
        let count = places.len();
        let fake = Fake::start(move |_, request| found(&places, request)).await;
        assert_eq!(ids(&all(&fake).await.unwrap()), numbers(count));
    }
}

#[tokio::test]
async fn too_many_of_one_place_are_an_error_and_no_silence() {
    let places = vec![json!(["k", 1]); 10_001];
    let fake = Fake::start(move |_, request| found(&places, request)).await;
    let said = all(&fake).await.unwrap_err().to_string();
    assert!(said.ends_with("more than 10000 documents share one place in the order"), "{said}");
}

#[tokio::test]
async fn a_search_says_what_it_wants_and_takes_no_part_for_the_whole() {
    let fake = Fake::start(|_, request| found(&[json!(["a", 7])], request)).await;
    let hits = all(&fake).await.unwrap();
    assert_eq!((hits[0].place.index.as_str(), hits[0].place.state), ("i", Some((0, 1))));
    assert_eq!(hits[0].source, json!({"key": "a"}));
    let request = &fake.requests()[0];
    assert!(request.target.starts_with("/log-x-*/_search?"), "{}", request.target);
    assert!(request.target.contains("allow_partial_search_results=false"));
    let search: Value = serde_json::from_slice(&request.body).unwrap();
    assert_eq!(
        search,
        json!({
            "query": {"match_all": {}}, "size": 500, "_source": ["key"], "seq_no_primary_term": true,
            "track_total_hits": false,
            "sort": [
                {"key": {"order": "asc", "missing": "_first", "unmapped_type": "keyword"}},
                {"ordinal": {"order": "asc", "missing": "_first", "unmapped_type": "long"}},
            ],
        })
    );
}

#[tokio::test]
async fn a_page_is_asked_for_again_where_that_may_help() {
    let places: Vec<Value> = (0..700).map(|at| json!(["k", at])).collect();
    let fake = Fake::start(move |number, request| match number {
        0 => Reply::Body(503, "{}".into()),
        1 => Reply::Body(429, "{}".into()),
        3 => Reply::Reset,
        4 => Reply::ResetInBody,
        _ => found(&places, request),
    })
    .await;
    assert_eq!(ids(&all(&fake).await.unwrap()), numbers(700));
}

#[tokio::test]
async fn a_refusal_is_told_at_once() {
    for status in [400, 403, 404, 500] {
        let fake = Fake::start(move |_, _| Reply::Body(status, r#"{"error":{"type":"x"}}"#.into())).await;
        let said = all(&fake).await.unwrap_err().to_string();
        assert!(said.contains(&format!("status {status}")), "{said}");
        assert_eq!(fake.requests().len(), 1, "{status}");
    }
}
