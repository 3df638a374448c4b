//! How much is sent at a time follows what the cluster says.

use std::time::{Duration, Instant};

use siem_opensearch::{BulkWriter, ItemOutcome, Login, WriterOptions};

use crate::fake::{Fake, Reply, Request, brisk, bulk, created, items};

const TIMEOUT: Duration = Duration::from_secs(20);

fn later() -> Instant {
    Instant::now() + Duration::from_secs(60)
}

/// Bytes of each of the ten documents of `bulk(10)`, with its action line.
fn document_bytes() -> usize {
    bulk(10).bytes.len() / 10
}

async fn write(writer: &BulkWriter, count: usize) {
    let (_, report) = writer.write(bulk(count), later()).await;
    assert_eq!(report.outcomes, vec![ItemOutcome::Indexed; count]);
}

/// Documents of each request so far.
fn sizes(fake: &Fake) -> Vec<usize> {
    fake.requests().iter().map(|request| request.documents().len()).collect()
}

/// Requests on their way at a time, when many want to be.
async fn in_flight(fake: &Fake, writer: &BulkWriter, wanted: usize) -> usize {
    let before = fake.requests().len();
    for _ in 0..20 {
        let writer = writer.clone();
        tokio::spawn(async move { writer.write(bulk(1), later()).await });
    }
    while fake.requests().len() < before + wanted {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    // The others had every chance to come, too.
    tokio::time::sleep(Duration::from_millis(100)).await;
    fake.requests().len() - before
}

#[tokio::test]
async fn a_bulk_goes_in_requests_of_the_allowed_size() {
    let fake = Fake::start(|_, request| created(request)).await;
    let options = WriterOptions { request_bytes: document_bytes() * 4, ..brisk() };
    let writer = BulkWriter::new(fake.cluster(Login::None, TIMEOUT), options);
    write(&writer, 10).await;
    assert_eq!(sizes(&fake), [4, 4, 2]);
    let sent: Vec<usize> = fake.requests().iter().flat_map(Request::documents).collect();
    assert_eq!(sent, (0..10).collect::<Vec<_>>());
}

#[tokio::test]
async fn what_was_too_large_once_is_not_tried_by_the_next_bulk() {
    let fake = Fake::start(|_, request| match request.documents().len() {
        6.. => Reply::Body(413, String::new()),
        _ => created(request),
    })
    .await;
    let bytes = document_bytes();
    let options = WriterOptions { request_bytes: bytes * 10, least_request_bytes: bytes, ..brisk() };
    let writer = BulkWriter::new(fake.cluster(Login::None, TIMEOUT), options);
    write(&writer, 10).await;
    write(&writer, 10).await;
    assert_eq!(sizes(&fake), [10, 5, 5, 5, 5]);
}

#[tokio::test]
async fn one_giant_lowers_the_size_of_requests_once() {
    let fake = Fake::start(|number, request| match number < 6 && request.documents().contains(&5) {
        true => Reply::Body(413, String::new()),
        false => created(request),
    })
    .await;
    let bytes = document_bytes();
    let options = WriterOptions { request_bytes: bytes * 8, least_request_bytes: bytes, ..brisk() };
    let writer = BulkWriter::new(fake.cluster(Login::None, TIMEOUT), options);
    let (_, report) = writer.write(bulk(8), later()).await;
    assert_eq!(report.outcomes.iter().filter(|outcome| **outcome == ItemOutcome::Indexed).count(), 7);
    assert_eq!(sizes(&fake), [8, 4, 4, 2, 1, 1, 2]);
    write(&writer, 8).await;
    assert_eq!(sizes(&fake)[7..], [4, 4]);
}

#[tokio::test]
async fn a_request_that_took_too_long_is_repeated_in_smaller_ones() {
    let fake = Fake::start(|number, request| if number == 0 { Reply::Silence } else { created(request) }).await;
    let bytes = document_bytes();
    let options = WriterOptions { request_bytes: bytes * 8, least_request_bytes: bytes, ..brisk() };
    let writer = BulkWriter::new(fake.cluster(Login::None, Duration::from_millis(300)), options);
    write(&writer, 8).await;
    assert_eq!(sizes(&fake), [8, 4, 4]);
}

#[tokio::test]
async fn refusals_halve_the_requests_in_flight() {
    for refusal in [
        (|_: &Request| Reply::Body(429, String::new())) as fn(&Request) -> Reply,
        |_| Reply::Body(503, String::new()),
        |_| items(&[429]),
        |_| Reply::Reset,
    ] {
        let fake = Fake::start(move |number, request| match number {
            0 => refusal(request),
            1 => items(&[201]),
            _ => Reply::Silence,
        })
        .await;
        let writer = BulkWriter::new(fake.cluster(Login::None, TIMEOUT), WriterOptions { in_flight: 8, ..brisk() });
        write(&writer, 1).await;
        assert_eq!(in_flight(&fake, &writer, 4).await, 4);
    }
}

#[tokio::test]
async fn calm_answers_allow_more_requests_up_to_the_most() {
    let fake = Fake::start(|number, request| if number < 20 { created(request) } else { Reply::Silence }).await;
    let options = WriterOptions { in_flight: 1, max_in_flight: 5, ..brisk() };
    let writer = BulkWriter::new(fake.cluster(Login::None, TIMEOUT), options);
    for _ in 0..20 {
        write(&writer, 1).await;
    }
    assert_eq!(in_flight(&fake, &writer, 5).await, 5);
}

#[tokio::test]
async fn the_end_of_a_delivery_is_no_sign_of_pressure() {
    let fake = Fake::start(|_, _| Reply::Silence).await;
    let writer = fake.writer();
    let (_, report) = writer.write(bulk(1), Instant::now() + Duration::from_millis(100)).await;
    assert!(matches!(report.outcomes[0], ItemOutcome::Deferred { status: 0, .. }));
    assert_eq!(in_flight(&fake, &writer, 4).await, 4);
}
