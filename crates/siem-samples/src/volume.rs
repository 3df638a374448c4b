//! Input for measurements: many records of one type, with addresses from everywhere so that lookups are the worst case.

use serde_json::{Value, json};

use crate::SampleObject;
use crate::alb::Request;
use crate::cloudtrail::{Call, Caller};
use crate::findings::{Asff, Finding, bastion, remote};
use crate::flow::{self, Flow};
use crate::linux::line;
use crate::packing::{cloudwatch, gzip, gzip_lines, join, trail};
use crate::random::Random;
use crate::s3access::Access;
use crate::time::Time;
use crate::waf::Judged;

const AGENTS: [&str; 3] = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "curl/8.15.0",
    "aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux#6.1 lang/python#3.13",
];

/// An object with `records` records of a type; `None` for a type without samples.
#[must_use]
pub fn volume(log_type: &str, records: usize) -> Option<SampleObject> {
    let mut random = Random::new(7);
    let random = &mut random;
    let time = |number: usize| Time((number as u64 / 50) % 86_400);
    let (key, bytes) = match log_type {
        "vpcflowlogs" => {
            let mut lines = vec![flow::HEADER.to_owned()];
            for number in 0..records {
                let (client, host, interface) = (anywhere(random), private(random), format!("eni-{}", random.hex(17)));
                let flow = Flow {
                    account: "123456789012",
                    interface: &interface,
                    from: (&client, random.within(1024, 65_535)),
                    to: (&host, *random.pick(&[22, 53, 80, 443, 3389])),
                    protocol: *random.pick(&[6, 17, 1]),
                    packets: random.within(1, 500),
                    bytes: random.within(40, 500_000),
                    time: time(number),
                    accepted: random.within(0, 2) == 0,
                };
                lines.push(flow.row());
            }
            ("AWSLogs/123456789012/vpcflowlogs/eu-west-1/2026/10/14/volume.log.gz".to_owned(), gzip_lines(&lines))
        }
        "alb" => {
            let lines: Vec<String> = (0..records)
                .map(|number| {
                    let client = anywhere(random);
                    let path = format!("/path/{}/index.html?q={}", random.within(1, 9999), random.within(1, 99));
                    let status = *random.pick(&[200, 200, 301, 404, 500]);
                    let agent = *random.pick(&AGENTS);
                    let bytes = random.within(100, 90_000);
                    Request {
                        time: time(number),
                        client: &client,
                        method: "GET",
                        path: &path,
                        status,
                        agent,
                        blocked: false,
                        bytes,
                    }
                    .line(random)
                })
                .collect();
            ("AWSLogs/123456789012/elasticloadbalancing/eu-west-1/2026/10/14/123456789012_elasticloadbalancing_eu-west-1_app.x.1_20261014T0000Z_192.0.2.1_volume.log.gz".to_owned(), gzip_lines(&lines))
        }
        "s3accesslog" => {
            let lines: Vec<String> = (0..records)
                .map(|number| {
                    let (client, key) = (anywhere(random), format!("a/b/{}.json", random.within(1, 1_000_000)));
                    let access = Access {
                        time: time(number),
                        client: &client,
                        requester: "arn:aws:sts::123456789012:assumed-role/app/session",
                        operation: "REST.GET.OBJECT",
                        method: "GET",
                        key: &key,
                        status: *random.pick(&[200, 403, 404]),
                        bytes: random.within(1, 1_000_000),
                        agent: random.pick::<&str>(&AGENTS),
                    };
                    access.line(random)
                })
                .collect();
            (
                "AWSLogs/123456789012/s3accesslog/eu-west-1/x/2026-10-14-00-00-00-0123456789ABCDEF".to_owned(),
                join(&lines).into_bytes(),
            )
        }
        "cloudtrail" => {
            let calls: Vec<Value> = (0..records).map(|number| trail_call(random, time(number))).collect();
            (
                "AWSLogs/123456789012/CloudTrail/eu-west-1/2026/10/14/123456789012_CloudTrail_eu-west-1_volume.json.gz"
                    .to_owned(),
                trail(&calls),
            )
        }
        "waf" => {
            let lines: Vec<String> = (0..records)
                .map(|number| {
                    let (client, path) = (anywhere(random), format!("/p/{number}"));
                    let blocked_by = if random.within(0, 3) == 0 { Some("SQLi_QUERYARGUMENTS") } else { None };
                    let agent = *random.pick(&AGENTS);
                    Judged {
                        time: time(number),
                        client: &client,
                        country: "US",
                        method: "GET",
                        path: &path,
                        query: "a=1",
                        agent,
                        blocked_by,
                    }
                    .record(random)
                    .to_string()
                })
                .collect();
            ("AWSLogs/123456789012/WAF/eu-west-1/2026/10/14/00/aws-waf-logs-volume".to_owned(), gzip_lines(&lines))
        }
        "guardduty" => {
            let lines: Vec<String> = (0..records)
                .map(|number| {
                    let (client, id) = (anywhere(random), random.hex(32));
                    let action = json!({"actionType": "NETWORK_CONNECTION", "networkConnectionAction": {"connectionDirection": "INBOUND", "protocol": "TCP", "blocked": false,
                        "localPortDetails": {"port": 22, "portName": "SSH"}, "remotePortDetails": {"port": random.within(1024, 65_535), "portName": "Unknown"}, "remoteIpDetails": remote(&client)}});
                    let finding = Finding { id: &id, kind: "UnauthorizedAccess:EC2/SSHBruteForce", title: "An instance is under attack.", severity: 2.0, first: time(number), last: time(number), count: 1, resource: bastion(), action };
                    finding.record().to_string()
                })
                .collect();
            ("AWSLogs/123456789012/GuardDuty/eu-west-1/2026/10/14/volume.jsonl.gz".to_owned(), gzip_lines(&lines))
        }
        "securityhub" => {
            let text: String = (0..records)
                .map(|number| {
                    let asff = Asff {
                        product: "Security Hub",
                        id: format!("arn:aws:securityhub:eu-west-1:123456789012:security-control/EC2.13/finding/{}", random.uuid()),
                        generator: "security-control/EC2.13",
                        kind: "Software and Configuration Checks/Industry and Regulatory Standards",
                        title: "Security groups should not allow ingress from 0.0.0.0/0 to port 22",
                        label: "HIGH",
                        time: time(number),
                        resources: json!([{"Type": "AwsEc2SecurityGroup", "Id": format!("arn:aws:ec2:eu-west-1:123456789012:security-group/sg-{}", random.hex(17)), "Partition": "aws", "Region": "eu-west-1"}]),
                        more: json!({"Compliance": {"Status": "FAILED", "SecurityControlId": "EC2.13"}}),
                    };
                    asff.event(random).to_string()
                })
                .collect();
            ("AWSLogs/123456789012/SecurityHub/eu-west-1/2026/10/14/00/volume".to_owned(), gzip(text.as_bytes()))
        }
        "linux-secure" | "linux-os-syslog" => {
            let events: Vec<(u64, String)> = (0..records)
                .map(|number| {
                    let client = anywhere(random);
                    line(
                        time(number),
                        "host-1",
                        &format!("sshd[{}]", random.within(1000, 9999)),
                        &format!(
                            "Failed password for invalid user admin from {client} port {} ssh2",
                            random.within(1024, 65_535)
                        ),
                    )
                })
                .collect();
            let folder = if log_type == "linux-secure" { "Linux/Secure" } else { "Linux" };
            (
                format!("AWSLogs/123456789012/EC2/{folder}/eu-west-1/2026/10/14/00/volume"),
                cloudwatch("/ec2/linux", &[("i-0abcdef1234567890".to_owned(), events)], "123456789012"),
            )
        }
        _ => return None,
    };
    Some(SampleObject { key, bytes })
}

