//! What AWS says, for people.

use anyhow::anyhow;
use aws_sdk_s3::error::{ProvideErrorMetadata, SdkError};

use crate::shown::with_causes;
use crate::target::{NO_CREDENTIALS, is_without_credentials};

/// What a service said, with the cure where there is one.
pub(crate) fn problem<E>(error: &SdkError<E>) -> anyhow::Error
where
    E: std::error::Error + ProvideErrorMetadata + 'static,
{
    let told = match (error.code(), error.message()) {
        (Some(code), Some(message)) => format!("{code}: {message}"),
        _ => with_causes(error),
    };
    match told {
        told if is_without_credentials(&told) => anyhow!(NO_CREDENTIALS),
        told if told.contains("region must be set") => anyhow!("no region is set: set AWS_REGION"),
        told => anyhow!(told),
    }
}

/// The status of an answer that is an error; none where there was no answer.
pub(crate) fn http_status<E>(error: &SdkError<E>) -> Option<u16> {
    error.raw_response().map(|response| response.status().as_u16())
}
