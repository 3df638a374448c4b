//! One node: its configuration, its Java command line, and the user it runs as.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::release::Release;
use super::{Access, NodeOptions, distribution, java, security};
use crate::process::{Process, free_port};

/// How long a node may take until it answers; a warm start takes 5 to 10 s.
const START_LIMIT: Duration = Duration::from_secs(180);

/// A node that was started, and what a client must know of it.
pub(super) struct Node {
    pub process: Process,
    pub url: String,
}

/// Sets up what is missing, starts the node, and returns before it is healthy.
pub(super) fn launch(options: &NodeOptions) -> Result<Node> {
    let release = options.release;
    let java_home = java::find(release)?;
    let (home, scheme) = match options.access {
        Access::Open => (distribution::plain(release)?, "http"),
        Access::Security => (distribution::with_security(release)?, "https"),
    };
    let port = match options.port {
        Some(port) => port,
        None => free_port()?,
    };

    let dir = tempfile::Builder::new().prefix("siem-opensearch-").tempdir()?;
    for name in ["config", "data", "logs", "tmp", "snapshots"] {
        fs::create_dir(dir.path().join(name))?;
    }
    write_config(dir.path(), port)?;
    if options.access == Access::Security {
        security::configure(dir.path(), &home)?;
    }

    let mut command = as_ordinary_user(dir.path(), &home)?;
    command.arg(java_home.join("bin/java")).args(jvm_options(release, options.heap_mib, &home, dir.path()));
    command.arg("-cp").arg(format!("{}/lib/*", home.display())).arg("org.opensearch.bootstrap.OpenSearch");
    command.env("HOME", dir.path()).current_dir(dir.path());
    let process = Process::start(command, dir)?;
    Ok(Node { process, url: format!("{scheme}://127.0.0.1:{port}") })
}

/// Waits until `healthy` says so; tells the end of the log when the node ends or takes too long.
pub(super) async fn wait_until_healthy(process: &mut Process, healthy: impl AsyncFn() -> bool) -> Result<()> {
    let end = Instant::now() + START_LIMIT;
    while !healthy().await {
        if let Some(status) = process.exit_status()? {
            bail!("OpenSearch ended while starting ({status}):\n{}", log_tail(process));
        }
        if Instant::now() > end {
            bail!("OpenSearch was not healthy after {} s:\n{}", START_LIMIT.as_secs(), log_tail(process));
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    Ok(())
}

/// Lines of a stack trace hide the message that matters.
fn log_tail(process: &Process) -> String {
    let output = process.output();
    let lines: Vec<&str> = output.lines().filter(|line| !line.starts_with("\tat ")).collect();
    lines[lines.len().saturating_sub(12)..].join("\n")
}

fn write_config(dir: &Path, port: u16) -> Result<()> {
    let at = dir.display();
    let transport = free_port()?;
    fs::write(
        dir.join("config/opensearch.yml"),
        format!(
            "cluster.name: siem-tests\nnode.name: node\ndiscovery.type: single-node\nnetwork.host: 127.0.0.1\n\
             http.port: {port}\ntransport.port: {transport}\nhttp.compression: true\n\
             path.data: {at}/data\npath.logs: {at}/logs\npath.repo: [\"{at}/snapshots\"]\n\
             cluster.routing.allocation.disk.threshold_enabled: false\n"
        ),
    )?;
    fs::write(
        dir.join("config/log4j2.properties"),
        "status = error\nappender.console.type = Console\nappender.console.name = console\n\
         appender.console.layout.type = PatternLayout\n\
         appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n\n\
         rootLogger.level = info\nrootLogger.appenderRef.console.ref = console\n",
    )?;
    Ok(())
}

/// The options of the official start script that matter on a small machine.
fn jvm_options(release: &Release, heap_mib: u32, home: &Path, dir: &Path) -> Vec<String> {
    let (home, dir) = (home.display(), dir.display());
    let mut options: Vec<String> = [
        "-XX:+UseG1GC",
        "-XX:G1ReservePercent=25",
        "-XX:InitiatingHeapOccupancyPercent=30",
        "-XX:-OmitStackTraceInFastThrow",
        "-Xss1m",
        "-Dfile.encoding=UTF-8",
        "-Djava.awt.headless=true",
        "-Djna.nosys=true",
        "-Dio.netty.noUnsafe=true",
        "-Dio.netty.noKeySetOptimization=true",
        "-Dio.netty.recycler.maxCapacityPerThread=0",
        "-Dio.netty.allocator.numDirectArenas=0",
        "-Dlog4j.shutdownHookEnabled=false",
        "-Dlog4j2.disable.jmx=true",
        "-Dopensearch.distribution.type=tar",
        "-Dopensearch.bundled_jdk=false",
    ]
    .map(str::to_owned)
    .to_vec();
    options.push(format!("-Xms{heap_mib}m"));
    options.push(format!("-Xmx{heap_mib}m"));
    options.push(format!("-Djava.io.tmpdir={dir}/tmp"));
    options.push(format!("-Djna.tmpdir={dir}/tmp"));
    options.push(format!("-Dopensearch.path.home={home}"));
    options.push(format!("-Dopensearch.path.conf={dir}/config"));
    if release.agent {
        options.push("-Djava.locale.providers=SPI,CLDR".to_owned());
        options.push("--enable-native-access=ALL-UNNAMED".to_owned());
        options.push(format!("-javaagent:{home}/agent/opensearch-agent-{}.jar", release.version));
    } else {
        options.push("-Djava.locale.providers=SPI,COMPAT".to_owned());
        options.push("-Djava.security.manager=allow".to_owned());
    }
    options
}

/// OpenSearch refuses to run as root. For root, a command that becomes `nobody` first; where `nobody` cannot reach the
/// distribution, one that only looks like `nobody` (a user namespace).
fn as_ordinary_user(dir: &Path, home: &Path) -> Result<Command> {
    if !rustix::process::geteuid().is_root() {
        // `env` alone changes nothing: the program to run follows as its arguments.
        return Ok(Command::new("env"));
    }
    const NOBODY: &str = "65534";
    let become_nobody = ["setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"];
    let look_like_nobody = ["unshare", "--user", "--map-user", NOBODY, "--map-group", NOBODY];
    let works = |prefix: &[&str], file: &Path| {
        let test = command(prefix).args(["test", "-r"]).arg(file).output();
        test.is_ok_and(|output| output.status.success())
    };
    let a_library = home.join("lib");
    chown_tree(dir, 65534)?;
    if works(&become_nobody, &a_library) && works(&become_nobody, &dir.join("config/opensearch.yml")) {
        return Ok(command(&become_nobody));
    }
    chown_tree(dir, 0)?;
    if works(&look_like_nobody, &a_library) {
        return Ok(command(&look_like_nobody));
    }
    bail!(
        "OpenSearch does not run as root, and neither setpriv nor unshare (util-linux) can start it as user nobody: \
         run as an ordinary user, or set SIEM_CACHE_DIR to a folder that everybody may read (now {})",
        crate::cache::dir().display()
    )
}

fn command(words: &[&str]) -> Command {
    let mut command = Command::new(words[0]);
    command.args(&words[1..]);
    command
}

fn chown_tree(path: &Path, owner: u32) -> Result<()> {
    std::os::unix::fs::chown(path, Some(owner), Some(owner))?;
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            chown_tree(&entry?.path(), owner)?;
        }
    }
    Ok(())
}
