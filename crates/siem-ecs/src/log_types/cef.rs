//! Events in ArcSight Common Event Format, of whatever device writes them.
//!
//! Source: "ArcSight Common Event Format (CEF) Implementation Standard", "ArcSight Extension Dictionary".

use super::{LogTypeCode, syslog, vpcflowlogs};
use crate::convert;
use crate::document::Document;
use crate::schema::{FieldId, field};
use crate::time;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "cef", prepare: None, finish, is_own: None };

fn finish(doc: &mut Document<'_>) {
    syslog::set_priority(doc);
    set_addresses(doc);
    set_severity(doc);
    let denied = doc.text("act").map(word_of_denial);
    let is_traffic = doc.has(field::SOURCE_IP) && doc.has(field::DESTINATION_IP);
    let (category, usual) = if is_traffic { ("network", "connection") } else { ("host", "info") };
    doc.set_list(field::EVENT_CATEGORY, &[category]);
    match denied.flatten().filter(|_| is_traffic) {
        Some(true) => doc.set_list(field::EVENT_TYPE, &[usual, "denied"]),
        Some(false) => doc.set_list(field::EVENT_TYPE, &["allowed", usual]),
        None => doc.set_list(field::EVENT_TYPE, &[usual]),
    }
    let said = doc.text("outcome").and_then(|outcome| match outcome.to_ascii_lowercase().as_str() {
        "success" | "succeeded" | "/success" => Some("success"),
        "failure" | "failed" | "/failure" => Some("failure"),
        _ => None,
    });
    doc.set_some(field::EVENT_OUTCOME, said);
    let direction = match doc.text("deviceDirection") {
        Some("0") => Some("inbound"),
        Some("1") => Some("outbound"),
        _ => None,
    };
    doc.set_some(field::NETWORK_DIRECTION, direction);
    set_transport(doc);
    set_file_hash(doc, "fileHash");
    if let Some(protocol) = doc.get_text(field::NETWORK_PROTOCOL) {
        let protocol: &str = doc.arena().alloc_str(&protocol.to_lowercase());
        doc.set(field::NETWORK_PROTOCOL, protocol);
    }
    for (key, field) in [("start", field::EVENT_START), ("end", field::EVENT_END)] {
        let read = |text| time::parse_epoch(text).or_else(|| time::parse_iso8601(text));
        if let Some(time) = doc.text(key).and_then(read) {
            doc.set_time(field, time);
        }
    }
}

/// A hash of a file, by its length.
pub(super) fn set_file_hash(doc: &mut Document<'_>, key: &str) {
    let Some(hash) = doc.text(key).filter(|hash| hash.bytes().all(|b| b.is_ascii_hexdigit())) else { return };
    let field = match hash.len() {
        32 => field::FILE_HASH_MD5,
        40 => field::FILE_HASH_SHA1,
        64 => field::FILE_HASH_SHA256,
        _ => return,
    };
    let hash: &str = doc.arena().alloc_str(&hash.to_ascii_lowercase());
    doc.set(field, hash);
    doc.add(field::RELATED_HASH, hash);
}

/// Whether an action of a device lets nothing through (`true`) or lets it through; devices choose their words.
pub(super) fn word_of_denial(action: &str) -> Option<bool> {
    let action = action.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| action.contains(word));
    if says(&["den", "block", "drop", "reject", "reset", "prevent", "quarantine"]) {
        return Some(true);
    }
    says(&["allow", "accept", "permit", "pass"]).then_some(false)
}

/// Hardware addresses as ECS has them, IPv6 from the fields that are labelled so, one family for the traffic.
pub(super) fn set_addresses(doc: &mut Document<'_>) {
    for (ip, address, label) in [
        (field::SOURCE_IP, field::SOURCE_ADDRESS, "Source IPv6 Address"),
        (field::DESTINATION_IP, field::DESTINATION_ADDRESS, "Destination IPv6 Address"),
    ] {
        if let Some(labelled) = doc.text(label).filter(|_| !doc.has(ip)) {
            doc.set(ip, labelled);
        }
        let text = doc.get_text(ip);
        doc.set_some(address, text);
    }
    for field in [field::SOURCE_MAC, field::DESTINATION_MAC] {
        if let Some(mac) = doc.get_text(field) {
            let mac = hyphenated(doc, mac);
            doc.set(field, mac);
        }
    }
    if let Some(mac) = doc.text("dvcmac") {
        let mac = hyphenated(doc, mac);
        for field in [field::OBSERVER_MAC, field::HOST_MAC] {
            if doc.has(field) {
                doc.set_list(field, &[mac]);
            }
        }
    }
    let family = doc.get_text(field::SOURCE_IP).or_else(|| doc.get_text(field::DESTINATION_IP));
    doc.set_some(field::NETWORK_TYPE, family.map(|ip| if ip.contains(':') { "ipv6" } else { "ipv4" }));
}

/// `00-0C-29-AA-BB-CC`, as ECS has it.
fn hyphenated<'a>(doc: &Document<'a>, mac: &str) -> &'a str {
    doc.arena().alloc_str(&mac.replace(':', "-").to_ascii_uppercase())
}

/// The protocol by its name in lower case; devices that write its number get the name.
pub(super) fn set_transport(doc: &mut Document<'_>) {
    let Some(protocol) = doc.get_text(field::NETWORK_TRANSPORT) else { return };
    if protocol.bytes().all(|b| b.is_ascii_digit()) {
        doc.remove(field::NETWORK_TRANSPORT);
        doc.set(field::NETWORK_IANA_NUMBER, protocol);
        doc.set_some(field::NETWORK_TRANSPORT, vpcflowlogs::transport_name(protocol));
    } else {
        let name: &str = doc.arena().alloc_str(&protocol.to_lowercase());
        doc.set(field::NETWORK_TRANSPORT, name);
    }
}

/// A number from 0 to 10, or a word for a range of them: where it begins.
fn set_severity(doc: &mut Document<'_>) {
    let number = match doc.text("cef_severity").unwrap_or_default() {
        text if text.eq_ignore_ascii_case("low") => "0",
        text if text.eq_ignore_ascii_case("medium") => "4",
        text if text.eq_ignore_ascii_case("high") => "7",
        text if text.eq_ignore_ascii_case("very-high") => "9",
        text if text.bytes().all(|b| b.is_ascii_digit()) => text,
        _ => return,
    };
    doc.set(field::EVENT_SEVERITY, number);
}

/// An address, or a name, of a device or host: the one or the other field.
pub(super) fn set_host<'a>(doc: &mut Document<'a>, text: &'a str, ip: FieldId, name: FieldId) {
    let field = if convert::address(text).is_some() { ip } else { name };
    doc.set_default(field, text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_devices() {
        for (action, expected) in [
            ("Denied", Some(true)),
            ("blocked", Some(true)),
            ("IDS:Reset", Some(true)),
            ("Accept", Some(false)),
            ("pass", Some(false)),
            ("Log", None),
        ] {
            assert_eq!(word_of_denial(action), expected, "{action}");
        }
    }
}
