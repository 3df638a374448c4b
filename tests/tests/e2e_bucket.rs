//! The log bucket as the stack wires it: the function gets the properties that the template says, works on emulated S3 and
//! KMS, and the policies it leaves are held against who may write.

use anyhow::{Context, Result};
use aws_sdk_s3::types::{Event, NotificationConfiguration, QueueConfiguration};
use serde_json::{Value, json};
use siem_tests::aws::{Front, Meddling, Queue};
use siem_tests::cloudformation::Stack;
use siem_tests::custom_resource::Answers;
use siem_tests::iam::{Ask, Decision, decide};
use siem_tests::{Aws, Function, Sandbox};

const BUCKET: &str = "aes-siem-123456789012-log";
const OWN: &str = "123456789012";
const LISTED: &str = "111122223333";
const FOREIGN: &str = "999988887777";

fn stack(parameters: &[(&str, &str)], queue_arn: &str) -> Result<Stack> {
    let template = siem_infra::siem::template().synth()?;
    Ok(Stack::new(&template, parameters)?.told("AesSiemSqsNewLogs.Arn", queue_arn))
}

/// What a service may do for an account.
fn service_may(policy: &Value, service: &str, action: &str, resource: &str, account: &str) -> Result<Decision> {
    let context = [
        ("aws:SourceAccount", account),
        ("s3:x-amz-acl", "bucket-owner-full-control"),
        ("aws:SecureTransport", "true"),
    ];
    decide(policy, &Ask { kind: "Service", who: service, action, resource, context: context.into_iter().collect() })
}

async fn policy_of_bucket(aws: &Aws) -> Result<Value> {
    let policy = aws.s3.get_bucket_policy().bucket(BUCKET).send().await?;
    Ok(serde_json::from_str(policy.policy().context("no policy")?)?)
}

async fn a_new_object_is_told(aws: &Aws, queue: &Queue) -> Result<()> {
    for test_event in aws.receive(queue, 10).await? {
        aws.delete(queue, &test_event).await?;
    }
    aws.put_object(BUCKET, "anything/at all.log", "x").await?;
    let told = aws.receive(queue, 10).await?;
    assert!(told.len() == 1 && told[0].body().is_some_and(|body| body.contains("ObjectCreated")), "{told:#?}");
    Ok(())
}

