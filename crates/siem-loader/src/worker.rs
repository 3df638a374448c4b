//! One thread's way through objects: read, normalise, enrich, encode, hand over.

use std::cell::Cell;
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant as WallInstant;

use bumpalo::Bump;
use siem_config::{Detection, KeyFacts, LogType, Unsupported};
use siem_ecs::schema::field;
use siem_ecs::{Document, GeoTarget, Normalizer, Object, ObjectFacts, Outcome, Work};
use siem_enrich::GeoCache;
use siem_formats::{ObjectError, ReadSummary, Record, Start, Value, read_records_from};
use siem_opensearch::Bulk;

use crate::dead_letter;
use crate::engine::{Engine, Stop};
use crate::loaded::Pending;
use crate::source::{NoTime, ObjectRef, Opened, Source};
use crate::spool::TempSpool;
use crate::tally::{Closing, Piece, Tally};

/// Documents are handed over in pieces of about this size.
const PIECE_BYTES: usize = 512 << 10;
/// Records between two looks at the clock.
const RECORDS_PER_LOOK: u64 = 256;

/// Working memory of one thread: normalisers, caches, arena.
pub struct Worker {
    engine: Arc<Engine>,
    normalizers: HashMap<String, Rc<Normalizer>>,
    work: Work,
    geo: GeoCache,
    arena: Bump,
    piece: Bulk,
    /// How far reading has come.
    reached: Reached,
    /// What the object is, where its first record says another type than its key.
    other: Option<OtherType>,
}

/// What says the type of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TypeFrom {
    Key,
    FirstRecord,
}

/// The name of the type that an object is of, in spite of its key.
struct OtherType(String);

/// How far reading of an object has come.
#[derive(Clone, Copy, Debug, Default)]
struct Reached {
    /// The last record that was read, or passed over.
    ordinal: u64,
    /// Why the object was left before its end.
    left: Option<Left>,
}

/// Why an object is left before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Left {
    /// All workers stop.
    Stop(Stop),
    /// One piece has no more records (`max_log_count`).
    Share,
    /// Behind a record that has to be loaded again lie more runs of settled ones than are kept.
    Scattered,
}

impl Worker {
    /// A worker of `engine`; takes up databases that were replaced.
    #[must_use]
    pub fn new(engine: Arc<Engine>) -> Worker {
        Worker {
            geo: engine.geo().cache(),
            engine,
            normalizers: HashMap::new(),
            work: Work::default(),
            arena: Bump::with_capacity(64 << 10),
            piece: Bulk::default(),
            reached: Reached::default(),
            other: None,
        }
    }

    /// Loads one object: returns when it is read to its end, while its last documents may still be on their way.
    pub fn load(&mut self, source: &dyn Source, object: &ObjectRef) -> Pending {
        // A defect before it is read, or after: where its records stand is not known, so it is offered again.
        catch_unwind(AssertUnwindSafe(|| self.load_by_key(source, object))).unwrap_or_else(|_| {
            self.arena.reset();
            self.piece.clear();
            self.other = None;
            tracing::error!(bucket = %object.bucket, key = %object.key, "a defect of the loader lost this object");
            Pending::closed(unopened(&self.engine, object, None), Closing::Interrupted("defect".into()))
        })
    }

    /// Loads an object as one of the type that its key says.
    fn load_by_key(&mut self, source: &dyn Source, object: &ObjectRef) -> Pending {
        let engine = Arc::clone(&self.engine);
        let skipped = |log_type: Option<&LogType>, reason: &str| {
            Pending::closed(unopened(&engine, object, log_type), Closing::Skipped(reason.into()))
        };
        let first = engine.config().detect(&object.key);
        // Where the first reading of a key says nothing, the other one may.
        let detection = match (&first, &object.other_key) {
            (Detection::Unknown, Some(other)) => engine.config().detect(other),
            _ => first,
        };
        let log_type = match detection {
            Detection::Type(log_type) => log_type,
            Detection::Ignored(log_type) => return skipped(Some(log_type), "ignored_key"),
            Detection::Control(control) => return skipped(None, control.reason()),
            Detection::Unknown => return skipped(None, "unknown_key"),
        };
        self.load_as(log_type, TypeFrom::Key, source, object)
    }

