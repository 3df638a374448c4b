//! The HTTP side of the Runtime API ("Using the Lambda runtime API for custom runtimes"), for one run of one bootstrap.
//!
//! Each run gets a server of its own, so that a call which a killed run left open can never take the next event.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::Result;
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::{Method, Request, Response, StatusCode};
use tokio::sync::{Mutex, mpsc};

use crate::listener::Listener;

/// An event on its way to the function.
pub(super) struct Event {
    pub request_id: String,
    pub body: Bytes,
    pub timeout: Duration,
    pub function_arn: String,
}

/// What the function did.
#[derive(Debug)]
pub(super) enum Said {
    /// Asked for an event. The first time, its init phase is over.
    Next(Instant),
    /// Was handed the event.
    Took(Instant),
    /// Answered an event.
    Response { request_id: String, body: Bytes },
    /// Reported that handling an event failed.
    Error { request_id: String, body: Bytes },
    /// Reported that it cannot start.
    InitError { body: Bytes },
}

pub(super) struct Server {
    pub address: SocketAddr,
    pub events: mpsc::UnboundedSender<Event>,
    pub said: mpsc::UnboundedReceiver<Said>,
    _listener: Listener,
}

struct Shared {
    events: Mutex<mpsc::UnboundedReceiver<Event>>,
    said: mpsc::UnboundedSender<Said>,
}

impl Server {
    pub(super) async fn start() -> Result<Server> {
        let (events, receive_events) = mpsc::unbounded_channel();
        let (send_said, said) = mpsc::unbounded_channel();
        let shared = Arc::new(Shared { events: Mutex::new(receive_events), said: send_said });
        let listener = Listener::start(move |request| answer(request, Arc::clone(&shared))).await?;
        Ok(Server { address: listener.address, events, said, _listener: listener })
    }
}

async fn answer(request: Request<Incoming>, shared: Arc<Shared>) -> Response<Full<Bytes>> {
    let path = request.uri().path().to_owned();
    let Some(path) = path.strip_prefix("/2018-06-01/runtime/") else { return status(StatusCode::NOT_FOUND) };
    let parts: Vec<&str> = path.split('/').collect();
    match (request.method(), &parts[..]) {
        (&Method::GET, ["invocation", "next"]) => next(&shared).await,
        (&Method::POST, ["init", "error"]) => say(&shared, request, |body| Said::InitError { body }).await,
        (&Method::POST, ["invocation", id, "response"]) => {
            say(&shared, request, |body| Said::Response { request_id: (*id).to_owned(), body }).await
        }
        (&Method::POST, ["invocation", id, "error"]) => {
            say(&shared, request, |body| Said::Error { request_id: (*id).to_owned(), body }).await
        }
        _ => status(StatusCode::NOT_FOUND),
    }
}

async fn next(shared: &Shared) -> Response<Full<Bytes>> {
    let _ = shared.said.send(Said::Next(Instant::now()));
    let Some(event) = shared.events.lock().await.recv().await else { return status(StatusCode::GONE) };
    let _ = shared.said.send(Said::Took(Instant::now()));
    let deadline = SystemTime::now() + event.timeout;
    let deadline_ms = deadline.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    let response = Response::builder()
        .header("Content-Type", "application/json")
        .header("Lambda-Runtime-Aws-Request-Id", &event.request_id)
        .header("Lambda-Runtime-Deadline-Ms", deadline_ms.to_string())
        .header("Lambda-Runtime-Invoked-Function-Arn", &event.function_arn)
        .header("Lambda-Runtime-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0")
        .body(Full::new(event.body));
    response.unwrap_or_else(|_| status(StatusCode::INTERNAL_SERVER_ERROR))
}

async fn say(
    shared: &Shared,
    request: Request<Incoming>,
    as_said: impl FnOnce(Bytes) -> Said,
) -> Response<Full<Bytes>> {
    match request.into_body().collect().await {
        Ok(body) => {
            let _ = shared.said.send(as_said(body.to_bytes()));
            status(StatusCode::ACCEPTED)
        }
        Err(_) => status(StatusCode::BAD_REQUEST),
    }
}

fn status(status: StatusCode) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from_static(b"{}")));
    *response.status_mut() = status;
    response
}
