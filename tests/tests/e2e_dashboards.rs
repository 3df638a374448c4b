//! The dashboards on real data: the demo day first, then the documents of all golden cases, in a real OpenSearch with our
//! index templates. Every panel's search is sent as Dashboards sends it; fields have the types that panels count on, no
//! panel is empty, and the objects are taken by an index that is as strict as that of Dashboards.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use reqwest::Method;
use serde_json::{Value, json};
use siem_dashboards::{Monitor, monitors_file, read_monitors};
use siem_opensearch::{Cluster, ClusterOptions, Endpoint, Login};
use siem_tests::OpenSearch;
use siem_tests::dashboards::{Cell, PanelSearch, SavedObjects, alerts, ask, lint, look, mapping, picture, stored};
use siem_tests::golden::cases;

/// All that is in the cluster.
const ALWAYS: (&str, &str) = ("2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z");
/// The demo day.
const DEMO_DAY: (&str, &str) = ("2026-10-14T00:00:00Z", "2026-10-15T00:00:00Z");
/// The dashboard about loading, which happens at the time of the test.
const LEDGER: &str = "siem-loader-health";
/// Monitors that alert on the demo day: all but the one about silence, for everything has come in just now.
const ALERTS_OF_THE_DAY: [&str; 8] = [
    "Root was used",
    "Logging was switched off",
    "GuardDuty found something of high severity",
    "Security Hub has a critical finding",
    "Sign-in without a second factor",
    "A bucket may be opened to everybody",
    "A security group was opened to the world",
    "Records were not taken",
];
/// Documents of one bulk request.
const BULK_DOCUMENTS: usize = 100;

fn objects() -> Result<SavedObjects> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dashboards/dashboard.ndjson");
    SavedObjects::read(&fs::read_to_string(path)?)
}

