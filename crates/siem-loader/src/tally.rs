//! The running account of one object, shared by the thread that reads it and the bulks that carry its records.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use siem_ecs::ObjectFacts;
use siem_formats::Resume;
use siem_opensearch::{BulkItem, ItemOutcome};

use crate::fates::{Crowded, Fate, Fates};
use crate::hand_over::{self, HandOver, Part};
use crate::ledger::{LedgerLine, Status};
use crate::loaded::Fared;
use crate::ordinals::{Growing, Ordinals};

/// Places to resume at are kept so many stored bytes apart.
const BYTES_PER_PLACE: u64 = 1 << 20;
/// Time between two looks at whether to go on waiting.
const LOOK: Duration = Duration::from_millis(50);

/// The account of one object while it is open.
#[derive(Debug)]
pub struct Tally {
    facts: ObjectFacts,
    log_type: Option<String>,
    piece: Piece,
    started: Instant,
    state: Mutex<State>,
    done: Condvar,
}

/// Which part of which object an account is of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Piece {
    /// First and last ordinal, inclusive; `None` is the whole object.
    pub(crate) range: Option<(u64, Option<u64>)>,
    /// Only these of them.
    pub(crate) only: Option<Arc<Ordinals>>,
    /// Hand-overs in a row before this one that made no progress.
    pub(crate) attempt: u32,
    /// Where reading starts, if not at the first byte.
    pub(crate) resume: Option<Resume>,
    /// The version that is read, where the bucket keeps versions.
    pub(crate) version_id: Option<String>,
    /// ETag of what is read.
    pub(crate) e_tag: Option<String>,
}

impl Piece {
    /// First and last ordinal.
    pub(crate) fn bounds(&self) -> (u64, Option<u64>) {
        self.range.unwrap_or((1, None))
    }
}

#[derive(Debug)]
struct State {
    fates: Fates,
    counts: Counts,
    /// Items handed to the sink whose outcome is not known.
    open: u64,
    /// Places where decoding can start, in order.
    places: Vec<Resume>,
    /// The first record that was not read.
    unread_from: Option<u64>,
    /// The reader has come to its end.
    closed: Option<Closing>,
    /// How each record fared, where somebody wants to know.
    fared: Option<GrowingFared>,
}

/// Ordinals of records that are settled.
#[derive(Debug, Default)]
struct GrowingFared {
    indexed: Growing,
    excluded: Growing,
    refused: Growing,
}

impl State {
    /// The last place at or before a record.
    fn place_before(&self, ordinal: u64) -> Option<Resume> {
        let at = self.places.partition_point(|place| place.ordinal <= ordinal);
        self.places[..at].last().copied()
    }
}

/// What is counted besides the fates of records.
#[derive(Clone, Debug, Default)]
struct Counts {
    bytes_in: u64,
    bytes_out: u64,
    replaced: u64,
    took_ms: u64,
    deferral: Option<String>,
}

/// How reading ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closing {
    /// At the end of the object, or of the range.
    End,
    /// Not for us.
    Skipped(String),
    /// Before the end, for this reason; the same bytes would fail again.
    Failed(String),
    /// Before the end, for this reason; another try may go better.
    Interrupted(String),
    /// Before the end, for this reason, as intended: another invocation goes on.
    Parted(String),
}

impl Tally {
    /// Opens the account of an object.
    #[must_use]
    pub fn open(facts: ObjectFacts, log_type: Option<String>) -> Tally {
        Tally::of_piece(facts, log_type, Piece::default())
    }

    /// Opens the account of a part of an object.
    pub(crate) fn of_piece(facts: ObjectFacts, log_type: Option<String>, piece: Piece) -> Tally {
        let (first, _) = piece.bounds();
        Tally::beginning_at(first, facts, log_type, piece)
    }

    /// Opens the account of the dead letter that stands for an object, from this ordinal on.
    pub(crate) fn of_letter(&self, ordinal: u64) -> Tally {
        Tally::beginning_at(ordinal, self.facts.clone(), self.log_type.clone(), Piece::default())
    }

