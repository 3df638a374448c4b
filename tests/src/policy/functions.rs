//! Functions, what they run as, and how messages come to them.

use serde_json::Value;

use super::{Found, Made, arn, list, reference, texts, wrong};

/// Lambda developer guide, "Using Lambda with Amazon SQS": so many timeouts a message has to be hidden.
const TIMEOUTS: u64 = 6;

/// Functions for which `part` is not a resource of this kind that no other function has.
fn without_own(made: &Made, kind: &str, part: impl Fn(&Value) -> Value, name: impl Fn(&str) -> String) -> Found {
    let functions = made.of_type("AWS::Lambda::Function");
    let names: Vec<String> = made.of_type(kind).keys().map(|id| name(id)).collect();
    wrong(made, "AWS::Lambda::Function", |_, function| {
        let wanted = part(function);
        let users = functions.values().filter(|other| part(other) == wanted).count();
        users != 1 || !names.iter().any(|name| wanted == name.as_str())
    })
}

pub(super) fn without_own_role(made: &Made) -> Found {
    without_own(made, "AWS::IAM::Role", |function| function["Role"].clone(), arn)
}

pub(super) fn without_own_log_group(made: &Made) -> Found {
    without_own(made, "AWS::Logs::LogGroup", |function| function["LoggingConfig"]["LogGroup"].clone(), reference)
}

/// Nobody but Lambda takes on the role of a function.
pub(super) fn with_a_role_for_others(made: &Made) -> Found {
    let roles = made.of_type("AWS::IAM::Role");
    wrong(made, "AWS::Lambda::Function", |_, function| {
        let role = roles.iter().find(|(id, _)| function["Role"] == arn(id)).map(|(_, role)| role);
        let trust = role.map(|role| list(&role["AssumeRolePolicyDocument"]["Statement"])).unwrap_or_default();
        trust.iter().any(|one| one["Principal"] != serde_json::json!({"Service": "lambda.amazonaws.com"}))
    })
}

pub(super) fn mappings_of_whole_batches(made: &Made) -> Found {
    wrong(made, "AWS::Lambda::EventSourceMapping", |_, mapping| {
        !texts(&mapping["FunctionResponseTypes"]).any(|kind| kind == "ReportBatchItemFailures")
    })
}

/// Queues whose messages come back while a function may still work on them; of the template's own queues.
pub(super) fn messages_seen_too_early(made: &Made) -> Found {
    let (functions, mappings) =
        (made.of_type("AWS::Lambda::Function"), made.of_type("AWS::Lambda::EventSourceMapping"));
    wrong(made, "AWS::SQS::Queue", |id, queue| {
        let of_queue = mappings.values().filter(|mapping| mapping["EventSourceArn"] == arn(id));
        let timeouts = of_queue.filter_map(|mapping| {
            let function = functions.iter().find(|(id, _)| mapping["FunctionName"] == reference(id))?;
            function.1["Timeout"].as_u64()
        });
        // SQS hides for 30 seconds where nothing is said.
        timeouts.max().is_some_and(|timeout| queue["VisibilityTimeout"].as_u64().unwrap_or(30) < TIMEOUTS * timeout)
    })
}
