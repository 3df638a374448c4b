//! What an event is about, by provider and id.
//!
//! Sources: Windows Security documentation, "Advanced security audit policies" and "Appendix L: Events to monitor";
//! Sysinternals Sysmon, "Events"; the manifests of the providers named here.

/// What an event tells by its id alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) action: &'static str,
    pub(super) category: &'static [&'static str],
    pub(super) types: &'static [&'static str],
    /// Where the event itself does not say it.
    pub(super) outcome: Option<&'static str>,
    pub(super) who: Who,
}

/// What the accounts of an event are to each other: `Subject…` asked for it, `Target…` is what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// The subject did it.
    Subject,
    /// The target did it: who signs in; the subject is the service that let it in.
    Target,
    /// The subject acts as the target.
    ActsAs,
    /// The subject changes the account that is the target.
    Account,
    /// The subject changes the group that is the target, and its members.
    Group,
}

/// Category and type.
type Kind = (&'static [&'static str], &'static [&'static str]);

const AUTH_START: Kind = (&["authentication"], &["start"]);
const AUTH_END: Kind = (&["authentication"], &["end"]);
const AUTH_INFO: Kind = (&["authentication"], &["info"]);
const SESSION_START: Kind = (&["session"], &["start"]);
const SESSION_END: Kind = (&["session"], &["end"]);
const SESSION_INFO: Kind = (&["session"], &["info"]);
const LOGON_SESSION_START: Kind = (&["authentication", "session"], &["start"]);
const LOGON_SESSION_END: Kind = (&["authentication", "session"], &["end"]);
const ADMIN: Kind = (&["iam"], &["admin"]);
const ADMIN_CHANGE: Kind = (&["iam"], &["admin", "change"]);
const ADMIN_CREATION: Kind = (&["iam"], &["admin", "creation"]);
const ADMIN_DELETION: Kind = (&["iam"], &["admin", "deletion"]);
const ADMIN_GROUP: Kind = (&["iam"], &["admin", "group"]);
/// Settings by which a program or an account gets to do more.
const RIGHTS_CREATION: Kind = (&["iam", "configuration"], &["admin", "creation"]);
const RIGHTS_CHANGE: Kind = (&["iam", "configuration"], &["admin", "change"]);
const RIGHTS_DELETION: Kind = (&["iam", "configuration"], &["admin", "deletion"]);
const USER_CREATION: Kind = (&["iam"], &["creation", "user"]);
const USER_CHANGE: Kind = (&["iam"], &["change", "user"]);
const USER_DELETION: Kind = (&["iam"], &["deletion", "user"]);
const USER_INFO: Kind = (&["iam"], &["info", "user"]);
const GROUP_CREATION: Kind = (&["iam"], &["creation", "group"]);
const GROUP_CHANGE: Kind = (&["iam"], &["change", "group"]);
const GROUP_DELETION: Kind = (&["iam"], &["deletion", "group"]);
const GROUP_INFO: Kind = (&["iam"], &["group", "info"]);
const PROCESS_START: Kind = (&["process"], &["start"]);
const PROCESS_END: Kind = (&["process"], &["end"]);
const PROCESS_ACCESS: Kind = (&["process"], &["access"]);
const PROCESS_CHANGE: Kind = (&["process"], &["change"]);
const PROCESS_INFO: Kind = (&["process"], &["info"]);
const CONFIGURATION_ACCESS: Kind = (&["configuration"], &["access"]);
const CONFIGURATION_CREATION: Kind = (&["configuration"], &["creation"]);
const CONFIGURATION_CHANGE: Kind = (&["configuration"], &["change"]);
const CONFIGURATION_DELETION: Kind = (&["configuration"], &["deletion"]);
const CONFIGURATION_INFO: Kind = (&["configuration"], &["info"]);
const FILE_ACCESS: Kind = (&["file"], &["access"]);
const FILE_CREATION: Kind = (&["file"], &["creation"]);
const FILE_CHANGE: Kind = (&["file"], &["change"]);
const FILE_DELETION: Kind = (&["file"], &["deletion"]);
const REGISTRY_CONFIGURATION: Kind = (&["configuration", "registry"], &["change"]);
const REGISTRY_CHANGE: Kind = (&["registry"], &["change"]);
const SHARE: Kind = (&["network", "file"], &["info", "access"]);
const NETWORK_ALLOWED: Kind = (&["network"], &["allowed", "connection"]);
const NETWORK_DENIED: Kind = (&["network"], &["connection", "denied"]);
const NETWORK_START: Kind = (&["network"], &["connection", "protocol", "start"]);
const NETWORK_INFO: Kind = (&["network"], &["info"]);
const DNS: Kind = (&["network"], &["connection", "info", "protocol"]);
const DRIVER: Kind = (&["driver"], &["start"]);
const DRIVER_END: Kind = (&["driver"], &["end"]);
const LIBRARY: Kind = (&["library"], &["start"]);
const MALWARE: Kind = (&["malware"], &["info"]);
const ATTACK: Kind = (&["intrusion_detection"], &["info"]);
const HOST_START: Kind = (&["host"], &["start"]);
const HOST_END: Kind = (&["host"], &["end"]);
const HOST_CHANGE: Kind = (&["host"], &["change"]);
const HOST_ACCESS: Kind = (&["host"], &["access"]);
/// Events of which nothing more is known.
pub(super) const HOST_INFO: Kind = (&["host"], &["info"]);

