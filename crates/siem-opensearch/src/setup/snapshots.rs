//! Where snapshots go. Source: Amazon OpenSearch Service developer guide, "Registering a manual snapshot repository".

use serde_json::{Value, json};

use super::call::{Line, Trouble, Write};
use super::holds;

const NAME: &str = "siem-snapshot";
/// The region whose buckets are named by their endpoint instead, as the guide says.
const UNNAMED_REGION: &str = "us-east-1";

/// A bucket for snapshots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotRepository {
    /// The bucket.
    pub bucket: String,
    /// Its region.
    pub region: String,
    /// ARN of the role with which the domain reads and writes it.
    pub role_arn: String,
}

impl SnapshotRepository {
    pub(super) async fn look(&self, line: &Line<'_>) -> Result<Vec<Write>, Trouble> {
        let path = format!("/_snapshot/{NAME}");
        let wanted = self.wanted();
        match line.find(&path).await? {
            Some(there) if holds(&there[NAME], &wanted) => Ok(Vec::new()),
            _ => Ok(vec![Write::put(path, wanted, format!("the repository {NAME}"))]),
        }
    }

    fn wanted(&self) -> Value {
        let mut settings = json!({"bucket": self.bucket, "role_arn": self.role_arn});
        if self.region == UNNAMED_REGION {
            settings["endpoint"] = "s3.amazonaws.com".into();
        } else {
            settings["region"] = self.region.as_str().into();
        }
        json!({"type": "s3", "settings": settings})
    }
}
