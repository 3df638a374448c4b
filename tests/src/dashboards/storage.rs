//! How Dashboards keeps saved objects: in an index whose mapping is strict for those that have attributes of their own.

use serde_json::{Value, json};

/// Kinds whose attributes are mapped strictly, with their attributes.
pub(super) const STORAGE: [(&str, &[&str]); 3] = [
    (
        "dashboard",
        &[
            "description",
            "hits",
            "kibanaSavedObjectMeta",
            "optionsJSON",
            "panelsJSON",
            "refreshInterval",
            "timeFrom",
            "timeRestore",
            "timeTo",
            "title",
            "version",
        ],
    ),
    (
        "visualization",
        &["description", "kibanaSavedObjectMeta", "savedSearchRefName", "title", "uiStateJSON", "version", "visState"],
    ),
    ("search", &["columns", "description", "hits", "kibanaSavedObjectMeta", "sort", "title", "version"]),
];

/// The mapping of an index that takes only what Dashboards would.
#[must_use]
pub fn mapping() -> Value {
    let unsearched = json!({ "type": "keyword", "index": false, "doc_values": false });
    let mut properties = json!({
        "type": { "type": "keyword" },
        "updated_at": { "type": "date" },
        "migrationVersion": { "dynamic": "true", "type": "object" },
        "references": {
            "type": "nested",
            "properties": { "name": { "type": "keyword" }, "type": { "type": "keyword" }, "id": { "type": "keyword" } }
        },
        "index-pattern": {
            "dynamic": "false", "properties": { "title": { "type": "text" }, "type": { "type": "keyword" } }
        },
        "config": { "dynamic": "true", "properties": { "buildNum": { "type": "keyword" } } }
    });
    for (kind, attributes) in STORAGE {
        for attribute in attributes {
            properties[kind]["properties"][attribute] = match *attribute {
                "title" | "description" => json!({ "type": "text" }),
                "version" => json!({ "type": "integer" }),
                "hits" => json!({ "type": "integer", "index": false, "doc_values": false }),
                "timeRestore" => json!({ "type": "boolean", "index": false, "doc_values": false }),
                "kibanaSavedObjectMeta" => {
                    json!({ "properties": { "searchSourceJSON": { "type": "text", "index": false } } })
                }
                "panelsJSON" | "optionsJSON" | "visState" | "uiStateJSON" => json!({ "type": "text", "index": false }),
                "refreshInterval" => json!({ "type": "object", "enabled": false }),
                _ => unsearched.clone(),
            };
        }
    }
    json!({ "dynamic": "strict", "properties": properties })
}

/// An object as it is kept.
#[must_use]
pub fn stored(object: &Value) -> Value {
    let kind = object["type"].as_str().unwrap_or_default();
    let mut stored = json!({ "type": kind, "references": object["references"], "updated_at": "2026-01-01T00:00:00Z" });
    stored[kind] = object["attributes"].clone();
    if let Some(version) = object.get("migrationVersion") {
        stored["migrationVersion"] = version.clone();
    }
    stored
}
