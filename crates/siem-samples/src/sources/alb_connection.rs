//! ALB connection log lines. Source: User Guide for Application Load Balancers, "Connection log entries".

use crate::SampleObject;
use crate::packing::gzip_lines;
use crate::random::Random;
use crate::time::Time;

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let lines: Vec<String> = (0..records)
        .map(|number| {
            format!(
                "{} {} {} 443 TLSv1.3 TLS_AES_128_GCM_SHA256 0.{:03} \"CN=client-{}.example.com,O=Example Ltd,C=GB\" NotBefore=2026-01-01T00:00:00Z;NotAfter=2027-01-01T00:00:00Z {} Success TID_{} X25519MLKEM768",
                Time::of_record(number).iso_micros(random.within(0, 1_000_000)),
                random.public_address(),
                random.port(),
                random.within(1, 300),
                random.within(1, 500),
                random.hex(16),
                random.hex(32)
            )
        })
        .collect();
    SampleObject::new(
        "AWSLogs/123456789012/elasticloadbalancing/eu-west-1/2026/10/14/conn_log_123456789012_elasticloadbalancing_eu-west-1_app.shop.50dc6c495c0c9188_20261014T0000Z_192.0.2.10_2b3c4d5e.log.gz",
        gzip_lines(&lines),
    )
}
