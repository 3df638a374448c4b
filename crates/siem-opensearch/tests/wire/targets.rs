//! Indices that take nothing, and aliases that are missing.

use std::time::{Duration, Instant};

use siem_opensearch::{Bulk, BulkReport, BulkWriter, ItemOutcome, Login, RejectClass, WriterOptions};

use crate::fake::{Fake, Reply, Request, brisk};

fn later() -> Instant {
    Instant::now() + Duration::from_secs(60)
}

const CLOSED: &str = r#"{"type":"index_closed_exception","reason":"closed","index":"log-x"}"#;
const READ_ONLY: &str =
    r#"{"type":"cluster_block_exception","reason":"index [log-x] blocked by: [FORBIDDEN/5/index read-only (api)];"}"#;
const WRITE_BLOCK: &str =
    r#"{"type":"cluster_block_exception","reason":"index [log-x] blocked by: [FORBIDDEN/8/index write (api)];"}"#;
const FLOOD_STAGE: &str = r#"{"type":"cluster_block_exception","reason":"index [log-x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark];"}"#;
const NO_ALIAS: &str = r#"{"type":"index_not_found_exception","reason":"no such index [log-x] and [require_alias] request flag is [true] and [log-x] is not an alias"}"#;

/// The answer to who makes an index.
const MADE: &str = r#"{"acknowledged":true,"shards_acknowledged":true,"index":"log-x-000001"}"#;

/// One document for each index.
async fn write(writer: &BulkWriter, indices: &[&str], more: &str, deadline: Instant) -> BulkReport {
    let mut bulk = Bulk::default();
    for (number, index) in indices.iter().enumerate() {
        let action = format!("{{\"create\":{{\"_index\":\"{index}\",\"_id\":\"{number}\"{more}}}}}\n");
        bulk.push(0, number as u64 + 1, action.as_bytes(), b"{}\n");
    }
    writer.write(bulk, deadline).await.1
}

async fn write_to_alias(writer: &BulkWriter) -> BulkReport {
    write(writer, &["log-x"], ",\"require_alias\":true", later()).await
}

/// The indices that a bulk request names.
fn indices(request: &Request) -> Vec<String> {
    let name = |line: &String| line.split('"').nth(5).unwrap().to_owned();
    request.lines().iter().step_by(2).map(name).collect()
}

fn is_bulk(request: &Request) -> bool {
    request.target.starts_with("/_bulk")
}

fn bulks(fake: &Fake) -> Vec<Vec<String>> {
    fake.requests().iter().filter(|request| is_bulk(request)).map(indices).collect()
}

/// Calls that are no bulks.
fn calls(fake: &Fake) -> Vec<String> {
    let call = |request: &Request| {
        let body = String::from_utf8(request.body.clone()).unwrap();
        format!("{} {} {body}", request.method, request.target)
    };
    fake.requests().iter().filter(|request| !is_bulk(request)).map(call).collect()
}

/// Refuses documents for some indices with a status and an error.
fn refusing(request: &Request, status: u16, error: &str, closed: &[&str]) -> Reply {
    let item = |index: &String| match closed.contains(&index.as_str()) {
        true => format!("{{\"create\":{{\"status\":{status},\"error\":{error}}}}}"),
        false => "{\"create\":{\"status\":201}}".to_owned(),
    };
    let items: Vec<String> = indices(request).iter().map(item).collect();
    Reply::Body(200, format!("{{\"took\":1,\"items\":[{}]}}", items.join(",")))
}

#[tokio::test]
async fn documents_for_a_closed_or_read_only_index_go_to_the_next_one_from_then_on() {
    for (status, error) in [(400, CLOSED), (403, READ_ONLY)] {
        let fake = Fake::start(move |_, request| refusing(request, status, error, &["log-x", "log-x_01"])).await;
        let writer = fake.writer();
        let report = write(&writer, &["log-x", "log-y", "log-x"], "", later()).await;
        assert_eq!(report.outcomes, vec![ItemOutcome::Indexed; 3]);
        write(&writer.clone(), &["log-y", "log-x"], "", later()).await;
        assert_eq!(
            bulks(&fake),
            [
                vec!["log-x", "log-y", "log-x"],
                vec!["log-x_01", "log-x_01"],
                vec!["log-x_02", "log-x_02"],
                vec!["log-y", "log-x_02"],
            ]
        );
    }
}

#[tokio::test]
async fn an_index_that_nothing_can_follow_is_told() {
    let fake = Fake::start(|_, request| refusing(request, 400, CLOSED, &["log-x_98", "log-x_99"])).await;
    let report = write(&fake.writer(), &["log-x_98"], "", later()).await;
    let rejected = ItemOutcome::Rejected {
        class: RejectClass::IndexBlocked,
        error_type: "index_closed_exception".into(),
        reason: "closed".into(),
    };
    assert_eq!(report.outcomes, [rejected]);
    assert_eq!(bulks(&fake), [["log-x_98"], ["log-x_99"]]);
}

