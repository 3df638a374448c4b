//! VPC, Transit Gateway and Cloud WAN flow logs.
//!
//! Source: Amazon VPC User Guide, "Flow log records" (versions 2 to 11); AWS Transit Gateway guide, "Flow log records".

use siem_formats::Value;

use super::LogTypeCode;
use crate::document::Document;
use crate::schema::field;
use crate::time;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "vpcflowlogs", prepare: None, finish, is_own: None };

fn finish(doc: &mut Document<'_>) {
    let is_gateway = doc.text("resource_type").is_some_and(|kind| kind.starts_with("TransitGateway"));
    if is_gateway {
        doc.set_log_type("transit-gateway");
    }
    let status = doc.text("log_status");
    set_outcome(doc, status, is_gateway);
    set_network(doc);
    set_times(doc);
    // One pass over the columns that are there: a flow log has between five and seventy.
    for (column, value) in doc.original().members() {
        if let Some(text) = value.as_text().filter(|text| !text.is_empty()) {
            set_extra(doc, column, text);
        }
    }
}

/// Columns without a home in ECS.
fn set_extra<'a>(doc: &mut Document<'a>, column: &str, text: &'a str) {
    match column {
        "tcp_flags" => {
            if let Ok(flags) = text.parse() {
                doc.set_extra("aws.vpcflow.tcp_flags", tcp_flag_names(doc, flags));
            }
        }
        "traffic_path" => {
            if let Some(path) = traffic_path(text) {
                doc.set_extra("aws.vpcflow.traffic_path", path);
            }
        }
        "encryption_status" => {
            let name = encryption_name(text).unwrap_or(text);
            doc.set_extra("aws.vpcflow.encryption_status", name);
        }
        "interface_type" | "resource_id" | "reject_reason" => {
            doc.set_extra(&format!("aws.vpcflow.{column}"), text);
        }
        "pkt_src_aws_service" => doc.set_extra("aws.vpcflow.src_service", text),
        "pkt_dst_aws_service" => doc.set_extra("aws.vpcflow.dst_service", text),
        "instance_tag" | "instance_tag_2" | "interface_tag" | "interface_tag_2" | "asg_tag" | "asg_tag_2" => {
            let decoded = doc.arena().alloc_str(&super::percent_decoded(text));
            doc.set_extra(&format!("aws.vpcflow.{column}"), &*decoded);
        }
        _ => {
            if let Some(of_next_hop) = column.strip_prefix("next_hop_") {
                doc.set_extra(&format!("aws.vpcflow.next_hop.{of_next_hop}"), text);
            }
        }
    }
}

/// Kind, type and outcome. `NODATA` and `SKIPDATA` records tell of the recording, not of traffic: no flow is in them.
fn set_outcome(doc: &mut Document<'_>, status: Option<&str>, is_gateway: bool) {
    if matches!(status, Some("NODATA" | "SKIPDATA")) {
        doc.set(field::EVENT_KIND, "metric");
        doc.set_list(field::EVENT_TYPE, &["info"]);
        doc.set(field::EVENT_OUTCOME, if status == Some("SKIPDATA") { "failure" } else { "unknown" });
        return;
    }
    match doc.text("action") {
        Some("ACCEPT") => {
            doc.set(field::EVENT_OUTCOME, "success");
            doc.set_list(field::EVENT_TYPE, &["connection", "allowed"]);
        }
        Some("REJECT") => {
            doc.set(field::EVENT_OUTCOME, "failure");
            doc.set_list(field::EVENT_TYPE, &["connection", "denied"]);
        }
        _ => {
            doc.set_list(field::EVENT_TYPE, &["connection"]);
            if !is_gateway {
                doc.set(field::EVENT_OUTCOME, "unknown");
            }
        }
    }
}

