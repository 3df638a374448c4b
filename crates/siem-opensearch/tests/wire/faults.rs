//! Whatever the cluster, the network or what stands between them does: every document gets its one right outcome.

use std::time::{Duration, Instant};

use siem_opensearch::{BulkReport, BulkWriter, ItemOutcome, Login, RejectClass};

use crate::fake::{Fake, Reply, Request, bulk, created, items};

/// Longer than any of these tests takes.
fn later() -> Instant {
    Instant::now() + Duration::from_secs(60)
}

async fn write(writer: &BulkWriter, count: usize, deadline: Instant) -> BulkReport {
    let sent = bulk(count);
    let (back, report) = writer.write(sent.clone(), deadline).await;
    assert_eq!((back.bytes, back.items), (sent.bytes, sent.items), "the bulk comes back as it was");
    assert_eq!(report.outcomes.len(), count);
    report
}

fn rejected(outcome: &ItemOutcome) -> RejectClass {
    match outcome {
        ItemOutcome::Rejected { class, .. } => *class,
        other => panic!("{other:?} is no rejection"),
    }
}

#[tokio::test]
async fn only_refused_items_are_sent_again() {
    let fake = Fake::start(|number, request| match number {
        0 => items(&[201, 429, 201, 503]),
        1 => items(&[429, 201]),
        _ => created(request),
    })
    .await;
    let report = write(&fake.writer(), 4, later()).await;
    assert_eq!(report.outcomes, vec![ItemOutcome::Indexed; 4]);
    let sent: Vec<Vec<usize>> = fake.requests().iter().map(Request::documents).collect();
    assert_eq!(sent, [vec![0, 1, 2, 3], vec![1, 3], vec![1]]);
}

#[tokio::test]
async fn an_answer_that_settles_nothing_has_the_whole_request_repeated() {
    for (what, fault) in [
        ("503", (|| Reply::Body(503, String::new())) as fn() -> Reply),
        ("429", || Reply::Body(429, "{\"error\":{\"type\":\"circuit_breaking_exception\"}}".into())),
        ("payment required", || Reply::Body(402, String::new())),
        ("gateway timeout", || Reply::Body(504, "<html>504</html>".into())),
        ("a page", || Reply::Body(200, "<html>please sign in</html>".into())),
        ("nothing", || Reply::Body(200, String::new())),
        ("cut JSON", || Reply::Body(200, "{\"took\":1,\"items\":[{\"create\":{\"status\":201}}".into())),
        ("too few items", || items(&[201, 201])),
        ("too many items", || items(&[201; 4])),
        ("a status that is none", || Reply::Body(200, "{\"took\":1,\"items\":[{\"create\":{\"status\":-1}}]}".into())),
        ("an answer without end", || Reply::Endless),
        ("reset", || Reply::Reset),
        ("reset in the answer", || Reply::ResetInBody),
        ("old signature", || Reply::Body(403, "{\"message\":\"Signature expired: 20261014T093000Z\"}".into())),
    ] {
        let fake = Fake::start(move |number, request| if number < 2 { fault() } else { created(request) }).await;
        let report = write(&fake.writer(), 3, later()).await;
        assert_eq!(report.outcomes, vec![ItemOutcome::Indexed; 3], "{what}");
        assert!(!report.unauthorized, "{what}");
        let requests = fake.requests();
        assert_eq!(requests.len(), 3, "{what}");
        assert!(requests.iter().all(|request| request.documents() == [0, 1, 2]), "{what}");
    }
}

#[tokio::test]
async fn connections_that_died_while_nobody_used_them_cost_nothing() {
    let answer = "{\"took\":1,\"items\":[{\"create\":{\"status\":201}}]}";
    let fake = Fake::start(move |_, _| Reply::LastBody(200, answer.into())).await;
    let writer = fake.writer();
    for number in 1..=5 {
        assert_eq!(write(&writer, 1, later()).await.outcomes, [ItemOutcome::Indexed]);
        assert_eq!(fake.requests().len(), number);
    }
}

#[tokio::test]
async fn a_signature_that_does_not_match_is_tried_without_compression_once_and_for_all() {
    let mismatch = "{\"message\":\"The request signature we calculated does not match the signature you provided.\"}";
    let fake = Fake::start(move |_, request| match request.header("content-encoding") {
        "gzip" => Reply::Body(403, mismatch.into()),
        _ => created(request),
    })
    .await;
    let writer = fake.writer();
    for _ in 0..2 {
        let report = write(&writer.clone(), 3, later()).await;
        assert_eq!(report.outcomes, vec![ItemOutcome::Indexed; 3]);
        assert!(!report.unauthorized);
    }
    let encodings: Vec<String> =
        fake.requests().iter().map(|request| request.header("content-encoding").to_owned()).collect();
    assert_eq!(encodings, ["gzip", "", ""]);
    assert_eq!(fake.requests()[1].documents(), [0, 1, 2]);
}

