//! A dead letter, read back to load again what it stands for.

use serde_json::Value;
use siem_opensearch::OrderBy;

use crate::dead_letter::WHOLE_OBJECT;

/// What a dead letter says, without its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Short name: `mapping`, `too_large`, `truncated`, …
    pub reason: String,
    /// Bucket; `local` for files.
    pub bucket: String,
    /// Object key.
    pub key: String,
    /// Version id, else ETag; a content digest for files. Empty where the object was not opened.
    pub version: String,
    /// What of the object it stands for.
    pub of: LetterOf,
    /// Where the document was to go, if there was one.
    pub target: Option<LetterTarget>,
}

/// What of an object a letter stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterOf {
    /// One record, by ordinal.
    Record(u64),
    /// The records from this ordinal on.
    From(u64),
    /// The object as a whole.
    Object,
}

/// Where a refused document was to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterTarget {
    /// Index or alias.
    pub index: String,
    /// Its id; none where documents have no ids of their own.
    pub id: Option<String>,
    /// The index has to be an alias.
    pub require_alias: bool,
}

impl Letter {
    /// The indices of dead letters.
    pub const INDICES: &'static str = "log-siem-deadletter-*";
    /// The fields that are read here.
    pub const FIELDS: [&'static str; 8] =
        ["reason", "bucket", "key", "version", "ordinal", "target_index", "target_id", "require_alias"];
    /// An order in which the letters of an object follow each other, those of it as a whole first.
    pub const ORDER: [OrderBy<'static>; 4] = [
        OrderBy { field: "bucket", kind: "keyword" },
        OrderBy { field: "key", kind: "keyword" },
        OrderBy { field: "version", kind: "keyword" },
        OrderBy { field: "ordinal", kind: "long" },
    ];

    /// Whether the documents of its index have no ids of their own, as in time series of a serverless collection:
    /// loading again what is there already would double it. `id` is the letter's own.
    #[must_use]
    pub fn is_without_ids(&self, id: &str) -> bool {
        let place = |ordinal| siem_ecs::place_id(&self.bucket, &self.key, &self.version, ordinal);
        match self.of {
            LetterOf::Record(_) => self.target.as_ref().is_none_or(|target| target.id.is_none()),
            LetterOf::From(ordinal) => place(ordinal) != id,
            LetterOf::Object => place(WHOLE_OBJECT) != id,
        }
    }

    /// Reads a letter. `None` for a document that names no object, and so is no letter of ours.
    #[must_use]
    pub fn read(source: &Value) -> Option<Letter> {
        let text = |name: &str| source.get(name).and_then(Value::as_str).map(str::to_owned);
        let target = text("target_index").map(|index| LetterTarget {
            index,
            id: text("target_id"),
            require_alias: source["require_alias"].as_bool().unwrap_or_default(),
        });
        let ordinal = source["ordinal"].as_u64().filter(|ordinal| *ordinal > 0);
        Some(Letter {
            reason: text("reason").unwrap_or_default(),
            bucket: text("bucket").filter(|bucket| !bucket.is_empty())?,
            key: text("key").filter(|key| !key.is_empty())?,
            version: text("version").unwrap_or_default(),
            of: match (ordinal, &target) {
                (None, _) => LetterOf::Object,
                (Some(ordinal), None) => LetterOf::From(ordinal),
                (Some(ordinal), Some(_)) => LetterOf::Record(ordinal),
            },
            target,
        })
    }
}
