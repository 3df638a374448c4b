//! Files of this machine, as if they stood in a bucket called `local`.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sha2::{Digest as _, Sha256};
use siem_ecs::time::Instant;

use super::{ObjectRef, Opened, Source, SourceError};

/// Bytes of each end that make a file's identity.
const END_BYTES: u64 = 64 << 10;

/// A file to load, and the key it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileSource {
    /// Where it is.
    pub path: PathBuf,
    /// Taken for its Last-Modified.
    pub now: Option<Instant>,
}

impl Source for FileSource {
    fn open(&self, object: &ObjectRef) -> Result<Opened, SourceError> {
        let fail = |error: io::Error| source_error(&self.path, &error);
        let mut file = File::open(&self.path).map_err(fail)?;
        let metadata = file.metadata().map_err(fail)?;
        let version = identity(&mut file, metadata.len()).map_err(fail)?;
        let modified = match self.now {
            Some(now) => now,
            None => instant_of(metadata.modified().map_err(fail)?),
        };
        Ok(Opened {
            key: object.key.clone(),
            version,
            version_id: None,
            e_tag: None,
            modified,
            bytes: metadata.len(),
            resumed: None,
            reader: Box::new(io::BufReader::with_capacity(256 << 10, file)),
        })
    }
}

/// SHA-256 over the length and both ends; the file is at its start again.
fn identity(file: &mut File, length: u64) -> io::Result<String> {
    let mut hash = Sha256::new();
    hash.update(length.to_le_bytes());
    let mut end = Vec::new();
    file.take(END_BYTES).read_to_end(&mut end)?;
    hash.update(&end);
    if length > END_BYTES {
        end.clear();
        file.seek(SeekFrom::Start(length.saturating_sub(END_BYTES).max(END_BYTES)))?;
        file.take(END_BYTES).read_to_end(&mut end)?;
        hash.update(&end);
    }
    file.seek(SeekFrom::Start(0))?;
    Ok(hash.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = std::fmt::Write::write_fmt(&mut text, format_args!("{byte:02x}"));
        text
    }))
}

/// A point in time of the system's clock.
#[must_use]
pub fn instant_of(time: SystemTime) -> Instant {
    let (seconds, nanos) = match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => (i64::try_from(after.as_secs()).unwrap_or(i64::MAX), after.subsec_nanos()),
        Err(before) => (-i64::try_from(before.duration().as_secs()).unwrap_or(i64::MAX), 0),
    };
    Instant { seconds, nanos: nanos / 1_000_000 * 1_000_000, digits: 3 }
}

/// All files below `path` with the keys they stand for, in the order of their keys. A key starts at the first
/// `AWSLogs` or `UserLogs` part of the path; else it is the path below `path`, or `path` as typed where that is a file.
///
/// # Errors
/// `path` itself cannot be read. What cannot be read below it is among the findings.
pub fn find_files(path: &Path) -> Result<Found, SourceError> {
    let metadata = fs::metadata(path).map_err(|error| source_error(path, &error))?;
    if !metadata.is_dir() {
        return Ok(Found { files: vec![(path.to_owned(), key_of(path, path))], left_out: Vec::new() });
    }
    let mut found = Found::default();
    found.add_folder(path, path, fs::read_dir(path).map_err(|error| source_error(path, &error))?);
    found.files.sort_by(|a, b| a.1.cmp(&b.1));
    found.left_out.sort_by(|a, b| a.what.cmp(&b.what));
    Ok(found)
}

/// What there is below a folder.
#[derive(Debug, Default)]
pub struct Found {
    /// Files with their keys, in the order of the keys.
    pub files: Vec<(PathBuf, String)>,
    /// What could not be read, or is neither file nor folder.
    pub left_out: Vec<SourceError>,
}

impl Found {
    fn add_folder(&mut self, root: &Path, folder: &Path, entries: fs::ReadDir) {
        for entry in entries {
            let outcome = entry.and_then(|entry| self.add(root, &entry.path(), entry.file_type()?));
            if let Err(error) = outcome {
                self.left_out.push(source_error(folder, &error));
            }
        }
    }

    fn add(&mut self, root: &Path, at: &Path, kind: fs::FileType) -> io::Result<()> {
        let mut leave_out = |error: &io::Error| self.left_out.push(source_error(at, error));
        if kind.is_dir() {
            match fs::read_dir(at) {
                Ok(entries) => self.add_folder(root, at, entries),
                Err(error) => leave_out(&error),
            }
            return Ok(());
        }
        match fs::metadata(at) {
            Ok(metadata) if metadata.is_file() => {
                self.files.push((at.to_owned(), key_of(at, at.strip_prefix(root).unwrap_or(at))));
            }
            // It could lead in circles; a link to a file is as good as the file.
            Ok(metadata) if metadata.is_dir() => leave_out(&io::Error::other("is a link to a folder: name it itself")),
            Ok(_) => leave_out(&io::Error::other("is neither file nor folder")),
            Err(error) => leave_out(&error),
        }
        Ok(())
    }
}

fn source_error(path: &Path, error: &io::Error) -> SourceError {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "not_found",
        io::ErrorKind::PermissionDenied => "access_denied",
        _ => "source",
    };
    SourceError { what: path.display().to_string(), why: error.to_string(), reason, retryable: false }
}

fn key_of(path: &Path, otherwise: &Path) -> String {
    let parts: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    match parts.iter().position(|part| part == "AWSLogs" || part == "UserLogs") {
        Some(start) => parts[start..].join("/"),
        None => otherwise.to_string_lossy().trim_start_matches("./").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_start_at_the_log_tree() {
        let key = |path: &str, otherwise: &str| key_of(Path::new(path), Path::new(otherwise));
        assert_eq!(key("/data/x/AWSLogs/123456789012/a.gz", "a.gz"), "AWSLogs/123456789012/a.gz");
        assert_eq!(key("/data/UserLogs/x/AWSLogs/a.gz", "a.gz"), "UserLogs/x/AWSLogs/a.gz");
        assert_eq!(key("./logs/a.gz", "./logs/a.gz"), "logs/a.gz");
    }

    #[test]
    fn a_file_is_known_by_its_length_and_ends() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        let open = |content: &[u8]| {
            fs::write(&path, content).unwrap();
            let source = FileSource { path: path.clone(), now: None };
            let mut opened = source.open(&ObjectRef::whole("local", "a")).unwrap();
            let mut read = Vec::new();
            opened.reader.read_to_end(&mut read).unwrap();
            assert_eq!(read, content);
            opened.version
        };
        let large = vec![7u8; 200_000];
        let mut changed = large.clone();
        *changed.last_mut().unwrap() = 8;
        assert_ne!(open(b"x"), open(b"y"));
        assert_ne!(open(&large), open(&changed));
        assert_eq!(open(&large), open(&large));
    }
}
