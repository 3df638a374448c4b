//! Every log type has a page, whose tables are what configuration and golden cases make them; what the guide shows is so;
//! and no link leads nowhere.

use siem_tests::docs;

#[test]
fn every_log_type_has_a_page_that_is_up_to_date() {
    let problems = docs::problems().unwrap();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_key_of_the_guide_is_found_as_what_it_is_shown_for_and_no_log_type_is_left_out() {
    let problems = docs::guide::problems().unwrap();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_link_leads_somewhere() {
    let problems = docs::links::problems().unwrap();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_permission_of_the_stack_has_a_reason() {
    let problems = docs::permissions::problems().unwrap();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
