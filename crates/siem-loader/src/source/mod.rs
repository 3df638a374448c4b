//! Where objects come from.

mod file;
mod s3;

use std::io::Read;

use siem_ecs::time::Instant;

pub(crate) use file::instant_of;
pub use file::{FileSource, Found, find_files};
pub use s3::{ClientFuture, S3Source, client_settings};

/// An object to load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectRef {
    /// Bucket; `local` for files.
    pub bucket: String,
    /// The key as understood first.
    pub key: String,
    /// The key in its other reading, tried once when there is no such object.
    pub other_key: Option<String>,
    /// The bucket's region, when the message names it.
    pub region: Option<String>,
    /// Version asked for, when the message names one.
    pub version: Option<String>,
    /// First and last ordinal to load, inclusive; `None` for the whole object.
    pub range: Option<(u64, Option<u64>)>,
}

impl ObjectRef {
    /// A whole object, whose key is certain.
    #[must_use]
    pub fn whole(bucket: &str, key: &str) -> ObjectRef {
        ObjectRef {
            bucket: bucket.to_owned(),
            key: key.to_owned(),
            other_key: None,
            region: None,
            version: None,
            range: None,
        }
    }
}

/// An object that is open for reading.
pub struct Opened {
    /// The key that was right.
    pub key: String,
    /// Version id, else ETag; a content digest for files.
    pub version: String,
    /// Last-Modified.
    pub modified: Instant,
    /// Bytes as stored.
    pub bytes: u64,
    /// Its bytes.
    pub reader: Box<dyn Read + Send>,
}

/// Opens objects.
pub trait Source: Send + Sync {
    /// Opens one.
    ///
    /// # Errors
    /// Why it cannot be opened, and whether another try may go better.
    fn open(&self, object: &ObjectRef) -> Result<Opened, SourceError>;
}

/// An object cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}: {why}")]
pub struct SourceError {
    /// `s3://bucket/key` or a path.
    pub what: String,
    /// What happened, and the cure if there is one.
    pub why: String,
    /// Short name for counters: `not_found`, `access_denied`, …
    pub reason: &'static str,
    /// Whether another try may go better.
    pub retryable: bool,
}
