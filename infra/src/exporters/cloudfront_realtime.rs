//! Real-time logs of a CloudFront distribution: the configuration that its cache behaviours choose, the data stream that
//! CloudFront writes to, and the stream that reads it.

use serde_json::json;

use crate::constructs::tags;
use crate::exporters::delivery::{DeliverySpec, LogBucket, Packing, Prefix, delivery};
use crate::policy::{Policy, allow};
use crate::resources::delivery::{KinesisStreamConfig, RealtimeLogConfig, RealtimeLogEndPoint, Stream};
use crate::resources::iam::{InlinePolicy, Role};
use crate::template::{Parameter, Template};
use crate::value::{Value, account_id, text_with};

/// The fields that the log type has columns for, in its order, which is CloudFront's.
const FIELDS: [&str; 68] = [
    "timestamp",
    "c-ip",
    "time-to-first-byte",
    "sc-status",
    "sc-bytes",
    "cs-method",
    "cs-protocol",
    "cs-host",
    "cs-uri-stem",
    "cs-bytes",
    "x-edge-location",
    "x-edge-request-id",
    "x-host-header",
    "time-taken",
    "cs-protocol-version",
    "c-ip-version",
    "cs-user-agent",
    "cs-referer",
    "cs-cookie",
    "cs-uri-query",
    "x-edge-response-result-type",
    "x-forwarded-for",
    "ssl-protocol",
    "ssl-cipher",
    "x-edge-result-type",
    "fle-encrypted-fields",
    "fle-status",
    "sc-content-type",
    "sc-content-len",
    "sc-range-start",
    "sc-range-end",
    "c-port",
    "x-edge-detailed-result-type",
    "c-country",
    "cs-accept-encoding",
    "cs-accept",
    "cache-behavior-path-pattern",
    "cs-headers",
    "cs-header-names",
    "cs-headers-count",
    "primary-distribution-id",
    "primary-distribution-dns-name",
    "origin-fbl",
    "origin-lbl",
    "asn",
    "cmcd-encoded-bitrate",
    "cmcd-buffer-length",
    "cmcd-buffer-starvation",
    "cmcd-content-id",
    "cmcd-object-duration",
    "cmcd-deadline",
    "cmcd-measured-throughput",
    "cmcd-next-object-request",
    "cmcd-next-range-request",
    "cmcd-object-type",
    "cmcd-playback-rate",
    "cmcd-requested-maximum-throughput",
    "cmcd-streaming-format",
    "cmcd-session-id",
    "cmcd-stream-type",
    "cmcd-startup",
    "cmcd-top-bitrate",
    "cmcd-version",
    "r-host",
    "sr-reason",
    "x-edge-mqcs",
    "distribution-tenant-id",
    "connection-id",
];

pub(super) fn template() -> Template {
    let mut template =
        Template::new("SIEM log exporter: real-time logs of a CloudFront distribution into the log bucket");
    template.group("Distribution");
    let distribution = template.required(
        "DistributionId",
        &Parameter {
            kind: "String",
            description: "Id of the distribution. It becomes part of the keys, since no record says it.",
            allowed_pattern: Some("^[0-9A-Z]{12,15}$"),
            constraint_description: Some("an id such as E2EXAMPLE12345"),
            ..Parameter::default()
        },
    );
    let sampling_rate = template.parameter(
        "SamplingRate",
        &Parameter {
            kind: "Number",
            description: "Per cent of the requests that are logged.",
            default: "100",
            min_value: Some(1),
            max_value: Some(100),
            ..Parameter::default()
        },
    );
    let bucket = LogBucket::declare(&mut template);
    let named = |pattern: &str| text_with(pattern, [("Distribution", distribution.into())]);

    let stream = template.add(
        "DataStream",
        Stream {
            name: named("aes-siem-cloudfront-realtime-${Distribution}"),
            stream_mode_details: json!({ "StreamMode": "ON_DEMAND" }).into(),
            stream_encryption: json!({ "EncryptionType": "KMS", "KeyId": "alias/aws/kinesis" }).into(),
            tags: tags("log-exporter"),
        },
    );
    delivery(
        &mut template,
        "Stream",
        &bucket,
        DeliverySpec {
            name: named("aes-siem-firehose-cloudfront-realtime-${Distribution}"),
            prefix: Prefix::below(
                "CloudFront/global/${Distribution}/realtime",
                [("Distribution", distribution.into())],
            ),
            packing: Packing::Gzip,
            source: Some(&stream),
            only: None,
        },
    );
    let role = template.add(
        "CloudFrontRole",
        Role {
            description: "Writes real-time logs to the data stream".into(),
            assume_role_policy_document: Some(Policy::new([allow(&["sts:AssumeRole"])
                .by_service("cloudfront.amazonaws.com")
                .when("StringEquals", "aws:SourceAccount", account_id())])),
            // CloudFront developer guide, "Create and use real-time log configurations": its role.
            policies: vec![InlinePolicy {
                policy_name: "realtime-logs".into(),
                policy_document: Some(Policy::new([allow(&[
                    "kinesis:DescribeStream",
                    "kinesis:DescribeStreamSummary",
                    "kinesis:PutRecord",
                    "kinesis:PutRecords",
                ])
                .on(stream.arn())])),
            }],
            tags: tags("log-exporter"),
            ..Role::default()
        },
    );
    let configuration = template.add(
        "RealtimeLogs",
        RealtimeLogConfig {
            name: named("aes-siem-${Distribution}"),
            sampling_rate: sampling_rate.into(),
            fields: FIELDS.map(Value::from).to_vec(),
            end_points: vec![RealtimeLogEndPoint {
                stream_type: "Kinesis".into(),
                kinesis_stream_config: Some(KinesisStreamConfig { role_arn: role.arn(), stream_arn: stream.arn() }),
            }],
        },
    );
    template.output(
        "RealtimeLogConfigArn",
        "Choose it in the cache behaviours of the distribution",
        configuration.reference(),
    );
    template
}
