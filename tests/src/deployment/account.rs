//! The account that a stack is made in: single resources, made and deleted on emulated services.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use aws_sdk_sqs::types::QueueAttributeName;
use serde_json::Value;

use crate::aws::{ACCOUNT, Aws, Queue, REGION};
use crate::domain::Domain;
use crate::{Function, Sandbox};

/// The account.
pub(super) struct Account {
    pub(super) aws: Aws,
    pub(super) domain: Domain,
    /// Settings of functions that say what stands in for the world outside of AWS.
    pub(super) settings: Vec<(String, String)>,
    /// Functions, by their ARNs.
    pub(super) functions: BTreeMap<String, Sandbox>,
    /// Mappings from queues to functions, by their ids.
    pub(super) mappings: BTreeMap<String, Mapping>,
    /// Access keys of roles, by ARN.
    keys: BTreeMap<String, String>,
    /// How many names, ids and keys were made up.
    named: usize,
}

pub(super) struct Mapping {
    pub(super) queue: Queue,
    pub(super) function_arn: String,
    pub(super) batch_size: i32,
}

/// What a resource tells others: its reference, and its attributes.
pub(super) struct Told {
    pub(super) reference: String,
    pub(super) attributes: Vec<(&'static str, String)>,
}

impl Told {
    fn reference(reference: impl Into<String>) -> Told {
        Told { reference: reference.into(), attributes: Vec::new() }
    }

    fn with_arn(reference: impl Into<String>, arn: impl Into<String>) -> Told {
        Told { reference: reference.into(), attributes: vec![("Arn", arn.into())] }
    }
}

impl Account {
    pub(super) fn new(aws: Aws, domain: Domain, settings: Vec<(String, String)>) -> Account {
        let (functions, mappings, keys) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Account { aws, domain, settings, functions, mappings, keys, named: 0 }
    }

    /// A name as CloudFormation makes one up, another one each time.
    fn name(&mut self, id: &str) -> String {
        self.named += 1;
        format!("aes-siem-{id}-{:012X}", self.named)
    }

    pub(super) async fn make(&mut self, id: &str, kind: &str, properties: &Value) -> Result<Told> {
        let text = |name: &str| properties[name].as_str().with_context(|| format!("{id} without {name}"));
        match kind {
            "AWS::KMS::Key" => {
                let made = self.aws.kms().create_key().policy(properties["KeyPolicy"].to_string()).send().await?;
                let key = made.key_metadata.context("no key")?;
                Ok(Told::with_arn(key.key_id(), key.arn().unwrap_or_default()))
            }
            "AWS::KMS::Alias" => {
                let (alias, kms) = (text("AliasName")?, self.aws.kms());
                kms.create_alias().alias_name(alias).target_key_id(text("TargetKeyId")?).send().await?;
                Ok(Told::reference(alias))
            }
            "AWS::S3::Bucket" => {
                let bucket = text("BucketName")?;
                self.aws.create_bucket(bucket).await?;
                if properties["VersioningConfiguration"]["Status"] == "Enabled" {
                    self.aws.keep_versions(bucket).await?;
                }
                Ok(Told::with_arn(bucket, format!("arn:aws:s3:::{bucket}")))
            }
            "AWS::S3::BucketPolicy" => {
                let put = self.aws.s3.put_bucket_policy().bucket(text("Bucket")?);
                put.policy(properties["PolicyDocument"].to_string()).send().await?;
                Ok(Told::reference(text("Bucket")?))
            }
            "AWS::SNS::Topic" => {
                let name = text("TopicName")?;
                self.aws.query("sns", "2010-03-31", &[("Action", "CreateTopic"), ("Name", name)]).await?;
                Ok(Told::reference(format!("arn:aws:sns:{REGION}:{ACCOUNT}:{name}")))
            }
            "AWS::IAM::Role" => {
                let name = match properties["RoleName"].as_str() {
                    Some(name) => name.to_owned(),
                    None => self.name(id),
                };
                let arn = self.aws.create_role(&name).await?;
                self.named += 1;
                let key = format!("AKIA{:016}", self.named);
                self.domain.know(&key, &arn);
                self.keys.insert(arn.clone(), key);
                Ok(Told::with_arn(name, arn))
            }
            "AWS::Logs::LogGroup" => {
                let (name, logs) = (text("LogGroupName")?, self.aws.logs());
                logs.create_log_group().log_group_name(name).send().await?;
                let days = properties["RetentionInDays"].as_i64().context("a log group that is kept for ever")?;
                let retention = logs.put_retention_policy().log_group_name(name);
                retention.retention_in_days(days.try_into()?).send().await?;
                Ok(Told::with_arn(name, format!("arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{name}:*")))
            }
            "AWS::SQS::Queue" => {
                let mut attributes = Vec::new();
                for name in [
                    QueueAttributeName::MessageRetentionPeriod,
                    QueueAttributeName::VisibilityTimeout,
                    QueueAttributeName::RedrivePolicy,
                ] {
                    if let Some(value) = properties.get(name.as_str()) {
                        attributes.push((name, value.to_string()));
                    }
                }
                let queue = self.aws.create_queue_with(text("QueueName")?, &attributes).await?;
                Ok(Told { reference: queue.url, attributes: vec![("Arn", queue.arn), ("QueueName", queue.name)] })
            }
            "AWS::SQS::QueuePolicy" => {
                let policy = properties["PolicyDocument"].to_string();
                for queue in properties["Queues"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                    let set = self.aws.sqs.set_queue_attributes().queue_url(queue);
                    set.attributes(QueueAttributeName::Policy, &policy).send().await?;
                }
                Ok(Told::reference(self.name(id)))
            }
            "AWS::SecretsManager::Secret" => {
                let secret = self.aws.secrets().create_secret().name(self.name(id));
                let made = secret.secret_string(text("SecretString")?).send().await?;
                Ok(Told::reference(made.arn.context("a secret without an ARN")?))
            }
            "AWS::Lambda::Function" => self.place(properties),
            "AWS::Lambda::EventSourceMapping" => self.map(properties),
            other => bail!("{other} is said to be made, and is not"),
        }
    }

