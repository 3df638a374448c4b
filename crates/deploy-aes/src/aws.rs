//! The calls to AWS. What a service says against one is told as a sentence, never with a password in it.

use std::collections::HashMap;

use aws_config::SdkConfig;
use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::InvocationType;
use aws_sdk_opensearch::error::ProvideErrorMetadata;
use aws_sdk_opensearch::types::{
    AdvancedSecurityOptionsInput, DomainEndpointOptions, DomainStatus, EncryptionAtRestOptions, LogPublishingOption,
    LogType, MasterUserOptions, NodeToNodeEncryptionOptions, Tag, TlsSecurityPolicy,
};
use serde_json::{Value, json};
use siem_custom_resource::told;

use crate::access::{self, DomainArn};
use crate::difference::{self, Change};
use crate::password;
use crate::wanted::Wanted;

/// The master user.
pub(crate) const ADMIN: &str = "aesadmin";
/// The tag of a domain with the ARN of the secret that its master user's password is in: a domain that has another, or
/// none, does not know the password.
const SECRET_TAG: &str = "admin-secret";
/// Further tags, as on all that belongs to the solution.
const TAGS: [(&str, &str); 2] = [("solution", "siem-on-amazon-opensearch-service"), ("component", "domain")];

/// A domain's logs: their kinds, the names behind the domain's, and for how many days they are kept.
const LOGS: [(LogType, &str, i32); 2] =
    [(LogType::EsApplicationLogs, "application-logs", 14), (LogType::AuditLogs, "audit-logs", 90)];
/// What all log groups of domains begin with.
const LOG_GROUPS: &str = "/aws/OpenSearchService/domains";
/// One policy for all domains: CloudWatch Logs takes ten in a region.
const LOG_POLICY: &str = "aes-siem-opensearch-logs";

pub(crate) struct Aws {
    opensearch: aws_sdk_opensearch::Client,
    secrets: aws_sdk_secretsmanager::Client,
    logs: aws_sdk_cloudwatchlogs::Client,
    lambda: aws_sdk_lambda::Client,
}

/// The master user's secret. It cannot be shown.
pub(crate) struct Admin {
    pub(crate) secret_arn: String,
    password: String,
}

/// What became of an attempt to make a domain.
pub(crate) enum Created {
    /// It is being made.
    Begun,
    /// Somebody made it meanwhile.
    IsThere,
}

impl Aws {
    pub(crate) fn new(config: &SdkConfig) -> Aws {
        Aws {
            opensearch: aws_sdk_opensearch::Client::new(config),
            secrets: aws_sdk_secretsmanager::Client::new(config),
            logs: aws_sdk_cloudwatchlogs::Client::new(config),
            lambda: aws_sdk_lambda::Client::new(config),
        }
    }

    /// The domain, if there is one of that name.
    pub(crate) async fn domain(&self, name: &str) -> Result<Option<DomainStatus>, String> {
        match self.opensearch.describe_domain().domain_name(name).send().await {
            Ok(answer) => Ok(answer.domain_status),
            Err(error) if error.code() == Some("ResourceNotFoundException") => Ok(None),
            Err(error) => Err(told(&error, &format!("looking for the domain {name}"))),
        }
    }

    /// The master user's secret, with a new password where there is none. It is there before the domain, so that a
    /// creation that failed halfway finds the password again.
    pub(crate) async fn admin(&self, domain: &str) -> Result<Admin, String> {
        let name = format!("aes-siem/{domain}/{ADMIN}");
        match self.secrets.get_secret_value().secret_id(&name).send().await {
            Ok(secret) => Admin::of(secret.arn(), secret.secret_string()).ok_or_else(|| {
                format!(
                    "the secret {name} holds no password: delete it, and a new one is made: aws secretsmanager \
                         delete-secret --force-delete-without-recovery --secret-id {name}"
                )
            }),
            Err(error) if error.code() == Some("ResourceNotFoundException") => self.new_admin(&name).await,
            Err(error) => {
                let why = told(&error, &format!("reading the secret {name}"));
                let is_being_deleted = error.message().is_some_and(|message| message.contains("deletion"));
                Err(if is_being_deleted {
                    format!("{why} Restore it: aws secretsmanager restore-secret --secret-id {name}")
                } else {
                    why
                })
            }
        }
    }