/// The event is told when it has happened.
const DONE: Option<&str> = Some("success");
/// It is told because it did not happen.
const FAILED: Option<&str> = Some("failure");
/// Its keywords or its status tell, else nothing does.
const OPEN: Option<&str> = None;

/// The meaning of an event; `None` where nothing is known of it.
pub(super) fn meaning(provider: &str, channel: &str, id: u32) -> Option<Meaning> {
    let found = match provider {
        "Microsoft-Windows-Security-Auditing" => security(id),
        "Microsoft-Windows-Eventlog" => event_log(id),
        "Microsoft-Windows-Sysmon" => sysmon(id),
        "Microsoft-Windows-PowerShell" | "PowerShellCore" => power_shell(id),
        "PowerShell" => windows_power_shell(id),
        "Microsoft-Windows-TerminalServices-LocalSessionManager" => terminal_services(id),
        "Microsoft-Windows-TerminalServices-RemoteConnectionManager" if id == 1149 => {
            Some(("remote-connection-authenticated", AUTH_START, DONE, Who::Subject))
        }
        "Microsoft-Windows-Windows Defender" => defender(id),
        "Service Control Manager" => service_control(id),
        "User32" | "Microsoft-Windows-Kernel-General" | "EventLog" => system(provider, id),
        "" if channel == "Security" => security(id).or_else(|| event_log(id)),
        _ => None,
    };
    found.map(|(action, (category, types), outcome, who)| Meaning { action, category, types, outcome, who })
}

type Row = (&'static str, Kind, Option<&'static str>, Who);

