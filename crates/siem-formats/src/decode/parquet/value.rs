//! Values as JSON: times are ISO 8601 text, bytes that are no text Base64, numbers that JSON has not text.

use ::parquet::basic::{ConvertedType, LogicalType, TimeUnit};
use ::parquet::schema::types::ColumnDescriptor;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::json::write_str;

const DAY_SECONDS: i64 = 86_400;
/// Julian day number of 1 January 1970.
const JULIAN_1970: i64 = 2_440_588;
/// Digits of the longest decimal.
const MAX_SCALE: i32 = 76;

/// What the values of a column mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What they are by themselves.
    Plain,
    Text,
    Unsigned,
    Decimal {
        scale: usize,
    },
    /// Days since 1970.
    Date,
    /// Since midnight.
    Time(Unit),
    /// Since 1970; in UTC or in a zone that is not told.
    Timestamp(Unit, Zone),
    Uuid,
    Float16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Milli,
    Micro,
    Nano,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    Utc,
    Unknown,
}

impl Unit {
    fn per_second(self) -> i64 {
        match self {
            Unit::Milli => 1000,
            Unit::Micro => 1_000_000,
            Unit::Nano => 1_000_000_000,
        }
    }

    fn digits(self) -> usize {
        match self {
            Unit::Milli => 3,
            Unit::Micro => 6,
            Unit::Nano => 9,
        }
    }
}

impl From<TimeUnit> for Unit {
    fn from(unit: TimeUnit) -> Unit {
        match unit {
            TimeUnit::MILLIS => Unit::Milli,
            TimeUnit::MICROS => Unit::Micro,
            TimeUnit::NANOS => Unit::Nano,
        }
    }
}

impl Kind {
    pub(super) fn of(column: &ColumnDescriptor) -> Kind {
        let decimal = || match column.type_scale() {
            scale @ 0..=MAX_SCALE => Kind::Decimal { scale: scale.unsigned_abs() as usize },
            _ => Kind::Plain,
        };
        match column.logical_type_ref() {
            Some(LogicalType::String | LogicalType::Enum | LogicalType::Json) => return Kind::Text,
            Some(LogicalType::Integer(integer)) if !integer.is_signed => return Kind::Unsigned,
            Some(LogicalType::Decimal(_)) => return decimal(),
            Some(LogicalType::Date) => return Kind::Date,
            Some(LogicalType::Time(time)) => return Kind::Time(time.unit.into()),
            Some(LogicalType::Timestamp(time)) => {
                let zone = if time.is_adjusted_to_u_t_c { Zone::Utc } else { Zone::Unknown };
                return Kind::Timestamp(time.unit.into(), zone);
            }
            Some(LogicalType::Uuid) => return Kind::Uuid,
            Some(LogicalType::Float16) => return Kind::Float16,
            _ => {}
        }
        match column.converted_type() {
            ConvertedType::UTF8 | ConvertedType::ENUM | ConvertedType::JSON => Kind::Text,
            ConvertedType::UINT_8 | ConvertedType::UINT_16 | ConvertedType::UINT_32 | ConvertedType::UINT_64 => {
                Kind::Unsigned
            }
            ConvertedType::DECIMAL => decimal(),
            ConvertedType::DATE => Kind::Date,
            ConvertedType::TIME_MILLIS => Kind::Time(Unit::Milli),
            ConvertedType::TIME_MICROS => Kind::Time(Unit::Micro),
            ConvertedType::TIMESTAMP_MILLIS => Kind::Timestamp(Unit::Milli, Zone::Utc),
            ConvertedType::TIMESTAMP_MICROS => Kind::Timestamp(Unit::Micro, Zone::Utc),
            _ => Kind::Plain,
        }
    }

    pub(super) fn write_bool(self, out: &mut Vec<u8>, value: bool) {
        out.extend_from_slice(if value { b"true" } else { b"false" });
    }

