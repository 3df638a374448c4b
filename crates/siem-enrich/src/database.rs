//! One MaxMind database, mapped into memory.

use std::fs::{self, File};
use std::net::IpAddr;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use maxminddb::{LookupResult, MaxMindDbError, Mmap, Reader};

use crate::render::{Asn, City};
use crate::tree::Tree;

/// The longest answer. Real ones stay below 600 bytes; more is a broken database, and must not cost memory.
const MAX_ANSWER_BYTES: usize = 4096;

/// What a database holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Places.
    City,
    /// Autonomous systems.
    Asn,
}

/// A database cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}: {why}; download it again, or remove it to load without", .file.display())]
pub struct GeoIpError {
    /// Its file.
    pub file: PathBuf,
    /// What is wrong with it.
    pub why: String,
}

/// An open database.
pub(crate) struct Database {
    file: Mapped,
    reader: Reader<Mapped>,
    tree: Tree,
    kind: Kind,
    path: PathBuf,
    stamp: Option<Stamp>,
    unreadable: AtomicU64,
    first_fault: OnceLock<String>,
}

/// Tells one content of a file from the next: a file that was renamed into place has another inode, even where an
/// archive tool kept time and length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
    inode: u64,
}

impl Stamp {
    fn of(path: &Path) -> Option<Stamp> {
        let metadata = fs::metadata(path).ok()?;
        Some(Stamp { modified: metadata.modified().ok(), length: metadata.len(), inode: metadata.ino() })
    }
}

/// A mapped file, shared by the reader and the tree.
#[derive(Clone)]
struct Mapped(Arc<Mmap>);

impl AsRef<[u8]> for Mapped {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Database {
    pub(crate) fn open(path: &Path, kind: Kind) -> Result<Database, GeoIpError> {
        let fail = |why: String| GeoIpError { file: path.to_owned(), why };
        // Taken before the file is opened: if it is replaced in between, the next look sees a difference.
        let stamp = Stamp::of(path);
        // SAFETY: a mapped file must not change. Databases are replaced by renaming a new file over the old one (the
        // promise asked for in `GeoIp::open`, and kept by whatever of ours downloads them), which leaves the mapped
        // one whole until it is let go.
        #[allow(unsafe_code, reason = "mapping a file is unsafe by nature; see above")]
        let map = |file: File| unsafe { Mmap::map(&file) };
        let file = File::open(path).and_then(map).map_err(|error| fail(error.to_string()))?;
        let file = Mapped(Arc::new(file));
        let reader = Reader::from_source(file.clone()).map_err(|error| fail(error.to_string()))?;
        let holds = &reader.metadata().database_type;
        let fits = match kind {
            Kind::City => holds.contains("City") || holds.contains("Country") || holds.contains("Enterprise"),
            Kind::Asn => holds.contains("ASN") || holds.contains("ISP"),
        };
        if !fits {
            return Err(fail(format!("is a database of the type {holds:?}")));
        }
        let (unreadable, first_fault) = (AtomicU64::new(0), OnceLock::new());
        let tree = Tree::new(file.as_ref(), reader.metadata());
        Ok(Database { file, reader, tree, kind, path: path.to_owned(), stamp, unreadable, first_fault })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether this is what stands at `path` now.
    pub(crate) fn is_current(&self, path: &Path) -> bool {
        self.path == path && self.stamp.is_some() && Stamp::of(path) == self.stamp
    }

    /// The record of an address, if there is one: its position, which all addresses of one place share.
    fn record(&self, address: IpAddr) -> Option<usize> {
        match address {
            IpAddr::V4(v4) => self.tree.find(self.file.as_ref(), v4),
            IpAddr::V6(_) if self.reader.metadata().ip_version == 4 => None,
            IpAddr::V6(_) => self.read(address).and_then(|found| found.offset()),
        }
    }

    /// The records of an address in two databases.
    #[inline]
    pub(crate) fn records(databases: [Option<&Database>; 2], address: IpAddr) -> [Option<usize>; 2] {
        match (databases, address) {
            ([Some(first), Some(second)], IpAddr::V4(v4)) => {
                Tree::find_both([first, second].map(|database| (&database.tree, database.file.as_ref())), v4)
            }
            _ => databases.map(|database| database?.record(address)),
        }
    }

    /// The record of an address as a JSON object, written into `out`; empty where it says nothing. What cannot be read
    /// is counted and says nothing.
    pub(crate) fn render<'o>(&self, address: IpAddr, out: &'o mut Vec<u8>) -> &'o str {
        let Some(found) = self.read(address) else { return "" };
        let outcome = match self.kind {
            Kind::City => found.decode::<City<'_>>().map(|city| city.map(|city| city.render(out))),
            Kind::Asn => found.decode::<Asn<'_>>().map(|asn| asn.map(|asn| asn.render(out))),
        };
        let text = match outcome {
            Ok(_) if out.len() > MAX_ANSWER_BYTES => Err(format!("an answer of {} bytes", out.len())),
            Ok(_) => std::str::from_utf8(out).map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        text.unwrap_or_else(|why| {
            self.count(why);
            ""
        })
    }

    fn read(&self, address: IpAddr) -> Option<LookupResult<'_, Mapped>> {
        let fault = |error: MaxMindDbError| self.count(error.to_string());
        self.reader.lookup(address).map_err(fault).ok()
    }

    /// How often something unreadable was met, and what it was first.
    pub(crate) fn faults(&self) -> Option<(u64, &str)> {
        self.first_fault.get().map(|first| (self.unreadable.load(Ordering::Relaxed), first.as_str()))
    }

    fn count(&self, why: String) {
        self.unreadable.fetch_add(1, Ordering::Relaxed);
        self.first_fault.get_or_init(|| why);
    }
}
