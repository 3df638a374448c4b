//! What is done for each kind of resource.

use aws_sdk_s3::error::ProvideErrorMetadata as _;
use serde_json::Value;
use siem_custom_resource::{Kind, Made, Maker, Outcome, Request, told};
use tokio::time::Instant;

use crate::notification::{self, Targets};
use crate::policy::{self, Update};

/// The policy of a key has this name, and there is no other.
const KEY_POLICY: &str = "default";

pub(crate) struct Handler {
    pub(crate) s3: aws_sdk_s3::Client,
    pub(crate) kms: aws_sdk_kms::Client,
}

impl Maker for Handler {
    async fn make(&self, request: Request, _: Instant) -> Result<Outcome, String> {
        let physical_id = match (request.text("Kind"), request.kind) {
            (Ok("BucketNotification"), _) => self.notification(&request).await?,
            // With the stack nothing goes of policies: services still write, and what is encrypted has to be read. From
            // requests of other kinds nothing was made; were they refused again, they would hold up the stack's deletion.
            (_, Kind::Delete) => request.physical_id.unwrap_or_default(),
            (Ok("BucketPolicy"), _) => self.bucket_policy(&request).await?,
            (Ok("KeyPolicy"), _) => self.key_policy(&request).await?,
            (Ok(other), _) => return Err(format!("there is no kind {other:?} of resources here")),
            (Err(why), _) => return Err(why),
        };
        Ok(Outcome::Made(Made { physical_id, ..Made::default() }))
    }

    async fn go_on(&self, _: Value) -> Result<(), String> {
        Err("nothing here takes so long".to_owned())
    }
}

impl Handler {
    /// Merges the log bucket's policy.
    async fn bucket_policy(&self, request: &Request) -> Result<String, String> {
        let bucket = request.text("BucketName")?;
        let physical_id = format!("policy-of-{bucket}");
        let (ours, update) = wanted(request)?;
        let live = match self.s3.get_bucket_policy().bucket(bucket).send().await {
            Ok(answer) => Some(read(answer.policy(), &format!("the policy of {bucket}"))?),
            Err(error) if error.code() == Some("NoSuchBucketPolicy") => None,
            Err(error) => return Err(told(&error, &format!("reading the policy of {bucket}"))),
        };
        let Some(policy) = policy::merged(live.as_ref(), &ours, update) else { return Ok(physical_id) };
        policy::check_length(&policy)?;
        let put = self.s3.put_bucket_policy().bucket(bucket).policy(policy.to_string()).send().await;
        put.map_err(|error| told(&error, &format!("writing the policy of {bucket}")))?;
        Ok(physical_id)
    }

    /// Merges the key's policy.
    async fn key_policy(&self, request: &Request) -> Result<String, String> {
        let key = request.text("KeyId")?;
        let physical_id = format!("policy-of-{key}");
        let (ours, update) = wanted(request)?;
        // Policies are asked for by the key's own id, not by its alias.
        let described = self.kms.describe_key().key_id(key).send().await;
        let described = described.map_err(|error| told(&error, &format!("looking for {key}")))?;
        let id = described.key_metadata().map(aws_sdk_kms::types::KeyMetadata::key_id).unwrap_or_default().to_owned();
        let live = self.kms.get_key_policy().key_id(&id).policy_name(KEY_POLICY).send().await;
        let live = live.map_err(|error| told(&error, &format!("reading the policy of {key}")))?;
        let live = read(live.policy(), &format!("the policy of {key}"))?;
        let Some(policy) = policy::merged(Some(&live), &ours, update) else { return Ok(physical_id) };
        let put = self.kms.put_key_policy().key_id(&id).policy_name(KEY_POLICY).policy(policy.to_string()).send().await;
        put.map_err(|error| told(&error, &format!("writing the policy of {key}")))?;
        Ok(physical_id)
    }

    /// Has the log bucket tell the queue of new objects. With the stack the queue goes, and so does the entry.
    async fn notification(&self, request: &Request) -> Result<String, String> {
        let bucket = request.text("BucketName")?;
        let function_arn = request.text("FunctionArn").unwrap_or_default();
        let targets = Targets { queue_arn: request.text("QueueArn")?, function_arn };
        let physical_id = format!("notification-of-{bucket}");
        let live = match self.s3.get_bucket_notification_configuration().bucket(bucket).send().await {
            Ok(live) => live,
            Err(error) if request.kind == Kind::Delete && error.code() == Some("NoSuchBucket") => {
                return Ok(physical_id);
            }
            // After an update to another bucket, this function's rights are for that one.
            Err(error) if request.kind == Kind::Delete && error.code() == Some("AccessDenied") => {
                tracing::warn!(
                    "{bucket} may not be changed any more: take its notification to the solution's queue away"
                );
                return Ok(physical_id);
            }
            Err(error) => return Err(told(&error, &format!("reading the notifications of {bucket}"))),
        };
        let live = aws_sdk_s3::types::NotificationConfiguration::builder()
            .set_queue_configurations(live.queue_configurations)
            .set_topic_configurations(live.topic_configurations)
            .set_lambda_function_configurations(live.lambda_function_configurations)
            .set_event_bridge_configuration(live.event_bridge_configuration)
            .build();
        let wanted = if request.kind == Kind::Delete {
            notification::without_ours(live.clone(), targets)
        } else {
            notification::with_ours(live.clone(), targets, &request.texts("Events")?)?
        };
        if wanted == live {
            return Ok(physical_id);
        }
        let others = notification::others(&wanted);
        // What S3 would look for are others' targets too, one of which may be gone: that must not hold up a deletion.
        let put = self.s3.put_bucket_notification_configuration().bucket(bucket);
        let put = put.skip_destination_validation(request.kind == Kind::Delete);
        put.notification_configuration(wanted).send().await.map_err(|error| {
            let why = told(&error, &format!("writing the notifications of {bucket}"));
            match others.as_slice() {
                [] => why,
                others => format!(
                    "{why}. S3 tells one alone of an object: of new ones also hear {}. Take that away, or send it on from \
                     EventBridge",
                    others.join(", ")
                ),
            }
        })?;
        Ok(physical_id)
    }
}

/// The solution's policy of a request, and what to do with the one that is there.
fn wanted(request: &Request) -> Result<(Value, Update), String> {
    let ours = request.properties.get("Policy").ok_or("the property Policy is missing")?;
    let ours = policy::expanded(ours, request.text("AccountId")?, &request.texts("SourceAccounts")?)?;
    Ok((ours, Update::of(request.text("Update")?)?))
}

fn read(policy: Option<&str>, what: &str) -> Result<Value, String> {
    serde_json::from_str(policy.unwrap_or_default()).map_err(|_| format!("{what} is no JSON"))
}
