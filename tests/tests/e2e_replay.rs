//! What was refused is loaded again: real dead letters of a real OpenSearch, objects of an emulated S3 that are there,
//! replaced or gone, runs that are killed, and messages of a dead-letter queue.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use aws_sdk_sqs::types::MessageAttributeValue;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use siem_opensearch::{Cluster, ClusterOptions, Endpoint, Login, OrderBy, ScanOptions};
use siem_tests::{Aws, EventSourceMapping, Function, OpenSearch, Sandbox};

const LETTERS: &str = "log-siem-deadletter-*";

/// A log type of one's own, whose index refuses what its test wants it to.
fn user_ini(name: &str) -> String {
    format!(
        "[shop]\ns3_key = shop/\nfile_format = json\ntimestamp_key = time\nindex_name = replay-{name}\n\
         index_rotation = monthly\n"
    )
}

/// Records with numbers from 1; `n` of every other one does not fit into a byte.
fn records(count: usize) -> String {
    let record = |n: usize| {
        let value = if n.is_multiple_of(2) { 1000 + n } else { n % 100 };
        json!({"time": "2026-10-14T09:30:00Z", "number": n, "n": value}).to_string() + "\n"
    };
    (1..=count).map(record).collect()
}

fn cluster(node: &OpenSearch) -> Result<Cluster> {
    let endpoint = Endpoint::parse(&node.url)?;
    let timeout = Duration::from_secs(60);
    Ok(Cluster::connect(ClusterOptions { endpoint, login: Login::None, ca_file: None, timeout })?)
}

/// The shared node, with our templates: the function installs none.
async fn prepared() -> Result<OpenSearch> {
    let node = OpenSearch::shared().await?;
    cluster(&node)?.install_templates().await?;
    Ok(node)
}

/// An index in which `n` is a byte and healing does not help.
async fn refusing_index(node: &OpenSearch, name: &str) -> Result<String> {
    let index = format!("replay-{name}-2026-10");
    let properties = json!({"n": {"type": "byte"}, "unmapped": {"type": "long"}});
    node.put(&index, &json!({"mappings": {"properties": properties}})).await?;
    Ok(index)
}

/// Takes the cause away.
async fn mend(node: &OpenSearch, index: &str) -> Result<()> {
    let mapping = json!({"properties": {"n": {"type": "byte", "ignore_malformed": true}}});
    node.put(&format!("{index}/_mapping"), &mapping).await?;
    Ok(())
}

fn siem(dir: &Path, env: &[(String, String)], arguments: &[&str]) -> Command {
    let binary = PathBuf::from(std::env::var_os("SIEM_BIN_DIR").unwrap()).join("siem");
    let mut command = Command::new(binary);
    command.args(arguments).current_dir(dir).stdin(Stdio::null()).envs(env.iter().cloned());
    command
}

/// One test's folder, its log type and its way to the services.
struct Shop {
    dir: tempfile::TempDir,
    env: Vec<(String, String)>,
    to: String,
    prefix: String,
}

impl Shop {
    fn new(node: &OpenSearch, name: &str, env: Vec<(String, String)>) -> Result<Shop> {
        let dir = tempfile::tempdir()?;
        fs::write(dir.path().join("user.ini"), user_ini(name))?;
        Ok(Shop { dir, env, to: node.url.clone(), prefix: format!("shop/{name}") })
    }

    async fn load(&self, source: &str) -> Output {
        self.run(&["load", "--to", &self.to, "--config", "user.ini", source]).await
    }

    async fn run(&self, arguments: &[&str]) -> Output {
        let mut command = siem(self.dir.path(), &self.env, arguments);
        tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
    }

    /// The arguments of a replay of this test's letters.
    fn replay_arguments<'a>(&'a self, to: &'a str, more: &[&'a str]) -> Vec<&'a str> {
        let own = ["replay", "--to", to, "--config", "user.ini", "--key-prefix", &self.prefix, "--json"];
        own.into_iter().chain(more.iter().copied()).collect()
    }

    /// Exit status and summary of a replay.
    async fn replay(&self, more: &[&str]) -> (i32, Value) {
        let output = self.run(&self.replay_arguments(&self.to, more)).await;
        let summary = serde_json::from_slice(&output.stdout);
        let summary = summary.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
        (output.status.code().unwrap(), summary)
    }

    async fn letters(&self, node: &OpenSearch) -> Result<Vec<Value>> {
        node.search(LETTERS, &json!({"prefix": {"key": self.prefix}})).await
    }
}

