//! Writing JSON.

use std::collections::HashMap;

use super::key_set::{FEW, KeySet};
use crate::block;
use crate::value::{Member, Value};

/// What stands for a byte: 0 = itself, `u` = a `\u00..` escape, else the letter after the backslash.
const ESCAPES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = b'u';
        byte += 1;
    }
    table[b'"' as usize] = b'"';
    table[b'\\' as usize] = b'\\';
    table[b'\n' as usize] = b'n';
    table[b'\r' as usize] = b'r';
    table[b'\t' as usize] = b't';
    table[0x08] = b'b';
    table[0x0c] = b'f';
    table
};

/// Appends bytes. Up to 32 are copied by a move or two of a length known to the compiler: keys and values of logs are
/// mostly so short that a call of `memcpy` costs more than the copy.
#[inline]
pub fn append(out: &mut Vec<u8>, bytes: &[u8]) {
    match (bytes.first_chunk::<{ block::SIZE }>(), bytes.last_chunk::<{ block::SIZE }>()) {
        (Some(first), Some(last)) if bytes.len() <= 2 * block::SIZE => {
            out.extend_from_slice(first);
            out.truncate(out.len() + bytes.len() - 2 * block::SIZE);
            out.extend_from_slice(last);
        }
        (Some(_), _) => out.extend_from_slice(bytes),
        (None, _) => {
            out.extend_from_slice(&block::short(bytes));
            out.truncate(out.len() + bytes.len() - block::SIZE);
        }
    }
}

/// Appends `text` in quotes, escaped.
///
/// Quotes and text are appended one after the other: putting them together in a small buffer first takes fewer
/// instructions and more time, since a load must wait for the stores that it spans.
pub fn write_str(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (None, _) => {
            let block = block::short(bytes);
            if block::must_escape(&block) & ((1 << bytes.len()) - 1) == 0 {
                out.push(b'"');
                out.extend_from_slice(&block);
                out.truncate(out.len() + bytes.len() - block::SIZE);
                out.push(b'"');
                return;
            }
        }
        (Some(first), Some(last))
            if bytes.len() <= 2 * block::SIZE && block::must_escape(first) | block::must_escape(last) == 0 =>
        {
            out.push(b'"');
            append(out, bytes);
            out.push(b'"');
            return;
        }
        _ => {}
    }
    out.reserve(text.len() + 2);
    out.push(b'"');
    escape_into(out, text);
    out.push(b'"');
}

/// Appends `text` escaped, without quotes. Text beyond ASCII stays as it is.
///
/// Most texts of a log need no escape, and are copied whole once that is known. In the others, sixteen bytes at a time
/// are appended first and looked at then; what follows the first byte that needs an escape is taken back. All those
/// copies have a length known to the compiler, a move or two each: in JSON inside a string there is an escape every
/// ten bytes, and calls of `memcpy` for what lies between would cost more than the search.
pub fn escape_into(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    let clean = block::clean_length(bytes);
    if clean == bytes.len() {
        out.extend_from_slice(bytes);
        return;
    }
    out.reserve(bytes.len() + bytes.len() / 8 + block::SIZE);
    out.extend_from_slice(&bytes[..clean]);
    let mut rest = &bytes[clean..];
    while let Some(chunk) = block::first(rest) {
        out.extend_from_slice(chunk);
        let mask = block::must_escape(chunk);
        if mask == 0 {
            rest = &rest[block::SIZE..];
            continue;
        }
        let position = block::position(mask);
        out.truncate(out.len() - (block::SIZE - position));
        push_escape(out, chunk[position]);
        rest = &rest[position + 1..];
    }
    for byte in rest {
        if ESCAPES[usize::from(*byte)] == 0 { out.push(*byte) } else { push_escape(out, *byte) }
    }
}

fn push_escape(out: &mut Vec<u8>, byte: u8) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    match ESCAPES[usize::from(byte)] {
        b'u' => {
            out.extend_from_slice(b"\\u00");
            out.extend_from_slice(&[HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        }
        letter => out.extend_from_slice(&[b'\\', letter]),
    }
}

/// Appends a tree as JSON. The last of several members with one key is written.
pub fn write_value(out: &mut Vec<u8>, value: &Value<'_>) {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Number(text) | Value::Raw(text) => out.extend_from_slice(text.as_bytes()),
        Value::Str(text) => write_str(out, text),
        Value::List(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write_value(out, item);
            }
            out.push(b']');
        }
        Value::Object(members) => {
            out.push(b'{');
            let last = LastMembers::of(members);
            let mut first = true;
            for (index, (key, child)) in members.iter().enumerate() {
                if !last.contains(index, key) {
                    continue;
                }
                if !first {
                    out.push(b',');
                }
                first = false;
                write_str(out, key);
                out.push(b':');
                write_value(out, child);
            }
            out.push(b'}');
        }
    }
}

