//! A monitor of the alerting plugin without the plugin: its search and its condition, run by a real OpenSearch.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::OpenSearch;

/// Whether a monitor would alert now, looking at these indices in place of its own.
///
/// # Errors
/// A search or a condition that the cluster refuses.
pub async fn alerts(node: &OpenSearch, monitor: &Value, indices: &str) -> Result<bool> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
    let search = monitor["inputs"][0]["search"]["query"].to_string().replace("{{period_end}}", &now.to_string());
    let found = node.post(&format!("{indices}/_search"), &serde_json::from_str(&search)?).await?;
    ensure!(found["_shards"]["failed"] == 0, "a shard refuses: {}", found["_shards"]["failures"]);
    let condition = monitor["triggers"][0]["condition"]["script"]["source"].as_str().context("no condition")?;
    let script = json!({ "script": {
        "lang": "painless", "source": format!("def ctx = params.ctx; return {condition}"),
        "params": { "ctx": { "results": [found] } }
    } });
    let answer = node.post("_scripts/painless/_execute", &script).await?;
    Ok(answer["result"].as_str().context("a condition without an answer")? == "true")
}
