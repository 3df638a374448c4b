//! The loader's engine in this process, given its work as a queue gives it to the function: batches of messages, each
//! gone when it is settled or handed on as ranges, and back in the queue when not. The same parts as in `es-loader`,
//! with pauses of milliseconds; it does with what is left what its `hand_on` does, but for the resting.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use aws_credential_types::Credentials;
use aws_sdk_s3::config::retry::RetryConfig;
use aws_sdk_s3::config::{BehaviorVersion, Region};
use siem_config::{BUILTIN, Config, Source as Text};
use siem_ecs::{Action, Options};
use siem_enrich::GeoIp;
use siem_loader::sink::{ClusterSink, Deadline};
use siem_loader::source::S3Source;
use siem_loader::{Engine, EngineOptions, Loaded, ObjectRef, Worker};
use siem_opensearch::{BulkWriter, Cluster as Way, ClusterOptions, Endpoint, Login, WriterOptions};
use tokio::runtime::Handle;

use super::cluster::Cluster;
use super::fault::{Fault, Injected, Place};
use super::lock;
use super::schedule::Schedule;
use super::store::Store;
use super::verdict::{Found, Ledger, Violation, judge};
use super::world::{BUCKET, Layout, USER_INI, World};

/// How long a request to the cluster may take.
const PATIENCE: Duration = Duration::from_millis(300);
/// Invocations of one schedule, beyond which it goes round for ever.
const MOST_INVOCATIONS: usize = 500;
/// Threads that load, as many as the function has cores.
const THREADS: usize = 2;

/// Whether what fails is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    /// Requests are repeated, and messages come back.
    AsAlways,
    /// Nothing is: for a test that must see records lost.
    Never,
}

/// Whether documents have ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ids {
    /// As always: the same record has the same.
    AsAlways,
    /// None, as on a collection that takes no ids: for a test that must see records twice.
    None,
}

/// One schedule.
#[derive(Clone, Copy, Debug)]
pub struct Trial {
    /// Settles everything else.
    pub seed: u64,
    /// Whether what fails is tried again.
    pub repeats: Repeats,
    /// Whether documents have ids.
    pub ids: Ids,
    /// Faults at requests to the cluster.
    pub cluster_faults: usize,
    /// Faults at requests to the object store.
    pub store_faults: usize,
}

impl Trial {
    /// A schedule with all there is.
    pub fn new(seed: u64) -> Trial {
        Trial { seed, repeats: Repeats::AsAlways, ids: Ids::AsAlways, cluster_faults: 18, store_faults: 4 }
    }

    /// Loads a world under the faults of this schedule, and tells what is wrong in the end.
    pub fn run(self, runtime: &Handle, injected: &Arc<Injected>) -> Result<Vec<Violation>> {
        let hands = [
            (Schedule::deck(Place::Cluster), self.cluster_faults),
            (Schedule::deck(Place::Store), self.store_faults),
            (Schedule::deck(Place::Delivery), if self.cluster_faults > 0 { 4 } else { 0 }),
        ];
        let schedule = Arc::new(Schedule::new(self.seed, &hands, injected));
        let world = schedule.roll(|dice| -> Result<World> {
            let mut world = World::new(12);
            for (layout, count) in [
                (Layout::Lines, 110),
                (Layout::Members, 110),
                (Layout::Array, 70),
                (Layout::Envelopes, 70),
                (Layout::JsonLines, 50),
            ] {
                world.add(dice, layout, count)?;
            }
            let damaged = if dice.one_in(2) { Layout::Truncated } else { Layout::Corrupt };
            world.add(dice, damaged, 60)?;
            Ok(world)
        })?;
        let cluster = runtime.block_on(Cluster::start(&schedule, PATIENCE))?;
        let store = runtime.block_on(Store::start(&schedule, &world))?;
        block_an_index(&schedule, &cluster);
        let mut driver = Driver {
            trial: self,
            runtime,
            schedule: &schedule,
            cluster_url: cluster.url(),
            store_url: store.url(),
            ledger: Ledger::default(),
            queue: world.objects.iter().map(|object| ObjectRef::whole(BUCKET, &object.key)).collect(),
        };
        driver.drain()?;
        let ledger = driver.ledger;
        let mut violations = judge(&world, cluster.documents(Found::of)?);
        if self.repeats == Repeats::AsAlways {
            violations.extend(ledger.judge(&world));
        }
        Ok(violations)
    }
}

/// One of the indices takes nothing from the beginning. Not from later on: ids keep records apart within one index, and
/// what is in one already would be in the next one, too.
fn block_an_index(schedule: &Schedule, cluster: &Cluster) {
    let ways = [Fault::IndexClosed, Fault::IndexClosedBlock, Fault::IndexReadOnly, Fault::IndexWriteBlocked];
    let indices = ["log-aws-s3accesslog-2026-10", "log-aws-cloudtrail-2026-10", "log-aws-vpcflowlogs-2026-10"];
    let (index, fault) = schedule.roll(|dice| (indices[dice.below(indices.len())], ways[dice.below(ways.len())]));
    cluster.block(index, fault);
}

/// Delivers messages until all are settled.
struct Driver<'t> {
    trial: Trial,
    runtime: &'t Handle,
    schedule: &'t Arc<Schedule>,
    cluster_url: &'t str,
    store_url: &'t str,
    ledger: Ledger,
    queue: VecDeque<ObjectRef>,
}

