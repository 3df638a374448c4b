//! Amazon Route 53 query logs of public hosted zones.
//!
//! Source: Amazon Route 53 Developer Guide, "Public DNS query logging".

use super::LogTypeCode;
use super::dns;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "route53-public", prepare: None, finish, is_own: None };

fn finish(doc: &mut Document<'_>) {
    dns::set_question(doc);
    dns::set_outcome(doc);
    dns::set_network(doc, doc.text("protocol"));
    doc.set(field::DNS_TYPE, "answer");
}
