//! Settings: the ini dialect of `aws.ini` and `user.ini`, the typed settings of every log type, and the way from an
//! object key to a log type.
//!
//! This room reads no file and no environment: sources are handed in as (name, text). It promises that every error
//! names the file, the line, the section, the option and the cure, and that nothing in a configuration is ignored in
//! silence.

pub mod log_type;

pub use log_type::{
    Column, FieldMap, FieldSource, IndexDate, LogType, Parser, Quoting, Rotation, TimeFormat, Unsupported, Zone,
};
