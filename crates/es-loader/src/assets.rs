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

/// What stands under a key.
enum Found {
    /// An object that was not read before.
    New(Vec<u8>),
    /// The one that was read before.
    Same,
    /// None.
    Nothing,
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
            Ok(Found::New(bytes)) => match String::from_utf8(bytes) {
                Ok(text) => {
                    self.remote_ini = Some((format!("s3://{bucket}/user.ini"), text));
                    changes.configuration = true;
                }
                Err(_) => tracing::error!("s3://{bucket}/user.ini is not UTF-8 and is left out; save it as UTF-8"),
            },
            Ok(Found::Same) => {}
            // Taken away: what counts is what a new process would find.
            Ok(Found::Nothing) => changes.configuration = self.remote_ini.take().is_some(),
            Err(error) => tracing::warn!("s3://{bucket}/user.ini: {error:#}"),
        }
        for name in DATABASES {
            let key = format!("GeoLite2/{name}");
            match self.get_if_new(client, &bucket, &key).await {
                Ok(Found::New(bytes)) => match put_in_place(name, &bytes) {
                    Ok(()) => changes.databases = true,
                    Err(error) => {
                        // It is the next look's to try again.
                        self.e_tags.remove(&key);
                        tracing::error!("{name}: {error:#}");
                    }
                },
                Ok(Found::Same | Found::Nothing) => {}
                Err(error) => tracing::warn!("s3://{bucket}/{key}: {error:#}"),
            }
        }
        changes
    }

    async fn get_if_new(&mut self, client: &Client, bucket: &str, key: &str) -> Result<Found> {
        let known = self.e_tags.get(key).cloned();
        let request = client.get_object().bucket(bucket).key(key).set_if_none_match(known);
        let output = match request.send().await {
            Ok(output) => output,
            Err(error) => {
                let status = error.raw_response().map(|response| response.status().as_u16());
                return match status {
                    Some(304) => Ok(Found::Same),
                    // Not there; or not there, for a role that may not list the bucket.
                    Some(404 | 403) => {
                        // Not worth more: whoever uses the file tells once that it is not there.
                        tracing::debug!(code = error.code().unwrap_or_default(), "no s3://{bucket}/{key}");
                        self.e_tags.remove(key);
                        Ok(Found::Nothing)
                    }
                    _ => Err(error).context("cannot be read"),
                };
            }
        };
        let e_tag = output.e_tag().unwrap_or_default().to_owned();
        let bytes = output.body.collect().await.context("was cut")?.to_vec();
        self.e_tags.insert(key.to_owned(), e_tag);
        Ok(Found::New(bytes))
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
        // It is the affair of one log type, whose objects fail: the others are loaded. Built-in patterns compile; to
        // compile them all would be most of a start.
        let problems = if files.is_empty() { Vec::new() } else { config.check_patterns() };
        for problem in problems {
            tracing::error!("{problem}");
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

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::sync::{Arc, Mutex};

    use super::*;

    /// A bucket that has `user.ini` with this text, or has it not.
    fn bucket(user_ini: &Arc<Mutex<Option<&'static str>>>) -> Client {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let user_ini = Arc::clone(user_ini);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut request = [0; 8192];
                let count = stream.read(&mut request).unwrap();
                let asks_for_it = String::from_utf8_lossy(&request[..count]).starts_with("GET /geo/user.ini");
                let (status, body) = match *user_ini.lock().unwrap() {
                    Some(text) if asks_for_it => ("200 OK", text),
                    _ => ("404 Not Found", "<Error><Code>NoSuchKey</Code></Error>"),
                };
                let head = format!("HTTP/1.1 {status}\r\netag: \"e\"\r\nconnection: close\r\n");
                write!(stream, "{head}content-length: {}\r\n\r\n{body}", body.len()).unwrap();
            }
        });
        let keys = aws_sdk_s3::config::Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
        let settings = aws_sdk_s3::config::Builder::new()
            .behavior_version(aws_sdk_s3::config::BehaviorVersion::latest())
            .region(aws_sdk_s3::config::Region::new("us-east-1"))
            .credentials_provider(keys)
            .endpoint_url(url)
            .force_path_style(true);
        Client::from_conf(settings.build())
    }

    #[tokio::test]
    async fn a_user_ini_that_is_taken_away_is_no_longer_used() {
        let user_ini =
            Arc::new(Mutex::new(Some("[myapp]\ns3_key = myapp/\nfile_format = json\nindex_name = log-myapp\n")));
        let client = bucket(&user_ini);
        let mut assets = Assets::new(Some("geo".into()));
        let loads_myapp = |changed: Changes, assets: &mut Assets| {
            assets.looked = None;
            (changed.configuration, assets.configuration(None).unwrap().get("myapp").is_some())
        };
        let changed = assets.look(&client).await;
        assert_eq!(loads_myapp(changed, &mut assets), (true, true));
        *user_ini.lock().unwrap() = None;
        let changed = assets.look(&client).await;
        assert_eq!(loads_myapp(changed, &mut assets), (true, false));
        let changed = assets.look(&client).await;
        assert_eq!(loads_myapp(changed, &mut assets), (false, false));
    }
}
