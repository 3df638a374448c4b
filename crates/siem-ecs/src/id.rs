//! Document ids: the record's own identifier where it has one, else its place.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use md5::Md5;
use sha2::{Digest as _, Sha256};
use siem_formats::{Envelope, EnvelopeKind};

/// OpenSearch refuses a whole bulk for one longer id.
pub(crate) const MAX_ID_BYTES: usize = 512;

/// The first part of an id that tells where a record stands: 128 bits of SHA-256, base64url.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlaceId(String);

impl PlaceId {
    /// The place of an object: bucket, key, version.
    #[must_use]
    pub(crate) fn of_object(bucket: &str, key: &str, version: &str) -> PlaceId {
        PlaceId(digest_128(&[bucket, key, version]))
    }

    /// The place of the record with this ordinal. Events of CloudWatch Logs and EventBridge have identities of their
    /// own, which stay the same when a delivery is repeated in another object.
    pub(crate) fn write(&self, ordinal: u64, envelope: &Envelope<'_>, out: &mut String) {
        match (envelope.kind, envelope.id.filter(|id| !id.is_empty())) {
            (EnvelopeKind::None, _) | (_, None) => {
                let _ = write!(out, "{}-{ordinal}", self.0);
            }
            (_, Some(id)) => {
                let part = |value: Option<&'_ str>| value.unwrap_or_default().to_owned();
                let digest =
                    digest_128(&[&part(envelope.account), &part(envelope.log_group), &part(envelope.log_stream), id]);
                out.push_str(&digest);
                if envelope.inner_index > 0 {
                    let _ = write!(out, "-{}", envelope.inner_index);
                }
            }
        }
    }
}

fn digest_128(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            hash.update([0]);
        }
        hash.update(part.as_bytes());
    }
    URL_SAFE_NO_PAD.encode(&hash.finalize()[..16])
}

/// The id of a place: of an object as a whole where `ordinal` is 0.
#[must_use]
pub fn place_id(bucket: &str, key: &str, version: &str, ordinal: u64) -> String {
    let mut id = String::new();
    PlaceId::of_object(bucket, key, version).write(ordinal, &Envelope::default(), &mut id);
    id
}

/// An id that OpenSearch takes: as it is, or its SHA-256 where it is too long.
#[must_use]
pub(crate) fn bounded(id: String) -> String {
    if id.len() <= MAX_ID_BYTES { id } else { URL_SAFE_NO_PAD.encode(Sha256::digest(id.as_bytes())) }
}

/// The original's id: the MD5 of the record's text, followed by the event id of its envelope if there is one.
#[must_use]
pub(crate) fn of_content(text: &str, envelope: &Envelope<'_>) -> String {
    let mut hash = Md5::new();
    hash.update(text.as_bytes());
    hash.update(envelope.id.unwrap_or_default().as_bytes());
    let mut id = String::with_capacity(32);
    for byte in hash.finalize() {
        let _ = write!(id, "{byte:02x}");
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn place(ordinal: u64, envelope: &Envelope<'_>) -> String {
        let mut id = String::new();
        PlaceId::of_object("bucket", "key", "v1").write(ordinal, envelope, &mut id);
        id
    }

    #[test]
    fn a_place_is_bucket_key_version_and_ordinal() {
        let id = place(7, &Envelope::default());
        // The first 16 bytes of `printf 'bucket\0key\0v1' | sha256sum`, in base64url.
        assert_eq!(id, "AfUWYVWvzrbe8Z9HdfHPow-7");
        assert_ne!(PlaceId::of_object("bucketk", "ey", "v1"), PlaceId::of_object("bucket", "key", "v1"));
        assert_ne!(place(7, &Envelope::default()), place(8, &Envelope::default()));
    }

    #[test]
    fn an_event_id_outlives_its_object() {
        let event = |stream, index| Envelope {
            kind: EnvelopeKind::CloudWatchLogs,
            id: Some("3700"),
            account: Some("123456789012"),
            log_group: Some("group"),
            log_stream: Some(stream),
            inner_index: index,
            ..Envelope::default()
        };
        assert_eq!(place(1, &event("a", 0)), place(99, &event("a", 0)));
        assert_ne!(place(1, &event("a", 0)), place(1, &event("b", 0)));
        assert_ne!(place(1, &event("a", 0)), place(1, &event("a", 1)));
    }

    #[test]
    fn long_ids_become_digests() {
        assert_eq!(bounded("x".repeat(512)).len(), 512);
        assert_eq!(bounded("x".repeat(513)).len(), 43);
    }

    #[test]
    fn content_ids_are_the_md5_of_the_text() {
        assert_eq!(of_content("abc", &Envelope::default()), "900150983cd24fb0d6963f7d28e17f72");
    }

    proptest! {
        #[test]
        fn ids_differ_where_places_do_and_opensearch_takes_them(
            texts in prop::collection::vec("[ab\u{e9}/]{0,3}", 7),
            ids in prop::array::uniform2("[a-c]{1,2}"),
            numbers in prop::array::uniform4(0u32..3),
            kind in prop_oneof![Just(EnvelopeKind::None), Just(EnvelopeKind::CloudWatchLogs)],
        ) {
            let at = |turn: usize| {
                let envelope = Envelope {
                    kind,
                    id: Some(&ids[turn]),
                    account: Some(&texts[3]),
                    log_group: Some(&texts[4 + turn]),
                    log_stream: Some(&texts[6]),
                    inner_index: numbers[turn],
                    ..Envelope::default()
                };
                let mut id = String::new();
                let place = PlaceId::of_object(&texts[0], &texts[1 + turn], "v");
                place.write(u64::from(numbers[2 + turn]), &envelope, &mut id);
                id
            };
            let same = match kind {
                EnvelopeKind::None => texts[1] == texts[2] && numbers[2] == numbers[3],
                _ => texts[4] == texts[5] && ids[0] == ids[1] && numbers[0] == numbers[1],
            };
            prop_assert_eq!(at(0) == at(1), same);
            prop_assert!(at(0).len() <= MAX_ID_BYTES && at(0).is_ascii());
        }
    }
}
