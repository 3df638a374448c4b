//! What products of others tell in OCSF: the identity provider of the staff, a sensor in the network of the servers,
//! and the second account's flow logs, which are in Security Lake.

use serde_json::Value;

use super::{AUDIT, BASTION, MAIN, REGION, STAFF, THIEF, visitor, visits};
use crate::SampleObject;
use crate::packing::gzip_records;
use crate::random::Random;
use crate::sources::ocsf::{self, Activity, Identity, LakeFlow, Protocol, Seen};
use crate::time::Time;

pub(super) fn directory(random: &mut Random) -> Vec<SampleObject> {
    vec![identities(random), sensor(random), lake(random)]
}

/// The staff sign in, somebody new begins, and the thief gets bruno to accept one of many prompts, then enrols a phone.
fn identities(random: &mut Random) -> SampleObject {
    let mut records: Vec<(Time, Value)> = Vec::new();
    let mut add = |random: &mut Random, identity: &Identity<'_>| records.push((identity.time, identity.record(random)));
    for hour in [8, 11, 14, 16] {
        for (number, (user, address)) in STAFF.into_iter().enumerate() {
            let time = Time::at(hour, 1 + 9 * number as u64, random.within(0, 60));
            let sign_in =
                Identity { time, what: ocsf::SIGN_IN, who: user, whom: user, group: "", from: address, failure: None };
            // In the morning a password is mistyped.
            if hour == 8 && number % 2 == 0 {
                add(random, &Identity { failure: Some("INVALID_CREDENTIALS"), ..sign_in });
            }
            add(random, &Identity { time: time.plus(20), ..sign_in });
        }
    }
    for attempt in 0..16u64 {
        let user = STAFF[attempt as usize % STAFF.len()].0;
        let time = Time::at(5, 2, 0).plus(attempt * 13);
        let failure = Some(if user == "bruno" { "MFA_DENIED" } else { "INVALID_CREDENTIALS" });
        add(random, &Identity { time, what: ocsf::SIGN_IN, who: user, whom: user, group: "", from: THIEF, failure });
    }
    let changes: [(Time, Activity, &str, &str, &str, &str); 9] = [
        (Time::at(5, 12, 40), ocsf::SIGN_IN, "bruno", "bruno", "", THIEF),
        (Time::at(5, 14, 2), ocsf::ENROL_FACTOR, "bruno", "bruno", "", THIEF),
        (Time::at(5, 16, 30), ocsf::ADD_TO_GROUP, "bruno", "bruno", "vpn-admins", THIEF),
        (Time::at(8, 44, 10), ocsf::DISABLE, "alice", "bruno", "", STAFF[0].1),
        (Time::at(8, 45, 0), ocsf::REMOVE_FACTOR, "alice", "bruno", "", STAFF[0].1),
        (Time::at(8, 46, 20), ocsf::RESET_PASSWORD, "alice", "bruno", "", STAFF[0].1),
        (Time::at(9, 30, 0), ocsf::CREATE, "esra", "frida", "", STAFF[4].1),
        (Time::at(9, 31, 15), ocsf::ADD_TO_GROUP, "esra", "frida", "warehouse", STAFF[4].1),
        (Time::at(9, 33, 0), ocsf::GRANT, "esra", "frida", "", STAFF[4].1),
    ];
    for (time, what, who, whom, group, from) in changes {
        add(random, &Identity { time, what, who, whom, group, from, failure: None });
    }
    let refused = Some("NOT_ALLOWED");
    let time = Time::at(5, 17, 5);
    add(
        random,
        &Identity { time, what: ocsf::GRANT, who: "bruno", whom: "bruno", group: "", from: THIEF, failure: refused },
    );
    object("identity", records, random)
}

