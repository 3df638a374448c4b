//! `--to`: a folder, a cluster, or nowhere.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use siem_loader::sink::{ClusterSink, Deadline, FolderSink, NullSink, OnExisting, Sink};
use siem_opensearch::{BulkWriter, Cluster, ClusterError, ClusterOptions, Endpoint, Login, WriterOptions};
use tokio::runtime::Runtime;

use crate::arguments::ClusterArguments;

/// How long one bulk is tried: an operator who loads files waits for a cluster that is busy.
pub(crate) const PATIENCE: Duration = Duration::from_secs(600);
/// Longest time for one request.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);

/// What `--to` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Nowhere: for measuring.
    Null,
    /// A folder with a file for each index.
    Folder(PathBuf),
    /// A cluster.
    Cluster(Endpoint),
}

impl Place {
    /// Reads what was typed. What looks like the address of a cluster does not become a folder by mistake.
    pub(crate) fn parse(text: &str) -> Result<Place, String> {
        if text.is_empty() {
            return Err("name a folder, the URL of a cluster, or null".into());
        }
        if text == "null" {
            return Ok(Place::Null);
        }
        if text.contains("://") {
            return Endpoint::parse(text).map(Place::Cluster).map_err(|error| error.to_string());
        }
        let has_port = text.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok());
        let is_of_aws = Endpoint::parse(text).is_ok_and(|endpoint| endpoint.aws.is_some());
        if (has_port || is_of_aws) && !text.contains('/') {
            return Err(format!("for a cluster write https://{text}, for a folder ./{text}"));
        }
        Ok(Place::Folder(PathBuf::from(text)))
    }
}

/// Reads the address of a cluster, where nothing else will do.
pub(crate) fn cluster_address(text: &str) -> Result<Endpoint, String> {
    match Place::parse(text)? {
        Place::Cluster(endpoint) => Ok(endpoint),
        Place::Null | Place::Folder(_) => Err("name a cluster by its URL, such as https://localhost:9200".into()),
    }
}

/// Where documents go.
pub(crate) struct Target {
    pub(crate) sink: Arc<dyn Sink>,
    /// The folder, if it is one.
    pub(crate) folder: Option<PathBuf>,
    /// Printed in the summary.
    pub(crate) name: String,
    /// The way to the cluster, if it is one.
    pub(crate) writer: Option<BulkWriter>,
}

impl Target {
    pub(crate) fn open(
        to: &Place,
        cluster: &ClusterArguments,
        existing: OnExisting,
        runtime: &Runtime,
    ) -> Result<Target> {
        match to {
            Place::Null => Ok(Target { sink: Arc::new(NullSink), folder: None, name: "nowhere".into(), writer: None }),
            Place::Cluster(endpoint) => open_cluster(endpoint.clone(), cluster, runtime),
            Place::Folder(folder) => {
                let name = folder.display().to_string();
                let sink = Arc::new(FolderSink::open(folder, existing)?);
                Ok(Target { sink, folder: Some(folder.clone()), name, writer: None })
            }
        }
    }
}

fn open_cluster(endpoint: Endpoint, arguments: &ClusterArguments, runtime: &Runtime) -> Result<Target> {
    let cluster = connect(endpoint, arguments, runtime)?;
    let name = cluster.address().to_owned();
    let writer = BulkWriter::new(cluster, WriterOptions::default());
    let sink = Arc::new(sink_of(writer.clone(), runtime));
    Ok(Target { sink, folder: None, name, writer: Some(writer) })
}

/// A sink of bulks.
pub(crate) fn sink_of(writer: BulkWriter, runtime: &Runtime) -> ClusterSink {
    ClusterSink::new(writer, runtime.handle().clone(), Deadline::After(PATIENCE))
}

/// A cluster that answers and takes the login, with our templates unless they are to be left alone.
pub(crate) fn connect(endpoint: Endpoint, arguments: &ClusterArguments, runtime: &Runtime) -> Result<Cluster> {
    if endpoint.had_password() {
        tell!("siem: warning: a password in a URL shows in process lists; use SIEM_USER and SIEM_PASSWORD");
    }
    let login = match (std::env::var("SIEM_USER"), std::env::var("SIEM_PASSWORD")) {
        (Ok(user), Ok(password)) => Login::Basic(user, password),
        (Ok(_), Err(_)) => anyhow::bail!("SIEM_USER is set and SIEM_PASSWORD is not: set both, or neither"),
        (Err(_), Ok(_)) => anyhow::bail!("SIEM_PASSWORD is set and SIEM_USER is not: set both, or neither"),
        _ if endpoint.aws.is_some() && !endpoint.had_password() => {
            let aws = runtime.block_on(aws_config::load_defaults(aws_config::BehaviorVersion::latest()));
            let provider = aws.credentials_provider().context(NO_CREDENTIALS)?;
            Login::Aws(provider)
        }
        _ => Login::None,
    };
    let options = ClusterOptions { endpoint, login, ca_file: arguments.ca.clone(), timeout: REQUEST_TIMEOUT };
    let cluster = Cluster::connect(options)?;
    runtime.block_on(cluster.probe()).map_err(|error| match error {
        ClusterError::Credentials(why) if is_without_credentials(&why) => anyhow::anyhow!(NO_CREDENTIALS),
        error => error.into(),
    })?;
    if !arguments.no_templates {
        runtime.block_on(install_templates(&cluster));
    }
    Ok(cluster)
}

/// Without the templates a cluster guesses types: addresses become texts, places are no points. It may have them from
/// somebody who may install them, so a refusal is no reason not to load.
async fn install_templates(cluster: &Cluster) {
    match cluster.install_templates().await {
        Ok(installed) if installed.is_empty() => {}
        Ok(installed) => tell!("siem: index templates installed: {}", installed.join(", ")),
        Err(error) => tracing::warn!(
            "the index templates could not be looked at or installed: {error}; let somebody load once who may, or say \
             --no-templates"
        ),
    }
}

/// What is said where there are no credentials, with the cure.
pub(crate) const NO_CREDENTIALS: &str = "no AWS credentials were found: set AWS_PROFILE or AWS_ACCESS_KEY_ID";

/// Whether an error of AWS's libraries says that no place has credentials.
pub(crate) fn is_without_credentials(told: &str) -> bool {
    told.contains("no providers in chain provided credentials")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_clusters_and_nowhere_are_told_apart() {
        assert_eq!(Place::parse("null"), Ok(Place::Null));
        for folder in ["out", "./null", "/tmp/out", "./localhost:9200", "out:x", "a b"] {
            assert_eq!(Place::parse(folder), Ok(Place::Folder(folder.into())), "{folder}");
        }
        for cluster in ["http://127.0.0.1:9200", "https://search-x.eu-west-1.es.amazonaws.com"] {
            assert!(matches!(Place::parse(cluster), Ok(Place::Cluster(_))), "{cluster}");
        }
    }

    #[test]
    fn an_address_without_scheme_is_no_folder() {
        for address in ["localhost:9200", "127.0.0.1:9200", "search-x.eu-west-1.es.amazonaws.com"] {
            let said = Place::parse(address).unwrap_err();
            assert_eq!(said, format!("for a cluster write https://{address}, for a folder ./{address}"));
        }
        assert!(Place::parse("ftp://logs.example.com").unwrap_err().contains("http:// or https://"));
        assert!(!Place::parse("ftp://u:hunter2@logs.example.com").unwrap_err().contains("hunter2"));
        assert!(Place::parse("").is_err());
    }
}