    /// Loads an object as one of a type.
    fn load_as(&mut self, log_type: &LogType, from: TypeFrom, source: &dyn Source, object: &ObjectRef) -> Pending {
        let engine = Arc::clone(&self.engine);
        let normalizer = match self.normalizer(log_type) {
            Ok(normalizer) => normalizer,
            Err(problem) => {
                if matches!(log_type.unsupported(), Some(Unsupported::Planned | Unsupported::Format(_))) {
                    tracing::warn!(log_type = %log_type.name, problem, "this type cannot be loaded");
                    let tally = unopened(&engine, object, Some(log_type));
                    return Pending::closed(tally, Closing::Skipped("unsupported_type".into()));
                }
                // A wrong setting, not the object's fault: it is offered again until somebody has put it right.
                tracing::error!(log_type = %log_type.name, problem, "the settings of this type are wrong");
                let tally = unopened(&engine, object, Some(log_type));
                return Pending::closed(tally, Closing::Interrupted("configuration".into()));
            }
        };
        if let Some(stop) = engine.stop() {
            let tally = unopened(&engine, object, Some(log_type));
            return Pending::closed(tally, closing_of(stop));
        }
        match source.open(object) {
            Ok(opened) => match self.read(log_type, from, &normalizer, object, opened) {
                Ok(pending) => pending,
                // It may be framed otherwise, too, so it is opened anew.
                Err(other) => {
                    tracing::debug!(by_key = log_type.name, by_record = other.0, "the first record is of another type");
                    let other = engine.config().get(&other.0).unwrap_or(log_type);
                    self.load_as(other, TypeFrom::FirstRecord, source, object)
                }
            },
            Err(error) => {
                let retry = error.retryable;
                tracing::error!(object = error.what, reason = error.reason, problem = error.why, "cannot be opened");
                let tally = unopened(&engine, object, Some(log_type));
                let reason = error.reason.to_owned();
                let closing = if retry { Closing::Interrupted(reason) } else { Closing::Failed(reason) };
                if retry {
                    Pending::closed(tally, closing)
                } else {
                    self.with_letter(Arc::new(tally), closing, None, &error.why)
                }
            }
        }
    }

