//! What a field map cannot say, one file for each log type that needs it.
//!
//! Every file has the same parts: what the source is and where its format is documented; `CODE`; `finish`, which
//! reads original fields and writes ECS fields; its helpers; its tests. To add a log type: its section in
//! `config/aws.ini`, its file here, one line below, its folder in `tests/golden`.

use crate::document::Document;
use crate::exclude::OwnIdentity;

/// The code of one log type.
#[derive(Debug)]
pub struct LogTypeCode {
    /// `log_type_module`: the section's name unless it says otherwise.
    pub name: &'static str,
    /// Completes the document after renames, time, base fields, field map and constants.
    pub finish: for<'d, 'a> fn(&'d mut Document<'a>),
    /// Whether the record tells of the loader reading its own buckets.
    pub is_own: Option<for<'d, 'a> fn(&'d Document<'a>, &OwnIdentity) -> bool>,
}

/// All of them.
static ALL: &[&LogTypeCode] = &[];

/// The code called `module`, if there is any.
#[must_use]
pub fn named(module: &str) -> Option<&'static LogTypeCode> {
    ALL.iter().copied().find(|code| code.name == module)
}
