//! Small databases in MaxMind's format, for tests and demonstrations.
//!
//! The same calls give the same bytes. Source: "MaxMind DB File Format Specification", version 2.0.

mod data;
mod demo;

use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;

pub use data::Data;
pub use demo::{Place, demo_databases, system};

/// Puts a database together: records of networks, in any order.
#[derive(Debug)]
pub struct DatabaseBuilder {
    database_type: String,
    build_epoch: u64,
    /// Where the record of a network stands in the data section, by prefix length and address. Going through it in
    /// order lets networks inside others win.
    networks: BTreeMap<(u32, u128), u32>,
    data: Vec<u8>,
    /// Equal records are written once, as in the real ones.
    written: HashMap<Vec<u8>, u32>,
}

/// What was given for a network is none.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a network; write it like 192.0.2.0/24, with nothing behind the prefix")]
pub struct NotANetwork(pub String);

#[derive(Clone, Copy)]
enum Child {
    Nothing,
    Node(u32),
    Leaf(u32),
}

impl DatabaseBuilder {
    /// An empty database of a type, as its metadata names it.
    #[must_use]
    pub fn new(database_type: &str) -> DatabaseBuilder {
        DatabaseBuilder {
            database_type: database_type.into(),
            build_epoch: 1_790_000_000,
            networks: BTreeMap::new(),
            data: Vec::new(),
            written: HashMap::new(),
        }
    }

    /// An empty database of places.
    #[must_use]
    pub fn city() -> DatabaseBuilder {
        DatabaseBuilder::new("GeoLite2-City")
    }

    /// An empty database of autonomous systems.
    #[must_use]
    pub fn asn() -> DatabaseBuilder {
        DatabaseBuilder::new("GeoLite2-ASN")
    }

    /// Says that it was built at this time, in seconds since 1970.
    #[must_use]
    pub fn built_at(mut self, build_epoch: u64) -> DatabaseBuilder {
        self.build_epoch = build_epoch;
        self
    }

    /// Gives all addresses of a network (`203.0.113.0/24`, `2001:db8::/32`) a record, except where another network
    /// inside it has one of its own.
    ///
    /// # Errors
    /// The text is no network.
    pub fn insert(&mut self, network: &str, record: &Data) -> Result<(), NotANetwork> {
        let key = parse(network).ok_or_else(|| NotANetwork(network.to_owned()))?;
        let mut bytes = Vec::new();
        record.write(&mut bytes);
        let next = self.data.len() as u32;
        let position = *self.written.entry(bytes).or_insert_with_key(|bytes| {
            self.data.extend_from_slice(bytes);
            next
        });
        self.networks.insert(key, position);
        Ok(())
    }

    /// The bytes of the file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let nodes = self.tree();
        let count = nodes.len() as u32;
        let mut file = Vec::with_capacity(nodes.len() * 8 + self.data.len() + 512);
        for child in nodes.iter().flatten() {
            let value = match child {
                Child::Nothing => count,
                Child::Node(number) => *number,
                // Counted from the tree's end, 16 zero bytes before the data.
                Child::Leaf(position) => count + 16 + position,
            };
            file.extend_from_slice(&value.to_be_bytes());
        }
        file.extend_from_slice(&[0; 16]);
        file.extend_from_slice(&self.data);
        file.extend_from_slice(b"\xab\xcd\xefMaxMind.com");
        self.metadata(count).write(&mut file);
        file
    }

    /// A binary tree over the bits of addresses.
    fn tree(&self) -> Vec<[Child; 2]> {
        let mut nodes = vec![[Child::Nothing; 2]];
        for ((length, bits), position) in &self.networks {
            let mut node = 0;
            for depth in 0..*length {
                let bit = (bits >> (127 - depth) & 1) as usize;
                if depth + 1 == *length {
                    nodes[node][bit] = Child::Leaf(*position);
                } else if let Child::Node(next) = nodes[node][bit] {
                    node = next as usize;
                } else {
                    // What held for the whole of it holds for both halves.
                    let next = nodes.len();
                    nodes.push([nodes[node][bit]; 2]);
                    nodes[node][bit] = Child::Node(next as u32);
                    node = next;
                }
            }
        }
        nodes
    }

    fn metadata(&self, count: u32) -> Data {
        Data::map([
            ("binary_format_major_version", Data::U16(2)),
            ("binary_format_minor_version", Data::U16(0)),
            ("build_epoch", Data::U64(self.build_epoch)),
            ("database_type", Data::text(&self.database_type)),
            ("description", Data::map([("en", Data::text("invented answers"))])),
            ("ip_version", Data::U16(6)),
            ("languages", Data::List(vec![Data::text("en")])),
            ("node_count", Data::U32(count)),
            ("record_size", Data::U16(32)),
        ])
    }
}

