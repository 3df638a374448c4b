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
#[derive(Clone, Default)]
pub(crate) struct Databases {
    pub(crate) city: Option<Arc<Database>>,
    pub(crate) asn: Option<Arc<Database>>,
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
    /// The files are mapped: replace one by renaming a complete new file over it. Whoever writes into it in place
    /// changes answers midway, and whoever truncates it ends the process.
    ///
    /// # Errors
    /// A file that is there and is no database.
    pub fn open(dir: &Path) -> Result<(GeoIp, Vec<Notice>), GeoIpError> {
        let mut notices = Vec::new();
        let mut open = |names: &[&str], kind: Kind| match find(dir, names) {
            Some(path) => Database::open(&path, kind).map(|database| Some(Arc::new(database))),
            None => {
                let what = if kind == Kind::City { "places" } else { "autonomous systems" };
                notices.push(Notice(format!("no {} in {}: {what} are left out", names[0], dir.display())));
                Ok(None)
            }
        };
        let databases = Databases { city: open(&CITY_FILES, Kind::City)?, asn: open(&ASN_FILES, Kind::Asn)? };
        Ok((GeoIp { dir: Some(dir.to_owned()), current: Arc::new(RwLock::new(Arc::new(databases))) }, notices))
    }

    /// Opens databases whose file was replaced or appeared, and says whether there was one; costs a look at the files
    /// where there was none. A database whose file went stays in use, so that a moment without it costs no answers.
    /// Threads take up new ones with their next [`GeoCache::refresh`] or [`GeoIp::cache`].
    ///
    /// # Errors
    /// A new file that is no database. What was open stays in use, and the other database is renewed all the same.
    pub fn refresh(&self) -> Result<bool, GeoIpError> {
        let Some(dir) = &self.dir else { return Ok(false) };
        let current = self.databases();
        let city = renewed(current.city.as_ref(), find(dir, &CITY_FILES), Kind::City);
        let asn = renewed(current.asn.as_ref(), find(dir, &ASN_FILES), Kind::Asn);
        let mut next = Databases::clone(&current);
        let mut changed = false;
        for (outcome, open) in [(&city, &mut next.city), (&asn, &mut next.asn)] {
            if let Ok(Some(database)) = outcome {
                *open = Some(Arc::clone(database));
                changed = true;
            }
        }
        if changed {
            *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
        }
        city?;
        asn?;
        Ok(changed)
    }

    /// Working memory for one thread.
    #[must_use]
    pub fn cache(&self) -> GeoCache {
        GeoCache::new(self.clone())
    }

    /// Files that are in use.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        self.databases().open().map(|database| database.path().to_owned()).collect()
    }

    /// Databases with records that could not be read: how often one was met, and what was wrong first. Addresses with
    /// such a record count as unknown.
    #[must_use]
    pub fn faults(&self) -> Vec<Notice> {
        let fault = |database: &Database| {
            let (count, first) = database.faults()?;
            let records = if count == 1 { "record" } else { "records" };
            let file = database.path().display();
            Some(Notice(format!("{file}: {count} unreadable {records} met ({first}); download it again")))
        };
        self.databases().open().filter_map(|database| fault(database)).collect()
    }

    pub(crate) fn databases(&self) -> Arc<Databases> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn is_current(&self, databases: &Arc<Databases>) -> bool {
        Arc::ptr_eq(databases, &self.current.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Databases {
    fn open(&self) -> impl Iterator<Item = &Arc<Database>> {
        [&self.city, &self.asn].into_iter().flatten()
    }
}

/// The database of a file that is not the one open now.
fn renewed(
    open: Option<&Arc<Database>>,
    found: Option<PathBuf>,
    kind: Kind,
) -> Result<Option<Arc<Database>>, GeoIpError> {
    match found {
        Some(path) if !open.is_some_and(|open| open.is_current(&path)) => {
            Database::open(&path, kind).map(|database| Some(Arc::new(database)))
        }
        _ => Ok(None),
    }
}

fn find(dir: &Path, names: &[&str]) -> Option<PathBuf> {
    names.iter().flat_map(|name| [dir.join(name), dir.join("GeoLite2").join(name)]).find(|path| path.is_file())
}
