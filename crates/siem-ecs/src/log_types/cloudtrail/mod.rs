//! AWS CloudTrail: management, data and network-activity events, Insights, aggregated events.
//!
//! Source: AWS CloudTrail User Guide, "CloudTrail record contents", "userIdentity element", "Insights events",
//! "Record contents for aggregated events", "AWS Management Console sign-in events".

mod call;
mod caller;
mod resource;
mod shape;

use super::LogTypeCode;
use super::http;
use crate::document::Document;
use crate::exclude::OwnIdentity;
use crate::schema::field;

pub(super) static CODE: LogTypeCode =
    LogTypeCode { name: "cloudtrail", prepare: Some(prepare), finish, is_own: Some(is_own) };

/// Aggregated events spell their id otherwise, and calls their parameters.
fn prepare(doc: &mut Document<'_>) {
    if doc.text("eventID").is_none()
        && let Some(id) = doc.text("eventId")
    {
        doc.set_id(id);
    }
    shape::fix(doc, doc.text("eventSource").and_then(|source| source.split('.').next()).unwrap_or_default());
}

fn finish(doc: &mut Document<'_>) {
    let source = doc.text("eventSource").unwrap_or_default();
    let service = source.split('.').next().unwrap_or_default();
    let name = doc.text("eventName").unwrap_or_default();
    match doc.text("eventCategory").unwrap_or_default() {
        "Insight" => call::set_insight(doc),
        "Aggregated" => call::set_aggregated(doc),
        category => {
            call::set_kind(doc, service, name, category);
            call::set_outcome(doc, name);
        }
    }
    resource::set_identity_target(doc, service, name);
    resource::set_instance(doc, service, name);
    resource::set_others(doc, service);
    caller::set_caller(doc);
    caller::set_session(doc, service, name);
    http::set_tls_version(doc, doc.text("tlsDetails.tlsVersion"));
    http::set_network_type(doc, field::SOURCE_IP);
}

/// The loader's own reads of its buckets, by the role that AWS authenticated.
fn is_own(doc: &Document<'_>, own: &OwnIdentity) -> bool {
    let is_read = doc.text("eventSource") == Some("s3.amazonaws.com")
        && doc.text("eventName").is_some_and(|name| ["Get", "Head", "List"].iter().any(|verb| name.starts_with(verb)));
    let caller = doc.text("userIdentity.sessionContext.sessionIssuer.arn").or_else(|| doc.text("userIdentity.arn"));
    is_read
        && caller.is_some_and(|arn| own.is_role(arn))
        && doc.text("requestParameters.bucketName").is_some_and(|bucket| own.is_bucket(bucket))
}

/// What stands behind the last colon, and there behind the last slash: the session of an assumed role's ARN, the user
/// of `arn:aws:iam::123456789012:user/path/name`. A text without a colon is a name already.
fn name_in(text: &str) -> &str {
    match text.rsplit_once(':') {
        Some((_, rest)) => rest.rsplit('/').next().unwrap_or(rest),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_identifiers() {
        assert_eq!(name_in("arn:aws:sts::123456789012:assumed-role/app/session"), "session");
        assert_eq!(name_in("arn:aws:iam::123456789012:user/team/alice"), "alice");
        assert_eq!(name_in("AROAEXAMPLE:session"), "session");
        assert_eq!(name_in("arn:aws:iam::123456789012:root"), "root");
        assert_eq!(name_in("CORP/alice"), "CORP/alice");
        assert_eq!(name_in(""), "");
    }
}
