//! Finding where a JSON value ends, without building anything.

use super::number::is_word;
use crate::block;

/// Where a scan has come to. Offsets count from the beginning of the bytes that were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scan {
    /// The value ends before this offset.
    Complete(usize),
    /// The value goes on behind the bytes at hand.
    Incomplete,
    /// This offset violates the grammar.
    Invalid(usize),
    /// The array that was asked for opens at this offset: [`Scanner::scan_to_array`] only.
    Array(usize),
}

/// Finds the end of one value in a buffer that grows. Nothing is looked at twice, however often it is called; nesting
/// costs one bit a level and no stack.
///
/// It checks what a record's borders depend on: strings, brackets, and what may follow what. Inside containers any
/// word of letters, digits, `+`, `-` and `.` passes for a value: Python's `None` spoils one record when it is read,
/// it does not hide where the record ends. A word that stands alone must be a value, or every line of plain text
/// would be a row of values. Strings must not hold line ends: that is what tells a cut line from the next one.
#[derive(Clone, Debug, Default)]
pub struct Scanner {
    at: usize,
    state: State,
    /// One bit for each open container, set for objects.
    stack: BitStack,
    /// Where the current word began, or the current key of the outermost object, opening quote included.
    token: usize,
    /// The last key of the outermost object is the one that is looked for.
    at_wanted_key: bool,
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
    /// Inside a number or a name.
    Word,
    /// The value has ended.
    Done,
}

/// What a string came to.
enum StringEnd {
    /// Behind the closing quote.
    At(usize),
    /// It goes on; everything before this offset has been looked at.
    Beyond(usize),
    /// A line end.
    Invalid(usize),
}

impl Scanner {
    /// Goes on through `bytes`, which begin with the value and hold at least what they held at the last call.
    pub fn scan(&mut self, bytes: &[u8]) -> Scan {
        self.run::<false>(bytes, &[])
    }

    /// As [`Scanner::scan`], but stops with [`Scan::Array`] where an array opens that is the member `key` of the
    /// outermost object. `key` is compared with the key as written, in any case of letters.
    pub fn scan_to_array(&mut self, bytes: &[u8], key: &[u8]) -> Scan {
        self.run::<true>(bytes, key)
    }

    /// What the value comes to if nothing follows `bytes`, all of which have been scanned: a number or name that
    /// stands alone ends here, anything else is [`Scan::Incomplete`].
    #[must_use]
    pub fn at_end_of_input(&self, bytes: &[u8]) -> Scan {
        match self.state {
            State::Done => Scan::Complete(self.at),
            State::Word if self.stack.depth == 0 => match bytes.get(self.token..) {
                Some(word) if is_word(word) => Scan::Complete(bytes.len()),
                _ => Scan::Invalid(self.token.min(self.at)),
            },
            _ => Scan::Incomplete,
        }
    }

    /// Forgets the value, for the next one.
    pub fn reset(&mut self) {
        self.at = 0;
        self.state = State::Value;
        self.stack.clear();
        self.at_wanted_key = false;
    }

    /// As [`Scanner::reset`], but for bytes that begin inside an object, where a member or its end must come.
    pub fn reset_inside_object(&mut self) {
        self.reset();
        self.stack.push(true);
        self.state = State::KeyOrEnd;
    }

    /// The first `count` bytes were dropped from the buffer; they must have been looked at. A key that is compared
    /// and a word that stands alone are only known whole: keep as many bytes as the longest that matters has.
    pub fn drop_front(&mut self, count: usize) {
        self.at = self.at.saturating_sub(count);
        // A token whose beginning is gone begins nowhere: it equals no key and is no legal word.
        self.token = self.token.checked_sub(count).unwrap_or(usize::MAX);
    }

