//! The way through an object: decode, frame, unwrap, hand out. See `read_records`.

use std::borrow::Cow;
use std::io::{self, Read, Seek, Write};
use std::ops::ControlFlow;

use crate::decode::{Content, Decoder};
use crate::envelope::Leaf;
use crate::frame::csv::Rows;
use crate::frame::groups::Groups;
use crate::frame::json::JsonValues;
use crate::frame::lines::Lines;
use crate::frame::windows::WindowsEvents;
use crate::frame::{Begins, Buffer, Framer, Piece, PieceLimits};
use crate::record::{Envelope, FirstLine, Flaws, Format, Layout, Record, Resume};
use crate::{csv, envelope, export};

/// Bounds on what one object may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// A longer record is framed to its end without being kept (8 MiB).
    pub max_record_bytes: usize,
    /// What is kept of such a record (32 KiB).
    pub oversize_kept_bytes: usize,
    /// Containers inside containers (3).
    pub max_nesting: u32,
    /// Past this many plain bytes the ratio below is looked at (1 GiB).
    pub bomb_min_bytes: u64,
    /// Plain bytes per compressed byte that make a bomb (1000).
    pub bomb_ratio: u64,
    /// Plain bytes between two places where decoding can start, as they are told (4 KiB).
    pub place_every_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            max_record_bytes: 8 << 20,
            oversize_kept_bytes: 32 << 10,
            max_nesting: 3,
            bomb_min_bytes: 1 << 30,
            bomb_ratio: 1000,
            place_every_bytes: 4 << 10,
        }
    }
}

/// A place that can be written, then read at any position: formats with their directory at the end (zip, Parquet) need it.
pub trait SpoolFile: Read + Write + Seek + Send {}
impl<T: Read + Write + Seek + Send> SpoolFile for T {}

/// Makes spool files; this room opens no file by itself.
pub trait Spool {
    /// A new, empty, anonymous file.
    ///
    /// # Errors
    /// Whatever the file system says.
    fn open(&self) -> io::Result<Box<dyn SpoolFile>>;
    /// Most bytes one object may spool.
    fn max_bytes(&self) -> u64;
}

/// What reading an object came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadSummary {
    /// Leaf records handed out.
    pub records: u64,
    /// Bytes as stored.
    pub bytes_stored: u64,
    /// Bytes after decompression.
    pub bytes_plain: u64,
    /// Bytes or code units replaced by U+FFFD.
    pub replaced: u64,
    /// Envelope messages that hold no record by design (CloudWatch Logs `CONTROL_MESSAGE`).
    pub control_messages: u64,
    /// The caller asked to stop before the end.
    pub stopped: bool,
}

/// Why an object could not be read to its end. Records handed out before it stand.
#[derive(Debug, thiserror::Error)]
pub enum ObjectError {
    /// The bytes end inside a compressed member, or inside the array that holds the records.
    #[error("{container} ends early after {plain_bytes} plain bytes: the object is truncated")]
    Truncated {
        /// `gzip`, `zstd`, `JSON array`, …
        container: &'static str,
        /// Plain bytes read before.
        plain_bytes: u64,
    },
    /// The bytes are not what the container's format allows.
    #[error("{container} is corrupt after {plain_bytes} plain bytes: {detail}")]
    Corrupt {
        /// `gzip`, `zstd`, …
        container: &'static str,
        /// Plain bytes read before.
        plain_bytes: u64,
        /// What the decoder said.
        detail: String,
    },
    /// Expands without measure.
    #[error("{plain_bytes} plain bytes out of {stored_bytes}: refused as a decompression bomb")]
    Bomb {
        /// Plain bytes read before.
        plain_bytes: u64,
        /// Stored bytes read before.
        stored_bytes: u64,
    },
    /// Containers inside containers inside containers.
    #[error("compressed more than {0} times over")]
    NestedTooDeep(u32),
    /// Has to be spooled, and is larger than the spool takes.
    #[error("{container} of more than {max_bytes} bytes cannot be spooled")]
    TooLargeToSpool {
        /// `zip`, …
        container: &'static str,
        /// The spool's limit.
        max_bytes: u64,
    },
    /// A container we know and do not read.
    #[error("{0} is not supported")]
    Unsupported(&'static str),
    /// The source failed: worth a retry.
    #[error("reading the object failed: {0}")]
    Source(#[source] io::Error),
}

impl ObjectError {
    /// Whether the same bytes read again may go better.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(self, ObjectError::Source(_))
    }

    /// Short name for counters and ledger lines.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match self {
            ObjectError::Truncated { .. } => "truncated",
            ObjectError::Corrupt { .. } => "corrupt",
            ObjectError::Bomb { .. } => "bomb",
            ObjectError::NestedTooDeep(_) => "nested_too_deep",
            ObjectError::TooLargeToSpool { .. } => "too_large_to_spool",
            ObjectError::Unsupported(_) => "unsupported_container",
            ObjectError::Source(_) => "source",
        }
    }
}

