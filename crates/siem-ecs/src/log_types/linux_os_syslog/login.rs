//! su, login, systemd-logind and polkit.

use super::{Event, FAILURE, SUCCESS, until};

fn sign_in(action: &str) -> Event<'_> {
    Event { categories: &["authentication"], types: &["start"], action, outcome: SUCCESS, ..Event::default() }
}

/// `(to root) alice on pts/0` and `FAILED SU (to root) alice on pts/0` of util-linux; `Successful su for root by alice`,
/// `FAILED su for root by alice`, `+ /dev/pts/0 alice:root` and `- …` of shadow-utils; `'su root' failed for alice on
/// /dev/pts/0`, `BAD SU alice to root on /dev/pts/0` and `alice to root on /dev/pts/0` of BSD and older systems.
pub(super) fn read_su(message: &str) -> Event<'_> {
    let failed = ["FAILED", "- ", "BAD SU ", "'su "].iter().any(|start| message.starts_with(start));
    let event = Event { outcome: if failed { FAILURE } else { SUCCESS }, ..sign_in("su") };
    // Who asks is an account of this host; the name asked for may be any text.
    let pair = if let Some(rest) = message.strip_prefix("FAILED SU ").unwrap_or(message).strip_prefix("(to ") {
        rest.rsplit_once(") ").map(|(target, rest)| (until(rest, &[' ']), target))
    } else if let Some(rest) =
        message.strip_prefix("Successful su for ").or_else(|| message.strip_prefix("FAILED su for "))
    {
        rest.rsplit_once(" by ").map(|(target, user)| (user, target))
    } else if let Some(rest) = message.strip_prefix("'su ") {
        rest.rsplit_once("' failed for ").map(|(target, rest)| (until(rest, &[' ']), target))
    } else if let Some((names, _)) = message.rsplit_once(" on /dev/") {
        names.strip_prefix("BAD SU ").unwrap_or(names).split_once(" to ").filter(|(user, _)| !user.contains(' '))
    } else {
        let rest = message.strip_prefix("+ ").or_else(|| message.strip_prefix("- "));
        rest.and_then(|rest| rest.split_once(' ')?.1.split_once(':'))
    };
    match pair {
        Some((user, effective_user)) => Event { user, effective_user, ..event },
        None => Event { types: &["info"], action: "", outcome: "", ..event },
    }
}

/// `LOGIN ON tty1 BY alice FROM host`, `ROOT LOGIN ON tty1`, `FAILED LOGIN 1 FROM tty1 FOR alice, Authentication
/// failure`, `TOO MANY LOGIN TRIES (3) FROM host FOR alice, …` of util-linux; `ROOT LOGIN  on '/dev/tty1'`, `FAILED LOGIN
/// (1) on '/dev/tty1' FOR 'alice', …` of shadow-utils.
pub(super) fn read_login(message: &str) -> Event<'_> {
    let event = sign_in("login");
    if let Some(rest) = message.strip_prefix("LOGIN ON ").or_else(|| message.strip_prefix("ROOT LOGIN ON ")) {
        let user = match rest.split_once(" BY ") {
            Some((_, rest)) => until(rest, &[' ']),
            None => "root",
        };
        let from = rest.split_once(" FROM ").map_or("", |(_, rest)| until(rest, &[' ']));
        return Event { user, source: from, ..event };
    }
    if message.starts_with("ROOT LOGIN ") {
        return Event { user: "root", source: quoted_host(message), ..event };
    }
    if message.starts_with("FAILED LOGIN (")
        || message.starts_with("TOO MANY LOGIN TRIES (") && message.contains(") on '")
    {
        let (before, rest) = message.split_once(" FOR '").unwrap_or((message, ""));
        let (user, reason) = rest.rsplit_once("', ").unwrap_or((rest.strip_suffix('\'').unwrap_or(rest), ""));
        // Names that nobody has are not written: they may be passwords typed too early.
        let user = if user == "UNKNOWN" { "" } else { user };
        return Event { outcome: FAILURE, user, reason, source: quoted_host(before), ..event };
    }
    if message.starts_with("FAILED LOGIN") || message.starts_with("TOO MANY LOGIN TRIES") {
        // The name is the last thing before the reason, and may hold anything: the terminal or host stands before it.
        let (_, rest) = message.split_once(" FROM ").unwrap_or_default();
        let (from, rest) = rest.split_once(" FOR ").unwrap_or((rest, ""));
        let (user, reason) = rest.rsplit_once(", ").unwrap_or((rest, ""));
        let is_terminal = from.starts_with("tty") || from.starts_with("pts/") || from == "(null)";
        let source = if is_terminal { "" } else { from };
        return Event { outcome: FAILURE, user, reason, source, ..event };
    }
    Event { types: &["info"], action: "", outcome: "", ..event }
}

