//! The bytes that all bulks of the process may hold at a time.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use siem_opensearch::Bulk;

/// Emptied bulks that are kept for the next ones, while the budget has room for them. To give such large pieces back and
/// to ask for them anew costs a page fault for every 4 KiB, and leaves an allocator with pieces that fit nothing.
const MAX_SPARE_BULKS: usize = 4;
/// Most room of one that is kept: that of a single giant document would be held, and counted nowhere, for as long as the
/// process lives.
const MAX_SPARE_BYTES: usize = 8 << 20;

/// A bound on bytes in flight, and on those of spare bulks. Taking blocks while it is used up; one piece larger than the
/// whole budget passes when nothing else is in flight, so that nothing waits for ever.
#[derive(Debug)]
pub struct Budget {
    total: usize,
    taken: Mutex<Taken>,
    freed: Condvar,
}

#[derive(Debug, Default)]
struct Taken {
    in_flight: usize,
    spare: Vec<Bulk>,
}

impl Taken {
    fn spare_bytes(&self) -> usize {
        self.spare.iter().map(|bulk| bulk.bytes.capacity()).sum()
    }
}

/// Bytes taken from a budget until dropped.
#[derive(Debug)]
pub struct Share {
    budget: Arc<Budget>,
    bytes: usize,
}

impl Budget {
    /// A budget of so many bytes.
    #[must_use]
    pub fn new(total: usize) -> Arc<Budget> {
        Arc::new(Budget { total, taken: Mutex::default(), freed: Condvar::new() })
    }

    /// Takes `bytes`, waiting until they are there.
    #[must_use]
    pub fn take(self: &Arc<Budget>, bytes: usize) -> Share {
        let mut taken = self.taken();
        while taken.in_flight + taken.spare_bytes() + bytes > self.total {
            if taken.spare.pop().is_some() {
                continue;
            }
            if taken.in_flight == 0 {
                break;
            }
            taken = self.freed.wait(taken).unwrap_or_else(PoisonError::into_inner);
        }
        taken.in_flight += bytes;
        Share { budget: Arc::clone(self), bytes }
    }

    /// An empty bulk, with the room of an earlier one where one is spare.
    #[must_use]
    pub(crate) fn bulk(&self) -> Bulk {
        self.taken().spare.pop().unwrap_or_default()
    }

    /// Bytes in flight at the moment.
    #[must_use]
    pub fn used(&self) -> usize {
        self.taken().in_flight
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Share {
    /// Gives back the bulk that the bytes were taken for.
    pub(crate) fn give_back(&self, mut bulk: Bulk) {
        let mut taken = self.budget.taken();
        let room = bulk.bytes.capacity();
        let others = taken.in_flight - self.bytes + taken.spare_bytes();
        if taken.spare.len() < MAX_SPARE_BULKS
            && (1..=MAX_SPARE_BYTES).contains(&room)
            && others + room <= self.budget.total
        {
            bulk.clear();
            taken.spare.push(bulk);
        }
    }

    /// Takes `bytes` more for what this share is about, be they there or not: who waited for them while holding a
    /// share could wait for ever.
    #[must_use]
    pub(crate) fn beside(&self, bytes: usize) -> Share {
        self.budget.taken().in_flight += bytes;
        Share { budget: Arc::clone(&self.budget), bytes }
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.budget.taken().in_flight -= self.bytes;
        self.budget.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn waits_for_room_and_lets_a_giant_pass_alone() {
        let budget = Budget::new(100);
        let first = budget.take(80);
        let (sender, receiver) = std::sync::mpsc::channel();
        let other = Arc::clone(&budget);
        let thread = std::thread::spawn(move || {
            let share = other.take(500);
            sender.send(other.used()).unwrap();
            drop(share);
        });
        assert!(receiver.recv_timeout(Duration::from_millis(50)).is_err(), "no room yet");
        drop(first);
        assert_eq!(receiver.recv().unwrap(), 500);
        thread.join().unwrap();
        assert_eq!(budget.used(), 0);
    }

    #[test]
    fn a_bulk_that_is_given_back_is_the_next_one() {
        let budget = Budget::new(100);
        let mut bulk = budget.bulk();
        bulk.push(0, 1, b"action\n", b"document\n");
        let room = bulk.bytes.as_ptr();
        budget.take(20).give_back(bulk);
        let next = budget.bulk();
        assert_eq!((next.bytes.as_ptr(), next.bytes.len(), next.items.len()), (room, 0, 0));
        for _ in 0..2 * MAX_SPARE_BULKS {
            budget.take(20).give_back(Bulk { bytes: vec![0], items: Vec::new() });
        }
        assert_eq!(budget.taken().spare.len(), MAX_SPARE_BULKS);
    }

    #[test]
    fn spare_bulks_take_no_room_from_those_in_flight() {
        let budget = Budget::new(100);
        let bulk = || Bulk { bytes: Vec::with_capacity(60), items: Vec::new() };
        let first = budget.take(40);
        budget.take(60).give_back(bulk());
        assert_eq!(budget.taken().spare_bytes(), 60, "there is just room");
        budget.take(60).give_back(bulk());
        assert_eq!(budget.taken().spare_bytes(), 60, "the first went for what was taken, there is room for one again");
        drop(budget.take(50));
        assert_eq!(budget.taken().spare_bytes(), 0, "given up rather than waited for");
        drop(first);
        assert_eq!(budget.used(), 0);
    }

    #[test]
    fn the_room_of_a_giant_is_not_kept() {
        let budget = Budget::new(100);
        budget.take(20).give_back(Bulk { bytes: Vec::with_capacity(MAX_SPARE_BYTES + 1), items: Vec::new() });
        assert_eq!(budget.bulk().bytes.capacity(), 0);
    }

    #[test]
    fn what_belongs_to_a_share_does_not_wait_for_room_and_counts() {
        let budget = Budget::new(100);
        let bulk = budget.take(100);
        let letters = bulk.beside(30);
        assert_eq!(budget.used(), 130);
        drop((bulk, letters));
        assert_eq!(budget.used(), 0);
    }
}
