//! Trend Micro Deep Security and Workload Security, Common Event Format through a log router.
//!
//! Source: Deep Security Help Center, "Syslog message formats". Intrusion prevention, firewall, anti-malware, web
//! reputation, integrity monitoring, log inspection and application control differ in their keys; the labels of the
//! custom ones become names in the parser.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::{LogTypeCode, cef};
use crate::convert;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "deepsecurity", prepare: None, finish, is_own: None };

fn finish(doc: &mut Document<'_>) {
    cef::set_addresses(doc);
    set_agent(doc);
    set_kind(doc);
    set_packet(doc);
    if let Some(device) = doc.text("dvc") {
        cef::set_host(doc, device, field::HOST_IP, field::HOST_NAME);
    }
    if let Some(device) = doc.text("dvchost") {
        cef::set_host(doc, device, field::HOST_IP, field::HOST_NAME);
    }
    cef::set_transport(doc);
    for key in ["fileHash", "TrendMicroDsFileMD5", "TrendMicroDsFileSHA1", "TrendMicroDsFileSHA256"] {
        cef::set_file_hash(doc, key);
    }
    doc.set_some(field::HOST_ID, doc.text("Host ID"));
    for tenant in ["TrendMicroDsTenant", "TrendMicroDsTenantId"] {
        doc.remove_original_field(tenant);
    }
    let count = doc.text("cnt").unwrap_or_default();
    doc.set_extra("aws.deepsecurity.count", count);
}

/// The product, and the rule as signature and name.
fn set_agent(doc: &mut Document<'_>) {
    let part = |name| doc.text(name).unwrap_or_default();
    let (vendor, product) = (part("cef_device_vendor"), part("cef_device_product"));
    let agent = doc.format(format_args!("{vendor} {product} {}", part("cef_device_version")));
    let rule = doc.format(format_args!("{} {}", part("cef_device_event_class_id"), part("cef_name")));
    doc.set(field::AGENT_NAME, agent.trim());
    doc.set(field::RULE_NAME, rule.trim());
}

/// Which of the product's parts speaks, by its action and by what the event has. Actions that begin with `IDS:` belong
/// to a rule that only looks on: nothing was stopped.
fn set_kind(doc: &mut Document<'_>) {
    let action = doc.text("act").unwrap_or_default();
    let looks_on = action.starts_with("IDS:");
    let denied = if looks_on { Some(false) } else { cef::word_of_denial(action) };
    let id = doc.text("cef_device_event_class_id").and_then(|id| id.parse::<u32>().ok()).unwrap_or_default();
    let kind: (&str, &[&'static str]) = match (id, denied) {
        (4_000_000..=4_999_999, _) => ("malware", &["info"]),
        (30 | 2_000_000..=2_999_999, _) => ("file", &["change"]),
        (20..=21 | 100..=199, Some(true)) => ("network", &["connection", "denied"]),
        (20..=21 | 100..=199, _) => ("network", &["connection"]),
        (1_000_000..=1_999_999, Some(true)) => ("intrusion_detection", &["denied"]),
        (1_000_000..=1_999_999, Some(false)) => ("intrusion_detection", &["allowed"]),
        (_, Some(true)) if doc.has(field::SOURCE_IP) => ("intrusion_detection", &["denied"]),
        _ => ("host", &["info"]),
    };
    let is_alert = matches!(kind.0, "malware" | "intrusion_detection");
    doc.set_list(field::EVENT_CATEGORY, &[kind.0]);
    doc.set_list(field::EVENT_TYPE, kind.1);
    doc.set(field::EVENT_KIND, if is_alert { "alert" } else { "event" });
    if looks_on {
        let told = doc.format(format_args!("{action} (detected only)"));
        doc.set(field::EVENT_ACTION, told);
    }
}

/// The packet that made a rule fire: who stands behind a proxy.
fn set_packet(doc: &mut Document<'_>) {
    let Some(packet) = doc.text("TrendMicroDsPacketData").and_then(|text| BASE64.decode(text.trim()).ok()) else {
        return;
    };
    let packet = String::from_utf8_lossy(&packet);
    let is_named = |line: &&str, name: &str| line.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
    let forwarded =
        packet.lines().find(|line| is_named(line, "x-forwarded-for:")).and_then(|line| line.split_once(':'));
    let client = forwarded.and_then(|(_, list)| list.split(',').next()).map(str::trim);
    if let Some(client) = client.filter(|client| convert::address(client).is_some()) {
        let client: &str = doc.arena().alloc_str(client);
        doc.set(field::SOURCE_IP, client);
        doc.set(field::SOURCE_ADDRESS, client);
    }
    let kept: Vec<&str> =
        packet.lines().filter(|line| !is_named(line, "cookie:") && !is_named(line, "set-cookie:")).collect();
    let kept: &str = doc.arena().alloc_str(&kept.join("\n"));
    doc.set_original_field("TrendMicroDsPacketData", kept);
}
