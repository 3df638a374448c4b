//! Pluggable Authentication Modules: `pam_unix(sshd:session): session opened for user alice(uid=1000) by (uid=0)`.

use super::{AMBIGUOUS, Event, FAILURE, SUCCESS, until};

/// What a check that did not succeed is called.
pub(super) const FAILED_CHECK: &str = "authentication_failure";

/// Programs that open a session for one user on behalf of another.
const SWITCHES: [&str; 6] = ["su", "su-l", "sudo", "sudo-i", "runuser", "pkexec"];

/// Reads what a module says through any program.
pub(super) fn read<'a>(program: &str, message: &'a str) -> Option<Event<'a>> {
    let rest = message.strip_prefix("pam_")?;
    let (module, text) = rest.split_once("): ")?;
    if module.contains(' ') {
        return None;
    }
    Some(if let Some(text) = text.strip_prefix("session ") {
        session(program, text)
    } else if let Some((_, name)) = text.split_once("password changed for ") {
        let target_user = until(name, &[' ']);
        let types = &["change", "user"];
        Event {
            categories: &["iam"],
            types,
            action: "password-changed",
            outcome: SUCCESS,
            target_user,
            ..Event::default()
        }
    } else {
        check(text)
    })
}

fn session<'a>(program: &str, text: &'a str) -> Event<'a> {
    let (types, action, outcome, rest): (&[&str], _, _, _) = match text.strip_prefix("opened for user ") {
        Some(rest) => (&["start"], "logged-on", SUCCESS, rest),
        None => (&["end"], "logged-off", "", text.strip_prefix("closed for user ").unwrap_or_default()),
    };
    let user = until(rest, &['(', ' ']);
    let by = rest.split_once(" by ").map_or("", |(_, by)| until(by, &['(', ' ']));
    let session = Event { categories: &["session"], types, action, outcome, ..Event::default() };
    if SWITCHES.contains(&program) && !by.is_empty() && by != user {
        return Event { user: by, effective_user: user, ..session };
    }
    Event { user, ..session }
}

/// Password and account checks.
fn check(text: &str) -> Event<'_> {
    let event = Event { categories: &["authentication"], types: &["info"], ..Event::default() };
    let failed = Event { outcome: FAILURE, ..event };
    if text.starts_with("authentication failure;") {
        with_keys(Event { action: FAILED_CHECK, ..failed }, text)
    } else if text.starts_with("authentication success;") {
        with_keys(Event { types: &["start"], action: "authentication success", outcome: SUCCESS, ..event }, text)
    } else if text == "check pass; user unknown" {
        Event { action: "check pass", reason: "user unknown", ..failed }
    } else if let Some(rest) = text.strip_prefix("received for user ") {
        // A name that nobody has may hold anything, the reason has no colon.
        let (user, reason) = rest.rsplit_once(": ").unwrap_or((rest, ""));
        Event { action: FAILED_CHECK, user, reason, ..failed }
    } else if let Some(rest) = text.strip_prefix("Consecutive login failures for user ") {
        Event { types: &["info"], action: "account-locked", user: until(rest, &[' ']), ..failed }
    } else if let Some(user) = text.strip_prefix("error retrieving information about user ") {
        Event { action: "check pass", user, reason: "user unknown", ..failed }
    } else if let Some((reason, user)) = text.strip_prefix("requirement ").and_then(|r| r.split_once(" by user \"")) {
        // pam_succeed_if: `requirement "uid >= 1000" not met by user "root"`.
        let met = !reason.contains(" not met");
        let event = if met { event } else { failed };
        Event { action: "requirement", user: user.strip_suffix('"').unwrap_or(user), reason, ..event }
    } else if let Some(rest) = text.strip_prefix("auth could not identify password for [") {
        Event { action: FAILED_CHECK, user: rest.strip_suffix(']').unwrap_or(rest), ..failed }
    } else if let Some(rest) = text.strip_prefix("account ") {
        let (user, reason) = rest.split_once(' ').unwrap_or((rest, ""));
        Event { action: "account check", user, reason, ..failed }
    } else if let Some(rest) = text.strip_prefix("expired password for user ") {
        Event { action: "expired password", user: until(rest, &[' ']), ..failed }
    } else {
        let user = text.split_once(" for user ").map_or("", |(_, rest)| until(rest, &[' ', ':', ',']));
        Event { user, ..event }
    }
}

/// `logname=alice uid=1000 euid=0 tty=pts/0 ruser=alice rhost=  user=root`, as PAM and sshd write it. From another
/// host, "ruser" is what that host claims, and some daemons put any text there: a key that stands there twice is not
/// read.
pub(super) fn with_keys<'a>(event: Event<'a>, text: &'a str) -> Event<'a> {
    let once = |key: &str| {
        let mut parts = text.split(key);
        let (_, value) = (parts.next(), parts.next());
        if parts.next().is_some() { Err(()) } else { Ok(value.unwrap_or_default()) }
    };
    let (Ok(asking), Ok(source), Ok(user)) = (once(" ruser="), once(" rhost="), once(" user=")) else {
        return Event { reason: AMBIGUOUS, ..event };
    };
    // The name stands last, and may have blanks.
    let (asking, source, user) = (until(asking, &[' ']), until(source, &[' ']), user.trim());
    let known = Event { source, ..event };
    if asking.is_empty() || user.is_empty() || asking == user || !source.is_empty() {
        return Event { user: if user.is_empty() && source.is_empty() { asking } else { user }, ..known };
    }
    Event { user: asking, effective_user: user, ..known }
}

