//! The staff's own machines: Client VPN, WorkSpaces, the file server; and what the agent on the bastion detects.

use serde_json::Value;

use super::{BASTION, MAIN, REGION, STAFF, THIEF};
use crate::SampleObject;
use crate::packing::{cloudwatch, firehose, gzip_records};
use crate::random::Random;
use crate::sources::clientvpn::Attempt;
use crate::sources::ocsf::Detection;
use crate::sources::windows::{self, Change, LogOn};
use crate::sources::workspaces::SignIn;
use crate::time::Time;

const FILE_SERVER: &str = "files.corp.example.com";

pub(super) fn office(random: &mut Random) -> Vec<SampleObject> {
    vec![vpn(random), workspaces(random), file_server(random), detections(random)]
}

/// Everybody comes in the morning and after lunch. The thief has no certificate.
fn vpn(random: &mut Random) -> SampleObject {
    let mut attempts: Vec<Attempt<'_>> = Vec::new();
    for hour in [8, 13] {
        for (number, (user, device)) in STAFF.into_iter().enumerate() {
            attempts.push(Attempt { time: Time::at(hour, 2 + 7 * number as u64, 0), user, device, failure: None });
        }
    }
    for attempt in 0..4 {
        let time = Time::at(4, 40, 0).plus(attempt * 11);
        attempts.push(Attempt { time, user: "bruno", device: THIEF, failure: Some("authentication-failed") });
    }
    attempts.sort_by_key(|attempt| attempt.time);
    let events: Vec<(u64, String)> =
        attempts.iter().map(|attempt| (attempt.time.epoch_millis(), attempt.record(random).to_string())).collect();
    SampleObject::new(
        format!("AWSLogs/{MAIN}/ClientVPN/{REGION}/2026/10/14/23/clientvpn-1-2026-10-14-23-00-00-{}", random.uuid()),
        cloudwatch("/aws/clientvpn", "cvpn-endpoint-0123456789abcdef0-eu-west-1-2026/10/14-x", &events),
    )
}

fn workspaces(random: &mut Random) -> SampleObject {
    let mut sign_ins: Vec<(Time, String, &str, &str)> = Vec::new();
    for (number, (_, address)) in STAFF.into_iter().enumerate() {
        for hour in [8, 13, 16] {
            let workspace = format!("ws-0abc1234{number}");
            sign_ins.push((Time::at(hour, 15 + 7 * number as u64, 9), workspace, address, "Windows"));
        }
    }
    // It is the second of the staff whose password is known.
    sign_ins.push((Time::at(4, 52, 30), "ws-0abc12341".to_owned(), THIEF, "Linux"));
    sign_ins.sort();
    let events: Vec<Value> = sign_ins
        .iter()
        .map(|(time, workspace, client, platform)| SignIn { time: *time, workspace, client, platform }.event(random))
        .collect();
    SampleObject::new(
        format!(
            "AWSLogs/{MAIN}/WorkSpaces/Event/{REGION}/2026/10/14/23/workspaces-1-2026-10-14-23-00-00-{}",
            random.uuid()
        ),
        firehose(&events),
    )
}

fn file_server(random: &mut Random) -> SampleObject {
    let mut log_ons: Vec<LogOn<'_>> = Vec::new();
    for (number, (user, _)) in STAFF.into_iter().enumerate() {
        for hour in 8..18 {
            let time = Time::at(hour, random.within(0, 60), number as u64);
            log_ons.push(LogOn { time, computer: FILE_SERVER, user, address: "10.0.5.20", succeeded: true });
        }
    }
    for attempt in 0..24 {
        let (user, _) = STAFF[attempt as usize % STAFF.len()];
        let time = Time::at(4, 30, 0).plus(attempt * 20);
        log_ons.push(LogOn { time, computer: FILE_SERVER, user, address: BASTION, succeeded: false });
    }
    let time = Time::at(4, 38, 20);
    log_ons.push(LogOn { time, computer: FILE_SERVER, user: "bruno", address: BASTION, succeeded: true });
    log_ons.sort_by_key(|log_on| log_on.time);
    let mut events: Vec<(u64, String)> =
        log_ons.iter().map(|log_on| (log_on.time.epoch_millis(), log_on.xml(random))).collect();
    for (time, who, change) in [
        // The same tool as on the bastion, an account to come back with, and the log is gone.
        (
            Time::at(4, 39, 2),
            "bruno",
            Change::Service { name: "updated", path: "C:\\Windows\\Temp\\updated.exe --every 300" },
        ),
        (Time::at(4, 40, 15), "bruno", Change::Account { name: "support", made: true }),
        (Time::at(4, 40, 20), "bruno", Change::Member { name: "support", group: "Administrators" }),
        (Time::at(4, 43, 51), "bruno", Change::LogCleared),
        (Time::at(8, 51, 0), "alice", Change::Account { name: "support", made: false }),
        // Somebody new begins, and gets what everybody has.
        (Time::at(9, 35, 0), "esra", Change::Account { name: "frida", made: true }),
        (Time::at(9, 35, 9), "esra", Change::Member { name: "frida", group: "Remote Desktop Users" }),
        (
            Time::at(11, 5, 30),
            "dmitri",
            Change::Service { name: "Example Backup", path: "C:\\Program Files\\Example\\backup.exe" },
        ),
    ] {
        let told = change.xml(random, time, FILE_SERVER, who);
        events.extend(told.into_iter().map(|xml| (time.epoch_millis(), xml)));
    }
    events.sort_by_key(|(millis, _)| *millis);
    SampleObject::new(
        format!(
            "AWSLogs/{MAIN}/Windows/Event/{REGION}/2026/10/14/23/aes-siem-firehose-windows-event-1-2026-10-14-23-00-00-{}",
            random.uuid()
        ),
        cloudwatch(windows::GROUP, windows::STREAM, &events),
    )
}

fn detections(random: &mut Random) -> SampleObject {
    let found = [
        (
            Time::at(3, 41, 20),
            "A password was guessed.",
            4,
            ("TA0006", "Credential Access"),
            ("T1110", "Brute Force"),
            ("sshd", 4130, "sshd: backup [priv]"),
        ),
        (
            Time::at(3, 46, 3),
            "The homes of all users were packed.",
            3,
            ("TA0009", "Collection"),
            ("T1560", "Archive Collected Data"),
            ("tar", 4188, "tar czf /tmp/home.tgz /home"),
        ),
        (
            Time::at(3, 47, 31),
            "An unknown program calls home.",
            5,
            ("TA0011", "Command and Control"),
            ("T1071", "Application Layer Protocol"),
            ("updated", 4201, "/tmp/.x/updated --every 300"),
        ),
        (
            Time::at(4, 2, 10),
            "Much data leaves for an unknown address.",
            5,
            ("TA0010", "Exfiltration"),
            ("T1041", "Exfiltration Over C2 Channel"),
            ("updated", 4201, "/tmp/.x/updated --every 300"),
        ),
    ];
    let records: Vec<Value> = found
        .into_iter()
        .map(|(time, title, severity, tactic, technique, process)| {
            Detection { time, title, severity, tactic, technique, from: THIEF, to: BASTION, process, user: "backup" }
                .record(random)
        })
        .collect();
    SampleObject::new(
        format!("UserLogs/ocsf-json/{REGION}/2026/10/14/edr-{}.json.gz", random.hex(8)),
        gzip_records(&records),
    )
}
