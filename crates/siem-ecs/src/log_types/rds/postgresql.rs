//! PostgreSQL logs: of Amazon RDS, Aurora and servers of one's own, in text, CSV and JSON.
//!
//! Sources: PostgreSQL documentation, "Error Reporting and Logging" (`log_line_prefix`, csvlog, jsonlog); Amazon RDS User
//! Guide, "RDS for PostgreSQL database log files"; pgAudit, "Format"; the messages of `postmaster.c`, `auth.c` and
//! `postgres.c`.
//!
//! Names and statements are the client's own text. The prefix names the host first and the user behind it; what looks
//! like the end of the prefix may stand in a name or in a statement, and where it does, nobody is named.

use siem_formats::{Value, csv};

use super::{AMBIGUOUS, Session, set_database, set_duration, set_session, set_source, set_statement};
use crate::document::Document;
use crate::log_types::elb::nanos_of;
use crate::log_types::{LogTypeCode, http};
use crate::schema::field;

pub(in crate::log_types) static CODE: LogTypeCode =
    LogTypeCode { name: "rds-postgresql", prepare: Some(prepare), finish, is_own: None };

/// The levels that begin a message.
const LEVELS: [&str; 18] = [
    "DEBUG",
    "DEBUG1",
    "DEBUG2",
    "DEBUG3",
    "DEBUG4",
    "DEBUG5",
    "INFO",
    "NOTICE",
    "WARNING",
    "ERROR",
    "LOG",
    "FATAL",
    "PANIC",
    "DETAIL",
    "HINT",
    "QUERY",
    "CONTEXT",
    "STATEMENT",
];

/// The columns of csvlog, in order. 13 added the third from the end, 14 the last two.
const CSV_COLUMNS: [&str; 26] = [
    "timestamp",
    "user",
    "database",
    "pid",
    "connection_from",
    "session_id",
    "session_line",
    "command_tag",
    "session_start",
    "virtual_transaction_id",
    "transaction_id",
    "log_level",
    "sql_state",
    "message",
    "detail",
    "hint",
    "internal_query",
    "internal_query_position",
    "context",
    "query",
    "query_position",
    "location",
    "application_name",
    "backend_type",
    "leader_pid",
    "query_id",
];

/// Parts a line of CSV, or of text; one of JSON has its fields.
fn prepare(doc: &mut Document<'_>) {
    if let Some(line) = doc.text("csv_line") {
        read_csv(doc, line);
    } else if let Some(text) = doc.text("text") {
        read_text(doc, text);
    }
}

fn read_csv<'a>(doc: &mut Document<'a>, line: &'a str) {
    let mut values = bumpalo::collections::Vec::new_in(doc.arena());
    csv::fields(line, Some(b','), doc.arena(), &mut values);
    let fields = CSV_COLUMNS.iter().zip(&values).map(|(name, value)| (*name, Value::Str(value)));
    let fields = bumpalo::collections::Vec::from_iter_in(fields, doc.arena());
    doc.set_original(Value::Object(fields.into_bump_slice()));
    if let Some((host, port)) = doc.text("connection_from").map(split_host) {
        doc.add_original_fields(&[("source_address", Value::Str(host)), ("source_port", Value::Str(port))]);
    }
}

/// `10.0.0.5:50000`, `[local]`.
fn split_host(from: &str) -> (&str, &str) {
    from.rsplit_once(':').unwrap_or((from, ""))
}

