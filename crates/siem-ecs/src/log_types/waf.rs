//! AWS WAF web ACL traffic, and AWS WAF Classic.
//!
//! Source: AWS WAF Developer Guide, "Log fields for protection pack (web ACL) traffic"; for Classic, the WAF Classic
//! Developer Guide.
//!
//! Headers stay the list they are. An object keyed by header name would be handier to search, and would let any client
//! mint fields in the index.

use siem_formats::Value;

use super::LogTypeCode;
use super::arn::Arn;
use super::http;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "waf", prepare: Some(prepare), finish, is_own: None };

/// Account and region as the web ACL's ARN says them, before the envelope and the key are asked.
fn prepare(doc: &mut Document<'_>) {
    let Some(acl) = doc.text("webaclId").and_then(Arn::parse) else { return };
    doc.set(field::CLOUD_ACCOUNT_ID, acl.account);
    // `arn:aws:wafv2:us-east-1:…:global/webacl/…` stands for CloudFront, whose ACLs all live in us-east-1.
    let is_global = acl.service == "waf" || acl.resource.starts_with("global/");
    doc.set(field::CLOUD_REGION, if is_global { "global" } else { acl.region });
}

fn finish(doc: &mut Document<'_>) {
    set_acl(doc);
    set_rule(doc);
    set_request(doc);
    set_verdict(doc);
    if let Some(names) = label_names(doc) {
        doc.set_extra("aws.waf.labels", names);
    }
    http::set_network_type(doc, field::SOURCE_IP);
    doc.set(field::NETWORK_PROTOCOL, "http");
}

/// `rule.ruleset`: the name of the ACL, or the id that Classic gives.
fn set_acl(doc: &mut Document<'_>) {
    let Some(id) = doc.text("webaclId") else { return };
    let name = match Arn::parse(id) {
        // regional/webacl/NAME/ID
        Some(acl) => acl.resource.split('/').nth(if acl.service == "wafv2" { 2 } else { 1 }).unwrap_or(acl.resource),
        None => id,
    };
    doc.set(field::RULE_RULESET, name);
    // Classic logs for CloudFront name no region at all.
    let source = doc.text("httpSourceName");
    if doc.get_text(field::CLOUD_REGION) == Some("unknown") && source == Some("CF") {
        doc.set(field::CLOUD_REGION, "global");
    }
}

/// The rule that ended the evaluation; where that is a group, the rule inside it.
fn set_rule(doc: &mut Document<'_>) {
    doc.set_some(field::RULE_CATEGORY, doc.text("terminatingRuleType"));
    let groups = doc.at("ruleGroupList").unwrap_or_default().items();
    let inner = groups.iter().find_map(|group| {
        let rule = group.at(&["terminatingRule", "ruleId"])?.as_text()?;
        Some((group.get("ruleGroupId").and_then(|id| id.as_text()), rule))
    });
    match inner {
        Some((group, rule)) => {
            doc.set(field::RULE_ID, rule);
            if let Some(group) = group {
                doc.set_extra("aws.waf.rule_group", group);
            }
        }
        None => {
            doc.set_some(field::RULE_ID, doc.text("terminatingRuleId"));
        }
    }
}

/// What the headers and the request say.
fn set_request(doc: &mut Document<'_>) {
    let version = doc.text("httpRequest.httpVersion");
    doc.set_some(field::HTTP_VERSION, version.map(|text| text.rsplit('/').next().unwrap_or(text)));
    doc.set_some(field::USER_AGENT_ORIGINAL, header(doc, "user-agent"));
    doc.set_some(field::HTTP_REQUEST_REFERRER, header(doc, "referer"));
    if let Some(host) = header(doc, "host").or_else(|| doc.text("httpRequest.host")) {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => (name, Some(port)),
            _ => (host, None),
        };
        doc.set(field::URL_DOMAIN, name.trim_start_matches('[').trim_end_matches(']'));
        doc.set_some(field::URL_PORT, port);
        doc.add(field::RELATED_HOSTS, name);
        if let (Some(scheme), Some(path)) = (doc.text("httpRequest.scheme"), doc.text("httpRequest.uri")) {
            let query = doc.text("httpRequest.args").map_or(String::new(), |query| format!("?{query}"));
            let whole = doc.format(format_args!("{scheme}://{host}{path}{query}"));
            doc.set(field::URL_FULL, whole);
        }
    }
    // Written by clients and proxies alike: worth finding, not worth believing.
    for address in header(doc, "x-forwarded-for").unwrap_or_default().split(',') {
        doc.add(field::RELATED_IP, address.trim());
    }
}

/// The value of a header, the first of several.
fn header<'a>(doc: &Document<'a>, wanted: &str) -> Option<&'a str> {
    let headers = doc.at("httpRequest.headers")?.items();
    let found = headers.iter().find(|header| {
        header.get("name").and_then(|name| name.as_str()).is_some_and(|name| name.eq_ignore_ascii_case(wanted))
    })?;
    found.get("value")?.as_text().filter(|text| !text.is_empty())
}

/// Kind, type and outcome. Actions are not listed in full: new ones come every year, and all but ALLOW keep the
/// request from going on as it was.
fn set_verdict(doc: &mut Document<'_>) {
    match doc.text("action") {
        Some("ALLOW" | "COUNT") => {
            doc.set_list(field::EVENT_TYPE, &["access", "allowed"]);
            doc.set(field::EVENT_OUTCOME, "success");
        }
        Some(_) => {
            doc.set(field::EVENT_KIND, "alert");
            doc.set_list(field::EVENT_TYPE, &["access", "denied"]);
            doc.set(field::EVENT_OUTCOME, "failure");
        }
        None => {
            doc.set_list(field::EVENT_TYPE, &["access"]);
            doc.set(field::EVENT_OUTCOME, "unknown");
        }
    }
}

fn label_names<'a>(doc: &Document<'a>) -> Option<Value<'a>> {
    let labels = doc.at("labels")?.items();
    let names: Vec<Value<'a>> = labels.iter().filter_map(|label| label.get("name")).collect();
    Some(Value::List(doc.arena().alloc_slice_copy(&names)))
}
