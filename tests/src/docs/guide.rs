//! The guide `docs/configure_aws_service.md`: what it says a key is, the loader finds it to be.
//!
//! Keys stand in blocks of code that name a log type, or why the loader leaves such an object alone:
//!
//! ````text
//! ```text vpcflowlogs
//! AWSLogs/123456789012/vpcflowlogs/eu-west-1/…
//! ```
//! ````

use anyhow::{Result, anyhow};
use siem_config::{Config, Detection, KeyFacts};

use super::{docs, read};

/// Begins what a block says that holds keys.
const KEYS: &str = "```text ";
/// Ends a block.
const END: &str = "```";
/// Begins the names of the delivery streams that the guide has people make.
const STREAM: &str = "aes-siem-firehose-";

/// What is wrong with the guide: a key that is found as something else, and a log type without a key.
///
/// # Errors
/// If the guide cannot be read.
pub fn problems() -> Result<Vec<String>> {
    let config = Config::builtin().map_err(|error| anyhow!("{error}"))?;
    Ok(check(&read(&docs().join("configure_aws_service.md"))?, &config))
}

/// A key, and what the guide says it is.
#[derive(Debug)]
struct Shown<'p> {
    what: &'p str,
    key: &'p str,
}

fn check(page: &str, config: &Config) -> Vec<String> {
    let shown = shown(page);
    let mut problems = Vec::new();
    for Shown { what, key } in &shown {
        let found = found(config, key);
        if found != *what {
            problems.push(format!("{key} is shown as {what}, and found as {found}"));
        }
        // A stream's prefix is the reader's to choose, and what it does not tell nobody knows.
        let facts = KeyFacts::of(key);
        if key.contains(STREAM) && found != "firehose_error" && (facts.account.is_none() || facts.region.is_none()) {
            problems.push(format!("{key} does not tell account and region"));
        }
    }
    for log_type in config.log_types() {
        if !shown.iter().any(|shown| shown.what == log_type.name) {
            problems.push(format!("no key is shown for {}", log_type.name));
        }
    }
    problems
}

/// The keys of a page, in its order.
fn shown(page: &str) -> Vec<Shown<'_>> {
    let mut shown = Vec::new();
    let mut block = None;
    for line in page.lines().map(str::trim) {
        match block {
            None => block = line.strip_prefix(KEYS),
            Some(_) if line == END => block = None,
            Some(what) => shown.push(Shown { what, key: line }),
        }
    }
    shown
}

fn found<'c>(config: &'c Config, key: &str) -> &'c str {
    match config.detect(key) {
        Detection::Type(log_type) => &log_type.name,
        Detection::Ignored(_) => "ignored",
        Detection::Control(control) => control.reason(),
        Detection::Unknown => "unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_flow_logs(page: &str) -> Vec<String> {
        let mut problems = check(page, &Config::builtin().unwrap());
        problems.retain(|problem| !problem.starts_with("no key is shown for ") || problem.ends_with("vpcflowlogs"));
        problems
    }

    #[test]
    fn keys_are_what_the_guide_says() {
        let page = "1. Do it:\n\n   ```text vpcflowlogs\n   AWSLogs/123456789012/vpcflowlogs/eu-west-1/x.log.gz\n   ```\n\n\
                    ```text firehose_error\nErrorLogs/x\n```\n```sh\naws ec2 help\n```\n";
        assert_eq!(of_flow_logs(page), [""; 0]);
    }

    #[test]
    fn a_key_that_is_something_else_is_named() {
        let page = "```text vpcflowlogs\nAWSLogs/123456789012/CloudTrail/eu-west-1/x.json.gz\nlogs/x\n```\n";
        assert_eq!(
            of_flow_logs(page),
            [
                "AWSLogs/123456789012/CloudTrail/eu-west-1/x.json.gz is shown as vpcflowlogs, and found as cloudtrail",
                "logs/x is shown as vpcflowlogs, and found as unknown",
            ]
        );
    }

    #[test]
    fn a_type_without_a_key_and_a_stream_without_a_region_are_named() {
        assert_eq!(of_flow_logs("Nothing.\n"), ["no key is shown for vpcflowlogs"]);
        let page = "```text vpcflowlogs\nAWSLogs/123456789012/vpcflowlogs/aes-siem-firehose-flow-1\n```\n";
        assert_eq!(
            of_flow_logs(page),
            ["AWSLogs/123456789012/vpcflowlogs/aes-siem-firehose-flow-1 does not tell account and region"]
        );
    }
}
