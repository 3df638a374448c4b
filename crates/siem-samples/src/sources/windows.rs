//! Windows security events as XML: of servers, of domain controllers and of file servers. Source: Microsoft Learn,
//! "Advanced security auditing", events 1102, 4624, 4625, 4663, 4697, 4720, 4726, 4732, 4768; Service Control Manager,
//! event 7045.

use crate::SampleObject;
use crate::packing::{cloudwatch_volume, gzip};
use crate::random::Random;
use crate::time::Time;

/// Log group and stream of a server.
pub(crate) const GROUP: &str = "/ec2/windows";
pub(crate) const STREAM: &str = "i-0fedcba9876543210";

/// An event of the channel Security.
pub(crate) struct SecurityEvent<'a> {
    pub(crate) time: Time,
    pub(crate) id: u16,
    pub(crate) computer: &'a str,
    pub(crate) succeeded: bool,
    pub(crate) data: &'a [(&'a str, &'a str)],
}

impl SecurityEvent<'_> {
    pub(crate) fn xml(&self, random: &mut Random) -> String {
        let SecurityEvent { time, id, computer, succeeded, data } = self;
        let keywords = if *succeeded { "0x8020000000000000" } else { "0x8010000000000000" };
        let provider =
            "<Provider Name='Microsoft-Windows-Security-Auditing' Guid='{54849625-5478-4994-A5BA-3E3B0328C30D}'/>";
        event(random, *time, &System { id: *id, provider, keywords, channel: "Security", computer }, &event_data(data))
    }
}

/// What an event says of itself.
struct System<'a> {
    id: u16,
    /// The element.
    provider: &'a str,
    keywords: &'a str,
    channel: &'a str,
    computer: &'a str,
}

fn event(random: &mut Random, time: Time, system: &System<'_>, data: &str) -> String {
    let System { id, provider, keywords, channel, computer } = system;
    format!(
        "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>{provider}<EventID>{id}</EventID><Version>0</Version><Level>0</Level><Task>12544</Task><Opcode>0</Opcode><Keywords>{keywords}</Keywords><TimeCreated SystemTime='{}.{:07}Z'/><EventRecordID>{}</EventRecordID><Correlation/><Execution ProcessID='636' ThreadID='680'/><Channel>{channel}</Channel><Computer>{computer}</Computer><Security/></System>{data}</Event>",
        time.date_time(),
        random.within(0, 10_000_000),
        random.within(1, 90_000_000)
    )
}

fn event_data(data: &[(&str, &str)]) -> String {
    let data: String = data.iter().map(|(name, value)| format!("<Data Name='{name}'>{value}</Data>")).collect();
    format!("<EventData>{data}</EventData>")
}

/// The domain's identifier, which those of its accounts begin with.
const DOMAIN_SID: &str = "S-1-5-21-1111111111-2222222222-3333333333";

