//! Amazon API Gateway access logs, in the formats that the console offers: JSON, CLF, CSV and XML.
//!
//! Source: Amazon API Gateway Developer Guide, "Set up CloudWatch logging for REST APIs", "Customize HTTP API access
//! logs". The API's owner chooses the variables, and their names where the format is JSON; the map knows those that the
//! guide's examples use and those of the variables themselves.

use siem_formats::{Value, xml};

use super::LogTypeCode;
use super::arn::Arn;
use super::http::{self, RequestLine};
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode =
    LogTypeCode { name: "apigateway-access", prepare: Some(prepare), finish, is_own: None };

/// A variable that has no value is a dash, in JSON too.
fn prepare(doc: &mut Document<'_>) {
    if let Some(request) = doc.text("xml").and_then(|text| request_of_xml(doc, text)) {
        doc.set_original(request);
    }
    let members = doc.original().members().iter();
    let known = members.map(|(name, value)| (*name, if *value == Value::Str("-") { Value::Null } else { *value }));
    doc.set_original(Value::Object(doc.arena().alloc_slice_fill_iter(known)));
}

/// The members of `<request id="…"> <ip>192.0.2.1</ip> … </request>`, named as the other formats name them.
fn request_of_xml<'a>(doc: &Document<'a>, text: &'a str) -> Option<Value<'a>> {
    let request = xml::parse(text, doc.arena()).ok()?.get("request")?;
    let members = request.members().iter();
    let named = members.map(|(name, value)| (if *name == "id" { "requestId" } else { *name }, *value));
    Some(Value::Object(doc.arena().alloc_slice_fill_iter(named)))
}

fn finish(doc: &mut Document<'_>) {
    set_request(doc);
    set_verdict(doc);
    let protocol = doc.text("protocol").unwrap_or_default();
    doc.set_some(field::HTTP_VERSION, protocol.strip_prefix("HTTP/"));
    doc.set(field::NETWORK_PROTOCOL, "http");
    doc.set(field::NETWORK_TRANSPORT, "tcp");
    http::set_network_type(doc, field::SOURCE_IP);
    http::set_tls_version(doc, doc.text("tlsVersion"));
    let latency = ["responseLatency", "latency"].iter().find_map(|name| doc.text(name));
    if let Some(millis) = latency.and_then(|millis| millis.parse::<u64>().ok()) {
        doc.set(field::EVENT_DURATION, doc.format(format_args!("{}", u128::from(millis) * 1_000_000)));
    }
    if let Some(arn) = ["userArn", "identity.userArn"].iter().find_map(|name| doc.text(name)).and_then(Arn::parse) {
        doc.set(field::USER_NAME, arn.resource.rsplit('/').next().unwrap_or(arn.resource));
        doc.set(field::CLOUD_ORIGIN_ACCOUNT_ID, arn.account);
    }
}

/// HTTP APIs log a route, `GET /orders/{id}`, in place of method and path.
fn set_request(doc: &mut Document<'_>) {
    if let Some(route) = doc.text("routeKey").filter(|route| route.contains(' ')) {
        let route = RequestLine::parse(route);
        if let Some(method) = route.method.filter(|method| *method != "ANY") {
            doc.set_default(field::HTTP_REQUEST_METHOD, method);
        }
        doc.set_default(field::URL_PATH, route.url.unwrap_or_default());
    }
    if let Some(host) = doc.get_text(field::URL_DOMAIN) {
        doc.add(field::RELATED_HOSTS, host);
    }
}

fn set_verdict(doc: &mut Document<'_>) {
    let status = doc.get_text(field::HTTP_RESPONSE_STATUS_CODE);
    http::set_outcome_by_status(doc, status);
    let is_denied = matches!(status, Some("401" | "403")) || doc.text("wafResponseCode") == Some("WAF_BLOCK");
    doc.set_list(field::EVENT_TYPE, if is_denied { &["access", "denied"] } else { &["access"] });
}
