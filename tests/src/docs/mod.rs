//! Pages about the log types: `docs/log-types/<type>.md`, and `docs/supported_log_type.md` for all of them.
//!
//! People write the prose; tables and examples are made here, from the built-in configuration and from the documents
//! of the golden cases, and stand between markers:
//!
//! ```text
//! <!-- begin fields -->
//! …
//! <!-- end fields -->
//! ```
//!
//! `SIEM_UPDATE_DOCS=1` (`cargo xtask docs` sets it) writes them anew. Behind the name of a part, a marker may say what
//! it likes; ``<!-- begin example: case `queries`, record 2 -->`` chooses the golden case and the document that the
//! example is.

mod example;
pub mod guide;
pub mod links;
mod overview;
mod page;
pub mod permissions;
mod seen;
mod tables;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use siem_config::{Config, LogType, Source};

use crate::golden::{Case, cases};
use page::{Choice, Page};
use seen::Seen;

/// A type of `config/user.ini.sample` that has a page as well. The `user.ini` of its cases is that of the sample.
const EXAMPLE_TYPE: &str = "okta";

/// What is wrong with the pages: one that is missing, has no marker or no prose, or is not what the configuration and
/// the golden cases make it. With `SIEM_UPDATE_DOCS`, what can be made is written before.
///
/// # Errors
/// A configuration, case or page that cannot be read.
pub fn problems() -> Result<Vec<String>> {
    let cases = cases()?;
    let example = cases.iter().find(|case| case.log_type == EXAMPLE_TYPE).context("the example type has no case")?;
    let user_ini = read(&example.dir.join("user.ini"))?;
    let config = Config::load(&[Source { name: "user.ini", text: &user_ini }]).map_err(|error| anyhow!("{error}"))?;

    let mut log_types: Vec<&LogType> = config.log_types().collect();
    log_types.sort_by_key(|log_type| !is_builtin(log_type));
    let (mut pages, mut entries, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for log_type in log_types {
        let path = docs().join("log-types").join(format!("{}.md", log_type.name));
        if !path.is_file() {
            problems.push(format!("{}: there is no such page", path.display()));
            continue;
        }
        let mut page = Page::read(path)?;
        let chosen = page.note("example").and_then(Choice::parse);
        let seen = Seen::read(&cases_of(log_type, &cases), chosen)?;
        page.expect_sections(&log_type.name);
        page.fill("facts", &tables::facts(log_type, &format_word(&config, log_type), &seen));
        page.fill("fields", &tables::fields(log_type, &seen));
        page.fill("example", &example::example(log_type, &seen)?);
        let title = page.title_of(&log_type.name).unwrap_or_default().to_owned();
        entries.push(overview::Entry { title, log_type, seen });
        pages.push(page);
    }
    let mut overview = Page::read(docs().join("supported_log_type.md"))?;
    overview.fill("types", &overview::types(&entries));
    overview.fill("fields", &overview::fields(&entries));
    pages.push(overview);
    for page in pages {
        page.write_if_asked()?;
        problems.extend(page.problems());
    }
    Ok(problems)
}

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("docs")
}

/// `file_format` as it is written.
fn format_word(config: &Config, log_type: &LogType) -> String {
    config.option(&log_type.name, "file_format").ok().flatten().unwrap_or_default()
}

fn is_builtin(log_type: &LogType) -> bool {
    log_type.origin.starts_with("aws.ini")
}

/// A case with settings of its own says nothing of the built-in ones.
fn cases_of<'c>(log_type: &LogType, cases: &'c [Case]) -> Vec<&'c Case> {
    let speaks_of_it = |case: &&Case| is_builtin(log_type) != case.dir.join("user.ini").is_file();
    cases.iter().filter(|case| case.log_type == log_type.name).filter(speaks_of_it).collect()
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}
