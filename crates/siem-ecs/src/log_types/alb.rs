//! Application Load Balancer access logs.
//!
//! Source: Elastic Load Balancing, User Guide for Application Load Balancers, "Access log entries".

use super::LogTypeCode;
use super::{arn, delivery, elb, http};
use crate::document::Document;
use crate::schema::field;
use crate::time;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "alb", prepare: Some(prepare), finish, is_own: None };

/// Members of a JSON delivery that are named otherwise than the columns.
const MEMBERS: &[(&str, &str)] = &[
    ("type", "request_type"),
    ("time", "timestamp"),
    ("client_port", "client_ip:client_port"),
    ("client:port", "client_ip:client_port"),
    ("target_port", "target_ip:target_port"),
    ("target:port", "target_ip:target_port"),
    ("request_line", "request"),
    ("user_agent", "useragent"),
    ("error_reason", "lambda_error_reason"),
];

/// Parts the request, and takes account and region from the target group or certificate.
fn prepare(doc: &mut Document<'_>) {
    delivery::name_as_columns(doc, MEMBERS);
    elb::part_request(doc);
    elb::unescape_user_agent(doc);
    arn::set_account_and_region(doc, &["target_group_arn", "chosen_cert_arn", "resource_arn"]);
}

fn finish(doc: &mut Document<'_>) {
    let status = doc.text("elb_status_code");
    http::set_outcome_by_status(doc, status);
    http::set_tls_version(doc, doc.text("ssl_protocol"));
    http::set_network_type(doc, field::SOURCE_IP);
    doc.set(field::NETWORK_PROTOCOL, "http");
    doc.set(field::NETWORK_TRANSPORT, "tcp");
    set_action(doc, status);
    if let Some(text) = doc.text("trace_id") {
        doc.set(field::TRACE_ID, trace_root(text));
    }
    elb::set_url(doc);
    if let Some(time) = doc.text("timestamp") {
        doc.set(field::EVENT_END, time);
    }
    set_duration(doc);
}

/// `event.action` is the last of the actions executed: the one that answered. The web firewall rejected a request if
/// the last action is `waf`, with whatever status; authentication did if the client was not sent on to sign in.
fn set_action(doc: &mut Document<'_>, status: Option<&str>) {
    let last = doc.text("actions_executed").and_then(|actions| actions.rsplit(',').next()).map(str::trim);
    doc.set_some(field::EVENT_ACTION, last);
    let denied = match last {
        Some("waf") => true,
        Some("authenticate" | "jwt-validation") => matches!(status, Some("401" | "403" | "561")),
        _ => false,
    };
    if denied {
        // Only traffic on a network is denied: the category web knows no such type.
        doc.set_list(field::EVENT_CATEGORY, &["web", "network"]);
        doc.set_list(field::EVENT_TYPE, &["access", "denied"]);
        doc.set(field::EVENT_OUTCOME, "failure");
    } else {
        doc.set_list(field::EVENT_TYPE, &["access"]);
    }
}

/// From the request's coming to the answer's end, where the log has both; else the processing times together.
fn set_duration(doc: &mut Document<'_>) {
    let time = |name| doc.text(name).and_then(time::parse_iso8601);
    if let (Some(start), Some(end)) = (time("request_creation_time"), time("timestamp"))
        && end >= start
    {
        let nanos =
            i128::from(end.seconds - start.seconds) * 1_000_000_000 + i128::from(end.nanos) - i128::from(start.nanos);
        let nanos = doc.format(format_args!("{nanos}"));
        doc.set(field::EVENT_DURATION, nanos);
    } else {
        elb::set_duration(doc, &["request_processing_time", "target_processing_time", "response_processing_time"]);
    }
}

/// `1-5833-36d2` of `Self=1-0;Root=1-5833-36d2`, as other logs and traces have it.
fn trace_root(text: &str) -> &str {
    text.split(';').find_map(|part| part.trim().strip_prefix("Root=")).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traces_are_known_by_their_root() {
        assert_eq!(trace_root("Root=1-5833-36d2"), "1-5833-36d2");
        assert_eq!(trace_root("Self=1-0;Root=1-5833-36d2;Sampled=1"), "1-5833-36d2");
        assert_eq!(trace_root("whatever"), "whatever");
    }
}
