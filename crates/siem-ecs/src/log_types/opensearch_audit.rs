//! Audit logs of Amazon OpenSearch Service, and of the security plugin anywhere.
//!
//! Source: OpenSearch documentation, "Audit log field reference"; Amazon OpenSearch Service Developer Guide, "Monitoring
//! audit logs". The service cuts messages at 10,000 characters: what is cut is no JSON and is kept as text.

use siem_formats::Value;

use super::LogTypeCode;
use super::http;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode =
    LogTypeCode { name: "opensearch-audit", prepare: Some(prepare), finish, is_own: None };

/// The account is in the name of a domain's cluster, `123456789012:logs`.
fn prepare(doc: &mut Document<'_>) {
    let Some((account, domain)) = doc.text("audit_cluster_name").and_then(|name| name.split_once(':')) else { return };
    if account.len() == 12 && account.bytes().all(|b| b.is_ascii_digit()) {
        doc.set(field::CLOUD_ACCOUNT_ID, account);
        doc.set(field::SERVICE_NAME, domain);
    }
}

fn finish(doc: &mut Document<'_>) {
    doc.set(field::SERVICE_TYPE, "opensearch");
    if let Some(cluster) = doc.text("audit_cluster_name") {
        doc.set_default(field::SERVICE_NAME, cluster);
    }
    let (categories, types, outcome): (&[&str], &[&str], _) = match doc.text("audit_category").unwrap_or_default() {
        "AUTHENTICATED" => (&["database", "authentication"], &["start"], "success"),
        "FAILED_LOGIN" => (&["database", "authentication"], &["start"], "failure"),
        "GRANTED_PRIVILEGES" => (&["database"], &["access"], "success"),
        "MISSING_PRIVILEGES" => (&["database"], &["access"], "failure"),
        "BAD_HEADERS" | "SSL_EXCEPTION" => (&["database"], &["error"], "failure"),
        "OPENSEARCH_SECURITY_INDEX_ATTEMPT" | "OPENDISTRO_SECURITY_INDEX_ATTEMPT" => {
            (&["database"], &["access"], "failure")
        }
        "COMPLIANCE_DOC_READ" | "COMPLIANCE_INTERNAL_CONFIG_READ" => (&["database"], &["access"], "success"),
        "COMPLIANCE_DOC_WRITE" | "COMPLIANCE_INTERNAL_CONFIG_WRITE" | "INDEX_EVENT" => {
            (&["database"], &["change"], "success")
        }
        _ => (&["database"], &["info"], "unknown"),
    };
    doc.set_list(field::EVENT_CATEGORY, categories);
    doc.set_list(field::EVENT_TYPE, types);
    doc.set(field::EVENT_OUTCOME, outcome);
    if let (Some(initiating), Some(effective)) =
        (doc.text("audit_request_initiating_user"), doc.text("audit_request_effective_user"))
        && initiating != effective
    {
        doc.set(field::USER_EFFECTIVE_NAME, effective);
    }
    if let Some(first) = doc.text("audit_request_exception_stacktrace").and_then(|trace| trace.lines().next()) {
        // `org.example.SomeException: what happened`
        let (kind, text) = first.split_once(": ").unwrap_or((first, ""));
        doc.set(field::ERROR_TYPE, kind);
        doc.set(field::ERROR_MESSAGE, text);
    }
    set_headers(doc);
    http::set_network_type(doc, field::SOURCE_IP);
    if doc.has(field::HTTP_REQUEST_METHOD) {
        doc.set(field::NETWORK_PROTOCOL, "http");
    }
}

/// Host and user agent. The names of headers are the client's own spelling, their values lists.
fn set_headers(doc: &mut Document<'_>) {
    let Some(headers) = doc.at("audit_rest_request_headers") else { return };
    for (name, value) in headers.members() {
        let first = match value {
            Value::List(items) => items.first().and_then(|item| item.as_text()),
            single => single.as_text(),
        };
        let Some(text) = first else { continue };
        if name.eq_ignore_ascii_case("host") {
            let (host, port) = http::host_and_port(text);
            doc.set(field::URL_DOMAIN, host);
            doc.set_some(field::URL_PORT, port);
            doc.add(field::RELATED_HOSTS, host);
            // A host may be an address.
            doc.add(field::RELATED_IP, host);
        } else if name.eq_ignore_ascii_case("user-agent") {
            doc.set(field::USER_AGENT_ORIGINAL, text);
        } else if name.eq_ignore_ascii_case("x-opaque-id") {
            doc.set(field::HTTP_REQUEST_ID, text);
        }
    }
}
