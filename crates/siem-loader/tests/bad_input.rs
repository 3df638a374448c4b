//! Whatever is thrown at the loader has a defined, counted outcome, and nothing else in the object is affected.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod harness;

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use siem_loader::{EngineOptions, ObjectRef, Opened, Source, SourceError, Status};

use harness::{Bytes, Failing, load, load_from, load_object, load_under, load_with};

const WAF: &str = "AWSLogs/123456789012/WAF/eu-west-1/aws-waf-logs-x-1";
const FLOW: &str = "AWSLogs/123456789012/vpcflowlogs/eu-west-1/2026/10/14/x.log.gz";
const ALB: &str = "AWSLogs/123456789012/elasticloadbalancing/eu-west-1/2026/10/14/123456789012_elasticloadbalancing_eu-west-1_app.x.1_20261014T0000Z_192.0.2.1_abc.log.gz";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn waf(action: &str) -> String {
    json!({"timestamp": 1_791_970_200_000u64, "action": action, "webaclId": "x", "httpRequest": {"clientIp": "203.0.113.9"}})
        .to_string()
}

fn letters(documents: &[Value]) -> Vec<&Value> {
    documents.iter().filter(|d| d["_index"].as_str().unwrap().starts_with("log-siem-deadletter-")).collect()
}

#[test]
fn keys_that_are_not_logs_are_counted_skips() {
    for (key, reason) in [
        ("nobody/knows/this", "unknown_key"),
        ("AWSLogs/123456789012/CloudTrail/", "directory_marker"),
        (
            "AWSLogs/123456789012/CloudTrail-Digest/eu-west-1/2026/10/14/123456789012_CloudTrail-Digest_eu-west-1_x.json.gz",
            "cloudtrail_digest",
        ),
        ("AWSLogs/123456789012/ELBAccessLogTestFile", "elb_test_file"),
        ("AWSLogs/123456789012/Config/ConfigWritabilityCheckFile", "config_test_file"),
        ("export/vpcflowlogs/aws-logs-write-test", "export_test_file"),
        ("AWSLogs/123456789012/WAF/eu-west-1/error/processing-failed/x", "firehose_error"),
        ("mine/x.log.gz", "unsupported_type"),
    ] {
        let planned = "[mine]\nstatus = planned\ns3_key = ^mine/\nfile_format = json\nindex_name = log-mine\n";
        let (documents, line) = load_with(key, &Bytes(waf("ALLOW").into_bytes()), planned);
        assert_eq!((line.status, line.reason.as_deref()), (Status::Skipped, Some(reason)), "{key}");
        assert!(documents.is_empty() && line.is_clean());
    }
}

#[test]
fn an_object_whose_settings_are_wrong_is_left_to_do() {
    let key = "AWSLogs/123456789012/WAF/eu-west-1/aws-waf-logs-x-1";
    for (key, user_ini) in [
        (key, "[waf]\nindex_name = Log AWS\n"),
        ("mine/x.log.gz", "[mine]\ns3_key = ^mine/\nindex_name = log-mine\n"),
        ("mine/x.log.gz", "[mine]\ns3_key = ^mine/\nfile_format = json\n"),
    ] {
        let (documents, line) = load_with(key, &Bytes(waf("ALLOW").into_bytes()), user_ini);
        assert_eq!(line.reason.as_deref(), Some("configuration"), "{user_ini}");
        assert!(documents.is_empty() && !line.is_clean());
    }
}

#[test]
fn a_key_that_the_user_ignores_is_a_counted_skip_of_its_type() {
    let user_ini = "[waf]\ns3_key_ignored = /archive/\n";
    let key = "AWSLogs/123456789012/WAF/eu-west-1/archive/aws-waf-logs-x-1";
    let (documents, line) = load_with(key, &Bytes(waf("ALLOW").into_bytes()), user_ini);
    assert_eq!((line.status, line.reason.as_deref()), (Status::Skipped, Some("ignored_key")));
    assert_eq!(line.log_type.as_deref(), Some("waf"));
    assert!(documents.is_empty() && line.is_clean());
}

