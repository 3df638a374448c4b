//! The way of one record: parse, time, base fields, field map, constants, log type, address.

use std::fmt::Write as _;
use std::sync::Arc;

use bumpalo::Bump;
use siem_config::IndexDate;
use siem_formats::{Record, Value, json};

use crate::document::{Document, Scratch};
use crate::encode::Encoder;
use crate::exclude::{self, OwnIdentity};
use crate::index_name::{MAX_INDICES, check_name};
use crate::object::Object;
use crate::parse::{ParseError, ParseScratch, Routed, router_time};
use crate::plan::{ADDRESS_FIELDS, Mapping, Plan, Target, TimeKey};
use crate::schema::{ECS_VERSION, FieldId, field};
use crate::tag::Tag;
use crate::time::{Instant, TimeParser};
use crate::{firelens, id, redact, shape, time, url};

/// Seconds of a day.
const DAY: i64 = 86_400;
/// How far after its object a record may lie before its date no longer names an index.
const MAX_AHEAD_DAYS: i64 = 2;

/// 2000-01-01: no log is older, but the times that stand for "none" are (year 1, 1601, 1900, 1970, 1980).
const OLDEST_SECONDS: i64 = 946_684_800;

/// What became of a record.
#[allow(clippy::large_enum_variant, reason = "nearly all are documents; boxing each would cost more")]
pub enum Outcome<'a> {
    /// A document.
    Document(Document<'a>),
    /// Left out, by the rule named.
    Excluded(&'static str),
}

/// What a bulk request does with a document that exists already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Action {
    /// Keeps it: nobody erases a document by repeating its id.
    #[default]
    Create,
    /// Replaces it.
    Index,
    /// Cannot know: documents get no id of ours. For time-series collections, which take none.
    Append,
}

/// Settings of a loader that hold for all log types.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What bulk lines do.
    pub action: Action,
    /// Who the loader is.
    pub own: OwnIdentity,
}

/// Normalises the records of one log type.
pub struct Normalizer {
    plan: Arc<Plan>,
    options: Options,
    scratch: Scratch,
}

/// Working memory for one thread and one object.
#[derive(Default)]
pub struct Work {
    parse: ParseScratch,
    encoder: Encoder,
    names: IndexNames,
    id: String,
    replaced: u64,
}

/// The index names of one object: the last one is at hand, and their number is bounded.
#[derive(Default)]
struct IndexNames {
    seen: Vec<String>,
    last: String,
    last_base: String,
    last_day: Option<i64>,
}

/// Where a document went: byte offsets in the buffer it was appended to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// The action line begins.
    pub start: usize,
    /// The document line begins.
    pub source: usize,
    /// Behind its line feed.
    pub end: usize,
    /// It is a record that could not be parsed.
    pub unparsed: bool,
}

impl Normalizer {
    /// For one compiled log type.
    #[must_use]
    pub fn new(plan: Arc<Plan>, options: Options) -> Normalizer {
        Normalizer { plan, options, scratch: Scratch::default() }
    }

