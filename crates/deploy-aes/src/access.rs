//! Who may speak to the domain at all. Behind this, the domain asks everybody for a login (fine-grained access control).

use serde_json::{Value, json};

use crate::wanted::Wanted;

/// Requests to the domain itself, and no changes of it.
const ACTIONS: &str = "es:ESHttp*";
/// The statement that follows the parameter AllowedSourceIpAddresses.
const SOURCES: &str = "AesSiemAllowedSourceIpAddresses";

/// A domain's ARN, and what it tells of the place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DomainArn<'a> {
    arn: &'a str,
    partition: &'a str,
    region: &'a str,
    account: &'a str,
}

impl<'a> DomainArn<'a> {
    /// # Errors
    /// If it is no ARN.
    pub(crate) fn of(arn: &'a str) -> Result<DomainArn<'a>, String> {
        match arn.splitn(6, ':').collect::<Vec<_>>()[..] {
            ["arn", partition, "es", region, account, _] => Ok(DomainArn { arn, partition, region, account }),
            _ => Err(format!("{arn:?} is no ARN of a domain")),
        }
    }

    fn resources(self) -> String {
        format!("{}/*", self.arn)
    }

    /// ARN of a log group there.
    pub(crate) fn log_group(self, name: &str) -> String {
        format!("arn:{}:logs:{}:{}:log-group:{name}", self.partition, self.region, self.account)
    }

    pub(crate) fn account(self) -> &'a str {
        self.account
    }
}

/// The access policy of a new domain. At a public endpoint: the account's own roles and users as their policies allow,
/// and everybody from the allowed addresses. In a VPC security groups decide who gets there.
pub(crate) fn policy(arn: DomainArn<'_>, wanted: &Wanted) -> Value {
    let statements = if wanted.network.is_some() {
        vec![json!({
            "Sid": "AesSiemVpc",
            "Effect": "Allow",
            "Principal": { "AWS": "*" },
            "Action": ACTIONS,
            "Resource": arn.resources(),
        })]
    } else {
        let account = json!({
            "Sid": "AesSiemAccount",
            "Effect": "Allow",
            "Principal": { "AWS": arn.account },
            "Action": ACTIONS,
            "Resource": arn.resources(),
        });
        std::iter::once(account).chain(from_sources(arn, &wanted.sources)).collect()
    };
    json!({ "Version": "2012-10-17", "Statement": statements })
}

/// A domain's policy, in which everybody from these addresses may come instead of those that the solution let in before.
/// `None` where that is so already.
///
/// # Errors
/// If the live policy is no JSON.
pub(crate) fn with_sources(live: &str, arn: DomainArn<'_>, sources: &[String]) -> Result<Option<String>, String> {
    let live: Value = match live {
        "" => json!({ "Version": "2012-10-17", "Statement": [] }),
        text => serde_json::from_str(text).map_err(|_| "the domain's access policy is no JSON".to_owned())?,
    };
    let mut statements = match &live["Statement"] {
        Value::Array(many) => many.clone(),
        Value::Null => Vec::new(),
        one => vec![one.clone()],
    };
    let before = statements.clone();
    let place = statements.iter().position(|one| one["Sid"] == SOURCES).unwrap_or(statements.len());
    statements.retain(|one| one["Sid"] != SOURCES);
    statements.splice(place..place, from_sources(arn, sources));
    if statements == before {
        return Ok(None);
    }
    let mut policy = live;
    policy["Statement"] = statements.into();
    Ok(Some(policy.to_string()))
}

