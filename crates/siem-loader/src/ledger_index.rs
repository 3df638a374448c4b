//! Ledger lines as documents of the index `log-siem-ledger-YYYY-MM`: one for each object or piece of an object.
//!
//! A document has the fields of [`LedgerLine`], and `@timestamp`. Its id is the place (bucket, key, version, first and
//! last ordinal) and its action is `index`: a piece that is delivered again replaces its line, so that nothing is counted
//! twice. The index is of the month of loading: what is delivered again in another month has a line in both, of which
//! the later one counts. Collections that take no ids keep every line.
//!
//! A line that cannot be written never changes what became of its object.

use std::fmt::Write as _;
use std::time::Instant as WallInstant;

use serde::Serialize;
use siem_ecs::Action;
use siem_ecs::time::Instant;
use siem_opensearch::{Bulk, BulkWriter, ItemOutcome};

use crate::ledger::{LedgerLine, Status};

/// The indices of all months.
pub const LEDGER_INDICES: &str = "log-siem-ledger-*";
/// Size of a bulk of lines: some thousand of them.
const BULK_BYTES: usize = 1 << 20;

/// Writes ledger lines to a cluster.
#[derive(Clone, Debug)]
pub struct LedgerIndex {
    writer: BulkWriter,
    action: Action,
}

/// What became of lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Lines that stand in the index now.
    pub written: u64,
    /// Lines that do not.
    pub unwritten: u64,
    /// Why the first of them does not.
    pub problem: Option<String>,
}

impl Written {
    /// Adds what became of others.
    pub fn add(&mut self, other: Written) {
        self.written += other.written;
        self.unwritten += other.unwritten;
        if self.problem.is_none() {
            self.problem = other.problem;
        }
    }
}

impl LedgerIndex {
    /// Writes with `writer`. Where documents have no id (`action` appends), lines have none.
    #[must_use]
    pub fn new(writer: BulkWriter, action: Action) -> LedgerIndex {
        LedgerIndex { writer, action }
    }

    /// Writes the lines of objects that were loaded at `time`, in as few requests as they fit in; tried until `deadline`.
    pub async fn write(&self, lines: &[LedgerLine], time: Instant, deadline: WallInstant) -> Written {
        let mut sum = Written::default();
        let mut bulk = Bulk::default();
        for (number, line) in lines.iter().enumerate() {
            push(&mut bulk, self.action, line, time);
            if bulk.bytes.len() >= BULK_BYTES || number + 1 == lines.len() {
                let (_, report) = self.writer.write(std::mem::take(&mut bulk), deadline).await;
                report.outcomes.iter().for_each(|outcome| sum.add(Written::of(outcome)));
            }
        }
        sum
    }
}

impl Written {
    fn of(outcome: &ItemOutcome) -> Written {
        let problem = match outcome {
            ItemOutcome::Indexed | ItemOutcome::Healed | ItemOutcome::Duplicate => {
                return Written { written: 1, ..Written::default() };
            }
            ItemOutcome::Rejected { error_type, reason, .. } => format!("{error_type}: {reason}"),
            ItemOutcome::Deferred { status, reason } => format!("status {status}: {reason}"),
        };
        Written { unwritten: 1, problem: Some(problem), written: 0 }
    }
}

/// A line as a document. What a line counts by name is a list of pairs here: as an object, every rule and every reason
/// would be a field of its own, and whoever names rules would grow the mapping.
#[derive(Debug, Serialize)]
struct Document<'a> {
    #[serde(rename = "@timestamp")]
    timestamp: String,
    bucket: &'a str,
    key: &'a str,
    version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    e_tag: Option<&'a str>,
    first: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<u64>,
    attempt: u32,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    log_type: Option<&'a str>,
    bytes_in: u64,
    bytes_out: u64,
    read: u64,
    indexed: u64,
    excluded: Vec<ByRule<'a>>,
    excluded_total: u64,
    dead_lettered: Vec<ByReason<'a>>,
    dead_lettered_total: u64,
    deferred: u64,
    handed_on: Vec<Ordinals>,
    healed: u64,
    unparsed: u64,
    duplicate: u64,
    replaced: u64,
    took_ms: u64,
    duration_ms: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    lag_ms: Option<u64>,
    loader_version: &'a str,
}

