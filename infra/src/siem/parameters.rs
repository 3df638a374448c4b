//! What a person may say when the stack is made or changed, and the conditions that follow from it.
//!
//! Every parameter has a default with which the stack works. The addresses, the e-mail address, the licence key and the
//! concurrency are as old as the solution; the rest is what used to be settings of a build.

use crate::template::{Parameter, ParameterRef, Template};
use crate::value::{Condition, Test, all, any, equals, join, not, partition};

/// An address that is in the default, and that nobody has.
pub const DUMMY_EMAIL: &str = "user+sns@example.com";
/// A licence key that is in the default, and that opens nothing.
pub const DUMMY_LICENSE: &str = "xxxxxxxxxxxxxxxx";

/// All parameters and conditions of the stack.
#[derive(Clone, Copy, Debug)]
pub struct Parameters {
    pub(crate) allowed_source_ip_addresses: ParameterRef,
    pub(crate) domain_name: ParameterRef,
    pub(crate) sns_email: ParameterRef,
    pub(crate) reserved_concurrency: ParameterRef,
    pub(crate) geolite2_license_key: ParameterRef,
    pub(crate) instance_type: ParameterRef,
    pub(crate) instance_count: ParameterRef,
    pub(crate) volume_size: ParameterRef,
    pub(crate) zone_count: ParameterRef,
    pub(crate) master_type: ParameterRef,
    pub(crate) warm_type: ParameterRef,
    pub(crate) warm_count: ParameterRef,
    pub(crate) index_warm_days: ParameterRef,
    pub(crate) index_delete_days: ParameterRef,
    pub(crate) vpc_mode: ParameterRef,
    pub(crate) new_vpc_cidr: ParameterRef,
    pub(crate) new_vpc_host_bits: ParameterRef,
    pub(crate) imported_vpc_id: ParameterRef,
    pub(crate) imported_vpc_cidr: ParameterRef,
    pub(crate) imported_subnets: ParameterRef,
    pub(crate) imported_route_tables: ParameterRef,
    pub(crate) create_s3_endpoint: ParameterRef,
    pub(crate) existing_resources: ParameterRef,
    pub(crate) existing_log_bucket: ParameterRef,
    pub(crate) policy_update: ParameterRef,
    pub(crate) additional_buckets: ParameterRef,
    pub(crate) additional_keys: ParameterRef,
    pub(crate) organization_id: ParameterRef,
    pub(crate) source_accounts: ParameterRef,
    pub(crate) control_tower_buckets: ParameterRef,
    pub(crate) control_tower_queue: ParameterRef,
    pub(crate) control_tower_role: ParameterRef,
    pub(crate) security_lake_queue: ParameterRef,
    pub(crate) security_lake_role: ParameterRef,
    pub(crate) security_lake_external_id: ParameterRef,

    /// Somebody wants to be written to.
    pub(crate) has_email: Condition,
    /// The event source mappings have a bound.
    pub(crate) has_concurrency: Condition,
    /// That bound is below the least that is possible.
    pub(crate) least_concurrency: Condition,
    /// There is a licence for the GeoLite2 databases.
    pub(crate) has_license: Condition,
    /// Buckets, key and alias are made by this stack.
    pub(crate) creates_resources: Condition,
    /// The logs are collected in a bucket that was there before.
    pub(crate) has_existing_log_bucket: Condition,
    /// The log bucket is made by this stack.
    pub(crate) creates_log_bucket: Condition,
    /// The region is one of China's.
    pub(crate) in_china: Condition,
    /// The domain and the functions that speak to it are in a VPC.
    pub(crate) in_vpc: Condition,
    /// That VPC is made by this stack.
    pub(crate) creates_vpc: Condition,
    /// The VPC gets an endpoint of S3.
    pub(crate) creates_s3_endpoint: Condition,
    /// Likewise of SQS.
    pub(crate) creates_sqs_endpoint: Condition,
    /// Likewise of Secrets Manager.
    pub(crate) creates_secrets_endpoint: Condition,
    /// Likewise of STS.
    pub(crate) creates_sts_endpoint: Condition,
    /// There is a role for loading from an EC2 instance.
    pub(crate) creates_ec2_role: Condition,
    /// es-loader reads further buckets.
    pub(crate) has_additional_buckets: Condition,
    /// es-loader decrypts with further keys.
    pub(crate) has_additional_keys: Condition,
    /// Logs of an organization are collected.
    pub(crate) has_organization: Condition,
    /// es-loader reads the buckets of a Log Archive account.
    pub(crate) has_control_tower: Condition,
    /// es-loader is a subscriber of Security Lake.
    pub(crate) has_security_lake: Condition,
}

