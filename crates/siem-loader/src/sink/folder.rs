//! A folder with one NDJSON file for each index: the embedded default, no server.

use std::collections::HashMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use siem_opensearch::ItemOutcome;

use super::lines::push_line;
use super::{Sink, SinkError};
use crate::assembler::OwnedBulk;

/// Files kept open at a time.
const MAX_OPEN_FILES: usize = 64;
/// Suffix of files that are not complete yet.
pub const PARTIAL: &str = ".partial";

/// What to do with a folder that holds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnExisting {
    /// Refuse it.
    Refuse,
    /// Add to its files.
    Append,
    /// Replace the files of earlier runs (`*.ndjson`); anything else in it is refused.
    Replace,
}

/// Writes `DIR/<index>.ndjson`. Files grow under temporary names and get their own at the end, so that a file with
/// its own name is whole, and what is replaced stands until then.
pub struct FolderSink {
    dir: PathBuf,
    mode: OnExisting,
    /// Files of earlier runs that go when this one is complete.
    replaced: Vec<PathBuf>,
    state: Mutex<State>,
    /// The folder, locked while it is written to.
    _lock: File,
}

#[derive(Default)]
struct State {
    open: HashMap<String, BufWriter<File>>,
    /// Index names in the order of last use, the oldest first.
    order: Vec<String>,
    written: Vec<String>,
    error: Option<SinkError>,
}

impl FolderSink {
    /// A folder to write to, made if need be.
    ///
    /// # Errors
    /// A folder that cannot be used, with the cure.
    pub fn open(dir: &Path, mode: OnExisting) -> Result<FolderSink, SinkError> {
        let fail = |error: &io::Error| SinkError::of(dir, error);
        if dir.exists() && !dir.is_dir() {
            let why = "is a file: documents go into a folder, with a file for each index".into();
            return Err(SinkError { what: dir.display().to_string(), why });
        }
        fs::create_dir_all(dir).map_err(|error| fail(&error))?;
        let lock = File::open(dir).map_err(|error| fail(&error))?;
        // Where a file system knows no locks, nobody can be kept out.
        if let Err(TryLockError::WouldBlock) = lock.try_lock() {
            let why = "another load writes to the folder: wait for its end, or choose another one".into();
            return Err(SinkError { what: dir.display().to_string(), why });
        }
        let (mut entries, mut partials) = (Vec::new(), Vec::new());
        for entry in fs::read_dir(dir).map_err(|error| fail(&error))? {
            let path = entry.map_err(|error| fail(&error))?.path();
            if is_partial(&path) { partials.push(path) } else { entries.push(path) }
        }
        if mode == OnExisting::Refuse && !entries.is_empty() {
            let why = "the folder is not empty: use --append to add to it, --replace to replace its files".into();
            return Err(SinkError { what: dir.display().to_string(), why });
        }
        if mode != OnExisting::Replace {
            entries.clear();
        } else if let Some(other) = entries.iter().find(|path| !is_ours(path)) {
            let why = "is not a file of an earlier run: choose another folder, or move it away".into();
            return Err(SinkError { what: other.display().to_string(), why });
        }
        // Of runs that were ended: nobody writes to them any more.
        for path in &partials {
            fs::remove_file(path).map_err(|error| SinkError::of(path, &error))?;
        }
        Ok(FolderSink { dir: dir.to_owned(), mode, replaced: entries, state: Mutex::default(), _lock: lock })
    }

    fn path(&self, index: &str) -> PathBuf {
        self.dir.join(format!("{index}.ndjson"))
    }

    fn partial(&self, index: &str) -> PathBuf {
        self.dir.join(format!("{index}.ndjson{PARTIAL}"))
    }
}

impl State {
    /// The file of an index, opened if need be; the one used longest ago is closed when there are too many.
    fn file(&mut self, sink: &FolderSink, index: &str) -> io::Result<&mut BufWriter<File>> {
        if let Some(at) = self.order.iter().rposition(|name| name == index) {
            let name = self.order.remove(at);
            self.order.push(name);
        } else {
            if self.open.len() >= MAX_OPEN_FILES {
                let oldest = self.order.remove(0);
                if let Some(mut file) = self.open.remove(&oldest) {
                    file.flush()?;
                }
            }
            let partial = sink.partial(index);
            if !self.written.iter().any(|name| name == index) {
                if sink.mode == OnExisting::Append && sink.path(index).exists() {
                    fs::copy(sink.path(index), &partial)?;
                } else if partial.exists() {
                    fs::remove_file(&partial)?;
                }
                self.written.push(index.to_owned());
            }
            let file = fs::OpenOptions::new().create(true).append(true).open(&partial)?;
            self.open.insert(index.to_owned(), BufWriter::with_capacity(1 << 16, file));
            self.order.push(index.to_owned());
        }
        self.open.get_mut(index).ok_or_else(|| io::Error::other("the file was just opened"))
    }
}

