//! What stands before the shop: CloudFront, a load balancer for partners, Network Firewall; and the web server behind.

use serde_json::Value;

use super::{BASTION, BROWSERS, MAIN, REGION, SCANNER, THIEF, visitor, visits};
use crate::SampleObject;
use crate::packing::{cloudwatch, gzip_lines, gzip_records};
use crate::random::Random;
use crate::sources::cloudfront::{self, Request};
use crate::sources::networkfirewall::{Alert, Seen};
use crate::sources::nginx::{self, Access};
use crate::sources::nlb::Connection;
use crate::time::Time;

/// Where the shop's partners connect from.
const PARTNERS: [&str; 3] = ["192.0.2.201", "192.0.2.202", "192.0.2.203"];

pub(super) fn edge(random: &mut Random) -> Vec<SampleObject> {
    vec![cloudfront(random), partners(random), flows(random), alerts(random), web_server(random)]
}

/// Images and scripts come from CloudFront; the thief looks there for what should not be there.
fn cloudfront(random: &mut Random) -> SampleObject {
    const FILES: [&str; 4] = ["/static/app.js", "/static/shop.css", "/images/boots.webp", "/images/logo.svg"];
    const WANTED: [&str; 6] = ["/.env", "/.git/config", "/backup.zip", "/wp-login.php", "/admin/", "/phpinfo.php"];
    let mut rows: Vec<(Time, String)> = Vec::new();
    for time in visits(random, 150) {
        let client = visitor(random);
        let request = Request {
            time,
            client: &client,
            method: "GET",
            path: random.pick(&FILES),
            query: "-",
            status: random.pick(&[200, 200, 200, 304]),
            agent: random.pick(&BROWSERS),
            bytes: random.within(300, 60_000),
        };
        rows.push((time, request.row(random)));
    }
    for (number, path) in WANTED.into_iter().enumerate() {
        let time = Time::at(2, 8, 0).plus(number as u64 * 3);
        let request =
            Request { time, client: THIEF, method: "GET", path, query: "-", status: 403, agent: SCANNER, bytes: 919 };
        rows.push((time, request.row(random)));
    }
    rows.sort();
    let mut lines = cloudfront::HEADER.map(str::to_owned).to_vec();
    lines.extend(rows.into_iter().map(|(_, row)| row));
    SampleObject::new(
        format!(
            "AWSLogs/{MAIN}/CloudFront/global/E2EXAMPLE12345/standard/E2EXAMPLE12345.2026-10-14-23.{}.gz",
            random.hex(8)
        ),
        gzip_lines(&lines),
    )
}

/// Partners order through an interface of their own.
fn partners(random: &mut Random) -> SampleObject {
    let mut lines: Vec<(Time, String)> = Vec::new();
    for time in visits(random, 90) {
        let connection = Connection {
            time,
            client: random.pick(&PARTNERS),
            target: Some("10.0.10.5:8443"),
            domain: "partners.example.com",
            milliseconds: random.within(50, 9000),
            received: random.within(900, 20_000),
            sent: random.within(900, 90_000),
        };
        lines.push((time, connection.line(random)));
    }
    for attempt in 0..8 {
        let time = Time::at(2, 30, 0).plus(attempt * 2);
        let connection =
            Connection { time, client: THIEF, target: None, domain: "-", milliseconds: 12, received: 98, sent: 0 };
        lines.push((time, connection.line(random)));
    }
    lines.sort();
    let lines: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
    SampleObject::new(
        format!(
            "AWSLogs/{MAIN}/elasticloadbalancing/{REGION}/2026/10/14/{MAIN}_elasticloadbalancing_{REGION}_net.edge.0a1b2c3d4e5f6071_20261014T2355Z_{}.log.gz",
            random.hex(8)
        ),
        gzip_lines(&lines),
    )
}

fn firewall_key(kind: &str, random: &mut Random) -> String {
    format!(
        "AWSLogs/{MAIN}/network-firewall/{kind}/{REGION}/edge/2026/10/14/23/{MAIN}_network-firewall_{kind}_{REGION}_edge_202610142355_{}.log.gz",
        random.hex(8)
    )
}

