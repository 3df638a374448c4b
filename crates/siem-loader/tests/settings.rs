//! What a user's settings change, seen on documents.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod harness;

use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use siem_config::{BUILTIN, Config, Source as Text};
use siem_ecs::{Action, Options};
use siem_enrich::GeoIp;
use siem_loader::sink::{Sink, SinkError};
use siem_loader::{Engine, EngineOptions, ObjectRef, OwnedBulk, Worker};
use siem_opensearch::ItemOutcome;

use harness::{Bytes, OWN_BUCKET, load, load_under, load_with};

const FLOW: &str = "AWSLogs/123456789012/vpcflowlogs/eu-west-1/2026/10/14/x.log";
const S3: &str = "AWSLogs/123456789012/s3accesslog/eu-west-1/x/2026-10-14-09-30-00-0123456789ABCDEF";
const WAF: &str = "AWSLogs/123456789012/WAF/eu-west-1/aws-waf-logs-x-1";

#[test]
fn a_pattern_of_the_users_replaces_any_tokenizer() {
    let user_ini = "[vpcflowlogs]\nfile_format = text\nlog_pattern = (?P<srcaddr>\\S+)->(?P<dstaddr>\\S+) (?P<action>\\w+) (?P<end>\\d+)\n";
    let (documents, line) =
        load_with(FLOW, &Bytes(b"203.0.113.9->10.0.0.5 REJECT 1791970200 tail\n".to_vec()), user_ini);
    assert_eq!((line.indexed, line.unparsed), (1, 0));
    let document = &documents[0]["_source"];
    assert_eq!(document["source"]["ip"], "203.0.113.9");
    assert_eq!(document["event"]["outcome"], "failure", "the type's own refinements stay");
    assert_eq!(document["@timestamp"], "2026-10-14T09:30:00Z");
    assert_eq!(documents[0]["_index"], "log-aws-vpcflowlogs-2026-10");
}

#[test]
fn a_new_section_comes_first_and_needs_no_code() {
    let user_ini = "[myapp]\ns3_key = myapp/\nfile_format = json\nindex_name = log-myapp\nindex_rotation = daily\n\
                    timestamp_key = at\ntimestamp_format = epoch\necs = user.name source.ip\nuser.name = who\n\
                    source.ip = from\nstatic_ecs = event.kind\nevent.kind = event\ncloud_provider =\n";
    let record = br#"{"at":1791970200,"who":"alice","from":"203.0.113.9","user":{"id":7}}"#;
    let (documents, _) = load_with("myapp/CloudTrail/x.json", &Bytes(record.to_vec()), user_ini);
    assert_eq!(documents[0]["_index"], "log-myapp-2026-10-14");
    let document = &documents[0]["_source"];
    assert_eq!(document["user"], json!({"name": "alice"}));
    assert_eq!(document["myapp"]["user"], json!({"id": 7}), "an original field with a name of ECS");
    assert_eq!(document["related"], json!({"ip": ["203.0.113.9"], "user": ["alice"]}));
    assert_eq!(document.get("cloud"), None);
}

#[test]
fn ids_are_places_or_content_or_the_records_own() {
    let row = "203.0.113.9 10.0.0.5 1791970200\n";
    let bytes = || Bytes(format!("srcaddr dstaddr end\n{row}{row}").into_bytes());
    let ids = |user_ini: &str| -> Vec<Value> {
        load_with(FLOW, &bytes(), user_ini).0.iter().map(|document| document["_id"].clone()).collect()
    };
    let places = ids("");
    assert_ne!(places[0], places[1], "equal lines are two records");
    assert!(places[1].as_str().unwrap().ends_with("-2"));
    let content = ids("[vpcflowlogs]\ndoc_id_mode = content\n");
    assert_eq!(content[0], content[1]);
    assert_eq!(content[0].as_str().unwrap().len(), 32);
    assert_eq!(ids("[vpcflowlogs]\ndoc_id = srcaddr\ndoc_id_suffix = end\n")[0], "203.0.113.9_1791970200");
}

