//! HTTP as far as bulks need it: one address, each request signed or with a password, answers of bounded length.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_sigv4::http_request::{
    PayloadChecksumKind, SignableBody, SignableRequest, SigningParams, SigningSettings, sign,
};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::client::identity::Identity;
use bytes::{Bytes, BytesMut};
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Certificate, Client, Request, Response};
use url::Url;

use crate::cluster::{Answer, ClusterError};
use crate::endpoint::AwsService;

/// Names are looked up by the system's resolver for each new connection, and reqwest keeps no answer of it. What
/// holds on to an address is a connection that stays open. One that is idle is closed after this time, for the domain
/// may have other nodes by then;
const IDLE: Duration = Duration::from_secs(30);
/// and one that is always in use is followed by a new one after this time. Requests under way end on the old one.
const LIFETIME: Duration = Duration::from_secs(600);
/// A node that is gone does not refuse a connection, it says nothing.
const CONNECTING: Duration = Duration::from_secs(10);
/// Longest answer that is read, after decompression: what has no end must not fill the memory.
pub(crate) const MAX_ANSWER_BYTES: usize = 8 << 20;

/// Methods of HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Method {
    Get,
    Put,
    Post,
    Delete,
    Head,
}

impl From<Method> for reqwest::Method {
    fn from(method: Method) -> reqwest::Method {
        match method {
            Method::Get => reqwest::Method::GET,
            Method::Put => reqwest::Method::PUT,
            Method::Post => reqwest::Method::POST,
            Method::Delete => reqwest::Method::DELETE,
            Method::Head => reqwest::Method::HEAD,
        }
    }
}

impl Method {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Put => "PUT",
            Method::Post => "POST",
            Method::Delete => "DELETE",
            Method::Head => "HEAD",
        }
    }
}

/// What goes out.
pub(crate) struct Outgoing<'a> {
    pub(crate) method: Method,
    /// Below the cluster's address; may have a query, encoded already.
    pub(crate) path: &'a str,
    pub(crate) content_type: &'static str,
    /// Further ones, with names in lower case.
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) encoding: Encoding,
    pub(crate) body: Option<Bytes>,
    /// Longest answer that is read.
    pub(crate) max_answer_bytes: usize,
}

/// How a body is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Plain,
    Gzip,
}

/// How requests show who sends them.
#[derive(Clone)]
pub(crate) enum Auth {
    None,
    Basic(String, String),
    Signed(SharedCredentialsProvider, AwsService),
}

/// No answer, or one that was cut.
#[derive(Debug)]
pub(crate) struct NoAnswer {
    pub(crate) why: String,
    /// The next attempt would end the same way.
    pub(crate) lasting: bool,
    /// The time for it was up.
    pub(crate) timed_out: bool,
}

impl NoAnswer {
    pub(crate) fn of(error: &(dyn std::error::Error + 'static)) -> NoAnswer {
        NoAnswer::because(detail(error))
    }

    pub(crate) fn because(why: String) -> NoAnswer {
        NoAnswer { lasting: is_lasting(&why), why, timed_out: false }
    }

    pub(crate) fn late(timeout: Duration) -> NoAnswer {
        NoAnswer { why: format!("no answer within {timeout:?}"), lasting: false, timed_out: true }
    }
}

/// Whether the next attempt would end as the one that ended with these words.
pub(crate) fn is_lasting(why: &str) -> bool {
    // rustls: no certificate authority that is known here vouches for the server, or for another name only.
    why.contains("invalid peer certificate")
}

/// A client for one address.
pub(crate) struct Http {
    /// Ends in a slash.
    base: Url,
    auth: Auth,
    authorities: Vec<Certificate>,
    lifetime: Duration,
    /// With the time of its making.
    client: Mutex<(Client, Instant)>,
}

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Http").field("base", &self.base.as_str()).finish_non_exhaustive()
    }
}