    pub(super) fn write_i32(self, out: &mut Vec<u8>, value: i32) {
        match self {
            Kind::Unsigned => write_number(out, &value.cast_unsigned()),
            _ => self.write_i64(out, i64::from(value)),
        }
    }

    pub(super) fn write_i64(self, out: &mut Vec<u8>, value: i64) {
        match self {
            Kind::Unsigned => write_number(out, &value.cast_unsigned()),
            Kind::Decimal { scale } => write_decimal(out, i128::from(value), scale),
            Kind::Date => write_str(out, &date(value)),
            Kind::Time(unit) => write_str(out, &clock(value, unit)),
            Kind::Timestamp(unit, zone) => write_str(out, &timestamp(value, unit, zone)),
            Kind::Plain | Kind::Text | Kind::Uuid | Kind::Float16 => write_number(out, &value),
        }
    }

    /// Nanoseconds of the day, then the Julian day: what older writers have for a time.
    pub(super) fn write_i96(self, out: &mut Vec<u8>, words: &[u32]) {
        let [low, high, day] = *words else {
            return out.extend_from_slice(b"null");
        };
        let nanos = (i64::from(high) << 32) | i64::from(low);
        let date = date(i64::from(day) - JULIAN_1970);
        write_str(out, &format!("{date}T{}Z", clock(nanos, Unit::Nano)));
    }

    pub(super) fn write_f32(self, out: &mut Vec<u8>, value: f32) {
        if value.is_finite() { write_number(out, &value) } else { write_str(out, &value.to_string()) }
    }

    pub(super) fn write_f64(self, out: &mut Vec<u8>, value: f64) {
        if value.is_finite() { write_number(out, &value) } else { write_str(out, &value.to_string()) }
    }

    pub(super) fn write_bytes(self, out: &mut Vec<u8>, bytes: &[u8]) {
        match (self, std::str::from_utf8(bytes)) {
            (Kind::Decimal { scale }, _) if bytes.len() <= size_of::<i128>() => {
                write_decimal(out, big_endian(bytes), scale);
            }
            (Kind::Uuid, _) if bytes.len() == size_of::<u128>() => write_str(out, &uuid(bytes)),
            (Kind::Float16, _) if bytes.len() == size_of::<u16>() => {
                let bits = u16::from_le_bytes([bytes[0], bytes[1]]);
                self.write_f32(out, half(bits));
            }
            (Kind::Text, _) => write_str(out, &String::from_utf8_lossy(bytes)),
            (Kind::Plain, Ok(text)) => write_str(out, text),
            _ => write_str(out, &BASE64.encode(bytes)),
        }
    }
}

fn write_number(out: &mut Vec<u8>, number: &impl ToString) {
    out.extend_from_slice(number.to_string().as_bytes());
}

/// `units` of ten to the minus `scale`.
fn write_decimal(out: &mut Vec<u8>, units: i128, scale: usize) {
    if units < 0 {
        out.push(b'-');
    }
    let digits = format!("{:0width$}", units.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    out.extend_from_slice(whole.as_bytes());
    if !fraction.is_empty() {
        out.push(b'.');
        out.extend_from_slice(fraction.as_bytes());
    }
}

/// Two's complement.
fn big_endian(bytes: &[u8]) -> i128 {
    let sign = if bytes.first().is_some_and(|byte| byte & 0x80 != 0) { -1 } else { 0 };
    bytes.iter().fold(sign, |number, byte| (number << 8) | i128::from(*byte))
}

fn uuid(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push_str(&format!("{byte:02x}"));
    }
    text
}

/// A number of half precision. Source: IEEE 754, binary16.
fn half(bits: u16) -> f32 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let fraction = f32::from(bits & 0x3ff) / 1024.0;
    let magnitude = match (bits >> 10) & 0x1f {
        0 => fraction * 2_f32.powi(-14),
        0x1f if fraction == 0.0 => f32::INFINITY,
        0x1f => f32::NAN,
        exponent => (1.0 + fraction) * 2_f32.powi(i32::from(exponent) - 15),
    };
    sign * magnitude
}

