//! /var/log/secure and /var/log/messages: who came in, from where, and as whom.
//!
//! Sources: the messages of OpenSSH (`auth.c`, `session.c`), sudo ("Log format" in its manual), Linux-PAM `pam_unix`
//! and shadow-utils. `linux-secure` binds this file too: the same line gives the same document by either key.

use super::LogTypeCode;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "linux-os-syslog", prepare: None, finish, is_own: None };

/// Programs whose lines are about who may do what.
const SECURITY_PROGRAMS: [&str; 17] = [
    "sshd",
    "sshd-session",
    "sshd-auth",
    "sudo",
    "su",
    "login",
    "systemd-logind",
    "polkitd",
    "useradd",
    "usermod",
    "userdel",
    "groupadd",
    "groupmod",
    "groupdel",
    "passwd",
    "chpasswd",
    "gpasswd",
];

fn finish(doc: &mut Document<'_>) {
    set_instance(doc);
    let program = doc.text("proc").unwrap_or_default();
    let message = doc.text("syslog_message").unwrap_or_default();
    // "/usr/sbin/sshd" and "sshd" are one.
    let program = program.rsplit('/').next().unwrap_or(program);
    if !SECURITY_PROGRAMS.contains(&program) {
        doc.set_default(field::EVENT_CATEGORY, "host");
        doc.set_default(field::EVENT_TYPE, "info");
        return;
    }
    doc.set_index_base("log-linux-secure");
    doc.set(field::EVENT_MODULE, "secure");
    if let Some(session) = pam_session(message) {
        return set_session(doc, &session);
    }
    match program {
        "sshd" | "sshd-session" | "sshd-auth" => set_ssh(doc, message),
        "sudo" => set_sudo(doc, message),
        "su" | "login" => set_login(doc, message),
        "systemd-logind" => set_logind(doc, message),
        "polkitd" => set_event(doc, "authentication", &["info"], None, None),
        _ => set_account_change(doc, program, message),
    }
}

/// The EC2 instance that the log stream is named after.
fn set_instance(doc: &mut Document<'_>) {
    let Some(stream) = doc.record().envelope.log_stream else { return };
    let is_id = |part: &&str| {
        part.strip_prefix("i-")
            .is_some_and(|hex| matches!(hex.len(), 8 | 17) && hex.bytes().all(|b| b.is_ascii_hexdigit()))
    };
    let parts = stream.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    if let Some(id) = parts.into_iter().find(is_id) {
        doc.set(field::CLOUD_INSTANCE_ID, id);
        doc.add(field::RELATED_HOSTS, id);
    }
}

fn set_event<'a>(
    doc: &mut Document<'a>,
    category: &'static str,
    types: &[&'static str],
    action: Option<&'a str>,
    outcome: Option<&'static str>,
) {
    doc.set(field::EVENT_CATEGORY, category);
    doc.set_list(field::EVENT_TYPE, types);
    doc.set_some(field::EVENT_ACTION, action);
    doc.set_some(field::EVENT_OUTCOME, outcome);
}

fn set_user<'a>(doc: &mut Document<'a>, name: &'a str) {
    if !name.is_empty() {
        doc.set(field::USER_NAME, name);
    }
}

// ---- PAM

/// `pam_unix(sshd:session): session opened for user alice(uid=1000) by (uid=0)`
struct PamSession<'a> {
    opened: bool,
    user: &'a str,
}

fn pam_session(message: &str) -> Option<PamSession<'_>> {
    let text = message.strip_prefix("pam_")?;
    let (_, text) = text.split_once("): session ")?;
    let (opened, rest) = match text.strip_prefix("opened for user ") {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix("closed for user ")?),
    };
    let user = rest.split(['(', ' ']).next().unwrap_or_default();
    Some(PamSession { opened, user })
}

fn set_session<'a>(doc: &mut Document<'a>, session: &PamSession<'a>) {
    let (types, action): (&[&str], _) =
        if session.opened { (&["start"], "session opened") } else { (&["end"], "session closed") };
    set_event(doc, "session", types, Some(action), Some("success"));
    set_user(doc, session.user);
}

// ---- sshd

