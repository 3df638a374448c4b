//! A Firehose stream into the log bucket, with a role that may write below its prefixes and no more.

use crate::constructs::tags;
use crate::exporters::ROLE_PATH;
use crate::policy::{Policy, allow};
use crate::resources::compute::{LogGroup, LogStream};
use crate::resources::delivery::{
    BufferingHints, DeliveryLogging, DeliveryStream, S3Destination, Stream, StreamEncryption, StreamSource,
};
use crate::resources::iam::{InlinePolicy, Role};
use crate::template::{Declared, Handle, Parameter, ParameterRef, Template};
use crate::value::{Condition, Value, account_id, equals, not, text, text_with};

/// Firehose hands on what it has collected at this size, or at the parameter's time.
const BUFFER_MIB: u32 = 5;
/// How long is kept what streams tell of their troubles.
const LOG_RETENTION_DAYS: u32 = 90;

/// Where an exporter writes: the answers to questions that all of them ask.
#[derive(Clone, Debug)]
pub(super) struct LogBucket {
    name: Value,
    key: ParameterRef,
    has_key: Condition,
    buffer_seconds: ParameterRef,
}

/// What a stream is like.
#[derive(Debug)]
pub(super) struct DeliverySpec<'a> {
    /// Its name in the account, which is also in the keys: it must hold no word of another log type.
    pub(super) name: Value,
    /// Beginning of the keys.
    pub(super) prefix: Prefix,
    /// Whether Firehose packs the objects.
    pub(super) packing: Packing,
    /// What it reads; nothing: records are put into it.
    pub(super) source: Option<&'a Handle<Stream>>,
    /// Where there is such a stream at all.
    pub(super) only: Option<Condition>,
}

/// The beginning of keys: `AWSLogs/<account>/`, the path, and where the log is of a region, that.
#[derive(Debug)]
pub(super) struct Prefix {
    pattern: String,
    variables: Vec<(&'static str, Value)>,
}

/// How objects are packed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Packing {
    /// As gzip.
    Gzip,
    /// Not at all: the records are packed already.
    None,
}

impl LogBucket {
    /// Asks for bucket, key and buffer.
    pub(super) fn declare(template: &mut Template) -> LogBucket {
        template.group("Log bucket");
        let name = template.parameter(
            "LogBucketName",
            &Parameter {
                kind: "String",
                description: "Name of the log bucket. Empty: aes-siem-<account>-log of this account. The bucket of another account has to list this one in its stack's SourceAccounts.",
                default: "",
                allowed_pattern: Some("^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?$"),
                constraint_description: Some("the name of a bucket, or nothing"),
                ..Parameter::default()
            },
        );
        let key = template.parameter(
            "LogBucketKeyArn",
            &Parameter {
                kind: "String",
                description: "ARN of the KMS key by which the log bucket encrypts, if that is a key of yours. The solution's own log bucket needs none.",
                default: "",
                allowed_pattern: Some("^(arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[0-9a-zA-Z-]+)?$"),
                constraint_description: Some("the ARN of a key, not of an alias, or nothing"),
                ..Parameter::default()
            },
        );
        let buffer_seconds = template.parameter(
            "BufferSeconds",
            &Parameter {
                kind: "Number",
                description: "How long Firehose collects before it writes an object: so late logs come, at most.",
                default: "60",
                min_value: Some(60),
                max_value: Some(900),
                ..Parameter::default()
            },
        );
        let is_named = template.condition("LogBucketIsNamed", not(equals(name, "")));
        LogBucket {
            name: is_named.choose(name, text("aes-siem-${AWS::AccountId}-log")),
            key,
            has_key: template.condition("LogBucketHasKey", not(equals(key, ""))),
            buffer_seconds,
        }
    }

    fn arn(&self) -> Value {
        text_with("arn:${AWS::Partition}:s3:::${Bucket}", [("Bucket", self.name.clone())])
    }
}

