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
use super::dns;
use super::finding;
use super::http;
use super::vpcflowlogs::transport_name;
use crate::convert;
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
    // What was done, where no call of an API names it: words of the schema, which others write in small letters.
    if let Some(activity) = doc.text("activity_name").filter(|name| doc.get_text(field::EVENT_ACTION) == Some(*name)) {
        let activity: &str = doc.arena().alloc_str(&activity.to_lowercase().replace([' ', ':'], "-"));
        doc.set(field::EVENT_ACTION, activity);
    }
    finding::set_rule_name(doc);
    set_users(doc, class);
    set_network(doc, class);
    set_tls_version(doc);
    set_url(doc);
    set_process(doc, class);
    set_file_and_host(doc);
    set_answers(doc);
    set_lists(doc);
}

/// The class of the event. Drafts of OCSF, which Security Lake had first, number calls of APIs as today's changes of
/// access.
fn class_uid(doc: &Document<'_>) -> u32 {
    if doc.text("class_name") == Some("API Activity") {
        return class::API_ACTIVITY;
    }
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
            // A flow log tells well of traffic that was refused.
            _ if class / 1000 == 4 && doc.text("action_id") == Some("2") => "failure",
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
    // What a success is called is no error.
    if outcome == "failure"
        && let Some(code) = doc.text("status_code").filter(|code| *code != "OK")
    {
        doc.set_default(field::ERROR_CODE, code);
    }
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
    let has_actor = doc.at("actor.user").is_some() || doc.at("identity.user").is_some();
    let user = doc.at("user").unwrap_or_default();
    for (who, whom, name) in USER {
        match class {
            3002 => doc.set_some(who, user.get(name)),
            3001 | 3005 | 3006 => doc.set_some(whom, user.get(name)),
            _ if !has_actor => doc.set_some(who, user.get(name)),
            _ => false,
        };
    }
    if class / 1000 == 1 {
        for (field, path) in [(field::USER_NAME, "process.user.name"), (field::USER_ID, "process.user.uid")] {
            doc.set_default(field, doc.text(path).unwrap_or_default());
        }
    }
    name_user_alone(doc);
    let groups = items(doc, "actor.user.groups");
    doc.add_all(field::USER_ROLES, members(groups, &["name"]));
}

