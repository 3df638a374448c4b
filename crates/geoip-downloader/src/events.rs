//! Who runs the function, and what each is told.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use lambda_runtime::{Error, LambdaEvent};
use serde_json::{Map, Value};
use siem_custom_resource::{Kind, Made, Maker, Outcome, Request};
use tokio::time::Instant;

use crate::downloader::{Downloader, Report};

/// There is one set of databases in an account.
const PHYSICAL_ID: &str = "geolite2-databases";
/// Bytes of a text that CloudFormation is told: its whole answer may have 4096.
const MAX_TEXT_BYTES: usize = 1000;

/// Handles one event: CloudFormation's are answered, and any other one is the schedule's.
///
/// # Errors
/// If a database could not be renewed: Lambda repeats the event, and counts the error. If CloudFormation cannot be answered.
pub(crate) async fn handle(
    downloader: &Arc<Downloader>,
    client: &reqwest::Client,
    event: LambdaEvent<Value>,
) -> Result<(), Error> {
    if ["RequestType", "ResponseURL"].iter().any(|name| event.payload.get(name).is_some()) {
        return siem_custom_resource::handle(downloader, client, event).await;
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let left = Duration::from_millis(event.context.deadline).saturating_sub(now);
    let report = downloader.run(Instant::now() + left).await;
    if report.failures.is_empty() { Ok(()) } else { Err(report.failures.join("; ").into()) }
}

impl Maker for Downloader {
    /// Without databases logs are loaded all the same, so whatever becomes of them the resource is made. With the stack
    /// nothing goes: the bucket stays.
    async fn make(&self, request: Request, end: Instant) -> Result<Outcome, String> {
        let data = match request.kind {
            Kind::Create | Kind::Update => data(self.run(end).await),
            Kind::Delete => Map::new(),
        };
        Ok(Outcome::Made(Made { physical_id: PHYSICAL_ID.to_owned(), data }))
    }

    async fn go_on(&self, _: Value) -> Result<(), String> {
        Err("nothing here takes so long".to_owned())
    }
}

/// What CloudFormation is told: `Databases`, and `Warning` where there is one.
fn data(report: Report) -> Map<String, Value> {
    let text = |sentences: &[String]| {
        let mut text = sentences.join("; ");
        text.truncate(text.floor_char_boundary(MAX_TEXT_BYTES));
        text
    };
    let warning = text(&[report.warnings, report.failures].concat());
    let mut data = Map::new();
    data.insert("Databases".to_owned(), text(&report.done).into());
    if !warning.is_empty() {
        data.insert("Warning".to_owned(), warning.into());
    }
    data
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_failed_is_a_warning() {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let report = Report { done: texts(&["a", "b"]), warnings: texts(&["c"]), failures: texts(&["d"]) };
        assert_eq!(Value::Object(data(report)), json!({"Databases": "a; b", "Warning": "c; d"}));
        let report = Report { done: texts(&["a"]), ..Report::default() };
        assert_eq!(Value::Object(data(report)), json!({"Databases": "a"}));
    }

    #[test]
    fn what_is_told_fits_into_an_answer() {
        let long = vec!["€".repeat(1000)];
        let report = Report { done: long.clone(), warnings: Vec::new(), failures: long };
        let cut = "€".repeat(333);
        assert_eq!(Value::Object(data(report)), json!({"Databases": cut, "Warning": cut}));
    }
}
