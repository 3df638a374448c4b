//! A picture of a dashboard as SVG: what its panels would show, in the places that they have. It looks like Dashboards,
//! and is none: fonts, ticks and maps are our own.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;

use super::world::{self, LAND};
use super::{Cell, PanelSearch, Placed, Rows};

/// Pixels of a cell of the grid.
const CELL: (f64, f64) = (30.0, 20.0);
const MARGIN: f64 = 4.0;
const TITLE: f64 = 26.0;
/// Width of a letter of 11 pixels, about.
const LETTER: f64 = 6.1;
/// Colours of what has none of its own.
const PALETTE: [&str; 12] = [
    "#4C78A8", "#F2A65A", "#72B7B2", "#B279A2", "#54A24B", "#EECA3B", "#9D755D", "#FF9DA6", "#79706E", "#439894",
    "#D67195", "#8CC2CA",
];
const INK: &str = "#343741";
const FAINT: &str = "#98A2B3";

/// A panel with what it found; text and controls find nothing.
pub type Shown<'s> = (&'s Placed, &'s Value, Option<(PanelSearch, Rows)>);

/// A box in pixels.
#[derive(Clone, Copy)]
struct Area {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl Area {
    fn within(self, left: f64, top: f64, right: f64, bottom: f64) -> Area {
        Area { x: self.x + left, y: self.y + top, width: self.width - left - right, height: self.height - top - bottom }
    }
}

/// The picture of a dashboard of this title.
#[must_use]
pub fn picture(title: &str, panels: &[Shown<'_>]) -> String {
    let bottom = panels.iter().map(|(placed, ..)| placed.grid[1] + placed.grid[3]).max().unwrap_or(0);
    let (width, height) = (48.0 * CELL.0, bottom as f64 * CELL.1 + 44.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"Inter, Helvetica, Arial, sans-serif\" font-size=\"11\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#F5F7FA\"/>\n"
    );
    text(&mut svg, (12.0, 28.0), &format!("fill=\"{INK}\" font-size=\"19\" font-weight=\"600\""), title);
    for (placed, object, found) in panels {
        let [x, y, w, h] = placed.grid.map(|side| side as f64);
        let area = Area { x: x * CELL.0, y: y * CELL.1 + 44.0, width: w * CELL.0, height: h * CELL.1 };
        let area = area.within(MARGIN, MARGIN, MARGIN, MARGIN);
        rect(&mut svg, area, "fill=\"#FFFFFF\" stroke=\"#DDE3EC\" rx=\"4\"");
        let mut inner = area.within(10.0, 8.0, 10.0, 8.0);
        if let Some(title) = &placed.title {
            let style = format!("fill=\"{INK}\" font-size=\"12.5\" font-weight=\"600\"");
            text(&mut svg, (inner.x, inner.y + 12.0), &style, title);
            inner = inner.within(0.0, TITLE, 0.0, 0.0);
        }
        match found {
            Some((search, rows)) => draw(&mut svg, inner, search, rows),
            None => words(&mut svg, inner, object),
        }
    }
    svg += "</svg>\n";
    svg
}

fn draw(svg: &mut String, area: Area, search: &PanelSearch, rows: &Rows) {
    match search.kind.as_str() {
        "metric" => numbers(svg, area, search, rows),
        "histogram" | "line" => over_time(svg, area, search, rows),
        "horizontal_bar" => top(svg, area, search, rows),
        "pie" => share(svg, area, search, rows),
        "heatmap" => heat(svg, area, rows),
        "tile_map" => map(svg, area, rows),
        _ => table(svg, area, rows),
    }
}

fn rect(svg: &mut String, area: Area, style: &str) {
    let Area { x, y, width, height } = area;
    let (width, height) = (width.max(0.0), height.max(0.0));
    let _ = writeln!(svg, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" {style}/>");
}

fn text(svg: &mut String, (x, y): (f64, f64), style: &str, words: &str) {
    let words = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" {style}>{words}</text>");
}

/// As much of a text as has room.
fn cut(words: &str, width: f64) -> String {
    let most = (width / LETTER).max(1.0) as usize;
    if words.chars().count() <= most {
        words.to_owned()
    } else {
        words.chars().take(most.saturating_sub(1)).chain(['…']).collect()
    }
}

fn shown(cell: &Cell, column: &str) -> String {
    match cell {
        Cell::Number(number) if column.starts_with("Bytes") => bytes(*number),
        Cell::Number(number) => grouped(*number),
        Cell::Text(text) => time(text).unwrap_or_else(|| text.clone()),
        Cell::None => "–".to_owned(),
    }
}

fn bytes(number: f64) -> String {
    let units = ["B", "KB", "MB", "GB", "TB"];
    let unit = (number.max(1.0).log2() / 10.0).floor().min(4.0);
    format!("{:.1} {}", number / 1024_f64.powf(unit), units[unit as usize])
}

/// 12345.6 → 12,346
fn grouped(number: f64) -> String {
    if number.fract() != 0.0 && number < 100.0 {
        return format!("{number:.2}");
    }
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) && !text.ends_with('-') {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// 2026-10-14T03:05:00.000Z → Oct 14, 03:05
fn time(text: &str) -> Option<String> {
    let (date, clock) = text.split_once('T')?;
    let month = date.get(5..7)?.parse::<usize>().ok()?.checked_sub(1)?;
    let name = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].get(month)?;
    Some(format!("{name} {}, {}", date.get(8..10)?, clock.get(..5)?))
}

/// Milliseconds since 1970, of a time as OpenSearch writes it.
fn millis(cell: &Cell) -> f64 {
    let Cell::Text(text) = cell else { return 0.0 };
    siem_ecs::time::parse_iso8601(text).map_or(0.0, |time| time.millis() as f64)
}

fn number(cell: Option<&Cell>) -> f64 {
    match cell {
        Some(Cell::Number(number)) => *number,
        _ => 0.0,
    }
}

fn name(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        other => shown(other, ""),
    }
}

