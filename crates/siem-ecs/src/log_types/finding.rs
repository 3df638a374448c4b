//! What findings share, of GuardDuty and others, delivered by themselves or through Security Hub.

use siem_formats::Value;

use super::http;
use crate::document::Document;
use crate::schema::{FieldId, field};

/// `Purpose:Resource/Family.Mechanism!Artifact`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FindingType<'a> {
    pub(super) purpose: &'a str,
    pub(super) resource: &'a str,
    pub(super) family: &'a str,
    pub(super) mechanism: Option<&'a str>,
    pub(super) artifact: Option<&'a str>,
}

impl<'a> FindingType<'a> {
    /// Reads a type of GuardDuty, or of Security Hub: there a namespace and a category stand before it, a dash in place
    /// of the slash, and a purpose that the category says already is left out.
    pub(super) fn parse(text: &'a str) -> Option<FindingType<'a>> {
        let (before, after) = text.split_once(':').or_else(|| text.rsplit_once('/'))?;
        let purpose = before.rsplit('/').next().unwrap_or(before);
        let (resource, rest) = after.split_once(['/', '-', '.'])?;
        let (rest, artifact) = rest.split_once('!').map_or((rest, None), |(rest, artifact)| (rest, Some(artifact)));
        let (family, mechanism) = rest.split_once('.').map_or((rest, None), |(f, m)| (f, Some(m)));
        Some(FindingType { purpose, resource, family, mechanism, artifact })
    }

    fn is_about_a_file(&self) -> bool {
        self.family.starts_with("SuspiciousFile") || self.family.starts_with("MaliciousFile")
    }

    /// `event.category`
    pub(super) fn category(&self) -> &'static str {
        let is_malware = matches!(self.purpose, "Backdoor" | "CryptoCurrency" | "Trojan") || self.is_about_a_file();
        if is_malware { "malware" } else { "intrusion_detection" }
    }
}

/// Purposes that are tactics of MITRE ATT&CK.
const TACTICS: [(&str, &str, &str); 9] = [
    ("CredentialAccess", "TA0006", "Credential Access"),
    ("DefenseEvasion", "TA0005", "Defense Evasion"),
    ("Discovery", "TA0007", "Discovery"),
    ("Execution", "TA0002", "Execution"),
    ("Exfiltration", "TA0010", "Exfiltration"),
    ("Impact", "TA0040", "Impact"),
    ("InitialAccess", "TA0001", "Initial Access"),
    ("Persistence", "TA0003", "Persistence"),
    ("PrivilegeEscalation", "TA0004", "Privilege Escalation"),
];

/// The parts of the type, under the names that dashboards have used for years, and the tactic.
pub(super) fn set_type_fields<'a>(doc: &mut Document<'a>, found: &FindingType<'a>) {
    let purpose = &*doc.arena().alloc_str(&found.purpose.replace(' ', ""));
    for (name, part) in [
        ("ThreatPurpose", Some(purpose)),
        ("ResourceTypeAffected", Some(found.resource)),
        ("ThreatFamilyName", Some(found.family)),
        ("DetectionMechanism", found.mechanism),
        ("Artifact", found.artifact),
    ] {
        if let Some(part) = part.filter(|part| !part.is_empty()) {
            doc.set_original_field(name, part);
        }
    }
    if let Some((_, id, name)) = TACTICS.iter().find(|(known, ..)| *known == purpose) {
        doc.set(field::THREAT_FRAMEWORK, "MITRE ATT&CK");
        doc.set(field::THREAT_TACTIC_ID, *id);
        doc.set(field::THREAT_TACTIC_NAME, *name);
    }
}

/// The score that Security Hub gives a severity in words; none for one that is not known, `UNTRIAGED` too.
pub(super) fn score_of_label(label: &str) -> Option<&'static str> {
    Some(match label {
        "CRITICAL" => "90",
        "HIGH" => "70",
        "MEDIUM" => "40",
        "LOW" => "1",
        "INFORMATIONAL" => "0",
        _ => return None,
    })
}

/// The title, without the full stop at its end.
pub(super) fn set_rule_name(doc: &mut Document<'_>) {
    if let Some(title) = doc.get_text(field::RULE_NAME) {
        doc.set(field::RULE_NAME, title.trim().trim_end_matches('.'));
    }
}

