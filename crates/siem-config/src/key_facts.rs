//! Account and region as an object key tells them.
//!
//! A log knows these better, and then its word stands; the key is for logs that do not say. It is chosen by people, so
//! only whole parts of it count: `…/global-accelerator/…` is no region, and twelve digits inside a longer number are no
//! account.

use crate::regions::is_region;

/// What an object key tells; `None` where it does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyFacts<'k> {
    /// Twelve digits.
    pub account: Option<&'k str>,
    /// A region code, or `global`.
    pub region: Option<&'k str>,
}

/// Prefixes that name an account, as Hive-style keys have them.
const ACCOUNT_LABELS: &[&str] = &["aws-account-id=", "accountId=", "account_id=", "account-id=", "account="];
/// Prefixes that name a region.
const REGION_LABELS: &[&str] = &["aws-region=", "region="];

impl<'k> KeyFacts<'k> {
    /// Reads `key`, already URL-decoded.
    ///
    /// Account: a labelled part, else the first twelve-digit part after `AWSLogs`, else the first anywhere, else the
    /// first such piece between underscores in the file's name. Region: the first part that is a region code, bare or
    /// labelled, else such a piece of the file's name, else `global` as a part.
    #[must_use]
    pub fn of(key: &'k str) -> KeyFacts<'k> {
        let (path, file) = key.rsplit_once('/').unwrap_or(("", key));
        let name_piece = |wanted: fn(&str) -> bool| file.split('_').find(|piece| wanted(piece));
        KeyFacts {
            account: account_of_path(path).or_else(|| name_piece(is_account)),
            region: region_of_path(path)
                .or_else(|| name_piece(is_region))
                .or_else(|| path.split('/').find(|part| *part == "global")),
        }
    }
}

fn account_of_path(path: &str) -> Option<&str> {
    let labelled = path.split('/').find_map(|part| after_label(part, ACCOUNT_LABELS).filter(|text| is_account(text)));
    let after_aws_logs = || path.split('/').skip_while(|part| *part != "AWSLogs").find(|part| is_account(part));
    let first = || path.split('/').find(|part| is_account(part));
    labelled.or_else(after_aws_logs).or_else(first)
}

fn region_of_path(path: &str) -> Option<&str> {
    path.split('/').map(|part| after_label(part, REGION_LABELS).unwrap_or(part)).find(|part| is_region(part))
}

fn after_label<'p>(part: &'p str, labels: &[&str]) -> Option<&'p str> {
    labels.iter().find_map(|label| part.strip_prefix(label))
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(key: &str) -> (&str, &str) {
        let facts = KeyFacts::of(key);
        (facts.account.unwrap_or("-"), facts.region.unwrap_or("-"))
    }

    #[test]
    fn account_and_region_are_whole_parts() {
        for (key, expected) in [
            ("AWSLogs/123456789012/CloudTrail/eu-west-1/2026/11/14/x.json.gz", ("123456789012", "eu-west-1")),
            ("AWSLogs/o-a1b2c3/111122223333/CloudTrail/us-gov-west-1/x.gz", ("111122223333", "us-gov-west-1")),
            ("123456789012/eusc-de-east-1/bucket/2026/11/14/x", ("123456789012", "eusc-de-east-1")),
            ("AWSLogs/123456789012/WAF/global/aws-waf-logs-x-1", ("123456789012", "global")),
            ("AWSLogs/123456789012/global-accelerator/x", ("123456789012", "-")),
            ("AWSLogs/123456789012/x/global/us-iso-east-1/y", ("123456789012", "us-iso-east-1")),
            ("logs/1234567890123/us-east-1a/x", ("-", "-")),
            ("logs/x123456789012/my-us-east-1/x", ("-", "-")),
        ] {
            assert_eq!(facts(key), expected, "{key}");
        }
    }

    #[test]
    fn labels_of_hive_style_keys_are_understood() {
        let key = "p/aws-account-id=123456789012/aws-service=vpcflowlogs/aws-region=ap-northeast-3/year=2026/x.parquet";
        assert_eq!(facts(key), ("123456789012", "ap-northeast-3"));
        let key = "aws/CLOUD_TRAIL_MGMT/2.0/region=cn-north-1/accountId=111122223333/eventDay=20261114/x.parquet";
        assert_eq!(facts(key), ("111122223333", "cn-north-1"));
    }

    #[test]
    fn a_file_name_tells_what_the_path_does_not() {
        assert_eq!(
            facts("moved/123456789012_CloudTrail_eu-west-1_20261114T0305Z_x.json.gz"),
            ("123456789012", "eu-west-1")
        );
        assert_eq!(facts("123456789012_vpcflowlogs_me-west-1_fl-1_x.log.gz"), ("123456789012", "me-west-1"));
    }

    #[test]
    fn a_date_of_twelve_digits_does_not_beat_the_account_after_aws_logs() {
        assert_eq!(facts("import/202611140304/AWSLogs/123456789012/x/us-west-2/y"), ("123456789012", "us-west-2"));
    }

    #[test]
    fn a_key_may_tell_nothing() {
        assert_eq!(facts("x"), ("-", "-"));
        assert_eq!(facts(""), ("-", "-"));
    }
}
