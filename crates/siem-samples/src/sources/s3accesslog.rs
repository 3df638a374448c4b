//! S3 server access log lines. Source: Amazon S3 User Guide, "Amazon S3 server access log format".

use crate::SampleObject;
use crate::packing::join;
use crate::random::Random;
use crate::time::Time;

/// One request.
pub(crate) struct Access<'a> {
    pub(crate) time: Time,
    pub(crate) client: &'a str,
    pub(crate) requester: &'a str,
    pub(crate) operation: &'a str,
    pub(crate) method: &'a str,
    pub(crate) key: &'a str,
    pub(crate) status: u16,
    pub(crate) bytes: u64,
    pub(crate) agent: &'a str,
}

pub(crate) const BUCKET: &str = "example-shop-data";

impl Access<'_> {
    pub(crate) fn line(&self, random: &mut Random) -> String {
        let Access { time, client, requester, operation, method, key, status, bytes, agent } = self;
        let error = if *status == 403 { "AccessDenied" } else { "-" };
        format!(
            "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be {BUCKET} [{}] {client} {requester} {} {operation} {key} \"{method} /{key} HTTP/1.1\" {status} {error} {bytes} {bytes} {} {} \"-\" \"{agent}\" - {}= SigV4 TLS_AES_128_GCM_SHA256 AuthHeader {BUCKET}.s3.eu-west-1.amazonaws.com TLSv1.3 - - eu-west-1",
            time.common_log(),
            random.hex(16).to_uppercase(),
            random.within(5, 90),
            random.within(2, 40),
            random.hex(56)
        )
    }
}

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let lines: Vec<String> = (0..records)
        .map(|number| {
            let (client, key) = (random.public_address(), format!("a/b/{}.json", random.within(1, 1_000_000)));
            let access = Access {
                time: Time::of_record(number),
                client: &client,
                requester: "arn:aws:sts::123456789012:assumed-role/app/session",
                operation: "REST.GET.OBJECT",
                method: "GET",
                key: &key,
                status: random.pick(&[200, 403, 404]),
                bytes: random.within(1, 1_000_000),
                agent: random.agent(),
            };
            access.line(random)
        })
        .collect();
    SampleObject::new(
        "AWSLogs/123456789012/s3accesslog/eu-west-1/example-shop-data/2026-10-14-00-00-00-0123456789ABCDEF",
        join(&lines).into_bytes(),
    )
}
