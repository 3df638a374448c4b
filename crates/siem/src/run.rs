//! Loading a list of objects with several workers.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use siem_loader::{Engine, LedgerLine, ObjectRef, Pending, Source, Worker};

use crate::summary::Summary;

/// Objects whose last documents may be on their way at a time; then what is there is sent.
const MAX_PENDING: usize = 256;

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
    let settle = |all: bool| -> Result<()> {
        loop {
            // The oldest first: bulks leave in the order in which they were filled.
            let Some(oldest) = pending.lock().unwrap_or_else(PoisonError::into_inner).pop_front() else {
                return Ok(());
            };
            match if all { Some(oldest.wait()) } else { oldest.try_wait() } {
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
        while !engine.should_stop() {
            let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) else { return Ok(()) };
            let loaded = worker.load(job.source.as_ref(), &job.object);
            let waiting = {
                let mut pending = pending.lock().unwrap_or_else(PoisonError::into_inner);
                pending.push_back(loaded);
                pending.len()
            };
            if let Some(bar) = &bar {
                bar.inc(job.bytes.max(1));
            }
            if waiting > MAX_PENDING {
                engine.assembler().flush();
            }
            settle(false)?;
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
    settle(true)?;
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    engine.assembler().sink().finish()?;
    let (ledger, summary) = collect.into_inner().unwrap_or_else(PoisonError::into_inner);
    ledger.finish()?;
    summary.finish(started.elapsed());
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

/// The lines of all objects, for those who keep them.
pub(crate) struct Ledger {
    outputs: Vec<BufWriter<File>>,
}

impl Ledger {
    /// Into these files; those that are there are replaced, or added to.
    pub(crate) fn create(paths: &[&Path], append: bool) -> Result<Ledger> {
        let open = |path: &&Path| {
            let mut options = File::options();
            options.create(true).write(true).append(append).truncate(!append);
            let file = options.open(path).with_context(|| format!("the ledger {}", path.display()))?;
            Ok(BufWriter::new(file))
        };
        Ok(Ledger { outputs: paths.iter().map(open).collect::<Result<_>>()? })
    }

    fn write(&mut self, line: &LedgerLine) -> Result<()> {
        for out in &mut self.outputs {
            serde_json::to_writer(&mut *out, line)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<()> {
        for out in &mut self.outputs {
            out.flush()?;
        }
        Ok(())
    }
}
