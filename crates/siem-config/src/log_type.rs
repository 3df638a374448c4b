//! The settings of one log type, typed and validated.

use std::fmt;
use std::sync::Arc;

/// The settings of one log type: one section of the configuration, defaults filled in, interpolated, typed.
#[derive(Clone, Debug)]
pub struct LogType {
    /// Section name: `cloudtrail`.
    pub name: String,
    /// Which Rust module finishes its documents (`log_type_module`; the section's name where not set).
    pub module: String,
    /// Where its `s3_key` stands: `aws.ini:120`.
    pub origin: String,
    /// `s3_key`: regex searched in the object key, as written after interpolation; empty = matches no key.
    pub key_pattern: String,
    /// `s3_key_ignored`: keys of this type that are not read.
    pub key_ignored: Option<String>,
    /// `signature`: regex that is found in the names of a record's members, and not in those of other types.
    pub signature: Option<String>,
    /// `line_signature`: the same for the beginning of a line of text.
    pub line_signature: Option<String>,
    /// `status = planned`: the section has a key and an index, but no field map yet.
    pub planned: bool,

    // ---- reading
    /// `file_format`; `None` where the section has none (the type cannot be loaded).
    pub parser: Option<Parser>,
    /// `via_cwl`.
    pub via_cloudwatch: bool,
    /// `via_firelens`.
    pub via_firelens: bool,
    /// `ignore_container_stderr`.
    pub ignore_container_stderr: bool,
    /// `text_header_line_number` (`ignore_header_line_number` in old files).
    pub header_lines: u64,
    /// `max_log_count`.
    pub max_log_count: u64,

    // ---- addressing
    /// `index_name`; empty where the section has none (the type cannot be loaded).
    pub index_name: String,
    /// `index_suffix`.
    pub index_suffix: Option<String>,
    /// `index_rotation`.
    pub rotation: Rotation,
    /// `index_time`.
    pub index_date: IndexDate,
    /// `index_tz`.
    pub index_zone: Zone,
    /// `doc_id`: path of the record's own identifier.
    pub doc_id: Option<String>,
    /// `doc_id_suffix`: path of what is appended to it after `_`.
    pub doc_id_suffix: Option<String>,
    /// `doc_id_mode = content`: the MD5 of the record's text, for re-loading old data.
    pub doc_id_from_content: bool,

    // ---- time
    /// `timestamp_key_list`, else `timestamp_key`, in order: record paths, or the special keys `cwe_timestamp`,
    /// `cwl_timestamp`, `file_timestamp`.
    pub timestamp_keys: Vec<String>,
    /// `timestamp_format_list`, else `timestamp_format`.
    pub timestamp_formats: Vec<TimeFormat>,
    /// `timestamp_tz`: zone of times that name none.
    pub timestamp_zone: Zone,
    /// `file_timestamp_format`: regex with the named groups year, month, day, hour, minute, second, microsecond.
    pub key_time_pattern: Option<String>,

    // ---- fields
    /// `renamed_newfields`: new name ← old path.
    pub renames: Vec<(String, String)>,
    /// `ecs`: the field map, in the order of the option.
    pub ecs: Vec<FieldMap>,
    /// `static_ecs`: constants, in the order of the option; several values for list fields.
    pub constants: Vec<(String, Vec<String>)>,
    /// `json_to_text`: paths whose value becomes JSON text.
    pub json_to_text: Vec<String>,
    /// `shape`: paths beside those of the field map whose ends are never objects, and that lead through nothing else.
    pub shape: Vec<String>,
    /// `field_prefix`: original fields move below it.
    pub field_prefix: Option<String>,
    /// `cloud_provider`; `None` where the option is blank (not an AWS source).
    pub cloud_provider: Option<String>,
    /// `redact`: paths, or header names, whose values are masked.
    pub redact: Vec<String>,
    /// `geoip`: field groups whose `.ip` is looked up: `source`, `destination`.
    pub geoip: Vec<String>,
    /// `ioc_ip`, `ioc_domain`, `user_agent_enrichment_field`, `clientip_xff`: kept for enrichment to come.
    pub enrichment: Vec<(String, Vec<String>)>,
    /// `ignore_own_logs`.
    pub ignore_own_logs: bool,
}

/// Why objects of a type are skipped, whatever they hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsupported {
    /// `status = planned`.
    Planned,
    /// The section has no `file_format`, or one without what it needs.
    NoFormat,
    /// This build cannot read the format.
    Format(String),
    /// The section has no `index_name`.
    NoIndex,
}

impl LogType {
    /// A type called `name` with every option at the value it has when no file sets it: never matches, cannot be
    /// loaded.
    #[must_use]
    pub fn named(name: &str) -> LogType {
        LogType {
            name: name.to_owned(),
            module: name.to_owned(),
            origin: String::new(),
            key_pattern: String::new(),
            key_ignored: None,
            signature: None,
            line_signature: None,
            planned: false,
            parser: None,
            via_cloudwatch: false,
            via_firelens: false,
            ignore_container_stderr: true,
            header_lines: 0,
            max_log_count: 1_000_000,
            index_name: String::new(),
            index_suffix: None,
            rotation: Rotation::Monthly,
            index_date: IndexDate::Timestamp,
            index_zone: Zone(0),
            doc_id: None,
            doc_id_suffix: None,
            doc_id_from_content: false,
            timestamp_keys: Vec::new(),
            timestamp_formats: vec![TimeFormat::Iso8601],
            timestamp_zone: Zone(0),
            key_time_pattern: None,
            renames: Vec::new(),
            ecs: Vec::new(),
            constants: Vec::new(),
            json_to_text: Vec::new(),
            shape: Vec::new(),
            field_prefix: None,
            cloud_provider: None,
            redact: Vec::new(),
            geoip: Vec::new(),
            enrichment: Vec::new(),
            ignore_own_logs: true,
        }
    }

