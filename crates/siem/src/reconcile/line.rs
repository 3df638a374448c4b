//! What is looked at of a ledger line, read from a document of the index or from a line of a file.

use serde::Deserialize;
use siem_loader::{LedgerLine, Status};

use super::coverage::Span;

/// Fields of the index that [`Line::of_document`] reads.
pub(crate) const FIELDS: [&str; 13] = [
    "bucket",
    "key",
    "version",
    "e_tag",
    "first",
    "last",
    "status",
    "reason",
    "read",
    "indexed",
    "dead_lettered_total",
    "deferred",
    "handed_on",
];

/// One line of the ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) bucket: String,
    pub(crate) key: String,
    pub(crate) version: String,
    pub(crate) e_tag: Option<String>,
    pub(crate) first: u64,
    pub(crate) last: Option<u64>,
    pub(crate) status: Status,
    pub(crate) reason: Option<String>,
    pub(crate) read: u64,
    pub(crate) indexed: u64,
    pub(crate) dead_lettered: u64,
    pub(crate) deferred: u64,
    pub(crate) handed_on: Vec<Span>,
}

#[derive(Deserialize)]
struct Document {
    bucket: String,
    key: String,
    #[serde(default)]
    version: String,
    e_tag: Option<String>,
    first: u64,
    last: Option<u64>,
    status: Status,
    reason: Option<String>,
    read: u64,
    indexed: u64,
    dead_lettered_total: u64,
    deferred: u64,
    handed_on: Vec<Ordinals>,
}

#[derive(Deserialize)]
struct Ordinals {
    first: u64,
    last: Option<u64>,
}

/// As [`LedgerLine`] writes it.
#[derive(Deserialize)]
struct InFile {
    bucket: String,
    key: String,
    #[serde(default)]
    version: String,
    e_tag: Option<String>,
    range: Option<Span>,
    status: Status,
    reason: Option<String>,
    read: u64,
    indexed: u64,
    dead_lettered: std::collections::BTreeMap<String, u64>,
    deferred: u64,
    handed_on: Vec<Span>,
}

impl Line {
    /// Of a document's source.
    pub(crate) fn of_document(source: serde_json::Value) -> Result<Line, serde_json::Error> {
        let line: Document = serde_json::from_value(source)?;
        Ok(Line {
            bucket: line.bucket,
            key: line.key,
            version: line.version,
            e_tag: line.e_tag,
            first: line.first.max(1),
            last: line.last,
            status: line.status,
            reason: line.reason,
            read: line.read,
            indexed: line.indexed,
            dead_lettered: line.dead_lettered_total,
            deferred: line.deferred,
            handed_on: line.handed_on.into_iter().map(|part| (part.first, part.last)).collect(),
        })
    }

    /// Of a line of a file.
    pub(crate) fn of_text(text: &str) -> Result<Line, serde_json::Error> {
        let line: InFile = serde_json::from_str(text)?;
        let (first, last) = line.range.unwrap_or((1, None));
        Ok(Line {
            bucket: line.bucket,
            key: line.key,
            version: line.version,
            e_tag: line.e_tag,
            first: first.max(1),
            last,
            status: line.status,
            reason: line.reason,
            read: line.read,
            indexed: line.indexed,
            dead_lettered: line.dead_lettered.values().sum(),
            deferred: line.deferred,
            handed_on: line.handed_on,
        })
    }

    /// Whether its range and `span` have records in common.
    pub(crate) fn meets(&self, span: Span) -> bool {
        self.last.is_none_or(|last| span.0 <= last) && span.1.is_none_or(|last| self.first <= last)
    }

    /// Its message comes again: what was not settled is not handed on.
    pub(crate) fn comes_back(&self) -> bool {
        self.deferred > 0 && self.handed_on.is_empty()
    }

    /// Whether every record of its range was read, settled or not.
    pub(crate) fn was_read_to_its_end(&self) -> bool {
        match self.status {
            Status::Complete | Status::Skipped => true,
            Status::Failed => false,
            Status::Partial => self.reason.as_deref().is_some_and(LedgerLine::is_deferral),
        }
    }

    /// Whether it ended before its end, and nobody was told to go on.
    pub(crate) fn has_failed(&self) -> bool {
        !matches!(self.status, Status::Complete | Status::Skipped) && !self.comes_back() && !self.hands_its_rest_on()
    }

    fn hands_its_rest_on(&self) -> bool {
        self.was_read_to_its_end() || self.handed_on.iter().any(|(_, last)| last.is_none() || *last >= self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_file_is_read_as_the_loader_writes_it() {
        let written = LedgerLine {
            bucket: "logs".into(),
            key: "k".into(),
            version: "v1".into(),
            e_tag: Some("0123".into()),
            range: Some((8, Some(90))),
            status: Status::Partial,
            reason: Some("deadline".into()),
            read: 40,
            indexed: 39,
            dead_lettered: std::collections::BTreeMap::from([("mapping".into(), 1)]),
            deferred: 2,
            handed_on: vec![(12, Some(13)), (50, None)],
            ..LedgerLine::default()
        };
        let line = Line::of_text(&serde_json::to_string(&written).unwrap()).unwrap();
        let expected = Line {
            bucket: "logs".into(),
            key: "k".into(),
            version: "v1".into(),
            e_tag: Some("0123".into()),
            first: 8,
            last: Some(90),
            status: Status::Partial,
            reason: Some("deadline".into()),
            read: 40,
            indexed: 39,
            dead_lettered: 1,
            deferred: 2,
            handed_on: vec![(12, Some(13)), (50, None)],
        };
        assert_eq!(line, expected);
        let document = serde_json::json!({
            "bucket": "logs", "key": "k", "version": "v1", "e_tag": "0123", "first": 8, "last": 90,
            "status": "partial", "reason": "deadline", "read": 40, "indexed": 39, "dead_lettered_total": 1,
            "deferred": 2, "handed_on": [{"first": 12, "last": 13}, {"first": 50}]
        });
        assert_eq!(Line::of_document(document).unwrap(), expected);
    }
}