/// Colours of groups: their own, else of the palette, in the order in which they are met.
struct Colors<'s> {
    own: &'s serde_json::Map<String, Value>,
    met: Vec<String>,
}

impl<'s> Colors<'s> {
    fn new(search: &'s PanelSearch) -> Colors<'s> {
        Colors { own: &search.colors, met: Vec::new() }
    }

    fn of(&mut self, group: &str) -> String {
        let place = self.met.iter().position(|met| met == group).unwrap_or_else(|| {
            self.met.push(group.to_owned());
            self.met.len() - 1
        });
        let own = self.own.get(group).and_then(Value::as_str);
        own.unwrap_or(PALETTE[place % PALETTE.len()]).to_owned()
    }

    /// A legend at the right; what is left of the area.
    fn legend(&mut self, svg: &mut String, area: Area, groups: &[String]) -> Area {
        if groups.len() < 2 {
            return area;
        }
        let longest = groups.iter().map(|group| group.chars().count()).max().unwrap_or(0) as f64;
        let width = (longest * LETTER + 22.0).clamp(60.0, area.width * 0.32);
        for (line, group) in groups.iter().enumerate() {
            let y = area.y + 10.0 + 15.0 * line as f64;
            if y > area.y + area.height {
                break;
            }
            let x = area.x + area.width - width;
            let _ = writeln!(
                svg,
                "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"4\" fill=\"{}\"/>",
                x + 4.0,
                y - 4.0,
                self.of(group)
            );
            text(svg, (x + 13.0, y), &format!("fill=\"{INK}\""), &cut(group, width - 16.0));
        }
        area.within(0.0, 0.0, width + 12.0, 0.0)
    }
}

fn numbers(svg: &mut String, area: Area, search: &PanelSearch, rows: &Rows) {
    let mut values = Vec::new();
    for row in &rows.rows {
        for (column, cell) in rows.columns.iter().zip(row).skip(rows.keys) {
            let label = row[..rows.keys].first().map_or_else(|| column.clone(), name);
            values.push((label, shown(cell, column), number(Some(cell))));
        }
    }
    let step = area.width / values.len().max(1) as f64;
    for (place, (label, value, amount)) in values.iter().enumerate() {
        let middle = area.x + step * (place as f64 + 0.5);
        let color = match (search.is_alarm, *amount > 0.0) {
            (true, true) => "#BD271E",
            (true, false) => "#3A7D57",
            (false, _) => INK,
        };
        let style = format!("fill=\"{color}\" font-size=\"34\" font-weight=\"600\" text-anchor=\"middle\"");
        text(svg, (middle, area.y + area.height * 0.52), &style, value);
        let style = format!("fill=\"{FAINT}\" text-anchor=\"middle\"");
        text(svg, (middle, area.y + area.height * 0.52 + 20.0), &style, &cut(label, step));
    }
}

fn over_time(svg: &mut String, area: Area, search: &PanelSearch, rows: &Rows) {
    const STEP: f64 = 1_800_000.0;
    let mut colors = Colors::new(search);
    let mut groups: Vec<String> = Vec::new();
    let mut bars: BTreeMap<i64, BTreeMap<String, f64>> = BTreeMap::new();
    for row in &rows.rows {
        let group = if rows.keys > 1 { name(&row[1]) } else { rows.columns[rows.keys].clone() };
        if !groups.contains(&group) {
            groups.push(group.clone());
        }
        *bars.entry(millis(&row[0]) as i64).or_default().entry(group).or_default() += number(row.get(rows.keys));
    }
    groups.sort();
    let (Some((first, _)), Some((last, _))) = (bars.first_key_value(), bars.last_key_value()) else { return };
    let (first, last) = (*first as f64, *last as f64 + STEP);
    let is_line = search.kind == "line";
    let height = |groups: &BTreeMap<String, f64>| {
        if is_line { groups.values().copied().fold(0.0, f64::max) } else { groups.values().sum() }
    };
    let most = bars.values().map(height).fold(1.0, f64::max);
    let area = colors.legend(svg, area, &groups).within(44.0, 4.0, 6.0, 20.0);
    axis(svg, area, most, rows.columns.last().is_some_and(|label| label.starts_with("Bytes")));
    let x = |time: f64| area.x + (time - first) / (last - first) * area.width;
    for part in 0..=6 {
        let at = first + (last - first) * f64::from(part) / 6.0;
        let style = format!("fill=\"{FAINT}\" text-anchor=\"middle\" font-size=\"10\"");
        text(svg, (x(at), area.y + area.height + 14.0), &style, &clock(at));
    }
    let scale = area.height / most;
    if is_line {
        for group in &groups {
            let points: Vec<String> = bars
                .iter()
                .filter_map(|(time, found)| {
                    Some(format!("{:.1},{:.1}", x(*time as f64), area.y + area.height - found.get(group)? * scale))
                })
                .collect();
            let color = colors.of(group);
            let _ = writeln!(
                svg,
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"/>",
                points.join(" ")
            );
        }
        return;
    }
    let width = (area.width / ((last - first) / STEP) * 0.8).max(1.0);
    for (time, found) in &bars {
        let mut y = area.y + area.height;
        for group in groups.iter().filter(|group| found.contains_key(*group)) {
            let height = found[group] * scale;
            y -= height;
            rect(svg, Area { x: x(*time as f64), y, width, height }, &format!("fill=\"{}\"", colors.of(group)));
        }
    }
}

fn clock(millis: f64) -> String {
    let minutes = (millis / 60_000.0) as u64;
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}

/// Lines and figures of a value axis at the left.
fn axis(svg: &mut String, area: Area, most: f64, is_bytes: bool) {
    for part in 0..=4 {
        let value = most * f64::from(part) / 4.0;
        let y = area.y + area.height - area.height * f64::from(part) / 4.0;
        rect(svg, Area { x: area.x, y, width: area.width, height: 0.6 }, "fill=\"#E6EAF0\"");
        let style = format!("fill=\"{FAINT}\" text-anchor=\"end\" font-size=\"10\"");
        let label = if is_bytes { bytes(value) } else { grouped(value.round()) };
        text(svg, (area.x - 6.0, y + 3.5), &style, &label);
    }
}

fn top(svg: &mut String, area: Area, search: &PanelSearch, rows: &Rows) {
    let mut colors = Colors::new(search);
    let mut bars: Vec<(String, Vec<(String, f64)>)> = Vec::new();
    let mut groups: Vec<String> = Vec::new();
    for row in &rows.rows {
        let (bar, group) = (name(&row[0]), if rows.keys > 1 { name(&row[1]) } else { rows.columns[rows.keys].clone() });
        if !groups.contains(&group) {
            groups.push(group.clone());
        }
        let value = (group, number(row.get(rows.keys)));
        match bars.iter_mut().find(|(name, _)| *name == bar) {
            Some((_, values)) => values.push(value),
            None => bars.push((bar, vec![value])),
        }
    }
    let area = colors.legend(svg, area, &groups);
    let longest = bars.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0) as f64;
    let left = (longest * LETTER + 10.0).min(area.width * 0.45);
    let total = |values: &[(String, f64)]| values.iter().map(|(_, value)| value).sum::<f64>();
    let most = bars.iter().map(|(_, values)| total(values)).fold(1.0, f64::max);
    let step = (area.height / bars.len().max(1) as f64).min(34.0);
    for (place, (bar, values)) in bars.iter().enumerate() {
        let y = area.y + step * place as f64;
        let style = format!("fill=\"{INK}\" text-anchor=\"end\"");
        text(svg, (area.x + left - 6.0, y + step / 2.0 + 4.0), &style, &cut(bar, left - 8.0));
        let mut x = area.x + left;
        for (group, value) in values {
            let width = value / most * (area.width - left - 60.0);
            let color = format!("fill=\"{}\"", colors.of(group));
            rect(svg, Area { x, y: y + step * 0.14, width, height: step * 0.72 }, &color);
            x += width;
        }
        let label = shown(&Cell::Number(total(values)), rows.columns.last().map_or("", String::as_str));
        text(svg, (x + 6.0, y + step / 2.0 + 4.0), &format!("fill=\"{FAINT}\" font-size=\"10\""), &label);
    }
}

