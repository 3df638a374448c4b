//! Masks secrets in the fields and in `@message` alike (`redact` option).

use bumpalo::Bump;
use siem_formats::value::Member;
use siem_formats::{Value, json};

use crate::document::Document;
use crate::tag::Tag;

/// What a masked value becomes.
pub(crate) const MASK: &str = "[redacted]";

/// Masks the values that `rules` name: a dotted path, or a header name. A header name masks, ignoring case, every
/// member of that name, and the `value` of every object whose `name` it is, or whose `key`, as in
/// `{"key": "COOKIE", "name": "session", "value": …}`.
pub(crate) fn apply(rules: &[String], doc: &mut Document<'_>) {
    let arena = doc.arena();
    let mut masking = Masking::new(rules, arena);
    let tree = masking.mask(doc.original(), 0);
    let mut masked = masking.masked;
    if masked.is_empty() {
        return;
    }
    doc.set_original(tree);
    doc.tag(Tag::Redacted);
    let text = doc.record().text;
    let message = match mask_slices(text, &mut masked) {
        Some(message) => arena.alloc_str(&message),
        // A value that was escaped in the text has no place of its own there: write the masked fields instead.
        None => {
            let mut rendered = Vec::with_capacity(text.len());
            json::write_value(&mut rendered, &tree);
            arena.alloc_str(&String::from_utf8_lossy(&rendered))
        }
    };
    doc.set_message(message);
}

/// Masks the text of a record that could not be read: from the first word that names a secret on, since nobody can tell
/// where its value ends.
pub(crate) fn apply_to_text(rules: &[String], doc: &mut Document<'_>) {
    let text = doc.message();
    let Some(end) = rules.iter().filter_map(|rule| end_of_name(text, rule)).min() else { return };
    let message = doc.format(format_args!("{}{MASK}", &text[..end]));
    doc.set_message(message);
    doc.tag(Tag::Redacted);
}

/// Where the first mention of a rule's name ends, in any case of letters.
fn end_of_name(text: &str, rule: &str) -> Option<usize> {
    let name = rule.rsplit('.').next().filter(|name| !name.is_empty())?.as_bytes();
    text.as_bytes().windows(name.len()).position(|word| word.eq_ignore_ascii_case(name)).map(|at| at + name.len())
}

/// A walk over the fields of one record.
struct Masking<'r, 'a> {
    rules: &'r [String],
    /// One bit for each length that a rule has, modulo 64: most names are none by their length alone.
    lengths: u64,
    arena: &'a Bump,
    /// Path of the value in hand; `None` where no rule is a path.
    path: Option<String>,
    /// The texts that were masked.
    masked: Vec<&'a str>,
}

impl<'r, 'a> Masking<'r, 'a> {
    fn new(rules: &'r [String], arena: &'a Bump) -> Masking<'r, 'a> {
        let path = rules.iter().any(|rule| rule.contains('.')).then(String::new);
        let lengths = rules.iter().fold(0, |lengths, rule| lengths | length_bit(rule));
        Masking { rules, lengths, arena, path, masked: Vec::new() }
    }

    fn mask(&mut self, value: Value<'a>, depth: usize) -> Value<'a> {
        match value {
            Value::Object(members) => self.mask_members(members, depth),
            Value::List(items) => self.mask_items(items, depth),
            // What was too deep for a tree is text, and may hold a secret.
            Value::Str(text)
                if depth == json::MAX_DEPTH
                    && text.starts_with(['{', '['])
                    && self.rules.iter().any(|rule| end_of_name(text, rule).is_some()) =>
            {
                self.mask_all(value)
            }
            other => other,
        }
    }

    /// Copied only where something in it is masked, as [`mask_members`](Masking::mask_members) does.
    fn mask_items(&mut self, items: &'a [Value<'a>], depth: usize) -> Value<'a> {
        let mut copy: Option<&mut [Value<'a>]> = None;
        for (index, item) in items.iter().enumerate() {
            let before = self.masked.len();
            let new = self.mask(*item, depth + 1);
            if self.masked.len() > before {
                copy.get_or_insert_with(|| self.arena.alloc_slice_copy(items))[index] = new;
            }
        }
        Value::List(copy.map_or(items, |items| items))
    }

