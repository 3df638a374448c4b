//! What a real OpenSearch refuses, and what becomes of it: documents of every conflict, targets that take nothing, a
//! node that goes away. Each is written by the loader's own bulk writer, with our templates.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Result;
use serde_json::{Value, json};
use siem_opensearch::{
    Bulk, BulkWriter, Cluster, ClusterOptions, Endpoint, ItemOutcome, Login, RejectClass, WriterOptions,
};
use siem_tests::OpenSearch;
use siem_tests::opensearch::{Access, NodeOptions};

fn cluster(node: &OpenSearch) -> Cluster {
    let endpoint = Endpoint::parse(&node.url).unwrap();
    let timeout = Duration::from_secs(60);
    Cluster::connect(ClusterOptions { endpoint, login: Login::None, ca_file: None, timeout }).unwrap()
}

/// The shared node, with our templates, and a writer.
async fn prepared() -> Result<(OpenSearch, BulkWriter)> {
    let node = OpenSearch::shared().await?;
    let cluster = cluster(&node);
    cluster.install_templates().await?;
    Ok((node, BulkWriter::new(cluster, WriterOptions::default())))
}

/// Writes documents with the ids `0`, `1`, … and tells what became of each.
async fn write(writer: &BulkWriter, index: &str, documents: &[Value]) -> Vec<ItemOutcome> {
    let lines: Vec<String> = documents.iter().map(Value::to_string).collect();
    write_lines(writer, index, &lines).await
}

async fn write_lines(writer: &BulkWriter, index: &str, documents: &[String]) -> Vec<ItemOutcome> {
    let mut bulk = Bulk::default();
    for (number, document) in documents.iter().enumerate() {
        let action = json!({"create": {"_index": index, "_id": number.to_string()}}).to_string() + "\n";
        bulk.push(0, number as u64 + 1, action.as_bytes(), format!("{document}\n").as_bytes());
    }
    writer.write(bulk, Instant::now() + Duration::from_secs(90)).await.1.outcomes
}

/// The document with an id.
async fn stored(node: &OpenSearch, index: &str, id: usize) -> Result<Value> {
    Ok(node.get(&format!("{index}/_doc/{id}")).await?["_source"].clone())
}

/// What a document says has moved: path and value.
fn unmapped(document: &Value) -> Vec<(String, Value)> {
    let entry = |entry: &Value| {
        let json = entry["json"].as_str().unwrap();
        (entry["path"].as_str().unwrap().to_owned(), serde_json::from_str(json).unwrap_or_else(|_| json.into()))
    };
    document["unmapped"].as_array().unwrap().iter().map(entry).collect()
}

fn path(path: &str, value: Value) -> (String, Value) {
    (path.to_owned(), value)
}

