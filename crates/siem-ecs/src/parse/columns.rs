//! The tolerant tokenizer for logs of fixed columns (`log_columns`).
//!
//! Formats grow at their end and quote carelessly, so: surplus columns go to `_extra`, optional columns may be absent,
//! a quoted column may stand unquoted, and quotes inside a quoted column do not shift what follows. Most lines are
//! well-formed and are cut in one pass; a line that shows a stray quote is cut again with care.

use bumpalo::Bump;
use siem_config::log_type::{Column, Quoting};
use siem_formats::Value;

use super::ParseError;

/// Candidates for a closing quote behind which the whole rest of a line is looked at.
const MAX_LOOKS: usize = 100;

/// The columns of one format.
#[derive(Debug)]
pub(crate) struct ColumnParser {
    columns: Vec<Column>,
    /// Names of the fields in the order of the values: host and port columns give two.
    names: Vec<String>,
    /// Columns that every version of the format has.
    required: usize,
}

impl ColumnParser {
    /// From `log_columns`.
    #[must_use]
    pub(crate) fn new(columns: &[Column]) -> ColumnParser {
        ColumnParser {
            columns: columns.to_vec(),
            names: columns.iter().flat_map(|c| std::iter::once(c.name.clone()).chain(c.port.clone())).collect(),
            required: columns.iter().rposition(|c| !c.optional).map_or(0, |i| i + 1),
        }
    }

