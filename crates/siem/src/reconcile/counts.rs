//! How many documents of an object the cluster has, beside what the ledger says is indexed.

use std::collections::HashMap;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use siem_config::Config;
use siem_opensearch::{Cluster, Method};

use super::coverage::are_disjoint;
use super::line::Line;

/// Objects of one search.
const BATCH: usize = 200;

/// An object of whose documents there are more or fewer than the ledger says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) bucket: String,
    pub(crate) key: String,
    pub(crate) indexed: u64,
    pub(crate) found: u64,
}

/// Asks for the documents of many objects at a time.
pub(crate) struct Counts {
    cluster: Cluster,
    path: String,
    bucket: String,
    waiting: Vec<(String, u64)>,
    /// Objects that were compared.
    pub(crate) compared: u64,
    /// Objects with pieces that overlap: their numbers do not add up.
    pub(crate) not_compared: u64,
}

impl Counts {
    pub(crate) fn new(cluster: Cluster, config: &Config) -> Counts {
        let mut patterns = vec!["log-*".to_owned()];
        for log_type in config.log_types().filter(|log_type| !log_type.index_name.starts_with("log-")) {
            let pattern = format!("{}*", log_type.index_name);
            if !log_type.index_name.is_empty() && !patterns.contains(&pattern) {
                patterns.push(pattern);
            }
        }
        let path = format!(
            "/{}/_search?ignore_unavailable=true&allow_partial_search_results=false&filter_path=aggregations",
            patterns.join(",")
        );
        Counts { cluster, path, bucket: String::new(), waiting: Vec::new(), compared: 0, not_compared: 0 }
    }

    /// Compares an object, now or with others; gives those that differ. Documents do not tell the version they are of, so
    /// all there ever was of a key is compared.
    pub(crate) async fn add(&mut self, bucket: &str, key: &str, lines: &[Line]) -> Result<Vec<Difference>> {
        let indexed: u64 = lines.iter().map(|line| line.indexed).sum();
        // Lines come in the order of versions.
        if !lines.chunk_by(|a, b| a.version == b.version).all(are_disjoint) {
            self.not_compared += 1;
            return Ok(Vec::new());
        }
        if indexed == 0 {
            return Ok(Vec::new());
        }
        bucket.clone_into(&mut self.bucket);
        self.waiting.push((key.to_owned(), indexed));
        if self.waiting.len() < BATCH { Ok(Vec::new()) } else { self.flush().await }
    }

    /// Compares what waits.
    pub(crate) async fn flush(&mut self) -> Result<Vec<Difference>> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return Ok(Vec::new());
        }
        let keys: Vec<&str> = waiting.iter().map(|(key, _)| key.as_str()).collect();
        let search = json!({
            "size": 0,
            "query": {"bool": {"filter": [{"term": {"@log_s3bucket": self.bucket}}, {"terms": {"@log_s3key": keys}}]}},
            "aggs": {"keys": {"terms": {"field": "@log_s3key", "size": BATCH}}}
        });
        let answer = self.cluster.must(Method::Post, &self.path, Some(search.to_string().into_bytes())).await;
        let answer = answer.context(
            "the documents could not be counted (--counts needs the index templates that `siem load` installs)",
        )?;
        let answer: Value = serde_json::from_slice(&answer).context("the answer to a count")?;
        let buckets = answer["aggregations"]["keys"]["buckets"].as_array().cloned().unwrap_or_default();
        let found: HashMap<&str, u64> = buckets
            .iter()
            .filter_map(|bucket| Some((bucket["key"].as_str()?, bucket["doc_count"].as_u64()?)))
            .collect();
        self.compared += waiting.len() as u64;
        let differing = waiting.iter().filter_map(|(key, indexed)| {
            let found = found.get(key.as_str()).copied().unwrap_or_default();
            let (bucket, key, indexed) = (self.bucket.clone(), key.clone(), *indexed);
            (found != indexed).then_some(Difference { bucket, key, indexed, found })
        });
        Ok(differing.collect())
    }
}
