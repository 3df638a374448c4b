//! `<Event>` elements of Windows event logs, wherever they stand: several on a line, one over many lines, below a
//! root, behind a declaration. What stands between two of them and is no mark-up of a frame is a piece of its own,
//! marked as broken.

use std::io;

use memchr::memmem;

use super::{Buffer, Framer, Piece, PieceLimits};

const OPEN: &[u8] = b"<Event";
const CLOSE: &[u8] = b"</Event>";

pub(crate) struct WindowsEvents<'i> {
    buffer: Buffer<'i>,
    limits: PieceLimits,
    /// The beginning of an event whose rest is being passed over.
    kept: Vec<u8>,
}

/// What the data begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// An event of so many bytes.
    Event(usize),
    /// So many bytes that belong to none.
    Between(usize),
    /// Not told yet: more is needed.
    Open,
}

impl<'i> WindowsEvents<'i> {
    pub(crate) fn new(buffer: Buffer<'i>, limits: PieceLimits) -> WindowsEvents<'i> {
        WindowsEvents { buffer, limits, kept: Vec::new() }
    }

    /// Passes over what is longer than the limit: an event up to its end, else all up to where the next one begins.
    fn pass_over(&mut self, is_event: bool) -> io::Result<()> {
        self.kept.clear();
        self.kept.extend_from_slice(self.limits.beginning(self.buffer.data()));
        // Its own beginning is not the next one's.
        let mut from = usize::from(is_event) * OPEN.len();
        loop {
            let data = self.buffer.data();
            let next = open_tag(&data[from..]).map(|at| from + at);
            let end = memmem::find(&data[..next.unwrap_or(data.len())], CLOSE).map(|at| at + CLOSE.len());
            // An end without a beginning ends nothing.
            if let Some(length) = end.filter(|_| is_event).or(next) {
                self.buffer.consume(length);
                return Ok(());
            }
            if self.buffer.at_end() {
                self.buffer.consume(data.len());
                return Ok(());
            }
            // An end or a beginning may begin in what is here.
            self.buffer.consume(data.len().saturating_sub(CLOSE.len() - 1));
            from = 0;
            self.buffer.fill()?;
        }
    }
}

impl Framer for WindowsEvents<'_> {
    fn next(&mut self) -> io::Result<Option<Piece<'_>>> {
        const WHOLE: Piece<'_> = Piece { bytes: &[], oversize: false, broken: false, is_element: false, begins: None };
        let mut looked_at = 0;
        loop {
            // They are of no piece, and must not make one longer, however much of them is here.
            let blanks = self.buffer.data().iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            if blanks > 0 {
                self.buffer.consume(blanks);
                looked_at = 0;
            }
            let data = self.buffer.data();
            let is_event = open_tag(data) == Some(0);
            let max_bytes = self.limits.max_bytes;
            match part(data, looked_at, self.buffer.at_end()) {
                // What begins behind a piece of that length is known by then.
                Part::Open if data.len() > max_bytes + OPEN.len() => {
                    self.pass_over(is_event)?;
                    return Ok(Some(Piece { bytes: &self.kept, oversize: true, broken: !is_event, ..WHOLE }));
                }
                Part::Open if self.buffer.at_end() && data.is_empty() => return Ok(None),
                Part::Open => {
                    looked_at = data.len().saturating_sub(CLOSE.len() - 1);
                    self.buffer.fill()?;
                }
                // As if its end had not been here yet.
                Part::Event(length) | Part::Between(length) if length > max_bytes => {
                    self.buffer.consume(length);
                    let bytes = self.limits.beginning(self.buffer.consumed(length));
                    return Ok(Some(Piece { bytes, oversize: true, broken: !is_event, ..WHOLE }));
                }
                Part::Event(length) => {
                    self.buffer.consume(length);
                    return Ok(Some(Piece { bytes: self.buffer.consumed(length), ..WHOLE }));
                }
                Part::Between(length) => {
                    looked_at = 0;
                    self.buffer.consume(length);
                    if !is_frame(self.buffer.consumed(length)) {
                        let bytes = self.buffer.consumed(length).trim_ascii();
                        return Ok(Some(Piece { bytes, broken: true, ..WHOLE }));
                    }
                }
            }
        }
    }
}

/// The events in a text, and what stands between them: `true` for an event.
pub(crate) fn events(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let (length, is_event) = match part(rest.as_bytes(), 0, true) {
                Part::Event(length) => (length, true),
                Part::Between(length) => (length, false),
                Part::Open => (rest.len(), false),
            };
            let (found, behind) = rest.split_at(length);
            rest = behind;
            if is_event || !is_frame(found.as_bytes()) {
                return Some((if is_event { found } else { found.trim() }, is_event));
            }
        }
        None
    })
}

/// `looked_at`: no event ends before it, and none but the first begins. Where everything is there, what is unfinished
/// is told for what it is.
fn part(data: &[u8], looked_at: usize, is_all: bool) -> Part {
    match open_tag(data) {
        None if data.is_empty() => Part::Open,
        None if is_all => Part::Between(data.len()),
        None => Part::Open,
        Some(0) => {
            let from = looked_at.max(OPEN.len()).min(data.len());
            let end = memmem::find(&data[from..], CLOSE).map(|end| from + end);
            let next = open_tag(&data[from..end.unwrap_or(data.len())]).map(|next| from + next);
            match (next, end) {
                // An event that was cut off, and another one behind it: the end is the second one's.
                (Some(next), _) => Part::Between(next),
                (None, Some(end)) => Part::Event(end + CLOSE.len()),
                (None, None) if is_all => Part::Between(data.len()),
                (None, None) => Part::Open,
            }
        }
        Some(begin) => Part::Between(begin),
    }
}

