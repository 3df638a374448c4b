//! ArcSight Common Event Format: `CEF:0|vendor|product|version|class|name|severity|key=value …`, bare, behind a syslog
//! header, or as `message` of a JSON object that a log router wrote.
//!
//! Source: "ArcSight Common Event Format (CEF) Implementation Standard", versions 0.1, 1.0 and 1.2. Keys of the
//! extension become fields of their own; where a `…Label` names one, its value goes by that name.

use bumpalo::Bump;
use bumpalo::collections::String as BumpString;
use siem_formats::Value;
use siem_formats::value::Member;

use super::{ParseError, syslog};

const HEADER: [&str; 7] = [
    "cef_version",
    "cef_device_vendor",
    "cef_device_product",
    "cef_device_version",
    "cef_device_event_class_id",
    "cef_name",
    "cef_severity",
];
/// Fields that a header has in every version of the format; older ones had six, without the class.
const LEAST_FIELDS: usize = 6;

/// Reads one line.
///
/// # Errors
/// There is no CEF in it, or its header ends early.
pub(super) fn parse<'a>(text: &'a str, arena: &'a Bump) -> Result<Value<'a>, ParseError> {
    Ok(Value::Object(arena.alloc_slice_copy(&members(text, arena)?)))
}

/// Reads the `message` of an object; its other members stay beside what is in it.
///
/// # Errors
/// As for [`parse`].
pub(super) fn from_json<'a>(record: Value<'a>, arena: &'a Bump) -> Result<Value<'a>, ParseError> {
    let text = ["message", "log"].iter().find_map(|key| Some((*key, record.get(key)?.as_str()?)));
    let (key, text) = text.ok_or(ParseError::NotCef)?;
    let mut all = members(text, arena)?;
    all.extend(record.members().iter().filter(|(name, _)| *name != key));
    Ok(Value::Object(arena.alloc_slice_copy(&all)))
}

fn members<'a>(text: &'a str, arena: &'a Bump) -> Result<Vec<Member<'a>>, ParseError> {
    let start = text.find("CEF:").ok_or(ParseError::NotCef)?;
    let before = text[..start].trim_end();
    let mut members = syslog::header(before).map(|(header, _)| header.members(arena)).unwrap_or_default();
    let mut rest = &text[start + "CEF:".len()..];
    let mut header: Vec<&'a str> = Vec::with_capacity(HEADER.len());
    while header.len() < HEADER.len() {
        let Some(end) = unescaped_bar(rest) else { break };
        // Six fields, and a bar in the extension.
        if header.len() == LEAST_FIELDS && rest[..end].contains('=') {
            break;
        }
        header.push(unescaped(rest[..end].trim(), arena));
        rest = &rest[end + 1..];
    }
    // The last bar may be left out where nothing follows.
    if header.len() + 1 == HEADER.len() && !rest.contains('=') {
        header.push(unescaped(rest.trim(), arena));
        rest = "";
    }
    if header.len() < LEAST_FIELDS {
        return Err(ParseError::NotCef);
    }
    let names = HEADER.iter().enumerate().filter(|(index, _)| header.len() == HEADER.len() || *index != 4);
    members.extend(names.zip(&header).map(|((_, name), value)| (*name, Value::Str(value))));
    extension(rest, arena, &mut members);
    Ok(members)
}

fn unescaped_bar(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.bytes().position(|byte| {
        let found = byte == b'|' && !escaped;
        escaped = byte == b'\\' && !escaped;
        found
    })
}

