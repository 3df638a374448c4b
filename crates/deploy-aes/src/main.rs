//! `deploy-aes`: the Lambda function that makes the OpenSearch domain, or takes over the one that is there.
//!
//! CloudFormation would undo what is changed in the console, and delete the logs with the stack. This function changes
//! what a parameter of the stack changed, and nothing else, and never deletes.

mod access;
mod aws;
mod difference;
mod handler;
mod password;
mod progress;
mod wanted;

use aws::Aws;
use aws_config::retry::RetryConfig;
use handler::Handler;
use lambda_runtime::Error;

/// How often a call is tried that a service is too busy for.
const ATTEMPTS: u32 = 8;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    siem_custom_resource::log_to_cloudwatch(env!("CARGO_PKG_NAME"));
    let config = aws_config::defaults(aws_config::BehaviorVersion::latest())
        .retry_config(RetryConfig::standard().with_max_attempts(ATTEMPTS))
        .load()
        .await;
    let setting = |name: &str| std::env::var(name).map_err(|_| format!("{name} is not set"));
    let handler = Handler {
        aws: Aws::new(&config),
        domain_arn: setting("DOMAIN_ARN")?,
        own_name: setting("AWS_LAMBDA_FUNCTION_NAME")?,
    };
    siem_custom_resource::serve(handler).await
}
