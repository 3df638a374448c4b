//! One section of the merged settings to a [`LogType`].

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use crate::columns::columns;
use crate::detect::Patterns;
use crate::dialect::DEFAULT_SECTION;
use crate::error::{Fault, Problem};
use crate::log_type::{FieldMap, IndexDate, LogType, Parser, Rotation, TimeFormat, Zone};
use crate::pattern::{self, Pattern};
use crate::settings::{Found, Section, Settings};
use crate::{options, suggest, values};

/// How many sections may borrow refinements from one another, so that those that do so in a circle come to an end.
const MAX_LENDERS: usize = 10;

/// Reads one section; collects everything that is wrong with it.
pub(crate) struct SectionReader<'s> {
    settings: &'s Settings,
    section: &'s Section,
    errors: &'s mut Vec<Problem>,
    warnings: &'s mut Vec<Problem>,
}

impl<'s> SectionReader<'s> {
    pub(crate) fn new(
        settings: &'s Settings,
        section: &'s Section,
        errors: &'s mut Vec<Problem>,
        warnings: &'s mut Vec<Problem>,
    ) -> Self {
        SectionReader { settings, section, errors, warnings }
    }

    /// The typed section and its compiled key patterns. What could not be read has its default and an error.
    pub(crate) fn read(mut self) -> (LogType, Patterns) {
        let log_type = self.log_type();
        let patterns = Patterns {
            wanted: self.key_pattern("s3_key"),
            ignored: self.key_pattern("s3_key_ignored"),
            signature: OnceLock::new(),
            line_signature: OnceLock::new(),
        };
        self.check_names(&log_type);
        self.check_use(&log_type);
        (log_type, patterns)
    }

    fn log_type(&mut self) -> LogType {
        let mut log_type = LogType::named(&self.section.name);
        log_type.origin = self.origin();
        log_type.module = self.module();
        log_type.key_pattern = self.text("s3_key").unwrap_or_default();
        log_type.key_ignored = self.text("s3_key_ignored");
        log_type.signature = self.text("signature");
        log_type.line_signature = self.text("line_signature");
        log_type.planned = self.planned();

        log_type.parser = self.parser(log_type.planned);
        log_type.via_cloudwatch = self.typed("via_cwl", values::boolean, false);
        log_type.via_firelens = self.typed("via_firelens", values::boolean, false);
        log_type.ignore_container_stderr = self.typed("ignore_container_stderr", values::boolean, true);
        log_type.header_lines = self.header_lines();
        log_type.max_log_count = self.typed("max_log_count", values::number, log_type.max_log_count);

        log_type.index_name = self.text("index_name").unwrap_or_default();
        log_type.index_suffix = self.text("index_suffix");
        log_type.rotation = self.typed("index_rotation", values::rotation, Rotation::Monthly);
        log_type.index_date = self.typed("index_time", values::index_date, IndexDate::Timestamp);
        log_type.index_zone = self.typed("index_tz", values::zone, Zone::default());
        log_type.doc_id = self.text("doc_id");
        log_type.doc_id_suffix = self.text("doc_id_suffix");
        log_type.doc_id_from_content = self.typed("doc_id_mode", doc_id_from_content, false);

        log_type.timestamp_keys = self.timestamp_keys();
        log_type.timestamp_formats = self.timestamp_formats();
        log_type.timestamp_zone = self.typed("timestamp_tz", values::zone, Zone::default());
        log_type.key_time_pattern = self.text("file_timestamp_format");

        log_type.renames = self.renames();
        log_type.ecs = self.field_maps();
        log_type.constants = self.constants();
        log_type.json_to_text = self.list("json_to_text");
        log_type.shape = self.list("shape");
        log_type.field_prefix = self.text("field_prefix");
        log_type.cloud_provider = self.text("cloud_provider");
        log_type.redact = self.list("redact");
        log_type.geoip = self.list("geoip");
        for option in ["ioc_ip", "ioc_domain", "user_agent_enrichment_field", "clientip_xff"] {
            let entries = self.list(option);
            if !entries.is_empty() {
                log_type.enrichment.push((option.to_owned(), entries));
            }
        }
        log_type.ignore_own_logs = self.typed("ignore_own_logs", values::boolean, true);
        log_type
    }

    // ---- values of options

