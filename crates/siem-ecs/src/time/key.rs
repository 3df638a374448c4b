//! The time that AWS writes into the keys of its objects, for records that have none of their own.

use super::{DAY, Instant, day_number};

/// Reads the last time in `key`: `20240610T0005Z` and `20240610T000530Z` (CloudTrail, flow logs, load balancers),
/// `2024-06-10-00-05-30` (S3 access logs, Firehose), `/2024/06/10/` with or without hour and minute, or
/// `year=2024/month=06/day=10/`. The forms are tried in this order: the earlier say more.
pub(crate) fn of_key(key: &str) -> Option<Instant> {
    let bytes = key.as_bytes();
    // A digit before it would make it a part of something else.
    let starts = || (0..bytes.len()).rev().filter(|at| *at == 0 || !bytes[at - 1].is_ascii_digit());
    [compact, dashed, folders, hive].iter().find_map(|form| starts().find_map(|at| form(&bytes[at..])))
}

fn compact(b: &[u8]) -> Option<Instant> {
    let (date, time) = (b.get(..8)?, b.get(8..)?);
    let clock = time.strip_prefix(b"T")?;
    let length = clock.iter().take_while(|b| b.is_ascii_digit()).count();
    if !matches!(length, 4 | 6) || clock.get(length) != Some(&b'Z') {
        return None;
    }
    let second = clock.get(4..length).filter(|digits| !digits.is_empty()).unwrap_or(b"00");
    instant([&date[..4], &date[4..6], &date[6..], &clock[..2], &clock[2..4], second])
}

fn dashed(b: &[u8]) -> Option<Instant> {
    let parts = separated(b, b'-');
    parts[5].and_then(|second| instant([parts[0]?, parts[1]?, parts[2]?, parts[3]?, parts[4]?, second]))
}

fn folders(b: &[u8]) -> Option<Instant> {
    let parts = separated(b, b'/');
    // The day's folder must end: a file's name may begin with digits.
    let length = parts.iter().flatten().map(|part| part.len() + 1).sum::<usize>();
    let is_closed = b.get(length - usize::from(length > 0)) == Some(&b'/');
    let closed = if is_closed { 6 } else { parts.iter().flatten().count().saturating_sub(1) };
    let part = |index: usize| parts[index].filter(|_| index < closed);
    instant([part(0)?, part(1)?, part(2)?, part(3).unwrap_or(b"00"), part(4).unwrap_or(b"00"), b"00"])
}

fn hive(b: &[u8]) -> Option<Instant> {
    let value = |name: &[u8]| {
        let at = memchr::memmem::find(b, name)? + name.len();
        Some(&b[at..at + b[at..].iter().take_while(|b| b.is_ascii_digit()).count()])
    };
    if !b.starts_with(b"year=") {
        return None;
    }
    instant([value(b"year=")?, value(b"month=")?, value(b"day=")?, value(b"hour=").unwrap_or(b"00"), b"00", b"00"])
}

/// Four digits, then pairs of digits, each behind `separator`.
fn separated(b: &[u8], separator: u8) -> [Option<&[u8]>; 6] {
    let mut parts = [None; 6];
    let mut rest = b;
    for (index, part) in parts.iter_mut().enumerate() {
        let width = if index == 0 { 4 } else { 2 };
        let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
        if digits != width {
            break;
        }
        *part = rest.get(..width);
        match rest.get(width) {
            Some(byte) if *byte == separator => rest = &rest[width + 1..],
            _ => break,
        }
    }
    parts
}

/// Year, month, day, hour, minute, second; only of this century.
fn instant(parts: [&[u8]; 6]) -> Option<Instant> {
    let mut numbers = [0u32; 6];
    for (number, part) in numbers.iter_mut().zip(parts) {
        *number = std::str::from_utf8(part).ok()?.parse().ok()?;
    }
    let [year, month, day, hour, minute, second] = numbers;
    if !(2000..2100).contains(&year) || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let day = day_number(i64::from(year), month, day)?;
    Instant::from_seconds(day * DAY + i64::from(hour * 3600 + minute * 60 + second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_of_aws_tell_a_time() {
        for (key, expected) in [
            (
                "AWSLogs/1/CloudTrail/us-east-1/2024/06/10/1_CloudTrail_us-east-1_20240610T0005Z_ab.json.gz",
                "2024-06-10T00:05:00Z",
            ),
            ("1_Config_us-east-1_ConfigSnapshot_20240610T000530Z_x.json.gz", "2024-06-10T00:05:30Z"),
            ("logs/2024-06-10-00-05-30-0123456789ABCDEF", "2024-06-10T00:05:30Z"),
            ("SecurityHub/2024/06/10/07/stream-1-2024-06-10-07-05-30-0000", "2024-06-10T07:05:30Z"),
            ("AWSLogs/1/GuardDuty/us-east-1/2024/06/10/ab.jsonl.gz", "2024-06-10T00:00:00Z"),
            ("AWSLogs/1/WAFLogs/us-east-1/acl/2024/06/10/23/55/x.gz", "2024-06-10T23:55:00Z"),
            ("a/2024/06/10/12", "2024-06-10T00:00:00Z"),
            ("a/year=2024/month=06/day=10/hour=09/x.gz", "2024-06-10T09:00:00Z"),
            ("2023/01/02/2024/06/10/x", "2024-06-10T00:00:00Z"),
        ] {
            assert_eq!(of_key(key).map(|time| time.to_string()).as_deref(), Some(expected), "{key}");
        }
    }

    #[test]
    fn other_keys_tell_none() {
        for key in [
            "",
            "/",
            "a.json",
            "2024",
            "2024/06",
            "2024/06/1x/y",
            "2024/13/10/x",
            "2024/02/30/x",
            "1/2024/06/10",
            "120240610T0005Z",
            "20240610T0005",
            "20240610T2405Z",
            "20240610T00051Z",
            "1924/06/10/x",
            "2024-06-10",
            "year=2024/day=10/",
            "é/20é40610T0005Z",
        ] {
            assert_eq!(of_key(key), None, "{key}");
        }
    }
}
