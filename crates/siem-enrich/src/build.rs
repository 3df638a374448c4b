//! Small databases in MaxMind's format, for tests and demonstrations. Source: "MaxMind DB File Format Specification".

use std::io;
use std::net::IpAddr;
use std::path::Path;

/// A value of the format's data section.
#[derive(Clone, Debug)]
pub enum Data {
    /// Text.
    Text(String),
    /// A double.
    Double(f64),
    /// An unsigned 16-bit number.
    U16(u16),
    /// An unsigned 32-bit number.
    U32(u32),
    /// An unsigned 64-bit number.
    U64(u64),
    /// A map, in order.
    Map(Vec<(String, Data)>),
    /// A list.
    List(Vec<Data>),
}

/// Puts a database together.
#[derive(Debug)]
pub struct DatabaseBuilder {
    database_type: String,
    /// Two records for each node; a child is `Node`, `Leaf` (position of its data) or nothing.
    nodes: Vec<[Child; 2]>,
    data: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Child {
    Nothing,
    Node(u32),
    Leaf(u32),
}

impl DatabaseBuilder {
    /// An empty database of a type: `GeoLite2-City`.
    #[must_use]
    pub fn new(database_type: &str) -> DatabaseBuilder {
        DatabaseBuilder { database_type: database_type.into(), nodes: vec![[Child::Nothing; 2]], data: Vec::new() }
    }

    /// Gives all addresses of a network (`203.0.113.0/24`) this record. A network inside another must come after it.
    #[must_use]
    pub fn with(mut self, network: &str, record: &Data) -> DatabaseBuilder {
        let (address, length) = network.split_once('/').unwrap_or((network, "128"));
        let Ok(address) = address.parse::<IpAddr>() else { return self };
        // IPv4 stands below ::/96.
        let (bits, offset) = match address {
            IpAddr::V4(v4) => (u128::from(u32::from(v4)), 96),
            IpAddr::V6(v6) => (u128::from(v6), 0),
        };
        let length = offset + length.parse::<u32>().unwrap_or(128 - offset);
        let leaf = Child::Leaf(self.data.len() as u32);
        write_data(&mut self.data, record);
        let mut node = 0usize;
        for depth in 0..length {
            let bit = (bits >> (127 - depth) & 1) as usize;
            if depth + 1 == length {
                self.nodes[node][bit] = leaf;
                break;
            }
            node = match self.nodes[node][bit] {
                Child::Node(next) => next as usize,
                inherited => {
                    self.nodes.push([inherited; 2]);
                    let next = self.nodes.len() - 1;
                    self.nodes[node][bit] = Child::Node(next as u32);
                    next
                }
            };
        }
        self
    }

    /// The bytes of the file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let count = self.nodes.len() as u32;
        let mut file = Vec::new();
        for node in &self.nodes {
            for child in node {
                let value = match child {
                    Child::Nothing => count,
                    Child::Node(number) => *number,
                    Child::Leaf(position) => count + 16 + position,
                };
                file.extend_from_slice(&value.to_be_bytes());
            }
        }
        file.extend_from_slice(&[0; 16]);
        file.extend_from_slice(&self.data);
        file.extend_from_slice(b"\xab\xcd\xefMaxMind.com");
        let text = |text: &str| Data::Text(text.into());
        let metadata = Data::Map(vec![
            ("binary_format_major_version".into(), Data::U16(2)),
            ("binary_format_minor_version".into(), Data::U16(0)),
            ("build_epoch".into(), Data::U64(1_790_000_000)),
            ("database_type".into(), text(&self.database_type)),
            ("description".into(), Data::Map(vec![("en".into(), text("made for tests"))])),
            ("ip_version".into(), Data::U16(6)),
            ("languages".into(), Data::List(vec![text("en")])),
            ("node_count".into(), Data::U32(count)),
            ("record_size".into(), Data::U16(32)),
        ]);
        write_data(&mut file, &metadata);
        file
    }
}

/// Control byte, sizes, value: sizes below 29 stand in the control byte, types above 7 in the byte behind it.
fn write_data(out: &mut Vec<u8>, data: &Data) {
    match data {
        Data::Text(text) => {
            control(out, 2, text.len());
            out.extend_from_slice(text.as_bytes());
        }
        Data::Double(value) => {
            control(out, 3, 8);
            out.extend_from_slice(&value.to_be_bytes());
        }
        Data::U16(value) => number(out, 5, u64::from(*value)),
        Data::U32(value) => number(out, 6, u64::from(*value)),
        Data::U64(value) => number(out, 9, *value),
        Data::Map(members) => {
            control(out, 7, members.len());
            for (key, value) in members {
                write_data(out, &Data::Text(key.clone()));
                write_data(out, value);
            }
        }
        Data::List(items) => {
            control(out, 11, items.len());
            items.iter().for_each(|item| write_data(out, item));
        }
    }
}

