//! MySQL and MariaDB error logs.
//!
//! Sources: MySQL Reference Manual, "The Error Log" (also as JSON, of `log_sink_json`); MariaDB documentation, "Error
//! Log"; the messages `ER_ACCESS_DENIED_ERROR`, `ER_BAD_DB_ERROR`, `ER_NEW_ABORTING_CONNECTION`, `ER_CONN_*`.

use super::{Denied, Session, set_database, set_session, set_source, set_thread};
use crate::document::Document;
use crate::log_types::LogTypeCode;
use crate::schema::field;

pub(in crate::log_types) static CODE: LogTypeCode =
    LogTypeCode { name: "rds-mysql-error", prepare: Some(prepare), finish, is_own: None };

/// JSON has other names than the columns; a line without a time is a message alone.
fn prepare(doc: &mut Document<'_>) {
    for (name, column) in
        [("msg", "message"), ("continuation", "message"), ("label", "log_level"), ("thread", "thread_id")]
    {
        if let Some(value) = doc.at(name) {
            doc.set_original_field(column, value);
            doc.remove_original_field(name);
        }
    }
    // `MY-010914`, as the other sinks write the number.
    if let Some(number) = doc.text("err_code").and_then(|code| code.parse::<u32>().ok()) {
        let code = doc.format(format_args!("MY-{number:06}"));
        doc.set_original_field("error_code", code);
    }
}

fn finish(doc: &mut Document<'_>) {
    set_database(doc, "mysql");
    set_thread(doc, "thread_id");
    let is_error = doc.text("log_level").is_some_and(|level| level.eq_ignore_ascii_case("error"));
    doc.set_list(field::EVENT_TYPE, if is_error { &["error"] } else { &["info"] });
    let message = doc.text("message").unwrap_or_default();
    if let Some(denied) = Denied::read(message).filter(|_| message.starts_with("Access denied for user '")) {
        denied.set(doc);
    } else if let Some(database) = message.strip_prefix("Unknown database '").and_then(|rest| rest.strip_suffix('\'')) {
        set_session(doc, Session::Failed);
        doc.set_extra("aws.rds.database_name", database);
    } else if let Some(aborted) = Aborted::read(message) {
        set_session(doc, Session::Ended);
        doc.set(field::EVENT_ACTION, "aborted");
        doc.set(field::EVENT_OUTCOME, "failure");
        doc.set(field::EVENT_REASON, aborted.reason);
        // The server's word for whoever has not said his name yet.
        doc.set_some(field::USER_NAME, Some(aborted.user).filter(|user| *user != "unauthenticated"));
        set_source(doc, aborted.host);
        if !matches!(aborted.database, "unconnected" | "unauthenticated") {
            doc.set_extra("aws.rds.database_name", aborted.database);
        }
    } else if let Some(address) = unresolved(message) {
        set_source(doc, address);
    }
}

/// `Aborted connection 12 to db: 'shop' user: 'alice' host: '10.0.0.5' (Got timeout reading communication packets)`
#[derive(Debug, PartialEq, Eq)]
struct Aborted<'a> {
    database: &'a str,
    user: &'a str,
    host: &'a str,
    reason: &'a str,
}

impl<'a> Aborted<'a> {
    /// The host is the server's own word, so it is read from the end; the names before it may be any text.
    fn read(message: &'a str) -> Option<Aborted<'a>> {
        let rest = message.strip_prefix("Aborted connection ")?.split_once(" to db: '")?.1;
        let (names, rest) = rest.rsplit_once("' host: '")?;
        let (database, user) = names.split_once("' user: '")?;
        let (host, reason) = rest.split_once('\'')?;
        let reason = reason.trim().strip_prefix('(').map_or("", |reason| reason.trim_end_matches(['.', ')']));
        Some(Aborted { database, user, host, reason })
    }
}

/// The address in `IP address '10.0.0.5' could not be resolved: …`.
fn unresolved(message: &str) -> Option<&str> {
    let (address, rest) = message.strip_prefix("IP address '")?.split_once('\'')?;
    rest.starts_with(" could not be resolved").then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aborted_connections() {
        let message = "Aborted connection 12 to db: 'shop' user: 'alice' host: '10.0.0.5' (Got timeout reading communication packets).";
        let aborted = Aborted {
            database: "shop",
            user: "alice",
            host: "10.0.0.5",
            reason: "Got timeout reading communication packets",
        };
        assert_eq!(Aborted::read(message), Some(aborted));
        let forged = message.replace("alice", "x' host: '192.0.2.1' (y");
        assert_eq!(Aborted::read(&forged).map(|a| a.host), Some("10.0.0.5"));
        assert_eq!(Aborted::read("Aborted connection 12"), None);
    }
}
