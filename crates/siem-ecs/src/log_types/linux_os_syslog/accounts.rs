//! Changes of accounts and groups: shadow-utils.

use super::{Event, FAILURE, SUCCESS, until};

const CREATED: [&str; 2] = ["creation", "user"];
const DELETED: [&str; 2] = ["deletion", "user"];
const CHANGED: [&str; 2] = ["change", "user"];
const GROUP_CREATED: [&str; 2] = ["creation", "group"];
const GROUP_DELETED: [&str; 2] = ["deletion", "group"];
const GROUP_CHANGED: [&str; 2] = ["change", "group"];

/// Reads a message of one of these programs. What is done may differ from what the program is for: useradd makes
/// groups, too.
pub(super) fn read<'a>(program: &str, message: &'a str) -> Event<'a> {
    let event = told(message).unwrap_or_else(|| Event { types: by_program(program), ..Event::default() });
    let failed = message.starts_with("fail") || message.starts_with("cannot ") || message.contains(": failure");
    let outcome = if failed { FAILURE } else { SUCCESS };
    Event { categories: &["iam"], outcome, ..event }
}

fn told(message: &str) -> Option<Event<'_>> {
    if let Some(rest) = message.strip_prefix("new user: ") {
        let (_, name) = rest.split_once("name=")?;
        return Some(Event {
            target_user: until(name, &[',', ' ']),
            target_user_id: number_after(name, ", UID="),
            group_id: number_after(name, ", GID="),
            ..did(&CREATED, "new user")
        });
    }
    if let Some(rest) = message.strip_prefix("new group: ").or_else(|| message.strip_prefix("group added to ")) {
        let (_, name) = rest.split_once("name=")?;
        return Some(Event {
            group: until(name, &[',', ' ']),
            group_id: number_after(name, ", GID="),
            ..did(&GROUP_CREATED, "new group")
        });
    }
    let quoted: Vec<&str> = message.split('\'').collect();
    let quote = |n: usize| quoted.get(2 * n + 1).copied().unwrap_or_default();
    let (first, second) = (quote(0), quote(1));
    if message.starts_with("add '") && message.contains(" group '") {
        let event = did(&GROUP_CHANGED, "group-user-added");
        return Some(Event { target_user: first, group: second, ..event });
    }
    if message.starts_with("delete '") && message.contains(" group '") {
        let event = did(&GROUP_CHANGED, "group-user-removed");
        return Some(Event { target_user: first, group: second, ..event });
    }
    if message.starts_with("delete user '") {
        return Some(Event { target_user: first, ..did(&DELETED, "delete user") });
    }
    if message.starts_with("removed group '") || message.starts_with("removed shadow group '") {
        return Some(Event { group: first, ..did(&GROUP_DELETED, "removed group") });
    }
    if message.starts_with("group '") && message.contains("' removed") {
        return Some(Event { group: first, ..did(&GROUP_DELETED, "removed group") });
    }
    if message.starts_with("group changed in ") {
        let group = message.split_once("(group ").map_or("", |(_, rest)| until(rest, &['/', ',', ')']));
        return Some(Event { group, ..did(&GROUP_CHANGED, "group changed") });
    }
    if message.starts_with("password for '") {
        return Some(Event { target_user: first, user: second, ..did(&CHANGED, "password-changed") });
    }
    if let Some(rest) = message.strip_prefix("changed password expiry for ") {
        return Some(Event { target_user: rest, ..did(&CHANGED, "changed password expiry") });
    }
    if message.starts_with("failed adding user '") {
        return Some(Event { target_user: first, ..did(&CREATED, "failed adding user") });
    }
    if message.starts_with("lock user '") || message.starts_with("unlock user '") {
        let action = until(message, &['\'']).trim_end();
        return Some(Event { target_user: first, types: &CHANGED, action, ..Event::default() });
    }
    if message.starts_with("change user name '")
        || message.starts_with("change user '")
        || message.starts_with("changed user '")
    {
        return Some(Event { target_user: first, ..did(&CHANGED, "change user") });
    }
    // gpasswd: "user carol added by root to group wheel", "user carol removed by root from group wheel"
    let words: Vec<&str> = message.split(' ').collect();
    if let ["user", target_user, verb @ ("added" | "removed"), "by", user, _, "group", group] = words[..] {
        let action = if verb == "added" { "group-user-added" } else { "group-user-removed" };
        return Some(Event { target_user, user, group, ..did(&GROUP_CHANGED, action) });
    }
    None
}

