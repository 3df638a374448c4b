//! What one thread remembers of its lookups.
//!
//! Two bounded memories: the records of the last addresses, because the same addresses come again and again, and the
//! rendered answers by record ([`Answers`]), because many addresses share one.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use crate::answers::{Answers, NO_RECORD};
use crate::database::Database;
use crate::geoip::{Databases, GeoIp};
use crate::sets::Sets;

/// Addresses remembered, 32 bytes each.
const ADDRESSES: usize = 8192;

/// Lookups of one thread.
pub struct GeoCache {
    geoip: GeoIp,
    databases: Arc<Databases>,
    addresses: Sets<Entry>,
    places: Answers,
    systems: Answers,
}

/// What is known of an address; JSON objects with the names of ECS.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answer<'c> {
    /// `{"city_name":…,"country_iso_code":…,"location":{"lat":…,"lon":…},…}`
    pub geo: Option<&'c str>,
    /// `{"number":…,"organization":{"name":…}}`
    pub asn: Option<&'c str>,
}

/// The records of an address. No address has the bits zero: that one stands for no place and is never remembered.
#[derive(Clone, Copy)]
struct Entry {
    bits: u128,
    place: usize,
    system: usize,
}

const EMPTY: Entry = Entry { bits: 0, place: NO_RECORD, system: NO_RECORD };

impl GeoCache {
    pub(crate) fn new(geoip: GeoIp) -> GeoCache {
        let databases = geoip.databases();
        GeoCache {
            geoip,
            addresses: Sets::new(ADDRESSES, EMPTY),
            places: Answers::new(databases.city.as_deref()),
            systems: Answers::new(databases.asn.as_deref()),
            databases,
        }
    }

    /// Takes up databases that were replaced; cheap where none was.
    pub fn refresh(&mut self) {
        if !self.geoip.is_current(&self.databases) {
            *self = GeoCache::new(self.geoip.clone());
        }
    }

    /// What is known of an address given as text; nothing if it is none.
    pub fn lookup_text(&mut self, text: &str) -> Answer<'_> {
        match text.parse::<IpAddr>() {
            Ok(address) => self.lookup(address),
            Err(_) => Answer::default(),
        }
    }

    /// What is known of an address. Private and other addresses that stand for no place are not looked up; an IPv4
    /// address mapped into IPv6 is the IPv4 address.
    pub fn lookup(&mut self, address: IpAddr) -> Answer<'_> {
        let bits = bits_of(address);
        let known = self.addresses.find(fold(bits), |entry| entry.bits == bits).map(|entry| *entry);
        let entry = match known.filter(|entry| self.places.has(entry.place) && self.systems.has(entry.system)) {
            Some(entry) => entry,
            None => {
                let address = address.to_canonical();
                if is_placeless(address) {
                    return Answer::default();
                }
                let databases = [self.databases.city.as_deref(), self.databases.asn.as_deref()];
                let [place, system] = Database::records(databases, address);
                let place = self.places.keep(databases[0], place, address);
                let system = self.systems.keep(databases[1], system, address);
                let entry = Entry { bits, place, system };
                if known.is_none() {
                    *self.addresses.oldest(fold(bits)) = entry;
                }
                entry
            }
        };
        Answer { geo: self.places.get(entry.place), asn: self.systems.get(entry.system) }
    }
}

/// An address as a number, IPv4 as mapped into IPv6.
fn bits_of(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => 0xffff_0000_0000 | u128::from(u32::from(v4)),
        IpAddr::V6(v6) => u128::from(v6),
    }
}

fn fold(bits: u128) -> u64 {
    (bits >> 64) as u64 ^ (bits as u64).rotate_left(32)
}

/// Private, loopback, link-local, shared, multicast and unspecified addresses. The ranges of documentation count as
/// places: samples use them.
fn is_placeless(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_multicast()
                || v4.is_broadcast()
                || is_this_network(v4)
                || is_shared(v4)
        }
        IpAddr::V6(v6) => {
            v6.is_loopback()
                || v6.is_multicast()
                || v6.is_unspecified()
                || v6.is_unique_local()
                || v6.is_unicast_link_local()
        }
    }
}

/// `0.0.0.0/8`, RFC 1122.
fn is_this_network(address: Ipv4Addr) -> bool {
    address.octets()[0] == 0
}

/// `100.64.0.0/10`, between a carrier and its customers, RFC 6598.
fn is_shared(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    first == 100 && second & 0xc0 == 64
}
