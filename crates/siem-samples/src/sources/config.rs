//! AWS Config: configuration items, and results of rules. Source: AWS Config Developer Guide, "Components of a
//! Configuration Item", "Example Config Rules Compliance Change notification".

use serde_json::{Value, json};

use crate::packing::{eventbridge, firehose, gzip};
use crate::random::Random;
use crate::time::Time;
use crate::{ACCOUNT, REGION, SampleObject};

pub(crate) fn history_volume(random: &mut Random, records: usize) -> SampleObject {
    SampleObject::new(
        "AWSLogs/123456789012/Config/eu-west-1/2026/10/14/ConfigHistory/123456789012_Config_eu-west-1_ConfigHistory_AWS::EC2::Instance_20261014T000000Z_20261014T060000Z_1.json.gz",
        items(random, records),
    )
}

pub(crate) fn snapshot_volume(random: &mut Random, records: usize) -> SampleObject {
    SampleObject::new(
        "AWSLogs/123456789012/Config/eu-west-1/2026/10/14/ConfigSnapshot/123456789012_Config_eu-west-1_ConfigSnapshot_20261014T060000Z_6e3f0c1a-0000-4000-8000-000000000001.json.gz",
        items(random, records),
    )
}

fn items(random: &mut Random, records: usize) -> Vec<u8> {
    let items: Vec<Value> = (0..records).map(|number| instance(random, Time::of_record(number))).collect();
    gzip(
        json!({"fileVersion": "1.0", "configSnapshotId": random.uuid(), "configurationItems": items})
            .to_string()
            .as_bytes(),
    )
}

fn instance(random: &mut Random, time: Time) -> Value {
    let (id, private, public) = (format!("i-{}", random.hex(17)), random.private_address(), random.public_address());
    json!({"relatedEvents": [], "relationships": [
            {"resourceId": format!("vol-{}", random.hex(17)), "resourceType": "AWS::EC2::Volume", "name": "Is attached to Volume"},
            {"resourceId": "subnet-0123456789abcdef0", "resourceType": "AWS::EC2::Subnet", "name": "Is contained in Subnet"},
            {"resourceId": "sg-0123456789abcdef0", "resourceType": "AWS::EC2::SecurityGroup", "name": "Is associated with SecurityGroup"}],
        "configuration": {"amiLaunchIndex": 0, "imageId": "ami-0123456789abcdef0", "instanceId": id, "instanceType": "t4g.micro", "kernelId": null, "keyName": "shop",
            "launchTime": "2026-10-01T01:02:03.000Z", "monitoring": {"state": "disabled"}, "placement": {"availabilityZone": "eu-west-1a", "tenancy": "default"},
            "privateDnsName": format!("ip-{}.eu-west-1.compute.internal", private.replace('.', "-")), "privateIpAddress": private, "publicDnsName": "", "publicIpAddress": public,
            "state": {"code": 16, "name": "running"}, "stateTransitionReason": "", "subnetId": "subnet-0123456789abcdef0", "vpcId": "vpc-0a1b2c3d4e5f60718",
            "architecture": "arm64", "blockDeviceMappings": [{"deviceName": "/dev/xvda", "ebs": {"attachTime": "2026-10-01T01:02:04.000Z", "deleteOnTermination": true, "status": "attached"}}],
            "networkInterfaces": [{"networkInterfaceId": format!("eni-{}", random.hex(17)), "privateIpAddress": private, "ipv6Addresses": [],
                "privateIpAddresses": [{"primary": true, "privateIpAddress": private, "association": {"publicIp": public}}],
                "groups": [{"groupName": "web", "groupId": "sg-0123456789abcdef0"}], "sourceDestCheck": true, "status": "in-use"}],
            "metadataOptions": {"state": "applied", "httpTokens": "required", "httpPutResponseHopLimit": 2, "httpEndpoint": "enabled"}},
        "supplementaryConfiguration": {}, "tags": {"Name": "web-1", "team": "shop"}, "configurationItemVersion": "1.3",
        "configurationItemCaptureTime": time.iso_millis(random.within(0, 1000)), "configurationStateId": time.epoch_millis(), "awsAccountId": ACCOUNT,
        "configurationItemStatus": "OK", "resourceType": "AWS::EC2::Instance", "resourceId": id, "ARN": format!("arn:aws:ec2:eu-west-1:123456789012:instance/{id}"),
        "awsRegion": REGION, "availabilityZone": "eu-west-1a", "configurationStateMd5Hash": "", "resourceCreationTime": "2026-10-01T01:02:03.000Z"})
}

pub(crate) fn rules_volume(random: &mut Random, records: usize) -> SampleObject {
    let events: Vec<Value> = (0..records).map(|number| compliance_change(random, Time::of_record(number))).collect();
    SampleObject::new(
        "AWSLogs/123456789012/Config/Rules/eu-west-1/2026/10/14/00/aes-siem-configrules-1-2026-10-14-00-00-00-volume.gz",
        firehose(&events),
    )
}

fn compliance_change(random: &mut Random, time: Time) -> Value {
    let group = format!("sg-{}", random.hex(17));
    let qualifier = json!({"evaluationResultQualifier": {"configRuleName": "restricted-ssh", "resourceType": "AWS::EC2::SecurityGroup", "resourceId": group}, "orderingTimestamp": time.iso_millis(0)});
    let result = |kind: &str| json!({"evaluationResultIdentifier": qualifier, "complianceType": kind, "resultRecordedTime": time.iso_millis(500), "configRuleInvokedTime": time.iso_millis(300)});
    let detail = json!({"resourceId": group, "awsRegion": REGION, "awsAccountId": ACCOUNT, "configRuleName": "restricted-ssh", "recordVersion": "1.0",
        "configRuleARN": "arn:aws:config:eu-west-1:123456789012:config-rule/config-rule-a1b2c3", "messageType": "ComplianceChangeNotification",
        "newEvaluationResult": result("NON_COMPLIANT"), "oldEvaluationResult": result("COMPLIANT"), "notificationCreationTime": time.iso_millis(900),
        "resourceType": "AWS::EC2::SecurityGroup"});
    eventbridge(random, "aws.config", "Config Rules Compliance Change", time, &detail)
}
