//! The one table of conversions: a value as logs have it → the type of its ECS field.

use std::net::{Ipv4Addr, Ipv6Addr};

use bumpalo::Bump;
use siem_formats::Value;

use crate::schema::FieldType;
use crate::time;

/// What became of a value.
#[derive(Clone, Copy, Debug)]
pub enum Converted<'a> {
    /// It fits.
    Value(Value<'a>),
    /// There is nothing to store: empty, or an address field whose text is no address (its `.address` has it).
    Nothing,
    /// A list, of which these items fit; the others stay in the original field only, and the document is tagged.
    Partly(Value<'a>),
    /// It has another shape than the field: it stays in the original field, and the document is tagged.
    Mismatch,
}

/// Converts `value` for a field of type `kind`. Lists are converted item by item; items that do not fit are left out
/// and reported.
pub fn convert<'a>(value: Value<'a>, kind: FieldType, arena: &'a Bump) -> Converted<'a> {
    if value.is_empty() {
        return Converted::Nothing;
    }
    match (kind, value) {
        (FieldType::Tree, Value::Object(_) | Value::List(_) | Value::Raw(_)) => Converted::Value(value),
        (FieldType::Tree, _) => Converted::Mismatch,
        (FieldType::GeoPoint, _) => geo_point(value, arena),
        (_, Value::List(items)) => list(items, kind, arena),
        (_, value) => scalar(value, kind, arena),
    }
}

fn list<'a>(items: &'a [Value<'a>], kind: FieldType, arena: &'a Bump) -> Converted<'a> {
    let mut kept = bumpalo::collections::Vec::with_capacity_in(items.len(), arena);
    let mut mismatch = false;
    for item in items {
        match scalar(*item, kind, arena) {
            Converted::Value(value) => kept.push(value),
            Converted::Nothing => {}
            Converted::Partly(_) | Converted::Mismatch => mismatch = true,
        }
    }
    match (kept.is_empty(), mismatch) {
        (true, true) => Converted::Mismatch,
        (true, false) => Converted::Nothing,
        (false, true) => Converted::Partly(Value::List(kept.into_bump_slice())),
        (false, false) => Converted::Value(Value::List(kept.into_bump_slice())),
    }
}

fn scalar<'a>(value: Value<'a>, kind: FieldType, arena: &'a Bump) -> Converted<'a> {
    if value.is_empty() {
        return Converted::Nothing;
    }
    let Some(text) = value.as_text() else { return Converted::Mismatch };
    let or_mismatch = |value: Option<Value<'a>>| value.map_or(Converted::Mismatch, Converted::Value);
    match kind {
        FieldType::Keyword | FieldType::Text => Converted::Value(Value::Str(text)),
        FieldType::Long => match value {
            Value::Bool(_) => Converted::Mismatch,
            _ => or_mismatch(long(text.trim_ascii(), arena)),
        },
        FieldType::Float => match value {
            Value::Bool(_) => Converted::Mismatch,
            _ => or_mismatch(float(text.trim_ascii(), arena)),
        },
        FieldType::Boolean => or_mismatch(boolean(text)),
        FieldType::Ip => address(text.trim_ascii()).map_or(Converted::Nothing, |ip| Converted::Value(Value::Str(ip))),
        FieldType::Date => or_mismatch(date(value, text, arena)),
        FieldType::GeoPoint | FieldType::Tree => Converted::Mismatch,
    }
}

/// An integer in the range of a Java `long`; a fraction is cut off. JSON's grammar: no plus sign, no leading zeros.
fn long<'a>(text: &'a str, arena: &'a Bump) -> Option<Value<'a>> {
    let bytes = text.as_bytes();
    if bytes.len() <= 18 && !bytes.is_empty() && bytes[0].is_ascii_digit() && bytes.iter().all(u8::is_ascii_digit) {
        let trimmed = text.trim_start_matches('0');
        return Some(Value::Number(if trimmed.is_empty() { "0" } else { trimmed }));
    }
    let number = match text.parse::<i64>() {
        Ok(number) => number,
        Err(_) => {
            let number: f64 = Some(text).filter(|t| is_decimal(t))?.parse().ok()?;
            // Bounds that a double holds exactly; beyond them a long overflows.
            if !(-9.2e18..9.2e18).contains(&number) {
                return None;
            }
            number.trunc() as i64
        }
    };
    Some(Value::Number(arena.alloc_str(&number.to_string())))
}

fn is_decimal(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'))
}

/// A finite number, as it was written where JSON writes it so (`.5` and `+1` are not).
fn float<'a>(text: &'a str, arena: &'a Bump) -> Option<Value<'a>> {
    let number: f64 = Some(text).filter(|t| is_decimal(t))?.parse().ok()?;
    let as_written = || if is_json_number(text) { text } else { arena.alloc_str(&number.to_string()) };
    number.is_finite().then(|| Value::Number(as_written()))
}

