//! The day of the samples, 14 October 2026, and how logs write its times.

/// Midnight UTC of the day, in seconds since 1970.
const MIDNIGHT: u64 = 1_791_936_000;

/// A second of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Time(pub(crate) u64);

impl Time {
    pub(crate) fn at(hour: u64, minute: u64, second: u64) -> Time {
        Time(hour * 3600 + minute * 60 + second)
    }

    /// The time of a record of a volume: some come in each second.
    pub(crate) fn of_record(number: usize) -> Time {
        Time((number as u64 / 50) % 86_400)
    }

    pub(crate) fn plus(self, seconds: u64) -> Time {
        Time((self.0 + seconds).min(86_399))
    }

    pub(crate) fn epoch(self) -> u64 {
        MIDNIGHT + self.0
    }

    pub(crate) fn epoch_millis(self) -> u64 {
        self.epoch() * 1000
    }

    fn parts(self) -> (u64, u64, u64) {
        (self.0 / 3600, self.0 / 60 % 60, self.0 % 60)
    }

    /// `09:30:00`
    pub(crate) fn clock(self) -> String {
        let (h, m, s) = self.parts();
        format!("{h:02}:{m:02}:{s:02}")
    }

    /// `2026-10-14T09:30:00`
    pub(crate) fn date_time(self) -> String {
        format!("2026-10-14T{}", self.clock())
    }

    /// `2026-10-14T09:30:00Z`
    pub(crate) fn iso(self) -> String {
        format!("2026-10-14T{}Z", self.clock())
    }

    /// `2026-10-14T09:30:00.123Z`
    pub(crate) fn iso_millis(self, millis: u64) -> String {
        format!("2026-10-14T{}.{millis:03}Z", self.clock())
    }

    /// `2026-10-14T09:30:00.123456Z`
    pub(crate) fn iso_micros(self, micros: u64) -> String {
        format!("2026-10-14T{}.{micros:06}Z", self.clock())
    }

    /// `14/Oct/2026:09:30:00 +0000`
    pub(crate) fn common_log(self) -> String {
        format!("14/Oct/2026:{} +0000", self.clock())
    }

    /// `Oct 14 09:30:00`
    pub(crate) fn syslog(self) -> String {
        format!("Oct 14 {}", self.clock())
    }

    /// `20261014T0930Z`, as file names have it.
    pub(crate) fn file_name(self) -> String {
        let (h, m, _) = self.parts();
        format!("20261014T{h:02}{m:02}Z")
    }

    /// `2026-10-14-09-30-00`
    pub(crate) fn dashed(self) -> String {
        let (h, m, s) = self.parts();
        format!("2026-10-14-{h:02}-{m:02}-{s:02}")
    }

    pub(crate) fn hour(self) -> u64 {
        self.0 / 3600
    }
}

#[cfg(test)]
mod tests {
    use super::Time;

    #[test]
    fn times_are_written_as_logs_do() {
        let time = Time::at(9, 30, 5);
        assert_eq!(time.epoch(), 1_791_970_205);
        assert_eq!(time.iso(), "2026-10-14T09:30:05Z");
        assert_eq!(time.common_log(), "14/Oct/2026:09:30:05 +0000");
        assert_eq!(time.dashed(), "2026-10-14-09-30-05");
    }
}
