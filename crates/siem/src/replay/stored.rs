//! Records whose object is gone: the document that was refused, as the letter keeps it.

use std::time::Instant;

use serde::de::IgnoredAny;
use serde_json::{Value, json};
use siem_config::Config;
use siem_loader::{Letter, LetterTarget};
use siem_opensearch::{Bulk, BulkWriter, Cluster, ClusterError, DocumentPlace, ItemOutcome, RejectClass};

use crate::target::PATIENCE;

/// Letters whose texts are fetched at a time: each has a mebibyte at most, which is two where every character is escaped,
/// and one answer has eight.
const TEXTS_PER_FETCH: usize = 3;
/// Bytes of a bulk.
const BULK_BYTES: usize = 6 << 20;
/// The field of the text.
const TEXT: &str = "@message";

/// What became of a stored document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sent {
    /// It is in the index now, or was before.
    Stands,
    /// It is refused again.
    Refused { class: RejectClass, message: String },
    /// It could not be sent, for this reason.
    Not(&'static str),
}

/// Sends the documents that letters keep; tells what became of each, in order.
pub(crate) async fn send(
    cluster: &Cluster,
    writer: &BulkWriter,
    config: &Config,
    letters: &[&DocumentPlace],
) -> Result<Vec<Sent>, ClusterError> {
    let fields: Vec<&str> = Letter::FIELDS.into_iter().chain([TEXT]).collect();
    let mut sent = vec![Sent::Not("undelivered"); letters.len()];
    let mut bulk = Bulk::default();
    for (chunk, places) in letters.chunks(TEXTS_PER_FETCH).enumerate() {
        let found = cluster.fetch(places, &fields).await?;
        for (at, letter) in (chunk * TEXTS_PER_FETCH..).zip(found) {
            let target = letter.as_ref().and_then(|letter| Letter::read(letter)?.target);
            if target.is_some_and(|target| !is_of_logs(&target.index, config)) {
                sent[at] = Sent::Not("foreign_index");
                continue;
            }
            match letter.as_ref().and_then(lines) {
                Some((action, document)) => bulk.push(0, at as u64, action.as_bytes(), document.as_bytes()),
                None => sent[at] = Sent::Not(if letter.is_some() { "no_whole_text" } else { "letter_gone" }),
            }
        }
        if bulk.bytes.len() >= BULK_BYTES {
            bulk = deliver(writer, bulk, &mut sent).await;
        }
    }
    deliver(writer, bulk, &mut sent).await;
    Ok(sent)
}

/// Whether an index is one that logs go to. Who may write letters must not write anywhere else by the hand of who replays
/// them.
fn is_of_logs(index: &str, config: &Config) -> bool {
    let is_ours = index.starts_with("log-siem-");
    let is_of_type = || {
        let mut names = config.log_types().map(|log_type| &log_type.index_name).filter(|name| !name.is_empty());
        names.any(|name| index.starts_with(name))
    };
    !is_ours && (index.starts_with("log-") || is_of_type())
}

async fn deliver(writer: &BulkWriter, bulk: Bulk, sent: &mut [Sent]) -> Bulk {
    let (mut bulk, report) = writer.write(bulk, Instant::now() + PATIENCE).await;
    for (item, outcome) in bulk.items.iter().zip(report.outcomes) {
        sent[item.ordinal as usize] = match outcome {
            ItemOutcome::Indexed | ItemOutcome::Healed | ItemOutcome::Duplicate => Sent::Stands,
            ItemOutcome::Rejected { class, error_type, reason } => {
                Sent::Refused { class, message: format!("{error_type}: {reason}") }
            }
            ItemOutcome::Deferred { .. } => Sent::Not("undelivered"),
        };
    }
    bulk.clear();
    bulk
}

/// Action and document lines; `None` where the letter keeps no document, or only the beginning of one.
fn lines(letter: &Value) -> Option<(String, String)> {
    let LetterTarget { index, id, require_alias } = Letter::read(letter)?.target?;
    let mut target = json!({"_index": index, "_id": id?});
    if require_alias {
        target["require_alias"] = true.into();
    }
    let text = letter.get(TEXT)?.as_str()?;
    // What was cut has no end, so it is no JSON.
    serde_json::from_str::<IgnoredAny>(text).ok().filter(|_| text.trim_start().starts_with('{'))?;
    // Line feeds stand between the members of JSON only, and a bulk takes them for the end of a document.
    let document = text.replace(['\n', '\r'], " ");
    Some((format!("{}\n", json!({"create": target})), format!("{document}\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(text: &Value) -> Value {
        json!({"bucket": "b", "key": "k", "ordinal": 1, "target_index": "log-x", "target_id": "i", "@message": text})
    }

    #[test]
    fn a_whole_document_goes_where_it_was_to_go_as_it_stands() {
        let (action, document) = lines(&letter(&json!("{\"a\": 1.00,\n\"b\": \"é\"}"))).unwrap();
        assert_eq!(action, "{\"create\":{\"_index\":\"log-x\",\"_id\":\"i\"}}\n");
        assert_eq!(document, "{\"a\": 1.00, \"b\": \"é\"}\n");
        let mut alias = letter(&json!("{}"));
        alias["require_alias"] = json!(true);
        let action: Value = serde_json::from_str(&lines(&alias).unwrap().0).unwrap();
        assert_eq!(action["create"]["require_alias"], json!(true));
    }

    #[test]
    fn a_letter_sends_nothing_to_where_no_log_goes() {
        use siem_config::{BUILTIN, Source};
        let text = "[myapp]\ns3_key = myapp\nfile_format = json\nindex_name = app-logs\n";
        let config = Config::only(&[BUILTIN, Source { name: "user.ini", text }]).unwrap();
        for index in ["log-aws-waf-2026-11", "log-linux-secure_01", "app-logs-2026-11"] {
            assert!(is_of_logs(index, &config), "{index}");
        }
        for index in ["some-foreign", ".opendistro_security", "log-siem-deadletter-2026-11", ""] {
            assert!(!is_of_logs(index, &config), "{index}");
        }
    }

    #[test]
    fn what_was_cut_or_has_no_place_is_not_sent() {
        assert_eq!(lines(&letter(&json!("{\"a\":\"it goes on"))), None);
        assert_eq!(lines(&letter(&json!("\"a text\""))), None);
        assert_eq!(lines(&letter(&Value::Null)), None);
        // A second line would be taken for an action.
        assert_eq!(lines(&letter(&json!("{}\n{\"delete\":{\"_index\":\"log-x\",\"_id\":\"j\"}}"))), None);
        let mut without_id = letter(&json!("{}"));
        without_id["target_id"] = Value::Null;
        assert_eq!(lines(&without_id), None);
    }
}
