//! `mutate-map`: which options of the built-in configuration does no golden case notice? Called by `cargo xtask`.
//!
//! Each option is taken out in turn, and the cases of its type are loaded without it. An option whose absence changes
//! nothing is either of no use, or nobody would see it break. Documents are compared with those of the whole
//! configuration, not with the expected ones on disk: those are the golden tests' affair.

#![allow(clippy::print_stdout, reason = "a program speaks on stdout")]

mod settings_text;

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, anyhow, ensure};
use siem_config::{BUILTIN, Config, Source};
use siem_enrich::GeoIp;
use siem_tests::golden::{Case, Outcome, cases, geoip};

use settings_text::{SettingsText, Target};

/// What taking out an option did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    /// Some document became another one.
    Noticed,
    /// Nothing changed.
    Unnoticed,
    /// The configuration cannot be read without it: that is noticed by everybody, but says nothing of its value.
    Refused,
    /// By design it does nothing that a document shows.
    WithoutEffect,
}

/// A case, and what it becomes with the whole configuration.
struct Baseline {
    case: Case,
    outcome: String,
}

fn main() -> ExitCode {
    if std::env::args().len() > 1 {
        eprintln!("mutate-map takes no arguments");
        return ExitCode::from(2);
    }
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("mutate-map: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<bool> {
    let settings = SettingsText::read(BUILTIN.text)?;
    let (_dir, geoip) = geoip()?;
    let baselines = baselines(&settings, &geoip)?;
    let targets = settings.targets();
    let verdicts = verdicts(&settings, &targets, &baselines, &geoip)?;
    println!("{} options of the types that are loaded, {} golden cases", targets.len(), baselines.len());
    println!("left out, as their types are not loaded yet: {}", settings.planned().join(" "));
    for (verdict, what) in [
        (Verdict::WithoutEffect, "without effect yet on a document"),
        (Verdict::Refused, "the configuration is refused without"),
    ] {
        let options = by_section(&targets, &verdicts, verdict);
        if !options.is_empty() {
            println!("{what}: {}", options.join("; "));
        }
    }
    let unnoticed = by_section(&targets, &verdicts, Verdict::Unnoticed);
    println!("noticed: {}", verdicts.iter().filter(|verdict| **verdict == Verdict::Noticed).count());
    println!("unnoticed: {}", verdicts.iter().filter(|verdict| **verdict == Verdict::Unnoticed).count());
    let tested: BTreeSet<&str> = baselines.iter().map(|baseline| baseline.case.log_type.as_str()).collect();
    for line in &unnoticed {
        let section = line.split(':').next().unwrap_or_default();
        let why = if section == "DEFAULT" || tested.contains(section) { "" } else { " (there is no case)" };
        println!("  {line}{why}");
    }
    Ok(unnoticed.is_empty())
}

/// What every case becomes with the text that options are taken out of.
fn baselines(settings: &SettingsText, geoip: &GeoIp) -> Result<Vec<Baseline>> {
    let text = settings.text();
    let mut baselines = Vec::new();
    for case in cases()? {
        let outcome = shown(&case.run_with(&text, geoip).with_context(|| case.dir.display().to_string())?);
        // A user.ini may override what others refer to, and references are resolved in our text.
        if !case.dir.join("user.ini").is_file() {
            let original = shown(&case.run(geoip)?);
            ensure!(outcome == original, "{}: the text with resolved references reads differently", case.dir.display());
        }
        baselines.push(Baseline { case, outcome });
    }
    Ok(baselines)
}

/// All that a case is compared by.
fn shown(Outcome { documents, line }: &Outcome) -> String {
    format!("{documents}{:?} {:?} {} {:?}", line.status, line.reason, line.read, line.excluded)
}

/// One verdict for each target; as many threads as there are cores.
fn verdicts(
    settings: &SettingsText,
    targets: &[Target],
    baselines: &[Baseline],
    geoip: &GeoIp,
) -> Result<Vec<Verdict>> {
    let next = AtomicUsize::new(0);
    let found: Mutex<BTreeMap<usize, Result<Verdict>>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some((index, target)) = targets.iter().enumerate().nth(next.fetch_add(1, Ordering::Relaxed)) {
                    let verdict = verdict(settings, target, baselines, geoip);
                    if let Ok(mut found) = found.lock() {
                        found.insert(index, verdict);
                    }
                }
            });
        }
    });
    let found = found.into_inner().map_err(|_| anyhow!("a thread panicked"))?;
    ensure!(found.len() == targets.len(), "some options were not tried");
    found.into_values().collect()
}

fn verdict(settings: &SettingsText, target: &Target, baselines: &[Baseline], geoip: &GeoIp) -> Result<Verdict> {
    if target.without_effect {
        return Ok(Verdict::WithoutEffect);
    }
    let text = settings.without(target);
    if Config::only(&[Source { name: "aws.ini", text: &text }]).is_err() {
        return Ok(Verdict::Refused);
    }
    let concerns = |case: &Case| target.section == "DEFAULT" || case.log_type == target.section;
    for Baseline { case, outcome } in baselines.iter().filter(|baseline| concerns(&baseline.case)) {
        // A user.ini of a case may need the option; the others decide then.
        let Ok(made) = case.run_with(&text, geoip) else { continue };
        if shown(&made) != *outcome {
            return Ok(Verdict::Noticed);
        }
    }
    Ok(Verdict::Unnoticed)
}

/// `section: option option`, a line for each section.
fn by_section(targets: &[Target], verdicts: &[Verdict], wanted: Verdict) -> Vec<String> {
    let mut lines: Vec<(&str, Vec<&str>)> = Vec::new();
    for (target, _) in targets.iter().zip(verdicts).filter(|(_, verdict)| **verdict == wanted) {
        match lines.last_mut() {
            Some((section, options)) if *section == target.section => options.push(&target.option),
            _ => lines.push((&target.section, vec![&target.option])),
        }
    }
    lines.into_iter().map(|(section, options)| format!("{section}: {}", options.join(" "))).collect()
}
