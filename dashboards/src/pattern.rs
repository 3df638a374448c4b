//! Index patterns and saved searches.

use serde_json::{Map, Value, json};

use crate::Result;
use crate::definition::{Definitions, Pattern, dashboard_id};
use crate::field::{self, Kind, Used};
use crate::saved::SavedObject;

const TIME: &str = "@timestamp";
/// The dashboard that links from values lead to.
const HUNTING: &str = "threat-hunting";
const ANY: [Kind; 7] = [Kind::Number, Kind::Boolean, Kind::Date, Kind::Ip, Kind::GeoPoint, Kind::Keyword, Kind::Text];

pub(crate) fn search_id(name: &str) -> String {
    format!("siem-{name}-records")
}

pub(crate) fn searches<'d>(definitions: &'d Definitions, used: &mut Used<'d>) -> Result<Vec<SavedObject>> {
    let mut searches = Vec::new();
    for pattern in &definitions.patterns {
        for search in &pattern.search {
            let place = format!("patterns.toml, search `{}`", search.name);
            for column in &search.columns {
                used.note(&pattern.name, column, &ANY, &place)?;
            }
            let columns: Vec<Value> = search.columns.iter().map(|column| column.as_str().into()).collect();
            searches.push(
                SavedObject::new("search", search_id(&search.name), &search.title)
                    .with("description", "")
                    .with("hits", 0)
                    .with("columns", columns)
                    .with("sort", json!([[TIME, "desc"]]))
                    .with("version", 1)
                    .searching(Some(&pattern.title()), &search.r#where),
            );
        }
    }
    Ok(searches)
}

/// The index patterns, with the fields that are asked for. Without flags about doc values Dashboards reads all fields
/// anew at the first use, and keeps these where there are no indices yet.
pub(crate) fn index_patterns(definitions: &Definitions, used: &Used<'_>) -> Vec<SavedObject> {
    definitions.patterns.iter().map(|pattern| index_pattern(definitions, pattern, used)).collect()
}

fn index_pattern(definitions: &Definitions, pattern: &Pattern, used: &Used<'_>) -> SavedObject {
    let look = &definitions.look;
    let mut names: Vec<&str> = used.of(&pattern.name).chain([TIME]).collect();
    names.sort_unstable();
    names.dedup();
    let fields: Vec<Value> = names
        .iter()
        .map(|name| {
            let kind = field::kind(look, name);
            json!({
                "name": name, "type": kind.name(), "searchable": true, "aggregatable": kind.is_aggregatable(),
                "scripted": false, "count": 0
            })
        })
        .collect();
    let title = pattern.title();
    SavedObject::new("index-pattern", title.clone(), &title)
        .with("timeFieldName", TIME)
        .with_text("fields", &fields.into())
        .with_text("fieldFormatMap", &formats(definitions).into())
}

/// How values are shown. A format of a field that an index does not have harms nobody.
fn formats(definitions: &Definitions) -> Map<String, Value> {
    let look = &definitions.look;
    let mut formats = Map::new();
    for field in &look.bytes {
        formats.insert(field.clone(), json!({ "id": "bytes", "params": { "pattern": "0.[0] b" } }));
    }
    for field in &look.durations {
        let params = json!({ "inputFormat": "milliseconds", "outputFormat": "humanize", "outputPrecision": 2 });
        formats.insert(field.clone(), json!({ "id": "duration", "params": params }));
    }
    for field in &look.plain {
        formats.insert(field.clone(), json!({ "id": "number", "params": { "pattern": "0" } }));
    }
    for (field, query) in &look.links {
        // Rison, in which an apostrophe ends a text.
        let target = format!(
            "../app/dashboards#/view/{}?_a=(query:(language:kuery,query:'{}'))",
            dashboard_id(HUNTING),
            query.replace('"', "%22").replace(' ', "%20")
        );
        let params = json!({
            "type": "a", "urlTemplate": target, "labelTemplate": "{{value}}", "openLinkInCurrentTab": true
        });
        formats.insert(field.clone(), json!({ "id": "url", "params": params }));
    }
    formats
}
