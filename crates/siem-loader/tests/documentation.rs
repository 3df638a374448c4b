//! What the pages in `docs` tell a reader to do is tried.
//!
//! A page's examples are its blocks of code, in order: an `ini` block is a `user.ini`; a `log` block is an object, whose
//! key is the last code span in front of it; a `json` block behind it is what its documents hold.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod harness;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use harness::{Bytes, load_with};
use serde_json::Value;
use siem_config::options::{Effect, OPTIONS};
use siem_config::{BUILTIN, Config, Detection, Source};

fn page(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A block of code, and the text between it and the one before.
struct Block<'p> {
    before: &'p str,
    language: &'p str,
    text: &'p str,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let parts: Vec<&str> = page.split("```").collect();
    let pairs = parts.chunks_exact(2);
    pairs
        .map(|pair| {
            let (language, text) = pair[1].split_once('\n').unwrap();
            Block { before: pair[0], language, text }
        })
        .collect()
}

/// The code spans of a text.
fn code_spans(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The lines of a page below one heading, up to the next.
fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let text = page.split_once(&format!("\n{heading}\n")).unwrap().1;
    text.split("\n#").next().unwrap()
}

/// First and second cell of each row whose first is a code span.
fn rows(section: &str) -> impl Iterator<Item = (&str, &str)> {
    section.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| `")?.split('|');
        Some((cells.next()?.split('`').next()?, cells.next()?.trim()))
    })
}

#[test]
fn examples_of_the_page_on_configuration_give_what_they_say() {
    let page = page("docs/configure_siem.md");
    let (mut user_ini, mut object, mut compared) = ("", None, 0);
    for block in blocks(&page) {
        match block.language {
            "ini" => {
                user_ini = block.text;
                load(user_ini);
            }
            "log" => {
                let key = code_spans(block.before).last().unwrap();
                assert!(object.replace((key, block.text)).is_none(), "{key} is not compared with anything");
            }
            "json" => {
                let (key, text) = object.take().unwrap();
                assert_documents(key, text, user_ini, block.text);
                compared += 1;
            }
            other => assert_eq!(other, "sh"),
        }
    }
    assert!(object.is_none() && compared >= 15, "{compared}");
}

/// The configuration with this file, about which there is nothing to say.
fn load(user_ini: &str) -> Config {
    let config = Config::load(&[Source { name: "user.ini", text: user_ini }]).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(config.warnings(), [], "{user_ini}");
    config
}

/// Loads an object and compares its documents with an object for each, or a list of them: dotted names and values, of
/// which `null` is for fields that a document has not.
fn assert_documents(key: &str, text: &str, user_ini: &str, wanted: &str) {
    let (documents, _) = load_with(key, &Bytes(text.as_bytes().to_vec()), user_ini);
    let wanted: Value = serde_json::from_str(wanted).unwrap_or_else(|error| panic!("{error}: {wanted}"));
    let wanted = match wanted {
        Value::Array(items) => items,
        one => vec![one],
    };
    assert_eq!(documents.len(), wanted.len(), "{key}: {documents:#?}");
    for (document, wanted) in documents.iter().zip(&wanted) {
        for (name, value) in wanted.as_object().unwrap() {
            let found = if name.starts_with('_') { &document[name] } else { field(&document["_source"], name) };
            assert_eq!(found, value, "{name} of {key}: {document:#}");
        }
    }
}

/// A nested field.
fn field<'d>(document: &'d Value, name: &str) -> &'d Value {
    name.split('.').fold(document, |value, part| &value[part])
}

#[test]
fn indices_of_the_page_on_configuration_are_those_of_their_rotation() {
    let page = page("docs/configure_siem.md");
    let record = "{\"time\": \"2026-10-14T20:30:00Z\"}\n";
    let mut tried = 0;
    for (rotation, index) in rows(section(&page, "## Indices")) {
        let user_ini = format!(
            "[shop]\ns3_key = shop/\nfile_format = json\ntimestamp_key = time\nindex_name = log-shop\n\
             index_rotation = {rotation}\n"
        );
        let (documents, _) = load_with("shop/x.json", &Bytes(record.into()), &user_ini);
        assert_eq!(documents[0]["_index"], index.trim_matches('`'), "{rotation}");
        tried += 1;
    }
    assert_eq!(tried, 6);
}

