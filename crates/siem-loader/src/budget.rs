//! The bytes that all bulks of the process may hold at a time.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// A bound on bytes in flight. Taking blocks while it is used up; one piece larger than the whole budget passes when
/// nothing else is in flight, so that nothing waits for ever.
#[derive(Debug)]
pub struct Budget {
    total: usize,
    used: Mutex<usize>,
    freed: Condvar,
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
        Arc::new(Budget { total, used: Mutex::new(0), freed: Condvar::new() })
    }

    /// Takes `bytes`, waiting until they are there.
    #[must_use]
    pub fn take(self: &Arc<Budget>, bytes: usize) -> Share {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        while *used > 0 && *used + bytes > self.total {
            used = self.freed.wait(used).unwrap_or_else(PoisonError::into_inner);
        }
        *used += bytes;
        Share { budget: Arc::clone(self), bytes }
    }

    /// Bytes taken at the moment.
    #[must_use]
    pub fn used(&self) -> usize {
        *self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Share {
    /// Takes `bytes` more for what this share is about, be they there or not: who waited for them while holding a
    /// share could wait for ever.
    #[must_use]
    pub(crate) fn beside(&self, bytes: usize) -> Share {
        *self.budget.used.lock().unwrap_or_else(PoisonError::into_inner) += bytes;
        Share { budget: Arc::clone(&self.budget), bytes }
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        *self.budget.used.lock().unwrap_or_else(PoisonError::into_inner) -= self.bytes;
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
    fn what_belongs_to_a_share_does_not_wait_for_room_and_counts() {
        let budget = Budget::new(100);
        let bulk = budget.take(100);
        let letters = bulk.beside(30);
        assert_eq!(budget.used(), 130);
        drop((bulk, letters));
        assert_eq!(budget.used(), 0);
    }
}
