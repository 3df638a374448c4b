//! The CloudFormation templates against AWS's linter, over the conditions that parameters make.

use siem_tests::cfn_lint;

/// All partitions.
const REGIONS: [&str; 4] = ["us-east-1", "ap-northeast-1", "cn-north-1", "us-gov-west-1"];
/// W1028 takes a parameter of three values for one of two: it calls the side of `Fn::If` unreachable that an imported VPC
/// takes, also when VpcMode is `import`.
const ARGUED_WITH: [&str; 1] = ["W1028"];

/// What any stack here is made with. The linter reads an empty parameter of a part that is not wanted as a value of it, so
/// an imported VPC is always named.
const IMPORTED: [&str; 2] = ["ImportedVpcId=vpc-0123456789abcdef0", "ImportedVpcSubnets=subnet-0123456789abcdef0"];

#[test]
fn the_main_template_is_clean_under_all_conditions() {
    let (_, template) = siem_infra::templates().unwrap().swap_remove(0);
    let file = tempfile::Builder::new().suffix(".template").tempfile().unwrap();
    // As it is published: with a bucket's name.
    std::fs::write(file.path(), template.replace(siem_infra::BUCKET_PLACEHOLDER, "amzn-s3-demo-bucket")).unwrap();
    let stacks: [&[&str]; 5] = [
        &[],
        &[
            "SnsEmail=soc@example.com",
            "GeoLite2LicenseKey=0123456789abcdef",
            "ReservedConcurrency=0",
            "CreateEc2LoaderRole=false",
        ],
        &[
            "VpcMode=new",
            "AvailabilityZoneCount=3",
            "InstanceCount=3",
            "WarmInstanceCount=2",
            "DedicatedMasterType=m6g.large.search",
        ],
        &[
            "VpcMode=import",
            "ImportedVpcRouteTables=rtb-0123456789abcdef0",
            "ExistingResources=adopt",
            "LogBucketPolicyUpdate=keep",
        ],
        &[
            "ExistingLogBucketName=amzn-s3-demo-logging-bucket",
            "OrganizationId=o-a1b2c3d4e5",
            "ControlTowerLogBucketNameList=amzn-s3-demo-bucket1",
            "ControlTowerSqsForLogBuckets=arn:aws:sqs:us-east-1:111122223333:aes-siem-ct",
            "ControlTowerRoleArnForEsLoader=arn:aws:iam::111122223333:role/ct-role-for-siem",
            "SecurityLakeSubscriberSqs=arn:aws:sqs:us-east-1:111122223333:AmazonSecurityLake-0a1b-Main-Queue",
            "SecurityLakeRoleArn=arn:aws:iam::111122223333:role/AmazonSecurityLake-0a1b",
            "SecurityLakeExternalId=example",
        ],
    ];
    let findings: Vec<String> = std::thread::scope(|scope| {
        let path = file.path();
        let lint = |stack: &'static [&'static str]| {
            move || cfn_lint::findings(path, &[stack, &IMPORTED[..]].concat(), &REGIONS, &ARGUED_WITH).unwrap()
        };
        let running: Vec<_> = stacks.into_iter().map(|stack| scope.spawn(lint(stack))).collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(findings.is_empty(), "{findings:#?}");
}

/// Of each exporter, with parameters that make what is made only sometimes.
#[test]
fn the_exporters_are_clean_under_all_conditions() {
    const OWN_KEY: &str = "LogBucketKeyArn=arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    const OTHER_BUCKET: [&str; 2] = ["LogBucketName=amzn-s3-demo-logging-bucket", OWN_KEY];
    // The partition of GovCloud has no CloudFront.
    const WITH_CLOUDFRONT: [&str; 2] = ["us-east-1", "cn-north-1"];
    let stacks: [(&str, &[&str], &[&str]); 7] = [
        ("apigateway", &REGIONS, &[]),
        ("cloudfront-realtime", &WITH_CLOUDFRONT, &["DistributionId=E2EXAMPLE12345"]),
        ("cwl", &REGIONS, &["LogType=nginx-access", "LogGroupNames=a,b,c,d,e", "WebSiteName=shop"]),
        (
            "eventbridge",
            &REGIONS,
            &["SecurityHubFormat=OCSF", "GuardDuty=true", "Inspector=true", "ConfigRules=true", "WorkSpaces=true"],
        ),
        ("firelens", &REGIONS, &["Application=shop"]),
        ("fsx", &REGIONS, &[]),
        (
            "waf",
            &REGIONS,
            &[
                "WebAclArn=arn:aws:wafv2:us-east-1:111122223333:regional/webacl/shop/1234abcd-12ab-34cd-56ef-1234567890ab",
            ],
        ),
    ];
    let exporters = siem_infra::exporters::templates().unwrap();
    let named: Vec<String> = stacks.iter().map(|(name, ..)| format!("siem-log-exporter-{name}.template")).collect();
    assert!(exporters.iter().all(|(file, _)| named.iter().any(|name| name == file)), "an exporter is not tried");
    let required =
        |name: &&&str| ["DistributionId=", "LogType=", "Application="].iter().any(|one| name.starts_with(one));
    let mut findings = Vec::new();
    for ((name, regions, parameters), (_, template)) in stacks.iter().zip(exporters) {
        let file = tempfile::Builder::new().suffix(".template").tempfile().unwrap();
        std::fs::write(file.path(), template).unwrap();
        let least: Vec<&str> = parameters.iter().filter(required).copied().collect();
        for stack in [least, [*parameters, &OTHER_BUCKET[..]].concat()] {
            let found = cfn_lint::findings(file.path(), &stack, regions, &[]).unwrap();
            findings.extend(found.into_iter().map(|line| format!("{name}: {line}")));
        }
    }
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn the_linter_finds_what_is_wrong() {
    let file = tempfile::Builder::new().suffix(".template").tempfile().unwrap();
    let wrong = r#"{"Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": "long"}}}}"#;
    std::fs::write(file.path(), wrong).unwrap();
    let findings = cfn_lint::findings(file.path(), &[], &["us-east-1"], &[]).unwrap();
    assert!(findings.iter().any(|line| line.contains(":E3012:")), "{findings:#?}");
}
