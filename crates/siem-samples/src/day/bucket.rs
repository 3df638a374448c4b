//! The access log of the data bucket.

use super::{CLI, MAIN, REGION, THIEF, visitor, visits};
use crate::SampleObject;
use crate::packing::join;
use crate::random::Random;
use crate::sources::s3accesslog::{Access, BUCKET};
use crate::time::Time;

/// The data bucket's own log.
pub(super) fn bucket(random: &mut Random) -> Vec<SampleObject> {
    let mut lines: Vec<(Time, String)> = Vec::new();
    for number in 0..150u64 {
        let key = format!("customers/2026/{number:04}.csv");
        let requester = "arn:aws:iam::123456789012:user/deploy";
        let access = Access {
            time: Time::at(3, 56, 0).plus(number * 3),
            client: THIEF,
            requester,
            operation: "REST.GET.OBJECT",
            method: "GET",
            key: &key,
            status: 200,
            bytes: 39_370_533,
            agent: CLI,
        };
        lines.push((access.time, access.line(random)));
    }
    for number in 0..160u64 {
        let time = Time::at(1, 0, 0).plus(number * 9);
        let key = format!("backup/2026-10-13/part-{number:05}.parquet");
        let access = Access {
            time,
            client: "10.0.11.7",
            requester: "arn:aws:sts::123456789012:assumed-role/nightly-backup/job",
            operation: "REST.PUT.OBJECT",
            method: "PUT",
            key: &key,
            status: 200,
            bytes: random.within(1000, 9_000_000),
            agent: "aws-sdk-java/2.33.0",
        };
        lines.push((time, access.line(random)));
    }
    for time in visits(random, 60) {
        let client = visitor(random);
        let access = Access {
            time,
            client: &client,
            requester: "-",
            operation: "REST.GET.OBJECT",
            method: "GET",
            key: "customers/2026/0001.csv",
            status: 403,
            bytes: 243,
            agent: "curl/8.15.0",
        };
        lines.push((time, access.line(random)));
    }
    lines.sort();
    (0..4)
        .map(|part| {
            let of_part: Vec<&String> =
                lines.iter().filter(|(time, _)| time.hour() / 6 == part).map(|(_, line)| line).collect();
            let name = Time::at(part * 6 + 5, 59, 30).dashed();
            SampleObject {
                key: format!("AWSLogs/{MAIN}/s3accesslog/{REGION}/{BUCKET}/{name}-{}", random.hex(16).to_uppercase()),
                bytes: join(&of_part).into_bytes(),
            }
        })
        .collect()
}
