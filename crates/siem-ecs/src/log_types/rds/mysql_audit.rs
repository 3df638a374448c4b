//! MySQL and MariaDB audit logs: the MariaDB audit plugin, its fork in RDS for MySQL, and Aurora's advanced auditing.
//!
//! Sources: MariaDB documentation, "Audit Plugin Log Format"; Amazon RDS User Guide, "MariaDB Audit Plugin support for
//! MySQL"; Amazon Aurora User Guide, "Using Advanced Auditing".

use super::{Session, set_database, set_session, set_source, set_statement, set_thread};
use crate::document::Document;
use crate::log_types::LogTypeCode;
use crate::schema::field;

pub(in crate::log_types) static CODE: LogTypeCode =
    LogTypeCode { name: "rds-mysql-audit", prepare: Some(prepare), finish, is_own: None };

/// Takes the quotes and escapes off the object: it is a statement, or names of tables, which have none.
fn prepare(doc: &mut Document<'_>) {
    let Some(object) = doc.text("object") else { return };
    let object = object.strip_prefix('\'').map_or(object, |object| object.strip_suffix('\'').unwrap_or(object));
    let object = if object.contains('\\') { &*doc.arena().alloc_str(&unescaped(object)) } else { object };
    doc.set_original_field("object", object);
}

fn finish(doc: &mut Document<'_>) {
    set_database(doc, "mysql");
    set_thread(doc, "thread_id");
    if let Some(host) = doc.text("host") {
        set_source(doc, host);
    }
    let code = doc.text("retcode");
    let outcome = match code {
        None => "unknown",
        Some("0") => "success",
        Some(_) => "failure",
    };
    match doc.text("operation").unwrap_or_default() {
        "CONNECT" | "CHANGEUSER" if outcome != "failure" => set_session(doc, Session::Authorized),
        "CONNECT" | "FAILED_CONNECT" | "CHANGEUSER" => set_session(doc, Session::Failed),
        "DISCONNECT" => set_session(doc, Session::Ended),
        operation => {
            doc.set(field::EVENT_ACTION, operation);
            doc.set(field::EVENT_OUTCOME, outcome);
            match operation {
                "READ" => doc.set_list(field::EVENT_TYPE, &["access"]),
                "WRITE" | "CREATE" | "ALTER" | "RENAME" | "DROP" => doc.set_list(field::EVENT_TYPE, &["change"]),
                _ => doc.set_list(field::EVENT_TYPE, &["info"]),
            }
            if let Some(statement) = doc.text("object").filter(|_| operation.starts_with("QUERY")) {
                set_statement(doc, statement);
            }
        }
    }
    doc.set_some(field::ERROR_CODE, code.filter(|code| *code != "0"));
}

/// `\'`, `\"`, `\\`, `\n`, `\r`, `\t` → what they stand for.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n') => plain.push('\n'),
                Some('r') => plain.push('\r'),
                Some('t') => plain.push('\t'),
                Some(other @ ('\'' | '"' | '\\')) => plain.push(other),
                Some(other) => plain.extend(['\\', other]),
                None => plain.push('\\'),
            },
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone_once() {
        assert_eq!(unescaped(r"select \'a\\nb\' \n \q あ \"), "select 'a\\nb' \n \\q あ \\");
    }
}
