//! Lambda without Lambda: the real bootstrap binary behind a Runtime API, one event at a time, killed at its deadline,
//! started anew after it ended.
//!
//! What a sandbox does here and on AWS: a cold start before the first event; a deadline that counts from the moment the
//! event is handed over; a frozen process between events; a function that crashes, exits or runs out of time gives a
//! function error and a new process for the next event. Not here: a memory limit ([`Invocation::max_rss_bytes`] tells
//! what it would have to be), and CPU shares.

mod event_source;
mod server;

use std::path::PathBuf;
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use bytes::Bytes;
use rustix::process::Signal;
use serde_json::{Value, json};

pub use event_source::{Batch, EventSourceMapping, returned};

use crate::aws::{ACCOUNT, REGION};
use crate::process::Process;
use server::{Event, Said, Server};

/// What AWS allows the init phase before it counts against the invocation.
const INIT_LIMIT: Duration = Duration::from_secs(10);

/// How often a running function is looked at for having ended.
const WATCH_EVERY: Duration = Duration::from_millis(5);

/// A function's code and configuration.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// The bootstrap.
    pub binary: PathBuf,
    /// Environment variables, on top of those Lambda sets; a later one of the same name wins.
    pub env: Vec<(String, String)>,
    /// Seconds an invocation may take.
    pub timeout: Duration,
    /// Memory size: told to the function, not enforced.
    pub memory_mib: u32,
}

impl Function {
    /// A function with a timeout of 30 s and 2048 MiB.
    pub fn new(name: &str, binary: impl Into<PathBuf>) -> Function {
        let (name, binary) = (name.to_owned(), binary.into());
        Function { name, binary, env: Vec::new(), timeout: Duration::from_secs(30), memory_mib: 2048 }
    }

    /// The binary of that name which is under test: built by `cargo xtask test`, in `$SIEM_BIN_DIR`.
    pub fn under_test(binary: &str) -> Result<Function> {
        let dir = std::env::var_os("SIEM_BIN_DIR")
            .context("SIEM_BIN_DIR is not set: run `cargo xtask test`, or point it at the folder of built binaries")?;
        Ok(Function::new(&format!("aes-siem-{binary}"), PathBuf::from(dir).join(binary)))
    }

    /// Adds an environment variable.
    pub fn env(mut self, name: &str, value: impl Into<String>) -> Function {
        self.env.push((name.to_owned(), value.into()));
        self
    }

    /// Adds many.
    pub fn envs(mut self, variables: impl IntoIterator<Item = (String, String)>) -> Function {
        self.env.extend(variables);
        self
    }

    /// Sets the timeout.
    pub fn timeout(mut self, timeout: Duration) -> Function {
        self.timeout = timeout;
        self
    }

    /// Its ARN.
    pub fn arn(&self) -> String {
        format!("arn:aws:lambda:{REGION}:{ACCOUNT}:function:{}", self.name)
    }
}

/// One execution environment. It starts with its first event and ends with its handle; several stand side by side.
pub struct Sandbox {
    function: Function,
    running: Option<Running>,
    invocations: u64,
}

struct Running {
    process: Process,
    server: Server,
    started: Instant,
    init: Option<Duration>,
    log_read_bytes: usize,
}

/// What came of one event.
#[derive(Debug)]
pub struct Invocation {
    /// Its request id.
    pub request_id: String,
    /// The answer, or the error as JSON with `errorType` and `errorMessage`.
    pub payload: Bytes,
    /// The error's type when the function failed: its own, or `Runtime.ExitError`, `Sandbox.Timedout`, ….
    pub function_error: Option<String>,
    /// What the function printed on stdout and stderr since the event before, start-up included.
    pub log: Vec<String>,
    /// From the hand-over of the event to the answer.
    pub duration: Duration,
    /// From the start of the process to its first call; `None` when it was warm.
    pub init_duration: Option<Duration>,
    /// Most memory the process has had resident so far; `None` when it ended.
    pub max_rss_bytes: Option<u64>,
    /// Processor time the process has used so far, user and system; `None` when it ended.
    pub cpu_time: Option<Duration>,
}

impl Invocation {
    /// The payload as JSON.
    pub fn json(&self) -> Result<Value> {
        serde_json::from_slice(&self.payload)
            .with_context(|| format!("not JSON: {}", String::from_utf8_lossy(&self.payload)))
    }

