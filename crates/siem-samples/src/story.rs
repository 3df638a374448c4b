//! The day, 14 October 2026, of a company with a web shop, a bastion host, a data bucket and two accounts.
//!
//! Staff sign in with MFA in office hours, a pipeline deploys, visitors buy, bots knock. From 02:10 somebody at
//! 203.0.113.66 tries SQL injection on the shop and passwords on the bastion. At 03:41 the bastion lets `backup` in
//! with a guessed password; a deployment key lies in its home. From 03:52 that key asks who it is, lists and copies the
//! data bucket, makes itself a second key and a console user without MFA, opens the bucket to the world, and at 04:25
//! stops the trail. GuardDuty and Security Hub tell of it while it happens; at 08:40 alice finds out and cleans up.

use serde_json::{Value, json};

use crate::SampleObject;
use crate::alb::Request;
use crate::cloudtrail::{Call, Caller};
use crate::findings::{Asff, Finding, access_key, bastion, remote};
use crate::flow::{self, Flow};
use crate::linux::line;
use crate::packing::{cloudwatch, gzip_lines, join, trail};
use crate::random::Random;
use crate::s3access::{Access, BUCKET};
use crate::time::Time;
use crate::waf::Judged;

const MAIN: &str = "123456789012";
const AUDIT: &str = "111122223333";
const REGION: &str = "eu-west-1";
/// The attacker.
const THIEF: &str = "203.0.113.66";
/// The key that leaks.
const LEAKED_KEY: &str = "AKIAEXAMPLEDEPLOY0001";
const BASTION: &str = "10.0.1.20";
const BASTION_INTERFACE: &str = "eni-0a1b2c3d4e5f60718";
const BROWSERS: [&str; 3] = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0",
];
const CLI: &str = "aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux#6.1 lang/python#3.13 cfg/retry-mode#standard";
const SCANNER: &str = "sqlmap/1.9 (https://sqlmap.org)";
const STAFF: [(&str, &str); 5] = [
    ("alice", "198.51.100.11"),
    ("bruno", "198.51.100.12"),
    ("chiamaka", "198.51.100.13"),
    ("dmitri", "2001:db8:10::14"),
    ("esra", "198.51.100.15"),
];

/// All objects of the day.
pub(crate) fn day() -> Vec<SampleObject> {
    let mut random = Random::new(20_261_014);
    let mut objects = Vec::new();
    objects.extend(web(&mut random));
    objects.extend(flows(&mut random));
    objects.extend(trails(&mut random));
    objects.extend(bucket(&mut random));
    objects.extend(hosts(&mut random));
    objects.extend(guardduty());
    objects.extend(securityhub(&mut random));
    objects.push(SampleObject {
        key: format!("AWSLogs/{MAIN}/CloudTrail-Digest/{REGION}/2026/10/14/{MAIN}_CloudTrail-Digest_{REGION}_org_{REGION}_20261014T040000Z.json.gz"),
        bytes: gzip_lines(&["{\"digestPublicKeyFingerprint\":\"example\",\"logFiles\":[]}"]),
    });
    objects
}

/// Times spread over the day as people's days are: few at night, most in the afternoon.
fn visits(random: &mut Random, count: usize) -> Vec<Time> {
    let mut times: Vec<Time> = (0..count)
        .map(|_| {
            let hour = (random.within(0, 24) + random.within(0, 24) + 24) / 2 % 24;
            Time::at(hour, random.within(0, 60), random.within(0, 60))
        })
        .collect();
    times.sort();
    times
}

fn visitor(random: &mut Random) -> String {
    match random.within(0, 10) {
        0 => format!("2001:db8:{:x}::{:x}", random.within(1, 999), random.within(1, 9999)),
        1..=5 => format!("192.0.2.{}", random.within(30, 250)),
        _ => format!("198.51.100.{}", random.within(30, 250)),
    }
}

