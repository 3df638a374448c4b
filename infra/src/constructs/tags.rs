//! Tags that every resource carries: they tell clean-up and bills what belongs to the solution.

use crate::resources::storage::Tag;

/// Key and value of the tag by which a resource is known as the solution's.
pub const SOLUTION_TAG: (&str, &str) = ("solution", "siem-on-amazon-opensearch-service");

/// The tags of a resource; `component` is the part of the solution it belongs to.
#[must_use]
pub fn tags(component: &str) -> Vec<Tag> {
    let tag = |key: &str, value: &str| Tag { key: key.into(), value: value.into() };
    vec![tag(SOLUTION_TAG.0, SOLUTION_TAG.1), tag("component", component)]
}
