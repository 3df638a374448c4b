//! A panel → the saved state of a visualization, as Dashboards has kept it since the fork: only types whose state is
//! documented and the same from 1.x to 3.x.

use serde_json::{Map, Value, json};

use crate::definition::{By, Chart, Dashboard, Definitions, Function, Look, Measure, Panel};
use crate::field::{self, Kind, Used};
use crate::saved::SavedObject;
use crate::{Error, Result};

/// What a value can be told apart by.
const TERMS: [Kind; 5] = [Kind::Keyword, Kind::Ip, Kind::Number, Kind::Boolean, Kind::Date];
/// The colour of what is not told apart, and of signs that are good and bad.
const PLAIN: &str = "#4C78A8";
/// The name that a count goes by.
pub(crate) const COUNT: &str = "Records";
const TIME: &str = "@timestamp";
/// How many values a shard names at most where the most frequent are not the first. By default it names half as many
/// again as are shown, the first by what it knows itself: of sources that have an index each it knows one, so whoever is
/// in many of them would be left out by chance. OpenSearch, "Terms aggregations", `shard_size`.
const CANDIDATES: u32 = 5_000;
/// How many rows a shard may make of them and what is told apart below: a cluster refuses a search that makes more than
/// 65,535. OpenSearch, "Search settings", `search.max_buckets`.
const CANDIDATE_ROWS: u32 = 50_000;
/// Times that a chart over time has at most: the setting `histogram:maxBars` of Dashboards.
const MOST_TIMES: u32 = 100;

/// What its parts have in common while they are made.
struct Draft<'a, 'd> {
    look: &'d Look,
    panel: &'d Panel,
    pattern: &'d str,
    place: String,
    used: &'a mut Used<'d>,
    aggs: Vec<Value>,
}

