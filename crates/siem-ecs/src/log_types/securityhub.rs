//! AWS Security Hub findings in ASFF, imported events of EventBridge through Firehose.
//!
//! Source: AWS Security Hub User Guide, "AWS Security Finding Format (ASFF)", "Required top-level attributes",
//! "Resources"; "Using consolidated controls view".

use siem_formats::Value;

use super::LogTypeCode;
use super::finding::{self, FindingType};
use crate::document::Document;
use crate::schema::field;
use crate::time;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "securityhub", prepare: None, finish, is_own: None };

fn finish(doc: &mut Document<'_>) {
    let product = product(doc);
    let module = doc.arena().alloc_str(&product.to_lowercase());
    if !module.is_empty() {
        doc.set(field::EVENT_MODULE, &*module);
    }
    doc.set_some(field::OBSERVER_PRODUCT, Some(product).filter(|product| !product.is_empty()));
    doc.set_some(field::OBSERVER_VENDOR, doc.text("CompanyName"));
    set_time_and_id(doc);
    set_severity(doc);
    finding::set_rule_name(doc);
    let kind = doc.at("Types").and_then(|types| types.item(0).or(Some(types))).and_then(|kind| kind.as_text());
    doc.set_some(field::RULE_ID, kind);
    match &*module {
        "security hub" => set_control(doc),
        "guardduty" => set_guardduty(doc, kind),
        "macie" => {
            doc.set(field::EVENT_CATEGORY, "intrusion_detection");
            finding::set_type_fields(doc, &kind.and_then(FindingType::parse).unwrap_or_default());
        }
        "inspector" => set_inspector(doc, kind),
        _ => {}
    }
    doc.set_list(field::EVENT_TYPE, &["info"]);
    set_vulnerability(doc);
    set_network(doc);
    let resources = doc.at("Resources").unwrap_or_default();
    for resource in resources.items() {
        set_resource(doc, *resource);
    }
    doc.add_some(field::RELATED_USER, doc.get(field::USER_ID));
}

/// The product's name, wherever the finding has it.
fn product<'a>(doc: &Document<'a>) -> &'a str {
    doc.text("ProductFields.aws/securityhub/ProductName")
        .or_else(|| doc.text("ProductName"))
        .or_else(|| doc.text("ProductArn").and_then(|arn| arn.rsplit('/').next()))
        .unwrap_or_default()
}

/// A new finding happened when the product says; any later state of its workflow when Security Hub told of it. Each
/// state is a document of its own.
fn set_time_and_id(doc: &mut Document<'_>) {
    let status = doc.text("Workflow.Status").unwrap_or("NEW");
    let updated = doc.text("UpdatedAt");
    if status == "NEW"
        && let Some(time) = updated.and_then(time::parse_iso8601)
    {
        doc.set_timestamp(time);
    }
    if let Some(id) = doc.text("Id") {
        doc.set_id(id);
        let state = doc.format(format_args!("{}_{status}", doc.timestamp()));
        doc.set_id_suffix(state);
    }
}

fn set_severity(doc: &mut Document<'_>) {
    let normalized = doc.text("Severity.Normalized").or_else(|| match doc.text("Severity.Label") {
        Some("CRITICAL") => Some("90"),
        Some("HIGH") => Some("70"),
        Some("MEDIUM") => Some("40"),
        Some("LOW") => Some("1"),
        Some("INFORMATIONAL") => Some("0"),
        _ => None,
    });
    doc.set_some(field::EVENT_RISK_SCORE_NORM, normalized);
    doc.set_some(field::EVENT_RISK_SCORE, normalized);
    if !doc.has(field::EVENT_SEVERITY) {
        doc.set_some(field::EVENT_SEVERITY, normalized);
    }
}

// ---- products

fn set_control(doc: &mut Document<'_>) {
    doc.set_some(field::RULE_ID, doc.text("GeneratorId"));
    let consolidated = doc.text("Compliance.SecurityControlId").is_some();
    let findings = doc.text("GeneratorId").is_some_and(|id| id.starts_with("security-control"));
    doc.set_original_field("consolidated_controls_view", consolidated);
    doc.set_original_field("consolidated_control_findings", findings);
    doc.set(field::EVENT_CATEGORY, "configuration");
    doc.set(
        field::EVENT_OUTCOME,
        match doc.text("Compliance.Status") {
            Some("PASSED") => "success",
            Some("FAILED") => "failure",
            _ => "unknown",
        },
    );
    if doc.text("Compliance.Status") == Some("PASSED") {
        doc.set(field::EVENT_KIND, "state");
    }
}

fn set_guardduty<'a>(doc: &mut Document<'a>, kind: Option<&'a str>) {
    let found = kind.and_then(FindingType::parse).unwrap_or_default();
    finding::set_type_fields(doc, &found);
    doc.set(field::EVENT_CATEGORY, finding::category(&found));
    let action = |name: &str| doc.text(&format!("ProductFields.aws/guardduty/service/action/{name}"));
    let direction = match action("actionType") {
        Some("NETWORK_CONNECTION") => action("networkConnectionAction/connectionDirection"),
        Some("DNS_REQUEST") => Some("OUTBOUND"),
        _ if finding::is_file_family(&found) => None,
        Some(_) => Some("INBOUND"),
        None => None,
    };
    if let Some(direction) = direction {
        let lower = doc.arena().alloc_str(&direction.to_ascii_lowercase());
        doc.set(field::NETWORK_DIRECTION, &*lower);
        if direction == "OUTBOUND" {
            finding::swap_ends(doc);
        }
    }
}

