//! Fetching what the end-to-end tests need, and the program that does so: `rig`, of the tests.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::run::{cargo, run, target_dir};

/// The tests' `rig`, built if need be.
///
/// It comes with the test program of that name, as cargo builds it for `cargo test`: for another choice of packages, or
/// without what only tests need, cargo would build most libraries again.
pub(crate) fn rig() -> Result<Command> {
    run(&mut cargo(["test", "--quiet", "--no-run", "--workspace", "--test", "rig"]))?;
    Ok(Command::new(target_dir()?.join("debug/rig")))
}

/// `cargo xtask setup`
pub(crate) fn run_all(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "it takes no arguments");
    run(rig()?.arg("setup"))
}
