//! What the log exporters are: names that are frozen, parameters, and roles.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::PathBuf;

use serde_json::Value;

fn exporters() -> Vec<(&'static str, Value)> {
    let parsed = |(name, template): (_, String)| (name, serde_json::from_str(&template).unwrap());
    siem_infra::exporters::templates().unwrap().into_iter().map(parsed).collect()
}

fn exporter(name: &str) -> Value {
    let file = format!("siem-log-exporter-{name}.template");
    exporters().into_iter().find(|(one, _)| *one == file).unwrap().1
}

fn entries<'a>(template: &'a Value, section: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    template[section].as_object().into_iter().flatten()
}

/// A line for each parameter, resource and output. People type the parameters into scripts, streams and rules into their
/// policies; and a changed logical id replaces a stream, and loses what it has not delivered.
#[test]
fn names_are_frozen() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("templates/exporter-names.txt");
    let mut lines = String::new();
    for (file, template) in exporters() {
        lines += &format!("{file}\n");
        for (name, parameter) in entries(&template, "Parameters") {
            lines += &match parameter["Default"].as_str() {
                Some(default) => format!("  {name} parameter {default:?}\n"),
                None => format!("  {name} parameter, required\n"),
            };
        }
        for (id, resource) in entries(&template, "Resources") {
            let properties = &resource["Properties"];
            let name = ["DeliveryStreamName", "Name", "LogGroupName", "RoleName"].map(|name| &properties[name]);
            let name = name.into_iter().find(|name| !name.is_null());
            let name = name.map_or_else(|| "-".to_owned(), Value::to_string);
            lines += &format!("  {id} {} {name}\n", resource["Type"].as_str().unwrap());
        }
        for (name, _) in entries(&template, "Outputs") {
            lines += &format!("  {name} output\n");
        }
    }
    if std::env::var_os("SIEM_UPDATE_TEMPLATES").is_some() {
        std::fs::write(&path, &lines).unwrap();
    }
    let frozen = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        frozen == lines,
        "names differ from {}: run with SIEM_UPDATE_TEMPLATES=1, and mind what each change breaks",
        path.display()
    );
}

#[test]
fn names_of_the_set_up_guide_are_kept() {
    let resources = &exporter("eventbridge")["Resources"];
    let stream = &resources["SecurityHubStream"]["Properties"];
    assert_eq!(stream["DeliveryStreamName"], "aes-siem-firehose-securityhub");
    assert_eq!(resources["SecurityHubRule"]["Properties"]["Name"], "aes-siem-securityhub-to-firehose");
    let waf = exporter("waf");
    assert!(waf["Parameters"]["StreamName"]["Default"].as_str().unwrap().starts_with("aws-waf-logs-"));
}

#[test]
fn every_parameter_has_a_use_stands_in_a_group_and_says_what_it_takes() {
    for (file, template) in exporters() {
        let body = format!("{} {}", template["Resources"], template["Conditions"]);
        let groups = template["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"].to_string();
        for (name, parameter) in entries(&template, "Parameters") {
            assert!(body.contains(&format!("{{\"Ref\":\"{name}\"}}")), "{file}: {name} changes nothing");
            assert!(groups.contains(&format!("\"{name}\"")), "{file}: {name}");
            let bounds = ["AllowedPattern", "AllowedValues", "MinValue"].map(|bound| !parameter[bound].is_null());
            // A filter pattern has a language of its own, which CloudWatch Logs checks.
            assert!(bounds.contains(&true) || name == "FilterPattern", "{file}: {name} takes anything");
        }
    }
}