    /// The interpolated option with its place; `None` where it is not set, or an error was noted.
    fn found(&mut self, option: &str) -> Option<Found<'s>> {
        match self.settings.get(&self.section.name, option) {
            Ok(found) => found,
            Err(problem) => {
                self.note(*problem);
                None
            }
        }
    }

    /// What stands in `[DEFAULT]` is wrong once, not once for every section that reads it.
    fn note(&mut self, problem: Problem) {
        if !self.errors.contains(&problem) {
            self.errors.push(problem);
        }
    }

    /// The option; `None` where it is not set or blank.
    fn set(&mut self, option: &str) -> Option<Found<'s>> {
        self.found(option).filter(|found| !found.text.is_empty())
    }

    fn text(&mut self, option: &str) -> Option<String> {
        self.set(option).map(|found| found.text)
    }

    fn list(&mut self, option: &str) -> Vec<String> {
        self.text(option).map(|text| values::list(&text)).unwrap_or_default()
    }

    /// The option through `read`; `default` where it is not set or blank, or cannot be read.
    fn typed<T>(&mut self, option: &str, read: impl Fn(&str) -> Result<T, Fault>, default: T) -> T {
        let Some(found) = self.set(option) else { return default };
        match read(&found.text) {
            Ok(value) => value,
            Err(fault) => {
                self.error(option, &found, fault);
                default
            }
        }
    }

    fn error(&mut self, option: &str, found: &Found<'_>, fault: Fault) {
        let section = if found.own { &self.section.name } else { DEFAULT_SECTION };
        self.note(fault.at(self.settings.place(section, Some(option), found.setting)));
    }

    fn warn(&mut self, option: Option<&str>, fault: Fault) {
        let setting = option.and_then(|option| self.settings.setting(&self.section.name, option));
        let place = match setting {
            Some((setting, _)) => self.settings.place(&self.section.name, option, setting),
            None => crate::Place {
                source: self.settings.source_name(self.section.source).to_owned(),
                line: self.section.line,
                section: Some(self.section.name.clone()),
                option: option.map(str::to_owned),
            },
        };
        self.warnings.push(fault.at(place));
    }

    /// `aws.ini:120`: where the key pattern stands, else the section.
    fn origin(&self) -> String {
        let (source, line) = match self.settings.setting(&self.section.name, "s3_key") {
            Some((setting, true)) => (setting.source, setting.line),
            _ => (self.section.source, self.section.line),
        };
        format!("{}:{line}", self.settings.source_name(source))
    }

    // ---- options that depend on others

    fn key_pattern(&mut self, option: &str) -> Option<Pattern> {
        let found = self.set(option)?;
        match Pattern::of_key(&found.text) {
            Ok(pattern) => Some(pattern),
            Err(error) => {
                self.error(option, &found, error.into());
                None
            }
        }
    }

    /// The section itself, or the one that `log_type_module` names: planned ones too, whose refinements are to come. A
    /// section that borrows its refinements lends them as well.
    fn module(&mut self) -> String {
        let Some(found) = self.set("log_type_module") else { return self.section.name.clone() };
        let settings = self.settings;
        let names = || settings.sections().map(|section| section.name.as_str());
        if !names().any(|name| name == found.text) {
            let cure = match suggest::nearest(&found.text, names()) {
                Some(meant) => format!("did you mean {meant}?"),
                None => "name a section whose refinements to use, or remove the option".to_owned(),
            };
            self.error("log_type_module", &found, Fault::new(format!("there is no log type `{}`", found.text), cure));
        }
        let mut module = found.text;
        for _ in 0..MAX_LENDERS {
            match settings.get(&module, "log_type_module") {
                Ok(Some(lender)) if lender.own && !lender.text.is_empty() => module = lender.text,
                _ => break,
            }
        }
        module
    }

    /// A type stops being planned when a later file says how its records are read or mapped.
    fn planned(&mut self) -> bool {
        let Some(status) = self.set("status") else { return false };
        match status.text.as_str() {
            "ready" => return false,
            "planned" => {}
            other => {
                let fault = Fault::new(format!("`{other}` is not a status"), "use planned or ready, or leave it out");
                self.error("status", &status, fault);
                return false;
            }
        }
        let rank = status.rank();
        !["ecs", "log_pattern", "log_columns"].iter().any(|o| self.set(o).is_some_and(|found| found.rank() > rank))
    }

    fn parser(&mut self, planned: bool) -> Option<Parser> {
        let format = self.set("file_format")?;
        match format.text.as_str() {
            "json" => Some(Parser::Json { array_key: self.text("json_delimiter") }),
            "csv" => Some(self.csv(&format)),
            known @ ("text" | "multiline" | "w3c") if planned => Some(Parser::Unsupported(known.to_owned())),
            "text" => self.text_parser(),
            "multiline" => self.multiline(),
            "w3c" => self.w3c(),
            "winevtxml" => Some(Parser::WindowsEvent),
            "xml" => Some(Parser::Xml { first_line: self.text("xml_firstline") }),
            "cef" => Some(Parser::Cef),
            "syslog" => Some(Parser::Syslog),
            // Parquet shows itself by its first bytes; what else lies among its files is JSON.
            "parquet" => Some(Parser::Json { array_key: None }),
            other => {
                let known = ["json", "csv", "text", "multiline", "w3c", "xml", "winevtxml", "cef", "syslog", "parquet"];
                let cure = match suggest::nearest(other, known) {
                    Some(meant) => format!("did you mean {meant}?"),
                    None => format!("use one of {}", known.join(", ")),
                };
                self.error("file_format", &format, Fault::new(format!("`{other}` is not a file format"), cure));
                None
            }
        }
    }

    /// A pattern that a later file adds to a csv type replaces its columns: that is how custom flow logs were set up
    /// when they were text.
    fn csv(&mut self, format: &Found<'_>) -> Parser {
        if let Some(pattern) = self.set("log_pattern")
            && pattern.rank() > format.rank()
            && let Some(parser) = self.pattern_parser(&pattern)
        {
            self.warn(
                Some("log_pattern"),
                Fault::new(
                    "it replaces the columns that the header of a csv file names",
                    "add `file_format = text` to say so, and `text_header_line_number = 1` if files begin with a header",
                ),
            );
            return parser;
        }
        let columns = self.text("log_columns").unwrap_or_default();
        Parser::Csv {
            delimiter: self.typed("csv_delimiter", values::delimiter, None),
            columns: columns.split_whitespace().map(|name| name.replace('-', "_")).collect(),
        }
    }

    /// `log_pattern` wins over `log_columns`, unless a later file sets the columns.
    fn text_parser(&mut self) -> Option<Parser> {
        let pattern = self.set("log_pattern");
        let columns_set = self.set("log_columns");
        match (pattern, columns_set) {
            (Some(pattern), Some(columns_set)) if columns_set.rank() > pattern.rank() => {
                self.columns_parser(&columns_set)
            }
            (Some(pattern), _) => self.pattern_parser(&pattern),
            (None, Some(columns_set)) => self.columns_parser(&columns_set),
            (None, None) => {
                let fault = Fault::new("text needs log_columns or log_pattern", "set one of them");
                self.warn(Some("file_format"), fault);
                None
            }
        }
    }

    fn multiline(&mut self) -> Option<Parser> {
        let (Some(first_line), Some(pattern)) = (self.set("multiline_firstline"), self.set("log_pattern")) else {
            let fault = Fault::new("multiline needs multiline_firstline and log_pattern", "set both of them");
            self.warn(Some("file_format"), fault);
            return None;
        };
        match self.pattern_parser(&pattern)? {
            Parser::Pattern(pattern) => {
                let lead = self.text("multiline_lead");
                Some(Parser::Multiline { first_line: first_line.text, lead, pattern })
            }
            other => Some(other),
        }
    }

    /// A pattern replaces the columns as it does in text. Without either, objects have to name their columns.
    fn w3c(&mut self) -> Option<Parser> {
        if self.set("log_columns").is_none() && self.set("log_pattern").is_none() {
            return Some(Parser::W3c(Arc::from([])));
        }
        match self.text_parser()? {
            Parser::Columns(columns) => Some(Parser::W3c(columns)),
            other => Some(other),
        }
    }

    fn columns_parser(&mut self, found: &Found<'_>) -> Option<Parser> {
        match columns(&found.text) {
            Ok(columns) => Some(Parser::Columns(columns)),
            Err(fault) => {
                self.error("log_columns", found, fault);
                None
            }
        }
    }

    fn pattern_parser(&mut self, found: &Found<'_>) -> Option<Parser> {
        match pattern::record_spelling(&found.text) {
            Ok(pattern) => Some(Parser::Pattern(pattern)),
            Err(fault) => {
                self.error("log_pattern", found, fault);
                None
            }
        }
    }

    fn header_lines(&mut self) -> u64 {
        let newer = self.set("text_header_line_number");
        let older = self.set("ignore_header_line_number");
        let use_older = match (&newer, &older) {
            (Some(newer), Some(older)) => older.rank() > newer.rank(),
            (newer, older) => newer.is_none() && older.is_some(),
        };
        let option = if use_older { "ignore_header_line_number" } else { "text_header_line_number" };
        self.typed(option, values::number, 0)
    }

    /// The list wins over the single key, unless a later file sets the single one.
    fn timestamp_keys(&mut self) -> Vec<String> {
        let list = self.set("timestamp_key_list");
        let single = self.set("timestamp_key");
        match (list, single) {
            (Some(list), Some(single)) if single.rank() > list.rank() => vec![single.text],
            (Some(list), _) => values::list(&list.text),
            (None, Some(single)) => vec![single.text],
            (None, None) => Vec::new(),
        }
    }

    /// As for the keys: a list, unless a later file sets a single format.
    fn timestamp_formats(&mut self) -> Vec<TimeFormat> {
        let list = self.set("timestamp_format_list");
        let single = self.set("timestamp_format");
        match (list, single) {
            (Some(list), Some(single)) if single.rank() > list.rank() => self.timestamp_format(Some(&single)),
            (Some(list), single) => {
                let default = self.timestamp_format(single.as_ref());
                match values::time_formats(&list.text) {
                    Ok(formats) if formats.is_empty() => default,
                    Ok(formats) => formats,
                    Err(fault) => {
                        self.error("timestamp_format_list", &list, fault);
                        default
                    }
                }
            }
            (None, single) => self.timestamp_format(single.as_ref()),
        }
    }

    fn timestamp_format(&mut self, single: Option<&Found<'_>>) -> Vec<TimeFormat> {
        let Some(found) = single else { return vec![TimeFormat::Iso8601] };
        match values::time_format(&found.text) {
            Ok(format) => vec![format],
            Err(fault) => {
                self.error("timestamp_format", found, fault);
                Vec::new()
            }
        }
    }

    // ---- lists whose entries are options of their own

    /// Each name that `option` lists, with the text of the option so named.
    fn named_by(&mut self, option: &str) -> Vec<(String, String)> {
        let Some(list) = self.set(option) else { return Vec::new() };
        let mut named = Vec::new();
        let mut seen = HashSet::new();
        for name in values::list(&list.text) {
            if !seen.insert(name.clone()) {
                self.warn(Some(option), Fault::new(format!("`{name}` is listed twice"), "remove one of them"));
                continue;
            }
            if self.settings.setting(&self.section.name, &name).is_none() {
                let cure = format!("add a line `{name} = …` to this section, or take it out of the list");
                self.error(option, &list, Fault::new(format!("`{name}` is listed but not set"), cure));
            } else if let Some(found) = self.found(&name) {
                named.push((name, found.text));
            }
        }
        named
    }

    fn renames(&mut self) -> Vec<(String, String)> {
        let named = self.named_by("renamed_newfields");
        named.into_iter().filter(|(_, old_path)| !old_path.is_empty()).collect()
    }

    fn field_maps(&mut self) -> Vec<FieldMap> {
        self.named_by("ecs").iter().filter_map(|(field, text)| values::field_map(field, text)).collect()
    }

    fn constants(&mut self) -> Vec<(String, Vec<String>)> {
        let named = self.named_by("static_ecs").into_iter();
        let valued = named.map(|(field, text)| {
            let values = values::constant(&field, &text);
            (field, values)
        });
        let constants: Vec<(String, Vec<String>)> = valued.filter(|(_, values)| !values.is_empty()).collect();
        for (field, values) in &constants {
            let Some(allowed) = values::event_values(field) else { continue };
            for value in values.iter().filter(|value| !allowed.contains(&value.as_str())) {
                let cure = format!("use one of {}", allowed.join(", "));
                self.warn(Some(field), Fault::new(format!("ECS has no `{value}` in {field}"), cure));
            }
        }
        constants
    }

    // ---- what looks wrong

    /// Options that nothing reads. Where a later file lists the fields anew, it leaves out fields of earlier ones on
    /// purpose.
    fn check_names(&mut self, log_type: &LogType) {
        let mut listed: HashSet<String> = HashSet::new();
        let mut listed_by = 0;
        for option in ["ecs", "static_ecs", "renamed_newfields"] {
            listed.extend(self.list(option));
            listed_by = self.set(option).map_or(listed_by, |found| listed_by.max(found.setting.source));
        }
        let mut unread: Vec<(usize, usize, String)> = Settings::own(self.section)
            .filter(|(name, setting)| setting.source >= listed_by && !options::is_known(name))
            .filter(|(name, _)| !listed.contains(*name) && !self.settings.is_referred(&self.section.name, name))
            .map(|(name, setting)| (setting.source, setting.line, name.to_owned()))
            .collect();
        unread.sort();
        for (_, _, name) in unread {
            let fault = unread_option(&name, listed.iter().map(String::as_str), log_type);
            self.warn(Some(&name), fault);
        }
        let of_user = Settings::own(self.section).filter(|(_, setting)| setting.source > 0);
        let mut planned: Vec<&str> = of_user.map(|(name, _)| name).filter(|name| options::is_planned(name)).collect();
        planned.sort_unstable();
        for name in planned {
            if self.set(name).is_some() {
                self.warn(Some(name), Fault::new(options::PLANNED, "do not rely on it"));
            }
        }
    }

    /// Options that are read but cannot do what they seem to.
    fn check_use(&mut self, log_type: &LogType) {
        if log_type.key_pattern.is_empty()
            && self.settings.setting(&self.section.name, "s3_key").is_none_or(|(_, own)| !own)
        {
            let known = self.settings.sections().filter(|other| other.source < self.section.source);
            let meant = suggest::nearest(&self.section.name, known.map(|other| other.name.as_str()));
            let cure = meant.map_or_else(|| "add s3_key".to_owned(), |meant| format!("did you mean [{meant}]?"));
            self.warn(None, Fault::new("the section has no s3_key, so it takes no object", cure));
        } else if log_type.parser.is_none() && self.set("file_format").is_none() {
            self.warn(
                None,
                Fault::new("the section has no file_format, so its objects are skipped", "add file_format"),
            );
        } else if log_type.index_name.is_empty() {
            self.warn(None, Fault::new("the section has no index_name, so its objects are skipped", "add index_name"));
        }
        let unused: &[&str] = match log_type.parser {
            Some(Parser::Json { .. }) => &["log_pattern", "log_columns"],
            Some(Parser::Csv { .. }) => &["log_pattern"],
            _ => &[],
        };
        if !log_type.planned {
            for option in unused {
                if self.set(option).is_some_and(|found| found.own) {
                    let fault = Fault::new("it is only used with file_format = text", "add `file_format = text`");
                    self.warn(Some(option), fault);
                }
            }
        }
        let own_script = self.set("script_ecs").is_some_and(|found| found.own && found.setting.source > 0);
        if own_script && self.section.source > 0 && log_type.module == log_type.name {
            self.warn(
                Some("script_ecs"),
                Fault::new(
                    "Python modules are not run",
                    "name a built-in type in log_type_module to use its refinements, or remove the option",
                ),
            );
        }
    }
}

/// What to say of an option that nothing reads.
fn unread_option<'n>(name: &str, listed: impl Iterator<Item = &'n str>, log_type: &LogType) -> Fault {
    if let Some(meant) = options::meant_by(name) {
        return Fault::new("there is no such option", format!("did you mean {meant}?"));
    }
    let known = options::OPTIONS.iter().map(|option| option.name).chain(listed);
    if let Some(meant) = suggest::nearest(name, known) {
        return Fault::new("there is no such option", format!("did you mean {meant}?"));
    }
    if name.contains('.') || name.starts_with('@') {
        let list = if log_type.ecs.is_empty() && !log_type.constants.is_empty() { "static_ecs" } else { "ecs" };
        return Fault::new(
            "the field is set, but not listed",
            format!("add it to the list of `{list}`, or remove the line"),
        );
    }
    Fault::new("there is no such option", "remove it")
}

fn doc_id_from_content(text: &str) -> Result<bool, Fault> {
    match text {
        "content" => Ok(true),
        "position" => Ok(false),
        _ => Err(Fault::new(format!("`{text}` is not a way to make ids"), "use content or position")),
    }
}
