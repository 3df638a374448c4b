//! Some records of an object, by ordinal.

/// A set of ordinals: runs in order, both ends inclusive, with a gap between any two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ordinals {
    runs: Vec<(u64, u64)>,
}

impl Ordinals {
    /// All that these runs hold, in whatever order they come. A run to the object's end ends at `u64::MAX`.
    #[must_use]
    pub fn of(mut runs: Vec<(u64, u64)>) -> Ordinals {
        runs.sort_unstable();
        let mut merged: Vec<(u64, u64)> = Vec::new();
        for (first, last) in runs {
            match merged.last_mut() {
                Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
                _ => merged.push((first, last)),
            }
        }
        Ordinals { runs: merged }
    }

    /// Whether this one is among them.
    #[must_use]
    pub fn contains(&self, ordinal: u64) -> bool {
        let at = self.runs.partition_point(|run| run.1 < ordinal);
        self.runs.get(at).is_some_and(|run| run.0 <= ordinal)
    }

    /// The first and the last of them, as a range: without an end where they go on to the object's end.
    #[must_use]
    pub fn bounds(&self) -> Option<(u64, Option<u64>)> {
        let (first, last) = (self.runs.first()?.0, self.runs.last()?.1);
        Some((first, Some(last).filter(|last| *last != u64::MAX)))
    }

    /// The runs.
    #[must_use]
    pub fn runs(&self) -> &[(u64, u64)] {
        &self.runs
    }
}

/// Ordinals that come one by one, mostly in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Growing(Vec<(u64, u64)>);

impl Growing {
    pub(crate) fn add(&mut self, ordinal: u64) {
        match self.0.last_mut() {
            Some(run) if run.1.checked_add(1) == Some(ordinal) => run.1 = ordinal,
            _ => self.0.push((ordinal, ordinal)),
        }
    }

    pub(crate) fn all(&self) -> Ordinals {
        Ordinals::of(self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_become_one_run() {
        let some = Ordinals::of(vec![(7, 7), (3, 4), (5, 5), (9, u64::MAX), (4, 4), (12, 12)]);
        assert_eq!(some.runs(), [(3, 5), (7, 7), (9, u64::MAX)]);
        assert_eq!(some.bounds(), Some((3, None)));
        let inside: Vec<u64> = (0..=11).filter(|ordinal| some.contains(*ordinal)).collect();
        assert_eq!(inside, [3, 4, 5, 7, 9, 10, 11]);
        assert!(some.contains(u64::MAX));
        assert_eq!(Ordinals::of(vec![(2, 2), (8, 8)]).bounds(), Some((2, Some(8))));
        assert_eq!(Ordinals::default().bounds(), None);
    }

    #[test]
    fn what_comes_in_order_is_one_run_and_what_does_not_is_put_in_order() {
        let mut growing = Growing::default();
        for ordinal in [4, 5, 6, 1, 2, 9, 3] {
            growing.add(ordinal);
        }
        assert_eq!(growing.0.len(), 4);
        assert_eq!(growing.all().runs(), [(1, 6), (9, 9)]);
    }
}
