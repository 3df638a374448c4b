//! What the functions share: the event in, the reply out, and what is told on the way.
//!
//! This room turns the JSON of any invocation into typed work ([`events`]), says which messages of a queue have to come
//! back ([`reply`]), reads and writes the message with which a part of an object is handed on ([`range`]), and holds
//! the forms of metrics ([`metrics`]), log lines ([`log`]), environment ([`environment`]) and deadline ([`deadline`]).
//! It promises:
//!
//! - **Every message gets an outcome**: work, a counted skip, or "not understood" with its reason.
//! - **No event panics**, however it is shaped, and none costs more memory than a small multiple of its size.
//!
//! It never talks to AWS, never reads the process's environment, and reads no clock but the one handed in. The one
//! exception is the log line's own time stamp, and that clock can be replaced too.

pub mod deadline;
pub mod environment;
pub mod events;
pub mod log;
pub mod metrics;
pub mod range;
pub mod reply;

pub use deadline::Deadline;
pub use environment::{ClientKind, Environment};
pub use events::{Invocation, Item, KeyReading, Work, parse};
pub use metrics::{Metric, Metrics};
pub use range::{Range, RangeMessage, Resume};
