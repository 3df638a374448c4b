//! The day is what its description promises.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::io::Read;

use flate2::read::MultiGzDecoder;
use siem_config::{Config, Detection};
use siem_samples::{demo_day, volume};

fn plain(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    while bytes.starts_with(&[0x1f, 0x8b]) {
        let mut inner = Vec::new();
        MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut inner).unwrap();
        bytes = inner;
    }
    bytes
}

#[test]
fn the_same_bytes_every_time() {
    assert!(demo_day() == demo_day());
    assert!(volume("alb", 50) == volume("alb", 50));
}

/// What the company of the samples logs.
const TYPES: [&str; 22] = [
    "alb",
    "clientvpn",
    "cloudfront-standard",
    "cloudtrail",
    "eks-audit",
    "guardduty",
    "linux-os-syslog",
    "linux-secure",
    "msk",
    "networkfirewall",
    "nginx-access",
    "nlb",
    "ocsf-json",
    "rds-mysql-audit",
    "route53resolver",
    "s3accesslog",
    "securityhub",
    "securitylake",
    "vpcflowlogs",
    "waf",
    "windows-event",
    "workspaces-event",
];

#[test]
fn every_type_of_the_company_has_a_part_in_it_and_no_other() {
    let config = Config::builtin().unwrap();
    let mut found = BTreeSet::new();
    for object in demo_day() {
        if let Detection::Type(log_type) = config.detect(&object.key) {
            assert!(log_type.is_supported(), "{}", log_type.name);
            found.insert(log_type.name.clone());
        }
    }
    assert_eq!(found.into_iter().collect::<Vec<_>>(), TYPES);
}

#[test]
fn addresses_are_those_of_documentation_and_private_networks() {
    for object in demo_day() {
        // Security Lake's objects are Parquet, whose pages are compressed; the dashboards' test reads them.
        let Ok(text) = String::from_utf8(plain(&object.bytes)) else {
            assert!(object.key.ends_with(".parquet"), "{}", object.key);
            continue;
        };
        for word in text.split(|c: char| !c.is_ascii_digit() && c != '.') {
            let Ok(address) = word.parse::<std::net::Ipv4Addr>() else { continue };
            let allowed = address.is_private()
                || address.is_documentation()
                || address.is_link_local()
                || address.is_unspecified();
            // Version numbers look like addresses: 140.0.0.0 is a browser.
            assert!(allowed || address.octets()[1..] == [0, 0, 0], "{address} in {}", object.key);
        }
    }
}

#[test]
fn the_thief_is_seen_by_every_source() {
    let day = demo_day();
    for place in [
        "elasticloadbalancing",
        "CloudFront",
        "WAF",
        "nginx-access",
        "vpcflowlogs",
        "network-firewall/flow",
        "network-firewall/alert",
        "vpcdnsquerylogs",
        "CloudTrail",
        "s3accesslog",
        "EKS/Audit",
        "Linux/Secure",
        "ocsf-json",
        "ClientVPN",
        "WorkSpaces/Event",
        "GuardDuty",
        "SecurityHub",
    ] {
        let seen = day
            .iter()
            .filter(|object| object.key.contains(place))
            .any(|object| String::from_utf8_lossy(&plain(&object.bytes)).contains("203.0.113.66"));
        assert!(seen, "{place}");
    }
}
