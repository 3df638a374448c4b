//! What each parameter of the stack changes.

use std::fmt::Write as _;
use std::path::PathBuf;

use siem_tests::cloudformation::Stack;
use siem_tests::variants;

/// A parameter and its value.
type Said = (&'static str, &'static str);

/// Another value for each parameter, with what else has to be said for it to mean something.
const OTHERWISE: [(&str, &str, &[Said]); 39] = [
    ("AllowedSourceIpAddresses", "192.0.2.0/24", &[]),
    ("DomainName", "other", &[]),
    ("SnsEmail", "soc@example.com", &[]),
    ("ReservedConcurrency", "0", &[]),
    ("GeoLite2LicenseKey", "0123456789abcdef", &[]),
    ("InstanceType", "r6g.large.search", &[]),
    ("InstanceCount", "3", &[]),
    ("VolumeSize", "100", &[]),
    ("AvailabilityZoneCount", "3", &[("VpcMode", "new")]),
    ("DedicatedMasterType", "m6g.large.search", &[]),
    ("WarmInstanceType", "ultrawarm1.large.search", &[]),
    ("WarmInstanceCount", "2", &[WARM[0]]),
    ("IndexWarmDays", "30", &WARM),
    ("IndexDeleteDays", "365", &[]),
    ("VpcMode", "new", &[]),
    ("NewVpcCidrBlock", "10.9.0.0/24", &[("VpcMode", "new")]),
    ("NewVpcSubnetBits", "5", &[("VpcMode", "new")]),
    ("ImportedVpcId", "vpc-0123456789abcdef0", &[("VpcMode", "import")]),
    ("ImportedVpcCidrBlock", "10.9.0.0/16", &[("VpcMode", "import")]),
    ("ImportedVpcSubnets", "subnet-0123456789abcdef0", &[("VpcMode", "import")]),
    ("ImportedVpcRouteTables", "rtb-0123456789abcdef0", &[("VpcMode", "import")]),
    ("CreateS3VpcEndpoint", "false", &[("VpcMode", "new")]),
    ("CreateSqsVpcEndpoint", "false", &[("VpcMode", "new")]),
    ("CreateSecretsManagerVpcEndpoint", "false", &[("VpcMode", "new")]),
    ("CreateStsVpcEndpoint", "false", &CONTROL_TOWER_IN_VPC),
    ("ExistingResources", "adopt", &[]),
    ("ExistingLogBucketName", "amzn-s3-demo-logging-bucket", &[]),
    ("LogBucketPolicyUpdate", "keep", &[]),
    ("AdditionalS3BucketArns", "arn:aws:s3:::amzn-s3-demo-bucket1,arn:aws:s3:::amzn-s3-demo-bucket2", &[]),
    ("AdditionalKmsKeyArns", "arn:aws:kms:eu-west-1:111122223333:key/1", &[]),
    ("CreateEc2LoaderRole", "false", &[]),
    ("OrganizationId", "o-a1b2c3d4e5", &[]),
    ("SourceAccounts", "111122223333,444455556666", &[]),
    ("ControlTowerLogBucketNameList", "amzn-s3-demo-bucket1", &[CONTROL_TOWER_IN_VPC[2], CONTROL_TOWER_IN_VPC[3]]),
    (
        "ControlTowerSqsForLogBuckets",
        "arn:aws:sqs:eu-west-1:111122223333:ct",
        &[CONTROL_TOWER_IN_VPC[1], CONTROL_TOWER_IN_VPC[3]],
    ),
    (
        "ControlTowerRoleArnForEsLoader",
        "arn:aws:iam::111122223333:role/ct",
        &[CONTROL_TOWER_IN_VPC[1], CONTROL_TOWER_IN_VPC[2]],
    ),
    ("SecurityLakeSubscriberSqs", SECURITY_LAKE[0].1, &[SECURITY_LAKE[1], SECURITY_LAKE[2]]),
    ("SecurityLakeRoleArn", SECURITY_LAKE[1].1, &[SECURITY_LAKE[0], SECURITY_LAKE[2]]),
    ("SecurityLakeExternalId", SECURITY_LAKE[2].1, &[SECURITY_LAKE[0], SECURITY_LAKE[1]]),
];

const WARM: [Said; 2] = [("DedicatedMasterType", "m6g.large.search"), ("WarmInstanceCount", "2")];

const CONTROL_TOWER_IN_VPC: [Said; 4] = [
    ("VpcMode", "new"),
    ("ControlTowerLogBucketNameList", "amzn-s3-demo-bucket"),
    ("ControlTowerSqsForLogBuckets", "arn:aws:sqs:eu-west-1:111122223333:aes-siem-ct"),
    ("ControlTowerRoleArnForEsLoader", "arn:aws:iam::111122223333:role/ct-role-for-siem"),
];

const SECURITY_LAKE: [Said; 3] = [
    ("SecurityLakeSubscriberSqs", "arn:aws:sqs:eu-west-1:111122223333:AmazonSecurityLake-0a1b-Main-Queue"),
    ("SecurityLakeRoleArn", "arn:aws:iam::111122223333:role/AmazonSecurityLake-0a1b"),
    ("SecurityLakeExternalId", "example"),
];

