//! The record's tree: values that borrow from the record's bytes or from the record's arena.

use bumpalo::Bump;

use crate::json::LastMembers;

/// One value of a record. Copying it copies a reference: the data stays in the record's bytes or in its arena, and
/// both live until the record is encoded. Editing makes new slices along the edited path only.
///
/// Objects keep the order of the source. A parser may leave duplicate keys in; lookups take the last one, as every
/// JSON reader that OpenSearch has does, and the encoder writes only that one.
// A tag of a whole word is copied in one move. Behind a tag of one byte the compiler copies the seven others, which only
// a boolean uses, in two moves that overlap, and each copy waits for the one before it.
#[repr(u64)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Value<'a> {
    /// JSON `null`, or a column that says "absent".
    #[default]
    Null,
    /// JSON `true` or `false`.
    Bool(bool),
    /// A number as it was written: nothing is lost to a float, and it is written back byte for byte.
    /// Always a legal JSON number.
    Number(&'a str),
    /// Text, unescaped.
    Str(&'a str),
    /// A list.
    List(&'a [Value<'a>]),
    /// An object: members in source order.
    Object(&'a [Member<'a>]),
    /// JSON text that is known to be valid, written as it stands (rendered GeoIP answers).
    Raw(&'a str),
}

/// One key with its value.
pub type Member<'a> = (&'a str, Value<'a>);

