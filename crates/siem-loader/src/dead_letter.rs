//! The document that stands for what could not be loaded.

use std::fmt::Write as _;

use bumpalo::Bump;
use serde::Serialize;
use siem_ecs::Action;
use siem_ecs::time::Instant;
use siem_formats::json;
use siem_opensearch::Bulk;

use crate::tally::Tally;

/// Most of the refused text that is kept: 1 MiB. What was cut is no JSON any more, so it is told by that.
const MAX_TEXT_BYTES: usize = 1 << 20;
/// Longest keyword of a letter that others write.
const MAX_KEYWORD_BYTES: usize = 1024;
/// What names of indices of letters begin with.
const INDEX_PREFIX: &str = "log-siem-deadletter-";
/// In ids of letters, where those of records have an ordinal.
pub(crate) const WHOLE_OBJECT: u64 = 0;

/// A dead letter. Only short keywords and two texts, so that no cluster refuses it. [`crate::Letter`] reads it back.
#[derive(Debug, Serialize)]
struct DeadLetter<'a> {
    #[serde(rename = "@timestamp")]
    timestamp: String,
    reason: &'a str,
    #[serde(rename = "error.message")]
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_index: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_id: Option<&'a str>,
    /// The target is an alias, and must not become an index.
    #[serde(skip_serializing_if = "is_false")]
    require_alias: bool,
    bucket: &'a str,
    key: &'a str,
    version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    ordinal: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    log_type: Option<&'a str>,
    #[serde(flatten)]
    origin: Origin,
    #[serde(rename = "@message", skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    loader_version: &'static str,
}

/// What the refused document says of where its record comes from: most of it stood in an envelope around the record.
#[derive(Debug, Default, Serialize)]
struct Origin {
    #[serde(skip_serializing_if = "Option::is_none")]
    log_group: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    log_stream: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<String>,
}

impl Origin {
    fn of(document: &str) -> Origin {
        let arena = Bump::new();
        let document = json::parse(document, &arena).map(|parsed| parsed.value).unwrap_or_default();
        let text = |path: &[&str]| {
            let found = document.at(path).and_then(|value| value.as_str())?;
            Some(found[..found.floor_char_boundary(MAX_KEYWORD_BYTES)].to_owned())
        };
        Origin {
            log_group: text(&["@log_group"]),
            log_stream: text(&["@log_stream"]),
            account: text(&["cloud", "account", "id"]),
            region: text(&["cloud", "region"]),
        }
    }
}

/// What is said of one refused record.
pub(crate) struct Refusal<'a> {
    /// Short name: `mapping`, `too_large`, …
    pub(crate) reason: &'a str,
    /// What the cluster said.
    pub(crate) message: &'a str,
    /// The refused action line.
    pub(crate) action: &'a [u8],
    /// The refused document.
    pub(crate) document: &'a [u8],
    /// Position in the object.
    pub(crate) ordinal: u64,
}

/// Appends the dead letter of a refused record.
pub(crate) fn push_refused(bulk: &mut Bulk, slot: u32, tally: &Tally, refusal: &Refusal<'_>) {
    let (index, id, require_alias) = target(refusal.action);
    let text = String::from_utf8_lossy(refusal.document);
    let text = text.trim_end();
    // Where documents have no id, letters have none.
    let action = if id.is_some() { Action::Index } else { Action::Append };
    push(
        bulk,
        slot,
        action,
        tally,
        refusal.ordinal,
        &DeadLetter {
            timestamp: now(tally).to_string(),
            reason: refusal.reason,
            message: cut(refusal.message),
            target_index: index.as_deref(),
            target_id: id.as_deref(),
            require_alias,
            bucket: &tally.facts().bucket,
            key: &tally.facts().key,
            version: &tally.facts().version,
            ordinal: Some(refusal.ordinal),
            log_type: tally.log_type(),
            origin: Origin::of(text),
            text: Some(cut(text)),
            loader_version: env!("CARGO_PKG_VERSION"),
        },
    );
}

/// Appends the dead letter of an object that could not be read to its end, or not from some record on.
pub(crate) fn push_object(
    bulk: &mut Bulk,
    action: Action,
    tally: &Tally,
    from: Option<u64>,
    reason: &str,
    message: &str,
) {
    push(
        bulk,
        0,
        action,
        tally,
        from.unwrap_or(WHOLE_OBJECT),
        &DeadLetter {
            timestamp: now(tally).to_string(),
            reason,
            message: cut(message),
            target_index: None,
            target_id: None,
            require_alias: false,
            bucket: &tally.facts().bucket,
            key: &tally.facts().key,
            version: &tally.facts().version,
            ordinal: from,
            log_type: tally.log_type(),
            origin: Origin::default(),
            text: None,
            loader_version: env!("CARGO_PKG_VERSION"),
        },
    );
}

/// Letters replace their like, whatever `action` does with documents: the last try knows best.
fn push(bulk: &mut Bulk, slot: u32, action: Action, tally: &Tally, ordinal: u64, letter: &DeadLetter<'_>) {
    let facts = tally.facts();
    let mut line = format!("{{\"index\":{{\"_index\":\"{}\"", index_name(facts.ingested));
    if action != Action::Append {
        let _ = write!(line, ",\"_id\":\"{}\"", siem_ecs::place_id(&facts.bucket, &facts.key, &facts.version, ordinal));
    }
    line.push_str("}}\n");
    // Serialising text and numbers into memory cannot fail.
    let mut document = serde_json::to_vec(letter).unwrap_or_default();
    document.push(b'\n');
    bulk.push(slot, ordinal, line.as_bytes(), &document);
}

