//! The few calls that set a cluster up and look at it.

use opensearch::http::Method;
use serde::Deserialize;

use crate::cluster::{Cluster, ClusterError};
use crate::templates::Template;

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

    /// Installs a template, or replaces it.
    ///
    /// # Errors
    /// No answer, or the cluster refuses it.
    pub async fn install(&self, template: &Template) -> Result<(), ClusterError> {
        let path = format!("/{}/{}", template.kind, template.name);
        self.must(Method::Put, &path, Some(template.body.into())).await?;
        Ok(())
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

    async fn ask<T: serde::de::DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Option<Vec<u8>>,
    ) -> Result<T, ClusterError> {
        let answer = self.must(method, path, body).await?;
        serde_json::from_slice(&answer)
            .map_err(|error| ClusterError::Answer { path: path.to_owned(), why: error.to_string() })
    }
}
