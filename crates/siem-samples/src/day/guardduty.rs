//! GuardDuty's findings.

use serde_json::{Value, json};

use super::{BASTION, MAIN, REGION, THIEF};
use crate::SampleObject;
use crate::packing::gzip_lines;
use crate::sources::guardduty::{Finding, access_key, bastion, remote};
use crate::time::Time;

fn api_call(name: &str, service: &str) -> Value {
    json!({"actionType": "AWS_API_CALL", "awsApiCallAction": {"api": name, "serviceName": service, "callerType": "Remote IP", "remoteIpDetails": remote(THIEF), "affectedResources": {}}})
}

/// GuardDuty's findings, again with each update.
pub(super) fn guardduty() -> Vec<SampleObject> {
    let connection = |direction: &str, port: u64| {
        json!({"actionType": "NETWORK_CONNECTION", "networkConnectionAction": {"connectionDirection": direction, "protocol": "TCP", "blocked": false,
            "localPortDetails": {"port": port, "portName": "SSH"}, "remotePortDetails": {"port": 40130, "portName": "Unknown"},
            "localIpDetails": {"ipAddressV4": BASTION}, "remoteIpDetails": remote(THIEF)}})
    };
    let kinds: [(&str, &str, f64, Time, Value, Value); 6] = [
        (
            "UnauthorizedAccess:EC2/SSHBruteForce",
            "203.0.113.66 is performing SSH brute force attacks against i-0abcdef1234567890.",
            2.0,
            Time::at(3, 15, 0),
            bastion(),
            connection("INBOUND", 22),
        ),
        (
            "Recon:EC2/Portscan",
            "EC2 instance i-0abcdef1234567890 is being scanned by 203.0.113.66.",
            5.0,
            Time::at(3, 20, 0),
            bastion(),
            json!({"actionType": "PORT_PROBE", "portProbeAction": {"blocked": true, "portProbeDetails": [{"localPortDetails": {"port": 3306, "portName": "MySQL"}, "localIpDetails": {"ipAddressV4": BASTION}, "remoteIpDetails": remote(THIEF)}]}}),
        ),
        (
            "UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom",
            "API GetCallerIdentity was invoked from a known malicious IP address 203.0.113.66.",
            5.0,
            Time::at(3, 55, 0),
            access_key(),
            api_call("GetCallerIdentity", "sts.amazonaws.com"),
        ),
        (
            "Exfiltration:S3/AnomalousBehavior",
            "User deploy is reading objects of example-shop-data in an unusual way.",
            8.0,
            Time::at(4, 5, 0),
            access_key(),
            api_call("GetObject", "s3.amazonaws.com"),
        ),
        (
            "Trojan:EC2/DropPoint",
            "EC2 instance i-0abcdef1234567890 is sending data to 203.0.113.66.",
            5.0,
            Time::at(4, 6, 0),
            bastion(),
            connection("OUTBOUND", 45_555),
        ),
        (
            "Stealth:IAMUser/CloudTrailLoggingDisabled",
            "The trail org was stopped by deploy.",
            2.0,
            Time::at(4, 26, 0),
            access_key(),
            api_call("StopLogging", "cloudtrail.amazonaws.com"),
        ),
    ];
    (1..=4u64)
        .map(|count| {
            let records: Vec<String> = kinds
                .iter()
                .enumerate()
                .map(|(number, (kind, title, severity, first, resource, action))| {
                    let id = format!("{:032x}", 0x9a0b_1c2d_3e4f_5061_u128 + number as u128);
                    let last = first.plus((count - 1) * 900);
                    Finding {
                        id: &id,
                        kind,
                        title,
                        severity: *severity,
                        first: *first,
                        last,
                        count,
                        resource: resource.clone(),
                        action: action.clone(),
                    }
                    .record()
                    .to_string()
                })
                .collect();
            SampleObject {
                key: format!(
                    "AWSLogs/{MAIN}/GuardDuty/{REGION}/2026/10/14/00000000-0000-4000-8000-00000000000{count}.jsonl.gz"
                ),
                bytes: gzip_lines(&records),
            }
        })
        .collect()
}
