//! Loading a list of objects with several workers.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};
use siem_loader::sink::PARTIAL;
use siem_loader::{Engine, LedgerLine, ObjectRef, Pending, Source, Worker};

use crate::indexed_ledger::IndexedLedger;
use crate::shown::safe;
use crate::summary::Summary;

/// After so many objects, what is there is sent: many small ones need not fill a bulk.
const OBJECTS_PER_FLUSH: usize = 256;
/// Objects whose last documents may be on their way at a time; then the oldest is waited for. More than a flush apart,
/// so that what is waited for has been sent.
const MAX_PENDING: usize = 4 * OBJECTS_PER_FLUSH;

/// One object to load, and where it is.
pub(crate) struct Job {
    pub(crate) object: ObjectRef,
    pub(crate) source: Arc<dyn Source>,
    /// Bytes as stored, where known, for the progress bar.
    pub(crate) bytes: u64,
}

/// Loads `jobs` with `workers` threads; a line for every object goes to `ledger`.
pub(crate) fn load_all(
    engine: &Arc<Engine>,
    jobs: &[Job],
    workers: usize,
    mut ledger: Ledger,
    summary: &mut Summary,
) -> Result<()> {
    let started = Instant::now();
    let next = AtomicUsize::new(0);
    let pending: Mutex<VecDeque<Pending>> = Mutex::default();
    let bar = progress_bar(jobs);
    let collect = Mutex::new((&mut ledger, summary));
    // Settles what is done, and waits where more than `most` are open.
    let settle = |most: usize| -> Result<()> {
        loop {
            // The oldest first: bulks leave in the order in which they were filled.
            let (oldest, open) = {
                let mut pending = pending.lock().unwrap_or_else(PoisonError::into_inner);
                let open = pending.len();
                let Some(oldest) = pending.pop_front() else { return Ok(()) };
                (oldest, open)
            };
            match if open > most { Some(oldest.wait()) } else { oldest.try_wait() } {
                Some(loaded) => {
                    let mut collect = collect.lock().unwrap_or_else(PoisonError::into_inner);
                    collect.0.write(&loaded.line)?;
                    collect.1.add(&loaded.line);
                }
                None => {
                    pending.lock().unwrap_or_else(PoisonError::into_inner).push_front(oldest);
                    return Ok(());
                }
            }
        }
    };
    let work = || -> Result<()> {
        let mut worker = Worker::new(Arc::clone(engine));
        while engine.stop().is_none() {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(number) else { return Ok(()) };
            let loaded = worker.load(job.source.as_ref(), &job.object);
            pending.lock().unwrap_or_else(PoisonError::into_inner).push_back(loaded);
            if let Some(bar) = &bar {
                bar.inc(job.bytes.max(1));
            }
            if (number + 1).is_multiple_of(OBJECTS_PER_FLUSH) {
                engine.assembler().flush();
            }
            settle(MAX_PENDING)?;
        }
        Ok(())
    };
    std::thread::scope(|scope| -> Result<()> {
        let threads: Vec<_> = (0..workers.max(1)).map(|_| scope.spawn(work)).collect();
        let mut result = Ok(());
        for thread in threads {
            match thread.join() {
                Ok(ended) => result = result.and(ended),
                Err(_) => result = result.and(Err(anyhow::anyhow!("a worker stopped by a defect of the loader"))),
            }
        }
        result
    })?;
    engine.assembler().flush();
    settle(0)?;
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    engine.assembler().sink().finish()?;
    let (_, summary) = collect.into_inner().unwrap_or_else(PoisonError::into_inner);
    summary.unwritten_ledger_lines = ledger.finish()?;
    summary.finish(started.elapsed(), jobs.len().saturating_sub(next.into_inner()));
    Ok(())
}

fn progress_bar(jobs: &[Job]) -> Option<ProgressBar> {
    if !std::io::stderr().is_terminal() {
        return None;
    }
    let bar = ProgressBar::new(jobs.iter().map(|job| job.bytes.max(1)).sum());
    let style = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {bytes_per_sec} {eta}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.enable_steady_tick(Duration::from_millis(250));
    Some(bar)
}

/// Whether nothing but a ledger would be lost if the file were written over: its first line is one of a ledger, or it is
/// empty, or not there, or no plain file.
fn may_be_ledger(path: &Path) -> bool {
    const LONGEST_LINE: u64 = 64 << 10;
    if !path.is_file() {
        return true;
    }
    let mut line = String::new();
    let read = File::open(path).and_then(|file| BufReader::new(file.take(LONGEST_LINE)).read_line(&mut line));
    let names = ["bucket", "key", "status", "read", "indexed"];
    match read {
        Ok(0) => true,
        Ok(_) => serde_json::from_str::<serde_json::Value>(&line)
            .is_ok_and(|line| names.iter().all(|name| line.get(name).is_some())),
        Err(_) => false,
    }
}

/// When a line of the ledger may be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// At once: the documents it tells of are in the index.
    AtOnce,
    /// At the end, when the documents it tells of stand in their files.
    AtTheEnd,
}

/// The lines of all objects, for those who keep them. Each is written at once: the program may be ended at any time.
pub(crate) struct Ledger {
    outputs: Vec<LedgerFile>,
    /// Where they go in a cluster.
    index: Option<IndexedLedger>,
}

