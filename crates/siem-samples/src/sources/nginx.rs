//! NGINX. Sources: NGINX documentation, "Module ngx_http_log_module"; its error log.

use crate::SampleObject;
use crate::packing::cloudwatch_volume;
use crate::random::Random;
use crate::time::Time;

/// Log group and stream of the access log.
pub(crate) const ACCESS_GROUP: &str = "/nginx/access.log";
pub(crate) const ACCESS_STREAM: &str = "i-0123456789abcdef0";

/// One request in the combined format, with X-Forwarded-For.
pub(crate) struct Access<'a> {
    pub(crate) time: Time,
    /// Who connected, and who he connected for.
    pub(crate) peer: &'a str,
    pub(crate) forwarded_for: &'a str,
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) status: u16,
    pub(crate) bytes: u64,
    pub(crate) agent: &'a str,
}

impl Access<'_> {
    pub(crate) fn line(&self) -> String {
        let Access { time, peer, forwarded_for, method, path, status, bytes, agent } = self;
        format!(
            "{peer} - - [{}] \"{method} {path} HTTP/1.1\" {status} {bytes} \"-\" \"{agent}\" \"{forwarded_for}\"",
            time.common_log()
        )
    }
}

pub(crate) fn access_volume(random: &mut Random, records: usize) -> SampleObject {
    let message = |time: Time| {
        let (peer, client) = (random.private_address(), random.public_address());
        let path = format!("/path/{}/index.html?q={}", random.within(1, 9999), random.within(1, 99));
        let access = Access {
            time,
            peer: &peer,
            forwarded_for: &client,
            method: "GET",
            path: &path,
            status: random.pick(&[200, 200, 304, 404, 500]),
            bytes: random.within(100, 90_000),
            agent: random.agent(),
        };
        access.line()
    };
    SampleObject::new(
        "AWSLogs/123456789012/eu-west-1/service=nginx-access/web-site-name=shop/2026/10/14/00/aes-siem-firehose-nginx-volume",
        cloudwatch_volume(ACCESS_GROUP, ACCESS_STREAM, records, message),
    )
}

pub(crate) fn error_volume(random: &mut Random, records: usize) -> SampleObject {
    let message = |time: Time| {
        let file = random.within(1, 9999);
        format!(
            "2026/10/14 {} [error] {}#7: *{} open() \"/srv/path/{file}\" failed (2: No such file or directory), client: {}, server: www.example.com, request: \"GET /path/{file} HTTP/1.1\", host: \"www.example.com\", referrer: \"https://www.example.com/\"",
            time.clock(),
            random.within(100, 30_000),
            random.within(1, 900_000),
            random.public_address()
        )
    };
    SampleObject::new(
        "AWSLogs/123456789012/eu-west-1/service=nginx-error/web-site-name=shop/2026/10/14/00/aes-siem-firehose-nginx-volume",
        cloudwatch_volume("/nginx/error.log", "i-0123456789abcdef0", records, message),
    )
}