/// The shop: what the load balancer saw, and what the web ACL judged.
fn web(random: &mut Random) -> Vec<SampleObject> {
    const PAGES: [&str; 7] =
        ["/", "/shoes", "/shoes/42", "/basket", "/checkout", "/static/app.js", "/search?q=winter%20boots"];
    let mut alb: Vec<(Time, String)> = Vec::new();
    let mut waf: Vec<(Time, Value)> = Vec::new();
    for time in visits(random, 520) {
        let client = visitor(random);
        let (path, agent) = (*random.pick(&PAGES), *random.pick(&BROWSERS));
        let method = if path == "/checkout" { "POST" } else { "GET" };
        let status = *random.pick(&[200, 200, 200, 200, 200, 200, 302, 304, 404, 500]);
        let bytes = random.within(300, 60_000);
        let request = Request { time, client: &client, method, path, status, agent, blocked: false, bytes };
        alb.push((time, request.line(random)));
        if random.within(0, 3) == 0 {
            let (path, query) = path.split_once('?').unwrap_or((path, ""));
            let judged = Judged { time, client: &client, country: "DE", method, path, query, agent, blocked_by: None };
            waf.push((time, judged.record(random)));
        }
    }
    for attempt in 0..60 {
        let time = Time::at(2, 10, 0).plus(attempt * 7);
        let query = format!("q=boots%27%20UNION%20SELECT%20{attempt},password%20FROM%20users--");
        let path = format!("/search?{query}");
        let request = Request {
            time,
            client: THIEF,
            method: "GET",
            path: &path,
            status: 403,
            agent: SCANNER,
            blocked: true,
            bytes: 0,
        };
        alb.push((time, request.line(random)));
        let judged = Judged {
            time,
            client: THIEF,
            country: "NG",
            method: "GET",
            path: "/search",
            query: &query,
            agent: SCANNER,
            blocked_by: Some("SQLi_QUERYARGUMENTS"),
        };
        waf.push((time, judged.record(random)));
    }
    alb.sort_by_key(|(time, _)| *time);
    waf.sort_by_key(|(time, _)| *time);
    let mut objects = Vec::new();
    for part in 0..4 {
        let lines: Vec<&String> =
            alb.iter().filter(|(time, _)| time.hour() / 6 == part).map(|(_, line)| line).collect();
        let end = Time::at(part * 6 + 5, 55, 0).file_name();
        objects.push(SampleObject {
            key: format!("AWSLogs/{MAIN}/elasticloadbalancing/{REGION}/2026/10/14/{MAIN}_elasticloadbalancing_{REGION}_app.shop.50dc6c495c0c9188_{end}_192.0.2.10_{}.log.gz", random.hex(8)),
            bytes: gzip_lines(&lines),
        });
        let records: Vec<String> =
            waf.iter().filter(|(time, _)| time.hour() / 6 == part).map(|(_, r)| r.to_string()).collect();
        let name = if part % 2 == 0 {
            format!(
                "AWSLogs/{MAIN}/WAF/{REGION}/2026/10/14/{:02}/aws-waf-logs-shop-1-2026-10-14-{:02}-00-00-{}",
                part * 6,
                part * 6,
                random.uuid()
            )
        } else {
            format!(
                "AWSLogs/{MAIN}/WAFLogs/{REGION}/shop/2026/10/14/{:02}/00/{MAIN}_waflogs_{REGION}_shop_{end}_{}.log.gz",
                part * 6,
                random.hex(8)
            )
        };
        objects.push(SampleObject { key: name, bytes: gzip_lines(&records) });
    }
    objects
}

