//! AWS Security Hub findings in ASFF or OCSF, imported events of EventBridge through Firehose.
//!
//! Source: AWS Security Hub User Guide, "AWS Security Finding Format (ASFF)", "Required top-level ASFF attributes",
//! "Optional top-level ASFF attributes", "Resources", "Types taxonomy for ASFF", "Consolidated control findings", "OCSF
//! findings in Security Hub"; OCSF Schema 1.6, "Compliance Finding".

use siem_formats::Value;

use super::LogTypeCode;
use super::arn::Arn;
use super::finding::{self, FindingType};
use super::ocsf;
use crate::document::Document;
use crate::schema::field;
use crate::time;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "securityhub", prepare: Some(prepare), finish, is_own: None };

/// Findings of the Security Hub of 2025 are in OCSF.
fn prepare(doc: &mut Document<'_>) {
    if ocsf::is_event(doc) {
        ocsf::prepare(doc);
    }
}

fn finish(doc: &mut Document<'_>) {
    if ocsf::is_event(doc) {
        ocsf::describe(doc);
        set_asff_fields(doc);
        return set_severity(doc);
    }
    let product = product(doc);
    let module = doc.arena().alloc_str(&product.to_lowercase());
    doc.set(field::EVENT_MODULE, &*module);
    doc.set(field::OBSERVER_PRODUCT, product);
    set_time_and_id(doc);
    set_severity(doc);
    finding::set_rule_name(doc);
    let kind = doc.text("Types.0").unwrap_or_default();
    doc.set(field::EVENT_TYPE, "info");
    let mut found = FindingType::default();
    // Elsewhere the type's namespace and category say what the finding is about, whosever it is.
    match &*module {
        "guardduty" | "macie" => {
            found = FindingType::parse(kind).unwrap_or_default();
            finding::set_type_fields(doc, &found);
            doc.set(field::EVENT_CATEGORY, found.category());
        }
        _ if kind.contains("/Vulnerabilities") => doc.set_list(field::EVENT_CATEGORY, &["vulnerability", "package"]),
        _ if kind.starts_with("Software") => doc.set_list(field::EVENT_CATEGORY, &["configuration"]),
        _ => {}
    }
    match &*module {
        // The second name is that of an ARN, the third the product's since there is a Security Hub beside it.
        "security hub" | "securityhub" | "security hub cspm" => set_control(doc),
        "inspector" => set_inspector(doc, kind),
        _ => {}
    }
    set_network(doc, &found);
    if let Some(sequence) = doc.at("Detection.Sequence") {
        finding::set_sequence(doc, sequence);
    }
    let mut related = Related::default();
    for resource in doc.at("Resources").unwrap_or_default().items() {
        set_resource(doc, *resource, &mut related);
    }
    doc.add_all(field::RELATED_IP, related.addresses);
    doc.add_all(field::RELATED_HOSTS, related.hosts);
    doc.add_all(field::RELATED_USER, related.users);
    for indicator in doc.at("ThreatIntelIndicators").unwrap_or_default().items() {
        set_indicator(doc, *indicator);
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
/// state is a document of its own: people's notes and changes come as events in which no time of the finding differs.
fn set_time_and_id(doc: &mut Document<'_>) {
    let status = doc.text("Workflow.Status").unwrap_or("NEW");
    if status == "NEW"
        && let Some(time) = doc.text("UpdatedAt").and_then(time::parse_iso8601)
    {
        doc.set_timestamp(time);
    }
    let told = doc.record().envelope.id.filter(|id| !id.is_empty());
    let state = told.unwrap_or_else(|| doc.format(format_args!("{}_{status}", doc.timestamp())));
    doc.set_id_suffix(state);
}

/// `Severity.Normalized` is no longer sent by all products.
fn set_severity(doc: &mut Document<'_>) {
    let by_label = doc.text("Severity.Label").and_then(finding::score_of_label).unwrap_or_default();
    doc.set_default(field::EVENT_RISK_SCORE_NORM, by_label);
    if let Some(score) = doc.get(field::EVENT_RISK_SCORE_NORM) {
        doc.set(field::EVENT_RISK_SCORE, score);
        doc.set_default(field::EVENT_SEVERITY, score);
    }
}

/// What a finding in OCSF says in other words than ASFF does, in those of ASFF as well: one question finds both forms.
/// Work that goes on (`In Progress`) gets no word, for it is not yet `NOTIFIED`; resources keep OCSF's names of types.
fn set_asff_fields(doc: &mut Document<'_>) {
    let arena = doc.arena();
    let of = |name, value: Option<&'static str>| value.map(|value| (name, Value::Str(value)));
    let severity = of("Label", label_of_severity(doc.text("severity_id").unwrap_or_default()));
    let verdict = match (doc.text("compliance.status_id"), doc.text("compliance.status")) {
        (Some("1"), _) | (None, Some("Pass")) => Some("PASSED"),
        (Some("2"), _) | (None, Some("Warning")) => Some("WARNING"),
        (Some("3"), _) | (None, Some("Fail")) => Some("FAILED"),
        _ => None,
    };
    let control = doc.text("compliance.control").map(|control| ("SecurityControlId", Value::Str(control)));
    let status = match (doc.text("status_id"), doc.text("status")) {
        (Some("1"), _) | (None, Some("New")) => Some("NEW"),
        (Some("3"), _) | (None, Some("Suppressed")) => Some("SUPPRESSED"),
        (Some("4"), _) | (None, Some("Resolved")) => Some("RESOLVED"),
        _ => None,
    };
    for (name, members) in [
        ("Severity", [severity, None]),
        ("Compliance", [of("Status", verdict), control]),
        ("Workflow", [of("Status", status), None]),
    ] {
        let members: Vec<_> = members.into_iter().flatten().collect();
        if !members.is_empty() {
            doc.set_original_field(name, Value::Object(arena.alloc_slice_copy(&members)));
        }
    }
    if let Some(product) = doc.text("metadata.product.name") {
        doc.set_original_field("ProductName", product);
    }
    // Active are all but those whose activity is Close; Archived and Deleted are states that OCSF has beside it.
    let is_over = match (doc.text("status_id"), doc.text("status")) {
        (Some("5" | "6"), _) | (None, Some("Archived" | "Deleted")) => true,
        _ => doc.text("activity_id") == Some("3"),
    };
    doc.set_original_field("RecordState", if is_over { "ARCHIVED" } else { "ACTIVE" });
    let mut resources = Vec::new();
    for resource in doc.at("resources").unwrap_or_default().items() {
        let members = [("Id", "uid"), ("Type", "type")];
        let told = members.iter().filter_map(|(name, from)| Some((*name, Value::Str(resource.get(from)?.as_text()?))));
        resources.push(Value::Object(arena.alloc_slice_copy(&told.collect::<Vec<_>>())));
    }
    if !resources.is_empty() {
        doc.set_original_field("Resources", Value::List(arena.alloc_slice_copy(&resources)));
    }
}

/// ASFF has nothing above critical.
fn label_of_severity(id: &str) -> Option<&'static str> {
    Some(match id {
        "1" => "INFORMATIONAL",
        "2" => "LOW",
        "3" => "MEDIUM",
        "4" => "HIGH",
        "5" | "6" => "CRITICAL",
        _ => return None,
    })
}

// ---- products

/// Security Hub's own controls. A control that passes is no alert.
fn set_control(doc: &mut Document<'_>) {
    let generator = doc.text("GeneratorId").unwrap_or_default();
    doc.set(field::RULE_ID, generator);
    let in_view = doc.text("Compliance.SecurityControlId").is_some();
    doc.set_original_field("consolidated_controls_view", in_view);
    doc.set_original_field("consolidated_control_findings", generator.starts_with("security-control"));
    let outcome = match doc.text("Compliance.Status") {
        Some("PASSED") => "success",
        Some("FAILED") => "failure",
        _ => "unknown",
    };
    doc.set(field::EVENT_OUTCOME, outcome);
    if outcome == "success" {
        doc.set(field::EVENT_KIND, "state");
    }
}

/// Inspector Classic has rules; Inspector has vulnerabilities, whose name begins the title.
fn set_inspector(doc: &mut Document<'_>, kind: &str) {
    if let Some(id) = doc.text("ProductFields.aws/inspector/id") {
        doc.set(field::RULE_NAME, id);
    } else if kind.contains("/Vulnerabilities")
        && let Some(name) = doc.text("Title").and_then(|title| title.split(' ').next())
    {
        let class = kind.split("/CVE").next().unwrap_or(kind);
        let id = doc.format(format_args!("{class}/{name}"));
        doc.set(field::RULE_ID, id);
    }
}

// ---- parts that any product may fill

/// What GuardDuty says in `Action` and `ProductFields`, other products in `Network`.
fn set_network(doc: &mut Document<'_>, found: &FindingType<'_>) {
    const FIELDS: &str = "ProductFields.aws/guardduty/service/action";
    let action = doc.text("Action.ActionType").or_else(|| doc.text(&format!("{FIELDS}/actionType")));
    if let Some(action) = action {
        let connection = doc
            .text("Action.NetworkConnectionAction.ConnectionDirection")
            .or_else(|| doc.text(&format!("{FIELDS}/networkConnectionAction/connectionDirection")));
        finding::set_direction(doc, found, action, connection);
    } else if let Some(direction) = doc.text("Network.Direction") {
        doc.set(field::NETWORK_DIRECTION, if direction == "OUT" { "outbound" } else { "inbound" });
    }
    finding::set_network(doc);
}

/// What the resources add to `related.*`.
#[derive(Default)]
struct Related<'a> {
    addresses: Vec<Value<'a>>,
    hosts: Vec<&'a str>,
    users: Vec<Value<'a>>,
}