    /// The compiled settings.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Makes the document of one record, not yet enriched.
    pub fn normalize<'a>(
        &'a self,
        work: &mut Work,
        record: Record<'a>,
        object: &'a Object,
        arena: &'a Bump,
    ) -> Outcome<'a> {
        let plan: &'a Plan = &self.plan;
        let mut doc = Document::new(arena, &self.scratch, object, record, &plan.name, &plan.index.base);
        if record.flaws.invalid_utf8 {
            doc.tag(Tag::InvalidUtf8);
        }
        if firelens::is_excluded(plan, &record.envelope) {
            return Outcome::Excluded("container_stderr");
        }
        let is_known = |object| plan.knows_beside_line(object);
        match plan.parser.parse_routed(&mut work.parse, &record, arena, is_known) {
            Ok(Routed { fields, around }) => {
                doc.set_original(fields);
                if work.parse.replaced() > 0 {
                    work.replaced += work.parse.replaced();
                    doc.tag(Tag::InvalidUtf8);
                }
                if let Some(rule) = exclude::rule(plan, &self.options.own, &doc) {
                    return Outcome::Excluded(rule);
                }
                if !plan.redact.is_empty() {
                    redact::apply(&plan.redact, &mut doc);
                    url::mask_parameters(&plan.redact, &mut doc);
                }
                if record.flaws.no_array {
                    doc.tag(Tag::TypeMismatch);
                }
                // Not before secrets are masked in every one of them.
                doc.drop_repeated_fields();
                rename(plan, &mut doc);
                if let Some(prepare) = plan.code.and_then(|code| code.prepare) {
                    prepare(&mut doc);
                }
                if record.text.starts_with('{') && !plan.knows(doc.original()) {
                    doc.set_original(Value::Object(&[]));
                    set_unparsed(plan, work, &mut doc, &ParseError::Foreign);
                    return Outcome::Document(doc);
                }
                firelens::set_container(&mut doc, work.parse.json());
                set_time(plan, around, &mut doc);
                set_base_fields(plan, &mut doc);
                set_mapped_fields(plan, &mut doc);
                if let Some(around) = around {
                    firelens::set_origin(&mut doc, around);
                    if plan.parser.reads_lines_of_hosts() {
                        firelens::set_host(&mut doc, around);
                    }
                }
                set_account_and_region(plan, &mut doc);
                set_constants(plan, &mut doc);
                set_id(plan, &mut doc);
                take_out_mismatches(plan, &mut doc);
                if let Some(code) = plan.code {
                    (code.finish)(&mut doc);
                }
                url::finish(&mut doc);
                collect_related(&mut doc);
                flatten(plan, &mut doc);
            }
            Err(error) => set_unparsed(plan, work, &mut doc, &error),
        }
        Outcome::Document(doc)
    }

    /// Appends the bulk lines of a document: action and source.
    pub fn encode(&self, work: &mut Work, doc: &mut Document<'_>, out: &mut Vec<u8>) -> Encoded {
        let start = out.len();
        self.address(work, doc);
        out.extend_from_slice(match self.options.action {
            Action::Create => b"{\"create\":{\"_index\":",
            Action::Index | Action::Append => b"{\"index\":{\"_index\":",
        });
        json::write_str(out, &work.names.last);
        if self.options.action != Action::Append {
            out.extend_from_slice(b",\"_id\":");
            json::write_str(out, &work.id);
        }
        if self.plan.index.is_alias() {
            out.extend_from_slice(b",\"require_alias\":true");
        }
        out.extend_from_slice(b"}}\n");
        let source = out.len();
        work.encoder.write(doc, &self.plan.field_name, out);
        let unparsed = doc.tags().contains(Tag::Unparsed) || doc.tags().contains(Tag::Oversize);
        Encoded { start, source, end: out.len(), unparsed }
    }

    /// Settles index name and id.
    fn address(&self, work: &mut Work, doc: &mut Document<'_>) {
        work.id.clear();
        match doc.id() {
            Some(id) => {
                work.id.push_str(id);
                if let Some(suffix) = doc.id_suffix() {
                    let _ = write!(work.id, "_{suffix}");
                }
            }
            None if self.plan.doc_id_from_content => {
                work.id = id::of_content(doc.record().text, &doc.record().envelope);
            }
            None => doc.object().place_id.write(doc.record().ordinal, &doc.record().envelope, &mut work.id),
        }
        if work.id.len() > id::MAX_ID_BYTES {
            work.id = id::bounded(std::mem::take(&mut work.id));
        }
        let facts = &doc.object().facts;
        let wanted = match self.plan.index.date {
            IndexDate::Ingested => facts.ingested,
            IndexDate::Timestamp => doc.timestamp(),
        };
        let latest = facts.modified.seconds + MAX_AHEAD_DAYS * DAY;
        let earliest = facts.max_age_days.map_or(i64::MIN, |days| facts.modified.seconds - i64::from(days) * DAY);
        let mut time = wanted;
        if wanted.seconds > latest || wanted.seconds < earliest.max(OLDEST_SECONDS) {
            doc.tag(Tag::IndexDateGuarded);
            time = facts.modified;
        }
        if !work.names.select(&self.plan.index, doc.index_base(), time) {
            doc.tag(Tag::IndexDateGuarded);
            work.names.select_anyway(&self.plan.index, doc.index_base(), facts.modified);
        }
    }
}

impl Work {
    /// Forgets the last object.
    pub fn begin_object(&mut self) {
        self.parse.begin_object();
        self.names = IndexNames::default();
        self.replaced = 0;
    }

    /// Code units of this object's records that were no text and became U+FFFD.
    #[must_use]
    pub fn replaced(&self) -> u64 {
        self.replaced
    }

    /// Name of the index that the last encoded document goes to.
    #[must_use]
    pub fn index(&self) -> &str {
        &self.names.last
    }

