//! The command `siem`, as people use it: what it prints, where, and how it ends.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use siem_tests::{Aws, OpenSearch};

const FLOW: &str = "2 123456789012 eni-1 203.0.113.9 10.0.0.5 40000 22 6 1 44 1791970200 1791970260 REJECT OK\n";
const HEADER: &str = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n";

fn command(dir: &Path, arguments: &[&str]) -> Command {
    let binary = PathBuf::from(std::env::var_os("SIEM_BIN_DIR").unwrap()).join("siem");
    let mut command = Command::new(binary);
    command.args(arguments).current_dir(dir).stdin(Stdio::null());
    command
}

fn siem(dir: &Path, arguments: &[&str]) -> Output {
    command(dir, arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A folder with one flow log of two records.
fn logs(dir: &Path) {
    let at = dir.join("logs/AWSLogs/123456789012/vpcflowlogs/eu-west-1");
    fs::create_dir_all(&at).unwrap();
    fs::write(at.join("x.log"), format!("{HEADER}{FLOW}{FLOW}")).unwrap();
}

#[test]
fn the_demo_balances_and_can_be_repeated() {
    let dir = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let run = siem(dir.path(), &["demo", "--json"]);
        assert!(run.status.success(), "{}", text(&run.stderr));
        let summary: Value = serde_json::from_slice(&run.stdout).unwrap();
        let total = &summary["total"];
        assert_eq!(summary["clean"], true);
        assert!(total["records"].as_u64().unwrap() >= 2000);
        assert_eq!((&total["indexed"], &total["unparsed"]), (&total["records"], &Value::from(0)));
    }
    let documents =
        fs::read_to_string(dir.path().join("siem-demo/documents/log-aws-cloudtrail-2026-10.ndjson")).unwrap();
    assert!(documents.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
    let ledger = fs::read_to_string(dir.path().join("siem-demo/documents/ledger.ndjson")).unwrap();
    assert!(ledger.lines().count() >= 30);
}

#[test]
fn trouble_is_added_to_the_demo_on_demand_and_told() {
    let dir = tempfile::tempdir().unwrap();
    let good: Value = serde_json::from_slice(&siem(dir.path(), &["demo", "--json"]).stdout).unwrap();
    let run = siem(dir.path(), &["demo", "--json", "--trouble"]);
    assert_eq!(run.status.code(), Some(1));
    let bad: Value = serde_json::from_slice(&run.stdout).unwrap();
    let more = |name: &str| bad["total"][name].as_u64().unwrap() - good["total"][name].as_u64().unwrap();
    assert_eq!(["objects", "records", "indexed", "excluded"].map(more), [2, 2, 1, 1]);
    let problems = bad["problems"].as_array().unwrap();
    let told = problems.iter().map(|one| (one["status"].as_str().unwrap(), one["reason"].as_str().unwrap()));
    assert_eq!(told.collect::<Vec<_>>(), [("failed", "truncated")]);
}

#[test]
fn the_demo_touches_no_folder_of_others() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("mine")).unwrap();
    fs::write(dir.path().join("mine/file"), "precious").unwrap();
    let run = siem(dir.path(), &["demo", "--to", "mine"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(text(&run.stderr).contains("is not a folder of an earlier demo"));
    assert_eq!(fs::read_to_string(dir.path().join("mine/file")).unwrap(), "precious");
}

#[test]
fn load_writes_a_folder_once_and_refuses_to_mix() {
    let dir = tempfile::tempdir().unwrap();
    logs(dir.path());
    let load = |more: &[&str]| siem(dir.path(), &[&["load", "--to", "out", "logs"], more].concat());
    let lines =
        || fs::read_to_string(dir.path().join("out/log-aws-vpcflowlogs-2026-10.ndjson")).unwrap().lines().count();
    let first = load(&[]);
    assert!(first.status.success(), "{}", text(&first.stderr));
    assert!(first.stdout.is_empty(), "the table is no data");
    assert_eq!(lines(), 2);
    let again = load(&[]);
    assert_eq!(again.status.code(), Some(1));
    assert!(text(&again.stderr).contains("--append") && text(&again.stderr).contains("--replace"));
    assert!(load(&["--append"]).status.success());
    assert_eq!(lines(), 4);
    assert!(load(&["--replace", "--ledger", "mine.ndjson"]).status.success());
    assert_eq!(lines(), 2);
    let ledger: Value = serde_json::from_str(&fs::read_to_string(dir.path().join("mine.ndjson")).unwrap()).unwrap();
    assert_eq!((&ledger["status"], &ledger["read"], &ledger["indexed"]), (&"complete".into(), &2.into(), &2.into()));
}

#[test]
fn the_exit_status_tells() {
    let dir = tempfile::tempdir().unwrap();
    logs(dir.path());
    let code = |arguments: &[&str]| siem(dir.path(), arguments).status.code();
    assert_eq!(code(&["load", "--to", "null", "logs"]), Some(0));
    fs::write(dir.path().join("unknown.bin"), "x").unwrap();
    assert_eq!(code(&["load", "--to", "null", "unknown.bin"]), Some(1), "no object of a known type");
    assert_eq!(code(&["load", "--to", "null", "nowhere"]), Some(1));
    assert_eq!(code(&["load", "--to", "null", "logs", "unknown.bin"]), Some(0), "a skip is no failure");
    fs::write(dir.path().join("cut.gz"), [0x1f, 0x8b, 8, 0]).unwrap();
    assert_eq!(code(&["load", "--to", "null", "--key", "AWSLogs/1/CloudTrail/cut.json.gz", "cut.gz"]), Some(1));
    for wrong in [
        &["load"][..],
        &["nonsense"],
        &["load", "--jobs", "0", "logs"],
        &["load", "--append", "--replace", "logs"],
        &["load", "--now", "soon", "logs"],
        &["load", "--to", "ftp://logs.example.com", "logs"],
        &["load", "--to", "localhost:9200", "logs"],
        &["load", "--key", "k", "--to", "null", "logs", "unknown.bin"],
        &["load", "--to", "null", "s3://"],
        &["load", "--to", "null", "--key", "k", "s3://bucket/x"],
        &["load", "--to", "null", "--bucket", "b", "s3://bucket/x"],
        &["load", "--to", "http://127.0.0.1:1", "--append", "logs"],
        &["load", "--to", "http://127.0.0.1:1", "--replace", "logs"],
        &["load", "--to", "out", "--overwrite", "logs"],
        &["load", "--to", "out", "--no-templates", "logs"],
    ] {
        assert_eq!(code(wrong), Some(2), "{wrong:?}");
    }
    assert_eq!(code(&["--help"]), Some(0));
}

#[test]
fn errors_name_the_file_and_the_cure() {
    let dir = tempfile::tempdir().unwrap();
    logs(dir.path());
    fs::write(dir.path().join("user.ini"), "[vpcflowlogs]\nindex_rotation = hourly\n").unwrap();
    let said = |arguments: &[&str]| text(&siem(dir.path(), arguments).stderr);
    let problem = said(&["load", "--to", "null", "--config", "user.ini", "logs"]);
    assert!(
        problem.contains("user.ini:2") && problem.contains("[vpcflowlogs]") && problem.contains("index_rotation"),
        "{problem}"
    );
    fs::write(dir.path().join("user.ini"), "[alb]\nlog_pattern = (?P<a>x\n").unwrap();
    let problem = said(&["types", "--config", "user.ini"]);
    assert!(problem.contains("user.ini:2: [alb] log_pattern: not a regex"), "{problem}");
    assert!(said(&["load", "--to", "null", "--config", "none.ini", "logs"]).contains("none.ini"));
    assert!(said(&["load", "--to", "null", "--geoip", "none", "logs"]).contains("no such folder"));
    assert!(said(&["load", "--to", "null", "--now", "soon", "logs"]).contains("2026-10-14T09:30:00Z"));
    assert!(said(&["normalize", "logs"]).contains("is a folder"));
    let unreachable = said(&["load", "--to", "http://user:s3cr3t@127.0.0.1:1", "logs"]);
    assert!(unreachable.contains("127.0.0.1:1/ cannot be reached") && !unreachable.contains("s3cr3t"), "{unreachable}");
}

#[test]
fn a_cluster_that_nobody_runs_is_told_before_anything_is_read() {
    let dir = tempfile::tempdir().unwrap();
    logs(dir.path());
    // A port that was free a moment ago.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let run = siem(dir.path(), &["load", "--to", &format!("http://127.0.0.1:{port}"), "logs"]);
    assert_eq!(run.status.code(), Some(1));
    let said = text(&run.stderr);
    assert!(said.starts_with(&format!("siem: http://127.0.0.1:{port}/ cannot be reached: ")), "{said}");
    assert!(said.contains("is it running, and is the address right?"), "{said}");
}

#[test]
fn log_lines_in_a_file_hold_no_colours() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("cut.log.gz"), b"\x1f\x8b\x08\0").unwrap();
    let key = "AWSLogs/123456789012/vpcflowlogs/eu-west-1/x.log.gz";
    let run = siem(dir.path(), &["load", "--to", "null", "--key", key, "cut.log.gz"]);
    let said = text(&run.stderr);
    assert!(said.contains("cannot be read to its end") && !said.contains('\u{1b}'), "{said:?}");
}

