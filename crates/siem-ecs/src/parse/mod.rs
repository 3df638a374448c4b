//! A leaf record's text → its own fields, an object that borrows from the text or the arena.

mod cef;
mod columns;
mod pattern;
mod routed;
mod syslog;
mod windows_event;

use bumpalo::Bump;
use siem_config::Parser;
use siem_formats::{Flaws, Record, Value, csv, json, xml};

pub(crate) use columns::{ColumnParser, split_port};
pub(crate) use pattern::PatternParser;
pub(crate) use routed::{may_add, time as router_time};

/// How the records of one log type are read, made once from its settings.
#[derive(Debug)]
pub(crate) enum RecordParser {
    /// JSON.
    Json,
    /// Rows under a header.
    Csv {
        /// The separator; `None` = white space.
        delimiter: Option<u8>,
        /// Columns of rows without a header.
        default: Vec<String>,
    },
    /// Fixed columns.
    Columns(ColumnParser),
    /// A regex with named groups.
    Pattern(Box<PatternParser>),
    /// Columns that the object names, else fixed ones.
    W3c(ColumnParser),
    /// Windows events: XML, or what agents make of it.
    WindowsEvent,
    /// XML.
    Xml,
    /// Common Event Format.
    Cef,
    /// Syslog lines.
    Syslog,
}

/// A record's own fields, and the object that a router put around it.
pub(crate) struct Routed<'a> {
    pub(crate) fields: Value<'a>,
    pub(crate) around: Option<Value<'a>>,
}

/// Working memory of the parsers, reused from record to record.
#[derive(Default)]
pub(crate) struct ParseScratch {
    json: json::Parser,
    pattern_failures: u32,
    /// Lone surrogates of the record read last that became U+FFFD.
    replaced: u64,
}

