//! What an object key says: a log type, a key of no interest, or nothing known.

use std::sync::OnceLock;

use crate::log_type::LogType;
use crate::pattern::{Pattern, PatternError};

/// What an object is, by its key alone.
#[derive(Clone, Copy, Debug)]
pub enum Detection<'c> {
    /// Logs of this type.
    Type(&'c LogType),
    /// Logs of this type that its `s3_key_ignored` leaves out. No other type is tried.
    Ignored(&'c LogType),
    /// An object that AWS or a tool puts beside the logs: never logs.
    Control(Control),
    /// No section's `s3_key` is found in the key.
    Unknown,
}

/// Objects that stand beside logs and hold none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// A directory marker: the key ends with `/` or `_$folder$`.
    DirectoryMarker,
    /// Records that Firehose could not deliver.
    FirehoseError,
    /// CloudTrail's digest files: hashes of the logs.
    CloudTrailDigest,
    /// Written by Elastic Load Balancing when access logs are switched on.
    ElbTestFile,
    /// Written by AWS Config to try its permission.
    ConfigTestFile,
    /// Written by an export task of CloudWatch Logs to try its permission.
    ExportTestFile,
}

/// A section whose pattern is found in a key.
#[derive(Clone, Copy, Debug)]
pub struct KeyMatch<'c> {
    /// The section's type.
    pub log_type: &'c LogType,
    /// Its `s3_key_ignored` is found too.
    pub ignored: bool,
}

/// The compiled patterns of one section that find its objects.
#[derive(Clone, Debug)]
pub(crate) struct Patterns {
    /// `s3_key`
    pub(crate) wanted: Option<Pattern>,
    /// `s3_key_ignored`
    pub(crate) ignored: Option<Pattern>,
    /// `signature`, compiled when it is asked for first: most never are.
    pub(crate) signature: OnceLock<Option<Pattern>>,
    /// `line_signature`, likewise.
    pub(crate) line_signature: OnceLock<Option<Pattern>>,
}

impl Patterns {
    /// Whether the section takes the key. A search that gives up has found nothing.
    pub(crate) fn matches(&self, key: &str) -> bool {
        self.wanted.as_ref().and_then(|pattern| pattern.is_match(key)) == Some(true)
    }

    pub(crate) fn ignores(&self, key: &str) -> bool {
        self.ignored.as_ref().and_then(|pattern| pattern.is_match(key)) == Some(true)
    }

    /// Whether a record, as far as it is known, bears the signature of the section's type. One that is no regex is
    /// found nowhere: checking the patterns tells of it.
    pub(crate) fn is_signed(&self, log_type: &LogType, record: FirstRecord<'_>) -> bool {
        let found = |signature: &Option<String>, compiled: &OnceLock<Option<Pattern>>, compile: Compile, text: &str| {
            let Some(signature) = signature else { return false };
            let compiled = compiled.get_or_init(|| compile(signature).ok());
            compiled.as_ref().and_then(|pattern| pattern.is_match(text)) == Some(true)
        };
        match record {
            FirstRecord::Names(names) => found(&log_type.signature, &self.signature, Pattern::of_key, names),
            FirstRecord::Line(line) => found(&log_type.line_signature, &self.line_signature, Pattern::of_record, line),
        }
    }
}

type Compile = fn(&str) -> Result<Pattern, PatternError>;

/// What is known of the first record of an object.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FirstRecord<'r> {
    /// The names of its members or columns, blanks between.
    Names(&'r str),
    /// A line of text.
    Line(&'r str),
}

impl Control {
    /// What `key` is, if not logs.
    ///
    /// Firehose has no fixed place for what it cannot deliver: these are the prefixes of its documentation
    /// (`processing-failed`, `format-conversion-failed`, …) and those that the set-up guide has people enter.
    #[must_use]
    pub fn of(key: &str) -> Option<Control> {
        if key.ends_with('/') || key.ends_with("_$folder$") {
            return Some(Control::DirectoryMarker);
        }
        let (path, file) = key.rsplit_once('/').unwrap_or(("", key));
        match file {
            "ELBAccessLogTestFile" => return Some(Control::ElbTestFile),
            "ConfigWritabilityCheckFile" => return Some(Control::ConfigTestFile),
            "aws-logs-write-test" => return Some(Control::ExportTestFile),
            _ if file.contains("_CloudTrail-Digest_") => return Some(Control::CloudTrailDigest),
            _ => {}
        }
        if key.starts_with("ErrorLogs/") {
            return Some(Control::FirehoseError);
        }
        let mut before_last = "";
        let mut last = "";
        for part in path.split('/') {
            let is_error_prefix =
                part == "error" && (last == "realtime" || matches!(before_last, "WAF" | "SecurityHub"));
            if is_error_prefix || is_failed_prefix(part) {
                return Some(Control::FirehoseError);
            }
            if part == "CloudTrail-Digest" {
                return Some(Control::CloudTrailDigest);
            }
            before_last = std::mem::replace(&mut last, part);
        }
        None
    }

    /// The word for it in ledgers and messages.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Control::DirectoryMarker => "directory_marker",
            Control::FirehoseError => "firehose_error",
            Control::CloudTrailDigest => "cloudtrail_digest",
            Control::ElbTestFile => "elb_test_file",
            Control::ConfigTestFile => "config_test_file",
            Control::ExportTestFile => "export_test_file",
        }
    }
}

/// `processing-failed`, `format-conversion-failed`, `elasticsearch-failed`, …
fn is_failed_prefix(part: &str) -> bool {
    let Some(what) = part.strip_suffix("-failed") else { return false };
    !what.is_empty() && what.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_beside_the_logs_are_known() {
        for (key, expected) in [
            ("AWSLogs/123456789012/CloudTrail/", Control::DirectoryMarker),
            ("UserLogs/linux_$folder$", Control::DirectoryMarker),
            ("ErrorLogs/RDS/MySQL/error/2026/11/14/03/x", Control::FirehoseError),
            ("AWSLogs/123456789012/WAF/eu-west-1/error/x", Control::FirehoseError),
            ("SecurityHub/eu-west-1/error/x", Control::FirehoseError),
            ("AWSLogs/123456789012/CloudFront/global/E1/realtime/error/x", Control::FirehoseError),
            ("processing-failed/2026/11/14/03/x", Control::FirehoseError),
            ("app/format-conversion-failed/2026/x", Control::FirehoseError),
            ("AWSLogs/123456789012/ELBAccessLogTestFile", Control::ElbTestFile),
            ("AWSLogs/123456789012/Config/ConfigWritabilityCheckFile", Control::ConfigTestFile),
            ("AWSLogs/1/CloudTrail-Digest/eu-west-1/2026/11/14/x.gz", Control::CloudTrailDigest),
            (
                "moved/123456789012_CloudTrail-Digest_eu-west-1_t_eu-west-1_20261114T030405Z.json.gz",
                Control::CloudTrailDigest,
            ),
        ] {
            assert_eq!(Control::of(key), Some(expected), "{key}");
        }
    }

    #[test]
    fn only_whole_parts_count() {
        for key in [
            "MyErrorLogs/x",
            "AWSLogs/1/WAF/error/x",
            "AWSLogs/1/WAFX/eu-west-1/error/x",
            "AWSLogs/1/nginx/error/x",
            "login-failed.log",
            "app/-failed/x",
            "app/2026-failed/x",
            "app/processing-failed-x/x",
            "CloudTrail-Digest-bucket/x",
        ] {
            assert_eq!(Control::of(key), None, "{key}");
        }
    }
}
