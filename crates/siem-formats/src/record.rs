//! What a leaf record is, and how the bytes of a log type are laid out.

use std::fmt;
use std::sync::Arc;

/// How the objects of one log type are laid out, once decompressed.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The records' own format.
    pub format: Format,
    /// Records arrive inside CloudWatch Logs subscription envelopes (`via_cwl`). Objects without the envelope are
    /// still read as `format`.
    pub via_cloudwatch: bool,
    /// Records arrive inside FireLens messages of containers (`via_firelens`), as `log`.
    pub via_firelens: bool,
    /// Physical lines before the first record (`text_header_line_number`).
    pub header_lines: u64,
}

/// Tells whether a line begins a record, for formats whose records have several lines.
#[derive(Clone)]
pub struct FirstLine {
    says: &'static str,
    test: Arc<LineTest>,
    lead: Option<Arc<LineTest>>,
}

type LineTest = dyn Fn(&[u8]) -> Option<bool> + Send + Sync;

impl FirstLine {
    /// `test` is given the line with its end; of lines over 64 KiB the beginning. `None`: finding out takes too long.
    /// `says` names the test.
    #[must_use]
    pub fn new(says: &'static str, test: impl Fn(&[u8]) -> Option<bool> + Send + Sync + 'static) -> FirstLine {
        FirstLine { says, test: Arc::new(test), lead: None }
    }

    /// Lines that may stand before a first line and belong to its record; `lead` is asked like `test`.
    #[must_use]
    pub fn with_lead(self, lead: impl Fn(&[u8]) -> Option<bool> + Send + Sync + 'static) -> FirstLine {
        FirstLine { lead: Some(Arc::new(lead)), ..self }
    }

    pub(crate) fn begins(&self, line: &[u8]) -> Option<bool> {
        (self.test)(line)
    }

    pub(crate) fn leads(&self, line: &[u8]) -> Option<bool> {
        self.lead.as_ref().map_or(Some(false), |lead| lead(line))
    }
}

impl fmt::Debug for FirstLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FirstLine({})", self.says)
    }
}

/// The format of a leaf record.
#[derive(Clone, Debug)]
pub enum Format {
    /// One record per line.
    Text,
    /// Lines of text, a record going from a first line to the next.
    Multiline {
        /// The line a record begins with.
        first_line: FirstLine,
    },
    /// Lines in columns that a `#Fields:` line names; other lines beginning with `#` are no records. W3C Extended Log
    /// File Format.
    W3c,
    /// `<Event>` elements of Windows event logs.
    WindowsEvents,
    /// A header line naming the columns, then rows; `None` separates at any white space.
    Csv {
        /// The separator, when it is not white space.
        delimiter: Option<u8>,
        /// Columns that are known, with underscores for dashes. Between white space a header names one of them at
        /// least, unless none are known.
        known: Arc<[String]>,
    },
    /// JSON values: lines, concatenated, pretty-printed, a top-level array, or the array under `array_key`.
    Json {
        /// Key of the array that holds the records (`json_delimiter`).
        array_key: Option<String>,
    },
}

/// One leaf record, borrowed from the reader's buffer for the length of one call.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// Position among the leaf records of its object, from 1, in byte order.
    pub ordinal: u64,
    /// The record's own text, without its line end. Byte for byte where it was valid UTF-8; bad bytes are U+FFFD.
    pub text: &'a str,
    /// The column names, for [`Format::Csv`] and [`Format::W3c`], as fields: dashes are underscores.
    pub columns: Option<&'a [String]>,
    /// What the envelopes around it say.
    pub envelope: Envelope<'a>,
    /// What was wrong with it.
    pub flaws: Flaws,
    /// The last place so far where decoding can start: no later than this record.
    pub resume: Option<Resume>,
}

/// A place in the object as stored where decoding can start: a line of plain text, or a member of a gzip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resume {
    /// Offset of its first byte.
    pub byte: u64,
    /// Ordinal of the first record behind it.
    pub ordinal: u64,
}

/// Facts that stood around a record. Absent where there was no envelope: nothing is carried over from other records.
#[derive(Clone, Copy, Debug, Default)]
pub struct Envelope<'a> {
    /// Which envelope it was.
    pub kind: EnvelopeKind,
    /// Account that owns the log: `owner` or `account`, 12 digits.
    pub account: Option<&'a str>,
    /// Region (EventBridge only).
    pub region: Option<&'a str>,
    /// Event time: epoch milliseconds (CloudWatch Logs) or ISO 8601 (EventBridge).
    pub time: Option<&'a str>,
    /// Event id.
    pub id: Option<&'a str>,
    /// Position of this record among those of the same event, from 0.
    pub inner_index: u32,
    /// Log group (CloudWatch Logs only).
    pub log_group: Option<&'a str>,
    /// Log stream (CloudWatch Logs only).
    pub log_stream: Option<&'a str>,
    /// `detail-type` (EventBridge only).
    pub detail_type: Option<&'a str>,
    /// `source`: the service (EventBridge), or `stdout`, `stderr` (FireLens).
    pub source: Option<&'a str>,
    /// The whole message around the record, JSON (FireLens only): its other members describe the container.
    pub message: Option<&'a str>,
}

/// The kinds of envelope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EnvelopeKind {
    /// None.
    #[default]
    None,
    /// A CloudWatch Logs subscription message: `logEvents` under `messageType` `DATA_MESSAGE`.
    CloudWatchLogs,
    /// An EventBridge event: an object with `detail` and `detail-type` (or `detailType`).
    EventBridge,
    /// A message of the FireLens log router: `log`, and what container wrote it.
    FireLens,
}

/// What was wrong with a record: none, one or several of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flaws {
    /// Bytes that are not UTF-8, or lone surrogates, were replaced by U+FFFD.
    pub invalid_utf8: bool,
    /// Longer than the limit: `text` is its beginning.
    pub oversize: bool,
    /// It could not be framed as its format says; `text` is the piece up to where reading went on.
    pub broken: bool,
    /// Under the key of the record array stands something else, so the whole value is handed out.
    pub no_array: bool,
}
