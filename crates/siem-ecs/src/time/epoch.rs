//! Epoch numbers: the unit is told by the size of the number.

use super::Instant;

/// Seconds below 10^11 (year 5138), milliseconds below 10^14, microseconds below 10^17, else nanoseconds.
/// The boundaries of the original (10^12, 10^15, both failing) lie inside these.
const UNITS: [(u64, u32); 4] =
    [(100_000_000_000, 0), (100_000_000_000_000, 3), (100_000_000_000_000_000, 6), (u64::MAX, 9)];

/// Reads `1700000000`, `1700000000.123`, `1700000000123`, `1.7e9`, with a sign if need be.
pub(super) fn parse(text: &str) -> Option<Instant> {
    // Nearly all are whole seconds: no sign, no fraction, no exponent.
    if text.len() <= 10 && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        let seconds = text.bytes().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
        return Instant::from_seconds(seconds);
    }
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    if digits.contains(['e', 'E']) {
        let value: f64 = text.parse().ok().filter(|v: &f64| v.is_finite() && v.abs() < 1e18)?;
        return parse(&format!("{value}")).filter(|_| !format!("{value}").contains('e'));
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let number: u64 = whole.parse().ok()?;
    if !whole.bytes().all(|b| b.is_ascii_digit()) || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let exponent = UNITS.iter().find(|(limit, _)| number < *limit).map_or(9, |(_, e)| *e);
    let per_second = 10u64.pow(exponent);
    let mut nanos = (number % per_second) * 10u64.pow(9 - exponent);
    let mut scale = 10u64.pow(9 - exponent);
    let mut kept = exponent;
    for digit in fraction.bytes() {
        scale /= 10;
        if scale == 0 {
            break;
        }
        nanos += u64::from(digit - b'0') * scale;
        kept += 1;
    }
    let mut seconds = i64::try_from(number / per_second).ok()?;
    if negative {
        seconds = -seconds;
        if nanos > 0 {
            seconds -= 1;
            nanos = 1_000_000_000 - nanos;
        }
    }
    Instant::new(seconds, nanos as u32, kept as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_follows_from_the_size() {
        let show = |text| parse(text).map(|i| i.to_string());
        assert_eq!(show("0").as_deref(), Some("1970-01-01T00:00:00Z"));
        assert_eq!(show("1700000000").as_deref(), Some("2023-11-14T22:13:20Z"));
        assert_eq!(show("1700000000.25").as_deref(), Some("2023-11-14T22:13:20.25Z"));
        assert_eq!(show("1700000000123").as_deref(), Some("2023-11-14T22:13:20.123Z"));
        assert_eq!(show("1700000000123.5").as_deref(), Some("2023-11-14T22:13:20.1235Z"));
        assert_eq!(show("1700000000123456").as_deref(), Some("2023-11-14T22:13:20.123456Z"));
        assert_eq!(show("1700000000123456789").as_deref(), Some("2023-11-14T22:13:20.123456789Z"));
        assert_eq!(show("1000000000000").as_deref(), Some("2001-09-09T01:46:40.000Z"));
        assert_eq!(show("1000000000000000").as_deref(), Some("2001-09-09T01:46:40.000000Z"));
        assert_eq!(show("1.7e9").as_deref(), Some("2023-11-14T22:13:20Z"));
        assert_eq!(show("-1.5").as_deref(), Some("1969-12-31T23:59:58.5Z"));
    }

    #[test]
    fn what_is_no_number_is_no_time() {
        for text in ["", "-", "abc", "12x", "1.2.3", "NaN", "inf", "1e400", "99999999999999999999999", "+1"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
