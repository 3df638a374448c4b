//! The stack: everything that `aes-siem` is on AWS.
//!
//! ```text
//! services ─▶ log bucket ─▶ aes-siem-sqs-new-logs ─▶ es-loader ─▶ domain aes-siem ─▶ dashboards
//!                                 ranges ▲    │            │
//!             aes-siem-sqs-splitted-logs └────┘            └─▶ aes-siem-dlq ─▶ alarm ─▶ aes-siem-alert
//! ```
//!
//! What stays when the stack goes (buckets, key and alias, domain, network) is [retained](crate::template::Resource::retained),
//! and `ExistingResources: adopt` makes a later stack take it over.

mod alerts;
mod dashboard;
mod domain;
mod geoip;
mod loader;
mod network;
mod outputs;
pub mod parameters;
mod rules;
mod storage;

use serde_json::json;

use crate::template::Template;
use parameters::Parameters;

/// Names that users type, or that stand in other accounts' policies.
pub mod names {
    /// Prefix of everything.
    pub const PREFIX: &str = "aes-siem";
    /// Alias of the key.
    pub const KEY_ALIAS: &str = "alias/aes-siem-key";
    /// New objects of the log bucket.
    pub const NEW_LOGS_QUEUE: &str = "aes-siem-sqs-new-logs";
    /// Ranges of objects.
    pub const SPLIT_LOGS_QUEUE: &str = "aes-siem-sqs-splitted-logs";
    /// What could not be loaded.
    pub const DEAD_LETTER_QUEUE: &str = "aes-siem-dlq";
    /// Where alerts go.
    pub const ALERT_TOPIC: &str = "aes-siem-alert";
    /// The loader on a machine of one's own.
    pub const EC2_ROLE: &str = "aes-siem-es-loader-for-ec2";
    /// Lets the domain write snapshots.
    pub const SNAPSHOT_ROLE: &str = "aes-siem-snapshot-role";
    /// Configures the domain, and is known to it.
    pub const CONFIGURE_ROLE: &str = "aes-siem-configure-aes-role";
    /// Lets the domain send alerts.
    pub const SNS_ROLE: &str = "aes-siem-sns-role";
}

/// What a stack of ours says of itself, whatever it is called.
pub const DESCRIPTION: &str = "SIEM on Amazon OpenSearch Service: logs of all accounts, in one place";

/// The main template.
#[must_use]
pub fn template() -> Template {
    let mut template = Template::new(DESCRIPTION);
    // What was built is filled in when the template is published.
    template.mapping("Functions", json!({ "Architecture": { "Name": "x86_64" } }));
    // What host names of consoles end with.
    template.mapping(
        "Consoles",
        json!({
            "aws": { "Host": "console.aws.amazon.com" },
            "aws-cn": { "Host": "console.amazonaws.cn" },
            "aws-us-gov": { "Host": "console.amazonaws-us-gov.com" },
        }),
    );
    let parameters = Parameters::declare(&mut template);
    rules::declare(&mut template, &parameters);
    let network = network::declare(&mut template, &parameters);
    let storage = storage::declare(&mut template, &parameters);
    let alerts = alerts::topic(&mut template, &parameters);
    let domain = domain::declare(&mut template, &parameters, &storage, &network, &alerts);
    let loader = loader::declare(&mut template, &parameters, &storage, &network, &domain);
    let configured = domain::configure(&mut template, &parameters, &storage, &alerts, &domain, &loader, &network);
    storage::wire(&mut template, &parameters, &storage, &loader);
    let downloaded = geoip::declare(&mut template, &parameters, &storage, &configured);
    alerts::declare(&mut template, &parameters, &alerts, &domain, &loader, &downloaded);
    dashboard::declare(&mut template, &domain, &loader);
    outputs::declare(&mut template, &domain);
    template
}
