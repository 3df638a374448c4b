//! Metrics as lines of the CloudWatch embedded metric format, with the original's namespace, names and dimensions.
//!
//! One document per log type and invocation, so that values never end up under another type's name; what belongs to no
//! log type stands in a document of its own, under `service` alone. The caller prints each line on standard output.
//! Source: "Specification: Embedded metric format" (Amazon CloudWatch user guide).

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// A metric has at most this many values in one document.
const MAX_VALUES: usize = 100;
/// A dimension value has at most this many characters, and at least one.
const MAX_DIMENSION_CHARS: usize = 1024;
/// The dimension value for what has no name.
const UNNAMED: &str = "unknown";

/// How the values of one metric become one document's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combine {
    /// Added up.
    Sum,
    /// Kept one by one, so that CloudWatch can tell percentiles.
    Each,
}

/// The metrics there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    /// Bytes of the objects as stored; 0 for a range.
    InputLogFileSize,
    /// Bytes of bulk lines sent, before compression.
    OutputDataSize,
    /// Records indexed, duplicates included.
    SuccessLogLoadCount,
    /// Items that the cluster refused for good or to be tried again.
    ErrorLogLoadCount,
    /// Records excluded by a rule.
    ExcludedLogCount,
    /// Records matched by a rule that only counts.
    CountedLogCount,
    /// One object from its opening to its last acknowledgement, in milliseconds.
    TotalDurationTime,
    /// What the cluster says one object's bulks took, in milliseconds.
    EsResponseTime,
    /// Objects and ranges.
    TotalLogFileCount,
    /// Leaf records read and not handed on.
    TotalLogCount,
    /// Records in the dead-letter index.
    DeadLetteredLogCount,
    /// Objects and ranges that failed for good: a dead letter stands for what was not read of them.
    FailedLogFileCount,
    /// Records read and handed on all the same.
    DeferredLogCount,
    /// Records indexed without having been parsed.
    UnparsedLogCount,
    /// Records indexed without fields that the cluster refused.
    HealedLogCount,
    /// From the object's Last-Modified to its last acknowledgement, in seconds.
    IngestLagSeconds,
    /// Objects that are rightly not loaded: unknown or ignored keys, empty objects.
    SkippedLogFileCount,
    /// Start of the process to its first event, in milliseconds; under no log type.
    InitDuration,
    /// Test events and events that are not for the loader; under no log type.
    SkippedEventCount,
    /// Parts of events that are not understood; under no log type.
    NotUnderstoodEventCount,
    /// Ledger lines that could not be written to their index, while their objects are as the log says; under no log type.
    UnwrittenLedgerLineCount,
    /// Days since the oldest GeoIP database in the geo bucket was built; under no log type.
    GeoIpDatabaseAgeDays,
}

impl Metric {
    /// All metrics, in the order of documents and documentation.
    pub const ALL: [Metric; 22] = [
        Metric::InputLogFileSize,
        Metric::OutputDataSize,
        Metric::SuccessLogLoadCount,
        Metric::ErrorLogLoadCount,
        Metric::ExcludedLogCount,
        Metric::CountedLogCount,
        Metric::TotalDurationTime,
        Metric::EsResponseTime,
        Metric::TotalLogFileCount,
        Metric::TotalLogCount,
        Metric::DeadLetteredLogCount,
        Metric::FailedLogFileCount,
        Metric::DeferredLogCount,
        Metric::UnparsedLogCount,
        Metric::HealedLogCount,
        Metric::IngestLagSeconds,
        Metric::SkippedLogFileCount,
        Metric::InitDuration,
        Metric::SkippedEventCount,
        Metric::NotUnderstoodEventCount,
        Metric::UnwrittenLedgerLineCount,
        Metric::GeoIpDatabaseAgeDays,
    ];