#[test]
fn normalize_prints_documents_and_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    logs(dir.path());
    let file = "logs/AWSLogs/123456789012/vpcflowlogs/eu-west-1/x.log";
    let run = siem(dir.path(), &["normalize", "--now", "2026-10-15T00:00:00Z", file]);
    assert!(run.status.success(), "{}", text(&run.stderr));
    let documents: Vec<Value> = text(&run.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(documents.len(), 2);
    assert_eq!(documents[0]["_index"], "log-aws-vpcflowlogs-2026-10");
    assert_eq!(documents[0]["_source"]["source"]["ip"], "203.0.113.9");
    let again = siem(dir.path(), &["normalize", "--now", "2026-10-15T00:00:00Z", file]);
    assert_eq!(run.stdout, again.stdout, "the same documents every time");
    let unknown = siem(dir.path(), &["normalize", "--key", "nobody/knows", file]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(text(&unknown.stderr).contains("siem types"));
}

#[test]
fn types_lists_what_is_known_in_its_order() {
    let dir = tempfile::tempdir().unwrap();
    let run = siem(dir.path(), &["types", "--json"]);
    let types: Vec<Value> = serde_json::from_slice(&run.stdout).unwrap();
    let place = |name: &str| types.iter().position(|row| row["name"] == name).unwrap();
    assert!(place("s3accesslog") < place("alb") && place("alb") < place("cloudtrail"));
    let left_out: Vec<_> = types.iter().filter(|row| row["supported"] != true).collect();
    assert!(left_out.is_empty(), "{left_out:?}");
}

#[tokio::test]
async fn load_into_a_real_cluster_and_again() -> anyhow::Result<()> {
    let node = OpenSearch::shared().await?;
    let dir = tempfile::tempdir()?;
    logs(dir.path());
    let url = node.url.clone();
    for duplicates in [0, 2] {
        let folder = dir.path().to_owned();
        let url = url.clone();
        let run = tokio::task::spawn_blocking(move || siem(&folder, &["load", "--json", "--to", &url, "logs"])).await?;
        assert!(run.status.success(), "{}", text(&run.stderr));
        let summary: Value = serde_json::from_slice(&run.stdout)?;
        assert_eq!((&summary["total"]["indexed"], &summary["total"]["duplicate"]), (&2.into(), &duplicates.into()));
    }
    assert_eq!(node.documents("log-aws-vpcflowlogs-2026-10").await?.len(), 2);
    Ok(())
}

#[test]
fn files_that_are_no_folders_are_told() {
    let dir = tempfile::tempdir().unwrap();
    logs(dir.path());
    fs::create_dir(dir.path().join("empty")).unwrap();
    fs::write(dir.path().join("file"), "x").unwrap();
    for (arguments, said) in [
        (&["load", "--to", "file", "logs"][..], "file: is a file: documents go into a folder"),
        (&["demo", "--to", "file"], "file: is a file; choose a folder"),
        (&["load", "--to", "null", "empty"], "nothing to load in empty"),
        (&["load", "--to", "null", "--ledger", "none/x", "logs"], "the ledger none/x: No such file"),
    ] {
        let run = siem(dir.path(), arguments);
        assert_eq!(run.status.code(), Some(1), "{arguments:?}");
        assert!(text(&run.stderr).contains(said), "{}", text(&run.stderr));
    }
    assert_eq!(fs::read_to_string(dir.path().join("file")).unwrap(), "x");
}

#[test]
fn bucket_and_time_are_what_was_said() {
    let dir = tempfile::tempdir().unwrap();
    logs(dir.path());
    let now = "2026-10-20T12:00:00Z";
    let run = siem(dir.path(), &["load", "--to", "out", "--bucket", "aes-siem-log", "--now", now, "logs"]);
    assert!(run.status.success(), "{}", text(&run.stderr));
    let documents = fs::read_to_string(dir.path().join("out/log-aws-vpcflowlogs-2026-10.ndjson")).unwrap();
    let first: Value = serde_json::from_str(documents.lines().next().unwrap()).unwrap();
    assert_eq!(first["_source"]["@log_s3bucket"], "aes-siem-log");
    assert!(first["_source"]["event"]["ingested"].as_str().unwrap().starts_with("2026-10-20T12:00:00"));
}

#[test]
fn a_ledger_is_written_over_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    logs(dir.path());
    let log = "logs/AWSLogs/123456789012/vpcflowlogs/eu-west-1/x.log";
    let run = siem(dir.path(), &["load", "--to", "null", "--ledger", log, "logs"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(text(&run.stderr).contains("is no ledger"), "{}", text(&run.stderr));
    assert_eq!(fs::read_to_string(dir.path().join(log)).unwrap(), format!("{HEADER}{FLOW}{FLOW}"));
    for _ in 0..2 {
        let run = siem(dir.path(), &["load", "--to", "null", "--ledger", "ledger.ndjson", "logs"]);
        assert!(run.status.success(), "{}", text(&run.stderr));
        assert_eq!(fs::read_to_string(dir.path().join("ledger.ndjson")).unwrap().lines().count(), 1);
    }
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_loaded() {
    let dir = tempfile::tempdir().unwrap();
    logs(dir.path());
    std::os::unix::fs::symlink("nowhere", dir.path().join("logs/dangling")).unwrap();
    std::os::unix::fs::symlink("AWSLogs", dir.path().join("logs/link")).unwrap();
    let run = siem(dir.path(), &["load", "--json", "--to", "null", "logs"]);
    assert_eq!(run.status.code(), Some(1));
    let told = text(&run.stderr);
    assert!(told.contains("logs/dangling: No such file") && told.contains("logs/link: is a link"), "{told}");
    let summary: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!((&summary["total"]["indexed"], &summary["left_out"]), (&2.into(), &2.into()));
}

#[test]
fn a_full_standard_error_stops_nothing() {
    let dir = tempfile::tempdir().unwrap();
    logs(dir.path());
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let run = command(dir.path(), &["load", "-vv", "--to", "out", "logs"]).stderr(full).output().unwrap();
    assert_eq!(run.status.code(), Some(0));
    let documents = fs::read_to_string(dir.path().join("out/log-aws-vpcflowlogs-2026-10.ndjson")).unwrap();
    assert_eq!(documents.lines().count(), 2);
}

#[test]
fn keys_of_strangers_do_not_steer_the_terminal() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("AWSLogs/1/CloudTrail")).unwrap();
    fs::write(dir.path().join("AWSLogs/1/CloudTrail/a\u{1b}[2J\u{202e}\n.json.gz"), [0x1f, 0x8b, 8, 0]).unwrap();
    let run = siem(dir.path(), &["load", "--to", "null", "AWSLogs"]);
    assert_eq!(run.status.code(), Some(1));
    let said = text(&run.stderr);
    let table = said.lines().find(|line| line.starts_with("failed: ")).unwrap();
    assert!(table.contains("a\\u{1b}[2J\\u{202e}\\u{a}.json.gz: truncated"), "{table}");
    assert!(said.contains("ERROR"), "there are log lines, too: {said}");
    assert!(!said.contains(|c: char| c != '\n' && (c.is_control() || c == '\u{202e}')), "{said:?}");
    assert!(!said.lines().any(|line| line.starts_with(".json.gz")), "{said}");
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_program_quietly() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("flow.log"), format!("{HEADER}{}", FLOW.repeat(20_000))).unwrap();
    let key = "AWSLogs/123456789012/vpcflowlogs/eu-west-1/x.log";
    let mut run = command(dir.path(), &["normalize", "--key", key, "flow.log"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(run.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let ended = run.wait_with_output().unwrap();
    assert!(first.starts_with("{\"_index\":\"log-aws-vpcflowlogs-"), "{first}");
    assert_eq!((ended.status.code(), text(&ended.stderr).as_str()), (Some(0), ""));
}

#[test]
fn nobody_reading_the_summary_changes_no_exit_status() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("unknown.bin"), "x").unwrap();
    let mut run = command(dir.path(), &["load", "--json", "--to", "null", "unknown.bin"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    drop(run.stdout.take());
    assert_eq!(run.wait().unwrap().code(), Some(1));
}

/// A server that answers bulks with 403 and everything else with an empty object.
fn cluster_that_lets_nobody_write() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = Vec::new();
            let mut chunk = [0; 65536];
            let is_bulk = loop {
                let count = stream.read(&mut chunk).unwrap();
                request.extend_from_slice(&chunk[..count]);
                let text = String::from_utf8_lossy(&request);
                let Some((head, _)) = text.split_once("\r\n\r\n") else { continue };
                let length = head.to_lowercase().lines().find_map(|l| l.strip_prefix("content-length: ")?.parse().ok());
                if request.len() >= head.len() + 4 + length.unwrap_or(0) {
                    break head.starts_with("POST /_bulk");
                }
            };
            let status = if is_bulk { "403 Forbidden" } else { "200 OK" };
            let answer = format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{{}}");
            stream.write_all(answer.as_bytes()).unwrap();
        }
    });
    url
}

