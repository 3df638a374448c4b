//! AWS WAF and WAF Classic, whose streams have to be called `aws-waf-logs-…`.

use crate::exporters::delivery::{DeliverySpec, LogBucket, Packing, Prefix, delivery};
use crate::exporters::stream_name;
use crate::resources::delivery::WebAclLogging;
use crate::template::{Parameter, Resource, Template};
use crate::value::{equals, not, region};

pub(super) fn template() -> Template {
    let mut template = Template::new("SIEM log exporter: logs of AWS WAF into the log bucket");
    template.group("Web ACL");
    let name = stream_name(&mut template, "aws-waf-logs-aes-siem", "^aws-waf-logs-[a-zA-Z0-9_.-]{1,51}$");
    let scope = template.parameter(
        "WebAclScope",
        &Parameter {
            kind: "String",
            description: "CLOUDFRONT for ACLs of CloudFront distributions: such a stack belongs to us-east-1.",
            default: "REGIONAL",
            allowed_values: &["REGIONAL", "CLOUDFRONT"],
            ..Parameter::default()
        },
    );
    let acl = template.parameter(
        "WebAclArn",
        &Parameter {
            kind: "String",
            description: "ARN of a web ACL whose log is switched on. Empty: choose the stream in the settings of your ACLs, as for WAF Classic.",
            default: "",
            allowed_pattern: Some("^(arn:aws[a-z-]*:wafv2:[a-z0-9-]+:[0-9]{12}:(regional|global)/webacl/[^/]+/[0-9a-f-]+)?$"),
            constraint_description: Some("the ARN of a web ACL, or nothing"),
            ..Parameter::default()
        },
    );
    let bucket = LogBucket::declare(&mut template);
    let is_global = template.condition("IsGlobal", equals(scope, "CLOUDFRONT"));
    let has_acl = template.condition("HasWebAcl", not(equals(acl, "")));
    let place = is_global.choose("global", region());
    let stream = delivery(
        &mut template,
        "Stream",
        &bucket,
        DeliverySpec {
            name: name.into(),
            prefix: Prefix::below("WAF/${Place}", [("Place", place)]),
            packing: Packing::Gzip,
            source: None,
            only: None,
        },
    );
    template.add(
        "WebAclLogging",
        WebAclLogging { resource_arn: acl.into(), log_destination_configs: vec![stream.arn()] }.when(has_acl),
    );
    template.output("StreamArn", "Logging destination of further web ACLs", stream.arn());
    template
}