#[tokio::test]
async fn old_credentials_do_not_end_compression() {
    let expired = "{\"message\":\"The security token included in the request is expired\"}";
    let fake = Fake::start(move |number, request| match number {
        0 => Reply::Body(403, expired.into()),
        _ => created(request),
    })
    .await;
    assert_eq!(write(&fake.writer(), 1, later()).await.outcomes, [ItemOutcome::Indexed]);
    assert_eq!(fake.requests()[1].header("content-encoding"), "gzip");
}

#[tokio::test]
async fn a_silent_server_is_given_up_on_and_asked_again() {
    let fake = Fake::start(|number, request| if number == 0 { Reply::Silence } else { created(request) }).await;
    let report = write(&fake.writer_with(Login::None, Duration::from_millis(200)), 2, later()).await;
    assert_eq!(report.outcomes, vec![ItemOutcome::Indexed; 2]);
    assert_eq!(fake.requests().len(), 2);
}

#[tokio::test]
async fn what_is_there_already_is_a_duplicate() {
    // The first answer is lost after the cluster has taken one document.
    let fake = Fake::start(|number, _| if number == 0 { Reply::ResetInBody } else { items(&[409, 201]) }).await;
    let report = write(&fake.writer(), 2, later()).await;
    assert_eq!(report.outcomes, [ItemOutcome::Duplicate, ItemOutcome::Indexed]);
}

#[tokio::test]
async fn a_request_that_is_too_large_goes_in_halves() {
    let fake = Fake::start(|_, request| match request.documents().len() {
        4.. => Reply::Body(413, "Request size exceeded 10485760 bytes".into()),
        _ => created(request),
    })
    .await;
    let report = write(&fake.writer(), 8, later()).await;
    assert_eq!(report.outcomes, vec![ItemOutcome::Indexed; 8]);
    let sent: Vec<Vec<usize>> = fake.requests().iter().map(Request::documents).collect();
    let all: Vec<usize> = (0..8).collect();
    assert_eq!(
        sent,
        [&all[..], &all[..4], &all[..2], &all[2..4], &all[4..], &all[4..6], &all[6..]],
        "halves, in order"
    );
}

#[tokio::test]
async fn one_document_that_is_too_large_is_rejected_alone() {
    let fake = Fake::start(|_, request| match request.documents().contains(&5) {
        true => Reply::Body(413, String::new()),
        false => created(request),
    })
    .await;
    let report = write(&fake.writer(), 10, later()).await;
    for (number, outcome) in report.outcomes.iter().enumerate() {
        match number {
            5 => assert_eq!(rejected(outcome), RejectClass::TooLarge),
            _ => assert_eq!(*outcome, ItemOutcome::Indexed),
        }
    }
}

#[tokio::test]
async fn the_culprits_of_a_malformed_request_are_found_among_hundred() {
    let refusal = r#"{"error":{"type":"illegal_argument_exception","reason":"id is too long"},"status":400}"#;
    let fake = Fake::start(move |_, request| match request.documents().iter().any(|n| [37, 99].contains(n)) {
        true => Reply::Body(400, refusal.into()),
        false => created(request),
    })
    .await;
    let report = write(&fake.writer(), 100, later()).await;
    for (number, outcome) in report.outcomes.iter().enumerate() {
        if [37, 99].contains(&number) {
            assert_eq!(rejected(outcome), RejectClass::Malformed);
            let ItemOutcome::Rejected { reason, .. } = outcome else { unreachable!() };
            assert!(reason.contains("id is too long"), "{reason}");
        } else {
            assert_eq!(*outcome, ItemOutcome::Indexed, "{number}");
        }
    }
    let requests = fake.requests().len();
    assert!(requests < 40, "{requests} requests for two culprits");
}

