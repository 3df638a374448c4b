//! Typed values: the text of one option to what it means.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::error::Fault;
use crate::log_type::{FieldMap, FieldSource, IndexDate, Rotation, TimeFormat, Zone};

/// ECS fields that hold lists, one a line: their map collects the values of all sources. `siem-ecs`, which knows the
/// schema, makes the file.
pub const LIST_FIELDS: &str = include_str!("list_fields.txt");

/// The farthest a zone can be from UTC: 18 hours, as ISO 8601 libraries have it.
const MAX_ZONE_SECONDS: i32 = 18 * 3600;

pub(crate) fn boolean(text: &str) -> Result<bool, Fault> {
    match text.to_ascii_lowercase().as_str() {
        "1" | "yes" | "true" | "on" => Ok(true),
        "0" | "no" | "false" | "off" => Ok(false),
        _ => Err(Fault::new(format!("`{text}` is neither true nor false"), "write true or false")),
    }
}

pub(crate) fn number(text: &str) -> Result<u64, Fault> {
    text.parse().map_err(|_| Fault::new(format!("`{text}` is not a whole number"), "write digits only"))
}

/// `[a, b c, d]`: entries between commas; else entries between blanks.
pub(crate) fn list(text: &str) -> Vec<String> {
    let entries: Vec<&str> = if text.starts_with('[') {
        text.trim_matches(['[', ']', '|']).split(',').map(str::trim).collect()
    } else {
        text.split_whitespace().collect()
    };
    entries.into_iter().filter(|entry| !entry.is_empty()).map(str::to_owned).collect()
}

