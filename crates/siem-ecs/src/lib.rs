//! From a leaf record to a document: the ECS schema, time, the compiled plan of a log type, log types, exclusion,
//! ids, index names, and JSON out.
//!
//! This room is pure: no clock but the one handed in, no network, no file. It promises:
//!
//! - **Every record gives a document or a named exclusion.** A record that cannot be parsed gives a document all the
//!   same, marked.
//! - **The same record of the same object gives the same document**, whenever it is delivered again.
//! - **Whatever stands under an ECS root is a field of the schema with the schema's type** (unless a user's own field
//!   map says otherwise).
//! - **A document is legal on any cluster**: keys, depth, term lengths and numbers are made so, and tagged.

pub mod convert;
pub mod exclude;
pub mod log_types;
pub mod schema;
pub mod time;

mod document;
mod encode;
mod firelens;
mod id;
mod index_name;
mod normalize;
mod object;
mod parse;
mod path;
mod plan;
mod redact;
mod shape;
mod tag;
mod url;

pub use document::{Document, Scratch};
pub use exclude::OwnIdentity;
pub use id::place_id;
pub use normalize::{Action, Encoded, Normalizer, Options, Outcome, Work};
pub use object::{Object, ObjectFacts};
pub use path::lookup;
pub use plan::{GeoTarget, Plan, PlanError};
pub use tag::{Tag, Tags};
