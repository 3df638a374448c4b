//! One invocation: event in, objects loaded side by side, reply out.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result, bail};
use lambda_runtime::{Context as Call, Error, LambdaEvent};
use serde_json::Value;
use siem_config::Config;
use siem_ecs::{Action, Options, OwnIdentity};
use siem_enrich::GeoIp;
use siem_lambda::events::{Delivery, Invocation};
use siem_lambda::{Deadline, Environment, Metric, Metrics, Resume, Work, parse, reply};
use siem_loader::sink::{self, ClusterSink, Sink as _};
use siem_loader::source::{ClientFuture, S3Source, instant_of};
use siem_loader::{Engine, EngineOptions, LedgerIndex, LedgerLine, Loaded, ObjectRef, Worker, Written};
use siem_opensearch::{AwsService, BulkWriter, Cluster, ClusterOptions, Endpoint, Login, WriterOptions};
use tokio::runtime::Handle;
use tracing::Instrument as _;

use crate::assets::{Assets, Changes};
use crate::clients::Clients;
use crate::hand_on::{self, Next};
use crate::{queue, told};

/// Records older than this, counted back from their object, are filed under the object's date: nobody mints indices
/// by inventing times.
const MAX_AGE_DAYS: u32 = 400;
/// Longest time for one request to the cluster.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);
/// Room for archives that must be spooled; the smallest scratch space of a function.
const SPOOL_BYTES: u64 = 400 << 20;

/// The ledger's lines are tried so long at most: they must not keep an invocation whose objects are settled.
const LEDGER_PATIENCE: Duration = Duration::from_secs(20);
/// Of an invocation's time, what the messages that come back and the reply may need.
const REPLY_TIME: Duration = Duration::from_millis(500);

/// What has become of one object of the event.
#[derive(Debug, PartialEq, Eq)]
enum End {
    /// It is loaded, or what is left of it is handed on.
    Done,
    /// Its message has to come back, for this reason.
    ComesBack(String),
}

/// Everything that outlives an invocation.
pub(crate) struct Loader {
    environment: Arc<Environment>,
    source: Arc<S3Source>,
    s3: aws_sdk_s3::Client,
    sqs: aws_sdk_sqs::Client,
    sink: Arc<ClusterSink>,
    /// Where ledger lines go besides the log.
    ledger: Option<LedgerIndex>,
    assets: tokio::sync::Mutex<Assets>,
    engine: Mutex<Arc<Engine>>,
    started: Instant,
    is_cold: AtomicBool,
}

impl Loader {
    pub(crate) async fn new(environment: Environment, started: Instant) -> Result<Loader> {
        let environment = Arc::new(environment);
        let aws = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
        let clients = Arc::new(Clients::new(Arc::clone(&environment), aws.clone()));
        let s3 = clients.for_bucket("", None).await.map_err(|why| anyhow::anyhow!(why))?;
        let assets = Assets::open(environment.geo_bucket.clone(), &s3).await?;
        let writer = BulkWriter::new(connect(&environment, &aws)?, WriterOptions::default());
        let ledger = environment.ledger_index.then(|| LedgerIndex::new(writer.clone(), action(&environment)));
        let deadline = sink::Deadline::After(REQUEST_TIMEOUT);
        let sink = Arc::new(ClusterSink::new(writer, Handle::current(), deadline));
        let config = assets.configuration(environment.task_root.as_deref())?;
        let engine = engine(&environment, config, open_databases(), &sink);
        let client_for = move |bucket: &str, region: Option<&str>| -> ClientFuture {
            let (clients, bucket, region) = (Arc::clone(&clients), bucket.to_owned(), region.map(str::to_owned));
            Box::pin(async move { clients.for_bucket(&bucket, region.as_deref()).await })
        };
        Ok(Loader {
            source: Arc::new(S3Source::new(client_for, Handle::current())),
            s3,
            sqs: aws_sdk_sqs::Client::new(&aws),
            sink,
            ledger,
            assets: tokio::sync::Mutex::new(assets),
            engine: Mutex::new(engine),
            environment,
            started,
            is_cold: AtomicBool::new(true),
        })
    }

