//! Application Load Balancer connection logs: one entry for each connection of a client, with its certificate where
//! mutual TLS asks for one.
//!
//! Source: Elastic Load Balancing, User Guide for Application Load Balancers, "Connection logs".

use siem_formats::Value;

use super::LogTypeCode;
use super::{arn, delivery, elb, http};
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode =
    LogTypeCode { name: "alb-connection", prepare: Some(prepare), finish, is_own: None };

/// Members of a JSON delivery that are named otherwise than the columns.
const MEMBERS: &[(&str, &str)] = &[("time", "timestamp")];

/// Adds the name of the load balancer where the entry lacks it.
fn prepare(doc: &mut Document<'_>) {
    delivery::name_as_columns(doc, MEMBERS);
    elb::name_by_key(doc);
    arn::set_account_and_region(doc, &["resource_arn"]);
}

fn finish(doc: &mut Document<'_>) {
    http::set_tls_version(doc, doc.text("tls_protocol"));
    http::set_network_type(doc, field::SOURCE_IP);
    doc.set(field::NETWORK_TRANSPORT, "tcp");
    elb::set_duration(doc, &["tls_handshake_latency"]);
    set_certificate(doc);
    set_result(doc);
}

/// `NotBefore=2026-01-01T00:00:00Z;NotAfter=2027-01-01T00:00:00Z` and `CN=client.example.com,O=Example,C=US`.
fn set_certificate(doc: &mut Document<'_>) {
    for part in doc.text("leaf_client_cert_validity").unwrap_or_default().split(';') {
        match part.split_once('=') {
            Some(("NotBefore", time)) => doc.set(field::TLS_CLIENT_NOT_BEFORE, time),
            Some(("NotAfter", time)) => doc.set(field::TLS_CLIENT_NOT_AFTER, time),
            _ => false,
        };
    }
    let Some(subject) = doc.text("leaf_client_cert_subject") else { return };
    doc.set(field::TLS_CLIENT_SUBJECT, subject);
    doc.set(field::TLS_CLIENT_X509_SUBJECT_DISTINGUISHED_NAME, subject);
    for part in subject.split(',') {
        match part.trim().split_once('=') {
            Some(("CN", name)) => doc.add(field::TLS_CLIENT_X509_SUBJECT_COMMON_NAME, name),
            Some(("O", name)) => doc.add(field::TLS_CLIENT_X509_SUBJECT_ORGANIZATION, name),
            _ => {}
        }
    }
}

/// `Success` or `Failed:ClientCertUntrusted`; absent where no certificate is asked for, and where it did not come to it.
fn set_result(doc: &mut Document<'_>) {
    let status = doc.text("tls_verify_status");
    let is_tls = ["tls_protocol", "tls_cipher"].iter().any(|name| doc.text(name).is_some());
    if is_tls || status.is_some() {
        doc.set(field::NETWORK_PROTOCOL, "tls");
        doc.set(field::TLS_ESTABLISHED, Value::Bool(status.is_none_or(|status| status == "Success")));
    }
    match status.map(|status| status.split_once(':').unwrap_or((status, ""))) {
        Some(("Failed", reason)) => {
            doc.set(field::EVENT_OUTCOME, "failure");
            doc.set(field::ERROR_CODE, reason);
            doc.set_list(field::EVENT_TYPE, &["connection", "start", "denied"]);
        }
        _ => {
            doc.set(field::EVENT_OUTCOME, "success");
            doc.set_list(field::EVENT_TYPE, &["connection", "start"]);
        }
    }
}
