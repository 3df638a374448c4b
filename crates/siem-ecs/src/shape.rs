//! The shape that a log type's records have: which of their members are objects, and which are not.
//!
//! The first record of an index that has a member decides which of both it is, and every later record where it is the
//! other is refused. So what contradicts the shape is taken out of the fields of a record: it must neither make such an
//! index nor meet one.

use bumpalo::Bump;
use siem_formats::{Value, json};

use crate::path::lookup;

/// The field that holds what was taken out, as a list of `{"path":"a.b","json":"[\"text\"]"}`.
pub(crate) const MISMATCH: &str = "siem_mismatch";

/// What is known of the members of an object.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    /// Members that are objects or lists.
    nodes: Vec<Node>,
    /// Members that are neither objects nor lists of objects, sorted.
    leaves: Vec<String>,
}

#[derive(Debug)]
struct Node {
    name: String,
    /// The paths go on with an item's number.
    is_list: bool,
    items: Items,
    /// It is made text, whatever it is.
    is_text: bool,
    below: Shape,
}

/// What a node, or each item of its list, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Items {
    Objects,
    Leaves,
    Any,
}

/// A path, and what is known of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known<'p> {
    pub(crate) path: &'p str,
    pub(crate) end: End,
    /// The field map reads it: where it goes on with a number, it looks for a list.
    pub(crate) is_read: bool,
}

/// What stands at the end of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// Neither an object nor a list of objects.
    Leaf,
    /// Anything.
    Any,
}

/// What was taken out of a record, by dotted path.
type Taken<'a> = Vec<(String, Vec<Value<'a>>)>;

