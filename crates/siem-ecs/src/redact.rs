//! Masks secrets in the fields and in `@message` alike (`redact` option).

use bumpalo::Bump;
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
    let mut masked = Vec::new();
    let tree = mask(doc.original(), rules, "", arena, &mut masked);
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

fn mask<'a>(value: Value<'a>, rules: &[String], path: &str, arena: &'a Bump, masked: &mut Vec<&'a str>) -> Value<'a> {
    match value {
        Value::Object(members) => {
            let is_secret = |name: &str| rules.iter().any(|r| r.eq_ignore_ascii_case(name));
            let is_secret_header =
                ["name", "key"].iter().any(|name| value.get(name).and_then(|v| v.as_str()).is_some_and(is_secret));
            let mut copy: Option<&mut [(&'a str, Value<'a>)]> = None;
            for (index, (key, child)) in members.iter().enumerate() {
                let child_path = if path.is_empty() { (*key).to_owned() } else { format!("{path}.{key}") };
                let by_name = rules.iter().any(|r| r.eq_ignore_ascii_case(key) || *r == child_path);
                let before = masked.len();
                let new = if by_name || (is_secret_header && *key == "value") {
                    mask_all(*child, arena, masked)
                } else {
                    mask(*child, rules, &child_path, arena, masked)
                };
                if masked.len() > before {
                    copy.get_or_insert_with(|| arena.alloc_slice_copy(members))[index].1 = new;
                }
            }
            copy.map_or(value, |members| Value::Object(members))
        }
        Value::List(items) => {
            let before = masked.len();
            let new: Vec<Value<'a>> = items.iter().map(|item| mask(*item, rules, path, arena, masked)).collect();
            if masked.len() > before { Value::List(arena.alloc_slice_copy(&new)) } else { value }
        }
        // What was too deep for a tree is text, and may hold one.
        Value::Raw(text) if rules.iter().any(|rule| end_of_name(text, rule).is_some()) => {
            mask_all(value, arena, masked)
        }
        other => other,
    }
}

/// Masks every text below `value`.
fn mask_all<'a>(value: Value<'a>, arena: &'a Bump, masked: &mut Vec<&'a str>) -> Value<'a> {
    match value {
        Value::Str(text) | Value::Number(text) | Value::Raw(text) if !text.is_empty() => {
            masked.push(text);
            Value::Str(MASK)
        }
        Value::List(items) => {
            let items: Vec<Value<'a>> = items.iter().map(|item| mask_all(*item, arena, masked)).collect();
            Value::List(arena.alloc_slice_copy(&items))
        }
        Value::Object(members) => {
            let members: Vec<_> = members.iter().map(|(key, v)| (*key, mask_all(*v, arena, masked))).collect();
            Value::Object(arena.alloc_slice_copy(&members))
        }
        other => other,
    }
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
