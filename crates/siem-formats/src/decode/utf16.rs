//! UTF-16 → UTF-8.

use std::cell::Cell;
use std::io::{self, Read};

use super::sniff::ByteOrder;

/// Units read at a time.
const CHUNK_BYTES: usize = 16 << 10;

/// Gives the text as UTF-8; unpaired surrogates become U+FFFD and are counted, and so is half a unit at the end.
pub(super) struct Transcoder<'c, R> {
    input: R,
    order: ByteOrder,
    replaced: &'c Cell<u64>,
    out: Vec<u8>,
    given: usize,
    /// Bytes that are not decoded yet: half a unit, or a high surrogate.
    rest: Vec<u8>,
    ended: bool,
}

impl<'c, R: Read> Transcoder<'c, R> {
    pub(super) fn new(input: R, order: ByteOrder, replaced: &'c Cell<u64>) -> Transcoder<'c, R> {
        Transcoder { input, order, replaced, out: Vec::new(), given: 0, rest: Vec::new(), ended: false }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.out.clear();
        self.given = 0;
        let old = self.rest.len();
        self.rest.resize(old + CHUNK_BYTES, 0);
        let read = self.input.read(&mut self.rest[old..]);
        self.rest.truncate(old + *read.as_ref().unwrap_or(&0));
        self.ended = read? == 0;
        let mut units: Vec<u16> = self
            .rest
            .chunks_exact(2)
            .map(|pair| match self.order {
                ByteOrder::Little => u16::from_le_bytes([pair[0], pair[1]]),
                ByteOrder::Big => u16::from_be_bytes([pair[0], pair[1]]),
            })
            .collect();
        if !self.ended && units.last().is_some_and(|unit| (0xd800..0xdc00).contains(unit)) {
            units.pop();
        }
        self.rest.drain(..units.len() * 2);
        let mut utf8 = [0; 4];
        for decoded in char::decode_utf16(units) {
            let c = decoded.unwrap_or_else(|_| {
                self.replaced.set(self.replaced.get() + 1);
                char::REPLACEMENT_CHARACTER
            });
            self.out.extend_from_slice(c.encode_utf8(&mut utf8).as_bytes());
        }
        if self.ended && !self.rest.is_empty() {
            self.rest.clear();
            self.replaced.set(self.replaced.get() + 1);
            self.out.extend_from_slice("\u{fffd}".as_bytes());
        }
        Ok(())
    }
}

impl<R: Read> Read for Transcoder<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given == self.out.len() {
            if self.ended {
                return Ok(0);
            }
            self.refill()?;
        }
        let count = out.len().min(self.out.len() - self.given);
        out[..count].copy_from_slice(&self.out[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}
