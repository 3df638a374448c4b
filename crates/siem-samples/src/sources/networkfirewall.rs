//! Events of AWS Network Firewall. Source: AWS Network Firewall Developer Guide, "Contents of a log".

use serde_json::{Value, json};

use crate::SampleObject;
use crate::packing::gzip_records;
use crate::random::Random;
use crate::time::Time;

/// One flow that the firewall saw.
pub(crate) struct Seen<'a> {
    pub(crate) time: Time,
    pub(crate) from: (&'a str, u64),
    pub(crate) to: (&'a str, u64),
    pub(crate) packets: u64,
    pub(crate) bytes: u64,
}

/// A rule that a flow met.
pub(crate) struct Alert<'a> {
    pub(crate) id: u64,
    pub(crate) signature: &'a str,
    pub(crate) category: &'a str,
    pub(crate) severity: u8,
    pub(crate) blocked: bool,
}

impl Seen<'_> {
    /// In the flow log.
    pub(crate) fn flow(&self, random: &mut Random) -> Value {
        let Seen { time, packets, bytes, .. } = self;
        let (start, end) = (written(*time), written(time.plus(30)));
        self.event(random, "netflow", "netflow", json!({"pkts": packets, "bytes": bytes, "start": start, "end": end, "age": 30, "min_ttl": 59, "max_ttl": 63}))
    }

    /// In the alert log.
    pub(crate) fn alert(&self, random: &mut Random, alert: &Alert<'_>) -> Value {
        let Alert { id, signature, category, severity, blocked } = alert;
        let mut event = self.event(
            random,
            "alert",
            "alert",
            json!({"action": if *blocked { "blocked" } else { "allowed" }, "signature_id": id, "rev": 1,
            "signature": signature, "category": category, "severity": severity, "gid": 1}),
        );
        event["event"]["direction"] = json!("to_server");
        event["event"]["flow"] = json!({"pkts_toserver": self.packets, "pkts_toclient": 1, "bytes_toserver": self.bytes, "bytes_toclient": 60, "start": written(self.time)});
        event
    }

    fn event(&self, random: &mut Random, kind: &str, name: &str, about: Value) -> Value {
        let Seen { time, from, to, .. } = self;
        let mut event = json!({"timestamp": written(*time), "flow_id": random.within(1 << 40, 1 << 47), "event_type": kind,
            "src_ip": from.0, "src_port": from.1, "dest_ip": to.0, "dest_port": to.1, "proto": "TCP", "app_proto": if to.1 == 443 { "tls" } else { "unknown" },
            "tcp": {"tcp_flags": "1b", "syn": true, "fin": true, "psh": true, "ack": true}});
        event[name] = about;
        json!({"firewall_name": "edge", "availability_zone": "eu-west-1a", "event_timestamp": time.epoch().to_string(), "event": event})
    }
}

/// As Suricata writes times.
fn written(time: Time) -> String {
    format!("{}.125000+0000", time.date_time())
}

/// Half flows, half alerts.
pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let records: Vec<Value> = (0..records)
        .map(|number| {
            let (client, host) = (random.public_address(), random.private_address());
            let seen = Seen {
                time: Time::of_record(number),
                from: (&client, random.port()),
                to: (&host, random.pick(&[22, 53, 443, 3389])),
                packets: random.within(1, 500),
                bytes: random.within(40, 500_000),
            };
            if number % 2 == 0 {
                return seen.flow(random);
            }
            let alert = Alert {
                id: random.within(1_000_000, 1_000_100),
                signature: "Scan of an administrative port",
                category: "Attempted Information Leak",
                severity: 2,
                blocked: true,
            };
            seen.alert(random, &alert)
        })
        .collect();
    SampleObject::new(
        "AWSLogs/123456789012/network-firewall/alert/eu-west-1/edge/2026/10/14/00/123456789012_network-firewall_alert_eu-west-1_edge_202610140000_2b3c4d5e.log.gz",
        gzip_records(&records),
    )
}
