//! The domain: made and configured by two functions, for CloudFormation would undo what is changed in the console, and
//! delete the logs with the stack.

use crate::constructs::{CustomResource, FunctionSpec, Placed, custom, function, function_arn, tags};
use crate::policy::{Policy, allow};
use crate::resources::iam::{InlinePolicy, Role};
use crate::siem::alerts::AlertTopic;
use crate::siem::loader::Loader;
use crate::siem::names::{CONFIGURE_ROLE, SNAPSHOT_ROLE, SNS_ROLE};
use crate::siem::network::Network;
use crate::siem::parameters::Parameters;
use crate::siem::storage::{Storage, objects_of, on_key};
use crate::template::{Handle, Template};
use crate::value::{Value, account_id, join, text, text_with};

/// Version of what `configure-aes` puts into the domain: a stack of another version runs it again. A published template has
/// the name of the function's zip in its place, which comes from its content.
const CONFIG_VERSION: &str = env!("CARGO_PKG_VERSION");
/// What a new domain runs.
const ENGINE_VERSION: &str = "OpenSearch_2.19";

/// The domain as the rest of the stack speaks of it.
#[derive(Debug)]
pub(crate) struct Domain {
    made: Handle<CustomResource>,
    name: Value,
    configurer: Configurer,
}

impl Domain {
    /// Host name.
    pub(crate) fn endpoint(&self) -> Value {
        self.made.data("Endpoint")
    }

    /// Its user name for dashboards.
    pub(crate) fn admin(&self) -> Value {
        self.made.data("AdminUser")
    }

    /// ARN of the secret with that user's password.
    pub(crate) fn secret(&self) -> Value {
        self.made.data("AdminSecretArn")
    }

    pub(crate) fn name(&self) -> Value {
        self.name.clone()
    }

    pub(crate) fn arn(&self) -> Value {
        arn_of(&self.name)
    }

    /// Everything in it, for requests to its endpoint.
    pub(crate) fn resources(&self) -> Value {
        join("", [self.arn(), "/*".into()])
    }
}

fn arn_of(name: &Value) -> Value {
    text_with("arn:${AWS::Partition}:es:${AWS::Region}:${AWS::AccountId}:domain/${Name}", [("Name", name.clone())])
}

/// The secret with the password of a domain's first user; Secrets Manager puts six characters behind its name.
fn secret_of(name: &Value) -> Value {
    text_with(
        "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:aes-siem/${Name}/aesadmin-*",
        [("Name", name.clone())],
    )
}

pub(crate) fn declare(
    template: &mut Template,
    parameters: &Parameters,
    storage: &Storage,
    network: &Network,
    alerts: &AlertTopic,
) -> Domain {
    let configurer = configurer(template, parameters, storage, network, alerts);
    let name = parameters.domain_name.value();
    let log_groups = text_with(
        "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/OpenSearchService/domains/${Name}/*",
        [("Name", name.clone())],
    );
    let maker = function(
        template,
        "LambdaDeployAES",
        FunctionSpec {
            package: "deploy-aes",
            name: None,
            purpose: "Makes the OpenSearch domain, or takes over the one that is there",
            memory_mib: 128,
            timeout_seconds: 840,
            role_name: None,
            own_role_variable: None,
            statements: vec![
                allow(&["es:CreateDomain", "es:DescribeDomain", "es:UpdateDomainConfig", "es:AddTags", "es:ListTags"])
                    .on(arn_of(&name)),
                // OpenSearch Service asks as the caller where a domain is in a VPC; these calls know no resources.
                allow(&["ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups"]).on("*"),
                allow(&["iam:CreateServiceLinkedRole"])
                    .on(text("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/aws-service-role/opensearchservice.amazonaws.com/*")),
                allow(&["logs:CreateLogGroup", "logs:PutRetentionPolicy"]).on(log_groups),
                // Policies of CloudWatch Logs belong to the region.
                allow(&["logs:PutResourcePolicy"]).on("*"),
                allow(&["secretsmanager:CreateSecret", "secretsmanager:GetSecretValue", "secretsmanager:TagResource"])
                    .on(secret_of(&name)),
                // It goes on with the same event until the domain is there.
                allow(&["lambda:InvokeFunction"]).on(function_arn("aes-siem-deploy-aes")),
            ],
            conditional: Vec::new(),
            environment: vec![("DOMAIN_ARN", arn_of(&name))],
            network: None,
            dead_letters: None,
            goes_on_by_messages: true,
        },
    );
    let made = template.add(
        "AesSiemDomainDeployedR2",
        custom(
            &maker,
            [
                ("ConfigVersion", CONFIG_VERSION.into()),
                ("DomainName", name.clone()),
                ("EngineVersion", ENGINE_VERSION.into()),
                ("InstanceType", parameters.instance_type.into()),
                ("InstanceCount", parameters.instance_count.into()),
                ("VolumeSize", parameters.volume_size.into()),
                ("AvailabilityZoneCount", parameters.zone_count.into()),
                ("DedicatedMasterType", parameters.master_type.into()),
                ("WarmInstanceType", parameters.warm_type.into()),
                ("WarmInstanceCount", parameters.warm_count.into()),
                ("AllowedSourceIpAddresses", parameters.allowed_source_ip_addresses.into()),
                ("VpcId", parameters.in_vpc.choose(network.id.clone(), "")),
                ("SubnetIds", parameters.in_vpc.choose(network.subnets.clone(), Value::from([""; 0]))),
                ("SecurityGroupIds", network.domain_groups.clone()),
                ("ConfigureRoleArn", configurer.function.role.arn()),
            ],
        ),
    );
    Domain { made, name, configurer }
}

