//! The few calls that look at a cluster.

use serde::Deserialize;
use serde_json::Value;

use crate::cluster::{Cluster, ClusterError};
use crate::http::Method;

/// What a cluster says it is. Serverless collections do not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// `opensearch`; Elasticsearch names none.
    pub distribution: Option<String>,
    /// `2.19.4`.
    pub version: String,
}

impl Cluster {
    /// Asks which product it is.
    ///
    /// # Errors
    /// No answer, a status that is an error, or an answer of something else than a cluster.
    pub async fn product(&self) -> Result<Product, ClusterError> {
        #[derive(Deserialize)]
        struct Root {
            version: Version,
        }
        #[derive(Deserialize)]
        struct Version {
            distribution: Option<String>,
            number: String,
        }
        let root: Root = self.ask(Method::Get, "/", None).await?;
        Ok(Product { distribution: root.version.distribution, version: root.version.number })
    }

    /// Makes what was written to the indices of a pattern visible to search. No index is no error.
    ///
    /// # Errors
    /// No answer, or the cluster refuses.
    pub async fn refresh(&self, pattern: &str) -> Result<(), ClusterError> {
        self.must(Method::Post, &format!("/{pattern}/_refresh?ignore_unavailable=true"), None).await?;
        Ok(())
    }

    /// Documents in the indices of a pattern that search sees.
    ///
    /// # Errors
    /// No answer, or the cluster refuses.
    pub async fn count(&self, pattern: &str) -> Result<u64, ClusterError> {
        #[derive(Deserialize)]
        struct Count {
            count: u64,
        }
        let path = format!("/{pattern}/_count?ignore_unavailable=true");
        Ok(self.ask::<Count>(Method::Get, &path, None).await?.count)
    }

    /// The same for the documents that a query matches.
    ///
    /// # Errors
    /// No answer, or the cluster refuses.
    pub async fn count_of(&self, pattern: &str, query: &Value) -> Result<u64, ClusterError> {
        let path = format!("/{pattern}/_count?ignore_unavailable=true");
        let body = serde_json::json!({"query": query}).to_string().into_bytes();
        let counted: Value = self.ask(Method::Post, &path, Some(body)).await?;
        let no_number = || ClusterError::Answer { path: path.clone(), why: "it holds no count".into() };
        counted["count"].as_u64().ok_or_else(no_number)
    }

    async fn ask<T: serde::de::DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Option<Vec<u8>>,
    ) -> Result<T, ClusterError> {
        read(path, &self.must(method, path, body).await?)
    }
}

pub(crate) fn read<T: serde::de::DeserializeOwned>(path: &str, answer: &[u8]) -> Result<T, ClusterError> {
    serde_json::from_slice(answer)
        .map_err(|error| ClusterError::Answer { path: path.to_owned(), why: error.to_string() })
}
