//! Syslog of whatever writes it: firewalls, switches, hosts. What a message means, only its program knows: the usual
//! ones of Linux are read as in its own log files, of Cisco's the kind; a section of a user's own maps others.
//!
//! Sources: RFC 5424, 6.2.1 (facilities and severities); RFC 3164; Cisco IOS, "System Message Logging" (`%FACILITY-
//! SEVERITY-MNEMONIC`).

use super::{LogTypeCode, instance, linux_os_syslog};
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
    set_level(doc);
    linux_os_syslog::set_what_program_tells(doc);
    set_cisco(doc);
    // Devices that have no name send their address.
    let address = doc.text("hostname").filter(|host| convert::address(host).is_some());
    doc.set_some(field::HOST_IP, address);
}

/// The severity as the line's level.
pub(super) fn set_level(doc: &mut Document<'_>) {
    let (code, name) = (doc.get_text(field::LOG_SYSLOG_SEVERITY_CODE), doc.get_text(field::LOG_SYSLOG_SEVERITY_NAME));
    doc.set_some(field::EVENT_SEVERITY, code);
    doc.set_some(field::LOG_LEVEL, name);
}

/// The kind of a message of Cisco's devices, which stands where other systems name a program.
fn set_cisco(doc: &mut Document<'_>) {
    // A collector writes its own head in front of that of the device.
    let relayed = || {
        let message = doc.text("syslog_message")?;
        message.match_indices(": %").next().and_then(|(at, _)| message[at + 2..].split(':').next())
    };
    let named = doc.text("proc").or_else(relayed);
    let Some((facility, severity, mnemonic)) = named.and_then(cisco_kind) else { return };
    doc.set(field::OBSERVER_VENDOR, "Cisco");
    doc.set(field::EVENT_PROVIDER, facility);
    doc.set(field::EVENT_CODE, mnemonic);
    if !doc.has(field::EVENT_SEVERITY) {
        let code = doc.format(format_args!("{severity}"));
        doc.set(field::EVENT_SEVERITY, code);
        doc.set_some(field::LOG_LEVEL, SEVERITIES.get(severity).copied());
    }
    if doc.text("proc").is_some() {
        doc.remove(field::PROCESS_NAME);
    }
}

/// `SYS`, 5 and `CONFIG_I` of `%SYS-5-CONFIG_I`.
fn cisco_kind(text: &str) -> Option<(&str, usize, &str)> {
    let text = text.strip_prefix('%')?;
    let (before, mnemonic) = text.rsplit_once('-')?;
    let (facility, severity) = before.rsplit_once('-')?;
    let is_word = |word: &str| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b"_-".contains(&b))
    };
    let severity = severity.parse().ok().filter(|severity| *severity < SEVERITIES.len())?;
    (is_word(facility) && is_word(mnemonic)).then_some((facility, severity, mnemonic))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_cisco() {
        assert_eq!(cisco_kind("%SYS-5-CONFIG_I"), Some(("SYS", 5, "CONFIG_I")));
        assert_eq!(cisco_kind("%ASA-6-302013"), Some(("ASA", 6, "302013")));
        assert_eq!(cisco_kind("%SYS-SW1-3-X"), Some(("SYS-SW1", 3, "X")));
        for text in ["", "app", "my-app-7", "%SYS-9-X", "%-5-X", "A-5-", "%a-5-X"] {
            assert_eq!(cisco_kind(text), None, "{text}");
        }
    }
}
