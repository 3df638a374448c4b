//! Any text as settings: a configuration or errors that name a line of it, the same each time; and what compiles makes
//! legal documents.

#![no_main]

use std::sync::Arc;

use bumpalo::Bump;
use libfuzzer_sys::fuzz_target;
use siem_config::{BUILTIN, Config, ConfigError, Source};
use siem_ecs::{Outcome, Plan, Work};
use siem_formats::{Envelope, Flaws, Record};
use siem_fuzz::json::check_document;
use siem_fuzz::{choices, log_types, memory, seeds};

/// So much may be held at once; patterns that people write are compiled within limits of their own.
const MOST_BYTES: usize = 256 << 20;
/// Longer sections have many patterns, which take half a second to compile with counters in the compiler.
const MAX_SEED_BYTES: usize = 1_500;
/// Types of one configuration that are compiled and tried.
const TYPES_TRIED: usize = 3;

fuzz_target!(
    init: write_seeds(),
    |input: &[u8]| {
        let Some(([way], bytes)) = choices(input) else { return };
        let text = String::from_utf8_lossy(bytes);
        memory::bounded(MOST_BYTES, || {
            let user = Source { name: "user.ini", text: &text };
            // With the built-in types each time is slow.
            let sources = if way == 0 { vec![BUILTIN, user] } else { vec![user] };
            let loaded = Config::only(&sources);
            assert_eq!(show(&loaded, &text), show(&Config::only(&sources), &text));
            if let (Ok(config), true) = (loaded, way > 0) {
                // Compiling is slow where others watch each step of it.
                if way % 4 == 1 {
                    // Whatever it finds wrong: what matters here is that it ends.
                    let _ = config.check_patterns();
                }
                config.log_types().take(TYPES_TRIED).for_each(try_type);
            }
        });
    }
);

fn show(loaded: &Result<Config, ConfigError>, text: &str) -> String {
    let lines = text.split('\n').flat_map(|line| line.split('\r')).count();
    match loaded {
        Ok(config) => {
            let detection = config.detect("AWSLogs/123456789012/CloudTrail/eu-central-1/x.json.gz");
            format!("{:?} {detection:?}", config.warnings())
        }
        Err(error) => {
            assert!(!error.problems.is_empty(), "an error that says nothing");
            for problem in error.problems.iter().filter(|problem| problem.place.source == "user.ini") {
                assert!(problem.place.line <= lines && !problem.message.is_empty(), "{problem} of {lines} lines");
            }
            error.to_string()
        }
    }
}

fn try_type(log_type: &siem_config::LogType) {
    let Ok(plan) = Plan::new(log_type) else { return };
    let plan = Arc::new(plan);
    let normalizer = log_types::normalizer(&plan);
    let object = log_types::object();
    for text in
        ["a b \"c d\" [14/Oct/2026:00:00:00 +0000] 192.0.2.1:443 x=1", r#"{"a":{"b":[1,"192.0.2.1"]},"time":1}"#]
    {
        let (arena, mut out, mut work) = (Bump::new(), Vec::new(), Work::default());
        let (envelope, flaws) = (Envelope::default(), Flaws::default());
        let record = Record { ordinal: 1, text, columns: None, envelope, flaws, resume: None };
        if let Outcome::Document(mut doc) = normalizer.normalize(&mut work, record, &object, &arena) {
            let encoded = normalizer.encode(&mut work, &mut doc, &mut out);
            check_document(&out[encoded.source..encoded.end]);
        }
    }
}

fn write_seeds() {
    let Some(folder) = seeds::wanted() else { return };
    let is_quick = |text: &&String| text.len() <= MAX_SEED_BYTES;
    for (number, text) in seeds::settings().iter().filter(is_quick).enumerate() {
        seeds::write(&folder, &number.to_string(), &[1 + (number % 4) as u8], text.as_bytes());
    }
    seeds::write(&folder, "builtin", &[0], b"[waf]\nindex_name = log-web\n");
}
