//! Reading all documents of some indices in order, however many there are.
//!
//! Each page is a search of its own that begins behind the last one (`search_after`): the cluster holds nothing between
//! two pages, so a reader may take hours over one, and a node may go meanwhile. Neither a scroll (serverless
//! collections have none) nor a point in time (not before 2.4) is needed, nor an order by `_id`, which a cluster may
//! forbid. The price: there is no snapshot. What is written or deleted during the scan may be seen or not; everything
//! else is seen exactly once.
//!
//! Documents may share a place in the order: those at a page's end are read again with the next page.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::class::{self, Class};
use crate::cluster::{Answer, Cluster, ClusterError, succeeded};
use crate::http::Method;
use crate::pause;
use crate::writer::WriterOptions;

/// Documents of a page at first. With keys of a kibibyte each, twice (as a field and as a place in the order) and with
/// every byte escaped, it still is an answer that is read.
const PAGE: usize = 500;
/// Most documents of a page: what `index.max_result_window` is where nobody set it.
const MAX_PAGE: usize = 10_000;
/// Searches for one page, if there is no answer or one that may be better later.
const MAX_TRIES: u32 = 8;

/// What to read.
#[derive(Clone, Debug)]
pub struct ScanOptions<'a> {
    /// Indices, as in a path: names and patterns, commas between. None at all is nothing to read.
    pub indices: &'a str,
    /// Which documents, in the query language.
    pub query: Value,
    /// What they are ordered by. Where many share a place, another field should tell them apart: more than 10,000 with
    /// one place are an error.
    pub order: &'a [OrderBy<'a>],
    /// Which of their fields are read: short ones, for a page is one answer.
    pub fields: &'a [&'a str],
}

/// One field of an order, ascending; texts by their bytes in UTF-8, as S3 lists keys. Documents without it come first.
#[derive(Clone, Copy, Debug)]
pub struct OrderBy<'a> {
    /// Its name.
    pub field: &'a str,
    /// Its type in the mapping: `keyword`, `long`, `date`. A text has no order.
    pub kind: &'a str,
}

/// A document that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Where it stands, and in which state.
    pub place: DocumentPlace,
    /// The fields that were asked for.
    pub source: Value,
}

/// A document in the state in which it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentPlace {
    /// Its index.
    pub index: String,
    /// Its id.
    pub id: String,
    /// Sequence number and primary term of its last change, where the cluster tells them.
    pub state: Option<(u64, u64)>,
}

/// A scan under way.
#[derive(Debug)]
pub struct Scan {
    cluster: Cluster,
    path: String,
    /// The search without its place and size.
    search: Value,
    size: usize,
    /// The place behind which the next page begins.
    after: Option<Value>,
    is_done: bool,
}

#[derive(Deserialize)]
struct Found {
    #[serde(default)]
    hits: Hits,
}

#[derive(Default, Deserialize)]
struct Hits {
    #[serde(default)]
    hits: Vec<RawHit>,
}

#[derive(Deserialize)]
struct RawHit {
    #[serde(rename = "_index")]
    index: String,
    #[serde(rename = "_id")]
    id: String,
    #[serde(rename = "_seq_no")]
    seq_no: Option<u64>,
    #[serde(rename = "_primary_term")]
    primary_term: Option<u64>,
    #[serde(rename = "_source", default)]
    source: Value,
    sort: Value,
}

impl Cluster {
    /// Reads documents in order, page by page. What was just written is seen after a refresh ([`Cluster::refresh`]).
    #[must_use]
    pub fn scan(&self, options: &ScanOptions<'_>) -> Scan {
        let order = options
            .order
            .iter()
            .map(|by| json!({by.field: {"order": "asc", "missing": "_first", "unmapped_type": by.kind}}));
        let search = json!({
            "query": options.query,
            "sort": order.collect::<Vec<_>>(),
            "_source": options.fields,
            "seq_no_primary_term": true,
            "track_total_hits": false,
        });
        // A shard that says nothing must not look like a shard that has nothing.
        let path = format!(
            "/{}/_search?ignore_unavailable=true&allow_partial_search_results=false&filter_path=hits.hits",
            options.indices
        );
        Scan { cluster: self.clone(), path, search, size: PAGE, after: None, is_done: false }
    }
}

impl Scan {
    /// The next documents; none when all were read.
    ///
    /// # Errors
    /// No answer, also after some pauses; the cluster refuses; too many documents share one place. The same page may be
    /// asked for again.
    pub async fn next_page(&mut self) -> Result<Vec<Hit>, ClusterError> {
        while !self.is_done {
            let mut found = self.search().await?;
            if found.len() < self.size {
                self.is_done = true;
            } else {
                let last = found.last().map(|hit| hit.sort.clone());
                // Others with the place of the last one may follow, so all of them are left to the next page.
                let whole = found.iter().rposition(|hit| Some(&hit.sort) != last.as_ref()).map_or(0, |at| at + 1);
                if whole == 0 {
                    self.widen()?;
                    continue;
                }
                found.truncate(whole);
                self.after = found.last().map(|hit| hit.sort.clone());
                self.size = PAGE;
            }
            return Ok(found.into_iter().map(Hit::from).collect());
        }
        Ok(Vec::new())
    }

    /// A larger page, for one that ends within the documents it begins with.
    fn widen(&mut self) -> Result<(), ClusterError> {
        if self.size == MAX_PAGE {
            let why = format!("more than {MAX_PAGE} documents share one place in the order");
            return Err(ClusterError::Answer { path: self.path.clone(), why });
        }
        self.size = (self.size * 2).min(MAX_PAGE);
        Ok(())
    }

    async fn search(&self) -> Result<Vec<RawHit>, ClusterError> {
        let mut search = self.search.clone();
        search["size"] = self.size.into();
        if let Some(after) = &self.after {
            search["search_after"] = after.clone();
        }
        let body = search.to_string().into_bytes();
        let mut tries = 1;
        loop {
            let answer = self.cluster.call(Method::Post, &self.path, Some(body.clone())).await;
            if tries < MAX_TRIES && may_be_better_later(&answer) {
                tokio::time::sleep(pause::before(tries, &WriterOptions::default())).await;
                tries += 1;
                continue;
            }
            let body = succeeded(Method::Post, &self.path, answer?)?;
            let found: Found = serde_json::from_slice(&body)
                .map_err(|error| ClusterError::Answer { path: self.path.clone(), why: error.to_string() })?;
            return Ok(found.hits.hits);
        }
    }
}

fn may_be_better_later(answer: &Result<Answer, ClusterError>) -> bool {
    match answer {
        Ok(Answer { status, body }) => {
            let retry = class::of_request(*status, &String::from_utf8_lossy(body)) == Class::Retry;
            // A search that fails on all shards for what it asks is told as a failure of the server by some versions.
            retry && *status != 500
        }
        Err(ClusterError::Call { .. }) => true,
        Err(_) => false,
    }
}

impl From<RawHit> for Hit {
    fn from(hit: RawHit) -> Hit {
        let place = DocumentPlace { index: hit.index, id: hit.id, state: hit.seq_no.zip(hit.primary_term) };
        Hit { place, source: hit.source }
    }
}
