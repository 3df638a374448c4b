//! What became of everything: a table for people, JSON for programs.

use std::collections::BTreeMap;
use std::io::Write;
use std::time::Duration;

use anyhow::Result;
use serde::Serialize;
use siem_loader::{LedgerLine, Status};

/// Totals of one run.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Summary {
    /// By log type; objects without one under what they are.
    pub(crate) types: BTreeMap<String, Row>,
    pub(crate) total: Row,
    /// Objects that were skipped, by reason.
    pub(crate) skipped: BTreeMap<String, u64>,
    /// Some object was of a type that is loaded.
    pub(crate) found_logs: bool,
    /// Every object balances, nothing failed, was refused or is left to do.
    pub(crate) clean: bool,
    /// Objects that did not end well, the first few.
    pub(crate) problems: Vec<Problem>,
    pub(crate) problem_count: u64,
    /// Objects that the run did not come to.
    pub(crate) not_opened: usize,
    /// Files and folders that could not be read, and what is neither.
    pub(crate) left_out: usize,
    /// Ledger lines that are not in their index. Nothing else is the worse for it.
    pub(crate) unwritten_ledger_lines: u64,
    pub(crate) seconds: f64,
    pub(crate) to: String,
}

/// Totals of one log type.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Row {
    pub(crate) objects: u64,
    pub(crate) skipped: u64,
    pub(crate) records: u64,
    pub(crate) indexed: u64,
    pub(crate) unparsed: u64,
    pub(crate) duplicate: u64,
    pub(crate) excluded: u64,
    pub(crate) dead_lettered: u64,
    pub(crate) deferred: u64,
    pub(crate) bytes_in: u64,
    pub(crate) bytes_out: u64,
}

/// An object that did not end well.
#[derive(Debug, Serialize)]
pub(crate) struct Problem {
    pub(crate) key: String,
    pub(crate) status: Status,
    pub(crate) reason: String,
}

/// Problems that are listed.
const MAX_PROBLEMS: usize = 20;

impl Summary {
    pub(crate) fn new(to: String) -> Summary {
        Summary { clean: true, to, ..Summary::default() }
    }

    pub(crate) fn add(&mut self, line: &LedgerLine) {
        let skipped = line.status == Status::Skipped;
        let name = match (&line.log_type, &line.reason) {
            (Some(log_type), Some(reason)) if skipped && reason == "unsupported_type" => {
                format!("{log_type} (not yet)")
            }
            (Some(log_type), _) => log_type.clone(),
            (None, Some(reason)) => format!("({})", reason.replace('_', " ")),
            (None, None) => "(unknown)".into(),
        };
        if let (true, Some(reason)) = (skipped, &line.reason) {
            *self.skipped.entry(reason.clone()).or_default() += 1;
        }
        self.found_logs |= line.log_type.is_some() && line.reason.as_deref() != Some("unsupported_type");
        self.clean &= line.is_clean();
        if !line.is_clean() {
            self.problem_count += 1;
            if self.problems.len() < MAX_PROBLEMS {
                let reason = line.reason.clone().unwrap_or_else(|| {
                    line.dead_lettered.keys().next().map_or("unbalanced".into(), |r| format!("dead-lettered: {r}"))
                });
                self.problems.push(Problem { key: line.key.clone(), status: line.status, reason });
            }
        }
        self.types.entry(name).or_default().add(line);
        self.total.add(line);
    }

    pub(crate) fn finish(&mut self, elapsed: Duration, not_opened: usize) {
        self.seconds = elapsed.as_secs_f64();
        self.not_opened = not_opened;
        self.clean &= not_opened == 0;
    }

    /// Counts what could not be read at all.
    pub(crate) fn leave_out(&mut self, count: usize) {
        self.left_out += count;
        self.clean &= count == 0;
    }

    /// The summary as JSON; `status` is how the program ends, also if nobody reads it.
    pub(crate) fn write_json(&self, status: u8) -> Result<()> {
        let mut out = crate::shown::Output::with_status(status);
        serde_json::to_writer_pretty(&mut out, self)?;
        writeln!(out)?;
        Ok(())
    }

