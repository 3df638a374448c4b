//! The file to import: committed as it is made, and without what an import or a panel would refuse.

use std::path::PathBuf;

use siem_dashboards::{Definitions, definitions_folder, guide, ndjson};

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