    /// `_id` of the last encoded document.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl IndexNames {
    /// Puts the name for `base` and `time` at hand; `false` if the object would spread over too many indices.
    fn select(&mut self, naming: &crate::index_name::IndexNaming, base: &str, time: Instant) -> bool {
        let day = Some(naming.day(time));
        if day == self.last_day && base == self.last_base {
            return true;
        }
        let mut name = String::with_capacity(64);
        naming.write(base, time, &mut name);
        if !self.seen.contains(&name) {
            // The last one is for the object's own time.
            if self.seen.len() + 1 >= MAX_INDICES {
                return false;
            }
            self.seen.push(name.clone());
        }
        self.put(name, base, day);
        true
    }

    fn select_anyway(&mut self, naming: &crate::index_name::IndexNaming, base: &str, time: Instant) {
        let mut name = String::with_capacity(64);
        naming.write(base, time, &mut name);
        self.put(name, base, Some(naming.day(time)));
    }

    fn put(&mut self, name: String, base: &str, day: Option<i64>) {
        debug_assert!(check_name(&name).is_ok());
        self.last = name;
        self.last_base.clear();
        self.last_base.push_str(base);
        self.last_day = day;
    }
}

/// A record that could not be read: its text, with whatever else is known of it.
fn set_unparsed<'a>(plan: &'a Plan, work: &mut Work, doc: &mut Document<'a>, error: &ParseError) {
    let is_oversize = doc.record().flaws.oversize;
    doc.tag(if is_oversize { Tag::Oversize } else { Tag::Unparsed });
    firelens::set_container(doc, work.parse.json());
    if is_oversize {
        set_from_beginning(plan, work, doc);
    } else {
        set_time(plan, None, doc);
    }
    set_base_fields(plan, doc);
    set_account_and_region(plan, doc);
    redact::apply_to_text(&plan.redact, doc);
    let message = doc.format(format_args!("{error}"));
    doc.set(field::EVENT_KIND, "pipeline_error");
    doc.set(field::ERROR_MESSAGE, message);
}

/// Time and identifier of a record of which only the beginning was kept. `_id` stays the place in the object: what
/// tells the states of one thing apart may stand in the part that is missing.
fn set_from_beginning<'a>(plan: &'a Plan, work: &mut Work, doc: &mut Document<'a>) {
    let fields = plan.parser.parse_beginning(&mut work.parse, doc.record(), doc.arena());
    let old = doc.original();
    doc.set_original(fields.unwrap_or(old));
    set_time(plan, None, doc);
    if let Some(id) = plan.doc_id.as_ref().and_then(|path| doc.find(path)) {
        doc.set(field::EVENT_ID, id);
    }
    doc.set_original(old);
}

fn rename(plan: &Plan, doc: &mut Document<'_>) {
    for (new, old) in &plan.renames {
        if let Some(value) = doc.at(old) {
            let key = doc.arena().alloc_str(new);
            if !old.contains('.') {
                doc.remove_original_field(old);
            }
            doc.set_original_field(key, value);
        }
    }
}

/// Settles `@timestamp`: the configured keys in order, then envelope, object key and object, each tagged. What a router
/// put `around` the record is an envelope too.
fn set_time<'a>(plan: &Plan, around: Option<Value<'a>>, doc: &mut Document<'a>) {
    let times = &plan.times;
    let now = doc.object().facts.modified;
    let exported = || siem_formats::exported(doc.record().text).map(|(time, _)| time);
    let envelope_time = || {
        let time = doc.record().envelope.time.or_else(exported).or_else(|| router_time(around?));
        time.and_then(|t| time::parse_iso8601(t).or_else(|| time::parse_epoch(t)))
    };
    // A time without a year is near that of its envelope: an object may be a copy that was made years later.
    let nearby = || envelope_time().filter(|time| 0 < time.seconds && time.seconds < now.seconds).unwrap_or(now);
    let read = |text: &str| {
        let parse = |parser: &TimeParser| {
            let now = if parser.may_lack_year() { nearby() } else { now };
            parser.parse(text, times.zone, now)
        };
        times.parsers.iter().find_map(parse)
    };
    for key in &times.keys {
        let found = match key {
            TimeKey::Record(path) => doc.find(path).and_then(|value| value.as_text()).and_then(read),
            TimeKey::Envelope(_) => envelope_time(),
            TimeKey::ObjectKey => key_time(plan, doc),
        };
        if let Some(time) = found {
            if let (TimeKey::Envelope(name), Some(text)) = (key, doc.record().envelope.time) {
                doc.set_original_field(name, text);
            }
            return doc.set_timestamp(time);
        }
    }
    if times.keys.is_empty()
        && let Some(time) = doc.text("@timestamp").and_then(read)
    {
        return doc.set_timestamp(time);
    }
    let (time, tag) = if let Some(time) = envelope_time() {
        (time, Tag::TimeFromEnvelope)
    } else if let Some(time) = key_time(plan, doc).or_else(|| time::of_key(&doc.object().facts.key)) {
        (time, Tag::TimeFromKey)
    } else {
        (now, Tag::TimeFromObject)
    };
    doc.set_timestamp(time);
    doc.tag(tag);
}

