//! Who may write logs into the log bucket.
//!
//! Each service may write only what it has of the accounts that are collected: `aws:SourceAccount` names the account for
//! which it acts (IAM user guide, "The confused deputy problem"). Where a service's keys begin with the account, the
//! resource says so, too. An entry with `{account}` stands for one for each collected account, one with
//! `{source_account}` for one for each of the parameter SourceAccounts; a statement that has none left is left out. The
//! function that merges the policy does that, for CloudFormation cannot.

use crate::exporters;
use crate::policy::{Policy, Statement, allow, deny};
use crate::siem::parameters::Parameters;
use crate::siem::storage::{Storage, objects_of};
use crate::value::{Value, join, text};

/// Stands for each account that is collected, the stack's own first.
pub(super) const ACCOUNT: &str = "{account}";
/// Stands for each account of the parameter SourceAccounts.
pub(super) const SOURCE_ACCOUNT: &str = "{source_account}";

pub(super) fn policy(storage: &Storage, parameters: &Parameters) -> Policy {
    let bucket = storage.log_bucket_arn();
    let objects = objects_of(&bucket);
    let under = |path: &str| join("", [bucket.clone(), format!("/{path}").into()]);
    let of_accounts = |path: &str| -> Value {
        [under(&format!("AWSLogs/{ACCOUNT}/{path}")), under(&format!("*/AWSLogs/{ACCOUNT}/{path}"))].into()
    };
    let for_accounts = |statement: Statement| statement.when("StringEquals", "aws:SourceAccount", [ACCOUNT]);
    let for_organization =
        |statement: Statement| statement.when("StringEquals", "aws:SourceOrgID", parameters.organization_id);
    let with_owner = |statement: Statement| statement.when("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control");
    let of_exporters = |statement: Statement| {
        let roles = text(format!("arn:${{AWS::Partition}}:iam::*:role{}*", exporters::ROLE_PATH));
        statement.when("ArnLike", "aws:PrincipalArn", roles)
    };
    let of_organization = |path: &str| {
        let own = join(
            "",
            [bucket.clone(), "/AWSLogs/".into(), parameters.organization_id.into(), format!("/{path}").into()],
        );
        let below = join(
            "",
            [bucket.clone(), "/*/AWSLogs/".into(), parameters.organization_id.into(), format!("/{path}").into()],
        );
        [own, below]
    };

    Policy::new([
        deny(&["s3:*"]).named("AesSiemDenyPlainHttp").by_anybody().on([bucket.clone(), objects.clone()]).when(
            "Bool",
            "aws:SecureTransport",
            "false",
        ),
        // VPC flow logs, Route 53 Resolver, Network Firewall, network load balancers, MSK, and every delivery of CloudWatch Logs.
        for_accounts(
            allow(&["s3:GetBucketAcl", "s3:ListBucket"])
                .named("AesSiemLogDeliveryCheck")
                .by_service("delivery.logs.amazonaws.com")
                .on(bucket.clone()),
        ),
        // Prefixes of such deliveries are free.
        with_owner(for_accounts(
            allow(&["s3:PutObject"])
                .named("AesSiemLogDeliveryWrite")
                .by_service("delivery.logs.amazonaws.com")
                .on(objects.clone()),
        )),
        for_accounts(
            allow(&["s3:PutObject"])
                .named("AesSiemLoadBalancerWrite")
                .by_service("logdelivery.elasticloadbalancing.amazonaws.com")
                .on(of_accounts("*")),
        ),
        for_accounts(
            allow(&["s3:GetBucketAcl", "s3:ListBucket"])
                .named("AesSiemCloudTrailConfigCheck")
                .by_services(["cloudtrail.amazonaws.com", "config.amazonaws.com"])
                .on(bucket.clone()),
        ),
        with_owner(for_accounts(
            allow(&["s3:PutObject"])
                .named("AesSiemCloudTrailConfigWrite")
                .by_services(["cloudtrail.amazonaws.com", "config.amazonaws.com"])
                .on(of_accounts("*")),
        )),
        for_accounts(
            allow(&["s3:GetBucketLocation"])
                .named("AesSiemGuardDutyCheck")
                .by_service("guardduty.amazonaws.com")
                .on(bucket.clone()),
        ),
        for_accounts(
            allow(&["s3:PutObject"])
                .named("AesSiemGuardDutyWrite")
                .by_service("guardduty.amazonaws.com")
                .on(objects.clone()),
        ),
        for_accounts(
            allow(&["s3:PutObject"])
                .named("AesSiemBedrockWrite")
                .by_service("bedrock.amazonaws.com")
                .on(of_accounts("BedrockModelInvocationLogs/*")),
        ),
        // Access logs of buckets: the prefix is the bucket owner's.
        for_accounts(
            allow(&["s3:PutObject"])
                .named("AesSiemS3AccessLogWrite")
                .by_service("logging.s3.amazonaws.com")
                .on(objects.clone()),
        ),
        // Buckets of other accounts replicate their objects, and give them to this account.
        allow(&[
            "s3:ReplicateObject",
            "s3:ReplicateDelete",
            "s3:ReplicateTags",
            "s3:GetObjectVersionTagging",
            "s3:ObjectOwnerOverrideToBucketOwner",
        ])
        .named("AesSiemReplicationWrite")
        .by_principals([SOURCE_ACCOUNT])
        .on(objects),
        allow(&["s3:ListBucket", "s3:GetBucketVersioning"])
            .named("AesSiemReplicationCheck")
            .by_principals([SOURCE_ACCOUNT])
            .on(bucket.clone()),
        // Streams of exporters in other accounts, each below the folders of its account, whose number IAM puts in (IAM user
        // guide, "Policy variables").
        of_exporters(
            allow(&["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject", "s3:PutObjectAcl"])
                .named("AesSiemExporterWrite")
                .by_principals([SOURCE_ACCOUNT])
                .on([under("AWSLogs/${aws:PrincipalAccount}/*"), under("ErrorLogs/AWSLogs/${aws:PrincipalAccount}/*")]),
        ),
        of_exporters(
            allow(&["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"])
                .named("AesSiemExporterCheck")
                .by_principals([SOURCE_ACCOUNT])
                .on(bucket.clone()),
        ),
    ])
    .with_if(
        parameters.has_organization,
        for_organization(
            allow(&["s3:GetBucketAcl", "s3:ListBucket"])
                .named("AesSiemOrganizationCheck")
                .by_services(["cloudtrail.amazonaws.com", "config.amazonaws.com"])
                .on(bucket.clone()),
        ),
    )
    .with_if(
        parameters.has_organization,
        with_owner(for_organization(
            allow(&["s3:PutObject"])
                .named("AesSiemOrganizationWrite")
                .by_services(["cloudtrail.amazonaws.com", "config.amazonaws.com"])
                .on(of_organization("*")),
        )),
    )
}
