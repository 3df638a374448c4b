//! Dashboards as code: short definitions in TOML → saved objects that OpenSearch Dashboards 2.x and 3.x import.
//!
//! Pure and deterministic: the same definitions make the same bytes, and an object's id is made of names, so that what is
//! imported again replaces itself. What a definition says is checked when it is read: a field of a type that a
//! chart cannot show, a panel that does not fit are errors that name their place. A field outside ECS is a keyword, unless it
//! is declared; a test holds that against a real cluster.

mod controls;
mod dashboard;
mod definition;
mod field;
mod guide;
mod monitor;
mod pattern;
mod saved;
mod settings;
mod visualization;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub use definition::{Chart, Dashboard, Definitions, Panel};
pub use field::Kind;
pub use guide::guide;
pub use monitor::{Monitor, PREFIX, Silence, monitor_bodies, read_monitors};
pub use saved::{Reference, SavedObject};

/// What is wrong with a definition, and where.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file that cannot be read.
    #[error("{}: {source}", path.display())]
    File {
        /// Its path.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file that is not what it should be.
    #[error("{}: {source}", path.display())]
    Syntax {
        /// Its path.
        path: PathBuf,
        /// Line, column and reason.
        source: Box<toml::de::Error>,
    },
    /// What cannot be shown.
    #[error("{place}: {why}")]
    Wrong {
        /// File, and panel in it.
        place: String,
        /// A sentence.
        why: String,
    },
}

/// A result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// The folder of the definitions in this checkout.
#[must_use]
pub fn definitions_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("definitions")
}

/// The file of monitors in this checkout.
#[must_use]
pub fn monitors_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("monitors.toml")
}

/// All saved objects of the definitions, in the order of their import: what is referred to comes first.
///
/// # Errors
/// The first thing that cannot be shown as it is defined.
pub fn saved_objects(definitions: &Definitions) -> Result<Vec<SavedObject>> {
    let mut objects = settings::settings(definitions);
    let mut panels = Vec::new();
    let mut dashboards = Vec::new();
    let mut fields = field::Used::new(definitions);
    for dashboard in &definitions.dashboards {
        dashboards.push(dashboard::dashboard(definitions, dashboard, &mut fields, &mut panels)?);
    }
    let searches = pattern::searches(definitions, &mut fields)?;
    objects.extend(pattern::index_patterns(definitions, &fields));
    objects.extend(searches);
    objects.extend(panels);
    objects.extend(dashboards);
    check_ids(&objects)?;
    Ok(objects)
}

/// Two objects of one id would make Dashboards refuse the whole file.
fn check_ids(objects: &[SavedObject]) -> Result<()> {
    let mut seen = BTreeSet::new();
    match objects.iter().find(|object| !seen.insert((object.kind, &object.id))) {
        None => Ok(()),
        Some(twice) => Err(Error::Wrong {
            place: format!("{} {}", twice.kind, twice.id),
            why: "is there twice: give panels of a dashboard titles of their own".to_owned(),
        }),
    }
}

/// The file to import: one object a line.
///
/// # Errors
/// See [`saved_objects`].
pub fn ndjson(definitions: &Definitions) -> Result<String> {
    Ok(saved_objects(definitions)?.iter().map(|object| format!("{}\n", object.line())).collect())
}
