//! Any bytes, in the layout of any built-in log type: records are counted without a gap, the size of the pieces in which
//! the bytes come changes nothing, what follows a place that was told is the same from there, and memory is bounded.

#![no_main]

use std::cell::OnceCell;

use libfuzzer_sys::fuzz_target;
use siem_formats::{Limits, Start};
use siem_fuzz::log_types::{self, LogType};
use siem_fuzz::reading::{Seen, assert_same, read};
use siem_fuzz::{choices, memory, seeds};

thread_local! {
    static TYPES: OnceCell<Vec<LogType>> = const { OnceCell::new() };
}

/// So much may be held at once: all that an input expands to is kept here to be compared.
const MOST_BYTES: usize = 96 << 20;

fuzz_target!(
    init: write_seeds(),
    |input: &[u8]| {
        let Some(([log_type, piece, limits], bytes)) = choices(input) else { return };
        TYPES.with(|types| {
            let types = types.get_or_init(log_types::all);
            let layout = types[usize::from(log_type) % types.len()].plan.layout();
            let limits = limits_of(limits);
            memory::bounded(MOST_BYTES, || {
                let (whole, places) = read(Start::default(), bytes, usize::MAX, layout, &limits);
                let (pieces, _) = read(Start::default(), bytes, usize::from(piece) + 1, layout, &limits);
                let what = format!("{layout:?}: in pieces of {}", usize::from(piece) + 1);
                assert_eq!(whole.error, pieces.error, "{what}");
                if whole.error.is_none() {
                    assert_same(&whole.seen, &pieces.seen, &what);
                    assert_eq!(whole.summary, pieces.summary, "{what}");
                }
                // A decoder gives more or less of what stands before damage, by what it has at hand.
                let both = whole.seen.len().min(pieces.seen.len());
                assert_same(&whole.seen[..both], &pieces.seen[..both], &what);
                let last = places.iter().filter(|place| place.byte > 0).next_back();
                if let Some(place) = last {
                    let start = Start { resume: Some(*place), first: place.ordinal };
                    let (rest, _) = read(start, &bytes[place.byte as usize..], usize::MAX, layout, &limits);
                    let wanted = &whole.seen[place.ordinal as usize - 1..];
                    let what = format!("{layout:?}: from {place:?}");
                    let both = if whole.error.is_some() { wanted.len().min(rest.seen.len()) } else { usize::MAX };
                    let first = |seen: &[Seen]| seen[..both.min(seen.len())].to_vec();
                    assert_same(&first(wanted), &first(&rest.seen), &what);
                    assert_eq!(whole.error.is_some(), rest.error.is_some(), "{what}");
                }
            });
        });
    }
);

/// Small limits, so that small inputs reach them; and those that hold in earnest.
fn limits_of(choice: u8) -> Limits {
    let small = Limits { bomb_min_bytes: 1 << 20, place_every_bytes: 1, ..Limits::default() };
    match choice % 4 {
        0 => Limits { max_record_bytes: 64, oversize_kept_bytes: 16, ..small },
        1 => Limits { max_record_bytes: 1 << 10, oversize_kept_bytes: 100, place_every_bytes: 256, ..small },
        2 => Limits { max_nesting: 1, ..small },
        _ => small,
    }
}

fn write_seeds() {
    let Some(folder) = seeds::wanted() else { return };
    for (index, log_type) in log_types::all().iter().enumerate() {
        for (number, case) in seeds::cases(&log_type.name).iter().enumerate() {
            let choices = [index as u8, (number * 13) as u8, 3];
            seeds::write(&folder, &format!("{}-{number}", log_type.name), &choices, &case.input);
        }
    }
}
