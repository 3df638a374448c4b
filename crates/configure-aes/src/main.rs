//! `configure-aes`: the Lambda function that sets the domain up for what the stack does with it.
//!
//! It signs in as the domain's first user, whose password is in a secret, and runs the same steps as `siem setup`. With
//! the stack nothing goes: the domain stays, and so does what is in it.

mod backups;
mod handler;
mod wanted;

use handler::Handler;
use lambda_runtime::Error;

/// The setting that holds the ARN of the function's own role, with which it passes roles to the domain.
const OWN_ROLE: &str = "CONFIGURE_AES_ROLE_ARN";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    siem_custom_resource::log_to_cloudwatch(env!("CARGO_PKG_NAME"));
    let aws = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    let secrets = aws_sdk_secretsmanager::Client::new(&aws);
    let s3 = aws_sdk_s3::Client::new(&aws);
    let own_role = std::env::var(OWN_ROLE).ok().filter(|arn| !arn.is_empty());
    siem_custom_resource::serve(Handler { aws, s3, secrets, own_role }).await
}
