//! Windows event logs: who signed in, from where; what was started, changed, opened.
//!
//! Sources: Windows SDK, "Event Schema"; Windows Security documentation, "Advanced security audit policies"; AWS
//! Directory Service Administration Guide, "Enabling CloudWatch Logs log forwarding"; Amazon FSx for Windows File
//! Server User Guide, "Logging end user access with file access auditing". The three types differ in where their
//! objects lie; `directory-service` and `fsx-win` bind this file too.
//!
//! The names in `Data` are those of the event's template. Programs other than Windows choose theirs, and their ids, as
//! they like, so what an id means is asked by provider.

mod codes;
mod command_line;
mod meaning;
mod power_shell;
mod sysmon;

use siem_formats::Value;

use super::{LogTypeCode, cef, instance};
use crate::document::Document;
use crate::schema::{FieldId, field};
use codes::number;
use meaning::{HOST_INFO, Who, meaning};

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "windows-event", prepare: None, finish, is_own: None };

/// The bits of `Keywords` by which an audit tells how it went.
const AUDIT_SUCCESS: u64 = 0x20_0000_0000_0000;
const AUDIT_FAILURE: u64 = 0x10_0000_0000_0000;
/// The security identifier of nobody.
const NOBODY: &str = "S-1-0-0";

fn finish(doc: &mut Document<'_>) {
    instance::set_from_log_stream(doc);
    let system = |path| doc.text(path).unwrap_or_default();
    let provider = system("Event.System.Provider.Name");
    let (channel, id) = (system("Event.System.Channel"), system("Event.System.EventID").parse().unwrap_or(0));
    doc.set_default(field::EVENT_DATASET, dataset(channel));
    let found = meaning(provider, channel, id);
    let (category, types) = found.map_or(HOST_INFO, |found| (found.category, found.types));
    doc.set_list(field::EVENT_CATEGORY, category);
    doc.set_list(field::EVENT_TYPE, types);
    if let Some(found) = found {
        doc.set(field::EVENT_ACTION, found.action);
        set_accounts(doc, found.who);
    }
    set_account_of_provider(doc, provider, id);
    set_level(doc);
    set_outcome(doc, found.and_then(|found| found.outcome));
    power_shell::set_context(doc, provider);
    set_process(doc);
    set_source(doc);
    set_network(doc);
    set_object(doc, id);
    set_registry(doc, id);
    set_logon(doc);
    sysmon::set_image(doc, id);
    sysmon::set_dns(doc);
}

/// The log that a channel is, by the names that dashboards ask for.
fn dataset(channel: &str) -> &'static str {
    match channel {
        "Security" => "system.security",
        "System" => "system.system",
        "Application" => "system.application",
        "Windows PowerShell" => "windows.powershell",
        "Microsoft-Windows-PowerShell/Operational" | "PowerShellCore/Operational" => "windows.powershell_operational",
        "Microsoft-Windows-Sysmon/Operational" => "windows.sysmon_operational",
        _ => "windows.forwarded",
    }
}

/// A value of `EventData`.
fn data<'a>(doc: &Document<'a>, name: &str) -> Option<&'a str> {
    doc.original().at(&["Event", "EventData", "Data", name])?.as_text()
}

fn set_level(doc: &mut Document<'_>) {
    let named = doc.text("Event.System.Level").and_then(codes::level);
    let rendered = || Some(doc.arena().alloc_str(&doc.text("Event.RenderingInfo.Level")?.to_lowercase()) as &str);
    let level = named.or_else(rendered);
    doc.set_some(field::LOG_LEVEL, level);
}

