//! What became of each record of an object, as far as it still matters.
//!
//! A record that is settled is only counted, unless one before it has to be handed on: then what lies between the two
//! may be handed on with them, and must not be counted here as well. So the fates are kept from the first deferred
//! record on; before it, only those of the records that are on their way.
//!
//! Invariants: every record before `next` is in `counted` or in `kept`; of the record `next` nothing is known; what is
//! known of those behind it is in `ahead`; `kept` is empty or begins with a deferred record, in order and without gaps.

use std::collections::BTreeMap;

/// What became of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It has to be loaded again.
    Deferred,
    /// Its document is in the index.
    Indexed {
        /// It could not be parsed, and is marked.
        unparsed: bool,
        /// It was there already.
        duplicate: bool,
        /// It stands without fields that the cluster refused.
        healed: bool,
    },
    /// It was left out, by this rule.
    Excluded(&'static str),
    /// It stands in the dead-letter index, for this reason.
    DeadLettered(String),
    /// Nobody asked for it.
    PassedOver,
}

/// Why the fates of an object take more room than they should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Crowded {
    /// A record on its way holds up those behind it: once it is settled, they are only counted.
    Ahead,
    /// A record has to be loaded again: what lies behind it is kept.
    Kept,
}

/// A position in the table of fates: there are few, and many records.
type Code = u16;
const DEFERRED: Code = 0;

/// Neighbours of one fate, by ordinal, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    first: u64,
    last: u64,
    code: Code,
}

/// The fates of an object's records.
#[derive(Debug)]
pub(crate) struct Fates {
    kinds: Vec<Fate>,
    /// How many records before all that is kept have each fate.
    counted: Vec<u64>,
    kept: Vec<Run>,
    next: u64,
    /// Runs by their first ordinals: while one record is on its way, millions may be excluded behind it.
    ahead: BTreeMap<u64, Run>,
}

impl Fates {
    /// No records yet; the first will have this ordinal.
    pub(crate) fn from(first: u64) -> Fates {
        let kinds = vec![Fate::Deferred];
        Fates { counted: vec![0; kinds.len()], kinds, kept: Vec::new(), next: first, ahead: BTreeMap::new() }
    }

    /// Sets the fate of a record of which nothing was said before. What lies before the first one is nobody's here.
    pub(crate) fn set(&mut self, ordinal: u64, fate: &Fate) {
        if ordinal < self.next {
            return;
        }
        let code = self.code(fate);
        let run = Run { first: ordinal, last: ordinal, code };
        if ordinal != self.next {
            return self.wait(run);
        }
        self.pass(run);
        while let Some(run) = self.ahead.remove(&self.next) {
            self.pass(run);
        }
    }

    /// The records from `next` on are settled.
    fn pass(&mut self, run: Run) {
        self.next = run.last + 1;
        match self.kept.last_mut() {
            Some(before) if before.code == run.code => before.last = run.last,
            None if run.code != DEFERRED => self.counted[usize::from(run.code)] += run.last - run.first + 1,
            _ => self.kept.push(run),
        }
    }

    /// A record is settled before those in front of it: it joins its neighbours.
    fn wait(&mut self, mut run: Run) {
        if let Some((_, before)) = self.ahead.range(..run.first).next_back()
            && before.code == run.code
            && before.last + 1 == run.first
        {
            run.first = before.first;
        }
        if let Some(behind) = self.ahead.get(&(run.last + 1)).filter(|behind| behind.code == run.code) {
            let Run { first, last, .. } = *behind;
            run.last = last;
            self.ahead.remove(&first);
        }
        self.ahead.insert(run.first, run);
    }

    fn code(&mut self, fate: &Fate) -> Code {
        let known = self.kinds.iter().position(|kind| kind == fate);
        let at = known.unwrap_or_else(|| {
            self.kinds.push(fate.clone());
            self.counted.push(0);
            self.kinds.len() - 1
        });
        // Rules and reasons are names in programs and settings: there are no thousands of them.
        Code::try_from(at).unwrap_or(DEFERRED)
    }

    /// Whether there are more than `most` runs of either kind, as where the fates of neighbours alternate.
    pub(crate) fn crowded(&self, most: usize) -> Option<Crowded> {
        if self.kept.len() > most { Some(Crowded::Kept) } else { (self.ahead.len() > most).then_some(Crowded::Ahead) }
    }

