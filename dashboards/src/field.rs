//! Fields: their types, and which of them each index pattern has to know.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use siem_ecs::schema::{FieldId, FieldType};

use crate::definition::{Definitions, Look};
use crate::{Error, Result};

/// What Dashboards tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Of any kind.
    Number,
    /// True or false.
    Boolean,
    /// A time.
    Date,
    /// An address.
    Ip,
    /// A place.
    GeoPoint,
    /// Exact text.
    Keyword,
    /// Analysed text, which is searched, but not counted.
    Text,
}

impl Kind {
    /// As an index pattern has it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Number => "number",
            Kind::Boolean => "boolean",
            Kind::Date => "date",
            Kind::Ip => "ip",
            Kind::GeoPoint => "geo_point",
            Kind::Keyword | Kind::Text => "string",
        }
    }

    /// Whether its values can be told apart and counted.
    pub(crate) fn is_aggregatable(self) -> bool {
        self != Kind::Text
    }

    fn of_ecs(kind: FieldType) -> Kind {
        match kind {
            FieldType::Text => Kind::Text,
            FieldType::Long | FieldType::Float => Kind::Number,
            FieldType::Boolean => Kind::Boolean,
            FieldType::Date => Kind::Date,
            FieldType::Ip => Kind::Ip,
            FieldType::GeoPoint => Kind::GeoPoint,
            FieldType::Keyword | FieldType::Tree => Kind::Keyword,
        }
    }
}

/// The type of a field: what ECS says, else what is declared, else a keyword, as the index templates have it.
pub(crate) fn kind(look: &Look, field: &str) -> Kind {
    let declared = look.types.get(field).copied();
    declared.or_else(|| FieldId::named(field).map(|id| Kind::of_ecs(id.kind()))).unwrap_or(Kind::Keyword)
}

/// What charts call a field.
pub(crate) fn label<'d>(look: &'d Look, field: &'d str) -> &'d str {
    look.labels.get(field).map_or(field, String::as_str)
}

/// The fields that panels and searches ask for, by index pattern.
pub(crate) struct Used<'d> {
    definitions: &'d Definitions,
    by_pattern: BTreeMap<String, BTreeSet<String>>,
}

impl<'d> Used<'d> {
    pub(crate) fn new(definitions: &'d Definitions) -> Used<'d> {
        Used { definitions, by_pattern: BTreeMap::new() }
    }

    /// Takes note of a field, which has to be of one of these types.
    pub(crate) fn note(&mut self, pattern: &str, field: &str, allowed: &[Kind], place: &str) -> Result<Kind> {
        let kind = kind(&self.definitions.look, field);
        if !allowed.contains(&kind) {
            let allowed: Vec<_> = allowed.iter().map(|kind| kind.name()).collect();
            let why = format!("`{field}` is a {kind:?}, and this takes {}", allowed.join(", "));
            return Err(Error::Wrong { place: place.to_owned(), why });
        }
        self.by_pattern.entry(pattern.to_owned()).or_default().insert(field.to_owned());
        Ok(kind)
    }

    /// Those of an index pattern, by its name.
    pub(crate) fn of(&self, pattern: &str) -> impl Iterator<Item = &str> {
        self.by_pattern.get(pattern).into_iter().flatten().map(String::as_str)
    }
}
