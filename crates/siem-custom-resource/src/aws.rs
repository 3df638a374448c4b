//! What a service of AWS says, as a sentence.

use aws_smithy_types::error::metadata::ProvideErrorMetadata;

/// What a service said while the function was `doing` something. Without its message where it sent none: what else an
/// error holds is for developers, and may hold the request.
#[must_use]
pub fn told<E: ProvideErrorMetadata>(error: &E, doing: &str) -> String {
    match (error.code(), error.message()) {
        (Some(code), Some(message)) => format!("{doing}: {code}: {message}"),
        (Some(code), None) => format!("{doing}: {code}"),
        _ => format!("{doing}: the service cannot be reached"),
    }
}
