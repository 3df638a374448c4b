//! Events of Amazon EventBridge: for each kind that is wanted a rule, and a stream that it hands events to.

use serde_json::json;

use crate::constructs::tags;
use crate::exporters::delivery::{DeliverySpec, LogBucket, Packing, Prefix, delivery};
use crate::policy::{Policy, allow};
use crate::resources::compute::{Rule, Target};
use crate::resources::iam::{InlinePolicy, Role};
use crate::template::{Parameter, Resource, Template};
use crate::value::{Value, account_id, equals, text};

/// Events that become records of one log type.
struct Kind {
    /// The parameter that wants them, which is also the beginning of the logical ids.
    name: &'static str,
    /// Holds where they are wanted.
    condition: &'static str,
    /// Whether they are, where nothing is said.
    default: &'static str,
    /// What the parameter says of itself.
    description: &'static str,
    /// The word in the names of stream and rule.
    word: &'static str,
    /// The path by which the loader knows the log type.
    path: &'static str,
    /// `source` of the events.
    source: &'static str,
    /// `detail-type` of the events.
    detail_type: Value,
}

pub(super) fn template() -> Template {
    let mut template = Template::new("SIEM log exporter: findings and other events of EventBridge into the log bucket");
    template.group("Events");
    let format = template.parameter(
        "SecurityHubFormat",
        &Parameter {
            kind: "String",
            description: "Which findings of Security Hub: in ASFF, of Security Hub CSPM, or in OCSF.",
            default: "ASFF",
            allowed_values: &["ASFF", "OCSF"],
            ..Parameter::default()
        },
    );
    let is_ocsf = template.condition("SecurityHubIsOcsf", equals(format, "OCSF"));
    let kinds = [
        Kind {
            name: "SecurityHub",
            condition: "WantsSecurityHub",
            default: "true",
            description: "Findings of Security Hub, which are also those of GuardDuty, Inspector and others that report to it.",
            word: "securityhub",
            path: "SecurityHub",
            source: "aws.securityhub",
            detail_type: is_ocsf.choose("Findings Imported V2", "Security Hub Findings - Imported"),
        },
        Kind {
            name: "GuardDuty",
            condition: "WantsGuardDuty",
            default: "false",
            description: "Findings of GuardDuty, unless it exports them to the log bucket by itself.",
            word: "guardduty",
            path: "GuardDuty",
            source: "aws.guardduty",
            detail_type: "GuardDuty Finding".into(),
        },
        Kind {
            name: "Inspector",
            condition: "WantsInspector",
            default: "false",
            description: "Findings of Inspector.",
            word: "inspector",
            path: "aws.inspector2/Inspector2_Finding",
            source: "aws.inspector2",
            detail_type: "Inspector2 Finding".into(),
        },
        Kind {
            name: "ConfigRules",
            condition: "WantsConfigRules",
            default: "false",
            description: "Changes of compliance with rules of AWS Config.",
            word: "config-rules",
            path: "Config/Rules",
            source: "aws.config",
            detail_type: "Config Rules Compliance Change".into(),
        },
        Kind {
            name: "WorkSpaces",
            condition: "WantsWorkSpaces",
            default: "false",
            description: "Sign-ins to WorkSpaces.",
            word: "workspaces-event",
            path: "WorkSpaces/Event",
            source: "aws.workspaces",
            detail_type: "WorkSpaces Access".into(),
        },
    ];
    let wanted = kinds.map(|kind| {
        let parameter = template.parameter(
            kind.name,
            &Parameter {
                kind: "String",
                description: kind.description,
                default: kind.default,
                allowed_values: &["true", "false"],
                ..Parameter::default()
            },
        );
        (template.condition(kind.condition, equals(parameter, "true")), kind)
    });
    let bucket = LogBucket::declare(&mut template);
    for (condition, kind) in wanted {
        let id = kind.name;
        let stream = delivery(
            &mut template,
            &format!("{id}Stream"),
            &bucket,
            DeliverySpec {
                name: format!("aes-siem-firehose-{}", kind.word).into(),
                prefix: Prefix::of_region(kind.path, []),
                packing: Packing::Gzip,
                source: None,
                only: Some(condition),
            },
        );
        let rule_name = format!("aes-siem-{}-to-firehose", kind.word);
        let rule_arn =
            text(format!("arn:${{AWS::Partition}}:events:${{AWS::Region}}:${{AWS::AccountId}}:rule/{rule_name}"));
        let role = template.add(
            format!("{id}RuleRole"),
            Role {
                description: "Hands events to a stream".into(),
                // EventBridge user guide, "Confused deputy prevention".
                assume_role_policy_document: Some(Policy::new([allow(&["sts:AssumeRole"])
                    .by_service("events.amazonaws.com")
                    .when("StringEquals", "aws:SourceAccount", account_id())
                    .when("ArnEquals", "aws:SourceArn", rule_arn)])),
                policies: vec![InlinePolicy {
                    policy_name: "rule".into(),
                    policy_document: Some(Policy::new([
                        allow(&["firehose:PutRecord", "firehose:PutRecordBatch"]).on(stream.arn())
                    ])),
                }],
                tags: tags("log-exporter"),
                ..Role::default()
            }
            .when(condition),
        );
        template.add(
            format!("{id}Rule"),
            Rule {
                name: rule_name.into(),
                description: "Hands events to Firehose, which writes them into the log bucket".into(),
                event_pattern: json!({ "source": [kind.source], "detail-type": [kind.detail_type] }).into(),
                state: "ENABLED".into(),
                targets: vec![Target { id: "firehose".into(), arn: stream.arn(), role_arn: role.arn() }],
                ..Rule::default()
            }
            .when(condition),
        );
    }
    template
}
