//! Who is told when something is wrong.

use crate::constructs::{Alert, CustomResource, FunctionSpec, Placed, alert, function, tags};
use crate::policy::{Policy, allow};
use crate::resources::compute::{Permission, Rule, Target};
use crate::resources::queues::{Subscription, Topic, TopicPolicy};
use crate::siem::domain::Domain;
use crate::siem::loader::Loader;
use crate::siem::names::{ALERT_TOPIC, KEY_ALIAS};
use crate::siem::parameters::Parameters;
use crate::template::{Handle, Resource, Template};
use crate::value::{Value, account_id, join, text_with};

const MINUTE: u32 = 60;
const HOUR: u32 = 60 * MINUTE;
/// GeoLite2 comes twice a week; a database of two weeks is one that is fetched no more.
const STALE_GEOIP_DAYS: u32 = 14;
/// Days in a row on which the databases are stale, or of which nothing is heard, until somebody is told.
const SILENT_GEOIP_DAYS: u32 = 3;
/// MiB on the fullest node's disk at which es-loader is stopped: what the domain itself needs for merging.
const LEAST_FREE_STORAGE_MIB: u32 = 1024;
/// MiB above which it is started again. It is more, so that what is loaded then does not stop it at once.
const ENOUGH_FREE_STORAGE_MIB: u32 = 1536;
/// Minutes that it has to stay so, for merging takes disk and gives it back.
const STORAGE_MINUTES: u32 = 15;

/// The topic, which the domain's own alerts go to as well.
#[derive(Debug)]
pub(crate) struct AlertTopic {
    pub(crate) topic: Handle<Topic>,
}

pub(crate) fn topic(template: &mut Template, parameters: &Parameters) -> AlertTopic {
    let topic = template.add(
        "SnsTopic",
        Topic {
            topic_name: ALERT_TOPIC.into(),
            display_name: "AES SIEM".into(),
            kms_master_key_id: KEY_ALIAS.into(),
            tags: tags("alerts"),
        },
    );
    let publish = allow(&["sns:Publish"])
        .named("AlarmsAndEvents")
        .by_services(["cloudwatch.amazonaws.com", "events.amazonaws.com"])
        .on(topic.reference())
        .when("StringEquals", "aws:SourceAccount", account_id());
    template.add(
        "SnsTopicPolicy",
        TopicPolicy { topics: vec![topic.reference()], policy_document: Some(Policy::new([publish])) },
    );
    template.add(
        "SnsTopicSubscription",
        Subscription { protocol: "email".into(), endpoint: parameters.sns_email.into(), topic_arn: topic.reference() }
            .when(parameters.has_email),
    );
    AlertTopic { topic }
}

pub(crate) fn declare(
    template: &mut Template,
    parameters: &Parameters,
    AlertTopic { topic }: &AlertTopic,
    domain: &Domain,
    loader: &Loader,
    downloaded: &Handle<CustomResource>,
) {
    let of_queue = |name: Value| vec![("QueueName", name)];
    let of_function = |placed: &Placed| vec![("FunctionName", placed.function.reference())];
    let of_domain = || vec![("DomainName", domain.name()), ("ClientId", account_id())];
    let any = |metric, dimensions, description| Alert {
        description,
        metric,
        dimensions,
        statistic: "Sum",
        period_seconds: 5 * MINUTE,
        periods: 1,
        enough: None,
        comparison: "GreaterThanThreshold",
        threshold: 0.into(),
        missing: "notBreaching",
        only: None,
        after: None,
    };
    alert(
        template,
        "DeadLetters",
        topic,
        Alert {
            statistic: "Maximum",
            ..any(
                ("AWS/SQS", "ApproximateNumberOfMessagesVisible"),
                of_queue(loader.dead_letters.name()),
                "Logs could not be loaded, and lie in aes-siem-dlq. Mend the cause, then run: siem replay --queue aes-siem-dlq --into aes-siem-sqs-splitted-logs",
            )
        },
    );
    for (id, queue) in [("NewLogsAge", &loader.new_logs), ("SplitLogsAge", &loader.split_logs)] {
        alert(
            template,
            id,
            topic,
            Alert {
                statistic: "Maximum",
                threshold: HOUR.into(),
                periods: 3,
                ..any(
                    ("AWS/SQS", "ApproximateAgeOfOldestMessage"),
                    of_queue(queue.name()),
                    "The oldest log waits for over an hour: es-loader fails, or is slower than the logs come",
                )
            },
        );
    }
    alert(
        template,
        "EsLoaderErrors",
        topic,
        Alert {
            periods: 3,
            ..any(
                ("AWS/Lambda", "Errors"),
                of_function(&loader.function),
                "es-loader fails again and again. Its log group is /aes-siem/es-loader",
            )
        },
    );
    alert(
        template,
        "EsLoaderThrottles",
        topic,
        Alert {
            periods: 3,
            ..any(
                ("AWS/Lambda", "Throttles"),
                of_function(&loader.function),
                "The account's concurrency is used up, so es-loader waits",
            )
        },
    );
    alert(
        template,
        "ClusterRed",
        topic,
        Alert {
            statistic: "Maximum",
            period_seconds: MINUTE,
            ..any(
                ("AWS/ES", "ClusterStatus.red"),
                of_domain(),
                "A primary shard is on no node: logs of its index cannot be loaded or found",
            )
        },
    );
    alert(
        template,
        "ClusterWritesBlocked",
        topic,
        Alert {
            statistic: "Maximum",
            ..any(
                ("AWS/ES", "ClusterIndexWritesBlocked"),
                of_domain(),
                "The domain takes no logs: its disks are full, or its memory is used up",
            )
        },
    );
    alert(
        template,
        "GeoipStale",
        topic,
        Alert {
            statistic: "Maximum",
            period_seconds: 24 * HOUR,
            periods: SILENT_GEOIP_DAYS,
            threshold: STALE_GEOIP_DAYS.into(),
            // No age is told while there are no databases. An alarm that is older than the first download would be raised at
            // once.
            missing: "breaching",
            only: Some(parameters.has_license),
            after: Some(downloaded),
            ..any(
                ("SIEM", "GeoIpDatabaseAgeDays"),
                // The dimension under which functions write metrics.
                vec![("service", "geoip-downloader".into())],
                "The GeoLite2 databases never came, or were not renewed for two weeks. The log of aes-siem-geoip-downloader tells why",
            )
        },
    );
    stopper(template, parameters, topic, domain, loader);
}