/// By the audit's own keyword, else by what such an event always tells; and why it failed.
fn set_outcome(doc: &mut Document<'_>, usual: Option<&'static str>) {
    let keywords = doc.text("Event.System.Keywords").and_then(number).unwrap_or_default();
    let audit = doc.at("Event.RenderingInfo.Keywords.Keyword");
    let says = |words: [&str; 3]| {
        let is_one = |value: &Value<'_>| value.as_text().is_some_and(|text| words.contains(&text));
        audit.is_some_and(|audit| is_one(&audit) || audit.items().iter().any(is_one))
    };
    let outcome = if keywords & AUDIT_SUCCESS != 0 || says(["Audit Success", "AUDIT_SUCCESS", "SuccessAudit"]) {
        Some("success")
    } else if keywords & AUDIT_FAILURE != 0 || says(["Audit Failure", "AUDIT_FAILURE", "FailureAudit"]) {
        Some("failure")
    } else {
        usual.or_else(|| Some(if data(doc, "Status").and_then(number)? == 0 { "success" } else { "failure" }))
    };
    doc.set_some(field::EVENT_OUTCOME, outcome);
    if outcome != Some("failure") {
        return;
    }
    // The general status says little where there is one that says more.
    let code = ["SubStatus", "Status", "FailureCode", "ErrorCode"]
        .iter()
        .find_map(|name| data(doc, name).filter(|code| number(code).is_none_or(|number| number != 0)));
    if let Some(code) = code {
        doc.set(field::ERROR_CODE, code);
        let reason = number(code).and_then(|code| codes::logon_failure(code).or_else(|| codes::kerberos_failure(code)));
        doc.set_some(field::EVENT_REASON, reason);
    }
}

/// Who did what to whom. The field map has put the subject, or the target where there is none, into `user`.
fn set_accounts(doc: &mut Document<'_>, who: Who) {
    match who {
        Who::Subject => {}
        Who::Target => {
            let target = Account::of(doc, "Target");
            if target.name.is_some() {
                for field in [field::USER_NAME, field::USER_DOMAIN, field::USER_ID] {
                    doc.remove(field);
                }
                target.set(doc, [field::USER_NAME, field::USER_DOMAIN, field::USER_ID]);
            }
        }
        Who::ActsAs => Account::of(doc, "Target")
            .set(doc, [field::USER_EFFECTIVE_NAME, field::USER_EFFECTIVE_DOMAIN, field::USER_EFFECTIVE_ID]),
        Who::Account => {
            let target = Account::of(doc, "Target");
            target.set(doc, [field::USER_TARGET_NAME, field::USER_TARGET_DOMAIN, field::USER_TARGET_ID]);
            doc.set_some(field::USER_TARGET_NAME, data(doc, "OldTargetUserName"));
            doc.set_some(field::USER_CHANGES_NAME, data(doc, "NewTargetUserName"));
        }
        Who::Group => {
            let group = Account::of(doc, "Target");
            group.set(doc, [field::GROUP_NAME, field::GROUP_DOMAIN, field::GROUP_ID]);
            // A distinguished name: the account's own is its first part.
            let member =
                data(doc, "MemberName").map(|name| match name.strip_prefix("CN=").or(name.strip_prefix("cn=")) {
                    Some(rest) => rest.split(',').next().unwrap_or(rest),
                    None => name,
                });
            doc.set_some(field::USER_TARGET_NAME, member);
            doc.set_some(field::USER_TARGET_ID, data(doc, "MemberSid"));
            if doc.has(field::USER_TARGET_NAME) || doc.has(field::USER_TARGET_ID) {
                let fields =
                    [field::USER_TARGET_GROUP_NAME, field::USER_TARGET_GROUP_DOMAIN, field::USER_TARGET_GROUP_ID];
                group.set(doc, fields);
            }
        }
    }
}