/// The numbers of an index's documents, in order.
async fn numbers(node: &OpenSearch, index: &str) -> Result<Vec<u64>> {
    let hits = node.documents(index).await?;
    let mut numbers: Vec<u64> = hits.iter().map(|hit| hit["_source"]["number"].as_u64().unwrap()).collect();
    numbers.sort_unstable();
    Ok(numbers)
}

/// The named counts of a summary.
fn counts<const N: usize>(summary: &Value, names: [&str; N]) -> [u64; N] {
    names.map(|name| summary[name].as_u64().unwrap_or_else(|| panic!("{name}: {summary:#}")))
}

const ALL: [&str; 6] = ["letters", "loaded", "excluded", "refused", "from_text", "left"];

#[tokio::test]
async fn refused_records_of_files_are_loaded_once_the_cause_is_mended() -> Result<()> {
    let node = prepared().await?;
    let shop = Shop::new(&node, "files", Vec::new())?;
    let index = refusing_index(&node, "files").await?;
    fs::create_dir_all(shop.dir.path().join("logs/shop"))?;
    fs::write(shop.dir.path().join("logs/shop/files.json"), records(11))?;
    assert_eq!(shop.load("logs").await.status.code(), Some(1));
    let first = shop.letters(&node).await?;
    assert_eq!(first.len(), 5);

    // Who only looks changes nothing.
    let (status, summary) = shop.replay(&["--dry-run"]).await;
    assert_eq!((status, counts(&summary, ALL)), (0, [5, 0, 0, 0, 0, 0]));
    assert_eq!((&summary["reasons"], &summary["objects"]), (&json!({"mapping": 5}), &json!(1)));
    assert_eq!(shop.letters(&node).await?, first);

    // Without the folder nothing is known of the files.
    let (status, summary) = shop.replay(&[]).await;
    assert_eq!((status, counts(&summary, ALL)), (1, [5, 0, 0, 0, 0, 5]));
    assert_eq!(summary["left_because"], json!({"no_folder": 5}));
    assert_eq!(shop.letters(&node).await?, first);

    // Nothing was mended: the letters are written anew.
    let (status, summary) = shop.replay(&["--files", "logs"]).await;
    assert_eq!((status, counts(&summary, ALL)), (1, [5, 0, 0, 5, 0, 0]), "{summary:#}");
    assert_eq!(summary["standing"], json!(5));
    let again = shop.letters(&node).await?;
    let place = |hit: &Value| (hit["_index"].clone(), hit["_id"].clone());
    assert_eq!(again.iter().map(place).collect::<Vec<_>>(), first.iter().map(place).collect::<Vec<_>>());
    let time = |hit: &Value| hit["_source"]["@timestamp"].as_str().unwrap().to_owned();
    assert!(again.iter().zip(&first).all(|(again, first)| time(again) > time(first)));

    let reconcile = ["reconcile", "--to", &shop.to, "--config", "user.ini", "--json", "logs"];
    let missing = shop.run(&reconcile).await;
    assert_eq!(missing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&missing.stdout).contains("dead_lettered"), "{missing:?}");

    mend(&node, &index).await?;
    // Letters of other reasons and other indices are others' business.
    for other in [["--reason", "too_large"], ["--index", "replay-others-*"]] {
        let (status, summary) = shop.replay(&[&["--files", "logs"], &other[..]].concat()).await;
        assert_eq!((status, counts(&summary, ALL)), (0, [0; 6]), "{other:?}");
    }
    let (status, summary) = shop.replay(&["--files", "logs", "--reason", "mapping", "--index", "replay-fil*"]).await;
    assert_eq!((status, counts(&summary, ALL)), (0, [5, 5, 0, 0, 0, 0]), "{summary:#}");
    assert_eq!((&summary["records"]["indexed"], &summary["records"]["duplicate"]), (&json!(5), &json!(0)));
    assert_eq!(numbers(&node, &index).await?, (1..=11).collect::<Vec<_>>());
    assert_eq!(shop.letters(&node).await?, Vec::<Value>::new());
    let (status, summary) = shop.replay(&["--files", "logs"]).await;
    assert_eq!((status, counts(&summary, ALL)), (0, [0; 6]));
    let missing = shop.run(&reconcile).await;
    assert_eq!(missing.status.code(), Some(0), "{missing:?}");
    Ok(())
}