fn share(svg: &mut String, area: Area, search: &PanelSearch, rows: &Rows) {
    let mut colors = Colors::new(search);
    let mut parts: Vec<(String, f64)> = Vec::new();
    for row in &rows.rows {
        let (part, value) = (name(&row[0]), number(row.get(rows.keys)));
        match parts.iter_mut().find(|(name, _)| *name == part) {
            Some((_, sum)) => *sum += value,
            None => parts.push((part, value)),
        }
    }
    let names: Vec<String> = parts.iter().map(|(name, _)| name.clone()).collect();
    let area = colors.legend(svg, area, &names);
    let whole: f64 = parts.iter().map(|(_, value)| value).sum();
    let radius = (area.width.min(area.height) / 2.0 - 6.0).max(10.0);
    let (cx, cy) = (area.x + area.width / 2.0, area.y + area.height / 2.0);
    let mut begin = 0.0_f64;
    for (part, value) in &parts {
        let end = begin + value / whole.max(1.0) * std::f64::consts::TAU;
        if parts.len() == 1 {
            // A whole circle is no arc.
            let (ring, color) = (radius * 0.775, colors.of(part));
            let _ = writeln!(
                svg,
                "<circle cx=\"{cx:.1}\" cy=\"{cy:.1}\" r=\"{ring:.1}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{:.1}\"/>",
                radius * 0.45
            );
        }
        let at = |angle: f64, radius: f64| (cx + radius * angle.sin(), cy - radius * angle.cos());
        let ((x1, y1), (x2, y2)) = (at(begin, radius), at(end, radius));
        let ((x3, y3), (x4, y4)) = (at(end, radius * 0.55), at(begin, radius * 0.55));
        let (large, inner) = (u8::from(end - begin > std::f64::consts::PI), radius * 0.55);
        let _ = writeln!(
            svg,
            "<path d=\"M{x1:.1} {y1:.1}A{radius:.1} {radius:.1} 0 {large} 1 {x2:.1} {y2:.1}L{x3:.1} {y3:.1}\
             A{inner:.1} {inner:.1} 0 {large} 0 {x4:.1} {y4:.1}Z\" fill=\"{}\" stroke=\"#FFFFFF\"/>",
            colors.of(part)
        );
        begin = end;
    }
}

