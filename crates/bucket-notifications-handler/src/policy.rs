//! Policies that are shared: with consoles of other services, which add statements to them, and with operators.

use serde_json::{Value, json};

/// Begins the names of the solution's statements.
const OURS: &str = "AesSiem";
/// Stands for each account whose logs are collected, the stack's own among them.
const ACCOUNT: &str = "{account}";
/// Stands for each of them but the stack's own.
const SOURCE_ACCOUNT: &str = "{source_account}";

/// Bytes of a bucket's policy at most (Amazon S3 user guide, "Bucket policies").
const MOST_BYTES: usize = 20 * 1024;

/// What an update does with a policy that is there (the parameter LogBucketPolicyUpdate).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Update {
    /// The solution's statements are replaced, others stay.
    Merge,
    /// The policy is replaced.
    Override,
    /// It stays as it is.
    Keep,
}

impl Update {
    pub(crate) fn of(text: &str) -> Result<Update, String> {
        match text {
            "merge" => Ok(Update::Merge),
            "update_and_override" => Ok(Update::Override),
            "keep" => Ok(Update::Keep),
            other => Err(format!("LogBucketPolicyUpdate is merge, update_and_override or keep, and not {other:?}")),
        }
    }
}

/// The policy that is to be, or `None` where the one that is there is to stay. `ours` is the solution's, expanded.
pub(crate) fn merged(live: Option<&Value>, ours: &Value, update: Update) -> Option<Value> {
    let Some(live) = live else { return Some(ours.clone()) };
    let policy = match update {
        Update::Keep => return None,
        Update::Override => ours.clone(),
        Update::Merge => {
            let mut statements: Vec<Value> = statements(live).into_iter().filter(|one| !is_ours(one)).collect();
            statements.extend(self::statements(ours));
            let mut policy = live.clone();
            policy["Statement"] = statements.into();
            policy
        }
    };
    (policy != *live).then_some(policy)
}

/// Whether a bucket takes a policy of this length.
///
/// # Errors
/// If not: a sentence with what makes it long.
pub(crate) fn check_length(policy: &Value) -> Result<(), String> {
    match policy.to_string().len() {
        0..=MOST_BYTES => Ok(()),
        bytes => Err(format!(
            "the log bucket's policy would have {bytes} bytes, and S3 takes {MOST_BYTES} at most: name fewer accounts in \
             SourceAccounts, or take statements of others away"
        )),
    }
}

/// A policy with one statement need not have a list of them.
fn statements(policy: &Value) -> Vec<Value> {
    match &policy["Statement"] {
        Value::Array(many) => many.clone(),
        Value::Null => Vec::new(),
        one => vec![one.clone()],
    }
}

fn is_ours(statement: &Value) -> bool {
    statement["Sid"].as_str().is_some_and(|sid| sid.starts_with(OURS))
}

/// A policy of the template, with what stands for accounts replaced by them. A statement about accounts of which there
/// are none is left out.
pub(crate) fn expanded(policy: &Value, own_account: &str, source_accounts: &[String]) -> Result<Value, String> {
    let all: Vec<&str> = std::iter::once(own_account).chain(source_accounts.iter().map(String::as_str)).collect();
    if let Some(wrong) = all.iter().find(|account| account.len() != 12 || !account.bytes().all(|b| b.is_ascii_digit()))
    {
        return Err(format!("SourceAccounts: {wrong:?} is no account, which has 12 digits"));
    }
    let accounts = Accounts { all: &all, source: &all[1..] };
    let statements = statements(policy);
    if statements.is_empty() || !statements.iter().all(Value::is_object) {
        return Err("the property Policy is no policy: it has to have a list of statements".to_owned());
    }
    let statements: Vec<Value> = statements.iter().filter_map(|one| accounts.expand(one)).collect();
    Ok(json!({ "Version": "2012-10-17", "Statement": statements }))
}

struct Accounts<'a> {
    all: &'a [&'a str],
    source: &'a [&'a str],
}

