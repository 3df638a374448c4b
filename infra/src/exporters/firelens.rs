//! Containers, through FireLens: a stream for one application's log, and the right to put records into it.

use crate::exporters::delivery::{DeliverySpec, LogBucket, Packing, Prefix, delivery};
use crate::policy::{Policy, allow};
use crate::resources::iam::ManagedPolicy;
use crate::template::{Parameter, Template};
use crate::value::text_with;

pub(super) fn template() -> Template {
    let mut template = Template::new("SIEM log exporter: logs of containers, through FireLens, into the log bucket");
    template.group("Containers");
    let application = template.required(
        "Application",
        &Parameter {
            kind: "String",
            description: "Whose log it is: a part of the keys, by which a section of user.ini with via_firelens = true finds it. A stack for each kind of log. nginx-access, nginx-error, apache-access and apache-error are found by the sections of these names.",
            allowed_pattern: Some("^[a-z0-9][a-z0-9-]{0,31}$"),
            constraint_description: Some("at most 32 lower-case letters, digits and hyphens"),
            ..Parameter::default()
        },
    );
    let bucket = LogBucket::declare(&mut template);
    let named = |pattern: &str| text_with(pattern, [("Application", application.into())]);
    let stream = delivery(
        &mut template,
        "Stream",
        &bucket,
        DeliverySpec {
            name: named("aes-siem-firelens-${Application}"),
            prefix: Prefix::of_region("firelens/${Application}", [("Application", application.into())]),
            packing: Packing::Gzip,
            source: None,
            only: None,
        },
    );
    let policy = template.add(
        "TaskPolicy",
        ManagedPolicy {
            description: "Lets the log router of a task put records into the stream".into(),
            policy_document: Some(Policy::new([allow(&["firehose:PutRecordBatch"]).on(stream.arn())])),
        },
    );
    template.output("StreamName", "delivery_stream of the task definition's log options", stream.reference());
    template.output("TaskPolicyArn", "Attach it to the role of the task", policy.reference());
    template
}
