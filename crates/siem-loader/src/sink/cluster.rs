//! An OpenSearch cluster: bulks go out side by side, refused documents become dead letters.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use siem_opensearch::{Bulk, BulkItem, BulkReport, BulkWriter, ItemOutcome, RejectClass};
use tokio::runtime::Handle;

use super::{Sink, SinkError, Trouble};
use crate::assembler::OwnedBulk;
use crate::dead_letter::{self, Refusal};
use crate::engine::BULK_BYTES;
use crate::tally::Tally;

/// Once a bulk was given up, the others are tried this much longer: each would wait as long for the same cluster.
const AFTER_GIVING_UP: Duration = Duration::from_secs(30);

/// Said where letters are refused for want of a permission.
const NO_LETTERS: &str = "the cluster lets the user or role that is signed in write no dead letters, and their records \
    come back until it does: map it to a role with crud and create_index on log-siem-deadletter-*, as aws_log_loader has";

/// Sends bulks to a cluster on the tokio runtime.
pub struct ClusterSink {
    shared: Arc<Shared>,
    runtime: Handle,
}

struct Shared {
    writer: BulkWriter,
    deadline: Mutex<Deadline>,
    trouble: Mutex<Option<Trouble>>,
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
        let shared = Shared {
            writer,
            deadline: Mutex::new(deadline),
            trouble: Mutex::default(),
            open: Mutex::new(0),
            idle: Condvar::new(),
        };
        ClusterSink { shared: Arc::new(shared), runtime }
    }

    /// Starts anew: bulks submitted from now on may be tried as long as this says, and earlier trouble is forgotten.
    pub fn set_deadline(&self, deadline: Deadline) {
        *self.shared.deadline.lock().unwrap_or_else(PoisonError::into_inner) = deadline;
        *self.shared.trouble.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.shared.writer.go_on();
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
        // Made here, so that they are dropped also by a runtime that ends before it begins with the task.
        let done = Done(Arc::clone(&shared));
        let unsettled = Unsettled::new(&bulk);
        self.runtime.spawn(async move {
            let _done = done;
            shared.deliver(bulk, unsettled, deadline).await;
        });
    }

    fn trouble(&self) -> Option<Trouble> {
        *self.shared.trouble.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end_by(&self, end: Instant) {
        self.shared.writer.end_by(end);
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
    async fn deliver(&self, mut owned: OwnedBulk, mut unsettled: Unsettled, deadline: Instant) {
        let bulk = std::mem::take(&mut owned.bulk);
        let owners = std::mem::take(&mut owned.owners);
        let (bulk, report) = self.writer.write(bulk, deadline).await;
        self.look_for_refused_letters(&bulk, &report);
        self.look_for_trouble(&report);
        for owner in &owners {
            owner.took(report.took_ms);
        }
        let mut refused = Vec::new();
        for (item, outcome) in report.outcomes.iter().enumerate() {
            if let ItemOutcome::Rejected { class, error_type, reason } = outcome {
                refused.push((item, *class, format!("{error_type}: {reason}")));
            } else {
                let item_of = &bulk.items[item];
                owners[item_of.object as usize].settled(item_of, outcome);
                unsettled.settle(item);
            }
        }
        let mut left = refused.as_slice();
        while !left.is_empty() {
            let mut letters = Bulk::default();
            for (item, class, message) in left {
                if letters.bytes.len() >= BULK_BYTES {
                    break;
                }
                let BulkItem { object, ordinal, .. } = bulk.items[*item];
                let (action, document) = (bulk.action(*item), bulk.document(*item));
                let refusal = Refusal { reason: class.name(), message, action, document, ordinal };
                dead_letter::push_refused(&mut letters, object, &owners[object as usize], &refusal);
            }
            let _room = owned.share.as_ref().map(|share| share.beside(letters.bytes.len()));
            // A record counts as dead-lettered only once its letter stands; else it is offered again.
            let (letters, report) = self.writer.write(letters, deadline).await;
            self.look_for_refused_letters(&letters, &report);
            let (sent, later) = left.split_at(letters.items.len());
            for ((item, class, _), outcome) in sent.iter().zip(&report.outcomes) {
                let item_of = &bulk.items[*item];
                settle_refused(&owners[item_of.object as usize], item_of, *class, outcome);
                unsettled.settle(*item);
            }
            left = later;
        }
        owned.bulk = bulk;
    }

    /// Where dead letters may not be written, what is refused would come back again and again.
    fn look_for_refused_letters(&self, bulk: &Bulk, report: &BulkReport) {
        if let Some(said) = refusal_of_letters(bulk, report) {
            self.stop(Trouble::Unauthorized, NO_LETTERS, Some(said));
        }
    }

    /// A bulk of which nothing was taken: the next ones will fare no better.
    fn look_for_trouble(&self, report: &BulkReport) {
        let deferred = |outcome: &ItemOutcome| matches!(outcome, ItemOutcome::Deferred { .. });
        if report.outcomes.iter().all(deferred) {
            let trouble = if report.unauthorized { Trouble::Unauthorized } else { Trouble::Unavailable };
            self.stop(trouble, "the cluster takes nothing", None);
        }
    }

    /// Nothing more is begun with, and what is under way ends soon. The first reason is the one that counts.
    fn stop(&self, trouble: Trouble, why: &str, said: Option<&str>) {
        let mut known = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        if known.is_none() {
            *known = Some(trouble);
            tracing::error!(?trouble, said, "reading stops: {why}");
            self.writer.end_by(Instant::now() + AFTER_GIVING_UP);
        }
    }
}

/// What the cluster said of the first dead letter that whoever is signed in may not write, if that is all he may not.
fn refusal_of_letters<'r>(bulk: &Bulk, report: &'r BulkReport) -> Option<&'r str> {
    if !report.unauthorized {
        return None;
    }
    let mut refused = report.outcomes.iter().enumerate().filter_map(|(item, outcome)| match outcome {
        ItemOutcome::Deferred { status: 401 | 403, reason } => {
            Some(dead_letter::is_letter(bulk.action(item)).then_some(reason.as_str()))
        }
        _ => None,
    });
    let first = refused.next()??;
    refused.all(|letter| letter.is_some()).then_some(first)
}