/// Which members of an object are not followed by another one with their key: those that readers of JSON see.
#[derive(Debug)]
pub enum LastMembers<'m, 'a> {
    /// No key stands twice: nearly always.
    All,
    /// Few members: comparing each with those behind it is cheapest.
    Few(&'m [Member<'a>]),
    /// Many: where each key stands last, so that the time stays linear whatever somebody logs.
    Many(HashMap<&'a str, usize>),
}

impl<'m, 'a> LastMembers<'m, 'a> {
    /// Looks through `members`.
    #[must_use]
    pub fn of(members: &'m [Member<'a>]) -> LastMembers<'m, 'a> {
        if members.len() <= FEW {
            return if KeySet::of(members).are_distinct() { LastMembers::All } else { LastMembers::Few(members) };
        }
        LastMembers::Many(members.iter().enumerate().map(|(index, (key, _))| (*key, index)).collect())
    }

    /// Whether the member at `index`, whose key is `key`, is one of them.
    #[must_use]
    #[inline]
    pub fn contains(&self, index: usize, key: &str) -> bool {
        match self {
            LastMembers::All => true,
            LastMembers::Few(members) => members[index + 1..].iter().all(|(later, _)| *later != key),
            LastMembers::Many(last) => last.get(key) == Some(&index),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        write_str(&mut out, text);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn escapes_what_must_be_escaped_and_nothing_else() {
        assert_eq!(written(""), "\"\"");
        assert_eq!(written("plain text of some length"), "\"plain text of some length\"");
        assert_eq!(written("a\"b\\c\nd\re\tf\u{8}g\u{c}h\u{1}i\u{1f}j"), r#""a\"b\\c\nd\re\tf\bg\fh\u0001i\u001fj""#);
        assert_eq!(written("é\u{2028}日本\u{10ffff}\u{7f}"), "\"é\u{2028}日本\u{10ffff}\u{7f}\"");
    }

    #[test]
    fn texts_of_every_length_are_copied_whole() {
        let text: String = ('a'..='z').cycle().take(80).collect();
        for length in 0..text.len() {
            let mut out = b"before".to_vec();
            append(&mut out, &text.as_bytes()[..length]);
            assert_eq!(out, format!("before{}", &text[..length]).into_bytes());
            assert_eq!(written(&text[..length]), format!("\"{}\"", &text[..length]));
        }
    }

    #[test]
    fn the_last_duplicate_is_written() {
        let members = [("a", Value::Number("1")), ("b", Value::Null), ("a", Value::Number("2"))];
        let mut out = Vec::new();
        write_value(&mut out, &Value::Object(&members));
        assert_eq!(out, br#"{"b":null,"a":2}"#);
    }

    #[test]
    fn many_members_are_written_in_linear_time() {
        let keys: Vec<String> = (0..300_000).map(|n| format!("k{}", n % 200_000)).collect();
        let members: Vec<Member<'_>> = keys.iter().map(|key| (key.as_str(), Value::Null)).collect();
        let mut out = Vec::new();
        write_value(&mut out, &Value::Object(&members));
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text.matches("null").count(), 200_000);
        assert!(text.starts_with(r#"{"k100000":null,"#) && text.ends_with(r#","k99999":null}"#));
    }

    #[test]
    fn escapes_are_found_at_every_place() {
        for length in 0..40 {
            for place in 0..length {
                let mut text = "x".repeat(length);
                text.replace_range(place..=place, "\"");
                assert_eq!(written(&text), format!("\"{}\"", text.replace('"', "\\\"")));
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(text in "(?s).{0,200}") {
            let arena = bumpalo::Bump::new();
            let written = written(&text);
            let parsed = super::super::parse(&written, &arena).unwrap();
            prop_assert_eq!(parsed.value, Value::Str(&text));
        }
    }
}