/// Which way the traffic went, where there was any. The map puts our resource at the destination; in outbound traffic
/// it is the source.
pub(super) fn set_direction(doc: &mut Document<'_>, found: &FindingType<'_>, action: &str, connection: Option<&str>) {
    let direction = match action {
        "NETWORK_CONNECTION" => match connection {
            Some("INBOUND") => "inbound",
            Some("OUTBOUND") => "outbound",
            _ => "unknown",
        },
        "DNS_REQUEST" => {
            doc.set(field::NETWORK_PROTOCOL, "dns");
            "outbound"
        }
        _ if found.is_about_a_file() => return,
        _ => "inbound",
    };
    doc.set(field::NETWORK_DIRECTION, direction);
    if direction == "outbound" {
        for (source, destination) in ENDS {
            doc.swap(source, destination);
        }
    }
}

/// Every field that the maps set at one of the two ends.
const ENDS: [(FieldId, FieldId); 11] = [
    (field::SOURCE_ADDRESS, field::DESTINATION_ADDRESS),
    (field::SOURCE_DOMAIN, field::DESTINATION_DOMAIN),
    (field::SOURCE_IP, field::DESTINATION_IP),
    (field::SOURCE_PORT, field::DESTINATION_PORT),
    (field::SOURCE_NAT_IP, field::DESTINATION_NAT_IP),
    (field::SOURCE_AS_NUMBER, field::DESTINATION_AS_NUMBER),
    (field::SOURCE_AS_ORGANIZATION_NAME, field::DESTINATION_AS_ORGANIZATION_NAME),
    (field::SOURCE_GEO_CITY_NAME, field::DESTINATION_GEO_CITY_NAME),
    (field::SOURCE_GEO_COUNTRY_ISO_CODE, field::DESTINATION_GEO_COUNTRY_ISO_CODE),
    (field::SOURCE_GEO_COUNTRY_NAME, field::DESTINATION_GEO_COUNTRY_NAME),
    (field::SOURCE_GEO_LOCATION, field::DESTINATION_GEO_LOCATION),
];

/// `network.type`, by the source if it is known, and the case of `network.transport`.
pub(super) fn set_network(doc: &mut Document<'_>) {
    for end in [field::DESTINATION_IP, field::SOURCE_IP] {
        http::set_network_type(doc, end);
    }
    if let Some(transport) = doc.get_text(field::NETWORK_TRANSPORT) {
        let lower = doc.arena().alloc_str(&transport.to_ascii_lowercase());
        doc.set(field::NETWORK_TRANSPORT, &*lower);
    }
}

/// Attack sequences have actors, endpoints and signals in place of one action. GuardDuty writes `signalIndicators` where
/// Security Hub writes `SignalIndicators`.
pub(super) fn set_sequence<'a>(doc: &mut Document<'a>, sequence: Value<'a>) {
    let endpoints = items(sequence, "endpoints").iter();
    doc.add_all(field::RELATED_IP, endpoints.clone().filter_map(|endpoint| part(*endpoint, "ip")));
    doc.add_all(field::RELATED_HOSTS, endpoints.clone().filter_map(|endpoint| part(*endpoint, "domain")));
    for endpoint in endpoints {
        if let Some(ip) = part(*endpoint, "ip")
            && doc.set_default(field::SOURCE_IP, ip)
        {
            doc.set(field::SOURCE_ADDRESS, ip);
            set_place_and_network(doc, *endpoint);
        }
    }
    let actors = items(sequence, "actors").iter();
    let users = actors.clone().filter_map(|actor| part(*actor, "user"));
    doc.add_all(field::RELATED_USER, users.clone().filter_map(|user| part(user, "name")));
    for user in users {
        doc.set_default(field::USER_NAME, part(user, "name").unwrap_or_default());
        doc.set_default(field::USER_ID, part(user, "uid").or_else(|| part(user, "credentialUid")).unwrap_or_default());
    }
    doc.add_all(field::RELATED_HASH, actors.filter_map(|actor| part(part(*actor, "process")?, "sha256")));
    set_tactics(doc, sequence);
}

