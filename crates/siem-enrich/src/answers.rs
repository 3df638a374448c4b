//! Rendered answers by record.
//!
//! Finding a record costs a walk down a tree; reading and rendering it costs several times that, and many addresses
//! share one record.

use std::net::IpAddr;

use crate::database::Database;
use crate::sets::Sets;

/// Answers kept for each database: with those of GeoLite2 about 6 MB of places and 2 MB of systems.
const ANSWERS: usize = 16_384;
/// The record of addresses that have none.
pub(crate) const NO_RECORD: usize = usize::MAX;

/// Answers of one database.
pub(crate) struct Answers {
    slots: Sets<Slot>,
    scratch: Vec<u8>,
}

#[derive(Clone)]
struct Slot {
    record: usize,
    text: String,
}

impl Answers {
    /// Room for the answers of a database; next to none where there is no database.
    pub(crate) fn new(database: Option<&Database>) -> Answers {
        let count = if database.is_some() { ANSWERS } else { 0 };
        Answers { slots: Sets::new(count, Slot { record: NO_RECORD, text: String::new() }), scratch: Vec::new() }
    }

    /// Keeps the answer of an address's record: it is what [`get`](Answers::get) gives until others push it out.
    pub(crate) fn keep(&mut self, database: Option<&Database>, record: Option<usize>, address: IpAddr) -> usize {
        let (Some(database), Some(record)) = (database, record) else { return NO_RECORD };
        if self.slots.find(record as u64, |slot| slot.record == record).is_none() {
            self.scratch.clear();
            let text = database.render(address, &mut self.scratch);
            let slot = self.slots.oldest(record as u64);
            slot.record = record;
            slot.text.clear();
            slot.text.push_str(text);
        }
        record
    }

    /// Whether the answer of a record is here, and not pushed out.
    pub(crate) fn has(&self, record: usize) -> bool {
        record == NO_RECORD || self.slot(record).is_some()
    }

    /// The answer of a record that is here; `None` if it says nothing.
    pub(crate) fn get(&self, record: usize) -> Option<&str> {
        self.slot(record).map(|slot| slot.text.as_str()).filter(|text| !text.is_empty())
    }

    fn slot(&self, record: usize) -> Option<&Slot> {
        self.slots.peek(record as u64, |slot| slot.record == record)
    }
}