impl<'a> Value<'a> {
    /// The member `key` of an object; `None` for anything else. The last of several wins.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Value<'a>> {
        match self {
            Value::Object(members) => members.iter().rev().find(|(k, _)| *k == key).map(|(_, v)| *v),
            _ => None,
        }
    }

    /// The `index`th item of a list; `None` for anything else.
    #[must_use]
    pub fn item(&self, index: usize) -> Option<Value<'a>> {
        match self {
            Value::List(items) => items.get(index).copied(),
            _ => None,
        }
    }

    /// Walks plain keys; a part that is all digits also indexes a list. See `siem-ecs` for paths with dotted keys.
    #[must_use]
    pub fn at(&self, path: &[&str]) -> Option<Value<'a>> {
        path.iter().try_fold(*self, |value, part| match value {
            Value::List(items) => part.parse::<usize>().ok().and_then(|i| items.get(i)).copied(),
            other => other.get(part),
        })
    }

    /// The text of a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&'a str> {
        match self {
            Value::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a string or of a number, as written.
    #[must_use]
    pub fn as_text(&self) -> Option<&'a str> {
        match self {
            Value::Str(text) | Value::Number(text) => Some(text),
            Value::Bool(true) => Some("true"),
            Value::Bool(false) => Some("false"),
            _ => None,
        }
    }

    /// The members of an object, else none.
    #[must_use]
    pub fn members(&self) -> &'a [Member<'a>] {
        match self {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The items of a list, else none.
    #[must_use]
    pub fn items(&self) -> &'a [Value<'a>] {
        match self {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// Whether there is nothing to keep: null, empty text, empty list, empty object.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Null => true,
            Value::Str(text) | Value::Raw(text) => text.is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Object(members) => members.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        }
    }

    /// This object with `key` set to `value` (replaced in place or appended). Anything else becomes a one-member object.
    #[must_use]
    pub fn with(&self, arena: &'a Bump, key: &'a str, value: Value<'a>) -> Value<'a> {
        let members = self.members();
        let slot = members.iter().rposition(|(k, _)| *k == key);
        let len = members.len() + usize::from(slot.is_none());
        Value::Object(arena.alloc_slice_fill_with(len, |i| {
            if slot == Some(i) || i == members.len() { (key, value) } else { members[i] }
        }))
    }

    /// This object without `key`.
    #[must_use]
    pub fn without(&self, arena: &'a Bump, key: &str) -> Value<'a> {
        match self {
            Value::Object(members) if members.iter().any(|(k, _)| *k == key) => Value::Object(
                arena.alloc_slice_fill_iter(members.iter().filter(|(k, _)| *k != key).copied().collect::<Vec<_>>()),
            ),
            other => *other,
        }
    }

    /// This object with only the last of the members that have the same key.
    #[must_use]
    pub fn without_repeats(&self, arena: &'a Bump) -> Value<'a> {
        let members = self.members();
        let last = LastMembers::of(members);
        let is_last = |(index, (key, _)): &(usize, &Member<'a>)| last.contains(*index, key);
        if members.iter().enumerate().all(|member| is_last(&member)) {
            return *self;
        }
        let kept: Vec<_> = members.iter().enumerate().filter(is_last).map(|(_, member)| *member).collect();
        Value::Object(arena.alloc_slice_copy(&kept))
    }

    /// This tree with the value at `path` replaced by `edit` of it; untouched when the path does not exist.
    /// A list is entered at the item that a part of digits counts, else at all of its items.
    #[must_use]
    pub fn edit(
        &self,
        arena: &'a Bump,
        path: &[impl AsRef<str>],
        edit: &mut dyn FnMut(Value<'a>) -> Value<'a>,
    ) -> Value<'a> {
        let Some((first, rest)) = path.split_first() else { return edit(*self) };
        let first = first.as_ref();
        match self {
            Value::Object(members) => {
                let Some(slot) = members.iter().rposition(|(k, _)| *k == first) else { return *self };
                let changed = members[slot].1.edit(arena, rest, edit);
                let copy = arena.alloc_slice_copy(members);
                copy[slot].1 = changed;
                Value::Object(copy)
            }
            Value::List(items) => {
                let copy = arena.alloc_slice_copy(items);
                match first.parse::<usize>() {
                    Ok(slot) => {
                        let Some(item) = copy.get_mut(slot) else { return *self };
                        *item = item.edit(arena, rest, edit);
                    }
                    Err(_) => copy.iter_mut().for_each(|item| *item = item.edit(arena, path, edit)),
                }
                Value::List(copy)
            }
            other => *other,
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Str(text)
    }
}

impl From<bool> for Value<'_> {
    fn from(value: bool) -> Self {
        Value::Bool(value)
    }
}

impl<'a> From<&'a [Value<'a>]> for Value<'a> {
    fn from(items: &'a [Value<'a>]) -> Self {
        Value::List(items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_copy_only_the_path() {
        let arena = Bump::new();
        let inner: &[Member<'_>] = arena.alloc_slice_copy(&[("x", Value::Number("1")), ("y", Value::Null)]);
        let tree = Value::Object(arena.alloc_slice_copy(&[("a", Value::Object(inner)), ("b", Value::Str("t"))]));

        let edited = tree.edit(&arena, &["a", "x"], &mut |_| Value::Bool(true));

        assert_eq!(edited.at(&["a", "x"]).and_then(|v| v.as_text()), Some("true"));
        assert_eq!(tree.at(&["a", "x"]).and_then(|v| v.as_text()), Some("1"));
        assert_eq!(edited.with(&arena, "c", Value::Null).members().len(), 3);
        assert_eq!(edited.without(&arena, "a").members().len(), 1);
    }

    #[test]
    fn lists_are_entered_at_one_item_or_at_all() {
        let arena = Bump::new();
        let text = r#"{"list":[{"k":1},"s",[{"k":2}]]}"#;
        let tree = crate::json::parse(text, &arena).unwrap().value;
        let edited = |path: &[&str]| {
            let mut json = Vec::new();
            crate::json::write_value(&mut json, &tree.edit(&arena, path, &mut |_| Value::Bool(true)));
            String::from_utf8(json).unwrap()
        };
        assert_eq!(edited(&["list", "0", "k"]), r#"{"list":[{"k":true},"s",[{"k":2}]]}"#);
        assert_eq!(edited(&["list", "k"]), r#"{"list":[{"k":true},"s",[{"k":true}]]}"#);
        assert_eq!(edited(&["list", "3", "k"]), text);
        assert_eq!(edited(&["list", "x"]), text);
    }

    #[test]
    fn the_last_duplicate_wins() {
        let arena = Bump::new();
        let tree = Value::Object(arena.alloc_slice_copy(&[("k", Value::Number("1")), ("k", Value::Number("2"))]));
        assert_eq!(tree.get("k").and_then(|v| v.as_text()), Some("2"));
    }

    #[test]
    fn repeats_are_dropped_from_few_and_from_many_members() {
        let arena = Bump::new();
        for count in [0, 1, 30, 300] {
            let names: Vec<String> = (0..count).map(|n| format!("k{n}")).collect();
            let mut members: Vec<Member<'_>> = names.iter().map(|name| (name.as_str(), Value::Null)).collect();
            assert_eq!(Value::Object(&members).without_repeats(&arena).members(), members);
            members.extend([("twice", Value::Number("1")), ("other", Value::Null), ("twice", Value::Number("2"))]);
            let wanted = [&members[..count], &members[count + 1..]].concat();
            assert_eq!(Value::Object(&members).without_repeats(&arena).members(), wanted);
        }
    }
}
