//! Parameters that templates are tried with: together they make everything that is made only sometimes. `Name=value`, as
//! the linter takes them.

/// The main template's.
pub const MAIN: [&[&str]; 5] = [
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

/// Beside those of [`MAIN`]: what the main template makes only where several are said together.
pub const TOGETHER: &[&str] = &[
    "VpcMode=new",
    "AdditionalS3BucketArns=arn:aws:s3:::amzn-s3-demo-bucket2",
    "AdditionalKmsKeyArns=arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "ControlTowerLogBucketNameList=amzn-s3-demo-bucket1",
    "ControlTowerSqsForLogBuckets=arn:aws:sqs:us-east-1:111122223333:aes-siem-ct",
    "ControlTowerRoleArnForEsLoader=arn:aws:iam::111122223333:role/ct-role-for-siem",
];

/// What any stack with `VpcMode=import` is made with. The linter reads an empty parameter of a part that is not wanted as
/// a value of it, so it names an imported VPC always.
pub const IMPORTED: [&str; 2] = ["ImportedVpcId=vpc-0123456789abcdef0", "ImportedVpcSubnets=subnet-0123456789abcdef0"];

/// An exporter's: what it cannot be made without, and all that it can be given.
#[derive(Clone, Copy, Debug)]
pub struct Exporter {
    /// The middle of the name of its file.
    pub name: &'static str,
    /// Without these there is no stack.
    pub least: &'static [&'static str],
    /// Beside those.
    pub more: &'static [&'static str],
}

impl Exporter {
    /// The name of its file.
    #[must_use]
    pub fn file(&self) -> String {
        format!("siem-log-exporter-{}.template", self.name)
    }

    /// With the least parameters, and with all.
    #[must_use]
    pub fn variants(&self) -> [Vec<&'static str>; 2] {
        [self.least.to_vec(), [self.least, self.more, &OTHER_BUCKET].concat()]
    }
}

/// A log bucket that is not the solution's, with a key of its own.
const OTHER_BUCKET: [&str; 2] = [
    "LogBucketName=amzn-s3-demo-logging-bucket",
    "LogBucketKeyArn=arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
];

/// The exporters'.
pub const EXPORTERS: [Exporter; 7] = [
    Exporter { name: "apigateway", least: &[], more: &[] },
    Exporter { name: "cloudfront-realtime", least: &["DistributionId=E2EXAMPLE12345"], more: &[] },
    Exporter { name: "cwl", least: &["LogType=nginx-access"], more: &["LogGroupNames=a,b,c,d,e", "WebSiteName=shop"] },
    Exporter {
        name: "eventbridge",
        least: &[],
        more: &["SecurityHubFormat=OCSF", "GuardDuty=true", "Inspector=true", "ConfigRules=true", "WorkSpaces=true"],
    },
    Exporter { name: "firelens", least: &["Application=shop"], more: &[] },
    Exporter { name: "fsx", least: &[], more: &[] },
    Exporter {
        name: "waf",
        least: &[],
        more: &[
            "WebAclArn=arn:aws:wafv2:us-east-1:111122223333:regional/webacl/shop/1234abcd-12ab-34cd-56ef-1234567890ab",
        ],
    },
];