    fn run<const TO_ARRAY: bool>(&mut self, bytes: &[u8], key: &[u8]) -> Scan {
        let mut at = self.at;
        let mut state = self.state;
        let scan = loop {
            let Some(&byte) = bytes.get(at) else {
                break if state == State::Done { Scan::Complete(at) } else { Scan::Incomplete };
            };
            match state {
                State::KeyString | State::ValueString => {
                    match string_end(bytes, at) {
                        StringEnd::At(end) => at = end,
                        StringEnd::Beyond(end) => {
                            at = end;
                            break Scan::Incomplete;
                        }
                        StringEnd::Invalid(end) => break Scan::Invalid(end),
                    }
                    if state == State::ValueString {
                        state = self.stack.behind_value();
                        // Here and below: what nearly always comes next is taken without another turn.
                        if state == State::CommaOrEnd && bytes.get(at) == Some(&b',') {
                            at += 1;
                            state = self.stack.behind_comma();
                        }
                        continue;
                    }
                    if TO_ARRAY && self.stack.depth == 1 {
                        let written = self.token.checked_add(1).and_then(|from| bytes.get(from..at - 1));
                        self.at_wanted_key = written.is_some_and(|written| written.eq_ignore_ascii_case(key));
                    }
                    state = State::Colon;
                    if bytes.get(at) == Some(&b':') {
                        at += 1;
                        state = State::Value;
                        if bytes.get(at) == Some(&b'"') {
                            at += 1;
                            state = State::ValueString;
                        }
                    }
                    continue;
                }
                State::Word => {
                    match byte {
                        b',' | b']' | b'}' | 0..=b' ' | 0x7f.. => {}
                        // Values may follow each other without anything between at the top.
                        b'"' | b'{' | b'[' if self.stack.depth == 0 => {}
                        b'"' | b'{' | b'[' | b':' => break Scan::Invalid(at),
                        _ => {
                            at += 1;
                            continue;
                        }
                    }
                    if self.stack.depth == 0 && !bytes.get(self.token..at).is_some_and(is_word) {
                        break Scan::Invalid(self.token.min(at));
                    }
                    state = self.stack.behind_value();
                    continue;
                }
                State::Done => break Scan::Complete(at),
                _ => {}
            }
            match (state, byte) {
                (State::Key | State::KeyOrEnd, b'"') => {
                    if TO_ARRAY && self.stack.depth == 1 {
                        self.token = at;
                    }
                    state = State::KeyString;
                }
                (State::Value | State::ValueOrEnd, b'"') => state = State::ValueString,
                (_, b' ' | b'\t' | b'\n' | b'\r') => {}
                (State::Colon, b':') => state = State::Value,
                (State::CommaOrEnd, b',') => state = self.stack.behind_comma(),
                (State::Value | State::ValueOrEnd, b'{') => {
                    self.stack.push(true);
                    state = State::KeyOrEnd;
                }
                (State::Value | State::ValueOrEnd, b'[') => {
                    if TO_ARRAY && self.stack.depth == 1 && self.at_wanted_key && self.stack.top_is_object() {
                        break Scan::Array(at);
                    }
                    self.stack.push(false);
                    state = State::ValueOrEnd;
                }
                (State::Value | State::ValueOrEnd, b'-' | b'+' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z') => {
                    if self.stack.depth == 0 {
                        self.token = at;
                    }
                    state = State::Word;
                }
                (State::CommaOrEnd | State::KeyOrEnd, b'}') if self.stack.top_is_object() => {
                    self.stack.pop();
                    state = self.stack.behind_value();
                }
                (State::CommaOrEnd | State::ValueOrEnd, b']') if !self.stack.top_is_object() => {
                    self.stack.pop();
                    state = self.stack.behind_value();
                }
                _ => break Scan::Invalid(at),
            }
            at += 1;
        };
        self.at = at;
        self.state = state;
        scan
    }
}

/// Goes from inside a string to its end.
///
/// The test also stops at control characters, of which only line ends end the string.
#[inline]
fn string_end(bytes: &[u8], mut at: usize) -> StringEnd {
    loop {
        match block::first(&bytes[at..]).map(block::must_escape) {
            Some(0) => {
                at += block::SIZE;
                continue;
            }
            Some(mask) => at += block::position(mask),
            None => match bytes[at..].iter().position(|b| matches!(b, b'"' | b'\\' | 0..=0x1f)) {
                Some(offset) => at += offset,
                None => return StringEnd::Beyond(bytes.len()),
            },
        }
        match bytes[at] {
            b'"' => return StringEnd::At(at + 1),
            b'\n' | b'\r' => return StringEnd::Invalid(at),
            b'\\' => match bytes.get(at + 1) {
                Some(b'\n' | b'\r') => return StringEnd::Invalid(at + 1),
                Some(_) => at += 2,
                None => return StringEnd::Beyond(at),
            },
            _ => at += 1,
        }
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
        self.top & 1 == 1
    }

    /// What must come behind a value in the innermost open container.
    fn behind_value(&self) -> State {
        if self.depth == 0 { State::Done } else { State::CommaOrEnd }
    }

    /// What must come behind a comma there.
    fn behind_comma(&self) -> State {
        if self.top_is_object() { State::Key } else { State::Value }
    }

    fn clear(&mut self) {
        self.depth = 0;
        self.top = 0;
        self.below.clear();
    }
}

