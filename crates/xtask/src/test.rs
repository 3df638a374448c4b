//! All tests, in order of what they cost, each step on its own feet: a failed one does not hide the rest.
//!
//! Two profiles: tests are built as developers build them (`dev`, which checks arithmetic for overflow), and the
//! programs they start are the ones that ship (`release`). With one build for both, every test program would pay
//! for link-time optimisation, and no overflow would ever be noticed.

use std::collections::BTreeSet;
use std::fs;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::run::{cargo, repository, run, run_tests, seconds, target_dir};
use crate::setup::rig;
use crate::tally::Tally;
use crate::{fuzz, lint, package};

/// Test programs of `tests/` that need nothing started: they run with the unit tests.
const WITHOUT_RIG: [&str; 9] =
    ["differences", "docs", "exporters", "faults", "golden", "permissions", "policy", "signatures", "stack_parameters"];

/// How long each target of the fuzzer runs here, and its luck: a test that passes here should pass elsewhere. New luck is for
/// `cargo xtask fuzz`.
const FUZZ_SECONDS: u64 = 15;
const FUZZ_SEED: u64 = 1;

enum Outcome {
    Passed(Tally),
    Failed { tally: Tally, why: String },
    Skipped { why: String },
}

struct Step {
    name: &'static str,
    outcome: Outcome,
    took: Duration,
}

/// `cargo xtask test`
pub(crate) fn run_all(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "it takes no arguments; a single test runs with `cargo test -p PACKAGE NAME`");
    let begin = Instant::now();
    let mut steps = Vec::new();

    take(&mut steps, "formatting", || lint::run_format_check().map(|()| Tally::default()));
    take(&mut steps, "lints", || lint::run_clippy().map(|()| Tally::default()));
    take(&mut steps, "unit, property and golden tests", unit_tests);
    fuzzing(&mut steps);
    take(&mut steps, "examples in the documentation", || {
        run_tests(&mut cargo(["test", "--quiet", "--workspace", "--no-fail-fast", "--doc"]))
    });
    // The functions are packaged, too: what is tested is what Lambda would get.
    take(&mut steps, "shipped programs", || package::run_all(&[]).map(|()| Tally::default()));
    let built = steps.last().is_some_and(|step| matches!(step.outcome, Outcome::Passed(_)));

    end_to_end(&mut steps, built);
    report(&steps, begin.elapsed(), std::env::var("CI").is_ok_and(|ci| ci == "true"))
}

/// A look for inputs that nobody thought of.
fn fuzzing(steps: &mut Vec<Step>) {
    const NAME: &str = "fuzzing";
    if let Some(why) = fuzz::why_not() {
        return skip(steps, NAME, why);
    }
    if let Err(error) = fuzz::fetch() {
        return skip(steps, NAME, &format!("the crates of the fuzzer are not to be had here: {error:#}"));
    }
    take(steps, NAME, || {
        fuzz::build()?;
        fuzz::fuzz(None, FUZZ_SECONDS, FUZZ_SEED).map(|()| Tally::default())
    });
}

fn end_to_end(steps: &mut Vec<Step>, built: bool) {
    const NAME: &str = "end-to-end tests";
    if !built {
        return skip(steps, NAME, "the shipped programs could not be built");
    }
    let mut setup = None;
    take(steps, "the rig of the end-to-end tests", || {
        setup = Some(rig()?);
        Ok(Tally::default())
    });
    let Some(mut setup) = setup else { return skip(steps, NAME, "their rig could not be built") };
    if let Err(error) = run(setup.arg("setup")) {
        return skip(steps, NAME, &format!("what they need cannot be set up here, see above: {error:#}"));
    }
    take(steps, NAME, || {
        let programs = end_to_end_programs()?;
        run_tests(test_programs(&programs).env("SIEM_BIN_DIR", target_dir()?.join("release")))
    });
}