#[derive(Debug, Serialize)]
struct ByRule<'a> {
    rule: &'a str,
    count: u64,
}

#[derive(Debug, Serialize)]
struct ByReason<'a> {
    reason: &'a str,
    count: u64,
}

/// Without `last`: to the object's end.
#[derive(Debug, Serialize)]
struct Ordinals {
    first: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<u64>,
}

fn push(bulk: &mut Bulk, action: Action, line: &LedgerLine, time: Instant) {
    let (first, last) = line.range.unwrap_or((1, None));
    let mut head = format!("{{\"index\":{{\"_index\":\"{}\"", index_name(time));
    if action != Action::Append {
        let last = last.map_or_else(|| "end".to_owned(), |last| last.to_string());
        let object = siem_ecs::place_id(&line.bucket, &line.key, &line.version, first);
        let _ = write!(head, ",\"_id\":\"{object}-{last}\"");
    }
    head.push_str("}}\n");
    let document = Document {
        timestamp: time.to_string(),
        bucket: &line.bucket,
        key: &line.key,
        version: &line.version,
        e_tag: line.e_tag.as_deref(),
        first,
        last,
        attempt: line.attempt,
        status: line.status,
        reason: line.reason.as_deref(),
        log_type: line.log_type.as_deref(),
        bytes_in: line.bytes_in,
        bytes_out: line.bytes_out,
        read: line.read,
        indexed: line.indexed,
        excluded: line.excluded.iter().map(|(rule, count)| ByRule { rule, count: *count }).collect(),
        excluded_total: line.excluded_total(),
        dead_lettered: line.dead_lettered.iter().map(|(reason, count)| ByReason { reason, count: *count }).collect(),
        dead_lettered_total: line.dead_lettered_total(),
        deferred: line.deferred,
        handed_on: line.handed_on.iter().map(|(first, last)| Ordinals { first: *first, last: *last }).collect(),
        healed: line.healed,
        unparsed: line.unparsed,
        duplicate: line.duplicate,
        replaced: line.replaced,
        took_ms: line.took_ms,
        duration_ms: line.duration_ms,
        lag_ms: line.lag_ms,
        loader_version: line.loader_version,
    };
    // Serialising text and numbers into memory cannot fail.
    let mut body = serde_json::to_vec(&document).unwrap_or_default();
    body.push(b'\n');
    bulk.push(0, first, head.as_bytes(), &body);
}