#[test]
fn a_collection_that_takes_no_ids_gets_none() {
    let options = || EngineOptions {
        normalize: Options { action: Action::Append, ..Options::default() },
        ..EngineOptions::default()
    };
    let flow = b"srcaddr dstaddr end\n203.0.113.9 10.0.0.5 1791970200\n".to_vec();
    let (documents, line) = load_under(FLOW, &Bytes(flow), "", options());
    assert_eq!((line.indexed, documents.len()), (1, 1));
    assert_eq!(documents[0]["_index"], "log-aws-vpcflowlogs-2026-10");
    assert_eq!(documents[0].get("_id"), None);
    let (letters, _) = load_under(&format!("{FLOW}.gz"), &Bytes(b"\x1f\x8b\x08\0".to_vec()), "", options());
    assert_eq!(letters[0]["_index"], "log-siem-deadletter-2026-10");
    assert_eq!(letters[0].get("_id"), None);
}

#[test]
fn the_loaders_own_reads_are_excluded_and_nobody_elses() {
    let line = |requester: &str, bucket: &str, operation: &str| {
        format!(
            "o {bucket} [14/Oct/2026:09:30:00 +0000] 203.0.113.9 {requester} R {operation} k \"GET /k HTTP/1.1\" 200 - 1 1 1 1 \"-\" \"siem-es-loader\" -\n"
        )
    };
    let own = "arn:aws:sts::123456789012:assumed-role/aes-siem-es-loader-role/aes-siem-es-loader";
    let text = line(own, OWN_BUCKET, "REST.GET.OBJECT")
        + &line(own, "other-bucket", "REST.GET.OBJECT")
        + &line(own, OWN_BUCKET, "REST.DELETE.OBJECT")
        + &line("arn:aws:sts::111122223333:assumed-role/aes-siem-es-loader-role/x", OWN_BUCKET, "REST.GET.OBJECT")
        + &line("-", OWN_BUCKET, "REST.GET.OBJECT");
    let (documents, account) = load(S3, text);
    assert_eq!((account.read, account.indexed, account.excluded.get("own_logs")), (5, 4, Some(&1)));
    assert!(documents[0]["_id"].as_str().unwrap().ends_with("-2"), "exclusion shifts no ordinal");
    let (_, account) = load_with(
        S3,
        &Bytes(line(own, OWN_BUCKET, "REST.GET.OBJECT").into_bytes()),
        "[DEFAULT]\nignore_own_logs = no\n",
    );
    assert_eq!(account.indexed, 1);
}

#[test]
fn secrets_are_masked_in_fields_and_message() {
    let record = r#"{"timestamp":1791970200000,"action":"ALLOW","httpRequest":{"clientIp":"203.0.113.9","headers":[{"name":"Authorization","value":"Bearer s3cr3t"},{"name":"COOKIE","value":"id=s3cr3t; \"q\""},{"name":"Host","value":"www.example.com"}]}}"#;
    let (documents, _) = load(WAF, record);
    let text = documents[0].to_string();
    assert!(!text.contains("s3cr3t"), "{text}");
    assert!(text.contains("www.example.com"));
    assert!(documents[0]["_source"]["tags"].as_array().unwrap().contains(&json!("siem_redacted")));
    assert!(documents[0]["_source"]["@message"].as_str().unwrap().contains("[redacted]"));
    let (documents, _) = load_with(WAF, &Bytes(record.as_bytes().to_vec()), "[waf]\nredact = httpRequest.clientIp\n");
    assert!(!documents[0].to_string().contains("203.0.113.9"));
}

#[test]
fn account_and_region_come_from_log_envelope_key_in_this_order() {
    let record = |inner: &str| format!("{{\"updatedAt\":\"2026-10-14T09:30:00Z\"{inner}}}");
    let wrapped = |detail: &str| {
        format!(
            "{{\"detail-type\":\"GuardDuty Finding\",\"account\":\"222222222222\",\"region\":\"eu-west-2\",\"detail\":{detail}}}"
        )
    };
    let said = record(",\"accountId\":\"111111111111\",\"region\":\"eu-west-1\"");
    let with_place = "AWSLogs/333333333333/GuardDuty/eu-west-3/x.jsonl.gz";
    for (key, bytes, account, region) in [
        (with_place, wrapped(&said), "111111111111", "eu-west-1"),
        (with_place, wrapped(&record("")), "222222222222", "eu-west-2"),
        (with_place, record(""), "333333333333", "eu-west-3"),
        ("GuardDuty/x", record(""), "unknown", "unknown"),
        ("GuardDuty/x", said.clone(), "111111111111", "eu-west-1"),
        (with_place, record(",\"accountId\":\"unknown\""), "333333333333", "eu-west-3"),
        (with_place, record(",\"accountId\":\"\",\"region\":null"), "333333333333", "eu-west-3"),
        ("x/aws-account-id=444444444444/region=us-gov-west-1/GuardDuty/x", record(""), "444444444444", "us-gov-west-1"),
    ] {
        let (documents, _) = load(key, bytes);
        let cloud = &documents[0]["_source"]["cloud"];
        assert_eq!((cloud["account"]["id"].as_str(), cloud["region"].as_str()), (Some(account), Some(region)), "{key}");
    }
}

