//! Application Load Balancer access logs.
//!
//! Source: Elastic Load Balancing, User Guide for Application Load Balancers, "Access log entries".

use siem_formats::Value;

use super::LogTypeCode;
use super::arn::Arn;
use super::http::{self, RequestLine, UrlParts};
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "alb", prepare: Some(prepare), finish, is_own: None };

/// Parts the request, and takes account and region from the target group or certificate.
fn prepare(doc: &mut Document<'_>) {
    if let Some(line) = doc.text("request") {
        let request = RequestLine::parse(line);
        let url = request.url.map(UrlParts::parse).unwrap_or_default();
        let parts = [
            ("http_method", request.method),
            ("http_protocol", url.scheme),
            ("http_host", url.host),
            ("http_port", url.port),
            ("http_path", url.path),
            ("http_query", url.query),
            ("http_version", request.version()),
        ];
        doc.add_original_fields(&parts.map(|(name, part)| (name, part.map_or(Value::Null, Value::Str))));
    }
    if let Some(agent) = doc.text("useragent").filter(|text| text.contains("\\x")) {
        let decoded = doc.arena().alloc_str(&super::hex_unescaped(agent));
        doc.set_original_field("useragent", &*decoded);
    }
    if let Some(arn) = ["target_group_arn", "chosen_cert_arn"].iter().find_map(|name| Arn::parse(doc.text(name)?)) {
        doc.set(field::CLOUD_ACCOUNT_ID, arn.account);
        doc.set(field::CLOUD_REGION, arn.region);
    }
}

fn finish(doc: &mut Document<'_>) {
    let status = doc.text("elb_status_code");
    http::set_outcome_by_status(doc, status);
    http::set_tls_version(doc, doc.text("ssl_protocol"));
    http::set_network_type(doc, field::SOURCE_IP);
    doc.set(field::NETWORK_PROTOCOL, "http");
    doc.set(field::NETWORK_TRANSPORT, "tcp");
    set_action(doc, status);
    if let Some(text) = doc.text("trace_id") {
        doc.set(field::TRACE_ID, trace_root(text));
    }
    if let Some(url) = doc.text("request").and_then(|line| RequestLine::parse(line).url) {
        let is_absolute = url.contains("://");
        // A request without a path ends in a dash of the log's own.
        let whole = url.strip_suffix('-').filter(|_| doc.text("http_path").is_none()).unwrap_or(url);
        doc.set(if is_absolute { field::URL_FULL } else { field::URL_ORIGINAL }, whole);
    }
    if let Some(time) = doc.text("timestamp") {
        doc.set(field::EVENT_END, time);
    }
    set_duration(doc);
}

/// `event.action` is the last of the actions executed: the one that answered. The web firewall rejected a request if
/// the last action is `waf`, with whatever status; authentication did if the client was not sent on to sign in.
fn set_action(doc: &mut Document<'_>, status: Option<&str>) {
    let last = doc.text("actions_executed").and_then(|actions| actions.rsplit(',').next()).map(str::trim);
    doc.set_some(field::EVENT_ACTION, last);
    let denied = match last {
        Some("waf") => true,
        Some("authenticate" | "jwt-validation") => matches!(status, Some("401" | "403" | "561")),
        _ => false,
    };
    if denied {
        // Only traffic on a network is denied: the category web knows no such type.
        doc.set_list(field::EVENT_CATEGORY, &["web", "network"]);
        doc.set_list(field::EVENT_TYPE, &["access", "denied"]);
        doc.set(field::EVENT_OUTCOME, "failure");
    } else {
        doc.set_list(field::EVENT_TYPE, &["access"]);
    }
}

/// `1-5833-36d2` of `Self=1-0;Root=1-5833-36d2`, as other logs and traces have it.
fn trace_root(text: &str) -> &str {
    text.split(';').find_map(|part| part.trim().strip_prefix("Root=")).unwrap_or(text)
}

/// The three processing times, together, in nanoseconds; −1 stands for "did not come to it".
fn set_duration(doc: &mut Document<'_>) {
    let mut nanos = 0u64;
    let mut known = false;
    for name in ["request_processing_time", "target_processing_time", "response_processing_time"] {
        if let Some(part) = doc.text(name).and_then(nanos_of) {
            nanos = nanos.saturating_add(part);
            known = true;
        }
    }
    if known {
        let text = doc.format(format_args!("{nanos}"));
        doc.set(field::EVENT_DURATION, text);
    }
}

/// `0.086` seconds → nanoseconds, without the rounding of floats.
fn nanos_of(seconds: &str) -> Option<u64> {
    let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, ""));
    let whole: u64 = whole.parse().ok()?;
    if fraction.len() > 9 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let fraction_value: u64 = if fraction.is_empty() { 0 } else { fraction.parse().ok()? };
    whole.checked_mul(1_000_000_000)?.checked_add(fraction_value * 10u64.pow(9 - fraction.len() as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_nanoseconds() {
        assert_eq!(nanos_of("0.086"), Some(86_000_000));
        assert_eq!(nanos_of("1"), Some(1_000_000_000));
        assert_eq!(nanos_of("-1"), None);
        assert_eq!(nanos_of("x"), None);
    }

    #[test]
    fn traces_are_known_by_their_root() {
        assert_eq!(trace_root("Root=1-5833-36d2"), "1-5833-36d2");
        assert_eq!(trace_root("Self=1-0;Root=1-5833-36d2;Sampled=1"), "1-5833-36d2");
        assert_eq!(trace_root("whatever"), "whatever");
    }
}
