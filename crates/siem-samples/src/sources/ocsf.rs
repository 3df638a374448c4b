//! Events in the Open Cybersecurity Schema Framework, of an invented endpoint product. Source: schema.ocsf.io, 1.5.0,
//! "Detection Finding", "Process Activity", "Network Activity".

use serde_json::{Value, json};

use crate::packing::gzip_records;
use crate::parquet::parquet;
use crate::random::Random;
use crate::time::Time;
use crate::{ACCOUNT, REGION, SampleObject};

/// A detection of the agent on a host.
pub(crate) struct Detection<'a> {
    pub(crate) time: Time,
    pub(crate) title: &'a str,
    /// 1 informational … 6 fatal.
    pub(crate) severity: u8,
    /// ATT&CK tactic and technique, identifier and name each.
    pub(crate) tactic: (&'a str, &'a str),
    pub(crate) technique: (&'a str, &'a str),
    pub(crate) from: &'a str,
    pub(crate) to: &'a str,
    /// Name, number and command line.
    pub(crate) process: (&'a str, u64, &'a str),
    pub(crate) user: &'a str,
}

impl Detection<'_> {
    pub(crate) fn record(&self, random: &mut Random) -> Value {
        let Detection { time, title, severity, tactic, technique, from, to, process, user } = self;
        let millis = time.epoch_millis();
        json!({"class_uid": 2004, "class_name": "Detection Finding", "category_uid": 2, "category_name": "Findings", "activity_id": 1, "activity_name": "Create",
            "type_uid": 200_401, "time": millis, "severity_id": severity, "status_id": 1, "status": "New", "metadata": metadata(random, "Example EDR"),
            "finding_info": {"uid": random.uuid(), "title": title, "desc": format!("{title} Seen by the agent of the host."), "created_time": millis, "modified_time": millis,
                "first_seen_time": millis, "last_seen_time": millis, "analytic": {"uid": "behaviour-17", "name": "behaviour", "type_id": 1},
                "attacks": [{"tactic": {"uid": tactic.0, "name": tactic.1}, "technique": {"uid": technique.0, "name": technique.1}}]},
            "device": {"hostname": "bastion", "uid": "agent-0042", "ip": to, "instance_uid": "i-0abcdef1234567890", "os": {"name": "Linux", "type_id": 200}, "type_id": 1},
            "actor": {"user": {"name": user, "uid": "1004"}, "process": {"name": process.0, "pid": process.1, "cmd_line": process.2}},
            "evidences": [{"src_endpoint": {"ip": from}, "dst_endpoint": {"ip": to, "port": 22}, "process": {"name": process.0, "pid": process.1, "cmd_line": process.2}}],
            "observables": [{"name": "src_endpoint.ip", "type_id": 2, "value": from}]})
    }
}

fn metadata(random: &mut Random, product: &str) -> Value {
    json!({"version": "1.5.0", "uid": random.uuid(), "product": {"name": product, "vendor_name": "Example", "version": "7.1"}})
}