/// What sshd's messages begin with, what they mean, and where the user stands.
fn set_ssh<'a>(doc: &mut Document<'a>, message: &'a str) {
    let (address, port) = remote(message).unwrap_or_default();
    if !address.is_empty() && doc.set(field::SOURCE_IP, address) {
        doc.set(field::SOURCE_ADDRESS, address);
        doc.set(field::SOURCE_PORT, port);
    }
    let start = |types, action: &'a str, outcome| (types, action, outcome);
    let failed: &[&str] = &["start"];
    let ended: &[&str] = &["end"];
    let (types, action, outcome) = match message.split(' ').next().unwrap_or_default() {
        "Accepted" => start(failed, "Accepted", Some("success")),
        "Failed" => start(failed, "Failed", Some("failure")),
        "Invalid" => start(failed, "Invalid user", Some("failure")),
        "error:" | "fatal:" => start(&["info"], "error", Some("failure")),
        "Disconnected" | "Received" => start(ended, "Disconnected", None),
        "Connection" => start(ended, "Connection closed", None),
        "reverse" | "Address" => start(&["info"], "reverse mapping", Some("unknown")),
        _ => start(&["info"], "", Some("unknown")),
    };
    set_event(doc, "authentication", types, Some(action).filter(|action| !action.is_empty()), outcome);
    if let Some(user) = ssh_user(message) {
        set_user(doc, user);
    }
    if let Some(method) = message.strip_prefix("Accepted ").or_else(|| message.strip_prefix("Failed ")) {
        doc.set_extra("aws.linux.auth_method", method.split(' ').next().unwrap_or_default());
    }
}

/// The last `from ADDRESS port PORT`: what stands before it may be a user name that a stranger typed, and that may
/// look like an address of his choice.
fn remote(message: &str) -> Option<(&str, &str)> {
    let (at, _) = message.rmatch_indices(" port ").next()?;
    let address = message[..at].rsplit(' ').next()?;
    let port = message[at + 6..].split(|c: char| !c.is_ascii_digit()).next()?;
    Some((address, port))
}

/// The user of `Failed password for invalid user X from …`, `Accepted publickey for X from …`, `Invalid user X from …`,
/// `Disconnected from authenticating user X 192.0.2.1 port …`.
fn ssh_user(message: &str) -> Option<&str> {
    let rest = message
        .strip_prefix("Invalid user ")
        .or_else(|| message.split_once(" invalid user ").map(|(_, rest)| rest))
        .or_else(|| message.split_once(" authenticating user ").map(|(_, rest)| rest))
        .or_else(|| message.split_once(" for ").map(|(_, rest)| rest))
        .or_else(|| message.split_once(" user ").map(|(_, rest)| rest))?;
    let end = rest.rfind(" port ").unwrap_or(rest.len());
    // The address is the last word before the port, and "from" may stand before it.
    let before = rest[..end].rsplit_once(' ').map_or("", |(before, _)| before);
    Some(before.strip_suffix(" from").unwrap_or(before)).filter(|user| !user.is_empty() && *user != "from")
}

// ---- sudo, su, login

/// `alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/ls`, with a refusal before the first field if there
/// was one: `alice : command not allowed ; TTY=…`, `alice : 3 incorrect password attempts ; TTY=…`,
/// `alice : user NOT in sudoers ; TTY=…`.
fn set_sudo<'a>(doc: &mut Document<'a>, message: &'a str) {
    let Some((user, rest)) = message.trim_start().split_once(" : ") else {
        return set_event(doc, "process", &["info"], None, Some("unknown"));
    };
    set_user(doc, user.trim());
    let refusal = rest.split(" ; ").next().filter(|first| !first.contains('='));
    let outcome = if refusal.is_some() { "failure" } else { "success" };
    // A command may hold semicolons: it is the last field, and goes to the end.
    let (fields, command) = rest.split_once("COMMAND=").unwrap_or((rest, ""));
    set_event(doc, "process", &["start"], Some(refusal.unwrap_or("command")), Some(outcome));
    if !command.is_empty() {
        doc.set(field::PROCESS_COMMAND_LINE, command);
    }
    for part in fields.split(" ; ") {
        match part.trim().split_once('=') {
            Some(("USER", name)) => {
                doc.set(field::USER_EFFECTIVE_NAME, name);
            }
            Some(("PWD", path)) => {
                doc.set(field::PROCESS_WORKING_DIRECTORY, path);
            }
            _ => {}
        }
    }
}

