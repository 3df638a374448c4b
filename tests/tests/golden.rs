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
