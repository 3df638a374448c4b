//! Log groups of Amazon CloudWatch Logs: a stream for one log type, and log groups that are subscribed to it.

use serde_json::{Map, json};

use crate::constructs::tags;
use crate::exporters::delivery::{DeliverySpec, LogBucket, Packing, Prefix, delivery};
use crate::policy::{Policy, allow};
use crate::resources::delivery::SubscriptionFilter;
use crate::resources::iam::{InlinePolicy, Role};
use crate::template::{Parameter, Resource, Template};
use crate::value::{account_id, equals, find_in_map, not, select, split, text, text_with};

/// Log types that come through log groups, and the paths by which the loader knows them.
const LOG_TYPES: [(&str, &str); 26] = [
    ("apache-access", "apache/access"),
    ("apache-error", "apache/error"),
    ("apigateway-access", "APIGateway/Access"),
    ("bedrock-invocation", "BedrockModelInvocationLogs"),
    ("cef", "cef"),
    ("clientvpn", "ClientVPN"),
    ("cloudhsm", "CloudHSM"),
    ("directory-service", "DirectoryService/MicrosoftAD"),
    ("eks-audit", "EKS/Audit"),
    ("elasticache-redis-slowlog", "ElastiCache/Redis/SlowLog"),
    ("fsx-win", "FSx/aws-fsx-audit"),
    ("linux-os-syslog", "EC2/Linux"),
    ("linux-secure", "EC2/Linux/Secure"),
    ("msk", "KafkaBrokerLogs"),
    ("nginx-access", "nginx/access"),
    ("nginx-error", "nginx/error"),
    ("opensearch-audit", "OpenSearch/Audit"),
    ("rds-mysql-audit", "RDS/MySQL/audit"),
    ("rds-mysql-error", "RDS/MySQL/error"),
    ("rds-mysql-general", "RDS/MySQL/general"),
    ("rds-mysql-slowquery", "RDS/MySQL/slowquery"),
    ("rds-postgresql", "RDS/PostgreSQL/postgresql"),
    ("route53-public", "Route53/Public"),
    ("syslog", "syslog"),
    ("vpcflowlogs", "vpcflowlogs"),
    ("windows-event", "Windows/Event"),
];

/// The names alone, as the parameter offers them.
const NAMES: [&str; LOG_TYPES.len()] = {
    let mut names = [""; LOG_TYPES.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = LOG_TYPES[at].0;
        at += 1;
    }
    names
};

/// Logical ids of the subscriptions: so many log groups one stack takes.
const SUBSCRIPTIONS: [(&str, &str); 5] = [
    ("FirstSubscription", "HasFirstLogGroup"),
    ("SecondSubscription", "HasSecondLogGroup"),
    ("ThirdSubscription", "HasThirdLogGroup"),
    ("FourthSubscription", "HasFourthLogGroup"),
    ("FifthSubscription", "HasFifthLogGroup"),
];

pub(super) fn template() -> Template {
    let mut template = Template::new("SIEM log exporter: log groups of CloudWatch Logs into the log bucket");
    let paths: Map<_, _> = LOG_TYPES.iter().map(|(name, path)| ((*name).to_owned(), json!({ "Path": path }))).collect();
    template.mapping("LogTypes", paths.into());
    template.group("Logs");
    let log_type = template.required(
        "LogType",
        &Parameter {
            kind: "String",
            description: "What the log groups hold. A stack for each log type, once in a region.",
            allowed_values: &NAMES,
            ..Parameter::default()
        },
    );
    let log_groups = template.parameter(
        "LogGroupNames",
        &Parameter {
            kind: "String",
            description: "Up to five log groups that are subscribed, parted by commas. Empty: only stream and role are made, for subscriptions of your own.",
            default: "",
            allowed_pattern: Some("^([._/#A-Za-z0-9-]{1,512}(,[._/#A-Za-z0-9-]{1,512}){0,4})?$"),
            constraint_description: Some("up to five names of log groups, parted by commas without blanks"),
            ..Parameter::default()
        },
    );
    let pattern = template.parameter(
        "FilterPattern",
        &Parameter {
            kind: "String",
            description: "Filter pattern of the subscriptions: what does not match is not handed on. Empty: everything.",
            default: "",
            ..Parameter::default()
        },
    );
    let site = template.parameter(
        "WebSiteName",
        &Parameter {
            kind: "String",
            description: "Web site whose server's logs these are: it becomes service.name of Apache's and NGINX's records. Empty: none.",
            default: "",
            // A folder whose name ends so would make an error log of Apache's an access log.
            allowed_pattern: Some("^(?!.*[Aa]ccess$)[A-Za-z0-9._-]{0,64}$"),
            constraint_description: Some("at most 64 letters, digits, dots, hyphens and underscores that do not end in access"),
            ..Parameter::default()
        },
    );
    let bucket = LogBucket::declare(&mut template);
    let has_site = template.condition("HasWebSiteName", not(equals(site, "")));
    let site_folder = has_site.choose(text_with("web-site-name=${Site}/", [("Site", site.into())]), "");

    let stream = delivery(
        &mut template,
        "Stream",
        &bucket,
        DeliverySpec {
            name: text_with("aes-siem-firehose-${LogType}", [("LogType", log_type.into())]),
            prefix: Prefix::of_region("${Path}", [("Path", find_in_map("LogTypes", log_type, "Path"))])
                .and(site_folder),
            // CloudWatch Logs sends its messages as gzip.
            packing: Packing::None,
            source: None,
            only: None,
        },
    );
    let role = template.add(
        "SubscriptionRole",
        Role {
            description: "Hands events of log groups to the stream".into(),
            // CloudWatch Logs user guide, "Confused deputy prevention".
            assume_role_policy_document: Some(Policy::new([allow(&["sts:AssumeRole"])
                .by_service("logs.amazonaws.com")
                .when("StringEquals", "aws:SourceAccount", account_id())
                .when(
                    "StringLike",
                    "aws:SourceArn",
                    text("arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*"),
                )])),
            policies: vec![InlinePolicy {
                policy_name: "subscription".into(),
                policy_document: Some(Policy::new([
                    allow(&["firehose:PutRecord", "firehose:PutRecordBatch"]).on(stream.arn())
                ])),
            }],
            tags: tags("log-exporter"),
            ..Role::default()
        },
    );
    for (at, (id, condition)) in (0..).zip(SUBSCRIPTIONS) {
        // As many commas behind the names as there are subscriptions less one: a name that is not given is empty.
        let padded = text_with("${Names},,,,", [("Names", log_groups.into())]);
        let name = select(at, split(",", padded));
        let is_named = template.condition(condition, not(equals(name.clone(), "")));
        template.add(
            id,
            SubscriptionFilter {
                log_group_name: name,
                filter_pattern: pattern.into(),
                destination_arn: stream.arn(),
                role_arn: role.arn(),
            }
            .when(is_named),
        );
    }
    template.output("StreamArn", "Destination of further subscriptions", stream.arn());
    template.output("SubscriptionRoleArn", "Role of further subscriptions", role.arn());
    template
}
