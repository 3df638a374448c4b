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
            "type_uid": 200_401, "time": millis, "severity_id": severity, "status_id": 1, "status": "New", "metadata": metadata(random),
            "finding_info": {"uid": random.uuid(), "title": title, "desc": format!("{title} Seen by the agent of the host."), "created_time": millis, "modified_time": millis,
                "first_seen_time": millis, "last_seen_time": millis, "analytic": {"uid": "behaviour-17", "name": "behaviour", "type_id": 1},
                "attacks": [{"tactic": {"uid": tactic.0, "name": tactic.1}, "technique": {"uid": technique.0, "name": technique.1}}]},
            "device": {"hostname": "bastion", "uid": "agent-0042", "ip": to, "instance_uid": "i-0abcdef1234567890", "os": {"name": "Linux", "type_id": 200}, "type_id": 1},
            "actor": {"user": {"name": user, "uid": "1004"}, "process": {"name": process.0, "pid": process.1, "cmd_line": process.2}},
            "evidences": [{"src_endpoint": {"ip": from}, "dst_endpoint": {"ip": to, "port": 22}, "process": {"name": process.0, "pid": process.1, "cmd_line": process.2}}],
            "observables": [{"name": "src_endpoint.ip", "type_id": 2, "value": from}]})
    }
}

fn metadata(random: &mut Random) -> Value {
    json!({"version": "1.5.0", "uid": random.uuid(), "product": {"name": "Example EDR", "vendor_name": "Example", "version": "7.1"}})
}

fn connection(random: &mut Random, time: Time) -> Value {
    let (millis, received, sent) = (time.epoch_millis(), random.within(100, 90_000), random.within(100, 90_000));
    json!({"class_uid": 4001, "class_name": "Network Activity", "category_uid": 4, "category_name": "Network Activity", "activity_id": 6, "activity_name": "Traffic",
        "type_uid": 400_106, "time": millis, "severity_id": 1, "status_id": 1, "metadata": metadata(random),
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

fn lake_flow(random: &mut Random, time: Time) -> Value {
    let (millis, from, to) = (time.epoch_millis(), random.public_address(), random.private_address());
    json!({"metadata": {"product": {"name": "Amazon VPC", "vendor_name": "AWS", "version": "5", "feature": {"name": "Flowlogs"}},
            "profiles": ["cloud", "security_control", "datetime"], "version": "1.1.0"},
        "cloud": {"account": {"uid": ACCOUNT}, "region": REGION, "provider": "AWS", "zone": "euw1-az1"},
        "src_endpoint": {"port": random.port(), "svc_name": "-", "ip": from, "intermediate_ips": []},
        "dst_endpoint": {"port": 443, "svc_name": "-", "ip": to, "intermediate_ips": ["203.0.113.80"],
            "interface_uid": "eni-0abcdef1234567890", "vpc_uid": "vpc-0abcdef1234567890", "instance_uid": "i-0abcdef1234567890", "subnet_uid": "subnet-0abcdef1234567890"},
        "connection_info": {"protocol_num": 6, "tcp_flags": 19, "protocol_ver": "IPv4", "boundary_id": 99, "boundary": "-", "direction_id": 1, "direction": "Inbound"},
        "traffic": {"packets": random.within(1, 400), "bytes": random.within(40, 400_000)}, "time": millis, "time_dt": millis,
        "start_time_dt": millis, "end_time_dt": millis + 60_000, "status_code": "OK", "severity_id": 1, "severity": "Informational",
        "class_name": "Network Activity", "class_uid": 4001, "category_name": "Network Activity", "category_uid": 4, "activity_name": "Traffic", "activity_id": 6,
        "action": "Allowed", "action_id": 1, "disposition": "Allowed", "type_uid": 400_106, "type_name": "Network Activity: Traffic",
        "observables": [{"name": "src_endpoint.ip", "value": from, "type": "IP Address", "type_id": 2}, {"name": "dst_endpoint.ip", "value": to, "type": "IP Address", "type_id": 2}],
        "accountid": ACCOUNT, "region": REGION})
}

pub(crate) fn securitylake_volume(random: &mut Random, records: usize) -> SampleObject {
    let rows: Vec<Value> = (0..records).map(|number| lake_flow(random, Time::of_record(number))).collect();
    let key = format!(
        "aws/VPC_FLOW/2.0/region={REGION}/accountId={ACCOUNT}/eventDay=20261014/0123456789abcdef0123456789abcdef.gz.parquet"
    );
    // The schema is a constant that the records fit; were it not, the object would be empty and the tests would say so.
    let bytes = parquet(FLOW_SCHEMA, &rows);
    debug_assert!(bytes.is_ok(), "{bytes:?}");
    SampleObject::new(key, bytes.unwrap_or_default())
}
