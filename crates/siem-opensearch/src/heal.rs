//! A document that the cluster refuses for its shape, made one that it takes: what it refuses moves into `unmapped`, a
//! list of `{path, json}`, which is legal under any mapping. Nothing is lost, and the document says what was done.
//!
//! Healing is a ladder, for OpenSearch names only the first conflict of a document: the field that is named; the
//! top-level field it stands in; all fields outside ECS. It knows no network: it is given refusals, and gives documents.

use bumpalo::Bump;
use siem_ecs::Tag;
use siem_ecs::schema::is_root;
use siem_formats::{Value, json};

use crate::culprit::{self, Culprit};

/// Refusals of one document that are answered at all.
const MOST_STEPS: usize = 12;
/// Named fields that move by themselves; then the top-level fields they stand in; then all that is not ECS.
const MOST_NAMED: usize = 5;
const MOST_TOP_LEVEL: usize = 9;
/// Longest text of a moved value: a cluster without our templates makes a keyword of it, and Lucene takes 32,766 bytes.
const MAX_JSON_BYTES: usize = 32_000;
/// Longest path that is told.
const MAX_PATH_BYTES: usize = 1024;
/// Paths that `error.message` tells; `unmapped` has all of them.
const PATHS_TOLD: usize = 20;

const UNMAPPED: &str = "unmapped";

/// What is moved out of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// What has this path, or stands below it.
    Field(String),
    /// Top-level fields whose names begin with this part.
    TopLevel(String),
    /// Members with names that no field may have.
    Names,
    /// Top-level fields that are nested deeper than this.
    Deep(usize),
    /// Everything outside ECS.
    OutsideEcs,
}

/// What was done to one document so far.
#[derive(Debug, Default)]
pub(crate) struct Healing {
    steps: Vec<Step>,
}

/// Values that moved, by path. Several have one path where they stood in the items of a list.
type Moved<'a> = Vec<(String, Vec<Value<'a>>)>;

impl Healing {
    /// The next form of a document, `original` being the refused line as it was first; `None` when nothing is left to
    /// try.
    pub(crate) fn after(&mut self, original: &[u8], error_type: &str, reason: &str) -> Option<Vec<u8>> {
        if self.steps.len() >= MOST_STEPS {
            return None;
        }
        let arena = Bump::new();
        let text = std::str::from_utf8(original).ok()?.trim_end();
        let document = json::parse(text, &arena).ok()?.value;
        if !matches!(document, Value::Object(_)) {
            return None;
        }
        let mut moved = Moved::new();
        let mut rest = document;
        for step in &self.steps {
            rest = step.apply(&arena, rest, &mut moved);
        }
        let before = count(&moved);
        for step in self.ladder(&culprit::of(reason)) {
            let left = step.apply(&arena, rest, &mut moved);
            // A document that was refused for its spelling is written anew even where nothing moves.
            if count(&moved) > before || step == Step::OutsideEcs {
                self.steps.push(step);
                return Some(told(&arena, left, moved, error_type));
            }
        }
        None
    }

    /// What may help, the least first.
    fn ladder(&self, culprit: &Culprit) -> Vec<Step> {
        let mut ladder = Vec::new();
        match culprit {
            Culprit::Field(path) => {
                if self.steps.len() < MOST_NAMED {
                    ladder.push(Step::Field(path.clone()));
                    // A text may be indexed a second time below its own name: `k.keyword`.
                    if let Some((parent, _)) = path.rsplit_once('.').filter(|(parent, _)| parent.contains('.')) {
                        ladder.push(Step::Field(parent.to_owned()));
                    }
                }
                if self.steps.len() < MOST_TOP_LEVEL {
                    ladder.push(Step::TopLevel(first_part(path).to_owned()));
                }
            }
            Culprit::Names => ladder.push(Step::Names),
            Culprit::Depth(limit) => ladder.push(Step::Deep(*limit)),
            Culprit::Unnamed => {}
        }
        ladder.push(Step::OutsideEcs);
        ladder.retain(|step| !self.steps.contains(step));
        ladder
    }
}

