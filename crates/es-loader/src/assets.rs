//! What the function reads besides logs: `user.ini` and the GeoIP databases. Both are looked at again from time to
//! time, so that a change takes effect without a new deployment.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use aws_sdk_s3::Client;
use aws_sdk_s3::primitives::ByteStream;
use siem_config::{BUILTIN, Config, Source};
use tokio::io::AsyncWriteExt as _;

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
    New { body: ByteStream, e_tag: String },
    /// The one that was read before.
    Same,
    /// None.
    Nothing,
}

impl Assets {
    /// Looks at the geo bucket for the first time. A `user.ini` that cannot be read is an error: without it, objects of its
    /// log types would count as none of ours, and what it excludes or masks would be loaded.
    pub(crate) async fn open(bucket: Option<String>, client: &Client) -> Result<Assets> {
        let mut assets = Assets { bucket, ..Assets::default() };
        if let Some(bucket) = assets.bucket.clone() {
            assets.looked = Some(Instant::now());
            assets.look_for_settings(client, &bucket).await?;
            assets.look_for_databases(client, &bucket).await;
        }
        Ok(assets)
    }

    /// Where databases are.
    pub(crate) fn database_dir() -> &'static Path {
        Path::new(DATABASE_DIR)
    }

    /// Looks at the geo bucket again, if it is time. What cannot be read is told, and what was read before stays in use.
    pub(crate) async fn look(&mut self, client: &Client) -> Changes {
        let mut changes = Changes::default();
        let Some(bucket) = self.bucket.clone() else { return changes };
        if self.looked.is_some_and(|last| last.elapsed() < LOOK_AGAIN) {
            return changes;
        }
        self.looked = Some(Instant::now());
        match self.look_for_settings(client, &bucket).await {
            Ok(is_changed) => changes.configuration = is_changed,
            Err(error) => tracing::error!("the configuration in use stays: {error:#}"),
        }
        changes.databases = self.look_for_databases(client, &bucket).await;
        changes
    }

    /// Whether there is another `user.ini` than before, or none any more.
    async fn look_for_settings(&mut self, client: &Client, bucket: &str) -> Result<bool> {
        let name = format!("s3://{bucket}/user.ini");
        match self.get_if_new(client, bucket, "user.ini").await.with_context(|| name.clone())? {
            Found::New { body, e_tag } => {
                let bytes = body.collect().await.with_context(|| format!("{name}: was cut"))?.to_vec();
                self.e_tags.insert("user.ini".to_owned(), e_tag);
                let text = String::from_utf8(bytes).ok().with_context(|| format!("{name}: is not UTF-8"))?;
                self.remote_ini = Some((name, text));
                Ok(true)
            }
            Found::Same => Ok(false),
            // Taken away: what counts is what a new process would find.
            Found::Nothing => Ok(self.remote_ini.take().is_some()),
        }
    }

    /// Whether a database came.
    async fn look_for_databases(&mut self, client: &Client, bucket: &str) -> bool {
        let mut is_changed = false;
        for name in DATABASES {
            let key = format!("GeoLite2/{name}");
            match self.get_if_new(client, bucket, &key).await {
                Ok(Found::New { body, e_tag }) => match put_in_place(name, body).await {
                    Ok(()) => {
                        self.e_tags.insert(key, e_tag);
                        is_changed = true;
                    }
                    // It is the next look's to try again.
                    Err(error) => tracing::error!("{name}: {error:#}"),
                },
                Ok(Found::Same | Found::Nothing) => {}
                Err(error) => tracing::warn!("s3://{bucket}/{key}: {error:#}"),
            }
        }
        is_changed
    }

    async fn get_if_new(&mut self, client: &Client, bucket: &str, key: &str) -> Result<Found> {
        let known = self.e_tags.get(key).cloned();
        let was_there = known.is_some();
        let request = client.get_object().bucket(bucket).key(key).set_if_none_match(known);
        let output = match request.send().await {
            Ok(output) => output,
            Err(error) => {
                let status = error.raw_response().map(|response| response.status().as_u16());
                return match status {
                    Some(304) => Ok(Found::Same),
                    // It may be there still, and only this request be refused.
                    Some(403) if was_there => Err(error).context("may no longer be read, or is gone"),
                    Some(404 | 403) => {
                        self.e_tags.remove(key);
                        if status == Some(403) {
                            tracing::warn!(
                                "s3://{bucket}/{key} may not be read, or is not there: with s3:ListBucket of the bucket, S3 would \
                                 tell which; with s3:GetObject it is read"
                            );
                        }
                        // Else not worth a word: whoever uses the file tells once that it is not there.
                        Ok(Found::Nothing)
                    }
                    _ => Err(error).context("cannot be read"),
                };
            }
        };
        let e_tag = output.e_tag().unwrap_or_default().to_owned();
        Ok(Found::New { body: output.body, e_tag })
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

/// Writes a database beside its place, as it comes, and renames it: the one in use stays mapped and whole.
async fn put_in_place(name: &str, body: ByteStream) -> Result<()> {
    let dir = Assets::database_dir();
    std::fs::create_dir_all(dir)?;
    let new: PathBuf = dir.join(format!("{name}.new"));
    let mut file = tokio::fs::File::create(&new).await?;
    tokio::io::copy(&mut body.into_async_read(), &mut file).await?;
    file.flush().await?;
    std::fs::rename(&new, dir.join(name))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::sync::{Arc, Mutex};

    use super::*;

    /// How a bucket answers to whoever asks for `user.ini`.
    #[derive(Clone, Copy)]
    enum Answer {
        Text(&'static [u8]),
        Gone,
        Denied,
        Broken,
    }

    /// A bucket with `user.ini` and nothing else.
    fn bucket(user_ini: &Arc<Mutex<Answer>>) -> Client {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let user_ini = Arc::clone(user_ini);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut request = [0; 8192];
                let count = stream.read(&mut request).unwrap();
                let asks_for_it = String::from_utf8_lossy(&request[..count]).starts_with("GET /geo/user.ini");
                let answer = if asks_for_it { *user_ini.lock().unwrap() } else { Answer::Gone };
                let (status, body): (_, &[u8]) = match answer {
                    Answer::Text(text) => ("200 OK", text),
                    Answer::Gone => ("404 Not Found", b"<Error><Code>NoSuchKey</Code></Error>"),
                    Answer::Denied => ("403 Forbidden", b"<Error><Code>AccessDenied</Code></Error>"),
                    Answer::Broken => ("500 Internal Server Error", b"<Error><Code>InternalError</Code></Error>"),
                };
                let head = format!("HTTP/1.1 {status}\r\netag: \"e\"\r\nconnection: close\r\n");
                write!(stream, "{head}content-length: {}\r\n\r\n", body.len()).unwrap();
                stream.write_all(body).unwrap();
            }
        });
        let keys = aws_sdk_s3::config::Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
        let settings = aws_sdk_s3::config::Builder::new()
            .behavior_version(aws_sdk_s3::config::BehaviorVersion::latest())
            .region(aws_sdk_s3::config::Region::new("us-east-1"))
            .credentials_provider(keys)
            .retry_config(aws_sdk_s3::config::retry::RetryConfig::disabled())
            .endpoint_url(url)
            .force_path_style(true);
        Client::from_conf(settings.build())
    }

    const MYAPP: &[u8] = b"[myapp]\ns3_key = myapp/\nfile_format = json\nindex_name = log-myapp\n";

    /// Looks again at once: whether the configuration changed, and has the type of `MYAPP`.
    async fn look_again(assets: &mut Assets, client: &Client) -> (bool, bool) {
        assets.looked = None;
        let changed = assets.look(client).await.configuration;
        (changed, loads_myapp(assets))
    }

    fn loads_myapp(assets: &Assets) -> bool {
        assets.configuration(None).unwrap().get("myapp").is_some()
    }

    #[tokio::test]
    async fn a_user_ini_that_is_taken_away_is_no_longer_used() {
        let user_ini = Arc::new(Mutex::new(Answer::Text(MYAPP)));
        let client = bucket(&user_ini);
        let mut assets = Assets::open(Some("geo".into()), &client).await.unwrap();
        assert!(loads_myapp(&assets));
        *user_ini.lock().unwrap() = Answer::Gone;
        assert_eq!(look_again(&mut assets, &client).await, (true, false));
        assert_eq!(look_again(&mut assets, &client).await, (false, false));
    }

    #[tokio::test]
    async fn a_user_ini_that_cannot_be_read_for_a_while_stays_in_use() {
        let user_ini = Arc::new(Mutex::new(Answer::Text(MYAPP)));
        let client = bucket(&user_ini);
        let mut assets = Assets::open(Some("geo".into()), &client).await.unwrap();
        for answer in [Answer::Broken, Answer::Denied, Answer::Text(b"[myapp]\nindex_name = \xff\n")] {
            *user_ini.lock().unwrap() = answer;
            assert_eq!(look_again(&mut assets, &client).await, (false, true));
        }
    }

    #[tokio::test]
    async fn nothing_starts_without_a_user_ini_that_cannot_be_read() {
        for (answer, told) in [(Answer::Broken, "cannot be read"), (Answer::Text(b"\xff"), "is not UTF-8")] {
            let client = bucket(&Arc::new(Mutex::new(answer)));
            let error = format!("{:#}", Assets::open(Some("geo".into()), &client).await.unwrap_err());
            assert!(error.starts_with("s3://geo/user.ini: ") && error.contains(told), "{error}");
        }
        for answer in [Answer::Gone, Answer::Denied] {
            let client = bucket(&Arc::new(Mutex::new(answer)));
            assert!(Assets::open(Some("geo".into()), &client).await.is_ok());
        }
    }
}
