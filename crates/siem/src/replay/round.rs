//! The letters of some objects: objects are opened and loaded side by side, and then each letter is settled.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use serde_json::json;
use siem_ecs::time::Instant;
use siem_loader::{Engine, Fared, LetterOf, Loaded, Ordinals, Pending, Status, Stop, Worker};
use siem_opensearch::{BulkWriter, Change, Changed, Cluster, DocumentPlace};
use tokio::runtime::Runtime;

use super::groups::{Group, Seen};
use super::objects::{Found, Objects};
use super::stored::{self, Sent};
use super::summary::Summary;
use crate::load::LOCAL;

/// All that rounds need.
pub(crate) struct Replay<'r> {
    pub(crate) cluster: Cluster,
    pub(crate) writer: BulkWriter,
    pub(crate) engines: Engines,
    pub(crate) objects: Objects,
    pub(crate) workers: usize,
    pub(crate) runtime: &'r Runtime,
}

/// One engine for objects of S3, and one for files: they differ in which dates make an index.
pub(crate) struct Engines {
    pub(crate) objects: Arc<Engine>,
    pub(crate) files: Arc<Engine>,
}

impl Engines {
    pub(crate) fn all(&self) -> [&Arc<Engine>; 2] {
        [&self.objects, &self.files]
    }

    pub(crate) fn stop(&self) -> Option<Stop> {
        self.all().into_iter().find_map(|engine| engine.stop())
    }
}

/// How far loading an object has come.
enum Tried {
    /// Its last documents may be on their way.
    Loading(Pending),
    /// It is not there; short name and detail.
    Gone(&'static str, String),
    /// It cannot be told; short name and detail.
    Closed(&'static str, String),
}

/// What becomes of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fate {
    /// Its records are in the index.
    Loaded,
    /// A rule leaves its record out.
    Excluded,
    /// A letter of now stands for what it stands for.
    Refused,
    /// Its stored document is in the index.
    FromText,
    /// Its stored document is refused again: it says why from now on.
    RefusedText { reason: &'static str, message: String },
    /// The object has not what it speaks of: the stored document may be sent. Why, by short name.
    Missing(String),
    /// It stays, for this reason.
    Left(String),
}

impl Replay<'_> {
    /// Loads what the letters stand for, and deletes those that are settled.
    pub(crate) fn load(&self, groups: &[Group], summary: &mut Summary) -> Result<()> {
        let tried = self.try_all(groups)?;
        let mut fates: Vec<Vec<Fate>> = Vec::with_capacity(groups.len());
        for (group, tried) in groups.iter().zip(tried) {
            fates.push(settle(group, tried, summary));
        }
        self.send_stored(groups, &mut fates)?;
        self.clear(groups, &mut fates)?;
        for fate in fates.iter().flatten() {
            match fate {
                Fate::Loaded => summary.loaded += 1,
                Fate::Excluded => summary.excluded += 1,
                Fate::FromText => summary.from_text += 1,
                Fate::Refused | Fate::RefusedText { .. } => summary.refused += 1,
                Fate::Missing(reason) | Fate::Left(reason) => summary.leave(reason),
            }
        }
        Ok(())
    }

    /// Opens and reads the objects with several threads; gives what became of each, in order.
    fn try_all(&self, groups: &[Group]) -> Result<Vec<Tried>> {
        let next = AtomicUsize::new(0);
        let tried = Mutex::new(BTreeMap::new());
        let work = || {
            let [mut of_objects, mut of_files] = self.engines.all().map(|engine| Worker::new(Arc::clone(engine)));
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(group) = groups.get(number) else { return };
                let worker = if group.bucket == LOCAL { &mut of_files } else { &mut of_objects };
                let outcome = self.try_one(worker, group);
                tried.lock().unwrap_or_else(PoisonError::into_inner).insert(number, outcome);
            }
        };
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..self.workers.clamp(1, groups.len().max(1))).map(|_| scope.spawn(work)).collect();
            threads.into_iter().try_for_each(|thread| thread.join().map_err(|_| ()))
        })
        .map_err(|()| anyhow::anyhow!("a worker stopped by a defect of the loader"))?;
        self.engines.all().into_iter().for_each(|engine| engine.assembler().flush());
        Ok(tried.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().collect())
    }

    fn try_one(&self, worker: &mut Worker, group: &Group) -> Tried {
        let ordinals = group.ordinals();
        if ordinals.bounds().is_none() {
            return Tried::Closed("no_ids", String::new());
        }
        if self.engines.stop().is_some() {
            return Tried::Closed("interrupted", String::new());
        }
        match self.objects.open(group) {
            Found::Open(checked) => {
                let object = checked.object.clone().only(ordinals);
                Tried::Loading(worker.load(checked.as_ref(), &object))
            }
            Found::Gone(reason, why) => Tried::Gone(reason, why),
            Found::Closed(reason, why) => Tried::Closed(reason, why),
        }
    }

    /// Sends the stored documents of letters whose records are missing.
    fn send_stored(&self, groups: &[Group], fates: &mut [Vec<Fate>]) -> Result<()> {
        let mut at = Vec::new();
        for (group, fates) in fates.iter().enumerate() {
            let is_missing = |(letter, fate): (usize, &Fate)| {
                let is_record = matches!(groups[group].letters[letter].of, LetterOf::Record(_));
                (is_record && matches!(fate, Fate::Missing(_))).then_some((group, letter))
            };
            at.extend(fates.iter().enumerate().filter_map(is_missing));
        }
        let places: Vec<&DocumentPlace> =
            at.iter().map(|(group, letter)| &groups[*group].letters[*letter].place).collect();
        let config = self.engines.objects.config();
        let sent = self.runtime.block_on(stored::send(&self.cluster, &self.writer, config, &places));
        for ((group, letter), sent) in at.into_iter().zip(sent.context("reading the texts of dead letters")?) {
            fates[group][letter] = match sent {
                Sent::Stands => Fate::FromText,
                Sent::Refused { class, message } => Fate::RefusedText { reason: class.name(), message },
                Sent::Not(reason) => Fate::Left(reason.into()),
            };
        }
        Ok(())
    }

    /// Deletes the letters that are settled, in the state in which they were seen.
    fn clear(&self, groups: &[Group], fates: &mut [Vec<Fate>]) -> Result<()> {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |time| time.as_secs());
        let now = i64::try_from(now).ok().and_then(Instant::from_seconds).map(|now| now.to_string());
        let mut at = Vec::new();
        let mut changes = Vec::new();
        for (group, letter) in fates.iter().enumerate().flat_map(|(g, fates)| (0..fates.len()).map(move |l| (g, l))) {
            let place = &groups[group].letters[letter].place;
            let change = match &fates[group][letter] {
                Fate::Loaded | Fate::Excluded | Fate::FromText => Change::Delete,
                // The letter of now is this one written anew, or stands beside it. Which, its state tells.
                Fate::Refused if place.state.is_some() => Change::Delete,
                Fate::RefusedText { reason, message } => {
                    Change::Amend(json!({"@timestamp": now, "reason": reason, "error.message": message}))
                }
                Fate::Refused | Fate::Missing(_) | Fate::Left(_) => continue,
            };
            at.push((group, letter));
            changes.push((place.clone(), change));
        }
        let outcomes = self.runtime.block_on(self.cluster.change(&changes)).context("deleting dead letters")?;
        for ((group, letter), outcome) in at.into_iter().zip(outcomes) {
            let fate = &mut fates[group][letter];
            match outcome {
                Changed::Done => {}
                Changed::Otherwise if matches!(fate, Fate::Refused) => {}
                Changed::Otherwise => *fate = Fate::Left("changed_meanwhile".into()),
                Changed::Refused(why) => {
                    tracing::warn!(why, "a letter stays");
                    *fate = Fate::Left("letter_refused".into());
                }
            }
        }
        Ok(())
    }
}

