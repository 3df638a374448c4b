//! What was done: kind, category, type and outcome.

use super::name_in;
use crate::document::Document;
use crate::schema::field;

const NANOS_OF_MINUTE: u64 = 60_000_000_000;

/// An unusual rate of calls or errors, told when it begins and when it ends.
pub(super) fn set_insight(doc: &mut Document<'_>) {
    doc.set(field::EVENT_KIND, "alert");
    let has_ended = doc.text("insightDetails.state") == Some("End");
    doc.set_list(field::EVENT_TYPE, &[if has_ended { "end" } else { "start" }]);
    doc.set_some(field::RULE_NAME, doc.text("insightDetails.insightType"));
    let minutes = doc.text("insightDetails.insightContext.statistics.insightDuration");
    if has_ended && let Some(minutes) = minutes.and_then(|text| text.parse::<u32>().ok()) {
        let nanos = doc.format(format_args!("{}", u64::from(minutes) * NANOS_OF_MINUTE));
        doc.set(field::EVENT_DURATION, nanos);
    }
    // The callers that stood out, by ARN.
    let attributions = doc.at("insightDetails.insightContext.attributions").unwrap_or_default().items().iter();
    let of_callers = attributions.filter(|attribution| attribution.get("attribute") == Some("userIdentityArn".into()));
    let callers = of_callers.flat_map(|attribution| attribution.get("insight").unwrap_or_default().items());
    doc.add_all(field::RELATED_USER, callers.filter_map(|caller| Some(name_in(caller.get("value")?.as_str()?))));
}

/// Data events of five minutes, counted by what they have in common: their name, their resource or their caller.
pub(super) fn set_aggregated(doc: &mut Document<'_>) {
    doc.set(field::EVENT_KIND, "metric");
    doc.set_list(field::EVENT_TYPE, &["info"]);
    let primary = doc.at("summary.primaryDimension");
    let details = doc.at("summary.details").unwrap_or_default();
    for dimension in primary.iter().chain(details.items()) {
        let name = dimension.get("dimension").and_then(|name| name.as_str()).unwrap_or_default();
        let statistics = dimension.get("statistics").unwrap_or_default().items();
        let values = statistics.iter().filter_map(|statistic| statistic.get("name")?.as_text());
        let (list, field, part): (_, _, fn(&str) -> &str) = match name {
            "eventName" => (None, field::EVENT_ACTION, |text| text),
            "userIdentity" => (Some(field::RELATED_USER), field::USER_NAME, name_in),
            "sourceIpAddress" | "sourceIPAddress" => (Some(field::RELATED_IP), field::SOURCE_IP, |text| text),
            "userAgent" => (None, field::USER_AGENT_ORIGINAL, |text| text),
            _ => continue,
        };
        let mut parts = values.map(part);
        if let Some(list) = list {
            doc.add_all(list, parts.clone());
        }
        // Of several, none is the one.
        if statistics.len() == 1 {
            doc.set_some(field, parts.next());
        }
    }
}

/// Category and type of a call.
pub(super) fn set_kind(doc: &mut Document<'_>, service: &str, name: &str, event_category: &str) {
    let verb = Verb::of(name, doc.text("readOnly"));
    let sign_in = sign_in(service, name);
    let categories: &[&'static str] = match sign_in {
        Some(_) if event_category == "NetworkActivity" => &["api", "authentication", "network"],
        Some(_) => &["api", "authentication"],
        None => categories(service, name, verb, event_category),
    };
    let mut types = vec![sign_in.unwrap_or(verb.event_type())];
    if categories.contains(&"iam") {
        types = identity_types(name, verb);
    }
    if doc.text("errorCode").is_some_and(is_refusal) {
        types.push("denied");
    } else if event_category == "NetworkActivity" {
        types.push("allowed");
    }
    doc.set_list(field::EVENT_CATEGORY, categories);
    doc.set_list(field::EVENT_TYPE, &types);
}

/// A call failed if it has an error, and a sign-in if its answer says so.
pub(super) fn set_outcome(doc: &mut Document<'_>, name: &str) {
    let refused = doc.text("errorCode").is_some() || doc.text("errorMessage").is_some();
    let answer_fails = || {
        ["responseElements", "serviceEventDetails"]
            .iter()
            .any(|member| doc.at(member).and_then(|answer| answer.get(name)?.as_str()) == Some("Failure"))
    };
    let outcome = if refused || answer_fails() {
        "failure"
    } else if name.is_empty() {
        "unknown"
    } else {
        "success"
    };
    doc.set(field::EVENT_OUTCOME, outcome);
}

