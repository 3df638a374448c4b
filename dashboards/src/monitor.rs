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
/// How many minutes after the time it carries a record may be found: its object is loaded for ten at most, and an index
/// shows what is new within half of one.
const LATE: u32 = 11;
/// How often, in minutes, a silence that goes on is told: the longest that the plugin takes.
const REMIND: u32 = 1440;

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
    /// Samples that trigger it, each a record or a list of records, as JSON.
    pub fires: Vec<String>,
    /// Those that must not.
    pub silent: Vec<String>,
}

/// Values that were there, and are not any more.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Silence {
    /// The field that tells them apart.
    pub by: String,
    /// For how long, in minutes.
    pub minutes: u32,
    /// On how many different days, of UTC, a value has to have come for its absence to mean something.
    pub days: u32,
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
        if monitor.within < monitor.every + LATE {
            let why = format!("what is loaded slowly would not be seen: within is at least every and {LATE} minutes");
            return Err(wrong(&why));
        }
        if monitor.fires.is_empty() || monitor.silent.is_empty() {
            return Err(wrong("it has a sample that fires and one that does not"));
        }
    }
    Ok(monitors)
}

impl Monitor {
    /// Minutes in which an alert that stays active is told once. A record keeps it active for as long as looks go back.
    fn throttle(&self) -> u32 {
        if self.silence.is_some() { REMIND } else { self.within }
    }

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
                    "days": { "date_histogram": { "field": self.time, "calendar_interval": "day", "min_doc_count": 1 } },
                    "silent": { "bucket_selector": {
                        "buckets_path": { "recent": "recent._count", "days": "days._bucket_count" },
                        "script": format!("params.recent == 0 && params.days >= {}", silence.days)
                    } }
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
            self.about.trim(),
            self.pattern
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
                    "throttle": { "value": self.throttle(), "unit": "MINUTES" }
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
