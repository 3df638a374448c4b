//! One bulk on its way: send, look at every item, send again what may go better, until all is settled or time is out.
//!
//! Each attempt is compressed and signed anew, and holds only what is still open. A request that is too large, or that
//! one unreadable document spoils, is halved until the culprit stands alone. What the answers say of how much the
//! cluster takes is told to the gate that all deliveries share.

mod healing;
mod retarget;

use std::collections::{HashMap, HashSet, VecDeque};
use std::io::Write;
use std::pin::pin;
use std::sync::Arc;
use std::time::Instant;

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::time::{sleep_until, timeout_at};

use crate::bulk::{Bulk, BulkItem, BulkReport, ItemOutcome};
use crate::class::{self, Class, RejectClass};
use crate::cluster::Answer;
use crate::http::{Encoding, NoAnswer};
use crate::pause;
use crate::pressure::Sent;
use crate::response::{self, ItemAnswer};
use crate::target::{self, Target};
use crate::writer::BulkWriter;

use healing::{Healed, Wounded};
use retarget::Refused;

/// The attempt at which a wait of some seconds is worth a word: most of what is repeated is taken before.
const LOUD_ATTEMPT: u32 = 5;

/// The fastest level: level 6 alone costs more than all the rest of loading.
const GZIP_LEVEL: u32 = 1;
/// Longest reason that is kept of an error.
const MAX_REASON_BYTES: usize = 1000;
/// A request may go without an answer so often before anybody is told.
const PATIENT_ATTEMPTS: u32 = 3;
/// What is said of items for which time ran out.
const NO_TIME: &str = "no time left";
/// An index whose writes are blocked may be so for a moment. After so many refusals in a row the cluster is asked.
const BLOCKED_ATTEMPTS: u32 = 3;
/// As much of an error's body is looked at.
const MAX_ERROR_BYTES: usize = 4096;

/// Items that go together in one request.
struct Batch {
    items: Vec<usize>,
    /// Times these very items were sent in vain.
    attempt: u32,
    not_before: Instant,
    /// Part of a request that was refused for its size.
    is_part: bool,
}

impl Batch {
    fn of(items: Vec<usize>) -> Batch {
        Batch { items, attempt: 0, not_before: Instant::now(), is_part: false }
    }
}

/// What kept items from being settled.
struct Trouble<'a> {
    /// HTTP status; 0 without an answer.
    status: u16,
    said: &'a str,
}

/// What [`Delivery::again`] did.
#[derive(PartialEq, Eq)]
enum Next {
    SentAgain,
    Deferred,
}

/// A bulk on its way.
pub(crate) struct Delivery<'w> {
    writer: &'w BulkWriter,
    bulk: Arc<Bulk>,
    deadline: Instant,
    outcomes: Vec<Option<ItemOutcome>>,
    report: BulkReport,
    open: VecDeque<Batch>,
    /// Documents that are not sent as they came.
    healed: HashMap<usize, Healed>,
    /// The ending that the index of each item had when it was sent last.
    endings: Vec<u8>,
    /// Aliases for which an index was made, and indices of aliases that were followed by another.
    made: HashSet<String>,
}