#[test]
fn values_that_cannot_work_are_refused_by_the_template() {
    for (of, name, good, bad) in [
        ("cwl", "LogBucketName", &["", "aes-siem-123456789012-log"][..], &["Aes-Siem", "s3://logs", "a"][..]),
        (
            "cwl",
            "LogBucketKeyArn",
            &["", "arn:aws:kms:eu-west-1:123456789012:key/0a1b-2c", "arn:aws-cn:kms:cn-north-1:123456789012:key/mrk-1"],
            &["alias/aes-siem-key", "arn:aws:kms:eu-west-1:123456789012:alias/aes-siem-key"],
        ),
        (
            "cwl",
            "LogGroupNames",
            &["", "/ec2/linux/messages", "a,b,c,d,e", "/aws/rds/instance/db-1/error,/aws/x#y"],
            &["a,b,c,d,e,f", "a, b", ",a", "a,", "a b"],
        ),
        ("cwl", "WebSiteName", &["", "shop.example.com", "access-1"], &["a/b", "shop access", "access", "my-Access"]),
        ("cloudfront-realtime", "DistributionId", &["E2EXAMPLE12345", "E1234567890AB"], &["", "e2example12345", "E1"]),
        (
            "waf",
            "StreamName",
            &["aws-waf-logs-aes-siem", "aws-waf-logs-a"],
            &["aes-siem", "aws-waf-logs-", "aws-waf-logs-a/b"],
        ),
        (
            "waf",
            "WebAclArn",
            &["", "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/0a1b2c3d-0000-4000-8000-000000000000"],
            &["shop", "arn:aws:wafv2:eu-west-1:123456789012:regional/rulegroup/shop/0a1b"],
        ),
        ("fsx", "StreamName", &["aws-fsx-aes-siem"], &["fsx", "aws-fsx-"]),
        ("apigateway", "StreamName", &["amazon-apigateway-aes-siem"], &["apigateway", "amazon-apigateway-"]),
        ("firelens", "Application", &["nginx-access", "shop"], &["", "Shop", "a/b", "-a"]),
    ] {
        let template = exporter(of);
        let pattern = template["Parameters"][name]["AllowedPattern"].as_str().unwrap();
        // CloudFormation holds the pattern against the whole value.
        let pattern = fancy_regex::Regex::new(&format!("^(?:{pattern})$")).unwrap();
        for value in good {
            assert!(pattern.is_match(value).unwrap(), "{of}: {name} refuses {value:?}");
        }
        for value in bad {
            assert!(!pattern.is_match(value).unwrap(), "{of}: {name} takes {value:?}");
        }
    }
}

/// As a file, without a bucket to put it into first (AWS CloudFormation user guide, "CloudFormation quotas").
#[test]
fn the_templates_are_small_enough_for_one_command() {
    for (file, template) in siem_infra::exporters::templates().unwrap() {
        assert!(template.len() <= 51_200, "{file} has {} bytes", template.len());
    }
}

/// Streams are called after parameters, and CloudFormation asks for their length only when they are made.
#[test]
fn the_longest_names_are_short_enough_for_firehose() {
    let types = exporter("cwl")["Parameters"]["LogType"]["AllowedValues"].as_array().unwrap().clone();
    let longest = types.iter().map(|name| name.as_str().unwrap().len()).max().unwrap();
    for length in [
        "aes-siem-firehose-".len() + longest,
        "aes-siem-firehose-cloudfront-realtime-".len() + 15,
        "aes-siem-firelens-".len() + 32,
        "aws-waf-logs-".len() + 51,
        "aws-fsx-".len() + 56,
        "amazon-apigateway-".len() + 46,
    ] {
        assert!(length <= 64, "{length}");
    }
}

#[test]
fn roles_are_taken_on_only_for_this_account() {
    let mut roles = 0;
    for (file, template) in exporters() {
        for (id, resource) in entries(&template, "Resources").filter(|(_, one)| one["Type"] == "AWS::IAM::Role") {
            let trust = &resource["Properties"]["AssumeRolePolicyDocument"]["Statement"];
            assert_eq!(trust.as_array().unwrap().len(), 1, "{file}: {id}");
            let equal = &trust[0]["Condition"]["StringEquals"];
            let account = serde_json::json!({"Ref": "AWS::AccountId"});
            assert!(
                equal["aws:SourceAccount"] == account || equal["sts:ExternalId"] == account,
                "{file}: {id} is anybody's: {trust}"
            );
            roles += 1;
        }
    }
    assert_eq!(roles, 18);
}
