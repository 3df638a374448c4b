//! The ini dialect: one source text to sections and options, each with its line.
//!
//! The dialect is that of Python's `configparser` (case kept, extended interpolation), in which users of the original
//! wrote their `user.ini`. A scanner of our own owns it, because its rules are unlike those of other ini readers: what
//! a comment, a continuation, a duplicate is, and which line is to blame. The scanner emits canonical text, one option
//! a line, everything special escaped, which `rust-ini` parses.
//!
//! - `=` or `:` separates name and value, whichever comes first. Names keep their case.
//! - Lines whose first character is `#` or `;` are comments, at any indentation. There are no inline comments.
//! - A line indented deeper than the option before it continues its value, joined by a line feed. Comments inside a
//!   value are skipped, blank lines inside are kept, at its end they are not.
//! - Quotes are ordinary characters. A byte-order mark, CRLF and CR line ends are understood.
//! - A missing separator, an option or a section that stands twice in one source, and options before the first
//!   section are errors. `[DEFAULT]` may stand more than once.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt::Write as _;

use ini::{Ini, ParseOption};

use crate::error::{Fault, Place, Problem};
use crate::options;

/// The section whose options every other section inherits.
pub(crate) const DEFAULT_SECTION: &str = "DEFAULT";

/// One section of one source.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct IniSection {
    pub(crate) name: String,
    pub(crate) line: usize,
    pub(crate) options: Vec<IniOption>,
}

/// One option, not interpolated.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct IniOption {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) line: usize,
}

/// What was found in one source.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub(crate) sections: Vec<IniSection>,
    pub(crate) errors: Vec<Problem>,
    pub(crate) warnings: Vec<Problem>,
}

/// Reads the source called `source`. What is wrong is in the result; the rest is read all the same.
pub(crate) fn read(source: &str, text: &str) -> Scan {
    let text = unix_lines(text);
    let mut scanner = Scanner::new(source);
    for (index, line) in text.lines().enumerate() {
        scanner.line(index + 1, line);
    }
    scanner.finish()
}

/// Byte-order mark off, every line end a line feed.
fn unix_lines(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

/// Lines of one section and of its options, in the order of the canonical text.
struct SectionLines {
    line: usize,
    options: Vec<usize>,
}

/// An option whose value may go on in the next line.
struct OpenOption<'t> {
    name: &'t str,
    line: usize,
    indent: usize,
    parts: Vec<&'t str>,
    /// An error was told; it is left out.
    is_faulty: bool,
}

struct Scanner<'t> {
    source: &'t str,
    canonical: String,
    lines: Vec<SectionLines>,
    section: Option<&'t str>,
    open: Option<OpenOption<'t>>,
    sections_seen: HashSet<&'t str>,
    options_seen: HashSet<(&'t str, &'t str)>,
    errors: Vec<Problem>,
    warnings: Vec<Problem>,
}

impl<'t> Scanner<'t> {
    fn new(source: &'t str) -> Self {
        Scanner {
            source,
            canonical: String::new(),
            lines: Vec::new(),
            section: None,
            open: None,
            sections_seen: HashSet::new(),
            options_seen: HashSet::new(),
            errors: Vec::new(),
            warnings: Vec::new(),
        }
    }

    fn line(&mut self, number: usize, line: &'t str) {
        let content = line.trim();
        if content.starts_with(['#', ';']) {
            return;
        }
        if content.is_empty() {
            if let Some(open) = &mut self.open {
                open.parts.push("");
            }
            return;
        }
        let indent = line.chars().take_while(|c| c.is_whitespace()).count();
        if let Some(open) = &mut self.open
            && indent > open.indent
        {
            open.parts.push(content);
            let swallower = open.name;
            self.warn_if_swallowed(number, content, swallower);
            return;
        }
        self.close_option();
        if let Some((name, rest)) = section_header(content) {
            self.open_section(number, name, rest);
        } else {
            self.open_option(number, indent, content);
        }
    }

    fn open_section(&mut self, number: usize, name: &'t str, rest: &str) {
        self.section = Some(name);
        if name != DEFAULT_SECTION && !self.sections_seen.insert(name) {
            let fault = Fault::new("the section stands twice in this file", "move its options into the first one");
            self.error(number, None, fault);
        }
        if !rest.is_empty() && !rest.starts_with(['#', ';']) {
            let fault = Fault::new(format!("`{rest}` after the section name is ignored"), "give it a line of its own");
            self.warnings.push(fault.at(self.place(number, None)));
        }
        self.canonical.push('[');
        escape(&mut self.canonical, name, Part::Name);
        self.canonical.push_str("]\n");
        self.lines.push(SectionLines { line: number, options: Vec::new() });
    }