impl Shape {
    /// Of dotted paths: what they lead through are objects and lists. Where one ends and another goes on, that is an
    /// object. What stands at one of `texts` is made text afterwards, whatever it is.
    pub(crate) fn new<'p>(paths: impl Iterator<Item = Known<'p>>, texts: &'p [String]) -> Shape {
        let texts_as_paths = texts.iter().map(|path| Known { path, end: End::Any, is_read: false });
        let mut paths: Vec<Known<'p>> = paths.chain(texts_as_paths).collect();
        // What reads a node decides whether it is a list.
        paths.sort_by_key(|known| !known.is_read);
        let mut shape = Shape::default();
        for known in &paths {
            shape.add(&known.path.split('.').collect::<Vec<_>>(), *known, "", texts);
        }
        for known in &paths {
            shape.add_end(&known.path.split('.').collect::<Vec<_>>(), *known, "", texts);
        }
        shape
    }

    /// Adds what the parts of a path below `place` lead through.
    fn add(&mut self, parts: &[&str], known: Known<'_>, place: &str, texts: &[String]) {
        let [part, rest @ ..] = parts else { return };
        // An item of a list: which one says nothing about the shape.
        if is_number(part) {
            return self.add(rest, known, place, texts);
        }
        let place = join(place, part);
        if rest.is_empty() {
            return;
        }
        let index = self.nodes.iter().position(|node| node.name == *part).unwrap_or_else(|| {
            let is_text = texts.contains(&place);
            let below = Shape::default();
            self.nodes.push(Node {
                name: (*part).to_owned(),
                is_list: known.is_read,
                items: Items::Any,
                is_text,
                below,
            });
            self.nodes.len() - 1
        });
        let node = &mut self.nodes[index];
        if known.is_read {
            node.is_list &= is_number(rest[0]);
        }
        if rest.iter().any(|part| !is_number(part)) {
            node.items = Items::Objects;
        } else if known.end == End::Leaf && node.items == Items::Any {
            node.items = Items::Leaves;
        }
        if !node.is_text {
            node.below.add(rest, known, &place, texts);
        }
    }

    /// Adds what stands at the end of a path, once all nodes are there.
    fn add_end(&mut self, parts: &[&str], known: Known<'_>, place: &str, texts: &[String]) {
        let [part, rest @ ..] = parts else { return };
        if is_number(part) {
            return self.add_end(rest, known, place, texts);
        }
        let place = join(place, part);
        if texts.contains(&place) {
            return;
        }
        match self.nodes.iter_mut().find(|node| node.name == *part) {
            Some(node) if !rest.is_empty() => node.below.add_end(rest, known, &place, texts),
            // It is also read as a whole.
            Some(node) => {
                node.is_list &= !known.is_read;
                if known.end == End::Leaf && node.items == Items::Any {
                    node.items = Items::Leaves;
                }
            }
            None if known.end == End::Leaf && rest.is_empty() => {
                if let Err(place) = self.leaf(part) {
                    self.leaves.insert(place, (*part).to_owned());
                }
            }
            None => {}
        }
    }

    /// Where a leaf stands, or would.
    fn leaf(&self, name: &str) -> Result<usize, usize> {
        self.leaves.binary_search_by(|leaf| leaf.as_str().cmp(name))
    }

    /// Whether something in the record contradicts the shape, or is an object where the paths look for a list.
    pub(crate) fn is_missed(&self, record: Value<'_>) -> bool {
        match record {
            Value::List(items) => items.iter().any(|item| self.is_missed(*item)),
            Value::Object(members) => {
                self.nodes.iter().any(|node| lookup(record, &node.name).is_some_and(|value| node.is_missed(value)))
                    || members.iter().any(|(key, value)| {
                        matches!(value, Value::Object(_) | Value::List(_))
                            && holds_object(value)
                            && self.leaf(key).is_ok()
                    })
            }
            _ => false,
        }
    }

    /// Takes out what contradicts the shape. What comes back is a list for [`MISMATCH`], if anything did.
    pub(crate) fn take_out<'a>(&self, record: Value<'a>, arena: &'a Bump) -> (Value<'a>, Option<Value<'a>>) {
        let mut taken = Taken::new();
        let fits = self.fitting(record, &mut String::new(), arena, &mut taken);
        if taken.is_empty() {
            return (fits, None);
        }
        let entry = |(path, values): &(String, Vec<Value<'a>>)| {
            let mut text = Vec::new();
            match values.as_slice() {
                [single] => json::write_value(&mut text, single),
                several => json::write_value(&mut text, &Value::List(arena.alloc_slice_copy(several))),
            }
            let text = arena.alloc_str(&String::from_utf8_lossy(&text));
            let members = [("path", Value::Str(arena.alloc_str(path))), ("json", Value::Str(text))];
            Value::Object(arena.alloc_slice_copy(&members))
        };
        (fits, Some(Value::List(arena.alloc_slice_fill_iter(taken.iter().map(entry)))))
    }

    fn fitting<'a>(&self, value: Value<'a>, path: &mut String, arena: &'a Bump, taken: &mut Taken<'a>) -> Value<'a> {
        match value {
            Value::List(items) => {
                let items: Vec<_> = items.iter().map(|item| self.fitting(*item, path, arena, taken)).collect();
                Value::List(arena.alloc_slice_copy(&items))
            }
            Value::Object(members) => {
                let mut kept = Vec::with_capacity(members.len());
                for (key, value) in members {
                    let length = path.len();
                    if length > 0 {
                        path.push('.');
                    }
                    path.push_str(key);
                    let node = self.nodes.iter().find(|node| node.name == *key);
                    let fits = match node {
                        Some(node) if node.is_text => Some(*value),
                        Some(node) => part(*value, node.items, path, arena, taken)
                            .map(|value| node.below.fitting(value, path, arena, taken)),
                        None if self.leaf(key).is_ok() => part(*value, Items::Leaves, path, arena, taken),
                        None => Some(*value),
                    };
                    kept.extend(fits.map(|value| (*key, value)));
                    path.truncate(length);
                }
                Value::Object(arena.alloc_slice_copy(&kept))
            }
            other => other,
        }
    }
}

impl Node {
    fn is_missed(&self, value: Value<'_>) -> bool {
        !value.is_empty()
            && match value {
                Value::List(items) => items.iter().any(|item| self.item_is_missed(*item)),
                Value::Object(_) => self.is_list || self.item_is_missed(value),
                _ => self.is_list || self.items == Items::Objects,
            }
    }

