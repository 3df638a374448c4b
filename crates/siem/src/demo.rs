//! `siem demo`.

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use siem_config::{BUILTIN, Source};
use siem_ecs::Action;
use siem_enrich::GeoIp;
use siem_loader::sink::OnExisting;
use siem_loader::source::find_files;
use siem_loader::{Engine, EngineOptions, LedgerIndex};
use siem_samples::TROUBLE_RULE;

use crate::arguments::DemoOptions;
use crate::indexed_ledger::IndexedLedger;
use crate::load::{LOCAL, cores, file_job, report, stop_on_ctrl_c};
use crate::run::{Ledger, Shown, load_all};
use crate::settings::Settings;
use crate::shown::safe;
use crate::summary::Summary;
use crate::target::{Place, Target};

/// Says that a folder is the demo's own.
const MARK: &str = ".siem-demo";

pub(crate) fn run(options: &DemoOptions) -> Result<ExitCode> {
    let rule = Source { name: "the demo", text: TROUBLE_RULE };
    let base = if options.trouble { &[BUILTIN, rule][..] } else { &[BUILTIN] };
    let mut settings = Settings::load_over(base, &options.settings)?;
    if options.settings.geoip.is_none() {
        settings.geoip = invented_places()?;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let temporary;
    let (logs, to) = if let Place::Folder(folder) = &options.to {
        own_folder(folder)?;
        (folder.join("logs"), Place::Folder(folder.join("documents")))
    } else {
        temporary = tempfile::tempdir()?;
        (temporary.path().join("logs"), options.to.clone())
    };
    let mut objects = siem_samples::demo_day();
    if options.trouble {
        objects.extend(siem_samples::trouble());
    }
    for object in &objects {
        let path = logs.join(&object.key);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
        }
        fs::write(&path, &object.bytes).with_context(|| path.display().to_string())?;
    }
    tell!("siem: {} sample objects in {}", objects.len(), safe(&logs.display().to_string()));
    let target = Target::open(&to, &options.cluster, OnExisting::Refuse, &runtime)?;
    let jobs: Vec<_> =
        find_files(&logs)?.files.into_iter().map(|(path, key)| file_job(path, &key, LOCAL, &settings)).collect();
    let engine_options = EngineOptions { ingested: settings.now, ..EngineOptions::default() };
    let engine = Engine::new(settings.config, settings.geoip, Arc::clone(&target.sink), engine_options);
    stop_on_ctrl_c(&runtime, &[&engine]);
    let own_ledger = target.folder.as_ref().map(|folder| folder.join("ledger.ndjson"));
    let index = target.writer.clone().map(|writer| LedgerIndex::new(writer, Action::Create));
    let index = index.map(|index| IndexedLedger::new(index, runtime.handle().clone(), settings.now));
    let ledger = Ledger::create(&own_ledger.iter().map(|p| p.as_path()).collect::<Vec<_>>(), false, Shown::AtTheEnd)?
        .and_index(index);
    let mut summary = Summary::new(target.name);
    load_all(&engine, &jobs, cores(), ledger, &mut summary)?;
    report(&summary, options.json, engine.stop(), "start again with the same command")
}

/// The day's addresses are those of documentation, which no real database places.
fn invented_places() -> Result<GeoIp> {
    let folder = tempfile::tempdir()?;
    siem_enrich::build::demo_databases(folder.path())?;
    // Opened files stay readable when their folder goes.
    Ok(GeoIp::open(folder.path())?.0)
}

/// Makes the folder anew, if it is the demo's own or empty.
fn own_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        if !folder.is_dir() {
            bail!("{}: is a file; choose a folder with --to", folder.display());
        }
        let is_empty = fs::read_dir(folder).with_context(|| folder.display().to_string())?.next().is_none();
        if !is_empty && !folder.join(MARK).exists() {
            bail!("{}: is not a folder of an earlier demo; choose another with --to", folder.display());
        }
        for name in ["logs", "documents"] {
            let path = folder.join(name);
            if path.exists() {
                fs::remove_dir_all(&path).with_context(|| path.display().to_string())?;
            }
        }
    }
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    fs::write(folder.join(MARK), "This folder is made and replaced by `siem demo`.\n")?;
    Ok(())
}
