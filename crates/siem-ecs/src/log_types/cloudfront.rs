//! Amazon CloudFront: standard logs of every generation and form, and real-time logs.
//!
//! Sources: Amazon CloudFront Developer Guide, "Standard logging reference" and "Use real-time access logs". Their
//! fields have the same names; which of them a log has is its owner's choice.

use std::borrow::Cow;

use siem_formats::{Value, csv};

use super::LogTypeCode;
use super::{elb, http};
use crate::convert;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode =
    LogTypeCode { name: "cloudfront-standard", prepare: Some(prepare), finish, is_own: None };

/// Gives the fields their names, and adds `date_time` and `distribution_id`.
fn prepare(doc: &mut Document<'_>) {
    name_as_columns(doc);
    place_server_address(doc);
    if let (Some(date), Some(time)) = (doc.text("date"), doc.text("time")) {
        let date_time = doc.format(format_args!("{date} {time}"));
        doc.add_original_fields(&[("date_time", Value::Str(date_time))]);
    }
    let in_key = distribution_id(&doc.object().facts.key);
    if let Some(id) = doc.text("distributionid").or_else(|| doc.text("primary_distribution_id")).or(in_key) {
        doc.set_original_field("distribution_id", id);
    }
    // Edge locations are everywhere, wherever their logs are kept.
    doc.set(field::CLOUD_REGION, "global");
}

/// JSON has the documented names: `cs(User-Agent)`, `x-edge-location`. An absent value is a dash in it.
fn name_as_columns(doc: &mut Document<'_>) {
    if !doc.record().text.starts_with('{') {
        return;
    }
    let arena = doc.arena();
    let named = doc.original().members().iter().map(|(name, value)| {
        let value = if value.as_str() == Some("-") { Value::Null } else { *value };
        (&*arena.alloc_str(&csv::w3c_name(name)), value)
    });
    let named: Vec<_> = named.collect();
    doc.set_original(Value::Object(arena.alloc_slice_copy(&named)));
}

/// Real-time logs have no header, and `s-ip`, where it is chosen, is their third column: then every value stands one
/// column too far ahead, and an address where a time belongs.
fn place_server_address(doc: &mut Document<'_>) {
    const PLACE: usize = 2;
    let members = doc.original().members();
    let Some((_, Value::Str(text))) = members.get(PLACE).filter(|(name, _)| *name == "time_to_first_byte") else {
        return;
    };
    if convert::address(text).is_none() {
        return;
    }
    let known = members.iter().filter(|(name, _)| *name != "_extra");
    let mut names: Vec<&str> = known.clone().map(|(name, _)| *name).collect();
    names.insert(PLACE, "s_ip");
    let surplus = doc.at("_extra").unwrap_or_default().items();
    let values = known.map(|(_, value)| value).chain(surplus).copied();
    let mut placed: Vec<_> = names.iter().copied().zip(values).collect();
    if let Some(rest) = surplus.get(1..).filter(|rest| !rest.is_empty()) {
        placed.push(("_extra", Value::List(rest)));
    }
    doc.set_original(Value::Object(doc.arena().alloc_slice_copy(&placed)));
}

/// `E2EXAMPLE12345` of `…/E2EXAMPLE12345.2026-10-14-09.0a1b2c3d.gz` or `…/E2EXAMPLE12345/realtime/…`.
fn distribution_id(key: &str) -> Option<&str> {
    key.split(['/', '.', '=']).find(|part| {
        (12..=15).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            && part.bytes().any(|b| b.is_ascii_uppercase())
    })
}

fn finish(doc: &mut Document<'_>) {
    set_url(doc);
    set_request(doc);
    set_result(doc);
    http::set_tls_version(doc, doc.text("ssl_protocol"));
    http::set_network_type(doc, field::SOURCE_IP);
    doc.set(field::NETWORK_PROTOCOL, "http");
    elb::set_duration(doc, &["time_taken"]);
    // The time of a record is when the answer was out.
    if let Some(time) = ["timestamp_ms", "timestamp", "date_time"].iter().find_map(|name| doc.text(name)) {
        doc.set(field::EVENT_END, time);
    }
}

