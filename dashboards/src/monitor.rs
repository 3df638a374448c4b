//! Alerts to begin with: `monitors.toml` → bodies for the alerting plugin's "create a query-level monitor".
//!
//! Source: OpenSearch documentation, "Per query monitors" and "Alerting API".

use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::definition::parse;
use crate::{Error, Result};

/// What the name of each begins with, by which they are known.
pub const PREFIX: &str = "SIEM: ";
/// The channel that is told.
const CHANNEL: &str = "siem-alerts";
/// The name of what is counted where a source is silent.
const GROUPS: &str = "groups";

/// A monitor as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Monitor {
    /// What happened.
    pub name: String,
    /// What it means.
    pub about: String,
    /// From 1, the worst, to 5.
    pub severity: u8,
    /// Indices without the `-*`.
    pub pattern: String,
    /// Which records, in Lucene's syntax.
    pub r#where: String,
    /// The field by which a look goes back.
    #[serde(default = "ingested")]
    pub time: String,
    /// Minutes between two looks.
    pub every: u32,
    /// Minutes that a look goes back.
    pub within: u32,
    /// If what counts is that nothing comes any more.
    pub silence: Option<Silence>,
    /// A record that triggers it, as JSON.
    pub fires: String,
    /// One that must not.
    pub silent: String,
}

/// Values that were there, and are not any more.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Silence {
    /// The field that tells them apart.
    pub by: String,
    /// For how long, in minutes.
    pub minutes: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Monitors {
    monitor: Vec<Monitor>,
}

fn ingested() -> String {
    "event.ingested".to_owned()
}

/// Reads a file of monitors.
///
/// # Errors
/// A file that is not there or says what nobody knows, a severity that is none, a look that leaves gaps.
pub fn read_monitors(path: &Path) -> Result<Vec<Monitor>> {
    let Monitors { monitor: monitors } = parse(path)?;
    for monitor in &monitors {
        let wrong = |why: &str| Error::Wrong { place: format!("monitor `{}`", monitor.name), why: why.to_owned() };
        if !(1..=5).contains(&monitor.severity) {
            return Err(wrong("severity is from 1 to 5"));
        }
        if monitor.within < monitor.every {
            return Err(wrong("what comes in between two looks would not be seen: within is at least every"));
        }
    }
    Ok(monitors)
}

impl Monitor {
    /// The request's body.
    #[must_use]
    pub fn body(&self) -> Value {
        let since = format!("{{{{period_end}}}}||-{}m", self.within);
        let time = json!({ "range": { &self.time: {
            "gt": since, "lte": "{{period_end}}", "format": "epoch_millis"
        } } });
        let records = json!({ "query_string": { "query": self.r#where.trim(), "analyze_wildcard": true } });
        let mut query =
            json!({ "size": 0, "track_total_hits": true, "query": { "bool": { "filter": [time, records] } } });
        let mut condition = "ctx.results[0].hits.total.value > 0".to_owned();
        let mut found = "{{ctx.results.0.hits.total.value}} records".to_owned();
        if let Some(silence) = &self.silence {
            let since = format!("{{{{period_end}}}}||-{}m", silence.minutes);
            let recent = json!({ "range": { &self.time: { "gt": since, "format": "epoch_millis" } } });
            query["aggregations"] = json!({ GROUPS: {
                "terms": { "field": silence.by, "size": 100 },
                "aggregations": {
                    "recent": { "filter": recent },
                    "silent": { "bucket_selector": { "buckets_path": { "recent": "recent._count" }, "script": "params.recent == 0" } }
                }
            } });
            condition = format!("ctx.results[0].aggregations.{GROUPS}.buckets.size() > 0");
            found = format!(
                "{{{{#ctx.results.0.aggregations.{GROUPS}.buckets}}}}{{{{key}}}} {{{{/ctx.results.0.aggregations.{GROUPS}.buckets}}}}"
            );
        }
        let name = format!("{PREFIX}{}", self.name);
        let message = format!(
            "{{{{ctx.monitor.name}}}}\n{}\n{found}, from {{{{ctx.periodStart}}}} to {{{{ctx.periodEnd}}}}, in {}-*.",
            self.about, self.pattern
        );
        json!({
            "type": "monitor",
            "name": name,
            "monitor_type": "query_level_monitor",
            "enabled": false,
            "schedule": { "period": { "interval": self.every, "unit": "MINUTES" } },
            "inputs": [{ "search": { "indices": [format!("{}-*", self.pattern)], "query": query } }],
            "triggers": [{
                "name": self.name,
                "severity": self.severity.to_string(),
                "condition": { "script": { "source": condition, "lang": "painless" } },
                "actions": [{
                    "name": "tell",
                    "destination_id": CHANNEL,
                    "subject_template": { "source": name, "lang": "mustache" },
                    "message_template": { "source": message, "lang": "mustache" },
                    "throttle_enabled": true,
                    "throttle": { "value": 60, "unit": "MINUTES" }
                }]
            }]
        })
    }
}

/// All bodies, as a JSON list.
#[must_use]
pub fn monitor_bodies(monitors: &[Monitor]) -> String {
    let bodies: Value = monitors.iter().map(Monitor::body).collect();
    format!("{bodies:#}\n")
}
