//! The file to import: committed as it is made, and without what an import or a panel would refuse.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::Value;
use siem_dashboards::{
    Definitions, PREFIX, definitions_folder, guide, monitor_bodies, monitors_file, ndjson, read_monitors,
};

/// `SIEM_UPDATE_DASHBOARDS=1` writes it anew.
#[test]
fn the_committed_file_is_the_one_that_is_made() {
    let definitions = Definitions::read(&definitions_folder()).unwrap_or_else(|error| panic!("{error}"));
    let made = ndjson(&definitions).unwrap_or_else(|error| panic!("{error}"));
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dashboard.ndjson");
    if std::env::var_os("SIEM_UPDATE_DASHBOARDS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == made, "dashboard.ndjson is not what the definitions make: run with SIEM_UPDATE_DASHBOARDS=1");
}

const BEGIN: &str = "cargo test -p siem-dashboards -->\n";
const END: &str = "<!-- end -->";

/// The questions of each dashboard, in its page; written by the same flag.
#[test]
fn the_page_has_the_questions_of_every_dashboard() {
    let definitions = Definitions::read(&definitions_folder()).unwrap_or_else(|error| panic!("{error}"));
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/dashboard.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = page.split_once(BEGIN).unwrap();
    let (found, tail) = rest.split_once(END).unwrap();
    let made = format!("{}\n", guide(&definitions));
    if std::env::var_os("SIEM_UPDATE_DASHBOARDS").is_some() {
        std::fs::write(&path, format!("{head}{BEGIN}{made}{END}{tail}")).unwrap();
        return;
    }
    assert!(found == made, "docs/dashboard.md is not what the definitions make: run with SIEM_UPDATE_DASHBOARDS=1");
}

/// A dashboard without questions is a picture book.
#[test]
fn every_dashboard_answers_questions_and_leads_to_records() {
    let definitions = Definitions::read(&definitions_folder()).unwrap_or_else(|error| panic!("{error}"));
    for dashboard in &definitions.dashboards {
        let place = &dashboard.name;
        assert!(dashboard.panels.iter().all(|panel| panel.asks.ends_with('?')), "{place}: a panel asks nothing");
        assert!(dashboard.panels.len() >= 8, "{place} is poor");
        let last = dashboard.panels.last().map(|panel| panel.chart);
        assert_eq!(last, Some(siem_dashboards::Chart::Records), "{place} does not end with records");
        assert!(!dashboard.guide.is_empty(), "{place} does not tell how it is read");
    }
}

#[test]
fn the_committed_monitors_are_those_that_are_made() {
    let monitors = read_monitors(&monitors_file()).unwrap_or_else(|error| panic!("{error}"));
    let made = monitor_bodies(&monitors);
    let path = monitors_file().with_extension("json");
    if std::env::var_os("SIEM_UPDATE_DASHBOARDS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == made, "monitors.json is not what is defined: run with SIEM_UPDATE_DASHBOARDS=1");
}

/// Members of a query-level monitor as the Alerting API documents them, by the path to their object.
const MEMBERS: [(&str, &str); 9] = [
    ("", "enabled inputs monitor_type name schedule triggers type"),
    ("schedule", "period"),
    ("schedule.period", "interval unit"),
    ("inputs", "search"),
    ("inputs.search", "indices query"),
    ("triggers", "actions condition name severity"),
    ("triggers.condition.script", "lang source"),
    ("triggers.actions", "destination_id message_template name subject_template throttle throttle_enabled"),
    ("triggers.actions.throttle", "unit value"),
];

#[test]
fn monitors_have_the_documented_shape_and_are_switched_off() {
    let monitors = read_monitors(&monitors_file()).unwrap_or_else(|error| panic!("{error}"));
    let names: BTreeSet<&str> = monitors.iter().map(|monitor| monitor.name.as_str()).collect();
    assert_eq!(names.len(), monitors.len(), "two monitors share a name");
    for monitor in &monitors {
        let body = monitor.body();
        for (path, expected) in MEMBERS {
            let first = |value: &Value| value.get(0).cloned().unwrap_or_else(|| value.clone());
            let parts = path.split('.').filter(|part| !part.is_empty());
            let object = parts.fold(body.clone(), |at, part| first(&at[part]));
            let found: BTreeSet<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(found, expected.split(' ').collect(), "{}: {path}", monitor.name);
        }
        assert_eq!(body["enabled"], false, "{}", monitor.name);
        assert!(body["name"].as_str().unwrap().starts_with(PREFIX));
    }
}
