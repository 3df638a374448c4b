//! Buckets and key, and who may write to them.

mod bucket_policy;
mod key_policy;

use crate::constructs::{FunctionSpec, Placed, custom, function, tags};
use crate::policy::{Policy, allow, deny};
use crate::resources::storage::{
    AbortIncompleteMultipartUpload, Alias, Bucket, BucketEncryption, BucketPolicy, EncryptionByDefault, EncryptionRule,
    Key, LifecycleConfiguration, LifecycleRule, OwnershipControls, OwnershipRule, PublicAccessBlock, Versioning,
};
use crate::siem::loader::Loader;
use crate::siem::names::{KEY_ALIAS, PREFIX};
use crate::siem::parameters::Parameters;
use crate::template::{Handle, Resource, Template};
use crate::value::{Condition, Value, account_id, join, of, text, text_with};

/// Days after which the parts of an upload that never ended are deleted.
const UNFINISHED_UPLOAD_DAYS: u32 = 7;

/// What merging into the key's policy takes.
const KEY_POLICY: [&str; 3] = ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:PutKeyPolicy"];

/// Names of what holds data: the same, be it made by this stack or by an earlier one.
#[derive(Debug)]
pub(crate) struct Storage {
    pub(crate) log_bucket: Value,
    pub(crate) snapshot_bucket: Value,
    pub(crate) geo_bucket: Value,
    pub(crate) awaited: Awaited,
    /// The key, where this stack makes it.
    key: Handle<Key>,
}

/// The same names for who works with what they name while the stack is made: he waits for what this stack makes of it.
#[derive(Debug)]
pub(crate) struct Awaited {
    key_alias: Value,
    log_bucket: Value,
    pub(crate) snapshot_bucket: Value,
    pub(crate) geo_bucket: Value,
}

impl Storage {
    pub(crate) fn log_bucket_arn(&self) -> Value {
        arn_of(&self.log_bucket)
    }

    pub(crate) fn snapshot_bucket_arn(&self) -> Value {
        arn_of(&self.snapshot_bucket)
    }

    pub(crate) fn geo_bucket_arn(&self) -> Value {
        arn_of(&self.geo_bucket)
    }
}

fn arn_of(bucket: &Value) -> Value {
    text_with("arn:${AWS::Partition}:s3:::${Bucket}", [("Bucket", bucket.clone())])
}

/// What is in a bucket.
pub(crate) fn objects_of(bucket_arn: &Value) -> Value {
    join("", [bucket_arn.clone(), "/*".into()])
}

/// A statement about the solution's key, which is known by its alias: an earlier stack may have made it.
pub(crate) fn on_key(actions: &[&str]) -> crate::policy::Statement {
    allow(actions).on(text("arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/*")).when(
        "ForAnyValue:StringEquals",
        "kms:ResourceAliases",
        KEY_ALIAS,
    )
}