/// What becomes of each letter of an object, as far as the object tells.
fn settle(group: &Group, tried: Tried, summary: &mut Summary) -> Vec<Fate> {
    let loaded = match tried {
        Tried::Loading(pending) => pending.wait(),
        Tried::Gone(reason, why) => {
            tracing::info!(bucket = %group.bucket, key = %group.key, reason, why, "the object is gone");
            return group.letters.iter().map(|_| Fate::Missing(reason.into())).collect();
        }
        Tried::Closed(reason, why) => {
            summary.problem(&group.bucket, &group.key, reason, &why);
            return group.letters.iter().map(|_| Fate::Left(reason.into())).collect();
        }
    };
    summary.add(&loaded.line);
    let fates: Vec<Fate> = group.letters.iter().map(|letter| fate(letter, &loaded)).collect();
    if let Some(Fate::Left(reason)) = fates.iter().find(|fate| matches!(fate, Fate::Left(_))) {
        summary.problem(&group.bucket, &group.key, reason, loaded.line.reason.as_deref().unwrap_or_default());
    }
    fates
}

fn fate(letter: &Seen, loaded: &Loaded) -> Fate {
    if letter.is_without_ids {
        return Fate::Left("no_ids".into());
    }
    let reason = || loaded.line.reason.clone().unwrap_or_else(|| "undelivered".into());
    if let LetterOf::Record(ordinal) = letter.of {
        let is_in =
            |of: fn(&Fared) -> &Ordinals| loaded.fared.as_ref().is_some_and(|fared| of(fared).contains(ordinal));
        return match &loaded.line.status {
            _ if is_in(|fared| &fared.indexed) => Fate::Loaded,
            _ if is_in(|fared| &fared.excluded) => Fate::Excluded,
            _ if is_in(|fared| &fared.refused) => Fate::Refused,
            Status::Skipped if reason() == "ignored_key" => Fate::Excluded,
            Status::Skipped if is_of_settings(&reason()) => Fate::Left(reason()),
            _ if loaded.left.is_some() => Fate::Left(reason()),
            // The object was read as far as it can be, and has no such record.
            _ => Fate::Missing("no_such_record".into()),
        };
    }
    match loaded.line.status {
        Status::Complete => Fate::Loaded,
        Status::Skipped if is_of_settings(&reason()) => Fate::Left(reason()),
        Status::Skipped => Fate::Excluded,
        _ if loaded.has_failed => Fate::Refused,
        _ => Fate::Left(reason()),
    }
}

