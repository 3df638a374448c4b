//! XML into a [`Value`].
//!
//! An element becomes a member of its parent: its text alone where it has nothing else, otherwise an object in which
//! attributes and children share one level and text stands under `#text`. Elements and attributes of one name become a
//! list. Names are as written, with their prefixes; declarations of namespaces, comments, instructions and document
//! types say nothing of the record and are left out. No entity but the five of XML and character references is
//! resolved: others stay as they are written, so nothing expands.

use std::collections::HashMap;

use bumpalo::Bump;
use bumpalo::collections::String as BumpString;
use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::escape;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::value::{Member, Value};

/// Elements nested deeper are refused: no later step has to fear for its stack.
const MAX_DEPTH: usize = 64;
/// More elements and attributes than this in one record are refused: see the same limit of JSON.
const MAX_VALUES: usize = 500_000;

/// Why a text is not XML.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not valid XML at byte {at}: {detail}")]
pub struct XmlError {
    /// Byte offset in the text.
    pub at: u64,
    /// What is wrong, without any text of the record.
    pub detail: &'static str,
}

/// An element whose end has not come.
struct Open<'a> {
    name: &'a str,
    members: Vec<Member<'a>>,
    text: BumpString<'a>,
}

impl<'a> Open<'a> {
    fn new(name: &'a str, arena: &'a Bump) -> Open<'a> {
        Open { name, members: Vec::new(), text: BumpString::new_in(arena) }
    }

    fn close(mut self, arena: &'a Bump) -> Member<'a> {
        let text = self.text.into_bump_str().trim();
        let text = if text.is_empty() { Value::Null } else { Value::Str(text) };
        if self.members.is_empty() {
            return (self.name, text);
        }
        if text != Value::Null {
            self.members.push(("#text", text));
        }
        (self.name, Value::Object(joined(&self.members, arena)))
    }
}

