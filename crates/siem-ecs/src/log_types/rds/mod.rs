//! Logs of Amazon RDS and Aurora databases, and of the same engines elsewhere.
//!
//! What the five types share stands here: which instance wrote a line, who signed in, and what kind of statement a
//! statement is. User names and database names are the client's own text, also before he has signed in.

pub(super) mod mysql_audit;
pub(super) mod mysql_error;
pub(super) mod mysql_general;
pub(super) mod mysql_slowquery;
pub(super) mod postgresql;

use super::elb::nanos_of;
use super::http;
use crate::document::Document;
use crate::schema::field;

/// Reason of a line in which a client's own text looks like the server's.
const AMBIGUOUS: &str = "ambiguous: a name in the line looks like another line's end";

/// Cluster and instance, from a log group `/aws/rds/instance/NAME/LOG` or `/aws/rds/cluster/NAME/LOG`, whose streams
/// are named after the instance.
fn set_database(doc: &mut Document<'_>, engine: &'static str) {
    doc.set(field::SERVICE_TYPE, engine);
    let envelope = &doc.record().envelope;
    let Some(group) = envelope.log_group.and_then(|group| group.strip_prefix("/aws/rds/")) else { return };
    let mut parts = group.split('/');
    let (kind, name) = (parts.next(), parts.next().filter(|name| !name.is_empty()));
    let instance = match kind {
        Some("instance") => name,
        Some("cluster") => {
            doc.set_some(field::SERVICE_NAME, name);
            doc.set_extra("aws.rds.cluster_identifier", name.unwrap_or_default());
            doc.record().envelope.log_stream.and_then(|stream| stream.split('.').next())
        }
        _ => return,
    };
    let Some(instance) = instance.filter(|name| !name.is_empty()) else { return };
    doc.set_default(field::SERVICE_NAME, instance);
    doc.set(field::SERVICE_NODE_NAME, instance);
    doc.set_extra("aws.rds.instance_identifier", instance);
    doc.add(field::RELATED_HOSTS, instance);
}

/// The client's address or name, with the port if it is written behind it.
fn set_source<'a>(doc: &mut Document<'a>, host: &'a str) {
    // A socket of the machine itself.
    if host.is_empty() || host == "[local]" {
        return;
    }
    let (host, port) = http::host_and_port(host);
    doc.set(field::SOURCE_ADDRESS, host);
    doc.set_some(field::SOURCE_PORT, port);
    if !doc.set(field::SOURCE_IP, host) && host != "localhost" {
        doc.set(field::SOURCE_DOMAIN, host);
        doc.add(field::RELATED_HOSTS, host);
    }
}

/// The server's thread, which is the client's connection: older servers write its address instead.
fn set_thread(doc: &mut Document<'_>, name: &str) {
    doc.set_some(field::PROCESS_THREAD_ID, doc.text(name).filter(|id| id.parse::<u64>().is_ok()));
}

/// What became of somebody who wants to use the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Session {
    /// He says who he is.
    Attempted,
    Authorized,
    Failed,
    Ended,
}

fn set_session(doc: &mut Document<'_>, session: Session) {
    let (categories, kind, action, outcome): (&[&str], _, _, _) = match session {
        Session::Attempted => (&["database", "authentication"], "start", "connect", "unknown"),
        Session::Authorized => (&["database", "authentication"], "start", "authorized", "success"),
        Session::Failed => (&["database", "authentication"], "start", "failed", "failure"),
        Session::Ended => (&["database", "session"], "end", "disconnected", "success"),
    };
    doc.set_list(field::EVENT_CATEGORY, categories);
    doc.set_list(field::EVENT_TYPE, &[kind]);
    doc.set(field::EVENT_ACTION, action);
    doc.set(field::EVENT_OUTCOME, outcome);
}

