//! The fields of one row.

use bumpalo::Bump;
use bumpalo::collections::Vec;

/// Cuts `row` into its fields: at `delimiter` with quoting by RFC 4180, or at any run of white space.
pub fn fields<'a>(row: &'a str, delimiter: Option<u8>, arena: &'a Bump, out: &mut Vec<'a, &'a str>) {
    match delimiter {
        None => out.extend(row.split_ascii_whitespace()),
        Some(delimiter) => delimited(row, delimiter, arena, out),
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

/// Column names of a header row: dashes become underscores, repeated names get a number.
#[must_use]
pub fn column_names(header: &str, delimiter: Option<u8>) -> std::vec::Vec<String> {
    let arena = Bump::new();
    let mut cut = Vec::new_in(&arena);
    fields(header, delimiter, &arena, &mut cut);
    let mut names: std::vec::Vec<String> = std::vec::Vec::new();
    for (index, field) in cut.iter().enumerate() {
        let mut name = field.trim().replace('-', "_");
        if name.is_empty() {
            name = format!("column_{}", index + 1);
        }
        if names.contains(&name) {
            name = (2..).map(|n| format!("{name}_{n}")).find(|n| !names.contains(n)).unwrap_or(name);
        }
        names.push(name);
    }
    names
}

/// Column names of a W3C `#Fields:` line, as fields.
pub(crate) fn w3c_names(fields: &str) -> std::vec::Vec<String> {
    fields.split_ascii_whitespace().map(w3c_name).collect()
}

/// The name of a W3C column as a field: `cs(User-Agent)` is `cs_user_agent`.
#[must_use]
pub fn w3c_name(name: &str) -> String {
    name.to_ascii_lowercase().replace(['-', '('], "_").replace(')', "")
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
    delimiter.is_some()
        || words.clone().all(is_word) && (known.is_empty() || words.any(|word| known.contains(&word.replace('-', "_"))))
}

/// Whether a row is a header again: it begins with the same name, and most of its fields are names of columns.
pub(crate) fn is_header(row: &str, delimiter: Option<u8>, columns: &[String]) -> bool {
    let first = columns.first().map_or("", String::as_str);
    // Rows hardly ever begin like the header: one look at the first field is enough.
    let begins_alike = row.bytes().zip(first.bytes()).all(|(a, b)| a == b || (a == b'-' && b == b'_'));
    if !begins_alike || row.len() < first.len() {
        return false;
    }
    let names = column_names(row, delimiter);
    names.first().map(String::as_str) == Some(first)
        && names.iter().filter(|name| columns.contains(name)).count() * 2 > names.len()
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
    }
}
