//! Access logs of web servers in the common and combined formats and what people made of them; NGINX's too.
//!
//! Sources: Apache HTTP Server documentation, "Log Files" and `mod_log_config`; NGINX documentation,
//! `ngx_http_log_module`.

use std::net::IpAddr;

use siem_formats::Value;

use super::elb::nanos_of;
use super::{LogTypeCode, http, web_server};
use crate::convert;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode =
    LogTypeCode { name: "apache-access", prepare: Some(prepare), finish, is_own: None };

/// Undoes the escapes of what clients wrote, and parts what stands in one column.
fn prepare(doc: &mut Document<'_>) {
    if doc.record().text.trim_end().ends_with('}') {
        // Here, too, a dash stands for what is absent.
        let members = doc.original().members().iter();
        let known = members.map(|(name, value)| (*name, if *value == Value::Str("-") { Value::Null } else { *value }));
        doc.set_original(Value::Object(doc.arena().alloc_slice_fill_iter(known)));
    }
    for name in ["request", "referer", "useragent", "authuser"] {
        if let Some(text) = doc.text(name).filter(|text| text.contains('\\')) {
            let decoded = doc.arena().alloc_str(&super::c_unescaped(text));
            doc.set_original_field(name, &*decoded);
        }
    }
    // An empty user name is written as two quotes.
    if doc.text("authuser") == Some("\"\"") {
        doc.set_original_field("authuser", Value::Null);
    }
    // X-Forwarded-For in place of the client's own address, in quotes or not: the first that is reached from outside.
    if let Some(hosts) = doc.text("remotehost").filter(|hosts| hosts.contains([',', '"'])) {
        let hosts = hosts.trim_matches('"');
        let all = || hosts.split(',').map(|host| host.trim_matches([' ', '"']));
        let first = all().find(|host| convert::address(host).is_some_and(|ip| !is_private(ip))).or(all().next());
        if hosts.contains(',') {
            doc.set_original_field("xff", hosts);
        }
        doc.set_original_field("remotehost", first.unwrap_or_default());
    }
    // `192.0.2.1:50000`, where the port was asked for too.
    if let Some((host, Some(port))) = doc.text("remotehost").map(http::host_and_port) {
        doc.set_original_field("remotehost", host);
        doc.set_original_field("remote_port", port);
    }
}

fn finish(doc: &mut Document<'_>) {
    let server = if doc.log_type().starts_with("nginx") { "nginx" } else { "apache" };
    web_server::set_site(doc, server);
    let first = |names: &[&str]| names.iter().find_map(|name| doc.text(name));
    let request = first(&["request"]);
    let method = first(&["request_method", "method"]);
    let url = first(&["request_uri", "uri", "url", "path"]).or(request);
    let query = first(&["query", "query_string", "args"]);
    let host = first(&["vhost", "vhost_name", "http_host", "host", "server_name"]);
    let protocol = first(&["server_protocol", "protocol"]);
    match (request.filter(|line| method.is_none() || line.contains(' ')), method, url) {
        (Some(line), ..) => web_server::set_request(doc, line),
        (None, Some(method), Some(url)) => {
            doc.set_default(field::HTTP_REQUEST_METHOD, method);
            let whole = match query.map(|query| query.trim_start_matches('?')).filter(|query| !query.is_empty()) {
                Some(query) if !url.contains('?') => doc.format(format_args!("{url}?{query}")),
                _ => url,
            };
            web_server::set_url(doc, method, whole);
        }
        _ => {}
    }
    // A server without a name of its own is called so.
    if let Some(host) = host.filter(|host| *host != "_") {
        web_server::set_host(doc, host);
        web_server::set_destination(doc, host);
    }
    if let Some(port) = doc.text("vhost_port") {
        doc.set_default(field::URL_PORT, port);
        doc.set_default(field::DESTINATION_PORT, port);
    }
    if let Some(version) = protocol.and_then(|protocol| protocol.strip_prefix("HTTP/")) {
        doc.set_default(field::HTTP_VERSION, version);
    }
    http::set_tls_version(doc, doc.text("ssl_protocol"));
    http::set_outcome_by_status(doc, doc.get_text(field::HTTP_RESPONSE_STATUS_CODE));
    if let Some(nanos) = nanos_taken(doc) {
        let text = doc.format(format_args!("{nanos}"));
        doc.set(field::EVENT_DURATION, text);
    }
    set_forwarded(doc);
    web_server::finish_request(doc, "access");
    if let Some(protocol) = doc.text("session_protocol") {
        set_session(doc, protocol);
    }
}

