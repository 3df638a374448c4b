//! Whether a resource's policy lets somebody do something: a small evaluator of ours, as far as the solution's policies go.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use anyhow::{Result, bail};
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
///
/// # Errors
/// If the policy has a condition that the evaluator does not know.
pub fn decide(policy: &Value, ask: &Ask<'_>) -> Result<Decision> {
    let mut decision = Decision::Silent;
    for statement in list(&policy["Statement"]) {
        let applies = is_principal(&statement["Principal"], ask)
            && any(&statement["Action"], ask.action)
            && any(&with_variables(&statement["Resource"], ask), ask.resource)
            && conditions_hold(&statement["Condition"], ask)?;
        match (applies, statement["Effect"].as_str()) {
            (true, Some("Deny")) => return Ok(Decision::Denied),
            (true, Some("Allow")) => decision = Decision::Allowed,
            _ => {}
        }
    }
    Ok(decision)
}

/// A value with what the request says in place of `${key}`.
fn with_variables(value: &Value, ask: &Ask<'_>) -> Value {
    match value {
        Value::Array(items) => items.iter().map(|item| with_variables(item, ask)).collect(),
        Value::String(text) => {
            let filled =
                ask.context.iter().fold(text.clone(), |text, (key, value)| text.replace(&format!("${{{key}}}"), value));
            filled.into()
        }
        other => other.clone(),
    }
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

fn conditions_hold(conditions: &Value, ask: &Ask<'_>) -> Result<bool> {
    for (operator, keys) in conditions.as_object().into_iter().flatten() {
        let matches: fn(&str, &str) -> bool = match operator.trim_start_matches("ForAnyValue:") {
            "StringEquals" | "ArnEquals" | "Bool" => |wanted, value| wanted == value,
            "StringLike" | "ArnLike" => is_like,
            "IpAddress" => is_within,
            other => bail!("the evaluator knows no operator {other}"),
        };
        for (key, wanted) in keys.as_object().into_iter().flatten() {
            let wanted =
                list(wanted).into_iter().map(|one| one.as_str().map_or_else(|| one.to_string(), str::to_owned));
            // A key that the request has not is no match.
            let value = ask.context.get(key.as_str());
            if !value.is_some_and(|value| wanted.into_iter().any(|wanted| matches(&wanted, value))) {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// Whether an address is the wanted one, or of the wanted network.
fn is_within(wanted: &str, address: &str) -> bool {
    let (network, bits) = wanted.split_once('/').unwrap_or((wanted, "32"));
    let bits = bits.parse::<u32>().ok().and_then(|bits| 32_u32.checked_sub(bits));
    let [network, address] = [network, address].map(|text| text.parse::<Ipv4Addr>().map(u32::from));
    match (network, address, bits) {
        (Ok(network), Ok(address), Some(hosts)) => (network ^ address).checked_shr(hosts).unwrap_or_default() == 0,
        _ => false,
    }
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
        let decide = |ask: &Ask<'_>| decide(&policy, ask).unwrap();
        assert_eq!(decide(&ask("b", "arn:logs/x", &[("account", "2")])), Decision::Allowed);
        assert_eq!(decide(&ask("b", "arn:logs/x", &[("account", "3")])), Decision::Silent);
        assert_eq!(decide(&ask("b", "arn:logs/x", &[])), Decision::Silent);
        assert_eq!(decide(&ask("c", "arn:logs/x", &[("account", "2")])), Decision::Silent);
        assert_eq!(decide(&ask("b", "arn:other/x", &[("account", "2")])), Decision::Silent);
        assert_eq!(decide(&ask("b", "arn:logs/x", &[("account", "2"), ("secure", "false")])), Decision::Denied);
    }

    #[test]
    fn a_variable_stands_for_what_the_request_says() {
        let policy = json!({"Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:PutObject",
            "Resource": ["arn:logs/${account}/*"]}});
        let decide = |resource: &str, context: &[(&str, &str)]| {
            decide(&policy, &Ask { resource, context: context.iter().copied().collect(), ..ask("a", "", &[]) }).unwrap()
        };
        assert_eq!(decide("arn:logs/1/x", &[("account", "1")]), Decision::Allowed);
        assert_eq!(decide("arn:logs/2/x", &[("account", "1")]), Decision::Silent);
        assert_eq!(decide("arn:logs/1/x", &[]), Decision::Silent);
    }

    #[test]
    fn an_address_is_within_its_network() {
        for (network, address, is) in [
            ("192.0.2.0/24", "192.0.2.255", true),
            ("192.0.2.0/24", "192.0.3.0", false),
            ("192.0.2.7", "192.0.2.7", true),
            ("192.0.2.7/32", "192.0.2.8", false),
            ("0.0.0.0/0", "198.51.100.1", true),
            ("192.0.2.0/24", "nowhere", false),
        ] {
            assert_eq!(is_within(network, address), is, "{address} in {network}");
        }
    }

    #[test]
    fn a_condition_that_is_not_known_is_no_guess() {
        let policy = json!({"Statement": {"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*",
            "Condition": {"NumericLessThan": {"s3:TlsVersion": 1.2}}}});
        let error = decide(&policy, &ask("a", "arn:logs/x", &[])).unwrap_err().to_string();
        assert_eq!(error, "the evaluator knows no operator NumericLessThan");
    }
}