impl Step {
    /// The document without what this step moves.
    fn apply<'a>(&self, arena: &'a Bump, document: Value<'a>, moved: &mut Moved<'a>) -> Value<'a> {
        let top_level = |leaves: &dyn Fn(&str, &Value<'a>) -> bool, moved: &mut Moved<'a>| {
            kept(arena, document.members(), |name, value| {
                if leaves(name, &value) {
                    note(moved, name, value);
                    return None;
                }
                Some(value)
            })
        };
        match self {
            Step::Field(path) => without(arena, document, path, "", moved),
            Step::TopLevel(part) => top_level(&|name, _| first_part(name) == part, moved),
            Step::Names => well_named(arena, document, "", moved),
            Step::Deep(limit) => top_level(&|_, value| depth(value) + 1 >= *limit, moved),
            Step::OutsideEcs => top_level(&|name, _| !is_kept(name), moved),
        }
    }
}

/// What stays whatever is refused: ECS, our own fields, and what has moved already.
fn is_kept(name: &str) -> bool {
    name.starts_with('@') || is_root(first_part(name)) || name == UNMAPPED
}

fn first_part(path: &str) -> &str {
    path.split('.').next().unwrap_or_default()
}

/// Values without what stands at `path` or below it. A member may be named with dots, and a list is entered at each of
/// its items.
fn without<'a>(arena: &'a Bump, value: Value<'a>, path: &str, place: &str, moved: &mut Moved<'a>) -> Value<'a> {
    match value {
        Value::Object(members) => kept(arena, members, |name, child| {
            if begins_with(name, path) {
                note(moved, &joined(place, name), child);
                return None;
            }
            if !begins_with(path, name) {
                return Some(child);
            }
            let left = without(arena, child, &path[name.len() + 1..], &joined(place, name), moved);
            // An object from which all was taken goes, too.
            let is_emptied = left.members().is_empty() && !child.members().is_empty();
            (!is_emptied).then_some(left)
        }),
        Value::List(items) => {
            let items = items.iter().map(|item| without(arena, *item, path, place, moved));
            Value::List(arena.alloc_slice_fill_iter(items.collect::<Vec<_>>()))
        }
        other => other,
    }
}

/// Whether a path is another one, or lies below it.
fn begins_with(path: &str, other: &str) -> bool {
    path.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Values without members whose names no field may have: empty ones, also between dots, and blanks.
fn well_named<'a>(arena: &'a Bump, value: Value<'a>, place: &str, moved: &mut Moved<'a>) -> Value<'a> {
    match value {
        Value::Object(members) => kept(arena, members, |name, child| {
            if name.split('.').any(|part| part.trim().is_empty()) {
                note(moved, &joined(place, name), child);
                return None;
            }
            Some(well_named(arena, child, &joined(place, name), moved))
        }),
        Value::List(items) => {
            let items = items.iter().map(|item| well_named(arena, *item, place, moved));
            Value::List(arena.alloc_slice_fill_iter(items.collect::<Vec<_>>()))
        }
        other => other,
    }
}

/// An object of the members that `change` gives back.
fn kept<'a>(
    arena: &'a Bump,
    members: &[(&'a str, Value<'a>)],
    mut change: impl FnMut(&'a str, Value<'a>) -> Option<Value<'a>>,
) -> Value<'a> {
    let changed = members.iter().filter_map(|(name, value)| Some((*name, change(name, *value)?)));
    Value::Object(arena.alloc_slice_fill_iter(changed.collect::<Vec<_>>()))
}

fn depth(value: &Value<'_>) -> usize {
    match value {
        Value::Object(members) => 1 + members.iter().map(|(_, child)| depth(child)).max().unwrap_or_default(),
        Value::List(items) => 1 + items.iter().map(depth).max().unwrap_or_default(),
        _ => 0,
    }
}

fn joined(place: &str, name: &str) -> String {
    if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") }
}

fn note<'a>(moved: &mut Moved<'a>, path: &str, value: Value<'a>) {
    match moved.iter_mut().find(|(known, _)| known == path) {
        Some((_, values)) => values.push(value),
        None => moved.push((path.to_owned(), vec![value])),
    }
}

fn count(moved: &Moved<'_>) -> usize {
    moved.iter().map(|(_, values)| values.len()).sum()
}