/// The time in the object key, by `file_timestamp_format`; UTC. A part that is out of range makes it no time.
fn key_time(plan: &Plan, doc: &Document<'_>) -> Option<Instant> {
    let groups = plan.times.key_pattern.as_ref()?.parse(&doc.object().facts.key, doc.arena()).ok()?;
    let part = |name: &str, default: u32, most: u32| match groups.get(name).and_then(|group| group.as_str()) {
        Some(text) => text.parse().ok().filter(|number| *number <= most),
        None => Some(default),
    };
    let day = time::day_number(part("year", 2000, 9999)?.into(), part("month", 1, 12)?, part("day", 1, 31)?)?;
    let second = part("hour", 0, 23)? * 3600 + part("minute", 0, 59)? * 60 + part("second", 0, 60)?;
    let micros = part("microsecond", 0, 999_999)?;
    Instant::new(day * DAY + i64::from(second), micros * 1000, if micros > 0 { 6 } else { 0 })
}

fn set_base_fields<'a>(plan: &'a Plan, doc: &mut Document<'a>) {
    doc.set(field::EVENT_MODULE, plan.name.as_str());
    let object = doc.object();
    doc.set(field::EVENT_INGESTED, object.ingested.as_str());
    doc.set(field::ECS_VERSION, ECS_VERSION);
    if let Some(provider) = &plan.cloud_provider {
        doc.set(field::CLOUD_PROVIDER, provider.as_str());
    }
}

fn set_mapped_fields(plan: &Plan, doc: &mut Document<'_>) {
    for mapping in &plan.mappings {
        if mapping.is_list {
            set_list(mapping, doc);
        } else {
            set_first(mapping, doc);
        }
    }
}

/// The first alternative whose value fits.
fn set_first(mapping: &Mapping, doc: &mut Document<'_>) {
    for path in mapping.sources.iter().flatten() {
        if let Some(value) = doc.find(path) {
            match &mapping.target {
                // A record's own word for it is none of the words that detections ask for.
                Target::Field(_)
                    if mapping.allowed.is_some_and(|words| value.as_text().is_none_or(|w| !words.contains(&w))) =>
                {
                    doc.tag(Tag::TypeMismatch);
                }
                Target::Field(field) => {
                    if doc.set(*field, value) {
                        return;
                    }
                }
                Target::Extra(name) => return doc.set_extra(name, value),
            }
        }
    }
}

/// The values of all sources, each the first alternative that has one.
fn set_list(mapping: &Mapping, doc: &mut Document<'_>) {
    for source in &mapping.sources {
        let Some(value) = source.iter().find_map(|path| doc.find(path)) else { continue };
        match &mapping.target {
            Target::Field(field) => doc.add(*field, value),
            Target::Extra(name) => {
                let arena = doc.arena();
                let old = crate::path::lookup(doc.extra(), name);
                let mut items: Vec<Value<'_>> = old.map_or(Vec::new(), |v| v.items().to_vec());
                match value {
                    Value::List(more) => items.extend_from_slice(more),
                    single => items.push(single),
                }
                doc.set_extra(name, Value::List(arena.alloc_slice_copy(&items)));
            }
        }
    }
}

/// Log, else envelope, else object key, else unknown.
fn set_account_and_region<'a>(plan: &Plan, doc: &mut Document<'a>) {
    if plan.cloud_provider.is_none() {
        return;
    }
    let envelope = doc.record().envelope;
    let facts = &doc.object().facts;
    for (target, from_envelope, from_key) in [
        (field::CLOUD_ACCOUNT_ID, envelope.account, facts.account.as_deref()),
        (field::CLOUD_REGION, envelope.region, facts.region.as_deref()),
    ] {
        if doc.get_text(target).is_some_and(|text| text != "unknown") {
            continue;
        }
        doc.set(target, from_envelope.filter(|t| !t.is_empty()).or(from_key).unwrap_or("unknown"));
    }
}

