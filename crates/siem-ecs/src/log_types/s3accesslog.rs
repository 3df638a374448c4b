//! Amazon S3 server access logs.
//!
//! Source: Amazon S3 User Guide, "Amazon S3 server access log format".

use siem_config::regions::is_region;
use siem_formats::Value;

use super::LogTypeCode;
use super::arn::Arn;
use super::delivery;
use super::http::{self, RequestLine, UrlParts};
use crate::document::Document;
use crate::exclude::OwnIdentity;
use crate::schema::field;

pub(super) static CODE: LogTypeCode =
    LogTypeCode { name: "s3accesslog", prepare: Some(prepare), finish, is_own: Some(is_own) };

/// Members of a JSON delivery that are named otherwise than the columns.
const MEMBERS: &[(&str, &str)] = &[
    ("bucket_owner_id", "BucketOwner"),
    ("bucket_name", "Bucket"),
    ("request_time", "RequestDateTime"),
    ("remote_ip", "RemoteIP"),
    ("requester", "Requester"),
    ("request_id", "RequestID"),
    ("operation", "Operation"),
    ("key_name", "Key"),
    ("request_uri", "RequestURI"),
    ("http_status", "HTTPstatus"),
    ("error_code", "ErrorCode"),
    ("bytes_sent_size", "BytesSent"),
    ("object_size", "ObjectSize"),
    ("total_duration", "TotalTime"),
    ("turn_around_duration", "TurnAroundTime"),
    ("referer", "Referrer"),
    ("user_agent", "UserAgent"),
    ("version_id", "VersionId"),
    ("host_id", "HostId"),
    ("signature_version", "SigV"),
    ("cipher_suite", "CipherSuite"),
    ("authentication_type", "AuthType"),
    ("host_header", "EndPoint"),
    ("tls_version", "TLSVersion"),
    ("access_point_arn", "S3AccessPointARN"),
    ("acl_required", "aclRequired"),
    ("source_region", "SourceRegion"),
];

/// Parts the request, and takes the region from the endpoint.
fn prepare(doc: &mut Document<'_>) {
    delivery::name_as_columns(doc, MEMBERS);
    if let Some(line) = doc.text("RequestURI") {
        let request = RequestLine::parse(line);
        let parts = [
            ("RequestURI_operation", request.method),
            ("RequestURI_key", request.url),
            ("RequestURI_httpProtoversion", request.protocol),
        ];
        doc.add_original_fields(&parts.map(|(name, part)| (name, part.map_or(Value::Null, Value::Str))));
    }
    if let Some(region) = doc.text("EndPoint").and_then(region_of_endpoint) {
        doc.set(field::CLOUD_REGION, region);
    }
}

fn finish(doc: &mut Document<'_>) {
    let operation = doc.text("Operation").unwrap_or_default();
    let error = doc.text("ErrorCode");
    match doc.text("HTTPstatus") {
        None if error.is_some() => {
            doc.set(field::EVENT_OUTCOME, "failure");
        }
        // What S3 does by itself, as lifecycle rules want it, is no request and has no status.
        None if operation.starts_with("S3.") => {
            doc.set(field::EVENT_OUTCOME, "success");
        }
        status => http::set_outcome_by_status(doc, status),
    }
    http::set_tls_version(doc, doc.text("TLSVersion"));
    http::set_network_type(doc, field::SOURCE_IP);
    if let Some(request) = doc.text("RequestURI").map(RequestLine::parse) {
        doc.set_some(field::HTTP_VERSION, request.version());
        doc.set(field::NETWORK_PROTOCOL, "http");
        doc.set(field::NETWORK_TRANSPORT, "tcp");
        let url = request.url.map(UrlParts::parse).unwrap_or_default();
        doc.set_some(field::URL_PATH, url.path);
        doc.set_some(field::URL_QUERY, url.query);
        doc.set_some(field::URL_EXTENSION, url.path.and_then(http::extension));
    }
    if let Some(endpoint) = doc.text("EndPoint") {
        // The client's `Host` header, with a port if he wrote one.
        let (name, port) = http::host_and_port(endpoint);
        if port.is_some() {
            doc.set(field::DESTINATION_DOMAIN, name);
            doc.set(field::URL_DOMAIN, name);
            doc.set_some(field::URL_PORT, port);
        }
        doc.add(field::RELATED_HOSTS, name);
        // A request without a cipher suite came in the clear.
        doc.set(field::URL_SCHEME, if doc.text("CipherSuite").is_some() { "https" } else { "http" });
    }
    if let Some(requester) = doc.text("Requester") {
        doc.set(field::USER_ID, requester);
        doc.set_some(field::USER_NAME, requester.rsplit('/').find(|part| !part.is_empty()));
        doc.set_some(field::CLOUD_ORIGIN_ACCOUNT_ID, Arn::parse(requester).map(|arn| arn.account));
    }
    if let Some(key) = doc.text("Key") {
        // The key is URL-encoded twice over in the log.
        let once = super::percent_decoded(key);
        let path = doc.arena().alloc_str(&super::percent_decoded(&once));
        doc.set(field::FILE_PATH, &*path);
    }
    if let Some(millis) = doc.text("TotalTime").and_then(|text| text.parse::<u64>().ok()) {
        let nanos = doc.format(format_args!("{}", millis.saturating_mul(1_000_000)));
        doc.set(field::EVENT_DURATION, nanos);
    }
    let kind = event_type(operation);
    if matches!(error, Some("AccessDenied" | "AllAccessDisabled" | "InvalidAccessKeyId" | "SignatureDoesNotMatch")) {
        doc.set_list(field::EVENT_TYPE, &[kind, "denied"]);
    } else {
        doc.set_list(field::EVENT_TYPE, &[kind]);
    }
}

