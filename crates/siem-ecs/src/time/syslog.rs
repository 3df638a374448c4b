//! RFC 3164 times: month, day, time, no year.

use siem_config::Zone;

use super::{DAY, Instant, day_number, iso};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// How far ahead of `now` a time may lie before it is taken for last year's: clocks and zones differ by up to a day.
const AHEAD_SECONDS: i64 = DAY;

/// Reads `Oct  4 09:30:00[.fraction]` at the start of the text, or an ISO 8601 time, which newer syslog daemons write.
/// The year is the latest that makes the time not later than a day after `now` (29 February: of a leap year).
pub(super) fn parse(text: &str, zone: Zone, now: Instant) -> Option<Instant> {
    if text.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        let before_blank = || text.split_ascii_whitespace().next().filter(|word| word.contains('T'));
        return iso::parse(text, zone).or_else(|| iso::parse(before_blank()?, zone));
    }
    let mut words = text.split_ascii_whitespace();
    let month = month_number(words.next()?)?;
    let day: u32 = words.next()?.parse().ok()?;
    let mut clock = words.next()?;
    // "Oct  4 2026 09:30:00" and "Oct  4 09:30:00 2026" are what some devices send.
    let year = |word: &str| word.parse::<i64>().ok().filter(|_| word.len() == 4 && !word.starts_with(['+', '-']));
    let mut written_year = year(clock);
    if written_year.is_some() {
        clock = words.next()?;
    } else {
        written_year = words.next().and_then(year);
    }
    let time = iso::parse(&format!("1970-01-01T{clock}"), Zone(0))?;
    let second = time.seconds;
    if let Some(year) = written_year {
        return Instant::new(day_number(year, month, day)? * DAY + second - i64::from(zone.0), time.nanos, time.digits);
    }
    let this_year = now.date(zone).year;
    // 29 February may be up to eight years back (1896–1904, 2096–2104).
    (this_year - 8..=this_year + 1).rev().find_map(|year| {
        let seconds = day_number(year, month, day)? * DAY + second - i64::from(zone.0);
        (seconds <= now.seconds + AHEAD_SECONDS).then(|| Instant::new(seconds, time.nanos, time.digits)).flatten()
    })
}

pub(super) fn month_number(name: &str) -> Option<u32> {
    let name = name.get(..3)?;
    MONTHS.iter().position(|month| month.eq_ignore_ascii_case(name)).map(|i| i as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str, now: &str) -> Option<String> {
        parse(text, Zone(0), iso::parse(now, Zone(0)).unwrap()).map(|i| i.to_string())
    }

    #[test]
    fn the_year_is_the_last_one_that_fits() {
        let now = "2026-01-01T00:05:00Z";
        assert_eq!(show("Dec 31 23:59:59", now).as_deref(), Some("2025-12-31T23:59:59Z"));
        assert_eq!(show("Jan  1 00:04:00", now).as_deref(), Some("2026-01-01T00:04:00Z"));
        assert_eq!(show("Jan  1 10:00:00", now).as_deref(), Some("2026-01-01T10:00:00Z"));
        assert_eq!(show("Jan  1 00:04:00", "2025-12-31T23:00:00Z").as_deref(), Some("2026-01-01T00:04:00Z"));
        assert_eq!(show("Jan  3 10:00:00", now).as_deref(), Some("2025-01-03T10:00:00Z"));
        assert_eq!(show("Feb 29 10:00:00", now).as_deref(), Some("2024-02-29T10:00:00Z"));
    }

    #[test]
    fn fractions_years_and_iso_times() {
        let now = "2026-11-01T00:00:00Z";
        assert_eq!(show("Oct 14 09:30:00.123456", now).as_deref(), Some("2026-10-14T09:30:00.123456Z"));
        assert_eq!(show("oct 14 2021 09:30:00", now).as_deref(), Some("2021-10-14T09:30:00Z"));
        assert_eq!(show("oct 14 09:30:00 2021", now).as_deref(), Some("2021-10-14T09:30:00Z"));
        assert_eq!(show("2026-10-14T09:30:00.5+02:00 host", now).as_deref(), Some("2026-10-14T07:30:00.5Z"));
        assert_eq!(show("2026-10-14 09:30:00,5", now).as_deref(), Some("2026-10-14T09:30:00.5Z"));
        assert_eq!(show("2026-10-14 host", now), None);
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in ["", "Foo 14 09:30:00", "Oct 32 09:30:00", "Feb 30 09:30:00", "Oct 14", "Oct 14 9h30", "é 1 2"] {
            assert_eq!(show(text, "2026-11-01T00:00:00Z"), None, "{text}");
        }
    }
}
