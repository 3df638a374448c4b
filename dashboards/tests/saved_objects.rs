//! The file to import: committed as it is made, and without what an import or a panel would refuse.

use std::path::PathBuf;

use siem_dashboards::{Definitions, definitions_folder, ndjson};

/// `SIEM_UPDATE_DASHBOARDS=1` writes it anew.
#[test]
fn the_committed_file_is_the_one_that_is_made() {
    let definitions = Definitions::read(&definitions_folder()).unwrap_or_else(|error| panic!("{error}"));
    let made = ndjson(&definitions).unwrap_or_else(|error| panic!("{error}"));
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dashboard.ndjson");
    if std::env::var_os("SIEM_UPDATE_DASHBOARDS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == made, "dashboard.ndjson is not what the definitions make: run with SIEM_UPDATE_DASHBOARDS=1");
}
