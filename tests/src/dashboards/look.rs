//! Looking at a dashboard: all its panels' searches, on a real cluster.

use anyhow::{Context, Result};
use serde_json::Value;

use super::{PanelSearch, Rows, SavedObjects, Shown};
use crate::OpenSearch;

/// What each panel of a dashboard shows of a time.
///
/// # Errors
/// A search that cannot be made, or that the cluster refuses, even in one of its shards.
pub async fn look<'s>(
    node: &OpenSearch,
    objects: &'s SavedObjects,
    panels: &'s [super::Placed],
    time: (&str, &str),
) -> Result<Vec<Shown<'s>>> {
    let mut shown = Vec::new();
    for placed in panels {
        let place = || format!("{} {}", placed.kind, placed.id);
        let object = objects.get(&placed.kind, &placed.id).with_context(|| format!("there is no {}", place()))?;
        let found = ask(node, objects, object, time).await.with_context(place)?;
        shown.push((placed, object, found));
    }
    Ok(shown)
}

/// What an object shows of a time; `None` where it searches nothing.
///
/// # Errors
/// See [`look`].
pub async fn ask(
    node: &OpenSearch,
    objects: &SavedObjects,
    object: &Value,
    time: (&str, &str),
) -> Result<Option<(PanelSearch, Rows)>> {
    let Some(search) = PanelSearch::new(objects, object, time)? else { return Ok(None) };
    let answer = node.post(&format!("{}/_search", search.index), &search.body).await?;
    anyhow::ensure!(answer["_shards"]["failed"] == 0, "a shard refuses: {}", answer["_shards"]["failures"]);
    anyhow::ensure!(answer["timed_out"] == false, "the search took too long");
    let rows = search.rows(&answer);
    Ok(Some((search, rows)))
}