#[test]
fn times_fall_back_in_order_and_say_so() {
    let tags = |document: &Value| document["_source"]["tags"].clone();
    let wrapped =
        |detail: &str| format!("{{\"detail-type\":\"x\",\"time\":\"2026-10-14T10:00:00Z\",\"detail\":{detail}}}");
    let key = "AWSLogs/123456789012/GuardDuty/eu-west-1/2026/10/13/x";
    let from_key = "[guardduty]\nfile_timestamp_format = (?P<year>\\d{4})/(?P<month>\\d\\d)/(?P<day>\\d\\d)/\n";
    for (bytes, user_ini, time, tag) in [
        (
            wrapped("{\"updatedAt\":\"2026-10-14T09:30:00.123456789+09:00\"}"),
            "",
            "2026-10-14T00:30:00.123456789Z",
            None,
        ),
        (wrapped("{\"updatedAt\":\"soon\"}"), "", "2026-10-14T10:00:00Z", Some("siem_time_from_envelope")),
        ("{\"updatedAt\":\"soon\"}".to_owned(), from_key, "2026-10-13T00:00:00Z", Some("siem_time_from_key")),
        ("{\"updatedAt\":7}".to_owned(), "", "2026-10-13T00:00:00Z", Some("siem_time_from_key")),
        ("{\"updatedAt\":1791970200}".to_owned(), "", "2026-10-14T09:30:00Z", None),
        ("{\"updatedAt\":\"2026-10-14T09:29:60Z\"}".to_owned(), "", "2026-10-14T09:30:00Z", None),
    ] {
        let (documents, _) = load_with(key, &Bytes(bytes.into_bytes()), user_ini);
        assert_eq!(documents[0]["_source"]["@timestamp"], time);
        match tag {
            Some(tag) => assert!(tags(&documents[0]).as_array().unwrap().contains(&json!(tag)), "{documents:?}"),
            None => assert!(!tags(&documents[0]).to_string().contains("siem_time"), "{documents:?}"),
        }
    }
    let (documents, _) = load_with("GuardDuty/x", &Bytes(b"{\"updatedAt\":7}".to_vec()), "");
    assert_eq!(documents[0]["_source"]["@timestamp"], "2026-10-15T00:00:00Z");
    assert!(tags(&documents[0]).to_string().contains("siem_time_from_object"));
}

#[test]
fn words_of_a_record_that_ecs_does_not_have_are_dropped_and_told() {
    let user_ini = "[mine]\ns3_key = mine/\nfile_format = json\nindex_name = log-mine\n\
                    ecs = event.kind event.outcome\nevent.kind = kind\nevent.outcome = result status\n";
    let records =
        r#"{"kind":"alert","result":"failure"}{"kind":"Alarm","result":"OK","status":"success"}{"result":{"a":1}}"#;
    let (documents, _) = load_with("mine/x.json", &Bytes(records.as_bytes().to_vec()), user_ini);
    let event = |index: usize| &documents[index]["_source"]["event"];
    let is_tagged = |index: usize| documents[index]["_source"]["tags"].to_string().contains("siem_type_mismatch");
    assert_eq!((&event(0)["kind"], &event(0)["outcome"], is_tagged(0)), (&json!("alert"), &json!("failure"), false));
    assert_eq!((event(1).get("kind"), &event(1)["outcome"], is_tagged(1)), (None, &json!("success"), true));
    assert_eq!((event(2).get("outcome"), is_tagged(2)), (None, true));
}