struct LedgerFile {
    path: PathBuf,
    /// What it is called until the end, if that is another name.
    partial: Option<PathBuf>,
    file: File,
}

impl LedgerFile {
    fn open(path: &Path, append: bool, shown: Shown) -> Result<LedgerFile> {
        let name = || format!("the ledger {}", path.display());
        if !may_be_ledger(path) {
            bail!("{}: the file is there and is no ledger; name another one", name());
        }
        // A pipe or a device keeps its name.
        let is_plain = path.is_file() || !path.exists();
        let partial = (shown == Shown::AtTheEnd && is_plain).then(|| {
            let mut name = path.as_os_str().to_owned();
            name.push(PARTIAL);
            PathBuf::from(name)
        });
        if let Some(partial) = &partial {
            if append && path.exists() {
                std::fs::copy(path, partial).with_context(name)?;
            } else if partial.exists() {
                std::fs::remove_file(partial).with_context(name)?;
            }
        }
        let mut options = File::options();
        options.create(true).write(true).append(append).truncate(!append);
        let file = options.open(partial.as_deref().unwrap_or(path)).with_context(name)?;
        Ok(LedgerFile { path: path.to_owned(), partial, file })
    }

    fn write(&mut self, line: &[u8]) -> Result<()> {
        self.file.write_all(line).with_context(|| format!("the ledger {}", self.path.display()))
    }

    fn finish(&self) -> Result<()> {
        let Some(partial) = &self.partial else { return Ok(()) };
        std::fs::rename(partial, &self.path).with_context(|| format!("the ledger {}", self.path.display()))
    }
}

impl Ledger {
    /// Into these files; those that are there are replaced, or added to.
    ///
    /// # Errors
    /// A file that cannot be written, or that holds something else: a slip of the keyboard must not cost a log.
    pub(crate) fn create(paths: &[&Path], append: bool, shown: Shown) -> Result<Ledger> {
        let open = |path: &&Path| LedgerFile::open(path, append, shown);
        Ok(Ledger { outputs: paths.iter().map(open).collect::<Result<_>>()?, index: None })
    }

    /// The same, and into an index.
    pub(crate) fn and_index(self, index: Option<IndexedLedger>) -> Ledger {
        Ledger { index, ..self }
    }

    fn write(&mut self, line: &LedgerLine) -> Result<()> {
        let mut text = serde_json::to_vec(line)?;
        text.push(b'\n');
        for out in &mut self.outputs {
            out.write(&text)?;
        }
        if let Some(index) = &mut self.index {
            index.add(line);
        }
        Ok(())
    }

    /// Waits for what is on its way, and tells how many lines are not in their index. Their objects are as the summary
    /// says all the same.
    fn finish(self) -> Result<u64> {
        self.outputs.iter().try_for_each(LedgerFile::finish)?;
        let written = self.index.map(IndexedLedger::finish).unwrap_or_default();
        if let Some(problem) = written.problem {
            let count = written.unwritten;
            tell!("siem: warning: {count} ledger lines could not be written to their index: {}", safe(&problem));
        }
        Ok(written.unwritten)
    }
}

#[cfg(test)]
mod tests {
    use siem_config::{BUILTIN, Config};
    use siem_enrich::GeoIp;
    use siem_loader::sink::{Sink, SinkError};
    use siem_loader::{EngineOptions, OwnedBulk};
    use siem_opensearch::ItemOutcome;

    use super::*;
    use crate::load::file_job;
    use crate::settings::Settings;

    /// Takes its time with every bulk, and counts them.
    #[derive(Default)]
    struct Slow(AtomicUsize);

    impl Sink for Slow {
        fn submit(&self, bulk: OwnedBulk) {
            self.0.fetch_add(1, Ordering::Relaxed);
            std::thread::spawn(move || {
                std::thread::sleep(Duration::from_millis(200));
                for item in 0..bulk.bulk.items.len() {
                    bulk.settle(item, &ItemOutcome::Indexed);
                }
            });
        }

        fn finish(&self) -> std::result::Result<(), SinkError> {
            Ok(())
        }
    }

    #[test]
    fn many_small_objects_share_bulks_while_the_cluster_is_slow() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.log");
        std::fs::write(&path, "srcaddr dstaddr end\n203.0.113.9 10.0.0.5 1791970200\n").unwrap();
        let settings = Settings { config: Config::only(&[BUILTIN]).unwrap(), geoip: GeoIp::none(), now: None };
        let key = "AWSLogs/123456789012/vpcflowlogs/eu-west-1/x.log";
        let jobs: Vec<Job> = (0..2000).map(|_| file_job(path.clone(), key, "local", &settings)).collect();
        let sink = Arc::new(Slow::default());
        let engine = Engine::new(settings.config, settings.geoip, Arc::clone(&sink) as _, EngineOptions::default());
        let mut summary = Summary::new("slow".into());
        load_all(&engine, &jobs, 2, Ledger::create(&[], false, Shown::AtOnce).unwrap(), &mut summary).unwrap();
        assert_eq!((summary.total.objects, summary.total.indexed, summary.not_opened), (2000, 2000, 0));
        assert!(sink.0.load(Ordering::Relaxed) <= 2000 / OBJECTS_PER_FLUSH + 1);
    }
}