#[tokio::test]
async fn the_log_bucket_is_wired_and_what_others_wrote_stays() -> Result<()> {
    let aws = Aws::start().await?;
    aws.create_bucket(BUCKET).await?;
    let queue = aws.create_queue("aes-siem-sqs-new-logs").await?;
    let operators = aws.create_queue("operators").await?;
    let removed = QueueConfiguration::builder().id("removed").queue_arn(&operators.arn).events(Event::S3ObjectRemoved);
    let theirs = NotificationConfiguration::builder().queue_configurations(removed.build()?).build();
    aws.s3.put_bucket_notification_configuration().bucket(BUCKET).notification_configuration(theirs).send().await?;
    let by_console = json!({"Sid": "AWSLogDeliveryWrite20150319", "Effect": "Allow", "Principal": {"Service": "delivery.logs.amazonaws.com"},
        "Action": "s3:PutObject", "Resource": format!("arn:aws:s3:::{BUCKET}/console/*")});
    let old =
        json!({"Sid": "AesSiemOfAnOldVersion", "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*"});
    let live = json!({"Version": "2012-10-17", "Statement": [old, by_console]}).to_string();
    aws.s3.put_bucket_policy().bucket(BUCKET).policy(live).send().await?;
    let kms = aws.kms();
    let key = kms.create_key().send().await?.key_metadata.context("no key")?;
    kms.create_alias().alias_name("alias/aes-siem-key").target_key_id(key.key_id()).send().await?;

    let mut answers = Answers::start().await?;
    let mut sandbox = Sandbox::new(Function::under_test("bucket-notifications-handler")?.envs(aws.env()));
    let stack = stack(&[("SourceAccounts", LISTED)], &queue.arn)?;
    let ids = ["LogBucketNotification", "LogBucketPolicy", "KeyPolicy"];
    for id in ids {
        let properties = stack.properties(id).unwrap();
        let answer = answers.ask(&mut sandbox, "Create", id, None, &properties, None).await?;
        assert_eq!((&answer["Status"], &answer["Reason"]), (&json!("SUCCESS"), &json!("")), "{id}");
        let made = answer["PhysicalResourceId"].as_str().unwrap();
        let again = answers.ask(&mut sandbox, "Update", id, Some(made), &properties, Some(&properties)).await?;
        assert_eq!(again["PhysicalResourceId"], made, "it is the same resource after an update");
        if id == "LogBucketNotification" {
            // Before the policies: the emulator takes a denial under a condition for one without.
            a_new_object_is_told(&aws, &queue).await?;
        }
    }

    let policy = policy_of_bucket(&aws).await?;
    let sids: Vec<&str> =
        policy["Statement"].as_array().unwrap().iter().filter_map(|one| one["Sid"].as_str()).collect();
    assert!(sids.contains(&"AWSLogDeliveryWrite20150319") && !sids.contains(&"AesSiemOfAnOldVersion"), "{sids:?}");
    for (service, path) in [
        ("cloudtrail.amazonaws.com", "AWSLogs/{}/CloudTrail/eu-west-1/2026/11/27/x.json.gz"),
        ("config.amazonaws.com", "AWSLogs/{}/Config/eu-west-1/2026/11/27/ConfigHistory/x.json.gz"),
        ("delivery.logs.amazonaws.com", "AWSLogs/{}/vpcflowlogs/eu-west-1/2026/11/27/x.log.gz"),
        ("logdelivery.elasticloadbalancing.amazonaws.com", "prefix/AWSLogs/{}/elasticloadbalancing/eu-west-1/x.log.gz"),
        ("guardduty.amazonaws.com", "AWSLogs/{}/GuardDuty/eu-west-1/x.jsonl.gz"),
        ("bedrock.amazonaws.com", "AWSLogs/{}/BedrockModelInvocationLogs/eu-west-1/2026/10/14/09/x.json.gz"),
        ("logging.s3.amazonaws.com", "AWSLogs/{}/s3accesslog/eu-west-1/x"),
    ] {
        for (account, decision) in [(OWN, Decision::Allowed), (LISTED, Decision::Allowed), (FOREIGN, Decision::Silent)]
        {
            let object = format!("arn:aws:s3:::{BUCKET}/{}", path.replace("{}", account));
            assert_eq!(
                service_may(&policy, service, "s3:PutObject", &object, account)?,
                decision,
                "{service} for {account}"
            );
            assert_ne!(
                service_may(&policy, service, "s3:GetObject", &object, account)?,
                Decision::Allowed,
                "{service} reads"
            );
        }
    }
    let trail_of_others = format!("arn:aws:s3:::{BUCKET}/AWSLogs/{OWN}/CloudTrail/x.json.gz");
    let forged = service_may(&policy, "cloudtrail.amazonaws.com", "s3:PutObject", &trail_of_others, FOREIGN)?;
    assert_eq!(forged, Decision::Silent, "a foreign trail writes into our folder");
    let replicating = |account: &str| {
        let who = format!("arn:aws:iam::{account}:role/replication");
        let object = format!("arn:aws:s3:::{BUCKET}/AWSLogs/{account}/x");
        let ask = Ask {
            kind: "AWS",
            who: &who,
            action: "s3:ReplicateObject",
            resource: &object,
            context: [("aws:SecureTransport", "true")].into(),
        };
        decide(&policy, &ask).unwrap()
    };
    assert_eq!([LISTED, FOREIGN].map(replicating), [Decision::Allowed, Decision::Silent]);
    let exporting = |account: &str, role: &str, folder: &str| {
        let who = format!("arn:aws:iam::{account}:role{role}");
        let object = format!("arn:aws:s3:::{BUCKET}/{folder}/syslog/eu-west-1/2026/11/27/09/x");
        let context =
            [("aws:PrincipalArn", who.as_str()), ("aws:PrincipalAccount", account), ("aws:SecureTransport", "true")];
        let (action, context) = ("s3:PutObject", context.into_iter().collect());
        decide(&policy, &Ask { kind: "AWS", who: &who, action, resource: &object, context }).unwrap()
    };
    let stream = format!("{}StreamRole-1A2B3C", siem_infra::exporters::ROLE_PATH);
    for (account, role, folder, decision) in [
        (LISTED, stream.as_str(), format!("AWSLogs/{LISTED}"), Decision::Allowed),
        (LISTED, &stream, format!("ErrorLogs/AWSLogs/{LISTED}"), Decision::Allowed),
        (LISTED, &stream, format!("AWSLogs/{OWN}"), Decision::Silent),
        (LISTED, "/anybody", format!("AWSLogs/{LISTED}"), Decision::Silent),
        (FOREIGN, &stream, format!("AWSLogs/{FOREIGN}"), Decision::Silent),
    ] {
        assert_eq!(exporting(account, role, &folder), decision, "{role} of {account} below {folder}");
    }
    let plain = Ask {
        kind: "AWS",
        who: "arn:aws:iam::123456789012:role/anybody",
        action: "s3:GetObject",
        resource: &format!("arn:aws:s3:::{BUCKET}/x"),
        context: [("aws:SecureTransport", "false")].into(),
    };
    assert_eq!(decide(&policy, &plain)?, Decision::Denied, "plain HTTP");

    let of_key = kms.get_key_policy().key_id(key.key_id()).policy_name("default").send().await?;
    let of_key: Value = serde_json::from_str(of_key.policy().context("no policy")?)?;
    let for_account =
        |account| service_may(&of_key, "delivery.logs.amazonaws.com", "kms:GenerateDataKey", "*", account).unwrap();
    assert_eq!([OWN, LISTED, FOREIGN].map(for_account), [Decision::Allowed, Decision::Allowed, Decision::Silent]);
    let root = Ask {
        kind: "AWS",
        who: "arn:aws:iam::123456789012:root",
        action: "kms:ScheduleKeyDeletion",
        resource: "*",
        context: [].into(),
    };
    assert_eq!(decide(&of_key, &root)?, Decision::Allowed, "the account keeps its key");

    let front = Front::start(&aws.url, |_| Meddling::None).await?;
    let behind = Function::under_test("bucket-notifications-handler")?.envs(aws.env());
    let mut sandbox = Sandbox::new(behind.env("AWS_ENDPOINT_URL", &front.url));
    for id in ids {
        let properties = stack.properties(id).unwrap();
        let answer = answers.ask(&mut sandbox, "Delete", id, Some("id"), &properties, None).await?;
        assert_eq!(answer["Status"], "SUCCESS", "{id}: {}", answer["Reason"]);
    }
    let validation: Vec<Option<String>> = (front.take_calls().iter())
        .map(|call| call.headers.get("x-amz-skip-destination-validation").map(|skips| format!("{skips:?}")))
        .collect();
    assert_eq!(validation, [None, Some("\"true\"".to_owned())], "one reads, one writes, whatever others' targets are");
    let left = aws.s3.get_bucket_notification_configuration().bucket(BUCKET).send().await?;
    let left: Vec<Option<&str>> = left.queue_configurations().iter().map(QueueConfiguration::id).collect();
    assert_eq!(left, [Some("removed")]);
    assert_eq!(policy_of_bucket(&aws).await?, policy, "services still write");
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_is_told_in_a_sentence() -> Result<()> {
    let aws = Aws::start().await?;
    let mut answers = Answers::start().await?;
    let mut sandbox = Sandbox::new(Function::under_test("bucket-notifications-handler")?.envs(aws.env()));
    let mut reason = async |parameters: &[(&str, &str)], id: &str, kind: &str| -> Result<String> {
        let properties = stack(parameters, "arn:aws:sqs:eu-west-1:123456789012:none")?.properties(id).unwrap();
        let answer = answers.ask(&mut sandbox, kind, id, Some("id"), &properties, None).await?;
        Ok(answer["Reason"].as_str().unwrap_or_default().to_owned())
    };
    let none = reason(&[], "LogBucketPolicy", "Create").await?;
    assert!(none.starts_with(&format!("reading the policy of {BUCKET}: NoSuchBucket")), "{none}");
    let wrong = reason(&[("SourceAccounts", "o-a1b2c3d4e5")], "LogBucketPolicy", "Create").await?;
    assert_eq!(wrong, "SourceAccounts: \"o-a1b2c3d4e5\" is no account, which has 12 digits");
    assert_eq!(
        reason(&[], "LogBucketNotification", "Delete").await?,
        "",
        "a bucket that is gone has nothing to take away"
    );
    let (id, of_no_kind) = ("LogBucketPolicy", json!({"BucketName": BUCKET}));
    let answer = answers.ask(&mut sandbox, "Create", id, None, &of_no_kind, None).await?;
    assert_eq!(answer["Reason"], "the property Kind has to be a text");
    let made = answer["PhysicalResourceId"].as_str();
    let answer = answers.ask(&mut sandbox, "Delete", id, made, &of_no_kind, None).await?;
    assert_eq!((&answer["Status"], answer["PhysicalResourceId"].as_str()), (&json!("SUCCESS"), made));
    Ok(())
}