    /// Reads an open object to its end, unless its first record is of another type.
    fn read(
        &mut self,
        log_type: &LogType,
        from: TypeFrom,
        normalizer: &Normalizer,
        object: &ObjectRef,
        mut opened: Opened,
    ) -> Result<Pending, OtherType> {
        let engine = Arc::clone(&self.engine);
        let began = WallInstant::now();
        let facts = facts_of(&engine, object, &opened);
        let piece = Piece {
            version_id: opened.version_id.clone(),
            e_tag: opened.e_tag.clone(),
            resume: opened.resumed,
            ..piece_of(object)
        };
        let (first, last) = piece.bounds();
        let tally = Arc::new(Tally::of_piece(facts.clone(), Some(log_type.name.clone()), piece));
        if opened.bytes == 0 {
            tally.close(Closing::Skipped("empty_object".into()));
            return Ok(Pending::of(tally));
        }
        tracing::info!(
            log_type = %log_type.name, s3_key = %facts.key, s3_bucket = %facts.bucket, bytes = opened.bytes, first,
            "object begins"
        );
        let prepared = Object::new(facts);
        self.work.begin_object();
        self.piece.clear();
        // A defect costs one object, not the process: the documents before it stand, a dead letter for the rest.
        let result = catch_unwind(AssertUnwindSafe(|| {
            self.read_records(log_type, from, normalizer, &prepared, &mut opened, &tally)
        }));
        if let Some(other) = self.other.take() {
            return Err(other);
        }
        let Reached { ordinal: reached, left } = self.reached;
        tally.unread_from(reached + 1);
        let (summary, ended) = match result {
            Ok(result) => result,
            Err(_) => {
                self.arena.reset();
                self.piece.drop_unfinished();
                hand_over(&engine, &tally, &mut self.piece);
                tracing::error!(bucket = %object.bucket, key = %object.key, "a defect of the loader stopped this object");
                let closing = Closing::Failed("defect".into());
                return Ok(self.with_letter(tally, closing, None, "a defect of the loader"));
            }
        };
        let bytes = if summary.bytes_stored > 0 { summary.bytes_stored } else { opened.bytes };
        tally.count_bytes(bytes, summary.replaced);
        let no_time = match &ended {
            Err(ObjectError::Source(error)) => NoTime::of(error),
            _ => None,
        };
        let is_out_of_time =
            left == Some(Left::Stop(Stop::Deadline)) || no_time.is_some_and(|no_time| !no_time.while_waiting);
        if is_out_of_time
            && engine.options().hands_on
            && reached < first
            && engine.had_its_whole_time(began)
            && !tally.has_later_place()
        {
            let message = format!("reading up to record {first} takes longer than there is time");
            tracing::error!(bucket = %object.bucket, key = %object.key, reached, "{message}");
            let closing = Closing::Failed("unreachable_range".into());
            return Ok(self.with_letter(tally, closing, Some(first), &message));
        }
        let closing = match (ended, left) {
            // Whatever came then, all that was asked for is read.
            (Ok(()), Some(_)) if last.is_some_and(|last| reached >= last) => Closing::End,
            (Ok(()), Some(Left::Share)) => Closing::Parted("max_log_count".into()),
            (Ok(()), Some(Left::Scattered)) => Closing::Parted("scattered".into()),
            (Ok(()), Some(Left::Stop(stop))) => closing_of(stop),
            (Ok(()), None) if summary.records == 0 && summary.control_messages > 0 => {
                Closing::Skipped("control_message".into())
            }
            (Ok(()), None) if summary.records == 0 && first == 1 => Closing::Skipped("no_records".into()),
            (Ok(()), None) => Closing::End,
            (Err(_), _) if no_time.is_some() => closing_of(Stop::Deadline),
            (Err(error), _) if error.is_retryable() => {
                tracing::warn!(bucket = %object.bucket, key = %object.key, %error, "reading stopped");
                Closing::Interrupted(error.reason().into())
            }
            (Err(error), _) => {
                tracing::error!(bucket = %object.bucket, key = %object.key, reason = error.reason(), %error, "cannot be read to its end");
                return Ok(self.with_letter(tally, Closing::Failed(error.reason().into()), None, &error.to_string()));
            }
        };
        tally.close(closing);
        Ok(Pending::of(tally))
    }