/// What a call does to users, groups or what governs them. A key, a password or a policy changes the user or group
/// that has it: only users and groups themselves are created and deleted.
fn identity_types(name: &str, verb: Verb) -> Vec<&'static str> {
    // What a user proves with who he is.
    const CREDENTIALS: [&str; 7] = [
        "AccessKey",
        "MFADevice",
        "SSHPublicKey",
        "LoginProfile",
        "SigningCertificate",
        "ServiceSpecificCredential",
        "Password",
    ];
    let is_credential = || CREDENTIALS.iter().any(|word| name.contains(word)) && !name.contains("PasswordPolicy");
    let object = if name.contains("UserPool") {
        "admin"
    } else if name.contains("Group") {
        "group"
    } else if name.contains("User") || is_credential() {
        "user"
    } else {
        "admin"
    };
    let is_itself =
        object == "admin" || ["Group", "User"].iter().any(|word| name.trim_end_matches('s').ends_with(word));
    vec![
        match verb {
            Verb::Read => "info",
            _ if is_itself => verb.event_type(),
            _ => "change",
        },
        object,
    ]
}

/// Errors that mean "you may not", as against "that cannot be".
fn is_refusal(code: &str) -> bool {
    const WORDS: [&str; 6] =
        ["AccessDenied", "Unauthorized", "Forbidden", "NotAuthorized", "AuthorizationError", "NotPermitted"];
    WORDS.iter().any(|word| code.contains(word))
}

/// The type of a call that begins, proves or ends a session of someone.
fn sign_in(service: &str, name: &str) -> Option<&'static str> {
    Some(match (service, name) {
        ("signin", "ExitRole") | ("sso" | "sso-oauth", "Logout") => "end",
        ("cognito-idp", "GlobalSignOut" | "AdminUserGlobalSignOut" | "RevokeToken") => "end",
        ("signin", "CheckMfa" | "CredentialChallenge" | "CredentialVerification") => "info",
        ("signin", _) if name.starts_with("Password") => "info",
        ("signin", _) => "start",
        ("sts", "AssumeRoot" | "GetSessionToken" | "GetFederationToken" | "GetDelegatedAccessToken") => "start",
        ("sts", _) if name.starts_with("AssumeRole") => "start",
        ("sso" | "sso-oauth", "Authenticate" | "Federate" | "GetRoleCredentials" | "UserAuthentication") => "start",
        ("sso" | "sso-oauth", "CreateToken" | "CreateTokenWithIAM") => "start",
        ("rolesanywhere", "CreateSession") | ("eks-auth", "AssumeRoleForPodIdentity") => "start",
        ("cognito-idp", "InitiateAuth" | "AdminInitiateAuth") => "start",
        ("cognito-idp", "RespondToAuthChallenge" | "AdminRespondToAuthChallenge") => "start",
        _ => return None,
    })
}

/// Categories beside `api`, where they are clear.
fn categories(service: &str, name: &str, verb: Verb, event_category: &str) -> &'static [&'static str] {
    let writes = verb != Verb::Read;
    match service {
        _ if event_category == "NetworkActivity" => &["api", "network"],
        "organizations" | "sso" | "sso-directory" | "identitystore" | "cognito-idp" if writes => &["api", "iam"],
        "iam" => &["api", "iam"],
        // Whoever has the key of a pair can sign in to instances.
        "ec2" if writes && name.ends_with("KeyPair") => &["api", "iam"],
        "s3" if matches!(name, "CreateBucket" | "DeleteBucket") => &["api", "configuration", "file"],
        "s3" if event_category == "Data" => &["api", "file"],
        "s3" if writes => &["api", "configuration"],
        "dynamodb" | "rds" | "rds-data" | "redshift" | "redshift-data" | "docdb" | "neptune" | "dsql" => {
            &["api", "database"]
        }
        "ec2" if writes && name.ends_with("Instances") => &["api", "host"],
        "ssm" if name == "SendCommand" => &["api", "host"],
        "ssm" if matches!(name, "StartSession" | "ResumeSession" | "TerminateSession") => &["api", "session"],
        // What watches and guards: changing it is how traces are covered.
        "cloudtrail" | "config" | "guardduty" | "securityhub" | "macie2" | "inspector2" | "access-analyzer"
        | "wafv2" | "waf" | "waf-regional" | "network-firewall" | "kms" | "logs" | "fms" | "shield"
            if writes && event_category != "Data" =>
        {
            &["api", "configuration"]
        }
        "ec2" if writes && is_network_setting(name) => &["api", "configuration"],
        _ => &["api"],
    }
}

/// What decides who can reach whom, and what is seen of it.
fn is_network_setting(name: &str) -> bool {
    const THINGS: [&str; 8] =
        ["SecurityGroup", "NetworkAcl", "Route", "Gateway", "FlowLogs", "Vpc", "Subnet", "Peering"];
    THINGS.iter().any(|thing| name.contains(thing))
}

/// What the first word of a call's name says it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Read,
    Create,
    Change,
    Delete,
    Start,
    End,
}

