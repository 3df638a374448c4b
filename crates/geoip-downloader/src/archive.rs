//! The database out of an archive, whatever else is in it.

use std::io::{self, Read, Write};

use flate2::read::GzDecoder;

/// GeoLite2-City has some 60 MB.
const MAX_DATABASE_BYTES: u64 = 256 * 1024 * 1024;
/// What is unpacked at most, with everything that stands before the database: licences, and headers.
const MAX_UNPACKED_BYTES: u64 = MAX_DATABASE_BYTES + 1024 * 1024;

/// Writes the file of this name to `database`, from whichever folder of a `.tar.gz` it is in. Names in an archive are
/// compared and never used: nothing is written elsewhere.
///
/// # Errors
/// If there is no such file, it is too large, or the archive ends before it does.
pub(crate) fn extract(archive: impl Read, name: &str, database: &mut impl Write) -> Result<(), String> {
    let damaged = |why: io::Error| format!("the archive is damaged: {why}");
    let mut archive = tar::Archive::new(GzDecoder::new(archive).take(MAX_UNPACKED_BYTES));
    // Raw: else long names and other extensions would be read into memory, however long they say they are.
    for entry in archive.entries().map_err(damaged)?.raw(true) {
        let mut entry = entry.map_err(damaged)?;
        let is_it = entry.path_bytes().rsplit(|byte| *byte == b'/').next() == Some(name.as_bytes());
        if !is_it || !entry.header().entry_type().is_file() {
            continue;
        }
        let bytes = entry.size();
        if bytes > MAX_DATABASE_BYTES {
            return Err(format!("{name} has {bytes} bytes, more than {MAX_DATABASE_BYTES}"));
        }
        let written = io::copy(&mut entry, database).map_err(damaged)?;
        if written < bytes {
            return Err(format!("the archive is damaged: it ends within {name}"));
        }
        return Ok(());
    }
    Err(format!("the archive holds no {name}"))
}

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use tar::{EntryType, Header};

    use super::*;

    const NAME: &str = "GeoLite2-ASN.mmdb";

    /// An archive of entries: kind, path, size as it says, content.
    fn archive(entries: &[(EntryType, &str, u64, &[u8])]) -> Vec<u8> {
        let mut builder = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
        for (kind, path, bytes, content) in entries {
            let mut header = Header::new_ustar();
            // Past the checks that a builder makes.
            header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
            header.set_entry_type(*kind);
            header.set_size(*bytes);
            header.set_cksum();
            builder.append(&header, *content).unwrap();
        }
        builder.into_inner().unwrap().finish().unwrap()
    }

    fn extracted(archive: &[u8]) -> Result<String, String> {
        let mut database = Vec::new();
        extract(archive, NAME, &mut database).map(|()| String::from_utf8(database).unwrap())
    }

    #[test]
    fn the_database_is_found_in_its_folder() {
        let archive = archive(&[
            (EntryType::Directory, "GeoLite2-ASN_20261124/", 0, b""),
            (EntryType::Regular, "GeoLite2-ASN_20261124/LICENSE.txt", 4, b"text"),
            (EntryType::Regular, "GeoLite2-ASN_20261124/GeoLite2-ASN.mmdb", 8, b"database"),
        ]);
        assert_eq!(extracted(&archive), Ok("database".to_owned()));
    }

    #[test]
    fn links_folders_and_like_names_are_no_database() {
        let archive = archive(&[
            (EntryType::Symlink, "a/GeoLite2-ASN.mmdb", 0, b""),
            (EntryType::Directory, "b/GeoLite2-ASN.mmdb", 0, b""),
            (EntryType::GNULongName, "c/GeoLite2-ASN.mmdb", 4, b"long"),
            (EntryType::Regular, "GeoLite2-ASN.mmdb/x", 1, b"x"),
            (EntryType::Regular, "a/GeoLite2-ASN.mmdb.old", 3, b"old"),
        ]);
        assert_eq!(extracted(&archive), Err("the archive holds no GeoLite2-ASN.mmdb".to_owned()));
    }

    #[test]
    fn a_hostile_path_leads_nowhere() {
        let archive = archive(&[
            (EntryType::Regular, "../../../../tmp/siem-hostile", 4, b"evil"),
            (EntryType::Regular, "/../GeoLite2-ASN.mmdb", 8, b"database"),
        ]);
        assert_eq!(extracted(&archive), Ok("database".to_owned()));
        assert!(!std::path::Path::new("/tmp/siem-hostile").exists());
    }

    #[test]
    fn what_says_it_is_too_large_is_not_read() {
        let archive = archive(&[(EntryType::Regular, NAME, MAX_DATABASE_BYTES + 1, b"x")]);
        let why = format!("{NAME} has 268435457 bytes, more than 268435456");
        assert_eq!(extracted(&archive), Err(why));
    }

    #[test]
    fn a_cut_archive_is_damaged_wherever_it_is_cut() {
        let whole = archive(&[(EntryType::Regular, NAME, 600, &[7; 600])]);
        for length in 0..whole.len() - 20 {
            // Behind the database there is nothing to miss.
            let mut database = Vec::new();
            match extract(&whole[..length], NAME, &mut database) {
                Ok(()) => assert_eq!(database, [7; 600]),
                Err(why) => assert!(why.starts_with("the archive is damaged: "), "{length}: {why}"),
            }
        }
        assert!(extracted(&whole[..whole.len() / 4]).is_err());
        assert!(extracted(b"no archive").unwrap_err().starts_with("the archive is damaged: "));
    }
}
