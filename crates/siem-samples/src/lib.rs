//! Sample logs made from scratch: a small company's day with an attack in it, and volumes for measuring.
//!
//! Everything is deterministic: the same bytes at every call. Addresses are those of documentation and private
//! networks, names and hosts are invented. Formats follow the public documentation of each source.

mod alb;
mod cloudtrail;
mod findings;
mod flow;
mod linux;
mod packing;
mod random;
mod s3access;
mod story;
mod time;
mod volume;
mod waf;

pub use volume::volume;

/// One object as it stands in the log bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleObject {
    /// Object key.
    pub key: String,
    /// Its bytes, packed as its source packs them.
    pub bytes: Vec<u8>,
}

/// A small company's day: a web shop, its staff, its visitors, and somebody who breaks in.
#[must_use]
pub fn demo_day() -> Vec<SampleObject> {
    story::day()
}
