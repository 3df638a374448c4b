//! sshd, sudo and su say the same by either key, of which only `@log_s3key` tells.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod harness;

use serde_json::{Value, json};

use harness::load;

#[test]
fn the_same_line_gives_the_same_document_by_either_prefix() {
    let lines = [
        "Oct 14 03:05:00 bastion sshd[4000]: Failed password for invalid user admin from 203.0.113.66 port 40000 ssh2",
        "Oct 14 03:44:50 bastion sudo:   backup : user NOT in sudoers ; TTY=pts/1 ; PWD=/ ; USER=root ; COMMAND=/bin/sh",
        "Oct 14 03:47:00 bastion su: FAILED SU (to root) backup on pts/1",
        "<86>Oct 14 03:48:00 bastion sshd[4001]: message repeated 2 times: [ Failed password for root from 203.0.113.66 port 40001 ssh2]",
        "2026-10-14T03:49:00+09:00 bastion sshd[4002]: pam_unix(sshd:session): session closed for user alice",
        "Oct 14 03:50:00 bastion useradd[4003]: new user: name=dave, UID=1010, GID=1010, home=/home/dave, shell=/bin/bash",
        "Oct 14 03:51:00 bastion systemd-logind[4004]: New session 12 of user alice.",
    ];
    let events: Vec<Value> = lines
        .iter()
        .enumerate()
        .map(|(n, m)| json!({"id": n.to_string(), "timestamp": 1_791_946_800_000_u64, "message": m}))
        .collect();
    let message = json!({"messageType": "DATA_MESSAGE", "owner": "123456789012", "logGroup": "g", "logStream": "s", "logEvents": events});
    let documents = |key: &str| -> Vec<Value> {
        let (mut documents, line) = load(key, message.to_string());
        assert_eq!((line.indexed, line.unparsed), (lines.len() as u64, 0));
        for document in &mut documents {
            let source = document["_source"].as_object_mut().unwrap();
            source.remove("@log_s3key");
        }
        documents
    };
    let by_system = documents("AWSLogs/123456789012/EC2/Linux/eu-west-1/x");
    assert_eq!(by_system, documents("AWSLogs/123456789012/EC2/Linux/Secure/eu-west-1/x"));
    assert!(by_system.iter().all(|document| document["_source"]["@log_type"] == "linux-secure"));
    assert!(by_system.iter().all(|document| document["_index"] == "log-linux-secure-2026-10"));
}