    /// Handles one event. Fails only where there is nobody else to repeat what has to be repeated.
    pub(crate) async fn handle(self: Arc<Self>, event: LambdaEvent<Value>) -> Result<Value, Error> {
        let LambdaEvent { payload, context } = event;
        let mut metrics = Metrics::new(&self.environment.metrics_namespace, &self.environment.process.service);
        let is_cold = self.is_cold.swap(false, Ordering::Relaxed);
        if is_cold {
            metrics.add_to_service(Metric::InitDuration, millis(self.started.elapsed()));
        } else {
            self.renew().await;
        }
        if self.environment.log_event {
            tracing::info!(event = %payload, "event");
        }
        let invocation = parse(&payload);
        drop(payload);
        tell_skips(&invocation, &mut metrics);
        let deadline = Deadline::new(context.deadline, epoch_millis());
        let span = call_span(&context, is_cold);
        let loaded = if invocation.work.is_empty() {
            Vec::new()
        } else {
            let (this, work, span) = (Arc::clone(&self), invocation.work.clone(), span.clone());
            tokio::task::spawn_blocking(move || span.in_scope(|| this.load(&work, deadline))).await??
        };
        let (mut lines, mut ends) = (Vec::new(), Vec::new());
        let hand_on_until = Instant::now() + deadline.remaining(epoch_millis()).saturating_sub(REPLY_TIME);
        for (work, loaded) in invocation.work.iter().zip(loaded) {
            let (has_failed, lag_seconds) = (loaded.has_failed, loaded.lag_seconds);
            let (line, end) = self.hand_on(invocation.delivery, work, loaded, hand_on_until).await;
            span.in_scope(|| told::log_line(&line));
            told::add_metrics(&mut metrics, work, &line, lag_seconds);
            if has_failed {
                told::add_failure(&mut metrics, &line);
            }
            lines.push(line);
            ends.push(end);
        }
        if let Some(unwritten) = self.write_ledger(&lines, deadline).instrument(span).await {
            metrics.add_to_service(Metric::UnwrittenLedgerLineCount, unwritten);
        }
        let result = self.answer(&invocation, &ends).await;
        for line in metrics.lines(epoch_millis()) {
            emit(&line);
        }
        result.map_err(Error::from)
    }

