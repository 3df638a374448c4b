//! A document → one line of JSON that any OpenSearch takes.
//!
//! The ECS fields are written in one sweep over the schema's order: neighbours share their objects, so each object is
//! opened and closed once, and its braces and keys are ready-made text. Then come our own fields and the original ones.

use std::borrow::Cow;
use std::collections::HashSet;

use siem_formats::json::LastMembers;
use siem_formats::{Value, json};

use crate::convert::is_json_number;
use crate::document::Document;
use crate::object::Object;
use crate::schema::{FieldId, FieldType, ObjectId, field, is_root};
use crate::tag::Tag;

/// Longest term that Lucene takes, in bytes; one longer value makes OpenSearch refuse the document.
const MAX_TERM_BYTES: usize = 32_766;
/// Stands at the end of a value that was cut.
const CUT_MARK: &str = "<<TRUNCATED>>";
/// Objects deeper than this are folded into text: OpenSearch's default limit is 20, and ECS prefixes come on top.
const MAX_DEPTH: usize = 15;
/// Longest key part that is kept; the field-name limit of OpenSearch is far above.
const MAX_KEY_BYTES: usize = 512;
/// Names that OpenSearch keeps for itself at the top of a document.
const METADATA: [&str; 12] = [
    "_id",
    "_index",
    "_source",
    "_type",
    "_routing",
    "_field_names",
    "_ignored",
    "_meta",
    "_nested_path",
    "_version",
    "_seq_no",
    "_size",
];

/// Appends the document and a line feed. What had to be changed to make it legal is tagged, so tags come last.
pub(crate) fn write(doc: &Document<'_>, field_name: &str, out: &mut Vec<u8>) {
    let mut writer = Writer { out, changed: doc.tags() };
    writer.document(doc, field_name);
}

struct Writer<'o> {
    out: &'o mut Vec<u8>,
    changed: crate::tag::Tags,
}