#[tokio::test]
async fn a_refusal_that_is_not_a_clusters_blames_no_document() {
    for (status, body) in [
        (400, "<html>The plain HTTP request was sent to HTTPS port</html>"),
        (400, r#"{"error":"no handler found for uri [/x/_bulk] and method [POST]"}"#),
        (404, "{}"),
        (405, ""),
    ] {
        let fake = Fake::start(move |_, _| Reply::Body(status, body.into())).await;
        let report = write(&fake.writer(), 3, later()).await;
        let deferred = ItemOutcome::Deferred { status, reason: body.into() };
        assert_eq!(report.outcomes, vec![deferred; 3]);
        assert_eq!(fake.requests().len(), 1, "what the next second does not cure is not repeated");
    }
}

#[tokio::test]
async fn refused_items_are_told_with_their_reason_and_not_repeated() {
    let fake = Fake::start(|_, _| items(&[201, 400, 201])).await;
    let report = write(&fake.writer(), 3, later()).await;
    let refused = ItemOutcome::Rejected {
        class: RejectClass::Malformed,
        error_type: "invalid_index_name_exception".into(),
        reason: "because".into(),
    };
    assert_eq!(report.outcomes, [ItemOutcome::Indexed, refused, ItemOutcome::Indexed]);
    assert_eq!(fake.requests().len(), 1);
}

#[tokio::test]
async fn refused_credentials_are_told_at_once() {
    for reply in [(|| Reply::Body(401, "Unauthorized".into())) as fn() -> Reply, || items(&[403, 403])] {
        let fake = Fake::start(move |_, _| reply()).await;
        let report = write(&fake.writer(), 2, later()).await;
        assert!(report.unauthorized);
        assert_eq!(fake.requests().len(), 1);
        assert!(report.outcomes.iter().all(|outcome| matches!(outcome, ItemOutcome::Deferred { .. })));
    }
}

#[tokio::test]
async fn at_the_deadline_the_rest_is_deferred_with_what_was_said_last() {
    let fake = Fake::start(|number, request| match number {
        0 => items(&[201, 429, 201]),
        _ => items(&vec![429; request.documents().len()]),
    })
    .await;
    let report = write(&fake.writer(), 3, Instant::now() + Duration::from_secs(1)).await;
    let deferred =
        ItemOutcome::Deferred { status: 429, reason: "opensearch_rejected_execution_exception: because".into() };
    assert_eq!(report.outcomes, [ItemOutcome::Indexed, deferred, ItemOutcome::Indexed]);
    assert!(fake.requests().len() > 1);
}

#[tokio::test]
async fn a_deadline_that_has_passed_sends_nothing() {
    let fake = Fake::start(|_, request| created(request)).await;
    let report = write(&fake.writer(), 2, Instant::now()).await;
    assert_eq!(report.outcomes, vec![ItemOutcome::Deferred { status: 0, reason: "no time left".into() }; 2]);
    assert!(fake.requests().is_empty());
}

#[tokio::test]
async fn a_request_does_not_outlast_the_deadline() {
    let fake = Fake::start(|_, _| Reply::Silence).await;
    let begin = Instant::now();
    let report = write(&fake.writer(), 1, begin + Duration::from_millis(300)).await;
    assert!(matches!(report.outcomes[0], ItemOutcome::Deferred { status: 0, .. }), "{report:?}");
    assert_eq!(fake.requests().len(), 1);
    assert!(begin.elapsed() < Duration::from_secs(10), "the connection alone would have waited for 20 s");
}

#[tokio::test]
async fn bulks_under_way_end_when_all_have_to() {
    for reply in [(|| Reply::Silence) as fn() -> Reply, || Reply::Body(429, String::new())] {
        let fake = Fake::start(move |number, request| match number {
            0 => items(&vec![201; request.documents().len()]),
            _ => reply(),
        })
        .await;
        let writer = fake.writer();
        let begin = Instant::now();
        assert_eq!(write(&writer, 1, later()).await.outcomes, [ItemOutcome::Indexed]);
        let stop = async {
            while fake.requests().len() < 2 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            writer.end_by(Instant::now() + Duration::from_millis(50));
            writer.end_by(later());
        };
        let (report, ()) = tokio::join!(write(&writer, 2, later()), stop);
        assert!(report.outcomes.iter().all(|outcome| matches!(outcome, ItemOutcome::Deferred { .. })), "{report:?}");
        assert!(begin.elapsed() < Duration::from_secs(10), "the deadline of their own is a minute away");
        let late = write(&writer, 1, later()).await;
        assert_eq!(late.outcomes, [ItemOutcome::Deferred { status: 0, reason: "no time left".into() }]);
    }
}

#[tokio::test]
async fn nobody_answers_at_all() {
    let fake = Fake::start(|_, _| Reply::Reset).await;
    let report = write(&fake.writer(), 1, Instant::now() + Duration::from_millis(100)).await;
    let [ItemOutcome::Deferred { status: 0, reason }] = report.outcomes.as_slice() else { panic!("{report:?}") };
    assert!(!reason.is_empty() && !reason.contains("127.0.0.1"), "{reason}");
}

#[tokio::test]
async fn an_empty_bulk_sends_nothing() {
    let fake = Fake::start(|_, request| created(request)).await;
    let report = write(&fake.writer(), 0, later()).await;
    assert!(report.outcomes.is_empty() && fake.requests().is_empty());
}
