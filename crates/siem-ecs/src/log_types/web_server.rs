//! What the logs of web servers share: Apache HTTP Server and NGINX.

use super::http::{self, RequestLine, UrlParts};
use super::instance;
use crate::convert;
use crate::document::Document;
use crate::schema::field;

/// The site that the key names and the machine that the log stream names. `service.type` is the server's kind.
pub(super) fn set_site(doc: &mut Document<'_>, server: &'static str) {
    instance::set_from_log_stream(doc);
    doc.set(field::SERVICE_TYPE, server);
    let object = doc.object();
    let site = object.facts.key.split('/').find_map(|part| part.strip_prefix("web-site-name="));
    doc.set_some(field::SERVICE_NAME, site);
}

/// Method, version and the parts of the URL of a request line. What is none, as of a client that speaks TLS where
/// HTTP is spoken, is `url.original` and no more.
pub(super) fn set_request<'a>(doc: &mut Document<'a>, line: &'a str) {
    let request = RequestLine::parse(line);
    let (Some(method), Some(url)) = (request.method.filter(|method| is_method(method)), request.url) else {
        doc.set(field::URL_ORIGINAL, line);
        return;
    };
    doc.set(field::HTTP_REQUEST_METHOD, method);
    doc.set_some(field::HTTP_VERSION, request.version());
    set_url(doc, method, url);
}

/// The parts of the URL that a request asks for.
pub(super) fn set_url<'a>(doc: &mut Document<'a>, method: &str, url: &'a str) {
    doc.set(field::URL_ORIGINAL, url);
    if method == "CONNECT" {
        // Its target is a host and a port.
        let (host, port) = http::host_and_port(url);
        doc.set(field::URL_DOMAIN, host);
        doc.set_some(field::URL_PORT, port);
        return;
    }
    let (url, fragment) = url.split_once('#').unwrap_or((url, ""));
    let parts = UrlParts::parse(url);
    doc.set(field::URL_FRAGMENT, fragment);
    doc.set_some(field::URL_SCHEME, parts.scheme);
    doc.set_some(field::URL_DOMAIN, parts.host);
    doc.set_some(field::URL_PORT, parts.port);
    doc.set_some(field::URL_PATH, parts.path);
    doc.set_some(field::URL_QUERY, parts.query);
    doc.set_some(field::URL_EXTENSION, parts.path.and_then(http::extension));
}

/// The host that a client asked for, with its port: where the request line does not say it itself.
pub(super) fn set_host<'a>(doc: &mut Document<'a>, host: &'a str) {
    let (name, port) = http::host_and_port(host);
    doc.set_default(field::URL_DOMAIN, name);
    if let Some(port) = port {
        doc.set_default(field::URL_PORT, port);
    }
}

/// The host that answered, by the name or address that its log says. An address that the server wrote is not replaced:
/// a host may be what the client asked for.
pub(super) fn set_destination<'a>(doc: &mut Document<'a>, host: &'a str) {
    let (name, port) = http::host_and_port(host);
    doc.set_default(field::DESTINATION_ADDRESS, name);
    if convert::address(name).is_some() {
        doc.set_default(field::DESTINATION_IP, name);
    } else {
        doc.set(field::DESTINATION_DOMAIN, name);
    }
    if let Some(port) = port {
        doc.set_default(field::DESTINATION_PORT, port);
    }
}

/// Everything that follows from the fields that are set: scheme, network, related hosts.
pub(super) fn finish_request(doc: &mut Document<'_>, kind_of_log: &str) {
    let group = doc.record().envelope.log_group.unwrap_or_default();
    let scheme = if doc.has(field::TLS_CIPHER) || doc.get_text(field::URL_PORT) == Some("443") || group.contains("ssl")
    {
        Some("https")
    } else if group.contains(kind_of_log) || doc.get_text(field::URL_PORT) == Some("80") {
        Some("http")
    } else {
        None
    };
    if let Some(scheme) = scheme {
        doc.set_default(field::URL_SCHEME, scheme);
    }
    if !doc.has(field::SOURCE_IP)
        && let Some(name) = doc.get_text(field::SOURCE_ADDRESS).filter(|name| !name.starts_with("unix:"))
    {
        doc.set(field::SOURCE_DOMAIN, name);
        doc.add(field::RELATED_HOSTS, name);
    }
    if let Some(domain) = doc.get_text(field::URL_DOMAIN) {
        doc.add(field::RELATED_HOSTS, domain);
        // A host may be an address.
        doc.add(field::RELATED_IP, domain);
    }
    http::set_network_type(doc, field::SOURCE_IP);
    if doc.has(field::HTTP_REQUEST_METHOD) {
        doc.set(field::NETWORK_PROTOCOL, "http");
        let is_quic = doc.get_text(field::HTTP_VERSION).is_some_and(|version| version.starts_with('3'));
        doc.set(field::NETWORK_TRANSPORT, if is_quic { "udp" } else { "tcp" });
    }
}

/// A method's name: letters, and in some of WebDAV's dashes. Clients may make up their own.
fn is_method(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-' || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods() {
        assert!(is_method("GET") && is_method("VERSION-CONTROL") && is_method("get"));
        assert!(!is_method("\u{16}\u{3}\u{1}") && !is_method("G3T") && !is_method("{"));
    }
}
