//! What became of every object stands in an index, and `siem reconcile` tells from it what is missing.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use siem_opensearch::TEMPLATES;
use siem_tests::aws::Queue;
use siem_tests::{Aws, Batch, EventSourceMapping, Function, OpenSearch, Sandbox};

/// The node with our templates.
async fn prepared() -> Result<OpenSearch> {
    let node = OpenSearch::shared().await?;
    for template in TEMPLATES {
        node.put(&format!("{}/{}", template.kind, template.name), &serde_json::from_str(template.body)?).await?;
    }
    Ok(node)
}

fn function(aws: &Aws, node: &OpenSearch) -> Result<Function> {
    Ok(Function::under_test("es-loader")?.envs(aws.env()).env("ENDPOINT", &node.url))
}

async fn drain(aws: &Aws, queue: &Queue, sandbox: &mut Sandbox) -> Result<Vec<Batch>> {
    EventSourceMapping::new(aws, queue).drain(sandbox, 10).await
}

/// The documents that stand for the objects of a bucket, in the order of their keys and first records.
async fn ledger_of(node: &OpenSearch, bucket: &str) -> Result<Vec<Value>> {
    let mut found: Vec<Value> = node
        .search("log-siem-ledger-*", &json!({"term": {"bucket": bucket}}))
        .await?
        .into_iter()
        .map(|hit| hit["_source"].clone())
        .collect();
    found.sort_by_key(|line| (line["key"].as_str().map(str::to_owned), line["first"].as_u64()));
    Ok(found)
}

/// Lines of flow logs, each of which is another.
fn flows(count: usize) -> Vec<u8> {
    let head = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n";
    let line =
        |n: usize| format!("2 123456789012 eni-1 203.0.113.9 10.0.0.5 {n} 22 6 1 44 1791970200 1791970260 REJECT OK\n");
    (head.to_owned() + &(1..=count).map(line).collect::<String>()).into_bytes()
}

/// Lines of an access log, each of which is another: it can be read from any of them on.
fn accesses(name: &str, count: usize) -> Vec<u8> {
    let owner = "9f2c4e6a8b0d1f3a5c7e9b1d3f5a7c9e0b2d4f6a8c0e1b3d5f7a9c1e3b5d7f90";
    let line = |n: usize| {
        format!(
            "{owner} data [14/Oct/2026:09:30:00 +0000] 192.0.2.3 {owner} {name}{n} REST.GET.OBJECT a.txt \
             \"GET /data/a.txt HTTP/1.1\" 200 - 297 297 {n} 2 \"-\" \"S3Console/0.4\" -\n"
        )
    };
    (0..count).map(line).collect::<String>().into_bytes()
}

/// The key of an access log.
fn access_key(name: &str) -> String {
    format!("AWSLogs/123456789012/s3accesslog/eu-west-1/data/2026-10-14-09-30-00-{name}")
}

const PLACE: &str = "AWSLogs/123456789012/vpcflowlogs/eu-west-1/2026/10/14";

#[tokio::test]
async fn each_object_has_one_line_however_often_it_is_delivered() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    let bucket = "e2e-ledger-log";
    let queue = aws.create_log_bucket(bucket).await?;
    let mut sandbox = Sandbox::new(function(&aws, &node)?);
    let key = format!("{PLACE}/a.log");
    aws.put_object(bucket, &key, flows(3)).await?;
    aws.put_object(bucket, "nobody/knows.bin", b"x".to_vec()).await?;
    let batches = drain(&aws, &queue, &mut sandbox).await?;

    let lines = ledger_of(&node, bucket).await?;
    let told = |line: &Value| json!([line["key"], line["status"], line["reason"], line["read"], line["indexed"]]);
    assert_eq!(
        lines.iter().map(told).collect::<Vec<_>>(),
        [json!([key, "complete", null, 3, 3]), json!(["nobody/knows.bin", "skipped", "unknown_key", 0, 0])]
    );
    assert_eq!(
        (&lines[0]["version"], &lines[0]["first"], lines[0].get("last")),
        (&lines[0]["e_tag"], &json!(1), None),
        "a bucket without versions"
    );
    assert_eq!((&lines[0]["duplicate"], &lines[0]["log_type"]), (&json!(0), &json!("vpcflowlogs")));

    // The same messages once more: the lines are replaced.
    for batch in &batches {
        sandbox.invoke(&batch.event).await?.ok()?;
    }
    let lines = ledger_of(&node, bucket).await?;
    assert_eq!(lines.len(), 2);
    assert_eq!((&lines[0]["indexed"], &lines[0]["duplicate"]), (&json!(3), &json!(3)));

    // What is of a piece stands beside it.
    let piece = json!({"siem": {"start_number": 2, "end_number": 2}, "s3": {"bucket": {"name": bucket}, "object": {"key": key}}});
    aws.send(&queue, &piece.to_string()).await?;
    drain(&aws, &queue, &mut sandbox).await?;
    let lines = ledger_of(&node, bucket).await?;
    assert_eq!(lines.len(), 3);
    assert_eq!((&lines[1]["first"], &lines[1]["last"], &lines[1]["read"]), (&json!(2), &json!(2), &json!(1)));
    Ok(())
}

