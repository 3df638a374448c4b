//! All sources merged: which text each option has, and where it stands.
//!
//! Later sources override option by option. A section that an earlier source has keeps its place. Values are
//! interpolated when they are read, so that overriding an option changes everything that refers to it:
//! `${name}` is an option of the same section (or of `[DEFAULT]`), `${section:name}` one of another, `$$` a dollar.

use std::collections::{HashMap, HashSet};

use crate::Source;
use crate::dialect::{self, DEFAULT_SECTION};
use crate::error::{Fault, Place, Problem};

/// How deep references may lead to values that hold references themselves, as in the original.
const MAX_DEPTH: usize = 10;
/// References followed for one value: far above any real use, low enough that ten levels of ten stop at once.
const MAX_REFERENCES: usize = 1_000;
/// Size of one interpolated value.
const MAX_VALUE_BYTES: usize = 1 << 20;

/// One option as some source has it.
#[derive(Clone, Debug)]
pub(crate) struct Setting {
    /// Not interpolated.
    raw: String,
    /// Position of the source: a greater number overrides.
    pub(crate) source: usize,
    pub(crate) line: usize,
}

/// An option's value and where it was found.
#[derive(Clone, Debug)]
pub(crate) struct Found<'s> {
    pub(crate) text: String,
    pub(crate) setting: &'s Setting,
    /// It stands in the section itself, not in `[DEFAULT]`.
    pub(crate) own: bool,
}

impl Found<'_> {
    /// What overrides what, where two options say the same thing: the section its defaults, then later files earlier.
    pub(crate) fn rank(&self) -> (bool, usize) {
        (self.own, self.setting.source)
    }
}

/// One section of the merged sources.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    pub(crate) name: String,
    /// The first source that has it.
    pub(crate) source: usize,
    /// Its line there.
    pub(crate) line: usize,
    options: HashMap<String, Setting>,
}

/// All sources merged.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    sources: Vec<String>,
    defaults: HashMap<String, Setting>,
    sections: Vec<Section>,
    positions: HashMap<String, usize>,
    /// Options that some `${…}` refers to, as `section:name`; `[DEFAULT]` for what it refers to in whichever section
    /// reads it.
    referred: HashSet<String>,
}

impl Settings {
    /// Reads and merges `sources`, weakest first; problems are appended.
    pub(crate) fn read(sources: &[Source<'_>], errors: &mut Vec<Problem>, warnings: &mut Vec<Problem>) -> Settings {
        let mut settings = Settings::default();
        for (position, source) in sources.iter().enumerate() {
            settings.sources.push(source.name.to_owned());
            let scan = dialect::read(source.name, source.text);
            errors.extend(scan.errors);
            warnings.extend(scan.warnings);
            for section in scan.sections {
                let options = settings.options_of(&section.name, position, section.line);
                for option in section.options {
                    options.insert(option.name, Setting { raw: option.value, source: position, line: option.line });
                }
            }
        }
        settings.note_references();
        settings
    }

    fn options_of(&mut self, name: &str, source: usize, line: usize) -> &mut HashMap<String, Setting> {
        if name == DEFAULT_SECTION {
            return &mut self.defaults;
        }
        let position = match self.positions.get(name) {
            Some(&position) => position,
            None => {
                self.sections.push(Section { name: name.to_owned(), source, line, options: HashMap::new() });
                self.positions.insert(name.to_owned(), self.sections.len() - 1);
                self.sections.len() - 1
            }
        };
        &mut self.sections[position].options
    }

    fn note_references(&mut self) {
        let sections = self.sections.iter().map(|section| (section.name.as_str(), &section.options));
        let mut referred = HashSet::new();
        for (home, options) in sections.chain([(DEFAULT_SECTION, &self.defaults)]) {
            for after in options.values().flat_map(|setting| setting.raw.split("${").skip(1)) {
                match after.split_once('}') {
                    Some((reference, _)) if reference.contains(':') => referred.insert(reference.to_owned()),
                    Some((name, _)) => referred.insert(format!("{home}:{name}")),
                    None => continue,
                };
            }
        }
        self.referred = referred;
    }

    /// Sections in the order of the sources, without `[DEFAULT]`.
    pub(crate) fn sections(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter()
    }

    pub(crate) fn source_name(&self, position: usize) -> &str {
        self.sources.get(position).map_or("", String::as_str)
    }

    /// Options that stand in `[DEFAULT]`.
    pub(crate) fn defaults(&self) -> impl Iterator<Item = (&str, &Setting)> {
        self.defaults.iter().map(|(name, setting)| (name.as_str(), setting))
    }

    /// Options that stand in `section` itself.
    pub(crate) fn own(section: &Section) -> impl Iterator<Item = (&str, &Setting)> {
        section.options.iter().map(|(name, setting)| (name.as_str(), setting))
    }

    /// Whether some value may refer to this option of a section; any section may to those of `[DEFAULT]`.
    pub(crate) fn is_referred(&self, section: &str, name: &str) -> bool {
        if section == DEFAULT_SECTION {
            return self.referred.iter().any(|option| option.split_once(':').is_some_and(|(_, option)| option == name));
        }
        [section, DEFAULT_SECTION].iter().any(|home| self.referred.contains(&format!("{home}:{name}")))
    }

    /// The option as it stands, in the section or else in `[DEFAULT]`, and whether it is the section's own.
    pub(crate) fn setting(&self, section: &str, option: &str) -> Option<(&Setting, bool)> {
        let own = self.positions.get(section).and_then(|&position| self.sections[position].options.get(option));
        match own {
            Some(setting) => Some((setting, true)),
            None => self.defaults.get(option).map(|setting| (setting, false)),
        }
    }

    /// The interpolated value; `None` where no source sets the option.
    pub(crate) fn get(&self, section: &str, option: &str) -> Result<Option<Found<'_>>, Box<Problem>> {
        let Some((setting, own)) = self.setting(section, option) else { return Ok(None) };
        let mut text = String::with_capacity(setting.raw.len());
        let mut references = 0;
        self.expand(&setting.raw, section, 1, &mut references, &mut text).map_err(|fault| {
            // What stands in [DEFAULT] is wrong there, once, whichever section reads it.
            let section = if own { section } else { DEFAULT_SECTION };
            fault.at(self.place(section, Some(option), setting))
        })?;
        Ok(Some(Found { text, setting, own }))
    }

