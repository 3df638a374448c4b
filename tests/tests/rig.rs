//! The rig itself, before anything stands on it.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};
use siem_tests::aws::{Depth, Queue};
use siem_tests::opensearch::{Access, NodeOptions};
use siem_tests::{Aws, EventSourceMapping, Function, Invocation, OpenSearch, Sandbox};

fn tiny() -> Function {
    Function::new("tiny", PathBuf::from(env!("CARGO_BIN_EXE_tiny-bootstrap")))
}

// ---------------------------------------------------------------- OpenSearch

#[tokio::test]
async fn what_is_indexed_is_found() {
    let opensearch = OpenSearch::shared().await.unwrap();
    let lines = "{\"create\":{\"_index\":\"rig-found\",\"_id\":\"b\"}}\n{\"ip\":\"192.0.2.1\"}\n\
                 {\"create\":{\"_index\":\"rig-found\",\"_id\":\"a\"}}\n{\"ip\":\"198.51.100.7\"}\n";
    assert_eq!(opensearch.bulk(lines).await.unwrap()["errors"], json!(false));
    let again = opensearch.bulk(lines).await.unwrap();
    assert_eq!(again["items"][0]["create"]["status"], json!(409));

    let all = opensearch.documents("rig-found*").await.unwrap();
    assert_eq!(all.iter().map(|hit| hit["_id"].as_str().unwrap()).collect::<Vec<_>>(), ["a", "b"]);
    let found = opensearch.search("rig-found", &json!({"term": {"ip.keyword": "192.0.2.1"}})).await.unwrap();
    assert_eq!(found.iter().map(|hit| &hit["_source"]).collect::<Vec<_>>(), [&json!({"ip": "192.0.2.1"})]);
    assert!(opensearch.documents("rig-no-such-*").await.unwrap().is_empty());
}

#[tokio::test]
async fn the_node_has_the_field_types_and_modules_of_the_product() {
    let opensearch = OpenSearch::shared().await.unwrap();
    let mappings = json!({"mappings": {"properties": {
        "source": {"properties": {"ip": {"type": "ip"}, "geo": {"properties": {"location": {"type": "geo_point"}}}}},
        "ratio": {"type": "scaled_float", "scaling_factor": 1000},
        "name": {"type": "keyword", "ignore_above": 1024},
    }}});
    opensearch.put("rig-types", &mappings).await.unwrap();
    let document =
        json!({"source": {"ip": "2001:db8::1", "geo": {"location": {"lat": 1.5, "lon": 2.5}}}, "ratio": 0.5});
    opensearch.put("rig-types/_doc/1?refresh=true", &document).await.unwrap();
    let network = json!({"term": {"source.ip": "2001:db8::/32"}});
    assert_eq!(opensearch.search("rig-types", &network).await.unwrap().len(), 1);

    let script = json!({"script": {"source": "ctx._source.name = 'painless'"}});
    opensearch.post("rig-types/_update/1?refresh=true", &script).await.unwrap();
    assert_eq!(opensearch.documents("rig-types").await.unwrap()[0]["_source"]["name"], json!("painless"));
}

#[tokio::test]
async fn an_error_of_the_cluster_is_an_error_with_its_words() {
    let opensearch = OpenSearch::shared().await.unwrap();
    let error = opensearch.get("rig-no-such-index/_mapping").await.unwrap_err().to_string();
    assert!(error.starts_with("GET rig-no-such-index/_mapping: 404 Not Found: "), "{error}");
    assert!(error.contains("index_not_found_exception"), "{error}");
}

