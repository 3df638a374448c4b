//! `siem load`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use aws_sdk_s3::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_s3::operation::list_objects_v2::ListObjectsV2Error;
use clap::CommandFactory;
use clap::error::ErrorKind;
use siem_ecs::{Action, Options};
use siem_loader::sink::{OnExisting, Trouble};
use siem_loader::source::{FileSource, S3Source, client_settings, find_files};
use siem_loader::{Engine, EngineOptions, LedgerIndex, ObjectRef, Stop};
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};

use crate::arguments::{Arguments, LoadOptions};
use crate::indexed_ledger::IndexedLedger;
use crate::run::{Job, Ledger, Shown, load_all};
use crate::settings::Settings;
use crate::shown::{safe, with_causes};
use crate::summary::Summary;
use crate::target::{NO_CREDENTIALS, Place, Target, is_without_credentials};

/// The exit status of programs that Ctrl-C ended.
pub(crate) const INTERRUPTED: u8 = 130;
/// How long what was read may still take after Ctrl-C.
const LAST_DELIVERIES: Duration = Duration::from_secs(30);
/// The bucket of files.
pub(crate) const LOCAL: &str = "local";

pub(crate) fn run(options: &LoadOptions) -> Result<ExitCode> {
    check(options);
    let settings = Settings::load(&options.settings)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let mut left_out = 0;
    let jobs = find_jobs(options, &settings, &runtime, &mut left_out)?;
    if jobs.is_empty() {
        bail!("nothing to load in {}", options.sources.join(", "));
    }
    let existing = match (options.append, options.replace) {
        (true, _) => OnExisting::Append,
        (_, true) => OnExisting::Replace,
        _ => OnExisting::Refuse,
    };
    let target = Target::open(&options.to, &options.cluster, existing, &runtime)?;
    let action = if options.overwrite { Action::Index } else { Action::Create };
    let engine_options = EngineOptions {
        normalize: Options { action, ..Options::default() },
        max_age_days: options.max_age_days,
        ingested: settings.now,
        ..EngineOptions::default()
    };
    let engine = Engine::new(settings.config, settings.geoip, Arc::clone(&target.sink), engine_options);
    stop_on_ctrl_c(&runtime, &[&engine]);
    let own_ledger = target.folder.as_ref().map(|folder| folder.join("ledger.ndjson"));
    let paths: Vec<&Path> = [own_ledger.as_deref(), options.ledger.as_deref()].into_iter().flatten().collect();
    let writer = target.writer.clone().filter(|_| !options.no_ledger_index);
    let indexed = writer
        .map(|writer| IndexedLedger::new(LedgerIndex::new(writer, action), runtime.handle().clone(), settings.now));
    // Documents in a folder stand when their files have their names.
    let shown = if target.folder.is_some() { Shown::AtTheEnd } else { Shown::AtOnce };
    let ledger = Ledger::create(&paths, options.append, shown)?.and_index(indexed);
    let mut summary = Summary::new(target.name);
    let workers = options.jobs.map_or_else(cores, usize::from);
    load_all(&engine, &jobs, workers, ledger, &mut summary)?;
    summary.leave_out(left_out);
    let cure = match options.to {
        // Documents of an object that was read in part are there already, and a folder knows no ids.
        Place::Folder(_) => "load all of it again with --replace",
        Place::Cluster(_) => "the same command loads the rest, nothing gets in twice",
        Place::Null => "nothing was kept",
    };
    report(&summary, options.json, engine.stop(), cure)
}

/// Shows the summary and settles the exit status; `cure` says how to get the rest after a stop.
pub(crate) fn report(summary: &Summary, json: bool, stop: Option<Stop>, cure: &str) -> Result<ExitCode> {
    let status = match stop {
        Some(Stop::Interrupted) => INTERRUPTED,
        None if summary.is_success() => 0,
        _ => 1,
    };
    if json {
        summary.write_json(status)?;
    } else {
        summary.print();
    }
    if let Some(stop) = stop {
        tell!("siem: {}: {cure}", why(stop));
    }
    Ok(ExitCode::from(status))
}

