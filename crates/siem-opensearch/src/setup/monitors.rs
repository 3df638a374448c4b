//! Alerts to begin with: monitors that are made once, switched off, and then belong to the people there.
//!
//! Source: OpenSearch documentation, "Alerting API".

use std::collections::BTreeSet;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::alerts;
use super::call::{Line, Trouble, Write};

/// The monitors of the solution: a list of bodies, made of `dashboards/monitors.toml`.
const MONITORS: &str = include_str!("../../../../dashboards/monitors.json");
const PATH: &str = "/_plugins/_alerting/monitors";
/// More than there are of that prefix.
const AT_MOST: usize = 200;

/// What the cluster has none of that name of.
pub(super) async fn look(line: &Line<'_>) -> Result<Vec<Write>, Trouble> {
    let wanted: Vec<Value> = serde_json::from_str(MONITORS).unwrap_or_default();
    let names = |monitors: &[Value]| -> Vec<String> {
        monitors.iter().filter_map(|monitor| monitor["name"].as_str().map(str::to_owned)).collect()
    };
    let query = json!({ "size": AT_MOST, "_source": ["monitor.name"], "query": {
        "terms": { "monitor.name.keyword": names(&wanted) }
    } });
    let query = query.to_string();
    let query = utf8_percent_encode(&query, NON_ALPHANUMERIC);
    // The index of monitors is made with the first one.
    let found = line.find(&format!("{PATH}/_search?source_content_type=application/json&source={query}")).await?;
    let found = found.unwrap_or_default();
    let hits = found["hits"]["hits"].as_array().into_iter().flatten();
    let there: BTreeSet<&str> =
        hits.filter_map(|hit| hit["_source"]["monitor"]["name"].as_str().or(hit["_source"]["name"].as_str())).collect();
    let missing: Vec<Value> =
        wanted.into_iter().filter(|monitor| !there.contains(monitor["name"].as_str().unwrap_or_default())).collect();
    if missing.is_empty() {
        return Ok(Vec::new());
    }
    let channel = alerts::id(line).await?;
    Ok(missing.into_iter().map(|monitor| write(monitor, channel.as_deref())).collect())
}

/// Where there is no channel, a monitor shows its alerts in the dashboards only.
fn write(mut monitor: Value, channel: Option<&str>) -> Write {
    let actions = &mut monitor["triggers"][0]["actions"];
    match channel {
        Some(id) => actions[0]["destination_id"] = id.into(),
        None => *actions = json!([]),
    }
    let what = format!("the monitor {}, switched off", monitor["name"].as_str().unwrap_or_default());
    Write::post(PATH, monitor, what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_monitor_of_the_file_is_switched_off_and_tells_one_channel() {
        let monitors: Vec<Value> = serde_json::from_str(MONITORS).unwrap();
        assert_eq!(monitors.len(), 9);
        for monitor in monitors {
            assert_eq!(monitor["enabled"], false);
            let told = write(monitor.clone(), Some("x")).body["triggers"][0]["actions"][0]["destination_id"].clone();
            assert_eq!(told, "x");
            assert_eq!(write(monitor, None).body["triggers"][0]["actions"], json!([]));
        }
    }
}
