//! What is left of a network that a stack made: CloudFormation remembers for 90 days what it left of a stack it deleted.
//!
//! It is listed and not deleted: the programs speak to no service of networks, which would be the largest part of them.

use anyhow::{Context, Result};
use aws_sdk_cloudformation::Client;
use aws_sdk_cloudformation::types::{ResourceStatus, StackStatus};
use siem_infra::siem::DESCRIPTION;

use crate::aws::problem;
use crate::deployment::cleanup::left::{Fate, Left, What};

/// Types of what a network is made of, in the order in which it can be deleted, and the command that does it.
const PARTS: [(&str, &str); 4] = [
    ("AWS::EC2::Subnet", "aws ec2 delete-subnet --subnet-id"),
    ("AWS::EC2::SecurityGroup", "aws ec2 delete-security-group --group-id"),
    ("AWS::EC2::RouteTable", "aws ec2 delete-route-table --route-table-id"),
    ("AWS::EC2::VPC", "aws ec2 delete-vpc --vpc-id"),
];

/// Of all stacks of ours that were deleted.
pub(crate) async fn left(client: &Client) -> Result<Vec<Left>> {
    let mut all = Vec::new();
    let mut stacks =
        client.list_stacks().stack_status_filter(StackStatus::DeleteComplete).into_paginator().items().send();
    while let Some(stack) = stacks.next().await {
        let stack = stack.map_err(|error| problem(&error)).context("the stacks that were deleted")?;
        if let (Some(DESCRIPTION), Some(id)) = (stack.template_description(), stack.stack_id()) {
            all.extend(left_of(client, id).await.with_context(|| format!("what is left of the stack {id}"))?);
        }
    }
    Ok(all)
}

async fn left_of(client: &Client, stack: &str) -> Result<Vec<Left>> {
    let mut found = Vec::new();
    let mut resources = client.list_stack_resources().stack_name(stack).into_paginator().items().send();
    while let Some(resource) = resources.next().await {
        let resource = resource.map_err(|error| problem(&error))?;
        let part = PARTS.iter().position(|(kind, _)| resource.resource_type() == Some(kind));
        if let (Some(part), Some(ResourceStatus::DeleteSkipped)) = (part, resource.resource_status()) {
            found.extend(resource.physical_resource_id.map(|id| (part, id)));
        }
    }
    found.sort_unstable();
    Ok(found.into_iter().map(|(part, id)| in_hand(PARTS[part].1, id)).collect())
}

fn in_hand(command: &str, id: String) -> Left {
    let why = format!("unless it is gone already, `{command} {id}` deletes it, once no domain is in it");
    Left { what: What::Network, name: id, fate: Fate::Stays(why) }
}