/// The digits behind the first `word`.
fn number_after<'a>(text: &'a str, word: &str) -> &'a str {
    let after = text.split_once(word).map_or("", |(_, after)| after);
    &after[..after.bytes().take_while(u8::is_ascii_digit).count()]
}

fn did<'a>(types: &'static [&'static str], action: &'a str) -> Event<'a> {
    Event { types, action, ..Event::default() }
}

/// What a program is for, where the message does not say what it did.
fn by_program(program: &str) -> &'static [&'static str] {
    match program {
        "useradd" => &CREATED,
        "userdel" => &DELETED,
        "groupadd" => &GROUP_CREATED,
        "groupdel" => &GROUP_DELETED,
        "groupmod" | "gpasswd" => &GROUP_CHANGED,
        _ => &CHANGED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_changed_and_how() {
        for (program, message, types, user, group) in [
            (
                "useradd",
                "new user: name=carol, UID=1001, GID=1001, home=/home/carol, shell=/bin/bash, from=pts/0",
                &CREATED,
                "carol",
                "",
            ),
            ("useradd", "new group: name=carol, GID=1001", &GROUP_CREATED, "", "carol"),
            ("groupadd", "group added to /etc/group: name=devs, GID=1002", &GROUP_CREATED, "", "devs"),
            ("usermod", "add 'carol' to group 'wheel'", &GROUP_CHANGED, "carol", "wheel"),
            ("usermod", "add 'carol' to shadow group 'wheel'", &GROUP_CHANGED, "carol", "wheel"),
            ("usermod", "change user 'carol' shell from '/bin/bash' to '/bin/sh'", &CHANGED, "carol", ""),
            ("usermod", "lock user 'carol' password", &CHANGED, "carol", ""),
            ("userdel", "delete user 'carol'", &DELETED, "carol", ""),
            ("userdel", "removed group 'carol' owned by 'carol'", &GROUP_DELETED, "", "carol"),
            ("groupdel", "group 'devs' removed from /etc/group", &GROUP_DELETED, "", "devs"),
            ("groupmod", "group changed in /etc/group (group devs/1002, new name: ops)", &GROUP_CHANGED, "", "devs"),
            ("passwd", "password for 'carol' changed by 'root'", &CHANGED, "carol", ""),
            ("chage", "changed password expiry for carol", &CHANGED, "carol", ""),
            ("gpasswd", "user carol added by root to group wheel", &GROUP_CHANGED, "carol", "wheel"),
        ] {
            let event = read(program, message);
            assert_eq!((event.types, event.target_user, event.group), (&types[..], user, group), "{message}");
            assert_eq!((event.categories, event.outcome), (&["iam"][..], SUCCESS), "{message}");
        }
        assert_eq!(read("passwd", "password for 'carol' changed by 'root'").user, "root");
    }

    #[test]
    fn new_accounts_have_numbers() {
        let event = read("useradd", "new user: name=toor, UID=0, GID=7, home=/root, shell=/bin/bash, from=none");
        assert_eq!((event.target_user, event.target_user_id, event.group_id), ("toor", "0", "7"));
        let event = read("groupadd", "group added to /etc/group: name=devs, GID=1002");
        assert_eq!((event.group, event.group_id), ("devs", "1002"));
        assert_eq!(read("useradd", "new user: name=carol, UID=x").target_user_id, "");
    }

    #[test]
    fn failures_and_unknown_words() {
        let event = read("useradd", "failed adding user 'carol', exit code: 9");
        assert_eq!((event.target_user, event.outcome), ("carol", FAILURE));
        let event = read("userdel", "something new");
        assert_eq!((event.types, event.target_user), (&DELETED[..], ""));
        assert_eq!(read("useradd", "new user: nothing").types, CREATED);
        assert_eq!(read("usermod", "add 'x").target_user, "");
    }
}
