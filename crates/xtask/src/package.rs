//! The functions as Lambda takes them: for each a zip with its program, `bootstrap`, and the licence.
//!
//! The same programs give the same bytes, whenever and wherever they are zipped: names of zips come from their content,
//! and a stack is updated exactly where it changed.

mod program;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::run::{cargo, repository, run, target_dir};
use crate::setup::rig;
use program::{Machine, Program};

/// What `--help` tells beyond the line.
pub(crate) const DETAILS: &str = "
  Builds the functions as they ship, with the cargo of this machine, and puts them into target/package, a zip each. A
  program that needs a newer glibc than the 2.34 of provided.al2023 is refused: --zigbuild builds against just that one.

  --zigbuild  with cargo-zigbuild, which is fetched into the cache (with pip, about 480 MB)
  --arm64     for Graviton, with cargo-zigbuild; needs `rustup target add aarch64-unknown-linux-gnu` once
";

/// The glibc of Amazon Linux 2023, on which `provided.al2023` runs.
const GLIBC: (u32, u32) = (2, 34);
/// The template says which functions there are.
const TEMPLATE: &str = "infra/templates/siem-on-amazon-opensearch-service.template";
/// Files of the repository that every zip has.
const NOTICES: [&str; 2] = ["LICENSE", "NOTICE"];
/// The most that zlib can do, which takes a second a function.
const LEVEL: i64 = 9;

/// How the functions are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Build {
    /// By the cargo and linker of this machine, for it.
    Native,
    /// By cargo-zigbuild, against a glibc of our choice.
    Zig(Machine),
}

impl Build {
    fn of(arguments: &[String]) -> Result<Build> {
        let mut build = Build::Native;
        for word in arguments {
            build = match (word.as_str(), build) {
                ("--zigbuild", Build::Native) => Build::Zig(Machine::X86_64),
                ("--zigbuild", zig) => zig,
                ("--arm64", _) => Build::Zig(Machine::Aarch64),
                _ => bail!("{word} is no option: see cargo xtask package --help"),
            };
        }
        Ok(build)
    }

    /// What has to come out, where that was said.
    fn machine(self) -> Option<Machine> {
        match self {
            Build::Native => None,
            Build::Zig(machine) => Some(machine),
        }
    }
}

/// `cargo xtask package`
pub(crate) fn run_all(arguments: &[String]) -> Result<()> {
    let build = Build::of(arguments)?;
    let Functions { packages, missing } = functions()?;
    let programs = match build {
        Build::Native => build_shipped()?,
        Build::Zig(machine) => build_with_zig(machine, &packages)?,
    };
    let folder = target_dir()?.join("package");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| folder.display().to_string())?;
    }
    fs::create_dir_all(&folder)?;
    println!("\n{:<30}{:>10}{:>10}  {:<8}needs", "function", "program", "zip", "for");
    for package in &packages {
        let bytes = fs::read(programs.join(package)).with_context(|| programs.join(package).display().to_string())?;
        let program = Program::read(&bytes).with_context(|| package.clone())?;
        check(package, &program, build)?;
        let path = folder.join(format!("{package}.zip"));
        write_zip(File::create(&path)?, &bytes).with_context(|| path.display().to_string())?;
        let (size, zipped) = (megabytes(bytes.len() as u64), megabytes(fs::metadata(&path)?.len()));
        let glibc = program.glibc.map_or("no glibc".to_owned(), |(major, minor)| format!("glibc {major}.{minor}"));
        println!("{package:<30}{size:>10}{zipped:>10}  {:<8}{glibc}", program.machine.lambda_name());
    }
    println!("in {}", folder.display());
    for package in missing {
        println!("not packaged: {package}, of which there is no crate");
    }
    Ok(())
}

/// The functions of the template.
pub(crate) struct Functions {
    /// Those that have a crate.
    pub(crate) packages: Vec<String>,
    /// Those that have none.
    missing: Vec<String>,
}

/// Names of the functions' packages, in order.
pub(crate) fn functions() -> Result<Functions> {
    let template = fs::read_to_string(repository().join(TEMPLATE)).context(TEMPLATE)?;
    let all = packages_of(&template);
    ensure!(!all.is_empty(), "{TEMPLATE} has no function");
    let (packages, missing) =
        all.into_iter().partition(|name| repository().join("crates").join(name).join("Cargo.toml").is_file());
    Ok(Functions { packages, missing })
}

