//! Amazon MSK broker logs, of ZooKeeper and KRaft clusters; what any Kafka writes with the same layout.
//!
//! Sources: Amazon MSK Developer Guide, "Amazon MSK logging"; Apache Kafka, `config/log4j2.yaml`,
//! `kafka.authorizer.logger` (class `AclAuthorizer`, `StandardAuthorizer`) and `org.apache.kafka.common.network.Selector`.

use super::LogTypeCode;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "msk", prepare: Some(prepare), finish, is_own: None };

/// Takes the logger off the end of the message: ` (kafka.server.KafkaServer)`.
fn prepare(doc: &mut Document<'_>) {
    let Some(text) = doc.text("text") else { return };
    let first_line = text.lines().next().unwrap_or_default();
    let logger = first_line.strip_suffix(')').and_then(|line| line.rsplit_once(" ("));
    let is_name =
        |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b".$_-".contains(&b));
    // MSK Connect adds the line in the source.
    let parts = logger.map(|(_, logger)| match logger.rsplit_once(':') {
        Some((logger, line)) if line.bytes().all(|b| b.is_ascii_digit()) => (logger, Some(line)),
        _ => (logger, None),
    });
    if let Some((logger, line)) = parts.filter(|(logger, _)| is_name(logger)) {
        doc.set_original_field("logger", logger);
        doc.set_some(field::LOG_ORIGIN_FILE_LINE, line);
    }
    let text = if doc.text("logger").is_none() { take_thread(doc, text) } else { text };
    doc.set_original_field("message", text);
    doc.remove_original_field("text");
}

/// Layouts of one's own that name thread and logger in front, `[main] [kafka.server.KafkaServer] - MESSAGE` and
/// `[main] kafka.server.KafkaServer:12 - MESSAGE`: the message behind them.
fn take_thread<'a>(doc: &mut Document<'a>, text: &'a str) -> &'a str {
    let parts = || {
        let (thread, rest) = text.strip_prefix('[')?.split_once("] ")?;
        let (logger, message) = rest.split_once(" - ")?;
        let logger = logger.strip_prefix('[').and_then(|logger| logger.strip_suffix(']')).unwrap_or(logger);
        (logger.contains('.') && !logger.contains(' ')).then_some((thread, logger, message))
    };
    let Some((thread, logger, message)) = parts() else { return text };
    let (logger, line) = match logger.rsplit_once(':') {
        Some((logger, line)) if line.bytes().all(|b| b.is_ascii_digit()) => (logger, Some(line)),
        _ => (logger, None),
    };
    doc.set(field::PROCESS_THREAD_NAME, thread);
    doc.set_some(field::LOG_ORIGIN_FILE_LINE, line);
    doc.set_original_field("logger", logger);
    message
}

fn finish(doc: &mut Document<'_>) {
    doc.set(field::SERVICE_TYPE, "kafka");
    set_broker(doc);
    let is_error = matches!(doc.text("log_level"), Some("ERROR" | "FATAL"));
    doc.set_list(field::EVENT_CATEGORY, &["database"]);
    doc.set_list(field::EVENT_TYPE, if is_error { &["error"] } else { &["info"] });
    let message = doc.text("message").unwrap_or_default();
    set_exception(doc, message);
    if let Some(decision) = Decision::read(message) {
        doc.set_list(field::EVENT_TYPE, &["access"]);
        doc.set(field::EVENT_ACTION, decision.operation);
        doc.set(field::EVENT_OUTCOME, if decision.is_denied { "failure" } else { "success" });
        doc.set(field::USER_NAME, decision.user);
        set_source(doc, decision.host);
        doc.set_extra("aws.msk.resource", decision.resource);
    } else if let Some(address) = failed_authentication(message) {
        doc.set_list(field::EVENT_CATEGORY, &["database", "authentication"]);
        doc.set_list(field::EVENT_TYPE, &["start"]);
        doc.set(field::EVENT_ACTION, "failed");
        doc.set(field::EVENT_OUTCOME, "failure");
        set_source(doc, address);
    } else if message.to_ascii_lowercase().contains("consumerlag") {
        set_consumer_lag(doc, message);
    }
}

/// The exception behind the first line: `java.io.IOException: Connection reset`, and the calls it came through.
fn set_exception<'a>(doc: &mut Document<'a>, message: &'a str) {
    let Some((_, trace)) = message.split_once('\n') else { return };
    let first = trace.lines().next().unwrap_or_default().trim();
    let (class, text) = first.split_once(": ").unwrap_or((first, ""));
    let is_class = class.contains('.') && class.bytes().all(|b| b.is_ascii_alphanumeric() || b".$_".contains(&b));
    if is_class {
        doc.set(field::ERROR_TYPE, class);
        doc.set(field::ERROR_MESSAGE, text);
        doc.set(field::ERROR_STACK_TRACE, trace);
    }
}

