//! The program around a maker: its log, and its loop.

use std::sync::Arc;

use lambda_runtime::{Error, service_fn};
use siem_lambda::log;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::run::{Maker, handle};

/// Has the program log as its siblings do. `package` is the function's, as Cargo names it.
pub fn log_to_cloudwatch(package: &'static str) {
    let process = log::Process {
        service: package.to_owned(),
        function_name: std::env::var("AWS_LAMBDA_FUNCTION_NAME").ok(),
        function_memory_mib: None,
    };
    let module: &'static str = package.replace('-', "_").leak();
    let lines = log::JsonLines::new(tracing::Level::INFO, &[module, "siem_custom_resource"], &process);
    tracing_subscriber::registry().with(lines).init();
}

/// Serves CloudFormation's requests for as long as Lambda keeps the program.
///
/// # Errors
/// If Lambda's runtime interface cannot be reached.
pub async fn serve<M: Maker>(maker: M) -> Result<(), Error> {
    let (maker, client) = (Arc::new(maker), reqwest::Client::new());
    let (maker, client) = (&maker, &client);
    lambda_runtime::run(service_fn(move |event| handle(maker, client, event))).await
}