/// The names in `…/assets/NAME.zip`, where a template says where code is.
fn packages_of(template: &str) -> Vec<String> {
    let keys = template.lines().filter_map(|line| line.trim().strip_prefix("\"S3Key\": \""));
    let names = keys.filter_map(|key| key.split("/assets/").nth(1)?.split(".zip").next());
    let mut names: Vec<String> = names.map(str::to_owned).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Builds what ships, functions and command, as it ships; the folder with the programs.
pub(crate) fn build_shipped() -> Result<PathBuf> {
    let functions = functions()?.packages;
    let packages = functions.iter().map(String::as_str).chain(["siem"]);
    // All of them at a time: for another choice of packages cargo would build what they share with other features.
    run(cargo(["build", "--quiet", "--release"]).args(packages.flat_map(|package| ["--package", package])))?;
    Ok(target_dir()?.join("release"))
}

/// Builds the functions against the glibc of Lambda; the folder with the programs.
fn build_with_zig(machine: Machine, packages: &[String]) -> Result<PathBuf> {
    let output = rig()?.arg("zig").output().context("the rig cannot be started")?;
    ensure!(output.status.success(), "cargo-zigbuild is not to be had: {}", String::from_utf8_lossy(&output.stderr));
    let tools = PathBuf::from(String::from_utf8(output.stdout)?.trim());
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(tools.clone()).chain(std::env::split_paths(&path)))?;
    let target = machine.target();
    let (major, minor) = GLIBC;
    let mut build = std::process::Command::new(tools.join("cargo-zigbuild"));
    build.args(["zigbuild", "--quiet", "--release", "--target", &format!("{target}.{major}.{minor}")]);
    build.args(packages.iter().flat_map(|package| ["--package", package.as_str()]));
    run(build.current_dir(repository()).env("PATH", path))?;
    Ok(target_dir()?.join(target).join("release"))
}

/// What Lambda could not run is no package.
fn check(package: &str, program: &Program, build: Build) -> Result<()> {
    if let Some(machine) = build.machine() {
        ensure!(program.machine == machine, "{package} is built for {}", program.machine.lambda_name());
    }
    if let Some((major, minor)) = program.glibc.filter(|needs| *needs > GLIBC) {
        bail!(
            "{package} needs glibc {major}.{minor}, and provided.al2023 has {}.{}: build with --zigbuild, or on Amazon \
             Linux 2023",
            GLIBC.0,
            GLIBC.1
        );
    }
    Ok(())
}

/// A zip with nothing in it but what is in its files: no time, and always the same order.
fn write_zip(out: impl Write + std::io::Seek, program: &[u8]) -> Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(BufWriter::new(out));
    zip.start_file("bootstrap", options.unix_permissions(0o755))?;
    zip.write_all(program)?;
    for name in NOTICES {
        zip.start_file(name, options.unix_permissions(0o644))?;
        zip.write_all(&fs::read(Path::new(&repository()).join(name)).context(name)?)?;
    }
    zip.finish()?.flush()?;
    Ok(())
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn zipped(program: &[u8]) -> Vec<u8> {
        let mut zip = Cursor::new(Vec::new());
        write_zip(&mut zip, program).unwrap();
        zip.into_inner()
    }

    #[test]
    fn the_same_program_gives_the_same_zip() {
        let program: Vec<u8> = (0..100_000_u32).flat_map(u32::to_le_bytes).collect();
        let zip = zipped(&program);
        assert!(zip.len() < program.len());
        assert_eq!(zip, zipped(&program));
        assert_ne!(zip, zipped(&program[1..]));
    }

    #[test]
    fn a_zip_has_a_program_that_may_run_and_the_licence() {
        let mut zip = zip::ZipArchive::new(Cursor::new(zipped(b"program"))).unwrap();
        let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(names, ["bootstrap", "LICENSE", "NOTICE"]);
        let bootstrap = zip.by_name("bootstrap").unwrap();
        assert_eq!(bootstrap.unix_mode().map(|mode| mode & 0o777), Some(0o755));
        assert_eq!(bootstrap.last_modified(), Some(DateTime::default()));
    }

    #[test]
    fn the_template_says_which_functions_there_are() {
        let template =
            "\"S3Key\": \"%%A%%/%%B%%/assets/b.zip\"\n  \"S3Key\": \"x/assets/a-c.zip\"\n\"S3Key\": \"x/assets/b.zip\"";
        assert_eq!(packages_of(template), ["a-c", "b"]);
        assert!(functions().unwrap().packages.contains(&"es-loader".to_owned()));
    }

    #[test]
    fn a_program_that_lambda_cannot_run_is_refused() {
        let program = |machine, glibc| Program { machine, glibc };
        let checked = |program: Program, build| check("f", &program, build).map_err(|error| error.to_string());
        let native = Build::Native;
        assert!(checked(program(Machine::X86_64, Some((2, 34))), native).is_ok());
        assert!(checked(program(Machine::X86_64, None), native).is_ok(), "linked into itself");
        let newer = checked(program(Machine::X86_64, Some((2, 39))), native).unwrap_err();
        assert!(
            newer.starts_with("f needs glibc 2.39, and provided.al2023 has 2.34: build with --zigbuild"),
            "{newer}"
        );
        assert!(checked(program(Machine::X86_64, Some((2, 4))), native).is_ok(), "numbers, not digits");
        let other = checked(program(Machine::X86_64, None), Build::Zig(Machine::Aarch64)).unwrap_err();
        assert_eq!(other, "f is built for x86_64");
    }

    #[test]
    fn options_say_how_it_is_built() {
        let build = |words: &[&str]| Build::of(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(build(&[]).unwrap(), Build::Native);
        assert_eq!(build(&["--zigbuild"]).unwrap(), Build::Zig(Machine::X86_64));
        for arm64 in [&["--arm64"][..], &["--arm64", "--zigbuild"], &["--zigbuild", "--arm64"]] {
            assert_eq!(build(arm64).unwrap(), Build::Zig(Machine::Aarch64));
        }
        assert!(build(&["--debug"]).is_err());
    }
}
