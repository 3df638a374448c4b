//! Rows under a header. With a delimiter a row may go over several lines inside quotes; at white space a row is a line.
//!
//! A quote opens a field only where the field begins, as when the fields are cut: one inside a field says nothing. A
//! quote that does not close within the limit is distrusted: as far as it was looked at, rows are lines, so that it
//! swallows nothing and no byte is looked at more than twice. What comes out never depends on how the bytes arrive.

use std::io;

use super::lines::Advance;
use super::{Buffer, Framer, Piece, PieceLimits};

/// Gives rows, the header first; blank lines are left out.
pub(crate) struct Rows<'i> {
    buffer: Buffer<'i>,
    limits: PieceLimits,
    /// Set where quotes count.
    delimiter: Option<u8>,
    skip: u64,
    kept: Vec<u8>,
    /// So many bytes in front stand behind a quote that did not close: a row that begins there is a line.
    distrusted: usize,
}

impl<'i> Rows<'i> {
    pub(crate) fn new(buffer: Buffer<'i>, limits: PieceLimits, delimiter: Option<u8>, skip: u64) -> Rows<'i> {
        Rows { buffer, limits, delimiter, skip, kept: Vec::new(), distrusted: 0 }
    }

    /// Consumes the next row; `None` at the end.
    fn advance(&mut self) -> io::Result<Option<Advance>> {
        let mut search = RowEnd::new(self.delimiter.filter(|_| self.distrusted == 0));
        let mut passing = false;
        self.kept.clear();
        loop {
            let data = self.buffer.data();
            let at_end = self.buffer.at_end();
            let window = if passing { data.len() } else { data.len().min(self.limits.max_bytes + 1) };
            if let Some(length) = search.find(&data[..window]) {
                self.consume(length + 1);
                return Ok(Some(Advance { length, behind: 1, passing }));
            }
            let too_long = !passing && window > self.limits.max_bytes;
            if search.is_quoted() && (too_long || at_end) {
                self.distrusted = window;
                search = RowEnd::new(None);
                continue;
            }
            if too_long {
                self.kept.extend_from_slice(self.limits.beginning(data));
                passing = true;
            } else if at_end {
                let length = data.len();
                self.consume(length);
                return Ok((length > 0 || passing).then_some(Advance { length, behind: 0, passing }));
            }
            if passing {
                self.consume(window);
                search = RowEnd::new(None);
            }
            self.buffer.fill()?;
        }
    }

    fn consume(&mut self, count: usize) {
        self.buffer.consume(count);
        self.distrusted = self.distrusted.saturating_sub(count);
    }
}

impl Framer for Rows<'_> {
    fn next(&mut self) -> io::Result<Option<Piece<'_>>> {
        loop {
            let Some(Advance { length, behind, passing }) = self.advance()? else { return Ok(None) };
            if self.skip > 0 {
                self.skip -= 1;
                continue;
            }
            if passing {
                return Ok(Some(Piece {
                    bytes: &self.kept,
                    oversize: true,
                    broken: false,
                    is_element: false,
                    begins: None,
                }));
            }
            if self.buffer.consumed(length + behind)[..length].trim_ascii().is_empty() {
                continue;
            }
            // Borrowed anew: the loop may not hold on to what it hands out.
            let row = &self.buffer.consumed(length + behind)[..length];
            let row = row.strip_suffix(b"\r").unwrap_or(row);
            return Ok(Some(Piece { bytes: row, oversize: false, broken: false, is_element: false, begins: None }));
        }
    }
}

/// A search for the end of a row, which goes on where it stopped when more bytes have come.
struct RowEnd {
    /// `None`: a row is a line.
    delimiter: Option<u8>,
    at: usize,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Where a field begins.
    FieldStart,
    Bare,
    Quoted,
    /// Behind a quote in a quoted field: a second one makes it text.
    Quote,
}

impl RowEnd {
    fn new(delimiter: Option<u8>) -> RowEnd {
        RowEnd { delimiter, at: 0, state: State::FieldStart }
    }

    /// Whether the search stopped inside quotes.
    fn is_quoted(&self) -> bool {
        self.state == State::Quoted
    }

    /// Length of the row that `data` begins with, without its line end; `None` if it goes on behind.
    fn find(&mut self, data: &[u8]) -> Option<usize> {
        let Some(delimiter) = self.delimiter else {
            let found = memchr::memchr(b'\n', &data[self.at..]).map(|offset| self.at + offset);
            self.at = data.len();
            return found;
        };
        while let Some(byte) = data.get(self.at) {
            let rest = &data[self.at..];
            let (step, state) = match self.state {
                State::FieldStart if *byte == b'"' => (1, State::Quoted),
                State::FieldStart => (0, State::Bare),
                State::Quote if *byte == b'"' => (1, State::Quoted),
                State::Quote => (0, State::Bare),
                State::Quoted => match memchr::memchr(b'"', rest) {
                    Some(offset) => (offset + 1, State::Quote),
                    None => (rest.len(), State::Quoted),
                },
                State::Bare => match memchr::memchr2(delimiter, b'\n', rest) {
                    Some(offset) if rest[offset] == b'\n' => return Some(self.at + offset),
                    Some(offset) => (offset + 1, State::FieldStart),
                    None => (rest.len(), State::Bare),
                },
            };
            self.at += step;
            self.state = state;
        }
        None
    }
}
