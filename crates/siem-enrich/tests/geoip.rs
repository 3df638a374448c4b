//! Lookups against databases in MaxMind's format.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;

use siem_enrich::build::{Data, DatabaseBuilder, Place, demo_databases, system};
use siem_enrich::{Answer, GeoIp};
use tempfile::TempDir;

const CITY: &str = "GeoLite2-City.mmdb";
const ASN: &str = "GeoLite2-ASN.mmdb";

fn demo() -> (TempDir, GeoIp) {
    let dir = tempfile::tempdir().unwrap();
    demo_databases(dir.path()).unwrap();
    let (geoip, notices) = GeoIp::open(dir.path()).unwrap();
    assert_eq!(notices, []);
    (dir, geoip)
}

fn city(city: &str) -> Data {
    Place { city, ..Place::default() }.record()
}

fn database(mut builder: DatabaseBuilder, networks: &[(&str, &Data)]) -> Vec<u8> {
    networks.iter().for_each(|(network, record)| builder.insert(network, record).unwrap());
    builder.bytes()
}

/// Puts a file in place as a database is to be replaced.
fn put(dir: &Path, name: &str, bytes: &[u8]) {
    fs::write(dir.join("new"), bytes).unwrap();
    fs::rename(dir.join("new"), dir.join(name)).unwrap();
}

