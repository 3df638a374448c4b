//! A connection to a cluster. Nothing is sent before the first call.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_types::region::Region;
use bytes::{Bytes, BytesMut};
use opensearch::auth::Credentials;
use opensearch::cert::{Certificate, CertificateValidation};
use opensearch::http::Method;
use opensearch::http::headers::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue};
use opensearch::http::request::Body;
use opensearch::http::transport::{SingleNodeConnectionPool, Transport, TransportBuilder};

use crate::credentials::Kept;
use crate::endpoint::Endpoint;

/// How to reach a cluster.
pub struct ClusterOptions {
    /// Where it is.
    pub endpoint: Endpoint,
    /// How to sign in.
    pub login: Login,
    /// A certificate authority of one's own, PEM.
    pub ca_file: Option<PathBuf>,
    /// Longest time for one request.
    pub timeout: Duration,
}

/// How to sign in.
pub enum Login {
    /// Not at all, or with what stood in the URL.
    None,
    /// User and password.
    Basic(String, String),
    /// Signature version 4. What the provider gives is kept until shortly before it expires.
    Aws(SharedCredentialsProvider),
}

/// A cluster cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// The certificate authority cannot be read.
    #[error("{file}: {why}")]
    Ca {
        /// Its file.
        file: PathBuf,
        /// What is wrong, and the cure.
        why: String,
    },
    /// The connection cannot be made.
    #[error("{0}")]
    Setup(String),
    /// Nobody answers there.
    #[error("{address} cannot be reached: {why}; is it running, and is the address right?")]
    Unreachable {
        /// The cluster's address, without secrets.
        address: String,
        /// What happened.
        why: String,
    },
    /// It wants another login.
    #[error("{address} refuses the login (401): set SIEM_USER and SIEM_PASSWORD to a user of the cluster")]
    Login {
        /// The cluster's address, without secrets.
        address: String,
    },
    /// There is nothing to sign with.
    #[error("{0}")]
    Credentials(String),
    /// A call went wrong.
    #[error("{method} {path}: {why}")]
    Call {
        /// HTTP method.
        method: &'static str,
        /// Path of the URL.
        path: String,
        /// What happened.
        why: String,
    },
    /// What answers is no cluster.
    #[error("{path}: the answer is not a cluster's: {why}")]
    Answer {
        /// Path of the URL.
        path: String,
        /// What is wrong with it.
        why: String,
    },
}

/// A cluster.
#[derive(Clone)]
pub struct Cluster {
    transport: Transport,
    address: String,
    timeout: Duration,
    /// What requests are signed with.
    credentials: Option<SharedCredentialsProvider>,
}

impl fmt::Debug for Cluster {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cluster").field("address", &self.address).finish_non_exhaustive()
    }
}

/// An answer, of whatever status.
#[derive(Clone, Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Its body.
    pub body: Bytes,
}

/// No answer, or one that was cut.
#[derive(Debug)]
pub(crate) struct NoAnswer {
    pub(crate) why: String,
    /// The next attempt would end the same way.
    pub(crate) lasting: bool,
}

impl NoAnswer {
    fn of(error: &(dyn std::error::Error + 'static)) -> NoAnswer {
        let why = detail(error);
        // rustls: no certificate authority that is known here vouches for the server, or for another name only.
        let lasting = why.contains("invalid peer certificate");
        NoAnswer { why, lasting }
    }
}

struct RawBody(Bytes);

impl Body for RawBody {
    fn bytes(&self) -> Option<Bytes> {
        Some(self.0.clone())
    }

    fn write(&self, bytes: &mut BytesMut) -> Result<(), opensearch::Error> {
        bytes.extend_from_slice(&self.0);
        Ok(())
    }
}

impl Cluster {
    /// Prepares the connection; sends nothing.
    ///
    /// # Errors
    /// A certificate authority that cannot be read, or TLS that cannot be set up.
    pub fn connect(options: ClusterOptions) -> Result<Cluster, ClusterError> {
        let Endpoint { url, aws, login } = options.endpoint;
        let address = url.to_string();
        let mut builder = TransportBuilder::new(SingleNodeConnectionPool::new(url));
        let mut credentials = None;
        if let Some(file) = options.ca_file {
            let fail = |why: String| ClusterError::Ca { file: file.clone(), why };
            let pem = std::fs::read(&file).map_err(|error| fail(error.to_string()))?;
            let certificate = Certificate::from_pem(&pem).map_err(|_| fail("holds no PEM certificate".into()))?;
            builder = builder.cert_validation(CertificateValidation::Full(certificate));
        }
        match (options.login, login, aws) {
            (Login::Basic(user, password), ..) | (Login::None, Some((user, password)), _) => {
                builder = builder.auth(Credentials::Basic(user, password));
            }
            (Login::Aws(provider), _, Some(service)) => {
                let kept = SharedCredentialsProvider::new(Kept::new(provider));
                credentials = Some(kept.clone());
                builder =
                    builder.auth(Credentials::AwsSigV4(kept, Region::new(service.region))).service_name(&service.name);
            }
            (Login::Aws(_), _, None) => {
                let why = "to sign requests, the host must name its service and region, or they must be configured";
                return Err(ClusterError::Setup(why.into()));
            }
            (Login::None, None, _) => {}
        }
        let transport = builder.build().map_err(|error| ClusterError::Setup(format!("TLS: {error}")))?;
        Ok(Cluster { transport, address, timeout: options.timeout, credentials })
    }

