//! The search behind a panel, made of its saved state as Dashboards makes it, and the rows that come back.

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value, json};

use super::SavedObjects;

/// How long a bar over time is.
const INTERVAL: &str = "30m";

/// An aggregation of a panel.
#[derive(Clone, Debug)]
struct Agg {
    id: String,
    kind: String,
    label: String,
    params: Value,
}

/// What a panel asks a cluster.
#[derive(Clone, Debug)]
pub struct PanelSearch {
    /// Indices.
    pub index: String,
    /// The request.
    pub body: Value,
    /// `table`, `histogram`, …; `search` for records.
    pub kind: String,
    buckets: Vec<Agg>,
    metrics: Vec<Agg>,
    /// Columns of records.
    columns: Vec<String>,
    /// Whether a number above zero is a bad sign.
    pub is_alarm: bool,
    /// Colours of values.
    pub colors: Map<String, Value>,
}

/// What a panel shows.
#[derive(Clone, Debug)]
pub struct Rows {
    /// Names of the columns: what is told apart, then what is measured.
    pub columns: Vec<String>,
    /// How many of them tell apart.
    pub keys: usize,
    /// In the order of the answer.
    pub rows: Vec<Vec<Cell>>,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Of a field.
    Text(String),
    /// Measured.
    Number(f64),
    /// Nothing.
    None,
}

impl PanelSearch {
    /// The search of a visualization or saved search in a time; `None` for text and controls, which search nothing.
    ///
    /// # Errors
    /// What Dashboards could not make a search of.
    pub fn new(objects: &SavedObjects, object: &Value, (from, to): (&str, &str)) -> Result<Option<PanelSearch>> {
        let Some(index) = objects.index(object)? else { return Ok(None) };
        let query = query(&SavedObjects::source(object)?["query"])?;
        let time = json!({ "range": { "@timestamp": { "gte": from, "lte": to } } });
        let query = json!({ "bool": { "filter": [time, query] } });
        if object["type"] == "search" {
            let columns = object["attributes"]["columns"].as_array().context("a search without columns")?;
            let columns = columns.iter().filter_map(|column| column.as_str().map(str::to_owned));
            let body = json!({
                "size": 30, "track_total_hits": true, "query": query, "sort": [{ "@timestamp": { "order": "desc" } }]
            });
            return Ok(Some(PanelSearch {
                index: index.to_owned(),
                body,
                kind: "search".to_owned(),
                buckets: Vec::new(),
                metrics: Vec::new(),
                columns: columns.collect(),
                is_alarm: false,
                colors: Map::new(),
            }));
        }
        let state = SavedObjects::parsed(object, "visState")?;
        let mut search = PanelSearch {
            index: index.to_owned(),
            body: Value::Null,
            kind: state["type"].as_str().context("a visualization without a type")?.to_owned(),
            buckets: Vec::new(),
            metrics: Vec::new(),
            columns: Vec::new(),
            is_alarm: state["params"]["metric"]["style"]["labelColor"] == true,
            colors: SavedObjects::parsed(object, "uiStateJSON")?["vis"]["colors"]
                .as_object()
                .cloned()
                .unwrap_or_default(),
        };
        for agg in state["aggs"].as_array().context("a visualization without aggregations")? {
            let text = |name: &str| agg[name].as_str().unwrap_or_default().to_owned();
            let params = agg["params"].clone();
            let label = params["customLabel"].as_str().or(params["field"].as_str()).unwrap_or("Records").to_owned();
            let made = Agg { id: text("id"), kind: text("type"), label, params };
            if agg["schema"] == "metric" { search.metrics.push(made) } else { search.buckets.push(made) }
        }
        ensure!(!search.metrics.is_empty(), "nothing is measured");
        let mut body = json!({ "size": 0, "track_total_hits": true, "query": query });
        let aggs = search.level(&search.buckets)?;
        if !aggs.is_empty() {
            body["aggs"] = aggs.into();
        }
        search.body = body;
        Ok(Some(search))
    }