    fn item_is_missed(&self, item: Value<'_>) -> bool {
        match item {
            Value::List(items) => items.iter().any(|item| self.item_is_missed(*item)),
            Value::Object(members) => !members.is_empty() && self.items == Items::Leaves || self.below.is_missed(item),
            scalar => self.items == Items::Objects && !scalar.is_empty(),
        }
    }
}

/// What of a value is as `wanted`; the rest goes to `taken`, all of one path in one place, so that a list of a million
/// texts does not name its path a million times.
fn part<'a>(value: Value<'a>, wanted: Items, path: &str, arena: &'a Bump, taken: &mut Taken<'a>) -> Option<Value<'a>> {
    let fits = match value {
        Value::List(items) => {
            let kept: Vec<_> = items.iter().filter_map(|item| part(*item, wanted, path, arena, taken)).collect();
            return Some(Value::List(arena.alloc_slice_copy(&kept)));
        }
        Value::Object(_) => wanted != Items::Leaves,
        _ => wanted != Items::Objects,
    };
    if fits || value.is_empty() {
        return Some(value);
    }
    match taken.iter_mut().rev().find(|(known, _)| known == path) {
        Some((_, values)) => values.push(value),
        None => taken.push((path.to_owned(), vec![value])),
    }
    None
}

fn holds_object(value: &Value<'_>) -> bool {
    match value {
        Value::Object(members) => !members.is_empty(),
        Value::List(items) => items.iter().any(holds_object),
        _ => false,
    }
}

fn join(place: &str, part: &str) -> String {
    if place.is_empty() { part.to_owned() } else { format!("{place}.{part}") }
}

