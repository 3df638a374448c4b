//! What logs of DNS queries share.

use std::net::IpAddr;

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
        if let Some(address) = reverse_address(name) {
            let address = doc.format(format_args!("{address}"));
            doc.add(field::RELATED_IP, address);
        }
    }
}

/// The address whose name is asked for: 192.0.2.1 of `1.2.0.192.in-addr.arpa`, and so for IPv6.
fn reverse_address(name: &str) -> Option<IpAddr> {
    if let Some(octets) = name.strip_suffix(".in-addr.arpa") {
        let mut parts = octets.split('.').map(|octet| octet.parse().ok());
        let [d, c, b, a] = [parts.next()??, parts.next()??, parts.next()??, parts.next()??];
        return parts.next().is_none().then(|| IpAddr::from([a, b, c, d]));
    }
    let digits = name.strip_suffix(".ip6.arpa")?;
    let mut address = 0u128;
    let mut count = 0;
    for digit in digits.rsplit('.') {
        let value = u128::from_str_radix(digit, 16).ok().filter(|_| digit.len() == 1)?;
        address = address.checked_mul(16)? | value;
        count += 1;
    }
    (count == 32).then(|| IpAddr::from(address.to_be_bytes()))
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
        let transport = if is_encrypted { "tcp" } else { &*transport };
        doc.set(field::NETWORK_TRANSPORT, transport);
        let number = match transport {
            "tcp" => Some("6"),
            "udp" => Some("17"),
            _ => None,
        };
        doc.set_some(field::NETWORK_IANA_NUMBER, number);
    }
    doc.set(field::NETWORK_PROTOCOL, "dns");
    super::http::set_network_type(doc, field::SOURCE_IP);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_addresses() {
        let shown = |name: &str| reverse_address(name).map(|address| address.to_string());
        assert_eq!(shown("1.2.0.192.in-addr.arpa").as_deref(), Some("192.0.2.1"));
        let nibbles = format!("7{}8.b.d.0.1.0.0.2.ip6.arpa", ".0".repeat(23) + ".");
        assert_eq!(shown(&nibbles).as_deref(), Some("2001:db8::7"));
        for name in ["2.0.192.in-addr.arpa", "1.1.2.0.192.in-addr.arpa", "x.ip6.arpa", "www.example.com", ".ip6.arpa"] {
            assert_eq!(shown(name), None, "{name}");
        }
    }
}
