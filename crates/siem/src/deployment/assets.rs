//! The packaged functions, as `cargo xtask package` leaves them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};
use siem_infra::release::Architecture;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

/// The program in a function's zip.
const PROGRAM: &str = "bootstrap";
/// The zip with what is imported into dashboards by hand.
pub(crate) const SAVED_OBJECTS: &str = "saved_objects.zip";
/// Bytes of a zip's hash that stand in its name.
const HASH_BYTES: usize = 8;

/// One function's code.
#[derive(Debug)]
pub(crate) struct Function {
    package: String,
    /// Name of its zip, which tells its content.
    pub(crate) zip_name: String,
    pub(crate) zip: Vec<u8>,
}

/// All that a template needs beside itself.
#[derive(Debug)]
pub(crate) struct Assets {
    pub(crate) functions: Vec<Function>,
    pub(crate) architecture: Architecture,
    pub(crate) saved_objects: Vec<u8>,
}

impl Assets {
    /// The zips in a folder of all functions of the main template.
    ///
    /// # Errors
    /// As of [`Assets::read`].
    pub(crate) fn of_functions(dir: &Path) -> Result<Assets> {
        let (_, template) = siem_infra::templates()?.into_iter().next().context("there is no template")?;
        Assets::read(dir, &siem_infra::release::packages(&template)?)
    }

    /// The zips of these packages in a folder.
    ///
    /// # Errors
    /// If one is not there, has no program for Lambda, or is built for another architecture than the others.
    pub(crate) fn read(dir: &Path, packages: &[String]) -> Result<Assets> {
        let mut missing = Vec::new();
        for package in packages {
            let path = dir.join(zip_of(package));
            if !path.try_exists().with_context(|| path.display().to_string())? {
                missing.push(package.as_str());
            }
        }
        ensure!(
            missing.is_empty(),
            "{} has no zip of {}: run `cargo xtask package`, or name the folder with --packages",
            dir.display(),
            missing.join(", ")
        );
        let (mut functions, mut built_for) = (Vec::new(), BTreeMap::new());
        for package in packages {
            let path = dir.join(zip_of(package));
            let zip = std::fs::read(&path).with_context(|| path.display().to_string())?;
            let architecture = architecture_of(&zip).with_context(|| path.display().to_string())?;
            built_for.entry(architecture.name()).or_insert((architecture, package.clone()));
            functions.push(Function { package: package.clone(), zip_name: name_by_content(package, &zip), zip });
        }
        let mut built_for = built_for.into_values();
        let (architecture, of) = built_for.next().context("there are no functions")?;
        if let Some((other, of_other)) = built_for.next() {
            let (one, other) = (architecture.name(), other.name());
            bail!("{of} is built for {one} and {of_other} for {other}: package all of them anew");
        }
        Ok(Assets { functions, architecture, saved_objects: saved_objects()? })
    }

    /// Names of zips by package.
    pub(crate) fn zip_names(&self) -> BTreeMap<String, String> {
        self.functions.iter().map(|function| (function.package.clone(), function.zip_name.clone())).collect()
    }
}

/// The dashboards as a zip, the same bytes from the same dashboards.
fn saved_objects() -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The epoch of zip files, not the time of making.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    zip.start_file("saved_objects/dashboard.ndjson", options)?;
    zip.write_all(siem_opensearch::SAVED_OBJECTS.as_bytes())?;
    Ok(zip.finish()?.into_inner())
}

fn zip_of(package: &str) -> String {
    format!("{package}.zip")
}

fn name_by_content(package: &str, zip: &[u8]) -> String {
    let hash = Sha256::digest(zip);
    let hex: String = hash.iter().take(HASH_BYTES).map(|byte| format!("{byte:02x}")).collect();
    format!("{package}-{hex}.zip")
}

