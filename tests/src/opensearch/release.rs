//! The OpenSearch versions the tests know how to put together.

use anyhow::{Result, bail};

/// One OpenSearch version, with what its published metadata leaves open.
#[derive(Debug)]
pub struct Release {
    /// Version of the core and of the modules.
    pub version: &'static str,
    /// Artifact of one class that is not published for every patch version; the newest that is not newer.
    pub(super) plugin_classloader: &'static str,
    /// Java versions it runs on, both ends included.
    pub(super) java: (u32, u32),
    /// Since 3.0 a Java agent stands where the security manager was.
    pub(super) agent: bool,
    /// Modules of the distribution that are not published as artifacts.
    pub(super) missing: &'static [&'static str],
}

/// The version the product is made for.
pub const DEFAULT: &Release = &Release {
    version: "2.19.4",
    plugin_classloader: "2.19.1",
    java: (11, 23), // from 24 on there is no security manager
    agent: false,
    missing: &[],
};

/// The version to come.
pub const NEXT: &Release = &Release {
    version: "3.4.0",
    plugin_classloader: "3.4.0",
    java: (21, u32::MAX),
    agent: true,
    missing: &["ingest-geoip", "search-pipeline-common"],
};

impl Release {
    /// The release that `$SIEM_OPENSEARCH_VERSION` names, else the default.
    pub fn from_env() -> Result<&'static Release> {
        match std::env::var("SIEM_OPENSEARCH_VERSION") {
            Ok(version) if !version.is_empty() => Release::named(&version),
            _ => Ok(DEFAULT),
        }
    }

    /// The release of this version.
    pub fn named(version: &str) -> Result<&'static Release> {
        match [DEFAULT, NEXT].into_iter().find(|release| release.version == version) {
            Some(release) => Ok(release),
            None => bail!("OpenSearch {version} is not known here; known are {} and {}", DEFAULT.version, NEXT.version),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_version_is_refused_with_those_known() {
        assert_eq!(Release::named("3.4.0").unwrap().version, "3.4.0");
        assert_eq!(
            Release::named("7.10.2").unwrap_err().to_string(),
            "OpenSearch 7.10.2 is not known here; known are 2.19.4 and 3.4.0"
        );
    }
}