#[tokio::test]
async fn where_the_object_is_gone_or_replaced_the_stored_document_is_sent() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    let shop = Shop::new(&node, "gone", aws.env())?;
    let index = refusing_index(&node, "gone").await?;
    aws.create_bucket("e2e-replay-gone").await?;
    aws.put_object("e2e-replay-gone", "shop/gone-deleted.json", records(4)).await?;
    let replaced: String = records(8).lines().skip(4).map(|line| format!("{line}\n")).collect();
    aws.put_object("e2e-replay-gone", "shop/gone-replaced.json", replaced).await?;
    // A document of which the letter keeps the beginning only.
    let large = json!({"time": "2026-10-14T09:30:00Z", "number": 9, "n": 9000, "text": "x".repeat(1 << 20)});
    aws.put_object("e2e-replay-gone", "shop/gone-large.json", large.to_string()).await?;
    assert_eq!(shop.load("s3://e2e-replay-gone/shop/").await.status.code(), Some(1));
    assert_eq!(shop.letters(&node).await?.len(), 5);
    for key in ["shop/gone-deleted.json", "shop/gone-large.json"] {
        aws.s3.delete_object().bucket("e2e-replay-gone").key(key).send().await?;
    }
    aws.put_object("e2e-replay-gone", "shop/gone-replaced.json", "{\"number\": 99}\n").await?;

    // Not mended: refused again, and the letters say so from now on.
    let before = shop.letters(&node).await?;
    let (status, summary) = shop.replay(&[]).await;
    assert_eq!((status, counts(&summary, ALL)), (1, [5, 0, 0, 4, 0, 1]), "{summary:#}");
    assert_eq!(summary["left_because"], json!({"no_whole_text": 1}));
    for (letter, before) in shop.letters(&node).await?.iter().zip(&before) {
        let (letter, before) = (&letter["_source"], &before["_source"]);
        assert_eq!(letter["@message"], before["@message"]);
        let is_large = letter["key"] == "shop/gone-large.json";
        assert_eq!(letter["@timestamp"] == before["@timestamp"], is_large, "{letter:#}");
    }

    mend(&node, &index).await?;
    let (status, summary) = shop.replay(&[]).await;
    assert_eq!((status, counts(&summary, ALL)), (1, [5, 0, 0, 0, 4, 1]), "{summary:#}");
    assert_eq!(numbers(&node, &index).await?, (1..=8).collect::<Vec<_>>());
    let letters = shop.letters(&node).await?;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0]["_source"]["key"], json!("shop/gone-large.json"));
    let document = &node.search(&index, &json!({"term": {"number": 2}})).await?[0];
    assert_eq!(document["_source"]["@log_s3key"], json!("shop/gone-deleted.json"), "it is the document as it was");
    Ok(())
}