#[tokio::test]
async fn lines_in_the_index_can_be_switched_off() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    let bucket = "e2e-no-ledger-log";
    let queue = aws.create_log_bucket(bucket).await?;
    aws.put_object(bucket, &format!("{PLACE}/a.log"), flows(1)).await?;
    let batches = drain(&aws, &queue, &mut Sandbox::new(function(&aws, &node)?.env("LEDGER_INDEX", "off"))).await?;
    assert!(batches.iter().flat_map(|batch| &batch.invocation.log).any(|line| line.contains("object loaded")));
    assert_eq!(ledger_of(&node, bucket).await?, [] as [Value; 0]);
    Ok(())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

async fn siem(dir: &Path, env: Vec<(String, String)>, arguments: &[&str]) -> Output {
    let binary = PathBuf::from(std::env::var_os("SIEM_BIN_DIR").unwrap()).join("siem");
    let mut command = Command::new(binary);
    command.args(arguments).current_dir(dir).envs(env).stdin(Stdio::null());
    tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
}

/// What `siem reconcile --json` named, as kind, key and missing records; and its totals.
fn named(run: &Output) -> (Vec<Value>, Value) {
    let text = String::from_utf8(run.stdout.clone()).unwrap();
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let summary = lines.pop().unwrap_or_default()["summary"].clone();
    assert!(summary.is_object(), "{text}{}", String::from_utf8_lossy(&run.stderr));
    let told = |line: &Value| json!([line["kind"], line["key"], line["missing"], line["reason"]]);
    (lines.iter().map(told).collect(), summary)
}

