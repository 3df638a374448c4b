//! What findings of GuardDuty share, delivered by itself or through Security Hub.

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
    /// Reads a type of GuardDuty, or of Security Hub: there a namespace and a category stand before it, and a dash in
    /// place of the slash.
    pub(super) fn parse(text: &'a str) -> Option<FindingType<'a>> {
        let (before, after) = text.split_once(':')?;
        let purpose = before.rsplit('/').next().unwrap_or(before);
        let (resource, rest) = after.split_once(['/', '-', '.'])?;
        let (rest, artifact) = rest.split_once('!').map_or((rest, None), |(rest, artifact)| (rest, Some(artifact)));
        let (family, mechanism) = rest.split_once('.').map_or((rest, None), |(f, m)| (f, Some(m)));
        Some(FindingType { purpose, resource, family, mechanism, artifact })
    }
}

/// The parts of the type, under the names that dashboards have used for years.
pub(super) fn set_type_fields<'a>(doc: &mut Document<'a>, found: &FindingType<'a>) {
    for (name, part) in [
        ("ThreatPurpose", Some(found.purpose)),
        ("ResourceTypeAffected", Some(found.resource)),
        ("ThreatFamilyName", Some(found.family)),
        ("DetectionMechanism", found.mechanism),
        ("Artifact", found.artifact),
    ] {
        if let Some(part) = part.filter(|part| !part.is_empty()) {
            doc.set_original_field(name, part);
        }
    }
}

/// The title, without the full stop at its end.
pub(super) fn set_rule_name(doc: &mut Document<'_>) {
    if let Some(title) = doc.get_text(field::RULE_NAME) {
        doc.set(field::RULE_NAME, title.trim().trim_end_matches('.'));
    }
}

pub(super) fn is_file_family(found: &FindingType<'_>) -> bool {
    matches!(found.family, "SuspiciousFile" | "MaliciousFile")
}

pub(super) fn category(found: &FindingType<'_>) -> &'static str {
    let is_malware = matches!(found.purpose, "Backdoor" | "CryptoCurrency" | "Trojan") || is_file_family(found);
    if is_malware { "malware" } else { "intrusion_detection" }
}

/// The map puts our resource at the destination; in outbound traffic it is the source.
pub(super) fn swap_ends(doc: &mut Document<'_>) {
    const PAIRS: [(FieldId, FieldId); 10] = [
        (field::SOURCE_ADDRESS, field::DESTINATION_ADDRESS),
        (field::SOURCE_IP, field::DESTINATION_IP),
        (field::SOURCE_PORT, field::DESTINATION_PORT),
        (field::SOURCE_NAT_IP, field::DESTINATION_NAT_IP),
        (field::SOURCE_AS_NUMBER, field::DESTINATION_AS_NUMBER),
        (field::SOURCE_AS_ORGANIZATION_NAME, field::DESTINATION_AS_ORGANIZATION_NAME),
        (field::SOURCE_GEO_CITY_NAME, field::DESTINATION_GEO_CITY_NAME),
        (field::SOURCE_GEO_COUNTRY_NAME, field::DESTINATION_GEO_COUNTRY_NAME),
        (field::SOURCE_GEO_LOCATION, field::DESTINATION_GEO_LOCATION),
        (field::SOURCE_DOMAIN, field::DESTINATION_DOMAIN),
    ];
    for (source, destination) in PAIRS {
        doc.swap(source, destination);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_both_services() {
        let parts = |text| FindingType::parse(text).map(|t| (t.purpose, t.resource, t.family, t.mechanism, t.artifact));
        assert_eq!(
            parts("CryptoCurrency:EC2/BitcoinTool.B!DNS"),
            Some(("CryptoCurrency", "EC2", "BitcoinTool", Some("B"), Some("DNS")))
        );
        assert_eq!(
            parts("TTPs/Initial Access/UnauthorizedAccess:EC2-SSHBruteForce"),
            Some(("UnauthorizedAccess", "EC2", "SSHBruteForce", None, None))
        );
        assert_eq!(
            parts("AttackSequence:IAM/CompromisedCredentials"),
            Some(("AttackSequence", "IAM", "CompromisedCredentials", None, None))
        );
        assert_eq!(parts("Software and Configuration Checks"), None);
    }
}