/// Parts what follows the time into prefix, level and message.
fn read_text<'a>(doc: &mut Document<'a>, text: &'a str) {
    let first_line = text.lines().next().unwrap_or_default();
    let mut ends = ends_of_prefix(first_line);
    let Some(first) = ends.next() else { return };
    let ends = std::iter::once(first).chain(ends);
    let mut known = ends.filter_map(|end| Some((end, Prefix::read(&text[..end.prefix])?)));
    let (end, prefix) = match (known.next(), known.next()) {
        (Some((end, prefix)), None) => (end, prefix),
        // The host stands before every name.
        (Some((end, prefix)), Some(_)) => {
            (end, Prefix { host: prefix.host, port: prefix.port, is_ambiguous: true, ..Prefix::default() })
        }
        (None, _) => {
            let is_ambiguous = ends_of_prefix(first_line).nth(1).is_some();
            (first, Prefix { other: &text[..first.prefix], is_ambiguous, ..Prefix::default() })
        }
    };
    let message = text[end.message..].trim_end();
    // Servers that tell more write the state in front of the message.
    let (sql_state, message) = match message.split_once(": ") {
        Some((state, rest)) if prefix.sql_state.is_empty() && has_state(end.level) && is_sql_state(state) => {
            (state, rest.trim_start())
        }
        _ => (prefix.sql_state, message),
    };
    let fields = [
        ("log_level", end.level),
        ("message", message),
        ("source_address", prefix.host),
        ("source_port", prefix.port),
        ("user", prefix.user),
        ("database", prefix.database),
        ("pid", prefix.pid),
        ("session_line", prefix.session_line),
        ("sql_state", sql_state),
        ("application_name", prefix.application),
        ("prefix", prefix.other.trim()),
        ("ambiguity", if prefix.is_ambiguous { AMBIGUOUS } else { "" }),
    ];
    doc.add_original_fields(&fields.map(|(name, text)| (name, Value::Str(text))));
    doc.remove_original_field("text");
}

/// Where a prefix may end: byte offsets of its end and of the message.
#[derive(Clone, Copy)]
struct End<'a> {
    prefix: usize,
    level: &'a str,
    message: usize,
}

/// Every place of a line where a level and a colon stand, by themselves and before a blank or the end.
fn ends_of_prefix(line: &str) -> impl Iterator<Item = End<'_>> {
    line.match_indices(':').filter_map(|(colon, _)| {
        let before = &line[..colon];
        let start = colon - before.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
        let after = &line[colon + 1..];
        let is_level = LEVELS.contains(&&before[start..]) && (after.is_empty() || after.starts_with(' '));
        let blanks = after.len() - after.trim_start_matches(' ').len();
        is_level.then_some(End { prefix: start, level: &before[start..], message: colon + 1 + blanks })
    })
}

/// What a `log_line_prefix` says behind the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Prefix<'a> {
    host: &'a str,
    port: &'a str,
    user: &'a str,
    database: &'a str,
    pid: &'a str,
    session_line: &'a str,
    sql_state: &'a str,
    application: &'a str,
    /// A prefix of the owner's own.
    other: &'a str,
    is_ambiguous: bool,
}

