//! Reading one JSON value into a tree.

use bumpalo::Bump;

use super::number::number_end;
use super::value_end;
use crate::block;
use crate::value::{Member, Value};

/// Values nested deeper become the text they were written as: no later step has to fear for its stack.
pub const MAX_DEPTH: usize = 64;

/// More values than this in one record are refused: their tree would be many times as large as their text
/// (a list of empty lists 8 MiB long: 2.8 million values of 24 bytes, held twice while it is read).
pub const MAX_VALUES: usize = 500_000;

/// What a reader keeps from record to record, in values.
const KEPT_VALUES: usize = 16 << 10;

/// A value, and what had to be replaced to read it.
#[derive(Clone, Copy, Debug)]
pub struct Parsed<'a> {
    /// The tree.
    pub value: Value<'a>,
    /// Lone surrogates that became U+FFFD.
    pub replaced: u64,
}

/// Text that is not one JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not valid JSON at byte {at}: {detail}")]
pub struct ParseError {
    /// Byte offset.
    pub at: usize,
    /// What was expected.
    pub detail: &'static str,
}

/// Reads one value that takes all of `text`.
///
/// # Errors
/// The first violation of the grammar.
pub fn parse<'a>(text: &'a str, arena: &'a Bump) -> Result<Parsed<'a>, ParseError> {
    Parser::default().parse(text, arena)
}

/// A reader that keeps its stacks from record to record.
#[derive(Debug, Default)]
pub struct Parser {
    members: Vec<Member<'static>>,
    items: Vec<Value<'static>>,
    unescaped: String,
}

impl Parser {
    /// Reads one value that takes all of `text`. Strings without escapes and numbers borrow from it, the rest is in
    /// the arena.
    ///
    /// # Errors
    /// The first violation of the grammar.
    pub fn parse<'a>(&mut self, text: &'a str, arena: &'a Bump) -> Result<Parsed<'a>, ParseError> {
        let mut reader = Reader {
            text,
            bytes: text.as_bytes(),
            at: 0,
            arena,
            members: recycled(std::mem::take(&mut self.members)),
            items: recycled(std::mem::take(&mut self.items)),
            unescaped: &mut self.unescaped,
            replaced: 0,
            values: 0,
        };
        let result = reader.whole();
        let replaced = reader.replaced;
        self.members = recycled(reader.members);
        self.items = recycled(reader.items);
        // One huge record must not cost its memory for ever.
        self.members.shrink_to(KEPT_VALUES);
        self.items.shrink_to(KEPT_VALUES);
        self.unescaped.shrink_to(KEPT_VALUES);
        result.map(|value| Parsed { value, replaced })
    }
}

/// The allocation of an emptied vector, for another lifetime: collecting an emptied iterator in place keeps it.
fn recycled<T, U>(mut vector: Vec<T>) -> Vec<U> {
    vector.clear();
    vector.into_iter().filter_map(|_| None).collect()
}

struct Reader<'a, 'p> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    arena: &'a Bump,
    /// Members of all objects that are open, the innermost last.
    members: Vec<Member<'a>>,
    /// Items of all lists that are open, the innermost last.
    items: Vec<Value<'a>>,
    unescaped: &'p mut String,
    replaced: u64,
    values: usize,
}

