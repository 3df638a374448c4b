//! Dotted paths into a record.

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};

use siem_formats::Value;
use siem_formats::json::{KeySet, is_same_key, key_bits};

/// A path that is looked up in record after record. Records of one log have their members in the same order, so the
/// place where the first part was found last is tried first: a hit costs one comparison instead of a search. No two
/// members of the record may have the same key.
#[derive(Debug)]
pub(crate) struct Path {
    text: String,
    /// Length of the first part.
    first: usize,
    key_bits: u64,
    /// Only a hint: threads may overwrite each other's.
    last_place: AtomicUsize,
}

impl Path {
    pub(crate) fn new(text: &str) -> Path {
        let first = first_part(text);
        Path { text: text.to_owned(), first, key_bits: key_bits(&text[..first]), last_place: AtomicUsize::new(0) }
    }

    /// The value at the path in a record whose keys are `keys`, unless it is empty.
    pub(crate) fn find<'a>(&self, record: Value<'a>, keys: &KeySet) -> Option<Value<'a>> {
        let members = record.members();
        let child = if keys.may_contain(self.key_bits) { self.child(members) } else { None };
        let found = match self.text.get(self.first + 1..) {
            None => child,
            Some(rest) => child
                .and_then(|child| lookup(child, rest))
                .or_else(|| lookup_dotted_key(members, &self.text, self.first)),
        };
        found.filter(|value| !value.is_empty())
    }

    /// The member that the first part names.
    fn child<'a>(&self, members: &[(&'a str, Value<'a>)]) -> Option<Value<'a>> {
        let name = &self.text[..self.first];
        let last_place = self.last_place.load(Ordering::Relaxed);
        match members.get(last_place) {
            Some((key, value)) if is_same_key(key, name) => Some(*value),
            _ => {
                let place = members.iter().rposition(|(key, _)| is_same_key(key, name))?;
                self.last_place.store(place, Ordering::Relaxed);
                Some(members[place].1)
            }
        }
    }
}

/// Where keys were found last, by some of their bits: what code asks for by name is a hit nearly always, too.
#[derive(Debug)]
pub(crate) struct Places([Cell<u16>; PLACES]);

const PLACES: usize = 256;

impl Default for Places {
    fn default() -> Self {
        Places([const { Cell::new(0) }; PLACES])
    }
}

impl Places {
    /// The member of this name. No two members may have the same key.
    fn member<'a>(&self, members: &[(&'a str, Value<'a>)], name: &str, key_bits: u64) -> Option<Value<'a>> {
        let hint = &self.0[(key_bits >> (64 - PLACES.trailing_zeros())) as usize];
        match members.get(usize::from(hint.get())) {
            Some((key, value)) if is_same_key(key, name) => Some(*value),
            _ => {
                let place = members.iter().position(|(key, _)| is_same_key(key, name))?;
                hint.set(u16::try_from(place).unwrap_or_default());
                Some(members[place].1)
            }
        }
    }
}

/// [`lookup`] in a record whose keys are `keys`.
pub(crate) fn find<'a>(record: Value<'a>, keys: &KeySet, places: &Places, path: &str) -> Option<Value<'a>> {
    let first = first_part(path);
    let name = &path[..first];
    let bits = key_bits(name);
    if keys.may_contain(bits) {
        if !keys.are_distinct() {
            return lookup(record, path);
        }
        let members = record.members();
        let child = places.member(members, name, bits);
        let Some(rest) = path.get(first + 1..) else { return child };
        child.and_then(|child| lookup(child, rest)).or_else(|| lookup_dotted_key(members, path, first))
    } else if first < path.len() {
        lookup_dotted_key(record.members(), path, first)
    } else {
        None
    }
}

/// Where the first part of a path ends.
fn first_part(path: &str) -> usize {
    path.bytes().position(|byte| byte == b'.').unwrap_or(path.len())
}

/// The value at a dotted path. A part names a member; a part of digits also indexes a list; a member whose key itself
/// has dots is found as well (`ProductFields.aws/x.0_/y`). The shortest key wins.
#[must_use]
pub fn lookup<'a>(value: Value<'a>, path: &str) -> Option<Value<'a>> {
    let first = first_part(path);
    let rest = path.get(first + 1..);
    match value {
        Value::Object(members) => {
            let child = member(members, &path[..first]);
            let Some(rest) = rest else { return child };
            if let Some(found) = child.and_then(|child| lookup(child, rest)) {
                return Some(found);
            }
            lookup_dotted_key(members, path, first)
        }
        Value::List(items) => {
            let item = path[..first].parse::<usize>().ok().and_then(|i| items.get(i)).copied()?;
            rest.map_or(Some(item), |rest| lookup(item, rest))
        }
        _ => None,
    }
}

/// The last member of this name.
fn member<'a>(members: &[(&str, Value<'a>)], name: &str) -> Option<Value<'a>> {
    members.iter().rev().find(|(key, _)| is_same_key(key, name)).map(|(_, value)| *value)
}

/// Tries keys that span several parts of the path, the shorter first.
fn lookup_dotted_key<'a>(members: &'a [(&'a str, Value<'a>)], path: &str, first: usize) -> Option<Value<'a>> {
    // Asked for whatever a record does not have: one look at the byte where such a key has its first dot.
    if !members.iter().any(|(key, _)| key.as_bytes().get(first) == Some(&b'.')) {
        return None;
    }
    let mut end = first;
    while end < path.len() {
        end = path[end + 1..].find('.').map_or(path.len(), |i| end + 1 + i);
        let key = &path[..end];
        if let Some((_, child)) = members.iter().rev().find(|(k, _)| *k == key) {
            let found = if end == path.len() { Some(*child) } else { lookup(*child, &path[end + 1..]) };
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use bumpalo::Bump;

    #[test]
    fn walks_members_lists_digits_and_dotted_keys() {
        let arena = Bump::new();
        let text =
            r#"{"a":{"0":"zero","b.c":"dotted","b":{"x":1}},"list":[{"k":"v"},"s"],"p":{"n.0_/ip":"192.0.2.1"}}"#;
        let record = siem_formats::json::parse(text, &arena).unwrap().value;
        let show = |path| lookup(record, path).and_then(|v| v.as_text());
        assert_eq!(show("a.0"), Some("zero"));
        assert_eq!(show("a.b.c"), Some("dotted"));
        assert_eq!(show("a.b.x"), Some("1"));
        assert_eq!(show("list.0.k"), Some("v"));
        assert_eq!(show("list.1"), Some("s"));
        assert_eq!(show("list.1.0"), None, "characters of a text are not items");
        assert_eq!(show("p.n.0_/ip"), Some("192.0.2.1"));
        assert_eq!(show("p.n"), None);
        assert_eq!(show(""), None);
    }
}