    /// Loads all objects of the event, as many at a time as there are cores.
    fn load(&self, work: &[Work], deadline: Deadline) -> Result<Vec<Loaded>> {
        let engine = Arc::clone(&self.engine.lock().unwrap_or_else(PoisonError::into_inner));
        let now = epoch_millis();
        let read_until = Instant::now() + deadline.remaining_to_read(now);
        engine.set_deadline(Some(read_until));
        self.source.set_deadline(Some(read_until));
        // Bulks may be tried until shortly before the end; the rest is for messages and the reply.
        let settle = deadline.remaining(now).mul_f32(0.97).saturating_sub(Duration::from_millis(500));
        self.sink.set_deadline(sink::Deadline::At(Instant::now() + settle));
        let next = AtomicUsize::new(0);
        let pending = Mutex::new(Vec::new());
        let span = tracing::Span::current();
        let one_thread = || {
            let mut worker = Worker::new(Arc::clone(&engine));
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(work) = work.get(index) else { return };
                let object = object_of(work);
                let span =
                    tracing::info_span!(parent: &span, "object", s3_bucket = %object.bucket, s3_key = %object.key);
                let loaded = span.in_scope(|| worker.load(self.source.as_ref(), &object));
                pending.lock().unwrap_or_else(PoisonError::into_inner).push((index, loaded));
            }
        };
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(work.len());
        std::thread::scope(|scope| {
            let running: Vec<_> = (0..threads).map(|_| scope.spawn(one_thread)).collect();
            running.into_iter().try_for_each(|thread| thread.join().map_err(|_| ()))
        })
        .map_err(|()| anyhow::anyhow!("a worker stopped by a defect of the loader"))?;
        engine.assembler().flush();
        let mut pending = pending.into_inner().unwrap_or_else(PoisonError::into_inner);
        pending.sort_by_key(|(index, _)| *index);
        Ok(pending.into_iter().map(|(_, pending)| pending.wait()).collect())
    }

    /// Hands on what is left of an object, if anything is, and gives its line and whether that is all.
    async fn hand_on(&self, delivery: Delivery, work: &Work, loaded: Loaded, until: Instant) -> (LedgerLine, End) {
        let Loaded { line, left, .. } = loaded;
        let Some(left) = left else { return (line, End::Done) };
        let Some(url) = &self.environment.split_queue_url else {
            let why = "an object was not loaded completely, and SQS_SPLITTED_LOGS_URL is not set to hand it on";
            return (line, End::ComesBack(why.to_owned()));
        };
        match hand_on::next(delivery, work, &line.key, &left) {
            Next::ComeBack => (line, End::ComesBack("an object was not loaded completely".to_owned())),
            Next::GiveUp(why) => {
                tracing::error!(s3_bucket = %line.bucket, s3_key = %line.key, "{why}");
                (line, End::ComesBack(why))
            }
            Next::HandOn { messages, delay_seconds } => {
                match hand_on::send(&self.sqs, url, &messages, delay_seconds, until).await {
                    Ok(()) => (left.line, End::Done),
                    Err(error) => {
                        let why = format!("{error:#}");
                        tracing::error!(s3_bucket = %line.bucket, s3_key = %line.key, "cannot be handed on: {why}");
                        (line, End::ComesBack(why))
                    }
                }
            }
        }
    }

    /// Writes the lines to their index. That some cannot be written, whose number it gives, changes nothing else.
    async fn write_ledger(&self, lines: &[LedgerLine], deadline: Deadline) -> Option<u64> {
        let ledger = self.ledger.as_ref().filter(|_| !lines.is_empty())?;
        let now = epoch_millis();
        let left = deadline.remaining(now).saturating_sub(REPLY_TIME).min(LEDGER_PATIENCE);
        let sum = if self.sink.trouble().is_some() {
            let problem = Some("the cluster takes nothing".to_owned());
            Written { unwritten: lines.len() as u64, problem, written: 0 }
        } else {
            ledger.write(lines, instant_of(SystemTime::now()), Instant::now() + left).await
        };
        let problem = sum.problem?;
        tracing::warn!(lines = sum.unwritten, "ledger lines could not be written to their index: {problem}");
        Some(sum.unwritten)
    }

    /// The reply: which messages come back. Without a queue the event as a whole does.
    async fn answer(&self, invocation: &Invocation, ends: &[End]) -> Result<Value> {
        let failed = |index: usize| ends.get(index).is_none_or(|end| *end != End::Done);
        if invocation.delivery == Delivery::Sqs {
            for item in invocation.items.iter().filter(|item| item.failed(failed)) {
                if let Some(message) = &item.message {
                    queue::let_rest(&self.sqs, message).await;
                }
            }
            let failures = reply::reply(invocation, failed);
            return serde_json::to_value(failures).context("the reply");
        }
        for end in ends {
            if let End::ComesBack(why) = end {
                bail!("{why}");
            }
        }
        if invocation.not_understood() > 0 {
            bail!("the event is not one that the loader understands");
        }
        Ok(Value::Null)
    }

    /// Takes up a changed `user.ini` and new databases.
    async fn renew(&self) {
        let mut assets = self.assets.lock().await;
        let changes = assets.look(&self.s3).await;
        if changes == Changes::default() {
            return;
        }
        let mut in_use = self.engine.lock().unwrap_or_else(PoisonError::into_inner);
        let config = assets.configuration(self.environment.task_root.as_deref()).unwrap_or_else(|error| {
            tracing::error!("the configuration in use stays: {error:#}");
            in_use.config().clone()
        });
        let geoip = renewed(in_use.geo().clone());
        *in_use = engine(&self.environment, config, geoip, &self.sink);
    }
}