fn is_number(part: &str) -> bool {
    part.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(leaves: &[&'static str], others: &[&'static str], texts: &[&str]) -> Shape {
        let texts: Vec<String> = texts.iter().map(|path| (*path).to_owned()).collect();
        let known = |paths: &[&'static str], end| {
            paths.iter().map(move |path| Known { path, end, is_read: true }).collect::<Vec<_>>()
        };
        Shape::new(known(leaves, End::Leaf).into_iter().chain(known(others, End::Any)), &texts)
    }

    fn text(value: Value<'_>) -> String {
        let mut text = Vec::new();
        json::write_value(&mut text, &value);
        String::from_utf8(text).unwrap()
    }

    /// Whether a record is missed, what stays of it and what is taken out.
    fn taken_out(shape: &Shape, record: &str) -> (bool, String, String) {
        let arena = Bump::new();
        let record = json::parse(record, &arena).unwrap().value;
        let (fits, taken) = shape.take_out(record, &arena);
        (shape.is_missed(record), text(fits), taken.map(text).unwrap_or_default())
    }

    #[test]
    fn what_has_the_shape_stays() {
        let shape =
            shape(&["a", "b.c", "list.0.d.e", "list.0.f", "texts.0", "both", "both.x"], &["tree", "b.any"], &[]);
        for record in [
            "{}",
            r#"{"a":1,"b":{"c":"x"},"list":[{"d":{"e":1},"f":2}]}"#,
            r#"{"a":["x",true,["y"]],"b":[{"c":["x"]},{"c":1}],"texts":["x",2]}"#,
            r#"{"a":{},"b":"","c":{"c":{}},"list":[{},null,""],"texts":[{}],"both":{"x":[]}}"#,
            r#"{"tree":{"x":{}},"b":{"any":[{"x":1},2]},"unknown":[{"x":1},2]}"#,
        ] {
            assert_eq!(taken_out(&shape, record), (false, record.to_owned(), String::new()));
        }
    }

    #[test]
    fn what_contradicts_the_shape_is_taken_out_by_its_path() {
        let shape = shape(&["a", "b.c", "list.0.d.e", "list.0.f", "texts.0", "both", "both.x"], &["tree"], &[]);
        for (record, fits, taken) in [
            (r#"{"b":"x","z":1}"#, r#"{"z":1}"#, r#"[{"path":"b","json":"\"x\""}]"#),
            (r#"{"a":{"x":1},"b":7}"#, "{}", r#"[{"path":"a","json":"{\"x\":1}"},{"path":"b","json":"7"}]"#),
            (r#"{"a":["y",{"x":1}]}"#, r#"{"a":["y"]}"#, r#"[{"path":"a","json":"{\"x\":1}"}]"#),
            (r#"{"b":{"c":{"x":1},"d":2}}"#, r#"{"b":{"d":2}}"#, r#"[{"path":"b.c","json":"{\"x\":1}"}]"#),
            (
                r#"{"list":["x",{"f":2},[true]]}"#,
                r#"{"list":[{"f":2},[]]}"#,
                r#"[{"path":"list","json":"[\"x\",true]"}]"#,
            ),
            (
                r#"{"list":[{"f":{"x":1}},{"f":{"x":2},"d":3}]}"#,
                r#"{"list":[{},{}]}"#,
                r#"[{"path":"list.f","json":"[{\"x\":1},{\"x\":2}]"},{"path":"list.d","json":"3"}]"#,
            ),
            (r#"{"texts":["x",{"y":1}]}"#, r#"{"texts":["x"]}"#, r#"[{"path":"texts","json":"{\"y\":1}"}]"#),
            (r#"{"both":"x"}"#, "{}", r#"[{"path":"both","json":"\"x\""}]"#),
        ] {
            assert_eq!(taken_out(&shape, record), (true, fits.to_owned(), taken.to_owned()));
        }
    }

    #[test]
    fn one_in_place_of_a_list_is_noticed_and_stays() {
        let shape = shape(&["list.0.f", "texts.0"], &[], &[]);
        for record in [r#"{"list":{"f":1}}"#, r#"{"texts":"x"}"#] {
            assert_eq!(taken_out(&shape, record), (true, record.to_owned(), String::new()));
        }
        let shape = self::shape(&["list.0.f", "texts.0", "texts"], &["list"], &[]);
        for record in [r#"{"list":{"f":1}}"#, r#"{"texts":"x"}"#] {
            assert_eq!(taken_out(&shape, record), (false, record.to_owned(), String::new()));
        }
    }

    #[test]
    fn only_what_is_read_asks_for_a_list() {
        let known = |path, is_read| Known { path, end: End::Leaf, is_read };
        let shape =
            Shape::new([known("told.x", false), known("list.f", false), known("list.0.e", true)].into_iter(), &[]);
        for (record, is_missed) in [
            (r#"{"told":{"x":1}}"#, false),
            (r#"{"told":[{"x":1}]}"#, false),
            (r#"{"list":[{"f":1}]}"#, false),
            (r#"{"list":{"f":1}}"#, true),
        ] {
            assert_eq!(taken_out(&shape, record), (is_missed, record.to_owned(), String::new()));
        }
    }

    #[test]
    fn what_is_made_text_stays() {
        let shape = shape(&["free.x.y", "list.0.x", "list.0.free"], &[], &["free", "list.free"]);
        for (record, is_missed) in [
            (r#"{"free":{"x":{"y":{}}},"list":[{"x":1,"free":[{"z":1}]}]}"#, false),
            (r#"{"free":{"x":"no object"},"list":[{"x":1,"free":"[1]"}]}"#, false),
            (r#"{"free":"no object"}"#, true),
        ] {
            assert_eq!(taken_out(&shape, record), (is_missed, record.to_owned(), String::new()));
        }
        assert_eq!(taken_out(&shape, r#"{"list":[1]}"#).2, r#"[{"path":"list","json":"1"}]"#);
    }

    #[test]
    fn a_million_items_name_their_path_once() {
        let shape = shape(&["b.c"], &[], &[]);
        let record = format!("{{\"b\":[{}1]}}", "1,".repeat(99_999));
        let (_, _, taken) = taken_out(&shape, &record);
        assert!(taken.len() < record.len() + 100, "{}", taken.len());
    }
}