#[tokio::test]
async fn every_conflict_with_the_mapping_is_healed_where_it_is() -> Result<()> {
    let (node, writer) = prepared().await?;
    let index = "log-heal-conflicts-2026-10";
    // What stands in the index says what the others may be.
    let first = json!({"@timestamp": "2026-10-14T09:30:00Z", "s": "text", "o": {"p": {"q": "1"}}});
    assert_eq!(write(&writer, index, &[first]).await, [ItemOutcome::Indexed]);
    let cases = [
        (json!({"source": {"port": "http", "bytes": 1}}), vec![path("source.port", json!("http"))]),
        (
            json!({"source": {"ip": ["192.0.2.1", "nonsense"]}}),
            vec![path("source.ip", json!(["192.0.2.1", "nonsense"]))],
        ),
        (json!({"@timestamp": "yesterday"}), vec![path("@timestamp", json!("yesterday"))]),
        (json!({"source": {"geo": {"location": "nowhere"}}}), vec![path("source.geo.location", json!("nowhere"))]),
        (json!({"event": {"duration": 1e30}}), vec![path("event.duration", json!(1e30))]),
        (json!({"user": {"name": {"a": 1}}}), vec![path("user.name", json!({"a": 1}))]),
        // An object where others have a text, and the other way round.
        (json!({"s": {"t": 1}}), vec![path("s", json!({"t": 1}))]),
        (json!({"s.t.u": 1}), vec![path("s.t.u", json!(1))]),
        (json!({"o": "text"}), vec![path("o", json!("text"))]),
        (json!({"o": {"p": "text", "r": "2"}}), vec![path("o.p", json!("text"))]),
        (json!({"o": [{"p": {"q": "3"}}, "text"]}), vec![path("o", json!([{"p": {"q": "3"}}, "text"]))]),
        (json!({"o": [{"p": {"q": {"r": 1}}}, {"p": {"q": "4"}}]}), vec![path("o.p.q", json!([{"r": 1}, "4"]))]),
        (json!({"tags": {"a": 1}}), vec![path("tags", json!({"a": 1}))]),
        // Names.
        (
            json!({"": 1, "n": {".a": {"b": 2}}, "p. .q": 3}),
            vec![path("", json!(1)), path("n..a", json!({"b": 2})), path("p. .q", json!(3))],
        ),
        (json!({"_id": "x"}), vec![path("_id", json!("x"))]),
        // Three conflicts, of which the cluster tells one at a time.
        (
            json!({"source": {"port": "http", "ip": "nonsense"}, "o": {"p": 7}}),
            vec![path("source.port", json!("http")), path("source.ip", json!("nonsense")), path("o.p", json!(7))],
        ),
    ];
    // Their ids go on behind the first one's.
    let mut documents = vec![json!({})];
    documents.extend(cases.iter().map(|(document, _)| document.clone()));
    let outcomes = write(&writer, index, &documents).await;
    assert_eq!(outcomes[0], ItemOutcome::Duplicate);
    for (number, (document, wanted)) in cases.iter().enumerate() {
        assert_eq!(outcomes[number + 1], ItemOutcome::Healed, "{document}");
        let found = stored(&node, index, number + 1).await?;
        let mut moved = unmapped(&found);
        // Which of several is told first is the cluster's business.
        moved.sort_by(|a, b| a.0.cmp(&b.0));
        let mut wanted = wanted.clone();
        wanted.sort_by(|a, b| a.0.cmp(&b.0));
        assert_eq!(moved, wanted, "{document}");
        let tagged = found["tags"] == json!(["siem_healed"]);
        assert_eq!(tagged, !wanted.iter().any(|(path, _)| path == "tags"), "{found}");
        let said = found["error"]["message"].as_str().unwrap();
        assert!(said.starts_with("refused by the cluster (mapper_parsing_exception), moved to unmapped: "), "{said}");
    }
    let kept = stored(&node, index, 1).await?;
    assert_eq!(kept["source"], json!({"bytes": 1}), "the rest stays");
    node.post(&format!("{index}/_refresh"), &json!({})).await?;
    let healed = node.search(index, &json!({"term": {"tags": "siem_healed"}})).await?;
    assert_eq!(healed.len(), cases.len() - 1, "they are found by their tag");
    Ok(())
}

#[tokio::test]
async fn a_refusal_that_quotes_megabytes_is_read() -> Result<()> {
    let (node, writer) = prepared().await?;
    let index = "log-heal-quoted-2026-10";
    // The longest value that the loader keeps of a record, and some beside it.
    let documents =
        [json!({"source": {"port": "\u{1}".repeat(1_000_000)}}), json!({"source": {"port": "p".repeat(8 << 20)}})];
    assert_eq!(write(&writer, index, &documents).await, vec![ItemOutcome::Healed; 2]);
    assert_eq!(stored(&node, index, 1).await?["unmapped"][0]["json"].as_str().unwrap().len(), 32_000);
    Ok(())
}

#[tokio::test]
async fn nesting_without_end_and_repeated_names_are_healed() -> Result<()> {
    let (node, writer) = prepared().await?;
    let index = "log-heal-depth-2026-10";
    let deep = |open: &str, close: &str, depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
    let lines = [
        format!("{{\"flat\":\"x\",\"deep\":{}}}", deep("{\"d\":", "}", 30)),
        format!("{{\"flat\":\"x\",\"deep\":{}}}", deep("[", "]", 2000)),
        format!("{{\"flat\":\"x\",\"deep\":{},\"source\":{{\"port\":\"http\"}}}}", deep("{\"d\":", "}", 500)),
        "{\"event\":{\"kind\":\"a\",\"kind\":\"event\"}}".to_owned(),
    ];
    assert_eq!(write_lines(&writer, index, &lines).await, vec![ItemOutcome::Healed; 4]);
    for number in 0..3 {
        let document = stored(&node, index, number).await?;
        assert_eq!((&document["flat"], document.get("deep")), (&json!("x"), None), "{number}");
        assert_eq!(unmapped(&document)[0].0, "deep");
    }
    assert_eq!(stored(&node, index, 3).await?["event"], json!({"kind": "event"}));
    Ok(())
}

