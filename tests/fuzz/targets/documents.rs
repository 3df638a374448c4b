//! Any text as the records of any built-in log type: each record becomes one document or is excluded by a rule, a
//! document is legal on any cluster, and what came before it changes nothing.

#![no_main]

use std::cell::RefCell;
use std::ops::ControlFlow;

use bumpalo::Bump;
use libfuzzer_sys::fuzz_target;
use siem_ecs::{Normalizer, Object, Outcome, Work};
use siem_formats::{Envelope, EnvelopeKind, Flaws, Limits, Record, read_records};
use siem_fuzz::json::{check_document, check_line};
use siem_fuzz::log_types::{self, LogType};
use siem_fuzz::reading::MemorySpool;
use siem_fuzz::{choices, memory, seeds};

thread_local! {
    static TYPES: RefCell<Vec<LogType>> = const { RefCell::new(Vec::new()) };
}

/// So much may be held at once.
const MOST_BYTES: usize = 64 << 20;

/// How the text gets to the normaliser: as one record, or through the reader.
const THROUGH_READER: u8 = 0;

fuzz_target!(
    init: write_seeds(),
    |input: &[u8]| {
        let Some(([log_type, way], bytes)) = choices(input) else { return };
        TYPES.with_borrow_mut(|types| {
            if types.is_empty() {
                *types = log_types::all();
            }
            let index = usize::from(log_type) % types.len();
            let LogType { plan, normalizer, work, .. } = &mut types[index];
            let object = log_types::object();
            let fresh = log_types::normalizer(plan);
            memory::bounded(MOST_BYTES, || {
                work.begin_object();
                let again = all_lines(&fresh, &mut Work::default(), &object, way, bytes);
                let lines = all_lines(normalizer, work, &object, way, bytes);
                assert_eq!(lines, again, "what came before changes a document");
            });
        });
    }
);

/// The bulk lines of all records.
fn all_lines(normalizer: &Normalizer, work: &mut Work, object: &Object, way: u8, bytes: &[u8]) -> String {
    let (mut out, mut arena) = (Vec::new(), Bump::new());
    let (mut read, mut documents, mut excluded) = (0u64, 0u64, 0u64);
    let mut each = |record: Record<'_>| {
        read += 1;
        assert_eq!(record.ordinal, read, "ordinals have no gaps");
        match normalizer.normalize(work, record, object, &arena) {
            Outcome::Excluded(rule) => {
                assert!(!rule.is_empty());
                excluded += 1;
            }
            Outcome::Document(mut doc) => {
                let before = out.len();
                let encoded = normalizer.encode(work, &mut doc, &mut out);
                assert_eq!((encoded.start, encoded.end), (before, out.len()));
                check_action(&out[encoded.start..encoded.source]);
                check_document(&out[encoded.source..encoded.end]);
                documents += 1;
            }
        }
        arena.reset();
        ControlFlow::Continue(())
    };
    if way % 8 == THROUGH_READER {
        let limits = Limits { bomb_min_bytes: 1 << 20, ..Limits::default() };
        let layout = normalizer.plan().layout();
        let (summary, _) = read_records(&mut &*bytes, layout, &limits, &MemorySpool, &mut each);
        assert_eq!(summary.records, read);
    } else {
        let text = String::from_utf8_lossy(bytes);
        let flaws =
            Flaws { invalid_utf8: way & 8 > 0, oversize: way & 16 > 0, broken: way & 32 > 0, no_array: way & 64 > 0 };
        let envelope = envelope_of(way % 8, &text);
        let _ = each(Record { ordinal: 1, text: &text, columns: None, envelope, flaws, resume: None });
    }
    assert_eq!(read, documents + excluded, "each record is a document or excluded");
    String::from_utf8(out).expect("bulk lines are UTF-8")
}

fn envelope_of(choice: u8, text: &str) -> Envelope<'_> {
    let known = Envelope {
        account: Some("123456789012"),
        id: Some("1"),
        time: Some("1791936000000"),
        inner_index: 1,
        ..Envelope::default()
    };
    match choice {
        1 => {
            Envelope { kind: EnvelopeKind::CloudWatchLogs, log_group: Some("/aws/x"), log_stream: Some(text), ..known }
        }
        2 => Envelope {
            kind: EnvelopeKind::EventBridge,
            region: Some("eu-central-1"),
            time: Some("2026-10-14T00:00:00Z"),
            detail_type: Some("x"),
            source: Some("aws.x"),
            ..known
        },
        3 => Envelope {
            kind: EnvelopeKind::FireLens,
            source: Some("stderr"),
            message: Some(text),
            ..Envelope::default()
        },
        _ => Envelope::default(),
    }
}

fn check_action(line: &[u8]) {
    let action: serde_json::Value = serde_json::from_str(check_line(line)).expect("an action line is JSON");
    let text = |pointer: &str| action.pointer(pointer).and_then(|value| value.as_str()).unwrap_or_default();
    let (index, id) = (text("/create/_index"), text("/create/_id"));
    assert!((index.starts_with("log-") || index.starts_with("metrics-")) && index.len() < 255, "{index}");
    assert!(!index.contains(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c))), "{index}");
    assert!(!id.is_empty() && id.len() <= 512, "an _id of {} bytes", id.len());
}

fn write_seeds() {
    let Some(folder) = seeds::wanted() else { return };
    for (index, log_type) in log_types::all().iter().enumerate() {
        for (number, case) in seeds::cases(&log_type.name).iter().enumerate() {
            let name = format!("{}-{number}", log_type.name);
            if number % 4 == 0 {
                seeds::write(&folder, &name, &[index as u8, THROUGH_READER], &case.input);
            }
            for (place, record) in seeds::records(log_type, case).iter().enumerate() {
                let way = [4, 1, 2, 3][place % 4];
                seeds::write(&folder, &format!("{name}-{place}"), &[index as u8, way], record.as_bytes());
            }
        }
    }
}
