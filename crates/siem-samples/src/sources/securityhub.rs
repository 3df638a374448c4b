//! Findings of several products in Security Hub's format (ASFF).
//! Source: AWS Security Hub User Guide, "AWS Security Finding Format".

use serde_json::{Value, json};

use crate::SampleObject;
use crate::packing::{eventbridge, firehose};
use crate::random::Random;
use crate::time::Time;

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
        let detail = json!({ "findings": [finding] });
        let mut event = eventbridge(random, "aws.securityhub", "Security Hub Findings - Imported", *time, &detail);
        event["resources"] = json!([id]);
        event
    }
}

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let events: Vec<Value> = (0..records)
        .map(|number| {
            let asff = Asff {
                product: "Security Hub",
                id: format!("arn:aws:securityhub:eu-west-1:123456789012:security-control/EC2.13/finding/{}", random.uuid()),
                generator: "security-control/EC2.13",
                kind: "Software and Configuration Checks/Industry and Regulatory Standards",
                title: "Security groups should not allow ingress from 0.0.0.0/0 to port 22",
                label: "HIGH",
                time: Time::of_record(number),
                resources: json!([{"Type": "AwsEc2SecurityGroup", "Id": format!("arn:aws:ec2:eu-west-1:123456789012:security-group/sg-{}", random.hex(17)), "Partition": "aws", "Region": "eu-west-1"}]),
                more: json!({"Compliance": {"Status": "FAILED", "SecurityControlId": "EC2.13"}}),
            };
            asff.event(random)
        })
        .collect();
    SampleObject::new("AWSLogs/123456789012/SecurityHub/eu-west-1/2026/10/14/00/volume", firehose(&events))
}
