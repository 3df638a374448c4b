//! Talking to a cluster: connecting, signing, bulk writing with an outcome for every item, reading many documents
//! in order, setting it up step by step.
//!
//! It promises that every item of a bulk gets exactly one outcome, whatever the cluster, the network or the answer
//! does, and that nothing secret is in anything that prints. It knows no log types and no objects: an item's owner is
//! a number it hands back.

mod bulk;
mod calls;
mod change;
mod class;
mod cluster;
mod credentials;
mod culprit;
mod delivery;
mod endpoint;
mod gate;
mod heal;
mod http;
mod look;
mod pause;
mod pressure;
mod response;
mod scan;
mod setup;
mod target;
mod templates;
mod writer;

pub use bulk::{Bulk, BulkItem, BulkReport, ItemOutcome};
pub use change::{Change, Changed};
pub use class::RejectClass;
pub use cluster::{Answer, Cluster, ClusterError, ClusterOptions, Login};
pub use endpoint::{AwsService, Endpoint, EndpointError};
pub use http::Method;
pub use look::Product;
pub use scan::{DocumentPlace, Hit, OrderBy, Scan, ScanOptions};
pub use setup::{
    AlertChannel, Backups, Caller, Dashboards, IndexAge, Kept, LOADER_ROLE, Mode, Need, Outcome, Policies, Refusal,
    SAVED_OBJECTS, SnapshotRepository, Step,
};
pub use templates::{TEMPLATES, Template};
pub use writer::{BulkWriter, WriterOptions};
