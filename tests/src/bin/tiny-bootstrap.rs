//! A Lambda function that does as it is told: what the rig itself is tested with.

#![allow(clippy::print_stdout, reason = "a program speaks on stdout")]

use std::time::Duration;

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use serde_json::{Value, json};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    eprintln!("starting");
    if std::env::var_os("FAIL_AT_START").is_some() {
        std::process::exit(7);
    }
    run(service_fn(handle)).await
}

async fn handle(event: LambdaEvent<Value>) -> Result<Value, Error> {
    let LambdaEvent { payload, context } = event;
    match payload["do"].as_str() {
        Some("fail") => Err("told to fail".into()),
        Some("crash") => {
            println!("crashing");
            std::process::abort()
        }
        Some("exit") => std::process::exit(3),
        Some("sleep") => {
            println!("sleeping");
            tokio::time::sleep(Duration::from_secs(3600)).await;
            Ok(Value::Null)
        }
        Some("print") => {
            println!("to stdout");
            eprintln!("to stderr");
            Ok(Value::Null)
        }
        _ if payload["Records"].is_array() => Ok(json!({"batchItemFailures": failures(&payload), "event": payload})),
        _ => Ok(json!({
            "event": payload,
            "request_id": context.request_id,
            "deadline_ms": context.deadline,
            "arn": context.invoked_function_arn,
            "name": context.env_config.function_name,
            "memory": context.env_config.memory,
            "pid": std::process::id(),
            "extra": std::env::var("EXTRA").ok(),
            "home": std::env::var("HOME").ok(),
        })),
    }
}

/// The messages whose body is `fail`.
fn failures(event: &Value) -> Vec<Value> {
    let records = event["Records"].as_array().into_iter().flatten();
    let failed = records.filter(|record| record["body"] == "fail");
    failed.map(|record| json!({"itemIdentifier": record["messageId"]})).collect()
}
