//! The fields of one row.

use std::collections::{HashMap, HashSet};

use bumpalo::Bump;
use bumpalo::collections::Vec;

use crate::block;

/// Cuts `row` into its fields: at `delimiter` with quoting by RFC 4180, or at any run of white space.
pub fn fields<'a>(row: &'a str, delimiter: Option<u8>, arena: &'a Bump, out: &mut Vec<'a, &'a str>) {
    match delimiter {
        None => words(row, out),
        Some(delimiter) => delimited(row, delimiter, arena, out),
    }
}

/// What stands between blanks; sixteen bytes are looked at together.
fn words<'a>(row: &'a str, out: &mut Vec<'a, &'a str>) {
    let bytes = row.as_bytes();
    let mut start = 0;
    for (index, block) in bytes.chunks(block::SIZE).enumerate() {
        let mut blanks = match block::first(block) {
            Some(block) => block::blank(block),
            None => block::blank(&block::short(block)),
        };
        while blanks != 0 {
            let end = index * block::SIZE + block::position(blanks);
            blanks &= blanks - 1;
            if end > start {
                out.push(&row[start..end]);
            }
            start = end + 1;
        }
    }
    if start < row.len() {
        out.push(&row[start..]);
    }
}

fn delimited<'a>(row: &'a str, delimiter: u8, arena: &'a Bump, out: &mut Vec<'a, &'a str>) {
    let mut rest = row;
    loop {
        let (field, after) = match rest.strip_prefix('"') {
            Some(inside) => quoted(inside, delimiter, arena),
            None => match memchr::memchr(delimiter, rest.as_bytes()) {
                Some(end) => (&rest[..end], Some(&rest[end + 1..])),
                None => (rest, None),
            },
        };
        out.push(field);
        match after {
            Some(after) => rest = after,
            None => return,
        }
    }
}

/// A field after its opening quote, and what follows its delimiter. Text behind the closing quote belongs to it; a
/// quote that never closes takes the rest.
fn quoted<'a>(inside: &'a str, delimiter: u8, arena: &'a Bump) -> (&'a str, Option<&'a str>) {
    let bytes = inside.as_bytes();
    let mut at = 0;
    let mut doubled = false;
    let close = loop {
        match memchr::memchr(b'"', &bytes[at..]) {
            Some(offset) if bytes.get(at + offset + 1) == Some(&b'"') => {
                doubled = true;
                at += offset + 2;
            }
            Some(offset) => break at + offset,
            None => break inside.len(),
        }
    };
    let text = &inside[..close];
    let text = if doubled { arena.alloc_str(&text.replace("\"\"", "\"")) } else { text };
    let behind = inside.get(close + 1..).unwrap_or_default();
    match memchr::memchr(delimiter, behind.as_bytes()) {
        Some(0) => (text, Some(&behind[1..])),
        Some(end) => (arena.alloc_str(&format!("{text}{}", &behind[..end])), Some(&behind[end + 1..])),
        None if behind.is_empty() => (text, None),
        None => (arena.alloc_str(&format!("{text}{behind}")), None),
    }
}

/// A row of more fields names no columns.
const MAX_COLUMNS: usize = 1_000;

/// Column names of a header row: dashes become underscores, repeated names get a number.
#[must_use]
pub fn column_names(header: &str, delimiter: Option<u8>) -> std::vec::Vec<String> {
    let arena = Bump::new();
    let mut cut = Vec::new_in(&arena);
    fields(header, delimiter, &arena, &mut cut);
    distinct(cut.iter().enumerate().map(|(index, field)| match field.trim() {
        "" => format!("column_{}", index + 1),
        name => name.replace('-', "_"),
    }))
}

/// Column names of a W3C `#Fields:` line, as fields. `None` for too many.
pub(crate) fn w3c_names(fields: &str) -> Option<std::vec::Vec<String>> {
    has_few_fields(fields, None).then(|| distinct(fields.split_ascii_whitespace().map(w3c_name)))
}

/// The name of a W3C column as a field: `cs(User-Agent)` is `cs_user_agent`.
#[must_use]
pub fn w3c_name(name: &str) -> String {
    name.to_ascii_lowercase().replace(['-', '('], "_").replace(')', "").trim_end_matches('_').to_owned()
}

/// Repeated names get a number: `a`, `a_2`, `a_3`.
fn distinct(names: impl Iterator<Item = String>) -> std::vec::Vec<String> {
    let mut taken = HashSet::new();
    let mut next_numbers: HashMap<String, usize> = HashMap::new();
    let free = |name: String| {
        if taken.insert(name.clone()) {
            return name;
        }
        let number = next_numbers.entry(name.clone()).or_insert(2);
        loop {
            let numbered = format!("{name}_{number}");
            *number += 1;
            if taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    };
    names.map(free).collect()
}

/// Whether a row has no more fields than a header may name. Delimiters in quotes count too.
fn has_few_fields(row: &str, delimiter: Option<u8>) -> bool {
    match delimiter {
        Some(delimiter) => memchr::memchr_iter(delimiter, row.as_bytes()).nth(MAX_COLUMNS - 1).is_none(),
        None => row.split_ascii_whitespace().nth(MAX_COLUMNS).is_none(),
    }
}

/// Whether the row that a file begins with can name its columns. At white space names are words, one of them is known
/// (where any are), so that a file whose header is missing does not lose its first record to it; between delimiters
/// anything may be a name.
pub(crate) fn can_be_header(row: &str, delimiter: Option<u8>, known: &[String]) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let is_word = |field: &str| {
        !field.starts_with(|c: char| !c.is_ascii_alphabetic() && c != '_') && field.chars().all(is_letter)
    };
    let mut words = row.split_ascii_whitespace();
    if !has_few_fields(row, delimiter) {
        return false;
    }
    delimiter.is_some()
        || words.clone().all(is_word) && (known.is_empty() || words.any(|word| known.contains(&word.replace('-', "_"))))
}