impl Verb {
    /// The name decides, then `readOnly`.
    fn of(name: &str, read_only: Option<&str>) -> Verb {
        let name = ["BatchWrite", "Batch", "Admin"].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name);
        let end = name.char_indices().skip(1).find(|(_, c)| !c.is_ascii_lowercase()).map_or(name.len(), |(at, _)| at);
        match &name[..end] {
            "Get" | "List" | "Describe" | "Head" | "Lookup" | "Search" | "Select" | "Query" | "Scan" | "Decrypt"
            | "Check" | "View" | "Download" => Verb::Read,
            // `ListX` creates nothing, but what reads may still be called otherwise.
            _ if read_only == Some("true") => Verb::Read,
            "Create" | "Run" | "Allocate" | "Register" | "Import" | "Copy" | "Issue" | "Request" | "Upload"
            | "Provision" => Verb::Create,
            "Delete" | "Terminate" | "Deregister" | "Release" | "Purge" | "Destroy" => Verb::Delete,
            "Start" | "Invoke" | "Execute" | "Resume" | "Initiate" => Verb::Start,
            "Stop" | "Abort" | "Close" | "Suspend" => Verb::End,
            "" if read_only.is_none() => Verb::Read,
            _ => Verb::Change,
        }
    }

    fn event_type(self) -> &'static str {
        match self {
            Verb::Read => "access",
            Verb::Create => "creation",
            Verb::Change => "change",
            Verb::Delete => "deletion",
            Verb::Start => "start",
            Verb::End => "end",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_by_verb() {
        let kind = |name, read_only| Verb::of(name, read_only).event_type();
        assert_eq!(kind("DescribeInstances", None), "access");
        assert_eq!(kind("BatchGetItem", Some("true")), "access");
        assert_eq!(kind("CreateUser", Some("false")), "creation");
        assert_eq!(kind("AdminCreateUser", None), "creation");
        assert_eq!(kind("StopLogging", None), "end");
        assert_eq!(kind("Invoke", Some("false")), "start");
        assert_eq!(kind("GenerateDataKey", Some("true")), "access");
        assert_eq!(kind("RotateKey", None), "change");
        assert_eq!(kind("Gettysburg", None), "change", "a word, not its beginning");
        assert_eq!(kind("Éa", Some("false")), "change");
        assert_eq!(kind("", None), "access");
    }

    #[test]
    fn categories_by_service() {
        let of = |service, name, category| categories(service, name, Verb::of(name, None), category);
        assert_eq!(of("iam", "CreateUser", "Management"), ["api", "iam"]);
        assert_eq!(of("iam", "ListUsers", "Management"), ["api", "iam"]);
        assert_eq!(of("identitystore", "ListUsers", "Management"), ["api"]);
        assert_eq!(of("ec2", "CreateKeyPair", "Management"), ["api", "iam"]);
        assert_eq!(of("s3", "CreateBucket", "Management"), ["api", "configuration", "file"]);
        assert_eq!(of("s3", "GetObject", "Data"), ["api", "file"]);
        assert_eq!(of("s3", "PutBucketPolicy", "Management"), ["api", "configuration"]);
        assert_eq!(of("s3", "GetObject", "NetworkActivity"), ["api", "network"]);
        assert_eq!(of("ec2", "AuthorizeSecurityGroupIngress", "Management"), ["api", "configuration"]);
        assert_eq!(of("ec2", "RunInstances", "Management"), ["api", "host"]);
        assert_eq!(of("cloudtrail", "StopLogging", "Management"), ["api", "configuration"]);
        assert_eq!(of("dynamodb", "PutItem", "Data"), ["api", "database"]);
    }

    #[test]
    fn credentials_and_policies_change_who_has_them() {
        let of = |name| identity_types(name, Verb::of(name, None));
        assert_eq!(of("CreateUser"), ["creation", "user"]);
        assert_eq!(of("DeleteGroup"), ["deletion", "group"]);
        assert_eq!(of("CreateAccessKey"), ["change", "user"]);
        assert_eq!(of("DeleteVirtualMFADevice"), ["change", "user"]);
        assert_eq!(of("DeleteUserPolicy"), ["change", "user"]);
        assert_eq!(of("AddUserToGroup"), ["change", "group"]);
        assert_eq!(of("ListGroupsForUser"), ["info", "group"]);
        assert_eq!(of("UpdateAccountPasswordPolicy"), ["change", "admin"]);
        assert_eq!(of("CreateUserPool"), ["creation", "admin"]);
        assert_eq!(of("CreateKeyPair"), ["creation", "admin"]);
    }

    #[test]
    fn sign_ins_and_their_ends() {
        assert_eq!(sign_in("signin", "ConsoleLogin"), Some("start"));
        assert_eq!(sign_in("signin", "ExitRole"), Some("end"));
        assert_eq!(sign_in("sts", "AssumeRoleWithSAML"), Some("start"));
        assert_eq!(sign_in("sts", "GetCallerIdentity"), None);
        assert_eq!(sign_in("example", "ConsoleLogin"), None);
    }

    #[test]
    fn refusals_are_told_from_other_errors() {
        assert!(is_refusal("AccessDenied"));
        assert!(is_refusal("Client.UnauthorizedOperation"));
        assert!(is_refusal("VpceAccessDenied"));
        assert!(!is_refusal("NoSuchBucket"));
    }
}