/// Transport, address family, addresses behind a translation.
fn set_network(doc: &mut Document<'_>) {
    if let Some(name) = doc.text("protocol").and_then(transport_name) {
        doc.set(field::NETWORK_TRANSPORT, name);
    }
    let address = doc.get_text(field::SOURCE_IP).or_else(|| doc.get_text(field::DESTINATION_IP));
    let family = match (doc.text("type"), address) {
        (Some("IPv4"), _) => Some("ipv4"),
        (Some("IPv6"), _) => Some("ipv6"),
        (Some("EFA"), _) => Some("efa"),
        (_, Some(address)) => Some(if address.contains(':') { "ipv6" } else { "ipv4" }),
        _ => None,
    };
    doc.set_some(field::NETWORK_TYPE, family);
    // The original source and destination, behind a NAT gateway or another intermediate interface.
    for (packet, outer, nat) in [
        ("pkt_srcaddr", field::SOURCE_IP, field::SOURCE_NAT_IP),
        ("pkt_dstaddr", field::DESTINATION_IP, field::DESTINATION_NAT_IP),
    ] {
        if let Some(address) = doc.text(packet)
            && doc.get_text(outer).is_some_and(|seen| seen != address)
        {
            doc.set(nat, address);
        }
    }
}

/// `event.start`, `event.end` and, in nanoseconds, `event.duration`.
fn set_times(doc: &mut Document<'_>) {
    let start = doc.text("start").and_then(time::parse_epoch);
    let end = doc.text("end").and_then(time::parse_epoch);
    for (field, time) in [(field::EVENT_START, start), (field::EVENT_END, end)] {
        if let Some(time) = time {
            doc.set_time(field, time);
        }
    }
    if let (Some(start), Some(end)) = (start, end)
        && end.seconds >= start.seconds
    {
        let nanos = doc.format(format_args!("{}000000000", end.seconds - start.seconds));
        doc.set(field::EVENT_DURATION, if nanos.starts_with('0') { "0" } else { nanos });
    }
}

/// Names of the IANA protocol numbers that networks carry. Source: IANA, "Assigned Internet Protocol Numbers".
pub(super) fn transport_name(number: &str) -> Option<&'static str> {
    Some(match number {
        "0" => "hopopt",
        "1" => "icmp",
        "2" => "igmp",
        "4" => "ipv4",
        "6" => "tcp",
        "8" => "egp",
        "17" => "udp",
        "33" => "dccp",
        "41" => "ipv6",
        "42" => "sdrp",
        "47" => "gre",
        "50" => "esp",
        "51" => "ah",
        "58" => "ipv6-icmp",
        "89" => "ospf",
        "103" => "pim",
        "112" => "vrrp",
        "132" => "sctp",
        "136" => "udplite",
        _ => return None,
    })
}

/// Flags seen during the window, OR-ed together.
fn tcp_flag_names<'a>(doc: &Document<'a>, flags: u16) -> Value<'a> {
    const NAMES: [(u16, &str); 6] = [(1, "fin"), (2, "syn"), (4, "rst"), (8, "psh"), (16, "ack"), (32, "urg")];
    let set: Vec<Value<'a>> = NAMES.iter().filter(|(bit, _)| flags & bit != 0).map(|(_, n)| Value::Str(n)).collect();
    Value::List(doc.arena().alloc_slice_copy(&set))
}

/// The way that egress traffic takes.
fn traffic_path(code: &str) -> Option<&'static str> {
    Some(match code {
        "1" => "same_vpc",
        "2" => "internet_or_gateway_endpoint",
        "3" => "virtual_private_gateway",
        "4" => "intra_region_peering",
        "5" => "inter_region_peering",
        "6" => "local_gateway",
        "7" => "gateway_endpoint",
        "8" => "internet_gateway",
        _ => return None,
    })
}

/// Who encrypted the traffic. Source: Amazon VPC User Guide, "VPC encryption controls".
fn encryption_name(code: &str) -> Option<&'static str> {
    Some(match code {
        "0" => "none",
        "1" => "nitro",
        "2" => "application",
        "3" => "nitro_and_application",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_names() {
        assert_eq!(transport_name("0"), Some("hopopt"));
        assert_eq!(transport_name("58"), Some("ipv6-icmp"));
        assert_eq!(transport_name("200"), None);
        assert_eq!(traffic_path("8"), Some("internet_gateway"));
        assert_eq!(traffic_path("-"), None);
        assert_eq!(encryption_name("3"), Some("nitro_and_application"));
        assert_eq!(encryption_name("9"), None);
    }
}
