//! OpenSSH's daemon, which since 9.8 also calls itself sshd-session and sshd-auth.
//!
//! A stranger chooses his user name, his certificate's ID, his version string, his offers and his parting words, and
//! each may look like an address. So an address counts only where the whole message has one of sshd's forms: right
//! behind sshd's own first words, or in front of an end that sshd wrote. A message that can be read in two ways names
//! neither user nor address, and says so in `event.reason`.

use super::{AMBIGUOUS, Event, FAILURE, Remote, SUCCESS, UNKNOWN, pam, remotes, until};
use crate::convert;

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

/// `ADDRESS port N …` or `ADDRESS: …` at the start.
fn leading<'a>(event: Event<'a>, text: &'a str) -> Event<'a> {
    if let Some(remote) = remotes(text).first().filter(|remote| text[..remote.start].trim_start_matches('[').is_empty())
    {
        return Event { source: remote.address, port: remote.port, ..event };
    }
    let word = until(text, &[' ', ',']);
    let address = [word, word.trim_end_matches([':', '.'])].into_iter().find(|word| convert::address(word).is_some());
    Event { source: address.unwrap_or_default(), ..event }
}

/// `… from ADDRESS port N` at the end, or `… from HOST` of old versions.
fn trailing<'a>(event: Event<'a>, text: &'a str) -> Event<'a> {
    text.rsplit_once(" from ").map_or(event, |(_, rest)| from_host(event, rest))
}

/// `ADDRESS port N`, or the address or host alone.
fn from_host<'a>(event: Event<'a>, text: &'a str) -> Event<'a> {
    let (source, port) = text.split_once(" port ").unwrap_or((text, ""));
    let is_whole = !source.contains(' ') && port.bytes().all(|b| b.is_ascii_digit());
    if is_whole && source != "UNKNOWN" { Event { source, port, ..event } } else { event }
}

/// `USER from ADDRESS port N`, with what sshd may write behind it; in old versions without the port. The name of an
/// account that exists is not the stranger's choice; that of one that does not may be anything.
fn user_from<'a>(event: Event<'a>, text: &'a str) -> Event<'a> {
    let exists = unknown_name(text).is_none() && event.reason != NO_SUCH_USER;
    let text = unknown_name(text).unwrap_or(text);
    let found = remotes(text);
    let mut readings = found
        .iter()
        .filter(|remote| text[..remote.start].ends_with("from ") && (exists || is_end_of_attempt(&text[remote.end..])));
    let first = readings.next();
    if !exists && readings.any(|other| first.is_some_and(|first| first.address != other.address)) {
        return Event { reason: AMBIGUOUS, ..event };
    }
    if let Some(remote) = first {
        let user = text[..remote.start].strip_suffix("from ").unwrap_or_default().trim_end_matches(' ');
        return Event { user, source: remote.address, port: remote.port, ..event };
    }
    match text.rsplit_once(" from ") {
        Some((user, host)) => from_host(Event { user, ..event }, host.strip_suffix(" ssh2").unwrap_or(host)),
        None => Event { user: text, ..event },
    }
}

fn unknown_name(text: &str) -> Option<&str> {
    text.strip_prefix("invalid user ").or_else(|| text.strip_prefix("illegal user "))
}

/// What sshd writes behind address and port: nothing, the protocol, and of a key its type and fingerprint. The ID of a
/// certificate is the stranger's own text, but behind it stand serial number and authority.
fn is_end_of_attempt(end: &str) -> bool {
    let end = end.strip_prefix(" ssh2").unwrap_or(end);
    let Some(key) = end.strip_prefix(": ") else { return end.is_empty() };
    let mut words = key.split(' ');
    let (kind, _fingerprint, next) = (words.next().unwrap_or_default(), words.next(), words.next());
    match next {
        None => true,
        Some("ID") => {
            let authority = key.rsplit_once(") CA ").filter(|(id, _)| id.contains(" (serial "));
            kind.ends_with("-CERT") && authority.is_some_and(|(_, authority)| authority.split(' ').count() == 2)
        }
        Some(_) => false,
    }
}

