//! A whole configuration: every log type, in the order in which keys are offered to them.

use std::collections::HashMap;

use crate::detect::{Control, Detection, FirstRecord, KeyMatch, Patterns};
use crate::dialect::DEFAULT_SECTION;
use crate::error::{ConfigError, Fault, Place, Problem};
use crate::log_type::{LogType, Parser};
use crate::pattern::Pattern;
use crate::section::SectionReader;
use crate::settings::Settings;
use crate::{options, suggest};

/// The built-in types: `config/aws.ini`.
pub const BUILTIN: Source<'static> = Source { name: "aws.ini", text: include_str!("../../../config/aws.ini") };

/// One text of settings, with the name that messages call it by.
#[derive(Clone, Copy, Debug)]
pub struct Source<'t> {
    /// `user.ini`, or wherever it came from.
    pub name: &'t str,
    /// The whole text.
    pub text: &'t str,
}

/// Every log type, and what finds the type of a key.
#[derive(Clone, Debug)]
pub struct Config {
    settings: Settings,
    /// In detection order, each with its key patterns.
    log_types: Vec<(LogType, Patterns)>,
    positions: HashMap<String, usize>,
    warnings: Vec<Problem>,
}

impl Config {
    /// The built-in types alone.
    ///
    /// # Errors
    /// Never, unless this build's own `aws.ini` is broken.
    pub fn builtin() -> Result<Config, ConfigError> {
        Config::only(&[BUILTIN])
    }

    /// The built-in types, overridden by `sources`, weakest first.
    ///
    /// # Errors
    /// Everything that is wrong with the sources.
    pub fn load(sources: &[Source<'_>]) -> Result<Config, ConfigError> {
        let mut all = vec![BUILTIN];
        all.extend_from_slice(sources);
        Config::only(&all)
    }

    /// `sources` alone, weakest first; the first stands in the place of the built-in file.
    ///
    /// Detection order: sections that the first source does not have, then those it has, each in file order. So what a
    /// user adds comes before what is built in, and what he overrides keeps its place.
    ///
    /// # Errors
    /// Everything that is wrong with the sources.
    pub fn only(sources: &[Source<'_>]) -> Result<Config, ConfigError> {
        let (mut errors, mut warnings) = (Vec::new(), Vec::new());
        let settings = Settings::read(sources, &mut errors, &mut warnings);
        check_defaults(&settings, &mut warnings);

        let (added, built_in): (Vec<_>, Vec<_>) = settings.sections().partition(|section| section.source > 0);
        let sections = added.into_iter().chain(built_in);
        let log_types: Vec<_> =
            sections.map(|section| SectionReader::new(&settings, section, &mut errors, &mut warnings).read()).collect();

        let in_file_order = |problem: &Problem| {
            let source = sources.iter().position(|source| source.name == problem.place.source);
            (source, problem.place.line)
        };
        errors.sort_by_key(in_file_order);
        warnings.sort_by_key(in_file_order);
        if !errors.is_empty() {
            return Err(ConfigError { problems: errors });
        }
        let positions = log_types.iter().enumerate().map(|(at, (log_type, _))| (log_type.name.clone(), at)).collect();
        Ok(Config { settings, log_types, positions, warnings })
    }

    /// All types in detection order.
    pub fn log_types(&self) -> impl ExactSizeIterator<Item = &LogType> {
        self.log_types.iter().map(|(log_type, _)| log_type)
    }

    /// The type of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&LogType> {
        self.positions.get(name).map(|&at| &self.log_types[at].0)
    }

    /// What looks wrong, but stops nothing: in the order of the files, then of their lines.
    #[must_use]
    pub fn warnings(&self) -> &[Problem] {
        &self.warnings
    }

    /// What the object under `key` is; `key` already URL-decoded.
    #[must_use]
    pub fn detect(&self, key: &str) -> Detection<'_> {
        if let Some(control) = Control::of(key) {
            return Detection::Control(control);
        }
        match self.log_types.iter().find(|(_, patterns)| patterns.matches(key)) {
            Some((log_type, patterns)) if patterns.ignores(key) => Detection::Ignored(log_type),
            Some((log_type, _)) => Detection::Type(log_type),
            None => Detection::Unknown,
        }
    }

