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
use crate::sink::Sink;
use crate::source::instant_of;

/// Bytes that all bulks of the process may hold: raw ones and those being sent.
const BULK_BUDGET_BYTES: usize = 48 << 20;
/// Size of a bulk request before compression, as the original's.
const BULK_BYTES: usize = 6 << 20;

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
    deadline: Mutex<Option<WallInstant>>,
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

    /// Asks all workers to stop after the record they are at.
    pub fn interrupt(&self) {
        self.interrupted.store(true, Ordering::Relaxed);
    }

    /// Sets when workers stop reading; `None` = never.
    pub fn set_deadline(&self, deadline: Option<WallInstant>) {
        *self.deadline.lock().unwrap_or_else(PoisonError::into_inner) = deadline;
    }

    /// Whether workers should stop.
    #[must_use]
    pub fn should_stop(&self) -> bool {
        self.interrupted.load(Ordering::Relaxed)
            || self.deadline.lock().unwrap_or_else(PoisonError::into_inner).is_some_and(|d| WallInstant::now() >= d)
    }

    pub(crate) fn stop_reason(&self) -> &'static str {
        if self.interrupted.load(Ordering::Relaxed) { "interrupted" } else { "deadline" }
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
