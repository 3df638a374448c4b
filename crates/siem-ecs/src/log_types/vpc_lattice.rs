//! Amazon VPC Lattice access logs, of services and of resource configurations.
//!
//! Source: Amazon VPC Lattice User Guide, "Access logs".

use super::LogTypeCode;
use super::arn::{self, Arn};
use super::{delivery, http};
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "vpc-lattice", prepare: Some(prepare), finish, is_own: None };

/// Members that hold an address and a port.
const MEMBERS: &[(&str, &str)] = &[
    ("sourceIpPort", "sourceIp:sourcePort"),
    ("targetIpPort", "targetIp:targetPort"),
    ("destinationIpPort", "destinationIp:destinationPort"),
    ("gatewayIpPort", "gatewayIp:gatewayPort"),
    ("resourceIpPort", "resourceIp:resourcePort"),
];

/// Parts addresses and ports, and takes account and region from the service or the resource.
fn prepare(doc: &mut Document<'_>) {
    delivery::name_as_columns(doc, MEMBERS);
    // So the documentation's example has it, as text.
    delivery::take_out_placeholders(doc, &["null"]);
    arn::set_account_and_region(doc, &["serviceArn", "resourceConfigurationArn", "serviceNetworkArn"]);
}

fn finish(doc: &mut Document<'_>) {
    http::set_tls_version(doc, doc.text("tlsVersion"));
    http::set_network_type(doc, field::SOURCE_IP);
    doc.set(field::NETWORK_TRANSPORT, "tcp");
    if let Some(source) = doc.text("sourceVpcArn").and_then(Arn::parse) {
        doc.set(field::CLOUD_ORIGIN_ACCOUNT_ID, source.account);
        doc.set(field::CLOUD_ORIGIN_REGION, source.region);
    }
    if let Some(millis) = doc.text("duration").and_then(|text| text.parse::<u64>().ok()) {
        let nanos = doc.format(format_args!("{}", millis.saturating_mul(1_000_000)));
        doc.set(field::EVENT_DURATION, nanos);
    }
    // Callers that did not sign are `Anonymous` or `Unknown`.
    match doc.get_text(field::USER_ID).filter(|caller| Arn::parse(caller).is_some()) {
        Some(caller) => {
            doc.set_some(field::USER_NAME, caller.rsplit('/').find(|part| !part.is_empty()));
        }
        None => doc.remove(field::USER_ID),
    }
    if is_request(doc) {
        set_request(doc);
    } else {
        // Traffic to a resource is bytes of any protocol, and the log tells that there was some.
        doc.set_list(field::EVENT_CATEGORY, &["network"]);
        doc.set_list(field::EVENT_TYPE, &["connection"]);
    }
    set_result(doc);
}

fn is_request(doc: &Document<'_>) -> bool {
    ["requestMethod", "requestPath", "responseCode"].iter().any(|name| doc.text(name).is_some())
}

fn set_request(doc: &mut Document<'_>) {
    let protocol = doc.text("protocol");
    doc.set_some(field::HTTP_VERSION, protocol.and_then(|text| text.split_once('/')).map(|(_, version)| version));
    doc.set(field::NETWORK_PROTOCOL, "http");
    doc.set_list(field::EVENT_CATEGORY, &["web"]);
    doc.set_list(field::EVENT_TYPE, &["access"]);
    let url = doc.text("requestPath").map(http::UrlParts::parse).unwrap_or_default();
    doc.set_some(field::URL_PATH, url.path);
    doc.set_some(field::URL_QUERY, url.query);
    if let Some((name, port)) = doc.text("hostHeader").map(http::host_and_port) {
        doc.set(field::URL_DOMAIN, name);
        doc.set_some(field::URL_PORT, port);
        doc.add(field::RELATED_HOSTS, name);
        // A connection without a version of TLS came in the clear.
        doc.set(field::URL_SCHEME, if doc.text("tlsVersion").is_some() { "https" } else { "http" });
    }
}

/// Outcome, by status code where there is one. An authorisation policy that denies says why.
fn set_result(doc: &mut Document<'_>) {
    let denied = doc.text("authDeniedReason");
    let failed = doc.text("failureReason");
    match doc.text("responseCode") {
        None if denied.is_some() || failed.is_some() => {
            doc.set(field::EVENT_OUTCOME, "failure");
        }
        status => http::set_outcome_by_status(doc, status),
    }
    doc.set_some(field::EVENT_REASON, denied.or(failed));
    doc.set_some(field::ERROR_MESSAGE, failed);
    if denied.is_some() {
        // Only traffic on a network is denied: the category web knows no such type.
        doc.set_list(field::EVENT_CATEGORY, &["web", "network"]);
        doc.set_list(field::EVENT_TYPE, &["access", "denied"]);
    }
}