    /// Name, unit and combination of each.
    #[must_use]
    pub fn definition(self) -> (&'static str, &'static str, Combine) {
        match self {
            Metric::InputLogFileSize => ("InputLogFileSize", "Bytes", Combine::Sum),
            Metric::OutputDataSize => ("OutputDataSize", "Bytes", Combine::Sum),
            Metric::SuccessLogLoadCount => ("SuccessLogLoadCount", "Count", Combine::Sum),
            Metric::ErrorLogLoadCount => ("ErrorLogLoadCount", "Count", Combine::Sum),
            Metric::ExcludedLogCount => ("ExcludedLogCount", "Count", Combine::Sum),
            Metric::CountedLogCount => ("CountedLogCount", "Count", Combine::Sum),
            Metric::TotalDurationTime => ("TotalDurationTime", "Milliseconds", Combine::Each),
            Metric::EsResponseTime => ("EsResponseTime", "Milliseconds", Combine::Each),
            Metric::TotalLogFileCount => ("TotalLogFileCount", "Count", Combine::Sum),
            Metric::TotalLogCount => ("TotalLogCount", "Count", Combine::Sum),
            Metric::DeadLetteredLogCount => ("DeadLetteredLogCount", "Count", Combine::Sum),
            Metric::FailedLogFileCount => ("FailedLogFileCount", "Count", Combine::Sum),
            Metric::DeferredLogCount => ("DeferredLogCount", "Count", Combine::Sum),
            Metric::UnparsedLogCount => ("UnparsedLogCount", "Count", Combine::Sum),
            Metric::HealedLogCount => ("HealedLogCount", "Count", Combine::Sum),
            Metric::IngestLagSeconds => ("IngestLagSeconds", "Seconds", Combine::Each),
            Metric::SkippedLogFileCount => ("SkippedLogFileCount", "Count", Combine::Sum),
            Metric::InitDuration => ("InitDuration", "Milliseconds", Combine::Each),
            Metric::SkippedEventCount => ("SkippedEventCount", "Count", Combine::Sum),
            Metric::NotUnderstoodEventCount => ("NotUnderstoodEventCount", "Count", Combine::Sum),
            Metric::UnwrittenLedgerLineCount => ("UnwrittenLedgerLineCount", "Count", Combine::Sum),
            // There is no unit for days.
            Metric::GeoIpDatabaseAgeDays => ("GeoIpDatabaseAgeDays", "None", Combine::Each),
        }
    }
}

/// The metrics of one invocation.
#[derive(Clone, Debug)]
pub struct Metrics {
    namespace: String,
    service: String,
    /// By log type; `None` is what belongs to none.
    documents: BTreeMap<Option<String>, Document>,
}

#[derive(Clone, Debug, Default)]
struct Document {
    values: BTreeMap<Metric, Vec<u64>>,
    objects: u64,
    s3_key: String,
}

impl Metrics {
    /// No metrics yet. An empty namespace or service becomes `unknown`, since CloudWatch would drop the document.
    #[must_use]
    pub fn new(namespace: &str, service: &str) -> Metrics {
        Metrics { namespace: dimension(namespace), service: dimension(service), documents: BTreeMap::new() }
    }

    /// Adds a value under a log type.
    pub fn add(&mut self, log_type: &str, metric: Metric, value: u64) {
        self.documents.entry(Some(dimension(log_type))).or_default().add(metric, value);
    }

    /// Adds a value that belongs to no log type.
    pub fn add_to_service(&mut self, metric: Metric, value: u64) {
        self.documents.entry(None).or_default().add(metric, value);
    }

    /// Counts one object or range of a log type. The document names its key as long as it is the only one.
    pub fn add_object(&mut self, log_type: &str, s3_key: &str) {
        let document = self.documents.entry(Some(dimension(log_type))).or_default();
        document.add(Metric::TotalLogFileCount, 1);
        document.objects += 1;
        s3_key.clone_into(&mut document.s3_key);
    }