#[tokio::test]
async fn exactly_what_is_missing_of_a_bucket_is_named_and_loaded_again() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    let dir = tempfile::tempdir()?;
    std::fs::write(dir.path().join("user.ini"), "[s3accesslog]\nmax_log_count = 50\n")?;
    let bucket = "e2e-reconcile-log";
    let queue = aws.create_log_bucket(bucket).await?;
    let ranges = aws.create_queue("e2e-reconcile-ranges").await?;
    let function = function(&aws, &node)?.env("SQS_SPLITTED_LOGS_URL", &ranges.url);
    let mut sandbox = Sandbox::new(function.env("LAMBDA_TASK_ROOT", dir.path().display().to_string()));
    let key = |name: &str| format!("{PLACE}/{name}");
    let put = async |name: &str, bytes: Vec<u8>| aws.put_object(bucket, &key(name), bytes).await;

    // Handed on after fifty records, and the message is lost.
    let (handed_on, pieces) = (access_key("HANDEDON"), access_key("PIECES"));
    aws.put_object(bucket, &handed_on, accesses("H", 120)).await?;
    drain(&aws, &queue, &mut sandbox).await?;
    let lost = aws.receive(&ranges, 10).await?;
    assert_eq!(lost.len(), 1);
    aws.delete(&ranges, &lost[0]).await?;
    let lost: Value = serde_json::from_str(lost[0].body().unwrap())?;
    let from = lost["siem"]["start_number"].as_u64().unwrap();
    assert!((51..120).contains(&from), "{lost}");

    put("a-whole.log", flows(3)).await?;
    aws.put_object(bucket, &pieces, accesses("P", 130)).await?;
    put("g-overwritten.log", flows(2)).await?;
    put("h-empty.log", Vec::new()).await?;
    let corrupt = gzip(&flows(400));
    put("c-corrupt.log.gz", corrupt[..corrupt.len() / 2].to_vec()).await?;
    aws.put_object(bucket, "nobody/knows.bin", b"x".to_vec()).await?;
    drain(&aws, &queue, &mut sandbox).await?;
    drain(&aws, &ranges, &mut sandbox).await?;

    // Nobody is told of these.
    put("d-not-delivered.log", flows(70)).await?;
    put("g-overwritten.log", flows(4)).await?;
    put("z-not-delivered.log", flows(1)).await?;
    for message in aws.receive(&queue, 10).await? {
        aws.delete(&queue, &message).await?;
    }

    let source = format!("s3://{bucket}");
    let reconcile = async |more: &[&str]| {
        let arguments = [&["reconcile", source.as_str(), "--to", node.url.as_str(), "--json"], more].concat();
        siem(dir.path(), aws.env(), &arguments).await
    };
    let run = reconcile(&["--counts"]).await;
    assert_eq!(run.status.code(), Some(1));
    let (missing, summary) = named(&run);
    let read =
        ledger_of(&node, bucket).await?.iter().find(|line| line["reason"] == "truncated").unwrap()["read"].clone();
    let corrupt = json!(["failed", key("c-corrupt.log.gz"), [[read.as_u64().unwrap() + 1, null]], "truncated"]);
    assert_eq!(
        missing,
        [
            json!(["gap", handed_on, [[from, null]], null]),
            corrupt.clone(),
            json!(["never_seen", key("d-not-delivered.log"), [[1, null]], null]),
            json!(["changed", key("g-overwritten.log"), [[1, null]], null]),
            json!(["never_seen", key("z-not-delivered.log"), [[1, null]], null]),
        ]
    );
    assert_eq!((&summary["objects"], &summary["complete"]), (&json!(9), &json!(2)));
    assert_eq!(summary["skipped"], json!({"empty_object": 1, "unknown_key": 1}));
    let counted = (&summary["compared"], &summary["fewer_documents"], &summary["more_documents"]);
    assert_eq!(counted, (&json!(5), &json!(0), &json!(0)));

    // What would be sent, and then is sent.
    let (_, summary) = named(&reconcile(&["--requeue", &ranges.name, "--dry-run"]).await);
    assert_eq!((&summary["requeued"], aws.depth(&ranges).await?.visible), (&json!(5), 0));
    let (_, summary) = named(&reconcile(&["--requeue", &ranges.name]).await);
    assert_eq!((&summary["requeued"], aws.depth(&ranges).await?.visible), (&json!(5), 5));
    drain(&aws, &ranges, &mut sandbox).await?;

    let run = reconcile(&["--counts"]).await;
    let (missing, summary) = named(&run);
    assert_eq!((missing, run.status.code()), (vec![corrupt], Some(1)));
    assert_eq!((&summary["complete"], &summary["fewer_documents"]), (&json!(6), &json!(0)));
    let of = |key: &str| json!({"term": {"@log_s3key": key}});
    for (key, count) in [(&handed_on, 120), (&key("d-not-delivered.log"), 70), (&pieces, 130)] {
        assert_eq!(node.search("log-aws-*", &of(key)).await?.len(), count, "{key}");
    }

    // Documents that somebody deletes are told by their number.
    let of_whole = json!({"query": {"bool": {"filter": [of(&key("a-whole.log")), {"term": {"source.port": 2}}]}}});
    node.post("log-aws-vpcflowlogs-*/_delete_by_query?refresh=true", &of_whole).await?;
    let (_, summary) = named(&reconcile(&["--counts"]).await);
    assert_eq!(summary["fewer_documents"], json!(1));

    let without_the_corrupt = format!("{source}/{PLACE}/a");
    let arguments = ["reconcile", &without_the_corrupt, "--to", &node.url];
    let run = siem(dir.path(), aws.env(), &arguments).await;
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(String::from_utf8_lossy(&run.stderr).contains("nothing is missing"));
    Ok(())
}

