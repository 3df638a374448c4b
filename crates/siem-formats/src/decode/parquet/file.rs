//! The spooled file, as the library reads files: from many places in turn.

use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

use ::parquet::errors::{ParquetError, Result as ParquetResult};
use ::parquet::file::reader::{ChunkReader, Length};
use bytes::Bytes;

use crate::read::SpoolFile;

/// What a page may say that it is when unpacked. Writers make pages of a megabyte, longer ones for one long value.
const MAX_PAGE_BYTES: u64 = 256 << 20;
/// Length of the directory and the magic number, at the end.
const FOOTER_BYTES: u64 = 8;

#[derive(Clone)]
pub(super) struct SpooledFile {
    file: Arc<Mutex<Box<dyn SpoolFile>>>,
    length: u64,
}

impl SpooledFile {
    pub(super) fn new(file: Box<dyn SpoolFile>, length: u64) -> SpooledFile {
        SpooledFile { file: Arc::new(Mutex::new(file)), length }
    }
}

/// The file from one place on.
pub(super) struct Tail {
    source: SpooledFile,
    start: u64,
    at: u64,
}

impl Read for Tail {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut file = self.source.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let count = file.read(out)?;
        let is_page = self.at == self.start && self.start + FOOTER_BYTES < self.source.length;
        if is_page && page_bytes(&out[..count]).is_none_or(|bytes| bytes > MAX_PAGE_BYTES) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a page that is too long, or none"));
        }
        self.at += count as u64;
        Ok(count)
    }
}

/// Unpacked length that a page's header tells, the second of its numbers. The library makes room for it unasked.
///
/// Source: Apache Thrift, "Compact Protocol": a byte for a number's field and type, then the number, seven bits a byte,
/// doubled if it is not negative.
fn page_bytes(header: &[u8]) -> Option<u64> {
    const NEXT_FIELD_I32: u8 = 0x15;
    let header = header.strip_prefix(&[NEXT_FIELD_I32])?;
    let page_type = header.iter().position(|byte| byte & 0x80 == 0)?;
    let header = header.get(page_type + 1..)?.strip_prefix(&[NEXT_FIELD_I32])?;
    let mut doubled = 0;
    for (index, byte) in header.iter().take(5).enumerate() {
        doubled |= u64::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some(doubled / 2);
        }
    }
    None
}

impl Length for SpooledFile {
    fn len(&self) -> u64 {
        self.length
    }
}

impl ChunkReader for SpooledFile {
    type T = BufReader<Tail>;

    fn get_read(&self, start: u64) -> ParquetResult<Self::T> {
        Ok(BufReader::new(Tail { source: self.clone(), start, at: start }))
    }

    fn get_bytes(&self, start: u64, length: usize) -> ParquetResult<Bytes> {
        if start.checked_add(length as u64).is_none_or(|end| end > self.length) {
            return Err(ParquetError::EOF("a part of the file is not there".to_owned()));
        }
        let mut bytes = vec![0; length];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(&mut bytes)?;
        Ok(bytes.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_tells_its_length() {
        assert_eq!(page_bytes(&[0x15, 0x00, 0x15, 0x14, 0x15]), Some(10));
        assert_eq!(page_bytes(&[0x15, 0x06, 0x15, 0x80, 0x80, 0x80, 0x80, 0x02]), Some(256 << 20));
        assert_eq!(page_bytes(b"\x15\x00\x15\xff\xff\xff\xff\xff\xff"), None);
        assert_eq!(page_bytes(b"{}"), None);
    }
}
