//! Reaching parts of a value as they were written, without building a tree.

use std::borrow::Cow;

use super::parse::unescape_into;
use super::scan::value_end;

/// The members of an object, as (key without quotes and still escaped, value as written). Nothing for anything else;
/// it ends early where the text is no JSON.
#[must_use]
pub fn members(object: &str) -> Members<'_> {
    let inner = object.trim_ascii_start().strip_prefix('{');
    Members { rest: inner.unwrap_or_default() }
}

/// See [`members`].
#[derive(Clone, Debug)]
pub struct Members<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let text = self.rest.trim_ascii_start();
        self.rest = "";
        let key_end = value_end(text.as_bytes()).filter(|_| text.starts_with('"'))?;
        let key = &text[1..key_end - 1];
        let value = text[key_end..].trim_ascii_start().strip_prefix(':')?.trim_ascii_start();
        let end = value_end(value.as_bytes())?;
        self.rest = value[end..].trim_ascii_start().strip_prefix(',').unwrap_or_default();
        Some((key, &value[..end]))
    }
}

/// The elements of an array, as written. Nothing for anything else; it ends early where the text is no JSON.
#[must_use]
pub fn elements(array: &str) -> Elements<'_> {
    let inner = array.trim_ascii_start().strip_prefix('[');
    Elements { rest: inner.unwrap_or_default() }
}

/// See [`elements`].
#[derive(Clone, Debug)]
pub struct Elements<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Elements<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest.trim_ascii_start();
        self.rest = "";
        let end = value_end(text.as_bytes())?;
        self.rest = text[end..].trim_ascii_start().strip_prefix(',').unwrap_or_default();
        Some(&text[..end])
    }
}

/// The text of a string value as written (with its quotes), and how many lone surrogates became U+FFFD; `None` for
/// anything but a string. It borrows from `raw` where there is no escape, else from `scratch`, which is overwritten.
pub fn string<'s>(raw: &'s str, scratch: &'s mut String) -> Option<(&'s str, u64)> {
    let inner = inside(raw)?;
    if memchr::memchr(b'\\', inner.as_bytes()).is_none() {
        return Some((inner, 0));
    }
    scratch.clear();
    let replaced = unescape_into(inner, scratch).ok()?;
    Some((scratch, replaced))
}

/// As [`string`], for texts that are kept: with a buffer of its own where there is an escape.
#[must_use]
pub fn unescape(raw: &str) -> Option<(Cow<'_, str>, u64)> {
    let inner = inside(raw)?;
    if memchr::memchr(b'\\', inner.as_bytes()).is_none() {
        return Some((Cow::Borrowed(inner), 0));
    }
    let mut text = String::with_capacity(inner.len());
    let replaced = unescape_into(inner, &mut text).ok()?;
    Some((Cow::Owned(text), replaced))
}

fn inside(raw: &str) -> Option<&str> {
    raw.strip_prefix('"')?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_and_elements_come_as_written() {
        let found: Vec<_> = members(r#" { "a" : [1, 2] , "b\n":{"c":"}"},"d":null} "#).collect();
        assert_eq!(found, [("a", "[1, 2]"), ("b\\n", r#"{"c":"}"}"#), ("d", "null")]);
        assert_eq!(elements("[ 1 ,\"]\", {}]").collect::<Vec<_>>(), ["1", "\"]\"", "{}"]);
        assert_eq!(elements("[é, \"日\"]").count(), 0);
        assert_eq!(elements("[\"é\", \"日\"]").collect::<Vec<_>>(), ["\"é\"", "\"日\""]);
        assert_eq!(elements("[]").count() + elements("{}").count() + members("[1]").count() + members("").count(), 0);
        assert_eq!(members("{\"a\":1 \"b\":2}").count(), 1);
    }

    #[test]
    fn texts_come_unescaped() {
        let mut scratch = String::from("of the last one");
        assert_eq!(string(r#""plain é""#, &mut scratch), Some(("plain é", 0)));
        assert_eq!(string(r#""a\tb\ud800""#, &mut scratch), Some(("a\tb\u{fffd}", 1)));
        assert_eq!(string(r#""\ud83d\ude00\"""#, &mut scratch), Some(("😀\"", 0)));
        for raw in ["1", "\"", "", "\"\\x\"", "\"\\u12\""] {
            assert_eq!(string(raw, &mut scratch), None, "{raw}");
            assert_eq!(unescape(raw), None, "{raw}");
        }
        assert_eq!(unescape(r#""a\tb\ud800""#), Some((Cow::Owned("a\tb\u{fffd}".into()), 1)));
    }
}
