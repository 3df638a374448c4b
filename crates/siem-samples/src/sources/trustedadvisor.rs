//! Trusted Advisor checks as the exporter writes them. Source: AWS Support API Reference,
//! "TrustedAdvisorCheckDescription", "TrustedAdvisorResourceDetail".

use serde_json::{Value, json};

use crate::packing::firehose;
use crate::random::Random;
use crate::time::Time;
use crate::{ACCOUNT, REGION, SampleObject};

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let records: Vec<Value> = (0..records).map(|number| resource(random, number)).collect();
    SampleObject::new(
        "AWSLogs/123456789012/TrustedAdvisor/2026/10/14/trustedadvisor_2026-10-14T00-00-00_volume.json.gz",
        firehose(&records),
    )
}

fn resource(random: &mut Random, number: usize) -> Value {
    let group = format!("sg-{}", random.hex(17));
    json!({"requestid": random.uuid(), "creation_date": Time::of_record(number).iso_micros(0), "account": ACCOUNT,
        "check": {"id": "HCP4007jGY", "name": "Security Groups - Specific Ports Unrestricted", "description": "Looks for rules of security groups that let anybody in at ports that are often attacked.<br><b>Alert criteria</b><br>Red: access to ports 20, 21, 22 and others is unrestricted.",
            "category": "security", "metadata": ["Region", "Security Group Name", "Security Group ID", "Protocol", "Status", "Ports", "IP Range"]},
        "result": {"checkId": "HCP4007jGY", "timestamp": "2026-10-14T00:00:00Z", "status": "error",
            "resourcesSummary": {"resourcesProcessed": 900, "resourcesFlagged": 40, "resourcesIgnored": 0, "resourcesSuppressed": 0},
            "categorySpecificSummary": {"costOptimizing": {"estimatedMonthlySavings": 0.0, "estimatedPercentMonthlySavings": 0.0}},
            "flaggedResource": {"status": "error", "region": REGION, "resourceId": random.hex(43), "isSuppressed": false, "number": number,
                "metadata": [REGION, "web", group, "tcp", "Red", "22", format!("{}/32", random.public_address())]}},
        "refreshable": true})
}