impl<'w> Delivery<'w> {
    pub(crate) fn new(writer: &'w BulkWriter, bulk: Arc<Bulk>, deadline: Instant) -> Delivery<'w> {
        let count = bulk.items.len();
        let mut open = VecDeque::new();
        if count > 0 {
            open.push_back(Batch::of((0..count).collect()));
        }
        Delivery {
            writer,
            bulk,
            deadline,
            outcomes: vec![None; count],
            report: BulkReport::default(),
            open,
            healed: HashMap::new(),
            endings: vec![0; count],
            made: HashSet::new(),
        }
    }

    /// Goes on until nothing is open, or until all bulks end.
    pub(crate) async fn run(mut self) -> BulkReport {
        let writer = self.writer;
        let mut ended = pin!(writer.ended());
        while let Some(batch) = self.open.pop_front() {
            tokio::select! {
                biased;
                // What a request under way has done is unknown: its items stay deferred.
                () = &mut ended => break,
                () = self.send(batch) => {}
            }
        }
        let cut_off = || ItemOutcome::Deferred { status: 0, reason: NO_TIME.into() };
        self.report.outcomes = self.outcomes.into_iter().map(|outcome| outcome.unwrap_or_else(cut_off)).collect();
        self.report
    }

    async fn send(&mut self, batch: Batch) {
        sleep_until(batch.not_before.into()).await;
        let batch = self.fitting(batch);
        let writer = self.writer;
        let Ok(pass) = timeout_at(self.deadline.into(), writer.gate.enter()).await else {
            return self.out_of_time(&batch.items);
        };
        self.aim(&batch.items);
        let encoding = writer.encoding();
        let body = match self.lines(&batch.items, encoding).await {
            Ok(body) => body,
            Err(why) => return self.defer(&batch.items, &Trouble { status: 0, said: &why }),
        };
        let left = self.deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return self.out_of_time(&batch.items);
        }
        let sent = Sent { at: Instant::now(), bytes: self.raw_bytes(&batch.items) };
        let answer = writer.cluster().bulk(body, encoding, sent.bytes, left).await;
        drop(pass);
        match answer {
            Ok(Answer { status, body }) => {
                if encoding == Encoding::Gzip && class::is_signature_mismatch(status, &body) {
                    writer.stop_compressing();
                }
                self.answered(batch, sent, status, &body).await;
            }
            Err(NoAnswer { why, lasting: true, .. }) => self.defer(&batch.items, &Trouble { status: 0, said: &why }),
            Err(NoAnswer { why, lasting: false, timed_out }) => {
                match timed_out {
                    // The end of the delivery says nothing of the cluster.
                    true if left < writer.cluster().timeout => {}
                    true => writer.gate.tell(|pressure| pressure.timed_out(sent, Instant::now())),
                    false => writer.gate.tell(|pressure| pressure.pressed(sent, Instant::now())),
                }
                if batch.attempt == PATIENT_ATTEMPTS {
                    tracing::warn!(why, "the cluster does not answer, trying on");
                }
                self.again(batch, &Trouble { status: 0, said: &why });
            }
        }
    }

    /// Settles which indices documents go to now.
    fn aim(&mut self, items: &[usize]) {
        let targets = &self.writer.targets;
        if !targets.have_moved() {
            return;
        }
        for item in items {
            if let Some(target) = Target::of(self.bulk.action(*item)).filter(|target| !target.is_alias) {
                self.endings[*item] = targets.ending(target.index);
            }
        }
    }

    /// The action line of an item, where it is not as it came.
    fn redirected(&self, item: usize) -> Option<Vec<u8>> {
        if self.endings[item] == 0 {
            return None;
        }
        let action = self.bulk.action(item);
        let target = Target::of(action)?;
        Some(target.renamed(action, &target::named(target.index, self.endings[item])?))
    }

    /// As much of a batch as a request may have now; the rest is next. One document goes however large it is.
    fn fitting(&mut self, batch: Batch) -> Batch {
        let allowed = self.writer.gate.request_bytes();
        let mut bytes = 0;
        let mut fits = |item: &usize| {
            bytes += self.bytes_of(*item);
            bytes <= allowed
        };
        let count = batch.items.iter().take_while(|item| fits(item)).count().max(1);
        if count >= batch.items.len() {
            return batch;
        }
        let (now, next) = batch.items.split_at(count);
        self.open.push_front(Batch { items: next.to_vec(), ..batch });
        Batch { items: now.to_vec(), ..batch }
    }