#[tokio::test]
async fn the_version_that_the_letter_speaks_of_is_read_where_the_bucket_keeps_it() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    let shop = Shop::new(&node, "versions", aws.env())?;
    let index = refusing_index(&node, "versions").await?;
    aws.create_bucket("e2e-replay-versions").await?;
    aws.put_object("e2e-replay-versions", "shop/versions-old.json", records(2)).await?;
    assert_eq!(shop.load("s3://e2e-replay-versions/shop/versions-old.json").await.status.code(), Some(1));
    aws.keep_versions("e2e-replay-versions").await?;
    let new: String = records(4).lines().skip(2).map(|line| format!("{line}\n")).collect();
    aws.put_object("e2e-replay-versions", "shop/versions-new.json", new).await?;
    assert_eq!(shop.load("s3://e2e-replay-versions/shop/versions-new.json").await.status.code(), Some(1));
    // The first was there before there were versions; both are covered by others.
    for key in ["shop/versions-old.json", "shop/versions-new.json"] {
        aws.put_object("e2e-replay-versions", key, "{\"number\": 99}\n").await?;
    }
    mend(&node, &index).await?;
    let (status, summary) = shop.replay(&[]).await;
    assert_eq!((status, counts(&summary, ALL)), (0, [2, 2, 0, 0, 0, 0]), "{summary:#}");
    assert_eq!(numbers(&node, &index).await?, [1, 2, 3, 4]);
    Ok(())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn letters_of_objects_stand_for_all_of_them() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    let shop = Shop::new(&node, "whole", aws.env())?;
    let bucket = "e2e-replay-whole";
    aws.create_bucket(bucket).await?;
    // The loader hears of an object that it does not find.
    let event = |key: &str| {
        json!({"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put",
            "s3": {"bucket": {"name": bucket}, "object": {"key": key}}}]})
    };
    aws.create_bucket("e2e-replay-whole-geo").await?;
    aws.put_object("e2e-replay-whole-geo", "user.ini", user_ini("whole")).await?;
    let loader = Function::under_test("es-loader")?.envs(aws.env()).env("ENDPOINT", &node.url);
    let mut sandbox = Sandbox::new(loader.env("GEOIP_BUCKET", "e2e-replay-whole-geo"));
    sandbox.invoke(&event("shop/whole-late.json")).await?.ok()?;
    // And one that is cut off, which nothing mends.
    let whole = gzip(records(5000).as_bytes());
    aws.put_object(bucket, "shop/whole-cut.json.gz", &whole[..whole.len() / 2]).await?;
    sandbox.invoke(&event("shop/whole-cut.json.gz")).await?.ok()?;
    // And one whose key no log type wants any more.
    sandbox.invoke(&event("shop/whole-unwanted.json")).await?.ok()?;
    let letters = shop.letters(&node).await?;
    let reasons: Vec<&Value> = letters.iter().map(|letter| &letter["_source"]["reason"]).collect();
    assert_eq!(reasons.len(), 3, "{letters:#?}");
    let standing = numbers(&node, "replay-whole-2026-10").await?;
    assert!(standing.len() > 100, "what stood before the cut");

    aws.put_object(bucket, "shop/whole-late.json", "{\"time\":\"2026-10-14T09:30:00Z\",\"number\":777777}\n").await?;
    aws.put_object(bucket, "shop/whole-unwanted.json", "{\"number\":888888}\n").await?;
    let ini = user_ini("whole") + "s3_key_ignored = unwanted\n";
    fs::write(shop.dir.path().join("user.ini"), ini)?;
    let (status, summary) = shop.replay(&[]).await;
    assert_eq!((status, counts(&summary, ALL)), (1, [3, 1, 1, 1, 0, 0]), "{summary:#}");
    assert_eq!(summary["of_records"], json!(0));
    let expected: Vec<u64> = standing.iter().copied().chain([777_777]).collect();
    assert_eq!(numbers(&node, "replay-whole-2026-10").await?, expected);
    let letters = shop.letters(&node).await?;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0]["_source"]["key"], json!("shop/whole-cut.json.gz"));
    Ok(())
}

/// A way to `url` that goes silent, for good, with the first request that holds `mark`: the request arrives, if
/// `arrives`, and no answer comes back. Tells when it has.
fn way_that_ends_at(url: &str, mark: &'static [u8], arrives: bool) -> (String, mpsc::Receiver<()>) {
    let target = url.trim_start_matches("http://").to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (told, ended) = mpsc::channel();
    let is_silent = Arc::new(AtomicBool::new(false));
    thread::spawn(move || {
        for client in listener.incoming() {
            let (mut client, mut server) = (client.unwrap(), TcpStream::connect(&target).unwrap());
            let (mut back_from, mut back_to) = (server.try_clone().unwrap(), client.try_clone().unwrap());
            let (told, silent, silent_back) = (told.clone(), Arc::clone(&is_silent), Arc::clone(&is_silent));
            thread::spawn(move || {
                let mut buffer = vec![0; 65536];
                while let Ok(count @ 1..) = client.read(&mut buffer) {
                    let holds_it = buffer[..count].windows(mark.len()).any(|window| window == mark);
                    let first = holds_it && !silent.swap(true, Ordering::SeqCst);
                    if !silent.load(Ordering::SeqCst) || (first && arrives) {
                        server.write_all(&buffer[..count]).unwrap();
                    }
                    if first {
                        told.send(()).unwrap();
                    }
                }
            });
            thread::spawn(move || {
                let mut buffer = vec![0; 65536];
                while let Ok(count @ 1..) = back_from.read(&mut buffer) {
                    if !silent_back.load(Ordering::SeqCst) && back_to.write_all(&buffer[..count]).is_err() {
                        break;
                    }
                }
            });
        }
    });
    (address, ended)
}