fn number(out: &mut Vec<u8>, kind: u8, value: u64) {
    let bytes = value.to_be_bytes();
    let used = &bytes[value.leading_zeros() as usize / 8..];
    control(out, kind, used.len());
    out.extend_from_slice(used);
}

fn control(out: &mut Vec<u8>, kind: u8, size: usize) {
    let small = size.min(29) as u8;
    if kind < 8 {
        out.push(kind << 5 | small);
    } else {
        out.push(small);
        out.push(kind - 7);
    }
    if size >= 29 {
        out.push((size - 29) as u8);
    }
}

/// A record of a city database.
#[must_use]
pub fn place(city: &str, region: (&str, &str), country: (&str, &str), continent: (&str, &str), at: (f64, f64)) -> Data {
    let text = |text: &str| Data::Text(text.into());
    let names = |name: &str| ("names".to_owned(), Data::Map(vec![("en".into(), text(name))]));
    Data::Map(vec![
        ("city".into(), Data::Map(vec![names(city)])),
        ("continent".into(), Data::Map(vec![("code".into(), text(continent.0)), names(continent.1)])),
        ("country".into(), Data::Map(vec![("iso_code".into(), text(country.0)), names(country.1)])),
        (
            "location".into(),
            Data::Map(vec![("latitude".into(), Data::Double(at.0)), ("longitude".into(), Data::Double(at.1))]),
        ),
        (
            "subdivisions".into(),
            Data::List(vec![Data::Map(vec![("iso_code".into(), text(region.0)), names(region.1)])]),
        ),
    ])
}

/// A record of an ASN database.
#[must_use]
pub fn system(number: u32, organization: &str) -> Data {
    Data::Map(vec![
        ("autonomous_system_number".into(), Data::U32(number)),
        ("autonomous_system_organization".into(), Data::Text(organization.into())),
    ])
}

/// Writes `GeoLite2-City.mmdb` and `GeoLite2-ASN.mmdb` with invented answers for the addresses of documentation.
///
/// # Errors
/// Whatever the file system says.
pub fn demo_databases(dir: &Path) -> io::Result<()> {
    let europe = ("EU", "Europe");
    let city = DatabaseBuilder::new("GeoLite2-City")
        .with("192.0.2.0/24", &place("Dublin", ("L", "Leinster"), ("IE", "Ireland"), europe, (53.34, -6.26)))
        .with("198.51.100.0/25", &place("Munich", ("BY", "Bavaria"), ("DE", "Germany"), europe, (48.14, 11.58)))
        .with("198.51.100.128/25", &place("Osaka", ("27", "Osaka"), ("JP", "Japan"), ("AS", "Asia"), (34.69, 135.5)))
        .with("203.0.113.0/24", &place("Lagos", ("LA", "Lagos"), ("NG", "Nigeria"), ("AF", "Africa"), (6.45, 3.39)))
        .with(
            "203.0.113.128/25",
            &place("Quito", ("P", "Pichincha"), ("EC", "Ecuador"), ("SA", "South America"), (-0.22, -78.51)),
        )
        .with("2001:db8::/32", &place("Oslo", ("03", "Oslo"), ("NO", "Norway"), europe, (59.91, 10.75)))
        .with(
            "2001:db8:bad::/48",
            &place("Reykjavík", ("1", "Höfuðborgarsvæði"), ("IS", "Iceland"), europe, (64.14, -21.94)),
        );
    let asn = DatabaseBuilder::new("GeoLite2-ASN")
        .with("192.0.2.0/24", &system(64_500, "Example Broadband"))
        .with("198.51.100.0/24", &system(64_501, "Example Mobile \"Plus\""))
        .with("203.0.113.0/24", &system(64_502, "Example Hosting Ltd"))
        .with("2001:db8::/32", &system(64_503, "Example IPv6 Services"));
    std::fs::write(dir.join("GeoLite2-City.mmdb"), city.bytes())?;
    std::fs::write(dir.join("GeoLite2-ASN.mmdb"), asn.bytes())
}
