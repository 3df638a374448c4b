//! The documents of all golden cases in a real OpenSearch with our index templates, whose ECS fields forgive nothing:
//! every one is accepted, whatever came before it, and what search has of its ECS fields is what was sent.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::net::IpAddr;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use siem_ecs::schema::{FieldId, FieldType};
use siem_ecs::time::parse_iso8601;
use siem_opensearch::{Cluster, ClusterOptions, Endpoint, Login};
use siem_tests::OpenSearch;
use siem_tests::golden::cases;

/// Indices of all golden documents.
const INDICES: &str = "log-*,metrics-opensearch-index-*";
/// Fewer fields than the golden documents have: a comparison of nothing must not pass.
const LEAST_COMPARED: usize = 40_000;
/// Documents of one bulk request: each that brings a new field waits for the cluster to note it.
const BULK_DOCUMENTS: usize = 100;

/// A golden document.
struct Sent {
    /// `waf/hostile:3`, for people.
    place: String,
    index: String,
    /// As it stands in the file: no number passes through a double.
    source: String,
    /// What its ECS fields hold, without those that have no values outside their text.
    fields: Fields,
}

type Fields = BTreeMap<FieldId, BTreeSet<Term>>;

/// One value of a field, in the spelling that makes equal values equal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Term {
    /// Also numbers that are no integers, with digits that every parser agrees on, and what does not fit its type.
    Text(String),
    Integer(i64),
    Boolean(bool),
    Address(IpAddr),
    /// Degrees, in steps of what a `geo_point` can tell apart.
    Place(i64, i64),
}

#[tokio::test]
async fn golden_documents_are_accepted_and_found_by_what_was_sent() -> Result<()> {
    let node = OpenSearch::shared().await?;
    let cluster = Cluster::connect(ClusterOptions {
        endpoint: Endpoint::parse(&node.url)?,
        login: Login::None,
        ca_file: None,
        timeout: Duration::from_secs(60),
    })?;
    ensure!(!cluster.install_templates().await?.is_empty(), "a new node has no templates");

    let mut documents = golden_documents()?;
    load(&node, &documents).await.context("in the order of the files")?;
    cluster.refresh(INDICES).await?;
    let compared = compare(&node, &documents).await?;
    println!("{compared} ECS fields of {} documents are what was sent", documents.len());
    assert!(compared >= LEAST_COMPARED, "only {compared} fields were compared");

    // The first document of an index makes the mapping: what contradicts it depends on the order.
    node.delete(INDICES).await?;
    documents.reverse();
    load(&node, &documents).await.context("in reverse order")?;
    cluster.refresh(INDICES).await?;
    assert_eq!(compare(&node, &documents).await?, compared);
    Ok(())
}

fn golden_documents() -> Result<Vec<Sent>> {
    let mut documents = Vec::new();
    for case in cases()? {
        let name = format!("{}/{}", case.log_type, case.dir.file_name().unwrap_or_default().to_string_lossy());
        for (number, line) in fs::read_to_string(case.dir.join("expected.ndjson"))?.lines().enumerate() {
            let place = format!("{name}:{}", number + 1);
            documents.push(Sent::read(place.clone(), line).context(place)?);
        }
    }
    Ok(documents)
}

impl Sent {
    fn read(place: String, line: &str) -> Result<Sent> {
        let (_, source) = line.split_once(",\"_source\":").context("a line without a document")?;
        let document: Value = serde_json::from_str(line)?;
        let mut fields = Fields::new();
        collect(&document["_source"], "", &mut fields);
        Ok(Sent {
            place,
            index: document["_index"].as_str().context("a document without an index")?.to_owned(),
            source: source.strip_suffix('}').context("a line that goes on behind its document")?.to_owned(),
            fields,
        })
    }
}

/// The ECS fields of a document or a part of one.
fn collect(value: &Value, path: &str, fields: &mut Fields) {
    let field = FieldId::named(path).filter(|field| field.kind() != FieldType::Tree);
    match (field, value) {
        (_, Value::Null) => {}
        (_, Value::Array(items)) => items.iter().for_each(|item| collect(item, path, fields)),
        // Analysed text has no values to look up.
        (Some(field), _) if field.kind() == FieldType::Text => {}
        (Some(field), value) => {
            fields.entry(field).or_default().insert(Term::sent(value, field.kind()));
        }
        (None, Value::Object(members)) => {
            for (key, member) in members {
                let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                collect(member, &below, fields);
            }
        }
        (None, _) => {}
    }
}

impl Term {
    /// A value as a document has it.
    fn sent(value: &Value, kind: FieldType) -> Term {
        let as_it_is = || Term::Text(value.to_string());
        match (kind, value) {
            (FieldType::Date, Value::String(text)) => {
                parse_iso8601(text).map_or_else(as_it_is, |time| Term::Integer(time.millis()))
            }
            _ => Term::found(value, kind),
        }
    }

