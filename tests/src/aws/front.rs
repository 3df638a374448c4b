//! What stands before the emulator: it notes every call, and meddles with those for which the emulator is too simple.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{AUTHORIZATION, CONTENT_LENGTH, HOST, TRANSFER_ENCODING};
use hyper::service::service_fn;
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

/// A call as it came.
#[derive(Clone, Debug)]
pub struct Call {
    /// As policies name it: `es:CreateDomain`.
    pub action: String,
    /// What it says, where that is JSON.
    pub body: Value,
}

/// What becomes of a call.
pub enum Meddling {
    /// The emulator answers.
    None,
    /// The emulator answers, and this changes what it says.
    Edit(Box<dyn FnOnce(&mut Value) + Send>),
    /// This is the answer, and the emulator never hears of the call.
    Answer(u16, Value),
}

type Meddle = Box<dyn Fn(&Call) -> Meddling + Send + Sync>;

/// A listening front; it ends with this value.
pub struct Front {
    /// `http://127.0.0.1:PORT`, for `AWS_ENDPOINT_URL`.
    pub url: String,
    calls: Arc<Mutex<Vec<Call>>>,
    // Ends with the front, and every connection with it.
    _tasks: JoinSet<()>,
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
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let calls = Arc::new(Mutex::new(Vec::new()));
        let shared = Arc::new(Shared {
            emulator: emulator.to_owned(),
            client: reqwest::Client::builder().no_proxy().build()?,
            calls: Arc::clone(&calls),
            meddle: Box::new(meddle),
        });
        let mut tasks = JoinSet::new();
        tasks.spawn(accept(listener, shared));
        Ok(Front { url, calls, _tasks: tasks })
    }

    /// The calls since this was asked for before.
    pub fn take_calls(&self) -> Vec<Call> {
        std::mem::take(&mut *self.calls.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let shared = Arc::clone(&shared);
        connections.spawn(async move {
            let service = service_fn(move |request| {
                let shared = Arc::clone(&shared);
                async move { Ok::<_, Infallible>(answer(request, &shared).await) }
            });
            // An error is a client that went away.
            let _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn answer(request: Request<Incoming>, shared: &Shared) -> Response<Full<Bytes>> {
    handle(request, shared).await.unwrap_or_else(|error| {
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
        action: action(&head.method, head.uri.path(), &head.headers),
        body: serde_json::from_slice(&body).unwrap_or_default(),
    };
    let meddling = (shared.meddle)(&call);
    shared.calls.lock().unwrap_or_else(PoisonError::into_inner).push(call);
    let edit = match meddling {
        Meddling::Answer(status, says) => {
            return Ok(Response::builder().status(status).body(Full::new(Bytes::from(says.to_string())))?);
        }
        Meddling::Edit(edit) => Some(edit),
        Meddling::None => None,
    };
    let mut headers = head.headers;
    for of_connection in [HOST, CONTENT_LENGTH, TRANSFER_ENCODING] {
        headers.remove(of_connection);
    }
    let url = format!("{}{target}", shared.emulator);
    let answer = shared.client.request(head.method, url).headers(headers).body(body).send().await?;
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
    Ok(response.body(Full::new(said))?)
}

/// How policies name a call: the service is the one it is signed for, and the action is named by a header, or by method
/// and path.
fn action(method: &Method, path: &str, headers: &HeaderMap) -> String {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let scope = header(AUTHORIZATION.as_str()).split(',').next().unwrap_or_default();
    let service = scope.split('/').nth(3).unwrap_or("unsigned");
    if let Some((_, action)) = header("x-amz-target").split_once('.') {
        return format!("{service}:{action}");
    }
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let action = match (method.as_str(), &parts[..]) {
        ("POST", ["2021-01-01", "opensearch", "domain"]) => "CreateDomain",
        ("GET", ["2021-01-01", "opensearch", "domain", _]) => "DescribeDomain",
        ("POST", ["2021-01-01", "opensearch", "domain", _, "config"]) => "UpdateDomainConfig",
        ("POST", ["2021-01-01", "tags"]) => "AddTags",
        ("GET", ["2021-01-01", "tags"]) => "ListTags",
        ("POST", ["2015-03-31", "functions", _, "invocations"]) => "InvokeFunction",
        _ => return format!("{service}:{method} {path}"),
    };
    format!("{service}:{action}")
}
