//! gzip of many members, as Firehose writes it.

use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;

/// All members, one after another. Zeros behind a member are padding; anything else that is no member is an error,
/// after all members before it were read.
pub(super) struct Members<R> {
    state: State<R>,
}

enum State<R> {
    Member(Box<GzDecoder<R>>),
    Between(R),
    /// Only while moving from one to the other.
    Moving,
}

impl<R: BufRead> Members<R> {
    pub(super) fn new(input: R) -> Members<R> {
        Members { state: State::Member(Box::new(GzDecoder::new(input))) }
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            match std::mem::replace(&mut self.state, State::Moving) {
                State::Member(mut decoder) => {
                    let read = decoder.read(out);
                    self.state = match read {
                        Ok(0) => State::Between(decoder.into_inner()),
                        _ => State::Member(decoder),
                    };
                    if !matches!(read, Ok(0)) {
                        return read;
                    }
                }
                State::Between(mut input) => {
                    let (zeros, next) = {
                        let data = match input.fill_buf() {
                            Ok(data) => data,
                            Err(error) => {
                                self.state = State::Between(input);
                                return Err(error);
                            }
                        };
                        (data.iter().take_while(|b| **b == 0).count(), data.iter().find(|b| **b != 0).copied())
                    };
                    input.consume(zeros);
                    match next {
                        Some(0x1f) => self.state = State::Member(Box::new(GzDecoder::new(input))),
                        Some(_) => {
                            self.state = State::Between(input);
                            return Err(io::Error::new(io::ErrorKind::InvalidData, "trailing bytes after gzip"));
                        }
                        None => {
                            self.state = State::Between(input);
                            if zeros == 0 {
                                return Ok(0);
                            }
                        }
                    }
                }
                State::Moving => return Ok(0),
            }
        }
    }
}
