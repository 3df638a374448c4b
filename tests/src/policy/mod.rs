//! What no template of ours may have: data that is not encrypted, what is public, rights to everything, secrets that show.
//!
//! A rule looks at a stack as CloudFormation makes it of a template and its parameters, and names the resources that break
//! it. What a rule finds and is right all the same stands, with its reason, in [`ARGUED`]. A rule is added to [`RULES`],
//! and gets a template that breaks it in `tests/tests/policy.rs`.

mod data;
pub mod domain;
mod functions;
mod rights;
mod secrets;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::cloudformation::Stack;

/// What breaks a rule: a resource (or parameter, or output), and which part of it, if it has several.
type Found = Vec<(String, String)>;

/// A rule by its name.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// What holds for each resource that is not found.
    pub name: &'static str,
    check: fn(&Made) -> Found,
}

/// All rules.
pub const RULES: [Rule; 28] = [
    Rule { name: "bucket-is-encrypted", check: data::buckets_in_clear },
    Rule { name: "bucket-is-private", check: data::public_buckets },
    Rule { name: "bucket-refuses-plain-http", check: data::buckets_that_take_plain_http },
    Rule { name: "queue-is-encrypted", check: data::queues_in_clear },
    Rule { name: "queue-refuses-plain-http", check: data::queues_that_take_plain_http },
    Rule { name: "queue-has-dead-letters", check: data::queues_without_an_end },
    Rule { name: "topic-is-encrypted", check: data::topics_in_clear },
    Rule { name: "stream-is-encrypted", check: data::streams_in_clear },
    Rule { name: "log-group-ends", check: data::log_groups_for_ever },
    Rule { name: "key-rotates", check: data::keys_for_ever },
    Rule { name: "ingress-is-named", check: data::groups_open_to_the_world },
    Rule { name: "subnet-is-private", check: data::public_subnets },
    Rule { name: "action-is-named", check: rights::all_actions },
    Rule { name: "resource-is-named", check: rights::all_resources },
    Rule { name: "principal-is-named", check: rights::anybody },
    Rule { name: "service-acts-for-us", check: rights::services_for_anybody },
    Rule { name: "role-is-taken-on-by-named", check: rights::roles_of_anybody },
    Rule { name: "role-has-its-own-policy", check: rights::managed_policies },
    Rule { name: "function-is-invoked-by-named", check: rights::functions_of_anybody },
    Rule { name: "secret-is-not-shown", check: secrets::shown },
    Rule { name: "secret-is-not-a-setting", check: secrets::settings },
    Rule { name: "secret-is-given-without-echo", check: secrets::echoed },
    Rule { name: "function-has-its-own-role", check: functions::without_own_role },
    Rule { name: "function-has-its-own-log-group", check: functions::without_own_log_group },
    Rule { name: "function-has-a-role-for-it-alone", check: functions::with_a_role_for_others },
    Rule { name: "mapping-gives-back-single-messages", check: functions::mappings_of_whole_batches },
    Rule { name: "message-is-hidden-long-enough", check: functions::messages_seen_too_early },
    Rule { name: "domain-is-made-by-its-function", check: domain::beside_the_function },
];

/// What a rule has found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Name of the rule.
    pub rule: &'static str,
    /// Logical id of the resource, or name of the parameter or output.
    pub resource: String,
    /// Which part of it.
    pub what: String,
}

/// A finding that is right all the same.
#[derive(Clone, Copy, Debug)]
pub struct Argued {
    /// Name of the rule.
    pub rule: &'static str,
    /// Logical ids.
    pub resources: &'static [&'static str],
    /// The parts of them.
    pub what: &'static [&'static str],
    /// The reason.
    pub why: &'static str,
}

/// Functions that run in the network of the stack, where there is one.
const IN_THE_NETWORK: &[&str] = &["LambdaEsLoaderRole", "LambdaConfigureAESRole"];

