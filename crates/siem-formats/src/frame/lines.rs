//! Lines. A line ends with LF or CRLF; a CR alone is data, as it is in every log that AWS writes. Blank lines are no
//! pieces.

use std::io;

use super::{Buffer, Framer, Piece, PieceLimits};

pub(crate) struct Lines<'i> {
    buffer: Buffer<'i>,
    limits: PieceLimits,
    /// Lines to leave out before the first piece.
    skip: u64,
    /// The beginning of a line whose rest is being passed over.
    kept: Vec<u8>,
}

impl<'i> Lines<'i> {
    pub(crate) fn new(buffer: Buffer<'i>, limits: PieceLimits, skip: u64) -> Lines<'i> {
        Lines { buffer, limits, skip, kept: Vec::new() }
    }

    /// Consumes the next line and tells how many of its bytes to show and to pass over behind them; `None` at the end.
    fn advance(&mut self) -> io::Result<Option<Advance>> {
        let mut looked_at = 0;
        let mut passing = false;
        self.kept.clear();
        loop {
            let data = self.buffer.data();
            if let Some(offset) = memchr::memchr(b'\n', &data[looked_at..]) {
                let length = looked_at + offset;
                self.buffer.consume(length + 1);
                return Ok(Some(Advance { length, behind: 1, passing }));
            }
            if self.buffer.at_end() {
                let length = data.len();
                self.buffer.consume(length);
                return Ok((length > 0 || passing).then_some(Advance { length, behind: 0, passing }));
            }
            looked_at = data.len();
            if looked_at > self.limits.max_bytes {
                if !passing {
                    self.kept.extend_from_slice(self.limits.beginning(data));
                    passing = true;
                }
                self.buffer.consume(looked_at);
                looked_at = 0;
            }
            self.buffer.fill()?;
        }
    }
}

/// What was consumed: `length` bytes to show and `behind` bytes of line end, the last of a longer piece if `passing`.
pub(super) struct Advance {
    pub(super) length: usize,
    pub(super) behind: usize,
    pub(super) passing: bool,
}

impl Framer for Lines<'_> {
    fn next(&mut self) -> io::Result<Option<Piece<'_>>> {
        let from = self.buffer.offset();
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
            let oversize = length > self.limits.max_bytes;
            if !oversize && self.buffer.consumed(length + behind)[..length].trim_ascii().is_empty() {
                continue;
            }
            let begins = self.buffer.begins(from, length + behind);
            // Borrowed anew: the loop may not hold on to what it hands out.
            let line = &self.buffer.consumed(length + behind)[..length];
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let bytes = if oversize { self.limits.beginning(line) } else { line };
            return Ok(Some(Piece { bytes, oversize, broken: false, is_element: false, begins }));
        }
    }
}
