//! The load test: the same logs through `siem load` and through the function `es-loader`, into a real OpenSearch on this
//! machine. How long logs take is the cluster's affair there: the loader must cost little beside it.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use siem_tests::opensearch::NodeOptions;
use siem_tests::{Aws, Function, OpenSearch, Sandbox};
use tokio::runtime::Runtime;

use crate::process::{self, MemoryWatch};
use crate::whole::median;

/// What busy accounts write: an object of each in turn.
const LOG_TYPES: [&str; 5] = ["vpcflowlogs", "cloudtrail", "alb", "waf", "s3accesslog"];
const RECORDS_OF_AN_OBJECT: usize = 10_000;
/// Messages of an event, as many as an event source mapping hands over at once.
const OBJECTS_OF_AN_EVENT: usize = 10;
/// The most that Lambda gives.
const TIMEOUT: Duration = Duration::from_secs(900);
/// Java heap of the node, MiB.
const HEAP_MIB: u32 = 4096;
const LOG_BUCKET: &str = "aes-siem-123456789012-log";
const GEO_BUCKET: &str = "aes-siem-123456789012-geo";

/// What one way took.
pub(crate) struct Way {
    pub(crate) name: &'static str,
    pub(crate) records: u64,
    pub(crate) wall: Duration,
    pub(crate) loader_cpu: Duration,
    /// Of the node, over the same time.
    pub(crate) cluster_cpu: Duration,
    pub(crate) peak_anonymous_bytes: u64,
    /// Median and longest time from an event until all of its objects were acknowledged.
    pub(crate) lag: Option<(Duration, Duration)>,
}

/// Loads at least `records` records either way; `dir` is for the logs.
pub(crate) fn measure(
    programs: &Path,
    geoip: &Path,
    records: usize,
    dir: &Path,
    runtime: &Runtime,
) -> Result<[Way; 2]> {
    let keys = write_objects(records, dir)?;
    let total = (keys.len() * RECORDS_OF_AN_OBJECT) as u64;
    let options = NodeOptions { heap_mib: HEAP_MIB, ..NodeOptions::from_env()? };
    let node = runtime.block_on(OpenSearch::start_with(&options))?;

    eprintln!("{total} records through siem load");
    let command = by_command(&programs.join("siem"), geoip, dir, total, &node)?;
    runtime.block_on(count_and_clear(&node, total)).context("after siem load")?;

    eprintln!("{total} records through es-loader");
    let function = Function::new("aes-siem-es-loader", programs.join("es-loader"));
    let function = runtime.block_on(by_function(function, geoip, dir, &keys, &node))?;
    runtime.block_on(count_and_clear(&node, total)).context("after es-loader")?;
    Ok([command, function])
}

/// Writes objects that hold at least so many records together, at their keys; returns the keys.
fn write_objects(records: usize, dir: &Path) -> Result<Vec<String>> {
    let count = records.div_ceil(RECORDS_OF_AN_OBJECT);
    let write = |number: usize| {
        let log_type = LOG_TYPES[number % LOG_TYPES.len()];
        let object = siem_samples::volume_of_many(log_type, number, RECORDS_OF_AN_OBJECT)
            .with_context(|| format!("{log_type} has no generator"))?;
        let path = dir.join(&object.key);
        fs::create_dir_all(path.parent().context("a key has folders")?)?;
        fs::write(path, object.bytes)?;
        Ok(object.key)
    };
    (0..count).map(write).collect()
}

fn by_command(siem: &Path, geoip: &Path, logs: &Path, records: u64, node: &OpenSearch) -> Result<Way> {
    let before = node.cpu_time()?;
    let mut command = Command::new(siem);
    command.args(["load", "--json", "--to", &node.url, "--geoip"]).arg(geoip).arg(logs);
    let (run, output) = process::measure(&mut command)?;
    let cluster_cpu = node.cpu_time()? - before;
    let summary: Value = serde_json::from_slice(&output).context("the summary of siem load")?;
    let indexed = summary["total"]["indexed"].as_u64();
    ensure!(indexed == Some(records), "siem load indexed {indexed:?} of {records} records");
    Ok(Way {
        name: "siem load",
        records,
        wall: run.wall,
        loader_cpu: run.cpu,
        cluster_cpu,
        peak_anonymous_bytes: run.peak_anonymous_bytes,
        lag: None,
    })
}

