//! Seeds: what the fuzzer begins with. They are made from the golden cases when it starts, so that every log type has
//! some and none is kept twice.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use siem_config::BUILTIN;
use siem_formats::{Limits, read_records};

use crate::log_types::LogType;
use crate::reading::MemorySpool;

/// Larger inputs slow the fuzzer down more than they teach it.
const MAX_BYTES: usize = 8 << 10;
/// Records of one case that become seeds.
const RECORDS_PER_CASE: usize = 4;

/// The folder to write seeds to, if the one who started us wants some.
pub fn wanted() -> Option<PathBuf> {
    std::env::var_os("SIEM_FUZZ_SEEDS").map(PathBuf::from)
}

/// The top of the repository.
fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// A golden case: its folder and its object.
pub struct Case {
    pub dir: PathBuf,
    pub input: Vec<u8>,
}

/// The golden cases of a log type.
pub fn cases(log_type: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for dir in entries(&repository().join("tests/golden").join(log_type)) {
        let input = entries(&dir).into_iter().find(|path| name(path).starts_with("input"));
        if let Some(input) = input.and_then(|path| fs::read(path).ok()) {
            cases.push(Case { dir, input });
        }
    }
    cases
}

/// The first records of a case, as text.
pub fn records(log_type: &LogType, case: &Case) -> Vec<String> {
    let mut texts = Vec::new();
    let mut each = |record: siem_formats::Record<'_>| {
        texts.push(record.text.to_owned());
        if texts.len() < RECORDS_PER_CASE { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    let mut input = case.input.as_slice();
    let _ = read_records(&mut input, log_type.plan.layout(), &Limits::default(), &MemorySpool, &mut each);
    texts
}

/// Settings: each section of the built-in file, and the users' files of the golden cases.
pub fn settings() -> Vec<String> {
    let mut texts: Vec<String> = BUILTIN.text.split("\n[").skip(1).map(|section| format!("[{section}")).collect();
    texts.extend(fs::read_to_string(repository().join("config/user.ini.sample")));
    for dir in entries(&repository().join("tests/golden")) {
        texts.extend(entries(&dir).iter().filter_map(|case| fs::read_to_string(case.join("user.ini")).ok()));
    }
    texts
}

/// Writes one seed, with the choices before its data.
pub fn write(folder: &Path, name: &str, choices: &[u8], data: &[u8]) {
    if data.len() <= MAX_BYTES {
        fs::write(folder.join(name), [choices, data].concat()).expect("the folder for seeds can be written");
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let found = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = found.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
