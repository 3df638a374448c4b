//! What an update changes: what a parameter changed, and nothing else. Whatever was changed in the console stays, also
//! beside it: the live domain is the ground, and only what was asked for anew is written over it.

use aws_sdk_opensearch::types::{
    ClusterConfig, DomainStatus, EbsOptions, VolumeType, VpcDerivedInfo, VpcOptions, ZoneAwarenessConfig,
};
use siem_custom_resource::{Kind, Request};

use crate::access::{self, DomainArn};
use crate::wanted::Wanted;

/// Dedicated masters of a domain that has none yet.
const MASTERS: i32 = 3;

/// What to change of a domain; `None` where nothing is.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Change {
    pub(crate) cluster: Option<ClusterConfig>,
    pub(crate) storage: Option<EbsOptions>,
    /// Its access policy, as JSON.
    pub(crate) access: Option<String>,
    pub(crate) network: Option<VpcOptions>,
}

impl Change {
    /// From the domain that is there to what a request asks for.
    ///
    /// # Errors
    /// If the service cannot change a domain so: a sentence with what to do.
    pub(crate) fn between(request: &Request, wanted: &Wanted, live: &DomainStatus) -> Result<Change, String> {
        check_place(wanted, live)?;
        let live_cluster = live.cluster_config.clone().unwrap_or_else(|| ClusterConfig::builder().build());
        if changed(request, "AvailabilityZoneCount") && live_cluster.multi_az_with_standby_enabled == Some(true) {
            return Err(format!(
                "AvailabilityZoneCount: the domain {} has three zones, one of them as standby: turn standby off in the \
                 console first",
                wanted.name
            ));
        }
        let mut cluster = live_cluster.clone();
        for (property, write) in CLUSTER {
            if changed(request, property) {
                write(&mut cluster, wanted);
            }
        }
        let mut storage = live.ebs_options.clone();
        if let Some(storage) = storage.as_mut().filter(|_| changed(request, "VolumeSize")) {
            storage.volume_size = Some(wanted.volume_gib);
        }
        let access = if changed(request, "AllowedSourceIpAddresses") && wanted.network.is_none() {
            access::with_sources(
                live.access_policies().unwrap_or_default(),
                DomainArn::of(live.arn())?,
                &wanted.sources,
            )?
        } else {
            None
        };
        Ok(Change {
            cluster: Some(cluster).filter(|cluster| *cluster != live_cluster),
            storage: storage.filter(|storage| Some(storage) != live.ebs_options.as_ref()),
            access,
            network: network(request, wanted, live),
        })
    }

    pub(crate) fn is_nothing(&self) -> bool {
        *self == Change::default()
    }
}

/// Whether an update brings another value of a property. One that the earlier template did not have yet is not changed
/// by anybody.
pub(crate) fn changed(request: &Request, property: &str) -> bool {
    let [old, new] = [&request.old_properties, &request.properties].map(|properties| properties.get(property));
    request.kind == Kind::Update && old.is_some() && new.is_some() && old != new
}

