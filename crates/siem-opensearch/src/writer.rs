//! Writing bulks.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use crate::bulk::{Bulk, BulkReport};
use crate::cluster::Cluster;
use crate::delivery::Delivery;

/// Settings of a writer.
#[derive(Clone, Copy, Debug)]
pub struct WriterOptions {
    /// Requests in flight at a time.
    pub in_flight: usize,
    /// Longest pause before the first repetition; doubled for each further one.
    pub first_pause: Duration,
    /// What the longest pause is never doubled beyond.
    pub longest_pause: Duration,
}

impl Default for WriterOptions {
    fn default() -> Self {
        WriterOptions { in_flight: 4, first_pause: Duration::from_millis(250), longest_pause: Duration::from_secs(15) }
    }
}

/// Writes bulks to a cluster. Clones share the bound on requests in flight.
#[derive(Clone, Debug)]
pub struct BulkWriter {
    cluster: Cluster,
    pub(crate) options: WriterOptions,
    pub(crate) in_flight: Arc<Semaphore>,
}

impl BulkWriter {
    /// Writes to `cluster`.
    #[must_use]
    pub fn new(cluster: Cluster, options: WriterOptions) -> BulkWriter {
        BulkWriter { cluster, options, in_flight: Arc::new(Semaphore::new(options.in_flight.max(1))) }
    }

    /// The cluster.
    #[must_use]
    pub fn cluster(&self) -> &Cluster {
        &self.cluster
    }

    /// Writes a bulk; any number may be written at a time. Every item gets its outcome by about `deadline`; what is
    /// not settled then is deferred.
    ///
    /// An item whose answer was lost is sent again. With the action `create` the cluster then says that it is there
    /// already: it counts as a duplicate, though it was this call that made it. With the action `index` it is replaced
    /// by itself.
    pub async fn write(&self, bulk: Bulk, deadline: Instant) -> (Bulk, BulkReport) {
        let bulk = Arc::new(bulk);
        let report = Delivery::new(self, Arc::clone(&bulk), deadline).run().await;
        let bulk = Arc::try_unwrap(bulk).unwrap_or_else(|shared| (*shared).clone());
        (bulk, report)
    }
}
