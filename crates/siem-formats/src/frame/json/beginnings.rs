//! Where a value may begin again after one that is broken. All that decides stands before the place, so that the
//! answer never depends on bytes that have not been read.

/// Blanks between a comma and a brace that are looked past.
pub(super) const LOOK_BACK: usize = 64;

/// The rules, from the most to the least careful.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// A line that does not look like the continuation of a printed value, or a record separator. Holds even where
    /// nothing is known to be wrong.
    Line,
    /// Also a brace right behind a brace: behind a violation in a value at the top.
    LineOrBrace,
    /// A brace behind a comma, or one that begins a line: behind a violation in an element that is a container.
    Element,
    /// Any line: behind something at the top that is no container.
    AnyLine,
    /// Any comma, closing bracket or line end: behind something in an array that is no container.
    Delimiter,
}

impl Rule {
    /// The first place in `from..data.len()` where a value may begin; `from` is at least 1.
    pub(super) fn find(self, data: &[u8], from: usize) -> Option<usize> {
        // One byte before, whose line end makes `from` itself a beginning.
        let mut at = from - 1;
        loop {
            let rest = data.get(at..)?;
            let offset = match self {
                Rule::Line => memchr::memchr2(b'\n', 0x1e, rest),
                Rule::LineOrBrace | Rule::AnyLine => memchr::memchr3(b'\n', 0x1e, b'{', rest),
                Rule::Element => memchr::memchr2(b'\n', b'{', rest),
                Rule::Delimiter => memchr::memchr3(b'\n', b',', b']', rest),
            };
            at += offset?;
            let place = if data[at] == b'\n' && self != Rule::Delimiter { at + 1 } else { at };
            if place >= from && data.get(place).is_some_and(|byte| self.holds(data, place, *byte)) {
                return Some(place);
            }
            at += 1;
        }
    }

    fn holds(self, data: &[u8], place: usize, byte: u8) -> bool {
        let before = data[place - 1];
        let begins_line = before == b'\n';
        match self {
            Rule::Line => byte == 0x1e || begins_line && !continues(byte),
            Rule::LineOrBrace => Rule::Line.holds(data, place, byte) || byte == b'{' && before == b'}',
            Rule::AnyLine => byte == 0x1e || begins_line || byte == b'{' && before == b'}',
            Rule::Element => byte == b'{' && (begins_line || behind_comma(data, place)),
            Rule::Delimiter => true,
        }
    }
}

/// Whether a line that begins with `byte` looks like the inside or the end of a value printed over several lines.
fn continues(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'}' | b']' | b',' | b':' | b'"')
}

fn behind_comma(data: &[u8], place: usize) -> bool {
    let near = &data[place.saturating_sub(LOOK_BACK)..place];
    near.trim_ascii_end().last() == Some(&b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_by_rule() {
        let text = b"{x\n \"a\"\n}\n{\"b\" }{ ,\n  {\n]5,";
        assert_eq!(Rule::Line.find(text, 1), Some(10));
        assert_eq!(Rule::Line.find(text, 10), Some(10));
        assert_eq!(Rule::Line.find(text, 11), None);
        assert_eq!(Rule::LineOrBrace.find(text, 11), Some(16));
        assert_eq!(Rule::Element.find(text, 1), Some(10));
        assert_eq!(Rule::Element.find(text, 11), Some(22));
        assert_eq!(Rule::AnyLine.find(text, 1), Some(3));
        assert_eq!(Rule::Delimiter.find(text, 3), Some(7));
        assert_eq!(Rule::Delimiter.find(text, 23), Some(23));
        assert_eq!(Rule::Delimiter.find(text, 24), Some(24));
    }

    #[test]
    fn what_has_not_been_read_decides_nothing() {
        assert_eq!(Rule::Line.find(b"{\n", 1), None);
        assert_eq!(Rule::Line.find(b"{\n{", 2), Some(2));
        assert_eq!(Rule::Line.find(b"{\x1e", 1), Some(1));
        assert_eq!(Rule::Element.find(b"{ ,", 1), None);
    }
}
