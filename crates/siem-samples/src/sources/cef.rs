//! Common Event Format: of a firewall through syslog, and of Trend Micro Deep Security through a log router. Sources:
//! ArcSight Common Event Format Implementation Standard; Deep Security Help Center, "Syslog message formats".

use serde_json::{Value, json};

use crate::SampleObject;
use crate::packing::{gzip_lines, gzip_records};
use crate::random::Random;
use crate::time::Time;

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let lines: Vec<String> = (0..records)
        .map(|number| {
            let time = Time::of_record(number);
            format!(
                "<134>{} fw-1 CEF:0|Example|Firewall|9.1|1001|Connection denied|7|rt={} src={} spt={} dst={} dpt=22 proto=TCP app=ssh act=Denied in={} out={} deviceDirection=0 deviceInboundInterface=eth0 deviceOutboundInterface=eth1 dvchost=fw-1.example.com externalId={} reason=policy outcome=failure cs1Label=Rule Name cs1=block ssh cn1Label=Hits cn1=3",
                time.syslog(),
                time.epoch_millis(),
                random.public_address(),
                random.port(),
                random.private_address(),
                random.within(40, 90_000),
                random.within(40, 90_000),
                random.uuid()
            )
        })
        .collect();
    SampleObject::new("UserLogs/cef/fw-1/2026/10/14/volume.log.gz", gzip_lines(&lines))
}

pub(crate) fn deepsecurity_volume(random: &mut Random, records: usize) -> SampleObject {
    let records: Vec<Value> = (0..records)
        .map(|number| {
            let message = format!(
                "CEF:0|Trend Micro|Deep Security Agent|20.0.0|1000128|SQL Injection|10|cn1=42 cn1Label=Host ID dvchost=web-1 TrendMicroDsTenant=Primary TrendMicroDsTenantId=0 dmac=00:0c:29:11:22:33 smac=00:0c:29:aa:bb:cc TrendMicroDsFrameType=IP src={} dst={} in={} out=90 cs3=DF cs3Label=Fragmentation Bits proto=TCP spt={} dpt=80 cs2=0x00 ACK PSH cs2Label=TCP Flags cnt=1 act=IDS:Reset cn3=10 cn3Label=Intrusion Prevention Packet Position cs5=10 cs5Label=Intrusion Prevention Stream Position",
                random.public_address(),
                random.private_address(),
                random.within(40, 90_000),
                random.port()
            );
            json!({"message": message, "hostname": "collector-1", "fluent_hostname": "web-1.example.com", "timestamp": Time::of_record(number).iso(), "tag": "ds_agent"})
        })
        .collect();
    SampleObject::new("UserLogs/ds_agent/2026/10/14/volume.json.gz", gzip_records(&records))
}
