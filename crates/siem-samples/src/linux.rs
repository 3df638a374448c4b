//! Lines of /var/log/secure and /var/log/messages.

use crate::time::Time;

/// A line of a host's log, with the milliseconds of its CloudWatch event.
pub(crate) fn line(time: Time, host: &str, program: &str, message: &str) -> (u64, String) {
    (time.epoch() * 1000 + 250, format!("{} {host} {program}: {message}", time.syslog()))
}
