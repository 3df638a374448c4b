//! What is known about the object a record comes from, before its first byte is read.

use siem_formats::json;

use crate::id::PlaceId;
use crate::time::Instant;

/// Facts of one object, handed in by the loader.
#[derive(Clone, Debug)]
pub struct ObjectFacts {
    /// Bucket name; `local` for files.
    pub bucket: String,
    /// Decoded key.
    pub key: String,
    /// Version id, else ETag; for a file its content digest.
    pub version: String,
    /// Account found in the key.
    pub account: Option<String>,
    /// Region found in the key.
    pub region: Option<String>,
    /// Last-Modified of the object: the "now" of normalising, so that redelivery gives the same document.
    pub modified: Instant,
    /// The wall clock when loading began: `event.ingested`.
    pub ingested: Instant,
    /// Oldest allowed index date, in days before `modified`; `None` = no bound (an operator vouches for the files).
    pub max_age_days: Option<u32>,
}

/// The facts, with what can be computed once for each object instead of once for each record.
#[derive(Clone, Debug)]
pub struct Object {
    /// As handed in.
    pub facts: ObjectFacts,
    /// `event.ingested`, rendered.
    pub(crate) ingested: String,
    /// `,"@log_s3bucket":"…","@log_s3key":"…"`.
    pub(crate) place_json: Vec<u8>,
    pub(crate) place_id: PlaceId,
}

impl Object {
    /// Prepares the facts.
    #[must_use]
    pub fn new(facts: ObjectFacts) -> Object {
        let mut place_json = Vec::new();
        for (name, value) in [("@log_s3bucket", &facts.bucket), ("@log_s3key", &facts.key)] {
            place_json.push(b',');
            json::write_str(&mut place_json, name);
            place_json.push(b':');
            json::write_str(&mut place_json, value);
        }
        Object {
            ingested: facts.ingested.to_string(),
            place_json,
            place_id: PlaceId::of_object(&facts.bucket, &facts.key, &facts.version),
            facts,
        }
    }
}