#[test]
fn rows_of_a_users_csv_keep_quoted_line_ends_and_the_last_row() {
    let user_ini = "[mine]\ns3_key = mine/\nfile_format = csv\ncsv_delimiter = ,\nindex_name = log-mine\n\
                    timestamp_key = event-time\ntimestamp_key_list = event_time\necs = user.name\nuser.name = user_name\n";
    let rows = "user-name,note,event-time\r\nalice,\"two\nlines, \"\"quoted\"\"\",2026-10-14T09:30:00Z\r\nbob,-,2026-10-14T09:31:00Z";
    let (documents, line) = load_with("mine/x.csv", &Bytes(rows.as_bytes().to_vec()), user_ini);
    assert_eq!((line.read, line.indexed, line.unparsed), (2, 2, 0));
    let (first, last) = (&documents[0]["_source"], &documents[1]["_source"]);
    assert_eq!((&first["user"]["name"], &first["note"]), (&json!("alice"), &json!("two\nlines, \"quoted\"")));
    assert_eq!(first["@message"], "alice,\"two\nlines, \"\"quoted\"\"\",2026-10-14T09:30:00Z");
    assert_eq!((&last["user"]["name"], last.get("note")), (&json!("bob"), None));
    assert_eq!(last["@timestamp"], "2026-10-14T09:31:00Z");
}

#[test]
fn the_time_of_a_key_is_read_as_python_would_and_never_out_of_range() {
    let user_ini = "[waf]\ntimestamp_key = file_timestamp\nfile_timestamp_format = /(?P<year>\\d+)-(?P<month>\\d+)-(?P<day>\\d+)(?=/)\n";
    let time = |date: &str| {
        let key = format!("AWSLogs/123456789012/WAF/eu-west-1/{date}/aws-waf-logs-x");
        let (documents, line) = load_with(&key, &Bytes(b"{\"action\":\"ALLOW\"}".to_vec()), user_ini);
        assert_eq!(line.indexed, 1, "{date}");
        documents[0]["_source"]["@timestamp"].as_str().unwrap().to_owned()
    };
    assert_eq!(time("2026-10-14"), "2026-10-14T00:00:00Z");
    for date in ["2026-13-01", "2026-02-30", "99999999999999999-01-01", "999999999999999999999999-1-1", "10000-01-01"] {
        assert_eq!(time(date), "2026-10-15T00:00:00Z", "{date}");
    }
}

#[test]
fn values_arrive_in_the_types_of_ecs_or_stay_in_the_document() {
    let user_ini = "[mine]\ns3_key = mine/\nfile_format = json\nindex_name = log-mine\n\
                    ecs = user.name source.port source.bytes event.duration dns.resolved_ip related.hosts event.risk_score\n\
                    user.name = u\nsource.port = p\nsource.bytes = b\nevent.duration = d\ndns.resolved_ip = r\n\
                    related.hosts = h\nevent.risk_score = s\n";
    let load = |record: Value| {
        let (documents, _) = load_with("mine/x", &Bytes(record.to_string().into_bytes()), user_ini);
        documents[0]["_source"].clone()
    };
    let fits = load(json!({"u": 7, "p": "443", "b": 1.9, "d": "12", "r": ["192.0.2.1", "none"], "h": true, "s": ".5"}));
    assert_eq!((&fits["user"]["name"], &fits["source"]), (&json!("7"), &json!({"port": 443, "bytes": 1})));
    assert_eq!((&fits["event"]["duration"], &fits["event"]["risk_score"]), (&json!(12), &json!(0.5)));
    assert_eq!((&fits["dns"]["resolved_ip"], &fits["related"]["hosts"]), (&json!(["192.0.2.1"]), &json!(["true"])));
    assert!(!fits["tags"].to_string().contains("siem_type_mismatch"));
    // An object where all other records have none would be refused by an index, or make one that refuses the others.
    for (field, value, taken_out) in [
        ("u", json!({"a": 1}), true),
        ("p", json!("https"), false),
        ("b", json!(true), false),
        ("d", json!(1e300), false),
        ("r", json!([{"a": 1}]), true),
        ("h", json!({"a": 1}), true),
        ("s", json!("high"), false),
    ] {
        let document = load(json!({field: value}));
        assert!(document["tags"].to_string().contains("siem_type_mismatch"), "{field}: {document}");
        assert_eq!(document.get(field).is_some(), !taken_out, "the original of {field}");
        if taken_out {
            assert_eq!(document["siem_mismatch"], json!([{"path": field, "json": "{\"a\":1}"}]));
        }
        for ecs in ["user", "source", "dns", "related"] {
            assert_eq!(document.get(ecs), None, "{field}");
        }
    }
    let mixed = load(json!({"h": ["a", {"b": 1}]}));
    assert_eq!(mixed["related"]["hosts"], json!(["a"]), "what fits is kept");
    assert!(mixed["tags"].to_string().contains("siem_type_mismatch"));
    assert_eq!((&mixed["h"], &mixed["siem_mismatch"][0]["json"]), (&json!(["a"]), &json!("{\"b\":1}")));
}