/// Whether text is a number as JSON writes it.
#[must_use]
pub fn is_json_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = digits.split_once(['e', 'E']).map_or((digits, None), |(m, e)| (m, Some(e)));
    let (whole, fraction) = mantissa.split_once('.').map_or((mantissa, None), |(w, f)| (w, Some(f)));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && fraction.is_none_or(all_digits)
        && exponent.is_none_or(|e| all_digits(e.strip_prefix(['+', '-']).unwrap_or(e)))
}

fn boolean(text: &str) -> Option<Value<'_>> {
    if text.eq_ignore_ascii_case("true") {
        Some(Value::Bool(true))
    } else if text.eq_ignore_ascii_case("false") {
        Some(Value::Bool(false))
    } else {
        None
    }
}

/// An address as OpenSearch takes it: without zone or brackets. Leading zeros make it none.
#[must_use]
pub fn address(text: &str) -> Option<&str> {
    let first = *text.as_bytes().first()?;
    if !(first.is_ascii_hexdigit() || first == b':' || first == b'[') {
        return None;
    }
    if text.parse::<Ipv4Addr>().is_ok() {
        return Some(text);
    }
    let bare = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')).unwrap_or(text);
    let bare = bare.split_once('%').map_or(bare, |(address, _)| address);
    bare.parse::<Ipv6Addr>().ok()?;
    Some(bare)
}

fn date<'a>(value: Value<'a>, text: &'a str, arena: &'a Bump) -> Option<Value<'a>> {
    let instant = match value {
        Value::Number(number) => time::parse_epoch(number)?,
        Value::Str(_) => time::parse_iso8601(text).or_else(|| time::parse_epoch(text))?,
        _ => return None,
    };
    Some(Value::Str(arena.alloc_str(instant.text().as_str())))
}

