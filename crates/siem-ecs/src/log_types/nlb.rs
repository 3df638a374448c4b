//! Network Load Balancer access logs: one entry for each connection to a TLS listener, written when it ends.
//!
//! Source: Elastic Load Balancing, User Guide for Network Load Balancers, "Access logs".

use siem_formats::Value;

use super::LogTypeCode;
use super::{arn, delivery, elb, http};
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "nlb", prepare: Some(prepare), finish, is_own: None };

/// Members of a JSON delivery that are named otherwise than the columns.
const MEMBERS: &[(&str, &str)] = &[
    ("type", "listener_type"),
    ("version", "log_entry_version"),
    ("time", "timestamp"),
    ("client_port", "client_ip:client_port"),
    ("client:port", "client_ip:client_port"),
    ("destination_port", "destination_ip:destination_port"),
    ("destination:port", "destination_ip:destination_port"),
    ("tls_keyexchange", "tls_named_group"),
];

/// Names members as columns, decodes what the client sent, and takes account and region from the certificate.
fn prepare(doc: &mut Document<'_>) {
    delivery::name_as_columns(doc, MEMBERS);
    for column in ["domain_name", "alpn_fe_protocol"] {
        if let Some(text) = doc.text(column).filter(|text| text.contains('%')) {
            let decoded = doc.arena().alloc_str(&super::percent_decoded(text));
            doc.set_original_field(column, &*decoded);
        }
    }
    if let Some(offered) = doc.text("alpn_client_preference_list") {
        let names = protocol_names(doc, offered);
        doc.set_original_field("alpn_client_preference_list", names);
    }
    arn::set_account_and_region(doc, &["chosen_cert_arn", "resource_arn"]);
}

fn finish(doc: &mut Document<'_>) {
    http::set_network_type(doc, field::SOURCE_IP);
    doc.set(field::NETWORK_TRANSPORT, "tcp");
    doc.set(field::NETWORK_PROTOCOL, "tls");
    http::set_tls_version(doc, doc.text("tls_protocol_version"));
    elb::set_network_bytes(doc);
    if let Some(millis) = doc.text("connection_time").and_then(|text| text.parse::<u64>().ok()) {
        let nanos = doc.format(format_args!("{}", millis.saturating_mul(1_000_000)));
        doc.set(field::EVENT_DURATION, nanos);
    }
    set_outcome(doc);
}

/// Without a handshake time there was no handshake, or it failed. The client's alert tells why; `close_notify` is how
/// every connection ends.
fn set_outcome(doc: &mut Document<'_>) {
    let is_established = doc.text("tls_handshake_time").is_some();
    doc.set(field::TLS_ESTABLISHED, is_established);
    doc.set(field::EVENT_OUTCOME, if is_established { "success" } else { "failure" });
    if let Some(alert) = doc.text("incoming_tls_alert").filter(|alert| *alert != "0") {
        doc.set(field::ERROR_CODE, alert);
        doc.set_some(field::EVENT_REASON, alert_name(alert));
    }
}

/// `h2`, `http/1.1` of `h2","http/1.1`: the tokenizer has taken the outer quotes off. Long lists are cut in the log.
fn protocol_names<'a>(doc: &Document<'a>, list: &'a str) -> Value<'a> {
    let names = list.split(',').map(|name| name.trim_matches(['"', ' '])).filter(|name| !name.is_empty());
    let decoded = names.map(|name| Value::Str(doc.arena().alloc_str(&super::percent_decoded(name))));
    let decoded: Vec<Value<'a>> = decoded.collect();
    Value::List(doc.arena().alloc_slice_copy(&decoded))
}

/// Source: IANA, "TLS Alerts".
fn alert_name(number: &str) -> Option<&'static str> {
    Some(match number {
        "10" => "unexpected_message",
        "20" => "bad_record_mac",
        "22" => "record_overflow",
        "40" => "handshake_failure",
        "42" => "bad_certificate",
        "43" => "unsupported_certificate",
        "44" => "certificate_revoked",
        "45" => "certificate_expired",
        "46" => "certificate_unknown",
        "47" => "illegal_parameter",
        "48" => "unknown_ca",
        "49" => "access_denied",
        "50" => "decode_error",
        "51" => "decrypt_error",
        "70" => "protocol_version",
        "71" => "insufficient_security",
        "80" => "internal_error",
        "86" => "inappropriate_fallback",
        "90" => "user_canceled",
        "100" => "no_renegotiation",
        "109" => "missing_extension",
        "110" => "unsupported_extension",
        "112" => "unrecognized_name",
        "113" => "bad_certificate_status_response",
        "115" => "unknown_psk_identity",
        "116" => "certificate_required",
        "120" => "no_application_protocol",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alerts_have_names() {
        assert_eq!(alert_name("48"), Some("unknown_ca"));
        assert_eq!(alert_name("255"), None);
    }
}
