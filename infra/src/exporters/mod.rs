//! Log exporters: small stacks, in any account and region, for logs that do not come into the log bucket by themselves.
//!
//! ```text
//! log groups, events, services, containers ─▶ Firehose ── AWSLogs/<account>/<path>/<region>/ ──▶ log bucket
//! ```
//!
//! The path is one by which the loader knows the log type; what Firehose cannot deliver goes below `ErrorLogs/`, which
//! the loader counts and does not load. A stack knows nothing of the main stack but the name of its log bucket. In other
//! accounts it writes by the statements for [`ROLE_PATH`] of the bucket's policy.

mod apigateway;
mod cloudfront_realtime;
mod cwl;
mod delivery;
mod eventbridge;
mod firelens;
mod fsx;
mod waf;

use crate::template::{Parameter, ParameterRef, SynthError, Template};

/// Path of the roles by which streams write into the log bucket.
pub const ROLE_PATH: &str = "/aes-siem-exporter/";

/// All exporters by the names of their files.
///
/// # Errors
/// If one does not hold together.
pub fn templates() -> Result<Vec<(&'static str, String)>, SynthError> {
    let exporters = [
        ("siem-log-exporter-apigateway.template", apigateway::template()),
        ("siem-log-exporter-cloudfront-realtime.template", cloudfront_realtime::template()),
        ("siem-log-exporter-cwl.template", cwl::template()),
        ("siem-log-exporter-eventbridge.template", eventbridge::template()),
        ("siem-log-exporter-firelens.template", firelens::template()),
        ("siem-log-exporter-fsx.template", fsx::template()),
        ("siem-log-exporter-waf.template", waf::template()),
    ];
    exporters.into_iter().map(|(name, template)| Ok((name, narrowed(&template.synth()?)))).collect()
}

/// JSON with half the indentation: CloudFormation takes no more than 51,200 bytes from a file.
fn narrowed(template: &str) -> String {
    let narrow = |line: &str| {
        let content = line.trim_start_matches(' ');
        format!("{}{content}\n", " ".repeat((line.len() - content.len()) / 2))
    };
    template.lines().map(narrow).collect()
}

/// Asks for the name of a stream, where a service demands a beginning by which the loader knows the log type, too.
fn stream_name(template: &mut Template, default: &'static str, pattern: &'static str) -> ParameterRef {
    template.parameter(
        "StreamName",
        &Parameter {
            kind: "String",
            description: "Name of the Firehose stream. Its beginning is the service's; another stack in the same region needs another name.",
            default,
            allowed_pattern: Some(pattern),
            constraint_description: Some("at most 64 letters, digits, dots, hyphens and underscores, that begin like the default"),
            ..Parameter::default()
        },
    )
}
