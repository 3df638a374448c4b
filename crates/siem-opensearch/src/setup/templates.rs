//! The index templates.

use serde_json::Value;

use super::call::{Line, Trouble, Write};
use super::document;
use crate::cluster::{Answer, Cluster, ClusterError, succeeded};
use crate::http::Method;
use crate::look::read;
use crate::templates::{TEMPLATES, Template, VERSION};

/// Templates that are missing or older.
pub(super) async fn look(line: &Line<'_>) -> Result<Vec<Write>, Trouble> {
    let mut missing = Vec::new();
    for template in &TEMPLATES {
        let there = line.find(&template.path_of_version()).await?;
        if template.is_wanted(there.as_ref()) {
            missing.push(Write::put(template.path(), document(template.body), template.name));
        }
    }
    Ok(missing)
}

impl Cluster {
    /// Installs the templates that the cluster has not, or has in an older version, and names them. They hold for
    /// indices that are made from then on.
    ///
    /// # Errors
    /// No answer, or the cluster refuses: the user may write documents only, or a collection knows no templates.
    pub async fn install_templates(&self) -> Result<Vec<&'static str>, ClusterError> {
        let mut installed = Vec::new();
        for template in &TEMPLATES {
            let path = template.path_of_version();
            let there = match self.call(Method::Get, &path, None).await? {
                Answer { status: 404, .. } => None,
                answer => Some(read(&path, &succeeded(Method::Get, &path, answer)?)?),
            };
            if template.is_wanted(there.as_ref()) {
                self.must(Method::Put, &template.path(), Some(template.body.into())).await?;
                installed.push(template.name);
            }
        }
        Ok(installed)
    }
}

impl Template {
    fn path(&self) -> String {
        format!("/{}/{}", self.kind, self.name)
    }

    fn path_of_version(&self) -> String {
        format!("{}?filter_path=*.*.version", self.path())
    }

    /// Whether a cluster that says this of it should get it. One without a version is older than all.
    fn is_wanted(&self, there: Option<&Value>) -> bool {
        // `{"index_templates":[{"index_template":{"version":1}}]}`, and likewise for components.
        let (list, one) = (format!("{}s", &self.kind[1..]), &self.kind[1..]);
        there.is_none_or(|there| there[list.as_str()][0][one]["version"].as_u64().unwrap_or_default() < VERSION)
    }
}
