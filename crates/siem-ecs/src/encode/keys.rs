//! The keys of records: as JSON writes them, and what is known of them.
//!
//! The records of a log have the same keys again and again. What a key means for the document is found out once and
//! remembered in a table of fixed size, where a new key pushes out an older one that shares its places.

use siem_formats::json;

use crate::schema::is_root;
use crate::shape::MISMATCH;

/// Keys remembered.
const PLACES: usize = 1024;
/// Longer ones, as JSON, are somebody's data, and are not remembered.
const MAX_REMEMBERED_BYTES: usize = 64;
/// Longest key part that is kept; the field-name limit of OpenSearch is far above.
const MAX_BYTES: usize = 512;
/// Names that OpenSearch keeps for itself at the top of a document.
const METADATA: [&str; 12] = [
    "_id",
    "_index",
    "_source",
    "_type",
    "_routing",
    "_field_names",
    "_ignored",
    "_meta",
    "_nested_path",
    "_version",
    "_seq_no",
    "_size",
];

/// Where a member stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// At the top of the document.
    Top,
    /// In an object of the record.
    Inner,
}

/// What is known of a key.
#[derive(Clone, Debug)]
pub(super) struct Key {
    json: Json,
    /// Bytes before the first dot.
    first_part: usize,
    dots: usize,
    is_reserved: bool,
    is_legal: bool,
    is_metadata: bool,
}

/// `,"name":`, in place where it is short: each member of each record asks for one.
#[derive(Clone, Debug)]
enum Json {
    Short { bytes: [u8; MAX_REMEMBERED_BYTES], length: u8 },
    Long(Vec<u8>),
}

impl Json {
    fn of(key: &str) -> Json {
        let mut json = Vec::with_capacity(key.len() + 4);
        json.push(b',');
        json::write_str(&mut json, key);
        json.push(b':');
        if json.len() > MAX_REMEMBERED_BYTES {
            return Json::Long(json);
        }
        let mut bytes = [0; MAX_REMEMBERED_BYTES];
        bytes[..json.len()].copy_from_slice(&json);
        Json::Short { bytes, length: json.len() as u8 }
    }

    fn as_bytes(&self) -> &[u8] {
        match self {
            Json::Short { bytes, length } => &bytes[..usize::from(*length)],
            Json::Long(bytes) => bytes,
        }
    }

    /// Whether it is of this key. One with escapes is never taken for its own, and made anew each time.
    #[inline]
    fn is_of(&self, key: &str) -> bool {
        let json = self.as_bytes();
        json.len() == key.len() + 4 && json::is_same_key(&json[2..json.len() - 2], key.as_bytes())
    }
}

impl Key {
    /// Finds out.
    pub(super) fn of(key: &str) -> Key {
        let first_part = key.find('.').unwrap_or(key.len());
        Key {
            json: Json::of(key),
            first_part,
            dots: key.matches('.').count(),
            is_reserved: key.starts_with('@') || is_root(&key[..first_part]) || key[..first_part] == *MISMATCH,
            is_legal: key.len() <= MAX_BYTES && key.split('.').all(|part| !part.trim().is_empty()),
            is_metadata: METADATA.contains(&key),
        }
    }

    /// As a member begins: comma, key, colon.
    pub(super) fn json(&self) -> &[u8] {
        self.json.as_bytes()
    }

    /// What stands before the first dot of the key.
    pub(super) fn first_part<'k>(&self, key: &'k str) -> &'k str {
        &key[..self.first_part]
    }

    /// Whether it would write into ECS or into the fields that begin with `@`.
    pub(super) fn is_reserved(&self) -> bool {
        self.is_reserved
    }

    /// Whether OpenSearch takes it there: no part of it is blank, and it is no name that OpenSearch keeps for itself.
    pub(super) fn is_legal(&self, place: Place) -> bool {
        self.is_legal && !(place == Place::Top && self.is_metadata)
    }

    /// Each of them makes an object for OpenSearch.
    pub(super) fn dots(&self) -> usize {
        self.dots
    }
}

/// Keys met before.
#[derive(Debug)]
pub(super) struct Keys {
    places: Box<[Key]>,
    /// How often a key took the place of another.
    changes: u32,
    /// The last one that is not remembered.
    other: Key,
}

/// Where a key was found: it is found there again without a search, unless another one took a place since.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    place: u32,
    changes: u32,
}

