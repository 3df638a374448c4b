//! Amazon ElastiCache for Valkey and Redis OSS: slow logs and engine logs; logs of a Redis of one's own.
//!
//! Sources: Amazon ElastiCache User Guide, "Log delivery" (both logs come as JSON or as text); Redis documentation,
//! `SLOWLOG`; `server.c` of Redis, whose lines are `PID:ROLE DAY MONTH YEAR TIME LEVEL MESSAGE`; Valkey documentation,
//! `log-format` and `log-timestamp-format`.

use siem_formats::Value;

use super::{LogTypeCode, http};
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode =
    LogTypeCode { name: "elasticache-redis-slowlog", prepare: Some(prepare), finish, is_own: None };

/// The sign of VERBOSE comes with a blank: a dash alone would be "absent".
fn prepare(doc: &mut Document<'_>) {
    if doc.text("LogLevel") == Some("- ") {
        doc.set_original_field("LogLevel", "-");
    }
}

fn finish(doc: &mut Document<'_>) {
    doc.set(field::SERVICE_TYPE, "redis");
    if let Some(cluster) = doc.get_text(field::SERVICE_NAME) {
        doc.add(field::RELATED_HOSTS, cluster);
    }
    if let Some(client) = doc.text("ClientAddress") {
        let (host, port) = http::host_and_port(client);
        doc.set(field::SOURCE_ADDRESS, host);
        doc.set(field::SOURCE_IP, host);
        doc.set_some(field::SOURCE_PORT, port);
    }
    let Some(command) = doc.text("Command") else {
        finish_engine_line(doc);
        return;
    };
    doc.set(field::EVENT_MODULE, "redis-slowlog");
    doc.set_list(field::EVENT_TYPE, &["access"]);
    let verb = command.split_ascii_whitespace().next().map(str::to_ascii_lowercase);
    if let Some(verb) = verb {
        let verb = &*doc.arena().alloc_str(&verb);
        doc.set(field::EVENT_ACTION, verb);
    }
    doc.set_extra("aws.elasticache.command", command);
    if let Some(micros) = doc.text("Duration_us").and_then(|text| text.parse::<u64>().ok()) {
        let nanos = doc.format(format_args!("{}", micros.saturating_mul(1000)));
        doc.set(field::EVENT_DURATION, nanos);
        let micros = doc.format(format_args!("{micros}"));
        doc.set_extra("aws.elasticache.duration_us", Value::Number(micros));
    }
}

fn finish_engine_line(doc: &mut Document<'_>) {
    doc.set(field::EVENT_MODULE, "redis-engine");
    doc.set(field::EVENT_DATASET, "redis.log");
    let level = doc.get_text(field::LOG_LEVEL).unwrap_or_default();
    // What Redis warns of is also that it starts; what it says of errors it says in its message.
    let level = &*doc.arena().alloc_str(&level_name(level).to_lowercase());
    doc.set(field::LOG_LEVEL, level);
    if let Some(role) = doc.get_text(field::SERVICE_NODE_ROLE) {
        doc.set(field::SERVICE_NODE_ROLE, role_name(role));
    }
    doc.set_list(field::EVENT_TYPE, &["info"]);
}

/// The word for the sign that stands for a level in text.
fn level_name(level: &str) -> &str {
    match level {
        "." => "debug",
        "-" => "verbose",
        "*" => "notice",
        "#" => "warning",
        word => word,
    }
}

/// The word for the letter that stands for a process's role in text.
fn role_name(role: &str) -> &str {
    match role {
        "M" => "master",
        "S" => "replica",
        "C" => "child",
        "X" => "sentinel",
        word => word,
    }
}
