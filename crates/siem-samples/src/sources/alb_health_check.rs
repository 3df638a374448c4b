//! ALB health check log lines. Source: User Guide for Application Load Balancers, "Health check log entries".

use crate::SampleObject;
use crate::packing::gzip_lines;
use crate::random::Random;
use crate::time::Time;

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let lines: Vec<String> = (0..records)
        .map(|number| {
            let verdict = random.pick(&["PASS 200 -", "PASS 200 -", "PASS 200 -", "FAIL 502 ResponseCodeMismatch"]);
            format!(
                "http {} 0.{:09} {}:8080 shop {verdict}",
                Time::of_record(number).iso_micros(random.within(0, 1_000_000)),
                random.within(1_000_000, 400_000_000),
                random.private_address()
            )
        })
        .collect();
    SampleObject::new(
        "AWSLogs/123456789012/elasticloadbalancing/eu-west-1/2026/10/14/health_check_log_123456789012_elasticloadbalancing_eu-west-1_app.shop.50dc6c495c0c9188_20261014T0000Z_192.0.2.10_1a2b3c4d.log.gz",
        gzip_lines(&lines),
    )
}
