//! `siem synth`: the CloudFormation templates as files.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use siem_infra::release::{Architecture, Release};
use tempfile::NamedTempFile;

use crate::arguments::{Built, SynthOptions};
use crate::deployment::assets::Assets;
use crate::deployment::solution::Solution;
use crate::shown::safe;

pub(crate) fn run(options: &SynthOptions) -> Result<ExitCode> {
    let path = Solution::of(&options.solution).path();
    let built = match options.architecture {
        Built::X86_64 => Architecture::X86_64,
        Built::Arm64 => Architecture::Arm64,
    };
    let assets = options.packages.as_deref().map(Assets::of_functions).transpose()?;
    let (architecture, zips) =
        assets.map_or_else(|| (built, BTreeMap::new()), |assets| (assets.architecture, assets.zip_names()));
    let mut templates = siem_infra::templates()?;
    if let Some(bucket) = &options.bucket {
        let release = Release { bucket, path: &path, architecture, zips };
        for (_, template) in &mut templates {
            *template = release.of(template)?;
        }
    }
    fs::create_dir_all(&options.out).with_context(|| options.out.display().to_string())?;
    // All are written before the first takes its name: a full disk leaves what stood there.
    let mut written = Vec::new();
    for (name, template) in &templates {
        let file = options.out.join(name);
        written.push((beside(&file, template).with_context(|| file.display().to_string())?, file));
    }
    for (new, file) in written {
        new.persist(&file).map_err(|error| error.error).with_context(|| file.display().to_string())?;
        tell!("{}", safe(&file.display().to_string()));
    }
    Ok(ExitCode::SUCCESS)
}

/// A file that is there to take another's name, and is gone if it does not.
fn beside(file: &Path, content: &str) -> std::io::Result<NamedTempFile> {
    let mut new = tempfile::Builder::new()
        .permissions(Permissions::from_mode(0o666))
        .tempfile_in(file.parent().unwrap_or(Path::new(".")))?;
    new.write_all(content.as_bytes())?;
    new.as_file().sync_all()?;
    Ok(new)
}
