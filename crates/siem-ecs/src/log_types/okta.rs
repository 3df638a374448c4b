//! Okta System Log events, fetched into a bucket or streamed through EventBridge.
//!
//! Source: Okta API, "System Log", `LogEvent`; Okta, "Event types".
//!
//! The record's own fields go below `okta`, named as people search for them: `okta.actor.alternate_id`.

use bumpalo::Bump;
use siem_formats::Value;

use super::LogTypeCode;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "okta", prepare: None, finish, is_own: None };

fn finish(doc: &mut Document<'_>) {
    let kind = doc.text("eventType").unwrap_or_default();
    let (categories, types) = classified(kind);
    doc.set_list(field::EVENT_CATEGORY, categories);
    doc.set_list(field::EVENT_TYPE, types);
    if categories == ["intrusion_detection"] {
        doc.set(field::EVENT_KIND, "alert");
    }
    let outcome = doc.text("outcome.result").map(|result| match result.to_ascii_uppercase().as_str() {
        "SUCCESS" | "ALLOW" => "success",
        "FAILURE" | "DENY" => "failure",
        _ => "unknown",
    });
    doc.set_some(field::EVENT_OUTCOME, outcome);
    set_actor(doc);
    for target in doc.at("target").unwrap_or_default().items() {
        set_target(doc, *target);
    }
    let hops = doc.at("request.ipChain").unwrap_or_default().items();
    doc.add_all(field::RELATED_IP, hops.iter().filter_map(|hop| hop.get("ip")));
    let own = snake_case(doc.original(), doc.arena());
    doc.set_original(Value::Object(doc.arena().alloc_slice_copy(&[("okta", own)])));
}

/// `event.category` and `event.type` by the first words of the event's type.
fn classified(kind: &str) -> (&'static [&'static str], &'static [&'static str]) {
    let is = |begin: &str| kind.starts_with(begin);
    let change = match kind.rsplit('.').next().unwrap_or_default() {
        "create" | "import" => "creation",
        "delete" => "deletion",
        _ => "change",
    };
    match change {
        _ if is("security.") => (&["intrusion_detection"], &["info"]),
        _ if is("user.session.end") => (&["authentication", "session"], &["end"]),
        _ if is("user.session.start") => (&["authentication", "session"], &["start"]),
        _ if is("user.authentication.slo") => (&["authentication"], &["end"]),
        _ if is("user.authentication.") => (&["authentication"], &["start"]),
        _ if is("user.session.") || is("policy.evaluate_sign_on") => (&["authentication"], &["info"]),
        "creation" if is("user.") => (&["iam"], &["user", "creation"]),
        "deletion" if is("user.") => (&["iam"], &["user", "deletion"]),
        _ if is("user.") || is("application.user_membership.") => (&["iam"], &["user", "change"]),
        "creation" if is("group.") => (&["iam"], &["group", "creation"]),
        "deletion" if is("group.") => (&["iam"], &["group", "deletion"]),
        _ if is("group.") => (&["iam"], &["group", "change"]),
        _ if is("app.oauth2.") => (&["api"], &["access"]),
        "creation" => (&["configuration"], &["creation"]),
        "deletion" => (&["configuration"], &["deletion"]),
        _ => (&["configuration"], &["change"]),
    }
}

