//! A small HTTP server for what stands between a program and a service.

use std::convert::Infallible;

use anyhow::Result;
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{CONTENT_LENGTH, HOST, TRANSFER_ENCODING};
use hyper::http::request::Parts;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

/// Answers each request by `handle`, as long as the tasks are kept; an error is a 502. With the URL.
///
/// # Errors
/// If there is no port.
pub(crate) async fn serve<H, F>(handle: H) -> Result<(String, JoinSet<()>)>
where
    H: Fn(Parts, Bytes) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Result<Response<Full<Bytes>>>> + Send,
{
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let url = format!("http://{}", listener.local_addr()?);
    let mut tasks = JoinSet::new();
    tasks.spawn(async move {
        let mut connections = JoinSet::new();
        while let Ok((stream, _)) = listener.accept().await {
            let handle = handle.clone();
            connections.spawn(async move {
                let service = service_fn(move |request: Request<Incoming>| {
                    let handle = handle.clone();
                    async move {
                        let answer = async {
                            let (head, body) = request.into_parts();
                            handle(head, body.collect().await?.to_bytes()).await
                        };
                        Ok::<_, Infallible>(answer.await.unwrap_or_else(|error| failed(&error)))
                    }
                });
                // An error is a client that went away.
                let _ =
                    hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
            });
        }
    });
    Ok((url, tasks))
}

fn failed(error: &anyhow::Error) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(format!("{error:#}"))));
    *response.status_mut() = StatusCode::BAD_GATEWAY;
    response
}

/// Hands a request on to the service at `to`; its answer.
///
/// # Errors
/// If there is none.
pub(crate) async fn forward(client: &reqwest::Client, to: &str, head: Parts, body: Bytes) -> Result<Response<Bytes>> {
    let target = head.uri.path_and_query().map_or("/", |target| target.as_str());
    let url = format!("{to}{target}");
    let mut headers = head.headers;
    for of_connection in [HOST, CONTENT_LENGTH, TRANSFER_ENCODING] {
        headers.remove(of_connection);
    }
    let answer = client.request(head.method, url).headers(headers).body(body).send().await?;
    let mut response = Response::builder().status(answer.status());
    for (name, value) in answer.headers().iter().filter(|(name, _)| ![CONTENT_LENGTH, TRANSFER_ENCODING].contains(name))
    {
        response = response.header(name, value);
    }
    Ok(response.body(answer.bytes().await?)?)
}