#[test]
fn a_place_is_rendered_with_the_names_of_ecs() {
    let (_dir, geoip) = demo();
    let mut cache = geoip.cache();
    let answer = cache.lookup_text("198.51.100.230");
    assert_eq!(
        answer.geo.unwrap(),
        concat!(
            r#"{"city_name":"London","continent_code":"EU","continent_name":"Europe","country_iso_code":"GB","#,
            r#""country_name":"United Kingdom","location":{"lat":51.51,"lon":-0.13},"postal_code":"EC1A","#,
            r#""region_iso_code":"GB-ENG","region_name":"England","timezone":"Europe/London"}"#
        )
    );
    assert_eq!(answer.asn.unwrap(), r#"{"number":64505,"organization":{"name":"Example Office Networks"}}"#);
}

#[test]
fn what_a_record_leaves_open_is_left_out() {
    let (_dir, geoip) = demo();
    assert_eq!(
        geoip.cache().lookup_text("203.0.113.100").geo.unwrap(),
        concat!(
            r#"{"continent_code":"SA","continent_name":"South America","country_iso_code":"BR","#,
            r#""country_name":"Brazil","location":{"lat":-15.79,"lon":-47.88},"timezone":"America/Sao_Paulo"}"#
        )
    );
}

#[test]
fn an_organization_with_quotes_is_escaped() {
    let (_dir, geoip) = demo();
    assert_eq!(
        geoip.cache().lookup_text("198.51.100.7").asn.unwrap(),
        r#"{"number":64501,"organization":{"name":"Example Mobile \"Plus\""}}"#
    );
}

#[test]
fn each_network_has_its_answer() {
    let (_dir, geoip) = demo();
    let mut cache = geoip.cache();
    // Twice: from the databases, then from memory.
    for _ in 0..2 {
        for (address, name, number) in [
            ("192.0.2.1", "Dublin", 64500),
            ("192.0.2.64", "Boston", 64500),
            ("192.0.2.255", "Sydney", 64504),
            ("198.51.100.7", "Munich", 64501),
            ("198.51.100.200", "Osaka", 64501),
            ("203.0.113.95", "Lagos", 64502),
            ("203.0.113.128", "Quito", 64502),
            ("::ffff:203.0.113.1", "Lagos", 64502),
            ("2001:db8::1", "Oslo", 64503),
            ("2001:db8:5ea::1", "Seattle", 64507),
            ("2001:db8:bad:0:0:0:0:1", "Reykjavík", 64503),
            ("2001:db8:fff::1", "Singapore", 64511),
        ] {
            let Answer { geo, asn } = cache.lookup_text(address);
            assert!(geo.unwrap().starts_with(&format!(r#"{{"city_name":"{name}""#)), "{address}: {geo:?}");
            assert!(asn.unwrap().starts_with(&format!(r#"{{"number":{number},"#)), "{address}: {asn:?}");
        }
    }
    assert_eq!(geoip.faults(), []);
}

#[test]
fn what_stands_for_no_place_is_not_looked_up() {
    let dir = tempfile::tempdir().unwrap();
    let everywhere = city("Everywhere");
    let networks = [("0.0.0.0/1", &everywhere), ("128.0.0.0/1", &everywhere), ("8000::/1", &everywhere)];
    put(dir.path(), CITY, &database(DatabaseBuilder::city(), &networks));
    let (geoip, _) = GeoIp::open(dir.path()).unwrap();
    let mut cache = geoip.cache();
    for text in [
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "224.0.0.251",
        "239.255.255.255",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "ff02::1",
    ] {
        assert_eq!(cache.lookup_text(text), Answer::default(), "{text}");
    }
    for text in ["8.8.8.8", "100.63.255.255", "100.128.0.0", "172.32.0.0", "192.0.2.1", "240.0.0.1", "fe00::1"] {
        assert_eq!(cache.lookup_text(text).geo, Some(r#"{"city_name":"Everywhere"}"#), "{text}");
    }
}

#[test]
fn what_is_unknown_or_no_address_says_nothing() {
    let (_dir, geoip) = demo();
    let mut cache = geoip.cache();
    for text in ["8.8.8.8", "2a00::1", "", "-", "ec2.amazonaws.com", "192.0.2.1:443", "192.0.2", "192.0.2.1 ", "١"] {
        assert_eq!(cache.lookup_text(text), Answer::default(), "{text}");
    }
    assert_eq!(geoip.faults(), []);
}

#[test]
fn without_databases_every_lookup_says_nothing() {
    assert_eq!(GeoIp::none().cache().lookup_text("192.0.2.1"), Answer::default());
    let dir = tempfile::tempdir().unwrap();
    let (geoip, notices) = GeoIp::open(dir.path()).unwrap();
    let notices: Vec<String> = notices.into_iter().map(|notice| notice.0).collect();
    let place = dir.path().display();
    assert_eq!(
        notices,
        [
            format!("no GeoLite2-City.mmdb in {place}: places are left out"),
            format!("no GeoLite2-ASN.mmdb in {place}: autonomous systems are left out"),
        ]
    );
    assert_eq!(geoip.cache().lookup_text("192.0.2.1"), Answer::default());
    assert!(!GeoIp::none().refresh().unwrap());
}

#[test]
fn other_editions_and_the_layout_of_the_geo_bucket_are_found() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("GeoLite2")).unwrap();
    let record = Place { country: ("NO", "Norway"), ..Place::default() }.record();
    let country = database(DatabaseBuilder::new("GeoIP2-Country"), &[("192.0.2.0/24", &record)]);
    let isp = database(DatabaseBuilder::new("GeoIP2-ISP"), &[("192.0.2.0/24", &system(64_500, "Example"))]);
    put(dir.path(), "GeoLite2/GeoIP2-Country.mmdb", &country);
    put(dir.path(), "GeoIP2-ISP.mmdb", &isp);
    let (geoip, notices) = GeoIp::open(dir.path()).unwrap();
    assert_eq!(notices, []);
    assert_eq!(geoip.files(), ["GeoLite2/GeoIP2-Country.mmdb", "GeoIP2-ISP.mmdb"].map(|name| dir.path().join(name)));
    let mut cache = geoip.cache();
    let answer = cache.lookup_text("192.0.2.1");
    assert_eq!(answer.geo, Some(r#"{"country_iso_code":"NO","country_name":"Norway"}"#));
    assert_eq!(answer.asn, Some(r#"{"number":64500,"organization":{"name":"Example"}}"#));
}

#[test]
fn a_database_that_was_replaced_is_taken_up() {
    let dir = tempfile::tempdir().unwrap();
    // Of one length, and perhaps of one second.
    let write = |name: &str| {
        put(dir.path(), CITY, &database(DatabaseBuilder::city(), &[("192.0.2.0/24", &city(name))]));
    };
    write("Before");
    let (geoip, _) = GeoIp::open(dir.path()).unwrap();
    let mut cache = geoip.cache();
    assert_eq!(cache.lookup_text("192.0.2.1").geo, Some(r#"{"city_name":"Before"}"#));
    assert!(!geoip.refresh().unwrap());
    write("Behind");
    assert_eq!(cache.lookup_text("192.0.2.2").geo, Some(r#"{"city_name":"Before"}"#), "the mapped file is whole");
    assert!(geoip.refresh().unwrap());
    cache.refresh();
    assert_eq!(cache.lookup_text("192.0.2.1").geo, Some(r#"{"city_name":"Behind"}"#));
    put(dir.path(), ASN, &database(DatabaseBuilder::asn(), &[("192.0.2.0/24", &system(64_500, "Example"))]));
    assert!(geoip.refresh().unwrap(), "one that was not there appears");
    cache.refresh();
    assert!(cache.lookup_text("192.0.2.1").asn.is_some());
    fs::remove_file(dir.path().join(CITY)).unwrap();
    assert!(!geoip.refresh().unwrap());
    cache.refresh();
    assert!(cache.lookup_text("192.0.2.1").geo.is_some(), "one that went stays in use");
}

#[test]
fn a_broken_replacement_leaves_the_old_one_in_use_and_the_other_one_renewed() {
    let (dir, geoip) = demo();
    put(dir.path(), CITY, b"<html>rate limit exceeded</html>");
    put(dir.path(), ASN, &database(DatabaseBuilder::asn(), &[("192.0.2.0/24", &system(64_509, "New"))]));
    let error = geoip.refresh().unwrap_err().to_string();
    assert!(error.contains(CITY), "{error}");
    let mut cache = geoip.cache();
    let answer = cache.lookup_text("192.0.2.1");
    assert!(answer.geo.unwrap().contains("Dublin"));
    assert_eq!(answer.asn, Some(r#"{"number":64509,"organization":{"name":"New"}}"#));
    demo_databases(dir.path()).unwrap();
    assert!(geoip.refresh().unwrap(), "cured");
}

#[test]
fn a_file_that_is_no_database_is_named_with_the_cure() {
    let (dir, geoip) = demo();
    drop(geoip);
    let path = dir.path().join(CITY);
    let whole = fs::read(&path).unwrap();
    let asn = fs::read(dir.path().join(ASN)).unwrap();
    for bytes in [&b""[..], b"garbage", &whole[..whole.len() / 2], &whole[whole.len() * 3 / 4..], &asn] {
        put(dir.path(), CITY, bytes);
        let error = GeoIp::open(dir.path()).err().unwrap().to_string();
        assert!(error.starts_with(&path.display().to_string()), "{error}");
        assert!(error.ends_with("; download it again, or remove it to load without"), "{error}");
    }
}

#[test]
fn a_record_that_cannot_be_read_is_counted_and_says_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let broken = Data::map([("city", Data::text("no map"))]);
    let networks = [("192.0.2.0/24", &broken), ("198.51.100.0/24", &city("Good"))];
    put(dir.path(), CITY, &database(DatabaseBuilder::city(), &networks));
    let (geoip, _) = GeoIp::open(dir.path()).unwrap();
    let mut cache = geoip.cache();
    assert_eq!(cache.lookup_text("192.0.2.1").geo, None);
    assert_eq!(cache.lookup_text("198.51.100.1").geo, Some(r#"{"city_name":"Good"}"#));
    let faults = geoip.faults();
    assert_eq!(faults.len(), 1);
    let start = format!("{}: 1 unreadable record met", dir.path().join(CITY).display());
    assert!(faults[0].0.starts_with(&start), "{}", faults[0].0);
}

#[test]
fn an_answer_of_unreasonable_length_is_counted_and_says_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let long = city(&"x".repeat(5000));
    put(dir.path(), CITY, &database(DatabaseBuilder::city(), &[("192.0.2.0/24", &long)]));
    let (geoip, _) = GeoIp::open(dir.path()).unwrap();
    assert_eq!(geoip.cache().lookup_text("192.0.2.1").geo, None);
    assert_eq!(geoip.faults().len(), 1);
}

#[test]
fn a_database_of_ipv4_only_knows_no_ipv6() {
    let dir = tempfile::tempdir().unwrap();
    let mut bytes = database(DatabaseBuilder::city(), &[("8000::/1", &city("Half"))]);
    // The number behind the key, an unsigned 16-bit one of one byte: the tree then begins with the bits of IPv4.
    let version = bytes.windows(12).position(|window| window == b"ip_version\xa1\x06").unwrap() + 11;
    bytes[version] = 4;
    put(dir.path(), CITY, &bytes);
    let (geoip, _) = GeoIp::open(dir.path()).unwrap();
    let mut cache = geoip.cache();
    assert_eq!(cache.lookup_text("203.0.113.1").geo, Some(r#"{"city_name":"Half"}"#));
    assert_eq!(cache.lookup_text("2001:db8::1").geo, None);
    assert_eq!(geoip.faults(), []);
}

#[test]
fn no_damaged_byte_brings_a_panic() {
    let (dir, geoip) = demo();
    drop(geoip);
    for name in [CITY, ASN] {
        let whole = fs::read(dir.path().join(name)).unwrap();
        let mut refused = 0;
        for position in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[position] ^= [0x01, 0x80, 0xff][position % 3];
            put(dir.path(), name, &bytes);
            let Ok((geoip, _)) = GeoIp::open(dir.path()) else {
                refused += 1;
                continue;
            };
            let mut cache = geoip.cache();
            for address in ["192.0.2.1", "198.51.100.230", "203.0.113.100", "2001:db8:bad::1", "8.8.8.8"] {
                let Answer { geo, asn } = cache.lookup_text(address);
                assert!(geo.is_none_or(|text| text.starts_with('{') && text.ends_with('}')));
                assert!(asn.is_none_or(|text| text.starts_with('{') && text.ends_with('}')));
            }
        }
        assert!(refused > 30, "damage to the metadata is noticed at once: {refused}");
        put(dir.path(), name, &whole);
    }
}

#[test]
fn more_records_and_addresses_than_memory_holds_are_answered() {
    let dir = tempfile::tempdir().unwrap();
    let mut builder = DatabaseBuilder::asn();
    let address = |number: u32, last: u32| format!("20.{}.{}.{last}", number >> 8 & 255, number & 255);
    for number in 0..40_000 {
        builder.insert(&format!("{}/24", address(number, 0)), &system(number, "Example")).unwrap();
    }
    put(dir.path(), ASN, &builder.bytes());
    let (geoip, _) = GeoIp::open(dir.path()).unwrap();
    let mut cache = geoip.cache();
    for last in [9, 9, 10] {
        for number in 0..40_000 {
            let expected = format!(r#"{{"number":{number},"organization":{{"name":"Example"}}}}"#);
            assert_eq!(cache.lookup_text(&address(number, last)).asn, Some(expected.as_str()));
        }
    }
}

#[test]
fn threads_share_databases() {
    let (_dir, geoip) = demo();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut cache = geoip.cache();
                for last in 0..=255 {
                    let found = cache.lookup_text(&format!("198.51.100.{last}")).geo.unwrap();
                    let name = match last {
                        0..128 => "Munich",
                        128..224 => "Osaka",
                        _ => "London",
                    };
                    assert!(found.contains(name), "{last}: {found}");
                }
            });
        }
    });
}