#[tokio::test]
async fn a_folder_is_reconciled_with_the_ledger_beside_its_documents() -> Result<()> {
    let dir = tempfile::tempdir()?;
    let at = dir.path().join("logs").join(PLACE);
    std::fs::create_dir_all(&at)?;
    for (name, bytes) in [("a.log", flows(2)), ("b.log", flows(3)), ("c.log.gz", gzip(&flows(300))[..200].to_vec())] {
        std::fs::write(at.join(name), bytes)?;
    }
    std::fs::write(dir.path().join("logs/notes.txt"), "of nobody")?;
    siem(dir.path(), Vec::new(), &["load", "--to", "out", "logs"]).await;
    std::fs::write(at.join("b.log"), flows(4))?;
    std::fs::write(at.join("d.log"), flows(1))?;

    let run = siem(dir.path(), Vec::new(), &["reconcile", "logs", "--ledger", "out/ledger.ndjson", "--json"]).await;
    let (missing, summary) = named(&run);
    let kinds: Vec<Value> = missing.iter().map(|line| json!([line[0], line[1], line[3]])).collect();
    assert_eq!(
        kinds,
        [
            json!(["changed", format!("{PLACE}/b.log"), null]),
            json!(["failed", format!("{PLACE}/c.log.gz"), "truncated"]),
            json!(["never_seen", format!("{PLACE}/d.log"), null]),
        ]
    );
    assert_eq!((&summary["complete"], &summary["skipped"]), (&json!(1), &json!({"unknown_key": 1})));
    assert_eq!(run.status.code(), Some(1));

    std::fs::remove_file(at.join("c.log.gz"))?;
    siem(dir.path(), Vec::new(), &["load", "--to", "out", "--replace", "logs"]).await;
    let run = siem(dir.path(), Vec::new(), &["reconcile", "logs", "--ledger", "out/ledger.ndjson"]).await;
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    Ok(())
}

#[tokio::test]
async fn a_load_into_a_cluster_is_reconciled_with_its_index() -> Result<()> {
    let node = prepared().await?;
    let dir = tempfile::tempdir()?;
    let at = dir.path().join("logs").join(PLACE);
    std::fs::create_dir_all(&at)?;
    // More objects than a batch of ledger lines, or a page of a search.
    for number in 0..1_100 {
        std::fs::write(at.join(format!("{number:04}.log")), flows(1))?;
    }
    let load = ["load", "--to", &node.url, "--bucket", "e2e-folder", "logs", "--json"];
    let run = siem(dir.path(), Vec::new(), &load).await;
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    let summary: Value = serde_json::from_slice(&run.stdout)?;
    assert_eq!(summary["unwritten_ledger_lines"], json!(0));

    std::fs::write(at.join("0500.log"), flows(2))?;
    std::fs::write(at.join("0500-new.log"), flows(1))?;
    let reconcile = ["reconcile", "logs", "--bucket", "e2e-folder", "--to", &node.url, "--counts", "--json"];
    let (missing, summary) = named(&siem(dir.path(), Vec::new(), &reconcile).await);
    let told: Vec<Value> = missing.iter().map(|line| json!([line[0], line[1]])).collect();
    let key = |name: &str| format!("{PLACE}/{name}");
    assert_eq!(told, [json!(["never_seen", key("0500-new.log")]), json!(["changed", key("0500.log")])]);
    let totals = (&summary["objects"], &summary["ledger_lines"], &summary["compared"]);
    assert_eq!(totals, (&json!(1101), &json!(1100), &json!(1100)));
    assert_eq!((&summary["fewer_documents"], &summary["more_documents"]), (&json!(0), &json!(0)));

    let off = ["load", "--to", &node.url, "--bucket", "e2e-folder-off", "--no-ledger-index", "logs"];
    assert_eq!(siem(dir.path(), Vec::new(), &off).await.status.code(), Some(0));
    assert_eq!(ledger_of(&node, "e2e-folder-off").await?, [] as [Value; 0]);
    Ok(())
}

#[tokio::test]
async fn wrong_usage_is_told_with_the_cure() -> Result<()> {
    let dir = tempfile::tempdir()?;
    for (arguments, told) in [
        (&["reconcile", "logs"][..], "--to <URL>"),
        (&["reconcile", "--ledger", "l", "s3://"], "names no bucket"),
        (&["reconcile", "--ledger", "l", "logs", "--requeue", "q"], "siem load"),
        (&["reconcile", "--ledger", "l", "s3://b", "--dry-run"], "--requeue"),
        (&["reconcile", "--ledger", "l", "logs", "--counts"], "--ledger"),
        (&["reconcile", "--ledger", "l", "s3://b", "--bucket", "b"], "an object of S3 has its bucket"),
    ] {
        let run = siem(dir.path(), Vec::new(), arguments).await;
        assert_eq!(run.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8_lossy(&run.stderr).contains(told), "{}", String::from_utf8_lossy(&run.stderr));
    }
    let run = siem(dir.path(), Vec::new(), &["reconcile", "--ledger", "none.ndjson", "."]).await;
    assert_eq!(run.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&run.stderr).contains("the ledger none.ndjson"));
    Ok(())
}
