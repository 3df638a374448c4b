//! Everything the loader says about a document in `tags`.

/// One thing that was noticed about a record. The names are documented and stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Tag {
    /// The record could not be parsed: `@message` and `error.message` are all there is.
    Unparsed,
    /// Longer than the limit: only its beginning was kept.
    Oversize,
    /// Bytes that are not UTF-8 were replaced by U+FFFD.
    InvalidUtf8,
    /// The record has no time that can be read; the envelope's was taken.
    TimeFromEnvelope,
    /// The record has no time that can be read; the object key's was taken.
    TimeFromKey,
    /// The record has no time that can be read; the object's Last-Modified was taken.
    TimeFromObject,
    /// The time lies outside the allowed window: indexed by the object's time, `@timestamp` kept.
    IndexDateGuarded,
    /// A value does not fit the type of its ECS field; it is in the original field only.
    TypeMismatch,
    /// A long value was cut to what Lucene takes; `@message` has it whole.
    Truncated,
    /// A secret was masked.
    Redacted,
    /// Nested deeper than OpenSearch takes: folded into JSON text.
    Folded,
    /// An illegal key was renamed.
    KeyRenamed,
    /// The record's own identifier is missing: the id is made from its place in the object.
    IdFromPlace,
    /// The cluster refused fields of it: they are in `unmapped`, and `error.message` names them.
    Healed,
}

impl Tag {
    const ALL: [Tag; 14] = [
        Tag::Unparsed,
        Tag::Oversize,
        Tag::InvalidUtf8,
        Tag::TimeFromEnvelope,
        Tag::TimeFromKey,
        Tag::TimeFromObject,
        Tag::IndexDateGuarded,
        Tag::TypeMismatch,
        Tag::Truncated,
        Tag::Redacted,
        Tag::Folded,
        Tag::KeyRenamed,
        Tag::IdFromPlace,
        Tag::Healed,
    ];

    /// The name as it stands in `tags`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Tag::Unparsed => "siem_unparsed",
            Tag::Oversize => "siem_oversize",
            Tag::InvalidUtf8 => "siem_invalid_utf8",
            Tag::TimeFromEnvelope => "siem_time_from_envelope",
            Tag::TimeFromKey => "siem_time_from_key",
            Tag::TimeFromObject => "siem_time_from_object",
            Tag::IndexDateGuarded => "siem_index_date_guarded",
            Tag::TypeMismatch => "siem_type_mismatch",
            Tag::Truncated => "siem_truncated",
            Tag::Redacted => "siem_redacted",
            Tag::Folded => "siem_folded",
            Tag::KeyRenamed => "siem_key_renamed",
            Tag::IdFromPlace => "siem_id_from_place",
            Tag::Healed => "siem_healed",
        }
    }
}

/// The tags of one document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tags(u16);

impl Tags {
    /// Adds one.
    pub fn insert(&mut self, tag: Tag) {
        self.0 |= 1 << tag as u8;
    }

    /// Whether it is there.
    #[must_use]
    pub fn contains(self, tag: Tag) -> bool {
        self.0 & (1 << tag as u8) != 0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// All, in a fixed order.
    pub fn iter(self) -> impl Iterator<Item = Tag> {
        Tag::ALL.into_iter().filter(move |tag| self.contains(*tag))
    }
}
