//! Syslog of whatever writes it: firewalls, switches, hosts. What a message means, only its program knows; a section of
//! a user's own maps that.
//!
//! Sources: RFC 5424, 6.2.1 (facilities and severities); RFC 3164.

use super::{LogTypeCode, instance};
use crate::convert;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "syslog", prepare: None, finish, is_own: None };

const FACILITIES: [&str; 24] = [
    "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp", "ntp",
    "audit", "alert", "clock", "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7",
];
const SEVERITIES: [&str; 8] =
    ["emergency", "alert", "critical", "error", "warning", "notice", "informational", "debug"];

fn finish(doc: &mut Document<'_>) {
    instance::set_from_log_stream(doc);
    set_priority(doc);
    doc.set_list(field::EVENT_CATEGORY, &["host"]);
    doc.set_list(field::EVENT_TYPE, &["info"]);
    let level = doc.get_text(field::LOG_SYSLOG_SEVERITY_NAME);
    doc.set_some(field::LOG_LEVEL, level);
    // Devices that have no name send their address.
    let address = doc.text("hostname").filter(|host| convert::address(host).is_some());
    doc.set_some(field::HOST_IP, address);
}

/// Facility and severity from `<PRI>` in front of a line: eight times the one plus the other.
pub(super) fn set_priority(doc: &mut Document<'_>) {
    let Some(priority) = doc.text("syslog_priority").and_then(|text| text.parse::<u8>().ok()).filter(|n| *n < 192)
    else {
        return;
    };
    let (facility, severity) = (priority / 8, priority % 8);
    for (field, number) in [
        (field::LOG_SYSLOG_PRIORITY, priority),
        (field::LOG_SYSLOG_FACILITY_CODE, facility),
        (field::LOG_SYSLOG_SEVERITY_CODE, severity),
    ] {
        let text = doc.format(format_args!("{number}"));
        doc.set(field, text);
    }
    doc.set_some(field::LOG_SYSLOG_FACILITY_NAME, FACILITIES.get(usize::from(facility)).copied());
    doc.set_some(field::LOG_SYSLOG_SEVERITY_NAME, SEVERITIES.get(usize::from(severity)).copied());
}