    /// Opens the option that `content` begins; a faulty one too, so that the lines that continue it are not taken for
    /// options.
    fn open_option(&mut self, number: usize, indent: usize, content: &'t str) {
        let (name, value) = match content.find(['=', ':']) {
            Some(at) => (content[..at].trim_end(), content[at + 1..].trim_start()),
            None => ("", content),
        };
        let fault = self.option_fault(name, content);
        let is_faulty = fault.is_some();
        if let Some(fault) = fault {
            self.error(number, Some(name).filter(|name| !name.is_empty()), fault);
        }
        self.open = Some(OpenOption { name, line: number, indent, parts: vec![value], is_faulty });
    }

    fn option_fault(&mut self, name: &'t str, content: &str) -> Option<Fault> {
        if !content.contains(['=', ':']) {
            return Some(Fault::new(
                format!("`{content}` has no `=`"),
                "write `name = value`; indent a line to continue the value above, or begin a comment with `#`",
            ));
        }
        if name.is_empty() {
            return Some(Fault::new("an option without a name", "write `name = value`"));
        }
        let Some(section) = self.section else {
            return Some(Fault::new(
                "an option before the first section",
                "begin the file with `[DEFAULT]` or a section",
            ));
        };
        let is_new = self.options_seen.insert((section, name));
        (!is_new).then(|| Fault::new("the option stands twice in this section", "keep one of them"))
    }

    /// Writes the open option as one canonical line.
    fn close_option(&mut self) {
        let Some(open) = self.open.take().filter(|open| !open.is_faulty) else { return };
        let Some(section) = self.lines.last_mut() else { return };
        section.options.push(open.line);
        escape(&mut self.canonical, open.name, Part::Name);
        self.canonical.push('=');
        let value = open.parts.join("\n");
        escape(&mut self.canonical, value.trim(), Part::Value);
        self.canonical.push('\n');
    }

    /// An indented `name = value` of a known option is nearly always an option that was meant to stand alone.
    fn warn_if_swallowed(&mut self, number: usize, content: &str, swallower: &str) {
        let Some(at) = content.find(['=', ':']) else { return };
        let name = content[..at].trim_end();
        if options::is_known(name) {
            let fault = Fault::new(
                format!("`{name}` is read as part of the value of `{swallower}`, because its line is indented"),
                "remove the indentation if it is an option of its own",
            );
            self.warnings.push(fault.at(self.place(number, Some(swallower))));
        }
    }

    fn place(&self, line: usize, option: Option<&str>) -> Place {
        Place {
            source: self.source.to_owned(),
            line,
            section: self.section.map(str::to_owned),
            option: option.map(str::to_owned),
        }
    }

    fn error(&mut self, line: usize, option: Option<&str>, fault: Fault) {
        let place = self.place(line, option);
        self.errors.push(fault.at(place));
    }

    fn finish(mut self) -> Scan {
        self.close_option();
        let sections = match parse_canonical(&self.canonical, &self.lines) {
            Ok(sections) => sections,
            Err(fault) => {
                self.section = None;
                self.error(0, None, fault);
                Vec::new()
            }
        };
        Scan { sections, errors: self.errors, warnings: self.warnings }
    }
}

/// `[name]`, and what follows it. A name may hold brackets, as in the original; those of a comment are not its own.
fn section_header(content: &str) -> Option<(&str, &str)> {
    let inner = content.strip_prefix('[')?;
    let mut end = inner.rfind(']')?;
    if let Some(comment) = inner[..end].find([';', '#'])
        && let Some(before_comment) = inner[..comment].rfind(']')
    {
        end = before_comment;
    }
    let name = inner[..end].trim();
    if name.is_empty() { None } else { Some((name, inner[end + 1..].trim_start())) }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Of a section or an option: ends at separators and brackets, so these are escaped too.
    Name,
    Value,
}

/// Appends `text` so that `rust-ini` reads it back unchanged on one line.
fn escape(canonical: &mut String, text: &str, part: Part) {
    for character in text.chars() {
        match character {
            '\\' => canonical.push_str("\\\\"),
            '\n' => canonical.push_str("\\n"),
            control if control.is_ascii_control() => _ = write!(canonical, "\\x{:04x}", u32::from(control)),
            ';' | '#' | '=' | ':' | '[' | ']' if part == Part::Name => {
                _ = write!(canonical, "\\x{:04x}", u32::from(character));
            }
            other => canonical.push(other),
        }
    }
}

