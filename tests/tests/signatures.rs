//! What is sent to a cluster of AWS's is signed as the service verifies it: bulks by a way of our own, all other calls by
//! the `opensearch` crate.

#![allow(clippy::unwrap_used, reason = "what helps a test may stop at the first surprise, as a test may")]

use std::io::Read;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use bytes::Bytes;
use siem_opensearch::{
    AwsService, Bulk, BulkWriter, Cluster, ClusterOptions, Endpoint, ItemOutcome, Login, Method, WriterOptions,
};
use siem_tests::signature::{Behind, Gate, Passed, Received, Refusal, Verifier};

const TIMEOUT: Duration = Duration::from_secs(20);
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
/// As of a role: it has what a path, a query and a header take otherwise.
const TOKEN: &str = "IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJHMEUCIQ+a==";

fn verifier(service: &str, token: Option<&str>) -> Verifier {
    Verifier {
        key_id: "AKIDEXAMPLE".into(),
        secret: SECRET.into(),
        session_token: token.map(str::to_owned),
        region: "eu-west-1".into(),
        service: service.into(),
    }
}

fn cluster(url: &str, service: &str, secret: &str, token: Option<&str>) -> Cluster {
    let mut endpoint = Endpoint::parse(url).unwrap();
    endpoint.aws = Some(AwsService { name: service.into(), region: "eu-west-1".into() });
    let credentials = Credentials::new("AKIDEXAMPLE", secret, token.map(str::to_owned), None, "test");
    let login = Login::Aws(SharedCredentialsProvider::new(credentials));
    Cluster::connect(ClusterOptions { endpoint, login, ca_file: None, timeout: TIMEOUT }).unwrap()
}

fn bulk(count: u64) -> Bulk {
    let mut bulk = Bulk::default();
    for number in 0..count {
        let action = format!("{{\"create\":{{\"_index\":\"log-x\",\"_id\":\"{number}\"}}}}\n");
        bulk.push(0, number + 1, action.as_bytes(), format!("{{\"n\":\"ÄÖÜ {number}\"}}\n").as_bytes());
    }
    bulk
}

fn header<'r>(request: &'r Received, name: &str) -> Option<&'r str> {
    request.headers.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
}

/// Takes all documents.
fn takes_all(request: &Received) -> (u16, String) {
    let mut lines = String::new();
    if header(request, "content-encoding") == Some("gzip") {
        flate2::read::GzDecoder::new(&request.body[..]).read_to_string(&mut lines).unwrap();
    } else {
        lines = String::from_utf8(request.body.to_vec()).unwrap();
    }
    let items = vec!["{\"create\":{\"status\":201}}"; lines.lines().count() / 2].join(",");
    (200, format!("{{\"took\":1,\"errors\":false,\"items\":[{items}]}}"))
}

/// Takes no compressed request, as a proxy makes of it that unpacks them.
fn takes_plain(request: &Received) -> (u16, String) {
    match header(request, "content-encoding") {
        None => takes_all(request),
        Some(_) => (403, format!("{{\"message\":\"{}\"}}", Refusal::Mismatch { canonical_request: String::new() })),
    }
}

fn refusals(passed: &[Passed]) -> Vec<Option<&Refusal>> {
    passed.iter().map(|one| one.refused.as_ref()).collect()
}

#[tokio::test]
async fn bulks_are_accepted_for_domains_and_collections_with_keys_of_users_and_of_roles() {
    for service in ["es", "aoss"] {
        for token in [None, Some(TOKEN)] {
            let gate = Gate::start(verifier(service, token), Behind::Answer(takes_all)).await.unwrap();
            let writer = BulkWriter::new(cluster(&gate.url, service, SECRET, token), WriterOptions::default());
            let (_, report) = writer.write(bulk(300), Instant::now() + TIMEOUT).await;
            assert_eq!(report.outcomes, vec![ItemOutcome::Indexed; 300]);
            let passed = gate.passed();
            assert_eq!(refusals(&passed), [None], "{service}");
            assert_eq!(header(&passed[0].request, "content-encoding"), Some("gzip"));
            assert!(passed[0].request.target.starts_with("/_bulk?filter_path=took,errors,items.*"));
        }
    }
}

#[tokio::test]
async fn a_bulk_that_goes_uncompressed_is_signed_as_it_goes() {
    let gate = Gate::start(verifier("es", Some(TOKEN)), Behind::Answer(takes_plain)).await.unwrap();
    let writer = BulkWriter::new(cluster(&gate.url, "es", SECRET, Some(TOKEN)), WriterOptions::default());
    let (_, report) = writer.write(bulk(3), Instant::now() + TIMEOUT).await;
    assert_eq!(report.outcomes, vec![ItemOutcome::Indexed; 3]);
    let passed = gate.passed();
    assert_eq!(refusals(&passed), [None, None]);
    let encodings: Vec<_> = passed.iter().map(|one| header(&one.request, "content-encoding")).collect();
    assert_eq!(encodings, [Some("gzip"), None]);
}

