//! NLB access log lines, of TLS listeners. Source: User Guide for Network Load Balancers, "Access log entries".

use crate::SampleObject;
use crate::packing::gzip_lines;
use crate::random::Random;
use crate::time::Time;

/// One TLS connection.
pub(crate) struct Connection<'a> {
    pub(crate) time: Time,
    pub(crate) client: &'a str,
    /// Address and port behind; none if the handshake failed.
    pub(crate) target: Option<&'a str>,
    pub(crate) domain: &'a str,
    pub(crate) milliseconds: u64,
    pub(crate) received: u64,
    pub(crate) sent: u64,
}

impl Connection<'_> {
    pub(crate) fn line(&self, random: &mut Random) -> String {
        let Connection { time, client, target, domain, milliseconds, received, sent } = self;
        let (alert, tls) = match target {
            Some(_) => {
                ("-", format!("TLS_AES_128_GCM_SHA256 tlsv13 X25519MLKEM768 {domain} h2 h2 \"h2\",\"http/1.1\""))
            }
            None => ("48", "- - - - - - -".to_owned()),
        };
        format!(
            "tls 2.0 {} net/edge/0a1b2c3d4e5f6071 g3d4b5e8bb8464cd {client}:{} {} {milliseconds} {} {received} {sent} {alert} arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012 - {tls} {}",
            time.plus(milliseconds / 1000).date_time(),
            random.port(),
            target.unwrap_or("-"),
            random.within(1, 60),
            time.date_time()
        )
    }
}

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let lines: Vec<String> = (0..records)
        .map(|number| {
            let (client, target) = (random.public_address(), format!("{}:8443", random.private_address()));
            let connection = Connection {
                time: Time::of_record(number),
                client: &client,
                target: Some(&target),
                domain: "api.example.com",
                milliseconds: random.within(20, 60_000),
                received: random.within(300, 20_000),
                sent: random.within(300, 500_000),
            };
            connection.line(random)
        })
        .collect();
    SampleObject::new(
        "AWSLogs/123456789012/elasticloadbalancing/eu-west-1/2026/10/14/123456789012_elasticloadbalancing_eu-west-1_net.edge.0a1b2c3d4e5f6071_20261014T0000Z_1a2b3c4d.log.gz",
        gzip_lines(&lines),
    )
}