/// One sandbox, event after event: the next is handed over when the one before is answered.
async fn by_function(function: Function, geoip: &Path, logs: &Path, keys: &[String], node: &OpenSearch) -> Result<Way> {
    let aws = Aws::start().await?;
    for bucket in [LOG_BUCKET, GEO_BUCKET] {
        aws.create_bucket(bucket).await?;
    }
    for name in ["GeoLite2-City.mmdb", "GeoLite2-ASN.mmdb"] {
        aws.put_object(GEO_BUCKET, &format!("GeoLite2/{name}"), fs::read(geoip.join(name))?).await?;
    }
    let function = function.timeout(TIMEOUT).envs(aws.env()).env("ENDPOINT", &node.url).env("GEOIP_BUCKET", GEO_BUCKET);
    let mut sandbox = Sandbox::new(function);
    // It starts with the event that S3 sends when a notification is set up.
    sandbox.invoke(&json!({"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": LOG_BUCKET})).await?.ok()?;
    let memory = MemoryWatch::of(sandbox.process_id().context("the function runs on")?);
    let before = node.cpu_time()?;
    let mut lags = Vec::new();
    let mut loader_cpu = Duration::ZERO;
    for keys in keys.chunks(OBJECTS_OF_AN_EVENT) {
        for key in keys {
            aws.put_object(LOG_BUCKET, key, fs::read(logs.join(key))?).await?;
        }
        let handed_over = Instant::now();
        let invocation = sandbox.invoke(&event(keys)).await?;
        lags.push(handed_over.elapsed());
        let answer = invocation.ok()?;
        ensure!(answer == json!({"batchItemFailures": []}), "not everything was loaded: {answer}");
        loader_cpu = invocation.cpu_time.context("the function runs on")?;
    }
    // Putting objects into the bucket is others' work.
    let wall = lags.iter().sum();
    let longest = lags.iter().max().copied().unwrap_or_default();
    Ok(Way {
        name: "es-loader",
        records: (keys.len() * RECORDS_OF_AN_OBJECT) as u64,
        wall,
        loader_cpu,
        cluster_cpu: node.cpu_time()? - before,
        peak_anonymous_bytes: memory.peak_bytes()?,
        lag: Some((median(lags), longest)),
    })
}

/// One message for each object, as S3 and SQS write it.
fn event(keys: &[String]) -> Value {
    let message = |key: &String| {
        let told = json!({"Records": [{
            "eventSource": "aws:s3", "eventName": "ObjectCreated:Put", "awsRegion": "us-east-1",
            "s3": {"bucket": {"name": LOG_BUCKET}, "object": {"key": key}}
        }]});
        json!({"messageId": key, "eventSource": "aws:sqs", "body": told.to_string()})
    };
    json!({"Records": keys.iter().map(message).collect::<Vec<_>>()})
}

/// Every record must be found once. Then the node is as it was.
async fn count_and_clear(node: &OpenSearch, records: u64) -> Result<()> {
    node.post("/log-*,-log-siem-*/_refresh", &json!({})).await?;
    let found = node.get("/log-*,-log-siem-*/_count").await?["count"].as_u64();
    ensure!(found == Some(records), "{found:?} documents are found where {records} records were loaded");
    let indices = node.get("/_cat/indices/log-*?format=json&h=index").await?;
    for index in indices.as_array().into_iter().flatten().filter_map(|index| index["index"].as_str()) {
        node.delete(&format!("/{index}")).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn objects_stand_at_keys_of_their_own() {
        let dir = tempfile::tempdir().unwrap();
        let keys = write_objects(RECORDS_OF_AN_OBJECT * 6 + 1, dir.path()).unwrap();
        assert_eq!(keys.iter().collect::<HashSet<_>>().len(), 7);
        assert!(keys.iter().all(|key| dir.path().join(key).is_file()));
    }

    #[test]
    fn an_event_has_a_message_for_each_object() {
        let event = event(&["a".to_owned(), "b".to_owned()]);
        let bodies: Vec<Value> = event["Records"]
            .as_array()
            .unwrap()
            .iter()
            .map(|record| serde_json::from_str(record["body"].as_str().unwrap()).unwrap())
            .collect();
        assert_eq!(bodies[1]["Records"][0]["s3"]["object"]["key"], "b");
        assert_eq!(bodies.len(), 2);
    }
}