/// Whether a row is a header again: it begins with the same name, and most of its fields are names of columns.
pub(crate) fn is_header(row: &str, delimiter: Option<u8>, columns: &[String]) -> bool {
    let first = columns.first().map_or("", String::as_str);
    // Rows hardly ever begin like the header: one look at the first field is enough.
    let begins_alike = row.bytes().zip(first.bytes()).all(|(a, b)| a == b || (a == b'-' && b == b'_'));
    if !begins_alike || row.len() < first.len() || !has_few_fields(row, delimiter) {
        return false;
    }
    let names = column_names(row, delimiter);
    let known: HashSet<&String> = columns.iter().collect();
    names.first().map(String::as_str) == Some(first)
        && names.iter().filter(|name| known.contains(name)).count() * 2 > names.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(row: &str, delimiter: Option<u8>) -> std::vec::Vec<String> {
        let arena = Bump::new();
        let mut out = Vec::new_in(&arena);
        fields(row, delimiter, &arena, &mut out);
        out.iter().map(|s| (*s).to_owned()).collect()
    }

    #[test]
    fn words_stand_between_any_blanks() {
        let arena = Bump::new();
        for length in 0..70 {
            let pattern = ["a", " ", "bcd", "\t", "é", " \r\n", "twenty-letters-of-it", "\u{a0}", "\x0c"];
            let row: String = pattern.into_iter().cycle().skip(length % 7).take(length).collect();
            let mut cut = Vec::new_in(&arena);
            fields(&row, None, &arena, &mut cut);
            assert_eq!(cut.as_slice(), row.split_ascii_whitespace().collect::<std::vec::Vec<_>>());
        }
    }

    #[test]
    fn rows_are_cut_at_delimiters_outside_quotes() {
        assert_eq!(cut("a  b\tc ", None), ["a", "b", "c"]);
        assert_eq!(cut("a,,c,", Some(b',')), ["a", "", "c", ""]);
        assert_eq!(cut(r#""a,b","say ""hi""","x"#, Some(b',')), ["a,b", "say \"hi\"", "x"]);
        assert_eq!(cut("\"two\nlines\",z", Some(b',')), ["two\nlines", "z"]);
        assert_eq!(cut(r#""a"b,c"#, Some(b',')), ["ab", "c"]);
        assert_eq!(cut("", Some(b',')), [""]);
    }

    #[test]
    fn values_are_no_names() {
        let known = ["srcaddr".to_owned(), "account_id".to_owned()];
        for known in [&known[..], &[]] {
            assert!(can_be_header("version account-id vpc-id", None, known));
            assert!(!can_be_header("2 123456789012 eni-1 - - OK", None, known));
            assert!(!can_be_header("eni-1 2001:db8::1 OK", None, known));
            assert!(!can_be_header("fe80::1 OK", None, known));
            assert!(!can_be_header("srcaddr PK\u{3}\u{4}", None, known));
            assert!(!can_be_header("srcaddr d\u{fffd}staddr", None, known));
            assert!(can_be_header("1st,2nd", Some(b','), known));
        }
        assert!(!can_be_header("ACCEPT OK eni-1", None, &known), "words, but none that is known");
        assert!(can_be_header("what where", None, &[]));
    }

    #[test]
    fn names_are_made_usable() {
        assert_eq!(column_names("account-id,a,a,,a", Some(b',')), ["account_id", "a", "a_2", "column_4", "a_3"]);
        assert_eq!(column_names("tcp-flags  pkt-src-aws-service", None), ["tcp_flags", "pkt_src_aws_service"]);
        assert_eq!(column_names("a_2,a,a,a", Some(b',')), ["a_2", "a", "a_3", "a_4"]);
        assert_eq!(
            w3c_names("cs(Host) x-host cs-host"),
            Some(["cs_host", "x_host", "cs_host_2"].map(str::to_owned).into())
        );
    }

    #[test]
    fn a_row_of_too_many_fields_names_nothing() {
        let row = |count| vec!["a"; count].join(",");
        let names = column_names(&row(MAX_COLUMNS), Some(b','));
        assert_eq!(names[MAX_COLUMNS - 1], "a_1000");
        for (count, may_be) in [(MAX_COLUMNS, true), (MAX_COLUMNS + 1, false)] {
            let words = row(count).replace(',', " ");
            assert_eq!(can_be_header(&row(count), Some(b','), &[]), may_be);
            assert_eq!(can_be_header(&words, None, &[]), may_be);
            assert_eq!(w3c_names(&words).is_some(), may_be);
            assert_eq!(is_header(&row(count), Some(b','), &names), may_be);
        }
    }

    #[test]
    fn names_repeated_without_end_take_linear_time() {
        let names = column_names(&"a,".repeat(300_000), Some(b','));
        assert_eq!((names.len(), names[299_999].as_str()), (300_001, "a_300000"));
    }
}
