//! Whatever stands in a file or a key: a configuration, or errors; never a panic, and the same answer each time.

use proptest::prelude::*;
use siem_config::{Config, KeyFacts, Pattern, Source};

/// Pieces of ini text, so that random texts reach beyond the first line's error.
fn ini_like() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "[a]",
        "[b]",
        "[waf]",
        "[DEFAULT]",
        "\n",
        "\n  ",
        "\r\n",
        "\r",
        "#",
        ";",
        "=",
        ":",
        "$",
        "$$",
        "${",
        "}",
        "${a}",
        "${b:a}",
        "a",
        "b",
        "s3_key",
        "ecs",
        "file_format",
        "text",
        "log_columns",
        "log_pattern",
        "index_tz",
        "static_ecs",
        "timestamp_format_list",
        "[",
        "]",
        "\"",
        "?",
        "(",
        ")",
        "\\",
        "{",
        ",",
        "+09:00",
        "json",
        "\u{feff}",
        "é",
        "\0",
        " ",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn load(text: &str) -> String {
    match Config::only(&[Source { name: "user.ini", text }]) {
        Ok(config) => {
            let detection = config.detect("AWSLogs/123456789012/waf/x");
            let types: Vec<_> = config.log_types().collect();
            format!("{types:?} {:?} {:?} {detection:?}", config.warnings(), config.check_patterns())
        }
        Err(error) => {
            assert!(!error.problems.is_empty());
            error.to_string()
        }
    }
}

proptest! {
    #[test]
    fn any_ini_like_text_is_a_configuration_or_errors(text in ini_like()) {
        prop_assert_eq!(load(&text), load(&text));
    }

    #[test]
    fn any_text_is_a_configuration_or_errors(text in "\\PC{0,200}") {
        load(&text);
        load(&format!("[a]\n{text}"));
        load(&format!("[a]\ns3_key = {text}\nlog_columns = {text}\nfile_format = text\n"));
    }

    #[test]
    fn any_value_survives_the_reading(value in "[^\\s$#;][^\\r\\n$]{0,80}") {
        let text = format!("[a]\nx = {value}\n");
        let config = Config::only(&[Source { name: "user.ini", text: &text }]).unwrap();
        let read = config.option("a", "x").unwrap();
        prop_assert_eq!(read.as_deref(), Some(value.trim()));
    }

    #[test]
    fn any_key_has_facts_of_its_own(key in "\\PC{0,100}") {
        let facts = KeyFacts::of(&key);
        prop_assert!(facts.account.is_none_or(|account| key.contains(account)));
        prop_assert!(facts.region.is_none_or(|region| key.contains(region)));
    }

    #[test]
    fn any_pattern_compiles_or_is_refused(pattern in "[\\[\\](){}?*+.^$|\\\\a-c0-3,&~<>=!:P#-]{0,24}") {
        if let Ok(compiled) = Pattern::of_record(&pattern) {
            prop_assert_eq!(compiled.is_match("abcabc123"), compiled.is_match("abcabc123"));
        }
    }
}
