//! The S3 and SQS API emulator: moto's server in a Python environment of ours.

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::process::{Process, free_port};
use crate::python;

const VERSION: &str = "5.2.5";

/// A warm start takes about a second.
const START_LIMIT: Duration = Duration::from_secs(60);

/// The Python of an environment that has the emulator, made on first use.
pub(super) fn python() -> Result<PathBuf> {
    // Of the extra `server` only what serves S3, SQS and their neighbours.
    python::environment("moto", VERSION, &[&format!("moto[s3,sqs]=={VERSION}"), "flask", "flask-cors"])
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
