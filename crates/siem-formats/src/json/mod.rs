//! JSON: finding where values end, reading them into a [`crate::Value`], writing them.
//!
//! Three tools for three needs. A [`Scanner`] finds the end of a value in a stream without building anything, and
//! [`members`] and [`elements`] reach into a value as it is written. A [`Parser`] builds the tree of one record.
//! [`write_str`] and [`write_value`] write text and trees. They are our own because logs need what general libraries
//! refuse: lone surrogates, `NaN`, nesting without limit, numbers kept as written, and records that end in the middle
//! of a chunk.
//!
//! None of them recurses deeper than [`MAX_DEPTH`], and each takes time linear in its input.

mod key_set;
mod number;
mod parse;
mod raw;
mod scan;
mod write;

pub use key_set::{KeySet, is_same_key, key_bits};
pub use parse::{MAX_DEPTH, MAX_VALUES, ParseError, Parsed, Parser, parse};
pub use raw::{Elements, Members, elements, members, string, unescape};
pub use scan::{Scan, Scanner, value_end};
pub use write::{LastMembers, append, escape_into, write_str, write_value};
