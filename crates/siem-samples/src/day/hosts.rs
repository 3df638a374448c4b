//! System logs of the bastion and of a web server.

use super::{MAIN, REGION, STAFF, THIEF};
use crate::SampleObject;
use crate::packing::cloudwatch;
use crate::random::Random;
use crate::sources::linux::line;
use crate::time::Time;

/// The bastion and a web server.
pub(super) fn hosts(random: &mut Random) -> Vec<SampleObject> {
    let mut secure = Vec::new();
    for attempt in 0..120u64 {
        let time = Time::at(3, 5, 0).plus(attempt * 18);
        let user = random.pick(&["root", "admin", "ubuntu", "backup", "oracle"]);
        let known = matches!(user, "root" | "backup");
        let invalid = if known { "" } else { "invalid user " };
        secure.push(line(
            time,
            "bastion",
            &format!("sshd[{}]", 4000 + attempt),
            &format!("Failed password for {invalid}{user} from {THIEF} port {} ssh2", 40_000 + attempt),
        ));
    }
    secure.push(line(
        Time::at(3, 41, 12),
        "bastion",
        "sshd[4130]",
        &format!("Accepted password for backup from {THIEF} port 40130 ssh2"),
    ));
    secure.push(line(
        Time::at(3, 41, 12),
        "bastion",
        "sshd[4130]",
        "pam_unix(sshd:session): session opened for user backup(uid=1004) by (uid=0)",
    ));
    secure.push(line(
        Time::at(3, 44, 50),
        "bastion",
        "sudo",
        "  backup : command not allowed ; TTY=pts/1 ; PWD=/home/backup ; USER=root ; COMMAND=/bin/bash",
    ));
    secure.push(line(
        Time::at(3, 46, 2),
        "bastion",
        "sudo",
        "  backup : TTY=pts/1 ; PWD=/home/backup ; USER=root ; COMMAND=/usr/bin/tar czf /tmp/home.tgz /home",
    ));
    secure.push(line(
        Time::at(3, 46, 31),
        "bastion",
        "useradd[4188]",
        "new user: name=support, UID=1006, GID=1006, home=/home/support, shell=/bin/bash, from=/dev/pts/1",
    ));
    for (number, (user, address)) in STAFF.iter().enumerate() {
        for visit in 0..14u64 {
            let time = Time::at(8 + visit % 9, 10 + number as u64 * 9, visit);
            let pid = 5000 + visit * 10 + number as u64;
            secure.push(line(
                time,
                "bastion",
                &format!("sshd[{pid}]"),
                &format!(
                    "Accepted publickey for {user} from {address} port {} ssh2: ED25519 SHA256:{}",
                    random.within(30_000, 60_000),
                    random.hex(43)
                ),
            ));
            secure.push(line(
                time.plus(1),
                "bastion",
                &format!("sshd[{pid}]"),
                &format!("pam_unix(sshd:session): session opened for user {user}(uid=1000) by (uid=0)"),
            ));
            secure.push(line(
                time.plus(600),
                "bastion",
                &format!("sshd[{pid}]"),
                &format!("pam_unix(sshd:session): session closed for user {user}"),
            ));
        }
    }
    secure.sort();
    let mut messages = Vec::new();
    for hour in 0..24 {
        for (minute, program, text) in [
            (0, "systemd[1]", "Started Rotate log files."),
            (7, "CROND[2211]", "(root) CMD (/usr/lib64/sa/sa1 1 1)"),
            (19, "dhclient[801]", "DHCPACK from 10.0.0.1"),
            (31, "chronyd[612]", "Selected source 169.254.169.123"),
            (47, "kernel", "[ 8123.442] eth0: link becomes ready"),
        ] {
            messages.push(line(Time::at(hour, minute, 4), "web-1", program, text));
        }
        messages.push(line(
            Time::at(hour, 50, 1),
            "web-1",
            "sudo",
            "  ec2-user : TTY=pts/0 ; PWD=/home/ec2-user ; USER=root ; COMMAND=/bin/systemctl status httpd",
        ));
    }
    messages.sort();
    vec![
        SampleObject {
            key: format!(
                "AWSLogs/{MAIN}/EC2/Linux/Secure/{REGION}/2026/10/14/08/aes-siem-firehose-linux-secure-1-{}-{}",
                Time::at(8, 0, 0).dashed(),
                random.uuid()
            ),
            bytes: cloudwatch("/ec2/linux/secure", "i-0abcdef1234567890", &secure),
        },
        SampleObject {
            key: format!(
                "AWSLogs/{MAIN}/EC2/Linux/{REGION}/2026/10/14/23/aes-siem-firehose-linux-os-1-{}-{}",
                Time::at(23, 0, 0).dashed(),
                random.uuid()
            ),
            bytes: cloudwatch("/ec2/linux/messages", "i-0123456789abcdef0", &messages),
        },
    ]
}