/// Whether an object was skipped because of the settings of this run, which may be others than those of its loader.
fn is_of_settings(reason: &str) -> bool {
    matches!(reason, "unknown_key" | "unsupported_type")
}

#[cfg(test)]
mod tests {
    use siem_loader::{HandOver, LedgerLine, Part};

    use super::*;

    fn loaded(status: Status, reason: Option<&str>) -> Loaded {
        let line = LedgerLine { status, reason: reason.map(str::to_owned), ..LedgerLine::default() };
        let has_failed = matches!(status, Status::Partial | Status::Failed);
        Loaded { line, left: None, fared: Some(Fared::default()), has_failed, lag_seconds: 0 }
    }

    fn with_rest(mut loaded: Loaded) -> Loaded {
        loaded.has_failed = false;
        loaded.left = Some(HandOver {
            parts: vec![Part { first: 4, last: None, resume: None }],
            line: LedgerLine::default(),
            made_progress: false,
            is_planned: false,
            version_id: None,
            e_tag: None,
        });
        loaded
    }

    fn seen(of: LetterOf) -> Seen {
        let place = DocumentPlace { index: "log-siem-deadletter-2026-10".into(), id: "i".into(), state: None };
        Seen { place, of, is_without_ids: false }
    }

    fn left(reason: &str) -> Fate {
        Fate::Left(reason.into())
    }

    #[test]
    fn a_record_is_what_became_of_it() {
        let one = |ordinal| Ordinals::of(vec![(ordinal, ordinal)]);
        let mut all = with_rest(loaded(Status::Partial, Some("status_429")));
        all.fared = Some(Fared { indexed: one(1), excluded: one(2), refused: one(3) });
        let fates: Vec<Fate> = (1..=4).map(|ordinal| fate(&seen(LetterOf::Record(ordinal)), &all)).collect();
        assert_eq!(fates, [Fate::Loaded, Fate::Excluded, Fate::Refused, left("status_429")]);
        let missing = Fate::Missing("no_such_record".into());
        for read in [loaded(Status::Complete, None), loaded(Status::Failed, Some("truncated"))] {
            assert_eq!(fate(&seen(LetterOf::Record(9)), &read), missing);
        }
    }

    #[test]
    fn an_object_is_settled_when_it_is_read_to_its_end() {
        for of in [LetterOf::Object, LetterOf::From(7)] {
            let of_object = |loaded: Loaded| fate(&seen(of), &loaded);
            assert_eq!(of_object(loaded(Status::Complete, None)), Fate::Loaded);
            assert_eq!(of_object(loaded(Status::Partial, Some("truncated"))), Fate::Refused);
            assert_eq!(of_object(with_rest(loaded(Status::Partial, Some("interrupted")))), left("interrupted"));
            assert_eq!(of_object(loaded(Status::Skipped, Some("no_records"))), Fate::Excluded);
        }
    }

    #[test]
    fn a_key_that_is_ignored_now_is_excluded_and_one_that_nobody_knows_is_left() {
        for of in [LetterOf::Object, LetterOf::Record(1)] {
            let skipped = |reason| fate(&seen(of), &loaded(Status::Skipped, Some(reason)));
            assert_eq!(skipped("ignored_key"), Fate::Excluded);
            assert_eq!(skipped("unknown_key"), left("unknown_key"));
            assert_eq!(skipped("unsupported_type"), left("unsupported_type"));
        }
        let emptied = fate(&seen(LetterOf::Record(1)), &loaded(Status::Skipped, Some("no_records")));
        assert_eq!(emptied, Fate::Missing("no_such_record".into()), "a record that was there does not become nothing");
    }

    #[test]
    fn where_documents_have_no_ids_letters_are_left() {
        let letter = Seen { is_without_ids: true, ..seen(LetterOf::Record(1)) };
        assert_eq!(fate(&letter, &loaded(Status::Complete, None)), left("no_ids"));
    }
}