/// The network: visitors, bots, updates, the attack.
fn flows(random: &mut Random) -> Vec<SampleObject> {
    let mut rows: Vec<(Time, String)> = Vec::new();
    let mut long: Vec<(Time, String)> = Vec::new();
    let mut add = |flow: &Flow<'_>| rows.push((flow.time, flow.row()));
    for time in visits(random, 420) {
        let client = visitor(random);
        let port = random.within(1024, 65535);
        let (packets, bytes) = (random.within(4, 200), random.within(400, 200_000));
        let accepted = random.within(0, 12) > 0;
        let to = ("10.0.0.10", if accepted { 443 } else { *random.pick(&[22, 23, 445, 3389, 6379]) });
        add(&Flow {
            account: MAIN,
            interface: "eni-0feedface12345678",
            from: (&client, port),
            to,
            protocol: 6,
            packets,
            bytes,
            time,
            accepted,
        });
    }
    for attempt in 0..120 {
        let time = Time::at(3, 5, 0).plus(attempt * 18);
        let from = (THIEF, 40_000 + attempt);
        add(&Flow {
            account: MAIN,
            interface: BASTION_INTERFACE,
            from,
            to: (BASTION, 22),
            protocol: 6,
            packets: 14,
            bytes: 2_800,
            time,
            accepted: true,
        });
        if attempt % 4 == 0 {
            let to = (BASTION, *random.pick(&[23, 3306, 3389, 5432]));
            add(&Flow {
                account: MAIN,
                interface: BASTION_INTERFACE,
                from,
                to,
                protocol: 6,
                packets: 1,
                bytes: 44,
                time,
                accepted: false,
            });
        }
    }
    for hour in 0..24 {
        let time = Time::at(hour, 15, 0);
        add(&Flow {
            account: MAIN,
            interface: BASTION_INTERFACE,
            from: (BASTION, 51_000 + hour),
            to: ("10.0.0.2", 53),
            protocol: 17,
            packets: 2,
            bytes: 180,
            time,
            accepted: true,
        });
        long.push((
            time,
            Flow {
                account: MAIN,
                interface: BASTION_INTERFACE,
                from: (BASTION, 44_000 + hour),
                to: ("198.51.100.80", 443),
                protocol: 6,
                packets: 900,
                bytes: 1_200_000,
                time,
                accepted: true,
            }
            .long_row(),
        ));
        long.push((
            time,
            Flow {
                account: MAIN,
                interface: BASTION_INTERFACE,
                from: ("2001:db8:20::1", 0),
                to: ("2001:db8:ffff::1", 0),
                protocol: 58,
                packets: 3,
                bytes: 300,
                time,
                accepted: hour % 5 > 0,
            }
            .long_row(),
        ));
    }
    // What leaves at night, by the front door.
    long.push((
        Time::at(4, 2, 0),
        Flow {
            account: MAIN,
            interface: BASTION_INTERFACE,
            from: (BASTION, 45_555),
            to: (THIEF, 8443),
            protocol: 6,
            packets: 4_100_000,
            bytes: 5_905_580_032,
            time: Time::at(4, 2, 0),
            accepted: true,
        }
        .long_row(),
    ));
    rows.push((Time::at(5, 0, 0), flow::no_data(MAIN, "eni-00000000000000001", Time::at(5, 0, 0))));
    rows.sort();
    long.sort();
    let mut objects = Vec::new();
    for part in 0..4 {
        let mut lines = vec![flow::HEADER.to_owned()];
        lines.extend(rows.iter().filter(|(time, _)| time.hour() / 6 == part).map(|(_, row)| row.clone()));
        let name = Time::at(part * 6, 0, 0).file_name();
        objects.push(SampleObject {
            key: format!("AWSLogs/{MAIN}/vpcflowlogs/{REGION}/2026/10/14/{MAIN}_vpcflowlogs_{REGION}_fl-0123456789abcdef0_{name}_{}.log.gz", random.hex(8)),
            bytes: gzip_lines(&lines),
        });
    }
    let mut lines = vec![flow::LONG_HEADER.to_owned()];
    lines.extend(long.into_iter().map(|(_, row)| row));
    objects.push(SampleObject {
        key: format!("AWSLogs/aws-account-id={MAIN}/aws-service=vpcflowlogs/aws-region={REGION}/year=2026/month=10/day=14/{MAIN}_vpcflowlogs_{REGION}_fl-0fedcba9876543210_20261014T0000Z_{}.log.gz", random.hex(8)),
        bytes: gzip_lines(&lines),
    });
    objects
}

fn call<'a>(
    time: Time,
    caller: Caller<'a>,
    source: &'a str,
    name: &'a str,
    address: &'a str,
    agent: &'a str,
) -> Call<'a> {
    let read_only = ["Get", "List", "Describe", "Decrypt", "Head"].iter().any(|verb| name.starts_with(verb));
    Call {
        time,
        caller,
        account: MAIN,
        region: REGION,
        source,
        name,
        address,
        agent,
        request: Value::Null,
        response: Value::Null,
        error: None,
        read_only,
    }
}