    /// Where `setting` stands.
    pub(crate) fn place(&self, section: &str, option: Option<&str>, setting: &Setting) -> Place {
        Place {
            source: self.source_name(setting.source).to_owned(),
            line: setting.line,
            section: Some(section.to_owned()),
            option: option.map(str::to_owned),
        }
    }

    fn expand(
        &self,
        raw: &str,
        section: &str,
        depth: usize,
        references: &mut usize,
        text: &mut String,
    ) -> Result<(), Fault> {
        if depth > MAX_DEPTH {
            return Err(Fault::new(
                format!("`${{…}}` leads more than {MAX_DEPTH} levels deep"),
                "an option must not refer to itself, directly or through others",
            ));
        }
        let mut rest = raw;
        while let Some(at) = rest.find('$') {
            text.push_str(&rest[..at]);
            let after = &rest[at + 1..];
            if let Some(after) = after.strip_prefix('$') {
                text.push('$');
                rest = after;
            } else if let Some(after) = after.strip_prefix('{') {
                let Some((reference, after)) = after.split_once('}') else {
                    return Err(Fault::new("`${` without `}`", "write a literal dollar as `$$`"));
                };
                *references += 1;
                self.follow(reference, section, depth, references, text)?;
                rest = after;
            } else {
                return Err(Fault::new("a lone `$`", "write a literal dollar as `$$`"));
            }
            if *references > MAX_REFERENCES || text.len() > MAX_VALUE_BYTES {
                return Err(Fault::new(
                    format!("it grows beyond {MAX_REFERENCES} references or {MAX_VALUE_BYTES} bytes"),
                    "refer to fewer options",
                ));
            }
        }
        text.push_str(rest);
        Ok(())
    }

