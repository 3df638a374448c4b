//! S3 and SQS, emulated, behind the real AWS clients.
//!
//! What the emulator does otherwise than AWS, as seen: it form-encodes `/` in the key of a notification as `%2F` (S3
//! leaves it), and records lack `versionId`, `requestParameters`, `userIdentity` and `sequencer`. As S3 does, it sends a test event
//! when a notification is set.

mod buckets;
mod front;
mod moto;

use std::sync::Arc;

use anyhow::{Context, Result};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_sdk_s3::config::{BehaviorVersion, Region};
use aws_sdk_s3::types::{BucketLocationConstraint, CreateBucketConfiguration, Event, NotificationConfiguration};
use aws_sdk_s3::types::{QueueConfiguration, VersioningConfiguration};
use aws_sdk_sqs::types::{Message, MessageSystemAttributeName, QueueAttributeName};
use serde_json::json;
use tokio::sync::OnceCell;

pub use buckets::Buckets;
pub use front::{Call, Front, Meddling};

use crate::process::Process;

/// The region everything is in.
pub const REGION: &str = "eu-west-1";
/// The account everything belongs to: the emulator's own.
pub const ACCOUNT: &str = "123456789012";

const ACCESS_KEY: &str = "AKIAIOSFODNN7EXAMPLE";
const SECRET_KEY: &str = "emulated";

/// The emulated services. They end with the last handle.
pub struct Aws {
    /// Endpoint of every service: `http://127.0.0.1:PORT`.
    pub url: String,
    /// The real S3 client, pointed at the emulator.
    pub s3: aws_sdk_s3::Client,
    /// The real SQS client, pointed at the emulator.
    pub sqs: aws_sdk_sqs::Client,
    process: Arc<Process>,
}

/// A queue.
#[derive(Clone, Debug)]
pub struct Queue {
    /// Its name.
    pub name: String,
    /// What SQS calls take.
    pub url: String,
    /// What policies and mappings take.
    pub arn: String,
}

/// How many messages a queue holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Depth {
    /// Waiting to be received.
    pub visible: u64,
    /// Received, and neither deleted nor returned.
    pub in_flight: u64,
    /// To become visible later.
    pub delayed: u64,
}

impl Aws {
    /// Starts an emulator of its own, empty.
    pub async fn start() -> Result<Aws> {
        let (process, url) = moto::start().await?;
        Ok(Aws::connect(url, Arc::new(process)))
    }

    /// The emulator that all tests of this program share; started by the first that asks. Choose bucket and queue names
    /// of your own.
    pub async fn shared() -> Result<Aws> {
        static EMULATOR: OnceCell<(String, Arc<Process>)> = OnceCell::const_new();
        let start = async || {
            let (process, url) = moto::start().await?;
            anyhow::Ok((url, Arc::new(process)))
        };
        let (url, process) = EMULATOR.get_or_try_init(start).await?;
        // A connection belongs to the runtime that opened it, so each test gets clients of its own.
        Ok(Aws::connect(url.clone(), Arc::clone(process)))
    }

    /// The same services by way of a front, which notes the calls.
    pub fn by_way_of(&self, front: &Front) -> Aws {
        Aws::connect(front.url.clone(), Arc::clone(&self.process))
    }