/// Runs the packaged `siem`, which has to succeed.
fn siem(arguments: &[&str]) -> Result<()> {
    let output =
        Command::new(PathBuf::from(std::env::var_os("SIEM_BIN_DIR").unwrap()).join("siem")).args(arguments).output()?;
    ensure!(output.status.success(), "siem {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

/// Loads the demo day with what a good day has none of, and the health of the loader is about.
fn load_demo_day(node: &OpenSearch) -> Result<()> {
    let refused = siem(&["demo", "--trouble", "--to", &node.url]).err().context("the damaged object was loaded")?;
    ensure!(refused.to_string().contains("_app.shop.50dc6c495c0c9188_20261014T1200Z"), "{refused}");
    Ok(())
}

async fn refresh(node: &OpenSearch) -> Result<()> {
    node.post("_refresh", &json!({})).await.map(|_| ())
}

async fn load_golden_documents(node: &OpenSearch) -> Result<()> {
    let mut lines = Vec::new();
    for case in cases()? {
        for line in fs::read_to_string(case.dir.join("expected.ndjson"))?.lines() {
            let (_, source) = line.split_once(",\"_source\":").context("a line without a document")?;
            let place: Value = serde_json::from_str(line)?;
            let action = json!({ "index": { "_index": place["_index"], "_id": place["_id"] } });
            lines.push(format!("{action}\n{}\n", source.strip_suffix('}').context("a line that goes on")?));
        }
    }
    for some in lines.chunks(BULK_DOCUMENTS) {
        let answer = node.bulk(&some.concat()).await?;
        ensure!(answer["errors"] == false, "{answer}");
    }
    refresh(node).await
}

/// Panels that show nothing, by dashboard.
async fn empty_panels(node: &OpenSearch, objects: &SavedObjects) -> Result<Vec<String>> {
    let mut empty = Vec::new();
    for (id, dashboard) in objects.of("dashboard") {
        let panels = SavedObjects::panels(dashboard)?;
        for (placed, _, found) in look(node, objects, &panels, ALWAYS).await.with_context(|| id.to_owned())? {
            if found.is_some_and(|(_, rows)| rows.is_empty()) {
                empty.push(format!("{id}: {}", placed.title.as_deref().unwrap_or(&placed.id)));
            }
        }
    }
    Ok(empty)
}

async fn alerting(node: &OpenSearch) -> Result<Vec<String>> {
    let mut alerting = Vec::new();
    for monitor in read_monitors(&monitors_file())? {
        if alerts(node, &monitor.body(), &format!("{}-*", monitor.pattern))
            .await
            .with_context(|| monitor.name.clone())?
        {
            alerting.push(monitor.name);
        }
    }
    Ok(alerting)
}

/// The records of a sample, which come in now; `now-30m`, `now-2h` and `now-3d` are times of that long ago.
fn sample(monitor: &Monitor, text: &str) -> Result<Vec<Value>> {
    let sample: Value = serde_json::from_str(text).with_context(|| format!("a sample of {}: {text}", monitor.name))?;
    let mut records = if let Value::Array(records) = sample { records } else { vec![sample] };
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis() as i64;
    for record in &mut records {
        let ago = match record["@timestamp"].as_str() {
            None => Some(0),
            Some(at) => at.strip_prefix("now-").map(minutes).transpose()?,
        };
        if let Some(ago) = ago {
            record["@timestamp"] = Value::from(now - ago * 60_000);
        }
        record["event"]["ingested"] = Value::from(now);
    }
    Ok(records)
}

/// `2h` → 120
fn minutes(text: &str) -> Result<i64> {
    let (number, unit) = text.split_at(text.len() - 1);
    let unit = match unit {
        "m" => 1,
        "h" => 60,
        "d" => 24 * 60,
        _ => anyhow::bail!("{text} is no span of time"),
    };
    Ok(number.parse::<i64>()? * unit)
}

/// What the guided tour of `docs/dashboard.md` says, and a panel does not show: each row of its table names a dashboard, a
/// panel, and values that stand there.
async fn missed_on_the_tour(node: &OpenSearch, objects: &SavedObjects) -> Result<Vec<String>> {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/dashboard.md"))?;
    let (mut stops, mut missed) = (0, Vec::new());
    for line in page.lines().filter(|line| line.contains(") › ")) {
        let columns: Vec<&str> = line.split('|').map(str::trim).collect();
        let (dashboard, panel) = columns[2].split_once(" › ").context("a dashboard and a panel")?;
        let title = dashboard.trim_start_matches('[').split(']').next().unwrap_or_default();
        let found = objects.of("dashboard").find(|(_, object)| object["attributes"]["title"] == title);
        let (_, object) = found.with_context(|| format!("there is no dashboard {title}"))?;
        let panels = SavedObjects::panels(object)?;
        let placed: Vec<_> = panels.into_iter().filter(|placed| placed.title.as_deref() == Some(panel)).collect();
        ensure!(placed.len() == 1, "{title} has no panel {panel}");
        let shown = look(node, objects, &placed, DEMO_DAY).await?;
        let (_, rows) = shown[0].2.as_ref().context("a panel that searches nothing")?;
        // What stands in one row; what stands in another one comes after an `and`.
        for told_together in columns[3].split(", and ") {
            let values: Vec<&str> = told_together.split('`').skip(1).step_by(2).collect();
            ensure!(!values.is_empty(), "{title}, {panel}: the tour says nothing");
            let has_all = |row: &Vec<Cell>| values.iter().all(|value| row.iter().any(|cell| told(cell) == *value));
            if !rows.rows.iter().any(has_all) {
                missed.push(format!("{title}, {panel}: {told_together}"));
            }
        }
        stops += 1;
    }
    ensure!(stops >= 15, "the tour has {stops} stops only");
    Ok(missed)
}

fn told(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::None => String::new(),
    }
}

/// Pictures of the demo day: `SIEM_PREVIEWS=DIR` has one drawn of each dashboard.
async fn draw(node: &OpenSearch, objects: &SavedObjects) -> Result<()> {
    let Some(folder) = std::env::var_os("SIEM_PREVIEWS").map(PathBuf::from) else { return Ok(()) };
    fs::create_dir_all(&folder)?;
    for (id, dashboard) in objects.of("dashboard") {
        let time = if id == LEDGER { ALWAYS } else { DEMO_DAY };
        let title = dashboard["attributes"]["title"].as_str().context("a dashboard without a title")?;
        let panels = SavedObjects::panels(dashboard)?;
        let svg = picture(title, &look(node, objects, &panels, time).await?);
        fs::write(folder.join(format!("{}.svg", id.trim_start_matches("siem-"))), svg)?;
    }
    Ok(())
}

/// Dashboards whose records the cluster has.
async fn with_records(node: &OpenSearch, objects: &SavedObjects) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for (id, dashboard) in objects.of("dashboard") {
        let panels = SavedObjects::panels(dashboard)?;
        let records: Vec<_> = panels.iter().filter(|panel| panel.kind == "search").collect();
        ensure!(!records.is_empty(), "{id} leads to no records");
        for panel in records {
            let object = objects.get(&panel.kind, &panel.id).context("no search")?;
            if ask(node, objects, object, ALWAYS).await?.is_some_and(|(_, rows)| !rows.is_empty()) {
                found.insert(id.to_owned());
            }
        }
    }
    Ok(found)
}

