//! The files of a release, in the two folders that are copied into a bucket.
//!
//! ```text
//! global-s3-assets/*.template                                  what links and people name
//! global-s3-assets/SOLUTION/VERSION/*.template                 the same, to come back to
//! global-s3-assets/SOLUTION/VERSION/assets/saved_objects.zip   dashboards, to import by hand
//! regional-s3-assets/SOLUTION/VERSION/assets/*.zip             code, which a stack takes from a bucket of its region
//! ```

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use siem_infra::release::Release;

use crate::deployment::assets::{Assets, SAVED_OBJECTS};
use crate::deployment::solution::Solution;

const GLOBAL: &str = "global-s3-assets";
const REGIONAL: &str = "regional-s3-assets";
/// Says that the folders beside it are a release's, and may be written anew.
const MARK: &str = ".siem-release";

/// A file on its way into a bucket.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct File {
    pub(crate) path: PathBuf,
    pub(crate) key: String,
    /// What is uploaded; the file on disk may be another's by then, if two releases are made in one folder.
    pub(crate) content: Vec<u8>,
    /// Its name changes with its content, so what is under the name already is the same.
    pub(crate) is_named_by_content: bool,
}

/// A release for one bucket.
#[derive(Debug)]
pub(crate) struct Layout {
    pub(crate) dir: PathBuf,
    /// In the order in which they may become visible: what a file speaks of comes before it.
    pub(crate) files: Vec<File>,
}

impl Layout {
    /// Writes both folders below `dir` anew.
    pub(crate) fn write(dir: &Path, bucket: &str, solution: &Solution, assets: &Assets) -> Result<Layout> {
        let folders = [GLOBAL, REGIONAL].map(|folder| dir.join(folder));
        let mark = dir.join(MARK);
        if let Some(folder) = folders.iter().find(|folder| folder.exists() && !mark.exists()) {
            bail!("{}: is of no earlier release; choose another folder with --out", folder.display());
        }
        fs::create_dir_all(dir).with_context(|| dir.display().to_string())?;
        fs::write(&mark, "The folders here are made and replaced by `siem publish`.\n")
            .with_context(|| mark.display().to_string())?;
        for folder in folders {
            if folder.exists() {
                fs::remove_dir_all(&folder).with_context(|| folder.display().to_string())?;
            }
        }
        let path = solution.path();
        let mut layout = Layout { dir: dir.to_owned(), files: Vec::new() };
        for function in &assets.functions {
            layout.add(REGIONAL, format!("{path}/assets/{}", function.zip_name), &function.zip, true)?;
        }
        layout.add(GLOBAL, format!("{path}/assets/{SAVED_OBJECTS}"), &assets.saved_objects, false)?;
        let release = Release { bucket, path: &path, architecture: assets.architecture, zips: assets.zip_names() };
        let mut templates = Vec::new();
        for (name, template) in siem_infra::templates()? {
            templates.push((name, release.of(&template)?));
        }
        for (name, template) in &templates {
            layout.add(GLOBAL, format!("{path}/{name}"), template.as_bytes(), false)?;
        }
        for (name, template) in &templates {
            layout.add(GLOBAL, (*name).to_owned(), template.as_bytes(), false)?;
        }
        Ok(layout)
    }

    fn add(&mut self, folder: &str, key: String, content: &[u8], is_named_by_content: bool) -> Result<()> {
        let path = self.dir.join(folder).join(&key);
        let parent = path.parent().unwrap_or(&self.dir);
        fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
        fs::write(&path, content).with_context(|| path.display().to_string())?;
        self.files.push(File { path, key, content: content.to_owned(), is_named_by_content });
        Ok(())
    }
}