impl Driver<'_> {
    fn drain(&mut self) -> Result<()> {
        let mut process = Process::start(self)?;
        for invocation in 0.. {
            let count = self.schedule.roll(|dice| dice.between(1, 5)).min(self.queue.len());
            let batch: Vec<ObjectRef> = self.queue.drain(..count).collect();
            if batch.is_empty() {
                return Ok(());
            }
            if invocation > MOST_INVOCATIONS {
                bail!("after {MOST_INVOCATIONS} invocations there is still {batch:#?}, {:#?}", self.queue);
            }
            let met = self.schedule.draw(Place::Delivery);
            if let Some(fault) = met {
                self.schedule.injected(fault);
            }
            if met == Some(Fault::NewProcess) {
                process = Process::start(self)?;
            }
            if met == Some(Fault::Redelivered) {
                batch.iter().for_each(|object| self.ledger.expect_repetition(&object.key));
                self.queue.extend(batch.iter().cloned());
            }
            let loaded = process.load(&batch, met == Some(Fault::ShortOfTime), self.is_calm())?;
            if met == Some(Fault::ReplyLost) && self.trial.repeats == Repeats::AsAlways {
                self.queue.extend(batch);
                continue;
            }
            for (object, loaded) in batch.into_iter().zip(loaded) {
                self.settle(object, loaded);
            }
        }
        Ok(())
    }

    /// What is left of an object goes on as ranges where that is less than before; else its message comes back.
    fn settle(&mut self, object: ObjectRef, loaded: Loaded) {
        let Some(left) = loaded.left else { return self.ledger.add(loaded.line) };
        if self.trial.repeats == Repeats::Never && !left.is_planned {
            return;
        }
        if !left.made_progress {
            return self.queue.push_back(object);
        }
        for part in &left.parts {
            let mut next = ObjectRef { range: Some((part.first, part.last)), ..object.clone() };
            next.version = left.version_id.clone().or(next.version);
            next.resume = part.resume.zip(left.e_tag.clone());
            self.queue.push_back(next);
        }
        self.ledger.add(left.line);
    }

    fn is_calm(&self) -> bool {
        self.schedule.is_calm_at(Place::Cluster) && self.schedule.is_calm_at(Place::Store)
    }
}

/// All that outlives an invocation.
struct Process {
    engine: Arc<Engine>,
    sink: Arc<ClusterSink>,
    source: S3Source,
    /// A body that stalls is waited for until the time for reading is over.
    is_patient: bool,
}

impl Process {
    fn start(driver: &Driver<'_>) -> Result<Process> {
        let is_patient = driver.schedule.roll(|dice| dice.one_in(3));
        let keys = Credentials::new("AKIDEXAMPLE", "secret", None, None, "faults");
        let (pauses, retries) = match driver.trial.repeats {
            Repeats::AsAlways => (
                (Duration::from_millis(1), Duration::from_millis(8)),
                RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)),
            ),
            // A pause that ends behind the deadline is not begun.
            Repeats::Never => {
                let year = Duration::from_secs(365 * 24 * 3600);
                ((year, year), RetryConfig::disabled())
            }
        };
        let s3 = aws_sdk_s3::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::from_static("eu-west-1"))
            .credentials_provider(keys)
            .endpoint_url(driver.store_url)
            .force_path_style(true)
            .retry_config(retries);
        let stall = if is_patient { Duration::from_secs(20) } else { Duration::from_millis(60) };
        let client = aws_sdk_s3::Client::from_conf(s3.build());
        let source = S3Source::single(client, driver.runtime.clone()).stalling_after(stall);
        let endpoint = Endpoint::parse(driver.cluster_url)?;
        let way = Way::connect(ClusterOptions { endpoint, login: Login::None, ca_file: None, timeout: PATIENCE })?;
        let options = WriterOptions {
            request_bytes: 16 << 10,
            least_request_bytes: 4 << 10,
            first_pause: pauses.0,
            longest_pause: pauses.1,
            ..WriterOptions::default()
        };
        let writer = BulkWriter::new(way, options);
        let sink = Arc::new(ClusterSink::new(writer, driver.runtime.clone(), Deadline::After(PATIENCE)));
        let action = match driver.trial.ids {
            Ids::AsAlways => Action::Create,
            Ids::None => Action::Append,
        };
        let options = EngineOptions {
            normalize: Options { action, ..Options::default() },
            bulk_bytes: 16 << 10,
            hands_on: true,
            ..EngineOptions::default()
        };
        let config = Config::only(&[BUILTIN, Text { name: "user.ini", text: USER_INI }])?;
        let engine = Engine::new(config, GeoIp::none(), Arc::clone(&sink) as _, options);
        Ok(Process { engine, sink, source, is_patient })
    }

    /// One invocation.
    fn load(&self, batch: &[ObjectRef], is_short: bool, is_calm: bool) -> Result<Vec<Loaded>> {
        let now = Instant::now();
        let long = Duration::from_secs(20);
        let read = if self.is_patient && !is_calm { Duration::from_millis(800) } else { long };
        // Reading has its time: what cannot be read in all of it is given up.
        let settle = if is_short { Duration::from_millis(60) } else { long };
        self.engine.set_deadline(Some(now + read));
        self.source.set_deadline(Some(now + read));
        self.sink.set_deadline(Deadline::At(now + settle));
        let next = AtomicUsize::new(0);
        let pending = std::sync::Mutex::new(Vec::new());
        let one_thread = || {
            let mut worker = Worker::new(Arc::clone(&self.engine));
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(object) = batch.get(number) else { return };
                let loaded = worker.load(&self.source, object);
                lock(&pending).push((number, loaded));
            }
        };
        let joined = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(one_thread)).collect();
            threads.into_iter().all(|thread| thread.join().is_ok())
        });
        if !joined {
            bail!("a thread that loads has panicked");
        }
        self.engine.assembler().flush();
        let mut pending = pending.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        pending.sort_by_key(|(number, _)| *number);
        Ok(pending.into_iter().map(|(_, pending)| pending.wait()).collect())
    }
}
