//! Audit events of Amazon EKS clusters, from the control plane's log group through CloudWatch Logs.
//!
//! Source: Kubernetes, "Auditing" and the API type `audit.k8s.io/v1 Event`; Amazon EKS User Guide, "Send control plane
//! logs to CloudWatch Logs"; for `user.extra`, AWS IAM Authenticator for Kubernetes.

use siem_formats::Value;

use super::LogTypeCode;
use super::arn::Arn;
use super::{http, percent_decoded};
use crate::document::Document;
use crate::schema::field;
use crate::time;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "eks-audit", prepare: None, finish, is_own: None };

fn finish(doc: &mut Document<'_>) {
    // The group holds other logs of the control plane too.
    if doc.text("auditID").is_none() {
        return;
    }
    doc.set_some(field::EVENT_ID, doc.text("auditID"));
    set_kind(doc);
    set_times(doc);
    set_cluster(doc);
    set_users(doc);
    set_request(doc);
}

fn set_kind(doc: &mut Document<'_>) {
    doc.set(field::ORCHESTRATOR_TYPE, "kubernetes");
    let kind = match doc.text("verb").unwrap_or_default() {
        "get" | "list" | "watch" | "head" | "options" => "access",
        "create" | "post" => "creation",
        "update" | "patch" | "put" => "change",
        "delete" | "deletecollection" => "deletion",
        _ => "info",
    };
    let resource = doc.text("objectRef.resource").unwrap_or_default();
    // A command in a container, or a port of it, is no new object.
    let is_session = matches!(doc.text("objectRef.subresource"), Some("exec" | "attach" | "portforward" | "proxy"));
    let status = doc.text("responseStatus.code").and_then(|code| code.parse::<u16>().ok());
    let is_forbidden = status == Some(403) || doc.text("annotations.authorization.k8s.io/decision") == Some("forbid");
    let is_access_control =
        resource.contains("role") || matches!(resource, "serviceaccounts" | "certificatesigningrequests");
    doc.set_list(field::EVENT_CATEGORY, if is_access_control { &["api", "iam"] } else { &["api"] });
    doc.set_list(field::EVENT_TYPE, &[if is_session { "access" } else { kind }]);
    if is_forbidden {
        doc.add(field::EVENT_TYPE, "denied");
    }
    let outcome = match status {
        _ if is_forbidden => "failure",
        Some(..400) => "success",
        Some(_) => "failure",
        None => "unknown",
    };
    doc.set(field::EVENT_OUTCOME, outcome);
    if outcome == "failure" {
        doc.set_some(field::ERROR_CODE, doc.text("responseStatus.reason"));
        doc.set_some(field::ERROR_MESSAGE, doc.text("responseStatus.message"));
    }
}

fn set_times(doc: &mut Document<'_>) {
    let received = doc.text("requestReceivedTimestamp").and_then(time::parse_iso8601);
    let staged = doc.text("stageTimestamp").and_then(time::parse_iso8601);
    if let (Some(received), Some(staged)) = (received, staged)
        && staged >= received
    {
        let nanos = |time: time::Instant| i128::from(time.seconds) * 1_000_000_000 + i128::from(time.nanos);
        doc.set(field::EVENT_DURATION, doc.format(format_args!("{}", nanos(staged) - nanos(received))));
    }
}

/// `/aws/eks/NAME/cluster`
fn set_cluster(doc: &mut Document<'_>) {
    let group = doc.record().envelope.log_group.unwrap_or_default();
    let name = group.strip_prefix("/aws/eks/").and_then(|rest| rest.strip_suffix("/cluster"));
    doc.set_some(field::ORCHESTRATOR_CLUSTER_NAME, name);
}

/// The user is Kubernetes' own; who is behind it in IAM stands in `extra`.
fn set_users(doc: &mut Document<'_>) {
    let extra = doc.at("user.extra").unwrap_or_default();
    let first = |name: &str| extra.get(name)?.item(0)?.as_text();
    let iam = |name: &str| first(name).or_else(|| first(&format!("sigs.k8s.io/aws-iam-authenticator/{name}")));
    if let Some(session) = iam("sessionName").filter(|name| !name.is_empty()) {
        doc.add(field::RELATED_USER, session);
    }
    if let Some(arn) = iam("arn").and_then(Arn::parse) {
        doc.set(field::CLOUD_ORIGIN_ACCOUNT_ID, arn.account);
        doc.add(field::RELATED_USER, arn.resource.rsplit('/').next().unwrap_or(arn.resource));
    }
    doc.add_some(field::RELATED_IP, doc.at("sourceIPs"));
}

/// The address of the request, and the command that it runs in a container.
fn set_request(doc: &mut Document<'_>) {
    http::set_network_type(doc, field::SOURCE_IP);
    let Some(uri) = doc.text("requestURI") else { return };
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    doc.set(field::URL_PATH, path);
    doc.set(field::URL_QUERY, query);
    if doc.text("objectRef.subresource") == Some("exec") {
        let words: Vec<&str> = query
            .split('&')
            .filter_map(|part| part.strip_prefix("command="))
            .map(|word| {
                let word = word.replace('+', " ");
                doc.format(format_args!("{}", percent_decoded(&word)))
            })
            .collect();
        doc.set_some(field::PROCESS_EXECUTABLE, words.first().copied());
        doc.set(field::PROCESS_COMMAND_LINE, doc.format(format_args!("{}", words.join(" "))));
        let args: Vec<Value<'_>> = words.iter().map(|word| Value::Str(word)).collect();
        doc.set(field::PROCESS_ARGS, Value::List(doc.arena().alloc_slice_copy(&args)));
    }
}
