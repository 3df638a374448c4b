//! What the log exporters make of their parameters, held against where the loader looks for logs.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what helps a test may stop at the first surprise, as a test may"
)]

use std::collections::BTreeMap;

use serde_json::{Value, json};
use siem_config::{Config, Control, Detection, KeyFacts, Source};
use siem_tests::aws::{ACCOUNT, REGION};
use siem_tests::cloudformation::Stack;

const BUCKET: &str = "arn:aws:s3:::aes-siem-123456789012-log";

/// An exporter's template and what is made of it.
struct Exporter {
    template: Value,
    made: BTreeMap<String, Value>,
}

fn exporter(name: &str, parameters: &[(&str, &str)]) -> Exporter {
    let file = format!("siem-log-exporter-{name}.template");
    let template = siem_infra::templates().unwrap().into_iter().find(|(one, _)| *one == file).unwrap().1;
    let made = Stack::new(&template, parameters).unwrap().resources();
    Exporter { template: serde_json::from_str(&template).unwrap(), made }
}

impl Exporter {
    fn of_type(&self, kind: &str) -> BTreeMap<&str, &Value> {
        let is_one = |id: &str| self.template["Resources"][id]["Type"] == kind;
        self.made.iter().filter(|(id, _)| is_one(id)).map(|(id, properties)| (id.as_str(), properties)).collect()
    }

    fn streams(&self) -> BTreeMap<&str, &Value> {
        self.of_type("AWS::KinesisFirehose::DeliveryStream")
    }

    fn stream(&self) -> &Value {
        let streams = self.streams();
        assert_eq!(streams.len(), 1);
        streams["Stream"]
    }
}

/// An object as Firehose names it.
fn object(stream: &Value) -> String {
    let to = &stream["ExtendedS3DestinationConfiguration"];
    let [prefix, name] = [&to["Prefix"], &stream["DeliveryStreamName"]].map(|text| text.as_str().unwrap());
    let suffix = if to["CompressionFormat"] == "GZIP" { ".gz" } else { "" };
    format!("{prefix}2026/10/14/09/{name}-1-2026-10-14-09-30-00-1f0b6c1e-0000-4000-8000-000000000000{suffix}")
}

/// What Firehose could not deliver.
fn failed_object(stream: &Value) -> String {
    let prefix = stream["ExtendedS3DestinationConfiguration"]["ErrorOutputPrefix"].as_str().unwrap();
    let prefix = prefix.replace("!{firehose:error-output-type}", "processing-failed");
    format!("{prefix}{}-1-2026-10-14-09-30-00-x", stream["DeliveryStreamName"].as_str().unwrap())
}

/// The stream's objects are of this type, with account and region, and what failed is no log.
fn assert_is_found(config: &Config, stream: &Value, log_type: &str, region: &str) {
    let key = object(stream);
    match config.detect(&key) {
        Detection::Type(found) => assert_eq!(found.name, log_type, "{key}"),
        other => panic!("{key}: {other:?}"),
    }
    assert_eq!(KeyFacts::of(&key), KeyFacts { account: Some(ACCOUNT), region: Some(region) }, "{key}");
    let failed = failed_object(stream);
    assert!(matches!(config.detect(&failed), Detection::Control(Control::FirehoseError)), "{failed}");
}

#[test]
fn log_groups_of_every_type_that_is_offered_are_found() {
    let config = Config::builtin().unwrap();
    let offered = exporter("cwl", &[("LogType", "syslog")]).template["Parameters"]["LogType"]["AllowedValues"].clone();
    for log_type in offered.as_array().unwrap().iter().map(|name| name.as_str().unwrap()) {
        for site in ["", "www.example.com"] {
            let exporter = exporter("cwl", &[("LogType", log_type), ("WebSiteName", site)]);
            let to = &exporter.stream()["ExtendedS3DestinationConfiguration"];
            assert_eq!(to["CompressionFormat"], "UNCOMPRESSED", "messages of CloudWatch Logs are gzip");
            assert_is_found(&config, exporter.stream(), log_type, REGION);
        }
    }
    assert_eq!(offered.as_array().unwrap().len(), 26);
}

#[test]
fn a_web_site_is_named_in_the_keys() {
    let site = exporter("cwl", &[("LogType", "apache-error"), ("WebSiteName", "shop")]);
    assert_eq!(
        object(site.stream()),
        "AWSLogs/123456789012/apache/error/eu-west-1/web-site-name=shop/2026/10/14/09/\
         aes-siem-firehose-apache-error-1-2026-10-14-09-30-00-1f0b6c1e-0000-4000-8000-000000000000"
    );
}