fn table(svg: &mut String, area: Area, rows: &Rows) {
    let count = rows.columns.len();
    let texts: Vec<Vec<String>> = rows
        .rows
        .iter()
        .map(|row| rows.columns.iter().zip(row).map(|(column, cell)| shown(cell, column)).collect())
        .collect();
    let longest = |place: usize| {
        let cells = texts.iter().map(|row| row[place].chars().count());
        cells.chain([rows.columns[place].chars().count()]).max().unwrap_or(1).clamp(4, 42) as f64
    };
    let lengths: Vec<f64> = (0..count).map(longest).collect();
    let whole: f64 = lengths.iter().sum();
    let mut x = area.x;
    for (place, length) in lengths.iter().enumerate() {
        let width = length / whole * area.width;
        let is_number = rows.rows.iter().any(|row| matches!(row[place], Cell::Number(_)));
        let (at, anchor) = if is_number { (x + width - 14.0, "end") } else { (x, "start") };
        let head = format!("fill=\"{INK}\" font-weight=\"600\" text-anchor=\"{anchor}\"");
        text(svg, (at, area.y + 11.0), &head, &cut(&rows.columns[place], width - 8.0));
        for (line, row) in texts.iter().enumerate() {
            let y = area.y + 30.0 + 17.0 * line as f64;
            if y > area.y + area.height {
                break;
            }
            if place == 0 {
                rect(svg, Area { x: area.x, y: y - 12.5, width: area.width, height: 0.6 }, "fill=\"#E6EAF0\"");
            }
            text(svg, (at, y), &format!("fill=\"{INK}\" text-anchor=\"{anchor}\""), &cut(&row[place], width - 8.0));
        }
        x += width;
    }
}

