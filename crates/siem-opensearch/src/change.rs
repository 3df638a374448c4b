//! Deleting and amending documents that were seen, and only in the state in which they were seen; fetching them.

use std::collections::HashMap;
use std::fmt::Write as _;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::class::{self, Class};
use crate::cluster::{Cluster, ClusterError, succeeded};
use crate::http::Method;
use crate::pause;
use crate::scan::DocumentPlace;
use crate::writer::WriterOptions;

/// Documents of one request.
const MOST: usize = 1000;
/// Requests for the same documents.
const MAX_TRIES: u32 = 8;

/// What to do to a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Delete it.
    Delete,
    /// Replace these of its members.
    Amend(Value),
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is as it should be, or was gone before.
    Done,
    /// Somebody has written it since it was seen: it stays as it is.
    Otherwise,
    /// It stays as it is, for this reason.
    Refused(String),
}

#[derive(Deserialize)]
struct Answer {
    items: Vec<HashMap<String, Outcome>>,
}

#[derive(Default, Deserialize)]
struct Outcome {
    #[serde(default)]
    status: u16,
    #[serde(default)]
    error: Reason,
}

#[derive(Default, Deserialize)]
struct Reason {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    reason: String,
}

impl Cluster {
    /// Changes documents, unless they were changed by others since they were seen; tells what became of each, in order.
    /// Doing it twice is as doing it once.
    ///
    /// # Errors
    /// The cluster does not answer, or refuses a request as a whole. Some may be changed by then.
    pub async fn change(&self, changes: &[(DocumentPlace, Change)]) -> Result<Vec<Changed>, ClusterError> {
        let mut outcomes = vec![Changed::Done; changes.len()];
        for from in (0..changes.len()).step_by(MOST) {
            let mut open: Vec<usize> = (from..changes.len().min(from + MOST)).collect();
            for tries in 1.. {
                open = self.try_to_change(changes, &open, &mut outcomes, tries == MAX_TRIES).await?;
                if open.is_empty() {
                    break;
                }
                tokio::time::sleep(pause::before(tries, &WriterOptions::default())).await;
            }
        }
        Ok(outcomes)
    }

    /// Sends one request; gives those that another may change yet.
    async fn try_to_change(
        &self,
        changes: &[(DocumentPlace, Change)],
        open: &[usize],
        outcomes: &mut [Changed],
        is_last_try: bool,
    ) -> Result<Vec<usize>, ClusterError> {
        const PATH: &str = "/_bulk?filter_path=items.*.status,items.*.error.type,items.*.error.reason,error";
        let mut lines = String::new();
        for at in open {
            push_lines(&mut lines, &changes[*at]);
        }
        let answer = self.call(Method::Post, PATH, Some(lines.into_bytes())).await;
        let may_be_better = match &answer {
            Ok(answer) => class::of_request(answer.status, &String::from_utf8_lossy(&answer.body)) == Class::Retry,
            Err(error) => matches!(error, ClusterError::Call { .. }),
        };
        if may_be_better && !is_last_try {
            return Ok(open.to_vec());
        }
        let body = succeeded(Method::Post, PATH, answer?)?;
        let answer: Answer = serde_json::from_slice(&body)
            .map_err(|error| ClusterError::Answer { path: PATH.to_owned(), why: error.to_string() })?;
        if answer.items.len() != open.len() {
            let why = format!("{} items for {} documents", answer.items.len(), open.len());
            return Err(ClusterError::Answer { path: PATH.to_owned(), why });
        }
        let mut again = Vec::new();
        for (at, item) in open.iter().zip(answer.items) {
            let Outcome { status, error: Reason { kind, reason } } = item.into_values().next().unwrap_or_default();
            outcomes[*at] = match (status, class::of_item(status, &kind, &reason)) {
                (200..=299 | 404, _) => Changed::Done,
                (_, Class::Duplicate) => Changed::Otherwise,
                (_, Class::Retry) if !is_last_try => {
                    again.push(*at);
                    continue;
                }
                _ => Changed::Refused(format!("{kind}: {reason}")),
            };
        }
        Ok(again)
    }

    /// Fields of documents, in order; `None` for those that are gone. Their texts must fit into one answer.
    ///
    /// # Errors
    /// No answer, or the cluster refuses.
    pub async fn fetch(
        &self,
        documents: &[&DocumentPlace],
        fields: &[&str],
    ) -> Result<Vec<Option<Value>>, ClusterError> {
        const PATH: &str = "/_mget?filter_path=docs._source,docs.found";
        let wanted: Vec<Value> =
            documents.iter().map(|place| json!({"_index": place.index, "_id": place.id, "_source": fields})).collect();
        let body = json!({"docs": wanted}).to_string().into_bytes();
        let answer = self.must(Method::Post, PATH, Some(body)).await?;
        let mut answer: Value = serde_json::from_slice(&answer)
            .map_err(|error| ClusterError::Answer { path: PATH.to_owned(), why: error.to_string() })?;
        let docs = answer["docs"].as_array_mut().map(std::mem::take).unwrap_or_default();
        if docs.len() != documents.len() {
            let why = format!("{} documents of {}", docs.len(), documents.len());
            return Err(ClusterError::Answer { path: PATH.to_owned(), why });
        }
        Ok(docs.into_iter().map(|mut doc| (doc["found"] == true).then(|| doc["_source"].take())).collect())
    }
}

fn push_lines(lines: &mut String, (place, change): &(DocumentPlace, Change)) {
    let mut target = json!({"_index": place.index, "_id": place.id});
    if let Some((seq_no, term)) = place.state {
        target["if_seq_no"] = seq_no.into();
        target["if_primary_term"] = term.into();
    }
    // Writing to a text cannot fail.
    let _ = match change {
        Change::Delete => writeln!(lines, "{}", json!({"delete": target})),
        Change::Amend(members) => writeln!(lines, "{}\n{}", json!({"update": target}), json!({"doc": members})),
    };
}
