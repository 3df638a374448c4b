//! ISO 8601 in all the forms logs use: basic and extended, week and ordinal dates, any fraction, any offset.

use siem_config::Zone;

use super::{DAY, Instant, day_number, day_number_of_new_year, ordinal_day_number};

/// Reads a date, or a date and a time. Midnight where there is no time; `zone` where there is no offset.
pub(super) fn parse(text: &str, zone: Zone) -> Option<Instant> {
    let bytes = text.as_bytes();
    if let Some(instant) = parse_plain(bytes) {
        return Some(instant);
    }
    let (day, rest) = parse_date(bytes)?;
    let Some((_, time)) = rest.split_first() else {
        return Instant::new(day * DAY - i64::from(zone.0), 0, 0);
    };
    let time = time.trim_ascii_start();
    let (second, nanos, digits, rest) = parse_time(time)?;
    let offset = parse_offset(rest.trim_ascii())?.unwrap_or(zone.0);
    Instant::new(day * DAY + second - i64::from(offset), nanos, digits)
}

/// The form nearly every record has, `YYYY-MM-DDTHH:MM:SS[.fraction]Z`, without the general machinery.
fn parse_plain(b: &[u8]) -> Option<Instant> {
    if b.len() < 20 || b[4] != b'-' || b[7] != b'-' || b[10] != b'T' || b[13] != b':' || b[16] != b':' {
        return None;
    }
    let day = day_number(number(&b[0..4])?, number(&b[5..7])? as u32, number(&b[8..10])? as u32)?;
    let (hour, minute, second) = (number(&b[11..13])?, number(&b[14..16])?, number(&b[17..19])?);
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let seconds = day * DAY + hour * 3600 + minute * 60 + second;
    match (&b[19..], b.len()) {
        ([b'Z'], _) => Instant::new(seconds, 0, 0),
        ([b'.', fraction @ .., b'Z'], _) if !fraction.is_empty() => {
            let (nanos, digits) = parse_fraction(fraction)?;
            Instant::new(seconds, nanos, digits)
        }
        _ => None,
    }
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0i64, |n, b| b.is_ascii_digit().then(|| n * 10 + i64::from(b - b'0')))
}

/// Nanoseconds and how many digits there were (at most 9 count).
fn parse_fraction(digits: &[u8]) -> Option<(u32, u8)> {
    let kept = &digits[..digits.len().min(9)];
    let value = number(kept)? as u32;
    digits.iter().all(u8::is_ascii_digit).then_some((value * 10u32.pow(9 - kept.len() as u32), kept.len() as u8))
}

/// Day number, and what follows the date.
fn parse_date(b: &[u8]) -> Option<(i64, &[u8])> {
    let digits = b.iter().take_while(|c| c.is_ascii_digit()).count();
    if digits < 4 {
        return None;
    }
    let year = number(&b[..4])?;
    match (digits, b.get(4)) {
        // A longer run of digits is an epoch number: 1760090401000 is of 2025, not of 1760.
        (8, _) => Some((day_number(year, number(&b[4..6])? as u32, number(&b[6..8])? as u32)?, &b[8..])),
        (7, _) => Some((ordinal_day_number(year, number(&b[4..7])?)?, &b[7..])),
        (4, Some(b'W')) => week_date(year, &b[5..], false),
        (4, Some(b'-' | b'/')) if b.get(5) == Some(&b'W') => week_date(year, &b[6..], true),
        (4, Some(separator @ (b'-' | b'/'))) => {
            let rest = &b[5..];
            let run = rest.iter().take_while(|c| c.is_ascii_digit()).count();
            match run {
                3 => Some((ordinal_day_number(year, number(&rest[..3])?)?, &rest[3..])),
                1 | 2 if rest.get(run) == Some(separator) => {
                    let day = &rest[run + 1..];
                    let width = day.iter().take(2).take_while(|c| c.is_ascii_digit()).count();
                    if width == 0 {
                        return None;
                    }
                    let number_of_day = number(&day[..width])? as u32;
                    Some((day_number(year, number(&rest[..run])? as u32, number_of_day)?, &day[width..]))
                }
                2 => Some((day_number(year, number(&rest[..2])? as u32, 1)?, &rest[2..])),
                _ => None,
            }
        }
        _ => None,
    }
}

