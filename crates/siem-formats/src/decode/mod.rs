//! Undoing compression, whatever the object is called: by its first bytes, layer by layer.

mod gzip;
mod layer;
mod parquet;
mod sniff;
mod utf16;
mod zip;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;

use crate::frame::Begins;
use crate::read::{Limits, ObjectError, Spool, SpoolFile, Start};
use gzip::MemberStart;
use layer::Layer;
use sniff::{Container, sniff};
pub(crate) use sniff::{SNIFF_BYTES, is_plain};

/// So many bytes that are of no record may stand between the beginning of a member and its first one.
const MAX_GAP_BYTES: u64 = 1024;

/// What all layers of one object share.
pub(crate) struct Decoder<'s> {
    pub(crate) limits: Limits,
    pub(crate) spool: &'s dyn Spool,
    /// Bytes taken from the source.
    pub(crate) stored: Cell<u64>,
    /// Plain bytes given to the framers.
    pub(crate) plain: Cell<u64>,
    /// Code units that were no text.
    pub(crate) replaced: Cell<u64>,
    /// Offset in the object of the first byte that is read.
    first_byte: u64,
    /// Ordinal of the first record that is wanted, if none are passed over without a look.
    first_wanted: u64,
    /// Records that were passed over without a look at them.
    pub(crate) passed_over: Cell<u64>,
    track: Cell<Track>,
    members: RefCell<VecDeque<MemberStart>>,
}

/// How the places of the stream that is read stand in the object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Track {
    /// Nobody knows.
    Lost,
    /// As they are, behind so many bytes.
    Plain(u64),
    /// In members of a gzip, behind so many bytes of the first one.
    Members(u64),
}

/// What a stream of plain bytes is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// What its log type says.
    Bytes,
    /// Lines each of which is a record, JSON: rows of a format that says itself what is in it.
    Rows,
}

/// Takes one stream of plain bytes: the object itself, or one member of an archive.
pub(crate) type EachStream<'f> = dyn FnMut(&mut dyn Read, Content) -> io::Result<ControlFlow<()>> + 'f;

