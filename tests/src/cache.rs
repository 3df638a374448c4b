//! Where fetched software is kept between runs, and a lock so that two runs never build the same thing at once.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The cache folder: `$SIEM_CACHE_DIR`, else `$XDG_CACHE_HOME/siem`, else `~/.cache/siem`; for root
/// `/var/cache/siem`, because OpenSearch refuses to run as root and its stand-in cannot enter `/root`.
pub fn dir() -> PathBuf {
    let from_env = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let path = match from_env("SIEM_CACHE_DIR") {
        Some(dir) => dir,
        None if rustix::process::geteuid().is_root() => PathBuf::from("/var/cache/siem"),
        None => from_env("XDG_CACHE_HOME")
            .or_else(|| from_env("HOME").map(|home| home.join(".cache")))
            .unwrap_or_else(std::env::temp_dir)
            .join("siem"),
    };
    std::path::absolute(&path).unwrap_or(path)
}

/// Returns `<cache>/<name>`, running `build` first when it is not there yet. `build` fills the folder it is given,
/// which takes its name only when it is complete, so that an interrupted set-up leaves nothing half made.
pub(crate) fn built(name: &str, build: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    built_at(&dir(), name, build)
}

fn built_at(cache: &Path, name: &str, build: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let target = cache.join(name);
    if target.exists() {
        return Ok(target);
    }
    let parent = target.parent().unwrap_or(cache);
    fs::create_dir_all(parent).with_context(|| {
        format!("cannot create the cache {}: set SIEM_CACHE_DIR to a folder you own", cache.display())
    })?;
    let lock = File::create(cache.join(".lock")).context("cannot create the lock of the cache")?;
    lock.lock().context("cannot lock the cache")?;
    if target.exists() {
        return Ok(target);
    }
    let partial = parent.join(format!("{}.partial", target.file_name().unwrap_or_default().to_string_lossy()));
    if partial.exists() {
        fs::remove_dir_all(&partial)?;
    }
    fs::create_dir(&partial)?;
    build(&partial).with_context(|| format!("set-up of {name} in {}", cache.display()))?;
    fs::rename(&partial, &target)?;
    Ok(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_build_leaves_nothing_that_looks_finished() {
        let cache = tempfile::tempdir().unwrap();
        let failed = built_at(cache.path(), "thing/1", |dir| {
            fs::write(dir.join("half"), "")?;
            anyhow::bail!("no network")
        });
        assert!(format!("{:#}", failed.unwrap_err()).ends_with("no network"));
        assert!(!cache.path().join("thing/1").exists());

        let done = built_at(cache.path(), "thing/1", |dir| Ok(fs::write(dir.join("whole"), "")?)).unwrap();
        assert_eq!(fs::read_dir(done).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>(), ["whole"]);
    }

    #[test]
    fn what_is_there_is_not_built_again() {
        let cache = tempfile::tempdir().unwrap();
        built_at(cache.path(), "thing", |_| Ok(())).unwrap();
        built_at(cache.path(), "thing", |_| anyhow::bail!("built twice")).unwrap();
    }
}
