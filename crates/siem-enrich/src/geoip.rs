//! The databases of a directory, shared by all threads and renewed without a restart.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use crate::cache::GeoCache;
use crate::database::{Database, GeoIpError, Kind};

/// File names, the preferred first. They stand in the directory itself or below `GeoLite2/`, as in the geo bucket.
const CITY_FILES: [&str; 4] =
    ["GeoLite2-City.mmdb", "GeoIP2-City.mmdb", "GeoLite2-Country.mmdb", "GeoIP2-Country.mmdb"];
const ASN_FILES: [&str; 2] = ["GeoLite2-ASN.mmdb", "GeoIP2-ISP.mmdb"];

/// Place and autonomous system of addresses.
#[derive(Clone)]
pub struct GeoIp {
    dir: Option<PathBuf>,
    current: Arc<RwLock<Arc<Databases>>>,
}

/// The databases that are open at a time.
#[derive(Default)]
pub(crate) struct Databases {
    pub(crate) city: Option<Database>,
    pub(crate) asn: Option<Database>,
}

/// Something worth an info line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice(pub String);

impl GeoIp {
    /// No databases: every lookup says nothing.
    #[must_use]
    pub fn none() -> GeoIp {
        GeoIp { dir: None, current: Arc::default() }
    }

    /// The databases of `dir`. One that is not there is a notice, not an error.
    ///
    /// # Errors
    /// A file that is there and is no database.
    pub fn open(dir: &Path) -> Result<(GeoIp, Vec<Notice>), GeoIpError> {
        let (databases, notices) = open_all(dir)?;
        Ok((GeoIp { dir: Some(dir.to_owned()), current: Arc::new(RwLock::new(Arc::new(databases))) }, notices))
    }

    /// Opens databases anew whose file was replaced, appeared or went. Costs a look at four files where nothing has.
    /// Threads take up the new ones with their next [`GeoCache::refresh`].
    ///
    /// # Errors
    /// A new file that is no database; the old one stays in use.
    pub fn refresh(&self) -> Result<bool, GeoIpError> {
        let Some(dir) = &self.dir else { return Ok(false) };
        let current = self.databases();
        let unchanged = |open: &Option<Database>, names: &[&str]| match open {
            Some(database) => !database.has_changed(),
            None => find(dir, names).is_none(),
        };
        if unchanged(&current.city, &CITY_FILES) && unchanged(&current.asn, &ASN_FILES) {
            return Ok(false);
        }
        let (databases, _) = open_all(dir)?;
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(databases);
        Ok(true)
    }

    /// Working memory for one thread.
    #[must_use]
    pub fn cache(&self) -> GeoCache {
        GeoCache::new(self.clone())
    }

    /// Files that are in use.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        let current = self.databases();
        [&current.city, &current.asn].into_iter().flatten().map(|d| d.path().to_owned()).collect()
    }

    pub(crate) fn databases(&self) -> Arc<Databases> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }
}

fn open_all(dir: &Path) -> Result<(Databases, Vec<Notice>), GeoIpError> {
    let mut notices = Vec::new();
    let mut open = |names: &[&str], kind: Kind| match find(dir, names) {
        Some(path) => Database::open(&path, kind).map(Some),
        None => {
            let what = if kind == Kind::City { "places" } else { "autonomous systems" };
            notices.push(Notice(format!("no {} in {}: {what} are left out", names[0], dir.display())));
            Ok(None)
        }
    };
    let databases = Databases { city: open(&CITY_FILES, Kind::City)?, asn: open(&ASN_FILES, Kind::Asn)? };
    debug_assert!(databases.city.as_ref().is_none_or(|d| d.kind() == Kind::City));
    Ok((databases, notices))
}

fn find(dir: &Path, names: &[&str]) -> Option<PathBuf> {
    names.iter().flat_map(|name| [dir.join(name), dir.join("GeoLite2").join(name)]).find(|path| path.is_file())
}