#[test]
fn as_many_log_groups_are_subscribed_as_are_named() {
    for (names, expected) in [
        ("", &[][..]),
        ("/ec2/messages", &["/ec2/messages"]),
        ("/ec2/messages,/ec2/more", &["/ec2/messages", "/ec2/more"]),
        ("a,b,c,d,e", &["a", "b", "c", "d", "e"]),
    ] {
        let exporter = exporter("cwl", &[("LogType", "linux-os-syslog"), ("LogGroupNames", names)]);
        let subscriptions = exporter.of_type("AWS::Logs::SubscriptionFilter");
        let mut groups: Vec<&str> = subscriptions.values().map(|one| one["LogGroupName"].as_str().unwrap()).collect();
        groups.sort_unstable();
        assert_eq!(groups, expected);
        for one in subscriptions.values() {
            assert_eq!(one["FilterPattern"], "");
            assert_eq!(one["DestinationArn"], "<Stream.Arn>");
            assert_eq!(one["RoleArn"], "<SubscriptionRole.Arn>");
        }
    }
}

#[test]
fn events_of_every_kind_are_found_and_only_those_that_are_wanted_are_made() {
    let config = Config::builtin().unwrap();
    let kinds = [
        ("SecurityHub", "securityhub", "aws.securityhub", "Security Hub Findings - Imported"),
        ("GuardDuty", "guardduty", "aws.guardduty", "GuardDuty Finding"),
        ("Inspector", "inspector", "aws.inspector2", "Inspector2 Finding"),
        ("ConfigRules", "config-rules", "aws.config", "Config Rules Compliance Change"),
        ("WorkSpaces", "workspaces-event", "aws.workspaces", "WorkSpaces Access"),
    ];
    for (name, log_type, source, detail_type) in kinds {
        let only = kinds.map(|(other, ..)| (other, if other == name { "true" } else { "false" }));
        let exporter = exporter("eventbridge", &only);
        let (streams, rules) = (exporter.streams(), exporter.of_type("AWS::Events::Rule"));
        assert_eq!((streams.len(), rules.len()), (1, 1), "{name}");
        assert_is_found(&config, streams[format!("{name}Stream").as_str()], log_type, REGION);
        let rule = rules[format!("{name}Rule").as_str()];
        assert_eq!(rule["EventPattern"], json!({"source": [source], "detail-type": [detail_type]}));
        assert_eq!(rule["Targets"][0]["Arn"], format!("<{name}Stream.Arn>"));
        assert_eq!(rule["Targets"][0]["RoleArn"], format!("<{name}RuleRole.Arn>"));
    }
    assert_eq!(exporter("eventbridge", &[]).streams().len(), 1, "Security Hub alone, where nothing is said");
    let ocsf = exporter("eventbridge", &[("SecurityHubFormat", "OCSF")]);
    assert_eq!(ocsf.made["SecurityHubRule"]["EventPattern"]["detail-type"], json!(["Findings Imported V2"]));
}

#[test]
fn what_services_put_into_streams_of_their_names_is_found() {
    let config = Config::builtin().unwrap();
    for (name, parameters, log_type, region) in [
        ("waf", &[][..], "waf", REGION),
        ("waf", &[("WebAclScope", "CLOUDFRONT"), ("StreamName", "aws-waf-logs-edge")], "waf", "global"),
        ("fsx", &[], "fsx-win", REGION),
        ("apigateway", &[], "apigateway-access", REGION),
        ("cloudfront-realtime", &[("DistributionId", "E2EXAMPLE12345")], "cloudfront-realtime", "global"),
    ] {
        let exporter = exporter(name, parameters);
        assert_is_found(&config, exporter.stream(), log_type, region);
        let to = &exporter.stream()["ExtendedS3DestinationConfiguration"];
        assert_eq!(to["CompressionFormat"], "GZIP", "{name}");
    }
}

#[test]
fn containers_are_found_by_the_built_in_types_and_by_sections_of_ones_own() {
    let config = Config::builtin().unwrap();
    for log_type in ["nginx-access", "nginx-error", "apache-access", "apache-error"] {
        assert_is_found(&config, exporter("firelens", &[("Application", log_type)]).stream(), log_type, REGION);
    }
    let own = "[shop-ecs]\ns3_key = /firelens/shop/\nvia_firelens = true\nfile_format = json\nindex_name = log-shop\n";
    let config = Config::load(&[Source { name: "user.ini", text: own }]).unwrap();
    assert_is_found(&config, exporter("firelens", &[("Application", "shop")]).stream(), "shop-ecs", REGION);
}

