//! Amazon Route 53 VPC Resolver query logs, with the verdicts of DNS Firewall.
//!
//! Source: Amazon Route 53 Developer Guide, "Values that appear in VPC Resolver query logs".

use siem_formats::Value;

use super::LogTypeCode;
use super::dns;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "route53resolver", prepare: None, finish, is_own: None };

fn finish(doc: &mut Document<'_>) {
    dns::set_question(doc);
    dns::set_outcome(doc);
    dns::set_network(doc, doc.text("transport"));
    doc.set(field::DNS_TYPE, "answer");
    set_answers(doc);
    set_verdict(doc);
}

/// Every answer: the addresses stand behind the aliases that lead to them.
fn set_answers(doc: &mut Document<'_>) {
    let mut answers = Vec::new();
    for answer in doc.at("answers").unwrap_or_default().items() {
        let part = |name| answer.get(name).and_then(|value| value.as_text()).filter(|text| !text.is_empty());
        let Some(data) = part("Rdata") else { continue };
        let kind = part("Type").unwrap_or_default();
        let data = match kind {
            "CNAME" | "NS" | "PTR" | "DNAME" => {
                let name = dns::bare_name(doc, data);
                doc.add(field::RELATED_HOSTS, name);
                name
            }
            "A" | "AAAA" => {
                doc.add(field::DNS_RESOLVED_IP, data);
                doc.add(field::RELATED_IP, data);
                data
            }
            _ => data,
        };
        let members = [("class", part("Class").unwrap_or_default()), ("data", data), ("type", kind)];
        let known = members.iter().filter(|(_, text)| !text.is_empty());
        let members: Vec<_> = known.map(|(name, text)| (*name, Value::Str(text))).collect();
        answers.push(Value::Object(doc.arena().alloc_slice_copy(&members)));
    }
    if !answers.is_empty() {
        let list = doc.arena().alloc_slice_copy(&answers);
        doc.set(field::DNS_ANSWERS, Value::List(list));
    }
}

/// What DNS Firewall did. It answers blocked queries itself, in its owner's choice of words, so that the response code
/// tells nothing of them.
fn set_verdict(doc: &mut Document<'_>) {
    match doc.text("firewall_rule_action") {
        Some("BLOCK") => {
            doc.set(field::EVENT_KIND, "alert");
            doc.set_list(field::EVENT_TYPE, &["protocol", "denied"]);
            doc.set(field::EVENT_OUTCOME, "failure");
        }
        Some("ALERT") => {
            doc.set(field::EVENT_KIND, "alert");
            doc.set_list(field::EVENT_TYPE, &["protocol", "allowed"]);
        }
        Some(_) => doc.set_list(field::EVENT_TYPE, &["protocol", "allowed"]),
        None => doc.set_list(field::EVENT_TYPE, &["protocol"]),
    }
}
