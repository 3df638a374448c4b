//! `log_columns`: the columns of a text format, in order, for the tolerant tokenizer.
//!
//! Column names stand between blanks. `"x"` is quoted in the log and `[x]` bracketed; `a:b` is a host and a port,
//! parted at the last colon; a `?` at the end marks a column that older records end before.

use std::collections::HashSet;
use std::sync::Arc;

use crate::error::Fault;
use crate::log_type::{Column, Quoting};

pub(crate) fn columns(text: &str) -> Result<Arc<[Column]>, Fault> {
    let mut columns = Vec::new();
    let mut names = HashSet::new();
    let mut optional_from: Option<String> = None;
    for word in text.split_whitespace() {
        let column = column(word)?;
        for name in std::iter::once(&column.name).chain(&column.port) {
            if !names.insert(name.clone()) {
                return Err(Fault::new(format!("column `{name}` stands twice"), "give each column a name of its own"));
            }
        }
        match &optional_from {
            None if column.optional => optional_from = Some(word.to_owned()),
            Some(first) if !column.optional => {
                return Err(Fault::new(
                    format!("column `{word}` follows `{first}`, which may be missing"),
                    "mark it with a `?` too",
                ));
            }
            _ => {}
        }
        columns.push(column);
    }
    Ok(columns.into())
}

fn column(word: &str) -> Result<Column, Fault> {
    let (body, optional) = match word.strip_suffix('?') {
        Some(body) => (body, true),
        None => (word, false),
    };
    let between = |open: char, close: char| body.strip_prefix(open)?.strip_suffix(close);
    let (name, quoting) = match (between('"', '"'), between('[', ']')) {
        (Some(name), _) => (name, Quoting::Quoted),
        (_, Some(name)) => (name, Quoting::Bracketed),
        _ => (body, Quoting::Bare),
    };
    let (name, port) = match name.rsplit_once(':') {
        Some((host, port)) => (host, Some(port.to_owned())),
        None => (name, None),
    };
    let is_bad = |name: &str| name.is_empty() || name.contains(['"', '[', ']', ':', '?']);
    if is_bad(name) || port.as_deref().is_some_and(is_bad) {
        return Err(Fault::new(
            format!("`{word}` is not a column"),
            "write name, \"name\", [name] or host:port, with a `?` at the end if it may be missing",
        ));
    }
    Ok(Column { name: name.to_owned(), port, quoting, optional })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let columns = columns(text).unwrap();
        columns
            .iter()
            .map(|column| {
                let Column { name, port, quoting, optional } = column;
                format!("{name} {} {quoting:?} {optional}", port.as_deref().unwrap_or("-"))
            })
            .collect()
    }

    #[test]
    fn each_kind_of_column_is_read() {
        assert_eq!(
            shown("type [time] client_ip:client_port\n\"request\" tls? \"reason\"?"),
            [
                "type - Bare false",
                "time - Bracketed false",
                "client_ip client_port Bare false",
                "request - Quoted false",
                "tls - Bare true",
                "reason - Quoted true",
            ]
        );
    }

    #[test]
    fn what_is_no_column_is_refused() {
        for text in ["\"a", "[a", "a]", "?", "\"\"", "a:", ":b", "a:b:c", "a??"] {
            assert_eq!(columns(text).unwrap_err().message, format!("`{text}` is not a column"), "{text}");
        }
    }

    #[test]
    fn names_are_unique() {
        assert_eq!(columns("a b:a").unwrap_err().message, "column `a` stands twice");
    }

    #[test]
    fn after_an_optional_column_all_are_optional() {
        assert_eq!(columns("a b? c").unwrap_err().message, "column `c` follows `b?`, which may be missing");
    }
}
