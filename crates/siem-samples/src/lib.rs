//! Sample logs made from scratch: a small company's day with an attack in it, and volumes for measuring.
//!
//! Everything is deterministic: the same bytes at every call. Names and hosts are invented; the addresses of the day are
//! those of documentation and private networks. Formats follow the public documentation of each source.
//!
//! A source is a file in [`sources`], which makes its records and its volume; what happens on the day stands in [`day`].

mod day;
mod packing;
mod parquet;
mod random;
mod sources;
mod time;
mod trouble;

pub use sources::{volume, volume_of_many};
pub use trouble::RULE as TROUBLE_RULE;

/// Where everything happens.
const ACCOUNT: &str = "123456789012";
const REGION: &str = "eu-west-1";

/// One object as it stands in the log bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleObject {
    /// Object key.
    pub key: String,
    /// Its bytes, packed as its source packs them.
    pub bytes: Vec<u8>,
}

impl SampleObject {
    fn new(key: impl Into<String>, bytes: Vec<u8>) -> SampleObject {
        SampleObject { key: key.into(), bytes }
    }
}

/// What goes wrong on a bad day, read with [`TROUBLE_RULE`]: an object that cannot be read, and one with a record that a
/// rule leaves out.
#[must_use]
pub fn trouble() -> Vec<SampleObject> {
    trouble::objects()
}

/// A small company's day: a web shop, its staff, its visitors, and somebody who breaks in.
#[must_use]
pub fn demo_day() -> Vec<SampleObject> {
    day::objects()
}