/// What an attempt is called, whose outcome tells whether it was let in: dashboards and detections ask for it.
const ATTEMPT: &str = "ssh_login";
const NO_SUCH_USER: &str = "Invalid user";

/// Attempts, by method.
fn sign_in(text: &str) -> Option<Event<'_>> {
    let (word, rest) = text.split_once(' ')?;
    let stranger =
        Event { types: &["info"], action: ATTEMPT, outcome: FAILURE, reason: NO_SUCH_USER, ..Event::default() };
    let attempt = Event { reason: "", ..stranger };
    let event = match word {
        "Accepted" => Event { categories: &["authentication", "session"], outcome: SUCCESS, ..attempt },
        "Failed" => attempt,
        "Postponed" | "Partial" => Event { action: word, outcome: UNKNOWN, ..attempt },
        "Invalid" => return Some(user_from(stranger, rest.strip_prefix("user ")?)),
        // OpenSSH before 7.4: "input_userauth_request: invalid user NAME", without an address.
        "input_userauth_request:" => {
            return Some(Event { user: rest.strip_prefix("invalid user ")?, ..stranger });
        }
        _ => return None,
    };
    let (auth_method, rest) = rest.split_once(" for ")?;
    if auth_method.contains(' ') {
        return None;
    }
    let reason = if unknown_name(rest).is_some() { NO_SUCH_USER } else { "" };
    Some(user_from(Event { auth_method, reason, ..event }, rest))
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
        return Some(pam::with_keys(Event { types: &["info"], action: pam::FAILED_CHECK, reason, ..failed }, keys));
    }
    if let Some(rest) = text.strip_prefix("User ") {
        let (user, reason) = rest.split_once(' ')?;
        let at = reason.find("not allowed")?;
        let source = reason.strip_prefix("from ").map_or("", |rest| until(rest, &[' ']));
        return Some(Event { action: "not allowed", user, source, reason: &reason[at..], ..failed });
    }
    if let Some(rest) = text.strip_prefix("Authentication tried for ") {
        // "NAME with correct key but not from a permitted host (host=HOST, ip=ADDRESS)": the account exists.
        let (user, reason) = rest.split_once(" with correct key ")?;
        let source = reason.rsplit_once("ip=").map_or("", |(_, rest)| until(rest, &[',', ')']));
        return Some(Event { action: "not allowed", user, source, reason: until(reason, &['(']).trim_end(), ..failed });
    }
    if let Some(rest) = text.strip_prefix("AuthorizedKeysCommand ") {
        let user = rest.split(' ').nth(1).filter(|user| !user.starts_with("SHA256:")).unwrap_or_default();
        return Some(Event { action: "AuthorizedKeysCommand failed", user, ..failed });
    }
    for action in ["Bad protocol version identification", "Did not receive identification string"] {
        if text.starts_with(action) {
            return Some(trailing(Event { action, ..failed }, text));
        }
    }
    for (action, words) in [
        ("Timeout before authentication", "Timeout before authentication for connection from "),
        ("Timeout before authentication", "Timeout before authentication for "),
        ("Unable to negotiate", "Unable to negotiate with "),
        ("Protocol major versions differ", "Protocol major versions differ for "),
        ("banner exchange", "banner exchange: Connection from "),
        ("ssh_dispatch_run_fatal", "ssh_dispatch_run_fatal: Connection from "),
    ] {
        if let Some(rest) = text.strip_prefix(words) {
            return Some(leading(Event { action, ..failed }, rest));
        }
    }
    if let Some(rest) = text.strip_prefix("refused connect from ") {
        // "NAME (ADDRESS)", as the access rules of libwrap have it; the name is what the address maps to.
        let (name, address) = rest.split_once(" (").unwrap_or((rest, ""));
        let address = address.trim_end_matches(')');
        let source = if convert::address(address).is_some() { address } else { name };
        let event = Event { categories: &["network"], types: &["connection", "denied"], ..failed };
        return Some(Event { action: "refused connect", source, ..event });
    }
    if let Some(reason) = text.strip_prefix("kex_exchange_identification: ") {
        return Some(Event { action: "kex_exchange_identification", reason, ..failed });
    }
    if let Some(rest) = text.strip_prefix("ROOT LOGIN REFUSED FROM ") {
        return Some(leading(Event { action: "ROOT LOGIN REFUSED", user: "root", ..failed }, rest));
    }
    if let Some((_, rest)) = text.strip_prefix("drop connection ")?.split_once(" from ") {
        return Some(leading(Event { action: "drop connection", ..failed }, rest));
    }
    None
}