    /// Whether no columns are known.
    pub(crate) fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// Cuts one line. A dash alone says "absent" and becomes null; every column is there, so that a field's position
    /// is its column's.
    ///
    /// # Errors
    /// [`ParseError::TooFewColumns`].
    pub(crate) fn parse<'a>(&'a self, line: &'a str, arena: &'a Bump) -> Result<Value<'a>, ParseError> {
        let members = arena.alloc_slice_fill_with(self.names.len(), |i| (self.names[i].as_str(), Value::Null));
        let mut cursor = Cursor { text: line, at: 0 };
        let mut stray_quote = false;
        let mut found = self.cut(&mut cursor, members, &mut stray_quote, Care::Fast, arena);
        if stray_quote {
            cursor.at = 0;
            members.iter_mut().for_each(|(_, value)| *value = Value::Null);
            found = self.cut(&mut cursor, members, &mut stray_quote, Care::LookAhead, arena);
        }
        if found < self.required {
            return Err(ParseError::TooFewColumns { found, expected: self.required });
        }
        let surplus = cursor.rest();
        if surplus.is_empty() {
            return Ok(Value::Object(members));
        }
        let mut all = bumpalo::collections::Vec::with_capacity_in(members.len() + 1, arena);
        all.extend_from_slice(members);
        all.push(("_extra", Value::List(self.surplus(surplus, arena))));
        Ok(Value::Object(all.into_bump_slice()))
    }

    /// Cuts one line at every tab: a column may be empty and hold blanks, and quotes are the log's own.
    ///
    /// # Errors
    /// [`ParseError::TooFewColumns`].
    pub(crate) fn parse_tabbed<'a>(&'a self, line: &'a str, arena: &'a Bump) -> Result<Value<'a>, ParseError> {
        let found = line.split('\t').count();
        if found < self.required {
            return Err(ParseError::TooFewColumns { found, expected: self.required });
        }
        let value = |text: &'a str| if matches!(text, "" | "-") { Value::Null } else { Value::Str(text) };
        let mut texts = line.split('\t');
        let mut members = bumpalo::collections::Vec::with_capacity_in(self.names.len() + 1, arena);
        for column in &self.columns {
            let text = texts.next().unwrap_or_default();
            let (host, port) = if column.port.is_some() { split_port(text) } else { (text, None) };
            members.push((column.name.as_str(), value(host)));
            if let Some(name) = &column.port {
                members.push((name.as_str(), value(port.unwrap_or_default())));
            }
        }
        let surplus: Vec<Value<'a>> = texts.map(Value::Str).collect();
        if !surplus.is_empty() {
            members.push(("_extra", Value::List(arena.alloc_slice_copy(&surplus))));
        }
        Ok(Value::Object(members.into_bump_slice()))
    }

    /// Fills `members`; returns how many columns there were.
    fn cut<'a>(
        &self,
        cursor: &mut Cursor<'a>,
        members: &mut [(&'a str, Value<'a>)],
        stray_quote: &mut bool,
        care: Care,
        arena: &'a Bump,
    ) -> usize {
        let mut slot = 0;
        for (index, column) in self.columns.iter().enumerate() {
            cursor.skip_blanks();
            if cursor.at_end() {
                return index;
            }
            let before = cursor.peek();
            let text = match (column.quoting, before) {
                (Quoting::Bracketed, b'[') => cursor.bracketed(),
                (_, b'"') => match care {
                    Care::Fast => cursor.quoted_fast(),
                    Care::LookAhead => cursor.quoted_with(|rest, place| self.believable(index + 1, rest, place)),
                },
                _ => cursor.bare(),
            };
            let quote_in_bare = column.quoting != Quoting::Quoted && (has_quote(text) || before == b'"');
            if care == Care::Fast && quote_in_bare {
                *stray_quote = true;
                return index;
            }
            let value = match text {
                "-" | "" => Value::Null,
                quoted if before == b'"' => Value::Str(unescaped(quoted, arena)),
                bare => Value::Str(bare),
            };
            match (&column.port, value) {
                (None, value) => members[slot].1 = value,
                (Some(_), Value::Str(text)) => {
                    let (host, port) = split_port(text);
                    members[slot].1 = Value::Str(host);
                    members[slot + 1].1 = port.map_or(Value::Null, Value::Str);
                }
                (Some(_), _) => {}
            }
            slot += 1 + usize::from(column.port.is_some());
        }
        // A quote left over at the end may be a new column, or a sign that an earlier one was cut short.
        *stray_quote |= care == Care::Fast && cursor.rest().contains('"');
        self.columns.len()
    }

    /// Whether `rest` looks like the columns from `next` on: the bare ones up to the next quoted column hold no quote,
    /// and that one begins with a quote or is a dash. After the last quoted column, where columns that are never left
    /// out must follow, no quote may come at all: a client cannot end his column early and make up the ones behind it.
    ///
    /// Where only columns follow that may be left out, the rest of the line is looked at, but only behind the first
    /// candidates for the closing quote (`place` counts them): a client can write as many as he likes.
    fn believable(&self, next: usize, rest: &str, place: usize) -> bool {
        let following = &self.columns[next.min(self.columns.len())..];
        let is_last_quoted = !following.iter().any(|column| column.quoting == Quoting::Quoted);
        if is_last_quoted && following.iter().any(|column| !column.optional) {
            return !rest.contains('"');
        }
        let mut cursor = Cursor { text: rest, at: 0 };
        for column in following {
            cursor.skip_blanks();
            if cursor.at_end() {
                return column.optional;
            }
            match column.quoting {
                Quoting::Quoted => return cursor.peek() == b'"' || cursor.bare() == "-",
                Quoting::Bracketed if cursor.peek() == b'[' => return true,
                _ if cursor.bare().contains('"') => return false,
                _ => {}
            }
        }
        place < MAX_LOOKS && !has_stray_quote(cursor.rest())
    }

    /// What follows the last known column, cut at blanks and quotes.
    fn surplus<'a>(&self, text: &'a str, arena: &'a Bump) -> &'a [Value<'a>] {
        let mut cursor = Cursor { text, at: 0 };
        let mut values = bumpalo::collections::Vec::new_in(arena);
        loop {
            cursor.skip_blanks();
            if cursor.at_end() {
                return values.into_bump_slice();
            }
            let text = if cursor.peek() == b'"' { cursor.quoted_fast() } else { cursor.bare() };
            values.push(Value::Str(unescaped(text, arena)));
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Care {
    /// The first quote before a blank ends a quoted column.
    Fast,
    /// The first quote after which the rest of the line makes sense ends it.
    LookAhead,
}

/// A place in a line.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.text[self.at..].trim_matches([' ', '\t'])
    }

    fn at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    fn peek(&self) -> u8 {
        self.text.as_bytes()[self.at]
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t') = self.text.as_bytes().get(self.at) {
            self.at += 1;
        }
    }

    /// Up to the next blank.
    fn bare(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let end = memchr::memchr2(b' ', b'\t', rest.as_bytes()).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn bracketed(&mut self) -> &'a str {
        let rest = &self.text[self.at + 1..];
        let Some(end) = memchr::memchr(b']', rest.as_bytes()) else { return self.bare() };
        self.at += end + 2;
        &rest[..end]
    }

    fn quoted_fast(&mut self) -> &'a str {
        self.quoted_with(|_, _| true)
    }

    /// From a quote to the first unescaped quote that stands before a blank or the end and that `believe` takes for
    /// the closing one, given what follows and how many candidates came before; else to the last such quote, else to
    /// the end of the line.
    fn quoted_with(&mut self, believe: impl Fn(&str, usize) -> bool) -> &'a str {
        let rest = &self.text[self.at + 1..];
        let bytes = rest.as_bytes();
        let mut last = None;
        let mut candidates = 0;
        for end in memchr::memchr_iter(b'"', bytes) {
            let escaped = bytes[..end].iter().rev().take_while(|b| **b == b'\\').count() % 2 == 1;
            if escaped || !matches!(bytes.get(end + 1), None | Some(b' ' | b'\t')) {
                continue;
            }
            last = Some(end);
            if believe(&rest[end + 1..], candidates) {
                break;
            }
            candidates += 1;
        }
        let end = last.unwrap_or(rest.len());
        self.at += 1 + end + usize::from(last.is_some());
        &rest[..end]
    }
}

