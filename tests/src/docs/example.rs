//! The example of a type's page: an object key, one record as it came, and the document it becomes.

use anyhow::Result;
use serde_json::Value;
use siem_config::LogType;

use super::seen::Seen;
use super::tables::shortened;

/// Characters of a text inside an example; what is longer is cut.
const TEXT_LENGTH: usize = 240;
/// Characters of a record that is no JSON.
const RECORD_LENGTH: usize = 3000;
/// Characters of `@message`, which repeats the record above it.
const MESSAGE_LENGTH: usize = 60;
/// Objects and lists that fit into a line stand on one.
const LINE_LENGTH: usize = 110;

/// The example.
pub(super) fn example(log_type: &LogType, seen: &Seen) -> Result<String> {
    let Some(example) = &seen.example else {
        return Ok(log_type.unsupported().map_or("There is none.".to_owned(), |why| format!("None: {why}.")));
    };
    let mut document = example.document.clone();
    let record = document["_source"]["@message"].as_str().unwrap_or_default().to_owned();
    shorten(&mut document);
    document["_source"]["@message"] = Value::from(shortened(&record, MESSAGE_LENGTH));
    let (language, record) = shown(&record);
    Ok(format!(
        "An object `{}` with the record\n\n```{language}\n{record}\n```\n\nbecomes\n\n```json\n{}\n```",
        example.key,
        pretty(&document, 0, 0)
    ))
}

/// The record and what it is written in: JSON is indented, other text stays as it is.
fn shown(record: &str) -> (&'static str, String) {
    match serde_json::from_str::<Value>(record) {
        Ok(mut value) if value.is_object() => {
            shorten(&mut value);
            ("json", pretty(&value, 0, 0))
        }
        _ if record.starts_with('<') && record.ends_with('>') => ("xml", shortened(record, RECORD_LENGTH)),
        _ => ("text", shortened(record.trim_end(), RECORD_LENGTH)),
    }
}

/// Cuts long texts.
fn shorten(value: &mut Value) {
    match value {
        Value::String(text) => *text = shortened(text, TEXT_LENGTH),
        Value::Array(items) => items.iter_mut().for_each(shorten),
        Value::Object(members) => members.values_mut().for_each(shorten),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// JSON, indented by this many blanks; `before` characters stand in its first line already.
fn pretty(value: &Value, indent: usize, before: usize) -> String {
    let line = on_one_line(value);
    if before + line.chars().count() <= LINE_LENGTH {
        return line;
    }
    let (inside, end) = (" ".repeat(indent + 2), " ".repeat(indent));
    let (open, close, lines): (char, char, Vec<String>) = match value {
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| {
                let head = format!("{inside}{}: ", Value::from(name.as_str()));
                let value = pretty(value, indent + 2, head.chars().count());
                format!("{head}{value}")
            };
            ('{', '}', members.iter().map(member).collect())
        }
        Value::Array(items) => {
            ('[', ']', items.iter().map(|item| format!("{inside}{}", pretty(item, indent + 2, indent + 2))).collect())
        }
        _ => return line,
    };
    format!("{open}\n{}\n{end}{close}", lines.join(",\n"))
}

fn on_one_line(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| {
                let name = Value::from(name.as_str());
                format!("{name}: {}", on_one_line(value))
            };
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(on_one_line).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_fits_into_a_line_stands_on_one() {
        let long = "x".repeat(90);
        let value = json!({"b": {"c": [1, "two"]}, "a": [long]});
        assert_eq!(pretty(&value, 0, 0), format!("{{\n  \"b\": {{\"c\": [1, \"two\"]}},\n  \"a\": [\"{long}\"]\n}}"));
        assert_eq!(serde_json::from_str::<Value>(&pretty(&value, 0, 0)).unwrap(), value);
    }

    #[test]
    fn a_record_is_shown_as_what_it_is() {
        assert_eq!(shown("a b\n"), ("text", "a b".to_owned()));
        assert_eq!(shown("{\"a\":1}"), ("json", "{\"a\": 1}".to_owned()));
        assert_eq!(shown("<a/>"), ("xml", "<a/>".to_owned()));
    }
}
