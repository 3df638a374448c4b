//! OpenSearch Dashboards, as far as it can be had without its server: the saved objects that a file holds, what an import
//! refuses, the search that each panel sends, a picture of what comes back, and a stand-in for the API of the server
//! ([`server`]).
//!
//! It starts from the file, as Dashboards does, and knows nothing of the definitions that made it. It is a restatement of
//! documented behaviour, not Dashboards: that a panel has data and a file imports is shown here, that a browser draws it
//! is not.

mod lint;
mod look;
mod monitor;
mod objects;
mod picture;
mod search;
pub mod server;
mod storage;
mod world;

pub use lint::lint;
pub use look::{ask, look};
pub use monitor::alerts;
pub use objects::{Placed, SavedObjects};
pub use picture::{Shown, picture};
pub use search::{Cell, PanelSearch, Rows};
pub use storage::{mapping, stored};