#[tokio::test]
async fn a_run_that_is_killed_loses_nothing_and_doubles_nothing() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    let shop = Shop::new(&node, "killed", aws.env())?;
    let index = refusing_index(&node, "killed").await?;
    aws.create_bucket("e2e-replay-killed").await?;
    // More objects than one round has.
    for number in 0..70 {
        aws.put_object("e2e-replay-killed", &format!("shop/killed-{number:03}.json"), records(6)).await?;
    }
    assert_eq!(shop.load("s3://e2e-replay-killed/shop/").await.status.code(), Some(1));
    assert_eq!(shop.letters(&node).await?.len(), 70 * 3);
    mend(&node, &index).await?;
    // The documents are there, and nobody was told; then the letters are to go, and do not; then they are gone, and
    // nobody was told.
    let ends: [(&[u8], bool); 3] =
        [(b"/_bulk?filter_path=took", true), (b"{\"delete\":", false), (b"{\"delete\":", true)];
    for (number, (mark, arrives)) in ends.into_iter().enumerate() {
        let (way, ended) = way_that_ends_at(&node.url, mark, arrives);
        let arguments = shop.replay_arguments(&way, &["--no-templates"]);
        let mut run =
            siem(shop.dir.path(), &shop.env, &arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let seen = tokio::task::spawn_blocking(move || ended.recv_timeout(Duration::from_secs(60))).await?;
        // What has arrived is done before it is looked at.
        tokio::time::sleep(Duration::from_millis(500)).await;
        run.kill()?;
        run.wait()?;
        seen.unwrap_or_else(|_| panic!("run {number} never came so far"));
        let letters = shop.letters(&node).await?.len();
        if number < 2 {
            assert_eq!(letters, 70 * 3, "no letter goes before its record is known to be there");
        } else {
            assert_eq!(letters, 6 * 3, "those of the first round are gone");
        }
    }
    let (status, summary) = shop.replay(&[]).await;
    assert_eq!((status, counts(&summary, ALL)), (0, [18, 18, 0, 0, 0, 0]), "{summary:#}");
    assert_eq!(shop.letters(&node).await?.len(), 0);
    let mut expected: Vec<u64> = (0..70).flat_map(|_| 1..=6).collect();
    expected.sort_unstable();
    assert_eq!(numbers(&node, &index).await?, expected);
    Ok(())
}

#[tokio::test]
async fn an_index_of_letters_that_was_made_without_its_template_is_told_with_the_cure() -> Result<()> {
    let node = OpenSearch::start().await?;
    let shop = Shop::new(&node, "bare", Vec::new())?;
    let index = refusing_index(&node, "bare").await?;
    fs::create_dir_all(shop.dir.path().join("logs/shop"))?;
    fs::write(shop.dir.path().join("logs/shop/bare.json"), records(2))?;
    let bare = ["load", "--to", &shop.to, "--config", "user.ini", "--no-templates", "logs"];
    assert_eq!(shop.run(&bare).await.status.code(), Some(1));
    mend(&node, &index).await?;

    // It installs the template, which is for indices to come.
    let output = shop.run(&shop.replay_arguments(&shop.to, &["--files", "logs"])).await;
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("made before there was a template for it") && said.contains("_reindex"), "{said}");

    let made = node.get("log-siem-deadletter-*/_count").await?;
    assert_eq!(made["count"], json!(1));
    let old =
        node.get("_cat/indices/log-siem-deadletter-*?format=json").await?[0]["index"].as_str().unwrap().to_owned();
    let copy = json!({"source": {"index": old}, "dest": {"index": format!("{old}_01")}});
    node.post("_reindex?refresh=true", &copy).await?;
    node.delete(&old).await?;
    let (status, summary) = shop.replay(&["--files", "logs"]).await;
    assert_eq!((status, counts(&summary, ALL)), (0, [1, 1, 0, 0, 0, 0]), "{summary:#}");
    assert_eq!(numbers(&node, &index).await?, [1, 2]);
    Ok(())
}

