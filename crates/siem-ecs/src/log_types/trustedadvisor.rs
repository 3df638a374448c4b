//! AWS Trusted Advisor, checks and the resources they flag, as the scheduled exporter of this solution writes them.
//!
//! Source: AWS Support API Reference, `DescribeTrustedAdvisorChecks`, `TrustedAdvisorResourceDetail`: `check.metadata`
//! names the columns whose values are in a resource's `metadata`.

use super::LogTypeCode;
use super::arn::Arn;
use crate::convert;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "trustedadvisor", prepare: None, finish, is_own: None };

fn finish(doc: &mut Document<'_>) {
    let status = doc.text("result.flaggedResource.status").or_else(|| doc.text("result.status"));
    let is_suppressed = doc.text("result.flaggedResource.isSuppressed") == Some("true");
    if matches!(status, Some("warning" | "error")) && !is_suppressed {
        doc.set(field::EVENT_KIND, "alert");
    }
    let outcome = match status {
        Some("ok") => "success",
        Some("warning" | "error") => "failure",
        _ => "unknown",
    };
    doc.set(field::EVENT_OUTCOME, outcome);
    set_resource(doc);
}

/// What the columns of a flagged resource say: its service, and what it is.
fn set_resource(doc: &mut Document<'_>) {
    let titles = doc.at("check.metadata").unwrap_or_default().items();
    let values = doc.at("result.flaggedResource.metadata").unwrap_or_default().items();
    let column = |wanted: &str| {
        let at = titles.iter().position(|title| title.as_text() == Some(wanted))?;
        values.get(at)?.as_text()
    };
    if let Some(address) =
        values.iter().rev().filter_map(|value| value.as_text()).find(|v| convert::address(v).is_some())
    {
        doc.add(field::RELATED_IP, address);
    }
    let mut service = column("Service").map(str::to_lowercase);
    let arn = column("Resource").or_else(|| column("Workload ARN")).and_then(Arn::parse);
    if let Some(arn) = arn {
        service = Some(arn.service.to_owned());
        match arn.resource.split_once('/') {
            Some(("instance", id)) if arn.service == "ec2" => set_instance(doc, id),
            // `volume`, `security-group`: more telling than `ec2`.
            Some((kind, _)) if arn.service == "ec2" => service = Some(kind.to_owned()),
            _ => {}
        }
    }
    if let Some(id) = column("Instance ID") {
        set_instance(doc, id);
    }
    let service = service.unwrap_or_else(|| "trustedadvisor".to_owned());
    doc.set(field::EVENT_CATEGORY, category(&service));
    doc.set(field::CLOUD_SERVICE_NAME, doc.format(format_args!("{service}")));
}

fn set_instance<'a>(doc: &mut Document<'a>, id: &'a str) {
    doc.set(field::CLOUD_INSTANCE_ID, id);
    doc.add(field::RELATED_HOSTS, id);
}

/// `event.category`; all of these know the type `info`.
fn category(service: &str) -> &'static str {
    match service {
        "rds" | "dynamodb" | "s3" | "ebs" | "redshift" | "elasticache" => "database",
        "iam" | "cloudtrail" => "iam",
        "vpc" | "route53" | "elasticloadbalancing" | "network-acl" | "subnet" => "network",
        "security-group" | "security group" => "network",
        _ => "configuration",
    }
}
