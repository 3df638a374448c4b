//! Links of the pages to each other: the file is there, and so is the heading.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{docs, read};

/// What a link begins with that leads away from the repository.
const ELSEWHERE: [&str; 3] = ["http://", "https://", "mailto:"];

/// Links that lead nowhere, of the repository's own pages and of all in `docs`.
///
/// # Errors
/// If a page cannot be read.
pub fn problems() -> Result<Vec<String>> {
    let repository = docs().with_file_name("");
    let mut pages = Vec::new();
    collect(&repository, Depth::Flat, &mut pages)?;
    collect(&docs(), Depth::All, &mut pages)?;
    let mut problems = Vec::new();
    for page in pages {
        for target in targets(&read(&page)?) {
            if let Some(why) = why_not(&page, &target)? {
                problems.push(format!("{}: {target}: {why}", page.display()));
            }
        }
    }
    Ok(problems)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Flat,
    All,
}

fn collect(dir: &Path, depth: Depth, pages: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(dir).with_context(|| dir.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() && depth == Depth::All {
            collect(&path, depth, pages)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            pages.push(path);
        }
    }
    pages.sort();
    Ok(())
}

/// What is wrong with a link of this page, if anything is.
fn why_not(page: &Path, target: &str) -> Result<Option<String>> {
    if ELSEWHERE.iter().any(|scheme| target.starts_with(scheme)) {
        return Ok(None);
    }
    let (file, anchor) = target.split_once('#').map_or((target, None), |(file, anchor)| (file, Some(anchor)));
    let path = if file.is_empty() { page.to_owned() } else { page.with_file_name("").join(file) };
    if !path.exists() {
        return Ok(Some("there is no such file".to_owned()));
    }
    let Some(anchor) = anchor else { return Ok(None) };
    let found = path.is_file() && anchors(&read(&path)?).contains(anchor);
    Ok((!found).then(|| "the file has no such heading".to_owned()))
}

/// Where the links of a page lead. Code is no link.
fn targets(page: &str) -> Vec<String> {
    let text: String = prose(page).map(|line| without_code(line) + "\n").collect();
    let links = text.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    links.map(|(target, _)| target.to_owned()).collect()
}

/// Lines that are not in a block of code.
fn prose(page: &str) -> impl Iterator<Item = &str> {
    let mut in_block = false;
    page.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        in_block ^= is_fence;
        !in_block && !is_fence
    })
}

/// A line without what stands between backticks.
fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect()
}

/// The names by which the headings of a page can be linked, as GitHub makes them: lower case, blanks become dashes,
/// punctuation goes, and a name that is taken gets a number.
fn anchors(page: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    for line in prose(page).filter(|line| line.starts_with('#')) {
        let heading = line.trim_start_matches('#').trim();
        let kept =
            heading.to_lowercase().chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).collect::<String>();
        let name = kept.replace(' ', "-");
        let mut numbered = (1..).map(|number| format!("{name}-{number}"));
        let mut anchor = name.clone();
        while anchors.contains(&anchor) {
            anchor = numbered.next().unwrap_or_default();
        }
        anchors.insert(anchor);
    }
    anchors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_in_prose_only() {
        let page = "See [a](a.md) and [`b`\nc](b.md#d).\n`[no](no.md)`\n```\n[no](no.md)\n```\n![picture](p.png)\n";
        assert_eq!(targets(page), ["a.md", "b.md#d", "p.png"]);
    }

    #[test]
    fn headings_have_the_names_that_github_gives_them() {
        let page =
            "# `user.ini`, in short\n## Other words\n```\n# no heading\n```\n## Other words\n### AWS_REGION: what?\n";
        let expected = ["aws_region-what", "other-words", "other-words-1", "userini-in-short"];
        assert_eq!(anchors(page).into_iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_leads_nowhere_is_told() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let page = dir.path().join("page.md");
        fs::write(&page, "# Here\n")?;
        let why = |target: &str| why_not(&page, target);
        for good in ["page.md", "#here", "page.md#here", "https://example.com/nowhere", "."] {
            assert_eq!(why(good)?, None, "{good}");
        }
        assert_eq!(why("gone.md")?.as_deref(), Some("there is no such file"));
        assert_eq!(why("page.md#there")?.as_deref(), Some("the file has no such heading"));
        assert_eq!(why("#there")?.as_deref(), Some("the file has no such heading"));
        Ok(())
    }
}