    async fn answered(&mut self, batch: Batch, sent: Sent, status: u16, body: &[u8]) {
        let writer = self.writer;
        let pressed = || writer.gate.tell(|pressure| pressure.pressed(sent, Instant::now()));
        let said = match status {
            200..=299 => String::new(),
            _ => String::from_utf8_lossy(&body[..body.len().min(MAX_ERROR_BYTES)]).into_owned(),
        };
        let trouble = Trouble { status, said: &said };
        match class::of_request(status, &said) {
            Class::Done => match response::read(body, batch.items.len()) {
                Ok(answer) => {
                    self.report.took_ms += answer.took_ms;
                    if answer.items.iter().any(|item| matches!(item.status, 429 | 503)) {
                        pressed();
                    } else {
                        writer.gate.tell(|pressure| pressure.answered(sent, Instant::now()));
                    }
                    self.settle(&batch, answer.items).await;
                }
                // Cut, or not a cluster's: what it did is unknown.
                Err(why) => {
                    self.again(batch, &Trouble { status, said: &why });
                }
            },
            Class::Retry | Class::FloodStage | Class::WriteBlocked => {
                pressed();
                self.again(batch, &trouble);
            }
            Class::Signature => {
                writer.cluster().credentials_are_refused().await;
                self.report.unauthorized |= self.again(batch, &trouble) == Next::Deferred;
            }
            Class::Security => {
                self.report.unauthorized = true;
                self.defer(&batch.items, &trouble);
            }
            Class::Reject(class @ (RejectClass::TooLarge | RejectClass::Malformed)) => {
                // One giant must not make all requests small: each bulk lowers their size once.
                if class == RejectClass::TooLarge && batch.items.len() > 1 && !batch.is_part {
                    writer.gate.tell(|pressure| pressure.too_large(sent.bytes));
                }
                self.halve(&batch.items, class, &trouble);
            }
            // The address is wrong or blocked: no fault of the documents, and nothing that the next second cures.
            Class::Duplicate | Class::Reject(_) => self.defer(&batch.items, &trouble),
        }
    }

    /// One document of a refused request is at fault, or all are too many: the halves go on by themselves.
    fn halve(&mut self, items: &[usize], class: RejectClass, trouble: &Trouble<'_>) {
        if let [culprit] = items {
            let error_type = format!("status {}", trouble.status);
            let reason = cut(trouble.said);
            self.outcomes[*culprit] = Some(ItemOutcome::Rejected { class, error_type, reason });
            return;
        }
        let (first, second) = items.split_at(items.len() / 2);
        for half in [second, first] {
            self.open.push_front(Batch { is_part: true, ..Batch::of(half.to_vec()) });
        }
    }

    /// Takes the outcome of each item; what may go better is sent again.
    async fn settle(&mut self, batch: &Batch, answers: Vec<ItemAnswer>) {
        let mut again = Vec::new();
        let (mut wounded, mut refused) = (Vec::new(), Vec::new());
        let mut last = (0, String::new());
        for (item, answer) in batch.items.iter().zip(answers) {
            let is_lasting = match answer.class {
                Class::Reject(RejectClass::IndexBlocked | RejectClass::NoAlias) => true,
                Class::WriteBlocked => batch.attempt % BLOCKED_ATTEMPTS == BLOCKED_ATTEMPTS - 1,
                _ => false,
            };
            if is_lasting {
                let reason = cut(&format!("{}: {}", answer.error_type, answer.reason));
                self.outcomes[*item] = Some(ItemOutcome::Deferred { status: answer.status, reason });
                refused.push(Refused { item: *item, answer });
                continue;
            }
            let ItemAnswer { class, status, error_type, reason, .. } = answer;
            self.outcomes[*item] = Some(match class {
                Class::Done if self.healed.contains_key(item) => ItemOutcome::Healed,
                Class::Done => ItemOutcome::Indexed,
                Class::Duplicate => ItemOutcome::Duplicate,
                Class::Reject(RejectClass::Mapping) => {
                    let deferred = ItemOutcome::Deferred { status, reason: cut(&format!("{error_type}: {reason}")) };
                    let healed = self.healed.remove(item).unwrap_or_default();
                    wounded.push(Wounded { item: *item, healed, error_type, reason });
                    deferred
                }
                Class::Reject(class) => ItemOutcome::Rejected { class, error_type, reason: cut(&reason) },
                Class::Security => {
                    self.report.unauthorized = true;
                    ItemOutcome::Deferred { status, reason: cut(&format!("{error_type}: {reason}")) }
                }
                Class::Retry | Class::FloodStage | Class::WriteBlocked | Class::Signature => {
                    again.push(*item);
                    last = (status, format!("{error_type}: {reason}"));
                    ItemOutcome::Deferred { status, reason: cut(&last.1) }
                }
            });
        }
        if !again.is_empty() {
            let rest = Batch { items: again, ..*batch };
            self.again(rest, &Trouble { status: last.0, said: &last.1 });
        }
        if !wounded.is_empty() {
            self.heal(wounded).await;
        }
        if !refused.is_empty() {
            self.retarget(batch, refused).await;
        }
    }