#[test]
fn a_cluster_that_refuses_the_user_stops_the_run() {
    let dir = tempfile::tempdir().unwrap();
    logs(dir.path());
    let at = dir.path().join("logs/AWSLogs/123456789012/vpcflowlogs/eu-west-1");
    // More than a flush of objects, so that some are not opened.
    for number in 0..600 {
        fs::copy(at.join("x.log"), at.join(format!("y{number}.log"))).unwrap();
    }
    let url = cluster_that_lets_nobody_write();
    let run = siem(dir.path(), &["load", "--jobs", "1", "--to", &url, "--ledger", "ledger.ndjson", "logs"]);
    let said = text(&run.stderr);
    assert_eq!(run.status.code(), Some(1), "{said}");
    assert!(said.contains("siem: stopped: the cluster refuses the login"), "{said}");
    assert!(said.contains("records could not be delivered"), "{said}");
    let ledger = fs::read_to_string(dir.path().join("ledger.ndjson")).unwrap();
    assert!(ledger.lines().all(|line| line.contains("\"reason\":\"status_403\"") || line.contains("\"unauthorized\"")));
}

#[test]
fn ctrl_c_and_sigterm_keep_what_was_read_and_say_how_to_go_on() {
    for signal in ["-INT", "-TERM"] {
        a_signal_keeps_what_was_read(signal);
    }
}

