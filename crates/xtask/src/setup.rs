//! Fetching what the end-to-end tests need, and the program that does so: `rig`, of the tests.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::run::{cargo, run, target_dir};

/// The tests' `rig`, built if need be.
///
/// `--workspace`, because cargo builds the same libraries again for another choice of packages.
pub(crate) fn rig() -> Result<Command> {
    run(&mut cargo(["build", "--quiet", "--workspace", "--bin", "rig"]))?;
    Ok(Command::new(target_dir()?.join("debug/rig")))
}

/// `cargo xtask setup`
pub(crate) fn run_all(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "it takes no arguments");
    run(rig()?.arg("setup"))
}
