//! No template of ours has what no template may have, whatever its parameters are; and each rule finds what breaks it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::needless_pass_by_value,
    reason = "what helps a test may stop at the first surprise, as a test may, and reads best with values"
)]

use std::collections::BTreeSet;

use serde_json::{Value, json};
use siem_tests::cloudformation::Stack;
use siem_tests::policy::{ARGUED, RULES, argued, findings};
use siem_tests::variants::{EXPORTERS, IMPORTED, MAIN, TOGETHER};

fn stack(template: &str, parameters: &[&str]) -> Stack {
    let said: Vec<(&str, &str)> = parameters.iter().map(|said| said.split_once('=').unwrap()).collect();
    Stack::new(template, &said).unwrap()
}

/// All templates, each with several parameters.
fn stacks() -> Vec<(String, Stack)> {
    let mut stacks = Vec::new();
    for (file, template) in siem_infra::templates().unwrap() {
        let variants: Vec<Vec<&str>> = match EXPORTERS.iter().find(|exporter| exporter.file() == file) {
            Some(exporter) => exporter.variants().into(),
            None => MAIN.iter().chain([&TOGETHER]).map(|said| [*said, &IMPORTED[..]].concat()).collect(),
        };
        for parameters in variants {
            stacks.push((format!("{file} {parameters:?}"), stack(&template, &parameters)));
        }
    }
    stacks
}