/// What was done in the accounts.
fn trails(random: &mut Random) -> Vec<SampleObject> {
    let mut calls: Vec<(Time, &str, Value)> = Vec::new();
    let ok = || json!({"ConsoleLogin": "Success"});
    for (number, (name, address)) in STAFF.iter().enumerate() {
        let time = Time::at(8, 5 + 7 * number as u64, 12);
        let mut login =
            call(time, Caller::User(name, ""), "signin.amazonaws.com", "ConsoleLogin", address, BROWSERS[number % 3]);
        (login.response, login.request) = (ok(), json!("mfa"));
        calls.push((time, MAIN, login.record(random)));
        for _ in 0..45 {
            let time = Time::at(random.within(8, 18), random.within(0, 60), random.within(0, 60));
            let (source, event) = *random.pick(&[
                ("ec2.amazonaws.com", "DescribeInstances"),
                ("cloudwatch.amazonaws.com", "DescribeAlarms"),
                ("s3.amazonaws.com", "ListBuckets"),
                ("rds.amazonaws.com", "DescribeDBInstances"),
                ("logs.amazonaws.com", "GetLogEvents"),
                ("iam.amazonaws.com", "ListUsers"),
            ]);
            calls.push((
                time,
                MAIN,
                call(time, Caller::User(name, "ASIAEXAMPLESTAFF0001"), source, event, address, BROWSERS[number % 3])
                    .record(random),
            ));
        }
    }
    let mut wrong = call(
        Time::at(8, 11, 40),
        Caller::User("bruno", ""),
        "signin.amazonaws.com",
        "ConsoleLogin",
        "198.51.100.12",
        BROWSERS[1],
    );
    (wrong.response, wrong.error) = (json!({"ConsoleLogin": "Failure"}), Some(("", "Failed authentication")));
    calls.push((wrong.time, MAIN, wrong.record(random)));
    for deployment in 0..12 {
        let time = Time::at(9 + deployment / 2, 20 + deployment, 0);
        let role = Caller::Role("ci-deploy", "pipeline");
        for (step, (source, name)) in [
            ("sts.amazonaws.com", "AssumeRole"),
            ("lambda.amazonaws.com", "UpdateFunctionCode20150331v2"),
            ("s3.amazonaws.com", "PutObject"),
            ("cloudformation.amazonaws.com", "UpdateStack"),
        ]
        .into_iter()
        .enumerate()
        {
            let mut one = call(time.plus(step as u64 * 9), role, source, name, "198.51.100.90", CLI);
            if name == "AssumeRole" {
                one.request =
                    json!({"roleArn": format!("arn:aws:iam::{AUDIT}:role/ci-deploy"), "roleSessionName": "pipeline"});
                one.response = json!({"assumedRoleUser": {"arn": format!("arn:aws:sts::{AUDIT}:assumed-role/ci-deploy/pipeline")}, "credentials": {"accessKeyId": "ASIAEXAMPLECI00000001", "expiration": "Oct 14, 2026, 11:00:00 AM"}});
            }
            calls.push((one.time, MAIN, one.record(random)));
        }
    }
    for hour in 0..24 {
        for minute in [3, 23, 43] {
            let time = Time::at(hour, minute, random.within(0, 60));
            let mut one = call(
                time,
                Caller::Service("autoscaling.amazonaws.com"),
                "sts.amazonaws.com",
                "AssumeRole",
                "autoscaling.amazonaws.com",
                "autoscaling.amazonaws.com",
            );
            one.account = if minute == 3 { AUDIT } else { MAIN };
            calls.push((time, one.account, one.record(random)));
        }
    }
    attack_calls(random, &mut calls);
    for (minute, name, parameters) in [
        (40, "StartLogging", json!({"name": "org"})),
        (44, "UpdateAccessKey", json!({"userName": "deploy", "accessKeyId": LEAKED_KEY, "status": "Inactive"})),
        (47, "DeleteUser", json!({"userName": "support-2"})),
        (51, "DeleteBucketPolicy", json!({"bucketName": BUCKET})),
    ] {
        let source = if name.contains("Bucket") {
            "s3.amazonaws.com"
        } else if name.contains("Logging") {
            "cloudtrail.amazonaws.com"
        } else {
            "iam.amazonaws.com"
        };
        let mut one = call(
            Time::at(8, minute, 20),
            Caller::User("alice", "ASIAEXAMPLESTAFF0001"),
            source,
            name,
            "198.51.100.11",
            BROWSERS[0],
        );
        (one.request, one.read_only) = (parameters, false);
        calls.push((one.time, MAIN, one.record(random)));
    }
    calls.sort_by_key(|(time, ..)| *time);
    let mut objects = Vec::new();
    for account in [MAIN, AUDIT] {
        for part in 0..6 {
            let records: Vec<Value> = calls
                .iter()
                .filter(|(time, of, _)| *of == account && time.hour() / 4 == part)
                .map(|(.., r)| r.clone())
                .collect();
            let name = Time::at(part * 4 + 3, 55, 0).file_name();
            objects.push(SampleObject {
                key: format!("AWSLogs/o-exampleorg/{account}/CloudTrail/{REGION}/2026/10/14/{account}_CloudTrail_{REGION}_{name}_{}.json.gz", random.hex(16)),
                bytes: trail(&records),
            });
        }
    }
    objects
}