    /// The answer, when the function did not fail; else an error with its log.
    pub fn ok(&self) -> Result<Value> {
        match &self.function_error {
            None => self.json(),
            Some(error) => {
                bail!("{error}: {}\n{}", String::from_utf8_lossy(&self.payload), self.log.join("\n"))
            }
        }
    }
}

/// How an event ended, before it is dressed up as an [`Invocation`].
enum End {
    Answered(Bytes),
    Failed(Bytes),
    Exited(ExitStatus),
    TimedOut,
}

impl Sandbox {
    /// A sandbox for this function, not yet started.
    pub fn new(function: Function) -> Sandbox {
        Sandbox { function, running: None, invocations: 0 }
    }

    /// The function in it.
    pub fn function(&self) -> &Function {
        &self.function
    }

    /// Hands the function an event, starting it first when it does not run, and waits for what comes of it.
    pub async fn invoke(&mut self, event: &Value) -> Result<Invocation> {
        self.invoke_bytes(Bytes::from(event.to_string())).await
    }

    /// The same with an event that need not be JSON.
    pub async fn invoke_bytes(&mut self, event: Bytes) -> Result<Invocation> {
        self.run(event, std::future::pending()).await
    }

    /// The same, unless the moment to kill the process (SIGKILL) comes first: then that is how it ends, and the next
    /// event finds a cold start.
    pub async fn invoke_unless_killed(
        &mut self,
        event: &Value,
        moment: impl Future<Output = ()>,
    ) -> Result<Invocation> {
        self.run(Bytes::from(event.to_string()), moment).await
    }

    async fn run(&mut self, event: Bytes, moment: impl Future<Output = ()>) -> Result<Invocation> {
        self.invocations += 1;
        let request_id = format!("00000000-0000-4000-8000-{:012x}", self.invocations);
        let mut running = match self.take_running()? {
            Some(running) => running,
            None => self.start().await?,
        };
        let cold = running.init.is_none();
        let taken = Event {
            request_id: request_id.clone(),
            body: event,
            timeout: self.function.timeout,
            function_arn: self.function.arn(),
        };
        if running.server.events.send(taken).is_err() {
            bail!("the Runtime API ended before its function");
        }
        let handed_over = Instant::now();
        let ended = tokio::select! {
            ended = running.wait_for_end(&request_id, self.function.timeout) => Some(ended?),
            () = moment => None,
        };
        let (end, duration) = match ended {
            Some(ended) => ended,
            None => (End::Exited(running.process.kill()?), handed_over.elapsed()),
        };

        let max_rss_bytes = running.process.max_rss_bytes();
        let cpu_time = running.process.cpu_time().ok();
        let keeps_running = match &end {
            End::Answered(_) | End::Failed(_) => true,
            End::Exited(_) => false,
            End::TimedOut => {
                running.process.kill()?;
                false
            }
        };
        let log = running.new_log_lines();
        let init_duration = running.init.filter(|_| cold);
        if keeps_running {
            running.freeze().await?;
            self.running = Some(running);
        }
        let (payload, function_error) = self.describe(end, &request_id);
        Ok(Invocation { request_id, payload, function_error, log, duration, init_duration, max_rss_bytes, cpu_time })
    }

    /// Id of the process, while one stands ready.
    pub fn process_id(&self) -> Option<u32> {
        self.running.as_ref().map(|running| running.process.id())
    }

    /// Ends the process, as AWS does with a sandbox it no longer needs. The next event finds a cold start.
    pub fn discard(&mut self) {
        self.running = None;
    }

    fn take_running(&mut self) -> Result<Option<Running>> {
        let Some(mut running) = self.running.take() else { return Ok(None) };
        if running.process.exit_status()?.is_some() {
            return Ok(None);
        }
        running.process.signal(Signal::CONT)?;
        Ok(Some(running))
    }

