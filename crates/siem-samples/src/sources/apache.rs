//! Apache HTTP Server. Source: Apache HTTP Server documentation, "Log Files".

use crate::SampleObject;
use crate::packing::cloudwatch_volume;
use crate::random::Random;
use crate::time::Time;

pub(crate) fn access_volume(random: &mut Random, records: usize) -> SampleObject {
    let message = |time: Time| {
        format!(
            "{} - user-{} [{}] \"GET /path/{}/index.html?q={} HTTP/1.1\" {} {} \"https://www.example.com/\" \"{}\"",
            random.public_address(),
            random.within(1, 500),
            time.common_log(),
            random.within(1, 9999),
            random.within(1, 99),
            random.pick(&[200, 200, 304, 404, 500]),
            random.within(100, 90_000),
            random.agent()
        )
    };
    SampleObject::new(
        "AWSLogs/123456789012/eu-west-1/service=apache-access/web-site-name=shop/2026/10/14/00/aes-siem-firehose-apache-volume",
        cloudwatch_volume("/apache/access_log", "i-0abcdef1234567890", records, message),
    )
}

pub(crate) fn error_volume(random: &mut Random, records: usize) -> SampleObject {
    let message = |time: Time| {
        format!(
            "[Wed Oct 14 {}.{:06} 2026] [authz_core:error] [pid {}:tid {}] [client {}:{}] AH01630: client denied by server configuration: /srv/www/path/{}, referer: https://www.example.com/",
            time.clock(),
            random.within(0, 1_000_000),
            random.within(100, 30_000),
            random.within(100_000, 200_000),
            random.public_address(),
            random.port(),
            random.within(1, 9999)
        )
    };
    SampleObject::new(
        "AWSLogs/123456789012/eu-west-1/service=apache-error/web-site-name=shop/2026/10/14/00/aes-siem-firehose-apache-volume",
        cloudwatch_volume("/apache/error_log", "i-0abcdef1234567890", records, message),
    )
}
