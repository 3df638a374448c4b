//! The domain: no resource of the template, but a request of the function that makes it.

use serde_json::Value;

use super::{Found, Made, list, texts, wrong};

/// A domain that CloudFormation makes is looked at by none of the rules for the request.
pub(super) fn beside_the_function(made: &Made) -> Found {
    let kinds =
        ["AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain", "AWS::OpenSearchServerless::Collection"];
    kinds.into_iter().flat_map(|kind| wrong(made, kind, |_, _| true)).collect()
}

/// The rules that a request for a domain (`CreateDomain`) breaks.
#[must_use]
pub fn broken(request: &Value) -> Vec<&'static str> {
    let endpoint = &request["DomainEndpointOptions"];
    let tls = endpoint["TLSSecurityPolicy"].as_str().unwrap_or_default();
    let takes_new_tls = ["Policy-Min-TLS-1-2-", "Policy-Min-TLS-1-3-"].iter().any(|policy| tls.starts_with(policy));
    let rules = [
        ("domain-asks-for-tls-1-2", takes_new_tls),
        ("domain-refuses-plain-http", endpoint["EnforceHTTPS"] == true),
        ("domain-is-encrypted-at-rest", request["EncryptionAtRestOptions"]["Enabled"] == true),
        ("domain-is-encrypted-between-nodes", request["NodeToNodeEncryptionOptions"]["Enabled"] == true),
        ("domain-knows-its-users", knows_its_users(&request["AdvancedSecurityOptions"])),
        ("domain-notes-who-does-what", request["LogPublishingOptions"]["AUDIT_LOGS"]["Enabled"] == true),
        ("domain-is-open-to-nobody", is_closed(request)),
    ];
    rules.into_iter().filter(|(_, holds)| !holds).map(|(name, _)| name).collect()
}

/// With fine-grained access control and a first user, and without anybody who is not signed in.
fn knows_its_users(options: &Value) -> bool {
    options["Enabled"] == true && options["MasterUserOptions"].is_object() && options["AnonymousAuthEnabled"] != true
}

/// A domain with an address in the internet lets in nobody but named principals, and those who come from named networks.
fn is_closed(request: &Value) -> bool {
    let policy: Value =
        request["AccessPolicies"].as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let is_in_a_network = !list(&request["VPCOptions"]["SubnetIds"]).is_empty();
    let statements = list(&policy["Statement"]);
    let is_open = |statement: &&Value| {
        let principal = &statement["Principal"];
        let is_anybody = principal == "*" || texts(&principal["AWS"]).any(|who| who == "*");
        let networks: Vec<&str> = texts(&statement["Condition"]["IpAddress"]["aws:SourceIp"]).collect();
        let is_bound = !networks.is_empty() && !networks.iter().any(|network| network.ends_with("/0"));
        statement["Effect"] == "Allow" && is_anybody && !is_bound && !is_in_a_network
    };
    !statements.is_empty() && !statements.iter().any(|statement| is_open(&statement))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn good() -> Value {
        let statement = |principal: &str| {
            json!({"Effect": "Allow", "Principal": {"AWS": principal}, "Action": "es:ESHttp*",
            "Resource": "arn:aws:es:eu-west-1:123456789012:domain/aes-siem/*"})
        };
        let mut of_networks = statement("*");
        of_networks["Condition"] = json!({"IpAddress": {"aws:SourceIp": ["192.0.2.0/24"]}});
        let policy = json!({"Statement": [statement("arn:aws:iam::123456789012:root"), of_networks]});
        json!({
            "DomainEndpointOptions": {"EnforceHTTPS": true, "TLSSecurityPolicy": "Policy-Min-TLS-1-2-PFS-2023-10"},
            "EncryptionAtRestOptions": {"Enabled": true},
            "NodeToNodeEncryptionOptions": {"Enabled": true},
            "AdvancedSecurityOptions": {"Enabled": true, "MasterUserOptions": {"MasterUserARN": "arn"}},
            "LogPublishingOptions": {"AUDIT_LOGS": {"Enabled": true}},
            "AccessPolicies": policy.to_string(),
        })
    }

    #[test]
    fn each_rule_finds_what_breaks_it() {
        assert_eq!(broken(&good()), [""; 0]);
        let mut open = json!({"Statement": {"Effect": "Allow", "Principal": "*", "Action": "es:*", "Resource": "*"}});
        let to_anybody = open.to_string();
        open["Statement"]["Condition"] = json!({"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}});
        let from_anywhere = open.to_string();
        for (pointer, value, rule) in [
            (
                "/DomainEndpointOptions/TLSSecurityPolicy",
                json!("Policy-Min-TLS-1-0-2019-07"),
                "domain-asks-for-tls-1-2",
            ),
            ("/DomainEndpointOptions/EnforceHTTPS", json!(false), "domain-refuses-plain-http"),
            ("/EncryptionAtRestOptions/Enabled", json!(false), "domain-is-encrypted-at-rest"),
            ("/NodeToNodeEncryptionOptions", json!(null), "domain-is-encrypted-between-nodes"),
            ("/AdvancedSecurityOptions/Enabled", json!(false), "domain-knows-its-users"),
            ("/AdvancedSecurityOptions/MasterUserOptions", json!(null), "domain-knows-its-users"),
            ("/LogPublishingOptions/AUDIT_LOGS/Enabled", json!(false), "domain-notes-who-does-what"),
            ("/AccessPolicies", json!(to_anybody), "domain-is-open-to-nobody"),
            ("/AccessPolicies", json!(from_anywhere), "domain-is-open-to-nobody"),
            ("/AccessPolicies", json!(null), "domain-is-open-to-nobody"),
        ] {
            let mut request = good();
            *request.pointer_mut(pointer).unwrap() = value;
            assert_eq!(broken(&request), [rule], "{pointer}");
        }
    }

    #[test]
    fn in_a_network_its_groups_say_who_comes_that_far() {
        let mut request = good();
        let policy =
            json!({"Statement": {"Effect": "Allow", "Principal": "*", "Action": "es:ESHttp*", "Resource": "*"}});
        request["AccessPolicies"] = policy.to_string().into();
        assert_eq!(broken(&request), ["domain-is-open-to-nobody"]);
        request["VPCOptions"] = json!({"SubnetIds": ["subnet-0123456789abcdef0"]});
        assert_eq!(broken(&request), [""; 0]);
    }
}
