//! Times in a `strftime` pattern, as Python's `strptime` reads them in the C locale.

use siem_config::Zone;

use super::syslog::month_number;
use super::zone_name::{self, ZoneName};
use super::{DAY, Instant, day_number, iso, ordinal_day_number};

/// A pattern, cut into its parts once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternFormat {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Literal(char),
    /// Any white space, also none.
    Blank,
    Directive(char),
}

#[derive(Default)]
struct Parts {
    year: Option<i64>,
    month: Option<u32>,
    day: Option<u32>,
    day_of_year: Option<i64>,
    hour: i64,
    minute: i64,
    second: i64,
    nanos: u32,
    digits: u8,
    pm: Option<bool>,
    offset: Option<i32>,
    zone_name: Option<ZoneName>,
    epoch: Option<i64>,
}

impl PatternFormat {
    /// Cuts `pattern`. Directives it does not know never match, so that a wrong pattern shows as a time that cannot
    /// be read.
    #[must_use]
    pub fn new(pattern: &str) -> PatternFormat {
        let mut parts = Vec::new();
        let mut chars = pattern.chars();
        while let Some(c) = chars.next() {
            match c {
                '%' => match chars.next() {
                    Some('%') => parts.push(Part::Literal('%')),
                    Some('T') => parts.extend(PatternFormat::new("%H:%M:%S").parts),
                    Some('D') => parts.extend(PatternFormat::new("%m/%d/%y").parts),
                    Some('F') => parts.extend(PatternFormat::new("%Y-%m-%d").parts),
                    Some(directive) => parts.push(Part::Directive(directive)),
                    None => parts.push(Part::Literal('%')),
                },
                c if c.is_whitespace() => parts.push(Part::Blank),
                c => parts.push(Part::Literal(c)),
            }
        }
        PatternFormat { parts }
    }

    pub(crate) fn parse(&self, text: &str, zone: Zone, now: Instant) -> Option<Instant> {
        let mut rest = text;
        let mut found = Parts::default();
        for part in &self.parts {
            match part {
                Part::Literal(c) => rest = rest.strip_prefix(*c)?,
                Part::Blank => rest = rest.trim_start(),
                Part::Directive(directive) => rest = found.read(*directive, rest)?,
            }
        }
        rest.is_empty().then(|| found.instant(zone, now)).flatten()
    }
}

impl Parts {
    /// Reads one directive from the start of `text`; returns what follows it.
    fn read<'t>(&mut self, directive: char, text: &'t str) -> Option<&'t str> {
        let mut rest = text;
        match directive {
            'Y' => self.year = Some(digits(&mut rest, 4)?),
            'y' => {
                let year = digits(&mut rest, 2)?;
                self.year = Some(if year < 69 { 2000 + year } else { 1900 + year });
            }
            'm' => self.month = Some(digits(&mut rest, 2)? as u32),
            'd' | 'e' => {
                rest = rest.trim_start();
                self.day = Some(digits(&mut rest, 2)? as u32);
            }
            'j' => self.day_of_year = Some(digits(&mut rest, 3)?),
            'b' | 'h' => {
                self.month = Some(month_number(rest)?);
                rest = &rest[3..];
            }
            'B' => {
                self.month = Some(month_number(rest)?);
                rest = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            }
            'a' | 'A' => {
                let trimmed = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
                if trimmed.len() == rest.len() {
                    return None;
                }
                rest = trimmed;
            }
            'H' => self.hour = digits(&mut rest, 2)?,
            'I' => {
                self.hour = digits(&mut rest, 2).filter(|h| (1..=12).contains(h))?;
                self.pm = self.pm.or(Some(false));
            }
            'p' => {
                let half = rest.get(..2)?;
                self.pm = Some(if half.eq_ignore_ascii_case("pm") {
                    true
                } else if half.eq_ignore_ascii_case("am") {
                    false
                } else {
                    return None;
                });
                rest = &rest[2..];
            }
            'M' => self.minute = digits(&mut rest, 2)?,
            'S' => self.second = digits(&mut rest, 2)?,
            'f' => {
                let run = rest.bytes().take_while(u8::is_ascii_digit).count();
                let kept = run.min(9);
                let value: u32 = rest.get(..kept)?.parse().ok()?;
                self.nanos = value * 10u32.pow(9 - kept as u32);
                self.digits = kept as u8;
                rest = &rest[run..];
            }
            'z' => {
                let run = rest.find(|c: char| c.is_whitespace() || c == ']').unwrap_or(rest.len());
                self.offset = iso::parse_offset(&rest.as_bytes()[..run])?;
                rest = &rest[run..];
            }
            'Z' => {
                let run = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
                self.zone_name = zone_name::named(&rest[..run]);
                rest = &rest[run..];
            }
            's' => {
                let run = rest.bytes().take_while(u8::is_ascii_digit).count();
                self.epoch = Some(rest.get(..run)?.parse().ok()?);
                rest = &rest[run..];
            }
            _ => return None,
        }
        Some(rest)
    }

    fn instant(&self, zone: Zone, now: Instant) -> Option<Instant> {
        if let Some(epoch) = self.epoch {
            return Instant::new(epoch, self.nanos, self.digits);
        }
        let hour = match self.pm {
            Some(true) if self.hour < 12 => self.hour + 12,
            Some(false) if self.hour == 12 => 0,
            _ => self.hour,
        };
        let leap = self.second == 60;
        if hour > 23 || self.minute > 59 || (self.second > 59 && !leap) {
            return None;
        }
        let second = hour * 3600 + self.minute * 60 + self.second;
        let offset = i64::from(match (self.offset, self.zone_name) {
            (Some(offset), _) => offset,
            (None, Some(name)) => name.offset_in(zone),
            (None, None) => zone.0,
        });
        let at = |year: i64| {
            let day = match self.day_of_year {
                Some(day) => ordinal_day_number(year, day)?,
                None => day_number(year, self.month.unwrap_or(1), self.day.unwrap_or(1))?,
            };
            Instant::new(day * DAY + second - offset, self.nanos, self.digits)
        };
        match self.year {
            Some(year) => at(year),
            None => {
                let this_year = now.date(zone).year;
                (this_year - 8..=this_year + 1).rev().filter_map(at).find(|i| i.seconds <= now.seconds + DAY)
            }
        }
    }
}