/// Answers to the question for write blocks: `log-x` has one, and this neighbour may.
fn blocks(is_neighbour_blocked: bool) -> Reply {
    let neighbour = if is_neighbour_blocked { "\"index.blocks.write\":\"true\"," } else { "" };
    let body = format!(
        "{{\"log-x\":{{\"settings\":{{\"index.blocks.write\":\"true\",\"index.provided_name\":\"log-x\"}}}},\
         \"log-y\":{{\"settings\":{{{neighbour}\"index.provided_name\":\"log-y\"}}}}}}"
    );
    Reply::Body(200, body)
}

#[tokio::test]
async fn a_write_block_that_an_index_has_for_itself_is_gone_around() {
    let fake = Fake::start(|_, request| match is_bulk(request) {
        true => refusing(request, 403, WRITE_BLOCK, &["log-x"]),
        false => blocks(false),
    })
    .await;
    let report = write(&fake.writer(), &["log-x", "log-y"], "", later()).await;
    assert_eq!(report.outcomes, vec![ItemOutcome::Indexed; 2]);
    assert_eq!(bulks(&fake), [vec!["log-x", "log-y"], vec!["log-x"], vec!["log-x"], vec!["log-x_01"]]);
    let question = "/log-*/_settings/index.blocks.write,index.provided_name?flat_settings=true&expand_wildcards=open";
    assert_eq!(calls(&fake), [format!("GET {question} ")]);
}

#[tokio::test]
async fn a_write_block_that_all_indices_have_is_waited_for() {
    for answer in [(|| blocks(true)) as fn() -> Reply, || Reply::Body(403, String::new())] {
        let fake = Fake::start(move |number, request| match is_bulk(request) {
            true if number < 9 => refusing(request, 403, WRITE_BLOCK, &["log-x"]),
            true => refusing(request, 403, WRITE_BLOCK, &[]),
            false => answer(),
        })
        .await;
        assert_eq!(write(&fake.writer(), &["log-x"], "", later()).await.outcomes, [ItemOutcome::Indexed]);
        assert!(bulks(&fake).iter().all(|indices| *indices == ["log-x"]), "{:?}", bulks(&fake));
        assert_eq!(calls(&fake).len(), 2, "after three refusals each");
    }
}

#[tokio::test]
async fn a_full_disk_makes_no_new_index() {
    let fake = Fake::start(|number, request| match number < 9 {
        true => refusing(request, 429, FLOOD_STAGE, &["log-x"]),
        false => refusing(request, 429, FLOOD_STAGE, &[]),
    })
    .await;
    assert_eq!(write(&fake.writer(), &["log-x"], "", later()).await.outcomes, [ItemOutcome::Indexed]);
    assert_eq!(bulks(&fake), vec![["log-x"]; 10]);
}