impl<'a> Reader<'a, '_> {
    fn whole(&mut self) -> Result<Value<'a>, ParseError> {
        let value = self.value(0)?;
        self.skip_blanks();
        if self.at < self.bytes.len() { self.error("the end was expected") } else { Ok(value) }
    }

    fn value(&mut self, depth: usize) -> Result<Value<'a>, ParseError> {
        self.values += 1;
        if self.values > MAX_VALUES {
            return self.error("more values than are read from one record");
        }
        self.skip_blanks();
        match self.bytes.get(self.at) {
            Some(b'"') => self.string().map(Value::Str),
            Some(b'{' | b'[') if depth >= MAX_DEPTH => self.folded(),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.literal("true", Value::Bool(true)),
            Some(b'f') => self.literal("false", Value::Bool(false)),
            Some(b'n') => self.literal("null", Value::Null),
            Some(b'N') => self.literal("NaN", Value::Str("NaN")),
            Some(b'I') => self.literal("Infinity", Value::Str("Infinity")),
            _ => self.error("a value was expected"),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value<'a>, ParseError> {
        self.at += 1;
        let start = self.members.len();
        self.skip_blanks();
        if self.take(b'}') {
            return Ok(Value::Object(&[]));
        }
        loop {
            self.skip_blanks();
            if self.bytes.get(self.at) != Some(&b'"') {
                return self.error("a key was expected");
            }
            let key = self.string()?;
            self.skip_blanks();
            if !self.take(b':') {
                return self.error("a colon was expected");
            }
            let value = self.value(depth + 1)?;
            self.members.push((key, value));
            self.skip_blanks();
            if self.take(b',') {
                continue;
            }
            if self.take(b'}') {
                let members = self.arena.alloc_slice_copy(&self.members[start..]);
                self.members.truncate(start);
                return Ok(Value::Object(members));
            }
            return self.error("a comma or a closing brace was expected");
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value<'a>, ParseError> {
        self.at += 1;
        let start = self.items.len();
        self.skip_blanks();
        if self.take(b']') {
            return Ok(Value::List(&[]));
        }
        loop {
            let value = self.value(depth + 1)?;
            self.items.push(value);
            self.skip_blanks();
            if self.take(b',') {
                continue;
            }
            if self.take(b']') {
                let items = self.arena.alloc_slice_copy(&self.items[start..]);
                self.items.truncate(start);
                return Ok(Value::List(items));
            }
            return self.error("a comma or a closing bracket was expected");
        }
    }

    /// A value nested too deep, as text.
    fn folded(&mut self) -> Result<Value<'a>, ParseError> {
        let Some(end) = value_end(&self.bytes[self.at..]) else { return self.error("the value has no end") };
        let text = &self.text[self.at..self.at + end];
        self.at += end;
        Ok(Value::Str(text))
    }

    /// A string; the cursor stands on its opening quote.
    fn string(&mut self) -> Result<&'a str, ParseError> {
        let start = self.at + 1;
        let mut at = start;
        loop {
            match block::first(&self.bytes[at..]).map(block::quote_or_backslash) {
                Some(0) => at += block::SIZE,
                Some(mask) => {
                    at += block::position(mask);
                    break;
                }
                None => match self.bytes[at..].iter().position(|b| matches!(b, b'"' | b'\\')) {
                    Some(offset) => {
                        at += offset;
                        break;
                    }
                    None => return self.error("the string never ends"),
                },
            }
        }
        if self.bytes[at] == b'"' {
            self.at = at + 1;
            return Ok(&self.text[start..at]);
        }
        self.escaped_string(start)
    }

    fn escaped_string(&mut self, start: usize) -> Result<&'a str, ParseError> {
        let mut at = start;
        let end = loop {
            match memchr::memchr2(b'"', b'\\', self.bytes.get(at..).unwrap_or_default()) {
                Some(offset) if self.bytes[at + offset] == b'"' => break at + offset,
                Some(offset) => at += offset + 2,
                None => return self.error("the string never ends"),
            }
        };
        self.unescaped.clear();
        match unescape_into(&self.text[start..end], self.unescaped) {
            Ok(replaced) => {
                self.replaced += replaced;
                self.at = end + 1;
                Ok(self.arena.alloc_str(self.unescaped))
            }
            Err(offset) => Err(ParseError { at: start + offset, detail: "an escape was expected" }),
        }
    }

    fn number(&mut self) -> Result<Value<'a>, ParseError> {
        if self.bytes[self.at..].starts_with(b"-I") {
            return self.literal("-Infinity", Value::Str("-Infinity"));
        }
        match number_end(&self.bytes[self.at..]) {
            Ok(length) => {
                let text = &self.text[self.at..self.at + length];
                self.at += length;
                Ok(Value::Number(text))
            }
            Err(offset) => Err(ParseError { at: self.at + offset, detail: "a digit was expected" }),
        }
    }

    fn literal(&mut self, name: &str, value: Value<'a>) -> Result<Value<'a>, ParseError> {
        if self.bytes[self.at..].starts_with(name.as_bytes()) {
            self.at += name.len();
            Ok(value)
        } else {
            self.error("a value was expected")
        }
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.bytes.get(self.at) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(found);
        found
    }

    fn error<T>(&self, detail: &'static str) -> Result<T, ParseError> {
        Err(ParseError { at: self.at, detail })
    }
}

