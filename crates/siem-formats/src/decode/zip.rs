//! zip: all members, in the order of the central directory.

use std::io::{self, Read};
use std::ops::ControlFlow;

use zip::ZipArchive;
use zip::result::ZipError;

use super::layer::{Layer, told};
use super::{Content, Decoder, EachStream, carried, spooled};
use crate::read::ObjectError;

/// Spools the archive (its directory stands at its end) and calls `each` with every file in it.
pub(super) fn members(
    decoder: &Decoder<'_>,
    input: &mut dyn Read,
    each: &mut EachStream<'_>,
) -> io::Result<ControlFlow<()>> {
    let (file, _) = spooled(decoder, input, "zip")?;
    let mut archive = ZipArchive::new(file).map_err(|error| zip_error(error, 0))?;
    let mut plain = 0;
    for index in 0..archive.len() {
        let member = archive.by_index(index).map_err(|error| zip_error(error, plain))?;
        if member.is_dir() {
            continue;
        }
        plain += member.size();
        if each(&mut Layer::new(member, "zip", decoder), Content::Bytes)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn zip_error(error: ZipError, plain_bytes: u64) -> io::Error {
    match error {
        ZipError::Io(error) => told(error, "zip", plain_bytes),
        ZipError::UnsupportedArchive(detail) if detail == ZipError::PASSWORD_REQUIRED => {
            carried(ObjectError::Unsupported("encrypted zip"))
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            carried(ObjectError::Unsupported("this zip's compression method"))
        }
        // Without its directory, which stands at the end, the archive was cut.
        ZipError::InvalidArchive(detail) if detail.contains("EOCD") || detail.contains("end of central") => {
            carried(ObjectError::Truncated { container: "zip", plain_bytes })
        }
        other => carried(ObjectError::Corrupt { container: "zip", plain_bytes, detail: other.to_string() }),
    }
}
