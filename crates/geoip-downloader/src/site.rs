//! The download site of MaxMind. Source: "Updating GeoIP and GeoLite Databases" (MaxMind developer portal), direct
//! downloads.

use std::io::{Seek as _, Write};
use std::time::Duration;

use reqwest::{Client, StatusCode, Url};
use sha2::{Digest as _, Sha256};
use tokio::time::Instant;

use crate::license::LicenseKey;

const URL: &str = "https://download.maxmind.com/app/geoip_download";
/// The checksum and the name of a file.
const MAX_CHECKSUM_BYTES: u64 = 1024;
/// The archive of GeoLite2-City has some 30 MB. With what is unpacked it has to fit into the function's 512 MB of disk.
const MAX_ARCHIVE_BYTES: u64 = 128 * 1024 * 1024;
/// How long a connection may take, and a silence within an answer.
const SILENCE: Duration = Duration::from_secs(20);
/// Attempts at one request: with the pauses half a minute, for what is longer than that is tried again tomorrow.
const ATTEMPTS: u32 = 6;
/// Pauses between attempts double from this one on.
const FIRST_PAUSE: Duration = Duration::from_millis(500);

/// Why something was not fetched. None of them holds an address.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failed {
    /// The site does not take the key.
    KeyRefused,
    /// Another attempt may succeed.
    ForNow(String),
    /// It is the same tomorrow, unless somebody does something.
    ForGood(String),
}

impl From<String> for Failed {
    fn from(why: String) -> Failed {
        Failed::ForGood(why)
    }
}

/// Where archives and their checksums are.
pub(crate) struct Site {
    client: Client,
    url: Url,
}

impl Site {
    /// The site of MaxMind, or a mirror that understands the same queries.
    ///
    /// # Errors
    /// If the mirror's address is none.
    pub(crate) fn new(mirror: Option<&str>) -> Result<Site, String> {
        let url = Url::parse(mirror.unwrap_or(URL)).map_err(|why| format!("GEOIP_DOWNLOAD_URL: {why}"))?;
        let client = Client::builder()
            .user_agent(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(SILENCE)
            .read_timeout(SILENCE)
            // The site sends on to another one, which would be told the address that it was sent from, and the key in it.
            .referer(false)
            // The archive is what the checksum is about, however the answer is labelled.
            .no_gzip();
        let client = client.build().map_err(|why| format!("no requests can be sent: {why}"))?;
        Ok(Site { client, url })
    }

    /// The SHA-256 that an edition's archive should have, in lower-case hexadecimal digits.
    pub(crate) async fn checksum(&self, key: &LicenseKey, edition: &str, until: Instant) -> Result<String, Failed> {
        let mut pauses = Pauses::until(until);
        loop {
            let mut text = Vec::new();
            match self.fetch(key, edition, "tar.gz.sha256", MAX_CHECKSUM_BYTES, &mut text).await {
                Ok(()) => {
                    return checksum_in(&text).ok_or_else(|| {
                        Failed::ForGood("the download site tells no SHA-256 of the archive".to_owned())
                    });
                }
                Err(Failed::ForNow(why)) if pauses.pause(&why).await => {}
                Err(failed) => return Err(failed),
            }
        }
    }

    /// An edition's archive in a file without a name, of which this is the beginning. It has the checksum.
    pub(crate) async fn archive(
        &self,
        key: &LicenseKey,
        edition: &str,
        checksum: &str,
        until: Instant,
    ) -> Result<std::fs::File, Failed> {
        let mut pauses = Pauses::until(until);
        loop {
            let mut hashed = Hashed { file: new_file()?, hash: Sha256::new() };
            match self.fetch(key, edition, "tar.gz", MAX_ARCHIVE_BYTES, &mut hashed).await {
                Ok(()) => return Ok(hashed.verified(checksum)?),
                Err(Failed::ForNow(why)) if pauses.pause(&why).await => {}
                Err(failed) => return Err(failed),
            }
        }
    }

    /// Sends one request, and writes at most so many bytes of its answer to `sink` as they come.
    async fn fetch(
        &self,
        key: &LicenseKey,
        edition: &str,
        suffix: &str,
        most_bytes: u64,
        sink: &mut (impl Write + Send),
    ) -> Result<(), Failed> {
        let mut url = self.url.clone();
        url.query_pairs_mut()
            .append_pair("edition_id", edition)
            .append_pair("license_key", key.to_send())
            .append_pair("suffix", suffix);
        let mut answer = self.client.get(url).send().await.map_err(told)?;
        let status = answer.status();
        if status == StatusCode::UNAUTHORIZED {
            return Err(Failed::KeyRefused);
        }
        if !status.is_success() {
            let why = format!("the download site answers {status}");
            let passes = status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error();
            return Err(if passes { Failed::ForNow(why) } else { Failed::ForGood(why) });
        }
        let mut bytes = 0;
        while let Some(chunk) = answer.chunk().await.map_err(told)? {
            bytes += chunk.len() as u64;
            if bytes > most_bytes {
                return Err(Failed::ForGood(format!("the download site sends more than {most_bytes} bytes")));
            }
            sink.write_all(&chunk).map_err(|why| format!("the archive cannot be written to disk: {why}"))?;
        }
        Ok(())
    }
}

/// What went wrong with a request, down to its cause, and without its address.
fn told(error: reqwest::Error) -> Failed {
    let error = error.without_url();
    let mut why = error.to_string();
    let mut source = std::error::Error::source(&error);
    while let Some(cause) = source {
        why += &format!(": {cause}");
        source = cause.source();
    }
    Failed::ForNow(why)
}

/// The first word of a checksum file, if it is a SHA-256.
fn checksum_in(text: &[u8]) -> Option<String> {
    let word = std::str::from_utf8(text).ok()?.split_ascii_whitespace().next()?;
    (word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| word.to_ascii_lowercase())
}

fn new_file() -> Result<std::fs::File, String> {
    tempfile::tempfile().map_err(|why| format!("no file can be made on disk: {why}"))
}

/// A file whose checksum is known when it is written.
struct Hashed {
    file: std::fs::File,
    hash: Sha256,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

impl Hashed {
    /// The file, at its beginning, if it has this checksum.
    fn verified(mut self, checksum: &str) -> Result<std::fs::File, String> {
        let has: String = self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        if has != checksum {
            return Err(format!("the archive has the SHA-256 {has}, and should have {checksum}"));
        }
        self.file.rewind().map_err(|why| format!("the archive cannot be read from disk: {why}"))?;
        Ok(self.file)
    }
}

/// Pauses between attempts, as long as there is time for another one.
struct Pauses {
    left: u32,
    next: Duration,
    until: Instant,
}

impl Pauses {
    fn until(until: Instant) -> Pauses {
        Pauses { left: ATTEMPTS - 1, next: FIRST_PAUSE, until }
    }

