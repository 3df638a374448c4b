//! Which types of resources are made, and what of them.

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::cloudformation::CUSTOM;

/// What is left out of every type: nobody here looks for it.
const NOWHERE: [&str; 2] = ["Description", "Tags"];

/// A type that is made: its properties that count, and those that nobody here would notice, and why not.
struct Made {
    kind: &'static str,
    counts: &'static [&'static str],
    left_out: &'static [&'static str],
    why: &'static str,
}

const MADE: [Made; 12] = [
    Made {
        kind: "AWS::KMS::Key",
        counts: &["KeyPolicy"],
        left_out: &["EnableKeyRotation", "PendingWindowInDays"],
        why: "no time passes",
    },
    Made { kind: "AWS::KMS::Alias", counts: &["AliasName", "TargetKeyId"], left_out: &[], why: "" },
    Made {
        kind: "AWS::S3::Bucket",
        counts: &["BucketName", "VersioningConfiguration"],
        left_out: &[
            "BucketEncryption",
            "LifecycleConfiguration",
            "OwnershipControls",
            "PublicAccessBlockConfiguration",
        ],
        why: "the emulator neither encrypts nor expires objects, and asks nobody who he is",
    },
    Made { kind: "AWS::S3::BucketPolicy", counts: &["Bucket", "PolicyDocument"], left_out: &[], why: "" },
    Made {
        kind: "AWS::SNS::Topic",
        counts: &["TopicName"],
        left_out: &["DisplayName", "KmsMasterKeyId"],
        why: "nothing is published",
    },
    Made {
        kind: "AWS::IAM::Role",
        counts: &["RoleName"],
        left_out: &["AssumeRolePolicyDocument", "Policies"],
        why: "the emulator asks nobody for rights: what a role may do is held against what its function does elsewhere",
    },
    Made { kind: "AWS::Logs::LogGroup", counts: &["LogGroupName", "RetentionInDays"], left_out: &[], why: "" },
    Made {
        kind: "AWS::SQS::Queue",
        counts: &["QueueName", "MessageRetentionPeriod", "VisibilityTimeout", "RedrivePolicy"],
        left_out: &["SqsManagedSseEnabled"],
        why: "the emulator does not encrypt",
    },
    Made { kind: "AWS::SQS::QueuePolicy", counts: &["Queues", "PolicyDocument"], left_out: &[], why: "" },
    Made { kind: "AWS::SecretsManager::Secret", counts: &["SecretString"], left_out: &[], why: "" },
    Made {
        kind: "AWS::Lambda::Function",
        counts: &["FunctionName", "Code", "Environment", "MemorySize", "Timeout", "Role"],
        left_out: &["Architectures", "DeadLetterConfig", "Handler", "LoggingConfig", "RecursiveLoop", "Runtime"],
        why: "the program under test runs as it is, its log is read from its output, and no event is lost on the way to it",
    },
    Made {
        kind: "AWS::Lambda::EventSourceMapping",
        counts: &["BatchSize", "EventSourceArn", "FunctionName", "FunctionResponseTypes"],
        left_out: &["ScalingConfig"],
        why: "one batch is worked on at a time",
    },
];

/// A type that is not made: the property that holds its reference, if it has a name of its own, and why it is not.
struct NotMade {
    kind: &'static str,
    name: Option<&'static str>,
    why: &'static str,
}

const NOT_MADE: [NotMade; 6] = [
    NotMade { kind: "AWS::CloudWatch::Alarm", name: Some("AlarmName"), why: "nothing is measured" },
    NotMade { kind: "AWS::CloudWatch::Dashboard", name: None, why: "nobody looks at it" },
    NotMade { kind: "AWS::Events::Rule", name: Some("Name"), why: "no clock runs, and no alarm changes" },
    NotMade { kind: "AWS::IAM::InstanceProfile", name: None, why: "no instance is started" },
    NotMade { kind: "AWS::Lambda::Permission", name: None, why: "no rule starts a function" },
    NotMade { kind: "AWS::SNS::TopicPolicy", name: None, why: "nothing is published" },
];

/// What becomes of a resource.
pub(super) enum Fate<'a> {
    /// It is made.
    Made,
    /// It is not; others may speak of it by this name, if it has one.
    NotMade(Option<&'a str>),
}

/// What becomes of a resource of this type and with these properties.
pub(super) fn fate<'a>(kind: &str, properties: &'a Value) -> Result<Fate<'a>> {
    if let Some(known) = NOT_MADE.iter().find(|known| known.kind == kind) {
        return Ok(Fate::NotMade(known.name.and_then(|name| properties[name].as_str())));
    }
    if kind == CUSTOM {
        return Ok(Fate::Made);
    }
    let Some(known) = MADE.iter().find(|known| known.kind == kind) else {
        bail!("nobody has said what becomes of a {kind}: name it among what is made, or among what is not, and why");
    };
    let known_properties = || known.counts.iter().chain(known.left_out).chain(&NOWHERE);
    for name in properties.as_object().context("properties")?.keys() {
        ensure!(
            known_properties().any(|known| known == name),
            "nobody has said what becomes of {name} of a {kind}: it counts, or is left out for a reason"
        );
    }
    Ok(Fate::Made)
}

/// What is left out, and why; a line each.
#[must_use]
pub fn left_out() -> String {
    let types = NOT_MADE.iter().map(|NotMade { kind, why, .. }| format!("{kind}: {why}\n"));
    let of_types = MADE.iter().filter(|made| !made.left_out.is_empty());
    let properties =
        of_types.map(|Made { kind, left_out, why, .. }| format!("{kind} {}: {why}\n", left_out.join(", ")));
    let everywhere = format!("{} of everything: nobody looks for them\n", NOWHERE.join(", "));
    types.chain(properties).collect::<String>() + &everywhere
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_nobody_has_thought_of_is_an_error() {
        let why = |kind, properties: Value| fate(kind, &properties).err().map(|error| error.to_string());
        assert_eq!(why("AWS::SQS::Queue", json!({"QueueName": "a", "Tags": []})), None);
        let of_type = "nobody has said what becomes of a AWS::EC2::VPC: name it among what is made, or among what is not, and why";
        assert_eq!(why("AWS::EC2::VPC", json!({})).as_deref(), Some(of_type));
        let of_property =
            "nobody has said what becomes of FifoQueue of a AWS::SQS::Queue: it counts, or is left out for a reason";
        assert_eq!(why("AWS::SQS::Queue", json!({"FifoQueue": true})).as_deref(), Some(of_property));
        let properties = json!({"AlarmName": "full"});
        assert!(matches!(fate("AWS::CloudWatch::Alarm", &properties), Ok(Fate::NotMade(Some("full")))));
    }
}
