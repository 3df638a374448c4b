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
    /// The room it takes, given back when it is dropped.
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

impl Default for OwnedBulk {
    fn default() -> Self {
        OwnedBulk::new()
    }
}

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
            while let Some(item) = piece.items.get(at) {
                let size = (item.end - item.start) as usize;
                if !open.bulk.items.is_empty() && open.bulk.bytes.len() + size > self.max_bytes {
                    break;
                }
                open.bulk.push_item(slot, piece, at);
                at += 1;
            }
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
        bulk.share = Some(self.budget.take(bulk.bulk.bytes.len()));
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