impl<'s> Decoder<'s> {
    pub(crate) fn new(limits: Limits, spool: &'s dyn Spool, start: &Start) -> Decoder<'s> {
        Decoder {
            limits,
            spool,
            stored: Cell::new(0),
            plain: Cell::new(0),
            replaced: Cell::new(0),
            first_byte: start.resume.map_or(0, |place| place.byte),
            first_wanted: start.first,
            passed_over: Cell::new(0),
            track: Cell::new(Track::Lost),
            members: RefCell::default(),
        }
    }

    /// The place in the object where decoding gives the stream from a piece on, if there is one.
    pub(crate) fn place(&self, piece: Begins) -> Option<u64> {
        let stored = match self.track.get() {
            Track::Lost => None,
            Track::Plain(behind) => Some(behind + piece.start),
            Track::Members(behind) => {
                let mut members = self.members.borrow_mut();
                while members.front().is_some_and(|member| member.plain < piece.from + behind) {
                    members.pop_front();
                }
                let start = piece.start + behind;
                let is_near = |member: &&MemberStart| member.plain <= start && start - member.plain <= MAX_GAP_BYTES;
                members.front().filter(is_near).map(|member| member.stored)
            }
        };
        stored.map(|stored| self.first_byte + stored)
    }

    /// Calls `each` with the plain bytes of every member of the object.
    pub(crate) fn object(&self, input: &mut dyn Read, each: &mut EachStream<'_>) -> Result<(), ObjectError> {
        let mut source = CountedSource { input, stored: &self.stored };
        self.stream(&mut source, 0, each).map(|_| ()).map_err(object_error)
    }

    /// Undoes the layer that `input` begins with, if any, and goes on with what is inside.
    fn stream(&self, input: &mut dyn Read, depth: u32, each: &mut EachStream<'_>) -> io::Result<ControlFlow<()>> {
        let mut head = Vec::with_capacity(SNIFF_BYTES);
        input.take(SNIFF_BYTES as u64).read_to_end(&mut head)?;
        let container = sniff(&head);
        let is_packed = matches!(
            container,
            Container::Gzip
                | Container::Zstd
                | Container::Bzip2
                | Container::Zip
                | Container::Snappy
                | Container::Parquet
        );
        if is_packed && depth >= self.limits.max_nesting {
            return Err(carried(ObjectError::NestedTooDeep(self.limits.max_nesting)));
        }
        let bom = container.mark_bytes();
        let mut whole = Cursor::new(head.split_off(bom)).chain(input);
        match container {
            Container::Gzip => {
                // Only those of the outermost layer stand in the object.
                let inner = RefCell::default();
                let begins = if depth == 0 { &self.members } else { &inner };
                let members = gzip::Members::new(BufReader::with_capacity(128 << 10, whole), begins);
                self.track.set(if depth == 0 { Track::Members(0) } else { Track::Lost });
                self.stream(&mut Layer::new(members, "gzip", self), depth + 1, each)
            }
            Container::Zstd => {
                self.track.set(Track::Lost);
                let frames = zstd::stream::read::Decoder::new(whole)?;
                self.stream(&mut Layer::new(frames, "zstd", self), depth + 1, each)
            }
            Container::Bzip2 => {
                self.track.set(Track::Lost);
                let streams = bzip2::read::MultiBzDecoder::new(whole);
                self.stream(&mut Layer::new(streams, "bzip2", self), depth + 1, each)
            }
            Container::Snappy => {
                self.track.set(Track::Lost);
                let frames = snap::read::FrameDecoder::new(whole);
                self.stream(&mut Layer::new(frames, "snappy", self), depth + 1, each)
            }
            Container::Zip => {
                self.track.set(Track::Lost);
                zip::members(self, &mut whole, &mut |member, _| {
                    self.track.set(Track::Lost);
                    self.stream(member, depth + 1, each)
                })
            }
            Container::Parquet => {
                let mut counted =
                    |rows: &mut dyn Read, content| each(&mut Plain { input: rows, plain: &self.plain }, content);
                self.track.set(Track::Lost);
                // What stands before it in the object is not known if it is in something.
                let first_wanted = if depth == 0 { self.first_wanted } else { 1 };
                parquet::rows(self, &mut whole, first_wanted, &mut counted)
            }
            Container::Unsupported(name) => Err(carried(ObjectError::Unsupported(name))),
            Container::Utf16(order) => {
                self.track.set(Track::Lost);
                let mut text = utf16::Transcoder::new(whole, order, &self.replaced);
                each(&mut Plain { input: &mut text, plain: &self.plain }, Content::Bytes)
            }
            Container::None | Container::Utf8Mark => {
                self.track.set(match self.track.get() {
                    _ if depth == 0 => Track::Plain(bom as u64),
                    Track::Members(_) if depth == 1 => Track::Members(bom as u64),
                    _ => Track::Lost,
                });
                each(&mut Plain { input: &mut whole, plain: &self.plain }, Content::Bytes)
            }
        }
    }
}

/// Copies a container whose directory stands at its end to where it can be read from any place; tells its length.
fn spooled(
    decoder: &Decoder<'_>,
    input: &mut dyn Read,
    container: &'static str,
) -> io::Result<(Box<dyn SpoolFile>, u64)> {
    let mut file = decoder.spool.open()?;
    let max_bytes = decoder.spool.max_bytes();
    let copied = io::copy(&mut input.take(max_bytes + 1), &mut file)?;
    if copied > max_bytes {
        return Err(carried(ObjectError::TooLargeToSpool { container, max_bytes }));
    }
    file.seek(SeekFrom::Start(0))?;
    Ok((file, copied))
}

/// The object as stored: counts its bytes, and marks its errors as the source's own.
struct CountedSource<'i, 'c> {
    input: &'i mut dyn Read,
    stored: &'c Cell<u64>,
}

impl Read for CountedSource<'_, '_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self.input.read(out) {
            Ok(count) => {
                self.stored.set(self.stored.get() + count as u64);
                Ok(count)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => Err(carried(ObjectError::Source(error))),
        }
    }
}

/// Plain bytes on their way to a framer.
struct Plain<'i, 'c> {
    input: &'i mut dyn Read,
    plain: &'c Cell<u64>,
}

impl Read for Plain<'_, '_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(out)?;
        self.plain.set(self.plain.get() + count as u64);
        Ok(count)
    }
}

/// An object's error on its way through layers that know only `io::Error`.
pub(crate) fn carried(error: ObjectError) -> io::Error {
    io::Error::other(error)
}

/// The object's error that an `io::Error` carries; any other comes from the source.
pub(crate) fn object_error(error: io::Error) -> ObjectError {
    error.downcast::<ObjectError>().unwrap_or_else(ObjectError::Source)
}
