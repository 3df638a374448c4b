//! JSON values in a stream: lines, concatenated, separated by commas, pretty-printed, in an array at the top, or in
//! the array under a key of an object.
//!
//! The framer looks at structure only. What it cannot make sense of comes out as a broken piece, and it goes on at
//! the next place where a value may begin: every byte that is not blank or a separator belongs to a piece, an
//! envelope's own members, or the array they stand in.

use std::io;

use super::{Buffer, Framer, Piece, PieceLimits};
use crate::json::{Scan, Scanner, unescape};

/// Bytes that may be looked at again when the stream ends inside a value: one cut line must not swallow the lines
/// behind it, and a hostile one must not make us read them a million times.
const MAX_RESCANNED: usize = 64 << 20;

pub(crate) struct JsonValues<'i> {
    buffer: Buffer<'i>,
    limits: PieceLimits,
    array_key: Option<String>,
    scanner: Scanner,
    place: Place,
    /// The beginning of a value whose rest is being passed over.
    kept: Vec<u8>,
    passing: bool,
    rescanned: usize,
}

/// Where the next byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Between values at the top.
    Top,
    /// Between elements of an array whose elements are pieces.
    Array(Around),
    /// In an object, behind its record array.
    Tail,
}

/// What an array stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Around {
    /// Nothing: it is at the top.
    Nothing,
    /// An object, as its record array.
    Object,
}

/// What was consumed: the piece is the first `length` of the last `length + behind` bytes.
#[derive(Clone, Copy)]
struct Cut {
    length: usize,
    behind: usize,
    broken: bool,
    is_element: bool,
}

/// What an object's beginning shows.
enum Head {
    /// The record array begins at this offset.
    ArrayAt(usize),
    /// There is none, or it is no array.
    None,
    /// Not enough bytes to tell.
    Unknown,
}

impl<'i> JsonValues<'i> {
    pub(crate) fn new(buffer: Buffer<'i>, limits: PieceLimits, array_key: Option<&str>) -> JsonValues<'i> {
        JsonValues {
            buffer,
            limits,
            array_key: array_key.map(str::to_owned),
            scanner: Scanner::default(),
            place: Place::Top,
            kept: Vec::new(),
            passing: false,
            rescanned: 0,
        }
    }

    /// Consumes blanks and separators; `false` at the end of the stream.
    fn skip_separators(&mut self) -> io::Result<bool> {
        loop {
            let data = self.buffer.data();
            let blank = |b: &u8| matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b',' | 0x1e | 0);
            match data.iter().position(|b| !blank(b)) {
                Some(count) => {
                    self.buffer.consume(count);
                    return Ok(true);
                }
                None => self.buffer.consume(data.len()),
            }
            if self.buffer.at_end() {
                return Ok(false);
            }
            self.buffer.fill()?;
        }
    }

    fn advance(&mut self) -> io::Result<Option<Cut>> {
        loop {
            if !self.skip_separators()? {
                return Ok(None);
            }
            let first = self.buffer.data()[0];
            match (self.place, first) {
                (Place::Top, b'[') => {
                    self.buffer.consume(1);
                    self.place = Place::Array(Around::Nothing);
                }
                (Place::Array(around), b']') => {
                    self.buffer.consume(1);
                    self.place = if around == Around::Object { Place::Tail } else { Place::Top };
                }
                (Place::Top, b'{') if self.array_key.is_some() => match self.head()? {
                    Head::ArrayAt(offset) => {
                        self.buffer.consume(offset + 1);
                        self.place = Place::Array(Around::Object);
                    }
                    Head::None | Head::Unknown => return self.value(false).map(Some),
                },
                (Place::Tail, _) => {
                    if let Some(cut) = self.tail()? {
                        return Ok(Some(cut));
                    }
                }
                (Place::Array(around), _) => return self.value(around == Around::Object).map(Some),
                (Place::Top, _) => return self.value(false).map(Some),
            }
        }
    }

    /// Looks for the record array among the members of the object that the buffer begins with.
    fn head(&mut self) -> io::Result<Head> {
        let mut at = 1;
        loop {
            match self.member(&mut at) {
                Member::Array => return Ok(Head::ArrayAt(at)),
                Member::Other => {}
                Member::End => return Ok(Head::None),
                Member::Unknown => {
                    if self.buffer.at_end() || self.buffer.data().len() > self.limits.max_bytes {
                        return Ok(Head::Unknown);
                    }
                    self.buffer.fill()?;
                }
            }
        }
    }

