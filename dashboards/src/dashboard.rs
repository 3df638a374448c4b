//! A dashboard: links and controls at the top, then its panels, from left to right.

use serde_json::{Value, json};

use crate::controls;
use crate::definition::{Chart, Dashboard, Definitions, GRID, Panel, Size};
use crate::field::Used;
use crate::pattern::search_id;
use crate::saved::SavedObject;
use crate::visualization::visualization;
use crate::{Error, Result};

/// Height of what stands at the top.
const HEAD: u32 = 7;
/// Width of the controls; the links have the rest.
const CONTROLS: u32 = 28;

/// A panel's object and place.
struct Placed {
    kind: &'static str,
    id: String,
    title: Option<String>,
    at: (u32, u32),
    size: Size,
}

/// The dashboard; the visualizations of its panels go to `panels`.
pub(crate) fn dashboard<'d>(
    definitions: &'d Definitions,
    dashboard: &'d Dashboard,
    used: &mut Used<'d>,
    panels: &mut Vec<SavedObject>,
) -> Result<SavedObject> {
    let links = controls::links(definitions, dashboard);
    let choice = controls::controls(definitions, dashboard, used)?;
    let head = |object: &SavedObject, x, width| Placed {
        kind: object.kind,
        id: object.id.clone(),
        title: None,
        at: (x, 0),
        size: Size { width, height: HEAD },
    };
    let mut placed = vec![head(&links, 0, GRID - CONTROLS), head(&choice, GRID - CONTROLS, CONTROLS)];
    panels.extend([links, choice]);
    for (panel, at) in dashboard.panels.iter().zip(places(dashboard)?) {
        let (kind, id) = if panel.chart == Chart::Records {
            ("search", searched(definitions, dashboard, panel)?)
        } else {
            let id = format!("{}-{}", dashboard.id(), slug(&panel.title));
            panels.push(visualization(definitions, dashboard, panel, id.clone(), used)?);
            ("visualization", id)
        };
        placed.push(Placed { kind, id, title: Some(panel.title.clone()), at, size: panel.size });
    }
    let mut object = SavedObject::new("dashboard", dashboard.id(), &dashboard.title)
        .with("description", dashboard.about.as_str())
        .with("hits", 0)
        .with_text("panelsJSON", &placed.iter().enumerate().map(panel_json).collect())
        .with_text("optionsJSON", &json!({ "hidePanelTitles": false, "useMargins": true }))
        .with("version", 1)
        // The time that somebody chose stays as he goes from one dashboard to another.
        .with("timeRestore", false)
        .with(
            "kibanaSavedObjectMeta",
            json!({
                "searchSourceJSON": json!({ "query": { "query": "", "language": "kuery" }, "filter": [] }).to_string()
            }),
        );
    for (number, panel) in placed.iter().enumerate() {
        object = object.referring(&format!("panel_{number}"), panel.kind, &panel.id);
    }
    Ok(object)
}

fn panel_json((number, panel): (usize, &Placed)) -> Value {
    let index = (number + 1).to_string();
    let ((x, y), Size { width, height }) = (panel.at, panel.size);
    let mut json = json!({
        "version": "7.10.0",
        "gridData": { "x": x, "y": y, "w": width, "h": height, "i": index },
        "panelIndex": index,
        "embeddableConfig": {},
        "panelRefName": format!("panel_{number}")
    });
    match &panel.title {
        Some(title) => json["title"] = title.as_str().into(),
        None => json["embeddableConfig"]["hidePanelTitles"] = true.into(),
    }
    json
}

/// The place of each panel: beside the one before, or below where there is no room. Panels of a line are of one height.
fn places(dashboard: &Dashboard) -> Result<Vec<(u32, u32)>> {
    let (mut x, mut y, mut height) = (0, HEAD, 0);
    let mut places = Vec::new();
    for panel in &dashboard.panels {
        if x + panel.size.width > GRID {
            (x, y) = (0, y + height);
        }
        if x > 0 && panel.size.height != height {
            let why = format!("is {} high, and stands beside one that is {height}", panel.size.height);
            return Err(Error::Wrong { place: dashboard.place(panel), why });
        }
        height = panel.size.height;
        places.push((x, y));
        x += panel.size.width;
    }
    Ok(places)
}

/// The id of the search whose records a panel shows.
fn searched(definitions: &Definitions, dashboard: &Dashboard, panel: &Panel) -> Result<String> {
    let name = panel.search.as_deref().unwrap_or(&dashboard.name);
    let is_there = definitions.patterns.iter().flat_map(|pattern| &pattern.search).any(|search| search.name == name);
    if !is_there {
        let why = format!("patterns.toml has no search `{name}`");
        return Err(Error::Wrong { place: dashboard.place(panel), why });
    }
    Ok(search_id(name))
}

/// Words in small letters, with dashes between them.
pub(crate) fn slug(title: &str) -> String {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}
