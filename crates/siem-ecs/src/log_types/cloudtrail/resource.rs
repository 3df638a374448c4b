//! What a call is about: users, groups, roles, instances, functions, files, accounts.

use crate::document::Document;
use crate::log_types::arn::Arn;
use crate::schema::field;

/// The user, group or role that a call of an identity service is about.
pub(super) fn set_identity_target(doc: &mut Document<'_>, service: &str, name: &str) {
    if !matches!(service, "iam" | "identitystore" | "sso-directory" | "cognito-idp" | "sso") {
        return;
    }
    let user = first_text(
        doc,
        &[
            "requestParameters.userName",
            "requestParameters.username",
            "responseElements.user.userName",
            // Who makes a key for himself names nobody.
            "responseElements.accessKey.userName",
        ],
    );
    doc.set_some(field::USER_TARGET_NAME, user);
    let id = first_text(
        doc,
        &[
            "responseElements.user.userId",
            "responseElements.userId",
            "requestParameters.userId",
            "requestParameters.memberId.userId",
        ],
    );
    let is_user = doc.text("requestParameters.principalType") == Some("USER");
    let assignee = doc.text("requestParameters.principalId").filter(|_| is_user);
    doc.set_some(field::USER_TARGET_ID, id.or(assignee));
    doc.set_some(field::USER_CHANGES_NAME, doc.text("requestParameters.newUserName"));
    let display_name = doc.text("requestParameters.displayName").filter(|_| name.contains("Group"));
    doc.set_some(field::GROUP_NAME, doc.text("requestParameters.groupName").or(display_name));
    if let Some(role) = doc.text("requestParameters.roleName") {
        doc.set_list(field::USER_TARGET_ROLES, &[role]);
    }
}

/// `cloud.instance.id`, where the field map's paths do not tell it, and all instances in `related.hosts`.
pub(super) fn set_instance(doc: &mut Document<'_>, service: &str, name: &str) {
    let id = match (service, name) {
        ("ssm", "StartSession" | "GetConnectionStatus") => doc.text("requestParameters.target"),
        ("ssm", "PutComplianceItems") => doc.text("requestParameters.resourceId").filter(|id| is_instance_id(id)),
        // EC2 takes an instance's role in the name of the instance.
        ("sts", _) if doc.text("userAgent") == Some("ec2.amazonaws.com") => {
            doc.text("requestParameters.roleSessionName").filter(|id| is_instance_id(id))
        }
        ("cloudhsm", _) => {
            let cluster = doc.text("requestParameters.clusterId");
            doc.add_some(field::RELATED_HOSTS, cluster);
            first_text(doc, &["responseElements.hsmId", "responseElements.hsm.hsmId"])
        }
        _ => None,
    };
    doc.set_some(field::CLOUD_INSTANCE_ID, id);
    for list in ["requestParameters.instancesSet.items", "responseElements.instancesSet.items"] {
        let instances = doc.at(list).unwrap_or_default().items();
        doc.add_all(field::RELATED_HOSTS, instances.iter().filter_map(|instance| instance.get("instanceId")));
    }
    if let Some(instances) = doc.at("requestParameters.instanceIds") {
        doc.add(field::RELATED_HOSTS, instances);
        doc.set_default(field::CLOUD_INSTANCE_ID, instances.item(0).unwrap_or_default());
    }
    doc.add_some(field::RELATED_HOSTS, doc.get(field::CLOUD_INSTANCE_ID));
}

/// Files and functions.
pub(super) fn set_others(doc: &mut Document<'_>, service: &str) {
    match service {
        "s3" => {
            if let (Some(bucket), Some(key)) = (doc.text("requestParameters.bucketName"), object_key(doc)) {
                let path = doc.format(format_args!("{bucket}/{key}"));
                doc.set(field::FILE_PATH, path);
            }
        }
        "lambda" => {
            // A name, a part of an ARN, or an ARN, each with a version or alias behind it or not.
            let Some(function) = doc.text("requestParameters.functionName") else { return };
            let resource = Arn::parse(function).map_or(function, |arn| arn.resource);
            let (_, name) = resource.rsplit_once("function:").unwrap_or(("", resource));
            doc.set(field::FAAS_NAME, name.split(':').next().unwrap_or(name));
            let arn = first_text(doc, &["resources.0.ARN", "responseElements.functionArn"]);
            doc.set(field::FAAS_ID, arn.unwrap_or(function));
        }
        _ => {}
    }
}

/// `key`; calls that multiply objects have it under another name.
fn object_key<'a>(doc: &Document<'a>) -> Option<&'a str> {
    first_text(doc, &["requestParameters.key", "requestParameters.Key"])
}

fn first_text<'a>(doc: &Document<'a>, paths: &[&str]) -> Option<&'a str> {
    paths.iter().find_map(|path| doc.text(path))
}

/// `i-` and 8 or 17 hexadecimal digits.
pub(super) fn is_instance_id(text: &str) -> bool {
    text.strip_prefix("i-")
        .is_some_and(|digits| matches!(digits.len(), 8 | 17) && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instance_ids_of_both_lengths() {
        assert!(is_instance_id("i-0abcdef1234567890"));
        assert!(is_instance_id("i-1a2b3c4d"));
        assert!(!is_instance_id("i-0abcdef"));
        assert!(!is_instance_id("i-alice-laptop-key"));
        assert!(!is_instance_id("mi-0abcdef1234567890"));
    }
}
