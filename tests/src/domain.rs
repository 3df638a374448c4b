//! A domain of OpenSearch Service: a real node with the security plugin, and before it what AWS has there.
//!
//! Programs reach the domain by the name that the service tells. Nobody has this name on a test's machine, so they come
//! through a proxy (`HTTPS_PROXY`), which speaks TLS for the domain with a certificate of an authority of its own
//! (`SSL_CERT_FILE`). What it does on the way to the node:
//!
//! - **The access policy is asked.** Whom it does not let in hears so in the service's words, and the node hears of nobody.
//! - **A signature is a login.** Who signs with the keys of a role is to the node a user who has the role's ARN as backend
//!   role. That the signature is right is not checked.
//! - **The service's calls have an effect.** The access policy and the master user of `CreateDomain` and
//!   `UpdateDomainConfig` become the node's, through the API of its security plugin; what else they say, it ignores.
//! - **Dashboards have a path of the domain's**, `/_dashboards`, if there are any.
//! - **Requests are noted.**

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail, ensure};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{AUTHORIZATION, CONTENT_LENGTH, HOST, TRANSFER_ENCODING};
use hyper::{Method, Request, Response, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::server::TlsStream;

use crate::OpenSearch;
use crate::aws::{ACCOUNT, Call, Meddling, REGION};
use crate::dashboards::server::BASE_PATH_OF_DOMAINS;
use crate::iam::{Ask, Decision, decide};
use crate::listener::Listener;
use crate::opensearch::security;

const SECURITY: &str = "_plugins/_security/api";
/// The role of the security plugin that master users have.
const MASTERS: &str = "all_access";
/// The node's password of the users that stand for roles, which nobody types.
const PASSWORD_OF_ROLES: &str = "A-signature-st4nds-for-it";
const CALL_LIMIT: Duration = Duration::from_secs(60);

/// A domain; its front ends with this value.
pub struct Domain {
    /// Its name on the network: `NAME.REGION.es.amazonaws.com`.
    pub host: String,
    /// Through which it is reached: `http://127.0.0.1:PORT`.
    pub proxy: String,
    /// The authority that vouches for it, as a PEM file.
    pub ca_file: PathBuf,
    shared: Arc<Shared>,
    _certificates: TempDir,
    _listener: Listener,
}

struct Shared {
    node: OpenSearch,
    client: reqwest::Client,
    /// OpenSearch Dashboards, without its base path.
    dashboards: OnceLock<String>,
    arn: String,
    /// ARNs of roles, by their access keys.
    roles: Mutex<BTreeMap<String, String>>,
    /// Those that the node knows.
    known: tokio::sync::Mutex<BTreeSet<String>>,
    access_policy: Mutex<Value>,
    requests: Mutex<Vec<String>>,
}

/// Who sends a request.
enum Sender {
    /// Nobody that the service knows. What else the request says of it is between it and the domain.
    Anonymous,
    /// A role, by its ARN.
    Role(String),
}

impl Domain {
    /// Begins to stand before a node of one's own, with nobody let in yet.
    ///
    /// # Errors
    /// If there is no port, or no certificate can be made.
    pub async fn start(node: OpenSearch, name: &str) -> Result<Domain> {
        let host = format!("{name}.{REGION}.es.amazonaws.com");
        let certificates = tempfile::Builder::new().prefix("siem-domain-").tempdir()?;
        let dir = certificates.path().join("certs");
        security::write_certificates(&dir, &[&host])?;
        let acceptor = acceptor(&dir)?;
        let node_ca = std::fs::read(node.ca_file.as_ref().context("a node without the security plugin")?)?;
        let client = reqwest::Client::builder()
            .no_proxy()
            .no_gzip()
            .timeout(CALL_LIMIT)
            .tls_certs_only([reqwest::Certificate::from_pem(&node_ca)?])
            .build()?;
        let shared = Arc::new(Shared {
            node,
            client,
            dashboards: OnceLock::new(),
            arn: format!("arn:aws:es:{REGION}:{ACCOUNT}:domain/{name}"),
            roles: Mutex::default(),
            known: tokio::sync::Mutex::default(),
            access_policy: Mutex::default(),
            requests: Mutex::default(),
        });
        let place = format!("{host}:443");
        let open = move |stream| connect(stream, place.clone(), acceptor.clone());
        let serving = Arc::clone(&shared);
        let listener = Listener::start_behind(open, move |request| answer(request, Arc::clone(&serving))).await?;
        Ok(Domain {
            host,
            proxy: format!("http://{}", listener.address),
            ca_file: dir.join("ca.pem"),
            shared,
            _certificates: certificates,
            _listener: listener,
        })
    }

    /// The node, for who looks behind the front.
    #[must_use]
    pub fn node(&self) -> &OpenSearch {
        &self.shared.node
    }

    /// A role has this access key.
    pub fn know(&self, access_key: &str, role_arn: &str) {
        lock(&self.shared.roles).insert(access_key.to_owned(), role_arn.to_owned());
    }

    /// From now on it has OpenSearch Dashboards, which are at this URL.
    ///
    /// # Errors
    /// If it has them already, or they have another base path than those of a domain.
    pub fn serve_dashboards(&self, url: &str) -> Result<()> {
        let url = url.strip_suffix(BASE_PATH_OF_DOMAINS).context("Dashboards with another base path")?;
        let taken = self.shared.dashboards.set(url.to_owned());
        taken.map_err(|_| anyhow!("the domain has Dashboards already"))
    }

    /// What a program needs to reach the domain.
    #[must_use]
    pub fn env(&self) -> Vec<(String, String)> {
        let ca_file = self.ca_file.display().to_string();
        vec![("HTTPS_PROXY".to_owned(), self.proxy.clone()), ("SSL_CERT_FILE".to_owned(), ca_file)]
    }

    /// A client on the machine of this address, which is one of loopback.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn client_at(&self, address: Ipv4Addr) -> Result<reqwest::Client> {
        let ca = reqwest::Certificate::from_pem(&std::fs::read(&self.ca_file)?)?;
        let client = reqwest::Client::builder().timeout(CALL_LIMIT).proxy(reqwest::Proxy::https(&self.proxy)?);
        Ok(client.local_address(IpAddr::V4(address)).tls_certs_only([ca]).build()?)
    }

    /// The requests since this was asked for before: `GET /_cluster/health`.
    pub fn take_requests(&self) -> Vec<String> {
        std::mem::take(&mut *lock(&self.shared.requests))
    }

    /// What has to happen with a call to the service.
    pub fn meddle(&self) -> impl Fn(&Call) -> Meddling + Send + Sync + 'static {
        let shared = Arc::clone(&self.shared);
        move |call| {
            if !["es:CreateDomain", "es:UpdateDomainConfig"].contains(&call.action.as_str()) {
                return Meddling::None;
            }
            let (shared, asked) = (Arc::clone(&shared), call.body.clone());
            Meddling::Also(Box::pin(async move { shared.become_as(&asked).await }))
        }
    }
}

