//! Objects of S3, each bucket read with the role it needs.

use std::future::Future;
use std::io::{self, Read};
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use aws_sdk_s3::Client;
use aws_sdk_s3::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_s3::operation::get_object::builders::GetObjectFluentBuilder;
use aws_sdk_s3::operation::get_object::{GetObjectError, GetObjectOutput};
use bytes::Bytes;
use tokio::runtime::Handle;
use tokio::sync::mpsc;

use super::{NoTime, ObjectRef, Opened, Source, SourceError};

/// Chunks of a download that may wait for the reader: a few hundred kilobytes.
const CHUNKS_AHEAD: usize = 16;
/// A body that brings nothing for so long is asked for again from where it stopped.
const STALL: Duration = Duration::from_secs(20);
/// So often, without a byte in between.
const MAX_RESUMES: u32 = 4;

/// Codes that come with statuses from 400 on and are about credentials, clocks and load: the same request may go better
/// later. Source: Amazon S3 API Reference, "Error responses".
const SAYS_NOTHING_OF_THE_OBJECT: [&str; 11] = [
    "ExpiredToken",
    "InvalidToken",
    "TokenRefreshRequired",
    "RequestTimeTooSkewed",
    "RequestTimeout",
    "RequestExpired",
    "OperationAborted",
    "SlowDown",
    "Throttling",
    "ThrottlingException",
    "TooManyRequests",
];

/// A client that is being made, or what is not configured.
pub type ClientFuture = Pin<Box<dyn Future<Output = Result<Client, String>> + Send>>;

/// Gives the client for a bucket, by its name and its region where that is known.
type ClientFor = Box<dyn Fn(&str, Option<&str>) -> ClientFuture + Send + Sync>;

/// Reads objects from S3: the download runs on tokio, the reader takes its chunks.
pub struct S3Source {
    client_for: ClientFor,
    runtime: Handle,
    deadline: Mutex<Option<Instant>>,
    stall: Duration,
}

impl S3Source {
    /// Downloads on `runtime`, each bucket with the client that `client_for` gives for its name and, where it is known,
    /// its region.
    pub fn new(
        client_for: impl Fn(&str, Option<&str>) -> ClientFuture + Send + Sync + 'static,
        runtime: Handle,
    ) -> Self {
        S3Source { client_for: Box::new(client_for), runtime, deadline: Mutex::default(), stall: STALL }
    }

    /// Reads all buckets with one client.
    #[must_use]
    pub fn single(client: Client, runtime: Handle) -> S3Source {
        S3Source::new(move |_, _| Box::pin(std::future::ready(Ok(client.clone()))), runtime)
    }

    /// A body that brings nothing for so long is asked for again from where it stopped; 20 s, if nothing else is said.
    #[must_use]
    pub fn stalling_after(self, stall: Duration) -> S3Source {
        S3Source { stall, ..self }
    }

    /// Sets until when bytes of objects opened from now on are waited for; `None` = as long as they may come.
    pub fn set_deadline(&self, deadline: Option<Instant>) {
        *self.deadline.lock().unwrap_or_else(PoisonError::into_inner) = deadline;
    }

    async fn opened(&self, object: &ObjectRef) -> Result<(Client, String, GetObjectOutput), SourceError> {
        let client = (self.client_for)(&object.bucket, object.region.as_deref()).await.map_err(|why| SourceError {
            what: format!("s3://{}/{}", object.bucket, object.key),
            why,
            reason: "not_configured",
            // The message waits in its queue until somebody has configured it.
            retryable: true,
        })?;
        let (key, output) = get(&client, object).await?;
        Ok((client, key, output))
    }
}

/// Settings of a client with these credentials. Endpoints other than AWS's own have no host name for each bucket.
#[must_use]
pub fn client_settings(aws: &aws_types::SdkConfig) -> aws_sdk_s3::config::Builder {
    let elsewhere = aws.endpoint_url().is_some() || std::env::var_os("AWS_ENDPOINT_URL_S3").is_some();
    aws_sdk_s3::config::Builder::from(aws).force_path_style(elsewhere)
}

