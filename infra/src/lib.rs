//! The infrastructure, described in Rust, as CloudFormation templates.
//!
//! - [`value`] and [`template`] know CloudFormation's language: values, references, conditions, and a template that holds
//!   together. What is spoken of is a [`Handle`](template::Handle), which only what was declared has.
//! - [`resources`] and [`policy`] give properties and policies their types.
//! - [`constructs`] are what the solution is built from: a function with its log group and least role, a queue with its
//!   dead letters, a schedule, an alarm.
//! - [`siem`] composes them into the stack, and reads as its description.
//! - [`exporters`] are small stacks beside it, which bring logs into its log bucket.
//! - [`release`] fills in where the functions' code is, when a template is published.
//!
//! Nothing here looks at an account, a clock or the environment: the same source gives the same bytes. What differs from
//! account to account is a parameter of the template.

pub mod constructs;
pub mod exporters;
pub mod policy;
pub mod release;
pub mod resources;
pub mod siem;
pub mod template;
pub mod value;

pub use template::SynthError;

/// Where a template finds the functions' code, until a bucket is known: replaced when the assets are published.
pub const BUCKET_PLACEHOLDER: &str = "%%BUCKET_NAME%%";
/// Solution and version as a part of keys, likewise.
pub const PATH_PLACEHOLDER: &str = "%%SOLUTION_NAME%%/%%VERSION%%";

/// Names of the main template: of today, and of links that are older.
pub const MAIN_TEMPLATES: [&str; 2] =
    ["siem-on-amazon-opensearch-service.template", "siem-on-amazon-elasticsearch.template"];

/// All templates by their file names.
///
/// # Errors
/// If one does not hold together.
pub fn templates() -> Result<Vec<(&'static str, String)>, SynthError> {
    let main = siem::template().synth()?;
    let mut all: Vec<_> = MAIN_TEMPLATES.iter().map(|name| (*name, main.clone())).collect();
    all.extend(exporters::templates()?);
    Ok(all)
}