#[test]
fn a_tiny_object_is_read_like_any_other() {
    let (documents, line) = load(WAF, "{}");
    assert_eq!((line.status, line.read, line.indexed, line.unparsed), (Status::Complete, 1, 1, 1));
    assert_eq!(documents[0]["_source"]["@message"], "{}");
    let foreign = "it has none of the fields that records of this type have";
    assert_eq!(documents[0]["_source"]["error"]["message"], foreign);
    let (documents, line) = load(ALB, "x");
    assert_eq!((line.status, line.read, line.indexed, line.unparsed), (Status::Complete, 1, 1, 1));
    assert_eq!(documents[0]["_source"]["error"]["message"], "1 columns where at least 18 were expected");
}

#[test]
fn objects_with_nothing_in_them_are_counted_skips() {
    assert_eq!(load(WAF, "").1.reason.as_deref(), Some("empty_object"));
    for bytes in [b"\n".to_vec(), gzip(b""), b"[]".to_vec(), b"\xef\xbb\xbf".to_vec()] {
        let (documents, line) = load(WAF, bytes);
        assert_eq!((line.status, line.reason.as_deref()), (Status::Skipped, Some("no_records")));
        assert!(documents.is_empty());
    }
    assert_eq!(load(FLOW, "version account-id\n").1.reason.as_deref(), Some("no_records"));
}

#[test]
fn what_was_read_of_a_damaged_object_stands() {
    let lines: String = (0..2000).map(|_| waf("ALLOW") + "\n").collect();
    let whole = gzip(lines.as_bytes());
    let (documents, line) = load(WAF, &whole[..whole.len() * 9 / 10]);
    assert_eq!((line.status, line.reason.as_deref()), (Status::Partial, Some("truncated")));
    assert!(line.indexed > 0 && line.indexed < 2000 && !line.is_clean());
    assert!(documents[..documents.len() - 1].iter().all(|d| d["_source"]["action"] == "ALLOW"), "no half record");
    assert_eq!(letters(&documents).len(), 1);
    assert_eq!(letters(&documents)[0]["_source"]["reason"], "truncated");

    let records = |end: &str| format!("{{\"Records\":[{{\"eventID\":\"1\"}},{{\"eventID\":\"2\"}}{end}");
    let key = "AWSLogs/123456789012/CloudTrail/eu-west-1/2026/10/14/x.json";
    let (documents, line) = load(key, records(""));
    assert_eq!((line.status, line.reason.as_deref(), line.indexed), (Status::Partial, Some("truncated"), 2));
    assert_eq!(letters(&documents).len(), 1);
    assert!(!line.is_clean(), "an array of records that never closes");
    assert_eq!(load(key, records("]}")).1.status, Status::Complete);

    let mut junk = whole.clone();
    junk.extend_from_slice(b"junk");
    let (documents, line) = load(WAF, junk);
    assert_eq!((line.status, line.reason.as_deref(), line.indexed), (Status::Partial, Some("corrupt"), 2000));
    assert_eq!(letters(&documents).len(), 1);
    assert!(!line.is_clean());

    let mut flipped = whole;
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0xff;
    let (documents, line) = load(WAF, flipped);
    assert_ne!(line.status, Status::Complete);
    assert_eq!(letters(&documents).len(), 1);
}

#[test]
fn a_source_that_fails_is_tried_again_and_leaves_no_letter() {
    let lines: String = (0..10).map(|_| waf("ALLOW") + "\n").collect();
    let (documents, line) = load_from(WAF, &Failing((lines + "{\"half").into_bytes()));
    assert_eq!((line.status, line.reason.as_deref(), line.indexed), (Status::Partial, Some("source"), 10));
    assert!(letters(&documents).is_empty());
}

