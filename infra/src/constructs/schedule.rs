//! A function that runs again and again.

use crate::constructs::Placed;
use crate::resources::compute::{Permission, Rule, Target};
use crate::template::{Handle, Template};
use crate::value::Value;

/// Declares a rule that starts `function` at each `rate`, where `state` is `ENABLED`.
pub fn schedule(
    template: &mut Template,
    id: &'static str,
    description: &str,
    rate: &str,
    state: impl Into<Value>,
    placed: &Placed,
) -> Handle<Rule> {
    let rule = template.add(
        id,
        Rule {
            name: format!("aes-siem-{id}").into(),
            description: description.into(),
            schedule_expression: rate.into(),
            state: state.into(),
            targets: vec![Target { id: "function".into(), arn: placed.function.arn(), ..Target::default() }],
            ..Rule::default()
        },
    );
    template.add(
        format!("{id}Permission"),
        Permission {
            action: "lambda:InvokeFunction".into(),
            function_name: placed.function.reference(),
            principal: "events.amazonaws.com".into(),
            source_arn: rule.arn(),
        },
    );
    rule
}
