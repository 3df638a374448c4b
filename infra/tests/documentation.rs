//! The page about parameters says what the template says.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::PathBuf;

use serde_json::Value;

const BEGIN: &str = "<!-- begin parameters: written by `SIEM_UPDATE_TEMPLATES=1 cargo test -p siem-infra` -->\n";
const END: &str = "<!-- end parameters -->\n";

/// A heading for each group, as in the console, and a row for each parameter; then a line for each rule.
fn tables(template: &Value) -> String {
    let mut text = String::new();
    for group in template["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"].as_array().unwrap() {
        let label = group["Label"]["default"].as_str().unwrap();
        text += &format!("\n## {label}\n\n| parameter | default | |\n| --- | --- | --- |\n");
        for name in group["Parameters"].as_array().unwrap() {
            let name = name.as_str().unwrap();
            let parameter = &template["Parameters"][name];
            let default = match parameter["Default"].as_str().unwrap() {
                "" => "empty".to_owned(),
                default => format!("`{default}`"),
            };
            let allowed = parameter["AllowedValues"].as_array().map_or_else(String::new, |values| {
                let values: Vec<String> = values.iter().map(|value| format!("`{}`", value.as_str().unwrap())).collect();
                format!(" One of {}.", values.join(", "))
            });
            text += &format!("| `{name}` | {default} | {}{allowed} |\n", parameter["Description"].as_str().unwrap());
        }
    }
    text += "\n## What goes together\n\nCloudFormation refuses these before it makes or changes anything, with the sentence that stands here.\n\n";
    for rule in template["Rules"].as_object().unwrap().values() {
        text += &format!("- {}.\n", rule["Assertions"][0]["AssertDescription"].as_str().unwrap());
    }
    text + "\n"
}

#[test]
fn every_parameter_is_on_its_page_and_no_other() {
    let template: Value = serde_json::from_str(&siem_infra::siem::template().synth().unwrap()).unwrap();
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/parameters.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let wanted = format!("{before}{BEGIN}{}{END}{after}", tables(&template));
    if std::env::var_os("SIEM_UPDATE_TEMPLATES").is_some() {
        std::fs::write(&path, &wanted).unwrap();
    }
    assert!(
        std::fs::read_to_string(&path).unwrap() == wanted,
        "docs/parameters.md is not what the template says: run SIEM_UPDATE_TEMPLATES=1 cargo test -p siem-infra"
    );
    // The settings of a build lead to parameters that exist.
    let settings = after.split_once("## What used to be").unwrap().1;
    let named: Vec<&str> = settings
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split_once(" | "))
        .flat_map(|(_, parameters)| parameters.split('`').skip(1).step_by(2))
        .filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(char::is_alphanumeric))
        .collect();
    assert!(named.len() > 20, "{named:?}");
    for name in named {
        assert!(template["Parameters"].get(name).is_some(), "there is no parameter {name}");
    }
}