/// The URL that the viewer asked for: his `Host`, else the distribution's own name. The stem of real-time logs may hold
/// the query.
fn set_url(doc: &mut Document<'_>) {
    let stem = doc.text("cs_uri_stem");
    let (path, query) = stem.map_or((None, None), |stem| match stem.split_once('?') {
        Some((path, query)) => (Some(path), Some(query)),
        None => (Some(stem), None),
    });
    let query = doc.text("cs_uri_query").or(query);
    doc.set_some(field::URL_PATH, path);
    doc.set_some(field::URL_QUERY, query);
    doc.set_some(field::URL_EXTENSION, path.and_then(http::extension));
    let path_and_query = path.map(|path| match query {
        Some(query) => doc.format(format_args!("{path}?{query}")),
        None => path,
    });
    doc.set_some(field::URL_ORIGINAL, path_and_query);
    let Some((name, port)) = doc.text("x_host_header").or_else(|| doc.text("cs_host")).map(http::host_and_port) else {
        return;
    };
    doc.set(field::URL_DOMAIN, name);
    doc.set(field::DESTINATION_DOMAIN, name);
    doc.set_default(field::DESTINATION_ADDRESS, name);
    doc.set_some(field::URL_PORT, port);
    doc.add(field::RELATED_HOSTS, name);
    if let (Some(scheme), Some(path_and_query)) = (doc.text("cs_protocol"), path_and_query) {
        let is_ipv6 = name.contains(':') && convert::address(name).is_some();
        let (open, close) = if is_ipv6 { ("[", "]") } else { ("", "") };
        let (colon, port) = port.map_or(("", ""), |port| (":", port));
        let whole = doc.format(format_args!("{scheme}://{open}{name}{close}{colon}{port}{path_and_query}"));
        doc.set(field::URL_FULL, whole);
    }
}

fn set_request(doc: &mut Document<'_>) {
    let version = doc.text("cs_protocol_version").and_then(|text| text.split_once('/')).map(|(_, version)| version);
    doc.set_some(field::HTTP_VERSION, version);
    doc.set(field::NETWORK_TRANSPORT, if version.is_some_and(|v| v.starts_with('3')) { "udp" } else { "tcp" });
    for (column, target) in
        [("cs_user_agent", field::USER_AGENT_ORIGINAL), ("sc_content_type", field::HTTP_RESPONSE_MIME_TYPE)]
    {
        if let Some(text) = doc.text(column) {
            let decoded = doc.arena().alloc_str(&decoded(text));
            doc.set(target, &*decoded);
        }
    }
    // Written by clients and proxies alike: worth finding, not worth believing.
    let forwarded = doc.text("x_forwarded_for").unwrap_or_default();
    for address in super::percent_decoded(forwarded).split(',').map(str::trim) {
        if let Some(address) = convert::address(address) {
            let address = doc.arena().alloc_str(address);
            // Who sent the request to the proxy, where the viewer's address is a proxy's.
            doc.set_default(field::NETWORK_FORWARDED_IP, &*address);
            doc.add(field::RELATED_IP, &*address);
        }
    }
}

/// Blanks are encoded, in older logs twice over.
fn decoded(text: &str) -> Cow<'_, str> {
    let once = super::percent_decoded(text);
    if once.contains("%20") && !once.contains(' ') {
        return Cow::Owned(super::percent_decoded(&once).into_owned());
    }
    once
}

/// Outcome, and what CloudFront refused by itself.
fn set_result(doc: &mut Document<'_>) {
    http::set_outcome_by_status(doc, doc.text("sc_status"));
    // `000`: the viewer went away before there was an answer.
    if doc.get_text(field::HTTP_RESPONSE_STATUS_CODE) == Some("0") {
        doc.remove(field::HTTP_RESPONSE_STATUS_CODE);
    }
    let detail = doc.text("x_edge_detailed_result_type");
    if let Some(kind @ ("Error" | "LimitExceeded" | "CapacityExceeded")) = doc.text("x_edge_result_type") {
        doc.set(field::ERROR_CODE, detail.unwrap_or(kind));
    }
    if matches!(detail, Some("ClientGeoBlocked" | "InvalidRequestBlocked" | "LimitExceeded")) {
        // Only traffic on a network is denied: the category web knows no such type.
        doc.set_list(field::EVENT_CATEGORY, &["web", "network"]);
        doc.set_list(field::EVENT_TYPE, &["access", "denied"]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_tell_the_distribution() {
        assert_eq!(distribution_id("E2EXAMPLE12345.2026-10-14-09.0a1b2c3d.gz"), Some("E2EXAMPLE12345"));
        assert_eq!(
            distribution_id("AWSLogs/123456789012/CloudFront/global/EDFDVBD632BHDS/realtime/x"),
            Some("EDFDVBD632BHDS")
        );
        assert_eq!(
            distribution_id("AWSLogs/aws-account-id=123456789012/DistributionId=E2EXAMPLE12345/year=2026/x.gz"),
            Some("E2EXAMPLE12345")
        );
        assert_eq!(distribution_id("AWSLogs/123456789012/CloudFront/x.gz"), None);
    }

    #[test]
    fn what_was_encoded_twice_is_decoded_twice() {
        assert_eq!(decoded("Mozilla/5.0%20(X11)"), "Mozilla/5.0 (X11)");
        assert_eq!(decoded("Mozilla/5.0%2520(X11)"), "Mozilla/5.0 (X11)");
        assert_eq!(decoded("a%20b%2520c"), "a b%20c");
    }
}
