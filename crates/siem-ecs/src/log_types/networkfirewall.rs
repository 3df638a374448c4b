//! AWS Network Firewall: flow, alert and TLS inspection logs, and the logs of its proxy.
//!
//! Sources: AWS Network Firewall Developer Guide, "Contents of a Network Firewall log"; Suricata User Guide, "EVE JSON
//! Format", whose records stand below `event`.

use siem_formats::json;

use super::LogTypeCode;
use super::{dns, http};
use crate::document::Document;
use crate::schema::{FieldId, field};
use crate::time::{self, Instant};

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "networkfirewall", prepare: None, finish, is_own: None };

fn finish(doc: &mut Document<'_>) {
    set_network(doc);
    set_traffic(doc);
    set_times(doc);
    set_tls(doc);
    set_http(doc);
    set_dns(doc);
    set_categories(doc);
    set_verdict(doc);
}

fn set_network(doc: &mut Document<'_>) {
    for target in [field::NETWORK_TRANSPORT, field::NETWORK_PROTOCOL] {
        if let Some(text) = doc.get_text(target) {
            let small = doc.arena().alloc_str(&text.to_ascii_lowercase());
            doc.set(target, &*small);
        }
    }
    // Suricata's words for "it is none that I know".
    if matches!(doc.get_text(field::NETWORK_PROTOCOL), Some("failed" | "unknown")) {
        doc.remove(field::NETWORK_PROTOCOL);
    }
    if doc.get_text(field::NETWORK_PROTOCOL) == Some("http2") {
        doc.set(field::NETWORK_PROTOCOL, "http");
    }
    // TLS inspection looks at nothing else, and its records do not say so.
    if is_tls(doc) {
        doc.set_default(field::NETWORK_TRANSPORT, "tcp");
        doc.set_default(field::NETWORK_PROTOCOL, "tls");
    }
    http::set_network_type(doc, field::SOURCE_IP);
}

/// A flow record counts one direction, an alert both.
fn set_traffic(doc: &mut Document<'_>) {
    for (target, ours, theirs) in [
        (field::NETWORK_BYTES, field::SOURCE_BYTES, field::DESTINATION_BYTES),
        (field::NETWORK_PACKETS, field::SOURCE_PACKETS, field::DESTINATION_PACKETS),
    ] {
        let number = |side| doc.get_text(side).and_then(|text| text.parse::<u64>().ok());
        if let Some(sent) = number(ours) {
            let all = doc.format(format_args!("{}", sent.saturating_add(number(theirs).unwrap_or(0))));
            doc.set(target, all);
        }
    }
}

/// `event.duration` between start and end, else from the flow's age in seconds.
fn set_times(doc: &mut Document<'_>) {
    let at = |path| doc.text(path).and_then(time::parse_iso8601);
    let nanos = match (at("event.netflow.start"), at("event.netflow.end")) {
        (Some(start), Some(end)) => nanos_between(start, end),
        _ => doc.text("event.netflow.age").and_then(|age| age.parse::<u64>().ok()?.checked_mul(1_000_000_000)),
    };
    if let Some(nanos) = nanos {
        let text = doc.format(format_args!("{nanos}"));
        doc.set(field::EVENT_DURATION, text);
    }
}

fn nanos_between(start: Instant, end: Instant) -> Option<u64> {
    let nanos = |time: Instant| i128::from(time.seconds) * 1_000_000_000 + i128::from(time.nanos);
    u64::try_from(nanos(end) - nanos(start)).ok()
}

fn set_tls(doc: &mut Document<'_>) {
    // `TLS 1.2`, `TLSv1.2`; `UNDETERMINED` is neither.
    if let Some(text) = doc.text("event.tls.version") {
        let joined = doc.arena().alloc_str(&text.replacen("TLS ", "TLSv", 1));
        http::set_tls_version(doc, Some(joined));
    }
    if let Some(fingerprint) = doc.text("event.tls.fingerprint") {
        let hash = fingerprint.replace(':', "").to_ascii_uppercase();
        if hash.len() == 40 {
            let hash = doc.arena().alloc_str(&hash);
            doc.set(field::TLS_SERVER_HASH_SHA1, &*hash);
        }
    }
    // Certificates' times in the records of Suricata name no zone; they are UTC.
    for (path, target) in
        [("event.tls.notbefore", field::TLS_SERVER_NOT_BEFORE), ("event.tls.notafter", field::TLS_SERVER_NOT_AFTER)]
    {
        doc.set_some(target, doc.text(path));
    }
    // `0A:1B`; ECS writes it without colons, in capitals.
    if let Some(serial) = doc.get_text(field::TLS_SERVER_X509_SERIAL_NUMBER).filter(|serial| serial.contains(':')) {
        doc.set(
            field::TLS_SERVER_X509_SERIAL_NUMBER,
            doc.format(format_args!("{}", serial.replace(':', "").to_uppercase())),
        );
    }
    let name = doc.get_text(field::TLS_CLIENT_SERVER_NAME);
    doc.add_some(field::RELATED_HOSTS, name);
}

