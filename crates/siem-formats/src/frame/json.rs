//! JSON values in a stream: lines, concatenated, separated by commas, pretty-printed, in an array at the top, or in
//! the array under a key of an object.
//!
//! The framer looks at structure only. What it cannot make sense of comes out as a broken piece, and it goes on at
//! the next place where a value may begin: every byte that is not blank or a separator belongs to a piece, an
//! envelope's own members, or the array they stand in.
//!
//! Invariants:
//! - A value is scanned in a window of `max_bytes`, and what lies behind is looked at only once it is known to be
//!   longer: what comes out depends on the bytes, never on how they arrive.
//! - After a scan in vain (a violation, the end of the stream, a value that is too long) the bytes it went over are
//!   distrusted: there, a value must end before the next line that looks like a beginning. So one cut line does not
//!   swallow the lines behind it, and no byte is scanned more than twice.
//! - What is longer than `max_bytes` is kept by its beginning only; the buffer then holds one chunk.

mod beginnings;

use std::io;

use super::{Begins, Buffer, Framer, Piece, PieceLimits};
use crate::json::{Scan, Scanner};
use beginnings::{LOOK_BACK, Rule, Search};

pub(crate) struct JsonValues<'i> {
    buffer: Buffer<'i>,
    limits: PieceLimits,
    /// As it stands between quotes.
    array_key: Option<Vec<u8>>,
    /// What begins with another byte than a brace is a line of text.
    among_lines: bool,
    scanner: Scanner,
    place: Place,
    /// The beginning of a value whose rest is being passed over.
    kept: Vec<u8>,
    passing: bool,
    /// Nothing has been consumed yet.
    at_start: bool,
    /// The value in front is the first of its line.
    begins_line: bool,
    /// Blanks before the first value of its line; while bytes are distrusted, of the value that was scanned in vain.
    indent: usize,
    /// So many bytes in front were scanned in vain.
    distrusted: usize,
    fence: Fence,
    /// What was consumed last stood in an array of pieces, or opened it: if nothing follows, the array never closes.
    in_array: bool,
    /// The value in hand was still open when the stream ended.
    unfinished: bool,
    /// Where the piece in hand begins.
    begins: Option<Begins>,
}

/// Where the next byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Between values at the top.
    Top,
    /// Between elements of an array whose elements are pieces.
    Array(Array),
    /// In an object, behind its record array.
    Tail,
}

/// An array whose elements are pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Array {
    around: Around,
    /// Nothing of it has come yet.
    is_new: bool,
    /// There are line ends between its elements. If not, a line that looks like a beginning is outside of it.
    in_lines: bool,
}

/// What an array stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Around {
    /// Nothing: it is at the top.
    Nothing,
    /// An object, as its record array.
    Object,
}

/// What stood between two values.
#[derive(Clone, Copy, Default)]
struct Gap {
    comma: bool,
    line_end: bool,
    /// Blanks behind the last line end.
    indent: usize,
}

/// The next line that looks like a beginning, as far as has been searched. Remembered, or many values on one long line
/// would each search that line.
#[derive(Clone, Copy, Debug, Default)]
struct Fence {
    found: Option<usize>,
    /// There is none before this.
    searched: usize,
}

/// A piece that was consumed: the last `length` bytes.
#[derive(Clone, Copy)]
struct Cut {
    length: usize,
    broken: bool,
}

/// What the bytes in front came to.
enum Outcome {
    /// A value, or a broken piece.
    Cut(Cut),
    /// The record array opens at this offset.
    Array(usize),
    /// They are not of the object they stand in.
    Outside,
}

impl Gap {
    /// Whether `byte` may stand between values.
    fn extends_over(&mut self, byte: u8) -> bool {
        match byte {
            b'\n' => *self = Gap { line_end: true, indent: 0, ..*self },
            b' ' | b'\t' => self.indent += 1,
            b',' => self.comma = true,
            b'\r' | 0x1e | 0 => {}
            _ => return false,
        }
        true
    }
}

