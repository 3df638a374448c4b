//! NGINX error logs.
//!
//! Source: NGINX documentation, "Core functionality", `error_log`; the context that the HTTP and stream modules append
//! to a message. What a client sends is written as it came, quotes and commas too: he can write a context of his own
//! into the path or the request, but the true one stays in the line as well.

use siem_formats::Value;

use super::{LogTypeCode, http, web_server};
use crate::convert;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "nginx-error", prepare: None, finish, is_own: None };

/// Reason of a line that names several clients.
const AMBIGUOUS: &str = "ambiguous: the request holds text that looks like the log's own";

/// What stands for the address of a client that came through a socket of the machine's own.
const UNIX_SOCKET: &str = "unix:";

fn finish(doc: &mut Document<'_>) {
    web_server::set_site(doc, "nginx");
    let is_error = matches!(doc.get_text(field::LOG_LEVEL), Some("emerg" | "alert" | "crit" | "error" | "warn"));
    doc.set_list(field::EVENT_TYPE, if is_error { &["error"] } else { &["info"] });
    let message = doc.text("message").unwrap_or_default();
    match client(message) {
        Client::One(address, context) => set_context(doc, address, context),
        Client::Several => {
            doc.set(field::EVENT_REASON, AMBIGUOUS);
        }
        // `client 192.0.2.1 closed keepalive connection`
        Client::None => {
            let address = message.strip_prefix("client ").and_then(|rest| rest.split(' ').next()).unwrap_or_default();
            if convert::address(address).is_some() {
                doc.set(field::SOURCE_ADDRESS, address);
                doc.set(field::SOURCE_IP, address);
            }
        }
    }
    if let Some((action, user)) = denial(message) {
        doc.set(field::EVENT_ACTION, action);
        doc.set(field::EVENT_OUTCOME, "failure");
        if action == "client denied" {
            doc.set_list(field::EVENT_CATEGORY, &["web", "network"]);
            doc.set_list(field::EVENT_TYPE, &["error", "denied"]);
        } else {
            doc.set_list(field::EVENT_CATEGORY, &["web", "authentication"]);
            doc.set_list(field::EVENT_TYPE, &["error", "start"]);
            doc.set(field::USER_NAME, user);
        }
    }
    web_server::finish_request(doc, "error");
}

/// Who a message is about.
#[derive(Debug, PartialEq, Eq)]
enum Client<'a> {
    None,
    /// The address, and the context behind it.
    One(&'a str, &'a str),
    /// More than one address: all but one are the client's own text.
    Several,
}

fn client(message: &str) -> Client<'_> {
    let mut found = Client::None;
    for (at, key) in message.match_indices("client: ") {
        let is_key = at == 0 || message[..at].ends_with(", ");
        let rest = &message[at + key.len()..];
        let (address, context) = rest.split_at(rest.find(',').unwrap_or(rest.len()));
        if !is_key || address != UNIX_SOCKET && convert::address(address).is_none() {
            continue;
        }
        match found {
            Client::One(known, _) if known != address => return Client::Several,
            Client::One(..) => {}
            _ => found = Client::One(address, context),
        }
    }
    found
}