    /// The table, on standard error: standard output is for data.
    pub(crate) fn print(&self) {
        let width = self.types.keys().map(|name| name.chars().count()).max().unwrap_or(4).max(5);
        tell!(
            "{:width$} {:>8} {:>10} {:>10} {:>9} {:>13} {:>9} {:>10} {:>10}",
            "type",
            "objects",
            "records",
            "indexed",
            "excluded",
            "dead-lettered",
            "unparsed",
            "in",
            "out"
        );
        for (name, row) in &self.types {
            row.print(name, width);
        }
        self.total.print("total", width);
        let rate = if self.seconds > 0.0 { self.total.records as f64 / self.seconds } else { 0.0 };
        tell!(
            "{} records in {:.2} s ({rate:.0} records/s) to {}",
            self.total.records,
            self.seconds,
            crate::shown::safe(&self.to)
        );
        if self.total.duplicate > 0 {
            tell!("{} of the indexed records were there before, and are as they were", self.total.duplicate);
        }
        if !self.skipped.is_empty() {
            let reasons: Vec<String> =
                self.skipped.iter().map(|(reason, count)| format!("{count} {}", reason.replace('_', " "))).collect();
            tell!("objects skipped: {}", reasons.join(", "));
        }
        for name in self.unreadable_types() {
            tell!(
                "{}: not one record could be parsed: the key says this type, and the content is something else; \
                 error.message in the documents says why",
                crate::shown::safe(name)
            );
        }
        for problem in &self.problems {
            let status = serde_json::to_value(problem.status).unwrap_or_default();
            tell!(
                "{}: {}: {}",
                status.as_str().unwrap_or_default(),
                crate::shown::safe(&problem.key),
                crate::shown::safe(&problem.reason)
            );
        }
        if self.problem_count > self.problems.len() as u64 {
            tell!("… and {} more; --ledger FILE lists all", self.problem_count - self.problems.len() as u64);
        }
        if self.total.deferred > 0 {
            tell!("{} records could not be delivered: load the same objects again", self.total.deferred);
        }
        if self.left_out > 0 {
            tell!("{} files or folders were left out, see above", self.left_out);
        }
        if self.not_opened > 0 {
            tell!("{} objects were not opened", self.not_opened);
        }
        if !self.found_logs && self.not_opened == 0 {
            tell!("no object was of a known log type; `siem types` lists the key patterns, --key sets a key");
        }
    }

    /// Types of which records came and none could be parsed.
    fn unreadable_types(&self) -> impl Iterator<Item = &str> {
        let is_unreadable = |row: &Row| row.unparsed > 0 && row.unparsed == row.indexed;
        self.types.iter().filter(move |(_, row)| is_unreadable(row)).map(|(name, _)| name.as_str())
    }

    /// Whether a program may go on.
    pub(crate) fn is_success(&self) -> bool {
        self.clean && self.found_logs
    }
}

impl Row {
    fn add(&mut self, line: &LedgerLine) {
        self.objects += 1;
        self.skipped += u64::from(line.status == Status::Skipped);
        self.records += line.read;
        self.indexed += line.indexed;
        self.unparsed += line.unparsed;
        self.duplicate += line.duplicate;
        self.excluded += line.excluded_total();
        self.dead_lettered += line.dead_lettered_total();
        self.deferred += line.deferred;
        self.bytes_in += line.bytes_in;
        self.bytes_out += line.bytes_out;
    }

    fn print(&self, name: &str, width: usize) {
        tell!(
            "{:width$} {:>8} {:>10} {:>10} {:>9} {:>13} {:>9} {:>10} {:>10}",
            crate::shown::safe(name),
            self.objects,
            self.records,
            self.indexed,
            self.excluded,
            self.dead_lettered,
            self.unparsed,
            bytes(self.bytes_in),
            bytes(self.bytes_out)
        );
    }
}

fn bytes(count: u64) -> String {
    const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];
    let mut value = count as f64;
    let mut unit = 0;
    while value >= 1000.0 && unit + 1 < UNITS.len() {
        value /= 1000.0;
        unit += 1;
    }
    if unit == 0 { format!("{count} B") } else { format!("{value:.1} {}", UNITS[unit]) }
}
