//! The shape that a field map expects of a record: what its paths lead through are objects and lists.

use std::collections::HashSet;

use siem_formats::Value;

use crate::path::lookup;

/// The inner nodes of all paths of a field map, as a tree.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    nodes: Vec<Node>,
}

#[derive(Debug)]
struct Node {
    name: String,
    /// The paths go on with an item's number.
    is_list: bool,
    below: Shape,
}

impl Shape {
    /// Of dotted paths. The last part of a path may be of any shape: its field says what fits.
    pub(crate) fn new<'p>(paths: impl Iterator<Item = &'p str>) -> Shape {
        let paths: HashSet<&str> = paths.collect();
        let mut shape = Shape::default();
        for path in &paths {
            shape.add(path, 0, &paths);
        }
        shape
    }

    /// Adds the nodes of `path` from the offset `from` on. A node that is the end of another of `all` may be anything.
    fn add(&mut self, path: &str, from: usize, all: &HashSet<&str>) {
        let Some((part, rest)) = path[from..].split_once('.') else { return };
        let next = from + part.len() + 1;
        // An item of a list: which one says nothing about the shape.
        if is_number(part) {
            return self.add(path, next, all);
        }
        if all.contains(&path[..next - 1]) {
            return;
        }
        let index = self.nodes.iter().position(|node| node.name == part).unwrap_or_else(|| {
            self.nodes.push(Node { name: part.to_owned(), is_list: true, below: Shape::default() });
            self.nodes.len() - 1
        });
        let node = &mut self.nodes[index];
        node.is_list &= is_number(rest.split('.').next().unwrap_or(rest));
        node.below.add(path, next, all);
    }

    /// Whether the record has a text, a number or a boolean where the field map looks for something inside, or an object
    /// where it looks for an item.
    pub(crate) fn is_missed(&self, record: Value<'_>) -> bool {
        match record {
            Value::List(items) => items.iter().any(|item| self.is_missed(*item)),
            Value::Object(_) => {
                self.nodes.iter().any(|node| match lookup(record, &node.name).filter(|value| !value.is_empty()) {
                    None => false,
                    Some(Value::Str(_) | Value::Number(_) | Value::Bool(_)) => true,
                    Some(Value::Object(_)) if node.is_list => true,
                    Some(inner) => !node.below.nodes.is_empty() && node.below.is_missed(inner),
                })
            }
            _ => false,
        }
    }
}

fn is_number(part: &str) -> bool {
    part.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use bumpalo::Bump;

    #[test]
    fn text_where_an_object_or_a_list_was_expected_is_noticed() {
        let shape = Shape::new(["a", "b.c", "list.0.d.e", "list.0.f", "both", "both.x"].into_iter());
        let arena = Bump::new();
        let is_missed = |text: &str| shape.is_missed(siem_formats::json::parse(text, &arena).unwrap().value);
        for text in [
            "{}",
            r#"{"a":1,"b":{"c":"x"},"list":[{"d":{"e":1},"f":2}]}"#,
            r#"{"b":null,"list":[]}"#,
            r#"{"b":{"c":{"x":1}},"list":[{"d":null}]}"#,
            r#"{"list":["x"],"b":[]}"#,
            r#"{"both":"x"}"#,
        ] {
            assert!(!is_missed(text), "{text}");
        }
        for text in [
            r#"{"b":"x"}"#,
            r#"{"b":7}"#,
            r#"{"list":"x"}"#,
            r#"{"list":{"d":{}}}"#,
            r#"{"list":[{"d":{}},{"d":true}]}"#,
        ] {
            assert!(is_missed(text), "{text}");
        }
    }
}