    async fn new_admin(&self, name: &str) -> Result<Admin, String> {
        let password = password::generate()?;
        let create = TAGS.into_iter().fold(self.secrets.create_secret(), |create, (key, value)| {
            create.tags(aws_sdk_secretsmanager::types::Tag::builder().key(key).value(value).build())
        });
        let made = create
            .name(name)
            .description("Master user of the OpenSearch domain of the SIEM")
            .secret_string(json!({ "username": ADMIN, "password": password }).to_string())
            .send()
            .await
            .map_err(|error| told(&error, &format!("making the secret {name}")))?;
        tracing::info!(secret = name, "a password is made");
        Ok(Admin { secret_arn: made.arn.unwrap_or_default(), password })
    }

    /// Makes the log groups of a domain, and lets the service write there.
    pub(crate) async fn prepare_logs(&self, arn: DomainArn<'_>, domain: &str) -> Result<(), String> {
        let policy = self.logs.put_resource_policy().policy_name(LOG_POLICY);
        policy.policy_document(log_policy(arn).to_string()).send().await.map_err(|error| {
            let why = told(&error, "letting OpenSearch Service write logs");
            match error.code() {
                Some("LimitExceededException") => format!(
                    "{why} CloudWatch Logs takes ten resource policies in a region: delete one that nobody needs (aws logs \
                     describe-resource-policies)"
                ),
                _ => why,
            }
        })?;
        for (_, log, days) in LOGS {
            let group = log_group(domain, log);
            match self.logs.create_log_group().log_group_name(&group).send().await {
                Ok(_) => {}
                Err(error) if error.code() == Some("ResourceAlreadyExistsException") => {}
                Err(error) => return Err(told(&error, &format!("making the log group {group}"))),
            }
            let retention = self.logs.put_retention_policy().log_group_name(&group).retention_in_days(days);
            retention.send().await.map_err(|error| told(&error, &format!("setting the retention of {group}")))?;
        }
        Ok(())
    }

    /// Makes a domain whose first master is the role that configures it. Whoever was master may do everything in it from
    /// then on, also after a user has taken the role's place: and at a public endpoint only signed requests get in from
    /// where functions are.
    pub(crate) async fn create(&self, arn: DomainArn<'_>, wanted: &Wanted) -> Result<Created, String> {
        let https = DomainEndpointOptions::builder()
            .enforce_https(true)
            .tls_security_policy(TlsSecurityPolicy::PolicyMinTls12Pfs202310)
            .build();
        let logs: HashMap<LogType, LogPublishingOption> = LOGS
            .into_iter()
            .map(|(kind, log, _)| {
                let group = arn.log_group(&log_group(&wanted.name, log));
                (kind, LogPublishingOption::builder().cloud_watch_logs_log_group_arn(group).enabled(true).build())
            })
            .collect();
        let create = self
            .opensearch
            .create_domain()
            .domain_name(&wanted.name)
            .engine_version(&wanted.engine_version)
            .cluster_config(difference::new_cluster(wanted))
            .ebs_options(difference::new_storage(wanted))
            .set_vpc_options(difference::new_network(wanted))
            .access_policies(access::policy(arn, wanted).to_string())
            .encryption_at_rest_options(EncryptionAtRestOptions::builder().enabled(true).build())
            .node_to_node_encryption_options(NodeToNodeEncryptionOptions::builder().enabled(true).build())
            .domain_endpoint_options(https)
            .advanced_security_options(role_as_master(&wanted.configurer))
            .set_log_publishing_options(Some(logs))
            .set_tag_list(Some(tags(TAGS)?));
        match create.send().await {
            Ok(_) => Ok(Created::Begun),
            Err(error) if error.code() == Some("ResourceAlreadyExistsException") => Ok(Created::IsThere),
            Err(error) => {
                let why = told(&error, &format!("making the domain {}", wanted.name));
                let lacks_role = error.message().is_some_and(|message| message.contains("service-linked role"));
                Err(if lacks_role {
                    format!(
                        "{why} Make it once in this account: aws iam create-service-linked-role --aws-service-name \
                         opensearchservice.amazonaws.com"
                    )
                } else {
                    why
                })
            }
        }
    }

    /// Whether a domain has this secret's password.
    pub(crate) async fn knows(&self, arn: &str, admin: &Admin) -> Result<bool, String> {
        let tags = self.opensearch.list_tags().arn(arn).send().await;
        let tags = tags.map_err(|error| told(&error, &format!("reading the tags of {arn}")))?;
        Ok(tags.tag_list().iter().any(|tag| tag.key() == SECRET_TAG && tag.value() == admin.secret_arn))
    }

