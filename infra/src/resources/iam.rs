//! Roles.

use super::storage::Tag;
use super::{attributes, properties};
use crate::policy::Policy;
use crate::value::Value;

properties! {
    "AWS::IAM::Role" => Role {
        role_name: Value,
        path: Value,
        description: Value,
        assume_role_policy_document: Option<Policy>,
        policies: Vec<InlinePolicy>,
        tags: Vec<Tag>,
    }

    InlinePolicy {
        policy_name: Value,
        policy_document: Option<Policy>,
    }

    "AWS::IAM::ManagedPolicy" => ManagedPolicy {
        description: Value,
        policy_document: Option<Policy>,
    }

    "AWS::IAM::InstanceProfile" => InstanceProfile {
        instance_profile_name: Value,
        roles: Vec<Value>,
    }
}

attributes! {
    Role { arn = "Arn", }
}
