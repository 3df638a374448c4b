//! Points in time as logs write them: parsing, rendering, calendar parts. No clock: "now" is always handed in.

mod epoch;
mod iso;
mod key;
mod pattern;
mod syslog;
mod zone_name;

use siem_config::{TimeFormat, Zone};

pub(crate) use key::of_key;
pub use pattern::PatternFormat;

/// Seconds of a day.
const DAY: i64 = 86_400;
/// 1973-03-03: a smaller number where a time is expected counts something else.
const LEAST_PLAUSIBLE_SECONDS: i64 = 100_000_000;
/// Far beyond what logs write; keeps the calendar's numbers small.
const MAX_YEAR: i64 = 99_999;

/// A point in time with the precision it was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub seconds: i64,
    /// Nanoseconds of the second.
    pub nanos: u32,
    /// Digits of the fraction worth writing, 0 to 9.
    pub digits: u8,
}

/// Year, month, day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// Proleptic Gregorian year.
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Instant {
    /// 0001-01-01T00:00:00Z: nothing before it is written by any log.
    const MIN_SECONDS: i64 = -62_135_596_800;
    /// 9999-12-31T23:59:59Z: what OpenSearch's default date format takes.
    const MAX_SECONDS: i64 = 253_402_300_799;

    /// From parts; `None` outside the years 1 to 9999.
    #[must_use]
    pub fn new(seconds: i64, nanos: u32, digits: u8) -> Option<Instant> {
        (Self::MIN_SECONDS..=Self::MAX_SECONDS).contains(&seconds).then_some(Instant { seconds, nanos, digits })
    }

    /// Midnight UTC to `Instant`, for whole seconds.
    #[must_use]
    pub fn from_seconds(seconds: i64) -> Option<Instant> {
        Instant::new(seconds, 0, 0)
    }

    /// From milliseconds since the epoch.
    #[must_use]
    pub fn from_millis(millis: i64) -> Option<Instant> {
        Instant::new(millis.div_euclid(1000), (millis.rem_euclid(1000) * 1_000_000) as u32, 3)
    }

    /// Milliseconds since the epoch, rounded down.
    #[must_use]
    pub fn millis(self) -> i64 {
        self.seconds * 1000 + i64::from(self.nanos / 1_000_000)
    }

    /// The calendar day in a zone.
    #[must_use]
    pub fn date(self, zone: Zone) -> Date {
        date_of((self.seconds + i64::from(zone.0)).div_euclid(DAY))
    }

    /// Days since 1970-01-01 in a zone.
    #[must_use]
    pub fn day_number(self, zone: Zone) -> i64 {
        (self.seconds + i64::from(zone.0)).div_euclid(DAY)
    }

    /// RFC 3339 in UTC: `2026-10-14T09:30:00.123Z`.
    #[must_use]
    pub fn text(self) -> TimeText {
        let Date { year, month, day } = self.date(Zone(0));
        let second = self.seconds.rem_euclid(DAY) as u32;
        let [y1, y2] = two_digits(year as u32 / 100);
        let [y3, y4] = two_digits(year as u32 % 100);
        let [mo1, mo2] = two_digits(month.into());
        let [d1, d2] = two_digits(day.into());
        let [h1, h2] = two_digits(second / 3600);
        let [mi1, mi2] = two_digits(second / 60 % 60);
        let [s1, s2] = two_digits(second % 60);
        let mut bytes = [b'0'; 30];
        bytes[..20].copy_from_slice(&[
            y1, y2, y3, y4, b'-', mo1, mo2, b'-', d1, d2, b'T', h1, h2, b':', mi1, mi2, b':', s1, s2, b'Z',
        ]);
        let digits = usize::from(self.digits.min(9));
        if digits == 0 {
            return TimeText { bytes, length: 20 };
        }
        bytes[19] = b'.';
        put(&mut bytes[20..29], self.nanos);
        bytes[20 + digits] = b'Z';
        TimeText { bytes, length: 21 + digits }
    }
}

/// A rendered time, on the stack: every document has several.
#[derive(Clone, Copy, Debug)]
pub struct TimeText {
    bytes: [u8; 30],
    length: usize,
}

impl TimeText {
    /// Its bytes, all ASCII.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}

impl std::fmt::Display for Instant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.text().as_str())
    }
}

/// Two digits of a number below 100.
fn two_digits(value: u32) -> [u8; 2] {
    [b'0' + (value / 10) as u8, b'0' + (value % 10) as u8]
}

fn put(digits: &mut [u8], mut value: u32) {
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (value % 10) as u8;
        value /= 10;
    }
}

/// Calendar day of a day number. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
#[must_use]
pub fn date_of(day_number: i64) -> Date {
    let shifted = day_number + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    Date {
        year: year_of_era + era * 400 + i64::from(month <= 2),
        month: month as u8,
        day: (day_of_year - (153 * shifted_month + 2) / 5 + 1) as u8,
    }
}