/// The findings that are right all the same.
pub const ARGUED: [Argued; 9] = [
    Argued {
        rule: "action-is-named",
        resources: &["KmsAesSiemLog", "KeyPolicy"],
        what: &["kms:*"],
        why: "to the account alone: without it, policies of IAM say nothing about a key, and nobody could delete it",
    },
    Argued {
        rule: "action-is-named",
        resources: &["S3Endpoint", "SqsEndpoint", "SecretsManagerEndpoint", "StsEndpoint"],
        what: &["*"],
        why: "an endpoint gives no right, it takes away: what is left is what roles of the account may do",
    },
    Argued {
        rule: "resource-is-named",
        resources: IN_THE_NETWORK,
        what: &[
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:AssignPrivateIpAddresses",
            "ec2:UnassignPrivateIpAddresses",
        ],
        why: "Lambda makes the interfaces of a function in a VPC with the function's role, and they have no names beforehand",
    },
    Argued {
        rule: "resource-is-named",
        resources: &["LambdaDeployAESRole"],
        what: &["ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups"],
        why: "these calls know no resource",
    },
    Argued {
        rule: "resource-is-named",
        resources: &["LambdaDeployAESRole"],
        what: &["logs:PutResourcePolicy"],
        why: "such a policy belongs to the region, and the call knows no resource",
    },
    Argued {
        rule: "principal-is-named",
        resources: &["S3Endpoint"],
        what: &["s3:PutObject"],
        why: "answers to CloudFormation, into its buckets alone, to addresses that an account of AWS has signed",
    },
    Argued {
        rule: "service-acts-for-us",
        resources: &["KeyPolicy"],
        what: &["kms:DescribeKey"],
        why: "CloudTrail asks whether there is such a key before it knows for which trail; the answer holds no secret",
    },
    Argued {
        rule: "secret-is-not-shown",
        resources: &["LambdaEsLoader"],
        what: &["SecurityLakeExternalId"],
        why: "it is no password: it tells the subscriber's role for whom es-loader acts, and only es-loader's role may take that on",
    },
    Argued {
        rule: "role-has-its-own-policy",
        resources: &["TaskPolicy"],
        what: &[""],
        why: "it is for the role of a task that is not of the stack",
    },
];

/// What CloudFormation makes of a template, by its type; and the template.
struct Made<'s> {
    template: &'s Value,
    of_type: BTreeMap<&'s str, BTreeMap<String, Value>>,
}

impl<'s> Made<'s> {
    fn of(stack: &'s Stack) -> Made<'s> {
        let template = stack.template();
        let mut of_type: BTreeMap<&str, BTreeMap<String, Value>> = BTreeMap::new();
        for (id, properties) in stack.resources() {
            let kind = template["Resources"][&id]["Type"].as_str().unwrap_or_default();
            of_type.entry(kind).or_default().insert(id, properties);
        }
        Made { template, of_type }
    }

    fn of_type(&self, kind: &str) -> &BTreeMap<String, Value> {
        static NONE: BTreeMap<String, Value> = BTreeMap::new();
        self.of_type.get(kind).unwrap_or(&NONE)
    }
}

/// All that the rules find.
#[must_use]
pub fn findings(stack: &Stack) -> Vec<Finding> {
    let made = Made::of(stack);
    let of_rule = |rule: &Rule| {
        let Rule { name, check } = *rule;
        check(&made).into_iter().map(move |(resource, what)| Finding { rule: name, resource, what })
    };
    let mut findings: Vec<Finding> = RULES.iter().flat_map(of_rule).collect();
    findings.sort();
    findings.dedup();
    findings
}

/// What is argued for a finding, by its place in [`ARGUED`].
#[must_use]
pub fn argued(finding: &Finding) -> Option<usize> {
    ARGUED.iter().position(|one| {
        one.rule == finding.rule
            && one.resources.contains(&finding.resource.as_str())
            && one.what.contains(&finding.what.as_str())
    })
}

/// Resources of a type for which this is wrong.
fn wrong(made: &Made, kind: &str, is_wrong: impl Fn(&str, &Value) -> bool) -> Found {
    let all = made.of_type(kind).iter();
    all.filter(|(id, properties)| is_wrong(id, properties)).map(|(id, _)| (id.clone(), String::new())).collect()
}

/// What a reference to a resource is here.
fn reference(id: &str) -> String {
    format!("<{id}>")
}

/// What an attribute of a resource is here.
fn arn(id: &str) -> String {
    format!("<{id}.Arn>")
}

/// A list, or one of it alone, as policies have them.
fn list(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) => items,
        Value::Null => &[],
        one => std::slice::from_ref(one),
    }
}

/// The texts of a list.
fn texts(value: &Value) -> impl Iterator<Item = &str> {
    list(value).iter().filter_map(Value::as_str)
}