/// Class and activity of what is done to accounts and groups: number and name each.
#[derive(Clone, Copy)]
pub(crate) struct Activity {
    class: (u32, &'static str),
    activity: (u32, &'static str),
}

pub(crate) const SIGN_IN: Activity = Activity { class: (3002, "Authentication"), activity: (1, "Logon") };
pub(crate) const CREATE: Activity = Activity { class: (3001, "Account Change"), activity: (1, "Create") };
pub(crate) const DISABLE: Activity = Activity { class: (3001, "Account Change"), activity: (5, "Disable") };
pub(crate) const RESET_PASSWORD: Activity =
    Activity { class: (3001, "Account Change"), activity: (4, "Password Reset") };
pub(crate) const ENROL_FACTOR: Activity =
    Activity { class: (3001, "Account Change"), activity: (10, "MFA Factor Enable") };
pub(crate) const REMOVE_FACTOR: Activity =
    Activity { class: (3001, "Account Change"), activity: (11, "MFA Factor Disable") };
pub(crate) const GRANT: Activity =
    Activity { class: (3005, "User Access Management"), activity: (1, "Assign Privileges") };
pub(crate) const ADD_TO_GROUP: Activity = Activity { class: (3006, "Group Management"), activity: (3, "Add User") };

/// What an identity provider tells: a sign-in, or a change that somebody makes to somebody.
pub(crate) struct Identity<'a> {
    pub(crate) time: Time,
    pub(crate) what: Activity,
    pub(crate) who: &'a str,
    /// Who is changed; who signs in is changed by nobody.
    pub(crate) whom: &'a str,
    /// The group of a change, or nothing.
    pub(crate) group: &'a str,
    pub(crate) from: &'a str,
    /// Why it was refused, if it was.
    pub(crate) failure: Option<&'a str>,
}

impl Identity<'_> {
    pub(crate) fn record(&self, random: &mut Random) -> Value {
        let Identity { time, what, who, whom, group, from, failure } = self;
        let (class, activity) = (what.class, what.activity);
        let account =
            |name: &str| json!({"name": name, "uid": format!("u-{name}"), "email_addr": format!("{name}@example.com")});
        let mut record = json!({"class_uid": class.0, "class_name": class.1, "category_uid": 3, "category_name": "Identity & Access Management",
            "activity_id": activity.0, "activity_name": activity.1, "type_uid": class.0 * 100 + activity.0, "time": time.epoch_millis(), "severity_id": 1,
            "status_id": if failure.is_some() { 2 } else { 1 }, "status": if failure.is_some() { "Failure" } else { "Success" },
            "metadata": metadata(random, "Example Identity"), "actor": {"user": account(who)}, "user": account(whom), "src_endpoint": {"ip": from}});
        if let Some(failure) = failure {
            record["status_code"] = (*failure).into();
        }
        if !group.is_empty() {
            record["group"] = json!({"name": group, "uid": format!("g-{group}")});
        }
        record
    }
}

/// What a sensor in the network sees: who talks to whom, in which protocol.
pub(crate) struct Seen<'a> {
    pub(crate) time: Time,
    pub(crate) from: &'a str,
    /// Address, port and name.
    pub(crate) to: (&'a str, u64, &'a str),
    pub(crate) protocol: Protocol<'a>,
    /// Sent and received.
    pub(crate) bytes: (u64, u64),
    pub(crate) allowed: bool,
}

#[derive(Clone, Copy)]
pub(crate) enum Protocol<'a> {
    /// Any connection: its application.
    Connection(&'a str),
    /// A request: method and path.
    Http(&'a str, &'a str),
    /// A question for an address.
    Dns,
}

impl Seen<'_> {
    pub(crate) fn record(&self, random: &mut Random) -> Value {
        let Seen { time, from, to: (to, port, name), protocol, bytes: (sent, received), allowed } = *self;
        let (class, class_name, activity, activity_name) = match protocol {
            Protocol::Connection(_) => (4001, "Network Activity", 6, "Traffic"),
            Protocol::Http("POST", _) => (4002, "HTTP Activity", 6, "Post"),
            Protocol::Http(..) => (4002, "HTTP Activity", 3, "Get"),
            Protocol::Dns => (4003, "DNS Activity", 1, "Query"),
        };
        let (action, verdict) = if allowed { (1, "Allowed") } else { (2, "Denied") };
        let millis = time.epoch_millis();
        let mut record = json!({"class_uid": class, "class_name": class_name, "category_uid": 4, "category_name": "Network Activity",
            "activity_id": activity, "activity_name": activity_name, "type_uid": class * 100 + activity, "time": millis, "severity_id": 1, "status_id": 1,
            "metadata": metadata(random, "Example Sensor"), "cloud": {"provider": "AWS", "region": REGION, "account": {"uid": ACCOUNT}},
            "src_endpoint": {"ip": from, "port": random.port()}, "dst_endpoint": {"ip": to, "port": port, "hostname": name},
            "connection_info": {"protocol_num": if port == 53 { 17 } else { 6 }, "direction_id": 3, "direction": "Lateral"},
            "traffic": {"bytes": sent + received, "bytes_in": received, "bytes_out": sent}, "action_id": action, "action": verdict,
            "disposition_id": if allowed { 1 } else { 2 }, "start_time": millis, "end_time": millis + 1_000});
        match protocol {
            Protocol::Connection(application) => record["app_name"] = application.into(),
            Protocol::Http(method, path) => {
                record["http_request"] =
                    json!({"http_method": method, "url": {"scheme": "http", "hostname": name, "path": path}});
                record["http_response"] = json!({"code": if allowed { 200 } else { 403 }});
            }
            Protocol::Dns => record["query"] = json!({"hostname": name, "type": "A", "class": "IN"}),
        }
        record
    }
}

