//! `siem normalize`.

use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use siem_loader::sink::LinesSink;
use siem_loader::source::{FileSource, find_files};
use siem_loader::{Engine, EngineOptions, ObjectRef, Source, Status, Worker};

use crate::arguments::NormalizeOptions;
use crate::settings::Settings;
use crate::shown::Output;

pub(crate) fn run(options: &NormalizeOptions) -> Result<ExitCode> {
    let settings = Settings::load(&options.settings)?;
    let spooled;
    let (path, from_path): (PathBuf, String) = if options.file == Path::new("-") {
        let mut file = tempfile::NamedTempFile::new()?;
        io::copy(&mut io::stdin().lock(), &mut file).context("standard input")?;
        spooled = file;
        (spooled.path().to_owned(), "-".into())
    } else {
        if options.file.is_dir() {
            bail!("{}: is a folder; `siem load` takes folders", options.file.display());
        }
        find_files(&options.file)?.files.into_iter().next().context("nothing to read")?
    };
    let key = options.key.clone().unwrap_or(from_path);
    let out = BufWriter::with_capacity(1 << 16, Output::new());
    let sink = Arc::new(LinesSink::new(Box::new(out)));
    let engine_options = EngineOptions { ingested: settings.now, ..EngineOptions::default() };
    let engine = Engine::new(settings.config, settings.geoip, sink, engine_options);
    let source = FileSource { path, now: settings.now };
    let object = ObjectRef::whole("local", &key);
    let pending = Worker::new(Arc::clone(&engine)).load(&source as &dyn Source, &object);
    engine.assembler().flush();
    engine.assembler().sink().finish()?;
    let line = pending.wait().line;
    match (line.status, line.reason.as_deref()) {
        (Status::Complete, _) => Ok(ExitCode::SUCCESS),
        (Status::Skipped, Some("no_records" | "empty_object" | "control_message")) => Ok(ExitCode::SUCCESS),
        (Status::Skipped, Some("unknown_key")) => {
            bail!("{key}: no log type has such a key; --key sets another, `siem types` lists the patterns")
        }
        (_, reason) => bail!("{key}: {}", reason.unwrap_or("failed").replace('_', " ")),
    }
}
