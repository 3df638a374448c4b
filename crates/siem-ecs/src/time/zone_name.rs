//! Abbreviations of time zones, as `%Z` reads them.
//!
//! Those that the time zone database still writes in letters (zones without a custom of their own are written in
//! digits), with the offsets that PostgreSQL's default set of abbreviations gives them ("Date/Time Configuration Files").
//! A name that several zones use gives way to `timestamp_tz` where that is not UTC; one that is not here is that zone.

use siem_config::Zone;

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ZoneName {
    offset_minutes: i32,
    is_shared: bool,
}

impl ZoneName {
    /// Seconds east of UTC, for a log whose zone is configured as `zone`.
    pub(super) fn offset_in(self, zone: Zone) -> i32 {
        if self.is_shared && zone.0 != 0 { zone.0 } else { self.offset_minutes * 60 }
    }
}

/// The zone of this name, if it is known.
pub(super) fn named(name: &str) -> Option<ZoneName> {
    let find = |names: &[(&str, i32)]| names.iter().find(|(known, _)| *known == name).map(|(_, minutes)| *minutes);
    find(OWN)
        .map(|offset_minutes| ZoneName { offset_minutes, is_shared: false })
        .or_else(|| find(SHARED).map(|offset_minutes| ZoneName { offset_minutes, is_shared: true }))
}

/// Names of one zone, and its minutes east of UTC.
const OWN: &[(&str, i32)] = &[
    ("UTC", 0),
    ("GMT", 0),
    ("Z", 0),
    ("UCT", 0),
    ("UT", 0),
    ("ACDT", 630),
    ("ACST", 570),
    ("AEDT", 660),
    ("AEST", 600),
    ("AKDT", -480),
    ("AKST", -540),
    ("AWST", 480),
    ("CAT", 120),
    ("CEST", 120),
    ("CET", 60),
    ("EAT", 180),
    ("EDT", -240),
    ("EEST", 180),
    ("EET", 120),
    ("HDT", -540),
    ("HKT", 480),
    ("HST", -600),
    ("IDT", 180),
    ("JST", 540),
    ("KST", 540),
    ("MDT", -360),
    ("MSK", 180),
    ("NDT", -150),
    ("NST", -210),
    ("NZDT", 780),
    ("NZST", 720),
    ("PDT", -420),
    ("PKT", 300),
    ("SAST", 120),
    ("WAT", 60),
    ("WEST", 60),
    ("WET", 0),
    ("WIB", 420),
    ("WIT", 540),
    ("WITA", 480),
];

/// Names that mean another zone elsewhere: India and Ireland, China and Cuba, Arabia, the Philippines, Australia.
const SHARED: &[(&str, i32)] = &[
    ("ADT", -180),
    ("AST", -240),
    ("BST", 60),
    ("CDT", -300),
    ("CST", -360),
    ("EST", -300),
    ("IST", 120),
    ("MST", -420),
    ("PST", -480),
    ("SST", -660),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_several_zones_gives_way_to_the_configured_one() {
        let offset = |name: &str, zone: i32| named(name).map(|found| found.offset_in(Zone(zone)));
        assert_eq!(offset("CEST", 0), Some(7200));
        assert_eq!(offset("CEST", 3600), Some(7200));
        assert_eq!(offset("IST", 0), Some(7200));
        assert_eq!(offset("IST", 19_800), Some(19_800));
        assert_eq!(offset("EST", 0), Some(-18_000));
        assert_eq!(offset("UTC", 3600), Some(0));
        assert_eq!(offset("XYZT", 0), None);
    }
}