/// `log-siem-deadletter-YYYY-MM`, by the time of loading.
fn index_name(time: Instant) -> String {
    let date = time.date(siem_config::Zone(0));
    format!("{INDEX_PREFIX}{:04}-{:02}", date.year, date.month)
}

/// Whether an action line is that of a letter.
pub(crate) fn is_letter(action: &[u8]) -> bool {
    target(action).0.is_some_and(|index| index.starts_with(INDEX_PREFIX))
}

fn now(tally: &Tally) -> Instant {
    tally.facts().ingested
}

fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(MAX_TEXT_BYTES)]
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// Index and id of an action line, and whether the index has to be an alias.
fn target(action: &[u8]) -> (Option<String>, Option<String>, bool) {
    let parsed: serde_json::Value = serde_json::from_slice(action).unwrap_or_default();
    let inner = parsed.as_object().and_then(|o| o.values().next());
    let text = |name: &str| inner.and_then(|v| v.get(name)).and_then(|v| v.as_str()).map(str::to_owned);
    let require_alias = inner.and_then(|v| v.get("require_alias")).and_then(|v| v.as_bool());
    (text("_index"), text("_id"), require_alias.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use siem_ecs::ObjectFacts;

    use super::*;
    use crate::letter::{Letter, LetterOf, LetterTarget};

    #[test]
    fn a_letter_says_what_was_refused_and_why_and_where_it_stands() {
        let time = Instant::from_seconds(1_791_970_200).unwrap();
        let facts = ObjectFacts {
            bucket: "logs".into(),
            key: "a/\"b\".gz".into(),
            version: "v1".into(),
            account: None,
            region: None,
            modified: time,
            ingested: time,
            max_age_days: None,
        };
        let tally = Tally::open(facts, Some("waf".into()));
        let refusal = Refusal {
            reason: "mapping",
            message: "mapper_parsing_exception: object mapping for [x]",
            action: b"{\"create\":{\"_index\":\"log-aws-waf-2026-10\",\"_id\":\"i\"}}\n",
            document: b"{\"x\":1,\"@log_group\":\"g\",\"@log_stream\":\"s\",\"cloud\":{\"account\":{\"id\":\"123456789012\"}}}\n",
            ordinal: 7,
        };
        let mut bulk = Bulk::default();
        push_refused(&mut bulk, 0, &tally, &refusal);
        let action: Value = serde_json::from_slice(bulk.action(0)).unwrap();
        let id = siem_ecs::place_id("logs", "a/\"b\".gz", "v1", 7);
        assert_eq!(action, json!({"index": {"_index": "log-siem-deadletter-2026-10", "_id": id}}));
        let letter: Value = serde_json::from_slice(bulk.document(0)).unwrap();
        assert_eq!(
            letter,
            json!({
                "@timestamp": "2026-10-14T09:30:00Z", "reason": "mapping",
                "error.message": "mapper_parsing_exception: object mapping for [x]",
                "target_index": "log-aws-waf-2026-10", "target_id": "i", "bucket": "logs", "key": "a/\"b\".gz",
                "version": "v1", "ordinal": 7, "log_type": "waf",
                "log_group": "g", "log_stream": "s", "account": "123456789012",
                "@message": "{\"x\":1,\"@log_group\":\"g\",\"@log_stream\":\"s\",\"cloud\":{\"account\":{\"id\":\"123456789012\"}}}",
                "loader_version": env!("CARGO_PKG_VERSION"),
            })
        );
        let read = Letter::read(&letter).unwrap();
        let target = LetterTarget { index: "log-aws-waf-2026-10".into(), id: Some("i".into()), require_alias: false };
        assert_eq!((read.of, read.target, read.key.as_str()), (LetterOf::Record(7), Some(target), "a/\"b\".gz"));

        assert!(!Letter::read(&letter).unwrap().is_without_ids(&id));

        let append = b"{\"index\":{\"_index\":\"log-waf\"}}\n";
        push_refused(&mut bulk, 0, &tally, &Refusal { action: append, ..refusal });
        let letter: Value = serde_json::from_slice(bulk.document(1)).unwrap();
        assert!(Letter::read(&letter).unwrap().is_without_ids("made-up"));

        let alias = b"{\"create\":{\"_index\":\"log-waf\",\"_id\":\"i\",\"require_alias\":true}}\n";
        push_refused(&mut bulk, 0, &tally, &Refusal { action: alias, ..refusal });
        let letter: Value = serde_json::from_slice(bulk.document(2)).unwrap();
        assert!(Letter::read(&letter).unwrap().target.unwrap().require_alias);
    }

    #[test]
    fn a_letter_of_an_object_is_read_back_as_such() {
        let time = Instant::from_seconds(1_791_970_200).unwrap();
        let facts = ObjectFacts {
            bucket: "logs".into(),
            key: "k".into(),
            version: String::new(),
            account: None,
            region: None,
            modified: time,
            ingested: time,
            max_age_days: None,
        };
        for (from, of) in [(None, LetterOf::Object), (Some(9), LetterOf::From(9))] {
            let mut bulk = Bulk::default();
            let tally = Tally::open(facts.clone(), None);
            push_object(&mut bulk, Action::Create, &tally, from, "truncated", "it ends early");
            let letter = Letter::read(&serde_json::from_slice(bulk.document(0)).unwrap()).unwrap();
            let own_id = siem_ecs::place_id("logs", "k", "", from.unwrap_or(WHOLE_OBJECT));
            assert!(!letter.is_without_ids(&own_id) && letter.is_without_ids("made-up"));
            assert_eq!((letter.of, letter.target, letter.reason.as_str()), (of, None, "truncated"));
        }
    }
}
