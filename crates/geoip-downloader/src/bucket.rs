//! The geo bucket: databases under the keys by which es-loader looks for them, with what is known of each as metadata.

use aws_sdk_s3::primitives::ByteStream;
use siem_custom_resource::told;

use crate::database::Database;

/// Metadata: seconds since 1970.
const BUILD_EPOCH: &str = "build-epoch";
/// Metadata: SHA-256 of the archive that the database came in, in lower-case hexadecimal digits.
const ARCHIVE_SHA256: &str = "archive-sha256";

/// The bucket.
pub(crate) struct GeoBucket {
    pub(crate) s3: aws_sdk_s3::Client,
    pub(crate) name: String,
}

/// A database that is in the bucket.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Stored {
    /// When it was built, in seconds since 1970; when it was put there, where somebody else did.
    pub(crate) build_epoch: u64,
    /// Which archive it is from; empty where somebody else put it there.
    pub(crate) archive_sha256: String,
}

fn key(edition: &str) -> String {
    format!("GeoLite2/{edition}.mmdb")
}

impl GeoBucket {
    /// What is there of an edition.
    pub(crate) async fn look(&self, edition: &str) -> Result<Option<Stored>, String> {
        let object = match self.s3.head_object().bucket(&self.name).key(key(edition)).send().await {
            Ok(object) => object,
            // An answer without a body has no code either.
            Err(error) if error.raw_response().is_some_and(|answer| answer.status().as_u16() == 404) => {
                return Ok(None);
            }
            Err(error) => return Err(told(&error, &format!("reading s3://{}/{}", self.name, key(edition)))),
        };
        let noted = |name: &str| object.metadata().and_then(|notes| notes.get(name));
        let put = object.last_modified().and_then(|time| u64::try_from(time.secs()).ok()).unwrap_or_default();
        Ok(Some(Stored {
            build_epoch: noted(BUILD_EPOCH).and_then(|epoch| epoch.parse().ok()).unwrap_or(put),
            archive_sha256: noted(ARCHIVE_SHA256).cloned().unwrap_or_default(),
        }))
    }

    /// Puts a database in its place, whole or not at all.
    pub(crate) async fn put(&self, edition: &str, database: &Database, archive_sha256: &str) -> Result<(), String> {
        let body = ByteStream::from_path(database.path()).await;
        let body = body.map_err(|why| format!("the database cannot be read from disk: {why}"))?;
        let put = self.s3.put_object().bucket(&self.name).key(key(edition)).body(body);
        let put = put.metadata(BUILD_EPOCH, database.build_epoch.to_string()).metadata(ARCHIVE_SHA256, archive_sha256);
        put.send().await.map_err(|error| told(&error, &format!("writing s3://{}/{}", self.name, key(edition))))?;
        Ok(())
    }
}
