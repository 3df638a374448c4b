//! Set-up calls, all but bulk: few, small, and made by the `opensearch` crate.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use aws_types::region::Region;
use bytes::Bytes;
use opensearch::auth::Credentials;
use opensearch::cert::{Certificate, CertificateValidation};
use opensearch::http::headers::{CONTENT_TYPE, HeaderMap, HeaderValue};
use opensearch::http::transport::{SingleNodeConnectionPool, Transport, TransportBuilder};
use url::Url;

use crate::cluster::{Answer, ClusterError};
use crate::http::{Auth, MAX_ANSWER_BYTES, Method, NoAnswer};

/// The way of set-up calls to one cluster. It is laid with the first of them: a function that only writes bulks
/// never needs it.
pub(crate) struct Calls {
    url: Url,
    login: Option<Credentials>,
    service: Option<String>,
    ca_file: Option<PathBuf>,
    transport: OnceLock<Transport>,
}

impl From<Method> for opensearch::http::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::Get,
            Method::Put => Self::Put,
            Method::Post => Self::Post,
            Method::Delete => Self::Delete,
            Method::Head => Self::Head,
        }
    }
}

impl Calls {
    /// To the cluster at `url`, signed in as bulks are.
    pub(crate) fn new(url: Url, auth: &Auth, ca_file: Option<PathBuf>) -> Calls {
        let (login, service) = match auth {
            Auth::None => (None, None),
            Auth::Basic(user, password) => (Some(Credentials::Basic(user.clone(), password.clone())), None),
            Auth::Signed(provider, service) => {
                let region = Region::new(service.region.clone());
                (Some(Credentials::AwsSigV4(provider.clone(), region)), Some(service.name.clone()))
            }
        };
        Calls { url, login, service, ca_file, transport: OnceLock::new() }
    }

    /// Makes a call and reads its answer, of whatever status.
    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<Vec<u8>>,
        timeout: Duration,
    ) -> Result<Answer, NoAnswer> {
        let transport = self.transport().map_err(|error| NoAnswer::of(&error))?;
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let no_more_query: Option<&()> = None;
        let answer = async {
            let response = transport
                .send(method.into(), path, headers, no_more_query, body.map(Bytes::from), Some(timeout))
                .await
                .map_err(|error| NoAnswer::of(&error))?;
            let status = response.status_code().as_u16();
            if response.content_length().is_some_and(|length| length > MAX_ANSWER_BYTES as u64) {
                return Err(NoAnswer::because(format!("the answer is longer than {MAX_ANSWER_BYTES} bytes")));
            }
            let body = response.bytes().await.map_err(|error| NoAnswer::of(&error))?;
            Ok(Answer { status, body })
        };
        // The transport's own bound begins when the request leaves: credentials may be waited for before.
        tokio::time::timeout(timeout, answer).await.unwrap_or_else(|_| Err(NoAnswer::late(timeout)))
    }

    fn transport(&self) -> Result<&Transport, ClusterError> {
        if let Some(made) = self.transport.get() {
            return Ok(made);
        }
        let mut builder = TransportBuilder::new(SingleNodeConnectionPool::new(self.url.clone()));
        if let Some(login) = self.login.clone() {
            builder = builder.auth(login);
        }
        if let Some(service) = &self.service {
            builder = builder.service_name(service);
        }
        if let Some(file) = &self.ca_file {
            builder = builder.cert_validation(CertificateValidation::Full(certificate(file)?));
        }
        let made = builder.build().map_err(|error| ClusterError::Setup(format!("TLS: {error}")))?;
        Ok(self.transport.get_or_init(|| made))
    }
}

fn certificate(file: &Path) -> Result<Certificate, ClusterError> {
    let fail = |why: String| ClusterError::Ca { file: file.to_owned(), why };
    let pem = std::fs::read(file).map_err(|error| fail(error.to_string()))?;
    Certificate::from_pem(&pem).map_err(|_| fail("holds no PEM certificate".into()))
}