    /// Pauses after an attempt that failed; whether there is another one.
    async fn pause(&mut self, why: &str) -> bool {
        if self.left == 0 || Instant::now() + self.next >= self.until {
            return false;
        }
        tracing::warn!(why, "tried again");
        tokio::time::sleep(self.next).await;
        self.left -= 1;
        self.next *= 2;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_the_first_word() {
        let hash = "0123456789ABCDEF".repeat(4);
        let file = format!("{hash}  GeoLite2-City_20261124.tar.gz\n");
        assert_eq!(checksum_in(file.as_bytes()), Some(hash.to_ascii_lowercase()));
        for text in ["", "\n", "not found", &hash[1..], &hash.replace('A', "g"), "\u{e9}"] {
            assert_eq!(checksum_in(text.as_bytes()), None, "{text:?}");
        }
        assert_eq!(checksum_in(b"\xff\xfe"), None);
    }

    #[test]
    fn a_file_counts_only_with_its_checksum() {
        let hashed = || {
            let mut hashed = Hashed { file: new_file().unwrap(), hash: Sha256::new() };
            hashed.write_all(b"abc").unwrap();
            hashed
        };
        // FIPS 180-2, appendix B.1.
        let of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let read = std::io::read_to_string(hashed().verified(of_abc).unwrap()).unwrap();
        assert_eq!(read, "abc");
        let other = "0".repeat(64);
        let why = hashed().verified(&other).unwrap_err();
        assert_eq!(why, format!("the archive has the SHA-256 {of_abc}, and should have {other}"));
    }

    #[tokio::test]
    async fn what_cannot_be_reached_is_told_without_the_address() {
        let site = Site::new(Some("http://127.0.0.1:9/secret-path")).unwrap();
        let key = LicenseKey::read("0123456789abcdEF").unwrap().unwrap();
        let Err(Failed::ForNow(why)) = site.checksum(&key, "GeoLite2-ASN", Instant::now()).await else {
            panic!("nothing listens there")
        };
        assert!(!why.contains("0123456789abcdEF") && !why.contains("secret-path"), "{why}");
        assert!(why.contains("refused"), "{why}");
    }

    #[test]
    fn a_mirror_has_to_be_an_address() {
        assert_eq!(Site::new(Some("mirror")).err(), Some("GEOIP_DOWNLOAD_URL: relative URL without a base".to_owned()));
    }
}
