//! What is left of an object when something stops it, and that its pieces come to the whole.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod harness;

use std::collections::{BTreeMap, VecDeque};
use std::io::{self, Read, Write};
use std::sync::{Arc, Mutex, OnceLock, Weak};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use siem_config::{BUILTIN, Config, Source as Text};
use siem_enrich::GeoIp;
use siem_formats::Resume;
use siem_loader::sink::{NullSink, Sink, SinkError};
use siem_loader::{
    Engine, EngineOptions, LedgerLine, Loaded, ObjectRef, Opened, Ordinals, OwnedBulk, Source, SourceError, Status,
    Worker,
};
use siem_opensearch::ItemOutcome;

use harness::{Bytes, now};

const FLOW: &str = "AWSLogs/123456789012/vpcflowlogs/eu-west-1/x.log";

fn flows(count: usize) -> Bytes {
    Bytes(format!("srcaddr dstaddr end\n{}", "203.0.113.9 10.0.0.5 1791970200\n".repeat(count)).into_bytes())
}

fn whole() -> ObjectRef {
    ObjectRef::whole("local", FLOW)
}

/// Objects of access logs are parted where they can be.
const USER_INI: &str = "[s3accesslog]\nmax_log_count = 40\n";

fn engine(sink: Arc<dyn Sink>, options: EngineOptions) -> Arc<Engine> {
    let config = Config::only(&[BUILTIN, Text { name: "user.ini", text: USER_INI }]).unwrap();
    Engine::new(config, GeoIp::none(), sink, options)
}

fn load(engine: &Arc<Engine>, source: &dyn Source, object: &ObjectRef) -> Loaded {
    let pending = Worker::new(Arc::clone(engine)).load(source, object);
    engine.assembler().flush();
    pending.wait()
}

type Ranges = Vec<(u64, Option<u64>)>;

fn left(loaded: &Loaded) -> Ranges {
    loaded.left.iter().flat_map(|left| &left.parts).map(|part| (part.first, part.last)).collect()
}

/// An engine with small bulks.
fn small() -> EngineOptions {
    EngineOptions { bulk_bytes: 20_000, ingested: Some(now()), ..EngineOptions::default() }
}

/// Decides what becomes of each record, by its ordinal and how often it has come; and ends the time for reading when
/// so many records have come.
struct Fickle {
    engine: OnceLock<Weak<Engine>>,
    outcome: Box<dyn Fn(u64, u32) -> ItemOutcome + Send + Sync>,
    seen: Mutex<Seen>,
}

/// Action and document.
type Lines = (Vec<u8>, Vec<u8>);

#[derive(Default)]
struct Seen {
    times: BTreeMap<u64, u32>,
    /// Both lines of each document.
    documents: BTreeMap<u64, Lines>,
    /// Records until the time is over.
    until: Option<u64>,
}

impl Fickle {
    fn engine(
        until: Option<u64>,
        outcome: impl Fn(u64, u32) -> ItemOutcome + Send + Sync + 'static,
    ) -> (Arc<Fickle>, Arc<Engine>) {
        Fickle::engine_with(until, true, outcome)
    }

    fn engine_with(
        until: Option<u64>,
        hands_on: bool,
        outcome: impl Fn(u64, u32) -> ItemOutcome + Send + Sync + 'static,
    ) -> (Arc<Fickle>, Arc<Engine>) {
        Fickle::engine_under(until, EngineOptions { hands_on, ..small() }, outcome)
    }

    fn engine_under(
        until: Option<u64>,
        options: EngineOptions,
        outcome: impl Fn(u64, u32) -> ItemOutcome + Send + Sync + 'static,
    ) -> (Arc<Fickle>, Arc<Engine>) {
        let seen = Mutex::new(Seen { until, ..Seen::default() });
        let sink = Arc::new(Fickle { engine: OnceLock::new(), outcome: Box::new(outcome), seen });
        let engine = engine(Arc::clone(&sink) as _, options);
        let _ = sink.engine.set(Arc::downgrade(&engine));
        (sink, engine)
    }
}