    fn connect(url: String, process: Arc<Process>) -> Aws {
        let credentials = Credentials::new(ACCESS_KEY, SECRET_KEY, None, None, "siem-tests");
        let s3 = aws_sdk_s3::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::from_static(REGION))
            .endpoint_url(&url)
            .credentials_provider(credentials.clone())
            .force_path_style(true)
            .build();
        let sqs = aws_sdk_sqs::Config::builder()
            .behavior_version(aws_sdk_sqs::config::BehaviorVersion::latest())
            .region(aws_sdk_sqs::config::Region::from_static(REGION))
            .endpoint_url(&url)
            .credentials_provider(credentials)
            .build();
        Aws { url, s3: aws_sdk_s3::Client::from_conf(s3), sqs: aws_sdk_sqs::Client::from_conf(sqs), process }
    }

    /// The real KMS client, pointed at the emulator.
    pub fn kms(&self) -> aws_sdk_kms::Client {
        aws_sdk_kms::Client::new(&self.config())
    }

    /// The real Secrets Manager client, pointed at the emulator.
    pub fn secrets(&self) -> aws_sdk_secretsmanager::Client {
        aws_sdk_secretsmanager::Client::new(&self.config())
    }

    /// The real Lambda client, pointed at the emulator. It keeps functions and event source mappings, and runs nothing.
    pub fn lambda(&self) -> aws_sdk_lambda::Client {
        aws_sdk_lambda::Client::new(&self.config())
    }

    /// The real client of CloudWatch Logs, pointed at the emulator.
    pub fn logs(&self) -> aws_sdk_cloudwatchlogs::Client {
        aws_sdk_cloudwatchlogs::Client::new(&self.config())
    }

    /// Makes a role that a function can have; its ARN.
    pub async fn create_role(&self, name: &str) -> Result<String> {
        let create = [("Action", "CreateRole"), ("RoleName", name), ("AssumeRolePolicyDocument", "{}")];
        self.query("iam", "2010-05-08", &create).await?;
        Ok(format!("arn:aws:iam::{ACCOUNT}:role/{name}"))
    }

    /// A call to a service that takes forms, and for which there is no client here. Names and values are letters, digits
    /// and what needs no escape but braces.
    pub async fn query(&self, service: &str, version: &str, members: &[(&str, &str)]) -> Result<()> {
        let client = reqwest::Client::builder().no_proxy().build()?;
        // The emulator looks into the signature for the service that is meant, and no further.
        let signed = format!("AWS4-HMAC-SHA256 Credential={ACCESS_KEY}/20260101/us-east-1/{service}/aws4_request");
        let escaped = |value: &str| value.replace('{', "%7B").replace('}', "%7D");
        let members = members.iter().map(|(name, value)| format!("{name}={}&", escaped(value)));
        let body = format!("{}Version={version}", members.collect::<String>());
        let request = client.post(&self.url).header("authorization", signed).body(body);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        request.send().await?.error_for_status()?;
        Ok(())
    }

    /// The real client of OpenSearch Service, pointed at the emulator.
    pub fn opensearch(&self) -> aws_sdk_opensearch::Client {
        aws_sdk_opensearch::Client::new(&self.config())
    }

    /// The configuration of any other service's client, pointed at the emulator.
    pub fn config(&self) -> aws_types::SdkConfig {
        let credentials = Credentials::new(ACCESS_KEY, SECRET_KEY, None, None, "siem-tests");
        aws_types::SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::from_static(REGION))
            .endpoint_url(&self.url)
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .build()
    }

    /// The environment that points any program with an AWS SDK at the emulator.
    pub fn env(&self) -> Vec<(String, String)> {
        [
            ("AWS_ENDPOINT_URL", self.url.as_str()),
            ("AWS_REGION", REGION),
            ("AWS_DEFAULT_REGION", REGION),
            ("AWS_ACCESS_KEY_ID", ACCESS_KEY),
            ("AWS_SECRET_ACCESS_KEY", SECRET_KEY),
            ("AWS_EC2_METADATA_DISABLED", "true"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
    }

    /// Forgets all buckets, queues and messages, of every test that shares the emulator.
    pub async fn reset(&self) -> Result<()> {
        let client = reqwest::Client::builder().no_proxy().build()?;
        client.post(format!("{}/moto-api/reset", self.url)).send().await?.error_for_status()?;
        Ok(())
    }

    /// The emulator's log so far.
    pub fn log(&self) -> String {
        self.process.output()
    }

    /// Creates a bucket.
    pub async fn create_bucket(&self, bucket: &str) -> Result<()> {
        let place = BucketLocationConstraint::from(REGION);
        let configuration = CreateBucketConfiguration::builder().location_constraint(place).build();
        self.s3.create_bucket().bucket(bucket).create_bucket_configuration(configuration).send().await?;
        Ok(())
    }

    /// Turns versioning of a bucket on.
    pub async fn keep_versions(&self, bucket: &str) -> Result<()> {
        let status = aws_sdk_s3::types::BucketVersioningStatus::Enabled;
        let configuration = VersioningConfiguration::builder().status(status).build();
        self.s3.put_bucket_versioning().bucket(bucket).versioning_configuration(configuration).send().await?;
        Ok(())
    }

    /// Creates a queue with a visibility timeout of 30 s.
    pub async fn create_queue(&self, name: &str) -> Result<Queue> {
        self.create_queue_with(name, &[]).await
    }

    /// Creates a queue that hands a message on to `dead_letters` when it was received `receives` times in vain.
    pub async fn create_queue_with_redrive(&self, name: &str, dead_letters: &Queue, receives: u32) -> Result<Queue> {
        let policy = json!({"deadLetterTargetArn": dead_letters.arn, "maxReceiveCount": receives}).to_string();
        self.create_queue_with(name, &[(QueueAttributeName::RedrivePolicy, policy)]).await
    }

    pub(crate) async fn create_queue_with(
        &self,
        name: &str,
        attributes: &[(QueueAttributeName, String)],
    ) -> Result<Queue> {
        let attributes = (!attributes.is_empty()).then(|| attributes.iter().cloned().collect());
        let created = self.sqs.create_queue().queue_name(name).set_attributes(attributes).send().await?;
        let url = created.queue_url.context("a created queue without a URL")?;
        Ok(Queue { name: name.to_owned(), url, arn: format!("arn:aws:sqs:{REGION}:{ACCOUNT}:{name}") })
    }

    /// Has the bucket tell the queue of every object created. A test event comes first, as from S3.
    pub async fn notify(&self, bucket: &str, queue: &Queue) -> Result<()> {
        let to_queue = QueueConfiguration::builder().queue_arn(&queue.arn).events(Event::S3ObjectCreated).build()?;
        let configuration = NotificationConfiguration::builder().queue_configurations(to_queue).build();
        let put = self.s3.put_bucket_notification_configuration();
        put.bucket(bucket).notification_configuration(configuration).send().await?;
        Ok(())
    }

    /// A log bucket as the product has it: a bucket, a queue of the same name that hears of every new object, and no
    /// test event left in it.
    pub async fn create_log_bucket(&self, bucket: &str) -> Result<Queue> {
        self.create_bucket(bucket).await?;
        let queue = self.create_queue(bucket).await?;
        self.notify(bucket, &queue).await?;
        for message in self.receive(&queue, 10).await? {
            self.delete(&queue, &message).await?;
        }
        Ok(queue)
    }

    /// Puts an object; its version when the bucket keeps them.
    pub async fn put_object(&self, bucket: &str, key: &str, bytes: impl Into<Vec<u8>>) -> Result<Option<String>> {
        let put = self.s3.put_object().bucket(bucket).key(key).body(bytes.into().into()).send().await;
        Ok(put.with_context(|| format!("PUT s3://{bucket}/{key}"))?.version_id)
    }

    /// Sends a message.
    pub async fn send(&self, queue: &Queue, body: &str) -> Result<()> {
        self.sqs.send_message().queue_url(&queue.url).message_body(body).send().await?;
        Ok(())
    }

    /// Receives up to `most` (1 to 10) visible messages at once, with all attributes.
    pub async fn receive(&self, queue: &Queue, most: i32) -> Result<Vec<Message>> {
        let receive =
            self.sqs.receive_message().queue_url(&queue.url).max_number_of_messages(most).wait_time_seconds(0);
        let receive = receive.message_system_attribute_names(MessageSystemAttributeName::All);
        Ok(receive.message_attribute_names("All").send().await?.messages.unwrap_or_default())
    }

    /// Deletes a received message.
    pub async fn delete(&self, queue: &Queue, message: &Message) -> Result<()> {
        let delete = self.sqs.delete_message().queue_url(&queue.url);
        delete.set_receipt_handle(message.receipt_handle.clone()).send().await?;
        Ok(())
    }

    /// Makes a received message visible again at once.
    pub async fn give_back(&self, queue: &Queue, message: &Message) -> Result<()> {
        let change = self.sqs.change_message_visibility().queue_url(&queue.url).visibility_timeout(0);
        change.set_receipt_handle(message.receipt_handle.clone()).send().await?;
        Ok(())
    }

    /// How many messages the queue holds.
    pub async fn depth(&self, queue: &Queue) -> Result<Depth> {
        let answer = self.sqs.get_queue_attributes().queue_url(&queue.url).attribute_names(QueueAttributeName::All);
        let attributes = answer.send().await?.attributes.unwrap_or_default();
        let count = |name: QueueAttributeName| -> Result<u64> {
            let value = attributes.get(&name).with_context(|| format!("no attribute {name}"))?;
            value.parse().with_context(|| format!("{name} is {value}"))
        };
        Ok(Depth {
            visible: count(QueueAttributeName::ApproximateNumberOfMessages)?,
            in_flight: count(QueueAttributeName::ApproximateNumberOfMessagesNotVisible)?,
            delayed: count(QueueAttributeName::ApproximateNumberOfMessagesDelayed)?,
        })
    }
}

/// Fetches everything that starting the emulator needs, so that later starts need no network.
pub fn set_up() -> Result<()> {
    moto::python().map(|_| ())
}
