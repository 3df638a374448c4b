//! The lines of the ledger about one bucket, in the order of keys, from the index of a cluster or from files. What is
//! held are the lines of one object, and a page of a search.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use siem_loader::LEDGER_INDICES;
use siem_opensearch::{Cluster, OrderBy, Scan, ScanOptions};

use super::line::{FIELDS, Line};
use super::sorted::{Merged, Sorted};

/// By key, and then so that of lines about the same piece the later one comes later; what comes between only tells
/// many lines of one object apart.
const ORDER: [OrderBy<'static>; 4] = [
    OrderBy { field: "key", kind: "keyword" },
    OrderBy { field: "version", kind: "keyword" },
    OrderBy { field: "first", kind: "long" },
    OrderBy { field: "@timestamp", kind: "date" },
];

/// Where lines come from.
pub(crate) enum Ledger {
    Index(Cluster),
    Files(Sorted),
}

impl Ledger {
    /// The lines about keys of a bucket that begin with a prefix.
    pub(crate) fn lines(&self, bucket: &str, prefix: &str) -> Result<Lines> {
        let from = match self {
            Ledger::Index(cluster) => {
                let mut filter = vec![json!({"term": {"bucket": bucket}})];
                if !prefix.is_empty() {
                    filter.push(json!({"prefix": {"key": prefix}}));
                }
                let query = json!({"bool": {"filter": filter}});
                let options = ScanOptions { indices: LEDGER_INDICES, query, order: &ORDER, fields: &FIELDS };
                From::Index { scan: Box::new(cluster.scan(&options)), page: Vec::new().into_iter() }
            }
            Ledger::Files(sorted) => {
                From::Files { merged: sorted.read()?, bucket: bucket.to_owned(), prefix: prefix.to_owned() }
            }
        };
        Ok(Lines { from, next: None, seen: 0, unlisted: 0, of_key: None })
    }
}

enum From {
    Index { scan: Box<Scan>, page: std::vec::IntoIter<Value> },
    Files { merged: Merged, bucket: String, prefix: String },
}

/// Lines in the order of keys.
pub(crate) struct Lines {
    from: From,
    next: Option<Line>,
    /// The lines of the last key that was asked for: another file may stand for it, too.
    of_key: Option<(String, Vec<Line>)>,
    /// Lines that were read.
    pub(crate) seen: u64,
    /// Keys with lines that nobody asked for.
    pub(crate) unlisted: u64,
}

impl Lines {
    /// The lines about a key, of which each piece has one: its last. Keys are asked for in their order.
    pub(crate) async fn of(&mut self, key: &str) -> Result<&[Line]> {
        let is_known = self.of_key.as_ref().is_some_and(|(known, _)| known == key);
        if !is_known {
            let lines = self.read(key).await?;
            self.of_key = Some((key.to_owned(), lines));
        }
        Ok(self.of_key.as_ref().map_or(&[], |(_, lines)| lines))
    }

    async fn read(&mut self, key: &str) -> Result<Vec<Line>> {
        let mut pieces: BTreeMap<(String, u64, Option<u64>), Line> = BTreeMap::new();
        let mut unlisted = String::new();
        loop {
            if self.next.is_none() {
                self.next = self.advance().await?;
            }
            match &self.next {
                Some(line) if line.key.as_str() <= key => {}
                _ => return Ok(pieces.into_values().collect()),
            }
            let Some(line) = self.next.take() else { continue };
            if line.key == key {
                pieces.insert((line.version.clone(), line.first, line.last), line);
            } else if line.key != unlisted {
                self.unlisted += 1;
                unlisted = line.key;
            }
        }
    }

    /// Counts what is left.
    pub(crate) async fn read_to_the_end(&mut self) -> Result<()> {
        let mut last = String::new();
        while let Some(line) = match self.next.take() {
            Some(line) => Some(line),
            None => self.advance().await?,
        } {
            if line.key != last {
                self.unlisted += 1;
                last = line.key;
            }
        }
        Ok(())
    }

    async fn advance(&mut self) -> Result<Option<Line>> {
        let line = match &mut self.from {
            From::Files { merged, bucket, prefix } => loop {
                match merged.next()? {
                    Some(line) if line.bucket == *bucket && line.key.starts_with(prefix.as_str()) => break Some(line),
                    Some(_) => {}
                    None => break None,
                }
            },
            From::Index { scan, page } => loop {
                if let Some(source) = page.next() {
                    break Some(Line::of_document(source).context("a document of the ledger's index is none of ours")?);
                }
                let found = scan.next_page().await?;
                if found.is_empty() {
                    break None;
                }
                *page = found.into_iter().map(|hit| hit.source).collect::<Vec<_>>().into_iter();
            },
        };
        self.seen += u64::from(line.is_some());
        Ok(line)
    }
}
