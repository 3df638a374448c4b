//! Security Hub's findings.

use serde_json::json;

use super::{BASTION, MAIN, REGION, THIEF};
use crate::SampleObject;
use crate::packing::gzip;
use crate::random::Random;
use crate::sources::s3accesslog::BUCKET;
use crate::sources::securityhub::Asff;
use crate::time::Time;

/// Security Hub: controls that fail all day, and the findings of other products.
pub(super) fn securityhub(random: &mut Random) -> Vec<SampleObject> {
    let instance = json!([{"Type": "AwsEc2Instance", "Id": "arn:aws:ec2:eu-west-1:123456789012:instance/i-0abcdef1234567890", "Partition": "aws", "Region": REGION, "Details": {"AwsEc2Instance": {"IpV4Addresses": ["192.0.2.20", BASTION]}}}]);
    let of_bucket =
        json!([{"Type": "AwsS3Bucket", "Id": format!("arn:aws:s3:::{BUCKET}"), "Partition": "aws", "Region": REGION}]);
    let mut events = Vec::new();
    for hour in 0..24 {
        for (control, title, label, status) in [
            ("EC2.13", "Security groups should not allow ingress from 0.0.0.0/0 to port 22", "HIGH", "FAILED"),
            (
                "S3.8",
                "S3 general purpose buckets should block public access",
                "HIGH",
                if (4..9).contains(&hour) { "FAILED" } else { "PASSED" },
            ),
            (
                "IAM.5",
                "MFA should be enabled for all IAM users that have a console password",
                "MEDIUM",
                if hour >= 4 { "FAILED" } else { "PASSED" },
            ),
        ] {
            let label = if status == "PASSED" { "INFORMATIONAL" } else { label };
            let generator = format!("security-control/{control}");
            let id = format!(
                "arn:aws:securityhub:eu-west-1:{MAIN}:security-control/{control}/finding/{:08x}-0000-4000-8000-000000000000",
                control.len() * 7919
            );
            // Security Hub takes the work on a control that passes for done.
            let workflow = if status == "PASSED" { "RESOLVED" } else { "NEW" };
            let more = json!({"Workflow": {"Status": workflow}, "WorkflowState": workflow, "Compliance": {"Status": status, "SecurityControlId": control, "AssociatedStandards": [{"StandardsId": "standards/aws-foundational-security-best-practices/v/1.0.0"}]}});
            let asff = Asff {
                product: "Security Hub",
                id,
                generator: &generator,
                kind: "Software and Configuration Checks/Industry and Regulatory Standards",
                title,
                label,
                time: Time::at(hour, 12, 0),
                resources: if control.starts_with("S3") { of_bucket.clone() } else { instance.clone() },
                more,
            };
            events.push((asff.time, asff.event(random)));
        }
    }
    let prefix = "aws/guardduty/service/action";
    let guardduty = json!({"ProductFields": {
        format!("{prefix}/actionType"): "NETWORK_CONNECTION", format!("{prefix}/networkConnectionAction/connectionDirection"): "INBOUND",
        format!("{prefix}/networkConnectionAction/remoteIpDetails/ipAddressV4"): THIEF, format!("{prefix}/networkConnectionAction/localPortDetails/port"): "22",
        "aws/guardduty/resource/instanceDetails/networkInterfaces.0_/privateIpAddress": BASTION,
        "aws/guardduty/resource/instanceDetails/networkInterfaces.0_/publicIp": "192.0.2.20", "aws/guardduty/service/count": "4"}});
    let inspector = json!({"Vulnerabilities": [{"Id": "CVE-2026-10001", "Cvss": [{"BaseScore": 9.8, "Version": "3.1"}], "VulnerablePackages": [{"Name": "openssh-server", "Version": "8.7p1", "PackageManager": "OS"}]}], "ProductFields": {"aws/inspector/FindingStatus": "ACTIVE"}});
    for (product, id, generator, kind, title, label, time, resources, more) in [
        (
            "GuardDuty",
            "guardduty-1",
            "arn:aws:guardduty:eu-west-1:123456789012:detector/12abc34d567e8fa901bc2d34e56789f0",
            "TTPs/Initial Access/UnauthorizedAccess:EC2-SSHBruteForce",
            "203.0.113.66 is performing SSH brute force attacks against i-0abcdef1234567890.",
            "LOW",
            Time::at(3, 16, 0),
            &instance,
            guardduty,
        ),
        (
            "Macie",
            "macie-1",
            "aws/macie",
            "Sensitive Data Identifications/PII/SensitiveData:S3Object-Personal",
            "The S3 object contains personal information.",
            "HIGH",
            Time::at(5, 30, 0),
            &of_bucket,
            json!({}),
        ),
        (
            "Inspector",
            "inspector-1",
            "AWSInspector",
            "Software and Configuration Checks/Vulnerabilities/CVE",
            "CVE-2026-10001 - openssh-server",
            "CRITICAL",
            Time::at(6, 2, 0),
            &instance,
            inspector,
        ),
        (
            "IAM Access Analyzer",
            "analyzer-1",
            "aws/access-analyzer",
            "Effects/Data Exposure/External Access Granted",
            "AWS::S3::Bucket/arn:aws:s3:::example-shop-data allows public access",
            "HIGH",
            Time::at(4, 20, 0),
            &of_bucket,
            json!({}),
        ),
    ] {
        let id = format!("arn:aws:securityhub:eu-west-1:{MAIN}:{id}");
        for update in 0..4 {
            let asff = Asff {
                product,
                id: id.clone(),
                generator,
                kind,
                title,
                label,
                time: time.plus(update * 3600),
                resources: resources.clone(),
                more: more.clone(),
            };
            events.push((asff.time, asff.event(random)));
        }
    }
    events.sort_by_key(|(time, _)| *time);
    (0..4)
        .map(|part| {
            // Firehose puts one event behind the other, with nothing between.
            let text: String =
                events.iter().filter(|(time, _)| time.hour() / 6 == part).map(|(_, event)| event.to_string()).collect();
            SampleObject {
                key: format!(
                    "AWSLogs/{MAIN}/SecurityHub/{REGION}/2026/10/14/{:02}/aes-siem-firehose-securityhub-1-{}-{}",
                    part * 6,
                    Time::at(part * 6 + 5, 0, 0).dashed(),
                    random.uuid()
                ),
                bytes: gzip(text.as_bytes()),
            }
        })
        .collect()
}
