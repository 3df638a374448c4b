//! Records of GeoLite2's layout, and invented ones for the addresses of documentation.

use std::io;
use std::path::Path;

use super::{Data, DatabaseBuilder, NotANetwork};

/// A record of a city database. What is empty is left out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place<'a> {
    /// English name.
    pub city: &'a str,
    /// ISO 3166-2 code without its country, and English name.
    pub region: (&'a str, &'a str),
    /// ISO 3166-1 code and English name.
    pub country: (&'a str, &'a str),
    /// Two letters and English name.
    pub continent: (&'a str, &'a str),
    /// Latitude and longitude in degrees.
    pub at: Option<(f64, f64)>,
    /// Postal code.
    pub postal_code: &'a str,
    /// Name in the time zone database: `Europe/London`.
    pub timezone: &'a str,
}

impl Place<'_> {
    /// The record.
    #[must_use]
    pub fn record(&self) -> Data {
        let mut members = Vec::new();
        let mut add = |key: &'static str, found: Vec<(&'static str, Data)>| {
            if !found.is_empty() {
                members.push((key, Data::map(found)));
            }
        };
        add("city", named("iso_code", ("", self.city)));
        add("continent", named("code", self.continent));
        add("country", named("iso_code", self.country));
        let point = self.at.map(|(lat, lon)| [("latitude", Data::Double(lat)), ("longitude", Data::Double(lon))]);
        add("location", point.into_iter().flatten().chain(filled("time_zone", self.timezone)).collect());
        add("postal", filled("code", self.postal_code).into_iter().collect());
        let region = named("iso_code", self.region);
        if !region.is_empty() {
            members.push(("subdivisions", Data::List(vec![Data::map(region)])));
        }
        Data::map(members)
    }
}

fn named(code_key: &'static str, (code, name): (&str, &str)) -> Vec<(&'static str, Data)> {
    let names = filled("en", name).map(|name| ("names", Data::map([name])));
    filled(code_key, code).into_iter().chain(names).collect()
}

fn filled(key: &'static str, text: &str) -> Option<(&'static str, Data)> {
    (!text.is_empty()).then(|| (key, Data::text(text)))
}

/// A record of an ASN database.
#[must_use]
pub fn system(number: u32, organization: &str) -> Data {
    Data::map([
        ("autonomous_system_number", Data::U32(number)),
        ("autonomous_system_organization", Data::text(organization)),
    ])
}

const EUROPE: (&str, &str) = ("EU", "Europe");
const AMERICA: (&str, &str) = ("NA", "North America");