#[test]
fn compression_is_found_by_content() {
    for bytes in [waf("ALLOW").into_bytes(), gzip(waf("ALLOW").as_bytes()), gzip(&gzip(waf("ALLOW").as_bytes()))] {
        assert_eq!(load(&format!("{WAF}.zip"), bytes).1.indexed, 1);
    }
}

#[test]
fn a_bomb_stops_the_object() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    io::copy(&mut io::repeat(b'\n').take(1 << 31), &mut encoder).unwrap();
    let (documents, line) = load(WAF, gzip(&encoder.finish().unwrap()));
    assert_eq!((line.status, line.reason.as_deref(), line.read), (Status::Failed, Some("bomb"), 0));
    assert_eq!(letters(&documents).len(), 1);
    assert!(!line.is_clean());
}

#[test]
fn a_line_that_does_not_parse_is_a_marked_document() {
    let good = "https 2026-10-14T09:30:00.000000Z app/x/1 203.0.113.9:1000 10.0.0.1:80 0.001 0.001 0.000 200 200 34 366 \"GET https://www.example.com:443/ HTTP/1.1\" \"curl\" ECDHE TLSv1.2 arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/x/1 \"Root=1\"";
    let (documents, line) = load(ALB, format!("{good}\nwhat is this\n{good}\n"));
    assert_eq!((line.status, line.read, line.indexed, line.unparsed), (Status::Complete, 3, 3, 1));
    let bad = &documents[1]["_source"];
    assert_eq!(bad["@message"], "what is this");
    assert_eq!(bad["event"]["kind"], "pipeline_error");
    assert_eq!(bad["error"]["message"], "3 columns where at least 18 were expected");
    assert_eq!(bad["tags"], json!(["siem_unparsed", "siem_time_from_key"]));
    assert_eq!(bad["cloud"]["account"]["id"], "123456789012");
    assert_eq!(documents[2]["_source"]["source"]["ip"], "203.0.113.9");
}

#[test]
fn a_long_line_is_a_marked_document_with_its_beginning() {
    let long = format!("{{\"action\":\"{}\"}}", "x".repeat(10 << 20));
    let (documents, line) = load(WAF, format!("{}\n{long}\n{}\n", waf("ALLOW"), waf("BLOCK")));
    assert_eq!((line.read, line.indexed, line.unparsed), (3, 3, 1));
    assert_eq!(documents[1]["_source"]["@message"].as_str().unwrap().len(), 32 << 10);
    assert!(documents[1]["_source"]["tags"].as_array().unwrap().contains(&json!("siem_oversize")));
    assert_eq!(documents[2]["_source"]["action"], "BLOCK");
    let marked = &documents[1]["_source"];
    assert_eq!(marked["event"]["kind"], "pipeline_error");
    assert_eq!(marked["error"]["message"], "the record is longer than the limit: only its beginning is kept");

    let key = "AWSLogs/123456789012/CloudTrail/eu-west-1/2026/10/14/x.json";
    let long = |before: &str| {
        format!(
            "{{\"Records\":[{{{before}\"eventTime\":\"2026-07-01T00:00:00Z\",\"eventID\":\"e-1\",\"x\":\"{}\"}}]}}",
            "x".repeat(10 << 20)
        )
    };
    let (documents, _) = load(key, long(""));
    let marked = &documents[0]["_source"];
    assert_eq!((&marked["@timestamp"], &marked["event"]["id"]), (&json!("2026-07-01T00:00:00Z"), &json!("e-1")));
    assert_eq!(documents[0]["_index"], "log-aws-cloudtrail-2026-07");
    assert_eq!(marked.get("eventID"), None, "the rest is in the text only");
    let (documents, _) = load(key, long(&format!("\"y\":\"{}\",", "y".repeat(40 << 10))));
    assert_eq!(documents[0]["_source"]["@timestamp"], "2026-10-14T00:00:00Z", "what is not kept tells nothing");

    let (documents, line) = load(ALB, format!("{}\n{}\n", "x".repeat(10 << 20), "y".repeat(8 << 20)));
    assert_eq!((line.read, line.indexed, line.unparsed), (2, 2, 2));
    assert_eq!(documents[0]["_source"]["@message"].as_str().unwrap().len(), 32 << 10);
    assert_eq!(documents[1]["_source"]["@message"].as_str().unwrap().len(), 8 << 20, "just within the limit");
}

