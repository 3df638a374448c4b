//! Coverage-guided fuzzing of the pure crates: builds the targets of `tests/fuzz` with coverage counters, and lets each
//! run for a while.
//!
//! The counters come from LLVM by flags that the stable compiler has; the fuzzer is libFuzzer, built from the source in
//! its crate by a C++ compiler. All of it lies in a target folder of its own, and what the fuzzer found worth keeping
//! stays there for the next run. The first inputs are made from the golden cases and those in `tests/fuzz/corpus`.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::run::{announce, cargo, repository, run, target_dir};

/// What can be fuzzed, by the names of the programs.
const TARGETS: [(&str, &str); 4] = [
    ("documents", "text of any log type: parsing, normalising, encoding"),
    ("events", "JSON of an invocation"),
    ("reading", "bytes in any layout: decoding, framing, unwrapping"),
    ("settings", "text of a user.ini"),
];
/// How long each runs unless it is said otherwise.
const DEFAULT_SECONDS: u64 = 30;
/// Larger inputs are slower, and find nothing that smaller ones do not.
const MAX_INPUT_BYTES: usize = 16 << 10;
/// One input that takes longer has found something; far above what a busy machine makes of a slow one.
const MAX_SECONDS_OF_AN_INPUT: u64 = 60;
/// Above what the targets allow themselves: this is for what C code allocates.
const MAX_MEMORY_MIB: u64 = 2048;
/// Counters at each branch and what was compared there, as libFuzzer reads them.
const COVERAGE_FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
     -Cllvm-args=-sanitizer-coverage-trace-compares";

/// What `--help` tells.
pub(crate) const DETAILS: &str = "
  --seconds N     how long each target runs (30)
  --seed N        the same luck as another run with this number [another one each time]
  --target NAME   one target only: documents, events, reading or settings
  --input FILE    runs that input once, such as one that broke a target; needs --target

  A target states what must hold for any bytes: no panic, each record is a document or excluded, documents are legal
  JSON, memory is bounded. An input that breaks it is kept in target/fuzz/crashes; the run fails, and says how to run
  that input again. After the cure, a test at the place of the defect keeps it away.

  For each target a line tells how often it was executed, how many inputs are kept because they reach something new,
  how many coverage counters they reach, and the input that broke it. What is kept in target/fuzz/corpus is where the
  next run begins. Needs a C++ compiler.
";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
struct Arguments {
    seconds: u64,
    seed: u64,
    target: Option<&'static str>,
    input: Option<PathBuf>,
}

/// How one target came out.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    executions: u64,
    /// Inputs in the corpus.
    inputs: u64,
    /// Coverage counters that were reached.
    counters: u64,
    /// The input that broke it.
    crash: Option<PathBuf>,
}

/// `cargo xtask fuzz`
pub(crate) fn run_all(arguments: &[String]) -> Result<()> {
    let arguments = Arguments::read(arguments)?;
    if let Some(why) = why_not() {
        bail!("{why}");
    }
    build()?;
    if let (Some(target), Some(input)) = (arguments.target, &arguments.input) {
        return run(Command::new(program(target)?).arg(input));
    }
    fuzz(arguments.target, arguments.seconds, arguments.seed)
}

/// What is missing here to fuzz at all.
pub(crate) fn why_not() -> Option<&'static str> {
    let has = |program: &str, argument: &str| {
        let quiet = || Stdio::null();
        let status = Command::new(program).arg(argument).stdout(quiet()).stderr(quiet()).status();
        status.is_ok_and(|status| status.success())
    };
    if !cfg!(target_os = "linux") && !cfg!(target_os = "macos") {
        return Some("libFuzzer is for Linux and macOS");
    }
    let compiler = std::env::var("CXX").unwrap_or_else(|_| "c++".to_owned());
    if !has(&compiler, "--version") {
        return Some("there is no C++ compiler (c++, or what CXX names), which libFuzzer is built with");
    }
    None
}

/// Gets the crates that only these programs use.
pub(crate) fn fetch() -> Result<()> {
    run(cargo(["fetch", "--quiet"]).arg("--manifest-path").arg(manifest()))
}