#[tokio::test]
async fn a_node_with_the_security_plugin_knows_its_users() {
    let options = NodeOptions { access: Access::Security, ..NodeOptions::from_env().unwrap() };
    let opensearch = OpenSearch::start_with(&options).await.unwrap();
    assert!(opensearch.url.starts_with("https://"));

    let reader = json!({"password": "A-quite-l0ng-password!", "backend_roles": []});
    opensearch.put("_plugins/_security/api/internalusers/reader", &reader).await.unwrap();
    let authority = std::fs::read(opensearch.ca_file.as_ref().unwrap()).unwrap();
    let client = reqwest::Client::builder()
        .no_proxy()
        .tls_certs_only([reqwest::Certificate::from_pem(&authority).unwrap()])
        .build()
        .unwrap();
    let status = async |user: &str, password: &str| {
        let call = client.get(format!("{}/_cat/indices", opensearch.url)).basic_auth(user, Some(password));
        call.send().await.unwrap().status().as_u16()
    };
    assert_eq!(status("reader", "wrong").await, 401);
    assert_eq!(status("reader", "A-quite-l0ng-password!").await, 403);
    assert_eq!(status("admin", "admin").await, 200);
}

#[tokio::test]
async fn nothing_remains_of_a_node() {
    let before = OpenSearch::start().await.unwrap();
    let url = before.url.clone();
    drop(before);
    let refused = reqwest::Client::builder().no_proxy().build().unwrap().get(&url).send().await.unwrap_err();
    assert!(refused.is_connect(), "{refused}");
}

// ---------------------------------------------------------------- S3 and SQS

async fn keys_told(aws: &Aws, queue: &Queue) -> Vec<String> {
    let mut keys = Vec::new();
    for message in aws.receive(queue, 10).await.unwrap() {
        let body: Value = serde_json::from_str(message.body().unwrap()).unwrap();
        let record = &body["Records"][0];
        assert_eq!(record["eventSource"], json!("aws:s3"));
        assert_eq!(record["awsRegion"], json!("eu-west-1"));
        keys.push(record["s3"]["object"]["key"].as_str().unwrap().to_owned());
    }
    keys.sort();
    keys
}

#[tokio::test]
async fn the_queue_hears_of_objects_with_form_encoded_keys() {
    let aws = Aws::shared().await.unwrap();
    let queue = aws.create_log_bucket("rig-keys").await.unwrap();
    for key in ["a+b", "100%", "a b", "é", "a%2Bb"] {
        aws.put_object("rig-keys", key, b"x".to_vec()).await.unwrap();
    }
    assert_eq!(keys_told(&aws, &queue).await, ["%C3%A9", "100%25", "a%252Bb", "a%2Bb", "a+b"]);
}

#[tokio::test]
async fn a_bucket_that_keeps_versions_gives_each_back() {
    let aws = Aws::shared().await.unwrap();
    aws.create_bucket("rig-versions").await.unwrap();
    aws.keep_versions("rig-versions").await.unwrap();
    let first = aws.put_object("rig-versions", "x", b"1".to_vec()).await.unwrap().unwrap();
    let second = aws.put_object("rig-versions", "x", b"22".to_vec()).await.unwrap().unwrap();
    for (version, length) in [(first, 1), (second, 2)] {
        let object = aws.s3.get_object().bucket("rig-versions").key("x").version_id(&version).send().await.unwrap();
        assert_eq!((object.version_id(), object.content_length()), (Some(version.as_str()), Some(length)));
    }
}

#[tokio::test]
async fn a_message_received_too_often_moves_to_the_dead_letters() {
    let aws = Aws::shared().await.unwrap();
    let dead_letters = aws.create_queue("rig-dead-letters").await.unwrap();
    let queue = aws.create_queue_with_redrive("rig-redrive", &dead_letters, 1).await.unwrap();
    aws.send(&queue, "again").await.unwrap();
    let message = aws.receive(&queue, 10).await.unwrap().remove(0);
    assert_eq!(aws.depth(&queue).await.unwrap(), Depth { visible: 0, in_flight: 1, delayed: 0 });
    aws.give_back(&queue, &message).await.unwrap();
    assert!(aws.receive(&queue, 10).await.unwrap().is_empty());
    assert_eq!(aws.receive(&dead_letters, 10).await.unwrap()[0].body(), Some("again"));
}

// ---------------------------------------------------------------- Lambda