    fn follow(
        &self,
        reference: &str,
        section: &str,
        depth: usize,
        references: &mut usize,
        text: &mut String,
    ) -> Result<(), Fault> {
        let (target, option) = match reference.split_once(':') {
            None => (section, reference),
            Some((_, option)) if option.contains(':') => {
                return Err(Fault::new(
                    format!("`${{{reference}}}` holds more than one colon"),
                    "write `${section:option}`",
                ));
            }
            Some((target, option)) => (target, option),
        };
        if target != DEFAULT_SECTION && !self.positions.contains_key(target) {
            return Err(Fault::new(
                format!("`${{{reference}}}` names a section that no file has"),
                "correct the section's name",
            ));
        }
        let Some((setting, _)) = self.setting(target, option) else {
            return Err(Fault::new(
                format!("`${{{reference}}}` names an option that [{target}] does not have"),
                "set that option, or write a literal dollar as `$$`",
            ));
        };
        if setting.raw.contains('$') {
            self.expand(&setting.raw, target, depth + 1, references, text)
        } else {
            text.push_str(&setting.raw);
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(sources: &[&str]) -> Settings {
        let names = ["aws.ini", "layer.ini", "user.ini"];
        let sources: Vec<_> = sources.iter().zip(names).map(|(text, name)| Source { name, text }).collect();
        let (mut errors, mut warnings) = (Vec::new(), Vec::new());
        let settings = Settings::read(&sources, &mut errors, &mut warnings);
        assert_eq!((errors, warnings), (vec![], vec![]));
        settings
    }

    fn value(settings: &Settings, section: &str, option: &str) -> Option<String> {
        settings.get(section, option).unwrap().map(|found| found.text)
    }

    fn error(text: &str, section: &str, option: &str) -> String {
        settings(&[text]).get(section, option).unwrap_err().to_string()
    }

    #[test]
    fn two_dollars_are_one() {
        let settings = settings(&["[a]\nk = \\.gz$$\nl = $$$${x}$$"]);
        assert_eq!(value(&settings, "a", "k").unwrap(), "\\.gz$");
        assert_eq!(value(&settings, "a", "l").unwrap(), "$${x}$");
    }

    #[test]
    fn a_reference_is_an_option_of_the_same_section_or_of_the_defaults() {
        let settings = settings(&["[DEFAULT]\nd = D${e}\ne = 1\n[a]\nk = <${l}${d}>\nl = L\ne = 2"]);
        assert_eq!(value(&settings, "a", "k").unwrap(), "<LD2>");
    }

    #[test]
    fn a_reference_may_name_another_section() {
        let settings = settings(&["[DEFAULT]\nd = D\n[a]\nk = ${b:l} ${b:d} ${DEFAULT:d}\n[b]\nl = ${m}\nm = M"]);
        assert_eq!(value(&settings, "a", "k").unwrap(), "M D D");
    }

    #[test]
    fn option_names_in_references_keep_their_case() {
        assert_eq!(
            error("[a]\nk = ${L}\nl = 1", "a", "k"),
            "aws.ini:2: [a] k: `${L}` names an option that [a] does not have; set that option, or write a literal \
             dollar as `$$`"
        );
    }

    #[test]
    fn a_lone_dollar_is_an_error() {
        assert_eq!(
            error("[a]\nx = 1\nk = \\.gz$", "a", "k"),
            "aws.ini:3: [a] k: a lone `$`; write a literal dollar as `$$`"
        );
        assert_eq!(error("[a]\nk = $x", "a", "k"), "aws.ini:2: [a] k: a lone `$`; write a literal dollar as `$$`");
        assert_eq!(
            error("[a]\nk = ${x", "a", "k"),
            "aws.ini:2: [a] k: `${` without `}`; write a literal dollar as `$$`"
        );
    }

    #[test]
    fn references_to_what_does_not_exist_are_errors() {
        assert_eq!(
            error("[a]\nk = ${b:l}", "a", "k"),
            "aws.ini:2: [a] k: `${b:l}` names a section that no file has; correct the section's name"
        );
        assert_eq!(
            error("[a]\nk = ${b:l:m}", "a", "k"),
            "aws.ini:2: [a] k: `${b:l:m}` holds more than one colon; write `${section:option}`"
        );
    }

    #[test]
    fn references_lead_ten_levels_deep_and_no_deeper() {
        // o1 → o2 → … → o11: ten values that hold a reference, and a plain one.
        let chain = |levels: usize| {
            let mut text = "[a]\n".to_owned();
            for level in 1..=levels {
                text.push_str(&format!("o{level} = ${{o{}}}\n", level + 1));
            }
            text + &format!("o{} = end\n", levels + 1)
        };
        assert_eq!(value(&settings(&[&chain(10)]), "a", "o1").unwrap(), "end");
        assert_eq!(
            error(&chain(11), "a", "o1"),
            "aws.ini:2: [a] o1: `${…}` leads more than 10 levels deep; an option must not refer to itself, directly \
             or through others"
        );
        assert!(error("[a]\nk = ${k}", "a", "k").contains("refer to itself"));
    }

    #[test]
    fn references_that_multiply_stop() {
        let mut text = "[a]\no9 = ha$$\n".to_owned();
        for level in 1..9 {
            text.push_str(&format!("o{level} = {}\n", format!("${{o{}}}", level + 1).repeat(10)));
        }
        assert!(error(&text, "a", "o1").contains("grows beyond"));
    }

    #[test]
    fn later_sources_override_option_by_option() {
        let settings = settings(&["[a]\nk = 1\nl = 1\nm = 1", "[a]\nl = 2\nm = 2", "[a]\nm = 3"]);
        let values = ["k", "l", "m"].map(|option| value(&settings, "a", option).unwrap());
        assert_eq!(values, ["1", "2", "3"]);
        let (setting, _) = settings.setting("a", "l").unwrap();
        assert_eq!(settings.place("a", Some("l"), setting).to_string(), "layer.ini:2: [a] l:");
    }

    #[test]
    fn defaults_of_a_later_source_reach_sections_that_do_not_set_the_option() {
        let settings = settings(&["[DEFAULT]\nk = 1\n[a]\n[b]\nk = b", "[DEFAULT]\nk = 2"]);
        assert_eq!(value(&settings, "a", "k").unwrap(), "2");
        assert_eq!(value(&settings, "b", "k").unwrap(), "b");
    }

    #[test]
    fn overriding_an_option_changes_what_refers_to_it() {
        let settings = settings(&["[a]\nsource.ip = client\nrelated.ip = ${source.ip} x", "[a]\nsource.ip = remote"]);
        assert_eq!(value(&settings, "a", "related.ip").unwrap(), "remote x");
    }

    #[test]
    fn sections_keep_their_place() {
        let settings = settings(&["[a]\n[b]\n[c]", "[new]\n[b]\nk = 1"]);
        let names: Vec<_> = settings.sections().map(|section| section.name.as_str()).collect();
        assert_eq!(names, ["a", "b", "c", "new"]);
    }

    #[test]
    fn an_option_no_source_sets_is_none() {
        assert_eq!(value(&settings(&["[a]\nk ="]), "a", "l"), None);
        assert_eq!(value(&settings(&["[a]\nk ="]), "a", "k").unwrap(), "");
    }
}