/// Builds all targets.
pub(crate) fn build() -> Result<()> {
    let (folder, host) = (folder()?, host()?);
    let mut command = cargo(["build", "--quiet", "--release", "--target", &host]);
    command.arg("--manifest-path").arg(manifest()).arg("--target-dir").arg(folder);
    // With `--target` they are not for build scripts and macros.
    run(command.env("RUSTFLAGS", COVERAGE_FLAGS))
}

/// Lets each target run for so long, one after another, and says what was found. From the same corpus, the same seed tries
/// the same inputs; 0 is another seed each time.
pub(crate) fn fuzz(only: Option<&str>, seconds_each: u64, seed: u64) -> Result<()> {
    let mut broken = Vec::new();
    println!("{:<12}{:>12}{:>9}{:>8}{:>10}  crashes", "target", "executions", "per s", "corpus", "counters");
    for (target, _) in TARGETS.iter().filter(|(name, _)| only.is_none_or(|only| only == *name)) {
        let begin = Instant::now();
        let found = run_target(target, seconds_each, seed)?;
        let took = begin.elapsed();
        println!("{}", line(target, &found, took));
        if let Some(crash) = found.crash {
            broken.push(format!("{target}: cargo xtask fuzz --target {target} --input {}", crash.display()));
        }
    }
    ensure!(
        broken.is_empty(),
        "an input was found that breaks a target; what it printed is above. Run it again:\n  {}",
        broken.join("\n  ")
    );
    Ok(())
}

fn line(target: &str, found: &Found, took: Duration) -> String {
    let Found { executions, inputs, counters, crash } = found;
    let rate = (*executions as f64 / took.as_secs_f64().max(0.001)) as u64;
    let crashes = crash.as_ref().map_or_else(|| "none".to_owned(), |input| input.display().to_string());
    format!("{target:<12}{executions:>12}{rate:>9}{inputs:>8}{counters:>10}  {crashes}")
}

fn run_target(target: &str, seconds_each: u64, seed: u64) -> Result<Found> {
    let folder = folder()?;
    let (corpus, seeds, crashes) =
        (folder.join("corpus").join(target), folder.join("seeds").join(target), folder.join("crashes"));
    if seeds.exists() {
        fs::remove_dir_all(&seeds)?;
    }
    for dir in [&corpus, &seeds, &crashes] {
        fs::create_dir_all(dir).with_context(|| dir.display().to_string())?;
    }
    let mut command = Command::new(program(target)?);
    command.args([format!("-max_total_time={seconds_each}"), format!("-seed={seed}")]);
    command.args(["-print_final_stats=1".to_owned(), format!("-max_len={MAX_INPUT_BYTES}")]);
    command.args([format!("-timeout={MAX_SECONDS_OF_AN_INPUT}"), format!("-rss_limit_mb={MAX_MEMORY_MIB}")]);
    command.arg(format!("-artifact_prefix={}/{target}-", crashes.display()));
    // The first folder takes what is found; the others are only read.
    command.args([&corpus, &seeds]);
    let committed = repository().join("tests/fuzz/corpus").join(target);
    if committed.is_dir() {
        command.arg(committed);
    }
    watch(command.env("SIEM_FUZZ_SEEDS", &seeds).env("RUST_BACKTRACE", "1"))
}

/// Runs the fuzzer; shows what it says only if an input broke the target.
fn watch(command: &mut Command) -> Result<Found> {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().context("cannot start the fuzzer")?;
    let (mut found, mut said) = (Found::default(), Vec::new());
    if let Some(output) = child.stderr.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            found.read_line(&line);
            if !line.starts_with('#') {
                said.push(line);
            }
        }
    }
    let status = child.wait()?;
    if found.crash.is_some() || !status.success() {
        announce(command);
        said.iter().for_each(|line| println!("{line}"));
    }
    ensure!(status.success() || found.crash.is_some(), "the fuzzer stopped without an input to blame: {status}");
    Ok(found)
}

