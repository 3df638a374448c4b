//! Settings: the ini dialect of `aws.ini` and `user.ini`, the typed settings of every log type, and the way from an
//! object key to a log type.
//!
//! This room reads no file and no environment: sources are handed in as (name, text). It promises that every error
//! names the file, the line, the section, the option and the cure, and that nothing in a configuration is ignored in
//! silence.
//!
//! The way of a text: `dialect` (lines to options) → `settings` (sources merged, references resolved) →
//! `section` (typed) → `config` (all types in order, detection).

pub mod config;
pub mod detect;
pub mod error;
pub mod key_facts;
pub mod log_type;
pub mod options;
pub mod pattern;
pub mod regions;

mod columns;
mod dialect;
mod python_regex;
mod section;
mod settings;
mod suggest;
mod values;

pub use config::{BUILTIN, Config, Source};
pub use detect::{Control, Detection, KeyMatch};
pub use error::{ConfigError, Place, Problem};
pub use key_facts::KeyFacts;
pub use log_type::{
    Column, FieldMap, FieldSource, IndexDate, LogType, Parser, Quoting, Rotation, TimeFormat, Unsupported, Zone,
};
pub use pattern::{Pattern, PatternError};
pub use values::LIST_FIELDS;
pub use values::{EVENT_VALUES, TIME_DIRECTIVES, event_values};
