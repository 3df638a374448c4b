//! Queues and topics.

use super::storage::Tag;
use super::{attributes, properties};
use crate::policy::Policy;
use crate::value::Value;

properties! {
    "AWS::SQS::Queue" => Queue {
        queue_name: Value,
        message_retention_period: Value,
        visibility_timeout: Value,
        redrive_policy: Option<RedrivePolicy>,
        sqs_managed_sse_enabled: Value,
        tags: Vec<Tag>,
    }

    RedrivePolicy {
        #[serde(rename = "deadLetterTargetArn")]
        dead_letter_target_arn: Value,
        #[serde(rename = "maxReceiveCount")]
        max_receive_count: Value,
    }

    "AWS::SQS::QueuePolicy" => QueuePolicy {
        queues: Vec<Value>,
        policy_document: Option<Policy>,
    }

    "AWS::SNS::Topic" => Topic {
        topic_name: Value,
        display_name: Value,
        kms_master_key_id: Value,
        tags: Vec<Tag>,
    }

    "AWS::SNS::TopicPolicy" => TopicPolicy {
        topics: Vec<Value>,
        policy_document: Option<Policy>,
    }

    "AWS::SNS::Subscription" => Subscription {
        protocol: Value,
        endpoint: Value,
        topic_arn: Value,
    }
}

attributes! {
    Queue { arn = "Arn", name = "QueueName", }
}