#[tokio::test]
async fn an_alias_that_is_missing_is_made_with_its_first_index() {
    for made in [
        Reply::Body(200, MADE.into()),
        Reply::Body(400, r#"{"error":{"type":"resource_already_exists_exception"},"status":400}"#.into()),
    ] {
        let mut made = Some(made);
        let fake = Fake::start(move |_, request| match is_bulk(request) {
            true if made.is_some() => refusing(request, 404, NO_ALIAS, &["log-x"]),
            true => refusing(request, 404, NO_ALIAS, &[]),
            false => made.take().unwrap(),
        })
        .await;
        let writer = fake.writer();
        for _ in 0..2 {
            assert_eq!(write_to_alias(&writer).await.outcomes, [ItemOutcome::Indexed]);
        }
        assert_eq!(calls(&fake), [r#"PUT /log-x-000001 {"aliases":{"log-x":{"is_write_index":true}}}"#]);
        assert_eq!(bulks(&fake), vec![["log-x"]; 3]);
    }
}

#[tokio::test]
async fn an_alias_that_cannot_be_made_is_told_and_not_tried_again_at_once() {
    let invalid = r#"{"error":{"type":"invalid_alias_name_exception","reason":"an index exists"},"status":400}"#;
    let fake = Fake::start(move |_, request| match is_bulk(request) {
        true => refusing(request, 404, NO_ALIAS, &["log-x"]),
        false => Reply::Body(400, invalid.into()),
    })
    .await;
    let writer = fake.writer();
    for _ in 0..2 {
        let report = write_to_alias(&writer).await;
        let [ItemOutcome::Rejected { class: RejectClass::NoAlias, .. }] = report.outcomes[..] else {
            panic!("{report:?}")
        };
    }
    assert_eq!((calls(&fake).len(), bulks(&fake).len()), (1, 2));
}

#[tokio::test]
async fn an_alias_that_cannot_be_made_is_tried_again_after_a_while() {
    let invalid = r#"{"error":{"type":"invalid_alias_name_exception","reason":"an index exists"},"status":400}"#;
    let fake = Fake::start(move |number, request| match is_bulk(request) {
        true if number < 3 => refusing(request, 404, NO_ALIAS, &["log-x"]),
        true => refusing(request, 404, NO_ALIAS, &[]),
        false if number < 2 => Reply::Body(400, invalid.into()),
        false => Reply::Body(200, MADE.into()),
    })
    .await;
    let options = WriterOptions { hopeless_for: Duration::ZERO, ..brisk() };
    let writer = BulkWriter::new(fake.cluster(Login::None, Duration::from_secs(20)), options);
    let report = write_to_alias(&writer).await;
    assert!(matches!(report.outcomes[..], [ItemOutcome::Rejected { class: RejectClass::NoAlias, .. }]), "{report:?}");
    assert_eq!(write_to_alias(&writer).await.outcomes, [ItemOutcome::Indexed]);
    assert_eq!((calls(&fake).len(), bulks(&fake).len()), (2, 3));
}

#[tokio::test]
async fn a_page_in_the_way_of_the_making_of_an_alias_condemns_no_document() {
    let pages = ["<html>try again later</html>", "", "{}"];
    for (status, page) in pages.iter().flat_map(|page| [200, 400, 404, 413].map(|status| (status, *page))) {
        let fake = Fake::start(move |number, request| match is_bulk(request) {
            true if number < 3 => refusing(request, 404, NO_ALIAS, &["log-x"]),
            true => refusing(request, 404, NO_ALIAS, &[]),
            false if number < 2 => Reply::Body(status, page.into()),
            false => Reply::Body(200, MADE.into()),
        })
        .await;
        let writer = fake.writer();
        let report = write_to_alias(&writer).await;
        assert!(matches!(report.outcomes[..], [ItemOutcome::Deferred { status: 404, .. }]), "{report:?}");
        assert_eq!(write_to_alias(&writer).await.outcomes, [ItemOutcome::Indexed], "{status} {page}");
        assert_eq!((calls(&fake).len(), bulks(&fake).len()), (2, 3));
    }
}

#[tokio::test]
async fn an_index_that_is_made_in_vain_is_not_made_twice() {
    let fake = Fake::start(|_, request| match is_bulk(request) {
        true => refusing(request, 404, NO_ALIAS, &["log-x"]),
        false => Reply::Body(400, r#"{"error":{"type":"resource_already_exists_exception"},"status":400}"#.into()),
    })
    .await;
    let report = write_to_alias(&fake.writer()).await;
    assert!(matches!(report.outcomes[..], [ItemOutcome::Rejected { class: RejectClass::NoAlias, .. }]), "{report:?}");
    assert_eq!((calls(&fake).len(), bulks(&fake).len()), (1, 2));
}

#[tokio::test]
async fn who_may_not_make_an_alias_is_told_so() {
    let fake = Fake::start(|_, request| match is_bulk(request) {
        true => refusing(request, 404, NO_ALIAS, &["log-x"]),
        false => Reply::Body(403, r#"{"error":{"type":"security_exception"},"status":403}"#.into()),
    })
    .await;
    let report = write_to_alias(&fake.writer()).await;
    assert!(
        report.unauthorized && matches!(report.outcomes[..], [ItemOutcome::Deferred { status: 404, .. }]),
        "{report:?}"
    );
}

#[tokio::test]
async fn the_making_of_an_alias_is_repeated_where_the_cluster_is_busy() {
    let fake = Fake::start(|number, request| match is_bulk(request) {
        true if number < 4 => refusing(request, 404, NO_ALIAS, &["log-x"]),
        true => refusing(request, 404, NO_ALIAS, &[]),
        false if number < 2 => Reply::Body(503, String::new()),
        false => Reply::Body(200, MADE.into()),
    })
    .await;
    assert_eq!(write_to_alias(&fake.writer()).await.outcomes, [ItemOutcome::Indexed]);
    assert_eq!((calls(&fake).len(), bulks(&fake).len()), (2, 3));
}

#[tokio::test]
async fn a_blocked_index_of_an_alias_is_followed_by_its_next_one() {
    let closed = r#"{"type":"index_closed_exception","reason":"closed","index":"log-x-000009"}"#;
    let read_only = r#"{"type":"cluster_block_exception","reason":"index [log-x-000009] blocked by: [FORBIDDEN/5/index read-only (api)];"}"#;
    for (error, answer) in [
        (closed, Reply::Body(200, MADE.into())),
        (read_only, Reply::Body(400, r#"{"error":{"type":"resource_already_exists_exception"},"status":400}"#.into())),
    ] {
        let mut answer = Some(answer);
        let fake = Fake::start(move |_, request| match is_bulk(request) {
            true if answer.is_some() => refusing(request, 403, error, &["log-x"]),
            true => refusing(request, 403, error, &[]),
            false => answer.take().unwrap(),
        })
        .await;
        assert_eq!(write_to_alias(&fake.writer()).await.outcomes, [ItemOutcome::Indexed]);
        assert_eq!(calls(&fake), ["POST /log-x/_rollover/log-x-000010 "]);
        assert_eq!(bulks(&fake), vec![["log-x"]; 2]);
    }
}