/// `{lat, lon}` with numbers in range, in either order; latitude and longitude may be text.
fn geo_point<'a>(value: Value<'a>, arena: &'a Bump) -> Converted<'a> {
    let number = |names: [&str; 2], limit: f64| {
        let found = names.iter().find_map(|name| value.get(name)).and_then(|v| v.as_text())?;
        let Value::Number(text) = float(found, arena)? else { return None };
        text.parse::<f64>().ok().filter(|n| n.abs() <= limit).map(|_| Value::Number(text))
    };
    match value {
        Value::Raw(_) => Converted::Value(value),
        Value::Object(_) => match (number(["lat", "latitude"], 90.0), number(["lon", "longitude"], 180.0)) {
            (Some(lat), Some(lon)) => {
                Converted::Value(Value::Object(arena.alloc_slice_copy(&[("lat", lat), ("lon", lon)])))
            }
            _ => Converted::Mismatch,
        },
        _ => Converted::Mismatch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The converted value as text, `nothing` or `mismatch`.
    fn show(value: Value<'_>, kind: FieldType) -> String {
        let arena = Bump::new();
        match convert(value, kind, &arena) {
            Converted::Value(value) => {
                let mut out = Vec::new();
                siem_formats::json::write_value(&mut out, &value);
                String::from_utf8(out).unwrap()
            }
            Converted::Partly(value) => format!("partly {}", show(value, kind)),
            Converted::Nothing => "nothing".into(),
            Converted::Mismatch => "mismatch".into(),
        }
    }

    #[test]
    fn every_shape_in_every_type() {
        let text = Value::Str;
        let number = Value::Number;
        let list = [text("7"), number("8"), Value::Null];
        let mixed = [text("7"), Value::Object(&[("a", Value::Null)]), Value::List(&[]), text("")];
        let values = [
            Value::Null,
            text(""),
            text("7"),
            text(" 7 "),
            text("x"),
            number("7.9"),
            Value::Bool(true),
            Value::List(&list),
            Value::List(&mixed),
            Value::Object(&[("lat", Value::Number("1"))]),
        ];
        use FieldType::{Boolean, Date, Float, GeoPoint, Ip, Keyword, Long, Text, Tree};
        const EPOCH: &str = "\"1970-01-01T00:00:07Z\"";
        const EPOCHS: &str = "[\"1970-01-01T00:00:07Z\",\"1970-01-01T00:00:08Z\"]";
        const ONE_EPOCH: &str = "partly [\"1970-01-01T00:00:07Z\"]";
        let (n, m) = ("nothing", "mismatch");
        for (kind, expected) in [
            (Keyword, [n, n, "\"7\"", "\" 7 \"", "\"x\"", "\"7.9\"", "\"true\"", "[\"7\",\"8\"]", "partly [\"7\"]", m]),
            (Text, [n, n, "\"7\"", "\" 7 \"", "\"x\"", "\"7.9\"", "\"true\"", "[\"7\",\"8\"]", "partly [\"7\"]", m]),
            (Long, [n, n, "7", "7", m, "7", m, "[7,8]", "partly [7]", m]),
            (Float, [n, n, "7", "7", m, "7.9", m, "[7,8]", "partly [7]", m]),
            (Boolean, [n, n, m, m, m, m, "true", m, m, m]),
            (Ip, [n, n, n, n, n, n, n, n, m, m]),
            (Date, [n, n, EPOCH, EPOCH, m, "\"1970-01-01T00:00:07.9Z\"", m, EPOCHS, ONE_EPOCH, m]),
            (GeoPoint, [n, n, m, m, m, m, m, m, m, m]),
            (Tree, [n, n, m, m, m, m, m, "[\"7\",8,null]", "[\"7\",{\"a\":null},[],\"\"]", "{\"lat\":1}"]),
        ] {
            for (value, expected) in values.iter().zip(expected) {
                assert_eq!(show(*value, kind), expected, "{value:?} as {kind:?}");
            }
        }
    }

    #[test]
    fn numbers() {
        let long = |text| show(Value::Str(text), FieldType::Long);
        assert_eq!(long("443"), "443");
        assert_eq!(long("007"), "7");
        assert_eq!(long("-1"), "-1");
        assert_eq!(long("1.9"), "1");
        assert_eq!(long("9223372036854775807"), "9223372036854775807");
        assert_eq!(long("9223372036854775808"), "mismatch");
        assert_eq!(long("abc"), "mismatch");
        assert_eq!(long("-"), "mismatch");
        assert_eq!(long("NaN"), "mismatch");
        assert_eq!(show(Value::Number("8.5"), FieldType::Long), "8");
        assert_eq!(show(Value::Bool(true), FieldType::Long), "mismatch");
        assert_eq!(show(Value::Str("1e400"), FieldType::Float), "mismatch");
        assert_eq!(show(Value::Str("0.25"), FieldType::Float), "0.25");
        assert_eq!(show(Value::Str(".25"), FieldType::Float), "0.25");
        assert_eq!(show(Value::Str("+007.50"), FieldType::Float), "7.5");
        assert_eq!(show(Value::Str("1e3"), FieldType::Long), "1000");
        assert_eq!(show(Value::Str("-0.9"), FieldType::Long), "0");
        assert_eq!(show(Value::Str("1e19"), FieldType::Long), "mismatch");
    }

    #[test]
    fn text_takes_numbers_and_booleans_but_no_objects() {
        assert_eq!(show(Value::Number("1.0"), FieldType::Keyword), "\"1.0\"");
        assert_eq!(show(Value::Bool(false), FieldType::Keyword), "\"false\"");
        assert_eq!(show(Value::Object(&[("a", Value::Null)]), FieldType::Keyword), "mismatch");
        assert_eq!(show(Value::List(&[Value::Number("1"), Value::Str("b")]), FieldType::Keyword), "[\"1\",\"b\"]");
        assert_eq!(show(Value::Str(""), FieldType::Keyword), "nothing");
    }

    #[test]
    fn addresses() {
        let ip = |text| show(Value::Str(text), FieldType::Ip);
        assert_eq!(ip("192.0.2.1"), "\"192.0.2.1\"");
        assert_eq!(ip("2001:db8::1"), "\"2001:db8::1\"");
        assert_eq!(ip("[2001:db8::1]"), "\"2001:db8::1\"");
        assert_eq!(ip("fe80::1%eth0"), "\"fe80::1\"");
        assert_eq!(ip("ec2.amazonaws.com"), "nothing");
        assert_eq!(ip("AWS Internal"), "nothing");
        assert_eq!(ip("192.0.2.256"), "nothing");
        assert_eq!(ip("192.0.2.01"), "nothing");
    }

    #[test]
    fn dates_and_places() {
        assert_eq!(show(Value::Number("1700000000123"), FieldType::Date), "\"2023-11-14T22:13:20.123Z\"");
        assert_eq!(show(Value::Str("2023-11-14 22:13:20+01"), FieldType::Date), "\"2023-11-14T21:13:20Z\"");
        assert_eq!(show(Value::Str("soon"), FieldType::Date), "mismatch");
        let place = [("lon", Value::Number("-0.09")), ("lat", Value::Number("51.5"))];
        assert_eq!(show(Value::Object(&place), FieldType::GeoPoint), "{\"lat\":51.5,\"lon\":-0.09}");
        let nowhere = [("lon", Value::Number("200")), ("lat", Value::Number("51.5"))];
        assert_eq!(show(Value::Object(&nowhere), FieldType::GeoPoint), "mismatch");
    }

    #[test]
    fn booleans_and_trees() {
        assert_eq!(show(Value::Str("True"), FieldType::Boolean), "true");
        assert_eq!(show(Value::Str("yes"), FieldType::Boolean), "mismatch");
        assert_eq!(show(Value::Str("x"), FieldType::Tree), "mismatch");
    }
}