/// While the domain has no room, es-loader is fed nothing: the messages wait in their queues.
fn stopper(template: &mut Template, parameters: &Parameters, topic: &Handle<Topic>, domain: &Domain, loader: &Loader) {
    let free_storage = |threshold: u32, description| Alert {
        description,
        metric: ("AWS/ES", "FreeStorageSpace"),
        dimensions: vec![("DomainName", domain.name()), ("ClientId", account_id())],
        statistic: "Minimum",
        period_seconds: MINUTE,
        periods: STORAGE_MINUTES,
        enough: None,
        comparison: "LessThanOrEqualToThreshold",
        threshold: threshold.into(),
        missing: "ignore",
        only: None,
        after: None,
    };
    let stopping = alert(
        template,
        "TotalFreeStorageSpaceRemainsLow",
        topic,
        free_storage(
            LEAST_FREE_STORAGE_MIB,
            "The domain's disks are nearly full, so es-loader is fed no logs. Extend them, or delete indices",
        ),
    );
    let starting = alert(
        template,
        "FreeStorageSpaceIsLow",
        topic,
        Alert {
            // Over only when each minute was above the bound.
            enough: Some(1),
            ..free_storage(
                ENOUGH_FREE_STORAGE_MIB,
                "The domain's disks fill up: extend them, or delete indices. When this is over, es-loader is fed again if it was stopped",
            )
        },
    );
    let always = [&loader.new_logs_mapping, &loader.split_logs_mapping].map(Handle::reference);
    let sometimes = [
        (parameters.has_control_tower, loader.control_tower_mapping.reference()),
        (parameters.has_security_lake, loader.security_lake_mapping.reference()),
    ];
    let change = |mappings: Value| {
        allow(&[
            "lambda:GetEventSourceMapping",
            "lambda:UpdateEventSourceMapping",
            "lambda:ListTags",
            "lambda:TagResource",
            "lambda:UntagResource",
        ])
        .on(mappings)
    };
    let stopper = function(
        template,
        "LambdaEsLoaderStopper",
        FunctionSpec {
            package: "es-loader-stopper",
            name: None,
            purpose: "Stops feeding es-loader while the domain has no room",
            memory_mib: 128,
            timeout_seconds: 120,
            role_name: None,
            own_role_variable: None,
            statements: vec![change(always.iter().map(arn_of_mapping).collect())],
            conditional: sometimes
                .iter()
                .map(|(condition, mapping)| (*condition, change(arn_of_mapping(mapping))))
                .collect(),
            environment: vec![
                ("STOPPING_ALARM", stopping.reference()),
                ("STARTING_ALARM", starting.reference()),
                (
                    "EVENT_SOURCE_MAPPINGS",
                    join(
                        ",",
                        always
                            .into_iter()
                            .chain(sometimes.iter().map(|(condition, mapping)| condition.choose(mapping, "")))
                            .collect::<Value>(),
                    ),
                ),
            ],
            network: None,
            dead_letters: None,
            goes_on_by_messages: false,
        },
    );
    let rule = template.add(
        "EsLoaderStopperRule",
        Rule {
            description: "Tells es-loader-stopper when the domain's disks fill up or have room again".into(),
            event_pattern: serde_json::json!({
                "source": ["aws.cloudwatch"],
                "detail-type": ["CloudWatch Alarm State Change"],
                "resources": [stopping.arn(), starting.arn()],
            })
            .into(),
            state: "ENABLED".into(),
            targets: vec![Target { id: "function".into(), arn: stopper.function.arn(), ..Target::default() }],
            ..Rule::default()
        },
    );
    template.add(
        "EsLoaderStopperPermission",
        Permission {
            action: "lambda:InvokeFunction".into(),
            function_name: stopper.function.reference(),
            principal: "events.amazonaws.com".into(),
            source_arn: rule.arn(),
        },
    );
}

/// The ARN of an event source mapping by its UUID, which is what a reference to it gives.
fn arn_of_mapping(uuid: &Value) -> Value {
    text_with(
        "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:event-source-mapping:${Mapping}",
        [("Mapping", uuid.clone())],
    )
}
