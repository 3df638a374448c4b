//! Objects of S3, each bucket read with the role it needs.

use std::collections::HashMap;
use std::future::Future;
use std::io::{self, Read};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use aws_sdk_s3::Client;
use aws_sdk_s3::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_s3::operation::get_object::{GetObjectError, GetObjectOutput};
use bytes::Bytes;
use siem_ecs::time::Instant;
use tokio::runtime::Handle;
use tokio::sync::{Mutex, mpsc};

use super::{ObjectRef, Opened, Source, SourceError};

/// Chunks of a download that may wait for the reader: a few hundred kilobytes.
const CHUNKS_AHEAD: usize = 16;
/// A body that brings nothing for so long is asked for again from where it stopped.
const STALL: Duration = Duration::from_secs(20);
/// So often, without a byte in between.
const MAX_RESUMES: u32 = 4;

/// Which credentials a bucket is read with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClientKind {
    /// The process's own.
    Own,
    /// The Control Tower log-archive role.
    ControlTower,
    /// The Security Lake subscriber role.
    SecurityLake,
}

type MakeClient = Box<dyn Fn(ClientKind) -> Pin<Box<dyn Future<Output = Result<Client, String>> + Send>> + Send + Sync>;

/// One client for each kind, made when first needed.
pub struct S3Clients {
    kind_of: Box<dyn Fn(&str) -> ClientKind + Send + Sync>,
    make: MakeClient,
    made: Mutex<HashMap<ClientKind, Client>>,
}

impl S3Clients {
    /// `kind_of` tells which kind a bucket needs; `make` makes a client, or says what is not configured.
    pub fn new(kind_of: impl Fn(&str) -> ClientKind + Send + Sync + 'static, make: MakeClient) -> S3Clients {
        S3Clients { kind_of: Box::new(kind_of), make, made: Mutex::default() }
    }

    /// One client for all buckets.
    #[must_use]
    pub fn single(client: Client) -> S3Clients {
        S3Clients::new(
            |_| ClientKind::Own,
            Box::new(move |_| {
                let client = client.clone();
                Box::pin(async move { Ok(client) })
            }),
        )
    }

    /// The client for a bucket.
    ///
    /// # Errors
    /// What is not configured.
    pub async fn for_bucket(&self, bucket: &str) -> Result<Client, String> {
        let kind = (self.kind_of)(bucket);
        let mut made = self.made.lock().await;
        if let Some(client) = made.get(&kind) {
            return Ok(client.clone());
        }
        let client = (self.make)(kind).await?;
        made.insert(kind, client.clone());
        Ok(client)
    }
}

/// Reads objects from S3: the download runs on tokio, the reader takes its chunks.
pub struct S3Source {
    clients: Arc<S3Clients>,
    runtime: Handle,
}

impl S3Source {
    /// Downloads on `runtime`.
    #[must_use]
    pub fn new(clients: Arc<S3Clients>, runtime: Handle) -> S3Source {
        S3Source { clients, runtime }
    }
}

impl Source for S3Source {
    fn open(&self, object: &ObjectRef) -> Result<Opened, SourceError> {
        let client = self.runtime.block_on(self.clients.for_bucket(&object.bucket)).map_err(|why| SourceError {
            what: format!("s3://{}/{}", object.bucket, object.key),
            why,
            reason: "not_configured",
            // The message waits in its queue until somebody has configured it.
            retryable: true,
        })?;
        let (key, output) = self.runtime.block_on(get(&client, object))?;
        let version = match output.version_id() {
            Some(version) if version != "null" => version.to_owned(),
            _ => output.e_tag().unwrap_or_default().trim_matches('"').to_owned(),
        };
        let modified = output.last_modified().map_or(Instant { seconds: 0, nanos: 0, digits: 0 }, |time| Instant {
            seconds: time.secs(),
            nanos: 0,
            digits: 0,
        });
        let bytes = output.content_length().and_then(|n| u64::try_from(n).ok()).unwrap_or_default();
        let (sender, receiver) = mpsc::channel(CHUNKS_AHEAD);
        let download = Download {
            client,
            bucket: object.bucket.clone(),
            key: key.clone(),
            version: output.version_id().filter(|v| *v != "null").map(str::to_owned),
            e_tag: output.e_tag().map(str::to_owned),
            at: 0,
            length: bytes,
        };
        self.runtime.spawn(download.run(output, sender));
        Ok(Opened { key, version, modified, bytes, reader: Box::new(ChunkReader { receiver, chunk: Bytes::new() }) })
    }
}

