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
use crate::convert;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "waf", prepare: Some(prepare), finish, is_own: None };

/// Account and region as the record says them, before the envelope and the key are asked.
fn prepare(doc: &mut Document<'_>) {
    if let Some(acl) = doc.text("webaclId").and_then(Arn::parse) {
        doc.set(field::CLOUD_ACCOUNT_ID, acl.account);
        doc.set(field::CLOUD_SERVICE_NAME, acl.service);
        // `arn:aws:wafv2:us-east-1:…:global/webacl/…` and Classic's `arn:aws:waf::…` stand for CloudFront.
        let is_global = acl.service == "waf" || acl.resource.starts_with("global/");
        doc.set(field::CLOUD_REGION, if is_global { "global" } else { acl.region });
        return;
    }
    // Classic gives a bare id. The protected resource tells the rest: CloudFront is in no region, and the ids of load
    // balancers (`123456789012-app/…`) and APIs (`123456789012:id:stage`) begin with the account.
    if doc.text("httpSourceName") == Some("CF") {
        doc.set(field::CLOUD_REGION, "global");
    }
    if let Some((account, _)) = doc.text("httpSourceId").and_then(|id| id.split_once(['-', ':']))
        && account.len() == 12
        && account.bytes().all(|b| b.is_ascii_digit())
    {
        doc.set(field::CLOUD_ACCOUNT_ID, account);
    }
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
        // wafv2: regional/webacl/NAME/ID; Classic: webacl/ID
        Some(acl) => acl.resource.split('/').nth(if acl.service == "wafv2" { 2 } else { 1 }).unwrap_or(acl.resource),
        None => id,
    };
    doc.set(field::RULE_RULESET, name);
}

/// The rule that ended the evaluation; where that is a group, the rule inside it.
fn set_rule(doc: &mut Document<'_>) {
    let kind = doc.text("terminatingRuleType");
    doc.set_some(field::RULE_CATEGORY, kind);
    let inner = kind.filter(|kind| kind.contains("GROUP")).and_then(|_| ending_rule_of_group(doc));
    if let Some((group, rule)) = inner {
        doc.set(field::RULE_ID, rule);
        doc.set_extra("aws.waf.rule_group", group);
    } else {
        doc.set_some(field::RULE_ID, doc.text("terminatingRuleId"));
    }
}

/// Group and rule of the last group that ended with the ACL's action: groups in front of it may have ended too, with
/// an action that the ACL turned into a count.
fn ending_rule_of_group<'a>(doc: &Document<'a>) -> Option<(&'a str, &'a str)> {
    let action = doc.text("action")?;
    doc.at("ruleGroupList")?.items().iter().rev().find_map(|group| {
        let rule = group.get("terminatingRule")?;
        let is_ending = rule.get("action")?.as_text()? == action;
        is_ending.then_some((group.get("ruleGroupId")?.as_text()?, rule.get("ruleId")?.as_text()?))
    })
}

/// What the headers and the request say.
fn set_request(doc: &mut Document<'_>) {
    let version = doc.text("httpRequest.httpVersion");
    let version = version.map(|text| text.rsplit_once('/').map_or(text, |(_, number)| number));
    doc.set_some(field::HTTP_VERSION, version);
    doc.set(field::NETWORK_TRANSPORT, if version.is_some_and(|v| v.starts_with('3')) { "udp" } else { "tcp" });
    doc.set_some(field::USER_AGENT_ORIGINAL, headers(doc, "user-agent").next());
    doc.set_some(field::HTTP_REQUEST_REFERRER, headers(doc, "referer").next());
    // WAF leaves a dash where it does not know the country.
    if doc.get_text(field::SOURCE_GEO_COUNTRY_ISO_CODE) == Some("-") {
        doc.remove(field::SOURCE_GEO_COUNTRY_ISO_CODE);
    }
    set_url(doc);
    // Written by clients and proxies alike: worth finding, not worth believing.
    let forwarded_for = headers(doc, "x-forwarded-for").flat_map(|list| list.split(',')).map(str::trim);
    let is_address = |text: &str| convert::address(text).is_some();
    let hosts = forwarded_for.map(|text| if is_address(text) { text } else { http::host_and_port(text).0 });
    doc.add_all(field::RELATED_IP, hosts);
}

/// Host, port and the whole URL. `httpRequest.host` is the better name, as the header may have been masked before it was
/// logged; the header may hold the port that the other lacks.
fn set_url(doc: &mut Document<'_>) {
    let header = headers(doc, "host").next().map(http::host_and_port);
    let Some((name, port)) = doc.get_text(field::URL_DOMAIN).map(http::host_and_port).or(header) else { return };
    let port = port.or_else(|| header.filter(|(same, _)| same.eq_ignore_ascii_case(name))?.1);
    doc.set(field::URL_DOMAIN, name);
    doc.set_some(field::URL_PORT, port);
    doc.add(field::RELATED_HOSTS, name);
    let Some(scheme) = doc.get_text(field::URL_SCHEME) else { return };
    let path = doc.get_text(field::URL_PATH).unwrap_or_default();
    // `REDACTED` is no path.
    if !path.is_empty() && !path.starts_with('/') {
        return;
    }
    let is_ipv6 = name.contains(':') && convert::address(name).is_some();
    let (open, close) = if is_ipv6 { ("[", "]") } else { ("", "") };
    let (colon, port) = port.map_or(("", ""), |port| (":", port));
    let (mark, query) = doc.get_text(field::URL_QUERY).map_or(("", ""), |query| ("?", query));
    let whole = doc.format(format_args!("{scheme}://{open}{name}{close}{colon}{port}{path}{mark}{query}"));
    doc.set(field::URL_FULL, whole);
}

/// The values of a header, in the request's order.
fn headers<'a>(doc: &Document<'a>, wanted: &'static str) -> impl Iterator<Item = &'a str> + use<'a> {
    let all = doc.at("httpRequest.headers").unwrap_or_default().items();
    all.iter().filter_map(move |header| {
        let name = header.get("name")?.as_str()?;
        let value = header.get("value")?.as_text()?;
        (name.eq_ignore_ascii_case(wanted) && !value.is_empty()).then_some(value)
    })
}

/// Kind, type and outcome. Actions are not listed in full: new ones come every year, and all but ALLOW keep the
/// request from going on as it was.
fn set_verdict(doc: &mut Document<'_>) {
    match doc.text("action") {
        Some("ALLOW" | "COUNT" | "EXCLUDED_AS_COUNT") => {
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
    // A puzzle that was not solved, a token that was too old: WAF answered itself.
    for response in ["captchaResponse", "challengeResponse"] {
        let part = |name| doc.at(response)?.get(name)?.as_text();
        if let Some(reason) = part("failureReason").filter(|reason| !reason.is_empty()) {
            let status = part("responseCode");
            doc.set(field::EVENT_REASON, reason);
            if !doc.has(field::HTTP_RESPONSE_STATUS_CODE) {
                doc.set_some(field::HTTP_RESPONSE_STATUS_CODE, status);
            }
        }
    }
}

fn label_names<'a>(doc: &Document<'a>) -> Option<Value<'a>> {
    let labels = doc.at("labels")?.items();
    let names: Vec<Value<'a>> = labels.iter().filter_map(|label| label.get("name")).collect();
    Some(Value::List(doc.arena().alloc_slice_copy(&names)))
}
