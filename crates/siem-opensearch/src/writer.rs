//! Writing bulks: send, look at every item, send again what may go better, until all is settled or time is out.

use std::collections::VecDeque;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::sync::Semaphore;

use crate::bulk::{Bulk, BulkReport, ItemOutcome};
use crate::class::{self, Class, RejectClass};
use crate::cluster::{Answer, Cluster, NoAnswer};
use crate::response::{self, ItemAnswer};

/// The fastest level: level 6 alone costs more than all the rest of loading.
const GZIP_LEVEL: u32 = 1;
/// Longest reason that is kept of an error.
const MAX_REASON_BYTES: usize = 1000;

/// Settings of a writer.
#[derive(Clone, Copy, Debug)]
pub struct WriterOptions {
    /// Requests in flight at a time.
    pub in_flight: usize,
    /// Pause before the first repetition; the next ones are longer by half of chance each.
    pub first_pause: Duration,
    /// Longest pause.
    pub longest_pause: Duration,
}

impl Default for WriterOptions {
    fn default() -> Self {
        WriterOptions { in_flight: 4, first_pause: Duration::from_millis(250), longest_pause: Duration::from_secs(15) }
    }
}

/// Writes bulks to a cluster.
#[derive(Clone, Debug)]
pub struct BulkWriter {
    cluster: Cluster,
    options: WriterOptions,
    in_flight: Arc<Semaphore>,
}

/// Items that go together in one request.
struct Batch {
    items: Vec<usize>,
    /// Times they were sent.
    attempt: u32,
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

    /// Writes a bulk. Every item gets its outcome by about `deadline`; what is not settled then is deferred. An item
    /// whose answer was lost is sent again: with the action `create` the cluster answers that it is there already, and
    /// it counts as a duplicate.
    pub async fn write(&self, bulk: Bulk, deadline: Instant) -> (Bulk, BulkReport) {
        let bulk = Arc::new(bulk);
        let mut writing = Writing {
            writer: self,
            bulk: Arc::clone(&bulk),
            deadline,
            outcomes: vec![None; bulk.items.len()],
            report: BulkReport::default(),
            queue: VecDeque::new(),
        };
        if !bulk.items.is_empty() {
            writing.queue.push_back(Batch { items: (0..bulk.items.len()).collect(), attempt: 0 });
        }
        while let Some(batch) = writing.queue.pop_front() {
            writing.send(batch).await;
        }
        let Writing { outcomes, mut report, bulk: shared, .. } = writing;
        drop(shared);
        report.outcomes = outcomes.into_iter().map(|outcome| outcome.unwrap_or_else(unsettled)).collect();
        let bulk = Arc::try_unwrap(bulk).unwrap_or_else(|shared| (*shared).clone());
        (bulk, report)
    }
}

fn unsettled() -> ItemOutcome {
    ItemOutcome::Deferred { status: 0, reason: "not sent".into() }
}

struct Writing<'w> {
    writer: &'w BulkWriter,
    bulk: Arc<Bulk>,
    deadline: Instant,
    outcomes: Vec<Option<ItemOutcome>>,
    report: BulkReport,
    queue: VecDeque<Batch>,
}

