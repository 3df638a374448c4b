//! AWS WAF records. Source: AWS WAF Developer Guide, "Log fields".

use serde_json::{Value, json};

use crate::SampleObject;
use crate::packing::gzip_records;
use crate::random::Random;
use crate::time::Time;

/// One request that the web ACL judged.
pub(crate) struct Judged<'a> {
    pub(crate) time: Time,
    pub(crate) client: &'a str,
    pub(crate) country: &'a str,
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) query: &'a str,
    pub(crate) agent: &'a str,
    /// The rule that blocked it.
    pub(crate) blocked_by: Option<&'a str>,
}

impl Judged<'_> {
    pub(crate) fn record(&self, random: &mut Random) -> Value {
        let Judged { time, client, country, method, path, query, agent, blocked_by } = self;
        let groups = match blocked_by {
            Some(rule) => {
                json!([{"ruleGroupId": "AWS#AWSManagedRulesSQLiRuleSet", "terminatingRule": {"ruleId": rule, "action": "BLOCK", "ruleMatchDetails": null}, "nonTerminatingMatchingRules": [], "excludedRules": null}])
            }
            None => json!([]),
        };
        json!({
            "timestamp": time.epoch() * 1000 + random.within(0, 1000),
            "formatVersion": 1,
            "webaclId": "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/6e3f0c1a-5d1e-4b7a-9c55-2f4f7e1d9b10",
            "terminatingRuleId": blocked_by.map_or("Default_Action", |_| "sql-injection"),
            "terminatingRuleType": if blocked_by.is_some() { "MANAGED_RULE_GROUP" } else { "REGULAR" },
            "action": if blocked_by.is_some() { "BLOCK" } else { "ALLOW" },
            "terminatingRuleMatchDetails": [],
            "httpSourceName": "ALB",
            "httpSourceId": "123456789012-app/shop/50dc6c495c0c9188",
            "ruleGroupList": groups,
            "rateBasedRuleList": [],
            "nonTerminatingMatchingRules": [],
            "requestHeadersInserted": null,
            "responseCodeSent": blocked_by.map(|_| 403),
            "httpRequest": {
                "clientIp": client, "country": country,
                "headers": [
                    {"name": "host", "value": "www.example.com"}, {"name": "user-agent", "value": agent},
                    {"name": "accept", "value": "*/*"}, {"name": "cookie", "value": format!("session={}", random.hex(16))}
                ],
                "uri": path, "args": query, "httpVersion": "HTTP/2.0", "httpMethod": method,
                "requestId": format!("1-68ee0b1e-{}", random.hex(24)), "fragment": "", "scheme": "https", "host": "www.example.com"
            },
            "labels": blocked_by.map(|_| json!([{"name": "awswaf:managed:aws:sql-database:SQLi_QueryArguments"}])),
            "ja3Fingerprint": random.hex(32),
            "ja4Fingerprint": format!("t13d1516h2_{}_{}", random.hex(12), random.hex(12)),
            "requestBodySize": 0
        })
    }
}

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let records: Vec<Value> = (0..records)
        .map(|number| {
            let (client, path) = (random.public_address(), format!("/p/{number}"));
            let judged = Judged {
                time: Time::of_record(number),
                client: &client,
                country: "US",
                method: "GET",
                path: &path,
                query: "a=1",
                agent: random.agent(),
                blocked_by: (random.within(0, 3) == 0).then_some("SQLi_QUERYARGUMENTS"),
            };
            judged.record(random)
        })
        .collect();
    SampleObject::new("AWSLogs/123456789012/WAF/eu-west-1/2026/10/14/00/aws-waf-logs-volume", gzip_records(&records))
}
