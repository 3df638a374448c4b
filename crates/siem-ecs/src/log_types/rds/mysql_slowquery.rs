//! MySQL and MariaDB slow query logs.
//!
//! Sources: MySQL Reference Manual, "The Slow Query Log" (and `log_slow_extra`); MariaDB documentation, "Slow Query Log
//! Extended Statistics".

use siem_formats::Value;

use super::{set_database, set_duration, set_source, set_statement, set_thread};
use crate::document::Document;
use crate::log_types::LogTypeCode;
use crate::schema::field;

pub(in crate::log_types) static CODE: LogTypeCode =
    LogTypeCode { name: "rds-mysql-slowquery", prepare: Some(prepare), finish, is_own: None };

/// What the comment lines of an entry say, beside who and when, and the field for each.
const STATISTICS: [(&str, &str); 15] = [
    ("Query_time", "query_time"),
    ("Lock_time", "lock_time"),
    ("Rows_sent", "rows_sent"),
    ("Rows_examined", "rows_examined"),
    ("Rows_affected", "rows_affected"),
    ("Thread_id", "statistics_thread_id"),
    ("Schema", "schema"),
    ("Errno", "error_number"),
    ("Last_errno", "last_error_number"),
    ("Killed", "killed"),
    ("Bytes_received", "bytes_received"),
    ("Bytes_sent", "bytes_sent"),
    ("Start", "start"),
    ("End", "end"),
    ("QC_hit", "query_cache_hit"),
];

/// What a client asks for without a statement: a comment, in front of the settings or behind them.
const COMMAND: &str = "# administrator command: ";

/// Parts the comment lines and the statements in front of the slow one: `use DATABASE` and `SET timestamp=NUMBER`.
fn prepare(doc: &mut Document<'_>) {
    let head = doc.text("statistics").unwrap_or_default();
    let arena = doc.arena();
    let mut found = bumpalo::collections::Vec::new_in(arena);
    let mut words = head.split_ascii_whitespace().peekable();
    while let Some(word) = words.next() {
        let Some(label) = word.strip_suffix(':') else { continue };
        let known = STATISTICS.iter().find(|(name, _)| *name == label);
        // A label without value stands before the next label or line.
        if let (Some((_, field)), Some(value)) = (known, words.next_if(|next| !next.ends_with(':') && *next != "#")) {
            found.push((*field, Value::Str(value)));
        }
    }
    let mut query = doc.text("text").unwrap_or_default().trim();
    while let Some((statement, rest)) = query.split_once('\n') {
        let Some(statement) = statement.trim_end().strip_suffix(';') else { break };
        if let Some(database) = strip_word(statement, "use") {
            found.push(("database", Value::Str(database.trim_matches('`'))));
        } else if let Some(setting) = strip_word(statement, "set") {
            let Some(time) = setting.strip_prefix("timestamp=") else { break };
            found.push(("query_timestamp", Value::Str(time)));
        } else {
            break;
        }
        query = rest.trim_start();
    }
    let command = head.split_once(COMMAND).map(|(_, command)| command).or_else(|| query.strip_prefix(COMMAND));
    if let Some(command) = command {
        let command = command.lines().next().unwrap_or_default().trim_end_matches(';');
        found.push(("administrator_command", Value::Str(command)));
    } else {
        found.push(("query", Value::Str(query)));
    }
    doc.add_original_fields(&found);
    doc.remove_original_field("statistics");
    doc.remove_original_field("text");
}

/// What follows a word and a blank, in any case.
fn strip_word<'a>(statement: &'a str, word: &str) -> Option<&'a str> {
    let (first, rest) = statement.split_once(' ')?;
    first.eq_ignore_ascii_case(word).then_some(rest.trim())
}

fn finish(doc: &mut Document<'_>) {
    set_database(doc, "mysql");
    set_thread(doc, if doc.text("thread_id").is_some() { "thread_id" } else { "statistics_thread_id" });
    doc.set_list(field::EVENT_TYPE, &["info"]);
    if let Some(host) = doc.text("source_ip").or_else(|| doc.text("host")) {
        set_source(doc, host);
    }
    if let Some(seconds) = doc.text("query_time") {
        set_duration(doc, seconds);
        doc.set_extra("aws.rds.query_time", number(seconds));
    }
    for (name, field) in [("aws.rds.rows_examined", "rows_examined"), ("aws.rds.rows_sent", "rows_sent")] {
        doc.set_extra(name, doc.text(field).map_or(Value::Null, number));
    }
    match doc.text("error_number").or_else(|| doc.text("last_error_number")) {
        Some("0") => {
            doc.set(field::EVENT_OUTCOME, "success");
        }
        Some(code) => {
            doc.set(field::EVENT_OUTCOME, "failure");
            doc.set(field::ERROR_CODE, code);
        }
        None => {}
    }
    doc.set_some(field::EVENT_ACTION, doc.text("administrator_command"));
    if let Some(query) = doc.text("query") {
        set_statement(doc, query);
    }
}

/// A number, if it is one: the field holds nothing else.
fn number(text: &str) -> Value<'_> {
    if crate::convert::is_json_number(text) { Value::Number(text) } else { Value::Null }
}