/// The document line: what is left, what has moved, and what is said about it.
fn told<'a>(arena: &'a Bump, mut rest: Value<'a>, mut moved: Moved<'a>, error_type: &str) -> Vec<u8> {
    // One of that name that the record brought with it.
    if let Some(own) = rest.get(UNMAPPED) {
        note(&mut moved, UNMAPPED, own);
    }
    let has_moved = |path: &str| moved.iter().any(|(known, _)| begins_with(known, path) || begins_with(path, known));
    if !has_moved("tags") {
        let mut tags: Vec<Value<'a>> = match rest.get("tags") {
            Some(Value::List(tags)) => tags.to_vec(),
            tag => tag.into_iter().collect(),
        };
        tags.push(Value::Str(Tag::Healed.name()));
        rest = rest.with(arena, "tags", Value::List(arena.alloc_slice_copy(&tags)));
    }
    if !has_moved("error.message") && matches!(rest.get("error"), None | Some(Value::Object(_))) {
        let error = rest.get("error").unwrap_or_default();
        let mut message = error.get("message").and_then(|known| known.as_text()).map(str::to_owned).unwrap_or_default();
        if !message.is_empty() {
            message.push_str("; ");
        }
        message.push_str(&what_moved(&moved, error_type));
        let message = Value::Str(arena.alloc_str(&message));
        rest = rest.with(arena, "error", error.with(arena, "message", message));
    }
    let entries: Vec<Value<'a>> = moved.iter().map(|(path, values)| entry(arena, path, values)).collect();
    rest = rest.with(arena, UNMAPPED, Value::List(arena.alloc_slice_copy(&entries)));
    let mut line = Vec::new();
    json::write_value(&mut line, &rest);
    line.push(b'\n');
    line
}

fn what_moved(moved: &Moved<'_>, error_type: &str) -> String {
    let paths: Vec<&str> = moved.iter().take(PATHS_TOLD).map(|(path, _)| cut(path, MAX_PATH_BYTES)).collect();
    let more = match moved.len().saturating_sub(PATHS_TOLD) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let paths = if paths.is_empty() { "nothing".to_owned() } else { paths.join(", ") };
    format!("refused by the cluster ({error_type}), moved to {UNMAPPED}: {paths}{more}")
}

