//! What holds data, and where it is reached.

use serde_json::Value;

use super::{Found, Made, arn, list, reference, texts, wrong};
use crate::aws::{ACCOUNT, REGION};

pub(super) fn buckets_in_clear(made: &Made) -> Found {
    wrong(made, "AWS::S3::Bucket", |_, bucket| {
        let rules = list(&bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]);
        let algorithms = rules.iter().map(|rule| &rule["ServerSideEncryptionByDefault"]["SSEAlgorithm"]);
        !algorithms.filter_map(Value::as_str).any(|name| ["AES256", "aws:kms", "aws:kms:dsse"].contains(&name))
    })
}

pub(super) fn public_buckets(made: &Made) -> Found {
    const BLOCKS: [&str; 4] = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"];
    wrong(made, "AWS::S3::Bucket", |_, bucket| {
        BLOCKS.iter().any(|block| bucket["PublicAccessBlockConfiguration"][*block] != true)
    })
}

/// A bucket's policy is a resource, or is merged by a function.
pub(super) fn buckets_that_take_plain_http(made: &Made) -> Found {
    let (policies, functions) =
        (made.of_type("AWS::S3::BucketPolicy"), made.of_type("AWS::CloudFormation::CustomResource"));
    wrong(made, "AWS::S3::Bucket", |id, bucket| {
        let name = bucket["BucketName"].as_str().unwrap_or_default();
        let own = policies.values().filter(|one| one["Bucket"] == reference(id) || one["Bucket"] == name);
        let merged = functions.values().filter(|one| one["Kind"] == "BucketPolicy" && one["BucketName"] == name);
        let documents = own.map(|one| &one["PolicyDocument"]).chain(merged.map(|one| &one["Policy"]));
        let arns = [arn(id), format!("arn:aws:s3:::{name}")];
        let mut denied =
            documents.flat_map(|document| list(&document["Statement"])).filter(|one| denies_http(one, "s3"));
        !denied.any(|statement| {
            let resources: Vec<&str> = texts(&statement["Resource"]).collect();
            arns.iter().any(|arn| resources == [arn.as_str(), &format!("{arn}/*")])
        })
    })
}

pub(super) fn queues_in_clear(made: &Made) -> Found {
    wrong(made, "AWS::SQS::Queue", |_, queue| {
        queue["SqsManagedSseEnabled"] != true && queue["KmsMasterKeyId"].as_str().is_none_or(str::is_empty)
    })
}

pub(super) fn queues_that_take_plain_http(made: &Made) -> Found {
    let policies = made.of_type("AWS::SQS::QueuePolicy");
    wrong(made, "AWS::SQS::Queue", |id, queue| {
        let name = queue["QueueName"].as_str().unwrap_or_default();
        let of_queue = policies.values().filter(|one| texts(&one["Queues"]).any(|queue| queue == reference(id)));
        let mut statements = of_queue.flat_map(|one| list(&one["PolicyDocument"]["Statement"]));
        let arns = [arn(id), format!("arn:aws:sqs:{REGION}:{ACCOUNT}:{name}")];
        !statements.any(|one| {
            denies_http(one, "sqs") && texts(&one["Resource"]).any(|resource| arns.iter().any(|arn| arn == resource))
        })
    })
}

/// Whether a statement refuses everything to anybody who does not come by HTTPS.
fn denies_http(statement: &Value, service: &str) -> bool {
    statement["Effect"] == "Deny"
        && statement["Principal"] == "*"
        && texts(&statement["Action"]).any(|action| action == format!("{service}:*"))
        && statement["Condition"] == serde_json::json!({"Bool": {"aws:SecureTransport": "false"}})
}

/// What nobody can work on has to leave a queue: into another one, where an alarm sees it.
pub(super) fn queues_without_an_end(made: &Made) -> Found {
    let queues = made.of_type("AWS::SQS::Queue");
    let target = |queue: &Value| queue["RedrivePolicy"]["deadLetterTargetArn"].as_str().map(str::to_owned);
    let is_target = |id: &str| queues.values().filter_map(target).any(|to| to == arn(id));
    wrong(made, "AWS::SQS::Queue", |id, queue| match target(queue) {
        None => !is_target(id),
        Some(to) => to == arn(id) || !queues.keys().any(|other| arn(other) == to),
    })
}

pub(super) fn topics_in_clear(made: &Made) -> Found {
    wrong(made, "AWS::SNS::Topic", |_, topic| topic["KmsMasterKeyId"].as_str().is_none_or(str::is_empty))
}

/// A delivery stream that reads a data stream is encrypted by that one's settings.
pub(super) fn streams_in_clear(made: &Made) -> Found {
    let mut found = wrong(made, "AWS::Kinesis::Stream", |_, stream| {
        stream["StreamEncryption"]["EncryptionType"] != "KMS" || stream["StreamEncryption"]["KeyId"].is_null()
    });
    found.extend(wrong(made, "AWS::KinesisFirehose::DeliveryStream", |_, stream| {
        stream["DeliveryStreamType"] != "KinesisStreamAsSource"
            && stream["DeliveryStreamEncryptionConfigurationInput"]["KeyType"].is_null()
    }));
    found
}

pub(super) fn log_groups_for_ever(made: &Made) -> Found {
    wrong(made, "AWS::Logs::LogGroup", |_, group| group["RetentionInDays"].as_u64().is_none())
}

pub(super) fn keys_for_ever(made: &Made) -> Found {
    wrong(made, "AWS::KMS::Key", |_, key| key["EnableKeyRotation"] != true)
}

pub(super) fn groups_open_to_the_world(made: &Made) -> Found {
    wrong(made, "AWS::EC2::SecurityGroup", |_, group| {
        let from = list(&group["SecurityGroupIngress"]).iter().flat_map(|rule| [&rule["CidrIp"], &rule["CidrIpv6"]]);
        from.filter_map(Value::as_str).any(|network| network.ends_with("/0"))
    })
}

pub(super) fn public_subnets(made: &Made) -> Found {
    wrong(made, "AWS::EC2::Subnet", |_, subnet| subnet["MapPublicIpOnLaunch"] != false)
}
