//! The settings of a log type, compiled once: nothing is looked up by name while records pass.

use std::sync::Arc;

use siem_config::{LogType, Parser, Pattern, Zone};
use siem_formats::{FirstLine, Format, Layout, Value};

use crate::index_name::IndexNaming;
use crate::log_types::{self, LogTypeCode};
use crate::parse::{PatternParser, RecordParser, may_add};
use crate::path::Path;
use crate::schema::{FieldId, FieldType, field};
use crate::shape::{End, Known, MISMATCH, Shape};
use crate::time::TimeParser;

/// A compiled log type.
#[derive(Debug)]
pub struct Plan {
    pub(crate) name: String,
    /// The name as a field: dashes are underscores.
    pub(crate) field_name: String,
    pub(crate) code: Option<&'static LogTypeCode>,
    pub(crate) layout: Layout,
    pub(crate) parser: RecordParser,
    pub(crate) ignore_stderr: bool,
    pub(crate) doc_id: Option<Path>,
    pub(crate) doc_id_suffix: Option<Path>,
    pub(crate) doc_id_from_content: bool,
    pub(crate) times: TimePlan,
    pub(crate) renames: Vec<(String, String)>,
    pub(crate) shape: Shape,
    /// What tells a record of a built-in type from an object of something else.
    known: KnownMembers,
    pub(crate) mappings: Vec<Mapping>,
    pub(crate) constants: Vec<(Target, Vec<String>)>,
    /// Paths, in parts.
    pub(crate) json_to_text: Vec<Vec<String>>,
    pub(crate) field_prefix: Option<String>,
    pub(crate) cloud_provider: Option<String>,
    pub(crate) redact: Vec<String>,
    pub(crate) geo: Vec<GeoTarget>,
    pub(crate) ignore_own_logs: bool,
    pub(crate) index: IndexNaming,
}

/// Where `@timestamp` comes from.
#[derive(Debug)]
pub(crate) struct TimePlan {
    pub(crate) keys: Vec<TimeKey>,
    pub(crate) parsers: Vec<TimeParser>,
    pub(crate) zone: Zone,
    pub(crate) key_pattern: Option<PatternParser>,
}

/// One entry of `timestamp_key_list`.
#[derive(Debug)]
pub(crate) enum TimeKey {
    /// A path of the record.
    Record(Path),
    /// The envelope's time; the name is the field it is written to.
    Envelope(&'static str),
    /// The object key's time.
    ObjectKey,
}

/// Where a mapped value goes.
#[derive(Clone, Debug)]
pub(crate) enum Target {
    Field(FieldId),
    /// A name outside the schema, written as it is.
    Extra(String),
}

/// One line of the field map.
#[derive(Debug)]
pub(crate) struct Mapping {
    pub(crate) target: Target,
    pub(crate) is_list: bool,
    pub(crate) sources: Vec<Vec<Path>>,
    /// The only values that ECS allows here; `None` = any.
    pub(crate) allowed: Option<&'static [&'static str]>,
}

/// One address to look up, and where the answers go.
#[derive(Clone, Copy, Debug)]
pub struct GeoTarget {
    /// The address.
    pub ip: FieldId,
    /// The public address that stands for a private one.
    pub nat_ip: Option<FieldId>,
    /// Place.
    pub geo: FieldId,
    /// Autonomous system, where ECS has it.
    pub asn: Option<FieldId>,
}

/// Why a section cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("[{log_type}] {problem}")]
pub struct PlanError {
    /// Section.
    pub log_type: String,
    /// What is wrong, and the cure.
    pub problem: String,
}

