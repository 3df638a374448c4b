//! JSON: finding where values end, reading them into a [`crate::Value`], writing them.
//!
//! Three tools for three needs. A [`Scanner`] finds the end of a value in a stream without building anything, and
//! [`members`] and [`elements`] reach into a value as it is written. A [`Parser`] builds the tree of one record.
//! [`write_str`] and [`write_value`] write text and trees. They are our own because logs need what general libraries
//! refuse: lone surrogates, `NaN`, nesting without limit, numbers kept as written, and records that end in the middle
//! of a chunk.
//!
//! None of them recurses deeper than [`MAX_DEPTH`], and each takes time linear in its input.

mod number;
mod parse;
mod raw;
mod scan;
mod write;

pub use parse::{MAX_DEPTH, MAX_VALUES, ParseError, Parsed, Parser, parse};
pub use raw::{Elements, Members, elements, members, string, unescape};
pub use scan::{Scan, Scanner, value_end};
pub use write::{LastMembers, escape_into, write_str, write_value};

/// Finds bytes that matter, eight at a time, in safe code. Each function gives the lowest match exactly; bits of
/// higher bytes may be wrong once a lower byte matched (the borrow of the subtraction), and are not looked at.
/// Source of the trick: "Bit Twiddling Hacks", determine if a word has a byte less than n.
pub(crate) mod swar {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;

    pub(crate) fn word(bytes: &[u8]) -> Option<u64> {
        bytes.first_chunk::<8>().map(|chunk| u64::from_le_bytes(*chunk))
    }

    const fn equal(word: u64, byte: u8) -> u64 {
        let difference = word ^ (ONES * byte as u64);
        difference.wrapping_sub(ONES) & !difference & HIGHS
    }

    /// Quotes and backslashes.
    pub(crate) const fn quote_or_backslash(word: u64) -> u64 {
        equal(word, b'"') | equal(word, b'\\')
    }

    /// Quotes, backslashes and control characters: what JSON text must escape.
    pub(crate) const fn must_escape(word: u64) -> u64 {
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGHS;
        quote_or_backslash(word) | control
    }

    /// Position of the lowest match.
    pub(crate) const fn position(mask: u64) -> usize {
        (mask.trailing_zeros() / 8) as usize
    }
}