/// A session of NGINX's stream module: bytes of any protocol. What it sent is the client's to receive.
fn set_session(doc: &mut Document<'_>, protocol: &str) {
    doc.set_list(field::EVENT_CATEGORY, &["network"]);
    doc.set_list(field::EVENT_TYPE, &["connection", "end"]);
    http::set_outcome_by_status(doc, doc.text("session_status"));
    doc.set(field::NETWORK_TRANSPORT, if protocol == "UDP" { "udp" } else { "tcp" });
    doc.set_some(field::SOURCE_BYTES, doc.text("session_bytes_received"));
    doc.set_some(field::DESTINATION_BYTES, doc.text("session_bytes_sent"));
}

/// How long the request took: seconds with a fraction, as NGINX's `$request_time`, or microseconds, as Apache's `%D`.
/// A whole number behind a line may as well be seconds, `%T`, where it is small; in front of the microseconds it is.
fn nanos_taken(doc: &Document<'_>) -> Option<u64> {
    const SMALLEST_MICROS: u64 = 100;
    let named = ["request_time", "session_time", "seconds", "response_time", "responsetime", "duration"];
    if let Some(seconds) = named.iter().filter_map(|name| doc.text(name)).find(|text| text.contains('.')) {
        return nanos_of(seconds);
    }
    // In front of the headers: seconds with a fraction of NGINX, or what Apache writes behind them.
    let taken = doc.text("time_taken");
    if let Some(seconds) = taken.filter(|text| text.contains('.')) {
        return nanos_of(seconds);
    }
    let labelled = doc.text("extra").and_then(|extra| extra.split_once("rt=")).map(|(_, rest)| rest);
    if let Some(rest) = labelled {
        let seconds = rest.trim_start_matches('"');
        return nanos_of(&seconds[..seconds.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(seconds.len())]);
    }
    let micros = doc.text("micros").or(taken)?.parse::<u64>().ok()?;
    let is_micros = match doc.text("whole_seconds") {
        Some(seconds) => seconds.parse::<u64>().ok() == Some(micros / 1_000_000),
        None => micros >= SMALLEST_MICROS,
    };
    if is_micros { micros.checked_mul(1_000) } else { None }
}

/// The addresses of `X-Forwarded-For`. The first is the client's, if all of them are believed, and
/// `network.forwarded_ip`; the first that is not of a private network is `client.ip`; all are related.
fn set_forwarded(doc: &mut Document<'_>) {
    let columns = ["xff", "xff_behind", "xff_bracketed", "http_x_forwarded_for", "x_forwarded_for"];
    let labelled =
        || doc.text("extra")?.split_once("X-Forwarded-For=\"")?.1.split('"').next().filter(|list| !list.is_empty());
    let Some(list) = columns.iter().find_map(|name| doc.text(name)).or_else(labelled) else { return };
    for hop in list.split([',', '"', ' ']).filter(|hop| convert::address(hop).is_some()) {
        doc.set_default(field::NETWORK_FORWARDED_IP, hop);
        if !is_private(hop) {
            doc.set_default(field::CLIENT_IP, hop);
        }
        doc.add(field::RELATED_IP, hop);
    }
    if let Some(first) = doc.get_text(field::NETWORK_FORWARDED_IP) {
        doc.set_default(field::CLIENT_IP, first);
        let client = doc.get_text(field::CLIENT_IP);
        doc.set_some(field::CLIENT_ADDRESS, client);
    }
}

/// Whether an address is of a network that is not reached from outside.
fn is_private(address: &str) -> bool {
    match address.parse() {
        Ok(IpAddr::V4(address)) => address.is_private() || address.is_loopback() || address.is_link_local(),
        Ok(IpAddr::V6(address)) => {
            address.is_unique_local() || address.is_loopback() || address.is_unicast_link_local()
        }
        Err(_) => false,
    }
}
