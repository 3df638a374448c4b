//! Calls of a step: repeated while the cluster is not ready, and told apart by what their answers mean.

use bytes::Bytes;
use serde_json::Value;
use tokio::time::Instant;

use crate::cluster::{Answer, Cluster, ClusterError};
use crate::http::{Method, is_lasting};
use crate::look::read;
use crate::pause;
use crate::writer::WriterOptions;

/// Characters of an answer that are shown.
const SHOWN: usize = 300;

/// The way to a cluster, for a while.
pub(super) struct Line<'a> {
    pub(super) cluster: &'a Cluster,
    pub(super) until: Instant,
}

/// A call that changes the cluster. Any status from 200 to 299 is expected, and 409 where somebody was faster.
#[derive(Debug, PartialEq)]
pub(super) struct Write {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) body: Value,
    /// What is written, for people.
    pub(super) what: String,
}

impl Write {
    pub(super) fn put(path: impl Into<String>, body: Value, what: impl Into<String>) -> Write {
        Write { method: Method::Put, path: path.into(), body, what: what.into() }
    }

    pub(super) fn post(path: impl Into<String>, body: Value, what: impl Into<String>) -> Write {
        Write { method: Method::Post, ..Write::put(path, body, what) }
    }
}

/// What became of a call that changes the cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    Taken,
    /// Somebody else wrote the same since it was looked at.
    Overtaken,
}

/// A call has failed.
#[derive(Debug, thiserror::Error)]
pub(super) enum Trouble {
    /// No plugin knows the path.
    #[error("{path} is not served")]
    NotServed { path: String },
    /// An answer with a status that is not expected.
    #[error("{method} {path}: status {status}: {said}")]
    Status { method: &'static str, path: String, status: u16, said: String },
    /// No answer, or none of a cluster.
    #[error("{address}: {error}")]
    Call { address: String, error: ClusterError },
    /// Each time it was looked at anew, somebody else had written.
    #[error("somebody else changes the same all the time")]
    AlwaysOvertaken,
    /// An answer of success that tells of something else, or something beside the calls.
    #[error("{0}")]
    NotAsTold(String),
    /// One of the others, with what people have to know beside it.
    #[error("{told}")]
    Told { status: Option<u16>, told: String },
    /// There was more to do than there is time.
    #[error("time was over before {path}: what was done until then stays, and the next run goes on")]
    Late { path: String },
}

/// How a call goes out.
enum Way {
    Cluster,
    /// To OpenSearch Dashboards, with a body of this type.
    Dashboards(&'static str),
}

impl Trouble {
    pub(super) fn status(&self) -> Option<u16> {
        match self {
            Trouble::Status { status, .. } => Some(*status),
            Trouble::Told { status, .. } => *status,
            _ => None,
        }
    }

    /// The same in other words. That nobody serves a path stays what it is.
    pub(super) fn told(self, in_words: impl FnOnce(String) -> String) -> Trouble {
        match self {
            Trouble::NotServed { .. } => self,
            trouble => Trouble::Told { status: trouble.status(), told: in_words(trouble.to_string()) },
        }
    }
}

impl Line<'_> {
    /// What is at a path; `None` where it does not exist (404).
    pub(super) async fn find(&self, path: &str) -> Result<Option<Value>, Trouble> {
        match self.read(path).await {
            Ok(found) => Ok(Some(found)),
            Err(Trouble::Status { status: 404, .. }) => Ok(None),
            Err(trouble) => Err(trouble),
        }
    }

    /// What is at a path.
    pub(super) async fn read(&self, path: &str) -> Result<Value, Trouble> {
        match self.send(Method::Get, path, None).await? {
            Answer { status: 200..=299, body } => read(path, &body).map_err(|error| self.trouble(error)),
            answer => Err(refusal(Method::Get, path, &answer)),
        }
    }

    /// Writes.
    pub(super) async fn write(&self, write: &Write) -> Result<Written, Trouble> {
        let body = write.body.to_string().into_bytes();
        match self.send(write.method, &write.path, Some(body)).await? {
            Answer { status: 200..=299, .. } => Ok(Written::Taken),
            Answer { status: 409, .. } => Ok(Written::Overtaken),
            answer => Err(refusal(write.method, &write.path, &answer)),
        }
    }

    /// What OpenSearch Dashboards answers, if it does so in time.
    pub(super) async fn of_dashboards(
        &self,
        method: Method,
        path: &str,
        content_type: &'static str,
        body: Option<Bytes>,
    ) -> Result<Bytes, Trouble> {
        if Instant::now() >= self.until {
            return Err(Trouble::Late { path: path.to_owned() });
        }
        match self.send_by(&Way::Dashboards(content_type), method, path, body).await? {
            Answer { status: 200..=299, body } => Ok(body),
            answer => Err(refusal(method, path, &answer)),
        }
    }