    /// Steps over one member of an object, from `at`, which is moved only when the member is there whole.
    fn member(&self, at: &mut usize) -> Member {
        let data = self.buffer.data();
        let blanks = |from: usize| data[from..].iter().take_while(|b| b.is_ascii_whitespace() || **b == b',').count();
        let key_start = *at + blanks(*at);
        if data.get(key_start) != Some(&b'"') {
            return if key_start < data.len() { Member::End } else { Member::Unknown };
        }
        let mut scanner = Scanner::default();
        let Scan::Complete(key_length) = scanner.scan(&data[key_start..]) else { return Member::Unknown };
        let colon = key_start + key_length + blanks(key_start + key_length);
        if data.get(colon) != Some(&b':') {
            return if colon < data.len() { Member::End } else { Member::Unknown };
        }
        let value = colon + 1 + blanks(colon + 1);
        let Some(first) = data.get(value) else { return Member::Unknown };
        if *first == b'[' && self.is_array_key(&data[key_start..key_start + key_length]) {
            *at = value;
            return Member::Array;
        }
        scanner.reset();
        match scanner.scan(&data[value..]) {
            Scan::Complete(length) => {
                *at = value + length;
                Member::Other
            }
            Scan::Incomplete => Member::Unknown,
            Scan::Invalid(_) => Member::End,
        }
    }

    fn is_array_key(&self, raw: &[u8]) -> bool {
        let text = std::str::from_utf8(raw).ok().and_then(unescape);
        text.is_some_and(|(key, _)| Some(&*key) == self.array_key.as_deref())
    }

    /// Behind the record array: steps over the members that follow, up to the object's end.
    fn tail(&mut self) -> io::Result<Option<Cut>> {
        if self.buffer.data().first() == Some(&b'}') {
            self.buffer.consume(1);
            self.place = Place::Top;
            return Ok(None);
        }
        loop {
            let mut at = 0;
            match self.member(&mut at) {
                Member::Array => {
                    self.buffer.consume(at + 1);
                    self.place = Place::Array(Around::Object);
                    return Ok(None);
                }
                Member::Other => {
                    self.buffer.consume(at);
                    return Ok(None);
                }
                Member::Unknown if !self.buffer.at_end() && self.buffer.data().len() <= self.limits.max_bytes => {
                    self.buffer.fill()?;
                }
                // Not the rest of an object: what stands here is framed like anything at the top.
                Member::End | Member::Unknown => {
                    self.place = Place::Top;
                    return Ok(None);
                }
            }
        }
    }

    /// Consumes the value that the buffer begins with.
    fn value(&mut self, is_element: bool) -> io::Result<Cut> {
        self.scanner.reset();
        self.kept.clear();
        self.passing = false;
        loop {
            match self.scanner.scan(self.buffer.data()) {
                Scan::Complete(length) => {
                    self.buffer.consume(length);
                    return Ok(Cut { length, behind: 0, broken: false, is_element });
                }
                Scan::Invalid(at) => return self.broken(at, is_element),
                Scan::Incomplete => {}
            }
            if self.buffer.at_end() {
                return Ok(self.cut_short(is_element));
            }
            if self.scanner.position() > self.limits.max_bytes {
                self.pass_over(self.scanner.position());
            }
            self.buffer.fill()?;
        }
    }

    /// Drops bytes of a value that is too long to keep.
    fn pass_over(&mut self, count: usize) {
        if !self.passing {
            self.kept.extend_from_slice(self.limits.beginning(self.buffer.data()));
            self.passing = true;
        }
        self.buffer.consume(count);
        self.scanner.drop_front(count);
    }

    /// The value violates the grammar at `at`: it ends at the last line end before that, else at the next place where
    /// another value may begin.
    fn broken(&mut self, at: usize, is_element: bool) -> io::Result<Cut> {
        if let Some(length) = memchr::memrchr(b'\n', &self.buffer.data()[..at]) {
            self.buffer.consume(length + 1);
            return Ok(Cut { length, behind: 1, broken: true, is_element });
        }
        let in_array = matches!(self.place, Place::Array(_));
        let mut from = at;
        loop {
            let data = self.buffer.data();
            let line_end = memchr::memchr(b'\n', &data[from..]).map(|offset| from + offset);
            let next_element =
                if in_array { memchr::memmem::find(&data[from..], b",{").map(|offset| from + offset) } else { None };
            if let Some(length) = line_end.into_iter().chain(next_element).min() {
                self.buffer.consume(length + 1);
                return Ok(Cut { length, behind: 1, broken: true, is_element });
            }
            if self.buffer.at_end() {
                let length = data.len();
                self.buffer.consume(length);
                return Ok(Cut { length, behind: 0, broken: true, is_element });
            }
            // The last byte may be the comma of ",{".
            from = data.len().saturating_sub(1).max(at.min(data.len()));
            if data.len() > self.limits.max_bytes {
                self.pass_over(from);
                from = 0;
            }
            self.buffer.fill()?;
        }
    }

