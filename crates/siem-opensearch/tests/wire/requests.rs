//! What goes over the wire: compressed, signed, bounded, and nothing secret beside it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime};

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider, future};
use sha2::{Digest, Sha256};
use siem_opensearch::{
    AwsService, BulkWriter, Cluster, ClusterError, ClusterOptions, Endpoint, Login, Method, Product, TEMPLATES,
    WriterOptions,
};

use crate::fake::{Fake, Reply, brisk, bulk, created, items};

const TIMEOUT: Duration = Duration::from_secs(20);

fn later() -> Instant {
    Instant::now() + Duration::from_secs(60)
}

fn connect(endpoint: Endpoint, login: Login) -> Cluster {
    Cluster::connect(ClusterOptions { endpoint, login, ca_file: None, timeout: TIMEOUT }).unwrap()
}

/// Hands out another key each time, good for so long, as roles do.
#[derive(Clone, Debug)]
struct Rotating {
    asked: Arc<AtomicUsize>,
    good_for: Option<Duration>,
}

impl Rotating {
    fn good_for(good_for: Option<Duration>) -> Rotating {
        Rotating { asked: Arc::default(), good_for }
    }
}

impl ProvideCredentials for Rotating {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        let number = self.asked.fetch_add(1, Ordering::Relaxed);
        let expiry = self.good_for.map(|time| SystemTime::now() + time);
        let credentials = Credentials::new(format!("AKIDEXAMPLE{number}"), "very-secret", None, expiry, "test");
        future::ProvideCredentials::ready(Ok(credentials))
    }
}

fn signing_writer(fake: &Fake, service: &str, provider: Rotating) -> BulkWriter {
    let mut endpoint = Endpoint::parse(&fake.url).unwrap();
    endpoint.aws = Some(AwsService { name: service.into(), region: "eu-west-1".into() });
    let login = Login::Aws(SharedCredentialsProvider::new(provider));
    BulkWriter::new(connect(endpoint, login), brisk())
}

#[tokio::test]
async fn a_probe_tells_a_refused_login_and_takes_other_answers_for_a_cluster() {
    for (status, wanted) in [(200, true), (401, false), (403, true), (404, true)] {
        let fake = Fake::start(move |_, _| Reply::Body(status, String::new())).await;
        let cluster = connect(Endpoint::parse(&fake.url).unwrap(), Login::Basic("anna".into(), "hunter2".into()));
        let probed = cluster.probe().await.map_err(|error| error.to_string());
        assert_eq!(probed.is_ok(), wanted, "{status}: {probed:?}");
        if let Err(said) = probed {
            let cure = "set SIEM_USER and SIEM_PASSWORD to a user of the cluster";
            assert_eq!(said, format!("{}/ refuses the login (401): {cure}", fake.url));
        }
        assert_eq!(fake.requests().len(), 1);
    }
}

#[tokio::test]
async fn bulks_are_sent_compressed() {
    let fake = Fake::start(|_, request| created(request)).await;
    let sent = bulk(500);
    fake.writer().write(sent.clone(), later()).await;
    let [request] = fake.requests().try_into().unwrap_or_else(|_| unreachable!());
    assert_eq!((request.method.as_str(), request.target.split('?').next().unwrap()), ("POST", "/_bulk"));
    assert_eq!(request.header("content-encoding"), "gzip");
    assert_eq!(request.header("content-type"), "application/x-ndjson");
    assert_eq!(request.lines().join("\n") + "\n", String::from_utf8(sent.bytes.clone()).unwrap());
    assert!(request.body.len() < sent.bytes.len() / 4);
}

#[tokio::test]
async fn each_attempt_is_signed_anew_over_what_it_sends() {
    for service in ["es", "aoss"] {
        let fake = Fake::start(|number, request| match number {
            0 => items(&[201, 429, 201]),
            1 => Reply::Reset,
            _ => created(request),
        })
        .await;
        // These expire so soon that they are asked for anew each time.
        let provider = Rotating::good_for(Some(Duration::from_secs(60)));
        signing_writer(&fake, service, provider).write(bulk(3), later()).await;
        let requests = fake.requests();
        assert_eq!(requests.len(), 3);
        for (number, request) in requests.iter().enumerate() {
            let signature = request.header("authorization");
            assert!(signature.starts_with(&format!("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE{number}/")), "{signature}");
            assert!(signature.contains(&format!("/eu-west-1/{service}/aws4_request")), "{signature}");
            assert!(signature.contains("content-encoding") && signature.contains("x-amz-date"), "{signature}");
            let hash: String = Sha256::digest(&request.body).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(request.header("x-amz-content-sha256"), hash);
        }
        assert_ne!(requests[0].header("authorization"), requests[1].header("authorization"));
        assert_ne!(requests[1].header("authorization"), requests[2].header("authorization"));
    }
}