    /// The aggregations from one bucket downwards.
    fn level(&self, buckets: &[Agg]) -> Result<Map<String, Value>> {
        let Some((first, rest)) = buckets.split_first() else { return self.measured() };
        let mut below = self.level(rest)?;
        let mut made = bucket(first)?;
        if let Some(order) = first.params["orderBy"].as_str() {
            // What orders has to be measured where it orders.
            let metric = match order {
                "_count" => None,
                "custom" => Some(order_agg(first)?),
                _ => {
                    let id = order.split('.').next().unwrap_or_default();
                    Some(self.metrics.iter().find(|metric| metric.id == id).context("an order by nothing")?.clone())
                }
            };
            let order = if order == "custom" { metric.as_ref().map_or(order, |metric| &metric.id) } else { order };
            made["terms"]["order"] = json!({ order: first.params["order"] });
            if let Some(metric) = metric
                && let Some(agg) = metric_agg(&metric)?
            {
                below.insert(metric.id, agg);
            }
        }
        if !below.is_empty() {
            made["aggs"] = below.into();
        }
        Ok(Map::from_iter([(first.id.clone(), made)]))
    }

    fn measured(&self) -> Result<Map<String, Value>> {
        let mut measured = Map::new();
        for metric in &self.metrics {
            if let Some(agg) = metric_agg(metric)? {
                measured.insert(metric.id.clone(), agg);
            }
        }
        Ok(measured)
    }

    /// What an answer shows.
    #[must_use]
    pub fn rows(&self, answer: &Value) -> Rows {
        if self.kind == "search" {
            let hits = answer["hits"]["hits"].as_array().into_iter().flatten();
            let columns = [&["Time".to_owned()][..], &self.columns].concat();
            let row = |hit: &Value| {
                let time = Cell::Text(hit["_source"]["@timestamp"].as_str().unwrap_or_default().to_owned());
                let cells = self.columns.iter().map(|column| cell(&hit["_source"], column));
                [time].into_iter().chain(cells).collect()
            };
            return Rows { keys: columns.len(), columns, rows: hits.map(row).collect() };
        }
        let labels = self.buckets.iter().chain(&self.metrics).map(|agg| agg.label.clone());
        let mut rows = Vec::new();
        let mut keys = Vec::new();
        let all = json!({ "doc_count": answer["hits"]["total"]["value"] });
        let mut top = answer["aggregations"].clone();
        if let (Value::Object(top), Value::Object(all)) = (&mut top, &all) {
            top.extend(all.clone());
        }
        self.collect(&self.buckets, if top.is_null() { &all } else { &top }, &mut keys, &mut rows);
        Rows { columns: labels.collect(), keys: self.buckets.len(), rows }
    }

    fn collect(&self, buckets: &[Agg], node: &Value, keys: &mut Vec<Cell>, rows: &mut Vec<Vec<Cell>>) {
        let Some((first, rest)) = buckets.split_first() else {
            rows.push(keys.iter().cloned().chain(self.metrics.iter().map(|metric| measured(metric, node))).collect());
            return;
        };
        let found: Vec<(Cell, &Value)> = match &node[&first.id]["buckets"] {
            Value::Array(items) => items.iter().map(|item| (key(item), item)).collect(),
            Value::Object(named) => named.iter().map(|(name, item)| (Cell::Text(name.clone()), item)).collect(),
            _ => Vec::new(),
        };
        for (key, below) in found.into_iter().filter(|(_, below)| below["doc_count"] != 0) {
            keys.push(key);
            self.collect(rest, below, keys, rows);
            keys.pop();
        }
    }
}

impl Rows {
    /// Whether somebody who looks at the panel sees nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let shows = |cell: &Cell| !matches!(cell, Cell::None) && *cell != Cell::Number(0.0);
        let measures = if self.keys == self.columns.len() { 0 } else { self.keys };
        !self.rows.iter().any(|row| row[measures..].iter().any(shows))
    }
}

/// A query in Lucene's syntax, as Dashboards hands it on.
fn query(query: &Value) -> Result<Value> {
    ensure!(query["language"] == "lucene", "the query is not in Lucene's syntax: {query}");
    Ok(match query["query"].as_str().context("a query without text")? {
        "" => json!({ "match_all": {} }),
        text => json!({ "query_string": { "query": text, "analyze_wildcard": true } }),
    })
}