fn flows(random: &mut Random) -> SampleObject {
    let mut records: Vec<(Time, Value)> = Vec::new();
    for time in visits(random, 80) {
        let client = visitor(random);
        let (packets, bytes) = (random.within(4, 200), random.within(400, 200_000));
        let seen = Seen { time, from: (&client, random.port()), to: ("10.0.0.10", 443), packets, bytes };
        records.push((time, seen.flow(random)));
    }
    // What leaves at night.
    let leak = Seen {
        time: Time::at(4, 2, 0),
        from: (BASTION, 45_555),
        to: (THIEF, 8443),
        packets: 4_100_000,
        bytes: 5_905_580_032,
    };
    records.push((leak.time, leak.flow(random)));
    records.sort_by_key(|(time, _)| *time);
    let records: Vec<Value> = records.into_iter().map(|(_, record)| record).collect();
    SampleObject::new(firewall_key("flow", random), gzip_records(&records))
}

/// The rules see the passwords that are tried, and the tool that calls home. They only tell.
fn alerts(random: &mut Random) -> SampleObject {
    let mut records: Vec<Value> = Vec::new();
    for attempt in 0..12 {
        let seen = Seen {
            time: Time::at(3, 6, 0).plus(attempt * 180),
            from: (THIEF, 40_003 + attempt * 10),
            to: (BASTION, 22),
            packets: 14,
            bytes: 2_800,
        };
        let alert = Alert {
            id: 1_000_001,
            signature: "Many SSH sign-ins from one address",
            category: "Attempted Administrator Privilege Gain",
            severity: 2,
            blocked: false,
        };
        records.push(seen.alert(random, &alert));
    }
    for call in 0..10 {
        let seen = Seen {
            time: Time::at(3, 48, 0).plus(call * 300),
            from: (BASTION, 45_100 + call),
            to: (THIEF, 443),
            packets: 9,
            bytes: 1_400,
        };
        let alert = Alert {
            id: 1_000_007,
            signature: "Beacon of a remote access tool",
            category: "A Network Trojan was detected",
            severity: 1,
            blocked: false,
        };
        records.push(seen.alert(random, &alert));
    }
    SampleObject::new(firewall_key("alert", random), gzip_records(&records))
}

/// Behind the load balancer. What the web ACL blocks never comes here; the first tries came before its rule met.
fn web_server(random: &mut Random) -> SampleObject {
    let mut events: Vec<(u64, String)> = Vec::new();
    let mut add = |access: &Access<'_>| events.push((access.time.epoch_millis(), access.line()));
    for time in visits(random, 120) {
        let client = visitor(random);
        add(&Access {
            time,
            peer: random.pick(&["10.0.0.10", "10.0.0.11"]),
            forwarded_for: &client,
            method: "GET",
            path: random.pick(&["/", "/shoes", "/shoes/42", "/basket", "/search?q=winter%20boots"]),
            status: random.pick(&[200, 200, 200, 304, 404]),
            bytes: random.within(300, 60_000),
            agent: random.pick(&BROWSERS),
        });
    }
    for attempt in 0..10 {
        let path = format!("/search?q=boots%27%20ORDER%20BY%20{attempt}--");
        add(&Access {
            time: Time::at(2, 9, 0).plus(attempt * 4),
            peer: "10.0.0.10",
            forwarded_for: THIEF,
            method: "GET",
            path: &path,
            status: 500,
            bytes: 0,
            agent: SCANNER,
        });
    }
    events.sort();
    SampleObject::new(
        format!(
            "AWSLogs/{MAIN}/{REGION}/service=nginx-access/web-site-name=shop/2026/10/14/23/aes-siem-firehose-nginx-1-2026-10-14-23-00-00-{}",
            random.uuid()
        ),
        cloudwatch(nginx::ACCESS_GROUP, nginx::ACCESS_STREAM, &events),
    )
}
