//! When workers stop before the end, and what is said of what they leave.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod harness;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use siem_config::{BUILTIN, Config};
use siem_enrich::GeoIp;
use siem_loader::sink::{ClusterSink, Deadline, NullSink, Sink, Trouble};
use siem_loader::{Engine, EngineOptions, Loaded, ObjectRef, Opened, Source, SourceError, Status, Stop, Worker};
use siem_opensearch::{BulkWriter, Cluster, ClusterOptions, Endpoint, Login, WriterOptions};

use harness::Bytes;

const ALB: &str = "AWSLogs/123456789012/elasticloadbalancing/eu-west-1/2026/10/14/123456789012_elasticloadbalancing_eu-west-1_app.x.1_20261014T0000Z_192.0.2.1_abc.log";
const FLOW: &str = "AWSLogs/123456789012/vpcflowlogs/eu-west-1/x.log";

fn engine(sink: Arc<dyn Sink>) -> Arc<Engine> {
    Engine::new(Config::only(&[BUILTIN]).unwrap(), GeoIp::none(), sink, EngineOptions::default())
}

fn flows(count: usize) -> Bytes {
    Bytes(format!("srcaddr dstaddr end\n{}", "203.0.113.9 10.0.0.5 1791970200\n".repeat(count)).into_bytes())
}

fn load(engine: &Arc<Engine>, source: &dyn Source, object: &ObjectRef) -> Loaded {
    let pending = Worker::new(Arc::clone(engine)).load(source, object);
    engine.assembler().flush();
    pending.wait()
}

fn whole() -> ObjectRef {
    ObjectRef::whole("local", FLOW)
}

/// A source that must not be asked.
struct Untouched;

impl Source for Untouched {
    fn open(&self, object: &ObjectRef) -> Result<Opened, SourceError> {
        let (what, why) = (object.key.clone(), "this must not be opened".to_owned());
        Err(SourceError { what, why, reason: "opened", retryable: false })
    }
}

/// Interrupts the engine when its object is opened.
struct Interrupting(Arc<Engine>, Bytes);

impl Source for Interrupting {
    fn open(&self, object: &ObjectRef) -> Result<Opened, SourceError> {
        self.0.interrupt(Instant::now());
        self.1.open(object)
    }
}

/// A source with a defect.
struct Defective;

impl Source for Defective {
    fn open(&self, _: &ObjectRef) -> Result<Opened, SourceError> {
        panic!("as told")
    }
}

#[test]
fn a_defect_costs_one_object_which_is_offered_again() {
    let engine = engine(Arc::new(NullSink));
    let mut worker = Worker::new(Arc::clone(&engine));
    let lost = worker.load(&Defective, &whole()).wait();
    assert_eq!((lost.line.status, lost.line.reason.as_deref()), (Status::Failed, Some("defect")));
    assert!(lost.left.is_some() && !lost.has_failed);
    let next = worker.load(&flows(3), &whole());
    engine.assembler().flush();
    assert_eq!(next.wait().line.indexed, 3);
}

#[test]
fn no_object_is_opened_after_the_sign_to_stop() {
    let engine = engine(Arc::new(NullSink));
    engine.interrupt(Instant::now());
    let Loaded { line, left, .. } = load(&engine, &Untouched, &whole());
    assert_eq!((line.status, line.reason.as_deref(), left.is_some()), (Status::Failed, Some("interrupted"), true));
}

#[test]
fn the_sign_to_stop_is_seen_before_a_range_begins() {
    let engine = engine(Arc::new(NullSink));
    let source = Interrupting(Arc::clone(&engine), flows(5_000));
    let object = ObjectRef { range: Some((4_000, None)), ..whole() };
    let Loaded { line, left, .. } = load(&engine, &source, &object);
    assert_eq!((line.read, line.reason.as_deref(), left.is_some()), (0, Some("interrupted"), true));
}

