//! What the golden documents of a type hold: which ECS fields, with which values, in which indices.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use serde_json::Value;
use siem_ecs::schema::{FieldId, is_root};

use super::page::Choice;
use super::read;
use crate::golden::Case;

/// Cases that say nothing of how a log usually looks.
const UNUSUAL: [&str; 1] = ["hostile"];

/// What was seen in the documents of one type, its typical case before others.
pub(super) struct Seen {
    /// Name and value, in the order in which they were met.
    values: Vec<(String, Value)>,
    /// Indices, without their dates.
    pub(super) indices: BTreeSet<String>,
    /// The typical case's key and first document.
    pub(super) example: Option<Example>,
}

/// A document and the key it came from.
pub(super) struct Example {
    pub(super) key: String,
    pub(super) document: Value,
}

impl Seen {
    /// Reads the expected documents of these cases. The typical one is the one that was chosen, else the first whose
    /// documents say something.
    pub(super) fn read(cases: &[&Case], chosen: Option<Choice<'_>>) -> Result<Seen> {
        let is_usual = |case: &&Case| !UNUSUAL.iter().any(|name| case.dir.ends_with(name));
        let mut cases: Vec<&Case> = cases.iter().copied().filter(is_usual).collect();
        if let Some(Choice { case: name, .. }) = chosen {
            let at = cases.iter().position(|case| case.dir.ends_with(name));
            let at = at.with_context(|| format!("there is no golden case `{name}` that would do as an example"))?;
            cases[..=at].rotate_right(1);
        }
        let first_wanted = chosen.map_or(1, |choice| choice.record);
        let mut seen = Seen { values: Vec::new(), indices: BTreeSet::new(), example: None };
        for case in cases {
            for (index, line) in read(&case.dir.join("expected.ndjson"))?.lines().enumerate() {
                let document: Value = serde_json::from_str(line)?;
                if document.pointer("/_source/event/kind").is_some_and(|kind| kind == "pipeline_error") {
                    continue;
                }
                seen.indices.extend(document["_index"].as_str().map(without_date));
                collect("", &document["_source"], &mut seen.values);
                if index + 1 >= first_wanted {
                    seen.example.get_or_insert_with(|| Example { key: case.key.clone(), document });
                }
            }
        }
        Ok(seen)
    }

    /// Every ECS field, and every field below `aws.`.
    pub(super) fn fields(&self) -> BTreeSet<&str> {
        self.values.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// The values of a field, in the order in which they were met.
    pub(super) fn values(&self, field: &str) -> impl Iterator<Item = &Value> {
        self.values.iter().filter(move |(name, _)| name == field).map(|(_, value)| value)
    }
}

/// The fields of a document that are of the schema or below `aws.`; original fields are neither.
fn collect(path: &str, value: &Value, found: &mut Vec<(String, Value)>) {
    let members = value.as_object();
    // `source.geo` is a field and an object of fields: what counts is the deepest.
    let is_field = FieldId::named(path).is_some() && !(members.is_some() && has_fields_below(path));
    if is_field || (path.starts_with("aws.") && members.is_none()) {
        found.push((path.to_owned(), value.clone()));
        return;
    }
    for (name, value) in members.into_iter().flatten() {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        let root = path.split('.').next().unwrap_or_default();
        if is_root(root) || root == "aws" {
            collect(&path, value, found);
        }
    }
}

fn has_fields_below(path: &str) -> bool {
    FieldId::all().any(|field| field.name().strip_prefix(path).is_some_and(|rest| rest.starts_with('.')))
}

/// `log-aws-waf-2026-10` → `log-aws-waf`: the parts of digits and of a week at the end are the date.
fn without_date(index: &str) -> String {
    let is_date = |part: &str| part.trim_start_matches('w').bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = index.split('-').collect();
    let name = parts.iter().rposition(|part| !is_date(part)).map_or(0, |at| at + 1);
    parts[..name].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn fields_of_the_schema_and_below_aws_are_found() {
        let mut found = Vec::new();
        let document = json!({"elb": "x", "source": {"ip": "192.0.2.1", "geo": {"location": {"lat": 1, "lon": 2}}}, "labels": {"x": "y"},
            "aws": {"waf": {"labels": ["a"]}}});
        collect("", &document, &mut found);
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["source.ip", "source.geo.location", "labels", "aws.waf.labels"]);
    }

    #[test]
    fn an_index_is_known_without_its_date() {
        assert_eq!(without_date("log-aws-waf-2026-10"), "log-aws-waf");
        assert_eq!(without_date("log-aws-waf-2026-w41"), "log-aws-waf");
        assert_eq!(without_date("log-aws-route53-public-2026-10-14"), "log-aws-route53-public");
    }
}
