//! What the stack wants of its domain: the texts of CloudFormation in, checked values out.
//!
//! What the service documents is checked here, so that a person hears of a wrong parameter at once and by its name. What
//! only the service knows, it says itself.

use std::net::Ipv4Addr;
use std::ops::RangeInclusive;

use siem_custom_resource::Request;

/// GiB of a volume, for any type of instance (OpenSearch Service developer guide, "EBS volume size quotas").
const VOLUME_GIB: RangeInclusive<i32> = 10..=24_576;
/// GiB that the volumes of small types may have at most (same page).
const LARGEST_VOLUMES_GIB: [(&str, i32); 2] = [("t3.small.search", 100), ("t3.medium.search", 200)];
/// Families whose nodes have disks of their own only ("Supported instance types").
const WITHOUT_VOLUMES: [&str; 9] = ["i3", "i4g", "i4i", "i8g", "im4gn", "oi2", "r6gd", "r7gd", "r8gd"];
/// Families that cannot encrypt what they store (same page).
const WITHOUT_ENCRYPTION: [&str; 3] = ["m3", "r3", "t2"];
/// Nodes of family t3 that a domain may have (same page).
const MOST_T3_NODES: i32 = 10;
/// UltraWarm nodes of a domain that has any ("UltraWarm storage").
const WARM_NODES: RangeInclusive<i32> = 2..=150;

/// The domain as the stack wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) name: String,
    /// Such as `OpenSearch_2.19`; of a new domain.
    pub(crate) engine_version: String,
    pub(crate) instance_type: String,
    pub(crate) instance_count: i32,
    pub(crate) volume_gib: i32,
    pub(crate) zones: i32,
    /// Of dedicated masters, if there are to be any.
    pub(crate) master_type: Option<String>,
    pub(crate) warm_type: String,
    /// 0: no warm nodes.
    pub(crate) warm_count: i32,
    /// Addresses and networks from which everybody may come.
    pub(crate) sources: Vec<String>,
    /// Where it is, if not at a public endpoint.
    pub(crate) network: Option<Network>,
    /// ARN of the role that configures it.
    pub(crate) configurer: String,
}

/// A place in a VPC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Network {
    /// Whose subnets they are.
    pub(crate) vpc: String,
    /// One for each zone.
    pub(crate) subnets: Vec<String>,
    /// None: the VPC's default one.
    pub(crate) security_groups: Vec<String>,
}

impl Wanted {
    /// Of a request's properties.
    ///
    /// # Errors
    /// If they say what cannot be: a sentence with the parameter's name and what to do.
    pub(crate) fn of(request: &Request) -> Result<Wanted, String> {
        let name = request.text("DomainName")?;
        if !is_domain_name(name) {
            return Err(format!(
                "DomainName: {name:?} is no name of a domain, which has 3 to 28 lower-case letters, digits and hyphens, \
                 a letter first"
            ));
        }
        let zones = number(request, "AvailabilityZoneCount", 1..=3)?;
        let wanted = Wanted {
            name: name.to_owned(),
            engine_version: request.text("EngineVersion")?.to_owned(),
            instance_type: request.text("InstanceType")?.to_owned(),
            instance_count: number(request, "InstanceCount", 1..=i32::MAX)?,
            volume_gib: number(request, "VolumeSize", VOLUME_GIB)?,
            zones,
            master_type: Some(request.text("DedicatedMasterType")?).filter(|kind| *kind != "none").map(str::to_owned),
            warm_type: request.text("WarmInstanceType")?.to_owned(),
            warm_count: number(request, "WarmInstanceCount", 0..=*WARM_NODES.end())?,
            sources: sources(request)?,
            network: network(request, zones)?,
            configurer: request.text("ConfigureRoleArn")?.to_owned(),
        };
        wanted.check_nodes()?;
        wanted.check_warm_nodes()?;
        Ok(wanted)
    }