fn from_sources(arn: DomainArn<'_>, sources: &[String]) -> Option<Value> {
    let statement = || {
        json!({
            "Sid": SOURCES,
            "Effect": "Allow",
            "Principal": { "AWS": "*" },
            "Action": ACTIONS,
            "Resource": arn.resources(),
            "Condition": { "IpAddress": { "aws:SourceIp": sources } },
        })
    };
    (!sources.is_empty()).then(statement)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wanted::tests::request;

    const ARN: &str = "arn:aws-cn:es:cn-north-1:123456789012:domain/aes-siem";

    fn arn() -> DomainArn<'static> {
        DomainArn::of(ARN).unwrap()
    }

    fn account() -> Value {
        json!({
            "Sid": "AesSiemAccount", "Effect": "Allow", "Principal": {"AWS": "123456789012"}, "Action": "es:ESHttp*",
            "Resource": "arn:aws-cn:es:cn-north-1:123456789012:domain/aes-siem/*",
        })
    }

    fn sources(sources: &[&str]) -> Value {
        json!({
            "Sid": "AesSiemAllowedSourceIpAddresses", "Effect": "Allow", "Principal": {"AWS": "*"},
            "Action": "es:ESHttp*", "Resource": "arn:aws-cn:es:cn-north-1:123456789012:domain/aes-siem/*",
            "Condition": {"IpAddress": {"aws:SourceIp": sources}},
        })
    }

    fn of(statements: &[Value]) -> Value {
        json!({"Version": "2012-10-17", "Statement": statements})
    }

    #[test]
    fn an_arn_tells_the_place() {
        assert_eq!(arn().log_group("/x/y"), "arn:aws-cn:logs:cn-north-1:123456789012:log-group:/x/y");
        assert_eq!(arn().account(), "123456789012");
        assert_eq!(DomainArn::of("aes-siem").unwrap_err(), "\"aes-siem\" is no ARN of a domain");
    }

    #[test]
    fn a_public_domain_is_for_the_account_and_the_addresses_and_one_in_a_vpc_for_who_gets_there() {
        let made = |others: &[(&str, Value)]| policy(arn(), &Wanted::of(&request(others)).unwrap());
        let given = ("AllowedSourceIpAddresses", json!("192.0.2.0/24 198.51.100.7"));
        assert_eq!(made(&[given]), of(&[account(), sources(&["192.0.2.0/24", "198.51.100.7"])]));
        assert_eq!(made(&[("AllowedSourceIpAddresses", json!(""))]), of(&[account()]));
        let in_vpc = json!({
            "Sid": "AesSiemVpc", "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "es:ESHttp*",
            "Resource": "arn:aws-cn:es:cn-north-1:123456789012:domain/aes-siem/*",
        });
        assert_eq!(made(&[("SubnetIds", json!(["subnet-0a"]))]), of(&[in_vpc]));
    }

    #[test]
    fn other_addresses_change_the_solutions_statement_and_no_other() {
        let operators = json!({"Effect": "Deny", "Principal": "*", "Action": "es:ESHttpDelete", "Resource": "*"});
        let live = of(&[account(), sources(&["192.0.2.0/24"]), operators.clone()]);
        let changed = |live: &Value, to: &[&str]| {
            let to: Vec<String> = to.iter().map(|one| (*one).to_owned()).collect();
            let policy = with_sources(&live.to_string(), arn(), &to).unwrap();
            policy.map(|text| serde_json::from_str::<Value>(&text).unwrap())
        };
        let to = ["198.51.100.0/24"];
        assert_eq!(changed(&live, &to), Some(of(&[account(), sources(&to), operators.clone()])));
        assert_eq!(changed(&live, &[]), Some(of(&[account(), operators.clone()])));
        assert_eq!(changed(&live, &["192.0.2.0/24"]), None);

        let lone = json!({"Version": "2008-10-17", "Id": "x", "Statement": operators});
        let expected = json!({"Version": "2008-10-17", "Id": "x", "Statement": [operators, sources(&to)]});
        assert_eq!(changed(&lone, &to), Some(expected));
        assert_eq!(changed(&lone, &[]), None);
    }

    #[test]
    fn a_domain_without_a_policy_gets_one() {
        let to = ["192.0.2.1".to_owned()];
        let made = with_sources("", arn(), &to).unwrap().unwrap();
        assert_eq!(serde_json::from_str::<Value>(&made).unwrap(), of(&[sources(&["192.0.2.1"])]));
        assert_eq!(with_sources("", arn(), &[]), Ok(None));
        assert_eq!(with_sources("<policy>", arn(), &to).unwrap_err(), "the domain's access policy is no JSON");
    }
}
