//! Index names: base, suffix, and the period of a date.

use std::fmt::Write as _;

use siem_config::{IndexDate, LogType, Rotation, Zone};

use crate::time::{Date, Instant, iso_week};

/// How the documents of one log type are spread over indices.
#[derive(Clone, Debug)]
pub(crate) struct IndexNaming {
    pub(crate) base: String,
    suffix: Option<String>,
    rotation: Rotation,
    pub(crate) date: IndexDate,
    zone: Zone,
}

/// Names one object may spread over: beyond it, times in a hostile log mint no more indices.
pub(crate) const MAX_INDICES: usize = 32;

/// Longest index name, in bytes; room is left for `-000001` and `_01`.
const MAX_NAME_BYTES: usize = 240;

impl IndexNaming {
    pub(crate) fn new(settings: &LogType) -> Result<IndexNaming, String> {
        let naming = IndexNaming {
            base: settings.index_name.clone(),
            suffix: settings.index_suffix.clone(),
            rotation: settings.rotation,
            date: settings.index_date,
            zone: settings.index_zone,
        };
        if naming.base.is_empty() {
            return Err("the section has no index_name; add one".into());
        }
        for part in [Some(&naming.base), naming.suffix.as_ref()].into_iter().flatten() {
            check_name(part)?;
        }
        Ok(naming)
    }

    /// Whether writes go through an alias that must exist.
    pub(crate) fn is_alias(&self) -> bool {
        self.rotation == Rotation::Auto
    }

    /// The name for a base and a time.
    pub(crate) fn write(&self, base: &str, time: Instant, out: &mut String) {
        out.push_str(base);
        match self.rotation {
            Rotation::Auto => return,
            Rotation::Serverless => {
                let _ = write!(out, "-{}", self.suffix.as_deref().unwrap_or("001"));
                return;
            }
            _ => {}
        }
        if let Some(suffix) = &self.suffix {
            let _ = write!(out, "-{suffix}");
        }
        let Date { year, month, day } = time.date(self.zone);
        let _ = match self.rotation {
            Rotation::Daily => write!(out, "-{year:04}-{month:02}-{day:02}"),
            Rotation::Weekly => {
                let (year, week) = iso_week(time.day_number(self.zone));
                write!(out, "-{year:04}-w{week:02}")
            }
            Rotation::Yearly => write!(out, "-{year:04}"),
            Rotation::Monthly | Rotation::Auto | Rotation::Serverless => write!(out, "-{year:04}-{month:02}"),
        };
    }

    /// The day on which a time falls: times of one day share a name.
    pub(crate) fn day(&self, time: Instant) -> i64 {
        time.day_number(self.zone)
    }
}

/// Whether OpenSearch takes a name. Source: OpenSearch documentation, "Create index", naming restrictions.
pub(crate) fn check_name(name: &str) -> Result<(), String> {
    let illegal = |c: char| c.is_control() || c.is_uppercase() || " ,:\"*+/\\|?#><".contains(c);
    if name.len() > MAX_NAME_BYTES {
        Err(format!("index name {name:?} is longer than {MAX_NAME_BYTES} bytes"))
    } else if name.starts_with(['-', '_', '+']) || name == "." || name == ".." || name.contains(illegal) {
        Err(format!("index name {name:?}: use lower-case letters, digits, dots, dashes and underscores"))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_iso8601;

    fn name(rotation: Rotation, suffix: Option<&str>, zone: i32, time: &str) -> String {
        let naming = IndexNaming {
            base: "log-x".into(),
            suffix: suffix.map(Into::into),
            rotation,
            date: IndexDate::Timestamp,
            zone: Zone(zone),
        };
        let mut out = String::new();
        naming.write("log-x", parse_iso8601(time).unwrap(), &mut out);
        out
    }

    #[test]
    fn each_rotation() {
        let time = "2020-12-31T23:30:00Z";
        assert_eq!(name(Rotation::Monthly, None, 0, time), "log-x-2020-12");
        assert_eq!(name(Rotation::Monthly, Some("dev"), 0, time), "log-x-dev-2020-12");
        assert_eq!(name(Rotation::Monthly, None, 32_400, time), "log-x-2021-01");
        assert_eq!(name(Rotation::Daily, None, -16_200, time), "log-x-2020-12-31");
        assert_eq!(name(Rotation::Weekly, None, 0, time), "log-x-2020-w53");
        assert_eq!(name(Rotation::Yearly, None, 0, time), "log-x-2020");
        assert_eq!(name(Rotation::Auto, Some("dev"), 0, time), "log-x");
        assert_eq!(name(Rotation::Serverless, None, 0, time), "log-x-001");
        assert_eq!(name(Rotation::Serverless, Some("007"), 0, time), "log-x-007");
    }

    #[test]
    fn names_that_opensearch_refuses_are_refused_first() {
        assert!(check_name("log-aws-cloudtrail").is_ok());
        for bad in ["Log-x", "_x", "-x", "a b", "a/b", "a*", "..", "a:b", "a,b", "a\u{7}"] {
            assert!(check_name(bad).is_err(), "{bad}");
        }
    }
}
