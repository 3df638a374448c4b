//! One MaxMind database, mapped into memory, and its answers as JSON.

use std::fs;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use maxminddb::geoip2;
use maxminddb::{Mmap, Reader};
use siem_formats::json::write_str;

/// What a database holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Places.
    City,
    /// Autonomous systems.
    Asn,
}

/// A database cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}: {why}; download it again, or remove it to load without", .file.display())]
pub struct GeoIpError {
    /// Its file.
    pub file: PathBuf,
    /// What is wrong with it.
    pub why: String,
}

/// An open database.
pub(crate) struct Database {
    reader: Reader<Mmap>,
    kind: Kind,
    path: PathBuf,
    stamp: Option<Stamp>,
}

/// Tells one content of a file from the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
}

impl Stamp {
    pub(crate) fn of(path: &Path) -> Option<Stamp> {
        let metadata = fs::metadata(path).ok()?;
        Some(Stamp { modified: metadata.modified().ok(), length: metadata.len() })
    }
}

impl Database {
    pub(crate) fn open(path: &Path, kind: Kind) -> Result<Database, GeoIpError> {
        let fail = |why: String| GeoIpError { file: path.to_owned(), why };
        let stamp = Stamp::of(path);
        // SAFETY: the file must not change while it is mapped. Databases are replaced by renaming a new file over the
        // old one, which leaves the mapped one untouched; README and downloader say and do so.
        #[allow(unsafe_code, reason = "mapping a file is unsafe by nature; see above")]
        let reader = unsafe { Reader::open_mmap(path) }.map_err(|error| fail(error.to_string()))?;
        let holds = &reader.metadata().database_type;
        let fits = match kind {
            Kind::City => holds.contains("City") || holds.contains("Country") || holds.contains("Enterprise"),
            Kind::Asn => holds.contains("ASN") || holds.contains("ISP"),
        };
        if !fits {
            return Err(fail(format!("is a database of the type {holds:?}")));
        }
        Ok(Database { reader, kind, path: path.to_owned(), stamp })
    }

    pub(crate) fn has_changed(&self) -> bool {
        Stamp::of(&self.path) != self.stamp
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    /// The record of an address: its number in the database, which all addresses of one place share.
    pub(crate) fn record(&self, address: IpAddr) -> Option<usize> {
        self.reader.lookup(address).ok()?.offset()
    }

    /// The answer for an address as a JSON object; `None` where it says nothing or cannot be read.
    pub(crate) fn render(&self, address: IpAddr) -> Option<String> {
        let found = self.reader.lookup(address).ok()?;
        let mut object = JsonObject::default();
        match self.kind {
            Kind::City => city(&found.decode::<geoip2::City<'_>>().ok()??, &mut object),
            Kind::Asn => asn(&found.decode::<geoip2::Asn<'_>>().ok()??, &mut object),
        }
        object.finish()
    }
}

fn city(record: &geoip2::City<'_>, object: &mut JsonObject) {
    object.text("city_name", record.city.names.english);
    object.text("continent_code", record.continent.code);
    object.text("continent_name", record.continent.names.english);
    object.text("country_iso_code", record.country.iso_code);
    object.text("country_name", record.country.names.english);
    if let (Some(lat), Some(lon)) = (record.location.latitude, record.location.longitude) {
        object.raw("location", &format!("{{\"lat\":{lat},\"lon\":{lon}}}"));
    }
    object.text("postal_code", record.postal.code);
    if let Some(region) = record.subdivisions.first() {
        if let (Some(country), Some(code)) = (record.country.iso_code, region.iso_code) {
            object.text("region_iso_code", Some(&format!("{country}-{code}")));
        }
        object.text("region_name", region.names.english);
    }
    object.text("timezone", record.location.time_zone);
}

fn asn(record: &geoip2::Asn<'_>, object: &mut JsonObject) {
    if let Some(number) = record.autonomous_system_number {
        object.raw("number", &number.to_string());
    }
    if let Some(name) = record.autonomous_system_organization {
        let mut inner = JsonObject::default();
        inner.text("name", Some(name));
        if let Some(inner) = inner.finish() {
            object.raw("organization", &inner);
        }
    }
}

/// A JSON object in the making.
#[derive(Default)]
struct JsonObject {
    out: Vec<u8>,
}

impl JsonObject {
    fn text(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.key(key);
            write_str(&mut self.out, value);
        }
    }

    fn raw(&mut self, key: &str, json: &str) {
        self.key(key);
        self.out.extend_from_slice(json.as_bytes());
    }

    fn key(&mut self, key: &str) {
        self.out.push(if self.out.is_empty() { b'{' } else { b',' });
        write_str(&mut self.out, key);
        self.out.push(b':');
    }

    fn finish(mut self) -> Option<String> {
        if self.out.is_empty() {
            return None;
        }
        self.out.push(b'}');
        String::from_utf8(self.out).ok()
    }
}