    fn beginning_at(first: u64, facts: ObjectFacts, log_type: Option<String>, piece: Piece) -> Tally {
        let state = State {
            fates: Fates::from(first),
            counts: Counts::default(),
            open: 0,
            places: piece.resume.into_iter().collect(),
            unread_from: None,
            closed: None,
            fared: piece.only.as_ref().map(|_| GrowingFared::default()),
        };
        Tally { facts, log_type, piece, started: Instant::now(), state: Mutex::new(state), done: Condvar::new() }
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

    /// First and last ordinal of what it is about.
    pub(crate) fn bounds(&self) -> (u64, Option<u64>) {
        self.piece.bounds()
    }

    /// A record was left out.
    pub fn excluded(&self, ordinal: u64, rule: &'static str) {
        let mut state = self.lock();
        state.fates.set(ordinal, &Fate::Excluded(rule));
        if let Some(fared) = &mut state.fared {
            fared.excluded.add(ordinal);
        }
    }

    /// A record was read that is not among those asked for.
    pub(crate) fn passed_over(&self, ordinal: u64) {
        self.lock().fates.set(ordinal, &Fate::PassedOver);
    }

    /// Whether a record within the bounds is among those asked for.
    pub(crate) fn is_asked_for(&self, ordinal: u64) -> bool {
        self.piece.only.as_ref().is_none_or(|only| only.contains(ordinal))
    }

    /// How each record fared, where only some were asked for.
    pub(crate) fn fared(&self) -> Option<Fared> {
        let state = self.lock();
        let fared = state.fared.as_ref()?;
        Some(Fared { indexed: fared.indexed.all(), excluded: fared.excluded.all(), refused: fared.refused.all() })
    }

    /// Items were handed to the sink.
    pub fn handed_over(&self, items: u64, bytes: u64) {
        let mut state = self.lock();
        state.open += items;
        state.counts.bytes_out += bytes;
    }

    /// An item's outcome is known. A rejected one stays open: it is settled once its dead letter stands.
    pub fn settled(&self, item: &BulkItem, outcome: &ItemOutcome) {
        let mut state = self.lock();
        let fate = match outcome {
            ItemOutcome::Indexed | ItemOutcome::Healed | ItemOutcome::Duplicate => Fate::Indexed {
                unparsed: item.unparsed,
                duplicate: *outcome == ItemOutcome::Duplicate,
                healed: *outcome == ItemOutcome::Healed,
            },
            ItemOutcome::Deferred { status, reason } => {
                if state.counts.deferral.is_none() {
                    // What a cluster says may quote the record: only those who ask for everything are shown it.
                    tracing::debug!(bucket = %self.facts.bucket, key = %self.facts.key, status, reason, "deferred");
                    state.counts.deferral = Some(LedgerLine::deferral(*status));
                }
                Fate::Deferred
            }
            ItemOutcome::Rejected { .. } => return,
        };
        if let (Some(fared), Fate::Indexed { .. }) = (&mut state.fared, &fate) {
            fared.indexed.add(item.ordinal);
        }
        state.fates.set(item.ordinal, &fate);
        self.one_less_open(state);
    }

    /// A bulk with records of this object came back; the cluster says that it took so long.
    pub fn took(&self, took_ms: u64) {
        self.lock().counts.took_ms += took_ms;
    }

    /// A dead letter of a record of this object stands.
    pub fn dead_lettered(&self, ordinal: u64, reason: &str) {
        let mut state = self.lock();
        state.fates.set(ordinal, &Fate::DeadLettered(reason.to_owned()));
        if let Some(fared) = &mut state.fared {
            fared.refused.add(ordinal);
        }
        self.one_less_open(state);
    }

    /// What was read of it: bytes as stored, and bytes or code units that were replaced.
    pub fn count_bytes(&self, bytes_in: u64, replaced: u64) {
        let mut state = self.lock();
        state.counts.bytes_in = bytes_in;
        state.counts.replaced = replaced;
    }

    /// Decoding can start there; a later place than all before. The last one is kept in any case.
    pub(crate) fn place(&self, place: Resume) {
        let places = &mut self.lock().places;
        if let [.., before, last] = places.as_mut_slice()
            && place.byte.saturating_sub(before.byte) <= BYTES_PER_PLACE
        {
            *last = place;
        } else {
            places.push(place);
        }
    }

    /// Whether the fates of more runs of records are kept than there should be.
    pub(crate) fn is_crowded(&self, most: usize) -> bool {
        self.lock().fates.crowded(most).is_some()
    }

    /// Waits while a record on its way holds up too many others. `false` if waiting does not help, for a record before
    /// them has to be loaded again.
    pub(crate) fn wait_for_room(&self, most: usize, goes_on: impl Fn() -> bool) -> bool {
        let mut state = self.lock();
        loop {
            match state.fates.crowded(most) {
                Some(Crowded::Kept) => return false,
                Some(Crowded::Ahead) if goes_on() => {
                    state = self.done.wait_timeout(state, LOOK).unwrap_or_else(PoisonError::into_inner).0;
                }
                Some(Crowded::Ahead) | None => return true,
            }
        }
    }

    /// Reading has come to before this record.
    pub(crate) fn unread_from(&self, ordinal: u64) {
        self.lock().unread_from = Some(ordinal);
    }

    /// Reading has ended: the account closes when the last item is settled.
    pub fn close(&self, closing: Closing) {
        self.lock().closed = Some(closing);
        self.done.notify_all();
    }

    /// Whether a place was found that is nearer to the first record than the one where reading started.
    pub(crate) fn has_later_place(&self) -> bool {
        self.lock().place_before(self.piece.bounds().0) != self.piece.resume
    }

    /// Waits until the account is closed, and draws the line, as it is if nothing is handed on.
    #[must_use]
    pub fn wait(&self) -> LedgerLine {
        let mut state = self.lock();
        while state.closed.is_none() || state.open > 0 {
            state = self.done.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        self.line(&state, &[])
    }

    /// The line, if the account is closed.
    #[must_use]
    pub fn try_line(&self) -> Option<LedgerLine> {
        let state = self.lock();
        (state.closed.is_some() && state.open == 0).then(|| self.line(&state, &[]))
    }

    /// What is left to do of a closed account; with `rest`, also what was not read of an object that failed.
    pub(crate) fn hand_over(&self, rest: Rest) -> Option<HandOver> {
        let state = self.lock();
        let closing = state.closed.as_ref()?;
        let (first, last) = self.piece.bounds();
        let unread_from = state.unread_from.unwrap_or(first).max(first);
        let has_rest = closing.wants_retry() || rest == Rest::OfFailed;
        let parts = hand_over::parts(&state.fates.deferred(), has_rest.then_some((unread_from, last)));
        if parts.is_empty() {
            return None;
        }
        let line = self.line(&state, &parts);
        let has_later_place = state.place_before(parts[0].0) != self.piece.resume;
        Some(HandOver {
            parts: parts
                .iter()
                .map(|(first, last)| Part { first: *first, last: *last, resume: state.place_before(*first) })
                .collect(),
            made_progress: line.read > 0 || has_later_place,
            is_planned: state.counts.deferral.is_none() && matches!(closing, Closing::Parted(_)),
            line,
            version_id: self.piece.version_id.clone(),
            e_tag: self.piece.e_tag.clone(),
        })
    }

    fn one_less_open(&self, mut state: MutexGuard<'_, State>) {
        state.open = state.open.saturating_sub(1);
        if state.open == 0 {
            self.done.notify_all();
        }
    }

    /// The line when `parts` are handed on.
    fn line(&self, state: &State, parts: &[(u64, Option<u64>)]) -> LedgerLine {
        let counts = &state.counts;
        let (fates, handed_on) = state.fates.counts(parts);
        let mut line = LedgerLine {
            bucket: self.facts.bucket.clone(),
            key: self.facts.key.clone(),
            version: self.facts.version.clone(),
            e_tag: self.piece.e_tag.clone(),
            range: self.piece.range,
            attempt: self.piece.attempt,
            status: Status::Complete,
            reason: None,
            log_type: self.log_type.clone(),
            bytes_in: counts.bytes_in,
            bytes_out: counts.bytes_out,
            replaced: counts.replaced,
            took_ms: counts.took_ms,
            deferred: handed_on,
            handed_on: parts.to_vec(),
            duration_ms: u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX),
            ..LedgerLine::default()
        };
        for (fate, count) in fates {
            if *fate == Fate::PassedOver {
                continue;
            }
            line.read += count;
            match fate {
                Fate::PassedOver => {}
                Fate::Deferred => line.deferred += count,
                Fate::Indexed { unparsed, duplicate, healed } => {
                    line.indexed += count;
                    line.unparsed += if *unparsed { count } else { 0 };
                    line.duplicate += if *duplicate { count } else { 0 };
                    line.healed += if *healed { count } else { 0 };
                }
                Fate::Excluded(rule) => *line.excluded.entry((*rule).to_owned()).or_default() += count,
                Fate::DeadLettered(reason) => *line.dead_lettered.entry(reason.clone()).or_default() += count,
            }
        }
        let closing = state.closed.clone().unwrap_or(Closing::Interrupted("still_open".into()));
        (line.status, line.reason) = match closing {
            Closing::Skipped(reason) => (Status::Skipped, Some(reason)),
            Closing::End if line.deferred == 0 => (Status::Complete, None),
            Closing::End => (Status::Partial, counts.deferral.clone()),
            Closing::Failed(reason) | Closing::Interrupted(reason) | Closing::Parted(reason) => {
                let nothing = line.read + line.deferred == 0;
                (if nothing { Status::Failed } else { Status::Partial }, Some(reason))
            }
        };
        line
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A thread that panicked while counting left whole numbers behind: they are still the best account there is.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What else is left of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rest {
    /// What its closing says.
    AsClosed,
    /// It failed, and nothing stands for what was not read.
    OfFailed,
}

impl Closing {
    /// Whether there is something that was not read, and may be read yet.
    #[must_use]
    pub fn wants_retry(&self) -> bool {
        matches!(self, Closing::Interrupted(_) | Closing::Parted(_))
    }
}

#[cfg(test)]
impl Tally {
    /// Of an object about which nothing matters.
    pub(crate) fn of_any_object() -> std::sync::Arc<Tally> {
        let (text, time) = (String::new, siem_ecs::time::Instant::new(0, 0, 0).unwrap());
        let facts = ObjectFacts {
            bucket: text(),
            key: text(),
            version: text(),
            account: None,
            region: None,
            modified: time,
            ingested: time,
            max_age_days: None,
        };
        std::sync::Arc::new(Tally::open(facts, None))
    }
}