/// The context, `, server: NAME, request: "LINE", upstream: "URL", host: "NAME", referrer: "URL"`, of which every part
/// may be missing.
fn set_context<'a>(doc: &mut Document<'a>, client: &'a str, context: &'a str) {
    doc.set(field::SOURCE_ADDRESS, client);
    doc.set(field::SOURCE_IP, client);
    let parts = [
        ("server_name", bare(context, ", server: ")),
        ("request", quoted(context, ", request: \"")),
        ("upstream", quoted(context, ", upstream: \"")),
        ("http_host", quoted(context, ", host: \"")),
        ("referrer", quoted(context, ", referrer: \"")),
    ];
    doc.add_original_fields(&parts.map(|(name, part)| (name, part.map_or(Value::Null, Value::Str))));
    if let Some(line) = doc.text("request") {
        web_server::set_request(doc, line);
    }
    if let Some(host) = doc.text("http_host") {
        web_server::set_host(doc, host);
    }
    doc.set_some(field::HTTP_REQUEST_REFERRER, doc.text("referrer"));
    if let Some(upstream) = doc.text("upstream").filter(|upstream| !upstream.contains(UNIX_SOCKET)) {
        // The stream module, which knows no URLs, writes address and port alone.
        let (host, port) = if upstream.contains("://") {
            let authority = http::UrlParts::parse(upstream);
            (authority.host, authority.port)
        } else {
            let (host, port) = http::host_and_port(upstream);
            (Some(host), port)
        };
        doc.set_some(field::DESTINATION_ADDRESS, host);
        doc.set_some(field::DESTINATION_IP, host);
        doc.set_some(field::DESTINATION_PORT, port);
    }
}

fn bare<'a>(context: &'a str, key: &str) -> Option<&'a str> {
    context.split_once(key)?.1.split(',').next()
}

/// From a key to the quote before the next one, or to the last quote.
fn quoted<'a>(context: &'a str, key: &str) -> Option<&'a str> {
    let rest = context.split_once(key)?.1;
    let next = ["subrequest", "upstream", "host", "referrer"].iter();
    let end = next.filter_map(|name| rest.find(&format!("\", {name}: \""))).min();
    Some(&rest[..end.or_else(|| rest.rfind('"'))?])
}

/// `access forbidden by rule`, `user "alice": password mismatch`, `user "bob" was not found in "/etc/htpasswd"`: what
/// was done, and the name. A name of basic authentication holds no colon.
fn denial(message: &str) -> Option<(&'static str, &str)> {
    if message.starts_with("access forbidden by rule") {
        return Some(("client denied", ""));
    }
    let rest = message.strip_prefix("user \"")?;
    let user = match rest.split_once("\": password mismatch") {
        Some((user, _)) => user,
        None => rest.split_once("\" was not found in \"")?.0,
    };
    Some(("authentication failed", user))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_cannot_write_his_own_address() {
        let context = ", server: a, request: \"GET / HTTP/1.1\"";
        assert_eq!(client(&format!("x, client: 192.0.2.1{context}")), Client::One("192.0.2.1", context));
        assert_eq!(client("client: 2001:db8::1"), Client::One("2001:db8::1", ""));
        assert_eq!(client("x, client: unix:, server: a"), Client::One("unix:", ", server: a"));
        assert_eq!(
            client("open() \"/x, client: 198.51.100.1, \" failed, client: 192.0.2.1, server: a"),
            Client::Several
        );
        assert_eq!(client("x, client: nobody, server: a"), Client::None);
        assert_eq!(client("x client: 192.0.2.1"), Client::None);
    }

    #[test]
    fn parts_of_a_context() {
        let context = ", server: _, request: \"GET /a\", b HTTP/1.1\", host: \"h\", referrer: \"r\"x\"";
        assert_eq!(bare(context, ", server: "), Some("_"));
        assert_eq!(quoted(context, ", request: \""), Some("GET /a\", b HTTP/1.1"));
        assert_eq!(quoted(context, ", host: \""), Some("h"));
        assert_eq!(quoted(context, ", referrer: \""), Some("r\"x"));
        assert_eq!(quoted(context, ", upstream: \""), None);
        assert_eq!(quoted(", host: \"", ", host: \""), None);
    }

    #[test]
    fn who_was_turned_away() {
        assert_eq!(denial("user \"alice\": password mismatch, client: x"), Some(("authentication failed", "alice")));
        assert_eq!(denial("user \"b\" was not found in \"/x\""), Some(("authentication failed", "b")));
        assert_eq!(denial("access forbidden by rule, client: x"), Some(("client denied", "")));
        assert_eq!(denial("open() \"user \\\"a\\\": password mismatch"), None);
    }
}