fn take(steps: &mut Vec<Step>, name: &'static str, run: impl FnOnce() -> Result<Tally>) {
    println!("\n== {name}");
    let begin = Instant::now();
    let outcome = match run() {
        Ok(tally) if tally.failed == 0 => Outcome::Passed(tally),
        Ok(tally) => Outcome::Failed { tally, why: format!("{} failed", tally.failed) },
        // A step that fails without a failed test counts as one.
        Err(error) => Outcome::Failed { tally: Tally { failed: 1, ..Tally::default() }, why: format!("{error:#}") },
    };
    steps.push(Step { name, outcome, took: begin.elapsed() });
}

fn skip(steps: &mut Vec<Step>, name: &'static str, why: &str) {
    println!("\n== {name}\nskipped: {why}");
    steps.push(Step { name, outcome: Outcome::Skipped { why: why.to_owned() }, took: Duration::ZERO });
}

/// Everything but the end-to-end tests. Always the whole workspace: for another choice of packages cargo would build
/// the libraries they share again, with other features.
fn unit_tests() -> Result<Tally> {
    let mut programs = test_program_names(&repository().join("infra"))?;
    programs.extend(test_program_names(&repository().join("dashboards"))?);
    for crate_dir in fs::read_dir(repository().join("crates"))? {
        programs.extend(test_program_names(&crate_dir?.path())?);
    }
    let ours = test_program_names(&repository().join("tests"))?;
    programs.extend(ours.into_iter().filter(|name| WITHOUT_RIG.contains(&name.as_str())));
    run_tests(test_programs(&programs).args(["--lib", "--bins"]))
}

fn end_to_end_programs() -> Result<BTreeSet<String>> {
    let mut programs = test_program_names(&repository().join("tests"))?;
    programs.retain(|name| !WITHOUT_RIG.contains(&name.as_str()));
    ensure!(!programs.is_empty(), "there are no end-to-end tests");
    Ok(programs)
}

fn test_programs(names: &BTreeSet<String>) -> std::process::Command {
    let mut command = cargo(["test", "--quiet", "--workspace", "--no-fail-fast"]);
    for name in names {
        command.args(["--test", name]);
    }
    command
}

/// Names of the test programs of a crate: files, and folders with a `main.rs`, in its `tests/`.
fn test_program_names(crate_dir: &std::path::Path) -> Result<BTreeSet<String>> {
    let dir = crate_dir.join("tests");
    if !dir.is_dir() {
        return Ok(BTreeSet::new());
    }
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(&dir).with_context(|| dir.display().to_string())? {
        let path = entry?.path();
        let is_program = path.join("main.rs").is_file() || path.extension().is_some_and(|extension| extension == "rs");
        if let Some(name) = path.file_stem().filter(|_| is_program) {
            names.insert(name.to_string_lossy().into_owned());
        }
    }
    Ok(names)
}

fn report(steps: &[Step], took: Duration, ci: bool) -> Result<()> {
    let (text, good) = summary(steps, took, ci);
    println!("\n{text}");
    if !good {
        bail!("not everything passed");
    }
    Ok(())
}

