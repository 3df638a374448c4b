//! Advanced settings: what a person would set first. Language, colours and time zone are everyone's own.

use serde_json::{Value, json};

use crate::definition::Definitions;
use crate::saved::SavedObject;

/// A set for each version of Dashboards, whose id is the version.
pub(crate) fn settings(definitions: &Definitions) -> Vec<SavedObject> {
    let default = definitions.patterns.iter().find(|pattern| pattern.name == definitions.look.default_pattern);
    let default = default.map(crate::definition::Pattern::title).unwrap_or_default();
    let ranges: Vec<Value> = [
        ("now-15m", "Last 15 minutes"),
        ("now-1h", "Last hour"),
        ("now-24h", "Last 24 hours"),
        ("now-7d", "Last 7 days"),
        ("now-30d", "Last 30 days"),
        ("now-90d", "Last 90 days"),
        ("now-1y", "Last year"),
    ]
    .map(|(from, display)| json!({ "from": from, "to": "now", "display": display }))
    .into();
    let versions = definitions.look.versions.iter();
    versions
        .map(|version| {
            let mut object = SavedObject::new("config", version.clone(), "");
            object.attributes.clear();
            object
                .with("defaultIndex", default.as_str())
                .with("dateFormat", "YYYY-MM-DD HH:mm:ss.SSS")
                .with("timepicker:timeDefaults", json!({ "from": "now-24h", "to": "now" }).to_string())
                .with("timepicker:quickRanges", Value::from(ranges.clone()).to_string())
        })
        .collect()
}