/// What a panel tells apart, row by row.
async fn told_apart(
    node: &OpenSearch,
    objects: &SavedObjects,
    id: &str,
    time: (&str, &str),
) -> Result<Vec<Vec<String>>> {
    let object = objects.get("visualization", id).with_context(|| format!("there is no {id}"))?;
    let (_, rows) = ask(node, objects, object, time).await?.context("a panel that searches nothing")?;
    Ok(rows.rows.iter().map(|row| row[..rows.keys].iter().map(told).collect()).collect())
}

/// Panels that do not begin with who came from two countries, and with the newer one, on a day on which somebody else came
/// later, but from one.
async fn countries_in_order(node: &OpenSearch, objects: &SavedObjects) -> Result<Vec<String>> {
    let records =
        [("alice", "Germany", 8), ("alice", "Nigeria", 9), ("bruno", "Germany", 10), ("bruno", "Germany", 11)];
    for (number, (user, country, hour)) in records.iter().enumerate() {
        let record = json!({
            "@timestamp": format!("2026-11-11T{hour:02}:00:00Z"), "user": { "name": user },
            "source": { "geo": { "country_name": country } }
        });
        node.put(&format!("log-aws-cloudtrail-countries/_doc/{number}?refresh=true"), &record).await?;
    }
    let mut wrong = Vec::new();
    for dashboard in ["cloudtrail", "sign-ins"] {
        let id = format!("siem-{dashboard}-countries-per-user-newest-first");
        let rows = told_apart(node, objects, &id, ("2026-11-11T00:00:00Z", "2026-11-12T00:00:00Z")).await?;
        if rows != [["alice", "Nigeria"], ["alice", "Germany"], ["bruno", "Germany"]] {
            wrong.push(format!("{id}: {rows:?}"));
        }
    }
    Ok(wrong)
}

/// Panels of Security Hub that see no finding in OCSF; those in ASFF are on the demo day.
async fn blind_to_ocsf(node: &OpenSearch, objects: &SavedObjects) -> Result<Vec<String>> {
    let mut blind = Vec::new();
    let dashboard = objects.get("dashboard", "siem-securityhub").context("no dashboard of Security Hub")?;
    for placed in SavedObjects::panels(dashboard)? {
        let object = objects.get(&placed.kind, &placed.id).context("no such panel")?;
        let Some(mut search) = PanelSearch::new(objects, object, ALWAYS)? else { continue };
        let is_ocsf = json!({ "exists": { "field": "class_uid" } });
        search.body["query"] = json!({ "bool": { "filter": [search.body["query"], is_ocsf] } });
        let answer = node.post(&format!("{}/_search", search.index), &search.body).await?;
        if search.rows(&answer).is_empty() {
            blind.push(placed.id);
        }
    }
    Ok(blind)
}

/// Ids of the findings in OCSF of the golden documents that a question is about.
async fn golden_findings(node: &OpenSearch, index: &str, question: &Value) -> Result<BTreeSet<String>> {
    let golden = json!({ "wildcard": { "event.id": { "value": "*v2-?" } } });
    let query = json!({ "bool": { "filter": [question, { "exists": { "field": "class_uid" } }, golden] } });
    let found = node.post(&format!("{index}/_search"), &json!({ "query": query, "size": 100 })).await?;
    let hits = found["hits"]["hits"].as_array().context("an answer without hits")?;
    let id = |hit: &Value| hit["_source"]["event"]["id"].as_str()?.rsplit('/').next().map(str::to_owned);
    hits.iter().map(|hit| id(hit).context("a finding without an id")).collect()
}

