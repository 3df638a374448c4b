//! What a person writes: `definitions/look.toml` (names, colours, order), `definitions/patterns.toml` (index patterns and
//! saved searches), and a file for each dashboard.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error as _};

use crate::field::Kind;
use crate::{Error, Result};

/// Columns of the grid that panels stand on.
pub(crate) const GRID: u32 = 48;

/// All that is defined.
#[derive(Clone, Debug)]
pub struct Definitions {
    /// What all dashboards share.
    pub look: Look,
    /// Index patterns and searches.
    pub patterns: Vec<Pattern>,
    /// In the order of [`Look::dashboards`].
    pub dashboards: Vec<Dashboard>,
}

/// What all dashboards share.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// Names of the dashboards' files, in the order of links.
    pub dashboards: Vec<String>,
    /// The pattern that is chosen where nobody has chosen.
    pub default_pattern: String,
    /// What a field is called in charts; others go by their own name.
    pub labels: BTreeMap<String, String>,
    /// Colours of values, the same in all charts.
    pub colors: BTreeMap<String, String>,
    /// Types of fields outside ECS that are no keywords.
    pub types: BTreeMap<String, Kind>,
    /// Fields whose values lead to the records about them: field → query with `{{value}}`.
    pub links: BTreeMap<String, String>,
    /// What a count counts, by index pattern; in others it is records.
    pub counts: BTreeMap<String, String>,
    /// Fields that are shown as bytes.
    pub bytes: Vec<String>,
    /// Fields in milliseconds that are shown in words.
    pub durations: Vec<String>,
    /// Numbers that are names, as ports are: shown without a mark between thousands.
    pub plain: Vec<String>,
    /// Versions of Dashboards that have settings of their own.
    pub versions: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Patterns {
    pattern: Vec<Pattern>,
}

/// An index pattern.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// What definitions call it.
    pub name: String,
    /// Indices; by default `NAME-*`.
    pub title: Option<String>,
    /// Saved searches in it.
    #[serde(default)]
    pub search: Vec<Search>,
}

/// A saved search: a table of records.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// What definitions call it.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Which records, in Lucene's syntax; by default all.
    #[serde(default)]
    pub r#where: String,
    /// Columns beside the time.
    pub columns: Vec<String>,
}

/// A dashboard.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dashboard {
    /// Its file's name without the end.
    #[serde(skip)]
    pub name: String,
    /// Title.
    pub title: String,
    /// What it is for, in a sentence or two.
    pub about: String,
    /// How it is read: Markdown, for the guide.
    #[serde(default)]
    pub guide: String,
    /// The index pattern of its panels.
    pub pattern: String,
    /// Which records its panels show, in Lucene's syntax; by default all.
    #[serde(default)]
    pub r#where: String,
    /// Fields to choose values of.
    pub controls: Vec<String>,
    /// From left to right, and line by line.
    #[serde(rename = "panel")]
    pub panels: Vec<Panel>,
}

/// A picture or a table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// What it shows.
    pub title: String,
    /// The analyst's question that it answers.
    #[serde(default)]
    pub asks: String,
    /// How.
    pub chart: Chart,
    /// Fields whose values are told apart, each with how many of them at most (`user.name 20`).
    #[serde(default)]
    pub by: Vec<By>,
    /// Cases that are told apart, each with its query; they come before [`Panel::by`].
    #[serde(default)]
    pub cases: Vec<Case>,
    /// What is measured; by default records are counted. The first one gives the order.
    #[serde(default)]
    pub measure: Vec<Measure>,
    /// Which of the dashboard's records, in Lucene's syntax.
    #[serde(default)]
    pub r#where: String,
    /// An index pattern other than the dashboard's, to which the dashboard's `where` does not apply.
    pub pattern: Option<String>,
    /// The saved search of a chart `records`.
    pub search: Option<String>,
    /// Whether a number above zero is a bad sign.
    #[serde(default)]
    pub alarm: bool,
    /// What gives the order of the first field's values, where it is not the first measure.
    pub first_by: Option<Measure>,
    /// Whether the smallest comes first.
    #[serde(default)]
    pub rising: bool,
    /// Width and height on the grid of 48 columns.
    pub size: Size,
}

/// The way a panel shows what it measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chart {
    /// One number for each measure or value.
    Number,
    /// Stacked bars over time.
    Bars,
    /// Lines over time.
    Lines,
    /// Bars from left to right, the largest first.
    Top,
    /// Shares of a whole.
    Share,
    /// Rows of values and measures.
    Table,
    /// Circles on the map of the world.
    Map,
    /// Colours over time.
    Heat,
    /// The records.
    Records,
}

/// A field whose values are told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// Its name.
    pub field: String,
    /// How many values at most.
    pub limit: u32,
}

/// A case with a query of its own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What it is called.
    pub label: String,
    /// Which records, in Lucene's syntax.
    pub r#where: String,
}