/// `key=value` pairs. A value goes on to the blank before the next key, so it may hold blanks, and equals signs where
/// no key stands before them.
fn extension<'a>(text: &'a str, arena: &'a Bump, members: &mut Vec<Member<'a>>) {
    let mut pairs: Vec<(&'a str, &'a str)> = Vec::new();
    let mut open: Option<(&'a str, usize)> = None;
    for (at, _) in text.match_indices('=') {
        let Some(start) = key_before(text, at) else { continue };
        if let Some((key, from)) = open {
            pairs.push((key, text[from..start].trim_end()));
        }
        open = Some((&text[start..at], at + 1));
    }
    if let Some((key, from)) = open {
        pairs.push((key, text[from..].trim_end()));
    }
    let label = |key: &str| {
        let named = pairs.iter().find(|(name, _)| name.strip_suffix("Label") == Some(key));
        named.map(|(_, label)| *label).filter(|label| !label.is_empty())
    };
    let is_label = |key: &str| key.strip_suffix("Label").is_some_and(|of| pairs.iter().any(|(name, _)| *name == of));
    for (key, value) in pairs.iter().filter(|(key, _)| !is_label(key)) {
        let name = label(key).map_or(*key, |label| unescaped(label, arena));
        let value = Some(unescaped(value, arena)).filter(|value| !value.is_empty());
        members.push((name, value.map_or(Value::Null, Value::Str)));
    }
}

/// Where the key begins that ends at `at`: a word at the head of the text or behind a blank.
fn key_before(text: &str, at: usize) -> Option<usize> {
    let of_key = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-' | b'[' | b']');
    let length = text.as_bytes()[..at].iter().rev().take_while(|b| of_key(b)).count();
    let start = at - length;
    let is_word = length > 0 && (start == 0 || text.as_bytes()[start - 1].is_ascii_whitespace());
    is_word.then_some(start)
}

/// `\|`, `\=` and `\\` are themselves, `\n` and `\r` line ends; other backslashes stay.
fn unescaped<'a>(text: &'a str, arena: &'a Bump) -> &'a str {
    if !text.contains('\\') {
        return text;
    }
    let mut made = BumpString::with_capacity_in(text.len(), arena);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let plain = match (character, characters.peek()) {
            ('\\', Some(next @ ('|' | '=' | '\\'))) => *next,
            ('\\', Some('n')) => '\n',
            ('\\', Some('r')) => '\r',
            _ => {
                made.push(character);
                continue;
            }
        };
        characters.next();
        made.push(plain);
    }
    made.into_bump_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> String {
        super::super::shown(parse(text, &Bump::new()))
    }

    #[test]
    fn escapes_are_undone_and_labels_name_values() {
        assert_eq!(
            json(
                r"CEF:0|Ex\|ample|FW|1.0|100|a \\ b|5|src=192.0.2.1 msg=x \= y\nz cs1Label=Rule Name cs1=no 1 cs2Label=L request=http://x/?a=b&c=d"
            ),
            r#"{"cef_version":"0","cef_device_vendor":"Ex|ample","cef_device_product":"FW","cef_device_version":"1.0","#
                .to_owned()
                + r#""cef_device_event_class_id":"100","cef_name":"a \\ b","cef_severity":"5","src":"192.0.2.1","#
                + r#""msg":"x = y\nz","Rule Name":"no 1","cs2Label":"L","request":"http://x/?a=b&c=d"}"#
        );
    }

    #[test]
    fn headers_may_stand_before_it_and_end_early() {
        let text = "<134>Oct 14 03:05:00 fw-1 CEF:0|v|p|1|2|n|High|";
        assert!(json(text).starts_with(
            r#"{"syslog_priority":"134","syslog_timestamp":"Oct 14 03:05:00","hostname":"fw-1","cef_version":"0""#
        ));
        assert!(json("CEF:1|v|p|1|2|n|9").ends_with(r#""cef_name":"n","cef_severity":"9"}"#));
        assert!(
            json("CEF:0|v|p|1|n|9|act=x")
                .ends_with(r#""cef_device_version":"1","cef_name":"n","cef_severity":"9","act":"x"}"#)
        );
        for text in ["", "no", "CEF:0|v|p", "CEF:"] {
            assert_eq!(json(text), ParseError::NotCef.to_string(), "{text}");
        }
    }
}
