//! `siem deploy`: packages, publishes, and makes or updates the stack, telling what happens.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::arguments::DeployOptions;
use crate::deployment::account::Account;
use crate::deployment::bucket::Bucket;
use crate::deployment::publish::{Ready, bucket_or_variable};
use crate::deployment::solution::Solution;
use crate::deployment::stack::{End, Said, Stack};
use crate::load::wrong_usage;
use crate::shown::{Output, safe};

pub(crate) fn run(options: &DeployOptions) -> Result<ExitCode> {
    let name = bucket_or_variable(options.bucket.as_ref());
    let parameters = parameters(&options.parameter).unwrap_or_else(|error| wrong_usage(&format!("{error:#}")));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    // What may be refused comes before what takes minutes.
    Solution::of(&options.assets.solution);
    if options.assets.packages.is_some() && !options.no_package {
        wrong_usage("--packages says where zips are that are there: say --no-package, too");
    }
    if !options.no_package {
        in_checkout()?;
    }
    let (account, bucket) = runtime.block_on(async {
        let account = Account::find(options.region.as_deref()).await?;
        let bucket = Bucket::open(&account, &name).await?;
        Stack::find(&account, &options.stack_name).await?;
        anyhow::Ok((account, bucket))
    })?;
    if !options.no_package {
        package()?;
    }
    let release = Ready::read(&options.assets)?;
    let end = runtime.block_on(async {
        // Meanwhile somebody else may have made or changed it.
        let stack = Stack::find(&account, &options.stack_name).await?;
        let url = release.publish(&options.assets.out, &name, &account, &bucket).await?;
        tell!("stack {} in {}, {}: Ctrl-C ends the telling only", stack.name(), account.region(), account.id);
        stack.apply(&url, parameters).await
    })?;
    let mut out = Output::with_status(u8::from(!end.is_good));
    let End { status, is_good, outputs, failures } = end;
    for (name, value) in &outputs {
        writeln!(out, "{name}  {}", safe(value))?;
    }
    out.flush()?;
    for failure in &failures {
        tell!("siem: {}", safe(failure));
    }
    tell!("{}: {status}", options.stack_name);
    Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn in_checkout() -> Result<()> {
    ensure!(
        Path::new("crates/xtask").is_dir(),
        "this is no checkout of the solution: run it in one, or say --no-package and where the zips are (--packages)"
    );
    Ok(())
}

/// The functions as they are in this checkout.
fn package() -> Result<()> {
    // What it prints is no output of ours.
    let status = Command::new("cargo")
        .args(["xtask", "package"])
        .stdin(Stdio::null())
        .stdout(std::io::stderr())
        .status()
        .context("cargo, which packages the functions, cannot be started")?;
    ensure!(status.success(), "the functions could not be packaged ({status})");
    Ok(())
}

/// `NAME=VALUE`, and `NAME=@FILE` for what others on the machine should not see.
fn parameters(words: &[String]) -> Result<Vec<Said>> {
    let (_, template) = siem_infra::templates()?.into_iter().next().context("there is no template")?;
    let template: serde_json::Value = serde_json::from_str(&template)?;
    let known = &template["Parameters"];
    let mut said = Vec::new();
    for word in words {
        let (name, value) = word.split_once('=').with_context(|| format!("--parameter {word}: write NAME=VALUE"))?;
        let parameter = known.get(name).with_context(|| format!("the template has no parameter {name}"))?;
        ensure!(said.iter().all(|said: &Said| said.name != name), "--parameter {name} is said twice");
        let value = match value.strip_prefix('@') {
            Some(file) => {
                let text = std::fs::read_to_string(file).with_context(|| format!("--parameter {name}=@{file}"))?;
                text.trim_end_matches(['\n', '\r']).to_owned()
            }
            None => value.to_owned(),
        };
        if let Some(allowed) = refused(parameter, &value)? {
            // It may be secret, so it is not shown.
            bail!("--parameter {name}: the value has to be {allowed}");
        }
        said.push(Said { name: name.to_owned(), value });
    }
    Ok(said)
}

/// What a parameter's value has to be, if it is something else. CloudFormation refuses it likewise, much later.
fn refused(parameter: &Value, value: &str) -> Result<Option<String>> {
    if let Some(allowed) = parameter["AllowedValues"].as_array() {
        let allowed: Vec<&str> = allowed.iter().filter_map(Value::as_str).collect();
        return Ok((!allowed.contains(&value)).then(|| format!("one of {}", allowed.join(", "))));
    }
    if let Some(pattern) = parameter["AllowedPattern"].as_str() {
        let pattern = regex::Regex::new(&format!("^(?:{pattern})$"))?;
        let what = parameter["ConstraintDescription"].as_str().unwrap_or("as its description says");
        return Ok((!pattern.is_match(value)).then(|| what.to_owned()));
    }
    if parameter["Type"] == "Number" {
        let bound = |name: &str, otherwise: i64| parameter[name].as_i64().unwrap_or(otherwise);
        let (least, most) = (bound("MinValue", i64::MIN), bound("MaxValue", i64::MAX));
        let is_within = value.parse().is_ok_and(|number: i64| (least..=most).contains(&number));
        return Ok((!is_within).then(|| format!("a number from {least} to {most}")));
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(words: &[&str]) -> String {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        match parameters(&words) {
            Ok(said) => said.iter().map(|said| format!("{} is {}\n", said.name, said.value)).collect(),
            Err(error) => format!("{error:#}"),
        }
    }

    #[test]
    fn parameters_are_those_of_the_template() {
        assert_eq!(
            told(&["SnsEmail=soc@example.com", "OrganizationId="]),
            "SnsEmail is soc@example.com\nOrganizationId is \n"
        );
        assert_eq!(told(&["SnsMail=x"]), "the template has no parameter SnsMail");
        assert_eq!(told(&["SnsEmail"]), "--parameter SnsEmail: write NAME=VALUE");
        assert_eq!(told(&["VolumeSize=20", "VolumeSize=30"]), "--parameter VolumeSize is said twice");
    }

    #[test]
    fn values_are_those_that_the_template_allows() {
        for (word, has_to_be) in [
            ("VpcMode=bogus", "one of none, new, import"),
            ("VolumeSize=-1", "a number from 10 to 24576"),
            ("VolumeSize=ten", "a number from 10 to 24576"),
            ("InstanceType=large", "a type such as r6g.large.search"),
            ("GeoLite2LicenseKey=hunter2", "16 letters and digits, or 40 characters that end in _mmk, or nothing"),
        ] {
            let (name, _) = word.split_once('=').unwrap();
            assert_eq!(told(&[word]), format!("--parameter {name}: the value has to be {has_to_be}"));
        }
        assert_eq!(told(&["VpcMode=new", "ImportedVpcId="]), "VpcMode is new\nImportedVpcId is \n");
    }

    #[test]
    fn a_secret_comes_from_a_file() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "0123456789abcdef\n").unwrap();
        let word = format!("GeoLite2LicenseKey=@{}", file.path().display());
        assert_eq!(told(&[&word]), "GeoLite2LicenseKey is 0123456789abcdef\n");
        assert!(told(&["GeoLite2LicenseKey=@/nowhere"]).starts_with("--parameter GeoLite2LicenseKey=@/nowhere: "));
    }
}
