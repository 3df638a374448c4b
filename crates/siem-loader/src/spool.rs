//! Temporary files for formats that must be read at any position.

use std::io;

use siem_formats::Spool;
use siem_formats::read::SpoolFile;

/// Anonymous files in the system's temporary directory.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TempSpool {
    /// Most bytes one object may spool.
    pub(crate) max_bytes: u64,
}

impl Spool for TempSpool {
    fn open(&self) -> io::Result<Box<dyn SpoolFile>> {
        Ok(Box::new(tempfile::tempfile()?))
    }

    fn max_bytes(&self) -> u64 {
        self.max_bytes
    }
}
