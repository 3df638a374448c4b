//! What a bulk line must be so that any cluster takes it: JSON by another parser than ours, and the rules that
//! OpenSearch has for keys, depth and terms.

use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// `index.mapping.depth.limit` of OpenSearch.
const MAX_DEPTH: usize = 20;
/// Longest term that Lucene takes.
const MAX_TERM_BYTES: usize = 32_766;
/// Names that OpenSearch keeps for itself at the top of a document.
const METADATA: [&str; 6] = ["_id", "_index", "_source", "_type", "_routing", "_version"];
/// Fields of full text, or not indexed by their value: no term limit holds for them.
const TEXTS: [&str; 5] = ["@message", "message", "original", "stack_trace", "json"];

/// Panics, and says why, unless `line` is one bulk line that holds a document.
pub fn check_document(line: &[u8]) {
    let text = check_line(line);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let checked = Legal { depth: 0, key: "" }.deserialize(&mut deserializer).and_then(|()| deserializer.end());
    if let Err(error) = checked {
        panic!("{error}: {text}");
    }
}

/// One line, its line feed at its end and nowhere else.
pub fn check_line(line: &[u8]) -> &str {
    let text = std::str::from_utf8(line).expect("a bulk line is UTF-8");
    let text = text.strip_suffix('\n').expect("a bulk line ends with a line feed");
    assert!(!text.contains(['\n', '\r']), "a bulk line has a line feed within: {text}");
    text
}

/// A value of a legal document, as deep as that, under such a key.
#[derive(Clone, Copy)]
struct Legal<'k> {
    depth: usize,
    key: &'k str,
}

impl<'de> DeserializeSeed<'de> for Legal<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Legal<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a legal value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<(), E> {
        i64::try_from(number).map(|_| ()).map_err(|_| E::custom(format!("{number} fits no field of type long")))
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        if text.len() > MAX_TERM_BYTES && !TEXTS.contains(&self.key) {
            return Err(E::custom(format!("a term of {} bytes under {}", text.len(), self.key)));
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        use serde::de::Error as _;
        let mut names = HashSet::new();
        while let Some(Name(key)) = members.next_key()? {
            if key.split('.').any(|part| part.trim().is_empty()) {
                return Err(A::Error::custom(format!("the key {key:?} has a blank part")));
            }
            if self.depth == 0 && METADATA.contains(&key.as_str()) {
                return Err(A::Error::custom(format!("OpenSearch keeps {key} for itself")));
            }
            let depth = self.depth + 1 + key.matches('.').count();
            if depth > MAX_DEPTH {
                return Err(A::Error::custom(format!("{key} lies {depth} deep")));
            }
            let last = key.rsplit('.').next().unwrap_or_default();
            members.next_value_seed(Legal { depth, key: last })?;
            if names.contains(&key) {
                return Err(A::Error::custom(format!("the key {key} stands twice")));
            }
            names.insert(key);
        }
        Ok(())
    }
}

struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Name, D::Error> {
        String::deserialize(deserializer).map(Name)
    }
}
