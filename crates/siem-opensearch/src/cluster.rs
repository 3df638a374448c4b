//! A connection to a cluster. Nothing is sent before the first call.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use bytes::Bytes;

use crate::calls::Calls;
use crate::credentials::Kept;
use crate::endpoint::Endpoint;
use crate::http::{Auth, Encoding, Http, MAX_ANSWER_BYTES, Method, NoAnswer, Outgoing, detail};

/// What OpenSearch Dashboards wants of requests that change something (its name is no secret: it keeps pages of others
/// from sending them), and the tenant that all people share.
const TO_DASHBOARDS: [(&str, &str); 2] = [("osd-xsrf", "true"), ("securitytenant", "global")];
/// Longest answer of OpenSearch Dashboards: index patterns list all fields.
const MAX_DASHBOARDS_BYTES: usize = 32 << 20;

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
    /// Signature version 4. What the provider gives is kept until shortly before it expires, or
    /// until it is refused.
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
    /// The way of bulks.
    http: Arc<Http>,
    /// The way of all else.
    calls: Arc<Calls>,
    address: String,
    /// Longest time for one request.
    pub(crate) timeout: Duration,
    /// What requests are signed with.
    credentials: Option<Arc<Kept>>,
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

impl Cluster {
    /// Prepares the connection; sends nothing.
    ///
    /// # Errors
    /// A certificate authority that cannot be read, or TLS that cannot be set up.
    pub fn connect(options: ClusterOptions) -> Result<Cluster, ClusterError> {
        let Endpoint { url, aws, login } = options.endpoint;
        let address = url.to_string();
        let mut credentials = None;
        let auth = match (options.login, login, aws) {
            (Login::Basic(user, password), ..) | (Login::None, Some((user, password)), _) => {
                Auth::Basic(user, password)
            }
            (Login::Aws(provider), _, Some(service)) => {
                let kept = Arc::new(Kept::new(provider));
                credentials = Some(Arc::clone(&kept));
                Auth::Signed(SharedCredentialsProvider::new(kept as Arc<dyn ProvideCredentials>), service)
            }
            (Login::Aws(_), _, None) => {
                let why = "to sign requests, the host must name its service and region, or they must be configured";
                return Err(ClusterError::Setup(why.into()));
            }
            (Login::None, None, _) => Auth::None,
        };
        let calls = Arc::new(Calls::new(url.clone(), &auth, options.ca_file.clone()));
        let http = Arc::new(Http::new(url, auth, options.ca_file)?);
        Ok(Cluster { http, calls, address, timeout: options.timeout, credentials })
    }

    /// Another server with the same login, unless its address has one.
    pub(crate) fn at(&self, endpoint: Endpoint) -> Cluster {
        let Endpoint { url, login, .. } = endpoint;
        let login = login.map(|(user, password)| Auth::Basic(user, password));
        let address = url.to_string();
        Cluster { http: Arc::new(self.http.at(url, login)), address, ..self.clone() }
    }

    /// Its address, without secrets.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What requests are signed with was refused.
    pub(crate) async fn credentials_are_refused(&self) {
        if let Some(kept) = &self.credentials {
            kept.refused().await;
        }
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

    /// Sends bulk lines, compressed already as `encoding` says.
    /// `raw_bytes` is their length before that.
    pub(crate) async fn bulk(
        &self,
        body: Bytes,
        encoding: Encoding,
        raw_bytes: usize,
        timeout: Duration,
    ) -> Result<Answer, NoAnswer> {
        // Only what is looked at: an answer that names every document again would be as long as the request.
        let path = "/_bulk?filter_path=took,errors,items.*.status,items.*.error.type,items.*.error.reason,items.*.error.index,\
            items.*.error.caused_by.reason,error,status";
        let content_type = "application/x-ndjson";
        // A refusal quotes the refused value, whole, and may do so twice with each byte escaped.
        let max_answer_bytes = MAX_ANSWER_BYTES + 4 * raw_bytes;
        let method = Method::Post;
        let outgoing =
            Outgoing { method, path, content_type, headers: &[], encoding, body: Some(body), max_answer_bytes };
        self.http.send(outgoing, timeout.min(self.timeout)).await
    }

    /// A call of OpenSearch Dashboards, of which this is a server.
    pub(crate) async fn dashboards(
        &self,
        method: Method,
        path: &str,
        content_type: &'static str,
        body: Option<Bytes>,
    ) -> Result<Answer, ClusterError> {
        let (headers, encoding, max_answer_bytes) = (&TO_DASHBOARDS, Encoding::Plain, MAX_DASHBOARDS_BYTES);
        let outgoing = Outgoing { method, path, content_type, headers, encoding, body, max_answer_bytes };
        let answer = self.http.send(outgoing, self.timeout).await;
        answer.map_err(|NoAnswer { why, .. }| ClusterError::Call { method: method.name(), path: path.to_owned(), why })
    }

    /// Any other call, with a JSON body. The path may have a query, encoded already.
    ///
    /// # Errors
    /// No answer. A status that is an error is an answer.
    pub async fn call(&self, method: Method, path: &str, body: Option<Vec<u8>>) -> Result<Answer, ClusterError> {
        let answer = self.calls.send(method, path, body, self.timeout).await;
        answer.map_err(|NoAnswer { why, .. }| ClusterError::Call { method: method.name(), path: path.to_owned(), why })
    }

    /// A call that must succeed.
    ///
    /// # Errors
    /// No answer, or a status that is an error.
    pub async fn must(&self, method: Method, path: &str, body: Option<Vec<u8>>) -> Result<Bytes, ClusterError> {
        succeeded(method, path, self.call(method, path, body).await?)
    }
}

/// The body of an answer whose status is no error.
pub(crate) fn succeeded(method: Method, path: &str, answer: Answer) -> Result<Bytes, ClusterError> {
    if (200..300).contains(&answer.status) {
        return Ok(answer.body);
    }
    let text = String::from_utf8_lossy(&answer.body);
    let why = format!("status {}: {}", answer.status, text.chars().take(500).collect::<String>());
    Err(ClusterError::Call { method: method.name(), path: path.to_owned(), why })
}
