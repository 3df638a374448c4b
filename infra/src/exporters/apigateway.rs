//! Access logs of REST APIs of Amazon API Gateway, whose streams have to be called `amazon-apigateway-…`.

use crate::exporters::delivery::{DeliverySpec, LogBucket, Packing, Prefix, delivery};
use crate::exporters::stream_name;
use crate::template::Template;

pub(super) fn template() -> Template {
    let mut template = Template::new("SIEM log exporter: access logs of API Gateway into the log bucket");
    template.group("Stream");
    let name = stream_name(&mut template, "amazon-apigateway-aes-siem", "^amazon-apigateway-[a-zA-Z0-9_.-]{1,46}$");
    let bucket = LogBucket::declare(&mut template);
    let spec = DeliverySpec {
        name: name.into(),
        prefix: Prefix::of_region("APIGateway", []),
        packing: Packing::Gzip,
        source: None,
        only: None,
    };
    let stream = delivery(&mut template, "Stream", &bucket, spec);
    template.output("StreamArn", "Access log destination of stages", stream.arn());
    template
}
