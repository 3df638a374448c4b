//! MySQL and MariaDB general query logs.
//!
//! Sources: MySQL Reference Manual, "The General Query Log"; MariaDB documentation, "General Query Log"; the messages of
//! `sql/auth` for `Connect`.

use super::{AMBIGUOUS, Denied, Session, set_database, set_session, set_source, set_statement, set_thread};
use crate::document::Document;
use crate::log_types::LogTypeCode;
use crate::schema::field;

pub(in crate::log_types) static CODE: LogTypeCode =
    LogTypeCode { name: "rds-mysql-general", prepare: None, finish, is_own: None };

fn finish(doc: &mut Document<'_>) {
    set_database(doc, "mysql");
    set_thread(doc, "thread_id");
    doc.set_list(field::EVENT_TYPE, &["info"]);
    let Some(command) = doc.text("command") else { return };
    let argument = doc.text("query").unwrap_or_default();
    doc.set(field::EVENT_ACTION, command);
    match command {
        "Connect" => {
            if let Some(denied) = Denied::read(argument) {
                denied.set(doc);
                return;
            }
            // It is written before the password is checked.
            set_session(doc, Session::Attempted);
            match Connect::read(argument) {
                Ok(Some(connect)) => connect.set(doc),
                Ok(None) => {}
                Err(Ambiguous) => {
                    doc.set(field::EVENT_REASON, AMBIGUOUS);
                }
            }
        }
        "Quit" => set_session(doc, Session::Ended),
        "Init DB" => doc.set_extra("aws.rds.database_name", argument),
        _ => set_statement(doc, argument),
    }
}

/// `alice@10.0.0.5 on shop using SSL/TLS`, `root@localhost as anonymous on `.
#[derive(Debug, PartialEq, Eq)]
struct Connect<'a> {
    user: &'a str,
    host: &'a str,
    database: &'a str,
    transport: &'a str,
}

/// More than one reading.
#[derive(Debug, PartialEq, Eq)]
struct Ambiguous;

impl<'a> Connect<'a> {
    /// A name may hold blanks, at signs and the word "on"; a host holds none of them.
    fn read(text: &'a str) -> Result<Option<Connect<'a>>, Ambiguous> {
        let mut found = None;
        for (at, _) in text.match_indices('@') {
            let rest = &text[at + 1..];
            let (host, rest) = rest.split_at(rest.find([' ', '@']).unwrap_or(rest.len()));
            // The blank behind "on" may be gone where no database follows.
            let database =
                |rest: &'a str| rest.strip_prefix(" on").filter(|name| name.is_empty() || name.starts_with(' '));
            let anonymous = |rest: &'a str| database(rest.strip_prefix(" as anonymous")?);
            let Some(rest) = database(rest).or_else(|| anonymous(rest)) else { continue };
            let (database, transport) = rest.rsplit_once(" using ").unwrap_or((rest, ""));
            let connect = Connect { user: &text[..at], host, database: database.trim(), transport };
            if found.replace(connect).is_some() {
                return Err(Ambiguous);
            }
        }
        Ok(found)
    }

    fn set(&self, doc: &mut Document<'a>) {
        doc.set(field::USER_NAME, self.user);
        set_source(doc, self.host);
        doc.set_extra("aws.rds.database_name", self.database);
        if self.transport.starts_with("SSL") {
            doc.set(field::TLS_ESTABLISHED, true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connects() {
        let read = |text| Connect::read(text).map(|c| c.map(|c| (c.user, c.host, c.database, c.transport)));
        assert_eq!(read("alice@10.0.0.5 on shop using SSL/TLS"), Ok(Some(("alice", "10.0.0.5", "shop", "SSL/TLS"))));
        assert_eq!(read("root@localhost on  using Socket"), Ok(Some(("root", "localhost", "", "Socket"))));
        assert_eq!(read("root@localhost as anonymous on "), Ok(Some(("root", "localhost", "", ""))));
        assert_eq!(read("root@localhost as anonymous on"), Ok(Some(("root", "localhost", "", ""))));
        assert_eq!(read("bob@corp@10.0.0.5 on shop"), Ok(Some(("bob@corp", "10.0.0.5", "shop", ""))));
        assert_eq!(read("x@192.0.2.1 on y@10.0.0.5 on z"), Err(Ambiguous));
        assert_eq!(read("rdsadmin"), Ok(None));
        assert_eq!(read("a@b"), Ok(None));
    }
}