/// Where the first `<Event …>` begins; not `<EventID>`, not `<Events>`: the byte behind the name tells.
fn open_tag(data: &[u8]) -> Option<usize> {
    memmem::find_iter(data, OPEN).find(|at| {
        let behind = data.get(at + OPEN.len());
        behind.is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'>')
    })
}

/// Blanks, NULs, a byte-order mark, declarations and the root around events, and the numbers that `evtx_dump` writes
/// before them (`Record 12`): nobody's record.
fn is_frame(mut data: &[u8]) -> bool {
    const FRAMES: [(&[u8], &[u8]); 3] = [(b"<?xml", b"?>"), (b"<Events", b">"), (b"</Events", b">")];
    loop {
        let blank = data.iter().take_while(|byte| byte.is_ascii_whitespace() || **byte == 0).count();
        data = &data[blank..];
        if data.is_empty() {
            return true;
        }
        let found = FRAMES.iter().find_map(|(begin, end)| {
            data.starts_with(begin).then(|| memmem::find(data, end).map(|at| at + end.len()))?
        });
        match found.or_else(|| number_line(data)) {
            Some(length) => data = &data[length..],
            None => return false,
        }
    }
}

/// Length of the `Record 12` that data begin with, alone on its line.
fn number_line(data: &[u8]) -> Option<usize> {
    const NAME: &[u8] = b"Record ";
    let digits = data.strip_prefix(NAME)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let end = NAME.len() + digits;
    let ends_line = data[end..].first().is_none_or(|byte| matches!(byte, b'\r' | b'\n'));
    (digits > 0 && ends_line).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::testing::{Slowly, marked};
    use proptest::prelude::*;

    fn framed(text: &str, size: usize, max_bytes: usize) -> Vec<String> {
        let mut input = Slowly(text.as_bytes(), size);
        marked(WindowsEvents::new(Buffer::new(&mut input), PieceLimits { max_bytes, kept_bytes: 10 }))
    }

    const TWO: &str = "<?xml version='1.0'?><Events><Event xmlns='x'><System><EventID>1</EventID></System></Event>\
                       <Event\n>2</Event>\n</Events>\r\n\0";

    #[test]
    fn events_stand_on_one_line_or_on_many() {
        let wanted = ["<Event xmlns='x'><System><EventID>1</EventID></System></Event>", "<Event\n>2</Event>"];
        for size in [1, 3, 1000] {
            assert_eq!(framed(TWO, size, 1000), wanted);
        }
        assert_eq!(events(TWO).collect::<Vec<_>>(), wanted.map(|event| (event, true)));
    }

    #[test]
    fn what_is_no_event_is_kept_and_marked() {
        let text = "junk <Event>1</Event> more <Event>cut off <Event>2</Event><Event>never ends";
        let wanted = [
            "bad:junk",
            "<Event>1</Event>",
            "bad:more",
            "bad:<Event>cut off",
            "<Event>2</Event>",
            "bad:<Event>never ends",
        ];
        for size in [1, 5, 1000] {
            assert_eq!(framed(text, size, 1000), wanted);
        }
    }

    #[test]
    fn numbers_of_a_dump_are_no_records() {
        let text = "Record 1\n<?xml version='1.0'?>\n<Event>1</Event>\nRecord 2\r\n<?xml version='1.0'?>\r\n<Event>2</Event>\n";
        for size in [1, 7, 1000] {
            assert_eq!(framed(text, size, 1000), ["<Event>1</Event>", "<Event>2</Event>"]);
        }
        assert_eq!(
            framed("Record 3 was lost\n<Event>4</Event>", 9, 1000),
            ["bad:Record 3 was lost", "<Event>4</Event>"]
        );
        assert_eq!(framed("Record \n<Event>4</Event>", 9, 1000), ["bad:Record", "<Event>4</Event>"]);
    }

    #[test]
    fn a_long_event_costs_only_itself() {
        let text = format!("<Event>1</Event><Event>{}</Event><Event>3</Event>", "x".repeat(600_000));
        assert_eq!(framed(&text, 1000, 300_000), ["<Event>1</Event>", "long:<Event>xxx", "<Event>3</Event>"]);
    }

    #[test]
    fn names_that_begin_alike_and_come_in_parts_part_nothing() {
        for size in [1, 2, 1000] {
            assert_eq!(framed("<Eve <EventID>1</EventID> junk", size, 1000), ["bad:<Eve <EventID>1</EventID> junk"]);
            assert_eq!(framed("<Event>1<Event>2", size, 1000), ["bad:<Event>1", "bad:<Event>2"]);
            // What is cut off is no longer for what stands behind it.
            let cut = "<Event>12345678<Event>1</Event>";
            assert_eq!(framed(cut, size, 16), ["bad:<Event>12345678", "<Event>1</Event>"]);
        }
    }

    #[test]
    fn what_is_long_and_no_event_costs_only_itself() {
        let text = format!("{}<Event>1</Event><Event>{} <Event>2</Event>", "j".repeat(600_000), "x".repeat(600_000));
        for size in [999, 1_000_000] {
            let framed = framed(&text, size, 300_000);
            assert_eq!(framed, ["long:bad:jjjjjjjjjj", "<Event>1</Event>", "long:<Event>xxx", "<Event>2</Event>"]);
        }
    }

    proptest! {
        #[test]
        fn chunks_make_no_difference(text in "(<Event>|</Event>|<Event |<Eve|a|>|\n){0,20}", size in 1usize..9) {
            prop_assert_eq!(framed(&text, size, 1000), framed(&text, 999, 1000));
        }
    }
}
