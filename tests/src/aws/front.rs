//! What stands before the emulator: it notes every call, and meddles with those for which the emulator is too simple.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{AUTHORIZATION, CONTENT_LENGTH, HOST, TRANSFER_ENCODING};
use hyper::{HeaderMap, Method, Request, Response, StatusCode, Uri};
use serde_json::Value;

use crate::listener::Listener;

/// A call as it came.
#[derive(Clone, Debug)]
pub struct Call {
    /// As policies name it: `es:CreateDomain`.
    pub action: String,
    /// Its path, where S3 names buckets and keys.
    pub path: String,
    /// What stands above it.
    pub headers: HeaderMap,
    /// What it says, where that is JSON.
    pub body: Value,
}

/// What becomes of a call.
pub enum Meddling {
    /// The emulator answers.
    None,
    /// The emulator answers, and this changes what it says.
    Edit(Box<dyn FnOnce(&mut Value) + Send>),
    /// The same with what it says as text.
    Rewrite(fn(&str) -> String),
    /// This is the answer, and the emulator never hears of the call.
    Answer(u16, Value),
    /// The emulator answers, and where it took the call this happens before the caller hears of it.
    Also(Pin<Box<dyn Future<Output = Result<()>> + Send>>),
}

type Meddle = Box<dyn Fn(&Call) -> Meddling + Send + Sync>;

/// A listening front; it ends with this value.
pub struct Front {
    /// `http://127.0.0.1:PORT`, for `AWS_ENDPOINT_URL`.
    pub url: String,
    calls: Arc<Mutex<Vec<Call>>>,
    _listener: Listener,
}

struct Shared {
    emulator: String,
    client: reqwest::Client,
    calls: Arc<Mutex<Vec<Call>>>,
    meddle: Meddle,
}

impl Front {
    /// Begins to listen before an emulator.
    ///
    /// # Errors
    /// If there is no port.
    pub async fn start(emulator: &str, meddle: impl Fn(&Call) -> Meddling + Send + Sync + 'static) -> Result<Front> {
        let calls = Arc::new(Mutex::new(Vec::new()));
        let shared = Arc::new(Shared {
            emulator: emulator.to_owned(),
            client: reqwest::Client::builder().no_proxy().no_gzip().build()?,
            calls: Arc::clone(&calls),
            meddle: Box::new(meddle),
        });
        let listener = Listener::start(move |request| answer(request, Arc::clone(&shared))).await?;
        Ok(Front { url: format!("http://{}", listener.address), calls, _listener: listener })
    }

    /// The calls since this was asked for before.
    pub fn take_calls(&self) -> Vec<Call> {
        std::mem::take(&mut *self.calls.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn answer(request: Request<Incoming>, shared: Arc<Shared>) -> Response<Full<Bytes>> {
    handle(request, &shared).await.unwrap_or_else(|error| {
        let mut response = Response::new(Full::new(Bytes::from(format!("{error:#}"))));
        *response.status_mut() = StatusCode::BAD_GATEWAY;
        response
    })
}

async fn handle(request: Request<Incoming>, shared: &Shared) -> Result<Response<Full<Bytes>>> {
    let (head, body) = request.into_parts();
    let body = body.collect().await?.to_bytes();
    let target = head.uri.path_and_query().map_or("/", |target| target.as_str());
    let call = Call {
        action: action(&head.method, &head.uri, &head.headers),
        path: head.uri.path().to_owned(),
        headers: head.headers.clone(),
        body: serde_json::from_slice(&body).unwrap_or_default(),
    };
    let meddling = (shared.meddle)(&call);
    shared.calls.lock().unwrap_or_else(PoisonError::into_inner).push(call);
    let (mut edit, mut rewrite, mut also) = (None, None, None);
    match meddling {
        Meddling::Answer(status, says) => {
            return Ok(Response::builder().status(status).body(Full::new(Bytes::from(says.to_string())))?);
        }
        Meddling::Edit(meddles) => edit = Some(meddles),
        Meddling::Rewrite(rewrites) => rewrite = Some(rewrites),
        Meddling::Also(happens) => also = Some(happens),
        Meddling::None => {}
    }
    let mut headers = head.headers;
    for of_connection in [HOST, CONTENT_LENGTH, TRANSFER_ENCODING] {
        headers.remove(of_connection);
    }
    let url = format!("{}{target}", shared.emulator);
    let answer = shared.client.request(head.method, url).headers(headers).body(body).send().await?;
    if let Some(also) = also.filter(|_| answer.status().is_success()) {
        also.await?;
    }
    let mut response = Response::builder().status(answer.status());
    for (name, value) in answer.headers().iter().filter(|(name, _)| ![CONTENT_LENGTH, TRANSFER_ENCODING].contains(name))
    {
        response = response.header(name, value);
    }
    let mut said = answer.bytes().await?;
    if let Some(edit) = edit {
        let mut json = serde_json::from_slice(&said).context("what is to be edited is no JSON")?;
        edit(&mut json);
        said = Bytes::from(json.to_string());
    }
    if let Some(rewrite) = rewrite {
        said = Bytes::from(rewrite(std::str::from_utf8(&said)?));
    }
    Ok(response.body(Full::new(said))?)
}

/// How policies name a call: the service is the one it is signed for, and the action is named by a header, or by method
/// and path.
fn action(method: &Method, uri: &Uri, headers: &HeaderMap) -> String {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let scope = header(AUTHORIZATION.as_str()).split(',').next().unwrap_or_default();
    let service = scope.split('/').nth(3).unwrap_or("unsigned");
    if let Some((_, action)) = header("x-amz-target").split_once('.') {
        return format!("{service}:{action}");
    }
    let parts: Vec<&str> = uri.path().split('/').filter(|part| !part.is_empty()).collect();
    let action = match (method.as_str(), &parts[..]) {
        ("POST", ["2021-01-01", "opensearch", "domain"]) => "CreateDomain",
        ("GET", ["2021-01-01", "opensearch", "domain", _]) => "DescribeDomain",
        ("POST", ["2021-01-01", "opensearch", "domain", _, "config"]) => "UpdateDomainConfig",
        ("POST", ["2021-01-01", "tags"]) => "AddTags",
        ("GET", ["2021-01-01", "tags"]) => "ListTags",
        ("POST", ["2015-03-31", "functions", _, "invocations"]) => "InvokeFunction",
        (method, parts) if service == "s3" => match action_of_s3(method, parts, uri.query().unwrap_or_default()) {
            Some(action) => action,
            None => return format!("s3:{method} {uri}"),
        },
        _ => return format!("{service}:{method} {}", uri.path()),
    };
    format!("{service}:{action}")
}

/// S3 names what a call is about in its query.
fn action_of_s3(method: &str, path: &[&str], query: &str) -> Option<&'static str> {
    let about = query.split(['=', '&']).next().unwrap_or_default();
    match (method, path, about) {
        ("GET", [_], "policy") => Some("GetBucketPolicy"),
        ("PUT", [_], "policy") => Some("PutBucketPolicy"),
        ("DELETE", [_], "policy") => Some("DeleteBucketPolicy"),
        ("GET", [_], "notification") => Some("GetBucketNotification"),
        ("PUT", [_], "notification") => Some("PutBucketNotification"),
        ("PUT", [_], "") => Some("CreateBucket"),
        ("DELETE", [_], "") => Some("DeleteBucket"),
        // For which S3 asks the same right.
        ("GET" | "HEAD", [_, _, ..], "" | "x-id") => Some("GetObject"),
        ("PUT", [_, _, ..], "" | "x-id") => Some("PutObject"),
        _ => None,
    }
}