/// Why a record could not be parsed: what `error.message` says. Never holds text of the record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ParseError {
    /// Not JSON.
    #[error("not valid JSON at byte {at}: {detail}")]
    Json {
        /// Byte offset in the record.
        at: usize,
        /// What was expected.
        detail: String,
    },
    /// JSON, but a text, number or null where an object was expected.
    #[error("a JSON {0} where an object was expected")]
    NotAnObject(&'static str),
    /// Ends before the columns every version of the format has.
    #[error("{found} columns where at least {expected} were expected")]
    TooFewColumns {
        /// Columns found.
        found: usize,
        /// Columns that are never left out.
        expected: usize,
    },
    /// `log_pattern` does not match.
    #[error("log_pattern does not match")]
    NoMatch,
    /// `log_pattern` backtracks without end.
    #[error("log_pattern needs too many steps for this record")]
    TooManySteps,
    /// `log_pattern` was switched off for this object.
    #[error("log_pattern is off for the rest of this object: it needed too many steps for {0} records")]
    PatternOff(u32),
    /// A row without a header before it: it came in an envelope, or its file does not begin with one.
    #[error("no header names the columns of this row; set file_format = text and log_columns")]
    NoHeader,
    /// A W3C line without a `#Fields:` line before it, in a type that knows no columns of its own.
    #[error("no #Fields line names the columns of this record; set log_columns")]
    NoFields,
    /// Not XML.
    #[error(transparent)]
    Xml(#[from] xml::XmlError),
    /// XML, but no Windows event.
    #[error("it is no Windows event")]
    NotAnEvent,
    /// Not Common Event Format.
    #[error("there is no CEF header with all of its fields")]
    NotCef,
    /// Not a syslog line.
    #[error("it does not begin as syslog lines do: [<priority>] time")]
    NotSyslog,
    /// The reader could not frame it.
    #[error("{0}")]
    NotWhole(&'static str),
    /// An object of something else.
    #[error("it has none of the fields that records of this type have")]
    Foreign,
}

/// After so many records of one object whose match was given up, the pattern is off for the object: a pattern that
/// backtracks without end must not hold up the rest.
const MAX_PATTERN_FAILURES: u32 = 100;

impl RecordParser {
    /// Makes the parser that the settings ask for; `Err` says what is wrong with them.
    ///
    /// # Errors
    /// A format that cannot be read, or a pattern that does not compile.
    pub(crate) fn new(parser: Option<&Parser>) -> Result<RecordParser, String> {
        match parser {
            None => Err("the section has no file_format".into()),
            Some(Parser::Json { .. }) => Ok(RecordParser::Json),
            Some(Parser::Csv { delimiter, columns }) => {
                Ok(RecordParser::Csv { delimiter: *delimiter, default: columns.clone() })
            }
            Some(Parser::Columns(columns)) => Ok(RecordParser::Columns(ColumnParser::new(columns))),
            Some(Parser::WindowsEvent) => Ok(RecordParser::WindowsEvent),
            Some(Parser::Xml { .. }) => Ok(RecordParser::Xml),
            Some(Parser::Cef) => Ok(RecordParser::Cef),
            Some(Parser::Syslog) => Ok(RecordParser::Syslog),
            Some(Parser::W3c(columns)) => Ok(RecordParser::W3c(ColumnParser::new(columns))),
            Some(Parser::Pattern(pattern) | Parser::Multiline { pattern, .. }) => {
                let parser = PatternParser::of_record(pattern).map_err(|error| format!("log_pattern: {error}"))?;
                Ok(RecordParser::Pattern(Box::new(parser)))
            }
            Some(Parser::Unsupported(format)) => Err(format!("file_format {format} is not supported yet")),
        }
    }

    /// Whether its records are lines that programs write on hosts: who hands them on runs on the same host.
    pub(crate) fn reads_lines_of_hosts(&self) -> bool {
        matches!(self, RecordParser::Pattern(_))
    }

    /// Reads one record, or what a router, an agent, a container runtime or an export task put into something of its
    /// own: an object with none of the fields that `is_known` tells, or what stands before the line.
    ///
    /// # Errors
    /// What is wrong with the record.
    pub(crate) fn parse_routed<'a>(
        &'a self,
        scratch: &mut ParseScratch,
        record: &Record<'a>,
        arena: &'a Bump,
        is_known: impl Fn(Value<'a>) -> bool,
    ) -> Result<Routed<'a>, ParseError> {
        let by_itself = |fields| Routed { fields, around: None };
        if !self.may_be_routed() {
            return self.parse(scratch, record, arena).map(by_itself);
        }
        let text = routed::behind_runtime(record.text).unwrap_or(record.text);
        if let Some((_, message)) = siem_formats::exported(text)
            && let Ok(fields) = self.parse(scratch, &Record { text: message, ..*record }, arena)
        {
            return Ok(by_itself(fields));
        }
        let parsed = self.parse(scratch, &Record { text, ..*record }, arena);
        if !is_object(text) || record.flaws.oversize {
            return parsed.map(by_itself);
        }
        let object = if self.reads_objects() { parsed.clone() } else { parse_json(scratch, text, arena) };
        match object {
            Ok(object) if !is_known(object) => match self.parse_inside(scratch, object, record, arena) {
                Some(fields) => Ok(Routed { fields, around: Some(object) }),
                None => parsed.map(by_itself),
            },
            _ => parsed.map(by_itself),
        }
    }

    /// The record that a router put into an object of its own.
    fn parse_inside<'a>(
        &'a self,
        scratch: &mut ParseScratch,
        object: Value<'a>,
        record: &Record<'a>,
        arena: &'a Bump,
    ) -> Option<Value<'a>> {
        let as_text =
            routed::in_object(object).and_then(|text| self.parse(scratch, &Record { text, ..*record }, arena).ok());
        as_text.or_else(|| routed::syslog_fields(object, arena).filter(|_| self.reads_syslog()))
    }

    /// Whether its records are lines or objects of JSON; the others look into what is around them by themselves.
    fn may_be_routed(&self) -> bool {
        !matches!(self, RecordParser::WindowsEvent | RecordParser::Xml | RecordParser::Cef)
    }

    /// Whether a record may be an object of JSON.
    fn reads_objects(&self) -> bool {
        match self {
            RecordParser::Pattern(parser) => parser.has_group(JSON_GROUP),
            RecordParser::Syslog => false,
            _ => true,
        }
    }

    /// Whether its records are syslog lines.
    fn reads_syslog(&self) -> bool {
        match self {
            RecordParser::Pattern(parser) => parser.has_group("syslog_message"),
            RecordParser::Syslog => true,
            _ => false,
        }
    }

    /// Reads one record.
    ///
    /// # Errors
    /// What is wrong with the record.
    pub(crate) fn parse<'a>(
        &'a self,
        scratch: &mut ParseScratch,
        record: &Record<'a>,
        arena: &'a Bump,
    ) -> Result<Value<'a>, ParseError> {
        scratch.replaced = 0;
        if record.flaws.oversize {
            return Err(ParseError::NotWhole("the record is longer than the limit: only its beginning is kept"));
        }
        match self {
            RecordParser::Json => parse_json(scratch, record.text, arena),
            _ if record.flaws.broken => Err(ParseError::NotWhole("the record could not be framed")),
            // What comes in columns may as well be delivered as JSON: the delivery's owner chooses.
            RecordParser::Csv { .. } | RecordParser::Columns(_) | RecordParser::W3c(_)
                if record.text.starts_with('{') =>
            {
                parse_json(scratch, record.text, arena)
            }
            RecordParser::WindowsEvent if record.text.starts_with('{') => {
                Ok(windows_event::from_json(parse_json(scratch, record.text, arena)?, arena))
            }
            RecordParser::WindowsEvent => windows_event::from_text(record.text, arena),
            RecordParser::Xml => Ok(xml::parse(record.text, arena)?),
            RecordParser::Cef if record.text.starts_with('{') => {
                cef::from_json(parse_json(scratch, record.text, arena)?, arena)
            }
            RecordParser::Cef => cef::parse(record.text, arena),
            RecordParser::Syslog => syslog::parse(record.text, arena),
            RecordParser::W3c(fixed) => match record.columns {
                Some(names) => {
                    let delimiter = match record.text {
                        text if text.contains('\t') => Some(b'\t'),
                        // White space inside quotes parts nothing.
                        text if text.contains('"') => Some(b' '),
                        _ => None,
                    };
                    row(record.text, delimiter, names, arena)
                }
                None if fixed.is_empty() => Err(ParseError::NoFields),
                // A tab may as well stand in what a client sent.
                None if record.text.contains('\t') => {
                    fixed.parse_tabbed(record.text, arena).or_else(|_| fixed.parse(record.text, arena))
                }
                None => fixed.parse(record.text, arena),
            },
            RecordParser::Csv { delimiter, default } => match record.columns.filter(|names| !names.is_empty()) {
                Some(names) => row(record.text, *delimiter, names, arena),
                None => row_without_header(record.text, *delimiter, default, arena),
            },
            RecordParser::Columns(parser) => parser.parse(record.text, arena),
            // Long objects are what a regex is slowest at, and there is nothing else to find.
            RecordParser::Pattern(parser) if is_object(record.text) && parser.has_group(JSON_GROUP) => {
                parse_json(scratch, record.text.trim_end(), arena)
            }
            RecordParser::Pattern(parser) => {
                if scratch.pattern_failures >= MAX_PATTERN_FAILURES {
                    return Err(ParseError::PatternOff(scratch.pattern_failures));
                }
                let parsed = parser.parse(record.text, arena);
                if parsed == Err(ParseError::TooManySteps) {
                    scratch.pattern_failures += 1;
                }
                with_json(scratch, parsed?, arena)
            }
        }
    }
}