impl Http {
    /// Prepares; sends nothing. `ca_file` has a certificate authority of one's own, PEM.
    pub(crate) fn new(mut base: Url, auth: Auth, ca_file: Option<PathBuf>) -> Result<Http, ClusterError> {
        if !base.path().ends_with('/') {
            base.set_path(&format!("{}/", base.path()));
        }
        let authorities = match ca_file {
            None => Vec::new(),
            Some(file) => {
                let fail = |why: String| ClusterError::Ca { file: file.clone(), why };
                let pem = std::fs::read(&file).map_err(|error| fail(error.to_string()))?;
                let found = Certificate::from_pem_bundle(&pem).ok().filter(|found| !found.is_empty());
                found.ok_or_else(|| fail("holds no PEM certificate".into()))?
            }
        };
        let client = client(&authorities).map_err(|error| ClusterError::Setup(format!("TLS: {error}")))?;
        Ok(Http { base, auth, authorities, lifetime: LIFETIME, client: Mutex::new((client, Instant::now())) })
    }

    /// The same for another address, with another login if there is one.
    pub(crate) fn at(&self, mut base: Url, login: Option<Auth>) -> Http {
        if !base.path().ends_with('/') {
            base.set_path(&format!("{}/", base.path()));
        }
        Http {
            base,
            auth: login.unwrap_or_else(|| self.auth.clone()),
            authorities: self.authorities.clone(),
            lifetime: self.lifetime,
            client: Mutex::new((self.client(), Instant::now())),
        }
    }

    /// Sends a request and reads its answer, of whatever status. Signed anew at each call.
    pub(crate) async fn send(&self, outgoing: Outgoing<'_>, timeout: Duration) -> Result<Answer, NoAnswer> {
        let max_answer_bytes = outgoing.max_answer_bytes;
        let answer = async {
            let request = self.request(outgoing).await?;
            let response = self.client().execute(request).await.map_err(|error| NoAnswer::of(&error))?;
            let status = response.status().as_u16();
            Ok(Answer { status, body: bounded(response, max_answer_bytes).await? })
        };
        // Around all of it: credentials may be waited for, too.
        tokio::time::timeout(timeout, answer).await.unwrap_or_else(|_| Err(NoAnswer::late(timeout)))
    }

