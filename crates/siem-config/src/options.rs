//! Every option a section may have: one table that tells known from unknown. What each does stands at the head of
//! `aws.ini`.

/// One option of a section.
#[derive(Clone, Copy, Debug)]
pub struct OptionDef {
    /// Its name in the file.
    pub name: &'static str,
    /// Whether it does anything; all options of the original are accepted.
    pub effect: Effect,
}

/// Whether an option does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It does what the head of `aws.ini` says.
    Used,
    /// It is understood, and does nothing yet.
    Planned,
    /// It is understood, and there is nothing for it to change.
    None,
}

const fn used(name: &'static str) -> OptionDef {
    OptionDef { name, effect: Effect::Used }
}

const fn planned(name: &'static str) -> OptionDef {
    OptionDef { name, effect: Effect::Planned }
}

const fn no_effect(name: &'static str) -> OptionDef {
    OptionDef { name, effect: Effect::None }
}

/// Every option, in the order in which `aws.ini` explains them. Besides these a section has one option for each name
/// that its `ecs`, `static_ecs` and `renamed_newfields` list.
pub const OPTIONS: &[OptionDef] = &[
    used("status"),
    used("s3_key"),
    used("s3_key_ignored"),
    used("signature"),
    used("line_signature"),
    used("log_type_module"),
    used("file_format"),
    used("json_delimiter"),
    used("csv_delimiter"),
    used("log_columns"),
    used("log_pattern"),
    used("multiline_firstline"),
    used("multiline_lead"),
    used("xml_firstline"),
    used("text_header_line_number"),
    used("ignore_header_line_number"),
    used("via_cwl"),
    used("via_firelens"),
    used("ignore_container_stderr"),
    used("max_log_count"),
    used("index_name"),
    used("index_suffix"),
    used("index_rotation"),
    used("index_time"),
    used("index_tz"),
    used("doc_id"),
    used("doc_id_suffix"),
    used("doc_id_mode"),
    used("timestamp_key"),
    used("timestamp_key_list"),
    used("timestamp_format"),
    used("timestamp_format_list"),
    used("timestamp_tz"),
    used("file_timestamp_format"),
    no_effect("timestamp_nano"),
    used("renamed_newfields"),
    used("ecs"),
    used("static_ecs"),
    no_effect("script_ecs"),
    no_effect("ecs_version"),
    used("cloud_provider"),
    used("json_to_text"),
    used("shape"),
    used("field_prefix"),
    used("redact"),
    used("geoip"),
    planned("ioc_ip"),
    planned("ioc_domain"),
    planned("user_agent_enrichment_field"),
    planned("clientip_xff"),
    used("ignore_own_logs"),
    planned("exclude_log_patterns_filename"),
    planned("custom_user_agent"),
    no_effect("bump_version"),
    no_effect("loggroup"),
];

/// What is told of an option that does nothing yet.
pub(crate) const PLANNED: &str = "this version understands the option, but does nothing with it";

/// Names that people write for another option.
const MISTAKEN: &[(&str, &str)] = &[
    ("index", "index_name"),
    ("format", "file_format"),
    ("delimiter", "csv_delimiter"),
    ("rotation", "index_rotation"),
    ("timezone", "timestamp_tz"),
    ("timestamp", "timestamp_key"),
    ("pattern", "log_pattern"),
    ("columns", "log_columns"),
];

pub(crate) fn is_known(name: &str) -> bool {
    OPTIONS.iter().any(|option| option.name == name)
}

/// Whether an option does nothing yet.
pub(crate) fn is_planned(name: &str) -> bool {
    OPTIONS.iter().any(|option| option.name == name && option.effect == Effect::Planned)
}

/// The option that is meant where another is habitually written.
pub(crate) fn meant_by(name: &str) -> Option<&'static str> {
    MISTAKEN.iter().find(|(wrong, _)| *wrong == name).map(|(_, right)| *right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_option_stands_twice() {
        let names: HashSet<_> = OPTIONS.iter().map(|option| option.name).collect();
        assert_eq!(names.len(), OPTIONS.len());
    }

    #[test]
    fn what_is_meant_exists() {
        assert!(MISTAKEN.iter().all(|(wrong, right)| !is_known(wrong) && is_known(right)));
    }
}
