//! gzip of many members, as Firehose writes it.

use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;

/// All members, one after another. Zeros behind a member are padding; anything else that is no member is an error,
/// after all members before it were read.
///
/// One decoder serves them all: a log of many small members would otherwise make and drop its 40 KiB for each of them,
/// and leave the heap in pieces.
pub(super) struct Members<R> {
    decoder: GzDecoder<Input<R>>,
    /// The decoder is inside a member.
    in_member: bool,
}

impl<R: BufRead> Members<R> {
    pub(super) fn new(input: R) -> Members<R> {
        Members { decoder: GzDecoder::new(Input(Some(input))), in_member: true }
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
                    let rest = Input(input.0.take());
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

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            if self.in_member {
                match self.decoder.read(out)? {
                    0 => self.in_member = false,
                    count => return Ok(count),
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
struct Input<R>(Option<R>);

impl<R: BufRead> Read for Input<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.0.as_mut().map_or(Ok(0), |input| input.read(out))
    }
}

impl<R: BufRead> BufRead for Input<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.0.as_mut().map_or(Ok(&[]), BufRead::fill_buf)
    }

    fn consume(&mut self, count: usize) {
        if let Some(input) = &mut self.0 {
            input.consume(count);
        }
    }
}