/// `ww[-d]` or `ww[d]` after the `W`.
fn week_date(year: i64, b: &[u8], extended: bool) -> Option<(i64, &[u8])> {
    let week = number(b.get(..2)?)?;
    let (day, rest) = match (extended, &b[2..]) {
        (true, [b'-', d, rest @ ..]) | (false, [d @ b'1'..=b'7', rest @ ..]) => (i64::from(d.wrapping_sub(b'0')), rest),
        (_, rest) => (1, rest),
    };
    if !(1..=53).contains(&week) || !(1..=7).contains(&day) {
        return None;
    }
    // 4 January is always in week 1.
    let fourth = day_number_of_new_year(year) + 3;
    let monday = fourth - (fourth + 3).rem_euclid(7);
    Some((monday + (week - 1) * 7 + day - 1, rest))
}

/// Second of the day (up to 86,400), nanoseconds, digits, and what follows.
fn parse_time(b: &[u8]) -> Option<(i64, u32, u8, &[u8])> {
    let hour = number(b.get(..2)?)?;
    let mut rest = &b[2..];
    let mut parts = [0i64; 2];
    for part in &mut parts {
        let digits = match rest {
            [b':', digits @ ..] => digits,
            [b'0'..=b'9', ..] => rest,
            _ => break,
        };
        *part = number(digits.get(..2)?)?;
        rest = &digits[2..];
    }
    let [minute, second] = parts;
    let (mut nanos, mut digits) = (0, 0);
    if let [b'.' | b',' | b':', fraction @ ..] = rest {
        let run = fraction.iter().take_while(|c| c.is_ascii_digit()).count();
        if run > 0 {
            (nanos, digits) = parse_fraction(&fraction[..run])?;
            rest = &fraction[run..];
        }
    }
    // A leap second is the last second's end, in whatever minute the zone or the clock has it; hour 24 is the next
    // day's start.
    let leap = second == 60;
    let midnight = hour == 24 && minute == 0 && second == 0 && nanos == 0;
    if (hour > 23 && !midnight) || minute > 59 || (second > 59 && !leap) {
        return None;
    }
    Some((hour * 3600 + minute * 60 + second, nanos, digits, rest))
}

/// Seconds east of UTC; `Some(None)` where nothing is said, `None` where it is not an offset.
#[allow(clippy::option_option, reason = "absent and wrong are different answers")]
pub(super) fn parse_offset(b: &[u8]) -> Option<Option<i32>> {
    if b.is_empty() {
        return Some(None);
    }
    // `GMT+0900` is the offset; `UTC` alone is zero.
    let rest = [&b"UTC"[..], b"GMT", b"Z", b"z"].iter().find_map(|name| b.strip_prefix(*name));
    let (sign, digits) = match rest.unwrap_or(b) {
        [] => return Some(Some(0)),
        [b'+', digits @ ..] => (1, digits),
        [b'-', digits @ ..] => (-1, digits),
        // U+2212, the minus sign that ISO 8601 asks for.
        [0xe2, 0x88, 0x92, digits @ ..] => (-1, digits),
        _ => return None,
    };
    Some(Some(sign * offset_seconds(digits)?))
}