#[test]
fn bytes_that_are_no_text_are_replaced_counted_and_told() {
    let record = [&b"{\"action\":\"ALLOW\",\"webaclId\":\"caf\xe9 \xff\"}\n"[..], waf("BLOCK").as_bytes()].concat();
    let (documents, line) = load(WAF, record);
    assert_eq!((line.status, line.indexed, line.unparsed, line.replaced), (Status::Complete, 2, 0, 2));
    let document = &documents[0]["_source"];
    assert_eq!(document["webaclId"], "caf\u{fffd} \u{fffd}");
    assert_eq!(document["@message"], "{\"action\":\"ALLOW\",\"webaclId\":\"caf\u{fffd} \u{fffd}\"}");
    assert!(document["tags"].as_array().unwrap().contains(&json!("siem_invalid_utf8")));
    assert!(!documents[1]["_source"]["tags"].to_string().contains("siem_invalid_utf8"));
}

#[test]
fn a_records_own_keys_write_neither_into_ecs_nor_into_our_fields() {
    let record = r#"{"action":"ALLOW","httpRequest":{"clientIp":"203.0.113.9"},"source.ip":"192.0.2.66","user.name":"admin",
        "event":{"kind":"x"},"@timestamp.x":1,"waf":{"y":1},"message.":2,"日本":"kept"}"#;
    let (documents, line) = load(WAF, record.replace('\n', ""));
    assert_eq!((line.indexed, line.unparsed), (1, 0));
    let document = &documents[0]["_source"];
    assert_eq!(document["source"]["ip"], "203.0.113.9");
    for key in ["source.ip", "user.name", "@timestamp.x", "message.", "message._", "user"] {
        assert_eq!(document.get(key), None, "{key}");
    }
    let home = &document["waf"];
    assert_eq!(
        (&home["source.ip"], &home["user.name"], &home["event"]),
        (&json!("192.0.2.66"), &json!("admin"), &json!({"kind": "x"}))
    );
    assert_eq!((&home["@timestamp.x"], &home["waf"], &home["message._"]), (&json!(1), &json!({"y": 1}), &json!(2)));
    assert_eq!(document["日本"], "kept");
}

