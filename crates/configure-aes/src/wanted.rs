//! What the stack wants of its domain: the properties of a request, typed.

use std::sync::Arc;

use siem_custom_resource::Request;
use siem_opensearch::{
    AlertChannel, Dashboards, Endpoint, IndexAge, LOADER_ROLE, Need, Policies, SAVED_OBJECTS, SnapshotRepository, Step,
};

use crate::backups::Bucket;

/// The roles of the security plugin that whoever registers a repository and makes a channel has to have.
const PASSING: [&str; 2] = ["manage_snapshots", "notifications_full_access"];

/// What a request asks for.
#[derive(Debug)]
pub(crate) struct Wanted {
    pub(crate) endpoint: Endpoint,
    pub(crate) secret_arn: String,
    loader_roles: Vec<String>,
    snapshot_bucket: String,
    snapshot_role: String,
    alerts: AlertChannel,
    warm_after: IndexAge,
    delete_after: IndexAge,
}

impl Wanted {
    pub(crate) fn of(request: &Request) -> Result<Wanted, String> {
        let text = |name: &str| request.text(name).map(str::to_owned);
        let endpoint = Endpoint::parse(request.text("Endpoint")?).map_err(|error| format!("Endpoint: {error}"))?;
        // A password goes there.
        if endpoint.url.scheme() != "https" || endpoint.had_password() {
            return Err(
                "Endpoint: name the host of the domain, which is reached with TLS and without a password in it"
                    .to_owned(),
            );
        }
        Ok(Wanted {
            endpoint,
            secret_arn: text("AdminSecretArn")?,
            // Without an EC2 role the property is empty.
            loader_roles: std::iter::once(text("LoaderRoleArn")?).chain(text("Ec2RoleArn").ok()).collect(),
            snapshot_bucket: text("SnapshotBucket")?,
            snapshot_role: text("SnapshotRoleArn")?,
            alerts: AlertChannel { topic_arn: text("AlertTopicArn")?, role_arn: text("SnsRoleArn")? },
            warm_after: age(request, "IndexWarmDays")?,
            delete_after: age(request, "IndexDeleteDays")?,
        })
    }

    /// The steps, in the order in which they need each other. `own_role` is the function's, `region` that of the bucket.
    pub(crate) fn steps(
        self,
        own_role: Option<&str>,
        s3: &aws_sdk_s3::Client,
        region: String,
        aliases: Vec<String>,
    ) -> Vec<Step> {
        let passing = own_role
            .into_iter()
            .flat_map(|own| PASSING.map(|role| Step::members(role, vec![own.to_owned()], Need::Optional)));
        let (warm_after, delete_after) = (self.warm_after, self.delete_after);
        let first = [
            Step::reach(),
            Step::loader_role(Need::Required),
            Step::members(LOADER_ROLE, self.loader_roles, Need::Required),
            Step::templates(),
            Step::policies(Policies { warm_after, delete_after, aliases }),
        ];
        let backups = Arc::new(Bucket { s3: s3.clone(), name: self.snapshot_bucket.clone() });
        let dashboards = Dashboards { at: self.endpoint.dashboards(), objects: SAVED_OBJECTS, backups };
        let repository = SnapshotRepository { bucket: self.snapshot_bucket, region, role_arn: self.snapshot_role };
        let last = [
            Step::snapshots(repository),
            Step::alert_channel(self.alerts),
            Step::monitors(),
            Step::dashboards(dashboards, Need::Optional),
        ];
        first.into_iter().chain(passing).chain(last).collect()
    }
}

/// A number of days; 0 or nothing is never.
fn age(request: &Request, name: &str) -> Result<IndexAge, String> {
    let Ok(text) = request.text(name) else { return Ok(IndexAge::Never) };
    match text.parse() {
        Ok(0) => Ok(IndexAge::Never),
        Ok(days) => Ok(IndexAge::Days(days)),
        Err(_) => Err(format!("{name}: {text:?} is no number of days")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn wanted(changes: &[(&str, &str)]) -> Result<Wanted, String> {
        let mut properties = json!({
            "ConfigVersion": "0.1.0",
            "Endpoint": "search-aes-siem-abc.eu-west-1.es.amazonaws.com",
            "AdminSecretArn": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:aes-siem/admin-AbCdEf",
            "LoaderRoleArn": "arn:aws:iam::123456789012:role/loader",
            "Ec2RoleArn": "",
            "SnapshotRoleArn": "arn:aws:iam::123456789012:role/snapshot",
            "SnapshotBucket": "aes-siem-123456789012-snapshot",
            "SnsRoleArn": "arn:aws:iam::123456789012:role/sns",
            "AlertTopicArn": "arn:aws:sns:eu-west-1:123456789012:aes-siem-alert",
            "IndexWarmDays": "0",
            "IndexDeleteDays": "365",
        });
        for (name, value) in changes {
            properties[*name] = Value::from(*value);
        }
        let event = json!({"RequestType": "Create", "LogicalResourceId": "L", "ResourceProperties": properties});
        Wanted::of(&Request::of(&event).unwrap())
    }

    #[test]
    fn properties_are_what_the_template_says() {
        let made = wanted(&[]).unwrap();
        assert_eq!(made.endpoint.aws.as_ref().map(|aws| aws.region.as_str()), Some("eu-west-1"));
        assert_eq!((made.warm_after, made.delete_after), (IndexAge::Never, IndexAge::Days(365)));
        assert_eq!(made.loader_roles, ["arn:aws:iam::123456789012:role/loader"]);
        let both = wanted(&[("Ec2RoleArn", "arn:ec2"), ("IndexDeleteDays", "")]).unwrap();
        assert_eq!(both.loader_roles, ["arn:aws:iam::123456789012:role/loader", "arn:ec2"]);
        assert_eq!(both.delete_after, IndexAge::Never);
    }

    #[test]
    fn what_cannot_be_is_told_with_the_property() {
        let refused = |name: &str, value: &str| wanted(&[(name, value)]).unwrap_err();
        let host = "Endpoint: name the host of the domain, which is reached with TLS and without a password in it";
        assert_eq!(refused("Endpoint", "http://127.0.0.1:9200"), host);
        assert_eq!(refused("Endpoint", "https://me:hunter2@example.com"), host);
        assert_eq!(refused("IndexWarmDays", "a week"), "IndexWarmDays: \"a week\" is no number of days");
        assert_eq!(refused("LoaderRoleArn", ""), "the property LoaderRoleArn has to be a text");
    }

    #[test]
    fn the_steps_pass_roles_only_where_the_function_knows_its_own() {
        let names = |own: Option<&str>| -> Vec<String> {
            let config = aws_sdk_s3::Config::builder().behavior_version(aws_sdk_s3::config::BehaviorVersion::latest());
            let s3 = aws_sdk_s3::Client::from_conf(config.region(aws_sdk_s3::config::Region::new("eu-west-1")).build());
            let steps = wanted(&[]).unwrap().steps(own, &s3, "eu-west-1".into(), Vec::new());
            steps.iter().map(Step::name).collect()
        };
        let always = [
            "connection",
            "role aws_log_loader",
            "members of the role aws_log_loader",
            "index templates",
            "index policies",
            "snapshot repository",
            "alert channel",
            "alert monitors",
            "dashboards",
        ];
        assert_eq!(names(None), always);
        let with_own = names(Some("arn:own"));
        assert_eq!(
            with_own[5..7],
            ["members of the role manage_snapshots", "members of the role notifications_full_access"]
        );
        assert_eq!(with_own.len(), always.len() + 2);
    }
}