/// One entry of `Resources`. The first of several is named, all are related.
fn set_resource<'a>(doc: &mut Document<'a>, resource: Value<'a>, related: &mut Related<'a>) {
    let id = resource.get("Id").and_then(|id| id.as_text()).unwrap_or_default();
    let kind = resource.get("Type").and_then(|kind| kind.as_text()).unwrap_or_default();
    let name = id.rsplit('/').next().unwrap_or(id);
    let detail = |path: &[&str]| resource.at(&["Details", kind])?.at(path);
    let mut set_instance = |doc: &mut Document<'a>, id: &'a str| {
        doc.set_default(field::CLOUD_INSTANCE_ID, id);
        related.hosts.push(id);
    };
    let mut set_user = |doc: &mut Document<'a>, name: Value<'a>| {
        doc.set_default(field::USER_NAME, name);
        related.users.push(name);
    };
    if let Some(service) = Arn::parse(id).map(|arn| arn.service) {
        doc.set_default(field::CLOUD_SERVICE_NAME, service);
    }
    if let Some(orchestrator) = orchestrator(kind)
        && doc.set_default(field::ORCHESTRATOR_TYPE, orchestrator)
    {
        doc.set(field::ORCHESTRATOR_RESOURCE_ID, id);
        doc.set(field::ORCHESTRATOR_RESOURCE_NAME, detail(&["Name"]).unwrap_or(Value::Str(name)));
        doc.set(field::ORCHESTRATOR_RESOURCE_TYPE, kind);
    }
    match kind {
        "AwsEc2Instance" => {
            set_instance(doc, name);
            doc.set_default(field::HOST_ID, name);
            for addresses in [detail(&["IpV4Addresses"]), detail(&["IpV6Addresses"])].into_iter().flatten() {
                doc.add(field::HOST_IP, addresses);
                related.addresses.push(addresses);
            }
        }
        "AwsEc2Volume" => {
            if let Some(instance) = detail(&["Attachments", "0", "InstanceId"]).and_then(|id| id.as_text()) {
                set_instance(doc, instance);
            }
        }
        "AwsIamAccessKey" => {
            let key = id.rsplit(':').next().filter(|key| *key != "null");
            let principal = detail(&["PrincipalId"]).and_then(|id| id.as_text());
            doc.set_default(field::USER_ID, principal.or(key).unwrap_or_default());
            set_user(doc, detail(&["PrincipalName"]).unwrap_or_default());
        }
        "AwsIamRole" | "AwsIamUser" => set_user(doc, Value::Str(name)),
        "AwsLambdaFunction" => {
            doc.set_default(field::FAAS_ID, id);
            doc.set_default(field::FAAS_NAME, id.split(':').nth(6).unwrap_or_default());
        }
        "AwsEksCluster" => {
            doc.set_default(field::ORCHESTRATOR_CLUSTER_NAME, name);
        }
        "AwsS3Bucket" | "AwsS3Object" => {
            let path = id.splitn(6, ':').nth(5).unwrap_or(id);
            doc.set_extra("aws.securityhub.bucket", path.split('/').next().unwrap_or(path));
            if kind == "AwsS3Object" {
                doc.set_default(field::FILE_PATH, path);
            }
        }
        "Container" => {
            doc.set_default(field::CONTAINER_NAME, detail(&["Name"]).unwrap_or_default());
            doc.set_default(field::CONTAINER_IMAGE_NAME, detail(&["ImageName"]).unwrap_or_default());
        }
        _ => {}
    }
}

