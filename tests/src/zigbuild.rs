//! cargo-zigbuild: a linker for programs that are to run on an older glibc, or on another processor.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::python;

const VERSION: &str = "0.24.1";
/// Its linker.
const ZIG_VERSION: &str = "0.17.1";

/// The folder with the programs, which has to come first in the search path; fetched on first use.
///
/// # Errors
/// If there is no Python, or nothing can be fetched.
pub fn set_up() -> Result<PathBuf> {
    let packages = [format!("cargo-zigbuild=={VERSION}"), format!("ziglang=={ZIG_VERSION}")];
    let packages = packages.each_ref().map(String::as_str);
    let python = python::environment("zigbuild", &format!("{VERSION}-{ZIG_VERSION}"), &packages)?;
    Ok(python.parent().context("an environment without a folder")?.to_owned())
}
