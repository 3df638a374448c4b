//! Lookups against databases in MaxMind's format.

use std::fs;

use siem_enrich::build::{DatabaseBuilder, demo_databases, place, system};
use siem_enrich::{Answer, GeoIp};

#[test]
fn answers_are_rendered_with_the_names_of_ecs() {
    let dir = tempfile::tempdir().unwrap();
    demo_databases(dir.path()).unwrap();
    let (geoip, notices) = GeoIp::open(dir.path()).unwrap();
    assert!(notices.is_empty());
    let mut cache = geoip.cache();
    let answer = cache.lookup_text("198.51.100.7");
    assert_eq!(
        answer.geo.unwrap(),
        r#"{"city_name":"Munich","continent_code":"EU","continent_name":"Europe","country_iso_code":"DE","country_name":"Germany","location":{"lat":48.14,"lon":11.58},"region_iso_code":"DE-BY","region_name":"Bavaria"}"#
    );
    assert_eq!(answer.asn.unwrap(), r#"{"number":64501,"organization":{"name":"Example Mobile \"Plus\""}}"#);
    assert!(cache.lookup_text("198.51.100.200").geo.unwrap().contains("Osaka"));
    assert!(cache.lookup_text("203.0.113.200").geo.unwrap().contains("Quito"), "the network inside another");
    assert!(cache.lookup_text("::ffff:203.0.113.1").geo.unwrap().contains("Lagos"), "mapped into IPv6");
    assert!(cache.lookup_text("2001:db8:bad::1").geo.unwrap().contains("Reykjavík"));
    assert!(cache.lookup_text("2001:db8::1").geo.unwrap().contains("Oslo"));
}

#[test]
fn what_stands_for_no_place_says_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let everywhere = place("X", ("X", "X"), ("XX", "X"), ("XX", "X"), (0.0, 0.0));
    let bytes =
        DatabaseBuilder::new("GeoLite2-City").with("0.0.0.0/1", &everywhere).with("fc00::/7", &everywhere).bytes();
    fs::write(dir.path().join("GeoLite2-City.mmdb"), bytes).unwrap();
    let (geoip, notices) = GeoIp::open(dir.path()).unwrap();
    assert_eq!(notices.len(), 1, "no ASN database");
    let mut cache = geoip.cache();
    assert!(cache.lookup_text("8.8.8.8").geo.is_some());
    for text in
        ["10.0.0.1", "127.0.0.1", "100.64.0.1", "0.0.0.0", "fc00::1", "fe80::1", "ec2.amazonaws.com", "", "200.1.1.1"]
    {
        assert_eq!(cache.lookup_text(text), Answer::default(), "{text}");
    }
}

#[test]
fn a_database_that_was_replaced_is_taken_up() {
    let dir = tempfile::tempdir().unwrap();
    let write = |city: &str| {
        let record = place(city, ("R", "R"), ("XX", "X"), ("EU", "Europe"), (1.0, 2.0));
        let bytes = DatabaseBuilder::new("GeoLite2-City").with("192.0.2.0/24", &record).bytes();
        fs::write(dir.path().join("new"), bytes).unwrap();
        fs::rename(dir.path().join("new"), dir.path().join("GeoLite2-City.mmdb")).unwrap();
    };
    write("Before");
    let (geoip, _) = GeoIp::open(dir.path()).unwrap();
    let mut cache = geoip.cache();
    assert!(cache.lookup_text("192.0.2.1").geo.unwrap().contains("Before"));
    assert!(!geoip.refresh().unwrap());
    write("Afterwards");
    assert!(cache.lookup_text("192.0.2.1").geo.unwrap().contains("Before"), "the mapped file is whole");
    assert!(geoip.refresh().unwrap());
    cache.refresh();
    assert!(cache.lookup_text("192.0.2.1").geo.unwrap().contains("Afterwards"));
}

#[test]
fn a_file_that_is_no_database_is_named_with_the_cure() {
    let dir = tempfile::tempdir().unwrap();
    demo_databases(dir.path()).unwrap();
    let path = dir.path().join("GeoLite2-City.mmdb");
    let whole = fs::read(&path).unwrap();
    let asn = fs::read(dir.path().join("GeoLite2-ASN.mmdb")).unwrap();
    for bytes in [&b"garbage"[..], &whole[..whole.len() / 2], &asn] {
        fs::write(&path, bytes).unwrap();
        let error = GeoIp::open(dir.path()).err().unwrap().to_string();
        assert!(error.contains("GeoLite2-City.mmdb") && error.contains("download it again"), "{error}");
    }
}

#[test]
fn memory_is_bounded() {
    let dir = tempfile::tempdir().unwrap();
    let mut builder = DatabaseBuilder::new("GeoLite2-ASN");
    for number in 0..40_000u32 {
        let network = format!("{}.{}.{}.0/24", 20 + (number >> 16), number >> 8 & 255, number & 255);
        builder = builder.with(&network, &system(number, "Example"));
    }
    fs::write(dir.path().join("GeoLite2-ASN.mmdb"), builder.bytes()).unwrap();
    let (geoip, _) = GeoIp::open(dir.path()).unwrap();
    let mut cache = geoip.cache();
    for _ in 0..2 {
        for number in 0..40_000u32 {
            let address = format!("{}.{}.{}.9", 20 + (number >> 16), number >> 8 & 255, number & 255);
            assert!(cache.lookup_text(&address).asn.unwrap().starts_with(&format!("{{\"number\":{number},")));
        }
    }
}