/// Something was answered.
pub(super) fn given(parameter: ParameterRef) -> Test {
    not(equals(parameter, ""))
}

impl Parameters {
    /// Declares them all.
    #[must_use]
    pub fn declare(template: &mut Template) -> Parameters {
        template.group("Initial Deployment Parameters");
        let allowed_source_ip_addresses = template.parameter(
            "AllowedSourceIpAddresses",
            &Parameter {
                kind: "String",
                description: "Networks that may reach the domain and its dashboards, parted by blanks. Asked for when the domain is made, and whenever this changes. In a VPC the security group decides.",
                default: "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16",
                allowed_pattern: Some(r"^[0-9./\s]*$"),
                constraint_description: Some("networks such as 192.0.2.0/24, parted by blanks"),
                ..Parameter::default()
            },
        );
        template.group("Basic Configuration");
        let domain_name = template.parameter(
            "DomainName",
            &Parameter {
                kind: "String",
                description: "Name of the OpenSearch domain. One that is there already is taken over.",
                default: "aes-siem",
                allowed_pattern: Some("^[a-z][a-z0-9-]{2,27}$"),
                constraint_description: Some("3 to 28 lower-case letters, digits and hyphens, a letter first"),
                ..Parameter::default()
            },
        );
        let sns_email = template.parameter(
            "SnsEmail",
            &Parameter {
                kind: "String",
                description: "E-mail address for alerts. Empty, or left as it is: nobody is written to.",
                default: "user+sns@example.com",
                allowed_pattern: Some(r"^([0-9a-zA-Z_\-+.']+@[0-9a-zA-Z\-.]+)?$"),
                constraint_description: Some("an e-mail address, or nothing"),
                ..Parameter::default()
            },
        );
        let reserved_concurrency = template.parameter(
            "ReservedConcurrency",
            &Parameter {
                kind: "Number",
                description: "How many copies of es-loader may run side by side for each queue that feeds it; 0 sets no bound. 1 becomes 2, the least that is possible.",
                default: "10",
                min_value: Some(0),
                max_value: Some(1000),
                ..Parameter::default()
            },
        );
        template.group("Log Enrichment - optional");
        let geolite2_license_key = template.parameter(
            "GeoLite2LicenseKey",
            &Parameter {
                kind: "String",
                description: "Licence key of MaxMind for the GeoLite2 databases, of 16 or 40 characters. Empty, or left as it is: no places are looked up.",
                default: "xxxxxxxxxxxxxxxx",
                allowed_pattern: Some("^([0-9a-zA-Z]{16}|[0-9a-zA-Z]{6}_[0-9a-zA-Z]{29}_mmk)?$"),
                constraint_description: Some("16 letters and digits, or 40 characters that end in _mmk, or nothing"),
                no_echo: true,
                ..Parameter::default()
            },
        );
        template.group("Domain - optional");
        let instance_type = template.parameter(
            "InstanceType",
            &Parameter {
                kind: "String",
                description: "Type of the data nodes. The default is for trying things out: take at least r6g.large.search where logs matter.",
                default: "t3.small.search",
                allowed_pattern: Some(r"^[a-z0-9]+\.[a-z0-9]+\.search$"),
                constraint_description: Some("a type such as r6g.large.search"),
                ..Parameter::default()
            },
        );
        let instance_count = template.parameter(
            "InstanceCount",
            &Parameter {
                kind: "Number",
                description: "How many data nodes; a multiple of the zones.",
                default: "1",
                min_value: Some(1),
                max_value: Some(80),
                ..Parameter::default()
            },
        );
        let volume_size = template.parameter(
            "VolumeSize",
            &Parameter {
                kind: "Number",
                description: "GiB of disk of each data node.",
                default: "10",
                min_value: Some(10),
                max_value: Some(24576),
                ..Parameter::default()
            },
        );
        let zone_count = template.parameter(
            "AvailabilityZoneCount",
            &Parameter {
                kind: "Number",
                description: "How many availability zones the nodes are spread over.",
                default: "1",
                allowed_values: &["1", "2", "3"],
                ..Parameter::default()
            },
        );
        let master_type = template.parameter(
            "DedicatedMasterType",
            &Parameter {
                kind: "String",
                description: "Type of three dedicated master nodes, or none. Warm nodes need them.",
                default: "none",
                allowed_pattern: Some(r"^(none|[a-z0-9]+\.[a-z0-9]+\.search)$"),
                constraint_description: Some("a type such as m6g.large.search, or none"),
                ..Parameter::default()
            },
        );
        let warm_type = template.parameter(
            "WarmInstanceType",
            &Parameter {
                kind: "String",
                description: "Type of the UltraWarm nodes.",
                default: "ultrawarm1.medium.search",
                allowed_values: &["ultrawarm1.medium.search", "ultrawarm1.large.search"],
                ..Parameter::default()
            },
        );
        let warm_count = template.parameter(
            "WarmInstanceCount",
            &Parameter {
                kind: "Number",
                description: "How many UltraWarm nodes: none, or at least two.",
                default: "0",
                min_value: Some(0),
                max_value: Some(150),
                ..Parameter::default()
            },
        );
        let index_warm_days = template.parameter(
            "IndexWarmDays",
            &Parameter {
                kind: "Number",
                description: "Days that logs stay on the data nodes, counted from the end of their index's month, before it moves to the warm nodes (WarmInstanceCount); 0: for ever. An index that is deleted by then never moves.",
                default: "0",
                min_value: Some(0),
                max_value: Some(3650),
                ..Parameter::default()
            },
        );
        let index_delete_days = template.parameter(
            "IndexDeleteDays",
            &Parameter {
                kind: "Number",
                description: "Days that logs are kept, counted from the end of their index's month, before it is deleted; 0: for ever. Dead letters and the ledger always stay.",
                default: "0",
                min_value: Some(0),
                max_value: Some(3650),
                ..Parameter::default()
            },
        );
        template.group("Network - optional");
        let vpc_mode = template.parameter(
            "VpcMode",
            &Parameter {
                kind: "String",
                description: "Whether the domain and the functions that speak to it are in a VPC: a new one (aes-siem/VpcAesSiem), one that is there, or none. Cannot be changed for a domain.",
                default: "none",
                allowed_values: &["none", "new", "import"],
                ..Parameter::default()
            },
        );
        let new_vpc_cidr = template.parameter(
            "NewVpcCidrBlock",
            &Parameter {
                kind: "String",
                description: "Network of a new VPC.",
                default: "172.30.0.0/24",
                allowed_pattern: Some(r"^(\d{1,3}\.){3}\d{1,3}/(1[6-9]|2[0-6])$"),
                constraint_description: Some("a network of /16 to /26, such as 172.30.0.0/24"),
                ..Parameter::default()
            },
        );
        let new_vpc_host_bits = template.parameter(
            "NewVpcSubnetBits",
            &Parameter {
                kind: "Number",
                description: "Bits of an address within each of a new VPC's three subnets: 6 is a mask of /26. All three have to fit: 6 at most in a /24, 4 in a /26.",
                default: "6",
                min_value: Some(4),
                max_value: Some(12),
                ..Parameter::default()
            },
        );
        let imported_vpc_id = template.parameter(
            "ImportedVpcId",
            &Parameter {
                kind: "String",
                description: "The VPC that is there.",
                default: "",
                allowed_pattern: Some("^(vpc-[0-9a-f]{8,17})?$"),
                constraint_description: Some("an id such as vpc-0123456789abcdef0"),
                ..Parameter::default()
            },
        );
        let imported_vpc_cidr = template.parameter(
            "ImportedVpcCidrBlock",
            &Parameter {
                kind: "String",
                description: "Network of that VPC, from which the domain may be reached.",
                default: "10.0.0.0/8",
                allowed_pattern: Some(r"^(\d{1,3}\.){3}\d{1,3}/\d{1,2}$"),
                constraint_description: Some("a network such as 10.1.0.0/16"),
                ..Parameter::default()
            },
        );
        let imported_subnets = template.parameter(
            "ImportedVpcSubnets",
            &Parameter {
                kind: "String",
                description: "Private subnets of that VPC, parted by commas, one for each zone.",
                default: "",
                allowed_pattern: Some("^(subnet-[0-9a-f]{8,17}(,subnet-[0-9a-f]{8,17}){0,2})?$"),
                constraint_description: Some(
                    "one to three ids such as subnet-0123456789abcdef0, parted by commas, without blanks",
                ),
                ..Parameter::default()
            },
        );
        let imported_route_tables = template.parameter(
            "ImportedVpcRouteTables",
            &Parameter {
                kind: "String",
                description: "Route tables of these subnets, parted by commas, for the endpoint of S3.",
                default: "",
                allowed_pattern: Some("^(rtb-[0-9a-f]{8,17}(,rtb-[0-9a-f]{8,17}){0,9})?$"),
                constraint_description: Some("ids such as rtb-0123456789abcdef0, parted by commas, without blanks"),
                ..Parameter::default()
            },
        );
        let create_s3 = template.parameter(
            "CreateS3VpcEndpoint",
            &Parameter {
                kind: "String",
                description: "Whether the VPC gets an endpoint of S3. No, where it has one.",
                default: "true",
                allowed_values: &["true", "false"],
                ..Parameter::default()
            },
        );
        let create_sqs = template.parameter(
            "CreateSqsVpcEndpoint",
            &Parameter {
                kind: "String",
                description: "Likewise of SQS.",
                default: "true",
                allowed_values: &["true", "false"],
                ..Parameter::default()
            },
        );
        let create_secrets = template.parameter(
            "CreateSecretsManagerVpcEndpoint",
            &Parameter {
                kind: "String",
                description: "Likewise of Secrets Manager.",
                default: "true",
                allowed_values: &["true", "false"],
                ..Parameter::default()
            },
        );
        let create_sts = template.parameter(
            "CreateStsVpcEndpoint",
            &Parameter {
                kind: "String",
                description: "Likewise of STS, needed for Control Tower and Security Lake.",
                default: "true",
                allowed_values: &["true", "false"],
                ..Parameter::default()
            },
        );
        template.group("Advanced Configuration - optional");
        let existing_resources = template.parameter(
            "ExistingResources",
            &Parameter {
                kind: "String",
                description: "What an earlier stack left: create expects nothing, adopt takes over its buckets, its key and the key's alias.",
                default: "create",
                allowed_values: &["create", "adopt"],
                ..Parameter::default()
            },
        );
        let existing_log_bucket = template.parameter(
            "ExistingLogBucketName",
            &Parameter {
                kind: "String",
                description: "A bucket of this account and region that collects the logs already. Empty: aes-siem-[account]-log.",
                default: "",
                allowed_pattern: Some("^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?$"),
                constraint_description: Some("the name of a bucket, or nothing"),
                ..Parameter::default()
            },
        );
        let policy_update = template.parameter(
            "LogBucketPolicyUpdate",
            &Parameter {
                kind: "String",
                description: "What is done with the policies of log bucket and key, at an update as at the first time: merge replaces our statements and leaves others alone, update_and_override replaces all, keep leaves them.",
                default: "merge",
                allowed_values: &["merge", "update_and_override", "keep"],
                ..Parameter::default()
            },
        );
        let additional_buckets = template.parameter(
            "AdditionalS3BucketArns",
            &Parameter {
                kind: "CommaDelimitedList",
                description: "ARNs of further buckets that es-loader may read, parted by commas; their own policies are yours.",
                default: "",
                allowed_pattern: Some("^(arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?$"),
                constraint_description: Some("ARNs such as arn:aws:s3:::amzn-s3-demo-bucket, parted by commas"),
                ..Parameter::default()
            },
        );
        let additional_keys = template.parameter(
            "AdditionalKmsKeyArns",
            &Parameter {
                kind: "CommaDelimitedList",
                description: "ARNs of further keys that es-loader may decrypt with, parted by commas.",
                default: "",
                allowed_pattern: Some("^(arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[0-9a-zA-Z-]+)?$"),
                constraint_description: Some("ARNs of keys, not of aliases, parted by commas"),
                ..Parameter::default()
            },
        );
        let create_ec2_role = template.parameter(
            "CreateEc2LoaderRole",
            &Parameter {
                kind: "String",
                description: "Whether there is a role for loading stored logs from an EC2 instance.",
                default: "true",
                allowed_values: &["true", "false"],
                ..Parameter::default()
            },
        );
        template.group("Organization - optional");
        let organization_id = template.parameter(
            "OrganizationId",
            &Parameter {
                kind: "String",
                description: "Organization whose accounts' logs are collected: AWSLogs/[organization]/ is opened for its trails.",
                default: "",
                allowed_pattern: Some("^(o-[a-z0-9]{10,32})?$"),
                constraint_description: Some("an id such as o-a1b2c3d4e5, or nothing"),
                ..Parameter::default()
            },
        );
        let source_accounts = template.parameter(
            "SourceAccounts",
            &Parameter {
                kind: "CommaDelimitedList",
                description: "Further accounts whose services may write logs and whose buckets may replicate here, parted by commas.",
                default: "",
                allowed_pattern: Some("^([0-9]{12})?$"),
                constraint_description: Some("accounts of 12 digits, parted by commas"),
                ..Parameter::default()
            },
        );
        template.group("Control Tower Integration - optional");
        let control_tower_buckets = template.parameter(
            "ControlTowerLogBucketNameList",
            &Parameter {
                kind: "String",
                description: "Buckets of the Log Archive account, parted by commas.",
                default: "",
                allowed_pattern: Some(r"^[-0-9a-z.\s,]*$"),
                constraint_description: Some("names of buckets, parted by commas"),
                ..Parameter::default()
            },
        );
        let control_tower_queue = template.parameter(
            "ControlTowerSqsForLogBuckets",
            &Parameter {
                kind: "String",
                description: "ARN of the queue in that account that tells of new objects.",
                default: "",
                allowed_pattern: Some("^(arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:[0-9A-Za-z_-]+)?$"),
                constraint_description: Some("the ARN of a queue, or nothing"),
                ..Parameter::default()
            },
        );
        let control_tower_role = template.parameter(
            "ControlTowerRoleArnForEsLoader",
            &Parameter {
                kind: "String",
                description: "ARN of the role in that account with which es-loader reads the buckets.",
                default: "",
                allowed_pattern: Some("^(arn:aws[a-z-]*:iam::[0-9]{12}:role/[0-9A-Za-z+=,.@/_-]+)?$"),
                constraint_description: Some("the ARN of a role, or nothing"),
                ..Parameter::default()
            },
        );
        template.group("Security Lake Integration - optional");
        let security_lake_queue = template.parameter(
            "SecurityLakeSubscriberSqs",
            &Parameter {
                kind: "String",
                description: "ARN of the subscriber's queue.",
                default: "",
                allowed_pattern: Some(
                    "^(arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:AmazonSecurityLake-[0-9A-Za-z_-]+-Main-Queue)?$",
                ),
                constraint_description: Some("an ARN that ends in AmazonSecurityLake-...-Main-Queue, or nothing"),
                ..Parameter::default()
            },
        );
        let security_lake_role = template.parameter(
            "SecurityLakeRoleArn",
            &Parameter {
                kind: "String",
                description: "ARN of the subscriber's role.",
                default: "",
                allowed_pattern: Some(
                    "^(arn:aws[a-z-]*:iam::[0-9]{12}:role/(service-role/)?AmazonSecurityLake-[0-9A-Za-z+=,.@_-]+)?$",
                ),
                constraint_description: Some("the ARN of a role AmazonSecurityLake-..., or nothing"),
                ..Parameter::default()
            },
        );
        let security_lake_external_id = template.parameter(
            "SecurityLakeExternalId",
            &Parameter {
                kind: "String",
                description: "The subscriber's external id.",
                default: "",
                allowed_pattern: Some("^[0-9A-Za-z_+=,.@:/-]*$"),
                constraint_description: Some("letters, digits and _+=,.@:/-"),
                no_echo: true,
                ..Parameter::default()
            },
        );

        let list_given = |parameter: ParameterRef| not(equals(join("", parameter.value()), ""));
        let wanted = |parameter: ParameterRef| equals(parameter, "true");

        let has_email = template.condition("HasSnsEmail", all([given(sns_email), not(equals(sns_email, DUMMY_EMAIL))]));
        let has_concurrency = template.condition("HasConcurrency", not(equals(reserved_concurrency, "0")));
        let least_concurrency = template.condition("LeastConcurrency", equals(reserved_concurrency, "1"));
        let has_license = template.condition(
            "HasGeoipLicense",
            all([given(geolite2_license_key), not(equals(geolite2_license_key, DUMMY_LICENSE))]),
        );
        let creates_resources = template.condition("CreatesResources", equals(existing_resources, "create"));
        let has_existing_log_bucket = template.condition("HasExistingLogBucket", given(existing_log_bucket));
        let creates_log_bucket = template
            .condition("CreatesLogBucket", all([creates_resources.holds(), not(has_existing_log_bucket.holds())]));
        let in_china = template.condition("IsInChina", equals(partition(), "aws-cn"));
        let creates_vpc = template.condition("CreatesVpc", equals(vpc_mode, "new"));
        let imports_vpc = template.condition("ImportsVpc", equals(vpc_mode, "import"));
        let in_vpc = template.condition("IsInVpc", not(equals(vpc_mode, "none")));
        let creates_s3_endpoint = template.condition(
            "CreatesS3Endpoint",
            all([
                wanted(create_s3),
                any([creates_vpc.holds(), all([imports_vpc.holds(), given(imported_route_tables)])]),
            ]),
        );
        let creates_sqs_endpoint = template.condition("CreatesSqsEndpoint", all([in_vpc.holds(), wanted(create_sqs)]));
        let creates_secrets_endpoint =
            template.condition("CreatesSecretsManagerEndpoint", all([in_vpc.holds(), wanted(create_secrets)]));
        let has_organization = template.condition("HasOrganization", given(organization_id));
        let has_control_tower = template.condition(
            "HasControlTower",
            all([given(control_tower_buckets), given(control_tower_queue), given(control_tower_role)]),
        );
        let has_security_lake = template.condition(
            "HasSecurityLake",
            all([given(security_lake_queue), given(security_lake_role), given(security_lake_external_id)]),
        );
        let creates_sts_endpoint = template.condition(
            "CreatesStsEndpoint",
            all([in_vpc.holds(), wanted(create_sts), any([has_control_tower.holds(), has_security_lake.holds()])]),
        );
        let creates_ec2_role = template.condition("CreatesEc2LoaderRole", wanted(create_ec2_role));
        let has_additional_buckets = template.condition("HasAdditionalBuckets", list_given(additional_buckets));
        let has_additional_keys = template.condition("HasAdditionalKeys", list_given(additional_keys));

        Parameters {
            allowed_source_ip_addresses,
            domain_name,
            sns_email,
            reserved_concurrency,
            geolite2_license_key,
            instance_type,
            instance_count,
            volume_size,
            zone_count,
            master_type,
            warm_type,
            warm_count,
            index_warm_days,
            index_delete_days,
            vpc_mode,
            new_vpc_cidr,
            new_vpc_host_bits,
            imported_vpc_id,
            imported_vpc_cidr,
            imported_subnets,
            imported_route_tables,
            create_s3_endpoint: create_s3,
            existing_resources,
            existing_log_bucket,
            policy_update,
            additional_buckets,
            additional_keys,
            organization_id,
            source_accounts,
            control_tower_buckets,
            control_tower_queue,
            control_tower_role,
            security_lake_queue,
            security_lake_role,
            security_lake_external_id,
            has_email,
            has_concurrency,
            least_concurrency,
            has_license,
            creates_resources,
            has_existing_log_bucket,
            creates_log_bucket,
            in_china,
            in_vpc,
            creates_vpc,
            creates_s3_endpoint,
            creates_sqs_endpoint,
            creates_secrets_endpoint,
            creates_sts_endpoint,
            creates_ec2_role,
            has_additional_buckets,
            has_additional_keys,
            has_organization,
            has_control_tower,
            has_security_lake,
        }
    }
}
