//! Audit of Amazon FSx for Windows File Server, whose streams have to be called `aws-fsx-…`.

use crate::exporters::delivery::{DeliverySpec, LogBucket, Packing, Prefix, delivery};
use crate::exporters::stream_name;
use crate::template::Template;

pub(super) fn template() -> Template {
    let mut template = Template::new("SIEM log exporter: audit of FSx for Windows File Server into the log bucket");
    template.group("Stream");
    let name = stream_name(&mut template, "aws-fsx-aes-siem", "^aws-fsx-[a-zA-Z0-9_.-]{1,56}$");
    let bucket = LogBucket::declare(&mut template);
    let spec = DeliverySpec {
        name: name.into(),
        prefix: Prefix::of_region("FSx", []),
        packing: Packing::Gzip,
        source: None,
        only: None,
    };
    let stream = delivery(&mut template, "Stream", &bucket, spec);
    template.output("StreamArn", "Audit log destination of file systems", stream.arn());
    template
}
