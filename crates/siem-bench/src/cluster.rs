//! A cluster that takes everything and keeps nothing: bulks are received as a real one receives them, unpacked,
//! counted, and each document is said to be created.

use std::convert::Infallible;
use std::io::{Read, Write};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::Result;
use bytes::Bytes;
use flate2::read::MultiGzDecoder;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// What a cluster says of one new document, under the `filter_path` of the writer.
const CREATED: &[u8] = br#"{"create":{"status":201}}"#;

/// A listening cluster; it ends with the runtime it was started in.
pub(crate) struct Cluster {
    address: SocketAddr,
    counts: Arc<Counts>,
}

#[derive(Default)]
struct Counts {
    documents: AtomicU64,
    bytes_received: AtomicU64,
}

impl Cluster {
    pub(crate) fn start(runtime: &Runtime) -> Result<Cluster> {
        let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0)))?;
        let cluster = Cluster { address: listener.local_addr()?, counts: Arc::default() };
        let counts = Arc::clone(&cluster.counts);
        runtime.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let counts = Arc::clone(&counts);
                tokio::spawn(async move {
                    let service = service_fn(move |request| answer(Arc::clone(&counts), request));
                    // A client that goes away is no concern of ours: its own exit status tells.
                    let _ = hyper::server::conn::http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service)
                        .await;
                });
            }
        });
        Ok(cluster)
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Documents and compressed bytes received since the last call.
    pub(crate) fn take_counts(&self) -> (u64, u64) {
        let Counts { documents, bytes_received } = &*self.counts;
        (documents.swap(0, Ordering::Relaxed), bytes_received.swap(0, Ordering::Relaxed))
    }
}

async fn answer(counts: Arc<Counts>, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let refused = |why: String| {
        let mut response = Response::new(Full::new(Bytes::from(why)));
        *response.status_mut() = hyper::StatusCode::BAD_REQUEST;
        response
    };
    let path = request.uri().path().to_owned();
    let body = match request.into_body().collect().await {
        Ok(body) => body.to_bytes(),
        Err(error) => return Ok(refused(error.to_string())),
    };
    if !path.ends_with("/_bulk") {
        return Ok(refused(format!("{path}: only bulks are understood")));
    }
    counts.bytes_received.fetch_add(body.len() as u64, Ordering::Relaxed);
    Ok(match documents(&body) {
        Ok(documents) => {
            counts.documents.fetch_add(documents, Ordering::Relaxed);
            let mut text = br#"{"took":1,"errors":false,"items":["#.to_vec();
            for number in 0..documents {
                let _ = text.write_all(if number == 0 { b"" } else { b"," });
                text.extend_from_slice(CREATED);
            }
            text.extend_from_slice(b"]}");
            let mut response = Response::new(Full::new(Bytes::from(text)));
            let json = hyper::header::HeaderValue::from_static("application/json");
            response.headers_mut().insert(hyper::header::CONTENT_TYPE, json);
            response
        }
        Err(error) => refused(error.to_string()),
    })
}

/// Two lines for each document.
fn documents(gzipped: &[u8]) -> std::io::Result<u64> {
    let mut decoder = MultiGzDecoder::new(gzipped);
    let mut chunk = vec![0; 64 << 10];
    let mut lines = 0;
    loop {
        match decoder.read(&mut chunk)? {
            0 => return Ok(lines / 2),
            read => lines += chunk[..read].iter().filter(|byte| **byte == b'\n').count() as u64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;

    #[test]
    fn two_lines_are_a_document() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(b"{\"create\":{}}\n{\"a\":1}\n{\"create\":{}}\n{\"a\":2}\n").unwrap();
        assert_eq!(documents(&encoder.finish().unwrap()).unwrap(), 2);
        assert!(documents(b"no gzip").is_err());
    }
}