/// What `future` comes to, unless the deadline is first.
async fn within<T>(deadline: Option<Instant>, future: impl Future<Output = T>) -> Option<T> {
    match deadline {
        Some(deadline) => tokio::time::timeout_at(deadline.into(), future).await.ok(),
        None => Some(future.await),
    }
}

impl Source for S3Source {
    fn open(&self, object: &ObjectRef) -> Result<Opened, SourceError> {
        let deadline = *self.deadline.lock().unwrap_or_else(PoisonError::into_inner);
        let late = || SourceError {
            what: format!("s3://{}/{}", object.bucket, object.key),
            why: NoTime { while_waiting: true }.to_string(),
            reason: "deadline",
            retryable: true,
        };
        let opened = self.runtime.block_on(within(deadline, self.opened(object)));
        let (client, key, output) = opened.unwrap_or_else(|| Err(late()))?;
        let version_id = output.version_id().filter(|version| *version != "null").map(str::to_owned);
        let e_tag = output.e_tag().map(|tag| tag.trim_matches('"').to_owned());
        let version = version_id.clone().or_else(|| e_tag.clone()).unwrap_or_default();
        let seconds = output.last_modified().map_or(0, |time| time.secs());
        let modified = siem_ecs::time::Instant { seconds, nanos: 0, digits: 0 };
        // Taken for none, an object would pass for an empty one.
        let length = output.content_length().and_then(|n| u64::try_from(n).ok()).ok_or_else(|| SourceError {
            what: format!("s3://{}/{key}", object.bucket),
            why: "the answer does not say how long the object is".into(),
            reason: "source",
            retryable: true,
        })?;
        let resumed = object.resume.as_ref().map(|(place, _)| *place).filter(|_| output.content_range().is_some());
        let at = resumed.map_or(0, |place| place.byte);
        let bytes = at + length;
        let (sender, receiver) = mpsc::channel(CHUNKS_AHEAD);
        let download = Download {
            client,
            bucket: object.bucket.clone(),
            key: key.clone(),
            version: version_id.clone(),
            e_tag: output.e_tag().map(str::to_owned),
            at,
            length: bytes,
            stall: self.stall,
        };
        self.runtime.spawn(download.run(output, sender));
        let runtime = self.runtime.clone();
        let reader = ChunkReader { receiver, chunk: Bytes::new(), missing: length, deadline, runtime };
        Ok(Opened { key, version, version_id, e_tag, modified, bytes, resumed, reader: Box::new(reader) })
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
        if let Some(output) = resumed(request.clone(), object).await {
            return Ok((key.to_owned(), output));
        }
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

/// The object from where it is to be read on. `None` where that is not possible: it may be another one by now, and then
/// its places are others, too.
async fn resumed(request: GetObjectFluentBuilder, object: &ObjectRef) -> Option<GetObjectOutput> {
    let (place, e_tag) = object.resume.as_ref()?;
    let request = request.range(format!("bytes={}-", place.byte)).if_match(format!("\"{e_tag}\""));
    let mut result = request.clone().set_version_id(object.version.clone()).send().await;
    // The ETag says as well what it is.
    if object.version.is_some() && result.as_ref().is_err_and(|error| status(error) == Some(403)) {
        result = request.send().await;
    }
    let output = result.ok()?;
    let is_same = output.e_tag().is_some_and(|found| found.trim_matches('"') == e_tag);
    (is_same && output.content_range().is_some()).then_some(output)
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
        ("PermanentRedirect", _) => ("wrong_region", false),
        ("AccessDenied", _) => ("access_denied", true),
        (code, _) if code.starts_with("KMS.") => ("access_denied", true),
        (code, _) if SAYS_NOTHING_OF_THE_OBJECT.contains(&code) => ("source", true),
        (_, Some(404)) => ("not_found", false),
        (_, Some(403)) => ("access_denied", true),
        (_, Some(408 | 429)) => ("source", true),
        (_, Some(400..=499)) => ("refused", false),
        _ => ("source", true),
    };
    let mut message = error.message().map_or_else(|| sdk_detail(error), str::to_owned);
    if reason == "wrong_region" {
        let region = error.raw_response().and_then(|response| response.headers().get("x-amz-bucket-region"));
        let region = region.unwrap_or("another than was asked");
        message += &format!(" (the bucket's region is {region}: set AWS_REGION to it, or name it in the message)");
    }
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
    stall: Duration,
}

impl Download {
    async fn run(mut self, output: GetObjectOutput, sender: mpsc::Sender<io::Result<Bytes>>) {
        let mut body = output.body;
        let mut resumes = 0;
        loop {
            let problem = match tokio::time::timeout(self.stall, body.next()).await {
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
                Err(_) => format!("no byte for {} s", self.stall.as_secs()),
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
    /// Bytes of the object that have not come yet.
    missing: u64,
    deadline: Option<Instant>,
    runtime: Handle,
}

impl Read for ChunkReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // Also while there are bytes: whoever goes through them without finding a record does not look at the time.
        if self.deadline.is_some_and(|deadline| Instant::now() >= deadline) {
            return Err(io::Error::other(NoTime { while_waiting: false }));
        }
        while self.chunk.is_empty() {
            match self.runtime.block_on(within(self.deadline, self.receiver.recv())) {
                Some(Some(Ok(chunk))) => {
                    self.missing = self.missing.saturating_sub(chunk.len() as u64);
                    self.chunk = chunk;
                }
                Some(Some(Err(error))) => return Err(error),
                // A download that ended by a defect looks the same, but for the bytes.
                Some(None) if self.missing > 0 => {
                    return Err(io::Error::other(format!("the download ended {} bytes early", self.missing)));
                }
                Some(None) => return Ok(0),
                None => return Err(io::Error::other(NoTime { while_waiting: true })),
            }
        }
        let count = buffer.len().min(self.chunk.len());
        buffer[..count].copy_from_slice(&self.chunk.split_to(count));
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use siem_formats::Resume;

    use super::*;

    fn read(chunks: &[&'static str], missing: u64, deadline: Option<Instant>) -> io::Result<String> {
        let runtime = tokio::runtime::Runtime::new()?;
        let (sender, receiver) = mpsc::channel(CHUNKS_AHEAD);
        for chunk in chunks {
            sender.blocking_send(Ok(Bytes::from(*chunk))).unwrap();
        }
        // With a deadline, the download goes on for ever.
        let _sender = deadline.is_some().then_some(sender);
        let runtime = runtime.handle().clone();
        let mut text = String::new();
        ChunkReader { receiver, chunk: Bytes::new(), missing, deadline, runtime }.read_to_string(&mut text)?;
        Ok(text)
    }

    #[test]
    fn a_download_that_ends_early_is_no_end_of_the_object() {
        assert_eq!(read(&["ab", "cd"], 4, None).unwrap(), "abcd");
        let error = read(&["ab"], 4, None).unwrap_err();
        assert_eq!(error.to_string(), "the download ended 2 bytes early");
    }

    #[test]
    fn bytes_are_waited_for_until_the_deadline() {
        let begin = Instant::now();
        let error = read(&["ab"], 4, Some(begin + Duration::from_millis(50))).unwrap_err();
        assert_eq!(NoTime::of(&error), Some(NoTime { while_waiting: true }));
        assert!(begin.elapsed() < Duration::from_secs(10));
    }

    fn source(address: &str, runtime: &tokio::runtime::Runtime) -> S3Source {
        let keys = aws_sdk_s3::config::Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
        let settings = aws_sdk_s3::config::Builder::new()
            .behavior_version(aws_sdk_s3::config::BehaviorVersion::latest())
            .region(aws_sdk_s3::config::Region::new("us-east-1"))
            .credentials_provider(keys)
            .endpoint_url(address)
            .force_path_style(true);
        S3Source::single(Client::from_conf(settings.build()), runtime.handle().clone())
    }

    /// What a store does when so many bytes of its answer are sent.
    #[derive(Clone, Copy)]
    enum Then {
        /// Sends the rest.
        Rest,
        /// Hangs up.
        Cut(usize),
        /// Falls silent.
        Silence(usize),
        /// It has another object under the key by now.
        Changed,
    }

    const OBJECT: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz";

    /// The headers `range` and `if-match` of a request.
    type Asked = [Option<String>; 2];

    /// A store with one object, and what it was asked.
    fn store(answers: &'static [Then]) -> (String, Arc<Mutex<Vec<Asked>>>) {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let kept = Arc::clone(&asked);
        std::thread::spawn(move || {
            let mut silent = Vec::new();
            for (stream, answer) in listener.incoming().zip(answers) {
                let mut stream = stream.unwrap();
                let mut request = [0; 8192];
                let count = stream.read(&mut request).unwrap();
                let head = String::from_utf8_lossy(&request[..count]).into_owned();
                let header = |name: &str| {
                    let line = head.lines().find(|line| line.to_lowercase().starts_with(&format!("{name}: ")))?;
                    Some(line.split_once(": ")?.1.to_owned())
                };
                let range = header("range");
                kept.lock().unwrap().push([range.clone(), header("if-match")]);
                let from: usize = range.as_deref().map_or(0, |range| range[6..range.len() - 1].parse().unwrap());
                let body = &OBJECT[from..];
                let (status, sent, e_tag) = match *answer {
                    Then::Changed => ("412 Precondition Failed", 0, "other"),
                    Then::Cut(sent) | Then::Silence(sent) => ("206 Partial Content", sent, "tag"),
                    Then::Rest => ("206 Partial Content", body.len(), "tag"),
                };
                let length = if matches!(answer, Then::Changed) { 0 } else { body.len() };
                let place = format!("content-range: bytes {from}-{}/{}\r\n", OBJECT.len() - 1, OBJECT.len());
                let (status, place) = if range.is_none() { ("200 OK", "") } else { (status, place.as_str()) };
                let head = format!("HTTP/1.1 {status}\r\netag: \"{e_tag}\"\r\n{place}connection: close\r\n");
                io::Write::write_all(&mut stream, format!("{head}content-length: {length}\r\n\r\n").as_bytes())
                    .unwrap();
                io::Write::write_all(&mut stream, &body[..sent]).unwrap();
                if matches!(answer, Then::Silence(_)) {
                    silent.push(stream);
                }
            }
        });
        (address, asked)
    }

    fn read_object(address: &str, object: &ObjectRef) -> (io::Result<String>, Option<Resume>) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let source = source(address, &runtime).stalling_after(Duration::from_millis(300));
        let mut opened = source.open(object).unwrap();
        assert_eq!((opened.bytes, opened.e_tag.as_deref()), (OBJECT.len() as u64, Some("tag")));
        let mut text = String::new();
        (opened.reader.read_to_string(&mut text).map(|_| text), opened.resumed)
    }

    fn asked_for(range: &str) -> Asked {
        [Some(range.to_owned()), Some("\"tag\"".to_owned())]
    }

    #[test]
    fn a_body_that_is_cut_or_stalls_is_read_on_where_it_stopped() {
        let (address, asked) = store(&[Then::Cut(5), Then::Silence(10), Then::Silence(0), Then::Cut(3), Then::Rest]);
        let (text, _) = read_object(&address, &ObjectRef::whole("logs", "k"));
        assert_eq!(text.unwrap().as_bytes(), OBJECT);
        let of = asked.lock().unwrap().clone();
        assert_eq!(of[1..], [5, 15, 15, 18].map(|at| asked_for(&format!("bytes={at}-"))));
        assert_eq!(of[0], [None, None]);
    }

    #[test]
    fn a_body_that_never_goes_on_is_an_error_after_some_tries() {
        let (address, asked) = store(&[Then::Cut(5), Then::Cut(0), Then::Silence(0), Then::Cut(0), Then::Cut(0)]);
        let (text, _) = read_object(&address, &ObjectRef::whole("logs", "k"));
        assert!(text.unwrap_err().to_string().ends_with("and again after 4 tries"));
        assert_eq!(asked.lock().unwrap().len(), 5);
    }

    #[test]
    fn the_rest_of_another_object_is_not_taken_for_that_of_this_one() {
        let (address, _) = store(&[Then::Cut(5), Then::Changed]);
        let (text, _) = read_object(&address, &ObjectRef::whole("logs", "k"));
        assert!(text.is_err());
    }

    #[test]
    fn an_object_is_opened_at_a_place_if_it_is_the_same() {
        let place = Resume { byte: 30, ordinal: 7 };
        let object = |e_tag: &str| ObjectRef { resume: Some((place, e_tag.into())), ..ObjectRef::whole("logs", "k") };
        let (address, asked) = store(&[Then::Cut(2), Then::Rest]);
        let (text, resumed) = read_object(&address, &object("tag"));
        assert_eq!((text.unwrap().as_bytes(), resumed), (&OBJECT[30..], Some(place)));
        assert_eq!(*asked.lock().unwrap(), [asked_for("bytes=30-"), asked_for("bytes=32-")]);
        // Another one by now, told by its store or not.
        for answers in [&[Then::Changed, Then::Rest], &[Then::Rest, Then::Rest]] {
            let (address, _) = store(answers);
            let (text, resumed) = read_object(&address, &object("old"));
            assert_eq!((text.unwrap().as_bytes(), resumed), (OBJECT, None));
        }
    }

    /// What comes of opening an object of a store that answers with this.
    fn opened_with(answer: String) -> SourceError {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut request = [0; 4096];
                let _ = stream.read(&mut request).unwrap();
                io::Write::write_all(&mut stream, answer.as_bytes()).unwrap();
            }
        });
        source(&address, &runtime).open(&ObjectRef::whole("logs", "k")).map(|_| ()).unwrap_err()
    }

