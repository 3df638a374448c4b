//! The S3 and SQS API emulator: moto's server in a Python environment of ours.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::cache;
use crate::process::{Process, free_port};

const VERSION: &str = "5.2.5";

/// A warm start takes about a second.
const START_LIMIT: Duration = Duration::from_secs(60);

/// The Python of an environment that has the emulator, made on first use.
pub(super) fn python() -> Result<PathBuf> {
    // An environment belongs to the Python that made it.
    let version = run(Command::new("python3").args(["-c", "import sys; print('%d.%d' % sys.version_info[:2])"]))
        .context("python3 is needed for the AWS emulator: install Python 3.9 or later")?;
    let environment = cache::built(&format!("moto/{VERSION}-python{}", version.trim()), |dir| {
        eprintln!("moto {VERSION}: first set-up, about 30 MB to fetch");
        run(Command::new("python3").args(["-m", "venv"]).arg(dir))
            .context("python3 cannot make an environment: install its venv and pip modules (Debian: python3-venv)")?;
        // Of the extra `server` only what serves S3, SQS and their neighbours.
        let packages = [&format!("moto[s3,sqs]=={VERSION}"), "flask", "flask-cors"];
        run(Command::new(python_of(dir)).args(["-m", "pip", "install", "--quiet"]).args(packages))?;
        Ok(())
    })?;
    Ok(python_of(&environment))
}

/// Starts the emulator on a free port and waits until it answers; its URL.
pub(super) async fn start() -> Result<(Process, String)> {
    let python = tokio::task::spawn_blocking(python).await??;
    let port = free_port()?;
    let dir = tempfile::Builder::new().prefix("siem-moto-").tempdir()?;
    let mut command = Command::new(python);
    // Started as a module: the scripts of an environment name the folder it was made in.
    command.args(["-m", "moto.server", "-H", "127.0.0.1", "-p", &port.to_string()]).current_dir(dir.path());
    let mut process = Process::start(command, dir)?;

    let url = format!("http://127.0.0.1:{port}");
    let client = reqwest::Client::builder().no_proxy().build()?;
    let end = Instant::now() + START_LIMIT;
    while client.get(format!("{url}/moto-api/data.json")).send().await.is_err() {
        if let Some(status) = process.exit_status()? {
            bail!("the AWS emulator ended while starting ({status}):\n{}", process.last_output(12));
        }
        if Instant::now() > end {
            bail!("the AWS emulator did not answer in {} s:\n{}", START_LIMIT.as_secs(), process.last_output(12));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok((process, url))
}

fn python_of(environment: &Path) -> PathBuf {
    environment.join("bin/python")
}

/// Runs a command to its end; what it printed, or an error with what it complained about.
fn run(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start {name}"))?;
    if !output.status.success() {
        bail!("{name}: {}: {}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