    /// A value as search has it: dates as milliseconds, places as `latitude, longitude`.
    fn found(value: &Value, kind: FieldType) -> Term {
        let as_it_is = || Term::Text(value.to_string());
        let degrees = |number: f64| (number * 1e5).round() as i64;
        match (kind, value) {
            (FieldType::Keyword | FieldType::Text, Value::String(text)) => Term::Text(text.clone()),
            (FieldType::Long, Value::Number(number)) => number.as_i64().map_or_else(as_it_is, Term::Integer),
            (FieldType::Float, Value::Number(number)) => {
                number.as_f64().map_or_else(as_it_is, |number| Term::Text(format!("{number:.12e}")))
            }
            (FieldType::Boolean, Value::Bool(boolean)) => Term::Boolean(*boolean),
            (FieldType::Date, Value::String(millis)) => millis.parse().map_or_else(|_| as_it_is(), Term::Integer),
            (FieldType::Ip, Value::String(text)) => {
                text.parse::<IpAddr>().map_or_else(|_| as_it_is(), |address| Term::Address(address.to_canonical()))
            }
            (FieldType::GeoPoint, Value::String(text)) => {
                let (lat, lon) = text.split_once(", ").unwrap_or((text, ""));
                match (lat.parse(), lon.parse()) {
                    (Ok(lat), Ok(lon)) => Term::Place(degrees(lat), degrees(lon)),
                    _ => as_it_is(),
                }
            }
            (FieldType::GeoPoint, Value::Object(place)) => match (place["lat"].as_f64(), place["lon"].as_f64()) {
                (Some(lat), Some(lon)) => Term::Place(degrees(lat), degrees(lon)),
                _ => as_it_is(),
            },
            _ => as_it_is(),
        }
    }
}

/// Indexes all documents, `_id` being the position; what is refused is an error.
async fn load(node: &OpenSearch, documents: &[Sent]) -> Result<()> {
    let mut refused = Vec::new();
    for (number, some) in documents.chunks(BULK_DOCUMENTS).enumerate() {
        let lines: String = (number * BULK_DOCUMENTS..)
            .zip(some)
            .map(|(id, sent)| {
                format!("{}\n{}\n", json!({"create": {"_index": sent.index, "_id": id.to_string()}}), sent.source)
            })
            .collect();
        let answer = node.bulk(&lines).await?;
        let items = answer["items"].as_array().context("a bulk answer without items")?;
        ensure!(items.len() == some.len(), "{} outcomes of {} documents", items.len(), some.len());
        for (sent, item) in some.iter().zip(items) {
            if item["create"]["status"] != 201 {
                let error = &item["create"]["error"];
                refused.push(format!("{}: {} {}", sent.place, error["reason"], error["caused_by"]["reason"]));
            }
        }
    }
    ensure!(refused.is_empty(), "{} of {} are refused:\n{}", refused.len(), documents.len(), refused.join("\n"));
    Ok(())
}

/// Compares what search has of the ECS fields with what was sent, and counts the fields.
async fn compare(node: &OpenSearch, documents: &[Sent]) -> Result<usize> {
    // The default is 100 fields for one search.
    node.put(&format!("{INDICES}/_settings"), &json!({"index.max_docvalue_fields_search": 5000})).await?;
    let mappings = node.get(&format!("{INDICES}/_mapping")).await?;
    let mut of_index: BTreeMap<&str, BTreeMap<usize, &Sent>> = BTreeMap::new();
    for (id, sent) in documents.iter().enumerate() {
        of_index.entry(&sent.index).or_default().insert(id, sent);
    }
    let (mut compared, mut different) = (0, Vec::new());
    for (index, mut documents) in of_index {
        let fields: BTreeSet<FieldId> = documents.values().flat_map(|sent| sent.fields.keys().copied()).collect();
        let wanted: Vec<Value> = fields
            .iter()
            .map(|field| match field.kind() {
                FieldType::Date => json!({"field": field.name(), "format": "epoch_millis"}),
                _ => json!({"field": field.name()}),
            })
            .collect();
        let search = json!({"size": 10_000, "_source": false, "docvalue_fields": wanted});
        let answer = node.post(&format!("{index}/_search"), &search).await?;
        for hit in answer["hits"]["hits"].as_array().context("an answer without hits")? {
            let id: usize = hit["_id"].as_str().unwrap_or_default().parse()?;
            let sent = documents.remove(&id).context("a document that nobody sent, or twice")?;
            for field in &fields {
                let longest = longest(&mappings[index]["mappings"], field.name());
                let mut expected = sent.fields.get(field).cloned().unwrap_or_default();
                expected.retain(|term| !matches!(term, Term::Text(text) if text.encode_utf16().count() > longest));
                let values = hit["fields"][field.name()].as_array().map_or(&[][..], Vec::as_slice);
                let found: BTreeSet<Term> = values.iter().map(|value| Term::found(value, field.kind())).collect();
                compared += usize::from(sent.fields.contains_key(field));
                if found != expected {
                    different.push(format!("{} {}: {expected:?} became {found:?}", sent.place, field.name()));
                }
            }
        }
        let lost: Vec<&str> = documents.values().map(|sent| sent.place.as_str()).collect();
        ensure!(lost.is_empty(), "{index} lacks {lost:?}");
    }
    ensure!(different.is_empty(), "{} of {compared} fields differ:\n{}", different.len(), different.join("\n"));
    Ok(compared)
}

/// Characters of the longest text that a field takes in (`ignore_above`), counted as Java does.
fn longest(mapping: &Value, name: &str) -> usize {
    let field = name.split('.').fold(mapping, |at, part| &at["properties"][part]);
    field["ignore_above"].as_u64().map_or(usize::MAX, |longest| longest as usize)
}
