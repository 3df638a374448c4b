//! es-loader, the queues it is fed from, and the role for loading from a machine of one's own.

use crate::constructs::{FunctionSpec, Placed, QueueSpec, function, queue, tags};
use crate::policy::{Policy, Statement, allow, trust};
use crate::resources::compute::EventSourceMapping;
use crate::resources::iam::{InlinePolicy, InstanceProfile, Role};
use crate::resources::queues::{Queue, QueuePolicy};
use crate::siem::domain::Domain;
use crate::siem::names::{DEAD_LETTER_QUEUE, EC2_ROLE, NEW_LOGS_QUEUE, SPLIT_LOGS_QUEUE};
use crate::siem::network::Network;
use crate::siem::parameters::Parameters;
use crate::siem::storage::{Storage, objects_of, on_key};
use crate::template::{Handle, Resource, Template};
use crate::value::{Value, account_id, join, split, text, text_with};

/// The longest an invocation of es-loader takes.
const TIMEOUT_SECONDS: u32 = 600;
/// Lambda asks for six times the function's timeout, so that a throttled message is not received twice.
const VISIBILITY_SECONDS: u32 = 6 * TIMEOUT_SECONDS;
/// Long enough for an outage over a weekend and the days until it is seen.
const SOURCE_RETENTION_DAYS: u32 = 10;
const DEAD_LETTER_RETENTION_DAYS: u32 = 14;
/// About two days, at the pace at which es-loader hides what it gives back.
const MAX_RECEIVES: u32 = 200;
/// New objects in an event: they share bulks.
const OBJECTS_OF_AN_EVENT: u32 = 10;

/// What the rest of the stack speaks of.
#[derive(Debug)]
pub(crate) struct Loader {
    pub(crate) function: Placed,
    pub(crate) new_logs: Handle<Queue>,
    pub(crate) new_logs_policy: Handle<QueuePolicy>,
    pub(crate) new_logs_mapping: Handle<EventSourceMapping>,
    pub(crate) split_logs: Handle<Queue>,
    pub(crate) split_logs_mapping: Handle<EventSourceMapping>,
    pub(crate) control_tower_mapping: Handle<EventSourceMapping>,
    pub(crate) security_lake_mapping: Handle<EventSourceMapping>,
    pub(crate) dead_letters: Handle<Queue>,
    pub(crate) ec2_role: Handle<Role>,
}

pub(crate) fn declare(
    template: &mut Template,
    parameters: &Parameters,
    storage: &Storage,
    network: &Network,
    domain: &Domain,
) -> Loader {
    let (dead_letters, _) = queue(
        template,
        "AesSiemDlq",
        QueueSpec {
            name: DEAD_LETTER_QUEUE,
            retention_days: DEAD_LETTER_RETENTION_DAYS,
            visibility_seconds: VISIBILITY_SECONDS,
            dead_letters: None,
            statements: Vec::new(),
        },
    );
    let source = |name, statements| QueueSpec {
        name,
        retention_days: SOURCE_RETENTION_DAYS,
        visibility_seconds: VISIBILITY_SECONDS,
        dead_letters: Some((&dead_letters, MAX_RECEIVES)),
        statements,
    };
    let bucket_tells = allow(&["sqs:SendMessage"])
        .named("LogBucket")
        .by_service("s3.amazonaws.com")
        .on(arn_of_queue(NEW_LOGS_QUEUE))
        .when("StringEquals", "aws:SourceAccount", account_id())
        .when("ArnEquals", "aws:SourceArn", storage.log_bucket_arn());
    let (new_logs, new_logs_policy) = queue(template, "AesSiemSqsNewLogs", source(NEW_LOGS_QUEUE, vec![bucket_tells]));
    let (split_logs, _) = queue(template, "AesSiemSqsSplitLogs", source(SPLIT_LOGS_QUEUE, Vec::new()));

    let function = function(
        template,
        "LambdaEsLoader",
        FunctionSpec {
            package: "es-loader",
            name: None,
            purpose: "Normalizes logs and loads them into the domain",
            memory_mib: 2048,
            timeout_seconds: TIMEOUT_SECONDS,
            role_name: None,
            own_role_variable: Some("ES_LOADER_ROLE_ARN"),
            statements: vec![
                consume(&[new_logs.arn(), split_logs.arn()]),
                allow(&["sqs:SendMessage"]).on([split_logs.arn(), dead_letters.arn()]),
                read_buckets(storage),
                list_buckets(storage),
                on_key(&["kms:Decrypt"]),
                index(domain),
            ],
            conditional: foreign(parameters),
            environment: vec![
                ("ENDPOINT", domain.endpoint()),
                ("GEOIP_BUCKET", storage.geo_bucket.clone()),
                ("LOG_BUCKET", storage.log_bucket.clone()),
                ("SQS_SPLITTED_LOGS_URL", split_logs.reference()),
                ("LOG_LEVEL", "INFO".into()),
                ("POWERTOOLS_SERVICE_NAME", "es-loader".into()),
                ("POWERTOOLS_METRICS_NAMESPACE", "SIEM".into()),
                ("CONTROL_TOWER_LOG_BUCKETS", parameters.control_tower_buckets.into()),
                ("CONTROL_TOWER_ROLE_ARN", parameters.control_tower_role.into()),
                ("CONTROL_TOWER_ROLE_SESSION_NAME", "aes-siem-es-loader".into()),
                ("SECURITY_LAKE_ROLE_ARN", parameters.security_lake_role.into()),
                ("SECURITY_LAKE_ROLE_SESSION_NAME", "aes-siem-es-loader".into()),
                ("SECURITY_LAKE_EXTERNAL_ID", parameters.security_lake_external_id.into()),
            ],
            network: Some((parameters.in_vpc, network.of_functions.clone())),
            dead_letters: Some(dead_letters.arn()),
            goes_on_by_messages: true,
        },
    );
    let mapping = |queue: Value, batch: u32| mapping(parameters, &function, queue, batch);
    let new_logs_mapping = template.add("NewLogsMapping", mapping(new_logs.arn(), OBJECTS_OF_AN_EVENT));
    let split_logs_mapping = template.add("SplitLogsMapping", mapping(split_logs.arn(), 1));
    let control_tower_mapping = template.add(
        "ControlTowerMapping",
        mapping(parameters.control_tower_queue.into(), OBJECTS_OF_AN_EVENT).when(parameters.has_control_tower),
    );
    let security_lake_mapping = template.add(
        "SecurityLakeMapping",
        mapping(parameters.security_lake_queue.into(), OBJECTS_OF_AN_EVENT).when(parameters.has_security_lake),
    );
    let ec2_role = for_ec2(template, parameters, storage, domain, &[&new_logs, &split_logs, &dead_letters]);
    Loader {
        function,
        new_logs,
        new_logs_policy,
        new_logs_mapping,
        split_logs,
        split_logs_mapping,
        control_tower_mapping,
        security_lake_mapping,
        dead_letters,
        ec2_role,
    }
}

