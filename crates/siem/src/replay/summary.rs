//! What became of the letters: a table for people, JSON for programs.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::Result;
use serde::Serialize;
use siem_loader::{LedgerLine, Letter, LetterOf};

use crate::shown::{Output, safe};

/// Problems that are listed.
const MAX_PROBLEMS: usize = 20;

/// Totals of one run.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Summary {
    pub(crate) to: String,
    /// Nothing was done.
    pub(crate) dry_run: bool,
    /// Letters that were read.
    pub(crate) letters: u64,
    /// Of them: of one record each; the others are of objects, or of all records from one on.
    pub(crate) of_records: u64,
    pub(crate) objects: u64,
    /// Letters by what they say.
    pub(crate) reasons: BTreeMap<String, u64>,
    /// Letters whose records are in the index now.
    pub(crate) loaded: u64,
    /// Letters whose records a rule leaves out now.
    pub(crate) excluded: u64,
    /// Letters whose records, or whose object, were refused again: a letter of now stands for each.
    pub(crate) refused: u64,
    /// Letters whose object is gone, and whose stored document is in the index now.
    pub(crate) from_text: u64,
    /// Letters that are left as they are.
    pub(crate) left: u64,
    /// Why, by short name.
    pub(crate) left_because: BTreeMap<String, u64>,
    /// Records that were loaded out of objects.
    pub(crate) records: Records,
    /// Documents among the letters that name no object.
    pub(crate) foreign: u64,
    /// Letters of the wanted kind that stand in the cluster at the end, those that have come meanwhile among them.
    pub(crate) standing: u64,
    /// Why the run stopped before its end.
    pub(crate) stopped: Option<&'static str>,
    /// Objects whose letters are left, the first few.
    pub(crate) problems: Vec<Problem>,
}

/// What became of records.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Records {
    pub(crate) indexed: u64,
    pub(crate) duplicate: u64,
    pub(crate) healed: u64,
    pub(crate) excluded: u64,
    pub(crate) refused: u64,
}

/// An object whose letters are left.
#[derive(Debug, Serialize)]
pub(crate) struct Problem {
    pub(crate) bucket: String,
    pub(crate) key: String,
    pub(crate) reason: String,
    pub(crate) detail: String,
}

impl Summary {
    pub(crate) fn read(&mut self, letter: &Letter) {
        self.letters += 1;
        self.of_records += u64::from(matches!(letter.of, LetterOf::Record(_)));
        *self.reasons.entry(letter.reason.clone()).or_default() += 1;
    }

    pub(crate) fn add(&mut self, line: &LedgerLine) {
        self.records.indexed += line.indexed;
        self.records.duplicate += line.duplicate;
        self.records.healed += line.healed;
        self.records.excluded += line.excluded_total();
        self.records.refused += line.dead_lettered_total();
    }

    pub(crate) fn leave(&mut self, reason: &str) {
        self.left += 1;
        *self.left_because.entry(reason.to_owned()).or_default() += 1;
    }

    pub(crate) fn problem(&mut self, bucket: &str, key: &str, reason: &str, detail: &str) {
        if self.problems.len() < MAX_PROBLEMS {
            let [bucket, key, reason, detail] = [bucket, key, reason, detail].map(str::to_owned);
            self.problems.push(Problem { bucket, key, reason, detail });
        }
    }

    /// Whether nothing is left to be wished.
    pub(crate) fn is_success(&self) -> bool {
        let has_rest = self.left + self.refused + self.foreign + self.standing + self.records.refused > 0;
        self.stopped.is_none() && (self.dry_run || !has_rest)
    }

    pub(crate) fn write_json(&self, status: u8) -> Result<()> {
        let mut out = Output::with_status(status);
        serde_json::to_writer_pretty(&mut out, self)?;
        writeln!(out)?;
        Ok(())
    }

    pub(crate) fn print(&self) {
        let of_objects = self.letters - self.of_records;
        tell!(
            "{} dead letters in {}: {} of records, {} of objects as a whole or of their ends; {} objects",
            self.letters,
            safe(&self.to),
            self.of_records,
            of_objects,
            self.objects
        );
        for (reason, count) in &self.reasons {
            tell!("  {:26} {count:>10}", safe(reason));
        }
        if self.dry_run {
            return;
        }
        let records = &self.records;
        tell!(
            "loaded again                 {:>10}   {} records indexed, {} of them there before, {} healed",
            self.loaded,
            records.indexed,
            records.duplicate,
            records.healed
        );
        tell!("excluded by now              {:>10}", self.excluded);
        tell!("refused again                {:>10}   {} records", self.refused, records.refused);
        tell!("gone, sent from stored text  {:>10}", self.from_text);
        tell!("left                         {:>10}", self.left);
        for (reason, count) in &self.left_because {
            tell!("  {:26} {count:>10}   {}", safe(reason), cure(reason));
        }
        for problem in &self.problems {
            let Problem { bucket, key, reason, detail } = problem;
            tell!("{}: {}/{}: {}", safe(reason), safe(bucket), safe(key), safe(detail));
        }
        if self.foreign > 0 {
            tell!(
                "{} documents among the letters name no object: they are none of the loader's, and stay until somebody \
                 deletes them",
                self.foreign
            );
        }
        if self.standing > 0 {
            tell!("{} letters stand there now", self.standing);
        }
    }
}

/// What helps against a reason.
fn cure(reason: &str) -> &'static str {
    match reason {
        "not_found" | "no_such_bucket" => "the object is gone, and the letter keeps no document",
        "changed" => "another object has its key now, and the letter keeps no document",
        "no_whole_text" => "the object is gone, and the letter keeps only the beginning of the document",
        "no_ids" => "its index has documents without ids: loading again could double them",
        "no_folder" => "--files DIR says where files are",
        "access_denied" => {
            "you may not read the object; S3 says so of a missing one, too, to who may not list the bucket"
        }
        "unknown_key" | "unsupported_type" => "no log type takes the key: is a --config missing?",
        "configuration" => "the settings of its log type are wrong",
        "changed_meanwhile" => "its letter was written anew, or deleted by another run, meanwhile: run again",
        "foreign_index" => "its letter names an index that is none of a log type's: it is not sent there",
        "letter_refused" => "the cluster does not let the letter go; its record is there",
        "interrupted" | "unavailable" | "unauthorized" | "undelivered" => "run again",
        _ => "",
    }
}