/// What is done with documents: a collection of time series takes no ids.
fn action(environment: &Environment) -> Action {
    if environment.serverless_time_series { Action::Append } else { Action::Create }
}

fn engine(environment: &Environment, config: Config, geoip: GeoIp, sink: &Arc<ClusterSink>) -> Arc<Engine> {
    let own = OwnIdentity { role_arn: environment.own_role_arn.clone(), buckets: own_buckets(environment) };
    let options = EngineOptions {
        normalize: Options { action: action(environment), own },
        max_age_days: Some(MAX_AGE_DAYS),
        max_spool_bytes: SPOOL_BYTES,
        hands_on: environment.split_queue_url.is_some(),
        ..EngineOptions::default()
    };
    Engine::new(config, geoip, Arc::clone(sink) as _, options)
}

/// The geo bucket and the log bucket, which is named after it where nothing else is said.
fn own_buckets(environment: &Environment) -> Vec<String> {
    let geo = environment.geo_bucket.as_ref();
    let sibling = || geo?.strip_suffix("-geo").map(|stem| format!("{stem}-log"));
    geo.cloned().into_iter().chain(environment.log_bucket.clone().or_else(sibling)).collect()
}

fn open_databases() -> GeoIp {
    match GeoIp::open(Assets::database_dir()) {
        Ok((geoip, notices)) => {
            for notice in notices {
                tracing::info!("{}", notice.0);
            }
            geoip
        }
        Err(error) => {
            tracing::error!("{error}");
            GeoIp::none()
        }
    }
}

/// The databases with those that were replaced taken up; where one that came is broken, the one in use stays.
fn renewed(geoip: GeoIp) -> GeoIp {
    if geoip.files().is_empty() {
        return open_databases();
    }
    if let Err(error) = geoip.refresh() {
        tracing::error!("{error}");
    }
    geoip
}

/// Where the cluster is. A name of AWS's own says what to sign for; for any other, `ENDPOINT_SERVICE` may.
fn endpoint(environment: &Environment, region: Option<String>) -> Result<Endpoint> {
    let mut endpoint = Endpoint::parse(&environment.endpoint).context("ENDPOINT")?;
    if let (None, Some(name)) = (&endpoint.aws, environment.endpoint_service.clone()) {
        let region = region.context("ENDPOINT_SERVICE is set and AWS_REGION is not: set both")?;
        endpoint.aws = Some(AwsService { name, region });
    }
    Ok(endpoint)
}

fn connect(environment: &Environment, aws: &aws_config::SdkConfig) -> Result<Cluster> {
    let endpoint = endpoint(environment, aws.region().map(ToString::to_string))?;
    let login = match (&environment.login, endpoint.aws.is_some()) {
        (Some(login), _) => Login::Basic(login.user.clone(), login.password.expose().to_owned()),
        (None, true) => Login::Aws(aws.credentials_provider().context("no credentials to sign with")?),
        (None, false) => Login::None,
    };
    Ok(Cluster::connect(ClusterOptions { endpoint, login, ca_file: None, timeout: REQUEST_TIMEOUT })?)
}

fn object_of(work: &Work) -> ObjectRef {
    ObjectRef {
        bucket: work.bucket.clone(),
        key: work.key.first.clone(),
        other_key: work.key.second.clone(),
        region: work.region.clone(),
        version: work.version.clone(),
        only: None,
        range: work.range.map(|range| (range.start, range.end)),
        resume: work.range.and_then(|range| {
            let Resume { byte, ordinal } = range.resume?;
            Some((siem_formats::Resume { byte, ordinal }, work.e_tag.clone()?))
        }),
        attempt: work.range.map_or(0, |range| range.attempt),
    }
}