    fn check_nodes(&self) -> Result<(), String> {
        let Wanted { instance_type, instance_count, volume_gib, zones, .. } = self;
        let masters = self.master_type.iter().map(|kind| ("DedicatedMasterType", kind));
        for (parameter, kind) in std::iter::once(("InstanceType", instance_type)).chain(masters) {
            if is_of(kind, &WITHOUT_ENCRYPTION) {
                return Err(format!(
                    "{parameter}: {kind} cannot encrypt what it stores: take a newer type, such as r6g.large.search"
                ));
            }
        }
        if is_of(instance_type, &WITHOUT_VOLUMES) {
            return Err(format!(
                "InstanceType: {instance_type} takes no volumes, and this domain has them: take a type such as \
                 r6g.large.search"
            ));
        }
        if instance_count % zones != 0 {
            return Err(format!(
                "InstanceCount: {instance_count} nodes cannot be spread evenly over {zones} zones: take a multiple of \
                 {zones}"
            ));
        }
        if is_of(instance_type, &["t3"]) && *instance_count > MOST_T3_NODES {
            return Err(format!(
                "InstanceCount: a domain of {instance_type} has {MOST_T3_NODES} nodes at most: take fewer, or a larger \
                 InstanceType"
            ));
        }
        match LARGEST_VOLUMES_GIB.iter().find(|(small, _)| small == instance_type) {
            Some((_, most)) if volume_gib > most => Err(format!(
                "VolumeSize: a node of {instance_type} takes {most} GiB at most: take less, or a larger InstanceType"
            )),
            _ => Ok(()),
        }
    }

    fn check_warm_nodes(&self) -> Result<(), String> {
        if self.warm_count == 0 {
            return Ok(());
        }
        if !WARM_NODES.contains(&self.warm_count) {
            return Err("WarmInstanceCount: a domain has at least two warm nodes, or none".to_owned());
        }
        if self.master_type.is_none() {
            return Err("WarmInstanceCount: warm nodes need dedicated masters: name a DedicatedMasterType, such as \
                        m6g.large.search"
                .to_owned());
        }
        if is_of(&self.instance_type, &["t2", "t3"]) {
            return Err(format!(
                "WarmInstanceCount: a domain of {} has no warm nodes: take a larger InstanceType, such as \
                 r6g.large.search",
                self.instance_type
            ));
        }
        Ok(())
    }
}