    async fn send(&self, method: Method, path: &str, body: Option<Vec<u8>>) -> Result<Answer, Trouble> {
        self.send_by(&Way::Cluster, method, path, body.map(Bytes::from)).await
    }

    /// Sends until there is an answer that another attempt would not change, or time is over.
    async fn send_by(&self, way: &Way, method: Method, path: &str, body: Option<Bytes>) -> Result<Answer, Trouble> {
        let mut tries = 1;
        loop {
            let body = body.clone();
            let answer = match way {
                Way::Cluster => self.cluster.call(method, path, body.map(Vec::from)).await,
                Way::Dashboards(content_type) => self.cluster.dashboards(method, path, content_type, body).await,
            };
            let pause = pause::before(tries, &WriterOptions::default());
            if !may_be_better_later(&answer) || Instant::now() + pause >= self.until {
                return answer.map_err(|error| self.trouble(error));
            }
            tracing::info!(address = self.cluster.address(), path, tries, "the cluster is not ready: once more");
            tokio::time::sleep(pause).await;
            tries += 1;
        }
    }

    fn trouble(&self, error: ClusterError) -> Trouble {
        Trouble::Call { address: self.cluster.address().to_owned(), error }
    }
}

fn may_be_better_later(answer: &Result<Answer, ClusterError>) -> bool {
    match answer {
        // Not 500: that is how a node refuses a repository it cannot use.
        Ok(Answer { status, .. }) => matches!(status, 408 | 429 | 502 | 503 | 504),
        Err(ClusterError::Call { why, .. }) => !is_lasting(why),
        Err(_) => false,
    }
}

fn refusal(method: Method, path: &str, Answer { status, body }: &Answer) -> Trouble {
    let said = String::from_utf8_lossy(body);
    if is_not_served(*status, &said) {
        return Trouble::NotServed { path: path.to_owned() };
    }
    let said = reason(&said);
    Trouble::Status { method: method.name(), path: path.to_owned(), status: *status, said }
}

/// Whether a node says that none of its plugins knows a path: in so many words, or, before 2.0, by taking the path's
/// beginning for the name of an index.
fn is_not_served(status: u16, said: &str) -> bool {
    let words = ["no handler found for uri", "Incorrect HTTP method for uri", "[_plugins]"];
    matches!(status, 400 | 404 | 405) && words.iter().any(|words| said.contains(words))
}

/// What an answer says, as short as can be.
fn reason(said: &str) -> String {
    let told = serde_json::from_str::<Value>(said).ok().and_then(|answer| {
        let places = [&answer["error"]["reason"], &answer["message"], &answer["Message"], &answer["error"]];
        places.into_iter().find_map(Value::as_str).map(str::to_owned)
    });
    told.as_deref().or_else(|| title(said)).unwrap_or(said).trim().chars().take(SHOWN).collect()
}

/// Of a page, with which proxies answer.
fn title(page: &str) -> Option<&str> {
    let (_, title) = page.split_once("<title>")?;
    Some(title.split_once("</title>")?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_plugin_is_told_from_a_refusal() {
        let no_handler = "{\"error\":\"no handler found for uri [/_plugins/_ism/policies/x] and method [GET]\"}";
        let method = "{\"error\":\"Incorrect HTTP method for uri [/_plugins/x] and method [PUT], allowed: [GET]\",\"status\":405}";
        let index = "{\"error\":{\"type\":\"invalid_index_name_exception\",\"reason\":\"Invalid index name [_plugins], must not start with '_'.\"},\"status\":400}";
        assert!(is_not_served(400, no_handler) && is_not_served(405, method) && is_not_served(400, index));
        assert!(!is_not_served(
            404,
            "{\"error\":{\"type\":\"status_exception\",\"reason\":\"Policy not found\"},\"status\":404}"
        ));
        assert!(!is_not_served(403, no_handler));
    }

    #[test]
    fn a_reason_is_what_people_read() {
        let of_cluster =
            "{\"error\":{\"type\":\"security_exception\",\"reason\":\"no permissions for [x]\"},\"status\":403}";
        assert_eq!(reason(of_cluster), "no permissions for [x]");
        assert_eq!(reason("{\"status\":\"NOT_FOUND\",\"message\":\"role 'x' not found.\"}"), "role 'x' not found.");
        assert_eq!(reason("{\"Message\":\"User: anonymous is not authorized\"}"), "User: anonymous is not authorized");
        assert_eq!(reason(" Unauthorized\n"), "Unauthorized");
        assert_eq!(reason("<html>\n<head><title>502 Bad Gateway</title></head></html>"), "502 Bad Gateway");
        assert_eq!(reason(&"é".repeat(1000)).chars().count(), SHOWN);
    }
}