#[test]
fn members_that_only_the_option_shape_names_keep_it_too() {
    let user_ini = "[mine]\ns3_key = mine/\nfile_format = json\nindex_name = log-mine\nfield_prefix = mine\n\
                    ecs = user.name\nuser.name = who\nshape = size http.headers.name\n";
    let records = r#"{"size":1,"http":{"headers":[{"name":"a"}]},"siem_mismatch":"mine"}{"size":{"a":1},"http":{"headers":["a"],"x":1}}"#;
    let (documents, _) = load_with("mine/x.json", &Bytes(records.as_bytes().to_vec()), user_ini);
    let (usual, odd) = (&documents[0]["_source"], &documents[1]["_source"]);
    assert_eq!(usual.get("siem_mismatch"), None);
    assert_eq!(usual["mine"], json!({"size": 1, "http": {"headers": [{"name": "a"}]}, "siem_mismatch": "mine"}));
    assert_eq!(odd["mine"], json!({"http": {"x": 1}}));
    assert_eq!(
        odd["siem_mismatch"],
        json!([{"path": "size", "json": "{\"a\":1}"}, {"path": "http.headers", "json": "\"a\""}])
    );
    assert!(
        odd["tags"].to_string().contains("siem_type_mismatch") && !usual.to_string().contains("siem_type_mismatch")
    );
}

#[test]
fn a_field_of_the_record_cannot_pass_for_what_was_taken_out() {
    let user_ini =
        "[mine]\ns3_key = mine/\nfile_format = json\nindex_name = log-mine\necs = user.name\nuser.name = u\n";
    let record = r#"{"u":{"a":1},"siem_mismatch":"x","siem_mismatch.path":"y"}"#;
    let (documents, _) = load_with("mine/x.json", &Bytes(record.as_bytes().to_vec()), user_ini);
    let document = &documents[0]["_source"];
    assert_eq!(document["siem_mismatch"], json!([{"path": "u", "json": "{\"a\":1}"}]));
    assert_eq!(document["mine"]["siem_mismatch"], "x");
}

#[test]
fn a_constant_beats_neither_log_nor_envelope_nor_key() {
    let user_ini = "[mine]\ns3_key = mine/\nfile_format = text\nvia_cwl = yes\nindex_name = log-mine\nlog_columns = account region?\n\
                    ecs = cloud.account.id cloud.region\ncloud.account.id = account\ncloud.region = region\n";
    let constant = "[mine2]\ns3_key = mine2/\nfile_format = text\nvia_cwl = yes\nindex_name = log-mine\nlog_columns = a\n\
                    static_ecs = cloud.account.id cloud.region\ncloud.account.id = 999999999999\ncloud.region = eu-south-1\n";
    let config = format!("{user_ini}{constant}");
    let wrapped = |text: &str| {
        format!(
            "{{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"222222222222\",\"logGroup\":\"g\",\"logStream\":\"s\",\"logEvents\":[{{\"id\":\"1\",\"timestamp\":1791970200000,\"message\":\"{text}\"}}]}}"
        )
    };
    for (key, bytes, account, region) in [
        ("mine/333333333333/eu-west-3/x", wrapped("111111111111 eu-west-1"), "111111111111", "eu-west-1"),
        ("mine/333333333333/eu-west-3/x", wrapped("-"), "222222222222", "eu-west-3"),
        ("mine2/333333333333/eu-west-3/x", wrapped("-"), "222222222222", "eu-west-3"),
        ("mine2/333333333333/eu-west-3/x", "-".to_owned(), "333333333333", "eu-west-3"),
        ("mine2/x", wrapped("-"), "222222222222", "eu-south-1"),
        ("mine2/x", "-".to_owned(), "999999999999", "eu-south-1"),
        ("mine/x", "-".to_owned(), "unknown", "unknown"),
    ] {
        let (documents, _) = load_with(key, &Bytes(bytes.clone().into_bytes()), &config);
        let cloud = &documents[0]["_source"]["cloud"];
        assert_eq!(
            (cloud["account"]["id"].as_str(), cloud["region"].as_str()),
            (Some(account), Some(region)),
            "{key} {bytes}"
        );
    }
}

