//! The built-in log types, compiled once.

use std::sync::Arc;

use siem_config::Config;
use siem_ecs::time::{Instant, parse_iso8601};
use siem_ecs::{Normalizer, Object, ObjectFacts, Options, OwnIdentity, Plan, Work};

/// One log type at work. What it remembers of earlier inputs must change no document.
pub struct LogType {
    pub name: String,
    pub plan: Arc<Plan>,
    pub normalizer: Normalizer,
    pub work: Work,
}

/// All types that can be loaded, by name: a number chooses one.
pub fn all() -> Vec<LogType> {
    let config = Config::builtin().expect("the built-in configuration is good");
    let supported = config.log_types().filter(|log_type| log_type.unsupported().is_none());
    let mut types: Vec<_> = supported
        .map(|log_type| {
            let plan = Arc::new(Plan::new(log_type).expect("a built-in type compiles"));
            let name = log_type.name.clone();
            LogType { name, normalizer: normalizer(&plan), plan, work: Work::default() }
        })
        .collect();
    types.sort_by(|a, b| a.name.cmp(&b.name));
    types
}

/// One that has seen nothing yet.
pub fn normalizer(plan: &Arc<Plan>) -> Normalizer {
    let role = "arn:aws:iam::123456789012:role/aes-siem-es-loader-role";
    let own = OwnIdentity { role_arn: Some(role.into()), buckets: vec!["aes-siem-123456789012-log".into()] };
    Normalizer::new(Arc::clone(plan), Options { own, ..Options::default() })
}

/// The object that all records come from.
pub fn object() -> Object {
    let now = parse_iso8601("2026-10-15T00:00:00Z").or_else(|| Instant::from_seconds(0)).expect("a time");
    Object::new(ObjectFacts {
        bucket: "aes-siem-123456789012-log".into(),
        key: "AWSLogs/123456789012/x/eu-central-1/2026/10/14/x.log".into(),
        version: "v1".into(),
        account: Some("123456789012".into()),
        region: Some("eu-central-1".into()),
        modified: now,
        ingested: now,
        max_age_days: Some(400),
    })
}