/// The host in `… on '/dev/pts/0' from 'host.example.com'`.
fn quoted_host(text: &str) -> &str {
    text.rsplit_once(" from '").map_or("", |(_, rest)| until(rest, &['\'']))
}

/// `New session 12 of user alice.` (since systemd 256 `New session '12' of user 'alice' with class …`), `Session 12 logged out. …`, `Removed session 12.`
pub(super) fn read_logind(message: &str) -> Event<'_> {
    let event = Event { categories: &["session"], outcome: "", ..sign_in("") };
    if message.starts_with("New session ") {
        let named = message.split_once(" of user ").map_or("", |(_, rest)| rest);
        let user = match named.strip_prefix('\'') {
            Some(quoted) => until(quoted, &['\'']),
            None => named.strip_suffix('.').unwrap_or(named),
        };
        return Event { action: "logged-on", outcome: SUCCESS, user, ..event };
    }
    if message.starts_with("Removed session ") {
        return Event { types: &["end"], action: "logged-off", ..event };
    }
    if message.starts_with("Session ") && message.contains(" logged out.") {
        return Event { types: &["end"], action: "logged-off", ..event };
    }
    Event { types: &["info"], ..event }
}

/// `Operator of unix-session:2 successfully authenticated as unix-user:root to gain TEMPORARY authorization for action
/// ACTION for system-bus-name::1.59 [COMMAND] (owned by unix-user:alice)`, or `FAILED to authenticate to gain …`.
pub(super) fn read_polkit(message: &str) -> Event<'_> {
    let owner = message.rsplit_once("(owned by unix-user:").map_or("", |(_, rest)| until(rest, &[')']));
    let command = message.split_once(" [").and_then(|(_, rest)| rest.rsplit_once("] (owned by "));
    let event = Event { user: owner, command_line: command.map_or("", |(command, _)| command), ..sign_in("") };
    // The command is the user's own text: only what stands before it is polkit's.
    let (verdict, rest) = message.split_once(" for action ").unwrap_or((message, ""));
    let action = until(rest, &[' ']);
    if !message.starts_with("Operator of ") || action.is_empty() {
        return Event { types: &["info"], outcome: "", command_line: "", ..event };
    }
    if verdict.contains(" FAILED to authenticate to gain ") {
        return Event { action, outcome: FAILURE, ..event };
    }
    let effective_user = verdict.split_once(" authenticated as unix-user:").map_or("", |(_, rest)| until(rest, &[' ']));
    Event { action, effective_user, ..event }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn su_of_either_package() {
        for (message, outcome) in [
            ("(to root) alice on pts/0", SUCCESS),
            ("FAILED SU (to root) alice on pts/0", FAILURE),
            ("Successful su for root by alice", SUCCESS),
            ("FAILED su for root by alice", FAILURE),
            ("+ /dev/pts/0 alice:root", SUCCESS),
            ("- /dev/pts/0 alice:root", FAILURE),
        ] {
            let event = read_su(message);
            assert_eq!((event.user, event.effective_user, event.outcome), ("alice", "root", outcome), "{message}");
        }
        for (message, outcome) in [
            ("'su root' failed for alice on /dev/pts/8", FAILURE),
            ("'su root' failed for alice", FAILURE),
            ("BAD SU alice to root on /dev/ttyp1", FAILURE),
            ("alice to root on /dev/ttyp1", SUCCESS),
        ] {
            let event = read_su(message);
            assert_eq!((event.user, event.effective_user, event.outcome), ("alice", "root", outcome), "{message}");
        }
        assert_eq!(read_su("something else").outcome, "");
        let event = read_su("FAILED SU (to x) bob on pts/1) alice on pts/0");
        assert_eq!((event.user, event.effective_user), ("alice", "x) bob on pts/1"));
        assert_eq!(read_su("FAILED su for x by bob (to root) q by alice").user, "alice");
    }

    #[test]
    fn logins() {
        for (message, user, source, outcome) in [
            ("LOGIN ON tty1 BY alice", "alice", "", SUCCESS),
            ("LOGIN ON pts/0 BY alice FROM 198.51.100.11", "alice", "198.51.100.11", SUCCESS),
            ("ROOT LOGIN ON tty1", "root", "", SUCCESS),
            ("FAILED LOGIN 1 FROM tty1 FOR alice, Authentication failure", "alice", "", FAILURE),
            ("FAILED LOGIN 2 FROM 203.0.113.9 FOR a FOR b, c, User not known", "a FOR b, c", "203.0.113.9", FAILURE),
            ("ROOT LOGIN  on '/dev/tty1'", "root", "", SUCCESS),
            ("FAILED LOGIN (1) on '/dev/tty1' FOR 'a FOR 'b', c', Authentication failure", "a FOR 'b', c", "", FAILURE),
            (
                "FAILED LOGIN (2) on '/dev/pts/0' from '203.0.113.9' FOR 'UNKNOWN', User not known",
                "",
                "203.0.113.9",
                FAILURE,
            ),
            ("TOO MANY LOGIN TRIES (3) on '/dev/tty1' FOR 'alice'", "alice", "", FAILURE),
            ("TOO MANY LOGIN TRIES (3) FROM tty1 FOR alice, Authentication failure", "alice", "", FAILURE),
        ] {
            let event = read_login(message);
            assert_eq!((event.user, event.source, event.outcome), (user, source, outcome), "{message}");
        }
    }

    #[test]
    fn sessions_of_logind() {
        let event = read_logind("New session 12 of user alice.smith.");
        assert_eq!((event.user, event.types, event.outcome), ("alice.smith", &["start"][..], SUCCESS));
        let event = read_logind("New session '12' of user 'alice' with class 'user' and type 'tty'.");
        assert_eq!(event.user, "alice");
        assert_eq!(read_logind("Removed session 12.").types, ["end"]);
        assert_eq!(read_logind("Session 12 logged out. Waiting for processes to exit.").action, "logged-off");
        assert_eq!(read_logind("System is powering down.").types, ["info"]);
    }

    #[test]
    fn authorizations_of_polkit() {
        let gained = "Operator of unix-session:2 successfully authenticated as unix-user:root to gain TEMPORARY authorization \
                      for action org.freedesktop.systemd1.manage-units for system-bus-name::1.59 [systemctl restart x] (owned by unix-user:alice)";
        let event = read_polkit(gained);
        assert_eq!((event.user, event.effective_user, event.outcome), ("alice", "root", SUCCESS));
        assert_eq!(
            (event.action, event.command_line),
            ("org.freedesktop.systemd1.manage-units", "systemctl restart x")
        );
        let failed = "Operator of unix-session:c1 FAILED to authenticate to gain authorization for action a.b for unix-process:1:2 [sh] (owned by unix-user:bob)";
        let event = read_polkit(failed);
        assert_eq!((event.user, event.outcome), ("bob", FAILURE));
        let forged = gained.replace("restart x", "x FAILED to authenticate to gain authorization for action a.b");
        assert_eq!(read_polkit(&forged).outcome, SUCCESS);
        assert_eq!(read_polkit("Acquired the name org.freedesktop.PolicyKit1 on the system bus").types, ["info"]);
    }
}