/// Why sshd itself ends a connection on which nobody could sign in.
const TOO_MANY_FAILURES: &str = "Too many authentication failures";

/// Ends of connections and sessions.
fn ending(text: &str) -> Option<Event<'_>> {
    let ended = Event { categories: &["authentication", "session"], types: &["end"], ..Event::default() };
    if let Some(rest) = text.strip_prefix("Received disconnect from ") {
        return Some(leading(Event { action: "Received disconnect", ..ended }, rest));
    }
    if let Some(rest) = text.strip_prefix("Close session: user ") {
        let (user, rest) = rest.split_once(" from ").unwrap_or((rest, ""));
        return Some(leading(Event { action: "Close session", user, ..ended }, rest));
    }
    if let Some(reason) = text.strip_prefix("Disconnecting: ") {
        let outcome = if reason.starts_with(TOO_MANY_FAILURES) { FAILURE } else { UNKNOWN };
        return Some(Event { action: "Disconnecting", reason, outcome, ..ended });
    }
    let (action, rest) = [
        ("Disconnected", "Disconnected from "),
        ("Disconnecting", "Disconnecting "),
        ("Connection closed", "Connection closed by "),
        ("Connection reset", "Connection reset by "),
    ]
    .into_iter()
    .find_map(|(action, prefix)| Some((action, text.strip_prefix(prefix)?)))?;
    let gave_up = action == "Disconnecting" && text.strip_suffix(TOO_MANY_FAILURES).is_some_and(|t| t.ends_with(": "));
    let (outcome, reason) = if gave_up { (FAILURE, TOO_MANY_FAILURES) } else { (ended.outcome, "") };
    let event = Event { action, outcome, reason, ..ended };
    let existing = ["authenticating user ", "user "].into_iter().find_map(|word| rest.strip_prefix(word));
    if let Some(named) = existing {
        let (user, rest) = named.split_once(' ').unwrap_or((named, ""));
        return Some(leading(Event { user, ..event }, rest));
    }
    Some(match rest.strip_prefix("invalid user ") {
        Some(named) => stranger(event, named),
        None => leading(event, rest),
    })
}

/// `NAME ADDRESS port N` to the end, or `NAME ADDRESS port N: REASON`, where the reason may quote the name again.
fn stranger<'a>(event: Event<'a>, text: &'a str) -> Event<'a> {
    const REASON: &str = ": Too many authentication failures";
    let ends_here = |end: &str| match event.action {
        "Disconnecting" if text.ends_with(REASON) => end == REASON,
        "Disconnecting" => end.starts_with(": "),
        _ => end.is_empty(),
    };
    let found: Vec<Remote<'a>> = remotes(text).into_iter().filter(|remote| ends_here(&text[remote.end..])).collect();
    match found[..] {
        [] => event,
        [remote] => {
            let user = text[..remote.start].trim_end();
            Event { user, source: remote.address, port: remote.port, ..event }
        }
        _ => Event { reason: AMBIGUOUS, ..event },
    }
}