fn heat(svg: &mut String, area: Area, rows: &Rows) {
    const STEP: f64 = 1_800_000.0;
    let mut lines: Vec<String> = Vec::new();
    for row in &rows.rows {
        let line = name(&row[1]);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.sort();
    let times = rows.rows.iter().map(|row| millis(&row[0]));
    let (first, last) = (times.clone().fold(f64::MAX, f64::min), times.fold(0.0, f64::max) + STEP);
    let most = rows.rows.iter().map(|row| number(row.get(rows.keys))).fold(1.0, f64::max);
    let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0) as f64;
    let left = (longest * LETTER + 10.0).min(area.width * 0.4);
    let area = area.within(left, 2.0, 8.0, 20.0);
    let step = area.height / lines.len().max(1) as f64;
    for (place, line) in lines.iter().enumerate() {
        let style = format!("fill=\"{INK}\" text-anchor=\"end\"");
        text(svg, (area.x - 6.0, area.y + step * (place as f64 + 0.5) + 4.0), &style, &cut(line, left - 8.0));
    }
    for row in &rows.rows {
        let place = lines.iter().position(|line| *line == name(&row[1])).unwrap_or(0) as f64;
        let x = area.x + (millis(&row[0]) - first) / (last - first) * area.width;
        let width = STEP / (last - first) * area.width;
        let depth = 0.2 + 0.8 * number(row.get(rows.keys)) / most;
        let cell = Area { x, y: area.y + step * place, width, height: step }.within(1.0, 1.0, 1.0, 1.0);
        rect(svg, cell, &format!("fill=\"#1F5A99\" fill-opacity=\"{depth:.2}\""));
    }
    for part in 0..=4 {
        let at = first + (last - first) * f64::from(part) / 4.0;
        let x = area.x + area.width * f64::from(part) / 4.0;
        let style = format!("fill=\"{FAINT}\" text-anchor=\"middle\" font-size=\"10\"");
        text(svg, (x, area.y + area.height + 14.0), &style, &clock(at));
    }
}