/// `log-siem-ledger-YYYY-MM`, by the time of loading.
fn index_name(time: Instant) -> String {
    let date = time.date(siem_config::Zone(0));
    format!("log-siem-ledger-{:04}-{:02}", date.year, date.month)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use super::*;

    fn line() -> LedgerLine {
        LedgerLine {
            bucket: "logs".into(),
            key: "a/\"b\".gz".into(),
            version: "v1".into(),
            e_tag: Some("0123".into()),
            range: Some((8, Some(90))),
            status: Status::Partial,
            reason: Some("deadline".into()),
            log_type: Some("waf".into()),
            read: 40,
            indexed: 37,
            excluded: BTreeMap::from([("own_logs".into(), 2)]),
            dead_lettered: BTreeMap::from([("mapping".into(), 1)]),
            lag_ms: Some(1500),
            handed_on: vec![(12, Some(14)), (60, None)],
            ..LedgerLine::default()
        }
    }

    fn pushed(action: Action, line: &LedgerLine) -> (Value, Value) {
        let mut bulk = Bulk::default();
        push(&mut bulk, action, line, Instant::from_seconds(1_791_970_200).unwrap());
        (serde_json::from_slice(bulk.action(0)).unwrap(), serde_json::from_slice(bulk.document(0)).unwrap())
    }

    #[test]
    fn a_line_is_a_document_whose_fields_are_known_beforehand() {
        let (action, document) = pushed(Action::Create, &line());
        let place = siem_ecs::place_id("logs", "a/\"b\".gz", "v1", 8);
        let expected = json!({"index": {"_index": "log-siem-ledger-2026-10", "_id": format!("{place}-90")}});
        assert_eq!(action, expected);
        let expected = json!({
            "@timestamp": "2026-10-14T09:30:00Z", "bucket": "logs", "key": "a/\"b\".gz", "version": "v1",
            "e_tag": "0123", "first": 8, "last": 90, "attempt": 0, "status": "partial", "reason": "deadline",
            "log_type": "waf", "bytes_in": 0, "bytes_out": 0, "read": 40, "indexed": 37,
            "excluded": [{"rule": "own_logs", "count": 2}], "excluded_total": 2,
            "dead_lettered": [{"reason": "mapping", "count": 1}], "dead_lettered_total": 1, "deferred": 0,
            "handed_on": [{"first": 12, "last": 14}, {"first": 60}], "healed": 0, "unparsed": 0, "duplicate": 0,
            "replaced": 0, "took_ms": 0, "duration_ms": 0, "lag_ms": 1500, "loader_version": env!("CARGO_PKG_VERSION")
        });
        assert_eq!(document, expected);
    }

    #[test]
    fn pieces_have_lines_of_their_own_and_the_whole_has_another() {
        let id = |range| pushed(Action::Create, &LedgerLine { range, ..line() }).0["index"]["_id"].clone();
        let ids = [None, Some((1, Some(7))), Some((8, None)), Some((8, Some(90)))].map(id);
        let different: std::collections::BTreeSet<String> = ids.iter().map(ToString::to_string).collect();
        assert_eq!(different.len(), 4);
        assert_eq!(id(None), id(Some((1, None))), "the whole object is its piece from the first record on");
    }

    /// A cluster that takes the first document of a bulk and refuses the others.
    fn picky_cluster() -> BulkWriter {
        use std::io::{BufRead as _, BufReader, Read as _, Write as _};
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut reader = BufReader::new(stream.unwrap());
                let mut length = 0;
                loop {
                    let mut head = String::new();
                    reader.read_line(&mut head).unwrap();
                    if let Some(value) = head.to_ascii_lowercase().strip_prefix("content-length:") {
                        length = value.trim().parse().unwrap();
                    }
                    if head.trim().is_empty() {
                        break;
                    }
                }
                reader.read_exact(&mut vec![0; length]).unwrap();
                let taken = json!({"index": {"status": 201}});
                let error = json!({"type": "security_exception", "reason": "no permissions"});
                let refused = json!({"index": {"status": 403, "error": error}});
                let body = json!({"took": 1, "errors": true, "items": [taken, refused, refused]}).to_string();
                let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close";
                write!(reader.get_mut(), "{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len()).unwrap();
            }
        });
        let endpoint = siem_opensearch::Endpoint::parse(&url).unwrap();
        let (login, timeout) = (siem_opensearch::Login::None, std::time::Duration::from_secs(5));
        let options = siem_opensearch::ClusterOptions { endpoint, login, ca_file: None, timeout };
        BulkWriter::new(siem_opensearch::Cluster::connect(options).unwrap(), siem_opensearch::WriterOptions::default())
    }

    #[tokio::test]
    async fn what_cannot_be_written_is_counted() {
        let ledger = LedgerIndex::new(picky_cluster(), Action::Create);
        let lines = [line(), line(), line()];
        let deadline = WallInstant::now() + std::time::Duration::from_secs(2);
        let sum = ledger.write(&lines, Instant::from_seconds(1_791_970_200).unwrap(), deadline).await;
        assert_eq!((sum.written, sum.unwritten), (1, 2));
        assert!(sum.problem.unwrap().contains("no permissions"));
    }

    #[test]
    fn where_documents_have_no_ids_lines_have_none() {
        let (action, _) = pushed(Action::Append, &line());
        assert_eq!(action, json!({"index": {"_index": "log-siem-ledger-2026-10"}}));
    }
}
