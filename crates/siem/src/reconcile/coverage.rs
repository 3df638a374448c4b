//! Which records of an object some line of the ledger accounts for, and which none does.
//!
//! Lines are ranges, not sums: a piece that is delivered again may be split otherwise than before, and then numbers add up
//! to anything. What a line covers is its range without what it handed on; what no line covers is missing.

use super::line::Line;

/// Ordinals from the first to the last, both inclusive; without a last one, to the object's end.
pub(crate) type Span = (u64, Option<u64>);

/// The end of any object.
const END: u64 = u64::MAX;

/// The records that no line covers, as few spans as they are, in order. Nothing at all is known of an object without
/// lines: all of it is missing.
pub(crate) fn missing<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Vec<Span> {
    let mut covered: Vec<(u64, u64)> = lines.into_iter().flat_map(covered_by).collect();
    covered.sort_unstable();
    let mut missing = Vec::new();
    let mut next = 1;
    for (first, last) in covered {
        if first > next {
            missing.push((next, Some(first - 1)));
        }
        if last == END {
            return missing;
        }
        next = next.max(last + 1);
    }
    missing.push((next, None));
    missing
}

/// What a line accounts for: each record there is indexed, excluded or dead-lettered, or the object has none there.
fn covered_by(line: &Line) -> Vec<(u64, u64)> {
    if line.comes_back() {
        // It is known how many of its records are settled, and not which.
        return Vec::new();
    }
    let mut left = Vec::new();
    let mut next = line.first;
    let last = last_known(line);
    let mut handed_on: Vec<(u64, u64)> =
        line.handed_on.iter().map(|(first, last)| (*first, last.unwrap_or(END))).collect();
    handed_on.sort_unstable();
    for (first, end) in handed_on {
        if first > next {
            left.push((next, last.min(first - 1)));
        }
        if end == END {
            next = END;
            break;
        }
        next = next.max(end + 1);
    }
    if next < last {
        left.push((next, last));
    } else if next == last && last != END {
        left.push((next, next));
    }
    left.retain(|(first, last)| first <= last);
    left
}

/// The last record that a line knows something of.
fn last_known(line: &Line) -> u64 {
    let seen = line.read.saturating_add(line.deferred);
    if !line.was_read_to_its_end() {
        return (line.first - 1).saturating_add(seen);
    }
    match line.last {
        // The object ended before the range did.
        Some(last) if seen < last.saturating_sub(line.first) + 1 && line.handed_on.is_empty() => END,
        last => last.unwrap_or(END),
    }
}