/// Where reading begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// The place that the input begins with, as a record of an earlier reading told it; `None`: the first byte.
    pub resume: Option<Resume>,
    /// Ordinal of the first record that is wanted. Some of those before it are handed out all the same.
    pub first: u64,
}

impl Default for Start {
    fn default() -> Start {
        Start { resume: None, first: 1 }
    }
}

/// Reads `input` (the object as stored) and calls `each` with every leaf record, in order, until the end, an error, or
/// `ControlFlow::Break`. The summary counts what was handed out in any case.
pub fn read_records(
    input: &mut dyn Read,
    layout: &Layout,
    limits: &Limits,
    spool: &dyn Spool,
    each: &mut dyn FnMut(Record<'_>) -> ControlFlow<()>,
) -> (ReadSummary, Result<(), ObjectError>) {
    read_records_from(Start::default(), input, layout, limits, spool, each)
}

/// The same from a place on: `input` is the object from there.
pub fn read_records_from(
    start: Start,
    input: &mut dyn Read,
    layout: &Layout,
    limits: &Limits,
    spool: &dyn Spool,
    each: &mut dyn FnMut(Record<'_>) -> ControlFlow<()>,
) -> (ReadSummary, Result<(), ObjectError>) {
    let decoder = Decoder::new(*limits, spool, &start);
    let mut reading = Reading {
        layout,
        limits,
        each,
        decoder: &decoder,
        header_lines: if start.resume.is_some() { 0 } else { layout.header_lines },
        ordinal: start.resume.map_or(0, |place| place.ordinal.saturating_sub(1)),
        place: start.resume,
        next_place: 0,
        summary: ReadSummary::default(),
        cut_array: false,
    };
    let mut result = decoder.object(input, &mut |plain, content| match content {
        Content::Bytes => reading.stream(plain),
        Content::Rows => reading.rows_as_json(plain),
    });
    if reading.cut_array && result.is_ok() {
        result = Err(ObjectError::Truncated { container: "JSON array", plain_bytes: decoder.plain.get() });
    }
    let mut summary = reading.summary;
    summary.bytes_stored = decoder.stored.get();
    summary.bytes_plain = decoder.plain.get();
    summary.replaced += decoder.replaced.get();
    (summary, result)
}

/// Whether what is read tells where decoding can start.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Places {
    Told,
    /// What stands at the beginning of the object has to be known, or what the reader is amidst.
    Kept,
}

struct Reading<'r, 'f> {
    layout: &'r Layout,
    limits: &'r Limits,
    each: &'f mut dyn FnMut(Record<'_>) -> ControlFlow<()>,
    decoder: &'r Decoder<'r>,
    /// Lines before the first record.
    header_lines: u64,
    /// Of the last record.
    ordinal: u64,
    /// The last place where decoding can start.
    place: Option<Resume>,
    /// Places before this offset in the stream are not told.
    next_place: u64,
    summary: ReadSummary,
    /// A stream ended inside an array of records. Told at the end: other members of an archive may be whole.
    cut_array: bool,
}

