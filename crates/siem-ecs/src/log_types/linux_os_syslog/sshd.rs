//! OpenSSH's daemon, which since 9.8 also calls itself sshd-session and sshd-auth.
//!
//! A message has the client's address in one of two places. Behind a user name (`Failed password for NAME from ADDRESS
//! port N`), the name may be any text, also one that looks like an address: the last address is the real one. In front
//! of the client's parting words or offers (`Received disconnect from ADDRESS port N:11: TEXT`), the first one is.

use super::{Event, FAILURE, Remote, SUCCESS, UNKNOWN, pam, remotes, until};

/// Reads one message.
pub(super) fn read(message: &str) -> Event<'_> {
    let text = message.strip_suffix(" [preauth]").unwrap_or(message);
    let (complaint, text) = match text.split_once(": ") {
        Some(("error" | "fatal", rest)) => (true, rest),
        _ => (false, text),
    };
    let event = sign_in(text)
        .or_else(|| refusal(text))
        .or_else(|| ending(text))
        .or_else(|| connection(text))
        .unwrap_or_else(|| other(text, complaint));
    Event { categories: if event.categories.is_empty() { &["authentication"] } else { event.categories }, ..event }
}

fn with_remote<'a>(event: Event<'a>, remote: Option<Remote<'a>>) -> Event<'a> {
    remote.map_or(event, |remote| Event { source: remote.address, port: remote.port, ..event })
}

fn first_remote(text: &str) -> Option<Remote<'_>> {
    remotes(text).first().copied()
}

/// `USER from ADDRESS port N`, or without the port in old versions. The name of an account that exists has no blanks;
/// that of one that does not may be anything.
fn user_from<'a>(event: Event<'a>, text: &'a str) -> Event<'a> {
    let (exists, text) = match text.strip_prefix("invalid user ").or_else(|| text.strip_prefix("illegal user ")) {
        Some(rest) => (false, rest),
        None => (event.action != "Invalid user", text),
    };
    let found = remotes(text);
    let is_from = |remote: &&Remote<'a>| text[..remote.start].ends_with("from ");
    let remote = if exists { found.iter().find(is_from) } else { found.iter().rfind(is_from) };
    if let Some(remote) = remote {
        let user = text[..remote.start].strip_suffix("from ").unwrap_or_default().trim_end_matches(' ');
        return with_remote(Event { user, ..event }, Some(*remote));
    }
    let (user, source) = text.rsplit_once(" from ").unwrap_or((text, ""));
    Event { user, source: until(source, &[' ', ',']), ..event }
}

/// Attempts, by method.
fn sign_in(text: &str) -> Option<Event<'_>> {
    let (action, rest) = text.split_once(' ')?;
    let outcome = match action {
        "Accepted" => SUCCESS,
        "Failed" => FAILURE,
        "Postponed" | "Partial" => UNKNOWN,
        "Invalid" => {
            let event = Event { types: &["start"], action: "Invalid user", outcome: FAILURE, ..Event::default() };
            return Some(user_from(event, rest.strip_prefix("user ")?));
        }
        _ => return None,
    };
    let (auth_method, rest) = rest.split_once(" for ")?;
    if auth_method.contains(' ') {
        return None;
    }
    let types = if outcome == UNKNOWN { &["info"] } else { &["start"] };
    Some(user_from(Event { types, action, outcome, auth_method, ..Event::default() }, rest))
}

