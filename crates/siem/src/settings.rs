//! What several commands need: configuration, databases, a fixed clock.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use siem_config::{BUILTIN, Config, ConfigError, Source};
use siem_ecs::time::Instant;
use siem_enrich::GeoIp;

use crate::arguments::{ConfigArguments, SettingsArguments};
use crate::shown::safe;

/// Configuration, databases and clock of one run.
pub(crate) struct Settings {
    pub(crate) config: Config,
    pub(crate) geoip: GeoIp,
    pub(crate) now: Option<Instant>,
}

impl Settings {
    pub(crate) fn load(arguments: &SettingsArguments) -> Result<Settings> {
        Settings::load_over(&[BUILTIN], arguments)
    }

    /// The same, with the user's files laid over this configuration.
    pub(crate) fn load_over(base: &[Source<'_>], arguments: &SettingsArguments) -> Result<Settings> {
        let geoip = match &arguments.geoip {
            Some(dir) => {
                if !dir.is_dir() {
                    bail!("--geoip {}: there is no such folder", dir.display());
                }
                let (geoip, notices) = GeoIp::open(dir)?;
                if geoip.files().is_empty() {
                    let dir = dir.display().to_string();
                    tell!(
                        "siem: warning: --geoip {}: neither GeoLite2-City.mmdb nor GeoLite2-ASN.mmdb is there: \
                         addresses get no place and no network",
                        safe(&dir)
                    );
                }
                for notice in notices {
                    tracing::info!("{}", notice.0);
                }
                geoip
            }
            None => GeoIp::none(),
        };
        Ok(Settings { config: config_over(base, &arguments.config)?, geoip, now: arguments.now })
    }
}

/// The built-in configuration with the user's files laid over it.
pub(crate) fn config(arguments: &ConfigArguments) -> Result<Config> {
    config_over(&[BUILTIN], arguments)
}

fn config_over(base: &[Source<'_>], arguments: &ConfigArguments) -> Result<Config> {
    let read = |path: &PathBuf| -> Result<(String, String)> {
        let bytes = fs::read(path).with_context(|| format!("--config {}", path.display()))?;
        let text = String::from_utf8(bytes).with_context(|| format!("--config {}: is not UTF-8", path.display()))?;
        Ok((path.display().to_string(), text))
    };
    let files = arguments.config.iter().map(read).collect::<Result<Vec<_>>>()?;
    let mut sources = base.to_vec();
    sources.extend(files.iter().map(|(name, text)| Source { name, text }));
    let config = Config::only(&sources).map_err(|error| anyhow::anyhow!(error.to_string().replace('\n', "; ")))?;
    for warning in config.warnings() {
        tell!("siem: warning: {}", safe(&warning.to_string()));
    }
    // Built-in patterns compile; to compile them all would be most of a short run.
    let problems = if files.is_empty() { Vec::new() } else { config.check_patterns() };
    if !problems.is_empty() {
        bail!("{}", ConfigError { problems });
    }
    Ok(config)
}
