//! Which log type a key is, over the names that AWS and people give to objects.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what helps a test may stop at the first surprise, as a test may"
)]

use siem_config::{Config, Control, Detection, Source};

/// What is expected of a key.
#[derive(Clone, Copy)]
enum Is {
    /// Logs of a type, with the account and region that the key tells (`-` = none).
    Type(&'static str, &'static str, &'static str),
    /// Objects of a type that are not read.
    Ignored(&'static str),
    Control(Control),
    Unknown,
}

use Is::{Type, Unknown};

const A: &str = "123456789012";

const KEYS: &[(&str, Is)] = &[
    // CloudTrail: every folder, organisation trails, every partition, replicated objects, moved files
    (
        "AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/14/123456789012_CloudTrail_us-east-1_20261114T0305Z_aBcDeFgHiJkLmNoP.json.gz",
        Type("cloudtrail", A, "us-east-1"),
    ),
    (
        "AWSLogs/o-a1b2c3d4e5/123456789012/CloudTrail/ap-southeast-5/2026/11/14/123456789012_CloudTrail_ap-southeast-5_20261114T0305Z_aBcDeFgHiJkLmNoP.json.gz",
        Type("cloudtrail", A, "ap-southeast-5"),
    ),
    (
        "AWSLogs/123456789012/CloudTrail-Insight/eu-west-1/2026/11/14/123456789012_CloudTrail-Insight_eu-west-1_20261114T0305Z_x.json.gz",
        Type("cloudtrail", A, "eu-west-1"),
    ),
    (
        "AWSLogs/123456789012/CloudTrail-NetworkActivity/eu-west-1/2026/11/14/x.json.gz",
        Type("cloudtrail", A, "eu-west-1"),
    ),
    ("AWSLogs/123456789012/CloudTrail-Aggregated/eu-west-1/2026/11/14/x.json.gz", Type("cloudtrail", A, "eu-west-1")),
    (
        "AWSLogs/123456789012/CloudTrail-Digest/eu-west-1/2026/11/14/123456789012_CloudTrail-Digest_eu-west-1_trail_eu-west-1_20261114T030405Z.json.gz",
        Is::Control(Control::CloudTrailDigest),
    ),
    ("AWSLogs/123456789012/CloudTrail/eusc-de-east-1/2026/11/14/x.json.gz", Type("cloudtrail", A, "eusc-de-east-1")),
    ("AWSLogs/123456789012/CloudTrail/us-gov-west-1/2026/11/14/x.json.gz", Type("cloudtrail", A, "us-gov-west-1")),
    ("AWSLogs/123456789012/CloudTrail/cn-northwest-1/2026/11/14/x.json.gz", Type("cloudtrail", A, "cn-northwest-1")),
    ("AWSLogs/123456789012/CloudTrail/us-iso-east-1/2026/11/14/x.json.gz", Type("cloudtrail", A, "us-iso-east-1")),
    ("AWSLogs/123456789012/CloudTrail/us-isob-east-1/2026/11/14/x.json.gz", Type("cloudtrail", A, "us-isob-east-1")),
    ("AWSLogs/123456789012/CloudTrail/eu-isoe-west-1/2026/11/14/x.json.gz", Type("cloudtrail", A, "eu-isoe-west-1")),
    ("AWSLogs/123456789012/CloudTrail/us-isof-south-1/2026/11/14/x.json.gz", Type("cloudtrail", A, "us-isof-south-1")),
    ("AWSLogs/123456789012/CloudTrail/mx-central-1/2026/11/14/x.json.gz", Type("cloudtrail", A, "mx-central-1")),
    ("AWSLogs/123456789012/CloudTrail/me-west-1/2026/11/14/x.json.gz", Type("cloudtrail", A, "me-west-1")),
    (
        "replica/444455556666/AWSLogs/111122223333/CloudTrail/us-east-2/2026/11/14/x.json.gz",
        Type("cloudtrail", "111122223333", "us-east-2"),
    ),
    (
        "import/123456789012_CloudTrail_eu-central-2_20261114T0305Z_aBcDeFgHiJkLmNoP.json.gz",
        Type("cloudtrail", A, "eu-central-2"),
    ),
    // CloudTrail folders of services whose names are other types' words
    (
        "AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/14/GuardDuty-SecurityHub.json.gz",
        Type("cloudtrail", A, "us-east-1"),
    ),
    // Flow logs: default, Hive-style, transit gateway, Parquet
    (
        "AWSLogs/123456789012/vpcflowlogs/ap-northeast-1/2026/11/14/123456789012_vpcflowlogs_ap-northeast-1_fl-0123456789abcdef0_20261114T0305Z_0a1b2c3d.log.gz",
        Type("vpcflowlogs", A, "ap-northeast-1"),
    ),
    (
        "AWSLogs/aws-account-id=123456789012/aws-service=vpcflowlogs/aws-region=us-west-2/year=2026/month=11/day=14/123456789012_vpcflowlogs_us-west-2_fl-0123456789abcdef0_20261114T0305Z_0a1b2c3d.log.parquet",
        Type("vpcflowlogs", A, "us-west-2"),
    ),
    (
        "team-linux/AWSLogs/123456789012/vpcflowlogs/il-central-1/2026/11/14/x.log.gz",
        Type("vpcflowlogs", A, "il-central-1"),
    ),
    (
        "CloudTrail-bucket-copy/AWSLogs/123456789012/vpcflowlogs/eu-north-1/x.log.gz",
        Type("vpcflowlogs", A, "eu-north-1"),
    ),
    // Load balancers, named after services too
    (
        "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/14/123456789012_elasticloadbalancing_us-east-1_app.my-alb.0123456789abcdef_20261114T0305Z_192.0.2.10_2k1z3x4c.log.gz",
        Type("alb", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/14/123456789012_elasticloadbalancing_us-east-1_app.CloudTrail.0123456789abcdef_20261114T0305Z_192.0.2.10_2k1z3x4c.log.gz",
        Type("alb", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/14/123456789012_elasticloadbalancing_us-east-1_app.GuardDuty-SecurityHub.0123456789abcdef_20261114T0305Z_10.0.0.10_2k1z3x4c.log.gz",
        Type("alb", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/14/123456789012_elasticloadbalancing_us-east-1_app.Config-Rules.0123456789abcdef_20261114T0305Z_10.0.0.10_2k1z3x4c.log.gz",
        Type("alb", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/14/123456789012_elasticloadbalancing_us-east-1_app.vpcflowlogs.0123456789abcdef_20261114T0305Z_10.0.0.10_2k1z3x4c.log.gz",
        Type("alb", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/14/123456789012_elasticloadbalancing_us-east-1_app.mysql-general-error.0123456789abcdef_20261114T0305Z_10.0.0.10_2k1z3x4c.log.gz",
        Type("alb", A, "us-east-1"),
    ),
    (
        "linux/AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/14/123456789012_elasticloadbalancing_us-east-1_app.web.0123456789abcdef_20261114T0305Z_10.0.0.10_2k1z3x4c.log.gz",
        Type("alb", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/14/conn_log_123456789012_elasticloadbalancing_us-east-1_app.my-alb.0123456789abcdef_20261114T0305Z_192.0.2.10_2k1z3x4c.log.gz",
        Type("alb-connection", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/14/conn_log.123456789012_elasticloadbalancing_us-east-1_app.my-alb.0123456789abcdef_20261114T0305Z_192.0.2.10_2k1z3x4c.log.gz",
        Type("alb-connection", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/14/health_check_log_123456789012_elasticloadbalancing_us-east-1_app.my-alb.0123456789abcdef_20261114T0305Z_192.0.2.10_2k1z3x4c.log.gz",
        Type("alb-health-check", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/14/123456789012_elasticloadbalancing_us-east-1_net.my-nlb.0123456789abcdef_20261114T0305Z_2k1z3x4c.log.gz",
        Type("nlb", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/14/123456789012_elasticloadbalancing_us-east-1_net.aws-waf-logs-x.0123456789abcdef_20261114T0305Z_2k1z3x4c.log.gz",
        Type("nlb", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/14/123456789012_elasticloadbalancing_us-east-1_my-clb_20261114T0305Z_192.0.2.10_2k1z3x4c.log",
        Type("clb", A, "us-east-1"),
    ),
    ("logs/ALB_ACCESS_LOGS/eu-west-1/2026/11/14/x.json.gz", Type("alb", "-", "eu-west-1")),
    ("logs/ALB_CONNECTION_LOGS/eu-west-1/2026/11/14/x.gz", Type("alb-connection", "-", "eu-west-1")),
    ("logs/ALB_HEALTH_CHECK_LOGS/eu-west-1/2026/11/14/x.gz", Type("alb-health-check", "-", "eu-west-1")),
    ("123456789012/NLB_ACCESS_LOGS/eu-west-1/2026/11/14/x.gz", Type("nlb", A, "eu-west-1")),
    ("AWSLogs/123456789012/ELBAccessLogTestFile", Is::Control(Control::ElbTestFile)),
    // S3 access logs: by prefix, flat, partitioned, of buckets named after services
    (
        "AWSLogs/123456789012/s3accesslog/eu-west-1/my-bucket/2026-11-14-03-04-05-0A1B2C3D4E5F6071",
        Type("s3accesslog", A, "eu-west-1"),
    ),
    ("2026-11-14-03-04-05-0A1B2C3D4E5F6071", Type("s3accesslog", "-", "-")),
    ("logs/2026-11-14-03-04-05-0A1B2C3D4E5F6071", Type("s3accesslog", "-", "-")),
    (
        "123456789012/eu-west-3/my-bucket/2026/11/14/2026-11-14-00-00-00-0A1B2C3D4E5F6071",
        Type("s3accesslog", A, "eu-west-3"),
    ),
    (
        "123456789012/eu-west-3/cloudtrail-CloudTrail-GuardDuty/2026/11/14/2026-11-14-00-00-00-0A1B2C3D4E5F6071",
        Type("s3accesslog", A, "eu-west-3"),
    ),
    (
        "AWSLogs/123456789012/s3accesslog/eu-west-1/aws-waf-logs-bucket/2026-11-14-03-04-05-0A1B2C3D4E5F6071",
        Type("s3accesslog", A, "eu-west-1"),
    ),
    (
        "AWSLogs/123456789012/s3accesslog/eu-west-1/my-vpcflowlogs/2026-11-14-03-04-05-0A1B2C3D4E5F6071",
        Type("s3accesslog", A, "eu-west-1"),
    ),
    (
        "AWSLogs/123456789012/s3accesslog/eu-west-1/Config-and-Rules/2026-11-14-03-04-05-0A1B2C3D4E5F6071",
        Type("s3accesslog", A, "eu-west-1"),
    ),
    (
        "AWSLogs/123456789012/s3accesslog/eu-west-1/postgres-backup/2026-11-14-03-04-05-0A1B2C3D4E5F6071",
        Type("s3accesslog", A, "eu-west-1"),
    ),
    // AWS Config: history of resources whose names are other types' words
    (
        "AWSLogs/123456789012/Config/us-east-1/2026/11/14/ConfigHistory/123456789012_Config_us-east-1_ConfigHistory_AWS::GuardDuty::Detector_20261114T030405Z_20261114T030405Z_1.json.gz",
        Type("config-history", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/Config/us-east-1/2026/11/14/ConfigHistory/123456789012_Config_us-east-1_ConfigHistory_AWS::CloudTrail::Trail_20261114T030405Z_20261114T030405Z_1.json.gz",
        Type("config-history", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/Config/us-east-1/2026/11/14/ConfigHistory/123456789012_Config_us-east-1_ConfigHistory_AWS::SecurityHub::Standard_20261114T030405Z_20261114T030405Z_1.json.gz",
        Type("config-history", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/Config/us-east-1/2026/11/14/ConfigHistory/123456789012_Config_us-east-1_ConfigHistory_AWS::Config::ResourceCompliance_20261114T030405Z_20261114T030405Z_1.json.gz",
        Type("config-history", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/Config/us-east-1/2026/11/14/ConfigHistory/123456789012_Config_us-east-1_ConfigHistory_AWS::WorkSpaces::Workspace_20261114T030405Z_event_1.json.gz",
        Type("config-history", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/Config/us-east-1/2026/11/14/ConfigSnapshot/123456789012_Config_us-east-1_ConfigSnapshot_20261114T030405Z_0a1b2c3d-0000-4000-8000-000000000000.json.gz",
        Type("config-snapshot", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/Config/Rules/us-east-1/2026/11/14/03/aes-siem-configrules-1-2026-11-14-03-04-05-0a1b2c3d-0000-4000-8000-000000000000.gz",
        Type("config-rules", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/Config/Rules/us-east-1/2026/11/14/03/GuardDuty-to-SecurityHub-1-2026-11-14-03-04-05-0a1b2c3d.gz",
        Type("config-rules", A, "us-east-1"),
    ),
    ("export/vpcflowlogs/aws-logs-write-test", Is::Control(Control::ExportTestFile)),
    ("AWSLogs/123456789012/Config/ConfigWritabilityCheckFile", Is::Control(Control::ConfigTestFile)),
    // Network Firewall
    (
        "AWSLogs/123456789012/network-firewall/alert/us-east-1/my-fw/2026/11/14/03/123456789012_network-firewall_alert_us-east-1_my-fw_202611140305_0a1b2c3d.log.gz",
        Type("networkfirewall", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/network-firewall/flow/us-east-1/CloudTrail/2026/11/14/03/123456789012_network-firewall_flow_us-east-1_CloudTrail_202611140305_0a1b2c3d.log.gz",
        Type("networkfirewall", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/network-firewall-proxy/eu-west-1/2026/11/14/x.json.gz",
        Type("networkfirewall", A, "eu-west-1"),
    ),
    // CloudFront
    (
        "AWSLogs/123456789012/CloudFront/global/E2EXAMPLE12345/standard/E2EXAMPLE12345.2026-11-14-03.0a1b2c3d.gz",
        Type("cloudfront-standard", A, "global"),
    ),
    ("E2EXAMPLE12345.2026-11-14-03.0a1b2c3d.gz", Type("cloudfront-standard", "-", "-")),
    ("cf/E2EXAMPLE123.2026-11-14-03.0a1b2c3d.gz", Type("cloudfront-standard", "-", "-")),
    (
        "AWSLogs/123456789012/CloudFront/E2EXAMPLE123456.2026-11-14-03.0A1B2C3Dxyz.parquet",
        Type("cloudfront-standard", A, "-"),
    ),
    (
        "AWSLogs/aws-account-id=123456789012/CloudFront/DistributionId=E2EXAMPLE12345/year=2026/month=11/day=14/hour=03/E2EXAMPLE12345.2026-11-14-03.0a1b2c3d.gz",
        Type("cloudfront-standard", A, "-"),
    ),
    (
        "AWSLogs/123456789012/CloudFront/global/E2EXAMPLE12345/realtime/2026/11/14/03/siem-realtime-1-2026-11-14-03-04-05-0a1b2c3d-0000-4000-8000-000000000000.gz",
        Type("cloudfront-realtime", A, "global"),
    ),
    (
        "AWSLogs/123456789012/CloudFront/global/E2EXAMPLE12345/realtime/2026/11/14/03/CloudTrail-like-name-1-2026-11-14-03-04-05-0a1b2c3d.gz",
        Type("cloudfront-realtime", A, "global"),
    ),
    (
        "AWSLogs/123456789012/CloudFront/global/E2EXAMPLE12345/realtime/error/processing-failed/2026/11/14/03/x",
        Is::Control(Control::FirehoseError),
    ),
    // WAF: through Firehose, direct, CloudFront scope
    (
        "AWSLogs/123456789012/WAF/us-east-1/2026/11/14/03/aws-waf-logs-siem-1-2026-11-14-03-04-05-0a1b2c3d-0000-4000-8000-000000000000.gz",
        Type("waf", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/WAF/global/2026/11/14/03/aws-waf-logs-siem-1-2026-11-14-03-04-05-0a1b2c3d-0000-4000-8000-000000000000.gz",
        Type("waf", A, "global"),
    ),
    (
        "AWSLogs/123456789012/WAFLogs/us-east-1/my-acl/2026/11/14/03/05/123456789012_waflogs_us-east-1_my-acl_20261114T0305Z_0a1b2c3d.log.gz",
        Type("waf", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/WAFLogs/cloudfront/my-acl/2026/11/14/03/05/123456789012_waflogs_cloudfront_my-acl_20261114T0305Z_0a1b2c3d.log.gz",
        Type("waf", A, "-"),
    ),
    (
        "AWSLogs/123456789012/WAF/us-east-1/2026/11/14/03/aws-waf-logs-SecurityHub-1-2026-11-14-03-04-05-0a1b2c3d.gz",
        Type("waf", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/WAF/us-east-1/2026/11/14/03/aws-waf-logs-mysql-audit-1-2026-11-14-03-04-05-0a1b2c3d.gz",
        Type("waf", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/WAF/us-east-1/error/processing-failed/2026/11/14/03/aws-waf-logs-siem-1-2026-11-14-03-04-05-0a1b2c3d",
        Is::Control(Control::FirehoseError),
    ),
    (
        "AWSLogs/123456789012/WAF/ap-northeast-1/error/2026/11/14/03/aws-waf-logs-siem-1-2026-11-14-03-04-05-0a1b2c3d",
        Is::Control(Control::FirehoseError),
    ),
    // API Gateway: the name that its Firehose must have, and prefixes of people
    (
        "AWSLogs/123456789012/APIGateway/us-east-1/2026/11/14/03/amazon-apigateway-siem-1-2026-11-14-03-04-05-0a1b2c3d-0000-4000-8000-000000000000.gz",
        Type("apigateway-access", A, "us-east-1"),
    ),
    ("api-gateway/orders/access/2026/11/14/x.gz", Type("apigateway-access", "-", "-")),
    // Bedrock: records, and the long prompts beside them
    (
        "bedrock/AWSLogs/123456789012/BedrockModelInvocationLogs/us-east-1/2026/11/14/03/20261114T030405678Z_0a1b2c3d.json.gz",
        Type("bedrock-invocation", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/BedrockModelInvocationLogs/us-east-1/2026/11/14/03/data/0a1b2c3d_input.json.gz",
        Is::Ignored("bedrock-invocation"),
    ),
    (
        "AWSLogs/123456789012/BedrockModelInvocationLogs/amazon-bedrock-logs-permission-check",
        Is::Ignored("bedrock-invocation"),
    ),
    // MSK, Route 53 Resolver
    (
        "AWSLogs/123456789012/KafkaBrokerLogs/us-east-1/my-cluster-0a1b2c3d/2026-11-14-03/Broker-1_03-05_0a1b2c3d.log.gz",
        Type("msk", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/vpcdnsquerylogs/vpc-0123456789abcdef0/2026/11/14/vpc-0123456789abcdef0_vpcdnsquerylogs_123456789012_20261114T0305Z_0a1b2c3d.log.gz",
        Type("route53resolver", A, "-"),
    ),
    ("AWSLogs/123456789012/Route53/Public/us-east-1/2026/11/14/03/x.gz", Type("route53-public", A, "us-east-1")),
    ("dns/route53-public/2026/11/14/x.gz", Type("route53-public", "-", "-")),
    // VPC Lattice: services and resources
    (
        "AWSLogs/123456789012/VpcLattice/AccessLogs/eu-west-1/2026/11/14/svc-0123456789abcdef0/123456789012_VpcLatticeAccessLogs_eu-west-1_svc-0123456789abcdef0_20261114T0305Z_0a1b2c3d.json.gz",
        Type("vpc-lattice", A, "eu-west-1"),
    ),
    (
        "AWSLogs/123456789012/VpcLattice/AccessLogs/eu-west-1/2026/11/14/sn-0123456789abcdef0/123456789012_VpcLatticeResourceAccessLogs_eu-west-1_sn-0123456789abcdef0_20261114T0305Z_0a1b2c3d.json.gz",
        Type("vpc-lattice", A, "eu-west-1"),
    ),
    // Linux: through either prefix
    (
        "AWSLogs/123456789012/EC2/Linux/us-east-1/2026/11/14/03/siem-linux-1-2026-11-14-03-04-05-0a1b2c3d.gz",
        Type("linux-os-syslog", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/EC2/Linux/Secure/us-east-1/2026/11/14/03/siem-linux-1-2026-11-14-03-04-05-0a1b2c3d.gz",
        Type("linux-secure", A, "us-east-1"),
    ),
    ("Linux/Secure/2026/11/14/x.gz", Type("linux-secure", "-", "-")),
    ("UserLogs/linux/web/secure/2026/11/14/x.gz", Type("linux-secure", "-", "-")),
    ("UserLogs/LinuxSecure/2026/11/14/x.gz", Type("linux-secure", "-", "-")),
    ("UserLogs/linux/messages/security-team/x.gz", Type("linux-os-syslog", "-", "-")),
    ("Linux/2026/11/14/x.gz", Type("linux-os-syslog", "-", "-")),
    (
        "AWSLogs/123456789012/EC2/Linux/us-east-1/2026/11/14/03/linux-GuardDuty-1-2026-11-14-03-04-05-0a1b2c3d.gz",
        Type("linux-os-syslog", A, "us-east-1"),
    ),
    ("AWSLogs/123456789012/EC2/Linux/us-east-1/processing-failed/2026/11/14/03/x", Is::Control(Control::FirehoseError)),
    // Security Lake, OCSF
    (
        "aws/CLOUD_TRAIL_MGMT/2.0/region=us-east-1/accountId=123456789012/eventDay=20261114/0123456789abcdef0123456789abcdef.gz.parquet",
        Type("securitylake", A, "us-east-1"),
    ),
    ("SecurityLake/123456789012/us-east-1/x.parquet", Type("securitylake", A, "us-east-1")),
    (
        "aws/VPC_FLOW/2.0/region=eu-west-1/accountId=123456789012/eventDay=20261114/part-0.zstd.parquet",
        Type("securitylake", A, "eu-west-1"),
    ),
    (
        "ext/edr/1.0/region=eu-west-1/accountId=123456789012/eventDay=20261114/x.parquet",
        Type("securitylake", A, "eu-west-1"),
    ),
    ("UserLogs/ocsf-json/123456789012/us-east-1/x.json.gz", Type("ocsf-json", A, "us-east-1")),
    // EKS
    ("AWSLogs/123456789012/EKS/Audit/us-east-1/2026/11/14/03/x.gz", Type("eks-audit", A, "us-east-1")),
    ("AWSLogs/123456789012/eks-audit/us-east-1/2026/11/14/03/x.gz", Type("eks-audit", A, "us-east-1")),
    ("exportedlogs/0a1b2c3d/kube-apiserver-audit-0a1b2c3d/000000.gz", Type("eks-audit", "-", "-")),
    // GuardDuty, Inspector, Security Hub
    (
        "AWSLogs/123456789012/GuardDuty/us-east-1/2026/11/14/0a1b2c3d-0000-4000-8000-000000000000.jsonl.gz",
        Type("guardduty", A, "us-east-1"),
    ),
    ("GuardDuty/x.jsonl.gz", Type("guardduty", "-", "-")),
    (
        "AWSLogs/123456789012/Inspector/us-east-1/2026/11/14/03/Inspector2_Finding-1-2026-11-14-03-04-05-0a1b2c3d.gz",
        Type("inspector", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/SecurityHub/us-east-1/2026/11/14/03/aes-siem-firehose-securityhub-1-2026-11-14-03-04-05-0a1b2c3d.gz",
        Type("securityhub", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/securityhub/us-east-1/2026/11/14/03/x-1-2026-11-14-03-04-05-0a1b2c3d.gz",
        Type("securityhub", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/SecurityHub/us-east-1/error/2026/11/14/03/aes-siem-firehose-securityhub-1-2026-11-14-03-04-05-0a1b2c3d",
        Is::Control(Control::FirehoseError),
    ),
    // CloudWatch Logs through Firehose, and others
    (
        "AWSLogs/123456789012/ClientVPN/us-east-1/2026/11/14/03/x-1-2026-11-14-03-04-05-0a1b2c3d.gz",
        Type("clientvpn", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/RDS/PostgreSQL/postgresql/us-east-1/2026/11/14/03/x.gz",
        Type("rds-postgresql", A, "us-east-1"),
    ),
    ("AWSLogs/123456789012/RDS/MySQL/audit/us-east-1/2026/11/14/03/x.gz", Type("rds-mysql-audit", A, "us-east-1")),
    (
        "AWSLogs/123456789012/RDS/mariadb/general/us-east-1/2026/11/14/03/x.gz",
        Type("rds-mysql-general", A, "us-east-1"),
    ),
    ("AWSLogs/123456789012/RDS/MySQL/error/us-east-1/2026/11/14/03/x.gz", Type("rds-mysql-error", A, "us-east-1")),
    (
        "AWSLogs/123456789012/RDS/mysql/slowquery/us-east-1/2026/11/14/03/x.gz",
        Type("rds-mysql-slowquery", A, "us-east-1"),
    ),
    ("ErrorLogs/RDS/MySQL/error/processing-failed/2026/11/14/03/x", Is::Control(Control::FirehoseError)),
    (
        "AWSLogs/123456789012/ElastiCache/Redis/SlowLog/us-east-1/2026/11/14/03/x.gz",
        Type("elasticache-redis-slowlog", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/ElastiCache/redis/slowlog/us-east-1/2026/11/14/03/x.gz",
        Type("elasticache-redis-slowlog", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/ElastiCache/Valkey/Engine/us-east-1/2026/11/14/03/x.gz",
        Type("elasticache-redis-slowlog", A, "us-east-1"),
    ),
    ("AWSLogs/123456789012/CloudHSM/us-east-1/2026/11/14/03/x.gz", Type("cloudhsm", A, "us-east-1")),
    (
        "AWSLogs/123456789012/us-east-1/service=apache-access/web-site-name=shop/2026/11/14/x.gz",
        Type("apache-access", A, "us-east-1"),
    ),
    ("AWSLogs/123456789012/OpenSearch/Audit/us-east-1/2026/11/14/03/x.gz", Type("opensearch-audit", A, "us-east-1")),
    ("AWSLogs/123456789012/WorkSpaces/Event/us-east-1/2026/11/14/03/x.gz", Type("workspaces-event", A, "us-east-1")),
    (
        "AWSLogs/123456789012/WorkSpaces/Inventory/us-east-1/2026/11/14/03/x.gz",
        Type("workspaces-inventory", A, "us-east-1"),
    ),
    ("AWSLogs/123456789012/TrustedAdvisor/2026/11/14/x.json.gz", Type("trustedadvisor", A, "-")),
    ("trustedadvisor/2026/11/14/x.json.gz", Type("trustedadvisor", "-", "-")),
    (
        "AWSLogs/123456789012/DirectoryService/MicrosoftAD/us-east-1/2026/11/14/03/x.gz",
        Type("directory-service", A, "us-east-1"),
    ),
    (
        "AWSLogs/123456789012/FSx/us-east-1/2026/11/14/03/aws-fsx-audit-1-2026-11-14-03-04-05-0a1b2c3d.gz",
        Type("fsx-win", A, "us-east-1"),
    ),
    ("AWSLogs/123456789012/EC2/Windows/Event/us-east-1/2026/11/14/03/x.gz", Type("windows-event", A, "us-east-1")),
    // Devices of any make
    ("UserLogs/ds_agent/2026/11/14/03/x.json.gz", Type("deepsecurity", "-", "-")),
    ("UserLogs/cef/fw-1/2026/11/14/x.log.gz", Type("cef", "-", "-")),
    ("CEF/x.log", Type("cef", "-", "-")),
    ("UserLogs/cefalo/x.log", Unknown),
    ("UserLogs/123456789012/syslog/us-east-1/x.gz", Type("syslog", A, "us-east-1")),
    ("Syslog/x.log", Type("syslog", "-", "-")),
    ("UserLogs/linux/syslog/x.log", Type("linux-os-syslog", "-", "-")),
    ("UserLogs/apache/access/2026/11/14/x.gz", Type("apache-access", "-", "-")),
    ("UserLogs/Apache/error/2026/11/14/x.gz", Type("apache-error", "-", "-")),
    ("UserLogs/nginx/access/2026/11/14/x.gz", Type("nginx-access", "-", "-")),
    ("UserLogs/nginx/error/2026/11/14/x.gz", Type("nginx-error", "-", "-")),
    ("AWSLogs/123456789012/OpenSearch/metrics/us-east-1/2026/11/14/x.json.gz", Type("index-metrics", A, "us-east-1")),
    // Neither logs nor known
    ("AWSLogs/123456789012/CloudTrail/", Is::Control(Control::DirectoryMarker)),
    ("AWSLogs/123456789012/vpcflowlogs_$folder$", Is::Control(Control::DirectoryMarker)),
    ("AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/14/readme.txt", Unknown),
    ("reports/cost/2026-11.csv", Unknown),
    ("2026-11-14-03-04-05-0a1b2c3d4e5f6071", Unknown),
    ("日本語/ログ.gz", Unknown),
    ("", Unknown),
];

fn shown(detection: Detection<'_>) -> String {
    match detection {
        Detection::Type(log_type) => log_type.name.clone(),
        Detection::Ignored(log_type) => format!("{} (ignored)", log_type.name),
        Detection::Control(control) => format!("{control:?}"),
        Detection::Unknown => "unknown".to_owned(),
    }
}

#[test]
fn every_key_is_what_it_should_be() {
    let config = Config::builtin().unwrap();
    let mut wrong = Vec::new();
    for (key, expected) in KEYS {
        let facts = siem_config::KeyFacts::of(key);
        let found = shown(config.detect(key));
        let (expected, facts_right) = match *expected {
            Type(name, account, region) => {
                let told = (facts.account.unwrap_or("-"), facts.region.unwrap_or("-"));
                (name.to_owned(), told == (account, region))
            }
            Is::Ignored(name) => (format!("{name} (ignored)"), true),
            Is::Control(control) => (format!("{control:?}"), true),
            Unknown => ("unknown".to_owned(), true),
        };
        if found != expected || !facts_right {
            wrong.push(format!("{key}\n  is {found} {facts:?}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_covers_every_type() {
    let config = Config::builtin().unwrap();
    let tried = |name: &str| KEYS.iter().any(|(_, expected)| matches!(expected, Type(tried, ..) if *tried == name));
    let untried: Vec<_> = config.log_types().map(|log_type| &log_type.name).filter(|name| !tried(name)).collect();
    assert_eq!(untried, Vec::<&String>::new());
}

#[test]
fn all_matching_sections_are_listed_in_order() {
    let user = "[cloudtrail]\ns3_key_ignored = /archive/";
    let config = Config::load(&[siem_config::Source { name: "user.ini", text: user }]).unwrap();
    let key = "AWSLogs/123456789012/s3accesslog/archive/CloudTrail/GuardDuty/2026-11-14-03-04-05-0A1B2C3D4E5F6071";
    let matches: Vec<_> = config.matches(key).iter().map(|m| (m.log_type.name.clone(), m.ignored)).collect();
    assert_eq!(
        matches,
        [("s3accesslog".to_owned(), false), ("cloudtrail".to_owned(), true), ("guardduty".to_owned(), false)]
    );
}

#[test]
fn an_ignored_key_does_not_fall_through() {
    let user = "[guardduty]\ns3_key_ignored = /archive/\n[mine]\ns3_key = mine/\ns3_key_ignored = \\.tmp$$";
    let config = Config::load(&[siem_config::Source { name: "user.ini", text: user }]).unwrap();
    assert_eq!(shown(config.detect("AWSLogs/1/GuardDuty/archive/SecurityHub/x")), "guardduty (ignored)");
    assert_eq!(shown(config.detect("mine/vpcflowlogs.tmp")), "mine (ignored)");
    assert_eq!(shown(config.detect("mine/vpcflowlogs.gz")), "mine");
}

#[test]
fn a_record_corrects_what_the_key_says() {
    let user = "[mine]\ns3_key = ^mine/\nfile_format = json\nindex_name = log-mine\n\
                [signed]\ns3_key = ^signed/\nfile_format = json\nindex_name = log-signed\nsignature = \\bmine_only\\b";
    let config = Config::load(&[Source { name: "user.ini", text: user }]).unwrap();
    let by_record = |key: &str, record: &str, names: Option<&str>| {
        let Detection::Type(found) = config.detect(key) else { panic!("{key}") };
        config.by_record(found, record, || names.map(str::to_owned)).name.as_str()
    };
    let elb = "AWSLogs/123456789012/elasticloadbalancing/eu-west-1/2026/10/14/x.gz";
    let alb_line = "h2 2026-10-14T09:30:00.123456Z app/shop/50dc6c495c0c9188 203.0.113.66:2817";
    assert_eq!(by_record(elb, alb_line, None), "alb");
    assert_eq!(by_record(elb, "tls 2.0 2026-10-14T09:30:05 net/edge/0a1b2c3d4e5f6071", None), "nlb");
    assert_eq!(by_record(elb, "2026-10-14T09:30:00.123456Z shop 203.0.113.66:2817 10.0.0.1:80", None), "clb");
    assert_eq!(by_record(elb, "{}", Some("type elb target_status_code")), "alb");
    // Nobody's signature: the key counts. So it does where its own type's is there, and where that has none.
    assert_eq!(by_record(elb, "something else", None), "clb");
    assert_eq!(by_record("x/vpcflowlogs/x", "{}", Some("dstaddr class_uid")), "vpcflowlogs");
    assert_eq!(by_record("mine/x", "{}", Some("class_uid")), "mine");
    // What people add comes first, as with keys; values are not looked at where members have names.
    assert_eq!(by_record("x/ocsf-json/x", "{}", Some("mine_only eventSource")), "signed");
    assert_eq!(by_record("x/ocsf-json/x", "{\"text\":\"eventSource\"}", Some("text")), "ocsf-json");
}