/// Attempts that were refused for another reason than the password.
fn refusal(text: &str) -> Option<Event<'_>> {
    let failed = Event { types: &["start"], outcome: FAILURE, ..Event::default() };
    if let Some(rest) = text.strip_prefix("maximum authentication attempts exceeded for ") {
        return Some(user_from(Event { action: "maximum authentication attempts exceeded", ..failed }, rest));
    }
    if let Some(rest) = text.strip_prefix("PAM: ") {
        let (reason, rest) = rest.split_once(" for ")?;
        return Some(user_from(Event { action: "PAM failure", reason, ..failed }, rest));
    }
    if let Some(rest) = text.strip_prefix("PAM ") {
        let (reason, keys) = rest.split_once(';')?;
        return Some(pam::with_keys(Event { action: "authentication failure", reason, ..failed }, keys));
    }
    if let Some(rest) = text.strip_prefix("User ") {
        let (user, reason) = rest.split_once(' ')?;
        let at = reason.find("not allowed")?;
        let source = reason.strip_prefix("from ").map_or("", |rest| until(rest, &[' ']));
        return Some(Event { action: "not allowed", user, source, reason: &reason[at..], ..failed });
    }
    if let Some(rest) = text.strip_prefix("AuthorizedKeysCommand ") {
        let user = rest.split(' ').nth(1).filter(|user| !user.starts_with("SHA256:")).unwrap_or_default();
        return Some(Event { action: "AuthorizedKeysCommand failed", user, ..failed });
    }
    if let Some(rest) = text.strip_prefix("Timeout before authentication for ") {
        let event = Event { action: "Timeout before authentication", ..failed };
        return Some(match rest.strip_prefix("connection from ") {
            Some(rest) => Event { source: until(rest, &[' ', ',']), ..event },
            None => with_remote(Event { source: until(rest, &[' ', '.']), ..event }, first_remote(rest)),
        });
    }
    for action in ["Bad protocol version identification", "Did not receive identification string"] {
        if text.starts_with(action) {
            let event = user_from(Event { action, ..failed }, text);
            // Who sends no SSH has no name either.
            return Some(with_remote(Event { user: "", ..event }, remotes(text).last().copied()));
        }
    }
    for action in ["Unable to negotiate", "banner exchange", "ssh_dispatch_run_fatal", "drop connection"] {
        if text.starts_with(action) {
            return Some(with_remote(Event { action, ..failed }, first_remote(text)));
        }
    }
    None
}

/// Ends of connections and sessions. A user name stands between two words of sshd's and the last address.
fn ending(text: &str) -> Option<Event<'_>> {
    let ended = Event { categories: &["authentication", "session"], types: &["end"], ..Event::default() };
    if text.starts_with("Received disconnect from ") {
        return Some(with_remote(Event { action: "Received disconnect", ..ended }, first_remote(text)));
    }
    if let Some(rest) = text.strip_prefix("Close session: user ") {
        let event = Event { action: "Close session", user: until(rest, &[' ']), ..ended };
        return Some(with_remote(event, first_remote(text)));
    }
    let (action, rest) = [
        ("Disconnected", "Disconnected from "),
        ("Disconnecting", "Disconnecting "),
        ("Connection closed", "Connection closed by "),
        ("Connection reset", "Connection reset by "),
    ]
    .into_iter()
    .find_map(|(action, prefix)| Some((action, text.strip_prefix(prefix)?)))?;
    let named = ["authenticating user ", "invalid user ", "user "].into_iter().find_map(|word| rest.strip_prefix(word));
    // "Disconnecting … port N: reason": sshd's own words, but they may quote the name again.
    let remote = match action {
        "Disconnecting" => first_remote(rest),
        _ => remotes(rest).last().copied(),
    };
    let user = match (named, remote) {
        (Some(named), Some(remote)) => {
            let skipped = rest.len() - named.len();
            named.get(..remote.start.saturating_sub(skipped)).unwrap_or_default().trim_end()
        }
        _ => "",
    };
    Some(with_remote(Event { action, user, ..ended }, remote))
}

/// Connections and sessions that begin, and names that do not fit their address.
fn connection(text: &str) -> Option<Event<'_>> {
    let event = Event { types: &["info"], ..Event::default() };
    if text.starts_with("Connection from ") {
        let event = Event { categories: &["network"], types: &["connection", "start"], action: "Connection", ..event };
        return Some(with_remote(event, first_remote(text)));
    }
    if text.starts_with("Starting session: ") {
        let remote = first_remote(text);
        let before = remote.map_or("", |remote| text[..remote.start].trim_end().trim_end_matches(" from"));
        let user = before.rsplit(' ').next().unwrap_or_default();
        let types = &["start"];
        let event =
            Event { categories: &["session"], types, action: "Starting session", outcome: SUCCESS, user, ..event };
        return Some(with_remote(event, remote));
    }
    if text.starts_with("reverse mapping checking ") {
        // NAME [ADDRESS] failed: a name has no blanks.
        let source = text.split_once(" [").map_or("", |(_, rest)| until(rest, &[']']));
        return Some(Event { action: "reverse mapping", outcome: UNKNOWN, source, ..event });
    }
    if let Some(rest) = text.strip_prefix("Address ") {
        let source = until(rest, &[' ']);
        return Some(Event { action: "reverse mapping", outcome: UNKNOWN, source, ..event });
    }
    None
}