/// A part of the cluster's configuration, by the property that says it.
type Part = (&'static str, fn(&mut ClusterConfig, &Wanted));

const CLUSTER: [Part; 6] = [
    ("InstanceType", |cluster, wanted| cluster.instance_type = Some(wanted.instance_type.as_str().into())),
    ("InstanceCount", |cluster, wanted| cluster.instance_count = Some(wanted.instance_count)),
    ("AvailabilityZoneCount", |cluster, wanted| {
        let several = wanted.zones > 1;
        cluster.zone_awareness_enabled = Some(several);
        let zones = || ZoneAwarenessConfig::builder().availability_zone_count(wanted.zones).build();
        cluster.zone_awareness_config = several.then(zones);
    }),
    ("DedicatedMasterType", |cluster, wanted| {
        let masters = wanted.master_type.as_deref();
        cluster.dedicated_master_enabled = Some(masters.is_some());
        cluster.dedicated_master_type = masters.map(Into::into);
        cluster.dedicated_master_count = masters.map(|_| cluster.dedicated_master_count.unwrap_or(MASTERS));
    }),
    ("WarmInstanceCount", |cluster, wanted| {
        let warm = wanted.warm_count > 0;
        cluster.warm_enabled = Some(warm);
        cluster.warm_count = warm.then_some(wanted.warm_count);
        let kind = cluster.warm_type.take().unwrap_or_else(|| wanted.warm_type.as_str().into());
        cluster.warm_type = warm.then_some(kind);
    }),
    ("WarmInstanceType", |cluster, wanted| {
        if wanted.warm_count > 0 {
            cluster.warm_type = Some(wanted.warm_type.as_str().into());
        }
    }),
];

/// The nodes of a new domain.
pub(crate) fn new_cluster(wanted: &Wanted) -> ClusterConfig {
    let mut cluster = ClusterConfig::builder().build();
    for (_, write) in CLUSTER {
        write(&mut cluster, wanted);
    }
    cluster
}

/// The disks of a new domain's data nodes.
pub(crate) fn new_storage(wanted: &Wanted) -> EbsOptions {
    EbsOptions::builder().ebs_enabled(true).volume_type(VolumeType::Gp3).volume_size(wanted.volume_gib).build()
}

/// The place of a new domain in a VPC.
pub(crate) fn new_network(wanted: &Wanted) -> Option<VpcOptions> {
    let network = wanted.network.as_ref()?;
    Some(place(&network.subnets, &network.security_groups))
}

fn place(subnets: &[String], security_groups: &[String]) -> VpcOptions {
    let groups = Some(security_groups.to_vec()).filter(|groups| !groups.is_empty());
    VpcOptions::builder().set_subnet_ids(Some(subnets.to_vec())).set_security_group_ids(groups).build()
}

/// A domain stays in its VPC, or outside of all; in another VPC, our functions would not reach it.
fn check_place(wanted: &Wanted, live: &DomainStatus) -> Result<(), String> {
    let place = live.vpc_options().filter(|place| !place.subnet_ids().is_empty());
    let vpc =
        |place: &VpcDerivedInfo| place.vpc_id().map_or_else(|| "a VPC".to_owned(), |vpc| format!("the VPC {vpc}"));
    let (is, cure) = match (place, &wanted.network) {
        (None, None) => return Ok(()),
        (Some(place), Some(network)) if place.vpc_id().is_none_or(|vpc| vpc == network.vpc) => return Ok(()),
        (None, Some(_)) => ("is not in a VPC".to_owned(), "set VpcMode to none"),
        (Some(place), _) => (format!("is in {}", vpc(place)), "set VpcMode to import, and name its VPC and subnets"),
    };
    Err(format!(
        "the domain {} {is}, and no domain can be moved in, out or to another: {cure}, or choose another DomainName for \
         a new stack",
        wanted.name
    ))
}

/// Another place in the same VPC. What the parameters do not say of it stays.
fn network(request: &Request, wanted: &Wanted, live: &DomainStatus) -> Option<VpcOptions> {
    let network = wanted.network.as_ref()?;
    let (live_subnets, live_groups) = live_place(live);
    let moves = changed(request, "SubnetIds") || changed(request, "AvailabilityZoneCount");
    let subnets = if moves { &network.subnets[..] } else { live_subnets };
    let regroups = changed(request, "SecurityGroupIds") && !network.security_groups.is_empty();
    let groups = if regroups { &network.security_groups[..] } else { live_groups };
    let is_same = are_same(subnets, live_subnets) && are_same(groups, live_groups);
    (!is_same).then(|| place(subnets, groups))
}

/// Subnets and security groups of a domain.
fn live_place(live: &DomainStatus) -> (&[String], &[String]) {
    live.vpc_options().map_or((&[], &[]), |place| (place.subnet_ids(), place.security_group_ids()))
}

/// In any order.
fn are_same(some: &[String], others: &[String]) -> bool {
    some.len() == others.len() && some.iter().all(|one| others.contains(one))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::wanted::tests::request;

    /// The domain that `wanted` made, as the service describes it.
    fn live(wanted: &Wanted) -> DomainStatus {
        let arn = "arn:aws:es:eu-west-1:123456789012:domain/aes-siem";
        let network = new_network(wanted).map(|place| {
            VpcDerivedInfo::builder()
                .vpc_id("vpc-0a")
                .set_subnet_ids(place.subnet_ids)
                .set_security_group_ids(place.security_group_ids)
                .build()
        });
        DomainStatus::builder()
            .domain_id("123456789012/aes-siem")
            .domain_name("aes-siem")
            .arn(arn)
            .cluster_config(new_cluster(wanted))
            .ebs_options(new_storage(wanted))
            .access_policies(access::policy(DomainArn::of(arn).unwrap(), wanted).to_string())
            .set_vpc_options(network)
            .build()
            .unwrap()
    }

    /// An update from the properties `before` to those `after`, of a domain that was `touched` in between.
    fn update(
        before: &[(&str, Value)],
        after: &[(&str, Value)],
        touched: impl FnOnce(&mut DomainStatus),
    ) -> Result<Change, String> {
        let (old, new) = (request(before), request(after));
        let mut live = live(&Wanted::of(&old)?);
        touched(&mut live);
        let wanted = Wanted::of(&new)?;
        let request = Request { kind: Kind::Update, old_properties: old.properties, ..new };
        Change::between(&request, &wanted, &live)
    }

    const LARGE: (&str, &str) = ("InstanceType", "r6g.large.search");

    fn with(given: &[(&'static str, &str)]) -> Vec<(&'static str, Value)> {
        given.iter().map(|(name, value)| (*name, json!(value))).collect()
    }

    #[test]
    fn what_is_the_same_is_not_sent_whatever_was_done_in_the_console() {
        let in_console = |live: &mut DomainStatus| {
            let cluster = live.cluster_config.as_mut().unwrap();
            cluster.instance_count = Some(7);
            cluster.warm_enabled = Some(true);
            live.ebs_options.as_mut().unwrap().volume_size = Some(77);
            live.access_policies = Some("{}".to_owned());
        };
        let other_version = with(&[("ConfigVersion", "9.9.9"), ("EngineVersion", "OpenSearch_3.4")]);
        assert_eq!(update(&[], &other_version, in_console), Ok(Change::default()));
    }

    #[test]
    fn what_changed_is_written_over_the_live_domain() {
        let change = update(&[], &with(&[("InstanceCount", "2")]), |live| {
            live.cluster_config.as_mut().unwrap().instance_type = Some("r6g.xlarge.search".into());
        });
        let mut cluster = new_cluster(&Wanted::of(&request(&[])).unwrap());
        cluster.instance_type = Some("r6g.xlarge.search".into());
        cluster.instance_count = Some(2);
        assert_eq!(change, Ok(Change { cluster: Some(cluster), ..Change::default() }));

        let change = update(&[], &with(&[("VolumeSize", "20")]), |live| {
            live.ebs_options.as_mut().unwrap().iops = Some(4000);
        });
        let mut storage = new_storage(&Wanted::of(&request(&with(&[("VolumeSize", "20")]))).unwrap());
        storage.iops = Some(4000);
        assert_eq!(change, Ok(Change { storage: Some(storage), ..Change::default() }));
    }

    #[test]
    fn what_the_console_did_already_is_not_sent_again() {
        let change = update(&[], &with(&[("VolumeSize", "20"), ("InstanceCount", "2")]), |live| {
            live.ebs_options.as_mut().unwrap().volume_size = Some(20);
            live.cluster_config.as_mut().unwrap().instance_count = Some(2);
        });
        assert!(change.unwrap().is_nothing());
    }

    #[test]
    fn masters_zones_and_warm_nodes_come_and_go() {
        let full = with(&[
            LARGE,
            ("InstanceCount", "2"),
            ("AvailabilityZoneCount", "2"),
            ("DedicatedMasterType", "m6g.large.search"),
            ("WarmInstanceCount", "2"),
        ]);
        let few = with(&[LARGE, ("InstanceCount", "2")]);
        let full_cluster = new_cluster(&Wanted::of(&request(&full)).unwrap());
        let few_cluster = new_cluster(&Wanted::of(&request(&few)).unwrap());
        assert_eq!(full_cluster.dedicated_master_count, Some(3));
        assert_eq!(full_cluster.zone_awareness_config.as_ref().unwrap().availability_zone_count(), Some(2));
        assert_eq!(full_cluster.warm_type.as_ref().unwrap().as_str(), "ultrawarm1.medium.search");
        assert_eq!(few_cluster.dedicated_master_enabled, Some(false));
        assert_eq!(few_cluster.zone_awareness_enabled, Some(false));
        assert_eq!((few_cluster.warm_enabled, few_cluster.warm_count), (Some(false), None));
        assert_eq!(update(&few, &full, |_| ()).unwrap().cluster, Some(full_cluster));
        assert_eq!(update(&full, &few, |_| ()).unwrap().cluster, Some(few_cluster));

        let mut more = full.clone();
        more.extend(with(&[("WarmInstanceCount", "4"), ("DedicatedMasterType", "m6g.xlarge.search")]));
        let change = update(&full, &more, |live| {
            let cluster = live.cluster_config.as_mut().unwrap();
            cluster.warm_type = Some("ultrawarm1.large.search".into());
            cluster.dedicated_master_count = Some(5);
        });
        let cluster = change.unwrap().cluster.unwrap();
        assert_eq!((cluster.warm_count, cluster.dedicated_master_count), (Some(4), Some(5)));
        assert_eq!(cluster.warm_type.unwrap().as_str(), "ultrawarm1.large.search", "the console's");
    }

    #[test]
    fn a_property_that_is_new_in_the_template_changes_nothing() {
        let wanted = Wanted::of(&request(&[])).unwrap();
        let mut live = live(&wanted);
        live.cluster_config.as_mut().unwrap().instance_count = Some(3);
        let mut update = Request { kind: Kind::Update, ..request(&[]) };
        update.old_properties.insert("ConfigVersion".to_owned(), json!("2.10.4"));
        assert_eq!(Change::between(&update, &wanted, &live), Ok(Change::default()));
    }

    #[test]
    fn a_domain_that_is_taken_over_is_left_as_it_is() {
        let mut live = live(&Wanted::of(&request(&[])).unwrap());
        live.ebs_options.as_mut().unwrap().volume_size = Some(77);
        let create = request(&with(&[LARGE, ("InstanceCount", "2")]));
        assert_eq!(Change::between(&create, &Wanted::of(&create).unwrap(), &live), Ok(Change::default()));
    }

    #[test]
    fn addresses_change_one_statement() {
        let change = update(&[], &with(&[("AllowedSourceIpAddresses", "192.0.2.0/24")]), |_| ()).unwrap();
        let policy: Value = serde_json::from_str(change.access.as_deref().unwrap()).unwrap();
        let sids: Vec<&str> =
            policy["Statement"].as_array().unwrap().iter().map(|one| one["Sid"].as_str().unwrap()).collect();
        assert_eq!(sids, ["AesSiemAccount", "AesSiemAllowedSourceIpAddresses"]);
        assert_eq!(policy["Statement"][1]["Condition"], json!({"IpAddress": {"aws:SourceIp": ["192.0.2.0/24"]}}));
        assert_eq!(Change { access: None, ..change }, Change::default());
    }

    fn in_vpc(subnets: &[&str], groups: &[&str]) -> Vec<(&'static str, Value)> {
        vec![("SubnetIds", json!(subnets)), ("SecurityGroupIds", json!(groups))]
    }

    #[test]
    fn subnets_and_security_groups_change_within_a_vpc() {
        let before = in_vpc(&["subnet-0a"], &["sg-0a"]);
        let change = update(&before, &in_vpc(&["subnet-0b"], &["sg-0a"]), |_| ()).unwrap();
        assert_eq!(change.network, Some(place(&["subnet-0b".into()], &["sg-0a".into()])));
        let change = update(&before, &in_vpc(&["subnet-0a"], &["sg-0b"]), |_| ()).unwrap();
        assert_eq!(change.network, Some(place(&["subnet-0a".into()], &["sg-0b".into()])));
        let to_the_default = update(&before, &in_vpc(&["subnet-0a"], &[""]), |_| ());
        assert!(to_the_default.unwrap().is_nothing(), "nobody named another group");

        let two_zones = with(&[("AvailabilityZoneCount", "2"), ("InstanceCount", "2")]);
        let subnets = in_vpc(&["subnet-0a", "subnet-0b"], &["sg-0a"]);
        let change = update(&subnets, &[&subnets[..], &two_zones].concat(), |_| ()).unwrap();
        assert_eq!(change.network, Some(place(&["subnet-0a".into(), "subnet-0b".into()], &["sg-0a".into()])));
    }

    #[test]
    fn addresses_mean_nothing_in_a_vpc() {
        let before = in_vpc(&["subnet-0a"], &["sg-0a"]);
        let after = [&before[..], &with(&[("AllowedSourceIpAddresses", "192.0.2.0/24")])].concat();
        assert!(update(&before, &after, |_| ()).unwrap().is_nothing());
    }

    #[test]
    fn what_the_service_cannot_change_is_refused() {
        let inside = in_vpc(&["subnet-0a"], &["sg-0a"]);
        assert_eq!(
            update(&[], &inside, |_| ()).unwrap_err(),
            "the domain aes-siem is not in a VPC, and no domain can be moved in, out or to another: set VpcMode to none, \
             or choose another DomainName for a new stack"
        );
        assert_eq!(
            update(&inside, &[], |_| ()).unwrap_err(),
            "the domain aes-siem is in the VPC vpc-0a, and no domain can be moved in, out or to another: set VpcMode to \
             import, and name its VPC and subnets, or choose another DomainName for a new stack"
        );
        let elsewhere = [&in_vpc(&["subnet-1a"], &["sg-1a"])[..], &with(&[("VpcId", "vpc-1a")])].concat();
        assert!(
            update(&inside, &elsewhere, |_| ()).unwrap_err().starts_with("the domain aes-siem is in the VPC vpc-0a,")
        );
        let [three, one] = ["3", "1"].map(|zones| with(&[("AvailabilityZoneCount", zones), ("InstanceCount", "3")]));
        let with_standby = |live: &mut DomainStatus| {
            live.cluster_config.as_mut().unwrap().multi_az_with_standby_enabled = Some(true);
        };
        assert_eq!(
            update(&three, &one, with_standby).unwrap_err(),
            "AvailabilityZoneCount: the domain aes-siem has three zones, one of them as standby: turn standby off in the \
             console first"
        );
        assert!(update(&three, &three, with_standby).unwrap().is_nothing());
    }
}
