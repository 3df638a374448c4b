//! `siem-bench`: how fast, with how much memory, and where the time goes. Started by `cargo xtask bench`, which builds
//! the programs that are measured. Nothing here asserts a time.
//!
//! Whole runs are those of the shipped `siem`; stages are measured in this process, with the libraries it is made of.

#![allow(clippy::print_stdout, reason = "a program speaks on stdout")]

mod cluster;
mod input;
mod load_test;
mod machine;
mod memory;
mod process;
mod report;
mod stages;
mod start_up;
mod whole;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use siem_enrich::GeoIp;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use cluster::Cluster;
use input::Input;
use report::{Setting, TypeReport};
use whole::{Load, NOWHERE, Program};

const USAGE: &str = "\
siem-bench --programs DIR [--types a,b] [--records N] [--memory] [--write FILE]
siem-bench --programs DIR --start-up [--write FILE]
siem-bench --programs DIR --load-test [--records N] [--write FILE]

  --programs DIR  folder of the release builds of siem and the functions
  --types a,b     only these log types
  --records N     lines of each text type; a quarter as many JSON records (as many as take about a second)
  --memory        large objects too
  --start-up      only how long the functions take until they ask for their first event
  --load-test     into a real OpenSearch on this machine instead, N records (1,000,000) by each way
  --write FILE    puts the tables into this document";

/// So long a run should take: starting the program is a thirtieth of it then.
const RUN: Duration = Duration::from_secs(1);
/// Records of the load test, each way.
const LOAD_TEST_RECORDS: usize = 1_000_000;
/// Lines of the run that tells how many it takes.
const TRIAL_LINES: usize = 20_000;

