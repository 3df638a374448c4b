//! Amazon Inspector findings, sent through EventBridge or exported as a report.
//!
//! Source: Amazon Inspector User Guide, "Amazon EventBridge event schema for Amazon Inspector events", "Finding types";
//! Amazon Inspector API Reference, `Finding`.

use std::sync::LazyLock;

use siem_config::Zone;
use siem_formats::Value;

use super::LogTypeCode;
use super::finding;
use crate::document::Document;
use crate::schema::{FieldId, field};
use crate::time::{self, PatternFormat};

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "inspector", prepare: None, finish, is_own: None };

fn finish(doc: &mut Document<'_>) {
    set_state(doc);
    set_time(doc, field::EVENT_START, "firstObservedAt");
    set_time(doc, field::EVENT_END, "lastObservedAt");
    set_rule(doc);
    if let Some(score) = doc.text("severity").and_then(finding::score_of_label) {
        doc.set(field::EVENT_SEVERITY, score);
    }
    if let Some(transport) = doc.get_text(field::NETWORK_TRANSPORT) {
        doc.set(field::NETWORK_TRANSPORT, doc.format(format_args!("{}", transport.to_ascii_lowercase())));
    }
    let packages = doc.at("packageVulnerabilityDetails.vulnerablePackages").unwrap_or_default().items();
    doc.add_all(field::RELATED_HASH, packages.iter().filter_map(|package| package.get("sourceLayerHash")));
    let resources = doc.at("resources").unwrap_or_default().items();
    for resource in resources {
        set_resource(doc, *resource);
    }
    let instances = || resources.iter().filter(|resource| kind(**resource) == "AWS_EC2_INSTANCE");
    doc.add_all(field::RELATED_HOSTS, instances().filter_map(|instance| instance.get("id")));
    for addresses in ["ipV4Addresses", "ipV6Addresses"] {
        let of_each = instances().filter_map(|instance| instance.at(&["details", "awsEc2Instance", addresses]));
        doc.add_all(field::RELATED_IP, of_each.flat_map(|list| list.items()).copied());
    }
}

/// Each state of a finding is a document. One that is closed or suppressed is no alert.
fn set_state(doc: &mut Document<'_>) {
    let status = doc.text("status").unwrap_or("ACTIVE");
    doc.set_id_suffix(doc.format(format_args!("{}_{status}", doc.timestamp())));
    if status != "ACTIVE" {
        doc.set(field::EVENT_KIND, "state");
    }
}

/// Events write times in English: `Oct 14, 2026, 9:30:00 AM`; reports as ISO 8601.
fn set_time(doc: &mut Document<'_>, target: FieldId, name: &str) {
    static ENGLISH: LazyLock<PatternFormat> = LazyLock::new(|| PatternFormat::new("%b %d, %Y, %I:%M:%S %p"));
    let now = doc.object().facts.modified;
    let english = |text: &str| ENGLISH.parse(text, Zone(0), now);
    let time = doc
        .text(name)
        .and_then(|text| english(text).or_else(|| time::parse_iso8601(text)).or_else(|| time::parse_epoch(text)));
    if let Some(time) = time {
        doc.set_time(target, time);
    }
}

/// What was found: the vulnerability, the ports that can be reached, or the rule that code breaks.
fn set_rule(doc: &mut Document<'_>) {
    let port = |end| doc.text(&format!("networkReachabilityDetails.openPortRange.{end}"));
    let id = match (doc.text("packageVulnerabilityDetails.vulnerabilityId"), port("begin"), port("end")) {
        (Some(vulnerability), ..) => doc.format(format_args!("PACKAGE_VULNERABILITY_{vulnerability}")),
        (None, Some(first), Some(last)) => {
            if first == last {
                doc.set(field::DESTINATION_PORT, first);
            }
            let protocol = doc.text("networkReachabilityDetails.protocol").unwrap_or("ANY");
            doc.format(format_args!("NETWORK_REACHABILITY_{protocol}_{first}_{last}"))
        }
        _ => match doc.text("codeVulnerabilityDetails.detectorId") {
            Some(detector) => doc.format(format_args!("CODE_VULNERABILITY_{detector}")),
            None => "",
        },
    };
    doc.set(field::RULE_ID, id);
    if doc.at("packageVulnerabilityDetails").is_some() {
        doc.set_list(field::EVENT_CATEGORY, &["vulnerability", "package"]);
    }
    if doc.get_text(field::VULNERABILITY_ID).is_some_and(|id| id.starts_with("CVE-")) {
        doc.set(field::VULNERABILITY_ENUMERATION, "CVE");
    }
    if doc.has(field::VULNERABILITY_SCORE_BASE) {
        doc.set(field::VULNERABILITY_CLASSIFICATION, "CVSS");
    }
    let description = doc.text("description").unwrap_or_default().trim();
    let cure = doc.text("remediation.recommendation.text").filter(|cure| *cure != "None Provided");
    let whole = match cure {
        Some(cure) => doc.format(format_args!("{description}\n\nRemediation: {cure}")),
        None => description,
    };
    doc.set(field::VULNERABILITY_DESCRIPTION, whole);
}