/// Undoes the escapes of the inside of a string. Returns how many lone surrogates became U+FFFD, or the offset of
/// what is no escape.
pub(super) fn unescape_into(raw: &str, out: &mut String) -> Result<u64, usize> {
    let bytes = raw.as_bytes();
    let mut replaced = 0;
    let mut at = 0;
    while let Some(offset) = memchr::memchr(b'\\', &bytes[at..]) {
        out.push_str(&raw[at..at + offset]);
        let escape = at + offset;
        at = escape + 2;
        out.push(match bytes.get(escape + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'u') => {
                let (c, length) = unicode(&bytes[at..]).ok_or(escape)?;
                at += length;
                c.unwrap_or_else(|| {
                    replaced += 1;
                    char::REPLACEMENT_CHARACTER
                })
            }
            _ => return Err(escape),
        });
    }
    out.push_str(&raw[at..]);
    Ok(replaced)
}

/// The character of `XXXX` or of the pair `XXXX\uXXXX`, and the bytes it takes; `Some((None, _))` for a lone surrogate.
fn unicode(bytes: &[u8]) -> Option<(Option<char>, usize)> {
    let first = hex4(bytes)?;
    if !(0xd800..0xdc00).contains(&first) {
        return Some((char::from_u32(first), 4));
    }
    let second = bytes.get(4..6).filter(|b| *b == b"\\u").and_then(|_| hex4(&bytes[6..]));
    match second {
        Some(low @ 0xdc00..=0xdfff) => Some((char::from_u32(0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00)), 10)),
        _ => Some((None, 4)),
    }
}

