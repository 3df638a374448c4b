//! Where bulks go.

mod cluster;
mod folder;
mod lines;
mod null;

pub use cluster::{ClusterSink, Deadline};
pub use folder::{FolderSink, OnExisting};
pub use lines::LinesSink;
pub use null::NullSink;

use std::io;
use std::path::Path;

use crate::assembler::OwnedBulk;

/// Takes bulks, and settles each item with the account it belongs to.
pub trait Sink: Send + Sync {
    /// Takes a bulk. May return before its outcomes are known; every item is settled at last, whatever happens.
    fn submit(&self, bulk: OwnedBulk);

    /// Waits until everything submitted is settled and in place.
    ///
    /// # Errors
    /// What could not be put in place.
    fn finish(&self) -> Result<(), SinkError>;
}

/// A sink cannot go on.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{what}: {why}")]
pub struct SinkError {
    /// File or address.
    pub what: String,
    /// What happened, and the cure.
    pub why: String,
}

impl SinkError {
    fn of(what: &Path, error: &io::Error) -> SinkError {
        SinkError { what: what.display().to_string(), why: error.to_string() }
    }
}
