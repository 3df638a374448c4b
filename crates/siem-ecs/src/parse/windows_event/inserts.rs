//! Names of the values that an event's template has, in its order, for agents that send the values alone.
//!
//! Source: the event templates of Microsoft-Windows-Security-Auditing and of the Service Control Manager, as the
//! Windows Security documentation, "Advanced security audit policies", shows them. Newer versions of an event add
//! names at the end.

use std::iter::Chain;
use std::slice::Iter;

type Names = &'static [&'static str];

const SUBJECT: Names = &["SubjectUserSid", "SubjectUserName", "SubjectDomainName", "SubjectLogonId"];
const TARGET: Names = &["TargetUserName", "TargetDomainName", "TargetSid"];

/// The names of an event's values; none where its template is not known here.
pub(super) fn names(provider: &str, event_id: &str) -> Chain<Iter<'static, &'static str>, Iter<'static, &'static str>> {
    let (first, then) = match provider {
        "Microsoft-Windows-Security-Auditing" => of_security(event_id),
        "Service Control Manager" if event_id == "7045" => {
            (&["ServiceName", "ImagePath", "ServiceType", "StartType", "AccountName"][..], NONE)
        }
        "Service Control Manager" => (&["param1", "param2", "param3", "param4"][..], NONE),
        _ => (NONE, NONE),
    };
    first.iter().chain(then)
}

const NONE: Names = &[];

fn of_security(event_id: &str) -> (Names, Names) {
    match event_id {
        "4624" => (
            SUBJECT,
            &[
                "TargetUserSid",
                "TargetUserName",
                "TargetDomainName",
                "TargetLogonId",
                "LogonType",
                "LogonProcessName",
                "AuthenticationPackageName",
                "WorkstationName",
                "LogonGuid",
                "TransmittedServices",
                "LmPackageName",
                "KeyLength",
                "ProcessId",
                "ProcessName",
                "IpAddress",
                "IpPort",
                "ImpersonationLevel",
            ],
        ),
        "4625" => (
            SUBJECT,
            &[
                "TargetUserSid",
                "TargetUserName",
                "TargetDomainName",
                "Status",
                "FailureReason",
                "SubStatus",
                "LogonType",
                "LogonProcessName",
                "AuthenticationPackageName",
                "WorkstationName",
                "TransmittedServices",
                "LmPackageName",
                "KeyLength",
                "ProcessId",
                "ProcessName",
                "IpAddress",
                "IpPort",
            ],
        ),
        "4634" | "4647" => (&["TargetUserSid", "TargetUserName", "TargetDomainName", "TargetLogonId"], &["LogonType"]),
        "4648" => (
            SUBJECT,
            &[
                "LogonGuid",
                "TargetUserName",
                "TargetDomainName",
                "TargetLogonGuid",
                "TargetServerName",
                "TargetInfo",
                "ProcessId",
                "ProcessName",
                "IpAddress",
                "IpPort",
            ],
        ),
        "4672" => (SUBJECT, &["PrivilegeList"]),
        "4688" => (
            SUBJECT,
            &[
                "NewProcessId",
                "NewProcessName",
                "TokenElevationType",
                "ProcessId",
                "CommandLine",
                "TargetUserSid",
                "TargetUserName",
                "TargetDomainName",
                "TargetLogonId",
                "ParentProcessName",
                "MandatoryLabel",
            ],
        ),
        "4689" => (SUBJECT, &["Status", "ProcessId", "ProcessName"]),
        "4697" => (SUBJECT, &["ServiceName", "ServiceFileName", "ServiceType", "ServiceStartType", "ServiceAccount"]),
        "4698" | "4699" | "4700" | "4701" | "4702" => (SUBJECT, &["TaskName", "TaskContent"]),
        "4720" | "4722" | "4723" | "4724" | "4725" | "4726" | "4727" | "4730" | "4731" | "4734" | "4735" | "4737"
        | "4740" | "4754" | "4755" | "4758" | "4767" => (TARGET, SUBJECT),
        "4728" | "4729" | "4732" | "4733" | "4756" | "4757" => {
            (&["MemberName", "MemberSid", "TargetUserName", "TargetDomainName", "TargetSid"], SUBJECT)
        }
        "4768" => (
            TARGET,
            &[
                "ServiceName",
                "ServiceSid",
                "TicketOptions",
                "Status",
                "TicketEncryptionType",
                "PreAuthType",
                "IpAddress",
                "IpPort",
            ],
        ),
        "4769" => (
            &["TargetUserName", "TargetDomainName", "ServiceName", "ServiceSid", "TicketOptions"],
            &["TicketEncryptionType", "IpAddress", "IpPort", "Status"],
        ),
        "4771" => (
            &["TargetUserName", "TargetSid", "ServiceName", "TicketOptions"],
            &["Status", "PreAuthType", "IpAddress", "IpPort"],
        ),
        "4776" => (&["PackageName", "TargetUserName", "Workstation", "Status"], NONE),
        _ => (NONE, NONE),
    }
}