#[tokio::test]
async fn a_scan_reads_every_document_of_real_indices_in_order() -> Result<()> {
    let node = OpenSearch::shared().await?;
    let mapping = json!({"mappings": {"properties": {"key": {"type": "keyword"}, "ordinal": {"type": "long"}}}});
    node.put("replay-scan-1", &mapping).await?;
    node.put("replay-scan-2", &mapping).await?;
    // An index that knows none of the fields.
    node.put("replay-scan-3", &json!({})).await?;
    let mut lines = String::new();
    let mut wanted = Vec::new();
    for number in 0..1300u64 {
        // Without a key, without an ordinal, the same place in two indices.
        let key = (number >= 520).then(|| format!("k{}é", number % 7));
        let ordinal = (number % 5 != 0).then_some(number / 2);
        let index = format!("replay-scan-{}", number % 2 + 1);
        lines += &format!("{}\n", json!({"index": {"_index": index, "_id": number.to_string()}}));
        lines += &format!("{}\n", json!({"key": key, "ordinal": ordinal}));
        wanted.push((key.unwrap_or_default(), ordinal.map_or(-1, |ordinal| ordinal as i64), number));
    }
    node.bulk(&lines).await?;
    node.post("replay-scan-*/_refresh", &json!({})).await?;
    wanted.sort();
    let cluster = cluster(&node)?;
    let order = [OrderBy { field: "key", kind: "keyword" }, OrderBy { field: "ordinal", kind: "long" }];
    let mut scan = cluster.scan(&ScanOptions {
        indices: "replay-scan-*",
        query: json!({"match_all": {}}),
        order: &order,
        fields: &["key", "ordinal"],
    });
    let mut found = Vec::new();
    loop {
        let page = scan.next_page().await?;
        if page.is_empty() {
            break;
        }
        found.extend(page.into_iter().map(|hit| {
            let key = hit.source["key"].as_str().unwrap_or_default().to_owned();
            assert!(hit.place.state.is_some());
            (key, hit.source["ordinal"].as_i64().unwrap_or(-1), hit.place.id.parse::<u64>().unwrap())
        }));
    }
    let places = |all: &[(String, i64, u64)]| all.iter().map(|one| (one.0.clone(), one.1)).collect::<Vec<_>>();
    assert_eq!(places(&found), places(&wanted), "in order");
    found.sort();
    assert_eq!(found, wanted, "each once");
    Ok(())
}

