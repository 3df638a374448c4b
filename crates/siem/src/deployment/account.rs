//! The account and region that a command works in.

use anyhow::{Context, Result};
use aws_config::{BehaviorVersion, Region, SdkConfig};

use crate::aws::problem;
use crate::deployment::names;
use crate::load::wrong_usage;

/// Where a command works, as its credentials say.
pub(crate) struct Account {
    config: SdkConfig,
    /// Twelve digits.
    pub(crate) id: String,
    /// `aws`, `aws-cn` or `aws-us-gov`.
    partition: String,
}

impl Account {
    /// Of the credentials there are, in `region` or where `AWS_REGION` and the profile say.
    pub(crate) async fn find(region: Option<&str>) -> Result<Account> {
        let loaded = aws_config::load_defaults(BehaviorVersion::latest()).await;
        let config = match region {
            Some(region) => in_region(&loaded, region),
            None => loaded,
        };
        match config.region().map(Region::as_ref).filter(|region| !region.is_empty()) {
            None => wrong_usage("no region is set: say --region, or set AWS_REGION"),
            Some(set) => {
                if let Err(how) = names::region(set) {
                    wrong_usage(&format!("AWS_REGION or the profile names the region {set:?}: {how}"));
                }
            }
        }
        let sts = aws_sdk_sts::Client::new(&config);
        let caller = sts.get_caller_identity().send().await;
        let caller = caller.map_err(|error| problem(&error)).context(
            "who the credentials belong to cannot be asked; where there are none, set AWS_PROFILE, or AWS_ACCESS_KEY_ID and \
             AWS_SECRET_ACCESS_KEY",
        )?;
        let arn = caller.arn().unwrap_or_default();
        Ok(Account {
            id: caller.account().context("the credentials belong to no account")?.to_owned(),
            partition: arn.split(':').nth(1).unwrap_or("aws").to_owned(),
            config,
        })
    }

    /// An account whose services are all at one address.
    #[cfg(test)]
    pub(crate) fn at(url: &str) -> Account {
        use aws_sdk_s3::config::{Credentials, SharedCredentialsProvider};
        let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret", None, None, "test");
        let config = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::from_static("eu-west-1"))
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .endpoint_url(url)
            .build();
        Account { config, id: "123456789012".into(), partition: "aws".into() }
    }

    /// What clients are made of.
    pub(crate) fn config(&self) -> &SdkConfig {
        &self.config
    }

    /// The region.
    pub(crate) fn region(&self) -> &str {
        self.config.region().map(Region::as_ref).unwrap_or_default()
    }

    /// The same account in another region.
    pub(crate) fn within(&self, region: &str) -> Account {
        Account { config: in_region(&self.config, region), id: self.id.clone(), partition: self.partition.clone() }
    }

    /// What host names of its services end with.
    pub(crate) fn url_suffix(&self) -> &'static str {
        if self.partition == "aws-cn" { "amazonaws.com.cn" } else { "amazonaws.com" }
    }

    /// What host names of its consoles end with.
    pub(crate) fn console(&self) -> &'static str {
        match self.partition.as_str() {
            "aws-cn" => "console.amazonaws.cn",
            "aws-us-gov" => "console.amazonaws-us-gov.com",
            _ => "console.aws.amazon.com",
        }
    }
}

fn in_region(config: &SdkConfig, region: &str) -> SdkConfig {
    config.to_builder().region(Region::new(region.to_owned())).build()
}
