//! AWS CloudTrail: management, data and network-activity events, Insights, aggregated events.
//!
//! Source: AWS CloudTrail User Guide, "CloudTrail record contents", "userIdentity element", "Insights events",
//! "Record contents for aggregated events", "AWS Management Console sign-in events".

use siem_formats::{Value, json};

use super::LogTypeCode;
use super::arn::Arn;
use super::http;
use crate::document::Document;
use crate::exclude::OwnIdentity;
use crate::schema::field;
use crate::tag::Tag;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "cloudtrail", prepare: None, finish, is_own: Some(is_own) };

fn finish(doc: &mut Document<'_>) {
    let source = doc.text("eventSource").unwrap_or_default();
    let service = source.split('.').next().unwrap_or_default();
    let name = doc.text("eventName").unwrap_or_default();
    if doc.id().is_none()
        && let Some(id) = doc.text("eventId")
    {
        // Aggregated events spell it so.
        doc.set_id(id);
    }
    set_user(doc);
    set_kind(doc, service, name);
    set_outcome(doc, name);
    set_instance(doc, service, name);
    set_targets(doc, service, name);
    http::set_tls_version(doc, doc.text("tlsDetails.tlsVersion"));
    fix_shapes(doc, service);
}

// ---- who

/// `user.name`: the user's, role session's or federated user's own name; `root` for the account itself.
fn set_user(doc: &mut Document<'_>) {
    let Some(identity) = doc.at("userIdentity") else { return };
    let text = |path: &[&str]| identity.at(path).and_then(|value| value.as_text()).filter(|text| !text.is_empty());
    let kind = text(&["type"]).unwrap_or_default();
    let name = match kind {
        "Root" => Some("root"),
        "AWSService" => None,
        _ => text(&["userName"])
            .or_else(|| text(&["arn"]).map(last_part))
            .or_else(|| text(&["principalId"]).map(last_part)),
    };
    doc.remove(field::USER_NAME);
    doc.set_some(field::USER_NAME, name);
    let issuer = text(&["sessionContext", "sessionIssuer", "userName"]);
    if matches!(kind, "AssumedRole" | "WebIdentityUser" | "SAMLUser")
        && let Some(role) = issuer
    {
        doc.set_list(field::USER_ROLES, &[role]);
        doc.add(field::RELATED_USER, role);
    }
    if let Some(user) = text(&["onBehalfOf", "userId"]) {
        doc.set(field::USER_EFFECTIVE_ID, user);
    }
    if let Some(scope) = text(&["inScopeOf", "credentialsIssuedTo"]).and_then(Arn::parse) {
        let id = scope.resource.rsplit(['/', ':']).next().unwrap_or_default();
        if text(&["inScopeOf", "issuerType"]) == Some("AWS::Lambda::Function") {
            doc.set(field::FAAS_ID, text(&["inScopeOf", "credentialsIssuedTo"]).unwrap_or_default());
            doc.set(field::FAAS_NAME, id);
        } else {
            doc.set(field::CLOUD_INSTANCE_ID, id);
        }
    }
}

/// What stands behind the last colon, and there behind the last slash: the session of an assumed role's ARN.
fn last_part(text: &str) -> &str {
    let text = text.rsplit(':').next().unwrap_or(text);
    text.rsplit('/').next().unwrap_or(text)
}

// ---- what

/// Services whose calls change who may do what.
const IDENTITY_SERVICES: [&str; 7] =
    ["iam", "organizations", "sso", "identitystore", "sso-directory", "access-analyzer", "cognito-idp"];
/// Calls that hand out credentials or sessions.
const SIGN_INS: [&str; 11] = [
    "ConsoleLogin",
    "AssumeRole",
    "AssumeRoleWithSAML",
    "AssumeRoleWithWebIdentity",
    "AssumeRoot",
    "GetSessionToken",
    "GetFederationToken",
    "SwitchRole",
    "ExitRole",
    "CheckMfa",
    "UserAuthentication",
];