/// Who does something, as all events of the audit say it.
fn subject(user: &str) -> [(&'static str, String); 4] {
    [
        ("SubjectUserSid", format!("{DOMAIN_SID}-1105")),
        ("SubjectUserName", user.to_owned()),
        ("SubjectDomainName", "CORP".to_owned()),
        ("SubjectLogonId", "0x5f3a1".to_owned()),
    ]
}

/// What somebody changes on a host, for good or bad.
pub(crate) enum Change<'a> {
    /// An account is made, 4720, or deleted, 4726.
    Account { name: &'a str, made: bool },
    /// An account is added to a group of the host, 4732.
    Member { name: &'a str, group: &'a str },
    /// A service is installed, which the audit tells, 4697, and the system as well, 7045.
    Service { name: &'a str, path: &'a str },
    /// The log of the audit is cleared, 1102.
    LogCleared,
}

impl Change<'_> {
    /// Its events.
    pub(crate) fn xml(&self, random: &mut Random, time: Time, computer: &str, who: &str) -> Vec<String> {
        let subject = subject(who);
        let target = |name: &str| {
            [
                ("TargetUserName", name.to_owned()),
                ("TargetDomainName", "FILES".to_owned()),
                ("TargetSid", format!("{DOMAIN_SID}-1201")),
            ]
        };
        let audit = |random: &mut Random, id: u16, data: &[(&str, String)]| {
            let data: Vec<(&str, &str)> = data.iter().map(|(name, value)| (*name, value.as_str())).collect();
            SecurityEvent { time, id, computer, succeeded: true, data: &data }.xml(random)
        };
        match self {
            Change::Account { name, made } => {
                vec![audit(random, if *made { 4720 } else { 4726 }, &[&target(name)[..], &subject].concat())]
            }
            Change::Member { name, group } => {
                let member = [
                    ("MemberName", format!("CN={name},CN=Users,DC=corp,DC=example,DC=com")),
                    ("MemberSid", format!("{DOMAIN_SID}-1201")),
                    ("TargetUserName", (*group).to_owned()),
                    ("TargetDomainName", "Builtin".to_owned()),
                    ("TargetSid", "S-1-5-32-544".to_owned()),
                ];
                vec![audit(random, 4732, &[&member[..], &subject].concat())]
            }
            Change::Service { name, path } => {
                let service = [
                    ("ServiceName", (*name).to_owned()),
                    ("ServiceFileName", (*path).to_owned()),
                    ("ServiceType", "0x10".to_owned()),
                    ("ServiceStartType", "2".to_owned()),
                    ("ServiceAccount", "LocalSystem".to_owned()),
                ];
                let told = [
                    ("ServiceName", *name),
                    ("ImagePath", *path),
                    ("ServiceType", "user mode service"),
                    ("StartType", "auto start"),
                    ("AccountName", "LocalSystem"),
                ];
                let (provider, keywords) = ("<Provider Name='Service Control Manager'/>", "0x8080000000000000");
                let system = System { id: 7045, provider, keywords, channel: "System", computer };
                vec![
                    audit(random, 4697, &[&subject[..], &service].concat()),
                    event(random, time, &system, &event_data(&told)),
                ]
            }
            Change::LogCleared => {
                let who: String = subject.iter().map(|(name, value)| format!("<{name}>{value}</{name}>")).collect();
                let data = format!(
                    "<UserData><LogFileCleared xmlns='http://manifests.microsoft.com/win/2004/08/windows/eventlog'>{who}</LogFileCleared></UserData>"
                );
                let (provider, keywords) = ("<Provider Name='Microsoft-Windows-Eventlog'/>", "0x4020000000000000");
                let system = System { id: 1102, provider, keywords, channel: "Security", computer };
                vec![event(random, time, &system, &data)]
            }
        }
    }
}

/// A sign-in over the network, 4624 or 4625.
pub(crate) struct LogOn<'a> {
    pub(crate) time: Time,
    pub(crate) computer: &'a str,
    pub(crate) user: &'a str,
    pub(crate) address: &'a str,
    pub(crate) succeeded: bool,
}

impl LogOn<'_> {
    pub(crate) fn xml(&self, random: &mut Random) -> String {
        let LogOn { time, computer, user, address, succeeded } = *self;
        let port = random.port().to_string();
        let mut data = vec![
            ("SubjectUserSid", "S-1-0-0"),
            ("SubjectUserName", "-"),
            ("SubjectDomainName", "-"),
            ("SubjectLogonId", "0x0"),
            ("TargetUserSid", "S-1-5-21-1111111111-2222222222-3333333333-1105"),
            ("TargetUserName", user),
            ("TargetDomainName", "CORP"),
        ];
        if succeeded {
            data.push(("TargetLogonId", "0x5f3a1"));
        } else {
            data.extend([("Status", "0xc000006d"), ("FailureReason", "%%2313"), ("SubStatus", "0xc000006a")]);
        }
        data.extend([
            ("LogonType", "3"),
            ("LogonProcessName", "NtLmSsp "),
            ("AuthenticationPackageName", "NTLM"),
            ("WorkstationName", "-"),
            ("TransmittedServices", "-"),
            ("LmPackageName", "NTLM V2"),
            ("KeyLength", "128"),
            ("ProcessId", "0x0"),
            ("ProcessName", "-"),
            ("IpAddress", address),
            ("IpPort", &port),
        ]);
        SecurityEvent { time, id: if succeeded { 4624 } else { 4625 }, computer, succeeded, data: &data }.xml(random)
    }
}