impl Shared {
    /// Does what the service does in the domain for such a call.
    async fn become_as(&self, asked: &Value) -> Result<()> {
        if let Some(policy) = asked["AccessPolicies"].as_str() {
            *lock(&self.access_policy) = serde_json::from_str(policy).context("the access policy")?;
        }
        let master = &asked["AdvancedSecurityOptions"]["MasterUserOptions"];
        if let Some(arn) = master["MasterUserARN"].as_str() {
            self.make_master("backend_roles", arn).await?;
        }
        if let (Some(user), Some(password)) = (master["MasterUserName"].as_str(), master["MasterUserPassword"].as_str())
        {
            self.node.put(&format!("{SECURITY}/internalusers/{user}"), &json!({ "password": password })).await?;
            self.make_master("users", user).await?;
        }
        Ok(())
    }

    async fn make_master(&self, members: &str, name: &str) -> Result<()> {
        let path = format!("{SECURITY}/rolesmapping/{MASTERS}");
        let live = self.node.get(&path).await?;
        let mut all = live[MASTERS][members].as_array().cloned().unwrap_or_default();
        if all.iter().any(|member| member == name) {
            return Ok(());
        }
        all.push(name.into());
        let add = json!([{"op": "add", "path": format!("/{members}"), "value": all}]);
        let (status, said) = self.node.request(Method::PATCH, &path, Some(&add)).await?;
        ensure!(status.is_success(), "{name} does not become a master: {status}: {said}");
        Ok(())
    }

    fn sender(&self, request: &Request<Incoming>) -> Result<Sender> {
        let header = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let Some(signature) = header.strip_prefix("AWS4-HMAC-SHA256 Credential=") else { return Ok(Sender::Anonymous) };
        let access_key = signature.split('/').next().unwrap_or_default();
        let arn = lock(&self.roles).get(access_key).cloned();
        Ok(Sender::Role(arn.with_context(|| format!("nobody has the access key {access_key}"))?))
    }

