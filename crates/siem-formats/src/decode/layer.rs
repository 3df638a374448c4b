//! One layer of compression: tells truncation from corruption, and stops bombs.

use std::io::{self, Read};

use super::{Decoder, carried};
use crate::read::ObjectError;

pub(super) struct Layer<'d, 's, R> {
    inner: R,
    container: &'static str,
    decoder: &'d Decoder<'s>,
    plain: u64,
}

impl<'d, 's, R: Read> Layer<'d, 's, R> {
    pub(super) fn new(inner: R, container: &'static str, decoder: &'d Decoder<'s>) -> Layer<'d, 's, R> {
        Layer { inner, container, decoder, plain: 0 }
    }
}

impl<R: Read> Read for Layer<'_, '_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self.inner.read(out) {
            Ok(count) => {
                self.plain += count as u64;
                let stored = self.decoder.stored.get().max(1);
                let limits = &self.decoder.limits;
                // Of this layer, or of all members of an archive together: each may be harmless alone.
                let plain = self.plain.max(self.decoder.plain.get());
                if plain > limits.bomb_min_bytes && plain / stored > limits.bomb_ratio {
                    return Err(carried(ObjectError::Bomb { plain_bytes: plain, stored_bytes: stored }));
                }
                Ok(count)
            }
            Err(error) => Err(told(error, self.container, self.plain)),
        }
    }
}

/// What a decoder's error means; errors of the source or of another layer pass.
pub(super) fn told(error: io::Error, container: &'static str, plain_bytes: u64) -> io::Error {
    if error.kind() == io::ErrorKind::Interrupted || error.get_ref().is_some_and(|inner| inner.is::<ObjectError>()) {
        return error;
    }
    carried(match error.kind() {
        io::ErrorKind::UnexpectedEof => ObjectError::Truncated { container, plain_bytes },
        _ => ObjectError::Corrupt { container, plain_bytes, detail: error.to_string() },
    })
}