/// The request. HTTP/2 has what was the first line among the headers.
fn set_http(doc: &mut Document<'_>) {
    let version = doc.text("event.http.version").or_else(|| doc.text("event.http.protocol"));
    doc.set_some(field::HTTP_VERSION, version.map(|text| text.rsplit_once('/').map_or(text, |(_, number)| number)));
    set_from_header(doc, ":method", field::HTTP_REQUEST_METHOD);
    set_from_header(doc, ":scheme", field::URL_SCHEME);
    set_from_header(doc, ":authority", field::URL_DOMAIN);
    set_from_header(doc, "host", field::URL_DOMAIN);
    set_from_header(doc, "user-agent", field::USER_AGENT_ORIGINAL);
    set_from_header(doc, "referer", field::HTTP_REQUEST_REFERRER);
    if doc.text("proxy_name").is_some() {
        doc.set(field::NETWORK_PROTOCOL, "http");
        // Names from DNS end with the root's dot.
        for target in [field::URL_DOMAIN, field::DESTINATION_DOMAIN] {
            if let Some(name) = doc.get_text(target) {
                let name = dns::bare_name(doc, name);
                doc.set(target, name);
            }
        }
    }
    if let Some(host) = doc.get_text(field::URL_DOMAIN) {
        let (name, port) = http::host_and_port(host);
        doc.set(field::URL_DOMAIN, name);
        if !doc.has(field::URL_PORT) {
            doc.set_some(field::URL_PORT, port);
        }
        doc.add(field::RELATED_HOSTS, name);
    }
    let Some(url) = doc.text("event.http.url").or_else(|| header(doc, ":path")) else { return };
    let parts = http::UrlParts::parse(url);
    doc.set(if parts.scheme.is_some() { field::URL_FULL } else { field::URL_ORIGINAL }, url);
    doc.set_some(field::URL_PATH, parts.path);
    doc.set_some(field::URL_QUERY, parts.query);
}

fn set_from_header(doc: &mut Document<'_>, name: &str, target: FieldId) {
    if !doc.has(target) {
        doc.set_some(target, header(doc, name));
    }
}

fn header<'a>(doc: &Document<'a>, wanted: &str) -> Option<&'a str> {
    doc.at("event.http.request_headers")?.items().iter().find_map(|header| {
        let name = header.get("name")?.as_str()?;
        let value = header.get("value")?.as_text()?;
        (name.eq_ignore_ascii_case(wanted) && !value.is_empty()).then_some(value)
    })
}

/// Suricata 8 keeps questions in a list, older ones keep one beside the answers.
fn set_dns(doc: &mut Document<'_>) {
    dns::set_question(doc);
    let answers = ["event.dns.answers", "event.dns.answer"].iter().find_map(|path| doc.at(path));
    for answer in answers.unwrap_or_default().items() {
        if matches!(answer.get("rrtype").and_then(|kind| kind.as_str()), Some("A" | "AAAA")) {
            let address = answer.get("rdata").unwrap_or_default();
            doc.add(field::DNS_RESOLVED_IP, address);
            doc.add(field::RELATED_IP, address);
        }
    }
}

/// Categories of a URL or domain: JSON in a text, `["Social Networking"]`.
fn set_categories(doc: &mut Document<'_>) {
    let Some(text) = doc.text("event.aws_category") else { return };
    match json::parse(text, doc.arena()) {
        Ok(parsed) if !parsed.value.items().is_empty() => doc.set_extra("aws.networkfirewall.category", parsed.value),
        _ => doc.set_extra("aws.networkfirewall.category", doc.list(&[text])),
    }
}

/// Kind, category, type and outcome.
fn set_verdict(doc: &mut Document<'_>) {
    let kind = doc.text("event.event_type");
    let is_alert = kind == Some("alert");
    if is_alert {
        doc.set(field::EVENT_KIND, "alert");
        doc.set_list(field::EVENT_CATEGORY, &["intrusion_detection", "network"]);
    }
    if let Some(message) = doc.text("event.tls_error.error_message") {
        doc.set(field::ERROR_MESSAGE, message);
    }
    // The alert's own action is its rule's; what became of the packet is the verdict.
    let action = ["event.verdict.action", "event.alert.action", "event.revocation_check.action", "final_action"];
    let action = action.iter().find_map(|path| doc.text(path)).map(str::to_ascii_lowercase);
    match action.as_deref() {
        Some("blocked" | "drop" | "dropped" | "reject" | "rejected" | "deny" | "denied") => {
            doc.set_list(field::EVENT_TYPE, &["connection", "denied"]);
            doc.set(field::EVENT_OUTCOME, "failure");
        }
        Some(_) => {
            doc.set_list(field::EVENT_TYPE, &["connection", "allowed"]);
            doc.set(field::EVENT_OUTCOME, "success");
        }
        None => {
            doc.set_list(field::EVENT_TYPE, &["connection"]);
            let failed = doc.has(field::ERROR_MESSAGE);
            doc.set(field::EVENT_OUTCOME, if failed { "failure" } else { "unknown" });
        }
    }
}

fn is_tls(doc: &Document<'_>) -> bool {
    ["event.revocation_check", "event.tls_error", "event.tls_inspected"].iter().any(|path| doc.at(path).is_some())
}
