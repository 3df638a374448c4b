//! The account of one object: one line that balances, or says why it does not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Reason of an object with records that nobody acknowledged.
const UNDELIVERED: &str = "undelivered";
/// What begins the reason of an object with records that the cluster did not take; its answer's status follows.
const DEFERRED_WITH_STATUS: &str = "status_";

/// How loading an object ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Read to its end; every record is accounted for.
    #[default]
    Complete,
    /// Part of it stands; the reason says what happened to the rest.
    Partial,
    /// Nothing of it was loaded.
    Failed,
    /// Not for us: an unknown or ignored key, a marker, an empty object.
    Skipped,
}

/// The account of one object, or of a range of its records.
///
/// `read = indexed + excluded + dead_lettered`. What was read and is not settled is `deferred`: where it is handed on
/// (`handed_on` names the ranges) it is not among `read`, since others read and count it, so that the lines of an
/// object's pieces sum to the object; where it is not, it is among `read`, and the same line will come again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LedgerLine {
    /// Bucket; `local` for files.
    pub bucket: String,
    /// Decoded object key.
    pub key: String,
    /// Version id, else ETag; a content digest for files.
    pub version: String,
    /// ETag of what was read; absent for files, and where it was not opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub e_tag: Option<String>,
    /// First and last ordinal, where the line is not about the whole object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<(u64, Option<u64>)>,
    /// Hand-overs in a row before this line that made no progress.
    pub attempt: u32,
    /// How it ended.
    pub status: Status,
    /// Why it did not end as complete: `unknown_key`, `truncated`, `undelivered`, `status_429`, …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Section name; absent where none fits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_type: Option<String>,
    /// Bytes as stored.
    pub bytes_in: u64,
    /// Bytes of documents.
    pub bytes_out: u64,
    /// Leaf records that were read here and are not handed on.
    pub read: u64,
    /// Documents that are in the index now.
    pub indexed: u64,
    /// Records left out, by rule.
    pub excluded: BTreeMap<String, u64>,
    /// Records that stand in the dead-letter index now, by reason.
    pub dead_lettered: BTreeMap<String, u64>,
    /// Records that were read and have to be loaded again.
    pub deferred: u64,
    /// Ranges of records that others load, read here or not; without an end, up to the object's end.
    pub handed_on: Vec<(u64, Option<u64>)>,
    /// Of the indexed: without fields that the cluster refused; they are in `unmapped`.
    pub healed: u64,
    /// Of the indexed: could not be parsed, and are marked.
    pub unparsed: u64,
    /// Of the indexed: were there already.
    pub duplicate: u64,
    /// Bytes or code units that were no text and were replaced.
    pub replaced: u64,
    /// What the cluster says that the bulks with records of this object took, in milliseconds.
    pub took_ms: u64,
    /// From opening to the last acknowledgement, in milliseconds.
    pub duration_ms: u64,
    /// From the object's last change to this line, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lag_ms: Option<u64>,
    /// Version of this program.
    pub loader_version: &'static str,
}

impl Default for LedgerLine {
    fn default() -> LedgerLine {
        LedgerLine {
            bucket: String::new(),
            key: String::new(),
            version: String::new(),
            e_tag: None,
            range: None,
            attempt: 0,
            status: Status::default(),
            reason: None,
            log_type: None,
            bytes_in: 0,
            bytes_out: 0,
            read: 0,
            indexed: 0,
            excluded: BTreeMap::new(),
            dead_lettered: BTreeMap::new(),
            deferred: 0,
            handed_on: Vec::new(),
            healed: 0,
            unparsed: 0,
            duplicate: 0,
            replaced: 0,
            took_ms: 0,
            duration_ms: 0,
            lag_ms: None,
            loader_version: env!("CARGO_PKG_VERSION"),
        }
    }
}

impl LedgerLine {
    /// Records left out.
    #[must_use]
    pub fn excluded_total(&self) -> u64 {
        self.excluded.values().sum()
    }

    /// Records in the dead-letter index.
    #[must_use]
    pub fn dead_lettered_total(&self) -> u64 {
        self.dead_lettered.values().sum()
    }

    /// Records that are settled here: what nobody has to load again.
    #[must_use]
    pub fn settled(&self) -> u64 {
        self.indexed + self.excluded_total() + self.dead_lettered_total()
    }

    /// Whether a reason says only that records were not taken, of what was read to its end.
    #[must_use]
    pub fn is_deferral(reason: &str) -> bool {
        reason == UNDELIVERED || reason.starts_with(DEFERRED_WITH_STATUS)
    }

    /// Why records are deferred: the last HTTP status, 0 without an answer.
    pub(crate) fn deferral(status: u16) -> String {
        if status == 0 { UNDELIVERED.into() } else { format!("{DEFERRED_WITH_STATUS}{status}") }
    }

    /// Whether every record read is accounted for, be it as one that has to be loaded again.
    #[must_use]
    pub fn balances(&self) -> bool {
        self.read == self.settled() + if self.handed_on.is_empty() { self.deferred } else { 0 }
    }

    /// Whether nothing is left to be wished: it balances, nothing failed, was dead-lettered or deferred.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        let ended_well = matches!(self.status, Status::Complete | Status::Skipped);
        ended_well && self.balances() && self.deferred == 0 && self.dead_lettered_total() == 0
    }
}
