//! Each function's role may do what the function's source calls, and no more.

#![allow(clippy::unwrap_used, reason = "what helps a test may stop at the first surprise, as a test may")]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use siem_tests::calls::{ALONG, Calls, Deployed, Workspace, deployed, differences};
use siem_tests::docs::permissions;

fn template() -> Value {
    serde_json::from_str(&siem_infra::siem::template().synth().unwrap()).unwrap()
}

/// All functions, with what their roles may and what they call.
fn functions(template: &Value) -> Vec<(Deployed, BTreeSet<String>, Calls)> {
    let (workspace, may) = (Workspace::read().unwrap(), permissions::actions(template).unwrap());
    let with_calls = |function: Deployed| {
        let (may, calls) = (may[&function.role].clone(), workspace.calls(&function.package).unwrap());
        (function, may, calls)
    };
    deployed(template).unwrap().into_iter().map(with_calls).collect()
}

#[test]
fn roles_may_do_what_their_functions_call_and_no_more() {
    let template = template();
    let functions = functions(&template);
    let names: BTreeSet<&str> = functions.iter().map(|(function, ..)| function.package.as_str()).collect();
    let all = [
        "bucket-notifications-handler",
        "configure-aes",
        "deploy-aes",
        "es-loader",
        "es-loader-stopper",
        "geoip-downloader",
    ];
    assert_eq!(names, BTreeSet::from(all));
    let found: Vec<String> =
        functions.iter().flat_map(|(function, may, calls)| differences(&template, function, may, calls)).collect();
    assert!(found.is_empty(), "{found:#?}");
    for along in ALONG {
        for also in along.also {
            let is_needed =
                functions.iter().any(|(_, may, calls)| calls.contains_key(along.call) && may.contains(*also));
            assert!(is_needed, "no role needs {also} along with {} any more: {}", along.call, along.why);
        }
    }
}

/// The reading itself: what the smallest function calls, and the largest.
#[test]
fn calls_are_read_from_the_source() {
    let calls: BTreeMap<String, Vec<String>> = functions(&template())
        .into_iter()
        .map(|(function, _, calls)| (function.package, calls.into_keys().collect()))
        .collect();
    assert_eq!(calls["geoip-downloader"], ["s3:GetObject", "s3:PutObject", "secretsmanager:GetSecretValue"]);
    let of_loader = [
        "es:ESHttpGet",
        "es:ESHttpPost",
        "es:ESHttpPut",
        "s3:GetObject",
        "sqs:ChangeMessageVisibility",
        "sqs:GetQueueUrl",
        "sqs:SendMessage",
        "sts:AssumeRole",
    ];
    assert_eq!(calls["es-loader"], of_loader);
}

#[test]
fn a_right_too_few_and_one_too_many_are_told() {
    let template = template();
    let mut asked_by_services = BTreeMap::new();
    for (function, may, mut calls) in functions(&template) {
        let Deployed { package, role, .. } = &function;
        for action in &may {
            let mut less = may.clone();
            less.remove(action);
            match &differences(&template, &function, &less, &calls)[..] {
                [] => asked_by_services.entry(package.clone()).or_insert_with(Vec::new).push(action.clone()),
                [one] => assert!(one.starts_with(&format!("{role} may not {action}, which ")), "{one}"),
                more => assert_eq!(more.len(), 1, "{more:?}"),
            }
        }
        let mut more = may.clone();
        more.insert("s3:PutObjectAcl".into());
        let idle = format!("{role} may s3:PutObjectAcl, which nothing in {package} calls");
        assert_eq!(differences(&template, &function, &more, &calls), [idle]);
        calls.insert("s3:PutObjectAcl".into(), "somewhere".into());
        let missing = format!("{role} may not s3:PutObjectAcl, which {package} calls (somewhere)");
        assert_eq!(differences(&template, &function, &may, &calls), [missing]);
    }
    // That these are missing no source tells.
    let of = |package: &str, actions: &[&str]| {
        (package.to_owned(), actions.iter().map(|action| (*action).to_owned()).collect::<Vec<_>>())
    };
    let expected = BTreeMap::from([
        of("configure-aes", &["iam:PassRole"]),
        of(
            "deploy-aes",
            &[
                "ec2:DescribeSecurityGroups",
                "ec2:DescribeSubnets",
                "ec2:DescribeVpcs",
                "iam:CreateServiceLinkedRole",
                "secretsmanager:TagResource",
            ],
        ),
        of("es-loader", &["kms:Decrypt", "s3:GetObjectVersion", "s3:ListBucket"]),
        of("geoip-downloader", &["s3:ListBucket"]),
    ]);
    assert_eq!(asked_by_services, expected);
}