fn security(id: u32) -> Option<Row> {
    use Who::{Account, ActsAs, Group, Subject, Target};
    Some(match id {
        4608 => ("windows-started", HOST_START, DONE, Subject),
        4609 => ("windows-shutting-down", HOST_END, DONE, Subject),
        4610 => ("authentication-package-loaded", CONFIGURATION_ACCESS, DONE, Subject),
        4611 => ("trusted-logon-process-registered", CONFIGURATION_CHANGE, DONE, Subject),
        4614 => ("notification-package-loaded", CONFIGURATION_ACCESS, DONE, Subject),
        4616 => ("system-time-changed", CONFIGURATION_CHANGE, DONE, Subject),
        4622 => ("security-package-loaded", CONFIGURATION_ACCESS, DONE, Subject),
        4624 => ("logged-in", AUTH_START, DONE, Target),
        4625 => ("logon-failed", AUTH_START, FAILED, Target),
        4634 => ("logged-out", AUTH_END, DONE, Target),
        4647 => ("logged-out", AUTH_END, DONE, Target),
        4648 => ("logged-in-explicit", AUTH_START, DONE, ActsAs),
        4649 => ("replay-attack-detected", ATTACK, OPEN, Target),
        4656 => ("handle-requested", HOST_ACCESS, OPEN, Subject),
        4657 => ("registry-value-modified", REGISTRY_CONFIGURATION, DONE, Subject),
        4658 => ("handle-closed", HOST_ACCESS, DONE, Subject),
        4659 => ("handle-for-delete-requested", HOST_ACCESS, OPEN, Subject),
        4660 => ("object-deleted", HOST_CHANGE, DONE, Subject),
        4661 => ("handle-requested", HOST_ACCESS, OPEN, Subject),
        4662 => ("object-operation-performed", HOST_ACCESS, OPEN, Subject),
        4663 => ("object-access-attempted", HOST_ACCESS, OPEN, Subject),
        4664 => ("hard-link-creation-attempted", FILE_CREATION, OPEN, Subject),
        4670 => ("permissions-changed", RIGHTS_CHANGE, DONE, Subject),
        4672 => ("logged-in-special", ADMIN, DONE, Subject),
        4673 => ("privileged-service-called", ADMIN, OPEN, Subject),
        4674 => ("privileged-operation", ADMIN, OPEN, Subject),
        4675 => ("sids-filtered", AUTH_INFO, DONE, Target),
        4688 => ("created-process", PROCESS_START, DONE, ActsAs),
        4689 => ("exited-process", PROCESS_END, DONE, Subject),
        4690 => ("handle-duplicated", HOST_ACCESS, DONE, Subject),
        4691 => ("indirect-access-requested", HOST_ACCESS, OPEN, Subject),
        4692 => ("data-protection-key-backup-attempted", CONFIGURATION_INFO, OPEN, Subject),
        4693 => ("data-protection-key-recovery-attempted", CONFIGURATION_INFO, OPEN, Subject),
        4696 => ("process-token-assigned", PROCESS_CHANGE, DONE, ActsAs),
        4697 => ("service-installed", RIGHTS_CHANGE, DONE, Subject),
        4698 => ("scheduled-task-created", RIGHTS_CREATION, DONE, Subject),
        4699 => ("scheduled-task-deleted", RIGHTS_DELETION, DONE, Subject),
        4700 => ("scheduled-task-enabled", RIGHTS_CHANGE, DONE, Subject),
        4701 => ("scheduled-task-disabled", RIGHTS_CHANGE, DONE, Subject),
        4702 => ("scheduled-task-updated", RIGHTS_CHANGE, DONE, Subject),
        4703 => ("user-right-adjusted", ADMIN_CHANGE, DONE, Account),
        4704 => ("user-right-assigned", ADMIN_CHANGE, DONE, Subject),
        4705 => ("user-right-removed", ADMIN_CHANGE, DONE, Subject),
        4706 => ("domain-trust-added", CONFIGURATION_CREATION, DONE, Subject),
        4707 => ("domain-trust-removed", CONFIGURATION_DELETION, DONE, Subject),
        4713 => ("kerberos-policy-changed", CONFIGURATION_CHANGE, DONE, Subject),
        4714 => ("encrypted-data-recovery-policy-changed", CONFIGURATION_CHANGE, DONE, Subject),
        4715 => ("object-audit-policy-changed", CONFIGURATION_CHANGE, DONE, Subject),
        4716 => ("trusted-domain-information-changed", CONFIGURATION_CHANGE, DONE, Subject),
        4717 => ("system-security-access-granted", RIGHTS_CHANGE, DONE, Subject),
        4718 => ("system-security-access-removed", RIGHTS_DELETION, DONE, Subject),
        4719 => ("changed-audit-config", RIGHTS_CHANGE, DONE, Subject),
        4720 => ("added-user-account", USER_CREATION, DONE, Account),
        4722 => ("enabled-user-account", USER_CHANGE, DONE, Account),
        4723 => ("changed-password", USER_CHANGE, OPEN, Account),
        4724 => ("reset-password", USER_CHANGE, OPEN, Account),
        4725 => ("disabled-user-account", USER_CHANGE, DONE, Account),
        4726 => ("deleted-user-account", USER_DELETION, DONE, Account),
        4727 | 4731 | 4754 => ("added-group-account", GROUP_CREATION, DONE, Group),
        4728 | 4732 | 4756 => ("added-member-to-group", GROUP_CHANGE, DONE, Group),
        4729 | 4733 | 4757 => ("removed-member-from-group", GROUP_CHANGE, DONE, Group),
        4730 | 4734 | 4758 => ("deleted-group-account", GROUP_DELETION, DONE, Group),
        4735 | 4737 | 4755 => ("modified-group-account", GROUP_CHANGE, DONE, Group),
        4744 | 4749 | 4759 => ("added-distribution-group-account", GROUP_CREATION, DONE, Group),
        4745 | 4750 | 4760 => ("changed-distribution-group-account", GROUP_CHANGE, DONE, Group),
        4746 | 4751 | 4761 => ("added-member-to-distribution-group", GROUP_CHANGE, DONE, Group),
        4747 | 4752 | 4762 => ("removed-member-from-distribution-group", GROUP_CHANGE, DONE, Group),
        4748 | 4753 | 4763 => ("deleted-distribution-group-account", GROUP_DELETION, DONE, Group),
        4738 => ("modified-user-account", USER_CHANGE, DONE, Account),
        4739 => ("domain-policy-changed", CONFIGURATION_CHANGE, DONE, Subject),
        4740 => ("locked-out-user-account", USER_CHANGE, DONE, Account),
        4741 => ("added-computer-account", ADMIN_CREATION, DONE, Account),
        4742 => ("changed-computer-account", ADMIN_CHANGE, DONE, Account),
        4743 => ("deleted-computer-account", ADMIN_DELETION, DONE, Account),
        4764 => ("type-changed-group-account", GROUP_CHANGE, DONE, Group),
        4765 => ("added-sid-history", USER_CHANGE, DONE, Account),
        4766 => ("sid-history-addition-failed", USER_CHANGE, FAILED, Account),
        4767 => ("unlocked-user-account", USER_CHANGE, DONE, Account),
        4768 => ("kerberos-authentication-ticket-requested", AUTH_START, OPEN, Target),
        4769 => ("kerberos-service-ticket-requested", AUTH_START, OPEN, Target),
        4770 => ("kerberos-service-ticket-renewed", AUTH_START, DONE, Target),
        4771 => ("kerberos-preauth-failed", AUTH_START, FAILED, Target),
        4772 => ("kerberos-authentication-ticket-request-failed", AUTH_START, FAILED, Target),
        4773 => ("kerberos-service-ticket-request-failed", AUTH_START, FAILED, Target),
        4774 => ("account-mapped-for-logon", AUTH_INFO, OPEN, Target),
        4775 => ("account-mapping-failed", AUTH_INFO, FAILED, Target),
        4776 => ("credential-validated", AUTH_START, OPEN, Target),
        4777 => ("credential-validation-failed", AUTH_START, FAILED, Target),
        4778 => ("session-reconnected", LOGON_SESSION_START, DONE, Target),
        4779 => ("session-disconnected", LOGON_SESSION_END, DONE, Target),
        4780 => ("administrators-permissions-set", ADMIN_CHANGE, DONE, Account),
        4781 => ("renamed-user-account", USER_CHANGE, DONE, Account),
        4782 => ("password-hash-accessed", USER_INFO, DONE, Account),
        4793 => ("password-policy-checked", USER_INFO, DONE, Account),
        4794 => ("restore-mode-password-set-attempted", ADMIN_CHANGE, OPEN, Subject),
        4798 => ("group-membership-enumerated", USER_INFO, DONE, Account),
        4799 => ("user-member-enumerated", GROUP_INFO, DONE, Group),
        4800 => ("workstation-locked", SESSION_INFO, DONE, Target),
        4801 => ("workstation-unlocked", SESSION_INFO, DONE, Target),
        4802 => ("screen-saver-invoked", SESSION_INFO, DONE, Target),
        4803 => ("screen-saver-dismissed", SESSION_INFO, DONE, Target),
        4817 => ("object-audit-changed", RIGHTS_CHANGE, DONE, Subject),
        4826 => ("boot-configuration-loaded", CONFIGURATION_INFO, DONE, Subject),
        4886 => ("certificate-requested", ADMIN, DONE, Subject),
        4887 => ("certificate-issued", ADMIN, DONE, Subject),
        4888 => ("certificate-request-denied", ADMIN, FAILED, Subject),
        4902 => ("user-audit-policy-created", RIGHTS_CREATION, DONE, Subject),
        4904 => ("security-event-source-added", RIGHTS_CHANGE, OPEN, Subject),
        4905 => ("security-event-source-removed", RIGHTS_DELETION, OPEN, Subject),
        4906 => ("crash-on-audit-changed", RIGHTS_CHANGE, DONE, Subject),
        4908 => ("special-group-table-changed", RIGHTS_CHANGE, DONE, Subject),
        4907 => ("audit-setting-changed", RIGHTS_CHANGE, DONE, Subject),
        4912 => ("per-user-audit-policy-changed", RIGHTS_CHANGE, DONE, Account),
        4944 => ("firewall-policy-active", CONFIGURATION_INFO, DONE, Subject),
        4945 => ("firewall-rule-listed", CONFIGURATION_INFO, DONE, Subject),
        4946 => ("firewall-rule-added", CONFIGURATION_CREATION, DONE, Subject),
        4947 => ("firewall-rule-changed", CONFIGURATION_CHANGE, DONE, Subject),
        4948 => ("firewall-rule-deleted", CONFIGURATION_DELETION, DONE, Subject),
        4949 => ("firewall-settings-restored", CONFIGURATION_CHANGE, DONE, Subject),
        4950 => ("windows-firewall-setting-changed", CONFIGURATION_CHANGE, DONE, Subject),
        4951 | 4952 | 4953 | 4957 | 4958 => ("firewall-rule-ignored", CONFIGURATION_INFO, FAILED, Subject),
        4954 => ("windows-firewall-group-policy-changed", CONFIGURATION_CHANGE, DONE, Subject),
        4956 => ("firewall-profile-changed", CONFIGURATION_CHANGE, DONE, Subject),
        4964 => ("logged-in-special", ADMIN_GROUP, DONE, Target),
        4985 => ("transaction-state-changed", HOST_CHANGE, DONE, Subject),
        5024 => ("windows-firewall-service-started", PROCESS_START, DONE, Subject),
        5025 => ("windows-firewall-service-stopped", PROCESS_END, DONE, Subject),
        5033 => ("windows-firewall-driver-started", DRIVER, DONE, Subject),
        5034 => ("windows-firewall-driver-stopped", DRIVER_END, DONE, Subject),
        5037 => ("windows-firewall-driver-error", DRIVER_END, FAILED, Subject),
        5039 => ("registry-key-virtualized", REGISTRY_CHANGE, DONE, Subject),
        5051 => ("file-virtualized", FILE_CHANGE, DONE, Subject),
        5058 => ("key-file-operation", CONFIGURATION_INFO, OPEN, Subject),
        5059 => ("key-migration-operation", CONFIGURATION_INFO, OPEN, Subject),
        5060 => ("verification-failed", CONFIGURATION_INFO, FAILED, Subject),
        5061 => ("cryptographic-operation", CONFIGURATION_INFO, OPEN, Subject),
        5136 => ("directory-object-modified", CONFIGURATION_CHANGE, DONE, Subject),
        5137 => ("directory-object-created", CONFIGURATION_CREATION, DONE, Subject),
        5138 => ("directory-object-undeleted", CONFIGURATION_CREATION, DONE, Subject),
        5139 => ("directory-object-moved", CONFIGURATION_CHANGE, DONE, Subject),
        5141 => ("directory-object-deleted", CONFIGURATION_DELETION, DONE, Subject),
        5140 => ("network-share-object-accessed", SHARE, DONE, Subject),
        5142 => ("network-share-added", CONFIGURATION_CREATION, DONE, Subject),
        5143 => ("network-share-modified", CONFIGURATION_CHANGE, DONE, Subject),
        5144 => ("network-share-deleted", CONFIGURATION_DELETION, DONE, Subject),
        5145 => ("network-share-object-access-checked", SHARE, OPEN, Subject),
        5148 => ("denial-of-service-detected", ATTACK, DONE, Subject),
        5149 => ("denial-of-service-subsided", ATTACK, DONE, Subject),
        5152 | 5153 => ("packet-blocked", NETWORK_DENIED, FAILED, Subject),
        5154 => ("listen-allowed", NETWORK_ALLOWED, DONE, Subject),
        5155 => ("listen-blocked", NETWORK_DENIED, FAILED, Subject),
        5156 => ("connection-allowed", NETWORK_ALLOWED, DONE, Subject),
        5157 => ("connection-blocked", NETWORK_DENIED, FAILED, Subject),
        5158 => ("bind-allowed", NETWORK_ALLOWED, DONE, Subject),
        5159 => ("bind-blocked", NETWORK_DENIED, FAILED, Subject),
        5168 => ("share-service-name-check-failed", NETWORK_INFO, FAILED, Subject),
        5376 => ("stored-credentials-backed-up", ADMIN, DONE, Subject),
        5377 => ("stored-credentials-restored", ADMIN, DONE, Subject),
        5378 => ("credential-delegation-disallowed", AUTH_INFO, FAILED, ActsAs),
        5379 => ("stored-credentials-read", USER_INFO, DONE, Subject),
        5632 => ("wireless-authentication-requested", AUTH_START, OPEN, Subject),
        5633 => ("wired-authentication-requested", AUTH_START, OPEN, Subject),
        5888 => ("com-catalog-object-modified", CONFIGURATION_CHANGE, DONE, Subject),
        5889 => ("com-catalog-object-deleted", CONFIGURATION_DELETION, DONE, Subject),
        5890 => ("com-catalog-object-added", CONFIGURATION_CREATION, DONE, Subject),
        6272 => ("network-policy-access-granted", AUTH_START, DONE, Subject),
        6273 => ("network-policy-access-denied", AUTH_START, FAILED, Subject),
        6416 => ("external-device-recognized", HOST_CHANGE, DONE, Subject),
        _ => return None,
    })
}

