//! What logs of HTTP requests share: request lines, URLs, status codes, TLS versions.

use crate::document::Document;
use crate::schema::{FieldId, field};

/// The parts of a request line `METHOD url PROTOCOL/version`. A blank inside the url belongs to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RequestLine<'a> {
    pub(super) method: Option<&'a str>,
    pub(super) url: Option<&'a str>,
    /// `HTTP/1.1`
    pub(super) protocol: Option<&'a str>,
}

impl<'a> RequestLine<'a> {
    /// Reads a request line; a dash stands for a part that is not known.
    pub(super) fn parse(line: &'a str) -> RequestLine<'a> {
        let known = |part: &'a str| Some(part).filter(|part| !part.is_empty() && *part != "-");
        let Some((method, rest)) = line.trim().split_once(' ') else {
            return RequestLine { method: None, url: known(line.trim()), protocol: None };
        };
        match rest.trim_end().rsplit_once(' ') {
            Some((url, protocol)) if protocol == "-" || protocol.contains('/') && protocol.starts_with("HTTP") => {
                RequestLine { method: known(method), url: known(url.trim()), protocol: known(protocol) }
            }
            _ => RequestLine { method: known(method), url: known(rest.trim()), protocol: None },
        }
    }

    /// `1.1` of `HTTP/1.1`.
    pub(super) fn version(self) -> Option<&'a str> {
        self.protocol.and_then(|protocol| protocol.split_once('/')).map(|(_, version)| version)
    }
}

/// The parts of a URL, absolute or only a path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct UrlParts<'a> {
    pub(super) scheme: Option<&'a str>,
    /// Without the brackets of an IPv6 address.
    pub(super) host: Option<&'a str>,
    pub(super) port: Option<&'a str>,
    pub(super) path: Option<&'a str>,
    pub(super) query: Option<&'a str>,
}

impl<'a> UrlParts<'a> {
    /// Reads a URL as load balancers write it; `http://host:80-` (a request without a path) is one.
    pub(super) fn parse(url: &'a str) -> UrlParts<'a> {
        let (scheme, rest) = match url.split_once("://") {
            Some((scheme, rest)) if scheme.bytes().all(|b| b.is_ascii_alphanumeric()) => (Some(scheme), rest),
            _ => (None, url),
        };
        let (authority, path_and_query) = match scheme {
            Some(_) => rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len())),
            None => ("", rest),
        };
        let (path_and_query, _fragment) = path_and_query.split_once('#').unwrap_or((path_and_query, ""));
        let authority = authority.strip_suffix('-').filter(|_| path_and_query.is_empty()).unwrap_or(authority);
        // A name and password before the host are no part of it.
        let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => (host, port),
            _ => (authority, ""),
        };
        let host = host.strip_prefix('[').and_then(|h| h.strip_suffix(']')).unwrap_or(host);
        let (path, query) = path_and_query.split_once('?').unwrap_or((path_and_query, ""));
        let known = |part: &'a str| Some(part).filter(|part| !part.is_empty() && *part != "-");
        UrlParts { scheme, host: known(host), port: known(port), path: known(path), query: known(query) }
    }
}

/// `www.example.com:8443`, `[2001:db8::1]:443`: the name without brackets, and the port.
pub(super) fn host_and_port(host: &str) -> (&str, Option<&str>) {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !name.is_empty() && !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => {
            (name, Some(port))
        }
        _ => (host, None),
    };
    match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
        Some(address) => (address, port),
        None if name.contains(':') => (host, None),
        None => (name, port),
    }
}

/// `gz` of `/a/b.tar.gz`.
pub(super) fn extension(path: &str) -> Option<&str> {
    let file = path.rsplit('/').next()?;
    let (name, extension) = file.rsplit_once('.')?;
    let is_one = !extension.is_empty() && extension.bytes().all(|b| b.is_ascii_alphanumeric());
    (is_one && !name.is_empty()).then_some(extension)
}

/// `event.outcome` by status code; unknown without one.
pub(super) fn set_outcome_by_status(doc: &mut Document<'_>, status: Option<&str>) {
    let outcome = match status.and_then(|text| text.parse::<u16>().ok()) {
        Some(100..=399) => "success",
        Some(400..=999) => "failure",
        _ => "unknown",
    };
    doc.set(field::EVENT_OUTCOME, outcome);
}

