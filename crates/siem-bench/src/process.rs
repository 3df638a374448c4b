//! One run of a program, measured: time, processor time, memory.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};

/// How often memory is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(2);

/// What a run took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    /// From start to end.
    pub(crate) wall: Duration,
    /// User and system time of all threads, in ticks of the kernel's clock (10 ms).
    pub(crate) cpu: Duration,
    /// Most anonymous memory resident at any look (`RssAnon`): the program's own, without mapped files.
    pub(crate) peak_anonymous_bytes: u64,
}

/// Runs a command to its end; an exit status other than 0 is an error that shows what the program said.
pub(crate) fn measure(command: &mut Command) -> Result<(Run, Vec<u8>)> {
    let out = tempfile::NamedTempFile::new()?;
    let errors = tempfile::NamedTempFile::new()?;
    command.stdin(Stdio::null()).stdout(out.reopen()?).stderr(errors.reopen()?);
    let begin = Instant::now();
    let mut child = command.spawn().with_context(|| format!("cannot start {command:?}"))?;
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw).context("process id out of range")?;
    let mut peak_anonymous_bytes = 0;
    // The child is left in the process table when it ends, so that its times can still be read.
    let ended = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT | WaitIdOptions::NOHANG;
    while waitid(WaitId::Pid(pid), ended)?.is_none() {
        peak_anonymous_bytes = peak_anonymous_bytes.max(anonymous_bytes(child.id()).unwrap_or_default());
        std::thread::sleep(LOOK_EVERY);
    }
    let wall = begin.elapsed();
    let cpu = cpu_time(child.id())?;
    let status = child.wait()?;
    let said = || fs::read_to_string(errors.path()).unwrap_or_default();
    ensure!(status.success(), "{command:?}: {status} (signal {:?})\n{}", status.signal(), said());
    Ok((Run { wall, cpu, peak_anonymous_bytes }, fs::read(out.path())?))
}

/// Looks at the anonymous memory of a process from time to time, until it is asked for the peak.
pub(crate) struct MemoryWatch {
    stop: Sender<()>,
    looks: JoinHandle<u64>,
}

impl MemoryWatch {
    pub(crate) fn of(pid: u32) -> MemoryWatch {
        let (stop, stopped) = mpsc::channel();
        let looks = std::thread::spawn(move || {
            let mut peak = 0;
            while stopped.recv_timeout(LOOK_EVERY) == Err(RecvTimeoutError::Timeout) {
                peak = anonymous_bytes(pid).unwrap_or_default().max(peak);
            }
            peak
        });
        MemoryWatch { stop, looks }
    }

    pub(crate) fn peak_bytes(self) -> Result<u64> {
        drop(self.stop);
        self.looks.join().map_err(|_| anyhow::anyhow!("the look at memory panicked"))
    }
}

/// `RssAnon` of `/proc/PID/status`; `None` once the program has ended.
fn anonymous_bytes(pid: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let kib = status.lines().find_map(|line| line.strip_prefix("RssAnon:"))?.trim().strip_suffix("kB")?.trim();
    kib.parse::<u64>().ok().map(|kib| kib * 1024)
}

fn cpu_time(pid: u32) -> Result<Duration> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // Fields 14 and 15 of the whole line, counted here after the name, which may hold blanks (proc_pid_stat(5)).
    let ticks = stat.rsplit(')').next().and_then(|rest| {
        let mut fields = rest.split_whitespace().skip(11).map(str::parse::<u64>);
        Some(fields.next()?.ok()? + fields.next()?.ok()?)
    });
    let ticks = ticks.context("no processor time in /proc")?;
    Ok(Duration::from_secs_f64(ticks as f64 / rustix::param::clock_ticks_per_second() as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_has_its_times_memory_and_output() {
        let script =
            "x=$(head -c 3000000 /dev/zero | tr '\\0' a); i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; echo ${#x}";
        let (run, output) = measure(Command::new("sh").args(["-c", script])).unwrap();
        assert_eq!(output, b"3000000\n");
        assert!(run.peak_anonymous_bytes > 3_000_000, "{run:?}");
        assert!(run.wall > Duration::ZERO);
    }

    #[test]
    fn a_failure_shows_what_the_program_said() {
        let error = measure(Command::new("sh").args(["-c", "echo no such luck >&2; exit 3"])).unwrap_err();
        assert!(error.to_string().contains("no such luck"), "{error}");
    }
}
