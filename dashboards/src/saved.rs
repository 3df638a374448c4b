//! Saved objects as they stand in a file of exported ones.

use serde_json::{Map, Value, json};

/// A saved object.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedObject {
    /// `dashboard`, `visualization`, `search`, `index-pattern`, `config`.
    pub kind: &'static str,
    /// Unique among those of its kind.
    pub id: String,
    /// What Dashboards keeps of it.
    pub attributes: Map<String, Value>,
    /// Objects that it shows or reads.
    pub references: Vec<Reference>,
}

/// What an object calls another one by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The name within the object.
    pub name: String,
    /// Kind of the other.
    pub kind: &'static str,
    /// Id of the other.
    pub id: String,
}

/// The reference of a search source to its index pattern.
const SOURCE_INDEX: &str = "kibanaSavedObjectMeta.searchSourceJSON.index";

impl SavedObject {
    /// An object with a title, no references yet.
    pub(crate) fn new(kind: &'static str, id: String, title: &str) -> SavedObject {
        let attributes = Map::from_iter([("title".to_owned(), title.into())]);
        SavedObject { kind, id, attributes, references: Vec::new() }
    }

    /// With an attribute.
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> SavedObject {
        self.attributes.insert(name.to_owned(), value.into());
        self
    }

    /// With an attribute that Dashboards keeps as JSON text.
    pub(crate) fn with_text(self, name: &str, value: &Value) -> SavedObject {
        self.with(name, value.to_string())
    }

    /// With a reference.
    pub(crate) fn referring(mut self, name: &str, kind: &'static str, id: &str) -> SavedObject {
        self.references.push(Reference { name: name.to_owned(), kind, id: id.to_owned() });
        self
    }

    /// With what is searched: an index pattern, and a query in Lucene's syntax.
    pub(crate) fn searching(self, pattern: Option<&str>, query: &str) -> SavedObject {
        let mut source = json!({ "query": { "query": query, "language": "lucene" }, "filter": [] });
        let mut object = self;
        if let Some(pattern) = pattern {
            source["indexRefName"] = SOURCE_INDEX.into();
            object = object.referring(SOURCE_INDEX, "index-pattern", pattern);
        }
        object.with("kibanaSavedObjectMeta", json!({ "searchSourceJSON": source.to_string() }))
    }

    /// The migrations of its kind that are behind it; higher ones would be refused by servers of 2.x and 3.x alike.
    fn migration_version(&self) -> Option<Value> {
        let version = match self.kind {
            "dashboard" | "search" => "7.9.3",
            "visualization" => "7.10.0",
            "index-pattern" => "7.6.0",
            _ => return None,
        };
        Some(json!({ self.kind: version }))
    }

    /// The line in the file.
    #[must_use]
    pub fn line(&self) -> String {
        let references: Vec<Value> = self
            .references
            .iter()
            .map(|reference| json!({ "id": reference.id, "name": reference.name, "type": reference.kind }))
            .collect();
        let mut line = json!({ "attributes": self.attributes, "id": self.id });
        if let Some(version) = self.migration_version() {
            line["migrationVersion"] = version;
        }
        line["references"] = references.into();
        line["type"] = self.kind.into();
        line.to_string()
    }
}