/// The length of the value that `bytes` begin with (blanks before it included); `None` if it has no end there.
#[must_use]
pub fn value_end(bytes: &[u8]) -> Option<usize> {
    let mut scanner = Scanner::default();
    let scan = match scanner.scan(bytes) {
        Scan::Incomplete => scanner.at_end_of_input(bytes),
        other => other,
    };
    match scan {
        Scan::Complete(end) => Some(end),
        _ => None,
    }
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
        assert_eq!(scanned("{\"a\":[NaN,-Infinity,Infinity]}"), Scan::Complete(30));
        assert_eq!(scanned("{\"a\":\"tab\there, escape \\u0022\"}"), Scan::Complete(31));
        assert_eq!(scanned("{\"a\":1"), Scan::Incomplete);
        assert_eq!(scanned("\"a\\"), Scan::Incomplete);
        assert_eq!(scanned("12"), Scan::Incomplete);
        assert_eq!(value_end(b"12"), Some(2));
        assert_eq!(value_end(b" -Infinity"), Some(10));
    }

    #[test]
    fn violations_have_a_place() {
        assert_eq!(scanned("{\"a\":1,\n{\"b\":2}"), Scan::Invalid(8));
        assert_eq!(scanned("{\"a\":\"x\n\"}"), Scan::Invalid(7));
        assert_eq!(scanned("{\"a\":\"x\r\n\"}"), Scan::Invalid(7));
        assert_eq!(scanned("{\"a\":\"x\\\n\"}"), Scan::Invalid(8));
        assert_eq!(scanned("[1}"), Scan::Invalid(2));
        assert_eq!(scanned("{\"a\" 1}"), Scan::Invalid(5));
        assert_eq!(scanned("[,]"), Scan::Invalid(1));
        assert_eq!(scanned("[1,]"), Scan::Invalid(3));
        assert_eq!(scanned("{\"a\":1,}"), Scan::Invalid(7));
        assert_eq!(scanned("}"), Scan::Invalid(0));
        assert_eq!(scanned("]"), Scan::Invalid(0));
        assert_eq!(scanned("{1:2}"), Scan::Invalid(1));
        assert_eq!(scanned("[1:2]"), Scan::Invalid(2));
    }

    #[test]
    fn a_strange_word_is_let_pass_inside_only() {
        assert_eq!(scanned("{\"a\":None,\"b\":[undefined]}"), Scan::Complete(26));
        assert_eq!(scanned("None "), Scan::Invalid(0));
        assert_eq!(scanned(" 2024-11-24 "), Scan::Invalid(1));
        assert_eq!(value_end(b"ERROR"), None);
        assert_eq!(value_end(b"01"), None);
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
    fn stops_at_the_array_under_a_key_of_the_outermost_object() {
        let stop = |text: &str| Scanner::default().scan_to_array(text.as_bytes(), b"Records");
        assert_eq!(stop(r#"{"a":1, "Records" : [1]}"#), Scan::Array(20));
        assert_eq!(stop(r#"{"a":{"Records":[1]},"Records":{},"z":["Records",[1]]}"#), Scan::Complete(54));
        assert_eq!(stop(r#"{"records":[1]}"#), Scan::Array(11));
        assert_eq!(stop(r#"[{"Records":[1]}]"#), Scan::Complete(17));
        assert_eq!(stop(r#"["Records",[1]]"#), Scan::Complete(15));
        assert_eq!(stop(r#"{"\u0052ecords":[1]}"#), Scan::Complete(20));
        assert_eq!(stop(r#"{"Records":1,"z":[1]}"#), Scan::Complete(21));
        assert_eq!(stop(r#"{"a":"\"Records\":[","Records":["#), Scan::Array(31));
        let mut inside = Scanner::default();
        inside.reset_inside_object();
        assert_eq!(inside.scan_to_array(br#""z":1,"Records":[2]}"#, b"Records"), Scan::Array(16));
        inside.reset_inside_object();
        assert_eq!(inside.scan(b" } "), Scan::Complete(2));
        inside.reset_inside_object();
        assert_eq!(inside.scan(b"]"), Scan::Invalid(0));
    }

    #[test]
    fn a_value_can_be_dropped_while_it_is_scanned() {
        let mut scanner = Scanner::default();
        let text = br#"{"a":[1,2],"xRecords":[3],"Records":[4]}"#;
        assert_eq!(scanner.scan_to_array(&text[..15], b"Records"), Scan::Incomplete);
        // The quote of the key is gone: what is left of it looks like the one that is wanted.
        scanner.drop_front(12);
        assert_eq!(scanner.scan_to_array(&text[12..30], b"Records"), Scan::Incomplete);
        scanner.drop_front(14);
        assert_eq!(scanner.scan_to_array(&text[26..], b"Records"), Scan::Array(10));

        let mut scanner = Scanner::default();
        assert_eq!(scanner.scan(b"x12"), Scan::Incomplete);
        scanner.drop_front(1);
        assert_eq!(scanner.at_end_of_input(b"12"), Scan::Invalid(2));
    }

    proptest! {
        #[test]
        fn chunks_do_not_matter(
            text in "(?s)[\\[\\]{}:,\"\\\\ab1\n -]{0,40}",
            cuts in prop::collection::vec(0usize..40, 0..6),
        ) {
            let bytes = text.as_bytes();
            let whole = Scanner::default().scan_to_array(bytes, b"a");
            let mut scanner = Scanner::default();
            let mut cuts: Vec<usize> = cuts.into_iter().map(|c| c.min(bytes.len())).collect();
            cuts.sort_unstable();
            cuts.push(bytes.len());
            let mut last = Scan::Incomplete;
            for cut in cuts {
                last = scanner.scan_to_array(&bytes[..cut], b"a");
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
