//! What is told: each object of which something is missing as it is found, and the totals.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;
use indicatif::{ProgressBar, ProgressDrawTarget};
use serde::Serialize;
use serde_json::json;

use super::counts::Difference;
use super::coverage::Span;
use super::verdict::{Kind, Verdict};
use crate::shown::{Output, safe};

/// Where no progress can be drawn, it is told so often.
const TELL_EVERY: Duration = Duration::from_secs(30);

/// Totals of a run.
#[derive(Debug, Default, Serialize)]
struct Totals {
    /// Objects that were listed.
    objects: u64,
    complete: u64,
    /// Objects that are rightly not loaded, by reason.
    skipped: BTreeMap<String, u64>,
    /// Objects of which something is missing, by kind.
    missing: BTreeMap<&'static str, u64>,
    missing_total: u64,
    /// Messages sent to the loader's queue; with `--dry-run`, that would have been.
    requeued: u64,
    /// Lines of the ledger that were read.
    ledger_lines: u64,
    /// Keys with lines that are not listed: objects that expired, or other files.
    not_listed: u64,
    /// Files and folders that could not be read.
    left_out: u64,
    /// Objects whose documents were counted.
    compared: u64,
    /// Objects whose pieces overlap, so that the ledger has no number to compare with.
    not_compared: u64,
    /// Objects with fewer documents than the ledger says.
    fewer_documents: u64,
    /// Objects with more.
    more_documents: u64,
}

/// Tells what is found.
pub(crate) struct Report {
    totals: Totals,
    out: Output,
    is_json: bool,
    is_dry_run: bool,
    has_requeue: bool,
    bar: ProgressBar,
    told: Instant,
}

impl Report {
    pub(crate) fn new(is_json: bool, is_dry_run: bool) -> Report {
        let bar = ProgressBar::new_spinner();
        bar.set_draw_target(ProgressDrawTarget::stderr());
        // Whoever reads no further has seen that something is missing.
        let out = Output::with_status(1);
        let (totals, told) = (Totals::default(), Instant::now());
        Report { totals, out, is_json, is_dry_run, has_requeue: false, bar, told }
    }

    /// An object was judged.
    pub(crate) fn add(&mut self, bucket: &str, key: &str, verdict: &Verdict) -> Result<()> {
        self.totals.objects += 1;
        match verdict {
            Verdict::Complete => self.totals.complete += 1,
            Verdict::Skipped(reason) => *self.totals.skipped.entry(reason.clone()).or_default() += 1,
            Verdict::Missing(missing) => {
                self.totals.missing_total += 1;
                *self.totals.missing.entry(missing.kind.json_name()).or_default() += 1;
                if self.is_json {
                    self.line(&json!({
                        "kind": missing.kind.json_name(), "bucket": bucket, "key": key, "reason": missing.reason,
                        "missing": missing.spans, "dead_lettered": missing.dead_lettered
                    }))?;
                } else {
                    let mut about = Vec::new();
                    if missing.spans != [(1, None)] {
                        about.extend(missing.spans.iter().map(|span| records(*span)));
                    }
                    about.extend(missing.reason.as_deref().map(|reason| safe(reason).into_owned()));
                    if missing.dead_lettered > 0 {
                        about.push(format!("{} dead-lettered", missing.dead_lettered));
                    }
                    let place = format!("{bucket}/{key}");
                    self.text(missing.kind.name(), &place, &about.join(", "))?;
                }
            }
        }
        self.progress(key);
        Ok(())
    }

    /// The cluster has another number of documents of an object than the ledger says.
    pub(crate) fn differs(&mut self, difference: &Difference) -> Result<()> {
        let Difference { bucket, key, indexed, found } = difference;
        let is_fewer = found < indexed;
        if is_fewer {
            self.totals.fewer_documents += 1;
        } else {
            self.totals.more_documents += 1;
        }
        if self.is_json {
            let kind = if is_fewer { "fewer_documents" } else { "more_documents" };
            return self.line(&json!({"kind": kind, "bucket": bucket, "key": key, "indexed": indexed, "found": found}));
        }
        let kind = if is_fewer { "fewer docs" } else { "more docs" };
        self.text(kind, &format!("{bucket}/{key}"), &format!("{found} found, {indexed} by the ledger"))
    }

