//! Formatting and lints.

use anyhow::{Result, ensure};

use crate::run::{cargo, run};

pub(crate) fn run_format_check() -> Result<()> {
    run(&mut cargo(["fmt", "--all", "--check"]))?;
    // No member of the workspace, for its build is another one.
    run(&mut cargo(["fmt", "--check", "--manifest-path", "tests/fuzz/Cargo.toml"]))
}

pub(crate) fn run_clippy() -> Result<()> {
    run(&mut cargo(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

/// `cargo xtask lint`
pub(crate) fn run_all(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "it takes no arguments");
    run_format_check()?;
    run_clippy()
}