impl<'a> Prefix<'a> {
    fn read(text: &'a str) -> Option<Prefix<'a>> {
        match text.strip_prefix(':') {
            Some(rest) => Prefix::read_rds(rest),
            None => Prefix::read_named(text).or_else(|| Prefix::read_default(text)),
        }
    }

    /// RDS and Aurora, `%t:%r:%u@%d:[%p]:` and `%m:%r:%u@%d:[%p]:%l:%e:%s:%v:%x:%c:%q%a:`.
    fn read_rds(text: &'a str) -> Option<Prefix<'a>> {
        let (from, rest) = match text.strip_prefix("[local]:") {
            Some(rest) => ("[local]", rest),
            // An IPv6 address holds colons itself.
            None => match text.find("):") {
                Some(end) if text[..end].bytes().all(|b| is_address_byte(b) || b == b'(') => {
                    (&text[..=end], &text[end + 2..])
                }
                _ => text.split_once(':')?,
            },
        };
        let (host, port) = match from.strip_suffix(')').and_then(|from| from.split_once('(')) {
            Some((host, port)) => (host, port),
            None => (from, ""),
        };
        let start = rest.rfind(":[").filter(|at| {
            let pid = rest[at + 2..].split(']').next().unwrap_or_default();
            !pid.is_empty() && pid.bytes().all(|b| b.is_ascii_digit())
        })?;
        // Names of Kerberos hold an at sign, names of databases hardly do.
        let (user, database) = rest[..start].rsplit_once('@')?;
        let (pid, more) = rest[start + 2..].split_once("]:")?;
        let mut columns = more.split(':');
        let is_number = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let (session_line, sql_state) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
        if !(more.is_empty() || is_number(session_line) && more.ends_with(':')) {
            return None;
        }
        // Behind them come the session's start, with colons of its own, ids, and last the application.
        let application = if sql_state.is_empty() { "" } else { more.trim_end_matches(':').rsplit(':').next()? };
        let known = |text: &'a str| if text == "[unknown]" { "" } else { text };
        Some(Prefix {
            host,
            port,
            user: known(user),
            database: known(database),
            pid,
            session_line,
            sql_state,
            application: known(application),
            ..Prefix::default()
        })
    }

    /// The default `%m [%p] `, with ` %q%u@%d ` as Debian has it, and `< %m >` as older packages of Red Hat have it.
    fn read_default(text: &'a str) -> Option<Prefix<'a>> {
        let text = text.trim_start_matches(']').trim();
        if text.is_empty() || text == ">" {
            return Some(Prefix::default());
        }
        let (pid, rest) = text.strip_prefix('[')?.split_once(']')?;
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        // Some write the line's number behind the process: `[1234-1]`, `[1234]: [1-1]`.
        let (pid, line) = pid.split_once('-').unwrap_or((pid, ""));
        let rest = rest.trim_start_matches(':').trim();
        if !is_number(pid) {
            return None;
        }
        let (user, database) = match rest.rsplit_once('@') {
            Some(names) if !rest.contains(": ") => names,
            None if rest.is_empty() => ("", ""),
            _ => return None,
        };
        // `alice@shop(10.0.0.5)`
        let (database, host) = match database.strip_suffix(')').and_then(|database| database.split_once('(')) {
            Some((database, host)) if host.bytes().all(is_address_byte) => (database, host),
            _ => (database, ""),
        };
        let known = |text: &'a str| match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
            Some("unknown") => "",
            Some(name) => name,
            None => text,
        };
        let (user, database) = (known(user), known(database));
        Some(Prefix { pid, session_line: line, host, user, database, ..Prefix::default() })
    }

    /// `[%p]: [%l-1] user=%u,db=%d,app=%a,client=%h `, as log analysers ask for it.
    fn read_named(text: &'a str) -> Option<Prefix<'a>> {
        let (before, _) = text.split_once("user=")?;
        let mut prefix = Prefix::read_default(before.split_once(": ").map_or(before, |(pid, _)| pid))?;
        let value = |name: &str| {
            let value = text.split_once(name)?.1;
            Some(value.split([',', ' ']).next().unwrap_or_default().trim()).filter(|value| *value != "[unknown]")
        };
        prefix.user = value("user=").unwrap_or_default();
        prefix.database = value("db=").unwrap_or_default();
        prefix.application = value("app=").unwrap_or_default();
        let client = value("client=").or_else(|| value("host=")).unwrap_or_default();
        let (host, port) = client.strip_suffix(')').and_then(|c| c.split_once('(')).unwrap_or((client, ""));
        (prefix.host, prefix.port) = (host, port);
        Some(prefix)
    }
}

/// Whether a level is that of a message, not of what is said about the one before.
fn has_state(level: &str) -> bool {
    !matches!(level, "DETAIL" | "HINT" | "QUERY" | "CONTEXT" | "STATEMENT")
}

/// Five digits or capitals, one of them a digit: `00000`, `42P01`.
fn is_sql_state(text: &str) -> bool {
    text.len() == 5
        && text.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
        && text.bytes().any(|b| b.is_ascii_digit())
}

fn is_address_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b':' | b'-' | b'%' | b'_')
}

fn finish(doc: &mut Document<'_>) {
    set_database(doc, "postgresql");
    if let Some(host) = doc.text("source_address") {
        set_source(doc, host);
        doc.set_some(field::SOURCE_PORT, doc.text("source_port").filter(|port| port.parse::<u16>().is_ok()));
    }
    if doc.set_some(field::EVENT_REASON, doc.text("ambiguity")) {
        doc.set_list(field::EVENT_TYPE, &["info"]);
        return;
    }
    let message = doc.text("message").unwrap_or_default();
    match doc.text("log_level").unwrap_or_default() {
        "ERROR" | "FATAL" | "PANIC" => {
            doc.set_list(field::EVENT_TYPE, &["error"]);
            doc.set(field::EVENT_OUTCOME, "failure");
            doc.set(field::ERROR_MESSAGE, message);
            doc.set_some(field::ERROR_CODE, doc.text("sql_state"));
            if is_refusal(message) {
                set_session(doc, Session::Failed);
                let named = message.split_once(" failed for user \"").and_then(|(_, name)| name.strip_suffix('"'));
                if let Some(name) = named {
                    doc.set_default(field::USER_NAME, name);
                }
            }
        }
        "LOG" => set_log(doc, message),
        "STATEMENT" => set_statement(doc, message),
        _ => doc.set_list(field::EVENT_TYPE, &["info"]),
    }
    if let Some(query) = doc.text("query") {
        doc.set_extra("aws.rds.query", query);
    }
}

/// Whether somebody was not let in.
fn is_refusal(message: &str) -> bool {
    let names_nobody = |what: &str| {
        message
            .strip_prefix(what)
            .is_some_and(|rest| rest.ends_with("\" does not exist") || rest.ends_with("to log in"))
    };
    message.contains("authentication failed for user ")
        || message.starts_with("no pg_hba.conf entry for ")
        || message.starts_with("pg_hba.conf rejects ")
        || message.starts_with("permission denied for database ")
        || names_nobody("role \"")
        || names_nobody("database \"")
}

fn set_log<'a>(doc: &mut Document<'a>, message: &'a str) {
    doc.set_list(field::EVENT_TYPE, &["info"]);
    if let Some(rest) = message.strip_prefix("connection received: ") {
        doc.set(field::EVENT_ACTION, "connection received");
        if let Some(host) = word(rest, "host=") {
            set_source(doc, host);
            doc.set_some(field::SOURCE_PORT, word(rest, "port="));
        }
    } else if let Some(rest) = message.strip_prefix("connection authenticated: ") {
        set_session(doc, Session::Authorized);
        doc.set(field::EVENT_ACTION, "authenticated");
        let identity = rest.strip_prefix("identity=\"").and_then(|rest| rest.split_once("\" method="));
        if let Some((identity, method)) = identity {
            doc.set_extra("aws.rds.identity", identity);
            doc.set_extra("aws.rds.auth_method", method.split(' ').next().unwrap_or_default());
        }
    } else if let Some(rest) = message.strip_prefix("connection authorized: ") {
        set_session(doc, Session::Authorized);
        set_names(doc, rest);
        set_tls(doc, rest);
    } else if let Some(rest) = message.strip_prefix("disconnection: session time: ") {
        set_session(doc, Session::Ended);
        set_names(doc, rest);
        if let Some(host) = word(rest, " host=").filter(|_| !doc.has(field::SOURCE_ADDRESS)) {
            set_source(doc, host);
            doc.set_some(field::SOURCE_PORT, word(rest, " port="));
        }
        if let Some(seconds) = rest.split(' ').next().and_then(session_seconds) {
            let seconds = &*doc.arena().alloc_str(&seconds);
            set_duration(doc, seconds);
            doc.set_extra("aws.rds.session_time_seconds", Value::Number(seconds));
        }
    } else if let Some(audit) = message.strip_prefix("AUDIT: ") {
        set_audit(doc, audit);
    } else if let Some(rest) = message.strip_prefix("duration: ") {
        let (millis, rest) = rest.split_once(" ms").unwrap_or((rest, ""));
        if crate::convert::is_json_number(millis) {
            doc.set_extra("aws.rds.duration_ms", Value::Number(millis));
        }
        if let Some(nanos) = nanos_of(millis).map(|of_seconds| of_seconds / 1000) {
            let text = doc.format(format_args!("{nanos}"));
            doc.set(field::EVENT_DURATION, text);
            let text = doc.format(format_args!("{}.{:09}", nanos / 1_000_000_000, nanos % 1_000_000_000));
            doc.set_extra("aws.rds.query_time", Value::Number(text));
        }
        set_step(doc, rest.trim_start());
    } else {
        set_step(doc, message);
    }
}

