//! Amazon S3 server access logs.
//!
//! Source: Amazon S3 User Guide, "Amazon S3 server access log format".

use siem_config::regions::is_region;
use siem_formats::Value;

use super::LogTypeCode;
use super::http::{self, RequestLine, UrlParts};
use crate::document::Document;
use crate::exclude::OwnIdentity;
use crate::schema::field;

pub(super) static CODE: LogTypeCode =
    LogTypeCode { name: "s3accesslog", prepare: Some(prepare), finish, is_own: Some(is_own) };

/// Parts the request, and takes the region from the endpoint.
fn prepare(doc: &mut Document<'_>) {
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
    let status = doc.text("HTTPstatus");
    let failed = doc.text("ErrorCode").is_some();
    match status {
        // Lifecycle and other batch operations have no status.
        None if doc.text("Operation").is_some() => {
            doc.set(field::EVENT_OUTCOME, if failed { "failure" } else { "success" });
        }
        _ => http::set_outcome_by_status(doc, status),
    }
    http::set_tls_version(doc, doc.text("TLSVersion"));
    http::set_network_type(doc, field::SOURCE_IP);
    if let Some(request) = doc.text("RequestURI").map(RequestLine::parse) {
        doc.set_some(field::HTTP_VERSION, request.version());
        doc.set(field::NETWORK_PROTOCOL, "http");
        let url = request.url.map(UrlParts::parse).unwrap_or_default();
        doc.set_some(field::URL_PATH, url.path);
        doc.set_some(field::URL_QUERY, url.query);
    }
    if let Some(requester) = doc.text("Requester") {
        doc.set(field::USER_ID, requester);
        doc.set(field::USER_NAME, requester.rsplit('/').next().unwrap_or(requester));
    }
    if let Some(key) = doc.text("Key") {
        // The key is URL-encoded twice over in the log, and once more where it holds a percent sign.
        let once = super::percent_decoded(key);
        let path = doc.arena().alloc_str(&super::percent_decoded(&once));
        doc.set(field::FILE_PATH, &*path);
    }
    if let Some(millis) = doc.text("TotalTime").and_then(|text| text.parse::<u64>().ok()) {
        let nanos = doc.format(format_args!("{}", millis.saturating_mul(1_000_000)));
        doc.set(field::EVENT_DURATION, nanos);
    }
    let denied = matches!(doc.text("ErrorCode"), Some("AccessDenied" | "AllAccessDisabled" | "InvalidAccessKeyId"));
    let kind = event_type(doc.text("Operation").unwrap_or_default());
    if denied {
        doc.set_list(field::EVENT_TYPE, &[kind, "denied"]);
    } else {
        doc.set_list(field::EVENT_TYPE, &[kind]);
    }
}

/// `REST.GET.OBJECT`, `BATCH.DELETE.OBJECT`, `S3.EXPIRE.OBJECT` → what was done.
fn event_type(operation: &str) -> &'static str {
    match operation.split('.').nth(1) {
        Some("PUT" | "POST" | "COPY" | "TRANSITION" | "TRANSITION_SIA" | "RESTORE") => "change",
        Some("DELETE" | "EXPIRE") => "deletion",
        Some("CREATE") => "creation",
        _ => "access",
    }
}

/// The region in `bucket.s3.eu-west-1.amazonaws.com`, `s3-eu-west-1.amazonaws.com`, `s3.dualstack.eu-west-1…`.
fn region_of_endpoint(endpoint: &str) -> Option<&str> {
    let labels = || endpoint.rsplit('.');
    labels().map(|label| label.strip_prefix("s3-").unwrap_or(label)).find(|label| is_region(label))
}

/// The loader's own reads of its buckets.
fn is_own(doc: &Document<'_>, own: &OwnIdentity) -> bool {
    let is_read = doc.text("Operation").is_some_and(|operation| {
        matches!(operation.split('.').nth(1), Some("GET" | "HEAD")) && operation.starts_with("REST.")
    });
    is_read
        && doc.text("Requester").is_some_and(|arn| own.is_role(arn))
        && doc.text("Bucket").is_some_and(|bucket| own.is_bucket(bucket))
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
        assert_eq!(region_of_endpoint("b.s3.amazonaws.com"), None);
        assert_eq!(region_of_endpoint("us-east-1.s3.eu-west-1.amazonaws.com"), Some("eu-west-1"), "a bucket's name");
    }

    #[test]
    fn operations() {
        assert_eq!(event_type("REST.GET.OBJECT"), "access");
        assert_eq!(event_type("REST.PUT.BUCKETPOLICY"), "change");
        assert_eq!(event_type("S3.EXPIRE.OBJECT"), "deletion");
        assert_eq!(event_type(""), "access");
    }
}
