//! Objects that an export task of CloudWatch Logs made: in front of each event stand its time and a blank. An event of
//! several lines has them in front of its first line only.
//!
//! Source: CloudWatch Logs User Guide, "Exporting log data to Amazon S3"; the time is that of the event, UTC, to the
//! millisecond.

/// The time as it is always written; `0` stands for any digit.
const SHAPE: &[u8] = b"0000-00-00T00:00:00.000Z ";

/// The time of an exported event and its message; `None` where no such time stands in front.
#[must_use]
pub fn exported(line: &str) -> Option<(&str, &str)> {
    begins(line.as_bytes()).then(|| (&line[..SHAPE.len() - 1], &line[SHAPE.len()..]))
}

/// Whether a line begins as those of an export do.
pub(crate) fn begins(line: &[u8]) -> bool {
    // A look at two places spares all other lines the comparison.
    line.len() >= SHAPE.len()
        && line[4] == b'-'
        && line[23] == b'Z'
        && SHAPE.iter().zip(line).all(|(shape, byte)| match shape {
            b'0' => byte.is_ascii_digit(),
            _ => shape == byte,
        })
}

/// Bytes that tell whether an object begins so.
pub(crate) const HEAD_BYTES: usize = SHAPE.len();

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_an_exported_event_has_milliseconds_and_a_blank_behind_it() {
        let time = "2026-10-14T09:30:00.123Z";
        assert_eq!(exported("2026-10-14T09:30:00.123Z a b"), Some((time, "a b")));
        assert_eq!(exported("2026-10-14T09:30:00.123Z "), Some((time, "")));
        for other in [
            "2026-10-14T09:30:00.123456Z a",
            "2026-10-14T09:30:00Z a",
            "2026-10-14T09:30:00.123Z",
            "2026-10-14T09:30:00.123Z\ta",
            "2026-10-14 09:30:00.123Z a",
            "aaaa-10-14T09:30:00.123Z a",
            "",
        ] {
            assert_eq!(exported(other), None, "{other}");
        }
    }
}