#[test]
fn every_option_is_explained_with_its_default_and_what_it_does() {
    let page = page("docs/configure_siem.md");
    let defaults = BUILTIN.text.split_once("[DEFAULT]\n").unwrap().1.split_once("\n\n").unwrap().0;
    let default_of = |name: &str| defaults.lines().find_map(|line| line.strip_prefix(&format!("{name} = ")));
    for (heading, effect) in
        [("### In use", Effect::Used), ("### Planned", Effect::Planned), ("### Without effect", Effect::None)]
    {
        let rows: Vec<_> = rows(section(&page, heading)).collect();
        let named: Vec<_> = rows.iter().map(|(name, _)| *name).collect();
        let options = OPTIONS.iter().filter(|option| option.effect == effect);
        assert_eq!(named, options.map(|option| option.name).collect::<Vec<_>>(), "{heading}");
        for (name, default) in rows {
            let written = default.strip_prefix('`').and_then(|text| text.strip_suffix('`'));
            assert_eq!(written, default_of(name), "default of {name}");
        }
    }
}

/// A prefix or a key of the log bucket.
fn key_of(span: &str) -> Option<String> {
    let is_key = ["AWSLogs/", "UserLogs/", "okta-logs/"].iter().any(|start| span.starts_with(start))
        && !span.contains(['<', '…', '*', ' ']);
    is_key.then(|| if span.ends_with('/') { format!("{span}2026/10/14/09/siem-1-x") } else { span.to_owned() })
}

/// Names of Firehose streams that a service demands: they are part of the object's name, and so of its key.
const STREAMS: [(&str, &str); 3] =
    [("apigateway-access", "amazon-apigateway-siem"), ("fsx-win", "aws-fsx-audit"), ("waf", "aws-waf-logs-siem")];

#[test]
fn every_prefix_of_a_log_types_page_is_found_to_be_of_this_type() {
    let config = load("[okta]\ns3_key = okta-logs\nfile_format = json\nindex_name = log-okta\n");
    let mut tried = BTreeSet::new();
    for entry in fs::read_dir(root().join("docs/log-types")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let stream = STREAMS.iter().find(|(log_type, _)| *log_type == name).map_or("siem", |(_, stream)| stream);
        let page = fs::read_to_string(&path).unwrap();
        let prose: String = page.split("```").step_by(2).collect();
        for key in code_spans(&prose).filter_map(key_of) {
            let key = key.replace("/siem-1-", &format!("/{stream}-1-"));
            match config.detect(&key) {
                Detection::Type(log_type) => assert_eq!(log_type.name, name, "{key} in {}", path.display()),
                other => panic!("{key} in {}: {other:?}", path.display()),
            }
            tried.insert(key);
        }
    }
    assert!(tried.len() >= 20, "{tried:?}");
}

