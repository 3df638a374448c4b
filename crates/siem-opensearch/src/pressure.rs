//! How much a cluster takes at a time: requests in flight, and bytes in one of them.
//!
//! Additive increase, multiplicative decrease, as in TCP: a round of answers without pressure allows one request more,
//! a sign of pressure halves their number. The requests of one round tell of the same pressure, so only the first of
//! them counts. Knows no network and no clock: it is told what happened, and when.

use std::time::{Duration, Instant};

use crate::writer::WriterOptions;

/// Answers without trouble before requests may grow again, and by what part: an eighth.
const ANSWERS_BEFORE_GROWTH: u32 = 32;
const GROWTH: usize = 8;
/// An answer that takes so many times as long for a byte as the quickest lately is a sign of a queue,
const SLOW: f64 = 4.0;
/// if it takes at least so long: below, it is chance.
const LEAST_SLOW: Duration = Duration::from_secs(2);
/// A request of a few documents says nothing of how long a byte takes.
const LEAST_WEIGHT_BYTES: usize = 64 << 10;
/// How far one answer draws the pace that is taken for usual to its own: a cluster may become slower for good.
const DRIFT: f64 = 1.0 / 32.0;

/// A request that was sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sent {
    pub(crate) at: Instant,
    /// Before compression.
    pub(crate) bytes: usize,
}

/// What is allowed at the moment.
#[derive(Clone, Debug)]
pub(crate) struct Pressure {
    most_in_flight: usize,
    least_bytes: usize,
    most_bytes: usize,
    in_flight: usize,
    request_bytes: usize,
    /// Answers without pressure in this round.
    calm: usize,
    /// Answers to requests of about the allowed size, since that last changed.
    fitting: u32,
    /// When the number of requests was last lowered: what was sent before tells of the same pressure.
    lowered: Option<Instant>,
    /// Seconds for a byte that are usual.
    pace: Option<f64>,
}

impl Pressure {
    pub(crate) fn new(options: &WriterOptions) -> Pressure {
        let most_in_flight = options.max_in_flight.max(1);
        Pressure {
            most_in_flight,
            least_bytes: options.least_request_bytes.min(options.request_bytes),
            most_bytes: options.request_bytes,
            in_flight: options.in_flight.clamp(1, most_in_flight),
            request_bytes: options.request_bytes,
            calm: 0,
            fitting: 0,
            lowered: None,
            pace: None,
        }
    }

    /// Requests that may be in flight, at least one.
    pub(crate) fn in_flight(&self) -> usize {
        self.in_flight
    }

    /// Bytes that a request may have, before compression.
    pub(crate) fn request_bytes(&self) -> usize {
        self.request_bytes
    }

    /// An answer came that shows no pressure.
    pub(crate) fn answered(&mut self, sent: Sent, now: Instant) {
        self.fitted(sent);
        if self.is_slow(sent, now) {
            if self.is_news(sent) {
                self.lower_to(self.in_flight - 1, now);
            }
            return;
        }
        self.calm += 1;
        if self.calm >= self.in_flight {
            self.calm = 0;
            self.in_flight = (self.in_flight + 1).min(self.most_in_flight);
        }
    }

    /// The cluster has too much to do: 429, 503, no answer.
    pub(crate) fn pressed(&mut self, sent: Sent, now: Instant) {
        if self.is_news(sent) {
            self.lower_to(self.in_flight / 2, now);
        }
    }

    /// No answer came in time: there were too many requests, or they were too long.
    pub(crate) fn timed_out(&mut self, sent: Sent, now: Instant) {
        if self.is_news(sent) {
            self.too_large(sent.bytes);
        }
        self.pressed(sent, now);
    }

    /// A request of so many bytes is longer than what the cluster takes.
    pub(crate) fn too_large(&mut self, bytes: usize) {
        self.fitting = 0;
        self.request_bytes = (bytes.min(self.request_bytes) / 2).max(self.least_bytes);
    }

    fn is_news(&self, sent: Sent) -> bool {
        self.lowered.is_none_or(|lowered| sent.at >= lowered)
    }

    fn lower_to(&mut self, in_flight: usize, now: Instant) {
        self.in_flight = in_flight.max(1);
        self.calm = 0;
        self.lowered = Some(now);
    }

    /// Whether an answer took far longer than usual; it is part of what is usual from then on.
    fn is_slow(&mut self, sent: Sent, now: Instant) -> bool {
        let took = now.saturating_duration_since(sent.at);
        let pace = took.as_secs_f64() / sent.bytes.max(LEAST_WEIGHT_BYTES) as f64;
        let usual = self.pace.unwrap_or(pace);
        self.pace = Some(if pace < usual { pace } else { usual + (pace - usual) * DRIFT });
        took >= LEAST_SLOW && pace > usual * SLOW
    }

