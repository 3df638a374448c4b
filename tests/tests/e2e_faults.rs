//! The packaged programs are killed (SIGKILL) in the middle of their work and started again, while the cluster, the
//! object store and the queue misbehave; and in the end each record is there once. What was not settled is given again
//! as SQS does, and to `siem load` with the same command.
//!
//! `SIEM_FAULTS_SEED=N` repeats the schedule of one seed, `SIEM_FAULTS_KILLS=N` tries so many schedules.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::io::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, bail};
use serde_json::{Value, json};
use siem_tests::faults::cluster::Cluster;
use siem_tests::faults::dice::Dice;
use siem_tests::faults::documents::Documents;
use siem_tests::faults::fault::{Fault, Injected, Place};
use siem_tests::faults::queue::Queue;
use siem_tests::faults::schedule::Schedule;
use siem_tests::faults::store::Store;
use siem_tests::faults::verdict::{Found, Violation, judge, told};
use siem_tests::faults::world::{BUCKET, Layout, USER_INI, World};
use siem_tests::process::Process;
use siem_tests::runtime_api::returned;
use siem_tests::{Function, Sandbox};

/// Schedules that are tried if nobody says otherwise.
const SCHEDULES: u64 = 16;
/// How long the programs wait for an answer.
const PATIENCE: Duration = Duration::from_secs(60);
/// Invocations of one schedule, beyond which it goes round for ever.
const MOST_INVOCATIONS: usize = 200;
/// Runs of `siem load` of one schedule, which are killed if they do not end before,
const KILLED_LOADS: usize = 3;
/// and beyond which it goes round for ever.
const MOST_LOADS: usize = 12;

/// The rig of one schedule.
struct Rig {
    schedule: Arc<Schedule>,
    injected: Arc<Injected>,
    world: World,
    cluster: Cluster,
    store: Store,
    queue: Queue,
    dice: Dice,
    /// Kills after something was indexed, and before all was.
    in_the_middle: u64,
}

impl Rig {
    async fn start(seed: u64, injected: &Arc<Injected>) -> Result<Rig> {
        // Nobody waits here until an answer, or the bytes of an object, are given up.
        let quick = |fault: &Fault| !matches!(fault, Fault::Silence | Fault::TooSlow | Fault::StoreStalls);
        let deck = |place: Place| Schedule::deck(place).into_iter().filter(quick).collect::<Vec<_>>();
        let hands = [
            // Who is refused stops in the middle, and hands on what is left.
            (vec![Fault::Forbidden; 3], 3),
            (deck(Place::Cluster), 8),
            (deck(Place::Store), 2),
            (deck(Place::Queue), 3),
        ];
        let schedule = Arc::new(Schedule::new(seed, &hands, injected));
        let mut dice = Dice::new(seed);
        let mut world = World::new(600);
        for (layout, count) in
            [(Layout::Lines, 4000), (Layout::Array, 2500), (Layout::Members, 4000), (Layout::Envelopes, 2500)]
        {
            world.add(&mut dice, layout, count)?;
        }
        let cluster = Cluster::start(&schedule, PATIENCE).await?;
        let (store, queue) = (Store::start(&schedule, &world).await?, Queue::start(&schedule).await?);
        let injected = Arc::clone(injected);
        Ok(Rig { schedule, injected, world, cluster, store, queue, dice, in_the_middle: 0 })
    }

    fn function(&self) -> Result<Function> {
        Ok(Function::under_test("es-loader")?
            .env("ENDPOINT", self.cluster.url())
            .env("AWS_ENDPOINT_URL_S3", self.store.url())
            .env("AWS_ENDPOINT_URL_SQS", self.queue.url())
            .env("SQS_SPLITTED_LOGS_URL", format!("{}/123456789012/ranges", self.queue.url()))
            .env("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
            .env("AWS_SECRET_ACCESS_KEY", "emulated")
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .timeout(Duration::from_secs(60)))
    }

    /// Comes back at the moment that `kill` is about; without one, never.
    fn moment(&mut self, kill: Option<Fault>) -> impl Future<Output = ()> + 'static {
        let (mut seen, mut taken) = (self.cluster.seen(), self.queue.taken());
        let (begin, had) = (*seen.borrow(), *taken.borrow());
        let (bulk, pause) = (self.dice.between(1, 4) as u64, self.dice.between(10, 900) as u64);
        let anywhere = [Fault::KilledByTheClock, Fault::KilledAtABulk, Fault::KilledAfterABulk];
        let any = anywhere[self.dice.below(anywhere.len())];
        let kill = kill.map(|kill| if kill == Fault::LoadKilled { any } else { kill });
        async move {
            let has_come = match kill {
                None => return std::future::pending().await,
                Some(Fault::KilledAtABulk) => seen.wait_for(|seen| seen.arrived >= begin.arrived + bulk).await.is_ok(),
                Some(Fault::KilledAfterABulk) => {
                    seen.wait_for(|seen| seen.indexed >= begin.indexed + bulk).await.is_ok()
                }
                Some(Fault::KilledAtTheQueue) => taken.wait_for(|taken| *taken > had).await.is_ok(),
                Some(_) => {
                    tokio::time::sleep(Duration::from_millis(pause)).await;
                    true
                }
            };
            assert!(has_come, "the rig ended before its schedule");
        }
    }