#[tokio::test]
async fn a_function_sees_what_lambda_tells_it_and_stays_warm() {
    let mut sandbox = Sandbox::new(tiny().env("EXTRA", "yes").timeout(Duration::from_secs(60)));
    let first = sandbox.invoke(&json!({"n": 1})).await.unwrap();
    let seen = first.ok().unwrap();
    assert_eq!(seen["event"], json!({"n": 1}));
    assert_eq!(seen["request_id"], json!(first.request_id));
    assert_eq!(seen["arn"], json!("arn:aws:lambda:eu-west-1:123456789012:function:tiny"));
    assert_eq!((&seen["name"], &seen["memory"]), (&json!("tiny"), &json!(2048)));
    assert_eq!((&seen["extra"], &seen["home"]), (&json!("yes"), &Value::Null), "only what Lambda and the test set");
    let now_ms = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis();
    let left_ms = u128::from(seen["deadline_ms"].as_u64().unwrap()) - now_ms;
    assert!(left_ms <= 60_000, "{left_ms}");
    assert!(first.init_duration.is_some());
    assert_eq!(first.log[0], "starting");
    assert!(first.max_rss_bytes.unwrap() > 1 << 20);

    let second = sandbox.invoke(&json!({"do": "print"})).await.unwrap();
    assert_eq!((second.init_duration, second.log), (None, vec!["to stdout".to_owned(), "to stderr".to_owned()]));
    let third = sandbox.invoke(&json!({})).await.unwrap().ok().unwrap();
    assert_eq!(third["pid"], seen["pid"]);
}

#[tokio::test]
async fn a_handler_error_is_a_function_error_and_the_process_stays() {
    let mut sandbox = Sandbox::new(tiny());
    let pid = sandbox.invoke(&json!({})).await.unwrap().ok().unwrap()["pid"].clone();
    let failed = sandbox.invoke(&json!({"do": "fail"})).await.unwrap();
    assert!(failed.function_error.is_some());
    assert_eq!(failed.json().unwrap()["errorMessage"], json!("told to fail"));
    assert_eq!(sandbox.invoke(&json!({})).await.unwrap().ok().unwrap()["pid"], pid);
}

async fn survives(sandbox: &mut Sandbox, order: &str) -> Invocation {
    let pid = sandbox.invoke(&json!({})).await.unwrap().ok().unwrap()["pid"].clone();
    let ended = sandbox.invoke(&json!({"do": order})).await.unwrap();
    let next = sandbox.invoke(&json!({})).await.unwrap();
    assert!(next.init_duration.is_some(), "a new process starts cold");
    assert_ne!(next.ok().unwrap()["pid"], pid);
    ended
}

#[tokio::test]
async fn a_crash_is_an_exit_error_and_the_next_event_finds_a_new_process() {
    let crashed = survives(&mut Sandbox::new(tiny()), "crash").await;
    assert_eq!(crashed.function_error.as_deref(), Some("Runtime.ExitError"));
    assert_eq!(crashed.log, ["crashing"]);
    let exited = survives(&mut Sandbox::new(tiny()), "exit").await;
    let message = exited.json().unwrap()["errorMessage"].as_str().unwrap().to_owned();
    assert!(message.ends_with("Runtime exited with error: exit status: 3"), "{message}");
}

#[tokio::test]
async fn a_function_is_killed_at_its_deadline() {
    let late = survives(&mut Sandbox::new(tiny().timeout(Duration::from_secs(2))), "sleep").await;
    assert_eq!(late.function_error.as_deref(), Some("Sandbox.Timedout"));
    let message = late.json().unwrap()["errorMessage"].as_str().unwrap().to_owned();
    assert!(message.ends_with("Task timed out after 2.00 seconds"), "{message}");
    assert_eq!(late.log, ["sleeping"]);
    assert!(late.duration >= Duration::from_secs(2));
}

