//! Loads bytes as one object and gives the documents and the account.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{self, Read, Write};
use std::sync::{Arc, Mutex};

use serde_json::Value;
use siem_config::{BUILTIN, Config, Source as Text};
use siem_ecs::OwnIdentity;
use siem_ecs::time::{Instant, parse_iso8601};
use siem_enrich::GeoIp;
use siem_loader::sink::LinesSink;
use siem_loader::{Engine, EngineOptions, LedgerLine, ObjectRef, Opened, Source, SourceError, Worker};

/// An object of these bytes.
pub(crate) struct Bytes(pub(crate) Vec<u8>);

impl Source for Bytes {
    fn open(&self, object: &ObjectRef) -> Result<Opened, SourceError> {
        Ok(Opened {
            key: object.key.clone(),
            version: "v".into(),
            version_id: None,
            e_tag: Some("e".into()),
            modified: now(),
            bytes: self.0.len() as u64,
            resumed: object.resume.as_ref().map(|(place, _)| *place),
            reader: Box::new(io::Cursor::new(
                self.0[object.resume.as_ref().map_or(0, |(place, _)| place.byte as usize)..].to_vec(),
            )),
        })
    }
}

/// A source that fails after its bytes.
pub(crate) struct Failing(pub(crate) Vec<u8>);

impl Source for Failing {
    fn open(&self, object: &ObjectRef) -> Result<Opened, SourceError> {
        struct Error;
        impl Read for Error {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("the connection was reset"))
            }
        }
        let mut opened = Bytes(self.0.clone()).open(object)?;
        opened.reader = Box::new(io::Cursor::new(self.0.clone()).chain(Error));
        Ok(opened)
    }
}

/// The objects' time.
pub(crate) fn now() -> Instant {
    parse_iso8601("2026-10-15T00:00:00Z").unwrap()
}

/// The loader's role.
pub(crate) const OWN_ROLE: &str = "arn:aws:iam::123456789012:role/aes-siem-es-loader-role";
/// A bucket of the loader.
pub(crate) const OWN_BUCKET: &str = "aes-siem-123456789012-log";

#[derive(Clone, Default)]
struct Out(Arc<Mutex<Vec<u8>>>);

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Documents (dead letters among them) and account of one object.
pub(crate) fn load(key: &str, bytes: impl Into<Vec<u8>>) -> (Vec<Value>, LedgerLine) {
    load_from(key, &Bytes(bytes.into()))
}

/// The same from any source.
pub(crate) fn load_from(key: &str, source: &dyn Source) -> (Vec<Value>, LedgerLine) {
    load_with(key, source, "")
}

/// The same with a user.ini.
pub(crate) fn load_with(key: &str, source: &dyn Source, user_ini: &str) -> (Vec<Value>, LedgerLine) {
    load_under(key, source, user_ini, EngineOptions::default())
}

/// The same with settings of the engine.
pub(crate) fn load_under(
    key: &str,
    source: &dyn Source,
    user_ini: &str,
    options: EngineOptions,
) -> (Vec<Value>, LedgerLine) {
    load_object(&ObjectRef::whole("local", key), source, user_ini, options)
}

/// The same of an object of which more is known than its key.
pub(crate) fn load_object(
    object: &ObjectRef,
    source: &dyn Source,
    user_ini: &str,
    options: EngineOptions,
) -> (Vec<Value>, LedgerLine) {
    let out = Out::default();
    let sink = Arc::new(LinesSink::new(Box::new(out.clone())));
    let mut options = EngineOptions { ingested: Some(now()), ..options };
    options.normalize.own = OwnIdentity { role_arn: Some(OWN_ROLE.into()), buckets: vec![OWN_BUCKET.into()] };
    let config = Config::only(&[BUILTIN, Text { name: "user.ini", text: user_ini }]).unwrap();
    let engine = Engine::new(config, GeoIp::none(), sink, options);
    let pending = Worker::new(Arc::clone(&engine)).load(source, object);
    engine.assembler().flush();
    let line = pending.wait().line;
    assert!(line.balances(), "{line:?}");
    let text = String::from_utf8(out.0.lock().unwrap().clone()).unwrap();
    (text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), line)
}
