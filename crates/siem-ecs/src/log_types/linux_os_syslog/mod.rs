//! /var/log/secure and /var/log/messages: who came in, from where, and as whom.
//!
//! Sources: the messages of OpenSSH (`auth.c`, `auth2.c`, `session.c`), sudo (manual, "Log format"), Linux-PAM
//! (`pam_unix`, `pam_faillock`), util-linux (`su`, `login`), shadow-utils, systemd-logind, polkit and cron.
//! `linux-secure` binds this file too: the same line about security gives the same document by either key, also its
//! `@log_type`; only `@log_s3key` tells where it came from.
//!
//! Anybody on the internet can have sshd write a line: user names, version strings and parting words are the
//! stranger's own text. Each file here says where in a message the program's own words stand, and reads only those.

mod accounts;
mod cron;
mod login;
mod pam;
mod sshd;
mod sudo;

use super::{LogTypeCode, instance, syslog};
use crate::convert;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: SYSTEM_TYPE, prepare: Some(prepare), finish, is_own: None };

/// Where lines of linux-os-syslog go, and where those about who may do what go. An index that an operator chose for
/// a section stays.
const SYSTEM_INDEX: &str = "log-linux-os";
const SECURE_INDEX: &str = "log-linux-secure";
const SYSTEM_TYPE: &str = "linux-os-syslog";
const SECURE_TYPE: &str = "linux-secure";

/// Reason of a line in which a stranger's or a user's own text looks like the program's.
const AMBIGUOUS: &str = "ambiguous: a name in the line looks like another line's end";

/// What a message tells. Texts are the message's own; an empty one is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Event<'a> {
    categories: &'static [&'static str],
    types: &'static [&'static str],
    action: &'a str,
    outcome: &'static str,
    /// Why it failed, where the action does not say it.
    reason: &'a str,
    /// Who did it, or tried.
    user: &'a str,
    /// As whom.
    effective_user: &'a str,
    /// To whom it was done.
    target_user: &'a str,
    target_user_id: &'a str,
    group: &'a str,
    group_id: &'a str,
    /// Address, or name where the log has only that.
    source: &'a str,
    port: &'a str,
    /// Where it came to, address and port.
    destination: &'a str,
    destination_port: &'a str,
    command_line: &'a str,
    working_directory: &'a str,
    auth_method: &'a str,
}

const SUCCESS: &str = "success";
const FAILURE: &str = "failure";
const UNKNOWN: &str = "unknown";

/// A line of RFC 5424 has the same parts as others.
fn prepare(doc: &mut Document<'_>) {
    for (from, to) in [
        ("iso_timestamp", "syslog_timestamp"),
        ("iso_hostname", "hostname"),
        ("iso_proc", "proc"),
        ("iso_pid", "pid"),
        ("iso_message", "syslog_message"),
    ] {
        if let Some(value) = doc.at(from) {
            doc.remove_original_field(from);
            doc.set_original_field(to, value);
        }
    }
}

fn finish(doc: &mut Document<'_>) {
    instance::set_from_log_stream(doc);
    syslog::set_priority(doc);
    syslog::set_level(doc);
    if set_what_program_tells(doc) == About::Security {
        if doc.index_base() == SYSTEM_INDEX {
            doc.set_index_base(SECURE_INDEX);
        }
        if doc.log_type() == SYSTEM_TYPE {
            doc.set_log_type(SECURE_TYPE);
        }
        doc.set(field::EVENT_MODULE, "secure");
        doc.set(field::EVENT_DATASET, "system.auth");
    }
}

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// Who may do what.
    Security,
    Other,
}

/// Fills in what the message tells, as its program means it.
pub(super) fn set_what_program_tells(doc: &mut Document<'_>) -> About {
    let program = doc.text("proc").unwrap_or_default();
    // "/usr/sbin/sshd" and "sshd" are one, and so are "(su)" and "su".
    let program = program.rsplit('/').next().unwrap_or(program);
    let program = program.strip_prefix('(').and_then(|p| p.strip_suffix(')')).unwrap_or(program);
    // Syslog writes line feeds inside a message as #012: what follows a real one is another line's.
    let message = doc.text("syslog_message").and_then(|text| text.lines().next()).unwrap_or_default().trim();
    let message = match repeated(message) {
        Some((times, message)) => {
            doc.set_extra("aws.linux.repeated", times);
            message
        }
        None => message,
    };
    if let Some(event) = security_event(program, message) {
        set_event(doc, &event);
        return About::Security;
    }
    let event =
        cron::read(program, message).unwrap_or(Event { categories: &["host"], types: &["info"], ..Event::default() });
    set_event(doc, &event);
    About::Other
}

/// What a line says of who may do what; `None` for other programs' lines.
fn security_event<'a>(program: &str, message: &'a str) -> Option<Event<'a>> {
    if let Some(event) = pam::read(program, message) {
        return Some(event);
    }
    Some(match program {
        "sshd" | "sshd-session" | "sshd-auth" => sshd::read(message),
        "sudo" => sudo::read(message),
        "pkexec" => sudo::read_pkexec(message),
        "su" => login::read_su(message),
        "login" => login::read_login(message),
        "systemd-logind" => login::read_logind(message),
        "polkitd" => login::read_polkit(message),
        "unix_chkpwd" => pam::read_password_check(message),
        "useradd" | "usermod" | "userdel" | "groupadd" | "groupmod" | "groupdel" | "passwd" | "chpasswd"
        | "gpasswd" | "chage" | "chsh" | "chfn" => accounts::read(program, message),
        _ => return None,
    })
}

