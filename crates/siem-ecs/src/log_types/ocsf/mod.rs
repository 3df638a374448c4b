//! Events and findings in the Open Cybersecurity Schema Framework, from anywhere: JSON files, Security Lake, and the
//! findings that Security Hub sends as "Findings Imported V2".
//!
//! Source: OCSF Schema 1.0 to 1.6, https://schema.ocsf.io; AWS Security Hub User Guide, "OCSF findings in Security Hub".
//!
//! The field map names the paths; here is what depends on the class of the event, and what stands in lists.

mod class;

use siem_formats::Value;

use super::LogTypeCode;
use super::arn::Arn;
use super::finding;
use super::http;
use super::vpcflowlogs::transport_name;
use crate::document::Document;
use crate::schema::{FieldId, field};

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "ocsf-json", prepare: Some(prepare), finish, is_own: None };

/// Whether a record is an event in OCSF, among records of another shape.
pub(super) fn is_event(doc: &Document<'_>) -> bool {
    doc.at("class_uid").is_some() && doc.at("metadata").is_some()
}

/// Findings come again with every state; they have an identifier of their own.
pub(super) fn prepare(doc: &mut Document<'_>) {
    if class_uid(doc) / 1000 != 2 {
        return;
    }
    if let Some(id) = ["metadata.uid", "finding_info.uid", "finding.uid"].iter().find_map(|path| doc.text(path)) {
        doc.set_id(id);
    }
}

fn finish(doc: &mut Document<'_>) {
    describe(doc);
    let uid = doc.text("category_uid").and_then(|uid| uid.parse().ok()).unwrap_or(class_uid(doc) / 1000);
    match class::category(doc.text("category_name"), uid) {
        Some(category) => {
            doc.set_index_base(doc.format(format_args!("{}-{}", doc.index_base(), category.index)));
            doc.set_log_type(doc.format(format_args!("ocsf-{}", category.log_type)));
        }
        None => doc.set_log_type("ocsf"),
    }
}

/// All ECS fields of an event, wherever it comes from.
pub(super) fn describe(doc: &mut Document<'_>) {
    let class = class_uid(doc);
    set_kind(doc, class);
    set_outcome(doc, class);
    if doc.id().is_some() {
        let kind = doc.text("type_uid").unwrap_or_default();
        let status = doc.text("status").unwrap_or_default();
        let told = doc.record().envelope.id.filter(|id| !id.is_empty());
        doc.set_id_suffix(told.unwrap_or_else(|| doc.format(format_args!("{}_{kind}_{status}", doc.timestamp()))));
    }
    if let Some(provider) = doc.text("cloud.provider") {
        doc.set(field::CLOUD_PROVIDER, doc.format(format_args!("{}", provider.to_lowercase())));
    }
    if let Some(product) = doc.text("metadata.product.name") {
        doc.set(field::OBSERVER_PRODUCT, product);
        doc.set(field::EVENT_MODULE, doc.format(format_args!("{}", product.to_lowercase())));
    }
    if let Some(millis) = doc.text("duration").and_then(|millis| millis.parse::<u64>().ok()) {
        doc.set(field::EVENT_DURATION, doc.format(format_args!("{}", u128::from(millis) * 1_000_000)));
    }
    finding::set_rule_name(doc);
    set_users(doc, class);
    set_network(doc, class);
    http::set_tls_version(doc, doc.text("tls.version"));
    set_lists(doc);
}

fn class_uid(doc: &Document<'_>) -> u32 {
    doc.text("class_uid").and_then(|uid| uid.parse().ok()).unwrap_or_default()
}

/// Kind, category and type. A finding that is closed, and a control that passes, are no alerts.
fn set_kind(doc: &mut Document<'_>, class: u32) {
    let activity = doc.text("activity_id").and_then(|id| id.parse().ok()).unwrap_or_default();
    let (categories, types) = class::kind(class, activity);
    doc.set_list(field::EVENT_CATEGORY, categories);
    doc.set_list(field::EVENT_TYPE, types);
    let passes = matches!(doc.text("compliance.status_id"), Some("1")) || doc.text("compliance.status") == Some("Pass");
    let kind = match class / 1000 {
        2 if activity == 3 || passes => "state",
        2 => "alert",
        5 => "state",
        _ if doc.text("is_alert") == Some("true") => "alert",
        _ => "event",
    };
    doc.set(field::EVENT_KIND, kind);
    let verdict = match (doc.text("action_id"), doc.text("disposition_id")) {
        // Blocked, quarantined, isolated, deleted, dropped, reset, access revoked, rejected, unauthorized
        (_, Some("2" | "3" | "4" | "5" | "6" | "21" | "24" | "25" | "26")) | (Some("2"), _) => "denied",
        (_, Some("1")) | (Some("1"), _) => "allowed",
        _ => return,
    };
    if categories.iter().any(|category| matches!(*category, "network" | "api" | "intrusion_detection")) {
        doc.add(field::EVENT_TYPE, verdict);
        // ECS has no finding that is both.
        if categories == ["intrusion_detection"] {
            doc.set(field::EVENT_TYPE, verdict);
        }
    }
}

