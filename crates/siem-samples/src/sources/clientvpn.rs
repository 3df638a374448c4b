//! AWS Client VPN connections. Source: AWS Client VPN Administrator Guide, "Connection logging".

use serde_json::{Value, json};

use crate::SampleObject;
use crate::packing::cloudwatch_volume;
use crate::random::Random;
use crate::time::Time;

/// One attempt to connect.
pub(crate) struct Attempt<'a> {
    pub(crate) time: Time,
    pub(crate) user: &'a str,
    pub(crate) device: &'a str,
    /// Why it failed; none if it did not.
    pub(crate) failure: Option<&'a str>,
}

impl Attempt<'_> {
    pub(crate) fn record(&self, random: &mut Random) -> Value {
        let Attempt { time, user, device, failure } = self;
        let at = time.date_time().replace('T', " ");
        json!({"connection-log-type": "connection-attempt", "connection-attempt-status": if failure.is_some() { "failed" } else { "successful" },
            "connection-reset-status": "NA", "connection-attempt-failure-reason": failure.unwrap_or("NA"),
            "connection-id": format!("cvpn-connection-{}", random.hex(17)), "client-vpn-endpoint-id": "cvpn-endpoint-0123456789abcdef0",
            "transport-protocol": "udp", "connection-start-time": at, "connection-last-update-time": at, "client-ip": "10.8.0.2",
            "common-name": format!("{user}.example.com"), "device-type": "mac", "device-ip": device, "port": random.port().to_string(),
            "ingress-bytes": "0", "egress-bytes": "0", "ingress-packets": "0", "egress-packets": "0", "connection-end-time": "NA",
            "username": format!("{user}@example.com")})
    }
}

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let message = |time: Time| {
        let (user, device) = (format!("user-{}", random.within(1, 500)), random.public_address());
        Attempt { time, user: &user, device: &device, failure: None }.record(random).to_string()
    };
    SampleObject::new(
        "AWSLogs/123456789012/ClientVPN/eu-west-1/2026/10/14/00/clientvpn-1-2026-10-14-00-00-00-volume",
        cloudwatch_volume("/aws/clientvpn", "cvpn-endpoint-0123456789abcdef0-eu-west-1-2026/10/14-x", records, message),
    )
}