    /// Why objects of this type are a counted skip (`unsupported_type`); `None` where they are loaded.
    #[must_use]
    pub fn unsupported(&self) -> Option<Unsupported> {
        if self.planned {
            return Some(Unsupported::Planned);
        }
        match &self.parser {
            None => Some(Unsupported::NoFormat),
            Some(Parser::Unsupported(format)) => Some(Unsupported::Format(format.clone())),
            Some(_) if self.index_name.is_empty() => Some(Unsupported::NoIndex),
            Some(_) => None,
        }
    }

    /// Whether objects of this type are loaded.
    #[must_use]
    pub fn is_supported(&self) -> bool {
        self.unsupported().is_none()
    }
}

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unsupported::Planned => f.write_str("the type is known, but cannot be loaded yet"),
            Unsupported::NoFormat => f.write_str("its section has no usable file_format"),
            Unsupported::Format(format) => write!(f, "the file format {format} cannot be read yet"),
            Unsupported::NoIndex => f.write_str("its section has no index_name"),
        }
    }
}

/// How a leaf record's text becomes fields.
#[derive(Clone, Debug)]
pub enum Parser {
    /// `file_format = json`; `json_delimiter`.
    Json {
        /// Key of the array that holds the records.
        array_key: Option<String>,
    },
    /// `file_format = csv`; `csv_delimiter`; `log_columns`.
    Csv {
        /// The separator; `None` = white space.
        delimiter: Option<u8>,
        /// Names of the columns of objects without a header, dashes as underscores; none = such objects are not read.
        columns: Vec<String>,
    },
    /// `file_format = text` with `log_columns`: the tolerant tokenizer.
    Columns(Arc<[Column]>),
    /// `file_format = text` with `log_pattern`: a regex with named groups, anchored at the start, as text after
    /// translation of Python-only spellings.
    Pattern(String),
    /// `file_format = multiline`: records of several lines.
    Multiline {
        /// `multiline_firstline`: regex of the line a record begins with, anchored at its start, as written.
        first_line: String,
        /// `multiline_lead`: regex of a line that may stand before it and belongs to its record.
        lead: Option<String>,
        /// `log_pattern`, as in [`Parser::Pattern`]; it is matched with the whole record.
        pattern: String,
    },
    /// `file_format = w3c`: columns named by a `#Fields:` line; where an object has none, those of `log_columns`,
    /// which may be none.
    W3c(Arc<[Column]>),
    /// `file_format = winevtxml`: events of the Windows event log, as XML or as agents write them.
    WindowsEvent,
    /// `file_format = xml`.
    Xml {
        /// `xml_firstline`: regex of the line a record begins with, anchored at its start; without it each line is one.
        first_line: Option<String>,
    },
    /// `file_format = cef`: ArcSight Common Event Format.
    Cef,
    /// `file_format = syslog`: RFC 5424 and RFC 3164.
    Syslog,
    /// The format of a planned type, which cannot be read without what its section will say.
    Unsupported(String),
}

/// One column of `log_columns`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The field's name; for `a:b` the host part's.
    pub name: String,
    /// For `a:b`, the port part's name: split at the last colon.
    pub port: Option<String>,
    /// How it is delimited.
    pub quoting: Quoting,
    /// `?` at the end: older records end before it.
    pub optional: bool,
}

/// How a column is delimited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quoting {
    /// Up to the next blank.
    Bare,
    /// `"x"`.
    Quoted,
    /// `[x]`.
    Bracketed,
}

/// One line of the field map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldMap {
    /// Dotted name of the target: `source.ip`.
    pub field: String,
    /// For a single value: one entry per alternative, the first that has a value wins.
    /// For a list (`is_list`): every entry contributes; each is a list of alternatives itself.
    pub sources: Vec<FieldSource>,
    /// Whether values of all sources are collected.
    pub is_list: bool,
}

/// Alternatives for one value, in order: dotted record paths.
pub type FieldSource = Vec<String>;

/// How often an index is rotated (`index_rotation`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// A write alias; OpenSearch rolls over.
    Auto,
    /// `-YYYY-MM-DD`.
    Daily,
    /// `-YYYY-wWW`, ISO week-year and week.
    Weekly,
    /// `-YYYY-MM`.
    Monthly,
    /// `-YYYY`.
    Yearly,
    /// Serverless: `-<suffix|001>`.
    Serverless,
}

/// Which time names the index (`index_time`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexDate {
    /// The record's `@timestamp`.
    Timestamp,
    /// The time of ingestion (`event_ingested`).
    Ingested,
}

/// A fixed offset from UTC, in seconds east: `+09:00` is 32400, `-04:30` is −16200, `-00:30` is −1800.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Zone(pub i32);

/// How a time is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeFormat {
    /// ISO 8601 in any of its forms.
    Iso8601,
    /// A number: seconds, milliseconds, microseconds or nanoseconds by size.
    Epoch,
    /// `Nov 14 03:04:05`, no year.
    Syslog,
    /// A `strftime` pattern.
    Pattern(String),
}
