//! Tables and examples of pages that code knows: made by the test that checks them.

use anyhow::{Result, ensure};

use crate::run::{cargo, run};

/// `cargo xtask docs`
pub(crate) fn run_all(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "it takes no arguments");
    run(cargo(["test", "--quiet", "--workspace", "--test", "docs"]).env("SIEM_UPDATE_DOCS", "1"))
}
