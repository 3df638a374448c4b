//! The Elastic Common Schema: every field, its type, and its place in the tree.
//!
//! The table is made from `ecs-9.4.0.tsv`, a digest of the published schema, and compiled in, so that start-up costs
//! nothing and a field that is not in the schema does not compile. Fields are numbered in the order of their path
//! parts: all fields below one object are neighbours, which is what lets the encoder write the tree in one sweep.

mod fields;
#[cfg(test)]
mod generate;
mod set;
pub mod field {
    //! One constant for each ECS field: `source.ip` is [`SOURCE_IP`].
    pub use super::fields::constants::*;
}

use fields::{FIELDS, OBJECTS, ROOTS};
pub(crate) use set::FieldSet;

/// The schema that documents say they follow (`ecs.version`) and that they are linted against.
pub const ECS_VERSION: &str = "9.4.0";

/// Number of fields.
pub const FIELD_COUNT: usize = FIELDS.len();

/// A field of the schema: its position in the table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FieldId(pub(crate) u16);

/// An object of the schema's tree (`source`, `source.geo`): its position in the object table; 0 is the root.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct ObjectId(pub(crate) u16);

/// What a field holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldType {
    /// `keyword`, `wildcard`, `constant_keyword`: exact text, cut at what Lucene takes.
    Keyword,
    /// `match_only_text`: analysed text of any length.
    Text,
    /// `long`, `integer`.
    Long,
    /// `float`, `double`, `scaled_float`.
    Float,
    /// `boolean`.
    Boolean,
    /// `date`.
    Date,
    /// `ip`.
    Ip,
    /// `geo_point`.
    GeoPoint,
    /// `object`, `flattened`, `nested`: a tree.
    Tree,
}

/// One row of the table.
#[derive(Debug)]
pub(crate) struct FieldDef {
    pub(crate) name: &'static str,
    /// `"ip":`, ready to write.
    pub(crate) json_key: &'static str,
    pub(crate) object: ObjectId,
    pub(crate) kind: FieldType,
    /// Values are always lists.
    pub(crate) array: bool,
    /// Number of fields of the table that lie below this one (a tree's own fields, or `source.geo` as a whole).
    pub(crate) below: u16,
}

/// One object of the tree.
#[derive(Debug)]
pub(crate) struct ObjectDef {
    #[cfg_attr(not(test), allow(dead_code, reason = "for people who debug, and for tests"))]
    pub(crate) name: &'static str,
    /// `"geo":{`, ready to write.
    pub(crate) json_open: &'static str,
    pub(crate) parent: ObjectId,
    pub(crate) depth: u8,
}

impl FieldId {
    /// The field called `name` (dotted), if the schema has it.
    #[must_use]
    pub fn named(name: &str) -> Option<FieldId> {
        let parts = |name: &'static str| name.split('.');
        FIELDS.binary_search_by(|def| parts(def.name).cmp(name.split('.'))).ok().map(|i| FieldId(i as u16))
    }

    /// Dotted name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.def().name
    }

    /// What it holds.
    #[must_use]
    pub fn kind(self) -> FieldType {
        self.def().kind
    }

    /// Whether its values are always lists.
    #[must_use]
    pub fn is_array(self) -> bool {
        self.def().array
    }

    /// All fields, in table order.
    pub fn all() -> impl Iterator<Item = FieldId> {
        (0..FIELDS.len() as u16).map(FieldId)
    }

    pub(crate) fn def(self) -> &'static FieldDef {
        &FIELDS[usize::from(self.0)]
    }
}

impl ObjectId {
    pub(crate) const ROOT: ObjectId = ObjectId(0);

    pub(crate) fn def(self) -> &'static ObjectDef {
        &OBJECTS[usize::from(self.0)]
    }
}

/// Whether a top-level name belongs to ECS (`source`, `message`, `tags`): everything below it is written by the plan.
#[must_use]
pub fn is_root(name: &str) -> bool {
    // Asked for every top-level field of every record: first letter and length rule out nearly all of them.
    let Some(first) = name.as_bytes().first() else { return false };
    let lengths = ROOT_LENGTHS[usize::from(first & 0x7f)];
    name.len() < 64 && lengths & (1 << name.len()) != 0 && ROOTS.binary_search(&name).is_ok()
}

/// For each first letter, one bit for each length that a root beginning with it has.
const ROOT_LENGTHS: [u64; 128] = {
    let mut lengths = [0; 128];
    let mut root = 0;
    while root < ROOTS.len() {
        let name = ROOTS[root].as_bytes();
        lengths[(name[0] & 0x7f) as usize] |= 1 << name.len();
        root += 1;
    }
    lengths
};

/// The digest of the schema as published, for linting: one line for each field, tab-separated: name, type, `array` or
/// empty, longest indexed text, allowed values.
pub const DIGEST: &str = include_str!("ecs-9.4.0.tsv");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_the_digest_is_found_by_name() {
        for line in DIGEST.lines() {
            let name = line.split('\t').next().unwrap();
            let id = FieldId::named(name).unwrap_or_else(|| panic!("{name} is not in the table"));
            assert_eq!(id.name(), name);
        }
        assert_eq!(DIGEST.lines().count(), FIELD_COUNT - fields::GROUPS);
        assert_eq!(FieldId::named("source.ipp"), None);
        assert_eq!(field::SOURCE_IP.kind(), FieldType::Ip);
        assert!(field::RELATED_IP.is_array());
        assert!(is_root("source") && is_root("message") && is_root("@timestamp") && !is_root("eventName"));
    }

    #[test]
    fn the_configuration_knows_the_values_that_events_may_have() {
        for (field, allowed) in siem_config::EVENT_VALUES {
            let line = DIGEST.lines().find(|line| line.split('\t').next() == Some(field)).unwrap();
            let values = line.rsplit('\t').next().unwrap().split(' ');
            let names: Vec<&str> = values.map(|value| value.split(':').next().unwrap()).collect();
            assert_eq!(allowed, names, "{field}");
        }
    }

    #[test]
    fn a_field_knows_its_place_in_the_tree() {
        let def = field::SOURCE_GEO_CITY_NAME.def();
        assert_eq!(def.json_key, "\"city_name\":");
        assert_eq!(def.object.def().name, "source.geo");
        assert_eq!(def.object.def().parent.def().name, "source");
    }

    /// `SIEM_UPDATE_SCHEMA=1` writes this file anew too.
    #[test]
    fn the_configuration_knows_the_fields_that_hold_lists() {
        let mut names: Vec<&str> = FieldId::all().filter(|field| field.is_array()).map(FieldId::name).collect();
        names.sort_unstable();
        let made = names.join("\n") + "\n";
        if std::env::var_os("SIEM_UPDATE_SCHEMA").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../siem-config/src/list_fields.txt");
            std::fs::write(path, &made).unwrap();
            return;
        }
        assert!(made == siem_config::LIST_FIELDS, "siem-config/src/list_fields.txt is not what the digest gives");
    }

    /// `SIEM_UPDATE_SCHEMA=1 cargo test -p siem-ecs schema` writes the table anew after the digest was replaced.
    #[test]
    fn the_table_is_made_from_the_digest() {
        let made = super::generate::fields_text(DIGEST);
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/schema/fields.rs");
        if std::env::var_os("SIEM_UPDATE_SCHEMA").is_some() {
            std::fs::write(path, &made).unwrap();
        }
        assert!(std::fs::read_to_string(path).unwrap() == made, "src/schema/fields.rs is not what the digest gives");
    }
}
