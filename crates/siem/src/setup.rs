//! `siem setup`.

use std::collections::BTreeSet;
use std::future;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use serde::Serialize;
use siem_opensearch::{
    Backups, Caller, Dashboards, Endpoint, IndexAge, Kept, LOADER_ROLE, Mode, Need, Outcome, Policies, SAVED_OBJECTS,
    Step,
};
use tokio::time::Instant;

use crate::arguments::{ClusterArguments, SetupOptions};
use crate::settings;
use crate::shown::{Output, safe};
use crate::target::connect;

/// How long a cluster that is not ready is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// What became of a step, as it is printed.
#[derive(Serialize)]
struct Row {
    step: String,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    written: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

pub(crate) fn run(options: &SetupOptions) -> Result<ExitCode> {
    let config = settings::config(&options.config)?;
    let aliases: BTreeSet<String> = config.log_types().map(|log_type| log_type.index_name.clone()).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    // The templates are a step of their own, which tells what it does.
    let arguments = ClusterArguments { ca: options.ca.clone(), no_templates: true };
    let cluster = connect(options.to.clone(), &arguments, &runtime)?;
    let mode = if options.dry_run { Mode::DryRun } else { Mode::Write };
    let mut out = BufWriter::new(Output::new());
    let (mut rows, mut has_failed) = (Vec::new(), false);
    for step in steps(options, aliases.into_iter().collect()) {
        let until = Instant::now() + PATIENCE;
        let caller = Caller { cluster: cluster.clone(), passing_roles: None, until };
        let outcome = runtime.block_on(step.run(&caller, mode));
        has_failed |= step.has_failed(&outcome);
        let row = Row::of(step.name(), outcome);
        if !options.json {
            writeln!(out, "{row}")?;
            out.flush()?;
        }
        rows.push(row);
    }
    if !options.no_dashboards && dashboards_at(options).is_none() {
        let why = "say where OpenSearch Dashboards is with --dashboards, or --no-dashboards".to_owned();
        let row = Row { step: "dashboards".to_owned(), outcome: "left out", written: Vec::new(), why: Some(why) };
        if !options.json {
            writeln!(out, "{row}")?;
            out.flush()?;
        }
        rows.push(row);
    }
    if options.json {
        serde_json::to_writer_pretty(&mut out, &rows)?;
        writeln!(out)?;
        out.flush()?;
    }
    Ok(if has_failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn steps(options: &SetupOptions, aliases: Vec<String>) -> Vec<Step> {
    let mut steps = vec![Step::templates(), Step::loader_role(Need::WhereServed)];
    if !options.loader.is_empty() {
        steps.push(Step::members(LOADER_ROLE, options.loader.clone(), Need::WhereServed));
    }
    let age = |days: Option<u32>| match days {
        None => IndexAge::AsItIs,
        Some(0) => IndexAge::Never,
        Some(days) => IndexAge::Days(days),
    };
    let (warm_after, delete_after) = (age(options.warm_days), age(options.delete_days));
    steps.push(Step::policies(Policies { warm_after, delete_after, aliases }));
    steps.push(Step::monitors());
    if let Some(at) = dashboards_at(options).filter(|_| !options.no_dashboards) {
        let backups = Arc::new(Folder(options.backup.clone()));
        // Without dashboards a cluster takes logs as well; who asks for them is told by the exit status.
        let need = if options.dashboards.is_some() { Need::Required } else { Need::Optional };
        steps.push(Step::dashboards(Dashboards { at, objects: SAVED_OBJECTS, backups }, need));
    }
    steps
}

/// Where OpenSearch Dashboards is, as far as that is known. Only a domain is known to serve them beside the cluster: a
/// collection does not, and elsewhere they have a port.
fn dashboards_at(options: &SetupOptions) -> Option<Endpoint> {
    let is_domain = options.to.aws.as_ref().is_some_and(|aws| aws.name == "es");
    options.dashboards.clone().or_else(|| is_domain.then(|| options.to.dashboards()))
}

/// A folder for backups; a file for each.
#[derive(Debug)]
struct Folder(PathBuf);

impl Folder {
    fn write(&self, time: &str, exported: &[u8]) -> std::io::Result<String> {
        std::fs::create_dir_all(&self.0)?;
        let path = self.0.join(format!("saved_objects-global-{time}.ndjson"));
        let mut file = std::fs::File::create_new(&path)?;
        file.write_all(exported)?;
        file.sync_all()?;
        Ok(path.display().to_string())
    }
}

impl Backups for Folder {
    fn keep<'a>(&'a self, time: &'a str, exported: &'a [u8]) -> Kept<'a> {
        let kept = self
            .write(time, exported)
            .map_err(|error| format!("{}: {error}; name a folder with --backup", self.0.display()));
        Box::pin(future::ready(kept))
    }
}

impl Row {
    fn of(step: String, outcome: Outcome) -> Row {
        let (outcome, written, why) = match outcome {
            Outcome::AsItIs => ("as it should be", Vec::new(), None),
            Outcome::Done(written) => ("written", written, None),
            Outcome::WouldDo(written) => ("would be written", written, None),
            Outcome::NotServed => ("left out", Vec::new(), Some("the cluster has no plugin for it".to_owned())),
            Outcome::Refused(refusal) => ("refused", Vec::new(), Some(refusal.why)),
        };
        Row { step, outcome, written, why }
    }
}

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", safe(&self.step), self.outcome)?;
        match &self.why {
            Some(why) => write!(f, ": {}", safe(why)),
            None if self.written.is_empty() => Ok(()),
            None => write!(f, ": {}", safe(&self.written.join(", "))),
        }
    }
}

#[cfg(test)]
mod tests {
    use siem_opensearch::Refusal;

    use super::*;

    #[test]
    fn a_step_is_told_on_one_line() {
        let told = |outcome| Row::of("index policies".to_owned(), outcome).to_string();
        assert_eq!(told(Outcome::AsItIs), "index policies: as it should be");
        assert_eq!(told(Outcome::Done(vec!["a".into(), "b".into()])), "index policies: written: a, b");
        assert_eq!(told(Outcome::NotServed), "index policies: left out: the cluster has no plugin for it");
        let refusal = Refusal { status: Some(403), why: "PUT /x: status 403: no\u{1b}[2J".into() };
        assert_eq!(told(Outcome::Refused(refusal)), "index policies: refused: PUT /x: status 403: no\\u{1b}[2J");
    }
}
