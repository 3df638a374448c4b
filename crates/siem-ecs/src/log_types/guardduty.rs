//! Amazon GuardDuty findings, exported to S3 or sent through EventBridge.
//!
//! Source: Amazon GuardDuty User Guide, "Finding details", "Finding types", "Attack sequence findings".

use siem_formats::Value;

use super::LogTypeCode;
use super::finding::{self, FindingType};
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "guardduty", prepare: None, finish, is_own: None };

fn finish(doc: &mut Document<'_>) {
    let found = doc.text("type").and_then(FindingType::parse).unwrap_or_default();
    finding::set_type_fields(doc, &found);
    finding::set_rule_name(doc);
    if let Some(label) = doc.text("severity").and_then(severity_label) {
        doc.set_original_field("severitylabel", label);
    }
    // Findings come again with every update; without a count the time tells the states apart.
    if doc.id_suffix().is_none()
        && let Some(updated) = doc.text("updatedAt")
    {
        doc.set_id_suffix(updated);
    }
    doc.set(field::EVENT_CATEGORY, finding::category(&found));
    doc.set_list(field::EVENT_TYPE, if is_blocked(doc) { &["denied"] } else { &["info"] });
    let direction = direction(doc, &found);
    if let Some(direction) = direction {
        doc.set(field::NETWORK_DIRECTION, direction);
    }
    if direction == Some("outbound") {
        finding::swap_ends(doc);
    }
    set_sequence(doc);
    for path in [field::SOURCE_IP, field::DESTINATION_IP] {
        super::http::set_network_type(doc, path);
    }
    if let Some(transport) = doc.get_text(field::NETWORK_TRANSPORT) {
        let lower = doc.arena().alloc_str(&transport.to_ascii_lowercase());
        doc.set(field::NETWORK_TRANSPORT, &*lower);
    }
}

/// Source: "Severity levels for GuardDuty findings".
fn severity_label(severity: &str) -> Option<&'static str> {
    let severity: f64 = severity.parse().ok()?;
    Some(match severity {
        s if s < 4.0 => "low",
        s if s < 7.0 => "medium",
        s if s < 9.0 => "high",
        _ => "critical",
    })
}

fn is_blocked(doc: &Document<'_>) -> bool {
    ["networkConnectionAction", "dnsRequestAction", "portProbeAction"]
        .iter()
        .any(|action| doc.text(&format!("service.action.{action}.blocked")) == Some("true"))
}

/// Which way the traffic went, where there was any.
fn direction(doc: &Document<'_>, found: &FindingType<'_>) -> Option<&'static str> {
    match doc.text("service.action.actionType")? {
        "NETWORK_CONNECTION" => match doc.text("service.action.networkConnectionAction.connectionDirection")? {
            "INBOUND" => Some("inbound"),
            "OUTBOUND" => Some("outbound"),
            _ => Some("unknown"),
        },
        "DNS_REQUEST" => Some("outbound"),
        _ if finding::is_file_family(found) => None,
        _ => Some("inbound"),
    }
}

/// Attack sequences have actors, endpoints and signals in place of one action.
fn set_sequence(doc: &mut Document<'_>) {
    let Some(sequence) = doc.at("service.detection.sequence") else { return };
    for endpoint in sequence.get("endpoints").unwrap_or_default().items() {
        if let Some(ip) = endpoint.get("ip") {
            doc.add(field::RELATED_IP, ip);
            doc.set_default(field::SOURCE_IP, ip);
            doc.set_default(field::SOURCE_ADDRESS, ip);
        }
        doc.add_some(field::RELATED_HOSTS, endpoint.get("domain"));
    }
    for actor in sequence.get("actors").unwrap_or_default().items() {
        if let Some(name) = actor.at(&["user", "name"]) {
            doc.add(field::RELATED_USER, name);
            doc.set_default(field::USER_NAME, name);
        }
        doc.add_some(field::RELATED_HASH, actor.at(&["process", "sha256"]));
    }
    let signals = sequence.get("signals").unwrap_or_default().items();
    let indicators = signals.iter().flat_map(|signal| signal.get("signalIndicators").unwrap_or_default().items());
    for indicator in indicators.chain(sequence.get("sequenceIndicators").unwrap_or_default().items()) {
        let target = match indicator.get("key").and_then(|key| key.as_str()) {
            Some("ATTACK_TACTIC") => field::THREAT_TACTIC_NAME,
            Some("ATTACK_TECHNIQUE") => field::THREAT_TECHNIQUE_ID,
            _ => continue,
        };
        doc.add(target, indicator.get("values").unwrap_or(Value::Null));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_severity_has_a_label() {
        for (severity, label) in
            [("0", "low"), ("3.9", "low"), ("4", "medium"), ("6.9", "medium"), ("8.9", "high"), ("9.5", "critical")]
        {
            assert_eq!(severity_label(severity), Some(label));
        }
        assert_eq!(severity_label("x"), None);
    }
}