    /// Puts a batch behind the others for another attempt, or defers it when there is no time for one: a pause that
    /// would end behind the deadline is not begun.
    fn again(&mut self, batch: Batch, trouble: &Trouble<'_>) -> Next {
        let attempt = batch.attempt + 1;
        let pause = pause::before(attempt, &self.writer.options);
        let not_before = Instant::now() + pause;
        self.defer(&batch.items, trouble);
        if not_before >= self.deadline {
            return Next::Deferred;
        }
        let status = trouble.status;
        if attempt == LOUD_ATTEMPT {
            let (items, patience) = (batch.items.len(), self.deadline.saturating_duration_since(Instant::now()));
            tracing::warn!(
                items,
                attempt,
                status,
                ?patience,
                "the cluster does not take a bulk request: it is repeated"
            );
        } else {
            tracing::debug!(items = batch.items.len(), attempt, status, ?pause, "a bulk request is repeated");
        }
        self.open.push_back(Batch { attempt, not_before, ..batch });
        Next::SentAgain
    }

    /// What holds for the items unless a later attempt settles them. What the cluster said at an earlier attempt tells
    /// more than that it did not answer, or that time ran out.
    fn defer(&mut self, items: &[usize], trouble: &Trouble<'_>) {
        for item in items {
            if trouble.status != 0 || self.outcomes[*item].is_none() {
                let reason = cut(trouble.said);
                self.outcomes[*item] = Some(ItemOutcome::Deferred { status: trouble.status, reason });
            }
        }
    }

    fn out_of_time(&mut self, items: &[usize]) {
        self.defer(items, &Trouble { status: 0, said: NO_TIME });
    }

    fn bytes_of(&self, item: usize) -> usize {
        let BulkItem { start, source, end, .. } = self.bulk.items[item];
        let document = self.healed.get(&item).map_or((end - source) as usize, |healed| healed.line.len());
        (source - start) as usize + document
    }

    fn raw_bytes(&self, items: &[usize]) -> usize {
        items.iter().map(|item| self.bytes_of(*item)).sum()
    }

    /// The lines of the items, encoded on a thread where that holds up nobody.
    async fn lines(&self, items: &[usize], encoding: Encoding) -> Result<Bytes, String> {
        let bulk = Arc::clone(&self.bulk);
        let bytes = self.raw_bytes(items);
        let healed = |item: &usize| self.healed.get(item).map(|healed| healed.line.clone());
        let items: Vec<_> = items.iter().map(|item| (*item, self.redirected(*item), healed(item))).collect();
        let write = move |out: &mut dyn Write| {
            for (item, redirected, healed) in items {
                out.write_all(redirected.as_deref().unwrap_or_else(|| bulk.action(item)))?;
                out.write_all(healed.as_deref().unwrap_or_else(|| bulk.document(item)))?;
            }
            std::io::Result::Ok(())
        };
        let encoding = tokio::task::spawn_blocking(move || match encoding {
            Encoding::Plain => {
                let mut lines = Vec::with_capacity(bytes);
                write(&mut lines).map(|()| lines)
            }
            Encoding::Gzip => {
                // Documents of logs shrink to about a sixth.
                let room = bytes / 6;
                let mut encoder = GzEncoder::new(Vec::with_capacity(room), Compression::new(GZIP_LEVEL));
                write(&mut encoder)?;
                encoder.finish()
            }
        });
        match encoding.await {
            Ok(Ok(body)) => Ok(Bytes::from(body)),
            Ok(Err(error)) => Err(format!("compressing failed: {error}")),
            Err(error) => Err(format!("compressing was stopped: {error}")),
        }
    }
}

fn cut(reason: &str) -> String {
    reason[..reason.floor_char_boundary(MAX_REASON_BYTES)].to_owned()
}
