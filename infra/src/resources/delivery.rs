//! Streams that deliver logs into the log bucket.

use super::storage::Tag;
use super::{attributes, properties};
use crate::value::Value;

properties! {
    "AWS::KinesisFirehose::DeliveryStream" => DeliveryStream {
        delivery_stream_name: Value,
        delivery_stream_type: Value,
        delivery_stream_encryption_configuration_input: Option<StreamEncryption>,
        kinesis_stream_source_configuration: Option<StreamSource>,
        extended_s3_destination_configuration: Option<S3Destination>,
        tags: Vec<Tag>,
    }

    StreamEncryption {
        key_type: Value,
    }

    StreamSource {
        #[serde(rename = "KinesisStreamARN")]
        kinesis_stream_arn: Value,
        #[serde(rename = "RoleARN")]
        role_arn: Value,
    }

    S3Destination {
        #[serde(rename = "BucketARN")]
        bucket_arn: Value,
        #[serde(rename = "RoleARN")]
        role_arn: Value,
        prefix: Value,
        error_output_prefix: Value,
        compression_format: Value,
        buffering_hints: Option<BufferingHints>,
        dynamic_partitioning_configuration: Value,
        processing_configuration: Value,
        cloud_watch_logging_options: Option<DeliveryLogging>,
    }

    DeliveryLogging {
        enabled: Value,
        log_group_name: Value,
        log_stream_name: Value,
    }

    BufferingHints {
        interval_in_seconds: Value,
        #[serde(rename = "SizeInMBs")]
        size_in_mbs: Value,
    }

    "AWS::Kinesis::Stream" => Stream {
        name: Value,
        stream_mode_details: Value,
        stream_encryption: Value,
        tags: Vec<Tag>,
    }

    "AWS::CloudFront::RealtimeLogConfig" => RealtimeLogConfig {
        name: Value,
        sampling_rate: Value,
        fields: Vec<Value>,
        end_points: Vec<RealtimeLogEndPoint>,
    }

    RealtimeLogEndPoint {
        stream_type: Value,
        kinesis_stream_config: Option<KinesisStreamConfig>,
    }

    KinesisStreamConfig {
        role_arn: Value,
        stream_arn: Value,
    }

    "AWS::WAFv2::LoggingConfiguration" => WebAclLogging {
        resource_arn: Value,
        log_destination_configs: Vec<Value>,
    }

    "AWS::Logs::SubscriptionFilter" => SubscriptionFilter {
        log_group_name: Value,
        filter_pattern: Value,
        destination_arn: Value,
        role_arn: Value,
    }
}

attributes! {
    DeliveryStream { arn = "Arn", }
    Stream { arn = "Arn", }
}
