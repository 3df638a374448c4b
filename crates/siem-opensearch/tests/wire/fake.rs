//! A server on a real socket that does what a test tells it, and remembers what it was sent.

use std::io::Read;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use siem_opensearch::{Bulk, BulkWriter, Cluster, ClusterOptions, Endpoint, Login, WriterOptions};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with a request.
pub(crate) enum Reply {
    /// A status with a body.
    Body(u16, String),
    /// The head of an answer and a part of its body, then a reset.
    ResetInBody,
    /// A reset at once.
    Reset,
    /// Nothing, for as long as anybody waits.
    Silence,
    /// An answer as any other, but the connection dies with it, without a word.
    LastBody(u16, String),
    /// An answer that goes on as long as anybody reads.
    Endless,
}

/// A request as it came over the socket.
#[derive(Clone)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) target: String,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// The body's lines, decompressed.
    pub(crate) fn lines(&self) -> Vec<String> {
        let mut text = String::new();
        match self.header("content-encoding") {
            "gzip" => Read::read_to_string(&mut flate2::read::GzDecoder::new(&self.body[..]), &mut text).unwrap(),
            _ => Read::read_to_string(&mut &self.body[..], &mut text).unwrap(),
        };
        text.lines().map(str::to_owned).collect()
    }

    /// The numbers that [`bulk`] gave the documents.
    pub(crate) fn documents(&self) -> Vec<usize> {
        let number = |line: &String| line.trim_start_matches("{\"n\":").trim_end_matches('}').parse().unwrap();
        self.lines().iter().skip(1).step_by(2).map(number).collect()
    }
}

/// The server. It ends with its runtime.
pub(crate) struct Fake {
    pub(crate) url: String,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Fake {
    /// Answers the requests as `behaviour` says; its number counts them from 0.
    pub(crate) async fn start(behaviour: impl FnMut(usize, &Request) -> Reply + Send + 'static) -> Fake {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let behaviour = Arc::new(Mutex::new(behaviour));
        let seen = Arc::clone(&requests);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (seen, behaviour) = (Arc::clone(&seen), Arc::clone(&behaviour));
                let reply = move |request: Request| {
                    let mut seen = seen.lock().unwrap();
                    let reply = behaviour.lock().unwrap()(seen.len(), &request);
                    seen.push(request);
                    reply
                };
                tokio::spawn(serve(stream, reply));
            }
        });
        Fake { url, requests }
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    /// A writer to this server that hardly pauses.
    pub(crate) fn writer(&self) -> BulkWriter {
        self.writer_with(Login::None, Duration::from_secs(20))
    }

    pub(crate) fn writer_with(&self, login: Login, timeout: Duration) -> BulkWriter {
        BulkWriter::new(self.cluster(login, timeout), brisk())
    }

    pub(crate) fn cluster(&self, login: Login, timeout: Duration) -> Cluster {
        let endpoint = Endpoint::parse(&self.url).unwrap();
        Cluster::connect(ClusterOptions { endpoint, login, ca_file: None, timeout }).unwrap()
    }
}

/// Pauses of milliseconds.
pub(crate) fn brisk() -> WriterOptions {
    WriterOptions {
        first_pause: Duration::from_millis(2),
        longest_pause: Duration::from_millis(4),
        ..WriterOptions::default()
    }
}

/// Documents `{"n":0}`, `{"n":1}`, …
pub(crate) fn bulk(count: usize) -> Bulk {
    let mut bulk = Bulk::default();
    for number in 0..count {
        let action = format!("{{\"create\":{{\"_index\":\"log-x\",\"_id\":\"{number}\"}}}}\n");
        bulk.push(0, number as u64 + 1, action.as_bytes(), format!("{{\"n\":{number}}}\n").as_bytes());
    }
    bulk
}

/// A bulk answer with these statuses.
pub(crate) fn items(statuses: &[u16]) -> Reply {
    let item = |status: &u16| match status {
        200..=299 => format!("{{\"create\":{{\"status\":{status}}}}}"),
        _ => format!(
            "{{\"create\":{{\"status\":{status},\"error\":{{\"type\":\"{}\",\"reason\":\"because\"}}}}}}",
            error_type(*status)
        ),
    };
    let items: Vec<String> = statuses.iter().map(item).collect();
    Reply::Body(200, format!("{{\"took\":1,\"errors\":true,\"items\":[{}]}}", items.join(",")))
}

fn error_type(status: u16) -> &'static str {
    match status {
        409 => "version_conflict_engine_exception",
        429 => "opensearch_rejected_execution_exception",
        403 => "security_exception",
        _ => "invalid_index_name_exception",
    }
}

/// All is well.
pub(crate) fn created(request: &Request) -> Reply {
    items(&vec![201; request.documents().len()])
}

async fn serve(mut stream: TcpStream, mut reply: impl FnMut(Request) -> Reply) {
    let mut buffer = Vec::new();
    while let Some(request) = read(&mut stream, &mut buffer).await {
        match reply(request) {
            Reply::Body(status, body) => {
                let head = format!("HTTP/1.1 {status} -\r\ncontent-length: {}\r\n\r\n{body}", body.len());
                if stream.write_all(head.as_bytes()).await.is_err() {
                    return;
                }
            }
            Reply::LastBody(status, body) => {
                let head = format!("HTTP/1.1 {status} -\r\ncontent-length: {}\r\n\r\n{body}", body.len());
                stream.write_all(head.as_bytes()).await.unwrap();
                return;
            }
            Reply::Endless => {
                let mut part = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_owned();
                while stream.write_all(part.as_bytes()).await.is_ok() {
                    part = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
                }
                return;
            }
            Reply::ResetInBody => {
                let part = "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{\"took\":1,\"items\":[";
                stream.write_all(part.as_bytes()).await.unwrap();
                stream.flush().await.unwrap();
                return stream.set_zero_linger().unwrap();
            }
            Reply::Reset => return stream.set_zero_linger().unwrap(),
            Reply::Silence => std::future::pending().await,
        }
    }
}

/// The next request of a connection; what follows it stays in `buffer`.
async fn read(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Request> {
    let head_len = loop {
        if let Some(at) = buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            break at + 4;
        }
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8(buffer[..head_len].to_vec()).unwrap();
    let mut lines = head.lines();
    let mut first = lines.next()?.split(' ');
    let (method, target) = (first.next()?.to_owned(), first.next()?.to_owned());
    let headers: Vec<(String, String)> =
        lines.filter_map(|line| line.split_once(": ")).map(|(k, v)| (k.to_lowercase(), v.to_owned())).collect();
    let mut request = Request { method, target, headers, body: Vec::new() };
    let length: usize = request.header("content-length").parse().unwrap_or(0);
    while buffer.len() < head_len + length {
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    }
    request.body = buffer[head_len..head_len + length].to_vec();
    buffer.drain(..head_len + length);
    Some(request)
}