#[tokio::test]
async fn too_many_fields_leave_the_ecs_fields_standing() -> Result<()> {
    let (node, writer) = prepared().await?;
    let index = "log-heal-fields-2026-10";
    let mut document = json!({"@timestamp": "2026-10-14T09:30:00Z", "source": {"ip": "192.0.2.1"}});
    for number in 0..6000 {
        document[format!("field_{number}")] = json!("x");
    }
    assert_eq!(write(&writer, index, &[document]).await, [ItemOutcome::Healed]);
    let found = stored(&node, index, 0).await?;
    assert_eq!(found["source"]["ip"], json!("192.0.2.1"));
    assert_eq!(unmapped(&found).len(), 6000);
    assert!(found["error"]["message"].as_str().unwrap().ends_with(" and 5980 more"));
    let mapping = node.get(&format!("{index}/_mapping")).await?.to_string();
    assert!(!mapping.contains("field_17"), "the index has none of them");
    Ok(())
}

#[tokio::test]
async fn indices_that_somebody_else_made_take_healed_documents_too() -> Result<()> {
    let (node, writer) = prepared().await?;
    // Not of our templates: a long text in a keyword, a strict mapping, an alias of a field, a full mapping.
    node.put("heal-foreign-1", &json!({"mappings": {"dynamic": "strict", "properties": {
        "k": {"type": "keyword"}, "c": {"properties": {"d": {"type": "text", "fields": {"raw": {"type": "keyword"}}}}},
        "al": {"type": "alias", "path": "k"}, "o": {"type": "object", "dynamic": "strict"},
        "tags": {"type": "keyword"}, "error": {"properties": {"message": {"type": "text"}}},
        "unmapped": {"properties": {"path": {"type": "keyword"}, "json": {"type": "keyword"}}}
    }}})).await?;
    let long = "x".repeat(40_000);
    let documents = [
        json!({"k": long}),
        json!({"k": ["short", long]}),
        json!({"c": {"d": long}}),
        json!({"al": "x"}),
        json!({"new": 1}),
        json!({"o": {"new": {"q": 1}}}),
    ];
    let outcomes = write(&writer, "heal-foreign-1", &documents).await;
    assert_eq!(outcomes, vec![ItemOutcome::Healed; documents.len()]);
    let mut paths = Vec::new();
    for number in 0..documents.len() {
        paths.extend(unmapped(&stored(&node, "heal-foreign-1", number).await?).into_iter().map(|(path, _)| path));
    }
    assert_eq!(paths, ["k", "k", "c.d", "al", "new", "o.new"]);
    Ok(())
}

#[tokio::test]
async fn what_no_healing_helps_is_rejected_and_says_why() -> Result<()> {
    let (node, writer) = prepared().await?;
    // Nothing may be added, not even what healing says.
    node.put("heal-strict-1", &json!({"mappings": {"dynamic": "strict", "properties": {"k": {"type": "long"}}}}))
        .await?;
    let outcomes = write(&writer, "heal-strict-1", &[json!({"k": 1}), json!({"k": "x"})]).await;
    assert_eq!(outcomes[0], ItemOutcome::Indexed);
    let ItemOutcome::Rejected { class, error_type, reason } = &outcomes[1] else { panic!("{outcomes:?}") };
    assert_eq!((*class, error_type.as_str()), (RejectClass::Mapping, "mapper_parsing_exception"));
    assert!(reason.starts_with("failed to parse field [k] of type [long] in document with id '1'"), "{reason}");
    Ok(())
}