fn trail_call(random: &mut Random, time: Time) -> Value {
    let address = anywhere(random);
    let (source, name) = *random.pick(&[
        ("s3.amazonaws.com", "GetObject"),
        ("ec2.amazonaws.com", "DescribeInstances"),
        ("kms.amazonaws.com", "Decrypt"),
        ("sts.amazonaws.com", "AssumeRole"),
        ("s3.amazonaws.com", "PutObject"),
    ]);
    let role = format!("app-{}", random.within(1, 50));
    let request = json!({"bucketName": format!("bucket-{}", random.within(1, 99)), "key": format!("a/b/{}", random.uuid()), "Host": "s3.eu-west-1.amazonaws.com"});
    let agent = *random.pick(&AGENTS);
    let mut record = Call {
        time,
        caller: Caller::Role(&role, "session"),
        account: "123456789012",
        region: "eu-west-1",
        source,
        name,
        address: &address,
        agent,
        request,
        response: Value::Null,
        error: None,
        read_only: true,
    }
    .record(random);
    record["additionalEventData"] = json!({"SignatureVersion": "SigV4", "CipherSuite": "TLS_AES_128_GCM_SHA256", "bytesTransferredIn": 0, "bytesTransferredOut": random.within(0, 1_000_000)});
    record["resources"] = json!([{"type": "AWS::S3::Object", "ARN": "arn:aws:s3:::bucket/a"}, {"accountId": "123456789012", "type": "AWS::S3::Bucket", "ARN": "arn:aws:s3:::bucket"}]);
    record
}

/// Any public-looking address: measurements need them all, and they never leave the machine.
fn anywhere(random: &mut Random) -> String {
    format!("{}.{}.{}.{}", random.within(1, 224), random.within(0, 256), random.within(0, 256), random.within(1, 255))
}

fn private(random: &mut Random) -> String {
    format!("10.{}.{}.{}", random.within(0, 256), random.within(0, 256), random.within(1, 255))
}
