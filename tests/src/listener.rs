//! The loop of the HTTP servers here: a port on loopback, and an answer to each request.

use std::convert::Infallible;
use std::net::SocketAddr;

use anyhow::Result;
use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// A listening server; it ends with this value, and every connection with it.
pub struct Listener {
    /// Where it listens.
    pub address: SocketAddr,
    _tasks: JoinSet<()>,
}

impl Listener {
    /// Begins to answer requests. Each has the [`SocketAddr`] it came from among its extensions.
    ///
    /// # Errors
    /// If there is no port.
    pub async fn start<A, F>(answer: A) -> Result<Listener>
    where
        A: Fn(Request<Incoming>) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Response<Full<Bytes>>> + Send + 'static,
    {
        Listener::start_behind(|stream| std::future::ready(Ok(stream)), answer).await
    }

    /// The same, where requests come through what `open` makes of a connection. One that it makes nothing of is dropped.
    pub(crate) async fn start_behind<O, C, S, A, F>(open: O, answer: A) -> Result<Listener>
    where
        O: Fn(TcpStream) -> C + Clone + Send + Sync + 'static,
        C: Future<Output = Result<S>> + Send + 'static,
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
        A: Fn(Request<Incoming>) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Response<Full<Bytes>>> + Send + 'static,
    {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let mut tasks = JoinSet::new();
        tasks.spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((stream, peer)) = listener.accept().await {
                let (open, answer) = (open.clone(), answer.clone());
                connections.spawn(async move {
                    let Ok(stream) = open(stream).await else { return };
                    let service = service_fn(move |mut request: Request<Incoming>| {
                        request.extensions_mut().insert(peer);
                        let answered = answer(request);
                        async move { Ok::<_, Infallible>(answered.await) }
                    });
                    // An error is a client that went away.
                    let http = hyper::server::conn::http1::Builder::new();
                    let _ = http.serve_connection(TokioIo::new(stream), service).await;
                });
            }
        });
        Ok(Listener { address, _tasks: tasks })
    }
}