impl Sink for Fickle {
    fn submit(&self, bulk: OwnedBulk) {
        let mut seen = self.seen.lock().unwrap();
        for at in 0..bulk.bulk.items.len() {
            let ordinal = bulk.bulk.items[at].ordinal;
            let times = seen.times.entry(ordinal).or_default();
            *times += 1;
            let times = *times;
            let lines = (bulk.bulk.action(at).to_vec(), bulk.bulk.document(at).to_vec());
            seen.documents.insert(ordinal, lines);
            let outcome = (self.outcome)(ordinal, times);
            bulk.settle(at, &outcome);
        }
        if let Some(until) = seen.until.take() {
            seen.until = until.checked_sub(bulk.bulk.items.len() as u64).filter(|until| *until > 0);
            if seen.until.is_none() {
                let engine = self.engine.get().and_then(Weak::upgrade).unwrap();
                engine.set_deadline(Some(Instant::now()));
            }
        }
    }

    fn finish(&self) -> Result<(), SinkError> {
        Ok(())
    }
}

fn deferred() -> ItemOutcome {
    ItemOutcome::Deferred { status: 429, reason: "busy".into() }
}

#[test]
fn at_the_deadline_the_rest_is_left_and_what_was_read_stands() {
    let (sink, engine) = Fickle::engine(Some(1), |_, _| ItemOutcome::Indexed);
    let loaded = load(&engine, &flows(20_000), &whole());
    let reached = *sink.seen.lock().unwrap().times.keys().last().unwrap();
    assert!((1..20_000).contains(&reached), "{reached}");
    assert_eq!(left(&loaded), [(reached + 1, None)]);
    let left = loaded.left.unwrap();
    assert_eq!((left.made_progress, left.is_planned), (true, true));
    let line = left.line;
    assert_eq!((line.status, line.reason.as_deref()), (Status::Partial, Some("deadline")));
    assert_eq!((line.read, line.indexed, line.deferred), (reached, reached, 0));
    assert_eq!(line.handed_on, [(reached + 1, None)]);
    // What is told if it cannot be handed on.
    assert_eq!((loaded.line.read, loaded.line.handed_on.len()), (reached, 0));

    engine.set_deadline(None);
    let rest = load(&engine, &flows(20_000), &ObjectRef { range: Some((reached + 1, None)), ..whole() });
    assert_eq!((rest.line.status, rest.line.read), (Status::Complete, 20_000 - reached));
    assert_eq!(rest.line.range, Some((reached + 1, None)));
}

#[test]
fn only_what_is_not_settled_is_left() {
    let (_, engine) = Fickle::engine(None, |ordinal, _| match ordinal {
        11..=20 | 400 => deferred(),
        21..=30 => ItemOutcome::Duplicate,
        _ => ItemOutcome::Indexed,
    });
    let loaded = load(&engine, &flows(500), &whole());
    assert_eq!(left(&loaded), [(11, Some(20)), (400, Some(400))]);
    assert_eq!((loaded.line.read, loaded.line.indexed, loaded.line.deferred), (500, 489, 11));
    let left = loaded.left.unwrap();
    assert_eq!((left.made_progress, left.is_planned), (true, false), "a cluster that is busy is no plan");
    assert_eq!((left.line.read, left.line.indexed, left.line.duplicate, left.line.deferred), (489, 489, 10, 11));
    assert!(left.line.balances());
}

#[test]
fn beyond_twenty_runs_what_lies_between_the_closest_is_handed_on_and_not_counted() {
    let (_, engine) = Fickle::engine(None, |ordinal, _| match ordinal % 10 {
        0 => deferred(),
        _ => ItemOutcome::Indexed,
    });
    let loaded = load(&engine, &flows(300), &whole());
    let ranges = left(&loaded);
    assert_eq!(
        (ranges.len(), ranges[0], ranges[18], ranges[19]),
        (20, (10, Some(10)), (190, Some(190)), (200, Some(300)))
    );
    let line = loaded.left.unwrap().line;
    // 30 deferred, and between 200 and 300 what stands already.
    assert_eq!((line.deferred, line.read, line.indexed), (120, 180, 180));
}

/// Every other record was there already.
fn alternating(ordinal: u64) -> ItemOutcome {
    if ordinal.is_multiple_of(2) { ItemOutcome::Indexed } else { ItemOutcome::Duplicate }
}