    /// Its address, without secrets.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Asks once whether somebody answers and takes the login, so that a wrong address is told before anything is read.
    /// Other statuses say nothing: a user who may only write, or a collection, cannot ask for `/`.
    ///
    /// # Errors
    /// [`ClusterError::Credentials`], [`ClusterError::Unreachable`], [`ClusterError::Login`].
    pub async fn probe(&self) -> Result<(), ClusterError> {
        if let Some(provider) = &self.credentials {
            provider.provide_credentials().await.map_err(|error| ClusterError::Credentials(detail(&error)))?;
        }
        let address = self.address.clone();
        match self.call(Method::Get, "/", None).await {
            Ok(Answer { status: 401, .. }) => Err(ClusterError::Login { address }),
            Ok(_) => Ok(()),
            Err(ClusterError::Call { why, .. }) => Err(ClusterError::Unreachable { address, why }),
            Err(error) => Err(error),
        }
    }

    /// Sends bulk lines, gzip-compressed already. Signed anew at each call.
    pub(crate) async fn bulk(&self, gzipped: Bytes, timeout: Duration) -> Result<Answer, NoAnswer> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-ndjson"));
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        // Only what is looked at: an answer that names every document again would be as long as the request.
        let query = [(
            "filter_path",
            "took,errors,items.*.status,items.*.error.type,items.*.error.reason,items.*.error.caused_by.reason,error,status",
        )];
        self.send(Method::Post, "/_bulk", headers, Some(&query), Some(gzipped), timeout.min(self.timeout)).await
    }

    /// Any other call, with a JSON body. The path may have a query, encoded already.
    ///
    /// # Errors
    /// No answer. A status that is an error is an answer.
    pub async fn call(&self, method: Method, path: &str, body: Option<Vec<u8>>) -> Result<Answer, ClusterError> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let no_more_query: Option<&()> = None;
        self.send(method, path, headers, no_more_query, body.map(Bytes::from), self.timeout)
            .await
            .map_err(|NoAnswer { why, .. }| ClusterError::Call { method: name_of(method), path: path.to_owned(), why })
    }

    /// A call that must succeed.
    ///
    /// # Errors
    /// No answer, or a status that is an error.
    pub async fn must(&self, method: Method, path: &str, body: Option<Vec<u8>>) -> Result<Bytes, ClusterError> {
        succeeded(method, path, self.call(method, path, body).await?)
    }

    async fn send<Q: serde::Serialize + ?Sized>(
        &self,
        method: Method,
        path: &str,
        headers: HeaderMap,
        query: Option<&Q>,
        body: Option<Bytes>,
        timeout: Duration,
    ) -> Result<Answer, NoAnswer> {
        let answer = async {
            let response = self
                .transport
                .send(method, path, headers, query, body.map(RawBody), Some(timeout))
                .await
                .map_err(|error| NoAnswer::of(&error))?;
            let status = response.status_code().as_u16();
            let body = response.bytes().await.map_err(|error| NoAnswer::of(&error))?;
            Ok(Answer { status, body })
        };
        // The transport's own bound begins when the request leaves: credentials may be waited for before.
        let late = |_| NoAnswer { why: format!("no answer within {timeout:?}"), lasting: false };
        tokio::time::timeout(timeout, answer).await.unwrap_or_else(|error| Err(late(error)))
    }
}

/// The body of an answer whose status is no error.
pub(crate) fn succeeded(method: Method, path: &str, answer: Answer) -> Result<Bytes, ClusterError> {
    if (200..300).contains(&answer.status) {
        return Ok(answer.body);
    }
    let text = String::from_utf8_lossy(&answer.body);
    let why = format!("status {}: {}", answer.status, text.chars().take(500).collect::<String>());
    Err(ClusterError::Call { method: name_of(method), path: path.to_owned(), why })
}

fn name_of(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Put => "PUT",
        Method::Post => "POST",
        Method::Delete => "DELETE",
        Method::Head => "HEAD",
    }
}

/// An error with its causes, without the URL: it stands in the address, and a proxy's could hold a password.
fn detail(error: &(dyn std::error::Error + 'static)) -> String {
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
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("error sending request for url (http://anna:hunter2@proxy.example.com/)")]
    struct Outer(#[source] Inner);

    #[derive(Debug, thiserror::Error)]
    #[error("{0}")]
    struct Inner(&'static str);

    #[test]
    fn causes_are_told_without_the_url() {
        let NoAnswer { why, lasting } = NoAnswer::of(&Outer(Inner("connection reset")));
        assert_eq!((why.as_str(), lasting), ("error sending request: connection reset", false));
    }

    #[test]
    fn an_unknown_certificate_stays_unknown() {
        assert!(NoAnswer::of(&Outer(Inner("invalid peer certificate: UnknownIssuer"))).lasting);
    }
}
