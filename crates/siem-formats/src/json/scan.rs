//! Finding where JSON values end, without building anything.

use std::borrow::Cow;

use super::parse::unescape_into;

/// Where a scan has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scan {
    /// The value ends before this offset.
    Complete(usize),
    /// The value goes on behind the bytes at hand.
    Incomplete,
    /// This offset violates the grammar.
    Invalid(usize),
}

/// Finds the end of one value in a buffer that grows. Nothing is looked at twice, however often it is called; nesting
/// costs one bit a level. Strings must not hold line ends: that is what tells a broken line from the next one.
#[derive(Clone, Debug, Default)]
pub struct Scanner {
    at: usize,
    state: State,
    /// One bit for each open container, set for objects.
    stack: BitStack,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// A value must come.
    #[default]
    Value,
    /// A value or the end of the list that was just opened.
    ValueOrEnd,
    /// A key must come.
    Key,
    /// A key or the end of the object that was just opened.
    KeyOrEnd,
    /// A colon must come.
    Colon,
    /// A comma or the end of the container.
    CommaOrEnd,
    /// Inside a string; it is a key.
    KeyString,
    /// Inside a string that is a value.
    ValueString,
    /// Inside a number or a word.
    Word,
    /// The value has ended.
    Done,
}

impl Scanner {
    /// Goes on through `bytes`, which begin with the value and hold at least what they held at the last call.
    pub fn scan(&mut self, bytes: &[u8]) -> Scan {
        while let Some(&byte) = bytes.get(self.at) {
            match self.state {
                State::Done => return Scan::Complete(self.at),
                State::KeyString | State::ValueString => {
                    if let Some(end) = self.string(bytes) {
                        return end;
                    }
                    continue;
                }
                State::Word => {
                    if matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\n' | b'\r') || !byte.is_ascii_graphic() {
                        self.value_ended();
                    } else if matches!(byte, b'"' | b'{' | b'[' | b':') {
                        // Values may follow each other without anything between at the top.
                        if self.stack.depth > 0 || byte == b':' {
                            return Scan::Invalid(self.at);
                        }
                        self.state = State::Done;
                    } else {
                        self.at += 1;
                    }
                    continue;
                }
                _ => {}
            }
            if matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                self.at += 1;
                continue;
            }
            if !self.step(byte) {
                return Scan::Invalid(self.at);
            }
            self.at += 1;
        }
        if self.state == State::Done { Scan::Complete(self.at) } else { Scan::Incomplete }
    }

    /// The end of a value that ends with the bytes: a number or word at the top.
    #[must_use]
    pub fn at_end_of_input(&self) -> Scan {
        match self.state {
            State::Done => Scan::Complete(self.at),
            State::Word if self.stack.depth == 0 => Scan::Complete(self.at),
            _ => Scan::Incomplete,
        }
    }

    /// Forgets the value, for the next one.
    pub fn reset(&mut self) {
        self.at = 0;
        self.state = State::Value;
        self.stack.clear();
    }

    /// Bytes looked at.
    #[must_use]
    pub fn position(&self) -> usize {
        self.at
    }

    /// The first `count` bytes were dropped from the buffer; they must have been looked at.
    pub fn drop_front(&mut self, count: usize) {
        self.at = self.at.saturating_sub(count);
    }

    /// One structural byte; `false` if it must not stand here.
    fn step(&mut self, byte: u8) -> bool {
        match (self.state, byte) {
            (State::Value | State::ValueOrEnd, b'"') => self.state = State::ValueString,
            (State::Value | State::ValueOrEnd, b'{') => {
                self.stack.push(true);
                self.state = State::KeyOrEnd;
            }
            (State::Value | State::ValueOrEnd, b'[') => {
                self.stack.push(false);
                self.state = State::ValueOrEnd;
            }
            (State::Value | State::ValueOrEnd, b'-' | b'0'..=b'9' | b't' | b'f' | b'n' | b'N' | b'I') => {
                self.state = State::Word;
            }
            (State::Key | State::KeyOrEnd, b'"') => self.state = State::KeyString,
            (State::Colon, b':') => self.state = State::Value,
            (State::CommaOrEnd, b',') => {
                self.state = if self.stack.top_is_object() { State::Key } else { State::Value };
            }
            (State::CommaOrEnd | State::KeyOrEnd, b'}') if self.stack.top_is_object() => self.container_ended(),
            (State::CommaOrEnd | State::ValueOrEnd, b']') if !self.stack.top_is_object() => self.container_ended(),
            _ => return false,
        }
        true
    }

    /// Goes to the end of the string. `Some` when that is not to be had.
    fn string(&mut self, bytes: &[u8]) -> Option<Scan> {
        loop {
            // Not `memchr3` for a quote, a backslash and a line feed and a carriage return: four needles. A carriage
            // return inside a string is let pass; the parser takes it as it is.
            let Some(offset) = memchr::memchr3(b'"', b'\\', b'\n', &bytes[self.at..]) else {
                self.at = bytes.len();
                return Some(Scan::Incomplete);
            };
            self.at += offset;
            match bytes[self.at] {
                b'"' => {
                    self.at += 1;
                    if self.state == State::KeyString {
                        self.state = State::Colon;
                    } else {
                        self.value_ended();
                    }
                    return None;
                }
                b'\n' => return Some(Scan::Invalid(self.at)),
                _ if self.at + 1 < bytes.len() => self.at += 2,
                _ => return Some(Scan::Incomplete),
            }
            if self.at > bytes.len() {
                self.at = bytes.len();
            }
        }
    }

    fn container_ended(&mut self) {
        self.stack.pop();
        self.value_ended();
    }

    fn value_ended(&mut self) {
        self.state = if self.stack.depth == 0 { State::Done } else { State::CommaOrEnd };
    }
}

