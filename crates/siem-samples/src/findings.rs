//! Findings of GuardDuty, and of several products in Security Hub's format (ASFF).
//! Sources: GuardDuty User Guide, "Finding details"; Security Hub User Guide, "AWS Security Finding Format".

use serde_json::{Value, json};

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

/// What is the same in all findings of Security Hub.
pub(crate) struct Asff<'a> {
    pub(crate) product: &'a str,
    pub(crate) id: String,
    pub(crate) generator: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) title: &'a str,
    pub(crate) label: &'a str,
    pub(crate) time: Time,
    pub(crate) resources: Value,
    /// Further members.
    pub(crate) more: Value,
}

impl Asff<'_> {
    /// The EventBridge event that carries the finding.
    pub(crate) fn event(&self, random: &mut Random) -> Value {
        let Asff { product, id, generator, kind, title, label, time, resources, more } = self;
        let normalized = match *label {
            "CRITICAL" => 90,
            "HIGH" => 70,
            "MEDIUM" => 40,
            "LOW" => 1,
            _ => 0,
        };
        let mut finding = json!({
            "SchemaVersion": "2018-10-08", "Id": id,
            "ProductArn": format!("arn:aws:securityhub:eu-west-1::product/aws/{}", product.to_lowercase().replace(' ', "-")),
            "ProductName": product, "CompanyName": "AWS", "Region": "eu-west-1", "GeneratorId": generator, "AwsAccountId": "123456789012",
            "Types": [kind], "CreatedAt": time.iso_micros(0), "UpdatedAt": time.iso_micros(0), "Severity": {"Label": label, "Normalized": normalized},
            "Title": title, "Description": title, "Resources": resources, "WorkflowState": "NEW", "Workflow": {"Status": "NEW"}, "RecordState": "ACTIVE",
            "ProductFields": {"aws/securityhub/ProductName": product, "aws/securityhub/CompanyName": "AWS", "aws/securityhub/FindingId": id}
        });
        if let (Value::Object(finding), Value::Object(more)) = (&mut finding, more) {
            for (key, value) in more {
                match (finding.get_mut(key), value) {
                    (Some(Value::Object(old)), Value::Object(new)) => old.extend(new.clone()),
                    _ => {
                        finding.insert(key.clone(), value.clone());
                    }
                }
            }
        }
        json!({"version": "0", "id": random.uuid(), "detail-type": "Security Hub Findings - Imported", "source": "aws.securityhub",
            "account": "123456789012", "time": time.iso(), "region": "eu-west-1", "resources": [id], "detail": {"findings": [finding]}})
    }
}