impl Reading<'_, '_> {
    /// Frames one stream of plain bytes.
    fn stream(&mut self, plain: &mut dyn Read) -> io::Result<ControlFlow<()>> {
        let limits = PieceLimits::new(self.limits.max_record_bytes, self.limits.oversize_kept_bytes);
        let mut buffer = Buffer::new(plain);
        match &self.layout.format {
            // Of other formats a line's own time may look the same: who parses them knows.
            Format::Json { .. } | Format::Csv { .. } | Format::WindowsEvents if begins_like_export(&mut buffer)? => {
                let first_line = FirstLine::new("time of an exported event", |line| Some(export::begins(line)));
                self.exported(Groups::new(buffer, limits, first_line, 0))
            }
            Format::Json { array_key } => {
                self.json(JsonValues::new(buffer, limits, array_key.as_deref()), Places::Told)
            }
            // Agents that write Windows events as JSON need no envelope either.
            Format::WindowsEvents if begins_with_brace(&mut buffer)? => {
                self.json(JsonValues::new(buffer, limits, None), Places::Kept)
            }
            // Objects that were put there without the envelope are read as what they are.
            _ if (self.layout.via_cloudwatch || self.layout.via_firelens) && begins_with_brace(&mut buffer)? => {
                self.messages(JsonValues::among_lines(buffer, limits))
            }
            // Rows have a header unless CloudWatch Logs delivers them: then messages need not be announced.
            Format::Csv { .. } if begins_with_cloudwatch_message(&mut buffer)? => {
                self.json(JsonValues::new(buffer, limits, None), Places::Kept)
            }
            Format::Text => self.pieces(Lines::new(buffer, limits, self.header_lines), Places::Told),
            Format::Multiline { first_line } => {
                self.pieces(Groups::new(buffer, limits, first_line.clone(), self.header_lines), Places::Told)
            }
            Format::W3c => self.w3c(Lines::new(buffer, limits, self.header_lines)),
            Format::WindowsEvents => self.pieces(WindowsEvents::new(buffer, limits), Places::Kept),
            Format::Csv { delimiter, known } => {
                let rows = Rows::new(buffer, limits, *delimiter, self.header_lines);
                self.rows(rows, *delimiter, known)
            }
        }
    }

    /// Rows of a format that brings its own columns: the layout says nothing of them.
    fn rows_as_json(&mut self, plain: &mut dyn Read) -> io::Result<ControlFlow<()>> {
        let limits = PieceLimits::new(self.limits.max_record_bytes, self.limits.oversize_kept_bytes);
        self.ordinal += self.decoder.passed_over.get();
        self.pieces(Lines::new(Buffer::new(plain), limits, 0), Places::Kept)
    }