/// Accounts that stand elsewhere: as `DOMAIN\name`, or only as the identifier that the record was written by. Sysmon
/// writes all records by itself, and in a lock-out the "domain" is the computer that tried.
fn set_account_of_provider(doc: &mut Document<'_>, provider: &str, id: u32) {
    let user = match (provider, id) {
        ("User32", 1074) => data(doc, "param7"),
        _ => ["User", "SourceUser", "Detection User"]
            .iter()
            .find_map(|name| data(doc, name))
            .or_else(|| doc.text("Event.UserData.EventXML.User")),
    };
    if let Some((domain, name)) = user.and_then(|user| user.split_once('\\')) {
        doc.set(field::USER_DOMAIN, domain);
        doc.set(field::USER_NAME, name);
    }
    if (provider, id) == ("Microsoft-Windows-TerminalServices-RemoteConnectionManager", 1149) {
        for (field, part) in [
            (field::USER_NAME, "Event.UserData.EventXML.Param1"),
            (field::USER_DOMAIN, "Event.UserData.EventXML.Param2"),
            (field::SOURCE_IP, "Event.UserData.EventXML.Param3"),
        ] {
            doc.set_some(field, doc.text(part));
        }
    }
    if provider == "Service Control Manager" {
        let (service, state) = (data(doc, "param1"), data(doc, "param2"));
        doc.set_some(field::SERVICE_NAME, service.filter(|_| !doc.has(field::SERVICE_NAME)));
        doc.set_some(field::SERVICE_STATE, state.filter(|_| id == 7036));
    }
    if provider != "Microsoft-Windows-Sysmon" && !doc.has(field::USER_NAME) {
        let writer = doc.text("Event.System.Security.UserID");
        doc.set_some(field::USER_ID, writer.filter(|_| !doc.has(field::USER_ID)));
    }
    if id == 4740
        && let Some(computer) = doc.get_text(field::USER_TARGET_DOMAIN)
    {
        doc.set(field::SOURCE_DOMAIN, computer);
        doc.remove(field::USER_TARGET_DOMAIN);
    }
}

/// One of the accounts of an event.
#[derive(Clone, Copy, Debug)]
struct Account<'a> {
    name: Option<&'a str>,
    domain: Option<&'a str>,
    id: Option<&'a str>,
}