    /// Puts a function in place, with the settings that the template says.
    pub(super) fn place(&mut self, properties: &Value) -> Result<Told> {
        let name = properties["FunctionName"].as_str().context("a function without a name")?;
        let package = properties["Code"]["S3Key"].as_str().and_then(|key| key.rsplit('/').next()?.strip_suffix(".zip"));
        let role =
            properties["Role"].as_str().and_then(|arn| self.keys.get(arn)).context("a function without a role")?;
        let seconds = properties["Timeout"].as_u64().context("a function without a timeout")?;
        let variables = properties["Environment"]["Variables"].as_object();
        let variables = variables.into_iter().flatten();
        let mut function = Function::under_test(package.context("a function without a package")?)?
            .envs(self.aws.env())
            .env("AWS_ACCESS_KEY_ID", role)
            .envs(self.domain.env())
            .envs(self.settings.clone())
            .envs(variables.map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().to_owned())))
            .timeout(Duration::from_secs(seconds));
        function.name = name.to_owned();
        function.memory_mib = properties["MemorySize"].as_u64().context("a function without memory")?.try_into()?;
        let arn = function.arn();
        self.functions.insert(arn.clone(), Sandbox::new(function));
        Ok(Told::with_arn(name, arn))
    }

    fn map(&mut self, properties: &Value) -> Result<Told> {
        let text = |name: &str| properties[name].as_str().with_context(|| format!("a mapping without {name}"));
        let reports = serde_json::json!(["ReportBatchItemFailures"]);
        if properties["FunctionResponseTypes"] != reports {
            bail!("a mapping that takes a failed message for a failed batch is not emulated");
        }
        let (arn, function) = (text("EventSourceArn")?, text("FunctionName")?);
        let name = arn.rsplit(':').next().unwrap_or_default();
        let url = format!("{}/{ACCOUNT}/{name}", self.aws.url);
        let queue = Queue { name: name.to_owned(), url, arn: arn.to_owned() };
        let function_arn = format!("arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function}");
        let batch_size = properties["BatchSize"].as_i64().context("a mapping without a size")?.try_into()?;
        self.named += 1;
        let id = format!("00000000-0000-4000-8000-{:012x}", self.named);
        self.mappings.insert(id.clone(), Mapping { queue, function_arn, batch_size });
        Ok(Told::reference(id))
    }

    pub(super) async fn delete(&mut self, kind: &str, reference: &str, properties: &Value) -> Result<()> {
        match kind {
            "AWS::KMS::Key" => _ = self.aws.kms().schedule_key_deletion().key_id(reference).send().await?,
            "AWS::KMS::Alias" => _ = self.aws.kms().delete_alias().alias_name(reference).send().await?,
            "AWS::S3::Bucket" => _ = self.aws.s3.delete_bucket().bucket(reference).send().await?,
            "AWS::S3::BucketPolicy" => _ = self.aws.s3.delete_bucket_policy().bucket(reference).send().await?,
            "AWS::SNS::Topic" => {
                let delete = [("Action", "DeleteTopic"), ("TopicArn", reference)];
                self.aws.query("sns", "2010-03-31", &delete).await?;
            }
            "AWS::IAM::Role" => {
                self.aws.query("iam", "2010-05-08", &[("Action", "DeleteRole"), ("RoleName", reference)]).await?;
            }
            "AWS::Logs::LogGroup" => {
                self.aws.logs().delete_log_group().log_group_name(reference).send().await?;
            }
            "AWS::SQS::Queue" => _ = self.aws.sqs.delete_queue().queue_url(reference).send().await?,
            // It goes with its queue.
            "AWS::SQS::QueuePolicy" => {}
            "AWS::SecretsManager::Secret" => {
                let delete = self.aws.secrets().delete_secret().secret_id(reference);
                delete.force_delete_without_recovery(true).send().await?;
            }
            "AWS::Lambda::Function" => {
                let name = properties["FunctionName"].as_str().unwrap_or_default();
                let arn = format!("arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}");
                self.functions.remove(&arn).context("a function that is not there")?;
            }
            "AWS::Lambda::EventSourceMapping" => {
                self.mappings.remove(reference).context("a mapping that is not there")?;
            }
            other => bail!("{other} is made, and cannot be deleted"),
        }
        Ok(())
    }
}
