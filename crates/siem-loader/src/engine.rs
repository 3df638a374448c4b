//! What all workers share: configuration, compiled log types, databases, the way to the sink, and the sign to stop.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Instant as WallInstant, SystemTime};

use siem_config::{Config, LogType};
use siem_ecs::time::Instant;
use siem_ecs::{Options, Plan};
use siem_enrich::GeoIp;
use siem_formats::Limits;

use crate::assembler::Assembler;
use crate::budget::Budget;
use crate::sink::{Sink, Trouble};
use crate::source::instant_of;

/// Bytes that bulks on their way to the sink may hold, with the dead letters of their records. The bulk that is being
/// filled and the workers' pieces come on top.
const BULK_BUDGET_BYTES: usize = 48 << 20;
/// Size of a bulk request before compression, as the original's.
pub(crate) const BULK_BYTES: usize = 6 << 20;

/// Runs of fates that are kept of one object: some 6 MiB.
const MAX_RUNS: usize = 1 << 17;

/// Why workers should stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Somebody asked for it.
    Interrupted,
    /// The time for reading is over.
    Deadline,
    /// The sink takes nothing more.
    Sink(Trouble),
}

impl Stop {
    /// Short name, for ledgers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Stop::Interrupted => "interrupted",
            Stop::Deadline => "deadline",
            Stop::Sink(Trouble::Unauthorized) => "unauthorized",
            Stop::Sink(Trouble::Unavailable) => "unavailable",
        }
    }
}

/// Settings of an engine.
#[derive(Clone, Debug)]
pub struct EngineOptions {
    /// How documents are made.
    pub normalize: Options,
    /// Bounds on one object.
    pub limits: Limits,
    /// Oldest index date, in days before the object; `None` = no bound.
    pub max_age_days: Option<u32>,
    /// Most bytes one object may spool.
    pub max_spool_bytes: u64,
    /// Size of a bulk before compression.
    pub bulk_bytes: usize,
    /// Neighbours of one fate that are kept of an object while a record before them is not settled.
    pub max_runs: usize,
    /// What is not finished is handed on to others: then a large object is parted, and what cannot be reached is given
    /// up.
    pub hands_on: bool,
    /// Fixed `event.ingested`, for output that must not change from run to run.
    pub ingested: Option<Instant>,
}

impl Default for EngineOptions {
    fn default() -> Self {
        EngineOptions {
            normalize: Options::default(),
            limits: Limits::default(),
            max_age_days: None,
            max_spool_bytes: 512 << 20,
            bulk_bytes: BULK_BYTES,
            max_runs: MAX_RUNS,
            hands_on: false,
            ingested: None,
        }
    }
}

/// What all workers share.
pub struct Engine {
    config: Config,
    plans: HashMap<String, OnceLock<Result<Arc<Plan>, String>>>,
    geo: GeoIp,
    assembler: Assembler,
    options: EngineOptions,
    interrupted: AtomicBool,
    /// Since when there is a deadline, and when it is.
    deadline: Mutex<Option<(WallInstant, WallInstant)>>,
}

impl Engine {
    /// Puts the parts together. Log types are compiled when their first object comes.
    #[must_use]
    pub fn new(config: Config, geo: GeoIp, sink: Arc<dyn Sink>, options: EngineOptions) -> Arc<Engine> {
        let plans = config.log_types().map(|t| (t.name.clone(), OnceLock::new())).collect();
        let assembler = Assembler::new(sink, Budget::new(BULK_BUDGET_BYTES), options.bulk_bytes);
        Arc::new(Engine {
            config,
            plans,
            geo,
            assembler,
            options,
            interrupted: AtomicBool::new(false),
            deadline: Mutex::new(None),
        })
    }

    /// The configuration.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The settings.
    #[must_use]
    pub fn options(&self) -> &EngineOptions {
        &self.options
    }

    /// The databases.
    #[must_use]
    pub fn geo(&self) -> &GeoIp {
        &self.geo
    }

    /// The way to the sink.
    #[must_use]
    pub fn assembler(&self) -> &Assembler {
        &self.assembler
    }

    /// Asks all workers to stop, within some hundred records. What was read is delivered until `last_delivery`.
    pub fn interrupt(&self, last_delivery: WallInstant) {
        self.interrupted.store(true, Ordering::Relaxed);
        self.assembler.sink().end_by(last_delivery);
    }

    /// Sets when workers stop reading; `None` = never.
    pub fn set_deadline(&self, deadline: Option<WallInstant>) {
        let deadline = deadline.map(|deadline| (WallInstant::now(), deadline));
        *self.deadline.lock().unwrap_or_else(PoisonError::into_inner) = deadline;
    }

    /// Whether workers should stop, and why.
    #[must_use]
    pub fn stop(&self) -> Option<Stop> {
        if self.interrupted.load(Ordering::Relaxed) {
            return Some(Stop::Interrupted);
        }
        if let Some(trouble) = self.assembler.sink().trouble() {
            return Some(Stop::Sink(trouble));
        }
        let deadline = *self.deadline.lock().unwrap_or_else(PoisonError::into_inner);
        deadline.is_some_and(|(_, deadline)| WallInstant::now() >= deadline).then_some(Stop::Deadline)
    }

    /// Whether what was opened at `opened` had nearly all the time there was until the deadline.
    pub(crate) fn had_its_whole_time(&self, opened: WallInstant) -> bool {
        let deadline = *self.deadline.lock().unwrap_or_else(PoisonError::into_inner);
        deadline.is_some_and(|(since, until)| {
            opened.saturating_duration_since(since) <= until.saturating_duration_since(since) / 10
        })
    }

    /// The compiled settings of a log type, compiled once.
    pub(crate) fn plan(&self, log_type: &LogType) -> Result<Arc<Plan>, String> {
        let compile = || match log_type.unsupported() {
            Some(why) => Err(why.to_string()),
            None => Plan::new(log_type).map(Arc::new).map_err(|error| error.to_string()),
        };
        self.plans.get(&log_type.name).map_or_else(compile, |slot| slot.get_or_init(compile).clone())
    }

    /// `event.ingested` of an object that is opened now.
    pub(crate) fn ingested(&self) -> Instant {
        self.options.ingested.unwrap_or_else(|| instant_of(SystemTime::now()))
    }
}