/// A line for each example of the sample, its key, and what becomes of it.
const LINES_FOR_THE_SAMPLE: [(&str, &str, &str, &str); 13] = [
    ("DEFAULT", "UserLogs/syslog/x.log", "Oct 14 22:30:00 h p: x", r#"{"_index": "log-syslog-2026-10-15"}"#),
    (
        "s3accesslog",
        "my-access-logs/2026-10-14-09-35-00-0123456789ABCDEF",
        "0a1b logs [14/Oct/2026:09:30:00 +0000] 198.51.100.9 - 0F REST.GET.OBJECT a.txt \"GET /logs/a.txt HTTP/1.1\" 200 - 5 5 9 8 \"-\" \"curl/8.9\" -",
        r#"{"source.ip": "198.51.100.9", "@log_type": "s3accesslog"}"#,
    ),
    (
        "cloudtrail",
        "AWSLogs/123456789012/CloudTrail/eu-west-1/2026/10/14/x.json",
        r#"{"Records": [{"eventTime": "2026-10-14T09:30:00Z", "eventName": "ListUsers", "eventID": "e-1"}]}"#,
        r#"{"_index": "log-aws-cloudtrail-2026", "event.action": "ListUsers"}"#,
    ),
    (
        "vpcflowlogs",
        "AWSLogs/123456789012/vpcflowlogs/eu-west-1/2026/10/14/x.log",
        "interface_id srcaddr dstaddr action start end\neni-1 198.51.100.9 192.0.2.5 REJECT 1791970140 1791970200",
        r#"{"source.ip": "198.51.100.9", "destination.ip": "192.0.2.5", "event.outcome": "failure"}"#,
    ),
    (
        "cloudfront-realtime",
        "AWSLogs/123456789012/CloudFront/global/E1/realtime/2026/10/14/09/x",
        "1791970200.123\t198.51.100.9\t403\tGET\twww.example.com\t/a\tq=1\tcurl/8.9",
        r#"{"source.ip": "198.51.100.9", "http.response.status_code": 403, "url.path": "/a"}"#,
    ),
    (
        "my-app",
        "UserLogs/my-app/2026/10/14/x.json",
        r#"{"time": "2026-10-14T09:30:00Z", "action": "login", "remote_addr": "198.51.100.9", "user": "alice"}"#,
        r#"{"_index": "log-my-app-2026-10", "source.ip": "198.51.100.9", "user.name": "alice", "cloud": null}"#,
    ),
    (
        "my-backup",
        "UserLogs/my-backup/2026/10/14/x.log",
        "2026-10-14T10:30:00 WARN job=nightly 3 files skipped",
        r#"{"@timestamp": "2026-10-14T09:30:00Z", "service.name": "nightly", "message": "3 files skipped"}"#,
    ),
    (
        "my-firewall",
        "UserLogs/my-firewall/2026/10/14/x.log",
        "<134>Oct 14 09:30:00 fw-1 CEF:0|Example|Firewall|2.1|100|Traffic|5|src=198.51.100.9 spt=50123 dst=192.0.2.5 dpt=22 proto=TCP act=deny cs1Label=Rule cs1=no ssh",
        r#"{"@timestamp": "2026-10-14T09:30:00Z", "destination.port": 22, "rule.name": "no ssh", "event.type": ["connection", "denied"]}"#,
    ),
    (
        "apache-ecs",
        "AWSLogs/firelens/apache/2026/10/14/09/x",
        r#"{"container_name": "/web", "source": "stdout", "log": "198.51.100.9 - alice [14/Oct/2026:09:30:00 +0000] \"GET /cart HTTP/1.1\" 200 512"}"#,
        r#"{"@log_type": "apache", "source.ip": "198.51.100.9", "user.name": "alice", "url.path": "/cart", "container.name": "web"}"#,
    ),
    (
        "cloudhsm-cwl",
        "export/cloudhsm-cwl/cluster-0123456789a/hsm-0123456789b/000000",
        "2026-10-14T09:30:00.000Z Time: 10/14/26 09:30:00.000001, usecs:1791970200000001\nSequence No : 0x2\nOpcode : CN_LOGIN (0xd)\nResponse : 0:HSM Return: SUCCESS",
        r#"{"@log_type": "cloudhsm", "event.action": "CN_LOGIN", "event.outcome": "success", "cloud.instance.id": "hsm-0123456789b"}"#,
    ),
    (
        "cef",
        "sites/firewalls/x.log",
        "CEF:0|Example|Firewall|2.1|100|Traffic|5|rt=1791970200000 src=198.51.100.9",
        r#"{"@log_type": "cef", "source.ip": "198.51.100.9"}"#,
    ),
    (
        "syslog",
        "sites/switches/x.log",
        "<189>Oct 14 11:30:00 switch-1 LINK: port 7 is down",
        r#"{"@timestamp": "2026-10-14T09:30:00Z", "host.hostname": "switch-1", "log.level": "notice"}"#,
    ),
    (
        "okta",
        "okta-logs/2026/10/14/x.json",
        r#"{"uuid": "u-1", "published": "2026-10-14T09:30:00.000Z", "eventType": "user.session.start", "outcome": {"result": "SUCCESS"}, "actor": {"type": "User", "alternateId": "alice@example.com"}, "client": {"ipAddress": "198.51.100.9"}}"#,
        r#"{"_id": "u-1", "event.outcome": "success", "user.name": "alice", "source.ip": "198.51.100.9", "cloud.provider": null}"#,
    ),
];

#[test]
fn each_example_of_the_sample_reads_a_line() {
    let sample = page("config/user.ini.sample");
    let mut tried = 0;
    for example in sample.split("\n# [").skip(1) {
        let (name, rest) = example.split_once("]\n").unwrap();
        let options = rest.lines().map_while(|line| line.strip_prefix("# "));
        let user_ini = options.fold(format!("[{name}]\n"), |text, line| text + line + "\n");
        load(&user_ini);
        let (_, key, line, wanted) = LINES_FOR_THE_SAMPLE.iter().find(|(section, ..)| *section == name).unwrap();
        assert_documents(key, line, &user_ini, wanted);
        tried += 1;
    }
    assert_eq!(tried, LINES_FOR_THE_SAMPLE.len());
}