impl Default for Keys {
    fn default() -> Self {
        Keys { places: vec![Key::of(""); PLACES].into(), changes: 0, other: Key::of("") }
    }
}

impl Keys {
    /// What is known of a key.
    pub(super) fn get(&mut self, key: &str) -> &Key {
        let found = self.find(key);
        self.places.get(found.place as usize).unwrap_or(&self.other)
    }

    /// Finds a key, or finds out about it.
    pub(super) fn find(&mut self, key: &str) -> Found {
        let pair = place_of(key);
        let place = if self.places[pair].json.is_of(key) {
            pair
        } else if self.places[pair + 1].json.is_of(key) {
            pair + 1
        } else {
            self.remember(pair, Key::of(key))
        };
        Found { place: place as u32, changes: self.changes }
    }

    /// A key that was found.
    #[inline]
    pub(super) fn at(&mut self, found: Found, key: &str) -> &Key {
        if found.changes == self.changes && (found.place as usize) < PLACES {
            return &self.places[found.place as usize];
        }
        self.get(key)
    }

    /// Where a key is now; [`PLACES`] if it is not remembered. The newer of two stays: keys of one log that shared a
    /// single place would push each other out with every record.
    fn remember(&mut self, pair: usize, key: Key) -> usize {
        if matches!(key.json, Json::Long(_)) {
            self.other = key;
            return PLACES;
        }
        self.changes = self.changes.wrapping_add(1);
        self.places.swap(pair, pair + 1);
        self.places[pair] = key;
        pair
    }
}

/// The first of the two places that a key may have.
fn place_of(key: &str) -> usize {
    (json::key_bits(key) >> (64 - PLACES.trailing_zeros())) as usize & !1
}

/// A legal name for one that is not: empty parts become `_`, and so do dots beyond `most_dots`; OpenSearch's own names
/// get one at the end.
pub(super) fn legal(key: &str, place: Place, most_dots: usize) -> String {
    if place == Place::Top && METADATA.contains(&key) {
        return format!("{key}_");
    }
    let cut = &key[..key.floor_char_boundary(MAX_BYTES)];
    let mut name = String::with_capacity(cut.len());
    for (index, part) in cut.split('.').enumerate() {
        if index > 0 {
            name.push(if index <= most_dots { '.' } else { '_' });
        }
        name.push_str(if part.trim().is_empty() { "_" } else { part });
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_a_key() {
        let mut keys = Keys::default();
        for _ in 0..2 {
            let show = |keys: &mut Keys, key: &str| {
                let known = keys.get(key);
                let json = String::from_utf8(known.json().to_vec()).unwrap();
                let flags =
                    [known.is_reserved(), known.is_legal(Place::Inner), known.is_legal(Place::Top)].map(u8::from);
                format!("{json} {} {flags:?}", known.first_part(key))
            };
            assert_eq!(show(&mut keys, "eventName"), r#","eventName": eventName [0, 1, 1]"#);
            assert_eq!(show(&mut keys, "source"), r#","source": source [1, 1, 1]"#);
            assert_eq!(show(&mut keys, "source.x"), r#","source.x": source [1, 1, 1]"#);
            assert_eq!(show(&mut keys, "@time"), r#","@time": @time [1, 1, 1]"#);
            assert_eq!(show(&mut keys, "_id"), r#","_id": _id [0, 1, 0]"#);
            assert_eq!(show(&mut keys, ""), r#","":  [0, 0, 0]"#);
            assert_eq!(show(&mut keys, "a..b"), r#","a..b": a [0, 0, 0]"#);
            assert_eq!(show(&mut keys, "a\"b"), r#","a\"b": a"b [0, 1, 1]"#);
            let long = "k".repeat(600);
            assert!(!keys.get(&long).is_legal(Place::Inner));
            assert_eq!(keys.get("a.b.c").dots(), 2);
            assert_eq!(keys.get(&long[..100]).json().len(), 104);
        }
    }

    #[test]
    fn keys_that_share_a_place_are_told_apart() {
        let mut keys = Keys::default();
        let twins: Vec<String> =
            (0..5_000).map(|n| format!("key{n}")).filter(|key| place_of(key) == place_of("key0")).collect();
        assert!(twins.len() > 1);
        for key in twins.iter().chain(&twins) {
            assert_eq!(keys.get(key).json(), format!(",\"{key}\":").as_bytes());
        }
    }
}