#[tokio::test]
async fn credentials_are_kept_until_they_expire() {
    for good_for in [None, Some(Duration::from_secs(3600))] {
        let fake = Fake::start(|_, request| created(request)).await;
        let provider = Rotating::good_for(good_for);
        let writer = signing_writer(&fake, "es", provider.clone());
        for _ in 0..3 {
            writer.write(bulk(1), later()).await;
        }
        assert_eq!((fake.requests().len(), provider.asked.load(Ordering::Relaxed)), (3, 1));
    }
}

/// A provider without credentials, or one that never answers.
#[derive(Debug)]
enum Useless {
    None,
    Silent,
}

impl ProvideCredentials for Useless {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        match self {
            Useless::None => future::ProvideCredentials::ready(Err(CredentialsError::not_loaded("no file, no role"))),
            Useless::Silent => future::ProvideCredentials::new(std::future::pending()),
        }
    }
}

fn unable_to_sign(fake: &Fake, provider: Useless) -> Cluster {
    let mut endpoint = Endpoint::parse(&fake.url).unwrap();
    endpoint.aws = Some(AwsService { name: "es".into(), region: "eu-west-1".into() });
    let login = Login::Aws(SharedCredentialsProvider::new(provider));
    Cluster::connect(ClusterOptions { endpoint, login, ca_file: None, timeout: Duration::from_millis(200) }).unwrap()
}

#[tokio::test]
async fn missing_credentials_are_no_unreachable_cluster() {
    let fake = Fake::start(|_, request| created(request)).await;
    let error = unable_to_sign(&fake, Useless::None).probe().await.unwrap_err();
    assert!(matches!(error, ClusterError::Credentials(_)), "{error}");
    assert!(error.to_string().contains("no file, no role"), "{error}");
    assert!(fake.requests().is_empty());
}

#[tokio::test]
async fn credentials_that_do_not_come_hold_up_no_call() {
    let fake = Fake::start(|_, request| created(request)).await;
    let error = unable_to_sign(&fake, Useless::Silent).call(Method::Get, "/", None).await.unwrap_err();
    assert!(error.to_string().contains("no answer within"), "{error}");
}

#[tokio::test]
async fn to_sign_a_service_must_be_known() {
    let endpoint = Endpoint::parse("https://logs.example.com").unwrap();
    let login = Login::Aws(SharedCredentialsProvider::new(Rotating::good_for(None)));
    let error = Cluster::connect(ClusterOptions { endpoint, login, ca_file: None, timeout: TIMEOUT }).unwrap_err();
    assert!(error.to_string().contains("service and region"), "{error}");
}

#[tokio::test]
async fn user_and_password_are_sent_and_never_printed() {
    let fake = Fake::start(|_, request| created(request)).await;
    let address = fake.url.replace("http://", "http://anna:hunter2@");
    let from_url = connect(Endpoint::parse(&address).unwrap(), Login::None);
    let from_options = connect(Endpoint::parse(&fake.url).unwrap(), Login::Basic("anna".into(), "hunter2".into()));
    for cluster in [from_url, from_options] {
        assert_eq!(cluster.address(), format!("{}/", fake.url));
        let writer = BulkWriter::new(cluster, brisk());
        let printed = format!("{writer:?} {:?}", writer.cluster());
        assert!(!printed.contains("hunter2") && !printed.contains("anna"), "{printed}");
        writer.write(bulk(1), later()).await;
    }
    let requests = fake.requests();
    assert_eq!(requests.len(), 2);
    for request in requests {
        assert_eq!(request.header("authorization"), "Basic YW5uYTpodW50ZXIy");
    }
}

