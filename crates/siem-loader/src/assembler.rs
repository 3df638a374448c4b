//! Bulks shared by all objects of the process.
//!
//! A worker encodes into a buffer of its own and hands it over in pieces; here the pieces are put together to requests
//! of the wanted size, so that many small objects share one request and a large one fills many.

use std::sync::{Arc, Mutex, PoisonError};

use siem_opensearch::{Bulk, ItemOutcome};

use crate::budget::{Budget, Share};
use crate::sink::Sink;
use crate::tally::Tally;

/// A bulk with what its items belong to.
#[derive(Debug)]
pub struct OwnedBulk {
    /// Lines and items; an item's `object` is a position in `owners`.
    pub bulk: Bulk,
    /// The accounts of the objects whose records are in it.
    pub owners: Vec<Arc<Tally>>,
    /// The room it takes; given back when it is dropped, as its bytes are.
    pub(crate) share: Option<Share>,
}

impl OwnedBulk {
    /// An empty one.
    #[must_use]
    pub fn new() -> OwnedBulk {
        OwnedBulk { bulk: Bulk::default(), owners: Vec::new(), share: None }
    }

    /// Tells the account that an item belongs to what became of it.
    pub fn settle(&self, item: usize, outcome: &ItemOutcome) {
        let item = &self.bulk.items[item];
        self.owners[item.object as usize].settled(item, outcome);
    }
}

impl Drop for OwnedBulk {
    fn drop(&mut self) {
        if let Some(share) = &self.share {
            share.give_back(std::mem::take(&mut self.bulk));
        }
    }
}

impl Default for OwnedBulk {
    fn default() -> Self {
        OwnedBulk::new()
    }
}

/// A bulk in flight takes a quarter of its bytes beside them: its compressed body, and what the cluster answers to each
/// item.
const SENT_SHARE: usize = 4;

/// Puts pieces together and sends them on.
pub struct Assembler {
    sink: Arc<dyn Sink>,
    budget: Arc<Budget>,
    /// A bulk is sent before it grows past this.
    max_bytes: usize,
    open: Mutex<OwnedBulk>,
}

impl Assembler {
    /// Bulks of up to `max_bytes` (one larger document goes alone) into `sink`.
    #[must_use]
    pub fn new(sink: Arc<dyn Sink>, budget: Arc<Budget>, max_bytes: usize) -> Assembler {
        Assembler { sink, budget, max_bytes, open: Mutex::new(OwnedBulk::new()) }
    }

    /// Appends all items of `piece`, which belong to `owner`. Blocks while too many bytes are in flight.
    pub fn append(&self, owner: &Arc<Tally>, piece: &Bulk) {
        let mut at = 0;
        while at < piece.items.len() {
            let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
            let slot = slot_of(&mut open.owners, owner);
            if open.bulk.items.is_empty() {
                if open.bulk.bytes.capacity() == 0 {
                    open.bulk = self.budget.bulk();
                }
                // All at once: growing by doubling would copy every document twice.
                open.bulk.bytes.reserve(self.max_bytes);
            }
            // At least one, or a document larger than a bulk would never be sent.
            let least = usize::from(open.bulk.items.is_empty());
            let room = self.max_bytes.saturating_sub(open.bulk.bytes.len());
            let rest = &piece.items[at..];
            let fitting = rest.partition_point(|item| (item.end - rest[0].start) as usize <= room).max(least);
            open.bulk.push_run(slot, piece, at..at + fitting);
            at += fitting;
            if at < piece.items.len() || open.bulk.bytes.len() >= self.max_bytes {
                let full = std::mem::take(&mut *open);
                // Not under the lock: other workers go on while this one waits for room.
                drop(open);
                self.send(full);
            }
        }
    }

    /// Sends what is there.
    pub fn flush(&self) {
        let rest = std::mem::take(&mut *self.open.lock().unwrap_or_else(PoisonError::into_inner));
        if !rest.bulk.items.is_empty() {
            self.send(rest);
        }
    }

    /// Where the bulks go.
    #[must_use]
    pub fn sink(&self) -> &Arc<dyn Sink> {
        &self.sink
    }

    fn send(&self, mut bulk: OwnedBulk) {
        let bytes = bulk.bulk.bytes.len();
        bulk.share = Some(self.budget.take(bytes + bytes / SENT_SHARE));
        self.sink.submit(bulk);
    }
}

fn slot_of(owners: &mut Vec<Arc<Tally>>, owner: &Arc<Tally>) -> u32 {
    let slot = owners.iter().rposition(|known| Arc::ptr_eq(known, owner)).unwrap_or_else(|| {
        owners.push(Arc::clone(owner));
        owners.len() - 1
    });
    slot as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sink::SinkError;

    /// Keeps what it is given.
    #[derive(Default)]
    struct Kept(Mutex<Vec<Bulk>>);

    impl Sink for Kept {
        fn submit(&self, mut bulk: OwnedBulk) {
            self.0.lock().unwrap().push(std::mem::take(&mut bulk.bulk));
        }

        fn finish(&self) -> Result<(), SinkError> {
            Ok(())
        }
    }

    #[test]
    fn pieces_become_bulks_that_are_full_and_not_too_large() {
        let kept = Arc::new(Kept::default());
        let assembler = Assembler::new(Arc::clone(&kept) as Arc<dyn Sink>, Budget::new(1 << 20), 50);
        let mut wanted: Vec<(u64, Vec<u8>, Vec<u8>)> = Vec::new();
        for sizes in [vec![1, 20, 7], vec![90], vec![], vec![3; 40], vec![49, 1, 49]] {
            let tally = Tally::of_any_object();
            let mut piece = Bulk::default();
            for size in sizes {
                let ordinal = wanted.len() as u64 + 1;
                let (action, document) = (vec![b'a'; 1], vec![b'0' + (ordinal % 10) as u8; size]);
                piece.push(0, ordinal, &action, &document);
                wanted.push((ordinal, action, document));
            }
            assembler.append(&tally, &piece);
        }
        assembler.flush();
        let bulks = kept.0.lock().unwrap();
        let sent: Vec<_> = bulks
            .iter()
            .flat_map(|bulk| {
                let item = |i: usize| (bulk.items[i].ordinal, bulk.action(i).to_vec(), bulk.document(i).to_vec());
                (0..bulk.items.len()).map(item)
            })
            .collect();
        assert_eq!(sent, wanted);
        assert!(bulks.iter().all(|bulk| bulk.bytes.len() <= 50 || bulk.items.len() == 1));
        // Two neighbours would not fit together: none was sent before it was full.
        let first_of = |bulk: &Bulk| bulk.items[0].end as usize;
        assert!(bulks.windows(2).all(|pair| pair[0].bytes.len() + first_of(&pair[1]) > 50));
    }
}
