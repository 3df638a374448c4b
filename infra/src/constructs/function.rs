//! A function with its log group, and a role that may do what the function does and no more.

use serde_json::{Map, json};

use crate::constructs::tags;
use crate::policy::{Policy, Statement, allow, trust};
use crate::resources::compute::{Code, DeadLetterConfig, Environment, Function, LogGroup, LoggingConfig};
use crate::resources::iam::{InlinePolicy, Role};
use crate::template::{Handle, Template};
use crate::value::{Condition, Value, find_in_map, text};
use crate::{BUCKET_PLACEHOLDER, PATH_PLACEHOLDER};

/// How many days the functions' logs are kept.
const LOG_RETENTION_DAYS: u32 = 90;

/// What a function is like.
#[derive(Debug)]
pub struct FunctionSpec {
    /// Name of its crate, which names its zip and, behind `aes-siem-`, the function.
    pub package: &'static str,
    /// Its name in the account, where that is not `aes-siem-` and the package.
    pub name: Option<&'static str>,
    /// What it is for.
    pub purpose: &'static str,
    /// Memory, which also gives the share of a processor.
    pub memory_mib: u32,
    /// The longest an invocation takes.
    pub timeout_seconds: u32,
    /// Name of its role, where it is one that users type.
    pub role_name: Option<&'static str>,
    /// Setting by which it knows its own role.
    pub own_role_variable: Option<&'static str>,
    /// What it may do beside writing its log.
    pub statements: Vec<Statement>,
    /// What it may do only where a condition holds.
    pub conditional: Vec<(Condition, Statement)>,
    /// Its settings.
    pub environment: Vec<(&'static str, Value)>,
    /// The network it runs in, where the condition holds.
    pub network: Option<(Condition, Value)>,
    /// Where asynchronous events go that it could not work on.
    pub dead_letters: Option<Value>,
    /// Whether it goes on with its own messages.
    pub goes_on_by_messages: bool,
}

/// A function and what belongs to it.
#[derive(Debug)]
pub struct Placed {
    /// The function.
    pub function: Handle<Function>,
    /// Its role.
    pub role: Handle<Role>,
}

/// Declares a function, its role and its log group.
pub fn function(template: &mut Template, id: &str, spec: FunctionSpec) -> Placed {
    let name = spec.name.map_or_else(|| format!("aes-siem-{}", spec.package), str::to_owned);
    let log_group = template.add(
        format!("{id}LogGroup"),
        LogGroup {
            // Not the name that Lambda gives: one of those may be left of an earlier stack.
            log_group_name: format!("/aes-siem/{}", spec.package).into(),
            retention_in_days: LOG_RETENTION_DAYS.into(),
            tags: tags(spec.package),
        },
    );
    let write_log = allow(&["logs:CreateLogStream", "logs:PutLogEvents"]).on(log_group.arn());
    let mut policy = Policy::new(std::iter::once(write_log).chain(spec.statements));
    for (condition, statement) in spec.conditional {
        policy = policy.with_if(condition, statement);
    }
    if let Some((condition, _)) = &spec.network {
        // Lambda makes the interfaces with the function's role, and asks for them under no name.
        let interfaces = allow(&[
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:AssignPrivateIpAddresses",
            "ec2:UnassignPrivateIpAddresses",
        ])
        .named("NetworkInterfaces")
        .on("*");
        policy = policy.with_if(*condition, interfaces);
    }
    let role = template.add(
        format!("{id}Role"),
        Role {
            role_name: spec.role_name.map(Value::from).unwrap_or_default(),
            description: format!("What the function {name} may do").into(),
            assume_role_policy_document: Some(trust("lambda.amazonaws.com")),
            policies: vec![InlinePolicy { policy_name: spec.package.into(), policy_document: Some(policy) }],
            tags: tags(spec.package),
            ..Role::default()
        },
    );
    let own_role = spec.own_role_variable.map(|variable| (variable, role.arn()));
    let settings = spec.environment.into_iter().chain(own_role);
    let variables: Map<_, _> = settings.map(|(name, value)| (name.to_owned(), json!(value))).collect();
    let function = template.add(
        id,
        Function {
            function_name: name.as_str().into(),
            description: spec.purpose.into(),
            runtime: "provided.al2023".into(),
            architectures: vec![find_in_map("Functions", "Architecture", "Name")],
            handler: "bootstrap".into(),
            code: Some(Code {
                s3_bucket: BUCKET_PLACEHOLDER.into(),
                s3_key: format!("{PATH_PLACEHOLDER}/assets/{}.zip", spec.package).into(),
            }),
            memory_size: spec.memory_mib.into(),
            timeout: spec.timeout_seconds.into(),
            role: role.arn(),
            environment: (!variables.is_empty())
                .then(|| Environment { variables: serde_json::Value::Object(variables).into() }),
            dead_letter_config: spec.dead_letters.map(|target_arn| DeadLetterConfig { target_arn }),
            recursive_loop: if spec.goes_on_by_messages { "Allow".into() } else { Value::default() },
            logging_config: Some(LoggingConfig { log_group: log_group.reference() }),
            vpc_config: spec.network.map(|(condition, network)| condition.then(network)).unwrap_or_default(),
            tags: tags(spec.package),
        },
    );
    Placed { function, role }
}

/// The ARN of a function of this stack by its name, for those that come before it.
#[must_use]
pub fn function_arn(name: &str) -> Value {
    text(format!("arn:${{AWS::Partition}}:lambda:${{AWS::Region}}:${{AWS::AccountId}}:function:{name}"))
}
