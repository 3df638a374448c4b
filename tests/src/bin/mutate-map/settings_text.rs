//! A configuration as sections and options that can be taken out one at a time.
//!
//! Values are written with their references resolved, so that taking out `source.address` says nothing about
//! `source.ip = ${source.address}`. Options that only others refer to (parts of a pattern) are gone with that.

use std::collections::BTreeSet;

use anyhow::{Context, Result, anyhow};
use siem_config::options::{Effect, OPTIONS};
use siem_config::{Config, Source};

/// Options whose value names further options of the section.
const LISTS: [&str; 3] = ["ecs", "static_ecs", "renamed_newfields"];

/// `[DEFAULT]` restates what the code does without it, so its options are not removed but given another value.
const OTHER_DEFAULTS: [(&str, &str); 12] = [
    ("cloud_provider", "elsewhere"),
    ("doc_id_mode", "content"),
    ("ignore_container_stderr", "false"),
    ("ignore_own_logs", "false"),
    ("index_rotation", "daily"),
    ("index_time", "event_ingested"),
    ("index_tz", "+14:00"),
    ("text_header_line_number", "1"),
    ("timestamp_format", "epoch"),
    ("timestamp_tz", "+09:00"),
    ("via_cwl", "true"),
    ("via_firelens", "true"),
];

/// All sections of a text, references resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SettingsText {
    sections: Vec<Section>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Section {
    name: String,
    options: Vec<(String, String)>,
}

/// Says how an object is parted among invocations, not what becomes of a record: tested with the loader.
const ABOUT_OBJECTS: &str = "max_log_count";

/// Whether documents can show that an option is there.
fn is_about_records(option: &str) -> bool {
    let has_effect = OPTIONS.iter().all(|known| known.name != option || known.effect == Effect::Used);
    has_effect && option != ABOUT_OBJECTS
}

/// One option that may be taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) section: String,
    pub(crate) option: String,
    pub(crate) without_effect: bool,
}

impl SettingsText {
    /// Reads a configuration's text.
    pub(crate) fn read(text: &str) -> Result<SettingsText> {
        let config = Config::only(&[Source { name: "aws.ini", text }]).map_err(|error| anyhow!("{error}"))?;
        let mut sections: Vec<Section> = Vec::new();
        for line in text.lines() {
            if line.starts_with(['#', ';']) || line.starts_with(char::is_whitespace) || line.is_empty() {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
                sections.push(Section { name: name.0.to_owned(), options: Vec::new() });
                continue;
            }
            let section = sections.last_mut().context("an option before the first section")?;
            let option = line.split(['=', ':']).next().unwrap_or_default().trim().to_owned();
            let value = config
                .option(&section.name, &option)
                .map_err(|problem| anyhow!("{problem}"))?
                .with_context(|| format!("[{}] {option} is not where it was read", section.name))?;
            section.options.push((option, value));
        }
        let mut read = SettingsText { sections };
        read.drop_parts();
        Ok(read)
    }

    /// The text again.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for Section { name, options } in &self.sections {
            text += &format!("[{name}]\n");
            for (option, value) in options {
                text += &format!("{option} = {}\n", value.replace('$', "$$").replace('\n', "\n    "));
            }
        }
        text
    }

    /// Sections whose types are not loaded yet.
    pub(crate) fn planned(&self) -> Vec<&str> {
        self.sections.iter().filter(|section| section.is_planned()).map(|section| section.name.as_str()).collect()
    }

    /// Every option of the sections that are loaded.
    pub(crate) fn targets(&self) -> Vec<Target> {
        let loaded = self.sections.iter().filter(|section| !section.is_planned());
        let target = |section: &Section, option: &str| Target {
            section: section.name.clone(),
            option: option.to_owned(),
            without_effect: !is_about_records(option),
        };
        loaded.flat_map(|s| s.options.iter().map(move |(option, _)| target(s, option))).collect()
    }

    /// The text without this option: with its name taken out of the lists, and a list with all that it names.
    pub(crate) fn without(&self, target: &Target) -> String {
        let mut changed = self.clone();
        if let Some(section) = changed.sections.iter_mut().find(|section| section.name == target.section) {
            section.take_out(&target.option);
        }
        changed.text()
    }

    /// Drops what is neither an option nor listed: it was referred to, and is resolved now.
    fn drop_parts(&mut self) {
        for section in &mut self.sections {
            let listed: BTreeSet<String> = LISTS.iter().flat_map(|list| section.names_in(list)).collect();
            section.options.retain(|(option, _)| {
                OPTIONS.iter().any(|known| known.name == option) || listed.contains(option.as_str())
            });
        }
    }
}

impl Section {
    fn is_planned(&self) -> bool {
        self.options.iter().any(|(option, value)| option == "status" && value == "planned")
    }

