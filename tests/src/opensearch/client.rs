//! The few HTTP calls that tests make, with JSON in and out.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::{Access, OpenSearch, security};

/// Longer than any call of a test takes on a busy machine.
const CALL_LIMIT: Duration = Duration::from_secs(60);

pub(super) fn build(ca_file: Option<&Path>) -> Result<reqwest::Client> {
    let mut builder = reqwest::Client::builder().timeout(CALL_LIMIT).no_proxy();
    if let Some(file) = ca_file {
        let pem = std::fs::read(file).with_context(|| file.display().to_string())?;
        builder = builder.tls_certs_only([reqwest::Certificate::from_pem(&pem)?]);
    }
    Ok(builder.build()?)
}

pub(super) async fn answers(client: &reqwest::Client, url: &str, access: Access) -> bool {
    let mut request = client.get(url).timeout(Duration::from_secs(5));
    if let Some((user, password)) = security::administrator(access) {
        request = request.basic_auth(user, Some(password));
    }
    request.send().await.is_ok_and(|response| response.status().is_success())
}

impl OpenSearch {
    /// Any call, as the administrator; the answer's status and JSON (null when it has no body).
    pub async fn request(&self, method: Method, path: &str, body: Option<&Value>) -> Result<(StatusCode, Value)> {
        let body = body.map(|body| body.to_string().into_bytes());
        self.send(method, path, "application/json", body).await
    }

    /// GET; an error status is an error.
    pub async fn get(&self, path: &str) -> Result<Value> {
        self.expect_success(Method::GET, path, None).await
    }

    /// PUT; an error status is an error.
    pub async fn put(&self, path: &str, body: &Value) -> Result<Value> {
        self.expect_success(Method::PUT, path, Some(body)).await
    }

    /// POST; an error status is an error.
    pub async fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.expect_success(Method::POST, path, Some(body)).await
    }

    /// DELETE; an error status is an error.
    pub async fn delete(&self, path: &str) -> Result<Value> {
        self.expect_success(Method::DELETE, path, None).await
    }

    /// POST `_bulk` with ready-made lines; the answer with its per-item results.
    pub async fn bulk(&self, ndjson: &str) -> Result<Value> {
        let body = Some(ndjson.as_bytes().to_vec());
        let (status, answer) = self.send(Method::POST, "_bulk", "application/x-ndjson", body).await?;
        if !status.is_success() {
            bail!("POST _bulk: {status}: {answer}");
        }
        Ok(answer)
    }

    /// Every document of the indices a pattern names, after a refresh, as hits (`_index`, `_id`, `_source`) in order of
    /// index and id. No index is no document; more than 10,000 is an error.
    pub async fn documents(&self, pattern: &str) -> Result<Vec<Value>> {
        self.search(pattern, &json!({"match_all": {}})).await
    }

    /// The same for the documents that a query matches.
    pub async fn search(&self, pattern: &str, query: &Value) -> Result<Vec<Value>> {
        const MOST: usize = 10_000;
        let lenient = "ignore_unavailable=true&allow_no_indices=true&expand_wildcards=all";
        self.expect_success(Method::POST, &format!("{pattern}/_refresh?{lenient}"), None).await?;
        let body = json!({"query": query, "size": MOST, "track_total_hits": true});
        let mut answer = self.post(&format!("{pattern}/_search?{lenient}"), &body).await?;
        let total = answer["hits"]["total"]["value"].as_u64().context("a search answer without a total")?;
        let Value::Array(mut hits) = answer["hits"]["hits"].take() else { bail!("a search answer without hits") };
        if hits.len() as u64 != total {
            bail!("{pattern}: {total} documents match, more than the {MOST} that one answer holds");
        }
        let place = |hit: &Value| (hit["_index"].to_string(), hit["_id"].to_string());
        hits.sort_by_key(place);
        Ok(hits)
    }

    async fn expect_success(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Value> {
        let (status, answer) = self.request(method.clone(), path, body).await?;
        if !status.is_success() {
            bail!("{method} {path}: {status}: {answer}");
        }
        Ok(answer)
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        content_type: &str,
        body: Option<Vec<u8>>,
    ) -> Result<(StatusCode, Value)> {
        let url = format!("{}/{}", self.url, path.trim_start_matches('/'));
        let mut request = self.client.request(method.clone(), &url);
        if let Some((user, password)) = self.credentials {
            request = request.basic_auth(user, Some(password));
        }
        if let Some(body) = body {
            request = request.header("Content-Type", content_type).body(body);
        }
        let response = request.send().await.with_context(|| format!("{method} {url}"))?;
        let status = response.status();
        let bytes = response.bytes().await?;
        let answer = if bytes.is_empty() {
            Value::Null
        } else {
            serde_json::from_slice(&bytes)
                .with_context(|| format!("{method} {url}: {status}: {}", String::from_utf8_lossy(&bytes)))?
        };
        Ok((status, answer))
    }
}