#[test]
fn a_row_that_no_header_explains_is_marked_with_the_cure() {
    let user_ini = "[vpcflowlogs]\nvia_cwl = yes\n";
    let message = "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"222222222222\",\"logGroup\":\"g\",\"logStream\":\"s\",\"logEvents\":[{\"id\":\"1\",\"timestamp\":1791970200000,\"message\":\"2 222222222222 eni-1\"}]}";
    let (documents, line) = load_with(FLOW, &Bytes(message.as_bytes().to_vec()), user_ini);
    assert_eq!((line.indexed, line.unparsed), (1, 1));
    assert_eq!(
        documents[0]["_source"]["error"]["message"],
        "no header names the columns of this row; set file_format = text and log_columns"
    );
}

#[test]
fn lines_under_fields_need_no_columns_of_the_users() {
    let user_ini = "[proxy]\ns3_key = proxy/\nfile_format = w3c\nindex_name = log-proxy\ntimestamp_key = time\n\
                    ecs = source.ip http.request.method\nsource.ip = c_ip\nhttp.request.method = cs_method\n";
    let lines =
        "203.0.113.9 GET before\n#Version: 1.0\n#Fields: time c-ip cs-method\n2026-10-14T09:30:00Z 203.0.113.9 GET\n";
    let (documents, line) = load_with("proxy/x.log", &Bytes(lines.as_bytes().to_vec()), user_ini);
    assert_eq!((line.read, line.unparsed), (2, 1));
    let [before, after] = [&documents[0]["_source"], &documents[1]["_source"]];
    assert_eq!(before["error"]["message"], "no #Fields line names the columns of this record; set log_columns");
    assert_eq!(after["@timestamp"], "2026-10-14T09:30:00Z");
    assert_eq!(after["source"]["ip"], "203.0.113.9");
    assert_eq!(after["http"]["request"]["method"], "GET");
}

#[test]
fn an_address_that_is_none_gives_way_to_the_next_path() {
    let user_ini = "[mine]\ns3_key = mine/\nfile_format = json\nindex_name = log-mine\n\
                    ecs = source.ip\nsource.ip = forwarded peer\n";
    for (record, address) in [
        (json!({"forwarded": "unknown", "peer": "203.0.113.9"}), json!("203.0.113.9")),
        (json!({"forwarded": "fe80::1%eth0", "peer": "203.0.113.9"}), json!("fe80::1")),
        (json!({"forwarded": "192.0.2.300"}), Value::Null),
    ] {
        let (documents, _) = load_with("mine/x", &Bytes(record.to_string().into_bytes()), user_ini);
        assert_eq!(documents[0]["_source"]["source"]["ip"], address, "{record}");
    }
}

