//! Who may use the solution's key: services encrypt with it what they write for the accounts that are collected.
//!
//! Entries with `{account}` are those of the [bucket's policy](super::bucket_policy).

use crate::policy::{Policy, Statement, allow};
use crate::siem::parameters::Parameters;
use crate::siem::storage::bucket_policy::{ACCOUNT, SOURCE_ACCOUNT};
use crate::value::text;

/// The account administers the key, by its policies in IAM: the statement without which a key is lost.
pub(super) fn administration() -> Statement {
    allow(&["kms:*"])
        .named("AesSiemAdministration")
        .by_principals(text("arn:${AWS::Partition}:iam::${AWS::AccountId}:root"))
        .on("*")
}

pub(super) fn policy(parameters: &Parameters) -> Policy {
    let for_accounts = |statement: Statement| statement.when("StringEquals", "aws:SourceAccount", [ACCOUNT]);
    Policy::new([
        administration(),
        for_accounts(
            allow(&["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"])
                .named("AesSiemLogDelivery")
                .by_service("delivery.logs.amazonaws.com")
                .on("*"),
        ),
        for_accounts(
            allow(&["kms:GenerateDataKey"]).named("AesSiemGuardDuty").by_service("guardduty.amazonaws.com").on("*"),
        ),
        for_accounts(
            allow(&["kms:GenerateDataKey*", "kms:Decrypt"])
                .named("AesSiemConfig")
                .by_service("config.amazonaws.com")
                .on("*"),
        ),
        allow(&["kms:DescribeKey"]).named("AesSiemCloudTrailCheck").by_service("cloudtrail.amazonaws.com").on("*"),
        // A trail encrypts in its own name (CloudTrail user guide, "Configure AWS KMS key policies for CloudTrail").
        allow(&["kms:GenerateDataKey*"])
            .named("AesSiemCloudTrail")
            .by_service("cloudtrail.amazonaws.com")
            .on("*")
            .when(
                "StringLike",
                "kms:EncryptionContext:aws:cloudtrail:arn",
                [text(format!("arn:${{AWS::Partition}}:cloudtrail:*:{ACCOUNT}:trail/*"))],
            ),
        // Alarms and events are published to the encrypted topic.
        for_accounts(
            allow(&["kms:GenerateDataKey*", "kms:Decrypt"])
                .named("AesSiemAlerts")
                .by_services(["cloudwatch.amazonaws.com", "events.amazonaws.com"])
                .on("*"),
        ),
        allow(&["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"])
            .named("AesSiemAthena")
            .by_principals(text("arn:${AWS::Partition}:iam::${AWS::AccountId}:root"))
            .on("*")
            .when("ForAnyValue:StringEquals", "aws:CalledVia", "athena.amazonaws.com"),
        // Objects that are replicated from other accounts.
        allow(&["kms:Encrypt", "kms:GenerateDataKey"])
            .named("AesSiemReplication")
            .by_principals([SOURCE_ACCOUNT])
            .on("*"),
    ])
    .with_if(
        parameters.has_organization,
        allow(&["kms:GenerateDataKey*"])
            .named("AesSiemOrganization")
            .by_services(["cloudtrail.amazonaws.com", "config.amazonaws.com"])
            .on("*")
            .when("StringEquals", "aws:SourceOrgID", parameters.organization_id),
    )
}