/// Why a run stopped before its end.
pub(crate) fn why(stop: Stop) -> &'static str {
    match stop {
        Stop::Interrupted => "interrupted",
        Stop::Deadline => "stopped: the time is over",
        Stop::Sink(Trouble::Unauthorized) => {
            "stopped: the cluster refuses the login, or the user may not write there (-vv shows what it says)"
        }
        Stop::Sink(Trouble::Unavailable) => "stopped: the cluster takes nothing (-vv shows what it says)",
    }
}

pub(crate) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// The first Ctrl-C or SIGTERM (of a supervisor) stops reading, and what was read has half a minute to arrive; a second
/// one ends the program.
pub(crate) fn stop_on_ctrl_c(runtime: &Runtime, engines: &[&Arc<Engine>]) {
    let engines: Vec<Arc<Engine>> = engines.iter().map(|engine| Arc::clone(engine)).collect();
    // Before anything is loaded, or a signal could come too early.
    let _guard = runtime.enter();
    on_ctrl_c(move || {
        tell!("siem: stopping; what was read is still delivered (Ctrl-C again ends at once)");
        engines.iter().for_each(|engine| engine.interrupt(Instant::now() + LAST_DELIVERIES));
    });
}

/// Calls `stop` with the first Ctrl-C or SIGTERM; a second one ends the program. To be called within a runtime.
pub(crate) fn on_ctrl_c(stop: impl FnOnce() + Send + 'static) {
    let signals = signal(SignalKind::interrupt()).and_then(|int| Ok((int, signal(SignalKind::terminate())?)));
    let (mut interrupt, mut terminate) = match signals {
        Ok(signals) => signals,
        Err(error) => {
            tracing::warn!(%error, "signals cannot be caught: Ctrl-C ends at once");
            return;
        }
    };
    tokio::spawn(async move {
        let mut stop = Some(stop);
        loop {
            tokio::select! {
                Some(()) = interrupt.recv() => {}
                Some(()) = terminate.recv() => {}
                else => return,
            }
            match stop.take() {
                Some(stop) => stop(),
                None => std::process::exit(i32::from(INTERRUPTED)),
            }
        }
    });
}

/// Ends the program as a wrong argument does.
pub(crate) fn wrong_usage(problem: &str) -> ! {
    Arguments::command().error(ErrorKind::ArgumentConflict, problem).exit()
}

/// Options that mean nothing beside others are no wish that was granted.
fn check(options: &LoadOptions) {
    let from_s3 = options.sources.iter().any(|source| source.starts_with("s3://"));
    if options.key.is_some() && from_s3 {
        wrong_usage("--key stands for a file; an object of S3 has its key");
    }
    if options.bucket.is_some() && from_s3 {
        wrong_usage("--bucket stands for the bucket of files; an object of S3 has its bucket");
    }
    let to_folder = matches!(options.to, Place::Folder(_));
    let to_cluster = matches!(options.to, Place::Cluster(_));
    for (is_given, option, is_of_use, wants) in [
        (options.append, "--append", to_folder, "adds to a folder"),
        (
            options.replace,
            "--replace",
            to_folder,
            "replaces the files of a folder (documents of a cluster: --overwrite)",
        ),
        (
            options.overwrite,
            "--overwrite",
            to_cluster,
            "replaces documents of a cluster (files of a folder: --replace)",
        ),
        (options.no_ledger_index, "--no-ledger-index", to_cluster, "is about an index of a cluster"),
        (options.cluster.ca.is_some(), "--ca", to_cluster, "is for a cluster"),
        (options.cluster.no_templates, "--no-templates", to_cluster, "is for a cluster"),
    ] {
        if is_given && !is_of_use {
            wrong_usage(&format!("{option} {wants}, and --to names none"));
        }
    }
    if let Some(source) = options
        .sources
        .iter()
        .find(|s| matches!(s.strip_prefix("s3://"), Some(p) if p.is_empty() || p.starts_with('/')))
    {
        wrong_usage(&format!("{source} names no bucket: write s3://BUCKET or s3://BUCKET/PREFIX"));
    }
}