#[tokio::test]
async fn errors_hold_no_password() {
    // A port that was just free: nobody listens there.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let endpoint = Endpoint::parse(&format!("http://anna:hunter2@127.0.0.1:{port}")).unwrap();
    let error = connect(endpoint, Login::None).product().await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
}

#[tokio::test]
async fn requests_in_flight_are_bounded() {
    let fake = Fake::start(|_, _| Reply::Silence).await;
    let cluster = connect(Endpoint::parse(&fake.url).unwrap(), Login::None);
    let writer = BulkWriter::new(cluster, WriterOptions { in_flight: 2, ..brisk() });
    for _ in 0..6 {
        let writer = writer.clone();
        tokio::spawn(async move { writer.write(bulk(1), later()).await });
    }
    while fake.requests().len() < 2 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    // The others had every chance to come, too.
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(fake.requests().len(), 2);
}

#[tokio::test]
async fn set_up_calls_say_what_went_wrong() {
    let fake = Fake::start(|_, request| match (request.method.as_str(), request.target.as_str()) {
        ("GET", "/") => {
            Reply::Body(200, r#"{"version":{"distribution":"opensearch","number":"2.19.4","build_type":"tar"}}"#.into())
        }
        ("POST", "/log-*/_refresh?ignore_unavailable=true") => Reply::Body(200, "{}".into()),
        ("GET", "/log-*/_count?ignore_unavailable=true") => Reply::Body(200, r#"{"count":7}"#.into()),
        ("DELETE", _) => Reply::Body(403, r#"{"error":{"type":"security_exception"}}"#.into()),
        _ => Reply::Body(200, "<html>".into()),
    })
    .await;
    let cluster = connect(Endpoint::parse(&fake.url).unwrap(), Login::None);
    let product = Product { distribution: Some("opensearch".into()), version: "2.19.4".into() };
    assert_eq!(cluster.product().await.unwrap(), product);
    assert_eq!(cluster.count("log-*").await.unwrap(), 7);
    cluster.refresh("log-*").await.unwrap();
    let refused = cluster.must(Method::Delete, "/log-x", None).await.unwrap_err().to_string();
    assert_eq!(refused, r#"DELETE /log-x: status 403: {"error":{"type":"security_exception"}}"#);
    let strange = cluster.count("other").await.unwrap_err().to_string();
    assert!(strange.contains("the answer is not a cluster's"), "{strange}");
}

#[tokio::test]
async fn templates_are_installed_where_they_are_missing_or_older() {
    let index = |version: &str| {
        let body = format!("{{\"index_templates\":[{{\"index_template\":{{{version}}}}}]}}");
        Reply::Body(200, body)
    };
    let fake = Fake::start(move |_, request| {
        if request.method == "PUT" {
            return Reply::Body(200, r#"{"acknowledged":true}"#.into());
        }
        match request.target.trim_end_matches("?filter_path=*.*.version") {
            "/_component_template/siem-ecs" => Reply::Body(404, "{}".into()),
            "/_index_template/siem-log" => index("\"version\":0"),
            "/_index_template/siem-cloudtrail" => index("\"version\":1000"),
            "/_index_template/siem-securityhub" => index(""),
            "/_index_template/siem-windows" | "/_index_template/siem-cef" => index("\"version\":1000"),
            "/_index_template/siem-deadletter" => Reply::Body(403, r#"{"error":"security_exception"}"#.into()),
            other => panic!("{other}"),
        }
    })
    .await;
    let cluster = connect(Endpoint::parse(&fake.url).unwrap(), Login::None);
    let refused = cluster.install_templates().await.unwrap_err().to_string();
    assert!(refused.contains("status 403"), "{refused}");
    let requests = fake.requests();
    let put: Vec<(&str, &[u8])> =
        requests.iter().filter(|r| r.method == "PUT").map(|r| (r.target.as_str(), r.body.as_slice())).collect();
    let body = |name: &str| TEMPLATES.iter().find(|template| template.name == name).unwrap().body.as_bytes();
    assert_eq!(
        put,
        [
            ("/_component_template/siem-ecs", body("siem-ecs")),
            ("/_index_template/siem-log", body("siem-log")),
            ("/_index_template/siem-securityhub", body("siem-securityhub")),
        ]
    );
}