/// What is open and critical is so in OCSF as well, for panels and for the monitor.
async fn open_is_open_in_ocsf(node: &OpenSearch, objects: &SavedObjects) -> Result<()> {
    let of = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<_>>();
    // The others are passed, suppressed, resolved or closed.
    let (open, critical) = (of(&["v2-1", "v2-3", "v2-4", "v2-7"]), of(&["v2-4", "v2-7"]));
    for (panel, expected) in [("siem-securityhub-open-findings", &open), ("siem-securityhub-critical", &critical)] {
        let object = objects.get("visualization", panel).with_context(|| format!("there is no panel {panel}"))?;
        let search = PanelSearch::new(objects, object, ALWAYS)?.context("a panel without a search")?;
        assert_eq!(golden_findings(node, &search.index, &search.body["query"]).await?, *expected, "{panel}");
    }
    let monitors = read_monitors(&monitors_file())?;
    let monitor = monitors.iter().find(|monitor| monitor.pattern == "log-aws-securityhub").context("no monitor")?;
    let question = json!({ "query_string": { "query": monitor.r#where } });
    let told = golden_findings(node, &format!("{}-*", monitor.pattern), &question).await?;
    assert_eq!(told, critical, "{}", monitor.name);
    Ok(())
}

/// Columns of saved searches that no record fills.
async fn empty_columns(node: &OpenSearch, objects: &SavedObjects) -> Result<Vec<String>> {
    let mut empty = Vec::new();
    for (id, object) in objects.of("search") {
        let search = PanelSearch::new(objects, object, ALWAYS)?.context("a search without an index")?;
        for column in object["attributes"]["columns"].as_array().context("a search without columns")? {
            let query = json!({ "bool": { "filter": [search.body["query"], { "exists": { "field": column } }] } });
            let found = node.post(&format!("{}/_count", search.index), &json!({ "query": query })).await?;
            if found["count"] == 0 {
                empty.push(format!("{id}: {column}"));
            }
        }
    }
    Ok(empty)
}

/// What an index pattern says of its fields, and the cluster says otherwise.
async fn wrong_fields(node: &OpenSearch, objects: &SavedObjects) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for (title, pattern) in objects.of("index-pattern") {
        let found = node.get(&format!("{title}/_field_caps?fields=*&allow_no_indices=false")).await;
        let found = found.with_context(|| format!("no index is of {title}"))?;
        for field in SavedObjects::parsed(pattern, "fields")?.as_array().context("fields are a list")? {
            let name = field["name"].as_str().context("a field without a name")?;
            let types = found["fields"][name].as_object().cloned().unwrap_or_default();
            let types: BTreeSet<&str> = types.keys().map(|of| kind(of)).collect();
            if types != BTreeSet::from([field["type"].as_str().unwrap_or_default()]) {
                wrong.push(format!("{title}: {name} is {types:?}, not {}", field["type"]));
            }
        }
    }
    Ok(wrong)
}

/// What Dashboards calls a type of OpenSearch.
fn kind(of: &str) -> &str {
    match of {
        "long" | "integer" | "short" | "double" | "float" | "half_float" | "scaled_float" => "number",
        "keyword" | "text" => "string",
        other => other,
    }
}

#[test]
fn an_import_would_take_the_file() -> Result<()> {
    assert_eq!(lint(&objects()?), [""; 0]);
    Ok(())
}

#[tokio::test]
async fn every_panel_of_every_dashboard_has_data() -> Result<()> {
    let node = OpenSearch::shared().await?;
    let objects = objects()?;
    load_demo_day(&node)?;
    refresh(&node).await?;
    let all: BTreeSet<String> = objects.of("dashboard").map(|(id, _)| id.to_owned()).collect();
    assert_eq!(with_records(&node, &objects).await?, all, "have records on the demo day");
    assert_eq!(empty_panels(&node, &objects).await?, [""; 0], "on the demo day");

    assert_eq!(alerting(&node).await?, ALERTS_OF_THE_DAY);
    assert_eq!(missed_on_the_tour(&node, &objects).await?, [""; 0]);
    // A control that failed and passes now is there as one that passes.
    let results = told_apart(&node, &objects, "siem-securityhub-latest-result-of-each-control", DEMO_DAY).await?;
    let results: BTreeSet<_> = results.iter().map(|row| (row[0].as_str(), row[3].as_str())).collect();
    assert_eq!(results, BTreeSet::from([("EC2.13", "FAILED"), ("IAM.5", "FAILED"), ("S3.8", "PASSED")]));
    draw(&node, &objects).await?;

    assert_eq!(countries_in_order(&node, &objects).await?, [""; 0]);
    load_golden_documents(&node).await?;
    assert_eq!(blind_to_ocsf(&node, &objects).await?, [""; 0]);
    open_is_open_in_ocsf(&node, &objects).await?;
    assert_eq!(wrong_fields(&node, &objects).await?, [""; 0]);

    assert_eq!(empty_columns(&node, &objects).await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn the_index_of_dashboards_would_take_every_object() -> Result<()> {
    let node = OpenSearch::shared().await?;
    const INDEX: &str = "saved-objects-strict";
    node.put(INDEX, &json!({ "mappings": mapping(), "settings": { "number_of_replicas": 0 } })).await?;
    let put = async |id: &str, object: &Value| {
        let path = format!("{INDEX}/_doc/{}", id.replace('*', "%2A").replace(',', "%2C"));
        node.request(Method::PUT, &path, Some(object)).await
    };
    let mut refused = Vec::new();
    for (kind, id, object) in objects()?.iter() {
        let (status, answer) = put(&format!("{kind}:{id}"), &stored(object)).await?;
        if !status.is_success() {
            refused.push(format!("{kind} {id}: {}", answer["error"]["reason"]));
        }
    }
    assert_eq!(refused, [""; 0]);

    // The index is strict: it would not take just anything.
    let mut wrong = json!({ "type": "dashboard", "dashboard": { "title": "x", "colour": "red" } });
    assert_eq!(put("wrong", &wrong).await?.0, 400);
    wrong["dashboard"] = json!({ "title": "x" });
    assert_eq!(put("right", &wrong).await?.0, 201);
    Ok(())
}

/// Each monitor with a record that triggers it and one that must not, in indices with the mappings of theirs.
#[tokio::test]
async fn monitors_alert_when_they_should_and_only_then() -> Result<()> {
    let node = OpenSearch::start().await?;
    let cluster = Cluster::connect(ClusterOptions {
        endpoint: Endpoint::parse(&node.url)?,
        login: Login::None,
        ca_file: None,
        timeout: Duration::from_secs(60),
    })?;
    cluster.install_templates().await?;
    let mut wrong = Vec::new();
    for (number, monitor) in read_monitors(&monitors_file())?.iter().enumerate() {
        for (what, samples, expected) in [("silent", &monitor.silent, false), ("fires", &monitor.fires, true)] {
            for (nth, text) in samples.iter().enumerate() {
                let index = format!("{}-{what}-{number}-{nth}", monitor.pattern);
                for (id, record) in sample(monitor, text)?.iter().enumerate() {
                    node.put(&format!("{index}/_doc/{id}?refresh=true"), record).await?;
                }
                if alerts(&node, &monitor.body(), &index).await? != expected {
                    wrong.push(format!("{}, {what}: {text}", monitor.name));
                }
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
    Ok(())
}

/// What the checks are worth: each finds the fault that is made.
#[test]
fn faults_are_found() -> Result<()> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../dashboards/dashboard.ndjson"))?;
    let broken = |from: &str, to: &str| -> Result<Vec<String>> {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from} is not in the file");
        Ok(lint(&SavedObjects::read(&changed)?))
    };
    assert!(
        broken("\"migrationVersion\":{\"dashboard\":\"7.9.3\"}", "\"migrationVersion\":{\"dashboard\":\"8.0.0\"}")?
            .len()
            == 1
    );
    assert!(!broken("\"hits\":0", "\"hitz\":0")?.is_empty());
    assert!(!broken("\\\"w\\\":48", "\\\"w\\\":49")?.is_empty());
    assert!(!broken("\\\"field\\\":\\\"event.outcome\\\"", "\\\"field\\\":\\\"event.income\\\"")?.is_empty());
    assert!(
        !broken("\"id\":\"log-aws-cloudtrail-*\",\"migrationVersion\"", "\"id\":\"other\",\"migrationVersion\"")?
            .is_empty()
    );
    let twice = format!("{text}{}\n", text.lines().next().unwrap_or_default());
    assert!(SavedObjects::read(&twice).is_err());
    Ok(())
}