    /// What is kept, and what is settled ahead.
    fn runs(&self) -> impl Iterator<Item = Run> + '_ {
        self.kept.iter().chain(self.ahead.values()).copied()
    }

    /// The runs of records that have to be loaded again, in order.
    pub(crate) fn deferred(&self) -> Vec<(u64, u64)> {
        let mut runs: Vec<(u64, u64)> = Vec::new();
        for Run { first, last, .. } in self.runs().filter(|run| run.code == DEFERRED) {
            match runs.last_mut() {
                Some(before) if before.1 + 1 == first => before.1 = last,
                _ => runs.push((first, last)),
            }
        }
        runs
    }

    /// How many records have each fate, without those in `parts`; and how many are in them. Parts are in order, and none
    /// begins before the first deferred record.
    pub(crate) fn counts(&self, parts: &[(u64, Option<u64>)]) -> (Vec<(&Fate, u64)>, u64) {
        let mut counts = self.counted.clone();
        let mut inside = 0;
        for Run { first, last, code } in self.runs() {
            let shared = |part: &(u64, Option<u64>)| {
                let (from, to) = (first.max(part.0), last.min(part.1.unwrap_or(u64::MAX)));
                (to + 1).saturating_sub(from)
            };
            let here: u64 = parts.iter().map(shared).sum();
            inside += here;
            counts[usize::from(code)] += last - first + 1 - here;
        }
        (self.kinds.iter().zip(counts).filter(|(_, count)| *count > 0).collect(), inside)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const INDEXED: Fate = Fate::Indexed { unparsed: false, duplicate: false, healed: false };

    #[test]
    fn what_is_settled_in_order_is_only_counted() {
        let mut fates = Fates::from(10);
        for ordinal in 10..1_000_000 {
            fates.set(ordinal, &INDEXED);
        }
        assert_eq!((fates.kept.len(), fates.ahead.len()), (0, 0));
        assert_eq!(fates.counts(&[]), (vec![(&INDEXED, 999_990)], 0));
    }

    #[test]
    fn what_lies_before_the_first_record_counts_for_nothing() {
        let mut fates = Fates::from(10);
        fates.set(9, &INDEXED);
        fates.set(10, &INDEXED);
        fates.set(10, &Fate::Deferred);
        assert_eq!(fates.counts(&[]), (vec![(&INDEXED, 1)], 0));
        assert_eq!((fates.ahead.len(), fates.deferred()), (0, vec![]));
    }

    #[test]
    fn behind_a_record_on_its_way_there_are_only_runs() {
        let mut fates = Fates::from(1);
        for ordinal in 2..=1_000_000 {
            fates.set(ordinal, &Fate::Excluded("rule"));
        }
        assert_eq!((fates.kept.len(), fates.ahead.len()), (0, 1));
        assert_eq!(fates.counts(&[]), (vec![(&Fate::Excluded("rule"), 999_999)], 0));
        fates.set(1, &INDEXED);
        assert_eq!((fates.next, fates.ahead.len()), (1_000_001, 0));
        assert_eq!(fates.counts(&[]), (vec![(&Fate::Excluded("rule"), 999_999), (&INDEXED, 1)], 0));
    }

    #[test]
    fn fates_that_alternate_crowd_until_the_record_before_them_is_settled_and_for_good_if_it_is_deferred() {
        let fate = |ordinal: u64| if ordinal.is_multiple_of(2) { INDEXED } else { Fate::Excluded("rule") };
        for (first, wanted) in [(INDEXED, None), (Fate::Deferred, Some(Crowded::Kept))] {
            let mut fates = Fates::from(1);
            for ordinal in 2..=12 {
                assert_eq!(fates.crowded(10), None);
                fates.set(ordinal, &fate(ordinal));
            }
            assert_eq!((fates.crowded(10), fates.crowded(11)), (Some(Crowded::Ahead), None));
            fates.set(1, &first);
            assert_eq!(fates.crowded(10), wanted);
        }
    }

    #[test]
    fn from_the_first_deferred_record_on_runs_are_kept() {
        let mut fates = Fates::from(1);
        for ordinal in (1..=1000).rev() {
            fates.set(ordinal, if ordinal == 5 || ordinal > 900 { &Fate::Deferred } else { &INDEXED });
        }
        assert_eq!((fates.kept.len(), fates.ahead.len()), (3, 0));
        assert_eq!(fates.deferred(), [(5, 5), (901, 1000)]);
        assert_eq!(fates.counts(&[]), (vec![(&Fate::Deferred, 101), (&INDEXED, 899)], 0));
        assert_eq!(fates.counts(&[(5, Some(5)), (901, None)]), (vec![(&INDEXED, 899)], 101));
        assert_eq!(fates.counts(&[(5, None)]), (vec![(&INDEXED, 4)], 996));
    }

    proptest! {
        #[test]
        fn every_record_is_counted_once_inside_or_outside(
            fates_of in proptest::collection::vec(0usize..4, 1..60), order in any::<prop::sample::Index>(), parts in proptest::collection::btree_set(1u64..70, 0..6),
        ) {
            let table = [INDEXED, Fate::Deferred, Fate::Excluded("rule"), Fate::DeadLettered("mapping".into())];
            let mut fates = Fates::from(1);
            let shift = order.index(fates_of.len());
            for at in (0..fates_of.len()).map(|at| (at + shift) % fates_of.len()) {
                fates.set(at as u64 + 1, &table[fates_of[at]]);
            }
            // Nothing is handed on before the first record that has to be loaded again.
            let first = fates.deferred().first().map_or(fates_of.len() as u64 + 1, |run| run.0);
            let ends: Vec<u64> = parts.into_iter().map(|end| first - 1 + end).collect();
            let parts: Vec<(u64, Option<u64>)> = ends.chunks(2).map(|pair| (pair[0], pair.get(1).map(|end| end - 1))).collect();
            let is_inside = |ordinal: u64| parts.iter().any(|(a, b)| *a <= ordinal && b.is_none_or(|b| ordinal <= b));
            let (counts, inside) = fates.counts(&parts);
            for (kind, fate) in table.iter().enumerate() {
                let wanted = (0..fates_of.len()).filter(|at| fates_of[*at] == kind && !is_inside(*at as u64 + 1)).count() as u64;
                let found = counts.iter().find(|(known, _)| *known == fate).map_or(0, |(_, count)| *count);
                prop_assert_eq!(found, wanted);
            }
            prop_assert_eq!(inside, (1..=fates_of.len() as u64).filter(|at| is_inside(*at)).count() as u64);
            let deferred: Vec<u64> = fates.deferred().into_iter().flat_map(|(a, b)| a..=b).collect();
            let wanted: Vec<u64> = (0..fates_of.len()).filter(|at| fates_of[*at] == 1).map(|at| at as u64 + 1).collect();
            prop_assert_eq!(deferred, wanted);
        }
    }
}