    #[allow(clippy::too_many_arguments, reason = "what a reading needs, all of it once")]
    fn read_records(
        &mut self,
        log_type: &LogType,
        from: TypeFrom,
        normalizer: &Normalizer,
        object: &Object,
        opened: &mut Opened,
        tally: &Arc<Tally>,
    ) -> (ReadSummary, Result<(), ObjectError>) {
        let Worker { engine, work, geo, arena, piece, reached, other, .. } = self;
        *reached = Reached::default();
        let mut oversize = 0u64;
        let is_share_read = Cell::new(false);
        let (first, last) = tally.bounds();
        let last = last.unwrap_or(u64::MAX);
        let may_be_another = log_type.signature.is_some() || log_type.line_signature.is_some();
        let mut is_doubtful = from == TypeFrom::Key && may_be_another && opened.resumed.is_none();
        // Where the first record tells another type than the key, it has to be read by everybody.
        let tells_places = from == TypeFrom::Key;
        let start = Start { resume: opened.resumed, first: if is_doubtful { 1 } else { first } };
        let mut place = start.resume;
        let share = if engine.options().hands_on { log_type.max_log_count.max(1) } else { u64::MAX };
        let mut read = 0;
        // Records before a range count, too: there may be millions of them.
        let mut go_on = |ordinal: u64, piece: &mut Bulk| {
            reached.ordinal = ordinal;
            if ordinal.is_multiple_of(RECORDS_PER_LOOK) {
                reached.left = engine.stop().map(Left::Stop);
                if !has_room(engine, tally, piece) {
                    reached.left = reached.left.or(Some(Left::Scattered));
                }
            }
            if reached.left.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let mut each = |record: Record<'_>| {
            if std::mem::take(&mut is_doubtful) {
                let found = engine.config().by_record(log_type, record.text, || member_names(&record));
                if found.name != log_type.name {
                    *other = Some(OtherType(found.name.clone()));
                    return ControlFlow::Break(());
                }
            }
            let ordinal = record.ordinal;
            if tells_places && record.resume != place {
                place = record.resume;
                place.into_iter().for_each(|place| tally.place(place));
            }
            if ordinal < first {
                return go_on(ordinal, piece);
            }
            if ordinal > last {
                return ControlFlow::Break(());
            }
            if !tally.is_asked_for(ordinal) {
                tally.passed_over(ordinal);
                return go_on(ordinal, piece);
            }
            // Elsewhere, the next one would have to read again what was read here.
            let is_place = place.is_some_and(|place| place.ordinal == ordinal);
            if read >= share && is_place {
                is_share_read.set(true);
                return ControlFlow::Break(());
            }
            read += 1;
            oversize += u64::from(record.flaws.oversize);
            match normalizer.normalize(work, record, object, arena) {
                Outcome::Excluded(rule) => tally.excluded(ordinal, rule),
                Outcome::Document(mut doc) => {
                    enrich(geo, normalizer.plan().geo_targets(), &mut doc);
                    let encoded = normalizer.encode(work, &mut doc, &mut piece.bytes);
                    piece.claim(0, ordinal, encoded.start, encoded.source).unparsed = encoded.unparsed;
                }
            }
            arena.reset();
            if piece.bytes.len() >= PIECE_BYTES {
                hand_over(engine, tally, piece);
            }
            go_on(ordinal, piece)
        };
        let spool = TempSpool { max_bytes: engine.options().max_spool_bytes };
        let (mut summary, ended) = read_records_from(
            start,
            opened.reader.as_mut(),
            normalizer.plan().layout(),
            &engine.options().limits,
            &spool,
            &mut each,
        );
        if is_share_read.get() {
            reached.left = Some(Left::Share);
        }
        hand_over(engine, tally, piece);
        if oversize > 0 {
            let limit = engine.options().limits.max_record_bytes;
            let facts = &object.facts;
            tracing::warn!(bucket = %facts.bucket, key = %facts.key, records = oversize, limit, "records longer than the limit: only their beginnings are kept");
        }
        summary.replaced += work.replaced();
        (summary, ended)
    }

    /// The normaliser of a type, made with its first object.
    fn normalizer(&mut self, log_type: &LogType) -> Result<Rc<Normalizer>, String> {
        if let Some(known) = self.normalizers.get(&log_type.name) {
            return Ok(Rc::clone(known));
        }
        let plan = self.engine.plan(log_type)?;
        let made = Rc::new(Normalizer::new(plan, self.engine.options().normalize.clone()));
        self.normalizers.insert(log_type.name.clone(), Rc::clone(&made));
        Ok(made)
    }

    /// Closes an object that failed for good, with a dead letter that stands for it, or for its records from one on.
    fn with_letter(&mut self, tally: Arc<Tally>, closing: Closing, from: Option<u64>, message: &str) -> Pending {
        let reason = match &closing {
            Closing::Failed(reason)
            | Closing::Interrupted(reason)
            | Closing::Parted(reason)
            | Closing::Skipped(reason) => reason.clone(),
            Closing::End => String::new(),
        };
        let letter = Arc::new(tally.of_letter(from.unwrap_or(dead_letter::WHOLE_OBJECT)));
        let mut bulk = Bulk::default();
        let action = self.engine.options().normalize.action;
        dead_letter::push_object(&mut bulk, action, &letter, from, &reason, message);
        letter.handed_over(1, bulk.bytes.len() as u64);
        self.engine.assembler().append(&letter, &bulk);
        letter.close(Closing::End);
        tally.close(closing);
        Pending::with_letter(tally, letter)
    }
}