impl Found {
    /// Takes up what a line of libFuzzer's output says: `#4096 pulse cov: 12 ft: 34 corp: 5/60b …`, the final
    /// statistics, or where an input was written to.
    fn read_line(&mut self, line: &str) {
        let number = |text: &str| text.split(|c: char| !c.is_ascii_digit()).next().and_then(|n| n.parse().ok());
        let after = |label: &str| line.split_once(label).and_then(|(_, rest)| number(rest.trim_start()));
        if let Some(rest) = line.strip_prefix('#') {
            self.executions = number(rest).unwrap_or(self.executions);
            self.counters = after(" cov: ").unwrap_or(self.counters);
            self.inputs = after(" corp: ").unwrap_or(self.inputs);
        }
        if let Some(executions) = after("stat::number_of_executed_units:") {
            self.executions = executions;
        }
        if let Some((_, path)) = line.split_once("Test unit written to ") {
            self.crash = Some(PathBuf::from(path.trim()));
        }
    }
}

impl Arguments {
    fn read(words: &[String]) -> Result<Arguments> {
        let mut arguments = Arguments { seconds: DEFAULT_SECONDS, seed: 0, target: None, input: None };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let value = words.next().with_context(|| format!("{word} needs a value; see cargo xtask fuzz --help"))?;
            match word.as_str() {
                "--seconds" => {
                    arguments.seconds = value.parse().ok().filter(|n| *n > 0).context("--seconds needs a number")?;
                }
                "--seed" => arguments.seed = value.parse().context("--seed needs a number")?,
                "--target" => {
                    let known = TARGETS.iter().find(|(name, _)| name == value);
                    let names = TARGETS.map(|(name, what)| format!("\n  {name:<12}{what}")).concat();
                    let (name, _) = known.with_context(|| format!("no target is called {value}; there are{names}"))?;
                    arguments.target = Some(name);
                }
                "--input" => arguments.input = Some(PathBuf::from(value)),
                _ => bail!("there is no {word}; see cargo xtask fuzz --help"),
            }
        }
        ensure!(arguments.input.is_none() || arguments.target.is_some(), "--input needs --target");
        Ok(arguments)
    }
}

fn manifest() -> PathBuf {
    repository().join("tests/fuzz/Cargo.toml")
}

/// Where all of it lies.
fn folder() -> Result<PathBuf> {
    Ok(target_dir()?.join("fuzz"))
}

fn program(target: &str) -> Result<PathBuf> {
    Ok(folder()?.join(host()?).join("release").join(Path::new(target)))
}

/// What the compiler calls this machine.
fn host() -> Result<String> {
    let output = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())).arg("-vV").output()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc -vV names no host")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fuzzer_s_lines_are_read() {
        let mut found = Found::default();
        for line in [
            "INFO: Running with entropic power schedule (0xFF, 100).",
            "#2\tINITED cov: 10 ft: 11 corp: 1/1b exec/s: 0 rss: 30Mb",
            "#8192\tpulse  cov: 1234 ft: 5678 corp: 90/12Kb lim: 4096 exec/s: 4096 rss: 61Mb",
            "artifact_prefix='/t/'; Test unit written to /t/reading-crash-0a",
            "stat::number_of_executed_units: 9000",
        ] {
            found.read_line(line);
        }
        let crash = Some("/t/reading-crash-0a".into());
        assert_eq!(found, Found { executions: 9000, inputs: 90, counters: 1234, crash });
        assert_eq!(
            line("reading", &found, Duration::from_secs(3)),
            "reading             9000     3000      90      1234  /t/reading-crash-0a"
        );
    }

    #[test]
    fn arguments_are_read_and_wrong_ones_teach() {
        let read = |text: &str| Arguments::read(&text.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(read("").unwrap(), Arguments { seconds: 30, seed: 0, target: None, input: None });
        let wanted = Arguments { seconds: 5, seed: 7, target: Some("events"), input: Some("x".into()) };
        assert_eq!(read("--seconds 5 --seed 7 --target events --input x").unwrap(), wanted);
        let error = |text: &str| read(text).unwrap_err().to_string();
        assert!(
            error("--target x").starts_with("no target is called x; there are\n  documents   text of any log type")
        );
        assert_eq!(error("--input x"), "--input needs --target");
        assert_eq!(error("--seconds 0"), "--seconds needs a number");
        assert_eq!(error("--fast 1"), "there is no --fast; see cargo xtask fuzz --help");
    }

    #[test]
    fn every_target_is_a_program() {
        let manifest = fs::read_to_string(manifest()).unwrap();
        assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
        for (name, _) in TARGETS {
            assert!(manifest.contains(&format!("path = \"targets/{name}.rs\"")), "{name}");
            assert!(DETAILS.contains(name));
        }
    }
}