impl Sink for FolderSink {
    fn submit(&self, bulk: OwnedBulk) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let mut line = Vec::new();
        for item in 0..bulk.bulk.items.len() {
            line.clear();
            push_line(&bulk.bulk, item, &mut line);
            let index = index_of(bulk.bulk.action(item));
            let written = state.file(self, &index).and_then(|file| file.write_all(&line));
            let outcome = match written {
                Ok(()) => ItemOutcome::Indexed,
                Err(error) => {
                    let failed = SinkError::of(&self.partial(&index), &error);
                    let reason = failed.to_string();
                    state.error.get_or_insert(failed);
                    ItemOutcome::Deferred { status: 0, reason }
                }
            };
            bulk.settle(item, &outcome);
        }
    }

    fn finish(&self) -> Result<(), SinkError> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(error) = &state.error {
            return Err(error.clone());
        }
        let fail = |path: PathBuf, error: &io::Error| SinkError::of(&path, error);
        for (index, file) in &mut state.open {
            file.flush().map_err(|error| fail(self.partial(index), &error))?;
        }
        state.open.clear();
        state.order.clear();
        for path in &self.replaced {
            match fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(fail(path.clone(), &error)),
                _ => {}
            }
        }
        for index in std::mem::take(&mut state.written) {
            fs::rename(self.partial(&index), self.path(&index)).map_err(|error| fail(self.path(&index), &error))?;
        }
        Ok(())
    }
}

fn is_partial(path: &Path) -> bool {
    path.is_file() && path.to_string_lossy().ends_with(&format!(".ndjson{PARTIAL}"))
}

fn is_ours(path: &Path) -> bool {
    path.is_file() && path.extension().is_some_and(|extension| extension == "ndjson")
}

/// The index name of an action line. Names are ours and need no unescaping.
fn index_of(action: &[u8]) -> String {
    let text = String::from_utf8_lossy(action);
    let start = text.find("\"_index\":\"").map_or(0, |i| i + 10);
    let end = text[start..].find('"').map_or(text.len(), |i| start + i);
    text[start..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &Path) -> Vec<String> {
        let entry = |entry: io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
        let mut names: Vec<String> = fs::read_dir(dir).unwrap().map(entry).collect();
        names.sort();
        names
    }

    fn bulk(index: &str) -> OwnedBulk {
        let mut owned = OwnedBulk::new();
        let action = format!("{{\"create\":{{\"_index\":\"{index}\",\"_id\":\"i\"}}}}\n");
        owned.bulk.push(0, 1, action.as_bytes(), b"{}\n");
        owned.owners.push(crate::tally::Tally::of_any_object());
        owned
    }

    #[test]
    fn a_folder_has_one_writer_at_a_time() {
        let dir = tempfile::tempdir().unwrap();
        let first = FolderSink::open(dir.path(), OnExisting::Refuse).unwrap();
        for mode in [OnExisting::Refuse, OnExisting::Append, OnExisting::Replace] {
            let error = FolderSink::open(dir.path(), mode).err().unwrap().to_string();
            assert!(error.contains("another load writes to the folder"), "{error}");
        }
        drop(first);
        FolderSink::open(dir.path(), OnExisting::Refuse).unwrap();
    }

    #[test]
    fn what_is_replaced_stands_until_the_new_files_are_whole() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["log-a.ndjson", "log-b.ndjson", "ledger.ndjson"] {
            fs::write(dir.path().join(name), "old\n").unwrap();
        }
        let sink = FolderSink::open(dir.path(), OnExisting::Replace).unwrap();
        sink.submit(bulk("log-a"));
        assert_eq!(names(dir.path()), ["ledger.ndjson", "log-a.ndjson", "log-a.ndjson.partial", "log-b.ndjson"]);
        assert_eq!(fs::read_to_string(dir.path().join("log-a.ndjson")).unwrap(), "old\n");
        sink.finish().unwrap();
        assert_eq!(names(dir.path()), ["log-a.ndjson"]);
        assert_ne!(fs::read_to_string(dir.path().join("log-a.ndjson")).unwrap(), "old\n");
    }

    #[test]
    fn what_an_ended_run_left_is_no_content() {
        let dir = tempfile::tempdir().unwrap();
        let sink = FolderSink::open(dir.path(), OnExisting::Refuse).unwrap();
        sink.submit(bulk("log-a"));
        drop(sink);
        assert_eq!(names(dir.path()), ["log-a.ndjson.partial"]);
        FolderSink::open(dir.path(), OnExisting::Refuse).unwrap();
        assert_eq!(names(dir.path()), [""; 0]);
    }

    #[test]
    fn nothing_is_touched_in_a_folder_that_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let names_before = ["log-a.ndjson.partial", "notes.txt"];
        for name in names_before {
            fs::write(dir.path().join(name), "x").unwrap();
        }
        for mode in [OnExisting::Refuse, OnExisting::Replace] {
            assert!(FolderSink::open(dir.path(), mode).is_err());
            assert_eq!(names(dir.path()), names_before);
        }
    }
}
