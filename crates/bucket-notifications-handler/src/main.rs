//! `bucket-notifications-handler`: the Lambda function that wires the log bucket.
//!
//! Its notification, its policy and the policy of the key are shared with operators and with the consoles of other
//! services, so CloudFormation, which replaces what it writes, must not write them. This function changes what is the
//! solution's in them, and leaves the rest alone.

mod handler;
mod notification;
mod policy;

use std::sync::Arc;

use anyhow::Result;
use lambda_runtime::service_fn;
use siem_custom_resource::handle;
use siem_lambda::log;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use handler::Handler;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let process = log::Process {
        service: env!("CARGO_PKG_NAME").to_owned(),
        function_name: std::env::var("AWS_LAMBDA_FUNCTION_NAME").ok(),
        function_memory_mib: None,
    };
    tracing_subscriber::registry()
        .with(log::JsonLines::new(
            tracing::Level::INFO,
            &["bucket_notifications_handler", "siem_custom_resource"],
            &process,
        ))
        .init();
    let aws = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    let handler = Arc::new(Handler { s3: aws_sdk_s3::Client::new(&aws), kms: aws_sdk_kms::Client::new(&aws) });
    let client = reqwest::Client::new();
    let (handler, client) = (&handler, &client);
    lambda_runtime::run(service_fn(move |event| handle(handler, client, event)))
        .await
        .map_err(|error| anyhow::anyhow!("{error}"))
}
