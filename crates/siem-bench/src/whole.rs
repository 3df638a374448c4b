//! The whole program, as people run it: `siem load` on one object.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::cluster::Cluster;
use crate::input::Input;
use crate::process::{self, Run};

/// Runs that are measured, after one that is not.
const RUNS: usize = 3;

/// What `--to` calls it where nothing is kept.
pub(crate) const NOWHERE: &str = "null";

/// The program and what it runs with.
pub(crate) struct Program {
    pub(crate) siem: PathBuf,
    pub(crate) geoip: PathBuf,
}

/// One object to load.
pub(crate) struct Load<'i> {
    pub(crate) path: &'i std::path::Path,
    pub(crate) key: &'i str,
    pub(crate) records: u64,
}

impl<'i> Load<'i> {
    pub(crate) fn of(input: &'i Input) -> Load<'i> {
        Load { path: &input.path, key: &input.key, records: input.records }
    }
}

/// Medians of several runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measured {
    pub(crate) wall: Duration,
    pub(crate) cpu: Duration,
    /// The most of all runs.
    pub(crate) peak_anonymous_bytes: u64,
}

impl Program {
    /// Loads to nowhere: everything is done but sending.
    pub(crate) fn load_to_null(&self, load: &Load<'_>) -> Result<Measured> {
        self.repeat(load, NOWHERE, &|| Ok(()))
    }

    /// Loads to a cluster: requests are compressed and sent too.
    pub(crate) fn load_to_cluster(&self, load: &Load<'_>, cluster: &Cluster) -> Result<Measured> {
        self.repeat(load, &cluster.url(), &|| {
            let (documents, _) = cluster.take_counts();
            ensure!(documents == load.records, "{documents} documents arrived, {} were sent", load.records);
            Ok(())
        })
    }

    /// One run, for what is only looked at for its memory.
    pub(crate) fn load_once(&self, load: &Load<'_>, to: &str) -> Result<Run> {
        let mut command = Command::new(&self.siem);
        command.args(["load", "--json", "--jobs", "1", "--to", to, "--key", load.key, "--geoip"]);
        command.arg(&self.geoip).arg(load.path);
        if to != NOWHERE {
            // The lines of the ledger would be counted among the documents.
            command.arg("--no-ledger-index");
        }
        let (run, output) = process::measure(&mut command)?;
        let summary: Value = serde_json::from_slice(&output).context("the summary of siem load")?;
        let total = &summary["total"];
        let counts = [&total["records"], &total["indexed"], &total["unparsed"]].map(Value::as_u64);
        let wanted = [load.records, load.records, 0].map(Some);
        ensure!(counts == wanted, "{}: read, indexed, unparsed are {counts:?} and not {wanted:?}", load.key);
        Ok(run)
    }

    fn repeat(&self, load: &Load<'_>, to: &str, check: &dyn Fn() -> Result<()>) -> Result<Measured> {
        self.load_once(load, to)?;
        check()?;
        let mut runs = Vec::new();
        for _ in 0..RUNS {
            runs.push(self.load_once(load, to)?);
            check()?;
        }
        Ok(Measured {
            wall: median(runs.iter().map(|run| run.wall).collect()),
            cpu: median(runs.iter().map(|run| run.cpu).collect()),
            peak_anonymous_bytes: runs.iter().map(|run| run.peak_anonymous_bytes).max().unwrap_or_default(),
        })
    }
}

pub(crate) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_one_in_the_middle() {
        assert_eq!(median([5, 1, 9].map(Duration::from_secs).to_vec()), Duration::from_secs(5));
    }
}
