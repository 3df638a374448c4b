//! What an import refuses, and what would show as a broken panel.

use std::collections::BTreeSet;

use serde_json::Value;

use super::storage::STORAGE;
use super::{PanelSearch, SavedObjects};

/// Versions of the last migrations that servers of 1.x to 3.x know: an object with a later one is refused.
pub(super) const MIGRATIONS: [(&str, &str); 4] =
    [("dashboard", "7.9.3"), ("visualization", "7.10.0"), ("search", "7.9.3"), ("index-pattern", "7.6.0")];
/// Columns of the grid.
const GRID: u64 = 48;

/// All that is wrong, one sentence each.
#[must_use]
pub fn lint(objects: &SavedObjects) -> Vec<String> {
    let mut faults = Vec::new();
    for (kind, id, object) in objects.iter() {
        let mut fault = |what: String| faults.push(format!("{kind} {id}: {what}"));
        for reference in object["references"].as_array().into_iter().flatten() {
            let name = |of: &str| reference[of].as_str().unwrap_or_default();
            if objects.get(name("type"), name("id")).is_none() {
                fault(format!("refers to {reference}, which is not in the file"));
            }
        }
        if let Some((_, known)) = STORAGE.iter().find(|(of, _)| *of == kind) {
            let attributes = object["attributes"].as_object().into_iter().flatten();
            for (name, _) in attributes.filter(|(name, _)| !known.contains(&name.as_str())) {
                fault(format!("the attribute {name} is not of its kind"));
            }
        }
        let migration = MIGRATIONS.iter().find(|(of, _)| *of == kind).map(|(_, version)| Value::from(*version));
        if let Some(version) = migration.filter(|version| object["migrationVersion"][kind] != *version) {
            fault(format!("its migrationVersion is {}, not {version}", object["migrationVersion"]));
        }
        let problem = match kind {
            "visualization" | "search" => PanelSearch::new(objects, object, ("now-1d", "now")).err(),
            "dashboard" => SavedObjects::panels(object).err(),
            _ => None,
        };
        if let Some(problem) = problem {
            fault(format!("{problem:#}"));
        }
        match kind {
            "dashboard" => faults.extend(overlaps(id, object)),
            "visualization" => faults.extend(fields(objects, id, object)),
            _ => {}
        }
    }
    faults
}

/// Panels that lie outside the grid, or on each other.
fn overlaps(id: &str, dashboard: &Value) -> Vec<String> {
    let panels = SavedObjects::panels(dashboard).unwrap_or_default();
    let mut faults = Vec::new();
    for (number, panel) in panels.iter().enumerate() {
        let [x, y, width, height] = panel.grid;
        if x + width > GRID || width == 0 || height == 0 {
            faults.push(format!("dashboard {id}: {} is outside the grid", panel.id));
        }
        let meets = |other: &[u64; 4]| {
            x < other[0] + other[2] && other[0] < x + width && y < other[1] + other[3] && other[1] < y + height
        };
        if let Some(other) = panels[..number].iter().find(|other| meets(&other.grid)) {
            faults.push(format!("dashboard {id}: {} lies on {}", panel.id, other.id));
        }
    }
    faults
}

/// Fields of aggregations that their index pattern does not know, and ids that are there twice.
fn fields(objects: &SavedObjects, id: &str, visualization: &Value) -> Vec<String> {
    let Ok(state) = SavedObjects::parsed(visualization, "visState") else { return Vec::new() };
    let aggs = state["aggs"].as_array().cloned().unwrap_or_default();
    let ids: BTreeSet<&str> = aggs.iter().filter_map(|agg| agg["id"].as_str()).collect();
    let mut faults = Vec::new();
    if ids.len() != aggs.len() {
        faults.push(format!("visualization {id}: aggregations share an id"));
    }
    let Ok(Some(title)) = objects.index(visualization) else { return faults };
    let known = objects.get("index-pattern", title).and_then(|pattern| SavedObjects::parsed(pattern, "fields").ok());
    let known = known.unwrap_or_default();
    let with_orders = aggs.iter().flat_map(|agg| [agg, &agg["params"]["orderAgg"]]);
    for field in with_orders.filter_map(|agg| agg["params"]["field"].as_str()) {
        let found = known.as_array().into_iter().flatten().find(|known| known["name"] == field);
        if found.is_none_or(|field| field["aggregatable"] != true) {
            faults.push(format!("visualization {id}: {field} is not among the fields of {title} that can be counted"));
        }
    }
    faults
}
