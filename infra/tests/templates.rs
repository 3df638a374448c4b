//! The templates: committed as they are made, and the same at every making.

use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("templates")
}

/// `SIEM_UPDATE_TEMPLATES=1` writes them anew.
#[test]
fn committed_templates_are_those_that_are_made() {
    let update = std::env::var_os("SIEM_UPDATE_TEMPLATES").is_some();
    for (name, template) in siem_infra::templates().unwrap() {
        let path = folder().join(name);
        if update {
            std::fs::write(&path, &template).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == template,
            "{name} is not what the source makes: run with SIEM_UPDATE_TEMPLATES=1, and read the difference"
        );
    }
}

#[test]
fn templates_are_the_same_at_every_making() {
    assert_eq!(siem_infra::templates().unwrap(), siem_infra::templates().unwrap());
}