#[tokio::test]
async fn one_id_that_is_too_long_costs_no_other_document() -> Result<()> {
    let (node, writer) = prepared().await?;
    let index = "log-heal-ids-2026-10";
    let mut bulk = Bulk::default();
    for number in 0..20u64 {
        let id = if number == 7 { "x".repeat(513) } else { number.to_string() };
        let action = json!({"create": {"_index": index, "_id": id}}).to_string() + "\n";
        bulk.push(0, number, action.as_bytes(), b"{\"event\":{\"kind\":\"event\"}}\n");
    }
    let (_, report) = writer.write(bulk, Instant::now() + Duration::from_secs(90)).await;
    for (number, outcome) in report.outcomes.iter().enumerate() {
        match outcome {
            ItemOutcome::Rejected { class, .. } => assert_eq!((number, *class), (7, RejectClass::Malformed)),
            outcome => assert_eq!(*outcome, ItemOutcome::Indexed, "{number}"),
        }
    }
    node.post(&format!("{index}/_refresh"), &json!({})).await?;
    assert_eq!(node.search(index, &json!({"match_all": {}})).await?.len(), 19);
    Ok(())
}

/// Names of the indices with a document of each id, in the order of ids.
async fn places(node: &OpenSearch, pattern: &str) -> Result<Vec<String>> {
    node.post(&format!("{pattern}/_refresh?expand_wildcards=open"), &json!({})).await?;
    let mut found: Vec<(usize, String)> = Vec::new();
    for hit in node.search(pattern, &json!({"match_all": {}})).await? {
        found.push((hit["_id"].as_str().unwrap().parse()?, hit["_index"].as_str().unwrap().to_owned()));
    }
    found.sort();
    Ok(found.into_iter().map(|(_, index)| index).collect())
}

fn events(count: usize) -> Vec<Value> {
    vec![json!({"event": {"kind": "event"}}); count]
}

#[tokio::test]
async fn closed_and_read_only_indices_are_followed_by_the_next() -> Result<()> {
    let (node, _) = prepared().await?;
    for (name, block) in
        [("closed", None), ("readonly", Some("index.blocks.read_only")), ("write", Some("index.blocks.write"))]
    {
        let index = format!("log-block-{name}-2026-10");
        node.put(&index, &json!({})).await?;
        match block {
            None => node.post(&format!("{index}/_close"), &json!({})).await?,
            Some(block) => node.put(&format!("{index}/_settings"), &json!({block: true})).await?,
        };
        // Whose block it is shows where another index has none.
        node.put(&format!("log-block-{name}-2026-11"), &json!({})).await?;
        let writer = BulkWriter::new(cluster(&node), WriterOptions::default());
        assert_eq!(write(&writer, &index, &events(3)).await, vec![ItemOutcome::Indexed; 3], "{name}");
        assert_eq!(places(&node, &format!("{index}_01")).await?, vec![format!("{index}_01"); 3]);
    }
    Ok(())
}

#[tokio::test]
async fn a_full_disk_is_waited_for() -> Result<()> {
    let (node, writer) = prepared().await?;
    let index = "log-block-flood-2026-10";
    let block = |on: Value| json!({"index.blocks.read_only_allow_delete": on});
    node.put(index, &json!({})).await?;
    node.put(&format!("{index}/_settings"), &block(json!(true))).await?;
    let free = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        node.put(&format!("{index}/_settings"), &block(Value::Null)).await
    };
    let documents = events(2);
    let (outcomes, freed) = tokio::join!(write(&writer, index, &documents), free);
    freed?;
    assert_eq!(outcomes, vec![ItemOutcome::Indexed; 2]);
    assert_eq!(places(&node, "log-block-flood-*").await?, vec![index; 2]);
    Ok(())
}