/// `(to root) alice on pts/0`, `FAILED SU (to root) alice on pts/0`, `FAILED LOGIN 1 FROM tty1 FOR alice, …`.
fn set_login<'a>(doc: &mut Document<'a>, message: &'a str) {
    let failed = message.contains("FAILED") || message.contains("authentication failure");
    let outcome = if failed { "failure" } else { "success" };
    if let Some((_, rest)) = message.split_once("(to ")
        && let Some((target, rest)) = rest.split_once(") ")
    {
        doc.set(field::USER_EFFECTIVE_NAME, target);
        set_user(doc, rest.split(' ').next().unwrap_or_default());
        return set_event(doc, "authentication", &["start"], Some("su"), Some(outcome));
    }
    if let Some((_, rest)) = message.split_once(" FOR ") {
        set_user(doc, rest.split([',', ' ']).next().unwrap_or_default());
    } else if let Some((_, rest)) = message.split_once("user=") {
        set_user(doc, rest.split(' ').next().unwrap_or_default());
    }
    set_event(doc, "authentication", &["start"], Some("login"), Some(outcome));
}

/// `New session 12 of user alice.`, `Session 12 logged out. …`, `Removed session 12.`
fn set_logind<'a>(doc: &mut Document<'a>, message: &'a str) {
    let (types, action): (&[&str], &str) = match message.split(' ').next() {
        Some("New") => (&["start"], "session opened"),
        Some("Removed" | "Session") => (&["end"], "session closed"),
        _ => (&["info"], ""),
    };
    set_event(doc, "session", types, Some(action).filter(|action| !action.is_empty()), None);
    if let Some((_, rest)) = message.split_once(" of user ") {
        set_user(doc, rest.trim_end_matches('.').split(' ').next().unwrap_or_default());
    }
}

/// `new user: name=carol, UID=1001, …`, `delete user 'carol'`, `password changed for carol`.
fn set_account_change<'a>(doc: &mut Document<'a>, program: &str, message: &'a str) {
    let kind = match program {
        "useradd" | "groupadd" => "creation",
        "userdel" | "groupdel" => "deletion",
        _ => "change",
    };
    let subject = if program.starts_with('g') { "group" } else { "user" };
    let failed = message.contains("fail") || message.contains("not ");
    let action = message.split([':', '\'']).next().unwrap_or_default().trim();
    set_event(doc, "iam", &[kind, subject], Some(action), Some(if failed { "failure" } else { "success" }));
    let name = message
        .split_once("name=")
        .map(|(_, rest)| rest.split([',', ' ']).next().unwrap_or_default())
        .or_else(|| message.split('\'').nth(1))
        .or_else(|| message.split_once(" for ").map(|(_, rest)| rest.split(' ').next().unwrap_or_default()));
    if let Some(name) = name.filter(|name| !name.is_empty()) {
        if subject == "group" {
            doc.set(field::GROUP_NAME, name);
        } else {
            doc.set(field::USER_TARGET_NAME, name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_the_one_that_sshd_wrote() {
        assert_eq!(remote("Failed password for root from 203.0.113.9 port 40000 ssh2"), Some(("203.0.113.9", "40000")));
        assert_eq!(remote("Accepted publickey for a from 2001:db8::1 port 22 ssh2: x"), Some(("2001:db8::1", "22")));
        let forged = "Invalid user a from 192.0.2.1 port 1 from 203.0.113.9 port 40000";
        assert_eq!(remote(forged), Some(("203.0.113.9", "40000")));
        assert_eq!(ssh_user(forged), Some("a from 192.0.2.1 port 1"));
        assert_eq!(remote("Server listening on 0.0.0.0 port 22."), Some(("0.0.0.0", "22")));
        assert_eq!(remote("nothing"), None);
    }

    #[test]
    fn users_of_sshd() {
        for (message, user) in [
            ("Accepted publickey for alice from 198.51.100.11 port 1 ssh2", Some("alice")),
            ("Failed password for invalid user admin from 203.0.113.9 port 1 ssh2", Some("admin")),
            ("Failed password for invalid user  from 203.0.113.9 port 1 ssh2", None),
            ("Invalid user oracle from 203.0.113.9 port 1", Some("oracle")),
            ("Disconnected from authenticating user root 203.0.113.9 port 1 [preauth]", Some("root")),
            ("Disconnected from user alice 198.51.100.11 port 1", Some("alice")),
            ("Connection closed by 203.0.113.9 port 1", None),
        ] {
            assert_eq!(ssh_user(message), user, "{message}");
        }
    }

    #[test]
    fn sessions_of_pam() {
        let session =
            pam_session("pam_unix(sshd:session): session opened for user alice(uid=1000) by (uid=0)").unwrap();
        assert!(session.opened);
        assert_eq!(session.user, "alice");
        assert!(!pam_session("pam_unix(sudo:session): session closed for user root").unwrap().opened);
        assert!(pam_session("session opened for user x").is_none());
    }
}
