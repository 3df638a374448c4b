//! `geoip-downloader`: the Lambda function that fetches the GeoLite2 databases of MaxMind into the geo bucket.
//!
//! CloudFormation runs it when the stack is made, a schedule every day. It promises:
//!
//! - **A database in the bucket is replaced by a better one only**: one whose archive has the checksum that MaxMind tells,
//!   that opens, that is what its name says, and that was not built earlier.
//! - **What cannot be fetched fails no stack**: CloudFormation is told of success with a warning, the schedule of an error.
//! - **The licence key is sent to the download site and shown nowhere.** It stands in the address, so no address of a request
//!   is told.

mod archive;
mod bucket;
mod database;
mod downloader;
mod events;
mod license;
mod site;

use std::sync::Arc;

use lambda_runtime::{Error, service_fn};

use crate::bucket::GeoBucket;
use crate::downloader::Downloader;
use crate::site::Site;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    siem_custom_resource::log_to_cloudwatch(env!("CARGO_PKG_NAME"));
    let setting = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let aws = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    let downloader = Arc::new(Downloader {
        bucket: GeoBucket {
            s3: aws_sdk_s3::Client::new(&aws),
            name: setting("GEOIP_BUCKET").ok_or("GEOIP_BUCKET is not set: it names the geo bucket")?,
        },
        secrets: aws_sdk_secretsmanager::Client::new(&aws),
        secret_arn: setting("LICENSE_SECRET_ARN"),
        site: Site::new(setting("GEOIP_DOWNLOAD_URL").as_deref())?,
    });
    let client = reqwest::Client::new();
    let (downloader, client) = (&downloader, &client);
    lambda_runtime::run(service_fn(move |event| events::handle(downloader, client, event))).await
}
