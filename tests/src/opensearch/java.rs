//! Finding a Java that a release runs on.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::release::Release;
use crate::process::on_path;

/// Home of a fitting JDK: `OPENSEARCH_JAVA_HOME`, `JAVA_HOME`, the `java` on the path, those installed beside it.
pub(super) fn find(release: &Release) -> Result<PathBuf> {
    let (oldest, newest) = release.java;
    let found = candidates();
    match found.iter().find(|home| version(home).is_some_and(|java| (oldest..=newest).contains(&java))) {
        Some(home) => Ok(home.clone()),
        None => bail!(
            "OpenSearch {} needs a JDK {}; seen: {}. Install one and point OPENSEARCH_JAVA_HOME at it",
            release.version,
            if newest == u32::MAX { format!("of version {oldest} or later") } else { format!("{oldest} to {newest}") },
            if found.is_empty() {
                "none".to_owned()
            } else {
                found.iter().map(|home| home.display().to_string()).collect::<Vec<_>>().join(", ")
            }
        ),
    }
}

fn candidates() -> Vec<PathBuf> {
    let mut homes: Vec<PathBuf> = ["OPENSEARCH_JAVA_HOME", "JAVA_HOME"]
        .iter()
        .filter_map(std::env::var_os)
        .filter(|home| !home.is_empty())
        .map(PathBuf::from)
        .collect();
    let java = on_path("java").and_then(|java| fs::canonicalize(java).ok());
    if let Some(home) = java.as_deref().and_then(Path::parent).and_then(Path::parent) {
        homes.push(home.to_owned());
        let beside = home.parent().and_then(|parent| fs::read_dir(parent).ok());
        let mut beside: Vec<PathBuf> = beside.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        beside.sort();
        homes.extend(beside);
    }
    let mut seen = std::collections::HashSet::new();
    homes.retain(|home| {
        home.join("bin/java").is_file() && seen.insert(fs::canonicalize(home).unwrap_or_else(|_| home.clone()))
    });
    homes
}

fn version(home: &Path) -> Option<u32> {
    let output = Command::new(home.join("bin/java")).args(["-XshowSettings:properties", "-version"]).output().ok()?;
    specification_version(&String::from_utf8_lossy(&output.stderr))
}

fn specification_version(settings: &str) -> Option<u32> {
    let value = settings.lines().find_map(|line| line.trim().strip_prefix("java.specification.version = "))?;
    value.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_the_settings() {
        let settings = "    java.runtime.version = 17.0.1+5\n    java.specification.version = 17\n";
        assert_eq!(specification_version(settings), Some(17));
        assert_eq!(specification_version("    java.specification.version = 1.8\n"), None);
    }
}
