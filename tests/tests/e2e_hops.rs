//! An object that takes longer than an invocation may: the packaged `es-loader` hands it on again and again, and in the
//! end everything is in a real OpenSearch, once.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::{HashMap, HashSet};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use serde_json::{Value, json};
use siem_opensearch::{Cluster, ClusterOptions, Endpoint, Login};
use siem_tests::aws::Queue;
use siem_tests::{Aws, Batch, EventSourceMapping, Function, OpenSearch, Sandbox};

/// Lines of an access log, each of which is another.
fn access_log(count: usize) -> Vec<u8> {
    let owner = "9f2c4e6a8b0d1f3a5c7e9b1d3f5a7c9e0b2d4f6a8c0e1b3d5f7a9c1e3b5d7f90";
    let line = |n: usize| {
        format!(
            "{owner} data [14/Oct/2026:09:30:00 +0000] 192.0.2.3 {owner} C{n} REST.GET.OBJECT a.txt \
             \"GET /data/a.txt HTTP/1.1\" 200 - 297 297 {n} 2 \"-\" \"S3Console/0.4\" -\n"
        )
    };
    (0..count).map(line).collect::<String>().into_bytes()
}

/// A way to `url` that lets requests pass, and of the answers so many bytes in a hundredth of a second.
fn slow_way_to(url: &str, bytes: usize) -> String {
    let target = url.trim_start_matches("http://").to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let pass = |mut from: TcpStream, mut to: TcpStream, bytes: usize, pause: Duration| {
        thread::spawn(move || {
            let mut buffer = vec![0; bytes];
            while let Ok(count @ 1..) = from.read(&mut buffer) {
                if to.write_all(&buffer[..count]).is_err() {
                    break;
                }
                thread::sleep(pause);
            }
            let _ = to.shutdown(std::net::Shutdown::Both);
            let _ = from.shutdown(std::net::Shutdown::Both);
        })
    };
    thread::spawn(move || {
        for client in listener.incoming() {
            let (client, server) = (client.unwrap(), TcpStream::connect(&target).unwrap());
            pass(client.try_clone().unwrap(), server.try_clone().unwrap(), 65536, Duration::ZERO);
            pass(server, client, bytes, Duration::from_millis(10));
        }
    });
    address
}

/// The ledger lines in the log of an invocation.
fn ledger_lines(batch: &Batch) -> Vec<Value> {
    let lines = batch.invocation.log.iter().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    lines.filter_map(|line| serde_json::from_str(line["ledger"].as_str()?).ok()).collect()
}

/// Invokes the function with one message after another until the queue is empty; those that rest are waited for.
async fn work_off(aws: &Aws, queue: &Queue, sandbox: &mut Sandbox) -> Result<Vec<Batch>> {
    let mut mapping = EventSourceMapping::new(aws, queue);
    mapping.batch_size = 1;
    let mut batches = Vec::new();
    loop {
        batches.extend(mapping.drain(sandbox, 400).await?);
        let depth = aws.depth(queue).await?;
        if depth.visible + depth.in_flight + depth.delayed == 0 {
            return Ok(batches);
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

#[tokio::test]
async fn an_object_that_needs_forty_hops_is_whole_in_the_end() -> Result<()> {
    const LINES: usize = 3_900;
    let (node, aws) = (OpenSearch::shared().await?, Aws::shared().await?);
    let endpoint = Endpoint::parse(&node.url)?;
    let timeout = Duration::from_secs(60);
    let options = ClusterOptions { endpoint, login: Login::None, ca_file: None, timeout };
    Cluster::connect(options)?.install_templates().await?;
    let objects = aws.create_log_bucket("e2e-hops-log").await?;
    let ranges = aws.create_queue("e2e-hops-ranges").await?;
    let function = Function::under_test("es-loader")?
        .envs(aws.env())
        .env("ENDPOINT", &node.url)
        .env("SQS_SPLITTED_LOGS_URL", &ranges.url);
    let place = "AWSLogs/123456789012/s3accesslog/eu-west-1/hops/2026-10-14-09-30-00";
    // The first object makes the index, for which there is time.
    aws.put_object("e2e-hops-log", &format!("{place}-FIRST"), access_log(1)).await?;
    let mut batches = work_off(&aws, &objects, &mut Sandbox::new(function.clone())).await?;
    assert_eq!(batches.len(), 1);

    // In the second and a half that it reads, it gets about a fortieth of the object.
    let slow = function.env("AWS_ENDPOINT_URL_S3", slow_way_to(&aws.url, 170)).timeout(Duration::from_secs(3));
    let mut sandbox = Sandbox::new(slow);
    let key = &format!("{place}-SECOND");
    aws.put_object("e2e-hops-log", key, access_log(LINES)).await?;
    batches = work_off(&aws, &objects, &mut sandbox).await?;
    batches.extend(work_off(&aws, &ranges, &mut sandbox).await?);

    // What a busy machine did not settle in time came back, and has to be as if it had never been.
    batches.retain(|batch| batch.returned.is_empty());
    let messages: Vec<Value> = batches[1..]
        .iter()
        .map(|batch| serde_json::from_str(batch.event["Records"][0]["body"].as_str().unwrap()).unwrap())
        .collect();
    let hops = messages.iter().map(|message| message["siem"]["hop"].as_u64().unwrap()).max().unwrap();
    assert!(hops >= 40, "only {hops} hops");
    assert!(messages.iter().all(|message| message["siem"]["resume"]["byte"].as_u64().unwrap() > 0), "{messages:#?}");

    let lines: Vec<Value> = batches.iter().flat_map(ledger_lines).collect();
    assert_eq!(lines.len(), batches.len());
    let sum = |name: &str| lines.iter().map(|line| line[name].as_u64().unwrap()).sum::<u64>();
    assert_eq!((sum("read"), sum("indexed")), (LINES as u64, LINES as u64), "{lines:#?}");
    let handed_on = |line: &Value| line["handed_on"].as_array().unwrap().len();
    assert_eq!(lines.len(), 1 + lines.iter().map(handed_on).sum::<usize>(), "each range was loaded once");
    assert!(lines.iter().all(|line| (line["status"] == "complete") == (handed_on(line) == 0)), "{lines:#?}");

    let found = node.search("log-aws-s3accesslog-*", &json!({"term": {"@log_s3key": key}})).await?;
    assert_eq!(found.len(), LINES);
    let ids: HashSet<&str> = found.iter().map(|document| document["_id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), LINES);
    let mut of_requests: HashMap<&str, usize> = HashMap::new();
    for document in &found {
        *of_requests.entry(document["_source"]["@message"].as_str().unwrap()).or_default() += 1;
    }
    assert_eq!(of_requests.len(), LINES, "each line is there once");
    Ok(())
}