/// What the thief does with the key.
fn attack_calls(random: &mut Random, calls: &mut Vec<(Time, &str, Value)>) {
    let key = Caller::User("deploy", LEAKED_KEY);
    /// Minute, service, call, parameters, answer, error.
    type Step = (u64, &'static str, &'static str, Value, Value, Option<(&'static str, &'static str)>);
    let steps: [Step; 9] = [
        (0, "sts.amazonaws.com", "GetCallerIdentity", Value::Null, Value::Null, None),
        (
            1,
            "iam.amazonaws.com",
            "ListUsers",
            Value::Null,
            Value::Null,
            Some((
                "AccessDenied",
                "User: arn:aws:iam::123456789012:user/deploy is not authorized to perform: iam:ListUsers",
            )),
        ),
        (2, "s3.amazonaws.com", "ListBuckets", Value::Null, Value::Null, None),
        (
            4,
            "secretsmanager.amazonaws.com",
            "GetSecretValue",
            json!({"secretId": "shop/database"}),
            Value::Null,
            Some(("AccessDenied", "not authorized")),
        ),
        (
            13,
            "iam.amazonaws.com",
            "CreateAccessKey",
            json!({"userName": "deploy"}),
            json!({"accessKey": {"accessKeyId": "AKIAEXAMPLEDEPLOY0002", "status": "Active", "userName": "deploy"}}),
            None,
        ),
        (
            17,
            "iam.amazonaws.com",
            "CreateUser",
            json!({"userName": "support-2"}),
            json!({"user": {"userName": "support-2", "arn": "arn:aws:iam::123456789012:user/support-2"}}),
            None,
        ),
        (18, "iam.amazonaws.com", "CreateLoginProfile", json!({"userName": "support-2"}), Value::Null, None),
        (
            25,
            "s3.amazonaws.com",
            "PutBucketPolicy",
            json!({"bucketName": BUCKET, "bucketPolicy": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": format!("arn:aws:s3:::{BUCKET}/*")}]}}),
            Value::Null,
            None,
        ),
        (33, "cloudtrail.amazonaws.com", "StopLogging", json!({"name": "org"}), Value::Null, None),
    ];
    for (minute, source, name, request, response, error) in steps {
        let mut one = call(Time::at(3, 52, 7).plus(minute * 60), key, source, name, THIEF, CLI);
        (one.request, one.response, one.error) = (request, response, error);
        calls.push((one.time, MAIN, one.record(random)));
    }
    for number in 0..150 {
        let mut one = call(Time::at(3, 56, 0).plus(number * 3), key, "s3.amazonaws.com", "GetObject", THIEF, CLI);
        one.request = json!({"bucketName": BUCKET, "key": format!("customers/2026/{number:04}.csv"), "Host": "example-shop-data.s3.eu-west-1.amazonaws.com"});
        calls.push((one.time, MAIN, one.record(random)));
    }
    let mut login = call(
        Time::at(4, 14, 30),
        Caller::User("support-2", ""),
        "signin.amazonaws.com",
        "ConsoleLogin",
        THIEF,
        BROWSERS[2],
    );
    login.response = json!({"ConsoleLogin": "Success"});
    calls.push((login.time, MAIN, login.record(random)));
}

/// The data bucket's own log.
fn bucket(random: &mut Random) -> Vec<SampleObject> {
    let mut lines: Vec<(Time, String)> = Vec::new();
    for number in 0..150u64 {
        let key = format!("customers/2026/{number:04}.csv");
        let requester = "arn:aws:iam::123456789012:user/deploy";
        let access = Access {
            time: Time::at(3, 56, 0).plus(number * 3),
            client: THIEF,
            requester,
            operation: "REST.GET.OBJECT",
            method: "GET",
            key: &key,
            status: 200,
            bytes: 39_370_533,
            agent: CLI,
        };
        lines.push((access.time, access.line(random)));
    }
    for number in 0..160u64 {
        let time = Time::at(1, 0, 0).plus(number * 9);
        let key = format!("backup/2026-10-13/part-{number:05}.parquet");
        let access = Access {
            time,
            client: "10.0.11.7",
            requester: "arn:aws:sts::123456789012:assumed-role/nightly-backup/job",
            operation: "REST.PUT.OBJECT",
            method: "PUT",
            key: &key,
            status: 200,
            bytes: random.within(1000, 9_000_000),
            agent: "aws-sdk-java/2.33.0",
        };
        lines.push((time, access.line(random)));
    }
    for time in visits(random, 60) {
        let client = visitor(random);
        let access = Access {
            time,
            client: &client,
            requester: "-",
            operation: "REST.GET.OBJECT",
            method: "GET",
            key: "customers/2026/0001.csv",
            status: 403,
            bytes: 243,
            agent: "curl/8.15.0",
        };
        lines.push((time, access.line(random)));
    }
    lines.sort();
    (0..4)
        .map(|part| {
            let of_part: Vec<&String> =
                lines.iter().filter(|(time, _)| time.hour() / 6 == part).map(|(_, line)| line).collect();
            let name = Time::at(part * 6 + 5, 59, 30).dashed();
            SampleObject {
                key: format!("AWSLogs/{MAIN}/s3accesslog/{REGION}/{BUCKET}/{name}-{}", random.hex(16).to_uppercase()),
                bytes: join(&of_part).into_bytes(),
            }
        })
        .collect()
}

/// The bastion and a web server.
fn hosts(random: &mut Random) -> Vec<SampleObject> {
    let mut secure = Vec::new();
    for attempt in 0..120u64 {
        let time = Time::at(3, 5, 0).plus(attempt * 18);
        let user = *random.pick(&["root", "admin", "ubuntu", "backup", "oracle"]);
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
    let stream = |id: &str, events: Vec<(u64, String)>| vec![(id.to_owned(), events)];
    vec![
        SampleObject {
            key: format!(
                "AWSLogs/{MAIN}/EC2/Linux/Secure/{REGION}/2026/10/14/08/aes-siem-firehose-linux-secure-1-{}-{}",
                Time::at(8, 0, 0).dashed(),
                random.uuid()
            ),
            bytes: cloudwatch("/ec2/linux/secure", &stream("i-0abcdef1234567890", secure), MAIN),
        },
        SampleObject {
            key: format!(
                "AWSLogs/{MAIN}/EC2/Linux/{REGION}/2026/10/14/23/aes-siem-firehose-linux-os-1-{}-{}",
                Time::at(23, 0, 0).dashed(),
                random.uuid()
            ),
            bytes: cloudwatch("/ec2/linux/messages", &stream("i-0123456789abcdef0", messages), MAIN),
        },
    ]
}

fn api_call(name: &str, service: &str) -> Value {
    json!({"actionType": "AWS_API_CALL", "awsApiCallAction": {"api": name, "serviceName": service, "callerType": "Remote IP", "remoteIpDetails": remote(THIEF), "affectedResources": {}}})
}

/// GuardDuty's findings, again with each update.
fn guardduty() -> Vec<SampleObject> {
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

/// Security Hub: controls that fail all day, and the findings of other products.
fn securityhub(random: &mut Random) -> Vec<SampleObject> {
    let instance = json!([{"Type": "AwsEc2Instance", "Id": "arn:aws:ec2:eu-west-1:123456789012:instance/i-0abcdef1234567890", "Partition": "aws", "Region": REGION, "Details": {"AwsEc2Instance": {"IpV4Addresses": ["192.0.2.20", BASTION]}}}]);
    let of_bucket =
        json!([{"Type": "AwsS3Bucket", "Id": format!("arn:aws:s3:::{BUCKET}"), "Partition": "aws", "Region": REGION}]);
    let mut events = Vec::new();
    for hour in 0..24 {
        for (control, title, label, status) in [
            ("EC2.13", "Security groups should not allow ingress from 0.0.0.0/0 to port 22", "HIGH", "FAILED"),
            (
                "S3.8",
                "S3 general purpose buckets should block public access",
                "HIGH",
                if (4..9).contains(&hour) { "FAILED" } else { "PASSED" },
            ),
            (
                "IAM.5",
                "MFA should be enabled for all IAM users that have a console password",
                "MEDIUM",
                if hour >= 4 { "FAILED" } else { "PASSED" },
            ),
        ] {
            let label = if status == "PASSED" { "INFORMATIONAL" } else { label };
            let generator = format!("security-control/{control}");
            let id = format!(
                "arn:aws:securityhub:eu-west-1:{MAIN}:security-control/{control}/finding/{:08x}-0000-4000-8000-000000000000",
                control.len() * 7919
            );
            let more = json!({"Compliance": {"Status": status, "SecurityControlId": control, "AssociatedStandards": [{"StandardsId": "standards/aws-foundational-security-best-practices/v/1.0.0"}]}});
            let asff = Asff {
                product: "Security Hub",
                id,
                generator: &generator,
                kind: "Software and Configuration Checks/Industry and Regulatory Standards",
                title,
                label,
                time: Time::at(hour, 12, 0),
                resources: if control.starts_with("S3") { of_bucket.clone() } else { instance.clone() },
                more,
            };
            events.push((asff.time, asff.event(random)));
        }
    }
    let prefix = "aws/guardduty/service/action";
    let guardduty = json!({"ProductFields": {
        format!("{prefix}/actionType"): "NETWORK_CONNECTION", format!("{prefix}/networkConnectionAction/connectionDirection"): "INBOUND",
        format!("{prefix}/networkConnectionAction/remoteIpDetails/ipAddressV4"): THIEF, format!("{prefix}/networkConnectionAction/localPortDetails/port"): "22",
        "aws/guardduty/resource/instanceDetails/networkInterfaces.0_/privateIpAddress": BASTION,
        "aws/guardduty/resource/instanceDetails/networkInterfaces.0_/publicIp": "192.0.2.20", "aws/guardduty/service/count": "4"}});
    let inspector = json!({"Vulnerabilities": [{"Id": "CVE-2026-10001", "Cvss": [{"BaseScore": 9.8, "Version": "3.1"}], "VulnerablePackages": [{"Name": "openssh-server", "Version": "8.7p1", "PackageManager": "OS"}]}], "ProductFields": {"aws/inspector/FindingStatus": "ACTIVE"}});
    for (product, id, generator, kind, title, label, time, resources, more) in [
        (
            "GuardDuty",
            "guardduty-1",
            "arn:aws:guardduty:eu-west-1:123456789012:detector/12abc34d567e8fa901bc2d34e56789f0",
            "TTPs/Initial Access/UnauthorizedAccess:EC2-SSHBruteForce",
            "203.0.113.66 is performing SSH brute force attacks against i-0abcdef1234567890.",
            "LOW",
            Time::at(3, 16, 0),
            &instance,
            guardduty,
        ),
        (
            "Macie",
            "macie-1",
            "aws/macie",
            "Sensitive Data Identifications/PII/SensitiveData:S3Object-Personal",
            "The S3 object contains personal information.",
            "HIGH",
            Time::at(5, 30, 0),
            &of_bucket,
            json!({}),
        ),
        (
            "Inspector",
            "inspector-1",
            "AWSInspector",
            "Software and Configuration Checks/Vulnerabilities/CVE",
            "CVE-2026-10001 - openssh-server",
            "CRITICAL",
            Time::at(6, 2, 0),
            &instance,
            inspector,
        ),
        (
            "IAM Access Analyzer",
            "analyzer-1",
            "aws/access-analyzer",
            "Effects/Data Exposure/External Access Granted",
            "AWS::S3::Bucket/arn:aws:s3:::example-shop-data allows public access",
            "HIGH",
            Time::at(4, 20, 0),
            &of_bucket,
            json!({}),
        ),
    ] {
        let id = format!("arn:aws:securityhub:eu-west-1:{MAIN}:{id}");
        for update in 0..4 {
            let asff = Asff {
                product,
                id: id.clone(),
                generator,
                kind,
                title,
                label,
                time: time.plus(update * 3600),
                resources: resources.clone(),
                more: more.clone(),
            };
            events.push((asff.time, asff.event(random)));
        }
    }
    events.sort_by_key(|(time, _)| *time);
    (0..4)
        .map(|part| {
            // Firehose puts one event behind the other, with nothing between.
            let text: String =
                events.iter().filter(|(time, _)| time.hour() / 6 == part).map(|(_, event)| event.to_string()).collect();
            SampleObject {
                key: format!(
                    "AWSLogs/{MAIN}/SecurityHub/{REGION}/2026/10/14/{:02}/aes-siem-firehose-securityhub-1-{}-{}",
                    part * 6,
                    Time::at(part * 6 + 5, 0, 0).dashed(),
                    random.uuid()
                ),
                bytes: crate::packing::gzip(text.as_bytes()),
            }
        })
        .collect()
}
