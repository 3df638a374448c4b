//! The documents of the misbehaving cluster, by index and id, and what it says of each item of a bulk. The sentences
//! are those of OpenSearch 2.19.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::fault::Fault;
use super::records::{Mark, mark_of};

/// What begins the names of the loader's own indices: they take anything.
pub(super) const OWN: &str = "log-siem-";

/// All that is indexed.
#[derive(Default)]
pub struct Documents {
    indices: BTreeMap<String, HashMap<String, Vec<u8>>>,
    /// Index to write to, by alias.
    aliases: HashMap<String, String>,
    /// Indices that take nothing, for good, and why.
    blocked: HashMap<String, Fault>,
    /// Documents that came without an id.
    unnamed: u64,
}

/// What became of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    Created,
    Replaced,
    Refused { status: u16, error_type: &'static str, reason: String, fault: Option<Fault> },
}

impl Item {
    fn refused(status: u16, error_type: &'static str, reason: impl Into<String>) -> Item {
        Item::Refused { status, error_type, reason: reason.into(), fault: None }
    }

    fn because(self, of: Fault) -> Item {
        match self {
            Item::Refused { status, error_type, reason, .. } => {
                Item::Refused { status, error_type, reason, fault: Some(of) }
            }
            other => other,
        }
    }

    /// As it stands in the answer to a bulk.
    pub(super) fn to_json(&self) -> Value {
        match self {
            Item::Created => json!({"create": {"status": 201}}),
            Item::Replaced => json!({"index": {"status": 200}}),
            Item::Refused { status, error_type, reason, .. } => {
                json!({"create": {"status": status, "error": {"type": error_type, "reason": reason}}})
            }
        }
    }
}

/// One item of a bulk.
pub(super) struct Action<'b> {
    is_create: bool,
    index: String,
    id: Option<String>,
    requires_alias: bool,
    pub(super) document: &'b [u8],
}

impl Action<'_> {
    /// What its record asks of the cluster. The loader's own documents quote records, and ask nothing.
    pub(super) fn mark(&self) -> Mark {
        if self.index.starts_with(OWN) { Mark::Plain } else { mark_of(self.document) }
    }
}

/// The items of the lines of a bulk.
pub(super) fn actions(lines: &[u8]) -> Result<Vec<Action<'_>>> {
    let mut lines = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let mut actions = Vec::new();
    while let Some(line) = lines.next() {
        let action: Value = serde_json::from_slice(line).context("an action line")?;
        let (name, of) = action.as_object().and_then(|action| action.iter().next()).context("an empty action")?;
        let text = |name: &str| of[name].as_str().map(str::to_owned);
        actions.push(Action {
            is_create: name == "create",
            index: text("_index").context("an action without an index")?,
            id: text("_id"),
            requires_alias: of["require_alias"] == true,
            document: lines.next().context("an action without a document")?,
        });
    }
    Ok(actions)
}

impl Documents {
    /// An index takes nothing, from now on and for good.
    pub(super) fn block(&mut self, index: &str, why: Fault) {
        self.blocked.insert(index.to_owned(), why);
    }

    /// Makes an index, for an alias that writes to it; false where it is there already.
    pub(super) fn make(&mut self, index: &str, alias: Option<&str>) -> bool {
        if self.indices.contains_key(index) {
            return false;
        }
        self.indices.insert(index.to_owned(), HashMap::new());
        if let Some(alias) = alias {
            self.aliases.insert(alias.to_owned(), index.to_owned());
        }
        true
    }

    /// Does what an item asks for.
    pub(super) fn take(&mut self, action: &Action<'_>) -> Item {
        let alias = self.aliases.get(&action.index).cloned();
        if action.requires_alias && alias.is_none() {
            let name = &action.index;
            let reason = format!(
                "no such index [{name}] and [require_alias] request flag is [true] and [{name}] is not an alias"
            );
            return Item::refused(404, "index_not_found_exception", reason).because(Fault::AliasMissing);
        }
        let index = alias.unwrap_or_else(|| action.index.clone());
        if let Some(why) = self.blocked.get(&index) {
            return blocked(&index, *why);
        }
        match action.mark() {
            Mark::Hopeless => {
                return Item::refused(400, "mapper_parsing_exception", "failed to parse").because(Fault::Hopeless);
            }
            Mark::Conflict => {
                if let Some(path) = conflict(action.document) {
                    let reason = format!("failed to parse field [{path}] of type [long] in document with id 'x'.");
                    return Item::refused(400, "mapper_parsing_exception", reason).because(Fault::Conflict);
                }
            }
            Mark::Plain | Mark::Giant | Mark::Poison => {}
        }
        let id = action.id.clone().unwrap_or_else(|| {
            self.unnamed += 1;
            format!("unnamed-{}", self.unnamed)
        });
        let documents = self.indices.entry(index).or_default();
        if action.is_create && documents.contains_key(&id) {
            return Item::refused(409, "version_conflict_engine_exception", "document already exists");
        }
        match documents.insert(id, action.document.to_vec()) {
            None => Item::Created,
            Some(_) => Item::Replaced,
        }
    }