/// Whether no record is covered by two of these lines, so that their numbers may be added up.
pub(crate) fn are_disjoint<'l>(lines: impl IntoIterator<Item = &'l Line>) -> bool {
    let mut covered: Vec<(u64, u64)> = lines.into_iter().flat_map(covered_by).collect();
    covered.sort_unstable();
    covered.windows(2).all(|pair| pair[0].1 < pair[1].0)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;
    use siem_loader::Status;

    use super::*;

    fn line(range: Span, status: Status, read: u64, handed_on: &[Span]) -> Line {
        Line { first: range.0, last: range.1, status, read, handed_on: handed_on.to_vec(), ..Line::default() }
    }

    #[test]
    fn what_was_handed_on_is_missing_until_somebody_loads_it() {
        let whole = line((1, None), Status::Partial, 90, &[(11, Some(20)), (101, None)]);
        let whole = Line { deferred: 10, ..whole };
        assert_eq!(missing([&whole]), [(11, Some(20)), (101, None)]);
        let rest = line((101, None), Status::Complete, 7, &[]);
        assert_eq!(missing([&whole, &rest]), [(11, Some(20))]);
        let middle = line((11, Some(20)), Status::Complete, 10, &[]);
        assert_eq!(missing([&rest, &middle, &whole]), []);
        assert_eq!(missing([&rest, &middle]), [(1, Some(10)), (21, Some(100))]);
        assert_eq!(missing([]), [(1, None)]);
    }

    #[test]
    fn a_range_with_fewer_records_than_it_could_have_holds_the_end_of_its_object() {
        let first = line((1, Some(100)), Status::Complete, 100, &[]);
        assert_eq!(missing([&first]), [(101, None)]);
        assert_eq!(missing([&first, &line((101, Some(200)), Status::Complete, 99, &[])]), []);
        assert_eq!(missing([&first, &line((101, None), Status::Complete, 0, &[])]), []);
    }

    #[test]
    fn an_object_that_failed_is_covered_as_far_as_it_was_read() {
        let cut = Line { reason: Some("truncated".into()), ..line((1, None), Status::Partial, 5, &[]) };
        assert_eq!(missing([&cut]), [(6, None)]);
        assert_eq!(missing([&line((1, None), Status::Failed, 0, &[])]), [(1, None)]);
        // Six were read, two of them were not taken and handed on: nobody reads the seventh.
        let cut = Line { deferred: 2, ..line((1, None), Status::Partial, 4, &[(3, Some(4))]) };
        let cut = Line { reason: Some("truncated".into()), ..cut };
        assert_eq!(missing([&cut]), [(3, Some(4)), (7, None)]);
        // Read to the end, and two were not taken.
        let refused = Line { reason: Some("status_429".into()), ..cut };
        assert_eq!(missing([&refused]), [(3, Some(4))]);
    }

    #[test]
    fn a_line_that_comes_again_covers_nothing() {
        let returned = Line { deferred: 3, ..line((1, None), Status::Partial, 10, &[]) };
        assert_eq!(missing([&returned]), [(1, None)]);
    }

    #[test]
    fn numbers_of_pieces_add_up_only_where_they_are_of_different_records() {
        let whole = line((1, None), Status::Partial, 10, &[(11, None)]);
        let rest = line((11, None), Status::Complete, 5, &[]);
        assert!(are_disjoint([&whole, &rest]));
        assert!(!are_disjoint([&whole, &rest, &line((9, Some(12)), Status::Complete, 4, &[])]));
    }

    /// How one delivery of a range goes.
    #[derive(Clone, Debug)]
    struct Delivery {
        /// Which of the ranges that were ever sent it is of.
        of: prop::sample::Index,
        /// Records that are read before it ends, in thousandths of what there is.
        reads: u64,
        /// Each record, by its ordinal: whether it is not settled.
        unsettled: u64,
        ending: Ending,
        /// The line is lost.
        is_lost: bool,
    }

    #[derive(Clone, Copy, Debug)]
    enum Ending {
        HandsOn,
        Fails,
        ComesBack,
    }

    fn delivery() -> impl Strategy<Value = Delivery> {
        let ending = prop_oneof![3 => Just(Ending::HandsOn), 1 => Just(Ending::Fails), 1 => Just(Ending::ComesBack)];
        let unsettled = prop_oneof![Just(0u64), any::<u64>().prop_map(|bits| bits & bits.rotate_left(7))];
        (any::<prop::sample::Index>(), 0..1400u64, unsettled, ending, prop::bool::weighted(0.1))
            .prop_map(|(of, reads, unsettled, ending, is_lost)| Delivery { of, reads, unsettled, ending, is_lost })
    }

    /// The line of a delivery, and the records that it settles, in an object of `count` records.
    fn delivered(delivery: &Delivery, range: Span, count: u64) -> (Line, BTreeSet<u64>, bool) {
        let there: Vec<u64> = (range.0..=range.1.unwrap_or(count).min(count)).collect();
        let reads = usize::try_from(delivery.reads).unwrap() * (there.len() + 1) / 1000;
        let is_whole = reads >= there.len();
        let seen = &there[..reads.min(there.len())];
        let is_open = |ordinal: &u64| delivery.unsettled >> (ordinal % 64) & 1 == 1;
        let open: Vec<u64> = seen.iter().copied().filter(is_open).collect();
        let settled: BTreeSet<u64> = seen.iter().copied().filter(|ordinal| !is_open(ordinal)).collect();
        let mut line = line(range, Status::Complete, settled.len() as u64, &[]);
        line.deferred = open.len() as u64;
        let rest = range.0 + seen.len() as u64;
        if open.is_empty() && is_whole {
            return (line, settled, range.1.is_none_or(|last| last > count));
        }
        line.status = Status::Partial;
        line.reason = Some(if is_whole { "status_429" } else { "deadline" }.to_owned());
        line.handed_on = open.iter().map(|ordinal| (*ordinal, Some(*ordinal))).collect();
        match delivery.ending {
            Ending::ComesBack if !open.is_empty() => {
                line.handed_on.clear();
                return (line, BTreeSet::new(), false);
            }
            Ending::HandsOn if !is_whole => line.handed_on.push((rest, range.1)),
            Ending::Fails if !is_whole => line.reason = Some("truncated".to_owned()),
            _ => {}
        }
        // A range without an end that was read to its end tells where the object ends.
        let knows_end = is_whole && range.1.is_none();
        (line, settled, knows_end)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn missing_is_exactly_what_no_line_covers(count in 0..80u64, deliveries in prop::collection::vec(delivery(), 1..12)) {
            let mut sent: Vec<Span> = vec![(1, None)];
            let mut kept: BTreeMap<Span, (Line, BTreeSet<u64>, bool)> = BTreeMap::new();
            for delivery in &deliveries {
                let range = *delivery.of.get(&sent);
                let (line, settled, knows_end) = delivered(delivery, range, count);
                sent.extend(line.handed_on.iter().copied());
                if !delivery.is_lost {
                    // What comes again replaces its line.
                    kept.insert(range, (line, settled, knows_end));
                }
            }
            let settled: BTreeSet<u64> = kept.values().flat_map(|(_, settled, _)| settled.iter().copied()).collect();
            let found = missing(kept.values().map(|(line, ..)| line));
            let is_missing = |ordinal: u64| {
                found.iter().any(|(first, last)| *first <= ordinal && last.is_none_or(|last| ordinal <= last))
            };
            for ordinal in 1..=count {
                prop_assert_eq!(is_missing(ordinal), !settled.contains(&ordinal), "{} of {:?}", ordinal, kept);
            }
            let end_is_known = kept.values().any(|(.., knows_end)| *knows_end);
            prop_assert_eq!(is_missing(u64::MAX - 1), !end_is_known);
            prop_assert!(found.windows(2).all(|pair| pair[0].1.is_some_and(|last| last + 1 < pair[1].0)));
        }
    }
}
