//! What hosts ask the resolver.

use serde_json::Value;

use super::{BASTION, BASTION_INSTANCE, MAIN, THIEF, visits};
use crate::SampleObject;
use crate::packing::gzip_records;
use crate::random::Random;
use crate::sources::route53::Query;
use crate::time::Time;

/// Where the thief's tool calls home.
const C2: &str = "c2.example.net.";

pub(super) fn names(random: &mut Random) -> Vec<SampleObject> {
    let mut records: Vec<(Time, Value)> = Vec::new();
    for time in visits(random, 110) {
        let (name, answer) = random.pick(&[
            ("updates.example.org.", Some("198.51.100.80")),
            ("partners.example.com.", Some("192.0.2.40")),
            ("shop-1.example.com.", Some("10.0.20.5")),
            ("ntp.example.org.", Some("198.51.100.81")),
            ("wpad.corp.example.com.", None),
        ]);
        let query = Query { time, host: "10.0.10.5", instance: "i-0123456789abcdef0", name, answer, firewall: None };
        records.push((time, query.record(random)));
    }
    for call in 0..60 {
        let time = Time::at(3, 47, 30).plus(call * 300);
        let query = Query {
            time,
            host: BASTION,
            instance: BASTION_INSTANCE,
            name: C2,
            answer: (time < Time::at(8, 40, 0)).then_some(THIEF),
            firewall: Some(if time < Time::at(8, 40, 0) { "ALERT" } else { "BLOCK" }),
        };
        records.push((time, query.record(random)));
    }
    records.sort_by_key(|(time, _)| *time);
    let records: Vec<Value> = records.into_iter().map(|(_, record)| record).collect();
    vec![SampleObject::new(
        format!(
            "AWSLogs/{MAIN}/vpcdnsquerylogs/vpc-0a1b2c3d4e5f60718/2026/10/14/vpc-0a1b2c3d4e5f60718_vpcdnsquerylogs_{MAIN}_20261014T2355Z_{}.log.gz",
            random.hex(8)
        ),
        gzip_records(&records),
    )]
}