/// Who did it: a person, whose sign-in name is mostly an address, an application, or Okta itself. An address that Okta
/// is wary of is nobody.
fn set_actor(doc: &mut Document<'_>) {
    let Some(actor) = doc.at("actor").filter(|actor| actor.get("type") != Some(Value::Str("IP address"))) else {
        return;
    };
    let (id, full_name) = (actor.get("id"), actor.get("displayName"));
    let sign_in = actor.get("alternateId").and_then(|name| name.as_text()).filter(|name| *name != "unknown");
    doc.set_some(field::USER_ID, id);
    doc.set_some(field::USER_FULL_NAME, full_name);
    if let Some((name, domain)) = sign_in.and_then(|name| name.rsplit_once('@')) {
        doc.set(field::USER_NAME, name);
        doc.set(field::USER_DOMAIN, domain);
        doc.set_some(field::USER_EMAIL, sign_in);
    } else {
        doc.set_some(field::USER_NAME, sign_in);
    }
    let name = doc.get(field::USER_NAME);
    for (id_field, name_field, full_name_field) in [
        (field::CLIENT_USER_ID, field::CLIENT_USER_NAME, field::CLIENT_USER_FULL_NAME),
        (field::SOURCE_USER_ID, field::SOURCE_USER_NAME, field::SOURCE_USER_FULL_NAME),
    ] {
        doc.set_some(id_field, id);
        doc.set_some(name_field, name);
        doc.set_some(full_name_field, full_name);
    }
    doc.add_some(field::RELATED_USER, full_name);
    doc.add_some(field::RELATED_USER, doc.get(field::USER_EMAIL));
}

/// What it was done to. The first user, group and application are named.
fn set_target<'a>(doc: &mut Document<'a>, target: Value<'a>) {
    let part = |name| target.get(name).unwrap_or_default();
    match part("type").as_text().unwrap_or_default() {
        "User" => {
            doc.set_default(field::USER_TARGET_NAME, part("alternateId"));
            doc.set_default(field::USER_TARGET_FULL_NAME, part("displayName"));
            doc.set_default(field::USER_TARGET_ID, part("id"));
            let is_address = part("alternateId").as_text().is_some_and(|name| name.contains('@'));
            doc.set_default(field::USER_TARGET_EMAIL, if is_address { part("alternateId") } else { Value::Null });
        }
        "UserGroup" => {
            doc.set_default(field::GROUP_NAME, part("displayName"));
            doc.set_default(field::GROUP_ID, part("id"));
            doc.set_default(field::USER_TARGET_GROUP_NAME, part("displayName"));
            doc.set_default(field::USER_TARGET_GROUP_ID, part("id"));
        }
        "AppInstance" => {
            doc.set_default(field::SERVICE_NAME, part("displayName"));
            doc.set_default(field::SERVICE_ID, part("id"));
        }
        _ => {}
    }
}

/// Objects whose members are named by others; they become text as they are.
const FREE_FORM: [&str; 4] = ["debugData", "detail", "detailEntry", "changeDetails"];

/// All names in snake case, at every depth.
fn snake_case<'a>(value: Value<'a>, arena: &'a Bump) -> Value<'a> {
    match value {
        Value::Object(members) => Value::Object(arena.alloc_slice_fill_iter(members.iter().map(|(name, value)| {
            let value = if FREE_FORM.contains(name) { *value } else { snake_case(*value, arena) };
            (snake_name(name, arena), value)
        }))),
        Value::List(items) => {
            Value::List(arena.alloc_slice_fill_iter(items.iter().map(|item| snake_case(*item, arena))))
        }
        other => other,
    }
}

/// `alternateId` → `alternate_id`
fn snake_name<'a>(name: &'a str, arena: &'a Bump) -> &'a str {
    if !name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return name;
    }
    let mut snake = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    arena.alloc_str(&snake)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_by_their_first_and_last_words() {
        for (kind, category, first) in [
            ("user.session.start", "authentication", "start"),
            ("user.session.end", "authentication", "end"),
            ("user.authentication.auth_via_mfa", "authentication", "start"),
            ("policy.evaluate_sign_on", "authentication", "info"),
            ("user.lifecycle.create", "iam", "user"),
            ("group.user_membership.add", "iam", "group"),
            ("application.lifecycle.delete", "configuration", "deletion"),
            ("security.threat.detected", "intrusion_detection", "info"),
            ("", "configuration", "change"),
        ] {
            let (found, types) = classified(kind);
            assert_eq!((found[0], types[0]), (category, first), "{kind}");
        }
    }

    #[test]
    fn names_in_snake_case() {
        let arena = Bump::new();
        assert_eq!(snake_name("rawUserAgent", &arena), "raw_user_agent");
        assert_eq!(snake_name("Id", &arena), "id");
        assert_eq!(snake_name("ÄId", &arena), "Ä_id");
    }
}