impl Plan {
    /// Compiles the settings of one log type.
    ///
    /// # Errors
    /// A section that cannot be loaded: no format, no index name, a pattern that does not compile, a field group
    /// without a place.
    pub fn new(settings: &LogType) -> Result<Plan, PlanError> {
        let error = |problem: String| PlanError { log_type: settings.name.clone(), problem };
        let key_pattern = settings
            .key_time_pattern
            .as_deref()
            .map(|pattern| PatternParser::of_key(pattern).map_err(|e| error(format!("file_timestamp_format: {e}"))))
            .transpose()?;
        let names = settings.ecs.iter().map(|map| &map.field).chain(settings.constants.iter().map(|(name, _)| name));
        if let Some(name) = names.into_iter().find(|name| is_own_field(name)) {
            return Err(error(format!("{name}: every document has this field already; choose another name")));
        }
        Ok(Plan {
            name: settings.name.clone(),
            field_name: settings.name.replace('-', "_"),
            code: log_types::named(&settings.module),
            layout: layout(settings).map_err(error)?,
            parser: RecordParser::new(settings.parser.as_ref()).map_err(error)?,
            ignore_stderr: settings.ignore_container_stderr,
            doc_id: settings.doc_id.as_deref().map(Path::new),
            doc_id_suffix: settings.doc_id_suffix.as_deref().map(Path::new),
            doc_id_from_content: settings.doc_id_from_content,
            times: TimePlan {
                keys: settings.timestamp_keys.iter().map(|key| TimeKey::from(key.as_str())).collect(),
                parsers: settings.timestamp_formats.iter().map(TimeParser::from).collect(),
                zone: settings.timestamp_zone,
                key_pattern,
            },
            renames: settings.renames.clone(),
            shape: shape(settings),
            known: KnownMembers::of(settings),
            mappings: settings
                .ecs
                .iter()
                .map(|map| Mapping {
                    target: Target::from(map.field.as_str()),
                    is_list: map.is_list,
                    allowed: siem_config::event_values(&map.field),
                    sources: map
                        .sources
                        .iter()
                        .map(|paths| paths.iter().map(|path| Path::new(path)).collect())
                        .collect(),
                })
                .collect(),
            constants: settings
                .constants
                .iter()
                .map(|(name, values)| (Target::from(name.as_str()), values.clone()))
                .collect(),
            json_to_text: settings
                .json_to_text
                .iter()
                .map(|path| path.split('.').map(str::to_owned).collect())
                .collect(),
            field_prefix: settings.field_prefix.clone(),
            cloud_provider: settings.cloud_provider.clone(),
            redact: settings.redact.clone(),
            geo: settings.geoip.iter().map(|group| GeoTarget::named(group)).collect::<Result<_, _>>().map_err(error)?,
            ignore_own_logs: settings.ignore_own_logs,
            index: IndexNaming::new(settings).map_err(error)?,
        })
    }

    /// Whether an object has a member that records of this type have; any has where the settings name none.
    pub(crate) fn knows(&self, object: Value<'_>) -> bool {
        self.known.all.is_empty() || has_member(object, &self.known.all, |_| true)
    }

    /// Whether it has one that no log router adds: something mapped, beside the text of the record and what routers
    /// say of its way. Of a user's own type, anything beside the text.
    pub(crate) fn knows_beside_line(&self, object: Value<'_>) -> bool {
        if self.known.all.is_empty() {
            return object.members().len() > 1;
        }
        has_member(object, &self.known.mapped, |key| !may_add(key))
    }

    /// How the objects of the type are laid out.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Addresses to look up.
    #[must_use]
    pub fn geo_targets(&self) -> &[GeoTarget] {
        &self.geo
    }
}

fn layout(settings: &LogType) -> Result<Layout, String> {
    let format = match &settings.parser {
        Some(Parser::Json { array_key }) => Format::Json { array_key: array_key.clone() },
        Some(Parser::Csv { delimiter, columns }) => {
            Format::Csv { delimiter: *delimiter, known: known_columns(settings, columns) }
        }
        Some(Parser::W3c(_)) => Format::W3c,
        Some(Parser::WindowsEvent) => Format::WindowsEvents,
        Some(Parser::Multiline { first_line, lead, .. }) => {
            let first_line = begins_with("multiline_firstline", first_line)?;
            let first_line = match lead {
                Some(lead) => first_line.with_lead(line_test("multiline_lead", lead)?),
                None => first_line,
            };
            Format::Multiline { first_line }
        }
        Some(Parser::Xml { first_line: Some(first_line) }) => {
            Format::Multiline { first_line: begins_with("xml_firstline", first_line)? }
        }
        Some(
            Parser::Columns(_)
            | Parser::Pattern(_)
            | Parser::Xml { first_line: None }
            | Parser::Cef
            | Parser::Syslog
            | Parser::Unsupported(_),
        )
        | None => Format::Text,
    };
    Ok(Layout {
        format,
        via_cloudwatch: settings.via_cloudwatch,
        via_firelens: settings.via_firelens,
        header_lines: settings.header_lines,
    })
}