/// The canonical text, read by `rust-ini`, and its lines put back: both are in the order of the source.
fn parse_canonical(canonical: &str, lines: &[SectionLines]) -> Result<Vec<IniSection>, Fault> {
    let reading = ParseOption { enabled_quote: false, enabled_escape: true, ..ParseOption::default() };
    let refused = |why: String| Fault::new(why, "report this file as a defect of the ini reader");
    let ini = Ini::load_from_str_opt(canonical, reading).map_err(|error| refused(error.to_string()))?;
    let mut sections = Vec::with_capacity(lines.len());
    let mut positions = lines.iter();
    for (name, properties) in ini.iter().filter_map(|(name, properties)| Some((name?, properties))) {
        let Some(place) = positions.next().filter(|place| place.options.len() == properties.len()) else {
            return Err(refused(format!("section `{name}` could not be read back")));
        };
        let options = properties
            .iter()
            .zip(&place.options)
            .map(|((name, value), &line)| IniOption { name: name.to_owned(), value: value.to_owned(), line })
            .collect();
        sections.push(IniSection { name: name.to_owned(), line: place.line, options });
    }
    if positions.next().is_some() {
        return Err(refused("a section could not be read back".to_owned()));
    }
    Ok(sections)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every option as `section/name@line` and its value; the text must be free of errors.
    fn options(text: &str) -> Vec<(String, String)> {
        let scan = read("user.ini", text);
        assert_eq!(scan.errors, []);
        scan.sections
            .iter()
            .flat_map(|section| {
                section
                    .options
                    .iter()
                    .map(|option| (format!("{}/{}@{}", section.name, option.name, option.line), option.value.clone()))
            })
            .collect()
    }

    fn option(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    fn errors(text: &str) -> Vec<String> {
        read("user.ini", text).errors.iter().map(ToString::to_string).collect()
    }

    fn warnings(text: &str) -> Vec<String> {
        let scan = read("user.ini", text);
        assert_eq!(scan.errors, []);
        scan.warnings.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn option_names_keep_their_case() {
        assert_eq!(options("[a]\nKey = 1\nkey = 2"), [option("a/Key@2", "1"), option("a/key@3", "2")]);
    }

    #[test]
    fn section_names_keep_their_case() {
        assert_eq!(options("[A]\nk = 1\n[a]\nk = 2"), [option("A/k@2", "1"), option("a/k@4", "2")]);
    }

    #[test]
    fn the_first_of_equals_sign_and_colon_separates() {
        assert_eq!(
            options("[a]\nx = http://b\ny: c=d\nz=\nw:e"),
            [option("a/x@2", "http://b"), option("a/y@3", "c=d"), option("a/z@4", ""), option("a/w@5", "e")]
        );
    }

    #[test]
    fn names_may_hold_dots_slashes_dashes_and_at_signs() {
        assert_eq!(
            options("[a-b.c]\nsource.ip = x\n@log_type = y\na/b-c d = z"),
            [option("a-b.c/source.ip@2", "x"), option("a-b.c/@log_type@3", "y"), option("a-b.c/a/b-c d@4", "z")]
        );
    }

    #[test]
    fn lines_that_begin_with_hash_or_semicolon_are_comments_at_any_indentation() {
        assert_eq!(options("# x = 1\n[a]\n; y = 2\n   # z = 3\n\t; w\nk = v"), [option("a/k@6", "v")]);
    }

    #[test]
    fn there_are_no_inline_comments() {
        assert_eq!(
            options("[a]\nindex_rotation = daily # x\nk = a ; b"),
            [option("a/index_rotation@2", "daily # x"), option("a/k@3", "a ; b")]
        );
    }

    #[test]
    fn indented_lines_continue_the_value_and_are_joined_with_line_feeds() {
        assert_eq!(options("[a]\nk = 1\n  2\n\t3  \nl = 4"), [option("a/k@2", "1\n2\n3"), option("a/l@5", "4")]);
    }

    #[test]
    fn a_value_may_begin_in_the_line_below() {
        assert_eq!(options("[a]\nk =\n  2\n  3"), [option("a/k@2", "2\n3")]);
    }

    #[test]
    fn comments_inside_a_value_are_skipped() {
        assert_eq!(options("[a]\nk = 1\n# no\n  ; no\n  2"), [option("a/k@2", "1\n2")]);
    }

    #[test]
    fn blank_lines_inside_a_value_are_kept_and_at_its_end_dropped() {
        assert_eq!(options("[a]\nk = 1\n\n   \n  2\n\n\nl = 3"), [option("a/k@2", "1\n\n\n2"), option("a/l@8", "3")]);
    }

    #[test]
    fn only_deeper_indentation_continues() {
        assert_eq!(
            options("[a]\n  k = 1\n  l = 2\n    3\n m = 4"),
            [option("a/k@2", "1"), option("a/l@3", "2\n3"), option("a/m@5", "4")]
        );
    }

    #[test]
    fn an_indented_header_continues_a_value() {
        assert_eq!(options("[a]\nk = 1\n  [b]\n"), [option("a/k@2", "1\n[b]")]);
        assert_eq!(options("  [a]\nk = 1"), [option("a/k@2", "1")]);
    }

    #[test]
    fn quotes_and_backslashes_are_ordinary_characters() {
        assert_eq!(
            options("[a]\nk = \"epoch\"\nl = 'x\nm = a\\nb\\\\ \\d{4}\\"),
            [option("a/k@2", "\"epoch\""), option("a/l@3", "'x"), option("a/m@4", "a\\nb\\\\ \\d{4}\\")]
        );
    }

    #[test]
    fn control_characters_and_any_script_survive() {
        assert_eq!(options("[é]\nå = \u{1}ü\u{7f}日本🦀\tz"), [option("é/å@2", "\u{1}ü\u{7f}日本🦀\tz")]);
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(options("\u{feff}[a]\nk = 1"), [option("a/k@2", "1")]);
    }

    #[test]
    fn all_line_ends_are_understood() {
        assert_eq!(options("[a]\r\nk = 1\r\n  2\r\nl = 3\r"), [option("a/k@2", "1\n2"), option("a/l@4", "3")]);
        assert_eq!(options("[a]\rk = 1\rl = 2"), [option("a/k@2", "1"), option("a/l@3", "2")]);
    }

    #[test]
    fn default_may_stand_more_than_once() {
        assert_eq!(
            options("[DEFAULT]\nk = 1\n[a]\n[DEFAULT]\nl = 2"),
            [option("DEFAULT/k@2", "1"), option("DEFAULT/l@5", "2")]
        );
    }

    #[test]
    fn comments_may_follow_a_section_name() {
        assert_eq!(options("[a] ; see [b]\nk = 1"), [option("a/k@2", "1")]);
        assert_eq!(warnings("[a] # see b\nk = 1"), Vec::<String>::new());
        assert_eq!(
            warnings("[a] k = 1"),
            ["user.ini:1: [a] `k = 1` after the section name is ignored; give it a line of its own"]
        );
    }

    #[test]
    fn a_missing_separator_is_an_error() {
        assert_eq!(
            errors("[a]\nk = 1\nloose words\nl = 2"),
            ["user.ini:3: [a] `loose words` has no `=`; write `name = value`; indent a line to continue the value \
              above, or begin a comment with `#`"]
        );
    }

    #[test]
    fn a_missing_name_is_an_error() {
        assert_eq!(errors("[a]\n= 1"), ["user.ini:2: [a] an option without a name; write `name = value`"]);
    }

    #[test]
    fn a_duplicate_option_is_an_error() {
        assert_eq!(
            errors("[a]\nk = 1\nl = 2\nk: 3"),
            ["user.ini:4: [a] k: the option stands twice in this section; keep one of them"]
        );
        assert_eq!(errors("[DEFAULT]\nk = 1\n[DEFAULT]\nk = 2").len(), 1);
    }

    #[test]
    fn a_duplicate_section_is_an_error() {
        assert_eq!(
            errors("[a]\nk = 1\n[b]\n[a]\nl = 1"),
            ["user.ini:4: [a] the section stands twice in this file; move its options into the first one"]
        );
    }

    #[test]
    fn options_need_a_section() {
        assert_eq!(
            errors("k = 1\n[a]"),
            ["user.ini:1: k: an option before the first section; begin the file with `[DEFAULT]` or a section"]
        );
    }

    #[test]
    fn all_errors_of_a_file_are_told_at_once() {
        assert_eq!(errors("k = 1\n[a]\nx\n= 2\ny = 1\ny = 2").len(), 4);
    }

    #[test]
    fn an_indented_option_that_is_swallowed_is_told() {
        assert_eq!(
            warnings("[a]\ns3_key = x\n  index_name = y"),
            ["user.ini:3: [a] s3_key: `index_name` is read as part of the value of `s3_key`, because its line is \
              indented; remove the indentation if it is an option of its own"]
        );
    }
}
