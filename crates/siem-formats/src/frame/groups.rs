//! Records of several lines: one begins at each line that looks like a first line, or at the line that leads up to it,
//! and goes to the line before the next such one. Lines before the first beginning belong to no record: together they
//! are one piece, marked as broken.
//! Where too many lines of an object cannot be told, nothing is asked any more, and each line is such a piece.
//!
//! Lines are copied together here, up to the limit, so a piece does not depend on how far the buffer reaches.

use std::io;

use super::{Begins, Buffer, Framer, Piece, PieceLimits};
use crate::record::FirstLine;

/// What a line is looked at by: a longer one is told by its beginning.
const LOOK_BYTES: usize = 64 << 10;
/// Lines of one object for which the test may give up: one that takes too long must not hold up the rest.
const MAX_FAILURES: u32 = 100;

pub(crate) struct Groups<'i> {
    buffer: Buffer<'i>,
    limits: PieceLimits,
    first_line: FirstLine,
    /// Lines for which the test gave up.
    failures: u32,
    /// Lines to leave out before the first piece.
    skip: u64,
    /// The record in hand, cut at the limit.
    record: Vec<u8>,
    /// Its length if it were not cut.
    length: usize,
    at_line_start: bool,
    /// Where the record in hand begins.
    begins: Option<Begins>,
}

/// A line at the front of the buffer, or a part of a long one.
struct Segment {
    length: usize,
    ends_line: bool,
}

