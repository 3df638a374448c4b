//! The answer to a bulk request, read for what matters.

use serde::Deserialize;

use crate::class::{self, Class};

/// What the cluster said of each item.
#[derive(Debug)]
pub(crate) struct BulkAnswer {
    pub(crate) took_ms: u64,
    pub(crate) items: Vec<ItemAnswer>,
}

/// What it said of one.
#[derive(Debug)]
pub(crate) struct ItemAnswer {
    pub(crate) class: Class,
    pub(crate) status: u16,
    pub(crate) error_type: String,
    pub(crate) reason: String,
    /// The index that refused, where it is told: behind an alias it has another name.
    pub(crate) index: Option<String>,
}

#[derive(Deserialize)]
struct Wire {
    #[serde(default)]
    took: u64,
    items: Vec<WireAction>,
}

#[derive(Deserialize)]
struct WireAction {
    #[serde(alias = "index")]
    create: WireItem,
}

#[derive(Deserialize)]
struct WireItem {
    status: u16,
    error: Option<WireError>,
}

/// Clusters send objects; what stands between may send a text.
#[derive(Deserialize)]
#[serde(untagged)]
enum WireError {
    Object(ErrorObject),
    Text(String),
}

#[derive(Default, Deserialize)]
struct ErrorObject {
    #[serde(rename = "type", default)]
    error_type: String,
    reason: Option<String>,
    index: Option<String>,
    caused_by: Option<Box<ErrorObject>>,
}

/// Reads an answer to `sent` items; `Err` says why it is none. One that tells of another number of items was cut or is
/// not ours.
pub(crate) fn read(body: &[u8], sent: usize) -> Result<BulkAnswer, String> {
    let wire: Wire = serde_json::from_slice(body).map_err(|error| {
        // The position is enough: the text may hold what users log.
        format!("the answer is no bulk answer (byte {} of {}, {:?})", error.column(), body.len(), error.classify())
    })?;
    if wire.items.len() != sent {
        return Err(format!("the answer tells of {} items, {sent} were sent", wire.items.len()));
    }
    let items = wire.items.into_iter().map(|action| item(action.create)).collect();
    Ok(BulkAnswer { took_ms: wire.took, items })
}

fn item(item: WireItem) -> ItemAnswer {
    let ErrorObject { error_type, reason, index, caused_by: cause } = match item.error {
        Some(WireError::Object(error)) => error,
        Some(WireError::Text(text)) => ErrorObject { reason: Some(text), ..ErrorObject::default() },
        None => ErrorObject::default(),
    };
    let mut reason = reason.unwrap_or_default();
    if let Some(why) = cause.and_then(|cause| cause.reason) {
        reason = format!("{reason}: {why}");
    }
    let class = class::of_item(item.status, &error_type, &reason);
    ItemAnswer { class, status: item.status, error_type, reason, index }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_statuses_and_reasons() {
        let body = br#"{"took":7,"errors":true,"items":[{"create":{"status":201}},{"index":{"_id":"x","status":400,
            "error":{"type":"mapper_parsing_exception","reason":"failed to parse","caused_by":{"type":"x","reason":"why"}}}},
            {"create":{"status":503,"error":"try later"}}]}"#;
        let answer = read(body, 3).unwrap();
        assert_eq!(answer.took_ms, 7);
        assert_eq!(answer.items[0].class, Class::Done);
        assert_eq!(answer.items[1].reason, "failed to parse: why");
        assert_eq!((answer.items[2].class, answer.items[2].reason.as_str()), (Class::Retry, "try later"));
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        assert!(read(b"<html>busy</html>", 1).is_err());
        assert!(read(br#"{"took":1,"items":[{"create":{"status":201}}"#, 1).is_err());
        assert!(read(br#"{"took":1,"items":[{"create":{"status":201}}]}"#, 2).is_err());
        assert!(read(br#"{"error":"x"}"#, 0).is_err());
    }
}
