//! The operations dashboard: whether logs arrive, whether they are loaded, and how the domain fares.

use serde_json::{Value as Json, json};

use crate::resources::alerts::Dashboard;
use crate::siem::domain::Domain;
use crate::siem::loader::Loader;
use crate::template::Template;
use crate::value::text_with;

/// Of CloudWatch's grid of 24 columns.
const WIDTH: u32 = 8;
const HEIGHT: u32 = 6;

pub(crate) fn declare(template: &mut Template, domain: &Domain, loader: &Loader) {
    let queue = |metric: &str, statistic: &str| {
        ["NewLogs", "SplitLogs", "DeadLetters"]
            .map(|name| json!(["AWS/SQS", metric, "QueueName", format!("${{{name}}}"), { "stat": statistic }]))
    };
    let function = |metric: &str, statistic: &str| json!(["AWS/Lambda", metric, "FunctionName", "${Function}", { "stat": statistic }]);
    let domain_metric = |metric: &str, statistic: &str| json!(["AWS/ES", metric, "DomainName", "${Domain}", "ClientId", "${AWS::AccountId}", { "stat": statistic }]);
    // A metric of each log type: searched for, for types come and go.
    let by_type = |metric: &str| json!([{ "expression": format!("SEARCH('{{SIEM,logtype}} MetricName=\"{metric}\"', 'Sum', 300)"), "id": "types" }]);
    let rows: [[(&str, Json); 3]; 5] = [
        [
            ("Logs loaded, by type", by_type("TotalLogCount")),
            ("Logs dead-lettered, by type", by_type("DeadLetteredLogCount")),
            ("Logs that could not be parsed, by type", by_type("UnparsedLogCount")),
        ],
        [
            ("Objects that failed, by type", by_type("ErrorLogLoadCount")),
            ("Messages that wait", json!(queue("ApproximateNumberOfMessagesVisible", "Maximum"))),
            ("Age of the oldest message, s", json!(queue("ApproximateAgeOfOldestMessage", "Maximum"))),
        ],
        [
            (
                "es-loader: runs, errors, throttles",
                json!([function("Invocations", "Sum"), function("Errors", "Sum"), function("Throttles", "Sum")]),
            ),
            ("es-loader: duration, ms", json!([function("Duration", "Average"), function("Duration", "Maximum")])),
            ("es-loader: side by side", json!([function("ConcurrentExecutions", "Maximum")])),
        ],
        [
            (
                "Domain: processor and memory, %",
                json!([domain_metric("CPUUtilization", "Maximum"), domain_metric("JVMMemoryPressure", "Maximum")]),
            ),
            ("Domain: free disk, MiB", json!([domain_metric("FreeStorageSpace", "Minimum")])),
            (
                "Domain: state",
                json!([
                    domain_metric("ClusterStatus.red", "Maximum"),
                    domain_metric("ClusterStatus.yellow", "Maximum"),
                    domain_metric("ClusterIndexWritesBlocked", "Maximum")
                ]),
            ),
        ],
        [
            ("Domain: documents written", json!([domain_metric("IndexingRate", "Average")])),
            (
                "Domain: writes queued and refused",
                json!([
                    domain_metric("ThreadpoolWriteQueue", "Maximum"),
                    domain_metric("ThreadpoolWriteRejected", "Sum")
                ]),
            ),
            ("Domain: answers 4xx and 5xx", json!([domain_metric("4xx", "Sum"), domain_metric("5xx", "Sum")])),
        ],
    ];
    let widgets: Vec<Json> = rows
        .into_iter()
        .zip(0..)
        .flat_map(|(row, y)| row.into_iter().zip(0..).map(move |((title, metrics), x)| widget(title, &metrics, x, y)))
        .collect();
    let body = json!({ "widgets": widgets }).to_string();
    template.add(
        "OperationsDashboard",
        Dashboard {
            dashboard_name: "SIEM".into(),
            dashboard_body: text_with(
                &body,
                [
                    ("NewLogs", loader.new_logs.name()),
                    ("SplitLogs", loader.split_logs.name()),
                    ("DeadLetters", loader.dead_letters.name()),
                    ("Function", loader.function.function.reference()),
                    ("Domain", domain.name()),
                ],
            ),
        },
    );
}

fn widget(title: &str, metrics: &Json, column: u32, row: u32) -> Json {
    json!({
        "type": "metric",
        "x": column * WIDTH,
        "y": row * HEIGHT,
        "width": WIDTH,
        "height": HEIGHT,
        "properties": { "title": title, "metrics": metrics, "region": "${AWS::Region}", "period": 300, "view": "timeSeries" },
    })
}