#[tokio::test]
async fn a_function_that_cannot_start_says_so() {
    let mut sandbox = Sandbox::new(tiny().env("FAIL_AT_START", "1"));
    let failed = sandbox.invoke(&json!({})).await.unwrap();
    assert_eq!(failed.function_error.as_deref(), Some("Runtime.ExitError"));
    assert_eq!(failed.log, ["starting"]);

    let mut missing = Sandbox::new(Function::new("missing", "/no/such/bootstrap"));
    let error = missing.invoke(&json!({})).await.unwrap_err().to_string();
    assert_eq!(error, "/no/such/bootstrap is not there: has it been built?");
}

#[tokio::test]
async fn sandboxes_stand_side_by_side() {
    let (mut one, mut two) = (Sandbox::new(tiny()), Sandbox::new(tiny()));
    let (event_one, event_two) = (json!({"n": 1}), json!({"n": 2}));
    let (first, second) = tokio::join!(one.invoke(&event_one), two.invoke(&event_two));
    let (first, second) = (first.unwrap().ok().unwrap(), second.unwrap().ok().unwrap());
    assert_eq!((&first["event"], &second["event"]), (&event_one, &event_two));
    assert_ne!(first["pid"], second["pid"]);
}

// ---------------------------------------------------------------- queue to function

#[tokio::test]
async fn a_mapping_hands_over_messages_as_lambda_does() {
    let aws = Aws::shared().await.unwrap();
    let queue = aws.create_queue("rig-mapping").await.unwrap();
    aws.send(&queue, "hello").await.unwrap();
    let mut sandbox = Sandbox::new(tiny());
    let batch = EventSourceMapping::new(&aws, &queue).poll(&mut sandbox).await.unwrap().unwrap();

    assert_eq!(batch.invocation.ok().unwrap()["event"], batch.event, "what is told is what was sent");
    let record = &batch.event["Records"][0];
    assert_eq!(record["messageId"], json!(batch.deleted[0]));
    assert_eq!((&record["body"], &record["eventSource"]), (&json!("hello"), &json!("aws:sqs")));
    assert_eq!(record["attributes"]["ApproximateReceiveCount"], json!("1"));
    assert_eq!(record["eventSourceARN"], json!("arn:aws:sqs:eu-west-1:123456789012:rig-mapping"));
    assert_eq!(record["awsRegion"], json!("eu-west-1"));
    assert!(EventSourceMapping::new(&aws, &queue).poll(&mut sandbox).await.unwrap().is_none());
    assert_eq!(aws.depth(&queue).await.unwrap(), Depth { visible: 0, in_flight: 0, delayed: 0 });
}

#[tokio::test]
async fn messages_that_failed_alone_stay_alone() {
    let aws = Aws::shared().await.unwrap();
    let queue = aws.create_queue("rig-mapping-partial").await.unwrap();
    for body in ["one", "fail", "two"] {
        aws.send(&queue, body).await.unwrap();
    }
    let mapping = EventSourceMapping::new(&aws, &queue);
    let batches = mapping.drain(&mut Sandbox::new(tiny()), 3).await.unwrap();
    assert_eq!(batches.iter().map(|batch| batch.deleted.len()).sum::<usize>(), 2);
    assert_eq!(batches.iter().map(|batch| batch.returned.len()).sum::<usize>(), 1);
    assert_eq!(aws.depth(&queue).await.unwrap(), Depth { visible: 0, in_flight: 1, delayed: 0 });
}

#[tokio::test]
async fn a_failed_function_leaves_its_messages_in_the_queue() {
    let aws = Aws::shared().await.unwrap();
    let queue = aws.create_queue("rig-mapping-failure").await.unwrap();
    aws.send(&queue, "one").await.unwrap();
    aws.send(&queue, "two").await.unwrap();
    let mut sandbox = Sandbox::new(tiny().env("FAIL_AT_START", "1"));
    let batch = EventSourceMapping::new(&aws, &queue).poll(&mut sandbox).await.unwrap().unwrap();
    assert_eq!((batch.deleted.len(), batch.returned.len()), (0, 2));
    assert_eq!(aws.depth(&queue).await.unwrap(), Depth { visible: 0, in_flight: 2, delayed: 0 });
}