fn set_inspector<'a>(doc: &mut Document<'a>, kind: Option<&'a str>) {
    if let Some(id) = doc.text("ProductFields.aws/inspector/id") {
        // Inspector Classic
        doc.set(field::RULE_NAME, id);
        doc.set_some(field::RULE_ID, kind);
    } else if let Some(kind) = kind {
        let base = kind.split("/CVE").next().unwrap_or(kind);
        let title = doc.text("Title").unwrap_or_default();
        let cve = title.split(' ').next().unwrap_or_default();
        let id = if kind.contains("Vulnerabilities") { doc.format(format_args!("{base}/{cve}")) } else { base };
        doc.set(field::RULE_ID, id);
    }
    if kind.is_some_and(|kind| kind.contains("Vulnerabilities")) {
        doc.set_list(field::EVENT_CATEGORY, &["vulnerability", "package"]);
    }
}

// ---- parts that any product may fill

fn set_vulnerability(doc: &mut Document<'_>) {
    let Some(first) = doc.at("Vulnerabilities.0") else { return };
    doc.set_some(field::VULNERABILITY_ID, first.get("Id"));
    doc.set_some(field::VULNERABILITY_SEVERITY, doc.text("Severity.Label"));
    if let Some(score) = first.at(&["Cvss", "0", "BaseScore"]) {
        doc.set(field::VULNERABILITY_SCORE_BASE, score);
        doc.set_some(field::VULNERABILITY_SCORE_VERSION, first.at(&["Cvss", "0", "Version"]));
    }
    doc.set_some(field::VULNERABILITY_REFERENCE, first.at(&["ReferenceUrls", "0"]));
    doc.set_some(field::PACKAGE_NAME, first.at(&["VulnerablePackages", "0", "Name"]));
    doc.set_some(field::PACKAGE_VERSION, first.at(&["VulnerablePackages", "0", "Version"]));
}

fn set_network(doc: &mut Document<'_>) {
    for (path, target) in [
        ("Network.SourceIpV4", field::SOURCE_IP),
        ("Network.SourceIpV6", field::SOURCE_IP),
        ("Network.SourcePort", field::SOURCE_PORT),
        ("Network.DestinationIpV4", field::DESTINATION_IP),
        ("Network.DestinationIpV6", field::DESTINATION_IP),
        ("Network.DestinationPort", field::DESTINATION_PORT),
        ("Process.Name", field::PROCESS_NAME),
        ("Process.Path", field::PROCESS_EXECUTABLE),
        ("Process.Pid", field::PROCESS_PID),
    ] {
        if let Some(value) = doc.at(path) {
            doc.set_default(target, value);
        }
    }
    super::http::set_network_type(doc, field::SOURCE_IP);
}

/// One entry of `Resources`.
fn set_resource<'a>(doc: &mut Document<'a>, resource: Value<'a>) {
    let id = resource.get("Id").and_then(|id| id.as_text()).unwrap_or_default();
    let name = id.rsplit('/').next().unwrap_or(id);
    let detail = |path: &[&str]| resource.get("Details").and_then(|details| details.at(path));
    match resource.get("Type").and_then(|kind| kind.as_text()).unwrap_or_default() {
        "AwsEc2Instance" => {
            doc.set(field::CLOUD_INSTANCE_ID, name);
            doc.add(field::RELATED_HOSTS, name);
            for family in ["IpV4Addresses", "IpV6Addresses"] {
                doc.add_some(field::RELATED_IP, detail(&["AwsEc2Instance", family]));
            }
        }
        "AwsEc2Volume" => {
            if let Some(instance) = detail(&["AwsEc2Volume", "Attachments", "0", "InstanceId"]) {
                doc.set(field::CLOUD_INSTANCE_ID, instance);
                doc.add(field::RELATED_HOSTS, instance);
            }
        }
        "AwsIamAccessKey" => {
            let principal = detail(&["AwsIamAccessKey", "PrincipalId"]).and_then(|id| id.as_text());
            let key = id.rsplit(':').next().filter(|key| *key != "null");
            doc.set_some(field::USER_ID, key.or_else(|| principal.and_then(|id| id.split(':').next())));
            doc.set_some(field::USER_NAME, detail(&["AwsIamAccessKey", "PrincipalName"]));
        }
        "AwsIamRole" | "AwsIamUser" => {
            doc.set(field::USER_NAME, name);
        }
        "AwsLambdaFunction" => {
            doc.set(field::FAAS_ID, id);
            doc.set_some(field::FAAS_NAME, detail(&["AwsLambdaFunction", "FunctionName"]));
        }
        "Container" => {
            doc.set_some(field::CONTAINER_NAME, detail(&["Container", "Name"]));
            doc.set_some(field::CONTAINER_IMAGE_NAME, detail(&["Container", "ImageName"]));
        }
        _ => {}
    }
}