/// Prefix length, at least 1, and address of a network; IPv4 stands below `::/96`.
fn parse(network: &str) -> Option<(u32, u128)> {
    let (address, length) = network.split_once('/')?;
    let (bits, above) = match address.parse().ok()? {
        IpAddr::V4(v4) => (u128::from(u32::from(v4)), 96),
        IpAddr::V6(v6) => (u128::from(v6), 0),
    };
    let length = length.parse::<u32>().ok()?.checked_add(above).filter(|length| (1..=128).contains(length))?;
    let behind = u128::MAX.checked_shr(length).unwrap_or(0);
    (bits & behind == 0).then_some((length, bits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(builder: &DatabaseBuilder, address: &str) -> Option<u32> {
        let reader = maxminddb::Reader::from_source(builder.bytes()).unwrap();
        reader.lookup(address.parse().unwrap()).unwrap().decode().unwrap()
    }

    #[test]
    fn every_kind_of_data_is_read_back() {
        let long = "x".repeat(70_000);
        for length in [0, 28, 29, 284, 285, 65_820, 65_821, 70_000] {
            let mut builder = DatabaseBuilder::new("Test");
            let text = &long[..length];
            let record = Data::map([
                ("text", Data::text(text)),
                ("double", Data::Double(-0.25)),
                ("numbers", Data::List(vec![Data::U16(0), Data::U32(70_000), Data::U64(u64::MAX)])),
            ]);
            builder.insert("192.0.2.0/24", &record).unwrap();
            let reader = maxminddb::Reader::from_source(builder.bytes()).unwrap();
            reader.verify().unwrap();
            let found = reader.lookup("192.0.2.9".parse().unwrap()).unwrap();
            assert_eq!(found.decode_path::<String>(&maxminddb::path!["text"]).unwrap().as_deref(), Some(text));
            assert_eq!(found.decode_path::<f64>(&maxminddb::path!["double"]).unwrap(), Some(-0.25));
            assert_eq!(found.decode_path::<u16>(&maxminddb::path!["numbers", 0]).unwrap(), Some(0));
            assert_eq!(found.decode_path::<u32>(&maxminddb::path!["numbers", 1]).unwrap(), Some(70_000));
            assert_eq!(found.decode_path::<u64>(&maxminddb::path!["numbers", 2]).unwrap(), Some(u64::MAX));
        }
    }

    #[test]
    fn a_network_inside_another_wins_in_any_order() {
        let networks =
            [("192.0.2.0/24", 1), ("192.0.2.128/25", 2), ("192.0.2.200/32", 3), ("2001:db8::/32", 4), ("8000::/1", 5)];
        let mut forwards = DatabaseBuilder::new("Test");
        let mut backwards = DatabaseBuilder::new("Test");
        networks.iter().for_each(|(network, number)| forwards.insert(network, &Data::U32(*number)).unwrap());
        networks.iter().rev().for_each(|(network, number)| backwards.insert(network, &Data::U32(*number)).unwrap());
        for builder in [forwards, backwards] {
            let answers = ["192.0.2.1", "192.0.2.129", "192.0.2.200", "192.0.3.0", "2001:db8:1::", "2001:db9::", "9::"];
            assert_eq!(
                answers.map(|address| found(&builder, address)),
                [Some(1), Some(2), Some(3), None, Some(4), None, None]
            );
            assert_eq!(found(&builder, "ff00::1"), Some(5));
        }
    }

    #[test]
    fn what_is_no_network_is_refused() {
        let mut builder = DatabaseBuilder::city();
        for text in ["", "192.0.2.1", "192.0.2.1/24", "192.0.2.0/33", "::/0", "example.com/8", "2001:db8::/129"] {
            assert_eq!(builder.insert(text, &Data::U16(1)), Err(NotANetwork(text.into())));
        }
    }
}
