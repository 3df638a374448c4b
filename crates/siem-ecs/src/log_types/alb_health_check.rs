//! Application Load Balancer health check logs: how each target answered.
//!
//! Source: Elastic Load Balancing, User Guide for Application Load Balancers, "Health check logs".

use super::LogTypeCode;
use super::arn::{self, Arn};
use super::{delivery, elb, http};
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode =
    LogTypeCode { name: "alb-health-check", prepare: Some(prepare), finish, is_own: None };

/// Members of a JSON delivery that are named otherwise than the columns.
const MEMBERS: &[(&str, &str)] = &[("type", "check_type"), ("time", "timestamp")];

/// Adds the name of the load balancer where the entry lacks it; account and region are those of a target that is a
/// function.
fn prepare(doc: &mut Document<'_>) {
    delivery::name_as_columns(doc, MEMBERS);
    elb::name_by_key(doc);
    arn::set_account_and_region(doc, &["target_addr", "resource_arn"]);
}

fn finish(doc: &mut Document<'_>) {
    let is_healthy = doc.text("status").map(|status| status == "PASS");
    doc.set(
        field::EVENT_OUTCOME,
        match is_healthy {
            Some(true) => "success",
            Some(false) => "failure",
            None => "unknown",
        },
    );
    elb::set_duration(doc, &["latency"]);
    let Some(target) = doc.text("target_addr") else { return };
    doc.set(field::DESTINATION_ADDRESS, target);
    if let Some(function) = Arn::parse(target) {
        doc.set(field::FAAS_ID, target);
        // function:NAME or function:NAME:VERSION
        doc.set_some(field::FAAS_NAME, function.resource.split(':').nth(1));
        return;
    }
    let (address, port) = http::host_and_port(target);
    doc.set(field::DESTINATION_ADDRESS, address);
    doc.set(field::DESTINATION_IP, address);
    doc.set_some(field::DESTINATION_PORT, port);
    http::set_network_type(doc, field::DESTINATION_IP);
    doc.set(field::NETWORK_TRANSPORT, "tcp");
    doc.set(field::NETWORK_PROTOCOL, "http");
}