    fn names_in(&self, list: &str) -> Vec<String> {
        let value = self.options.iter().find(|(option, _)| option == list).map_or("", |(_, value)| value);
        let separates = |c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']');
        value.split(separates).filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }

    fn take_out(&mut self, option: &str) {
        if let ("DEFAULT", Some((_, other))) =
            (self.name.as_str(), OTHER_DEFAULTS.iter().find(|(name, _)| *name == option))
        {
            self.options.iter_mut().filter(|(name, _)| name == option).for_each(|(_, v)| *v = (*other).to_owned());
            return;
        }
        let mut gone = vec![option.to_owned()];
        if LISTS.contains(&option) {
            gone.extend(self.names_in(option));
        }
        for list in LISTS {
            let names = self.names_in(list);
            if names.iter().any(|name| gone.contains(name)) {
                let kept: Vec<String> = names.into_iter().filter(|name| !gone.contains(name)).collect();
                self.options.iter_mut().filter(|(name, _)| name == list).for_each(|(_, v)| *v = kept.join(" "));
            }
        }
        self.options.retain(|(name, _)| !gone.contains(name));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
# a comment = not an option
[DEFAULT]
index_tz = +00:00

[one]
s3_key = one\\.gz$$
file_format = text
log_pattern = ${head} (?P<rest>.*)
head = (?P<from>\\S+)
index_name = log-one
ecs = source.ip source.address
    rule.name
# between
source.address = from
    other.from
source.ip = ${source.address}
rule.name = rest
static_ecs = event.kind
event.kind = alert
ioc_ip = source.ip

[two]
status = planned
s3_key = two

[three]
s3_key = three
file_format = json
index_name = log-three
ecs = ${one:ecs}
source.address = ${one:source.address}
source.ip = a
rule.name = ${one:rule.name}
";

    fn read() -> SettingsText {
        SettingsText::read(TEXT).unwrap()
    }

    fn without(section: &str, option: &str) -> String {
        let target = Target { section: section.into(), option: option.into(), without_effect: false };
        let text = read().without(&target);
        Config::only(&[Source { name: "aws.ini", text: &text }]).unwrap_or_else(|error| panic!("{error}\n{text}"));
        text
    }

    fn section<'t>(text: &'t str, name: &str) -> &'t str {
        let start = text.find(&format!("[{name}]")).unwrap();
        let rest = &text[start..];
        rest[1..].find("\n[").map_or(rest, |end| &rest[..end + 2])
    }

    #[test]
    fn the_text_keeps_its_meaning_with_references_resolved_and_parts_gone() {
        assert_eq!(
            section(&read().text(), "one"),
            "[one]\ns3_key = one\\.gz$$\nfile_format = text\nlog_pattern = (?P<from>\\S+) (?P<rest>.*)\n\
             index_name = log-one\necs = source.ip source.address\n    rule.name\nsource.address = from\n    \
             other.from\nsource.ip = from\n    other.from\nrule.name = rest\nstatic_ecs = event.kind\n\
             event.kind = alert\nioc_ip = source.ip\n"
        );
        assert_eq!(read(), SettingsText::read(&read().text()).unwrap());
    }

    #[test]
    fn a_field_goes_with_its_name_in_the_list_and_nothing_else_changes() {
        let text = without("one", "source.address");
        assert!(section(&text, "one").contains("ecs = source.ip rule.name\nsource.ip = from\n    other.from\n"));
        assert!(!section(&text, "one").contains("source.address"));
        assert_eq!(section(&text, "three"), section(&read().text(), "three"));
    }

    #[test]
    fn a_field_of_a_list_that_refers_to_another_section_goes_only_here() {
        let text = without("three", "rule.name");
        assert!(section(&text, "three").contains("ecs = source.ip source.address\n"));
        assert_eq!(section(&text, "one"), section(&read().text(), "one"));
    }

    #[test]
    fn a_list_goes_with_all_that_it_names() {
        let text = without("one", "static_ecs");
        assert!(!section(&text, "one").contains("event.kind"));
        assert!(section(&text, "one").contains("rule.name = rest"));
    }

    #[test]
    fn other_options_go_alone_and_defaults_get_another_value() {
        let text = without("one", "log_pattern");
        assert_eq!(section(&text, "one").lines().count(), section(&read().text(), "one").lines().count() - 1);
        assert_eq!(section(&without("DEFAULT", "index_tz"), "DEFAULT"), "[DEFAULT]\nindex_tz = +14:00\n");
    }

    #[test]
    fn every_option_of_a_loaded_section_is_a_target_and_some_have_no_effect() {
        let targets = read().targets();
        assert_eq!(read().planned(), ["two"]);
        assert!(targets.iter().all(|target| target.section != "two" && target.option != "head"));
        assert_eq!(targets.len(), 1 + 11 + 7);
        let idle: Vec<&str> = targets.iter().filter(|t| t.without_effect).map(|t| t.option.as_str()).collect();
        assert_eq!(idle, ["ioc_ip"]);
    }
}