/// Networks of documentation (RFC 5737, RFC 3849) and where their answers put them.
const PLACES: [(&str, Place<'_>); 13] = [
    ("192.0.2.0/24", at("Dublin", ("L", "Leinster"), ("IE", "Ireland"), EUROPE, (53.34, -6.26))),
    (
        "192.0.2.64/26",
        Place {
            postal_code: "02108",
            timezone: "America/New_York",
            ..at("Boston", ("MA", "Massachusetts"), ("US", "United States"), AMERICA, (42.36, -71.06))
        },
    ),
    (
        "192.0.2.128/25",
        Place {
            postal_code: "2000",
            timezone: "Australia/Sydney",
            ..at("Sydney", ("NSW", "New South Wales"), ("AU", "Australia"), ("OC", "Oceania"), (-33.87, 151.21))
        },
    ),
    ("198.51.100.0/25", at("Munich", ("BY", "Bavaria"), ("DE", "Germany"), EUROPE, (48.14, 11.58))),
    ("198.51.100.128/25", at("Osaka", ("27", "Osaka"), ("JP", "Japan"), ("AS", "Asia"), (34.69, 135.5))),
    (
        "198.51.100.224/27",
        Place {
            postal_code: "EC1A",
            timezone: "Europe/London",
            ..at("London", ("ENG", "England"), ("GB", "United Kingdom"), EUROPE, (51.51, -0.13))
        },
    ),
    ("203.0.113.0/24", at("Lagos", ("LA", "Lagos"), ("NG", "Nigeria"), ("AF", "Africa"), (6.45, 3.39))),
    // Of some networks no more than the country is known.
    (
        "203.0.113.96/27",
        Place {
            country: ("BR", "Brazil"),
            continent: ("SA", "South America"),
            at: Some((-15.79, -47.88)),
            timezone: "America/Sao_Paulo",
            ..NOWHERE
        },
    ),
    ("203.0.113.128/25", at("Quito", ("P", "Pichincha"), ("EC", "Ecuador"), ("SA", "South America"), (-0.22, -78.51))),
    ("2001:db8::/32", at("Oslo", ("03", "Oslo"), ("NO", "Norway"), EUROPE, (59.91, 10.75))),
    (
        "2001:db8:5ea::/48",
        Place {
            postal_code: "98101",
            timezone: "America/Los_Angeles",
            ..at("Seattle", ("WA", "Washington"), ("US", "United States"), AMERICA, (47.61, -122.33))
        },
    ),
    ("2001:db8:bad::/48", at("Reykjavík", ("1", "Höfuðborgarsvæði"), ("IS", "Iceland"), EUROPE, (64.14, -21.94))),
    (
        "2001:db8:f00::/40",
        Place {
            timezone: "Asia/Singapore",
            ..at("Singapore", ("", ""), ("SG", "Singapore"), ("AS", "Asia"), (1.29, 103.85))
        },
    ),
];

/// Networks of documentation and their autonomous systems, of the numbers of documentation (RFC 5398).
const SYSTEMS: [(&str, u32, &str); 9] = [
    ("192.0.2.0/24", 64_500, "Example Broadband"),
    ("192.0.2.128/25", 64_504, "Example Southern Cable"),
    ("198.51.100.0/24", 64_501, "Example Mobile \"Plus\""),
    ("198.51.100.224/27", 64_505, "Example Office Networks"),
    ("203.0.113.0/24", 64_502, "Example Hosting Ltd"),
    ("203.0.113.96/27", 64_506, "Example Rede S.A."),
    ("2001:db8::/32", 64_503, "Example IPv6 Services"),
    ("2001:db8:5ea::/48", 64_507, "Example Cloud"),
    ("2001:db8:f00::/40", 64_511, "Example Exchange"),
];

const NOWHERE: Place<'_> = Place {
    city: "",
    region: ("", ""),
    country: ("", ""),
    continent: ("", ""),
    at: None,
    postal_code: "",
    timezone: "",
};

const fn at<'a>(
    city: &'a str,
    region: (&'a str, &'a str),
    country: (&'a str, &'a str),
    continent: (&'a str, &'a str),
    at: (f64, f64),
) -> Place<'a> {
    Place { city, region, country, continent, at: Some(at), ..NOWHERE }
}

/// Writes `GeoLite2-City.mmdb` and `GeoLite2-ASN.mmdb` with invented answers for the addresses of documentation into
/// a directory.
///
/// # Errors
/// Whatever the file system says.
pub fn demo_databases(dir: &Path) -> io::Result<()> {
    let invalid = |error: NotANetwork| io::Error::new(io::ErrorKind::InvalidInput, error);
    let mut city = DatabaseBuilder::city();
    for (network, place) in &PLACES {
        city.insert(network, &place.record()).map_err(invalid)?;
    }
    let mut asn = DatabaseBuilder::asn();
    for (network, number, organization) in &SYSTEMS {
        asn.insert(network, &system(*number, organization)).map_err(invalid)?;
    }
    put(dir, "GeoLite2-City.mmdb", &city)?;
    put(dir, "GeoLite2-ASN.mmdb", &asn)
}

/// By renaming: one of that name may be mapped.
fn put(dir: &Path, name: &str, database: &DatabaseBuilder) -> io::Result<()> {
    let unfinished = dir.join(format!("{name}.new"));
    std::fs::write(&unfinished, database.bytes())?;
    std::fs::rename(unfinished, dir.join(name))
}