/// The shape that the settings expect of a record. What becomes a value of ECS is no object, but where ECS has one.
fn shape(settings: &LogType) -> Shape {
    let holds_tree = |name: &str| {
        FieldId::named(name).is_none_or(|field| matches!(field.kind(), FieldType::Tree | FieldType::GeoPoint))
    };
    let mapped = settings.ecs.iter().flat_map(|map| {
        let end = if holds_tree(&map.field) { End::Any } else { End::Leaf };
        map.sources.iter().flatten().map(move |path| Known { path, end, is_read: true })
    });
    let told = settings.shape.iter().chain(&settings.timestamp_keys).chain(&settings.doc_id);
    let told = told.map(|path| Known { path, end: End::Leaf, is_read: false });
    Shape::new(mapped.chain(told), &settings.json_to_text)
}

/// First parts of the paths that are read from a record, sorted.
#[derive(Debug, Default)]
struct KnownMembers {
    all: Vec<String>,
    /// Those that the field map reads.
    mapped: Vec<String>,
}

impl KnownMembers {
    /// None for a user's own type: its records may hold anything.
    fn of(settings: &LogType) -> KnownMembers {
        if log_types::named(&settings.module).is_none() {
            return KnownMembers::default();
        }
        let sorted = |paths: Vec<&String>| {
            let mut names: Vec<String> =
                paths.iter().map(|path| path.split('.').next().unwrap_or(path).to_owned()).collect();
            names.sort();
            names.dedup();
            names
        };
        let mapped: Vec<&String> = settings.ecs.iter().flat_map(|map| map.sources.iter().flatten()).collect();
        let renamed = settings.renames.iter().map(|(new, _)| new);
        let others = settings.timestamp_keys.iter().chain(&settings.doc_id).chain(&settings.json_to_text);
        let all = mapped.iter().copied().chain(renamed).chain(others).chain(&settings.shape).collect();
        KnownMembers { all: sorted(all), mapped: sorted(mapped) }
    }
}

/// Whether an object has a member with a value whose key, or its first part, is one of `names` and `counts`.
fn has_member(object: Value<'_>, names: &[String], counts: impl Fn(&str) -> bool) -> bool {
    let is_one = |key: &str| {
        let first = key.split('.').next().unwrap_or(key);
        counts(key) && names.binary_search_by(|name| name.as_str().cmp(first)).is_ok()
    };
    object.members().iter().any(|(key, value)| !value.is_empty() && is_one(key))
}

/// Columns that the settings speak of: those of `log_columns`, and whatever the field map and the time read.
fn known_columns(settings: &LogType, columns: &[String]) -> Arc<[String]> {
    let mapped = settings.ecs.iter().flat_map(|map| map.sources.iter().flatten());
    let renamed = settings.renames.iter().map(|(_, old)| old);
    columns.iter().chain(mapped).chain(renamed).chain(&settings.timestamp_keys).cloned().collect()
}

/// `multiline_firstline` or `xml_firstline`, compiled.
fn begins_with(option: &'static str, pattern: &str) -> Result<FirstLine, String> {
    Ok(FirstLine::new(option, line_test(option, pattern)?))
}

/// A test of the beginning of a line, or of what stands behind the time of an export. A backtracking pattern may give up.
fn line_test(
    option: &str,
    pattern: &str,
) -> Result<impl Fn(&[u8]) -> Option<bool> + Send + Sync + use<> + 'static, String> {
    let pattern = Pattern::of_record(pattern).map_err(|error| format!("{option}: {}", error.message))?;
    Ok(move |line: &[u8]| {
        let line = String::from_utf8_lossy(line);
        match (pattern.is_match(&line), siem_formats::exported(&line)) {
            (Some(false), Some((_, message))) => pattern.is_match(message),
            (found, _) => found,
        }
    })
}

impl From<&str> for TimeKey {
    fn from(key: &str) -> Self {
        match key {
            "cwe_timestamp" => TimeKey::Envelope("cwe_timestamp"),
            "cwl_timestamp" => TimeKey::Envelope("cwl_timestamp"),
            "file_timestamp" => TimeKey::ObjectKey,
            path => TimeKey::Record(Path::new(path)),
        }
    }
}

