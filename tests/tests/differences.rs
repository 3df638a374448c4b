//! `docs/differences.md` and `docs/promises.md` have every number once, and name only tests and golden cases that there are.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

/// What the page counts.
const WEAKNESSES: usize = 78;
/// What the page of promises counts.
const PROMISES: usize = 12;

/// Marks an entry of which something is missing.
const NOT_YET: &str = "*Not yet";

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs")
}

fn page() -> String {
    fs::read_to_string(docs().join("differences.md")).unwrap()
}

fn promises() -> String {
    fs::read_to_string(docs().join("promises.md")).unwrap()
}

/// Number and text of each entry: a paragraph that begins like `**12. `.
fn entries(page: &str) -> Vec<(usize, String)> {
    page.split("\n\n")
        .filter_map(|paragraph| {
            let (number, text) = paragraph.strip_prefix("**")?.split_once(". ")?;
            Some((number.parse().ok()?, text.replace('\n', " ")))
        })
        .collect()
}

/// Name and target of each link of the form [`name`](target).
fn links(text: &str) -> Vec<(&str, &str)> {
    text.split("[`")
        .skip(1)
        .filter_map(|rest| {
            let (name, rest) = rest.split_once("`](")?;
            Some((name, rest.split_once(')')?.0))
        })
        .collect()
}

fn is_test(source: &str, name: &str) -> bool {
    let lines: Vec<&str> = source.lines().map(str::trim_start).collect();
    let declares = |line: &str| line.trim_start_matches("async ").starts_with(&format!("fn {name}("));
    let is_attribute = |line: &str| line == "#[test]" || line.starts_with("#[tokio::test");
    lines.windows(2).any(|pair| is_attribute(pair[0]) && declares(pair[1]))
}

#[test]
fn every_weakness_is_there_once_with_what_shows_it_or_what_is_missing() {
    let page = page();
    let entries = entries(&page);
    let numbers: Vec<usize> = entries.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, (1..=WEAKNESSES).collect::<Vec<_>>());
    for (number, text) in &entries {
        assert!(!links(text).is_empty() || text.contains(NOT_YET), "{number} shows nothing");
    }
    let missing: Vec<String> =
        entries.iter().filter(|(_, text)| text.contains(NOT_YET)).map(|(number, _)| number.to_string()).collect();
    let head = page.split("\n## ").next().unwrap().replace('\n', " ");
    assert!(head.contains(&format!(": {}. ", missing.join(", "))), "the head has to name {missing:?}");
}

#[test]
fn every_promise_is_there_once_with_what_shows_it() {
    let page = promises();
    let entries = entries(&page);
    let numbers: Vec<usize> = entries.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, (1..=PROMISES).collect::<Vec<_>>());
    for (number, text) in &entries {
        assert!(!links(text).is_empty(), "{number} shows nothing");
    }
}

#[test]
fn every_test_and_golden_case_that_is_named_exists() {
    let page = page() + &promises();
    let links = links(&page);
    assert!(links.len() > WEAKNESSES);
    for (name, target) in links {
        let path = docs().join(target);
        if target.ends_with(".rs") {
            let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{target}: {error}"));
            assert!(is_test(&source, name), "{target} has no test {name}");
        } else {
            assert_eq!(target, format!("../tests/golden/{name}"));
            assert!(path.join("facts").is_file(), "there is no golden case {name}");
        }
    }
}