fn map(svg: &mut String, area: Area, rows: &Rows) {
    // From 60 degrees south to 80 north, as wide as there is room.
    let scale = (area.width / 360.0).min(area.height / 140.0);
    let (width, height) = (360.0 * scale, 140.0 * scale);
    let (x, y) = (area.x + (area.width - width) / 2.0, area.y + (area.height - height) / 2.0);
    rect(svg, Area { x, y, width, height }, "fill=\"#EEF3F8\"");
    let at = |(lat, lon): (f64, f64)| (x + (lon + 180.0) * scale, y + (80.0 - lat) * scale);
    for land in LAND {
        let points: Vec<String> = land
            .iter()
            .map(|(lat, lon)| {
                let (x, y) = at((f64::from(*lat), f64::from(*lon)));
                format!("{x:.1},{y:.1}")
            })
            .collect();
        let _ = writeln!(svg, "<polygon points=\"{}\" fill=\"#D5DCE6\"/>", points.join(" "));
    }
    let most = rows.rows.iter().map(|row| number(row.get(rows.keys))).fold(1.0, f64::max);
    for row in &rows.rows {
        let Some(place) = world::center(&name(&row[0])) else { continue };
        let (x, y) = at(place);
        let share = number(row.get(rows.keys)) / most;
        let radius = 4.0 + 13.0 * share.sqrt();
        let color = if share > 0.66 {
            "#BD271E"
        } else if share > 0.33 {
            "#E7824C"
        } else {
            "#EDB44C"
        };
        let _ = writeln!(
            svg,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"{color}\" fill-opacity=\"0.75\" stroke=\"#FFFFFF\"/>"
        );
    }
}

/// Text, or fields to choose values of.
fn words(svg: &mut String, area: Area, object: &Value) {
    let state = super::SavedObjects::parsed(object, "visState").unwrap_or_default();
    if let Some(controls) = state["params"]["controls"].as_array() {
        let width = area.width / controls.len().max(1) as f64;
        for (place, control) in controls.iter().enumerate() {
            let x = area.x + width * place as f64;
            let label = control["label"].as_str().unwrap_or_default();
            text(svg, (x, area.y + 16.0), &format!("fill=\"{INK}\" font-weight=\"600\""), &cut(label, width));
            let field = Area { x, y: area.y + 26.0, width: width - 10.0, height: 28.0 };
            rect(svg, field, "fill=\"#FBFCFD\" stroke=\"#DDE3EC\" rx=\"3\"");
            text(svg, (x + 9.0, area.y + 44.0), &format!("fill=\"{FAINT}\""), "Select…");
        }
        return;
    }
    let markdown = state["params"]["markdown"].as_str().unwrap_or_default();
    let mut y = area.y + 10.0;
    for paragraph in markdown.split("\n\n") {
        for line in wrapped(&plain(paragraph), (area.width / 5.6) as usize) {
            if y < area.y + area.height {
                text(svg, (area.x, y), &format!("fill=\"{INK}\" font-size=\"10.5\""), &line);
            }
            y += 14.0;
        }
        y += 6.0;
    }
}

/// Markdown without marks and targets of links.
fn plain(markdown: &str) -> String {
    let mut text = markdown.replace("**", "");
    while let Some((begin, end)) = text.find("](").and_then(|begin| Some((begin, begin + text[begin..].find(')')?))) {
        text.replace_range(begin..=end, "");
    }
    text.replace('[', "")
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut();
        match line {
            Some(line) if line.is_empty() || line.len() + word.len() < width => {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_at_a_glance() {
        assert_eq!(grouped(1_234_567.0), "1,234,567");
        assert_eq!(grouped(12.0), "12");
        assert_eq!(grouped(0.25), "0.25");
        assert_eq!(bytes(1536.0), "1.5 KB");
        assert_eq!(time("2026-10-14T03:05:00.000Z").as_deref(), Some("Oct 14, 03:05"));
        assert_eq!(plain("**A** · [B](#/view/b) · [C](#/view/c)"), "A · B · C");
    }
}