#[test]
fn no_template_breaks_a_rule() {
    let mut used = BTreeSet::new();
    let mut broken = Vec::new();
    for (name, stack) in stacks() {
        for finding in findings(&stack) {
            match argued(&finding) {
                Some(place) => drop(used.insert((place, finding.resource, finding.what))),
                None => broken.push(format!("{name}: {finding:?}")),
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
    for (place, one) in ARGUED.iter().enumerate() {
        for resource in one.resources {
            for what in one.what {
                let entry = (place, (*resource).to_owned(), (*what).to_owned());
                assert!(
                    used.contains(&entry),
                    "nothing of {resource} has to be argued for any more: {what}, {}",
                    one.why
                );
            }
        }
    }
}

#[test]
fn everything_that_is_made_only_sometimes_is_looked_at() {
    let stacks = stacks();
    for (file, template) in siem_infra::templates().unwrap() {
        let all: Value = serde_json::from_str(&template).unwrap();
        let all: BTreeSet<String> = all["Resources"].as_object().unwrap().keys().cloned().collect();
        let of_file = stacks.iter().filter(|(name, _)| name.starts_with(&format!("{file} ")));
        let made: BTreeSet<String> = of_file.flat_map(|(_, stack)| stack.resources().into_keys()).collect();
        assert_eq!(made, all, "{file}");
    }
}

/// Where a template is broken.
struct Break {
    /// The rule that finds it,
    rule: &'static str,
    /// and the only resource that it names.
    found: &'static str,
    /// Where: a pointer below the template.
    at: String,
    /// What stands there then; null: nothing.
    value: Value,
}

fn at(rule: &'static str, resource: &'static str, property: &str, value: Value) -> Break {
    Break { rule, found: resource, at: format!("/Resources/{resource}/Properties{property}"), value }
}

/// A statement added at the end of a list.
fn added(rule: &'static str, resource: &'static str, list: &str, statement: Value) -> Break {
    at(rule, resource, &format!("{list}/-"), statement)
}

/// A resource that was not there.
fn new(rule: &'static str, kind: &str, properties: Value) -> Break {
    Break { rule, found: "New", at: "/Resources/New".into(), value: json!({"Type": kind, "Properties": properties}) }
}

fn allow(action: &str, resource: &str) -> Value {
    json!({"Effect": "Allow", "Action": action, "Resource": resource})
}

fn to(principal: Value, action: &str, condition: Value) -> Value {
    json!({"Effect": "Allow", "Principal": principal, "Action": action, "Resource": "*", "Condition": condition})
}

/// Of the main template.
fn breaks() -> Vec<Break> {
    const ROLE: &str = "/Policies/0/PolicyDocument/Statement";
    const POLICY: &str = "/PolicyDocument/Statement";
    let outside = json!({"StringEquals": {"aws:PrincipalAccount": "*"}});
    vec![
        at("bucket-is-encrypted", "S3BucketForLog", "/BucketEncryption", Value::Null),
        at(
            "bucket-is-private",
            "S3BucketForGeoip",
            "/PublicAccessBlockConfiguration/RestrictPublicBuckets",
            json!(false),
        ),
        at("bucket-is-private", "S3BucketForLog", "/PublicAccessBlockConfiguration", Value::Null),
        Break {
            found: "S3BucketForSnapshot",
            ..at(
                "bucket-refuses-plain-http",
                "S3BucketForSnapshotPolicy",
                "/PolicyDocument/Statement/0/Action",
                json!("s3:GetObject"),
            )
        },
        Break {
            found: "S3BucketForGeoip",
            ..at(
                "bucket-refuses-plain-http",
                "S3BucketForGeoipPolicy",
                "/PolicyDocument/Statement/0/Resource/1",
                Value::Null,
            )
        },
        Break {
            found: "S3BucketForLog",
            ..at("bucket-refuses-plain-http", "LogBucketPolicy", "/Policy/Statement/0/Condition", json!({}))
        },
        at("queue-is-encrypted", "AesSiemDlq", "/SqsManagedSseEnabled", json!(false)),
        Break {
            found: "AesSiemSqsNewLogs",
            ..at("queue-refuses-plain-http", "AesSiemSqsNewLogsPolicy", "/PolicyDocument/Statement/0", Value::Null)
        },
        at("queue-has-dead-letters", "AesSiemSqsSplitLogs", "/RedrivePolicy", Value::Null),
        at("topic-is-encrypted", "SnsTopic", "/KmsMasterKeyId", Value::Null),
        new("stream-is-encrypted", "AWS::KinesisFirehose::DeliveryStream", json!({"DeliveryStreamType": "DirectPut"})),
        new("stream-is-encrypted", "AWS::Kinesis::Stream", json!({"StreamEncryption": {"EncryptionType": "NONE"}})),
        at("log-group-ends", "LambdaEsLoaderLogGroup", "/RetentionInDays", Value::Null),
        at("key-rotates", "KmsAesSiemLog", "/EnableKeyRotation", json!(false)),
        at("ingress-is-named", "VpcSecurityGroup", "/SecurityGroupIngress/0/CidrIp", json!("0.0.0.0/0")),
        at("subnet-is-private", "VpcFirstSubnet", "/MapPublicIpOnLaunch", json!(true)),
        added("action-is-named", "LambdaEsLoaderRole", ROLE, allow("s3:*", "arn:aws:s3:::logs/*")),
        added("action-is-named", "LambdaConfigureAESRole", ROLE, allow("*", "arn:aws:s3:::logs/*")),
        added(
            "action-is-named",
            "LambdaEsLoaderRole",
            ROLE,
            json!({"Effect": "Allow", "NotAction": "iam:CreateUser", "Resource": "arn:aws:s3:::logs/*"}),
        ),
        at("action-is-named", "SnsTopicPolicy", "/PolicyDocument/Statement/0/Action", json!("sns:*")),
        added("resource-is-named", "LambdaEsLoaderRole", ROLE, allow("s3:GetObject", "*")),
        added("resource-is-named", "AesSiemSnapshotRole", ROLE, allow("s3:GetObject", "arn:aws:s3:::*")),
        added(
            "resource-is-named",
            "AesSiemSnsRole",
            ROLE,
            allow("kms:Decrypt", "arn:aws:kms:eu-west-1:123456789012:key/*"),
        ),
        added("principal-is-named", "S3BucketForGeoipPolicy", POLICY, to(json!("*"), "s3:GetObject", json!({}))),
        added(
            "principal-is-named",
            "AesSiemSqsNewLogsPolicy",
            POLICY,
            to(json!({"AWS": "*"}), "sqs:SendMessage", json!({})),
        ),
        added(
            "principal-is-named",
            "SnsTopicPolicy",
            POLICY,
            to(json!({"AWS": ["*"]}), "sns:Publish", outside.clone()),
        ),
        added("principal-is-named", "KmsAesSiemLog", "/KeyPolicy/Statement", to(json!("*"), "kms:Decrypt", json!({}))),
        added("principal-is-named", "LogBucketPolicy", "/Policy/Statement", to(json!("*"), "s3:PutObject", json!({}))),
        added("principal-is-named", "KeyPolicy", "/Policy/Statement", to(json!("*"), "kms:Decrypt", outside)),
        at("principal-is-named", "SqsEndpoint", "/PolicyDocument/Fn::If/1/Statement/0/Condition", Value::Null),
        at("service-acts-for-us", "AesSiemSqsNewLogsPolicy", "/PolicyDocument/Statement/1/Condition", Value::Null),
        added(
            "role-is-taken-on-by-named",
            "AesSiemSnsRole",
            "/AssumeRolePolicyDocument/Statement",
            json!({"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}),
        ),
        at(
            "role-has-its-own-policy",
            "LambdaEsLoaderStopperRole",
            "/ManagedPolicyArns",
            json!(["arn:aws:iam::aws:policy/AdministratorAccess"]),
        ),
        at("function-is-invoked-by-named", "EsLoaderStopperPermission", "/SourceArn", Value::Null),
        at(
            "secret-is-not-shown",
            "LambdaGeoipDownloader",
            "/Environment/Variables/LICENSE",
            json!({"Ref": "GeoLite2LicenseKey"}),
        ),
        Break {
            rule: "secret-is-not-shown",
            found: "DashboardsUrl",
            at: "/Outputs/DashboardsUrl/Value".into(),
            value: json!({"Fn::Sub": "https://example.com/?key=${GeoLite2LicenseKey}"}),
        },
        at(
            "secret-is-not-a-setting",
            "LambdaConfigureAES",
            "/Environment/Variables/ADMIN_PASSWORD",
            json!("swordfish"),
        ),
        Break {
            rule: "secret-is-given-without-echo",
            found: "GeoLite2LicenseKey",
            at: "/Parameters/GeoLite2LicenseKey/NoEcho".into(),
            value: json!(false),
        },
        Break {
            rule: "secret-is-given-without-echo",
            found: "SlackToken",
            at: "/Parameters/SlackToken".into(),
            value: json!({"Type": "String", "Default": ""}),
        },
        at("function-has-its-own-log-group", "LambdaDeployAES", "/LoggingConfig", Value::Null),
        at("function-has-its-own-role", "LambdaDeployAES", "/Role", json!("arn:aws:iam::123456789012:role/admin")),
        Break {
            found: "LambdaDeployAES",
            ..added(
                "function-has-a-role-for-it-alone",
                "LambdaDeployAESRole",
                "/AssumeRolePolicyDocument/Statement",
                json!({"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}),
            )
        },
        at("mapping-gives-back-single-messages", "SplitLogsMapping", "/FunctionResponseTypes", Value::Null),
        at("message-is-hidden-long-enough", "AesSiemSqsNewLogs", "/VisibilityTimeout", json!(3599)),
        new("domain-is-made-by-its-function", "AWS::OpenSearchService::Domain", json!({})),
    ]
}

/// Puts a value into a template, or takes away what stands there.
fn change(template: &mut Value, pointer: &str, value: Value) {
    let (place, last) = pointer.rsplit_once('/').unwrap();
    match template.pointer_mut(place).unwrap_or_else(|| panic!("there is no {place}")) {
        Value::Array(items) if last == "-" => items.push(value),
        Value::Array(items) if value.is_null() => drop(items.remove(last.parse().unwrap())),
        Value::Array(items) => items[last.parse::<usize>().unwrap()] = value,
        parent if value.is_null() => drop(parent.as_object_mut().unwrap().remove(last).unwrap()),
        parent => parent[last] = value,
    }
}

#[test]
fn each_rule_finds_what_breaks_it_and_nothing_else() {
    let (_, template) = siem_infra::templates().unwrap().swap_remove(0);
    let good: Value = serde_json::from_str(&template).unwrap();
    let parameters = [MAIN[1], MAIN[2]].concat();
    let mut tried = BTreeSet::new();
    for Break { rule, found, at, value } in breaks() {
        let mut broken = good.clone();
        change(&mut broken, &at, value);
        let all = findings(&stack(&broken.to_string(), &parameters));
        let named: Vec<(&str, &str)> = all
            .iter()
            .filter(|finding| argued(finding).is_none())
            .map(|finding| (finding.rule, finding.resource.as_str()))
            .collect();
        assert_eq!(named, [(rule, found)], "{at}");
        tried.insert(rule);
    }
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(tried, rules, "a rule that nothing breaks may find nothing at all");
}

#[test]
fn a_role_that_two_functions_have_is_neithers_own() {
    let (_, template) = siem_infra::templates().unwrap().swap_remove(0);
    let mut broken: Value = serde_json::from_str(&template).unwrap();
    for part in ["Role", "LoggingConfig"] {
        let of_loader = broken["Resources"]["LambdaEsLoader"]["Properties"][part].clone();
        broken["Resources"]["LambdaDeployAES"]["Properties"][part] = of_loader;
    }
    let all = findings(&stack(&broken.to_string(), MAIN[0]));
    let named: Vec<(&str, &str)> = all
        .iter()
        .filter(|finding| argued(finding).is_none())
        .map(|finding| (finding.rule, finding.resource.as_str()))
        .collect();
    let expected = [
        ("function-has-its-own-log-group", "LambdaDeployAES"),
        ("function-has-its-own-log-group", "LambdaEsLoader"),
        ("function-has-its-own-role", "LambdaDeployAES"),
        ("function-has-its-own-role", "LambdaEsLoader"),
    ];
    assert_eq!(named, expected);
}