pub(crate) fn declare(template: &mut Template, parameters: &Parameters) -> Storage {
    let key = template.add(
        "KmsAesSiemLog",
        Key {
            description: "Key of SIEM on Amazon OpenSearch Service, for logs and alerts".into(),
            enable_key_rotation: true.into(),
            // Services are let in by the statements that are merged into it.
            key_policy: Some(Policy::new([key_policy::administration()])),
            pending_window_in_days: 30.into(),
            tags: tags("storage"),
        }
        .when(parameters.creates_resources)
        .retained(),
    );
    let key_alias = template.add(
        "KmsAesSiemLogAlias",
        Alias { alias_name: KEY_ALIAS.into(), target_key_id: key.reference() }
            .when(parameters.creates_resources)
            .retained(),
    );
    let own_log_bucket = bucket(template, "S3BucketForLog", "log", parameters.creates_log_bucket, Kind::Logs);
    let snapshot_bucket = bucket(template, "S3BucketForSnapshot", "snapshot", parameters.creates_resources, Kind::Own);
    let geo_bucket = bucket(template, "S3BucketForGeoip", "geo", parameters.creates_resources, Kind::Own);
    let log_bucket = |own: Value| parameters.has_existing_log_bucket.choose(parameters.existing_log_bucket, own);
    Storage {
        key,
        awaited: Awaited {
            key_alias: parameters.creates_resources.choose(key_alias.reference(), KEY_ALIAS),
            log_bucket: log_bucket(own_log_bucket.awaited),
            snapshot_bucket: snapshot_bucket.awaited,
            geo_bucket: geo_bucket.awaited,
        },
        log_bucket: log_bucket(own_log_bucket.name),
        snapshot_bucket: snapshot_bucket.name,
        geo_bucket: geo_bucket.name,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Services of AWS write to it.
    Logs,
    /// Only the solution writes to it.
    Own,
}

/// The name of a bucket, and the same with a wait for it.
struct Named {
    name: Value,
    awaited: Value,
}

/// Declares a bucket.
fn bucket(template: &mut Template, id: &'static str, suffix: &str, condition: Condition, kind: Kind) -> Named {
    let name = text(format!("{PREFIX}-${{AWS::AccountId}}-{suffix}"));
    let ownership = match kind {
        // Load balancers and CloudFront write with an ACL, and are refused where a bucket has none.
        Kind::Logs => "BucketOwnerPreferred",
        Kind::Own => "BucketOwnerEnforced",
    };
    let bucket = template.add(
        id,
        Bucket {
            bucket_name: name.clone(),
            bucket_encryption: Some(BucketEncryption {
                server_side_encryption_configuration: vec![EncryptionRule {
                    // Load balancers cannot write with a key of one's own.
                    server_side_encryption_by_default: Some(EncryptionByDefault { sse_algorithm: "AES256".into() }),
                }],
            }),
            lifecycle_configuration: Some(LifecycleConfiguration {
                rules: vec![LifecycleRule {
                    id: "unfinished-uploads".into(),
                    status: "Enabled".into(),
                    abort_incomplete_multipart_upload: Some(AbortIncompleteMultipartUpload {
                        days_after_initiation: UNFINISHED_UPLOAD_DAYS.into(),
                    }),
                }],
            }),
            ownership_controls: Some(OwnershipControls {
                rules: vec![OwnershipRule { object_ownership: ownership.into() }],
            }),
            public_access_block_configuration: Some(PublicAccessBlock {
                block_public_acls: true.into(),
                block_public_policy: true.into(),
                ignore_public_acls: true.into(),
                restrict_public_buckets: true.into(),
            }),
            versioning_configuration: (kind == Kind::Logs).then(|| Versioning { status: "Enabled".into() }),
            tags: tags("storage"),
        }
        .when(condition)
        .retained(),
    );
    if kind == Kind::Own {
        let arn = bucket.arn();
        template.add(
            format!("{id}Policy"),
            BucketPolicy {
                bucket: bucket.reference(),
                policy_document: Some(Policy::new([deny(&["s3:*"])
                    .named("AesSiemDenyPlainHttp")
                    .by_anybody()
                    .on([arn.clone(), objects_of(&arn)])
                    .when("Bool", "aws:SecureTransport", "false")])),
            }
            .when(condition)
            .retained(),
        );
    }
    Named { awaited: condition.choose(bucket.reference(), name.clone()), name }
}

/// Lets services write, and the log bucket tell of new objects. These settings are shared with the consoles of other
/// services and with operators, so a function changes what is the solution's in them and leaves the rest alone.
pub(crate) fn wire(template: &mut Template, parameters: &Parameters, storage: &Storage, loader: &Loader) {
    let handler = function(
        template,
        "BucketNotificationsHandler",
        FunctionSpec {
            package: "bucket-notifications-handler",
            name: Some("aes-siem-BucketNotificationsHandler"),
            purpose: "Wires the log bucket: notification, policy of the bucket, policy of the key",
            memory_mib: 128,
            timeout_seconds: 300,
            role_name: None,
            own_role_variable: None,
            statements: vec![
                allow(&[
                    "s3:GetBucketNotification",
                    "s3:PutBucketNotification",
                    "s3:GetBucketPolicy",
                    "s3:PutBucketPolicy",
                ])
                .on(storage.log_bucket_arn()),
                on_key(&KEY_POLICY),
            ],
            // It takes up to five minutes until what an alias allows is allowed (AWS KMS developer guide, "Use aliases to
            // control access to KMS keys"), and a new key's policy is written at once.
            conditional: vec![(parameters.creates_resources, allow(&KEY_POLICY).on(storage.key.arn()))],
            environment: Vec::new(),
            network: None,
            dead_letters: None,
            goes_on_by_messages: false,
        },
    );
    let bucket_policy = template.add(
        "LogBucketPolicy",
        custom(
            &handler,
            wiring(
                parameters,
                "BucketPolicy",
                ("BucketName", storage.awaited.log_bucket.clone()),
                of(&bucket_policy::policy(storage, parameters)),
            ),
        ),
    );
    template.add(
        "KeyPolicy",
        custom(
            &handler,
            wiring(
                parameters,
                "KeyPolicy",
                ("KeyId", storage.awaited.key_alias.clone()),
                of(&key_policy::policy(parameters)),
            ),
        ),
    );
    notification(template, storage, loader, &handler, &bucket_policy);
}

fn notification<R>(
    template: &mut Template,
    storage: &Storage,
    loader: &Loader,
    handler: &Placed,
    bucket_policy: &crate::template::Handle<R>,
) {
    let properties = [
        ("Kind", "BucketNotification".into()),
        ("BucketName", storage.log_bucket.clone()),
        ("QueueArn", loader.new_logs.arn()),
        ("FunctionArn", loader.function.function.arn()),
        ("Events", ["s3:ObjectCreated:*"].into()),
    ];
    // S3 asks the queue whether it may send to it, when the notification is set.
    template
        .add("LogBucketNotification", custom(handler, properties).after(&loader.new_logs_policy).after(bucket_policy));
}

/// Properties of a policy that is merged.
fn wiring<'a>(
    parameters: &Parameters,
    kind: &'a str,
    target: (&'a str, Value),
    policy: Value,
) -> [(&'a str, Value); 6] {
    [
        ("Kind", kind.into()),
        target,
        ("Update", parameters.policy_update.into()),
        ("Policy", policy),
        ("AccountId", account_id()),
        ("SourceAccounts", parameters.source_accounts.into()),
    ]
}