#[test]
fn fates_that_alternate_behind_a_record_that_is_not_settled_end_a_piece() {
    let (sink, engine) =
        Fickle::engine_under(None, EngineOptions { max_runs: 100, hands_on: true, ..small() }, |ordinal, _| {
            if ordinal == 10 { deferred() } else { alternating(ordinal) }
        });
    let loaded = load(&engine, &flows(20_000), &whole());
    let reached = *sink.seen.lock().unwrap().times.keys().last().unwrap();
    assert!((110..5_000).contains(&reached), "{reached}");
    assert_eq!(left(&loaded), [(10, Some(10)), (reached + 1, None)]);
    let left = loaded.left.unwrap();
    assert_eq!((left.line.reason.as_deref(), left.made_progress), (Some("scattered"), true));
    assert_eq!((left.line.read, left.line.deferred), (reached - 1, 1));
}

/// Holds its first bulk back until the others come no more.
#[derive(Default)]
struct Hesitant {
    held: Mutex<Option<OwnedBulk>>,
    seen: Mutex<u64>,
}

impl Sink for Hesitant {
    fn submit(&self, bulk: OwnedBulk) {
        let mut seen = self.seen.lock().unwrap();
        let is_first = *seen == 0;
        *seen += bulk.bulk.items.len() as u64;
        if is_first {
            *self.held.lock().unwrap() = Some(bulk);
            return;
        }
        for at in 0..bulk.bulk.items.len() {
            bulk.settle(at, &alternating(bulk.bulk.items[at].ordinal));
        }
    }

    fn finish(&self) -> Result<(), SinkError> {
        Ok(())
    }
}

#[test]
fn reading_waits_for_a_record_that_holds_up_too_many_others() {
    const RECORDS: usize = 20_000;
    let sink = Arc::new(Hesitant::default());
    let engine = engine(Arc::clone(&sink) as _, EngineOptions { max_runs: 100, hands_on: true, ..small() });
    let released = Arc::clone(&sink);
    let releasing = std::thread::spawn(move || {
        let seen = || *released.seen.lock().unwrap();
        let mut before = 0;
        while before == 0 || seen() != before {
            before = seen();
            std::thread::sleep(Duration::from_millis(200));
        }
        let bulk = released.held.lock().unwrap().take().unwrap();
        (0..bulk.bulk.items.len()).for_each(|at| bulk.settle(at, &ItemOutcome::Indexed));
        before
    });
    let loaded = load(&engine, &flows(RECORDS), &whole());
    let seen = releasing.join().unwrap();
    assert!((100..5_000).contains(&seen), "{seen} records were read before it was settled");
    assert_eq!((loaded.line.status, loaded.line.read), (Status::Complete, RECORDS as u64));
}

#[test]
fn where_nothing_was_settled_there_is_no_progress() {
    let (_, engine) = Fickle::engine(None, |_, _| deferred());
    let loaded = load(&engine, &flows(3), &ObjectRef { range: Some((2, None)), attempt: 4, ..whole() });
    assert_eq!(left(&loaded), [(2, Some(3))]);
    assert_eq!(loaded.line.attempt, 4);
    assert!(!loaded.left.unwrap().made_progress);
}

#[test]
fn what_was_not_opened_in_time_is_left_whole() {
    let engine = engine(Arc::new(NullSink), EngineOptions::default());
    engine.set_deadline(Some(Instant::now()));
    let loaded = load(&engine, &flows(3), &ObjectRef { range: Some((2, Some(9))), ..whole() });
    assert_eq!(left(&loaded), [(2, Some(9))]);
    let left = loaded.left.unwrap();
    assert_eq!((left.made_progress, left.is_planned), (false, true));
}

/// An object that is opened in time, and whose bytes come when the time is over.
struct Late(Arc<Engine>, Bytes);

impl Source for Late {
    fn open(&self, object: &ObjectRef) -> Result<Opened, SourceError> {
        struct AtDeadline(Option<Duration>);
        impl Read for AtDeadline {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                self.0.take().into_iter().for_each(std::thread::sleep);
                Ok(0)
            }
        }
        const TIME: Duration = Duration::from_secs(2);
        self.0.set_deadline(Some(Instant::now() + TIME));
        let opened = self.1.open(object)?;
        Ok(Opened { reader: Box::new(AtDeadline(Some(TIME)).chain(opened.reader)), ..opened })
    }
}