pub(crate) fn event_volume(random: &mut Random, records: usize) -> SampleObject {
    let message = |time: Time| {
        let (user, address) = (format!("user-{}", random.within(1, 500)), random.public_address());
        let succeeded = random.within(0, 3) > 0;
        LogOn { time, computer: "files.corp.example.com", user: &user, address: &address, succeeded }.xml(random)
    };
    SampleObject::new(
        "AWSLogs/123456789012/Windows/Event/eu-west-1/2026/10/14/00/aes-siem-firehose-windows-event-1-2026-10-14-00-00-00-volume.gz",
        cloudwatch_volume(GROUP, STREAM, records, message),
    )
}

/// Tickets of Kerberos.
pub(crate) fn directory_service_volume(random: &mut Random, records: usize) -> SampleObject {
    let message = |time: Time| {
        let (user, address) =
            (format!("user-{}", random.within(1, 500)), format!("::ffff:{}", random.public_address()));
        let port = random.port().to_string();
        let data = [
            ("TargetUserName", user.as_str()),
            ("TargetDomainName", "CORP"),
            ("TargetSid", "S-1-5-21-1111111111-2222222222-3333333333-1105"),
            ("ServiceName", "krbtgt"),
            ("ServiceSid", "S-1-5-21-1111111111-2222222222-3333333333-502"),
            ("TicketOptions", "0x40810010"),
            ("Status", "0x0"),
            ("TicketEncryptionType", "0x12"),
            ("PreAuthType", "2"),
            ("IpAddress", &address),
            ("IpPort", &port),
        ];
        SecurityEvent { time, id: 4768, computer: "IP-C613E0A1.corp.example.com", succeeded: true, data: &data }
            .xml(random)
    };
    SampleObject::new(
        "AWSLogs/123456789012/DirectoryService/MicrosoftAD/eu-west-1/2026/10/14/00/aes-siem-firehose-ad-1-2026-10-14-00-00-00-volume.gz",
        cloudwatch_volume("/aws/directoryservice/d-1234567890", "IP-C613E0A1.corp.example.com", records, message),
    )
}

/// Files that are read.
pub(crate) fn fsx_volume(random: &mut Random, records: usize) -> SampleObject {
    let events: String = (0..records)
        .map(|number| {
            let (user, file) = (
                format!("user-{}", random.within(1, 500)),
                format!("\\Device\\HarddiskVolume8\\share\\plans\\{}.pptx", random.within(1, 9999)),
            );
            let data = [
                ("SubjectUserSid", "S-1-5-21-1111111111-2222222222-3333333333-1105"),
                ("SubjectUserName", user.as_str()),
                ("SubjectDomainName", "CORP"),
                ("SubjectLogonId", "0x5f3a1"),
                ("ObjectServer", "Security"),
                ("ObjectType", "File"),
                ("ObjectName", &file),
                ("HandleId", "0x1bc"),
                ("AccessList", "%%4416\n\t\t\t\t"),
                ("AccessMask", "0x1"),
                ("ProcessId", "0x4"),
                ("ProcessName", ""),
                ("ResourceAttributes", "S:AI"),
            ];
            let computer = "amznfsxabcd1234.corp.example.com";
            SecurityEvent { time: Time::of_record(number), id: 4663, computer, succeeded: true, data: &data }
                .xml(random)
        })
        .collect();
    SampleObject::new(
        "AWSLogs/123456789012/fsx/eu-west-1/aws-fsx-audit-1-2026-10-14-00-00-00-volume.gz",
        gzip(events.as_bytes()),
    )
}