/// Cluster and broker from the key: `…/my-cluster-UUID/2026-10-14-09/Broker-1_09-30_ab12.log.gz`. The UUID has a number
/// behind it.
fn set_broker(doc: &mut Document<'_>) {
    let object = doc.object();
    let mut parts = object.facts.key.rsplit('/');
    let file = parts.next().unwrap_or_default();
    if let Some(broker) = file.strip_prefix("Broker-").or_else(|| file.strip_prefix("Controller-")) {
        let id = broker.split('_').next().unwrap_or_default();
        doc.set(field::SERVICE_NODE_NAME, id);
        doc.set_extra("aws.msk.broker_id", id);
        doc.set(field::SERVICE_NODE_ROLE, if file.starts_with('B') { "broker" } else { "controller" });
    }
    if let Some(cluster) = parts.find_map(cluster_name) {
        doc.set(field::SERVICE_NAME, cluster);
        doc.set_extra("aws.msk.cluster_name", cluster);
    }
}

/// `my-cluster` of `my-cluster-0a1b2c3d-1111-2222-3333-0123456789ab-5`.
fn cluster_name(part: &str) -> Option<&str> {
    const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];
    let is_number = |text: &str| matches!(text.len(), 1..=2) && text.bytes().all(|b| b.is_ascii_digit());
    let mut rest = match part.rsplit_once('-') {
        Some((rest, number)) if is_number(number) => rest,
        _ => part,
    };
    for length in GROUPS.iter().rev() {
        let (before, group) = rest.rsplit_once('-')?;
        if group.len() != *length || !group.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        rest = before;
    }
    Some(rest).filter(|name| !name.is_empty())
}

fn set_source<'a>(doc: &mut Document<'a>, host: &'a str) {
    doc.set(field::SOURCE_ADDRESS, host);
    doc.set(field::SOURCE_IP, host);
}

/// `Principal = User:alice is Denied Operation = Read from host = 10.0.0.5 on resource = Topic:LITERAL:orders for request
/// = Fetch …`
#[derive(Debug, PartialEq, Eq)]
struct Decision<'a> {
    user: &'a str,
    is_denied: bool,
    operation: &'a str,
    host: &'a str,
    resource: &'a str,
}

impl<'a> Decision<'a> {
    /// A principal holds what its certificate says, blanks too; a host and an operation are one word each.
    fn read(message: &'a str) -> Option<Decision<'a>> {
        let rest = message.split_once("Principal = ")?.1;
        let (head, resource) = rest.split_once(" on resource = ")?;
        let (head, host) = head.rsplit_once(" from host = ")?;
        let (head, operation) = head.rsplit_once(" Operation = ")?;
        let (principal, is_denied) = match (head.strip_suffix(" is Denied"), head.strip_suffix(" is Allowed")) {
            (Some(principal), _) => (principal, true),
            (_, Some(principal)) => (principal, false),
            _ => return None,
        };
        Some(Decision {
            user: principal.strip_prefix("User:").unwrap_or(principal),
            is_denied,
            operation,
            host,
            resource: resource.split(' ').next().unwrap_or_default(),
        })
    }
}

/// The address in `Failed authentication with /10.0.0.5 (…)`, `Failed authentication with host.example.com/10.0.0.5 (…)`.
fn failed_authentication(message: &str) -> Option<&str> {
    let rest = message.split_once("Failed authentication with ")?.1;
    let peer = rest.split(' ').next().unwrap_or_default();
    Some(peer.rsplit('/').next().unwrap_or(peer))
}

/// Group, topic and lags, written as `name: value` or `name=value` in any spelling.
fn set_consumer_lag<'a>(doc: &mut Document<'a>, message: &'a str) {
    for pair in message.split([',', ';', '{', '}', '(', ')']) {
        let Some((name, value)) = pair.split_once(['=', ':']) else { continue };
        let name = name.trim().rsplit(' ').next().unwrap_or_default().to_ascii_lowercase();
        let field = match name.as_str() {
            name if name.contains("group") => "aws.msk.group_id",
            name if name.contains("topic") => "aws.msk.topic",
            name if name.contains("time") => "aws.msk.time_lag",
            name if name.contains("sum") => "aws.msk.sum_lag",
            name if name.contains("max") => "aws.msk.max_lag",
            _ => continue,
        };
        doc.set_extra(field, value.trim());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clusters() {
        assert_eq!(cluster_name("my-cluster-0a1b2c3d-1111-2222-3333-0123456789ab-5"), Some("my-cluster"));
        assert_eq!(cluster_name("c-0a1b2c3d-1111-2222-3333-0123456789ab-12"), Some("c"));
        assert_eq!(cluster_name("c-0a1b2c3d-1111-2222-3333-0123456789ab"), Some("c"));
        for part in ["my-cluster", "2026-10-14-09", "-0a1b2c3d-1111-2222-3333-0123456789ab-5", "é"] {
            assert_eq!(cluster_name(part), None, "{part}");
        }
    }

    #[test]
    fn decisions() {
        let message = "Principal = User:CN=a is Allowed,O=x y is Denied Operation = Read from host = 10.0.0.5 on resource = Topic:LITERAL:o for request = Fetch";
        let decision = Decision {
            user: "CN=a is Allowed,O=x y",
            is_denied: true,
            operation: "Read",
            host: "10.0.0.5",
            resource: "Topic:LITERAL:o",
        };
        assert_eq!(Decision::read(message), Some(decision));
        assert_eq!(Decision::read("Principal = x"), None);
        assert_eq!(failed_authentication("[x] Failed authentication with /10.0.0.5 (y)"), Some("10.0.0.5"));
        assert_eq!(failed_authentication("Failed authentication with h/10.0.0.5"), Some("10.0.0.5"));
    }
}
