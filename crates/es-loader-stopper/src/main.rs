//! `es-loader-stopper`: the Lambda function that feeds es-loader nothing while the domain has no room.
//!
//! It hears of two alarms about free storage. The one for too little stops: es-loader's event source mappings are disabled,
//! and logs wait in their queues. The one for little, whose bound is higher, starts them again when it is over. Between the
//! bounds nothing changes. What somebody else disabled stays disabled.

mod alarms;
mod mappings;

use aws_config::BehaviorVersion;
use aws_config::retry::RetryConfig;
use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::Value;

use crate::alarms::Alarms;
use crate::mappings::Mappings;

/// Lambda takes few such requests a second of an account.
const ATTEMPTS: u32 = 5;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    siem_custom_resource::log_to_cloudwatch(env!("CARGO_PKG_NAME"));
    let setting = |name: &str| {
        let value = std::env::var(name).ok().filter(|value| !value.is_empty());
        value.ok_or_else(|| format!("{name} is not set"))
    };
    let retries = RetryConfig::standard().with_max_attempts(ATTEMPTS);
    let aws = aws_config::defaults(BehaviorVersion::latest()).retry_config(retries).load().await;
    let alarms = Alarms { stopping: setting("STOPPING_ALARM")?, starting: setting("STARTING_ALARM")? };
    let uuids = setting("EVENT_SOURCE_MAPPINGS")?;
    let mappings = Mappings {
        lambda: aws_sdk_lambda::Client::new(&aws),
        // A mapping that the stack does not have is an empty item.
        uuids: uuids.split(',').filter(|uuid| !uuid.is_empty()).map(str::to_owned).collect(),
    };
    let (alarms, mappings) = (&alarms, &mappings);
    lambda_runtime::run(service_fn(move |event| handle(alarms, mappings, event))).await
}

/// Handles one event; what was done with each mapping.
///
/// # Errors
/// If the event is none of the two alarms', or one of the mappings is not as it should be: then Lambda repeats the event,
/// which changes nothing about the others.
async fn handle(alarms: &Alarms, mappings: &Mappings, event: LambdaEvent<Value>) -> Result<Vec<String>, Error> {
    let told = alarms.read(&event.payload).inspect_err(|why| tracing::error!("{why}"))?;
    tracing::info!(order = ?told.order, "{}", told.why);
    Ok(mappings.obey(told.order, &told.time).await?)
}
