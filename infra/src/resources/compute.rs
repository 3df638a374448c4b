//! Functions, what starts them, and their logs.

use super::storage::Tag;
use super::{attributes, properties};
use crate::value::Value;

properties! {
    "AWS::Lambda::Function" => Function {
        function_name: Value,
        description: Value,
        runtime: Value,
        architectures: Vec<Value>,
        handler: Value,
        code: Option<Code>,
        memory_size: Value,
        timeout: Value,
        role: Value,
        environment: Option<Environment>,
        dead_letter_config: Option<DeadLetterConfig>,
        recursive_loop: Value,
        logging_config: Option<LoggingConfig>,
        vpc_config: Value,
        tags: Vec<Tag>,
    }

    Code {
        s3_bucket: Value,
        s3_key: Value,
    }

    Environment {
        variables: Value,
    }

    DeadLetterConfig {
        target_arn: Value,
    }

    LoggingConfig {
        log_group: Value,
    }

    "AWS::Lambda::Permission" => Permission {
        action: Value,
        function_name: Value,
        principal: Value,
        source_arn: Value,
    }

    "AWS::Lambda::EventSourceMapping" => EventSourceMapping {
        event_source_arn: Value,
        function_name: Value,
        batch_size: Value,
        function_response_types: Vec<Value>,
        scaling_config: Value,
        tags: Vec<Tag>,
    }

    "AWS::Logs::LogGroup" => LogGroup {
        log_group_name: Value,
        retention_in_days: Value,
        tags: Vec<Tag>,
    }

    "AWS::Logs::LogStream" => LogStream {
        log_group_name: Value,
        log_stream_name: Value,
    }

    "AWS::Events::Rule" => Rule {
        name: Value,
        description: Value,
        schedule_expression: Value,
        event_pattern: Value,
        state: Value,
        targets: Vec<Target>,
    }

    Target {
        id: Value,
        arn: Value,
        role_arn: Value,
    }
}

attributes! {
    Function { arn = "Arn", }
    LogGroup { arn = "Arn", }
    Rule { arn = "Arn", }
}
