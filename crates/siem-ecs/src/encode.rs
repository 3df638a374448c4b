//! A document → one line of JSON that any OpenSearch takes.
//!
//! The ECS fields are written in the schema's order, with ready-made text between their values ([`Shapes`]). Then come
//! our own fields and the original ones, whose keys are remembered as JSON writes them ([`Keys`]).

mod keys;
mod shapes;

use std::borrow::Cow;
use std::collections::HashSet;

use siem_formats::json::LastMembers;
use siem_formats::{Value, json};

use crate::convert::is_json_number;
use crate::document::Document;
use crate::object::Object;
use crate::schema::{FieldId, FieldType, field, is_root};
use crate::tag::Tag;
use keys::{Found, Key, Keys, Place};
use shapes::Shapes;

/// Longest term that Lucene takes, in bytes; one longer value makes OpenSearch refuse the document.
const MAX_TERM_BYTES: usize = 32_766;
/// Stands at the end of a value that was cut.
const CUT_MARK: &str = "<<TRUNCATED>>";
/// Objects deeper than this are folded into text: OpenSearch's default limit is 20, and ECS prefixes come on top. A dot
/// in a name is an object to OpenSearch, and counts as one.
const MAX_DEPTH: usize = 15;

/// Writes documents; remembers what their texts have in common.
#[derive(Debug, Default)]
pub(crate) struct Encoder {
    shapes: Shapes,
    keys: Keys,
    /// The keys of the record in hand.
    found: Vec<Found>,
}

impl Encoder {
    /// Appends the document and a line feed. What had to be changed to make it legal is tagged, so tags come last.
    pub(crate) fn write(&mut self, doc: &Document<'_>, field_name: &str, out: &mut Vec<u8>) {
        let Encoder { shapes, keys, found } = self;
        let mut writer = Writer { out, changed: doc.tags(), keys };
        writer.head(doc);
        let members = doc.original().members();
        found.clear();
        found.extend(members.iter().map(|(key, _)| writer.keys.find(key)));
        let (extra, moved) = own_and_moved(doc, writer.keys, found, field_name);
        writer.ecs_fields(doc, shapes, extra);
        for (key, value) in extra.members() {
            if !is_root(key) || !has_field_below(doc, key) {
                writer.member(key, value, 1);
            }
        }
        let last = if doc.keys().are_distinct() { LastMembers::All } else { LastMembers::of(members) };
        let mut names = Names::new(members, Place::Top);
        for (index, ((key, value), found)) in members.iter().zip(found).enumerate() {
            if last.contains(index, key) && !(moved && is_taken(writer.keys.at(*found, key), key, extra)) {
                writer.named_member(&mut names, *found, key, value, 1);
            }
        }
        writer.tags(doc);
        writer.out.extend_from_slice(b"}\n");
    }
}

struct Writer<'o> {
    out: &'o mut Vec<u8>,
    changed: crate::tag::Tags,
    keys: &'o mut Keys,
}