fn a_signal_keeps_what_was_read(signal: &str) {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path().join("logs/AWSLogs/123456789012/vpcflowlogs/eu-west-1");
    fs::create_dir_all(&at).unwrap();
    // The second object is far more than is read before the signal comes.
    fs::write(at.join("a.log"), format!("{HEADER}{FLOW}{FLOW}")).unwrap();
    let mut large = fs::File::create(at.join("b.log")).unwrap();
    large.write_all(HEADER.as_bytes()).unwrap();
    for _ in 0..200 {
        large.write_all(FLOW.repeat(10_000).as_bytes()).unwrap();
    }
    let run = command(dir.path(), &["load", "--jobs", "1", "--to", "out", "logs"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let partial = dir.path().join("out/log-aws-vpcflowlogs-2026-10.ndjson.partial");
    while !partial.exists() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let signal = Command::new("kill").args([signal, &run.id().to_string()]).status().unwrap();
    assert!(signal.success());
    let ended = run.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(130), "{}", text(&ended.stderr));
    assert!(text(&ended.stderr).contains("--replace"), "{}", text(&ended.stderr));
    assert!(!partial.exists(), "what is there has its own name");
    let documents = fs::read_to_string(dir.path().join("out/log-aws-vpcflowlogs-2026-10.ndjson")).unwrap();
    let ledger = fs::read_to_string(dir.path().join("out/ledger.ndjson")).unwrap();
    let lines: Vec<Value> = ledger.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let indexed: u64 = lines.iter().map(|line| line["indexed"].as_u64().unwrap()).sum();
    assert_eq!(documents.lines().count() as u64, indexed, "every document is accounted for");
    assert!(documents.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
    let last = lines.last().unwrap();
    assert_eq!((&last["status"], &last["reason"]), (&"partial".into(), &"interrupted".into()));
}

#[tokio::test]
async fn an_empty_cluster_gets_its_templates() -> anyhow::Result<()> {
    let node = OpenSearch::start().await?;
    let dir = tempfile::tempdir()?;
    logs(dir.path());
    for installs in [true, false] {
        let (folder, url) = (dir.path().to_owned(), node.url.clone());
        let run = tokio::task::spawn_blocking(move || siem(&folder, &["load", "--to", &url, "logs"])).await?;
        assert!(run.status.success(), "{}", text(&run.stderr));
        assert_eq!(text(&run.stderr).contains("index templates installed: siem-ecs, siem-log"), installs);
    }
    let index = "log-aws-vpcflowlogs-2026-10";
    let mapping = node.get(&format!("{index}/_mapping")).await?;
    let source = &mapping[index]["mappings"]["properties"]["source"]["properties"];
    assert_eq!(source["ip"]["type"], "ip");
    assert_eq!(source["geo"]["properties"]["location"]["type"], "geo_point");
    Ok(())
}

#[tokio::test]
async fn the_demo_fills_a_real_cluster() -> anyhow::Result<()> {
    let node = OpenSearch::start().await?;
    let dir = tempfile::tempdir()?;
    let (folder, url) = (dir.path().to_owned(), node.url.clone());
    let run = tokio::task::spawn_blocking(move || siem(&folder, &["demo", "--json", "--to", &url])).await?;
    assert!(run.status.success(), "{}", text(&run.stderr));
    let summary: Value = serde_json::from_slice(&run.stdout)?;
    assert_eq!((&summary["clean"], &summary["total"]["indexed"]), (&true.into(), &summary["total"]["records"]));
    node.post("log-*/_refresh", &serde_json::json!({})).await?;
    // The lines about objects are no records: they stand beside them.
    let count = node.get("log-*,-log-siem-*/_count").await?;
    assert_eq!(count["count"], summary["total"]["indexed"]);
    let lines = node.get("log-siem-ledger-*/_count").await?;
    assert_eq!(lines["count"], summary["total"]["objects"]);
    Ok(())
}

#[tokio::test]
async fn a_prefix_of_a_bucket_is_loaded() -> anyhow::Result<()> {
    let aws = Aws::shared().await?;
    aws.create_bucket("cli-log").await?;
    let place = "AWSLogs/123456789012/vpcflowlogs/eu-west-1";
    for name in ["a b+%25é.log", "two.log"] {
        aws.put_object("cli-log", &format!("{place}/{name}"), format!("{HEADER}{FLOW}").into_bytes()).await?;
    }
    aws.put_object("cli-log", "other/place.log", b"x".to_vec()).await?;
    let dir = tempfile::tempdir()?;
    let (folder, env) = (dir.path().to_owned(), aws.env());
    let load = move |to: &str, source: &str| {
        command(&folder, &["load", "--to", to, source]).envs(env.iter().cloned()).output().unwrap()
    };
    let (run, missing, empty) = tokio::task::spawn_blocking(move || {
        (
            load("out", "s3://cli-log/AWSLogs/"),
            load("null", "s3://no-such-bucket/x"),
            load("null", "s3://cli-log/none/"),
        )
    })
    .await?;
    assert!(run.status.success(), "{}", text(&run.stderr));
    let ledger = fs::read_to_string(dir.path().join("out/ledger.ndjson"))?;
    let mut keys: Vec<String> = ledger
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|line| format!("{} {}", line["bucket"].as_str().unwrap(), line["key"].as_str().unwrap()))
        .collect();
    keys.sort();
    assert_eq!(keys, [format!("cli-log {place}/a b+%25é.log"), format!("cli-log {place}/two.log")]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(
        text(&missing.stderr).starts_with("siem: s3://no-such-bucket/x: NoSuchBucket"),
        "{}",
        text(&missing.stderr)
    );
    assert_eq!(empty.status.code(), Some(1));
    assert!(text(&empty.stderr).contains("s3://cli-log/none/"), "{}", text(&empty.stderr));
    Ok(())
}