fn timestamp(units: i64, unit: Unit, zone: Zone) -> String {
    let per_day = DAY_SECONDS * unit.per_second();
    let zone = match zone {
        Zone::Utc => "Z",
        Zone::Unknown => "",
    };
    format!("{}T{}{zone}", date(units.div_euclid(per_day)), clock(units.rem_euclid(per_day), unit))
}

fn clock(units: i64, unit: Unit) -> String {
    let (second, fraction) = (units / unit.per_second(), units % unit.per_second());
    let digits = unit.digits();
    format!("{:02}:{:02}:{:02}.{fraction:0digits$}", second / 3600, second / 60 % 60, second % 60)
}

/// Days since 1970 as a date of the Gregorian calendar. Years begin with March here, so that leap days come last.
fn date(days: i64) -> String {
    let days = days.saturating_add(719_468);
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(write: impl Fn(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn times_are_iso_8601() {
        assert_eq!(timestamp(1_791_947_100_123, Unit::Milli, Zone::Utc), "2026-10-14T03:05:00.123Z");
        assert_eq!(timestamp(-1, Unit::Micro, Zone::Unknown), "1969-12-31T23:59:59.999999");
        assert_eq!(timestamp(1_791_947_100_123_456_789, Unit::Nano, Zone::Utc), "2026-10-14T03:05:00.123456789Z");
        assert_eq!(date(-719_468), "0000-03-01");
        assert_eq!(date(11_016), "2000-02-29");
        assert_eq!(clock(86_399_999, Unit::Milli), "23:59:59.999");
        let julian = |words: [u32; 3]| shown(|out| Kind::Plain.write_i96(out, &words));
        assert_eq!(julian([4_165_425_152, 13, 2_454_923]), "\"2009-04-01T00:01:00.000000000Z\"");
    }

    #[test]
    fn numbers_keep_their_digits() {
        assert_eq!(shown(|out| Kind::Unsigned.write_i64(out, -1)), "18446744073709551615");
        assert_eq!(shown(|out| Kind::Unsigned.write_i32(out, -1)), "4294967295");
        let decimal = Kind::Decimal { scale: 2 };
        assert_eq!(shown(|out| decimal.write_i32(out, -5)), "-0.05");
        assert_eq!(shown(|out| decimal.write_bytes(out, &[0xff, 0x38])), "-2.00");
        assert_eq!(shown(|out| decimal.write_bytes(out, &[0x30, 0x39])), "123.45");
        assert_eq!(shown(|out| Kind::Decimal { scale: 0 }.write_i64(out, i64::MIN)), "-9223372036854775808");
        assert_eq!(shown(|out| Kind::Plain.write_f32(out, 0.1)), "0.1");
        assert_eq!(shown(|out| Kind::Float16.write_bytes(out, &[0x00, 0xc1])), "-2.5");
    }

    #[test]
    fn what_json_has_not_is_text() {
        assert_eq!(shown(|out| Kind::Plain.write_f64(out, f64::NAN)), "\"NaN\"");
        assert_eq!(shown(|out| Kind::Plain.write_f64(out, f64::NEG_INFINITY)), "\"-inf\"");
        assert_eq!(shown(|out| Kind::Plain.write_bytes(out, b"text")), "\"text\"");
        assert_eq!(shown(|out| Kind::Plain.write_bytes(out, &[0xff, 0])), "\"/wA=\"");
        assert_eq!(shown(|out| Kind::Text.write_bytes(out, &[b'a', 0xff])), "\"a\u{fffd}\"");
        let id: Vec<u8> = (0..16).collect();
        assert_eq!(shown(|out| Kind::Uuid.write_bytes(out, &id)), "\"00010203-0405-0607-0809-0a0b0c0d0e0f\"");
    }
}