/// What there is to load; adds to `left_out` what cannot be.
fn find_jobs(options: &LoadOptions, settings: &Settings, runtime: &Runtime, left_out: &mut usize) -> Result<Vec<Job>> {
    let mut jobs = Vec::new();
    let mut s3: Option<(aws_sdk_s3::Client, Arc<S3Source>)> = None;
    for source in &options.sources {
        if let Some(place) = source.strip_prefix("s3://") {
            let (client, reader) = s3.get_or_insert_with(|| {
                let aws = runtime.block_on(aws_config::load_defaults(aws_config::BehaviorVersion::latest()));
                let client = aws_sdk_s3::Client::from_conf(client_settings(&aws).build());
                (client.clone(), Arc::new(S3Source::single(client, runtime.handle().clone())))
            });
            let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
            let found = runtime.block_on(list(client, bucket, prefix)).with_context(|| source.clone())?;
            if found.is_empty() {
                tell!("siem: warning: {}: no object has such a key", safe(source));
            }
            for (key, bytes) in found {
                jobs.push(Job { object: ObjectRef::whole(bucket, &key), source: Arc::clone(reader) as _, bytes });
            }
            continue;
        }
        let mut found = find_files(Path::new(source))?;
        if let (Place::Folder(own), true) = (&options.to, Path::new(source).is_dir()) {
            // What an earlier run wrote is no log, unless somebody names it.
            let own = own.canonicalize().ok();
            found.files.retain(|(path, _)| !own.as_ref().is_some_and(|own| is_below(path, own)));
        }
        for problem in found.left_out {
            tell!("siem: warning: left out: {}", safe(&problem.to_string()));
            *left_out += 1;
        }
        for (path, key) in found.files {
            let key = options.key.clone().unwrap_or(key);
            let bucket = options.bucket.as_deref().unwrap_or(LOCAL);
            jobs.push(file_job(path, &key, bucket, settings));
        }
    }
    if options.key.is_some() && jobs.len() > 1 {
        wrong_usage(&format!("--key stands for one file, and there are {}", jobs.len()));
    }
    Ok(jobs)
}

/// Whether a file lies in a folder, whose path is canonical.
fn is_below(file: &Path, folder: &Path) -> bool {
    file.canonicalize().is_ok_and(|file| file.starts_with(folder))
}

pub(crate) fn file_job(path: PathBuf, key: &str, bucket: &str, settings: &Settings) -> Job {
    let bytes = std::fs::metadata(&path).map(|metadata| metadata.len()).unwrap_or_default();
    Job { object: ObjectRef::whole(bucket, key), source: Arc::new(FileSource { path, now: settings.now }), bytes }
}

/// Why a bucket cannot be listed, and the cure where there is one.
pub(crate) fn list_problem(error: &SdkError<ListObjectsV2Error>) -> String {
    let told = match (error.code(), error.message()) {
        (Some(code), Some(message)) => format!("{code}: {message}"),
        _ => with_causes(error),
    };
    match error.code() {
        _ if told.contains("region must be set") => "no region is set: set AWS_REGION to the bucket's region".into(),
        Some("PermanentRedirect") => format!("{told} (set AWS_REGION to the bucket's region)"),
        _ if is_without_credentials(&told) => NO_CREDENTIALS.into(),
        _ => told,
    }
}

/// Keys and sizes below a prefix, in the order of the keys.
async fn list(client: &aws_sdk_s3::Client, bucket: &str, prefix: &str) -> Result<Vec<(String, u64)>> {
    let mut pages = client.list_objects_v2().bucket(bucket).prefix(prefix).into_paginator().send();
    let mut found = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page.map_err(|error| anyhow::anyhow!(list_problem(&error)))?;
        for object in page.contents() {
            if let Some(key) = object.key() {
                found.push((key.to_owned(), object.size().and_then(|s| u64::try_from(s).ok()).unwrap_or_default()));
            }
        }
    }
    Ok(found)
}
