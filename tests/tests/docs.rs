//! Every log type has a page, and its tables are what configuration and golden cases make them.

use siem_tests::docs::problems;

#[test]
fn every_log_type_has_a_page_that_is_up_to_date() {
    let problems = problems().unwrap();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