/// What is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Number of records.
    Count,
    /// First time.
    First,
    /// Last time.
    Last,
    /// A function of a field: `sum`, `avg`, `max`, `min`, `unique`, `p95`.
    Of(Function, String),
}

/// A function of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// Sum.
    Sum,
    /// Average.
    Avg,
    /// Largest.
    Max,
    /// Smallest.
    Min,
    /// Number of different values.
    Unique,
    /// What 95 of 100 do not exceed.
    P95,
}

/// Width and height in cells of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Columns, at most 48.
    pub width: u32,
    /// Rows of about 20 pixels each.
    pub height: u32,
}

impl<'de> Deserialize<'de> for By {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<By, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.split_once(' ') {
            None => Ok(By { field: text, limit: 10 }),
            Some((field, limit)) => {
                let limit = limit.parse().map_err(|_| D::Error::custom(format!("`{text}` is not FIELD or FIELD N")))?;
                Ok(By { field: field.to_owned(), limit })
            }
        }
    }
}

impl<'de> Deserialize<'de> for Measure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Measure, D::Error> {
        let text = String::deserialize(deserializer)?;
        let function = |name: &str| {
            Some(match name {
                "sum" => Function::Sum,
                "avg" => Function::Avg,
                "max" => Function::Max,
                "min" => Function::Min,
                "unique" => Function::Unique,
                "p95" => Function::P95,
                _ => return None,
            })
        };
        match (text.as_str(), text.split_once(' ')) {
            ("count", _) => Ok(Measure::Count),
            ("first", _) => Ok(Measure::First),
            ("last", _) => Ok(Measure::Last),
            (_, Some((name, field))) if function(name).is_some() => {
                Ok(Measure::Of(function(name).unwrap_or(Function::Sum), field.to_owned()))
            }
            _ => Err(D::Error::custom(format!(
                "`{text}` is not count, first, last, or one of sum, avg, max, min, unique, p95 and a field"
            ))),
        }
    }
}

impl<'de> Deserialize<'de> for Size {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Size, D::Error> {
        let text = String::deserialize(deserializer)?;
        let sides = text.split_once('x').and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
        match sides {
            Some((width @ 1..=GRID, height @ 1..)) => Ok(Size { width, height }),
            _ => Err(D::Error::custom(format!("`{text}` is not WIDTHxHEIGHT with a width of at most {GRID}"))),
        }
    }
}

impl Definitions {
    /// Reads a folder.
    ///
    /// # Errors
    /// A file that is not there, says what nobody knows, or is not among the dashboards of `look.toml`.
    pub fn read(folder: &Path) -> Result<Definitions> {
        let look: Look = parse(&folder.join("look.toml"))?;
        let Patterns { pattern: patterns } = parse(&folder.join("patterns.toml"))?;
        let mut dashboards = Vec::new();
        for name in &look.dashboards {
            let mut dashboard: Dashboard = parse(&folder.join(format!("{name}.toml")))?;
            dashboard.name.clone_from(name);
            dashboards.push(dashboard);
        }
        let definitions = Definitions { look, patterns, dashboards };
        definitions.check_files(folder)?;
        definitions.pattern(&definitions.look.default_pattern, "look.toml")?;
        Ok(definitions)
    }

    /// A file that nothing leads to would be forgotten.
    fn check_files(&self, folder: &Path) -> Result<()> {
        let unreadable = |source| Error::File { path: folder.to_owned(), source };
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let file = entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned();
            let name = file.trim_end_matches(".toml");
            if !["look", "patterns"].contains(&name) && !self.look.dashboards.iter().any(|known| known == name) {
                return Err(Error::Wrong { place: file, why: "is not among the dashboards of look.toml".into() });
            }
        }
        Ok(())
    }

    /// An index pattern by its name.
    pub(crate) fn pattern(&self, name: &str, place: &str) -> Result<&Pattern> {
        let found = self.patterns.iter().find(|pattern| pattern.name == name);
        found.ok_or_else(|| Error::Wrong {
            place: place.to_owned(),
            why: format!("patterns.toml has no index pattern `{name}`"),
        })
    }
}

impl Pattern {
    /// Its indices, which are its id as well.
    #[must_use]
    pub fn title(&self) -> String {
        self.title.clone().unwrap_or_else(|| format!("{}-*", self.name))
    }
}

impl Dashboard {
    /// The place of a panel, for errors.
    pub(crate) fn place(&self, panel: &Panel) -> String {
        format!("{}.toml, panel `{}`", self.name, panel.title)
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> String {
        dashboard_id(&self.name)
    }
}

/// The id of a dashboard.
pub(crate) fn dashboard_id(name: &str) -> String {
    format!("siem-{name}")
}

pub(crate) fn parse<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = fs::read_to_string(path).map_err(|source| Error::File { path: path.to_owned(), source })?;
    toml::from_str(&text).map_err(|source| Error::Syntax { path: path.to_owned(), source: Box::new(source) })
}
