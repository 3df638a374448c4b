//! cron: `(root) CMD (run-parts /etc/cron.hourly)`.

use super::{Event, FAILURE};

/// Reads what cron and crontab write; `None` for other programs.
pub(super) fn read<'a>(program: &str, message: &'a str) -> Option<Event<'a>> {
    if !matches!(program, "cron" | "crond" | "CRON" | "CROND" | "crontab" | "anacron") {
        return None;
    }
    let (user, rest) = message.strip_prefix('(').and_then(|rest| rest.split_once(") ")).unwrap_or(("", message));
    let info = Event { categories: &["process"], types: &["info"], user, ..Event::default() };
    let (action, argument) = rest.split_once(" (").unwrap_or((rest, ""));
    let argument = argument.strip_suffix(')').unwrap_or(argument);
    Some(match action {
        "CMD" => Event { types: &["start"], action, command_line: argument, ..info },
        "REPLACE" | "DELETE" => {
            Event { categories: &["configuration"], types: &["change"], action, target_user: argument, ..info }
        }
        "LIST" | "BEGIN EDIT" | "END EDIT" => Event { action, ..info },
        // Not allowed by cron.allow, or by PAM.
        "AUTH" | "FAILED to authorize user with PAM" => {
            let types = &["start"];
            Event { categories: &["authentication"], types, action, outcome: FAILURE, reason: argument, ..info }
        }
        // "(CRON) INFO (Running @reboot jobs)": not a user.
        _ => Event { user: "", ..info },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_and_tables() {
        let event = read("CROND", "(root) CMD (run-parts /etc/cron.hourly (x))").unwrap();
        assert_eq!((event.user, event.command_line), ("root", "run-parts /etc/cron.hourly (x)"));
        let event = read("crontab", "(alice) REPLACE (bob)").unwrap();
        assert_eq!((event.user, event.target_user, event.categories), ("alice", "bob", &["configuration"][..]));
        let event = read("crontab", "(mallory) AUTH (crontab command not allowed)").unwrap();
        assert_eq!((event.user, event.outcome, event.reason), ("mallory", FAILURE, "crontab command not allowed"));
        assert_eq!(read("cron", "(CRON) INFO (Running @reboot jobs)").unwrap().user, "");
        assert_eq!(read("cron", "(").unwrap().types, ["info"]);
        assert_eq!(read("sshd", "(root) CMD (x)"), None);
    }
}
