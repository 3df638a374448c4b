//! `--to`: a folder, a cluster, or nowhere.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use siem_loader::sink::{ClusterSink, Deadline, FolderSink, NullSink, OnExisting, Sink};
use siem_opensearch::{BulkWriter, Cluster, ClusterOptions, Endpoint, Login, WriterOptions};
use tokio::runtime::Runtime;

/// How long one bulk is tried: an operator who loads files waits for a cluster that is busy.
const PATIENCE: Duration = Duration::from_secs(600);
/// Longest time for one request.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);

/// Where documents go.
pub(crate) struct Target {
    pub(crate) sink: Arc<dyn Sink>,
    /// The folder, if it is one.
    pub(crate) folder: Option<PathBuf>,
    /// Printed in the summary.
    pub(crate) name: String,
}

impl Target {
    pub(crate) fn open(to: &str, ca: Option<&Path>, existing: OnExisting, runtime: &Runtime) -> Result<Target> {
        if to == "null" {
            return Ok(Target { sink: Arc::new(NullSink), folder: None, name: "nowhere".into() });
        }
        if to.starts_with("http://") || to.starts_with("https://") {
            return cluster(to, ca, runtime);
        }
        let folder = FolderSink::open(Path::new(to), existing)?;
        Ok(Target { sink: Arc::new(folder), folder: Some(PathBuf::from(to)), name: to.to_owned() })
    }
}

fn cluster(to: &str, ca: Option<&Path>, runtime: &Runtime) -> Result<Target> {
    let endpoint = Endpoint::parse(to)?;
    if endpoint.had_password() {
        eprintln!("siem: warning: a password in a URL shows in process lists; use SIEM_USER and SIEM_PASSWORD");
    }
    let login = match (std::env::var("SIEM_USER"), std::env::var("SIEM_PASSWORD")) {
        (Ok(user), Ok(password)) => Login::Basic(user, password),
        (Ok(_), Err(_)) => anyhow::bail!("SIEM_USER is set and SIEM_PASSWORD is not"),
        _ if endpoint.aws.is_some() => {
            let aws = runtime.block_on(aws_config::load_defaults(aws_config::BehaviorVersion::latest()));
            let provider = aws.credentials_provider().context("no AWS credentials were found")?;
            Login::Aws(provider)
        }
        _ => Login::None,
    };
    let options = ClusterOptions { endpoint, login, ca_file: ca.map(Path::to_owned), timeout: REQUEST_TIMEOUT };
    let cluster = Cluster::connect(options)?;
    let name = cluster.address().to_owned();
    let writer = BulkWriter::new(cluster, WriterOptions::default());
    let sink = ClusterSink::new(writer, runtime.handle().clone(), Deadline::After(PATIENCE));
    Ok(Target { sink: Arc::new(sink), folder: None, name })
}