/// Kind, category and type.
fn set_kind(doc: &mut Document<'_>, service: &str, name: &str) {
    let category = doc.text("eventCategory").unwrap_or_default();
    match category {
        "Insight" => {
            doc.set(field::EVENT_KIND, "alert");
            doc.set_list(field::EVENT_CATEGORY, &["api"]);
            let state = doc.text("insightDetails.state");
            doc.set_list(field::EVENT_TYPE, &[if state == Some("End") { "end" } else { "start" }]);
            doc.set_some(field::RULE_NAME, doc.text("insightDetails.insightType"));
            return;
        }
        "Aggregated" => {
            doc.set(field::EVENT_KIND, "metric");
            doc.set_list(field::EVENT_CATEGORY, &["api"]);
            doc.set_list(field::EVENT_TYPE, &["info"]);
            return;
        }
        _ => {}
    }
    let verb = event_type(name, doc.text("readOnly"));
    let is_sign_in = SIGN_INS.contains(&name);
    let is_denied = doc.text("errorCode").is_some_and(is_refusal);
    let mut categories = vec!["api"];
    if is_sign_in {
        categories.push("authentication");
    } else if IDENTITY_SERVICES.contains(&service) {
        categories.push("iam");
    } else if category == "NetworkActivity" {
        categories.push("network");
    }
    let mut types = vec![if is_sign_in { "start" } else { verb }];
    if is_denied {
        types.push("denied");
    }
    doc.set_list(field::EVENT_CATEGORY, &categories);
    doc.set_list(field::EVENT_TYPE, &types);
}

/// By the verb that the call's name begins with.
fn event_type(name: &str, read_only: Option<&str>) -> &'static str {
    const VERBS: [(&str, &str); 28] = [
        ("Get", "access"),
        ("List", "access"),
        ("Describe", "access"),
        ("Head", "access"),
        ("Lookup", "access"),
        ("Select", "access"),
        ("Query", "access"),
        ("Scan", "access"),
        ("Decrypt", "access"),
        ("Create", "creation"),
        ("Run", "creation"),
        ("Allocate", "creation"),
        ("Register", "creation"),
        ("Import", "creation"),
        ("Delete", "deletion"),
        ("Remove", "deletion"),
        ("Terminate", "deletion"),
        ("Deregister", "deletion"),
        ("Release", "deletion"),
        ("Start", "start"),
        ("Stop", "end"),
        ("Put", "change"),
        ("Update", "change"),
        ("Modify", "change"),
        ("Attach", "change"),
        ("Detach", "change"),
        ("Add", "change"),
        ("Set", "change"),
    ];
    let by_name = VERBS.iter().find(|(verb, _)| name.starts_with(verb)).map(|(_, kind)| *kind);
    by_name.unwrap_or(if read_only == Some("true") { "access" } else { "change" })
}

/// Errors that mean "you may not", as against "that cannot be".
fn is_refusal(code: &str) -> bool {
    ["AccessDenied", "Unauthorized", "Forbidden", "NotAuthorized"].iter().any(|word| code.contains(word))
}

fn set_outcome(doc: &mut Document<'_>, name: &str) {
    if matches!(doc.text("eventCategory"), Some("Insight" | "Aggregated")) {
        return;
    }
    let refused = doc.text("errorCode").is_some() || doc.text("errorMessage").is_some();
    let failed_login = name == "ConsoleLogin" && doc.text("responseElements.ConsoleLogin") == Some("Failure");
    doc.set(field::EVENT_OUTCOME, if refused || failed_login { "failure" } else { "success" });
}

// ---- on what

/// Instances that the field map's paths do not tell.
fn set_instance(doc: &mut Document<'_>, service: &str, name: &str) {
    let id = match (service, name) {
        ("ssm", "StartSession" | "GetConnectionStatus") => doc.text("requestParameters.target"),
        ("ssm", "PutComplianceItems") => doc.text("requestParameters.resourceId").filter(|id| id.starts_with("i-")),
        ("sts", _) if doc.text("userAgent") == Some("ec2.amazonaws.com") => {
            doc.text("requestParameters.roleSessionName")
        }
        ("cloudhsm", _) => {
            let cluster = doc.text("requestParameters.clusterId");
            doc.add_some(field::RELATED_HOSTS, cluster);
            doc.text("responseElements.hsmId").or_else(|| doc.text("responseElements.hsm.hsmId"))
        }
        _ => None,
    };
    doc.set_some(field::CLOUD_INSTANCE_ID, id);
    let instance = doc.get(field::CLOUD_INSTANCE_ID);
    doc.add_some(field::RELATED_HOSTS, instance);
}

/// The user, group or role that a call is about.
fn set_targets(doc: &mut Document<'_>, service: &str, name: &str) {
    if service == "iam" {
        let target = doc.text("requestParameters.userName");
        doc.set_some(field::USER_TARGET_NAME, target);
        doc.set_some(field::GROUP_NAME, doc.text("requestParameters.groupName"));
    }
    if name.starts_with("AssumeRole")
        && let Some(arn) = doc.text("requestParameters.roleArn")
    {
        doc.set(field::USER_EFFECTIVE_ID, arn);
        doc.set(field::USER_EFFECTIVE_NAME, last_part(arn));
        if let Some(role) = Arn::parse(arn) {
            doc.set(field::CLOUD_TARGET_ACCOUNT_ID, role.account);
        }
    }
}