    /// The loader was killed: was it in the middle of its work?
    fn killed(&mut self, kill: Fault) {
        self.injected.count(kill);
        let indexed = self.cluster.documents(Documents::count);
        self.in_the_middle += u64::from(0 < indexed && indexed < self.world.documents());
    }

    fn violations(&self) -> Result<Vec<Violation>> {
        Ok(judge(&self.world, self.cluster.documents(Found::of)?))
    }
}

/// What becomes of the messages of a loader that was killed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Redelivery {
    AsAlways,
    Never,
}

/// A message of the queue, with its id.
struct Message {
    id: String,
    body: String,
}

fn event(messages: &[Message]) -> Value {
    let record = |message: &Message| {
        json!({
            "messageId": message.id, "receiptHandle": "r", "body": message.body, "eventSource": "aws:sqs",
            "eventSourceARN": "arn:aws:sqs:eu-west-1:123456789012:queue", "messageAttributes": {},
            "attributes": {"ApproximateReceiveCount": "1"}
        })
    };
    json!({"Records": messages.iter().map(record).collect::<Vec<_>>()})
}

/// Works off all messages with a function that is killed at these moments.
async fn work_off(rig: &mut Rig, function: Function, mut kills: Vec<Fault>, redelivery: Redelivery) -> Result<()> {
    let mut sandbox = Sandbox::new(function);
    let notification = |key: &str| {
        json!({"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put",
            "s3": {"bucket": {"name": BUCKET}, "object": {"key": key}}}]})
        .to_string()
    };
    let mut inbox: Vec<String> = rig.world.objects.iter().map(|object| notification(&object.key)).collect();
    for invocation in 0.. {
        inbox.extend(rig.queue.take());
        if inbox.is_empty() {
            return Ok(());
        }
        if invocation > MOST_INVOCATIONS {
            bail!("after {MOST_INVOCATIONS} invocations there is still {inbox:#?}");
        }
        let bodies = inbox.drain(..inbox.len().min(10)).enumerate();
        let batch: Vec<Message> =
            bodies.map(|(number, body)| Message { id: format!("{invocation}-{number}"), body }).collect();
        let kill = kills.last().copied();
        let moment = rig.moment(kill);
        let done = sandbox.invoke_unless_killed(&event(&batch), moment).await?;
        if let Some(kill) = kill.filter(|_| done.function_error.as_deref() == Some("Runtime.ExitError")) {
            rig.killed(kill);
            kills.pop();
            if redelivery == Redelivery::Never {
                continue;
            }
        } else if rig.schedule.is_calm_at(Place::Cluster) {
            // What it waits for may never come.
            kills.pop();
        }
        let ids: Vec<&str> = batch.iter().map(|message| message.id.as_str()).collect();
        let back = returned(&done, &ids);
        inbox.extend(batch.iter().filter(|message| back.contains(&message.id.as_str())).map(|m| m.body.clone()));
    }
    Ok(())
}

fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

fn seeds() -> Range<u64> {
    match variable("SIEM_FAULTS_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..variable("SIEM_FAULTS_KILLS").unwrap_or(SCHEDULES),
    }
}

