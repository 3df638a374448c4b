//! How much of an invocation's time is left, and when to stop reading so that what was read can still be indexed.
//!
//! The clock is handed in; times are milliseconds since 1970, as Lambda gives the deadline.

use std::time::Duration;

/// The end of an invocation, and the reserve before it in which nothing new is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    end_ms: u64,
    reserve: Duration,
}

impl Deadline {
    /// The longest reserve: as long as one bulk request may take.
    const MAX_RESERVE: Duration = Duration::from_secs(60);
    /// The shortest reserve: a bulk request under way, and the messages that hand the rest on.
    const MIN_RESERVE: Duration = Duration::from_secs(3);

    /// The deadline of an invocation that starts at `now_ms` and ends at `end_ms`. The reserve is a tenth of the time
    /// between, within 3 to 60 s, and never more than half of it.
    #[must_use]
    pub fn new(end_ms: u64, now_ms: u64) -> Deadline {
        let whole = Duration::from_millis(end_ms.saturating_sub(now_ms));
        let reserve = (whole / 10).clamp(Self::MIN_RESERVE, Self::MAX_RESERVE).min(whole / 2);
        Deadline { end_ms, reserve }
    }

    /// What is left until the function is killed.
    #[must_use]
    pub fn remaining(&self, now_ms: u64) -> Duration {
        Duration::from_millis(self.end_ms.saturating_sub(now_ms))
    }

    /// What is left for reading.
    #[must_use]
    pub fn remaining_to_read(&self, now_ms: u64) -> Duration {
        self.remaining(now_ms).saturating_sub(self.reserve)
    }

    /// Whether reading has to stop.
    #[must_use]
    pub fn stop_reading(&self, now_ms: u64) -> bool {
        self.remaining_to_read(now_ms).is_zero()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: u64 = 1_700_000_000_000;

    fn reading_seconds(timeout_seconds: u64) -> u64 {
        Deadline::new(START + timeout_seconds * 1000, START).remaining_to_read(START).as_secs()
    }

    #[test]
    fn a_tenth_is_reserved_within_its_bounds() {
        assert_eq!(reading_seconds(900), 840);
        assert_eq!(reading_seconds(600), 540);
        assert_eq!(reading_seconds(300), 270);
        assert_eq!(reading_seconds(10), 7);
        assert_eq!(reading_seconds(4), 2);
        assert_eq!(reading_seconds(0), 0);
    }

    #[test]
    fn reading_stops_when_the_reserve_begins() {
        let deadline = Deadline::new(START + 600_000, START);
        assert!(!deadline.stop_reading(START + 539_999));
        assert!(deadline.stop_reading(START + 540_000));
        assert_eq!(deadline.remaining(START + 540_000), Duration::from_secs(60));
    }

    #[test]
    fn after_the_end_nothing_is_left() {
        let deadline = Deadline::new(START, START - 1000);
        assert_eq!(deadline.remaining(START + 5), Duration::ZERO);
        assert!(deadline.stop_reading(u64::MAX));
    }

    #[test]
    fn a_deadline_that_has_passed_before_the_start_stops_at_once() {
        assert!(Deadline::new(START - 1, START).stop_reading(START));
    }
}
