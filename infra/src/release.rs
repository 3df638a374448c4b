//! A template as it is published: with the place of the functions' code, and the architecture that was built.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use thiserror::Error;

use crate::{BUCKET_PLACEHOLDER, PATH_PLACEHOLDER};

/// What the functions are built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Architecture {
    /// Intel and AMD: in every region.
    X86_64,
    /// Graviton.
    Arm64,
}

impl Architecture {
    /// Lambda's name of it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Architecture::X86_64 => "x86_64",
            Architecture::Arm64 => "arm64",
        }
    }
}

/// Where a published template finds the functions' code.
#[derive(Debug)]
pub struct Release<'a> {
    /// The bucket.
    pub bucket: &'a str,
    /// Solution and version: what every key begins with.
    pub path: &'a str,
    /// What the code is built for.
    pub architecture: Architecture,
    /// Names of zips, by package; one that is not here is called like its package.
    pub zips: BTreeMap<String, String>,
}

/// A template that cannot be published.
#[derive(Debug, Error)]
pub enum ReleaseError {
    /// It is no JSON.
    #[error("the template is no JSON: {0}")]
    NoJson(#[from] serde_json::Error),
    /// A function's code is at another place than where the placeholders say.
    #[error("the code of {0} is not where the template keeps code")]
    CodeElsewhere(String),
}

impl Release<'_> {
    /// A template with its placeholders filled in: the same template and release give the same bytes. One without
    /// functions is published as it is.
    ///
    /// # Errors
    /// If it is none of ours.
    pub fn of(&self, text: &str) -> Result<String, ReleaseError> {
        let mut template: Json = serde_json::from_str(text)?;
        if codes(&mut template).next().is_none() {
            return Ok(text.to_owned());
        }
        for (id, code) in codes(&mut template) {
            let package = package_of(id, code)?.to_owned();
            let zip = self.zips.get(&package).cloned().unwrap_or_else(|| format!("{package}.zip"));
            code["S3Bucket"] = self.bucket.into();
            code["S3Key"] = format!("{}/assets/{zip}", self.path).into();
        }
        self.set_versions(&mut template);
        template["Mappings"]["Functions"]["Architecture"]["Name"] = self.architecture.name().into();
        Ok(format!("{template:#}\n"))
    }
}

impl Release<'_> {
    /// What a function put into the domain is put there again when its code is another: templates, roles, policies and
    /// dashboards are part of it, and the name of its zip comes from its content.
    fn set_versions(&self, template: &mut Json) {
        let keys: BTreeMap<String, String> = codes(template)
            .filter_map(|(id, code)| Some((id.to_owned(), code["S3Key"].as_str()?.rsplit('/').next()?.to_owned())))
            .filter(|(_, zip)| self.zips.values().any(|named| named == zip))
            .collect();
        let resources = template["Resources"].as_object_mut().into_iter().flatten();
        for properties in resources.map(|(_, resource)| &mut resource["Properties"]) {
            let zip = properties["ServiceToken"]["Fn::GetAtt"][0].as_str().and_then(|function| keys.get(function));
            if let (Some(zip), true) = (zip, properties["ConfigVersion"].is_string()) {
                properties["ConfigVersion"] = zip.as_str().into();
            }
        }
    }
}

/// The packages whose code a template runs, in order of their names: crates, and names of zips.
///
/// # Errors
/// If it is none of ours.
pub fn packages(template: &str) -> Result<Vec<String>, ReleaseError> {
    let mut template: Json = serde_json::from_str(template)?;
    let mut packages = codes(&mut template)
        .map(|(id, code)| package_of(id, code).map(str::to_owned))
        .collect::<Result<Vec<String>, ReleaseError>>()?;
    packages.sort_unstable();
    packages.dedup();
    Ok(packages)
}

