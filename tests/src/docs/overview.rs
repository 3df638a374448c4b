//! The tables of `supported_log_type.md`: all types, and which field of which log becomes an ECS field.

use std::collections::BTreeMap;

use siem_config::LogType;

use super::seen::Seen;
use super::tables::{code, origins};

/// One type.
pub(super) struct Entry<'a> {
    pub(super) title: String,
    pub(super) log_type: &'a LogType,
    pub(super) seen: Seen,
}

/// All types: name, page, index.
pub(super) fn types(entries: &[Entry<'_>]) -> String {
    let mut table = String::from("| log | type | index | key pattern |\n|---|---|---|---|\n");
    for Entry { title, log_type, .. } in entries {
        let index = if log_type.is_supported() { code(&log_type.index_name) } else { "not loaded yet".to_owned() };
        table += &format!("| {title} | {} | {index} | {} |\n", link(log_type), code(&log_type.key_pattern));
    }
    table
}

/// For each root of the schema a table: ECS field, types, original field. Types that say the same share a row.
pub(super) fn fields(entries: &[Entry<'_>]) -> String {
    let mut roots: BTreeMap<String, BTreeMap<String, Vec<Row>>> = BTreeMap::new();
    for Entry { log_type, seen, .. } in entries.iter().filter(|entry| entry.log_type.is_supported()) {
        for (field, origin) in origins(log_type, seen) {
            let root = field.split('.').next().unwrap_or_default().to_owned();
            let rows = roots.entry(root).or_default().entry(field).or_default();
            match rows.iter_mut().find(|row| row.origin == origin) {
                Some(row) => row.types.push(link(log_type)),
                None => rows.push(Row { origin, types: vec![link(log_type)] }),
            }
        }
    }
    let index: Vec<String> = roots.keys().map(|root| format!("[{root}](#{root})")).collect();
    let mut text = format!("{}\n", index.join(" · "));
    for (root, fields) in roots {
        text += &format!("\n### {root}\n\n| ECS field | log type | original field |\n|---|---|---|\n");
        for (field, mut rows) in fields {
            // What the loader sets comes last: it names no field of the log.
            rows.sort_by_key(|row| row.origin == "set by the loader");
            for Row { origin, types } in rows {
                text += &format!("| {} | {} | {origin} |\n", code(&field), types.join(", "));
            }
        }
    }
    text
}

/// Types whose field has the same origin.
struct Row {
    origin: String,
    types: Vec<String>,
}

fn link(log_type: &LogType) -> String {
    format!("[{0}](log-types/{0}.md)", log_type.name)
}
