//! AWS clients, each with the role and in the region that its bucket needs.

use std::collections::HashMap;
use std::sync::Arc;

use aws_config::SdkConfig;
use aws_config::sts::AssumeRoleProvider;
use aws_sdk_s3::Client;
use aws_sdk_s3::config::Region;
use siem_lambda::{ClientKind, Environment};
use siem_loader::source::client_settings;
use tokio::sync::Mutex;

/// One S3 client for each role and region, made when a bucket first needs it. Credentials renew themselves.
pub(crate) struct Clients {
    environment: Arc<Environment>,
    aws: SdkConfig,
    made: Mutex<HashMap<(ClientKind, Option<String>), Client>>,
}

impl Clients {
    pub(crate) fn new(environment: Arc<Environment>, aws: SdkConfig) -> Clients {
        Clients { environment, aws, made: Mutex::default() }
    }

    /// The client for a bucket; without a region it is the function's own. Fails with what is not configured.
    pub(crate) async fn for_bucket(&self, bucket: &str, region: Option<&str>) -> Result<Client, String> {
        let kind = self.environment.client_for(bucket);
        let mut made = self.made.lock().await;
        let place = (kind, region.map(str::to_owned));
        if let Some(client) = made.get(&place) {
            return Ok(client.clone());
        }
        let mut settings = client_settings(&self.aws);
        if let Some(region) = region {
            settings = settings.region(Region::new(region.to_owned()));
        }
        if let Some(role) = self.environment.role_of(kind).map_err(|error| error.to_string())? {
            let mut builder =
                AssumeRoleProvider::builder(&role.arn).session_name(&role.session_name).configure(&self.aws);
            if let Some(id) = &role.external_id {
                builder = builder.external_id(id.expose());
            }
            settings = settings.credentials_provider(builder.build().await);
        }
        let client = Client::from_conf(settings.build());
        made.insert(place, client.clone());
        Ok(client)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_bucket_is_asked_in_its_region() {
        let variables = |name: &str| (name == "ENDPOINT").then(|| "https://logs.example.com".to_owned());
        let environment = Arc::new(Environment::from(variables).unwrap());
        let aws = SdkConfig::builder()
            .behavior_version(aws_config::BehaviorVersion::latest())
            .region(Region::new("us-east-1"))
            .build();
        let clients = Clients::new(environment, aws);
        for (region, expected) in [(None, "us-east-1"), (Some("eu-west-1"), "eu-west-1"), (None, "us-east-1")] {
            let client = clients.for_bucket("logs", region).await.unwrap();
            assert_eq!(client.config().region().map(Region::as_ref), Some(expected));
        }
        assert_eq!(clients.made.lock().await.len(), 2);
    }
}
