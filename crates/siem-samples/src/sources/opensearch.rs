//! Amazon OpenSearch Service: audit logs, and what this solution measures of its indices. Source: OpenSearch
//! documentation, "Audit log field reference".

use serde_json::{Value, json};

use crate::SampleObject;
use crate::packing::{cloudwatch_volume, gzip_records};
use crate::random::Random;
use crate::time::Time;

pub(crate) fn audit_volume(random: &mut Random, records: usize) -> SampleObject {
    let message = |time: Time| {
        let user = format!("user-{}", random.within(1, 500));
        let record = json!({"audit_cluster_name": "123456789012:logs", "audit_node_name": random.hex(32), "audit_category": "GRANTED_PRIVILEGES",
            "audit_request_origin": "REST", "audit_node_id": "bV3kQx0aTzK1yQm2rjWQ3w", "audit_request_layer": "REST",
            "@timestamp": format!("{}.123+00:00", time.date_time()), "audit_format_version": 4, "audit_request_initiating_user": user,
            "audit_request_effective_user": user, "audit_request_remote_address": random.public_address(), "audit_rest_request_method": "POST",
            "audit_rest_request_path": format!("/log-{}/_search", random.within(1, 99)), "audit_rest_request_params": {"index": "log-*", "timeout": "30s"},
            "audit_rest_request_headers": {"Host": ["logs.example.com"], "User-Agent": [random.agent()], "Content-Type": ["application/json"]},
            "audit_request_body": "{\"size\":20,\"query\":{\"term\":{\"user.name\":\"deploy\"}},\"sort\":[{\"@timestamp\":\"desc\"}]}"});
        record.to_string()
    };
    SampleObject::new(
        "AWSLogs/123456789012/OpenSearch/Audit/eu-west-1/2026/10/14/00/aes-siem-firehose-opensearch-volume",
        cloudwatch_volume("/aws/OpenSearchService/domains/logs/audit-logs", "logs_audit", records, message),
    )
}

pub(crate) fn metrics_volume(random: &mut Random, records: usize) -> SampleObject {
    let records: Vec<Value> = (0..records)
        .map(|number| {
            json!({"@timestamp": Time::of_record(number).iso(), "event": {"dataset": "opensearch.index"}, "metricset": {"name": "index", "period": 3_600_000},
                "opensearch": {"cluster": {"id": "c-1", "name": "siem"}, "index": {"name": format!("log-aws-{}-2026-10", random.within(1, 99)), "status": "open", "tier": "hot",
                    "total": {"docs": {"count": random.within(0, 90_000_000)}, "store": {"size_in_bytes": random.within(0, 90_000_000_000)}}}}})
        })
        .collect();
    SampleObject::new(
        "AWSLogs/123456789012/OpenSearch/metrics/eu-west-1/2026/10/14/aos_index_metrics_volume.json.gz",
        gzip_records(&records),
    )
}