    fn refusal(status: &str, code: &str) -> String {
        let body = format!("<Error><Code>{code}</Code><Message>m</Message></Error>");
        format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn what_is_no_fault_of_the_object_is_tried_again() {
        for (status, code, reason, retryable) in [
            ("400 Bad Request", "ExpiredToken", "source", true),
            ("400 Bad Request", "ThrottlingException", "source", true),
            ("400 Bad Request", "KMS.DisabledException", "access_denied", true),
            ("403 Forbidden", "RequestTimeTooSkewed", "source", true),
            ("403 Forbidden", "AccessDenied", "access_denied", true),
            ("400 Bad Request", "InvalidRequest", "refused", false),
            ("404 Not Found", "NoSuchKey", "not_found", false),
        ] {
            let error = opened_with(refusal(status, code));
            assert_eq!((error.reason, error.retryable), (reason, retryable), "{code}");
        }
    }

    #[test]
    fn an_object_of_unknown_length_is_not_an_empty_one() {
        let error = opened_with("HTTP/1.1 200 OK\r\netag: \"tag\"\r\nconnection: close\r\n\r\nabc".to_owned());
        assert_eq!((error.why.as_str(), error.retryable), ("the answer does not say how long the object is", true));
    }

    #[test]
    fn a_bucket_elsewhere_is_told_with_the_cure() {
        let error = opened_with(refusal("301 Moved\r\nx-amz-bucket-region: eu-west-1", "PermanentRedirect"));
        assert_eq!((error.reason, error.retryable), ("wrong_region", false));
        assert!(error.why.contains("eu-west-1") && error.why.contains("AWS_REGION"), "{}", error.why);
    }
}