    async fn request(&self, outgoing: Outgoing<'_>) -> Result<Request, NoAnswer> {
        let Outgoing { method, path, content_type, headers: more, encoding, body, .. } = outgoing;
        let url = self.base.join(path.trim_start_matches('/')).map_err(|error| NoAnswer::of(&error))?;
        let mut request = Request::new(method.into(), url);
        let headers = request.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        for (name, value) in more {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        if encoding == Encoding::Gzip {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        let signed = match &self.auth {
            Auth::None => HeaderMap::new(),
            Auth::Basic(user, password) => basic(user, password)?,
            Auth::Signed(provider, service) => {
                let payload = body.as_deref().unwrap_or_default();
                signature(&request, payload, provider, service)
                    .await
                    .map_err(|error| NoAnswer::because(format!("cannot be signed: {}", detail(error.as_ref()))))?
            }
        };
        request.headers_mut().extend(signed);
        *request.body_mut() = body.map(Into::into);
        Ok(request)
    }

    /// The client, a new one where the last is too old.
    fn client(&self) -> Client {
        let mut kept = self.client.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.1.elapsed() >= self.lifetime {
            match client(&self.authorities) {
                Ok(new) => *kept = (new, Instant::now()),
                // It could be made before, and the old one still serves.
                Err(error) => tracing::warn!(%error, "connections are kept longer"),
            }
        }
        kept.0.clone()
    }
}

fn client(authorities: &[Certificate]) -> Result<Client, reqwest::Error> {
    let builder = Client::builder()
        .user_agent(concat!("siem/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(CONNECTING)
        .pool_idle_timeout(IDLE)
        // What is sent is for this cluster, and signed for it.
        .redirect(Policy::none());
    if authorities.is_empty() { builder.build() } else { builder.tls_certs_merge(authorities.to_vec()).build() }
}

/// Source: RFC 7617.
fn basic(user: &str, password: &str) -> Result<HeaderMap, NoAnswer> {
    use base64::Engine as _;
    let encoded = base64::engine::general_purpose::STANDARD.encode(format!("{user}:{password}"));
    let header = HeaderValue::try_from(format!("Basic {encoded}"));
    let mut header = header.map_err(|_| NoAnswer::because("user and password make no header".into()))?;
    header.set_sensitive(true);
    Ok(HeaderMap::from_iter([(AUTHORIZATION, header)]))
}

/// The headers that sign a request, over its other headers and its body.
async fn signature(
    request: &Request,
    body: &[u8],
    provider: &SharedCredentialsProvider,
    service: &AwsService,
) -> Result<HeaderMap, Box<dyn std::error::Error + Send + Sync>> {
    let identity: Identity = provider.provide_credentials().await?.into();
    let mut settings = SigningSettings::default();
    // Serverless collections ask for it, domains take it.
    settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
    let params = v4::SigningParams::builder()
        .identity(&identity)
        .name(&service.name)
        .region(&service.region)
        .time(SystemTime::now())
        .settings(settings)
        .build()?;
    let mut headers = Vec::with_capacity(request.headers().len());
    for (name, value) in request.headers() {
        headers.push((name.as_str(), value.to_str()?));
    }
    let signable = SignableRequest::new(
        request.method().as_str(),
        request.url().as_str(),
        headers.into_iter(),
        SignableBody::Bytes(body),
    )?;
    let (instructions, _) = sign(signable, &SigningParams::V4(params))?.into_parts();
    let mut signed = HeaderMap::new();
    for header in instructions.into_parts().0 {
        let mut value = HeaderValue::from_str(header.value())?;
        value.set_sensitive(header.sensitive());
        signed.insert(HeaderName::from_static(header.name()), value);
    }
    Ok(signed)
}

/// The body, if it is not too long.
async fn bounded(mut response: Response, max_bytes: usize) -> Result<Bytes, NoAnswer> {
    let mut body = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| NoAnswer::of(&error))? {
        if body.len() + chunk.len() > max_bytes {
            return Err(NoAnswer::because(format!("the answer is longer than {max_bytes} bytes")));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

/// An error with its causes, without the URL: it stands in the address, and a proxy's could hold a password.
pub(crate) fn detail(error: &(dyn std::error::Error + 'static)) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut next = Some(error);
    while let Some(error) = next {
        let mut text = error.to_string();
        if let Some(url) = text.find(" for url (") {
            text.truncate(url);
        }
        if !parts.iter().any(|part| part.contains(&text)) {
            parts.push(text);
        }
        next = error.source();
    }
    parts.join(": ")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("error sending request for url (http://anna:hunter2@proxy.example.com/)")]
    struct Outer(#[source] Inner);

    #[derive(Debug, thiserror::Error)]
    #[error("{0}")]
    struct Inner(&'static str);

    #[test]
    fn causes_are_told_without_the_url() {
        let NoAnswer { why, lasting, .. } = NoAnswer::of(&Outer(Inner("connection reset")));
        assert_eq!((why.as_str(), lasting), ("error sending request: connection reset", false));
    }

    #[test]
    fn an_unknown_certificate_stays_unknown() {
        assert!(NoAnswer::of(&Outer(Inner("invalid peer certificate: UnknownIssuer"))).lasting);
    }

    /// Connections that a server sees while three requests are made one after the other.
    async fn connections(lifetime: Duration) -> usize {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = Url::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
        let seen = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&seen);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::Relaxed);
                tokio::spawn(async move {
                    // One read is one request: they are short, and come one after the other.
                    let mut request = [0; 4096];
                    while stream.read(&mut request).await.is_ok_and(|length| length > 0) {
                        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").await.unwrap();
                    }
                });
            }
        });
        let http = Http { lifetime, ..Http::new(base, Auth::None, None).unwrap() };
        for _ in 0..3 {
            let (content_type, encoding) = ("application/json", Encoding::Plain);
            let max_answer_bytes = MAX_ANSWER_BYTES;
            let (method, path) = (Method::Get, "/");
            let get = Outgoing { method, path, content_type, headers: &[], encoding, body: None, max_answer_bytes };
            assert_eq!(http.send(get, Duration::from_secs(20)).await.unwrap().body, "{}");
        }
        seen.load(Ordering::Relaxed)
    }

    #[tokio::test]
    async fn a_connection_is_used_again_and_followed_by_a_new_one_in_time() {
        assert_eq!(connections(LIFETIME).await, 1);
        assert_eq!(connections(Duration::ZERO).await, 3);
    }
}