#[test]
fn a_range_that_cannot_be_reached_in_its_whole_time_becomes_a_dead_letter() {
    let load_late = |hands_on| {
        let (_, engine) = Fickle::engine_with(None, hands_on, |_, _| ItemOutcome::Indexed);
        let range = ObjectRef { range: Some((4_000, Some(4_001))), ..whole() };
        load(&engine, &Late(Arc::clone(&engine), flows(4_001)), &range)
    };
    let given_up = load_late(true);
    assert_eq!((given_up.line.status, given_up.line.reason.as_deref()), (Status::Failed, Some("unreachable_range")));
    assert!(given_up.has_failed && given_up.left.is_none(), "its letter stands");
    // Where nobody goes on, nobody gives up.
    let kept = load_late(false);
    assert_eq!((kept.line.reason.as_deref(), left(&kept)), (Some("deadline"), vec![(4_000, Some(4_001))]));
    assert!(!kept.has_failed);
}

/// Loads all pieces of an object until nothing is left; gives their lines as they are when everything is handed on.
fn load_all(engine: &Arc<Engine>, source: &dyn Source, again: impl Fn(usize)) -> Vec<LedgerLine> {
    let mut queue: VecDeque<Option<(u64, Option<u64>)>> = VecDeque::from([None]);
    let mut lines = Vec::new();
    while let Some(range) = queue.pop_front() {
        again(lines.len());
        let loaded = load(engine, source, &ObjectRef { range, ..whole() });
        match loaded.left {
            None => lines.push(loaded.line),
            Some(left) => {
                queue.extend(left.parts.iter().map(|part| Some((part.first, part.last))));
                lines.push(left.line);
            }
        }
        assert!(lines.len() < 2000, "it never ends");
    }
    lines
}

const ACCESS: &str = "AWSLogs/123456789012/s3accesslog/eu-west-1/bucket/2026-10-14-09-30-00-ABCDEF";

/// Lines of an access log, each of which is another.
fn access(count: usize) -> Vec<u8> {
    let owner = "9f2c4e6a8b0d1f3a5c7e9b1d3f5a7c9e0b2d4f6a8c0e1b3d5f7a9c1e3b5d7f90";
    let line = |n: usize| {
        format!(
            "{owner} data [14/Oct/2026:09:30:00 +0000] 192.0.2.3 {owner} C{n} REST.HEAD.BUCKET - \"HEAD /data HTTP/1.1\" \
             200 - - - {n} 2 \"-\" \"S3Console/0.4\" -\n"
        )
    };
    (0..count).map(line).collect::<String>().into_bytes()
}

/// Documents of an object that is loaded at once, and of one that is parted; and where its parts began to be read.
fn parted(key: &str, bytes: &[u8]) -> ([Vec<Lines>; 2], Vec<Resume>) {
    let documents = |sink: &Fickle| sink.seen.lock().unwrap().documents.values().cloned().collect::<Vec<_>>();
    let (sink, engine) = Fickle::engine_with(None, false, |_, _| ItemOutcome::Indexed);
    assert!(load(&engine, &Bytes(bytes.to_vec()), &ObjectRef::whole("local", key)).left.is_none());
    let whole = documents(&sink);
    let (sink, engine) = Fickle::engine(None, |_, times| {
        assert_eq!(times, 1, "nothing is loaded twice");
        ItemOutcome::Indexed
    });
    let mut object = ObjectRef::whole("local", key);
    let mut resumed = Vec::new();
    let mut read = 0;
    loop {
        let loaded = load(&engine, &Bytes(bytes.to_vec()), &object);
        let Some(left) = loaded.left else {
            read += loaded.line.read;
            break;
        };
        assert_eq!((left.line.reason.as_deref(), left.is_planned), (Some("max_log_count"), true));
        read += left.line.read;
        let part = left.parts[0];
        let place = part.resume.unwrap();
        assert_eq!((left.parts.len(), place.ordinal), (1, part.first), "nothing is read twice");
        resumed.push(place);
        object.range = Some((part.first, part.last));
        object.resume = Some((place, left.e_tag.unwrap()));
    }
    assert_eq!(read, whole.len() as u64);
    ([whole, documents(&sink)], resumed)
}

