//! The account of one object: one line that balances, or says why it does not.

use std::collections::BTreeMap;

use serde::Serialize;

/// How loading an object ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Read to its end; every record is accounted for.
    Complete,
    /// Part of it stands; the reason says what happened to the rest.
    Partial,
    /// Nothing of it was loaded.
    Failed,
    /// Not for us: an unknown or ignored key, a marker, an empty object.
    Skipped,
}

/// The account of one object. `read = indexed + excluded + dead_lettered + deferred` in every line; `deferred` is
/// what has to be loaded again, and is zero in a line whose status is complete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LedgerLine {
    /// Bucket; `local` for files.
    pub bucket: String,
    /// Decoded object key.
    pub key: String,
    /// Version id, else ETag; a content digest for files.
    pub version: String,
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
    /// Leaf records.
    pub read: u64,
    /// Documents that are in the index now.
    pub indexed: u64,
    /// Records left out, by rule.
    pub excluded: BTreeMap<String, u64>,
    /// Records that stand in the dead-letter index now, by reason.
    pub dead_lettered: BTreeMap<String, u64>,
    /// Records that were read and have to be loaded again.
    pub deferred: u64,
    /// Of the indexed: made legal after the cluster refused them.
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
    /// Version of this program.
    pub loader_version: &'static str,
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

    /// Whether every record read is accounted for.
    #[must_use]
    pub fn balances(&self) -> bool {
        self.read == self.indexed + self.excluded_total() + self.dead_lettered_total() + self.deferred
    }

    /// Whether nothing is left to be wished: it balances, nothing failed, was dead-lettered or deferred.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        let ended_well = matches!(self.status, Status::Complete | Status::Skipped);
        ended_well && self.balances() && self.deferred == 0 && self.dead_lettered_total() == 0
    }
}