fn mapping(parameters: &Parameters, function: &Placed, queue: Value, batch: u32) -> EventSourceMapping {
    let bound = parameters.least_concurrency.choose("2", parameters.reserved_concurrency);
    EventSourceMapping {
        event_source_arn: queue,
        function_name: function.function.reference(),
        batch_size: batch.into(),
        function_response_types: vec!["ReportBatchItemFailures".into()],
        scaling_config: parameters.has_concurrency.then(serde_json::json!({ "MaximumConcurrency": bound })),
        tags: tags("es-loader"),
    }
}

fn arn_of_queue(name: &str) -> Value {
    text(format!("arn:${{AWS::Partition}}:sqs:${{AWS::Region}}:${{AWS::AccountId}}:{name}"))
}

fn consume(queues: &[Value]) -> Statement {
    allow(&[
        "sqs:ReceiveMessage",
        "sqs:DeleteMessage",
        "sqs:ChangeMessageVisibility",
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
    ])
    .on(queues.iter().collect::<Value>())
}

fn read_buckets(storage: &Storage) -> Statement {
    allow(&["s3:GetObject", "s3:GetObjectVersion"])
        .on([objects_of(&storage.log_bucket_arn()), objects_of(&storage.geo_bucket_arn())])
}

/// Without it, S3 does not tell an object that is not there from one that may not be read.
fn list_buckets(storage: &Storage) -> Statement {
    allow(&["s3:ListBucket"]).on([storage.log_bucket_arn(), storage.geo_bucket_arn()])
}

fn index(domain: &Domain) -> Statement {
    allow(&["es:ESHttpGet", "es:ESHttpPost", "es:ESHttpPut"]).on(domain.resources())
}

/// Rights to what other accounts and services hold.
fn foreign(parameters: &Parameters) -> Vec<(crate::value::Condition, Statement)> {
    let objects =
        |arns: crate::template::ParameterRef| split(",", text_with("${Arns}/*", [("Arns", join("/*,", arns))]));
    vec![
        (
            parameters.has_additional_buckets,
            allow(&["s3:GetObject", "s3:GetObjectVersion"]).on(objects(parameters.additional_buckets)),
        ),
        (parameters.has_additional_buckets, allow(&["s3:ListBucket"]).on(parameters.additional_buckets)),
        (parameters.has_additional_keys, allow(&["kms:Decrypt"]).on(parameters.additional_keys)),
        (parameters.has_control_tower, consume(&[parameters.control_tower_queue.into()])),
        (parameters.has_control_tower, allow(&["sts:AssumeRole"]).on(parameters.control_tower_role)),
        (parameters.has_security_lake, consume(&[parameters.security_lake_queue.into()])),
        (parameters.has_security_lake, allow(&["sts:AssumeRole"]).on(parameters.security_lake_role)),
    ]
}

/// `siem load s3://…`, `siem replay` and `siem reconcile` on an instance.
fn for_ec2(
    template: &mut Template,
    parameters: &Parameters,
    storage: &Storage,
    domain: &Domain,
    queues: &[&Handle<Queue>],
) -> Handle<Role> {
    let all_queues: Value = queues.iter().map(|queue| queue.arn()).collect();
    let mut policy = Policy::new([
        consume(&queues.iter().map(|queue| queue.arn()).collect::<Vec<_>>()),
        allow(&["sqs:SendMessage"]).on(all_queues),
        read_buckets(storage),
        list_buckets(storage),
        on_key(&["kms:Decrypt"]),
        index(domain),
    ]);
    for (condition, statement) in foreign(parameters) {
        policy = policy.with_if(condition, statement);
    }
    let role = template.add(
        "AesSiemEsLoaderEC2Role",
        Role {
            role_name: EC2_ROLE.into(),
            description: "Loads stored logs from an EC2 instance".into(),
            assume_role_policy_document: Some(trust("ec2.amazonaws.com")),
            policies: vec![InlinePolicy { policy_name: "siem-load".into(), policy_document: Some(policy) }],
            tags: tags("es-loader"),
            ..Role::default()
        }
        .when(parameters.creates_ec2_role),
    );
    template.add(
        "AesSiemEsLoaderEC2InstanceProfile",
        InstanceProfile { instance_profile_name: EC2_ROLE.into(), roles: vec![role.reference()] }
            .when(parameters.creates_ec2_role),
    );
    role
}