    /// Requests grow back slowly: most likely what refused them still stands there. One that is much shorter than
    /// allowed does not show that longer ones would pass.
    fn fitted(&mut self, sent: Sent) {
        if self.request_bytes == self.most_bytes || sent.bytes < self.request_bytes / 2 {
            return;
        }
        self.fitting += 1;
        if self.fitting >= ANSWERS_BEFORE_GROWTH {
            self.fitting = 0;
            self.request_bytes = (self.request_bytes + self.request_bytes / GROWTH).min(self.most_bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: usize = 1 << 20;

    fn pressure() -> Pressure {
        Pressure::new(&WriterOptions::default())
    }

    /// A request of a whole bulk, sent `ms` milliseconds after `start`.
    fn sent(start: Instant, ms: u64) -> Sent {
        Sent { at: start + Duration::from_millis(ms), bytes: 6 * MIB }
    }

    #[test]
    fn each_round_of_calm_answers_allows_one_more_up_to_the_most() {
        let (mut pressure, start) = (pressure(), Instant::now());
        let mut allowed = Vec::new();
        for _ in 0..4 + 5 + 6 {
            pressure.answered(sent(start, 0), start + Duration::from_millis(100));
            allowed.push(pressure.in_flight());
        }
        assert_eq!(allowed, [4, 4, 4, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 7]);
        (0..1000).for_each(|_| pressure.answered(sent(start, 0), start + Duration::from_millis(100)));
        assert_eq!(pressure.in_flight(), 16);
    }

    #[test]
    fn pressure_halves_once_for_what_was_in_flight_together_and_never_below_one() {
        let (mut pressure, start) = (Pressure { in_flight: 16, ..pressure() }, Instant::now());
        let at = |ms| start + Duration::from_millis(ms);
        for _ in 0..16 {
            pressure.pressed(sent(start, 0), at(100));
        }
        assert_eq!(pressure.in_flight(), 8);
        pressure.pressed(sent(start, 99), at(150));
        assert_eq!(pressure.in_flight(), 8, "sent before the number was lowered");
        let allowed: Vec<usize> = (1..=5)
            .map(|round| {
                pressure.pressed(sent(start, round * 1000), at(round * 1000 + 100));
                pressure.in_flight()
            })
            .collect();
        assert_eq!(allowed, [4, 2, 1, 1, 1]);
        pressure.answered(sent(start, 9000), at(9100));
        assert_eq!(pressure.in_flight(), 2, "one calm answer is a round of one");
    }

    #[test]
    fn answers_that_become_far_slower_lower_by_one_a_round_until_that_is_usual() {
        let (mut pressure, start) = (pressure(), Instant::now());
        let at = |ms| start + Duration::from_millis(ms);
        pressure.answered(sent(start, 0), at(500));
        pressure.answered(sent(start, 1000), at(6000));
        assert_eq!(pressure.in_flight(), 3);
        pressure.answered(sent(start, 1500), at(6500));
        assert_eq!(pressure.in_flight(), 3, "of the same round");
        let later: Vec<usize> = (1..=10)
            .map(|round| {
                pressure.answered(sent(start, round * 10_000), at(round * 10_000 + 5000));
                pressure.in_flight()
            })
            .collect();
        assert_eq!(later, [2, 1, 1, 1, 2, 2, 3, 3, 3, 4]);
    }

    #[test]
    fn short_waits_are_chance_and_short_requests_have_no_pace() {
        let (mut pressure, start) = (pressure(), Instant::now());
        pressure.answered(sent(start, 0), start + Duration::from_millis(10));
        pressure.answered(sent(start, 0), start + Duration::from_millis(1900));
        let short = Sent { bytes: 100, ..sent(start, 0) };
        pressure.answered(short, start + Duration::from_millis(1500));
        pressure.answered(sent(start, 0), start + Duration::from_millis(20));
        assert_eq!(pressure.in_flight(), 5);
    }

    #[test]
    fn requests_that_are_too_large_are_halved_down_to_the_least_and_grow_back_slowly() {
        let (mut pressure, start) = (pressure(), Instant::now());
        assert_eq!(pressure.request_bytes(), 6 * MIB);
        pressure.too_large(5 * MIB);
        assert_eq!(pressure.request_bytes(), 5 * MIB / 2);
        (0..10).for_each(|_| pressure.too_large(6 * MIB));
        assert_eq!(pressure.request_bytes(), 256 << 10);
        let mut answer = |bytes: usize, times: u32| {
            (0..times).for_each(|_| pressure.answered(Sent { at: start, bytes }, start));
            pressure.request_bytes()
        };
        assert_eq!(answer(100 << 10, 1000), 256 << 10, "short ones show nothing");
        assert_eq!(answer(250 << 10, 31), 256 << 10);
        assert_eq!(answer(250 << 10, 1), (256 + 32) << 10);
        assert_eq!(answer(6 * MIB, 32 * 40), 6 * MIB, "not beyond what is asked for");
    }

    #[test]
    fn no_answer_in_time_halves_both_once_a_round() {
        let (mut pressure, start) = (pressure(), Instant::now());
        let end = start + Duration::from_secs(60);
        for _ in 0..4 {
            pressure.timed_out(sent(start, 0), end);
        }
        assert_eq!((pressure.in_flight(), pressure.request_bytes()), (2, 3 * MIB));
    }
}