impl RecordParser {
    /// The fields that stand complete in the beginning that was kept of a record which is too long.
    pub(crate) fn parse_beginning<'a>(
        &'a self,
        scratch: &mut ParseScratch,
        record: &Record<'a>,
        arena: &'a Bump,
    ) -> Option<Value<'a>> {
        let text = record.text;
        let whole = if text.starts_with('{') {
            let members = json::members(text).map(|(key, value)| format!("\"{key}\":{value}"));
            arena.alloc_str(&format!("{{{}}}", members.collect::<Vec<_>>().join(",")))
        } else {
            // The last word may have been cut.
            text.rsplit_once(char::is_whitespace)?.0
        };
        let flaws = Flaws { oversize: false, ..record.flaws };
        self.parse(scratch, &Record { text: whole, flaws, ..*record }, arena).ok()
    }
}

impl ParseScratch {
    /// Forgets what was learned of the last object.
    pub(crate) fn begin_object(&mut self) {
        self.pattern_failures = 0;
    }

    /// The JSON parser, for what stands around a record.
    pub(crate) fn json(&mut self) -> &mut json::Parser {
        &mut self.json
    }

    /// Lone surrogates of the record read last.
    pub(crate) fn replaced(&self) -> u64 {
        self.replaced
    }
}

/// A row under its header; surplus fields go to `_extra`. A short row lacks its last fields, but only behind a
/// delimiter: at white space nothing says which columns are missing, so that values would go under wrong names.
fn row<'a>(
    text: &'a str,
    delimiter: Option<u8>,
    names: &'a [String],
    arena: &'a Bump,
) -> Result<Value<'a>, ParseError> {
    let mut values = bumpalo::collections::Vec::with_capacity_in(names.len(), arena);
    csv::fields(text, delimiter, arena, &mut values);
    if matches!(delimiter, None | Some(b' ')) && values.len() < names.len() {
        return Err(ParseError::TooFewColumns { found: values.len(), expected: names.len() });
    }
    let value = |index: usize| match values.get(index) {
        None | Some(&"" | &"-") => Value::Null,
        Some(text) => Value::Str(text),
    };
    let surplus = values.len().saturating_sub(names.len());
    let members = arena.alloc_slice_fill_with(names.len() + usize::from(surplus > 0), |index| match names.get(index) {
        Some(name) => (name.as_str(), value(index)),
        None => {
            let items = values[names.len()..].iter().map(|text| Value::Str(text));
            ("_extra", Value::List(arena.alloc_slice_fill_iter(items)))
        }
    });
    Ok(Value::Object(members))
}