impl Writing<'_> {
    async fn send(&mut self, batch: Batch) {
        if batch.attempt > 0 && !self.pause(batch.attempt).await {
            return;
        }
        let Some(left) = self.deadline.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) else {
            return self.defer(&batch.items, 0, "no time left");
        };
        let Ok(_permit) = self.writer.in_flight.acquire().await else {
            return self.defer(&batch.items, 0, "the writer was closed");
        };
        // Fresh for each attempt: what is signed is what is sent.
        let body = match self.compressed(&batch.items).await {
            Ok(body) => body,
            Err(why) => return self.defer(&batch.items, 0, &why),
        };
        self.report.requests += 1;
        self.report.repeated += u32::from(batch.attempt > 0);
        self.report.bytes_sent += body.len() as u64;
        let answer = self.writer.cluster.bulk(body, left).await;
        drop(_permit);
        match answer {
            Ok(Answer { status, body }) => self.answered(batch, status, &body),
            Err(NoAnswer(why)) => self.again(batch, 0, &why),
        }
    }

    /// Waits before a repetition; `false` if the deadline would pass meanwhile, and then the batch is settled.
    async fn pause(&mut self, attempt: u32) -> bool {
        let options = &self.writer.options;
        let ceiling =
            options.first_pause.saturating_mul(1 << attempt.min(16).saturating_sub(1)).min(options.longest_pause);
        // Full jitter: writers that failed together must not come back together.
        let chance = RandomState::new().build_hasher().finish() as f64 / u64::MAX as f64;
        let pause = ceiling.mul_f64(0.25 + 0.75 * chance);
        if Instant::now() + pause >= self.deadline {
            let rest = self.deadline.saturating_duration_since(Instant::now());
            tokio::time::sleep(rest.min(pause)).await;
        } else {
            tokio::time::sleep(pause).await;
        }
        true
    }

    fn answered(&mut self, batch: Batch, status: u16, body: &[u8]) {
        let said = match status {
            200 => String::new(),
            _ => String::from_utf8_lossy(&body[..body.len().min(4096)]).into_owned(),
        };
        match class::of_request(status, &said) {
            Class::Done => match response::read(body, batch.items.len()) {
                Ok(answer) => {
                    self.report.took_ms += answer.took_ms;
                    self.settle(&batch, answer.items);
                }
                Err(why) => self.again(batch, status, &why),
            },
            // One document of the request is at fault: find it by halves.
            Class::Reject(class @ (RejectClass::TooLarge | RejectClass::Malformed)) => match batch.items.as_slice() {
                [single] => {
                    self.outcomes[*single] = Some(ItemOutcome::Rejected {
                        class,
                        error_type: format!("status {status}"),
                        reason: cut(&said),
                    });
                }
                items => {
                    let (first, second) = items.split_at(items.len() / 2);
                    for half in [second, first] {
                        self.queue.push_front(Batch { items: half.to_vec(), attempt: 0 });
                    }
                }
            },
            Class::Security => {
                self.report.unauthorized = true;
                self.defer(&batch.items, status, &said);
            }
            Class::Retry | Class::FloodStage | Class::Signature | Class::Duplicate | Class::Reject(_) => {
                self.again(batch, status, &said);
            }
        }
    }

    /// Takes the outcome of each item; what may go better is sent again.
    fn settle(&mut self, batch: &Batch, answers: Vec<ItemAnswer>) {
        let mut again = Vec::new();
        let mut last = (0, String::new());
        for (item, answer) in batch.items.iter().zip(answers) {
            let ItemAnswer { class, status, error_type, reason } = answer;
            self.outcomes[*item] = Some(match class {
                Class::Done => ItemOutcome::Indexed,
                Class::Duplicate => ItemOutcome::Duplicate,
                Class::Reject(class) => ItemOutcome::Rejected { class, error_type, reason: cut(&reason) },
                Class::Security => {
                    self.report.unauthorized = true;
                    ItemOutcome::Deferred { status, reason: cut(&format!("{error_type}: {reason}")) }
                }
                Class::Retry | Class::FloodStage | Class::Signature => {
                    again.push(*item);
                    last = (status, format!("{error_type}: {reason}"));
                    ItemOutcome::Deferred { status, reason: cut(&last.1) }
                }
            });
        }
        if !again.is_empty() {
            self.again(Batch { items: again, attempt: batch.attempt }, last.0, &last.1);
        }
    }

    /// Puts a batch behind the others for another attempt, or defers it when there is no time for one.
    fn again(&mut self, batch: Batch, status: u16, why: &str) {
        tracing::debug!(items = batch.items.len(), attempt = batch.attempt, status, "a bulk request is repeated");
        if Instant::now() >= self.deadline {
            return self.defer(&batch.items, status, why);
        }
        for item in &batch.items {
            self.outcomes[*item] = Some(ItemOutcome::Deferred { status, reason: cut(why) });
        }
        self.queue.push_back(Batch { items: batch.items, attempt: batch.attempt + 1 });
    }

    fn defer(&mut self, items: &[usize], status: u16, why: &str) {
        for item in items {
            // What was said at the last attempt tells more than that time ran out.
            if status != 0 || self.outcomes[*item].is_none() {
                self.outcomes[*item] = Some(ItemOutcome::Deferred { status, reason: cut(why) });
            }
        }
    }

    /// The lines of the items, compressed, on a thread where that holds up nobody.
    async fn compressed(&mut self, items: &[usize]) -> Result<Bytes, String> {
        let bulk = Arc::clone(&self.bulk);
        let items = items.to_vec();
        let raw: u64 = items.iter().map(|i| u64::from(bulk.items[*i].end - bulk.items[*i].start)).sum();
        self.report.bytes_raw += raw;
        let compressing = tokio::task::spawn_blocking(move || {
            let mut encoder = GzEncoder::new(Vec::with_capacity(raw as usize / 6), Compression::new(GZIP_LEVEL));
            for item in items {
                let lines = bulk.items[item];
                encoder.write_all(&bulk.bytes[lines.start as usize..lines.end as usize])?;
            }
            encoder.finish()
        });
        match compressing.await {
            Ok(Ok(body)) => Ok(Bytes::from(body)),
            Ok(Err(error)) => Err(format!("compressing failed: {error}")),
            Err(error) => Err(format!("compressing was stopped: {error}")),
        }
    }
}

fn cut(reason: &str) -> String {
    reason[..reason.floor_char_boundary(MAX_REASON_BYTES)].to_owned()
}
