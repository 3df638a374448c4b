//! CloudFront log lines. Sources: Amazon CloudFront Developer Guide, "Standard log file format" and "Real-time log
//! configuration fields".

use crate::SampleObject;
use crate::packing::{gzip, gzip_lines};
use crate::random::Random;
use crate::time::Time;

/// What a file of standard logs begins with.
pub(crate) const HEADER: [&str; 2] = [
    "#Version: 1.0",
    "#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header cs-protocol cs-bytes time-taken x-forwarded-for ssl-protocol ssl-cipher x-edge-response-result-type cs-protocol-version fle-status fle-encrypted-fields c-port time-to-first-byte x-edge-detailed-result-type sc-content-type sc-content-len sc-range-start sc-range-end",
];
const HOST: &str = "d111111abcdef8.cloudfront.net";

/// One request.
pub(crate) struct Request<'a> {
    pub(crate) time: Time,
    pub(crate) client: &'a str,
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) query: &'a str,
    pub(crate) status: u16,
    pub(crate) agent: &'a str,
    pub(crate) bytes: u64,
}

impl Request<'_> {
    fn result(&self) -> &'static str {
        if self.status >= 400 { "Error" } else { "Hit" }
    }

    /// As CloudFront writes what a client chose.
    fn escaped_agent(&self) -> String {
        self.agent.replace(' ', "%20")
    }

    /// A row of a standard log.
    pub(crate) fn row(&self, random: &mut Random) -> String {
        let Request { time, client, method, path, query, status, bytes, .. } = self;
        let (result, agent) = (self.result(), self.escaped_agent());
        let seconds = format!("0.{:03}", random.within(1, 400));
        format!(
            "2026-10-14\t{}\tDUB56-P1\t{bytes}\t{client}\t{method}\t{HOST}\t{path}\t{status}\thttps://www.example.com/\t{agent}\t{query}\t-\t{result}\t{}==\twww.example.com\thttps\t{}\t{seconds}\t-\tTLSv1.3\tTLS_AES_128_GCM_SHA256\t{result}\tHTTP/2.0\t-\t-\t{}\t{seconds}\t{result}\ttext/html\t{bytes}\t-\t-",
            time.clock(),
            random.hex(54),
            random.within(30, 900),
            random.port()
        )
    }

    /// A row of a real-time log with all fields of its first version.
    fn realtime_row(&self, random: &mut Random) -> String {
        let Request { time, client, method, path, query, status, bytes, .. } = self;
        let (result, agent) = (self.result(), self.escaped_agent());
        let seconds = format!("0.{:03}", random.within(1, 400));
        format!(
            "{}.{:03}\t{client}\t{seconds}\t{status}\t{bytes}\t{method}\thttps\t{HOST}\t{path}?{query}\t{}\tDUB56-P1\t{}==\twww.example.com\t{seconds}\tHTTP/2.0\tIPv4\t{agent}\thttps://www.example.com/\t-\t{query}\t{result}\t-\tTLSv1.3\tTLS_AES_128_GCM_SHA256\t{result}\t-\t-\ttext/html\t{bytes}\t-\t-\t{}\t{result}\tUS\tgzip,%20br\t*/*\t*\thost:www.example.com%0Auser-agent:{agent}%0Aaccept:*/*%0A\thost%0Auser-agent%0Aaccept%0A\t3",
            time.epoch(),
            random.within(0, 1000),
            random.within(30, 900),
            random.hex(54),
            random.port()
        )
    }
}

pub(crate) fn standard_volume(random: &mut Random, records: usize) -> SampleObject {
    let mut lines: Vec<String> = HEADER.map(str::to_owned).to_vec();
    lines.extend((0..records).map(|number| anybody(random, number, |request, random| request.row(random))));
    SampleObject::new(
        "AWSLogs/123456789012/CloudFront/global/E2EXAMPLE12345/standard/E2EXAMPLE12345.2026-10-14-00.1a2b3c4d.gz",
        gzip_lines(&lines),
    )
}

pub(crate) fn realtime_volume(random: &mut Random, records: usize) -> SampleObject {
    let rows: String = (0..records)
        .map(|number| anybody(random, number, |request, random| request.realtime_row(random)) + "\n")
        .collect();
    SampleObject::new(
        "AWSLogs/123456789012/CloudFront/global/E2EXAMPLE12345/realtime/2026/10/14/00/siem-realtime-1-2026-10-14-00-00-00-volume.gz",
        gzip(rows.as_bytes()),
    )
}

fn anybody(random: &mut Random, number: usize, write: impl Fn(&Request<'_>, &mut Random) -> String) -> String {
    let (client, path) = (random.public_address(), format!("/path/{}/index.html", random.within(1, 9999)));
    let query = format!("q={}&page={}", random.within(1, 99), random.within(1, 9));
    let request = Request {
        time: Time::of_record(number),
        client: &client,
        method: "GET",
        path: &path,
        query: &query,
        status: random.pick(&[200, 200, 304, 404, 502]),
        agent: random.agent(),
        bytes: random.within(300, 60_000),
    };
    write(&request, random)
}