/// `password check failed for user (alice)`, of the program that checks passwords for those who are not root.
pub(super) fn read_password_check(message: &str) -> Event<'_> {
    let name = message.strip_prefix("password check failed for user (").and_then(|rest| rest.strip_suffix(')'));
    Event {
        categories: &["authentication"],
        types: &["info"],
        action: if name.is_some() { FAILED_CHECK } else { "" },
        outcome: if name.is_some() { FAILURE } else { "" },
        user: name.unwrap_or_default(),
        ..Event::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_are_the_users_they_are_opened_for() {
        for (program, message, user, effective) in [
            ("sshd", "pam_unix(sshd:session): session opened for user alice by (uid=0)", "alice", ""),
            ("sshd", "pam_unix(sshd:session): session opened for user alice(uid=1000) by alice(uid=0)", "alice", ""),
            ("login", "pam_unix(login:session): session opened for user root by LOGIN(uid=0)", "root", ""),
            ("su", "pam_unix(su-l:session): session opened for user root(uid=0) by alice(uid=1000)", "alice", "root"),
            ("sudo", "pam_unix(sudo:session): session opened for user root by (uid=0)", "root", ""),
            ("CRON", "pam_unix(cron:session): session opened for user www by root(uid=0)", "www", ""),
        ] {
            let event = read(program, message).unwrap();
            assert_eq!((event.user, event.effective_user), (user, effective), "{message}");
            assert_eq!((event.types, event.outcome), (&["start"][..], SUCCESS), "{message}");
        }
        let closed = read("sshd", "pam_unix(sshd:session): session closed for user alice").unwrap();
        assert_eq!((closed.user, closed.types, closed.outcome), ("alice", &["end"][..], ""));
    }

    #[test]
    fn checks() {
        let keys = "logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.9  user=root";
        let line = format!("pam_unix(sshd:auth): authentication failure; {keys}");
        let event = read("sshd", &line).unwrap();
        assert_eq!((event.user, event.source, event.outcome), ("root", "203.0.113.9", FAILURE));
        let su = "pam_unix(su:auth): authentication failure; logname=alice uid=1 euid=0 tty=pts/0 ruser=alice rhost=  user=root";
        let event = read("su", su).unwrap();
        assert_eq!((event.user, event.effective_user, event.source), ("alice", "root", ""));
        let event = read("sshd", "pam_sss(sshd:auth): received for user bob: 7 (Authentication failure)").unwrap();
        assert_eq!((event.user, event.reason), ("bob", "7 (Authentication failure)"));
        let event = read("passwd", "pam_unix(passwd:chauthtok): password changed for carol").unwrap();
        assert_eq!((event.target_user, event.types), ("carol", &["change", "user"][..]));
        let event = read("sshd", "pam_unix(sshd:account): account dave has expired (account expired)").unwrap();
        assert_eq!((event.user, event.outcome), ("dave", FAILURE));
        let event = read("sshd", "pam_sss(sshd:auth): received for user a: b: 10 (User not known)").unwrap();
        assert_eq!((event.user, event.reason), ("a: b", "10 (User not known)"));
        let unmet = "pam_succeed_if(sshd:auth): requirement \"uid >= 1000\" not met by user \"root\"";
        let event = read("sshd", unmet).unwrap();
        assert_eq!((event.user, event.outcome, event.reason), ("root", FAILURE, "\"uid >= 1000\" not met"));
        let met = "pam_succeed_if(sshd:auth): requirement \"uid >= 1000\" was met by user \"alice\"";
        let event = read("sshd", met).unwrap();
        assert_eq!((event.user, event.outcome), ("alice", ""));
        let unknown = "pam_succeed_if(sshd:auth): error retrieving information about user a b";
        let event = read("sshd", unknown).unwrap();
        assert_eq!((event.user, event.reason), ("a b", "user unknown"));
        let event = read("sudo", "pam_unix(sudo:auth): auth could not identify password for [alice]").unwrap();
        assert_eq!((event.user, event.outcome), ("alice", FAILURE));
        let event = read_password_check("password check failed for user (alice)");
        assert_eq!((event.user, event.outcome), ("alice", FAILURE));
    }

    #[test]
    fn claimed_names_do_not_choose_the_address() {
        let line = "pam_unix(vsftpd:auth): authentication failure; logname= uid=0 euid=0 tty=ftp ruser=x rhost=192.0.2.1 rhost=203.0.113.9";
        let event = read("vsftpd", line).unwrap();
        assert_eq!((event.user, event.source, event.reason, event.outcome), ("", "", AMBIGUOUS, FAILURE));
    }

    #[test]
    fn other_lines_are_not_pams() {
        for message in ["session opened for user x", "pam_unix is loaded", "pam_x y(z): session opened for user q"] {
            assert_eq!(read("sshd", message), None, "{message}");
        }
    }
}