#[test]
fn structures_become_json_text_and_text_stays_as_it_is() {
    let user_ini = "[mine]\ns3_key = mine/\nfile_format = json\nindex_name = log-mine\njson_to_text = a b c d e f g\n";
    let record = br#"{"a":{"x":[1,null,true]},"b":["\u00e9",{}],"c":"{\"x\": 1}","d":0,"e":false,"f":2.50,"g":{}}"#;
    let (documents, line) = load_with("mine/x", &Bytes(record.to_vec()), user_ini);
    assert_eq!(line.unparsed, 0);
    let source = &documents[0]["_source"];
    let texts = ["a", "b", "c", "d", "e", "f", "g"].map(|name| source.get(name).and_then(Value::as_str));
    assert_eq!(
        texts,
        [
            Some(r#"{"x":[1,null,true]}"#),
            Some(r#"["é",{}]"#),
            Some(r#"{"x": 1}"#),
            Some("0"),
            Some("false"),
            Some("2.50"),
            None
        ]
    );
}

#[test]
fn a_user_named_null_and_a_dash_in_json_are_values() {
    let user_ini = "[mine]\ns3_key = mine/\nfile_format = json\nindex_name = log-mine\n\
                    ecs = user.name\nuser.name = who\n";
    let record = json!({"who": "null", "term": "-", "list": "[]", "none": null, "empty": "", "no": {}, "zero": 0});
    let (documents, _) = load_with("mine/x", &Bytes(record.to_string().into_bytes()), user_ini);
    let source = &documents[0]["_source"];
    assert_eq!((&source["user"]["name"], &source["who"]), (&json!("null"), &json!("null")));
    assert_eq!((&source["term"], &source["list"], &source["zero"]), (&json!("-"), &json!("[]"), &json!(0)));
    for gone in ["none", "empty", "no"] {
        assert_eq!(source.get(gone), None, "{gone}");
    }
}

#[test]
fn a_value_too_long_for_the_index_is_cut_also_in_lists_and_whole_in_the_message() {
    let user_ini = "[mine]\ns3_key = mine/\nfile_format = json\nindex_name = log-mine\n\
                    ecs = user.name\nuser.name = who\n";
    let long = "\u{e9}".repeat(16_384);
    let just = "x".repeat(32_766);
    let record = json!({"who": long, "list": [long], "just": just}).to_string();
    let (documents, line) = load_with("mine/x", &Bytes(record.clone().into_bytes()), user_ini);
    assert_eq!((line.indexed, line.unparsed), (1, 0));
    let source = &documents[0]["_source"];
    for cut in [&source["user"]["name"], &source["who"], &source["list"][0]] {
        let cut = cut.as_str().unwrap();
        assert!(cut.len() <= 32_766 && cut.ends_with("\u{e9}<<TRUNCATED>>"), "{} bytes", cut.len());
    }
    assert_eq!((&source["just"], &source["@message"]), (&json!(just), &json!(record)));
    assert_eq!(source["tags"], json!(["siem_time_from_object", "siem_truncated"]));
}

/// Keeps the bulk lines as they would be sent.
#[derive(Default)]
struct Kept(Mutex<Vec<Value>>);

impl Sink for Kept {
    fn submit(&self, bulk: OwnedBulk) {
        let text = String::from_utf8(bulk.bulk.bytes.clone()).unwrap();
        self.0.lock().unwrap().extend(text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()));
        (0..bulk.bulk.items.len()).for_each(|item| bulk.settle(item, &ItemOutcome::Indexed));
    }

    fn finish(&self) -> Result<(), SinkError> {
        Ok(())
    }
}

#[test]
fn with_rollover_every_name_is_an_alias_that_must_exist() {
    let text = "[DEFAULT]\nindex_rotation = auto\n";
    let config = Config::only(&[BUILTIN, Text { name: "user.ini", text }]).unwrap();
    let kept = Arc::new(Kept::default());
    let engine = Engine::new(config, GeoIp::none(), Arc::clone(&kept) as _, EngineOptions::default());
    // The log type chooses the name by the record's category.
    let record = br#"{"category_uid":2,"class_uid":2004,"time":1791970200123,"finding_info":{"uid":"f-1"}}"#;
    let object = ObjectRef::whole("local", "UserLogs/ocsf-json/eu-west-1/x.json");
    let pending = Worker::new(Arc::clone(&engine)).load(&Bytes(record.to_vec()), &object);
    engine.assembler().flush();
    assert_eq!(pending.wait().line.indexed, 1);
    let lines = kept.0.lock().unwrap();
    let action = &lines[0]["create"];
    assert_eq!((&action["_index"], &action["require_alias"]), (&json!("log-ocsf-findings"), &json!(true)));
    assert_eq!(lines[1]["@timestamp"], "2026-10-14T09:30:00.123Z");
}