    async fn start(&self) -> Result<Running> {
        let Function { name, binary, memory_mib, .. } = &self.function;
        if !binary.is_file() {
            bail!("{} is not there: has it been built?", binary.display());
        }
        let server = Server::start().await?;
        let dir = tempfile::Builder::new().prefix("siem-lambda-").tempdir()?;
        let mut command = Command::new(std::path::absolute(binary)?);
        command.env_clear().current_dir(dir.path());
        command.envs([
            ("AWS_LAMBDA_RUNTIME_API", server.address.to_string().as_str()),
            ("AWS_LAMBDA_FUNCTION_NAME", name),
            ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", &memory_mib.to_string()),
            ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
            ("AWS_LAMBDA_LOG_GROUP_NAME", &format!("/aws/lambda/{name}")),
            ("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/01/[$LATEST]00000000000000000000000000000000"),
            ("AWS_REGION", REGION),
            ("AWS_DEFAULT_REGION", REGION),
            ("_HANDLER", "bootstrap"),
            ("LAMBDA_TASK_ROOT", &dir.path().to_string_lossy()),
            ("LAMBDA_RUNTIME_DIR", "/var/runtime"),
            ("TZ", ":UTC"),
            ("LANG", "en_US.UTF-8"),
            ("PATH", "/usr/local/bin:/usr/bin:/bin"),
        ]);
        command.envs(self.function.env.iter().map(|(name, value)| (name, value)));
        let started = Instant::now();
        let process = Process::start(command, dir)?;
        Ok(Running { process, server, started, init: None, log_read_bytes: 0 })
    }

    fn describe(&self, end: End, request_id: &str) -> (Bytes, Option<String>) {
        let error = |kind: &str, message: String| {
            let payload =
                json!({"errorType": kind, "errorMessage": format!("RequestId: {request_id} Error: {message}")});
            (Bytes::from(payload.to_string()), Some(kind.to_owned()))
        };
        match end {
            End::Answered(body) => (body, None),
            End::Failed(body) => {
                let kind = serde_json::from_slice::<Value>(&body)
                    .ok()
                    .and_then(|error| error.get("errorType").and_then(Value::as_str).map(str::to_owned));
                (body, Some(kind.unwrap_or_else(|| "Unhandled".to_owned())))
            }
            End::Exited(status) => error("Runtime.ExitError", format!("Runtime exited with error: {status}")),
            End::TimedOut => {
                let seconds = self.function.timeout.as_secs_f64();
                error("Sandbox.Timedout", format!("Task timed out after {seconds:.2} seconds"))
            }
        }
    }
}

impl Running {
    async fn wait_for_end(&mut self, request_id: &str, timeout: Duration) -> Result<(End, Duration)> {
        let asked = Instant::now();
        let mut taken: Option<Instant> = None;
        let mut watch = tokio::time::interval(WATCH_EVERY);
        let mut init_error = None;
        loop {
            tokio::select! {
                biased;
                said = self.server.said.recv() => match said.context("the Runtime API ended")? {
                    Said::Next(at) => {
                        self.init.get_or_insert(at - self.started);
                    }
                    Said::Took(at) => taken = Some(at),
                    Said::Response { request_id: id, body } if id == request_id => {
                        return Ok((End::Answered(body), taken.unwrap_or(asked).elapsed()));
                    }
                    Said::Error { request_id: id, body } if id == request_id => {
                        return Ok((End::Failed(body), taken.unwrap_or(asked).elapsed()));
                    }
                    Said::InitError { body } => init_error = Some(body),
                    Said::Response { request_id: id, .. } | Said::Error { request_id: id, .. } => {
                        bail!("the function answered event {id}, which it does not have");
                    }
                },
                _ = watch.tick() => {
                    let since = taken.unwrap_or(asked);
                    if let Some(status) = self.process.exit_status()? {
                        let end = match init_error {
                            Some(body) => End::Failed(body),
                            None => End::Exited(status),
                        };
                        return Ok((end, since.elapsed()));
                    }
                    let limit = if taken.is_some() { timeout } else { INIT_LIMIT + timeout };
                    if since.elapsed() > limit {
                        return Ok((End::TimedOut, since.elapsed()));
                    }
                }
            }
        }
    }

    /// Lambda lets the process run until it asks for the next event, and stops it until there is one.
    async fn freeze(&mut self) -> Result<()> {
        let end = Instant::now() + INIT_LIMIT;
        loop {
            match tokio::time::timeout(WATCH_EVERY, self.server.said.recv()).await {
                Ok(Some(Said::Next(_))) => return self.process.signal(Signal::STOP),
                Ok(Some(other)) => bail!("after its answer the function said {other:?}"),
                Ok(None) => bail!("the Runtime API ended"),
                // It ended, or does something else: the next event will show.
                Err(_) if self.process.exit_status()?.is_some() || Instant::now() > end => return Ok(()),
                Err(_) => {}
            }
        }
    }

    fn new_log_lines(&mut self) -> Vec<String> {
        let output = self.process.output();
        let lines = output.get(self.log_read_bytes..).unwrap_or_default().lines().map(str::to_owned).collect();
        self.log_read_bytes = output.len();
        lines
    }
}