/// Whether a domain may have this name (parameter `DomainName` of CreateDomain).
pub(crate) fn is_domain_name(name: &str) -> bool {
    (3..=28).contains(&name.len())
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Whether an instance type, such as `t3.small.search`, is of one of these families.
fn is_of(instance_type: &str, families: &[&str]) -> bool {
    instance_type.split('.').next().is_some_and(|family| families.contains(&family))
}

fn number(request: &Request, name: &str, within: RangeInclusive<i32>) -> Result<i32, String> {
    let text = request.text(name)?;
    text.parse().ok().filter(|number| within.contains(number)).ok_or_else(|| match within.into_inner() {
        (least, i32::MAX) => format!("{name}: {text:?} is no number from {least} on"),
        (least, most) => format!("{name}: {text:?} is no number from {least} to {most}"),
    })
}

/// The addresses and networks, parted by blanks; there may be none.
fn sources(request: &Request) -> Result<Vec<String>, String> {
    let text = request.properties.get("AllowedSourceIpAddresses").and_then(|value| value.as_str()).unwrap_or_default();
    let sources: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    match sources.iter().find(|source| !is_source(source)) {
        None => Ok(sources),
        Some(wrong) => Err(format!(
            "AllowedSourceIpAddresses: {wrong:?} is neither an address, such as 192.0.2.1, nor a network, such as \
             192.0.2.0/24"
        )),
    }
}

fn is_source(text: &str) -> bool {
    let (address, bits) = text.split_once('/').unwrap_or((text, "32"));
    let are_bits = bits.len() <= 2 && bits.bytes().all(|byte| byte.is_ascii_digit());
    address.parse::<Ipv4Addr>().is_ok() && are_bits && bits.parse::<u8>().is_ok_and(|bits| bits <= 32)
}

/// The place in a VPC, with as many subnets as zones; `None` where there are no subnets.
fn network(request: &Request, zones: i32) -> Result<Option<Network>, String> {
    let mut subnets = request.texts("SubnetIds")?;
    if subnets.is_empty() {
        return Ok(None);
    }
    let zones = usize::try_from(zones).unwrap_or_default();
    if subnets.len() < zones {
        return Err(format!(
            "AvailabilityZoneCount: {zones} zones need as many subnets, and there are {}: name one private subnet of \
             each zone (ImportedVpcSubnets), or take fewer zones",
            subnets.len()
        ));
    }
    subnets.truncate(zones);
    Ok(Some(Network {
        vpc: request.text("VpcId")?.to_owned(),
        subnets,
        security_groups: request.texts("SecurityGroupIds")?,
    }))
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::{Value, json};
    use siem_custom_resource::Kind;

    use super::*;

    /// A request to make the domain that the stack makes by default, with these properties instead.
    pub(crate) fn request(others: &[(&str, Value)]) -> Request {
        let properties = json!({
            "ConfigVersion": "0.1.0",
            "DomainName": "aes-siem",
            "EngineVersion": "OpenSearch_2.19",
            "InstanceType": "t3.small.search",
            "InstanceCount": "1",
            "VolumeSize": "10",
            "AvailabilityZoneCount": "1",
            "DedicatedMasterType": "none",
            "WarmInstanceType": "ultrawarm1.medium.search",
            "WarmInstanceCount": "0",
            "AllowedSourceIpAddresses": "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16",
            "VpcId": "vpc-0a",
            "SubnetIds": [""],
            "SecurityGroupIds": [""],
            "ConfigureRoleArn": "arn:aws:iam::123456789012:role/configure-aes",
        });
        let Value::Object(mut properties) = properties else { unreachable!() };
        properties.extend(others.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        Request {
            kind: Kind::Create,
            logical_id: "AesSiemDomainDeployedR2".to_owned(),
            physical_id: None,
            properties,
            old_properties: serde_json::Map::new(),
            progress: Value::Null,
        }
    }

    fn refusal(others: &[(&str, Value)]) -> String {
        Wanted::of(&request(others)).unwrap_err()
    }

    #[test]
    fn texts_become_what_they_say() {
        let by_default = Wanted::of(&request(&[])).unwrap();
        let expected = Wanted {
            name: "aes-siem".into(),
            engine_version: "OpenSearch_2.19".into(),
            instance_type: "t3.small.search".into(),
            instance_count: 1,
            volume_gib: 10,
            zones: 1,
            master_type: None,
            warm_type: "ultrawarm1.medium.search".into(),
            warm_count: 0,
            sources: vec!["10.0.0.0/8".into(), "172.16.0.0/12".into(), "192.168.0.0/16".into()],
            network: None,
            configurer: "arn:aws:iam::123456789012:role/configure-aes".into(),
        };
        assert_eq!(by_default, expected);

        let in_vpc = Wanted::of(&request(&[
            ("InstanceType", json!("r6g.large.search")),
            ("InstanceCount", json!("4")),
            ("AvailabilityZoneCount", json!("2")),
            ("DedicatedMasterType", json!("m6g.large.search")),
            ("WarmInstanceCount", json!("2")),
            ("AllowedSourceIpAddresses", json!("")),
            ("SubnetIds", json!(["subnet-0a", "subnet-0b", "subnet-0c"])),
            ("SecurityGroupIds", json!(["sg-0a"])),
        ]));
        let expected = Wanted {
            instance_type: "r6g.large.search".into(),
            instance_count: 4,
            zones: 2,
            master_type: Some("m6g.large.search".into()),
            warm_count: 2,
            sources: Vec::new(),
            network: Some(Network {
                vpc: "vpc-0a".into(),
                subnets: vec!["subnet-0a".into(), "subnet-0b".into()],
                security_groups: vec!["sg-0a".into()],
            }),
            ..expected
        };
        assert_eq!(in_vpc, Ok(expected));
    }

    #[test]
    fn what_no_node_can_be_is_told_with_the_cure() {
        for (others, why) in [
            (
                vec![("InstanceType", json!("t2.medium.search"))],
                "InstanceType: t2.medium.search cannot encrypt what it stores: take a newer type, such as \
                 r6g.large.search",
            ),
            (
                vec![("DedicatedMasterType", json!("m3.medium.search"))],
                "DedicatedMasterType: m3.medium.search cannot encrypt what it stores: take a newer type, such as \
                 r6g.large.search",
            ),
            (
                vec![("InstanceType", json!("r6gd.large.search"))],
                "InstanceType: r6gd.large.search takes no volumes, and this domain has them: take a type such as \
                 r6g.large.search",
            ),
            (
                vec![("InstanceCount", json!("3")), ("AvailabilityZoneCount", json!("2"))],
                "InstanceCount: 3 nodes cannot be spread evenly over 2 zones: take a multiple of 2",
            ),
            (
                vec![("InstanceCount", json!("11"))],
                "InstanceCount: a domain of t3.small.search has 10 nodes at most: take fewer, or a larger InstanceType",
            ),
            (
                vec![("VolumeSize", json!("101"))],
                "VolumeSize: a node of t3.small.search takes 100 GiB at most: take less, or a larger InstanceType",
            ),
            (vec![("VolumeSize", json!("9"))], "VolumeSize: \"9\" is no number from 10 to 24576"),
            (vec![("InstanceCount", json!("0"))], "InstanceCount: \"0\" is no number from 1 on"),
            (vec![("InstanceCount", json!("two"))], "InstanceCount: \"two\" is no number from 1 on"),
            (vec![("AvailabilityZoneCount", json!("4"))], "AvailabilityZoneCount: \"4\" is no number from 1 to 3"),
            (vec![("InstanceType", json!(""))], "the property InstanceType has to be a text"),
        ] {
            assert_eq!(refusal(&others), why);
        }
        assert!(Wanted::of(&request(&[("VolumeSize", json!("100"))])).is_ok());
        let large = [("VolumeSize", json!("101")), ("InstanceType", json!("r6g.large.search"))];
        assert!(Wanted::of(&request(&large)).is_ok());
    }

    #[test]
    fn warm_nodes_need_what_the_service_needs() {
        let masters = ("DedicatedMasterType", json!("m6g.large.search"));
        let data = ("InstanceType", json!("r6g.large.search"));
        let warm = |count: &str| ("WarmInstanceCount", json!(count));
        assert_eq!(
            refusal(&[warm("1"), masters.clone(), data.clone()]),
            "WarmInstanceCount: a domain has at least two warm nodes, or none"
        );
        assert_eq!(
            refusal(&[warm("2"), data.clone()]),
            "WarmInstanceCount: warm nodes need dedicated masters: name a DedicatedMasterType, such as m6g.large.search"
        );
        assert_eq!(
            refusal(&[warm("2"), masters.clone()]),
            "WarmInstanceCount: a domain of t3.small.search has no warm nodes: take a larger InstanceType, such as \
             r6g.large.search"
        );
        assert!(Wanted::of(&request(&[warm("2"), masters, data])).is_ok());
    }

    #[test]
    fn a_source_is_an_address_or_a_network() {
        let of = |text: &str| Wanted::of(&request(&[("AllowedSourceIpAddresses", json!(text))]));
        let wanted = of(" 192.0.2.1\n198.51.100.0/24 0.0.0.0/0 ").unwrap();
        assert_eq!(wanted.sources, ["192.0.2.1", "198.51.100.0/24", "0.0.0.0/0"]);
        for wrong in ["192.0.2", "192.0.2.256", "192.0.2.0/33", "192.0.2.0/", "192.0.2.0/24/1", "192.0.2.0/+4", "/24"] {
            assert_eq!(
                of(&format!("192.0.2.1 {wrong}")).unwrap_err(),
                format!(
                    "AllowedSourceIpAddresses: {wrong:?} is neither an address, such as 192.0.2.1, nor a network, such \
                     as 192.0.2.0/24"
                )
            );
        }
    }

    #[test]
    fn each_zone_needs_a_subnet() {
        let zones = [("AvailabilityZoneCount", json!("3")), ("InstanceCount", json!("3"))];
        assert!(Wanted::of(&request(&zones)).is_ok(), "a public domain has none");
        let [zones, nodes] = zones;
        assert_eq!(
            refusal(&[zones, nodes, ("SubnetIds", json!(["subnet-0a", "subnet-0b"]))]),
            "AvailabilityZoneCount: 3 zones need as many subnets, and there are 2: name one private subnet of each zone \
             (ImportedVpcSubnets), or take fewer zones"
        );
    }

    #[test]
    fn a_name_is_one_of_a_domain() {
        for name in ["abc", "aes-siem", "a23456789012345678901234567x"] {
            assert!(is_domain_name(name), "{name}");
        }
        for name in ["ab", "Aes-siem", "1siem", "aes_siem", "a234567890123456789012345678x", "aes-siem-domain-2.10.4-x"]
        {
            assert!(!is_domain_name(name), "{name}");
            assert!(refusal(&[("DomainName", json!(name))]).starts_with(&format!("DomainName: {name:?} is no name")));
        }
    }
}
