//! Objects in memory, read in pieces of any size.

use std::io::{self, Cursor, Read};
use std::ops::ControlFlow;

use siem_formats::read::SpoolFile;
use siem_formats::{Flaws, Layout, Limits, ReadSummary, Record, Resume, Spool, Start, read_records_from};

/// Hands out so many bytes at a time, and now and then none for an interrupt.
pub struct Pieces<'b> {
    rest: &'b [u8],
    most: usize,
    calls: usize,
}

impl<'b> Pieces<'b> {
    pub fn new(bytes: &'b [u8], most: usize) -> Pieces<'b> {
        Pieces { rest: bytes, most: most.max(1), calls: 0 }
    }
}

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.calls += 1;
        if self.calls.is_multiple_of(7) {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let length = self.most.min(self.rest.len()).min(into.len());
        into[..length].copy_from_slice(&self.rest[..length]);
        self.rest = &self.rest[length..];
        Ok(length)
    }
}

/// Spool files in memory.
pub struct MemorySpool;

impl Spool for MemorySpool {
    fn open(&self) -> io::Result<Box<dyn SpoolFile>> {
        Ok(Box::new(Cursor::new(Vec::new())))
    }

    fn max_bytes(&self) -> u64 {
        1 << 20
    }
}

/// A record as it was handed out.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    pub ordinal: u64,
    pub text: String,
    pub columns: Option<Vec<String>>,
    pub envelope: String,
    pub flaws: Flaws,
}

impl Seen {
    fn of(record: &Record<'_>) -> Seen {
        Seen {
            ordinal: record.ordinal,
            text: record.text.to_owned(),
            columns: record.columns.map(<[String]>::to_vec),
            envelope: format!("{:?}", record.envelope),
            flaws: record.flaws,
        }
    }
}

/// All of one reading.
#[derive(Debug, PartialEq)]
pub struct Reading {
    pub seen: Vec<Seen>,
    pub summary: ReadSummary,
    pub error: Option<&'static str>,
}

/// Panics, and shows the first record that differs, unless both hold the same records.
pub fn assert_same(wanted: &[Seen], other: &[Seen], what: &dyn std::fmt::Display) {
    if let Some(at) = wanted.iter().zip(other).position(|(a, b)| a != b) {
        panic!("{what}: records differ:\n  {:?}\n  {:?}", wanted[at], other[at]);
    }
    let next = wanted.get(other.len()).or(other.get(wanted.len()));
    assert!(next.is_none(), "{what}: {} records, and {}; then {next:?}", wanted.len(), other.len());
}

/// Reads to the end and keeps everything; also the places that were told. The ordinals count from where reading began,
/// without a gap, and the summary counts as many records.
pub fn read(start: Start, bytes: &[u8], piece: usize, layout: &Layout, limits: &Limits) -> (Reading, Vec<Resume>) {
    let (mut seen, mut places): (Vec<Seen>, Vec<Resume>) = (Vec::new(), Vec::new());
    let before = start.resume.map_or(0, |place| place.ordinal - 1);
    let mut each = |record: Record<'_>| {
        // A file of columns may be entered at a group of rows before the first that is wanted.
        let wanted = before + seen.len() as u64 + 1;
        assert!(record.ordinal == wanted, "record {} was handed out where {wanted} was next", record.ordinal);
        if let Some(place) = record.resume.filter(|place| places.last() != Some(place)) {
            assert!(place.ordinal <= record.ordinal, "{place:?} lies behind record {}", record.ordinal);
            assert!(places.last().is_none_or(|last| last.byte <= place.byte && last.ordinal < place.ordinal));
            places.push(place);
        }
        seen.push(Seen::of(&record));
        ControlFlow::Continue(())
    };
    let mut input = Pieces::new(bytes, piece);
    let (summary, result) = read_records_from(start, &mut input, layout, limits, &MemorySpool, &mut each);
    assert_eq!(summary.records, seen.len() as u64, "the summary counts other records than were handed out");
    (Reading { seen, summary, error: result.err().map(|error| error.reason()) }, places)
}