/// `REST.GET.OBJECT`, `BATCH.DELETE.OBJECT`, `S3.EXPIRE.OBJECT` → what was done.
fn event_type(operation: &str) -> &'static str {
    let (_, what) = operation.split_once('.').unwrap_or_default();
    match what.split_once('.').unwrap_or((what, "")) {
        // Several objects are deleted by a POST, an object with versions by a marker in front of it.
        ("DELETE" | "EXPIRE", _) | ("POST", "MULTI_OBJECT_DELETE") | ("CREATE", "DELETEMARKER") => "deletion",
        ("PUT", "BUCKET") | ("CREATE", _) => "creation",
        // The reading half of a copy.
        ("COPY", "OBJECT_GET" | "PART_GET") => "access",
        ("PUT" | "POST" | "COPY" | "RESTORE", _) => "change",
        (verb, _) if verb.starts_with("TRANSITION") => "change",
        _ => "access",
    }
}

/// The region in `bucket.s3.eu-west-1.amazonaws.com`, `s3-eu-west-1.amazonaws.com`, `s3.dualstack.eu-west-1…`,
/// `bucket.s3-website-eu-west-1…`.
fn region_of_endpoint(endpoint: &str) -> Option<&str> {
    endpoint
        .rsplit('.')
        .map(|label| label.strip_prefix("s3-").unwrap_or(label))
        .map(|label| label.strip_prefix("website-").unwrap_or(label))
        .find(|label| is_region(label))
}

/// The loader's own reads of its buckets. Asked before members of a JSON delivery have their columns' names.
fn is_own(doc: &Document<'_>, own: &OwnIdentity) -> bool {
    let text = |column, member| doc.text(column).or_else(|| doc.text(member));
    let is_read = text("Operation", "operation").is_some_and(|operation| {
        matches!(operation.split('.').nth(1), Some("GET" | "HEAD")) && operation.starts_with("REST.")
    });
    is_read
        && text("Requester", "requester").is_some_and(|arn| own.is_role(arn))
        && text("Bucket", "bucket_name").is_some_and(|bucket| own.is_bucket(bucket))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_of_endpoints() {
        assert_eq!(region_of_endpoint("b.s3.eu-west-1.amazonaws.com"), Some("eu-west-1"));
        assert_eq!(region_of_endpoint("s3-ap-southeast-2.amazonaws.com"), Some("ap-southeast-2"));
        assert_eq!(region_of_endpoint("b.s3.us-gov-west-1.amazonaws.com"), Some("us-gov-west-1"));
        assert_eq!(region_of_endpoint("b.s3.cn-north-1.amazonaws.com.cn"), Some("cn-north-1"));
        assert_eq!(region_of_endpoint("b.s3-website-eu-west-1.amazonaws.com"), Some("eu-west-1"));
        assert_eq!(region_of_endpoint("b.vpce-0123-x.s3.eu-west-1.vpce.amazonaws.com"), Some("eu-west-1"));
        assert_eq!(region_of_endpoint("b.s3.amazonaws.com"), None);
        assert_eq!(region_of_endpoint("us-east-1.s3.eu-west-1.amazonaws.com"), Some("eu-west-1"), "a bucket's name");
    }

    #[test]
    fn operations() {
        assert_eq!(event_type("REST.GET.OBJECT"), "access");
        assert_eq!(event_type("REST.COPY.OBJECT_GET"), "access");
        assert_eq!(event_type("REST.COPY.OBJECT"), "change");
        assert_eq!(event_type("REST.PUT.BUCKETPOLICY"), "change");
        assert_eq!(event_type("REST.PUT.BUCKET"), "creation");
        assert_eq!(event_type("REST.POST.MULTI_OBJECT_DELETE"), "deletion");
        assert_eq!(event_type("BATCH.DELETE.OBJECT"), "deletion");
        assert_eq!(event_type("S3.EXPIRE.OBJECT"), "deletion");
        assert_eq!(event_type("S3.CREATE.DELETEMARKER"), "deletion");
        assert_eq!(event_type("S3.TRANSITION_GIR.OBJECT"), "change");
        assert_eq!(event_type(""), "access");
    }
}