/// `tls.version` (`1.2`) and `tls.version_protocol` (`tls`) from `TLSv1.2`, `TLSV1.3`, `tlsv12`, `SSLv3`.
pub(super) fn set_tls_version<'a>(doc: &mut Document<'a>, text: Option<&'a str>) {
    let Some(text) = text else { return };
    let split = text.find(['v', 'V']).filter(|at| *at > 0);
    let (protocol, version) = split.map_or((text, text), |at| (&text[..at], &text[at + 1..]));
    let protocol = match protocol.get(..3) {
        Some(p) if p.eq_ignore_ascii_case("tls") => "tls",
        Some(p) if p.eq_ignore_ascii_case("ssl") => "ssl",
        _ => return,
    };
    // Network Load Balancers leave the dot out, others the zero.
    let version = match version {
        "1" | "10" => "1.0",
        "11" => "1.1",
        "12" => "1.2",
        "13" => "1.3",
        other => other,
    };
    doc.set(field::TLS_VERSION, version);
    doc.set(field::TLS_VERSION_PROTOCOL, protocol);
}

/// `network.type` by the form of an address.
pub(super) fn set_network_type(doc: &mut Document<'_>, address: FieldId) {
    if let Some(text) = doc.get_text(address) {
        doc.set(field::NETWORK_TYPE, if text.contains(':') { "ipv6" } else { "ipv4" });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn request_lines() {
        let parts = |line| {
            let r = RequestLine::parse(line);
            (r.method, r.url, r.version())
        };
        assert_eq!(parts("GET /a?b HTTP/1.1"), (Some("GET"), Some("/a?b"), Some("1.1")));
        assert_eq!(parts("GET /a b c HTTP/2.0"), (Some("GET"), Some("/a b c"), Some("2.0")));
        assert_eq!(parts("- http://h:80- -"), (None, Some("http://h:80-"), None));
        assert_eq!(parts("- - -"), (None, None, None));
        assert_eq!(parts("GET"), (None, Some("GET"), None));
        assert_eq!(parts(""), (None, None, None));
    }

    #[test]
    fn hosts() {
        assert_eq!(host_and_port("www.example.com:8443"), ("www.example.com", Some("8443")));
        assert_eq!(host_and_port("www.example.com"), ("www.example.com", None));
        assert_eq!(host_and_port("[2001:db8::1]:443"), ("2001:db8::1", Some("443")));
        assert_eq!(host_and_port("[2001:db8::1]"), ("2001:db8::1", None));
        assert_eq!(host_and_port("2001:db8::1"), ("2001:db8::1", None));
        assert_eq!(host_and_port("host:"), ("host:", None));
        assert_eq!(host_and_port(":80"), (":80", None));
    }

    #[test]
    fn extensions() {
        assert_eq!(extension("/a/b.tar.gz"), Some("gz"));
        for path in ["/", "/a.b/c", "/.htaccess", "/a.", "/a.b%2fc", ""] {
            assert_eq!(extension(path), None, "{path}");
        }
    }

    #[test]
    fn urls() {
        let parts = |url| {
            let u = UrlParts::parse(url);
            (u.scheme, u.host, u.port, u.path, u.query)
        };
        assert_eq!(
            parts("https://www.example.com:443/p/x?q=1&r=/?"),
            (Some("https"), Some("www.example.com"), Some("443"), Some("/p/x"), Some("q=1&r=/?"))
        );
        assert_eq!(parts("http://[2001:db8::1]:80/"), (Some("http"), Some("2001:db8::1"), Some("80"), Some("/"), None));
        assert_eq!(parts("http://192.0.2.1:80-"), (Some("http"), Some("192.0.2.1"), Some("80"), None, None));
        assert_eq!(parts("http://a:b@[2001:db8::1]:8/x@y").1, Some("2001:db8::1"));
        assert_eq!(parts("/only/path?x"), (None, None, None, Some("/only/path"), Some("x")));
        assert_eq!(parts("/a?x#y?z"), (None, None, None, Some("/a"), Some("x")));
        assert_eq!(parts("http://h#y/z"), (Some("http"), Some("h"), None, None, None));
        assert_eq!(parts("http://h?q"), (Some("http"), Some("h"), None, None, Some("q")));
        assert_eq!(parts("é://x"), (None, None, None, Some("é://x"), None));
    }
}
