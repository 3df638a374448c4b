//! Who may do what: policies of roles, and of what they are about.

use serde_json::Value;

use super::{Found, Made, list, texts, wrong};

/// Condition keys that say who somebody is, or for whom a service acts.
const IDENTITIES: [&str; 6] = [
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalOrgID",
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:SourceOrgID",
];
/// By this, CloudTrail says for which trail it encrypts.
const TRAIL: &str = "kms:EncryptionContext:aws:cloudtrail:arn";
/// Types with a policy, and where they have it.
const WITH_POLICY: [(&str, &str); 7] = [
    ("AWS::S3::BucketPolicy", "PolicyDocument"),
    ("AWS::SQS::QueuePolicy", "PolicyDocument"),
    ("AWS::SNS::TopicPolicy", "PolicyDocument"),
    ("AWS::KMS::Key", "KeyPolicy"),
    ("AWS::EC2::VPCEndpoint", "PolicyDocument"),
    ("AWS::SecretsManager::ResourcePolicy", "ResourcePolicy"),
    // What a function merges into the policy of log bucket or key.
    ("AWS::CloudFormation::CustomResource", "Policy"),
];

/// Statements that allow something, with whose they are.
type Statements<'m> = Vec<(&'m String, &'m Value)>;

/// What roles may do.
fn of_roles<'m>(made: &'m Made<'_>) -> Statements<'m> {
    let roles = made.of_type("AWS::IAM::Role").iter();
    let roles = roles.flat_map(|(id, role)| list(&role["Policies"]).iter().map(move |policy| (id, policy)));
    let apart = ["AWS::IAM::ManagedPolicy", "AWS::IAM::Policy"].into_iter().flat_map(|kind| made.of_type(kind));
    allowed(roles.chain(apart).map(|(id, policy)| (id, &policy["PolicyDocument"])))
}

/// What may be done to resources, by their own policies.
fn of_resources<'m>(made: &'m Made<'_>) -> Statements<'m> {
    allowed(
        WITH_POLICY.iter().flat_map(|(kind, member)| {
            made.of_type(kind).iter().map(move |(id, properties)| (id, &properties[*member]))
        }),
    )
}

fn allowed<'m>(documents: impl Iterator<Item = (&'m String, &'m Value)>) -> Statements<'m> {
    let statements = documents.flat_map(|(id, document)| list(&document["Statement"]).iter().map(move |one| (id, one)));
    statements.filter(|(_, statement)| statement["Effect"] == "Allow").collect()
}

/// The actions of a statement, each a finding of its owner.
fn each_action(owner: &str, statement: &Value) -> Found {
    let named = texts(&statement["Action"]).chain(texts(&statement["NotAction"]));
    named.map(|action| (owner.to_owned(), action.to_owned())).collect()
}

pub(super) fn all_actions(made: &Made) -> Found {
    let statements = [of_roles(made), of_resources(made)].concat();
    let wide = statements.iter().flat_map(|(owner, statement)| {
        let is_all_but = !statement["NotAction"].is_null();
        each_action(owner, statement)
            .into_iter()
            .filter(move |(_, action)| is_all_but || action == "*" || action.ends_with(":*"))
    });
    wide.collect()
}

/// Of roles alone: a resource's policy is about that resource.
pub(super) fn all_resources(made: &Made) -> Found {
    let wide = of_roles(made).into_iter().filter(|(_, statement)| {
        let is_bound = statement["Condition"].is_object();
        !statement["NotResource"].is_null() || texts(&statement["Resource"]).any(|arn| is_everything(arn, is_bound))
    });
    wide.flat_map(|(owner, statement)| each_action(owner, statement)).collect()
}

