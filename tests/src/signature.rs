//! Signature Version 4 as a service verifies it, and a server that lets through what is signed well.
//!
//! It is an implementation of our own, and shares nothing with what signs. Source: IAM User Guide, "AWS Signature Version
//! 4 for API requests", "Create a signed AWS API request"; the service's words where it refuses are from its answers.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{CONTENT_LENGTH, HOST, TRANSFER_ENCODING};
use hyper::http::request::Parts;
use hyper::{Request, Response, StatusCode};
use sha2::{Digest, Sha256};

use crate::listener::Listener;

const ALGORITHM: &str = "AWS4-HMAC-SHA256";
/// So far a request's clock may be off.
const MAX_SKEW_SECONDS: u64 = 5 * 60;

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Received {
    /// Its method.
    pub method: String,
    /// Path and query as they stood in the request.
    pub target: String,
    /// Names in small letters.
    pub headers: Vec<(String, String)>,
    /// As it came, compressed or not.
    pub body: Bytes,
}

impl Received {
    /// The values of a header, joined as in a canonical request; `None` where there is none.
    fn header(&self, name: &str) -> Option<String> {
        let values: Vec<String> = self
            .headers
            .iter()
            .filter(|(one, _)| one == name)
            .map(|(_, value)| value.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        (!values.is_empty()).then(|| values.join(","))
    }
}

/// Who may sign, and what for.
#[derive(Clone, Debug)]
pub struct Verifier {
    /// The key's name.
    pub key_id: String,
    /// The key.
    pub secret: String,
    /// What belongs to a key of a role.
    pub session_token: Option<String>,
    /// The region that has to be signed for,
    pub region: String,
    /// and the service.
    pub service: String,
}

/// Why a request is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not signed.
    Unsigned,
    /// The authorization, or its date, cannot be read.
    Unreadable,
    /// Signed with a key, or a token, that is not known.
    UnknownKey,
    /// Signed for another region.
    Region,
    /// Signed for another service than this.
    Service(String),
    /// The scope has another day than the date.
    Day,
    /// Signed too long ago, or too far in the future.
    Clock,
    /// A header that has to be signed is not.
    UnsignedHeader(String),
    /// The body is another one than was signed.
    Payload,
    /// The signature is that of another request, or of another secret.
    Mismatch {
        /// What should have been signed.
        canonical_request: String,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Unsigned => f.write_str("Missing Authentication Token"),
            Refusal::Unreadable => f.write_str("Authorization header requires existence of a readable 'Credential', 'SignedHeaders', 'Signature' and 'X-Amz-Date'."),
            Refusal::UnknownKey => f.write_str("The security token included in the request is invalid."),
            Refusal::Region => f.write_str("Credential should be scoped to a valid region."),
            Refusal::Service(right) => write!(f, "Credential should be scoped to correct service: '{right}'."),
            Refusal::Day => f.write_str("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP."),
            Refusal::Clock => f.write_str("Signature expired: it is not of this time."),
            Refusal::UnsignedHeader(name) => write!(f, "'{name}' must be a 'SignedHeader' in the AWS Authorization."),
            Refusal::Payload => f.write_str("The provided 'x-amz-content-sha256' header does not match what was computed."),
            Refusal::Mismatch { .. } => f.write_str(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret \
                 Access Key and signing method. Consult the service documentation for details.",
            ),
        }
    }
}

/// What an `Authorization` header says.
struct Claim<'a> {
    key_id: &'a str,
    day: &'a str,
    region: &'a str,
    service: &'a str,
    signed_headers: Vec<&'a str>,
    signature: &'a str,
}