/// Servers talk to each other; from the bastion somebody looks what else there is, and who answers.
fn sensor(random: &mut Random) -> SampleObject {
    let mut records: Vec<(Time, Value)> = Vec::new();
    let mut add = |random: &mut Random, seen: &Seen<'_>| records.push((seen.time, seen.record(random)));
    let usual = [
        ("10.0.0.10", ("10.0.10.5", 8080, "shop-1.example.com"), Protocol::Http("GET", "/cart")),
        ("10.0.0.10", ("10.0.10.5", 8080, "shop-1.example.com"), Protocol::Http("POST", "/orders")),
        ("10.0.10.5", ("10.0.20.5", 3306, "db-1.example.com"), Protocol::Connection("mysql")),
        ("10.0.10.5", ("10.0.12.11", 9094, "broker-1.example.com"), Protocol::Connection("kafka")),
        ("10.0.11.7", ("10.0.12.12", 9094, "broker-2.example.com"), Protocol::Connection("kafka")),
        ("10.0.10.5", ("10.0.0.2", 53, "partners.example.com"), Protocol::Dns),
        ("10.0.5.20", ("10.0.5.10", 445, "files.corp.example.com"), Protocol::Connection("smb")),
    ];
    for time in visits(random, 150) {
        let (from, to, protocol) = random.pick(&usual);
        let bytes = (random.within(200, 4_000), random.within(400, 60_000));
        add(random, &Seen { time, from, to, protocol, bytes, allowed: true });
    }
    for attempt in 0..24u64 {
        let host = format!("10.0.10.{}", 4 + attempt % 8);
        let name = format!("host-{}.example.com", 4 + attempt % 8);
        let port = random.pick(&[22, 445, 3389, 5985]);
        let time = Time::at(3, 50, 10).plus(attempt * 4);
        let protocol = Protocol::Connection(match port {
            22 => "ssh",
            445 => "smb",
            3389 => "rdp",
            _ => "winrm",
        });
        add(random, &Seen { time, from: BASTION, to: (&host, port, &name), protocol, bytes: (120, 0), allowed: false });
    }
    let answered = [
        (
            Time::at(3, 49, 0),
            ("10.0.20.5", 3306, "db-1.example.com"),
            Protocol::Connection("mysql"),
            (4_200, 18_400_000),
        ),
        (
            Time::at(4, 8, 10),
            ("10.0.12.11", 9094, "broker-1.example.com"),
            Protocol::Connection("kafka"),
            (9_100, 6_300),
        ),
        (
            Time::at(4, 30, 0),
            ("10.0.5.10", 445, "files.corp.example.com"),
            Protocol::Connection("smb"),
            (61_000, 44_000),
        ),
        (
            Time::at(4, 41, 10),
            ("10.0.5.10", 445, "files.corp.example.com"),
            Protocol::Connection("smb"),
            (2_400_000, 9_000),
        ),
    ];
    for (time, to, protocol, bytes) in answered {
        add(random, &Seen { time, from: BASTION, to, protocol, bytes, allowed: true });
    }
    for call in 0..12 {
        let time = Time::at(3, 47, 30).plus(call * 1_500);
        let to = ("10.0.0.2", 53, "c2.example.net");
        add(random, &Seen { time, from: BASTION, to, protocol: Protocol::Dns, bytes: (70, 120), allowed: true });
        let to = (THIEF, 80, "c2.example.net");
        let protocol = Protocol::Http("POST", "/poll");
        add(random, &Seen { time: time.plus(1), from: BASTION, to, protocol, bytes: (310, 95), allowed: true });
    }
    object("sensor", records, random)
}

/// Partners reach the second account's service; the thief knocks there as well, and is turned away.
fn lake(random: &mut Random) -> SampleObject {
    let mut flows: Vec<(Time, Value)> = Vec::new();
    for time in visits(random, 110) {
        let partner = visitor(random);
        let accepted = random.within(0, 9) > 0;
        let port = if accepted { 443 } else { random.pick(&[22, 23, 3389]) };
        let (packets, bytes) = (random.within(4, 200), random.within(400, 150_000));
        let (from, to) = ((partner.as_str(), random.port()), ("10.1.0.10", port));
        flows.push((time, LakeFlow { time, account: AUDIT, from, to, packets, bytes, accepted }.record()));
    }
    for attempt in 0..18u64 {
        let time = Time::at(4, 22, 0).plus(attempt * 3);
        let (from, to) = ((THIEF, 41_000 + attempt), ("10.1.0.10", random.pick(&[22, 443, 3306, 3389, 8443])));
        flows
            .push((time, LakeFlow { time, account: AUDIT, from, to, packets: 1, bytes: 44, accepted: false }.record()));
    }
    flows.sort_by_key(|(time, _)| *time);
    let rows: Vec<Value> = flows.into_iter().map(|(_, row)| row).collect();
    ocsf::lake(AUDIT, &random.hex(32), &rows)
}

fn object(name: &str, mut records: Vec<(Time, Value)>, random: &mut Random) -> SampleObject {
    records.sort_by_key(|(time, _)| *time);
    let records: Vec<Value> = records.into_iter().map(|(_, record)| record).collect();
    SampleObject::new(
        format!("UserLogs/ocsf-json/{MAIN}/{REGION}/2026/10/14/{name}-{}.json.gz", random.hex(8)),
        gzip_records(&records),
    )
}
