//! CloudTrail of both accounts.

use serde_json::{Value, json};

use super::{AUDIT, BROWSERS, CLI, LEAKED_KEY, MAIN, REGION, STAFF, THIEF};
use crate::SampleObject;
use crate::packing::{gzip_lines, trail};
use crate::random::Random;
use crate::sources::cloudtrail::{Call, Caller};
use crate::sources::s3accesslog::BUCKET;
use crate::time::Time;

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
pub(super) fn trails(random: &mut Random) -> Vec<SampleObject> {
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
            let (source, event) = random.pick(&[
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
    // What CloudTrail signs its files with: recognised, and no log.
    objects.push(SampleObject::new(
        format!("AWSLogs/{MAIN}/CloudTrail-Digest/{REGION}/2026/10/14/{MAIN}_CloudTrail-Digest_{REGION}_org_{REGION}_20261014T040000Z.json.gz"),
        gzip_lines(&["{\"digestPublicKeyFingerprint\":\"example\",\"logFiles\":[]}"]),
    ));
    objects
}

/// What the thief does with the key.
fn attack_calls(random: &mut Random, calls: &mut Vec<(Time, &str, Value)>) {
    let key = Caller::User("deploy", LEAKED_KEY);
    /// Minute, service, call, parameters, answer, error.
    type Step = (u64, &'static str, &'static str, Value, Value, Option<(&'static str, &'static str)>);
    let steps: [Step; 10] = [
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
        (
            29,
            "ec2.amazonaws.com",
            "AuthorizeSecurityGroupIngress",
            json!({"groupId": "sg-0a1b2c3d4e5f60718", "ipPermissions": {"items": [{"ipProtocol": "tcp", "fromPort": 22, "toPort": 22, "ipRanges": {"items": [{"cidrIp": "0.0.0.0/0"}]}}]}}),
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
    let mut root = call(Time::at(4, 17, 3), Caller::Root, "signin.amazonaws.com", "ConsoleLogin", THIEF, BROWSERS[2]);
    (root.response, root.error) = (json!({"ConsoleLogin": "Failure"}), Some(("", "Failed authentication")));
    calls.push((root.time, MAIN, root.record(random)));
}
