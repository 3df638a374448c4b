//! What is measured with: objects of the project's own generator, and large ones made of them.

use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use siem_config::{Config, LogType, Parser};

/// Generated JSON records are about four times as long as lines of columns.
const LINES_PER_JSON_RECORD: usize = 4;
/// What services use, or close to it.
const GZIP_LEVEL: u32 = 6;
pub(crate) const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// An object in a file.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) log_type: LogType,
    pub(crate) key: String,
    pub(crate) path: PathBuf,
    pub(crate) records: u64,
    pub(crate) stored_bytes: u64,
    pub(crate) plain_bytes: u64,
}

/// The types that can be loaded and generated, in alphabetical order; `wanted` chooses among them, all if empty.
pub(crate) fn log_types(wanted: &[String]) -> Result<Vec<LogType>> {
    let config = Config::builtin().map_err(|error| anyhow::anyhow!("{error}"))?;
    let generated = |name: &str| siem_samples::volume(name, 1).is_some();
    let mut types: Vec<LogType> = config
        .log_types()
        .filter(|log_type| {
            log_type.is_supported() && siem_ecs::Plan::new(log_type).is_ok() && generated(&log_type.name)
        })
        .cloned()
        .collect();
    types.sort_by(|a, b| a.name.cmp(&b.name));
    for name in wanted {
        let known = || types.iter().map(|log_type| log_type.name.as_str()).collect::<Vec<_>>().join(", ");
        ensure!(
            types.iter().any(|log_type| log_type.name == *name),
            "{name} cannot be measured; choose of {}",
            known()
        );
    }
    if !wanted.is_empty() {
        types.retain(|log_type| wanted.contains(&log_type.name));
    }
    Ok(types)
}

impl Input {
    /// About `lines` lines of a type, or a quarter as many JSON records.
    pub(crate) fn generate(log_type: &LogType, lines: usize, dir: &Path) -> Result<Input> {
        let is_json = matches!(log_type.parser, Some(Parser::Json { .. }));
        let records = if is_json { (lines / LINES_PER_JSON_RECORD).max(1) } else { lines };
        let object = siem_samples::volume(&log_type.name, records).context("the type has no generator")?;
        let path = dir.join(&log_type.name);
        std::fs::write(&path, &object.bytes)?;
        Ok(Input {
            log_type: log_type.clone(),
            key: object.key,
            path,
            records: records as u64,
            stored_bytes: object.bytes.len() as u64,
            plain_bytes: plain(&object.bytes)?.len() as u64,
        })
    }
}

/// Bytes as they are before compression, also where one compressed what was compressed already (CloudWatch Logs).
pub(crate) fn plain(stored: &[u8]) -> Result<Vec<u8>> {
    let mut bytes = stored.to_vec();
    while bytes.starts_with(&GZIP_MAGIC) {
        let mut plain = Vec::new();
        MultiGzDecoder::new(&bytes[..]).read_to_end(&mut plain)?;
        bytes = plain;
    }
    Ok(bytes)
}

/// A large object: `block` again and again.
pub(crate) struct Repeated<'b> {
    pub(crate) head: &'b [u8],
    pub(crate) block: &'b [u8],
    pub(crate) between: &'b [u8],
    pub(crate) tail: &'b [u8],
}

impl Repeated<'_> {
    /// Writes at least `bytes` plain bytes; returns how many there are, and how many blocks.
    pub(crate) fn write(&self, path: &Path, bytes: u64, gzipped: bool) -> Result<(u64, u64)> {
        let file = BufWriter::with_capacity(1 << 20, File::create(path)?);
        if gzipped {
            let mut encoder = GzEncoder::new(file, Compression::new(GZIP_LEVEL));
            let counts = self.write_to(&mut encoder, bytes)?;
            encoder.finish()?.flush()?;
            return Ok(counts);
        }
        let mut file = file;
        let counts = self.write_to(&mut file, bytes)?;
        file.flush()?;
        Ok(counts)
    }

    fn write_to(&self, out: &mut dyn Write, bytes: u64) -> Result<(u64, u64)> {
        let (mut written, mut blocks) = (0, 0);
        let mut put = |part: &[u8]| -> Result<u64> {
            out.write_all(part)?;
            Ok(part.len() as u64)
        };
        written += put(self.head)?;
        while written + (self.tail.len() as u64) < bytes {
            if blocks > 0 {
                written += put(self.between)?;
            }
            written += put(self.block)?;
            blocks += 1;
        }
        written += put(self.tail)?;
        Ok((written, blocks))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_supported_type_is_generated_with_as_many_records_as_asked_for() {
        let dir = tempfile::tempdir().unwrap();
        let types = log_types(&[]).unwrap();
        assert!(types.iter().any(|log_type| log_type.name == "vpcflowlogs"));
        for log_type in &types {
            let input = Input::generate(log_type, 40, dir.path()).unwrap();
            assert!(input.records == 40 || input.records == 10, "{input:?}");
            assert!(input.plain_bytes >= input.stored_bytes || input.records == 1, "{input:?}");
        }
        assert!(log_types(&["nothing".to_owned()]).is_err());
    }

    #[test]
    fn blocks_are_repeated_up_to_a_size() {
        let dir = tempfile::tempdir().unwrap();
        let text = Repeated { head: b"[", block: b"12345", between: b",", tail: b"]" };
        assert_eq!(text.write(&dir.path().join("plain"), 14, false).unwrap(), (19, 3));
        assert_eq!(std::fs::read(dir.path().join("plain")).unwrap(), b"[12345,12345,12345]");
        text.write(&dir.path().join("gzipped"), 14, true).unwrap();
        assert_eq!(plain(&std::fs::read(dir.path().join("gzipped")).unwrap()).unwrap(), b"[12345,12345,12345]");
    }
}
