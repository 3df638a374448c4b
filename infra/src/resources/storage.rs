//! Buckets, keys and secrets.

use super::{attributes, properties};
use crate::policy::Policy;
use crate::value::Value;

properties! {
    "AWS::S3::Bucket" => Bucket {
        bucket_name: Value,
        bucket_encryption: Option<BucketEncryption>,
        lifecycle_configuration: Option<LifecycleConfiguration>,
        ownership_controls: Option<OwnershipControls>,
        public_access_block_configuration: Option<PublicAccessBlock>,
        versioning_configuration: Option<Versioning>,
        tags: Vec<Tag>,
    }

    BucketEncryption {
        server_side_encryption_configuration: Vec<EncryptionRule>,
    }

    EncryptionRule {
        server_side_encryption_by_default: Option<EncryptionByDefault>,
    }

    EncryptionByDefault {
        #[serde(rename = "SSEAlgorithm")]
        sse_algorithm: Value,
    }

    LifecycleConfiguration {
        rules: Vec<LifecycleRule>,
    }

    LifecycleRule {
        id: Value,
        status: Value,
        abort_incomplete_multipart_upload: Option<AbortIncompleteMultipartUpload>,
    }

    AbortIncompleteMultipartUpload {
        days_after_initiation: Value,
    }

    OwnershipControls {
        rules: Vec<OwnershipRule>,
    }

    OwnershipRule {
        object_ownership: Value,
    }

    PublicAccessBlock {
        block_public_acls: Value,
        block_public_policy: Value,
        ignore_public_acls: Value,
        restrict_public_buckets: Value,
    }

    Versioning {
        status: Value,
    }

    Tag {
        key: Value,
        value: Value,
    }

    "AWS::S3::BucketPolicy" => BucketPolicy {
        bucket: Value,
        policy_document: Option<Policy>,
    }

    "AWS::KMS::Key" => Key {
        description: Value,
        enable_key_rotation: Value,
        key_policy: Option<Policy>,
        pending_window_in_days: Value,
        tags: Vec<Tag>,
    }

    "AWS::KMS::Alias" => Alias {
        alias_name: Value,
        target_key_id: Value,
    }

    "AWS::SecretsManager::Secret" => Secret {
        name: Value,
        description: Value,
        secret_string: Value,
        tags: Vec<Tag>,
    }
}

attributes! {
    Bucket { arn = "Arn", }
    Key { arn = "Arn", }
}