impl Accounts<'_> {
    /// `None` where nothing is left of a list that had something.
    fn expand(&self, value: &Value) -> Option<Value> {
        match value {
            Value::Object(members) => {
                let expanded = members.iter().map(|(name, value)| Some((name.clone(), self.expand(value)?)));
                Some(Value::Object(expanded.collect::<Option<_>>()?))
            }
            Value::Array(items) => {
                let expanded: Vec<Value> = items.iter().flat_map(|item| self.texts(item)).collect();
                (items.is_empty() || !expanded.is_empty()).then_some(Value::Array(expanded))
            }
            text => match self.texts(text).as_slice() {
                [] => None,
                [one] => Some(one.clone()),
                many => Some(many.into()),
            },
        }
    }

    fn texts(&self, value: &Value) -> Vec<Value> {
        let each = |text: &str, token: &str, accounts: &[&str]| {
            accounts.iter().map(|account| text.replace(token, account).into()).collect()
        };
        match value.as_str() {
            Some(text) if text.contains(SOURCE_ACCOUNT) => each(text, SOURCE_ACCOUNT, self.source),
            Some(text) if text.contains(ACCOUNT) => each(text, ACCOUNT, self.all),
            _ => vec![value.clone()],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(sid: &str) -> Value {
        json!({"Sid": sid, "Effect": "Allow", "Principal": {"Service": "config.amazonaws.com"}, "Action": "s3:PutObject", "Resource": "*"})
    }

    fn policy(sids: &[&str]) -> Value {
        json!({"Version": "2012-10-17", "Statement": sids.iter().map(|sid| statement(sid)).collect::<Vec<_>>()})
    }

    #[test]
    fn what_others_added_stays_and_what_is_ours_is_replaced() {
        let live = policy(&["AesSiemOld", "AWSCloudTrailWrite", "AesSiemDenyPlainHttp", "operators"]);
        let ours = policy(&["AesSiemDenyPlainHttp", "AesSiemNew"]);
        let expected = policy(&["AWSCloudTrailWrite", "operators", "AesSiemDenyPlainHttp", "AesSiemNew"]);
        assert_eq!(merged(Some(&live), &ours, Update::Merge), Some(expected.clone()));
        assert_eq!(merged(Some(&expected), &ours, Update::Merge), None, "nothing is left to do");
        assert_eq!(merged(Some(&live), &ours, Update::Override), Some(ours.clone()));
        assert_eq!(merged(Some(&live), &ours, Update::Keep), None);
        for update in [Update::Merge, Update::Override, Update::Keep] {
            assert_eq!(merged(None, &ours, update), Some(ours.clone()), "there is none to keep");
        }
    }

    #[test]
    fn a_lone_statement_is_a_list_of_one_and_one_without_a_name_is_others() {
        let live = json!({"Version": "2008-10-17", "Id": "x", "Statement": {"Effect": "Deny", "Principal": "*"}});
        let merged = merged(Some(&live), &policy(&["AesSiemNew"]), Update::Merge).unwrap();
        assert_eq!(merged["Statement"], json!([{"Effect": "Deny", "Principal": "*"}, statement("AesSiemNew")]));
        assert_eq!(merged["Id"], "x");
    }

    #[test]
    fn accounts_take_the_place_of_what_stands_for_them() {
        let template = json!({"Statement": [
            {"Sid": "AesSiemWrite", "Resource": ["arn:aws:s3:::logs/AWSLogs/{account}/*", "arn:aws:s3:::logs/x"],
             "Condition": {"StringEquals": {"aws:SourceAccount": ["{account}"]}}},
            {"Sid": "AesSiemReplication", "Principal": {"AWS": ["{source_account}"]}, "Resource": "arn:aws:s3:::logs/*"},
        ]});
        let alone = expanded(&template, "123456789012", &[]).unwrap();
        assert_eq!(
            alone["Statement"],
            json!([{
                "Sid": "AesSiemWrite",
                "Resource": ["arn:aws:s3:::logs/AWSLogs/123456789012/*", "arn:aws:s3:::logs/x"],
                "Condition": {"StringEquals": {"aws:SourceAccount": ["123456789012"]}},
            }])
        );
        let sources = ["111122223333".to_owned(), "444455556666".to_owned()];
        let several = expanded(&template, "123456789012", &sources).unwrap();
        assert_eq!(several["Statement"][0]["Resource"].as_array().unwrap().len(), 4);
        assert_eq!(several["Statement"][1]["Principal"]["AWS"], json!(sources));
    }

    #[test]
    fn an_account_has_twelve_digits() {
        for wrong in ["12345678901", "12345678901x", "o-a1b2c3d4e5", "*"] {
            let error = expanded(&json!({}), "123456789012", &[wrong.to_owned()]).unwrap_err();
            assert_eq!(error, format!("SourceAccounts: {wrong:?} is no account, which has 12 digits"));
        }
    }

    #[test]
    fn a_policy_that_is_too_long_is_told() {
        let of = |bytes: usize| json!("x".repeat(bytes - 2));
        assert_eq!(check_length(&of(20_480)), Ok(()));
        assert_eq!(
            check_length(&of(20_481)).unwrap_err(),
            "the log bucket's policy would have 20481 bytes, and S3 takes 20480 at most: name fewer accounts in \
             SourceAccounts, or take statements of others away"
        );
    }

    #[test]
    fn an_update_is_one_of_three() {
        assert_eq!(Update::of("merge"), Ok(Update::Merge));
        assert!(Update::of("").unwrap_err().contains("merge, update_and_override or keep"));
    }
}