    pub(crate) fn requeued(&mut self, messages: u64) {
        self.has_requeue = true;
        self.totals.requeued = messages;
    }

    pub(crate) fn compared(&mut self, compared: u64, not_compared: u64) {
        (self.totals.compared, self.totals.not_compared) = (compared, not_compared);
    }

    pub(crate) fn ledger(&mut self, lines: u64, not_listed: u64, left_out: u64) {
        self.totals.ledger_lines += lines;
        self.totals.not_listed += not_listed;
        self.totals.left_out += left_out;
    }

    /// The totals, and how the program ends.
    pub(crate) fn finish(mut self) -> Result<ExitCode> {
        self.bar.finish_and_clear();
        if self.is_json {
            let totals = json!({"summary": self.totals});
            self.line(&totals)?;
        } else {
            self.out.flush()?;
            self.print();
        }
        let is_well = self.totals.missing_total + self.totals.fewer_documents + self.totals.left_out == 0;
        Ok(if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn print(&self) {
        let totals = &self.totals;
        tell!("{:>10}  objects, {} ledger lines", totals.objects, totals.ledger_lines);
        tell!("{:>10}  complete", totals.complete);
        for (reason, count) in &totals.skipped {
            tell!("{count:>10}  not loaded: {}", safe(&reason.replace('_', " ")));
        }
        for kind in Kind::ALL {
            if let Some(count) = totals.missing.get(kind.json_name()) {
                tell!("{count:>10}  {}: {}", kind.name(), kind.meaning());
            }
        }
        if totals.not_listed > 0 {
            tell!("{:>10}  keys in the ledger that are not listed here", totals.not_listed);
        }
        if totals.left_out > 0 {
            tell!("{:>10}  files or folders were left out, see above", totals.left_out);
        }
        if totals.compared + totals.not_compared > 0 {
            tell!(
                "{:>10}  counted: {} with fewer documents than the ledger says, {} with more; {} could not be compared",
                totals.compared,
                totals.fewer_documents,
                totals.more_documents,
                totals.not_compared
            );
        }
        if self.has_requeue {
            let verb = if self.is_dry_run { "messages would be sent" } else { "messages sent to the loader's queue" };
            tell!("{:>10}  {verb}", totals.requeued);
        }
        if totals.objects > 0 && totals.ledger_lines == 0 {
            tell!("the ledger has no line of any of them: is it the right one, and was it switched on?");
        }
        if totals.missing_total == 0 && totals.left_out == 0 {
            tell!("nothing is missing");
        }
    }

    fn line(&mut self, value: &serde_json::Value) -> Result<()> {
        self.bar.suspend(|| writeln!(self.out, "{value}"))?;
        Ok(())
    }

    fn text(&mut self, kind: &str, place: &str, about: &str) -> Result<()> {
        let line = format!("{kind:12}  {}  {about}", safe(place));
        self.bar.suspend(|| writeln!(self.out, "{}", line.trim_end()))?;
        Ok(())
    }

    fn progress(&mut self, key: &str) {
        if !self.totals.objects.is_multiple_of(256) {
            return;
        }
        let Totals { objects, missing_total, .. } = self.totals;
        if !self.bar.is_hidden() {
            self.bar.set_message(format!("{objects} objects, {missing_total} with something missing; {}", safe(key)));
            self.bar.tick();
        } else if self.told.elapsed() >= TELL_EVERY {
            self.told = Instant::now();
            tell!("siem: {objects} objects, {missing_total} with something missing; now at {}", safe(key));
        }
    }
}

fn records((first, last): Span) -> String {
    match last {
        Some(last) if last == first => format!("record {first}"),
        Some(last) => format!("records {first} to {last}"),
        None => format!("records from {first} on"),
    }
}
