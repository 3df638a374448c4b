//! What is told of an object: its ledger line in the log, its metrics.

use siem_lambda::{Metric, Metrics};
use siem_loader::{LedgerLine, Status};

/// Adds an object to the metrics of its log type.
pub(crate) fn add_metrics(metrics: &mut Metrics, line: &LedgerLine, lag_seconds: Option<u64>) {
    let log_type = line.log_type.as_deref().unwrap_or("unknown");
    metrics.add_object(log_type, &line.key);
    if line.status == Status::Skipped {
        metrics.add(log_type, Metric::SkippedLogFileCount, 1);
        return;
    }
    for (metric, value) in [
        (Metric::TotalLogFileCount, 1),
        (Metric::InputLogFileSize, line.bytes_in),
        (Metric::OutputDataSize, line.bytes_out),
        (Metric::TotalLogCount, line.read),
        (Metric::SuccessLogLoadCount, line.indexed),
        (Metric::ErrorLogLoadCount, line.dead_lettered_total() + line.deferred),
        (Metric::ExcludedLogCount, line.excluded_total()),
        (Metric::DeadLetteredLogCount, line.dead_lettered_total()),
        (Metric::DeferredLogCount, line.deferred),
        (Metric::UnparsedLogCount, line.unparsed),
        (Metric::TotalDurationTime, line.duration_ms),
    ] {
        metrics.add(log_type, metric, value);
    }
    if let Some(lag) = lag_seconds {
        metrics.add(log_type, Metric::IngestLagSeconds, lag);
    }
}

/// Writes the line of an object to the log.
pub(crate) fn log_line(line: &LedgerLine) {
    let ledger = serde_json::to_string(line).unwrap_or_default();
    let log_type = line.log_type.as_deref().unwrap_or("unknown");
    if line.is_clean() {
        tracing::info!(ledger, log_type, "object loaded");
    } else {
        tracing::error!(ledger, log_type, "object not loaded completely");
    }
}
