//! `siem reconcile`: the objects there are against the lines of the ledger.
//!
//! Both are read in the order of keys, side by side, so that buckets of any size need little memory: a page of the listing,
//! a page of the ledger (of a ledger in files, one sorted run of 64 MiB), the lines of one object, and with `--counts`
//! the keys of 200 objects. Only the file names of a folder are held, as `siem load` holds them.

mod counts;
mod coverage;
mod line;
mod lines;
mod listing;
mod requeue;
mod sorted;
mod summary;
mod verdict;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use serde_json::json;
use siem_config::Config;
use siem_loader::source::client_settings;
use siem_loader::{LEDGER_INDICES, Letter};
use siem_opensearch::Cluster;
use tokio::runtime::Runtime;

use crate::arguments::{ClusterArguments, ReconcileOptions};
use crate::load::{LOCAL, wrong_usage};
use crate::settings;
use crate::target;
use counts::Counts;
use lines::Ledger;
use listing::Listing;
use requeue::Requeue;
use sorted::Sorted;
use summary::Report;
use verdict::{Kind, Missing, Verdict};

pub(crate) fn run(options: &ReconcileOptions) -> Result<ExitCode> {
    check(options);
    let config = settings::config(&options.config)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let cluster = connect(options, &runtime)?;
    let ledger = match &cluster {
        Some(cluster) => Ledger::Index(cluster.clone()),
        None => Ledger::Files(Sorted::of(&options.ledger)?),
    };
    let counts = cluster.clone().filter(|_| options.counts).map(|cluster| Counts::new(cluster, &config));
    let report = Report::new(options.json, options.dry_run);
    let run = Reconciling { options, config, cluster, ledger, counts, report };
    let report = runtime.block_on(run.all())?;
    report.finish()
}

/// Options that mean nothing beside others are no wish that was granted.
fn check(options: &ReconcileOptions) {
    for source in &options.sources {
        match source.strip_prefix("s3://") {
            Some(place) if place.is_empty() || place.starts_with('/') => {
                wrong_usage(&format!("{source} names no bucket: write s3://BUCKET or s3://BUCKET/PREFIX"));
            }
            Some(_) if options.bucket.is_some() => {
                wrong_usage("--bucket stands for the bucket of files; an object of S3 has its bucket");
            }
            None if options.requeue.is_some() => {
                wrong_usage("--requeue is for objects of S3: load what is missing of a folder with `siem load`");
            }
            _ => {}
        }
    }
}

/// The cluster, if there is one, with what was just written to the ledger's index visible.
fn connect(options: &ReconcileOptions, runtime: &Runtime) -> Result<Option<Cluster>> {
    let Some(endpoint) = options.to.clone() else { return Ok(None) };
    // It is only read.
    let arguments = ClusterArguments { ca: options.ca.clone(), no_templates: true };
    let cluster = target::connect(endpoint, &arguments, runtime)?;
    let indices = if options.counts { "log-*".to_owned() } else { format!("{LEDGER_INDICES},{}", Letter::INDICES) };
    if let Err(error) = runtime.block_on(cluster.refresh(&indices)) {
        tracing::info!(%error, "what was written in the last half minute may not be seen yet");
    }
    Ok(Some(cluster))
}

struct Reconciling<'o> {
    options: &'o ReconcileOptions,
    config: Config,
    cluster: Option<Cluster>,
    ledger: Ledger,
    counts: Option<Counts>,
    report: Report,
}

impl Reconciling<'_> {
    async fn all(mut self) -> Result<Report> {
        let is_s3 = self.options.sources.iter().any(|source| source.starts_with("s3://"));
        let aws =
            if is_s3 { Some(aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await) } else { None };
        let mut requeue = match (&self.options.requeue, &aws) {
            (Some(_), _) if self.options.dry_run => Some(Requeue::dry_run()),
            (Some(queue), Some(aws)) => Some(Requeue::to(queue, aws_sdk_sqs::Client::new(aws)).await?),
            _ => None,
        };
        for source in &self.options.sources {
            let listing = match (source.strip_prefix("s3://"), &aws) {
                (Some(place), Some(aws)) => {
                    let client = aws_sdk_s3::Client::from_conf(client_settings(aws).build());
                    let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
                    Listing::of_bucket(client, bucket, prefix)
                }
                _ => Listing::of_folder(Path::new(source), self.options.bucket.as_deref().unwrap_or(LOCAL))?,
            };
            self.one(listing, requeue.as_mut()).await?;
        }
        if let Some(requeue) = &mut requeue {
            requeue.flush().await?;
            self.report.requeued(requeue.sent);
        }
        if let Some(counts) = &self.counts {
            self.report.compared(counts.compared, counts.not_compared);
        }
        Ok(self.report)
    }

    /// Reconciles one source.
    async fn one(&mut self, mut listing: Listing, mut requeue: Option<&mut Requeue>) -> Result<()> {
        let mut lines = self.ledger.lines(&listing.bucket, &listing.prefix)?;
        while let Some(object) = listing.next().await? {
            let lines = lines.of(&object.key).await?;
            let skip = verdict::skipped_as(&self.config, &object.key, object.bytes);
            let identity = if lines.is_empty() { String::new() } else { object.identity()? };
            let verdict = verdict::judge(lines, &identity, skip);
            let letters = self.standing_letters(&verdict, &listing.bucket, &object.key).await?;
            let verdict = verdict.with_standing(letters);
            self.report.add(&listing.bucket, &object.key, &verdict)?;
            // The same document would be refused again: `siem replay` loads dead letters, once their cause is mended.
            if let (Verdict::Missing(missing), Some(requeue)) = (&verdict, requeue.as_mut())
                && missing.kind != Kind::DeadLettered
            {
                requeue.add(&listing.bucket, &object.key, missing).await?;
            }
            if let Some(counts) = &mut self.counts {
                for difference in counts.add(&listing.bucket, &object.key, lines).await? {
                    self.report.differs(&difference)?;
                }
            }
        }
        if let Some(counts) = &mut self.counts {
            for difference in counts.flush().await? {
                self.report.differs(&difference)?;
            }
        }
        lines.read_to_the_end().await?;
        self.report.ledger(lines.seen, lines.unlisted, listing.left_out);
        Ok(())
    }

    /// Dead letters of an object that stand in the cluster, where it is they that are missing: those that were loaded
    /// since, by `siem replay`, are gone. Nothing without a cluster.
    async fn standing_letters(&self, verdict: &Verdict, bucket: &str, key: &str) -> Result<Option<u64>> {
        let (Some(cluster), Verdict::Missing(Missing { kind: Kind::DeadLettered, .. })) = (&self.cluster, verdict)
        else {
            return Ok(None);
        };
        // Of a keyword it is the term; of a text, as an index without our template has it, what holds all of its words.
        let is = |name: &str, value: &str| json!({"match_phrase": {name: value}});
        let query = json!({"bool": {"filter": [is("bucket", bucket), is("key", key)]}});
        let count = cluster.count_of(Letter::INDICES, &query).await.context("the dead letters of an object")?;
        Ok(Some(count))
    }
}