impl Writer<'_> {
    /// Time, message, and where the record comes from.
    fn head(&mut self, doc: &Document<'_>) {
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
    }

    /// All ECS fields but `@timestamp` and `tags`. `extra` may hold fields outside the schema below an ECS root (users
    /// map what they like); such a root is written as a tree of both.
    fn ecs_fields(&mut self, doc: &Document<'_>, shapes: &mut Shapes, extra: Value<'_>) {
        let mut fields = *doc.field_set();
        fields.remove(field::TIMESTAMP);
        fields.remove(field::TAGS);
        let mixed = |(root, _): &&(&str, Value<'_>)| is_root(root) && has_field_below(doc, root);
        for (root, _) in extra.members().iter().filter(mixed) {
            for field in fields_below(doc, root) {
                fields.remove(field);
            }
        }
        let shape = shapes.of(&fields);
        for (text, field) in shape.steps() {
            json::append(self.out, text);
            if let Some(value) = doc.get(field) {
                self.ecs_value(value, field.kind());
            }
        }
        self.out.extend_from_slice(shape.end());
        for (root, _) in extra.members().iter().filter(mixed) {
            self.member(root, &mixed_tree(doc, root, extra), 1);
        }
    }

    fn ecs_value(&mut self, value: Value<'_>, kind: FieldType) {
        match (value, kind) {
            (Value::Str(text), FieldType::Text) => json::write_str(self.out, text),
            (value, _) => self.value(&value, 2),
        }
    }

    /// One member, with a comma before it unless it is the first of its object; nothing if there is nothing to write.
    fn member(&mut self, key: &str, value: &Value<'_>, depth: usize) {
        if !is_clean_empty(value) {
            push_key(self.out, &Key::of(key));
            self.value(value, depth);
        }
    }

    /// One member of a record, under a name that OpenSearch takes.
    fn named_member(&mut self, names: &mut Names<'_>, found: Found, key: &str, value: &Value<'_>, depth: usize) {
        if is_clean_empty(value) {
            return;
        }
        let most_dots = MAX_DEPTH.saturating_sub(depth) + 1;
        let known = self.keys.at(found, key);
        if known.is_legal(names.place) && known.dots() <= most_dots {
            let dots = known.dots();
            push_key(self.out, known);
            self.value(value, depth + dots);
        } else {
            self.changed.insert(Tag::KeyRenamed);
            let name = names.legal(key, most_dots);
            self.member(&name, value, depth + name.matches('.').count());
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
                        let found = self.keys.find(key);
                        self.named_member(&mut names, found, key, child, depth + 1);
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
            json::append(self.out, text.as_bytes());
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

    fn legal(&mut self, key: &str, most_dots: usize) -> String {
        let members = self.members;
        let taken = self.taken.get_or_insert_with(|| members.iter().map(|(key, _)| Cow::Borrowed(*key)).collect());
        self.changed += 1;
        let mut name = keys::legal(key, self.place, most_dots);
        while !taken.insert(Cow::Owned(name.clone())) {
            name = format!("{name}_{}", self.changed);
        }
        name
    }
}

/// A comma, unless the member is the first of its object, and the key.
fn push_key(out: &mut Vec<u8>, key: &Key) {
    // A brace can only stand last when it has just been opened: keys and texts end with a quote.
    let is_first = out.last() == Some(&b'{');
    json::append(out, &key.json()[usize::from(is_first)..]);
}

/// Our own fields, with the original ones whose names are taken moved below the log type's name; and whether there
/// were any.
fn own_and_moved<'a>(doc: &Document<'a>, keys: &mut Keys, found: &[Found], field_name: &str) -> (Value<'a>, bool) {
    let members = doc.original().members();
    let extra = doc.extra();
    if !members.iter().zip(found).any(|((key, _), found)| is_taken(keys.at(*found, key), key, extra)) {
        return (extra, false);
    }
    let arena = doc.arena();
    let mut home = bumpalo::collections::Vec::new_in(arena);
    home.extend_from_slice(extra.get(field_name).unwrap_or_default().members());
    let mut moves = |key: &str| {
        let known = keys.get(key);
        known.first_part(key) == field_name || is_taken(known, key, extra)
    };
    home.extend(members.iter().filter(|(key, _)| moves(key)).copied());
    (extra.with(arena, arena.alloc_str(field_name), Value::Object(home.into_bump_slice())), true)
}

/// Whether an original field of this name would write into ECS or into our own fields: dots are objects to OpenSearch.
fn is_taken(known: &Key, key: &str, extra: Value<'_>) -> bool {
    known.is_reserved() || (!extra.is_empty() && extra.get(known.first_part(key)).is_some())
}

/// Whether nothing would be left of a value after cleaning.
fn is_clean_empty(value: &Value<'_>) -> bool {
    match value {
        Value::Str(text) => text.is_empty(),
        Value::Object(members) => members.iter().all(|(_, child)| is_clean_empty(child)),
        Value::List(items) => items.iter().all(is_clean_empty),
        other => other.is_empty(),
    }
}

/// Whether ECS fields of the document lie below a root.
fn has_field_below(doc: &Document<'_>, root: &str) -> bool {
    fields_below(doc, root).next().is_some()
}

fn fields_below(doc: &Document<'_>, root: &str) -> impl Iterator<Item = FieldId> {
    doc.fields().filter(move |field| field.name().strip_prefix(root).is_some_and(|rest| rest.starts_with('.')))
}

/// The ECS fields below `root` together with the fields of `extra` there; ECS wins.
fn mixed_tree<'a>(doc: &Document<'a>, root: &str, extra: Value<'a>) -> Value<'a> {
    let arena = doc.arena();
    let mut tree = extra.get(root).unwrap_or(Value::Object(&[]));
    for field in fields_below(doc, root) {
        if let Some(value) = doc.get(field) {
            tree = crate::document::with_path(tree, arena, &field.name()[root.len() + 1..], value);
        }
    }
    tree
}
