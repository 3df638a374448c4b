//! `bucket-notifications-handler`: the Lambda function that wires the log bucket.
//!
//! Its notification, its policy and the policy of the key are shared with operators and with the consoles of other
//! services, so CloudFormation, which replaces what it writes, must not write them. This function changes what is the
//! solution's in them, and leaves the rest alone.

mod handler;
mod notification;
mod policy;

use handler::Handler;
use lambda_runtime::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    siem_custom_resource::log_to_cloudwatch(env!("CARGO_PKG_NAME"));
    let aws = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    siem_custom_resource::serve(Handler { s3: aws_sdk_s3::Client::new(&aws), kms: aws_sdk_kms::Client::new(&aws) })
        .await
}
