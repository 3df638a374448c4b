//! What a FireLens message, or another router's object around a record, says of the container and the host that the
//! record is from.
//!
//! Source: Amazon ECS Developer Guide, "Send Amazon ECS logs to an AWS service or AWS Partner": the log router adds
//! cluster, task and definition unless `enable-ecs-log-metadata` is false, and the instance where there is one.
//! Fluent Bit, filter "Kubernetes"; Filebeat, exported fields of hosts and of Kubernetes.

use std::collections::HashSet;

use siem_formats::{Envelope, EnvelopeKind, Value, json};

use crate::document::Document;
use crate::log_types::Arn;
use crate::plan::Plan;
use crate::schema::field;

/// Whether the record is what a container wrote to stderr, and that is to be left out.
pub(crate) fn is_excluded(plan: &Plan, envelope: &Envelope<'_>) -> bool {
    plan.ignore_stderr && envelope.kind == EnvelopeKind::FireLens && envelope.source == Some("stderr")
}

/// Keeps the members of the message beside `log` as original fields, where the record has none of that name, and
/// fills container, cluster, instance, account and region.
pub(crate) fn set_container<'a>(doc: &mut Document<'a>, parser: &mut json::Parser) {
    let Some(text) = doc.record().envelope.message else { return };
    let Ok(parsed) = parser.parse(text, doc.arena()) else { return };
    let mut known: HashSet<&str> = doc.original().members().iter().map(|(name, _)| *name).collect();
    let message = parsed.value.without_repeats(doc.arena());
    let is_new = |(name, _): &&(&'a str, Value<'a>)| *name != "log" && known.insert(name);
    let new: Vec<_> = message.members().iter().filter(is_new).copied().collect();
    doc.add_original_fields(&new);
    set_origin(doc, message);
}

/// Fills container, pod, cluster, instance, account and region.
pub(crate) fn set_origin<'a>(doc: &mut Document<'a>, around: Value<'a>) {
    let text = |name: &str| around.get(name).and_then(|value: Value<'a>| value.as_text());
    let inside = |paths: &[&[&str]]| paths.iter().find_map(|path| around.at(path)?.as_text());
    let id = inside(&[&["container_id"], &["kubernetes", "docker_id"], &["container", "id"]]);
    doc.set_some(field::CONTAINER_ID, id);
    let name = inside(&[&["container_name"], &["kubernetes", "container_name"], &["container", "name"]]);
    // Docker writes a slash before the name.
    doc.set_some(field::CONTAINER_NAME, name.map(|name| name.trim_start_matches('/')));
    doc.set_some(field::CONTAINER_IMAGE_NAME, inside(&[&["kubernetes", "container_image"]]));
    doc.set_some(field::CLOUD_INSTANCE_ID, text("ec2_instance_id"));
    if let Some(cluster) = text("ecs_cluster") {
        doc.set(field::ORCHESTRATOR_TYPE, "ecs");
        doc.set(field::ORCHESTRATOR_CLUSTER_NAME, cluster.rsplit('/').next().unwrap_or(cluster));
    }
    if let Some(task) = text("ecs_task_arn").and_then(Arn::parse) {
        doc.set(field::CLOUD_ACCOUNT_ID, task.account);
        doc.set(field::CLOUD_REGION, task.region);
    }
    if let Some(pod) = inside(&[&["kubernetes", "pod_name"], &["kubernetes", "pod", "name"]]) {
        doc.set(field::ORCHESTRATOR_TYPE, "kubernetes");
        doc.set(field::ORCHESTRATOR_RESOURCE_TYPE, "pod");
        doc.set(field::ORCHESTRATOR_RESOURCE_NAME, pod);
        let namespace = inside(&[&["kubernetes", "namespace_name"], &["kubernetes", "namespace"]]);
        doc.set_some(field::ORCHESTRATOR_NAMESPACE, namespace);
    }
}

/// Fills the host, where the record does not tell it.
pub(crate) fn set_host<'a>(doc: &mut Document<'a>, around: Value<'a>) {
    let paths: [&[&str]; 5] = [&["host", "name"], &["host"], &["hostname"], &["kubernetes", "host"], &["_HOSTNAME"]];
    if let Some(host) = paths.iter().find_map(|path| around.at(path)?.as_text()) {
        doc.set_default(field::HOST_NAME, host);
    }
}
