//! VPC flow log rows. Source: Amazon VPC User Guide, "Flow log records".

use crate::packing::gzip_lines;
use crate::random::Random;
use crate::time::Time;
use crate::{ACCOUNT, SampleObject};

pub(crate) const HEADER: &str = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status";
pub(crate) const LONG_HEADER: &str = "version account-id vpc-id subnet-id instance-id interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr srcport dstport protocol tcp-flags type packets bytes start end action log-status region az-id flow-direction traffic-path reject-reason";

/// One flow.
pub(crate) struct Flow<'a> {
    pub(crate) account: &'a str,
    pub(crate) interface: &'a str,
    pub(crate) from: (&'a str, u64),
    pub(crate) to: (&'a str, u64),
    pub(crate) protocol: u8,
    pub(crate) packets: u64,
    pub(crate) bytes: u64,
    pub(crate) time: Time,
    pub(crate) accepted: bool,
}

impl Flow<'_> {
    /// In the default format.
    pub(crate) fn row(&self) -> String {
        let Flow { account, interface, from, to, protocol, packets, bytes, time, .. } = self;
        let (start, action) = (time.epoch(), self.action());
        format!(
            "2 {account} {interface} {} {} {} {} {protocol} {packets} {bytes} {start} {} {action} OK",
            from.0,
            to.0,
            from.1,
            to.1,
            start + 60
        )
    }

    /// With the fields of later versions.
    pub(crate) fn long_row(&self) -> String {
        let Flow { account, interface, from, to, protocol, packets, bytes, time, .. } = self;
        let (start, action) = (time.epoch(), self.action());
        let family = if from.0.contains(':') { "IPv6" } else { "IPv4" };
        let (flags, path) = if *protocol == 6 { ("19", "8") } else { ("0", "-") };
        format!(
            "8 {account} vpc-0a1b2c3d4e5f60718 subnet-0123456789abcdef0 i-0abcdef1234567890 {interface} {} {} {} {} {} {} {protocol} {flags} {family} {packets} {bytes} {start} {} {action} OK eu-west-1 euw1-az1 egress {path} {}",
            from.0,
            to.0,
            from.0,
            to.0,
            from.1,
            to.1,
            start + 60,
            if self.accepted { "-" } else { "BPA" }
        )
    }

    fn action(&self) -> &'static str {
        if self.accepted { "ACCEPT" } else { "REJECT" }
    }
}

/// A window in which nothing was seen.
pub(crate) fn no_data(account: &str, interface: &str, time: Time) -> String {
    format!("2 {account} {interface} - - - - - - - {} {} - NODATA", time.epoch(), time.epoch() + 60)
}

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let mut lines = vec![HEADER.to_owned()];
    for number in 0..records {
        let (client, host) = (random.public_address(), random.private_address());
        let interface = format!("eni-{}", random.hex(17));
        let flow = Flow {
            account: ACCOUNT,
            interface: &interface,
            from: (&client, random.port()),
            to: (&host, random.pick(&[22, 53, 80, 443, 3389])),
            protocol: random.pick(&[6, 17, 1]),
            packets: random.within(1, 500),
            bytes: random.within(40, 500_000),
            time: Time::of_record(number),
            accepted: random.within(0, 2) == 0,
        };
        lines.push(flow.row());
    }
    SampleObject::new(
        "AWSLogs/123456789012/vpcflowlogs/eu-west-1/2026/10/14/123456789012_vpcflowlogs_eu-west-1_fl-0123456789abcdef0_20261014T0000Z_volume.log.gz",
        gzip_lines(&lines),
    )
}