/// Connections and sessions that begin, and names that do not fit their address.
fn connection(text: &str) -> Option<Event<'_>> {
    let event = Event { types: &["info"], ..Event::default() };
    if let Some(rest) = text.strip_prefix("Connection from ") {
        let event = Event { categories: &["network"], types: &["connection", "start"], action: "Connection", ..event };
        let event = leading(event, rest);
        // All of it is sshd's own: "ADDRESS port N on ADDRESS port N".
        return Some(match remotes(rest)[..] {
            [from, to, ..] if &rest[from.end..to.start] == " on " => {
                Event { destination: to.address, destination_port: to.port, ..event }
            }
            _ => event,
        });
    }
    if text.starts_with("Starting session: ") {
        // A forced command, which stands before the name, is the account owner's own text.
        let found = remotes(text).into_iter().rfind(|remote| text[remote.end..].starts_with(" id "));
        let before = found.map_or("", |remote| text[..remote.start].trim_end().trim_end_matches(" from"));
        let user = before.rsplit(' ').next().unwrap_or_default();
        let (source, port) = found.map_or(("", ""), |remote| (remote.address, remote.port));
        let event = Event { categories: &["session"], types: &["start"], outcome: SUCCESS, ..event };
        return Some(Event { action: "Starting session", user, source, port, ..event });
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

/// Anything else. An address in it may be anybody's.
fn other(text: &str, complaint: bool) -> Event<'_> {
    let subsystem = text.strip_prefix("subsystem request for ").and_then(|rest| rest.split_once(" by user "));
    Event {
        types: &["info"],
        action: if complaint { "error" } else { "" },
        outcome: if complaint { FAILURE } else { UNKNOWN },
        user: subsystem.map_or("", |(_, rest)| until(rest, &[' ', ','])),
        ..Event::default()
    }
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
                ATTEMPT,
                SUCCESS,
                "alice",
                "198.51.100.11",
            ),
            (
                "Accepted keyboard-interactive/pam for a from 2001:db8::9 port 1 ssh2",
                ATTEMPT,
                SUCCESS,
                "a",
                "2001:db8::9",
            ),
            ("Failed password for root from 203.0.113.9 port 1 ssh2", ATTEMPT, FAILURE, "root", "203.0.113.9"),
            (
                "Failed none for invalid user admin from 203.0.113.9 port 1 ssh2",
                ATTEMPT,
                FAILURE,
                "admin",
                "203.0.113.9",
            ),
            ("Failed password for invalid user  from 203.0.113.9 port 1 ssh2", ATTEMPT, FAILURE, "", "203.0.113.9"),
            ("Invalid user oracle from 203.0.113.9 port 1", ATTEMPT, FAILURE, "oracle", "203.0.113.9"),
            ("Invalid user oracle from 203.0.113.9", ATTEMPT, FAILURE, "oracle", "203.0.113.9"),
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
        for message in
            ["Invalid user oracle from 203.0.113.9", "Failed none for invalid user q from 203.0.113.9 port 1 ssh2"]
        {
            assert_eq!(read(message).reason, NO_SUCH_USER, "{message}");
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
                pam::FAILED_CHECK,
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
    fn connections_that_are_refused_or_given_up() {
        for message in
            ["refused connect from 203.0.113.9 (203.0.113.9)", "refused connect from x.example.com (203.0.113.9)"]
        {
            assert_eq!(told(message), ("refused connect", FAILURE, "", "203.0.113.9", ""), "{message}");
        }
        assert_eq!(told("refused connect from 2001:db8::9").3, "2001:db8::9");
        for message in [
            "Disconnecting authenticating user root 203.0.113.9 port 1: Too many authentication failures [preauth]",
            "Disconnecting invalid user root 203.0.113.9 port 1: Too many authentication failures [preauth]",
        ] {
            assert_eq!(told(message), ("Disconnecting", FAILURE, "root", "203.0.113.9", "1"), "{message}");
            assert_eq!(read(message).reason, TOO_MANY_FAILURES);
        }
        assert_eq!(told("Disconnecting: Too many authentication failures for root [preauth]").1, FAILURE);
        assert_eq!(told("Disconnecting authenticating user root 203.0.113.9 port 1: Change of username").1, "");
        let event = read("error: kex_exchange_identification: Connection closed by remote host");
        assert_eq!((event.action, event.outcome), ("kex_exchange_identification", FAILURE));
        assert_eq!(event.reason, "Connection closed by remote host");
    }

    #[test]
    fn a_connection_has_two_ends() {
        let event = read("Connection from 203.0.113.9 port 1 on 192.0.2.5 port 22 rdomain \"\"");
        assert_eq!((event.source, event.port), ("203.0.113.9", "1"));
        assert_eq!((event.destination, event.destination_port), ("192.0.2.5", "22"));
        let event = read("Connection from 203.0.113.9 port 1");
        assert_eq!((event.destination, event.destination_port), ("", ""));
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
            "Failed publickey for invalid user x from 203.0.113.9 port 4 ssh2: ED25519-CERT SHA256:x ID a from 192.0.2.1 port 1 ssh2 (serial 0) CA ED25519 SHA256:y",
            "Disconnecting invalid user x 192.0.2.1 port 1: z 203.0.113.9 port 4: Too many authentication failures [preauth]",
            "Starting session: forced-command (key-option) 'x for bob from 192.0.2.1 port 1 id 0' for alice from 203.0.113.9 port 4 id 0",
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
    fn nor_where_old_versions_write_no_port() {
        for message in [
            "Invalid user a from 192.0.2.1 port 1 from 203.0.113.9",
            "error: PAM: User not known for illegal user a from 192.0.2.1 port 1 ssh2 from 203.0.113.9",
            "Received disconnect from 203.0.113.9: 11: bye from 192.0.2.1 port 1 [preauth]",
            "Connection closed by 203.0.113.9 [preauth]",
            "Bad protocol version identification 'GET / from 192.0.2.1 port 1' from 203.0.113.9",
        ] {
            let found = told(message);
            assert_eq!((found.3, found.4), ("203.0.113.9", ""), "{message}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_names_nobody() {
        for message in [
            "Failed publickey for invalid user a from 192.0.2.1 port 1 ssh2: RSA-CERT SHA256:x ID b from 203.0.113.9 port 4 ssh2: RSA-CERT SHA256:x ID c (serial 0) CA RSA SHA256:y",
            "Disconnecting invalid user x 203.0.113.9 port 4: Change of username or service not allowed: (x 203.0.113.9 port 4: Change of username or service not allowed: (,ssh-connection) -> (y,ssh-connection) [preauth]",
        ] {
            let event = read(message);
            assert_eq!((event.user, event.source, event.port, event.reason), ("", "", "", AMBIGUOUS), "{message}");
        }
        for message in [
            "input_userauth_request: invalid user a from 192.0.2.1 port 1 [preauth]",
            "Disconnecting: Change of username or service not allowed: (a from 192.0.2.1 port 1,ssh-connection) -> (b,x)",
            "Bad protocol version identification 'x from 192.0.2.1 port 1' from UNKNOWN port 65535",
            "something new about a from 192.0.2.1 port 1",
        ] {
            assert_eq!(told(message).3, "", "{message}");
        }
        let tried = "Authentication tried for alice with correct key but not from a permitted host (host=a.example.com, ip=203.0.113.9).";
        assert_eq!((told(tried).2, told(tried).3), ("alice", "203.0.113.9"));
        assert_eq!(told("ROOT LOGIN REFUSED FROM 203.0.113.9 port 4").2, "root");
        assert_eq!(told("subsystem request for sftp by user alice failed, subsystem not found").2, "alice");
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
