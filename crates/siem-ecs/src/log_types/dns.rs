//! What logs of DNS queries share.

use crate::document::Document;
use crate::schema::field;

/// A domain name as people write it: without the root's dot, in small letters, which DNS does not tell from others.
pub(super) fn bare_name<'a>(doc: &Document<'a>, name: &'a str) -> &'a str {
    let name = name.strip_suffix('.').filter(|rest| !rest.is_empty()).unwrap_or(name);
    if name.bytes().any(|b| b.is_ascii_uppercase()) { doc.arena().alloc_str(&name.to_ascii_lowercase()) } else { name }
}

/// `dns.question.name`, in `related.hosts` too.
pub(super) fn set_question(doc: &mut Document<'_>) {
    if let Some(name) = doc.get_text(field::DNS_QUESTION_NAME) {
        let name = bare_name(doc, name);
        doc.set(field::DNS_QUESTION_NAME, name);
        doc.add(field::RELATED_HOSTS, name);
    }
}

/// `event.outcome` by response code: NOERROR, else a failure; unknown without one.
pub(super) fn set_outcome(doc: &mut Document<'_>) {
    let outcome = match doc.get_text(field::DNS_RESPONSE_CODE) {
        Some("NOERROR") => "success",
        Some(_) => "failure",
        None => "unknown",
    };
    doc.set(field::EVENT_OUTCOME, outcome);
}

/// `network.transport` of `UDP`, and what follows from DNS. Queries over HTTPS and TLS come over TCP.
pub(super) fn set_network(doc: &mut Document<'_>, transport: Option<&str>) {
    if let Some(transport) = transport {
        let is_encrypted = matches!(transport, "DOH" | "DOT");
        let transport = doc.arena().alloc_str(&transport.to_ascii_lowercase());
        doc.set(field::NETWORK_TRANSPORT, if is_encrypted { "tcp" } else { &*transport });
    }
    doc.set(field::NETWORK_PROTOCOL, "dns");
    super::http::set_network_type(doc, field::SOURCE_IP);
}