impl<'i> JsonValues<'i> {
    pub(crate) fn new(buffer: Buffer<'i>, limits: PieceLimits, array_key: Option<&str>) -> JsonValues<'i> {
        JsonValues {
            buffer,
            limits: PieceLimits::new(limits.max_bytes, limits.kept_bytes),
            array_key: array_key.map(|key| key.as_bytes().to_vec()),
            among_lines: false,
            scanner: Scanner::default(),
            place: Place::Top,
            kept: Vec::new(),
            passing: false,
            at_start: true,
            begins_line: true,
            indent: 0,
            distrusted: 0,
            fence: Fence::default(),
            in_array: false,
            unfinished: false,
            begins: None,
        }
    }

    /// Objects among lines of text: a line that begins with another byte than a brace is a broken piece.
    pub(crate) fn among_lines(buffer: Buffer<'i>, limits: PieceLimits) -> JsonValues<'i> {
        JsonValues { among_lines: true, ..JsonValues::new(buffer, limits, None) }
    }

    /// Whether the stream ended inside an array of pieces: its end, and nobody knows how many elements, are missing.
    pub(crate) fn ended_in_array(&self) -> bool {
        self.in_array
    }

    /// Consumes the next piece. The flag tells whether it is an element of a record array.
    fn advance(&mut self) -> io::Result<Option<(Cut, bool)>> {
        let from = self.buffer.offset();
        let mut is_first = true;
        self.begins = None;
        loop {
            let Some(gap) = self.skip_separators()? else { return Ok(None) };
            let first = self.buffer.data()[0];
            self.begins_line = gap.line_end;
            if gap.line_end && self.distrusted == 0 {
                self.indent = gap.indent.min(LOOK_BACK);
            }
            // Who begins here stands at the top of the stream, at the beginning of a line, and distrusts nothing.
            let is_top = self.place == Place::Top && self.distrusted == 0 && self.indent == 0 && gap.indent == 0;
            if std::mem::take(&mut is_first) && is_top {
                self.begins = self.buffer.begins(from, 0);
            }
            match (self.place, first) {
                (Place::Top, _) if self.among_lines && first != b'{' => {}
                (Place::Top, b'[') => {
                    self.enter(1, Place::Array(Array { around: Around::Nothing, is_new: true, in_lines: false }));
                    continue;
                }
                (Place::Array(array), b']') => {
                    self.enter(1, if array.around == Around::Object { Place::Tail } else { Place::Top });
                    continue;
                }
                // Never closed: no comma, and what comes begins on a line of its own.
                (Place::Array(array), b'{') if !array.is_new && !gap.comma && gap.line_end => self.place = Place::Top,
                (Place::Array(array), _) => {
                    let in_lines = array.in_lines || gap.line_end;
                    self.place = Place::Array(Array { is_new: false, in_lines, ..array });
                }
                _ => {}
            }
            let place = self.place;
            self.in_array = matches!(place, Place::Array(_));
            match self.outcome(first)? {
                Outcome::Cut(Cut { broken: false, .. }) if place == Place::Tail => self.enter(0, Place::Top),
                Outcome::Cut(cut) => {
                    // A broken element may have taken the array's end with it.
                    self.in_array &= !cut.broken || self.unfinished || !self.takes_end_of_array(cut.length);
                    let is_element = matches!(place, Place::Array(Array { around: Around::Object, .. }));
                    return Ok(Some((cut, is_element)));
                }
                Outcome::Array(at) => {
                    self.enter(at + 1, Place::Array(Array { around: Around::Object, is_new: true, in_lines: false }));
                }
                Outcome::Outside => self.enter(0, Place::Top),
            }
        }
    }

    /// Whether the bytes consumed last end like an array, or like an object around it.
    fn takes_end_of_array(&self, length: usize) -> bool {
        let bytes = self.buffer.consumed(length).trim_ascii_end();
        bytes.strip_suffix(b"}").unwrap_or(bytes).trim_ascii_end().ends_with(b"]")
    }

    fn enter(&mut self, consumed: usize, place: Place) {
        self.consume(consumed);
        self.place = place;
        self.in_array = matches!(place, Place::Array(_));
    }

    fn consume(&mut self, count: usize) {
        self.buffer.consume(count);
        self.distrusted = self.distrusted.saturating_sub(count);
        self.fence.searched = self.fence.searched.saturating_sub(count);
        self.fence.found = self.fence.found.and_then(|at| at.checked_sub(count)).filter(|at| *at > 0);
    }

    /// Consumes blanks, commas, record separators (RFC 7464), byte-order marks of concatenated files and the zeros
    /// that some writers pad with; `None` at the end of the stream.
    fn skip_separators(&mut self) -> io::Result<Option<Gap>> {
        const BOM: &[u8] = "\u{feff}".as_bytes();
        let mut gap = Gap { line_end: self.at_start, ..Gap::default() };
        self.at_start = false;
        loop {
            let data = self.buffer.data();
            let separators = data.iter().take_while(|b| gap.extends_over(**b));
            let count = separators.count();
            let behind = &data[count..];
            let has_bom = behind.starts_with(BOM);
            let may_be_bom = behind.len() < BOM.len() && BOM.starts_with(behind);
            if has_bom {
                self.consume(count + BOM.len());
            } else if may_be_bom && !self.buffer.at_end() {
                self.consume(count);
                self.buffer.fill()?;
            } else {
                let any = !behind.is_empty();
                self.consume(count);
                return Ok(any.then_some(gap));
            }
        }
    }

    /// Goes over the bytes in front, which begin with `first`, and consumes them unless it is an array that is found.
    fn outcome(&mut self, first: u8) -> io::Result<Outcome> {
        self.passing = false;
        if self.among_lines && first != b'{' {
            return self.recover(1, first);
        }
        self.unfinished = false;
        let in_object = self.place == Place::Tail;
        if in_object {
            self.scanner.reset_inside_object()
        } else {
            self.scanner.reset()
        }
        let fence = if self.distrusted > 0 { self.fence()? } else { None };
        loop {
            let length = self.buffer.data().len();
            let window = fence.unwrap_or(self.limits.max_bytes).min(length);
            match self.scan(window) {
                Scan::Complete(end) => return Ok(self.cut(end)),
                Scan::Array(at) => return Ok(Outcome::Array(at)),
                Scan::Invalid(0) if in_object => return Ok(Outcome::Outside),
                Scan::Invalid(at) => return self.broken(at, first),
                Scan::Incomplete if fence == Some(window) => return Ok(self.cut_broken(window)),
                Scan::Incomplete if window < length => return self.too_long(first),
                Scan::Incomplete if !self.buffer.at_end() => self.buffer.fill()?,
                Scan::Incomplete => return self.ends_with_stream(first),
            }
        }
    }

    fn scan(&mut self, window: usize) -> Scan {
        let bytes = &self.buffer.data()[..window];
        match &self.array_key {
            Some(key) if !matches!(self.place, Place::Array(_)) => self.scanner.scan_to_array(bytes, key),
            _ => self.scanner.scan(bytes),
        }
    }

    fn cut(&mut self, length: usize) -> Outcome {
        self.consume(length);
        Outcome::Cut(Cut { length, broken: false })
    }

    fn cut_broken(&mut self, length: usize) -> Outcome {
        let ends_line = self.buffer.data()[length - 1] == b'\n';
        self.consume(length);
        // Only in an array that is printed over lines does a new line begin another element.
        match self.place {
            Place::Array(array) if array.in_lines || !ends_line => {}
            _ => self.place = Place::Top,
        }
        Outcome::Cut(Cut { length, broken: true })
    }

    fn ends_with_stream(&mut self, first: u8) -> io::Result<Outcome> {
        let data = self.buffer.data();
        let length = data.len();
        match self.scanner.at_end_of_input(data) {
            Scan::Complete(end) => Ok(self.cut(end)),
            Scan::Invalid(at) => self.broken(at, first),
            _ => {
                self.unfinished = true;
                self.broken(length, first)
            }
        }
    }

    /// Scanned in vain up to `at`: the piece ends at the first line before that which looks like a beginning, else at
    /// the first place behind where a value may begin.
    fn broken(&mut self, at: usize, first: u8) -> io::Result<Outcome> {
        let data = self.buffer.data();
        let looked_at = data.len().min(at + 1);
        match self.lines().find(&data[..looked_at], 1) {
            Some(end) if !self.passing => {
                if self.distrusted == 0 {
                    self.fence = Fence::default();
                }
                let cut = self.cut_broken(end);
                self.distrusted = self.distrusted.max(at - end);
                Ok(cut)
            }
            _ => self.recover(at, first),
        }
    }

    /// Consumes up to the first place from `at` on where a value may begin.
    fn recover(&mut self, at: usize, first: u8) -> io::Result<Outcome> {
        let rule = match (self.place, first) {
            (Place::Array(array), b'{' | b'[') if array.in_lines && self.begins_line => Rule::Line,
            (Place::Array(_), b'{' | b'[') => Rule::Element,
            (Place::Array(_), _) => Rule::Delimiter,
            (Place::Top, first) if self.among_lines && first != b'{' => Rule::TextLine,
            (Place::Tail, _) | (Place::Top, b'{' | b'[') => Rule::LineOrBrace,
            (Place::Top, _) => Rule::AnyLine,
        };
        let search = Search { rule, ..self.lines() };
        let mut from = at.max(1);
        loop {
            let data = self.buffer.data();
            let length = data.len();
            match search.find(data, from) {
                Some(end) => return Ok(self.cut_broken(end)),
                None if self.buffer.at_end() => return Ok(self.cut_broken(length)),
                None => from = from.max(search.undecided(data)),
            }
            if length > self.limits.max_bytes.max(2 * LOOK_BACK) {
                from -= self.pass(length - 2 * LOOK_BACK);
            }
            self.buffer.fill()?;
        }
    }

    /// The value has not ended within the limit. It is framed to its end, unless it looks like a cut line that has
    /// swallowed others.
    fn too_long(&mut self, first: u8) -> io::Result<Outcome> {
        let max_bytes = self.limits.max_bytes;
        if !matches!(first, b'{' | b'[' | b'"') && self.place != Place::Tail {
            return self.recover(max_bytes, first);
        }
        let lines = self.lines();
        if lines.find(&self.buffer.data()[..=max_bytes], 1).is_some() {
            return self.broken(max_bytes, first);
        }
        // A key that is compared must not be dropped before its end has come.
        let look_back = 2 * LOOK_BACK + self.array_key.as_ref().map_or(0, Vec::len);
        self.pass(0);
        let mut from = lines.undecided(&self.buffer.data()[..=max_bytes]);
        loop {
            let data = self.buffer.data();
            let length = data.len();
            let line = lines.find(data, from);
            let undecided = lines.undecided(data);
            match self.scan(line.unwrap_or(length)) {
                Scan::Complete(end) => return Ok(self.cut(end)),
                Scan::Array(at) => return Ok(Outcome::Array(at)),
                Scan::Invalid(at) => return self.recover(at, first),
                Scan::Incomplete => {}
            }
            if let Some(line) = line {
                return Ok(self.cut_broken(line));
            }
            if self.buffer.at_end() {
                return self.ends_with_stream(first);
            }
            from = from.max(undecided) - self.pass(length.saturating_sub(look_back));
            self.buffer.fill()?;
        }
    }

    fn lines(&self) -> Search {
        Search { rule: Rule::Line, indent: self.indent }
    }

    /// Drops `count` bytes of a piece that is too long, after keeping its beginning.
    fn pass(&mut self, count: usize) -> usize {
        if !self.passing {
            self.kept.clear();
            self.kept.extend_from_slice(self.limits.beginning(self.buffer.data()));
            self.passing = true;
        }
        self.consume(count);
        self.scanner.drop_front(count);
        count
    }

    /// The next line that looks like a beginning, within the limit.
    fn fence(&mut self) -> io::Result<Option<usize>> {
        let max_bytes = self.limits.max_bytes;
        while self.fence.found.is_none() && self.fence.searched <= max_bytes {
            let data = self.buffer.data();
            self.fence.found = self.lines().find(data, self.fence.searched.max(1));
            self.fence.searched = self.fence.found.unwrap_or(self.lines().undecided(data));
            if self.buffer.at_end() {
                break;
            }
            if self.fence.found.is_none() && self.fence.searched <= max_bytes {
                self.buffer.fill()?;
            }
        }
        Ok(self.fence.found.filter(|at| *at <= max_bytes))
    }
}

impl Framer for JsonValues<'_> {
    fn next(&mut self) -> io::Result<Option<Piece<'_>>> {
        let Some((Cut { length, broken }, is_element)) = self.advance()? else { return Ok(None) };
        if self.passing {
            return Ok(Some(Piece { bytes: &self.kept, oversize: true, broken, is_element, begins: None }));
        }
        let bytes = self.buffer.consumed(length);
        let oversize = length > self.limits.max_bytes;
        let bytes = if oversize { self.limits.beginning(bytes) } else { bytes.trim_ascii_end() };
        Ok(Some(Piece { bytes, oversize, broken, is_element, begins: self.begins }))
    }
}

#[cfg(test)]
mod tests;