/// Paths between blanks. Commas at their ends are a habit from other lists and never part of a path.
fn paths(text: &str) -> FieldSource {
    text.split_whitespace()
        .map(|path| path.trim_matches(','))
        .filter(|path| !path.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether the option of this name is read as a list: by its name, or because it is written in brackets.
fn is_list(field: &str, text: &str) -> bool {
    static NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| LIST_FIELDS.lines().collect());
    text.starts_with('[') || NAMES.contains(field)
}

/// One line of the field map; `None` where the option is blank: the field is not mapped.
pub(crate) fn field_map(field: &str, text: &str) -> Option<FieldMap> {
    let is_list = is_list(field, text);
    let sources: Vec<FieldSource> = if is_list {
        list(text).iter().map(|entry| paths(entry)).filter(|paths| !paths.is_empty()).collect()
    } else {
        paths(text).into_iter().map(|path| vec![path]).collect()
    };
    (!sources.is_empty()).then(|| FieldMap { field: field.to_owned(), sources, is_list })
}

/// Values of a constant; none where the option is blank.
pub(crate) fn constant(field: &str, text: &str) -> Vec<String> {
    if is_list(field, text) {
        list(text)
    } else if text.is_empty() {
        Vec::new()
    } else {
        vec![text.to_owned()]
    }
}

/// `+09:00`, `-04:30`, `+0900`, decimal hours (`9`, `-3.5`), `Z`, `UTC`, or blank for UTC.
pub(crate) fn zone(text: &str) -> Result<Zone, Fault> {
    let wrong = || Fault::new(format!("`{text}` is not an offset from UTC"), "write it like +09:00 or -04:30");
    if matches!(text, "" | "Z" | "z") || text.eq_ignore_ascii_case("utc") {
        return Ok(Zone(0));
    }
    let (sign, amount) = match text.strip_prefix('-') {
        Some(amount) => (-1, amount),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let seconds = match amount.split_once(':') {
        Some((hours, minutes)) => clock(hours, minutes),
        None if amount.len() == 4 && is_digits(amount) => clock(&amount[..2], &amount[2..]),
        None => decimal_hours(amount),
    };
    match seconds {
        Some(seconds) if seconds <= MAX_ZONE_SECONDS => Ok(Zone(sign * seconds)),
        _ => Err(wrong()),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn clock(hours: &str, minutes: &str) -> Option<i32> {
    if hours.len() > 2 || minutes.len() != 2 || !is_digits(hours) || !is_digits(minutes) {
        return None;
    }
    let (hours, minutes) = (hours.parse::<i32>().ok()?, minutes.parse::<i32>().ok()?);
    (minutes < 60).then_some(hours * 3600 + minutes * 60)
}

fn decimal_hours(text: &str) -> Option<i32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if !is_digits(whole) || !is_digits(fraction) || text.len() > 8 {
        return None;
    }
    let hours: f64 = text.parse().ok()?;
    // At most eight characters: far inside what an i32 holds.
    Some((hours * 3600.0).round() as i32)
}

/// A rotation is recognised as in the original, by `auto` anywhere in the text, else by its word.
pub(crate) fn rotation(text: &str) -> Result<Rotation, Fault> {
    match text {
        text if text.contains("auto") && !text.contains(char::is_whitespace) => Ok(Rotation::Auto),
        "daily" => Ok(Rotation::Daily),
        "weekly" => Ok(Rotation::Weekly),
        "" | "monthly" => Ok(Rotation::Monthly),
        "yearly" => Ok(Rotation::Yearly),
        "aoss" => Ok(Rotation::Serverless),
        _ => {
            let words = "use auto, daily, weekly, monthly, yearly or aoss";
            let comment = if text.contains(['#', ';']) { "; a comment needs a line of its own" } else { "" };
            Err(Fault::new(format!("`{text}` is not a rotation"), format!("{words}{comment}")))
        }
    }
}

pub(crate) fn index_date(text: &str) -> Result<IndexDate, Fault> {
    match text {
        text if text.contains("event_ingested") || text.contains("event.ingested") => Ok(IndexDate::Ingested),
        "" | "@timestamp" | "timestamp" => Ok(IndexDate::Timestamp),
        _ => Err(Fault::new(format!("`{text}` is not a time of the document"), "use @timestamp or event_ingested")),
    }
}

/// A format is recognised by what its text contains, so that quotes around a word do no harm.
pub(crate) fn time_format(text: &str) -> Result<TimeFormat, Fault> {
    if text.contains("epoch") {
        Ok(TimeFormat::Epoch)
    } else if text.contains("syslog") {
        Ok(TimeFormat::Syslog)
    } else if text.contains("iso8601") || text.is_empty() {
        Ok(TimeFormat::Iso8601)
    } else {
        time_pattern(text)
    }
}

/// What may follow a `%` in a `strftime` pattern.
pub const TIME_DIRECTIVES: &str = "YymdejbhBaAHIpMSfzZsTDF%";

fn time_pattern(text: &str) -> Result<TimeFormat, Fault> {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let directive = if c == '%' { chars.next() } else { continue };
        if let Some(unknown) = directive.filter(|c| !TIME_DIRECTIVES.contains(*c)) {
            let known: Vec<String> = TIME_DIRECTIVES.chars().map(|c| format!("%{c}")).collect();
            return Err(Fault::new(format!("`%{unknown}` cannot be read"), format!("use {}", known.join(" "))));
        }
    }
    Ok(TimeFormat::Pattern(text.to_owned()))
}

/// The values that ECS allows in the fields that sort events.
pub const EVENT_VALUES: [(&str, &[&str]); 4] = [
    (
        "event.category",
        &[
            "api",
            "authentication",
            "configuration",
            "database",
            "driver",
            "email",
            "file",
            "host",
            "iam",
            "intrusion_detection",
            "library",
            "malware",
            "network",
            "package",
            "process",
            "registry",
            "session",
            "threat",
            "vulnerability",
            "web",
        ],
    ),
    ("event.kind", &["alert", "asset", "enrichment", "event", "metric", "state", "pipeline_error", "signal"]),
    ("event.outcome", &["failure", "success", "unknown"]),
    (
        "event.type",
        &[
            "access",
            "admin",
            "allowed",
            "change",
            "connection",
            "creation",
            "deletion",
            "denied",
            "device",
            "end",
            "error",
            "group",
            "indicator",
            "info",
            "installation",
            "protocol",
            "start",
            "user",
        ],
    ),
];

/// The values that ECS allows in a field; `None` where it allows any.
#[must_use]
pub fn event_values(field: &str) -> Option<&'static [&'static str]> {
    EVENT_VALUES.iter().find(|(name, _)| *name == field).map(|(_, values)| *values)
}

/// A JSON list of formats; blank = none.
pub(crate) fn time_formats(text: &str) -> Result<Vec<TimeFormat>, Fault> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let formats: Vec<String> = serde_json::from_str(text).map_err(|error| {
        Fault::new(format!("it is not a JSON list of texts ({error})"), "write it like [\"iso8601\", \"epoch\"]")
    })?;
    formats.iter().map(|format| time_format(format.trim())).collect()
}