#[test]
fn a_web_acl_that_is_named_writes_to_the_stream() {
    assert!(exporter("waf", &[]).of_type("AWS::WAFv2::LoggingConfiguration").is_empty());
    let acl = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/0a1b2c3d-0000-4000-8000-000000000000";
    let logging = exporter("waf", &[("WebAclArn", acl)]).made["WebAclLogging"].clone();
    assert_eq!(logging, json!({"ResourceArn": acl, "LogDestinationConfigs": ["<Stream.Arn>"]}));
}

/// The records name no columns: they are the configuration's, in CloudFront's order.
#[test]
fn real_time_logs_have_the_fields_that_the_log_type_has_columns_for() {
    let columns = Config::builtin().unwrap().option("cloudfront-realtime", "log_columns").unwrap().unwrap();
    let columns: Vec<String> =
        columns.split_whitespace().map(|column| column.trim_end_matches('?').replace('_', "-")).collect();
    let exporter = exporter("cloudfront-realtime", &[("DistributionId", "E2EXAMPLE12345")]);
    assert_eq!(exporter.made["RealtimeLogs"]["Fields"], json!(columns));
}

fn statements(role: &Value) -> &Vec<Value> {
    assert_eq!(role["Policies"].as_array().unwrap().len(), 1);
    role["Policies"][0]["PolicyDocument"]["Statement"].as_array().unwrap()
}

#[test]
fn a_stream_may_write_below_its_prefixes_and_do_nothing_else() {
    let syslog = exporter("cwl", &[("LogType", "syslog")]);
    let prefix = format!("AWSLogs/{ACCOUNT}/syslog/{REGION}/");
    assert_eq!(
        json!(statements(&syslog.made["StreamRole"])),
        json!([
            {"Effect": "Allow", "Action": ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
             "Resource": BUCKET},
            {"Effect": "Allow",
             "Action": ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject", "s3:PutObjectAcl"],
             "Resource": [format!("{BUCKET}/{prefix}*"), format!("{BUCKET}/ErrorLogs/{prefix}*")]},
            {"Effect": "Allow", "Action": "logs:PutLogEvents", "Resource": "<StreamLogGroup.Arn>"},
        ])
    );
    assert_eq!(syslog.made["StreamRole"]["Path"], siem_infra::exporters::ROLE_PATH);
    let key = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d";
    let elsewhere =
        exporter("cwl", &[("LogType", "syslog"), ("LogBucketName", "amzn-s3-demo-bucket"), ("LogBucketKeyArn", key)]);
    let resource = &statements(&elsewhere.made["StreamRole"])[0]["Resource"];
    assert_eq!(resource, "arn:aws:s3:::amzn-s3-demo-bucket");
    assert_eq!(
        statements(&elsewhere.made["StreamRole"])[3],
        json!({"Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": key,
            "Condition": {"StringLike": {"kms:ViaService": "s3.*.amazonaws.com*"}}})
    );
}

#[test]
fn no_role_has_more_wildcards_than_the_ends_of_its_prefixes() {
    let wanted = ["SecurityHub", "GuardDuty", "Inspector", "ConfigRules", "WorkSpaces"].map(|kind| (kind, "true"));
    let mut seen = 0;
    for (name, parameters) in [
        ("apigateway", &[][..]),
        ("cloudfront-realtime", &[("DistributionId", "E2EXAMPLE12345")]),
        ("cwl", &[("LogType", "syslog")]),
        ("eventbridge", &wanted),
        ("firelens", &[("Application", "shop")]),
        ("fsx", &[]),
        ("waf", &[]),
    ] {
        let exporter = exporter(name, parameters);
        let roles = exporter.of_type("AWS::IAM::Role").into_values().flat_map(statements);
        let policies = exporter.of_type("AWS::IAM::ManagedPolicy").into_values();
        for statement in roles.chain(policies.flat_map(|one| one["PolicyDocument"]["Statement"].as_array().unwrap())) {
            assert!(!statement["Action"].to_string().contains('*'), "{name}: {statement}");
            let resources = match &statement["Resource"] {
                Value::Array(many) => many.clone(),
                one => vec![one.clone()],
            };
            for resource in resources.iter().map(|one| one.as_str().unwrap()) {
                let folder = resource.strip_prefix(&format!("{BUCKET}/")).unwrap_or(resource);
                let folder = folder.strip_prefix("ErrorLogs/").unwrap_or(folder);
                let is_prefix = folder.starts_with(&format!("AWSLogs/{ACCOUNT}/")) && folder.ends_with("/*");
                assert!(!resource.contains('*') || is_prefix && folder.matches('*').count() == 1, "{name}: {resource}");
                seen += 1;
            }
        }
    }
    assert!(seen >= 40, "{seen}");
}
