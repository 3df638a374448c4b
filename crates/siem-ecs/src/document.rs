//! A document in the making: the record's own fields, the ECS fields, and what else the loader knows about it.

use std::cell::Cell;
use std::collections::HashSet;
use std::fmt;

use bumpalo::Bump;
use bumpalo::collections::Vec as BumpVec;
use siem_formats::json::KeySet;
use siem_formats::{Record, Value};

use crate::convert::{Converted, convert};
use crate::object::Object;
use crate::path::{self, Path, Places};
use crate::schema::{FIELD_COUNT, FieldId, FieldSet, FieldType};
use crate::tag::{Tag, Tags};
use crate::time::Instant;

/// Lists up to this length are searched item by item.
const FEW_ITEMS: usize = 64;

/// Room that is reused from record to record: for each field the place of its value. Only entries of fields that the
/// document's bit set has are meaningful, so nothing is cleared between records.
#[derive(Debug)]
pub struct Scratch {
    slots: Box<[Cell<u16>]>,
    places: Places,
}

impl Default for Scratch {
    fn default() -> Self {
        Scratch { slots: vec![Cell::new(0); FIELD_COUNT].into(), places: Places::default() }
    }
}

/// A document in the making. Everything borrows from the record, the arena or the object, and lives for one record.
pub struct Document<'a> {
    arena: &'a Bump,
    object: &'a Object,
    record: Record<'a>,
    present: FieldSet,
    slots: &'a [Cell<u16>],
    places: &'a Places,
    values: BumpVec<'a, Value<'a>>,
    original: Value<'a>,
    /// Top-level keys of `original`, and perhaps some that were removed.
    keys: KeySet,
    extra: Value<'a>,
    message: &'a str,
    timestamp: Instant,
    tags: Tags,
    log_type: &'a str,
    index_base: &'a str,
    id: Option<&'a str>,
    id_suffix: Option<&'a str>,
}

