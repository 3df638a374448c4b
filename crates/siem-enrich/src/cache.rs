//! What one thread remembers of its lookups.
//!
//! Two bounded memories. Decoding a record costs a hundred times what finding it does, and many addresses share one
//! record: so rendered answers are kept by record. And the same addresses come again and again: so the records of the
//! last addresses are kept in a table where an address has one fixed place, and pushes out whoever was there.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use crate::database::Database;
use crate::geoip::{Databases, GeoIp};

/// Addresses remembered; a power of two.
const ADDRESSES: usize = 4096;
/// Rendered answers remembered for each database, about 250 bytes each; then all are forgotten.
const ANSWERS: usize = 32_768;

/// Lookups of one thread.
pub struct GeoCache {
    geoip: GeoIp,
    databases: Arc<Databases>,
    addresses: Box<[Entry]>,
    places: Rendered,
    systems: Rendered,
}

/// What is known of an address; JSON objects with the names of ECS.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answer<'c> {
    /// `{"city_name":…,"country_iso_code":…,"location":{"lat":…,"lon":…},…}`
    pub geo: Option<&'c str>,
    /// `{"number":…,"organization":{"name":…}}`
    pub asn: Option<&'c str>,
}

#[derive(Clone, Copy)]
struct Entry {
    address: Option<IpAddr>,
    place: Option<u32>,
    system: Option<u32>,
}

/// Rendered answers by record.
#[derive(Default)]
struct Rendered {
    by_record: HashMap<usize, Option<u32>>,
    texts: Vec<Box<str>>,
}

impl GeoCache {
    pub(crate) fn new(geoip: GeoIp) -> GeoCache {
        let databases = geoip.databases();
        let empty = Entry { address: None, place: None, system: None };
        GeoCache {
            geoip,
            databases,
            addresses: vec![empty; ADDRESSES].into(),
            places: Rendered::default(),
            systems: Rendered::default(),
        }
    }

    /// Takes up databases that were replaced; cheap where none was.
    pub fn refresh(&mut self) {
        let current = self.geoip.databases();
        if !Arc::ptr_eq(&current, &self.databases) {
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

    /// What is known of an address. Private and other addresses that stand for no place are not looked up.
    pub fn lookup(&mut self, address: IpAddr) -> Answer<'_> {
        let address = address.to_canonical();
        if self.databases.city.is_none() && self.databases.asn.is_none() || is_placeless(address) {
            return Answer::default();
        }
        let slot = slot_of(address);
        if self.addresses[slot].address != Some(address) {
            if self.places.is_full() || self.systems.is_full() {
                self.forget();
            }
            let place = self.places.answer(self.databases.city.as_ref(), address);
            let system = self.systems.answer(self.databases.asn.as_ref(), address);
            self.addresses[slot] = Entry { address: Some(address), place, system };
        }
        let Entry { place, system, .. } = self.addresses[slot];
        Answer { geo: self.places.text(place), asn: self.systems.text(system) }
    }

    fn forget(&mut self) {
        self.places = Rendered::default();
        self.systems = Rendered::default();
        self.addresses.fill(Entry { address: None, place: None, system: None });
    }
}

impl Rendered {
    fn answer(&mut self, database: Option<&Database>, address: IpAddr) -> Option<u32> {
        let database = database?;
        let record = database.record(address)?;
        if let Some(known) = self.by_record.get(&record) {
            return *known;
        }
        let number = database.render(address).map(|text| {
            self.texts.push(text.into());
            self.texts.len() as u32 - 1
        });
        self.by_record.insert(record, number);
        number
    }

    fn text(&self, number: Option<u32>) -> Option<&str> {
        number.and_then(|number| self.texts.get(number as usize)).map(|text| &**text)
    }

    fn is_full(&self) -> bool {
        self.by_record.len() >= ANSWERS
    }
}

/// Private, loopback, link-local, shared, multicast and unspecified addresses. The ranges of documentation count as
/// places: samples use them.
fn is_placeless(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [first, second, ..] = v4.octets();
            v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_multicast()
                || v4.is_broadcast()
                || first == 0
                || v4 == Ipv4Addr::UNSPECIFIED
                || (first == 100 && (64..128).contains(&second))
        }
        IpAddr::V6(v6) => {
            v6.is_loopback()
                || v6.is_multicast()
                || v6 == Ipv6Addr::UNSPECIFIED
                || v6.is_unique_local()
                || v6.is_unicast_link_local()
        }
    }
}

/// Fibonacci hashing: the high bits of a product with 2^64 / φ.
fn slot_of(address: IpAddr) -> usize {
    let bits = match address {
        IpAddr::V4(v4) => u64::from(u32::from(v4)),
        IpAddr::V6(v6) => {
            let bits = u128::from(v6);
            (bits >> 64) as u64 ^ (bits as u64).rotate_left(32)
        }
    };
    (bits.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - ADDRESSES.trailing_zeros())) as usize
}