fn connection(random: &mut Random, time: Time) -> Value {
    let (millis, received, sent) = (time.epoch_millis(), random.within(100, 90_000), random.within(100, 90_000));
    json!({"class_uid": 4001, "class_name": "Network Activity", "category_uid": 4, "category_name": "Network Activity", "activity_id": 6, "activity_name": "Traffic",
        "type_uid": 400_106, "time": millis, "severity_id": 1, "status_id": 1, "metadata": metadata(random, "Example EDR"),
        "cloud": {"provider": "AWS", "region": REGION, "account": {"uid": ACCOUNT}},
        "src_endpoint": {"ip": random.public_address(), "port": random.port()}, "dst_endpoint": {"ip": random.private_address(), "port": 443, "hostname": "web-1"},
        "connection_info": {"protocol_num": 6, "protocol_name": "tcp", "direction_id": 1, "direction": "Inbound", "tcp_flags": 19},
        "traffic": {"bytes": received + sent, "packets": 40, "bytes_in": received, "bytes_out": sent, "packets_in": 20, "packets_out": 20},
        "app_name": "tls", "action_id": 1, "action": "Allowed", "disposition_id": 1, "disposition": "Allowed", "start_time": millis - 60_000, "end_time": millis})
}

/// Half connections, half detections.
pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let records: Vec<Value> = (0..records)
        .map(|number| {
            let time = Time::of_record(number);
            if number % 2 == 0 {
                return connection(random, time);
            }
            let (from, to) = (random.public_address(), random.private_address());
            let detection = Detection {
                time,
                title: "A shell was started by a server.",
                severity: 4,
                tactic: ("TA0002", "Execution"),
                technique: ("T1059", "Command and Scripting Interpreter"),
                from: &from,
                to: &to,
                process: ("sh", random.within(100, 30_000), "sh -c id"),
                user: "www-data",
            };
            detection.record(random)
        })
        .collect();
    SampleObject::new("UserLogs/ocsf-json/eu-west-1/2026/10/14/volume.json.gz", gzip_records(&records))
}

/// A flow log as Amazon Security Lake keeps it. Source: Security Lake User Guide, "Source version 2", mapping of VPC flow
/// logs.
const FLOW_SCHEMA: &str = "message flow {
    optional group metadata {
        optional group product {
            optional binary name (UTF8); optional binary vendor_name (UTF8); optional binary version (UTF8);
            optional group feature { optional binary name (UTF8); }
        }
        optional group profiles (LIST) { repeated group list { optional binary element (UTF8); } }
        optional binary version (UTF8);
    }
    optional group cloud {
        optional group account { optional binary uid (UTF8); }
        optional binary region (UTF8); optional binary provider (UTF8); optional binary zone (UTF8);
    }
    optional group src_endpoint {
        optional int32 port; optional binary svc_name (UTF8); optional binary ip (UTF8);
        optional group intermediate_ips (LIST) { repeated group list { optional binary element (UTF8); } }
        optional binary interface_uid (UTF8); optional binary vpc_uid (UTF8); optional binary instance_uid (UTF8);
        optional binary subnet_uid (UTF8);
    }
    optional group dst_endpoint {
        optional int32 port; optional binary svc_name (UTF8); optional binary ip (UTF8);
        optional group intermediate_ips (LIST) { repeated group list { optional binary element (UTF8); } }
        optional binary interface_uid (UTF8); optional binary vpc_uid (UTF8); optional binary instance_uid (UTF8);
        optional binary subnet_uid (UTF8);
    }
    optional group connection_info {
        optional int32 protocol_num; optional int32 tcp_flags; optional binary protocol_ver (UTF8);
        optional int32 boundary_id; optional binary boundary (UTF8); optional int32 direction_id;
        optional binary direction (UTF8);
    }
    optional group traffic { optional int64 packets; optional int64 bytes; }
    optional int64 time; optional int64 time_dt (TIMESTAMP(MILLIS,true));
    optional int64 start_time_dt (TIMESTAMP(MILLIS,true)); optional int64 end_time_dt (TIMESTAMP(MILLIS,true));
    optional binary status_code (UTF8); optional int32 severity_id; optional binary severity (UTF8);
    optional binary class_name (UTF8); optional int32 class_uid; optional binary category_name (UTF8);
    optional int32 category_uid; optional binary activity_name (UTF8); optional int32 activity_id;
    optional binary action (UTF8); optional int32 action_id; optional binary disposition (UTF8);
    optional int64 type_uid; optional binary type_name (UTF8);
    optional group observables (LIST) { repeated group list { optional group element {
        optional binary name (UTF8); optional binary value (UTF8); optional binary type (UTF8); optional int32 type_id;
    } } }
    optional binary accountid (UTF8); optional binary region (UTF8);
}";

