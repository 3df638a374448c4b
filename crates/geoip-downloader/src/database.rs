//! A database that was fetched, and whether it may take its place.

use std::fs::File;
use std::path::Path;

use maxminddb::{Mmap, Reader};
use tempfile::NamedTempFile;

use crate::archive;

/// A database in a file of its own, which goes with this value.
pub(crate) struct Database {
    file: NamedTempFile,
    /// When it was built, in seconds since 1970.
    pub(crate) build_epoch: u64,
}

impl Database {
    /// Takes the database of an edition out of its archive.
    ///
    /// # Errors
    /// If the archive does not hold it, or it is another one.
    pub(crate) fn unpack(archive: File, edition: &str) -> Result<Database, String> {
        let no_file = |why: std::io::Error| format!("the database cannot be written to disk: {why}");
        let mut file = NamedTempFile::new().map_err(no_file)?;
        archive::extract(archive, &format!("{edition}.mmdb"), file.as_file_mut())?;
        let build_epoch = checked(file.as_file(), edition)?;
        Ok(Database { file, build_epoch })
    }

    pub(crate) fn path(&self) -> &Path {
        self.file.path()
    }
}

/// When a database was built, if it opens and is of this edition.
fn checked(file: &File, edition: &str) -> Result<u64, String> {
    // SAFETY: a mapped file must not change. This one has a name that only this process knows, and nobody writes to it
    // after it was unpacked.
    #[allow(unsafe_code, reason = "mapping a file is unsafe by nature; see above")]
    let map = unsafe { Mmap::map(file) }.map_err(|why| format!("the database cannot be read from disk: {why}"))?;
    let reader = Reader::from_source(map).map_err(|why| format!("the archive holds no database: {why}"))?;
    let metadata = reader.metadata();
    if metadata.database_type != edition {
        return Err(format!("the archive holds a database of the type {:?}", metadata.database_type));
    }
    Ok(metadata.build_epoch)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use siem_enrich::build::DatabaseBuilder;

    use super::*;

    fn check(bytes: &[u8]) -> Result<u64, String> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        checked(&file, "GeoLite2-ASN")
    }

    #[test]
    fn a_database_tells_when_it_was_built() {
        assert_eq!(check(&DatabaseBuilder::asn().built_at(1_780_000_000).bytes()), Ok(1_780_000_000));
    }

    #[test]
    fn another_edition_and_what_is_no_database_are_refused() {
        let why = check(&DatabaseBuilder::city().bytes()).unwrap_err();
        assert_eq!(why, "the archive holds a database of the type \"GeoLite2-City\"");
        for bytes in [&b"text"[..], &DatabaseBuilder::asn().bytes()[..40]] {
            let why = check(bytes).unwrap_err();
            assert!(why.starts_with("the archive holds no database: "), "{why}");
        }
    }
}
