//! From the bytes of one object to its leaf records, and the tree a record is.
//!
//! This room sniffs and undoes compression, frames records, unwraps envelopes (CloudWatch Logs, EventBridge, record
//! arrays) and parses JSON and XML into a [`Value`]. It promises:
//!
//! - **One pass, bounded memory**: an object is never held whole; a record longer than the limit is framed to its end
//!   without being kept.
//! - **Every leaf record is handed out once, in byte order, with its ordinal**, whatever the chunking of the bytes.
//! - **Bad bytes never panic and never stop the rest**: a record that cannot be framed is handed out as it is, marked.
//!
//! It never reads a clock, a network or a configuration, and knows no log type.

mod block;
pub mod csv;
pub mod json;
pub mod read;
pub mod record;
pub mod value;
pub mod xml;

mod decode;
mod envelope;
mod export;
mod frame;

pub use export::exported;
pub use read::{Limits, ObjectError, ReadSummary, Spool, Start, read_records, read_records_from};
pub use record::{Envelope, EnvelopeKind, FirstLine, Flaws, Format, Layout, Record, Resume};
pub use value::Value;