    fn lets_in(&self, sender: &Sender, request: &Request<Incoming>) -> Result<bool> {
        let address = request.extensions().get::<SocketAddr>().context("a request from nowhere")?.ip().to_string();
        let ask = Ask {
            kind: "AWS",
            who: sender.name(),
            action: &action(request.method()),
            resource: &format!("{}{}", self.arn, request.uri().path()),
            context: [("aws:SourceIp", address.as_str())].into(),
        };
        Ok(decide(&lock(&self.access_policy), &ask)? == Decision::Allowed)
    }

    /// The node's user with this role, and his password.
    async fn user_with(&self, role_arn: &str) -> Result<(String, &'static str)> {
        let name = role_arn.rsplit('/').next().unwrap_or_default().to_owned();
        let mut known = self.known.lock().await;
        if !known.contains(&name) {
            let user = json!({"password": PASSWORD_OF_ROLES, "backend_roles": [role_arn]});
            self.node.put(&format!("{SECURITY}/internalusers/{name}"), &user).await?;
            known.insert(name.clone());
        }
        Ok((name, PASSWORD_OF_ROLES))
    }

    async fn handle(&self, mut request: Request<Incoming>) -> Result<Response<Full<Bytes>>> {
        lock(&self.requests).push(format!("{} {}", request.method(), request.uri().path()));
        let sender = self.sender(&request)?;
        if !self.lets_in(&sender, &request)? {
            let (who, action) = (sender.name(), action(request.method()));
            let why = format!(
                "User: {who} is not authorized to perform: {action} because no resource-based policy allows the {action} \
                 action"
            );
            let said = json!({ "Message": why }).to_string();
            return Ok(Response::builder().status(StatusCode::FORBIDDEN).body(Full::new(said.into()))?);
        }
        for of_connection in [HOST, CONTENT_LENGTH, TRANSFER_ENCODING] {
            request.headers_mut().remove(of_connection);
        }
        let (mut head, body) = request.into_parts();
        let login = match &sender {
            Sender::Anonymous => None,
            Sender::Role(arn) => {
                head.headers.remove(AUTHORIZATION);
                Some(self.user_with(arn).await?)
            }
        };
        let target = head.uri.path_and_query().map_or("/", |target| target.as_str());
        let dashboards = self.dashboards.get().filter(|_| target.starts_with(BASE_PATH_OF_DOMAINS));
        let url = format!("{}{target}", dashboards.unwrap_or(&self.node.url));
        let mut onward = self.client.request(head.method, url).headers(head.headers);
        if let Some((user, password)) = login {
            onward = onward.basic_auth(user, Some(password));
        }
        let answer = onward.body(body.collect().await?.to_bytes()).send().await?;
        let mut response = Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            if ![CONTENT_LENGTH, TRANSFER_ENCODING].contains(name) {
                response = response.header(name, value);
            }
        }
        Ok(response.body(Full::new(answer.bytes().await?))?)
    }
}

impl Sender {
    fn name(&self) -> &str {
        match self {
            Sender::Anonymous => "anonymous",
            Sender::Role(arn) => arn,
        }
    }
}

/// As policies name it: `es:ESHttpGet`.
fn action(method: &Method) -> String {
    let (first, rest) = method.as_str().split_at(1);
    format!("es:ESHttp{first}{}", rest.to_lowercase())
}

async fn answer(request: Request<Incoming>, shared: Arc<Shared>) -> Response<Full<Bytes>> {
    shared.handle(request).await.unwrap_or_else(|error| {
        let mut response = Response::new(Full::new(Bytes::from(format!("{error:#}"))));
        *response.status_mut() = StatusCode::BAD_GATEWAY;
        response
    })
}

/// Takes the request of a proxy's client (RFC 9110, "CONNECT"), and is the place it asks for.
async fn connect(mut stream: TcpStream, place: String, acceptor: TlsAcceptor) -> Result<TlsStream<TcpStream>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8(head)?;
    if !head.starts_with(&format!("CONNECT {place} ")) {
        stream.write_all(b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n").await?;
        bail!("nobody here knows the way to {head}");
    }
    stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await?;
    Ok(acceptor.accept(stream).await?)
}

fn acceptor(certificates: &Path) -> Result<TlsAcceptor> {
    let chain = vec![CertificateDer::from_pem_file(certificates.join("node.pem"))?];
    let key = PrivateKeyDer::from_pem_file(certificates.join("node.key"))?;
    let server = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    Ok(TlsAcceptor::from(Arc::new(server)))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