/// Reads a text: an object with its root element. Text beside the root stands under `#text`.
///
/// # Errors
/// Tags that do not match, markup that is cut off, a text without any element.
pub fn parse<'a>(text: &'a str, arena: &'a Bump) -> Result<Value<'a>, XmlError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    // The root around the records of a file ends behind the last of them.
    reader.config_mut().allow_unmatched_ends = true;
    let mut open = vec![Open::new("", arena)];
    let mut values = 0;
    loop {
        let event = reader.read_event().map_err(|error| XmlError { at: reader.error_position(), detail: said(&error) });
        let refused = |detail| Err(XmlError { at: reader.buffer_position(), detail });
        let event = event?;
        if let Event::Start(tag) | Event::Empty(tag) = &event {
            values += 1 + tag.attributes().count();
            if values > MAX_VALUES {
                return refused("more values than are read from one record");
            }
            if open.len() > MAX_DEPTH {
                return refused("elements are nested too deep");
            }
            open.push(begun(tag, arena));
        }
        match event {
            Event::End(_) | Event::Empty(_) => {
                if open.len() > 1
                    && let Some(closed) = open.pop()
                    && let Some(parent) = open.last_mut()
                {
                    parent.members.push(closed.close(arena));
                }
            }
            Event::Text(piece) => add(&mut open, &piece.xml10_content()),
            Event::CData(piece) => add(&mut open, &piece.xml10_content()),
            Event::GeneralRef(reference) => add_reference(&mut open, &reference),
            Event::Eof => break,
            Event::Start(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let end = XmlError { at: text.len() as u64, detail: "it ends inside an element" };
    match open.pop() {
        Some(root) if open.is_empty() && !root.members.is_empty() => Ok(root.close(arena).1),
        Some(_) if open.is_empty() => Err(XmlError { at: 0, detail: "there is no element" }),
        _ => Err(end),
    }
}

fn begun<'a>(tag: &BytesStart<'_>, arena: &'a Bump) -> Open<'a> {
    let mut element = Open::new(arena.alloc_str(tag.name().as_ref()), arena);
    for attribute in tag.attributes().with_checks(false).flatten() {
        let name: &str = attribute.key.as_ref();
        if name != "xmlns" && !name.starts_with("xmlns:") {
            let value = escape::unescape(&attribute.value).unwrap_or_else(|_| (&*attribute.value).into());
            element.members.push((arena.alloc_str(name), Value::Str(arena.alloc_str(&value))));
        }
    }
    element
}

fn add(open: &mut [Open<'_>], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

fn add_reference(open: &mut [Open<'_>], reference: &BytesRef<'_>) {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return add(open, character.encode_utf8(&mut [0; 4]));
    }
    let name = reference.borrow().into_inner();
    match escape::resolve_predefined_entity(&name) {
        Some(text) => add(open, text),
        None => {
            add(open, "&");
            add(open, &name);
            add(open, ";");
        }
    }
}

/// Members of one name, which become a list where the first of them stands.
fn joined<'a>(members: &[Member<'a>], arena: &'a Bump) -> &'a [Member<'a>] {
    let mut places: HashMap<&str, usize> = HashMap::with_capacity(members.len());
    let mut groups: Vec<(&str, Vec<Value<'a>>)> = Vec::with_capacity(members.len());
    for (name, value) in members {
        let place = *places.entry(name).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, values)) => values.push(*value),
            None => groups.push((name, vec![*value])),
        }
    }
    arena.alloc_slice_fill_iter(groups.into_iter().map(|(name, values)| match values[..] {
        [single] => (name, single),
        _ => (name, Value::List(arena.alloc_slice_copy(&values))),
    }))
}

fn said(error: &Error) -> &'static str {
    match error {
        Error::Syntax(_) => "markup is cut off or malformed",
        Error::IllFormed(_) => "tags do not match",
        _ => "it cannot be read",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> String {
        let arena = Bump::new();
        match parse(text, &arena) {
            Ok(value) => {
                let mut out = Vec::new();
                crate::json::write_value(&mut out, &value);
                String::from_utf8(out).unwrap()
            }
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn elements_attributes_and_text() {
        for (text, expected) in [
            ("<a/>", r#"{"a":null}"#),
            (
                "<?xml version='1.0'?><!-- c --><a>\n t &lt;&#33;&nope; & <![CDATA[<b>]]></a>",
                r#"{"a":"t <!&nope; & <b>"}"#,
            ),
            (r#"<a xmlns="n" xmlns:p="m" x="1 &quot;&bad;" p:y='2'/>"#, r#"{"a":{"x":"1 &quot;&bad;","p:y":"2"}}"#),
            (r#"<a x="&quot;1"/>"#, r#"{"a":{"x":"\"1"}}"#),
            ("<a k='v'>t</a>", r##"{"a":{"k":"v","#text":"t"}}"##),
            ("<a><b>1</b><c/><b k='v'/></a>", r#"{"a":{"b":["1",{"k":"v"}],"c":null}}"#),
            ("<a>1</a></root>", r#"{"a":"1"}"#),
            ("time <a>1</a>", r##"{"a":"1","#text":"time"}"##),
            ("<!DOCTYPE a [<!ENTITY e 'boom'>]><a>&e;</a>", r#"{"a":"&e;"}"#),
        ] {
            assert_eq!(json(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_xml_is_told() {
        for (text, expected) in [
            ("", "not valid XML at byte 0: there is no element"),
            ("text", "not valid XML at byte 0: there is no element"),
            ("<a><b>", "not valid XML at byte 6: it ends inside an element"),
            ("<a></b>", "not valid XML at byte 3: tags do not match"),
            ("<a", "not valid XML at byte 0: markup is cut off or malformed"),
        ] {
            assert_eq!(json(text), expected, "{text}");
        }
        assert!(json(&"<a>".repeat(100_000)).ends_with("nested too deep"));
    }
}
