//! Rows under a header. With a delimiter a row may go over several lines inside quotes; at white space a row is a line.

use std::io;

use super::{Buffer, Framer, Piece, PieceLimits};

/// Gives rows, the header first; blank lines are left out.
pub(crate) struct Rows<'i> {
    buffer: Buffer<'i>,
    limits: PieceLimits,
    quoting: bool,
    skip: u64,
    kept: Vec<u8>,
    /// Set once a quote was found that never closes: from then on a row is a line.
    lines_only: bool,
}

impl<'i> Rows<'i> {
    pub(crate) fn new(buffer: Buffer<'i>, limits: PieceLimits, quoting: bool, skip: u64) -> Rows<'i> {
        Rows { buffer, limits, quoting, skip, kept: Vec::new(), lines_only: false }
    }

    /// Length of the row that `data` begins with, without its line end; `None` if it goes on behind it. `from` and
    /// `quoted` are where the last look stopped.
    fn row_end(&self, data: &[u8], from: &mut usize, quoted: &mut bool) -> Option<usize> {
        if !self.quoting || self.lines_only {
            let found = memchr::memchr(b'\n', &data[*from..]).map(|offset| *from + offset);
            *from = data.len();
            return found;
        }
        for offset in memchr::memchr2_iter(b'"', b'\n', &data[*from..]) {
            let at = *from + offset;
            if data[at] == b'"' {
                *quoted = !*quoted;
            } else if !*quoted {
                return Some(at);
            }
        }
        *from = data.len();
        None
    }
}

impl Framer for Rows<'_> {
    fn next(&mut self) -> io::Result<Option<Piece<'_>>> {
        loop {
            let (mut from, mut quoted, mut passing) = (0, false, false);
            self.kept.clear();
            let (length, behind) = loop {
                if let Some(end) = self.row_end(self.buffer.data(), &mut from, &mut quoted) {
                    break (end, 1);
                }
                if self.buffer.at_end() {
                    if quoted && !passing {
                        // A quote that never closes must not swallow the rows behind it.
                        self.lines_only = true;
                        (from, quoted) = (0, false);
                        continue;
                    }
                    break (self.buffer.data().len(), 0);
                }
                if from > self.limits.max_bytes {
                    if quoted && !passing && !self.lines_only {
                        self.lines_only = true;
                        (from, quoted) = (0, false);
                        continue;
                    }
                    if !passing {
                        self.kept.extend_from_slice(self.limits.beginning(self.buffer.data()));
                        passing = true;
                    }
                    self.buffer.consume(from);
                    from = 0;
                }
                self.buffer.fill()?;
            };
            if length == 0 && behind == 0 && !passing {
                return Ok(None);
            }
            self.buffer.consume(length + behind);
            if self.skip > 0 {
                self.skip -= 1;
                continue;
            }
            if passing {
                return Ok(Some(Piece { bytes: &self.kept, oversize: true, broken: false, is_element: false }));
            }
            if self.buffer.consumed(length + behind)[..length].trim_ascii().is_empty() {
                continue;
            }
            let row = &self.buffer.consumed(length + behind)[..length];
            let row = row.strip_suffix(b"\r").unwrap_or(row);
            return Ok(Some(Piece { bytes: row, oversize: false, broken: false, is_element: false }));
        }
    }
}
