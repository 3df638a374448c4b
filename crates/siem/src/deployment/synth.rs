//! `siem synth`: the CloudFormation templates as files.

use std::collections::BTreeMap;
use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result};
use siem_infra::release::{Architecture, Release};

use crate::arguments::{Built, SynthOptions};
use crate::deployment::assets::Assets;
use crate::deployment::solution::Solution;
use crate::shown::safe;

pub(crate) fn run(options: &SynthOptions) -> Result<ExitCode> {
    let path = Solution::of(&options.solution)?.path();
    let built = match options.architecture {
        Built::X86_64 => Architecture::X86_64,
        Built::Arm64 => Architecture::Arm64,
    };
    let assets = options.packages.as_deref().map(Assets::of_functions).transpose()?;
    let (architecture, zips) =
        assets.map_or_else(|| (built, BTreeMap::new()), |assets| (assets.architecture, assets.zip_names()));
    fs::create_dir_all(&options.out).with_context(|| options.out.display().to_string())?;
    for (name, mut template) in siem_infra::templates()? {
        if let Some(bucket) = &options.bucket {
            template = Release { bucket, path: &path, architecture, zips: zips.clone() }.of(&template)?;
        }
        let file = options.out.join(name);
        fs::write(&file, template).with_context(|| file.display().to_string())?;
        tell!("{}", safe(&file.display().to_string()));
    }
    Ok(ExitCode::SUCCESS)
}
