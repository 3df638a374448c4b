//! Every option a section may have: one table that tells known from unknown and that the documentation is made from.

/// One option of a section.
#[derive(Clone, Copy, Debug)]
pub struct OptionDef {
    /// Its name in the file.
    pub name: &'static str,
    /// What it does, in one line.
    pub help: &'static str,
    /// Whether it does anything; options of the original that need none here are accepted.
    pub effect: Effect,
}

/// Whether an option does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It does what its help says.
    Used,
    /// It is understood and changes nothing.
    None,
}

const fn used(name: &'static str, help: &'static str) -> OptionDef {
    OptionDef { name, help, effect: Effect::Used }
}

const fn no_effect(name: &'static str, help: &'static str) -> OptionDef {
    OptionDef { name, help, effect: Effect::None }
}

/// Every option, in the order in which `aws.ini` explains them. Besides these a section has one option for each name
/// that its `ecs`, `static_ecs` and `renamed_newfields` list.
pub const OPTIONS: &[OptionDef] = &[
    used("status", "planned: the type is recognised and counted, but not loaded"),
    used("s3_key", "regex, searched anywhere in the object key: objects of this type"),
    used("s3_key_ignored", "regex: objects of this type that are not read"),
    used("log_type_module", "whose built-in refinements to use; default: the section's name"),
    used("file_format", "json, csv, text, multiline, w3c, xml, winevtxml, cef or syslog (parquet: later)"),
    used("json_delimiter", "json: key of the array that holds the records"),
    used("csv_delimiter", "csv: the separator; blank = white space"),
    used("log_columns", "text, w3c: the columns in order"),
    used("log_pattern", "text, multiline: regex with named groups, matched from the start of the record"),
    used("multiline_firstline", "multiline: regex of a record's first line"),
    used("xml_firstline", "xml: regex of a record's first line"),
    used("text_header_line_number", "lines before the first record"),
    used("ignore_header_line_number", "older name of text_header_line_number"),
    used("via_cwl", "records arrive in CloudWatch Logs subscription envelopes"),
    used("via_firelens", "records arrive in FireLens envelopes"),
    used("ignore_container_stderr", "FireLens: leave out what containers write to stderr"),
    used("max_log_count", "records after which the rest of an object is handed on"),
    used("index_name", "index, before its date"),
    used("index_suffix", "text between index name and date"),
    used("index_rotation", "auto, daily, weekly, monthly, yearly or aoss"),
    used("index_time", "which time names the index: @timestamp or event_ingested"),
    used("index_tz", "time zone of the date in the index name"),
    used("doc_id", "path of the record's own identifier"),
    used("doc_id_suffix", "path of what is appended to it"),
    used("doc_id_mode", "content: the id is the MD5 of the record's text, as the original had it"),
    used("timestamp_key", "path of the record's time"),
    used("timestamp_key_list", "paths of the record's time: the first that has a value"),
    used("timestamp_format", "iso8601, epoch, syslog, or a strftime pattern"),
    used("timestamp_format_list", "JSON list of formats, tried in order"),
    used("timestamp_tz", "time zone of times that name none"),
    used("file_timestamp_format", "regex over the object key: its groups are the time file_timestamp"),
    no_effect("timestamp_nano", "fractions of up to nine digits are always read"),
    used("renamed_newfields", "new field names; each is an option of its own with the old path"),
    used("ecs", "ECS fields to fill; each is an option of its own with the paths of its value"),
    used("static_ecs", "fields with a constant value; each is an option of its own"),
    no_effect("script_ecs", "built-in refinements are chosen by log_type_module"),
    no_effect("ecs_version", "documents say which schema they follow by themselves"),
    used("cloud_provider", "value of cloud.provider; blank for sources outside a cloud"),
    used("json_to_text", "paths whose value becomes JSON text"),
    used("field_prefix", "object below which original fields are put"),
    used("redact", "fields or header names whose values are masked"),
    used("geoip", "field groups whose ip is looked up"),
    used("ioc_ip", "fields whose addresses are compared with threat intelligence"),
    used("ioc_domain", "fields whose names are compared with threat intelligence"),
    used("user_agent_enrichment_field", "field group whose original is parsed as a user agent"),
    used("clientip_xff", "field of the client address, field of the X-Forwarded-For list"),
    used("ignore_own_logs", "leave out records of the loader's own reads"),
    used("exclude_log_patterns_filename", "name of the exclusion list in the geo bucket; only in [DEFAULT]"),
    used("custom_user_agent", "user agent of the loader's own requests; only in [DEFAULT]"),
    no_effect("bump_version", "left over from older files"),
    no_effect("loggroup", "left over from older files"),
];

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