#[test]
fn the_end_of_a_range_is_no_stop() {
    let engine = engine(Arc::new(NullSink));
    let object = ObjectRef { range: Some((10, Some(20))), ..whole() };
    let Loaded { line, left, .. } = load(&engine, &flows(1_000), &object);
    assert_eq!((line.status, line.read, left.is_some()), (Status::Complete, 11, false));
}

/// A cluster that answers each request with what `answer` makes of its target, or with silence.
fn cluster(answer: fn(&str) -> Option<(u16, String)>) -> (ClusterSink, Arc<Mutex<usize>>, tokio::runtime::Runtime) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = Endpoint::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    let requests = Arc::new(Mutex::new(0));
    let seen = Arc::clone(&requests);
    std::thread::spawn(move || {
        let mut silent = Vec::new();
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = Vec::new();
            let mut chunk = [0; 65536];
            loop {
                let count = stream.read(&mut chunk).unwrap();
                request.extend_from_slice(&chunk[..count]);
                let text = String::from_utf8_lossy(&request);
                let Some((head, _)) = text.split_once("\r\n\r\n") else { continue };
                let length = head.to_lowercase().lines().find_map(|l| l.strip_prefix("content-length: ")?.parse().ok());
                if request.len() >= head.len() + 4 + length.unwrap_or(0) {
                    break;
                }
            }
            *seen.lock().unwrap() += 1;
            let text = String::from_utf8_lossy(&request).into_owned();
            match answer(text.split(' ').nth(1).unwrap_or_default()) {
                Some((status, body)) => {
                    let head = format!("HTTP/1.1 {status} -\r\nconnection: close\r\ncontent-length: {}", body.len());
                    stream.write_all(format!("{head}\r\n\r\n{body}").as_bytes()).unwrap();
                }
                None => silent.push(stream),
            }
        }
    });
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let options = ClusterOptions { endpoint, login: Login::None, ca_file: None, timeout: Duration::from_secs(60) };
    let pauses = Duration::from_millis(1);
    let options_of_writer = WriterOptions { first_pause: pauses, longest_pause: pauses, ..WriterOptions::default() };
    let writer = BulkWriter::new(Cluster::connect(options).unwrap(), options_of_writer);
    let sink = ClusterSink::new(writer, runtime.handle().clone(), Deadline::After(Duration::from_secs(60)));
    (sink, requests, runtime)
}

#[test]
fn a_cluster_that_refuses_the_login_stops_reading() {
    let (sink, requests, _runtime) = cluster(|_| Some((403, "not authorized to perform es:ESHttpPost".into())));
    let engine = engine(Arc::new(sink));
    let first = load(&engine, &flows(3), &whole());
    assert_eq!((first.line.deferred, first.line.reason.as_deref()), (3, Some("status_403")));
    assert_eq!(engine.stop(), Some(Stop::Sink(Trouble::Unauthorized)));
    let second = load(&engine, &Untouched, &whole());
    assert_eq!((second.line.reason.as_deref(), second.left.is_some()), (Some("unauthorized"), true));
    assert_eq!(*requests.lock().unwrap(), 1);
}

#[test]
fn a_bulk_that_was_given_up_stops_reading_until_somebody_starts_anew() {
    let (sink, _, _runtime) = cluster(|_| Some((429, String::new())));
    sink.set_deadline(Deadline::After(Duration::from_millis(100)));
    let sink = Arc::new(sink);
    let engine = engine(Arc::clone(&sink) as _);
    // What could not be parsed and is not indexed is no unparsed document of the index.
    let Loaded { line, .. } = load(&engine, &Bytes(b"nonsense".to_vec()), &ObjectRef::whole("local", ALB));
    assert_eq!((line.deferred, line.unparsed, line.reason.as_deref()), (1, 0, Some("status_429")));
    assert_eq!(engine.stop(), Some(Stop::Sink(Trouble::Unavailable)));
    sink.set_deadline(Deadline::After(Duration::from_millis(100)));
    assert_eq!(engine.stop(), None);
}

