//! A network of one's own: new or imported, with endpoints, so that nothing in it needs the internet.
//!
//! What the domain stands in stays as the domain does, also where a stack could not be created: CloudFormation cannot delete a
//! subnet in which a domain has its addresses.

use crate::constructs::tags;
use crate::policy::{Policy, allow};
use crate::resources::network::{
    FunctionNetwork, RouteTable, SecurityGroup, Subnet, SubnetRouteTableAssociation, TrafficRule, Vpc, VpcEndpoint,
};
use crate::resources::storage::Tag;
use crate::siem::parameters::Parameters;
use crate::template::{Handle, ParameterRef, Resource, Template};
use crate::value::{Condition, Value, account_id, all, availability_zones, cidr, equals, not, of, select, split, text};

/// The name that the VPC has always had.
const VPC_NAME: &str = "aes-siem/VpcAesSiem";
const HTTPS: u32 = 443;

/// Where domain and functions are, if they are in a VPC.
#[derive(Debug)]
pub(crate) struct Network {
    /// The VPC.
    pub(crate) id: Value,
    /// Subnets of the domain and the functions.
    pub(crate) subnets: Value,
    /// Security groups of the domain.
    pub(crate) domain_groups: Value,
    /// `VpcConfig` of a function.
    pub(crate) of_functions: Value,
    /// The endpoints that are made: a custom resource that has them among its properties, whose function answers through
    /// them, is asked when they are there, and deleted before they are.
    pub(crate) endpoints: Value,
}

pub(crate) fn declare(template: &mut Template, parameters: &Parameters) -> Network {
    let Parameters { creates_vpc, in_vpc, .. } = *parameters;
    let second_zone =
        template.condition("CreatesSecondSubnet", all([creates_vpc.holds(), not(equals(parameters.zone_count, "1"))]));
    let third_zone =
        template.condition("CreatesThirdSubnet", all([creates_vpc.holds(), equals(parameters.zone_count, "3")]));

    let vpc = template.add(
        "VpcAesSiem",
        Vpc {
            cidr_block: parameters.new_vpc_cidr.into(),
            enable_dns_hostnames: true.into(),
            enable_dns_support: true.into(),
            tags: named(VPC_NAME),
        }
        .when(creates_vpc)
        .always_retained(),
    );
    let routes = template.add(
        "VpcRouteTable",
        RouteTable { vpc_id: vpc.reference(), tags: named(VPC_NAME) }.when(creates_vpc).always_retained(),
    );
    let zones = [("First", creates_vpc), ("Second", second_zone), ("Third", third_zone)];
    let subnets = zones.into_iter().zip(0..).map(|((which, condition), index)| {
        let subnet = subnet(template, parameters, &vpc, which, index, condition);
        template.add(
            format!("Vpc{which}SubnetRoutes"),
            SubnetRouteTableAssociation { subnet_id: subnet.reference(), route_table_id: routes.reference() }
                .when(condition)
                .always_retained(),
        );
        condition.then(subnet.reference())
    });
    let subnets: Value = subnets.collect();
    let subnets = creates_vpc.choose(subnets, split(",", parameters.imported_subnets));

    let vpc_id = creates_vpc.choose(vpc.reference(), parameters.imported_vpc_id);
    let vpc_cidr = creates_vpc.choose(vpc.cidr_block(), parameters.imported_vpc_cidr);
    let of_domain = template.add(
        "VpcSecurityGroup",
        SecurityGroup {
            // A VPC that is taken over has a group of this name already.
            group_name: parameters.creates_resources.then("aes-siem-vpc-sg"),
            group_description: "OpenSearch domain: HTTPS from the VPC".into(),
            vpc_id: vpc_id.clone(),
            security_group_ingress: vec![https_from(&vpc_cidr)],
            tags: tags("network"),
            ..SecurityGroup::default()
        }
        .when(in_vpc)
        .always_retained(),
    );
    let of_functions = template.add(
        "FunctionsSecurityGroup",
        SecurityGroup {
            group_name: "aes-siem-noinbound-vpc-sg".into(),
            group_description: "Functions: HTTPS to the domain and to the endpoints, nothing comes in".into(),
            vpc_id: vpc_id.clone(),
            security_group_egress: vec![TrafficRule {
                description: "HTTPS".into(),
                cidr_ip: "0.0.0.0/0".into(),
                ..https()
            }],
            tags: tags("network"),
            ..SecurityGroup::default()
        }
        .when(in_vpc),
    );
    let endpoints = endpoints(template, parameters, &vpc_id, &vpc_cidr, &subnets, &routes);
    Network {
        id: vpc_id,
        endpoints,
        domain_groups: in_vpc.choose([of_domain.group_id()], Value::from([""; 0])),
        of_functions: of(&FunctionNetwork {
            subnet_ids: subnets.clone(),
            security_group_ids: vec![of_functions.group_id()],
        }),
        subnets,
    }
}