/// The visualization of a panel.
pub(crate) fn visualization<'d>(
    definitions: &'d Definitions,
    dashboard: &'d Dashboard,
    panel: &'d Panel,
    id: String,
    used: &mut Used<'d>,
) -> Result<SavedObject> {
    let place = dashboard.place(panel);
    let name = panel.pattern.as_deref().unwrap_or(&dashboard.pattern);
    let pattern = definitions.pattern(name, &place)?;
    let mut draft = Draft { look: &definitions.look, panel, pattern: name, place, used, aggs: Vec::new() };
    let (kind, params) = draft.draw()?;
    let title = format!("{}: {}", dashboard.title, panel.title);
    let state = json!({ "title": title, "type": kind, "params": params, "aggs": draft.aggs });
    let colors = draft.colors();
    let colors = if colors.is_empty() { json!({}) } else { json!({ "vis": { "colors": colors } }) };
    let query = both(if panel.pattern.is_some() { "" } else { &dashboard.r#where }, &panel.r#where);
    Ok(SavedObject::new("visualization", id, &title)
        .with("description", panel.asks.as_str())
        .with_text("visState", &state)
        .with_text("uiStateJSON", &colors)
        .with("version", 1)
        .searching(Some(&pattern.title()), &query))
}

/// What fulfils both queries.
pub(crate) fn both(one: &str, other: &str) -> String {
    match (one, other) {
        ("", query) | (query, "") => query.to_owned(),
        _ => format!("({one}) AND ({other})"),
    }
}

/// How many values of the first field a shard names: fewer the more rows each of them may have below, where a shard names
/// half as many again as are shown, and ten; and fewer where they are asked for in each case, or for each time.
fn candidates(panel: &Panel) -> u32 {
    let by_default = |by: &By| by.limit + by.limit / 2 + 10;
    let times = if matches!(panel.chart, Chart::Bars | Chart::Lines | Chart::Heat) { MOST_TIMES } else { 1 };
    let around = u32::try_from(panel.cases.len()).unwrap_or(u32::MAX).max(1).saturating_mul(times);
    let rows = panel.by.iter().skip(1).map(by_default).fold(around, u32::saturating_mul);
    CANDIDATES.min(CANDIDATE_ROWS / rows).max(panel.by.first().map_or(0, by_default))
}

impl<'d> Draft<'_, 'd> {
    /// Type and parameters; the aggregations are in `aggs`.
    fn draw(&mut self) -> Result<(&'static str, Value)> {
        let panel = self.panel;
        let splits = panel.by.len() + usize::from(!panel.cases.is_empty());
        let (most, least) = match panel.chart {
            Chart::Number | Chart::Bars | Chart::Lines => (1, 0),
            Chart::Top => (2, 1),
            Chart::Share => (2, 1),
            Chart::Heat | Chart::Map => (1, 1),
            Chart::Table => (6, 1),
            Chart::Records => (0, 0),
        };
        if splits < least || splits > most {
            return self.wrong(format!("a chart of this kind tells {least} to {most} fields apart, not {splits}"));
        }
        if panel.first_by.is_some() && panel.chart != Chart::Table {
            return self.wrong("only tables have another order than that of their measure".to_owned());
        }
        if matches!(panel.first_by, Some(Measure::Of(Function::P95, _))) {
            return self.wrong("Dashboards takes no percentile for an order that is not shown".to_owned());
        }
        if panel.measure.len() > 1 && !matches!(panel.chart, Chart::Table | Chart::Number) {
            return self.wrong("only tables and numbers have several measures".to_owned());
        }
        let measures = if panel.measure.is_empty() { &[Measure::Count][..] } else { &panel.measure };
        for measure in measures {
            self.measure(measure)?;
        }
        Ok(match panel.chart {
            Chart::Number => {
                self.split(&["group"])?;
                ("metric", self.number())
            }
            Chart::Bars | Chart::Lines => {
                self.over_time();
                self.split(&["group"])?;
                let (kind, mode) =
                    if panel.chart == Chart::Bars { ("histogram", "stacked") } else { ("line", "normal") };
                (kind, self.axes(kind, mode))
            }
            Chart::Top => {
                self.split(&["segment", "group"])?;
                ("horizontal_bar", self.axes("histogram", "stacked"))
            }
            Chart::Share => {
                self.split(&["segment", "segment"])?;
                ("pie", self.share())
            }
            Chart::Table => {
                self.split(&["bucket"; 6])?;
                ("table", self.table())
            }
            Chart::Heat => {
                self.over_time();
                self.split(&["group"])?;
                ("heatmap", self.heat())
            }
            Chart::Map => {
                self.grid()?;
                ("tile_map", self.map())
            }
            Chart::Records => return self.wrong("is a saved search".to_owned()),
        })
    }

    fn wrong<T>(&self, why: String) -> Result<T> {
        Err(Error::Wrong { place: self.place.clone(), why })
    }

    fn add(&mut self, kind: &str, schema: &str, params: &Value) {
        let id = (self.aggs.len() + 1).to_string();
        self.aggs.push(json!({ "id": id, "enabled": true, "type": kind, "schema": schema, "params": params }));
    }

    fn measure(&mut self, measure: &'d Measure) -> Result<()> {
        let (kind, mut params) = self.aggregation(measure)?;
        params["customLabel"] = self.measure_label(measure).into();
        self.add(kind, "metric", &params);
        Ok(())
    }

    /// Type and parameters of the aggregation that measures something.
    fn aggregation(&mut self, measure: &'d Measure) -> Result<(&'static str, Value)> {
        let (kind, field, mut params) = match measure {
            Measure::Count => ("count", None, json!({})),
            Measure::First => ("min", Some(TIME), json!({})),
            Measure::Last => ("max", Some(TIME), json!({})),
            Measure::Of(function, field) => {
                let (kind, params) = match function {
                    Function::Sum => ("sum", json!({})),
                    Function::Avg => ("avg", json!({})),
                    Function::Max => ("max", json!({})),
                    Function::Min => ("min", json!({})),
                    Function::Unique => ("cardinality", json!({})),
                    Function::P95 => ("percentiles", json!({ "percents": [95] })),
                };
                let allowed = if *function == Function::Unique { &TERMS[..] } else { &[Kind::Number][..] };
                self.used.note(self.pattern, field, allowed, &self.place)?;
                (kind, Some(field.as_str()), params)
            }
        };
        if let Some(field) = field {
            params["field"] = field.into();
        }
        Ok((kind, params))
    }

    fn over_time(&mut self) {
        let params = json!({
            "field": TIME, "useNormalizedEsInterval": true, "scaleMetricValues": false, "interval": "auto",
            "drop_partials": false, "min_doc_count": 1, "extended_bounds": {}, "customLabel": "Time"
        });
        self.add("date_histogram", "segment", &params);
    }

    /// Cases first, then fields, each with the place that the chart has for it.
    fn split(&mut self, schemas: &[&str]) -> Result<()> {
        let panel = self.panel;
        let mut schemas = schemas.iter();
        let mut next = || schemas.next().copied().unwrap_or("bucket");
        if !panel.cases.is_empty() {
            let filters: Vec<Value> = panel
                .cases
                .iter()
                .map(|case| json!({ "label": case.label, "input": { "query": case.r#where, "language": "lucene" } }))
                .collect();
            self.add("filters", next(), &json!({ "filters": filters }));
        }
        for (level, by) in panel.by.iter().enumerate() {
            self.used.note(self.pattern, &by.field, &TERMS, &self.place)?;
            let custom = panel.first_by.as_ref().filter(|_| level == 0);
            let order_by = if custom.is_some() { "custom" } else { self.order_by() };
            let mut params = json!({
                "field": by.field, "orderBy": order_by,
                "order": if panel.rising { "asc" } else { "desc" }, "size": by.limit,
                "otherBucket": false, "otherBucketLabel": "Other",
                "missingBucket": false, "missingBucketLabel": "None",
                "customLabel": field::label(self.look, &by.field)
            });
            if let Some(measure) = custom {
                let id = format!("{}-orderAgg", self.aggs.len() + 1);
                let (kind, measured) = self.aggregation(measure)?;
                params["orderAgg"] =
                    json!({ "id": id, "enabled": true, "type": kind, "schema": "orderAgg", "params": measured });
            }
            if level == 0 && (panel.rising || order_by != "_count") {
                params["json"] = json!({ "shard_size": candidates(panel) }).to_string().into();
            }
            self.add("terms", next(), &params);
        }
        Ok(())
    }

    /// What a measure is called.
    fn measure_label(&self, measure: &Measure) -> String {
        match measure {
            Measure::Count => self.look.counts.get(self.pattern).map_or(COUNT, String::as_str).to_owned(),
            Measure::First => "First seen".to_owned(),
            Measure::Last => "Last seen".to_owned(),
            Measure::Of(function, field) => {
                let label = field::label(self.look, field);
                match function {
                    Function::Sum => label.to_owned(),
                    Function::Avg => format!("Average {label}"),
                    Function::Max => format!("Largest {label}"),
                    Function::Min => format!("Smallest {label}"),
                    Function::Unique => format!("Unique {label}"),
                    Function::P95 => format!("{label}, 95 %"),
                }
            }
        }
    }

    /// The first measure: aggregation 1.
    fn order_by(&self) -> &'static str {
        match self.panel.measure.first() {
            None | Some(Measure::Count) => "_count",
            Some(Measure::Of(Function::P95, _)) => "1.95",
            Some(_) => "1",
        }
    }

    fn grid(&mut self) -> Result<()> {
        let [by] = &self.panel.by[..] else { return self.wrong("a map is by one field".to_owned()) };
        self.used.note(self.pattern, &by.field, &[Kind::GeoPoint], &self.place)?;
        let params = json!({
            "field": by.field, "autoPrecision": true, "isFilteredByCollar": true, "useGeocentroid": true,
            "mapZoom": 2, "mapCenter": [20, 0], "precision": 2
        });
        self.add("geohash_grid", "segment", &params);
        Ok(())
    }

    /// The same value has the same colour everywhere; what is one thing has one colour.
    fn colors(&self) -> Map<String, Value> {
        if !matches!(self.panel.chart, Chart::Bars | Chart::Lines | Chart::Top | Chart::Share) {
            return Map::new();
        }
        let groups = self.panel.by.len() + usize::from(!self.panel.cases.is_empty());
        let is_told_apart = match self.panel.chart {
            Chart::Top => groups > 1,
            _ => groups > 0,
        };
        if is_told_apart {
            self.look.colors.iter().map(|(value, color)| (value.clone(), color.as_str().into())).collect()
        } else {
            let label = self.measure_label(self.panel.measure.first().unwrap_or(&Measure::Count));
            Map::from_iter([(label, PLAIN.into())])
        }
    }

    fn number(&self) -> Value {
        let alarm = self.panel.alarm;
        let ranges = if alarm {
            json!([{ "from": 0, "to": 1 }, { "from": 1, "to": 1e12 }])
        } else {
            json!([{ "from": 0, "to": 1e12 }])
        };
        json!({
            "addTooltip": true, "addLegend": false, "type": "metric",
            "metric": {
                "percentageMode": false, "useRanges": false, "colorSchema": "Green to Red",
                "metricColorMode": if alarm { "Labels" } else { "None" }, "colorsRange": ranges,
                "labels": { "show": true }, "invertColors": false,
                "style": { "bgFill": "#000", "bgColor": false, "labelColor": alarm, "subText": "", "fontSize": 36 }
            }
        })
    }

    fn axes(&self, kind: &str, mode: &str) -> Value {
        let is_top = self.panel.chart == Chart::Top;
        let (category, value) = if is_top { ("left", "bottom") } else { ("bottom", "left") };
        let label = self.measure_label(self.panel.measure.first().unwrap_or(&Measure::Count));
        let has_groups = self.panel.by.len() + usize::from(!self.panel.cases.is_empty()) > usize::from(is_top);
        json!({
            "type": if kind == "line" { "line" } else { "histogram" },
            "grid": { "categoryLines": false },
            "categoryAxes": [{
                "id": "CategoryAxis-1", "type": "category", "position": category, "show": true, "style": {},
                "scale": { "type": "linear" },
                "labels": { "show": true, "rotate": 0, "filter": !is_top, "truncate": if is_top { 40 } else { 100 } },
                "title": {}
            }],
            "valueAxes": [{
                "id": "ValueAxis-1", "name": if is_top { "BottomAxis-1" } else { "LeftAxis-1" }, "type": "value",
                "position": value, "show": true, "style": {}, "scale": { "type": "linear", "mode": "normal" },
                "labels": { "show": true, "rotate": 0, "filter": true, "truncate": 100 },
                "title": { "text": label }
            }],
            "seriesParams": [{
                "show": true, "type": if kind == "line" { "line" } else { "histogram" }, "mode": mode,
                "data": { "label": label, "id": "1" }, "valueAxis": "ValueAxis-1", "drawLinesBetweenPoints": true,
                "lineWidth": 2, "interpolate": "linear", "showCircles": true
            }],
            "addTooltip": true, "addLegend": has_groups, "legendPosition": "right", "times": [],
            "addTimeMarker": false, "labels": { "show": false },
            "thresholdLine": { "show": false, "value": 10, "width": 1, "style": "full", "color": "#E45756" }
        })
    }

    fn share(&self) -> Value {
        json!({
            "type": "pie", "addTooltip": true, "addLegend": true, "legendPosition": "right", "isDonut": true,
            "labels": { "show": false, "values": true, "last_level": true, "truncate": 100 }
        })
    }

    fn table(&self) -> Value {
        // A row takes about two cells of the grid, header and pages four. A panel scrolls: ten are on a page even of a low one.
        let rows = (self.panel.size.height.saturating_sub(4) / 2).max(10);
        json!({
            "perPage": rows, "showPartialRows": false, "showMetricsAtAllLevels": false,
            "sort": { "columnIndex": null, "direction": null }, "showTotal": false, "totalFunc": "sum",
            "percentageCol": ""
        })
    }

    fn heat(&self) -> Value {
        json!({
            "type": "heatmap", "addTooltip": true, "addLegend": true, "enableHover": false, "legendPosition": "right",
            "times": [], "colorsNumber": 5, "colorSchema": "Blues", "setColorRange": false, "colorsRange": [],
            "invertColors": false, "percentageMode": false,
            "valueAxes": [{
                "show": false, "id": "ValueAxis-1", "type": "value",
                "scale": { "type": "linear", "defaultYExtents": false },
                "labels": { "show": false, "rotate": 0, "overwriteColor": false, "color": "black" }
            }]
        })
    }

    fn map(&self) -> Value {
        json!({
            "colorSchema": "Yellow to Red", "mapType": "Scaled Circle Markers", "isDesaturated": true,
            "addTooltip": true, "heatClusterSize": 1.5, "legendPosition": "bottomright", "mapZoom": 2,
            "mapCenter": [20, 0], "wms": { "enabled": false, "options": { "format": "image/png", "transparent": true } }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Panel, candidates};

    #[test]
    fn a_shard_names_fewer_candidates_the_more_rows_each_may_have() {
        for (panel, expected) in [
            ("chart = 'table'\nby = ['source.ip 20']", 5_000),
            ("chart = 'table'\nby = ['user.name 30', 'source.geo.country_name 5']", 2_941),
            ("chart = 'table'\nby = ['source.ip 20', 'destination.ip 3', 'destination.port 1']", 324),
            (
                "chart = 'table'\nby = ['a 20', 'b 10']\ncases = [{ label = 'x', where = 'x' }, { label = 'y', where = 'y' }]",
                1_000,
            ),
            ("chart = 'bars'\nby = ['destination.ip 8']", 500),
            // Never fewer than without being told.
            ("chart = 'table'\nby = ['a 50', 'b 10', 'c 10', 'd 10']", 85),
        ] {
            let panel: Panel = toml::from_str(&format!("title = 'x'\nsize = '24x14'\n{panel}")).unwrap();
            assert_eq!(candidates(&panel), expected, "{:?}", panel.by);
        }
    }
}