impl Writer<'_> {
    fn document(&mut self, doc: &Document<'_>, field_name: &str) {
        self.out.extend_from_slice(b"{\"@timestamp\":\"");
        self.out.extend_from_slice(doc.timestamp().text().as_bytes());
        self.out.extend_from_slice(b"\",\"@message\":");
        json::write_str(self.out, doc.message());
        if let Some(id) = doc.id() {
            self.out.extend_from_slice(b",\"@id\":");
            json::write_str(self.out, id);
        }
        self.out.extend_from_slice(b",\"@log_type\":");
        json::write_str(self.out, doc.log_type());
        let object: &Object = doc.object();
        self.out.extend_from_slice(&object.place_json);
        let envelope = &doc.record().envelope;
        for (name, value) in [("@log_group", envelope.log_group), ("@log_stream", envelope.log_stream)] {
            if let Some(value) = value {
                self.out.push(b',');
                json::write_str(self.out, name);
                self.out.push(b':');
                json::write_str(self.out, value);
            }
        }
        let (extra, moved) = own_and_moved(doc, field_name);
        self.ecs_fields(doc, extra);
        for (key, value) in extra.members() {
            if !is_root(key) || !has_field_below(doc, key) {
                self.member(key, value, 1);
            }
        }
        let members = doc.original().members();
        let last = LastMembers::of(members);
        let mut names = Names::new(members, Place::Top);
        for (index, (key, value)) in members.iter().enumerate() {
            if last.contains(index, key) && !(moved && is_taken(key, extra)) {
                self.named_member(&mut names, key, value, 1);
            }
        }
        self.tags(doc);
        self.out.extend_from_slice(b"}\n");
    }

    /// All ECS fields but `@timestamp` and `tags`. `extra` may hold fields outside the schema below an ECS root (users
    /// map what they like); such a root is written as a tree of both.
    fn ecs_fields(&mut self, doc: &Document<'_>, extra: Value<'_>) {
        let mut open = ObjectId::ROOT;
        let mut first = false;
        let mut skip_to = FieldId(0);
        let mut mixed_root: Option<&str> = None;
        for field in doc.fields() {
            if field < skip_to || field == field::TIMESTAMP || field == field::TAGS {
                continue;
            }
            let def = field.def();
            if let Some(root) = mixed_root {
                if def.name.strip_prefix(root).is_some_and(|rest| rest.starts_with('.')) {
                    continue;
                }
                mixed_root = None;
            }
            let Some(value) = doc.get(field) else { continue };
            if def.below > 0 {
                // The tree is written whole: single fields below it would write its key twice.
                skip_to = FieldId(field.0 + 1 + def.below);
            }
            if !extra.members().is_empty()
                && let Some(root) = def.name.split('.').next()
                && root != def.name
                && extra.get(root).is_some()
            {
                self.move_to(&mut open, ObjectId::ROOT, &mut first);
                let tree = mixed_tree(doc, root, extra);
                self.member(root, &tree, 1);
                mixed_root = Some(root);
                continue;
            }
            self.move_to(&mut open, def.object, &mut first);
            if !first {
                self.out.push(b',');
            }
            first = false;
            self.out.extend_from_slice(def.json_key.as_bytes());
            self.ecs_value(value, field.kind());
        }
        self.move_to(&mut open, ObjectId::ROOT, &mut first);
    }

    /// Closes and opens objects on the way from one to another.
    fn move_to(&mut self, open: &mut ObjectId, target: ObjectId, first: &mut bool) {
        if *open == target {
            return;
        }
        let common = common_ancestor(*open, target);
        while *open != common {
            self.out.push(b'}');
            *open = open.def().parent;
            *first = false;
        }
        let mut chain = [ObjectId::ROOT; 16];
        let mut depth = 0;
        let mut object = target;
        while object != common && depth < chain.len() {
            chain[depth] = object;
            depth += 1;
            object = object.def().parent;
        }
        for object in chain[..depth].iter().rev() {
            if !*first {
                self.out.push(b',');
            }
            self.out.extend_from_slice(object.def().json_open.as_bytes());
            *first = true;
        }
        *open = target;
    }

    fn ecs_value(&mut self, value: Value<'_>, kind: FieldType) {
        match (value, kind) {
            (Value::Str(text), FieldType::Text) => json::write_str(self.out, text),
            (value, _) => self.value(&value, 2),
        }
    }

    /// One member, with a comma before it unless it is the first of its object; nothing if there is nothing to write.
    fn member(&mut self, key: &str, value: &Value<'_>, depth: usize) {
        if is_clean_empty(value) {
            return;
        }
        // A brace can only stand last when it has just been opened: keys and texts end with a quote.
        if self.out.last() != Some(&b'{') {
            self.out.push(b',');
        }
        json::write_str(self.out, key);
        self.out.push(b':');
        self.value(value, depth);
    }

    /// One member of a record, under a name that OpenSearch takes.
    fn named_member(&mut self, names: &mut Names<'_>, key: &str, value: &Value<'_>, depth: usize) {
        if is_legal_key(key, names.place) {
            self.member(key, value, depth);
        } else if !is_clean_empty(value) {
            self.changed.insert(Tag::KeyRenamed);
            self.member(&names.legal(key), value, depth);
        }
    }

    fn value(&mut self, value: &Value<'_>, depth: usize) {
        match value {
            Value::Null => self.out.extend_from_slice(b"null"),
            Value::Bool(true) => self.out.extend_from_slice(b"true"),
            Value::Bool(false) => self.out.extend_from_slice(b"false"),
            Value::Number(text) => self.number(text),
            Value::Raw(text) => self.out.extend_from_slice(text.as_bytes()),
            Value::Str(text) => self.text(text),
            Value::List(_) | Value::Object(_) if depth > MAX_DEPTH => {
                self.changed.insert(Tag::Folded);
                let mut folded = Vec::new();
                json::write_value(&mut folded, value);
                self.text(&String::from_utf8_lossy(&folded));
            }
            Value::List(items) => {
                self.out.push(b'[');
                let mut first = true;
                for item in items.iter().filter(|item| !is_clean_empty(item)) {
                    if !first {
                        self.out.push(b',');
                    }
                    first = false;
                    self.value(item, depth + 1);
                }
                self.out.push(b']');
            }
            Value::Object(members) => {
                self.out.push(b'{');
                let last = LastMembers::of(members);
                let mut names = Names::new(members, Place::Inner);
                for (index, (key, child)) in members.iter().enumerate() {
                    if last.contains(index, key) {
                        self.named_member(&mut names, key, child, depth + 1);
                    }
                }
                self.out.push(b'}');
            }
        }
    }

    /// Numbers that no numeric field takes are text.
    fn number(&mut self, text: &str) {
        let plain = text.len() <= 18 && text.bytes().all(|b| b.is_ascii_digit());
        let is_integer = || !text.contains(['.', 'e', 'E']);
        let fits =
            || if is_integer() { text.parse::<i64>().is_ok() } else { text.parse::<f64>().is_ok_and(f64::is_finite) };
        if plain || (is_json_number(text) && fits()) {
            self.out.extend_from_slice(text.as_bytes());
        } else {
            json::write_str(self.out, text);
        }
    }

    fn text(&mut self, text: &str) {
        if text.len() <= MAX_TERM_BYTES {
            json::write_str(self.out, text);
        } else {
            self.changed.insert(Tag::Truncated);
            let end = text.floor_char_boundary(MAX_TERM_BYTES - CUT_MARK.len());
            json::write_str(self.out, &format!("{}{CUT_MARK}", &text[..end]));
        }
    }

    /// Our tags and those that a field map set.
    fn tags(&mut self, doc: &Document<'_>) {
        let mapped = doc.get(field::TAGS).unwrap_or_default().items();
        if self.changed.is_empty() && mapped.is_empty() {
            return;
        }
        self.out.extend_from_slice(b",\"tags\":[");
        let mut names: Vec<&str> = mapped.iter().filter_map(Value::as_str).collect();
        for tag in self.changed.iter() {
            names.push(tag.name());
        }
        for (index, name) in names.iter().enumerate() {
            if index > 0 {
                self.out.push(b',');
            }
            json::write_str(self.out, name);
        }
        self.out.push(b']');
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Top,
    Inner,
}