impl<'a> Claim<'a> {
    fn read(header: &'a str) -> Option<Claim<'a>> {
        let parts = header.strip_prefix(ALGORITHM)?.split(',');
        let parts: BTreeMap<&str, &str> = parts.filter_map(|part| part.trim().split_once('=')).collect();
        let scope: Vec<&str> = parts.get("Credential")?.split('/').collect();
        let [key_id, day, region, service, "aws4_request"] = scope[..] else { return None };
        let signed_headers: Vec<&str> = parts.get("SignedHeaders")?.split(';').collect();
        Some(Claim { key_id, day, region, service, signed_headers, signature: parts.get("Signature")? })
    }
}

impl Verifier {
    /// Whether a request is signed well, at a time in seconds since 1970.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, request: &Received, now: u64) -> Result<(), Refusal> {
        let header = request.header("authorization").ok_or(Refusal::Unsigned)?;
        let claim = Claim::read(&header).ok_or(Refusal::Unreadable)?;
        let date = request.header("x-amz-date").ok_or(Refusal::Unreadable)?;
        let signed_at = seconds_of(&date).ok_or(Refusal::Unreadable)?;
        if claim.key_id != self.key_id || request.header("x-amz-security-token") != self.session_token {
            return Err(Refusal::UnknownKey);
        }
        if claim.region != self.region {
            return Err(Refusal::Region);
        }
        if claim.service != self.service {
            return Err(Refusal::Service(self.service.clone()));
        }
        if !date.starts_with(claim.day) {
            return Err(Refusal::Day);
        }
        if signed_at.abs_diff(now) > MAX_SKEW_SECONDS {
            return Err(Refusal::Clock);
        }
        self.check_headers(request, &claim)?;
        let payload = hex(&Sha256::digest(&request.body));
        if request.header("x-amz-content-sha256").is_some_and(|told| told != payload) {
            return Err(Refusal::Payload);
        }
        let canonical_request = canonical_request(request, &claim.signed_headers, &payload);
        let scope = format!("{}/{}/{}/aws4_request", claim.day, claim.region, claim.service);
        let string_to_sign =
            format!("{ALGORITHM}\n{date}\n{scope}\n{}", hex(&Sha256::digest(canonical_request.as_bytes())));
        let steps = [claim.day, claim.region, claim.service, "aws4_request", &string_to_sign];
        let first = format!("AWS4{}", self.secret).into_bytes();
        let signature = steps.iter().fold(first, |key, text| hmac(&key, text.as_bytes()));
        if hex(&signature) == claim.signature { Ok(()) } else { Err(Refusal::Mismatch { canonical_request }) }
    }

    /// The host and all that is AWS's has to be signed, and a collection wants the body's hash among it.
    fn check_headers(&self, request: &Received, claim: &Claim<'_>) -> Result<(), Refusal> {
        let of_aws = request.headers.iter().map(|(name, _)| name.as_str()).filter(|name| name.starts_with("x-amz-"));
        let of_collection = (self.service == "aoss").then_some("x-amz-content-sha256");
        for name in of_aws.chain(["host"]).chain(of_collection) {
            if !claim.signed_headers.contains(&name) || request.header(name).is_none() {
                return Err(Refusal::UnsignedHeader(name.to_owned()));
            }
        }
        Ok(())
    }
}

fn canonical_request(request: &Received, signed_headers: &[&str], payload: &str) -> String {
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    let headers: String =
        signed_headers.iter().map(|name| format!("{name}:{}\n", request.header(name).unwrap_or_default())).collect();
    let (path, query, names) = (canonical_path(path), canonical_query(query), signed_headers.join(";"));
    format!("{}\n{path}\n{query}\n{headers}\n{names}\n{payload}", request.method)
}

/// Without dot segments and empty ones; each segment is encoded once more than it is in the request, as for all services
/// but S3.
fn canonical_path(path: &str) -> String {
    let mut segments: Vec<String> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            segment => segments.push(encoded(segment.as_bytes())),
        }
    }
    let end = if path.ends_with('/') && !segments.is_empty() { "/" } else { "" };
    format!("/{}{end}", segments.join("/"))
}

/// Sorted by name, then value, each of them encoded anew.
fn canonical_query(query: &str) -> String {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<(String, String)> = pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (encoded(&decoded(name)), encoded(&decoded(value))))
        .collect();
    pairs.sort();
    pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

fn encoded(bytes: &[u8]) -> String {
    let encode = |byte: &u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(*byte).to_string(),
        other => format!("%{other:02X}"),
    };
    bytes.iter().map(encode).collect()
}

fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| first == b'%').and_then(|code| std::str::from_utf8(code).ok());
        let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    bytes
}

