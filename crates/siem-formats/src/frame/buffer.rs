//! A window on a stream.
//!
//! Invariants: `bytes[start..]` is what was read and not consumed, in order, without gaps. `at_end` is set once the
//! source has said so; then nothing is read any more. `offset` is where `start` stands in the stream. Consuming moves `start`; the space before it is taken back when
//! more is read, so the window is as long as the longest unfinished piece plus one chunk.

use std::io::{self, Read};

use super::Begins;
use crate::decode::{SNIFF_BYTES, is_plain};

/// Bytes read at a time.
const CHUNK: usize = 256 << 10;

pub(crate) struct Buffer<'i> {
    input: &'i mut dyn Read,
    bytes: Vec<u8>,
    start: usize,
    offset: u64,
    at_end: bool,
}

impl<'i> Buffer<'i> {
    pub(crate) fn new(input: &'i mut dyn Read) -> Buffer<'i> {
        Buffer { input, bytes: Vec::new(), start: 0, offset: 0, at_end: false }
    }

    /// What is there.
    pub(crate) fn data(&self) -> &[u8] {
        &self.bytes[self.start..]
    }

    /// Whether `data` is all that will come.
    pub(crate) fn at_end(&self) -> bool {
        self.at_end
    }

    /// Reads more. Afterwards there is more data, or the end has come.
    pub(crate) fn fill(&mut self) -> io::Result<()> {
        if self.at_end {
            return Ok(());
        }
        if self.start > 0 {
            self.bytes.copy_within(self.start.., 0);
            self.bytes.truncate(self.bytes.len() - self.start);
            self.start = 0;
        }
        let old = self.bytes.len();
        self.bytes.resize(old + CHUNK, 0);
        let read = loop {
            match self.input.read(&mut self.bytes[old..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.bytes.truncate(old + *read.as_ref().unwrap_or(&0));
        self.at_end = matches!(read, Ok(0));
        read.map(|_| ())
    }

    /// Takes the first `count` bytes away.
    pub(crate) fn consume(&mut self, count: usize) {
        self.start += count;
        self.offset += count as u64;
        debug_assert!(self.start <= self.bytes.len());
    }

    /// Offset in the stream of the first byte that is not consumed.
    pub(crate) fn offset(&self) -> u64 {
        self.offset
    }

    /// The beginning of a piece that begins `back` bytes before what is not consumed; everything before `from` is of
    /// other pieces. `None` where decoding that starts there could take it for something else.
    pub(crate) fn begins(&self, from: u64, back: usize) -> Option<Begins> {
        let head = &self.bytes[self.start - back..];
        let head = &head[..head.len().min(SNIFF_BYTES)];
        let is_told = head.len() == SNIFF_BYTES || self.at_end;
        (is_told && is_plain(head)).then(|| Begins { from, start: self.offset - back as u64 })
    }

    /// The bytes that were consumed last, `count` of them, until more is read.
    pub(crate) fn consumed(&self, count: usize) -> &[u8] {
        &self.bytes[self.start - count..self.start]
    }
}
