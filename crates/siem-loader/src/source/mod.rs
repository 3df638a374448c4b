//! Where objects come from.

mod file;
mod s3;

use std::io::{self, Read};
use std::sync::Arc;

use siem_ecs::time::Instant;
use siem_formats::Resume;

use crate::ordinals::Ordinals;
pub use file::{FileSource, Found, find_files, instant_of};
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
    /// Only these of the range's records; `None` for all. What became of each is remembered ([`crate::Loaded::fared`]).
    pub only: Option<Arc<Ordinals>>,
    /// A place before them where decoding can start. It is used if the object is still the one with this ETag.
    pub resume: Option<(Resume, String)>,
    /// Hand-overs in a row that made no progress.
    pub attempt: u32,
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
            only: None,
            resume: None,
            attempt: 0,
        }
    }

    /// These records of it.
    #[must_use]
    pub fn only(self, ordinals: Ordinals) -> ObjectRef {
        ObjectRef { range: ordinals.bounds(), only: Some(Arc::new(ordinals)), ..self }
    }
}

/// An object that is open for reading.
pub struct Opened {
    /// The key that was right.
    pub key: String,
    /// Version id, else ETag; a content digest for files.
    pub version: String,
    /// Version id, where the bucket keeps versions.
    pub version_id: Option<String>,
    /// ETag, where there is one.
    pub e_tag: Option<String>,
    /// Last-Modified.
    pub modified: Instant,
    /// Bytes as stored.
    pub bytes: u64,
    /// Where its bytes begin, if not at the first one.
    pub resumed: Option<Resume>,
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

/// The time for reading is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no time left")]
pub(crate) struct NoTime {
    /// Bytes were waited for. If not, they were there, and not what it was spent on.
    pub(crate) while_waiting: bool,
}

impl NoTime {
    /// Whether an error of a source is this.
    pub(crate) fn of(error: &io::Error) -> Option<NoTime> {
        error.get_ref().and_then(|inner| inner.downcast_ref::<NoTime>()).copied()
    }
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
