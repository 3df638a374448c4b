//! What an error means: the one table. Sources: OpenSearch's bulk API documentation; the block identifiers of
//! `IndexMetadata`; behaviour measured on OpenSearch 2.19.

/// What to do about an answer, for one item or for a whole request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Class {
    /// It is done.
    Done,
    /// It was there already.
    Duplicate,
    /// Send it again later.
    Retry,
    /// The disk is nearly full: send it again later, and never to another index.
    FloodStage,
    /// Writes to the index are blocked, by somebody for good or by the service for a while: send it again later, and
    /// look whose block it is if that does not help.
    WriteBlocked,
    /// The credentials are refused: stop, and tell.
    Security,
    /// The signature or its credentials are out of date: sign anew.
    Signature,
    /// It will never be taken as it is.
    Reject(RejectClass),
}

/// Why the cluster will never take a document as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RejectClass {
    /// Its shape contradicts the mapping, or is one that no mapping takes; healing has not helped.
    Mapping,
    /// Its index is read-only or closed, and so are those that could follow it.
    IndexBlocked,
    /// The alias to write to does not exist or names no index to write to, and cannot be made.
    NoAlias,
    /// It is larger than a request may be.
    TooLarge,
    /// The cluster cannot read it.
    Malformed,
    /// Anything else.
    Other,
}

impl RejectClass {
    /// Short name, for counters and dead letters.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            RejectClass::Mapping => "mapping",
            RejectClass::IndexBlocked => "index_blocked",
            RejectClass::NoAlias => "no_alias",
            RejectClass::TooLarge => "too_large",
            RejectClass::Malformed => "malformed",
            RejectClass::Other => "refused",
        }
    }
}

/// The class of one item's answer.
pub(crate) fn of_item(status: u16, error_type: &str, reason: &str) -> Class {
    match (status, error_type) {
        (200..=299, _) => Class::Done,
        (409, _) => Class::Duplicate,
        (_, "index_closed_exception") => Class::Reject(RejectClass::IndexBlocked),
        (_, "cluster_block_exception") => of_block(reason),
        (401, _) | (403, "security_exception") => Class::Security,
        (413, _) => Class::Reject(RejectClass::TooLarge),
        (404, "index_not_found_exception") if reason.contains("[require_alias]") => Class::Reject(RejectClass::NoAlias),
        (400, "illegal_argument_exception") if reason.starts_with("no write index is defined for alias") => {
            Class::Reject(RejectClass::NoAlias)
        }
        // An id is no part of the document.
        (400, "illegal_argument_exception") if reason.starts_with("if _id is specified") => {
            Class::Reject(RejectClass::Malformed)
        }
        // The cluster is full of shards: its owner's to cure, no fault of the document.
        (400, "validation_exception") if reason.contains("shards") => Class::Retry,
        (
            400,
            "mapper_parsing_exception"
            | "document_parsing_exception"
            | "illegal_argument_exception"
            | "strict_dynamic_mapping_exception"
            | "mapper_exception"
            | "number_format_exception"
            | "invalid_field_name_exception",
        ) => Class::Reject(RejectClass::Mapping),
        (400, _) => Class::Reject(RejectClass::Malformed),
        (402 | 408 | 429 | 500..=599, _) => Class::Retry,
        (403, _) => Class::Retry,
        _ => Class::Reject(RejectClass::Other),
    }
}

/// The class of a block, by its number: `blocked by: [FORBIDDEN/8/index write (api)];`. Several may be named; the one
/// that asks for the most patience counts.
///
/// Numbers 4 and 5 are an index that is closed or read-only: it stays so, and documents go to the next one. Number 8 is
/// what index state management sets on old indices, for good; but Amazon OpenSearch Service sets it by itself on all
/// indices while storage is low or memory is under pressure, and takes it away again, and then a new index would only
/// make things worse. Source: "Troubleshooting Amazon OpenSearch Service", ClusterBlockException.
fn of_block(reason: &str) -> Class {
    let has = |id: &str| reason.contains(&format!("/{id}/"));
    if has("12") {
        Class::FloodStage
    } else if has("8") {
        Class::WriteBlocked
    } else if has("5") || has("4") {
        Class::Reject(RejectClass::IndexBlocked)
    } else {
        Class::Retry
    }
}

/// The class of an answer to a whole request.
pub(crate) fn of_request(status: u16, body: &str) -> Class {
    match status {
        200..=299 => Class::Done,
        // Only a cluster's own refusal speaks of the documents; a proxy's page does not.
        400 if is_error_of_a_cluster(body) => Class::Reject(RejectClass::Malformed),
        413 => Class::Reject(RejectClass::TooLarge),
        401 | 403 if is_signature_problem(body) => Class::Signature,
        401 | 403 if body.contains("cluster_block_exception") => of_block(body),
        401 | 403 => Class::Security,
        402 | 408 | 429 | 500..=599 => Class::Retry,
        _ => Class::Reject(RejectClass::Other),
    }
}

