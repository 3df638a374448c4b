//! Writing bulks.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::bulk::{Bulk, BulkReport};
use crate::cluster::Cluster;
use crate::delivery::Delivery;
use crate::gate::Gate;
use crate::http::Encoding;
use crate::pressure::Pressure;
use crate::target::Targets;

/// Settings of a writer.
#[derive(Clone, Copy, Debug)]
pub struct WriterOptions {
    /// Requests in flight at a time, at first.
    pub in_flight: usize,
    /// Most requests in flight that calm answers lead to.
    pub max_in_flight: usize,
    /// Bytes of a request before compression, unless a single document has more.
    pub request_bytes: usize,
    /// What refusals for size lower that to at most.
    pub least_request_bytes: usize,
    /// Longest pause before the first repetition; doubled for each further one.
    pub first_pause: Duration,
    /// What the longest pause is never doubled beyond.
    pub longest_pause: Duration,
    /// So long an alias or index for which none can be made is left alone; then it is tried again, for somebody may have
    /// mended it.
    pub hopeless_for: Duration,
}

impl Default for WriterOptions {
    fn default() -> Self {
        WriterOptions {
            in_flight: 4,
            max_in_flight: 16,
            // As the original's. The smallest domains take requests of 10 MiB.
            request_bytes: 6 << 20,
            least_request_bytes: 256 << 10,
            first_pause: Duration::from_millis(250),
            longest_pause: Duration::from_secs(15),
            // One call in vain, and one line in the log, is little for so long.
            hopeless_for: Duration::from_secs(300),
        }
    }
}

/// Writes bulks to a cluster. Clones share what it takes: how much at a time, whether compressed, into which indices.
#[derive(Clone, Debug)]
pub struct BulkWriter {
    cluster: Cluster,
    pub(crate) options: WriterOptions,
    pub(crate) gate: Arc<Gate>,
    pub(crate) targets: Arc<Targets>,
    /// Requests go uncompressed.
    is_plain: Arc<AtomicBool>,
    /// When all bulks end, whatever their own deadlines.
    end: Arc<watch::Sender<Option<Instant>>>,
}

impl BulkWriter {
    /// Writes to `cluster`.
    #[must_use]
    pub fn new(cluster: Cluster, options: WriterOptions) -> BulkWriter {
        let gate = Arc::new(Gate::new(Pressure::new(&options)));
        let end = Arc::new(watch::Sender::new(None));
        BulkWriter { cluster, options, gate, targets: Arc::default(), is_plain: Arc::default(), end }
    }

    /// How requests are compressed.
    pub(crate) fn encoding(&self) -> Encoding {
        if self.is_plain.load(Ordering::Relaxed) { Encoding::Plain } else { Encoding::Gzip }
    }

    /// The cluster computes another signature over compressed requests, as some that stand behind a proxy do: from now
    /// on they go uncompressed. Wrong keys look the same, and then it does no harm.
    pub(crate) fn stop_compressing(&self) {
        if !self.is_plain.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                "the cluster refuses the signature of a compressed request: they go uncompressed from now on"
            );
        }
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
