//! Records of the databases as JSON objects with the names of ECS.
//!
//! Only what is rendered is read: GeoLite2 records hold names in eight languages, and skipping a value costs a tenth
//! of reading it. Source of the layouts: MaxMind, "GeoIP2 and GeoLite2 City and Country databases", "ASN databases".

use serde::Deserialize;
use siem_formats::json::write_str;

/// A record of a City, Country or Enterprise database.
#[derive(Deserialize)]
pub(crate) struct City<'a> {
    #[serde(borrow, default)]
    city: Named<'a>,
    #[serde(borrow, default)]
    continent: Coded<'a>,
    #[serde(borrow, default)]
    country: Named<'a>,
    #[serde(borrow, default)]
    location: Location<'a>,
    #[serde(borrow, default)]
    postal: Coded<'a>,
    /// From the largest to the smallest; the first is the region.
    #[serde(borrow, default)]
    subdivisions: Vec<Named<'a>>,
}

/// A record of an ASN or ISP database.
#[derive(Deserialize)]
pub(crate) struct Asn<'a> {
    autonomous_system_number: Option<u32>,
    #[serde(borrow)]
    autonomous_system_organization: Option<&'a str>,
}

#[derive(Default, Deserialize)]
struct Named<'a> {
    #[serde(borrow)]
    iso_code: Option<&'a str>,
    #[serde(borrow, default)]
    names: Names<'a>,
}

#[derive(Default, Deserialize)]
struct Coded<'a> {
    #[serde(borrow)]
    code: Option<&'a str>,
    #[serde(borrow, default)]
    names: Names<'a>,
}

#[derive(Default, Deserialize)]
struct Names<'a> {
    #[serde(borrow)]
    en: Option<&'a str>,
}

#[derive(Default, Deserialize)]
struct Location<'a> {
    latitude: Option<f64>,
    longitude: Option<f64>,
    #[serde(borrow)]
    time_zone: Option<&'a str>,
}

impl City<'_> {
    /// Appends ECS `geo`; nothing where the record says nothing.
    pub(crate) fn render(&self, out: &mut Vec<u8>) {
        let mut object = Object::begin(out);
        object.text("city_name", self.city.names.en);
        object.text("continent_code", self.continent.code);
        object.text("continent_name", self.continent.names.en);
        object.text("country_iso_code", self.country.iso_code);
        object.text("country_name", self.country.names.en);
        if let Some((lat, lon)) = self.location.point() {
            object.raw("location", format_args!("{{\"lat\":{lat},\"lon\":{lon}}}"));
        }
        object.text("postal_code", self.postal.code);
        if let Some(region) = self.subdivisions.first() {
            // ISO 3166-2 names a region with its country; the database holds the part behind the hyphen.
            if let (Some(country), Some(code)) = (self.country.iso_code, region.iso_code) {
                object.text("region_iso_code", Some(&format!("{country}-{code}")));
            }
            object.text("region_name", region.names.en);
        }
        object.text("timezone", self.location.time_zone);
        object.end();
    }
}

impl Asn<'_> {
    /// Appends ECS `as`; nothing where the record says nothing.
    pub(crate) fn render(&self, out: &mut Vec<u8>) {
        let mut object = Object::begin(out);
        if let Some(number) = self.autonomous_system_number {
            object.raw("number", format_args!("{number}"));
        }
        if let Some(name) = self.autonomous_system_organization.filter(|name| !name.is_empty()) {
            object.key("organization");
            let mut organization = Object::begin(object.out);
            organization.text("name", Some(name));
            organization.end();
        }
        object.end();
    }
}

impl Location<'_> {
    /// Latitude and longitude; only such as a `geo_point` takes, or the cluster would refuse the document.
    fn point(&self) -> Option<(f64, f64)> {
        let (lat, lon) = (self.latitude?, self.longitude?);
        ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)).then_some((lat, lon))
    }
}

/// A JSON object in the making; without members it leaves nothing behind.
struct Object<'o> {
    out: &'o mut Vec<u8>,
    start: usize,
}

impl<'o> Object<'o> {
    fn begin(out: &'o mut Vec<u8>) -> Object<'o> {
        Object { start: out.len(), out }
    }

    fn text(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.key(key);
            write_str(self.out, value);
        }
    }

    fn raw(&mut self, key: &str, json: std::fmt::Arguments<'_>) {
        self.key(key);
        // Cannot fail: the writer is memory.
        let _ = std::io::Write::write_fmt(self.out, json);
    }

    fn key(&mut self, key: &str) {
        self.out.push(if self.out.len() == self.start { b'{' } else { b',' });
        write_str(self.out, key);
        self.out.push(b':');
    }

    fn end(self) {
        if self.out.len() > self.start {
            self.out.push(b'}');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(render: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        render(&mut out);
        String::from_utf8(out).unwrap()
    }

    fn nowhere() -> City<'static> {
        City {
            city: Named::default(),
            continent: Coded::default(),
            country: Named::default(),
            location: Location::default(),
            postal: Coded::default(),
            subdivisions: Vec::new(),
        }
    }

    #[test]
    fn a_record_that_says_nothing_renders_nothing() {
        assert_eq!(text(|out| nowhere().render(out)), "");
        let asn = Asn { autonomous_system_number: None, autonomous_system_organization: Some("") };
        assert_eq!(text(|out| asn.render(out)), "");
    }

    #[test]
    fn a_point_that_no_index_takes_is_left_out() {
        for (latitude, longitude) in [(f64::NAN, 1.0), (1.0, f64::INFINITY), (90.5, 1.0), (1.0, -181.0)] {
            let mut city = nowhere();
            city.location =
                Location { latitude: Some(latitude), longitude: Some(longitude), time_zone: Some("Etc/UTC") };
            assert_eq!(text(|out| city.render(out)), r#"{"timezone":"Etc/UTC"}"#, "{latitude} {longitude}");
        }
        let mut city = nowhere();
        city.location = Location { latitude: Some(-90.0), longitude: Some(180.0), time_zone: None };
        assert_eq!(text(|out| city.render(out)), r#"{"location":{"lat":-90,"lon":180}}"#);
        city.location.longitude = None;
        assert_eq!(text(|out| city.render(out)), "", "half a point is none");
    }

    #[test]
    fn a_region_without_its_country_has_no_iso_code() {
        let mut city = nowhere();
        city.subdivisions = vec![
            Named { iso_code: Some("ENG"), names: Names { en: Some("England") } },
            Named { iso_code: Some("KEN"), names: Names { en: Some("Kent") } },
        ];
        assert_eq!(text(|out| city.render(out)), r#"{"region_name":"England"}"#);
        city.country.iso_code = Some("GB");
        assert_eq!(
            text(|out| city.render(out)),
            r#"{"country_iso_code":"GB","region_iso_code":"GB-ENG","region_name":"England"}"#
        );
    }

    #[test]
    fn names_are_escaped() {
        let asn = Asn {
            autonomous_system_number: Some(64_496),
            autonomous_system_organization: Some("A \"B\" \\ C\n\u{1}é"),
        };
        assert_eq!(text(|out| asn.render(out)), r#"{"number":64496,"organization":{"name":"A \"B\" \\ C\n\u0001é"}}"#);
    }
}
