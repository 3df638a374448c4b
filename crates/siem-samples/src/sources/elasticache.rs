//! Slow log of Valkey and Redis OSS. Source: Amazon ElastiCache User Guide, "Log delivery".

use serde_json::{Value, json};

use crate::SampleObject;
use crate::packing::firehose;
use crate::random::Random;
use crate::time::Time;

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let records: Vec<Value> = (0..records)
        .map(|number| {
            json!({"CacheClusterId": "shop-001", "CacheNodeId": "0001", "Id": number, "Timestamp": Time::of_record(number).epoch(),
                "Duration (us)": random.within(10_000, 900_000), "Command": format!("HGETALL basket:{}", random.within(1, 99_999)),
                "ClientAddress": format!("{}:{}", random.public_address(), random.port()), "ClientName": "shop"})
        })
        .collect();
    SampleObject::new(
        "AWSLogs/123456789012/ElastiCache/Redis/SlowLog/eu-west-1/2026/10/14/00/aes-siem-firehose-redis-volume",
        firehose(&records),
    )
}
