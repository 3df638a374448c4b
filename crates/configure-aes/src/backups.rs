//! Dashboards as they were before ours replaced them, in the snapshot bucket.

use aws_sdk_s3::primitives::ByteStream;
use siem_custom_resource::told;
use siem_opensearch::{Backups, Kept};

/// What keys begin with; the role of the function may write no others.
const PREFIX: &str = "saved_objects/";
/// How many are kept.
const KEPT: usize = 10;

/// The snapshot bucket.
#[derive(Debug)]
pub(crate) struct Bucket {
    pub(crate) s3: aws_sdk_s3::Client,
    pub(crate) name: String,
}

impl Bucket {
    async fn write(&self, time: &str, exported: &[u8]) -> Result<String, String> {
        let key = format!("{PREFIX}global-dashboard-{time}.ndjson");
        let place = format!("s3://{}/{key}", self.name);
        let put = self.s3.put_object().bucket(&self.name).key(key).body(ByteStream::from(exported.to_vec()));
        put.send().await.map_err(|error| told(&error, &format!("writing {place}")))?;
        // One too many does no harm.
        if let Err(why) = self.prune().await {
            tracing::warn!(why, "older backups of dashboards stay");
        }
        Ok(place)
    }

    /// Deletes all but the last. Their names are in the order of time.
    async fn prune(&self) -> Result<(), String> {
        let prefix = format!("{PREFIX}global-dashboard-");
        let list = self.s3.list_objects_v2().bucket(&self.name).prefix(prefix).send().await;
        let list = list.map_err(|error| told(&error, &format!("listing s3://{}/{PREFIX}", self.name)))?;
        let mut keys: Vec<&str> = list.contents().iter().filter_map(|object| object.key()).collect();
        keys.sort_unstable();
        for key in &keys[..keys.len().saturating_sub(KEPT)] {
            let deleted = self.s3.delete_object().bucket(&self.name).key(*key).send().await;
            deleted.map_err(|error| told(&error, &format!("deleting s3://{}/{key}", self.name)))?;
        }
        Ok(())
    }
}

impl Backups for Bucket {
    fn keep<'a>(&'a self, time: &'a str, exported: &'a [u8]) -> Kept<'a> {
        Box::pin(self.write(time, exported))
    }
}
