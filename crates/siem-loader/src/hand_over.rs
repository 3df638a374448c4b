//! What is handed on of an object that was not loaded completely: the runs of records that are not settled, and the
//! rest that was not read.

use siem_formats::Resume;

use crate::ledger::LedgerLine;

/// Most parts of one hand-over. Beyond, the closest are put together: what lies between them is loaded again, under the
/// same ids.
const MAX_PARTS: usize = 20;

/// A part of an object, by ordinal, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// First ordinal.
    pub first: u64,
    /// Last ordinal; `None` is the end of the object.
    pub last: Option<u64>,
    /// A place before it where decoding can start.
    pub resume: Option<Resume>,
}

/// All that is left to do of an object, and the account of the rest.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// What has to be loaded by somebody else, in order; never empty.
    pub parts: Vec<Part>,
    /// The object's line, if the parts are handed on.
    pub line: LedgerLine,
    /// Something was settled, or a later place to resume at was found: the next one has less to do.
    pub made_progress: bool,
    /// Reading stopped because its time, or its share of the object, was over: nothing is wrong.
    pub is_planned: bool,
    /// The version that was read, where the bucket keeps versions.
    pub version_id: Option<String>,
    /// ETag of what was read: places to resume at are of no other object.
    pub e_tag: Option<String>,
}

/// The parts that hold all of `runs` and `rest`: as they are, unless they are too many.
pub(crate) fn parts(runs: &[(u64, u64)], rest: Option<(u64, Option<u64>)>) -> Vec<(u64, Option<u64>)> {
    let mut all: Vec<(u64, Option<u64>)> = runs.iter().map(|(first, last)| (*first, Some(*last))).collect();
    if let Some((first, last)) = rest.filter(|(first, last)| last.is_none_or(|last| *first <= last)) {
        match all.last_mut() {
            Some(before) if before.1.is_some_and(|end| end + 1 == first) => before.1 = last,
            _ => all.push((first, last)),
        }
    }
    let gap = |at: usize| all[at].0 - all[at - 1].1.unwrap_or(u64::MAX).min(all[at].0);
    let mut cuts: Vec<usize> = (1..all.len()).collect();
    cuts.sort_by_key(|at| std::cmp::Reverse(gap(*at)));
    cuts.truncate(MAX_PARTS - 1);
    cuts.sort_unstable();
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain(std::iter::once(all.len()));
    starts.zip(ends).filter(|(start, end)| start < end).map(|(start, end)| (all[start].0, all[end - 1].1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_rest_are_parts_and_neighbours_are_one() {
        assert_eq!(parts(&[], None), []);
        assert_eq!(parts(&[], Some((1, None))), [(1, None)]);
        assert_eq!(parts(&[(3, 4), (9, 9)], Some((12, None))), [(3, Some(4)), (9, Some(9)), (12, None)]);
        assert_eq!(parts(&[(3, 4), (9, 11)], Some((12, Some(20)))), [(3, Some(4)), (9, Some(20))]);
        assert_eq!(parts(&[(3, 4)], Some((21, Some(20)))), [(3, Some(4))], "the range was read to its end");
    }

    #[test]
    fn beyond_twenty_the_closest_become_one() {
        // Pairs that are close to each other, far from the next pair.
        let runs: Vec<(u64, u64)> = (1..=20).flat_map(|n| [(n * 100, n * 100), (n * 100 + 2, n * 100 + 3)]).collect();
        let wanted: Vec<(u64, Option<u64>)> = (1..=20).map(|n| (n * 100, Some(n * 100 + 3))).collect();
        assert_eq!(parts(&runs, None), wanted);
        let with_rest = parts(&runs, Some((5000, None)));
        assert_eq!(with_rest[..18], wanted[..18]);
        assert_eq!(with_rest[18..], [(1900, Some(2003)), (5000, None)]);
    }
}