/// A row of an object that has no header, if it can be one of the type's default columns: it has as many fields, and a
/// number where the format's version stands.
fn row_without_header<'a>(
    text: &'a str,
    delimiter: Option<u8>,
    default: &'a [String],
    arena: &'a Bump,
) -> Result<Value<'a>, ParseError> {
    let mut values = bumpalo::collections::Vec::with_capacity_in(default.len(), arena);
    csv::fields(text, delimiter, arena, &mut values);
    let fits = |(name, value): (&String, &&str)| name != "version" || value.parse::<u8>().is_ok();
    if default.is_empty() || values.len() != default.len() || !default.iter().zip(&values).all(fits) {
        return Err(ParseError::NoHeader);
    }
    row(text, delimiter, default, arena)
}

/// The group that holds a JSON object, in a line that may have something before it, or another format altogether.
const JSON_GROUP: &str = "_json";

/// Whether a text looks like one JSON object and nothing else.
fn is_object(text: &str) -> bool {
    text.starts_with('{') && text.trim_end().ends_with('}')
}

/// The members of the object in [`JSON_GROUP`] beside the other groups.
fn with_json<'a>(scratch: &mut ParseScratch, groups: Value<'a>, arena: &'a Bump) -> Result<Value<'a>, ParseError> {
    let Some(Value::Str(text)) = groups.get(JSON_GROUP) else { return Ok(groups) };
    let object = parse_json(scratch, text, arena)?;
    let others = groups.members().iter().filter(|(name, value)| *name != JSON_GROUP && !value.is_empty());
    let members: Vec<_> = others.chain(object.members()).copied().collect();
    Ok(Value::Object(arena.alloc_slice_copy(&members)))
}

