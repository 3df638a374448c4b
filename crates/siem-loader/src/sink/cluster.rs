//! An OpenSearch cluster: bulks go out side by side, refused documents become dead letters.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use siem_opensearch::{Bulk, BulkWriter, ItemOutcome, RejectClass};
use tokio::runtime::Handle;

use super::{Sink, SinkError};
use crate::assembler::OwnedBulk;
use crate::dead_letter::{self, Refusal};
use crate::tally::Tally;

/// Sends bulks to a cluster on the tokio runtime.
pub struct ClusterSink {
    shared: Arc<Shared>,
    runtime: Handle,
}

struct Shared {
    writer: BulkWriter,
    deadline: Mutex<Deadline>,
    /// Bulks submitted and not settled.
    open: Mutex<usize>,
    idle: Condvar,
}

/// How long a bulk may be tried.
#[derive(Clone, Copy, Debug)]
pub enum Deadline {
    /// Until a point in time: the end of an invocation.
    At(Instant),
    /// So long from when it was submitted.
    After(Duration),
}

impl ClusterSink {
    /// Sends with `writer`, on `runtime`.
    #[must_use]
    pub fn new(writer: BulkWriter, runtime: Handle, deadline: Deadline) -> ClusterSink {
        let shared = Shared { writer, deadline: Mutex::new(deadline), open: Mutex::new(0), idle: Condvar::new() };
        ClusterSink { shared: Arc::new(shared), runtime }
    }

    /// Sets how long bulks submitted from now on may be tried.
    pub fn set_deadline(&self, deadline: Deadline) {
        *self.shared.deadline.lock().unwrap_or_else(PoisonError::into_inner) = deadline;
    }
}

impl Sink for ClusterSink {
    fn submit(&self, bulk: OwnedBulk) {
        *self.shared.open.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        let shared = Arc::clone(&self.shared);
        let deadline = match *shared.deadline.lock().unwrap_or_else(PoisonError::into_inner) {
            Deadline::At(time) => time,
            Deadline::After(time) => Instant::now() + time,
        };
        self.runtime.spawn(async move {
            let _done = Done(Arc::clone(&shared));
            shared.deliver(bulk, deadline).await;
        });
    }

    fn finish(&self) -> Result<(), SinkError> {
        let mut open = self.shared.open.lock().unwrap_or_else(PoisonError::into_inner);
        while *open > 0 {
            open = self.shared.idle.wait(open).unwrap_or_else(PoisonError::into_inner);
        }
        Ok(())
    }
}

/// Counts a bulk as done, also when its task panicked.
struct Done(Arc<Shared>);

impl Drop for Done {
    fn drop(&mut self) {
        *self.0.open.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.0.idle.notify_all();
    }
}

impl Shared {
    async fn deliver(&self, bulk: OwnedBulk, deadline: Instant) {
        let OwnedBulk { bulk, owners, share } = bulk;
        // Whatever stops this task before an item is settled, its object must not wait for ever.
        let mut unsettled = Unsettled::new(&bulk, owners.clone());
        let (bulk, report) = self.writer.write(bulk, deadline).await;
        let mut letters = Bulk::default();
        let mut refused = Vec::new();
        for (item, outcome) in report.outcomes.iter().enumerate() {
            let owner = &owners[bulk.items[item].object as usize];
            if let ItemOutcome::Rejected { class, error_type, reason } = outcome {
                let name = class.name();
                let message = format!("{error_type}: {reason}");
                let refusal = Refusal {
                    reason: name,
                    message: &message,
                    action: bulk.action(item),
                    document: bulk.document(item),
                    ordinal: bulk.items[item].ordinal,
                };
                dead_letter::push_refused(&mut letters, bulk.items[item].object, owner, &refusal);
                refused.push((item, *class));
            } else {
                owner.settled(outcome);
                unsettled.settle(item);
            }
        }
        if refused.is_empty() {
            return;
        }
        // A record counts as dead-lettered only once its letter stands; else it is offered again.
        let (_, report) = self.writer.write(letters, deadline).await;
        for ((item, class), outcome) in refused.into_iter().zip(&report.outcomes) {
            let owner = &owners[bulk.items[item].object as usize];
            settle_refused(owner, class, outcome);
            unsettled.settle(item);
        }
        drop(share);
    }
}

fn settle_refused(owner: &Tally, class: RejectClass, letter: &ItemOutcome) {
    match letter {
        ItemOutcome::Indexed | ItemOutcome::Duplicate => owner.dead_lettered(class.name()),
        deferred @ ItemOutcome::Deferred { .. } => owner.settled(deferred),
        ItemOutcome::Rejected { reason, .. } => {
            owner.settled(&ItemOutcome::Deferred { status: 0, reason: format!("dead letter refused: {reason}") });
        }
    }
}

/// Items whose outcome has not been told; told as deferred when the task ends early.
struct Unsettled {
    items: Vec<Option<u32>>,
    owners: Vec<Arc<Tally>>,
}

impl Unsettled {
    fn new(bulk: &Bulk, owners: Vec<Arc<Tally>>) -> Unsettled {
        Unsettled { items: bulk.items.iter().map(|item| Some(item.object)).collect(), owners }
    }

    fn settle(&mut self, item: usize) {
        self.items[item] = None;
    }
}

impl Drop for Unsettled {
    fn drop(&mut self) {
        for object in self.items.iter().flatten() {
            let reason = "the request was abandoned".to_owned();
            self.owners[*object as usize].settled(&ItemOutcome::Deferred { status: 0, reason });
        }
    }
}