/// Of findings only those about compliance have an outcome: their status is that of the work on them.
fn set_outcome(doc: &mut Document<'_>, class: u32) {
    let outcome = if class / 1000 == 2 {
        match (doc.text("compliance.status_id"), doc.text("compliance.status")) {
            (Some("1"), _) | (None, Some("Pass")) => "success",
            (Some("3"), _) | (None, Some("Fail")) => "failure",
            (None, None) => return,
            _ => "unknown",
        }
    } else {
        match doc.text("status_id") {
            Some("1") => "success",
            Some("2") => "failure",
            _ if doc.text("status") == Some("Success") => "success",
            _ if doc.text("status") == Some("Failure") => "failure",
            _ if doc.text("action_id") == Some("2") => "failure",
            _ if doc.text("action_id") == Some("1") => "success",
            _ => "unknown",
        }
    };
    doc.set(field::EVENT_OUTCOME, outcome);
}

/// Who did it, and to whom. The map takes the actor. The user of the event is in a sign-in who signs in, in a change of
/// accounts or groups whose account was changed, and elsewhere who acted where no actor is named.
fn set_users(doc: &mut Document<'_>, class: u32) {
    const USER: [(FieldId, FieldId, &str); 5] = [
        (field::USER_NAME, field::USER_TARGET_NAME, "name"),
        (field::USER_FULL_NAME, field::USER_TARGET_FULL_NAME, "full_name"),
        (field::USER_ID, field::USER_TARGET_ID, "uid"),
        (field::USER_EMAIL, field::USER_TARGET_EMAIL, "email_addr"),
        (field::USER_DOMAIN, field::USER_TARGET_DOMAIN, "domain"),
    ];
    let has_actor = doc.at("actor.user").is_some();
    let user = doc.at("user").unwrap_or_default();
    for (who, whom, name) in USER {
        match class {
            3002 => doc.set_some(who, user.get(name)),
            3001 | 3005 | 3006 => doc.set_some(whom, user.get(name)),
            _ if !has_actor => doc.set_some(who, user.get(name)),
            _ => false,
        };
    }
    // `arn:aws:sts::123456789012:assumed-role/ROLE/SESSION`: the session's name.
    if let Some(arn) = doc.get_text(field::USER_NAME).and_then(Arn::parse) {
        doc.set(field::USER_NAME, arn.resource.rsplit('/').next().unwrap_or(arn.resource));
    }
}

fn set_network(doc: &mut Document<'_>, class: u32) {
    let name = doc.get_text(field::NETWORK_TRANSPORT).map(str::to_ascii_lowercase);
    let number = doc.get_text(field::NETWORK_IANA_NUMBER).and_then(transport_name);
    if let Some(transport) = name.as_deref().or(number) {
        doc.set(field::NETWORK_TRANSPORT, doc.format(format_args!("{transport}")));
    }
    doc.set_some(field::NETWORK_PROTOCOL, class::protocol(class));
    let direction = match doc.text("connection_info.direction_id") {
        Some("1") => "inbound",
        Some("2") => "outbound",
        Some("3" | "4") => "internal",
        _ => "",
    };
    doc.set(field::NETWORK_DIRECTION, direction);
    for end in [field::DESTINATION_IP, field::SOURCE_IP] {
        http::set_network_type(doc, end);
    }
}