/// Written down in a file, which is read when it changes: `SIEM_UPDATE_TEMPLATES=1` writes it anew.
#[test]
fn every_parameter_changes_the_resources_that_are_written_down() {
    let template = siem_infra::siem::template().synth().unwrap();
    let declared: serde_json::Value = serde_json::from_str(&template).unwrap();
    let names: Vec<&String> = declared["Parameters"].as_object().unwrap().keys().collect();
    let tried: Vec<&str> = OTHERWISE.iter().map(|(name, ..)| *name).collect();
    assert!(names.iter().all(|name| tried.contains(&name.as_str())), "a parameter is not tried: {names:?}");
    let mut lines = String::new();
    for (name, value, beside) in OTHERWISE {
        let before = Stack::new(&template, beside).unwrap().resources();
        let after = Stack::new(&template, &[beside, &[(name, value)]].concat()).unwrap().resources();
        let made = after.keys().filter(|id| !before.contains_key(*id)).map(|id| format!("+{id}"));
        let gone = before.keys().filter(|id| !after.contains_key(*id)).map(|id| format!("-{id}"));
        let changed = after.iter().filter(|(id, now)| before.get(*id).is_some_and(|then| then != *now));
        let all: Vec<String> = made.chain(gone).chain(changed.map(|(id, _)| id.clone())).collect();
        assert!(!all.is_empty(), "{name} changes nothing");
        writeln!(lines, "{name}: {}", all.join(" ")).unwrap();
    }
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../infra/templates/parameters.txt");
    if std::env::var_os("SIEM_UPDATE_TEMPLATES").is_some() {
        std::fs::write(&path, &lines).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == lines,
        "parameters change other resources than {} says; run with SIEM_UPDATE_TEMPLATES=1 and read it",
        path.display()
    );
}

/// Who answers CloudFormation through endpoints is asked when they are there, and deleted before they are.
#[test]
fn endpoints_outlive_the_custom_resource_that_answers_through_them() {
    let template = siem_infra::siem::template().synth().unwrap();
    let endpoints = |parameters: &[Said]| -> Vec<String> {
        let waited_for = Stack::new(&template, parameters).unwrap().references("AesSiemDomainConfiguredR2");
        waited_for.into_iter().filter(|name| name.ends_with("Endpoint") && !name.contains('.')).collect()
    };
    assert!(endpoints(&[]).is_empty());
    assert_eq!(endpoints(&[("VpcMode", "new")]), ["S3Endpoint", "SecretsManagerEndpoint", "SqsEndpoint"]);
    let all = ["S3Endpoint", "SecretsManagerEndpoint", "SqsEndpoint", "StsEndpoint"];
    assert_eq!(endpoints(&CONTROL_TOWER_IN_VPC), all);
}

/// Parameters that break a rule, and the start of the sentence that says so.
const REFUSED: [(&[Said], &str); 11] = [
    (&[("VpcMode", "import"), ("ImportedVpcId", "vpc-0123456789abcdef0")], "VpcMode is import: name the VPC"),
    (&[("VpcMode", "import"), ("ImportedVpcSubnets", "subnet-0123456789abcdef0")], "VpcMode is import: name the VPC"),
    (
        &[
            ("VpcMode", "import"),
            ("ImportedVpcId", "vpc-0123456789abcdef0"),
            ("ImportedVpcSubnets", "subnet-0123456789abcdef0"),
        ],
        "VpcMode is import: name the VPC",
    ),
    (&[("VpcMode", "new"), ("ExistingResources", "adopt")], "ExistingResources is adopt: the VPC of an earlier stack"),
    (
        &[("WarmInstanceCount", "1"), ("DedicatedMasterType", "m6g.large.search")],
        "WarmInstanceCount is 1: warm nodes are two at least",
    ),
    (&[("WarmInstanceCount", "2")], "WarmInstanceCount is given: warm nodes need dedicated masters"),
    (&[("IndexWarmDays", "30")], "IndexWarmDays is given: logs move to warm nodes"),
    (&[CONTROL_TOWER_IN_VPC[1]], "Control Tower takes"),
    (&[CONTROL_TOWER_IN_VPC[2], CONTROL_TOWER_IN_VPC[3]], "Control Tower takes"),
    (&[SECURITY_LAKE[0]], "Security Lake takes"),
    (&[SECURITY_LAKE[1], SECURITY_LAKE[2]], "Security Lake takes"),
];

#[test]
fn parameters_that_go_together_are_asked_for_together() {
    let template = siem_infra::siem::template().synth().unwrap();
    let refusals = |parameters: &[Said]| -> Vec<String> {
        Stack::new(&template, parameters).unwrap().refusals().into_iter().map(str::to_owned).collect()
    };
    for (parameters, sentence) in REFUSED {
        let told = refusals(parameters);
        assert!(matches!(&told[..], [one] if one.starts_with(sentence)), "{parameters:?}: {told:?}");
    }
    let warm = [("IndexWarmDays", "30"), ("WarmInstanceCount", "2"), ("DedicatedMasterType", "m6g.large.search")];
    let imported = [
        ("VpcMode", "import"),
        ("ImportedVpcId", "vpc-0123456789abcdef0"),
        ("ImportedVpcSubnets", "subnet-01234567"),
        ("ImportedVpcRouteTables", "rtb-01234567"),
    ];
    let with_endpoint_of_its_own = [imported[0], imported[1], imported[2], ("CreateS3VpcEndpoint", "false")];
    for parameters in [&[][..], &warm, &imported, &with_endpoint_of_its_own, &CONTROL_TOWER_IN_VPC, &SECURITY_LAKE] {
        assert!(refusals(parameters).is_empty(), "{parameters:?}");
    }
}

/// What is tried with the linter and the policy rules can be said to CloudFormation.
#[test]
fn no_variant_is_refused() {
    let template = siem_infra::siem::template().synth().unwrap();
    for variant in variants::MAIN.into_iter().chain([variants::TOGETHER]) {
        let said: Vec<Said> =
            variant.iter().chain(&variants::IMPORTED).map(|said| said.split_once('=').unwrap()).collect();
        let stack = Stack::new(&template, &said).unwrap();
        assert!(stack.refusals().is_empty(), "{variant:?}: {:?}", stack.refusals());
    }
}