    /// The stream ends inside the value: it goes up to the next line that begins with a brace, if there is one.
    fn cut_short(&mut self, is_element: bool) -> Cut {
        let data = self.buffer.data();
        // A number or word at the top ends with the stream.
        if let (Scan::Complete(length), false) = (self.scanner.at_end_of_input(), self.passing) {
            self.buffer.consume(length);
            return Cut { length, behind: 0, broken: false, is_element };
        }
        let next_line = memchr::memmem::find(data, b"\n{").filter(|_| !self.passing);
        self.rescanned = self.rescanned.saturating_add(data.len());
        match next_line.filter(|_| self.rescanned <= MAX_RESCANNED) {
            Some(length) => {
                self.buffer.consume(length + 1);
                self.place = Place::Top;
                Cut { length, behind: 1, broken: true, is_element }
            }
            None => {
                let length = data.len();
                self.buffer.consume(length);
                Cut { length, behind: 0, broken: true, is_element }
            }
        }
    }
}

enum Member {
    /// The record array: its bracket.
    Array,
    /// Another member, whole.
    Other,
    /// No member stands here.
    End,
    /// Not enough bytes to tell.
    Unknown,
}

impl Framer for JsonValues<'_> {
    fn next(&mut self) -> io::Result<Option<Piece<'_>>> {
        let Some(Cut { length, behind, broken, is_element }) = self.advance()? else { return Ok(None) };
        if self.passing {
            self.passing = false;
            return Ok(Some(Piece { bytes: &self.kept, oversize: true, broken, is_element }));
        }
        let bytes = self.buffer.consumed(length + behind)[..length].trim_ascii_end();
        if bytes.len() > self.limits.max_bytes {
            return Ok(Some(Piece { bytes: self.limits.beginning(bytes), oversize: true, broken, is_element }));
        }
        Ok(Some(Piece { bytes, oversize: false, broken, is_element }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Gives its bytes in pieces of the given sizes, over and over.
    struct Chunked<'b> {
        bytes: &'b [u8],
        sizes: Vec<usize>,
        turn: usize,
    }

    impl io::Read for Chunked<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let size = self.sizes[self.turn % self.sizes.len()].max(1).min(out.len()).min(self.bytes.len());
            self.turn += 1;
            out[..size].copy_from_slice(&self.bytes[..size]);
            self.bytes = &self.bytes[size..];
            Ok(size)
        }
    }

    fn framed(text: &[u8], array_key: Option<&str>, sizes: Vec<usize>, max_bytes: usize) -> Vec<String> {
        let mut input = Chunked { bytes: text, sizes, turn: 0 };
        let limits = PieceLimits { max_bytes, kept_bytes: 16 };
        let mut framer = JsonValues::new(Buffer::new(&mut input), limits, array_key);
        let mut pieces = Vec::new();
        while let Some(piece) = framer.next().unwrap() {
            let mark = match (piece.oversize, piece.broken) {
                (true, _) => "long:",
                (_, true) => "bad:",
                _ => "",
            };
            pieces.push(format!("{mark}{}", String::from_utf8_lossy(piece.bytes)));
        }
        pieces
    }

    fn all(text: &str, array_key: Option<&str>) -> Vec<String> {
        let whole = framed(text.as_bytes(), array_key, vec![usize::MAX], 1 << 20);
        for size in [1, 2, 3, 7] {
            assert_eq!(framed(text.as_bytes(), array_key, vec![size], 1 << 20), whole, "chunks of {size}");
        }
        whole
    }

    #[test]
    fn values_in_every_arrangement() {
        let expected = [r#"{"a":1}"#, r#"{"b":[2]}"#];
        for text in [
            "{\"a\":1}\n{\"b\":[2]}\n",
            "{\"a\":1}{\"b\":[2]}",
            "\n\n{\"a\":1}\r\n\r\n{\"b\":[2]}",
            "{\"a\":1},\n{\"b\":[2]},",
            "[{\"a\":1},{\"b\":[2]}]",
            " [ {\"a\":1} , \n {\"b\":[2]} ] ",
            "\x1e{\"a\":1}\n\x1e{\"b\":[2]}\n",
        ] {
            assert_eq!(all(text, None), expected, "{text:?}");
        }
        assert_eq!(all("{\n  \"a\": 1\n}\n", None), ["{\n  \"a\": 1\n}"]);
        assert_eq!(all("1 \"s\" null\ntrue", None), ["1", "\"s\"", "null", "true"]);
        assert_eq!(all("", None).len() + all(" \n", None).len() + all("[]", None).len(), 0);
    }

    #[test]
    fn the_record_array_is_streamed() {
        let key = Some("Records");
        assert_eq!(all(r#"{"Records":[{"a":1},{"b":2}]}"#, key), [r#"{"a":1}"#, r#"{"b":2}"#]);
        assert_eq!(all(r#"{"x":{"Records":[9]},"Records" : [ {"a":1} ] ,"z":[1]}{"Records":[2]}"#, key), [r#"{"a":1}"#, "2"]);
        assert_eq!(all(r#"{"R\u0065cords":[1]}"#, key), ["1"]);
        assert_eq!(all(r#"{"Records":[]}"#, key).len(), 0);
        assert_eq!(all(r#"{"Records":{"a":1}}"#, key), [r#"{"Records":{"a":1}}"#]);
        assert_eq!(all(r#"{"other":1}"#, key), [r#"{"other":1}"#]);
        assert_eq!(all(r#"[{"Records":[1]}]"#, key), [r#"{"Records":[1]}"#]);
    }

    #[test]
    fn broken_pieces_stop_nothing() {
        assert_eq!(all("{\"a\":1,\n{\"b\":2}\n{\"c\":3}", None), ["bad:{\"a\":1,", "{\"b\":2}", "{\"c\":3}"]);
        assert_eq!(all("{\"a\":\"x\n{\"b\":2}", None), ["bad:{\"a\":\"x", "{\"b\":2}"]);
        assert_eq!(all("plain text\n{\"b\":2}", None), ["bad:plain text", "{\"b\":2}"]);
        assert_eq!(all("{\"a\":[\n{\"b\":2}\n{\"c\":3}\n", None), ["bad:{\"a\":[\n{\"b\":2}", "{\"c\":3}"]);
        assert_eq!(all("{\"a\":[1,\n2\n{\"c\":3}\n", None).last().unwrap(), "{\"c\":3}");
        assert_eq!(all("{\"a\":{\"b\":\n{\"c\":3}\n", None), ["bad:{\"a\":{\"b\":", "{\"c\":3}"]);
        assert_eq!(
            all(r#"{"Records":[{"a":1},{"b" 2},{"c":3}]}"#, Some("Records")),
            [r#"{"a":1}"#, r#"bad:{"b" 2}"#, r#"{"c":3}"#]
        );
    }

    #[test]
    fn long_values_are_passed_over_in_bounded_memory() {
        let long = format!("{{\"a\":\"{}\"}}", "x".repeat(1_000_000));
        let text = format!("{long}\n{{\"b\":2}}\n[{long},3]");
        let pieces = framed(text.as_bytes(), None, vec![1000], 10_000);
        assert_eq!(pieces, ["long:{\"a\":\"xxxxxxxxxx", "{\"b\":2}", "long:{\"a\":\"xxxxxxxxxx", "3"]);
    }

    proptest! {
        #[test]
        fn chunks_do_not_matter(
            text in "(?s)[\\[\\]{}:,\"\\\\abR1\n -]{0,60}",
            sizes in prop::collection::vec(1usize..9, 1..5),
        ) {
            for key in [None, Some("R")] {
                let whole = framed(text.as_bytes(), key, vec![usize::MAX], 1 << 20);
                prop_assert_eq!(framed(text.as_bytes(), key, sizes.clone(), 1 << 20), whole);
            }
        }

        #[test]
        fn any_bytes_are_framed(bytes in prop::collection::vec(any::<u8>(), 0..200), max in 1usize..50) {
            let _ = framed(&bytes, Some("R"), vec![3], max);
        }
    }
}
