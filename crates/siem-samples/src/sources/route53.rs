//! DNS queries. Source: Amazon Route 53 Developer Guide, "Values that appear in VPC Resolver query logs" and "Values
//! that appear in DNS query logs".

use serde_json::{Value, json};

use crate::packing::{cloudwatch_volume, gzip_records};
use crate::random::Random;
use crate::time::Time;
use crate::{ACCOUNT, REGION, SampleObject};

/// A query from within a VPC.
pub(crate) struct Query<'a> {
    pub(crate) time: Time,
    pub(crate) host: &'a str,
    pub(crate) instance: &'a str,
    pub(crate) name: &'a str,
    /// The address that was answered; none if there is no such name.
    pub(crate) answer: Option<&'a str>,
    /// What DNS Firewall did, if a rule met.
    pub(crate) firewall: Option<&'a str>,
}

impl Query<'_> {
    pub(crate) fn record(&self, random: &mut Random) -> Value {
        let Query { time, host, instance, name, answer, firewall } = self;
        let answers: Vec<Value> =
            answer.iter().map(|address| json!({"Rdata": address, "Type": "A", "Class": "IN"})).collect();
        let mut record = json!({"version": "1.100000", "account_id": ACCOUNT, "region": REGION, "vpc_id": "vpc-0a1b2c3d4e5f60718",
            "query_timestamp": time.iso(), "query_name": name, "query_type": "A", "query_class": "IN",
            "rcode": if answer.is_some() { "NOERROR" } else { "NXDOMAIN" }, "answers": answers, "srcaddr": host,
            "srcport": random.port().to_string(), "transport": "UDP", "srcids": {"instance": instance}});
        if let Some(action) = firewall {
            record["firewall_rule_action"] = json!(action);
            record["firewall_rule_group_id"] = json!("rslvr-frg-0123456789abcdef");
            record["firewall_domain_list_id"] = json!("rslvr-fdl-0123456789abcdef");
        }
        record
    }
}

pub(crate) fn resolver_volume(random: &mut Random, records: usize) -> SampleObject {
    let records: Vec<Value> = (0..records)
        .map(|number| {
            let (host, answer) = (random.private_address(), random.public_address());
            let (name, instance) =
                (format!("host-{}.example.com.", random.within(1, 9999)), format!("i-{}", random.hex(17)));
            let query = Query {
                time: Time::of_record(number),
                host: &host,
                instance: &instance,
                name: &name,
                answer: Some(&answer),
                firewall: None,
            };
            query.record(random)
        })
        .collect();
    SampleObject::new(
        "AWSLogs/123456789012/vpcdnsquerylogs/vpc-0a1b2c3d4e5f60718/2026/10/14/vpc-0a1b2c3d4e5f60718_vpcdnsquerylogs_123456789012_20261014T0000Z_2b3c4d5e.log.gz",
        gzip_records(&records),
    )
}

pub(crate) fn public_volume(random: &mut Random, records: usize) -> SampleObject {
    let message = |time: Time| {
        format!(
            "1.0 {} Z0123456789ABCDEFGHIJ host-{}.example.com {} NOERROR UDP DUB56-P1 {} {}.0/24",
            time.iso_millis(random.within(0, 1000)),
            random.within(1, 9999),
            random.pick(&["A", "AAAA", "MX"]),
            random.public_address(),
            format_args!("{}.{}.{}", random.within(11, 100), random.within(0, 256), random.within(0, 256))
        )
    };
    SampleObject::new(
        "AWSLogs/123456789012/Route53/Public/us-east-1/2026/10/14/00/route53-public-1-2026-10-14-00-00-00-volume",
        cloudwatch_volume("/aws/route53/example.com", "Z0123456789ABCDEFGHIJ/DUB56-P1", records, message),
    )
}
