//! What the function reads besides logs: `user.ini` and the GeoIP databases. Both are looked at again from time to
//! time, so that a change takes effect without a new deployment.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use aws_sdk_s3::Client;
use aws_sdk_s3::error::ProvideErrorMetadata;
use siem_config::{BUILTIN, Config, Source};

/// How often the geo bucket is looked at.
const LOOK_AGAIN: Duration = Duration::from_secs(600);
/// Databases, with the keys they have in the geo bucket below `GeoLite2/`.
const DATABASES: [&str; 2] = ["GeoLite2-City.mmdb", "GeoLite2-ASN.mmdb"];
/// Where they are kept.
const DATABASE_DIR: &str = "/tmp/siem-geoip";

/// What was read of the geo bucket, and when.
#[derive(Debug, Default)]
pub(crate) struct Assets {
    bucket: Option<String>,
    e_tags: HashMap<String, String>,
    /// `s3://<geo bucket>/user.ini`, if there is one.
    remote_ini: Option<(String, String)>,
    looked: Option<Instant>,
}

/// What a look at the geo bucket brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    pub(crate) configuration: bool,
    pub(crate) databases: bool,
}

impl Assets {
    pub(crate) fn new(bucket: Option<String>) -> Assets {
        Assets { bucket, ..Assets::default() }
    }

    /// Where databases are.
    pub(crate) fn database_dir() -> &'static Path {
        Path::new(DATABASE_DIR)
    }

    /// Looks at the geo bucket, if it is time. What cannot be read is told, and what was read before stays in use.
    pub(crate) async fn look(&mut self, client: &Client) -> Changes {
        let mut changes = Changes::default();
        let Some(bucket) = self.bucket.clone() else { return changes };
        if self.looked.is_some_and(|last| last.elapsed() < LOOK_AGAIN) {
            return changes;
        }
        self.looked = Some(Instant::now());
        match self.get_if_new(client, &bucket, "user.ini").await {
            Ok(Some(bytes)) => match String::from_utf8(bytes) {
                Ok(text) => {
                    self.remote_ini = Some((format!("s3://{bucket}/user.ini"), text));
                    changes.configuration = true;
                }
                Err(_) => tracing::error!("s3://{bucket}/user.ini is not UTF-8 and is left out; save it as UTF-8"),
            },
            Ok(None) => {}
            Err(error) => tracing::warn!("s3://{bucket}/user.ini: {error:#}"),
        }
        for name in DATABASES {
            let key = format!("GeoLite2/{name}");
            match self.get_if_new(client, &bucket, &key).await {
                Ok(Some(bytes)) => match put_in_place(name, &bytes) {
                    Ok(()) => changes.databases = true,
                    Err(error) => {
                        // It is the next look's to try again.
                        self.e_tags.remove(&key);
                        tracing::error!("{name}: {error:#}");
                    }
                },
                Ok(None) => {}
                Err(error) => tracing::warn!("s3://{bucket}/{key}: {error:#}"),
            }
        }
        changes
    }

    /// The object, unless it is the one read before or there is none.
    async fn get_if_new(&mut self, client: &Client, bucket: &str, key: &str) -> Result<Option<Vec<u8>>> {
        let known = self.e_tags.get(key).cloned();
        let request = client.get_object().bucket(bucket).key(key).set_if_none_match(known);
        let output = match request.send().await {
            Ok(output) => output,
            Err(error) => {
                let status = error.raw_response().map(|response| response.status().as_u16());
                // Not changed; not there; or not there, for a role that may not list the bucket.
                if matches!(status, Some(304 | 404 | 403)) {
                    // Not worth more: whoever uses the file tells once that it is not there.
                    if status != Some(304) {
                        tracing::debug!(code = error.code().unwrap_or_default(), "no s3://{bucket}/{key}");
                    }
                    return Ok(None);
                }
                return Err(error).context("cannot be read");
            }
        };
        let e_tag = output.e_tag().unwrap_or_default().to_owned();
        let bytes = output.body.collect().await.context("was cut")?.to_vec();
        self.e_tags.insert(key.to_owned(), e_tag);
        Ok(Some(bytes))
    }

    /// The configuration from all files there are: built in, layer, function code, geo bucket. Tells which were read.
    pub(crate) fn configuration(&self, task_root: Option<&str>) -> Result<Config> {
        let mut files: Vec<(String, String)> = Vec::new();
        let roots = [Some("/opt"), task_root].into_iter().flatten();
        for path in roots.map(|root| Path::new(root).join("user.ini")) {
            match std::fs::read_to_string(&path) {
                Ok(text) => files.push((path.display().to_string(), text)),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(error).with_context(|| path.display().to_string()),
            }
        }
        files.extend(self.remote_ini.clone());
        let mut sources = vec![BUILTIN];
        sources.extend(files.iter().map(|(name, text)| Source { name, text }));
        let config = Config::only(&sources).map_err(|error| anyhow::anyhow!("{error}"))?;
        for warning in config.warnings() {
            tracing::warn!("{warning}");
        }
        let names: Vec<&str> = sources.iter().map(|source| source.name).collect();
        tracing::info!(files = names.join(" "), "configuration");
        Ok(config)
    }
}

/// Writes a database beside its place and renames it: the one in use stays mapped and whole.
fn put_in_place(name: &str, bytes: &[u8]) -> Result<()> {
    let dir = Assets::database_dir();
    std::fs::create_dir_all(dir)?;
    let new: PathBuf = dir.join(format!("{name}.new"));
    std::fs::write(&new, bytes)?;
    std::fs::rename(&new, dir.join(name))?;
    Ok(())
}
