//! The letters of a cluster, grouped by object, as many at a time as fit into memory.

use std::collections::VecDeque;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use siem_loader::{Letter, LetterOf, Ordinals};
use siem_opensearch::{Cluster, ClusterError, DocumentPlace, Scan, ScanOptions};

use crate::arguments::ReplayOptions;

/// Most letters of a round: some twenty megabytes. An object with more is read once for so many.
const LETTERS_PER_ROUND: usize = 100_000;
/// Most objects of a round, which are flushed and waited for together.
const OBJECTS_PER_ROUND: usize = 64;

/// The letters of one object.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) bucket: String,
    pub(crate) key: String,
    pub(crate) version: String,
    pub(crate) letters: Vec<Seen>,
}

/// A letter, as far as it is kept.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) place: DocumentPlace,
    pub(crate) of: LetterOf,
    /// The documents of its index have no ids.
    pub(crate) is_without_ids: bool,
}

impl Group {
    fn holds(&self, letter: &Letter) -> bool {
        (&self.bucket, &self.key, &self.version) == (&letter.bucket, &letter.key, &letter.version)
    }

    /// The records that its letters stand for, but for those that could get in twice.
    pub(crate) fn ordinals(&self) -> Ordinals {
        let runs = self.letters.iter().filter(|letter| !letter.is_without_ids).map(|letter| match letter.of {
            LetterOf::Record(ordinal) => (ordinal, ordinal),
            LetterOf::From(ordinal) => (ordinal, u64::MAX),
            LetterOf::Object => (1, u64::MAX),
        });
        Ordinals::of(runs.collect())
    }
}

/// The letters that the options name.
pub(crate) fn query(options: &ReplayOptions) -> Value {
    let mut filter = Vec::new();
    if !options.reason.is_empty() {
        filter.push(json!({"terms": {"reason": options.reason}}));
    }
    if let Some(prefix) = &options.key_prefix {
        filter.push(json!({"prefix": {"key": prefix}}));
    }
    if let Some(index) = &options.index {
        filter.push(json!({"wildcard": {"target_index": {"value": index}}}));
    }
    json!({"bool": {"filter": filter}})
}

/// The same without those that come from now on: what is refused again must not come round again.
fn query_until(options: &ReplayOptions, now: SystemTime) -> Value {
    let now = now.duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis());
    let now = u64::try_from(now).unwrap_or(u64::MAX);
    let mut query = query(options);
    if let Some(filter) = query["bool"]["filter"].as_array_mut() {
        filter.push(json!({"range": {"@timestamp": {"lt": now, "format": "epoch_millis"}}}));
    }
    query
}

/// The letters that were there when the run began, in order.
pub(crate) struct Groups {
    scan: Scan,
    page: VecDeque<(Letter, Seen)>,
    /// Documents that name no object.
    pub(crate) foreign: u64,
}

impl Groups {
    pub(crate) fn new(cluster: &Cluster, options: &ReplayOptions) -> Groups {
        let scan = cluster.scan(&ScanOptions {
            indices: Letter::INDICES,
            query: query_until(options, SystemTime::now()),
            order: &Letter::ORDER,
            fields: &Letter::FIELDS,
        });
        Groups { scan, page: VecDeque::new(), foreign: 0 }
    }

    /// The letters of the next objects; none when all were read. `each` sees every letter of them.
    pub(crate) async fn next_round(&mut self, mut each: impl FnMut(&Letter)) -> Result<Vec<Group>, ClusterError> {
        let mut groups: Vec<Group> = Vec::new();
        let mut count = 0;
        while let Some((letter, seen)) = self.next().await? {
            let is_full = count >= LETTERS_PER_ROUND || groups.len() == OBJECTS_PER_ROUND;
            match groups.last_mut() {
                // All letters of one place stay together.
                Some(group) if group.holds(&letter) => {
                    if count >= LETTERS_PER_ROUND && group.letters.last().is_some_and(|last| last.of != seen.of) {
                        self.page.push_front((letter, seen));
                        break;
                    }
                    each(&letter);
                    group.letters.push(seen);
                }
                _ if is_full => {
                    self.page.push_front((letter, seen));
                    break;
                }
                _ => {
                    each(&letter);
                    let Letter { bucket, key, version, .. } = letter;
                    groups.push(Group { bucket, key, version, letters: vec![seen] });
                }
            }
            count += 1;
        }
        Ok(groups)
    }

    async fn next(&mut self) -> Result<Option<(Letter, Seen)>, ClusterError> {
        loop {
            if let Some(next) = self.page.pop_front() {
                return Ok(Some(next));
            }
            let hits = self.scan.next_page().await?;
            if hits.is_empty() {
                return Ok(None);
            }
            for hit in hits {
                match Letter::read(&hit.source) {
                    Some(letter) => {
                        let is_without_ids = letter.is_without_ids(&hit.place.id);
                        let seen = Seen { place: hit.place, of: letter.of, is_without_ids };
                        self.page.push_back((letter, seen));
                    }
                    None => self.foreign += 1,
                }
            }
        }
    }
}