#[tokio::test]
async fn messages_of_the_dead_letter_queue_reach_the_loader_again() -> Result<()> {
    let (node, aws) = (prepared().await?, Aws::shared().await?);
    let shop = Shop::new(&node, "queue", aws.env())?;
    aws.create_bucket("e2e-replay-queue").await?;
    aws.create_bucket("e2e-replay-queue-geo").await?;
    aws.put_object("e2e-replay-queue-geo", "user.ini", user_ini("queue")).await?;
    let (from, into) = (aws.create_queue("e2e-replay-dlq").await?, aws.create_queue("e2e-replay-splitted-logs").await?);
    for number in 0..15 {
        let key = format!("shop/queue-{number}.json");
        let body = format!("{{\"time\":\"2026-10-14T09:30:00Z\",\"number\":{}}}\n{{\"number\":999}}\n", number + 1);
        aws.put_object("e2e-replay-queue", &key, body).await?;
        let place = json!({"bucket": {"name": "e2e-replay-queue"}, "object": {"key": key}});
        let event = json!({"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put", "s3": place}]});
        match number % 3 {
            // A range that was given up, an event, and an event as Lambda leaves it behind.
            0 => {
                aws.send(&from, &json!({"siem": {"start_number": 1, "end_number": 1}, "s3": place}).to_string()).await?
            }
            1 => aws.send(&from, &event.to_string()).await?,
            _ => {
                let code = MessageAttributeValue::builder().data_type("Number").string_value("200").build()?;
                let send = aws.sqs.send_message().queue_url(&from.url).message_body(event.to_string());
                send.message_attributes("ErrorCode", code).send().await?;
            }
        }
    }
    aws.send(&from, "{\"what\":\"is this\"}").await?;

    let replay = async |more: &[&str]| {
        let own = ["replay", "--queue", "e2e-replay-dlq", "--into", into.url.as_str(), "--json"];
        let output = shop.run(&[&own[..], more].concat()).await;
        let summary = serde_json::from_slice::<Value>(&output.stdout);
        let summary = summary.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
        (output.status.code().unwrap(), summary)
    };
    let names = ["received", "redriven", "unreadable", "not_taken", "waiting"];
    let (status, summary) = replay(&["--dry-run"]).await;
    assert_eq!((status, counts(&summary, names)), (0, [0, 0, 0, 0, 16]));
    let (status, summary) = replay(&["--limit", "1"]).await;
    assert_eq!(
        (status, summary["redriven"].as_u64().unwrap() + summary["unreadable"].as_u64().unwrap() > 0),
        (1, true)
    );
    let first = summary["redriven"].as_u64().unwrap();
    let (status, summary) = replay(&[]).await;
    assert_eq!((status, counts(&summary, names)), (1, [16 - first, 15 - first, 1, 0, 1]), "{summary:#}");
    let depth = aws.depth(&from).await?;
    assert_eq!((depth.visible, depth.in_flight), (1, 0), "what nobody can read is there for others");
    assert_eq!(aws.depth(&into).await?.visible, 15);

    let loader = Function::under_test("es-loader")?.envs(aws.env()).env("ENDPOINT", &node.url);
    let mut sandbox = Sandbox::new(loader.env("GEOIP_BUCKET", "e2e-replay-queue-geo"));
    let batches = EventSourceMapping::new(&aws, &into).drain(&mut sandbox, 10).await?;
    let records: Vec<&Value> = batches.iter().flat_map(|batch| batch.event["Records"].as_array().unwrap()).collect();
    assert_eq!(records.len(), 15);
    let codes =
        records.iter().filter(|record| record["messageAttributes"]["ErrorCode"]["stringValue"] == "200").count();
    assert_eq!(codes, 5, "attributes go along");
    assert!(batches.iter().all(|batch| batch.returned.is_empty()), "{batches:#?}");
    let mut found = numbers(&node, "replay-queue-2026-10").await?;
    found.retain(|number| *number != 999);
    assert_eq!(found, (1..=15).collect::<Vec<_>>());

    let nonsense = aws.receive(&from, 10).await?;
    aws.delete(&from, &nonsense[0]).await?;
    let (status, summary) = replay(&[]).await;
    assert_eq!((status, counts(&summary, names)), (0, [0; 5]), "{summary:#}");
    Ok(())
}

#[tokio::test]
async fn wrong_usage_and_wrong_names_are_told() -> Result<()> {
    let aws = Aws::shared().await?;
    let dir = tempfile::tempdir()?;
    let run = async |arguments: &[&str]| {
        let mut command = siem(dir.path(), &aws.env(), arguments);
        let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
        (output.status.code().unwrap(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    for wrong in [
        &["replay"][..],
        &["replay", "--to", "ftp://logs.example.com"],
        &["replay", "--queue", "a"],
        &["replay", "--into", "b"],
        &["replay", "--queue", "a", "--into", "a"],
        &["replay", "--to", "http://127.0.0.1:1", "--queue", "a", "--into", "b"],
        &["replay", "--to", "http://127.0.0.1:1", "--limit", "3"],
        &["replay", "--queue", "a", "--into", "b", "--reason", "mapping"],
        &["replay", "--queue", "a", "--into", "b", "--no-templates"],
        &["replay", "--queue", "a", "--into", "b", "--limit", "0"],
    ] {
        assert_eq!(run(wrong).await.0, 2, "{wrong:?}");
    }
    let (status, said) = run(&["replay", "--queue", "e2e-replay-none", "--into", "e2e-replay-none-2"]).await;
    assert_eq!(status, 1);
    assert!(said.contains("e2e-replay-none") && said.contains("NonExistentQueue"), "{said}");
    let queue = aws.create_queue("e2e-replay-itself").await?;
    let (status, said) = run(&["replay", "--queue", "e2e-replay-itself", "--into", &queue.url]).await;
    assert_eq!((status, said.contains("name the same queue")), (2, true), "{said}");
    for address in ["null", "out", "http://127.0.0.1:1/?token=hunter2"] {
        let (status, said) = run(&["replay", "--to", address]).await;
        assert_eq!((status, said.contains("hunter2")), (2, false), "{said}");
    }
    let (status, said) = run(&["replay", "--to", "http://127.0.0.1:1"]).await;
    assert_eq!(status, 1);
    assert!(said.contains("cannot be reached"), "{said}");
    Ok(())
}