    /// The type of an object whose key says `found`, once its first record is known. A key may say too little, where
    /// people choose the prefix, or be wrong: a record that does not bear the signature of `found`, but that of
    /// another type, is of that one, the first in detection order. `names` are those of the record's members, blanks
    /// between; `None` for a line of text. Values never speak for another type than the key does: they are anybody's.
    #[must_use]
    pub fn by_record<'c>(
        &'c self,
        found: &'c LogType,
        record: &str,
        names: impl FnOnce() -> Option<String>,
    ) -> &'c LogType {
        let is_signed = |(log_type, patterns): &(LogType, Patterns), record| patterns.is_signed(log_type, record);
        let Some(own) = self.positions.get(&found.name).map(|&at| &self.log_types[at]) else { return found };
        // Nearly all are what their key says, and need no look at their names. A value that only looks like it leaves
        // the type as it is.
        if (found.signature.is_none() && found.line_signature.is_none())
            || is_signed(own, FirstRecord::Names(record))
            || is_signed(own, FirstRecord::Line(record))
        {
            return found;
        }
        let names = names();
        let first = names.as_deref().map_or(FirstRecord::Line(record), FirstRecord::Names);
        let others = self.log_types.iter().filter(|(other, _)| other.is_supported());
        std::iter::once(own)
            .chain(others)
            .find(|candidate| is_signed(candidate, first))
            .map_or(found, |(log_type, _)| log_type)
    }

    /// Every section whose pattern is found in `key`, in detection order: the first is the one that counts.
    #[must_use]
    pub fn matches(&self, key: &str) -> Vec<KeyMatch<'_>> {
        let matching = self.log_types.iter().filter(|(_, patterns)| patterns.matches(key));
        matching.map(|(log_type, patterns)| KeyMatch { log_type, ignored: patterns.ignores(key) }).collect()
    }

    /// The interpolated text of any option, `section` being a type's name or `DEFAULT`.
    ///
    /// # Errors
    /// A reference in it that leads nowhere; never for options that loading has read.
    pub fn option(&self, section: &str, option: &str) -> Result<Option<String>, Box<Problem>> {
        Ok(self.settings.get(section, option)?.map(|found| found.text))
    }

    /// Where an option stands: `user.ini:12`.
    #[must_use]
    pub fn origin(&self, section: &str, option: &str) -> Option<String> {
        let (setting, _) = self.settings.setting(section, option)?;
        Some(format!("{}:{}", self.settings.source_name(setting.source), setting.line))
    }

    /// Compiles every pattern that loading leaves as text, and tells what is wrong with them.
    #[must_use]
    pub fn check_patterns(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (log_type, _) in &self.log_types {
            let pattern = match &log_type.parser {
                Some(Parser::Pattern(pattern) | Parser::Multiline { pattern, .. }) => Some(pattern.clone()),
                _ => None,
            };
            let others = ["multiline_firstline", "multiline_lead", "xml_firstline"]
                .map(|o| (o, self.option(&log_type.name, o).ok().flatten()));
            let of_records = std::iter::once(("log_pattern", pattern)).chain(others);
            let compiled_records = of_records.filter_map(|(o, text)| Some((o, Pattern::of_record(&filled(text)?))));
            let of_key =
                filled(log_type.key_time_pattern.clone()).map(|text| ("file_timestamp_format", Pattern::of_key(&text)));
            let signature = filled(log_type.signature.clone()).map(|text| ("signature", Pattern::of_key(&text)));
            let line =
                filled(log_type.line_signature.clone()).map(|text| ("line_signature", Pattern::of_record(&text)));
            for (option, compiled) in compiled_records.chain(of_key).chain(signature).chain(line) {
                if let Err(error) = compiled
                    && let Some((setting, _)) = self.settings.setting(&log_type.name, option)
                {
                    let place = self.settings.place(&log_type.name, Some(option), setting);
                    problems.push(Fault::from(error).at(place));
                }
            }
        }
        problems
    }
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

/// Options of `[DEFAULT]` that nothing reads, and users' ones that do nothing yet.
fn check_defaults(settings: &Settings, warnings: &mut Vec<Problem>) {
    for (name, setting) in settings.defaults() {
        if setting.source > 0 && options::is_planned(name) {
            let place = settings.place(DEFAULT_SECTION, Some(name), setting);
            warnings.push(Fault::new(options::PLANNED, "do not rely on it").at(place));
        }
        let is_field = name.contains('.') || name.starts_with('@');
        if options::is_known(name) || settings.is_referred(DEFAULT_SECTION, name) || is_field {
            continue;
        }
        let meant = options::meant_by(name)
            .or_else(|| suggest::nearest(name, options::OPTIONS.iter().map(|option| option.name)));
        let cure = meant.map_or_else(|| "remove it".to_owned(), |meant| format!("did you mean {meant}?"));
        let place: Place = settings.place(DEFAULT_SECTION, Some(name), setting);
        warnings.push(Fault::new("there is no such option", cure).at(place));
    }
}