/// The service that keeps the logs.
fn event_log(id: u32) -> Option<Row> {
    Some(match id {
        104 => ("system-log-cleared", ADMIN_CHANGE, DONE, Who::Subject),
        1100 => ("logging-service-shutdown", PROCESS_END, DONE, Who::Subject),
        1102 => ("audit-log-cleared", ADMIN_CHANGE, DONE, Who::Subject),
        1104 => ("logging-full", ADMIN, FAILED, Who::Subject),
        1105 => ("auditlog-archived", ADMIN, DONE, Who::Subject),
        1108 => ("logging-processing-error", ADMIN, FAILED, Who::Subject),
        _ => return None,
    })
}

/// Actions are called as Sysmon calls its events.
fn sysmon(id: u32) -> Option<Row> {
    let (action, kind) = match id {
        1 => ("Process creation", PROCESS_START),
        2 => ("A process changed a file creation time", FILE_CHANGE),
        3 => ("Network connection", NETWORK_START),
        4 => ("Sysmon service state changed", PROCESS_CHANGE),
        5 => ("Process terminated", PROCESS_END),
        6 => ("Driver loaded", DRIVER),
        7 => ("Image loaded", LIBRARY),
        8 => ("CreateRemoteThread", PROCESS_CHANGE),
        9 => ("RawAccessRead", PROCESS_ACCESS),
        10 => ("ProcessAccess", PROCESS_ACCESS),
        11 => ("FileCreate", FILE_CREATION),
        12 => ("RegistryEvent (Object create and delete)", REGISTRY_CONFIGURATION),
        13 => ("RegistryEvent (Value Set)", REGISTRY_CONFIGURATION),
        14 => ("RegistryEvent (Key and Value Rename)", REGISTRY_CONFIGURATION),
        15 => ("FileCreateStreamHash", FILE_CREATION),
        16 => ("ServiceConfigurationChange", CONFIGURATION_CHANGE),
        17 => ("PipeEvent (Pipe Created)", FILE_CREATION),
        18 => ("PipeEvent (Pipe Connected)", FILE_ACCESS),
        19 => ("WmiEvent (WmiEventFilter activity detected)", CONFIGURATION_CHANGE),
        20 => ("WmiEvent (WmiEventConsumer activity detected)", CONFIGURATION_CHANGE),
        21 => ("WmiEvent (WmiEventConsumerToFilter activity detected)", CONFIGURATION_CHANGE),
        22 => ("DNSEvent (DNS query)", DNS),
        23 => ("FileDelete (File Delete archived)", FILE_DELETION),
        24 => ("ClipboardChange (New content in the clipboard)", PROCESS_INFO),
        25 => ("ProcessTampering (Process image change)", PROCESS_CHANGE),
        26 => ("FileDeleteDetected (File Delete logged)", FILE_DELETION),
        27 => ("FileBlockExecutable", FILE_CREATION),
        28 => ("FileBlockShredding", FILE_DELETION),
        29 => ("FileExecutableDetected", FILE_CREATION),
        255 => ("Error", PROCESS_INFO),
        _ => return None,
    };
    let outcome = if matches!(id, 27 | 28 | 255) { FAILED } else { OPEN };
    Some((action, kind, outcome, Who::Subject))
}