fn hex4(bytes: &[u8]) -> Option<u32> {
    bytes.get(..4)?.iter().try_fold(0, |n, b| char::from(*b).to_digit(16).map(|digit| n * 16 + digit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::write_value;
    use proptest::prelude::*;

    fn shown(text: &str) -> Result<String, ParseError> {
        let arena = Bump::new();
        let parsed = parse(text, &arena)?;
        let mut out = Vec::new();
        write_value(&mut out, &parsed.value);
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn values_come_back_as_they_were_written() {
        for text in [
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "-0.50e+10",
            "123456789012345678901234567890",
            r#"{"a":[1,{"b":"c"},[]],"d":{"e":null}}"#,
        ] {
            assert_eq!(shown(text).as_deref(), Ok(text));
        }
        assert_eq!(shown(" { \"a\" :\r\n[ 1 , 2 ]\t} ").as_deref(), Ok(r#"{"a":[1,2]}"#));
        assert_eq!(shown("[NaN,Infinity,-Infinity]").as_deref(), Ok(r#"["NaN","Infinity","-Infinity"]"#));
    }

    #[test]
    fn escapes_and_surrogates() {
        let arena = Bump::new();
        let parsed = |text| parse(text, &arena).map(|p| (p.value.as_str().unwrap_or_default(), p.replaced));
        assert_eq!(parsed(r#""a\"\\\/\n\r\t\b\fé😀z""#), Ok(("a\"\\/\n\r\t\u{8}\u{c}é😀z", 0)));
        assert_eq!(parsed(r#""\ud83d\ude00""#), Ok(("😀", 0)));
        assert_eq!(parsed(r#""\ud83d""#), Ok(("\u{fffd}", 1)));
        assert_eq!(parsed(r#""\ude00\ud83d\n""#), Ok(("\u{fffd}\u{fffd}\n", 2)));
        assert_eq!(parsed(r#""\ud83d\u0041""#), Ok(("\u{fffd}A", 1)));
        assert_eq!(parsed(r#""\u12""#).unwrap_err().at, 1);
        assert_eq!(parsed(r#""\x""#).unwrap_err().detail, "an escape was expected");
    }

    #[test]
    fn what_is_no_json_is_refused_with_its_place() {
        for (text, at) in [
            ("", 0),
            ("{", 1),
            ("{\"a\"}", 4),
            ("{\"a\":}", 5),
            ("{\"a\":1,}", 7),
            ("[1,]", 3),
            ("[1 2]", 3),
            ("{a:1}", 1),
            ("01", 1),
            ("1.", 2),
            ("-", 1),
            ("1e", 2),
            ("\"abc", 0),
            ("\"abc\\", 0),
            ("nul", 0),
            ("{} x", 3),
            ("'a'", 0),
        ] {
            assert_eq!(shown(text).map_err(|e| e.at), Err(at), "{text}");
        }
    }

    #[test]
    fn deep_values_are_folded_into_text() {
        let text = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
        let arena = Bump::new();
        let mut value = parse(&text, &arena).unwrap().value;
        for _ in 0..MAX_DEPTH {
            value = value.item(0).unwrap();
        }
        assert_eq!(value.as_str().map(str::len), Some(200_001 - 2 * MAX_DEPTH));
        assert!(parse(&"[".repeat(100_000), &arena).is_err());
    }

    #[test]
    fn duplicate_keys_are_kept_in_order() {
        let arena = Bump::new();
        let value = parse(r#"{"k":1,"j":[],"k":{"k":2}}"#, &arena).unwrap().value;
        let keys: Vec<&str> = value.members().iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, ["k", "j", "k"]);
        assert_eq!(value.at(&["k", "k"]), Some(Value::Number("2")));
    }

    #[test]
    fn too_many_values_are_refused() {
        let arena = Bump::new();
        let list = |count: usize| format!("[{}1]", "1,".repeat(count - 1));
        assert_eq!(parse(&list(MAX_VALUES - 1), &arena).unwrap().value.items().len(), MAX_VALUES - 1);
        let error = parse(&list(MAX_VALUES), &arena).unwrap_err();
        assert_eq!(error.detail, "more values than are read from one record");
    }

    #[test]
    fn a_parser_keeps_its_stacks_but_not_those_of_a_huge_record() {
        let arena = Bump::new();
        let mut parser = Parser::default();
        parser.parse(r#"{"a":[1,2,3]}"#, &arena).unwrap();
        let (members, items) = (parser.members.as_ptr(), parser.items.as_ptr());
        parser.parse(r#"{"a":[1,2,3]}"#, &arena).unwrap();
        assert_eq!((parser.members.as_ptr(), parser.items.as_ptr()), (members, items));
        parser.parse(&format!("[{}1]", "1,".repeat(100_000)), &arena).unwrap();
        assert_eq!(parser.items.capacity(), KEPT_VALUES);
    }

    #[test]
    fn a_parser_can_be_used_again_after_an_error() {
        let mut parser = Parser::default();
        let arena = Bump::new();
        assert!(parser.parse(r#"{"a":[1,{"b":2},"#, &arena).is_err());
        assert_eq!(parser.parse(r#"{"c":3}"#, &arena).unwrap().value.members().len(), 1);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "(?s)[\\[\\]{}:,\"\\\\a-f0-9.eE+ntu\u{e9} -]{0,60}") {
            let _ = shown(&text);
        }
    }
}