#[tokio::test]
async fn aliases_are_made_and_their_indices_followed() -> Result<()> {
    let (node, writer) = prepared().await?;
    let alias = "log-alias-waf";
    let push = async |writer: &BulkWriter, from: u64| {
        let mut bulk = Bulk::default();
        for number in from..from + 2 {
            let action = json!({"create": {"_index": alias, "_id": number.to_string(), "require_alias": true}});
            bulk.push(0, number, format!("{action}\n").as_bytes(), b"{\"event\":{\"kind\":\"event\"}}\n");
        }
        writer.write(bulk, Instant::now() + Duration::from_secs(90)).await.1.outcomes
    };
    assert_eq!(push(&writer, 0).await, vec![ItemOutcome::Indexed; 2]);
    // An index whose writes are blocked, and a closed one.
    node.put(&format!("{alias}-000001/_settings"), &json!({"index.blocks.write": true})).await?;
    node.put("log-alias-neighbour", &json!({})).await?;
    assert_eq!(push(&writer, 2).await, vec![ItemOutcome::Indexed; 2]);
    assert_eq!(
        places(&node, &format!("{alias}-*")).await?[..],
        ["1", "1", "2", "2"].map(|n| format!("{alias}-00000{n}"))
    );
    node.post(&format!("{alias}-000002/_close"), &json!({})).await?;
    assert_eq!(push(&writer, 4).await, vec![ItemOutcome::Indexed; 2]);
    let aliases = node.get(&format!("_alias/{alias}")).await?;
    assert_eq!(aliases[format!("{alias}-000003")]["aliases"][alias], json!({"is_write_index": true}));

    // Where an index has the name of the alias, none can be made.
    node.put("log-alias-taken", &json!({})).await?;
    let mut bulk = Bulk::default();
    let action = b"{\"create\":{\"_index\":\"log-alias-taken\",\"_id\":\"1\",\"require_alias\":true}}\n";
    bulk.push(0, 1, action, b"{}\n");
    let (_, report) = writer.write(bulk, Instant::now() + Duration::from_secs(90)).await;
    assert!(matches!(report.outcomes[..], [ItemOutcome::Rejected { class: RejectClass::NoAlias, .. }]), "{report:?}");
    Ok(())
}

#[tokio::test]
async fn a_node_that_is_killed_and_comes_back_in_the_middle_of_a_load_loses_nothing() -> Result<()> {
    const BULKS: usize = 40;
    const DOCUMENTS: usize = 50;
    let mut node = OpenSearch::start().await?;
    let cluster = cluster(&node);
    cluster.install_templates().await?;
    let pauses = WriterOptions { longest_pause: Duration::from_secs(2), ..WriterOptions::default() };
    let writer = BulkWriter::new(cluster, pauses);
    // One after the other, so that the node goes away under some and is away for others.
    let load = async {
        let mut outcomes = Vec::new();
        for first in (0..BULKS).map(|number| number * DOCUMENTS) {
            let mut bulk = Bulk::default();
            for number in first..first + DOCUMENTS {
                let action = json!({"create": {"_index": "log-restart-2026-10", "_id": number.to_string()}});
                bulk.push(0, number as u64, format!("{action}\n").as_bytes(), b"{\"event\":{\"kind\":\"event\"}}\n");
            }
            outcomes.extend(writer.write(bulk, Instant::now() + Duration::from_secs(240)).await.1.outcomes);
        }
        outcomes
    };
    let (outcomes, restarted) = tokio::join!(load, async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        node.restart().await
    });
    restarted?;
    // What was taken and not told is there already when it is sent again.
    let stands = |outcome: &ItemOutcome| matches!(outcome, ItemOutcome::Indexed | ItemOutcome::Duplicate);
    assert!(outcomes.len() == BULKS * DOCUMENTS && outcomes.iter().all(stands), "{outcomes:?}");
    node.post("log-restart-2026-10/_refresh", &json!({})).await?;
    assert_eq!(node.get("log-restart-2026-10/_count").await?["count"], json!(BULKS * DOCUMENTS));
    Ok(())
}

#[tokio::test]
async fn a_cluster_with_an_authority_of_its_own_is_reached_with_its_certificate() -> Result<()> {
    let options = NodeOptions { access: Access::Security, ..NodeOptions::from_env()? };
    let node = OpenSearch::start_with(&options).await?;
    let (user, password) = node.credentials.unwrap();
    let connect = |ca_file: Option<PathBuf>| {
        let endpoint = Endpoint::parse(&node.url).unwrap();
        let (login, timeout) = (Login::Basic(user.into(), password.into()), Duration::from_secs(60));
        Cluster::connect(ClusterOptions { endpoint, login, ca_file, timeout }).unwrap()
    };
    let writer = BulkWriter::new(connect(node.ca_file.clone()), WriterOptions::default());
    assert_eq!(write(&writer, "log-tls-2026-10", &events(2)).await, vec![ItemOutcome::Indexed; 2]);
    // Who does not know the authority sends nothing, and does not try for ever.
    let stranger = BulkWriter::new(connect(None), WriterOptions::default());
    let outcomes = write(&stranger, "log-tls-2026-10", &events(1)).await;
    let [ItemOutcome::Deferred { status: 0, reason }] = &outcomes[..] else { panic!("{outcomes:?}") };
    assert!(reason.contains("invalid peer certificate"), "{reason}");
    Ok(())
}
