//! What logs of load balancers share: requests, processing times, the balancer's name in an object key.

use siem_formats::Value;

use super::http::{self, RequestLine, UrlParts};
use crate::document::Document;
use crate::schema::field;

/// Parts the column `request`, `METHOD url PROTOCOL`, so that the field map can name the parts.
pub(super) fn part_request(doc: &mut Document<'_>) {
    let Some(line) = doc.text("request") else { return };
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

/// Writes what is not printable as it was sent: the column `useragent` has it as `\x22`.
pub(super) fn unescape_user_agent(doc: &mut Document<'_>) {
    if let Some(agent) = doc.text("useragent").filter(|text| text.contains("\\x")) {
        let decoded = doc.arena().alloc_str(&super::hex_unescaped(agent));
        doc.set_original_field("useragent", &*decoded);
    }
}

/// `url.original`, which is `url.full` too where the request names a host, and `url.extension`.
pub(super) fn set_url(doc: &mut Document<'_>) {
    let Some(url) = doc.text("request").and_then(|line| RequestLine::parse(line).url) else { return };
    // A request without a path ends in a dash of the log's own.
    let whole = url.strip_suffix('-').filter(|_| doc.text("http_path").is_none()).unwrap_or(url);
    doc.set(field::URL_ORIGINAL, whole);
    if doc.text("http_host").is_some() {
        doc.set(field::URL_FULL, whole);
    }
    doc.set_some(field::URL_EXTENSION, doc.text("http_path").and_then(http::extension));
}

/// `network.bytes`: what was received and sent, together.
pub(super) fn set_network_bytes(doc: &mut Document<'_>) {
    let number = |name| doc.text(name).and_then(|text| text.parse::<u64>().ok());
    if let (Some(received), Some(sent)) = (number("received_bytes"), number("sent_bytes")) {
        let text = doc.format(format_args!("{}", received.saturating_add(sent)));
        doc.set(field::NETWORK_BYTES, text);
    }
}

/// `event.duration`: the times in these columns, in seconds, together; −1 stands for "did not come to it".
pub(super) fn set_duration(doc: &mut Document<'_>, columns: &[&str]) {
    let mut nanos = 0u64;
    let mut known = false;
    for name in columns {
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
pub(super) fn nanos_of(seconds: &str) -> Option<u64> {
    let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, ""));
    let whole: u64 = whole.parse().ok()?;
    if fraction.len() > 9 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let fraction_value: u64 = if fraction.is_empty() { 0 } else { fraction.parse().ok()? };
    whole.checked_mul(1_000_000_000)?.checked_add(fraction_value * 10u64.pow(9 - fraction.len() as u32))
}

/// Adds the column `elb`, where older logs lack it, from the name of the log file.
pub(super) fn name_by_key(doc: &mut Document<'_>) {
    if doc.text("elb").is_none()
        && let Some((kind, name, id)) = name_in_key(&doc.object().facts.key)
    {
        let elb = doc.format(format_args!("{kind}/{name}/{id}"));
        doc.set_original_field("elb", elb);
    }
}

/// `app`, `my-alb`, `50dc6c495c0c9188` of `…_eu-west-1_app.my-alb.50dc6c495c0c9188_20261014T0935Z_…`. Names of load
/// balancers hold neither dots nor underscores.
fn name_in_key(key: &str) -> Option<(&str, &str, &str)> {
    let file = key.rsplit('/').next()?;
    file.split('_').find_map(|piece| {
        let mut parts = piece.split('.');
        let (kind @ ("app" | "net"), name, id) = (parts.next()?, parts.next()?, parts.next()?) else { return None };
        parts.next().is_none().then_some((kind, name, id))
    })
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
    fn keys_tell_the_load_balancer() {
        let folder = "AWSLogs/123456789012/app.b.c_d/";
        for (file, expected) in [
            (
                "conn_log_123456789012_elasticloadbalancing_eu-west-1_app.my-alb.50dc_20261014T0935Z_192.0.2.1_x.log.gz",
                Some(("app", "my-alb", "50dc")),
            ),
            ("123456789012_elasticloadbalancing_eu-west-1_my-clb_20261014T0935Z_192.0.2.1_x.log", None),
            ("", None),
        ] {
            assert_eq!(name_in_key(&format!("{folder}{file}")), expected, "{file}");
        }
    }
}
