//! AWS clients, each with the role its bucket needs.

use std::sync::Arc;

use aws_config::SdkConfig;
use aws_config::sts::AssumeRoleProvider;
use siem_lambda::{ClientKind as Role, Environment};
use siem_loader::source::{ClientKind, S3Clients};

/// One S3 client for each role, made when a bucket first needs it. Credentials renew themselves.
pub(crate) fn s3_clients(environment: &Arc<Environment>, aws: &SdkConfig) -> Arc<S3Clients> {
    let (routing, roles, aws) = (Arc::clone(environment), Arc::clone(environment), aws.clone());
    let kind_of = move |bucket: &str| match routing.client_for(bucket) {
        Role::Own => ClientKind::Own,
        Role::ControlTower => ClientKind::ControlTower,
        Role::SecurityLake => ClientKind::SecurityLake,
    };
    let make = move |kind: ClientKind| {
        let (environment, aws) = (Arc::clone(&roles), aws.clone());
        let future = async move {
            let role = match kind {
                ClientKind::Own => Role::Own,
                ClientKind::ControlTower => Role::ControlTower,
                ClientKind::SecurityLake => Role::SecurityLake,
            };
            let Some(role) = environment.role_of(role).map_err(|error| error.to_string())? else {
                return Ok(s3_client(&aws, None));
            };
            let mut builder = AssumeRoleProvider::builder(&role.arn).session_name(&role.session_name).configure(&aws);
            if let Some(id) = &role.external_id {
                builder = builder.external_id(id.expose());
            }
            Ok(s3_client(&aws, Some(builder.build().await)))
        };
        Box::pin(future) as _
    };
    Arc::new(S3Clients::new(kind_of, Box::new(make)))
}

fn s3_client(aws: &SdkConfig, role: Option<AssumeRoleProvider>) -> aws_sdk_s3::Client {
    let mut builder = aws_sdk_s3::config::Builder::from(aws);
    if let Some(role) = role {
        builder = builder.credentials_provider(role);
    }
    // Endpoints other than AWS's own have no name for each bucket.
    if aws.endpoint_url().is_some() || std::env::var_os("AWS_ENDPOINT_URL_S3").is_some() {
        builder = builder.force_path_style(true);
    }
    aws_sdk_s3::Client::from_conf(builder.build())
}