/// Prints the table also where a test passes, and fails where a fault is missing that must not.
fn tell(injected: &Injected, must: &[Fault], in_the_middle: u64) -> Result<()> {
    let table =
        injected.table(Fault::ALL.iter().copied().filter(|fault| injected.of(*fault) > 0 || must.contains(fault)));
    write!(std::io::stdout().lock(), "\n{table}kills in the middle of work: {in_the_middle}\n")?;
    if variable("SIEM_FAULTS_SEED").is_none() {
        assert_eq!(injected.missing(must.iter().copied()), [], "faults that were never injected");
        assert!(in_the_middle > 0);
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_loader_loses_nothing_and_repeats_nothing() -> Result<()> {
    let injected = Arc::new(Injected::default());
    let mut in_the_middle = 0;
    for seed in seeds() {
        let mut rig = Rig::start(seed, &injected).await?;
        let mut kills = Schedule::deck(Place::Kill);
        kills.retain(|kill| *kill != Fault::LoadKilled);
        rig.dice.shuffle(&mut kills);
        let function = rig.function()?;
        work_off(&mut rig, function, kills, Redelivery::AsAlways).await?;
        let violations = rig.violations()?;
        assert!(violations.is_empty(), "SIEM_FAULTS_SEED={seed} repeats this:\n{}", told(&violations));
        in_the_middle += rig.in_the_middle;
    }
    let must = [
        Fault::KilledByTheClock,
        Fault::KilledAtABulk,
        Fault::KilledAfterABulk,
        Fault::KilledAtTheQueue,
        Fault::QueueTakesSome,
        Fault::QueueError,
        Fault::QueueAnswerLost,
        Fault::Forbidden,
    ];
    tell(&injected, &must, in_the_middle)
}

#[tokio::test(flavor = "multi_thread")]
async fn without_redelivery_a_killed_loader_loses_records() -> Result<()> {
    let mut rig = Rig::start(0, &Arc::default()).await?;
    rig.schedule.calm();
    let function = rig.function()?;
    work_off(&mut rig, function, vec![Fault::KilledAfterABulk], Redelivery::Never).await?;
    let violations = rig.violations()?;
    assert!(violations.iter().any(|violation| matches!(violation, Violation::Lost { .. })), "{}", told(&violations));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn without_ids_a_killed_loader_repeats_records() -> Result<()> {
    let mut rig = Rig::start(0, &Arc::default()).await?;
    rig.schedule.calm();
    let function = rig.function()?.env("AOSS_TYPE", "TIMESERIES");
    work_off(&mut rig, function, vec![Fault::KilledAfterABulk], Redelivery::AsAlways).await?;
    let violations = rig.violations()?;
    assert!(violations.iter().any(|violation| matches!(violation, Violation::Twice { .. })), "{}", told(&violations));
    Ok(())
}

/// The command that loads the folder `logs` of `dir`.
fn load(dir: &Path, cluster: &str) -> Result<Command> {
    let binary = PathBuf::from(std::env::var_os("SIEM_BIN_DIR").unwrap()).join("siem");
    let mut command = Command::new(std::path::absolute(binary)?);
    command.args(["load", "--no-templates", "--config", "user.ini", "--now", "2026-10-15T00:00:00Z"]);
    command.args(["--to", cluster, "logs"]).current_dir(dir);
    Ok(command)
}

/// How a program ended.
#[derive(Debug, PartialEq, Eq)]
enum Ended {
    Killed,
    With(Option<i32>),
}

/// Runs a command to its end, or kills it at a moment; gives what it printed last.
async fn run(command: Command, moment: impl Future<Output = ()>) -> Result<(Ended, String)> {
    let mut process = Process::start(command, tempfile::tempdir()?)?;
    let mut moment = std::pin::pin!(moment);
    loop {
        if let Some(status) = process.exit_status()? {
            return Ok((Ended::With(status.code()), process.last_output(50)));
        }
        if tokio::time::timeout(Duration::from_millis(5), &mut moment).await.is_ok() {
            process.kill()?;
            return Ok((Ended::Killed, String::new()));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_load_is_finished_by_the_same_command() -> Result<()> {
    let injected = Arc::new(Injected::default());
    let mut in_the_middle = 0;
    for seed in seeds() {
        let mut rig = Rig::start(seed, &injected).await?;
        let dir = tempfile::tempdir()?;
        for object in &rig.world.objects {
            let path = dir.path().join("logs").join(&object.key);
            std::fs::create_dir_all(path.parent().unwrap())?;
            std::fs::write(path, &object.bytes)?;
        }
        std::fs::write(dir.path().join("user.ini"), USER_INI)?;
        for number in 0.. {
            if number == MOST_LOADS {
                bail!("the load of seed {seed} does not come to its end");
            }
            let moment = rig.moment((number < KILLED_LOADS).then_some(Fault::LoadKilled));
            let was_calm = rig.schedule.is_calm_at(Place::Cluster);
            match run(load(dir.path(), rig.cluster.url())?, moment).await? {
                (Ended::Killed, _) => rig.killed(Fault::LoadKilled),
                // Status 1: there are dead letters, or the cluster refused the login.
                (Ended::With(Some(0 | 1)), _) if was_calm => break,
                (Ended::With(Some(0 | 1)), _) => {}
                (ended, said) => bail!("seed {seed}: {ended:?}: {said}"),
            }
        }
        let violations = rig.violations()?;
        assert!(violations.is_empty(), "SIEM_FAULTS_SEED={seed} repeats this:\n{}", told(&violations));
        in_the_middle += rig.in_the_middle;
    }
    tell(&injected, &[Fault::LoadKilled], in_the_middle)
}
