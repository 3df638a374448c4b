//! Access logs of web servers in the common and combined formats and what people made of them; NGINX's too.
//!
//! Sources: Apache HTTP Server documentation, "Log Files" and `mod_log_config`; NGINX documentation,
//! `ngx_http_log_module`.

use siem_formats::Value;

use super::elb::nanos_of;
use super::{LogTypeCode, http, web_server};
use crate::convert;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode =
    LogTypeCode { name: "apache-access", prepare: Some(prepare), finish, is_own: None };

/// Undoes the escapes of what clients wrote.
fn prepare(doc: &mut Document<'_>) {
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
}

fn finish(doc: &mut Document<'_>) {
    let server = if doc.log_type().starts_with("nginx") { "nginx" } else { "apache" };
    web_server::set_site(doc, server);
    if let Some(line) = doc.text("request") {
        web_server::set_request(doc, line);
    } else if let (Some(method), Some(url)) = (doc.text("request_method"), doc.text("request_uri")) {
        web_server::set_url(doc, method, url);
    }
    if let Some(host) = doc.text("vhost").or_else(|| doc.text("http_host")).or_else(|| doc.text("host")) {
        web_server::set_host(doc, host);
    }
    if let Some(port) = doc.text("vhost_port") {
        doc.set_default(field::URL_PORT, port);
    }
    if let Some(version) = doc.text("server_protocol").and_then(|protocol| protocol.strip_prefix("HTTP/")) {
        doc.set_default(field::HTTP_VERSION, version);
    }
    http::set_tls_version(doc, doc.text("ssl_protocol"));
    http::set_outcome_by_status(doc, doc.get_text(field::HTTP_RESPONSE_STATUS_CODE));
    if let Some(nanos) = doc.text("request_time").and_then(nanos_of) {
        let text = doc.format(format_args!("{nanos}"));
        doc.set(field::EVENT_DURATION, text);
    }
    set_forwarded(doc);
    web_server::finish_request(doc, "access");
}

/// The addresses of `X-Forwarded-For`. The first is the client's, if all of them are believed, and
/// `network.forwarded_ip`; all are related.
fn set_forwarded(doc: &mut Document<'_>) {
    let Some(list) = doc.text("xff").or_else(|| doc.text("http_x_forwarded_for")) else { return };
    for hop in list.split([',', '"', ' ']).filter(|hop| convert::address(hop).is_some()) {
        doc.set_default(field::NETWORK_FORWARDED_IP, hop);
        doc.add(field::RELATED_IP, hop);
    }
}