impl<'a> Account<'a> {
    fn of(doc: &Document<'a>, role: &str) -> Account<'a> {
        let part = |part: &str| data(doc, &format!("{role}{part}"));
        Account {
            name: part("UserName").or_else(|| data(doc, "AccountName")),
            domain: part("DomainName").or_else(|| data(doc, "AccountDomain")),
            id: part("UserSid").or_else(|| part("Sid")).filter(|sid| *sid != NOBODY),
        }
    }

    /// Sets name, domain and identifier. Kerberos writes the name with its realm.
    fn set(self, doc: &mut Document<'a>, [name, domain, id]: [FieldId; 3]) {
        let (short, realm) = match self.name.and_then(|name| name.split_once('@')) {
            Some((short, realm)) if !short.is_empty() => (Some(short), Some(realm)),
            _ => (self.name, None),
        };
        doc.set_some(name, short);
        doc.set_some(domain, self.domain.or(realm));
        doc.set_some(id, self.id);
    }
}

/// Processes: Windows writes their numbers in hexadecimal, Sysmon does not.
fn set_process(doc: &mut Document<'_>) {
    let decimal = |doc: &Document<'_>, name: &str| data(doc, name).and_then(number);
    let created = data(doc, "NewProcessId").is_some();
    let (pid, parent) = if created {
        (decimal(doc, "NewProcessId"), decimal(doc, "ProcessId"))
    } else {
        let own = ["ProcessId", "ProcessID", "SourceProcessId"].iter().find_map(|name| decimal(doc, name));
        (own, decimal(doc, "ParentProcessId"))
    };
    let names_one = pid.is_some() || doc.has(field::PROCESS_EXECUTABLE);
    // An event that names no process is told of the one that wrote it.
    let writer = |name: &str| doc.text(name).and_then(number).filter(|_| !names_one);
    let thread = decimal(doc, "SourceThreadId").or_else(|| writer("Event.System.Execution.ThreadID"));
    let pid = pid.or_else(|| writer("Event.System.Execution.ProcessID"));
    for (field, number) in
        [(field::PROCESS_PID, pid), (field::PROCESS_PARENT_PID, parent), (field::PROCESS_THREAD_ID, thread)]
    {
        // The system's idle process has number 0: nobody is meant by it.
        if let Some(number) = number.filter(|number| *number > 0) {
            let text = doc.format(format_args!("{number}"));
            doc.set(field, text);
        }
    }
    for (line, arguments, count) in [
        (field::PROCESS_COMMAND_LINE, field::PROCESS_ARGS, field::PROCESS_ARGS_COUNT),
        (field::PROCESS_PARENT_COMMAND_LINE, field::PROCESS_PARENT_ARGS, field::PROCESS_PARENT_ARGS_COUNT),
    ] {
        let Some(line) = doc.get_text(line) else { continue };
        let parts = command_line::arguments(line, doc.arena());
        let number = doc.format(format_args!("{}", parts.len()));
        doc.set_list(arguments, parts);
        doc.set(count, number);
    }
    for (path, name) in [
        (field::PROCESS_EXECUTABLE, field::PROCESS_NAME),
        (field::PROCESS_PARENT_EXECUTABLE, field::PROCESS_PARENT_NAME),
        (field::FILE_PATH, field::FILE_NAME),
        (field::DLL_PATH, field::DLL_NAME),
    ] {
        let last = doc.get_text(path).and_then(|path| path.rsplit(['\\', '/']).next());
        doc.set_some(name, last);
    }
    if doc.get_text(field::EVENT_ACTION) == Some("exited-process")
        && let Some(code) = decimal(doc, "Status")
    {
        let text = doc.format(format_args!("{code}"));
        doc.set(field::PROCESS_EXIT_CODE, text);
    }
}

/// Where a request came from: an address, or the name of a workstation.
fn set_source(doc: &mut Document<'_>) {
    // IPv4 through a socket of IPv6.
    for field in [field::SOURCE_IP, field::DESTINATION_IP] {
        let plain = doc.get_text(field).and_then(|ip| ip.strip_prefix("::ffff:")).filter(|ip| ip.contains('.'));
        doc.set_some(field, plain);
    }
    if doc.get_text(field::SOURCE_PORT) == Some("0") {
        doc.remove(field::SOURCE_PORT);
    }
    for (ip, address) in
        [(field::SOURCE_IP, field::SOURCE_ADDRESS), (field::DESTINATION_IP, field::DESTINATION_ADDRESS)]
    {
        let text = doc.get_text(ip);
        doc.set_some(address, text);
    }
    let name = doc.get_text(field::SOURCE_DOMAIN);
    if let Some(name) = name {
        let name = name.trim_start_matches('\\');
        doc.set(field::SOURCE_DOMAIN, name);
        doc.set_default(field::SOURCE_ADDRESS, name);
        doc.add(field::RELATED_HOSTS, name);
    }
}

fn set_network(doc: &mut Document<'_>) {
    doc.set_some(field::NETWORK_TRANSPORT, data(doc, "Protocol"));
    cef::set_transport(doc);
    let direction = match (data(doc, "Direction"), data(doc, "Initiated")) {
        (Some("%%14592"), _) | (_, Some("false")) => Some("ingress"),
        (Some("%%14593"), _) | (_, Some("true")) => Some("egress"),
        _ => None,
    };
    doc.set_some(field::NETWORK_DIRECTION, direction);
    // Sysmon's names of ports.
    let named = data(doc, "DestinationPortName").or_else(|| data(doc, "SourcePortName"));
    doc.set_some(field::NETWORK_PROTOCOL, named);
    if doc.has(field::NETWORK_TRANSPORT) {
        let family = doc.get_text(field::SOURCE_IP).map(|ip| if ip.contains(':') { "ipv6" } else { "ipv4" });
        doc.set_some(field::NETWORK_TYPE, family);
    }
}

/// Files, keys and shares, and what was done with them.
fn set_object(doc: &mut Document<'_>, id: u32) {
    // PowerShell names the script, Defender the file with a word of what it is.
    let script = data(doc, "Path").map(|path| path.split_once(":_").map_or(path, |(_, path)| path));
    doc.set_some(field::FILE_PATH, script.filter(|_| !doc.has(field::FILE_PATH)));
    doc.set_some(field::FILE_NAME, data(doc, "PipeName"));
    doc.set_some(field::RULE_NAME, data(doc, "Threat Name"));
    let name = data(doc, "ObjectName");
    let asked_only = matches!(id, 4656 | 4658 | 4659 | 4661 | 4690 | 5145);
    let done = match (id, data(doc, "AccessMask").and_then(number)) {
        (4660, _) => "deletion",
        (4670, _) => "change",
        (_, Some(mask)) if !asked_only => codes::access_type(mask),
        _ => "access",
    };
    match data(doc, "ObjectType") {
        Some("File") if matches!(id, 4656..=4670) => {
            doc.set_some(field::FILE_PATH, name);
            doc.set_list(field::EVENT_CATEGORY, &["file"]);
            doc.set_list(field::EVENT_TYPE, &[done]);
        }
        Some("Key") if matches!(id, 4656..=4670) => {
            doc.set_some(field::REGISTRY_PATH, name);
            doc.set_list(field::EVENT_CATEGORY, &["registry"]);
            doc.set_list(field::EVENT_TYPE, &[done]);
        }
        _ if id == 4660 => {
            // It names only the handle: that it was a file is what audits of deletions are for.
            doc.set_list(field::EVENT_CATEGORY, &["file"]);
            doc.set_list(field::EVENT_TYPE, &[done]);
        }
        _ if id == 4657 => {
            doc.set_some(field::REGISTRY_PATH, name);
            doc.set_some(field::REGISTRY_VALUE, data(doc, "ObjectValueName"));
            doc.set_some(field::REGISTRY_DATA_STRINGS, data(doc, "NewValue"));
        }
        _ => {}
    }
    if id == 5145
        && let (Some(share), Some(file)) = (data(doc, "ShareName"), data(doc, "RelativeTargetName"))
    {
        let path = doc.format(format_args!("{share}\\{file}"));
        doc.set(field::FILE_PATH, path);
        doc.set(field::FILE_TARGET_PATH, path);
    }
    // Where the share's files lie on the server itself.
    let local = data(doc, "ShareLocalPath").filter(|_| matches!(id, 5140 | 5145));
    if let Some(path) = doc.get_text(field::FILE_PATH) {
        let (directory, name) = path.rsplit_once(['\\', '/']).unwrap_or(("", path));
        doc.set(field::FILE_DIRECTORY, directory);
        doc.set(field::FILE_NAME, name);
        if let Some((stem, extension)) = name.rsplit_once('.')
            && !stem.is_empty()
        {
            doc.set(field::FILE_EXTENSION, extension);
        }
    }
    doc.set_some(field::FILE_DIRECTORY, local);
}

/// Hive, key, value and data: of the security log, where the value stands apart, and of Sysmon, where it is the last
/// part of the path.
fn set_registry(doc: &mut Document<'_>, id: u32) {
    let Some(path) = doc.get_text(field::REGISTRY_PATH) else { return };
    let (hive, key) = codes::registry_hive(path);
    doc.set_some(field::REGISTRY_HIVE, hive);
    let names_value = id == 13 || data(doc, "EventType") == Some("DeleteValue");
    let (key, value) = match key.rsplit_once('\\') {
        Some((key, value)) if names_value => (key, Some(value)),
        _ => (key, data(doc, "ObjectValueName")),
    };
    doc.set(field::REGISTRY_KEY, key);
    doc.set_some(field::REGISTRY_VALUE, value);
    if id == 4657 {
        doc.set_some(field::REGISTRY_DATA_STRINGS, data(doc, "NewValue"));
        doc.set_some(field::REGISTRY_DATA_TYPE, data(doc, "NewValueType").and_then(codes::registry_type));
    }
    if let Some(details) = data(doc, "Details").filter(|_| id == 13) {
        let (kind, text) = sysmon::registry_data(details);
        doc.set(field::REGISTRY_DATA_TYPE, kind);
        if let Some(text) = text {
            let text: &str = doc.arena().alloc_str(&text);
            doc.set(field::REGISTRY_DATA_STRINGS, text);
        }
    }
}

/// The kind of a sign-in, the number by which its events belong together, and its ticket.
fn set_logon(doc: &mut Document<'_>) {
    if let Some(kind) = data(doc, "LogonType") {
        doc.set_extra("aws.windows.logon.type", codes::logon_type(kind).unwrap_or(kind));
    }
    let id = data(doc, "TargetLogonId").filter(|id| number(id) != Some(0)).or_else(|| data(doc, "SubjectLogonId"));
    if let Some(id) = id.or_else(|| data(doc, "LogonId")) {
        doc.set_extra("aws.windows.logon.id", id);
    }
    if let Some(name) = data(doc, "TicketEncryptionType").and_then(number).and_then(codes::ticket_encryption) {
        doc.set_extra("aws.windows.kerberos.ticket_encryption", name);
    }
}