    /// Changes a domain, and gives it this master user, if one is given. The service's id of the change, as far as it
    /// tells one.
    pub(crate) async fn change(&self, name: &str, change: Change, master: Option<&Admin>) -> Result<String, String> {
        let update = self
            .opensearch
            .update_domain_config()
            .domain_name(name)
            .set_cluster_config(change.cluster)
            .set_ebs_options(change.storage)
            .set_access_policies(change.access)
            .set_vpc_options(change.network)
            .set_advanced_security_options(master.map(Admin::as_master));
        let answer = update.send().await.map_err(|error| {
            let why = told(&error, &format!("changing the domain {name}"));
            master.map_or_else(|| why.clone(), |admin| admin.hidden_in(&why))
        })?;
        let change = answer.domain_config.and_then(|domain| domain.change_progress_details);
        Ok(change.and_then(|change| change.change_id).unwrap_or_default())
    }

    /// Tags a domain as the solution's, with this secret's password.
    pub(crate) async fn tag(&self, arn: &str, admin: &Admin) -> Result<(), String> {
        let all = TAGS.into_iter().chain([(SECRET_TAG, admin.secret_arn.as_str())]);
        let add = self.opensearch.add_tags().arn(arn).set_tag_list(Some(tags(all)?));
        add.send().await.map(|_| ()).map_err(|error| told(&error, &format!("tagging {arn}")))
    }

    /// Starts a function with an event, and does not wait for it.
    pub(crate) async fn start(&self, function: &str, event: &Value) -> Result<(), String> {
        let invoke = self.lambda.invoke().function_name(function).invocation_type(InvocationType::Event);
        let sent = invoke.payload(Blob::new(event.to_string())).send().await;
        sent.map(|_| ()).map_err(|error| told(&error, &format!("starting {function}")))
    }
}

impl Admin {
    /// Of a secret's ARN and text; `None` if it holds no password.
    fn of(arn: Option<&str>, text: Option<&str>) -> Option<Admin> {
        let secret: Value = serde_json::from_str(text?).ok()?;
        let password = secret["password"].as_str().filter(|password| !password.is_empty())?;
        Some(Admin { secret_arn: arn?.to_owned(), password: password.to_owned() })
    }

    fn as_master(&self) -> AdvancedSecurityOptionsInput {
        let user = MasterUserOptions::builder().master_user_name(ADMIN).master_user_password(&self.password).build();
        AdvancedSecurityOptionsInput::builder()
            .enabled(true)
            .internal_user_database_enabled(true)
            .master_user_options(user)
            .build()
    }

    /// What a service said, which may repeat what it was sent.
    fn hidden_in(&self, said: &str) -> String {
        said.replace(&self.password, "***")
    }
}

fn role_as_master(arn: &str) -> AdvancedSecurityOptionsInput {
    AdvancedSecurityOptionsInput::builder()
        .enabled(true)
        .internal_user_database_enabled(false)
        .master_user_options(MasterUserOptions::builder().master_user_arn(arn).build())
        .build()
}

fn tags<'a>(tags: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Vec<Tag>, String> {
    let tags = tags.into_iter().map(|(key, value)| Tag::builder().key(key).value(value).build());
    tags.collect::<Result<_, _>>().map_err(|error| error.to_string())
}

fn log_group(domain: &str, log: &str) -> String {
    format!("{LOG_GROUPS}/{domain}/{log}")
}

/// Lets the service write the logs of this account's domains (OpenSearch Service developer guide, "Monitoring logs").
fn log_policy(arn: DomainArn<'_>) -> Value {
    json!({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow",
            "Principal": { "Service": "es.amazonaws.com" },
            "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
            "Resource": arn.log_group(&format!("{LOG_GROUPS}/*")),
            "Condition": { "StringEquals": { "aws:SourceAccount": arn.account() } },
        }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_holds_a_password_or_is_none() {
        let of = |text| Admin::of(Some("arn:secret"), Some(text)).map(|admin| (admin.secret_arn, admin.password));
        let expected = ("arn:secret".to_owned(), "Abc-123".to_owned());
        assert_eq!(of(r#"{"username":"aesadmin","password":"Abc-123"}"#), Some(expected));
        for none in ["Abc-123", "{}", r#"{"password":""}"#] {
            assert_eq!(of(none), None, "{none}");
        }
    }

    #[test]
    fn what_a_service_says_is_told_without_the_password() {
        let admin = Admin { secret_arn: "arn:secret".into(), password: "Abc-123".into() };
        assert_eq!(
            admin.hidden_in("ValidationException: \"Abc-123\" is short"),
            "ValidationException: \"***\" is short"
        );
        let shown = format!("{:?}", admin.as_master());
        assert!(!shown.contains("Abc-123"), "{shown}");
    }
}