/// One character, also written in quotes, as `\t` or as a word; `None` = white space.
pub(crate) fn delimiter(text: &str) -> Result<Option<u8>, Fault> {
    let bare = text.trim_matches(['"', '\'']);
    match (bare, bare.as_bytes()) {
        ("" | " ", _) => Ok(None),
        ("\\t" | "tab", _) => Ok(Some(b'\t')),
        (_, &[byte]) if byte.is_ascii_punctuation() => Ok(Some(byte)),
        _ => Err(Fault::new(
            format!("`{text}` is not a separator"),
            "write one punctuation mark, or tab; leave it blank for white space",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn booleans_are_read_in_any_case() {
        for text in ["1", "yes", "True", "ON"] {
            assert_eq!(boolean(text), Ok(true));
        }
        for text in ["0", "no", "FALSE", "Off"] {
            assert_eq!(boolean(text), Ok(false));
        }
        assert_eq!(boolean("2").unwrap_err().message, "`2` is neither true nor false");
        assert!(boolean("").is_err());
    }

    #[test]
    fn numbers_are_decimal() {
        assert_eq!(number("50000"), Ok(50_000));
        assert!(number("-1").is_err());
        assert!(number("1e3").is_err());
    }

    #[test]
    fn lists_are_bracketed_or_blank_separated() {
        assert_eq!(list("a b\n c"), ["a", "b", "c"]);
        assert_eq!(list("[a, b c,  d]"), ["a", "b c", "d"]);
        assert_eq!(list("[|a|, b|]"), ["a|", "b"]);
        assert_eq!(list("[network]"), ["network"]);
        assert_eq!(list("[]"), Vec::<String>::new());
        assert_eq!(list(""), Vec::<String>::new());
    }

    #[test]
    fn a_field_takes_the_first_of_its_paths() {
        let map = field_map("source.ip", "a.b c").unwrap();
        assert_eq!((map.sources, map.is_list), (vec![vec!["a.b".to_owned()], vec!["c".to_owned()]], false));
    }

    #[test]
    fn commas_between_paths_are_not_part_of_them() {
        assert_eq!(field_map("user.name", "a, b").unwrap().sources, [vec!["a"], vec!["b"]]);
    }

    #[test]
    fn a_list_field_collects_each_entry_with_its_alternatives() {
        let map = field_map("related.ip", "[a b, c]").unwrap();
        assert_eq!((map.sources, map.is_list), (vec![vec!["a".into(), "b".into()], vec!["c".to_owned()]], true));
        let map = field_map("related.ip", "a b").unwrap();
        assert_eq!((map.sources, map.is_list), (vec![vec!["a".to_owned()], vec!["b".to_owned()]], true));
    }

    #[test]
    fn brackets_make_a_list_of_any_field() {
        let map = field_map("related.host", "[a, b]").unwrap();
        assert_eq!((map.sources.len(), map.is_list), (2, true));
    }

    #[test]
    fn a_blank_field_is_not_mapped() {
        assert_eq!(field_map("source.ip", ""), None);
        assert_eq!(field_map("related.ip", "[]"), None);
    }

    #[test]
    fn constants_are_texts_or_lists() {
        assert_eq!(constant("event.kind", "state of things"), ["state of things"]);
        assert_eq!(constant("event.category", "network"), ["network"]);
        assert_eq!(constant("event.category", "[network, session]"), ["network", "session"]);
        assert_eq!(constant("event.kind", ""), Vec::<String>::new());
    }

    #[test]
    fn time_zones_are_right_to_the_minute() {
        let seconds = |text| zone(text).unwrap().0;
        assert_eq!(seconds("+00:00"), 0);
        assert_eq!(seconds("+09:00"), 32_400);
        assert_eq!(seconds("-04:30"), -16_200);
        assert_eq!(seconds("-00:30"), -1_800);
        assert_eq!(seconds("+00:30"), 1_800);
        assert_eq!(seconds("+05:45"), 20_700);
        assert_eq!(seconds("+0530"), 19_800);
        assert_eq!(seconds("-9:30"), -34_200);
        assert_eq!(seconds("9"), 32_400);
        assert_eq!(seconds("-3.5"), -12_600);
        assert_eq!(seconds("-0.5"), -1_800);
        assert_eq!(seconds("5.75"), 20_700);
        assert_eq!(seconds("UTC"), 0);
        assert_eq!(seconds(""), 0);
    }

    #[test]
    fn what_is_no_offset_is_refused() {
        for text in ["Asia/Tokyo", "+09:60", "+25:00", "+9:", "++9", "9:0", "1e3", "NaN", "99", "+", "٣"] {
            assert!(zone(text).is_err(), "{text}");
        }
    }

    #[test]
    fn rotations_are_words() {
        assert_eq!(rotation("weekly"), Ok(Rotation::Weekly));
        assert_eq!(rotation("auto"), Ok(Rotation::Auto));
        assert_eq!(rotation("aoss"), Ok(Rotation::Serverless));
        assert_eq!(
            rotation("daily # x").unwrap_err(),
            Fault::new(
                "`daily # x` is not a rotation",
                "use auto, daily, weekly, monthly, yearly or aoss; a comment needs a line of its own"
            )
        );
    }

    #[test]
    fn time_formats_are_chosen_by_what_they_contain() {
        assert_eq!(time_format("\"epoch\""), Ok(TimeFormat::Epoch));
        assert_eq!(time_format("syslog"), Ok(TimeFormat::Syslog));
        assert_eq!(time_format("iso8601"), Ok(TimeFormat::Iso8601));
        assert_eq!(time_format("%d/%b/%Y"), Ok(TimeFormat::Pattern("%d/%b/%Y".into())));
    }

    #[test]
    fn a_list_of_time_formats_is_json() {
        assert_eq!(
            time_formats("[\"%Y-%m-%d\", \"epoch\"]").unwrap(),
            [TimeFormat::Pattern("%Y-%m-%d".into()), TimeFormat::Epoch]
        );
        assert_eq!(time_formats(""), Ok(vec![]));
        assert!(time_formats("[epoch]").is_err());
    }

    #[test]
    fn delimiters_are_single_marks_or_white_space() {
        assert_eq!(delimiter(""), Ok(None));
        assert_eq!(delimiter(","), Ok(Some(b',')));
        assert_eq!(delimiter("\"|\""), Ok(Some(b'|')));
        assert_eq!(delimiter("\\t"), Ok(Some(b'\t')));
        assert_eq!(delimiter("tab"), Ok(Some(b'\t')));
        assert!(delimiter("ab").is_err());
    }
}