fn subnet(
    template: &mut Template,
    parameters: &Parameters,
    vpc: &Handle<Vpc>,
    which: &str,
    index: u32,
    condition: Condition,
) -> Handle<Subnet> {
    template.add(
        format!("Vpc{which}Subnet"),
        Subnet {
            vpc_id: vpc.reference(),
            availability_zone: select(index, availability_zones()),
            cidr_block: select(index, cidr(vpc.cidr_block(), 3, parameters.new_vpc_host_bits)),
            map_public_ip_on_launch: false.into(),
            tags: named("aes-siem-subnet"),
        }
        .when(condition)
        .always_retained(),
    )
}

fn endpoints(
    template: &mut Template,
    parameters: &Parameters,
    vpc_id: &Value,
    vpc_cidr: &Value,
    subnets: &Value,
    routes: &Handle<RouteTable>,
) -> Value {
    let group = template.add(
        "EndpointsSecurityGroup",
        SecurityGroup {
            group_name: "aes-siem-endpoints-sg".into(),
            group_description: "Endpoints of AWS services: HTTPS from the VPC".into(),
            vpc_id: vpc_id.clone(),
            security_group_ingress: vec![https_from(vpc_cidr)],
            tags: tags("network"),
            ..SecurityGroup::default()
        }
        .when(parameters.in_vpc),
    );
    // In a VPC that is somebody's already, others use the endpoints, too: nobody is kept out there.
    let of_new_vpc = |policy: Policy| parameters.creates_vpc.then(of(&policy));
    // Whoever comes through an endpoint is of this account,
    let ours = || allow(&["*"]).by_anybody().on("*").when("StringEquals", "aws:PrincipalAccount", account_id());
    let policy = Policy::new([ours()]);
    // or reads a bucket of Control Tower's or Security Lake's account with its role there, or answers CloudFormation,
    // whose addresses are signed by an account of AWS.
    let answers = text("arn:${AWS::Partition}:s3:::cloudformation-custom-resource-response-*/*");
    let with_role = |role: ParameterRef| {
        allow(&["s3:GetObject", "s3:GetObjectVersion"]).by_anybody().on("*").when("ArnEquals", "aws:PrincipalArn", role)
    };
    let policy_of_s3 = Policy::new([ours(), allow(&["s3:PutObject"]).by_anybody().on(answers)])
        .with_if(parameters.has_control_tower, with_role(parameters.control_tower_role))
        .with_if(parameters.has_security_lake, with_role(parameters.security_lake_role));
    let s3 = template.add(
        "S3Endpoint",
        VpcEndpoint {
            vpc_id: vpc_id.clone(),
            service_name: text("com.amazonaws.${AWS::Region}.s3"),
            vpc_endpoint_type: "Gateway".into(),
            route_table_ids: parameters
                .creates_vpc
                .choose([routes.reference()], split(",", parameters.imported_route_tables)),
            policy_document: of_new_vpc(policy_of_s3),
            ..VpcEndpoint::default()
        }
        .when(parameters.creates_s3_endpoint),
    );
    let others = [
        ("SqsEndpoint", "sqs", parameters.creates_sqs_endpoint),
        ("SecretsManagerEndpoint", "secretsmanager", parameters.creates_secrets_endpoint),
        ("StsEndpoint", "sts", parameters.creates_sts_endpoint),
    ];
    let others = others.map(|(id, service, condition)| {
        let endpoint = template.add(
            id,
            VpcEndpoint {
                vpc_id: vpc_id.clone(),
                service_name: service_name(parameters, service),
                vpc_endpoint_type: "Interface".into(),
                private_dns_enabled: true.into(),
                subnet_ids: subnets.clone(),
                security_group_ids: vec![group.group_id()],
                policy_document: of_new_vpc(policy.clone()),
                ..VpcEndpoint::default()
            }
            .when(condition),
        );
        condition.then(endpoint.reference())
    });
    std::iter::once(parameters.creates_s3_endpoint.then(s3.reference())).chain(others).collect()
}

/// In China, the names of some services' endpoints begin with the country.
fn service_name(parameters: &Parameters, service: &str) -> Value {
    let elsewhere = text(format!("com.amazonaws.${{AWS::Region}}.{service}"));
    if matches!(service, "sqs" | "sts") {
        parameters.in_china.choose(text(format!("cn.com.amazonaws.${{AWS::Region}}.{service}")), elsewhere)
    } else {
        elsewhere
    }
}

fn https() -> TrafficRule {
    TrafficRule { ip_protocol: "tcp".into(), from_port: HTTPS.into(), to_port: HTTPS.into(), ..TrafficRule::default() }
}

fn https_from(cidr: &Value) -> TrafficRule {
    TrafficRule { description: "HTTPS from the VPC".into(), cidr_ip: cidr.clone(), ..https() }
}

fn named(name: &str) -> Vec<Tag> {
    let name = Tag { key: "Name".into(), value: name.into() };
    std::iter::once(name).chain(tags("network")).collect()
}