/// Whether a word that is not quoted holds a quote.
fn has_stray_quote(text: &str) -> bool {
    let mut cursor = Cursor { text, at: 0 };
    loop {
        cursor.skip_blanks();
        if cursor.at_end() {
            return false;
        }
        if cursor.peek() == b'"' {
            cursor.quoted_fast();
        } else if cursor.bare().contains('"') {
            return true;
        }
    }
}

fn has_quote(text: &str) -> bool {
    memchr::memchr(b'"', text.as_bytes()).is_some()
}

/// `\"` → `"`; other backslashes are the log's own.
fn unescaped<'a>(text: &'a str, arena: &'a Bump) -> &'a str {
    // Most have no backslash at all, and one byte is found faster than two.
    if memchr::memchr(b'\\', text.as_bytes()).is_none() || !text.contains("\\\"") {
        return text;
    }
    arena.alloc_str(&text.replace("\\\"", "\""))
}

/// `host:port`, split at the last colon. A host of several colons without brackets is an IPv6 address with its port
/// at the end, as load balancers write it.
pub(crate) fn split_port(text: &str) -> (&str, Option<&str>) {
    match text.rsplit_once(':') {
        Some((host, port)) if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => {
            (host.trim_start_matches('[').trim_end_matches(']'), Some(port))
        }
        Some((host, "-" | "")) => (host, None),
        _ => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(spec: &str) -> Column {
        let optional = spec.ends_with('?');
        let spec = spec.trim_end_matches('?');
        let (quoting, name) = match spec.as_bytes()[0] {
            b'"' => (Quoting::Quoted, spec.trim_matches('"')),
            b'[' => (Quoting::Bracketed, &spec[1..spec.len() - 1]),
            _ => (Quoting::Bare, spec),
        };
        let (name, port) = name.split_once(':').map_or((name, None), |(a, b)| (a, Some(b.to_owned())));
        Column { name: name.to_owned(), port, quoting, optional }
    }

    fn parse(spec: &str, line: &str) -> String {
        let arena = Bump::new();
        let columns: Vec<Column> = spec.split(' ').map(column).collect();
        let parser = ColumnParser::new(&columns);
        match parser.parse(line, &arena) {
            Ok(value) => {
                let mut out = Vec::new();
                siem_formats::json::write_value(&mut out, &value);
                String::from_utf8(out).unwrap().replace('"', "'")
            }
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn tabs_hold_the_place_of_empty_columns() {
        let arena = Bump::new();
        let columns: Vec<Column> = "time ip:port agent last?".split(' ').map(column).collect();
        let parser = ColumnParser::new(&columns);
        let shown = |line| match parser.parse_tabbed(line, &arena) {
            Ok(value) => {
                let mut out = Vec::new();
                siem_formats::json::write_value(&mut out, &value);
                String::from_utf8(out).unwrap().replace('"', "'")
            }
            Err(error) => error.to_string(),
        };
        assert_eq!(shown("t\t192.0.2.1:7\ta b"), "{'time':'t','ip':'192.0.2.1','port':'7','agent':'a b','last':null}");
        assert_eq!(
            shown("\t-\t\t-\tnew\t"),
            "{'time':null,'ip':null,'port':null,'agent':null,'last':null,'_extra':['new','']}"
        );
        assert_eq!(shown("t\tx"), "2 columns where at least 3 were expected");
    }

    const SPEC: &str = r#"time [when] ip:port "request" status "agent" id last?"#;

    #[test]
    fn cuts_quotes_brackets_and_ports() {
        assert_eq!(
            parse(SPEC, r#"t [a b] 192.0.2.1:443 "GET / HTTP/1.1" 200 "x y" 7 z"#),
            "{'time':'t','when':'a b','ip':'192.0.2.1','port':'443','request':'GET / HTTP/1.1','status':'200','agent':'x y','id':'7','last':'z'}"
        );
        assert_eq!(
            parse(SPEC, r#"t - 2001:db8::1:443 - 200 "-" 7"#),
            "{'time':'t','when':null,'ip':'2001:db8::1','port':'443','request':null,'status':'200','agent':null,'id':'7','last':null}"
        );
    }

    #[test]
    fn quotes_inside_a_quoted_column_shift_nothing() {
        for agent in [r#"say "hi" now"#, r#"a "b" c d "e" f"#, r#"""#, r#"ends in quote""#, r#"" 9 "x"#] {
            let line = format!(r#"t [w] h:1 "GET /a "b" c HTTP/1.1" 200 "{agent}" 7 z"#);
            let shown = parse(SPEC, &line);
            assert!(shown.contains("'request':'GET /a \\'b\\' c HTTP/1.1'"), "{shown}");
            assert!(shown.contains("'status':'200'") && shown.contains("'id':'7','last':'z'}"), "{agent}: {shown}");
        }
        assert!(parse(SPEC, r#"t [w] h:1 "r" 200 "a \"b\" c" 7"#).contains("'agent':'a \\'b\\' c','id':'7'"));
    }

    #[test]
    fn nothing_is_left_of_a_cut_that_was_given_up() {
        let spec = r#"time "agent" x? y?"#;
        assert_eq!(parse(spec, r#"t "a" 1 2 x" 3"#), r"{'time':'t','agent':'a\' 1 2 x','x':'3','y':null}");
        let spec = r#"time "agent" host:port?"#;
        assert_eq!(parse(spec, r#"t "a" h:1 x" -"#), r"{'time':'t','agent':'a\' h:1 x','host':null,'port':null}");
    }

    #[test]
    fn quotes_without_end_take_linear_time() {
        let line = format!(r#"t "a{} x" 3"#, "\" \"".repeat(200_000));
        assert!(parse(r#"time "agent" x? y?"#, &line).ends_with(",'x':'3','y':null}"));
    }

    #[test]
    fn surplus_columns_are_kept_and_missing_ones_counted() {
        let spec = r#"time "agent" last?"#;
        let line = r#"t "a" z new "two words""#;
        assert_eq!(parse(spec, line), "{'time':'t','agent':'a','last':'z','_extra':['new','two words']}");
        assert_eq!(parse(SPEC, r#"t [w] h:1 "r" 200"#), "5 columns where at least 7 were expected");
        assert_eq!(parse(SPEC, ""), "0 columns where at least 7 were expected");
        assert!(parse(SPEC, r#"t [w] h:1 "r" 200 "never closed 7"#).starts_with("6 columns"));
    }
}
