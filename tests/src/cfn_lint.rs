//! What AWS's linter says of a CloudFormation template.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::python;

const VERSION: &str = "1.58.0";

/// Fetches the linter, unless it is there.
///
/// # Errors
/// If there is no Python, or nothing can be fetched.
pub fn set_up() -> Result<()> {
    python::environment("cfn-lint", VERSION, &[&format!("cfn-lint=={VERSION}")]).map(|_| ())
}

/// What is found in a template with these parameters (`Name=value`), a line each; `ignored` are rules that are argued
/// with.
///
/// # Errors
/// If the linter cannot be fetched or started.
pub fn findings(template: &Path, parameters: &[&str], regions: &[&str], ignored: &[&str]) -> Result<Vec<String>> {
    let python = python::environment("cfn-lint", VERSION, &[&format!("cfn-lint=={VERSION}")])?;
    let mut command = Command::new(python);
    command
        .args(["-c", "from cfnlint.runner import main; main()", "--format", "parseable", "--template"])
        .arg(template);
    for (option, values) in [("--parameters", parameters), ("--regions", regions), ("--ignore-checks", ignored)] {
        if !values.is_empty() {
            command.arg(option).args(values);
        }
    }
    let output = command.stdin(Stdio::null()).output().context("cannot start the linter")?;
    let text = [output.stdout, output.stderr].concat();
    let lines: Vec<String> =
        String::from_utf8_lossy(&text).lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    // It ends with a code of its own where it finds something; anything else is its own trouble, and told like a find.
    if lines.is_empty() && !output.status.success() {
        return Ok(vec![format!("the linter ended with {}", output.status)]);
    }
    Ok(lines)
}
