//! Lines as log routers and container runtimes hand them on, inside something of their own.
//!
//! Sources: Fluent Bit and Fluentd, records of the inputs `tail` and `forward` (`log`, `message`); Docker Engine, "JSON
//! File logging driver"; Kubernetes, "Logging architecture" and the CRI's log format.

use siem_formats::Value;

/// Members in which routers put a line.
const LINE_MEMBERS: [&str; 2] = ["log", "message"];

/// The line in an object of a router: `{"log":"192.0.2.1 - - […","stream":"stdout"}`.
pub(crate) fn in_object<'a>(object: Value<'a>) -> Option<&'a str> {
    let line = LINE_MEMBERS.iter().find_map(|name| object.get(name)?.as_str())?;
    Some(line.trim_end_matches(['\n', '\r'])).filter(|line| !line.is_empty())
}

/// The line behind what a container runtime writes: `2026-10-14T09:30:00.123456789Z stdout F `.
pub(crate) fn behind_runtime(text: &str) -> Option<&str> {
    // A look at two places spares all other lines the search.
    if text.as_bytes().get(4) != Some(&b'-') || text.as_bytes().get(10) != Some(&b'T') {
        return None;
    }
    let (_, rest) = text.split_once(' ')?;
    ["stdout F ", "stderr F ", "stdout P ", "stderr P "].iter().find_map(|stream| rest.strip_prefix(stream))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_in_what_routers_write() {
        let arena = bumpalo::Bump::new();
        let line = |text| in_object(siem_formats::json::parse(text, &arena).unwrap().value);
        assert_eq!(line(r#"{"log":"a b\n","stream":"stdout"}"#), Some("a b"));
        assert_eq!(line(r#"{"date":1,"message":"a"}"#), Some("a"));
        for none in [r#"{"log":{"a":1}}"#, r#"{"log":""}"#, r#"{"a":"b"}"#] {
            assert_eq!(line(none), None, "{none}");
        }
    }

    #[test]
    fn a_line_is_found_behind_what_runtimes_write() {
        assert_eq!(behind_runtime("2026-10-14T09:30:00.123456789Z stdout F 192.0.2.1 - -"), Some("192.0.2.1 - -"));
        assert_eq!(behind_runtime("2026-10-14T09:30:00+02:00 stderr P x"), Some("x"));
        for line in ["192.0.2.1 - - stdout F x", "2026-10-14T09:30:00Z stdout x", "2026-10-14 09:30:00 stdout F x", ""]
        {
            assert_eq!(behind_runtime(line), None, "{line}");
        }
    }
}
