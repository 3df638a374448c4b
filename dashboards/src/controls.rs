//! What stands at the top of each dashboard: links to the others, and fields to choose values of.

use serde_json::{Value, json};

use crate::Result;
use crate::definition::{Dashboard, Definitions, dashboard_id};
use crate::field::{self, Kind, Used};
use crate::saved::SavedObject;

/// What the dashboard is for, and the way to the others.
pub(crate) fn links(definitions: &Definitions, dashboard: &Dashboard) -> SavedObject {
    let link = |other: &Dashboard| {
        if other.name == dashboard.name {
            format!("**{}**", other.title)
        } else {
            format!("[{}](#/view/{})", other.title, dashboard_id(&other.name))
        }
    };
    let links: Vec<String> = definitions.dashboards.iter().map(link).collect();
    let text = format!("{}\n\n{}", dashboard.about, links.join(" · "));
    let title = format!("{}: links", dashboard.title);
    let state = json!({
        "title": title, "type": "markdown", "aggs": [],
        "params": { "fontSize": 11, "openLinksInNewTab": false, "markdown": text }
    });
    SavedObject::new("visualization", format!("{}-links", dashboard.id()), &title)
        .with("description", "")
        .with_text("visState", &state)
        .with_text("uiStateJSON", &json!({}))
        .with("version", 1)
        .searching(None, "")
}

/// A list of values for each field.
pub(crate) fn controls<'d>(
    definitions: &'d Definitions,
    dashboard: &'d Dashboard,
    used: &mut Used<'d>,
) -> Result<SavedObject> {
    let place = format!("{}.toml, controls", dashboard.name);
    let pattern = definitions.pattern(&dashboard.pattern, &place)?.title();
    let mut controls: Vec<Value> = Vec::new();
    let title = format!("{}: controls", dashboard.title);
    let mut object = SavedObject::new("visualization", format!("{}-controls", dashboard.id()), &title);
    for (number, name) in dashboard.controls.iter().enumerate() {
        used.note(&dashboard.pattern, name, &[Kind::Keyword, Kind::Ip, Kind::Boolean, Kind::Number], &place)?;
        let reference = format!("control_{number}_index_pattern");
        controls.push(json!({
            "id": (number + 1).to_string(), "fieldName": name, "parent": "",
            "label": field::label(&definitions.look, name), "type": "list",
            "options": { "type": "terms", "multiselect": true, "dynamicOptions": true, "size": 20, "order": "desc" },
            "indexPatternRefName": reference
        }));
        object = object.referring(&reference, "index-pattern", &pattern);
    }
    let state = json!({
        "title": title, "type": "input_control_vis", "aggs": [],
        "params": { "controls": controls, "updateFiltersOnChange": true, "useTimeFilter": true, "pinFilters": false }
    });
    Ok(object
        .with("description", "")
        .with_text("visState", &state)
        .with_text("uiStateJSON", &json!({}))
        .with("version", 1)
        .searching(None, ""))
}
