//! Amazon GuardDuty findings, exported to S3 or sent through EventBridge.
//!
//! Source: Amazon GuardDuty User Guide, "Finding details", "Finding types", "Attack sequence finding types", "Severity
//! levels of GuardDuty findings"; AWS CLI Command Reference, `guardduty get-findings`.

use bumpalo::Bump;
use siem_formats::Value;

use super::LogTypeCode;
use super::finding::{self, FindingType};
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "guardduty", prepare: Some(prepare), finish, is_own: None };

/// The AWS CLI and the SDKs of Python print the members of findings with a capital first letter.
fn prepare(doc: &mut Document<'_>) {
    if doc.at("Service").is_some() && doc.at("service").is_none() {
        doc.set_original(uncapitalized(doc.original(), doc.arena()));
    }
}

/// The same tree with names that begin with a small letter.
fn uncapitalized<'a>(value: Value<'a>, arena: &'a Bump) -> Value<'a> {
    match value {
        Value::Object(members) => Value::Object(arena.alloc_slice_fill_iter(members.iter().map(|(name, value)| {
            let name = arena.alloc_str(name);
            if let Some(first) = name.get_mut(..1) {
                first.make_ascii_lowercase();
            }
            (&*name, uncapitalized(*value, arena))
        }))),
        Value::List(items) => {
            Value::List(arena.alloc_slice_fill_iter(items.iter().map(|item| uncapitalized(*item, arena))))
        }
        other => other,
    }
}

fn finish(doc: &mut Document<'_>) {
    let found = doc.text("type").and_then(FindingType::parse).unwrap_or_default();
    finding::set_type_fields(doc, &found);
    finding::set_rule_name(doc);
    if !found.purpose.is_empty() {
        doc.set(field::RULE_CATEGORY, found.purpose);
        doc.set(field::RULE_RULESET, doc.format(format_args!("{}:{}", found.purpose, found.resource)));
    }
    if let Some(label) = doc.text("severity").and_then(severity_label) {
        doc.set_original_field("severitylabel", label);
    }
    let sequence = doc.at("service.detection.sequence");
    // Findings come again with every update. An attack sequence grows by signals while its count stays.
    if (sequence.is_some() || doc.id_suffix().is_none())
        && let Some(updated) = doc.text("updatedAt")
    {
        doc.set_id_suffix(updated);
    }
    set_kind(doc, &found);
    set_outcome(doc, &found);
    if let Some(action) = doc.text("service.action.actionType") {
        let connection = doc.text("service.action.networkConnectionAction.connectionDirection");
        finding::set_direction(doc, &found, action, connection);
    }
    if let Some(sequence) = sequence {
        finding::set_sequence(doc, sequence);
    }
    add_addresses(doc);
    finding::set_network(doc);
    if let Some(process) = doc.at("service.runtimeDetails.process") {
        set_parent(doc, process);
    }
}

/// None for what is not on the scale of 1 to 10.
fn severity_label(severity: &str) -> Option<&'static str> {
    match severity.parse::<f64>().ok()? {
        0.0..4.0 => Some("low"),
        4.0..7.0 => Some("medium"),
        7.0..9.0 => Some("high"),
        9.0..=10.0 => Some("critical"),
        _ => None,
    }
}

/// ECS allows `denied` for intrusions, not for malware.
fn set_kind(doc: &mut Document<'_>, found: &FindingType<'_>) {
    let category = found.category();
    let is_blocked = ["networkConnectionAction", "dnsRequestAction", "portProbeAction"]
        .iter()
        .any(|action| doc.text(&format!("service.action.{action}.blocked")) == Some("true"));
    doc.set(field::EVENT_CATEGORY, category);
    doc.set(field::EVENT_TYPE, if is_blocked && category == "intrusion_detection" { "denied" } else { "info" });
}

/// Calls that were refused, Kubernetes' answers, and sign-ins to databases; of other actions nothing is known.
fn set_outcome(doc: &mut Document<'_>, found: &FindingType<'_>) {
    let status = doc.get_text(field::HTTP_RESPONSE_STATUS_CODE);
    // The API's reference and exported findings spell it with a capital, older ones without.
    let sign_ins = doc
        .at("service.action.rdsLoginAttemptAction.LoginAttributes")
        .or_else(|| doc.at("service.action.rdsLoginAttemptAction.loginAttributes"))
        .unwrap_or_default();
    if doc.has(field::ERROR_CODE) {
        doc.set(field::EVENT_OUTCOME, "failure");
    } else if status.is_some() {
        super::http::set_outcome_by_status(doc, status);
    } else if !sign_ins.items().is_empty() {
        let successes = sign_ins.items().iter().filter_map(|user| user.get("successfulLoginAttempts")?.as_text());
        let any = successes.into_iter().any(|count| count != "0");
        doc.set(field::EVENT_OUTCOME, if any { "success" } else { "failure" });
    } else if found.resource == "RDS"
        && let Some(mechanism) = found.mechanism
    {
        // SuccessfulLogin, SuccessfulBruteForce; FailedLogin
        if mechanism.starts_with("Successful") {
            doc.set(field::EVENT_OUTCOME, "success");
        } else if mechanism.starts_with("Failed") {
            doc.set(field::EVENT_OUTCOME, "failure");
        }
    }
}

/// The process that started the one of the finding: the member of its lineage that it names as its parent, else the
/// first.
fn set_parent<'a>(doc: &mut Document<'a>, process: Value<'a>) {
    let lineage = process.get("lineage").unwrap_or_default().items();
    let uuid = process.get("parentUuid").and_then(|uuid| uuid.as_text());
    let is_parent = |ancestor: &&Value<'a>| uuid.is_some() && ancestor.get("uuid").and_then(|id| id.as_text()) == uuid;
    let Some(parent) = lineage.iter().find(is_parent).or(lineage.first()) else { return };
    for (field, name) in [
        (field::PROCESS_PARENT_EXECUTABLE, "executablePath"),
        (field::PROCESS_PARENT_NAME, "name"),
        (field::PROCESS_PARENT_PID, "pid"),
        (field::PROCESS_PARENT_START, "startTime"),
    ] {
        doc.set_some(field, parent.get(name));
    }
    if let Some(path) = parent.get("executablePath").and_then(|path| path.as_text()) {
        doc.set_default(field::PROCESS_PARENT_NAME, path.rsplit('/').next().unwrap_or(path));
    }
}

/// The instance may have several interfaces, and a port be probed from several addresses.
fn add_addresses(doc: &mut Document<'_>) {
    let interfaces = doc.at("resource.instanceDetails.networkInterfaces").unwrap_or_default().items().iter();
    let own = ["privateIpAddress", "publicIp", "ipv6Addresses"];
    doc.add_all(field::RELATED_IP, interfaces.flat_map(|interface| own.map(|name| interface.get(name))).flatten());
    let probes = doc.at("service.action.portProbeAction.portProbeDetails").unwrap_or_default().items().iter();
    let remote = ["remoteIpDetails", "ipAddressV4"];
    doc.add_all(field::RELATED_IP, probes.filter_map(|probe| probe.at(&remote)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_severity_has_a_label() {
        for (severity, label) in [
            ("1", "low"),
            ("3.9", "low"),
            ("4", "medium"),
            ("6.9", "medium"),
            ("8.9", "high"),
            ("9", "critical"),
            ("10", "critical"),
        ] {
            assert_eq!(severity_label(severity), Some(label));
        }
        for severity in ["x", "nan", "1e999", "-1"] {
            assert_eq!(severity_label(severity), None);
        }
    }
}