fn power_shell(id: u32) -> Option<Row> {
    Some(match id {
        4103 => ("powershell-pipeline-executed", PROCESS_INFO, OPEN, Who::Subject),
        4104 => ("powershell-script-block-logged", PROCESS_INFO, OPEN, Who::Subject),
        4105 => ("powershell-script-block-started", PROCESS_START, OPEN, Who::Subject),
        4106 => ("powershell-script-block-completed", PROCESS_END, OPEN, Who::Subject),
        _ => return None,
    })
}

/// Of the older log, which tells of the engine.
fn windows_power_shell(id: u32) -> Option<Row> {
    Some(match id {
        400 => ("powershell-engine-started", PROCESS_START, OPEN, Who::Subject),
        403 => ("powershell-engine-stopped", PROCESS_END, OPEN, Who::Subject),
        600 => ("powershell-provider-started", PROCESS_INFO, OPEN, Who::Subject),
        800 => ("powershell-pipeline-executed", PROCESS_INFO, OPEN, Who::Subject),
        _ => return None,
    })
}

fn terminal_services(id: u32) -> Option<Row> {
    Some(match id {
        21 => ("remote-session-logged-in", SESSION_START, DONE, Who::Subject),
        23 => ("remote-session-logged-out", SESSION_END, DONE, Who::Subject),
        24 => ("remote-session-disconnected", SESSION_END, DONE, Who::Subject),
        25 => ("remote-session-reconnected", SESSION_START, DONE, Who::Subject),
        _ => return None,
    })
}