/// Day number of a calendar day; `None` when there is no such day.
#[must_use]
pub fn day_number(year: i64, month: u32, day: u32) -> Option<i64> {
    if year.abs() > MAX_YEAR || !(1..=12).contains(&month) || day == 0 || day > days_in_month(year, month) {
        return None;
    }
    let shifted_year = if month <= 2 { year - 1 } else { year };
    let era = shifted_year.div_euclid(400);
    let year_of_era = shifted_year.rem_euclid(400);
    let shifted_month = i64::from(if month > 2 { month - 3 } else { month + 9 });
    let day_of_year = (153 * shifted_month + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

fn days_in_month(year: i64, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// ISO 8601 week-year and week of a day number.
#[must_use]
pub fn iso_week(day_number: i64) -> (i64, u8) {
    // The week belongs to the year that has its Thursday; 1970-01-01 was one.
    let thursday = day_number - (day_number + 3).rem_euclid(7) + 3;
    let year = date_of(thursday).year;
    let first = day_number_of_new_year(year);
    (year, ((thursday - first) / 7 + 1) as u8)
}

/// Day number of the `day_of_year`th day, from 1.
fn ordinal_day_number(year: i64, day_of_year: i64) -> Option<i64> {
    let first = day_number_of_new_year(year);
    (1..=day_number_of_new_year(year + 1) - first).contains(&day_of_year).then(|| first + day_of_year - 1)
}

fn day_number_of_new_year(year: i64) -> i64 {
    day_number(year, 1, 1).unwrap_or_default()
}

/// A parser for one `timestamp_format`.
#[derive(Clone, Debug)]
pub enum TimeParser {
    /// ISO 8601.
    Iso8601,
    /// Epoch numbers.
    Epoch,
    /// Syslog times without year.
    Syslog,
    /// A `strftime` pattern.
    Pattern(PatternFormat),
}

impl From<&TimeFormat> for TimeParser {
    fn from(format: &TimeFormat) -> Self {
        match format {
            TimeFormat::Iso8601 => TimeParser::Iso8601,
            TimeFormat::Epoch => TimeParser::Epoch,
            TimeFormat::Syslog => TimeParser::Syslog,
            TimeFormat::Pattern(pattern) => TimeParser::Pattern(PatternFormat::new(pattern)),
        }
    }
}

impl TimeParser {
    /// Whether `now` may settle the year.
    #[must_use]
    pub fn may_lack_year(&self) -> bool {
        matches!(self, TimeParser::Syslog | TimeParser::Pattern(_))
    }

    /// Reads `text`; a time without zone is in `zone`, a time without year is the last one not after `now` + 1 day.
    #[must_use]
    pub fn parse(&self, text: &str, zone: Zone, now: Instant) -> Option<Instant> {
        let text = text.trim();
        match self {
            // Some writers give a number of seconds or milliseconds all the same.
            TimeParser::Iso8601 => iso::parse(text, zone)
                .or_else(|| epoch::parse(text).filter(|time| time.seconds >= LEAST_PLAUSIBLE_SECONDS)),
            TimeParser::Epoch => epoch::parse(text),
            TimeParser::Syslog => syslog::parse(text, zone, now),
            TimeParser::Pattern(pattern) => pattern.parse(text, zone, now),
        }
    }
}

/// Reads an ISO 8601 time; UTC where it names no zone.
#[must_use]
pub fn parse_iso8601(text: &str) -> Option<Instant> {
    iso::parse(text.trim(), Zone(0))
}

/// Reads an epoch number: seconds, milliseconds, microseconds or nanoseconds by size.
#[must_use]
pub fn parse_epoch(text: &str) -> Option<Instant> {
    epoch::parse(text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_inverse() {
        for day in (-800_000..3_000_000).step_by(17) {
            let Date { year, month, day: of_month } = date_of(day);
            assert_eq!(day_number(year, u32::from(month), u32::from(of_month)), Some(day));
        }
        assert_eq!(day_number(2023, 2, 29), None);
        assert_eq!(day_number(2024, 2, 29).map(date_of), Some(Date { year: 2024, month: 2, day: 29 }));
    }

    #[test]
    fn a_number_in_place_of_an_iso_time_is_an_epoch() {
        let now = Instant::from_seconds(0).unwrap();
        let show = |text| TimeParser::Iso8601.parse(text, Zone(0), now).map(|i| i.to_string());
        assert_eq!(show("1718000000").as_deref(), Some("2024-06-10T06:13:20Z"));
        assert_eq!(show("1718000000123").as_deref(), Some("2024-06-10T06:13:20.123Z"));
        assert_eq!(show("20240610").as_deref(), Some("2024-06-10T00:00:00Z"));
        assert_eq!(show("7"), None);
    }

    #[test]
    fn weeks_are_iso_weeks() {
        let week = |y, m, d| iso_week(day_number(y, m, d).unwrap());
        assert_eq!(week(2021, 1, 1), (2020, 53));
        assert_eq!(week(2021, 1, 4), (2021, 1));
        assert_eq!(week(2024, 12, 30), (2025, 1));
        assert_eq!(week(2026, 10, 14), (2026, 42));
    }

    #[test]
    fn renders_the_digits_it_was_written_with() {
        let show = |seconds, nanos, digits| Instant { seconds, nanos, digits }.to_string();
        assert_eq!(show(0, 0, 0), "1970-01-01T00:00:00Z");
        assert_eq!(show(1_700_000_000, 5_000_000, 3), "2023-11-14T22:13:20.005Z");
        assert_eq!(show(1_700_000_000, 123_456_789, 9), "2023-11-14T22:13:20.123456789Z");
        assert_eq!(show(-1, 0, 0), "1969-12-31T23:59:59Z");
    }
}