/// `statement: …`, and for prepared ones `parse NAME: …`, `bind NAME: …`, `execute NAME: …`.
fn set_step<'a>(doc: &mut Document<'a>, text: &'a str) {
    let Some((head, statement)) = text.split_once(": ") else { return };
    let step = match head.split(' ').next() {
        Some("statement") if head == "statement" => "execute",
        Some(step @ ("parse" | "bind" | "execute")) => step,
        _ => return,
    };
    doc.set_extra("aws.rds.query_step", step);
    set_statement(doc, statement);
}

/// `user=alice database=shop`, for prefixes that name nobody.
fn set_names<'a>(doc: &mut Document<'a>, text: &'a str) {
    if let Some(name) = word(text, "user=") {
        doc.set_default(field::USER_NAME, name);
    }
    if doc.text("database").is_none()
        && let Some(name) = word(text, " database=")
    {
        doc.set_extra("aws.rds.database_name", name);
    }
}

/// `SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)`
fn set_tls<'a>(doc: &mut Document<'a>, text: &'a str) {
    let Some((_, tls)) = text.rsplit_once("SSL enabled (") else { return };
    doc.set(field::TLS_ESTABLISHED, true);
    http::set_tls_version(doc, word(tls, "protocol="));
    doc.set_some(field::TLS_CIPHER, word(tls, "cipher="));
}

