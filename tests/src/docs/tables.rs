//! The tables of a type's page: what is known of its objects, and where each ECS field comes from.

use std::collections::BTreeMap;

use serde_json::Value;
use siem_config::{FieldMap, LogType, Parser, Rotation, TimeFormat};

use super::is_builtin;
use super::seen::Seen;

/// Fields that the tables leave out: `supported_log_type.md` tells of them once, as every document has them.
const OF_EVERY_DOCUMENT: [&str; 5] = ["@timestamp", "ecs.version", "event.ingested", "event.module", "tags"];
/// Fields whose values are few, so that all of them are shown.
const CATEGORIZATION: [&str; 4] = ["event.kind", "event.category", "event.type", "event.outcome"];
/// Characters of a value in a table.
const VALUE_LENGTH: usize = 60;

/// What is known of the type's objects; `word` is its `file_format` as written.
pub(super) fn facts(log_type: &LogType, word: &str, seen: &Seen) -> String {
    let mut rows = vec![("Key pattern", code(&log_type.key_pattern))];
    let mut row = |name, value: String| {
        if !value.is_empty() {
            rows.push((name, value));
        }
    };
    row("Keys not read", log_type.key_ignored.as_deref().map(code).unwrap_or_default());
    // Rows of Parquet are read as JSON, whatever the format.
    row("File format", if word == "parquet" { "Parquet".to_owned() } else { format_of(log_type) });
    if let Some(why) = log_type.unsupported() {
        row("Loaded", format!("no: {why}"));
    }
    let mut indices = seen.indices.clone();
    indices.insert(log_type.index_name.clone());
    indices.remove("");
    let date = date_of(log_type.rotation);
    row("Index", joined(indices.iter().map(|name| code(&format!("{name}{date}"))), ", "));
    row("Time", time_of(log_type));
    row("Document id", id_of(log_type));
    row("Place and network of", joined(log_type.geoip.iter().map(|group| code(&format!("{group}.ip"))), ", "));
    row("Kept as JSON text", joined(log_type.json_to_text.iter().map(|path| code(path)), ", "));
    row("Masked", joined(log_type.redact.iter().map(|path| code(path)), ", "));
    let file = if is_builtin(log_type) { "aws.ini" } else { "user.ini.sample" };
    row("Settings", format!("section `[{}]` of [config/{file}](../../config/{file})", log_type.name));
    if seen.example.is_some() {
        row("More examples", format!("[tests/golden/{0}](../../tests/golden/{0})", log_type.name));
    }
    let mut table = String::from("| | |\n|---|---|\n");
    for (name, value) in rows {
        table += &format!("| {name} | {value} |\n");
    }
    table
}

/// Original field → ECS field.
pub(super) fn fields(log_type: &LogType, seen: &Seen) -> String {
    if let Some(why) = log_type.unsupported() {
        return format!("None: {why}.");
    }
    let mut table = String::from("| original field | ECS field | for example |\n|---|---|---|\n");
    for (field, origin) in origins(log_type, seen) {
        table += &format!("| {origin} | {} | {} |\n", code(&field), example_of(&field, seen));
    }
    table
}

/// Where each ECS field of a type comes from: field → a phrase for a table.
pub(super) fn origins(log_type: &LogType, seen: &Seen) -> BTreeMap<String, String> {
    let mut origins: BTreeMap<String, String> = BTreeMap::new();
    for map in &log_type.ecs {
        origins.insert(map.field.clone(), sources_of(map));
    }
    let provider = log_type.cloud_provider.iter().map(|provider| ("cloud.provider", vec![provider.clone()]));
    let constants = log_type.constants.iter().map(|(field, values)| (field.as_str(), values.clone()));
    for (field, values) in constants.chain(provider) {
        let always = seen.values(field).all(|value| texts(value) == values);
        let words = joined(values.iter().map(|value| code(value)), ", ");
        let phrase = if always { format!("always {words}") } else { format!("{words}, or set by the loader") };
        origins.entry(field.to_owned()).and_modify(|origin| *origin += &format!("<br>else {words}")).or_insert(phrase);
    }
    for field in seen.fields() {
        if !is_of_every_document(field, log_type) {
            origins.entry(field.to_owned()).or_insert_with(|| "set by the loader".to_owned());
        }
    }
    origins
}

/// Whether a field is there in documents of all types, or is what a look-up says of an address.
fn is_of_every_document(field: &str, log_type: &LogType) -> bool {
    let looked_up = |group: &String| {
        let rest = field.strip_prefix(group.as_str()).unwrap_or_default();
        rest.starts_with(".geo.") || rest.starts_with(".as.")
    };
    OF_EVERY_DOCUMENT.contains(&field) || field.starts_with("related.") || log_type.geoip.iter().any(looked_up)
}