fn parse_json<'a>(scratch: &mut ParseScratch, text: &'a str, arena: &'a Bump) -> Result<Value<'a>, ParseError> {
    match scratch.json.parse(text, arena) {
        Ok(parsed) => {
            scratch.replaced = parsed.replaced;
            match parsed.value {
                object @ Value::Object(_) => Ok(object),
                Value::List(_) => Err(ParseError::NotAnObject("list")),
                Value::Null => Err(ParseError::NotAnObject("null")),
                Value::Str(_) => Err(ParseError::NotAnObject("string")),
                _ => Err(ParseError::NotAnObject("number or boolean")),
            }
        }
        Err(error) => Err(ParseError::Json { at: error.at, detail: error.detail.to_string() }),
    }
}

/// What the parsers' tests compare: the fields as JSON, or what is wrong with the record.
#[cfg(test)]
fn shown(parsed: Result<Value<'_>, ParseError>) -> String {
    match parsed {
        Ok(fields) => {
            let mut out = Vec::new();
            json::write_value(&mut out, &fields);
            String::from_utf8_lossy(&out).into_owned()
        }
        Err(error) => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_may_hold_json() {
        let arena = Bump::new();
        let pattern = Parser::Pattern(r"(?:(?P<time>\S+) )?(?P<_json>\{.*\})|(?P<text>[a-z]+)".to_owned());
        let parser = RecordParser::new(Some(&pattern)).unwrap();
        let mut scratch = ParseScratch::default();
        let mut parse = |text| {
            let flaws = siem_formats::Flaws::default();
            let envelope = siem_formats::Envelope::default();
            let record = Record { ordinal: 1, text, columns: None, envelope, flaws, resume: None };
            let fields = parser.parse(&mut scratch, &record, &arena).map_err(|error| error.to_string())?;
            let mut json = Vec::new();
            json::write_value(&mut json, &fields);
            Ok::<_, String>(String::from_utf8(json).unwrap())
        };
        assert_eq!(parse(r#"12:00 {"a":{"b":1}}"#).unwrap(), r#"{"time":"12:00","a":{"b":1}}"#);
        assert_eq!(parse(r#"{"a":1}"#).unwrap(), r#"{"a":1}"#);
        assert_eq!(parse("{\"a\":\n1} \n").unwrap(), r#"{"a":1}"#, "an object may have several lines");
        assert_eq!(parse("abc").unwrap(), r#"{"time":null,"_json":null,"text":"abc"}"#);
        assert_eq!(parse("12:00 {a}").unwrap_err(), "not valid JSON at byte 1: a key was expected");
    }

    #[test]
    fn a_pattern_that_backtracks_without_end_is_off_for_the_rest_of_the_object() {
        let arena = Bump::new();
        let pattern = Parser::Pattern(r"(?P<a>(x+x+)+)(?=y)|(?P<b>z)".to_owned());
        let parser = RecordParser::new(Some(&pattern)).unwrap();
        let record = |text| Record {
            ordinal: 1,
            text,
            columns: None,
            envelope: siem_formats::Envelope::default(),
            flaws: siem_formats::Flaws::default(),
            resume: None,
        };
        let evil = "x".repeat(64);
        let mut scratch = ParseScratch { pattern_failures: MAX_PATTERN_FAILURES - 1, ..ParseScratch::default() };
        assert!(parser.parse(&mut scratch, &record("z"), &arena).is_ok());
        assert_eq!(parser.parse(&mut scratch, &record(&evil), &arena), Err(ParseError::TooManySteps));
        let off = parser.parse(&mut scratch, &record("z"), &arena).unwrap_err();
        assert_eq!(
            off.to_string(),
            "log_pattern is off for the rest of this object: it needed too many steps for 100 records"
        );
        scratch.begin_object();
        assert!(parser.parse(&mut scratch, &record("z"), &arena).is_ok());
    }
}