/// The table, the count on a line of its own, and the last line; and whether that is a pass.
fn summary(steps: &[Step], took: Duration, ci: bool) -> (String, bool) {
    let mut text = String::new();
    let mut total = Tally::default();
    let (mut passed, mut failed, mut skipped) = (Vec::new(), Vec::new(), Vec::new());
    for Step { name, outcome, took } in steps {
        let (tally, word, why) = match outcome {
            Outcome::Passed(tally) => (*tally, "passed", String::new()),
            Outcome::Failed { tally, why } => (*tally, "FAILED", format!(": {why}")),
            // Where everything is expected to run, what does not run has failed.
            Outcome::Skipped { why } => {
                let tally = Tally { failed: u64::from(ci), ..Tally::default() };
                (tally, if ci { "FAILED" } else { "skipped" }, format!(", skipped: {why}"))
            }
        };
        match word {
            "passed" => &mut passed,
            "skipped" => &mut skipped,
            _ => &mut failed,
        }
        .push(*name);
        total.add(tally);
        let tests = if tally.passed > 0 { format!(", {} passed", tally.passed) } else { String::new() };
        text += &format!("{word:<8}{name}{tests} ({}){why}\n", seconds(*took));
    }
    if total.ignored > 0 {
        text += &format!("skipped {} tests that are marked ignored\n", total.ignored);
    }
    text += &format!("took {}\n\n{} passed, {} failed\n\n", seconds(took), total.passed, total.failed);
    for (what, names) in [("passed", &passed), ("skipped", &skipped), ("FAILED", &failed)] {
        if !names.is_empty() {
            text += &format!("{what}: {}. ", names.join(", "));
        }
    }
    (text.trim_end().to_owned(), failed.is_empty() && !(ci && total.ignored > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(name: &'static str, outcome: Outcome) -> Step {
        Step { name, outcome, took: Duration::from_millis(1500) }
    }

    fn tally(passed: u64, failed: u64) -> Tally {
        Tally { passed, failed, ignored: 0 }
    }

    #[test]
    fn a_good_run_ends_with_the_count_and_what_passed() {
        let steps = [step("lints", Outcome::Passed(tally(0, 0))), step("unit tests", Outcome::Passed(tally(12, 0)))];
        let (text, good) = summary(&steps, Duration::from_secs(3), true);
        assert!(good);
        assert_eq!(
            text,
            "passed  lints (1.5 s)\npassed  unit tests, 12 passed (1.5 s)\ntook 3.0 s\n\n12 passed, 0 failed\n\n\
             passed: lints, unit tests."
        );
    }

    #[test]
    fn a_failed_step_fails_the_run_and_is_named() {
        let failed = Outcome::Failed { tally: tally(11, 1), why: "1 failed".to_owned() };
        let (text, good) = summary(&[step("unit tests", failed)], Duration::ZERO, false);
        assert!(!good);
        assert!(text.contains("\n11 passed, 1 failed\n"), "{text}");
        assert!(text.ends_with("FAILED: unit tests."), "{text}");
    }

    #[test]
    fn what_was_skipped_is_said_and_is_a_failure_in_ci() {
        let steps = || [step("end to end", Outcome::Skipped { why: "no Maven".to_owned() })];
        let (text, good) = summary(&steps(), Duration::ZERO, false);
        assert!(good);
        assert!(text.starts_with("skipped end to end (1.5 s), skipped: no Maven\n"), "{text}");
        assert!(text.ends_with("\n0 passed, 0 failed\n\nskipped: end to end."), "{text}");

        let (text, good) = summary(&steps(), Duration::ZERO, true);
        assert!(!good);
        assert!(text.ends_with("\n0 passed, 1 failed\n\nFAILED: end to end."), "{text}");
    }

    #[test]
    fn ignored_tests_are_a_failure_in_ci() {
        let steps = [step("unit tests", Outcome::Passed(Tally { passed: 1, failed: 0, ignored: 2 }))];
        assert!(!summary(&steps, Duration::ZERO, true).1);
        assert!(summary(&steps, Duration::ZERO, false).0.contains("skipped 2 tests that are marked ignored\n"));
    }

    /// A crate outside `crates` whose tests nobody runs would be green for ever.
    #[test]
    fn every_member_of_the_workspace_is_tested() {
        let manifest = fs::read_to_string(repository().join("Cargo.toml")).unwrap();
        let members = manifest.lines().find(|line| line.starts_with("members = ")).unwrap();
        assert_eq!(members, r#"members = ["crates/*", "dashboards", "infra", "tests"]"#, "see `unit_tests`");
    }

    #[test]
    fn the_rig_is_tested_end_to_end() {
        assert!(end_to_end_programs().unwrap().contains("rig"));
    }
}
