//! Samples load: there is a volume of every type that can be loaded, and no record that is not read in full.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::sync::Arc;

use siem_config::{Config, Detection};
use siem_enrich::GeoIp;
use siem_loader::sink::NullSink;
use siem_loader::source::FileSource;
use siem_loader::{Engine, EngineOptions, LedgerLine, ObjectRef, Worker};
use siem_samples::{SampleObject, demo_day, volume};

/// Enough for pages, chunks of envelopes and every kind of record that a volume mixes.
const RECORDS: usize = 130;

fn load(engine: &Arc<Engine>, dir: &Path, object: &SampleObject) -> LedgerLine {
    let path = dir.join("object");
    std::fs::write(&path, &object.bytes).unwrap();
    let pending =
        Worker::new(Arc::clone(engine)).load(&FileSource { path, now: None }, &ObjectRef::whole("local", &object.key));
    engine.assembler().flush();
    pending.wait().line
}

fn engine() -> Arc<Engine> {
    Engine::new(Config::builtin().unwrap(), GeoIp::none(), Arc::new(NullSink), EngineOptions::default())
}

#[test]
fn every_loadable_type_has_a_volume_whose_records_are_all_read() {
    let (engine, dir) = (engine(), tempfile::tempdir().unwrap());
    for log_type in engine.config().log_types().filter(|t| t.is_supported()) {
        let object = volume(&log_type.name, RECORDS).unwrap_or_else(|| panic!("no volume of {}", log_type.name));
        let found = engine.config().detect(&object.key);
        assert!(matches!(found, Detection::Type(found) if found.name == log_type.name), "{}", object.key);
        let line = load(&engine, dir.path(), &object);
        let wanted = (RECORDS as u64, RECORDS as u64, 0);
        assert_eq!((line.read, line.indexed, line.unparsed), wanted, "{}", log_type.name);
    }
}

#[test]
fn the_day_is_as_long_as_the_readme_says_and_read_in_full() {
    let (engine, dir) = (engine(), tempfile::tempdir().unwrap());
    let mut records = 0;
    for object in demo_day() {
        let line = load(&engine, dir.path(), &object);
        assert_eq!((line.indexed, line.unparsed), (line.read, 0), "{}", object.key);
        records += line.read;
    }
    assert!((4_550..4_650).contains(&records), "{records}");
}