fn bucket(agg: &Agg) -> Result<Value> {
    let field = &agg.params["field"];
    let mut made = match agg.kind.as_str() {
        "date_histogram" => json!({ "date_histogram": {
            "field": field, "fixed_interval": INTERVAL, "time_zone": "UTC", "min_doc_count": 1
        } }),
        "terms" => json!({ "terms": { "field": field, "size": agg.params["size"] } }),
        "geohash_grid" => json!({ "geohash_grid": { "field": field, "precision": agg.params["precision"] } }),
        "filters" => {
            let filters = agg.params["filters"].as_array().context("cases without filters")?;
            let mut named = Map::new();
            for filter in filters {
                let label = filter["label"].as_str().context("a case without a label")?;
                named.insert(label.to_owned(), query(&filter["input"])?);
            }
            json!({ "filters": { "filters": named } })
        }
        other => bail!("`{other}` is no bucket that is known here"),
    };
    // What is written under "JSON input" is laid over what the form makes.
    if let Some(more) = agg.params["json"].as_str().filter(|more| !more.is_empty()) {
        let more: Map<String, Value> = serde_json::from_str(more).context("JSON input that is no object")?;
        made[&agg.kind].as_object_mut().context("an aggregation without parameters")?.extend(more);
    }
    Ok(made)
}

/// What orders values, and is not shown: the server goes by its id, which is that of the values and `-orderAgg`.
fn order_agg(agg: &Agg) -> Result<Agg> {
    let order = &agg.params["orderAgg"];
    let id = order["id"].as_str().unwrap_or_default();
    ensure!(id == format!("{}-orderAgg", agg.id), "an order of its own with the id `{id}`");
    ensure!(order["schema"] == "orderAgg", "an order of its own that is none");
    let kind = order["type"].as_str().context("an order without a type")?.to_owned();
    Ok(Agg { id: id.to_owned(), kind, label: String::new(), params: order["params"].clone() })
}

fn metric_agg(agg: &Agg) -> Result<Option<Value>> {
    let field = &agg.params["field"];
    Ok(Some(match agg.kind.as_str() {
        "count" => return Ok(None),
        kind @ ("sum" | "avg" | "min" | "max" | "cardinality") => json!({ kind: { "field": field } }),
        "percentiles" => json!({ "percentiles": { "field": field, "percents": agg.params["percents"] } }),
        other => bail!("`{other}` is no measure that is known here"),
    }))
}

fn key(bucket: &Value) -> Cell {
    match bucket["key_as_string"].as_str().or(bucket["key"].as_str()) {
        Some(text) => Cell::Text(text.to_owned()),
        None => Cell::Text(bucket["key"].to_string()),
    }
}

fn measured(metric: &Agg, node: &Value) -> Cell {
    let found = &node[&metric.id];
    if metric.kind == "count" {
        return node["doc_count"].as_f64().map_or(Cell::None, Cell::Number);
    }
    if let (Some(text), "min" | "max") = (found["value_as_string"].as_str(), metric.kind.as_str()) {
        return Cell::Text(text.to_owned());
    }
    let values = found["values"].as_object().and_then(|values| values.values().next());
    values.unwrap_or(&found["value"]).as_f64().map_or(Cell::None, Cell::Number)
}

/// A field of a document.
fn cell(source: &Value, path: &str) -> Cell {
    match walk(source, path) {
        None | Some(Value::Null) => Cell::None,
        Some(Value::String(text)) => Cell::Text(text.clone()),
        Some(Value::Array(items)) => {
            let texts: Vec<String> =
                items.iter().map(|item| item.as_str().map_or(item.to_string(), str::to_owned)).collect();
            Cell::Text(texts.join(", "))
        }
        Some(other) => Cell::Text(other.to_string()),
    }
}

fn walk<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    value
        .get(path)
        .or_else(|| path.match_indices('.').find_map(|(dot, _)| walk(value.get(&path[..dot])?, &path[dot + 1..])))
}