/// Paths and queries with all that is encoded in one way in a request and in another one in its signature.
#[tokio::test]
async fn calls_are_accepted_whatever_is_in_their_paths() {
    let calls = [
        (Method::Get, "/", None),
        (Method::Head, "/log-x", None),
        (Method::Put, "/_index_template/log", Some("{\"index_patterns\":[\"log-*\"]}")),
        (Method::Put, "/%3Clog-x-%7Bnow%2Fd%7D-000001%3E", Some("{}")),
        (Method::Get, "/log-%7B..%7D/_doc/a%2Fb", None),
        (Method::Get, "/log-x/_doc/a%20b+c%2Bd%25", None),
        (Method::Get, "/log-x/_doc/%C3%A4~!$&'()*,;=:@", None),
        (
            Method::Get,
            "/log-*,-.siem-*/_count?ignore_unavailable=true&allow_no_indices&expand_wildcards=open,hidden",
            None,
        ),
        (Method::Get, "/_cat/indices/log-*?s=index:desc&h=index,status&format=json", None),
        (Method::Get, "/log-x/_search?q=a%2Fb%20c%26d%3De&q=a&pretty=", None),
        (Method::Post, "/log-x/_search", Some("{\"query\":{\"match\":{\"n\":\"ÄÖÜ\"}}}")),
        (Method::Post, "/_refresh", None),
        (Method::Delete, "/log-x/_doc/1?if_seq_no=1&if_primary_term=1", None),
    ];
    for service in ["es", "aoss"] {
        for prefix in ["", "/behind/a%20proxy"] {
            let gate =
                Gate::start(verifier(service, Some(TOKEN)), Behind::Answer(|_| (200, "{}".into()))).await.unwrap();
            let cluster = cluster(&format!("{}{prefix}", gate.url), service, SECRET, Some(TOKEN));
            for (method, path, body) in calls {
                let before = gate.passed().len();
                let answer = cluster.call(method, path, body.map(|body| body.as_bytes().to_vec())).await.unwrap();
                let passed = &gate.passed()[before..];
                assert_eq!(refusals(passed), [None], "{service} {method:?} {prefix}{path}: {passed:#?}");
                assert_eq!(answer.status, 200);
                assert_eq!(passed[0].request.body, body.unwrap_or_default());
            }
        }
    }
}

#[tokio::test]
async fn what_is_changed_on_the_way_is_refused() {
    let verifier = verifier("es", Some(TOKEN));
    let gate = Gate::start(verifier.clone(), Behind::Answer(takes_all)).await.unwrap();
    let cluster = cluster(&gate.url, "es", SECRET, Some(TOKEN));
    let _ = cluster.call(Method::Post, "/log-x/_search?size=1&from=2", Some(b"{}".to_vec())).await.unwrap();
    BulkWriter::new(cluster, WriterOptions::default()).write(bulk(3), Instant::now() + TIMEOUT).await;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let passed = gate.passed();
    assert_eq!(refusals(&passed), [None, None]);
    let [call, bulk] = [0, 1].map(|number| passed[number].request.clone());
    let check = |request: &Received, change: fn(&mut Received)| {
        let mut request = request.clone();
        change(&mut request);
        verifier.check(&request, now)
    };
    let is_mismatch = |request: &Received, change: fn(&mut Received)| {
        assert!(matches!(check(request, change), Err(Refusal::Mismatch { .. })), "{:?}", check(request, change));
    };
    let same: fn(&mut Received) = |_| {};
    assert_eq!((check(&call, same), check(&bulk, same)), (Ok(()), Ok(())));
    assert_eq!(check(&bulk, |request| request.body = Bytes::from_static(b"{}")), Err(Refusal::Payload));
    for request in [&call, &bulk] {
        is_mismatch(request, |request| request.method = "PUT".into());
        is_mismatch(request, |request| request.target = request.target.replace("log-x", "log-y").replace("took", "t"));
        is_mismatch(request, |request| {
            request.headers.iter_mut().for_each(|(name, value)| {
                if name == "content-type" {
                    value.push('x');
                }
            })
        });
        is_mismatch(request, |request| {
            request.headers.iter_mut().for_each(|(name, value)| {
                if name == "host" {
                    "example.com".clone_into(value);
                }
            })
        });
        let later = verifier.check(request, now + 600);
        assert_eq!(later, Err(Refusal::Clock), "it cannot be sent again later");
    }
    is_mismatch(&bulk, |request| request.headers.retain(|(name, _)| name != "content-encoding"));
    assert_eq!(check(&call, |request| request.target = "/log-x/_search?from=2&size=1".into()), Ok(()));
    for (other, refusal) in [
        (Verifier { service: "aoss".into(), ..verifier.clone() }, Refusal::Service("aoss".into())),
        (Verifier { region: "us-east-1".into(), ..verifier.clone() }, Refusal::Region),
        (Verifier { session_token: None, ..verifier.clone() }, Refusal::UnknownKey),
    ] {
        assert_eq!((other.check(&call, now), other.check(&bulk, now)), (Err(refusal.clone()), Err(refusal)));
    }
}

#[tokio::test]
async fn with_another_secret_nothing_is_accepted_and_that_is_told() {
    let gate = Gate::start(verifier("es", None), Behind::Answer(takes_all)).await.unwrap();
    let cluster = cluster(&gate.url, "es", "another", None);
    let answer = cluster.call(Method::Get, "/", None).await.unwrap();
    assert_eq!(answer.status, 403);
    let told = String::from_utf8(answer.body.to_vec()).unwrap();
    assert!(told.contains("The request signature we calculated does not match"), "{told}");
    // Signatures are made anew, for keys may be rotated, until the time is over.
    let soon = Instant::now() + Duration::from_secs(1);
    let (_, report) = BulkWriter::new(cluster, WriterOptions::default()).write(bulk(3), soon).await;
    assert!(report.unauthorized);
    assert!(!report.outcomes.contains(&ItemOutcome::Indexed), "{:?}", report.outcomes);
    let passed = gate.passed();
    assert!(passed.iter().all(|one| matches!(one.refused, Some(Refusal::Mismatch { .. }))), "{passed:#?}");
}
