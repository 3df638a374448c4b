//! Records as log routers, agents and container runtimes hand them on, inside something of their own.
//!
//! Sources: Fluent Bit and Fluentd, records of the inputs `tail`, `forward` and `syslog` (`log`, `message`, `ident`);
//! Filebeat, exported fields (`message`, `event.original`); Vector, `file` and `syslog` sources (`appname`, `procid`);
//! systemd, "Journal Fields"; Docker Engine, "JSON File logging driver"; Kubernetes, "Logging architecture" and the
//! CRI's log format.

use bumpalo::Bump;
use siem_formats::Value;

/// Paths at which routers put the record's text.
const TEXT_PATHS: [&[&str]; 3] = [&["log"], &["message"], &["event", "original"]];

/// Members that are as likely a router's as the record's own. Sorted.
const ROUTER_MEMBERS: [&str; 16] = [
    "@timestamp",
    "agent",
    "date",
    "event",
    "file",
    "host",
    "hostname",
    "ident",
    "log",
    "message",
    "pid",
    "source",
    "stream",
    "tag",
    "time",
    "timestamp",
];

/// Whether a router may have added a member of this name.
pub(crate) fn may_add(name: &str) -> bool {
    ROUTER_MEMBERS.binary_search(&name).is_ok()
}

/// The record's text in an object of a router: `{"log":"192.0.2.1 - - […","stream":"stdout"}`.
pub(crate) fn in_object<'a>(object: Value<'a>) -> Option<&'a str> {
    let text = TEXT_PATHS.iter().find_map(|path| object.at(path)?.as_str())?;
    Some(text.trim_end_matches(['\n', '\r'])).filter(|text| !text.is_empty())
}

/// When a router got the record.
pub(crate) fn time<'a>(around: Value<'a>) -> Option<&'a str> {
    ["@timestamp", "timestamp", "time", "date"].iter().find_map(|name| around.get(name)?.as_text())
}

/// Names of what a syslog line has, and the paths at which routers and the journal put it when they have read the line
/// themselves.
const SYSLOG_PATHS: [(&str, &[&[&str]]); 6] = [
    ("syslog_priority", &[&["pri"]]),
    ("syslog_timestamp", &[&["__REALTIME_TIMESTAMP"], &["timestamp"], &["time"], &["@timestamp"], &["date"]]),
    ("hostname", &[&["hostname"], &["host", "hostname"], &["host", "name"], &["host"], &["_HOSTNAME"]]),
    ("proc", &[&["ident"], &["appname"], &["SYSLOG_IDENTIFIER"], &["_COMM"]]),
    ("pid", &[&["pid"], &["procid"], &["SYSLOG_PID"], &["_PID"]]),
    ("syslog_message", &[&["message"], &["MESSAGE"], &["log"]]),
];

/// The fields of a syslog line that a router took apart: `{"host":"h","ident":"sshd","pid":"7","message":"…"}`.
/// Without a host, a program and a message it is none.
pub(crate) fn syslog_fields<'a>(object: Value<'a>, arena: &'a Bump) -> Option<Value<'a>> {
    let text = |paths: &[&[&str]]| {
        paths.iter().find_map(|path| object.at(path)?.as_text()).filter(|text| !matches!(*text, "" | "-"))
    };
    let fields: Vec<_> =
        SYSLOG_PATHS.iter().filter_map(|(name, paths)| Some((*name, Value::Str(text(paths)?)))).collect();
    let has = |wanted: &str| fields.iter().any(|(name, _)| *name == wanted);
    ["hostname", "proc", "syslog_message"].into_iter().all(has).then(|| Value::Object(arena.alloc_slice_copy(&fields)))
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
        assert_eq!(line(r#"{"log":{"offset":0},"message":"a"}"#), Some("a"));
        assert_eq!(line(r#"{"event":{"original":"a"}}"#), Some("a"));
        for none in [r#"{"log":{"a":1}}"#, r#"{"log":""}"#, r#"{"a":"b"}"#] {
            assert_eq!(line(none), None, "{none}");
        }
    }

    #[test]
    fn a_syslog_line_is_put_together_from_what_routers_and_the_journal_made_of_it() {
        let arena = bumpalo::Bump::new();
        let fields = |text| syslog_fields(siem_formats::json::parse(text, &arena).unwrap().value, &arena);
        let text = |object: Value<'_>, name| object.get(name).and_then(|value| value.as_str()).map(str::to_owned);
        let found = fields(r#"{"host":"h","ident":"sshd","pid":7,"message":"m","time":"Oct 14 09:30:00"}"#).unwrap();
        assert_eq!(text(found, "hostname").as_deref(), Some("h"));
        assert_eq!(text(found, "pid").as_deref(), Some("7"));
        let journal = r#"{"_HOSTNAME":"h","SYSLOG_IDENTIFIER":"su","MESSAGE":"m","__REALTIME_TIMESTAMP":"1"}"#;
        assert_eq!(text(fields(journal).unwrap(), "proc").as_deref(), Some("su"));
        assert!(fields(r#"{"host":"h","message":"m"}"#).is_none(), "no program");
        assert!(fields(r#"{"ident":"sshd","message":"m"}"#).is_none(), "no host");
        assert!(fields(r#"{"host":"h","ident":"sshd"}"#).is_none(), "no message");
    }

    #[test]
    fn the_names_of_routers_are_sorted() {
        assert!(ROUTER_MEMBERS.is_sorted());
        assert!(may_add("host") && !may_add("request"));
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
