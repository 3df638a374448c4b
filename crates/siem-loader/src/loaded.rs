//! An object that was read, on its way to its account.

use std::sync::Arc;
use std::time::SystemTime;

use crate::hand_over::HandOver;
use crate::ledger::LedgerLine;
use crate::ordinals::Ordinals;
use crate::source::instant_of;
use crate::tally::{Closing, Rest, Tally};

/// An object that was read; its last documents may still be on their way.
#[derive(Debug)]
pub struct Pending {
    tally: Arc<Tally>,
    /// The dead letter of the object as a whole, if it failed.
    letter: Option<Arc<Tally>>,
}

/// What became of an object.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Its account, if nothing is handed on.
    pub line: LedgerLine,
    /// Something was not settled: it has to be offered again, or this has to be handed on.
    pub left: Option<HandOver>,
    /// It failed for good, and a dead letter stands for what was not read of it.
    pub has_failed: bool,
    /// What became of each record, where only some were asked for ([`crate::ObjectRef::only`]).
    pub fared: Option<Fared>,
    /// From the object's Last-Modified to now, when its last document is acknowledged.
    pub lag_seconds: u64,
}

/// The records of an object that are settled. Those of them that are in no set are not: nothing is known of them yet,
/// or the object has no such records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fared {
    /// Their documents are in the index, now or before.
    pub indexed: Ordinals,
    /// A rule leaves them out.
    pub excluded: Ordinals,
    /// They stand in the dead-letter index, by a letter of now.
    pub refused: Ordinals,
}

impl Pending {
    pub(crate) fn of(tally: Arc<Tally>) -> Pending {
        Pending { tally, letter: None }
    }

    pub(crate) fn closed(tally: Tally, closing: Closing) -> Pending {
        tally.close(closing);
        Pending::of(Arc::new(tally))
    }

    pub(crate) fn with_letter(tally: Arc<Tally>, letter: Arc<Tally>) -> Pending {
        Pending { tally, letter: Some(letter) }
    }

    /// Waits until everything is settled. Bulks must have been flushed, or others must go on filling them.
    #[must_use]
    pub fn wait(&self) -> Loaded {
        let mut line = self.tally.wait();
        let letter_stands = self.letter.as_ref().is_none_or(|letter| letter.wait().deferred == 0);
        let lag_ms = instant_of(SystemTime::now()).millis().saturating_sub(self.tally.facts().modified.millis());
        let lag_ms = u64::try_from(lag_ms).unwrap_or_default();
        line.lag_ms = Some(lag_ms);
        let lag_seconds = lag_ms / 1000;
        let rest = if letter_stands { Rest::AsClosed } else { Rest::OfFailed };
        let has_failed = self.letter.is_some() && letter_stands;
        Loaded { left: self.tally.hand_over(rest), line, fared: self.tally.fared(), has_failed, lag_seconds }
    }

    /// The same, if everything is settled already.
    #[must_use]
    pub fn try_wait(&self) -> Option<Loaded> {
        let settled = self.tally.try_line().is_some() && self.letter.as_ref().is_none_or(|l| l.try_line().is_some());
        settled.then(|| self.wait())
    }
}
