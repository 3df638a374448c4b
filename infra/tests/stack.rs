//! What the stack is: names that are frozen, what stays when it goes, and rules between its parts.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::{Map, Value};

fn template() -> Value {
    serde_json::from_str(&siem_infra::siem::template().synth().unwrap()).unwrap()
}

fn section(name: &str) -> Map<String, Value> {
    template()[name].as_object().unwrap().clone()
}

fn of_type(kind: &str) -> Vec<(String, Value)> {
    section("Resources").into_iter().filter(|(_, resource)| resource["Type"] == kind).collect()
}

/// `Fn::Sub` of a text alone is the text.
fn literal(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value["Fn::Sub"].as_str())
}

/// A line for each resource and output. A changed logical id replaces a resource, a changed name breaks what users typed.
#[test]
fn names_are_frozen() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("templates/names.txt");
    let names = [
        "AliasName",
        "AlarmName",
        "BucketName",
        "DashboardName",
        "DomainName",
        "FunctionName",
        "GroupName",
        "InstanceProfileName",
        "LogGroupName",
        "Name",
        "QueueName",
        "RoleName",
        "TopicName",
    ];
    let mut lines = String::new();
    for (id, resource) in section("Resources") {
        let kind = resource["Type"].as_str().unwrap();
        let name = names.iter().find_map(|name| literal(&resource["Properties"][*name]));
        lines += &format!("{id} {kind} {}\n", name.unwrap_or("-"));
    }
    for (name, _) in section("Outputs") {
        lines += &format!("{name} output\n");
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
fn what_clean_up_deletes_by_hand_is_retained_and_nothing_else() {
    let retained: BTreeSet<String> = section("Resources")
        .into_iter()
        .filter(|(_, resource)| resource.get("DeletionPolicy").is_some())
        .map(|(id, resource)| {
            assert_eq!(resource["UpdateReplacePolicy"], "Retain", "{id}");
            // A domain cannot be parted from its network, also where the stack could not be made.
            let policy = if id.starts_with("Vpc") { "Retain" } else { "RetainExceptOnCreate" };
            assert_eq!(resource["DeletionPolicy"], policy, "{id}");
            id
        })
        .collect();
    let expected = [
        "KmsAesSiemLog",
        "KmsAesSiemLogAlias",
        "S3BucketForLog",
        "S3BucketForSnapshot",
        "S3BucketForSnapshotPolicy",
        "S3BucketForGeoip",
        "S3BucketForGeoipPolicy",
        "VpcAesSiem",
        "VpcRouteTable",
        "VpcSecurityGroup",
        "VpcFirstSubnet",
        "VpcFirstSubnetRoutes",
        "VpcSecondSubnet",
        "VpcSecondSubnetRoutes",
        "VpcThirdSubnet",
        "VpcThirdSubnetRoutes",
    ];
    assert_eq!(retained, expected.map(String::from).into());
}

#[test]
fn every_parameter_has_a_default_and_a_use_and_stands_in_a_group() {
    let template = template();
    let body = format!("{} {}", template["Resources"], template["Conditions"]);
    let groups = template["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"].to_string();
    for (name, parameter) in template["Parameters"].as_object().unwrap() {
        assert!(parameter["Default"].is_string(), "{name}");
        assert!(body.contains(&format!("{{\"Ref\":\"{name}\"}}")), "{name} changes nothing");
        assert!(groups.contains(&format!("\"{name}\"")), "{name}");
    }
}

#[test]
fn parameters_of_the_first_release_keep_their_names_and_defaults() {
    let parameters = section("Parameters");
    for (name, default) in [
        ("AllowedSourceIpAddresses", "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16"),
        ("SnsEmail", "user+sns@example.com"),
        ("GeoLite2LicenseKey", "xxxxxxxxxxxxxxxx"),
        ("ReservedConcurrency", "10"),
    ] {
        assert_eq!(parameters[name]["Default"], default, "{name}");
    }
}

#[test]
fn secrets_are_shown_to_nobody() {
    let secret: Vec<String> = section("Parameters")
        .into_iter()
        .filter(|(_, parameter)| parameter["NoEcho"] == true)
        .map(|(name, _)| name)
        .collect();
    assert_eq!(secret, ["GeoLite2LicenseKey", "SecurityLakeExternalId"]);
    let outputs = template()["Outputs"].to_string();
    assert!(secret.iter().all(|name| !outputs.contains(name.as_str())));
}

#[test]
fn a_message_is_hidden_for_six_times_the_functions_timeout_and_given_back_alone() {
    let timeout = section("Resources")["LambdaEsLoader"]["Properties"]["Timeout"].as_u64().unwrap();
    for (id, queue) in of_type("AWS::SQS::Queue") {
        assert!(queue["Properties"]["VisibilityTimeout"].as_u64().unwrap() >= 6 * timeout, "{id}");
    }
    let mappings = of_type("AWS::Lambda::EventSourceMapping");
    assert_eq!(mappings.len(), 4);
    for (id, mapping) in mappings {
        assert_eq!(mapping["Properties"]["FunctionResponseTypes"][0], "ReportBatchItemFailures", "{id}");
    }
}

/// A function in a VPC speaks to CloudFormation through the endpoint of S3, and reads there what is not the account's.
#[test]
fn the_endpoint_of_s3_lets_answers_and_the_roles_of_other_accounts_through() {
    let policy = section("Resources")["S3Endpoint"]["Properties"]["PolicyDocument"]["Fn::If"].clone();
    // In a VPC that is imported, others use the endpoint, too.
    assert_eq!((&policy[0], &policy[2]["Ref"]), (&"CreatesVpc".into(), &"AWS::NoValue".into()));
    let statements = policy[1]["Statement"].as_array().unwrap();
    let answers = &statements[1];
    assert_eq!((&answers["Action"], &answers["Principal"]), (&"s3:PutObject".into(), &"*".into()));
    let bucket = "arn:${AWS::Partition}:s3:::cloudformation-custom-resource-response-*/*";
    assert_eq!(literal(&answers["Resource"]), Some(bucket));
    for (statement, condition, role) in [
        (&statements[2], "HasControlTower", "ControlTowerRoleArnForEsLoader"),
        (&statements[3], "HasSecurityLake", "SecurityLakeRoleArn"),
    ] {
        let (when, statement) = (&statement["Fn::If"][0], &statement["Fn::If"][1]);
        let principal = &statement["Condition"]["ArnEquals"]["aws:PrincipalArn"];
        let reads = serde_json::json!(["s3:GetObject", "s3:GetObjectVersion"]);
        assert_eq!((when, &statement["Action"]), (&condition.into(), &reads));
        assert_eq!(principal["Ref"], role);
    }
}

#[test]
fn every_function_has_a_log_group_that_ends_and_a_role_that_may_not_do_everything() {
    let resources = section("Resources");
    for (id, function) in of_type("AWS::Lambda::Function") {
        assert_eq!(function["Properties"]["Role"]["Fn::GetAtt"][0], format!("{id}Role"));
        let group = &resources[&format!("{id}LogGroup")]["Properties"];
        assert!(group["RetentionInDays"].as_u64().unwrap() <= 90, "{id}");
    }
    for (id, role) in of_type("AWS::IAM::Role") {
        let policies = role["Properties"]["Policies"].to_string();
        assert!(!policies.contains("\"*:*\"") && !policies.contains("\"Action\":\"*\""), "{id}");
        for service in ["s3", "es", "kms", "sqs", "lambda", "iam", "secretsmanager", "sns", "logs"] {
            assert!(!policies.contains(&format!("\"{service}:*\"")), "{id}: all of {service}");
        }
    }
}

/// The topic, the queues and the buckets are encrypted, and no bucket is public.
#[test]
fn what_holds_data_is_encrypted_and_private() {
    for (id, bucket) in of_type("AWS::S3::Bucket") {
        let properties = &bucket["Properties"];
        let rule = &properties["BucketEncryption"]["ServerSideEncryptionConfiguration"][0];
        assert_eq!(rule["ServerSideEncryptionByDefault"]["SSEAlgorithm"], "AES256", "{id}");
        let block = properties["PublicAccessBlockConfiguration"].as_object().unwrap();
        assert!(block.len() == 4 && block.values().all(|value| value == true), "{id}");
    }
    for (id, queue) in of_type("AWS::SQS::Queue") {
        assert_eq!(queue["Properties"]["SqsManagedSseEnabled"], true, "{id}");
    }
    for (id, topic) in of_type("AWS::SNS::Topic") {
        assert_eq!(topic["Properties"]["KmsMasterKeyId"], "alias/aes-siem-key", "{id}");
    }
    for (id, key) in of_type("AWS::KMS::Key") {
        assert_eq!(key["Properties"]["EnableKeyRotation"], true, "{id}");
    }
}

#[test]
fn values_that_cannot_work_are_refused_by_the_template() {
    let parameters = section("Parameters");
    let takes = |name: &str, value: &str| {
        let pattern = parameters[name]["AllowedPattern"].as_str().unwrap();
        // CloudFormation holds the pattern against the whole value.
        regex::Regex::new(&format!("^(?:{pattern})$")).unwrap().is_match(value)
    };
    for (name, good, bad) in [
        (
            "AllowedSourceIpAddresses",
            &["", "192.0.2.0/24", "192.0.2.1 198.51.100.0/24"][..],
            &["example.com", "192.0.2.0/24;"][..],
        ),
        (
            "SnsEmail",
            &["", "soc@example.com", "a_b-c+d@example.com", "o'brien@example.com"],
            &["so c@example.com", "a@example.com,b@example.com", "soc", "soc@", "@example.com"],
        ),
        (
            "GeoLite2LicenseKey",
            &["", "xxxxxxxxxxxxxxxx", "0123456789abcdEF", "abc123_abcdefghijklmnopqrstuvwxyzABC_mmk"],
            &["short", "0123456789abcdEF0", "abc123_abc_mmk"],
        ),
        ("DomainName", &["aes-siem", "abc"], &["Aes", "1abc", "ab", "a_b", "abcdefghijklmnopqrstuvwxyz-123"]),
        ("InstanceType", &["t3.small.search", "r6g.2xlarge.search"], &["t3.small", "t3.small.elasticsearch", ""]),
        ("DedicatedMasterType", &["none", "m6g.large.search"], &["", "m6g.large"]),
        ("NewVpcCidrBlock", &["172.30.0.0/24", "10.0.0.0/16"], &["10.0.0.0/8", "10.0.0.0", "fd00::/64"]),
        ("ImportedVpcId", &["", "vpc-0123456789abcdef0", "vpc-01234567"], &["vpc-", "subnet-01234567", "vpc-xyz01234"]),
        (
            "ImportedVpcSubnets",
            &["", "subnet-01234567", "subnet-01234567,subnet-0123456789abcdef0"],
            &["subnet-01234567, subnet-0123456789abcdef0", "vpc-01234567"],
        ),
        ("ExistingLogBucketName", &["", "my-logs.example.com"], &["My-Logs", "-logs", "a"]),
        (
            "AdditionalS3BucketArns",
            &["", "arn:aws:s3:::amzn-s3-demo-bucket", "arn:aws-cn:s3:::my-logs.example.com"],
            &["amzn-s3-demo-bucket", "arn:aws:s3:::amzn-s3-demo-bucket/*", "arn:aws:s3:::*"],
        ),
        (
            "AdditionalKmsKeyArns",
            &["", "arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd"],
            &["arn:aws:kms:us-east-1:111122223333:alias/mine", "arn:aws:kms:us-east-1:111122223333:key/*", "*"],
        ),
        ("SourceAccounts", &["", "111122223333"], &["1111-2222-3333", "11112222333", "*"]),
        ("OrganizationId", &["", "o-a1b2c3d4e5"], &["o-short", "A-a1b2c3d4e5", "123456789012"]),
        (
            "ControlTowerRoleArnForEsLoader",
            &["", "arn:aws:iam::123456789012:role/ct-role-for-siem", "arn:aws-cn:iam::123456789012:role/x/y"],
            &["ct-role-for-siem", "arn:aws:iam::12345:role/x"],
        ),
        (
            "ControlTowerSqsForLogBuckets",
            &["", "arn:aws:sqs:us-east-1:123456789012:aes-siem-ct"],
            &["https://sqs.us-east-1.amazonaws.com/123456789012/aes-siem-ct"],
        ),
        (
            "SecurityLakeSubscriberSqs",
            &["", "arn:aws:sqs:us-east-1:123456789012:AmazonSecurityLake-0ab1-Main-Queue"],
            &["arn:aws:sqs:us-east-1:123456789012:other"],
        ),
        (
            "SecurityLakeRoleArn",
            &["", "arn:aws:iam::123456789012:role/AmazonSecurityLake-0ab1"],
            &["arn:aws:iam::123456789012:role/Other"],
        ),
    ] {
        for value in good {
            assert!(takes(name, value), "{name} refuses {value:?}");
        }
        for value in bad {
            assert!(!takes(name, value), "{name} takes {value:?}");
        }
    }
}

/// es-loader is stopped by one alarm and started by another one, with room between them, so that it never flaps.
#[test]
fn the_alarms_that_stop_and_start_the_loader_are_apart() {
    let resources = section("Resources");
    let alarm = |id: &str| resources[id]["Properties"].clone();
    let (stopping, starting) = (alarm("TotalFreeStorageSpaceRemainsLow"), alarm("FreeStorageSpaceIsLow"));
    for same in
        ["Namespace", "MetricName", "Dimensions", "Statistic", "Period", "EvaluationPeriods", "ComparisonOperator"]
    {
        assert_eq!(stopping[same], starting[same], "{same}");
    }
    assert_eq!((&stopping["Period"], &stopping["EvaluationPeriods"]), (&60.into(), &15.into()));
    assert_eq!((&stopping["Threshold"], &starting["Threshold"]), (&1024.into(), &1536.into()));
    // Each minute has to be below the lower bound to begin, and each above the higher one to be over.
    assert_eq!((stopping.get("DatapointsToAlarm"), &starting["DatapointsToAlarm"]), (None, &1.into()));
    let heard = &resources["EsLoaderStopperRule"]["Properties"]["EventPattern"]["resources"];
    let arn = |id: &str| serde_json::json!({"Fn::GetAtt": [id, "Arn"]});
    assert_eq!(*heard, serde_json::json!([arn("TotalFreeStorageSpaceRemainsLow"), arn("FreeStorageSpaceIsLow")]));
    let told = &resources["LambdaEsLoaderStopper"]["Properties"]["Environment"]["Variables"];
    assert_eq!(told["STOPPING_ALARM"]["Ref"], "TotalFreeStorageSpaceRemainsLow");
    assert_eq!(told["STARTING_ALARM"]["Ref"], "FreeStorageSpaceIsLow");
}
