//! sudo and pkexec: `alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/ls`.

use super::{AMBIGUOUS, Event, FAILURE, SUCCESS, UNKNOWN};

/// A refusal stands before the first field: `alice : command not allowed ; TTY=…`,
/// `alice : 3 incorrect password attempts ; TTY=…`, `alice : user NOT in sudoers ; TTY=…`.
///
/// The command goes from the first `COMMAND=` to the end: it may hold semicolons, and whatever a directory name or an
/// argument forges, the words that were really run are among those shown. Where such names make another `USER=` of it,
/// the line can be read in two ways: it is not said then as whom the command ran.
pub(super) fn read(message: &str) -> Event<'_> {
    let Some((user, rest)) = message.split_once(" : ") else {
        return Event { categories: &["process"], types: &["info"], outcome: UNKNOWN, ..Event::default() };
    };
    let user = user.trim();
    if let Some(more) = rest.strip_prefix("(command continued) ") {
        let continued =
            Event { categories: &["process"], types: &["info"], action: "command continued", ..Event::default() };
        return Event { user, command_line: more, ..continued };
    }
    let (fields, command_line) = match rest.strip_prefix("COMMAND=") {
        Some(command) => ("", command),
        None => rest.split_once(" ; COMMAND=").unwrap_or((rest, "")),
    };
    let first = fields.split(" ; ").next().unwrap_or_default();
    let refusal = if first.contains('=') { "" } else { first };
    if command_line.is_empty() && !rest.contains("COMMAND=") {
        // "alice : problem with defaults entries", "alice : unable to resolve host web-1": warnings.
        let warning = Event { categories: &["process"], types: &["info"], outcome: UNKNOWN, ..Event::default() };
        return Event { user, action: refusal, ..warning };
    }
    let event = Event { user, command_line, ..Event::default() };
    let mut event = if refusal.is_empty() {
        Event {
            categories: &["authentication", "process"],
            types: &["start"],
            action: "command",
            outcome: SUCCESS,
            ..event
        }
    } else {
        Event { categories: &["authentication"], types: &["start"], action: refusal, outcome: FAILURE, ..event }
    };
    let mut claims = rest.split(" ; ").filter_map(|part| part.strip_prefix("USER="));
    let claimed = claims.next();
    if claims.any(|other| Some(other) != claimed) {
        event.reason = AMBIGUOUS;
        return event;
    }
    for part in fields.split(" ; ") {
        match part.split_once('=') {
            Some(("USER", name)) => event.effective_user = name,
            Some(("GROUP", name)) => event.group = name,
            Some(("PWD", path)) => event.working_directory = path,
            _ => {}
        }
    }
    event
}

/// `alice: Executing command [USER=root] [TTY=/dev/pts/0] [CWD=/home/alice] [COMMAND=/bin/ls]`,
/// `alice: Error executing command as another user: Not authorized [USER=root] …`.
pub(super) fn read_pkexec(message: &str) -> Event<'_> {
    let Some((user, rest)) = message.split_once(": ") else {
        return Event { categories: &["process"], types: &["info"], outcome: UNKNOWN, ..Event::default() };
    };
    let value = |key: &str| rest.split_once(key).map_or("", |(_, text)| super::until(text, &[']']));
    let command = rest.split_once(" [COMMAND=").map_or("", |(_, text)| text.strip_suffix(']').unwrap_or(text));
    let ran = rest.starts_with("Executing command ");
    Event {
        categories: if ran { &["authentication", "process"] } else { &["authentication"] },
        types: &["start"],
        action: if ran { "command" } else { rest.split(" [").next().unwrap_or_default() },
        outcome: if ran { SUCCESS } else { FAILURE },
        user,
        effective_user: value("[USER="),
        working_directory: value("[CWD="),
        command_line: command,
        ..Event::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_and_refusals() {
        for (message, action, outcome) in [
            ("alice : TTY=pts/0 ; PWD=/home ; USER=root ; COMMAND=/bin/ls", "command", SUCCESS),
            (
                "alice : command not allowed ; TTY=pts/0 ; PWD=/home ; USER=root ; COMMAND=/bin/ls",
                "command not allowed",
                FAILURE,
            ),
            (
                "alice : 3 incorrect password attempts ; TTY=pts/0 ; PWD=/home ; USER=root ; COMMAND=/bin/ls",
                "3 incorrect password attempts",
                FAILURE,
            ),
            (
                "alice : user NOT in sudoers ; TTY=pts/0 ; PWD=/home ; USER=root ; COMMAND=/bin/ls",
                "user NOT in sudoers",
                FAILURE,
            ),
            (
                "alice : a password is required ; TTY=pts/0 ; PWD=/home ; USER=root ; COMMAND=/bin/ls",
                "a password is required",
                FAILURE,
            ),
        ] {
            let event = read(message);
            assert_eq!((event.action, event.outcome), (action, outcome), "{message}");
            assert_eq!((event.user, event.effective_user), ("alice", "root"), "{message}");
            assert_eq!((event.command_line, event.working_directory), ("/bin/ls", "/home"), "{message}");
        }
    }

    #[test]
    fn a_command_may_hold_anything() {
        let event =
            read("bob : TTY=pts/1 ; PWD=/ ; USER=root ; GROUP=adm ; COMMAND=/bin/sh -c 'a ; TTY=x ; COMMAND=y'");
        assert_eq!((event.effective_user, event.group, event.reason), ("root", "adm", ""));
        assert_eq!(event.command_line, "/bin/sh -c 'a ; TTY=x ; COMMAND=y'");
        let event = read("bob : (command continued) --last words");
        assert_eq!((event.user, event.command_line, event.types), ("bob", "--last words", &["info"][..]));
        assert_eq!(read("unable to resolve host web-1").outcome, UNKNOWN);
        assert_eq!(read("bob : COMMAND=/bin/ls").command_line, "/bin/ls");
        assert_eq!(read(" : ").user, "");
    }

    #[test]
    fn a_directory_name_does_not_choose_the_user() {
        let event = read(
            "bob : TTY=pts/1 ; PWD=/tmp/x ; USER=www ; COMMAND=/bin/ls ; USER=root ; COMMAND=/bin/cat /etc/shadow",
        );
        assert_eq!((event.user, event.effective_user, event.reason, event.outcome), ("bob", "", AMBIGUOUS, SUCCESS));
        assert_eq!(event.command_line, "/bin/ls ; USER=root ; COMMAND=/bin/cat /etc/shadow");
        let event = read("bob : unable to resolve host web-1: Name or service not known");
        assert_eq!((event.user, event.outcome), ("bob", UNKNOWN));
    }

    #[test]
    fn pkexec_says_it_in_brackets() {
        let event = read_pkexec("alice: Executing command [USER=root] [TTY=unknown] [CWD=/home] [COMMAND=/bin/a [x]]");
        assert_eq!((event.user, event.effective_user, event.outcome), ("alice", "root", SUCCESS));
        assert_eq!(event.command_line, "/bin/a [x]");
        let event =
            read_pkexec("bob: Error executing command as another user: Not authorized [USER=root] [COMMAND=/x]");
        assert_eq!((event.action, event.outcome), ("Error executing command as another user: Not authorized", FAILURE));
    }
}