/// What an event has several of: answers, hashes, techniques, observables, resources.
fn set_lists(doc: &mut Document<'_>) {
    doc.add_all(field::DNS_RESOLVED_IP, members(items(doc, "answers"), &["rdata"]));
    doc.add_some(field::RELATED_IP, doc.get(field::DNS_RESOLVED_IP));
    for (list, hashes) in [
        ("file.hashes", FILE_HASHES),
        ("file.fingerprints", FILE_HASHES),
        ("process.file.hashes", PROCESS_HASHES),
        ("actor.process.file.hashes", PROCESS_HASHES),
    ] {
        let found = items(doc, list);
        doc.add_all(field::RELATED_HASH, members(found, &["value"]));
        for (id, target) in hashes {
            let hash = found.iter().find(|hash| text(**hash, "algorithm_id") == Some(id));
            doc.set_default(target, hash.and_then(|hash| hash.get("value")).unwrap_or_default());
        }
    }
    for list in ["attacks", "finding_info.attacks"] {
        set_attacks(doc, items(doc, list));
    }
    let observables = items(doc, "observables");
    for (target, kinds) in [
        (field::RELATED_HOSTS, ["1", ""]),
        (field::RELATED_IP, ["2", ""]),
        (field::RELATED_USER, ["4", "5"]),
        (field::RELATED_HASH, ["8", ""]),
    ] {
        let of_kind = observables.iter().filter(|one| text(**one, "type_id").is_some_and(|id| kinds.contains(&id)));
        doc.add_all(target, of_kind.filter_map(|one| one.get("value")));
    }
    set_resources(doc, items(doc, "resources"));
}

const FILE_HASHES: [(&str, FieldId); 4] = [
    ("1", field::FILE_HASH_MD5),
    ("2", field::FILE_HASH_SHA1),
    ("3", field::FILE_HASH_SHA256),
    ("4", field::FILE_HASH_SHA512),
];
const PROCESS_HASHES: [(&str, FieldId); 4] = [
    ("1", field::PROCESS_HASH_MD5),
    ("2", field::PROCESS_HASH_SHA1),
    ("3", field::PROCESS_HASH_SHA256),
    ("4", field::PROCESS_HASH_SHA512),
];

/// Entries of MITRE ATT&CK: a tactic, or several as OCSF had them at first, and a technique.
fn set_attacks<'a>(doc: &mut Document<'a>, attacks: &'a [Value<'a>]) {
    if attacks.is_empty() {
        return;
    }
    doc.set(field::THREAT_FRAMEWORK, "MITRE ATT&CK");
    for (target, name) in [(field::THREAT_TACTIC_ID, "uid"), (field::THREAT_TACTIC_NAME, "name")] {
        let several = attacks.iter().flat_map(|attack| attack.get("tactics").unwrap_or_default().items());
        doc.add_all(target, members(attacks, &["tactic", name]));
        doc.add_all(target, several.filter_map(|tactic| tactic.get(name)));
    }
    for (target, path) in [
        (field::THREAT_TECHNIQUE_ID, ["technique", "uid"]),
        (field::THREAT_TECHNIQUE_NAME, ["technique", "name"]),
        (field::THREAT_TECHNIQUE_SUBTECHNIQUE_ID, ["sub_technique", "uid"]),
        (field::THREAT_TECHNIQUE_SUBTECHNIQUE_NAME, ["sub_technique", "name"]),
    ] {
        doc.add_all(target, members(attacks, &path));
    }
}

/// What a finding is about. The first of several is named, all are related.
fn set_resources<'a>(doc: &mut Document<'a>, resources: &'a [Value<'a>]) {
    let (mut hosts, mut users) = (Vec::new(), Vec::new());
    for resource in resources {
        let id = text(*resource, "uid").unwrap_or_default();
        let name = id.rsplit('/').next().unwrap_or(id);
        match text(*resource, "type").unwrap_or_default() {
            "AWS::EC2::Instance" | "AwsEc2Instance" => {
                doc.set_default(field::CLOUD_INSTANCE_ID, name);
                hosts.push(Value::Str(name));
            }
            "AWS::IAM::User" | "AWS::IAM::Role" | "AwsIamUser" | "AwsIamRole" => {
                doc.set_default(field::USER_NAME, name);
                users.push(Value::Str(name));
            }
            "AWS::Lambda::Function" | "AwsLambdaFunction" => {
                doc.set_default(field::FAAS_ID, id);
                doc.set_default(field::FAAS_NAME, id.split(':').nth(6).unwrap_or_default());
            }
            _ => {}
        }
    }
    doc.add_all(field::RELATED_HOSTS, hosts);
    doc.add_all(field::RELATED_USER, users);
}

/// The value at a path of each item that has one.
fn members<'a>(items: &'a [Value<'a>], path: &[&str]) -> impl Iterator<Item = Value<'a>> {
    items.iter().filter_map(|item| item.at(path))
}

fn items<'a>(doc: &Document<'a>, path: &str) -> &'a [Value<'a>] {
    doc.at(path).unwrap_or_default().items()
}

fn text<'a>(value: Value<'a>, name: &str) -> Option<&'a str> {
    value.get(name).and_then(|member| member.as_text())
}