/// What the signals of a sequence, and the sequence as a whole, show of tactics and techniques.
fn set_tactics<'a>(doc: &mut Document<'a>, sequence: Value<'a>) {
    let of_signals = items(sequence, "signals").iter().flat_map(|signal| items(*signal, "signalIndicators"));
    let indicators = of_signals.chain(items(sequence, "sequenceIndicators"));
    let values_of = |wanted: &'static str| {
        let is_wanted = move |indicator: &&Value<'a>| {
            part(**indicator, "key").and_then(|key| key.as_text()).is_some_and(|key| key == wanted)
        };
        let values = indicators.clone().filter(is_wanted).flat_map(|indicator| items(*indicator, "values"));
        values.filter_map(|value| value.as_text())
    };
    if values_of("ATTACK_TACTIC").next().is_some() {
        doc.set(field::THREAT_FRAMEWORK, "MITRE ATT&CK");
        doc.add_all(field::THREAT_TACTIC_NAME, values_of("ATTACK_TACTIC"));
    }
    let is_id = |name: &&str| name.strip_prefix('T').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    doc.add_all(field::THREAT_TECHNIQUE_ID, values_of("ATTACK_TECHNIQUE").filter(is_id));
    doc.add_all(field::THREAT_TECHNIQUE_NAME, values_of("ATTACK_TECHNIQUE").filter(|name| !is_id(name)));
}

/// Where the endpoint is that the sequence came from, as the finding has it.
fn set_place_and_network<'a>(doc: &mut Document<'a>, endpoint: Value<'a>) {
    if let Some(location) = part(endpoint, "location") {
        doc.set_some(field::SOURCE_GEO_CITY_NAME, part(location, "city"));
        doc.set_some(field::SOURCE_GEO_COUNTRY_NAME, part(location, "country"));
        if let (Some(lat), Some(lon)) = (part(location, "lat"), part(location, "lon")) {
            let point = doc.arena().alloc_slice_copy(&[("lat", lat), ("lon", lon)]);
            doc.set(field::SOURCE_GEO_LOCATION, Value::Object(point));
        }
    }
    if let Some(network) = part(endpoint, "autonomousSystem") {
        doc.set_some(field::SOURCE_AS_NUMBER, part(network, "number"));
        doc.set_some(field::SOURCE_AS_ORGANIZATION_NAME, part(network, "name"));
    }
}

fn part<'a>(value: Value<'a>, name: &str) -> Option<Value<'a>> {
    value.members().iter().rev().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
}

fn items<'a>(value: Value<'a>, name: &str) -> &'a [Value<'a>] {
    part(value, name).map_or(&[], |list| list.items())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_both_services() {
        let parts = |text| FindingType::parse(text).map(|t| (t.purpose, t.resource, t.family, t.mechanism, t.artifact));
        for (text, expected) in [
            ("CryptoCurrency:EC2/BitcoinTool.B!DNS", ("CryptoCurrency", "EC2", "BitcoinTool", Some("B"), Some("DNS"))),
            (
                "TTPs/Initial Access/UnauthorizedAccess:EC2-SSHBruteForce",
                ("UnauthorizedAccess", "EC2", "SSHBruteForce", None, None),
            ),
            (
                "TTPs/Credential Access/IAMUser-AnomalousBehavior",
                ("Credential Access", "IAMUser", "AnomalousBehavior", None, None),
            ),
            ("TTPs/Policy:IAMUser-RootCredentialUsage", ("Policy", "IAMUser", "RootCredentialUsage", None, None)),
            (
                "AttackSequence:IAM/CompromisedCredentials",
                ("AttackSequence", "IAM", "CompromisedCredentials", None, None),
            ),
        ] {
            assert_eq!(parts(text), Some(expected), "{text}");
        }
        for text in ["Software and Configuration Checks", "a:b", "", ":", "/"] {
            assert_eq!(parts(text), None, "{text}");
        }
    }

    #[test]
    fn malware_by_purpose_or_family() {
        for (text, category) in [
            ("Backdoor:EC2/C&CActivity.B!DNS", "malware"),
            ("Execution:Runtime/MaliciousFileExecuted", "malware"),
            ("Object:S3/MaliciousFile", "malware"),
            ("Recon:EC2/PortProbeUnprotectedPort", "intrusion_detection"),
        ] {
            assert_eq!(FindingType::parse(text).unwrap().category(), category, "{text}");
        }
    }
}