impl<'a> Document<'a> {
    /// An empty document for `record`.
    pub fn new(
        arena: &'a Bump,
        scratch: &'a Scratch,
        object: &'a Object,
        record: Record<'a>,
        log_type: &'a str,
        index_base: &'a str,
    ) -> Document<'a> {
        Document {
            arena,
            object,
            record,
            present: FieldSet::default(),
            slots: &scratch.slots,
            places: &scratch.places,
            values: BumpVec::with_capacity_in(48, arena),
            original: Value::Object(&[]),
            keys: KeySet::default(),
            extra: Value::Object(&[]),
            message: record.text,
            timestamp: object.facts.modified,
            tags: Tags::default(),
            log_type,
            index_base,
            id: None,
            id_suffix: None,
        }
    }

    // ---- what it is made from

    /// Where new text goes.
    #[must_use]
    pub fn arena(&self) -> &'a Bump {
        self.arena
    }

    /// The object the record comes from.
    #[must_use]
    pub fn object(&self) -> &'a Object {
        self.object
    }

    /// The record: its text, ordinal and envelope.
    #[must_use]
    pub fn record(&self) -> &Record<'a> {
        &self.record
    }

    /// Text made for this document: `doc.format(format_args!("{a}:{b}"))`.
    #[must_use]
    pub fn format(&self, text: fmt::Arguments<'_>) -> &'a str {
        let mut made = bumpalo::collections::String::new_in(self.arena);
        let _ = fmt::Write::write_fmt(&mut made, text);
        made.into_bump_str()
    }

    // ---- the record's own fields

    /// All original fields, an object.
    #[must_use]
    pub fn original(&self) -> Value<'a> {
        self.original
    }

    /// A list of constants: `doc.list(&["access", "denied"])`.
    #[must_use]
    pub fn list(&self, texts: &[&'a str]) -> Value<'a> {
        Value::List(self.arena.alloc_slice_fill_iter(texts.iter().map(|text| Value::Str(text))))
    }

    /// Replaces all original fields.
    pub fn set_original(&mut self, fields: Value<'a>) {
        self.original = fields;
        self.keys = KeySet::of(fields.members());
    }

    /// The original value at a dotted path, unless it is empty.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<Value<'a>> {
        path::find(self.original, &self.keys, self.places, path).filter(|value| !value.is_empty())
    }

    /// The original value at a path of the plan, unless it is empty.
    pub(crate) fn find(&self, path: &Path) -> Option<Value<'a>> {
        path.find(self.original, &self.keys)
    }

    /// The original text (or number, or boolean) at a dotted path, unless it is empty.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&'a str> {
        self.at(path).and_then(|value| value.as_text())
    }

    /// Keeps only the last of top-level original fields of the same name: what JSON repeats, its last value counts.
    pub(crate) fn drop_repeated_fields(&mut self) {
        if !self.keys.are_distinct() {
            self.set_original(self.original.without_repeats(self.arena));
        }
    }

    /// The original fields' keys; perhaps with some that were removed.
    pub(crate) fn keys(&self) -> &KeySet {
        &self.keys
    }

    /// Sets a top-level original field.
    pub fn set_original_field(&mut self, key: &'a str, value: impl Into<Value<'a>>) {
        self.original = self.original.with(self.arena, key, value.into());
        self.keys.insert(key);
    }

    /// Adds top-level original fields; names must be new.
    pub fn add_original_fields(&mut self, fields: &[(&'a str, Value<'a>)]) {
        let old = self.original.members();
        for (key, _) in fields {
            self.keys.insert(key);
        }
        self.original = Value::Object(self.arena.alloc_slice_fill_with(old.len() + fields.len(), |i| {
            old.get(i).copied().unwrap_or_else(|| fields[i - old.len()])
        }));
    }

    /// Removes a top-level original field.
    pub fn remove_original_field(&mut self, key: &str) {
        self.original = self.original.without(self.arena, key);
    }

    /// Changes the original value at a path of plain keys, if it is there.
    pub fn edit_original(&mut self, path: &[impl AsRef<str>], mut edit: impl FnMut(Value<'a>) -> Value<'a>) {
        self.original = self.original.edit(self.arena, path, &mut edit);
    }

    // ---- ECS fields

    /// Sets an ECS field, converted to its type. A value that is empty changes nothing; one that does not fit changes
    /// nothing and is tagged. Returns whether the field was set.
    #[inline]
    pub fn set(&mut self, field: FieldId, value: impl Into<Value<'a>>) -> bool {
        match value.into() {
            Value::Str(text) => self.set_text(field, text),
            other => self.set_value(field, other),
        }
    }

    /// Text is what nearly all values are, and what half of all fields hold: no conversion, and it stays in registers.
    fn set_text(&mut self, field: FieldId, text: &'a str) -> bool {
        if text.is_empty() {
            return false;
        }
        if matches!(field.kind(), FieldType::Keyword | FieldType::Text) {
            self.store(field, Value::Str(text));
            return true;
        }
        self.set_value(field, Value::Str(text))
    }

    fn set_value(&mut self, field: FieldId, value: Value<'a>) -> bool {
        match convert(value, field.kind(), self.arena) {
            Converted::Value(value) => {
                self.store(field, value);
                true
            }
            Converted::Partly(value) => {
                self.tag(Tag::TypeMismatch);
                self.store(field, value);
                true
            }
            Converted::Nothing => false,
            Converted::Mismatch => {
                self.tag(Tag::TypeMismatch);
                false
            }
        }
    }

    /// Sets an ECS field unless it has a value.
    pub fn set_default(&mut self, field: FieldId, value: impl Into<Value<'a>>) -> bool {
        !self.has(field) && self.set(field, value)
    }

    /// Sets an ECS field if there is a value.
    pub fn set_some(&mut self, field: FieldId, value: Option<impl Into<Value<'a>>>) -> bool {
        value.is_some_and(|value| self.set(field, value))
    }

    /// Sets an ECS field to a point in time.
    pub fn set_time(&mut self, field: FieldId, time: Instant) {
        debug_assert_eq!(field.kind(), FieldType::Date);
        self.store(field, Value::Str(self.arena.alloc_str(time.text().as_str())));
    }

    /// Sets an ECS field to a list of constants: `doc.set_list(field::EVENT_TYPE, &["access", "denied"])`.
    pub fn set_list(&mut self, field: FieldId, texts: &[&'a str]) {
        let list = self.list(texts);
        self.set(field, list);
    }

    /// Adds to an ECS field that holds a list: the value, or the items of a list, each once. What does not fit is
    /// left out and tagged.
    pub fn add(&mut self, field: FieldId, value: impl Into<Value<'a>>) {
        match convert(value.into(), field.kind(), self.arena) {
            Converted::Value(new) => self.append(field, new),
            Converted::Partly(new) => {
                self.tag(Tag::TypeMismatch);
                self.append(field, new);
            }
            Converted::Mismatch => self.tag(Tag::TypeMismatch),
            Converted::Nothing => {}
        }
    }

    /// Adds the value of another field of the same type, which needs no conversion.
    pub(crate) fn add_field(&mut self, list: FieldId, from: FieldId) {
        debug_assert_eq!(list.kind(), from.kind());
        if let Some(value) = self.get(from) {
            self.append(list, value);
        }
    }

    fn append(&mut self, field: FieldId, new: Value<'a>) {
        let old = self.get(field);
        let (old, new) = (old.as_ref().map_or(&[][..], as_items), as_items(&new));
        let mut items = BumpVec::with_capacity_in(old.len() + new.len(), self.arena);
        items.extend_from_slice(old);
        // Comparing each with all is cheapest for the few that records have; whoever logs thousands must not make it
        // take millions of comparisons.
        let mut known: Option<HashSet<&str>> =
            (old.len() + new.len() > FEW_ITEMS).then(|| old.iter().filter_map(Value::as_text).collect());
        for item in new {
            let Some(text) = item.as_text() else {
                items.push(*item);
                continue;
            };
            let is_new = match &mut known {
                Some(known) => known.insert(text),
                None => !items.iter().any(|known: &Value<'a>| known.as_text() == Some(text)),
            };
            if is_new {
                items.push(*item);
            }
        }
        self.store(field, Value::List(items.into_bump_slice()));
    }

    /// Adds many values, or the items of many lists, at once: [`Document::add`] copies the list each time.
    pub fn add_all(&mut self, field: FieldId, values: impl IntoIterator<Item = impl Into<Value<'a>>>) {
        let mut items = BumpVec::new_in(self.arena);
        for value in values {
            items.extend_from_slice(as_items(&value.into()));
        }
        self.add(field, Value::List(items.into_bump_slice()));
    }

    /// Adds to a list field if there is a value.
    pub fn add_some(&mut self, field: FieldId, value: Option<impl Into<Value<'a>>>) {
        if let Some(value) = value {
            self.add(field, value);
        }
    }

    /// The value of an ECS field.
    #[must_use]
    pub fn get(&self, field: FieldId) -> Option<Value<'a>> {
        self.has(field).then(|| self.values[usize::from(self.slots[usize::from(field.0)].get())])
    }

    /// The text of an ECS field that has one value.
    #[must_use]
    pub fn get_text(&self, field: FieldId) -> Option<&'a str> {
        self.get(field).and_then(|value| value.as_text())
    }

    /// Whether an ECS field has a value.
    #[must_use]
    pub fn has(&self, field: FieldId) -> bool {
        self.present.contains(field)
    }

    /// Removes an ECS field.
    pub fn remove(&mut self, field: FieldId) {
        self.present.remove(field);
    }

    /// Exchanges the values of two fields.
    pub fn swap(&mut self, a: FieldId, b: FieldId) {
        let (old_a, old_b) = (self.get(a), self.get(b));
        self.remove(a);
        self.remove(b);
        if let Some(value) = old_b {
            self.store(a, value);
        }
        if let Some(value) = old_a {
            self.store(b, value);
        }
    }

    /// The fields that have a value, in the schema's order.
    pub fn fields(&self) -> impl Iterator<Item = FieldId> + '_ {
        self.present.iter()
    }

    pub(crate) fn field_set(&self) -> &FieldSet {
        &self.present
    }

    /// Inlined, so that a value is written once, from registers.
    #[inline(always)]
    fn store(&mut self, field: FieldId, value: Value<'a>) {
        let value = if field.is_array() { self.as_list(field, value) } else { value };
        if self.has(field) {
            self.values[usize::from(self.slots[usize::from(field.0)].get())] = value;
        } else {
            self.slots[usize::from(field.0)].set(self.values.len() as u16);
            self.values.push(value);
            self.present.insert(field);
        }
    }

    /// A field whose values are always lists gets one.
    fn as_list(&self, field: FieldId, value: Value<'a>) -> Value<'a> {
        match value {
            Value::List(_) => value,
            tree if field.kind() == FieldType::Tree => tree,
            single => Value::List(self.arena.alloc_slice_copy(&[single])),
        }
    }

    // ---- what is neither

    /// Sets a field outside ECS at a dotted path: `aws.waf.ja4`; `@log_type`, which is there already, becomes another.
    pub fn set_extra(&mut self, path: &str, value: impl Into<Value<'a>>) {
        let value = value.into();
        if path == "@log_type" {
            self.log_type = value.as_text().filter(|name| !name.is_empty()).unwrap_or(self.log_type);
        } else if !value.is_empty() {
            self.extra = with_path(self.extra, self.arena, path, value);
        }
    }

    /// All fields set by [`Document::set_extra`], an object.
    #[must_use]
    pub fn extra(&self) -> Value<'a> {
        self.extra
    }

    /// The text that becomes `@message`: the record's own, unless something was masked.
    #[must_use]
    pub fn message(&self) -> &'a str {
        self.message
    }

    /// Replaces `@message`.
    pub fn set_message(&mut self, text: &'a str) {
        self.message = text;
    }

    /// `@timestamp`.
    #[must_use]
    pub fn timestamp(&self) -> Instant {
        self.timestamp
    }

    /// Sets `@timestamp`.
    pub fn set_timestamp(&mut self, time: Instant) {
        self.timestamp = time;
    }

    /// Notes something about the record.
    pub fn tag(&mut self, tag: Tag) {
        self.tags.insert(tag);
    }

    /// What was noted.
    #[must_use]
    pub fn tags(&self) -> Tags {
        self.tags
    }

    /// `@log_type`.
    #[must_use]
    pub fn log_type(&self) -> &'a str {
        self.log_type
    }

    /// Changes `@log_type`.
    pub fn set_log_type(&mut self, name: &'a str) {
        self.log_type = name;
    }

    /// Index name without date.
    #[must_use]
    pub fn index_base(&self) -> &'a str {
        self.index_base
    }

    /// Sends the document to another index family.
    pub fn set_index_base(&mut self, name: &'a str) {
        self.index_base = name;
    }

    /// The record's own identifier, if it has one (`doc_id`, or set by its log type): `@id`.
    #[must_use]
    pub fn id(&self) -> Option<&'a str> {
        self.id
    }

    /// Sets the record's own identifier.
    pub fn set_id(&mut self, id: &'a str) {
        self.id = Some(id).filter(|id| !id.is_empty());
    }

    /// What follows the identifier in `_id`: records that are successive states of one thing.
    #[must_use]
    pub fn id_suffix(&self) -> Option<&'a str> {
        self.id_suffix
    }

    /// Sets what follows the identifier in `_id`.
    pub fn set_id_suffix(&mut self, suffix: &'a str) {
        self.id_suffix = Some(suffix).filter(|suffix| !suffix.is_empty());
    }
}

fn as_items<'v, 'a>(value: &'v Value<'a>) -> &'v [Value<'a>] {
    match value {
        Value::List(items) => items,
        single => std::slice::from_ref(single),
    }
}

/// `tree` with `value` at a dotted path; what stands in the way is replaced.
pub(crate) fn with_path<'a>(tree: Value<'a>, arena: &'a Bump, path: &str, value: Value<'a>) -> Value<'a> {
    match path.split_once('.') {
        None => tree.with(arena, arena.alloc_str(path), value),
        Some((part, rest)) => {
            let child = tree.get(part).unwrap_or(Value::Object(&[]));
            tree.with(arena, arena.alloc_str(part), with_path(child, arena, rest, value))
        }
    }
}
