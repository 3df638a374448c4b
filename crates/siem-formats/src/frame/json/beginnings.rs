//! Where a value may begin again after one that is broken. Nothing behind the byte that begins there decides, so that
//! the answer never depends on bytes that have not been read.

/// Blanks between a comma and a brace that are looked past, and most blanks that count as an indentation.
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
    /// Any line and nothing else: behind text.
    TextLine,
    /// Any comma, closing bracket or line end: behind something in an array that is no container.
    Delimiter,
}

/// A search for beginnings behind a value whose line is indented by `indent` blanks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Search {
    pub(super) rule: Rule,
    pub(super) indent: usize,
}

impl Search {
    /// The first place in `from..data.len()` where a value may begin, before the blanks of its line; `from` is at
    /// least 1.
    pub(super) fn find(self, data: &[u8], from: usize) -> Option<usize> {
        // One byte before, whose line end makes `from` itself a beginning.
        let mut at = from - 1;
        loop {
            let rest = data.get(at..)?;
            let offset = match self.rule {
                Rule::TextLine => memchr::memchr(b'\n', rest),
                Rule::Line => memchr::memchr2(b'\n', 0x1e, rest),
                Rule::LineOrBrace | Rule::AnyLine => memchr::memchr3(b'\n', 0x1e, b'{', rest),
                Rule::Element => memchr::memchr2(b'\n', b'{', rest),
                Rule::Delimiter => memchr::memchr3(b'\n', b',', b']', rest),
            };
            at += offset?;
            let place = match data[at] {
                b'\n' if self.rule != Rule::Delimiter => self.line_begins(data, at + 1).then_some(at + 1),
                _ => self.holds(data, at).then_some(at),
            };
            match place {
                Some(place) if place >= from => return Some(place),
                _ => at += 1,
            }
        }
    }

    /// The first place that `find` could not decide on, for a search that goes on when there is more data.
    pub(super) fn undecided(self, data: &[u8]) -> usize {
        data.len().saturating_sub(self.indent).max(1)
    }

    /// Whether the line at `start` looks like a beginning: no deeper than the value that is broken, and no part of one.
    fn line_begins(self, data: &[u8], start: usize) -> bool {
        let line = &data[start..];
        if matches!(self.rule, Rule::AnyLine | Rule::TextLine) {
            return !line.is_empty();
        }
        let indent = line.iter().take(self.indent).take_while(|b| matches!(b, b' ' | b'\t')).count();
        match line.get(indent) {
            Some(b' ' | b'\t' | b'\r' | b'\n' | b'}' | b']' | b',' | b':' | b'"') | None => false,
            Some(byte) => *byte == b'{' || self.rule != Rule::Element,
        }
    }

    /// Whether something other than a line begins at `place`, where a byte stands that was searched for.
    fn holds(self, data: &[u8], place: usize) -> bool {
        match (self.rule, data[place]) {
            (Rule::Delimiter, _) | (_, 0x1e) => true,
            (Rule::Element, _) => behind_comma(data, place),
            _ => place > 0 && data[place - 1] == b'}',
        }
    }
}

fn behind_comma(data: &[u8], place: usize) -> bool {
    let near = &data[place.saturating_sub(LOOK_BACK)..place];
    near.trim_ascii_end().last() == Some(&b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(rule: Rule, indent: usize, data: &[u8], from: usize) -> Option<usize> {
        Search { rule, indent }.find(data, from)
    }

    #[test]
    fn places_by_rule() {
        let text = b"{x\n \"a\"\n}\n{\"b\" }{ ,\n  {\n]5,";
        assert_eq!(find(Rule::Line, 0, text, 1), Some(10));
        assert_eq!(find(Rule::Line, 0, text, 10), Some(10));
        assert_eq!(find(Rule::Line, 0, text, 11), None);
        assert_eq!(find(Rule::LineOrBrace, 0, text, 11), Some(16));
        assert_eq!(find(Rule::Element, 0, text, 1), Some(10));
        assert_eq!(find(Rule::Element, 0, text, 11), Some(22));
        assert_eq!(find(Rule::AnyLine, 0, text, 1), Some(3));
        assert_eq!(find(Rule::Delimiter, 0, text, 3), Some(7));
        assert_eq!(find(Rule::Delimiter, 0, text, 23), Some(23));
        assert_eq!(find(Rule::Delimiter, 0, text, 24), Some(24));
    }

    #[test]
    fn deeper_lines_belong_to_the_value() {
        let text = b"{\n    {\n  \"a\"\n  {\n{";
        assert_eq!(find(Rule::Line, 0, text, 1), Some(18));
        assert_eq!(find(Rule::Line, 1, text, 1), Some(18));
        assert_eq!(find(Rule::Line, 2, text, 1), Some(14));
        assert_eq!(find(Rule::Line, 4, text, 1), Some(2));
    }

    #[test]
    fn what_has_not_been_read_decides_nothing() {
        assert_eq!(find(Rule::Line, 0, b"{\n", 1), None);
        assert_eq!(find(Rule::Line, 0, b"{\n{", 2), Some(2));
        assert_eq!(find(Rule::Line, 0, b"{\x1e", 1), Some(1));
        assert_eq!(find(Rule::Element, 0, b"{ ,", 1), None);
        let cut = Search { rule: Rule::Line, indent: 3 };
        assert_eq!((cut.find(b"{1\n  ", 1), cut.undecided(b"{1\n  ")), (None, 2));
        assert_eq!(cut.find(b"{1\n  {", 2), Some(3));
    }
}