#[test]
fn keys_that_are_renamed_stay_apart() {
    let long = |end: &str| format!("{}{end}", "k".repeat(600));
    let record = format!(
        r#"{{"action":"ALLOW","o":{{"":1," ":2,"_":3,"a..b":4,"a._.b":5,"{}":6,"{}":7,"é":8}}}}"#,
        long("x"),
        long("y")
    );
    let (documents, _) = load(WAF, record);
    let object = documents[0]["_source"]["o"].as_object().unwrap();
    let mut values: Vec<i64> = object.values().filter_map(Value::as_i64).collect();
    values.sort_unstable();
    assert_eq!(values, [1, 2, 3, 4, 5, 6, 7, 8], "{object:?}");
    assert_eq!((&object["_"], &object["a._.b"], &object["é"]), (&json!(3), &json!(5), &json!(8)));
    let (documents, _) = load(WAF, r#"{"action":"ALLOW","é":{"日本":1}}"#);
    assert!(!documents[0]["_source"]["tags"].to_string().contains("siem_key_renamed"), "nothing was renamed");
}

#[test]
fn secrets_are_masked_in_records_that_cannot_be_read_too() {
    let cut = r#"{"action":"ALLOW","headers":[{"name":"Cookie","value":"id=s3cr3t"},{"name":"Host","#;
    let long = format!("{{\"Authorization\":\"s3cr3t\",\"x\":\"{}\"}}", "x".repeat(9 << 20));
    let (documents, line) = load(WAF, format!("{cut}\n{long}\n"));
    assert_eq!((line.indexed, line.unparsed), (2, 2));
    assert_eq!(documents[0]["_source"]["@message"], r#"{"action":"ALLOW","headers":[{"name":"Cookie[redacted]"#);
    assert_eq!(documents[1]["_source"]["@message"], r#"{"Authorization[redacted]"#);
    for document in documents {
        assert!(document["_source"]["tags"].as_array().unwrap().contains(&json!("siem_redacted")));
    }
}

#[test]
fn values_no_cluster_takes_are_made_legal() {
    let deep = format!("{{\"action\":\"ALLOW\",\"deep\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let odd = r#"{"action":"ALLOW","n":NaN,"i":-Infinity,"big":123456789012345678901234567890,"e":1e999,"a":1,"a":2,"":"empty","_id":"mine","x..y":1,".z":2,"s":"\ud800"}"#;
    let (documents, line) = load(WAF, format!("{deep}\n{odd}\n"));
    assert_eq!((line.indexed, line.unparsed, line.replaced), (2, 0, 1));
    assert!(documents[0]["_source"]["tags"].as_array().unwrap().contains(&json!("siem_folded")));
    let odd = &documents[1]["_source"];
    assert_eq!((&odd["n"], &odd["i"], &odd["a"]), (&json!("NaN"), &json!("-Infinity"), &json!(2)));
    assert_eq!((&odd["big"], &odd["e"]), (&json!("123456789012345678901234567890"), &json!("1e999")));
    assert_eq!(
        (&odd["_"], &odd["_id_"], &odd["x._.y"], &odd["_.z"]),
        (&json!("empty"), &json!("mine"), &json!(1), &json!(2))
    );
    assert_eq!(odd["s"], "\u{fffd}");
    let tags = odd["tags"].as_array().unwrap();
    assert!(tags.contains(&json!("siem_key_renamed")) && tags.contains(&json!("siem_invalid_utf8")));
}

#[test]
fn records_that_are_no_objects_are_marked_documents() {
    let (documents, line) = load(WAF, format!("null\n\"text\"\n[1,[2]]\ntrue\noops\n{}\n", waf("ALLOW")));
    // An array at the top is a list of records: its elements are some.
    assert_eq!((line.status, line.read, line.indexed, line.unparsed), (Status::Complete, 7, 7, 6));
    for (document, (text, why)) in documents.iter().zip([
        ("null", "a JSON null where an object was expected"),
        ("\"text\"", "a JSON string where an object was expected"),
        ("1", "a JSON number or boolean where an object was expected"),
        ("[2]", "a JSON list where an object was expected"),
        ("true", "a JSON number or boolean where an object was expected"),
    ]) {
        let source = &document["_source"];
        assert_eq!((&source["@message"], &source["error"]["message"]), (&json!(text), &json!(why)));
        assert_eq!(source["event"]["kind"], "pipeline_error");
        assert_eq!(source["tags"], json!(["siem_unparsed", "siem_time_from_object"]));
    }
    let error = documents[5]["_source"]["error"]["message"].as_str().unwrap();
    assert!(error.starts_with("not valid JSON at byte 0"), "{error}");
    assert_eq!(documents[6]["_source"]["action"], "ALLOW");
}

#[test]
fn what_has_another_shape_than_others_is_kept_as_json_text() {
    let record = r#"{"timestamp":{"x":1},"action":["ALLOW","BLOCK"],"httpRequest":"text","terminatingRuleId":{"a":1},"webaclId":7}"#;
    let (documents, line) = load(WAF, record);
    assert_eq!((line.indexed, line.unparsed), (1, 0));
    let document = &documents[0]["_source"];
    for field in ["timestamp", "httpRequest", "terminatingRuleId"] {
        assert_eq!(document.get(field), None, "{field}");
    }
    let kept: Vec<_> = document["siem_mismatch"].as_array().unwrap().iter().collect();
    assert_eq!(
        kept,
        [
            &json!({"path": "timestamp", "json": "{\"x\":1}"}),
            &json!({"path": "httpRequest", "json": "\"text\""}),
            &json!({"path": "terminatingRuleId", "json": "{\"a\":1}"}),
        ]
    );
    assert_eq!((&document["action"], &document["webaclId"]), (&json!(["ALLOW", "BLOCK"]), &json!(7)));
    assert_eq!(document["rule"]["name"], Value::Null);
    assert!(document["tags"].as_array().unwrap().contains(&json!("siem_type_mismatch")));
}

#[test]
fn a_hundred_thousand_members_cost_no_more_than_their_bytes() {
    let members: Vec<String> = (0..100_000).map(|n| format!("\"@k{n}\":{n}")).collect();
    let hosts: Vec<String> = (0..20_000).map(|n| format!("\"h{n}\"")).collect();
    let record =
        format!("{{\"action\":\"ALLOW\",\"httpRequest\":{{\"host\":[{}]}},{}}}", hosts.join(","), members.join(","));
    let (documents, line) = load(WAF, record);
    assert_eq!(line.indexed, 1);
    assert_eq!(documents[0]["_source"]["waf"].as_object().unwrap().len(), 100_000);
}

#[test]
fn a_time_far_from_the_object_mints_no_index() {
    let record = |millis: u64| format!("{{\"timestamp\":{millis},\"action\":\"ALLOW\"}}");
    let (documents, _) = load(WAF, format!("{}\n{}\n", record(1_791_970_200_000), record(4_102_444_800_000)));
    assert_eq!(documents[0]["_index"], "log-aws-waf-2026-10");
    assert_eq!(documents[1]["_index"], "log-aws-waf-2026-10");
    assert_eq!(documents[1]["_source"]["@timestamp"], "2100-01-01T00:00:00.000Z");
    assert!(documents[1]["_source"]["tags"].as_array().unwrap().contains(&json!("siem_index_date_guarded")));

    let (documents, _) = load(WAF, "{\"timestamp\":0,\"action\":\"ALLOW\"}");
    assert_eq!(
        (&documents[0]["_index"], &documents[0]["_source"]["@timestamp"]),
        (&json!("log-aws-waf-2026-10"), &json!("1970-01-01T00:00:00Z"))
    );
    assert!(documents[0]["_source"]["tags"].as_array().unwrap().contains(&json!("siem_index_date_guarded")));

    let spread: String = (0..60).map(|month| record(1_600_000_000_000 + month * 2_678_400_000) + "\n").collect();
    let (documents, _) = load(WAF, spread);
    let mut indices: Vec<&str> = documents.iter().map(|d| d["_index"].as_str().unwrap()).collect();
    indices.sort_unstable();
    indices.dedup();
    assert_eq!(indices.len(), 32);
    assert!(indices.contains(&"log-aws-waf-2026-10"), "those beyond go by the object's time");
}

#[test]
fn a_time_too_old_goes_by_the_object_where_a_bound_is_set() {
    let day = 86_400_000u64;
    let object_millis = 1_792_022_400_000u64; // 2026-10-15T00:00:00Z
    let record = |millis: u64| format!("{{\"timestamp\":{millis},\"action\":\"ALLOW\"}}\n");
    let text = record(object_millis - 400 * day) + &record(object_millis - 400 * day - 1000);
    let options = || EngineOptions { max_age_days: Some(400), ..EngineOptions::default() };
    let (documents, _) = load_under(WAF, &Bytes(text.clone().into_bytes()), "", options());
    assert_eq!(documents[0]["_index"], "log-aws-waf-2025-09");
    assert_eq!(documents[1]["_index"], "log-aws-waf-2026-10");
    assert_eq!(documents[1]["_source"]["@timestamp"], "2025-09-09T23:59:59.000Z");
    assert!(documents[1]["_source"]["tags"].to_string().contains("siem_index_date_guarded"));
    let ahead = record(object_millis + 2 * day) + &record(object_millis + 2 * day + 1000);
    let (documents, _) = load_under(WAF, &Bytes(ahead.into_bytes()), "[waf]\nindex_rotation = daily\n", options());
    assert_eq!(
        (&documents[0]["_index"], &documents[1]["_index"]),
        (&json!("log-aws-waf-2026-10-17"), &json!("log-aws-waf-2026-10-15"))
    );
    let (documents, _) = load(WAF, text);
    assert_eq!(documents[1]["_index"], "log-aws-waf-2025-09", "an operator vouches for his files");
}

#[test]
fn keys_in_every_alphabet_are_kept_as_they_are() {
    for name in ["a b", "a+b", "100%25", "é", "日本", "a\"b\\c", "tab\there"] {
        let (documents, line) = load(&format!("{WAF}/{name}"), waf("ALLOW"));
        assert_eq!(line.indexed, 1, "{name}");
        assert_eq!(documents[0]["_source"]["@log_s3key"], format!("{WAF}/{name}"));
    }
}

#[test]
fn a_key_that_says_nothing_as_it_stands_is_read_the_other_way() {
    let decoded = "AWSLogs/123456789012/WAFLogs/eu-west-1/acl/2026/10/14/00/00/123456789012_waflogs_eu-west-1_acl_20261014T0000Z_x.log.gz";
    let object =
        ObjectRef { other_key: Some(decoded.into()), ..ObjectRef::whole("local", &decoded.replace('/', "%2F")) };
    let (documents, line) = load_object(&object, &Bytes(waf("ALLOW").into_bytes()), "", EngineOptions::default());
    assert_eq!((line.status, line.log_type.as_deref()), (Status::Complete, Some("waf")));
    assert_eq!(documents.len(), 1);
}

#[test]
fn what_was_read_before_a_defect_stands_and_is_counted() {
    /// A source whose reader has a defect behind its bytes.
    struct Defective(Vec<u8>);
    impl Source for Defective {
        fn open(&self, object: &ObjectRef) -> Result<Opened, SourceError> {
            struct Panics;
            impl std::io::Read for Panics {
                fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
                    panic!("a defect")
                }
            }
            let mut opened = Bytes(self.0.clone()).open(object)?;
            opened.reader = Box::new(std::io::Read::chain(std::io::Cursor::new(self.0.clone()), Panics));
            Ok(opened)
        }
    }
    let key = "AWSLogs/123456789012/vpcflowlogs/eu-west-1/x.log";
    let rows = "203.0.113.9 10.0.0.5 1791970200\n".repeat(3);
    let (documents, line) = load_from(key, &Defective(format!("srcaddr dstaddr end\n{rows}").into_bytes()));
    assert_eq!((line.status, line.reason.as_deref()), (Status::Partial, Some("defect")));
    assert_eq!((line.read, line.indexed), (3, 3));
    let of = |index: &str| documents.iter().filter(|d| d["_index"].as_str().unwrap().starts_with(index)).count();
    assert_eq!((of("log-aws-vpcflowlogs"), of("log-siem-deadletter")), (3, 1));
}

#[test]
fn what_a_users_own_record_has_beside_a_message_stays() {
    let user_ini = "[mine]\ns3_key = ^mine/\nfile_format = text\nindex_name = log-mine\ncloud_provider =\n\
                    log_pattern = (?P<_json>\\{.*\\})|(?P<text>.*)\n";
    let text = "{\"level\":\"warn\",\"message\":\"hello\"}\n{\"message\":\"a line\"}\n";
    let (documents, line) = load_with("mine/x", &Bytes(text.as_bytes().to_vec()), user_ini);
    assert_eq!((line.indexed, line.unparsed), (2, 0));
    let level = |index: usize| documents[index]["_source"]["level"].as_str();
    assert_eq!((level(0), documents[1]["_source"]["text"].as_str()), (Some("warn"), Some("a line")));
}
