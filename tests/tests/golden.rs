//! Every golden case becomes exactly the documents expected, and every fact about them holds.

use std::collections::BTreeMap;

use siem_config::Config;
use siem_tests::golden::{Case, cases, geoip};

/// A typical one, other versions, a hostile one, and one that must not parse.
const CASES_OF_A_TYPE: usize = 4;

#[test]
fn every_case_becomes_its_documents() {
    let (_dir, geoip) = geoip().unwrap();
    let cases = cases().unwrap();
    assert!(!cases.is_empty());
    let mut failed = Vec::new();
    for case in &cases {
        let name = format!("{}/{}", case.log_type, case.dir.file_name().unwrap().to_string_lossy());
        match case.run(&geoip).and_then(|outcome| case.differences(&outcome)) {
            Ok(problems) if problems.is_empty() => println!("ok {name}"),
            Ok(problems) => failed.push(format!("{name}\n{}", problems.join("\n"))),
            Err(error) => failed.push(format!("{name}: {error:#}")),
        }
    }
    assert!(failed.is_empty(), "{} of {} cases:\n{}", failed.len(), cases.len(), failed.join("\n\n"));
}

#[test]
fn every_log_type_has_cases_and_one_that_must_not_parse() {
    let mut of_type: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for case in cases().unwrap() {
        of_type.entry(case.log_type.clone()).or_default().push(case);
    }
    let is_unparsed = |case: &Case| {
        let expected = std::fs::read_to_string(case.dir.join("expected.ndjson")).unwrap();
        expected.contains("\"siem_unparsed\"")
    };
    let mut missing = Vec::new();
    for log_type in Config::builtin().unwrap().log_types() {
        let cases = of_type.remove(&log_type.name).unwrap_or_default();
        if cases.len() < CASES_OF_A_TYPE {
            missing.push(format!("{}: {} cases", log_type.name, cases.len()));
        }
        if !cases.iter().any(is_unparsed) {
            missing.push(format!("{}: none that must not parse", log_type.name));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