/// `HH`, `HHMM`, `HHMMSS`, with or without colons; with them, or alone, the hour may have one digit.
fn offset_seconds(b: &[u8]) -> Option<i32> {
    let hour_digits = b.iter().take(2).take_while(|c| c.is_ascii_digit()).count();
    let (hour, mut rest) = b.split_at(hour_digits);
    if hour_digits == 0 || (hour_digits == 1 && !matches!(rest, [] | [b':', ..])) {
        return None;
    }
    let mut seconds = number(hour).filter(|hours| *hours <= 23)? * 3600;
    for unit in [60, 1] {
        rest = match rest {
            [] => break,
            [b':', digits @ ..] => digits,
            digits => digits,
        };
        seconds += number(rest.get(..2)?).filter(|part| *part <= 59)? * unit;
        rest = &rest[2..];
    }
    rest.is_empty().then_some(seconds as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> Option<String> {
        parse(text, Zone(0)).map(|i| i.to_string())
    }

    #[test]
    fn every_form_logs_use() {
        for (text, expected) in [
            ("2026-10-14T09:30:00Z", "2026-10-14T09:30:00Z"),
            ("2026-10-14T09:30:00.1Z", "2026-10-14T09:30:00.1Z"),
            ("2026-10-14T09:30:00.1234567Z", "2026-10-14T09:30:00.1234567Z"),
            ("2026-10-14T09:30:00.123456789123Z", "2026-10-14T09:30:00.123456789Z"),
            ("2026-10-14 09:30:00,123", "2026-10-14T09:30:00.123Z"),
            ("2026-10-14T09:30:00+09:00", "2026-10-14T00:30:00Z"),
            ("2026-10-14T09:30:00-0330", "2026-10-14T13:00:00Z"),
            ("2026-10-14T09:30:00.5+05", "2026-10-14T04:30:00.5Z"),
            ("2026-10-14T09:30:00 +0000", "2026-10-14T09:30:00Z"),
            ("2026-10-14T09:30:00 UTC", "2026-10-14T09:30:00Z"),
            ("2026-10-14T09:30Z", "2026-10-14T09:30:00Z"),
            ("2026-10-14T09", "2026-10-14T09:00:00Z"),
            ("2026-10-14", "2026-10-14T00:00:00Z"),
            ("2026/10/14 09:30:00", "2026-10-14T09:30:00Z"),
            ("20261014T093000Z", "2026-10-14T09:30:00Z"),
            ("20261014T093000.25+0100", "2026-10-14T08:30:00.25Z"),
            ("2026-W42-3T09:30:00Z", "2026-10-14T09:30:00Z"),
            ("2026W423", "2026-10-14T00:00:00Z"),
            ("2026-287", "2026-10-14T00:00:00Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
            ("2026-10-14T24:00:00Z", "2026-10-15T00:00:00Z"),
            ("2026-10-14_09:30:00", "2026-10-14T09:30:00Z"),
        ] {
            assert_eq!(show(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn epoch_numbers_are_no_dates() {
        for text in ["1760090401000", "1760090401", "1760090401000000", "20261014093000"] {
            assert_eq!(show(text), None, "{text}");
        }
    }

    #[test]
    fn a_fraction_may_have_any_number_of_digits() {
        const DIGITS: &str = "123456789";
        for count in 0..=9 {
            let point = if count == 0 { "" } else { "." };
            let time = format!("2026-10-14T09:30:00{point}{}", &DIGITS[..count]);
            let expected = format!("{time}Z");
            assert_eq!(show(&expected).as_deref(), Some(expected.as_str()));
            assert_eq!(show(&format!("{time}+00:00")).as_deref(), Some(expected.as_str()));
            assert_eq!(show(&time.replace(['-', ':'], "")).as_deref(), Some(expected.as_str()));
            assert_eq!(show(&time.replace('.', ",")).as_deref(), Some(expected.as_str()));
        }
    }

    #[test]
    fn offsets_in_every_form() {
        for (offset, expected) in [
            ("Z", "09:30:00"),
            ("z", "09:30:00"),
            (" UTC", "09:30:00"),
            (" GMT", "09:30:00"),
            ("+00:00", "09:30:00"),
            ("-00:00", "09:30:00"),
            ("+05:45", "03:45:00"),
            ("-0330", "13:00:00"),
            ("-03", "12:30:00"),
            ("-00:30", "10:00:00"),
            (" +9:00", "00:30:00"),
            (" +9", "00:30:00"),
            ("+00:00:30", "09:29:30"),
            (" GMT+0900", "00:30:00"),
            (" UTC-9", "18:30:00"),
            ("\u{2212}03:00", "12:30:00"),
        ] {
            let expected = format!("2026-10-14T{expected}Z");
            assert_eq!(show(&format!("2026-10-14T09:30:00{offset}")), Some(expected), "{offset}");
        }
        for offset in ["+", "+1:", "+900", "+09:5", "+09:60", "+24:00", "+09:00:00:00", "+-9", "EST", "GMT9", "+0９"] {
            assert_eq!(show(&format!("2026-10-14T09:30:00{offset}")), None, "{offset}");
        }
    }

    #[test]
    fn an_assumed_zone_is_taken_only_where_none_is_written() {
        let zone = Zone(-16_200);
        assert_eq!(parse("2026-10-14T09:30:00", zone).unwrap().to_string(), "2026-10-14T14:00:00Z");
        assert_eq!(parse("2026-10-14T09:30:00Z", zone).unwrap().to_string(), "2026-10-14T09:30:00Z");
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "-",
            "2026",
            "2026-13-01",
            "2026-02-30",
            "2026-10-14T25:00:00Z",
            "2026-10-14T09:60:00Z",
            "v20160216",
            "2026-10-14T09:30:00+25:00",
            "2026-10-14T09:30:00Zjunk",
            "2026-10-14T09:30:61Z",
            "14/Oct/2026",
            "2026-W54-1",
            "2026-367",
            "é026-10-14",
            "2026-10-14T\u{e9}9:30:00",
        ] {
            assert_eq!(show(text), None, "{text}");
        }
    }
}
