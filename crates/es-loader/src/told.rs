//! What is told of an object: its ledger line in the log, its metrics.

use siem_lambda::{Metric, Metrics, Work};
use siem_loader::{LedgerLine, Status};

/// Adds an object, or a range of one, to the metrics of its log type.
pub(crate) fn add_metrics(metrics: &mut Metrics, work: &Work, line: &LedgerLine, lag_seconds: u64) {
    let log_type = line.log_type.as_deref().unwrap_or("unknown");
    metrics.add_object(log_type, &line.key);
    if line.status == Status::Skipped {
        metrics.add(log_type, Metric::SkippedLogFileCount, 1);
        return;
    }
    for (metric, value) in [
        (Metric::InputLogFileSize, if work.range.is_some() { 0 } else { line.bytes_in }),
        (Metric::OutputDataSize, line.bytes_out),
        (Metric::TotalLogCount, line.settled()),
        (Metric::SuccessLogLoadCount, line.indexed),
        (Metric::ErrorLogLoadCount, line.dead_lettered_total() + line.deferred),
        (Metric::ExcludedLogCount, line.excluded_total()),
        // There are no rules yet that only count; alarms and graphs of the original expect the metric.
        (Metric::CountedLogCount, 0),
        (Metric::EsResponseTime, line.took_ms),
        (Metric::DeadLetteredLogCount, line.dead_lettered_total()),
        (Metric::DeferredLogCount, line.deferred),
        (Metric::UnparsedLogCount, line.unparsed),
        (Metric::HealedLogCount, line.healed),
        (Metric::TotalDurationTime, line.duration_ms),
    ] {
        metrics.add(log_type, metric, value);
    }
    if line.status == Status::Complete {
        metrics.add(log_type, Metric::IngestLagSeconds, lag_seconds);
    }
}

/// Adds an object, or a range, that failed for good. Its letter is no record, so nothing else counts it.
pub(crate) fn add_failure(metrics: &mut Metrics, line: &LedgerLine) {
    metrics.add(line.log_type.as_deref().unwrap_or("unknown"), Metric::FailedLogFileCount, 1);
}

/// Writes the line of an object to the log.
pub(crate) fn log_line(line: &LedgerLine) {
    let ledger = serde_json::to_string(line).unwrap_or_default();
    let log_type = line.log_type.as_deref().unwrap_or("unknown");
    if line.is_clean() {
        tracing::info!(ledger, log_type, s3_key = line.key, s3_bucket = line.bucket, "object loaded");
    } else if !line.handed_on.is_empty() && line.dead_lettered_total() == 0 {
        tracing::info!(
            ledger,
            log_type,
            s3_key = line.key,
            s3_bucket = line.bucket,
            "the rest of an object is handed on"
        );
    } else {
        tracing::error!(ledger, log_type, s3_key = line.key, s3_bucket = line.bucket, "object not loaded completely");
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};
    use siem_lambda::Range;
    use siem_lambda::events::KeyReading;

    use super::*;

    fn work(range: Option<Range>) -> Work {
        let key = KeyReading { first: "k".into(), second: None };
        Work { bucket: "logs".into(), key, version: None, e_tag: None, size: None, region: None, range }
    }

    fn line(log_type: &str, status: Status, records: u64) -> LedgerLine {
        LedgerLine {
            bucket: "logs".into(),
            key: "k".into(),
            version: "v".into(),
            status,
            log_type: Some(log_type.into()),
            bytes_in: 100,
            bytes_out: 1000,
            read: records,
            indexed: records - 2,
            dead_lettered: BTreeMap::from([("mapping".to_owned(), 1)]),
            deferred: 1,
            healed: 2,
            unparsed: 2,
            took_ms: 5,
            duration_ms: 7,
            ..LedgerLine::default()
        }
    }

    #[test]
    fn each_log_type_of_an_invocation_counts_for_itself_and_each_object_once() {
        let mut metrics = Metrics::new("SIEM", "es-loader");
        add_metrics(&mut metrics, &work(None), &line("waf", Status::Complete, 10), 60);
        add_metrics(&mut metrics, &work(None), &line("alb", Status::Complete, 20), 60);
        add_metrics(&mut metrics, &work(Some(Range::WHOLE)), &line("alb", Status::Partial, 3), 60);
        add_metrics(&mut metrics, &work(None), &line("nlb", Status::Skipped, 2), 60);
        add_failure(&mut metrics, &line("alb", Status::Partial, 3));
        let documents: Vec<Value> = metrics.lines(0).iter().map(|line| serde_json::from_str(line).unwrap()).collect();
        let of = |name: &str| -> Vec<&Value> { documents.iter().map(|document| &document[name]).collect() };
        assert_eq!(of("logtype"), ["alb", "nlb", "waf"]);
        assert_eq!(of("TotalLogFileCount"), [2, 1, 1]);
        assert_eq!(of("TotalLogCount"), [&json!(21), &Value::Null, &json!(9)], "what is handed on is counted there");
        assert_eq!(of("SuccessLogLoadCount"), [&json!(19), &Value::Null, &json!(8)]);
        assert_eq!(of("ErrorLogLoadCount"), [&json!(4), &Value::Null, &json!(2)]);
        assert_eq!(of("CountedLogCount"), [&json!(0), &Value::Null, &json!(0)]);
        assert_eq!(of("EsResponseTime"), [&json!([5, 5]), &Value::Null, &json!([5])]);
        assert_eq!(of("DeadLetteredLogCount"), [&json!(2), &Value::Null, &json!(1)]);
        assert_eq!(of("FailedLogFileCount"), [&json!(1), &Value::Null, &Value::Null]);
        assert_eq!(of("HealedLogCount"), [&json!(4), &Value::Null, &json!(2)]);
        assert_eq!(of("InputLogFileSize"), [&json!(100), &Value::Null, &json!(100)], "a range has no size");
        assert_eq!(of("IngestLagSeconds"), [&json!([60]), &Value::Null, &json!([60])], "what is there, is there now");
        assert_eq!(of("SkippedLogFileCount"), [&Value::Null, &json!(1), &Value::Null]);
    }
}