/// A statement, and by its first words whether it reads, changes, or says who may do what.
fn set_statement<'a>(doc: &mut Document<'a>, statement: &'a str) {
    let statement = statement.trim().trim_end_matches([';', ' ', '\n']);
    if statement.is_empty() {
        return;
    }
    doc.set_extra("aws.rds.query", statement);
    doc.set_default(field::MESSAGE, statement);
    match StatementKind::of(statement) {
        StatementKind::Read => doc.set_list(field::EVENT_TYPE, &["access"]),
        StatementKind::Change => doc.set_list(field::EVENT_TYPE, &["change"]),
        StatementKind::Accounts(kind) => {
            doc.set_list(field::EVENT_CATEGORY, &["database", "iam"]);
            doc.set_list(field::EVENT_TYPE, &[kind, "user"]);
            if let Some((name, host)) = account(without_comments(statement)) {
                doc.set(field::USER_TARGET_NAME, name);
                doc.set(field::USER_TARGET_DOMAIN, host);
            }
        }
        StatementKind::Other => doc.set_list(field::EVENT_TYPE, &["info"]),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StatementKind {
    Read,
    Change,
    /// Users, roles and grants: what happens to them.
    Accounts(&'static str),
    Other,
}

impl StatementKind {
    fn of(statement: &str) -> StatementKind {
        let mut words = without_comments(statement)
            .split(|c: char| !(c.is_alphanumeric() || c == '_'))
            .filter(|word| !word.is_empty());
        let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let is = |word: &str, names: &[&str]| names.iter().any(|name| word.eq_ignore_ascii_case(name));
        let about_accounts = is(second, &["USER", "ROLE", "GROUP", "LOGIN"]);
        if is(first, &["GRANT", "REVOKE", "RENAME"]) && (about_accounts || !is(first, &["RENAME"])) {
            StatementKind::Accounts("change")
        } else if about_accounts && is(first, &["CREATE"]) {
            StatementKind::Accounts("creation")
        } else if about_accounts && is(first, &["DROP"]) {
            StatementKind::Accounts("deletion")
        } else if about_accounts && is(first, &["ALTER"]) || is(first, &["SET"]) && is(second, &["PASSWORD"]) {
            StatementKind::Accounts("change")
        } else if is(first, &["WITH"]) {
            let changes = words.any(|word| is(word, &["INSERT", "UPDATE", "DELETE", "MERGE"]));
            if changes { StatementKind::Change } else { StatementKind::Read }
        } else if is(first, &["SELECT", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "TABLE", "VALUES", "FETCH"]) {
            StatementKind::Read
        } else if is(first, &["INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "LOAD", "COPY", "TRUNCATE"])
            || is(first, &["CREATE", "ALTER", "DROP", "RENAME", "COMMENT", "REINDEX", "OPTIMIZE", "IMPORT"])
        {
            StatementKind::Change
        } else {
            StatementKind::Other
        }
    }
}

/// The account that is made, changed or dropped, and in MySQL the host that it may come from: of several the first.
fn account(statement: &str) -> Option<(&str, &str)> {
    let named = ["CREATE", "ALTER", "DROP", "RENAME"].iter().find_map(|verb| behind_word(statement, verb))?;
    let rest = ["USER", "ROLE", "GROUP", "LOGIN"].iter().find_map(|kind| behind_word(named, kind))?;
    let rest = match behind_word(rest, "IF") {
        Some(condition) => behind_word(behind_word(condition, "NOT").unwrap_or(condition), "EXISTS")?,
        None => rest,
    };
    let (name, behind) = identifier(rest)?;
    let host = behind.strip_prefix('@').and_then(identifier).map_or("", |(host, _)| host);
    Some((name, host))
}

/// What follows a word, in any case, and blanks.
fn behind_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (first, rest) = text.split_once(char::is_whitespace)?;
    first.eq_ignore_ascii_case(word).then(|| rest.trim_start())
}

/// A name, in quotes or not, and what stands behind it.
fn identifier(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '\'' | '"' | '`'));
    let (name, behind) = match quote {
        Some(quote) => text[1..].split_once(quote)?,
        None => text.split_at(text.find([' ', '\t', '\n', '@', ';', ',']).unwrap_or(text.len())),
    };
    (!name.is_empty()).then_some((name, behind))
}

/// The statement from its first word on: comments in front of it do not count.
fn without_comments(statement: &str) -> &str {
    let mut rest = statement.trim_start_matches(|c: char| c.is_whitespace() || c == '(');
    loop {
        let behind = if let Some(comment) = rest.strip_prefix("/*") {
            // MySQL runs what stands in `/*! … */`.
            match comment.strip_prefix('!') {
                Some(run) => return run.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()),
                None => comment.split_once("*/").map(|(_, behind)| behind),
            }
        } else if rest.starts_with("--") || rest.starts_with('#') {
            rest.split_once('\n').map(|(_, behind)| behind)
        } else {
            return rest;
        };
        let Some(behind) = behind else { return "" };
        rest = behind.trim_start_matches(|c: char| c.is_whitespace() || c == '(');
    }
}

