//! One run: each database is renewed where there is a newer one, and the age of the oldest is told.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use siem_custom_resource::told;
use siem_lambda::{Metric, Metrics};
use tokio::time::{Instant, timeout_at};

use crate::bucket::GeoBucket;
use crate::database::Database;
use crate::license::LicenseKey;
use crate::site::{Failed, Site};

/// What es-loader looks for: with places of cities, those of countries are not needed.
const EDITIONS: [&str; 2] = ["GeoLite2-City", "GeoLite2-ASN"];
/// Of the function's time, what looking at the bucket in the end may need.
const LAST_LOOK: Duration = Duration::from_secs(5);
const DAY_SECONDS: u64 = 24 * 60 * 60;

const NO_KEY: &str = "there is no licence key of MaxMind, so no databases are fetched";
const KEY_REFUSED: &str = "MaxMind does not take the licence key (401). A new key takes some minutes until it works: then \
     the next daily run fetches the databases. Otherwise set the parameter GeoLite2LicenseKey to a valid one";

/// What a run works with.
pub(crate) struct Downloader {
    pub(crate) bucket: GeoBucket,
    pub(crate) secrets: aws_sdk_secretsmanager::Client,
    /// The secret with the licence key; none where the stack was given no key.
    pub(crate) secret_arn: Option<String>,
    pub(crate) site: Site,
}

/// What came of a run, in sentences.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Report {
    /// What is so now.
    pub(crate) done: Vec<String>,
    /// What somebody should do, while repeating the run at once would not help.
    pub(crate) warnings: Vec<String>,
    /// What failed.
    pub(crate) failures: Vec<String>,
}

impl Downloader {
    /// Renews what there is a newer one of, and ends before `end`. What becomes of one database is nothing to the other.
    pub(crate) async fn run(&self, end: Instant) -> Report {
        let mut report = Report::default();
        match self.license_key().await {
            Ok(None) => report.done.push(NO_KEY.to_owned()),
            Ok(Some(key)) => {
                self.renew(&key, end, &mut report).await;
                self.tell_age(&mut report).await;
            }
            Err(why) => report.failures.push(why),
        }
        report.log();
        report
    }

    async fn license_key(&self) -> Result<Option<LicenseKey>, String> {
        let Some(arn) = &self.secret_arn else { return Ok(None) };
        let secret = self.secrets.get_secret_value().secret_id(arn).send().await;
        let secret = secret.map_err(|error| told(&error, "reading the secret with the licence key"))?;
        LicenseKey::read(secret.secret_string().unwrap_or_default())
    }

    async fn renew(&self, key: &LicenseKey, end: Instant, report: &mut Report) {
        let left = end.saturating_duration_since(Instant::now());
        let until = Instant::now() + left - LAST_LOOK.min(left / 4);
        for edition in EDITIONS {
            let renewed = timeout_at(until, self.renew_one(key, edition, until)).await;
            match renewed.unwrap_or_else(|_| Err(Failed::ForNow("the function's time was over".to_owned()))) {
                Ok(done) => report.done.push(done),
                Err(Failed::KeyRefused) => {
                    report.warnings.push(KEY_REFUSED.to_owned());
                    return;
                }
                Err(Failed::ForNow(why) | Failed::ForGood(why)) => report.failures.push(format!("{edition}: {why}")),
            }
        }
    }

    /// Renews one database; what is so then.
    async fn renew_one(&self, key: &LicenseKey, edition: &'static str, until: Instant) -> Result<String, Failed> {
        let stored = self.bucket.look(edition).await?;
        let checksum = self.site.checksum(key, edition, until).await?;
        if let Some(stored) = stored.as_ref().filter(|stored| stored.archive_sha256 == checksum) {
            return Ok(format!("{edition} of {} is the newest there is", date(stored.build_epoch)));
        }
        let archive = self.site.archive(key, edition, &checksum, until).await?;
        let database = tokio::task::spawn_blocking(move || Database::unpack(archive, edition)).await;
        let database = database.map_err(|_| "the archive cannot be unpacked, by a defect".to_owned())??;
        let build_epoch = database.build_epoch;
        if let Some(stored) =
            stored.filter(|stored| !stored.archive_sha256.is_empty() && stored.build_epoch > build_epoch)
        {
            let [new, old] = [build_epoch, stored.build_epoch].map(date);
            return Ok(format!("{edition} of {old} stays: the download site has that of {new}"));
        }
        self.bucket.put(edition, &database, &checksum).await?;
        Ok(format!("{edition} is that of {} now", date(build_epoch)))
    }

    /// Writes the metric that the alarm for stale databases looks at.
    async fn tell_age(&self, report: &mut Report) {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut oldest = None;
        for edition in EDITIONS {
            match self.bucket.look(edition).await {
                Ok(Some(stored)) => oldest = oldest.max(Some(now.as_secs().saturating_sub(stored.build_epoch))),
                Ok(None) => {}
                Err(why) => report.failures.push(why),
            }
        }
        let Some(age_seconds) = oldest else { return };
        let mut metrics = Metrics::new("SIEM", env!("CARGO_PKG_NAME"));
        metrics.add_to_service(Metric::GeoIpDatabaseAgeDays, age_seconds / DAY_SECONDS);
        for line in metrics.lines(u64::try_from(now.as_millis()).unwrap_or(u64::MAX)) {
            emit(&line);
        }
    }
}

impl Report {
    fn log(&self) {
        for done in &self.done {
            tracing::info!("{done}");
        }
        for warning in &self.warnings {
            tracing::warn!("{warning}");
        }
        for failure in &self.failures {
            tracing::error!("{failure}");
        }
    }
}

/// The day of a time in seconds since 1970, in UTC.
fn date(epoch: u64) -> String {
    let time = i64::try_from(epoch).ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    time.map_or_else(|| format!("second {epoch}"), |time| time.strftime("%F").to_string())
}

/// Metrics are lines on standard output, from where CloudWatch takes them.
#[allow(clippy::print_stdout, reason = "that is how metrics leave a function")]
fn emit(line: &str) {
    println!("{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_named_by_its_day() {
        assert_eq!([0, 1_790_000_000].map(date), ["1970-01-01", "2026-09-21"]);
        assert_eq!(date(u64::MAX), "second 18446744073709551615");
    }
}