/// Anything else: an address is the client's only where sshd says "from" or "with".
fn other(text: &str, complaint: bool) -> Event<'_> {
    let remote = remotes(text).into_iter().rfind(|remote| {
        let before = &text[..remote.start];
        before.ends_with("from ") || before.ends_with("with ")
    });
    let event = Event {
        types: &["info"],
        action: if complaint { "error" } else { "" },
        outcome: if complaint { FAILURE } else { UNKNOWN },
        ..Event::default()
    };
    with_remote(event, remote)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(message: &str) -> (&str, &str, &str, &str, &str) {
        let event = read(message);
        (event.action, event.outcome, event.user, event.source, event.port)
    }

    #[test]
    fn attempts() {
        for (message, action, outcome, user, source) in [
            (
                "Accepted publickey for alice from 198.51.100.11 port 1 ssh2: ED25519 SHA256:x",
                "Accepted",
                SUCCESS,
                "alice",
                "198.51.100.11",
            ),
            (
                "Accepted keyboard-interactive/pam for a from 2001:db8::9 port 1 ssh2",
                "Accepted",
                SUCCESS,
                "a",
                "2001:db8::9",
            ),
            ("Failed password for root from 203.0.113.9 port 1 ssh2", "Failed", FAILURE, "root", "203.0.113.9"),
            (
                "Failed none for invalid user admin from 203.0.113.9 port 1 ssh2",
                "Failed",
                FAILURE,
                "admin",
                "203.0.113.9",
            ),
            ("Failed password for invalid user  from 203.0.113.9 port 1 ssh2", "Failed", FAILURE, "", "203.0.113.9"),
            ("Invalid user oracle from 203.0.113.9 port 1", "Invalid user", FAILURE, "oracle", "203.0.113.9"),
            ("Invalid user oracle from 203.0.113.9", "Invalid user", FAILURE, "oracle", "203.0.113.9"),
            (
                "Partial publickey for bob from 203.0.113.9 port 1 ssh2: RSA SHA256:x",
                "Partial",
                UNKNOWN,
                "bob",
                "203.0.113.9",
            ),
        ] {
            let found = told(message);
            assert_eq!((found.0, found.1, found.2, found.3), (action, outcome, user, source), "{message}");
        }
        assert_eq!(read("Failed password for root from 203.0.113.9 port 1 ssh2").auth_method, "password");
    }

    #[test]
    fn refusals() {
        for (message, action, user, source) in [
            (
                "error: maximum authentication attempts exceeded for invalid user x from 203.0.113.9 port 1 ssh2 [preauth]",
                "maximum authentication attempts exceeded",
                "x",
                "203.0.113.9",
            ),
            (
                "error: PAM: Authentication failure for root from host.example.com",
                "PAM failure",
                "root",
                "host.example.com",
            ),
            ("error: PAM: User not known for illegal user q from 203.0.113.9", "PAM failure", "q", "203.0.113.9"),
            (
                "PAM 2 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.9  user=root",
                "authentication failure",
                "root",
                "203.0.113.9",
            ),
            (
                "User root from 203.0.113.9 not allowed because not listed in AllowUsers",
                "not allowed",
                "root",
                "203.0.113.9",
            ),
            ("User carol not allowed because account is locked", "not allowed", "carol", ""),
            (
                "error: AuthorizedKeysCommand /opt/aws/bin/eic_run_authorized_keys ec2-user SHA256:x failed, status 22",
                "AuthorizedKeysCommand failed",
                "ec2-user",
                "",
            ),
            (
                "fatal: Timeout before authentication for 203.0.113.9 port 1",
                "Timeout before authentication",
                "",
                "203.0.113.9",
            ),
            (
                "Timeout before authentication for connection from 2001:db8::9 to 10.0.0.1, pid = 5",
                "Timeout before authentication",
                "",
                "2001:db8::9",
            ),
            (
                "Did not receive identification string from 203.0.113.9",
                "Did not receive identification string",
                "",
                "203.0.113.9",
            ),
            (
                "drop connection #9 from [203.0.113.9]:1 on [10.0.0.1]:22 past MaxStartups",
                "drop connection",
                "",
                "203.0.113.9",
            ),
        ] {
            let found = told(message);
            assert_eq!((found.0, found.1, found.2, found.3), (action, FAILURE, user, source), "{message}");
        }
    }

    #[test]
    fn endings_and_beginnings() {
        for (message, action, user, source) in [
            ("Disconnected from user alice 198.51.100.11 port 1", "Disconnected", "alice", "198.51.100.11"),
            (
                "Disconnected from authenticating user root 203.0.113.9 port 1 [preauth]",
                "Disconnected",
                "root",
                "203.0.113.9",
            ),
            ("Disconnected from 203.0.113.9 port 1", "Disconnected", "", "203.0.113.9"),
            (
                "Connection closed by invalid user a b 203.0.113.9 port 1 [preauth]",
                "Connection closed",
                "a b",
                "203.0.113.9",
            ),
            ("Connection reset by 2001:db8::9 port 1 [preauth]", "Connection reset", "", "2001:db8::9"),
            (
                "Disconnecting invalid user x 203.0.113.9 port 1: Change of username [preauth]",
                "Disconnecting",
                "x",
                "203.0.113.9",
            ),
            (
                "Starting session: shell on pts/0 for alice from 198.51.100.11 port 1 id 0",
                "Starting session",
                "alice",
                "198.51.100.11",
            ),
            ("Close session: user alice from 198.51.100.11 port 1 id 0", "Close session", "alice", "198.51.100.11"),
            ("Connection from 203.0.113.9 port 1 on 10.0.0.1 port 22 rdomain \"\"", "Connection", "", "203.0.113.9"),
            (
                "reverse mapping checking getaddrinfo for x.example.com [203.0.113.9] failed - POSSIBLE BREAK-IN ATTEMPT!",
                "reverse mapping",
                "",
                "203.0.113.9",
            ),
            (
                "Address 203.0.113.9 maps to x.example.com, but this does not map back.",
                "reverse mapping",
                "",
                "203.0.113.9",
            ),
        ] {
            let found = told(message);
            assert_eq!((found.0, found.2, found.3), (action, user, source), "{message}");
        }
    }

    #[test]
    fn a_stranger_does_not_choose_his_address() {
        for message in [
            "Invalid user a from 192.0.2.1 port 1 from 203.0.113.9 port 4",
            "Failed password for invalid user x from 192.0.2.1 port 1 ssh2 from 203.0.113.9 port 4 ssh2",
            "Failed publickey for root from 203.0.113.9 port 4 ssh2: RSA-CERT SHA256:x ID a from 192.0.2.1 port 1 (serial 0)",
            "Received disconnect from 203.0.113.9 port 4:11: bye from 192.0.2.1 port 1 [preauth]",
            "Disconnected from invalid user from 192.0.2.1 port 1 203.0.113.9 port 4 [preauth]",
            "Bad protocol version identification 'GET / from 192.0.2.1 port 1' from 203.0.113.9 port 4",
            "Unable to negotiate with 203.0.113.9 port 4: no matching cipher found. Their offer: from 192.0.2.1 port 1",
            "banner exchange: Connection from 203.0.113.9 port 4: invalid format from 192.0.2.1 port 1",
        ] {
            let found = told(message);
            assert_eq!((found.3, found.4), ("203.0.113.9", "4"), "{message}");
        }
        assert_eq!(told("Invalid user a from 192.0.2.1 port 1 from 203.0.113.9 port 4").2, "a from 192.0.2.1 port 1");
        assert_eq!(
            told("Disconnected from invalid user é 192.0.2.1 port 1 203.0.113.9 port 4").2,
            "é 192.0.2.1 port 1"
        );
    }

    #[test]
    fn the_daemons_own_lines_have_no_source() {
        for message in
            ["Server listening on 0.0.0.0 port 22.", "Received signal 15; terminating.", "Accepted", "", " port "]
        {
            assert_eq!(told(message), ("", UNKNOWN, "", "", ""), "{message}");
        }
        assert_eq!(told("error: kex_exchange_identification: Connection closed by remote host").1, FAILURE);
    }
}
