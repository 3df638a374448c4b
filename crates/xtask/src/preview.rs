//! Pictures of the dashboards.

use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::run::{cargo, repository, run, target_dir};
use crate::setup::rig;

pub(crate) const DETAILS: &str = "\
Draws what each dashboard shows of the demo day, as SVG: by the searches of its panels in a real OpenSearch, and not by
OpenSearch Dashboards. Without DIR, the picture in the README is made anew: docs/images/threat-hunting.svg.";

/// `cargo xtask preview`
pub(crate) fn run_all(arguments: &[String]) -> Result<()> {
    ensure!(arguments.len() < 2, "it takes one argument at most: where the pictures go");
    run(rig()?.arg("setup"))?;
    run(&mut cargo(["build", "--quiet", "--workspace"]))?;
    let pictures = target_dir()?.join("previews");
    let folder = arguments
        .first()
        .map_or_else(|| pictures.clone(), |name| std::env::current_dir().unwrap_or_default().join(name));
    let mut draw = cargo(["test", "--quiet", "--workspace", "--test", "e2e_dashboards", "every_panel"]);
    run(draw.env("SIEM_BIN_DIR", target_dir()?.join("debug")).env("SIEM_PREVIEWS", &folder))?;
    if arguments.is_empty() {
        let shown: PathBuf = repository().join("docs/images");
        std::fs::create_dir_all(&shown)?;
        std::fs::copy(pictures.join("threat-hunting.svg"), shown.join("threat-hunting.svg"))?;
    }
    println!("the pictures are in {}", folder.display());
    Ok(())
}
