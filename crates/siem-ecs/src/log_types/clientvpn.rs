//! AWS Client VPN connection logs.
//!
//! Source: AWS Client VPN Administrator Guide, "Connection logging for a Client VPN endpoint".

use super::LogTypeCode;
use super::{delivery, http};
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "clientvpn", prepare: Some(prepare), finish, is_own: None };

fn prepare(doc: &mut Document<'_>) {
    delivery::take_out_placeholders(doc, &["NA", "N/A"]);
}

fn finish(doc: &mut Document<'_>) {
    set_result(doc);
    http::set_network_type(doc, field::SOURCE_IP);
    if let Some(transport) = doc.text("transport-protocol") {
        let transport = doc.arena().alloc_str(&transport.to_ascii_lowercase());
        doc.set(field::NETWORK_TRANSPORT, &*transport);
    }
    for (both, ours, theirs) in [
        (field::NETWORK_BYTES, "ingress-bytes", "egress-bytes"),
        (field::NETWORK_PACKETS, "ingress-packets", "egress-packets"),
    ] {
        let number = |name| doc.text(name).and_then(|text| text.parse::<u64>().ok());
        if let (Some(ours), Some(theirs)) = (number(ours), number(theirs)) {
            let sum = doc.format(format_args!("{}", ours.saturating_add(theirs)));
            doc.set(both, sum);
        }
    }
    if let Some(seconds) = doc.text("connection-duration-seconds").and_then(|text| text.parse::<u64>().ok()) {
        let nanos = doc.format(format_args!("{}", seconds.saturating_mul(1_000_000_000)));
        doc.set(field::EVENT_DURATION, nanos);
    }
    if let Some(name) = doc.text("username").filter(|name| name.contains('@')) {
        doc.set(field::USER_EMAIL, name);
    }
    doc.set_some(field::HOST_OS_TYPE, doc.text("device-type").and_then(os_type));
}

/// An attempt begins a connection or fails; a reset ends it, or is the client's answer to being asked who it is.
fn set_result(doc: &mut Document<'_>) {
    let (outcome, types): (_, &[&str]) = match doc.text("connection-attempt-status") {
        Some("successful") => ("success", &["start", "connection", "allowed"]),
        Some("failed") => ("failure", &["start", "connection", "denied"]),
        Some(_) => ("unknown", &["start", "connection"]),
        None if doc.text("connection-log-type") == Some("connection-reset") => ("success", &["end", "connection"]),
        None => ("unknown", &["connection"]),
    };
    doc.set(field::EVENT_OUTCOME, outcome);
    doc.set_list(field::EVENT_TYPE, types);
    let is_attempt = types.contains(&"start");
    doc.set_list(
        field::EVENT_CATEGORY,
        if is_attempt { &["authentication", "network"] } else { &["session", "network"] },
    );
    // A policy that is enforced ends sessions too, when it is looked at again.
    let reason =
        doc.text("connection-attempt-failure-reason").or_else(|| doc.text("authorization-policy-evaluation.reason"));
    doc.set_some(field::EVENT_REASON, reason);
    if outcome == "failure" {
        doc.set_some(field::ERROR_MESSAGE, reason);
    }
}

/// Values of ECS for what the client says it runs on.
fn os_type(device: &str) -> Option<&'static str> {
    Some(match device {
        "mac" | "macos" => "macos",
        "win" | "windows" => "windows",
        "linux" => "linux",
        "ios" => "ios",
        "android" => "android",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_told_in_the_words_of_ecs() {
        assert_eq!(os_type("mac"), Some("macos"));
        assert_eq!(os_type("toaster"), None);
    }
}
