//! Speed, memory and start-up: builds what ships and the program that measures it, and starts that.

use std::process::Command;

use anyhow::Result;

use crate::package;
use crate::run::{cargo, repository, run};

/// Where the tables go with `--write`.
const DOCUMENT: &str = "docs/performance.md";

/// `cargo xtask bench`
pub(crate) fn run_all(arguments: &[String]) -> Result<()> {
    // Two builds: what ships is measured as it ships, without the features that only tests need.
    let programs = package::build_shipped()?;
    run(&mut cargo(["build", "--quiet", "--release", "--package", "siem-bench"]))?;
    let mut bench = Command::new(programs.join("siem-bench"));
    bench.arg("--programs").arg(&programs);
    for word in arguments {
        bench.arg(word);
        if word == "--write" {
            bench.arg(repository().join(DOCUMENT));
        }
    }
    run(&mut bench)
}
