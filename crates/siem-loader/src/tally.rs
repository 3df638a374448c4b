//! The running account of one object, shared by the thread that reads it and the bulks that carry its records.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use siem_ecs::ObjectFacts;
use siem_opensearch::{BulkItem, ItemOutcome};

use crate::ledger::{LedgerLine, Status};

/// The account of one object while it is open.
#[derive(Debug)]
pub struct Tally {
    facts: ObjectFacts,
    log_type: Option<String>,
    started: Instant,
    state: Mutex<State>,
    done: Condvar,
}

#[derive(Debug, Default)]
struct State {
    counts: Counts,
    /// Items handed to the sink whose outcome is not known.
    open: u64,
    /// The reader has come to its end.
    closed: Option<Closing>,
}

/// What is counted.
#[derive(Clone, Debug, Default)]
struct Counts {
    bytes_in: u64,
    bytes_out: u64,
    read: u64,
    indexed: u64,
    excluded: BTreeMap<&'static str, u64>,
    dead_lettered: BTreeMap<String, u64>,
    deferred: u64,
    unparsed: u64,
    duplicate: u64,
    replaced: u64,
    took_ms: u64,
    deferral: Option<String>,
}

/// How reading ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closing {
    /// At the end of the object.
    End,
    /// Not for us.
    Skipped(String),
    /// Before the end, for this reason; the same bytes would fail again.
    Failed(String),
    /// Before the end, for this reason; another try may go better.
    Interrupted(String),
}

impl Tally {
    /// Opens the account of an object.
    #[must_use]
    pub fn open(facts: ObjectFacts, log_type: Option<String>) -> Tally {
        Tally { facts, log_type, started: Instant::now(), state: Mutex::default(), done: Condvar::new() }
    }

    /// The object.
    #[must_use]
    pub fn facts(&self) -> &ObjectFacts {
        &self.facts
    }

    /// Its log type.
    #[must_use]
    pub fn log_type(&self) -> Option<&str> {
        self.log_type.as_deref()
    }

    /// A record was left out.
    pub fn excluded(&self, rule: &'static str) {
        let mut state = self.lock();
        state.counts.read += 1;
        *state.counts.excluded.entry(rule).or_default() += 1;
    }

    /// Items were handed to the sink.
    pub fn handed_over(&self, items: u64, bytes: u64) {
        let mut state = self.lock();
        state.counts.read += items;
        state.open += items;
        state.counts.bytes_out += bytes;
    }

    /// An item's outcome is known. A rejected one stays open: it is settled once its dead letter stands.
    pub fn settled(&self, item: &BulkItem, outcome: &ItemOutcome) {
        let mut state = self.lock();
        match outcome {
            ItemOutcome::Indexed | ItemOutcome::Duplicate => {
                state.counts.indexed += 1;
                state.counts.unparsed += u64::from(item.unparsed);
                state.counts.duplicate += u64::from(*outcome == ItemOutcome::Duplicate);
            }
            ItemOutcome::Deferred { status, reason } => {
                state.counts.deferred += 1;
                if state.counts.deferral.is_none() {
                    // What a cluster says may quote the record: only those who ask for everything are shown it.
                    tracing::debug!(bucket = %self.facts.bucket, key = %self.facts.key, status, reason, "deferred");
                    state.counts.deferral = Some(deferral(*status));
                }
            }
            ItemOutcome::Rejected { .. } => return,
        }
        self.one_less_open(state);
    }

    /// A bulk with records of this object came back; the cluster says that it took so long.
    pub fn took(&self, took_ms: u64) {
        self.lock().counts.took_ms += took_ms;
    }

    /// A dead letter of a record of this object stands.
    pub fn dead_lettered(&self, reason: &str) {
        let mut state = self.lock();
        *state.counts.dead_lettered.entry(reason.to_owned()).or_default() += 1;
        self.one_less_open(state);
    }

    /// What was read of it: bytes as stored, and bytes or code units that were replaced.
    pub fn count_bytes(&self, bytes_in: u64, replaced: u64) {
        let mut state = self.lock();
        state.counts.bytes_in = bytes_in;
        state.counts.replaced = replaced;
    }

    /// Reading has ended: the account closes when the last item is settled.
    pub fn close(&self, closing: Closing) {
        self.lock().closed = Some(closing);
        self.done.notify_all();
    }

    /// Whether the object has to be offered again.
    #[must_use]
    pub fn wants_retry(&self) -> bool {
        let state = self.lock();
        state.counts.deferred > 0 || state.closed.as_ref().is_some_and(Closing::wants_retry)
    }

    /// Waits until the account is closed, and draws the line.
    #[must_use]
    pub fn wait(&self) -> LedgerLine {
        let mut state = self.lock();
        while state.closed.is_none() || state.open > 0 {
            state = self.done.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        self.line(&state)
    }

    /// The line, if the account is closed.
    #[must_use]
    pub fn try_line(&self) -> Option<LedgerLine> {
        let state = self.lock();
        (state.closed.is_some() && state.open == 0).then(|| self.line(&state))
    }

    fn one_less_open(&self, mut state: MutexGuard<'_, State>) {
        state.open = state.open.saturating_sub(1);
        if state.open == 0 {
            self.done.notify_all();
        }
    }

    fn line(&self, state: &State) -> LedgerLine {
        let counts = &state.counts;
        let closing = state.closed.clone().unwrap_or(Closing::Interrupted("still_open".into()));
        let (status, reason) = match closing {
            Closing::Skipped(reason) => (Status::Skipped, Some(reason)),
            Closing::End if counts.deferred == 0 => (Status::Complete, None),
            Closing::End => (Status::Partial, counts.deferral.clone()),
            Closing::Failed(reason) | Closing::Interrupted(reason) if counts.read == 0 => {
                (Status::Failed, Some(reason))
            }
            Closing::Failed(reason) | Closing::Interrupted(reason) => (Status::Partial, Some(reason)),
        };
        LedgerLine {
            bucket: self.facts.bucket.clone(),
            key: self.facts.key.clone(),
            version: self.facts.version.clone(),
            status,
            reason,
            log_type: self.log_type.clone(),
            bytes_in: counts.bytes_in,
            bytes_out: counts.bytes_out,
            read: counts.read,
            indexed: counts.indexed,
            excluded: counts.excluded.iter().map(|(rule, n)| ((*rule).to_owned(), *n)).collect(),
            dead_lettered: counts.dead_lettered.clone(),
            deferred: counts.deferred,
            healed: 0,
            unparsed: counts.unparsed,
            duplicate: counts.duplicate,
            replaced: counts.replaced,
            took_ms: counts.took_ms,
            duration_ms: u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX),
            loader_version: env!("CARGO_PKG_VERSION"),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A thread that panicked while counting left whole numbers behind: they are still the best account there is.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Short name of why a record is deferred: the last HTTP status, if there was an answer.
fn deferral(status: u16) -> String {
    if status == 0 { "undelivered".into() } else { format!("status_{status}") }
}

impl Closing {
    /// Whether the object should be offered again.
    #[must_use]
    pub fn wants_retry(&self) -> bool {
        matches!(self, Closing::Interrupted(_))
    }
}
