//! The dead letters of a cluster.

use std::io::IsTerminal;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use siem_loader::sink::Sink;
use siem_loader::{Engine, EngineOptions, Letter};
use siem_opensearch::{BulkWriter, Cluster, ClusterError, Endpoint, WriterOptions};
use tokio::runtime::Runtime;

use super::groups::{Groups, query};
use super::objects::Objects;
use super::round::{Engines, Replay};
use super::summary::Summary;
use crate::arguments::{ClusterArguments, ReplayOptions, SettingsArguments};
use crate::load::{INTERRUPTED, cores, stop_on_ctrl_c, why};
use crate::settings::Settings;
use crate::target::{connect, sink_of};

/// As es-loader: nobody mints indices by inventing times.
const MAX_AGE_DAYS: u32 = 400;

pub(crate) fn run(to: &Endpoint, options: &ReplayOptions) -> Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    // Who only counts changes nothing.
    let no_templates = options.cluster.no_templates || options.dry_run;
    let arguments = ClusterArguments { ca: options.cluster.ca.clone(), no_templates };
    let cluster = connect(to.clone(), &arguments, &runtime)?;
    // Letters that were just written are seen. A collection refreshes by itself, and knows no such call.
    if let Err(error) = runtime.block_on(cluster.refresh(Letter::INDICES)) {
        tracing::debug!(%error, "not refreshed");
    }
    let mut summary = Summary { to: cluster.address().to_owned(), dry_run: options.dry_run, ..Summary::default() };
    let mut groups = Groups::new(&cluster, options);
    let stop = if options.dry_run {
        count_all(&mut groups, &runtime, &mut summary)?;
        None
    } else {
        let replay = prepare(&cluster, options, &runtime)?;
        stop_on_ctrl_c(&runtime, &replay.engines.all());
        let ended = replay_all(&replay, &mut groups, &mut summary);
        let stop = replay.engines.stop();
        summary.stopped = stop.map(why);
        if let Err(error) = ended {
            // What was done so far, if anything was, is told before what stopped it.
            summary.stopped.get_or_insert("stopped by an error");
            if options.json || summary.letters > 0 {
                tell_all(&summary, options.json, 1)?;
            }
            return Err(error);
        }
        stop
    };
    summary.foreign = groups.foreign;
    summary.standing = standing(&cluster, options, &runtime, &summary);
    let status = match stop {
        Some(siem_loader::Stop::Interrupted) => INTERRUPTED,
        _ if summary.is_success() => 0,
        _ => 1,
    };
    tell_all(&summary, options.json, status)?;
    if let Some(stop) = stop {
        tell!("siem: {}: the same command goes on, nothing gets in twice", why(stop));
    }
    Ok(ExitCode::from(status))
}

fn tell_all(summary: &Summary, json: bool, status: u8) -> Result<()> {
    if json {
        return summary.write_json(status);
    }
    summary.print();
    Ok(())
}

/// Why the letters cannot be read. An index that was made without its template has texts where there should be keywords.
fn with_cure(error: ClusterError) -> anyhow::Error {
    let is_text = error.to_string().contains("Text fields are not optimised");
    let error = anyhow::Error::from(error);
    if is_text {
        let cure = "an index of dead letters was made before there was a template for it, so that it has no order: copy it \
                    with _reindex into one of another name, say log-siem-deadletter-2026-10_01, and delete it \
                    (docs/recover.md)";
        return error.context(cure);
    }
    error.context("reading the dead letters")
}

fn count_all(groups: &mut Groups, runtime: &Runtime, summary: &mut Summary) -> Result<()> {
    loop {
        let round = runtime.block_on(groups.next_round(|letter| summary.read(letter))).map_err(with_cure)?;
        if round.is_empty() {
            return Ok(());
        }
        summary.objects += round.len() as u64;
    }
}

fn prepare<'r>(cluster: &Cluster, options: &ReplayOptions, runtime: &'r Runtime) -> Result<Replay<'r>> {
    let config = crate::arguments::ConfigArguments { config: options.config.config.clone() };
    let settings = Settings::load(&SettingsArguments { config, geoip: options.geoip.clone(), now: None })?;
    let writer = BulkWriter::new(cluster.clone(), WriterOptions::default());
    let sink: Arc<dyn Sink> = Arc::new(sink_of(writer.clone(), runtime));
    let engine = |max_age_days: Option<u32>| {
        let engine_options = EngineOptions { max_age_days, ..EngineOptions::default() };
        Engine::new(settings.config.clone(), settings.geoip.clone(), Arc::clone(&sink), engine_options)
    };
    Ok(Replay {
        cluster: cluster.clone(),
        writer,
        engines: Engines {
            objects: engine(options.max_age_days.or(Some(MAX_AGE_DAYS))),
            files: engine(options.max_age_days),
        },
        objects: Objects::new(options.files.as_deref(), runtime.handle().clone())?,
        workers: options.jobs.map_or_else(cores, usize::from),
        runtime,
    })
}

fn replay_all(replay: &Replay<'_>, groups: &mut Groups, summary: &mut Summary) -> Result<()> {
    let is_watched = std::io::stderr().is_terminal();
    while replay.engines.stop().is_none() {
        let round = replay.runtime.block_on(groups.next_round(|letter| summary.read(letter))).map_err(with_cure)?;
        if round.is_empty() {
            return Ok(());
        }
        summary.objects += round.len() as u64;
        replay.load(&round, summary)?;
        if is_watched {
            tell!("siem: {} letters of {} objects so far", summary.letters, summary.objects);
        }
    }
    Ok(())
}

/// Letters that stand there now, also those that came meanwhile. Where that is not told at once, those known to be left.
fn standing(cluster: &Cluster, options: &ReplayOptions, runtime: &Runtime, summary: &Summary) -> u64 {
    let counted = runtime.block_on(async {
        cluster.refresh(Letter::INDICES).await?;
        cluster.count_of(Letter::INDICES, &query(options)).await
    });
    counted.unwrap_or_else(|error| {
        tracing::debug!(%error, "not counted");
        summary.left + summary.refused
    })
}
