//! Whether a resource's policy lets somebody do something: a small evaluator of ours, as far as the solution's policies go.

use std::collections::BTreeMap;

use serde_json::Value;

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct Ask<'a> {
    /// `Service` or `AWS`.
    pub kind: &'a str,
    /// Name of the service, or ARN.
    pub who: &'a str,
    /// Such as `s3:PutObject`.
    pub action: &'a str,
    /// ARN.
    pub resource: &'a str,
    /// Condition keys of the request.
    pub context: BTreeMap<&'a str, &'a str>,
}

/// What a policy says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Yes, by a statement.
    Allowed,
    /// No, by a statement.
    Denied,
    /// Nothing.
    Silent,
}

/// What the policy says to the request: a denial is stronger than any permission.
#[must_use]
pub fn decide(policy: &Value, ask: &Ask<'_>) -> Decision {
    let mut decision = Decision::Silent;
    for statement in list(&policy["Statement"]) {
        let applies = is_principal(&statement["Principal"], ask)
            && any(&statement["Action"], ask.action)
            && any(&statement["Resource"], ask.resource)
            && conditions_hold(&statement["Condition"], ask);
        match (applies, statement["Effect"].as_str()) {
            (true, Some("Deny")) => return Decision::Denied,
            (true, Some("Allow")) => decision = Decision::Allowed,
            _ => {}
        }
    }
    decision
}

fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

fn is_principal(principal: &Value, ask: &Ask<'_>) -> bool {
    if principal == "*" {
        return true;
    }
    list(&principal[ask.kind]).into_iter().filter_map(Value::as_str).any(|name| match name {
        "*" => true,
        // An account's number stands for all of it.
        account if account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit()) => {
            ask.who.split(':').nth(4) == Some(account)
        }
        name => name == ask.who,
    })
}

fn any(patterns: &Value, text: &str) -> bool {
    list(patterns).into_iter().filter_map(Value::as_str).any(|pattern| is_like(pattern, text))
}

fn conditions_hold(conditions: &Value, ask: &Ask<'_>) -> bool {
    let Some(operators) = conditions.as_object() else { return true };
    operators.iter().all(|(operator, keys)| {
        keys.as_object().into_iter().flatten().all(|(key, wanted)| {
            // A key that the request has not is no match.
            let Some(value) = ask.context.get(key.as_str()) else { return false };
            let texts = list(wanted).into_iter().map(|one| one.as_str().map_or_else(|| one.to_string(), str::to_owned));
            match operator.trim_start_matches("ForAnyValue:") {
                "StringEquals" | "ArnEquals" | "Bool" => texts.into_iter().any(|text| text == *value),
                "StringLike" | "ArnLike" => texts.into_iter().any(|text| is_like(&text, value)),
                other => panic!("the evaluator knows no operator {other}"),
            }
        })
    })
}

/// `*` stands for anything, `?` for one character.
fn is_like(pattern: &str, text: &str) -> bool {
    match pattern.chars().next() {
        None => text.is_empty(),
        Some('*') => (0..=text.len()).any(|at| text.is_char_boundary(at) && is_like(&pattern[1..], &text[at..])),
        Some(one) => {
            let mut rest = text.chars();
            rest.next().is_some_and(|first| one == '?' || one == first)
                && is_like(&pattern[one.len_utf8()..], rest.as_str())
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn ask<'a>(who: &'a str, resource: &'a str, context: &[(&'a str, &'a str)]) -> Ask<'a> {
        Ask { kind: "Service", who, action: "s3:PutObject", resource, context: context.iter().copied().collect() }
    }

    #[test]
    fn a_denial_is_stronger_and_what_nobody_speaks_of_is_silent() {
        let policy = json!({"Statement": [
            {"Effect": "Allow", "Principal": {"Service": ["a", "b"]}, "Action": "s3:Put*", "Resource": "arn:logs/*",
             "Condition": {"StringEquals": {"account": ["1", "2"]}}},
            {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:logs", "arn:logs/*"],
             "Condition": {"Bool": {"secure": "false"}}},
        ]});
        let decide = |ask: &Ask<'_>| decide(&policy, ask);
        assert_eq!(decide(&ask("b", "arn:logs/x", &[("account", "2")])), Decision::Allowed);
        assert_eq!(decide(&ask("b", "arn:logs/x", &[("account", "3")])), Decision::Silent);
        assert_eq!(decide(&ask("b", "arn:logs/x", &[])), Decision::Silent);
        assert_eq!(decide(&ask("c", "arn:logs/x", &[("account", "2")])), Decision::Silent);
        assert_eq!(decide(&ask("b", "arn:other/x", &[("account", "2")])), Decision::Silent);
        assert_eq!(decide(&ask("b", "arn:logs/x", &[("account", "2"), ("secure", "false")])), Decision::Denied);
    }
}