/// A stack of bits: 64 levels without the heap.
#[derive(Clone, Debug, Default)]
struct BitStack {
    depth: usize,
    top: u64,
    below: Vec<u64>,
}

impl BitStack {
    fn push(&mut self, bit: bool) {
        if self.depth > 0 && self.depth.is_multiple_of(64) {
            self.below.push(self.top);
        }
        self.top = self.top << 1 | u64::from(bit);
        self.depth += 1;
    }

    fn pop(&mut self) {
        self.depth -= 1;
        self.top >>= 1;
        if self.depth > 0 && self.depth.is_multiple_of(64) {
            self.top = self.below.pop().unwrap_or_default();
        }
    }

    fn top_is_object(&self) -> bool {
        self.depth > 0 && self.top & 1 == 1
    }

    fn clear(&mut self) {
        self.depth = 0;
        self.below.clear();
    }
}

/// The length of the value that `bytes` begin with (blanks before it included); `None` if it has no end there.
#[must_use]
pub fn value_end(bytes: &[u8]) -> Option<usize> {
    let mut scanner = Scanner::default();
    match scanner.scan(bytes) {
        Scan::Complete(end) => Some(end),
        Scan::Incomplete => match scanner.at_end_of_input() {
            Scan::Complete(end) => Some(end),
            _ => None,
        },
        Scan::Invalid(_) => None,
    }
}

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
        if text.starts_with(']') {
            return None;
        }
        let end = value_end(text.as_bytes())?;
        self.rest = text[end..].trim_ascii_start().strip_prefix(',').unwrap_or_default();
        Some(&text[..end])
    }
}