fn tell_skips(invocation: &Invocation, metrics: &mut Metrics) {
    let skipped = invocation.skipped();
    metrics.add_to_service(Metric::SkippedEventCount, skipped.test_events + skipped.not_for_us);
    metrics.add_to_service(Metric::NotUnderstoodEventCount, invocation.not_understood());
    if skipped.test_events > 0 {
        tracing::info!(count = skipped.test_events, "test events acknowledged");
    }
    if skipped.not_for_us > 0 {
        let first = skipped.first_name.as_deref().unwrap_or_default();
        tracing::info!(count = skipped.not_for_us, first, "events that are no new objects acknowledged");
    }
    for item in &invocation.items {
        if let Some((problem, parts)) = &item.not_understood {
            let message_id = item.message.as_ref().map_or("", |message| message.id.as_str());
            tracing::error!(message_id, parts, problem = %problem.why, shape = %problem.shape, "not understood");
        }
    }
}

fn call_span(context: &Call, cold_start: bool) -> tracing::Span {
    tracing::info_span!(
        "invocation",
        cold_start,
        function_arn = %context.invoked_function_arn,
        function_request_id = %context.request_id,
        xray_trace_id = context.xray_trace_id.as_deref().unwrap_or_default(),
    )
}

/// Metrics are lines on standard output, from where CloudWatch takes them.
#[allow(clippy::print_stdout, reason = "that is how metrics leave a function")]
fn emit(line: &str) {
    println!("{line}");
}

fn epoch_millis() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, millis)
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_bucket_is_the_geo_buckets_sibling_unless_it_has_a_name_of_its_own() {
        let buckets = |log: Option<&str>| {
            let variable = |name: &str| match name {
                "ENDPOINT" => Some("siem.example.com".to_owned()),
                "GEOIP_BUCKET" => Some("aes-siem-123456789012-geo".to_owned()),
                "LOG_BUCKET" => log.map(str::to_owned),
                _ => None,
            };
            own_buckets(&Environment::from(variable).unwrap())
        };
        assert_eq!(buckets(None), ["aes-siem-123456789012-geo", "aes-siem-123456789012-log"]);
        assert_eq!(buckets(Some("collected-logs")), ["aes-siem-123456789012-geo", "collected-logs"]);
    }

    #[test]
    fn a_name_of_ones_own_is_signed_for_where_the_environment_says_what_it_is() {
        let signed_for = |host: &str, service: Option<&str>, region: Option<&str>| {
            let variable = |name: &str| match name {
                "ENDPOINT" => Some(host.to_owned()),
                "ENDPOINT_SERVICE" => service.map(str::to_owned),
                _ => None,
            };
            let environment = Environment::from(variable).unwrap();
            endpoint(&environment, region.map(str::to_owned))
                .map(|endpoint| endpoint.aws.map(|aws| (aws.name, aws.region)))
                .map_err(|error| error.to_string())
        };
        let is = |name: &str, region: &str| Ok(Some((name.to_owned(), region.to_owned())));
        assert_eq!(signed_for("siem.example.com", None, Some("eu-west-1")), Ok(None));
        assert_eq!(signed_for("siem.example.com", Some("es"), Some("eu-west-1")), is("es", "eu-west-1"));
        let own = "search-x.us-east-1.es.amazonaws.com";
        assert_eq!(signed_for(own, Some("aoss"), Some("eu-west-1")), is("es", "us-east-1"), "the name knows better");
        let error = "ENDPOINT_SERVICE is set and AWS_REGION is not: set both";
        assert_eq!(signed_for("siem.example.com", Some("es"), None), Err(error.to_owned()));
    }
}
