//! `rig setup` fetches what the tests need; `rig opensearch` runs a node in the foreground; `rig zig` fetches
//! cargo-zigbuild. Called by `cargo xtask`.

#![allow(clippy::print_stdout, reason = "a program speaks on stdout")]

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use siem_tests::opensearch::{self, Access, NodeOptions, OpenSearch, Release};
use siem_tests::{aws, cfn_lint, zigbuild};

const USAGE: &str = "\
rig setup                                              fetch what the end-to-end tests need
rig opensearch [--port N] [--security] [--version V]   run a node until Ctrl-C
rig zig                                                fetch cargo-zigbuild, and print where it is";

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let result = match words.first().map(String::as_str) {
        Some("setup") if words.len() == 1 => set_up().await,
        Some("zig") if words.len() == 1 => print_zig().await,
        Some("opensearch") => run_opensearch(&words[1..]).await,
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rig: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn set_up() -> Result<()> {
    tokio::task::spawn_blocking(|| {
        aws::set_up().context("AWS emulator")?;
        cfn_lint::set_up().context("the linter of templates")?;
        let release = Release::from_env()?;
        opensearch::set_up(release, Access::Security).context("OpenSearch")?;
        eprintln!(
            "OpenSearch {}, the AWS emulator and the linter of templates are in {}",
            release.version,
            siem_tests::cache::dir().display()
        );
        Ok(())
    })
    .await?
}

async fn print_zig() -> Result<()> {
    let folder = tokio::task::spawn_blocking(zigbuild::set_up).await??;
    println!("{}", folder.display());
    Ok(())
}

async fn run_opensearch(words: &[String]) -> Result<()> {
    let mut options = NodeOptions { port: Some(9200), heap_mib: 1024, ..NodeOptions::from_env()? };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().with_context(|| format!("{word} needs a value"));
        match word.as_str() {
            "--port" => options.port = Some(value()?.parse().context("--port takes a number")?),
            "--version" => options.release = Release::named(value()?)?,
            "--security" => options.access = Access::Security,
            other => bail!("unknown option {other}\n{USAGE}"),
        }
    }
    let node = OpenSearch::start_with(&options).await?;
    println!("{}", node.url);
    if let (Some((user, password)), Some(ca_file)) = (node.credentials, &node.ca_file) {
        eprintln!("user {user}, password {password}, certificate authority {}", ca_file.display());
    }
    eprintln!("OpenSearch {} runs until Ctrl-C", options.release.version);
    tokio::signal::ctrl_c().await?;
    Ok(())
}