fn set_constants<'a>(plan: &'a Plan, doc: &mut Document<'a>) {
    for (target, values) in &plan.constants {
        let value = match values.as_slice() {
            [single] => Value::Str(single),
            several => Value::List(doc.arena().alloc_slice_fill_iter(several.iter().map(|v| Value::Str(v)))),
        };
        match target {
            // A constant never beats what the log, the envelope or the key says of account and region.
            Target::Field(field @ (field::CLOUD_ACCOUNT_ID | field::CLOUD_REGION)) => {
                if doc.get_text(*field).is_none_or(|text| text == "unknown") {
                    doc.set(*field, value);
                }
            }
            Target::Field(field) => {
                doc.set(*field, value);
            }
            Target::Extra(name) => doc.set_extra(name, value),
        }
    }
}

fn set_id(plan: &Plan, doc: &mut Document<'_>) {
    let Some(path) = &plan.doc_id else { return };
    match doc.find(path).and_then(|value| value.as_text()) {
        Some(id) => {
            doc.set_id(id);
            if let Some(suffix) = plan.doc_id_suffix.as_ref().and_then(|path| doc.find(path)?.as_text()) {
                doc.set_id_suffix(suffix);
            }
        }
        // Its log type may have found one elsewhere.
        None if doc.id().is_some() => {}
        None => doc.tag(Tag::IdFromPlace),
    }
}

/// Fields whose names of users are collected in `related.user`.
const USER_FIELDS: [FieldId; 6] = [
    field::USER_NAME,
    field::USER_TARGET_NAME,
    field::USER_EFFECTIVE_NAME,
    field::SOURCE_USER_NAME,
    field::DESTINATION_USER_NAME,
    field::CLIENT_USER_NAME,
];

/// Every address, user and host of the document, in `related.*`, sorted.
fn collect_related(doc: &mut Document<'_>) {
    for field in ADDRESS_FIELDS {
        doc.add_field(field::RELATED_IP, field);
    }
    for field in USER_FIELDS {
        doc.add_field(field::RELATED_USER, field);
    }
    for field in [field::HOST_HOSTNAME, field::HOST_NAME] {
        doc.add_field(field::RELATED_HOSTS, field);
    }
    for field in [field::RELATED_IP, field::RELATED_USER, field::RELATED_HOSTS, field::RELATED_HASH] {
        sort_list(doc, field);
    }
}

fn sort_list(doc: &mut Document<'_>, field: FieldId) {
    if let Some(Value::List(items)) = doc.get(field)
        && !items.is_sorted_by_key(|item| item.as_text())
    {
        let sorted = doc.arena().alloc_slice_copy(items);
        sorted.sort_by_key(|item| item.as_text());
        doc.set(field, Value::List(sorted));
    }
}

/// What contradicts the shape of the log type's records would be refused by an index, or make one that refuses the
/// others.
fn take_out_mismatches(plan: &Plan, doc: &mut Document<'_>) {
    if !plan.shape.is_missed(doc.original()) {
        return;
    }
    doc.tag(Tag::TypeMismatch);
    let (fits, taken) = plan.shape.take_out(doc.original(), doc.arena());
    doc.set_original(fits);
    if let Some(taken) = taken {
        doc.set_extra(shape::MISMATCH, taken);
    }
}

/// `json_to_text` and `field_prefix`: what happens to original fields once everything was read from them.
fn flatten<'a>(plan: &'a Plan, doc: &mut Document<'a>) {
    let arena = doc.arena();
    for path in &plan.json_to_text {
        doc.edit_original(path, |value| match value {
            empty if empty.is_empty() => empty,
            Value::Object(_) | Value::List(_) => {
                let mut text = Vec::new();
                json::write_value(&mut text, &value);
                Value::Str(arena.alloc_str(&String::from_utf8_lossy(&text)))
            }
            Value::Number(text) | Value::Raw(text) => Value::Str(text),
            Value::Bool(_) => value.as_text().map_or(value, Value::Str),
            other => other,
        });
    }
    if let Some(prefix) = &plan.field_prefix {
        let original = doc.original();
        doc.set_original(Value::Object(arena.alloc_slice_copy(&[(prefix.as_str(), original)])));
    }
}