/// The function that configures the domain, and what it hands over. It knows the domain by its name only: the domain is made
/// with the function's role as its first master.
#[derive(Debug)]
struct Configurer {
    function: Placed,
    snapshot_role: Handle<Role>,
    sns_role: Handle<Role>,
}

fn configurer(
    template: &mut Template,
    parameters: &Parameters,
    storage: &Storage,
    network: &Network,
    alerts: &AlertTopic,
) -> Configurer {
    let domain = parameters.domain_name.value();
    let role = |template: &mut Template, id: &str, name: &str, description: &str, policy: Policy| {
        template.add(
            id,
            Role {
                role_name: name.into(),
                description: description.into(),
                // For this domain only (OpenSearch Service developer guide, "Cross-service confused deputy prevention").
                assume_role_policy_document: Some(Policy::new([allow(&["sts:AssumeRole"])
                    .by_service("opensearchservice.amazonaws.com")
                    .when("StringEquals", "aws:SourceAccount", account_id())
                    .when("ArnLike", "aws:SourceArn", arn_of(&domain))])),
                policies: vec![InlinePolicy { policy_name: name.into(), policy_document: Some(policy) }],
                tags: tags("domain"),
                ..Role::default()
            },
        )
    };
    let snapshot_role = role(
        template,
        "AesSiemSnapshotRole",
        SNAPSHOT_ROLE,
        "Lets the domain write snapshots",
        Policy::new([
            allow(&["s3:ListBucket"]).on(storage.snapshot_bucket_arn()),
            allow(&["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]).on(objects_of(&storage.snapshot_bucket_arn())),
        ]),
    );
    let sns_role = role(
        template,
        "AesSiemSnsRole",
        SNS_ROLE,
        "Lets the domain send alerts",
        Policy::new([
            allow(&["sns:Publish"]).on(alerts.topic.reference()),
            on_key(&["kms:Decrypt", "kms:GenerateDataKey*"]),
        ]),
    );
    let configurer = function(
        template,
        "LambdaConfigureAES",
        FunctionSpec {
            package: "configure-aes",
            name: None,
            purpose: "Configures the domain: roles, templates, policies, alerts, snapshots, dashboards",
            memory_mib: 256,
            timeout_seconds: 600,
            // A domain that outlives its stack knows the role of the next one by its name.
            role_name: Some(CONFIGURE_ROLE),
            own_role_variable: Some("CONFIGURE_AES_ROLE_ARN"),
            statements: vec![
                allow(&["secretsmanager:GetSecretValue"]).on(secret_of(&domain)),
                // The domain takes the roles that these calls name, from requests that are signed.
                allow(&["iam:PassRole"]).on([snapshot_role.arn(), sns_role.arn()]),
                allow(&["es:ESHttpGet", "es:ESHttpPost", "es:ESHttpPut"]).on(join("", [arn_of(&domain), "/*".into()])),
                // Dashboards as they were before ours replaced them.
                allow(&["s3:PutObject", "s3:DeleteObject"])
                    .on(join("", [storage.snapshot_bucket_arn(), "/saved_objects/*".into()])),
                allow(&["s3:ListBucket"]).on(storage.snapshot_bucket_arn()).when(
                    "StringLike",
                    "s3:prefix",
                    "saved_objects/*",
                ),
            ],
            conditional: Vec::new(),
            environment: Vec::new(),
            network: Some((parameters.in_vpc, network.of_functions.clone())),
            dead_letters: None,
            goes_on_by_messages: false,
        },
    );
    Configurer { function: configurer, snapshot_role, sns_role }
}

pub(crate) fn configure(
    template: &mut Template,
    parameters: &Parameters,
    storage: &Storage,
    alerts: &AlertTopic,
    domain: &Domain,
    loader: &Loader,
    network: &Network,
) -> Handle<CustomResource> {
    let Configurer { function, snapshot_role, sns_role } = &domain.configurer;
    template.add(
        "AesSiemDomainConfiguredR2",
        custom(
            function,
            [
                ("ConfigVersion", CONFIG_VERSION.into()),
                ("Endpoint", domain.endpoint()),
                ("AdminSecretArn", domain.secret()),
                ("LoaderRoleArn", loader.function.role.arn()),
                ("Ec2RoleArn", parameters.creates_ec2_role.choose(loader.ec2_role.arn(), "")),
                ("SnapshotRoleArn", snapshot_role.arn()),
                ("SnapshotBucket", storage.awaited.snapshot_bucket.clone()),
                ("SnsRoleArn", sns_role.arn()),
                ("AlertTopicArn", alerts.topic.reference()),
                ("IndexWarmDays", parameters.index_warm_days.into()),
                ("IndexDeleteDays", parameters.index_delete_days.into()),
                ("VpcEndpoints", network.endpoints.clone()),
            ],
        ),
    )
}