/// rsyslog's `message repeated 2 times: [ Failed password for root …]`: how often, and what.
fn repeated(message: &str) -> Option<(&str, &str)> {
    let (times, message) = message.strip_prefix("message repeated ")?.split_once(" times: [")?;
    let is_number = !times.is_empty() && times.bytes().all(|b| b.is_ascii_digit());
    is_number.then_some((times, message.strip_suffix(']')?.trim()))
}

fn set_event<'a>(doc: &mut Document<'a>, event: &Event<'a>) {
    // The only user of an event stands at its root, also where he is whom it was done to.
    let (user, user_id) = match event.user {
        "" => (event.target_user, event.target_user_id),
        user => (user, ""),
    };
    doc.set_list(field::EVENT_CATEGORY, event.categories);
    doc.set_list(field::EVENT_TYPE, event.types);
    for (field, text) in [
        (field::EVENT_ACTION, event.action),
        (field::EVENT_OUTCOME, event.outcome),
        (field::EVENT_REASON, event.reason),
        (field::USER_NAME, user),
        (field::USER_ID, user_id),
        (field::USER_EFFECTIVE_NAME, event.effective_user),
        (field::USER_TARGET_NAME, event.target_user),
        (field::USER_TARGET_ID, event.target_user_id),
        (field::GROUP_NAME, event.group),
        (field::GROUP_ID, event.group_id),
        (field::DESTINATION_ADDRESS, event.destination),
        (field::DESTINATION_IP, event.destination),
        (field::DESTINATION_PORT, event.destination_port),
        (field::SOURCE_ADDRESS, event.source),
        (field::PROCESS_COMMAND_LINE, event.command_line),
        (field::PROCESS_WORKING_DIRECTORY, event.working_directory),
    ] {
        doc.set(field, text);
    }
    doc.set_some(field::SOURCE_PORT, Some(event.port).filter(|port| port.parse::<u16>().is_ok()));
    if !doc.set(field::SOURCE_IP, event.source) {
        doc.set(field::SOURCE_DOMAIN, event.source);
    }
    doc.set_extra("aws.linux.auth_method", event.auth_method);
}

/// The text up to the first of `ends`.
fn until<'a>(text: &'a str, ends: &[char]) -> &'a str {
    text.split(ends).next().unwrap_or_default()
}

/// `ADDRESS port NUMBER` somewhere in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Remote<'a> {
    address: &'a str,
    port: &'a str,
    /// Byte offset of the address.
    start: usize,
    /// Byte offset behind the number.
    end: usize,
}

/// How far an address is looked for before its port: the longest has 45 characters and a zone.
const MAX_ADDRESS_BYTES: usize = 64;

/// All of them, in the message's order. Brackets around the address and a colon in place of "port" are a form too.
fn remotes(message: &str) -> Vec<Remote<'_>> {
    let mut found = Vec::new();
    for (at, between) in message.match_indices(" port ").chain(message.match_indices("]:")) {
        let after = &message[at + between.len()..];
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            continue;
        }
        let near = message.floor_char_boundary(at.saturating_sub(MAX_ADDRESS_BYTES));
        let Some(start) =
            message[near..at].rfind([' ', '[']).map(|blank| near + blank + 1).or((near == 0).then_some(0))
        else {
            continue;
        };
        let address = &message[start..at];
        if convert::address(address).is_some() {
            let end = at + between.len() + digits;
            found.push(Remote { address, port: &after[..digits], start, end });
        }
    }
    found.sort_by_key(|remote| remote.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remotes_are_found_wherever_they_stand() {
        let all = |message| remotes(message).into_iter().map(|r| (r.address, r.port)).collect::<Vec<_>>();
        assert_eq!(all("x from 203.0.113.9 port 40000 ssh2"), [("203.0.113.9", "40000")]);
        assert_eq!(all("2001:db8::1 port 22: x fe80::1%eth0 port 1"), [("2001:db8::1", "22"), ("fe80::1%eth0", "1")]);
        assert_eq!(
            all("drop #1 from [203.0.113.9]:40000 on [10.0.0.1]:22"),
            [("203.0.113.9", "40000"), ("10.0.0.1", "22")]
        );
        assert_eq!(all("from host.example.com port 1, from 192.0.2.1 port x, port 7"), []);
        let zone = "e".repeat(MAX_ADDRESS_BYTES - "fe80::1%".len());
        assert_eq!(all(&format!("xfe80::1%{zone} port 1")), [], "the end of a longer word is no address");
    }

    #[test]
    fn brackets_without_end_take_linear_time() {
        for end in ["]:", "]:1"] {
            assert_eq!(remotes(&end.repeat(400_000)), []);
        }
    }

    #[test]
    fn repeats_are_what_they_repeat() {
        assert_eq!(repeated("message repeated 2 times: [ Failed x]"), Some(("2", "Failed x")));
        for text in
            ["message repeated two times: [ x]", "message repeated 2 times: [ x", "last message repeated 2 times"]
        {
            assert_eq!(repeated(text), None, "{text}");
        }
    }

    #[test]
    fn lines_of_pam_are_about_security_whoever_writes_them() {
        let event = security_event("crond", "pam_unix(crond:session): session opened for user root by (uid=0)");
        assert_eq!(event.map(|e| (e.user, e.types)), Some(("root", &["start"][..])));
        assert_eq!(security_event("systemd", "Started Session 7 of user backup."), None);
        assert_eq!(security_event("kernel", "sshd[1]: Accepted password for root from 192.0.2.1 port 1 ssh2"), None);
    }
}