    /// Pieces each of which is a record.
    fn pieces(&mut self, mut framer: impl Framer, places: Places) -> io::Result<ControlFlow<()>> {
        let has_messages = self.layout.via_cloudwatch || self.layout.via_firelens;
        while let Some(piece) = framer.next()? {
            // An object that begins with a brace is taken for one of messages.
            let may_be_message = piece.oversize || piece.bytes.trim_ascii_start().starts_with(b"{");
            if places == Places::Told && !(has_messages && may_be_message) {
                self.tell_place(piece.begins);
            }
            if self.piece(&piece, None).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Lines under a `#Fields:` line; one may come again where files were concatenated.
    fn w3c(&mut self, mut framer: Lines<'_>) -> io::Result<ControlFlow<()>> {
        let mut columns: Option<Vec<String>> = None;
        while let Some(piece) = framer.next()? {
            if piece.bytes.starts_with(b"#") {
                let line = std::str::from_utf8(piece.bytes).unwrap_or_default();
                if let Some(names) = line.strip_prefix("#Fields:") {
                    columns = csv::w3c_names(names);
                }
                continue;
            }
            if self.piece(&piece, columns.as_deref()).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Rows under the header that stands first; rows before any header are records without columns. A header may come
    /// again, also another one, where files were concatenated. A row that is a JSON object needs none, and is none.
    fn rows(&mut self, mut framer: Rows<'_>, delimiter: Option<u8>, known: &[String]) -> io::Result<ControlFlow<()>> {
        let mut columns: Vec<String> = Vec::new();
        while let Some(piece) = framer.next()? {
            let is_header = match columns.as_slice() {
                _ if piece.bytes.starts_with(b"{") => false,
                [] => csv::can_be_header(&text_of(piece.bytes).0, delimiter, known),
                old => std::str::from_utf8(piece.bytes).is_ok_and(|row| csv::is_header(row, delimiter, old)),
            };
            if is_header {
                columns = csv::column_names(&text_of(piece.bytes).0, delimiter);
                continue;
            }
            if self.piece(&piece, Some(&columns)).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn json(&mut self, mut framer: JsonValues<'_>, places: Places) -> io::Result<ControlFlow<()>> {
        while let Some(piece) = framer.next()? {
            // An object that begins so is taken for one that was exported. Of a long piece too little may be here to tell.
            let may_look_exported = piece.oversize || export::begins(piece.bytes);
            if places == Places::Told && !may_look_exported {
                self.tell_place(piece.begins);
            }
            let is_record = piece.is_element || piece.broken || piece.oversize;
            let flow = if is_record { self.piece(&piece, None) } else { self.value(&piece) };
            if flow.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        self.cut_array |= framer.ended_in_array();
        Ok(ControlFlow::Continue(()))
    }

    /// Messages around records that are no JSON themselves. Lines among them that are no messages were put there
    /// without one.
    fn messages(&mut self, mut framer: JsonValues<'_>) -> io::Result<ControlFlow<()>> {
        while let Some(piece) = framer.next()? {
            // Where anything else than a brace came first, the object would be one of lines.
            if piece.bytes.starts_with(b"{") {
                self.tell_place(piece.begins.map(|begins| Begins { from: begins.start, ..begins }));
            }
            let flow = if piece.oversize {
                self.piece(&piece, None)
            } else if piece.broken {
                let mut lines = piece.bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end);
                lines.try_for_each(|bytes| match bytes {
                    [] => ControlFlow::Continue(()),
                    bytes => self.piece(&Piece { bytes, broken: false, ..piece }, None),
                })
            } else {
                self.value(&piece)
            };
            if flow.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Events of an export task.
    fn exported(&mut self, mut framer: impl Framer) -> io::Result<ControlFlow<()>> {
        while let Some(piece) = framer.next()? {
            let (text, bad_bytes) = text_of(piece.bytes);
            let flow = match export::exported(&text) {
                Some((time, message)) if !piece.oversize => {
                    let layout = self.layout;
                    self.leaves(bad_bytes, |control_messages, each| {
                        envelope::unwrap_exported(time, message, layout, control_messages, each)
                    })
                }
                _ => self.piece(&piece, None),
            };
            if flow.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// A piece that begins there comes next: it is told where decoding can start with it.
    fn tell_place(&mut self, begins: Option<Begins>) {
        let Some(begins) = begins.filter(|begins| begins.start >= self.next_place && self.summary.records > 0) else {
            return;
        };
        if let Some(byte) = self.decoder.place(begins) {
            self.place = Some(Resume { byte, ordinal: self.ordinal + 1 });
            self.next_place = begins.start + self.limits.place_every_bytes;
        }
    }

    /// A piece that is a record.
    fn piece(&mut self, piece: &Piece<'_>, columns: Option<&[String]>) -> ControlFlow<()> {
        let (text, replaced) = text_of(piece.bytes);
        let flaws =
            Flaws { invalid_utf8: replaced > 0, oversize: piece.oversize, broken: piece.broken, ..Flaws::default() };
        self.hand_out(&text, columns, Envelope::default(), flaws, replaced)
    }

    /// A JSON value that may be an envelope.
    fn value(&mut self, piece: &Piece<'_>) -> ControlFlow<()> {
        let (text, bad_bytes) = text_of(piece.bytes);
        let layout = self.layout;
        self.leaves(bad_bytes, |control_messages, each| envelope::unwrap(&text, layout, control_messages, each))
    }

    /// Hands out the leaves that `unwrap` finds, in text of which so many bytes were no UTF-8.
    fn leaves(
        &mut self,
        bad_bytes: u64,
        unwrap: impl FnOnce(&mut u64, &mut dyn FnMut(Leaf<'_>) -> ControlFlow<()>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut control_messages = 0;
        let flow = unwrap(&mut control_messages, &mut |leaf| {
            let replaced = leaf.replaced + bad_bytes;
            let flaws =
                Flaws { invalid_utf8: replaced > 0, broken: leaf.broken, no_array: leaf.no_array, ..Flaws::default() };
            self.hand_out(leaf.text, None, leaf.envelope, flaws, replaced)
        });
        self.summary.control_messages += control_messages;
        flow
    }

    fn hand_out(
        &mut self,
        text: &str,
        columns: Option<&[String]>,
        envelope: Envelope<'_>,
        flaws: Flaws,
        replaced: u64,
    ) -> ControlFlow<()> {
        self.summary.records += 1;
        self.summary.replaced += replaced;
        self.ordinal += 1;
        let (ordinal, resume) = (self.ordinal, self.place);
        let flow = (self.each)(Record { ordinal, text, columns, envelope, flaws, resume });
        self.summary.stopped |= flow.is_break();
        flow
    }
}

/// Whether the first byte that is not blank opens a JSON object. So many blanks are looked past.
fn begins_with_brace(buffer: &mut Buffer<'_>) -> io::Result<bool> {
    const MAX_BLANKS: usize = 64 << 10;
    loop {
        let data = &buffer.data()[..buffer.data().len().min(MAX_BLANKS)];
        if let Some(first) = data.iter().find(|b| !b.is_ascii_whitespace()) {
            return Ok(*first == b'{');
        }
        if buffer.at_end() || data.len() == MAX_BLANKS {
            return Ok(false);
        }
        buffer.fill()?;
    }
}

/// Whether an object begins with an event that an export task wrote down.
fn begins_like_export(buffer: &mut Buffer<'_>) -> io::Result<bool> {
    while buffer.data().len() < export::HEAD_BYTES && !buffer.at_end() {
        buffer.fill()?;
    }
    Ok(export::begins(buffer.data()))
}

/// Whether an object begins with a message of a CloudWatch Logs subscription, whose members up to the events are short,
/// or with an answer that holds its events.
fn begins_with_cloudwatch_message(buffer: &mut Buffer<'_>) -> io::Result<bool> {
    const HEAD_BYTES: usize = 8 << 10;
    if !begins_with_brace(buffer)? {
        return Ok(false);
    }
    while buffer.data().len() < HEAD_BYTES && !buffer.at_end() {
        buffer.fill()?;
    }
    let data = buffer.data();
    let head = &data[..data.len().min(HEAD_BYTES)];
    let has = |word: &str| memchr::memmem::find(head, word.as_bytes()).is_some();
    Ok(has("\"messageType\"") && has("\"logEvents\"") || has("\"events\"") && has("\"ingestionTime\""))
}

/// Bytes as text, and how many sequences were no UTF-8.
fn text_of(bytes: &[u8]) -> (Cow<'_, str>, u64) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), 0),
        Err(_) => {
            let replaced = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count() as u64;
            (Cow::Owned(String::from_utf8_lossy(bytes).into_owned()), replaced)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_without_end_are_not_kept() {
        let mut blanks = io::repeat(b' ');
        let mut buffer = Buffer::new(&mut blanks);
        assert!(!begins_with_brace(&mut buffer).unwrap());
        assert!(buffer.data().len() < 1 << 20);
        let few = format!("{}{{", " ".repeat(1000));
        let mut few = few.as_bytes();
        assert!(begins_with_brace(&mut Buffer::new(&mut few)).unwrap());
    }
}
