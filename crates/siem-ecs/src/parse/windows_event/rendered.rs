//! The values of a security audit out of its message, where an agent sends nothing else. English messages list them
//! under headings:
//!
//! ```text
//! An account failed to log on.
//!
//! Account For Which Logon Failed:
//!     Account Name:     bob
//! ```
//!
//! Source: Windows Security documentation, "Advanced security audit policies", where each event is shown both ways.

use bumpalo::Bump;
use siem_formats::Value;
use siem_formats::value::Member;

use super::push;

/// The security identifier of nobody.
const NOBODY: &str = "S-1-0-0";

/// Whose account a heading speaks of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Subject,
    Target,
    Member,
    Other,
}

impl Role {
    fn of(heading: &str, event_id: &str) -> Role {
        match heading {
            // Who signs out is the target of the event's template.
            "Subject" if matches!(event_id, "4634" | "4647" | "4778" | "4779") => Role::Target,
            "Subject" | "Creator Subject" => Role::Subject,
            "New Logon"
            | "Account For Which Logon Failed"
            | "Account Whose Credentials Were Used"
            | "Account That Was Locked Out"
            | "Account Information"
            | "Target Account"
            | "Target Subject"
            | "New Account"
            | "Group"
            | "New Group"
            | "Deleted Group"
            | "User" => Role::Target,
            "Member" => Role::Member,
            _ => Role::Other,
        }
    }
}

/// What a message lists, by the names of the event's template. The first of a name counts: text of others may stand
/// in a value, but hardly before it.
pub(super) fn values<'a>(message: &'a str, event_id: &str, arena: &'a Bump) -> Vec<Member<'a>> {
    let mut found: Vec<Member<'a>> = Vec::new();
    let mut role = Role::Other;
    for line in message.lines() {
        let Some((label, value)) = line.split_once(':') else { continue };
        let (is_inner, label, value) = (line.starts_with([' ', '\t']), label.trim(), value.trim());
        if !is_inner {
            role = Role::of(label, event_id);
        }
        let Some(name) = name(role, label) else { continue };
        // Names that Windows has put for identifiers are told by the account's own lines.
        let is_absent = name.ends_with("Sid") && (value == NOBODY || !value.starts_with("S-1-"));
        if !is_absent && found.iter().all(|(known, _)| *known != name) {
            let value = match value {
                "Inbound" => "%%14592",
                "Outbound" => "%%14593",
                other => other,
            };
            push(&mut found, name, Value::Str(value), arena);
        }
    }
    found
}

fn name(role: Role, label: &str) -> Option<&'static str> {
    Some(match (role, label) {
        (Role::Subject, "Security ID") => "SubjectUserSid",
        (Role::Subject, "Account Name") => "SubjectUserName",
        (Role::Subject, "Account Domain") => "SubjectDomainName",
        (Role::Subject, "Logon ID") => "SubjectLogonId",
        (Role::Target, "Security ID" | "User ID") => "TargetUserSid",
        (Role::Target, "Account Name" | "Group Name") => "TargetUserName",
        (Role::Target, "Account Domain" | "Group Domain" | "Supplied Realm Name") => "TargetDomainName",
        (Role::Target, "Logon ID") => "TargetLogonId",
        (Role::Member, "Security ID") => "MemberSid",
        (Role::Member, "Account Name") => "MemberName",
        (_, "Logon Account") => "TargetUserName",
        (_, "Caller Computer Name") => "TargetDomainName",
        (_, "Logon Type") => "LogonType",
        (_, "Logon Process") => "LogonProcessName",
        (_, "Authentication Package") => "AuthenticationPackageName",
        (_, "Workstation Name" | "Source Workstation") => "WorkstationName",
        (_, "Source Network Address" | "Network Address" | "Client Address") => "IpAddress",
        (_, "Client Port" | "Port") => "IpPort",
        (_, "Source Address") => "SourceAddress",
        (_, "Source Port") => "SourcePort",
        (_, "Destination Address") => "DestAddress",
        (_, "Destination Port") => "DestPort",
        (_, "Direction") => "Direction",
        (_, "Protocol") => "Protocol",
        (_, "Application Name") => "Application",
        (_, "Failure Reason") => "FailureReason",
        (_, "Status" | "Failure Code" | "Result Code" | "Error Code" | "Exit Status") => "Status",
        (_, "Sub Status") => "SubStatus",
        (_, "Ticket Encryption Type") => "TicketEncryptionType",
        (_, "New Process ID") => "NewProcessId",
        (_, "New Process Name") => "NewProcessName",
        (_, "Process Command Line") => "CommandLine",
        (_, "Creator Process Name") => "ParentProcessName",
        (_, "Process ID" | "Caller Process ID" | "Creator Process ID") => "ProcessId",
        (_, "Process Name" | "Caller Process Name") => "ProcessName",
        (_, "Object Type") => "ObjectType",
        (_, "Object Name") => "ObjectName",
        (_, "Object Value Name") => "ObjectValueName",
        (_, "Access Mask") => "AccessMask",
        (_, "Share Name") => "ShareName",
        (_, "Relative Target Name") => "RelativeTargetName",
        (_, "Service Name") => "ServiceName",
        (_, "Task Name") => "TaskName",
        (_, "Target Server Name") => "TargetServerName",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(message: &str, event_id: &str) -> Vec<(String, String)> {
        let arena = Bump::new();
        let message = arena.alloc_str(message);
        let text = |value: Value<'_>| value.as_text().unwrap_or_default().to_owned();
        values(message, event_id, &arena).into_iter().map(|(name, value)| (name.to_owned(), text(value))).collect()
    }

    #[test]
    fn headings_tell_whose_account_it_is() {
        let message = "An account failed to log on.\r\n\r\nSubject:\r\n\tSecurity ID:\t\tNULL SID\r\n\tAccount Name:\t\t-\r\n\
                       \r\nLogon Type:\t\t\t3\r\n\r\nAccount For Which Logon Failed:\r\n\tSecurity ID:\t\tS-1-0-0\r\n\
                       \tAccount Name:\t\tbob\r\n\r\nNetwork Information:\r\n\tSource Network Address:\t2001:db8::9\r\n\
                       \tSource Port:\t\t50100\r\n\r\nThis event is generated when: Account Name: eve";
        let expected =
            [("LogonType", "3"), ("TargetUserName", "bob"), ("IpAddress", "2001:db8::9"), ("SourcePort", "50100")];
        assert_eq!(shown(message, "4625"), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn who_signs_out_is_the_target() {
        let message = "An account was logged off.\n\nSubject:\n\tAccount Name:\t\talice\n";
        assert_eq!(shown(message, "4634"), [("TargetUserName".to_owned(), "alice".to_owned())]);
        assert_eq!(shown("", "4634"), []);
    }
}
