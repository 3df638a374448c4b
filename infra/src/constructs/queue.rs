//! A queue whose messages go to a dead-letter queue when they were received too often.

use crate::constructs::tags;
use crate::policy::{Policy, Statement, deny};
use crate::resources::queues::{Queue, QueuePolicy, RedrivePolicy};
use crate::template::{Handle, Template};
use crate::value::text;

/// What a queue is like.
#[derive(Debug)]
pub struct QueueSpec<'a> {
    /// Its name in the account.
    pub name: &'static str,
    /// How long a message is kept.
    pub retention_days: u32,
    /// How long a message is hidden while it is worked on.
    pub visibility_seconds: u32,
    /// Where messages go that were received so often.
    pub dead_letters: Option<(&'a Handle<Queue>, u32)>,
    /// What else its policy says; [`deny`] of plain HTTP is always there.
    pub statements: Vec<Statement>,
}

/// Declares a queue and its policy.
pub fn queue(template: &mut Template, id: &str, spec: QueueSpec<'_>) -> (Handle<Queue>, Handle<QueuePolicy>) {
    let arn = text(format!("arn:${{AWS::Partition}}:sqs:${{AWS::Region}}:${{AWS::AccountId}}:{}", spec.name));
    let queue = template.add(
        id,
        Queue {
            queue_name: spec.name.into(),
            message_retention_period: (spec.retention_days * 24 * 60 * 60).into(),
            visibility_timeout: spec.visibility_seconds.into(),
            redrive_policy: spec.dead_letters.map(|(queue, receives)| RedrivePolicy {
                dead_letter_target_arn: queue.arn(),
                max_receive_count: receives.into(),
            }),
            sqs_managed_sse_enabled: true.into(),
            tags: tags("queues"),
        },
    );
    let plain_http =
        deny(&["sqs:*"]).named("DenyPlainHttp").by_anybody().on(arn).when("Bool", "aws:SecureTransport", "false");
    let statements = std::iter::once(plain_http).chain(spec.statements);
    let policy = template.add(
        format!("{id}Policy"),
        QueuePolicy { queues: vec![queue.reference()], policy_document: Some(Policy::new(statements)) },
    );
    (queue, policy)
}