impl<'i> Groups<'i> {
    pub(crate) fn new(buffer: Buffer<'i>, limits: PieceLimits, first_line: FirstLine, skip: u64) -> Groups<'i> {
        Groups {
            buffer,
            limits,
            first_line,
            failures: 0,
            skip,
            record: Vec::new(),
            length: 0,
            at_line_start: true,
            begins: None,
        }
    }

    fn segment(&mut self) -> io::Result<Option<Segment>> {
        loop {
            let data = self.buffer.data();
            if let Some(end) = memchr::memchr(b'\n', data) {
                return Ok(Some(Segment { length: end + 1, ends_line: true }));
            }
            if data.len() >= LOOK_BYTES || self.buffer.at_end() {
                return Ok((!data.is_empty()).then_some(Segment { length: data.len(), ends_line: false }));
            }
            self.buffer.fill()?;
        }
    }

    /// Takes the next record in hand and tells whether it has a first line; `None` at the end.
    fn advance(&mut self) -> io::Result<Option<bool>> {
        self.record.clear();
        self.length = 0;
        self.begins = None;
        // Who begins here has not seen the test give up.
        let is_fresh = self.failures == 0 && self.at_line_start && self.skip == 0;
        let mut has_first_line = false;
        let mut is_led = false;
        while let Some(Segment { length, ends_line }) = self.segment()? {
            let data = &self.buffer.data()[..length];
            if self.at_line_start && self.skip == 0 {
                let is_off = self.failures >= MAX_FAILURES;
                let first = if is_off { Some(false) } else { self.first_line.begins(data) };
                let lead = if is_off || first == Some(true) { Some(false) } else { self.first_line.leads(data) };
                self.failures += u32::from(first.is_none() || lead.is_none());
                let (is_first, is_lead) = (first == Some(true), lead == Some(true));
                if ((is_first && !is_led) || is_lead || is_off) && self.length > 0 {
                    return Ok(Some(has_first_line));
                }
                has_first_line |= is_first;
                is_led = is_lead;
            }
            if self.length == 0 && is_fresh {
                self.begins = self.buffer.begins(self.buffer.offset(), 0);
            }
            if self.skip == 0 {
                let room = (self.limits.max_bytes + 1).saturating_sub(self.record.len());
                self.record.extend_from_slice(&data[..length.min(room)]);
                self.length += length;
            }
            self.skip -= u64::from(ends_line && self.skip > 0);
            self.at_line_start = ends_line;
            self.buffer.consume(length);
        }
        Ok((self.length > 0).then_some(has_first_line))
    }
}

impl Framer for Groups<'_> {
    fn next(&mut self) -> io::Result<Option<Piece<'_>>> {
        let from = self.buffer.offset();
        loop {
            let Some(has_first_line) = self.advance()? else { return Ok(None) };
            if !self.record.trim_ascii().is_empty() {
                let oversize = self.length > self.limits.max_bytes;
                let bytes = if oversize { self.limits.beginning(&self.record) } else { self.record.trim_ascii_end() };
                let begins = self.begins.map(|begins| Begins { from, ..begins });
                return Ok(Some(Piece { bytes, oversize, broken: !has_first_line, is_element: false, begins }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::testing::{Slowly, marked};
    use proptest::prelude::*;

    fn groups(text: &[u8], size: usize, skip: u64, max_bytes: usize) -> Vec<String> {
        let mut input = Slowly(text, size);
        let limits = PieceLimits { max_bytes, kept_bytes: 8 };
        let digit = FirstLine::new("a digit, if it is no x", |line| match line.first() {
            Some(b'x') => None,
            first => Some(first.is_some_and(u8::is_ascii_digit)),
        });
        marked(Groups::new(Buffer::new(&mut input), limits, digit, skip))
    }

    #[test]
    fn a_line_that_leads_up_to_a_first_line_is_of_its_record() {
        let led = |text: &str| {
            let begins = |first: u8| move |line: &[u8]| Some(line.first() == Some(&first));
            let first_line = FirstLine::new("a plus", begins(b'+')).with_lead(begins(b'='));
            let mut input = text.as_bytes();
            let limits = PieceLimits { max_bytes: 100, kept_bytes: 8 };
            marked(Groups::new(Buffer::new(&mut input), limits, first_line, 0))
        };
        assert_eq!(led("=1\n+a\nb\n=2\n+c\n+d\n"), ["=1\n+a\nb", "=2\n+c", "+d"]);
        assert_eq!(led("x\n=1\n=2\n+a\n=3\ny\n+b\n=4"), ["bad:x", "bad:=1", "=2\n+a", "bad:=3\ny", "+b", "bad:=4"]);
    }

    #[test]
    fn a_record_goes_to_the_line_before_the_next_first_line() {
        let text = b"1 a\n  b\n\n  c\r\n2 d\n3 e";
        assert_eq!(groups(text, 99, 0, 99), ["1 a\n  b\n\n  c", "2 d", "3 e"]);
        assert_eq!(groups(text, 99, 3, 99), ["bad:  c", "2 d", "3 e"], "header lines are left out");
        assert_eq!(groups(b"\n \n", 99, 0, 99), [""; 0]);
    }

    #[test]
    fn lines_before_the_first_beginning_are_kept_and_marked() {
        assert_eq!(groups(b"tail of\nsomething\n1 a\n", 99, 0, 99), ["bad:tail of\nsomething", "1 a"]);
        assert_eq!(groups(b"no beginning\nat all", 99, 0, 99), ["bad:no beginning\nat all"]);
    }

    #[test]
    fn a_test_that_gives_up_too_often_is_off_for_the_rest() {
        let text = |failures: usize| format!("1 a\n{}2 b\n3 c", "x\n".repeat(failures));
        assert_eq!(groups(text(99).as_bytes(), 99, 0, 999), [&text(99)[..201], "2 b", "3 c"]);
        assert_eq!(groups(text(100).as_bytes(), 99, 0, 999), [&text(100)[..203], "bad:2 b", "bad:3 c"]);
    }

    #[test]
    fn a_long_record_costs_only_itself() {
        let mut text = b"1 short\n2 ".to_vec();
        text.extend_from_slice(&[b'x'; 300_000]);
        text.extend_from_slice(b"\n more\n3 end\n");
        for size in [7, 100_000] {
            assert_eq!(groups(&text, size, 0, 1000), ["1 short", "long:2 xxxxxx", "3 end"]);
        }
    }

    proptest! {
        #[test]
        fn chunks_make_no_difference(text in "[0-9a-cx \r\n]{0,80}", size in 1usize..9, max in 1usize..40) {
            prop_assert_eq!(groups(text.as_bytes(), size, 0, max), groups(text.as_bytes(), 999, 0, max));
        }
    }
}
