//! Findings of GuardDuty. Source: Amazon GuardDuty User Guide, "Finding details".

use serde_json::{Value, json};

use crate::SampleObject;
use crate::packing::gzip_records;
use crate::random::Random;
use crate::time::Time;

/// A finding of GuardDuty about an instance or an access key.
pub(crate) struct Finding<'a> {
    pub(crate) id: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) title: &'a str,
    pub(crate) severity: f64,
    pub(crate) first: Time,
    pub(crate) last: Time,
    pub(crate) count: u64,
    pub(crate) resource: Value,
    pub(crate) action: Value,
}

/// Where a remote party is.
pub(crate) fn remote(address: &str) -> Value {
    json!({"ipAddressV4": address, "organization": {"asn": "64502", "asnOrg": "Example Hosting Ltd", "isp": "Example Hosting Ltd", "org": "Example Hosting Ltd"},
        "country": {"countryName": "Nigeria"}, "city": {"cityName": "Lagos"}, "geoLocation": {"lat": 6.45, "lon": 3.39}})
}

impl Finding<'_> {
    pub(crate) fn record(&self) -> Value {
        let Finding { id, kind, title, severity, first, last, count, resource, action } = self;
        json!({
            "schemaVersion": "2.0", "accountId": "123456789012", "region": "eu-west-1", "partition": "aws", "id": id,
            "arn": format!("arn:aws:guardduty:eu-west-1:123456789012:detector/12abc34d567e8fa901bc2d34e56789f0/finding/{id}"),
            "type": kind, "resource": resource, "severity": severity, "createdAt": first.iso_micros(0), "updatedAt": last.iso_micros(0),
            "title": title, "description": format!("{title} Look at the resource and at the remote address."),
            "service": {"serviceName": "guardduty", "detectorId": "12abc34d567e8fa901bc2d34e56789f0", "action": action,
                "resourceRole": "TARGET", "additionalInfo": {"value": "{}", "type": "default"}, "eventFirstSeen": first.iso(),
                "eventLastSeen": last.iso(), "archived": false, "count": count}
        })
    }
}

/// The instance that faces the internet.
pub(crate) fn bastion() -> Value {
    json!({"resourceType": "Instance", "instanceDetails": {"instanceId": "i-0abcdef1234567890", "instanceType": "t3.small",
        "launchTime": "2026-09-01T08:00:00Z", "availabilityZone": "eu-west-1a", "imageId": "ami-0123456789abcdef0", "tags": [{"key": "Name", "value": "bastion"}],
        "networkInterfaces": [{"networkInterfaceId": "eni-0a1b2c3d4e5f60718", "privateIpAddress": "10.0.1.20", "publicIp": "192.0.2.20", "vpcId": "vpc-0a1b2c3d4e5f60718", "subnetId": "subnet-0123456789abcdef0", "ipv6Addresses": [], "securityGroups": [{"groupName": "bastion", "groupId": "sg-0123456789abcdef0"}]}]}})
}

/// The access key that leaked.
pub(crate) fn access_key() -> Value {
    json!({"resourceType": "AccessKey", "accessKeyDetails": {"accessKeyId": "AKIAEXAMPLEDEPLOY0001", "principalId": "AIDADEPLOY", "userType": "IAMUser", "userName": "deploy"}})
}

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let records: Vec<Value> = (0..records)
        .map(|number| {
            let (client, id, time) = (random.public_address(), random.hex(32), Time::of_record(number));
            let action = json!({"actionType": "NETWORK_CONNECTION", "networkConnectionAction": {"connectionDirection": "INBOUND", "protocol": "TCP", "blocked": false,
                "localPortDetails": {"port": 22, "portName": "SSH"}, "remotePortDetails": {"port": random.port(), "portName": "Unknown"}, "remoteIpDetails": remote(&client)}});
            let finding = Finding {
                id: &id,
                kind: "UnauthorizedAccess:EC2/SSHBruteForce",
                title: "An instance is under attack.",
                severity: 2.0,
                first: time,
                last: time,
                count: 1,
                resource: bastion(),
                action,
            };
            finding.record()
        })
        .collect();
    SampleObject::new("AWSLogs/123456789012/GuardDuty/eu-west-1/2026/10/14/volume.jsonl.gz", gzip_records(&records))
}