#[derive(Debug, Default)]
struct Arguments {
    programs: PathBuf,
    types: Vec<String>,
    records: Option<usize>,
    memory: bool,
    start_up: bool,
    load_test: bool,
    write: Option<PathBuf>,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let arguments = match Arguments::read(&words) {
        Ok(arguments) => arguments,
        Err(error) => {
            eprintln!("siem-bench: {error:#}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("siem-bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

impl Arguments {
    fn read(words: &[String]) -> Result<Arguments> {
        let mut arguments = Arguments::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut value = || words.next().with_context(|| format!("{word} needs a value"));
            match word.as_str() {
                "--programs" => arguments.programs = PathBuf::from(value()?),
                "--types" => arguments.types = value()?.split(',').map(str::to_owned).collect(),
                "--records" => arguments.records = Some(value()?.parse().context("--records takes a number")?),
                "--memory" => arguments.memory = true,
                "--start-up" => arguments.start_up = true,
                "--load-test" => arguments.load_test = true,
                "--write" => arguments.write = Some(PathBuf::from(value()?)),
                other => bail!("unknown option {other}"),
            }
        }
        if arguments.records == Some(0) {
            bail!("--records must not be 0");
        }
        let is_of_types = arguments.memory || !arguments.types.is_empty();
        if arguments.load_test && (is_of_types || arguments.start_up) {
            bail!("--load-test stands alone: it has its own log types");
        }
        if arguments.start_up && (is_of_types || arguments.records.is_some()) {
            bail!("--start-up stands alone: nothing is loaded");
        }
        Ok(arguments)
    }

    /// As people type it.
    fn command(&self) -> String {
        let mut text = "cargo xtask bench".to_owned();
        if let Some(records) = self.records {
            text += &format!(" --records {records}");
        }
        if !self.types.is_empty() {
            text += &format!(" --types {}", self.types.join(","));
        }
        let switches = [(self.memory, " --memory"), (self.start_up, " --start-up"), (self.load_test, " --load-test")];
        for (is_given, option) in switches {
            if is_given {
                text += option;
            }
        }
        text
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    if arguments.start_up {
        let start_ups = start_up::measure(&arguments.programs, &runtime)?;
        let text = report::start_up(&arguments.command(), &machine::describe(), &start_ups);
        return show("start-up", &text, arguments);
    }
    let dir = tempfile::Builder::new().prefix("siem-bench-").tempdir()?;
    let databases = Databases::find(dir.path())?;
    let program = Program { siem: arguments.programs.join("siem"), geoip: databases.dir.clone() };
    let setting =
        Setting { command: arguments.command(), machine: machine::describe(), databases: databases.name.to_owned() };

    if arguments.load_test {
        let records = arguments.records.unwrap_or(LOAD_TEST_RECORDS);
        let logs = tempfile::Builder::new().prefix("siem-load-test-").tempdir()?;
        let ways = load_test::measure(&arguments.programs, &databases.dir, records, logs.path(), &runtime)?;
        return show("load test", &report::load_test(&setting, &ways), arguments);
    }
    let reports = types(arguments, &program, &runtime, &dir)?;
    show("speed", &report::speed(&setting, &reports), arguments)?;
    if arguments.memory {
        eprintln!("large objects");
        let rows = memory::measure(&program, dir.path())?;
        show("memory", &report::memory(&setting, &rows), arguments)?;
    }
    Ok(())
}

fn types(arguments: &Arguments, program: &Program, runtime: &Runtime, dir: &TempDir) -> Result<Vec<TypeReport>> {
    let (geoip, _) = GeoIp::open(&program.geoip)?;
    let cluster = Cluster::start(runtime)?;
    let mut reports = Vec::new();
    for log_type in input::log_types(&arguments.types)? {
        eprintln!("{}", log_type.name);
        let lines = match arguments.records {
            Some(lines) => lines,
            None => lines_of_a_run(program, &Input::generate(&log_type, TRIAL_LINES, dir.path())?)?,
        };
        let input = Input::generate(&log_type, lines, dir.path())?;
        let load = Load::of(&input);
        let null = program.load_to_null(&load)?;
        let compressed = program.load_to_cluster(&load, &cluster)?;
        let times = stages::measure(&input, &geoip)?;
        std::fs::remove_file(&input.path)?;
        reports.push(TypeReport { input, null, compressed, times });
    }
    Ok(reports)
}

/// How many lines keep the program busy for [`RUN`], in thousands.
fn lines_of_a_run(program: &Program, trial: &Input) -> Result<usize> {
    let run = program.load_once(&Load::of(trial), NOWHERE)?;
    let times = RUN.as_secs_f64() / run.cpu.as_secs_f64().max(0.001);
    Ok((TRIAL_LINES as f64 * times / 1000.0).ceil() as usize * 1000)
}

fn show(part: &str, text: &str, arguments: &Arguments) -> Result<()> {
    println!("{text}");
    arguments.write.as_deref().map_or(Ok(()), |path| report::write_into(path, part, text))
}

/// GeoIP databases: full ones where they can be had, since lookups in them are what costs.
struct Databases {
    dir: PathBuf,
    name: &'static str,
}

impl Databases {
    fn find(dir: &Path) -> Result<Databases> {
        match siem_tests::opensearch::geolite2_dir() {
            Ok(dir) => Ok(Databases { dir, name: "GeoLite2 City and ASN of November 2019, full size" }),
            Err(error) => {
                eprintln!("full GeoLite2 databases cannot be had ({error:#}): small invented ones are used");
                siem_enrich::build::demo_databases(dir)?;
                Ok(Databases { dir: dir.to_owned(), name: "small invented databases, which flatters lookups" })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Arguments> {
        Arguments::read(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn the_command_is_shown_as_it_can_be_typed_again() {
        let arguments = read(&["--types", "alb,waf", "--records", "1000", "--memory"]).unwrap();
        assert_eq!(arguments.command(), "cargo xtask bench --records 1000 --types alb,waf --memory");
        assert_eq!(read(&["--start-up"]).unwrap().command(), "cargo xtask bench --start-up");
        assert_eq!(read(&[]).unwrap().command(), "cargo xtask bench");
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for words in [
            &["--speed"][..],
            &["--records", "many"],
            &["--records", "0"],
            &["--types"],
            &["--load-test", "--memory"],
            &["--load-test", "--types", "waf"],
            &["--load-test", "--start-up"],
            &["--start-up", "--records", "7"],
        ] {
            assert!(read(words).is_err(), "{words:?}");
        }
    }
}
