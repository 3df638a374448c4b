//! A real OpenSearch: set up on first use from published artifacts, one node on loopback, gone with its handle.

mod client;
mod distribution;
mod java;
mod maven;
mod modules;
mod node;
mod release;
pub(crate) mod security;

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use tokio::sync::OnceCell;

pub use release::{DEFAULT, NEXT, Release};

use crate::process::Process;

/// Who may call a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Plain HTTP, anybody may do anything.
    Open,
    /// The security plugin: HTTPS with a certificate of its own authority, users, roles, tenants.
    Security,
}

/// How to start a node.
#[derive(Clone, Copy, Debug)]
pub struct NodeOptions {
    /// The version to run.
    pub release: &'static Release,
    /// With or without the security plugin.
    pub access: Access,
    /// Java heap; 512 MiB does for tests.
    pub heap_mib: u32,
    /// Loopback port, any free one by default.
    pub port: Option<u16>,
}

impl NodeOptions {
    /// An open node of the release that the environment names.
    pub fn from_env() -> Result<NodeOptions> {
        Ok(NodeOptions { release: Release::from_env()?, access: Access::Open, heap_mib: 512, port: None })
    }
}

/// A client of a running node. The node ends with the last handle on it.
pub struct OpenSearch {
    /// Where it listens: `http://127.0.0.1:PORT`, or https with the security plugin.
    pub url: String,
    /// User and password of the administrator; none for an open node.
    pub credentials: Option<(&'static str, &'static str)>,
    /// The authority that signed the node's certificate, as a PEM file; none for an open node.
    pub ca_file: Option<PathBuf>,
    client: reqwest::Client,
    process: Arc<Process>,
}

impl OpenSearch {
    /// Starts a node of its own with default options and waits until it is healthy.
    pub async fn start() -> Result<OpenSearch> {
        OpenSearch::start_with(&NodeOptions::from_env()?).await
    }

    /// The open node that all tests of this program share; started by the first that asks. Choose index names of your
    /// own, or take a node of your own with [`OpenSearch::start`].
    pub async fn shared() -> Result<OpenSearch> {
        static NODE: OnceCell<(String, Arc<Process>)> = OnceCell::const_new();
        let start = async || {
            let OpenSearch { url, process, .. } = OpenSearch::start().await?;
            anyhow::Ok((url, process))
        };
        let (url, process) = NODE.get_or_try_init(start).await?;
        // A connection belongs to the runtime that opened it, so each test gets a client of its own.
        OpenSearch::connect(url.clone(), Access::Open, Arc::clone(process))
    }

    /// Starts a node and waits until it is healthy.
    pub async fn start_with(options: &NodeOptions) -> Result<OpenSearch> {
        let options = *options;
        let node::Node { mut process, url } = tokio::task::spawn_blocking(move || node::launch(&options)).await??;
        let ca_file = security::ca_file(options.access, process.dir());
        let client = client::build(ca_file.as_deref())?;
        let health = format!("{url}/_cluster/health?wait_for_status=yellow&timeout=1s");
        node::wait_until_healthy(&mut process, async || client::answers(&client, &health, options.access).await)
            .await
            .with_context(|| format!("OpenSearch {}", options.release.version))?;
        OpenSearch::connect(url, options.access, Arc::new(process))
    }

    fn connect(url: String, access: Access, process: Arc<Process>) -> Result<OpenSearch> {
        let ca_file = security::ca_file(access, process.dir());
        let client = client::build(ca_file.as_deref())?;
        Ok(OpenSearch { url, credentials: security::administrator(access), ca_file, client, process })
    }

    /// Kills the node and starts it again with the data it has. For a node of one's own, and its only handle.
    pub async fn restart(&mut self) -> Result<()> {
        let process = Arc::get_mut(&mut self.process).context("others use this node, too")?;
        process.restart()?;
        let (client, url) = (&self.client, format!("{}/_cluster/health?wait_for_status=yellow&timeout=1s", self.url));
        node::wait_until_healthy(process, async || client::answers(client, &url, Access::Open).await).await
    }

    /// The node's log so far.
    pub fn log(&self) -> String {
        self.process.output()
    }

    /// Processor time the node has used so far, user and system.
    pub fn cpu_time(&self) -> Result<std::time::Duration> {
        self.process.cpu_time()
    }
}

/// Fetches everything that starting a node of this release needs, so that later starts need no network. What an open
/// node needs is part of what a node with the security plugin needs.
pub fn set_up(release: &Release, access: Access) -> Result<()> {
    java::find(release)?;
    match access {
        Access::Open => distribution::plain(release)?,
        Access::Security => distribution::with_security(release)?,
    };
    Ok(())
}

/// A folder with full GeoLite2 databases of November 2019 (CC BY-SA 4.0), for loads of real size; fetched on first use.
pub fn geolite2_dir() -> Result<PathBuf> {
    distribution::geolite2()
}
