//! What parameters have to say together. CloudFormation refuses what breaks a rule before it makes or changes anything; what
//! takes counting is refused by `deploy-aes`.

use crate::siem::parameters::{Parameters, given};
use crate::template::{ParameterRef, Template};
use crate::value::{all, any, equals, not};

/// Declares them all.
pub(crate) fn declare(template: &mut Template, parameters: &Parameters) {
    let is = |parameter: ParameterRef, value: &str| equals(parameter, value);
    template.rule(
        "ImportedVpcIsNamed",
        is(parameters.vpc_mode, "import"),
        all([
            given(parameters.imported_vpc_id),
            given(parameters.imported_subnets),
            any([given(parameters.imported_route_tables), is(parameters.create_s3_endpoint, "false")]),
        ]),
        "VpcMode is import: name the VPC in ImportedVpcId, its private subnets in ImportedVpcSubnets, and their route tables in ImportedVpcRouteTables, which are not needed where CreateS3VpcEndpoint is false",
    );
    template.rule(
        "EarlierVpcIsImported",
        is(parameters.existing_resources, "adopt"),
        not(is(parameters.vpc_mode, "new")),
        "ExistingResources is adopt: the VPC of an earlier stack is taken over with VpcMode import, and a new one would be made beside it",
    );
    template.rule(
        "WarmNodesHaveMasters",
        not(is(parameters.warm_count, "0")),
        not(is(parameters.master_type, "none")),
        "WarmInstanceCount is given: warm nodes need dedicated masters, so name a DedicatedMasterType",
    );
    template.rule(
        "WarmNodesAreNotAlone",
        not(is(parameters.warm_count, "0")),
        not(is(parameters.warm_count, "1")),
        "WarmInstanceCount is 1: warm nodes are two at least, or none (0)",
    );
    template.rule(
        "WarmIndicesHaveNodes",
        not(is(parameters.index_warm_days, "0")),
        not(is(parameters.warm_count, "0")),
        "IndexWarmDays is given: logs move to warm nodes, so set WarmInstanceCount to 2 or more",
    );
    for (name, parts, otherwise) in [
        (
            "ControlTowerIsWhole",
            [parameters.control_tower_buckets, parameters.control_tower_queue, parameters.control_tower_role],
            "Control Tower takes ControlTowerLogBucketNameList, ControlTowerSqsForLogBuckets and ControlTowerRoleArnForEsLoader: say all three, or none",
        ),
        (
            "SecurityLakeIsWhole",
            [parameters.security_lake_queue, parameters.security_lake_role, parameters.security_lake_external_id],
            "Security Lake takes SecurityLakeSubscriberSqs, SecurityLakeRoleArn and SecurityLakeExternalId: say all three, or none",
        ),
    ] {
        template.rule(name, any(parts.map(given)), all(parts.map(given)), otherwise);
    }
}