/// `*`, everything in a service, and everything of a kind (`…:key/*`) unless a condition says which.
fn is_everything(arn: &str, is_bound: bool) -> bool {
    let mut parts = arn.splitn(6, ':').skip(4);
    let (account, resource) = (parts.next(), parts.next().unwrap_or(arn));
    if resource.trim_matches('*').is_empty() {
        return true;
    }
    // Buckets have no kind before their name.
    let of_kind = resource.split_once(['/', ':']).is_some_and(|(_, name)| name == "*" || name == "*:*");
    account.is_some_and(|account| !account.is_empty()) && of_kind && !is_bound
}

fn is_anybody(statement: &Value) -> bool {
    let principal = &statement["Principal"];
    !statement["NotPrincipal"].is_null() || principal == "*" || texts(&principal["AWS"]).any(|who| who == "*")
}

/// Whether one of these keys has to have a value that is named.
fn is_bound_to(statement: &Value, keys: &[&str]) -> bool {
    const OPERATORS: [&str; 4] = ["StringEquals", "StringLike", "ArnEquals", "ArnLike"];
    let tests = OPERATORS.iter().flat_map(|operator| keys.iter().map(|key| &statement["Condition"][*operator][*key]));
    tests.into_iter().any(|wanted| {
        let mut values = texts(wanted).peekable();
        values.peek().is_some() && values.all(|value| value.chars().any(|letter| !matches!(letter, '*' | ':' | '?')))
    })
}

pub(super) fn anybody(made: &Made) -> Found {
    let open = of_resources(made).into_iter();
    let open = open.filter(|(_, statement)| is_anybody(statement) && !is_bound_to(statement, &IDENTITIES));
    open.flat_map(|(owner, statement)| each_action(owner, statement)).collect()
}

/// A service does what anybody asks of it, for whichever account.
pub(super) fn services_for_anybody(made: &Made) -> Found {
    let keys = [&IDENTITIES[..], &[TRAIL]].concat();
    let open = of_resources(made).into_iter();
    let open =
        open.filter(|(_, statement)| !statement["Principal"]["Service"].is_null() && !is_bound_to(statement, &keys));
    open.flat_map(|(owner, statement)| each_action(owner, statement)).collect()
}

pub(super) fn roles_of_anybody(made: &Made) -> Found {
    wrong(made, "AWS::IAM::Role", |_, role| {
        let trust = list(&role["AssumeRolePolicyDocument"]["Statement"]);
        trust.iter().any(|one| one["Effect"] == "Allow" && (is_anybody(one) || one["Principal"].is_null()))
    })
}

/// A policy beside its role is read by nobody who reads the role.
pub(super) fn managed_policies(made: &Made) -> Found {
    let mut found = wrong(made, "AWS::IAM::Role", |_, role| !list(&role["ManagedPolicyArns"]).is_empty());
    for kind in ["AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::UserPolicy", "AWS::IAM::GroupPolicy"] {
        found.extend(wrong(made, kind, |_, _| true));
    }
    found
}

pub(super) fn functions_of_anybody(made: &Made) -> Found {
    wrong(made, "AWS::Lambda::Permission", |_, permission| {
        permission["Principal"] == "*" || (permission["SourceArn"].is_null() && permission["SourceAccount"].is_null())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_of_a_kind_is_everything_unless_it_is_bound() {
        let key = "arn:aws:kms:eu-west-1:123456789012:key/*";
        assert_eq!((is_everything(key, false), is_everything(key, true)), (true, false));
        for (arn, is) in [
            ("*", true),
            ("arn:aws:s3:::*", true),
            ("arn:aws:logs:eu-west-1:123456789012:*", true),
            ("arn:aws:logs:eu-west-1:123456789012:log-group:*", true),
            ("arn:aws:s3:::aes-siem-123456789012-log/*", false),
            ("arn:aws:es:eu-west-1:123456789012:domain/aes-siem/*", false),
            ("arn:aws:secretsmanager:eu-west-1:123456789012:secret:aes-siem/*", false),
            ("<LambdaEsLoaderLogGroup.Arn>", false),
        ] {
            assert_eq!(is_everything(arn, false), is, "{arn}");
        }
    }
}
