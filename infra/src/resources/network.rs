//! Networks of one's own.

use super::storage::Tag;
use super::{attributes, properties};
use crate::value::Value;

properties! {
    /// `VpcConfig` of a function.
    FunctionNetwork {
        subnet_ids: Value,
        security_group_ids: Vec<Value>,
    }

    "AWS::EC2::VPC" => Vpc {
        cidr_block: Value,
        enable_dns_hostnames: Value,
        enable_dns_support: Value,
        tags: Vec<Tag>,
    }

    "AWS::EC2::Subnet" => Subnet {
        vpc_id: Value,
        availability_zone: Value,
        cidr_block: Value,
        map_public_ip_on_launch: Value,
        tags: Vec<Tag>,
    }

    "AWS::EC2::RouteTable" => RouteTable {
        vpc_id: Value,
        tags: Vec<Tag>,
    }

    "AWS::EC2::SubnetRouteTableAssociation" => SubnetRouteTableAssociation {
        subnet_id: Value,
        route_table_id: Value,
    }

    "AWS::EC2::SecurityGroup" => SecurityGroup {
        group_name: Value,
        group_description: Value,
        vpc_id: Value,
        security_group_ingress: Vec<TrafficRule>,
        security_group_egress: Vec<TrafficRule>,
        tags: Vec<Tag>,
    }

    TrafficRule {
        description: Value,
        ip_protocol: Value,
        from_port: Value,
        to_port: Value,
        cidr_ip: Value,
    }

    "AWS::EC2::VPCEndpoint" => VpcEndpoint {
        vpc_id: Value,
        service_name: Value,
        vpc_endpoint_type: Value,
        private_dns_enabled: Value,
        subnet_ids: Value,
        security_group_ids: Vec<Value>,
        route_table_ids: Value,
        policy_document: Value,
    }
}

attributes! {
    Vpc { cidr_block = "CidrBlock", }
    SecurityGroup { group_id = "GroupId", }
}
