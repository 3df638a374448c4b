//! Logs of containers through FireLens, switched on by the lines of the set-up guide.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod harness;

use harness::{Bytes, load_with};
use serde_json::json;

const KEY: &str = "AWSLogs/firelens/apache/2026/10/14/09/aes-siem-firehose-apache-1";

/// The guide's lines stand as they are in the guide.
fn user_ini(more: &str) -> String {
    format!(
        "[apache-in-ecs]\ns3_key = firelens\nfile_format = text\n\
         log_pattern = (?P<remotehost>\\S+) (?P<user>\\S+) (?P<path>/\\S*)$$\nindex_name = log-web-apache\n\
         ecs = source.ip url.path\nsource.ip = remotehost\nurl.path = path\nstatic_ecs = event.kind\nevent.kind = event\n\
         # Specifying the logs are via firelens\nvia_firelens = True\n\
         # Specifying whether stderr is loaded or not. Logs will not be loaded if this is True\n{more}"
    )
}

fn objects() -> Vec<u8> {
    let message = |source: &str, log: &str| {
        json!({
            "container_id": "c0ffee", "container_name": "/web", "source": source, "log": format!("{log}\n"),
            "ecs_cluster": "shop", "ec2_instance_id": "i-0abcdef1234567890", "ecs_task_definition": "web:7",
            "ecs_task_arn": "arn:aws:ecs:eu-west-1:111122223333:task/shop/0123456789abcdef",
        })
    };
    let lines = [
        message("stdout", "192.0.2.7 - /cart").to_string(),
        message("stderr", "AH00558: could not determine the server's name").to_string(),
        json!({"log": "198.51.100.9 - /without/metadata"}).to_string(),
        message("stdout", "no such line").to_string(),
    ];
    lines.join("\n").into_bytes()
}

/// As an exporter's stream writes them.
#[test]
fn a_built_in_type_takes_them_by_one_line() {
    let key = "AWSLogs/123456789012/firelens/nginx-access/eu-west-1/2026/10/14/09/aes-siem-firelens-nginx-access-1";
    let log = "198.51.100.9 - - [14/Oct/2026:09:30:00 +0000] \"GET /cart HTTP/1.1\" 200 512 \"-\" \"curl/8.9\"";
    let message = json!({"container_name": "/web", "source": "stdout", "ecs_cluster": "shop", "log": log}).to_string();
    let (documents, line) = load_with(key, &Bytes(message.into_bytes()), "[nginx-access]\nvia_firelens = true\n");
    assert_eq!((line.read, line.indexed, line.unparsed), (1, 1, 0));
    let document = &documents[0]["_source"];
    assert_eq!(document["@message"], log);
    assert_eq!(document["source"]["ip"], "198.51.100.9");
    assert_eq!(document["url"]["path"], "/cart");
    assert_eq!(document["container"]["name"], "web");
    assert_eq!(document["cloud"], json!({"account": {"id": "123456789012"}, "provider": "aws", "region": "eu-west-1"}));
}

#[test]
fn stdout_is_loaded_and_stderr_is_counted_as_excluded() {
    let (documents, line) = load_with(KEY, &Bytes(objects()), &user_ini("ignore_container_stderr = True\n"));
    assert_eq!((line.read, line.indexed, line.unparsed), (4, 3, 1));
    assert_eq!(line.excluded.get("container_stderr"), Some(&1));
    let first = &documents[0]["_source"];
    assert_eq!(first["@message"], "192.0.2.7 - /cart");
    assert_eq!(first["source"]["ip"], "192.0.2.7");
    assert_eq!(first["url"]["path"], "/cart");
    assert_eq!(first["container"], json!({"id": "c0ffee", "name": "web"}));
    assert_eq!(first["orchestrator"], json!({"cluster": {"name": "shop"}, "type": "ecs"}));
    assert_eq!(first["cloud"]["account"]["id"], "111122223333");
    assert_eq!(first["cloud"]["region"], "eu-west-1");
    assert_eq!(first["cloud"]["instance"]["id"], "i-0abcdef1234567890");
    assert_eq!(first["ecs_task_definition"], "web:7");
    let bare = &documents[1]["_source"];
    assert_eq!(bare["url"]["path"], "/without/metadata");
    assert_eq!(bare["cloud"]["account"]["id"], "unknown");
    let unparsed = &documents[2]["_source"];
    assert_eq!(unparsed["event"]["kind"], "pipeline_error");
    assert_eq!(unparsed["@message"], "no such line");
    assert_eq!(unparsed["container"]["name"], "web");
}

#[test]
fn stderr_is_loaded_where_the_user_wants_it() {
    let (documents, line) = load_with(KEY, &Bytes(objects()), &user_ini("ignore_container_stderr = False\n"));
    assert_eq!((line.read, line.indexed, line.unparsed), (4, 4, 2));
    assert!(line.excluded.is_empty());
    let error = &documents[1]["_source"];
    assert_eq!(error["@message"], "AH00558: could not determine the server's name");
    assert_eq!(error["@timestamp"], "2026-10-14T09:00:00Z", "the hour in the key");
    assert_eq!(error["cloud"]["account"]["id"], "111122223333");
}
