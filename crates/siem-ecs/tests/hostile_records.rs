//! Records made to cost much or to be misread.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::sync::Arc;

use bumpalo::Bump;
use serde_json::{Value, json};
use siem_config::{BUILTIN, Config, Source};
use siem_ecs::time::parse_iso8601;
use siem_ecs::{Normalizer, Object, ObjectFacts, Options, Outcome, Plan, Work};
use siem_formats::{Envelope, EnvelopeKind, Flaws, Record};

/// A log type at work.
struct Loader {
    normalizer: Normalizer,
    object: Object,
}

impl Loader {
    fn new(log_type: &str, user_ini: &str) -> Loader {
        let config = Config::only(&[BUILTIN, Source { name: "user.ini", text: user_ini }]).unwrap();
        let plan = Plan::new(config.get(log_type).unwrap()).unwrap();
        let now = parse_iso8601("2026-10-15T00:00:00Z").unwrap();
        let object = Object::new(ObjectFacts {
            bucket: "local".into(),
            key: "key".into(),
            version: "v".into(),
            account: None,
            region: None,
            modified: now,
            ingested: now,
            max_age_days: None,
        });
        Loader { normalizer: Normalizer::new(Arc::new(plan), Options::default()), object }
    }

    /// The document, and the bytes of the arena that it took.
    fn load(&self, text: &str, envelope: Envelope<'_>) -> (Value, usize) {
        let arena = Bump::new();
        let mut work = Work::default();
        let record = Record { ordinal: 1, text, columns: None, envelope, flaws: Flaws::default(), resume: None };
        let Outcome::Document(mut doc) = self.normalizer.normalize(&mut work, record, &self.object, &arena) else {
            panic!("{text} is excluded");
        };
        let mut out = Vec::new();
        let encoded = self.normalizer.encode(&mut work, &mut doc, &mut out);
        (serde_json::from_slice(&out[encoded.source..encoded.end]).unwrap(), arena.allocated_bytes())
    }

    fn document(&self, record: &Value) -> Value {
        self.load(&record.to_string(), Envelope::default()).0
    }
}

/// A type of JSON records whose text `field` becomes `message`.
fn json_type(more: &str) -> Loader {
    let ini =
        format!("[x]\ns3_key = x\nfile_format = json\nindex_name = log-x\necs = message\nmessage = field\n{more}");
    Loader::new("x", &ini)
}

#[test]
fn memory_grows_with_the_record_and_not_with_its_square() {
    let address = |n: usize| format!("198.51.{}.{}", n / 256 % 256, n % 256);
    let many = |make: &dyn Fn(usize) -> Value| (0..8_000).map(make).collect::<Vec<_>>();
    let forwarded = (0..8_000).map(address).collect::<Vec<_>>().join(",");
    for (log_type, record, list, count) in [
        (
            "waf",
            json!({"action": "ALLOW", "httpRequest": {"headers": [{"name": "X-Forwarded-For", "value": forwarded}]}}),
            "/related/ip",
            8_000,
        ),
        (
            "guardduty",
            json!({"type": "Recon:EC2/Portscan", "service": {"action": {"portProbeAction": {
                "portProbeDetails": many(&|n| json!({"remoteIpDetails": {"ipAddressV4": address(n)}}))}}}}),
            "/related/ip",
            8_000,
        ),
        (
            "guardduty",
            json!({"type": "AttackSequence:IAM/CompromisedCredentials", "service": {"detection": {"sequence": {
                "endpoints": many(&|n| json!({"ip": address(n)})),
                "actors": many(&|n| json!({"user": {"name": format!("user{n}")}}))}}}}),
            "/related/user",
            8_000,
        ),
        (
            "cloudtrail",
            json!({"eventSource": "ec2.amazonaws.com", "eventName": "StopInstances", "responseElements": {
                "instancesSet": {"items": many(&|n| json!({"instanceId": format!("i-{n:017}")}))}}}),
            "/related/hosts",
            8_000,
        ),
        (
            "securityhub",
            json!({"Resources": many(&|n| json!({"Type": "AwsIamUser", "Id": format!("x/user{n}")}))}),
            "/related/user",
            8_000,
        ),
    ] {
        let (document, allocated) = Loader::new(log_type, "").load(&record.to_string(), Envelope::default());
        assert_eq!(document.pointer(list).and_then(Value::as_array).map(Vec::len), Some(count), "{log_type}");
        assert!(allocated < 32 << 20, "{log_type}: {} MiB", allocated >> 20);
    }
}

#[test]
fn memory_grows_with_the_members_around_a_container_s_record() {
    let members: serde_json::Map<String, Value> = (0..8_000).map(|n| (format!("k{n}"), n.into())).collect();
    let message = Value::from(members).to_string();
    let envelope = Envelope { kind: EnvelopeKind::FireLens, message: Some(&message), ..Envelope::default() };
    let (document, allocated) = json_type("").load(r#"{"k1":"own"}"#, envelope);
    assert_eq!((&document["k1"], &document["k7999"]), (&"own".into(), &7999.into()));
    assert!(allocated < 32 << 20, "{} MiB", allocated >> 20);
}

#[test]
fn what_earlier_records_looked_like_changes_no_document() {
    let loader = json_type("redact = secret\n");
    let twice = r#"{"field":"first","secret":"s1","other":1,"field":"last","secret":"s2"}"#;
    let fresh = json_type("redact = secret\n").load(twice, Envelope::default()).0;
    assert_eq!(fresh["message"], "last");
    assert_eq!(fresh["@message"], twice.replace("s1", "[redacted]").replace("s2", "[redacted]"));
    // Here the field stands where the other record has it first.
    loader.document(&json!({"field": "x"}));
    assert_eq!(loader.load(twice, Envelope::default()).0, fresh);
}

#[test]
fn dots_in_a_name_are_depth() {
    let dotted = |parts: usize| vec!["a"; parts].join(".");
    let kept = json_type("").document(&json!({dotted(16): 1}));
    assert_eq!((&kept[dotted(16)], &kept["tags"]), (&1.into(), &json!(["siem_time_from_object"])));
    let document = json_type("").document(&json!({dotted(25): {"b": 1}, "c": {dotted(25): 1}}));
    let top = format!("{}{}", dotted(16), "_a".repeat(9));
    let inner = format!("{}{}", dotted(15), "_a".repeat(10));
    assert_eq!(document[top], r#"{"b":1}"#, "what no longer fits is text");
    assert_eq!(document["c"][inner], 1);
    assert_eq!(document["tags"], json!(["siem_time_from_object", "siem_folded", "siem_key_renamed"]));
}