/// Values of ECS for the platforms of instances: `AMAZON_LINUX_2023`, `UBUNTU_22_04`, `WINDOWS_SERVER_2022`, `MACOS_14`.
fn os_type(platform: &str) -> Option<&'static str> {
    const LINUXES: [&str; 10] =
        ["LINUX", "UBUNTU", "DEBIAN", "RHEL", "CENTOS", "SUSE", "ROCKY", "ALMA", "FEDORA", "BOTTLEROCKET"];
    let platform = platform.to_ascii_uppercase();
    match platform.as_str() {
        name if name.contains("WINDOWS") => Some("windows"),
        name if name.contains("MACOS") => Some("macos"),
        name if LINUXES.iter().any(|linux| name.contains(linux)) => Some("linux"),
        _ => None,
    }
}

fn kind<'a>(resource: Value<'a>) -> &'a str {
    resource.get("type").and_then(|kind| kind.as_text()).unwrap_or_default()
}

/// Only instances are hosts. Machines of other clouds have that cloud's names.
fn set_resource<'a>(doc: &mut Document<'a>, resource: Value<'a>) {
    let kind = kind(resource);
    let id = resource.get("id").and_then(|id| id.as_text()).unwrap_or_default();
    let detail = |path: &[&str]| resource.get("details")?.at(path);
    match kind {
        "AWS_EC2_INSTANCE" => {
            doc.set_default(field::CLOUD_INSTANCE_ID, id);
            doc.set_some(field::CLOUD_INSTANCE_NAME, resource.at(&["tags", "Name"]));
            doc.set_some(field::CLOUD_MACHINE_TYPE, detail(&["awsEc2Instance", "type"]));
            // A finding about several tells of the first.
            if doc.set_default(field::HOST_ID, id) {
                let platform = detail(&["awsEc2Instance", "platform"]);
                doc.set_some(field::HOST_NAME, resource.at(&["tags", "Name"]));
                doc.set_some(field::HOST_TYPE, detail(&["awsEc2Instance", "type"]));
                doc.set_some(field::HOST_OS_PLATFORM, platform);
                doc.set_some(field::HOST_OS_TYPE, platform.and_then(|platform| os_type(platform.as_text()?)));
            }
            doc.add_some(field::HOST_IP, detail(&["awsEc2Instance", "ipV4Addresses"]));
            doc.add_some(field::HOST_IP, detail(&["awsEc2Instance", "ipV6Addresses"]));
        }
        "AWS_ECR_CONTAINER_IMAGE" => {
            doc.set_some(field::CONTAINER_IMAGE_NAME, detail(&["awsEcrContainerImage", "repositoryName"]));
            doc.set_some(field::CONTAINER_IMAGE_TAG, detail(&["awsEcrContainerImage", "imageTags"]));
            doc.set_some(field::CONTAINER_IMAGE_HASH_ALL, detail(&["awsEcrContainerImage", "imageHash"]));
        }
        "AWS_LAMBDA_FUNCTION" => {
            doc.set_default(field::FAAS_ID, id);
            doc.set_some(field::FAAS_NAME, detail(&["awsLambdaFunction", "functionName"]));
            doc.set_some(field::FAAS_VERSION, detail(&["awsLambdaFunction", "version"]));
            doc.add_some(field::RELATED_HASH, detail(&["awsLambdaFunction", "codeSha256"]));
        }
        _ if kind.starts_with("Microsoft.") => {
            doc.set(field::CLOUD_PROVIDER, "azure");
        }
        _ if kind.contains("googleapis.com") => {
            doc.set(field::CLOUD_PROVIDER, "gcp");
        }
        _ => {}
    }
}
