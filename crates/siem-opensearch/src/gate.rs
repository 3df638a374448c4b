//! Who may send now: as many at a time as [`Pressure`] allows, first come, first served.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::pressure::Pressure;

/// The gate. Permits in the semaphore, those handed out, less those owed, are what the pressure allows.
#[derive(Debug)]
pub(crate) struct Gate {
    permits: Semaphore,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    pressure: Pressure,
    /// Permits that are handed out and vanish when they come back.
    owed: usize,
}

/// Leave to send, until dropped.
pub(crate) struct Pass<'g> {
    gate: &'g Gate,
    permit: Option<SemaphorePermit<'g>>,
}

impl Gate {
    pub(crate) fn new(pressure: Pressure) -> Gate {
        Gate { permits: Semaphore::new(pressure.in_flight()), state: Mutex::new(State { pressure, owed: 0 }) }
    }

    /// Waits for leave to send.
    pub(crate) async fn enter(&self) -> Pass<'_> {
        // The semaphore is never closed; if it were, everybody would have leave.
        Pass { gate: self, permit: self.permits.acquire().await.ok() }
    }

    /// Bytes that a request may have.
    pub(crate) fn request_bytes(&self) -> usize {
        self.lock().pressure.request_bytes()
    }

    /// Tells the pressure what happened; the gate opens or closes accordingly.
    pub(crate) fn tell(&self, happened: impl FnOnce(&mut Pressure)) {
        let mut state = self.lock();
        let before = state.pressure.in_flight();
        happened(&mut state.pressure);
        let now = state.pressure.in_flight();
        if now > before {
            let more = now - before;
            let kept = more.min(state.owed);
            state.owed -= kept;
            self.permits.add_permits(more - kept);
        } else {
            let fewer = before - now;
            state.owed += fewer - self.permits.forget_permits(fewer);
        }
        if now < before {
            tracing::debug!(in_flight = now, request_bytes = state.pressure.request_bytes(), "the cluster is pressed");
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        let mut state = self.gate.lock();
        if let Some(permit) = self.permit.take()
            && state.owed > 0
        {
            state.owed -= 1;
            permit.forget();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;
    use crate::pressure::Sent;
    use crate::writer::WriterOptions;

    fn gate() -> Gate {
        Gate::new(Pressure::new(&WriterOptions::default()))
    }

    /// Passes that are to be had at once.
    fn passes(gate: &Gate) -> Vec<Pass<'_>> {
        let mut passes = Vec::new();
        while let Ok(permit) = gate.permits.try_acquire() {
            passes.push(Pass { gate, permit: Some(permit) });
        }
        passes
    }

    fn sent() -> Sent {
        Sent { at: Instant::now(), bytes: 100 }
    }

    #[test]
    fn it_closes_also_for_those_that_have_passed_and_opens_again() {
        let gate = gate();
        let mut inside = passes(&gate);
        assert_eq!(inside.len(), 4);
        gate.tell(|pressure| pressure.pressed(sent(), Instant::now()));
        assert_eq!(passes(&gate).len(), 0);
        inside.truncate(2);
        assert_eq!(passes(&gate).len(), 0, "two are allowed, two are inside");
        inside.truncate(1);
        assert_eq!(passes(&gate).len(), 1);
        inside.clear();
        (0..5).for_each(|_| gate.tell(|pressure| pressure.answered(sent(), Instant::now())));
        assert_eq!(passes(&gate).len(), 4, "two and three rounds would be five: the last is not over");
    }

    #[test]
    fn what_is_owed_is_paid_by_what_is_allowed_more() {
        let gate = gate();
        let inside = passes(&gate);
        gate.tell(|pressure| pressure.pressed(sent(), Instant::now()));
        (0..5).for_each(|_| gate.tell(|pressure| pressure.answered(sent(), Instant::now())));
        assert_eq!(passes(&gate).len(), 0, "four are allowed again, and four are inside");
        drop(inside);
        assert_eq!(passes(&gate).len(), 4);
    }
}