    fn mask_members(&mut self, members: &'a [Member<'a>], depth: usize) -> Value<'a> {
        let is_secret_header = members.iter().any(|(key, value)| {
            matches!(*key, "name" | "key") && value.as_str().is_some_and(|name| self.is_secret(name))
        });
        let mut copy: Option<&mut [Member<'a>]> = None;
        for (index, (key, child)) in members.iter().enumerate() {
            let before = self.masked.len();
            let parent = self.enter(key);
            let new = if self.is_secret(key) || self.is_at_rule() || (is_secret_header && *key == "value") {
                self.mask_all(*child)
            } else {
                self.mask(*child, depth + 1)
            };
            self.leave(parent);
            if self.masked.len() > before {
                copy.get_or_insert_with(|| self.arena.alloc_slice_copy(members))[index].1 = new;
            }
        }
        copy.map_or(Value::Object(members), |members| Value::Object(members))
    }

    fn is_secret(&self, name: &str) -> bool {
        self.lengths & length_bit(name) != 0 && self.rules.iter().any(|rule| rule.eq_ignore_ascii_case(name))
    }

    fn is_at_rule(&self) -> bool {
        self.path.as_ref().is_some_and(|path| self.rules.contains(path))
    }

    /// Appends a key to the path; returns how long the path was.
    fn enter(&mut self, key: &str) -> usize {
        let Some(path) = &mut self.path else { return 0 };
        let parent = path.len();
        if parent > 0 {
            path.push('.');
        }
        path.push_str(key);
        parent
    }

    fn leave(&mut self, parent: usize) {
        if let Some(path) = &mut self.path {
            path.truncate(parent);
        }
    }

    /// Masks every text below `value`.
    fn mask_all(&mut self, value: Value<'a>) -> Value<'a> {
        match value {
            Value::Str(text) | Value::Number(text) if !text.is_empty() => {
                self.masked.push(text);
                Value::Str(MASK)
            }
            Value::List(items) => {
                let items: Vec<Value<'a>> = items.iter().map(|item| self.mask_all(*item)).collect();
                Value::List(self.arena.alloc_slice_copy(&items))
            }
            Value::Object(members) => {
                let members: Vec<_> = members.iter().map(|(key, v)| (*key, self.mask_all(*v))).collect();
                Value::Object(self.arena.alloc_slice_copy(&members))
            }
            other => other,
        }
    }
}

fn length_bit(name: &str) -> u64 {
    1 << (name.len() % 64)
}

/// `text` with the masked slices replaced; `None` if one of them is not a part of it.
fn mask_slices(text: &str, masked: &mut [&str]) -> Option<String> {
    let start = text.as_ptr() as usize;
    masked.sort_by_key(|slice| slice.as_ptr() as usize);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for slice in masked.iter() {
        let from = (slice.as_ptr() as usize).checked_sub(start).filter(|from| *from >= at)?;
        out.push_str(text.get(at..from)?);
        out.push_str(MASK);
        at = from + slice.len();
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields and the text of a record, both masked.
    fn masked(rules: &[&str], text: &str) -> (String, Option<String>) {
        let arena = Bump::new();
        let rules: Vec<String> = rules.iter().map(|rule| (*rule).to_owned()).collect();
        let mut masking = Masking::new(&rules, &arena);
        let tree = masking.mask(json::parse(text, &arena).unwrap().value, 0);
        let mut written = Vec::new();
        json::write_value(&mut written, &tree);
        (String::from_utf8(written).unwrap(), mask_slices(text, &mut masking.masked))
    }

    #[test]
    fn names_paths_and_headers() {
        let headers = r#"{"a":{"password":"p","b":1},"list":[{"name":"Cookie","value":"c"},{"b":"x"}],"Cookie":"d"}"#;
        let by_name = r#"{"a":{"password":"p","b":1},"list":[{"name":"[redacted]","value":"[redacted]"},{"b":"x"}],"Cookie":"[redacted]"}"#;
        for (rules, text, wanted) in [
            (&["PASSWORD"][..], r#"{"a":{"password":"p"}}"#, r#"{"a":{"password":"[redacted]"}}"#),
            (&["a.b"], r#"{"a":{"b":"s"},"b":"t"}"#, r#"{"a":{"b":"[redacted]"},"b":"t"}"#),
            (&["list.b"], r#"{"list":[{"b":["s"]}]}"#, r#"{"list":[{"b":["[redacted]"]}]}"#),
            (&["x"], headers, headers),
            (&["cookie"], headers, &by_name.replacen("\"[redacted]\"", "\"Cookie\"", 1)),
        ] {
            assert_eq!(masked(rules, text), (wanted.to_owned(), Some(wanted.to_owned())), "{rules:?}");
        }
    }

    #[test]
    fn a_secret_deeper_than_the_tree_is_masked_with_what_it_stands_in() {
        let deep = |inner: &str| format!("{}{inner}{}", "{\"k\":".repeat(json::MAX_DEPTH), "}".repeat(json::MAX_DEPTH));
        let text = deep(r#"{"other":1,"token":"s3cret"}"#);
        let wanted = deep("\"[redacted]\"");
        assert_eq!(masked(&["Token"], &text), (wanted, Some(deep("[redacted]"))));
        let other = deep(r#"{"other":1}"#);
        assert_eq!(masked(&["token"], &other).1.as_deref(), Some(other.as_str()));
    }

    #[test]
    fn a_value_that_was_escaped_has_no_place_in_the_text() {
        let (tree, text) = masked(&["token"], r#"{"token":"a\nb","x":1}"#);
        assert_eq!((tree.as_str(), text), (r#"{"token":"[redacted]","x":1}"#, None));
    }

    #[test]
    fn a_long_key_is_no_burden_for_what_stands_below() {
        let members: Vec<String> = (0..100_000).map(|n| format!("\"k{n}\":1")).collect();
        let text = format!("{{\"{}\":{{{}}}}}", "x".repeat(4 << 20), members.join(","));
        assert_eq!(masked(&["a.b"], &text).1.as_deref(), Some(text.as_str()));
    }
}