/// `orchestrator.type` of resources that are a part of one.
fn orchestrator(kind: &str) -> Option<&'static str> {
    match kind {
        _ if kind.starts_with("AwsEks") => Some("kubernetes"),
        _ if kind.starts_with("AwsEcs") => Some("ecs"),
        _ => None,
    }
}

/// One entry of `ThreatIntelIndicators`. The first address is the indicator, all of them are related.
fn set_indicator<'a>(doc: &mut Document<'a>, indicator: Value<'a>) {
    let Some(value) = indicator.get("Value") else { return };
    let kind = match indicator.get("Type").and_then(|kind| kind.as_text()).unwrap_or_default() {
        "IPV4_ADDRESS" => "ipv4-addr",
        "IPV6_ADDRESS" => "ipv6-addr",
        kind => {
            let (kind, related) = match kind {
                "DOMAIN" => ("domain-name", Some(field::RELATED_HOSTS)),
                "EMAIL_ADDRESS" => ("email-addr", None),
                "MUTEX" => ("mutex", None),
                "PROCESS" => ("process", None),
                "URL" => ("url", None),
                kind if kind.starts_with("HASH_") => ("file", Some(field::RELATED_HASH)),
                _ => return,
            };
            doc.set_default(field::THREAT_INDICATOR_TYPE, kind);
            if let Some(related) = related {
                doc.add(related, value);
            }
            return;
        }
    };
    doc.add(field::RELATED_IP, value);
    if doc.set_default(field::THREAT_INDICATOR_IP, value) {
        doc.set(field::THREAT_INDICATOR_TYPE, kind);
    }
}