/// Of `arn:aws:sts::123456789012:assumed-role/ROLE/SESSION` and `AROAEXAMPLE:SESSION` the session's name, of
/// `DOMAIN\name` the name.
fn name_user_alone(doc: &mut Document<'_>) {
    let Some(name) = doc.get_text(field::USER_NAME) else { return };
    if let Some(arn) = Arn::parse(name) {
        doc.set(field::USER_NAME, arn.resource.rsplit('/').next().unwrap_or(arn.resource));
    } else if let Some((_, session)) = name.split_once(':').filter(|_| name.starts_with("AROA")) {
        doc.set(field::USER_NAME, session);
    } else if let Some((domain, name)) = name.split_once('\\').filter(|(_, name)| !name.is_empty()) {
        doc.set(field::USER_NAME, name);
        doc.set_default(field::USER_DOMAIN, domain);
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
    if let Some(version) = doc.get_text(field::HTTP_VERSION).and_then(|version| version.strip_prefix("HTTP/")) {
        doc.set(field::HTTP_VERSION, version);
    }
    for (both, [out, back]) in [
        (field::NETWORK_BYTES, [field::SOURCE_BYTES, field::DESTINATION_BYTES]),
        (field::NETWORK_PACKETS, [field::SOURCE_PACKETS, field::DESTINATION_PACKETS]),
    ] {
        let number = |field| doc.get(field).and_then(|value| value.as_text()).and_then(|text| text.parse::<u64>().ok());
        if let (Some(out), Some(back)) = (number(out), number(back)) {
            doc.set_default(both, doc.format(format_args!("{}", out.saturating_add(back))));
        }
    }
    if let Some(direction) = doc.text("direction").filter(|_| class / 1000 == 4 && doc.at("email").is_some()) {
        doc.set(field::EMAIL_DIRECTION, doc.format(format_args!("{}", direction.to_lowercase())));
    }
}

/// `1.2`, as the schema has it, or `TLSv1.2`.
fn set_tls_version(doc: &mut Document<'_>) {
    let Some(version) = doc.text("tls.version") else { return };
    if version.starts_with(|c: char| c.is_ascii_digit()) {
        doc.set(field::TLS_VERSION, version);
        doc.set(field::TLS_VERSION_PROTOCOL, "tls");
    } else {
        http::set_tls_version(doc, Some(version));
    }
}

/// The whole URL, if it is told as such, and its parts, if they are not told by themselves.
fn set_url(doc: &mut Document<'_>) {
    let Some(url) = doc.get_text(field::URL_ORIGINAL) else { return };
    let parts = http::UrlParts::parse(url);
    if parts.scheme.is_some() {
        doc.set_default(field::URL_FULL, url);
    }
    for (field, part) in [
        (field::URL_SCHEME, parts.scheme),
        (field::URL_DOMAIN, parts.host),
        (field::URL_PORT, parts.port),
        (field::URL_PATH, parts.path),
        (field::URL_QUERY, parts.query),
    ] {
        doc.set_default(field, part.unwrap_or_default());
    }
}

/// What started the process: the process of the actor starts, stops and opens others, elsewhere it is what acted itself.
fn set_process(doc: &mut Document<'_>, class: u32) {
    const PARENT: [(FieldId, &[&str]); 6] = [
        (field::PROCESS_PARENT_NAME, &["name"]),
        (field::PROCESS_PARENT_PID, &["pid"]),
        (field::PROCESS_PARENT_ENTITY_ID, &["uid"]),
        (field::PROCESS_PARENT_COMMAND_LINE, &["cmd_line"]),
        (field::PROCESS_PARENT_EXECUTABLE, &["file", "path"]),
        (field::PROCESS_PARENT_USER_NAME, &["user", "name"]),
    ];
    let told = doc.at("process.parent_process");
    let parent = match class {
        class::PROCESS_ACTIVITY if doc.at("process").is_some() => told.or_else(|| doc.at("actor.process")),
        _ => told.or_else(|| doc.at("actor.process.parent_process")),
    };
    for (target, path) in PARENT {
        doc.set_some(target, parent.and_then(|parent| parent.at(path)));
    }
}

fn set_file_and_host(doc: &mut Document<'_>) {
    let kind = match doc.text("file.type_id") {
        Some("1") => "file",
        Some("2") => "dir",
        Some("3" | "4") => "device",
        Some("7") => "symlink",
        _ => "",
    };
    doc.set(field::FILE_TYPE, kind);
    let name = doc.get_text(field::FILE_NAME).and_then(|name| name.rsplit_once('.'));
    if let Some((_, extension)) = name.filter(|(name, extension)| !name.is_empty() && !extension.is_empty()) {
        doc.set(field::FILE_EXTENSION, extension);
    }
    let system = match doc.text("device.os.type_id") {
        Some("100" | "101") => "windows",
        Some("200") => "linux",
        Some("201") => "android",
        Some("300") => "macos",
        Some("301" | "302") => "ios",
        Some("400" | "401" | "402") => "unix",
        _ => "",
    };
    doc.set(field::HOST_OS_TYPE, system);
    if let Some(data) = doc.text("reg_value.data") {
        doc.add(field::REGISTRY_DATA_STRINGS, data);
    }
}

/// Every answer of DNS.
fn set_answers(doc: &mut Document<'_>) {
    let mut answers = Vec::new();
    for answer in items(doc, "answers") {
        let members = [("class", "class"), ("data", "rdata"), ("ttl", "ttl"), ("type", "type")];
        let known = members.iter().filter_map(|(name, from)| Some((*name, answer.get(from)?)));
        let members: Vec<_> = known.filter(|(_, value)| value.as_text().is_some_and(|text| !text.is_empty())).collect();
        answers.push(Value::Object(doc.arena().alloc_slice_copy(&members)));
        if let Some(data) = text(*answer, "rdata").filter(|data| convert::address(data).is_some()) {
            doc.add(field::DNS_RESOLVED_IP, data);
        }
    }
    if !answers.is_empty() {
        doc.set(field::DNS_ANSWERS, Value::List(doc.arena().alloc_slice_copy(&answers)));
    }
    if doc.has(field::DNS_QUESTION_NAME) {
        dns::set_question(doc);
        let code = match doc.text("rcode_id") {
            Some("0") => "NOERROR",
            Some("1") => "FORMERR",
            Some("2") => "SERVFAIL",
            Some("3") => "NXDOMAIN",
            Some("4") => "NOTIMP",
            Some("5") => "REFUSED",
            _ => "",
        };
        doc.set(field::DNS_RESPONSE_CODE, code);
        let is_answer = !answers.is_empty() || doc.has(field::DNS_RESPONSE_CODE);
        doc.set(field::DNS_TYPE, if is_answer { "answer" } else { "query" });
    }
}

/// What an event has several of: answers, hashes, techniques, observables, resources.
fn set_lists(doc: &mut Document<'_>) {
    doc.add_some(field::RELATED_IP, doc.get(field::DNS_RESOLVED_IP));
    for (list, hashes) in [
        ("file.hashes", FILE_HASHES),
        ("file.fingerprints", FILE_HASHES),
        ("evidences.0.file.hashes", FILE_HASHES),
        ("process.file.hashes", PROCESS_HASHES),
        ("actor.process.file.hashes", PROCESS_HASHES),
        ("evidences.0.process.file.hashes", PROCESS_HASHES),
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
    let vulnerabilities = items(doc, "vulnerabilities");
    let ids: Vec<_> = members(vulnerabilities, &["cve", "uid"]).collect();
    match ids[..] {
        [id] => doc.set(field::VULNERABILITY_ID, id),
        _ => doc.set(field::VULNERABILITY_ID, Value::List(doc.arena().alloc_slice_copy(&ids))),
    };
    if doc.has(field::VULNERABILITY_ID) {
        doc.set(field::VULNERABILITY_ENUMERATION, "CVE");
    }
    if doc.has(field::VULNERABILITY_SCORE_BASE) {
        doc.set(field::VULNERABILITY_CLASSIFICATION, "CVSS");
    }
    if !vulnerabilities.is_empty() {
        doc.set_some(field::VULNERABILITY_SCANNER_VENDOR, doc.get(field::OBSERVER_VENDOR));
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