#[test]
fn a_large_object_is_parted_at_its_lines_and_gives_the_same_documents() {
    let ([whole, parts], resumed) = parted(ACCESS, &access(1000));
    assert_eq!(whole.len(), 1000);
    assert!(resumed.len() >= 20, "{resumed:?}");
    assert!(whole == parts);
}

#[test]
fn a_large_object_is_parted_at_the_members_of_its_gzip() {
    let member = |lines: &[u8]| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(lines).unwrap();
        encoder.finish().unwrap()
    };
    let bytes = access(1000);
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let members: Vec<u8> = lines.chunks(50).flat_map(|lines| member(&lines.concat())).collect();
    let ([whole, parts], resumed) = parted(ACCESS, &members);
    assert_eq!((whole.len(), resumed.len()), (1000, 19));
    assert!(whole == parts);
    // One member has no place but its beginning: it is read to its end.
    let ([whole, parts], resumed) = parted(ACCESS, &member(&bytes));
    assert!(whole == parts && resumed.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]
    #[test]
    fn pieces_of_an_object_sum_to_the_object(
        count in 1usize..3000, busy in 2u64..40, length in 1u64..30, until in proptest::option::of(1u64..2000),
    ) {
        // In each of the first three rounds another part of the records is refused.
        let (sink, engine) = Fickle::engine(until, move |ordinal, times| {
            match (ordinal / length + u64::from(times)) % busy {
                0 if times <= 3 => deferred(),
                _ if times > 1 => ItemOutcome::Duplicate,
                _ => ItemOutcome::Indexed,
            }
        });
        let lines = load_all(&engine, &flows(count), |round| {
            engine.set_deadline(None);
            sink.seen.lock().unwrap().until = until.filter(|_| round < 10);
        });
        prop_assert!(lines.iter().all(LedgerLine::balances), "{lines:#?}");
        prop_assert_eq!(lines.iter().map(|line| line.read).sum::<u64>(), count as u64);
        prop_assert_eq!(lines.iter().map(|line| line.indexed).sum::<u64>(), count as u64);
        let seen = sink.seen.lock().unwrap();
        prop_assert_eq!(seen.times.keys().copied().collect::<Vec<_>>(), (1..=count as u64).collect::<Vec<_>>());
    }
}

#[test]
fn of_the_records_asked_for_each_is_told_how_it_fared() {
    let outcome = |ordinal, _| match ordinal {
        5 => deferred(),
        9 => ItemOutcome::Duplicate,
        _ => ItemOutcome::Indexed,
    };
    let (sink, engine) = Fickle::engine_with(None, false, outcome);
    let asked = Ordinals::of(vec![(2, 2), (5, 6), (9, 9), (19_999, 20_000), (30_000, 30_000)]);
    let loaded = load(&engine, &flows(20_000), &whole().only(asked));
    let line = &loaded.line;
    assert_eq!((line.read, line.indexed, line.duplicate, line.deferred), (6, 5, 1, 1));
    assert!(line.balances());
    let fared = loaded.fared.unwrap();
    assert_eq!(fared.indexed.runs(), [(2, 2), (6, 6), (9, 9), (19_999, 20_000)]);
    assert_eq!((fared.excluded.runs(), fared.refused.runs()), (&[][..], &[][..]));
    let sent: Vec<u64> = sink.seen.lock().unwrap().times.keys().copied().collect();
    assert_eq!(sent, [2, 5, 6, 9, 19_999, 20_000], "nothing else is sent");

    // Documents and ids are those of the whole object.
    let sent = std::mem::take(&mut sink.seen.lock().unwrap().documents);
    let (all, engine) = Fickle::engine(None, |_, _| ItemOutcome::Indexed);
    load(&engine, &flows(20_000), &whole());
    let all = &all.seen.lock().unwrap().documents;
    assert!(sent.iter().all(|(ordinal, lines)| all.get(ordinal) == Some(lines)));
}
