//! What the emulator does otherwise with buckets than S3, mended on the way.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;

use super::{Call, Meddling};

/// Buckets as S3 has them.
///
/// - Their policies are kept here: the emulator takes a denial under a condition for one without, so that a bucket which
///   refuses plain HTTP would refuse everybody. Whether there is such a bucket, and that one has no policy, it tells.
/// - That a bucket tells nobody of its objects, the emulator says under a name that no client knows.
#[derive(Clone, Debug, Default)]
pub struct Buckets {
    policies: Arc<Mutex<BTreeMap<String, Value>>>,
}

impl Buckets {
    /// What has to happen with a call.
    #[must_use]
    pub fn meddle(&self, call: &Call) -> Meddling {
        let bucket = call.path.trim_matches('/');
        let mut policies = self.policies.lock().unwrap_or_else(PoisonError::into_inner);
        match (call.action.as_str(), policies.get(bucket)) {
            ("s3:PutBucketPolicy", _) => {
                policies.insert(bucket.to_owned(), call.body.clone());
                Meddling::Answer(200, Value::Null)
            }
            ("s3:GetBucketPolicy", Some(policy)) => Meddling::Answer(200, policy.clone()),
            ("s3:DeleteBucketPolicy" | "s3:DeleteBucket", _) => {
                policies.remove(bucket);
                Meddling::None
            }
            ("s3:GetBucketNotification", _) => {
                Meddling::Rewrite(|said| said.replace("GetBucketNotificationResponse", "NotificationConfiguration"))
            }
            _ => Meddling::None,
        }
    }
}
