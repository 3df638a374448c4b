//! Cutting a stream of plain bytes into pieces: lines, rows, JSON values.

mod buffer;
pub(crate) mod csv;
pub(crate) mod groups;
pub(crate) mod json;
pub(crate) mod lines;
pub(crate) mod windows;

pub(crate) use buffer::Buffer;

use std::io;

/// One piece of the stream, still bytes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Piece<'b> {
    pub(crate) bytes: &'b [u8],
    /// Longer than the limit: `bytes` is its beginning.
    pub(crate) oversize: bool,
    /// Not what its format asks for.
    pub(crate) broken: bool,
    /// An element of the record array: a record, whatever is in it.
    pub(crate) is_element: bool,
    /// Where it begins, if whoever begins to frame there finds the same.
    pub(crate) begins: Option<Begins>,
}

/// Where a piece begins, as offsets in the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Begins {
    /// Everything before is of other pieces; between here and `start` nothing is of any.
    pub(crate) from: u64,
    /// Its first byte.
    pub(crate) start: u64,
}

/// Gives pieces until the stream ends. After an error of the source nothing more comes: a piece that was cut by it is
/// not handed out.
pub(crate) trait Framer {
    fn next(&mut self) -> io::Result<Option<Piece<'_>>>;
}

/// Bounds of pieces.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PieceLimits {
    pub(crate) max_bytes: usize,
    pub(crate) kept_bytes: usize,
}

impl PieceLimits {
    pub(crate) fn new(max_bytes: usize, kept_bytes: usize) -> PieceLimits {
        PieceLimits { max_bytes, kept_bytes: kept_bytes.min(max_bytes) }
    }

    /// The beginning of an oversize piece that is kept, cut between characters if it is UTF-8.
    pub(crate) fn beginning<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        let mut end = bytes.len().min(self.kept_bytes);
        while end > 0 && end < bytes.len() && bytes[end] & 0xc0 == 0x80 {
            end -= 1;
        }
        &bytes[..end]
    }
}

/// What the framers' tests share.
#[cfg(test)]
mod testing {
    use std::io::{self, Read};

    use super::Framer;

    /// Gives at most so many bytes at a time.
    pub(super) struct Slowly<'b>(pub(super) &'b [u8], pub(super) usize);

    impl Read for Slowly<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let size = self.1.min(out.len());
            self.0.read(&mut out[..size])
        }
    }

    /// All pieces, each behind a word for what is wrong with it.
    pub(super) fn marked(mut framer: impl Framer) -> Vec<String> {
        let mut found = Vec::new();
        while let Some(piece) = framer.next().unwrap() {
            let long = if piece.oversize { "long:" } else { "" };
            let bad = if piece.broken { "bad:" } else { "" };
            found.push(format!("{long}{bad}{}", String::from_utf8_lossy(piece.bytes)));
        }
        found
    }
}