fn settle_refused(owner: &Tally, item: &BulkItem, class: RejectClass, letter: &ItemOutcome) {
    match letter {
        ItemOutcome::Indexed | ItemOutcome::Healed | ItemOutcome::Duplicate => {
            owner.dead_lettered(item.ordinal, class.name());
        }
        deferred @ ItemOutcome::Deferred { .. } => owner.settled(item, deferred),
        ItemOutcome::Rejected { reason, .. } => {
            let reason = format!("dead letter refused: {reason}");
            owner.settled(item, &ItemOutcome::Deferred { status: 0, reason });
        }
    }
}

/// Items whose outcome has not been told; told as deferred when their delivery ends early: whatever stops it, no object
/// must wait for ever.
struct Unsettled {
    items: Vec<Option<BulkItem>>,
    owners: Vec<Arc<Tally>>,
}

impl Unsettled {
    fn new(OwnedBulk { bulk, owners, .. }: &OwnedBulk) -> Unsettled {
        Unsettled { items: bulk.items.iter().copied().map(Some).collect(), owners: owners.clone() }
    }

    fn settle(&mut self, item: usize) {
        self.items[item] = None;
    }
}

impl Drop for Unsettled {
    fn drop(&mut self) {
        for item in self.items.iter().flatten() {
            let reason = "the request was abandoned".to_owned();
            self.owners[item.object as usize].settled(item, &ItemOutcome::Deferred { status: 0, reason });
        }
    }
}

#[cfg(test)]
mod tests {
    use siem_opensearch::{Cluster, ClusterOptions, Endpoint, Login, WriterOptions};

    use super::*;
    use crate::tally::Closing;

    #[test]
    fn a_bulk_that_a_runtime_never_begins_with_is_settled_as_deferred() {
        let endpoint = Endpoint::parse("http://127.0.0.1:9").unwrap();
        let options = ClusterOptions { endpoint, login: Login::None, ca_file: None, timeout: Duration::from_secs(1) };
        let writer = BulkWriter::new(Cluster::connect(options).unwrap(), WriterOptions::default());
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let sink = ClusterSink::new(writer, runtime.handle().clone(), Deadline::After(Duration::from_secs(1)));
        drop(runtime);
        let tally = Tally::of_any_object();
        let mut owned = OwnedBulk::new();
        owned.bulk.push(0, 1, b"{}\n", b"{}\n");
        owned.owners.push(Arc::clone(&tally));
        tally.handed_over(1, 6);
        tally.close(Closing::End);
        sink.submit(owned);
        assert_eq!(tally.try_line().map(|line| line.deferred), Some(1));
        sink.finish().unwrap();
    }
}
