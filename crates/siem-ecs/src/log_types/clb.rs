//! Classic Load Balancer access logs, of HTTP and of TCP listeners.
//!
//! Source: Elastic Load Balancing, User Guide for Classic Load Balancers, "Access log entries".

use super::LogTypeCode;
use super::{elb, http};
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "clb", prepare: Some(prepare), finish, is_own: None };

fn prepare(doc: &mut Document<'_>) {
    elb::part_request(doc);
    elb::unescape_user_agent(doc);
}

fn finish(doc: &mut Document<'_>) {
    http::set_tls_version(doc, doc.text("ssl_protocol"));
    http::set_network_type(doc, field::SOURCE_IP);
    doc.set(field::NETWORK_TRANSPORT, "tcp");
    elb::set_url(doc);
    elb::set_duration(doc, &["request_processing_time", "backend_processing_time", "response_processing_time"]);
    let status = doc.text("elb_status_code");
    // TCP and SSL listeners know neither requests nor status codes.
    if status.is_some() || doc.text("http_method").is_some() {
        doc.set(field::NETWORK_PROTOCOL, "http");
        http::set_outcome_by_status(doc, status);
        doc.set_list(field::EVENT_CATEGORY, &["web"]);
        doc.set_list(field::EVENT_TYPE, &["access"]);
        // HTTP and HTTPS listeners count bodies only.
        doc.set_some(field::HTTP_REQUEST_BODY_BYTES, doc.text("received_bytes"));
        doc.set_some(field::HTTP_RESPONSE_BODY_BYTES, doc.text("sent_bytes"));
        if let Some(time) = doc.text("timestamp") {
            // When the request came in.
            doc.set(field::EVENT_START, time);
        }
    } else {
        doc.set(field::EVENT_OUTCOME, if doc.text("backend_ip").is_some() { "success" } else { "failure" });
        doc.set_list(field::EVENT_CATEGORY, &["network"]);
        doc.set_list(field::EVENT_TYPE, &["connection"]);
        doc.swap(field::HTTP_REQUEST_BYTES, field::SOURCE_BYTES);
        doc.swap(field::HTTP_RESPONSE_BYTES, field::DESTINATION_BYTES);
        elb::set_network_bytes(doc);
    }
}