/// Up to `most` digits, at least one.
fn digits(rest: &mut &str, most: usize) -> Option<i64> {
    let run = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let value = rest.get(..run)?.parse().ok()?;
    *rest = &rest[run..];
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(pattern: &str, text: &str) -> Option<String> {
        let now = Instant::from_seconds(1_791_970_200).unwrap(); // 2026-10-14T09:30:00Z
        PatternFormat::new(pattern).parse(text, Zone(3600), now).map(|i| i.to_string())
    }

    #[test]
    fn reads_the_patterns_that_logs_use() {
        for (pattern, text, expected) in [
            ("%d/%b/%Y:%H:%M:%S %z", "14/Oct/2026:09:30:00 +0000", "2026-10-14T09:30:00Z"),
            ("%d/%b/%Y:%H:%M:%S %z", "14/Oct/2026:09:30:00 -0430", "2026-10-14T14:00:00Z"),
            ("%Y-%m-%d %H:%M:%S.%f", "2026-10-14 09:30:00.25", "2026-10-14T08:30:00.25Z"),
            ("%a %b %d %H:%M:%S.%f %Y", "Wed Oct 14 09:30:00.123456 2026", "2026-10-14T08:30:00.123456Z"),
            ("%Y%m%d %T UTC", "20261014 09:30:00 UTC", "2026-10-14T08:30:00Z"),
            ("%Y-%m-%d %H:%M:%S %Z", "2026-10-14 09:30:00 UTC", "2026-10-14T09:30:00Z"),
            ("%Y-%m-%d %H:%M:%S %Z", "2026-10-14 09:30:00 CEST", "2026-10-14T07:30:00Z"),
            ("%b %d %H:%M:%S", "Oct 13 09:30:00", "2026-10-13T08:30:00Z"),
            ("%b %d %H:%M:%S", "Dec 24 09:30:00", "2025-12-24T08:30:00Z"),
            ("%m/%d/%y %I:%M %p", "10/14/26 12:05 am", "2026-10-13T23:05:00Z"),
            ("%Y-%j", "2026-287", "2026-10-13T23:00:00Z"),
            ("%s", "1791970200", "2026-10-14T09:30:00Z"),
        ] {
            assert_eq!(show(pattern, text).as_deref(), Some(expected), "{pattern} {text}");
        }
    }

    #[test]
    fn every_directive_that_a_configuration_may_use_is_read() {
        for (directive, text) in siem_config::TIME_DIRECTIVES.chars().zip([
            "2026",
            "26",
            "10",
            "14",
            "14",
            "287",
            "Oct",
            "Oct",
            "October",
            "Wed",
            "Wed",
            "09",
            "09",
            "AM",
            "30",
            "00",
            "5",
            "+0000",
            "UTC",
            "1791970200",
            "09:30:00",
            "10/14/26",
            "2026-10-14",
            "%",
        ]) {
            assert!(show(&format!("%{directive}"), text).is_some(), "{directive}");
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for (pattern, text) in [
            ("%d/%b/%Y", "14/Okt/2026"),
            ("%Y-%m-%d", "2026-10-14 x"),
            ("%Y-%m-%d", ""),
            ("%H:%M", "25:00"),
            ("%d/%b/%Y", "31/Feb/2026"),
            ("%Q", "1"),
            ("%b", "é"),
            ("%p", "é"),
        ] {
            assert_eq!(show(pattern, text), None, "{pattern} {text}");
        }
    }
}