/// What the program in a zip is built for, as its header says (ELF: magic, and `e_machine` in the file's byte order).
fn architecture_of(zip: &[u8]) -> Result<Architecture> {
    const X86_64: u16 = 62;
    const AARCH64: u16 = 183;
    let mut zip = ZipArchive::new(Cursor::new(zip)).context("it is no zip")?;
    let mut program = zip.by_name(PROGRAM).with_context(|| format!("it holds no {PROGRAM}"))?;
    let mut header = [0; 20];
    let is_whole = program.read_exact(&mut header).is_ok();
    ensure!(is_whole && header.starts_with(b"\x7fELF"), "its {PROGRAM} is no program of Linux");
    ensure!(
        program.unix_mode().is_none_or(|mode| mode & 0o111 != 0),
        "its {PROGRAM} may not be executed: package it anew"
    );
    // To its end, where its checksum is looked at.
    let whole = std::io::copy(&mut program, &mut std::io::sink());
    whole.with_context(|| format!("its {PROGRAM} is damaged: package it anew"))?;
    match u16::from_le_bytes([header[18], header[19]]) {
        X86_64 => Ok(Architecture::X86_64),
        AARCH64 => Ok(Architecture::Arm64),
        other => bail!("its {PROGRAM} is built for a machine that Lambda does not have (ELF machine {other})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zip(name: &str, content: &[u8]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(name, SimpleFileOptions::default().unix_permissions(0o755)).unwrap();
        zip.write_all(content).unwrap();
        zip.finish().unwrap().into_inner()
    }

    /// A program that is stored as it is, and whose bytes begin here.
    fn stored(mode: u32) -> (Vec<u8>, usize) {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(PROGRAM, options.unix_permissions(mode)).unwrap();
        zip.write_all(&[&program(62)[..], b"code"].concat()).unwrap();
        let made = zip.finish().unwrap().into_inner();
        let start = made.windows(4).position(|bytes| bytes == b"\x7fELF").unwrap();
        (made, start)
    }

    fn program(machine: u8) -> Vec<u8> {
        let mut header = b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0".to_vec();
        header.extend([machine, 0]);
        header
    }

    fn read(zips: &[(&str, Vec<u8>)]) -> Result<Assets> {
        let dir = tempfile::tempdir().unwrap();
        for (name, zip) in zips {
            std::fs::write(dir.path().join(name), zip).unwrap();
        }
        Assets::read(dir.path(), &["a".to_owned(), "b".to_owned()])
    }

    fn told(zips: &[(&str, Vec<u8>)]) -> String {
        format!("{:#}", read(zips).unwrap_err())
    }

    #[test]
    fn names_tell_the_content_and_nothing_else() {
        let assets =
            read(&[("a.zip", zip("bootstrap", &program(62))), ("b.zip", zip("bootstrap", &program(62)))]).unwrap();
        assert_eq!(assets.architecture, Architecture::X86_64);
        let names = assets.zip_names();
        assert_eq!(names["a"][1..], names["b"][1..], "the same content");
        // The first half of SHA-256 of "abc" begins so (FIPS 180-2, appendix B.1).
        assert_eq!(name_by_content("x", b"abc"), "x-ba7816bf8f01cfea.zip");
    }

    #[test]
    fn dashboards_are_zipped_to_the_same_bytes() {
        let made = saved_objects().unwrap();
        assert_eq!(made, saved_objects().unwrap());
        let mut zip = ZipArchive::new(Cursor::new(made)).unwrap();
        assert_eq!(zip.len(), 1);
        let mut file = zip.by_name("saved_objects/dashboard.ndjson").unwrap();
        assert_eq!(file.last_modified(), Some(DateTime::default()));
        let mut content = String::new();
        file.read_to_string(&mut content).unwrap();
        assert!(content == siem_opensearch::SAVED_OBJECTS);
    }

    #[test]
    fn arm64_is_told_by_the_program() {
        let zips = [("a.zip", zip("bootstrap", &program(183))), ("b.zip", zip("bootstrap", &program(183)))];
        assert_eq!(read(&zips).unwrap().architecture, Architecture::Arm64);
    }

    #[test]
    fn what_lambda_cannot_run_is_refused() {
        let good = || zip("bootstrap", &program(62));
        let of_b = |zip: Vec<u8>| told(&[("a.zip", good()), ("b.zip", zip)]);
        assert!(told(&[("a.zip", good())]).contains("has no zip of b: run `cargo xtask package`"));
        assert!(of_b(b"x".to_vec()).contains("b.zip: it is no zip"));
        assert!(of_b(zip("main", &program(62))).contains("it holds no bootstrap"));
        assert!(of_b(zip("bootstrap", b"#!/bin/sh\nexec something long")).ends_with("is no program of Linux"));
        assert!(of_b(zip("bootstrap", &program(40))).contains("ELF machine 40"));
        assert!(of_b(zip("bootstrap", &program(183))).contains("is built for"));
        assert!(of_b(stored(0o644).0).contains("its bootstrap may not be executed"));
        let (mut damaged, start) = stored(0o755);
        damaged[start + 21] ^= 1;
        assert!(of_b(damaged).contains("its bootstrap is damaged: package it anew"));
    }
}
