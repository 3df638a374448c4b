//! Ledgers in files, read in the order of bucket and key. Files have their lines as objects ended, so they are sorted in
//! runs, each on disk, which are read side by side: of a ledger of any length, one run is held at a time.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::line::Line;

/// Bytes of lines that are sorted in memory.
const RUN_BYTES: usize = 64 << 20;
/// A line of a ledger is some hundred bytes long, and a key at most 1,024.
const LONGEST_LINE: u64 = 1 << 20;
/// Files that are read side by side: ledgers of 32 GiB.
const MAX_RUNS: usize = 512;

/// Ledger lines on disk, sorted.
pub(crate) struct Sorted {
    /// Within one, and from one to the next where keys are the same, lines are in the order in which they were written.
    runs: Vec<File>,
}

impl Sorted {
    /// Sorts the lines of some files; later files are later.
    ///
    /// # Errors
    /// A file that cannot be read or is no ledger, or no room for the runs.
    pub(crate) fn of(paths: &[PathBuf]) -> Result<Sorted> {
        let mut sorted = Sorted { runs: Vec::new() };
        let mut run = Vec::new();
        let mut bytes = 0;
        for path in paths {
            let name = || format!("the ledger {}", path.display());
            let mut reader = BufReader::new(File::open(path).with_context(name)?);
            for number in 1.. {
                let mut text = String::new();
                if reader.by_ref().take(LONGEST_LINE).read_line(&mut text).with_context(name)? == 0 {
                    break;
                }
                if text.len() as u64 == LONGEST_LINE {
                    bail!("{}, line {number}, is longer than a line of a ledger can be", name());
                }
                match Line::of_text(&text) {
                    Ok(line) => {
                        bytes += text.len() + line.key.len() + line.bucket.len();
                        run.push((line.bucket, line.key, text));
                    }
                    // A run that was ended in the middle of a line.
                    Err(_) if !text.ends_with('\n') => {
                        tell!("siem: warning: {}: the last line is cut, and left out", name())
                    }
                    Err(error) => bail!("{}, line {number}, is no line of a ledger: {error}", name()),
                }
                if bytes >= RUN_BYTES {
                    sorted.write(&mut run)?;
                    bytes = 0;
                }
            }
        }
        sorted.write(&mut run)?;
        Ok(sorted)
    }

    fn write(&mut self, run: &mut Vec<(String, String, String)>) -> Result<()> {
        if run.is_empty() {
            return Ok(());
        }
        if self.runs.len() == MAX_RUNS {
            bail!(
                "the ledgers are longer than {} GiB: reconcile against the index, or less at a time",
                (MAX_RUNS * RUN_BYTES) >> 30
            );
        }
        // The sort is stable: of lines about the same key, the later one stays the later one.
        run.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        let mut out = BufWriter::new(tempfile::tempfile().context("sorting the ledger")?);
        for (.., text) in run.drain(..) {
            out.write_all(text.trim_end().as_bytes())
                .and_then(|()| out.write_all(b"\n"))
                .context("sorting the ledger")?;
        }
        let file = out.into_inner().map_err(|error| error.into_error()).context("sorting the ledger")?;
        self.runs.push(file);
        Ok(())
    }

    /// Reads the lines from the first one on.
    pub(crate) fn read(&self) -> Result<Merged> {
        let mut runs = Vec::new();
        for run in &self.runs {
            let mut file = run.try_clone().context("the sorted ledger")?;
            file.seek(SeekFrom::Start(0)).context("the sorted ledger")?;
            let mut run = Run { reader: BufReader::new(file), next: None };
            run.advance()?;
            runs.push(run);
        }
        Ok(Merged { runs })
    }
}

/// Lines of sorted runs, in order.
pub(crate) struct Merged {
    runs: Vec<Run>,
}

struct Run {
    reader: BufReader<File>,
    next: Option<Line>,
}

impl Run {
    fn advance(&mut self) -> Result<Option<Line>> {
        let mut text = String::new();
        let read = self.reader.read_line(&mut text).context("the sorted ledger")?;
        let next = if read == 0 { None } else { Some(Line::of_text(&text).context("the sorted ledger")?) };
        Ok(std::mem::replace(&mut self.next, next))
    }
}

impl Merged {
    /// The next line.
    pub(crate) fn next(&mut self) -> Result<Option<Line>> {
        let place = |run: &Run| run.next.as_ref().map(|line| (line.bucket.clone(), line.key.clone()));
        let places = self.runs.iter().enumerate().filter_map(|(at, run)| Some((place(run)?, at)));
        match places.min() {
            Some((_, first)) => self.runs[first].advance(),
            None => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use siem_loader::LedgerLine;

    use super::*;

    fn text(bucket: &str, key: &str, read: u64) -> String {
        let line = LedgerLine { bucket: bucket.into(), key: key.into(), read, ..LedgerLine::default() };
        serde_json::to_string(&line).unwrap() + "\n"
    }

    fn all(sorted: &Sorted) -> Vec<(String, String, u64)> {
        let mut merged = sorted.read().unwrap();
        let mut found = Vec::new();
        while let Some(line) = merged.next().unwrap() {
            found.push((line.bucket, line.key, line.read));
        }
        found
    }

    #[test]
    fn lines_of_several_files_come_in_the_order_of_keys_and_then_of_writing() {
        let dir = tempfile::tempdir().unwrap();
        let (one, two) = (dir.path().join("1"), dir.path().join("2"));
        std::fs::write(&one, text("b", "k2", 1) + &text("a", "k9", 2) + &text("b", "k1", 3) + &text("b", "k2", 4))
            .unwrap();
        std::fs::write(&two, text("b", "k2", 5) + &text("b", "k0", 6) + "{\"bucket\":\"b\",\"ke").unwrap();
        let sorted = Sorted::of(&[one, two]).unwrap();
        let expected = [("a", "k9", 2), ("b", "k0", 6), ("b", "k1", 3), ("b", "k2", 1), ("b", "k2", 4), ("b", "k2", 5)];
        let expected = expected.map(|(bucket, key, read)| (bucket.to_owned(), key.to_owned(), read));
        assert_eq!(all(&sorted), expected);
        assert_eq!(all(&sorted), expected, "and once more");
    }

    #[test]
    fn runs_are_merged() {
        let mut sorted = Sorted { runs: Vec::new() };
        for run in [vec!["k2", "k5"], vec!["k1", "k5"], vec!["k3"]] {
            let number = sorted.runs.len() as u64;
            let mut lines = run.iter().map(|key| ("b".to_owned(), (*key).to_owned(), text("b", key, number))).collect();
            sorted.write(&mut lines).unwrap();
        }
        let expected = [("k1", 1), ("k2", 0), ("k3", 2), ("k5", 0), ("k5", 1)];
        assert_eq!(all(&sorted), expected.map(|(key, run)| ("b".to_owned(), key.to_owned(), run)));
    }

    #[test]
    fn what_is_no_ledger_is_told_with_its_line() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x");
        std::fs::write(&path, text("b", "k", 1) + "what is this\n").unwrap();
        let error = Sorted::of(&[path]).err().unwrap().to_string();
        assert!(error.contains("line 2, is no line of a ledger"), "{error}");
    }
}