/// RFC 2104, with SHA-256.
fn hmac(key: &[u8], text: &[u8]) -> Vec<u8> {
    const BLOCK: usize = 64;
    let mut block = if key.len() > BLOCK { Sha256::digest(key).to_vec() } else { key.to_vec() };
    block.resize(BLOCK, 0);
    let padded = |pad: u8| block.iter().map(|byte| byte ^ pad).collect::<Vec<u8>>();
    let inner = Sha256::digest([&padded(0x36), text].concat());
    Sha256::digest([&padded(0x5c)[..], &inner[..]].concat()).to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Seconds since 1970 of `20150830T123600Z`.
fn seconds_of(date: &str) -> Option<u64> {
    let number = |from: usize, to: usize| date.get(from..to)?.parse::<u64>().ok();
    if date.len() != 16 || date.get(8..9) != Some("T") || !date.ends_with('Z') {
        return None;
    }
    let (year, month, day) = (number(0, 4)?, number(4, 6)?, number(6, 8)?);
    // Years begin in March here, so that the day that is there only sometimes is a year's last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year.checked_sub(1)?, month + 9) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day.checked_sub(1)?;
    /// From the first of March of the year 0 to the first of January 1970.
    const TO_1970: u64 = 719_468;
    Some(days.checked_sub(TO_1970)? * 86_400 + number(9, 11)? * 3600 + number(11, 13)? * 60 + number(13, 15)?)
}

/// What answers behind the gate.
pub enum Behind {
    /// A service at this URL.
    Service(String),
    /// This, with a status.
    Answer(fn(&Received) -> (u16, String)),
}

/// A request with what became of it.
#[derive(Clone, Debug)]
pub struct Passed {
    /// As it came.
    pub request: Received,
    /// Why it was not let through.
    pub refused: Option<Refusal>,
}

/// A server that answers 403 to what is not signed well; it ends with this value.
pub struct Gate {
    /// `http://127.0.0.1:PORT`
    pub url: String,
    passed: Arc<Mutex<Vec<Passed>>>,
    _listener: Listener,
}

struct Shared {
    verifier: Verifier,
    behind: Behind,
    client: reqwest::Client,
    passed: Arc<Mutex<Vec<Passed>>>,
}

impl Gate {
    /// Begins to listen.
    ///
    /// # Errors
    /// If there is no port.
    pub async fn start(verifier: Verifier, behind: Behind) -> Result<Gate> {
        let passed = Arc::new(Mutex::new(Vec::new()));
        let client = reqwest::Client::builder().no_proxy().no_gzip().build()?;
        let shared = Arc::new(Shared { verifier, behind, client, passed: Arc::clone(&passed) });
        let listener = Listener::start(move |request| answer(request, Arc::clone(&shared))).await?;
        Ok(Gate { url: format!("http://{}", listener.address), passed, _listener: listener })
    }

    /// The requests so far, in their order.
    #[must_use]
    pub fn passed(&self) -> Vec<Passed> {
        self.passed.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn answer(request: Request<Incoming>, shared: Arc<Shared>) -> Response<Full<Bytes>> {
    handle(request, &shared).await.unwrap_or_else(|error| {
        let mut response = Response::new(Full::new(Bytes::from(format!("{error:#}"))));
        *response.status_mut() = StatusCode::BAD_GATEWAY;
        response
    })
}

async fn handle(request: Request<Incoming>, shared: &Shared) -> Result<Response<Full<Bytes>>> {
    let (head, body) = request.into_parts();
    let body = body.collect().await?.to_bytes();
    let request = Received {
        method: head.method.to_string(),
        target: head.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
        headers: head
            .headers
            .iter()
            .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect(),
        body: body.clone(),
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let refused = shared.verifier.check(&request, now).err();
    let passed = Passed { request: request.clone(), refused: refused.clone() };
    shared.passed.lock().unwrap_or_else(PoisonError::into_inner).push(passed);
    let (status, says) = match (refused, &shared.behind) {
        (Some(refusal), _) => (403, serde_json::json!({"message": refusal.to_string()}).to_string()),
        (None, Behind::Answer(answer)) => answer(&request),
        (None, Behind::Service(url)) => {
            return forward(&shared.client, url, head, body).await;
        }
    };
    let answer = Response::builder().status(status).header("content-type", "application/json");
    Ok(answer.body(Full::new(Bytes::from(says)))?)
}

/// Hands a request on to the service at `to`; its answer.
async fn forward(client: &reqwest::Client, to: &str, head: Parts, body: Bytes) -> Result<Response<Full<Bytes>>> {
    let target = head.uri.path_and_query().map_or("/", |target| target.as_str());
    let url = format!("{to}{target}");
    let mut headers = head.headers;
    for of_connection in [HOST, CONTENT_LENGTH, TRANSFER_ENCODING] {
        headers.remove(of_connection);
    }
    let answer = client.request(head.method, url).headers(headers).body(body).send().await?;
    let mut response = Response::builder().status(answer.status());
    for (name, value) in answer.headers().iter().filter(|(name, _)| ![CONTENT_LENGTH, TRANSFER_ENCODING].contains(name))
    {
        response = response.header(name, value);
    }
    Ok(response.body(Full::new(answer.bytes().await?))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2015-08-30 12:36:00 UTC.
    const NOW: u64 = 1_440_938_160;

    fn verifier(service: &str) -> Verifier {
        Verifier {
            key_id: "AKIDEXAMPLE".into(),
            secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".into(),
            session_token: None,
            region: "us-east-1".into(),
            service: service.into(),
        }
    }

    fn request(method: &str, target: &str, headers: &[(&str, &str)]) -> Received {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Received { method: method.into(), target: target.into(), headers, body: Bytes::new() }
    }

    /// The example of the documentation: IAM's `ListUsers`.
    fn list_users() -> Received {
        let signed = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, \
                      SignedHeaders=content-type;host;x-amz-date, \
                      Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7";
        request(
            "GET",
            "/?Action=ListUsers&Version=2010-05-08",
            &[
                ("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
                ("host", "iam.amazonaws.com"),
                ("x-amz-date", "20150830T123600Z"),
                ("authorization", signed),
            ],
        )
    }

    fn set(request: &mut Received, name: &str, value: &str) {
        request.headers.retain(|(one, _)| one != name);
        request.headers.push((name.to_owned(), value.to_owned()));
    }

    fn authorization(request: &mut Received, from: &str, to: &str) {
        let header = request.header("authorization").unwrap();
        assert!(header.contains(from));
        set(request, "authorization", &header.replace(from, to));
    }

    #[test]
    fn the_example_of_the_documentation_is_accepted() {
        assert_eq!(verifier("iam").check(&list_users(), NOW), Ok(()));
    }

    /// Cases of the AWS Signature Version 4 test suite.
    #[test]
    fn the_cases_of_the_test_suite_are_accepted() {
        for (method, target, signature) in [
            ("GET", "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
            (
                "GET",
                "/?Param2=value2&Param1=value1",
                "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
            ),
            ("POST", "/", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
            ("GET", "/example/..", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
            ("GET", "//", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
        ] {
            let signed = format!(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
                 SignedHeaders=host;x-amz-date, Signature={signature}"
            );
            let headers =
                [("host", "example.amazonaws.com"), ("x-amz-date", "20150830T123600Z"), ("authorization", &signed)];
            let request = request(method, target, &headers);
            assert_eq!(verifier("service").check(&request, NOW), Ok(()), "{method} {target}");
        }
    }

    /// RFC 4231, test cases 2 and 6.
    #[test]
    fn the_mac_is_the_standards() {
        let mac = hmac(b"Jefe", b"what do ya want for nothing?");
        assert_eq!(hex(&mac), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        let mac = hmac(&[0xaa; 131], b"Test Using Larger Than Block-Size Key - Hash Key First");
        assert_eq!(hex(&mac), "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    #[test]
    fn what_was_changed_after_signing_is_refused() {
        let check = |change: fn(&mut Received)| {
            let mut request = list_users();
            change(&mut request);
            verifier("iam").check(&request, NOW).unwrap_err()
        };
        let mismatch = |change: fn(&mut Received)| {
            let refusal = check(change);
            assert!(matches!(refusal, Refusal::Mismatch { .. }), "{refusal:?}");
        };
        mismatch(|request| request.body = Bytes::from_static(b"x"));
        mismatch(|request| request.method = "POST".into());
        mismatch(|request| request.target = "/?Action=ListRoles&Version=2010-05-08".into());
        mismatch(|request| request.target = "/x?Action=ListUsers&Version=2010-05-08".into());
        mismatch(|request| set(request, "host", "iam.example.com"));
        mismatch(|request| set(request, "content-type", "application/json"));
        mismatch(|request| set(request, "x-amz-date", "20150830T123601Z"));
        mismatch(|request| authorization(request, "content-type;host", "host"));
        mismatch(|request| authorization(request, "Signature=5d", "Signature=5e"));
        assert_eq!(
            check(|request| set(request, "x-amz-content-sha256", "0")),
            Refusal::UnsignedHeader("x-amz-content-sha256".into())
        );
        assert_eq!(check(|request| authorization(request, "host;", "")), Refusal::UnsignedHeader("host".into()));
        assert_eq!(check(|request| authorization(request, "20150830", "20150831")), Refusal::Day);
        assert_eq!(check(|request| authorization(request, "us-east-1", "us-east-2")), Refusal::Region);
        assert_eq!(check(|request| authorization(request, "/iam/", "/es/")), Refusal::Service("iam".into()));
        assert_eq!(check(|request| authorization(request, "AKIDEXAMPLE", "AKIDEXAMPLE2")), Refusal::UnknownKey);
        assert_eq!(check(|request| set(request, "x-amz-security-token", "token")), Refusal::UnknownKey);
        assert_eq!(check(|request| authorization(request, "AWS4-HMAC-SHA256", "Basic")), Refusal::Unreadable);
        assert_eq!(check(|request| request.headers.retain(|(name, _)| name != "x-amz-date")), Refusal::Unreadable);
        assert_eq!(check(|request| request.headers.retain(|(name, _)| name != "authorization")), Refusal::Unsigned);
        let other = Verifier { secret: "another".into(), ..verifier("iam") };
        assert!(matches!(other.check(&list_users(), NOW), Err(Refusal::Mismatch { .. })));
    }

    #[test]
    fn what_makes_no_difference_is_accepted() {
        let check = |change: fn(&mut Received)| {
            let mut request = list_users();
            change(&mut request);
            verifier("iam").check(&request, NOW)
        };
        assert_eq!(check(|request| request.target = "/?Version=2010-05-08&Action=ListUsers".into()), Ok(()));
        assert_eq!(check(|request| request.target = "/?Action=List%55sers&Version=2010-05-08".into()), Ok(()));
        assert_eq!(check(|request| set(request, "user-agent", "anybody")), Ok(()));
        assert_eq!(
            check(|request| set(request, "content-type", " application/x-www-form-urlencoded;  charset=utf-8 ")),
            Ok(())
        );
    }

    #[test]
    fn a_signature_is_good_for_five_minutes() {
        let verifier = verifier("iam");
        for (now, wanted) in [
            (NOW - 300, Ok(())),
            (NOW + 300, Ok(())),
            (NOW - 301, Err(Refusal::Clock)),
            (NOW + 301, Err(Refusal::Clock)),
        ] {
            assert_eq!(verifier.check(&list_users(), now), wanted, "{now}");
        }
    }

    #[test]
    fn dates_are_seconds() {
        assert_eq!(seconds_of("19700101T000000Z"), Some(0));
        assert_eq!(seconds_of("20150830T123600Z"), Some(NOW));
        assert_eq!(seconds_of("20240229T235959Z"), Some(1_709_251_199));
        assert_eq!(seconds_of("2015-08-30T12:36"), None);
    }

    #[test]
    fn paths_are_encoded_once_more_and_queries_anew() {
        assert_eq!(canonical_path("/%3Clog-%7Bnow%7D%3E/_doc/a%2Fb"), "/%253Clog-%257Bnow%257D%253E/_doc/a%252Fb");
        assert_eq!(canonical_path("/a,b*/_search/"), "/a%2Cb%2A/_search/");
        assert_eq!(canonical_query("b=%2f&a=items.*.status,x&a&c=%zz"), "a=&a=items.%2A.status%2Cx&b=%2F&c=%25zz");
    }
}