/// Names of one object's members that had to be changed: no two become one, which would be a key that stands twice.
struct Names<'m> {
    members: &'m [(&'m str, Value<'m>)],
    place: Place,
    /// Made when the first name is changed.
    taken: Option<HashSet<Cow<'m, str>>>,
    changed: usize,
}

impl<'m> Names<'m> {
    fn new(members: &'m [(&'m str, Value<'m>)], place: Place) -> Names<'m> {
        Names { members, place, taken: None, changed: 0 }
    }

    fn legal(&mut self, key: &str) -> String {
        let members = self.members;
        let taken = self.taken.get_or_insert_with(|| members.iter().map(|(key, _)| Cow::Borrowed(*key)).collect());
        self.changed += 1;
        let mut name = legal_key(key, self.place);
        while !taken.insert(Cow::Owned(name.clone())) {
            name = format!("{name}_{}", self.changed);
        }
        name
    }
}

/// Our own fields, with the original ones whose names are taken moved below the log type's name; and whether there
/// were any.
fn own_and_moved<'a>(doc: &Document<'a>, field_name: &str) -> (Value<'a>, bool) {
    let members = doc.original().members();
    let extra = doc.extra();
    if !members.iter().any(|(key, _)| is_taken(key, extra)) {
        return (extra, false);
    }
    let arena = doc.arena();
    let mut home = bumpalo::collections::Vec::new_in(arena);
    home.extend_from_slice(extra.get(field_name).unwrap_or_default().members());
    home.extend(members.iter().filter(|(key, _)| first_part(key) == field_name || is_taken(key, extra)).copied());
    (extra.with(arena, arena.alloc_str(field_name), Value::Object(home.into_bump_slice())), true)
}

/// Whether an original field of this name would write into ECS or into our own fields: dots are objects to OpenSearch.
fn is_taken(key: &str, extra: Value<'_>) -> bool {
    let root = first_part(key);
    root.starts_with('@') || is_root(root) || extra.get(root).is_some()
}

fn first_part(key: &str) -> &str {
    memchr::memchr(b'.', key.as_bytes()).map_or(key, |dot| &key[..dot])
}

/// Whether nothing would be left of a value after cleaning.
fn is_clean_empty(value: &Value<'_>) -> bool {
    match value {
        Value::Object(members) => members.iter().all(|(_, child)| is_clean_empty(child)),
        Value::List(items) => items.iter().all(is_clean_empty),
        other => other.is_empty(),
    }
}

/// Whether OpenSearch takes a name as it is: no part of it is blank.
fn is_legal_key(key: &str, place: Place) -> bool {
    let bytes = key.as_bytes();
    let is_plain = bytes.first().is_some_and(|first| first.is_ascii_graphic() && *first != b'.')
        && bytes.len() <= MAX_KEY_BYTES
        && memchr::memchr(b'.', bytes).is_none();
    let has_parts = || bytes.len() <= MAX_KEY_BYTES && key.split('.').all(|part| !part.trim().is_empty());
    (is_plain || has_parts()) && !(place == Place::Top && bytes[0] == b'_' && METADATA.contains(&key))
}

/// Empty parts become `_`; OpenSearch's own names get one at the end.
fn legal_key(key: &str, place: Place) -> String {
    if place == Place::Top && METADATA.contains(&key) {
        return format!("{key}_");
    }
    let cut = &key[..key.floor_char_boundary(MAX_KEY_BYTES)];
    let parts: Vec<&str> = cut.split('.').map(|part| if part.trim().is_empty() { "_" } else { part }).collect();
    parts.join(".")
}

fn common_ancestor(mut a: ObjectId, mut b: ObjectId) -> ObjectId {
    while a != b {
        if a.def().depth >= b.def().depth {
            a = a.def().parent;
        } else {
            b = b.def().parent;
        }
    }
    a
}

fn has_field_below(doc: &Document<'_>, root: &str) -> bool {
    doc.fields().any(|field| field.name().strip_prefix(root).is_some_and(|rest| rest.starts_with('.')))
}

/// The ECS fields below `root` together with the fields of `extra` there; ECS wins.
fn mixed_tree<'a>(doc: &Document<'a>, root: &str, extra: Value<'a>) -> Value<'a> {
    let arena = doc.arena();
    let mut tree = extra.get(root).unwrap_or(Value::Object(&[]));
    for field in doc.fields() {
        if let Some(path) = field.name().strip_prefix(root).and_then(|rest| rest.strip_prefix('.'))
            && let Some(value) = doc.get(field)
        {
            tree = crate::document::with_path(tree, arena, path, value);
        }
    }
    tree
}
