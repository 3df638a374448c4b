//! Amazon WorkSpaces: sign-ins and inventory. Sources: Amazon WorkSpaces Administration Guide, "Monitor your WorkSpaces
//! using Amazon EventBridge"; Amazon WorkSpaces API Reference, "Workspace".

use serde_json::{Value, json};

use crate::SampleObject;
use crate::packing::{eventbridge, firehose};
use crate::random::Random;
use crate::time::Time;

/// WorkSpaces that one answer of the API holds.
const PAGE: usize = 25;

/// Somebody signs in to a WorkSpace.
pub(crate) struct SignIn<'a> {
    pub(crate) time: Time,
    pub(crate) workspace: &'a str,
    pub(crate) client: &'a str,
    pub(crate) platform: &'a str,
}

impl SignIn<'_> {
    pub(crate) fn event(&self, random: &mut Random) -> Value {
        let SignIn { time, workspace, client, platform } = self;
        let detail = json!({"clientIpAddress": client, "actionType": "successfulLogin", "workspacesClientProductName": "WorkSpaces Desktop client",
            "loginTime": time.iso_millis(random.within(0, 1000)), "clientPlatform": platform, "directoryId": "d-1234567890", "workspaceId": workspace});
        eventbridge(random, "aws.workspaces", "WorkSpaces Access", *time, &detail)
    }
}

pub(crate) fn event_volume(random: &mut Random, records: usize) -> SampleObject {
    let events: Vec<Value> = (0..records)
        .map(|number| {
            let (workspace, client) = (format!("ws-{}", random.hex(9)), random.public_address());
            SignIn { time: Time::of_record(number), workspace: &workspace, client: &client, platform: "Windows" }
                .event(random)
        })
        .collect();
    SampleObject::new("AWSLogs/123456789012/WorkSpaces/Event/eu-west-1/2026/10/14/00/volume.gz", firehose(&events))
}

pub(crate) fn inventory_volume(random: &mut Random, records: usize) -> SampleObject {
    let workspaces: Vec<Value> = (0..records)
        .map(|_| {
            json!({"WorkspaceId": format!("ws-{}", random.hex(9)), "DirectoryId": "d-1234567890", "UserName": format!("user-{}", random.within(1, 9999)),
                "IpAddress": random.private_address(), "State": "AVAILABLE", "BundleId": "wsb-clj85qzj1", "SubnetId": "subnet-0123456789abcdef0",
                "ComputerName": format!("WSAMZN-{}", random.hex(7).to_uppercase()), "WorkspaceProperties": {"RunningMode": "AUTO_STOP",
                    "RunningModeAutoStopTimeoutInMinutes": 60, "RootVolumeSizeGib": 80, "UserVolumeSizeGib": 50, "ComputeTypeName": "STANDARD",
                    "Protocols": ["WSP"], "OperatingSystemName": "WINDOWS_SERVER_2022"}, "ModificationStates": [], "ConnectionState": "CONNECTED",
                "ConnectionStateCheckTimestamp": "2026-10-14T08:59:00Z", "LastKnownUserConnectionTimestamp": "2026-10-14T08:00:00Z"})
        })
        .collect();
    let events: Vec<Value> = workspaces
        .chunks(PAGE)
        .enumerate()
        .map(|(number, page)| {
            eventbridge(
                random,
                "aws.fake.workspaces",
                "WorkSpaces Fake",
                Time::of_record(number),
                &json!({ "Workspaces": page }),
            )
        })
        .collect();
    SampleObject::new("AWSLogs/123456789012/WorkSpaces/Inventory/eu-west-1/2026/10/14/00/volume.gz", firehose(&events))
}
