//! The questions of each dashboard, for the documentation.

use crate::definition::{Dashboard, Definitions};

/// A section for each dashboard, in Markdown.
#[must_use]
pub fn guide(definitions: &Definitions) -> String {
    definitions.dashboards.iter().map(section).collect()
}

fn section(dashboard: &Dashboard) -> String {
    let mut text = format!("\n### {}\n\n{}\n", dashboard.title, dashboard.about);
    if !dashboard.guide.is_empty() {
        text += &format!("\n{}\n", dashboard.guide.trim());
    }
    text += "\n| question | panel |\n| --- | --- |\n";
    for panel in dashboard.panels.iter().filter(|panel| !panel.asks.is_empty()) {
        text += &format!("| {} | {} |\n", panel.asks, panel.title);
    }
    text
}
