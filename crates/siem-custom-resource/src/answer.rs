//! What CloudFormation is told (AWS CloudFormation user guide, "Custom resource response objects").

use std::time::Duration;

use reqwest::header::CONTENT_TYPE;
use serde_json::{Map, Value, json};
use tokio::time::Instant;

/// Bytes of an answer; CloudFormation takes no more.
const MAX_BYTES: usize = 4096;
/// Bytes of a reason: the console shows the beginning.
const MAX_REASON_BYTES: usize = 1000;
/// Pauses between attempts double from this one on.
const FIRST_PAUSE: Duration = Duration::from_millis(200);
/// Longest time for one attempt.
const ATTEMPT: Duration = Duration::from_secs(10);

/// A resource that is there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Made {
    /// Its id: the same one as long as it is the same resource.
    pub physical_id: String,
    /// What other resources may read of it (`Fn::GetAtt`). Nothing secret: it shows in the stack.
    pub data: Map<String, Value>,
}

/// Where an answer goes, and for whom. It is read from the event as leniently as can be, so that also what is no request
/// gets an answer.
#[derive(Clone)]
pub(crate) struct ReturnAddress {
    url: String,
    stack_id: String,
    request_id: String,
    logical_id: String,
    physical_id: Option<String>,
}

impl ReturnAddress {
    /// The address in an event, if it has one.
    pub(crate) fn of(event: &Value) -> Option<ReturnAddress> {
        let text = |name: &str| event.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let url = text("ResponseURL");
        (!url.is_empty()).then(|| ReturnAddress {
            url,
            stack_id: text("StackId"),
            request_id: text("RequestId"),
            logical_id: text("LogicalResourceId"),
            physical_id: Some(text("PhysicalResourceId")).filter(|id| !id.is_empty()),
        })
    }

    /// The answer as JSON, within CloudFormation's bounds.
    fn body(&self, result: &Result<Made, String>) -> String {
        let answer = |status: &str, reason: &str, physical_id: &str, data: &Map<String, Value>| {
            json!({
                "Status": status,
                "Reason": reason,
                "PhysicalResourceId": physical_id,
                "StackId": self.stack_id,
                "RequestId": self.request_id,
                "LogicalResourceId": self.logical_id,
                "Data": data,
            })
            .to_string()
        };
        let failed = |reason: &str| {
            // One that was not made needs an id all the same, by which it is deleted again.
            let id = self.physical_id.as_deref().unwrap_or(&self.logical_id);
            answer("FAILED", cut(reason), id, &Map::new())
        };
        match result {
            Ok(made) => {
                let body = answer("SUCCESS", "", &made.physical_id, &made.data);
                if body.len() <= MAX_BYTES {
                    body
                } else {
                    failed("what was made has more to tell than CloudFormation takes")
                }
            }
            Err(reason) => failed(reason),
        }
    }

    /// Sends the answer, again and again until `end`; whether it was taken.
    pub(crate) async fn send(&self, client: &reqwest::Client, result: &Result<Made, String>, end: Instant) -> bool {
        let body = self.body(result);
        let mut pause = FIRST_PAUSE;
        loop {
            // The address is signed for a request without a type.
            let request = client.put(&self.url).header(CONTENT_TYPE, "").body(body.clone()).timeout(ATTEMPT);
            let told = match request.send().await {
                Ok(answer) if answer.status().is_success() => return true,
                Ok(answer) => answer.status().to_string(),
                // With the address it would be a secret.
                Err(error) => error.without_url().to_string(),
            };
            tracing::warn!(told, "the answer is not taken");
            if Instant::now() + pause >= end {
                return false;
            }
            tokio::time::sleep(pause).await;
            pause *= 2;
        }
    }
}

/// A reason as it is shown.
fn cut(reason: &str) -> &str {
    let mut end = reason.len().min(MAX_REASON_BYTES);
    while !reason.is_char_boundary(end) {
        end -= 1;
    }
    &reason[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address() -> ReturnAddress {
        let event =
            json!({"ResponseURL": "https://example.com/a", "StackId": "s", "RequestId": "r", "LogicalResourceId": "L"});
        ReturnAddress::of(&event).unwrap()
    }

    fn told(result: &Result<Made, String>) -> Value {
        serde_json::from_str(&address().body(result)).unwrap()
    }

    #[test]
    fn what_was_made_has_its_id_and_what_it_tells() {
        let data = Map::from_iter([("Endpoint".to_owned(), json!("search.example.com"))]);
        let answer = told(&Ok(Made { physical_id: "domain".into(), data }));
        let expected = json!({
            "Status": "SUCCESS", "Reason": "", "PhysicalResourceId": "domain", "StackId": "s", "RequestId": "r",
            "LogicalResourceId": "L", "Data": {"Endpoint": "search.example.com"},
        });
        assert_eq!(answer, expected);
    }

    #[test]
    fn what_failed_says_why_and_can_be_deleted() {
        let answer = told(&Err("é".repeat(2000)));
        assert_eq!((&answer["Status"], &answer["PhysicalResourceId"]), (&json!("FAILED"), &json!("L")));
        assert_eq!(answer["Reason"].as_str().unwrap(), "é".repeat(500));
    }

    #[test]
    fn an_answer_that_is_too_long_is_a_failure() {
        let data = Map::from_iter([("Text".to_owned(), json!("x".repeat(5000)))]);
        let answer = told(&Ok(Made { physical_id: "domain".into(), data }));
        assert_eq!(answer["Reason"], "what was made has more to tell than CloudFormation takes");
    }

    #[test]
    fn without_an_address_there_is_no_answer() {
        assert!(ReturnAddress::of(&json!({"RequestType": "Create"})).is_none());
        assert!(ReturnAddress::of(&json!("text")).is_none());
    }
}