#[test]
fn an_object_has_failed_for_good_when_its_dead_letter_stands() {
    struct Gone;
    impl Source for Gone {
        fn open(&self, _: &ObjectRef) -> Result<Opened, SourceError> {
            let (what, why) = ("s3://logs/k".to_owned(), "it is gone".to_owned());
            Err(SourceError { what, why, reason: "not_found", retryable: false })
        }
    }
    let (sink, _, _runtime) = cluster(|_| Some((200, r#"{"took":7,"items":[{"index":{"status":201}}]}"#.into())));
    let taken = load(&engine(Arc::new(sink)), &Gone, &whole());
    assert_eq!((taken.has_failed, taken.left.is_none()), (true, true));
    let (sink, _, _runtime) = cluster(|_| Some((429, String::new())));
    sink.set_deadline(Deadline::After(Duration::from_millis(100)));
    let refused = load(&engine(Arc::new(sink)), &Gone, &whole());
    assert_eq!((refused.has_failed, refused.left.is_none()), (false, false));
}

#[test]
fn an_interrupted_run_does_not_wait_for_a_silent_cluster() {
    let (sink, _, _runtime) = cluster(|_| None);
    let engine = engine(Arc::new(sink));
    let pending = Worker::new(Arc::clone(&engine)).load(&flows(3), &whole());
    engine.assembler().flush();
    let begin = Instant::now();
    engine.interrupt(begin + Duration::from_millis(200));
    let Loaded { line, .. } = pending.wait();
    assert_eq!((line.deferred, line.reason.as_deref()), (3, Some("undelivered")));
    assert!(begin.elapsed() < Duration::from_secs(20));
    assert_eq!(engine.stop(), Some(Stop::Interrupted));
}

#[test]
fn what_bulks_took_and_what_could_not_be_parsed_is_counted_with_the_indexed() {
    let (sink, _, _runtime) = cluster(|_| Some((200, r#"{"took":7,"items":[{"create":{"status":201}}]}"#.into())));
    let engine = engine(Arc::new(sink));
    let Loaded { line, .. } = load(&engine, &Bytes(b"nonsense".to_vec()), &ObjectRef::whole("local", ALB));
    assert_eq!((line.indexed, line.unparsed, line.took_ms), (1, 1, 7));
}

#[test]
fn a_refused_record_is_settled_when_its_dead_letter_stands() {
    fn one_of_three_is_refused(letter: u16) -> Option<(u16, String)> {
        static REQUESTS: AtomicUsize = AtomicUsize::new(0);
        let refused = r#"{"create":{"status":400,"error":{"type":"invalid_index_name_exception","reason":"no"}}}"#;
        let taken = r#"{"create":{"status":201}}"#;
        let body = match REQUESTS.fetch_add(1, Ordering::Relaxed) % 2 {
            0 => format!(r#"{{"took":1,"items":[{taken},{refused},{taken}]}}"#),
            _ => format!(
                r#"{{"took":1,"items":[{{"index":{{"status":{letter},"error":{{"type":"x","reason":"no"}}}}}}]}}"#
            ),
        };
        Some((200, body))
    }
    let (sink, requests, _runtime) = cluster(|_| one_of_three_is_refused(201));
    let Loaded { line, left, .. } = load(&engine(Arc::new(sink)), &flows(3), &whole());
    assert_eq!((line.status, line.indexed, line.dead_lettered.get("malformed")), (Status::Complete, 2, Some(&1)));
    assert_eq!((line.deferred, left.is_some(), *requests.lock().unwrap()), (0, false, 2));

    // Where the letter cannot stand either, the object is offered again.
    let (sink, _, _runtime) = cluster(|_| one_of_three_is_refused(400));
    let Loaded { line, left, .. } = load(&engine(Arc::new(sink)), &flows(3), &whole());
    assert_eq!((line.status, line.indexed, line.dead_lettered.len()), (Status::Partial, 2, 0));
    assert_eq!((line.deferred, left.is_some()), (1, true));
}

/// What is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_dead_letter_that_may_not_be_written_is_told_with_the_cure_and_its_record_comes_back() {
    const TAKEN: &str = r#"{"create":{"status":201}}"#;
    const FORBIDDEN: &str = r#"{"index":{"status":403,"error":{"type":"security_exception","reason":"no permissions for [indices:admin/create]"}}}"#;
    fn answer(items: &[&str]) -> Option<(u16, String)> {
        Some((200, format!(r#"{{"took":1,"items":[{}]}}"#, items.join(","))))
    }
    fn letter_of_a_record(_: &str) -> Option<(u16, String)> {
        static REQUESTS: AtomicUsize = AtomicUsize::new(0);
        let refused = r#"{"create":{"status":400,"error":{"type":"invalid_index_name_exception","reason":"no"}}}"#;
        match REQUESTS.fetch_add(1, Ordering::Relaxed) {
            0 => answer(&[TAKEN, refused, TAKEN]),
            _ => answer(&[FORBIDDEN]),
        }
    }
    let log = Log::default();
    let written = log.clone();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || written.clone()).finish();
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let cure = "map it to a role with crud and create_index on log-siem-deadletter-*, as aws_log_loader has";
    let cures = || String::from_utf8(log.0.lock().unwrap().clone()).unwrap().matches(cure).count();

    let (sink, requests, _runtime) = cluster(letter_of_a_record);
    let first = engine(Arc::new(sink));
    let Loaded { line, left, .. } = load(&first, &flows(3), &whole());
    assert_eq!((line.indexed, line.deferred, line.dead_lettered.len(), left.is_some()), (2, 1, 0, true));
    assert_eq!(line.reason.as_deref(), Some("status_403"));
    assert_eq!(first.stop(), Some(Stop::Sink(Trouble::Unauthorized)));
    assert_eq!((*requests.lock().unwrap(), cures()), (2, 1));

    // The letter of an object goes with the records before its end.
    let mut cut = gzip(&flows(3).0);
    cut.truncate(cut.len() - 4);
    let (sink, _, _runtime) = cluster(|_| answer(&[TAKEN, TAKEN, TAKEN, FORBIDDEN]));
    let second = engine(Arc::new(sink));
    let Loaded { line, left, has_failed, .. } = load(&second, &Bytes(cut), &whole());
    assert_eq!((line.indexed, left.is_some(), has_failed), (3, true, false));
    assert_eq!((second.stop(), cures()), (Some(Stop::Sink(Trouble::Unauthorized)), 2));

    // Whoever may write nothing at all has another trouble.
    let (sink, _, _runtime) = cluster(|_| Some((403, "not authorized to perform es:ESHttpPost".into())));
    let third = engine(Arc::new(sink));
    load(&third, &flows(3), &whole());
    assert_eq!((third.stop(), cures()), (Some(Stop::Sink(Trouble::Unauthorized)), 2));
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_healed_record_counts_as_indexed_and_as_healed() {
    static REQUESTS: AtomicUsize = AtomicUsize::new(0);
    let (sink, _, _runtime) = cluster(|_| {
        let refused = r#"{"create":{"status":400,"error":{"type":"mapper_parsing_exception","reason":"failed to parse field [source.port] of type [long]"}}}"#;
        let taken = r#"{"create":{"status":201}}"#;
        Some((
            200,
            match REQUESTS.fetch_add(1, Ordering::Relaxed) {
                0 => format!(r#"{{"took":1,"items":[{taken},{refused},{taken}]}}"#),
                _ => format!(r#"{{"took":1,"items":[{taken}]}}"#),
            },
        ))
    });
    let Loaded { line, left, .. } = load(&engine(Arc::new(sink)), &flows(3), &whole());
    assert_eq!((line.status, line.indexed, line.healed), (Status::Complete, 3, 1));
    assert!(line.is_clean() && left.is_none());
}
