//! Programs of Python, each in an environment of its own.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::cache;

/// The Python of the environment `name`, which has these packages; made on first use.
pub(crate) fn environment(name: &str, version: &str, packages: &[&str]) -> Result<PathBuf> {
    // An environment belongs to the Python that made it.
    let python = run(Command::new("python3").args(["-c", "import sys; print('%d.%d' % sys.version_info[:2])"]))
        .with_context(|| format!("python3 is needed for {name}: install Python 3.9 or later"))?;
    let environment = cache::built(&format!("{name}/{version}-python{}", python.trim()), |dir| {
        eprintln!("{name} {version}: first set-up, about 30 MB to fetch");
        run(Command::new("python3").args(["-m", "venv"]).arg(dir))
            .context("python3 cannot make an environment: install its venv and pip modules (Debian: python3-venv)")?;
        run(Command::new(dir.join("bin/python")).args(["-m", "pip", "install", "--quiet"]).args(packages))?;
        Ok(())
    })?;
    Ok(environment.join("bin/python"))
}

/// Runs a command to its end; what it printed, or an error with what it complained about.
pub(crate) fn run(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start {name}"))?;
    if !output.status.success() {
        bail!("{name}: {}: {}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