fn entry<'a>(arena: &'a Bump, path: &str, values: &[Value<'a>]) -> Value<'a> {
    let mut text = Vec::new();
    match values {
        [value] => json::write_value(&mut text, value),
        values => json::write_value(&mut text, &Value::List(arena.alloc_slice_copy(values))),
    }
    let text = String::from_utf8_lossy(&text);
    let path = Value::Str(arena.alloc_str(cut(path, MAX_PATH_BYTES)));
    let json = Value::Str(arena.alloc_str(cut(&text, MAX_JSON_BYTES)));
    Value::Object(arena.alloc_slice_copy(&[("path", path), ("json", json)]))
}

fn cut(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TYPE: &str = "mapper_parsing_exception";

    fn refused(path: &str) -> String {
        format!("failed to parse field [{path}] of type [long] in document with id 'x'. Preview of field's value: 'v'")
    }

    /// The document after each of these refusals; `null` where none is left.
    fn healed(document: &str, reasons: &[&str]) -> Vec<serde_json::Value> {
        let mut healing = Healing::default();
        let read = |line: Vec<u8>| serde_json::from_slice(&line).unwrap();
        let line = format!("{document}\n");
        reasons
            .iter()
            .map(|reason| healing.after(line.as_bytes(), TYPE, reason).map(read).unwrap_or_default())
            .collect()
    }

    fn message(paths: &str) -> String {
        format!("refused by the cluster (mapper_parsing_exception), moved to unmapped: {paths}")
    }

    #[test]
    fn the_named_field_moves_and_the_document_says_so() {
        let mut healing = Healing::default();
        let document = r#"{"@timestamp":"t","source":{"port":"http","n":1.10},"tags":["siem_folded"],"z":{"y":18446744073709551616}}"#;
        let line = healing.after(format!("{document}\n").as_bytes(), TYPE, &refused("source.port")).unwrap();
        assert_eq!(
            String::from_utf8(line).unwrap(),
            concat!(
                r#"{"@timestamp":"t","source":{"n":1.10},"tags":["siem_folded","siem_healed"],"z":{"y":18446744073709551616},"#,
                r#""error":{"message":"refused by the cluster (mapper_parsing_exception), moved to unmapped: source.port"},"#,
                r#""unmapped":[{"path":"source.port","json":"\"http\""}]}"#,
                "\n"
            )
        );
    }

    #[test]
    fn each_conflict_of_several_moves_by_itself() {
        let document = r#"{"a":{"b":1,"c":2,"d":3},"error":{"message":"no time","code":"7"}}"#;
        let [first, second] = healed(document, &[&refused("a.b"), &refused("a.c")]).try_into().unwrap();
        let error = |paths: &str| json!({"message": format!("no time; {}", message(paths)), "code": "7"});
        assert_eq!(
            first,
            json!({"a": {"c": 2, "d": 3}, "error": error("a.b"), "tags": ["siem_healed"],
                "unmapped": [{"path": "a.b", "json": "1"}]})
        );
        assert_eq!(
            second,
            json!({"a": {"d": 3}, "error": error("a.b, a.c"), "tags": ["siem_healed"],
                "unmapped": [{"path": "a.b", "json": "1"}, {"path": "a.c", "json": "2"}]})
        );
    }

    #[test]
    fn the_ladder_goes_from_the_field_to_the_top_level_to_all_outside_ecs_to_the_end() {
        let document = r#"{"@message":"m","a":{"b":{"c":1,"x":1}},"other":1,"user":{"name":"u"}}"#;
        let reason = refused("a.b.c");
        let steps = healed(document, &[&reason, &reason, &reason, &reason, &reason]);
        let unmapped = |step: usize| steps[step]["unmapped"].clone();
        assert_eq!(unmapped(0), json!([{"path": "a.b.c", "json": "1"}]));
        assert_eq!(unmapped(1), json!([{"path": "a.b.c", "json": "1"}, {"path": "a.b", "json": "{\"x\":1}"}]));
        assert_eq!(steps[1]["a"], json!(null), "an empty object goes");
        assert_eq!(
            steps[2],
            json!({"@message": "m", "user": {"name": "u"}, "tags": ["siem_healed"],
                "error": {"message": message("a.b.c, a.b, other")},
                "unmapped": [{"path": "a.b.c", "json": "1"}, {"path": "a.b", "json": "{\"x\":1}"},
                    {"path": "other", "json": "1"}]})
        );
        assert_eq!(steps[3], json!(null), "nothing is left to try");
    }

    #[test]
    fn a_name_that_is_not_in_the_document_takes_the_top_level_field() {
        let [healed] = healed(r#"{"a":{"b":{"c":1}},"a.z":2}"#, &[&refused("a.q.r.s")]).try_into().unwrap();
        assert_eq!(
            healed["unmapped"],
            json!([{"path": "a", "json": "{\"b\":{\"c\":1}}"}, {"path": "a.z", "json": "2"}])
        );
    }

    #[test]
    fn a_text_that_is_indexed_twice_moves_whole() {
        let reason =
            "Document contains at least one immense term in field=\"a.k.keyword\" (whose UTF8 encoding is longer";
        let [healed] = healed(r#"{"a":{"k":"long","l":1}}"#, &[reason]).try_into().unwrap();
        assert_eq!(
            (&healed["a"], &healed["unmapped"]),
            (&json!({"l": 1}), &json!([{"path": "a.k", "json": "\"long\""}]))
        );
    }

    #[test]
    fn fields_are_found_behind_dots_and_in_lists() {
        let document = r#"{"a.b":{"c":[{"d":1,"e":1},{"d":2},3]},"a":{"b.c":{"d":4,"f":1}},"s.t":5,"s":6}"#;
        let [first, second] = healed(document, &[&refused("a.b.c.d"), &refused("s.t")]).try_into().unwrap();
        assert_eq!(first["a.b"], json!({"c": [{"e": 1}, {}, 3]}));
        assert_eq!(first["a"], json!({"b.c": {"f": 1}}));
        assert_eq!(first["unmapped"], json!([{"path": "a.b.c.d", "json": "[1,2,4]"}]));
        assert_eq!((&second["s"], second.get("s.t")), (&json!(6), None));
    }

    #[test]
    fn names_and_depth_are_looked_for_where_none_is_named() {
        let deep = format!("{}1{}", "{\"d\":".repeat(18), "}".repeat(18));
        let lists = format!("{}1{}", "[".repeat(18), "]".repeat(18));
        let document =
            format!(r#"{{"":1,"o":{{".a":2,"ok":[{{"x..y":3}}]}},"deep":{deep},"lists":{lists},"flat":{{"a":1}}}}"#);
        let names = "failed to parse: field name cannot be an empty string";
        let depth = "failed to parse: The depth of the field has exceeded the allowed limit of [19]. This limit";
        let [first, second] = healed(&document, &[names, depth]).try_into().unwrap();
        assert_eq!(first["o"], json!({"ok": [{}]}));
        assert_eq!(
            first["unmapped"],
            json!([{"path": "", "json": "1"}, {"path": "o..a", "json": "2"}, {"path": "o.ok.x..y", "json": "3"}])
        );
        assert_eq!(second["unmapped"].as_array().unwrap().len(), 5);
        assert_eq!((second.get("deep"), second.get("lists")), (None, None));
        assert_eq!(second["flat"], json!({"a": 1}));
    }

    #[test]
    fn too_many_fields_leave_ecs() {
        let document =
            r#"{"@timestamp":"t","labels":{"a":"b"},"x":1,"y":{"z":2},"event":{"kind":"event"},"unmapped":{"k":"v"}}"#;
        let [first] = healed(document, &["Limit of total fields [5000] has been exceeded"]).try_into().unwrap();
        assert_eq!(
            first,
            json!({"@timestamp": "t", "labels": {"a": "b"}, "event": {"kind": "event"}, "tags": ["siem_healed"],
                "error": {"message": message("x, y, unmapped")},
                "unmapped": [{"path": "x", "json": "1"}, {"path": "y", "json": "{\"z\":2}"},
                    {"path": "unmapped", "json": "{\"k\":\"v\"}"}]})
        );
    }

    #[test]
    fn what_is_said_is_not_put_where_it_was_refused() {
        let [first, second] =
            healed(r#"{"tags":["a"],"error":"text"}"#, &[&refused("tags"), &refused("error")]).try_into().unwrap();
        assert_eq!(first, json!({"error": "text", "unmapped": [{"path": "tags", "json": "[\"a\"]"}]}));
        assert_eq!(
            second,
            json!({"unmapped": [{"path": "tags", "json": "[\"a\"]"}, {"path": "error", "json": "\"text\""}]})
        );
    }

    #[test]
    fn a_document_is_written_anew_where_its_spelling_was_refused() {
        let [first, second] = healed(
            r#"{"event":{"kind":"a","kind":"b"}}"#,
            &["failed to parse: Duplicate field 'kind'", "failed to parse: Duplicate field 'kind'"],
        )
        .try_into()
        .unwrap();
        assert_eq!(first["event"], json!({"kind": "b"}));
        assert_eq!((&first["unmapped"], &first["error"]["message"]), (&json!([]), &json!(message("nothing"))));
        assert_eq!(second, json!(null));
    }

    #[test]
    fn what_moves_is_cut_on_a_character() {
        let document = format!(r#"{{"a":"{}"}}"#, "é".repeat(20_000));
        let [first] = healed(&document, &[&refused("a")]).try_into().unwrap();
        assert_eq!(first["unmapped"][0]["json"], json!(format!("\"{}", "é".repeat(15_999))));
    }

    #[test]
    fn refusals_without_end_come_to_an_end() {
        let members: Vec<String> = (0..40).map(|n| format!("\"f{n}\":{{\"x\":1}}")).collect();
        let document = format!("{{{}}}\n", members.join(","));
        let mut healing = Healing::default();
        let steps = (0..40)
            .take_while(|n| healing.after(document.as_bytes(), TYPE, &refused(&format!("f{n}.x"))).is_some())
            .count();
        assert_eq!(steps, 10, "five fields, four top-level fields, all outside ECS");
    }

    #[test]
    fn what_is_no_object_is_not_healed() {
        for line in ["[1,2]\n", "nonsense\n", "{\"a\":\n", "\n"] {
            assert_eq!(Healing::default().after(line.as_bytes(), TYPE, &refused("a")), None, "{line}");
        }
    }
}