/// `{"error":{"type":…},…}`. A path or method that no handler takes is told as `{"error":"no handler …"}`.
pub(crate) fn is_error_of_a_cluster(body: &str) -> bool {
    let squeezed: String = body.chars().filter(|c| !c.is_ascii_whitespace()).take(64).collect();
    squeezed.starts_with("{\"error\":{")
}

/// Source: AWS General Reference, "Troubleshooting Signature Version 4 errors".
fn is_signature_problem(body: &str) -> bool {
    ["signature", "Signature", "ExpiredToken", "expired", "InvalidClientTokenId", "UnrecognizedClient"]
        .iter()
        .any(|word| body.contains(word))
}

/// The two sides see different requests, or have different keys; not a matter of time. Source: as above.
pub(crate) fn is_signature_mismatch(status: u16, body: &[u8]) -> bool {
    let said = "signature we calculated does not match".as_bytes();
    matches!(status, 401 | 403) && body.windows(said.len()).any(|window| window == said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use RejectClass::*;

    #[test]
    fn items() {
        let block = |id: &str, name: &str| format!("index [log-x] blocked by: [FORBIDDEN/{id}/{name}];");
        for (status, error_type, reason, class) in [
            (201, "", String::new(), Class::Done),
            (200, "", String::new(), Class::Done),
            (409, "version_conflict_engine_exception", String::new(), Class::Duplicate),
            (429, "opensearch_rejected_execution_exception", String::new(), Class::Retry),
            (429, "circuit_breaking_exception", String::new(), Class::Retry),
            (503, "unavailable_shards_exception", String::new(), Class::Retry),
            (500, "", String::new(), Class::Retry),
            (402, "", String::new(), Class::Retry),
            (400, "mapper_parsing_exception", String::new(), Class::Reject(Mapping)),
            (400, "illegal_argument_exception", String::new(), Class::Reject(Mapping)),
            (400, "illegal_argument_exception", "if _id is specified it must not be empty".into(), Class::Reject(Malformed)),
            (400, "strict_dynamic_mapping_exception", String::new(), Class::Reject(Mapping)),
            (400, "action_request_validation_exception", String::new(), Class::Reject(Malformed)),
            (
                400,
                "validation_exception",
                "Validation Failed: 1: this action would add [2] total shards, but this cluster currently has [1000]/[1000] maximum shards open;".into(),
                Class::Retry,
            ),
            (400, "invalid_index_name_exception", String::new(), Class::Reject(Malformed)),
            (400, "index_closed_exception", String::new(), Class::Reject(IndexBlocked)),
            (403, "cluster_block_exception", block("8", "index write (api)"), Class::WriteBlocked),
            (403, "cluster_block_exception", block("5", "index read-only (api)"), Class::Reject(IndexBlocked)),
            (403, "cluster_block_exception", block("4", "index closed"), Class::Reject(IndexBlocked)),
            (
                429,
                "cluster_block_exception",
                block("12", "disk usage exceeded flood-stage watermark, index has read-only-allow-delete block"),
                Class::FloodStage,
            ),
            (503, "cluster_block_exception", block("2", "no cluster-manager"), Class::Retry),
            (403, "security_exception", String::new(), Class::Security),
            (401, "", String::new(), Class::Security),
            (413, "", String::new(), Class::Reject(TooLarge)),
            (404, "index_not_found_exception", "no such index [log-x] and [require_alias] request flag is [true] and [log-x] is not an alias".into(), Class::Reject(NoAlias)),
            (
                400,
                "illegal_argument_exception",
                "no write index is defined for alias [log-x]. The write index may be explicitly disabled".into(),
                Class::Reject(NoAlias),
            ),
            (404, "index_not_found_exception", "no such index [log-alias]".into(), Class::Reject(Other)),
        ] {
            assert_eq!(of_item(status, error_type, &reason), class, "{status} {error_type} {reason}");
        }
    }

    #[test]
    fn requests() {
        for (status, body, class) in [
            (200, "", Class::Done),
            (
                400,
                r#"{"error":{"root_cause":[],"type":"illegal_argument_exception"},"status":400}"#,
                Class::Reject(Malformed),
            ),
            (400, r#"{"error":"no handler found for uri [/x/_bulk] and method [POST]"}"#, Class::Reject(Other)),
            (400, "<html>The plain HTTP request was sent to HTTPS port", Class::Reject(Other)),
            (413, "", Class::Reject(TooLarge)),
            (
                403,
                r#"{"error":{"type":"cluster_block_exception","reason":"blocked by: [FORBIDDEN/10/cluster create-index blocked (api)];"}}"#,
                Class::Retry,
            ),
            (403, "The request signature we calculated does not match", Class::Signature),
            (403, "The security token included in the request is expired", Class::Signature),
            (403, "User: anonymous is not authorized to perform: es:ESHttpPost", Class::Security),
            (401, "Unauthorized", Class::Security),
            (429, "", Class::Retry),
            (504, "<html>", Class::Retry),
            (402, "", Class::Retry),
            (404, "", Class::Reject(Other)),
        ] {
            assert_eq!(of_request(status, body), class, "{status} {body}");
        }
    }
}
