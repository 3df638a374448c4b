//! How long to wait before a request is repeated.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use crate::writer::WriterOptions;

/// The pause before repetition `attempt`, from 1: anything up to a ceiling that doubles. Writers that failed together
/// must not come back together, so all of it is left to chance.
pub(crate) fn before(attempt: u32, options: &WriterOptions) -> Duration {
    ceiling(attempt, options).mul_f64(chance())
}

fn ceiling(attempt: u32, options: &WriterOptions) -> Duration {
    let doublings = attempt.saturating_sub(1).min(31);
    options.first_pause.saturating_mul(1 << doublings).min(options.longest_pause)
}

/// From 0 to 1. The standard library seeds its hashers by chance; nothing here needs more than that.
fn chance() -> f64 {
    RandomState::new().build_hasher().finish() as f64 / u64::MAX as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ceiling_doubles_up_to_the_longest() {
        let options = WriterOptions::default();
        let ceilings: Vec<u128> =
            [1, 2, 3, 6, 7, 8, 40, u32::MAX].map(|attempt| ceiling(attempt, &options).as_millis()).into();
        assert_eq!(ceilings, [250, 500, 1000, 8000, 15_000, 15_000, 15_000, 15_000]);
    }

    #[test]
    fn pauses_differ_and_stay_below_their_ceiling() {
        let options = WriterOptions::default();
        let pauses: Vec<Duration> = (0..100).map(|_| before(3, &options)).collect();
        assert!(pauses.iter().all(|pause| *pause <= Duration::from_secs(1)));
        assert!(pauses.iter().any(|pause| *pause < Duration::from_millis(500)));
        assert!(pauses.iter().any(|pause| *pause > Duration::from_millis(500)));
    }
}
