//! What goes over the wire: compressed, signed, bounded, and nothing secret beside it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider, future};
use sha2::{Digest, Sha256};
use siem_opensearch::{
    AwsService, BulkWriter, Cluster, ClusterOptions, Endpoint, Login, Method, Product, TEMPLATES, WriterOptions,
};

use crate::fake::{Fake, Reply, brisk, bulk, created, items};

const TIMEOUT: Duration = Duration::from_secs(20);

fn later() -> Instant {
    Instant::now() + Duration::from_secs(60)
}

fn connect(endpoint: Endpoint, login: Login) -> Cluster {
    Cluster::connect(ClusterOptions { endpoint, login, ca_file: None, timeout: TIMEOUT }).unwrap()
}

/// Hands out another key each time, as roles do.
#[derive(Debug, Default)]
struct Rotating(AtomicUsize);

impl ProvideCredentials for Rotating {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        let credentials = Credentials::new(format!("AKIDEXAMPLE{number}"), "very-secret", None, None, "test");
        future::ProvideCredentials::ready(Ok(credentials))
    }
}

fn signing_writer(fake: &Fake, service: &str) -> BulkWriter {
    let mut endpoint = Endpoint::parse(&fake.url).unwrap();
    endpoint.aws = Some(AwsService { name: service.into(), region: "eu-west-1".into() });
    let login = Login::Aws(SharedCredentialsProvider::new(Rotating::default()));
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
    let (_, report) = fake.writer().write(sent.clone(), later()).await;
    let [request] = fake.requests().try_into().unwrap_or_else(|_| unreachable!());
    assert_eq!((request.method.as_str(), request.target.split('?').next().unwrap()), ("POST", "/_bulk"));
    assert_eq!(request.header("content-encoding"), "gzip");
    assert_eq!(request.header("content-type"), "application/x-ndjson");
    assert_eq!(request.lines().join("\n") + "\n", String::from_utf8(sent.bytes.clone()).unwrap());
    assert_eq!(report.bytes_raw, sent.bytes.len() as u64);
    assert_eq!(report.bytes_sent, request.body.len() as u64);
    assert!(report.bytes_sent < report.bytes_raw / 4);
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
        signing_writer(&fake, service).write(bulk(3), later()).await;
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
async fn to_sign_a_service_must_be_known() {
    let endpoint = Endpoint::parse("https://logs.example.com").unwrap();
    let login = Login::Aws(SharedCredentialsProvider::new(Rotating::default()));
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
        ("PUT", "/_component_template/siem-ecs") => Reply::Body(200, r#"{"acknowledged":true}"#.into()),
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
    cluster.install(&TEMPLATES[0]).await.unwrap();
    assert_eq!(fake.requests()[3].body, TEMPLATES[0].body.as_bytes());
    let refused = cluster.must(Method::Delete, "/log-x", None).await.unwrap_err().to_string();
    assert_eq!(refused, r#"DELETE /log-x: status 403: {"error":{"type":"security_exception"}}"#);
    let strange = cluster.count("other").await.unwrap_err().to_string();
    assert!(strange.contains("the answer is not a cluster's"), "{strange}");
}