fn defender(id: u32) -> Option<Row> {
    Some(match id {
        1006 | 1116 => ("malware-detected", MALWARE, OPEN, Who::Subject),
        1007 | 1117 => ("malware-action-taken", MALWARE, DONE, Who::Subject),
        1008 | 1118 | 1119 => ("malware-action-failed", MALWARE, FAILED, Who::Subject),
        5001 => ("real-time-protection-disabled", CONFIGURATION_CHANGE, DONE, Who::Subject),
        5007 => ("antimalware-configuration-changed", CONFIGURATION_CHANGE, DONE, Who::Subject),
        _ => return None,
    })
}

fn service_control(id: u32) -> Option<Row> {
    Some(match id {
        7031 | 7034 => ("service-crashed", HOST_CHANGE, FAILED, Who::Subject),
        7036 => ("service-state-changed", HOST_CHANGE, DONE, Who::Subject),
        7040 => ("service-start-type-changed", CONFIGURATION_CHANGE, DONE, Who::Subject),
        7045 => ("service-installed", RIGHTS_CHANGE, DONE, Who::Subject),
        _ => return None,
    })
}

fn system(provider: &str, id: u32) -> Option<Row> {
    Some(match (provider, id) {
        ("User32", 1074) => ("shutdown-initiated", HOST_END, DONE, Who::Subject),
        ("Microsoft-Windows-Kernel-General", 12) | ("EventLog", 6005) => {
            ("windows-started", HOST_START, DONE, Who::Subject)
        }
        ("Microsoft-Windows-Kernel-General", 13) | ("EventLog", 6006) => {
            ("windows-shutting-down", HOST_END, DONE, Who::Subject)
        }
        ("EventLog", 6008) => ("unexpected-shutdown", HOST_END, FAILED, Who::Subject),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_mean_something_only_by_their_provider() {
        let action = |provider, channel, id| meaning(provider, channel, id).map(|found| found.action);
        assert_eq!(action("Microsoft-Windows-Security-Auditing", "Security", 4624), Some("logged-in"));
        assert_eq!(action("", "Security", 4624), Some("logged-in"));
        assert_eq!(action("", "Security", 1102), Some("audit-log-cleared"));
        assert_eq!(action("Some Application", "Application", 4624), None);
        assert_eq!(action("", "Application", 4624), None);
        assert_eq!(action("User32", "System", 1074), Some("shutdown-initiated"));
        assert_eq!(action("User32", "System", 12), None);
    }
}