/// Opens the object: its other key reading once when it is not found, without its version once when that is refused.
///
/// To a role that may not list the bucket S3 says `AccessDenied` of a key that is not there.
async fn get(client: &Client, object: &ObjectRef) -> Result<(String, GetObjectOutput), SourceError> {
    let mut keys = vec![object.key.as_str()];
    keys.extend(object.other_key.as_deref().filter(|other| *other != object.key));
    let mut last = None;
    for key in keys {
        let request = client.get_object().bucket(&object.bucket).key(key);
        let mut result = request.clone().set_version_id(object.version.clone()).send().await;
        // Reading a version needs a permission of its own, which older policies lack.
        if object.version.is_some() && result.as_ref().is_err_and(|error| status(error) == Some(403)) {
            tracing::info!(bucket = %object.bucket, "the version named may not be read, the latest is");
            result = request.send().await;
        }
        match result {
            Ok(output) => {
                if key != object.key {
                    tracing::info!(bucket = %object.bucket, found = %key, "the key was right in its other reading");
                }
                return Ok((key.to_owned(), output));
            }
            Err(error) => {
                let failed = source_error(&object.bucket, key, &error);
                let may_be_absent = matches!(failed.reason, "not_found" | "access_denied");
                last.get_or_insert(failed);
                if !may_be_absent {
                    break;
                }
            }
        }
    }
    Err(last.unwrap_or_else(|| SourceError {
        what: format!("s3://{}/{}", object.bucket, object.key),
        why: "nothing was tried".into(),
        reason: "source",
        retryable: true,
    }))
}

fn status<E>(error: &SdkError<E>) -> Option<u16> {
    error.raw_response().map(|response| response.status().as_u16())
}

fn source_error(bucket: &str, key: &str, error: &SdkError<GetObjectError>) -> SourceError {
    let code = error.code().unwrap_or_default();
    let (reason, retryable) = match (code, status(error)) {
        ("NoSuchKey" | "NoSuchVersion", _) => ("not_found", false),
        ("NoSuchBucket", _) => ("no_such_bucket", false),
        ("InvalidObjectState", _) => ("archived", false),
        ("AccessDenied" | "KMS.DisabledException" | "KMS.InvalidStateException", _) => ("access_denied", true),
        (_, Some(404)) => ("not_found", false),
        (_, Some(403)) => ("access_denied", true),
        (_, Some(400..=499)) if !matches!(code, "RequestTimeout" | "SlowDown" | "TooManyRequests") => {
            ("refused", false)
        }
        _ => ("source", true),
    };
    let message = error.message().map_or_else(|| sdk_detail(error), str::to_owned);
    SourceError {
        what: format!("s3://{bucket}/{key}"),
        why: if code.is_empty() { message } else { format!("{code}: {message}") },
        reason,
        retryable,
    }
}

/// What an error without a response is about, with its causes.
fn sdk_detail<E: std::error::Error + 'static>(error: &SdkError<E>) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

/// One download, which takes up where it was cut.
struct Download {
    client: Client,
    bucket: String,
    key: String,
    version: Option<String>,
    e_tag: Option<String>,
    at: u64,
    length: u64,
}

impl Download {
    async fn run(mut self, output: GetObjectOutput, sender: mpsc::Sender<io::Result<Bytes>>) {
        let mut body = output.body;
        let mut resumes = 0;
        loop {
            let problem = match tokio::time::timeout(STALL, body.next()).await {
                Ok(Some(Ok(chunk))) => {
                    resumes = 0;
                    self.at += chunk.len() as u64;
                    // The reader has gone: nobody wants the rest.
                    if sender.send(Ok(chunk)).await.is_err() {
                        return;
                    }
                    continue;
                }
                Ok(None) if self.at >= self.length => return,
                Ok(None) => "the body ended early".to_owned(),
                Ok(Some(Err(error))) => error.to_string(),
                Err(_) => format!("no byte for {} s", STALL.as_secs()),
            };
            resumes += 1;
            if resumes > MAX_RESUMES {
                let _ =
                    sender.send(Err(io::Error::other(format!("{problem}, and again after {MAX_RESUMES} tries")))).await;
                return;
            }
            tracing::debug!(bucket = %self.bucket, at = self.at, problem, "the download is taken up again");
            match self.resume().await {
                Ok(output) => body = output.body,
                Err(error) => {
                    let _ = sender.send(Err(io::Error::other(error))).await;
                    return;
                }
            }
        }
    }

    /// The same object from where it was cut; another object under the key is an error.
    async fn resume(&self) -> Result<GetObjectOutput, SourceError> {
        self.client
            .get_object()
            .bucket(&self.bucket)
            .key(&self.key)
            .set_version_id(self.version.clone())
            .set_if_match(self.e_tag.clone())
            .range(format!("bytes={}-", self.at))
            .send()
            .await
            .map_err(|error| source_error(&self.bucket, &self.key, &error))
    }
}

/// The chunks of a download as one stream of bytes.
struct ChunkReader {
    receiver: mpsc::Receiver<io::Result<Bytes>>,
    chunk: Bytes,
}

impl Read for ChunkReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.chunk.is_empty() {
            match self.receiver.blocking_recv() {
                Some(Ok(chunk)) => self.chunk = chunk,
                Some(Err(error)) => return Err(error),
                None => return Ok(0),
            }
        }
        let count = buffer.len().min(self.chunk.len());
        buffer[..count].copy_from_slice(&self.chunk.split_to(count));
        Ok(count)
    }
}