/// The sources of a field: of alternatives the first that has a value counts, of a list all count.
fn sources_of(map: &FieldMap) -> String {
    let alternatives = |paths: &Vec<String>| joined(paths.iter().map(|path| code(path)), "<br>else ");
    joined(map.sources.iter().map(alternatives), if map.is_list { "<br>and " } else { "<br>else " })
}

fn example_of(field: &str, seen: &Seen) -> String {
    if !CATEGORIZATION.contains(&field) {
        let first = seen.values(field).next();
        return first.map(|value| code(&shortened(&texts(value).join(", "), VALUE_LENGTH))).unwrap_or_default();
    }
    let mut values: Vec<String> = seen.values(field).flat_map(texts).collect();
    values.sort();
    values.dedup();
    joined(values.iter().map(|value| code(value)), " ")
}

fn format_of(log_type: &LogType) -> String {
    match &log_type.parser {
        Some(Parser::Json { array_key: Some(key) }) => {
            format!("JSON; records in the list {}, or one by one", code(key))
        }
        Some(Parser::Json { array_key: None }) => "JSON".to_owned(),
        Some(Parser::Csv { delimiter: Some(delimiter), .. }) => {
            format!("CSV, columns between {}", code(&char::from(*delimiter).to_string()))
        }
        Some(Parser::Csv { delimiter: None, .. }) => "columns between blanks, named by a header".to_owned(),
        Some(Parser::Columns(columns)) => format!("text, {} columns between blanks", columns.len()),
        Some(Parser::Pattern(_)) => "text, one record a line".to_owned(),
        Some(Parser::Multiline { .. }) => "text, records of several lines".to_owned(),
        Some(Parser::W3c(columns)) => {
            format!("text, {} columns between blanks, or those that a `#Fields` line names (W3C)", columns.len())
        }
        Some(Parser::WindowsEvent) => "Windows events, XML or JSON".to_owned(),
        Some(Parser::Xml { .. }) => "XML".to_owned(),
        Some(Parser::Cef) => "Common Event Format".to_owned(),
        Some(Parser::Syslog) => "syslog, RFC 5424 and RFC 3164".to_owned(),
        Some(Parser::Unsupported(format)) => format.clone(),
        None => String::new(),
    }
}

fn date_of(rotation: Rotation) -> &'static str {
    match rotation {
        Rotation::Daily => "-YYYY-MM-DD",
        Rotation::Weekly => "-YYYY-wWW",
        Rotation::Monthly => "-YYYY-MM",
        Rotation::Yearly => "-YYYY",
        Rotation::Auto | Rotation::Serverless => "",
    }
}

fn time_of(log_type: &LogType) -> String {
    let key = |key: &String| match key.as_str() {
        "cwl_timestamp" => "the event's time in CloudWatch Logs".to_owned(),
        "cwe_timestamp" => "the event's time in EventBridge".to_owned(),
        "file_timestamp" => "the time in the object key".to_owned(),
        path => code(path),
    };
    let formats = log_type.timestamp_formats.iter().map(|format| match format {
        TimeFormat::Iso8601 => "ISO 8601".to_owned(),
        TimeFormat::Epoch => "epoch".to_owned(),
        TimeFormat::Syslog => code("Oct 14 09:30:00"),
        TimeFormat::Pattern(pattern) => code(pattern),
    });
    let keys = joined(log_type.timestamp_keys.iter().map(key), ", else ");
    if keys.is_empty() { keys } else { format!("{keys} ({})", joined(formats, ", ")) }
}

fn id_of(log_type: &LogType) -> String {
    let Some(id) = &log_type.doc_id else { return "the record's place: bucket, key, version and number".to_owned() };
    let suffix = log_type.doc_id_suffix.iter().map(|suffix| code(suffix));
    joined(std::iter::once(code(id)).chain(suffix), " and ")
}

/// A value as texts: of a list each, of an object its JSON.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::String(text) => vec![text.clone()],
        other => vec![other.to_string()],
    }
}

fn joined(words: impl Iterator<Item = String>, between: &str) -> String {
    words.collect::<Vec<_>>().join(between)
}

/// Text in a monospaced cell of a table.
pub(super) fn code(text: &str) -> String {
    let one_line = text.replace(['\n', '\t'], " ").replace('`', "'");
    format!("`{}`", one_line.replace('|', "\\|"))
}

/// The beginning of a text that is longer.
pub(super) fn shortened(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