impl Prefix {
    /// Of a log in this region; what the path leaves open between braces is given.
    pub(super) fn of_region<const N: usize>(path: &str, variables: [(&'static str, Value); N]) -> Prefix {
        Prefix::below(&format!("{path}/${{AWS::Region}}"), variables)
    }

    /// Of a log that is of no region, or of one that the path names.
    pub(super) fn below<const N: usize>(path: &str, variables: [(&'static str, Value); N]) -> Prefix {
        Prefix { pattern: format!("AWSLogs/${{AWS::AccountId}}/{path}/"), variables: variables.into() }
    }

    /// With one more folder at the end, or none, where `folder` is empty; else it ends in a slash.
    pub(super) fn and(mut self, folder: Value) -> Prefix {
        self.pattern += "${Folder}";
        self.variables.push(("Folder", folder));
        self
    }

    /// The prefix between two texts.
    fn between(&self, before: &str, after: &str, more: Option<(&'static str, Value)>) -> Value {
        let pattern = format!("{before}{}{after}", self.pattern);
        let variables: Vec<_> = self.variables.iter().cloned().chain(more).collect();
        if variables.is_empty() { text(pattern) } else { text_with(&pattern, variables) }
    }
}

/// Declares a stream, its role and its log.
pub(super) fn delivery(
    template: &mut Template,
    id: &str,
    bucket: &LogBucket,
    spec: DeliverySpec<'_>,
) -> Handle<DeliveryStream> {
    fn only<R>(condition: Option<Condition>, declared: impl Into<Declared<R>>) -> Declared<R> {
        let declared = declared.into();
        match condition {
            Some(condition) => declared.when(condition),
            None => declared,
        }
    }
    let log_group = LogGroup {
        log_group_name: text_with("/aes-siem/${Stream}", [("Stream", spec.name.clone())]),
        retention_in_days: LOG_RETENTION_DAYS.into(),
        tags: tags("log-exporter"),
    };
    let log_group = template.add(format!("{id}LogGroup"), only(spec.only, log_group));
    let log_stream = LogStream { log_group_name: log_group.reference(), log_stream_name: "delivery".into() };
    let log_stream = template.add(format!("{id}LogStream"), only(spec.only, log_stream));

    let role = Role {
        path: ROLE_PATH.into(),
        description: "Writes what a stream delivers into the log bucket".into(),
        // Firehose names the account for which it acts (Firehose developer guide, "Allow Firehose to assume an IAM role").
        assume_role_policy_document: Some(Policy::new([allow(&["sts:AssumeRole"])
            .by_service("firehose.amazonaws.com")
            .when("StringEquals", "sts:ExternalId", account_id())])),
        policies: vec![InlinePolicy {
            policy_name: "delivery".into(),
            policy_document: Some(rights(bucket, &spec, &log_group)),
        }],
        tags: tags("log-exporter"),
        ..Role::default()
    };
    let role = template.add(format!("{id}Role"), only(spec.only, role));
    let (kind, source, encryption) = match spec.source {
        None => ("DirectPut", None, Some(StreamEncryption { key_type: "AWS_OWNED_CMK".into() })),
        // What is read from a stream is encrypted by that stream's settings.
        Some(stream) => (
            "KinesisStreamAsSource",
            Some(StreamSource { kinesis_stream_arn: stream.arn(), role_arn: role.arn() }),
            None,
        ),
    };
    let stream = DeliveryStream {
        delivery_stream_name: spec.name,
        delivery_stream_type: kind.into(),
        delivery_stream_encryption_configuration_input: encryption,
        kinesis_stream_source_configuration: source,
        extended_s3_destination_configuration: Some(S3Destination {
            bucket_arn: bucket.arn(),
            role_arn: role.arn(),
            prefix: spec.prefix.between("", "", None),
            error_output_prefix: spec.prefix.between("ErrorLogs/", "!{firehose:error-output-type}/", None),
            compression_format: match spec.packing {
                Packing::Gzip => "GZIP".into(),
                Packing::None => "UNCOMPRESSED".into(),
            },
            buffering_hints: Some(BufferingHints {
                interval_in_seconds: bucket.buffer_seconds.into(),
                size_in_mbs: BUFFER_MIB.into(),
            }),
            cloud_watch_logging_options: Some(DeliveryLogging {
                enabled: true.into(),
                log_group_name: log_group.reference(),
                log_stream_name: log_stream.reference(),
            }),
            ..S3Destination::default()
        }),
        tags: tags("log-exporter"),
    };
    template.add(id, only(spec.only, stream))
}

/// What the role of a stream may do (Firehose developer guide, "Grant Firehose access to an Amazon S3 destination").
fn rights(bucket: &LogBucket, spec: &DeliverySpec<'_>, log_group: &Handle<LogGroup>) -> Policy {
    let objects = |folder: &str| {
        let before = format!("arn:${{AWS::Partition}}:s3:::${{Bucket}}/{folder}");
        spec.prefix.between(&before, "*", Some(("Bucket", bucket.name.clone())))
    };
    let mut statements = vec![
        allow(&["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]).on(bucket.arn()),
        // The ACL is what gives objects to the bucket's account, where that is another one.
        allow(&["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject", "s3:PutObjectAcl"])
            .on([objects(""), objects("ErrorLogs/")]),
        allow(&["logs:PutLogEvents"]).on(log_group.arn()),
    ];
    if let Some(stream) = spec.source {
        let read = ["kinesis:DescribeStream", "kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:ListShards"];
        statements.push(allow(&read).on(stream.arn()));
    }
    // Through S3 alone, of whichever region and partition the bucket is.
    let encrypt = allow(&["kms:Decrypt", "kms:GenerateDataKey"]).on(bucket.key).when(
        "StringLike",
        "kms:ViaService",
        "s3.*.amazonaws.com*",
    );
    Policy::new(statements).with_if(bucket.has_key, encrypt)
}
