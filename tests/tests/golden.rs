//! Every golden case becomes exactly the documents expected, and every fact about them holds.

use siem_tests::golden::{cases, geoip};

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
fn every_loaded_type_has_at_least_four_cases() {
    let cases = cases().unwrap();
    let config = siem_config::Config::builtin().unwrap();
    for log_type in config.log_types().filter(|log_type| log_type.is_supported()) {
        let count = cases.iter().filter(|case| case.log_type == log_type.name).count();
        assert!(count >= 4, "{} has {count} golden cases", log_type.name);
    }
}
