//! Who called, in whose name, and what session was handed out.

use siem_formats::Value;

use super::name_in;
use super::resource::is_instance_id;
use crate::document::Document;
use crate::log_types::arn::Arn;
use crate::schema::field;

/// The names of the caller: the map gives `user.name` a name or an identifier, of which the name is a part.
pub(super) fn set_caller(doc: &mut Document<'_>) {
    set_source_domain(doc);
    let Some(identity) = doc.at("userIdentity") else { return };
    let kind = text(identity, &["type"]).unwrap_or_default();
    let mapped = doc.get_text(field::USER_NAME);
    let name = match kind {
        // `userName` is the alias of the account here.
        "Root" => Some("root"),
        "AWSService" => None,
        _ if mapped == text(identity, &["userName"]) => mapped,
        _ => mapped.map(name_in),
    };
    doc.remove(field::USER_NAME);
    doc.set_some(field::USER_NAME, name);
    // A federated session may have been issued by a user, or by the account itself.
    let issuer = |member| text(identity, &["sessionContext", "sessionIssuer", member]);
    if issuer("type").is_none_or(|kind| kind == "Role")
        && let Some(role) = issuer("userName")
    {
        doc.set_list(field::USER_ROLES, &[role]);
    }
    if text(identity, &["accountId"]) == Some("ANONYMOUS_PRINCIPAL") {
        doc.remove(field::CLOUD_ORIGIN_ACCOUNT_ID);
    }
    // In the console, a role is taken by someone who is named only here.
    doc.add_some(field::RELATED_USER, doc.text("additionalEventData.SwitchFrom").map(name_in));
    set_scope(doc, identity, kind, name);
}

/// The instance or function whose credentials were used. It is also the one the event is about, unless the call names
/// another.
fn set_scope<'a>(doc: &mut Document<'a>, identity: Value<'a>, kind: &str, name: Option<&'a str>) {
    if let Some(arn) = text(identity, &["inScopeOf", "credentialsIssuedTo"]) {
        match Arn::parse(arn) {
            Some(scope) if scope.service == "lambda" && !doc.has(field::FAAS_ID) => {
                doc.set(field::FAAS_ID, arn);
                doc.set_some(field::FAAS_NAME, scope.resource.split(':').nth(1));
                doc.set_some(field::FAAS_VERSION, text(identity, &["inScopeOf", "credentialsIssuedToVersion"]));
            }
            Some(scope) if scope.service == "ec2" => {
                doc.set_some(field::CLOUD_ORIGIN_INSTANCE_ID, scope.resource.strip_prefix("instance/"));
            }
            _ => {}
        }
    }
    // Sessions that EC2 makes for an instance are named after it.
    if kind == "AssumedRole"
        && let Some(instance) = name.filter(|name| is_instance_id(name))
    {
        doc.set_default(field::CLOUD_ORIGIN_INSTANCE_ID, instance);
    }
    if let Some(instance) = doc.get_text(field::CLOUD_ORIGIN_INSTANCE_ID) {
        doc.set_default(field::CLOUD_INSTANCE_ID, instance);
        doc.add(field::RELATED_HOSTS, instance);
    }
}

/// Calls that a service makes bear its name in place of an address.
fn set_source_domain(doc: &mut Document<'_>) {
    if !doc.has(field::SOURCE_IP)
        && let Some(address) = doc.get_text(field::SOURCE_ADDRESS)
        && address.contains(".amazonaws.com")
    {
        doc.set(field::SOURCE_DOMAIN, address);
    }
}

/// The session that the call handed out. Its principal is `user.effective.id`, as the session's own calls will have it
/// in `user.id`: so chains of roles can be followed.
pub(super) fn set_session(doc: &mut Document<'_>, service: &str, name: &str) {
    if !matches!(service, "sts" | "sso" | "eks-auth" | "rolesanywhere") {
        return;
    }
    let principal = ["assumedRoleUser.assumedRoleId", "federatedUser.federatedUserId"];
    let response = doc.at("responseElements").unwrap_or_default();
    let principal = principal.iter().find_map(|path| text(response, &path.split('.').collect::<Vec<_>>()));
    doc.set_some(field::USER_EFFECTIVE_ID, principal.or_else(|| text(response, &["credentials", "accessKeyId"])));
    if let Some(arn) = doc.text("requestParameters.roleArn") {
        doc.set_default(field::USER_EFFECTIVE_ID, arn);
        doc.set(field::USER_EFFECTIVE_NAME, name_in(arn));
        doc.set_some(field::CLOUD_TARGET_ACCOUNT_ID, Arn::parse(arn).map(|role| role.account));
    }
    doc.add_some(field::RELATED_USER, doc.text("requestParameters.roleSessionName"));
    match name {
        "GetFederationToken" => {
            doc.set_some(field::USER_EFFECTIVE_NAME, doc.text("requestParameters.name"));
        }
        "AssumeRoot" => {
            doc.set(field::USER_EFFECTIVE_NAME, "root");
            let principal = doc.text("requestParameters.targetPrincipal");
            let account = principal.map(|text| Arn::parse(text).map_or(text, |arn| arn.account));
            doc.set_some(field::CLOUD_TARGET_ACCOUNT_ID, account);
        }
        // Identity Center, for people who choose an account and a role in its portal.
        "Federate" | "GetRoleCredentials" => {
            doc.set_some(field::USER_EFFECTIVE_NAME, doc.text("serviceEventDetails.role_name"));
            doc.set_some(field::CLOUD_TARGET_ACCOUNT_ID, doc.text("serviceEventDetails.account_id"));
        }
        _ => {}
    }
}

fn text<'a>(value: Value<'a>, path: &[&str]) -> Option<&'a str> {
    value.at(path).and_then(|value| value.as_text()).filter(|text| !text.is_empty())
}
