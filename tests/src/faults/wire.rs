//! HTTP over real sockets, as well and as badly as a test wants it: a request is read to its end or not, and an answer
//! goes out whole, late, or cut at a place of one's choice.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

/// A request as it came over the socket.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) method: String,
    pub(super) target: String,
    headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Request {
    /// A header, by its name in lower case; empty where there is none.
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }
}

/// An answer.
#[derive(Clone, Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

impl Reply {
    /// An answer of this media type.
    pub(super) fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Reply {
        Reply { status, headers: vec![("content-type", content_type.to_owned())], body: body.into() }
    }

    /// An answer in JSON.
    pub(super) fn json(status: u16, body: impl Into<Vec<u8>>) -> Reply {
        Reply::new(status, "application/json", body)
    }

    /// Head and body; `framing` tells where the body ends.
    fn head(&self, framing: &str) -> Vec<u8> {
        let mut head = format!("HTTP/1.1 {} -\r\n", self.status);
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        head += &format!("{framing}\r\n\r\n");
        head.into_bytes()
    }
}

/// How an answer goes out. `half` of something is a place between its first and its last byte.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Manner {
    /// As it should.
    Whole,
    /// As it should, after a while.
    After(Duration),
    /// As it should, and then the connection ends without a word.
    ThenHangUp,
    /// Up to within the head, then an end.
    HalfHead,
    /// The head, then an end.
    Head,
    /// The head and a part of the body, then an end.
    HalfBody,
    /// All but the last byte, then an end.
    AllButOneByte,
    /// In chunks, of which the last ones never come.
    HalfInChunks,
    /// The head and a part of the body, then nothing.
    HalfBodyThenSilence,
    /// Nothing, but an end.
    Nothing,
    /// Nothing, for as long as anybody waits.
    Silence,
}

/// What is known of a request when its head was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Welcome {
    /// Its body is read.
    Read,
    /// The connection ends.
    HangUp,
}

/// What answers.
pub(super) trait Service: Send + Sync + 'static {
    /// What a request meets, settled before its body is read.
    type Met: Send;

    /// Settles what this request meets.
    fn welcome(&self) -> (Welcome, Self::Met);

    /// The answer to a request, and how it goes out.
    fn answer(&self, request: &Request, met: Self::Met) -> (Reply, Manner);

    /// Any way to choose a place in so many bytes, and whether a connection that ends does so with a reset.
    fn choose(&self, bytes: usize) -> (usize, End);
}

/// How a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Politely,
    Reset,
}

/// A listening service; it ends with this value, and all its connections with it.
pub(super) struct Server {
    pub(super) url: String,
    accepting: JoinHandle<()>,
}

impl Server {
    /// Listens on a port of its own.
    pub(super) async fn start<S: Service>(service: Arc<S>) -> Result<Server> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let accepting = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                connections.spawn(serve(stream, Arc::clone(&service)));
                while connections.try_join_next().is_some() {}
            }
        });
        Ok(Server { url, accepting })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// Serves a connection until either side ends it.
async fn serve<S: Service>(mut stream: TcpStream, service: Arc<S>) {
    let mut buffer = Vec::new();
    while let Some((mut request, head_bytes)) = read_head(&mut stream, &mut buffer).await {
        let (welcome, met) = service.welcome();
        if welcome == Welcome::HangUp {
            return end(&stream, End::Reset);
        }
        if read_body(&mut stream, &mut buffer, &mut request, head_bytes).await.is_none() {
            return;
        }
        let (reply, manner) = service.answer(&request, met);
        if send(&mut stream, service.as_ref(), &reply, manner).await.is_none() {
            return;
        }
    }
}

/// Sends an answer; `None` when the connection is not to be used any more.
async fn send<S: Service>(stream: &mut TcpStream, service: &S, reply: &Reply, manner: Manner) -> Option<()> {
    let framing = match manner {
        Manner::HalfInChunks => "transfer-encoding: chunked".to_owned(),
        _ => format!("content-length: {}", reply.body.len()),
    };
    let mut bytes = reply.head(&framing);
    let head = bytes.len();
    if let Manner::HalfInChunks = manner {
        let (half, _) = service.choose(reply.body.len());
        bytes.extend_from_slice(format!("{half:x}\r\n").as_bytes());
        bytes.extend_from_slice(&reply.body[..half]);
        bytes.extend_from_slice(b"\r\n");
    } else {
        bytes.extend_from_slice(&reply.body);
    }
    if let Manner::After(time) = manner {
        tokio::time::sleep(time).await;
    }
    let sent = match manner {
        Manner::Silence | Manner::Nothing => 0,
        Manner::HalfHead => service.choose(head).0,
        Manner::Head => head,
        Manner::HalfBody | Manner::HalfBodyThenSilence => head + service.choose(reply.body.len()).0,
        Manner::AllButOneByte => bytes.len() - 1,
        Manner::Whole | Manner::After(_) | Manner::ThenHangUp | Manner::HalfInChunks => bytes.len(),
    };
    stream.write_all(&bytes[..sent]).await.ok()?;
    stream.flush().await.ok()?;
    match manner {
        Manner::Whole | Manner::After(_) => Some(()),
        Manner::Silence | Manner::HalfBodyThenSilence => std::future::pending().await,
        Manner::ThenHangUp => None,
        _ => {
            let (_, how) = service.choose(2);
            end(stream, how);
            None
        }
    }
}

/// Prepares how a connection ends when it is dropped.
fn end(stream: &TcpStream, how: End) {
    if how == End::Reset {
        // A connection that has ended already needs no reset.
        let _ = stream.set_zero_linger();
    }
}

/// The head of the next request, and its length in `buffer`.
async fn read_head(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<(Request, usize)> {
    let length = loop {
        if let Some(at) = buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            break at + 4;
        }
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(&buffer[..length]).into_owned();
    let mut lines = head.lines();
    let mut first = lines.next()?.split(' ');
    let (method, target) = (first.next()?.to_owned(), first.next()?.to_owned());
    let headers =
        lines.filter_map(|line| line.split_once(": ")).map(|(k, v)| (k.to_lowercase(), v.to_owned())).collect();
    Some((Request { method, target, headers, body: Vec::new() }, length))
}

/// Its body; what follows stays in `buffer`.
async fn read_body(stream: &mut TcpStream, buffer: &mut Vec<u8>, request: &mut Request, head: usize) -> Option<()> {
    let end = head + request.header("content-length").parse().unwrap_or(0);
    while buffer.len() < end {
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    }
    request.body = buffer[head..end].to_vec();
    buffer.drain(..end);
    Some(())
}
