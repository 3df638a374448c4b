//! Apache HTTP Server error logs, of 2.4 and of 2.2.
//!
//! Sources: Apache HTTP Server documentation, "Log Files" and the directive `ErrorLogFormat`; the messages of
//! `mod_auth_basic`, `mod_auth_digest`, `mod_authz_core` and `mod_access_compat`.

use siem_formats::Value;

use super::{LogTypeCode, http, web_server};
use crate::convert;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode =
    LogTypeCode { name: "apache-error", prepare: Some(prepare), finish, is_own: None };

/// Parts address and port of the other end, and takes the referrer from the end of the message.
fn prepare(doc: &mut Document<'_>) {
    if let Some(peer) = doc.text("peer") {
        // Only 2.4 writes the port, and only 2.4 the process. Without it the end of an IPv6 address looks like one.
        let (ip, port) = if doc.text("pid").is_some() { address_and_port(peer) } else { (peer, None) };
        let (ip_name, port_name) = match doc.text("peer_role") {
            Some("remote") => ("remote_ip", "remote_port"),
            _ => ("client_ip", "client_port"),
        };
        doc.add_original_fields(&[(ip_name, Value::Str(ip)), (port_name, port.map_or(Value::Null, Value::Str))]);
    }
    // Lines of a script's own may follow.
    let first_line = doc.text("message").and_then(|message| message.lines().next());
    if let Some((_, referer)) = first_line.and_then(|line| line.rsplit_once(", referer: ")) {
        doc.add_original_fields(&[("referer", Value::Str(referer))]);
    }
}

fn finish(doc: &mut Document<'_>) {
    web_server::set_site(doc, "apache");
    let is_error = matches!(doc.text("log_level"), Some("emerg" | "alert" | "crit" | "error" | "warn"));
    doc.set_list(field::EVENT_TYPE, if is_error { &["error"] } else { &["info"] });
    if let Some(denial) = doc.text("message").and_then(Denial::read) {
        doc.set(field::EVENT_ACTION, denial.action);
        doc.set(field::EVENT_OUTCOME, "failure");
        doc.set_list(field::EVENT_CATEGORY, denial.categories);
        doc.set_list(field::EVENT_TYPE, denial.types);
        doc.set(field::USER_NAME, denial.user);
    }
    let file = doc.text("message").and_then(|message| message.lines().next()).and_then(file);
    doc.set_some(field::FILE_PATH, file);
    web_server::finish_request(doc, "error");
}

/// The file that a message names, in front of the referrer.
fn file(message: &str) -> Option<&str> {
    let words = ["File does not exist: ", "client denied by server configuration: "];
    let rest = words.iter().find_map(|words| message.strip_prefix(words))?;
    let path = rest.rsplit_once(", referer: ").map_or(rest, |(path, _)| path);
    path.starts_with('/').then_some(path)
}

/// A request that was turned away, because of who asked or from where.
#[derive(Debug, PartialEq, Eq)]
struct Denial<'a> {
    action: &'static str,
    categories: &'static [&'static str],
    types: &'static [&'static str],
    user: &'a str,
}

impl<'a> Denial<'a> {
    /// Reads a message, without its code. A name of basic authentication holds no colon, so the first one ends it.
    fn read(message: &'a str) -> Option<Denial<'a>> {
        let sign_in = |user| Denial {
            action: "authentication failed",
            categories: &["web", "authentication"],
            types: &["error", "start"],
            user,
        };
        if message.starts_with("client denied by server configuration: ") {
            return Some(Denial {
                action: "client denied",
                categories: &["web", "network"],
                types: &["error", "denied"],
                user: "",
            });
        }
        let rest = message.strip_prefix("user ")?;
        if let Some(quoted) = rest.strip_prefix('`') {
            return quoted.split_once("' in realm `").map(|(user, _)| sign_in(user));
        }
        let (before, after) = rest.split_once(": ")?;
        if after.starts_with("authentication failure for ") || after.starts_with("password mismatch") {
            return Some(sign_in(before));
        }
        before.strip_suffix(" not found").map(sign_in)
    }
}

/// `203.0.113.9:50000`, `2001:db8::1:50000`, `[2001:db8::1]:50000`.
fn address_and_port(peer: &str) -> (&str, Option<&str>) {
    let is_port = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match peer.rsplit_once(':') {
        Some((address, port)) if is_port(port) && convert::address(address).is_some() => (address, Some(port)),
        _ => http::host_and_port(peer),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peers() {
        for (peer, address, port) in [
            ("203.0.113.9:50000", "203.0.113.9", Some("50000")),
            ("2001:db8::1:5000", "2001:db8::1", Some("5000")),
            ("[2001:db8::1]:50000", "[2001:db8::1]", Some("50000")),
            ("203.0.113.9", "203.0.113.9", None),
            ("host.example.com:80", "host.example.com", Some("80")),
        ] {
            assert_eq!(address_and_port(peer), (address, port), "{peer}");
        }
    }

    #[test]
    fn files() {
        assert_eq!(file("File does not exist: /srv/a b, referer: http://www.example.com/"), Some("/srv/a b"));
        assert_eq!(file("client denied by server configuration: /srv/private"), Some("/srv/private"));
        assert_eq!(file("client denied by server configuration: proxy:http://192.0.2.1/"), None);
        assert_eq!(file("caught SIGTERM, shutting down"), None);
    }

    #[test]
    fn who_was_turned_away() {
        let user = |message| Denial::read(message).map(|denial| denial.user);
        assert_eq!(user("user alice: authentication failure for \"/x\": Password Mismatch"), Some("alice"));
        assert_eq!(user("user bob not found: /x, referer: http://www.example.com/"), Some("bob"));
        assert_eq!(user("user not found not found: /x"), Some("not found"));
        assert_eq!(user("user `carol' in realm `private' not found: /x"), Some("carol"));
        assert_eq!(user("user carol: password mismatch: /x"), Some("carol"));
        assert_eq!(user("client denied by server configuration: /srv/user x not found: /"), Some(""));
        assert_eq!(user("File does not exist: /srv/user alice not found: /x"), None);
        assert_eq!(user("user agent: authentication"), None);
    }
}
