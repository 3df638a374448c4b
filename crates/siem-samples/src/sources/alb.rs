//! ALB access log lines. Source: User Guide for Application Load Balancers, "Access log entries".

use crate::SampleObject;
use crate::packing::gzip_lines;
use crate::random::Random;
use crate::time::Time;

/// One request.
pub(crate) struct Request<'a> {
    pub(crate) time: Time,
    pub(crate) client: &'a str,
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) status: u16,
    pub(crate) agent: &'a str,
    pub(crate) blocked: bool,
    pub(crate) bytes: u64,
}

impl Request<'_> {
    pub(crate) fn line(&self, random: &mut Random) -> String {
        let Request { time, client, method, path, status, agent, blocked, bytes } = self;
        let stamp = time.iso_micros(random.within(0, 1_000_000));
        let target = format!("10.0.{}.{}:8080", random.within(10, 12), random.within(10, 30));
        let (target, target_status, times, action) = if *blocked {
            ("-".to_owned(), "-".to_owned(), "-1 -1 -1".to_owned(), "waf")
        } else {
            (target, status.to_string(), format!("0.001 0.{:03} 0.000", random.within(2, 400)), "waf,forward")
        };
        format!(
            "h2 {stamp} app/shop/50dc6c495c0c9188 {client}:{} {target} {times} {status} {target_status} {} {bytes} \"{method} https://www.example.com:443{path} HTTP/2.0\" \"{agent}\" TLS_AES_128_GCM_SHA256 TLSv1.3 arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/shop/73e2d6bc24d8a067 \"Root=1-68ee0b1e-{}\" \"www.example.com\" \"arn:aws:acm:eu-west-1:123456789012:certificate/{}\" 1 {stamp} \"{action}\" \"-\" \"-\" \"{target}\" \"{target_status}\" \"-\" \"-\" TID_{} \"-\" \"-\" \"-\" 192.0.2.10",
            random.within(1024, 65535),
            random.within(80, 900),
            random.hex(24),
            random.uuid(),
            random.hex(32)
        )
    }
}

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let lines: Vec<String> = (0..records)
        .map(|number| {
            let client = random.public_address();
            let path = format!("/path/{}/index.html?q={}", random.within(1, 9999), random.within(1, 99));
            let request = Request {
                time: Time::of_record(number),
                client: &client,
                method: "GET",
                path: &path,
                status: random.pick(&[200, 200, 301, 404, 500]),
                agent: random.agent(),
                blocked: false,
                bytes: random.within(100, 90_000),
            };
            request.line(random)
        })
        .collect();
    SampleObject::new(
        "AWSLogs/123456789012/elasticloadbalancing/eu-west-1/2026/10/14/123456789012_elasticloadbalancing_eu-west-1_app.shop.50dc6c495c0c9188_20261014T0000Z_192.0.2.1_volume.log.gz",
        gzip_lines(&lines),
    )
}
