//! Fetching artifacts with `mvn`, which knows the machine's mirrors, proxies and credentials.

use std::fmt::Write;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::process::on_path;

/// One artifact to fetch.
pub(super) struct Artifact<'a> {
    pub group: &'a str,
    pub name: &'a str,
    pub version: &'a str,
    /// `jar` or `zip`.
    pub kind: &'a str,
    pub with: With,
}

/// Whether what an artifact depends on comes with it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum With {
    Dependencies,
    Nothing,
}

/// A jar with its dependencies.
pub(super) fn jar<'a>(group: &'a str, name: &'a str, version: &'a str) -> Artifact<'a> {
    Artifact { group, name, version, kind: "jar", with: With::Dependencies }
}

/// Artifacts that are resolved together and land in one folder, `<work>/<name>/files`.
pub(super) struct Bundle<'a> {
    pub name: String,
    pub artifacts: Vec<Artifact<'a>>,
}

const COPY: &str = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies";

/// Fetches all bundles in one run of Maven; `work` is an empty folder to do so in.
pub(super) fn fetch(work: &Path, bundles: &[Bundle<'_>]) -> Result<()> {
    if on_path("mvn").is_none() {
        bail!("mvn is not on the path: install Apache Maven 3.8 or later (it fetches OpenSearch once)");
    }
    for bundle in bundles {
        let dir = work.join(&bundle.name);
        fs::create_dir_all(&dir)?;
        fs::write(dir.join("pom.xml"), bundle_pom(bundle))?;
    }
    let modules: String = bundles.iter().map(|bundle| format!("<module>{}</module>", bundle.name)).collect();
    fs::write(work.join("pom.xml"), pom("all", &format!("<modules>{modules}</modules>")))?;

    let log_path = work.join("mvn.log");
    let log = File::create(&log_path)?;
    let status = Command::new("mvn")
        .args(["-B", "-q", "-f"])
        .arg(work.join("pom.xml"))
        .args([COPY, "-DincludeScope=runtime", "-DoutputDirectory=${project.basedir}/files"])
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .status()
        .context("cannot start mvn")?;
    if !status.success() {
        let log = fs::read_to_string(&log_path).unwrap_or_default();
        let errors: Vec<&str> = log.lines().filter(|line| line.contains("ERROR")).take(5).collect();
        bail!("mvn could not fetch the artifacts ({status}); check network and Maven settings:\n{}", errors.join("\n"));
    }
    Ok(())
}

fn bundle_pom(bundle: &Bundle<'_>) -> String {
    let mut dependencies = String::from("<dependencies>");
    for Artifact { group, name, version, kind, with } in &bundle.artifacts {
        let _ = write!(
            dependencies,
            "<dependency><groupId>{group}</groupId><artifactId>{name}</artifactId><version>{version}</version>\
             <type>{kind}</type>{}</dependency>",
            match with {
                With::Dependencies => "",
                With::Nothing =>
                    "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>",
            }
        );
    }
    pom(&bundle.name, &(dependencies + "</dependencies>"))
}

fn pom(name: &str, content: &str) -> String {
    format!(
        "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>\
         <groupId>siem.tests</groupId><artifactId>{name}</artifactId><version>1</version><packaging>pom</packaging>\
         {content}</project>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_artifact_without_dependencies_excludes_all() {
        let artifacts = vec![
            jar("org.example", "with", "1"),
            Artifact { group: "org.example", name: "alone", version: "2", kind: "zip", with: With::Nothing },
        ];
        let pom = bundle_pom(&Bundle { name: "b".to_owned(), artifacts });
        let (with, alone) = pom.split_once("</dependency>").unwrap();
        assert!(with.ends_with("<artifactId>with</artifactId><version>1</version><type>jar</type>"));
        assert!(alone.contains("<type>zip</type><exclusions><exclusion><groupId>*</groupId>"));
    }
}