/// The names of a record's members, blanks between; `None` for a line of text.
fn member_names(record: &Record<'_>) -> Option<String> {
    if let Some(columns) = record.columns {
        return Some(columns.join(" "));
    }
    let arena = Bump::new();
    let parsed = siem_formats::json::parse(record.text, &arena).ok()?;
    let names: Vec<&str> = parsed.value.members().iter().map(|(name, _)| *name).collect();
    (!names.is_empty()).then(|| names.join(" "))
}

/// Gives the piece to the shared bulk and starts a new one.
fn hand_over(engine: &Engine, tally: &Arc<Tally>, piece: &mut Bulk) {
    if !piece.items.is_empty() {
        tally.handed_over(piece.items.len() as u64, piece.bytes.len() as u64);
        engine.assembler().append(tally, piece);
        piece.clear();
    }
}

/// Keeps what is known of an object's records in bounds, however their fates alternate: waits for the record that holds
/// up the others. `false` if that does not help.
fn has_room(engine: &Engine, tally: &Arc<Tally>, piece: &mut Bulk) -> bool {
    let most = engine.options().max_runs;
    if !tally.is_crowded(most) {
        return true;
    }
    // It may lie here, or in a bulk that is not full.
    hand_over(engine, tally, piece);
    engine.assembler().flush();
    tally.wait_for_room(most, || engine.stop().is_none())
}

/// Place and autonomous system of each address; a private address is placed by the public one that stands for it.
pub fn enrich<'a>(geo: &mut GeoCache, targets: &[GeoTarget], doc: &mut Document<'a>) {
    for target in targets {
        let arena = doc.arena();
        for ip in [Some(target.ip), target.nat_ip].into_iter().flatten() {
            let Some(text) = doc.get(ip).and_then(|v| v.as_text().or_else(|| v.item(0).and_then(|v| v.as_text())))
            else {
                continue;
            };
            let answer = geo.lookup_text(text);
            if let (Some(place), true) = (answer.geo, target.geo != field::HOST_GEO || !doc.has(field::HOST_GEO)) {
                doc.set(target.geo, Value::Raw(arena.alloc_str(place)));
            }
            if let (Some(system), Some(asn)) = (answer.asn, target.asn) {
                doc.set(asn, Value::Raw(arena.alloc_str(system)));
            }
            if answer.geo.is_some() || answer.asn.is_some() {
                break;
            }
        }
    }
}

/// The closing of an object that was left for this reason.
fn closing_of(stop: Stop) -> Closing {
    let reason = stop.name().to_owned();
    match stop {
        Stop::Deadline => Closing::Parted(reason),
        Stop::Interrupted | Stop::Sink(_) => Closing::Interrupted(reason),
    }
}

fn piece_of(object: &ObjectRef) -> Piece {
    Piece { range: object.range, only: object.only.clone(), attempt: object.attempt, ..Piece::default() }
}

fn facts_of(engine: &Engine, object: &ObjectRef, opened: &Opened) -> ObjectFacts {
    let found = KeyFacts::of(&opened.key);
    ObjectFacts {
        bucket: object.bucket.clone(),
        key: opened.key.clone(),
        version: opened.version.clone(),
        account: found.account.map(str::to_owned),
        region: found.region.map(str::to_owned),
        modified: opened.modified,
        ingested: engine.ingested(),
        max_age_days: engine.options().max_age_days,
    }
}

/// The account of an object that is not opened.
fn unopened(engine: &Engine, object: &ObjectRef, log_type: Option<&LogType>) -> Tally {
    let now = engine.ingested();
    let facts = ObjectFacts {
        bucket: object.bucket.clone(),
        key: object.key.clone(),
        version: object.version.clone().unwrap_or_default(),
        account: None,
        region: None,
        modified: now,
        ingested: now,
        max_age_days: None,
    };
    let piece = Piece { resume: object.resume.as_ref().map(|(place, _)| *place), ..piece_of(object) };
    Tally::of_piece(facts, log_type.map(|t| t.name.clone()), piece)
}
