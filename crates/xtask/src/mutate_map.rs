//! Which options of the built-in configuration no golden case notices: a program of the tests, started from here.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::run::{run, target_dir};
use crate::setup::rig;

/// `cargo xtask mutate-map`
pub(crate) fn run_all(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "it takes no arguments");
    // All programs of the tests are built with the rig.
    rig()?;
    run(&mut Command::new(target_dir()?.join("debug/mutate-map")))
}