    /// The lines to print, without line ends, in the order of log types. More values than a document may hold go into
    /// a further line.
    #[must_use]
    pub fn lines(&self, now_ms: u64) -> Vec<String> {
        let mut lines = Vec::new();
        for (log_type, document) in &self.documents {
            let pages = document.values.values().map(|values| values.len().div_ceil(MAX_VALUES)).max().unwrap_or(0);
            lines.extend((0..pages).map(|page| self.line(log_type.as_deref(), document, page, now_ms)));
        }
        lines
    }

    fn line(&self, log_type: Option<&str>, document: &Document, page: usize, now_ms: u64) -> String {
        let mut definitions = Vec::new();
        let mut members = Map::new();
        for (metric, values) in &document.values {
            let (name, unit, combine) = metric.definition();
            let Some(values) = values.chunks(MAX_VALUES).nth(page) else { continue };
            definitions.push(json!({"Name": name, "Unit": unit}));
            let value = match (combine, values) {
                (Combine::Sum, [sum]) => json!(sum),
                _ => json!(values),
            };
            members.insert(name.to_owned(), value);
        }
        let dimensions = if log_type.is_some() { vec!["service", "logtype"] } else { vec!["service"] };
        let directive = json!({"Namespace": self.namespace, "Dimensions": [dimensions], "Metrics": definitions});
        let mut root = Map::new();
        root.insert("_aws".to_owned(), json!({"Timestamp": now_ms, "CloudWatchMetrics": [directive]}));
        root.insert("service".to_owned(), Value::from(self.service.as_str()));
        if let Some(log_type) = log_type {
            root.insert("logtype".to_owned(), Value::from(log_type));
        }
        if document.objects == 1 {
            root.insert("s3_key".to_owned(), Value::from(document.s3_key.as_str()));
        }
        root.append(&mut members);
        Value::Object(root).to_string()
    }
}

impl Document {
    fn add(&mut self, metric: Metric, value: u64) {
        let values = self.values.entry(metric).or_default();
        match (metric.definition().2, values.as_mut_slice()) {
            (Combine::Sum, [sum]) => *sum = sum.saturating_add(value),
            _ => values.push(value),
        }
    }
}