/// The value behind a name, up to the next blank, comma or bracket.
fn word<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.split_once(name)?.1.split([' ', ',', ')']).next().filter(|value| !value.is_empty())
}

/// `2:01:03.500` → `7263.500`.
fn session_seconds(time: &str) -> Option<String> {
    let mut parts = time.splitn(3, ':');
    let (hours, minutes): (u64, u64) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let (seconds, fraction) = parts.next()?.split_once('.')?;
    let seconds = hours.checked_mul(3600)?.checked_add(minutes.checked_mul(60)?)?.checked_add(seconds.parse().ok()?)?;
    fraction.bytes().all(|b| b.is_ascii_digit()).then(|| format!("{seconds}.{fraction}"))
}

/// pgAudit: `TYPE,STATEMENT_ID,SUBSTATEMENT_ID,CLASS,COMMAND,OBJECT_TYPE,OBJECT_NAME,STATEMENT,PARAMETER[,ROWS]`.
fn set_audit<'a>(doc: &mut Document<'a>, audit: &'a str) {
    let mut values = bumpalo::collections::Vec::new_in(doc.arena());
    csv::fields(audit, Some(b','), doc.arena(), &mut values);
    let names = [
        "aws.rds.audit.type",
        "aws.rds.audit.statement_id",
        "aws.rds.audit.substatement_id",
        "aws.rds.audit.class",
        "aws.rds.audit.command",
        "aws.rds.audit.object_type",
        "aws.rds.audit.object_name",
        "aws.rds.query",
        "aws.rds.audit.parameter",
        "aws.rds.audit.rows",
    ];
    for (name, value) in names.iter().zip(&values) {
        doc.set_extra(name, *value);
    }
    doc.set_some(field::EVENT_ACTION, values.get(4).copied());
    match values.get(3).copied().unwrap_or_default() {
        "READ" => doc.set_list(field::EVENT_TYPE, &["access"]),
        "WRITE" | "DDL" => doc.set_list(field::EVENT_TYPE, &["change"]),
        "ROLE" => {
            doc.set_list(field::EVENT_CATEGORY, &["database", "iam"]);
            doc.set_list(field::EVENT_TYPE, &["change", "user"]);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prefix(text: &str) -> (&str, &str, &str, &str, &str) {
        let p = Prefix::read(text).unwrap();
        (p.host, p.port, p.user, p.database, p.pid)
    }

    #[test]
    fn prefixes() {
        assert_eq!(prefix(":10.0.0.5(50000):alice@shop:[1234]:"), ("10.0.0.5", "50000", "alice", "shop", "1234"));
        assert_eq!(prefix(":2001:db8::9(5):a@b@shop:[1]:"), ("2001:db8::9", "5", "a@b", "shop", "1"));
        assert_eq!(prefix(":[local]:rdsadmin@rdsadmin:[1]:"), ("[local]", "", "rdsadmin", "rdsadmin", "1"));
        assert_eq!(prefix("::@:[1]:"), ("", "", "", "", "1"));
        assert_eq!(prefix(":10.0.0.5(5):[unknown]@[unknown]:[1]:"), ("10.0.0.5", "5", "", "", "1"));
        assert_eq!(prefix(" [1234] "), ("", "", "", "", "1234"));
        assert_eq!(prefix(" [1234] alice@shop "), ("", "", "alice", "shop", "1234"));
        assert_eq!(prefix(" >"), ("", "", "", "", ""));
        assert_eq!(prefix("] [1234] alice@shop(10.0.0.5) "), ("10.0.0.5", "", "alice", "shop", "1234"));
        assert_eq!(
            prefix(" [1234]: [3-1] user=alice,db=shop,app=psql,client=10.0.0.5 "),
            ("10.0.0.5", "", "alice", "shop", "1234")
        );
        for text in [
            ":10.0.0.5(5):a@b:[1]:LOG:  c",
            ":10.0.0.5(5):",
            ":10.0.0.5(5):a@b:[x]:",
            " [x] ",
            " [1] a ",
            " [1] a@b: c@d ",
            "own ",
        ] {
            assert_eq!(Prefix::read(text), None, "{text}");
        }
    }

    #[test]
    fn longer_prefixes_of_rds() {
        let text = ":10.0.0.5(5):a@b:[1]:3:28P01:2026-10-14 09:29:00 UTC:3/45:0:615c.4d2:psql:";
        let p = Prefix::read(text).unwrap();
        assert_eq!((p.session_line, p.sql_state, p.application, p.pid), ("3", "28P01", "psql", "1"));
    }

    #[test]
    fn a_name_that_ends_the_prefix_is_seen() {
        let known = |line| ends_of_prefix(line).filter(|end| Prefix::read(&line[..end.prefix]).is_some()).count();
        assert_eq!(known(":10.0.0.5(5):a@b:[1]:LOG:  statement: select 'x@y ERROR:  '"), 1);
        assert_eq!(known(":10.0.0.5(5):x@y:[1]:LOG:  connection authorized: user=postgres@db:[9]:FATAL:  no"), 2);
        assert_eq!(known(" [1] a@b LOG:  é ERROR: x"), 1);
        assert_eq!(known(" [1] x LOG:  y@d FATAL:  no"), 0);
    }

    #[test]
    fn sessions_last_hours() {
        assert_eq!(session_seconds("2:01:03.500").as_deref(), Some("7263.500"));
        assert_eq!(session_seconds("0:00:00.001").as_deref(), Some("0.001"));
        for text in ["", "1:2", "x:00:00.1", "0:00:00", "99999999999999999999:00:00.1"] {
            assert_eq!(session_seconds(text), None, "{text}");
        }
    }

    #[test]
    fn refusals() {
        for message in [
            "password authentication failed for user \"alice\"",
            "no pg_hba.conf entry for host \"10.0.0.5\", user \"a\", database \"b\", no encryption",
            "role \"x\" does not exist",
            "role \"x\" is not permitted to log in",
            "database \"x\" does not exist",
            "permission denied for database \"x\"",
        ] {
            assert!(is_refusal(message), "{message}");
        }
        assert!(!is_refusal("relation \"role\" does not exist"));
        assert!(!is_refusal("terminating connection due to administrator command"));
    }
}
