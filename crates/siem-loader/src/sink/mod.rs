//! Where bulks go.

mod cluster;
mod folder;
mod lines;
mod null;

pub use cluster::{ClusterSink, Deadline};
pub use folder::{FolderSink, OnExisting, PARTIAL};
pub use lines::LinesSink;
pub use null::NullSink;

use std::io;
use std::path::Path;
use std::time::Instant;

use crate::assembler::OwnedBulk;

/// Takes bulks, and settles each item with the account it belongs to.
pub trait Sink: Send + Sync {
    /// Takes a bulk. May return before its outcomes are known; every item is settled at last, whatever happens.
    fn submit(&self, bulk: OwnedBulk);

    /// Why going on is of no use, once that is known.
    fn trouble(&self) -> Option<Trouble> {
        None
    }

    /// What is on its way is given up at `_end`: somebody wants to stop. For sinks that keep anybody waiting.
    fn end_by(&self, _end: Instant) {}

    /// Waits until everything submitted is settled and in place.
    ///
    /// # Errors
    /// What could not be put in place.
    fn finish(&self) -> Result<(), SinkError>;
}

/// Why a sink will take nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The cluster refuses the credentials.
    Unauthorized,
    /// The cluster took nothing of a bulk for as long as one is tried.
    Unavailable,
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