/// CloudWatch takes printable ASCII; anything else becomes `_`.
fn dimension(name: &str) -> String {
    let legal = |character: char| if matches!(character, ' '..='~') { character } else { '_' };
    let cut: String = name.trim().chars().take(MAX_DIMENSION_CHARS).map(legal).collect();
    if cut.is_empty() { UNNAMED.to_owned() } else { cut }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_700_000_000_000;

    fn metrics() -> Metrics {
        Metrics::new("SIEM", "es-loader")
    }

    fn parsed(metrics: &Metrics) -> Vec<Value> {
        metrics.lines(NOW).iter().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn one_object_makes_one_document_that_names_its_key() {
        let mut metrics = metrics();
        metrics.add_object("cloudtrail", "AWSLogs/a b.json.gz");
        metrics.add("cloudtrail", Metric::InputLogFileSize, 2048);
        metrics.add("cloudtrail", Metric::TotalDurationTime, 35);
        assert_eq!(
            metrics.lines(NOW),
            ["{\"_aws\":{\"Timestamp\":1700000000000,\"CloudWatchMetrics\":[{\"Namespace\":\"SIEM\",\
              \"Dimensions\":[[\"service\",\"logtype\"]],\"Metrics\":[{\"Name\":\"InputLogFileSize\",\"Unit\":\"Bytes\"},\
              {\"Name\":\"TotalDurationTime\",\"Unit\":\"Milliseconds\"},{\"Name\":\"TotalLogFileCount\",\"Unit\":\"Count\"}]}]},\
              \"service\":\"es-loader\",\"logtype\":\"cloudtrail\",\"s3_key\":\"AWSLogs/a b.json.gz\",\
              \"InputLogFileSize\":2048,\"TotalDurationTime\":[35],\"TotalLogFileCount\":1}"]
        );
    }

    #[test]
    fn each_log_type_has_its_own_document() {
        let mut metrics = metrics();
        metrics.add_object("waf", "w1");
        metrics.add("waf", Metric::TotalLogCount, 10);
        metrics.add_object("alb", "a1");
        metrics.add("alb", Metric::TotalLogCount, 7);
        let documents = parsed(&metrics);
        assert_eq!(documents.len(), 2);
        assert_eq!((&documents[0]["logtype"], &documents[0]["TotalLogCount"]), (&json!("alb"), &json!(7)));
        assert_eq!((&documents[1]["logtype"], &documents[1]["TotalLogCount"]), (&json!("waf"), &json!(10)));
    }

    #[test]
    fn counts_add_up_durations_stay_apart_and_several_keys_are_not_named() {
        let mut metrics = metrics();
        for (key, count, duration) in [("k1", 5, 100), ("k2", 0, 250)] {
            metrics.add_object("alb", key);
            metrics.add("alb", Metric::SuccessLogLoadCount, count);
            metrics.add("alb", Metric::EsResponseTime, duration);
        }
        let documents = parsed(&metrics);
        assert_eq!(documents.len(), 1);
        assert_eq!(documents[0]["SuccessLogLoadCount"], json!(5));
        assert_eq!(documents[0]["EsResponseTime"], json!([100, 250]));
        assert_eq!(documents[0]["TotalLogFileCount"], json!(2));
        assert_eq!(documents[0].get("s3_key"), None);
    }

    #[test]
    fn more_than_a_hundred_values_go_into_further_documents_and_sums_do_not_repeat() {
        let mut metrics = metrics();
        for number in 0..250 {
            metrics.add_object("alb", "k");
            metrics.add("alb", Metric::TotalDurationTime, number);
        }
        let documents = parsed(&metrics);
        let lengths: Vec<usize> =
            documents.iter().map(|document| document["TotalDurationTime"].as_array().unwrap().len()).collect();
        assert_eq!(lengths, [100, 100, 50]);
        assert_eq!(documents[2]["TotalDurationTime"][49], json!(249));
        assert_eq!(documents[0]["TotalLogFileCount"], json!(250));
        assert_eq!(documents[1].get("TotalLogFileCount"), None);
        assert_eq!(documents[1]["_aws"]["CloudWatchMetrics"][0]["Metrics"].as_array().unwrap().len(), 1);
    }

    #[test]
    fn what_belongs_to_no_log_type_stands_under_the_service_alone() {
        let mut metrics = metrics();
        metrics.add_to_service(Metric::InitDuration, 41);
        let documents = parsed(&metrics);
        assert_eq!(documents[0]["_aws"]["CloudWatchMetrics"][0]["Dimensions"], json!([["service"]]));
        assert_eq!(documents[0]["InitDuration"], json!([41]));
        assert_eq!(documents[0].get("logtype"), None);
    }

    #[test]
    fn dimension_values_are_never_empty_nor_too_long_nor_beyond_ascii() {
        let mut metrics = Metrics::new("", " ");
        metrics.add("a-é\n", Metric::TotalLogCount, 1);
        metrics.add(&"x".repeat(5000), Metric::TotalLogCount, 1);
        let documents = parsed(&metrics);
        assert_eq!(documents[0]["logtype"], json!("a-_"));
        let document = &documents[1];
        assert_eq!(document["service"], json!("unknown"));
        assert_eq!(document["_aws"]["CloudWatchMetrics"][0]["Namespace"], json!("unknown"));
        assert_eq!(document["logtype"].as_str().unwrap().len(), 1024);
    }

    #[test]
    fn the_list_of_metrics_is_whole_and_in_order() {
        assert!(Metric::ALL.is_sorted());
        let names: std::collections::BTreeSet<&str> = Metric::ALL.iter().map(|metric| metric.definition().0).collect();
        assert_eq!(names.len(), Metric::ALL.len());
    }

    #[test]
    fn no_metrics_make_no_lines() {
        assert!(metrics().lines(NOW).is_empty());
    }
}
