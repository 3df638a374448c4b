//! A file of saved objects, with the JSON that stands in their texts.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// Saved objects by kind and id.
#[derive(Debug, Default)]
pub struct SavedObjects(BTreeMap<(String, String), Value>);

/// A panel of a dashboard.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Kind of its object.
    pub kind: String,
    /// Id of its object.
    pub id: String,
    /// The title that stands above it, if one does.
    pub title: Option<String>,
    /// Place and size on a grid of 48 columns: x, y, width, height.
    pub grid: [u64; 4],
}

impl SavedObjects {
    /// The objects of a file, one a line.
    ///
    /// # Errors
    /// A line that is none, or an object that is there twice, for which the whole file would be refused.
    pub fn read(ndjson: &str) -> Result<SavedObjects> {
        let mut objects = BTreeMap::new();
        for (number, line) in ndjson.lines().enumerate() {
            let object: Value = serde_json::from_str(line).with_context(|| format!("line {}", number + 1))?;
            let text = |name: &str| object[name].as_str().map(str::to_owned).with_context(|| format!("no {name}"));
            let name = (text("type")?, text("id")?);
            ensure!(object["attributes"].is_object(), "{name:?} has no attributes");
            ensure!(!objects.contains_key(&name), "{name:?} is there twice");
            objects.insert(name, object);
        }
        ensure!(!objects.is_empty(), "no objects");
        Ok(SavedObjects(objects))
    }

    /// All, by kind and id.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str, &Value)> {
        self.0.iter().map(|((kind, id), object)| (kind.as_str(), id.as_str(), object))
    }

    /// Those of a kind, with their ids.
    pub fn of(&self, kind: &str) -> impl Iterator<Item = (&str, &Value)> {
        self.iter().filter(move |(of, _, _)| *of == kind).map(|(_, id, object)| (id, object))
    }

    /// One of them.
    #[must_use]
    pub fn get(&self, kind: &str, id: &str) -> Option<&Value> {
        self.0.get(&(kind.to_owned(), id.to_owned()))
    }

    /// What an attribute of JSON text says.
    ///
    /// # Errors
    /// If it is not there, or no JSON.
    pub fn parsed(object: &Value, attribute: &str) -> Result<Value> {
        let text = object["attributes"][attribute].as_str();
        let text = text.with_context(|| format!("{} has no {attribute}", object["id"]))?;
        serde_json::from_str(text).with_context(|| format!("{attribute} of {}", object["id"]))
    }

    /// What an object searches.
    ///
    /// # Errors
    /// See [`SavedObjects::parsed`].
    pub fn source(object: &Value) -> Result<Value> {
        let text = object["attributes"]["kibanaSavedObjectMeta"]["searchSourceJSON"].as_str();
        serde_json::from_str(text.with_context(|| format!("{} searches nothing", object["id"]))?)
            .with_context(|| format!("searchSourceJSON of {}", object["id"]))
    }

    /// Kind and id of what an object calls by a name.
    #[must_use]
    pub fn referred<'o>(object: &'o Value, name: &str) -> Option<(&'o str, &'o str)> {
        let reference = object["references"].as_array()?.iter().find(|reference| reference["name"] == name)?;
        Some((reference["type"].as_str()?, reference["id"].as_str()?))
    }

    /// The title of the index pattern that an object searches, none for one that shows only text.
    ///
    /// # Errors
    /// A reference to what is not there.
    pub fn index(&self, object: &Value) -> Result<Option<&str>> {
        let source = SavedObjects::source(object)?;
        let Some(name) = source["indexRefName"].as_str() else { return Ok(None) };
        let (kind, id) = SavedObjects::referred(object, name).with_context(|| format!("{name} is no reference"))?;
        let pattern = self.get(kind, id).with_context(|| format!("there is no {kind} {id}"))?;
        Ok(pattern["attributes"]["title"].as_str())
    }

    /// The panels of a dashboard, in their order.
    ///
    /// # Errors
    /// A panel without a place or an object.
    pub fn panels(dashboard: &Value) -> Result<Vec<Placed>> {
        let panels = SavedObjects::parsed(dashboard, "panelsJSON")?;
        let place = |panel: &Value| -> Option<Placed> {
            let (kind, id) = SavedObjects::referred(dashboard, panel["panelRefName"].as_str()?)?;
            let side = |name: &str| panel["gridData"][name].as_u64();
            let is_titled = panel["embeddableConfig"]["hidePanelTitles"] != true;
            Some(Placed {
                kind: kind.to_owned(),
                id: id.to_owned(),
                title: panel["title"].as_str().filter(|_| is_titled).map(str::to_owned),
                grid: [side("x")?, side("y")?, side("w")?, side("h")?],
            })
        };
        let panels = panels.as_array().context("panels are a list")?;
        panels.iter().map(|panel| place(panel).with_context(|| format!("{panel} is no panel"))).collect()
    }
}
