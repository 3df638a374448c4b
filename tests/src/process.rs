//! Programs a test starts: each in its own process group, with its output in a file, and gone when the test is,
//! however the test ends.
//!
//! Drop covers a test that returns or panics. A watchdog covers one that is killed: a shell that waits at the far end
//! of a pipe which only we hold open, and which kills the group and removes the folder when the pipe breaks.

use std::fs::{self, File};
use std::io::Write;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process_group};
use tempfile::TempDir;

/// A running program with a folder of its own; both end with this value.
#[derive(Debug)]
pub struct Process {
    command: Command,
    child: Child,
    group: Pid,
    exited: Option<ExitStatus>,
    watchdog: Child,
    dir: TempDir,
}

/// Name of the file in the program's folder that receives stdout and stderr, in the order they were written.
const OUTPUT: &str = "output.log";

impl Process {
    /// Starts `command` in a new process group; its output goes to a file in `dir`.
    pub fn start(mut command: Command, dir: TempDir) -> Result<Process> {
        let name = command.get_program().to_string_lossy().into_owned();
        let output = File::options().create(true).append(true).open(dir.path().join(OUTPUT))?;
        command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output).process_group(0);
        let child = command.spawn().with_context(|| format!("cannot start {name}"))?;
        let (group, watchdog) = watched(&child, dir.path())?;
        Ok(Process { command, child, group, exited: None, watchdog, dir })
    }

    /// Kills the program and starts it again, in the folder as it left it.
    pub fn restart(&mut self) -> Result<()> {
        self.kill()?;
        self.dismiss_watchdog();
        self.child = self.command.spawn().context("cannot be started again")?;
        (self.group, self.watchdog) = watched(&self.child, self.dir.path())?;
        self.exited = None;
        Ok(())
    }

    fn dismiss_watchdog(&mut self) {
        if let Some(mut pipe) = self.watchdog.stdin.take() {
            let _ = pipe.write_all(b"done\n");
        }
        let _ = self.watchdog.wait();
    }

    /// Process id; also the id of its group.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// How it ended, when it has ended.
    pub fn exit_status(&mut self) -> Result<Option<ExitStatus>> {
        if self.exited.is_none() {
            self.exited = self.child.try_wait()?;
        }
        Ok(self.exited)
    }

    /// Sends SIGKILL to the whole group and waits for the program's end.
    pub fn kill(&mut self) -> Result<ExitStatus> {
        if let Some(status) = self.exited {
            return Ok(status);
        }
        self.signal(Signal::KILL)?;
        let status = self.child.wait()?;
        self.exited = Some(status);
        Ok(status)
    }

    /// Sends a signal to the whole group.
    pub fn signal(&self, signal: Signal) -> Result<()> {
        kill_process_group(self.group, signal).with_context(|| format!("cannot signal process group {}", self.id()))
    }

    /// The program's folder.
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// All output so far. It is whole at any moment: programs write to the file itself, not to a pipe.
    pub fn output(&self) -> String {
        fs::read(self.output_path()).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }

    /// The last lines of the output, for messages.
    pub fn last_output(&self, lines: usize) -> String {
        let output = self.output();
        let skipped = output.lines().count().saturating_sub(lines);
        output.lines().skip(skipped).collect::<Vec<_>>().join("\n")
    }

    /// Most memory it has had resident so far (`VmHWM`, in bytes); `None` when it has ended or on systems without /proc.
    pub fn max_rss_bytes(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.id())).ok()?;
        let kib = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix("kB")?.trim();
        kib.parse::<u64>().ok().map(|kib| kib * 1024)
    }

    /// Processor time it has used so far, user and system.
    pub fn cpu_time(&self) -> Result<Duration> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.id())).context("the process has ended")?;
        // Fields 14 and 15 of the whole line, counted here after the name, which may hold blanks (proc_pid_stat(5)).
        let ticks = stat.rsplit(')').next().and_then(|rest| {
            let mut fields = rest.split_whitespace().skip(11).map(str::parse::<u64>);
            Some(fields.next()?.ok()? + fields.next()?.ok()?)
        });
        let ticks = ticks.context("no processor time in /proc")?;
        Ok(Duration::from_secs_f64(ticks as f64 / rustix::param::clock_ticks_per_second() as f64))
    }

    fn output_path(&self) -> PathBuf {
        self.dir.path().join(OUTPUT)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // A group can outlive its leader; an error here means that there is nobody left to signal.
        let _ = kill_process_group(self.group, Signal::KILL);
        let _ = self.child.wait();
        self.dismiss_watchdog();
    }
}

/// The group of a program that was started, and a watchdog for it. A program that nobody can watch is ended.
fn watched(child: &Child, dir: &Path) -> Result<(Pid, Child)> {
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw).context("process id out of range")?;
    match start_watchdog(child.id(), dir) {
        Ok(watchdog) => Ok((group, watchdog)),
        Err(error) => {
            kill_process_group(group, Signal::KILL)?;
            Err(error)
        }
    }
}

fn start_watchdog(group: u32, dir: &Path) -> Result<Child> {
    // A line means that all is tidy; the end of the pipe without one means that we are gone.
    const SCRIPT: &str = r#"read -r done && exit; kill -s KILL -- "-$1"; sleep 0.2; rm -rf -- "$2""#;
    Command::new("sh")
        .args(["-c", SCRIPT, "watchdog", &group.to_string()])
        .arg(dir)
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .context("cannot start the watchdog shell")
}

/// A loopback port that nobody listens on right now.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// Whether a program of this name is on the search path.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(program)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    fn wait_until(what: &str, mut done: impl FnMut() -> bool) {
        let end = Instant::now() + Duration::from_secs(20);
        while !done() {
            assert!(Instant::now() < end, "waited in vain until {what}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Gone, or dead and not yet collected by its new parent.
    fn is_dead(pid: &str) -> bool {
        match fs::read_to_string(format!("/proc/{pid}/stat")) {
            Ok(stat) => stat.rsplit(')').next().is_some_and(|rest| rest.trim_start().starts_with('Z')),
            Err(_) => true,
        }
    }

    #[test]
    fn drop_ends_the_group_and_removes_the_folder() {
        let process = Process::start(shell("sleep 1000 & echo $!; wait"), tempfile::tempdir().unwrap()).unwrap();
        wait_until("the grandchild runs", || process.output().ends_with('\n'));
        let (grandchild, dir) = (process.output().trim().to_owned(), process.dir().to_owned());
        assert!(!is_dead(&grandchild));

        drop(process);

        wait_until("the grandchild is gone", || is_dead(&grandchild));
        assert!(!dir.exists());
    }

    #[test]
    fn the_watchdog_ends_group_and_folder_when_its_owner_is_killed() {
        let mut process = Process::start(shell("sleep 1000"), tempfile::tempdir().unwrap()).unwrap();
        let (pid, dir) = (process.id().to_string(), process.dir().to_owned());

        // What the watchdog sees of a killed owner is the end of its pipe.
        drop(process.watchdog.stdin.take());

        wait_until("the folder is gone", || !dir.exists());
        wait_until("the program is gone", || is_dead(&pid));
    }

    #[test]
    fn output_and_exit_status_are_kept() {
        let mut process =
            Process::start(shell("echo one; echo two >&2; exit 3"), tempfile::tempdir().unwrap()).unwrap();
        wait_until("it has ended", || process.exit_status().unwrap().is_some());
        assert_eq!(process.exit_status().unwrap().unwrap().code(), Some(3));
        assert_eq!(process.output(), "one\ntwo\n");
        assert_eq!(process.last_output(1), "two");
    }
}