// ---- shapes

/// Members that hold an object in some calls and a text in others: the text moves into an object, so that one field
/// keeps one type. The last part is the key it gets.
const TEXT_TO_OBJECT: [(&str, [&str; 2], &str); 9] = [
    ("", ["responseElements", "status"], "status"),
    ("glue", ["requestParameters", "configuration"], "text"),
    ("cognito-idp", ["responseElements", "session"], "value"),
    ("ecs", ["requestParameters", "command"], "command"),
    ("ssm", ["requestParameters", "parameters"], "value"),
    ("sqlworkbench", ["requestParameters", "parameters"], "value"),
    ("redshift-data", ["responseElements", "database"], "name"),
    ("cloud9", ["requestParameters", "settings"], "value"),
    ("", ["responseElements", "credentials"], "value"),
];

fn fix_shapes<'a>(doc: &mut Document<'a>, service: &str) {
    let arena = doc.arena();
    for (only, path, key) in TEXT_TO_OBJECT {
        if only.is_empty() || only == service {
            doc.edit_original(&path, |value| match value {
                Value::Str(text) => {
                    let key = if path[1] == "credentials" && text.contains(":iam::") { "iam" } else { key };
                    Value::Object(arena.alloc_slice_copy(&[(key, Value::Str(text))]))
                }
                other => other,
            });
        }
    }
    for path in [["requestParameters", "tags"], ["responseElements", "policy"]] {
        doc.edit_original(&path, |value| as_object_or_objects(value, arena));
    }
    if service == "dynamodb" {
        doc.edit_original(&["requestParameters", "items"], |value| as_object_or_objects(value, arena));
    }
    for path in [["requestParameters", "disableApiTermination"], ["requestParameters", "disableApiStop"]] {
        doc.edit_original(&path, |value| value.get("value").unwrap_or(value));
    }
    let as_text = |value: Value<'a>| match value {
        Value::Object(_) | Value::List(_) => {
            let mut text = Vec::new();
            json::write_value(&mut text, &value);
            Value::Str(arena.alloc_str(&String::from_utf8_lossy(&text)))
        }
        other => other,
    };
    match service {
        "inspector2" => doc.edit_original(&["requestParameters", "accountIds"], |value| match value.item(0) {
            Some(Value::Object(_)) => as_text(value),
            _ => value,
        }),
        "codeguru-security" => doc.edit_original(&["requestParameters", "resourceId"], as_text),
        "s3" => doc.edit_original(&["requestParameters", "ReplicationConfiguration", "Rule"], |rules| match rules {
            Value::List(items) => Value::List(arena.alloc_slice_fill_iter(
                items.iter().map(|rule| rule.edit(arena, &["Filter"], &mut |value| as_text(value))),
            )),
            single => single.edit(arena, &["Filter"], &mut |value| as_text(value)),
        }),
        _ => {}
    }
    // A list or a text where an object is documented contradicts the mapping that all other records make.
    for member in ["requestParameters", "responseElements", "additionalEventData", "serviceEventDetails"] {
        if let Some(value) = doc.at(member)
            && !matches!(value, Value::Object(_))
        {
            doc.tag(Tag::TypeMismatch);
            doc.set_original_field(member, Value::Object(arena.alloc_slice_copy(&[("value", value)])));
        }
    }
}

/// An object, or a list of objects; anything else under `value`.
fn as_object_or_objects<'a>(value: Value<'a>, arena: &'a bumpalo::Bump) -> Value<'a> {
    match value {
        Value::Object(_) | Value::Null => value,
        Value::List(items) if items.iter().all(|item| matches!(item, Value::Object(_))) => value,
        other => Value::Object(arena.alloc_slice_copy(&[("value", other)])),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_callers() {
        assert_eq!(last_part("arn:aws:sts::123456789012:assumed-role/app/session"), "session");
        assert_eq!(last_part("AROAEXAMPLE:session"), "session");
        assert_eq!(last_part("arn:aws:iam::123456789012:root"), "root");
    }

    #[test]
    fn types_by_verb() {
        assert_eq!(event_type("DescribeInstances", None), "access");
        assert_eq!(event_type("CreateUser", Some("false")), "creation");
        assert_eq!(event_type("StopLogging", None), "end");
        assert_eq!(event_type("RotateKey", Some("true")), "access");
        assert_eq!(event_type("RotateKey", None), "change");
    }
}