/// Who is denied access, in the words of MySQL and MariaDB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Denied<'a> {
    /// User and host.
    Account(&'a str, &'a str),
    /// The message can be read in more than one way.
    Ambiguous,
}

impl<'a> Denied<'a> {
    /// Reads `Access denied for user 'NAME'@'HOST' (using password: YES)` and `… to database 'NAME'`, wherever it
    /// stands in the message. Nothing in a name is escaped.
    fn read(message: &'a str) -> Option<Denied<'a>> {
        let rest = message.split_once("Access denied for user '")?.1;
        let mut found = None;
        for (at, between) in rest.match_indices("'@'") {
            let (host, behind) = rest[at + between.len()..].split_once('\'')?;
            let is_end =
                behind.is_empty() || behind.starts_with(" (using password: ") || behind.starts_with(" to database '");
            if is_end && found.replace(Denied::Account(&rest[..at], host)).is_some() {
                return Some(Denied::Ambiguous);
            }
        }
        found
    }

    fn set(self, doc: &mut Document<'a>) {
        set_session(doc, Session::Failed);
        match self {
            Denied::Account(user, host) => {
                doc.set(field::USER_NAME, user);
                set_source(doc, host);
            }
            Denied::Ambiguous => {
                doc.set(field::EVENT_REASON, AMBIGUOUS);
            }
        }
    }
}

/// `event.duration` from seconds.
fn set_duration(doc: &mut Document<'_>, seconds: &str) {
    if let Some(nanos) = nanos_of(seconds) {
        let text = doc.format(format_args!("{nanos}"));
        doc.set(field::EVENT_DURATION, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_statements() {
        use StatementKind::{Accounts, Change, Other, Read};
        for (statement, kind) in [
            ("select 1", Read),
            ("(SELECT 1) UNION (SELECT 2)", Read),
            ("/* app */ -- note\n SELECT 1", Read),
            ("/*!40101 SET NAMES utf8 */", Other),
            ("/* never closed", Other),
            ("-- only a note", Other),
            ("INSERT INTO user VALUES (1)", Change),
            ("CREATE TABLE role (id int)", Change),
            ("CREATE USER alice", Accounts("creation")),
            ("drop role r", Accounts("deletion")),
            ("ALTER USER alice IDENTIFIED BY 'x'", Accounts("change")),
            ("SET PASSWORD = 'x'", Accounts("change")),
            ("GRANT SELECT ON *.* TO alice", Accounts("change")),
            ("RENAME USER a TO b", Accounts("change")),
            ("RENAME TABLE a TO b", Change),
            ("WITH a AS (SELECT 1) SELECT 2", Read),
            ("WITH a AS (DELETE FROM b) SELECT 2", Change),
            ("COMMIT", Other),
            ("", Other),
            ("あ", Other),
        ] {
            assert_eq!(StatementKind::of(statement), kind, "{statement}");
        }
    }

    #[test]
    fn accounts_of_statements() {
        for (statement, expected) in [
            ("CREATE USER 'carol'@'10.0.0.%' IDENTIFIED BY <secret>", Some(("carol", "10.0.0.%"))),
            ("create user if not exists carol@localhost", Some(("carol", "localhost"))),
            ("DROP USER IF EXISTS `a b`, dave", Some(("a b", ""))),
            ("ALTER ROLE \"Ops\" WITH LOGIN", Some(("Ops", ""))),
            ("drop role ops", Some(("ops", ""))),
            ("CREATE USER '", None),
            ("CREATE USER", None),
            ("GRANT ALL ON x TO y", None),
        ] {
            assert_eq!(account(statement), expected, "{statement}");
        }
    }

    #[test]
    fn who_is_denied() {
        let account = Denied::Account;
        for (message, denied) in [
            ("Access denied for user 'alice'@'10.0.0.5' (using password: YES)", Some(account("alice", "10.0.0.5"))),
            ("Access denied for user ''@'localhost' to database 'shop'", Some(account("", "localhost"))),
            ("Access denied for user 'a'@'b'@'10.0.0.5' (using password: NO)", Some(account("a'@'b", "10.0.0.5"))),
            (
                "Access denied for user 'a'@'192.0.2.1' (using password: NO)'@'10.0.0.5' (using password: NO)",
                Some(Denied::Ambiguous),
            ),
            ("Access denied for user 'never", None),
            ("Access denied", None),
        ] {
            assert_eq!(Denied::read(message), denied, "{message}");
        }
    }
}