/// `Code` of each function, by its logical id.
fn codes(template: &mut Json) -> impl Iterator<Item = (&str, &mut Json)> {
    let resources = template["Resources"].as_object_mut().into_iter().flatten();
    resources
        .filter(|(_, resource)| resource["Type"] == "AWS::Lambda::Function")
        .map(|(id, resource)| (id.as_str(), &mut resource["Properties"]["Code"]))
}

fn package_of<'c>(id: &str, code: &'c Json) -> Result<&'c str, ReleaseError> {
    let name = code["S3Key"].as_str().and_then(|key| key.strip_prefix(PATH_PLACEHOLDER)?.strip_prefix("/assets/"));
    name.and_then(|name| name.strip_suffix(".zip"))
        .filter(|_| code["S3Bucket"] == BUCKET_PLACEHOLDER)
        .ok_or_else(|| ReleaseError::CodeElsewhere(id.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn main_template() -> String {
        crate::templates().unwrap().swap_remove(0).1
    }

    fn release() -> Release<'static> {
        let zips = BTreeMap::from([("es-loader".to_owned(), "es-loader-0123.zip".to_owned())]);
        Release { bucket: "amzn-s3-demo-bucket", path: "siem/v1", architecture: Architecture::Arm64, zips }
    }

    #[test]
    fn a_published_template_names_bucket_key_and_architecture() {
        let published: Json = serde_json::from_str(&release().of(&main_template()).unwrap()).unwrap();
        let function = |id: &str| published["Resources"][id]["Properties"]["Code"].clone();
        let code = |key: &str| serde_json::json!({ "S3Bucket": "amzn-s3-demo-bucket", "S3Key": key });
        assert_eq!(function("LambdaEsLoader"), code("siem/v1/assets/es-loader-0123.zip"));
        assert_eq!(function("LambdaDeployAES"), code("siem/v1/assets/deploy-aes.zip"));
        assert_eq!(published["Mappings"]["Functions"]["Architecture"]["Name"], "arm64");
        assert!(!published.to_string().contains("%%"), "a placeholder is left");
    }

    #[test]
    fn other_code_configures_the_domain_again() {
        let version = |zip: &str| {
            let zips = BTreeMap::from([("configure-aes".to_owned(), zip.to_owned())]);
            let published: Json =
                serde_json::from_str(&Release { zips, ..release() }.of(&main_template()).unwrap()).unwrap();
            let of = |id: &str| published["Resources"][id]["Properties"]["ConfigVersion"].clone();
            (of("AesSiemDomainConfiguredR2"), of("AesSiemDomainDeployedR2"))
        };
        let named = env!("CARGO_PKG_VERSION").into();
        assert_eq!(version("configure-aes-01.zip"), ("configure-aes-01.zip".into(), named));
        assert_ne!(version("configure-aes-01.zip"), version("configure-aes-02.zip"));
    }

    /// With the names that are in it, a template stays as it is, byte for byte.
    #[test]
    fn nothing_else_changes() {
        let (bucket, path) = (BUCKET_PLACEHOLDER, PATH_PLACEHOLDER);
        let same = Release { bucket, path, architecture: Architecture::X86_64, zips: BTreeMap::new() };
        assert_eq!(same.of(&main_template()).unwrap(), main_template());
    }

    #[test]
    fn a_template_without_functions_stays_as_it_is() {
        let text = "{\n \"Resources\": {}\n}\n";
        assert_eq!(release().of(text).unwrap(), text);
    }

    #[test]
    fn a_published_template_is_not_published_again() {
        let published = release().of(&main_template()).unwrap();
        assert!(matches!(release().of(&published), Err(ReleaseError::CodeElsewhere(_))));
        assert!(matches!(packages("{"), Err(ReleaseError::NoJson(_))));
    }

    #[test]
    fn packages_are_those_of_the_functions() {
        let packages = packages(&main_template()).unwrap();
        assert!(packages.is_sorted());
        for package in ["bucket-notifications-handler", "deploy-aes", "es-loader"] {
            assert!(packages.iter().any(|known| known == package), "{package}");
        }
    }
}
