//! AWS Config: what resources became (history), what all of them are (snapshots), whether they comply (rules).
//!
//! Source: AWS Config Developer Guide, "Components of a Configuration Item", "Viewing Compliance Information and
//! Evaluation Results", "Supported Resource Types"; for rules, "Monitoring AWS Config with Amazon EventBridge".
//!
//! Each of the hundreds of resource types has a `configuration` of its own, and one name is a text here and an object
//! there. It is kept as JSON text; what it says of addresses, hosts and users is read before.

use siem_formats::Value;

use super::LogTypeCode;
use crate::convert;
use crate::document::Document;
use crate::schema::field;
use crate::tag::Tag;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "config-history", prepare: None, finish, is_own: None };

fn finish(doc: &mut Document<'_>) {
    set_id(doc);
    set_resource(doc);
    let configuration = doc.at("configuration").unwrap_or_default();
    let mut addresses = Vec::new();
    find_addresses("", configuration, &mut addresses);
    doc.add_all(field::RELATED_IP, addresses);
    doc.set_default(field::EVENT_TYPE, change(doc.text("configurationItemStatus").unwrap_or_default()));
    set_compliance(doc);
    // Resources that are in no zone say so in words.
    let zone = doc.get_text(field::CLOUD_AVAILABILITY_ZONE).unwrap_or_default();
    if !doc.get_text(field::CLOUD_REGION).is_some_and(|region| zone.starts_with(region)) {
        doc.remove(field::CLOUD_AVAILABILITY_ZONE);
    }
}

/// The resource, and the state it was in. Histories, snapshots and rules may share an index.
fn set_id(doc: &mut Document<'_>) {
    let (Some(kind), Some(id)) = (doc.text("resourceType"), doc.text("resourceId")) else { return };
    let state = ["configurationStateId", "configRuleARN", "configurationItemCaptureTime"];
    let Some(state) = state.iter().find_map(|name| doc.text(name)) else { return };
    if doc.tags().contains(Tag::TimeFromObject) || doc.tags().contains(Tag::TimeFromKey) {
        return;
    }
    let account = doc.get_text(field::CLOUD_ACCOUNT_ID).unwrap_or_default();
    let region = doc.get_text(field::CLOUD_REGION).unwrap_or_default();
    doc.set_id(doc.format(format_args!("{account}:{region}:{kind}:{id}")));
    doc.set_id_suffix(doc.format(format_args!("{}_{state}_{}", doc.timestamp(), doc.log_type())));
}

/// Who or what the resource is. Items about compliance name it in their id: `AWS::IAM::User/AIDA…`.
fn set_resource(doc: &mut Document<'_>) {
    let id = doc.text("resourceId").unwrap_or_default();
    let name = doc.text("resourceName");
    let (kind, id) = match id.rsplit_once('/') {
        Some((kind, id)) if kind.starts_with("AWS::") => (kind, id),
        _ => (doc.text("resourceType").unwrap_or_default(), id),
    };
    if let Some(service) = kind.split("::").nth(1) {
        doc.set(field::CLOUD_SERVICE_NAME, doc.format(format_args!("{}", service.to_lowercase())));
    }
    match kind {
        "AWS::EC2::Instance" | "AWS::SSM::ManagedInstanceInventory" => {
            doc.set(field::CLOUD_INSTANCE_ID, id);
            doc.set_some(field::CLOUD_INSTANCE_NAME, doc.at("tags.Name"));
            doc.set_some(field::CLOUD_MACHINE_TYPE, doc.at("configuration.instanceType"));
            doc.add(field::RELATED_HOSTS, id);
            doc.add_some(field::RELATED_HOSTS, doc.at("configuration.privateDnsName"));
            doc.add_some(field::RELATED_HOSTS, doc.at("configuration.publicDnsName"));
        }
        "AWS::IAM::User" | "AWS::IAM::Role" => {
            doc.set(field::USER_ID, id);
            doc.set_some(field::USER_NAME, name);
            doc.add(field::RELATED_USER, id);
        }
        "AWS::IAM::Group" => {
            doc.set(field::GROUP_ID, id);
            doc.set_some(field::GROUP_NAME, name);
        }
        _ => {}
    }
}

/// Every address in a member that is named after addresses: `privateIpAddress`, `publicIp`, `ipv6Address`, and `IPV4`,
/// in which inventories list several. Other members may hold version numbers that look like addresses.
fn find_addresses<'a>(name: &str, value: Value<'a>, found: &mut Vec<Value<'a>>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| find_addresses(name, *value, found)),
        Value::List(items) => items.iter().for_each(|item| find_addresses(name, *item, found)),
        Value::Str(text) if name.starts_with("ip") || name.contains("Ip") || name.contains("IP") => {
            let parts = text.split(',').map(str::trim);
            found.extend(parts.filter(|part| convert::address(part).is_some()).map(Value::Str));
        }
        _ => {}
    }
}

/// `event.type`
fn change(status: &str) -> &'static str {
    match status {
        "ResourceDiscovered" => "creation",
        "ResourceDeleted" | "ResourceDeletedNotRecorded" => "deletion",
        "OK" => "change",
        _ => "info",
    }
}

/// Only what does not comply is an alert: neither a resource that complies again, nor news of an evaluation.
fn set_compliance(doc: &mut Document<'_>) {
    let compliance =
        doc.text("newEvaluationResult.complianceType").or_else(|| doc.text("configuration.complianceType"));
    let outcome = compliance.map(|compliance| match compliance {
        "COMPLIANT" => "success",
        "NON_COMPLIANT" => "failure",
        _ => "unknown",
    });
    doc.set_some(field::EVENT_OUTCOME, outcome);
    if outcome != Some("failure") && doc.get_text(field::EVENT_KIND) == Some("alert") {
        doc.set(field::EVENT_KIND, "event");
    }
}
