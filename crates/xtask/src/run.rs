//! Starting programs: what is run is printed before, how long it took after.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::tally::Tally;

/// The top of the repository.
pub(crate) fn repository() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map(PathBuf::from).unwrap_or(here)
}

/// Cargo's target folder: this program lies in it, at `debug/xtask`.
pub(crate) fn target_dir() -> Result<PathBuf> {
    let program = std::env::current_exe()?;
    program.ancestors().nth(2).map(PathBuf::from).context("xtask is not in a target folder: run it as `cargo xtask`")
}

/// The cargo that runs us, in the repository, with these arguments.
pub(crate) fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(repository());
    command
}

/// Runs a command to its end; an exit status other than 0 is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    announce(command);
    let begin = Instant::now();
    let status = command.status().with_context(|| format!("cannot start {}", describe(command)))?;
    println!("  took {}", seconds(begin.elapsed()));
    if !status.success() {
        bail!("{}: {status}", describe(command));
    }
    Ok(())
}

/// Runs `cargo test …`, shows its output as it comes, and counts the tests. Failed tests are in the tally; an error is
/// a command that failed for another reason.
pub(crate) fn run_tests(command: &mut Command) -> Result<Tally> {
    announce(command);
    let begin = Instant::now();
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {}", describe(command)))?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            tally.read_line(&line);
        }
    }
    let status = child.wait()?;
    println!("  took {}", seconds(begin.elapsed()));
    if !status.success() && tally.failed == 0 {
        bail!("{}: {status}", describe(command));
    }
    Ok(tally)
}

/// A duration as people read it.
pub(crate) fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

/// Prints a command before it runs.
pub(crate) fn announce(command: &Command) {
    println!("$ {}", describe(command));
}

fn describe(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let mut words = Vec::new();
    words.extend(
        command
            .get_envs()
            .filter_map(|(name, value)| Some(format!("{}={}", name.to_string_lossy(), value?.to_string_lossy()))),
    );
    words.push(program.file_name().unwrap_or_default().to_string_lossy().into_owned());
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_described_as_one_would_type_it() {
        let mut command = Command::new("/somewhere/cargo");
        command.args(["test", "--workspace"]).env("SIEM_BIN_DIR", "target/release");
        assert_eq!(describe(&command), "SIEM_BIN_DIR=target/release cargo test --workspace");
    }

    #[test]
    fn a_failing_command_is_an_error_that_names_it() {
        let error = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err().to_string();
        assert_eq!(error, "sh -c exit 3: exit status: 3");
    }

    #[test]
    fn the_repository_is_the_folder_with_the_workspace() {
        assert!(repository().join("crates/xtask/Cargo.toml").is_file());
    }
}
