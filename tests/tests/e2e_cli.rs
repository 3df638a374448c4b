//! The command `siem`, as people use it: what it prints, where, and how it ends.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use siem_tests::OpenSearch;

const FLOW: &str = "2 123456789012 eni-1 203.0.113.9 10.0.0.5 40000 22 6 1 44 1791970200 1791970260 REJECT OK\n";
const HEADER: &str = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n";

fn siem(dir: &Path, arguments: &[&str]) -> Output {
    let binary = PathBuf::from(std::env::var_os("SIEM_BIN_DIR").unwrap()).join("siem");
    Command::new(binary).args(arguments).current_dir(dir).stdin(Stdio::null()).output().unwrap()
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
    for wrong in
        [&["load"][..], &["load", "--jobs", "0", "logs"], &["nonsense"], &["load", "--append", "--replace", "logs"]]
    {
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
    assert!(said(&["load", "--to", "null", "--config", "none.ini", "logs"]).contains("none.ini"));
    assert!(said(&["load", "--to", "null", "--geoip", "none", "logs"]).contains("no such folder"));
    assert!(said(&["load", "--to", "null", "--now", "soon", "logs"]).contains("2026-10-14T09:30:00Z"));
    assert!(said(&["normalize", "logs"]).contains("is a folder"));
    assert!(said(&["load", "--to", "http://user:s3cr3t@127.0.0.1:1", "--jobs", "1", "nowhere"]).contains("nowhere"));
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
    assert_eq!(types[place("cloudtrail")]["supported"], true);
    assert_eq!(types[place("route53resolver")]["supported"], false);
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