    /// Index, id and source of all documents.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str, &[u8])> {
        self.indices.iter().flat_map(|(index, documents)| {
            documents.iter().map(move |(id, source)| (index.as_str(), id.as_str(), source.as_slice()))
        })
    }

    /// How many documents there are in the indices of records.
    pub fn count(&self) -> usize {
        self.indices.iter().filter(|(index, _)| !index.starts_with(OWN)).map(|(_, documents)| documents.len()).sum()
    }

    /// The answer to who asks for write blocks; `everything` is blocked by the service at times.
    pub(super) fn write_blocks(&self, everything: bool) -> Value {
        let names = self.indices.keys().chain(self.blocked.keys());
        let of = |name: &String| {
            let mut settings = json!({"index.provided_name": name});
            if everything || self.blocked.get(name) == Some(&Fault::IndexWriteBlocked) {
                settings["index.blocks.write"] = json!("true");
            }
            (name.clone(), json!({"settings": settings}))
        };
        Value::Object(names.map(of).collect())
    }
}

/// What is said of an item for an index that takes nothing.
fn blocked(index: &str, why: Fault) -> Item {
    let block = |what: &str| {
        Item::refused(403, "cluster_block_exception", format!("index [{index}] blocked by: [FORBIDDEN/{what}];"))
    };
    let item = match why {
        Fault::IndexClosedBlock => block("4/index closed"),
        Fault::IndexReadOnly => block("5/index read-only (api)"),
        Fault::IndexWriteBlocked => block("8/index write (api)"),
        _ => Item::refused(400, "index_closed_exception", "closed"),
    };
    item.because(why)
}

/// The first field that contradicts the mapping: its text has the word for it. What was moved away, and the record's
/// own text, may have it.
fn conflict(document: &[u8]) -> Option<String> {
    let document: Value = serde_json::from_slice(document).ok()?;
    let free = ["@message", "unmapped", "error"];
    let mut fields = document.as_object()?.iter().filter(|(name, _)| !free.contains(&name.as_str()));
    fields.find_map(|(name, value)| conflict_below(name, value))
}

fn conflict_below(path: &str, value: &Value) -> Option<String> {
    match value {
        Value::String(text) => (mark_of(text.as_bytes()) == Mark::Conflict).then(|| path.to_owned()),
        Value::Array(items) => items.iter().find_map(|item| conflict_below(path, item)),
        Value::Object(members) => {
            members.iter().find_map(|(name, member)| conflict_below(&format!("{path}.{name}"), member))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take(documents: &mut Documents, lines: &str) -> Vec<Item> {
        actions(lines.as_bytes()).unwrap().iter().map(|action| documents.take(action)).collect()
    }

    fn statuses(items: &[Item]) -> Vec<Value> {
        items
            .iter()
            .map(|item| item.to_json().as_object().unwrap().values().next().unwrap()["status"].clone())
            .collect()
    }

    #[test]
    fn documents_are_created_once_and_indexed_any_number_of_times() {
        let mut documents = Documents::default();
        let create = "{\"create\":{\"_index\":\"log-x\",\"_id\":\"1\"}}\n{\"a\":1}\n";
        let index = "{\"index\":{\"_index\":\"log-siem-x\",\"_id\":\"1\"}}\n{\"a\":2}\n";
        let unnamed = "{\"create\":{\"_index\":\"log-x\"}}\n{\"a\":3}\n";
        let lines = [create, create, index, index, unnamed, unnamed].concat();
        assert_eq!(statuses(&take(&mut documents, &lines)), [201, 409, 201, 200, 201, 201]);
        assert_eq!((documents.count(), documents.all().count()), (3, 4));
    }

    #[test]
    fn an_alias_must_be_there_and_a_blocked_index_takes_nothing() {
        let mut documents = Documents::default();
        let to_alias = "{\"create\":{\"_index\":\"log-a\",\"_id\":\"1\",\"require_alias\":true}}\n{}\n";
        assert_eq!(statuses(&take(&mut documents, to_alias)), [404]);
        assert!(documents.make("log-a-000001", Some("log-a")) && !documents.make("log-a-000001", Some("log-a")));
        assert_eq!(statuses(&take(&mut documents, to_alias)), [201]);
        documents.block("log-x", Fault::IndexWriteBlocked);
        assert_eq!(statuses(&take(&mut documents, "{\"create\":{\"_index\":\"log-x\"}}\n{}\n")), [403]);
        let blocks = documents.write_blocks(false);
        assert_eq!(blocks["log-x"]["settings"]["index.blocks.write"], "true");
        assert_eq!(blocks["log-a-000001"]["settings"].get("index.blocks.write"), None);
        assert_eq!(documents.write_blocks(true)["log-a-000001"]["settings"]["index.blocks.write"], "true");
    }

    #[test]
    fn a_conflict_is_named_until_it_has_moved() {
        let text = "serial-00000001-conflict";
        let named = |document: Value| conflict(document.to_string().as_bytes());
        assert_eq!(named(json!({"@message": text, "a": [{"b": 1}, {"b": text}]})).as_deref(), Some("a.b"));
        assert_eq!(named(json!({"@message": text, "unmapped": [{"path": "a.b", "json": text}]})), None);
    }
}
