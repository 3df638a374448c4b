//! Amazon Inspector findings. Source: Amazon Inspector User Guide, "Amazon EventBridge event schema".

use serde_json::{Value, json};

use crate::packing::{eventbridge, gzip_records};
use crate::random::Random;
use crate::time::Time;
use crate::{ACCOUNT, REGION, SampleObject};

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let events: Vec<Value> = (0..records).map(|number| package_finding(random, Time::of_record(number))).collect();
    SampleObject::new(
        "AWSLogs/123456789012/aws.inspector2/Inspector2_Finding/eu-west-1/2026/10/14/00/aes-siem-eventbridge-to-firehose-1-2026-10-14-00-00-00-volume.gz",
        gzip_records(&events),
    )
}

fn package_finding(random: &mut Random, time: Time) -> Value {
    let (cve, instance) = (format!("CVE-2026-{}", random.within(1000, 99_999)), format!("i-{}", random.hex(17)));
    let detail = json!({"awsAccountId": ACCOUNT, "description": format!("\n It was found that example-lib reads too far ({cve})."), "exploitAvailable": "NO",
        "findingArn": format!("arn:aws:inspector2:eu-west-1:123456789012:finding/{}", random.hex(32)), "firstObservedAt": "Oct 12, 2026, 11:00:00 PM",
        "fixAvailable": "YES", "lastObservedAt": "Oct 14, 2026, 9:30:00 AM", "updatedAt": "Oct 14, 2026, 12:05:00 PM",
        "remediation": {"recommendation": {"text": "None Provided"}},
        "resources": [{"id": instance, "partition": "aws", "region": REGION, "type": "AWS_EC2_INSTANCE", "tags": {"Name": "web-1"},
            "details": {"awsEc2Instance": {"type": "t4g.micro", "imageId": "ami-0123456789abcdef0", "ipV4Addresses": [random.private_address(), random.public_address()],
                "ipV6Addresses": [], "platform": "AMAZON_LINUX_2023", "subnetId": "subnet-0123456789abcdef0", "vpcId": "vpc-0a1b2c3d4e5f60718",
                "launchedAt": "Oct 1, 2026, 1:02:03 AM", "iamInstanceProfileArn": "arn:aws:iam::123456789012:instance-profile/web"}}}],
        "severity": random.pick(&["LOW", "MEDIUM", "HIGH", "CRITICAL"]), "status": "ACTIVE", "title": format!("{cve} - example-lib"), "type": "PACKAGE_VULNERABILITY",
        "inspectorScore": 7.5, "inspectorScoreDetails": {"adjustedCvss": {"adjustments": [], "cvssSource": "NVD", "score": 7.5, "scoreSource": "NVD",
            "scoringVector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", "version": "3.1"}}, "epss": {"score": 0.00045},
        "packageVulnerabilityDetails": {"cvss": [{"baseScore": 7.5, "scoringVector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", "source": "NVD", "version": "3.1"}],
            "referenceUrls": [format!("https://example.com/{cve}")], "relatedVulnerabilities": [], "source": "NVD", "sourceUrl": format!("https://example.com/nvd/{cve}"),
            "vendorCreatedAt": "Oct 10, 2026, 1:00:00 PM", "vendorSeverity": "Important", "vulnerabilityId": cve,
            "vulnerablePackages": [{"arch": "AARCH64", "epoch": 0, "name": "example-lib", "packageManager": "OS", "release": "1.amzn2023", "version": "1.2.3",
                "fixedInVersion": "0:1.2.4-1.amzn2023", "remediation": "dnf update example-lib"}]}});
    eventbridge(random, "aws.inspector2", "Inspector2 Finding", time, &detail)
}
