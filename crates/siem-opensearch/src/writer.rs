//! Writing bulks.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::{Semaphore, watch};

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
    /// When all bulks end, whatever their own deadlines.
    end: Arc<watch::Sender<Option<Instant>>>,
}

impl BulkWriter {
    /// Writes to `cluster`.
    #[must_use]
    pub fn new(cluster: Cluster, options: WriterOptions) -> BulkWriter {
        let in_flight = Arc::new(Semaphore::new(options.in_flight.max(1)));
        BulkWriter { cluster, options, in_flight, end: Arc::new(watch::Sender::new(None)) }
    }

    /// No bulk goes on beyond `end`, not those under way either. The earliest end that was told counts.
    pub fn end_by(&self, end: Instant) {
        self.end.send_modify(|known| *known = Some(known.map_or(end, |known| known.min(end))));
    }

    /// Takes back what [`BulkWriter::end_by`] told.
    pub fn go_on(&self) {
        self.end.send_replace(None);
    }

    /// Comes back when the end of all bulks has come.
    pub(crate) async fn ended(&self) {
        let mut end = self.end.subscribe();
        loop {
            let left = end.borrow_and_update().map(|end| end.saturating_duration_since(Instant::now()));
            // What `changed` says is of no matter: the sender lives as long as this writer.
            match left {
                Some(Duration::ZERO) => return,
                Some(left) => {
                    let _ = tokio::time::timeout(left, end.changed()).await;
                }
                None => {
                    let _ = end.changed().await;
                }
            }
        }
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