impl From<&str> for Target {
    fn from(name: &str) -> Self {
        FieldId::named(name).map_or_else(|| Target::Extra(name.to_owned()), Target::Field)
    }
}

impl GeoTarget {
    /// The group that an entry of `geoip` names.
    fn named(group: &str) -> Result<GeoTarget, String> {
        GeoTarget::of(group).ok_or_else(|| {
            format!(
                "geoip: `{group}` is no field group with an address and a place; use source, destination, client, \
                 server, host or observer"
            )
        })
    }

    /// The fields of a group of ECS that holds an address (`source`); `None` where ECS has no place for the answer.
    fn of(group: &str) -> Option<GeoTarget> {
        let named = |name: &str| FieldId::named(&format!("{group}.{name}"));
        Some(GeoTarget { ip: named("ip")?, nat_ip: named("nat.ip"), geo: named("geo")?, asn: named("as") })
    }
}

/// Fields that are written from what the loader knows. JSON has no place for a second one of the same name. `@log_type`
/// is one too, but may be given another value.
const OWN_FIELDS: [&str; 7] = ["@message", "@id", "@log_s3bucket", "@log_s3key", "@log_group", "@log_stream", MISMATCH];

/// Whether a field is one of these, or lies below one or below `@log_type`.
fn is_own_field(name: &str) -> bool {
    let root = name.split('.').next().unwrap_or(name);
    OWN_FIELDS.contains(&root) || (root == "@log_type" && root != name)
}

/// Fields whose addresses are collected in `related.ip`: every one that the event is about. What threat intelligence
/// says of addresses is not.
pub(crate) const ADDRESS_FIELDS: [FieldId; 13] = [
    field::SOURCE_IP,
    field::SOURCE_NAT_IP,
    field::DESTINATION_IP,
    field::DESTINATION_NAT_IP,
    field::CLIENT_IP,
    field::CLIENT_NAT_IP,
    field::SERVER_IP,
    field::SERVER_NAT_IP,
    field::HOST_IP,
    field::HOST_TARGET_IP,
    field::OBSERVER_IP,
    field::ORCHESTRATOR_RESOURCE_IP,
    field::PROCESS_ENTRY_LEADER_ENTRY_META_SOURCE_IP,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_without_a_place_is_an_error_that_says_the_cure() {
        let mut settings = LogType::named("x");
        settings.parser = Some(Parser::Json { array_key: None });
        settings.index_name = "log-x".to_owned();
        settings.geoip = ["source", "destination", "client", "server", "host", "observer"].map(str::to_owned).to_vec();
        assert_eq!(Plan::new(&settings).map(|plan| plan.geo_targets().len()), Ok(6));
        for group in ["sorce", "source.nat", "user"] {
            settings.geoip = vec![group.to_owned()];
            assert_eq!(
                Plan::new(&settings).map(|_| ()).map_err(|error| error.to_string()),
                Err(format!(
                    "[x] geoip: `{group}` is no field group with an address and a place; use source, destination, \
                     client, server, host or observer"
                ))
            );
        }
    }

    #[test]
    fn a_field_that_every_document_has_cannot_be_mapped() {
        let mut settings = LogType::named("x");
        settings.parser = Some(Parser::Json { array_key: None });
        settings.index_name = "log-x".to_owned();
        for (name, is_refused) in [
            ("@message", true),
            ("@message.x", true),
            ("@log_s3key", true),
            ("siem_mismatch", true),
            ("@log_type", false),
            ("@log_type.x", true),
            ("@mine", false),
        ] {
            settings.constants = vec![(name.to_owned(), vec!["y".to_owned()])];
            let problem = Plan::new(&settings).err().map(|error| error.to_string());
            let expected = format!("[x] {name}: every document has this field already; choose another name");
            assert_eq!(problem, is_refused.then_some(expected));
        }
    }

    #[test]
    fn every_address_of_ecs_is_related() {
        let holds_one = |field: &FieldId| {
            let name = field.name();
            name.ends_with(".ip") && !name.starts_with("related.") && !name.starts_with("threat.")
        };
        let mut known = ADDRESS_FIELDS.to_vec();
        known.sort();
        assert_eq!(FieldId::all().filter(holds_one).collect::<Vec<_>>(), known);
    }
}