/// The text of a string value as written (with its quotes), and how many lone surrogates became U+FFFD; `None` for
/// anything but a string.
#[must_use]
pub fn unescape(raw: &str) -> Option<(Cow<'_, str>, u64)> {
    let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
    if memchr::memchr(b'\\', inner.as_bytes()).is_none() {
        return Some((Cow::Borrowed(inner), 0));
    }
    let mut text = String::with_capacity(inner.len());
    let replaced = unescape_into(inner, &mut text).ok()?;
    Some((Cow::Owned(text), replaced))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scanned(text: &str) -> Scan {
        Scanner::default().scan(text.as_bytes())
    }

    #[test]
    fn values_end_where_they_end() {
        assert_eq!(scanned("{\"a\":[1,{}]} {"), Scan::Complete(12));
        assert_eq!(scanned("  \"a\\\"}\"x"), Scan::Complete(8));
        assert_eq!(scanned("12 "), Scan::Complete(2));
        assert_eq!(scanned("12{"), Scan::Complete(2));
        assert_eq!(scanned("{\"a\":1}{\"b\":2}"), Scan::Complete(7));
        assert_eq!(scanned("{\"a\":NaN}"), Scan::Complete(9));
        assert_eq!(scanned("{\"a\":1"), Scan::Incomplete);
        assert_eq!(scanned("\"a\\"), Scan::Incomplete);
        assert_eq!(scanned("12"), Scan::Incomplete);
        assert_eq!(value_end(b"12"), Some(2));
    }

    #[test]
    fn violations_have_a_place() {
        assert_eq!(scanned("{\"a\":1,\n{\"b\":2}"), Scan::Invalid(8));
        assert_eq!(scanned("{\"a\":\"x\n\"}"), Scan::Invalid(7));
        assert_eq!(scanned("[1}"), Scan::Invalid(2));
        assert_eq!(scanned("{\"a\" 1}"), Scan::Invalid(5));
        assert_eq!(scanned("[,]"), Scan::Invalid(1));
        assert_eq!(scanned("}"), Scan::Invalid(0));
        assert_eq!(scanned("{1:2}"), Scan::Invalid(1));
        assert_eq!(scanned("[1:2]"), Scan::Invalid(2));
    }

    #[test]
    fn nesting_has_no_limit() {
        let mut text = String::new();
        for level in 0..100_000 {
            text.push_str(if level % 3 == 0 { "{\"k\":" } else { "[" });
        }
        text.push('1');
        for level in (0..100_000).rev() {
            text.push(if level % 3 == 0 { '}' } else { ']' });
        }
        assert_eq!(scanned(&text), Scan::Complete(text.len()));
        let swapped = text.replacen("1}", "1]", 1);
        assert!(matches!(scanned(&swapped), Scan::Invalid(_)));
    }

    #[test]
    fn raw_members_and_elements() {
        let found: Vec<_> = members(r#" { "a" : [1, 2] , "b\n":{"c":"}"},"d":null} "#).collect();
        assert_eq!(found, [("a", "[1, 2]"), ("b\\n", r#"{"c":"}"}"#), ("d", "null")]);
        assert_eq!(elements("[ 1 ,\"]\", {}]").collect::<Vec<_>>(), ["1", "\"]\"", "{}"]);
        assert_eq!(elements("[]").count() + elements("{}").count() + members("[1]").count() + members("").count(), 0);
        assert_eq!(members("{\"a\":1 \"b\":2}").count(), 1);
        assert_eq!(unescape(r#""a\tb\ud800""#).unwrap(), (Cow::Owned("a\tb\u{fffd}".into()), 1));
        assert_eq!(unescape("1"), None);
    }

    proptest! {
        #[test]
        fn chunks_do_not_matter(text in "(?s)[\\[\\]{}:,\"\\\\ab1\n -]{0,40}", cuts in prop::collection::vec(0usize..40, 0..6)) {
            let bytes = text.as_bytes();
            let whole = Scanner::default().scan(bytes);
            let mut scanner = Scanner::default();
            let mut cuts: Vec<usize> = cuts.into_iter().map(|c| c.min(bytes.len())).collect();
            cuts.sort_unstable();
            cuts.push(bytes.len());
            let mut last = Scan::Incomplete;
            for cut in cuts {
                last = scanner.scan(&bytes[..cut]);
                if last != Scan::Incomplete {
                    break;
                }
            }
            prop_assert_eq!(last, whole);
        }

        #[test]
        fn what_the_parser_takes_the_scanner_takes(text in "(?s)[\\[\\]{}:,\"ab1]{0,24}") {
            let arena = bumpalo::Bump::new();
            if super::super::parse(&text, &arena).is_ok() {
                prop_assert_eq!(value_end(text.as_bytes()), Some(text.len()));
            }
        }
    }
}