/// A flow in Security Lake.
pub(crate) struct LakeFlow<'a> {
    pub(crate) time: Time,
    pub(crate) account: &'a str,
    pub(crate) from: (&'a str, u64),
    pub(crate) to: (&'a str, u64),
    pub(crate) packets: u64,
    pub(crate) bytes: u64,
    pub(crate) accepted: bool,
}

impl LakeFlow<'_> {
    pub(crate) fn record(&self) -> Value {
        let LakeFlow { time, account, from, to, packets, bytes, accepted } = self;
        let (millis, action) = (time.epoch_millis(), if *accepted { "Allowed" } else { "Denied" });
        json!({"metadata": {"product": {"name": "Amazon VPC", "vendor_name": "AWS", "version": "5", "feature": {"name": "Flowlogs"}},
                "profiles": ["cloud", "security_control", "datetime"], "version": "1.1.0"},
            "cloud": {"account": {"uid": account}, "region": REGION, "provider": "AWS", "zone": "euw1-az1"},
            "src_endpoint": {"port": from.1, "svc_name": "-", "ip": from.0, "intermediate_ips": []},
            "dst_endpoint": {"port": to.1, "svc_name": "-", "ip": to.0, "intermediate_ips": ["203.0.113.80"],
                "interface_uid": "eni-0abcdef1234567890", "vpc_uid": "vpc-0abcdef1234567890", "instance_uid": "i-0abcdef1234567890", "subnet_uid": "subnet-0abcdef1234567890"},
            "connection_info": {"protocol_num": 6, "tcp_flags": 19, "protocol_ver": "IPv4", "boundary_id": 99, "boundary": "-", "direction_id": 1, "direction": "Inbound"},
            "traffic": {"packets": packets, "bytes": bytes}, "time": millis, "time_dt": millis,
            "start_time_dt": millis, "end_time_dt": millis + 60_000, "status_code": "OK", "severity_id": 1, "severity": "Informational",
            "class_name": "Network Activity", "class_uid": 4001, "category_name": "Network Activity", "category_uid": 4, "activity_name": "Traffic", "activity_id": 6,
            "action": action, "action_id": if *accepted { 1 } else { 2 }, "disposition": action, "type_uid": 400_106, "type_name": "Network Activity: Traffic",
            "observables": [{"name": "src_endpoint.ip", "value": from.0, "type": "IP Address", "type_id": 2}, {"name": "dst_endpoint.ip", "value": to.0, "type": "IP Address", "type_id": 2}],
            "accountid": account, "region": REGION})
    }
}

/// Flows of an account as Security Lake keeps them; what follows the account in the key is `name`.
pub(crate) fn lake(account: &str, name: &str, rows: &[Value]) -> SampleObject {
    let key = format!("aws/VPC_FLOW/2.0/region={REGION}/accountId={account}/eventDay=20261014/{name}.gz.parquet");
    // The schema is a constant that the records fit; were it not, the object would be empty and the tests would say so.
    let bytes = parquet(FLOW_SCHEMA, rows);
    debug_assert!(bytes.is_ok(), "{bytes:?}");
    SampleObject::new(key, bytes.unwrap_or_default())
}

pub(crate) fn securitylake_volume(random: &mut Random, records: usize) -> SampleObject {
    let rows: Vec<Value> = (0..records)
        .map(|number| {
            let (from, to) = (random.public_address(), random.private_address());
            let flow = LakeFlow {
                time: Time::of_record(number),
                account: ACCOUNT,
                from: (&from, random.port()),
                to: (&to, 443),
                packets: random.within(1, 400),
                bytes: random.within(40, 400_000),
                accepted: true,
            };
            flow.record()
        })
        .collect();
    lake(ACCOUNT, "0123456789abcdef0123456789abcdef", &rows)
}
