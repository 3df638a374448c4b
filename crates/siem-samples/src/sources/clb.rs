//! Lines of a Classic Load Balancer. Source: User Guide for Classic Load Balancers, "Access log entries".

use crate::SampleObject;
use crate::packing::join;
use crate::random::Random;
use crate::time::Time;

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let lines: Vec<String> = (0..records)
        .map(|number| {
            let status = random.pick(&[200, 200, 302, 404, 503]);
            format!(
                "{} old-shop {}:{} {}:80 0.000073 0.{:06} 0.000057 {status} {status} {} {} \"GET https://www.example.com:443/path/{}?q={} HTTP/1.1\" \"{}\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2",
                Time::of_record(number).iso_micros(random.within(0, 1_000_000)),
                random.public_address(),
                random.port(),
                random.private_address(),
                random.within(500, 400_000),
                random.within(0, 900),
                random.within(100, 90_000),
                random.within(1, 9999),
                random.within(1, 99),
                random.agent()
            )
        })
        .collect();
    // These come as they are, not compressed.
    SampleObject::new(
        "AWSLogs/123456789012/elasticloadbalancing/eu-west-1/2026/10/14/123456789012_elasticloadbalancing_eu-west-1_old-shop_20261014T0000Z_192.0.2.10_2b3c4d5e.log",
        join(&lines).into_bytes(),
    )
}
