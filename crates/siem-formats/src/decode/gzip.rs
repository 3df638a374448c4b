//! gzip of many members, as Firehose writes it.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;

/// All members, one after another. Zeros behind a member are padding; anything else that is no member is an error,
/// after all members before it were read.
///
/// Where each member behind the first one begins is noted: decoding can start there.
///
/// One decoder serves them all: a log of many small members would otherwise make and drop its 40 KiB for each of them,
/// and leave the heap in pieces.
pub(super) struct Members<'b, R> {
    decoder: GzDecoder<Input<R>>,
    /// The decoder is inside a member.
    in_member: bool,
    /// Bytes given so far.
    plain: u64,
    begins: &'b RefCell<VecDeque<MemberStart>>,
}

/// Where a member begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MemberStart {
    /// Offset of its first byte in what the members unpack to.
    pub(crate) plain: u64,
    /// Offset of its header in what is read.
    pub(crate) stored: u64,
}

impl<'b, R: BufRead> Members<'b, R> {
    pub(super) fn new(input: R, begins: &'b RefCell<VecDeque<MemberStart>>) -> Members<'b, R> {
        let input = Input { inner: Some(input), consumed: 0 };
        Members { decoder: GzDecoder::new(input), in_member: true, plain: 0, begins }
    }

    /// Goes over padding to the next member, if there is one.
    fn next_member(&mut self) -> io::Result<bool> {
        let input = self.decoder.get_mut();
        loop {
            let data = input.fill_buf()?;
            let zeros = data.iter().take_while(|byte| **byte == 0).count();
            match data.get(zeros).copied() {
                Some(0x1f) => {
                    input.consume(zeros);
                    let rest = Input { inner: input.inner.take(), ..*input };
                    self.begins.borrow_mut().push_back(MemberStart { plain: self.plain, stored: rest.consumed });
                    self.decoder.reset(rest);
                    return Ok(true);
                }
                Some(_) => return Err(io::Error::new(io::ErrorKind::InvalidData, "trailing bytes after gzip")),
                None if zeros == 0 => return Ok(false),
                None => input.consume(zeros),
            }
        }
    }
}

impl<R: BufRead> Read for Members<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            if self.in_member {
                match self.decoder.read(out)? {
                    0 => self.in_member = false,
                    count => {
                        self.plain += count as u64;
                        return Ok(count);
                    }
                }
            }
            if !self.next_member()? {
                return Ok(0);
            }
            self.in_member = true;
        }
    }
}

/// The compressed bytes. They are taken out of the decoder while it is reset: empty, there is nothing to read.
struct Input<R> {
    inner: Option<R>,
    consumed: u64,
}

impl<R: BufRead> Read for Input<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.as_mut().map_or(Ok(0), |input| input.read(out))?;
        self.consumed += count as u64;
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Input<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.as_mut().map_or(Ok(&[]), BufRead::fill_buf)
    }

    fn consume(&mut self, count: usize) {
        if let Some(input) = &mut self.inner {
            self.consumed += count as u64;
            input.consume(count);
        }
    }
}
